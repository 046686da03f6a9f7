//! Nouns of saying with an owner: "her warning that", "the firm’s claims that".

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::{Build, Cue};
use crate::parse::{
    lexicon::lines,
    quotations::{
        lines::Line,
        phrases::{phrase_after, phrase_before},
        verbs::Uses,
        words::Flags,
    },
};

/// Nouns that carry a clause as their verbs do.
static NOUNS: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| lines(include_str!("../../../../assets/lexicon/saying_nouns.txt")).collect());

/// Nouns whose "is that" tells what somebody says.
const MESSAGES: [&str; 20] = [
    "verdict",
    "conclusion",
    "assessment",
    "argument",
    "claim",
    "complaint",
    "contention",
    "message",
    "point",
    "position",
    "view",
    "response",
    "answer",
    "explanation",
    "promise",
    "warning",
    "prediction",
    "theory",
    "reasoning",
    "advice",
];

/// What words in quote marks can be to whom they come from: "“No,” was her only answer".
const WORDS: [&str; 11] = [
    "answer",
    "reply",
    "response",
    "verdict",
    "message",
    "advice",
    "reaction",
    "explanation",
    "conclusion",
    "assessment",
    "comment",
];

/// "“No,” was her only answer."
fn answer(line: &Line<'_>, at: usize) -> Option<Cue> {
    /// "was the mayor of Ely’s only answer"
    const MOST: usize = 8;
    if !line.ends_after(at) || !line.spells_one(at, &WORDS) {
        return None;
    }
    let be = (at.saturating_sub(MOST)..at).rev().find(|&be| line.at(be).is(Flags::BE) && !line.at(be).is(Flags::GENITIVE))?;
    let owner = (be + 1..at).rev().find(|&o| line.at(o).is(Flags::GENITIVE | Flags::POSSESSIVE))?;
    let subject = if line.at(owner).is(Flags::POSSESSIVE) { owner..owner + 1 } else { be + 1..owner };
    (line.before(be).quote.is_some() && !subject.is_empty()).then_some(Cue {
        items: be..at + 1,
        subject: Some(subject),
        build: Build::Finite,
        uses: Uses::QUOTE,
        negated: false,
    })
}

/// "warnings from doctors that", "an allegation by the port that"
fn noun_of(line: &Line<'_>, at: usize) -> Option<Cue> {
    if !line.spells_one(at + 1, &["from", "by"]) || !NOUNS.contains(line.at(at).span.of(line.text).to_lowercase().as_str()) {
        return None;
    }
    let subject = phrase_after(line, at + 2).filter(|subject| line.at(subject.end).is(Flags::THAT))?;
    Some(Cue { items: at..at + 2, subject: Some(subject), build: Build::Noun, uses: Uses::CLAUSE, negated: false })
}

/// "her warning that", "the firm’s claims that", "his point is that"
pub(super) fn noun(line: &Line<'_>, at: usize) -> Option<Cue> {
    let behind = line.at(at + 1);
    if let Some(cue) = noun_of(line, at).or_else(|| answer(line, at)) {
        return Some(cue);
    }
    if !behind.is(Flags::THAT | Flags::BE) || behind.is(Flags::DETERMINER) && !behind.is(Flags::THAT) {
        return None;
    }
    let told = behind.is(Flags::BE) && line.at(at + 2).is(Flags::THAT) && line.at(at + 3).is(Flags::WORD);
    let spelling = line.at(at).span.of(line.text).to_lowercase();
    if !(told && MESSAGES.contains(&spelling.as_str()) || behind.is(Flags::THAT) && NOUNS.contains(spelling.as_str())) {
        return None;
    }
    let end = at + 1 + usize::from(told);
    // The possessor stands before it, an adjective or two between.
    let owner = (at.saturating_sub(3)..at).rev().find(|&o| line.at(o).is(Flags::GENITIVE) || line.at(o).is(Flags::POSSESSIVE))?;
    if line.at(owner).is(Flags::POSSESSIVE) {
        return Some(Cue {
            items: at..end,
            subject: Some(owner..owner + 1),
            build: Build::Noun,
            uses: Uses::CLAUSE,
            negated: false,
        });
    }
    let subject = phrase_before(line, owner)?;
    Some(Cue { items: at..end, subject: Some(subject), build: Build::Noun, uses: Uses::CLAUSE, negated: false })
}

#[cfg(test)]
mod tests {
    use crate::parse::quotations::check::check;

    #[test]
    fn whose_answer_it_was() {
        check("<q by=\"her\" cue=\"was her only answer\">“Go home,”</q> was her only answer.");
        check("<q by=\"the mayor\">“Not in my town”</q> was the mayor's verdict.");
    }

    #[test]
    fn whom_a_warning_comes_from() {
        check("Despite warnings from bargemen that <i by=\"bargemen\" cue=\"warnings from\">the lock leaked</i>, it was opened.");
        check("A claim by the port that <i by=\"the port\">the lock was sound</i> was rejected.");
    }

    #[test]
    fn what_a_message_is() {
        check("Ann Lee's argument is that <i by=\"Ann Lee\" cue=\"argument is\">the lock should stay shut</i>.");
        check("His point was that <i by=\"His\" cue=\"point was\">the toll had doubled</i>.");
    }
}
