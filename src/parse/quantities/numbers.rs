//! Numbers in digits and words.
//!
//! `1,200.5`, `3.5 million`, `75m`, `two hundred and five`, `a dozen`, `half a million`, `two and a half`, `two-thirds`, `dozens`, `a few hundred`.
//! Roman numerals are not read.

mod digits;
mod fractions;
mod millions;
mod spelled;
mod vague;

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use self::{
    digits::{in_digits, tidy},
    fractions::fraction,
    spelled::in_words,
    vague::vague,
};
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
        "m" if millions::is_million(parts, at) => 1e6,
        "b" if parts.glued(at) => 1e9,
        _ => return None,
    };
    Some(value)
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

/// The year that the part `at` is: four digits, from 1000 to 2199.
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
            "They counted 1,200.5 and 3.5 million and 75bn and 12,34,567 and .5 and 4 . 8 and 5,00 and 3½ and 2-1/2 and 4 1/4.",
            &[
                "1,200.5 = count 1200.5",
                "3.5 million = count 3500000",
                "75bn = count 75000000000",
                "12,34,567 = count 1234567",
                ".5 = count 0.5",
                "4 . 8 = count 4.8",
                "5,00 = count 5",
                "3½ = count 3.5",
                "2-1/2 = count 2.5",
                "4 1/4 = count 4.25",
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
}
