//! Passages that two articles share word for word.
//!
//! Every run of eight words or more that stands in both, as long as it can be made on both sides. Case, punctuation and the
//! style of quote marks are ignored; reference blocks are left out, and no run crosses one.

use std::collections::HashMap;

use rayon::prelude::*;

use crate::{parse::BlockKind, text::Span};

use super::{Article, Place, Reuse, SourceIndex, prepare::Prepared, thresholds::REUSE_WORDS};

/// Of a phrase that one article repeats more often, only the first places are looked at; otherwise a text of one word, pasted
/// ten thousand times, would be compared with itself a hundred million times.
const MOST_REPEATS: usize = 64;

/// Words of one article in a row, with their places.
struct Words {
    source: u32,
    /// Folded words as numbers that hold for all articles; [`BREAK`] where no run may pass.
    numbers: Vec<u32>,
    /// The tokens.
    spans: Vec<Span>,
}

const BREAK: u32 = u32::MAX;

/// All shared passages of the articles `sources`, by place.
pub(crate) fn reuse(articles: &[Article<'_>], prepared: &[&Prepared], sources: &[u32]) -> Vec<Reuse> {
    let texts = words(articles, prepared, sources);
    // where each run of eight words stands: article by article, so that places are ascending
    let mut index: HashMap<&[u32], Vec<(u32, u32)>> = HashMap::new();
    let mut repeats: HashMap<&[u32], (u32, usize)> = HashMap::new();
    for (text, words) in texts.iter().enumerate() {
        for (at, run) in words.numbers.windows(REUSE_WORDS).enumerate() {
            if run.contains(&BREAK) {
                continue;
            }
            let seen = repeats.entry(run).or_insert((text as u32, 0));
            if seen.0 != text as u32 {
                *seen = (text as u32, 0);
            }
            seen.1 += 1;
            if seen.1 <= MOST_REPEATS {
                index.entry(run).or_default().push((text as u32, at as u32));
            }
        }
    }
    let mut found: Vec<Reuse> = texts
        .par_iter()
        .enumerate()
        .flat_map_iter(|(text, words)| {
            let mut found = Vec::new();
            for (at, run) in words.numbers.windows(REUSE_WORDS).enumerate() {
                let Some(places) = index.get(run) else { continue };
                let later = places.partition_point(|p| p.0 <= text as u32);
                for &(other, there) in places.get(later..).unwrap_or_default() {
                    let Some(others) = texts.get(other as usize) else { continue };
                    if let Some(reuse) = longest(words, at, others, there as usize) {
                        found.push(reuse);
                    }
                }
            }
            found
        })
        .collect();
    found.sort_by_key(|r| r.parts);
    found
}

/// The run that begins at these places, as long as it goes; `None` where it could have begun a word earlier.
fn longest(a: &Words, at: usize, b: &Words, there: usize) -> Option<Reuse> {
    let before = |words: &Words, at: usize| at.checked_sub(1).and_then(|i| words.numbers.get(i)).copied().filter(|&w| w != BREAK);
    if let (Some(x), Some(y)) = (before(a, at), before(b, there))
        && x == y
    {
        return None;
    }
    let pairs = a.numbers.get(at..)?.iter().zip(b.numbers.get(there..)?);
    let length = pairs.take_while(|(x, y)| x == y && **x != BREAK).count();
    let span = |words: &Words, at: usize| Some(words.spans.get(at)?.union(*words.spans.get(at + length.checked_sub(1)?)?));
    let place = |words: &Words, at: usize| Some(Place { source: SourceIndex(words.source), span: span(words, at)? });
    Some(Reuse { words: length as u32, parts: [place(a, at)?, place(b, there)?] })
}

fn words(articles: &[Article<'_>], prepared: &[&Prepared], sources: &[u32]) -> Vec<Words> {
    let mut numbers: HashMap<&str, u32> = HashMap::new();
    // a possessive is one word with its noun
    let mut possessives: HashMap<u32, u32> = HashMap::new();
    let mut texts = Vec::with_capacity(sources.len());
    for &source in sources {
        let (Some(article), Some(prepared)) = (articles.get(source as usize), prepared.get(source as usize)) else { continue };
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
