//! Corrections and what they are about, after any number of analyses.
//!
//! A correction names words, not indices. A quotation is the same one where its words share at least half their length; a claim
//! is the one with which most of the named places are shared, the earliest where several are equal. Where several corrections say
//! something of one thing in one respect, the one that names most of its places counts, and of equals the later one.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::{claim_facts::ClaimFacts, claim_rows::Column};
use crate::{
    compare::{ClaimIndex, Comparison, ConflictKind, SourceIndex},
    project::{Anchor, Correction, Decision, Facet, SourceId, Subject},
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
pub(super) fn share_half(a: Span, b: Span) -> bool {
    let overlap = a.end.min(b.end).saturating_sub(a.start.max(b.start)) as usize;
    overlap > 0 && overlap * 2 >= a.len().max(b.len())
}

/// How many places the two lists share.
fn shared(a: &[Anchor], b: &[Anchor]) -> usize {
    a.iter().filter(|a| b.iter().any(|b| same_words(a, b))).count()
}

/// A conflict is the same one where at least two of its places are: one of them alone may differ from other words too.
fn differing(shared: usize) -> usize {
    if shared < 2 { 0 } else { shared }
}

/// How well two subjects agree; 0 is not the same thing.
pub(super) fn likeness(a: &Subject, b: &Subject) -> usize {
    match (a, b) {
        (Subject::Quotation(a), Subject::Quotation(b)) => {
            usize::from(same_words(a, b)) + usize::from(a.span == b.span && same_words(a, b))
        }
        (Subject::Quoted { words: a, .. }, Subject::Quoted { words: b, .. }) => usize::from(same_words(a, b)),
        (Subject::Names(a), Subject::Names(b)) => usize::from(a == b),
        (Subject::Claim(a), Subject::Claim(b)) => shared(a, b),
        (Subject::Absence { source: a, claim: x }, Subject::Absence { source: b, claim: y }) if a == b => shared(x, y),
        (Subject::Conflict { kind: a, parts: x }, Subject::Conflict { kind: b, parts: y }) if a == b => differing(shared(x, y)),
        _ => 0,
    }
}

/// The correction that says `facet` of `subject`.
pub(super) fn correction_on<'a>(corrections: &'a [Correction], subject: &Subject, facet: Facet) -> Option<&'a Correction> {
    let of_facets = matches!(subject, Subject::Claim(_) | Subject::Quotation(_));
    let meant = corrections.iter().filter(|correction| !of_facets || correction.decision.facet() == facet);
    let alike = meant.map(|correction| (likeness(&correction.subject, subject), correction));
    alike.filter(|(likeness, _)| *likeness > 0).max_by_key(|(likeness, _)| *likeness).map(|(_, correction)| correction)
}

/// The correction that is about `subject`: whether it is right, before how it is better.
pub(super) fn correction_of<'a>(corrections: &'a [Correction], subject: &Subject) -> Option<&'a Correction> {
    let facets = [Facet::Review, Facet::Wording, Facet::Speaker, Facet::Verdict];
    facets.into_iter().find_map(|facet| correction_on(corrections, subject, facet))
}

/// What was said of one claim.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Said {
    pub review: Option<Decision>,
    pub wording: Option<String>,
    pub speaker: Option<String>,
    /// The verdict and the note on it.
    pub verdict: Option<(String, String)>,
}

impl Said {
    /// The decision that the table shows in a sign.
    pub(super) fn decision(&self) -> Option<Decision> {
        let wording = || self.wording.clone().map(Decision::Reworded);
        let speaker = || self.speaker.clone().map(Decision::Speaker);
        let verdict = || self.verdict.clone().map(|(verdict, _)| Decision::Verdict(verdict));
        self.review.clone().or_else(wording).or_else(speaker).or_else(verdict)
    }
}

/// What was said of the claims of one comparison.
#[derive(Debug, Default)]
pub(super) struct Decisions {
    claims: BTreeMap<ClaimIndex, Said>,
    absent: BTreeMap<(ClaimIndex, SourceId), bool>,
    /// By index into [`Comparison::conflicts`].
    conflicts: BTreeMap<u32, Decision>,
}

/// What a correction is about, in one comparison.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Thing {
    Claim(ClaimIndex),
    Absence(ClaimIndex, SourceId),
    Conflict(u32),
}

/// How many places the correction that counts so far shares with each thing.
#[derive(Default)]
struct Best(BTreeMap<(Thing, Facet), usize>);

impl Best {
    /// Whether a correction with so many shared places counts before those that came before it.
    fn counts(&mut self, of: (Thing, Facet), shared: usize) -> bool {
        let before = self.0.entry(of).or_default();
        let counts = shared >= *before;
        if counts {
            *before = shared;
        }
        counts
    }
}

