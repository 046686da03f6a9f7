//! What somebody says is told here and called wrong there: "he said", "he falsely claimed".
//!
//! Shown where one article puts a word of judgement beside a verb of saying and the other gives the same speaker's words without
//! one. Missed are judgements in a sentence of their own ("That is not true").

use crate::compare::{ConflictKind, Severity, thresholds::RELATED};

use super::{Compared, Finding, Side, quoted};

/// Words that call wrong what somebody says.
const JUDGING: [&str; 12] = [
    "erroneously",
    "falsely",
    "wrongly",
    "incorrectly",
    "inaccurately",
    "mistakenly",
    "misleadingly",
    "baselessly",
    "untruthfully",
    "dishonestly",
    "groundlessly",
    "fraudulently",
];
/// Verbs of saying, by base form, that such a word belongs to; not "called" (wrongly called up) nor "held".
const SAYING: [&str; 13] =
    ["say", "claim", "stat", "assert", "alleg", "suggest", "argu", "insist", "maintain", "declar", "announc", "report", "writ"];

/// Whether a folded word may call wrong what somebody says.
pub(super) fn judges(folded: &str) -> bool {
    JUDGING.contains(&folded)
}

pub(crate) fn find(pair: &Compared<'_>, found: &mut Vec<Finding>) {
    if pair.row.is_none() && pair.score < RELATED {
        return;
    }
    let (judging, plain) = if pair.a.tokens().any(|t| judges(pair.a.word(t))) { (&pair.a, &pair.b) } else { (&pair.b, &pair.a) };
    let Some(words) = judgement(judging) else { return };
    let who = speakers(pair, judging);
    let same = speakers(pair, plain).into_iter().find(|s| who.contains(s));
    let (Some(speaker), Some(span), Some(whole)) = (same, judging.span(&words), plain.statement_span()) else { return };
    let name = pair.coverage.entities.name(crate::compare::SharedEntityIndex(speaker));
    found.push(Finding {
        kind: ConflictKind::Certainty,
        severity: Severity::Tension,
        sides: [
            (judging.place(span), format!("judged {} {}", judging.source, judging.sentence.sentence)),
            (plain.place(whole), format!("told {speaker}")),
        ],
        why: format!(
            "One article says that {name} is wrong ({}), another gives the words without judging them.",
            quoted(judging.words(span))
        ),
    });
}

/// The word that judges together with the verb of saying beside it.
fn judgement(side: &Side<'_>) -> Option<std::ops::Range<u32>> {
    let says = |t: u32| SAYING.contains(&side.stem(t));
    side.tokens().filter(|&t| judges(side.word(t))).find_map(|t| {
        if says(t + 1) { Some(t..t + 2) } else { t.checked_sub(1).filter(|&before| says(before)).map(|before| before..t + 1) }
    })
}

/// Who says something in the sentence of a side, ascending.
fn speakers(pair: &Compared<'_>, side: &Side<'_>) -> Vec<u32> {
    let here = pair.coverage.matters_of(side.source, side.sentence.sentence);
    let mut who: Vec<u32> = here.iter().filter_map(|m| m.speaker).map(|s| s.0).collect();
    who.sort_unstable();
    who.dedup();
    who
}

#[cfg(test)]
mod tests {
    use crate::compare::conflicts::tests_of_texts::check;

    #[test]
    fn a_claim_called_wrong_stands_against_one_that_is_told() {
        let told = "Mayor Ann Lee said the old bridge over the river had been inspected twice last winter.";
        let judged = "Mayor Ann Lee falsely claimed that the old bridge over the river had been inspected twice last winter.";
        check(&[told, judged], &format!("certainty: {told} | falsely claimed"));
    }
}
