//! What a large coverage costs in the window's own code, without a screen: `cargo run --release --example workload -- 1000 50`.
//!
//! Arguments: how many made-up articles, of how many events. Printed are wall-clock times until the session says that it is done,
//! the longest that one call on the window's thread took meanwhile (a frame waits so long), what a tag put on by key costs until its
//! frame is drawn (a screen reader connected, no upload and no swap), and the most memory that was in use. What scrolling costs is
//! measured by the example `frames`.

#[path = "../benches/made_up.rs"]
mod made_up;

use std::{
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};

use crossread::{
    commands::{ClaimColumn, ClaimFilter, ClaimSort, Command, Query, Session},
    ui::{
        App, Start,
        dialogs::{Dialogs, Question, Reply},
    },
};
use egui::{Key, Modifiers};
use egui_kittest::Harness;

const SEED: u64 = 2026;
/// As many annotations as a month of coding leaves.
const ANNOTATIONS: usize = 10_000;

fn main() {
    let argument = |n: usize| std::env::args().nth(n).and_then(|n| n.parse().ok());
    let (articles, events) = (argument(1).unwrap_or(1_000), argument(2).unwrap_or(50));
    let folder = tempfile::tempdir().expect("a temporary folder");
    let texts = made_up::articles(articles, events, SEED);
    say("articles", &format!("{articles} of {events} events, {} bytes", texts.iter().map(String::len).sum::<usize>()));
    write_articles(folder.path(), &texts);
    let file = folder.path().join("large.crossread");
    let marks = work(folder.path(), &file, articles);
    open(&file, marks);
    window(&file);
}

/// Import, find, filter and sort, tag, save. How many annotations were made.
fn work(folder: &Path, file: &Path, articles: usize) -> usize {
    let mut session = Session::new(Arc::new(|| ()));
    let mut clock = Clock::start();
    clock.run(&mut session, Command::Import(vec![folder.to_path_buf()]));
    clock.until(&mut session, |s| s.sources().len() == articles);
    clock.stop("imported");
    clock.until(&mut session, |s| s.sources().iter().all(|source| source.parsed.is_some()));
    clock.stop("parsed");
    clock.until(&mut session, |s| s.comparison().is_some() && s.progress().is_none() && !s.claims().pending);
    clock.stop(&format!("compared, {} claims", session.claims().total));

    for words in ["harbour", "nobody in this coverage", "of the"] {
        clock = Clock::start();
        clock.run(&mut session, Command::Find(Query { words: words.to_owned(), ..Query::default() }));
        clock.until(&mut session, |s| s.query().words == words && s.found().is_some());
        let hits = session.found().and_then(Result::ok).map_or(0, |found| found.hits.len());
        clock.stop(&format!("“{words}” found {hits} times"));
    }
    for column in [ClaimColumn::Claim, ClaimColumn::Sources, ClaimColumn::Speaker] {
        clock = Clock::start();
        clock.run(&mut session, Command::SortClaims(ClaimSort { column, descending: true }));
        clock.until(&mut session, |s| !s.claims().pending);
        clock.stop(&format!("sorted by {column:?}"));
    }
    let search = ClaimFilter { search: "bridge".to_owned(), ..ClaimFilter::default() };
    for filter in [search, ClaimFilter { conflicts_only: true, ..ClaimFilter::default() }, ClaimFilter::default()] {
        clock = Clock::start();
        clock.run(&mut session, Command::FilterClaims(filter.clone()));
        clock.until(&mut session, |s| !s.claims().pending);
        clock.stop(&format!("filtered to {} claims", session.claims().rows.len()));
    }

    session.run(Command::CreateTag { name: "claim".to_owned(), colour: None });
    let tag = session.project().codebook.first().map(|tag| tag.id).expect("a tag was made");
    let each = ANNOTATIONS.div_ceil(articles);
    let sentences = |s: &crossread::commands::SourceState| {
        let spans = s.parsed.iter().flat_map(|p| p.sentences.iter().map(|sentence| (s.id, sentence.span)));
        spans.take(each).collect::<Vec<_>>()
    };
    let places: Vec<_> = session.sources().iter().flat_map(sentences).collect();
    let one = places.first().copied().expect("an article has a sentence");
    clock = Clock::start();
    clock.run(&mut session, Command::TagAll { places, tag });
    clock.stop(&format!("{} passages tagged at once", session.project().annotations.len()));
    clock = Clock::start();
    let memo = "Ask for the letter".to_owned();
    clock.run(&mut session, Command::Annotate { source: one.0, span: one.1, tag: None, memo });
    clock.stop("one more");
    clock = Clock::start();
    clock.run(&mut session, Command::Undo);
    clock.stop("taken back");
    clock = Clock::start();
    clock.run(&mut session, Command::SaveAs(file.to_path_buf()));
    clock.until(&mut session, |s| !s.is_dirty() && !s.save_pending());
    clock.stop("saved");
    say("memory", &memory());
    session.project().annotations.len()
}

