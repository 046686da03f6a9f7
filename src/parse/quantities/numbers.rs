//! Numbers in digits and words.
//!
//! `1,200.5`, `3.5 million`, `75m`, `two hundred and five`, `a dozen`, `half a million`, `two and a half`, `two-thirds`, `dozens`, `a few hundred`.
//! Roman numerals are not read.

mod digits;

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use self::digits::{in_digits, tidy};
use super::parts::Parts;
use crate::parse::lexicon;

/// No number has more words.
const MAX_PARTS: usize = 16;

/// How a number is given.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Shape {
    /// In digits, or digits and a word for a power of ten.
    Digits,
    /// In words.
    Words,
    /// As a fraction below one: `two-thirds`, `half`.
    Fraction,
    /// Only its size is said: `dozens`, `several`, `a few hundred`.
    Vague,
}

/// A number in the parts up to `to`.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Number {
    pub(super) to: usize,
    pub(super) low: f64,
    pub(super) high: f64,
    pub(super) shape: Shape,
    /// The power of ten in words or letters behind it (1,000,000 for `3 million`), 1 where there is none.
    pub(super) scale: f64,
}

/// What a word means in a number.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Word {
    /// Zero to nineteen.
    Unit(f64),
    /// Twenty to ninety.
    Tens(f64),
    /// A hundred, thousand, million …, a dozen.
    Scale(f64),
    /// The same in the plural, which alone is vague.
    Scales(f64),
    /// Third, quarter, tenth: what one is divided by.
    Part(f64),
    /// Thirds, quarters, tenths.
    Parts(f64),
}

static WORDS: LazyLock<FxHashMap<&str, Word>> = LazyLock::new(|| {
    lexicon::lines(include_str!("../../../assets/lexicon/number_words.txt"))
        .filter_map(|line| {
            let mut fields = line.split_whitespace();
            let (word, kind, value) = (fields.next()?, fields.next()?, fields.next()?.parse().ok()?);
            let meaning = match kind {
                "unit" => Word::Unit(value),
                "tens" => Word::Tens(value),
                "scale" => Word::Scale(value),
                "scales" => Word::Scales(value),
                "part" => Word::Part(value),
                "parts" => Word::Parts(value),
                _ => return None,
            };
            Some((word, meaning))
        })
        .collect()
});

/// The words of which numbers are made.
pub(super) fn words() -> impl Iterator<Item = &'static str> {
    WORDS.keys().copied()
}

/// The number that starts at the part `at`.
pub(super) fn read(parts: &Parts, at: usize) -> Option<Number> {
    let number = if parts.digits(at) {
        in_digits(parts, at)
    } else {
        vague(parts, at).or_else(|| fraction(parts, at)).or_else(|| in_words(parts, at))
    }?;
    Some(with_half(parts, number))
}

/// The meaning of the part `at`, if it is a number word.
fn word(parts: &Parts, at: usize) -> Option<Word> {
    WORDS.get(parts.word(at)).copied()
}

/// The power of ten that the part `at` stands for, in words, or in letters where they stand directly behind digits.
fn scale(parts: &Parts, at: usize) -> Option<f64> {
    if let Some(Word::Scale(value) | Word::Scales(value)) = word(parts, at) {
        return Some(value);
    }
    let value = match parts.word(at) {
        "bn" | "bln" => 1e9,
        "mn" | "mln" => 1e6,
        "tn" | "trn" => 1e12,
        "k" if parts.glued(at) => 1e3,
        // `3.5M`, `7m people`; `7m` alone is a length.
        "m" if parts.glued(at) && (parts.capital(at) || parts.is_one(at + 1, &COUNTED_IN_MILLIONS)) => 1e6,
        "b" if parts.glued(at) => 1e9,
        _ => return None,
    };
    Some(value)
}

/// What newspapers count in millions, for which they write `m`.
const COUNTED_IN_MILLIONS: [&str; 30] = [
    "people",
    "children",
    "adults",
    "women",
    "men",
    "voters",
    "users",
    "workers",
    "households",
    "homes",
    "jobs",
    "doses",
    "copies",
    "customers",
    "passengers",
    "visitors",
    "viewers",
    "barrels",
    "cases",
    "deaths",
    "followers",
    "members",
    "records",
    "refugees",
    "residents",
    "shares",
    "students",
    "subscribers",
    "tickets",
    "vehicles",
];

