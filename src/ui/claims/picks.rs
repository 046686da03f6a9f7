//! Rows that are picked together: one by one, from one to another, or all that are shown.

use std::collections::BTreeMap;

use super::facts::Facts;
use crate::{commands::Session, compare::ClaimIndex};

/// The rows that are picked.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Picks {
    /// With their words: rows may have other numbers after a comparison.
    rows: BTreeMap<ClaimIndex, String>,
    /// Where a stretch of rows begins.
    anchor: Option<ClaimIndex>,
}

impl Picks {
    pub(super) fn contains(&self, claim: ClaimIndex) -> bool {
        self.rows.contains_key(&claim)
    }

    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// In the order of the claims, not of the table.
    pub(super) fn claims(&self) -> impl Iterator<Item = ClaimIndex> {
        self.rows.keys().copied()
    }

    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }

    /// The next stretch begins elsewhere.
    pub(super) fn let_go(&mut self) {
        self.anchor = None;
    }

    /// Picks a row, or takes it from those picked.
    pub(super) fn toggle(&mut self, session: &Session, claim: ClaimIndex) {
        if self.rows.remove(&claim).is_none() {
            self.rows.extend(words(session, claim).map(|words| (claim, words)));
        }
        self.anchor = Some(claim);
    }

    /// Picks all rows from where the stretch began, or the one selected, to this one, and no others.
    pub(super) fn stretch(&mut self, session: &Session, facts: &Facts, to: ClaimIndex) {
        let from = self.anchor.or(session.selected_claim()).filter(|from| facts.row_of(*from).is_some()).unwrap_or(to);
        let (Some(a), Some(b)) = (facts.row_of(from), facts.row_of(to)) else { return };
        let rows = session.claims().rows.get(a.min(b)..=a.max(b)).unwrap_or_default();
        self.rows = rows.iter().filter_map(|row| Some((row.claim, words(session, row.claim)?))).collect();
        self.anchor = Some(from);
    }

    /// Picks every row that is shown.
    pub(super) fn all(&mut self, session: &Session) {
        self.rows = session.claims().rows.iter().filter_map(|row| Some((row.claim, words(session, row.claim)?))).collect();
    }

    /// Drops what is no longer the same claim, or no longer shown.
    pub(super) fn refresh(&mut self, session: &Session, facts: &Facts) {
        let same = |claim: ClaimIndex, words: &str| find(session, claim).is_some_and(|text| text == words);
        self.rows.retain(|claim, words| facts.row_of(*claim).is_some() && same(*claim, words));
        self.anchor = self.anchor.filter(|claim| facts.row_of(*claim).is_some());
    }
}

fn find(session: &Session, claim: ClaimIndex) -> Option<&str> {
    session.comparison()?.claims.get(claim.0 as usize).map(|claim| claim.text.as_str())
}

fn words(session: &Session, claim: ClaimIndex) -> Option<String> {
    find(session, claim).map(str::to_owned)
}
