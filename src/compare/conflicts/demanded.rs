//! How far a demand goes: the report wants schools to be required to do it here, to be allowed to do it there.
//!
//! Compared are sentences that say the same, each with words of one strength, where two words of content close behind them are the
//! same. Who asks that a thing be allowed ("should let schools choose") asks for no more than that. What must be done and what should
//! be done is a detail, for reporters choose between them freely; what may be done is not the same. Missed are demands in other words
//! ("there is no alternative").

use crate::compare::{ConflictKind, Severity, common_words::Tier, synonyms, thresholds::SAME};

use super::{Compared, Finding, Side, quoted};

/// Base forms of words that demand: what must be done, what is asked for, what is allowed.
const STRENGTHS: [&[&str]; 3] = [
    &["requir", "must", "mandat", "order", "oblig", "forc", "compel", "demand", "dictat"],
    &["urg", "recommend", "should", "encourag", "advis", "propos"],
    &["allow", "permit", "let", "authoriz", "authoris", "entitl"],
];
/// Words that the demand is followed by, at most so far behind it.
const REACH: u32 = 10;

/// The weakest.
const ALLOWED: usize = 2;

/// How strong a demand a base form makes.
fn strength(stem: &str) -> Option<usize> {
    STRENGTHS.iter().position(|words| words.contains(&stem))
}

/// Whether a base form demands or allows.
pub(super) fn demands(stem: &str) -> bool {
    strength(stem).is_some()
}

pub(crate) fn find(pair: &Compared<'_>, found: &mut Vec<Finding>) {
    if pair.score < SAME {
        return;
    }
    let (Some((x, a)), Some((y, b))) = (demand(&pair.a), demand(&pair.b)) else { return };
    let shared = shared_behind(pair, x, y);
    let Some(&what) = shared.first().filter(|_| a != b && shared.len() >= FEWEST_SHARED) else { return };
    let span = |side: &Side<'_>, at: u32| side.span(&(at..(at + 2).min(side.tokens().end)));
    let (Some(span_a), Some(span_b)) = (span(&pair.a, x), span(&pair.b, y)) else { return };
    let far = a.max(b) == ALLOWED;
    let form = |strength: usize| format!("demand {strength} {what}");
    found.push(Finding {
        kind: ConflictKind::Certainty,
        severity: if far { Severity::Tension } else { Severity::Detail },
        sides: [(pair.a.place(span_a), form(a)), (pair.b.place(span_b), form(b))],
        why: format!("{} against {}: they differ in how far it goes.", quoted(pair.a.words(span_a)), quoted(pair.b.words(span_b))),
    });
}

/// A sentence with more demands is looked at no further.
const MOST: usize = 6;
/// So many words of content behind both must be the same or near.
const FEWEST_SHARED: usize = 2;

/// The one strength of a sentence, with the strongest word of the demand; none where it has words of two, or denies any.
fn demand(side: &Side<'_>) -> Option<(u32, usize)> {
    if side.sentence.turns.denies || side.sentence.turns.weakens {
        return None;
    }
    // "in order to", "the force"
    let noun = |t: u32| {
        let before = t.checked_sub(1).map_or("", |b| side.word(b));
        matches!(side.word(t), "order" | "force" | "orders" | "forces" | "demands")
            && matches!(before, "in" | "the" | "a" | "an" | "of" | "his" | "her" | "their" | "its" | "executive" | "")
    };
    // "may be required"
    let open =
        |t: u32| (t.saturating_sub(3)..t).any(|b| matches!(side.word(b), "may" | "might" | "could" | "would" | "if" | "whether"));
    let all: Vec<(u32, usize)> = side
        .tokens()
        .filter(|&t| side.is_small(t) && !noun(t))
        .filter_map(|t| Some((t, strength(side.stem(t))?)))
        .take(MOST)
        .collect();
    if let Some(&allowed) = all.iter().find(|(_, strength)| *strength == ALLOWED) {
        return all.iter().all(|(_, strength)| *strength > 0).then_some(allowed);
    }
    let first = *all.first()?;
    (all.iter().all(|(_, strength)| *strength == first.1) && !open(first.0)).then_some(first)
}

/// The words of content behind both that are the same or near, as base forms, in the order of the alphabet.
fn shared_behind<'c>(pair: &Compared<'c>, x: u32, y: u32) -> Vec<&'c str> {
    let behind = |side: &Side<'_>, at: u32| -> Vec<u32> {
        let end = (at + 1 + REACH).min(side.tokens().end);
        (at + 1..end).filter(|&t| side.prepared.form(t as usize).is_some_and(|f| f.tier > Tier::Frequent)).collect()
    };
    let of_b = behind(&pair.b, y);
    let near = |s: &u32| of_b.iter().any(|&t| synonyms::near(pair.a.stem(*s), pair.b.stem(t)));
    let mut shared: Vec<&str> = behind(&pair.a, x).into_iter().filter(near).map(|t| pair.a.stem(t)).collect();
    shared.sort_unstable();
    shared.dedup();
    shared
}

#[cfg(test)]
mod tests {
    use crate::compare::conflicts::tests_of_texts::check;

    #[test]
    fn what_must_be_done_here_may_be_done_there() {
        let must = "A report for the council of Lowmoor says ferries must carry an inflatable raft for every deck.";
        let may = "A report for the council of Lowmoor says ferries would be allowed to carry an inflatable raft for every deck.";
        check(&[must, may], "certainty: must carry | allowed to");
        check(&[must, must], "");
    }
}
