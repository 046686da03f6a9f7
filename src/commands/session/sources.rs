//! Articles come in, move and go; the queue of the work on them.

use std::{
    collections::{BTreeSet, VecDeque},
    path::PathBuf,
    sync::{Arc, Mutex},
};

use super::{NoticeKind, Progress, Session, now};
use crate::{
    commands::{
        Edit,
        history::Merge,
        jobs::{AnalysisJob, Reading},
        worker::{Cancel, Lane},
    },
    compare::Memory,
    project::{Anchor, Correction, Source, SourceId, Subject, Unknown},
    text::{Document, Metadata},
};

/// Said where an analysis ends by a bug.
const BROKE_OFF: &str = "The analysis broke off, by a fault in the program; your notes are safe";

/// Reading articles, parsing, comparing: one job at a time.
#[derive(Default)]
pub(super) struct AnalysisLane {
    running: Option<(Cancel, Progress, bool)>,
    waiting: VecDeque<AnalysisJob>,
    /// Counts what the sources were; a comparison of another revision is stale.
    pub revision: u64,
    /// What the last analysis was asked for.
    pub wanted: Vec<(SourceId, Arc<Document>)>,
    /// The last analysis was cancelled or broke off, and none has been asked for since.
    pub stopped: bool,
    /// What earlier comparisons left; jobs run one at a time, so nobody waits for it.
    memory: Arc<Mutex<Memory>>,
}

impl AnalysisLane {
    fn has_analysis_waiting(&self) -> bool {
        self.waiting.iter().any(AnalysisJob::is_analysis)
    }

    pub(super) fn progress(&self) -> Option<&Progress> {
        self.running.as_ref().map(|(_, progress, _)| progress)
    }

    pub(super) fn set_progress(&mut self, done: usize, total: usize) {
        if let Some((_, progress, _)) = &mut self.running {
            (progress.done, progress.total) = (done, total);
        }
    }
}

/// A source made from an article that came in now.
pub(super) fn new_source(document: Document) -> Source {
    Source { id: SourceId::new(), document: Arc::new(document), added: now(), unknown: Unknown::new() }
}

impl Session {
    /// Queues a job. A newer analysis takes the place of the one that waits and stops the one that runs.
    pub(super) fn ask_analysis(&mut self, job: AnalysisJob) {
        if job.is_analysis() {
            self.stop_analysis();
            self.analysis.stopped = false;
        }
        self.analysis.waiting.push_back(job);
        self.start_analysis();
    }

    /// Starts the next job if none runs.
    pub(super) fn start_analysis(&mut self) {
        if self.analysis.running.is_some() {
            return;
        }
        let Some(job) = self.analysis.waiting.pop_front() else { return };
        let is_analysis = job.is_analysis();
        let label = if is_analysis { "Analysing" } else { "Reading articles" };
        let cancel = Cancel::default();
        let progress = Progress { label: label.to_owned(), done: 0, total: 0 };
        self.analysis.running = Some((cancel.clone(), progress, is_analysis));
        let memory = Arc::clone(&self.analysis.memory);
        self.worker.beside(Lane::Analysis, move |outbox| job.run(&cancel, outbox, &memory));
    }

    pub(super) fn analysis_finished(&mut self, fault: Option<String>) {
        let was_analysis = self.analysis.running.take().is_some_and(|(_, _, is_analysis)| is_analysis);
        match fault {
            Some(fault) if was_analysis => {
                if !self.analysis.has_analysis_waiting() {
                    self.analysis.stopped = true;
                }
                self.notice(NoticeKind::Error, BROKE_OFF, vec![fault]);
            }
            Some(fault) => {
                let text = "Reading the articles broke off, by a fault in the program; none of them came in";
                self.notice(NoticeKind::Error, text, vec![fault]);
            }
            None => {}
        }
        self.start_analysis();
    }

    /// What was said of rows could not be laid over what was found.
    pub(super) fn rows_broke_off(&mut self, fault: String) {
        self.analysis.stopped = true;
        self.notice(NoticeKind::Error, BROKE_OFF, vec![fault]);
    }

    /// Stops parsing and comparing, and says whether there was any; articles that are being read in come in all the same. What has
    /// been found stays.
    pub(super) fn stop_analysis(&mut self) -> bool {
        let waited = self.analysis.has_analysis_waiting();
        self.analysis.waiting.retain(|job| !job.is_analysis());
        let runs = matches!(self.analysis.running, Some((_, _, true)));
        if let Some((cancel, _, true)) = &self.analysis.running {
            cancel.ask();
        }
        waited || runs
    }

    /// Stops reading in as well.
    pub(super) fn stop_reading_and_analysis(&mut self) {
        self.analysis.waiting.clear();
        if let Some((cancel, _, _)) = &self.analysis.running {
            cancel.ask();
        }
    }

    /// Whether the last analysis was cancelled or broke off: what is shown may be of other sources than those that are there, until
    /// [`Command::AnalyseAgain`](crate::commands::Command::AnalyseAgain) or a change of the sources.
    pub fn analysis_is_stopped(&self) -> bool {
        self.analysis.stopped
    }

    pub(super) fn import(&mut self, paths: Vec<PathBuf>) {
        if !paths.is_empty() {
            self.ask_analysis(AnalysisJob::Import { generation: self.generation, paths });
        }
    }

    pub(super) fn import_pasted(&mut self, text: String) {
        self.ask_analysis(AnalysisJob::Pasted { generation: self.generation, text });
    }

