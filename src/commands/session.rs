//! The open project, what was found in it, and what is selected.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{ClaimsView, Command, Selection};
use crate::{
    compare::{ClaimIndex, Comparison, SourceIndex},
    parse::Parsed,
    project::{Annotation, Correction, Project, SourceId, Subject, Tag, TagId},
    text::{CharMap, Document},
};

/// How a message is meant.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NoticeKind {
    /// Something was done.
    Done,
    /// Something to know.
    Warning,
    /// Something could not be done; nothing was changed.
    Error,
}

/// A message to the user.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Notice {
    /// How it is meant.
    pub kind: NoticeKind,
    /// One sentence: what happened, and what to do.
    pub text: String,
    /// One line each, where there is more to say (files that did not come in).
    pub details: Vec<String>,
}

/// Work under way.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Progress {
    /// What is being done ("Reading articles").
    pub label: String,
    /// Steps done.
    pub done: usize,
    /// Steps in all; 0 where not known.
    pub total: usize,
}

/// A source with what was found in it.
#[derive(Clone, Debug)]
pub struct SourceState {
    /// Its id in the project.
    pub id: SourceId,
    /// The words.
    pub document: Arc<Document>,
    /// Its structure; `None` until it is parsed.
    pub parsed: Option<Arc<Parsed>>,
    /// Bytes and code points of its text.
    pub chars: Arc<CharMap>,
    /// Its index in the comparison; `None` until it is compared.
    pub compared: Option<SourceIndex>,
    /// Words in the text.
    pub words: usize,
    /// Quotations, scare quotes left out.
    pub quotations: usize,
    /// Claims that it has.
    pub claims: usize,
    /// Annotations on it.
    pub annotations: usize,
}

/// Called from the worker when there is something to [`Session::poll`].
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// The open project with all that belongs to it. Views read it and push [`Command`]s.
pub struct Session {
    project: Project,
}

impl Session {
    /// An empty project. `wake` is called from the worker thread whenever an event waits.
    pub fn new(wake: Wake) -> Self {
        let _ = wake;
        unimplemented!("see the commands room")
    }

    /// Does what the user asks for.
    pub fn run(&mut self, command: Command) {
        let _ = command;
    }

    /// Takes in what the worker has finished. True where anything changed.
    pub fn poll(&mut self) -> bool {
        false
    }

    /// Grows with every change of what views are drawn from: project, parses, comparison, rows of the claims table. Selecting and
    /// scrolling don't count. What a view worked out stays good until it grows.
    pub fn revision(&self) -> u64 {
        0
    }

    /// The project.
    pub fn project(&self) -> &Project {
        &self.project
    }

    /// Whether there is nothing to show: no source, no file, no change.
    pub fn is_blank(&self) -> bool {
        true
    }

    /// The file the project is saved to.
    pub fn path(&self) -> Option<&Path> {
        None
    }

    /// What the window's title says: the project's title, else the file's name, else "Untitled".
    pub fn title(&self) -> String {
        String::new()
    }

    /// Whether there are changes that are not in the file.
    pub fn is_dirty(&self) -> bool {
        false
    }

    /// Whether the file may not be overwritten (it comes from a newer version).
    pub fn is_read_only(&self) -> bool {
        false
    }

    /// What undo would take back ("Tag “unsourced”").
    pub fn undo_name(&self) -> Option<&str> {
        None
    }

    /// What redo would do again.
    pub fn redo_name(&self) -> Option<&str> {
        None
    }

    /// Work under way.
    pub fn progress(&self) -> Option<&Progress> {
        None
    }

    /// Messages not yet dismissed, oldest first.
    pub fn notices(&self) -> &[Notice] {
        &[]
    }

    /// Recently opened or saved project files, latest first. Kept by the caller between runs: see [`Session::set_recent`].
    pub fn recent(&self) -> &[PathBuf] {
        &[]
    }

    /// Takes over the list of recent files that the caller kept.
    pub fn set_recent(&mut self, recent: Vec<PathBuf>) {
        let _ = recent;
    }

    /// The sources in the project's order, with what was found in them.
    pub fn sources(&self) -> &[SourceState] {
        &[]
    }

    /// One source.
    pub fn source(&self, id: SourceId) -> Option<&SourceState> {
        self.sources().iter().find(|s| s.id == id)
    }

    /// What the sources share; `None` until they are compared. Its indices are [`SourceState::compared`].
    pub fn comparison(&self) -> Option<&Comparison> {
        None
    }

    /// The source of a comparison's index.
    pub fn source_of(&self, index: SourceIndex) -> Option<&SourceState> {
        self.sources().iter().find(|s| s.compared == Some(index))
    }

    /// The rows of the claims table.
    pub fn claims(&self) -> &ClaimsView {
        unimplemented!("see the commands room")
    }

    /// Claims made in a sentence, ascending.
    pub fn claims_of(&self, source: SourceId, sentence: usize) -> &[ClaimIndex] {
        let _ = (source, sentence);
        &[]
    }

    /// Indices into [`Project::annotations`] of what stands on a source, by place.
    pub fn annotations_of(&self, source: SourceId) -> impl Iterator<Item = &Annotation> {
        let _ = source;
        [].into_iter()
    }

    /// What bears a tag, by source, then place.
    pub fn annotations_under(&self, tag: TagId) -> impl Iterator<Item = &Annotation> {
        let _ = tag;
        [].into_iter()
    }

    /// Annotations whose words could not be found again; a person must place them.
    pub fn detached(&self) -> impl Iterator<Item = &Annotation> {
        [].into_iter()
    }

    /// A tag by its id.
    pub fn tag(&self, id: TagId) -> Option<&Tag> {
        self.project().codebook.iter().find(|t| t.id == id)
    }

    /// What the user said of a finding.
    pub fn correction_of(&self, subject: &Subject) -> Option<&Correction> {
        let _ = subject;
        None
    }

    /// How to name a quotation in a correction.
    pub fn quotation_subject(&self, source: SourceId, quotation: usize) -> Option<Subject> {
        let _ = (source, quotation);
        None
    }

    /// How to name a claim in a correction.
    pub fn claim_subject(&self, claim: ClaimIndex) -> Option<Subject> {
        let _ = claim;
        None
    }

    /// The source shown in the reading view.
    pub fn open_source(&self) -> Option<SourceId> {
        None
    }

    /// What is selected.
    pub fn selection(&self) -> Option<&Selection> {
        None
    }

    /// The claim whose row is selected.
    pub fn selected_claim(&self) -> Option<ClaimIndex> {
        None
    }
}