impl Decisions {
    /// `columns` are the project's sources.
    pub(super) fn of(corrections: &[Correction], comparison: &Comparison, facts: &ClaimFacts, columns: &[Column]) -> Self {
        let mut decisions = Self::default();
        let mut best = Best::default();
        let mut by_place: Option<BTreeMap<(SourceId, ConflictKind), Vec<u32>>> = None;
        for correction in corrections {
            match &correction.subject {
                // Laid over what parsing found.
                Subject::Quotation(_) | Subject::Quoted { .. } | Subject::Names(_) => {}
                Subject::Conflict { kind, parts } => {
                    let by_place = by_place.get_or_insert_with(|| conflicts_by_place(comparison, columns));
                    if let Some((conflict, shared)) = conflict_of(*kind, parts, comparison, by_place, columns)
                        && best.counts((Thing::Conflict(conflict), Facet::Review), shared)
                    {
                        decisions.conflicts.insert(conflict, correction.decision.clone());
                    }
                }
                Subject::Claim(_) if matches!(correction.decision.facet(), Facet::Rows | Facet::Bounds) => {}
                Subject::Claim(anchors) => {
                    if let Some((claim, shared)) = claim_of(anchors, comparison, facts, columns)
                        && best.counts((Thing::Claim(claim), correction.decision.facet()), shared)
                    {
                        let said = decisions.claims.entry(claim).or_default();
                        match &correction.decision {
                            Decision::Reworded(wording) => said.wording = Some(wording.clone()),
                            Decision::Speaker(speaker) => said.speaker = Some(speaker.clone()),
                            Decision::Verdict(verdict) => said.verdict = Some((verdict.clone(), correction.note.clone())),
                            review => said.review = Some(review.clone()),
                        }
                    }
                }
                Subject::Absence { source, claim } => {
                    if let Some((claim, shared)) = claim_of(claim, comparison, facts, columns)
                        && best.counts((Thing::Absence(claim, *source), Facet::Review), shared)
                    {
                        decisions.absent.insert((claim, *source), correction.decision == Decision::Confirmed);
                    }
                }
            }
        }
        decisions
    }

    /// The claims of which, or of whose conflicts, other things are said in `other`.
    pub(super) fn touched(&self, other: &Self, comparison: &Comparison) -> BTreeSet<ClaimIndex> {
        let of = |conflict: u32| comparison.conflicts.get(conflict as usize).and_then(|conflict| conflict.claim);
        let mut touched: BTreeSet<ClaimIndex> = changed(&self.claims, &other.claims).copied().collect();
        touched.extend(changed(&self.absent, &other.absent).map(|(claim, _)| *claim));
        touched.extend(changed(&self.conflicts, &other.conflicts).filter_map(|conflict| of(*conflict)));
        touched
    }

    pub(super) fn of_claim(&self, claim: ClaimIndex) -> Option<&Said> {
        self.claims.get(&claim)
    }

    /// What was said of a conflict, by its index.
    pub(super) fn of_conflict(&self, conflict: u32) -> Option<&Decision> {
        self.conflicts.get(&conflict)
    }

    /// Sources of which a person confirmed that they do not have the claim, ascending.
    pub(super) fn absent_from(&self, claim: ClaimIndex) -> impl Iterator<Item = SourceId> {
        let (first, last) = ((claim, SourceId(Uuid::nil())), (claim, SourceId(Uuid::max())));
        self.absent.range(first..=last).filter(|(_, absent)| **absent).map(|((_, source), _)| *source)
    }
}

/// The keys that one of the two has alone, or with another value.
fn changed<'a, K: Ord, V: PartialEq>(a: &'a BTreeMap<K, V>, b: &'a BTreeMap<K, V>) -> impl Iterator<Item = &'a K> {
    let changed = a.iter().filter(|(key, value)| b.get(key) != Some(value)).map(|(key, _)| key);
    changed.chain(b.keys().filter(|key| !a.contains_key(key)))
}

/// Which conflicts of each kind concern each source, by index.
fn conflicts_by_place(comparison: &Comparison, columns: &[Column]) -> BTreeMap<(SourceId, ConflictKind), Vec<u32>> {
    let ids: BTreeMap<SourceIndex, SourceId> = columns.iter().filter_map(|c| Some((c.compared?, c.id))).collect();
    let mut by_place: BTreeMap<(SourceId, ConflictKind), Vec<u32>> = BTreeMap::new();
    for (at, conflict) in (0..).zip(&comparison.conflicts) {
        for part in &conflict.parts {
            let Some(&id) = ids.get(&part.source) else { continue };
            let list = by_place.entry((id, conflict.kind)).or_default();
            if list.last() != Some(&at) {
                list.push(at);
            }
        }
    }
    by_place
}

/// The conflict of this kind with which most of these places are shared, at least two, and how many.
fn conflict_of(
    kind: ConflictKind,
    parts: &[Anchor],
    comparison: &Comparison,
    by_place: &BTreeMap<(SourceId, ConflictKind), Vec<u32>>,
    columns: &[Column],
) -> Option<(u32, usize)> {
    let mut votes: BTreeMap<u32, usize> = BTreeMap::new();
    for anchor in parts {
        let Some(span) = anchor.span else { continue };
        let source = columns.iter().find(|column| column.id == anchor.source).and_then(|column| column.compared);
        for &at in by_place.get(&(anchor.source, kind)).into_iter().flatten() {
            let places = comparison.conflicts.get(at as usize).map_or(&[][..], |conflict| &conflict.parts);
            if places.iter().any(|place| Some(place.source) == source && share_half(place.span, span)) {
                *votes.entry(at).or_default() += 1;
            }
        }
    }
    let best = votes.into_iter().reduce(|best, next| if next.1 > best.1 { next } else { best });
    best.filter(|(_, shared)| differing(*shared) > 0)
}

/// The claim that these places make, and how many of them.
fn claim_of(anchors: &[Anchor], comparison: &Comparison, facts: &ClaimFacts, columns: &[Column]) -> Option<(ClaimIndex, usize)> {
    let mut votes: BTreeMap<ClaimIndex, usize> = BTreeMap::new();
    for anchor in anchors {
        let Some(span) = anchor.span else { continue };
        let Some(column) = columns.iter().find(|column| column.id == anchor.source) else { continue };
        let (Some(source), Some(parsed)) = (column.compared, &column.parsed) else { continue };
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
    votes.into_iter().reduce(|best, next| if next.1 > best.1 { next } else { best })
}
