//! What is looked for in the sources, what was found, and from hit to hit.

use std::sync::Arc;

use super::Session;
use crate::{
    commands::{
        Found, Hit, Query, Selection,
        find::FindJob,
        worker::{Cancel, Lane},
    },
    project::SourceId,
};

/// The search of a session.
#[derive(Default)]
pub(super) struct Finding {
    query: Query,
    /// Counts searches.
    number: u64,
    /// The search under way; until it is over, no other one starts.
    running: Option<Cancel>,
    /// It was overtaken by another query: the newest starts when it is over, those between never.
    again: bool,
    found: Option<Result<Found, String>>,
    /// The hit last gone to.
    at: Option<usize>,
}

impl Session {
    /// What is looked for; empty where nothing is.
    pub fn query(&self) -> &Query {
        &self.finding.query
    }

    /// What was found for it; `None` until the search is done, and where nothing is looked for. An error says what is wrong with
    /// the expression.
    pub fn found(&self) -> Option<Result<&Found, &str>> {
        self.finding.found.as_ref().map(|found| found.as_ref().map_err(String::as_str))
    }

    /// Grows with every search that is done; what a view worked out from the hits stays good until then.
    pub fn search_number(&self) -> u64 {
        self.finding.number
    }

    /// The hits in a source.
    pub fn hits_in(&self, source: SourceId) -> &[Hit] {
        self.found().and_then(Result::ok).map_or(&[], |found| found.in_source(source))
    }

    /// The hit last gone to, as an index into [`Found::hits`].
    pub fn hit_at(&self) -> Option<usize> {
        self.finding.at
    }

    pub(super) fn find(&mut self, query: Query) {
        if query != self.finding.query {
            self.finding.query = query;
            self.find_again();
        }
    }

    /// The sources or the query have changed. What was found before stays in view until the new hits are there.
    pub(super) fn find_again(&mut self) {
        let finding = &mut self.finding;
        if let Some(cancel) = &finding.running {
            cancel.ask();
        }
        finding.number += 1;
        finding.at = None;
        finding.again = false;
        if finding.query.is_empty() {
            finding.found = None;
        } else if finding.running.is_some() {
            finding.again = true;
        } else {
            self.start_find();
        }
    }

    fn start_find(&mut self) {
        let finding = &mut self.finding;
        let texts = self.sources.iter().map(|source| (source.id, Arc::clone(&source.document.text))).collect();
        let cancel = Cancel::default();
        let job = FindJob { number: finding.number, query: finding.query.clone(), texts };
        finding.running = Some(cancel.clone());
        self.worker.beside(Lane::Find, move |outbox| job.run(&cancel, outbox));
    }

    pub(super) fn find_finished(&mut self, fault: Option<String>) {
        self.finding.running = None;
        if std::mem::take(&mut self.finding.again) {
            self.start_find();
        } else if let Some(fault) = fault {
            log::error!("a search broke off: {fault}");
            if !self.finding.query.is_empty() {
                self.finding.found = Some(Err("The search broke off, by a fault in the program".to_owned()));
            }
        }
    }

    pub(super) fn take_in_hits(&mut self, number: u64, found: Result<Found, String>) {
        if number == self.finding.number {
            self.finding.found = Some(found);
        }
    }

    pub(super) fn go_to_hit(&mut self, at: usize) {
        let Some(Ok(found)) = &self.finding.found else { return };
        let Some(&Hit { source, span }) = found.hits.get(at) else { return };
        self.finding.at = Some(at);
        self.select(Selection { source, sentences: 0..0, stretch: Some(span) });
        // Where it is not parsed yet, it can at least be read.
        if self.open_source != Some(source) {
            self.open_in_view(source);
        }
    }

    /// To the hit after or before the selection, from the end on to the start again; with `within`, in one source only.
    pub(super) fn step_to_hit(&mut self, back: bool, within: Option<SourceId>) {
        let Some(Ok(found)) = &self.finding.found else { return };
        let whole = 0..found.hits.len();
        let range = match within {
            None => whole,
            Some(source) => found.by_source.iter().find(|(id, _)| *id == source).map_or(0..0, |(_, range)| range.clone()),
        };
        if range.is_empty() {
            return;
        }
        let rank = |source: SourceId| self.sources.iter().position(|state| state.id == source);
        // The hit that is selected, else the place where the reader is.
        let here = self.selected_words().map(|(source, span)| (rank(source), span.start, span.end));
        let here = here.or_else(|| self.open_source.map(|source| (rank(source), 0, 0)));
        let place = |hit: &Hit| (rank(hit.source), hit.span.start, hit.span.end);
        let hits = found.hits.get(range.clone()).unwrap_or_default();
        let next = if back {
            let before = here.map_or(0, |here| hits.partition_point(|hit| place(hit) < here));
            before.checked_sub(1).unwrap_or(hits.len() - 1)
        } else {
            let upto = here.map_or(0, |here| hits.partition_point(|hit| place(hit) <= here));
            if upto < hits.len() { upto } else { 0 }
        };
        self.go_to_hit(range.start + next);
    }
}
