//! Dates in digits alone: `2025-05-19`, `5/19/2025`, `19.05.2025`.
//!
//! With strokes the month comes first, as in American news, unless only the other reading is a date; with stops the day does.

use super::super::{calendar, parts::Parts};

/// The date at the part `at`, and the part behind it.
pub(super) fn at(parts: &Parts, at: usize) -> Option<(Option<String>, usize)> {
    stops(parts, at).map(|value| (Some(value), at + 1)).or_else(|| separated(parts, at))
}

/// `19.05.2025` is one number to the tokenizer.
fn stops(parts: &Parts, at: usize) -> Option<String> {
    let mut numbers = parts.get(at)?.text.split('.');
    let (day, month, year) = (numbers.next()?, numbers.next()?, numbers.next().filter(|year| year.len() == 4)?);
    if numbers.next().is_some() || day.len() > 2 || month.len() > 2 {
        return None;
    }
    calendar::day(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// Three numbers with strokes or hyphens between and no space.
fn separated(parts: &Parts, at: usize) -> Option<(Option<String>, usize)> {
    let mark = parts.word(at + 1);
    let glued = (at + 1..at + 5).all(|part| parts.glued(part));
    if !matches!(mark, "/" | "-") || parts.word(at + 3) != mark || !glued {
        return None;
    }
    // A fourth number: a code, no date.
    if (mark == "-" && parts.glued(at) && parts.before(at) == "-")
        || (parts.word(at + 5) == mark && parts.glued(at + 5) && parts.glued(at + 6) && parts.word(at + 7) != "/")
    {
        return None;
    }
    let [first, second, third] = [at, at + 2, at + 4].map(|part| parts.small_number(part));
    let (first, second, third) = (first?, second?, third?);
    let value = if parts.word(at).len() == 4 {
        calendar::day(first.cast_signed(), second as i8, third as i8)
    } else {
        let year = match parts.word(at + 4).len() {
            4 => third.cast_signed(),
            // Two digits: this century up to the twenties, the last one from the seventies on; what lies between is not said.
            2 if third < 50 => third.cast_signed() + 2000,
            2 if third >= 70 => third.cast_signed() + 1900,
            _ => return None,
        };
        calendar::day(year, first as i8, second as i8).or_else(|| calendar::day(year, second as i8, first as i8))
    };
    value.map(|value| (Some(value), at + 5))
}
