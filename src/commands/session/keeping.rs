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
        Command, Edit,
        jobs::{DiskJob, State},
        worker::Request,
    },
    project::{
        Annotation, Project,
        recovery::{Journal, Recoverable},
    },
};

/// How long the user must pause before the journal is written.
const QUIET: Duration = Duration::from_secs(2);

/// After so many changes without a pause it is written all the same.
const MANY_CHANGES: usize = 20;

/// So long after the first change that it does not hold, it is written all the same.
const LONGEST: Duration = Duration::from_secs(3);

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
    /// When the first change came that it does not hold.
    unkept_since: Option<Instant>,
    /// What is being typed and is no change of the project yet.
    draft: Option<Command>,
    /// Counts what was typed: the number of the draft, of the one on its way to the file, and of the one in the file.
    drafts: (u64, u64, u64),
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
        let now = Instant::now();
        self.keeping.last_change = Some(now);
        self.keeping.unkept_since.get_or_insert(now);
        self.keeping.changes += 1;
        if self.keeping.changes >= MANY_CHANGES {
            self.keep();
        }
        self.remind();
    }

    /// What is being typed into a field that is handed over later: kept in the recovery file, though no change of the project yet.
    /// Asked for every frame; `None` where nothing is being typed.
    pub fn keep_typing(&mut self, draft: Option<Command>) {
        if draft == self.keeping.draft {
            return;
        }
        self.keeping.draft = draft;
        self.keeping.drafts.0 += 1;
        let now = Instant::now();
        self.keeping.last_change = Some(now);
        self.keeping.unkept_since.get_or_insert(now);
        self.remind();
    }

    fn has_unsaved(&self) -> bool {
        self.is_dirty() || self.keeping.draft.is_some()
    }

    /// The project with what is being typed.
    fn with_draft(&self, project: Arc<Project>) -> Arc<Project> {
        let edit = match &self.keeping.draft {
            Some(Command::SetMemo(id, memo)) => {
                let old = self.project.annotations.iter().find(|annotation| annotation.id == *id);
                old.map(|old| Edit::ReplaceAnnotations(vec![Arc::new(Annotation { memo: memo.clone(), ..Annotation::clone(old) })]))
            }
            Some(Command::Annotate { source, span, tag, memo }) => {
                let new = self.mark(*source, *span, *tag, memo.clone());
                new.map(|new| Edit::InsertAnnotations(vec![(self.project.annotations.len(), Arc::new(new))]))
            }
            _ => None,
        };
        let Some(edit) = edit else { return project };
        let mut project = Project::clone(&project);
        drop(edit.apply(&mut project));
        Arc::new(project)
    }

    fn remind(&mut self) {
        if self.keeping.journal.is_some() && !self.keeping.reminded {
            self.keeping.reminded = self.worker.ask(Request::Remind(Instant::now() + QUIET)).is_ok();
        }
    }

    /// The worker's clock has rung.
    pub(super) fn due(&mut self) {
        self.keeping.reminded = false;
        let long = self.keeping.unkept_since.is_some_and(|at| at.elapsed() >= LONGEST);
        if !self.has_unsaved() {
            self.clear_journal();
        } else if self.keeping.kept == Some(self.state()) && self.keeping.drafts.2 == self.keeping.drafts.0 {
            // Undone and done again.
        } else if long || self.keeping.last_change.is_none_or(|at| at.elapsed() >= QUIET) {
            self.keep();
        } else {
            self.remind();
        }
    }

    /// Writes the journal now.
    fn keep(&mut self) {
        let Some(journal) = self.keeping.journal.clone().filter(|_| self.has_unsaved()) else { return };
        self.keeping.changes = 0;
        self.keeping.unkept_since = None;
        self.keeping.drafts.1 = self.keeping.drafts.0;
        let (project, state) = (self.snapshot(), self.state());
        let project = self.with_draft(project);
        self.ask_disk(DiskJob::Keep { journal, state, project, file: self.path.clone(), stamp: self.stamp });
    }

    pub(super) fn kept(&mut self, state: State, result: io::Result<()>) {
        match result {
            Ok(()) => {
                self.keeping.kept = Some(state);
                self.keeping.drafts.2 = self.keeping.drafts.1;
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
        if !self.has_unsaved()
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
        let is_kept = self.keeping.kept == Some(self.state()) && self.keeping.drafts.2 == self.keeping.drafts.0;
        let done = if !self.has_unsaved() {
            journal.clear()
        } else if !is_kept {
            let project = self.with_draft(Arc::clone(&self.project));
            journal.write(&project, self.path.as_deref(), self.stamp)
        } else {
            Ok(())
        };
        if let Err(error) = done {
            log::error!("the recovery file is not as it should be: {error}");
        }
    }
}
