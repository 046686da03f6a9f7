//! What stands between a cue and what it reports: who was told, when and how; and what goes before the subject of the clause.

use std::ops::Range;

use super::REACH;
use crate::parse::quotations::{clause::finite::has_clause, lines::Line, phrases::starts_phrase, verbs::VerbForm, words::Flags};

/// Words that lead into a clause from its front, never into when, where or to whom something was said.
const LEADS: [&str; 18] = [
    "under",
    "with",
    "without",
    "despite",
    "unlike",
    "like",
    "because",
    "instead",
    "given",
    "amid",
    "until",
    "besides",
    "beyond",
    "thanks",
    "due",
    "rather",
    "regardless",
    "depending",
];

/// "said when it rains, the lock fills up": a clause that begins what is reported and goes before its main one.
pub(super) fn fronted(line: &Line<'_>, at: usize, limit: usize) -> bool {
    let item = line.at(at);
    if line.spells_one(at, &LEADS) {
        let Some(comma) = (at + 1..limit).find(|&c| line.comma(c) || line.at(c).quote.is_some()).filter(|&c| line.comma(c)) else {
            return false;
        };
        let subject = line.at(comma + 1);
        let plain = starts_phrase(line, comma + 1) && !subject.is(Flags::TIME | Flags::THAT);
        return plain && has_clause(line, comma + 1..line.len().min(comma + 1 + REACH));
    }
    if !item.is(Flags::SUBORDINATOR)
        || line.spells_one(at, &["if", "whether", "than", "so", "lest", "where"])
        || !line.at(at + 1).is(Flags::PRONOUN | Flags::DETERMINER | Flags::POSSESSIVE | Flags::CAPITAL)
    {
        return false;
    }
    let Some(comma) = (at + 1..limit).find(|&c| line.comma(c) || line.at(c).quote.is_some()).filter(|&c| line.comma(c)) else {
        return false;
    };
    let subject = line.at(comma + 1);
    let main = subject.is(Flags::PRONOUN | Flags::DETERMINER | Flags::POSSESSIVE) || subject.is(Flags::CAPITAL);
    main && !subject.is(Flags::TIME) && comma > at + 2 && has_clause(line, comma + 1..line.len().min(comma + 1 + REACH))
}

/// The "that" behind more words about those who were told.
pub(super) fn late_that(line: &Line<'_>, from: usize, limit: usize) -> Option<usize> {
    let that = (from..limit).find(|&at| line.at(at).is(Flags::THAT) || line.pauses(at) || line.at(at).quote.is_some())?;
    let clause = line.at(that).is(Flags::THAT) && !line.before(that).is(Flags::PREPOSITION | Flags::DETERMINER);
    clause.then_some(that)
}

/// "told reporters Ann Lee would go": who was told, without the name that begins what they were told.
pub(super) fn told_group(line: &Line<'_>, phrase: Range<usize>) -> Range<usize> {
    let verb = line.at(phrase.end);
    if !verb.is(Flags::AUXILIARY | Flags::FINITE | Flags::ED | Flags::SAYING) {
        return phrase;
    }
    let group = |at: usize| {
        let noun = line.at(at - 1);
        let spelling = noun.span.of(line.text);
        !noun.is(Flags::CAPITAL | Flags::DETERMINER)
            && (spelling.ends_with('s') && !spelling.ends_with("ss") || line.spells_one(at - 1, &["police", "people", "media"]))
    };
    let name =
        (phrase.start + 1..phrase.end).find(|&at| line.at(at).is(Flags::CAPITAL) && line.before(at).is(Flags::WORD) && group(at));
    phrase.start..name.unwrap_or(phrase.end)
}

/// "called on states to pay": a noun in the plural that can be a verb of saying as well, before an infinitive.
pub(super) fn several_noun(line: &Line<'_>, at: usize) -> bool {
    line.at(at).verb.is_some_and(|verb| verb.form == VerbForm::Third) && line.at(at + 1).is(Flags::TO)
}

/// Whether a number begins at `at` that a preposition or adverb says more of: "at least twelve", "about 300", "up to half".
pub(super) fn number_phrase(line: &Line<'_>, at: usize) -> bool {
    let words = match () {
        () if line.spells(at, "at") && line.spells_one(at + 1, &["least", "most"]) => 2,
        () if line.spells(at, "up") && line.spells(at + 1, "to") => 2,
        () if line.spells(at, "as") && line.spells_one(at + 1, &["many", "much", "few"]) && line.spells(at + 2, "as") => 3,
        () if line.spells_one(at, &["about", "around", "over", "under", "between", "nearly", "almost", "roughly", "some"]) => 1,
        () => return false,
    };
    line.at(at + words).is(Flags::NUMBER) || line.spells_one(at + words, &["half", "a", "$", "£", "€"])
}

/// Whether the "that" at `that` has the verb of its clause right behind it and no other: "a crowd that included bargemen".
pub(super) fn is_relative(line: &Line<'_>, that: usize, limit: usize) -> bool {
    let verb = line.at(that + 1);
    let others = || {
        (that + 2..limit)
            .take_while(|&at| !line.pauses(at) && line.at(at).quote.is_none())
            .any(|at| line.at(at).is(Flags::AUXILIARY | Flags::FINITE | Flags::ED | Flags::SAYING))
    };
    verb.is(Flags::AUXILIARY | Flags::FINITE | Flags::ED) && !verb.is(Flags::JOINED | Flags::CAPITAL) && !others()
}

/// What can follow a weekday.
pub(super) const PARTS_OF_DAY: [&str; 4] = ["morning", "afternoon", "evening", "night"];

/// How many items a phrase of time takes: "last week", "earlier this month", "the day before".
pub(super) fn time_phrase(line: &Line<'_>, at: usize) -> usize {
    const UNITS: [&str; 14] = [
        "week",
        "month",
        "year",
        "day",
        "night",
        "morning",
        "afternoon",
        "evening",
        "weekend",
        "summer",
        "fall",
        "spring",
        "winter",
        "time",
    ];
    let time = line.spells_one(at, &["this", "last", "that", "the", "next"]) && line.spells_one(at + 1, &UNITS);
    // "last week’s flood" is none.
    if time && !line.at(at + 2).is(Flags::GENITIVE) { 2 } else { 0 }
}

/// ", in a statement, that": the place of "that" where what stands between the commas are asides.
pub(super) fn that_behind_aside(line: &Line<'_>, comma: usize, limit: usize) -> Option<usize> {
    if line.at(comma + 1).is(Flags::THAT) {
        return Some(comma + 1);
    }
    // "said, after the vote, in a call with reporters, that"
    let mut verbs = false;
    for at in comma + 1..limit {
        // "Rose" with a capital is a name.
        verbs |= line.at(at).is(Flags::AUXILIARY | Flags::FINITE) && !line.at(at).is(Flags::CAPITAL);
        if verbs || line.at(at).quote.is_some() {
            return None;
        }
        if line.comma(at) && line.at(at + 1).is(Flags::THAT) {
            return Some(at + 1);
        }
    }
    None
}
