//! What one article says to happen the other says to be averted: the cut hurts the pupils, the plan averts what would hurt them.
//!
//! Looked for is a phrase of two neighbouring words of content in both, with a word of averting before it in one of the two only.
//! Shown as a tension, for the two may be said by two people of two things.

use crate::compare::{ConflictKind, Severity, common_words::Tier};

use super::{Compared, Finding, Side, frames, quoted};

/// Words that say that what follows shall not come about, by base form.
const AVERTING: [&str; 6] = ["avert", "prevent", "avoid", "forestall", "stav", "ward"];
/// The phrase stands at most so many words behind it.
const REACH: u32 = 9;
/// Sentences that share a phrase are of one matter from this score on.
const ALIKE: f32 = 0.38;

/// Whether a base form says that something shall not come about.
pub(super) fn averts(stem: &str) -> bool {
    AVERTING.contains(&stem)
}

pub(crate) fn find(pair: &Compared<'_>, found: &mut Vec<Finding>) {
    if pair.score < ALIKE {
        return;
    }
    one_way(&pair.a, &pair.b, found);
    one_way(&pair.b, &pair.a, found);
}

fn one_way(averting: &Side<'_>, telling: &Side<'_>, found: &mut Vec<Finding>) {
    // "stopped by the office", "stopped to say"
    let averts_at = |side: &Side<'_>| {
        side.tokens().find(|&t| averts(side.stem(t)) && !matches!(side.word(t + 1), "by" | "at" | "to" | "in" | "short" | "for"))
    };
    let Some(at) = averts_at(averting) else { return };
    if averts_at(telling).is_some() || telling.tokens().any(|t| telling.turns(t).denies || telling.turns(t).weakens) {
        return;
    }
    let told = phrases(telling, telling.tokens().start, telling.tokens().end);
    let end = (at + 1 + REACH).min(averting.tokens().end);
    let stops = |t: u32| averting.word(t).is_empty() || matches!(averting.word(t), "and" | "but" | "or");
    let end = (at + 1..end).find(|&t| stops(t)).unwrap_or(end);
    let near = phrases(averting, at + 1, end);
    for (x, first) in near {
        // two nouns alone ("oil and gas") say nothing of what comes about
        let verb = frames::is_verb(averting, x);
        let Some(&(y, second)) = told.iter().find(|&&(y, end)| {
            averting.stem(x) == telling.stem(y) && averting.stem(first) == telling.stem(end) && (verb || tells(telling, y))
        }) else {
            continue;
        };
        let (Some(a), Some(b)) = (averting.span(&(at..first + 1)), telling.span(&(y..second + 1))) else { continue };
        found.push(Finding {
            kind: ConflictKind::Polarity,
            severity: Severity::Tension,
            sides: [
                (averting.place(a), format!("averts {} {}", averting.source, averting.sentence.sentence)),
                (telling.place(b), format!("{} {}", telling.stem(y), telling.stem(second))),
            ],
            why: format!(
                "{} against {}: one article tells what the other says to be averted.",
                quoted(averting.words(a)),
                quoted(telling.words(b))
            ),
        });
        return;
    }
}

/// Whether a word is a verb by its form, and none that describes ("threatened or endangered species").
fn tells(side: &Side<'_>, token: u32) -> bool {
    let before = token.checked_sub(1).map_or("", |t| side.word(t));
    frames::is_verb(side, token) && !matches!(before, "and" | "or")
        || side.word(token).ends_with('s') && matches!(before, "which" | "that" | "it" | "he" | "she")
}

/// Pairs of words of content with at most two small words between them, the first of them a plain word in small letters.
fn phrases(side: &Side<'_>, start: u32, end: u32) -> Vec<(u32, u32)> {
    let content = |t: u32| side.prepared.form(t as usize).is_some_and(|f| f.tier > Tier::Grammar && !f.number);
    let first = (start..end).filter(|&t| content(t) && side.is_small(t) && !averts(side.stem(t)));
    let with_next = |t: u32| {
        let next = (t + 1..(t + 4).min(end)).take_while(|&n| !side.word(n).is_empty()).find(|&n| content(n))?;
        side.is_small(next).then_some((t, next))
    };
    first.filter_map(with_next).take(24).collect()
}

#[cfg(test)]
mod tests {
    use crate::compare::conflicts::tests_of_texts::check;

    #[test]
    fn what_happens_here_is_averted_there() {
        let told = "Mayor Ann Lee of Lowmoor signed the harbour plan, which ruins small fishermen along the coast.";
        let averted = "Mayor Ann Lee of Lowmoor signed the harbour plan to avert what would ruin small fishermen along the coast.";
        check(&[told, averted], "polarity: ruins small | avert what would ruin small");
    }

    #[test]
    fn two_nouns_in_a_row_tell_nothing() {
        let averted = "Mayor Ann Lee of Lowmoor signed the harbour plan, which may avoid new oil and gas fields along the coast.";
        let told = "Mayor Ann Lee of Lowmoor spoke of the harbour plan and of oil and gas fields along the coast.";
        check(&[averted, told], "");
    }
}
