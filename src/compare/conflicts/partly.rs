//! The whole here, a part of it there: the court overturned the act, or a part of the act.
//!
//! Shown where one verb has the same thing behind it in two sentences, and one of them says "a part of". What is more common
//! ("most of the town") is [`super::scope`]'s.

use crate::compare::{ConflictKind, Severity, common_words::Tier, synonyms};

use super::{Compared, Finding, Side, frames, quoted};

/// Words for a part, before "of".
const PARTS: [&str; 9] = ["part", "parts", "half", "portion", "portions", "section", "sections", "provision", "provisions"];
/// The verb stands so close before it.
const BEFORE: u32 = 4;
/// What it is a part of stands so close behind it.
const BEHIND: u32 = 6;
/// Sentences less alike than this tell of different deeds.
const ALIKE: f32 = 0.35;

/// Whether a folded word may be one for a part.
pub(super) fn is_part(folded: &str) -> bool {
    PARTS.contains(&folded)
}

pub(crate) fn find(pair: &Compared<'_>, found: &mut Vec<Finding>) {
    if pair.score >= ALIKE {
        one_way(&pair.a, &pair.b, found);
        one_way(&pair.b, &pair.a, found);
    }
}

fn one_way(partly: &Side<'_>, wholly: &Side<'_>, found: &mut Vec<Finding>) {
    let tokens = partly.tokens();
    // "as part of a strike" is no part of anything
    let idiom =
        |side: &Side<'_>, t: u32| t.checked_sub(1).is_some_and(|t| matches!(side.word(t), "as" | "on" | "most" | "the" | "be"));
    let of_part = |side: &Side<'_>| side.tokens().find(|&t| is_part(side.word(t)) && side.word(t + 1) == "of" && !idiom(side, t));
    let Some(part) = of_part(partly) else { return };
    if of_part(wholly).is_some() {
        return;
    }
    let Some(verb) = (part.saturating_sub(BEFORE).max(tokens.start)..part).rev().find(|&t| frames::is_verb(partly, t)) else {
        return;
    };
    let things = things(partly, part + 2);
    for other in wholly.tokens().filter(|&t| synonyms::near(partly.stem(verb), wholly.stem(t)) && !wholly.word(t).is_empty()) {
        let near = self::things(wholly, other + 1);
        let same = |&&t: &&u32| near.iter().any(|&o| synonyms::near(partly.stem(t), wholly.stem(o)));
        let shared: Vec<u32> = things.iter().filter(same).copied().collect();
        let (Some(&last), true) = (shared.last(), shared.len() >= FEWEST.min(things.len()) && !shared.is_empty()) else { continue };
        let Some(&end) = near.iter().rfind(|&&o| synonyms::near(partly.stem(last), wholly.stem(o))) else { continue };
        let (Some(a), Some(b)) = (partly.span(&(verb..last + 1)), wholly.span(&(other..end + 1))) else { continue };
        let form = |of: &str| format!("{of} {} {}", partly.stem(verb), partly.stem(last));
        found.push(Finding {
            kind: ConflictKind::Quantity,
            severity: Severity::Tension,
            sides: [(partly.place(a), form("part")), (wholly.place(b), form("whole"))],
            why: format!("{} against {}: a part, or the whole.", quoted(partly.words(a)), quoted(wholly.words(b))),
        });
        return;
    }
}

/// So many words of the thing must be the same, if it has so many.
const FEWEST: usize = 2;

/// The words of content from a token on, as long as one thing may be told.
fn things(side: &Side<'_>, from: u32) -> Vec<u32> {
    let end = (from + BEHIND).min(side.tokens().end);
    let end = (from..end).find(|&t| side.word(t).is_empty()).unwrap_or(end);
    (from..end).filter(|&t| side.prepared.form(t as usize).is_some_and(|f| f.tier > Tier::Grammar && !f.number)).collect()
}

#[cfg(test)]
mod tests {
    use crate::compare::conflicts::tests_of_texts::check;

    #[test]
    fn the_whole_act_or_a_part_of_it() {
        let whole = "The high court of Lowmoor overturned the harbour act on Monday, to the joy of the pilots.";
        let part = "On Monday the high court of Lowmoor overturned a part of the harbour act.";
        check(&[whole, part], "quantity: overturned the harbour act | overturned a part of the harbour act");
        check(&[whole, whole], "");
    }
}
