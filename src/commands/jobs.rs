//! What the worker does: read articles, parse and compare them, open and save projects.

use std::{
    io,
    panic::{AssertUnwindSafe, catch_unwind},
    path::PathBuf,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
};

use rayon::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

use super::{
    claim_facts::ClaimFacts,
    corrected::{SaidOfArticles, kinds_of_names},
    export,
    worker::{Cancel, Event, Outbox, words_of},
};
use crate::{
    compare::{Article, Comparison, Memory, Options, Stop},
    parse::{Parsed, parse},
    project::{
        AnnotationId, Correction, Project, SourceId, Tag,
        file::{self, FileError, Opened, Saved, Stamp},
        recovery::{self, Journal, Recoverable, Recovered},
    },
    text::{
        CharMap, Document,
        import::{ImportError, find_files, import_file, import_pasted},
    },
};

/// An article with what is known of its characters.
#[derive(Clone, Debug)]
pub(super) struct Reading {
    pub document: Arc<Document>,
    pub chars: Arc<CharMap>,
    /// Words in the text, by Unicode's rules (UAX 29).
    pub words: usize,
    pub parsed: Option<Arc<Parsed>>,
}

impl Reading {
    pub(super) fn of(document: Arc<Document>) -> Self {
        let chars = Arc::new(CharMap::new(&document.text));
        let words = document.text.unicode_words().count();
        Self { document, chars, words, parsed: None }
    }

    /// What of this reading still holds for `document`: all where text and date are the same (on the date hang days of the week),
    /// the characters where only the text is.
    pub(super) fn carried_over(&self, document: &Arc<Document>) -> Option<Self> {
        let same_text = Arc::ptr_eq(&self.document.text, &document.text) || self.document.text == document.text;
        let same_date = self.document.metadata.date == document.metadata.date;
        same_text.then(|| Self {
            document: Arc::clone(document),
            parsed: self.parsed.clone().filter(|_| same_date),
            chars: Arc::clone(&self.chars),
            words: self.words,
        })
    }
}

/// Long work, done on rayon's threads.
#[derive(Debug)]
pub(super) enum AnalysisJob {
    /// Read files and folders.
    Import { generation: u64, paths: Vec<PathBuf> },
    /// Read pasted text.
    Pasted { generation: u64, text: String },
    /// Parse what is not parsed yet, then compare all.
    Analyse {
        generation: u64,
        revision: u64,
        articles: Vec<(SourceId, Reading)>,
        /// What was said of the structure of articles.
        corrections: Vec<Correction>,
    },
}

/// What an analysis found.
#[derive(Debug)]
pub(super) enum Analysis {
    /// Articles that came in, and a sentence for each file that did not.
    Imported { generation: u64, articles: Vec<Reading>, refused: Vec<String> },
    /// One article's structure. `fault`: parsing it broke off by a fault in the program.
    Parsed { generation: u64, source: SourceId, document: Arc<Document>, parsed: Arc<Parsed>, fault: Option<String> },
    /// What the articles share; index `i` of the comparison is `order[i]`.
    Compared { generation: u64, revision: u64, order: Vec<SourceId>, comparison: Box<Comparison>, facts: Box<ClaimFacts> },
}

impl AnalysisJob {
    /// Whether it parses and compares, rather than reads articles in.
    pub(super) fn is_analysis(&self) -> bool {
        matches!(self, Self::Analyse { .. })
    }

    /// `memory` is what earlier comparisons left.
    pub(super) fn run(self, cancel: &Cancel, outbox: &Outbox, memory: &Mutex<Memory>) {
        match self {
            Self::Import { generation, paths } => import(generation, &paths, cancel, outbox),
            Self::Pasted { generation, text } => {
                let (articles, refused) = match import_pasted(&text) {
                    Ok(document) => (vec![Reading::of(Arc::new(document))], Vec::new()),
                    Err(error) => (Vec::new(), vec![sentence(&error)]),
                };
                outbox.send(Event::Found(Analysis::Imported { generation, articles, refused }));
            }
            Self::Analyse { generation, revision, articles, corrections } => {
                analyse((generation, revision), articles, &corrections, cancel, outbox, memory);
            }
        }
    }
}

/// An error with its causes, as one line.
pub(super) fn sentence(error: &dyn std::error::Error) -> String {
    let mut words = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        let more = error.to_string();
        if !words.contains(&more) {
            words.push_str(": ");
            words.push_str(&more);
        }
        cause = error.source();
    }
    words
}

