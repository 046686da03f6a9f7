//! Places that differ: someone speaks from Italy here and from Rome there.
//!
//! Compared are places behind "in", "from", "at" or "near" in two sentences that make the same claim of the same people. A city
//! and its country are a detail; two cities a tension.

use crate::{
    compare::{ConflictKind, Severity, SharedEntityIndex, aliases, common_words::Tier, matter::Coverage, synonyms, words::fold},
    parse::{EntityKind, Form, Mention},
};

use super::{Compared, Finding, Side, quoted};

/// Compares the places of two sentences, as [`places`] gives them.
pub(crate) fn find(pair: &Compared<'_>, [of_a, of_b]: [&[(&Mention, At<'_>)]; 2], found: &mut Vec<Finding>) {
    for (x, at_a) in of_a {
        for (y, at_b) in of_b {
            let entity = |side: &Side<'_>, m: &Mention| pair.coverage.entities.get(side.source, m.entity);
            let same_deed = at_a.verb == at_b.verb && !at_a.verb.is_empty();
            let (words_a, words_b) = (pair.a.words(x.span), pair.b.words(y.span));
            let (a, b) = (fold(words_a), fold(words_b));
            let (a, b) = (aliases::same_name(&a), aliases::same_name(&b));
            let within = aliases::stands_for(a) == Some(b) || aliases::stands_for(b) == Some(a);
            let one_person = at_a.who.is_some()
                && at_a.who == at_b.who
                && (same_deed || pair.score >= SURE && only_state(pair, of_a, of_b, x, y));
            // a city for its country is no more than that, whoever is there
            let one_claim = within && pair.score >= SURE && same_before(pair, x, y);
            if entity(&pair.a, x) == entity(&pair.b, y) || !one_person && !one_claim {
                continue;
            }
            // the same place is named in the other sentence as well
            let named = |of: &[(&Mention, At<'_>)], side: &Side<'_>, e| of.iter().any(|(m, _)| entity(side, m) == e);
            if named(of_b, &pair.b, entity(&pair.a, x)) || named(of_a, &pair.a, entity(&pair.b, y)) {
                continue;
            }
            let (severity, why) = if within {
                (
                    Severity::Detail,
                    format!("{} and {}: one place is only more precise than the other.", quoted(words_a), quoted(words_b)),
                )
            } else {
                (Severity::Tension, format!("{} against {}: two places for the same thing.", quoted(words_a), quoted(words_b)))
            };
            found.push(Finding {
                kind: ConflictKind::Place,
                severity,
                sides: [(pair.a.place(x.span), a.to_owned()), (pair.b.place(y.span), b.to_owned())],
                why,
            });
        }
    }
}

/// A sentence with more places is a list.
const MOST: usize = 8;

/// What happens at a place.
pub(crate) struct At<'c> {
    /// The word before the preposition, as a base form: "speaking" in "speaking from Italy".
    verb: &'c str,
    /// Who is named last before it.
    who: Option<SharedEntityIndex>,
}

/// Whether two states are each the only place of their sentence, and the other article does not name them at all: somebody came back
/// from Japan here and from Korea there.
fn only_state(pair: &Compared<'_>, of_a: &[(&Mention, At<'_>)], of_b: &[(&Mention, At<'_>)], x: &Mention, y: &Mention) -> bool {
    let state = |side: &Side<'_>, m: &Mention| aliases::is_state(aliases::same_name(&fold(side.words(m.span))));
    let unnamed = |side: &Side<'_>, own: &Side<'_>, m: &Mention| {
        let entity = own.article.parsed.entities.get(m.entity.0 as usize);
        let shared = pair.coverage.entities.get(own.source, m.entity);
        let named = |other: &Mention| pair.coverage.entities.get(side.source, other.entity) == shared;
        entity.is_some() && !side.article.parsed.mentions.iter().any(named)
    };
    of_a.len() == 1
        && of_b.len() == 1
        && state(&pair.a, x)
        && state(&pair.b, y)
        && unnamed(&pair.b, &pair.a, x)
        && unnamed(&pair.a, &pair.b, y)
}

/// Whether a word of content right before the two places is the same: "talks in Lisbon", "talks between the two sides in Portugal".
fn same_before(pair: &Compared<'_>, x: &Mention, y: &Mention) -> bool {
    const CLOSE: u32 = 7;
    let before = |side: &Side<'_>, m: &Mention| -> Vec<u32> {
        let first = side.article.parsed.tokens_in(m.span).start as u32;
        let content = |&t: &u32| side.is_small(t) && side.prepared.form(t as usize).is_some_and(|f| f.tier > Tier::Grammar);
        (first.saturating_sub(CLOSE).max(side.tokens().start)..first).filter(content).collect()
    };
    let of_b = before(&pair.b, y);
    before(&pair.a, x).iter().any(|&s| of_b.iter().any(|&t| synonyms::near(pair.a.stem(s), pair.b.stem(t))))
}

/// Sentences that tell it in other verbs must be as alike as this.
const SURE: f32 = 0.65;

/// The places of a sentence, with what happens there.
pub(crate) fn places<'c>(coverage: &Coverage<'_>, side: &Side<'c>) -> Vec<(&'c Mention, At<'c>)> {
    let Some(sentence) = side.article.parsed.sentences.get(side.sentence.sentence as usize) else { return Vec::new() };
    let parsed = side.article.parsed;
    let first = parsed.mentions.partition_point(|m| m.span.start < sentence.span.start);
    let here = parsed.mentions.iter().skip(first).take_while(|m| m.span.start < sentence.span.end).filter(|m| m.form == Form::Name);
    let is_place = |m: &&Mention| {
        let entity = parsed.entities.get(m.entity.0 as usize);
        entity.is_some_and(|e| e.kind == EntityKind::Place || aliases::stands_for(&fold(&e.name)).is_some())
    };
    here.filter_map(|m| {
        let tokens = parsed.tokens_in(m.span);
        let first = tokens.start as u32;
        // "Interstate 12" is a road
        if side.prepared.form(tokens.end).is_some_and(|form| form.number) {
            return None;
        }
        let preposition = side.word(first.checked_sub(1)?);
        if !matches!(preposition, "in" | "from" | "at" | "near" | "to") || !is_place(&m) {
            return None;
        }
        let before = parsed.mentions.partition_point(|other| other.span.start < m.span.start);
        let named = parsed.mentions.iter().take(before).rev().take_while(|other| other.span.start >= sentence.span.start);
        let mut who = named.filter_map(|other| coverage.entities.get(side.source, other.entity));
        let who = who.find(|&e| coverage.entities.kind(e) == EntityKind::Person);
        Some((m, At { verb: side.stem(first.checked_sub(2)?), who }))
    })
    .take(MOST)
    .collect()
}
