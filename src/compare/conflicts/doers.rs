//! Who stands before a verb and whom or what stands behind it, by the order of the words.
//!
//! A guess that holds for the plain sentences of the news: the nearest mention on either side, inside the clause. Never says
//! anything of a passive ("was approached by").

use crate::{
    compare::{SharedEntityIndex, common_words::Tier, matter::Coverage},
    text::Span,
};

use super::Side;

/// A mention further from its verb belongs to another.
const REACH: u32 = 8;

/// Who does what the verb tells: the nearest one before it, and where that one stands.
pub(super) fn doer(side: &Side<'_>, coverage: &Coverage<'_>, verb: u32) -> Option<(SharedEntityIndex, Span)> {
    if is_passive(side, verb) {
        return None;
    }
    let parsed = side.article.parsed;
    let first = verb.saturating_sub(REACH).max(side.tokens().start);
    // a clause that is put in between ("Lee, a teacher, said") is not looked through
    let start = (first..verb).rev().find(|&t| side.word(t).is_empty()).map_or(first, |mark| mark + 1);
    let (from, to) = (parsed.tokens.get(start as usize)?.span.start, parsed.tokens.get(verb as usize)?.span.start);
    let end = parsed.mentions.partition_point(|m| m.span.start < to);
    let nearest = parsed.mentions.iter().take(end).next_back().filter(|m| m.span.start >= from && m.span.end <= to)?;
    Some((coverage.entities.get(side.source, nearest.entity)?, nearest.span))
}

/// Of whom a verb tells that stands behind them, passive or not: the nearest one before it; over a clause that is put in ("Lee, who
/// had left, was hurt") the one before that.
pub(super) fn subject(side: &Side<'_>, coverage: &Coverage<'_>, verb: u32) -> Option<SharedEntityIndex> {
    let parsed = side.article.parsed;
    let first = side.tokens().start;
    let mark_before = |t: u32| (t.saturating_sub(PUT_IN).max(first)..t).rev().find(|&t| side.word(t).is_empty());
    let nearest = |from: u32, to: u32| {
        let (from, to) = (parsed.tokens.get(from as usize)?.span.start, parsed.tokens.get(to as usize)?.span.start);
        let end = parsed.mentions.partition_point(|m| m.span.start < to);
        let nearest = parsed.mentions.iter().take(end).next_back().filter(|m| m.span.start >= from && m.span.end <= to)?;
        coverage.entities.get(side.source, nearest.entity)
    };
    let mark = mark_before(verb);
    let start = mark.map_or(first, |mark| mark + 1).max(verb.saturating_sub(REACH));
    let own = nearest(start, verb);
    if own.is_some() {
        return own;
    }
    let is_comma = |t: u32| parsed.tokens.get(t as usize).is_some_and(|t| t.span.of(side.text()) == ",");
    let behind = mark.filter(|&t| is_comma(t))?;
    let before = mark_before(behind).filter(|&t| is_comma(t))?;
    nearest(before.saturating_sub(CLOSE_BEFORE).max(first), before)
}

/// A clause that is put in is no longer than this.
const PUT_IN: u32 = 14;
/// Whom it is about ends right before it.
const CLOSE_BEFORE: u32 = 3;

/// Whom the verb concerns: the nearest one behind it.
pub(super) fn done_to(side: &Side<'_>, coverage: &Coverage<'_>, verb: u32) -> Option<SharedEntityIndex> {
    /// What is done to somebody stands close behind the verb.
    const CLOSE: u32 = 4;
    let parsed = side.article.parsed;
    let end = (verb + 1 + CLOSE).min(side.tokens().end);
    let end = (verb + 1..end).find(|&t| side.word(t).is_empty() || LEADS_AWAY.contains(&side.word(t))).unwrap_or(end);
    let from = parsed.tokens.get(verb as usize)?.span.end;
    let to = parsed.tokens.get(end.checked_sub(1)? as usize)?.span.end;
    let first = parsed.mentions.partition_point(|m| m.span.start < from);
    let nearest = parsed.mentions.get(first).filter(|m| m.span.end <= to)?;
    coverage.entities.get(side.source, nearest.entity)
}

/// Whom the verb concerns where a clause begins with it: "Lee, whom the board fired".
pub(super) fn whom(side: &Side<'_>, coverage: &Coverage<'_>, verb: u32) -> Option<SharedEntityIndex> {
    /// Who does it stands between, and is short.
    const SHORT: u32 = 5;
    let first = side.tokens().start;
    let whom = (verb.saturating_sub(SHORT).max(first)..verb).rev().find(|&t| side.word(t) == "whom")?;
    let parsed = side.article.parsed;
    let from = parsed.tokens.get(whom.saturating_sub(CLOSE_BEFORE + 1).max(first) as usize)?.span.start;
    let to = parsed.tokens.get(whom as usize)?.span.start;
    let end = parsed.mentions.partition_point(|m| m.span.start < to);
    let nearest = parsed.mentions.iter().take(end).next_back().filter(|m| m.span.end > from)?;
    coverage.entities.get(side.source, nearest.entity)
}

/// Whether somebody or something stands right behind the verb. A past form without is a participle as likely as not: "Lee placed
/// on leave", "Lee shot and killed".
pub(super) fn has_object(side: &Side<'_>, verb: u32) -> bool {
    let next = side.word(verb + 1);
    let begins =
        side.article.parsed.tokens.get(verb as usize + 1).is_some_and(|t| t.span.of(side.text()).starts_with(char::is_uppercase));
    let small = [
        "the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "him", "them", "it", "all", "both",
        "every", "no", "some", "any",
    ];
    let number = side.prepared.form(verb as usize + 1).is_some_and(|form| form.number);
    let inside = verb + 1 < side.tokens().end;
    let noun = side.prepared.form(verb as usize + 1).is_some_and(|f| f.tier > Tier::Grammar && !f.folded.ends_with("ly"));
    inside && (begins || number || small.contains(&next) || noun)
}

/// Words behind which stands something else than whom the verb concerns.
const LEADS_AWAY: [&str; 23] = [
    "that", "to", "from", "of", "with", "for", "in", "on", "at", "by", "and", "or", "but", "as", "about", "after", "before", "if",
    "whether", "when", "while", "against", "into",
];

/// "was approached", "has been seen by".
pub(super) fn is_passive(side: &Side<'_>, verb: u32) -> bool {
    let participle = !side.word(verb).ends_with("ing");
    // "was shot and killed"
    let first = match verb.checked_sub(2) {
        Some(first) if side.word(verb - 1) == "and" && side.word(first).ends_with(['d', 't', 'n']) => first,
        _ => verb,
    };
    let before = first.checked_sub(1).map_or("", |t| side.word(t));
    participle && matches!(before, "is" | "are" | "was" | "were" | "be" | "been" | "being" | "got")
}