/// `dozens`, `hundreds of thousands`, `a few hundred`, `several`, `a couple of million`.
fn vague(parts: &Parts, at: usize) -> Option<Number> {
    let (low, high, mut to) = match (parts.word(at), parts.word(at + 1)) {
        ("a", "few") => (2.0, 5.0, at + 2),
        ("several", _) => (3.0, 9.0, at + 1),
        // `the next few days`, `the past couple of weeks`.
        ("few", _) if is_stretch(parts, at) => (2.0, 5.0, at + 1),
        ("couple", "of") if is_stretch(parts, at) => (2.0, 2.0, at + 1),
        ("a", "couple") => (2.0, 2.0, at + 2),
        ("a", "handful") => (3.0, 6.0, at + 2),
        _ => {
            let Some(Word::Scales(size)) = word(parts, at) else { return None };
            // Dozens are at least two and fewer than a hundred, hundreds at least two and fewer than ten of them.
            let high = if size < 100.0 { 99.0 } else { size * 10.0 - 1.0 };
            (size * 2.0, high, at + 1)
        }
    };
    let mut scale = 1.0;
    let of = usize::from(parts.word(to) == "of");
    if let Some(Word::Scale(size) | Word::Scales(size)) = word(parts, to + of) {
        scale = size;
        to += of + 1;
    }
    Some(Number { to, low: low * scale, high: high * scale, shape: Shape::Vague, scale: 1.0 })
}

/// Whether a few of what comes next or came last are told at the part `at`.
fn is_stretch(parts: &Parts, at: usize) -> bool {
    parts.is_one(at.wrapping_sub(1), &["next", "last", "past", "first", "final", "previous", "coming", "following", "these"])
}

/// `two-thirds`, `three quarters`, `a third of`, `half the`.
fn fraction(parts: &Parts, at: usize) -> Option<Number> {
    let share = |over: f64, under: f64, to: usize| {
        Some(Number { to, low: over / under, high: over / under, shape: Shape::Fraction, scale: 1.0 })
    };
    if parts.word(at) == "half" {
        // `half of them`, `cut by half`; not `the first half`.
        let of = parts.is_one(at + 1, &["of", "the", "its", "their", "his", "her", "our", "that", "as"]);
        let by = parts
            .is_one(at.wrapping_sub(1), &["by", "in", "than", "nearly", "about", "almost", "over", "under", "only", "roughly"]);
        // `the second half of the year`.
        let nth = parts.is_one(
            at.wrapping_sub(1),
            &["first", "second", "latter", "other", "top", "bottom", "last", "lower", "upper", "better", "northern", "southern"],
        );
        return if nth {
            None
        } else if of || (by && is_shared(parts, at + 1)) {
            share(1.0, 2.0, at + 1)
        } else {
            None
        };
    }
    let over = match word(parts, at) {
        Some(Word::Unit(over)) if over > 0.0 => over,
        _ if matches!(parts.word(at), "a" | "an") => 1.0,
        _ => return None,
    };
    match word(parts, at + 1) {
        // `five quarters` are so many of them.
        Some(Word::Parts(under)) if over < under => share(over, under, at + 2),
        // `three twenty-fifths`.
        Some(Word::Tens(tens)) if parts.same_word(at + 2) => match word(parts, at + 2) {
            Some(Word::Parts(under)) if under < 10.0 => share(over, tens + under, at + 3),
            _ => None,
        },
        // `a hundredth`; `a hundredth ship` is one in an order.
        Some(Word::Part(under)) if over == 1.0 && under >= 100.0 && matches!(parts.word(at + 2), "and" | "or") => {
            share(over, under, at + 2)
        }
        // `one third`, `one-fifth`; `a third` may be the third, `a quarter` three months.
        Some(Word::Part(under)) if over == 1.0 && (parts.word(at) == "one" || is_shared(parts, at + 2)) => {
            share(over, under, at + 2)
        }
        _ => None,
    }
}

/// Whether what follows is shared out: `of the votes`, `the country`, `that`, or the end of the clause.
fn is_shared(parts: &Parts, at: usize) -> bool {
    parts.is_one(
        at,
        &["of", "the", "its", "their", "his", "her", "our", "that", "as", "more", "less", "fewer", "higher", "lower", "", ",", "."],
    )
}

