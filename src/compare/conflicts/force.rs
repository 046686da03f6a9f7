//! What was done with the hands, in a weaker or another word: he touched the camera here, he knocked it down there.
//!
//! Compared are verbs of force of different kinds with the same thing behind them, or with somebody who is only described behind
//! both. Where one article tells both, or the two are told of two people, nothing is shown.

use crate::compare::{ConflictKind, Severity, common_words::Tier, synonyms};

use super::{Compared, Finding, Side, described, doers, quoted};

/// Verbs of force by kind, as base forms.
const KINDS: [&[&str]; 7] = [
    &["grab", "seiz", "snatch", "clutch", "grip", "grasp"],
    &["hit", "strik", "punch", "slap", "smack", "beat", "assault", "attack", "thump", "pummel"],
    &["knock", "push", "shov", "hurl", "fling", "jostl", "topple", "topp"],
    &["kick", "stamp", "trampl", "stomp"],
    &["stab", "slash", "knif"],
    &["touch", "tap", "brush", "nudg", "pat"],
    &["drag", "pull", "yank", "haul"],
];
/// What it is done to stands at most so far behind the verb.
const REACH: u32 = 8;
/// Sentences less alike than this tell of different deeds.
const ALIKE: f32 = 0.35;
/// A sentence with more is a fight.
const MOST: usize = 4;

fn kind(stem: &str) -> Option<usize> {
    KINDS.iter().position(|verbs| verbs.contains(&stem))
}

/// Whether a base form is a verb of force.
pub(super) fn is_force(stem: &str) -> bool {
    kind(stem).is_some()
}

pub(crate) fn find(pair: &Compared<'_>, found: &mut Vec<Finding>) {
    if pair.row.is_none() && pair.score < ALIKE {
        return;
    }
    let (of_a, of_b) = (verbs(&pair.a), verbs(&pair.b));
    for &(x, kind_x) in &of_a {
        for &(y, kind_y) in &of_b {
            if kind_x == kind_y || of_b.iter().any(|v| v.1 == kind_x) || of_a.iter().any(|v| v.1 == kind_y) {
                continue;
            }
            let who = |side: &Side<'_>, verb| doers::doer(side, pair.coverage, verb).map(|(who, _)| who);
            if let (Some(a), Some(b)) = (who(&pair.a, x), who(&pair.b, y))
                && a != b
            {
                continue;
            }
            let Some((to_a, to_b)) = done_to_same(pair, x, y) else { continue };
            let (Some(a), Some(b)) = (pair.a.span(&(x..to_a + 1)), pair.b.span(&(y..to_b + 1))) else { continue };
            // whatever the articles call somebody, it was done to one
            let form = |side: &Side<'_>, kind: usize, to: u32| {
                let to = if described::people(side.stem(to)).is_some() { "somebody" } else { pair.a.stem(to_a) };
                format!("force {kind} {to}")
            };
            found.push(Finding {
                kind: ConflictKind::Wording,
                severity: Severity::Tension,
                sides: [(pair.a.place(a), form(&pair.a, kind_x, to_a)), (pair.b.place(b), form(&pair.b, kind_y, to_b))],
                why: format!(
                    "{} against {}: the same deed in words of different force.",
                    quoted(pair.a.words(a)),
                    quoted(pair.b.words(b))
                ),
            });
            return;
        }
    }
}

/// The verbs of force in a sentence, small and not nouns ("an attack").
fn verbs(side: &Side<'_>) -> Vec<(u32, usize)> {
    let verb = |t: u32| {
        let before = t.checked_sub(1).map_or("", |b| side.word(b));
        // "pulled off a raid", "pushing to overturn it"
        let other = matches!(side.word(t + 1), "off" | "to" | "back" | "for" | "up");
        let noun = other || matches!(before, "the" | "a" | "an" | "of" | "this" | "that" | "his" | "her" | "their" | "any" | "no");
        if side.is_small(t) && !noun { kind(side.stem(t)).map(|kind| (t, kind)) } else { None }
    };
    side.tokens().filter_map(verb).take(MOST).collect()
}

/// The same thing behind both verbs, or somebody described behind both.
fn done_to_same(pair: &Compared<'_>, x: u32, y: u32) -> Option<(u32, u32)> {
    let stops = |side: &Side<'_>, t: u32| {
        matches!(side.word(t), "and" | "but" | "who" | "that" | "which" | "after" | "before" | "when" | "while" | "by")
    };
    let behind = |side: &Side<'_>, verb: u32| -> Vec<u32> {
        let end = (verb + 1 + REACH).min(side.tokens().end);
        let content = |t: u32| side.prepared.form(t as usize).is_some_and(|f| f.tier > Tier::Frequent && !f.number);
        (verb + 1..end).take_while(|&t| !stops(side, t)).filter(|&t| content(t)).collect()
    };
    let (of_a, of_b) = (behind(&pair.a, x), behind(&pair.b, y));
    let same = |s: u32, t: u32| synonyms::near(pair.a.stem(s), pair.b.stem(t));
    let thing = of_a.iter().find_map(|&s| of_b.iter().find(|&&t| same(s, t)).map(|&t| (s, t)));
    let somebody = |side: &Side<'_>, verb: u32| {
        let end = (verb + 1 + REACH).min(side.tokens().end);
        (verb + 1..end).take_while(|&t| !stops(side, t)).find(|&t| described::people(side.stem(t)).is_some())
    };
    thing.or_else(|| Some((somebody(&pair.a, x)?, somebody(&pair.b, y)?)))
}

#[cfg(test)]
mod tests {
    use crate::compare::conflicts::tests_of_texts::check;

    #[test]
    fn one_deed_in_words_of_different_force() {
        let weak = "On Monday Anna Lindqvist touched the microphone of a local radio station in the town hall of Lowmoor.";
        let strong = "On Monday Anna Lindqvist kicked the microphone of a local radio station in the town hall of Lowmoor.";
        check(&[weak, strong], "wording: touched the microphone | kicked the microphone");
        check(&[weak, weak], "");
    }
}
