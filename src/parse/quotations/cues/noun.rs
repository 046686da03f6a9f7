//! Nouns of saying with an owner: "her warning that", "the firm’s claims that".

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::{Build, Cue};
use crate::parse::{
    lexicon::lines,
    quotations::{lines::Line, phrases::phrase_before, verbs::Uses, words::Flags},
};

/// Nouns that carry a clause as their verbs do.
static NOUNS: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| lines(include_str!("../../../../assets/lexicon/saying_nouns.txt")).collect());

/// Nouns whose "is that" tells what somebody says.
const MESSAGES: [&str; 17] = [
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

/// "her warning that", "the firm’s claims that", "his point is that"
pub(super) fn noun(line: &Line<'_>, at: usize) -> Option<Cue> {
    let behind = line.at(at + 1);
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
    fn what_a_message_is() {
        check("Ann Lee's argument is that <i by=\"Ann Lee\" cue=\"argument is\">the lock should stay shut</i>.");
        check("His point was that <i by=\"His\" cue=\"point was\">the toll had doubled</i>.");
    }
}
