//! The session with a real worker: what a person does from opening to saving, without a window.

use std::{
    path::{Path, PathBuf},
    sync::{Arc, Condvar, Mutex},
    time::{Duration, Instant},
};

use crossread::{
    commands::{Command, NoticeKind, Selection, Session},
    project::{SourceId, TagId},
};

/// A session whose worker's calls can be waited for.
struct Desk {
    session: Session,
    woken: Arc<(Mutex<bool>, Condvar)>,
    folder: tempfile::TempDir,
}

/// Longer than any of these jobs takes on a busy machine.
const LIMIT: Duration = Duration::from_secs(60);

impl Desk {
    fn new() -> Self {
        let woken = Arc::new((Mutex::new(false), Condvar::new()));
        let ring = Arc::clone(&woken);
        let session = Session::new(Arc::new(move || {
            *ring.0.lock().unwrap() = true;
            ring.1.notify_all();
        }));
        Self { session, woken, folder: tempfile::tempdir().unwrap() }
    }

    /// Polls until `done` holds; fails with `what` after the limit.
    fn wait(&mut self, what: &str, done: impl Fn(&Session) -> bool) {
        let end = Instant::now() + LIMIT;
        loop {
            self.session.poll();
            if done(&self.session) {
                return;
            }
            let left = end.saturating_duration_since(Instant::now());
            assert!(!left.is_zero(), "waited too long for {what}; notices: {:?}", self.session.notices());
            let woken = self.woken.0.lock().unwrap();
            let mut woken = self.woken.1.wait_timeout_while(woken, left, |woken| !*woken).unwrap().0;
            *woken = false;
        }
    }

    fn idle(&mut self) {
        self.wait("the work to end", |session| session.progress().is_none());
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn file(&self, name: &str, words: &str) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, words).unwrap();
        path
    }

    /// A session with the sample, analysed.
    fn with_sample() -> Self {
        let mut desk = Self::new();
        desk.session.run(Command::OpenSample);
        desk.idle();
        desk
    }

    fn first(&self) -> SourceId {
        self.session.sources()[0].id
    }

    fn select(&mut self, source: SourceId, sentences: std::ops::Range<usize>) {
        self.session.run(Command::Select(Selection { source, sentences, stretch: None }));
    }

    fn tag(&self, name: &str) -> TagId {
        self.session.project().codebook.iter().find(|tag| tag.name == name).unwrap().id
    }

    fn save_as(&mut self, name: &str) -> PathBuf {
        let path = self.path(name);
        self.session.run(Command::SaveAs(path.clone()));
        self.wait("the save", |session| !session.save_pending());
        path
    }

    fn open(path: &Path) -> Self {
        let mut desk = Self::new();
        desk.session.run(Command::OpenProject(path.to_owned()));
        desk.idle();
        desk
    }
}

#[test]
fn sample_is_parsed_and_compared() {
    let desk = Desk::with_sample();
    assert_eq!(desk.session.sources().len(), 5);
    assert!(desk.session.sources().iter().all(|source| source.parsed.is_some() && source.compared.is_some()));
    assert!(desk.session.comparison().is_some());
    assert!(!desk.session.is_dirty());
}

#[test]
fn a_tag_survives_saving_and_reopening() {
    let mut desk = Desk::with_sample();
    let source = desk.first();
    desk.select(source, 1..3);
    desk.session.run(Command::CreateAndApplyTag("unsourced".to_owned()));
    let words = desk.session.annotations_of(source).next().unwrap().anchor.words.clone();
    assert!(desk.session.is_dirty());
    let path = desk.save_as("coverage");
    assert!(!desk.session.is_dirty());
    assert_eq!(desk.session.path(), Some(path.with_extension("crossread").as_path()));

    let again = Desk::open(&path.with_extension("crossread"));
    assert_eq!(again.session.notices(), []);
    let annotation = again.session.annotations_under(again.tag("unsourced")).next().unwrap();
    assert_eq!(annotation.anchor.words, words);
    assert_eq!(again.session.project(), desk.session.project());
}

#[test]
fn articles_come_in_once() {
    let mut desk = Desk::new();
    let files =
        [desk.file("a.txt", "The dam held.\n"), desk.file("b.txt", "The dam broke.\n"), desk.file("c.txt", "The dam held.\n")];
    desk.session.run(Command::OpenPaths(files.to_vec()));
    desk.idle();
    assert_eq!(desk.session.sources().len(), 2);
    let notice = desk.session.notices().last().unwrap();
    assert_eq!((notice.kind, notice.text.as_str()), (NoticeKind::Warning, "2 articles added; 1 more was there already"));
    assert_eq!(desk.session.undo_name(), Some("Add 2 articles"));
    desk.session.run(Command::Undo);
    assert_eq!(desk.session.sources().len(), 0);
    assert!(!desk.session.is_dirty());
}
