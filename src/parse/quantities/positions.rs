//! Places in an order that are told from its end or from another place: `the last`, `the next`, `its penultimate`, `second to last`.
//!
//! They are ordinals without a number, so that nothing is reckoned with them. Stretches of time (`the last week`) are dates and numbers of
//! things (`the last four games`) counts; the verb (`to last`) and the adverb (`was last seen`) are left out.

use super::{
    Found, QuantityKind,
    numbers::{self},
    ordinals,
    parts::Parts,
};

/// Words with which they start, beside ordinals.
pub(super) const FIRST_WORDS: [&str; 6] = ["last", "next", "previous", "penultimate", "antepenultimate", "one"];

/// The place that starts at the part `at`.
pub(super) fn at(parts: &Parts, at: usize) -> Option<Found> {
    let to = match parts.word(at) {
        "penultimate" | "antepenultimate" => at + 1,
        "one" => before_last(parts, at)?,
        "last" if parts.are(at + 1, &["but", "one"]) => at + 3,
        "last" | "next" | "previous" => from_last(parts, at, at + 1).or_else(|| plain(parts, at))?,
        _ => from_last(parts, at, ordinals::read(parts, at)?.1)?,
    };
    Some(Found::date(at, to, QuantityKind::Ordinal, None))
}

/// `one before the last`, `one before last`.
fn before_last(parts: &Parts, at: usize) -> Option<usize> {
    let the = usize::from(parts.word(at + 2) == "the");
    (parts.word(at + 1) == "before" && parts.word(at + 2 + the) == "last").then_some(at + 3 + the)
}

/// `next to last`, `second-to-last`, `third from the last`, of which the part before `to` is the first word.
fn from_last(parts: &Parts, at: usize, to: usize) -> Option<usize> {
    let the = usize::from(parts.word(to + 1) == "the");
    let last = parts.word(at) != "last" && parts.is_one(to, &["to", "from"]) && parts.word(to + 1 + the) == "last";
    last.then_some(to + 2 + the)
}

/// `the last`, `his next`, `last place`.
fn plain(parts: &Parts, at: usize) -> Option<usize> {
    let titled = parts.capital(at) && parts.capital(at + 1);
    let other = parts.is_one(at + 1, &["name", "names", "minute", "to", "door", "of", "few", "couple"]) || parts.same_word(at + 1);
    if titled || other || numbers::read(parts, at + 1).is_some() {
        return None;
    }
    let before = parts.before(at);
    let determined = matches!(
        before,
        "the" | "a" | "his" | "her" | "their" | "its" | "our" | "my" | "your" | "whose" | "’s" | "'s" | "every" | "very"
    );
    (determined || is_bare(parts, at)).then_some(at + 1)
}

/// Whether the word stands before its noun without an article, as in `in last place`, rather than being a verb or adverb.
fn is_bare(parts: &Parts, at: usize) -> bool {
    let noun = parts.get(at + 1).is_some_and(|next| {
        next.text.len() > 3
            && next.text.starts_with(char::is_lowercase)
            && !["ed", "en", "ly", "er", "ing"].iter().any(|end| next.lower.ends_with(end))
            && !matches!(
                &*next.lower,
                "until"
                    | "through"
                    | "about"
                    | "well"
                    | "into"
                    | "than"
                    | "that"
                    | "when"
                    | "only"
                    | "came"
                    | "spoke"
                    | "made"
                    | "took"
                    | "went"
                    | "held"
                    | "with"
                    | "from"
                    | "this"
                    | "over"
                    | "more"
            )
    });
    let before = parts.before(at);
    let subject = parts.capital(at.wrapping_sub(1)) && at > 1
        || before.ends_with('s')
        || before.ends_with("ly")
        || matches!(
            before,
            "to" | "will"
                | "would"
                | "can"
                | "could"
                | "may"
                | "might"
                | "must"
                | "should"
                | "shall"
                | "not"
                | "be"
                | "been"
                | "were"
                | "are"
                | "had"
                | "have"
                | "he"
                | "she"
                | "it"
                | "they"
                | "we"
                | "you"
                | "i"
                | "who"
                | "which"
                | "that"
                | "when"
                | "at"
                | "and"
                | "or"
                | "people"
                | "what"
                | ","
                | "come"
                | "came"
                | "comes"
        );
    noun && !subject
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn places_told_from_the_end() {
        check(
            "The last speaker and the next mayor met on the penultimate page, in last place, the second-to-last row, his next to last day.",
            &[
                "last = ordinal",
                "next = ordinal",
                "penultimate = ordinal",
                "last = ordinal",
                "second-to-last = ordinal",
                "next to last = ordinal",
            ],
        );
        check("The one before the last was the last but one.", &["one before the last = ordinal", "last but one = ordinal"]);
    }

    #[test]
    fn time_counts_verbs_and_adverbs_are_no_places() {
        check(
            "The talks will last long, he was last seen here, at last, next to the bank, his last name, Ann last spoke of the last four games.",
            &["four games = count 4 game"],
        );
        check("It came last week and next year.", &["last week = date 2024-W09", "next year = date 2025"]);
    }
}
