//! What is not saved yet is kept against a crash.
//!
//! The worker writes the whole project to a recovery file once the user pauses, or after many changes without a pause. The file
//! goes when nothing is unsaved any more. A session that is dropped without [`Session::close`] keeps it.

use std::{
    io,
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, Instant},
};

use super::{NoticeKind, Session};
use crate::{
    commands::{
        jobs::{DiskJob, State},
        worker::Request,
    },
    project::recovery::{Journal, Recoverable},
};

/// How long the user must pause before the journal is written.
const QUIET: Duration = Duration::from_secs(2);

/// After so many changes without a pause it is written all the same.
const MANY_CHANGES: usize = 20;

/// The journal of this session.
#[derive(Default)]
pub(super) struct Keeping {
    journal: Option<Arc<Journal>>,
    /// What crashed programs left.
    pub crashed: Vec<Recoverable>,
    /// The recovery file that the project was brought back from, while it is still needed.
    taken_over: Option<PathBuf>,
    /// Which state the recovery file holds.
    kept: Option<State>,
    last_change: Option<Instant>,
    /// Changes since the journal was last written.
    changes: usize,
    /// The worker's clock is set.
    reminded: bool,
    /// The user knows that the journal cannot be written.
    told: bool,
    closed: bool,
}

impl Session {
    /// Keeps what is not saved in this folder, and looks what crashed programs left there.
    pub fn set_recovery_dir(&mut self, folder: PathBuf) {
        self.ask_disk(DiskJob::StartJournal { folder });
    }

    /// What crashed programs left, latest first: to be brought back or discarded.
    pub fn recoverable(&self) -> &[Recoverable] {
        &self.keeping.crashed
    }

    /// The user closes the program on purpose: waits until all that was asked to be written is written, and drops what is unsaved.
    /// Nothing can be done with the session afterwards.
    pub fn close(&mut self) {
        self.finish_writing();
        self.keeping.closed = true;
        if let Some(journal) = self.keeping.journal.take()
            && let Err(error) = journal.clear()
        {
            log::warn!("a recovery file stays behind: {error}");
        }
    }

    pub(super) fn journal_started(&mut self, journal: io::Result<Arc<Journal>>, crashed: Vec<Recoverable>) {
        self.keeping.crashed = crashed;
        match journal {
            Ok(journal) => {
                self.keeping.journal = Some(journal);
                if self.is_dirty() {
                    self.keep();
                }
            }
            Err(error) => self.cannot_keep(&error),
        }
    }

    fn cannot_keep(&mut self, error: &io::Error) {
        if !self.keeping.told {
            self.keeping.told = true;
            let text = "What is not saved cannot be kept against a crash; save often";
            self.notice(NoticeKind::Warning, text, vec![error.to_string()]);
        }
    }

    /// Called after every change of the project.
    pub(super) fn note_change(&mut self) {
        self.keeping.last_change = Some(Instant::now());
        self.keeping.changes += 1;
        if self.keeping.changes >= MANY_CHANGES {
            self.keep();
        }
        self.remind();
    }

    fn remind(&mut self) {
        if self.keeping.journal.is_some() && !self.keeping.reminded {
            self.keeping.reminded = self.worker.ask(Request::Remind(Instant::now() + QUIET)).is_ok();
        }
    }

    /// The worker's clock has rung.
    pub(super) fn due(&mut self) {
        self.keeping.reminded = false;
        if !self.is_dirty() {
            self.clear_journal();
        } else if self.keeping.kept == Some(self.state()) {
            // Undone and done again.
        } else if self.keeping.last_change.is_none_or(|at| at.elapsed() >= QUIET) {
            self.keep();
        } else {
            self.remind();
        }
    }

    /// Writes the journal now.
    fn keep(&mut self) {
        let Some(journal) = self.keeping.journal.clone().filter(|_| self.is_dirty()) else { return };
        self.keeping.changes = 0;
        let (project, state) = (self.snapshot(), self.state());
        self.ask_disk(DiskJob::Keep { journal, state, project, file: self.path.clone(), stamp: self.stamp });
    }

    pub(super) fn kept(&mut self, state: State, result: io::Result<()>) {
        match result {
            Ok(()) => {
                self.keeping.kept = Some(state);
                if state.0 == self.generation {
                    self.discard_taken_over();
                }
                // What came after it, or saved meanwhile.
                self.remind();
            }
            Err(error) => self.cannot_keep(&error),
        }
    }

    /// The recovery file goes where nothing is unsaved.
    pub(super) fn clear_journal(&mut self) {
        if !self.is_dirty()
            && let Some(journal) = self.keeping.journal.clone()
        {
            self.keeping.kept = None;
            self.keeping.changes = 0;
            self.ask_disk(DiskJob::ClearJournal { journal });
        }
    }

    pub(super) fn recover(&mut self, path: PathBuf) {
        let state = self.state();
        self.ask_disk(DiskJob::Recover { path, state });
    }

    /// What the crashed program left in `path` is open. Its file goes once the own journal holds the same, so that at every moment
    /// one of the two is there.
    pub(super) fn took_over(&mut self, path: &Path) {
        self.keeping.crashed.retain(|crashed| crashed.path != path);
        self.keeping.taken_over = Some(path.to_owned());
        self.keep();
    }

    pub(super) fn discard_taken_over(&mut self) {
        if let Some(path) = self.keeping.taken_over.take() {
            self.ask_disk(DiskJob::Discard { path });
        }
    }

    pub(super) fn discard_recovery(&mut self, path: PathBuf) {
        if self.keeping.crashed.iter().any(|crashed| crashed.path == path) {
            self.ask_disk(DiskJob::Discard { path });
        }
    }

    pub(super) fn discarded(&mut self, path: &Path, result: io::Result<()>) {
        self.keeping.crashed.retain(|crashed| crashed.path != path);
        if let Err(error) = result {
            self.notice(
                NoticeKind::Warning,
                "The recovery file could not be deleted",
                vec![format!("{}: {error}", path.display())],
            );
        }
    }
}

impl Drop for Session {
    /// A session that ends without being closed (the window broke off) leaves its unsaved changes for the next start.
    fn drop(&mut self) {
        self.finish_writing();
        let Some(journal) = self.keeping.journal.take().filter(|_| !self.keeping.closed) else { return };
        let done = if !self.is_dirty() {
            journal.clear()
        } else if self.keeping.kept != Some(self.state()) {
            journal.write(&self.project, self.path.as_deref(), self.stamp)
        } else {
            Ok(())
        };
        if let Err(error) = done {
            log::error!("the recovery file is not as it should be: {error}");
        }
    }
}
