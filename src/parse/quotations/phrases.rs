//! Noun phrases around a verb: who says it.
//!
//! Without a tagger a noun phrase is what stands between words that cannot be part of one. These rules look at a bounded
//! number of words, so that a very long sentence costs no more than a long one.

use std::ops::Range;

use super::{
    lines::Line,
    verbs::{Uses, VerbForm},
    words::Flags,
};

/// How far a noun phrase is followed: longer ones are no speakers but slips.
const REACH: usize = 60;

/// Words that end a noun phrase on its left side.
const BOUNDARY: [Flags; 9] = [
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

/// The subject whose verb starts at `verb`; `None` where none can be made out.
pub(super) fn subject_before(line: &Line<'_>, verb: usize) -> Option<Range<usize>> {
    let before = line.before(verb);
    if before.is(Flags::RELATIVE) || (before.is(Flags::THAT) && line.before(verb.saturating_sub(1)).is(Flags::WORD)) {
        return Some(verb - 1..verb);
    }
    if before.quote.is_some() {
        return None;
    }
    // "The White House on Monday urged"
    if before.is(Flags::TIME) && verb >= 2 {
        let mut day = verb - 1;
        while day > 0
            && (line.before(day).is(Flags::TIME | Flags::NUMBER)
                || line.spells_one(day - 1, &["on", "last", "late", "early", "in"]))
        {
            day -= 1;
        }
        return subject_before(line, day);
    }
    if line.spells_one(verb.wrapping_sub(1), &["week", "month", "year"]) && line.spells_one(verb.wrapping_sub(2), &["this", "last"])
    {
        return subject_before(line, verb - 2);
    }
    if before.is_mark(')') || before.is_mark(']') {
        let open = (verb.saturating_sub(REACH)..verb).rev().find(|&at| line.at(at).is_mark('(') || line.at(at).is_mark('['))?;
        return subject_before(line, open).or_else(|| phrase_before(line, open));
    }
    if line.dash(verb.wrapping_sub(1)) {
        let open = (verb.saturating_sub(REACH)..verb - 1).rev().find(|&at| line.dash(at))?;
        return phrase_before(line, open);
    }
    if line.comma(verb.wrapping_sub(1)) {
        return behind_commas(line, verb - 1);
    }
    if let Some(region) = verbless(line, verb) {
        return Some(with_name(line, region));
    }
    let phrase = phrase_before(line, verb)?;
    Some(with_name(line, phrase))
}

/// All that stands between the beginning of the clause and its verb, where no other verb is in it: "a source familiar with the call
/// between Lee, Ray and others said", "Ely and its neighbours said".
fn verbless(line: &Line<'_>, verb: usize) -> Option<Range<usize>> {
    let floor = verb.saturating_sub(REACH);
    let mut start = verb;
    while start > floor {
        let at = start - 1;
        let item = line.at(at);
        let stop = item.quote.is_some()
            || line.dash(at)
            || item.is(Flags::SUBORDINATOR
                | Flags::THAT
                | Flags::RELATIVE
                | Flags::AUXILIARY
                | Flags::FINITE
                | Flags::JOINED
                | Flags::TO
                | Flags::QUESTION)
                && !(item.is(Flags::CAPITAL)
                    && at > 0
                    && !item.is(Flags::AUXILIARY | Flags::THAT | Flags::RELATIVE | Flags::TO | Flags::QUESTION))
            || (!item.is(Flags::WORD)
                && !item.is_mark('.')
                && !line.comma(at)
                && !matches!(item.first, '&' | '/' | '$' | '@' | '#'));
        if stop {
            break;
        }
        // Only the commas of a list: ", and" comes behind the last of them.
        let listed = (start..verb).any(|i| line.comma(i))
            || (line.spells(at + 1, "and")
                && (at.saturating_sub(8)..at).any(|i| line.comma(i))
                && !(at.saturating_sub(8)..at).any(|i| line.at(i).is(Flags::TIME | Flags::ED)));
        if line.comma(at) && !listed {
            break;
        }
        start = at;
    }
    while start < verb
        && (line.at(start).is(Flags::COORDINATOR | Flags::ADVERB) && !line.at(start).is(Flags::DETERMINER | Flags::PRONOUN)
            || line.comma(start))
    {
        start += 1;
    }
    let first = line.at(start);
    let more = (start..verb).any(|at| line.at(at).is(Flags::COORDINATOR | Flags::PREPOSITION));
    let acts = (start..verb).any(|at| {
        let item = line.at(at);
        let said = item.verb.is_some_and(|v| !v.uses.any(Uses::NOUN) || v.form == VerbForm::Past)
            && !article_soon(line, at, start)
            && !item.is(Flags::CAPITAL);
        // "started by", "held in": no finite verb.
        let ed = item.is(Flags::ED) && !line.at(at + 1).is(Flags::PREPOSITION) && !article_soon(line, at, start);
        said || ed
            || (item.is(Flags::PRONOUN)
                && !item.is(Flags::DETERMINER | Flags::NUMBER)
                && at > start
                && !line.before(at).is(Flags::COORDINATOR | Flags::PREPOSITION))
    });
    let ends =
        line.before(verb).is(Flags::COORDINATOR | Flags::PREPOSITION | Flags::DETERMINER | Flags::POSSESSIVE | Flags::GENITIVE)
            && !line.before(verb).is(Flags::PRONOUN);
    (start + 1 < verb
        && more
        && !ends
        && !acts
        && starts_phrase(line, start)
        && !first.is(Flags::TIME)
        && !capital_participle(line, start))
    .then_some(start..verb)
}

/// "Ann Lee, the mayor of Ely told": an apposition that no second comma closes goes with the name before it.
fn with_name(line: &Line<'_>, phrase: Range<usize>) -> Range<usize> {
    let comma = phrase.start.wrapping_sub(1);
    if line.at(phrase.start).is(Flags::DETERMINER)
        && line.comma(comma)
        && (line.before(comma).is(Flags::CAPITAL) || line.before(comma).is_mark(')'))
        && !line.before(comma).is(Flags::TIME)
        && let Some(name) = plain_phrase_before(line, comma)
        && line.at(name.start).is(Flags::CAPITAL)
    {
        let before = line.before(name.start);
        if name.start == 0
            || before.quote.is_some()
            || before.is(Flags::SUBORDINATOR | Flags::COORDINATOR)
            || line.comma(name.start - 1)
        {
            return name.start..phrase.end;
        }
    }
    phrase
}

/// The subject that is parted from its verb by what stands between commas: "Ann Lee, the mayor, said"; `comma` is the last of them.
fn behind_commas(line: &Line<'_>, comma: usize) -> Option<Range<usize>> {
    let floor = comma.saturating_sub(REACH);
    let mut end = comma;
    let mut found = None;
    // From the segment before the last comma to the left: the leftmost one that is a noun phrase is the subject.
    loop {
        let start = (floor..end).rev().find(|&at| line.comma(at) || line.at(at).is_mark(';') || line.at(at).quote.is_some());
        let from = start.map_or(floor, |at| at + 1);
        let subject = end < comma;
        if start.is_some_and(|at| !line.comma(at)) || start.is_none() && floor > 0 {
            if subject && start.is_some() {
                found = phrase_before(line, end).or(found);
            }
            break;
        }
        if subject {
            let head = skip_openers(line, from, end);
            let verbs = (head..end)
                .any(|at| line.at(at).is(Flags::AUXILIARY | Flags::FINITE | Flags::SAYING) && !line.at(at).is(Flags::CAPITAL));
            if head < end && verbs && !line.at(head).is(Flags::RELATIVE) {
                found = phrase_before(line, end).or(found);
                break;
            }
            if head < end && starts_phrase(line, head) {
                found = Some(head..end);
            }
            if head > from || !(aside(line, from) || starts_phrase(line, from)) {
                break;
            }
        } else if !aside(line, from) {
            break;
        }
        let Some(start) = start else { break };
        end = start;
    }
    found
}

/// Whether the segment at `at` can stand between a subject and its verb.
fn aside(line: &Line<'_>, at: usize) -> bool {
    let item = line.at(at);
    item.is(Flags::RELATIVE
        | Flags::DETERMINER
        | Flags::POSSESSIVE
        | Flags::CAPITAL
        | Flags::NUMBER
        | Flags::PREPOSITION
        | Flags::ING
        | Flags::ED
        | Flags::ADVERB)
        || line.spells_one(at, &["where", "when"])
        || (item.is(Flags::WORD) && !bounds(item.flags) && !item.is(Flags::COORDINATOR))
}

/// Whether a noun phrase can begin at `at`.
pub(super) fn starts_phrase(line: &Line<'_>, at: usize) -> bool {
    let item = line.at(at);
    item.is(Flags::WORD)
        && (item.is(Flags::DETERMINER | Flags::POSSESSIVE | Flags::PRONOUN | Flags::NUMBER)
            || !(item.is(Flags::PREPOSITION
                | Flags::COORDINATOR
                | Flags::ADVERB
                | Flags::ING
                | Flags::ED
                | Flags::SAYING
                | Flags::GENITIVE)
                || bounds(item.flags)))
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

/// The noun phrase that ends right before `end`, with the relative clause that may stand in it ("some who disagree with him").
pub(super) fn phrase_before(line: &Line<'_>, end: usize) -> Option<Range<usize>> {
    let phrase = plain_phrase_before(line, end)?;
    let mut at = phrase.start;
    while at > 1 && at + 12 > phrase.start {
        at -= 1;
        let item = line.at(at);
        if !item.is(Flags::WORD) || item.is(Flags::COORDINATOR | Flags::THAT) {
            break;
        }
        if line.spells(at, "who") {
            let head = plain_phrase_before(line, at)?;
            return Some(head.start..end);
        }
    }
    Some(phrase)
}

/// The noun phrase that ends right before `end`, without clauses in it.
fn plain_phrase_before(line: &Line<'_>, end: usize) -> Option<Range<usize>> {
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
            if abbreviates || (start < end && matches!(item.first, '&' | '/' | '@' | '#' | '$')) {
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
        if bounds(item.flags) || item.is(Flags::PRONOUN | Flags::ADVERB) {
            break;
        }
        // A verb in -ed parts the phrase from what went before, unless an article still comes: "the elected mayor".
        let verb = item.verb.is_some_and(|v| start == end || !v.uses.any(Uses::NOUN) || v.form != VerbForm::Base);
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

/// Where a preposition right before `at` joins this phrase to a noun before it: that preposition's place.
fn joined_before(line: &Line<'_>, at: usize, floor: usize) -> Option<usize> {
    let preposition = at.checked_sub(1)?;
    let noun = at.checked_sub(2)?;
    let head = line.at(noun);
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
        && (!head.is(Flags::SAYING) || article_soon(line, noun, floor));
    (preposition > floor && line.spells_one(preposition, &JOINS) && noun_like).then_some(preposition)
}

/// Whether an article or possessive stands up to four words before `at` with nothing between that could end a phrase.
fn article_soon(line: &Line<'_>, at: usize, floor: usize) -> bool {
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

/// The noun phrase that begins at `start`: who spoke, behind an inverted verb or "according to".
pub(super) fn phrase_after(line: &Line<'_>, start: usize) -> Option<Range<usize>> {
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
            if item.is(Flags::PREPOSITION) {
                // "the head of the agency", but not "said Ann Lee in a statement".
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
            if (item.is(Flags::ADVERB) && !capital)
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
pub(super) fn named_after(line: &Line<'_>, start: usize) -> Option<Range<usize>> {
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

/// The subject of the line's main clause, as far as it stands before `limit`: what takes part in "…, saying".
pub(super) fn main_subject(line: &Line<'_>, from: usize, limit: usize) -> Option<Range<usize>> {
    let limit = limit.min(line.len()).min(from + 4 * REACH);
    let mut at = from;
    // Behind what comes first: "However,", "In a statement,", "Speaking in Rome,", "After the vote,".
    for _ in 0..4 {
        while at < limit
            && (line.at(at).is(Flags::COORDINATOR | Flags::ADVERB)
                && !line.at(at).is(Flags::DETERMINER | Flags::POSSESSIVE | Flags::PRONOUN)
                || line.comma(at))
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
        let comma = (at..limit.min(at + REACH)).find(|&c| line.pauses(c))?;
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
    while end > at && line.at(end - 1).is(Flags::PREPOSITION) {
        end -= 1;
    }
    (end > at).then_some(at..end)
}

/// The subject of the clause that a verb at `at` goes on with, alone ("shook her head and said") or as a participle ("…, saying").
pub(super) fn running_subject(line: &Line<'_>, at: usize) -> Option<Range<usize>> {
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
            return Some(verb..verb + 1);
        }
        // Adverbs and other helping verbs between.
        let mut start = verb;
        while start > 0 && line.before(start).is(Flags::ADVERB | Flags::AUXILIARY) && !line.before(start).is(Flags::PRONOUN) {
            start -= 1;
        }
        if line.before(start).is(Flags::RELATIVE | Flags::COORDINATOR | Flags::DETERMINER | Flags::POSSESSIVE) {
            continue;
        }
        if let Some(subject) = subject_before(line, start) {
            // Inside another clause: "after he won and said", "said it was cold, adding".
            let inner = line.before(subject.start);
            let that = inner.is(Flags::THAT)
                && subject.start > 1
                && line.before(subject.start - 1).is(Flags::SAYING | Flags::ADVERB | Flags::TIME);
            if (that || inner.is(Flags::SUBORDINATOR | Flags::QUESTION | Flags::SAYING))
                && subject.start > 1
                && !inner.is(Flags::COORDINATOR)
            {
                inside = inside.or(Some(subject));
                continue;
            }
            return Some(subject);
        }
    }
    main_subject(line, 0, at).or(inside)
}

/// "Speaking", "Asked" at the start of a sentence, where the capital hides the ending.
pub(super) fn capital_participle(line: &Line<'_>, at: usize) -> bool {
    let spelling = line.at(at).span.of(line.text);
    at == 0 && spelling.len() > 4 && (spelling.ends_with("ing") || spelling.ends_with("ed"))
}
