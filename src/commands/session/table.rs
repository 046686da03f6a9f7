//! The claims table follows the comparison, what was said of its rows, the filter and the order.
//!
//! A coverage of a few articles gets its rows at once, in the frame that asked. Over [`AT_ONCE`] claims they are made beside the
//! window and the last word counts; until they come, the table shows what it showed.

use std::sync::Arc;

use super::{NoticeKind, Session, SourceState};
use crate::commands::{
    ClaimColumn, ClaimRow,
    claim_rows::{self, AllRows, Column, From, Made, TableJob},
    claims_shown::{self, Shown},
    subjects::Decisions,
    worker::{Event, Lane},
};

/// The rows of so many claims are made in about two milliseconds.
const AT_ONCE: usize = 4_000;

/// The rows of one comparison.
#[derive(Clone, Debug, Default)]
pub(super) struct TableRows {
    /// `None` until they are made.
    all: Option<AllRows>,
    reviewed: usize,
}

impl TableRows {
    /// In reading order, whatever the filter.
    pub(super) fn all(&self) -> &[Arc<ClaimRow>] {
        self.all.as_ref().map_or(&[], |all| &all.rows)
    }

    /// What was said of claims and conflicts.
    pub(super) fn decisions(&self) -> Option<&Decisions> {
        self.all.as_ref().map(|all| &*all.decisions)
    }

    /// How many rows a person has decided on.
    pub(super) fn reviewed(&self) -> usize {
        self.reviewed
    }
}

/// Making rows beside the window: the last job counts.
#[derive(Debug)]
pub(super) struct TableLane {
    /// Rows of more claims than this are made beside the window.
    at_once: usize,
    number: u64,
    running: bool,
    /// The job that runs was overtaken: the next one starts when it is over.
    again: bool,
    /// All rows are to be made, not only picked and sorted.
    whole: bool,
}

impl Default for TableLane {
    fn default() -> Self {
        Self { at_once: AT_ONCE, number: 0, running: false, again: false, whole: false }
    }
}

impl Session {
    /// The comparison, the corrections that lie over it or the list of sources have changed.
    pub(super) fn refresh_claims(&mut self) {
        self.table_lane.whole = true;
        self.refresh_rows();
    }

    /// The filter or the order has changed.
    pub(super) fn refresh_rows(&mut self) {
        self.table_lane.number += 1;
        let claims = self.compared.as_ref().map(|compared| compared.comparison.claims.len());
        match claims {
            None => {
                self.table_lane.whole = false;
                self.show_rows(Made { all: AllRows::default(), shown: Vec::new() });
            }
            Some(claims) if claims <= self.table_lane.at_once => {
                if let Some(job) = self.table_job() {
                    self.show_rows(job.make());
                }
            }
            Some(claims) => {
                self.claims.pending = true;
                self.claims.total = claims;
                if self.compared.as_ref().is_some_and(|compared| compared.table.all.is_none()) {
                    // Rows of another comparison have other numbers.
                    self.claims.rows.clear();
                }
                if self.table_lane.running {
                    self.table_lane.again = true;
                } else {
                    self.start_table();
                }
                self.rows_changed();
            }
        }
    }

    /// Corrections have changed, and neither the comparison nor the list of sources: only the rows of which other things are said are
    /// made anew.
    pub(super) fn follow_decisions(&mut self) {
        let columns = self.columns();
        let tags = &self.claims.filter.tags;
        let tagged = (!tags.is_empty()).then(|| self.claims_under(tags));
        let all_come_anyway = self.table_lane.whole;
        let Some(compared) = &mut self.compared else { return };
        let Some(AllRows { rows, decisions }) = compared.table.all.as_mut().filter(|_| !all_come_anyway) else {
            self.refresh_claims();
            return;
        };
        let (comparison, facts) = (&*compared.comparison, &*compared.facts);
        let now = Decisions::of(&self.project.corrections, comparison, facts, &columns);
        let touched = decisions.touched(&now, comparison);
        *decisions = Arc::new(now);
        claim_rows::make_anew(Arc::make_mut(rows).as_mut_slice(), &touched, comparison, facts, &columns, decisions);
        let shown = Shown { comparison, facts, decisions, columns: &columns, tagged: tagged.as_ref() };
        let all_there = claims_shown::follow(&mut self.claims.rows, &touched, rows, &shown, &self.claims.filter);
        compared.table.reviewed = rows.iter().filter(|row| row.decision.is_some()).count();
        // In another order than that of reading they may stand elsewhere now; rows on their way do not know of it.
        let elsewhere = !touched.is_empty() && self.claims.sort.column != ClaimColumn::Number;
        if !all_there || elsewhere || self.claims.pending {
            self.refresh_rows();
        } else {
            self.rows_changed();
        }
    }

