//! How those who were hurt are: in critical condition here, stable there.
//!
//! Compared is the one state that each article tells, wherever it stands. An article that tells of several people's is left out.

use crate::compare::{ConflictKind, Severity, matter::Coverage};

use super::{
    Finding,
    facts::{self, Fact, Reading},
};

const TOPIC: &str = "how somebody is who was hurt";
/// The states of a patient that hospitals tell.
const STATES: [&str; 8] = ["critical", "serious", "grave", "stable", "satisfactory", "fair", "guarded", "comfortable"];
/// A state stands so close to the word for it.
const BEFORE: u32 = 4;
const BEHIND: u32 = 4;

pub(crate) fn find(coverage: &Coverage<'_>) -> Vec<Finding> {
    facts::compare(coverage, ConflictKind::Polarity, facts::Rule::Conditions, read, |a, b| {
        let (a, b) = (a.form.as_str(), b.form.as_str());
        // "critical but stable" is both
        let shared = a.split(' ').any(|state| b.split(' ').any(|other| state == other));
        (!shared).then_some(Severity::Tension)
    })
}

fn read(reading: &Reading<'_>, facts: &mut Vec<Fact>) {
    let Some(at) = reading.tokens.clone().find(|&t| matches!(reading.word(t), "condition" | "conditions")) else { return };
    let word = |t: u32| reading.word(t);
    let is_state = |t: &u32| STATES.contains(&word(*t));
    let before: Vec<u32> = (at.saturating_sub(BEFORE).max(reading.tokens.start)..at)
        .rev()
        .take_while(|&t| !word(t).is_empty())
        .filter(is_state)
        .collect();
    // "her condition as serious", "his condition was critical"
    let behind = || {
        let links = |t: u32| matches!(word(t), "is" | "was" | "as" | "remains" | "remained" | "were" | "are");
        let first = (at + 1..at + 1 + BEHIND).take_while(|&t| !word(t).is_empty()).find(|&t| links(t))?;
        Some((first + 1..first + 1 + BEHIND).take_while(|&t| !word(t).is_empty()).filter(is_state).collect::<Vec<u32>>())
    };
    let states = if before.is_empty() { behind().unwrap_or_default() } else { before };
    let (Some(first), Some(last)) = (states.iter().min(), states.iter().max()) else { return };
    let mut form: Vec<&str> = states.iter().map(|&t| if word(t) == "grave" { "critical" } else { word(t) }).collect();
    form.sort_unstable();
    let tokens = (*first).min(at)..(*last).max(at) + 1;
    if !reading.near(&tokens, (3, 0), |t| reading.denies(t)) {
        facts.push(Fact { topic: TOPIC, form: form.join(" "), tokens, of: Vec::new(), quantity: None, tied: false });
    }
}

#[cfg(test)]
mod tests {
    use crate::compare::conflicts::tests_of_texts::check;

    #[test]
    fn two_states_of_one_who_was_hurt() {
        let one = "A crane fell on the pier of Lowmoor on Monday. A docker was taken to hospital in critical condition.";
        let other = "A crane fell on the pier of Lowmoor on Monday. The hospital said that the condition of the docker was stable.";
        check(&[one, other], "polarity: critical | stable");
        let both = "A crane fell on the pier of Lowmoor on Monday. The docker is in a critical but stable condition.";
        check(&[one, both], "");
        let many =
            "A crane fell on the pier of Lowmoor on Monday. A docker is in stable condition. A cook is in critical condition.";
        check(&[one, many], "");
    }
}
