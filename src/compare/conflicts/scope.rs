//! How far it reaches: all prisoners here, some prisoners there; every school here, schools in the city only there.
//!
//! Compared are words for all and words for a part before the same noun, in sentences that say the same. Missed are parts that an
//! adjective tells ("the wounded prisoners").

use crate::compare::{ConflictKind, Severity, common_words::Tier, synonyms, thresholds::SAME};

use super::{Compared, Finding, Side, quoted};

/// Words for all of them, and for a part.
const ALL: [&str; 5] = ["all", "every", "each", "entire", "whole"];
const PART: [&str; 12] =
    ["some", "several", "many", "most", "few", "certain", "half", "individual", "selected", "only", "partial", "part"];
/// The noun stands so close behind it; behind "only" it may stand before.
const REACH: u32 = 4;

/// Whether a folded word tells how far something reaches: 1 for all, 2 for a part.
pub(super) fn reach(folded: &str) -> u8 {
    if ALL.contains(&folded) {
        1
    } else if PART.contains(&folded) {
        2
    } else {
        0
    }
}

pub(crate) fn find(pair: &Compared<'_>, found: &mut Vec<Finding>) {
    if pair.row.is_none() && pair.score < SAME {
        return;
    }
    let (of_a, of_b) = (scopes(&pair.a), scopes(&pair.b));
    for x in &of_a {
        for y in of_b.iter().filter(|y| y.reach != x.reach && synonyms::near(pair.a.stem(x.noun), pair.b.stem(y.noun))) {
            let also =
                |of: &[Scope], side: &Side<'_>, reach, stem: &str| of.iter().any(|s| s.reach == reach && side.stem(s.noun) == stem);
            if also(&of_a, &pair.a, y.reach, pair.a.stem(x.noun)) || also(&of_b, &pair.b, x.reach, pair.b.stem(y.noun)) {
                continue;
            }
            let span = |side: &Side<'_>, s: &Scope| side.span(&(s.at.min(s.noun)..s.at.max(s.noun) + 1));
            let (Some(a), Some(b)) = (span(&pair.a, x), span(&pair.b, y)) else { continue };
            let form = |s: &Scope| format!("reach {} {}", s.reach, pair.a.stem(x.noun));
            found.push(Finding {
                kind: ConflictKind::Quantity,
                severity: Severity::Tension,
                sides: [(pair.a.place(a), form(x)), (pair.b.place(b), form(y))],
                why: format!("{} against {}: they differ in how far it reaches.", quoted(pair.a.words(a)), quoted(pair.b.words(b))),
            });
            return;
        }
    }
}

struct Scope {
    reach: u8,
    at: u32,
    noun: u32,
}

fn scopes(side: &Side<'_>) -> Vec<Scope> {
    /// A sentence with more is no statement of how far something reaches.
    const MOST: usize = 5;
    let noun = |t: u32| side.prepared.form(t as usize).is_some_and(|f| f.tier > Tier::Frequent && !f.number && f.folded.len() > 3);
    let of = |at: u32| {
        let reach = reach(side.word(at));
        if reach == 0 || side.word(at + 1) == "of" && side.word(at) == "part" {
            return None;
        }
        let end = (at + 1 + REACH).min(side.tokens().end);
        let run =
            (at + 1..end).take_while(|&t| !side.word(t).is_empty() && !matches!(side.word(t), "to" | "in" | "for" | "and" | "who"));
        let behind = run.into_iter().filter(|&t| noun(t) && side.is_small(t)).last();
        let before = at.checked_sub(1).filter(|&t| side.word(at) == "only" && noun(t) && side.is_small(t));
        Some(Scope { reach, at, noun: before.or(behind)? })
    };
    side.tokens().filter_map(of).take(MOST).collect()
}

#[cfg(test)]
mod tests {
    use crate::compare::conflicts::tests_of_texts::check;

    #[test]
    fn all_here_and_some_there() {
        let all = "The council of Lowmoor will close every ferry pier along the river for repairs next spring.";
        let some = "The council of Lowmoor will close several ferry piers along the river for repairs next spring.";
        check(&[all, some], "quantity: every ferry pier | several ferry piers");
        check(&[all, all], "");
    }
}
