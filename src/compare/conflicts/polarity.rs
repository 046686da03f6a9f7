//! Whether it is so: the same statement with a "not" in one of the two, or with its opposite.
//!
//! Compared are the very statements that are alike, and only where nearly all the rest of them is shared: in long sentences a
//! "not" mostly belongs to something else.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

use crate::compare::{ConflictKind, Severity, lexicon, words};

use super::{Compared, Finding, Side, quoted};

/// How much of the smaller statement must be shared.
const COVER: f32 = 0.6;

/// Words that deny what they stand with.
static STRONG: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let lines = lexicon::entries(include_str!("../../../assets/lexicon/negations.txt"));
    lines.filter_map(|l| l.strip_suffix(" strong")).map(|w| words::stem(w)).collect()
});

/// Each word with its opposites.
static OPPOSITES: LazyLock<BTreeMap<String, BTreeSet<String>>> = LazyLock::new(|| {
    let mut opposites: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for line in lexicon::entries(include_str!("../../../assets/lexicon/contrasts.txt")) {
        if let Some((a, b)) = line.split_once(' ') {
            let (a, b) = (words::stem(a), words::stem(b));
            opposites.entry(a.clone()).or_default().insert(b.clone());
            opposites.entry(b).or_default().insert(a);
        }
    }
    opposites
});

/// Whether a folded word denies.
pub(crate) fn denies(folded: &str) -> bool {
    folded.ends_with("n't") || STRONG.contains(folded) || STRONG.contains(&words::stem(folded))
}

/// Whether two base forms are opposites.
pub(crate) fn are_opposites(a: &str, b: &str) -> bool {
    OPPOSITES.get(a).is_some_and(|of| of.contains(b))
}

pub(super) fn find(pair: &Compared<'_>, found: &mut Vec<Finding>) {
    let alike = crate::compare::likeness::likeness(pair.a.statement, pair.b.statement);
    if alike.cover < COVER || alike.overlap < COVER * 0.8 {
        return;
    }
    let (negated_a, negated_b) = (negations(&pair.a), negations(&pair.b));
    if negated_a.len() % 2 != negated_b.len() % 2 {
        let (side, other, at) =
            if negated_a.len() > negated_b.len() { (&pair.a, &pair.b, &negated_a) } else { (&pair.b, &pair.a, &negated_b) };
        let Some(&at) = at.first() else { return };
        let tokens = side.tokens();
        let (Some(span), Some(whole)) =
            (side.span(&(at.saturating_sub(1).max(tokens.start)..(at + 4).min(tokens.end))), statement_span(other))
        else {
            return;
        };
        found.push(Finding {
            kind: ConflictKind::Polarity,
            severity: Severity::Tension,
            sides: [(side.place(span), "no".to_owned()), (other.place(whole), "yes".to_owned())],
            why: format!("One says it with {}, the other without: {}.", quoted(side.words(span)), quoted(other.words(whole))),
        });
    }
    for x in statement_tokens(&pair.a) {
        for y in statement_tokens(&pair.b) {
            let (a, b) = (pair.a.stem(x), pair.b.stem(y));
            if !are_opposites(a, b)
                || statement_tokens(&pair.a).any(|t| pair.a.stem(t) == b)
                || statement_tokens(&pair.b).any(|t| pair.b.stem(t) == a)
            {
                continue;
            }
            let (Some(span_a), Some(span_b)) = (pair.a.span(&(x..x + 1)), pair.b.span(&(y..y + 1))) else { continue };
            found.push(Finding {
                kind: ConflictKind::Polarity,
                severity: Severity::Tension,
                sides: [(pair.a.place(span_a), a.to_owned()), (pair.b.place(span_b), b.to_owned())],
                why: format!("{} and {} are opposites.", quoted(pair.a.words(span_a)), quoted(pair.b.words(span_b))),
            });
        }
    }
}

fn statement_span(side: &Side<'_>) -> Option<crate::text::Span> {
    side.prepared.statements.get(side.statement.statement as usize).map(|s| s.span)
}

fn statement_tokens<'c>(side: &Side<'c>) -> impl Iterator<Item = u32> + use<'c> {
    let statement = side.prepared.statements.get(side.statement.statement as usize);
    statement.into_iter().flat_map(|s| s.tokens.iter().cloned().flatten())
}

/// The tokens of a statement that deny.
fn negations(side: &Side<'_>) -> Vec<u32> {
    let tokens = statement_tokens(side);
    tokens
        .filter(|&t| denies(side.word(t)) && !(side.word(t) == "no" && side.word(t + 1) == "longer") && side.word(t + 1) != "only")
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn denials_and_opposites() {
        assert!(denies("not") && denies("can't") && denies("denied") && !denies("note"));
        assert!(are_opposites(&words::stem("accepted"), &words::stem("rejects")));
        assert!(!are_opposites("accept", "agree"));
    }
}
