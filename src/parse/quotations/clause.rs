//! What is attributed: where the reported words begin and end, before the cue, behind it, or on both sides.

use std::ops::Range;

use super::{
    cues::{Build, Cue},
    lines::Line,
    phrases::{phrase_after, skip_openers, starts_phrase},
    verbs::Uses,
    words::Flags,
};

/// How far behind a cue its clause may begin.
const REACH: usize = 30;

/// Reported words and the cue that gives them to somebody.
#[derive(Clone, Debug)]
pub(super) struct Attribution {
    /// Which of the line's cues.
    pub(super) cue: usize,
    /// The reported words, as items of the line, in one part or in two around the cue; never empty.
    pub(super) parts: Vec<Range<usize>>,
}

/// What follows a cue.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Opening {
    /// "that …", begins behind it
    That(usize),
    /// A quotation
    Quote(usize),
    /// "whether …"
    Question(usize),
    /// "to …", or "them to …"
    To(usize),
    /// A clause without "that"
    Clause(usize),
    /// A noun phrase, or "of" and one
    Noun(usize),
    /// A comma, then something else
    Comma(usize),
    /// Nothing but adverbs
    End,
}

/// The attributions of a line, in the order of their cues.
pub(super) fn attribute(line: &Line<'_>, cues: &[Cue]) -> Vec<Attribution> {
    let mut found: Vec<Attribution> = Vec::new();
    // Items up to here belong to what an earlier cue reports.
    let mut taken = 0;
    for (at, cue) in cues.iter().enumerate() {
        if cue.negated {
            continue;
        }
        let unit = cue.unit();
        if unit.start < taken {
            continue;
        }
        let floor = found.last().map_or(0, |last| {
            cues.get(last.cue).map_or(0, |c| c.unit().end).max(last.parts.iter().map(|p| p.end).max().unwrap_or(0))
        });
        let Some(attribution) = reported(line, cues, at, floor.min(unit.start)) else { continue };
        taken = attribution.parts.iter().map(|p| p.end).max().unwrap_or(0).max(unit.end);
        found.push(attribution);
    }
    found
}

