//! What came first: he spoke with her before the call, or after it.
//!
//! Compared are two sentences that make the same claim or name the same people talking; one must say "before" and the other
//! "after", of the same thing; what came before or after must be told of the same two people, or in nearly the same words.

use std::collections::BTreeSet;

use crate::{
    compare::{ConflictKind, Severity, SharedEntityIndex, common_words::Tier, synonyms},
    parse::EntityKind,
};

use super::{Compared, Finding, Side, quoted};

pub(crate) fn find(pair: &Compared<'_>, found: &mut Vec<Finding>) {
    if pair.score < ALIKE {
        return;
    }
    for (x, first_a) in anchors(&pair.a) {
        for (y, first_b) in anchors(&pair.b) {
            if first_a == first_b || !same_anchor(pair, x, y) || !same_event(pair, x, y) {
                continue;
            }
            let span = |side: &Side<'_>, at: u32| side.span(&time(side, at));
            let (Some(a), Some(b)) = (span(&pair.a, x), span(&pair.b, y)) else { continue };
            found.push(Finding {
                kind: ConflictKind::Order,
                severity: Severity::Tension,
                sides: [(pair.a.place(a), order(&pair.a, first_a)), (pair.b.place(b), order(&pair.b, first_b))],
                why: format!("{} against {}: two orders of the same events.", quoted(pair.a.words(a)), quoted(pair.b.words(b))),
            });
            return;
        }
    }
}

/// Sentences less alike than this tell of different things.
const ALIKE: f32 = 0.3;

/// Who and what is named in both sentences, outside of the time told.
fn named_in_both(pair: &Compared<'_>, x: u32, y: u32) -> Vec<SharedEntityIndex> {
    let names = |side: &Side<'_>, at: u32| -> BTreeSet<u32> {
        let time = side.span(&time(side, at));
        let Some(sentence) = side.article.parsed.sentences.get(side.sentence.sentence as usize) else { return BTreeSet::new() };
        let parsed = side.article.parsed;
        let first = parsed.mentions.partition_point(|m| m.span.start < sentence.span.start);
        let here = parsed.mentions.iter().skip(first).take_while(|m| m.span.start < sentence.span.end);
        let outside = here.filter(|m| time.is_none_or(|time| !m.span.overlaps(time)));
        outside
            .filter_map(|m| pair.coverage.entities.get(side.source, m.entity))
            .filter(|&e| pair.coverage.entities.named(e))
            .map(|e| e.0)
            .collect()
    };
    names(&pair.a, x).intersection(&names(&pair.b, y)).map(|&e| SharedEntityIndex(e)).collect()
}

/// The people among them.
fn people_of_both(pair: &Compared<'_>, x: u32, y: u32) -> Vec<SharedEntityIndex> {
    let mut both = named_in_both(pair, x, y);
    both.retain(|&e| pair.coverage.entities.kind(e) == EntityKind::Person);
    both
}

/// Whether what came before or after is the same: two people stand in both sentences, or one with three more names, as a meeting of
/// states is named by them as well as by its people.
fn same_event(pair: &Compared<'_>, x: u32, y: u32) -> bool {
    /// One person, and three that are none.
    const NAMES: usize = 4;
    let people = people_of_both(pair, x, y).len();
    people > 1 || people == 1 && named_in_both(pair, x, y).len() >= NAMES || pair.row.is_some() && same_words_before(pair, x, y)
}

/// Whether what is told right before the two is told in nearly the same words.
fn same_words_before(pair: &Compared<'_>, x: u32, y: u32) -> bool {
    const CLOSE: u32 = 6;
    const FEWEST: usize = 3;
    let before = |side: &Side<'_>, at: u32| -> BTreeSet<String> {
        let tokens = at.saturating_sub(CLOSE).max(side.tokens().start)..at;
        let content = tokens.filter(|&t| side.prepared.form(t as usize).is_some_and(|f| f.tier > Tier::Grammar));
        content.map(|t| side.stem(t).to_owned()).collect()
    };
    before(&pair.a, x).intersection(&before(&pair.b, y)).count() >= FEWEST
}

/// The words that tell before or after what: to the next mark, at most [`REACH`].
fn time(side: &Side<'_>, at: u32) -> std::ops::Range<u32> {
    let end = (at + REACH).min(side.tokens().end);
    at..(at + 1..end).find(|&t| side.word(t).is_empty()).unwrap_or(end).max(at + 1)
}

fn order(side: &Side<'_>, before: bool) -> String {
    if before { format!("before {} {}", side.source, side.sentence.sentence) } else { "after".to_owned() }
}

/// More are not looked at.
const MOST: usize = 6;
/// How many words behind "before" tell before what.
const REACH: u32 = 7;

/// Whether a folded word may tell an order.
pub(super) fn tells_order(folded: &str) -> bool {
    matches!(folded, "before" | "prior" | "ahead" | "after" | "following") || tells_alone(folded)
}

/// Words that tell an order without saying of what: of what the article just told.
fn tells_alone(folded: &str) -> bool {
    matches!(folded, "afterward" | "afterwards" | "beforehand")
}

/// Tokens that tell an order, with whether it is "before".
fn anchors(side: &Side<'_>) -> Vec<(u32, bool)> {
    let tokens = side.tokens();
    tokens
        .filter_map(|t| match side.word(t) {
            "before" | "beforehand" => Some((t, true)),
            "prior" if side.word(t + 1) == "to" => Some((t, true)),
            "ahead" if side.word(t + 1) == "of" => Some((t, true)),
            "after" | "following" | "afterward" | "afterwards" => Some((t, false)),
            _ => None,
        })
        .take(MOST)
        .collect()
}

/// Whether both tell before or after what: a word of content behind them is the same or near.
fn same_anchor(pair: &Compared<'_>, x: u32, y: u32) -> bool {
    let behind = |side: &Side<'_>, at: u32| -> Vec<u32> {
        (at + 1..time(side, at).end).filter(|&t| side.prepared.form(t as usize).is_some_and(|f| f.tier > Tier::Grammar)).collect()
    };
    if tells_alone(pair.a.word(x)) || tells_alone(pair.b.word(y)) {
        return people_of_both(pair, x, y).len() > 1;
    }
    let (of_a, of_b) = (behind(&pair.a, x), behind(&pair.b, y));
    of_a.iter().any(|&s| {
        of_b.iter().any(|&t| {
            let (a, b) = (pair.a.stem(s), pair.b.stem(t));
            synonyms::near(a, b)
        })
    })
}

#[cfg(test)]
mod tests {
    use crate::compare::conflicts::tests_of_texts::check;

    #[test]
    fn before_and_after_of_the_same_two_events() {
        let before = "Lowmoor police arrested Dan Brook before the mayor resigned.";
        let after = "Lowmoor police arrested Dan Brook after the mayor resigned.";
        check(&[before, after], "order: before the mayor resigned | after the mayor resigned");
    }

    #[test]
    fn afterwards_is_after_what_was_just_told() {
        let before =
            "Ann Lee saw the mayor on Monday. She had spoken with Dan Brook by telephone before the meeting with the mayor.";
        let after = "Ann Lee saw the mayor on Monday. She spoke with Dan Brook by telephone afterwards.";
        check(&[before, after], "order: before the meeting with the mayor | afterwards");
    }
}
