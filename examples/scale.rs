//! What comparing costs at scale, on made-up articles: `cargo run --release --no-default-features --example scale -- 1000 1`.
//!
//! Arguments: how many articles, of how many events. Printed are wall-clock seconds of each step and, where the system tells it,
//! the most memory that was in use.

#[path = "../benches/made_up.rs"]
mod made_up;

use std::time::Instant;

use crossread::{
    compare::{Article, Comparison, Options, compare},
    parse::parse,
    text::{Document, Metadata},
};
use rayon::prelude::*;

const SEED: u64 = 2026;

#[expect(clippy::print_stdout, reason = "figures are what this is for")]
fn main() {
    let argument = |n: usize| std::env::args().nth(n).and_then(|n| n.parse().ok());
    let (articles, events) = (argument(1).unwrap_or(1_000), argument(2).unwrap_or(1));
    let documents: Vec<Document> = made_up::articles(articles, events, SEED).into_iter().map(document).collect();
    let start = Instant::now();
    let parsed: Vec<_> = documents.par_iter().map(parse).collect();
    println!("parsed in {:.2} s; {}", start.elapsed().as_secs_f32(), memory());
    let read: Vec<Article<'_>> = documents.iter().zip(&parsed).map(|(document, parsed)| Article { document, parsed }).collect();
    let start = Instant::now();
    let all = compare(&read, Options::default());
    println!("compared in {:.2} s; {}", start.elapsed().as_secs_f32(), memory());
    let Comparison { groups, entities, links, claims, conflicts, reuse, doubtful } = all;
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
}

fn document(text: String) -> Document {
    Document { text: text.into(), file: None, metadata: Metadata::default() }
}

/// The most memory that was in use, on systems that tell.
#[expect(clippy::disallowed_methods, reason = "the system tells it in a file")]
fn memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    peak.map_or_else(|| "memory not known".to_owned(), |peak| format!("at most {}", peak.trim()))
}
