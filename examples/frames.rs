//! What frames of the whole window cost while it scrolls, without a screen:
//! `cargo run --release --example frames -- FOLDER [ARTICLES EVENTS]`.
//!
//! First the articles of FOLDER, then so many made-up articles of so many events with a text as long as a book beside them. Every
//! one of the frames that are measured shows another part than the one before, and it is said how many did. CPU of a frame: reading
//! what the worker sent, laying out, drawing, tessellating, and with a screen reader telling what changed; no upload and no swap.

#[path = "../benches/made_up.rs"]
mod made_up;

use std::{
    hash::{DefaultHasher, Hash as _, Hasher as _},
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use crossread::{
    commands::Session,
    ui::{
        App, Start,
        dialogs::{Dialogs, Question, Reply},
    },
};
use eframe::{App as _, CreationContext};
use egui::{
    Context, Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, Pos2, RawInput, Rect, Shape, TouchPhase, Vec2, pos2, vec2,
};

const SIZE: Vec2 = vec2(1440.0, 900.0);
const FRAMES: usize = 600;
const SEED: u64 = 2026;
/// A text as long as a book.
const LONG_TEXT: usize = 1_500_000;

/// Where the pointer is while a part of the window scrolls.
const ARTICLE: Pos2 = pos2(650.0, 300.0);
const TABLE: Pos2 = pos2(650.0, 800.0);
const SOURCES: Pos2 = pos2(120.0, 300.0);

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |at: usize| arguments.get(at).and_then(|n| n.parse().ok());
    if let Some(folder) = arguments.first() {
        for screen_reader in [false, true] {
            let mut window = Window::open(vec![PathBuf::from(folder)], screen_reader);
            window.say("opened");
            // Few lines: up and down again.
            window.scroll("article", ARTICLE, 10);
            window.scroll("table", TABLE, 14);
            window.press(Key::W, Modifiers::NONE);
            window.scroll("two articles", ARTICLE, 10);
        }
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    let texts = made_up::articles(number(1).unwrap_or(10_000), number(2).unwrap_or(500), SEED);
    write_articles(folder.path(), &texts);
    for screen_reader in [false, true] {
        let mut window = Window::open(vec![folder.path().to_owned()], screen_reader);
        window.say("opened");
        window.press(Key::Num2, Modifiers::COMMAND);
        // The book stands first: it was read in first.
        window.scroll("book", ARTICLE, 450);
        window.scroll("table", TABLE, 450);
        window.scroll("sources", SOURCES, 450);
        window.press(Key::W, Modifiers::NONE);
        window.scroll("book and another", ARTICLE, 450);
    }
}

/// Answers nothing: what a system without dialogs does.
struct Nobody;

impl Dialogs for Nobody {
    fn ask(&mut self, _: Question, _: Reply) {}
}

/// The window without a screen.
struct Window {
    ctx: Context,
    app: App,
    frame: eframe::Frame,
    frames: usize,
    screen_reader: bool,
    /// What is drawn of words, and where.
    drawn: u64,
}

impl Window {
    /// A window on these files, everything read and compared.
    fn open(paths: Vec<PathBuf>, screen_reader: bool) -> Self {
        let ctx = Context::default();
        if screen_reader {
            ctx.enable_accesskit();
        }
        let app = App::new(&CreationContext::_new_kittest(ctx.clone()), Start::Paths(paths), Box::new(Nobody));
        let mut window = Self { ctx, app, frame: eframe::Frame::_new_kittest(), frames: 0, screen_reader, drawn: 0 };
        let done = |session: &Session| session.comparison().is_some() && session.progress().is_none() && !session.claims().pending;
        while !done(window.app.session()) {
            window.step(Vec::new());
            std::thread::sleep(Duration::from_millis(5));
        }
        for _ in 0..10 {
            window.step(Vec::new());
        }
        window
    }

    /// One frame with this input: how long it took.
    fn step(&mut self, events: Vec<Event>) -> Duration {
        self.frames += 1;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, SIZE)),
            time: Some(self.frames as f64 / 60.0),
            focused: true,
            events,
            ..RawInput::default()
        };
        let (app, frame) = (&mut self.app, &mut self.frame);
        let start = Instant::now();
        let mut output = self.ctx.run_ui(input, |ui| {
            app.logic(&ui.ctx().clone(), frame);
            app.ui(ui, frame);
        });
        let drawn = start.elapsed();
        let shapes = std::mem::take(&mut output.shapes);
        let mut hasher = DefaultHasher::new();
        for shape in &shapes {
            hash(&shape.shape, &mut hasher);
        }
        self.drawn = hasher.finish();
        let start = Instant::now();
        let meshes = self.ctx.tessellate(shapes, output.pixels_per_point);
        let took = drawn + start.elapsed();
        drop(meshes);
        output.drop_without_applying_deltas();
        took
    }

    fn press(&mut self, key: Key, modifiers: Modifiers) {
        self.step(vec![Event::Key { key, physical_key: Some(key), pressed: true, repeat: false, modifiers }]);
        self.step(vec![Event::Key { key, physical_key: Some(key), pressed: false, repeat: false, modifiers }]);
        // What is worked out beside the window comes in.
        for _ in 0..20 {
            self.step(Vec::new());
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// Scrolls what is under `pointer`, so many frames down and as many up again.
    fn scroll(&mut self, what: &str, pointer: Pos2, turn: usize) {
        self.step(vec![Event::PointerMoved(pointer)]);
        self.step(Vec::new());
        let mut times = Vec::with_capacity(FRAMES);
        let mut others = 0;
        for frame in 0..FRAMES {
            let way = if (frame / turn).is_multiple_of(2) { -60.0 } else { 60.0 };
            let before = self.drawn;
            times.push(self.step(vec![Event::MouseWheel {
                source: MouseWheelSource::Trackpad,
                unit: MouseWheelUnit::Point,
                delta: vec2(0.0, way),
                phase: TouchPhase::Move,
                modifiers: Modifiers::NONE,
            }]));
            others += usize::from(self.drawn != before);
        }
        times.sort_unstable();
        let at = |share: f32| times[((FRAMES - 1) as f32 * share) as usize].as_secs_f32() * 1000.0;
        let with = if self.screen_reader { ", screen reader" } else { "" };
        let figures =
            format!("median {:5.2}  p95 {:5.2}  most {:5.2} ms, {others} of {FRAMES} frames differ", at(0.5), at(0.95), at(1.0));
        say(&format!("{what}{with}"), &figures);
    }

    fn say(&self, what: &str) {
        let session = self.app.session();
        let longest = session.sources().iter().map(|source| source.document.text.len()).max().unwrap_or_default();
        let (sources, claims) = (session.sources().len(), session.claims().rows.len());
        say(what, &format!("{sources} sources, {claims} claims, the longest text {longest} bytes"));
    }
}

/// Words and their places.
fn hash(shape: &Shape, hasher: &mut DefaultHasher) {
    match shape {
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| hash(shape, hasher)),
        Shape::Text(text) => {
            (text.pos.x.to_bits(), text.pos.y.to_bits()).hash(hasher);
            text.galley.text().hash(hasher);
        }
        _ => {}
    }
}

#[expect(clippy::disallowed_methods, reason = "made-up articles are written for import")]
fn write_articles(folder: &Path, texts: &[String]) {
    let write = |name: String, text: &str| std::fs::write(folder.join(name), text).expect("an article is written");
    for (n, text) in texts.iter().enumerate() {
        write(format!("{n:05}.txt"), text);
    }
    let mut book = String::new();
    for text in texts.iter().cycle().take_while(|_| !texts.is_empty()) {
        if book.len() > LONG_TEXT {
            break;
        }
        book.push_str(text);
        book.push_str("\n\n");
    }
    write("00000-book.txt".to_owned(), &book);
}

#[expect(clippy::print_stdout, reason = "figures are what this is for")]
fn say(what: &str, figures: &str) {
    println!("{what:36} {figures}");
}
