//! Where the keyboard goes next among sources and claims. Reads the session, answers with a command.

use crate::{
    commands::{Command, Session},
    compare::ClaimIndex,
    project::SourceId,
};

/// Which way.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Way {
    /// Towards the end.
    On,
    /// Towards the start.
    Back,
}

impl Way {
    /// The neighbour of `at` among `count` things, from none the first or the last; `None` at the edge.
    pub fn from(self, at: Option<usize>, count: usize) -> Option<usize> {
        match (at, self) {
            (Some(at), way) => way.step(at, count),
            (None, Self::On) => (count > 0).then_some(0),
            (None, Self::Back) => count.checked_sub(1),
        }
    }

    /// The neighbour of `at` among `count` things; `None` at the edge.
    fn step(self, at: usize, count: usize) -> Option<usize> {
        match self {
            Self::On => (at + 1 < count).then_some(at + 1),
            Self::Back => at.checked_sub(1),
        }
    }
}

/// The source before or after the open one.
pub fn source(session: &Session, way: Way) -> Option<Command> {
    let sources = session.sources();
    let at = sources.iter().position(|s| Some(s.id) == session.open_source());
    sources.get(way.from(at, sources.len())?).map(|s| Command::OpenSource(s.id))
}

/// The row before or after the selected one, of all rows or of those with a conflict; at the edge it stays.
pub fn claim(session: &Session, way: Way, conflicts_only: bool) -> Option<Command> {
    let rows = &session.claims().rows;
    let at = session.selected_claim().and_then(|claim| rows.iter().position(|row| row.claim == claim));
    let wanted = |&i: &usize| !conflicts_only || rows.get(i).is_some_and(|row| row.conflict.is_some());
    let next = match (at, way) {
        (Some(at), Way::On) => (at + 1..rows.len()).find(wanted),
        (Some(at), Way::Back) => (0..at).rev().find(wanted),
        (None, Way::On) => (0..rows.len()).find(wanted),
        (None, Way::Back) => (0..rows.len()).rev().find(wanted),
    }?;
    let claim = rows.get(next)?.claim;
    Some(Command::SelectClaim { claim, source: source_with(session, claim) })
}

/// The first row, or the last.
pub fn last_claim(session: &Session, last: bool) -> Option<Command> {
    let rows = &session.claims().rows;
    let claim = if last { rows.last() } else { rows.first() }?.claim;
    Some(Command::SelectClaim { claim, source: source_with(session, claim) })
}

/// The row after or before the selected one that nobody has decided on; from the end on to the start again.
pub fn unreviewed(session: &Session, way: Way) -> Option<Command> {
    let rows = &session.claims().rows;
    let at = session.selected_claim().and_then(|claim| rows.iter().position(|row| row.claim == claim));
    let open = |&at: &usize| rows.get(at).is_some_and(|row| row.decision.is_none());
    let (after, before) = (at.map_or(0, |at| at + 1)..rows.len(), 0..at.unwrap_or(0));
    let next = match way {
        Way::On => after.chain(before).find(open),
        Way::Back => after.rev().find(open).filter(|_| !before.clone().any(|at| open(&at))).or_else(|| before.rev().find(open)),
    }?;
    let claim = rows.get(next)?.claim;
    Some(Command::SelectClaim { claim, source: source_with(session, claim) })
}

/// Where to show a claim: in the open source where it has it, else in the first that has.
fn source_with(session: &Session, claim: ClaimIndex) -> Option<SourceId> {
    let mentions = &session.comparison()?.claims.get(claim.0 as usize)?.mentions;
    let mut sources = mentions.iter().filter_map(|m| session.source_of(m.source)).map(|s| s.id);
    let open = session.open_source();
    sources.clone().find(|&id| Some(id) == open).or_else(|| sources.next())
}

/// From the selected sentence to the first claim that it makes.
pub fn to_claim(session: &Session) -> Option<Command> {
    let selection = session.selection()?;
    let claim = selection.sentences.clone().find_map(|s| session.claims_of(selection.source, s).first().copied())?;
    Some(Command::SelectClaim { claim, source: Some(selection.source) })
}

/// From the selected claim to its sentence.
pub fn to_sentence(session: &Session) -> Option<Command> {
    let claim = session.selected_claim()?;
    Some(Command::SelectClaim { claim, source: source_with(session, claim) })
}
