//! Articles as bags of words and names, weighted by how rare they are among all articles, and how alike two bags are.

use std::{cmp::Ordering, collections::HashMap};

use rayon::prelude::*;

use crate::compare::{
    Article,
    common_words::Tier,
    prepare::{Prepared, WordForm},
};

/// How many articles the expectation from general English is worth.
const PRIOR_ARTICLES: f32 = 30.0;

/// The weighted words of one article or of several.
#[derive(Clone, Debug, Default)]
pub(super) struct Bag {
    /// By word, each once.
    pub(super) words: Vec<(u32, f32)>,
    norm: f32,
    /// The sum of the norms of the articles in it.
    norms: f32,
}

impl Bag {
    /// Takes in what another bag holds.
    pub(super) fn add(&mut self, other: &Bag) {
        let mut sum = Vec::with_capacity(self.words.len() + other.words.len());
        let mut more = other.words.iter().copied().peekable();
        for &(word, weight) in &self.words {
            while let Some(new) = more.next_if(|m| m.0 < word) {
                sum.push(new);
            }
            sum.push((word, more.next_if(|m| m.0 == word).map_or(weight, |m| weight + m.1)));
        }
        sum.extend(more);
        self.words = sum;
        self.norms += other.norms;
        self.norm = norm(&self.words);
    }
}

fn norm(words: &[(u32, f32)]) -> f32 {
    words.iter().map(|(_, w)| w * w).sum::<f32>().sqrt()
}

/// How alike two bags are, 0 to 1, given the sum of the products of the weights of their words.
pub(super) fn cosine(dot: f32, a: &Bag, b: &Bag) -> f32 {
    if dot <= 0.0 { 0.0 } else { dot / (a.norm * b.norm) }
}

/// The mean likeness of an article of one and an article of the other: sums of many articles grow alike by what all news have in
/// common, the articles themselves do not.
pub(super) fn mean_likeness(dot: f32, a: &Bag, b: &Bag) -> f32 {
    dot / (a.norms * b.norms).max(f32::EPSILON)
}

/// The sum of the products of the weights of the words that both hold.
pub(super) fn dot(a: &Bag, b: &Bag) -> f32 {
    let (mut i, mut j, mut sum) = (0, 0, 0.0);
    while let (Some(x), Some(y)) = (a.words.get(i), b.words.get(j)) {
        match x.0.cmp(&y.0) {
            Ordering::Less => i += 1,
            Ordering::Greater => j += 1,
            Ordering::Equal => {
                sum += x.1 * y.1;
                i += 1;
                j += 1;
            }
        }
    }
    sum
}

/// For each form of each article the number of its base form, in the order of letters; words of grammar have none.
fn numbers(prepared: &[&Prepared]) -> (usize, Vec<Vec<u32>>) {
    let mut seen: HashMap<&str, u32> = HashMap::new();
    let mut stems: Vec<&str> = Vec::new();
    let mut of_forms: Vec<Vec<u32>> = Vec::with_capacity(prepared.len());
    for article in prepared {
        of_forms.push(article.forms.iter().map(|form| number_of(form, &mut seen, &mut stems)).collect());
    }
    let mut order: Vec<u32> = (0..stems.len() as u32).collect();
    order.sort_unstable_by_key(|&stem| stems.get(stem as usize));
    let mut rank = vec![0; stems.len()];
    for (place, stem) in (0..).zip(order) {
        if let Some(rank) = rank.get_mut(stem as usize) {
            *rank = place;
        }
    }
    of_forms.par_iter_mut().flatten().for_each(|number| *number = rank.get(*number as usize).copied().unwrap_or(NO_STEM));
    (stems.len(), of_forms)
}

/// Stands for the base form of a word that is not counted.
const NO_STEM: u32 = u32::MAX;

fn number_of<'p>(form: &'p WordForm, seen: &mut HashMap<&'p str, u32>, stems: &mut Vec<&'p str>) -> u32 {
    if form.tier == Tier::Grammar {
        return NO_STEM;
    }
    *seen.entry(form.stem.as_str()).or_insert_with_key(|stem| {
        stems.push(stem);
        stems.len() as u32 - 1
    })
}

/// The bag of each article.
pub(super) fn bags(articles: &[Article<'_>], prepared: &[&Prepared]) -> Vec<Bag> {
    let (all_stems, numbers) = numbers(prepared);
    // each base form of an article once, ascending: how often it occurs, and how common it is anywhere
    let counts: Vec<Vec<(u32, f32, Tier)>> = articles
        .par_iter()
        .zip(prepared)
        .zip(&numbers)
        .map(|((article, prepared), numbers)| {
            let mut worths = vec![0.0f32; prepared.forms.len()];
            for (token, &form) in article.parsed.tokens.iter().zip(&prepared.token_forms) {
                let Some(worth) = worths.get_mut(form as usize) else { continue };
                // a name says more of what an article is about than a word
                let capital = token.span.of(&article.document.text).starts_with(char::is_uppercase);
                *worth += if capital { 1.5 } else { 1.0 };
            }
            let forms = numbers.iter().zip(worths).zip(&prepared.forms).filter(|((number, _), _)| **number != NO_STEM);
            let mut counts: Vec<(u32, f32, Tier)> = forms.map(|((&number, worth), form)| (number, worth, form.tier)).collect();
            counts.sort_unstable_by_key(|c| c.0);
            counts.dedup_by(|again, first| {
                let same = again.0 == first.0;
                if same {
                    first.1 += again.1;
                    first.2 = first.2.min(again.2);
                }
                same
            });
            counts
        })
        .collect();
    let mut articles_with: Vec<f32> = vec![0.0; all_stems];
    for (word, ..) in counts.iter().flatten() {
        if let Some(with) = articles_with.get_mut(*word as usize) {
            *with += 1.0;
        }
    }
    let all = counts.len() as f32;
    counts
        .into_par_iter()
        .map(|counts| {
            let words: Vec<(u32, f32)> = counts
                .into_iter()
                .map(|(word, count, tier)| {
                    let with = articles_with.get(word as usize).copied().unwrap_or(1.0);
                    let expected = (tier.expected_share() * 8.0).min(0.9);
                    let idf = ((all + PRIOR_ARTICLES) / (with + PRIOR_ARTICLES * expected)).ln().max(0.0);
                    (word, (1.0 + count.ln()) * idf)
                })
                .collect();
            let norm = norm(&words);
            Bag { words, norm, norms: norm }
        })
        .collect()
}
