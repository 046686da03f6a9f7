//! What the worker says is taken in.

use std::sync::Arc;

use super::Session;
use crate::commands::worker::{Event, Lane};

impl Session {
    /// Takes in what the worker has finished. True where anything changed.
    pub fn poll(&mut self) -> bool {
        let mut changed = false;
        while let Some(event) = self.worker.next() {
            changed |= !matches!(event, Event::Due);
            self.hear(event);
        }
        // What the worker could not take at once.
        self.start_disk();
        changed
    }

    fn hear(&mut self, event: Event) {
        match event {
            Event::Progress { done, total } => self.analysis.set_progress(done, total),
            Event::Found(found) => self.take_in(found),
            Event::Hits { number, found } => self.take_in_hits(number, found),
            Event::Disk(result) => self.disk_says(result),
            Event::Finished { lane: Lane::Analysis, fault } => self.analysis_finished(fault),
            Event::Finished { lane: Lane::Disk, fault } => self.disk_finished(fault),
            Event::Rows { number, comparison, facts } => self.take_in_rows(number, Arc::from(comparison), Arc::from(facts)),
            Event::Table { number, made } => self.take_in_table(number, *made),
            Event::Finished { lane: Lane::Find, fault } => self.find_finished(fault),
            Event::Finished { lane: Lane::Table, fault } => self.table_finished(fault),
            Event::Finished { lane: Lane::Rows, fault } => self.rows_finished(fault),
            Event::Finished { lane: Lane::Figure, fault } => {
                if let Some(fault) = fault {
                    log::error!("a figure broke off: {fault}");
                }
            }
            Event::Due => self.due(),
        }
    }

    /// Waits until everything that was asked to be written is written.
    pub(super) fn finish_writing(&mut self) {
        self.stop_reading_and_analysis();
        // Saves that wait for the worker come after the one that runs.
        while self.save_pending() {
            match self.worker.wait() {
                Some(event) => self.hear(event),
                None => break,
            }
        }
        self.worker.stop();
    }
}
