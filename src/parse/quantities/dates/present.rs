//! The time of writing: `at present`, `right now`, `at the moment`, `these days`.
//!
//! They have no value: a day they do not say. `now`, `currently` and `recently` alone are left out: they stand everywhere and tell less.

use super::super::parts::Parts;

/// Words with which they start.
pub(super) const FIRST_WORDS: [&str; 3] = ["right", "at", "these"];

/// The words for the present at the part `at`: no value, and the part behind.
pub(super) fn at(parts: &Parts, at: usize) -> Option<(Option<String>, usize)> {
    let to = match (parts.word(at), parts.word(at + 1), parts.word(at + 2)) {
        ("right", "now", _) | ("these", "days", _) => at + 2,
        ("at", "present", next) if next != "a" && next != "the" => at + 2,
        ("at", "the", "moment") if parts.word(at + 3) != "of" => at + 3,
        _ => return None,
    };
    Some((None, to))
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::check;

    #[test]
    fn words_for_the_present() {
        check(
            "It is shut at present, right now and at the moment, as is usual these days; at the moment of writing it is open now.",
            &["at present = date", "right now = date", "at the moment = date", "these days = date"],
        );
    }
}
