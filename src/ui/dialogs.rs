//! Asking for files and folders: the system's dialogs, and a way to do without them.
//!
//! A dialog never blocks the window: it runs in a thread of its own and answers over a channel. Where the system has no dialog
//! it answers at once with nothing, and the window asks with its own ([`super::windows`]).

use std::{
    path::PathBuf,
    sync::Arc,
    time::{Duration, Instant},
};

use crossbeam_channel::Sender;

/// An answer of "nothing" that comes sooner than this came from no human being: there is no dialog on this system.
pub const AT_ONCE: Duration = Duration::from_millis(300);

/// What is asked for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Question {
    /// One project file to open.
    OpenProject,
    /// One project file to read tags from.
    ImportTags,
    /// Article files to read in.
    ImportFiles,
    /// A folder of articles.
    ImportFolder,
    /// Where to write passages, with the name to suggest.
    Export {
        /// File name without folders.
        name: String,
    },
    /// Where to save, with the name to suggest.
    SaveAs {
        /// File name without folders.
        name: String,
        /// Where the project lies now.
        folder: Option<PathBuf>,
    },
    /// Where to save what a view shows, with the name to suggest; its ending says as which kind of file.
    SavePicture {
        /// File name without folders.
        name: String,
    },
}

impl Question {
    /// Title of the dialog.
    pub fn title(&self) -> &'static str {
        match self {
            Self::OpenProject => "Open a project",
            Self::ImportTags => "Import tags from a project",
            Self::ImportFiles => "Import articles",
            Self::ImportFolder => "Import a folder",
            Self::Export { .. } => "Export passages",
            Self::SaveAs { .. } => "Save the project",
            Self::SavePicture { .. } => "Save the view",
        }
    }
}

/// What came of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Answer {
    /// To which question.
    pub question: Question,
    /// The files or folders; empty where the user chose none.
    pub paths: Vec<PathBuf>,
    /// How long it took.
    pub took: Duration,
}

impl Answer {
    /// Whether nobody can have been asked.
    pub fn came_from_no_dialog(&self) -> bool {
        self.paths.is_empty() && self.took < AT_ONCE
    }
}

/// Takes the answer to the window, and wakes it.
#[derive(Clone)]
pub struct Reply {
    /// Where the window listens.
    pub sender: Sender<Answer>,
    /// Called afterwards.
    pub wake: Arc<dyn Fn() + Send + Sync>,
}

impl Reply {
    /// Sends the answer. A window that is gone does not miss it.
    pub fn send(&self, answer: Answer) {
        if self.sender.try_send(answer).is_err() {
            log::warn!("nobody waited for the answer of a dialog");
        }
        (self.wake)();
    }
}

/// Something that can ask for files.
pub trait Dialogs {
    /// Asks; the answer comes over `reply`, at once or much later.
    fn ask(&mut self, question: Question, reply: Reply);
}

/// The system's own dialogs.
#[derive(Debug, Default)]
pub struct SystemDialogs;

/// File endings that articles have.
const ARTICLES: [&str; 5] = ["txt", "md", "markdown", "text", "eml"];
/// File endings that projects have.
const PROJECTS: [&str; 2] = ["crossread", "json"];

impl Dialogs for SystemDialogs {
    fn ask(&mut self, question: Question, reply: Reply) {
        let begun = Instant::now();
        let answering = question.clone();
        let answer = move |paths: Vec<PathBuf>, reply: &Reply| {
            reply.send(Answer { question: answering, paths, took: begun.elapsed() });
        };
        let fallback = (question.clone(), reply.clone());
        let asked = ask_system(question, move |paths| answer(paths, &reply));
        if let Err(error) = asked {
            log::warn!("no thread for a dialog: {error}");
            let (question, reply) = fallback;
            reply.send(Answer { question, paths: Vec::new(), took: Duration::ZERO });
        }
    }
}

/// Which kind of file a name stands for, and what such a file is.
fn picture_ending(name: &str) -> (&'static str, &'static str) {
    let ending = std::path::Path::new(name).extension().unwrap_or_default();
    if ending.eq_ignore_ascii_case("svg") {
        ("Picture", "svg")
    } else if ending.eq_ignore_ascii_case("csv") {
        ("Table (CSV)", "csv")
    } else {
        ("Picture", "png")
    }
}