    fn columns(&self) -> Vec<Column> {
        let column = |state: &SourceState| Column {
            id: state.id,
            compared: state.compared,
            group: state.group,
            parsed: state.parsed.clone(),
        };
        self.sources.iter().map(column).collect()
    }

    fn table_job(&self) -> Option<TableJob> {
        let compared = self.compared.as_ref()?;
        let all = compared.table.all.clone().filter(|_| !self.table_lane.whole);
        let filter = self.claims.filter.clone();
        Some(TableJob {
            comparison: Arc::clone(&compared.comparison),
            facts: Arc::clone(&compared.facts),
            columns: self.columns(),
            from: all.map_or_else(|| From::Corrections(Arc::clone(&self.project)), From::Rows),
            tagged: (!filter.tags.is_empty()).then(|| self.claims_under(&filter.tags)),
            filter,
            sort: self.claims.sort,
        })
    }

    fn start_table(&mut self) {
        let Some(job) = self.table_job() else { return };
        let number = self.table_lane.number;
        self.table_lane.running = true;
        self.worker.beside(Lane::Table, move |outbox| {
            let made = Box::new(job.make());
            // What it was made from is let go first: the session changes its project where nobody else holds it.
            drop(job);
            outbox.send(Event::Table { number, made });
        });
    }

    pub(super) fn take_in_table(&mut self, number: u64, made: Made) {
        if number == self.table_lane.number {
            self.show_rows(made);
        }
    }

    pub(super) fn table_finished(&mut self, fault: Option<String>) {
        self.table_lane.running = false;
        if std::mem::take(&mut self.table_lane.again) {
            self.start_table();
        } else if let Some(fault) = fault {
            self.claims.pending = false;
            self.notice(NoticeKind::Error, "The claims table could not be made, by a fault in the program", vec![fault]);
        }
    }

    fn show_rows(&mut self, made: Made) {
        if let Some(compared) = &mut self.compared {
            if self.table_lane.whole {
                let rows = &made.all.rows;
                let reviewed = rows.iter().filter(|row| row.decision.is_some()).count();
                let mut claims = vec![0; self.sources.len()];
                for at in rows.iter().flat_map(|row| row.having()) {
                    if let Some(count) = claims.get_mut(at) {
                        *count += 1;
                    }
                }
                for (state, claims) in self.sources.iter_mut().zip(claims) {
                    state.claims = claims;
                }
                compared.table = TableRows { all: Some(made.all), reviewed };
                self.table_lane.whole = false;
            }
            self.claims.total = compared.comparison.claims.len();
        } else {
            self.claims.total = 0;
            for state in &mut self.sources {
                state.claims = 0;
            }
        }
        self.claims.rows = made.shown;
        self.claims.pending = false;
        self.rows_changed();
    }

