//! Passages that two articles share word for word.
//!
//! Every run of eight words or more that stands in both, as long as it can be made on both sides. Case, punctuation and the
//! style of quote marks are ignored; reference blocks are left out, and no run crosses one.
//!
//! What two articles share follows from these two alone, so what was found between them before is not looked for again ([`kept`]).

mod kept;
mod words;

use std::collections::BTreeMap;

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use super::{Article, Place, Reuse, SourceIndex, prepare::Prepared, thresholds::REUSE_WORDS};
use words::{BREAK, Words};

pub(crate) use kept::{Kept, Stayed};

/// Of a phrase that one article repeats more often, only the first places are looked at; otherwise a text of one word, pasted
/// ten thousand times, would be compared with itself a hundred million times.
const MOST_REPEATS: usize = 8;

/// The passages that articles of different parts share, in an order that follows from their words. `parts` holds the number of each
/// article's part; what articles of one part share is known.
pub(crate) fn reuse(articles: &[Article<'_>], prepared: &[&Prepared], parts: &[u32]) -> Vec<Reuse> {
    let mut sizes: BTreeMap<u32, usize> = BTreeMap::new();
    for part in parts {
        *sizes.entry(*part).or_default() += 1;
    }
    let Some((&largest, _)) = sizes.iter().max_by_key(|(_, size)| **size).filter(|_| sizes.len() > 1) else { return Vec::new() };
    let texts: Vec<Words> = articles.par_iter().zip(prepared).map(|(article, prepared)| Words::of(article, prepared)).collect();
    let of_texts = || (0..texts.len() as u32).into_par_iter().zip(&texts).zip(parts);
    let inside = |part: u32| part == largest && sizes.get(&part) > Some(&1);
    let outside = of_texts().filter(|(_, part)| !inside(**part));
    let mut all: Vec<Run> = outside.flat_map_iter(|((text, words), _)| runs(text, words, |_| true)).collect();
    if sizes.get(&largest) > Some(&1) {
        // of the largest part only what stands outside of it, too
        let sums: FxHashSet<u64> = all.iter().map(|run| run.sum).collect();
        let inside = of_texts().filter(|(_, part)| inside(**part));
        all.par_extend(inside.flat_map_iter(|((text, words), _)| runs(text, words, |sum| sums.contains(&sum))));
    }
    all.par_sort_unstable();
    let between = Between { texts: &texts, parts, largest };
    all.par_chunk_by(|a, b| a.sum == b.sum).flat_map_iter(|same| between.shared(same)).collect()
}

/// Where eight words in a row stand: so ordered, those of the same words stand together, article by article.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Run {
    /// Of its words. Other words may have the same: what is found by it is looked at word by word.
    sum: u64,
    text: u32,
    at: u32,
    /// Whether its article has not had these words [`MOST_REPEATS`] times before.
    counts: bool,
}

/// All runs of an article that are asked for by their sums.
fn runs(text: u32, words: &Words, asked_for: impl Fn(u64) -> bool) -> Vec<Run> {
    let sums = (0..).zip(words.sums()).filter_map(|(at, sum)| Some((at, sum?)));
    let runs = sums.filter(|(_, sum)| asked_for(*sum)).map(|(at, sum)| Run { sum, text, at, counts: true });
    let mut runs: Vec<Run> = runs.collect();
    runs.sort_unstable();
    for same in runs.chunk_by_mut(|a, b| a.sum == b.sum) {
        same.iter_mut().skip(MOST_REPEATS).for_each(|run| run.counts = false);
    }
    runs
}

/// Looks for passages between articles of different parts.
struct Between<'t> {
    texts: &'t [Words],
    parts: &'t [u32],
    largest: u32,
}

impl Between<'_> {
    /// The passages that begin at these places, all of the same eight words.
    fn shared(&self, same: &[Run]) -> Vec<Reuse> {
        let part = |run: &Run| self.parts.get(run.text as usize).copied();
        let mut found = Vec::new();
        let mut with = |run: &Run, others: &[Run]| {
            let later = others.get(others.partition_point(|other| other.text <= run.text)..).unwrap_or_default();
            for other in later.iter().filter(|other| other.counts && part(other) != part(run)) {
                let (Some(words), Some(others)) = (self.texts.get(run.text as usize), self.texts.get(other.text as usize)) else {
                    continue;
                };
                found.extend(longest(run.text, words, run.at as usize, other.text, others, other.at as usize));
            }
        };
        // those of the largest part are not held against each other at all: they may be very many
        let in_largest = |run: &Run| part(run) == Some(self.largest);
        let outside: Vec<Run> = same.iter().filter(|run| !in_largest(run)).copied().collect();
        for (index, run) in same.iter().enumerate() {
            with(run, if in_largest(run) { &outside } else { same.get(index..).unwrap_or_default() });
        }
        found
    }
}

