//! What comparing costs on made-up coverage, and beside it the plainest programs for the same task: `cargo bench --bench compare`.
//!
//! The peers find sentences of different articles that are alike: by TF-IDF cosine over an inverted index, and by hashes of three
//! words in a row. They know no names, no clauses, no speakers, make no rows and find no differences: they show what looking for
//! pairs alone costs.

mod made_up;

use std::{
    collections::{BTreeMap, BTreeSet, HashMap, hash_map::DefaultHasher},
    hash::{Hash, Hasher},
    hint::black_box,
};

use criterion::{Criterion, criterion_group, criterion_main};
use crossread::{
    compare::{Article, Memory, Options, Stop, compare},
    parse::{Parsed, parse},
    text::{Document, Metadata},
};

const SEED: u64 = 2026;
/// Articles of one event, and of several.
const ONE_EVENT: usize = 100;
const SEVERAL: (usize, usize) = (200, 20);
/// Sentences from this cosine on are a pair of the peer's.
const ALIKE: f32 = 0.3;

struct Read {
    documents: Vec<Document>,
    parsed: Vec<Parsed>,
}

impl Read {
    fn of(articles: usize, events: usize) -> Self {
        let document = |text: String| Document { text: text.into(), file: None, metadata: Metadata::default() };
        let documents: Vec<Document> = made_up::articles(articles, events, SEED).into_iter().map(document).collect();
        let parsed = documents.iter().map(parse).collect();
        Self { documents, parsed }
    }

    fn articles(&self) -> Vec<Article<'_>> {
        self.documents.iter().zip(&self.parsed).map(|(document, parsed)| Article { document, parsed }).collect()
    }

    /// The words of every sentence, in small letters, with the number of its article.
    fn sentences(&self) -> Vec<(usize, Vec<String>)> {
        let articles = self.documents.iter().zip(&self.parsed).enumerate();
        let sentence = |number, words: &str| {
            let words = words.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase);
            (number, words.collect())
        };
        articles.flat_map(|(n, (d, p))| p.sentences.iter().map(move |s| sentence(n, s.span.of(&d.text)))).collect()
    }
}

/// How many pairs of sentences of different articles are alike by TF-IDF cosine.
fn tf_idf_pairs(sentences: &[(usize, Vec<String>)]) -> usize {
    let mut numbers: HashMap<&str, u32> = HashMap::new();
    let mut with: Vec<f32> = Vec::new();
    let mut counted: Vec<Vec<(u32, f32)>> = Vec::with_capacity(sentences.len());
    for (_, words) in sentences {
        let mut counts: BTreeMap<u32, f32> = BTreeMap::new();
        for word in words {
            let next = numbers.len() as u32;
            let number = *numbers.entry(word).or_insert(next);
            if number == next {
                with.push(0.0);
            }
            *counts.entry(number).or_default() += 1.0;
        }
        for &word in counts.keys() {
            with[word as usize] += 1.0;
        }
        counted.push(counts.into_iter().collect());
    }
    let all = sentences.len() as f32;
    let mut index: Vec<Vec<(u32, f32)>> = vec![Vec::new(); with.len()];
    for (sentence, counts) in counted.iter_mut().enumerate() {
        for (word, weight) in counts.iter_mut() {
            *weight *= (all / with[*word as usize]).ln();
        }
        let norm = counts.iter().map(|c| c.1 * c.1).sum::<f32>().sqrt().max(f32::EPSILON);
        for (word, weight) in counts.iter_mut() {
            *weight /= norm;
            index[*word as usize].push((sentence as u32, *weight));
        }
    }
    let mut sums = vec![0.0f32; sentences.len()];
    let mut pairs = 0;
    for (sentence, counts) in counted.iter().enumerate() {
        sums.fill(0.0);
        for &(word, weight) in counts {
            for &(other, its) in &index[word as usize] {
                sums[other as usize] += weight * its;
            }
        }
        let later = sums.iter().enumerate().skip(sentence + 1);
        pairs += later.filter(|&(other, sum)| *sum >= ALIKE && sentences[other].0 != sentences[sentence].0).count();
    }
    pairs
}

/// How many pairs of sentences of different articles share a band of their signatures of least hashes (Broder 1997), and are thus most
/// likely copies.
fn min_hash_pairs(sentences: &[(usize, Vec<String>)]) -> usize {
    /// Sixteen bands of four: about half of the pairs that share half of their words in threes are found.
    const BANDS: usize = 16;
    const ROWS: usize = 4;
    let mut bands: BTreeMap<(usize, [u64; ROWS]), Vec<usize>> = BTreeMap::new();
    for (sentence, (_, words)) in sentences.iter().enumerate().filter(|(_, (_, words))| words.len() >= 3) {
        let mut least = [[u64::MAX; ROWS]; BANDS];
        for three in words.windows(3) {
            let mut hasher = DefaultHasher::new();
            three.hash(&mut hasher);
            let mut hash = hasher.finish();
            for least in least.iter_mut().flatten() {
                // the next of a row of numbers that look random, as another hash of the same words
                hash = hash.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                *least = (hash >> 11).min(*least);
            }
        }
        for (band, least) in least.into_iter().enumerate() {
            bands.entry((band, least)).or_default().push(sentence);
        }
    }
    let mut pairs: BTreeSet<(usize, usize)> = BTreeSet::new();
    for alike in bands.into_values() {
        for (at, &a) in alike.iter().enumerate() {
            pairs.extend(alike[at + 1..].iter().filter(|&&b| sentences[a].0 != sentences[b].0).map(|&b| (a, b)));
        }
    }
    pairs.len()
}

fn one_event(c: &mut Criterion) {
    let read = Read::of(ONE_EVENT, 1);
    let (articles, sentences) = (read.articles(), read.sentences());
    let mut group = c.benchmark_group("a hundred articles of one event");
    group.sample_size(10);
    group.bench_function("compared", |b| b.iter(|| compare(black_box(&articles), Options::default())));
    group.bench_function("pairs alone, by TF-IDF", |b| b.iter(|| tf_idf_pairs(black_box(&sentences))));
    group.bench_function("pairs alone, by MinHash", |b| b.iter(|| min_hash_pairs(black_box(&sentences))));
    group.finish();
}

fn one_added(c: &mut Criterion) {
    let read = Read::of(SEVERAL.0, SEVERAL.1);
    let articles = read.articles();
    let (last, before) = articles.split_last().expect("there are articles");
    let mut group = c.benchmark_group("two hundred articles of twenty events");
    group.sample_size(10);
    group.bench_function("all compared", |b| b.iter(|| compare(black_box(&articles), Options::default())));
    group.bench_function("one left out and added again", |b| {
        let mut memory = Memory::default();
        b.iter(|| {
            memory.compare(black_box(before), Options::default(), Stop::never());
            memory.compare(black_box(&[before, &[*last]].concat()), Options::default(), Stop::never())
        });
    });
    group.finish();
}

criterion_group!(benches, one_event, one_added);
criterion_main!(benches);
