//! What the main steps cost, on the sample coverage: `cargo bench`.

use std::{hint::black_box, path::Path, sync::Arc};

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use crossread::{
    commands::sample,
    compare::{Article, Options, compare},
    parse::parse,
    project::{Anchor, Annotation, AnnotationId, Project, Provenance, Rgb, Source, SourceId, Tag, TagId, Unknown, file},
    text::{CharMap, Document},
};
use jiff::Timestamp;

/// As many annotations as a month of coding leaves.
const ANNOTATIONS: usize = 10_000;

/// So often the sample is parsed for its throughput.
const TIMES: usize = 500;

fn documents() -> Vec<Document> {
    sample::documents().expect("the sample is part of the program")
}

fn parsing(c: &mut Criterion) {
    let documents = documents();
    let mut group = c.benchmark_group("parse");
    group.throughput(Throughput::Bytes(documents[0].text.len() as u64));
    group.bench_function("one article", |b| b.iter(|| parse(black_box(&documents[0]))));
    // A throughput that neither the clock nor the first article alone decides.
    group.sample_size(10);
    group.throughput(Throughput::Bytes(documents.iter().map(|document| document.text.len() * TIMES).sum::<usize>() as u64));
    group.bench_function("the five, five hundred times", |b| {
        b.iter(|| (0..TIMES).for_each(|_| black_box(&documents).iter().for_each(|document| drop(black_box(parse(document))))));
    });
    group.finish();
}

fn comparing(c: &mut Criterion) {
    let documents = documents();
    let parsed: Vec<_> = documents.iter().map(parse).collect();
    let articles: Vec<_> = documents.iter().zip(&parsed).map(|(document, parsed)| Article { document, parsed }).collect();
    let mut group = c.benchmark_group("compare");
    group.bench_function("the five, parsed", |b| b.iter(|| compare(black_box(&articles), Options::default())));
    group.bench_function("the five, from their text", |b| {
        b.iter(|| {
            let parsed: Vec<_> = black_box(&documents).iter().map(parse).collect();
            let articles: Vec<_> = documents.iter().zip(&parsed).map(|(document, parsed)| Article { document, parsed }).collect();
            compare(&articles, Options::default())
        });
    });
    group.finish();
}

/// The sample with annotations of nine tags, word after word, on all its pieces.
fn coded_project() -> Project {
    let now = Timestamp::UNIX_EPOCH;
    let mut project = Project::new(now);
    for number in 1..=9 {
        project.codebook.push(Tag {
            id: TagId::new(),
            name: format!("tag {number}"),
            colour: Rgb([number * 20, 80, 120]),
            description: String::new(),
            key: Some(number),
            parent: None,
            created: now,
            modified: now,
            unknown: Unknown::new(),
        });
    }
    for document in documents() {
        project.sources.push(Source { id: SourceId::new(), document: Arc::new(document), added: now, unknown: Unknown::new() });
    }
    let words: Vec<_> = project.sources.iter().map(|s| (parse(&s.document).tokens, CharMap::new(&s.document.text))).collect();
    for number in 0..ANNOTATIONS {
        let at = number % project.sources.len();
        let source = &project.sources[at];
        let text = &source.document.text;
        let (tokens, chars) = &words[at];
        let span = tokens[number * 7 % tokens.len()].span;
        project.annotations.push(Arc::new(Annotation {
            id: AnnotationId::new(),
            anchor: Anchor {
                source: source.id,
                span: Some(span),
                chars: [span.start, span.end].map(|byte| chars.char_of_byte(text, byte as usize) as u64),
                words: span.of(text).to_owned(),
                unknown: Unknown::new(),
            },
            tag: Some(project.codebook[number % project.codebook.len()].id),
            memo: String::new(),
            coder: "AB".to_owned(),
            created: now,
            modified: now,
            provenance: Provenance::ByHand,
            unknown: Unknown::new(),
        }));
    }
    project
}

fn opening(c: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("coded.crossread");
    file::save(&coded_project(), &path, None).expect("the project is saved");
    let mut group = c.benchmark_group("project");
    group.bench_function("open 10,000 annotations", |b| {
        b.iter(|| file::open(black_box(Path::new(&path))).expect("the project opens"));
    });
    group.finish();
}

criterion_group!(benches, parsing, comparing, opening);
criterion_main!(benches);
