//! The noun phrase that ends at a place.

use std::ops::Range;

use super::{JOINS, REACH, bounds};
use crate::parse::quotations::{
    lines::Line,
    verbs::{Uses, VerbForm},
    words::Flags,
};

/// The noun phrase that ends right before `end`, with the relative clause that may stand in it ("some who disagree with him").
pub(in crate::parse::quotations) fn phrase_before(line: &Line<'_>, end: usize) -> Option<Range<usize>> {
    /// No relative clause between a subject and its verb has more words.
    const RELATIVE_CLAUSE: usize = 16;
    let phrase = plain_phrase_before(line, end);
    // "one who was not authorized to speak": no noun stands right before the verb.
    let verbal = line.before(end).is(Flags::ED | Flags::SAYING | Flags::FINITE) && !line.before(end).is(Flags::CAPITAL);
    let first = phrase.as_ref().map_or(end, |phrase| phrase.start);
    if phrase.is_none() && !verbal {
        return None;
    }
    // "the baker who was there when she said": a pronoun in a subject's form is one, and all of it.
    if phrase.as_ref().is_some_and(|phrase| phrase.len() == 1 && line.spells_one(phrase.start, &["he", "she", "they", "we", "i"])) {
        return phrase;
    }
    let mut at = first;
    while at > 1 && at + RELATIVE_CLAUSE > first {
        at -= 1;
        let item = line.at(at);
        // "who lives at the port and who saw it"
        if line.spells(at, "and") && line.spells(at + 1, "who") || line.spells(at, "who") && line.spells(at - 1, "and") {
            continue;
        }
        if !item.is(Flags::WORD) || item.is(Flags::COORDINATOR | Flags::THAT) {
            break;
        }
        if line.spells(at, "who") {
            // "the man, who police said was armed": they have a verb of their own.
            if at + 1 == first && phrase.is_some() && !verb_in_phrase(line, first, end) {
                return phrase;
            }
            let head = plain_phrase_before(line, at)?;
            return Some(head.start..end);
        }
    }
    phrase
}

/// Where the head of the relative clause begins that `phrase`, with the verb behind it at `end`, ends: "women who work at the port".
pub(super) fn head_of_relative(line: &Line<'_>, phrase: &Range<usize>, end: usize) -> Option<usize> {
    let who = phrase.start.checked_sub(1).filter(|&who| line.spells(who, "who") && verb_in_phrase(line, phrase.start, end))?;
    plain_phrase_before(line, who).map(|head| head.start)
}

/// Whether the first of the words between "who" and the verb at `end` is a verb itself: "who run small barges", not "who police said
/// was armed". It is where it stands in its bare form and the verb behind it has a whole clause.
fn verb_in_phrase(line: &Line<'_>, first: usize, end: usize) -> bool {
    let item = line.at(first);
    let bare = first + 1 < end
        && !item.is(Flags::CAPITAL | Flags::DETERMINER | Flags::POSSESSIVE | Flags::PRONOUN | Flags::NUMBER | Flags::PREPOSITION)
        && !item.span.of(line.text).ends_with('s');
    let mut verb = end;
    while line.at(verb).is(Flags::ADVERB | Flags::AUXILIARY) {
        verb += 1;
    }
    let behind = line.at(verb + 1);
    bare && !line.comma(first.wrapping_sub(2))
        && (behind.is(Flags::THAT | Flags::PRONOUN | Flags::DETERMINER | Flags::POSSESSIVE | Flags::CAPITAL | Flags::JOINED)
            || behind.quote.is_some())
}

/// The noun phrase that ends right before `end`, without clauses in it.
pub(super) fn plain_phrase_before(line: &Line<'_>, end: usize) -> Option<Range<usize>> {
    let floor = end.saturating_sub(REACH);
    let mut start = end;
    while start > floor {
        let at = start - 1;
        let item = line.at(at);
        if item.quote.is_some() {
            break;
        }
        if !item.is(Flags::WORD) {
            // Inside a name: "St. Ives", "Smith & Sons", "Sen. Lee (R-Ohio)", "$5".
            let abbreviates = item.is_mark('.') && line.before(at).is(Flags::CAPITAL);
            if abbreviates || (start < end && matches!(item.first, '&' | '/' | '@' | '#' | '$' | '%')) {
                start = at;
                continue;
            }
            if item.is_mark(')')
                && let Some(open) = (floor..at).rev().find(|&o| line.at(o).is_mark('('))
            {
                start = open;
                continue;
            }
            break;
        }
        if start == end && item.is(Flags::PRONOUN) && !item.is(Flags::NUMBER) {
            return Some(at..end);
        }
        if item.is(Flags::GENITIVE)
            || (item.is(Flags::CAPITAL)
                && !bounds(item.flags)
                && !item.is(Flags::DETERMINER
                    | Flags::PREPOSITION
                    | Flags::COORDINATOR
                    | Flags::ADVERB
                    | Flags::PRONOUN
                    | Flags::POSSESSIVE))
        {
            start = at;
            continue;
        }
        if item.is(Flags::DETERMINER | Flags::POSSESSIVE) && !item.is(Flags::THAT) {
            start = at;
            // "the head of the agency": what stands before the preposition is the head.
            if let Some(joined) = joined_before(line, at, floor) {
                start = joined;
                continue;
            }
            break;
        }
        if item.is(Flags::COORDINATOR) {
            if start < end && pairs_up(line, at, floor) {
                start = at;
                continue;
            }
            break;
        }
        if item.is(Flags::PREPOSITION) {
            if start < end
                && let Some(joined) = joined_before(line, start, floor)
            {
                start = joined;
                continue;
            }
            break;
        }
        // "one Ely insider"
        if start < end && line.spells(at, "one") {
            start = at;
            continue;
        }
        if bounds(item.flags) || item.is(Flags::PRONOUN | Flags::ADVERB) {
            break;
        }
        // A verb in -ed parts the phrase from what went before, unless an article still comes: "the elected mayor".
        // "Reports said": a noun, since its verb stands behind it.
        let noun = start == end && item.verb.is_some_and(|v| v.form == VerbForm::Third && v.uses.any(Uses::NOUN));
        let verb = !noun && item.verb.is_some_and(|v| start == end || !v.uses.any(Uses::NOUN) || v.form != VerbForm::Base);
        if (item.is(Flags::ED) || verb) && !article_soon(line, at, floor) {
            break;
        }
        start = at;
    }
    while start < end
        && (line.at(start).is(Flags::GENITIVE | Flags::COORDINATOR | Flags::PREPOSITION) || !line.at(start).is(Flags::WORD))
    {
        start += 1;
    }
    (start < end).then_some(start..end)
}

