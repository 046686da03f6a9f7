//! Places that were visited, to go back to and forward again: a view, a source with its sentence, a claim.
//!
//! A step to the next sentence or the next row is no new place: it moves the one that is here.

use super::views::View;
use crate::{
    commands::{Command, Selection, Session},
    compare::ClaimIndex,
    project::SourceId,
};

/// More places than this nobody goes back to; the oldest go.
const MOST: usize = 100;
/// So many sentences or rows on is still a step.
const STEP: usize = 3;

/// A place.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Stop {
    /// What the middle of the window shows.
    pub view: View,
    source: Option<SourceId>,
    selection: Option<Selection>,
    claim: Option<ClaimIndex>,
}

impl Stop {
    /// Where the session is.
    fn here(session: &Session, view: View) -> Self {
        let selection = session.selection().cloned();
        Self { view, source: session.open_source(), selection, claim: session.selected_claim() }
    }

    /// The commands that go there.
    pub fn commands(&self, session: &Session) -> Vec<Command> {
        let mut commands = Vec::new();
        match &self.selection {
            Some(selection) => commands.push(Command::Select(selection.clone())),
            None => commands.extend(self.source.map(Command::OpenSource)),
        }
        let claims = session.comparison().map_or(0, |comparison| comparison.claims.len());
        let claim = self.claim.filter(|claim| (claim.0 as usize) < claims);
        commands.extend(claim.map(|claim| Command::SelectClaim { claim, source: None }));
        commands
    }

    /// Whether it can be gone to.
    fn is_there(&self, session: &Session) -> bool {
        self.source.is_none_or(|source| session.source(source).is_some())
    }
}

/// Where the user was.
#[derive(Debug, Default)]
pub struct Visited {
    back: Vec<Stop>,
    here: Stop,
    forward: Vec<Stop>,
}

impl Visited {
    /// Sees where the user is now.
    pub fn note(&mut self, session: &Session, view: View) {
        let now = Stop::here(session, view);
        if now == self.here {
            return;
        }
        let before = std::mem::replace(&mut self.here, now);
        if is_step(session, &before, &self.here) || before == Stop::default() {
            return;
        }
        self.forward.clear();
        self.back.push(before);
        if self.back.len() > MOST {
            self.back.remove(0);
        }
    }

    /// Whether there is a place to go back to.
    pub fn can_go_back(&self) -> bool {
        !self.back.is_empty()
    }

    /// Whether there is a place to go forward to.
    pub fn can_go_forward(&self) -> bool {
        !self.forward.is_empty()
    }

    /// Forgets all places: the project is another one.
    pub fn forget(&mut self) {
        *self = Self::default();
    }

    /// Goes back, or forward; where to. Places whose source is gone are left out.
    pub fn go(&mut self, session: &Session, forward: bool) -> Option<Stop> {
        let (from, to) = if forward { (&mut self.forward, &mut self.back) } else { (&mut self.back, &mut self.forward) };
        while let Some(stop) = from.pop() {
            if stop.is_there(session) {
                to.push(std::mem::replace(&mut self.here, stop.clone()));
                return Some(stop);
            }
        }
        None
    }

    /// Where the last going led to, as the session has it.
    pub fn arrived(&mut self, session: &Session, view: View) {
        self.here = Stop::here(session, view);
    }
}

/// Whether the user only walked on.
fn is_step(session: &Session, before: &Stop, now: &Stop) -> bool {
    if before.view != now.view {
        return false;
    }
    let near = |a: usize, b: usize| a.abs_diff(b) <= STEP;
    let row = |claim: ClaimIndex| session.claims().rows.iter().position(|row| row.claim == claim);
    let next_row =
        before.claim != now.claim && before.claim.and_then(row).zip(now.claim.and_then(row)).is_some_and(|(a, b)| near(a, b));
    if before.source != now.source {
        // From row to row the source may be another one.
        return next_row;
    }
    match (&before.selection, &now.selection) {
        (Some(a), Some(b)) => near(a.sentences.start, b.sentences.start) || near(a.sentences.end, b.sentences.end) || next_row,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    fn session() -> Session {
        let mut session = Session::new(Arc::new(|| {}));
        session.run(Command::OpenSample);
        session
    }

    #[test]
    fn going_back_and_forward_leads_to_where_one_was() {
        let mut session = session();
        let sources: Vec<SourceId> = session.sources().iter().map(|source| source.id).collect();
        let mut visited = Visited::default();
        visited.note(&session, View::Read);
        session.run(Command::OpenSource(sources[2]));
        visited.note(&session, View::Read);
        visited.note(&session, View::Matrix);
        assert!(visited.can_go_back() && !visited.can_go_forward());
        let stop = visited.go(&session, false).unwrap();
        assert_eq!((stop.view, stop.source), (View::Read, Some(sources[2])));
        let stop = visited.go(&session, false).unwrap();
        assert_eq!(stop.source, Some(sources[0]));
        assert_eq!(visited.go(&session, false), None);
        assert_eq!(visited.go(&session, true).unwrap().source, Some(sources[2]));
        // Somewhere else from here: what was forward is forgotten.
        session.run(Command::OpenSource(sources[4]));
        visited.note(&session, View::Read);
        assert!(!visited.can_go_forward());
    }

    #[test]
    fn a_source_that_is_gone_is_left_out() {
        let mut session = session();
        let sources: Vec<SourceId> = session.sources().iter().map(|source| source.id).collect();
        let mut visited = Visited::default();
        for source in [sources[0], sources[1], sources[2]] {
            session.run(Command::OpenSource(source));
            visited.note(&session, View::Read);
        }
        session.run(Command::RemoveSource(sources[1]));
        assert_eq!(visited.go(&session, false).unwrap().source, Some(sources[0]));
    }
}