#[cfg(not(target_os = "macos"))]
fn ask_system(question: Question, answer: impl FnOnce(Vec<PathBuf>) + Send + 'static) -> std::io::Result<()> {
    std::thread::Builder::new().name("dialog".to_owned()).spawn(move || {
        let dialog = rfd::FileDialog::new().set_title(question.title());
        let paths = match question {
            Question::OpenProject | Question::ImportTags => {
                dialog.add_filter("Crossread project", &PROJECTS).pick_file().into_iter().collect()
            }
            Question::ImportFiles => {
                dialog.add_filter("Articles", &ARTICLES).add_filter("All files", &["*"]).pick_files().unwrap_or_default()
            }
            Question::ImportFolder => dialog.pick_folder().into_iter().collect(),
            Question::Export { name } => {
                let dialog = dialog.add_filter("Table (CSV)", &["csv"]).add_filter("Markdown", &["md"]).set_file_name(name);
                dialog.save_file().into_iter().collect()
            }
            Question::SaveAs { name, folder } => {
                let dialog = dialog.add_filter("Crossread project", &PROJECTS).set_file_name(name);
                let dialog = match folder {
                    Some(folder) => dialog.set_directory(folder),
                    None => dialog,
                };
                dialog.save_file().into_iter().collect()
            }
            Question::SavePicture { name } => {
                let (what, ending) = picture_ending(&name);
                let dialog = dialog.add_filter(what, &[ending]).set_file_name(&name);
                dialog.save_file().into_iter().collect()
            }
        };
        answer(paths);
    })?;
    Ok(())
}

/// On macOS the dialog must be made on the main thread; only waiting for it happens elsewhere.
#[cfg(target_os = "macos")]
fn ask_system(question: Question, answer: impl FnOnce(Vec<PathBuf>) + Send + 'static) -> std::io::Result<()> {
    use std::{future::Future, pin::Pin};
    type Waiting = Pin<Box<dyn Future<Output = Vec<PathBuf>> + Send>>;
    let dialog = rfd::AsyncFileDialog::new().set_title(question.title());
    let one = |handle: Option<rfd::FileHandle>| handle.into_iter().map(|h| h.path().to_owned()).collect::<Vec<_>>();
    let waiting: Waiting = match question {
        Question::OpenProject | Question::ImportTags => {
            let asked = dialog.add_filter("Crossread project", &PROJECTS).pick_file();
            Box::pin(async move { one(asked.await) })
        }
        Question::ImportFiles => {
            let asked = dialog.add_filter("Articles", &ARTICLES).pick_files();
            Box::pin(async move { asked.await.unwrap_or_default().iter().map(|h| h.path().to_owned()).collect() })
        }
        Question::ImportFolder => {
            let asked = dialog.pick_folder();
            Box::pin(async move { one(asked.await) })
        }
        Question::Export { name } => {
            let dialog = dialog.add_filter("Table (CSV)", &["csv"]).add_filter("Markdown", &["md"]).set_file_name(name);
            let asked = dialog.save_file();
            Box::pin(async move { one(asked.await) })
        }
        Question::SaveAs { name, folder } => {
            let dialog = dialog.add_filter("Crossread project", &PROJECTS).set_file_name(name);
            let dialog = match folder {
                Some(folder) => dialog.set_directory(folder),
                None => dialog,
            };
            let asked = dialog.save_file();
            Box::pin(async move { one(asked.await) })
        }
        Question::SavePicture { name } => {
            let (what, ending) = picture_ending(&name);
            let asked = dialog.add_filter(what, &[ending]).set_file_name(&name).save_file();
            Box::pin(async move { one(asked.await) })
        }
    };
    std::thread::Builder::new().name("dialog".to_owned()).spawn(move || answer(block_on(waiting)))?;
    Ok(())
}

/// Runs a future to its end on this thread, which sleeps in between.
#[cfg(target_os = "macos")]
fn block_on<T>(mut future: std::pin::Pin<Box<dyn std::future::Future<Output = T> + Send>>) -> T {
    use std::task::{Context, Poll, Wake, Waker};
    struct Unpark(std::thread::Thread);
    impl Wake for Unpark {
        fn wake(self: Arc<Self>) {
            self.0.unpark();
        }
    }
    let waker = Waker::from(Arc::new(Unpark(std::thread::current())));
    let mut context = Context::from_waker(&waker);
    loop {
        if let Poll::Ready(done) = future.as_mut().poll(&mut context) {
            return done;
        }
        std::thread::park();
    }
}
