//! For how long somebody was jailed, or banned: nine years here, seven there.
//!
//! Compared is the one such length that each article tells, wherever it stands. What somebody may get, what was asked for and what
//! was in another year is left out.

use crate::{
    compare::{ConflictKind, Severity, matter::Coverage},
    parse::{Modifier, Quantity, QuantityKind},
};

use super::{
    Finding,
    facts::{self, Fact, Reading},
};

/// What is told, the base forms of verbs before the length, and of nouns behind it.
const TOPICS: [(&str, &[&str], &[&str]); 3] = [
    ("how long somebody was in prison", &["serv", "spent", "spend"], &[]),
    (
        "how long the sentence is",
        &["jail", "sentenc", "imprison"],
        &["prison", "jail", "sentenc", "sentence", "imprisonment", "bar", "custody", "prisontime"],
    ),
    (
        "how long the ban is",
        &["ban", "bann", "suspend", "bar", "barr", "disqualify", "disqualifi"],
        &["ban", "suspension", "disqualification"],
    ),
];
/// With these it is no sentence that was passed here, or not all of it.
const OTHER: [&str; 26] = [
    "up",
    "maximum",
    "minimum",
    "least",
    "fac",
    "could",
    "may",
    "might",
    "would",
    "ask",
    "sought",
    "seek",
    "demand",
    "request",
    "urg",
    "recommend",
    "already",
    "suspended",
    "earlier",
    "previous",
    "previously",
    "former",
    "after",
    "until",
    "if",
    "another",
];
/// "just under three years" may be two years and ten months.
const ROUNDING: f64 = 0.1;
const MONTHS: f64 = 12.0;
const BEFORE: u32 = 6;
const BEHIND: u32 = 4;

pub(crate) fn find(coverage: &Coverage<'_>) -> Vec<Finding> {
    facts::compare(coverage, ConflictKind::Quantity, facts::Rule::Penalties, read, |a, b| {
        let (a, b): (f64, f64) = (a.form.parse().ok()?, b.form.parse().ok()?);
        ((a - b).abs() > ROUNDING * a.max(b)).then_some(Severity::Tension)
    })
}

/// "up to ten years" is what somebody may get.
fn is_whole(length: &Quantity) -> bool {
    !matches!(length.modifier, Modifier::AtMost | Modifier::AtLeast)
}

fn read(reading: &Reading<'_>, facts: &mut Vec<Fact>) {
    for length in reading.quantities().filter(|q| q.kind == QuantityKind::Duration && q.low == q.high && is_whole(q)) {
        let tokens = reading.tokens_of(length.span);
        let months = match (length.low, length.unit.as_deref()) {
            (Some(years), Some("year")) => years * MONTHS,
            (Some(months), Some("month")) => months,
            _ => continue,
        };
        let back = tokens.start.saturating_sub(BEFORE).max(reading.tokens.start)..tokens.start;
        let ahead = tokens.end..(tokens.end + BEHIND).min(reading.tokens.end);
        let topic = TOPICS.iter().find(|(_, verbs, nouns)| {
            ahead.clone().take_while(|&t| !reading.word(t).is_empty()).any(|t| nouns.contains(&reading.stem(t)))
                || back.clone().rev().take_while(|&t| !reading.word(t).is_empty()).any(|t| verbs.contains(&reading.stem(t)))
        });
        let Some(&(topic, _, nouns)) = topic else { continue };
        // somebody may spend years with anything
        let prison =
            || reading.tokens.clone().any(|t| matches!(reading.stem(t), "prison" | "jail" | "sentenc" | "sentence" | "bar"));
        if nouns.is_empty() && !prison() {
            continue;
        }
        let other = |t: u32| {
            let other = OTHER.contains(&reading.stem(t)) || OTHER.contains(&reading.word(t)) || reading.denies(t);
            // "suspended for two years" is the ban itself
            other && !(reading.word(t) == "suspended" && topic.ends_with("ban is"))
        };
        if reading.gives_year() || back.clone().chain(ahead).any(other) || reading.stem(tokens.end) == "old" {
            continue;
        }
        facts.push(Fact { topic, form: months.to_string(), tokens, of: Vec::new(), quantity: None, tied: true });
    }
}

#[cfg(test)]
mod tests {
    use crate::compare::conflicts::tests_of_texts::check;

    #[test]
    fn two_lengths_of_one_sentence() {
        let one = "Dan Brook set fire to the pier of Lowmoor. On Monday Brook was sentenced to six years in prison by a court in Fenland.";
        let other = "The man who burned the pier of Lowmoor must go to jail. Dan Brook was jailed for eight years.";
        check(&[one, other], "quantity: six years | eight years");
        let ban = "Rower Ann Lee of Lowmoor was banned for two years on Monday for doping, the federation said.";
        let longer = "A four-year ban ends the career of rower Ann Lee of Lowmoor. Doping was found in the spring.";
        check(&[ban, longer], "quantity: two years | four-year");
    }

    #[test]
    fn what_another_got_is_none() {
        let one = "Dan Brook set fire to the pier of Lowmoor. On Monday Brook was sentenced to six years in prison by a court in Fenland.";
        let who = "Dan Brook set fire to the pier of Lowmoor. Ann Lee was jailed for two years.";
        check(&[one, who], "");
    }
}
