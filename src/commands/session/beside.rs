//! Working something out beside the window, from the session as it is now.

use std::sync::Arc;

use super::Session;
use crate::commands::worker::{Lane, Worker};

impl Session {
    /// Calls `job` on another thread with the session as it is now; what it works out it sends by a way of its own. The window is woken
    /// when it is over, however it ends.
    pub fn beside(&self, job: impl FnOnce(&Self) + Send + 'static) {
        let seen = self.as_it_is();
        self.worker.beside(Lane::Figure, move |_| job(&seen));
    }

    /// The session as views read it, without anything that works: no worker, no history, no files. Everything large is shared.
    fn as_it_is(&self) -> Self {
        let mut seen = Self::with(Worker::none());
        seen.project = Arc::clone(&self.project);
        seen.generation = self.generation;
        seen.sources.clone_from(&self.sources);
        seen.marks = self.marks.clone();
        seen.compared.clone_from(&self.compared);
        seen.claims = self.claims.clone();
        seen.open_source = self.open_source;
        seen.selection.clone_from(&self.selection);
        seen.selected_claim = self.selected_claim;
        seen.revision = self.revision;
        seen.findings_revision = self.findings_revision;
        seen
    }
}