/// What the cue `at` reports; items before `floor` belong to others.
fn reported(line: &Line<'_>, cues: &[Cue], at: usize, floor: usize) -> Option<Attribution> {
    let cue = cues.get(at)?;
    let unit = cue.unit();
    let begin = unit.start;
    let by_quote =
        line.before(begin).quote.is_some() || (begin >= 2 && line.comma(begin - 1) && line.at(begin - 2).quote.is_some());
    let before = line.trim(skip_but(line, floor, begin)..begin);
    let whole =
        !before.is_empty() && (by_quote || ((line.comma(begin - 1) || line.dash(begin - 1)) && has_verb(line, before.clone())));
    let done = |parts: Vec<Range<usize>>| {
        let parts: Vec<_> = parts.into_iter().map(|p| line.trim(p)).filter(|p| !p.is_empty()).collect();
        (!parts.is_empty()).then_some(Attribution { cue: at, parts })
    };
    let one = |part: Range<usize>| done(Vec::from([part]));
    match cue.build {
        Build::According => {
            if before.is_empty() {
                let comma = (unit.end..line.len().min(unit.end + REACH)).find(|&c| line.comma(c) || line.at(c).quote.is_some())?;
                let start = if line.comma(comma) { comma + 1 } else { comma };
                return one(start..end(line, cues, at, start));
            }
            let mut parts = vec![before];
            if line.comma(unit.end) && line.comma(begin.wrapping_sub(1)) && has_verb(line, unit.end + 1..line.len()) {
                parts.push(unit.end + 1..end(line, cues, at, unit.end + 1));
            }
            done(parts)
        }
        Build::Inverted => {
            if !by_quote && !whole {
                return None;
            }
            let mut parts = vec![before];
            parts.extend(goes_on(line, cues, at, by_quote));
            done(parts)
        }
        Build::Colon => one(unit.end..line.len()),
        Build::Noun => one(unit.end + 1..end(line, cues, at, unit.end + 1)),
        Build::Finite | Build::Participle | Build::Infinitive => {
            if by_quote
                && cue.uses.any(Uses::QUOTE)
                && cue.build == Build::Finite
                && cue.subject.as_ref().is_some_and(|s| s.start == begin)
            {
                let mut parts = vec![before];
                parts.extend(goes_on(line, cues, at, true));
                return done(parts);
            }
            let opening = opening(line, cue, unit.end);
            let weak = cue.uses.any(Uses::WEAK);
            let relative = relative_before(line, begin);
            let after = |start: usize| {
                let mut parts = Vec::new();
                parts.extend(relative.filter(|_| !matches!(opening, Opening::To(_))).map(|r| r..r + 1));
                parts.push(start..end(line, cues, at, start));
                done(parts)
            };
            match opening {
                Opening::That(start) if cue.uses.any(Uses::CLAUSE | Uses::PERSON | Uses::QUOTE) => after(start),
                Opening::Quote(start) => after(start),
                Opening::Question(start) if cue.uses.any(Uses::WHETHER | Uses::CLAUSE) && !weak => after(start),
                Opening::To(start) if cue.uses.any(Uses::TO | Uses::URGE) && !weak => after(start),
                Opening::Comma(_) | Opening::End
                    if whole && cue.build == Build::Finite && !weak && cue.uses.any(Uses::QUOTE | Uses::CLAUSE) =>
                {
                    let mut parts = vec![before];
                    parts.extend(goes_on(line, cues, at, false));
                    done(parts)
                }
                Opening::Clause(start) if cue.uses.any(Uses::CLAUSE) => {
                    let stop = end(line, cues, at, start);
                    let quoted = (start..stop).any(|i| line.at(i).quote.is_some());
                    if has_clause(line, start..stop) && !weak || quoted {
                        after(start)
                    } else if whole && !weak {
                        done(vec![before])
                    } else {
                        (cue.uses.any(Uses::OF) && !weak && cue.build != Build::Infinitive).then(|| after(start)).flatten()
                    }
                }
                Opening::Clause(start) | Opening::Noun(start) => {
                    let stop = end(line, cues, at, start);
                    let quoted = (start..stop).any(|i| line.at(i).quote.is_some());
                    if quoted
                        || (cue.uses.any(Uses::OF)
                            && !weak
                            && !cue.uses.any(Uses::AS | Uses::NOUN)
                            && matches!(opening, Opening::Clause(_))
                            && cue.uses.any(Uses::CLAUSE))
                    {
                        after(start)
                    } else if whole && !weak && cue.uses.any(Uses::QUOTE) {
                        done(vec![before])
                    } else {
                        None
                    }
                }
                _ => None,
            }
        }
    }
}

/// Behind "But" and "And" only where a comma follows them; gold and readers count them to the clause otherwise.
fn skip_but(line: &Line<'_>, floor: usize, end: usize) -> usize {
    let mut at = floor;
    while at < end && line.comma(at) {
        at += 1;
    }
    if floor > 0 && line.at(at).is(Flags::COORDINATOR) { skip_openers(line, at, end).min(at + 1) } else { at }
}

/// What goes on behind an attribution in the middle: `“A,” he said, “b.”`
fn goes_on(line: &Line<'_>, cues: &[Cue], at: usize, quoted: bool) -> Option<Range<usize>> {
    let from = cues.get(at)?.unit().end;
    let next = cues.get(at + 1).map_or(line.len(), |c| c.unit().start);
    if quoted {
        let quote =
            (from..line.len().min(from + 2 * REACH)).find(|&q| line.at(q).quote.is_some() && line.comma(q.wrapping_sub(1)))?;
        if quote < next {
            return Some(quote..end(line, cues, at, quote));
        }
        return None;
    }
    let mut comma = from;
    while line.at(comma).is(Flags::ADVERB | Flags::TIME) {
        comma += 1;
    }
    let start = comma + 1;
    let first = line.at(start);
    let participle = first.is(Flags::ING | Flags::ED) && !first.is(Flags::CAPITAL);
    let apart = participle
        || first.is(Flags::RELATIVE)
        || line.spells_one(start, &["with", "who", "in", "during", "at", "on"])
        || next <= start + 3;
    (line.comma(comma) && !apart && start < line.len()).then(|| start..end(line, cues, at, start))
}

/// "which he said …": the place of the relative pronoun before the unit.
fn relative_before(line: &Line<'_>, begin: usize) -> Option<usize> {
    let at = begin.checked_sub(1)?;
    (line.at(at).is(Flags::RELATIVE) || line.spells(at, "what")).then_some(at)
}

