//! Corrections and what they are about, after any number of analyses.
//!
//! A correction names words, not indices. A quotation is the same one where its words share at least half their length; a claim
//! is the one with which most of the named places are shared, the earliest where several are equal.

use std::collections::BTreeMap;

use super::claim_rows::{ClaimFacts, Column};
use crate::{
    compare::{ClaimIndex, Comparison},
    project::{Anchor, Correction, Decision, SourceId, Subject},
    text::Span,
};

/// Whether two anchors mean the same words.
fn same_words(a: &Anchor, b: &Anchor) -> bool {
    a.source == b.source
        && match (a.span, b.span) {
            (Some(a), Some(b)) => share_half(a, b),
            _ => a.words == b.words,
        }
}

/// Whether the overlap is at least half of the longer one.
fn share_half(a: Span, b: Span) -> bool {
    let overlap = a.end.min(b.end).saturating_sub(a.start.max(b.start)) as usize;
    overlap > 0 && overlap * 2 >= a.len().max(b.len())
}

/// How many places the two lists share.
fn shared(a: &[Anchor], b: &[Anchor]) -> usize {
    a.iter().filter(|a| b.iter().any(|b| same_words(a, b))).count()
}

/// How well two subjects agree; 0 is not the same thing.
pub(super) fn likeness(a: &Subject, b: &Subject) -> usize {
    match (a, b) {
        (Subject::Quotation(a), Subject::Quotation(b)) => {
            usize::from(same_words(a, b)) + usize::from(a.span == b.span && same_words(a, b))
        }
        (Subject::Claim(a), Subject::Claim(b)) => shared(a, b),
        (Subject::Absence { source: a, claim: x }, Subject::Absence { source: b, claim: y }) if a == b => shared(x, y),
        _ => 0,
    }
}

/// The correction that is about `subject`.
pub(super) fn correction_of<'a>(corrections: &'a [Correction], subject: &Subject) -> Option<&'a Correction> {
    let alike = corrections.iter().map(|correction| (likeness(&correction.subject, subject), correction));
    alike.filter(|(likeness, _)| *likeness > 0).reduce(|best, next| if next.0 > best.0 { next } else { best }).map(|(_, c)| c)
}

/// What was said of the claims of one comparison.
#[derive(Debug, Default)]
pub(super) struct Decisions {
    claims: BTreeMap<ClaimIndex, Decision>,
    absent: BTreeMap<(ClaimIndex, SourceId), bool>,
}

impl Decisions {
    /// `columns` are the project's sources.
    pub(super) fn of(corrections: &[Correction], comparison: &Comparison, facts: &ClaimFacts, columns: &[Column<'_>]) -> Self {
        let mut decisions = Self::default();
        for correction in corrections {
            match &correction.subject {
                Subject::Quotation(_) => {}
                Subject::Claim(anchors) => {
                    if let Some(claim) = claim_of(anchors, comparison, facts, columns) {
                        decisions.claims.insert(claim, correction.decision.clone());
                    }
                }
                Subject::Absence { source, claim } => {
                    if let Some(claim) = claim_of(claim, comparison, facts, columns) {
                        decisions.absent.insert((claim, *source), correction.decision == Decision::Confirmed);
                    }
                }
            }
        }
        decisions
    }

    pub(super) fn of_claim(&self, claim: ClaimIndex) -> Option<&Decision> {
        self.claims.get(&claim)
    }

    pub(super) fn is_absent(&self, claim: ClaimIndex, source: SourceId) -> bool {
        self.absent.get(&(claim, source)).copied().unwrap_or_default()
    }
}

/// The claim that these places make.
fn claim_of(anchors: &[Anchor], comparison: &Comparison, facts: &ClaimFacts, columns: &[Column<'_>]) -> Option<ClaimIndex> {
    let mut votes: BTreeMap<ClaimIndex, usize> = BTreeMap::new();
    for anchor in anchors {
        let Some(span) = anchor.span else { continue };
        let Some(column) = columns.iter().find(|column| column.id == anchor.source) else { continue };
        let (Some(source), Some(parsed)) = (column.compared, column.parsed) else { continue };
        let mut claims: Vec<ClaimIndex> =
            parsed.sentences_in(span).flat_map(|sentence| facts.in_sentence(source, sentence)).copied().collect();
        claims.sort_unstable();
        claims.dedup();
        for claim in claims {
            let mentions = comparison.claims.get(claim.0 as usize).map_or(&[][..], |claim| &claim.mentions);
            if mentions.iter().any(|mention| mention.source == source && share_half(mention.span, span)) {
                *votes.entry(claim).or_default() += 1;
            }
        }
    }
    votes.into_iter().reduce(|best, next| if next.1 > best.1 { next } else { best }).map(|(claim, _)| claim)
}
