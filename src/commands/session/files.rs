//! Projects are opened and saved.

use std::{
    collections::{BTreeMap, VecDeque},
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{MAX_RECENT, NoticeKind, Progress, Session, now};
use crate::{
    commands::{
        Command, Contents,
        jobs::{DiskJob, DiskResult, Read, State, sentence},
        sample,
        worker::{NotAsked, Request},
    },
    project::{
        AnnotationId, Project,
        file::{EXTENSION, FileError, Opened, Saved, Stamp, has_project_ending, is_project},
        recovery::Recovered,
    },
};

/// Opening and saving: one job at a time.
#[derive(Default)]
pub(super) struct DiskLane {
    running: Option<Running>,
    waiting: VecDeque<DiskJob>,
}

/// The job under way.
struct Running {
    /// What the user sees of it; the journal is written unseen.
    progress: Option<Progress>,
    is_save: bool,
}

impl DiskLane {
    pub(super) fn progress(&self) -> Option<&Progress> {
        self.running.as_ref().and_then(|running| running.progress.as_ref())
    }

    pub(super) fn save_pending(&self) -> bool {
        self.running.as_ref().is_some_and(|running| running.is_save)
            || self.waiting.iter().any(|job| matches!(job, DiskJob::Save { .. }))
    }
}

impl Session {
    /// Queues a job; it takes the place of those that it makes needless.
    pub(super) fn ask_disk(&mut self, job: DiskJob) {
        self.disk.waiting.retain(|other| match (other, &job) {
            (DiskJob::Open { .. } | DiskJob::Recover { .. }, DiskJob::Open { .. } | DiskJob::Recover { .. })
            | (DiskJob::Keep { .. }, DiskJob::Keep { .. } | DiskJob::ClearJournal { .. })
            | (DiskJob::ClearJournal { .. }, DiskJob::ClearJournal { .. } | DiskJob::Keep { .. }) => false,
            (DiskJob::Save { path: a, .. }, DiskJob::Save { path: b, .. }) => a != b,
            _ => true,
        });
        self.disk.waiting.push_back(job);
        self.start_disk();
    }

    /// Starts the next job if none runs.
    pub(super) fn start_disk(&mut self) {
        if self.disk.running.is_some() {
            return;
        }
        let Some(mut job) = self.disk.waiting.pop_front() else { return };
        if let DiskJob::Save { path, known, .. } = &mut job {
            // Only now: the save before this one has changed the file.
            *known = self.stamp.filter(|_| self.path.as_ref() == Some(path));
        }
        let label = match &job {
            DiskJob::Open { .. } | DiskJob::Recover { .. } => Some("Opening"),
            DiskJob::Save { .. } | DiskJob::Write { .. } => Some("Saving"),
            _ => None,
        };
        let progress = label.map(|label| Progress { label: label.to_owned(), done: 0, total: 0 });
        let is_save = matches!(job, DiskJob::Save { .. });
        match self.worker.ask(Request::Disk(job)) {
            Ok(()) => self.disk.running = Some(Running { progress, is_save }),
            Err(NotAsked::Busy(request)) => {
                if let Request::Disk(job) = *request {
                    self.disk.waiting.push_front(job);
                }
            }
            Err(NotAsked::Gone) => self.refuse("The program cannot work in the background, so nothing can be opened or saved"),
        }
    }

    pub(super) fn disk_finished(&mut self, fault: Option<String>) {
        self.disk.running = None;
        if let Some(fault) = fault {
            self.notice(NoticeKind::Error, "The file could not be opened or saved, by a fault in the program", vec![fault]);
        }
        self.start_disk();
    }

    pub(super) fn disk_says(&mut self, result: DiskResult) {
        match result {
            DiskResult::Opened { path, state, articles: _, stamp: _, backup: true, result } => {
                self.backup_opened(&path, state, result);
            }
            DiskResult::Opened { path, state, stamp, articles, backup: false, result } => {
                self.opened(path, state, stamp, articles, result);
            }
            DiskResult::Saved { state, path, result } => self.saved(state, path, result),
            DiskResult::JournalStarted { journal, crashed } => self.journal_started(journal, crashed),
            DiskResult::Kept { state, result } => self.kept(state, result),
            DiskResult::Recovered { path, state, result } => self.recovered(&path, state, result),
            DiskResult::Discarded { path, result } => self.discarded(&path, result),
            DiskResult::Exported { path, passages, result } => match result {
                Ok(()) => {
                    let what = if passages == 1 { "1 passage".to_owned() } else { format!("{passages} passages") };
                    self.notice(NoticeKind::Done, format!("{what} written to {}", path.display()), Vec::new());
                }
                Err(error) => {
                    let text = format!("The passages could not be written to {}", path.display());
                    self.notice(NoticeKind::Error, text, vec![error.to_string()]);
                }
            },
            DiskResult::TagsRead { path, result } => self.tags_are_read(path, result),
            DiskResult::Written { path, result } => self.written(&path, result),
        }
    }

    /// Writes a file that is not the project's, such as a picture, over one that is there only with `replace`.
    pub fn write_file(&mut self, path: PathBuf, replace: bool, contents: Contents) {
        if !replace && path.exists() {
            self.refuse(format!("There is a file of this name already; choose another: {}", path.display()));
        } else {
            self.ask_disk(DiskJob::Write { path, contents });
        }
    }

    fn written(&mut self, path: &Path, result: Result<(), String>) {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        match result {
            Ok(()) => self.notice(NoticeKind::Done, format!("Saved {name}"), Vec::new()),
            Err(why) => {
                let details = vec![why, path.display().to_string()];
                self.notice(NoticeKind::Error, format!("{name} could not be saved"), details);
            }
        }
    }

    pub(super) fn export_passages(&mut self, path: PathBuf, marks: Vec<AnnotationId>) {
        if marks.is_empty() {
            self.refuse("There are no passages to write");
            return;
        }
        self.ask_disk(DiskJob::Export { path, project: Arc::clone(&self.project), marks });
    }

    pub(super) fn cancel(&mut self) {
        let stopped = self.stop_analysis();
        self.analysis.stopped |= stopped;
        self.stop_reading_and_analysis();
        self.disk.waiting.retain(|job| !matches!(job, DiskJob::Open { .. } | DiskJob::Recover { .. }));
    }

    /// What the session holds now.
    pub(super) fn state(&self) -> State {
        (self.generation, self.history.revision())
    }

    pub(super) fn new_project(&mut self) {
        self.replace_project(Project::new(now()), BTreeMap::new(), true);
    }

    pub(super) fn open_project(&mut self, path: PathBuf) {
        self.open_then_import(path, Vec::new());
    }

    /// Opens a project and, once it is open, reads these articles into it.
    fn open_then_import(&mut self, path: PathBuf, articles: Vec<PathBuf>) {
        let state = self.state();
        self.ask_disk(DiskJob::Open { path, state, articles, backup: false });
    }

    pub(super) fn open_paths(&mut self, paths: Vec<PathBuf>) {
        let (mut projects, articles): (Vec<PathBuf>, Vec<PathBuf>) = paths.into_iter().partition(|path| is_project(path));
        projects.sort();
        projects.dedup();
        match projects.as_slice() {
            [] if articles.is_empty() => {}
            [] => {
                if !self.is_blank() {
                    self.new_project();
                }
                self.import(articles);
            }
            [project] => self.open_then_import(project.clone(), articles),
            _ => {
                let list = projects.iter().map(|path| path.display().to_string()).collect();
                let text = "Only one project can be open at a time, so nothing was opened; open one, with the articles for it";
                self.notice(NoticeKind::Error, text, list);
            }
        }
    }

    /// Whether the session still holds what it held when opening `path` was asked for; what came in between is never lost.
    fn is_unchanged_since(&mut self, state: State, path: &Path) -> bool {
        let unchanged = state == self.state();
        if !unchanged {
            self.warn(format!("{} was not opened, because the project was changed meanwhile", path.display()));
        }
        unchanged
    }

    fn opened(&mut self, path: PathBuf, state: State, stamp: Option<Stamp>, articles: Vec<PathBuf>, result: Read<Opened>) {
        match result {
            Ok((opened, readings)) => {
                if self.is_unchanged_since(state, &path) {
                    let Opened { project, read_only, remarks } = *opened;
                    self.replace_project(project, readings.into_iter().collect(), true);
                    self.remember(&path);
                    (self.path, self.stamp, self.read_only) = (Some(path), stamp, read_only);
                    if read_only {
                        self.warn("This project comes from a newer version and is open for reading only");
                    }
                    self.tell_remarks(remarks);
                    if !articles.is_empty() {
                        self.run(Command::Import(articles));
                    }
                }
            }
            Err(error) => {
                let left = articles.iter().map(|path| format!("{} was not read in", path.display())).collect();
                self.notice(NoticeKind::Error, first_upper(&sentence(&error)), left);
                if let (FileError::NotAProject { backup, .. }, Some(notice)) = (error, self.notices.last_mut()) {
                    notice.backup = backup;
                }
            }
        }
    }

    pub(super) fn open_backup(&mut self, path: PathBuf) {
        let state = self.state();
        self.ask_disk(DiskJob::Open { path, state, articles: Vec::new(), backup: true });
    }

    /// What the backup holds is open, and not saved yet.
    fn backup_opened(&mut self, path: &Path, state: State, result: Read<Opened>) {
        match result {
            Ok((opened, readings)) => {
                if self.is_unchanged_since(state, path) {
                    let Opened { project, read_only, remarks } = *opened;
                    self.replace_project(project, readings.into_iter().collect(), false);
                    self.read_only = read_only;
                    self.notices.retain(|notice| notice.backup.as_deref() != Some(path));
                    self.warn("This is the version before the damaged one; save it where you want to go on");
                    self.tell_remarks(remarks);
                }
            }
            Err(error) => self.refuse(first_upper(&sentence(&error))),
        }
    }

    fn tell_remarks(&mut self, remarks: Vec<String>) {
        if !remarks.is_empty() {
            self.notice(NoticeKind::Warning, "Not everything in this project stood as it should; nothing was dropped", remarks);
        }
    }

    /// What a crashed program left is there again, and not saved yet. That of a newer version is only shown: it cannot be saved nor
    /// kept by this one, so its recovery file stays for the newer one.
    fn recovered(&mut self, path: &Path, state: State, result: Read<Recovered>) {
        match result {
            Ok((recovered, readings)) => {
                let Recovered { opened, file, stamp } = *recovered;
                if self.is_unchanged_since(state, path) {
                    let read_only = opened.read_only;
                    self.replace_project(opened.project, readings.into_iter().collect(), read_only);
                    (self.path, self.stamp, self.read_only) = (file, stamp, read_only);
                    if read_only {
                        self.warn("This was kept by a newer version and is open for reading only; what was kept stays where it is");
                    } else {
                        self.took_over(path);
                    }
                    self.tell_remarks(opened.remarks);
                }
            }
            Err(error) => self.refuse(first_upper(&sentence(&error))),
        }
    }

    pub(super) fn save(&mut self) {
        match self.path.clone() {
            Some(path) => self.save_to(path),
            None => self.refuse("Choose a file to save to first"),
        }
    }

    pub(super) fn save_as(&mut self, mut path: PathBuf) {
        if !has_project_ending(&path) {
            let mut name = path.into_os_string();
            name.push(".");
            name.push(EXTENSION);
            path = PathBuf::from(name);
            // Nobody was asked about a file of this name.
            if path.exists() && self.path.as_ref() != Some(&path) {
                self.refuse(format!("There is a file {} already; choose it by its full name to replace it", path.display()));
                return;
            }
        }
        // The sample's title is not the user's: a copy of it is called as its file is.
        if self.path.is_none() && self.project.title == sample::TITLE && !self.read_only {
            Arc::make_mut(&mut self.project).title.clear();
            self.revision += 1;
        }
        self.save_to(path);
    }

    fn save_to(&mut self, path: PathBuf) {
        if self.read_only {
            self.refuse(
                "This project comes from a newer version; saving it with this one would lose what only the newer one knows",
            );
            return;
        }
        self.history.seal();
        let project = self.snapshot();
        let state = self.state();
        self.ask_disk(DiskJob::Save { state, project, path, known: None });
    }

    /// The project as it is now, with what is shown of it. Views are not changes, so this makes nothing dirty.
    pub(super) fn snapshot(&mut self) -> Arc<Project> {
        let (open_source, selection) = (self.open_source, self.selection.as_ref());
        let sentence = selection.filter(|s| Some(s.source) == open_source).map(|s| s.sentences.start as u32);
        let view = &self.project.view;
        if (view.open_source, view.sentence) != (open_source, sentence) {
            let view = &mut Arc::make_mut(&mut self.project).view;
            (view.open_source, view.sentence) = (open_source, sentence);
        }
        Arc::clone(&self.project)
    }

    fn saved(&mut self, (generation, revision): State, path: PathBuf, result: Result<Saved, FileError>) {
        match result {
            Ok(Saved { stamp, no_backup }) => {
                self.remember(&path);
                if generation == self.generation {
                    self.history.mark_saved(revision);
                    (self.path, self.stamp) = (Some(path), stamp);
                    self.discard_taken_over();
                    self.clear_journal();
                }
                match no_backup {
                    None => self.notice(NoticeKind::Done, "Saved", Vec::new()),
                    Some(why) => {
                        self.notice(
                            NoticeKind::Warning,
                            "Saved, but the version before it could not be kept as a backup",
                            vec![why],
                        );
                    }
                }
            }
            Err(FileError::ChangedThere { path, now }) => {
                if generation == self.generation {
                    self.stamp = Some(now);
                }
                let text = "The file was changed by another program since it was opened; save again to replace it, or save under another name";
                self.notice(NoticeKind::Error, text, vec![path.display().to_string()]);
            }
            Err(error) => self.refuse(first_upper(&sentence(&error))),
        }
    }

    fn remember(&mut self, path: &Path) {
        self.recent.retain(|other| other != path);
        self.recent.insert(0, path.to_owned());
        self.recent.truncate(MAX_RECENT);
    }
}

fn first_upper(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