fn import(generation: u64, paths: &[PathBuf], cancel: &Cancel, outbox: &Outbox) {
    let files = find_files(paths);
    let total = files.len();
    let done = AtomicUsize::new(0);
    let read: Vec<Option<Result<Reading, ImportError>>> = files
        .par_iter()
        .map(|path| {
            if cancel.is_asked() {
                return None;
            }
            let reading = import_file(path).map(|document| Reading::of(Arc::new(document)));
            step(&done, total, outbox);
            Some(reading)
        })
        .collect();
    if cancel.is_asked() {
        return;
    }
    let (mut articles, mut refused) = (Vec::new(), Vec::new());
    for result in read.into_iter().flatten() {
        match result {
            Ok(reading) => articles.push(reading),
            Err(error) => refused.push(sentence(&error)),
        }
    }
    outbox.send(Event::Found(Analysis::Imported { generation, articles, refused }));
}

fn step(done: &AtomicUsize, total: usize, outbox: &Outbox) {
    let done = done.fetch_add(1, Ordering::Relaxed) + 1;
    // A hundred steps are enough for a bar.
    if total <= 100 || done.is_multiple_of(total.div_ceil(100)) || done == total {
        outbox.send(Event::Progress { done, total });
    }
}

fn analyse(
    (generation, revision): (u64, u64),
    mut articles: Vec<(SourceId, Reading)>,
    corrections: &[Correction],
    cancel: &Cancel,
    outbox: &Outbox,
    memory: &Mutex<Memory>,
) {
    let total = articles.iter().filter(|(_, reading)| reading.parsed.is_none()).count();
    let done = AtomicUsize::new(0);
    articles.par_iter_mut().filter(|(_, reading)| reading.parsed.is_none()).for_each(|(source, reading)| {
        if cancel.is_asked() {
            return;
        }
        let document = &reading.document;
        let (parsed, fault) = match catch_unwind(AssertUnwindSafe(|| parse(document))) {
            Ok(parsed) => (parsed, None),
            Err(panic) => (Parsed::default(), Some(words_of(panic.as_ref()))),
        };
        let parsed = Arc::new(parsed);
        reading.parsed = Some(Arc::clone(&parsed));
        let document = Arc::clone(document);
        outbox.send(Event::Found(Analysis::Parsed { generation, source: *source, document, parsed, fault }));
        step(&done, total, outbox);
    });
    if cancel.is_asked() {
        return;
    }
    let said = SaidOfArticles::of(corrections);
    let kinds = kinds_of_names(corrections, articles.iter().filter_map(|(_, reading)| reading.parsed.as_deref()));
    let corrected: Vec<Option<Arc<Parsed>>> = articles
        .iter()
        .map(|(source, reading)| {
            let (text, found) = (&reading.document.text, reading.parsed.as_ref()?);
            let corrected = said.correct(*source, text, found, &|name| kinds.get(name).copied());
            Some(corrected.map_or_else(|| Arc::clone(found), |corrected| corrected.compared))
        })
        .collect();
    let read: Vec<Article<'_>> = articles
        .iter()
        .zip(&corrected)
        .filter_map(|((_, reading), parsed)| Some(Article { document: &reading.document, parsed: parsed.as_deref()? }))
        .collect();
    if read.len() < articles.len() {
        return;
    }
    // taken out while it is used: what a comparison that breaks off leaves behind is not used again
    let held = || memory.lock().unwrap_or_else(PoisonError::into_inner);
    let mut earlier = std::mem::take(&mut *held());
    let asked = || cancel.is_asked();
    let comparison = earlier.compare_knowing(&read, &said.names, Options { links_from: None }, Stop::when(&asked));
    *held() = earlier;
    let Some(comparison) = comparison.map(Box::new) else { return };
    let facts = Box::new(ClaimFacts::of(&comparison, &read));
    let order = articles.iter().map(|(source, _)| *source).collect();
    outbox.send(Event::Found(Analysis::Compared { generation, revision, order, comparison, facts }));
}

/// Short work on the disk, done on the worker's own thread.
#[derive(Debug)]
pub(super) enum DiskJob {
    /// Open a project file. `state` is what the session held when it was asked for; `articles` are to be read into it then;
    /// `backup`: it is one, and not where the project is to be saved.
    Open { path: PathBuf, state: State, articles: Vec<PathBuf>, backup: bool },
    /// Write the project, which is at `state`; `known` as in [`file::save`], filled in when the job starts.
    Save { state: State, project: Arc<Project>, path: PathBuf, known: Option<Stamp> },
    /// Take a place for the journal and list what crashed programs left.
    StartJournal { folder: PathBuf },
    /// Write the journal.
    Keep { journal: Arc<Journal>, state: State, project: Arc<Project>, file: Option<PathBuf>, stamp: Option<Stamp> },
    /// Nothing is unsaved.
    ClearJournal { journal: Arc<Journal> },
    /// Open what a crashed program left.
    Recover { path: PathBuf, state: State },
    /// Delete what a crashed program left.
    Discard { path: PathBuf },
    /// Write passages for other programs.
    Export { path: PathBuf, project: Arc<Project>, marks: Vec<AnnotationId> },
    /// Read the tags of another project.
    ReadTags { path: PathBuf },
    /// Make a file that is not the project's, and write it.
    Write { path: PathBuf, contents: Contents },
}

