//! Times of frames while an article and the claims table are scrolled, without a screen: `cargo run --release --example frames`.
//!
//! CPU of one frame: laying out, drawing, tessellating; no upload and no swap.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use crossread::{
    commands::{Command, Session},
    ui::{
        claims::{self, ClaimsState},
        reading::{self, ReadingState},
        theme,
    },
};
use egui::{Event, Modifiers, MouseWheelSource, MouseWheelUnit, Pos2, RawInput, Rect, TouchPhase, Ui, Vec2, vec2};

const SIZE: Vec2 = vec2(1440.0, 900.0);
const FRAMES: usize = 400;

#[expect(clippy::print_stdout, reason = "figures are what this is for")]
fn main() {
    let paragraphs = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(2_700);
    let mut session = Session::new(Arc::new(|| ()));
    session.run(Command::ImportPasted(article(paragraphs, 0)));
    session.run(Command::ImportPasted(article(paragraphs, 3)));
    let start = Instant::now();
    while session.progress().is_some() {
        session.poll();
        std::thread::sleep(Duration::from_millis(20));
    }
    let bytes: usize = session.sources().iter().map(|s| s.document.text.len()).max().unwrap_or_default();
    println!("{bytes} bytes, {} claims, read in {:.1} s", session.claims().rows.len(), start.elapsed().as_secs_f32());
    let first = session.sources().first().map(|s| s.id);
    session.run(Command::OpenSource(first.expect("an article was read in")));
    let mut article = ReadingState::default();
    let mut table = ClaimsState::default();
    let mut commands = Vec::new();
    for screen_reader in [false, true] {
        let with = if screen_reader { ", screen reader" } else { "" };
        for (name, wheel) in [("idle", 0.0), ("scrolling", -80.0), ("jumping", -30_000.0)] {
            let times = frames(wheel, screen_reader, |ui| {
                reading::reading_ui(ui, &session, &mut article, &mut commands);
            });
            report(&format!("article, {name}{with}"), times);
            let times = frames(wheel, screen_reader, |ui| claims::claims_ui(ui, &session, &mut table, &mut commands));
            report(&format!("claims, {name}{with}"), times);
        }
    }
}

/// An article of this many paragraphs that quotes somebody now and then.
fn article(paragraphs: usize, differs: usize) -> String {
    let paragraph = |n: usize| {
        let count = n * 7 + differs;
        format!(
            "In week {n} the harbour counted {count} ships, and the port's master, Ann Lee{n}, said the pier had never been so full. \
             “We had {count} ships and no more room,” Lee{n} said on Monday. Nobody from the ferry company answered, \
             according to Tom Marsh, who has written about the port for {n} years and more. The next ship came on time. \
             It left with {count} boxes, a crew of nine and a dog that somebody had found on the pier in the morning."
        )
    };
    (0..paragraphs).map(paragraph).collect::<Vec<_>>().join("\n\n")
}

fn frames(wheel: f32, screen_reader: bool, mut draw: impl FnMut(&mut Ui)) -> Vec<f64> {
    let ctx = egui::Context::default();
    theme::install(&ctx);
    if screen_reader {
        ctx.enable_accesskit();
    }
    let mut times = Vec::new();
    for frame in 0..FRAMES {
        let mut input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, SIZE)),
            time: Some(frame as f64 / 60.0),
            ..RawInput::default()
        };
        input.events.push(Event::PointerMoved(Pos2::new(700.0, 450.0)));
        if wheel != 0.0 {
            let unit = MouseWheelUnit::Point;
            let source = MouseWheelSource::Trackpad;
            input.events.push(Event::MouseWheel {
                source,
                unit,
                delta: vec2(0.0, wheel),
                phase: TouchPhase::Move,
                modifiers: Modifiers::NONE,
            });
        }
        let start = Instant::now();
        let output = ctx.run_ui(input, |ui| draw(ui));
        let meshes = ctx.tessellate(output.shapes.clone(), output.pixels_per_point);
        times.push(start.elapsed().as_secs_f64() * 1000.0);
        drop(meshes);
        output.drop_without_applying_deltas();
    }
    times
}

#[expect(clippy::print_stdout, reason = "figures are what this is for")]
fn report(name: &str, mut times: Vec<f64>) {
    let first = times.first().copied().unwrap_or_default();
    times.remove(0);
    times.sort_by(f64::total_cmp);
    let at = |share: f64| times.get((times.len() as f64 * share) as usize).copied().unwrap_or_default();
    println!("{name:40} first {first:6.2}  median {:5.2}  p95 {:5.2}  most {:5.2} ms", at(0.5), at(0.95), at(0.999));
}