/// The run that begins at these places, as long as it goes; `None` where it could have begun a word earlier, or is too short.
fn longest(text: u32, a: &Words, at: usize, other: u32, b: &Words, there: usize) -> Option<Reuse> {
    let before = |words: &Words, at: usize| at.checked_sub(1).and_then(|i| words.numbers.get(i)).copied().filter(|&w| w != BREAK);
    if let (Some(x), Some(y)) = (before(a, at), before(b, there))
        && x == y
    {
        return None;
    }
    let pairs = a.numbers.get(at..)?.iter().zip(b.numbers.get(there..)?);
    let length = pairs.take_while(|(x, y)| x == y && **x != BREAK).count();
    if length < REUSE_WORDS {
        return None;
    }
    let span = |words: &Words, at: usize| Some(words.spans.get(at)?.union(*words.spans.get(at + length.checked_sub(1)?)?));
    let place = |source: u32, words: &Words, at: usize| Some(Place { source: SourceIndex(source), span: span(words, at)? });
    Some(Reuse { words: length as u32, parts: [place(text, a, at)?, place(other, b, there)?] })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::{
        compare::prepare::prepare,
        parse::{Parsed, parse},
        text::{Document, Metadata},
    };

    fn document(text: &str) -> Document {
        Document { text: text.into(), file: None, metadata: Metadata::default() }
    }

    /// The shared passages of some texts, as the words of each.
    fn check(texts: &[String]) -> BTreeSet<(u32, usize, u32, usize, u32)> {
        let documents: Vec<Document> = texts.iter().map(|t| document(t)).collect();
        let parsed: Vec<Parsed> = documents.iter().map(parse).collect();
        let articles: Vec<Article<'_>> =
            documents.iter().zip(&parsed).map(|(document, parsed)| Article { document, parsed }).collect();
        let prepared: Vec<Prepared> = articles.iter().map(|a| prepare(*a)).collect();
        let prepared: Vec<&Prepared> = prepared.iter().collect();
        let word_at = |place: Place| {
            let text = texts.get(place.source.0 as usize).map_or("", String::as_str);
            text.get(..place.span.start as usize).unwrap_or_default().split_whitespace().count()
        };
        let each_alone: Vec<u32> = (0..texts.len() as u32).collect();
        let found = reuse(&articles, &prepared, &each_alone);
        for parts in [[0, 0, 1], [0, 1, 0], [2, 1, 1], [3, 3, 3]] {
            let parts = &parts[..texts.len()];
            // what articles of one part share is left out, and nothing else
            let apart = |r: &&Reuse| parts[r.parts[0].source.0 as usize] != parts[r.parts[1].source.0 as usize];
            let by_place = |mut all: Vec<Reuse>| {
                all.sort_by_key(|r| r.parts);
                all
            };
            let wanted = by_place(found.iter().filter(apart).copied().collect());
            assert_eq!(by_place(reuse(&articles, &prepared, parts)), wanted, "{parts:?}");
        }
        let told = found.iter().map(|r| {
            let [a, b] = r.parts;
            (a.source.0, word_at(a), b.source.0, word_at(b), r.words)
        });
        told.collect()
    }

    /// The same by the plainest program: every two places of every two texts.
    fn exhaustive(texts: &[String]) -> BTreeSet<(u32, usize, u32, usize, u32)> {
        let words: Vec<Vec<String>> = texts
            .iter()
            .map(|t| t.split_whitespace().map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()).collect())
            .collect();
        let mut found = BTreeSet::new();
        for (a, x) in words.iter().enumerate() {
            for (b, y) in words.iter().enumerate().skip(a + 1) {
                for i in 0..x.len() {
                    for j in 0..y.len() {
                        let begins = i == 0 || j == 0 || x[i - 1] != y[j - 1];
                        let length = x[i..].iter().zip(&y[j..]).take_while(|(v, w)| v == w).count();
                        if begins && length >= REUSE_WORDS {
                            found.insert((a as u32, i, b as u32, j, length as u32));
                        }
                    }
                }
            }
        }
        found
    }

    #[test]
    fn every_shared_run_is_found_and_no_other() {
        const WORDS: [&str; 9] = ["Harbour", "bridge", "council", "flood", "river", "mayor", "opened", "closed", "again"];
        let mut state = 20u64;
        let mut roll = |sides: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) as usize % sides
        };
        let mut runs = 0;
        for _ in 0..40 {
            // passages that the texts take over from one another, whole or cut, between words of their own
            let passages: Vec<Vec<&str>> = (0..4).map(|_| (0..6 + roll(20)).map(|_| WORDS[roll(9)]).collect()).collect();
            let text = |roll: &mut dyn FnMut(usize) -> usize| {
                let mut words: Vec<String> = Vec::new();
                for _ in 0..8 {
                    if roll(2) == 0 {
                        words.extend((0..roll(9)).map(|_| WORDS[roll(9)].to_lowercase()));
                    } else {
                        let passage = &passages[roll(4)];
                        let from = roll(4);
                        words.extend(
                            passage.iter().skip(from).map(|w| if roll(5) == 0 { format!("{w},") } else { (*w).to_owned() }),
                        );
                    }
                }
                words.join(" ")
            };
            let texts: Vec<String> = (0..3).map(|_| text(&mut roll)).collect();
            let (found, wanted) = (check(&texts), exhaustive(&texts));
            assert_eq!(found, wanted, "{texts:#?}");
            runs += found.len();
        }
        assert!(runs > 100, "the texts share too little to show anything");
    }

    #[test]
    fn case_marks_and_quote_style_are_ignored() {
        let one = "He said: “We will open the old bridge in the spring, not before.”".to_owned();
        let other = "we will OPEN the old bridge - in the spring; not \"before\"".to_owned();
        let found = check(&[one, other]);
        assert_eq!(found.into_iter().map(|f| f.4).collect::<Vec<_>>(), [11]);
    }

    #[test]
    fn a_phrase_repeated_for_pages_is_not_paired_with_every_repeat() {
        let text = "the old bridge over the river is shut again ".repeat(200);
        assert!(check(&[text.clone(), text]).len() <= 9 * MOST_REPEATS * MOST_REPEATS);
    }
}
