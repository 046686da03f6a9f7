//! One utterance quoted in two wordings.
//!
//! Two quotations are the same utterance where most words of the shorter stand in the longer in the same order, and the speaker
//! is the same or not told. Shown where words inside were changed or left out; a fragment taken out in one piece is no difference.

use crate::compare::{ConflictKind, Severity, statements::StatementKind};

use super::{Compared, Finding, Side, quoted};

/// Of the shorter quotation this part must stand in the longer, in order.
const SAME_UTTERANCE: f32 = 0.6;
/// Shorter quotations are phrases that anyone may use.
const FEWEST_WORDS: usize = 5;
/// Longer ones are compared by their first words.
const MOST_WORDS: usize = 200;

pub(crate) fn find(pair: &Compared<'_>, found: &mut Vec<Finding>) {
    if pair.a.statement.speaker != pair.b.statement.speaker
        && pair.a.statement.speaker.is_some()
        && pair.b.statement.speaker.is_some()
    {
        return;
    }
    if pair.a.statement.kind != StatementKind::Quoted || pair.b.statement.kind != StatementKind::Quoted {
        return;
    }
    let (x, y) = (words(&pair.a), words(&pair.b));
    if !alike(&x, &y) || is_piece(&x, &y) || is_piece(&y, &x) {
        return;
    }
    let (Some(span_a), Some(span_b)) = (span(&pair.a), span(&pair.b)) else { return };
    let (only_a, only_b) = (only_in(&x, &y), only_in(&y, &x));
    let why = match (only_a.is_empty(), only_b.is_empty()) {
        (false, false) => format!("One utterance in two wordings: {} here, {} there.", quoted(&only_a), quoted(&only_b)),
        (false, true) => format!("One utterance in two wordings: one leaves out {}.", quoted(&only_a)),
        (true, false) => format!("One utterance in two wordings: one leaves out {}.", quoted(&only_b)),
        (true, true) => "One utterance with its words in another order.".to_owned(),
    };
    found.push(Finding {
        kind: ConflictKind::Wording,
        severity: Severity::Detail,
        sides: [(pair.a.place(span_a), x.join(" ")), (pair.b.place(span_b), y.join(" "))],
        why,
    });
}

/// Whether the two statements are quotations with nearly the same words.
pub(crate) fn same_words(pair: &Compared<'_>) -> bool {
    let (x, y) = (words(&pair.a), words(&pair.b));
    alike(&x, &y) && in_order(&x, &y) as f32 >= 0.8 * x.len().max(y.len()) as f32
}

fn alike(x: &[&str], y: &[&str]) -> bool {
    let shorter = x.len().min(y.len());
    shorter >= FEWEST_WORDS && in_order(x, y) as f32 >= SAME_UTTERANCE * shorter as f32
}

fn words<'c>(side: &Side<'c>) -> Vec<&'c str> {
    let statement = side.prepared.statements.get(side.statement.statement as usize);
    let tokens = statement.into_iter().flat_map(|s| s.tokens.iter().cloned().flatten());
    tokens.map(|t| side.word(t)).filter(|w| !w.is_empty()).take(MOST_WORDS).collect()
}

fn span(side: &Side<'_>) -> Option<crate::text::Span> {
    side.prepared.statements.get(side.statement.statement as usize).map(|s| s.span)
}

/// How many words stand in both in the same order (longest common subsequence).
pub(crate) fn in_order(x: &[&str], y: &[&str]) -> usize {
    let mut row = vec![0usize; y.len() + 1];
    for a in x {
        let mut before = 0;
        for (j, b) in y.iter().enumerate() {
            let above = row.get(j + 1).copied().unwrap_or(0);
            let left = row.get(j).copied().unwrap_or(0);
            if let Some(cell) = row.get_mut(j + 1) {
                *cell = if a == b { before + 1 } else { above.max(left) };
            }
            before = above;
        }
    }
    row.last().copied().unwrap_or(0)
}

/// Whether `part` stands in `whole` without a gap.
fn is_piece(part: &[&str], whole: &[&str]) -> bool {
    part.len() <= whole.len() && whole.windows(part.len().max(1)).any(|w| w == part)
}

/// The words of `x` that `y` does not have, in order.
fn only_in(x: &[&str], y: &[&str]) -> String {
    x.iter().filter(|w| !y.contains(w)).copied().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_utterance_is_known_by_its_words_in_order() {
        let words = |s: &'static str| s.split(' ').collect::<Vec<_>>();
        assert!(alike(&words("we are eventually just going to say it"), &words("we are eventually going to say it")));
        assert!(!alike(&words("we are ready to go home now"), &words("home is where they say so")));
        assert!(is_piece(&words("going to say"), &words("we are going to say it")));
        assert_eq!(in_order(&words("a b c d"), &words("a c b d")), 3);
    }
}
