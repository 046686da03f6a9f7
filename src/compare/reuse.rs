//! Passages that two articles share word for word.
//!
//! Every run of eight words or more that stands in both, as long as it can be made on both sides. Case, punctuation and the
//! style of quote marks are ignored; reference blocks are left out, and no run crosses one.

use std::{
    collections::{HashMap, hash_map::DefaultHasher},
    hash::{Hash, Hasher},
};

use rayon::prelude::*;

use crate::{parse::BlockKind, text::Span};

use super::{Article, Place, Reuse, SourceIndex, prepare::Prepared, thresholds::REUSE_WORDS};

/// Of a phrase that one article repeats more often, only the first places are looked at; otherwise a text of one word, pasted
/// ten thousand times, would be compared with itself a hundred million times.
const MOST_REPEATS: usize = 8;

/// Words of one article in a row, with their places.
struct Words {
    source: u32,
    /// Folded words as numbers that hold for all articles; [`BREAK`] where no run may pass.
    numbers: Vec<u32>,
    /// The tokens.
    spans: Vec<Span>,
}

const BREAK: u32 = u32::MAX;

/// All shared passages of the articles, in an order that follows from their words.
pub(crate) fn reuse(articles: &[Article<'_>], prepared: &[&Prepared]) -> Vec<Reuse> {
    let texts = words(articles, prepared);
    let mut runs: Vec<Run> = texts.par_iter().enumerate().flat_map_iter(|(text, words)| runs(text as u32, words)).collect();
    runs.par_sort_unstable();
    runs.par_chunk_by(|a, b| a.sum == b.sum).flat_map_iter(|same| shared(&texts, same)).collect()
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

/// All runs of an article.
fn runs(text: u32, words: &Words) -> Vec<Run> {
    let whole = words.numbers.windows(REUSE_WORDS).enumerate().filter(|(_, run)| !run.contains(&BREAK));
    let sum = |run: &[u32]| {
        let mut hasher = DefaultHasher::new();
        run.hash(&mut hasher);
        hasher.finish()
    };
    let mut runs: Vec<Run> = whole.map(|(at, run)| Run { sum: sum(run), text, at: at as u32, counts: true }).collect();
    runs.sort_unstable();
    for same in runs.chunk_by_mut(|a, b| a.sum == b.sum) {
        same.iter_mut().skip(MOST_REPEATS).for_each(|run| run.counts = false);
    }
    runs
}

/// The passages that begin at these places, all of the same eight words.
fn shared(texts: &[Words], same: &[Run]) -> Vec<Reuse> {
    let mut found = Vec::new();
    for (index, run) in same.iter().enumerate() {
        let Some(words) = texts.get(run.text as usize) else { continue };
        let later = same.get(index..).unwrap_or_default();
        let later = later.get(later.partition_point(|other| other.text <= run.text)..).unwrap_or_default();
        for other in later.iter().filter(|other| other.counts) {
            let Some(others) = texts.get(other.text as usize) else { continue };
            found.extend(longest(words, run.at as usize, others, other.at as usize));
        }
    }
    found
}

/// The run that begins at these places, as long as it goes; `None` where it could have begun a word earlier, or is too short.
fn longest(a: &Words, at: usize, b: &Words, there: usize) -> Option<Reuse> {
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
    let place = |words: &Words, at: usize| Some(Place { source: SourceIndex(words.source), span: span(words, at)? });
    Some(Reuse { words: length as u32, parts: [place(a, at)?, place(b, there)?] })
}

fn words(articles: &[Article<'_>], prepared: &[&Prepared]) -> Vec<Words> {
    let mut numbers: HashMap<&str, u32> = HashMap::new();
    // a possessive is one word with its noun
    let mut possessives: HashMap<u32, u32> = HashMap::new();
    let mut texts = Vec::with_capacity(articles.len());
    for (source, (article, prepared)) in (0..).zip(articles.iter().zip(prepared)) {
        let forms: Vec<u32> = prepared
            .forms
            .iter()
            .map(|form| {
                let next = numbers.len() as u32;
                *numbers.entry(form.folded.as_str()).or_insert(next)
            })
            .collect();
        let references: Vec<Span> =
            article.parsed.blocks.iter().filter(|b| b.kind == BlockKind::Reference).map(|b| b.span).collect();
        let mut text = Words { source, numbers: Vec::new(), spans: Vec::new() };
        let mut reference = references.iter().peekable();
        for (token, &form) in article.parsed.tokens.iter().zip(&prepared.token_forms) {
            while reference.next_if(|r| r.end <= token.span.start).is_some() {
                text.numbers.push(BREAK);
                text.spans.push(token.span);
            }
            if reference.peek().is_some_and(|r| r.contains(token.span.start)) {
                continue;
            }
            let Some(&number) = forms.get(form as usize) else { continue };
            let possessive = prepared.forms.get(form as usize).is_some_and(|f| matches!(f.folded.as_str(), "'s" | "'"));
            if possessive
                && let (Some(word), Some(span)) = (text.numbers.last_mut(), text.spans.last_mut())
                && span.end == token.span.start
                && *word != BREAK
            {
                // numbers of possessives count down from the break, those of words up from zero
                let next = BREAK - 1 - possessives.len() as u32;
                *word = *possessives.entry(*word).or_insert(next);
                *span = span.union(token.span);
                continue;
            }
            text.numbers.push(number);
            text.spans.push(token.span);
        }
        texts.push(text);
    }
    texts
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
        let found = reuse(&articles, &prepared);
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