/// Makes the bytes of a file; called on the worker's thread, so it may take its time.
pub struct Contents(Box<dyn FnOnce() -> Result<Vec<u8>, String> + Send>);

impl Contents {
    /// `make` says in a sentence why it could not.
    pub fn new(make: impl FnOnce() -> Result<Vec<u8>, String> + Send + 'static) -> Self {
        Self(Box::new(make))
    }
}

impl std::fmt::Debug for Contents {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Contents")
    }
}

/// Which state of which project: the session's generation and the history's revision.
pub(super) type State = (u64, u64);

/// A project with its sources read.
pub(super) type Read<T> = Result<(Box<T>, Vec<(SourceId, Reading)>), FileError>;

/// What became of it.
#[derive(Debug)]
pub(super) enum DiskResult {
    Opened { path: PathBuf, state: State, stamp: Option<Stamp>, articles: Vec<PathBuf>, backup: bool, result: Read<Opened> },
    Saved { state: State, path: PathBuf, result: Result<Saved, FileError> },
    JournalStarted { journal: io::Result<Arc<Journal>>, crashed: Vec<Recoverable> },
    Kept { state: State, result: io::Result<()> },
    Recovered { path: PathBuf, state: State, result: Read<Recovered> },
    Discarded { path: PathBuf, result: io::Result<()> },
    Exported { path: PathBuf, passages: usize, result: io::Result<()> },
    TagsRead { path: PathBuf, result: Result<Vec<Tag>, FileError> },
    Written { path: PathBuf, result: Result<(), String> },
}

impl DiskJob {
    pub(super) fn run(self, outbox: &Outbox) {
        let result = match self {
            Self::Open { path, state, articles, backup } => match file::open(&path) {
                Ok((opened, stamp)) => {
                    let readings = readings(&opened.project);
                    DiskResult::Opened { path, state, stamp, articles, backup, result: Ok((Box::new(opened), readings)) }
                }
                Err(error) => DiskResult::Opened { path, state, stamp: None, articles, backup, result: Err(error) },
            },
            Self::Save { state, project, path, known } => {
                let result = file::save(&project, &path, known);
                DiskResult::Saved { state, path, result }
            }
            Self::StartJournal { folder } => {
                let crashed = recovery::crashed(&folder);
                DiskResult::JournalStarted { journal: Journal::start(&folder).map(Arc::new), crashed }
            }
            Self::Keep { journal, state, project, file, stamp } => {
                DiskResult::Kept { state, result: journal.write(&project, file.as_deref(), stamp) }
            }
            Self::ClearJournal { journal } => {
                if let Err(error) = journal.clear() {
                    log::warn!("a recovery file stays behind: {error}");
                }
                return;
            }
            Self::Recover { path, state } => {
                let result = recovery::recover(&path).map(|recovered| {
                    let readings = readings(&recovered.opened.project);
                    (Box::new(recovered), readings)
                });
                DiskResult::Recovered { path, state, result }
            }
            Self::ReadTags { path } => {
                let result = file::open(&path).map(|(opened, _)| opened.project.codebook);
                DiskResult::TagsRead { path, result }
            }
            Self::Write { path, contents } => {
                let write = |bytes: Vec<u8>| file::write_atomically(&path, &bytes).map_err(|error| error.to_string());
                let result = (contents.0)().and_then(write);
                DiskResult::Written { path, result }
            }
            Self::Discard { path } => {
                let result = recovery::discard(&path);
                DiskResult::Discarded { path, result }
            }
            Self::Export { path, project, marks } => {
                let is_markdown = path.extension().is_some_and(|end| end.eq_ignore_ascii_case("md"));
                let text = if is_markdown { export::markdown(&project, &marks) } else { export::csv(&project, &marks) };
                let result = file::write_atomically(&path, text.as_bytes());
                DiskResult::Exported { path, passages: marks.len(), result }
            }
        };
        outbox.send(Event::Disk(result));
    }
}

fn readings(project: &Project) -> Vec<(SourceId, Reading)> {
    project.sources.par_iter().map(|source| (source.id, Reading::of(Arc::clone(&source.document)))).collect()
}
