//! He asked here, he tried to ask there.
//!
//! Shown where one article tells a thing as done that the other tells as tried, wanted or planned: the same verb, with a word in
//! common close behind it. Missed is what is tried in other words.

use crate::compare::{ConflictKind, Severity, common_words::Tier, thresholds::SAME};

use super::{Compared, Finding, Side, quoted};

/// Words before "to" that leave it open whether it was done.
const TRIED: [&str; 12] = [
    "tried",
    "tries",
    "trying",
    "attempted",
    "attempting",
    "attempts",
    "sought",
    "seeking",
    "hoped",
    "planned",
    "wanted",
    "intended",
];
/// Words before a verb that make it no plain statement of what was done.
const OPEN: [&str; 16] = [
    "to", "will", "would", "could", "can", "may", "might", "should", "must", "not", "never", "if", "cannot", "let", "shall", "n't",
];

/// Whether a folded word may leave open whether a thing was done.
pub(super) fn is_tried(folded: &str) -> bool {
    TRIED.contains(&folded)
}

pub(crate) fn find(pair: &Compared<'_>, found: &mut Vec<Finding>) {
    if pair.row.is_none() && pair.score < SAME {
        return;
    }
    one_way(pair, &pair.a, &pair.b, found);
    one_way(pair, &pair.b, &pair.a, found);
}

fn one_way(_: &Compared<'_>, tried: &Side<'_>, done: &Side<'_>, found: &mut Vec<Finding>) {
    for (at, verb) in attempts(tried) {
        let stem = tried.stem(verb);
        if done.tokens().any(|t| is_tried(done.word(t))) {
            return;
        }
        let told = done.tokens().find(|&t| {
            let form = done.prepared.form(t as usize);
            form.is_some_and(|f| f.stem == stem && f.folded != f.stem && !f.folded.ends_with('s') && !f.folded.ends_with("ing"))
                && (t.saturating_sub(3)..t).all(|b| !OPEN.contains(&done.word(b)) && !done.turns(b).denies)
        });
        let Some(told) = told else { continue };
        let behind = content_behind(done, told);
        if !content_behind(tried, verb).iter().any(|word| behind.contains(word)) {
            continue;
        }
        let (Some(a), Some(b)) = (tried.span(&(at..verb + 1)), done.span(&(told..told + 1))) else { continue };
        found.push(Finding {
            kind: ConflictKind::Certainty,
            severity: Severity::Detail,
            sides: [
                (tried.place(a), format!("tried {stem} {} {}", tried.source, tried.sentence.sentence)),
                (done.place(b), format!("did {stem}")),
            ],
            why: format!("{} leaves open whether it was done, {} does not.", quoted(tried.words(a)), quoted(done.words(b))),
        });
    }
}

/// Where something is tried: the word that says so, and the verb.
fn attempts(side: &Side<'_>) -> Vec<(u32, u32)> {
    let tries = side.tokens().filter(|&t| is_tried(side.word(t)) && side.word(t + 1) == "to");
    // "tried to quickly leave": the verb stands behind "to", over an adverb
    let verb = |t: u32| if side.word(t + 2).ends_with("ly") { t + 3 } else { t + 2 };
    tries.map(|t| (t, verb(t))).filter(|&(_, verb)| !side.word(verb).is_empty()).take(4).collect()
}

fn content_behind<'c>(side: &Side<'c>, verb: u32) -> Vec<&'c str> {
    /// Further behind the verb stands what has to do with something else.
    const REACH: u32 = 6;
    let end = (verb + 1 + REACH).min(side.tokens().end);
    (verb + 1..end)
        .filter(|&t| side.prepared.form(t as usize).is_some_and(|f| f.tier > Tier::Grammar))
        .map(|t| side.stem(t))
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::compare::conflicts::tests_of_texts::check;

    #[test]
    fn what_was_done_here_was_only_tried_there() {
        let done = "On Monday Anna Lindqvist blocked the ferry to Lowmoor with two old fishing boats.";
        let tried = "On Monday Anna Lindqvist tried to block the ferry to Lowmoor with two old fishing boats.";
        check(&[done, tried], "certainty: blocked | tried to block");
    }
}
