//! Amounts of money: `$75 million`, `US$1.5bn`, `€20`, `50 million USD`, `450,000 yen`, `$5-10 million`, `five dollars and 20 cents`.
//!
//! The unit is the currency's code in small letters (ISO 4217). `pounds` behind a number are money only as `pounds sterling`; else they are a weight.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::{
    Found, QuantityKind,
    numbers::{self, Shape},
    parts::Parts,
    ranges::{self, Range},
};
use crate::parse::lexicon;

/// A currency or its hundredth part.
#[derive(Clone, Copy, PartialEq, Debug)]
struct Currency {
    code: &'static str,
    /// 1, or 0.01 for cents.
    size: f64,
}

/// Currencies by their signs, codes and words.
static CURRENCIES: LazyLock<FxHashMap<&str, Currency>> = LazyLock::new(|| {
    let mut currencies = FxHashMap::default();
    for line in lexicon::lines(include_str!("../../../assets/lexicon/currencies.txt")) {
        let mut forms = line.split_whitespace();
        let Some(code) = forms.next() else { continue };
        let (code, size) =
            code.split_once('/').map_or((code, 1.0), |(code, parts)| (code, parts.parse().map_or(0.01, |parts: f64| 1.0 / parts)));
        for form in forms {
            currencies.insert(form, Currency { code, size });
        }
    }
    currencies
});

/// A nation's words and its currency's code, by the currency's word.
type National = FxHashMap<&'static str, Vec<(Vec<&'static str>, &'static str)>>;

/// Currencies told by their nation, by the currency's word: the words of the nation, and the code.
static NATIONAL: LazyLock<National> = LazyLock::new(|| {
    let mut national = National::default();
    for line in lexicon::lines(include_str!("../../../assets/lexicon/national_currencies.txt")) {
        let mut fields = line.split_whitespace();
        let (Some(code), Some(nation)) = (fields.next(), fields.next()) else { continue };
        let nation: Vec<_> = nation.split('-').collect();
        fields.for_each(|word| national.entry(word).or_default().push((nation.clone(), code)));
    }
    national
});

/// Signs and codes with which amounts start.
pub(super) fn first_words() -> impl Iterator<Item = &'static str> {
    let countries = ["us", "u.s.", "c", "ca", "can", "a", "au", "nz", "hk", "s", "nt", "r", "between"];
    CURRENCIES.keys().copied().chain(countries)
}

/// The amount that starts with a sign or code at the part `at`.
pub(super) fn at(parts: &Parts, at: usize) -> Option<Found> {
    let between = usize::from(parts.word(at) == "between");
    let (code, number_at) = sign(parts, at + between)?;
    let mut range = ranges::read(parts, number_at)?;
    if between == 1 && parts.word(range.to) == "and" {
        // `between $5 and $10`.
        let second_at = range.to + 1 + usize::from(sign(parts, range.to + 1).is_some());
        if let Some(second) = numbers::read(parts, second_at).filter(|second| second.high > range.low) {
            let low = if second.scale > 1.0 && range.low < 1000.0 { range.low * second.scale } else { range.low };
            range = Range { to: second.to, low, high: second.high, two: true, ..range };
        }
    } else if between == 1 {
        return None;
    }
    let million = match parts.word(range.to) {
        "m" if parts.glued(range.to) => 1e6,
        "t" if parts.glued(range.to) => 1e12,
        _ => 1.0,
    };
    let mut to = range.to + usize::from(million > 1.0);
    // `$5 USD`, `$20 dollars`.
    if CURRENCIES.get(parts.word(to)).is_some_and(|same| {
        same.size == 1.0 && parts.get(to).is_some_and(|part| part.text.starts_with(char::is_alphabetic)) && !is_ordinary(parts, to)
    }) {
        to += 1;
    }
    Some(Found::number(at, to, QuantityKind::Money, (range.low * million, range.high * million), Some(code)))
}

/// The amount whose number or range starts at the part `from`, with the currency behind it.
pub(super) fn behind(parts: &Parts, from: usize, range: &Range) -> Option<Found> {
    let million = parts.glued(range.to) && matches!(parts.word(range.to), "m") && currency(parts, range.to + 1).is_some();
    let mut factor = if million { 1e6 } else { 1.0 };
    let (money, mut to) = currency(parts, range.to + usize::from(million))?;
    if range.shape == Shape::Fraction {
        return None;
    }
    // `75 USD million`.
    if let "million" | "billion" | "trillion" = parts.word(to) {
        factor *= match parts.word(to) {
            "million" => 1e6,
            "billion" => 1e9,
            _ => 1e12,
        };
        to += 1;
    }
    let (mut low, mut high) = (range.low * factor * money.size, range.high * factor * money.size);
    // `five dollars and 20 cents`, `15 dollars 50`.
    let and = usize::from(parts.word(to) == "and");
    if money.size == 1.0
        && let Some(rest) =
            numbers::read(parts, to + and).filter(|rest| rest.low < 100.0 && rest.low.fract() == 0.0 && rest.shape != Shape::Vague)
    {
        let cents = currency(parts, rest.to)
            .filter(|(small, _)| small.size < 1.0 && (small.code == money.code || matches!(small.code, "usd" | "gbp")));
        let bare = and == 0
            && rest.low >= 10.0
            && !parts.get(rest.to).is_some_and(|next| {
                next.text.starts_with(char::is_alphabetic) && !matches!(&*next.lower, "more" | "for" | "and" | "or" | "in" | "at")
            });
        if cents.is_some() || bare {
            (low, high) = (low + rest.low / 100.0, high + rest.low / 100.0);
            to = cents.map_or(rest.to, |(_, end)| end);
        }
    }
    Some(Found::number(from, to, QuantityKind::Money, (low, high), Some(money.code)))
}

