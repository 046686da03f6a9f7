//! What came first: he spoke with her before the call, or after it.
//!
//! Compared are two sentences that make the same claim or name the same people talking; one must say "before" and the other
//! "after", of the same thing.

use crate::compare::{ConflictKind, Severity, common_words::Tier, synonyms};

use super::{Compared, Finding, Side, quoted};

pub(super) fn find(pair: &Compared<'_>, found: &mut Vec<Finding>) {
    for (x, first_a) in anchors(&pair.a) {
        for (y, first_b) in anchors(&pair.b) {
            if first_a == first_b || !same_anchor(pair, x, y) {
                continue;
            }
            let span = |side: &Side<'_>, at: u32| side.span(&(at..(at + REACH).min(side.tokens().end)));
            let (Some(a), Some(b)) = (span(&pair.a, x), span(&pair.b, y)) else { continue };
            found.push(Finding {
                kind: ConflictKind::Order,
                severity: Severity::Tension,
                sides: [(pair.a.place(a), order(first_a)), (pair.b.place(b), order(first_b))],
                why: format!("{} against {}: two orders of the same events.", quoted(pair.a.words(a)), quoted(pair.b.words(b))),
            });
            return;
        }
    }
}

fn order(before: bool) -> String {
    if before { "before".to_owned() } else { "after".to_owned() }
}

/// How many words behind "before" tell before what.
const REACH: u32 = 7;

/// Tokens that tell an order, with whether it is "before".
fn anchors(side: &Side<'_>) -> Vec<(u32, bool)> {
    let tokens = side.tokens();
    tokens
        .filter_map(|t| match side.word(t) {
            "before" => Some((t, true)),
            "prior" if side.word(t + 1) == "to" => Some((t, true)),
            "ahead" if side.word(t + 1) == "of" => Some((t, true)),
            "after" | "following" => Some((t, false)),
            _ => None,
        })
        .collect()
}

/// Whether both tell before or after what: a word of content behind them is the same or near.
fn same_anchor(pair: &Compared<'_>, x: u32, y: u32) -> bool {
    let behind = |side: &Side<'_>, at: u32| -> Vec<u32> {
        (at + 1..(at + REACH).min(side.tokens().end))
            .filter(|&t| side.prepared.form(t as usize).is_some_and(|f| f.tier > Tier::Grammar))
            .collect()
    };
    let (of_a, of_b) = (behind(&pair.a, x), behind(&pair.b, y));
    of_a.iter().any(|&s| {
        of_b.iter().any(|&t| {
            let (a, b) = (pair.a.stem(s), pair.b.stem(t));
            a == b || synonyms::sets(a).iter().any(|set| synonyms::sets(b).contains(set))
        })
    })
}
