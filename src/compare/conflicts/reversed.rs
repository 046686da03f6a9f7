//! Who did it to whom: he approached the reporter here, the reporter approached him there.
//!
//! Shown where both articles tell the same with one verb, and whom the one has behind the verb the other has before it. Verbs of
//! what people do to one another by turns ("asked", "called") are left out.

use crate::compare::{ConflictKind, Severity, common_words::Tier, prepare::WordForm, thresholds::SAME};

use super::{Compared, Finding, Side, doers, quoted};

/// What two people may well do to each other, by base form.
const BY_TURNS: [&str; 31] = [
    "ask", "tell", "say", "call", "meet", "speak", "talk", "join", "thank", "greet", "answer", "reply", "fight", "marry", "kiss",
    "hug", "embrac", "see", "know", "hear", "welcom", "visit", "help", "urg", "want", "need", "accus", "blam", "criticiz",
    "criticis", "demand",
];

pub(crate) fn find(pair: &Compared<'_>, found: &mut Vec<Finding>) {
    if pair.score < SAME {
        return;
    }
    for x in verbs(&pair.a) {
        for y in verbs(&pair.b).filter(|&y| pair.b.stem(y) == pair.a.stem(x)) {
            let of = |side: &Side<'_>, verb| (doers::doer(side, pair.coverage, verb), doers::done_to(side, pair.coverage, verb));
            let ((does_a, to_a), (does_b, to_b)) = (of(&pair.a, x), of(&pair.b, y));
            let (Some((does_a, at_a)), Some((does_b, at_b))) = (does_a, does_b) else { continue };
            // whom one pronoun means is never certain enough to set it against itself
            let same_words = pair.a.words(at_a).eq_ignore_ascii_case(pair.b.words(at_b));
            if does_a == does_b || same_words || to_a != Some(does_b) && to_b != Some(does_a) {
                continue;
            }
            let (Some(verb_a), Some(verb_b)) = (pair.a.span(&(x..x + 1)), pair.b.span(&(y..y + 1))) else { continue };
            let (a, b) = (at_a.union(verb_a), at_b.union(verb_b));
            let form = |doer: crate::compare::SharedEntityIndex| format!("{} {}", doer.0, pair.a.stem(x));
            found.push(Finding {
                kind: ConflictKind::Person,
                severity: Severity::Tension,
                sides: [(pair.a.place(a), form(does_a)), (pair.b.place(b), form(does_b))],
                why: format!("{} against {}: they differ in who did it to whom.", quoted(pair.a.words(a)), quoted(pair.b.words(b))),
            });
            return;
        }
    }
}

/// Verbs of a sentence that tell what somebody does.
fn verbs(side: &Side<'_>) -> impl Iterator<Item = u32> {
    side.tokens().filter(|&t| side.prepared.form(t as usize).is_some_and(is_deed) && doers::has_object(side, t)).take(MOST)
}

/// Whether a word tells what somebody does or did to another, and cannot well be done by turns.
pub(super) fn is_deed(form: &WordForm) -> bool {
    form.tier > Tier::Grammar
        && form.folded != form.stem
        && form.folded.len() > 4
        && (form.folded.ends_with("ed") || form.folded.ends_with("ing"))
        && !BY_TURNS.contains(&form.stem.as_str())
}

/// A sentence with more verbs is a list.
const MOST: usize = 12;

#[cfg(test)]
mod tests {
    use crate::compare::conflicts::tests_of_texts::check;

    #[test]
    fn he_pushed_her_or_she_pushed_him() {
        let one = "On Monday Anna Lindqvist pushed Peter Marsh down the stairs of the old town hall after the vote on the harbour.";
        let other =
            "On Monday Peter Marsh pushed Anna Lindqvist down the stairs of the old town hall after the vote on the harbour.";
        check(&[one, other], "person: Anna Lindqvist pushed | Peter Marsh pushed");
        check(&[one, one], "");
    }

    #[test]
    fn to_whom_it_was_done_is_no_doer() {
        let one = "Ann Lee placed on leave by the harbour company of Lowmoor after the accident on Monday.";
        let other = "The harbour company of Lowmoor placed Ann Lee on leave after the accident on Monday.";
        check(&[one, other], "");
        let one = "Ann Lee was shot and killed by guards in the harbour of Lowmoor on Monday night.";
        let other = "On Monday night guards shot and killed Ann Lee in the harbour of Lowmoor, her sister said.";
        check(&[one, other], "");
    }
}
