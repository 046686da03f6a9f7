//! The parts of a subject: its head, its pronoun, whether it is several.

use std::ops::Range;

use crate::{
    parse::quotations::{
        able::{Able, able},
        lines::Line,
        words::Flags,
    },
    text::Span,
};

/// The pronoun that `core` is, without the verb that is joined to it ("we’re").
pub(super) fn third_person(line: &Line<'_>, core: &Range<usize>) -> Option<Span> {
    let item = line.at(core.start);
    if core.len() != 1 || !item.is(Flags::PRONOUN | Flags::JOINED | Flags::POSSESSIVE) || item.is(Flags::NUMBER | Flags::DETERMINER)
    {
        return None;
    }
    let word = item.span.of(line.text);
    let end = word.find(['’', '\'']).unwrap_or(word.len());
    Some(Span { start: item.span.start, end: item.span.start + end as u32 })
}

/// Where the name begins that stands right behind a noun which no name can follow: "a decision Ann Lee" are two.
pub(super) fn contact(line: &Line<'_>, subject: &Range<usize>) -> usize {
    let mut name = subject.end;
    while name > subject.start && line.at(name - 1).is(Flags::CAPITAL) && !line.at(name - 1).is(Flags::DETERMINER) {
        name -= 1;
    }
    let noun = line.before(name);
    let two = name < subject.end
        && name > subject.start + 1
        && line.at(subject.start).is(Flags::DETERMINER)
        && noun.is(Flags::WORD)
        && !noun.is(Flags::CAPITAL
            | Flags::PREPOSITION
            | Flags::COORDINATOR
            | Flags::GENITIVE
            | Flags::DETERMINER
            | Flags::POSSESSIVE)
        && !(subject.start..name)
            .any(|at| line.comma(at) || line.at(at).is(Flags::PREPOSITION | Flags::GENITIVE | Flags::COORDINATOR));
    if two && able(line, &(subject.start..name)) == Able::Mute { name } else { subject.start }
}

/// Whether the phrase joins several by "and".
pub(in crate::parse::quotations) fn several(line: &Line<'_>, core: &Range<usize>) -> bool {
    core.clone().skip(1).any(|at| {
        line.spells(at, "and")
            && !line.at(at).is(Flags::CAPITAL)
            && (line.at(at + 1).is(Flags::POSSESSIVE | Flags::DETERMINER) || line.before(at).is(Flags::CAPITAL))
    })
}

/// The phrase up to its head: without "of …", "for …", brackets and what stands behind a comma.
pub(in crate::parse::quotations) fn core(line: &Line<'_>, subject: &Range<usize>) -> Range<usize> {
    let end = (subject.start + 1..subject.end)
        .find(|&at| {
            let item = line.at(at);
            line.comma(at)
                || item.is_mark('(')
                || line.dash(at)
                || (item.is(Flags::PREPOSITION | Flags::RELATIVE) && !item.is(Flags::CAPITAL))
        })
        .unwrap_or(subject.end);
    // "Gray himself"
    let itself = end > subject.start + 1 && line.spells_one(end - 1, &["himself", "herself", "itself", "themselves"]);
    subject.start..end - usize::from(itself)
}

/// The noun that the description `key`, in small letters, is built around; `None` where more than a noun and its adjectives goes
/// before "of".
pub(super) fn head_of(key: &str) -> Option<&str> {
    /// "the former state department official"
    const MOST_WORDS: usize = 6;
    const ENDS: [&str; 16] = [
        "of", "for", "from", "with", "in", "at", "on", "to", "who", "that", "familiar", "close", "near", "by", "briefed", "working",
    ];
    let core = key.split_whitespace().take_while(|word| !ENDS.contains(&word.trim_end_matches(',')));
    let mut words = 0;
    let last = core.inspect(|_| words += 1).last()?;
    (2..=MOST_WORDS).contains(&words).then(|| last.trim_end_matches(','))
}
