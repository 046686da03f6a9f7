//! What says how exact a number is: `about`, `more than`, `nearly`, `up to`, `at least`, `or so`.
//!
//! `no more than` is at most, `no fewer than` at least. `over` and `around` count only directly before a number.

use std::{collections::HashMap, sync::LazyLock};

use super::{Modifier, QuantityKind, parts::Parts};
use crate::parse::lexicon;

/// Phrases by their last word, the longest first.
type Phrases = HashMap<&'static str, Vec<(Vec<&'static str>, Modifier)>>;

static BEFORE: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Phrases::new();
    let lines =
        lexicon::lines(include_str!("../../../assets/lexicon/quantity_modifiers.txt")).filter_map(|line| line.split_once(' '));
    let mut list: Vec<_> = lines.map(|(kind, phrase)| (phrase.split_whitespace().collect::<Vec<_>>(), kind)).collect();
    list.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    for (words, kind) in list {
        if let (Some(modifier), Some(last)) = (named(kind), words.last()) {
            phrases.entry(last).or_default().push((words, modifier));
        }
    }
    phrases
});

fn named(kind: &str) -> Option<Modifier> {
    Some(match kind {
        "exact" => Modifier::Exact,
        "about" => Modifier::About,
        "over" => Modifier::Over,
        "under" => Modifier::Under,
        "at-least" => Modifier::AtLeast,
        "at-most" => Modifier::AtMost,
        _ => return None,
    })
}

/// The modifier in front of the part `from`, not further back than `floor`; gives where the quantity starts with it.
pub(super) fn before(parts: &Parts, from: usize, floor: usize, kind: QuantityKind) -> (usize, Option<Modifier>) {
    if matches!(kind, QuantityKind::Date | QuantityKind::Ordinal) {
        return (from, None);
    }
    let (mut start, mut found) = (from, None);
    // Two at most: `just over`, `only about`.
    for _ in 0..2 {
        // `a more than two-hour call`: the article stands before the modifier, `about a third` behind it; neither is looked through here.
        let Some((words, modifier)) = phrase_before(parts, start, floor) else { break };
        let preposition = words == 1 && parts.is_one(start - 1, &["about", "around", "over", "under", "above", "below"]);
        if preposition
            && (parts.word(from) == "one"
                || (kind == QuantityKind::Duration && parts.before(start) == "over" && !lasts(parts, start - 1)))
        {
            // `a story about one man`, `cut by $5 billion over six years`.
            break;
        }
        start -= words;
        found = found.filter(|inner| *inner != Modifier::Exact).or(Some(modifier));
    }
    (start, found)
}

/// Whether `over` at the part `at` is `more than`, before a duration: behind a verb of lasting, `for`, `of` or an article.
fn lasts(parts: &Parts, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| {
        matches!(
            parts.word(before),
            "for"
                | "of"
                | "a"
                | "the"
                | "last"
                | "lasts"
                | "lasted"
                | "lasting"
                | "take"
                | "takes"
                | "took"
                | "taking"
                | "taken"
                | "spent"
                | "spend"
                | "after"
                | "well"
                | "just"
                | "slightly"
                | "bit"
                | "little"
                | "was"
                | "is"
                | "were"
                | "been"
                | "served"
                | "serving"
                | "waited"
                | "in"
        )
    })
}

fn phrase_before(parts: &Parts, end: usize, floor: usize) -> Option<(usize, Modifier)> {
    let last = end.checked_sub(1).filter(|last| *last >= floor)?;
    BEFORE.get(parts.word(last))?.iter().find_map(|(words, modifier)| {
        let from = end.checked_sub(words.len()).filter(|from| *from >= floor)?;
        parts.are(from, words).then_some((words.len(), *modifier))
    })
}

/// The modifier behind a quantity that ends before the part `to`; gives where it ends with it.
pub(super) fn behind(parts: &Parts, to: usize, kind: QuantityKind) -> (usize, Option<Modifier>) {
    if matches!(kind, QuantityKind::Date | QuantityKind::Ordinal) {
        return (to, None);
    }
    match (parts.word(to), parts.word(to + 1)) {
        ("or", "more") | ("and" | "or", "above") | ("at", "least") => (to + 2, Some(Modifier::AtLeast)),
        ("or", "so") => (to + 2, Some(Modifier::About)),
        ("or", "less" | "fewer") | ("and" | "or", "under") | ("at", "most") => (to + 2, Some(Modifier::AtMost)),
        ("more", "or") if parts.word(to + 2) == "less" => (to + 3, Some(Modifier::About)),
        ("plus", _) if parts.same_word(to) => (to + 1, Some(Modifier::AtLeast)),
        ("+", _) if parts.glued(to) => (to + 1, Some(Modifier::AtLeast)),
        ("odd", _) => (to + 1, Some(Modifier::About)),
        _ => (to, None),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn before() {
        check(
            "More than 20 tanks, fewer than 30 guns, nearly 40 ships, up to 50 boats, no fewer than 60 cars, no more than 70 vans, just over 80 bikes.",
            &[
                "More than 20 tanks = count 20 tank Over",
                "fewer than 30 guns = count 30 gun Under",
                "nearly 40 ships = count 40 ship Under",
                "up to 50 boats = count 50 boat AtMost",
                "no fewer than 60 cars = count 60 car AtLeast",
                "no more than 70 vans = count 70 van AtMost",
                "just over 80 bikes = count 80 bike Over",
            ],
        );
        check("It flew over the town for over an hour.", &["over an hour = duration 1 hour Over"]);
    }

    #[test]
    fn over_and_about_are_prepositions_too() {
        check("It cost $5 million over six years.", &["$5 million = money 5000000 usd", "six years = duration 6 year"]);
        check("It took over six years.", &["over six years = duration 6 year Over"]);
        check("They tell a story about one man.", &["one man = count 1 man"]);
    }

    #[test]
    fn behind() {
        check(
            "They stayed 20 days or more, 50 or so ships left, 30-plus came, 10 miles or so away.",
            &[
                "20 days or more = duration 20 day AtLeast",
                "50 or so ships = count 50 ship About",
                "30-plus = count 30 AtLeast",
                "10 miles or so = distance 10 mile About",
            ],
        );
    }
}
