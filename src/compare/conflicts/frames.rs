//! What a number, a date or a place belongs to in its sentence: the verb that governs it, and who stands before it.
//!
//! A guess by the form and the order of words, as long as no grammar is parsed. What has no such verb has none: nothing is made up.

use crate::{
    compare::{SharedEntityIndex, matter::Coverage},
    parse::{EntityKind, Form},
    text::Span,
};

use super::Side;

/// Base forms of verbs by which somebody only says something.
const SAYING: [&str; 22] = [
    "say",
    "tell",
    "told",
    "announc",
    "report",
    "stat",
    "add",
    "warn",
    "declar",
    "writ",
    "tweet",
    "confirm",
    "claim",
    "argu",
    "insist",
    "not",
    "post",
    "publish",
    "updat",
    "acknowledg",
    "explain",
    "reveal",
];
/// Words before which a clause ends.
const CLAUSE: [&str; 16] = [
    "who", "which", "that", "when", "where", "while", "because", "although", "though", "after", "before", "since", "until", "and",
    "but", "as",
];
/// What stands further from its verb belongs to another.
const REACH: u32 = 12;

/// So many words may stand before what leads a sentence in.
const LEADS: u32 = 4;

/// Whether a token is a verb by its form: a past form, a participle, or what stands behind "will" and "to".
pub(super) fn is_verb(side: &Side<'_>, token: u32) -> bool {
    let Some(form) = side.prepared.form(token as usize) else { return false };
    if !side.is_small(token) || form.number || form.folded.len() < 3 {
        return false;
    }
    let word = form.folded.as_str();
    let before = token.checked_sub(1).map_or("", |t| side.word(t));
    if matches!(
        before,
        "will" | "would" | "could" | "can" | "may" | "might" | "must" | "should" | "shall" | "to" | "did" | "does" | "do"
    ) {
        return form.folded == form.stem || form.folded.trim_end_matches('e') == form.stem;
    }
    let noun = matches!(
        before,
        "the"
            | "a"
            | "an"
            | "of"
            | "for"
            | "in"
            | "its"
            | "their"
            | "his"
            | "her"
            | "by"
            | "with"
            | "this"
            | "that"
            | "these"
            | "those"
    );
    // "broke" and "took" have another base form, "house" has its own without the "e"
    let irregular = form.stem != word && form.stem != word.trim_end_matches('e') && !word.ends_with(['s', 'g', 'y', 'r', 'l']);
    let past = word.len() > 4 && word.ends_with("ed") || irregular;
    let runs = word.len() > 5 && word.ends_with("ing");
    !noun && (past || runs)
}

/// The base form of the verb that governs a stretch: the nearest before it in its clause, else the one right behind it, or the first
/// behind one that leads the sentence in.
pub(super) fn governing<'c>(side: &Side<'c>, stretch: Span) -> Option<&'c str> {
    let tokens = side.article.parsed.tokens_in(stretch);
    let (start, end) = (tokens.start as u32, tokens.end as u32);
    let sentence = side.tokens();
    let before = (start.saturating_sub(REACH).max(sentence.start)..start).rev().take_while(|&t| !CLAUSE.contains(&side.word(t)));
    // "On Monday, the council voted": only what leads in belongs to what follows, or "the council on Monday voted"
    let leads = start < sentence.start + LEADS;
    let behind = (end..(end + REACH).min(sentence.end)).take_while(|&t| (leads || t == end) && !CLAUSE.contains(&side.word(t)));
    let verb = before.into_iter().find(|&t| is_verb(side, t)).or_else(|| behind.into_iter().find(|&t| is_verb(side, t)))?;
    Some(side.stem(verb))
}

/// Whether a base form only says that somebody speaks or writes.
pub(super) fn only_says(stem: &str) -> bool {
    SAYING.contains(&stem)
}

/// The person who is named last before a stretch and may be the one whose number it is; those who only speak are left out.
fn person_before(coverage: &Coverage<'_>, side: &Side<'_>, stretch: Span) -> Option<SharedEntityIndex> {
    let parsed = side.article.parsed;
    let sentence = parsed.sentences.get(side.sentence.sentence as usize)?.span;
    let end = parsed.mentions.partition_point(|m| m.span.start < stretch.start);
    let speaks = |span: Span| {
        let near = parsed.quotations.partition_point(|q| q.span().end <= sentence.start).saturating_sub(1);
        let here = parsed.quotations.iter().skip(near).take_while(|q| q.span().start < sentence.end);
        here.into_iter().any(|q| q.speaker.is_some_and(|speaker| speaker.overlaps(span)))
    };
    let before = || parsed.mentions.iter().take(end).rev().take_while(|m| m.span.start >= sentence.start);
    let is_person = |e| coverage.entities.kind(e) == EntityKind::Person;
    let people = || {
        let known = before().filter(|m| m.form != Form::Nominal);
        known.filter_map(|m| Some((m, coverage.entities.get(side.source, m.entity)?))).filter(|(_, e)| is_person(*e))
    };
    let (mention, who) = people().next()?;
    // whom a pronoun means is certain only where the sentence names them
    let named = people().any(|(m, e)| e == who && m.form == Form::Name);
    (named && !speaks(mention.span)).then_some(who)
}

/// Whether both are told of people with names, and of different ones.
pub(super) fn of_two_people(coverage: &Coverage<'_>, (a, x): (&Side<'_>, Span), (b, y): (&Side<'_>, Span)) -> bool {
    matches!((person_before(coverage, a, x), person_before(coverage, b, y)), (Some(who), Some(other)) if who != other)
}