    /// Takes in articles that were read, but for those whose words are there already.
    pub(super) fn add_articles(&mut self, articles: &[Reading], mut details: Vec<String>) {
        let refused = details.len();
        let known: Vec<Arc<str>> = self.project.sources.iter().map(|source| Arc::clone(&source.document.text)).collect();
        let mut known: BTreeSet<&str> = known.iter().map(|text| &**text).collect();
        let mut edits = Vec::new();
        let mut fresh = Vec::new();
        for reading in articles {
            let document = &reading.document;
            if known.insert(&document.text) {
                let at = self.project.sources.len() + edits.len();
                let source = Source { id: SourceId::new(), document: Arc::clone(document), added: now(), unknown: Unknown::new() };
                fresh.push((source.id, reading.clone()));
                edits.push(Edit::InsertSource { at, source });
            } else {
                let name = document.file.as_deref().unwrap_or(document.label());
                details.push(format!("{name} is in the project already"));
            }
        }
        let (new, doubles) = (edits.len(), articles.len() - edits.len());
        if new > 0 {
            let name = match fresh.as_slice() {
                [(_, reading)] => format!("Add “{}”", reading.document.label()),
                _ => format!("Add {new} articles"),
            };
            self.readings.extend(fresh);
            self.change(name, None, edits);
        }
        let text = match (new, refused, doubles) {
            (0, 0, 0) => "There are no articles to read in".to_owned(),
            (0, 0, _) => "These articles are in the project already".to_owned(),
            (0, _, _) => "No article could be read in".to_owned(),
            (1, _, _) => "1 article added".to_owned(),
            (new, _, _) => format!("{new} articles added"),
        };
        let (kind, more) = match (new, refused, doubles) {
            (0, 1.., _) => (NoticeKind::Error, String::new()),
            (0, ..) => (NoticeKind::Warning, String::new()),
            (_, 0, 0) => (NoticeKind::Done, String::new()),
            (_, 0, doubles) => {
                (NoticeKind::Warning, format!("; {doubles} more {} there already", if doubles == 1 { "was" } else { "were" }))
            }
            (_, refused, _) => (NoticeKind::Warning, format!("; {refused} could not be read")),
        };
        self.notice(kind, text + &more, details);
    }

    /// The source's label, or a message that there is none.
    fn label_or_say(&mut self, source: SourceId) -> Option<String> {
        let label = self.source(source).map(|state| state.document.label().to_owned());
        if label.is_none() {
            self.refuse("There is no such source any more");
        }
        label
    }

    /// The source goes, with what stands on it and what was said of it alone. What was said of other sources too is said of those
    /// from then on, so that nothing in the file leads to a source that is not there.
    pub(super) fn remove_source(&mut self, source: SourceId) {
        let Some(label) = self.label_or_say(source) else { return };
        let annotations = self.project.annotations.iter().filter(|a| a.anchor.source == source).map(|a| a.id).collect();
        let mut edits = vec![Edit::RemoveAnnotations(annotations)];
        let mut gone = Vec::new();
        for correction in &self.project.corrections {
            match without(&correction.subject, source) {
                Some(subject) if subject == correction.subject => {}
                Some(subject) => edits.push(Edit::ReplaceCorrection(Correction { subject, ..correction.clone() })),
                None => gone.push(correction.id),
            }
        }
        edits.extend([Edit::RemoveCorrections(gone), Edit::RemoveSource(source)]);
        self.change(format!("Remove “{label}”"), None, edits);
    }

    pub(super) fn move_source(&mut self, source: SourceId, to: usize) {
        let Some(label) = self.label_or_say(source) else { return };
        let to = to.min(self.sources.len().saturating_sub(1));
        if self.sources.get(to).map(|state| state.id) != Some(source) {
            self.change(format!("Move “{label}”"), None, vec![Edit::MoveSource { source, to }]);
        }
    }

    pub(super) fn set_metadata(&mut self, source: SourceId, metadata: Metadata) {
        let Some(label) = self.label_or_say(source) else { return };
        let metadata = without_blanks(metadata);
        if self.source(source).is_some_and(|state| state.document.metadata != metadata) {
            let edit = Edit::Metadata { source, metadata: Box::new(metadata) };
            self.change(format!("Edit details of “{label}”"), Some(Merge::Metadata(source)), vec![edit]);
        }
    }
}

/// What is left of a subject when a source goes; `None` where nothing is.
fn without(subject: &Subject, source: SourceId) -> Option<Subject> {
    let left = |anchors: &[Anchor]| -> Vec<Anchor> { anchors.iter().filter(|anchor| anchor.source != source).cloned().collect() };
    let subject = match subject {
        Subject::Quotation(anchor) => Subject::Quotation(Some(anchor).filter(|anchor| anchor.source != source)?.clone()),
        Subject::Quoted { words, .. } => Some(subject).filter(|_| words.source != source)?.clone(),
        Subject::Names(_) => subject.clone(),
        Subject::Claim(anchors) => Subject::Claim(Some(left(anchors)).filter(|left| !left.is_empty())?),
        Subject::Absence { source: absent, claim } if *absent != source => {
            Subject::Absence { source: *absent, claim: Some(left(claim)).filter(|left| !left.is_empty())? }
        }
        Subject::Absence { .. } => return None,
        // A conflict that lacks one of its sides may be none; with the source it comes back by undo.
        Subject::Conflict { kind, parts } => {
            Subject::Conflict { kind: *kind, parts: Some(left(parts)).filter(|left| left.len() > 1)? }
        }
    };
    Some(subject)
}

/// What is blank is not known.
fn without_blanks(metadata: Metadata) -> Metadata {
    let known = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
    let Metadata { title, outlet, author, date, url, notes, mut attributes } = metadata;
    attributes.retain(|name, _| !name.trim().is_empty());
    Metadata {
        title: known(title),
        outlet: known(outlet),
        author: known(author),
        date: known(date),
        url: known(url),
        notes: known(notes),
        attributes,
    }
}
