//! What finding sentence ends alone costs, beside the crate `sentencex` on the same text: `cargo bench --bench sentences`.
//!
//! Both are told that the text is English, and give places, no copies. The peer keeps abbreviations together as ours does; it does
//! not cut inside quotations, and finds no blocks.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use crossread::{
    commands::sample,
    parse::{Language, sentences},
};

/// The sample is read so many times over: as much as a few novels.
const TIMES: usize = 500;

fn sentence_ends(c: &mut Criterion) {
    let documents = sample::documents().expect("the sample is part of the program");
    let articles: Vec<&str> = documents.iter().map(|document| &*document.text).collect();
    let text = (articles.join("\n\n") + "\n\n").repeat(TIMES);
    let mut group = c.benchmark_group("sentence ends");
    group.sample_size(10);
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("ours", |b| b.iter(|| sentences(black_box(&text), Language::English)));
    group.bench_function("sentencex", |b| b.iter(|| sentencex::segment("en", black_box(&text))));
    group.finish();
}

criterion_group!(benches, sentence_ends);
criterion_main!(benches);
