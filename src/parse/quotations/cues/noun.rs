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

/// "her warning that", "the firm’s claims that"
pub(super) fn noun(line: &Line<'_>, at: usize) -> Option<Cue> {
    if !line.at(at + 1).is(Flags::THAT) || !NOUNS.contains(line.at(at).span.of(line.text).to_lowercase().as_str()) {
        return None;
    }
    // The possessor stands before it, an adjective or two between.
    let owner = (at.saturating_sub(3)..at).rev().find(|&o| line.at(o).is(Flags::GENITIVE) || line.at(o).is(Flags::POSSESSIVE))?;
    if line.at(owner).is(Flags::POSSESSIVE) {
        return Some(Cue {
            items: at..at + 1,
            subject: Some(owner..owner + 1),
            build: Build::Noun,
            uses: Uses::CLAUSE,
            negated: false,
        });
    }
    let subject = phrase_before(line, owner)?;
    Some(Cue { items: at..at + 1, subject: Some(subject), build: Build::Noun, uses: Uses::CLAUSE, negated: false })
}