/// What follows a cue that ends at `from`.
fn opening(line: &Line<'_>, cue: &Cue, from: usize) -> Opening {
    let mut at = from;
    let limit = line.len().min(from + REACH);
    let mut person = cue.uses.any(Uses::PERSON | Uses::URGE);
    let mut strayed = false;
    while at < limit {
        let item = line.at(at);
        if item.quote.is_some() {
            return Opening::Quote(at);
        }
        if item.is_mark(':') {
            return if line.at(at + 1).quote.is_some() { Opening::Quote(at + 1) } else { Opening::Clause(at + 1) };
        }
        if item.is_mark(',') {
            if line.at(at + 1).quote.is_some() {
                return Opening::Quote(at + 1);
            }
            if let Some(that) = that_behind_aside(line, at, limit) {
                return Opening::That(that + 1);
            }
            return Opening::Comma(at);
        }
        if !item.is(Flags::WORD) && !matches!(item.first, '$' | '£' | '€' | '#' | '@' | '(' | '[') {
            return Opening::End;
        }
        if item.is(Flags::THAT) {
            let pronoun = line.at(at + 1).is(Flags::AUXILIARY | Flags::FINITE);
            return if pronoun { Opening::Clause(at) } else { Opening::That(at + 1) };
        }
        if item.is(Flags::TO) {
            if cue.uses.any(Uses::TO)
                && line.at(at + 1).is(Flags::WORD)
                && !line.at(at + 1).is(Flags::DETERMINER | Flags::CAPITAL | Flags::POSSESSIVE | Flags::OBJECT)
            {
                return Opening::To(at);
            }
            let Some(phrase) = phrase_after(line, at + 1) else { return Opening::Noun(at) };
            at = phrase.end;
            strayed = true;
            continue;
        }
        if item.is(Flags::QUESTION) && (!item.is(Flags::SUBORDINATOR) || line.spells_one(at, &["if", "whether", "where", "when"])) {
            if line.spells(at, "when") || line.spells(at, "where") && !cue.uses.any(Uses::WHETHER) {
                return Opening::End;
            }
            return Opening::Question(at);
        }
        if item.is(Flags::TIME)
            || (item.is(Flags::ADVERB) && !item.is(Flags::DETERMINER | Flags::PRONOUN) && !item.is(Flags::CAPITAL))
        {
            at += 1;
            continue;
        }
        if item.is(Flags::DETERMINER) && time_phrase(line, at) > 0 {
            at += time_phrase(line, at);
            continue;
        }
        if person
            && !strayed
            && let Some(phrase) = phrase_after(line, at).or_else(|| item.is(Flags::OBJECT).then(|| at..at + 1))
        {
            let behind = line.at(phrase.end);
            if cue.uses.any(Uses::URGE) && behind.is(Flags::TO) {
                return Opening::To(at);
            }
            if cue.uses.any(Uses::PERSON)
                && (!behind.is(Flags::AUXILIARY | Flags::FINITE) || item.is(Flags::OBJECT) && !item.is(Flags::PRONOUN))
            {
                person = false;
                at = phrase.end;
                continue;
            }
            return Opening::Clause(at);
        }
        if item.is(Flags::PREPOSITION) && !item.is(Flags::CAPITAL) {
            if cue.uses.any(Uses::OF) && line.spells_one(at, &["of", "about", "for", "against"]) {
                return Opening::Noun(at);
            }
            if cue.uses.any(Uses::AS) && line.spells(at, "as") {
                return Opening::Noun(at);
            }
            // "in a statement", "at a rally in Ohio", "on Monday": passed over, if the clause comes behind.
            let Some(phrase) = phrase_after(line, at + 1) else {
                at += 1;
                strayed = true;
                continue;
            };
            at = phrase.end;
            strayed = true;
            continue;
        }
        if item.is(Flags::SUBORDINATOR | Flags::COORDINATOR) {
            return Opening::End;
        }
        if strayed && !has_clause(line, at..limit) {
            return Opening::End;
        }
        return if item.is(Flags::OBJECT) && !item.is(Flags::PRONOUN) { Opening::Noun(at) } else { Opening::Clause(at) };
    }
    Opening::End
}

/// How many items a phrase of time takes: "last week", "earlier this month", "the day before".
fn time_phrase(line: &Line<'_>, at: usize) -> usize {
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
    if line.spells_one(at, &["this", "last", "that", "the", "next"]) && line.spells_one(at + 1, &UNITS) { 2 } else { 0 }
}

