//! What comparing costs at scale, on made-up articles: `cargo run --release --no-default-features --example scale -- 1000 1`.
//!
//! Arguments: how many articles, of how many events; where `CROSSREAD_ARTICLES` names a folder, its articles are taken instead.
//! Printed are, of each step, wall-clock time, the time that all threads worked and, where the system tells it, the most memory that
//! was in use: everything compared from nothing, and the same again when one article is added to what a comparison remembers.

#[path = "../benches/made_up.rs"]
mod made_up;

use std::{path::PathBuf, time::Instant};

use crossread::{
    compare::{Article, Comparison, Memory, Options, Stop, compare},
    parse::{Parsed, parse},
    text::{Document, Metadata, import},
};
use rayon::prelude::*;

const SEED: u64 = 2026;

#[expect(clippy::print_stdout, reason = "figures are what this is for")]
fn main() {
    let documents = documents();
    let parsed: Vec<Parsed> = timed("parsed", || documents.par_iter().map(parse).collect());
    let articles: Vec<Article<'_>> = documents.iter().zip(&parsed).map(|(document, parsed)| Article { document, parsed }).collect();
    let Comparison { groups, entities, links, claims, conflicts, reuse, doubtful } =
        timed("compared", || compare(&articles, Options::default()));
    println!(
        "{} groups, {} entities, {} links, {} claims, {} conflicts, {} reused passages, {} doubtful names",
        groups.len(),
        entities.len(),
        links.len(),
        claims.len(),
        conflicts.len(),
        reuse.len(),
        doubtful.len()
    );
    let Some((_, before)) = articles.split_last() else { return };
    let mut memory = Memory::default();
    timed("all but one compared, and remembered", || memory.compare(before, Options::default(), Stop::never()));
    timed("the last one added", || memory.compare(&articles, Options::default(), Stop::never()));
}

/// The articles to take.
fn documents() -> Vec<Document> {
    if let Some(folder) = std::env::var_os("CROSSREAD_ARTICLES") {
        let files = import::find_files(&[PathBuf::from(folder)]);
        return files.iter().filter_map(|file| import::import_file(file).ok()).collect();
    }
    let argument = |n: usize| std::env::args().nth(n).and_then(|n| n.parse().ok());
    let (articles, events) = (argument(1).unwrap_or(1_000), argument(2).unwrap_or(1));
    made_up::articles(articles, events, SEED)
        .into_iter()
        .map(|text| Document { text: text.into(), file: None, metadata: Metadata::default() })
        .collect()
}

#[expect(clippy::print_stdout, reason = "figures are what this is for")]
fn timed<T>(what: &str, step: impl FnOnce() -> T) -> T {
    let (start, before) = (Instant::now(), worked());
    let made = step();
    let worked = worked().zip(before).map_or_else(|| "not known".to_owned(), |(now, then)| format!("{:.3} s", now - then));
    println!("{what} in {:.3} s; worked for {worked}; {}", start.elapsed().as_secs_f32(), memory());
    made
}

/// The seconds for which the threads of this process have worked so far, on systems that tell.
#[expect(clippy::disallowed_methods, reason = "the system tells it in files")]
fn worked() -> Option<f64> {
    /// Of `schedstat`'s figures the first is the time spent on a processor, in nanoseconds.
    const A_SECOND: f64 = 1e9;
    let threads = std::fs::read_dir("/proc/self/task").ok()?;
    let times = threads.filter_map(|thread| {
        let figures = std::fs::read_to_string(thread.ok()?.path().join("schedstat")).ok()?;
        figures.split(' ').next()?.parse::<f64>().ok()
    });
    Some(times.sum::<f64>() / A_SECOND)
}

/// The most memory that was in use, on systems that tell.
#[expect(clippy::disallowed_methods, reason = "the system tells it in a file")]
fn memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    peak.map_or_else(|| "memory not known".to_owned(), |peak| format!("at most {}", peak.trim()))
}
