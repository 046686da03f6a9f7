//! The noun phrase that begins at a place.

use std::ops::Range;

use super::{JOINS, REACH, bounds, starts_phrase};
use crate::parse::quotations::{lines::Line, verbs::VerbForm, words::Flags};

/// The noun phrase that begins at `start`: who spoke, behind an inverted verb or "according to".
pub(in crate::parse::quotations) fn phrase_after(line: &Line<'_>, start: usize) -> Option<Range<usize>> {
    let limit = line.len().min(start + REACH);
    if !starts_phrase(line, start) && !line.at(start).is(Flags::CAPITAL) {
        return None;
    }
    if line.at(start).is(Flags::PRONOUN) && !line.at(start).is(Flags::DETERMINER | Flags::NUMBER) {
        return Some(start..start + 1);
    }
    let mut at = start;
    while at < limit {
        let item = line.at(at);
        if item.quote.is_some() {
            break;
        }
        if !item.is(Flags::WORD) {
            let abbreviates = item.is_mark('.') && line.before(at).is(Flags::CAPITAL) && at + 1 < line.len();
            if abbreviates || matches!(item.first, '&' | '/' | '@' | '#' | '$') {
                at += 1;
                continue;
            }
            if item.is_mark('(')
                && let Some(close) = (at..limit).find(|&c| line.at(c).is_mark(')'))
            {
                at = close + 1;
                continue;
            }
            break;
        }
        if at > start {
            let capital = item.is(Flags::CAPITAL);
            // "two people briefed on the talks"
            if line.spells_one(at, &["briefed", "involved"])
                && line.spells_one(at + 1, &["on", "in", "by", "about"])
                && (starts_phrase(line, at + 2) || line.at(at + 2).is(Flags::OBJECT))
            {
                at += 3;
                continue;
            }
            if item.is(Flags::PREPOSITION) {
                // "the head of the agency", but not "said Ann Lee in a statement".
                // "a person close to him", "one familiar with it"
                if line.spells(at, "at") && line.spells_one(at + 1, &["least", "most"]) {
                    break;
                }
                let near = line.spells_one(at - 1, &["close", "familiar", "loyal", "opposed"]);
                if near && line.at(at + 1).is(Flags::WORD) && !line.at(at + 1).is(Flags::SAYING | Flags::AUXILIARY) {
                    at += 2;
                    continue;
                }
                let joins = line.spells(at, "of")
                    || line.spells(at, "for")
                    || (line.spells_one(at, &JOINS) && !item.is(Flags::TO) && line.at(start).is(Flags::DETERMINER));
                if joins
                    && (starts_phrase(line, at + 1))
                    && !line.at(at + 1).is(Flags::TIME)
                    && !line.spells_one(at + 1, &["a", "an"])
                {
                    at += 2;
                    continue;
                }
                break;
            }
            if item.is(Flags::COORDINATOR) {
                if line.spells(at, "and") && starts_phrase(line, at + 1) && !line.at(at + 1).is(Flags::PRONOUN | Flags::SAYING) {
                    at += 1;
                    continue;
                }
                break;
            }
            // "a Sunday interview", "an unnamed aide"
            let noun = line.at(at + 1);
            // "an Oct. 26 letter"
            if item.is(Flags::TIME) && line.spells_one(at - 1, &["a", "an", "the"]) && (noun.is_mark('.') || noun.is(Flags::NUMBER))
            {
                at += 1;
                continue;
            }
            let within = line.before(at).is(Flags::DETERMINER | Flags::POSSESSIVE)
                && noun.is(Flags::WORD)
                && !noun.is(Flags::PREPOSITION | Flags::COORDINATOR | Flags::AUXILIARY | Flags::SAYING | Flags::THAT | Flags::TIME)
                && (item.is(Flags::TIME) && !item.is(Flags::ADVERB) || item.is(Flags::ED) && !line.before(at).is(Flags::PRONOUN));
            // "his plans"
            let owned = item.is(Flags::FINITE)
                && !item.is(Flags::AUXILIARY)
                && (line.spells_one(at - 1, &["the", "a", "an"])
                    || line.before(at).is(Flags::POSSESSIVE) && !line.before(at).is(Flags::OBJECT));
            if within || owned {
                at += 1;
                continue;
            }
            if (bounds(item.flags) && (!capital || item.is(Flags::TIME)))
                || (item.is(Flags::ED | Flags::ING | Flags::POSSESSIVE)
                    || (item.is(Flags::PRONOUN) && !item.is(Flags::DETERMINER | Flags::NUMBER)))
                    && !capital
                    && !line.before(at).is(Flags::COORDINATOR)
            {
                break;
            }
            if item.verb.is_some_and(|v| v.form == VerbForm::Past) && !capital {
                break;
            }
            // "the first time", "his only son"
            let article = line.before(at).is(Flags::DETERMINER | Flags::POSSESSIVE)
                && !line.before(at).is(Flags::PRONOUN | Flags::THAT | Flags::ADVERB)
                && noun.is(Flags::WORD)
                && !noun.is(Flags::PREPOSITION | Flags::COORDINATOR | Flags::AUXILIARY | Flags::SAYING | Flags::THAT | Flags::TIME);
            if (item.is(Flags::ADVERB) && !capital && !article)
                || (item.is(Flags::DETERMINER) && !line.before(at).is(Flags::DETERMINER | Flags::COORDINATOR))
            {
                break;
            }
        }
        at += 1;
    }
    (at > start).then_some(start..at)
}

/// The phrase behind an inverted verb, with the name in apposition to it: "said the agency's director, Ann Lee".
pub(in crate::parse::quotations) fn named_after(line: &Line<'_>, start: usize) -> Option<Range<usize>> {
    let phrase = phrase_after(line, start)?;
    let comma = phrase.end;
    let described = line.at(start).is(Flags::DETERMINER) && !line.before(comma).is(Flags::CAPITAL);
    if !described || !line.comma(comma) || !line.at(comma + 1).is(Flags::CAPITAL) || line.at(comma + 1).is(Flags::TIME) {
        return Some(phrase);
    }
    let mut name = comma + 1;
    while line.at(name).is(Flags::CAPITAL) || (line.at(name).is_mark('.') && line.at(name + 1).is(Flags::CAPITAL)) {
        name += 1;
    }
    Some(start..name)
}

#[cfg(test)]
mod tests {
    use crate::parse::quotations::check::check;

    #[test]
    fn words_that_are_adverbs_and_verbs_elsewhere_stand_in_it() {
        check("Ann Lee, the mayor, conceded for the first time that <i by=\"Ann Lee\">the lock was shut</i>.");
        check(
            "<i by=\"three people familiar with his plans\">The lock was shut</i>, according to three people familiar with his plans.",
        );
    }
}
