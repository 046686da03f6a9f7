//! What the list of conflicts remembers: the figure, which of its rows are shown, and the one at hand.
//!
//! The figure is worked out beside the window and may be of an earlier comparison than the session's: then its rows are shown, but
//! nothing is looked up by their numbers.

use std::sync::Arc;

use super::super::select;
use crate::{
    commands::{Command, Session},
    figures::{
        Later,
        conflicts::{self, ConflictFilter, ConflictRow, Conflicts, Side},
    },
    project::Subject,
    text::Span,
    ui::{desk::Wish, reading::Step},
};

/// What the list remembers.
#[derive(Default)]
pub(in super::super) struct ConflictsState {
    pub(super) all: Later<Conflicts>,
    /// Which comparison the rows are of: another one numbers its conflicts otherwise.
    comparison: u64,
    /// The conflict at hand, by its number and by its words.
    held: Option<(usize, Arc<Subject>)>,
    pub(super) filter: ConflictFilter,
    /// Those that pass, as places in the figure.
    pub(super) rows: Vec<usize>,
    /// Which of them is at hand.
    pub(super) at: usize,
    /// The side that Enter leads to.
    pub(super) side: usize,
    /// The sides of the conflict at hand, with which they were worked out for.
    sides: (Option<(u64, usize)>, Vec<Side>),
    /// Bring the row at hand into view.
    pub(super) show: bool,
}

impl ConflictsState {
    pub(super) fn work_out(&mut self, session: &Session) {
        let number = session.comparison_number();
        let held = self.held.as_ref().map(|(_, subject)| Arc::clone(subject));
        let made = (session.findings_revision(), 0);
        if self.all.keep_up(session, made, move |session| Conflicts::new(session, number, held.as_deref())) {
            self.arrived();
        }
    }

    /// Another figure is there; the conflict at hand stays so where it is still one.
    fn arrived(&mut self) {
        let all = self.all.figure();
        let at_hand = if all.comparison == self.comparison { self.held.as_ref().map(|(at, _)| *at) } else { all.again };
        self.comparison = all.comparison;
        self.filter_again(at_hand);
    }

    /// Filters anew; this conflict is at hand where it passes.
    pub(super) fn filter_again(&mut self, at_hand: Option<usize>) {
        let all = self.all.figure();
        self.rows = all.shown(&self.filter);
        let is_at_hand = |at: &usize| at_hand.is_some() && all.get(*at).map(|row| row.conflict) == at_hand;
        let again = self.rows.iter().position(is_at_hand);
        self.at = again.unwrap_or(self.at.min(self.rows.len().saturating_sub(1)));
        if again.is_none() {
            self.side = 0;
        }
    }

    /// Remembers the conflict at hand by its words, which outlast another comparison.
    pub(super) fn hold(&mut self, session: &Session) {
        if self.is_of_another(session) {
            return;
        }
        let now = self.current().map(|row| row.conflict);
        if self.held.as_ref().map(|(at, _)| *at) != now {
            self.held = now.and_then(|at| Some((at, Arc::new(session.conflict_subject(at)?))));
        }
    }

    /// Whether the rows are of another comparison than the session's.
    fn is_of_another(&self, session: &Session) -> bool {
        self.comparison != session.comparison_number()
    }

    /// One of the rows shown.
    pub(super) fn row(&self, at: usize) -> Option<&ConflictRow> {
        self.all.figure().get(*self.rows.get(at)?)
    }

    pub(super) fn current(&self) -> Option<&ConflictRow> {
        self.row(self.at)
    }

    /// The conflict at hand, in words.
    pub(in super::super) fn at_hand(&self) -> String {
        self.current().map_or_else(String::new, super::list::spoken)
    }

    /// Whether the list is being made.
    pub(in super::super) fn is_under_way(&self) -> bool {
        self.all.is_under_way()
    }

