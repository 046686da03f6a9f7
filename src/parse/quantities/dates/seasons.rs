//! Seasons: `the summer of 2019`, `spring 2020`, `in the winter`.
//!
//! With a year the value is that year: ISO 8601 has no name for seasons. `spring` and `fall` are words of other things too, so that they need
//! a year or a word like `in` before them.

use jiff::civil::Date;

use super::{super::parts::Parts, told_year};

pub(super) const SEASONS: [&str; 5] = ["winter", "summer", "spring", "autumn", "fall"];

/// The season at the part `at`: its value and the part behind.
pub(super) fn at(parts: &Parts, at: usize, today: Option<Date>) -> Option<(Option<String>, usize)> {
    if !parts.is_one(at, &SEASONS) {
        return None;
    }
    if let Some((year, to)) = told_year(parts, at + 1, today).filter(|_| parts.word(at + 1) != "in") {
        return Some((Some(format!("{year:04}")), to));
    }
    let the = usize::from(parts.before(at) == "the");
    let before = at.checked_sub(the + 1).map_or("", |before| parts.word(before));
    let always = matches!(before, "in" | "during" | "throughout" | "early" | "late" | "mid" | "every" | "each");
    let told = always || matches!(before, "by" | "since" | "until" | "before" | "after" | "over" | "through");
    let other = matches!(parts.word(at), "spring" | "fall");
    // `in the fall of the town`, `the Summer Games`, `a winter-proof house`.
    let goes_on = parts.word(at + 1) == "of" || parts.capital(at + 1) || parts.same_word(at + 1);
    let noun = parts.get(at + 1).is_some_and(|next| next.text.starts_with(char::is_lowercase))
        && !parts.is_one(
            at + 1,
            &["and", "or", "but", "when", "as", "to", "with", "by", "for", "at", "after", "before", "while", "because"],
        );
    (told && (always || !other) && !goes_on && !noun).then_some((None, at + 1))
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::check;

    #[test]
    fn seasons_with_and_without_a_year() {
        check(
            "It rained in the summer of 2019, in spring 2020, since last winter and in the autumn.",
            &["summer of 2019 = date 2019", "spring 2020 = date 2020", "last winter = date", "autumn = date"],
        );
    }

    #[test]
    fn other_springs_and_falls() {
        check("They spring up after the fall of the town, in the fall of a wall, at the Summer Games and in summer camps.", &[]);
    }
}