/// Words for some of those behind "of".
const PARTS: [&str; 11] = ["one", "each", "none", "some", "many", "most", "all", "both", "several", "few", "two"];

/// Where a preposition right before `at` joins this phrase to a noun before it: that preposition's place.
fn joined_before(line: &Line<'_>, at: usize, floor: usize) -> Option<usize> {
    let preposition = at.checked_sub(1)?;
    let noun = at.checked_sub(2)?;
    let head = line.at(noun);
    // "people close to the mayor"
    if line.spells(preposition, "to") && line.spells(noun, "close") && noun > floor {
        return Some(preposition);
    }
    // "guilds such as the Coopers", as "guilds like the Coopers"
    if line.spells(preposition, "as") && line.spells(noun, "such") && noun > floor {
        return Some(noun);
    }
    let noun_like = head.is(Flags::WORD)
        && !bounds(head.flags)
        && !head.is(Flags::PREPOSITION
            | Flags::COORDINATOR
            | Flags::ADVERB
            | Flags::ED
            | Flags::ING
            | Flags::PRONOUN
            | Flags::DETERMINER
            | Flags::POSSESSIVE)
        && (!head.is(Flags::SAYING) || adjective(line, noun, floor));
    // "one of the aides"
    let part = line.spells(preposition, "of") && (head.is(Flags::NUMBER) || line.spells_one(noun, &PARTS));
    let joins = line.spells_one(preposition, &JOINS) || line.spells(preposition, "like");
    (preposition > floor && joins && noun_like || part).then_some(preposition)
}

/// Whether the verb of saying at `at` can stand before a noun behind an article: "the proposed plan", "the report", not "the guild
/// said".
pub(super) fn adjective(line: &Line<'_>, at: usize, floor: usize) -> bool {
    let item = line.at(at);
    let past = item.verb.is_some_and(|verb| verb.form == VerbForm::Past);
    (item.is(Flags::ED) || !past) && article_soon(line, at, floor)
}

/// Whether an article or possessive stands up to four words before `at` with nothing between that could end a phrase.
pub(super) fn article_soon(line: &Line<'_>, at: usize, floor: usize) -> bool {
    for before in (floor.max(at.saturating_sub(4))..at).rev() {
        let item = line.at(before);
        if item.is(Flags::DETERMINER | Flags::POSSESSIVE | Flags::GENITIVE) {
            return true;
        }
        if !item.is(Flags::WORD) || bounds(item.flags) || item.is(Flags::PREPOSITION | Flags::COORDINATOR) {
            return false;
        }
    }
    false
}

/// Whether the "and" at `at` joins two noun phrases rather than two clauses: nothing before it in its clause is a verb.
fn pairs_up(line: &Line<'_>, at: usize, floor: usize) -> bool {
    if !line.before(at).is(Flags::WORD) || line.spells(at, "but") {
        return false;
    }
    for before in (floor..at).rev() {
        let item = line.at(before);
        if item.quote.is_some() || item.is_mark(';') || item.is_mark(':') || line.dash(before) || item.is_mark(',') {
            return true;
        }
        if item.is(Flags::AUXILIARY
            | Flags::FINITE
            | Flags::RELATIVE
            | Flags::SUBORDINATOR
            | Flags::THAT
            | Flags::TO
            | Flags::PRONOUN)
            || (item.is(Flags::SAYING | Flags::ED | Flags::ING) && !article_soon(line, before, floor))
        {
            return false;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use crate::parse::quotations::check::check;

    #[test]
    fn relative_clauses_and_parts_stand_in_it() {
        check(
            "An aide to Ann Lee who was not allowed to speak publicly said <i by=\"An aide to Ann Lee who was not allowed to speak\">the lock was shut</i>.",
        );
        check("Traders who run small barges say that <i by=\"Traders who run small barges\">tolls are too high</i>.");
        check("The man, <i by=\"police\">who</i> police said <i and>was armed with a knife</i>, was found.");
        check("One of the bargemen said <i by=\"One of the bargemen\">the lock was shut</i>.");
    }

    #[test]
    fn pronoun_in_a_subjects_form_is_all_of_it() {
        check("It was Ann Lee who wept when she said <i by=\"she\">the lock was shut</i>.");
    }

    #[test]
    fn examples_stand_in_it() {
        check("Guilds such as the Coopers began urging <i by=\"Guilds such as the Coopers\">bargemen to stay</i>.");
    }

    #[test]
    fn noun_that_is_a_verb_of_saying_too_is_one_before_its_verb() {
        check("<i by=\"reports\">Almost all of the barges had left</i>, reports said.");
    }
}
