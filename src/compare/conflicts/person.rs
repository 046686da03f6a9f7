//! Who said it: the same words, given to two speakers.
//!
//! Compared are quotations of at least five words that are the same utterance. A speaker whom one article leaves out is no
//! difference; nor is a body and the one who speaks for it.

use crate::{
    compare::{ConflictKind, Severity, statements::StatementKind},
    parse::{EntityKind, Form},
    text::Span,
};

use super::{Compared, Finding, Side, quoted, wording};

pub(crate) fn find(pair: &Compared<'_>, found: &mut Vec<Finding>) {
    let (Some(x), Some(y)) = (pair.a.statement.speaker, pair.b.statement.speaker) else { return };
    let entities = pair.coverage.entities;
    if x == y || entities.kind(x) != EntityKind::Person || entities.kind(y) != EntityKind::Person {
        return;
    }
    let whole = |s: &Side<'_>| s.statement.kind == StatementKind::Quoted;
    if !whole(&pair.a) || !whole(&pair.b) || !wording::same_words(pair) {
        return;
    }
    let (Some(a), Some(b)) = (named_speaker(&pair.a), named_speaker(&pair.b)) else { return };
    found.push(Finding {
        kind: ConflictKind::Person,
        severity: Severity::Contradiction,
        sides: [(pair.a.place(a), entities.name(x).to_owned()), (pair.b.place(b), entities.name(y).to_owned())],
        why: format!("The same words are given to {} and to {}.", quoted(entities.name(x)), quoted(entities.name(y))),
    });
}

/// The speaker of the statement, where the attribution names one: whom a pronoun means is never certain enough.
fn named_speaker(side: &Side<'_>) -> Option<Span> {
    let statement = side.prepared.statements.get(side.statement.statement as usize)?;
    let parsed = side.article.parsed;
    let speaker = parsed.quotations.get(statement.quotation? as usize)?.speaker?;
    let named = parsed.mentions.iter().any(|m| m.form == Form::Name && m.span.overlaps(speaker));
    named.then_some(speaker)
}