/// ", in a statement, that": the place of "that" where what stands between the commas is an aside.
fn that_behind_aside(line: &Line<'_>, comma: usize, limit: usize) -> Option<usize> {
    if line.at(comma + 1).is(Flags::THAT) {
        return Some(comma + 1);
    }
    let close = (comma + 1..limit).find(|&c| line.comma(c))?;
    let verbs = (comma + 1..close).any(|i| line.at(i).is(Flags::AUXILIARY | Flags::FINITE));
    (line.at(close + 1).is(Flags::THAT) && !verbs).then_some(close + 1)
}

/// Where the words that begin at `start` end: with the line, or where the reporter takes up the thread again.
fn end(line: &Line<'_>, cues: &[Cue], cue: usize, start: usize) -> usize {
    let mut depth = 0_u32;
    let aside = cues.get(cue).is_some_and(|c| line.dash(c.unit().start.wrapping_sub(1)));
    let mut next = cue + 1;
    for at in start..line.len() {
        let item = line.at(at);
        if item.is_mark('(') || item.is_mark('[') {
            depth += 1;
        } else if item.is_mark(')') || item.is_mark(']') {
            if depth == 0 {
                return at;
            }
            depth -= 1;
        }
        if aside && at > start && line.dash(at) {
            return at;
        }
        if depth > 0 {
            continue;
        }
        let comma = line.comma(at);
        let joins = if comma { at + 1 } else { at };
        // "…, and has since gone": the subject of the cue goes on.
        if comma
            && line.at(at + 1).is(Flags::COORDINATOR)
            && line.at(at + 2).is(Flags::AUXILIARY)
            && !line.at(at + 2).is(Flags::JOINED | Flags::MODAL)
        {
            return at;
        }
        while cues.get(next).is_some_and(|c| c.unit().start < at) {
            next += 1;
        }
        let Some(other) = cues.get(next) else { continue };
        let unit = other.unit();
        let near = |from: usize| {
            let mut i = from;
            while i < unit.start && line.at(i).is(Flags::ADVERB) {
                i += 1;
            }
            i == unit.start
        };
        match other.build {
            Build::Participle | Build::According if comma && near(at + 1) => return at,
            Build::According if unit.start == at => return at,
            Build::Participle if line.at(joins).is(Flags::COORDINATOR | Flags::SUBORDINATOR) && near(joins + 1) => return at,
            Build::Finite | Build::Infinitive if line.at(joins).is(Flags::COORDINATOR) && near(joins + 1) => {
                let alone = unit.start == other.items.start;
                if alone || comma {
                    return at;
                }
            }
            Build::Finite
                if comma
                    && line.at(joins).is(Flags::SUBORDINATOR)
                    && near(joins + 1)
                    && line.spells_one(joins, &["while", "though", "although", "as"]) =>
            {
                return at;
            }
            _ => {}
        }
    }
    line.len()
}

/// Whether a finite verb stands in `items`.
fn has_verb(line: &Line<'_>, items: Range<usize>) -> bool {
    items.into_iter().any(|at| {
        let item = line.at(at);
        item.quote.is_some() || item.is(Flags::AUXILIARY | Flags::FINITE | Flags::ED | Flags::SAYING) || is_third(line, at)
    })
}

/// Whether `items` look like a clause: a phrase, then a finite verb.
fn has_clause(line: &Line<'_>, items: Range<usize>) -> bool {
    let end = items.end.min(items.start + REACH);
    if !starts_phrase(line, items.start)
        && !line.at(items.start).is(Flags::CAPITAL | Flags::PREPOSITION | Flags::SUBORDINATOR | Flags::ADVERB)
    {
        return false;
    }
    (items.start + usize::from(!line.at(items.start).is(Flags::JOINED))..end).any(|at| {
        let item = line.at(at);
        item.is(Flags::AUXILIARY | Flags::FINITE | Flags::JOINED)
            || (item.is(Flags::ED) && !line.at(at - 1).is(Flags::DETERMINER | Flags::POSSESSIVE))
            || (item.is(Flags::SAYING) && !item.is(Flags::ING))
            || is_third(line, at)
    }) || line.at(items.start).is(Flags::JOINED)
}

/// A word in -s behind a pronoun in the singular.
fn is_third(line: &Line<'_>, at: usize) -> bool {
    let spelling = line.at(at).span.of(line.text);
    spelling.ends_with('s') && line.before(at).is(Flags::PRONOUN) && line.spells_one(at.wrapping_sub(1), &["he", "she", "it"])
}