fn in_words(parts: &Parts, at: usize) -> Option<Number> {
    let (mut total, mut current) = (0.0_f64, 0.0_f64);
    let mut last_scale = f64::INFINITY;
    let mut to = at;
    let mut negative = false;
    if matches!(parts.word(to), "minus" | "negative") && word(parts, to + 1).is_some() && parts.before(to) != "or" {
        negative = true;
        to += 1;
    }
    let start = to;
    if let Some(number) = half_of_scale(parts, to) {
        return Some(number);
    }
    if matches!(parts.word(to), "a" | "an") {
        // `a hundred`, `a dozen`; before anything else it is an article.
        let Some(Word::Scale(_)) = word(parts, to + 1) else { return None };
        current = 1.0;
        to += 1;
    } else if matches!(word(parts, to), Some(Word::Scale(_))) && parts.word(to + 1) == "and" && goes_on(parts, to + 2) {
        // `hundred and fifty`.
        current = 1.0;
    }
    let mut room = Room::Any;
    while to < start + MAX_PARTS {
        match word(parts, to) {
            Some(Word::Unit(value)) if room == Room::Any || (room == Room::Unit && (1.0..10.0).contains(&value)) => {
                current += value;
                room = Room::Scale;
            }
            Some(Word::Tens(value)) if room == Room::Any => {
                current += value;
                room = Room::Unit;
            }
            Some(Word::Scale(value) | Word::Scales(value)) if current > 0.0 || total > 0.0 => {
                if value == 100.0 && current < 100.0 && current > 0.0 {
                    current *= 100.0;
                } else if current > 0.0 && value < last_scale {
                    total += current * value;
                    current = 0.0;
                    last_scale = value;
                } else if current == 0.0 && total > 0.0 {
                    total *= value;
                } else {
                    break;
                }
                room = Room::Any;
            }
            _ if parts.word(to) == "and" && to > start && room == Room::Any && goes_on(parts, to + 1) => {}
            _ => break,
        }
        to += 1;
    }
    if to == start || (current == 0.0 && total == 0.0 && parts.word(start) != "zero" && parts.word(start) != "nought") {
        return None;
    }
    // `thirty-five thousandths`.
    if let Some(Word::Parts(under)) = word(parts, to).filter(|_| !negative && parts.word(to) != "seconds")
        && under >= 100.0
    {
        let share = (total + current) / under;
        return Some(Number { to: to + 1, low: share, high: share, shape: Shape::Fraction, scale: 1.0 });
    }
    let (share, end) = spoken_decimals(parts, to);
    let value = total + current + share;
    let value = if negative { -value } else { value };
    let mut scale = if current == 0.0 && last_scale.is_finite() { last_scale } else { 1.0 };
    let mut value_and_end = (value, end);
    // `three point five million`.
    if end > to
        && let Some(factor) = self::scale(parts, end)
    {
        value_and_end = (tidy(value * factor), end + 1);
        scale = factor;
    }
    let (value, to) = value_and_end;
    Some(Number { to, low: value, high: value, shape: Shape::Words, scale })
}

/// What may follow within a number in words.
#[derive(PartialEq, Eq)]
enum Room {
    /// Anything: at the start, behind a hundred or thousand.
    Any,
    /// One to nine, behind twenty to ninety.
    Unit,
    /// Only a hundred, thousand …
    Scale,
}

/// Whether the number goes on behind `and`: a unit or ten, and no further scale that would start a number of its own.
fn goes_on(parts: &Parts, at: usize) -> bool {
    // `two million and three fifths`: a fraction follows.
    matches!(word(parts, at), Some(Word::Unit(_) | Word::Tens(_))) && !matches!(word(parts, at + 1), Some(Word::Parts(_)))
}

/// `half a million`, `half a dozen`, `a half million`.
fn half_of_scale(parts: &Parts, at: usize) -> Option<Number> {
    let end = match (parts.word(at), parts.word(at + 1)) {
        ("half", "a") | ("a", "half") => at + 2,
        ("half", _) => at + 1,
        _ => return None,
    };
    let Some(Word::Scale(size)) = word(parts, end) else { return None };
    let value = size / 2.0;
    Some(Number { to: end + 1, low: value, high: value, shape: Shape::Words, scale: size })
}

/// The decimals in words behind a number, and the part behind them: `point five`.
fn spoken_decimals(parts: &Parts, at: usize) -> (f64, usize) {
    if parts.word(at) != "point" {
        return (0.0, at);
    }
    let (mut share, mut place, mut to) = (0.0, 0.1, at + 1);
    while let Some(Word::Unit(digit)) = word(parts, to)
        && digit < 10.0
        && to < at + MAX_PARTS
    {
        share += digit * place;
        place /= 10.0;
        to += 1;
    }
    if to == at + 1 { (0.0, at) } else { (share, to) }
}

