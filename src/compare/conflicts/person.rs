//! Who said it: the same words, given to two speakers.
//!
//! Compared are quotations of at least five words that are the same utterance. A speaker whom one article leaves out is no
//! difference; nor is a body and the one who speaks for it.

use crate::{
    compare::{ConflictKind, Severity, statements::StatementKind},
    parse::EntityKind,
};

use super::{Compared, Finding, Side, quoted, wording};

pub(super) fn find(pair: &Compared<'_>, found: &mut Vec<Finding>) {
    let (Some(x), Some(y)) = (pair.a.statement.speaker, pair.b.statement.speaker) else { return };
    let entities = pair.coverage.entities;
    if x == y || entities.kind(x) != EntityKind::Person || entities.kind(y) != EntityKind::Person {
        return;
    }
    let named = |e: crate::compare::SharedEntityIndex| entities.shared.get(e.0 as usize).is_some_and(|e| e.named);
    if !named(x) || !named(y) || !wording::same_utterance(pair) {
        return;
    }
    let quoted_words = |s: &Side<'_>| s.statement.kind == StatementKind::Quoted;
    let speaker = |side: &Side<'_>| {
        let statement = side.prepared.statements.get(side.statement.statement as usize)?;
        side.article.parsed.quotations.get(statement.quotation? as usize)?.speaker
    };
    let (Some(a), Some(b)) = (speaker(&pair.a), speaker(&pair.b)) else { return };
    found.push(Finding {
        kind: ConflictKind::Person,
        severity: if quoted_words(&pair.a) && quoted_words(&pair.b) { Severity::Contradiction } else { Severity::Tension },
        sides: [(pair.a.place(a), entities.name(x).to_owned()), (pair.b.place(b), entities.name(y).to_owned())],
        why: format!("The same words are given to {} and to {}.", quoted(entities.name(x)), quoted(entities.name(y))),
    });
}
