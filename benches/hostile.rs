//! Whether parsing stays linear on text that was made to slow it down: `cargo bench --bench hostile`.
//!
//! Each text comes in two sizes, the second four times the first: what is linear shows the same throughput at both.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use crossread::{
    parse::parse,
    text::{Document, Metadata},
};

/// Bytes of the smaller texts; the larger ones have a megabyte.
const SMALL: usize = 1 << 18;

/// Texts of about `bytes` bytes.
fn texts(bytes: usize) -> Vec<(&'static str, String)> {
    let filled = |piece: &str| piece.repeat(bytes / piece.len());
    let halves = |left: &str, right: &str| left.repeat(bytes / 2 / left.len()) + &right.repeat(bytes / 2 / right.len());
    vec![
        ("no space", filled("a")),
        ("opening quote marks", filled("“")),
        ("opening quote marks with words", filled("“Go on, he said. ")),
        ("quotations in quotations", halves("“Go on, ", "then.” ")),
        ("brackets in brackets", halves("(", ")")),
        ("combining marks", format!("e{}", filled("\u{301}"))),
        ("right to left", filled("שלום עולם. مرحبا؟ ")),
        ("null bytes", filled("\0")),
        ("number words", filled("one hundred and ")),
        ("dates", filled("the end of May 5, ")),
        ("names", filled("Ann Lee ")),
        ("attributions", filled("according to a, ")),
    ]
}

fn hostile(c: &mut Criterion) {
    let mut group = c.benchmark_group("hostile text");
    group.sample_size(10);
    for (size, bytes) in [("small", SMALL), ("four times", SMALL * 4)] {
        for (name, text) in texts(bytes) {
            let document = Document { text: text.into(), file: None, metadata: Metadata::default() };
            group.throughput(Throughput::Bytes(document.text.len() as u64));
            group.bench_function(format!("{name}, {size}"), |b| b.iter(|| parse(black_box(&document))));
        }
    }
    group.finish();
}

criterion_group!(benches, hostile);
criterion_main!(benches);
