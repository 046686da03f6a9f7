//! The open project, what was found in it, and what is selected.

mod analysis;
mod articles;
mod beside;
mod change;
mod codebook;
mod correcting;
mod files;
mod finding;
mod keeping;
mod many_tags;
mod marking;
mod names;
mod poll;
mod questions;
mod quotations;
mod run;
mod selecting;
mod sources;
mod table;
mod tag_import;

use std::{collections::BTreeMap, path::PathBuf, sync::Arc};

use jiff::Timestamp;

use self::{
    analysis::{Compared, RowsLane},
    files::DiskLane,
    finding::Finding,
    keeping::Keeping,
    sources::AnalysisLane,
    table::TableLane,
};
use super::{
    ClaimsView, SaidOfQuotation, Selection,
    corrected::{Corrected, SaidOfArticles},
    history::History,
    jobs::Reading,
    marks::Marks,
    worker::Worker,
};
use crate::{
    compare::{ClaimIndex, GroupIndex, Names, SourceIndex},
    parse::Parsed,
    project::{Anchor, Project, SourceId, file::Stamp},
    text::{CharMap, Document, Span},
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
    /// The backup of a damaged project, which can be opened instead (see [`Command::OpenBackup`](super::Command::OpenBackup)).
    pub backup: Option<PathBuf>,
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
    /// Its structure as far as it was not corrected as it was found; `None` until it is parsed.
    pub parsed: Option<Arc<Parsed>>,
    /// What a person said of its quotations, by their index; those of which nothing was said are left out.
    pub said: Arc<BTreeMap<usize, SaidOfQuotation>>,
    /// Bytes and code points of its text.
    pub chars: Arc<CharMap>,
    /// Its index in the comparison; `None` until it is compared.
    pub compared: Option<SourceIndex>,
    /// The event that it reports; `None` until it is compared.
    pub group: Option<GroupIndex>,
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

/// More messages than this nobody reads; the oldest go.
const MAX_NOTICES: usize = 50;

/// How many recent files are kept.
const MAX_RECENT: usize = 12;

/// The open project with all that belongs to it. Views read it and push [`Command`](super::Command)s.
pub struct Session {
    project: Arc<Project>,
    history: History,
    /// Which project this is, counted; results for another one are dropped.
    generation: u64,
    path: Option<PathBuf>,
    /// In which state the file was last seen.
    stamp: Option<Stamp>,
    read_only: bool,
    coder: String,

    worker: Worker,
    analysis: AnalysisLane,
    disk: DiskLane,
    keeping: Keeping,
    finding: Finding,
    rows_lane: RowsLane,
    table_lane: TableLane,

    /// What is known of each source's text; of sources that were removed too, as they may come back by undo.
    readings: BTreeMap<SourceId, Reading>,
    /// What was said of the structure of articles, and those of which something was said.
    said_of_articles: SaidOfArticles,
    corrected: BTreeMap<SourceId, Corrected>,
    /// What was said of names as far as it was handed to the comparison.
    compared_names: Names,
    sources: Vec<SourceState>,
    marks: Marks,
    compared: Option<Compared>,
    claims: ClaimsView,

    open_source: Option<SourceId>,
    selection: Option<Selection>,
    selected_claim: Option<ClaimIndex>,
    /// The sentence to select as soon as its source is parsed.
    sentence_to_select: Option<(SourceId, u32)>,

    notices: Vec<Notice>,
    recent: Vec<PathBuf>,
    /// See [`Session::revision`].
    revision: u64,
    /// See [`Session::findings_revision`].
    findings_revision: u64,
    offered_tags: Option<OfferedTags>,
    /// See [`Session::comparison_number`].
    comparisons: u64,
}

pub use self::{
    many_tags::Fate,
    tag_import::{OfferedTags, TagImport},
};

impl Session {
    /// An empty project. `wake` is called from the worker thread whenever an event waits.
    pub fn new(wake: Wake) -> Self {
        Self::with(Worker::start(wake))
    }

    fn with(worker: Worker) -> Self {
        Self {
            project: Arc::new(Project::new(now())),
            history: History::new(true),
            generation: 0,
            path: None,
            stamp: None,
            read_only: false,
            coder: String::new(),
            worker,
            analysis: AnalysisLane::default(),
            disk: DiskLane::default(),
            keeping: Keeping::default(),
            finding: Finding::default(),
            rows_lane: RowsLane::default(),
            table_lane: TableLane::default(),
            readings: BTreeMap::new(),
            said_of_articles: SaidOfArticles::default(),
            corrected: BTreeMap::new(),
            compared_names: Names::default(),
            sources: Vec::new(),
            marks: Marks::default(),
            compared: None,
            claims: ClaimsView::default(),
            open_source: None,
            selection: None,
            selected_claim: None,
            sentence_to_select: None,
            notices: Vec::new(),
            recent: Vec::new(),
            revision: 0,
            findings_revision: 0,
            offered_tags: None,
            comparisons: 0,
        }
    }

    /// Takes over the list of recent files that the caller kept.
    pub fn set_recent(&mut self, recent: Vec<PathBuf>) {
        self.recent = recent;
        self.recent.truncate(MAX_RECENT);
    }

    fn claim_anchors(&self, claim: ClaimIndex) -> Option<Vec<Anchor>> {
        let claim = self.comparison()?.claims.get(claim.0 as usize)?;
        let anchor = |mention: &crate::compare::ClaimMention| Some(self.source_of(mention.source)?.anchor(mention.span));
        Some(claim.mentions.iter().filter_map(anchor).collect::<Vec<_>>()).filter(|anchors| !anchors.is_empty())
    }

    fn notice(&mut self, kind: NoticeKind, text: impl Into<String>, details: Vec<String>) {
        if self.notices.len() >= MAX_NOTICES {
            self.notices.remove(0);
        }
        self.notices.push(Notice { kind, text: text.into(), details, backup: None });
    }

    fn warn(&mut self, text: impl Into<String>) {
        self.notice(NoticeKind::Warning, text, Vec::new());
    }

    fn refuse(&mut self, text: impl Into<String>) {
        self.notice(NoticeKind::Error, text, Vec::new());
    }
}

impl SourceState {
    /// The place `span` of this source.
    fn anchor(&self, span: Span) -> Anchor {
        Anchor::new(self.id, &self.document.text, &self.chars, span)
    }

    /// Whether `span` holds words of this source, on whole characters.
    fn holds(&self, span: Span) -> bool {
        span.start < span.end && self.document.text.get(span.range()).is_some()
    }
}

/// The time, to the second: what a person did is not told apart more finely, and the file stays readable.
fn now() -> Timestamp {
    let now = Timestamp::now();
    Timestamp::from_second(now.as_second()).unwrap_or(now)
}
