//! Subjects that stand with another verb: that of the main clause for "…, saying", that of the verb before for "… and said".

use std::ops::Range;

use super::{REACH, capital_participle, starts_phrase, subject::subject_before};
use crate::parse::quotations::{
    lines::Line,
    verbs::{Uses, VerbForm},
    words::Flags,
};

/// The subject of the line's main clause, as far as it stands before `limit`: what takes part in "…, saying".
pub(in crate::parse::quotations) fn main_subject(line: &Line<'_>, from: usize, limit: usize) -> Option<Range<usize>> {
    let limit = limit.min(line.len()).min(from + 4 * REACH);
    let mut at = from;
    // Behind what comes first: "However,", "In a statement,", "Speaking in Rome,", "After the vote,".
    for _ in 0..4 {
        while at < limit
            && (line.at(at).is(Flags::COORDINATOR | Flags::ADVERB)
                && !line.at(at).is(Flags::DETERMINER | Flags::POSSESSIVE | Flags::PRONOUN)
                || line.comma(at)
                || (line.spells(at, "there") && line.comma(at + 1)))
        {
            at += 1;
        }
        let item = line.at(at);
        let introduces = item.is(Flags::PREPOSITION | Flags::SUBORDINATOR | Flags::TO | Flags::ING | Flags::ED | Flags::TIME)
            || (item.is(Flags::CAPITAL) && capital_participle(line, at))
            || item.is(Flags::SAYING) && !item.is(Flags::DETERMINER);
        if !introduces {
            break;
        }
        let mut comma = (at..limit.min(at + REACH)).find(|&c| line.pauses(c))?;
        // "After the flood in Ely, Cambs., a voice": the county goes with the town.
        while line.at(comma + 1).is(Flags::CAPITAL)
            && !line.at(comma + 1).is(Flags::PRONOUN | Flags::DETERMINER)
            && line.before(comma).is(Flags::CAPITAL)
            && let Some(next) = (comma + 2..comma + 4).find(|&c| line.comma(c))
            && line.at(next - 1).first != '”'
        {
            comma = next;
        }
        at = comma + 1;
    }
    if line.at(at).quote.is_some() || !starts_phrase(line, at) {
        return None;
    }
    if line.at(at).is(Flags::PRONOUN) && !line.at(at).is(Flags::DETERMINER | Flags::NUMBER) {
        return Some(at..at + 1);
    }
    let mut end = at;
    while end < limit.min(at + REACH) {
        let item = line.at(end);
        let abbreviates = item.is_mark('.') && line.before(end).is(Flags::CAPITAL);
        if !item.is(Flags::WORD) && !abbreviates && !matches!(item.first, '&' | '/') {
            break;
        }
        if end > at
            && (item.is(Flags::AUXILIARY
                | Flags::FINITE
                | Flags::RELATIVE
                | Flags::THAT
                | Flags::TO
                | Flags::SUBORDINATOR
                | Flags::PRONOUN
                | Flags::ADVERB
                | Flags::TIME)
                || item.is(Flags::ED | Flags::SAYING) && !item.is(Flags::CAPITAL))
        {
            break;
        }
        end += 1;
    }
    while end > at && line.at(end - 1).is(Flags::PREPOSITION | Flags::COORDINATOR) {
        end -= 1;
    }
    (end > at).then_some(at..end)
}

/// The subject of the clause that a verb at `at` goes on with, alone ("shook her head and said") or as a participle ("…, saying").
pub(in crate::parse::quotations) fn running_subject(line: &Line<'_>, at: usize) -> Option<Range<usize>> {
    let (main, inside) = running_subjects(line, at);
    main.or(inside)
}

/// The subject of the nearest clause before a verb at `at` that goes on, be it inside another: "a plan that the mayor had fought,
/// saying".
pub(in crate::parse::quotations) fn inner_subject(line: &Line<'_>, at: usize) -> Option<Range<usize>> {
    running_subjects(line, at).1
}

/// The subject that a verb at `at` goes on with, and that of the nearest clause inside another.
fn running_subjects(line: &Line<'_>, at: usize) -> (Option<Range<usize>>, Option<Range<usize>>) {
    let mut inside = None;
    for verb in (at.saturating_sub(REACH)..at).rev() {
        let item = line.at(verb);
        let noun = item.verb.is_some_and(|v| v.form == VerbForm::Third && v.uses.any(Uses::NOUN));
        let finite = (item.is(Flags::AUXILIARY | Flags::FINITE | Flags::ED) && !noun)
            || item.verb.is_some_and(|v| v.form == VerbForm::Past || (v.form == VerbForm::Third && !noun));
        if !finite
            || item.is(Flags::CAPITAL | Flags::TO)
            || line.before(verb).is(Flags::COORDINATOR | Flags::TO | Flags::PREPOSITION | Flags::THAT)
        {
            continue;
        }
        if item.is(Flags::JOINED) {
            return (Some(verb..verb + 1), inside);
        }
        // Adverbs and other helping verbs between.
        let mut start = verb;
        while start > 0 && line.before(start).is(Flags::ADVERB | Flags::AUXILIARY) && !line.before(start).is(Flags::PRONOUN) {
            start -= 1;
        }
        // "the man who began by saying": who.
        if line.before(start).is(Flags::RELATIVE) && !(start..at).any(|i| line.pauses(i) || line.dash(i)) {
            return (Some(start - 1..start), inside);
        }
        if line.before(start).is(Flags::RELATIVE | Flags::COORDINATOR | Flags::DETERMINER | Flags::POSSESSIVE) {
            continue;
        }
        if let Some(subject) = subject_before(line, start) {
            // Inside another clause: "after he won and said", "said it was cold, adding".
            let inner = line.before(subject.start);
            // "she is one of those named in it, adding", "in the next shot": no subject.
            let no_subject = (inner.is(Flags::AUXILIARY | Flags::BE) && !inner.is(Flags::JOINED)
                || inner.is(Flags::PREPOSITION) && !inner.is(Flags::SUBORDINATOR | Flags::ADVERB) && subject.start > 0)
                && !line.at(subject.start).is(Flags::PRONOUN);
            if no_subject {
                continue;
            }
            // "told them it was over but said": not "it".
            let told = (subject.start.saturating_sub(3)..subject.start)
                .any(|i| line.at(i).verb.is_some_and(|v| v.uses.any(Uses::PERSON) && v.form == VerbForm::Past));
            if (told || inner.is(Flags::THAT) || inner.is(Flags::SUBORDINATOR | Flags::QUESTION | Flags::SAYING))
                && subject.start > 1
                && !inner.is(Flags::COORDINATOR)
            {
                inside = inside.or(Some(subject));
                continue;
            }
            return (Some(subject), inside);
        }
    }
    (main_subject(line, 0, at), inside)
}
