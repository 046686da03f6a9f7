//! Which articles are worth holding against each other: those that share most of their heaviest words.

use rayon::prelude::*;

use super::bags::{Bag, cosine};

/// Of each article this many of its heaviest words find others.
const HEAVIEST: usize = 40;
/// A word in more articles than this finds none.
const COMMON: usize = 300;
/// Each article remembers this many nearest others.
const NEAREST: usize = 25;

/// Pairs of articles that may belong together, the nearest first.
pub(super) fn edges(bags: &[Bag], enough: f32) -> Vec<(f32, usize, usize)> {
    let heaviest: Vec<Vec<u32>> = bags
        .par_iter()
        .map(|bag| {
            let mut words = bag.words.clone();
            let heavier = |a: &(u32, f32), b: &(u32, f32)| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0));
            if words.len() > HEAVIEST {
                words.select_nth_unstable_by(HEAVIEST - 1, heavier);
                words.truncate(HEAVIEST);
            }
            words.into_iter().map(|w| w.0).collect()
        })
        .collect();
    let words = bags.iter().filter_map(|bag| bag.words.last()).map(|w| w.0 as usize + 1).max().unwrap_or(0);
    let mut index: Vec<Vec<u32>> = vec![Vec::new(); words];
    for (article, words) in (0..).zip(&heaviest) {
        for &word in words {
            if let Some(with) = index.get_mut(word as usize) {
                with.push(article);
            }
        }
    }
    let mut edges: Vec<(f32, usize, usize)> = bags
        .par_iter()
        .enumerate()
        .map_init(Shared::default, |shared, (article, bag)| {
            let near = shared.nearest(article, heaviest.get(article).map_or(&[][..], Vec::as_slice), &index, bags.len());
            shared.lay(bag, words);
            let judged = near.into_iter().filter_map(|other| {
                let other_bag = bags.get(other)?;
                let likeness = cosine(shared.dot(other_bag), bag, other_bag);
                (likeness > 0.5 * enough).then_some((likeness, article.min(other), article.max(other)))
            });
            let judged = judged.collect::<Vec<_>>();
            shared.clear(bag);
            judged
        })
        .flatten_iter()
        .collect();
    edges.par_sort_unstable_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    edges.dedup_by_key(|e| (e.1, e.2));
    edges
}

/// Room for one thread to count what articles share.
#[derive(Default)]
struct Shared {
    counts: Vec<u32>,
    touched: Vec<u32>,
    /// The words of one article, laid out by their numbers: many others are held against it.
    laid_out: Vec<f32>,
}

impl Shared {
    /// Lays an article out, of so many different words.
    fn lay(&mut self, bag: &Bag, words: usize) {
        self.laid_out.resize(words, 0.0);
        for (word, weight) in &bag.words {
            if let Some(place) = self.laid_out.get_mut(*word as usize) {
                *place = *weight;
            }
        }
    }

    fn clear(&mut self, bag: &Bag) {
        for (word, _) in &bag.words {
            if let Some(place) = self.laid_out.get_mut(*word as usize) {
                *place = 0.0;
            }
        }
    }

    /// The same as [`dot`] of the article that is laid out and another.
    fn dot(&self, other: &Bag) -> f32 {
        let weight = |word: u32| self.laid_out.get(word as usize).copied().unwrap_or(0.0);
        other.words.iter().map(|(word, of_other)| weight(*word) * of_other).sum()
    }

    /// The articles that share most of the heaviest words of one of `all` articles.
    fn nearest(&mut self, article: usize, heaviest: &[u32], index: &[Vec<u32>], all: usize) -> Vec<usize> {
        self.counts.resize(all, 0);
        for &word in heaviest {
            let with = index.get(word as usize).map_or(&[][..], Vec::as_slice);
            // of a word that many have, those that stand next to this one, so that a large event still hangs together
            let here = with.partition_point(|&w| (w as usize) < article);
            let from = if with.len() > COMMON { here.saturating_sub(COMMON / 2) } else { 0 };
            for &other in with.get(from..(from + COMMON).min(with.len())).unwrap_or_default() {
                if let Some(count) = self.counts.get_mut(other as usize) {
                    if *count == 0 {
                        self.touched.push(other);
                    }
                    *count += 1;
                }
            }
        }
        let mut near: Vec<(u32, usize)> = Vec::with_capacity(self.touched.len());
        for other in self.touched.drain(..) {
            let count = self.counts.get_mut(other as usize).map_or(0, std::mem::take);
            if other as usize != article {
                near.push((count, other as usize));
            }
        }
        if near.len() > NEAREST {
            near.select_nth_unstable_by(NEAREST - 1, |a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
            near.truncate(NEAREST);
        }
        near.into_iter().map(|n| n.1).collect()
    }
}
