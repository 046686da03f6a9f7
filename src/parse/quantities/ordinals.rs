//! Places in an order: `first`, `the 3rd`, `twenty-first`, `its fourth year`.
//!
//! Left out where they order nothing: `first of all`, `at first`, `First Lady`, `Second World War`, and the adverb before a comma.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::{Found, QuantityKind, numbers, parts::Parts, units};
use crate::parse::lexicon;

static ORDINALS: LazyLock<FxHashMap<&str, f64>> = LazyLock::new(|| {
    lexicon::lines(include_str!("../../../assets/lexicon/ordinals.txt"))
        .filter_map(|line| line.split_once(' ').and_then(|(word, value)| Some((word, value.parse().ok()?))))
        .collect()
});

/// The ordinals in one word.
pub(super) fn words() -> impl Iterator<Item = &'static str> {
    ORDINALS.keys().copied()
}

/// The ordinal at the part `at`.
pub(super) fn at(parts: &Parts, at: usize) -> Option<Found> {
    let (value, to) = read(parts, at)?;
    if is_idiom(parts, at, to) {
        return None;
    }
    let mut found = Found::number(at, to, QuantityKind::Ordinal, (value, value), None);
    if let Some(unit) = units::at(parts, to, false).filter(|unit| unit.to == to + 1) {
        found.unit = Some(unit.name);
    }
    Some(found)
}

/// The value of the ordinal at the part `at` and the part behind it: `3rd`, `third`, `twenty-third`, `hundred and third`.
pub(super) fn read(parts: &Parts, at: usize) -> Option<(f64, usize)> {
    if parts.digits(at) {
        let value: f64 = parts.get(at)?.text.replace(',', "").parse().ok()?;
        return (parts.glued(at + 1) && value.fract() == 0.0 && is_ending(parts.word(at + 1), value)).then_some((value, at + 2));
    }
    if let Some(value) = ORDINALS.get(parts.word(at)) {
        return Some((*value, at + 1));
    }
    let number = numbers::read(parts, at).filter(|number| number.shape == numbers::Shape::Words && number.low % 10.0 == 0.0)?;
    let and = usize::from(parts.word(number.to) == "and");
    let value =
        ORDINALS.get(parts.word(number.to + and)).filter(|value| **value < 10.0 || (number.low >= 100.0 && **value < 100.0))?;
    (number.low >= 20.0).then_some((number.low + value, number.to + and + 1))
}

/// Whether `word` makes the place in an order of the number `value`: `21st`. `14st` is a weight.
fn is_ending(word: &str, value: f64) -> bool {
    match word {
        "th" => true,
        "st" => value % 10.0 == 1.0 && value % 100.0 != 11.0,
        "nd" => value % 10.0 == 2.0,
        "rd" => value % 10.0 == 3.0,
        _ => false,
    }
}

fn is_idiom(parts: &Parts, at: usize, to: usize) -> bool {
    let (before, next) = (parts.before(at), parts.word(to));
    let named = parts.capital(at) && parts.capital(to) && at > 0;
    // `First, he left`, `he left first.`
    let ends = parts.get(to).is_none_or(|part| !part.text.starts_with(char::is_alphanumeric));
    let adverb = ends
        && matches!(parts.word(at), "first" | "second" | "third")
        && (at == 0
            || !matches!(
                before,
                "the"
                    | "a"
                    | "an"
                    | "his"
                    | "her"
                    | "their"
                    | "its"
                    | "our"
                    | "my"
                    | "your"
                    | "this"
                    | "that"
                    | "and"
                    | "or"
                    | ","
                    | "‘"
                    | "“"
            ));
    // `Lee first spoke`, `which first came`: before its verb.
    let adverb = adverb || (parts.word(at) == "first" && !parts.same_word(to) && at > 0 && is_before_verb(parts, at));
    let first = parts.word(at) == "first"
        && (matches!(next, "lady" | "minister" | "aid" | "name" | "of") && (next != "of" || parts.word(to + 1) == "all")
            || before == "at");
    let second = parts.word(at) == "second" && (parts.same_word(to) || matches!(next, "world"));
    let third = parts.word(at) == "third" && matches!(next, "party" | "parties" | "world");
    named || adverb || first || second || third
}

/// Whether `first` at the part `at` stands behind its subject rather than in a noun's place.
fn is_before_verb(parts: &Parts, at: usize) -> bool {
    let before = parts.before(at);
    let subject = matches!(
        before,
        "who"
            | "which"
            | "that"
            | "he"
            | "she"
            | "it"
            | "they"
            | "we"
            | "i"
            | "you"
            | "had"
            | "has"
            | "have"
            | "was"
            | "were"
            | "when"
            | "since"
            | "be"
    );
    subject || (at > 1 && parts.capital(at - 1) && parts.get(at + 1).is_some_and(|next| next.text.starts_with(char::is_lowercase)))
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn ordinals() {
        check(
            "The first visit, a second round, the 3rd day, the twenty-first ship, its fourth year, the 11th.",
            &[
                "first = ordinal 1",
                "second = ordinal 2",
                "3rd = ordinal 3 day",
                "twenty-first = ordinal 21",
                "fourth = ordinal 4 year",
                "11th = ordinal 11",
            ],
        );
    }

    #[test]
    fn a_weight_in_stones_is_no_place() {
        check("He weighs 14st, she 11st 7lb.", &["14st = other 14 stone", "11st 7lb = other 11.5 stone"]);
    }

    #[test]
    fn what_orders_nothing_is_left_out() {
        check(
            "First, he left. At first it rained. First of all, the First Lady left first. Ann Lee first spoke, which first came.",
            &[],
        );
    }
}