fn open(file: &Path, marks: usize) {
    let mut session = Session::new(Arc::new(|| ()));
    let mut clock = Clock::start();
    clock.run(&mut session, Command::OpenProject(file.to_path_buf()));
    clock.until(&mut session, |s| !s.sources().is_empty() && s.project().annotations.len() == marks);
    clock.stop("opened, ready to work");
    clock.until(&mut session, |s| s.comparison().is_some() && s.progress().is_none());
    clock.stop("and analysed");
}

/// Answers nothing: what a system without dialogs does.
struct Nobody;

impl Dialogs for Nobody {
    fn ask(&mut self, _: Question, _: Reply) {}
}

/// What a tag costs in the whole window on the project.
fn window(file: &Path) {
    let file = file.to_path_buf();
    let builder = Harness::builder().with_size([1440.0, 900.0]).with_max_steps(20);
    let mut window = builder.build_eframe(move |cc| App::new(cc, Start::Paths(vec![file]), Box::new(Nobody)));
    wait(&mut window, |s| s.comparison().is_some() && s.progress().is_none());
    say("memory, with a window", &memory());
    tag(&mut window);
}

fn wait(window: &mut Harness<'_, App>, done: impl Fn(&Session) -> bool) {
    while !done(window.state().session()) {
        window.step();
        std::thread::sleep(Duration::from_millis(5));
    }
    window.run_steps(5);
}

/// A tag put on the selected sentence by its key, and taken off again: until the frame that shows it is drawn, and beside it what the
/// frames of a key cost that does nothing.
fn tag(window: &mut Harness<'_, App>) {
    const TIMES: usize = 60;
    window.key_press_modifiers(Modifiers::COMMAND, Key::Num2);
    window.run_steps(3);
    window.key_press_modifiers(Modifiers::NONE, Key::J);
    window.run_steps(10);
    let mut times = Vec::with_capacity(TIMES);
    let mut idle = Vec::with_capacity(TIMES);
    for _ in 0..TIMES {
        // A key that does nothing takes as many frames: one for each event of the keyboard.
        window.key_press_modifiers(Modifiers::NONE, Key::F20);
        let start = Instant::now();
        window.step();
        idle.push(start.elapsed());
        window.key_press_modifiers(Modifiers::NONE, Key::Num1);
        let start = Instant::now();
        window.step();
        times.push(start.elapsed());
        window.run_steps(3);
    }
    let marks = window.state().session().project().annotations.len();
    let at = |times: &mut Vec<Duration>, share: f32| {
        times.sort_unstable();
        milliseconds(times[((TIMES - 1) as f32 * share) as usize])
    };
    let (frame, median, most) = (at(&mut idle, 0.5), at(&mut times, 0.5), at(&mut times, 0.95));
    say("tagging by key", &format!("with {marks} annotations: median {median}, p95 {most}; a key that does nothing {frame}"));
}

/// Wall-clock time, and the longest call on this thread since it was last read.
struct Clock {
    start: Instant,
    longest: Duration,
}

impl Clock {
    fn start() -> Self {
        Self { start: Instant::now(), longest: Duration::ZERO }
    }

    fn run(&mut self, session: &mut Session, command: Command) {
        let start = Instant::now();
        session.run(command);
        self.longest = self.longest.max(start.elapsed());
    }

    fn until(&mut self, session: &mut Session, done: impl Fn(&Session) -> bool) {
        while !done(session) {
            let start = Instant::now();
            let changed = session.poll();
            self.longest = self.longest.max(start.elapsed());
            if !changed {
                std::thread::sleep(Duration::from_millis(1));
            }
        }
    }

    fn stop(&mut self, what: &str) {
        let (all, longest) = (milliseconds(self.start.elapsed()), milliseconds(self.longest));
        say(what, &format!("{all}, longest call {longest}"));
        self.longest = Duration::ZERO;
    }
}

#[expect(clippy::disallowed_methods, reason = "made-up articles are written for import")]
fn write_articles(folder: &Path, texts: &[String]) {
    for (n, text) in texts.iter().enumerate() {
        std::fs::write(folder.join(format!("{n:05}.txt")), text).expect("an article is written");
    }
}

fn milliseconds(time: Duration) -> String {
    format!("{:.1} ms", time.as_secs_f64() * 1000.0)
}

/// The most memory that was in use, and what is in use now, on systems that tell.
#[expect(clippy::disallowed_methods, reason = "the system tells it in a file")]
fn memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = |name: &str| status.lines().find_map(|line| line.strip_prefix(name)).unwrap_or("not known").trim().to_owned();
    format!("{}, at most {}", line("VmRSS:"), line("VmHWM:"))
}

#[expect(clippy::print_stdout, reason = "figures are what this is for")]
fn say(what: &str, figures: &str) {
    println!("{what:36} {figures}");
}
