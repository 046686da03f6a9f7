//! What the table needs to know beside its rows, worked out once for each state of the session.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    commands::Session,
    compare::{ClaimIndex, Comparison, ConflictKind, SharedEntityIndex},
};

/// Somebody to whom claims are given.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct ClaimSpeaker {
    pub(super) entity: SharedEntityIndex,
    pub(super) name: String,
    /// How many claims.
    pub(super) claims: usize,
}

/// Counts and names for one revision of the session.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Facts {
    revision: Option<u64>,
    /// Claims with a conflict that nobody rejected, of all claims.
    pub(super) conflicts: usize,
    /// Claims that somebody decided on.
    pub(super) reviewed: usize,
    /// Most claims first.
    pub(super) speakers: Vec<ClaimSpeaker>,
    /// In how many claims sources differ in each way, of all claims; the most first.
    pub(super) kinds: Vec<(ConflictKind, usize)>,
    /// The comparison whose speakers these are.
    comparison: Option<u64>,
    /// The row in which each claim is shown, by its index; [`NOT_SHOWN`] where in none.
    rows: Vec<u32>,
}

/// Stands for no row.
const NOT_SHOWN: u32 = u32::MAX;

impl Facts {
    /// Brings them up to date with the session. True where they were not.
    pub(super) fn refresh(&mut self, session: &Session) -> bool {
        let revision = session.findings_revision();
        if self.revision == Some(revision) {
            return false;
        }
        self.revision = Some(revision);
        let claims = session.comparison().map_or(0, |comparison| comparison.claims.len());
        self.rows.clear();
        self.rows.resize(claims, NOT_SHOWN);
        for (at, row) in (0..).zip(&session.claims().rows) {
            if let Some(place) = self.rows.get_mut(row.claim.0 as usize) {
                *place = at;
            }
        }
        self.reviewed = session.reviewed_claims();
        self.conflicts = session.claims_in_conflict();
        let mut kinds: BTreeMap<ConflictKind, BTreeSet<ClaimIndex>> = BTreeMap::new();
        for (_, conflict) in session.conflicts() {
            kinds.entry(conflict.kind).or_default().extend(conflict.claim);
        }
        self.kinds = kinds.into_iter().map(|(kind, claims)| (kind, claims.len())).filter(|(_, claims)| *claims > 0).collect();
        self.kinds.sort_by_key(|(kind, claims)| (std::cmp::Reverse(*claims), *kind));
        if self.comparison != Some(session.comparison_number()) {
            self.comparison = Some(session.comparison_number());
            self.speakers = session.comparison().map(speakers).unwrap_or_default();
        }
        true
    }

    /// The row in which a claim is shown.
    pub(super) fn row_of(&self, claim: ClaimIndex) -> Option<usize> {
        self.rows.get(claim.0 as usize).copied().filter(|row| *row != NOT_SHOWN).map(|row| row as usize)
    }
}

/// Everybody to whom claims are given, most claims first.
fn speakers(comparison: &Comparison) -> Vec<ClaimSpeaker> {
    let mut counts: BTreeMap<SharedEntityIndex, usize> = BTreeMap::new();
    for claim in &comparison.claims {
        let mut speakers: Vec<_> = claim.speaker.into_iter().chain(claim.mentions.iter().filter_map(|m| m.speaker)).collect();
        speakers.sort_unstable();
        speakers.dedup();
        for speaker in speakers {
            *counts.entry(speaker).or_default() += 1;
        }
    }
    let named = counts.into_iter().filter_map(|(entity, claims)| {
        let name = comparison.entities.get(entity.0 as usize)?.name.clone();
        Some(ClaimSpeaker { entity, name, claims })
    });
    let mut all: Vec<ClaimSpeaker> = named.collect();
    all.sort_by(|a, b| (b.claims, &a.name).cmp(&(a.claims, &b.name)));
    all
}