/// Adds the fraction of `two and a half`, `two and three fifths`, and a scale behind it.
fn with_half(parts: &Parts, number: Number) -> Number {
    if parts.word(number.to) != "and" || matches!(number.shape, Shape::Fraction | Shape::Vague) {
        return number;
    }
    let at = number.to + 1;
    let (share, to) = match (parts.word(at), parts.word(at + 1)) {
        ("a" | "one", "half") => (0.5, at + 2),
        ("half", next) if !matches!(next, "of" | "the" | "a" | "an" | "its" | "their") => (0.5, at + 1),
        ("a", "quarter" | "fourth") => (0.25, at + 2),
        ("a", "third") => (1.0 / 3.0, at + 2),
        _ => match (word(parts, at), word(parts, at + 1)) {
            (Some(Word::Unit(over)), Some(Word::Parts(under))) => (over / under, at + 2),
            (Some(Word::Unit(1.0)), Some(Word::Part(under))) => (1.0 / under, at + 2),
            _ => return number,
        },
    };
    // `a million and a half` is half a million more, `two and a half million` half of one.
    let (value, to) = match scale(parts, to) {
        Some(factor) if number.scale == 1.0 => (tidy((number.low + share) * factor), to + 1),
        Some(factor) => (number.low + share * factor, to + 1),
        None => (number.low + share * number.scale, to),
    };
    Number { to, low: value, high: value, ..number }
}

/// How many characters of a number are a plain year: four digits.
pub(super) fn year(parts: &Parts, at: usize) -> Option<i16> {
    let text = parts.get(at).filter(|part| part.digits)?.text;
    if text.len() != 4 {
        return None;
    }
    text.parse().ok().filter(|year| (1000..=2199).contains(year))
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn digits_with_their_separators() {
        check(
            "They counted 1,200.5 and 3.5 million and 75bn and 12,34,567 and .5 and 4 . 8 and 5,00 and 3½.",
            &[
                "1,200.5 = count 1200.5",
                "3.5 million = count 3500000",
                "75bn = count 75000000000",
                "12,34,567 = count 1234567",
                ".5 = count 0.5",
                "4 . 8 = count 4.8",
                "5,00 = count 5",
                "3½ = count 3.5",
            ],
        );
    }

    #[test]
    fn words() {
        check(
            "They counted two hundred and five, then twenty-one thousand, then a dozen, then half a million, then two and a half million, then three point one.",
            &[
                "two hundred and five = count 205",
                "twenty-one thousand = count 21000",
                "a dozen = count 12",
                "half a million = count 500000",
                "two and a half million = count 2500000",
                "three point one = count 3.1",
            ],
        );
        check(
            "They counted 200 000 birds, 1 250 300 fish and two million and three fifths.",
            &[
                "200 000 birds = count 200000 bird",
                "1 250 300 fish = count 1250300 fish",
                "two million and three fifths = count 2600000",
            ],
        );
        check("They saw two hundred and two thousand five hundred.", &["two hundred and two thousand five hundred = count 202500"]);
    }

    #[test]
    fn rarer_fractions_and_powers() {
        check(
            "They counted seven sixteenths, three twenty-fifths, thirty-five thousandths, four and one third, hundred and fifty, 7m people and 2 million 300 thousand.",
            &[
                "seven sixteenths = other 0.4375",
                "three twenty-fifths = other 0.12",
                "thirty-five thousandths = other 0.035",
                "four and one third = count 4.333333333333333",
                "hundred and fifty = count 150",
                "7m people = count 7000000 person",
                "2 million 300 thousand = count 2300000",
            ],
        );
        check(
            "It was 1e5, 1.5e-3, 10^6 and 2.5 × 10^8, and 1,2,3.",
            &["1e5 = count 100000", "1.5e-3 = count 0.0015", "10^6 = count 1000000", "2.5 × 10^8 = count 250000000"],
        );
        check(
            "It will take the next few days, as it did in the past couple of weeks.",
            &["few days = duration 2..5 day About", "couple of weeks = duration 2 week About"],
        );
    }

    #[test]
    fn vague_numbers_have_bounds() {
        check(
            "Dozens of ships, hundreds of thousands of birds and several hundred people came.",
            &[
                "Dozens of ships = count 24..99 ship About",
                "hundreds of thousands of birds = count 200000..999000 bird About",
                "several hundred people = count 300..900 person About",
            ],
        );
        check("Several people and a few birds came.", &[]);
    }
}
