//! Projects are opened and saved; what the worker says is taken in.

use std::{
    collections::{BTreeMap, VecDeque},
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{MAX_RECENT, NoticeKind, Progress, Session, now};
use crate::{
    commands::{
        jobs::{DiskJob, DiskResult, Reading, sentence},
        worker::{Event, Lane, Request},
    },
    project::{
        Project, SourceId,
        file::{EXTENSION, FileError, Opened, Saved},
    },
};

/// Opening and saving: one job at a time.
#[derive(Default)]
pub(super) struct DiskLane {
    running: Option<(Progress, bool)>,
    waiting: VecDeque<DiskJob>,
}

impl DiskLane {
    pub(super) fn progress(&self) -> Option<&Progress> {
        self.running.as_ref().map(|(progress, _)| progress)
    }

    pub(super) fn save_pending(&self) -> bool {
        self.running.as_ref().is_some_and(|(_, saving)| *saving)
            || self.waiting.iter().any(|job| matches!(job, DiskJob::Save { .. }))
    }
}

impl Session {
    /// Takes in what the worker has finished. True where anything changed.
    pub fn poll(&mut self) -> bool {
        let mut changed = false;
        while let Some(event) = self.worker.next() {
            changed = true;
            match event {
                Event::Progress { lane: Lane::Analysis, done, total } => self.analysis.set_progress(done, total),
                Event::Progress { lane: Lane::Disk, .. } => {}
                Event::Found(found) => self.take_in(found),
                Event::Disk(DiskResult::Opened { path, state, result }) => self.opened(path, state, result),
                Event::Disk(DiskResult::Saved { generation, revision, path, result }) => {
                    self.saved(generation, revision, path, result)
                }
                Event::Finished { lane: Lane::Analysis, fault } => self.analysis_finished(fault),
                Event::Finished { lane: Lane::Disk, fault } => {
                    self.disk.running = None;
                    if let Some(fault) = fault {
                        self.notice(
                            NoticeKind::Error,
                            "The file could not be opened or saved, by a fault in the program",
                            vec![fault],
                        );
                    }
                    self.start_disk();
                }
                Event::Due => {}
            }
        }
        changed
    }

    fn ask_disk(&mut self, job: DiskJob) {
        match &job {
            // The newest state and the newest wish are the ones that count.
            DiskJob::Open { .. } => self.disk.waiting.retain(|other| !matches!(other, DiskJob::Open { .. })),
            DiskJob::Save { path, .. } => {
                self.disk.waiting.retain(|other| !matches!(other, DiskJob::Save { path: other, .. } if other == path));
            }
        }
        self.disk.waiting.push_back(job);
        self.start_disk();
    }

    fn start_disk(&mut self) {
        if self.disk.running.is_some() {
            return;
        }
        let Some(job) = self.disk.waiting.pop_front() else { return };
        let (label, saving) = match &job {
            DiskJob::Open { .. } => ("Opening", false),
            DiskJob::Save { .. } => ("Saving", true),
        };
        if self.worker.ask(Request::Disk(job)) {
            self.disk.running = Some((Progress { label: label.to_owned(), done: 0, total: 0 }, saving));
        } else {
            self.refuse("The program cannot work in the background, so nothing can be opened or saved");
        }
    }

    pub(super) fn cancel(&mut self) {
        self.stop_analysis();
        self.disk.waiting.retain(|job| matches!(job, DiskJob::Save { .. }));
    }

    pub(super) fn new_project(&mut self) {
        self.replace_project(Project::new(now()), BTreeMap::new(), true);
    }

    pub(super) fn open_project(&mut self, path: PathBuf) {
        self.ask_disk(DiskJob::Open { path, state: (self.generation, self.history.revision()) });
    }

    pub(super) fn open_paths(&mut self, paths: Vec<PathBuf>) {
        match <[PathBuf; 1]>::try_from(paths) {
            Ok([path]) if is_project_file(&path) => self.open_project(path),
            Ok([path]) => self.import_into_new(vec![path]),
            Err(paths) => self.import_into_new(paths),
        }
    }

    fn import_into_new(&mut self, paths: Vec<PathBuf>) {
        if !self.is_blank() {
            self.new_project();
        }
        self.import(paths);
    }

    fn opened(&mut self, path: PathBuf, state: (u64, u64), result: Result<(Box<Opened>, Vec<(SourceId, Reading)>), FileError>) {
        if state != (self.generation, self.history.revision()) {
            self.warn(format!("{} was not opened, because the project was changed meanwhile", path.display()));
            return;
        }
        match result {
            Ok((opened, readings)) => {
                let Opened { project, read_only, remarks } = *opened;
                self.replace_project(project, readings.into_iter().collect(), true);
                self.remember(&path);
                self.path = Some(path);
                self.read_only = read_only;
                if read_only {
                    self.warn("This project comes from a newer version and is open for reading only");
                }
                if !remarks.is_empty() {
                    self.notice(
                        NoticeKind::Warning,
                        "Not everything in this project stood as it should; nothing was dropped",
                        remarks,
                    );
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
        if path.extension().is_none() {
            path.set_extension(EXTENSION);
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
        self.ask_disk(DiskJob::Save { generation: self.generation, revision: self.history.revision(), project, path });
    }

    /// The project as it is now, with what is shown of it. Views are not changes, so this makes nothing dirty.
    fn snapshot(&mut self) -> Arc<Project> {
        let (open_source, selection) = (self.open_source, self.selection.as_ref());
        let sentence = selection.filter(|s| Some(s.source) == open_source).map(|s| s.sentences.start as u32);
        let view = &self.project.view;
        if (view.open_source, view.sentence) != (open_source, sentence) {
            let view = &mut Arc::make_mut(&mut self.project).view;
            (view.open_source, view.sentence) = (open_source, sentence);
        }
        Arc::clone(&self.project)
    }

    fn saved(&mut self, generation: u64, revision: u64, path: PathBuf, result: Result<Saved, FileError>) {
        match result {
            Ok(saved) => {
                self.remember(&path);
                if generation == self.generation {
                    self.history.mark_saved(revision);
                    self.path = Some(path);
                }
                match saved.no_backup {
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
            Err(error) => self.refuse(first_upper(&sentence(&error))),
        }
    }

    fn remember(&mut self, path: &Path) {
        self.recent.retain(|other| other != path);
        self.recent.insert(0, path.to_owned());
        self.recent.truncate(MAX_RECENT);
    }

    /// Called after every change of the project.
    pub(super) fn note_change(&mut self) {}
}

/// Whether a path given to the program is a project rather than an article.
fn is_project_file(path: &Path) -> bool {
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase());
    matches!(extension.as_deref(), Some(EXTENSION | "json")) && !path.is_dir()
}

fn first_upper(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
