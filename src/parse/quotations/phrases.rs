//! Noun phrases around a verb: who says it.
//!
//! Without a tagger a noun phrase is what stands between words that cannot be part of one. These rules look at a bounded
//! number of words, so that a very long sentence costs no more than a long one.

mod after;
mod before;
mod shared;
mod subject;

pub(super) use self::{
    after::{named_after, phrase_after},
    before::phrase_before,
    shared::{inner_subject, main_subject, running_subject},
    subject::subject_before,
};
use super::{lines::Line, verbs::VerbForm, words::Flags};
use crate::parse::mentions::lexicon::{Class, LEXICON, folded};

/// How far a noun phrase is followed: longer ones are no speakers but slips.
const REACH: usize = 60;

/// Words that end a noun phrase on its left side.
const BOUNDARY: [Flags; 10] = [
    Flags::BE,
    Flags::SUBORDINATOR,
    Flags::AUXILIARY,
    Flags::FINITE,
    Flags::RELATIVE,
    Flags::QUESTION,
    Flags::TO,
    Flags::OBJECT,
    Flags::THAT,
    Flags::TIME,
];

fn bounds(flags: Flags) -> bool {
    BOUNDARY.iter().any(|&boundary| flags.any(boundary))
}

/// Prepositions that join a noun phrase to the one before it: "a spokeswoman for the town".
const JOINS: [&str; 9] = ["of", "for", "at", "from", "with", "in", "on", "to", "near"];

/// Whether a noun phrase can begin at `at`.
pub(super) fn starts_phrase(line: &Line<'_>, at: usize) -> bool {
    let item = line.at(at);
    item.is(Flags::WORD)
        && (item.is(Flags::DETERMINER | Flags::POSSESSIVE | Flags::PRONOUN | Flags::NUMBER)
            || titles(line, at)
            || !(item.is(Flags::PREPOSITION
                | Flags::COORDINATOR
                | Flags::ADVERB
                | Flags::ING
                | Flags::ED
                | Flags::SAYING
                | Flags::GENITIVE)
                || bounds(item.flags)))
}

/// "state Rep. Gray", "report author Lee": a noun before a name, though it can be a verb as well.
fn titles(line: &Line<'_>, at: usize) -> bool {
    let item = line.at(at);
    let base = item.verb.is_some_and(|verb| verb.form == VerbForm::Base);
    base && !item.is(Flags::CAPITAL) && line.at(at + 1).is(Flags::CAPITAL) && line.before(at).is(Flags::SAYING)
}

/// Behind "But", "And", "However" at the start of a clause.
pub(super) fn skip_openers(line: &Line<'_>, mut at: usize, end: usize) -> usize {
    while at < end
        && (line.at(at).is(Flags::COORDINATOR | Flags::ADVERB | Flags::SUBORDINATOR) || line.comma(at))
        && !line.at(at).is(Flags::POSSESSIVE)
    {
        at += 1;
    }
    at
}

/// "Speaking", "Asked" at the start of a sentence, where the capital hides the ending.
pub(super) fn capital_participle(line: &Line<'_>, at: usize) -> bool {
    let spelling = line.at(at).span.of(line.text);
    // "Ahmed", "BuzzFeed"
    let named = || spelling.chars().skip(1).any(char::is_uppercase) || LEXICON.entry(&folded(spelling)).class.any(Class::GIVEN);
    at == 0 && spelling.len() > 4 && (spelling.ends_with("ing") || spelling.ends_with("ed")) && !named()
}
