//! Ages: `34-year-old`, `34 years old`, `aged 34`, `at the age of 34`, `Ann Lee, 34, said`, `in his 30s`.

use super::{Found, QuantityKind, numbers::Shape, parts::Parts, ranges::Range, units};
use crate::parse::nominals::{OLDEST, is_apposed_age};

/// The age whose number or range starts at the part `from`.
pub(super) fn behind(parts: &Parts, from: usize, range: &Range) -> Option<Found> {
    let age = |to: usize, unit: &str| Some(Found::number(from, to, QuantityKind::Age, (range.low, range.high), Some(unit)));
    let decade = (parts.word(range.to) == "s" && parts.glued(range.to)) || parts.is_one(range.to, &["’s", "'s"]);
    if decade
        && matches!(parts.before(from), "his" | "her" | "their" | "my" | "early" | "late" | "mid")
        && range.low % 10.0 == 0.0
        && !range.two
    {
        return Some(Found::number(from, range.to + 1, QuantityKind::Age, (range.low, range.low + 9.0), Some("year")));
    }
    if let Some(unit) = units::at(parts, range.to, true).filter(|unit| unit.kind == QuantityKind::Duration) {
        return match (parts.word(unit.to), parts.word(unit.to + 1)) {
            ("old" | "olds", _) => age(unit.to + 1, unit.unit.name),
            ("of", "age") => age(unit.to + 2, unit.unit.name),
            _ => None,
        };
    }
    if range.high > f64::from(OLDEST) || range.shape == Shape::Vague {
        return None;
    }
    let before = parts.before(from);
    let aged = matches!(before, "aged" | "age");
    if aged {
        return Some(Found::number(from - 1, range.to, QuantityKind::Age, (range.low, range.high), Some("year")));
    }
    if (before == "of" && from >= 2 && parts.before(from - 1) == "age") || (is_apposition(parts, from, range)) {
        return age(range.to, "year");
    }
    None
}

/// What is told of somebody behind a surname and an age that open a sentence: `Lee, 34, was arrested`.
const TOLD_OF: [&str; 18] = [
    "was", "is", "has", "had", "who", "of", "from", "said", "says", "told", "died", "pleaded", "appeared", "faces", "admitted",
    "denied", "lives", "lived",
];

/// `Ann Lee, 34, said`: a number between commas or in brackets behind a name.
fn is_apposition(parts: &Parts, from: usize, range: &Range) -> bool {
    let opens = from == 2 && parts.is_one(range.to + 1, &TOLD_OF);
    range.shape == Shape::Digits
        && !range.two
        && from >= 2
        && is_apposed_age(parts.before(from), parts.word(from), parts.word(range.to))
        && parts.capital(from - 2)
        && (opens || from >= 3 && parts.capital(from - 3))
        && !super::dates::is_month(parts, from - 2)
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn a_surname_with_an_age_opens_a_sentence() {
        check("Lee, 34, was arrested. Sadly, 34, more than ever, were late.", &["34 = age 34 year", "34 = count 34"]);
    }

    #[test]
    fn ages() {
        check(
            "The 34-year-old, Ann Lee, 35, Tom Orr (36), a boy aged 12, men at the age of 70, a girl 3 years of age, a man in his 40s, one in her mid-50s, a woman 50 years old.",
            &[
                "34-year-old = age 34 year",
                "35 = age 35 year",
                "36 = age 36 year",
                "aged 12 = age 12 year",
                "70 = age 70 year",
                "3 years of age = age 3 year",
                "40s = age 40..49 year",
                "50s = age 50..59 year",
                "50 years old = age 50 year",
            ],
        );
    }
}