    /// The rows shown, as a table.
    pub(in super::super) fn table(&self, session: &Session) -> Vec<Vec<String>> {
        let rows = self.rows.iter().filter_map(|at| self.all.figure().get(*at));
        conflicts::table(session, rows.filter(|_| !self.is_of_another(session)))
    }

    /// What a decision on the conflict at hand is about; nothing while the rows are of another comparison than the session's.
    pub(in super::super) fn subject(&self, session: &Session) -> Option<Subject> {
        let current = self.current().filter(|_| !self.is_of_another(session))?;
        session.conflict_subject(current.conflict)
    }

    pub(in super::super) fn step(&mut self, session: &Session, step: Step) -> Vec<Wish> {
        /// Rows of a screen.
        const PAGE: usize = 6;
        self.work_out(session);
        let last = self.rows.len().saturating_sub(1);
        let to = match step {
            Step::NextSentence | Step::NextQuotation => self.at + 1,
            Step::PreviousSentence | Step::PreviousQuotation => self.at.saturating_sub(1),
            Step::NextParagraph => self.next_kind(),
            Step::PreviousParagraph => self.previous_kind(),
            Step::PageDown => self.at + PAGE,
            Step::PageUp => self.at.saturating_sub(PAGE),
            Step::First => 0,
            Step::Last => last,
            Step::ExtendDown | Step::ExtendUp | Step::EndLater | Step::EndEarlier | Step::StartLater | Step::StartEarlier => {
                self.at
            }
        };
        self.go(session, to.min(last))
    }

    /// The first row of the next severity or kind.
    fn next_kind(&self) -> usize {
        let of = |row: &ConflictRow| (row.severity, row.kind);
        let here = self.current().map(of);
        (self.at..self.rows.len()).find(|&at| self.row(at).map(of) != here).unwrap_or(self.rows.len().saturating_sub(1))
    }

    /// The first row of the severity or kind before.
    fn previous_kind(&self) -> usize {
        let of = |row: &ConflictRow| (row.severity, row.kind);
        let Some(before) = self.at.checked_sub(1).and_then(|at| self.row(at)).map(of) else { return 0 };
        (0..self.rows.len()).find(|&at| self.row(at).map(of) == Some(before)).unwrap_or(0)
    }

    /// Takes another row at hand, and what the window shows of it.
    pub(super) fn go(&mut self, session: &Session, to: usize) -> Vec<Wish> {
        self.at = to;
        self.side = 0;
        self.show = true;
        self.hold(session);
        self.select(session)
    }

    /// Selects the words of the side at hand, and the claim.
    pub(super) fn select(&mut self, session: &Session) -> Vec<Wish> {
        let claim = self.current().and_then(|row| row.claim).filter(|_| !self.is_of_another(session));
        let side = self.side;
        let sides = self.sides(session);
        let mut wishes: Vec<Wish> = Vec::new();
        if let Some(side) = sides.get(side) {
            wishes.extend(select(session, side.source, span_of(session, side)));
        }
        wishes.extend(claim.map(|claim| Wish::Run(Command::SelectClaim { claim, source: None })));
        wishes
    }

    pub(super) fn sides(&mut self, session: &Session) -> &[Side] {
        let wanted = self.current().map(|row| (session.findings_revision(), row.conflict));
        if self.sides.0 != wanted && !self.is_of_another(session) {
            self.sides = (wanted, wanted.map_or_else(Vec::new, |(_, conflict)| conflicts::sides(session, conflict)));
        }
        &self.sides.1
    }
}

/// The whole sentences of a side.
pub(super) fn span_of(session: &Session, side: &Side) -> Span {
    let parsed = session.source(side.source).and_then(|state| state.parsed.as_ref());
    let sentences = parsed.and_then(|parsed| parsed.sentences.get(side.sentences.clone())).unwrap_or_default();
    sentences.iter().map(|s| s.span).reduce(Span::union).unwrap_or_default()
}
