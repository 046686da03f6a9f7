//! Which sources stand side by side. Pure but for its lists: knows sources and the comparison, draws nothing.

use std::collections::BTreeMap;

use super::Pane;
use crate::{
    commands::Session,
    compare::{Relation, SourceIndex},
    project::SourceId,
};

/// More than three columns of text nobody reads.
pub const MOST_PANES: usize = 3;

/// A pane narrower than this is left out, in points.
const NARROWEST: f32 = 232.0;

/// A pane reads well from this width on, in points.
pub const COMFORTABLE: f32 = 280.0;

/// The panes from left to right.
#[derive(Default)]
pub(super) struct Panes {
    /// What each shows.
    pub(super) shown: Vec<SourceId>,
    /// As many as there are sources shown.
    pub(super) list: Vec<Pane>,
    /// Which of them shows the open source.
    pub(super) active: usize,
    /// What stood beside before there was no room for it.
    wished: Vec<SourceId>,
}

impl Panes {
    /// Brings the panes in line with the open source, with how many are wanted, and with the room there is.
    pub(super) fn follow(&mut self, session: &Session, wanted: usize, room: f32) {
        let Some(open) = session.open_source() else { return };
        let fit = ((room / NARROWEST) as usize).clamp(1, MOST_PANES);
        let count = wanted.clamp(1, fit).min(session.sources().len().max(1));
        self.shown.retain(|id| session.source(*id).is_some());
        self.active = self.active.min(self.shown.len().saturating_sub(1));
        match self.shown.iter().position(|id| *id == open) {
            Some(at) => self.active = at,
            None => match self.shown.get_mut(self.active) {
                Some(slot) => *slot = open,
                None => self.shown.push(open),
            },
        }
        while self.shown.len() > count {
            // The open one stays.
            let last = self.shown.len() - 1;
            let goes = if self.active == last { last - 1 } else { last };
            let gone = self.shown.remove(goes);
            self.wished.retain(|id| *id != gone);
            self.wished.insert(0, gone);
            self.active -= usize::from(goes < self.active);
        }
        while self.shown.len() < count {
            let before = self.wished.iter().position(|id| !self.shown.contains(id) && session.source(*id).is_some());
            let next = before.map(|at| self.wished.remove(at)).or_else(|| self.most_different(session));
            let Some(next) = next else { break };
            self.shown.push(next);
        }
        self.list.resize_with(self.shown.len(), Pane::default);
    }

    fn beside_index(&self) -> usize {
        (self.active + 1) % self.shown.len().max(1)
    }

    pub(super) fn beside(&self) -> Option<SourceId> {
        self.shown.get(self.beside_index()).copied().filter(|_| self.shown.len() > 1)
    }

    pub(super) fn show_beside(&mut self, session: &Session, source: SourceId) {
        if Some(source) == session.open_source() || session.source(source).is_none() {
            return;
        }
        let at = self.beside_index();
        if let Some(there) = self.shown.iter().position(|id| *id == source) {
            self.shown.swap(there, at);
            self.list.swap(there, at);
        } else if self.shown.len() > 1 {
            if let Some(slot) = self.shown.get_mut(at) {
                *slot = source;
            }
        } else {
            self.wished.retain(|id| *id != source);
            self.wished.insert(0, source);
        }
    }

    /// Shows a source in a pane; where it is shown already, the two change places.
    pub(super) fn put(&mut self, session: &Session, pane: usize, source: SourceId) {
        if session.source(source).is_none() {
            return;
        }
        if let Some(there) = self.shown.iter().position(|id| *id == source) {
            if pane < self.list.len() {
                self.shown.swap(there, pane);
                self.list.swap(there, pane);
            }
        } else if let Some(slot) = self.shown.get_mut(pane) {
            *slot = source;
        }
    }

    pub(super) fn turn_beside(&mut self, session: &Session, back: bool) {
        let sources = session.sources();
        let now = self.beside().or_else(|| session.open_source());
        let Some(at) = sources.iter().position(|source| Some(source.id) == now) else { return };
        let step = if back { sources.len() - 1 } else { 1 };
        let free = (1..sources.len()).filter_map(|n| sources.get((at + n * step) % sources.len()));
        if let Some(next) = free.map(|source| source.id).find(|id| !self.shown.contains(id)) {
            self.show_beside(session, next);
        }
    }

    pub(super) fn most_different_beside(&mut self, session: &Session) {
        let open = session.open_source();
        let others = session.sources().iter().map(|source| source.id).filter(|id| Some(*id) != open);
        if let Some(source) = most_different(session, &others.collect::<Vec<_>>()) {
            self.show_beside(session, source);
        }
    }

    fn most_different(&self, session: &Session) -> Option<SourceId> {
        let free = session.sources().iter().map(|source| source.id).filter(|id| !self.shown.contains(id));
        most_different(session, &free.collect::<Vec<_>>())
    }

    pub(super) fn swap(&mut self) {
        let (a, b) = (self.active, self.beside_index());
        if a != b && a < self.list.len() && b < self.list.len() {
            self.shown.swap(a, b);
            self.list.swap(a, b);
            self.active = b;
        }
    }
}

/// Of `sources`, the one of the same event with the most conflicts with the open source; where several have as many, the one that
/// shares most with it, then the first. What is not compared yet comes in its order.
fn most_different(session: &Session, sources: &[SourceId]) -> Option<SourceId> {
    let first = sources.first().copied();
    let compared = || {
        let comparison = session.comparison()?;
        let here = session.open_source().and_then(|id| session.source(id))?.compared?;
        let mut conflicts: BTreeMap<SourceIndex, usize> = BTreeMap::new();
        let with_us = session
            .conflicts()
            .map(|(_, conflict)| conflict)
            .filter(|conflict| conflict.parts.iter().any(|part| part.source == here));
        for conflict in with_us {
            let mut others: Vec<SourceIndex> = conflict.parts.iter().map(|part| part.source).filter(|s| *s != here).collect();
            others.dedup();
            for other in others {
                *conflicts.entry(other).or_default() += 1;
            }
        }
        let mut shared: BTreeMap<SourceIndex, usize> = BTreeMap::new();
        for link in comparison.links.iter().filter(|link| link.relation == Relation::Same) {
            for (own, other) in [(link.a.source, link.b.source), (link.b.source, link.a.source)] {
                if own == here {
                    *shared.entry(other).or_default() += 1;
                }
            }
        }
        let rank = |id: &SourceId| {
            let index = session.source(*id)?.compared?;
            Some((conflicts.get(&index).copied().unwrap_or_default(), shared.get(&index).copied().unwrap_or_default()))
        };
        // The first of equals: `max_by_key` takes the last.
        sources.iter().copied().rev().max_by_key(|id| rank(id))
    };
    compared().or(first)
}