    fn rows_changed(&mut self) {
        self.revision += 1;
        self.findings_revision += 1;
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::*;
    use crate::{
        commands::{CellState, ClaimColumn, ClaimFilter, ClaimSort, Command},
        project::Decision,
    };

    fn idle(session: &mut Session) {
        let end = Instant::now() + Duration::from_mins(1);
        while session.progress().is_some() || session.comparison().is_none() || session.claims().pending {
            assert!(Instant::now() < end, "waited in vain for the table");
            session.poll();
            std::thread::yield_now();
        }
    }

    /// The sample; its rows are made at once where there are at most so many.
    fn sample(at_once: usize) -> Session {
        let mut session = Session::new(Arc::new(|| {}));
        session.table_lane.at_once = at_once;
        session.run(Command::OpenSample);
        idle(&mut session);
        session
    }

    #[test]
    fn rows_made_beside_the_window_are_those_made_at_once() {
        let (mut here, mut beside) = (sample(usize::MAX), sample(0));
        assert!(!here.claims().rows.is_empty());
        assert_eq!(here.claims().rows, beside.claims().rows);
        let filter = ClaimFilter { only_here: true, ..ClaimFilter::default() };
        for session in [&mut here, &mut beside] {
            session.run(Command::FilterClaims(filter.clone()));
            session.run(Command::SortClaims(ClaimSort { column: ClaimColumn::Claim, descending: true }));
            let subject = session.claim_subject(session.claims().rows[0].claim).unwrap();
            session.run(Command::Correct { subject, decision: Decision::Confirmed, note: String::new() });
            idle(session);
        }
        assert_eq!((here.reviewed_claims(), beside.reviewed_claims()), (1, 1));
        assert_eq!(here.claims(), beside.claims());
        let counts = |session: &Session| session.sources().iter().map(|s| s.claims).collect::<Vec<_>>();
        assert_eq!(counts(&here), counts(&beside));
    }

    #[test]
    fn rows_made_anew_are_those_that_all_would_be() {
        let mut session = sample(usize::MAX);
        let conflict =
            session.conflicts().find(|(_, conflict)| conflict.claim.is_some()).map(|(at, conflict)| (at, conflict.claim));
        let (at, Some(claim)) = conflict.unwrap() else { unreachable!("it has a claim") };
        let of_claim = session.claim_subject(claim).unwrap();
        let lacks = |row: &&Arc<ClaimRow>| (0..session.sources.len()).find(|at| session.cell(row, *at) == CellState::NotFound);
        let lacking = session.all_rows().iter().find_map(|row| Some((row.claim, lacks(&row)?))).unwrap();
        let absence = session.absence_subject(lacking.0, session.sources[lacking.1].id).unwrap();
        let said = [
            (of_claim.clone(), Decision::Confirmed),
            (session.conflict_subject(at).unwrap(), Decision::Rejected),
            (of_claim.clone(), Decision::Reworded("Zebras sleep".to_owned())),
            (of_claim, Decision::Verdict("False".to_owned())),
            (absence, Decision::Confirmed),
        ];
        let filters = [
            ClaimFilter::default(),
            ClaimFilter { unreviewed_only: true, ..ClaimFilter::default() },
            ClaimFilter { conflicts_only: true, ..ClaimFilter::default() },
            ClaimFilter { search: "zebras".to_owned(), ..ClaimFilter::default() },
        ];
        for (filter, column) in
            filters.into_iter().zip([ClaimColumn::Number, ClaimColumn::Claim, ClaimColumn::Conflict, ClaimColumn::Speaker])
        {
            session.run(Command::FilterClaims(filter));
            session.run(Command::SortClaims(ClaimSort { column, descending: true }));
            let corrections =
                said.iter().cloned().map(|(subject, decision)| Command::Correct { subject, decision, note: String::new() });
            for command in corrections.chain(said.iter().map(|_| Command::Undo)) {
                session.run(command.clone());
                let shown = session.claims.rows.clone();
                session.refresh_claims();
                assert_eq!(shown, session.claims.rows, "{column:?} after {command:?}");
            }
        }
    }

    #[test]
    fn what_is_shown_stays_until_other_rows_come() {
        let mut session = sample(0);
        let rows = session.claims().rows.clone();
        session.run(Command::FilterClaims(ClaimFilter { conflicts_only: true, ..ClaimFilter::default() }));
        assert!(session.claims().pending && session.claims().filter.conflicts_only);
        assert_eq!(session.claims().rows, rows);
        idle(&mut session);
        assert!(session.claims().rows.len() < rows.len());
        session.run(Command::NewProject);
        assert!(session.claims().rows.is_empty() && !session.claims().pending);
    }
}
