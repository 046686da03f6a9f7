//! What it is called here it is said not to be there: the secret programme, and "it is not secret".
//!
//! Shown where one article denies of something a rare word ("is not secret", "was no accident") that the other uses plainly, in
//! sentences that say the same. Missed are denials in other words, and those that stand further from the word.

use crate::compare::{ConflictKind, Severity, common_words::Tier, thresholds::SAME};

use super::{Compared, Finding, Side, quoted};

/// Words that leave open whether what follows is so.
const OPEN: [&str; 10] = ["if", "whether", "would", "could", "might", "may", "should", "unless", "like", "than"];
/// They, and denials, stand at most so many words before it.
const REACH: u32 = 8;

pub(crate) fn find(pair: &Compared<'_>, found: &mut Vec<Finding>) {
    if pair.score < SAME {
        return;
    }
    one_way(&pair.a, &pair.b, found);
    one_way(&pair.b, &pair.a, found);
}

fn one_way(denying: &Side<'_>, telling: &Side<'_>, found: &mut Vec<Finding>) {
    for (at, word) in denied(denying) {
        let stem = denying.stem(word);
        // what it also tells plainly it denies of something else
        if denying.tokens().filter(|&t| denying.stem(t) == stem).count() > 1 {
            continue;
        }
        let mut told = telling.tokens().filter(|&t| telling.stem(t) == stem);
        let (Some(plain), None) = (told.next(), told.next()) else { continue };
        let first = plain.saturating_sub(REACH).max(telling.tokens().start);
        let open = |t: u32| telling.turns(t).denies || telling.turns(t).weakens || OPEN.contains(&telling.word(t));
        if (first..plain).any(open) {
            continue;
        }
        let whole = |side: &Side<'_>, from: u32, t: u32| side.span(&(from..(t + 1).min(side.tokens().end)));
        let (Some(a), Some(b)) = (whole(denying, at, word), whole(telling, plain, plain + 1)) else { continue };
        found.push(Finding {
            kind: ConflictKind::Polarity,
            severity: Severity::Tension,
            sides: [
                (denying.place(a), format!("no {stem} {} {}", denying.source, denying.sentence.sentence)),
                (telling.place(b), format!("is {stem}")),
            ],
            why: format!(
                "{} against {}: one article tells what the other says not to be so.",
                quoted(denying.words(a)),
                quoted(telling.words(b))
            ),
        });
        return;
    }
}

/// Rare words that a sentence denies of something, each with the denial.
fn denied(side: &Side<'_>) -> Vec<(u32, u32)> {
    let is = |t: u32| matches!(side.word(t), "is" | "are" | "was" | "were" | "been" | "be" | "am");
    let small = |t: u32| matches!(side.word(t), "a" | "an" | "the" | "really" | "in" | "any");
    let rare = |t: u32| side.prepared.form(t as usize).is_some_and(|f| f.tier > Tier::Usual && !f.number && !f.turns.denies);
    let of = |at: u32| {
        let before = at.checked_sub(1).is_some_and(is) || side.word(at).ends_with("n't") && side.word(at) != "don't";
        if !(side.word(at) == "not" || side.word(at).ends_with("n't")) || !before {
            return None;
        }
        let word = if small(at + 1) { at + 2 } else { at + 1 };
        if matches!(side.word(word + 1), "to" | "of") {
            return None;
        }
        // "not secret": no verb ("was not arrested" is told elsewhere), and nothing that goes on ("not a secret court")
        let plain = rare(word) && !side.word(word).ends_with("ed") && !side.word(word).ends_with("ing");
        let ends =
            !side.tokens().contains(&(word + 1)) || side.prepared.form(word as usize + 1).is_none_or(|f| f.tier == Tier::Grammar);
        (plain && ends).then_some((at, word))
    };
    side.tokens().filter_map(of).take(3).collect()
}

#[cfg(test)]
mod tests {
    use crate::compare::conflicts::tests_of_texts::check;

    #[test]
    fn what_it_is_called_here_it_is_not_there() {
        let told = "The mayor of Lowmoor defended clandestine talks on the harbour with two shipping firms from Fenland on Monday, saying that every pilot, cook and carpenter of the port would gain from it.";
        let denied = "They are not clandestine, the mayor of Lowmoor told the pilots on Monday of the talks with two shipping firms on the harbour.";
        check(&[told, denied], "polarity: clandestine talks | not clandestine");
        let open =
            "The mayor would not say whether the council of Lowmoor met in a clandestine session on the harbour plan on Monday.";
        check(&[denied, open], "");
    }
}