/// A sign or code in front of a number: the currency's code and the part where the number starts.
fn sign(parts: &Parts, at: usize) -> Option<(&'static str, usize)> {
    // `us $`, `C$`, `HK$`, `nzd$`.
    let country = match parts.word(at) {
        "us" | "u.s." | "usd" => Some("usd"),
        "c" | "ca" | "can" | "cad" => Some("cad"),
        "a" | "au" | "aud" => Some("aud"),
        "nz" | "nzd" => Some("nzd"),
        "hk" | "hkd" => Some("hkd"),
        "s" | "sgd" => Some("sgd"),
        "nt" | "twd" => Some("twd"),
        "r" | "brl" => Some("brl"),
        _ => None,
    };
    if let Some(code) = country
        && parts.word(at + 1) == "$"
        && (parts.glued(at + 1) || code != "aud" || parts.capital(at))
        && parts.digits(at + 2)
    {
        return Some((code, at + 2));
    }
    let part = parts.get(at)?;
    let currency = CURRENCIES.get(part.lower.trim_end_matches('.'))?;
    let is_sign = !part.text.starts_with(char::is_alphabetic);
    let is_code = part.text.len() == 3 && part.text.bytes().all(|b| b.is_ascii_uppercase())
        || matches!(part.text, "Rs" | "Rs." | "Rp" | "Rp." | "RM");
    if !(is_sign || is_code) || currency.size < 1.0 {
        return None;
    }
    let stop = usize::from(is_code && parts.word(at + 1) == ".");
    parts.digits(at + 1 + stop).then_some((currency.code, at + 1 + stop))
}

/// The currency in words or as a code at the part `at`, with a nation before it (`Canadian dollars`).
fn currency(parts: &Parts, at: usize) -> Option<(Currency, usize)> {
    if parts.are(at, &["pounds", "sterling"]) || parts.are(at, &["pound", "sterling"]) {
        return Some((Currency { code: "gbp", size: 1.0 }, at + 2));
    }
    if let Some(found) = (at + 1..at + 3).find_map(|word| national(parts, at, word)) {
        return Some(found);
    }
    let currency = CURRENCIES.get(parts.word(at))?;
    (!is_ordinary(parts, at)).then_some((*currency, at + 1))
}

/// The currency whose word stands at `word` and whose nation fills the parts from `at` up to there: `New Zealand dollars`.
fn national(parts: &Parts, at: usize, word: usize) -> Option<(Currency, usize)> {
    let nations = NATIONAL.get(parts.word(word))?;
    let (_, code) = nations.iter().find(|(nation, _)| nation.len() == word - at && parts.are(at, nation))?;
    Some((Currency { code, size: 1.0 }, word + 1))
}

/// Codes and short forms that are common words or units where they are not in capitals (`try`, `all`, `p`).
fn is_ordinary(parts: &Parts, at: usize) -> bool {
    parts.get(at).is_some_and(|part| match &*part.lower {
        "p" | "c" => !part.glued,
        lower => {
            lower.len() == 3
                && lower != "yen"
                && lower != "won"
                && part.text.starts_with(char::is_lowercase)
                && CURRENCIES.get(lower).is_some_and(|found| found.code == lower)
                && lower != "usd"
                && lower != "eur"
        }
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn signs_before() {
        check(
            "It cost $75 million, US$1.5bn, €20, £5.50, C$16.4 million, Rs 500 crore, EUR 20 million, $1.2m.",
            &[
                "$75 million = money 75000000 usd",
                "US$1.5bn = money 1500000000 usd",
                "€20 = money 20 eur",
                "£5.50 = money 5.5 gbp",
                "C$16.4 million = money 16400000 cad",
                "Rs 500 crore = money 5000000000 inr",
                "EUR 20 million = money 20000000 eur",
                "$1.2m = money 1200000 usd",
            ],
        );
    }

    #[test]
    fn nations_tell_currencies_apart() {
        check(
            "It cost 5 Argentine pesos, 3 trillion South Korean won, 20 New Zealand dollars, 9 Syrian pounds and 80 kopecks.",
            &[
                "5 Argentine pesos = money 5 ars",
                "3 trillion South Korean won = money 3000000000000 krw",
                "20 New Zealand dollars = money 20 nzd",
                "9 Syrian pounds = money 9 syp",
                "80 kopecks = money 0.8 rub",
            ],
        );
    }

    #[test]
    fn words_behind() {
        check(
            "It cost 450,000 yen, two and a half million dollars, 50 million USD, 75 USD million, five dollars and 20 cents, 15 dollars 50, fifty cents, 5 Canadian dollars.",
            &[
                "450,000 yen = money 450000 jpy",
                "two and a half million dollars = money 2500000 usd",
                "50 million USD = money 50000000 usd",
                "75 USD million = money 75000000 usd",
                "five dollars and 20 cents = money 5.2 usd",
                "15 dollars 50 = money 15.5 usd",
                "fifty cents = money 0.5 usd",
                "5 Canadian dollars = money 5 cad",
            ],
        );
    }

    #[test]
    fn vague_amounts_have_bounds() {
        check(
            "It cost hundreds of millions of dollars.",
            &["hundreds of millions of dollars = money 200000000..999000000 usd About"],
        );
    }

    #[test]
    fn ranges_share_their_sign() {
        check(
            "Pay $5-10 million, $7.5 million to $8 million, between $5 and $10 million.",
            &[
                "$5-10 million = money 5000000..10000000 usd",
                "$7.5 million to $8 million = money 7500000..8000000 usd",
                "between $5 and $10 million = money 5000000..10000000 usd",
            ],
        );
    }
}
