//! Which sentences are worth judging against each other.
//!
//! A small group is judged whole ([`super::links`]). In a larger one the candidates of a sentence are those that share most of its
//! rarest terms: looked up in an index, the nearest first, so many and no more, so that a thousand articles never mean all pairs.
//! Sentences of the very same terms (one agency's text in every paper) find each other whatever their terms are.

use rayon::prelude::*;

use super::{
    links::in_two_articles,
    matter::Coverage,
    terms::TermId,
    thresholds::{CANDIDATES, COMMON_TERM, RARE_TERMS},
};

/// Finds candidates among the sentences of one large group.
pub(crate) struct Candidates<'c> {
    coverage: &'c Coverage<'c>,
    /// The sentences, as positions in [`Coverage::matters`], ascending.
    sentences: &'c [u32],
    /// The rarest terms of each, with their weights.
    rarest: Vec<Vec<(TermId, f32)>>,
    index: Index,
}

/// Sentences by their rarest terms, as positions in [`Candidates::sentences`].
struct Index {
    /// For each term the sentences that it is rare in, ascending.
    with: Vec<Vec<u32>>,
    /// For each sentence those with the very same terms, itself among them, ascending: a stretch of `twins`.
    twins_of: Vec<std::ops::Range<usize>>,
    twins: Vec<u32>,
}

/// Room for one thread to add up what sentences share.
#[derive(Default)]
pub(crate) struct Sums {
    shared: Vec<f32>,
    touched: Vec<u32>,
}

impl<'c> Candidates<'c> {
    pub(crate) fn new(coverage: &'c Coverage<'c>, sentences: &'c [u32]) -> Self {
        let rarest: Vec<_> = sentences.par_iter().map(|&sentence| rarest(coverage, sentence)).collect();
        let index = Index::new(coverage, sentences, &rarest);
        Self { coverage, sentences, rarest, index }
    }

    /// The candidates of the sentence at `position`, from other articles, ascending. What is a candidate of another sentence is not
    /// always that one's as well: where a pair counts from either side, both have to be asked.
    pub(crate) fn of(&self, position: usize, sums: &mut Sums) -> Vec<u32> {
        let Some(&sentence) = self.sentences.get(position) else { return Vec::new() };
        let elsewhere = |&other: &u32| in_two_articles(self.coverage, sentence, other);
        let index = &self.index;
        sums.shared.resize(self.sentences.len(), 0.0);
        for &(term, weight) in self.rarest.get(position).map_or(&[][..], Vec::as_slice) {
            let with = index.with.get(term as usize).map_or(&[][..], Vec::as_slice);
            if with.len() > COMMON_TERM {
                continue;
            }
            for &other in with {
                if let Some(sum) = sums.shared.get_mut(other as usize) {
                    if *sum <= 0.0 {
                        sums.touched.push(other);
                    }
                    *sum += weight;
                }
            }
        }
        let mut found: Vec<(f32, u32)> = Vec::with_capacity(sums.touched.len());
        for other in sums.touched.drain(..) {
            let Some(sum) = sums.shared.get_mut(other as usize) else { continue };
            let shared = std::mem::take(sum);
            if let Some(other) = self.sentences.get(other as usize).copied().filter(elsewhere) {
                found.push((shared, other));
            }
        }
        if found.len() > CANDIDATES {
            found.select_nth_unstable_by(CANDIDATES - 1, |x, y| y.0.total_cmp(&x.0).then(x.1.cmp(&y.1)));
            found.truncate(CANDIDATES);
        }
        let twins = index.twins_of.get(position).and_then(|range| index.twins.get(range.clone())).unwrap_or_default();
        // of very many those that stand next to it, so that all still hang together
        let here = twins.partition_point(|&t| (t as usize) < position);
        let near = twins.get(here.saturating_sub(CANDIDATES / 2)..(here + CANDIDATES / 2).min(twins.len())).unwrap_or_default();
        let near = near.iter().filter_map(|&t| self.sentences.get(t as usize).copied()).filter(elsewhere);
        let mut all: Vec<u32> = found.into_iter().map(|(_, other)| other).chain(near).collect();
        all.sort_unstable();
        all.dedup();
        all
    }
}

impl Index {
    fn new(coverage: &Coverage<'_>, sentences: &[u32], rarest: &[Vec<(TermId, f32)>]) -> Self {
        let mut with = vec![Vec::new(); coverage.vocabulary.terms.len()];
        for (position, rarest) in (0..).zip(rarest) {
            for &(term, _) in rarest {
                if let Some(list) = with.get_mut(term as usize) {
                    list.push(position);
                }
            }
        }
        let terms_of = |position: u32| {
            let matter = sentences.get(position as usize).and_then(|&sentence| coverage.matters.get(sentence as usize));
            matter.map_or(&[][..], |m| m.terms.as_slice()).iter().map(|t| t.0)
        };
        // most differ in their first terms, which therefore lie beside them
        let first_terms = |position: u32| {
            let mut terms = terms_of(position);
            (terms.next(), terms.next())
        };
        let mut sorted: Vec<_> = (0..sentences.len() as u32).into_par_iter().map(|at| (first_terms(at), at)).collect();
        sorted.par_sort_unstable_by(|(x, a), (y, b)| x.cmp(y).then_with(|| terms_of(*a).cmp(terms_of(*b))).then(a.cmp(b)));
        let sorted: Vec<u32> = sorted.into_iter().map(|(_, position)| position).collect();
        let mut twins_of = vec![0..0; sentences.len()];
        let mut twins = Vec::new();
        for positions in sorted.chunk_by(|&a, &b| terms_of(a).eq(terms_of(b))) {
            if positions.len() < 2 || positions.first().is_none_or(|&first| terms_of(first).next().is_none()) {
                continue;
            }
            let range = twins.len()..twins.len() + positions.len();
            for &position in positions {
                if let Some(of) = twins_of.get_mut(position as usize) {
                    *of = range.clone();
                }
            }
            twins.extend_from_slice(positions);
        }
        Self { with, twins_of, twins }
    }
}

/// The rarest terms of a sentence, with their weights.
fn rarest(coverage: &Coverage<'_>, sentence: u32) -> Vec<(TermId, f32)> {
    let Some(matter) = coverage.matters.get(sentence as usize) else { return Vec::new() };
    let mut terms = matter.terms.clone();
    let rarer = |a: &(TermId, f32), b: &(TermId, f32)| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0));
    if terms.len() > RARE_TERMS {
        terms.select_nth_unstable_by(RARE_TERMS - 1, rarer);
        terms.truncate(RARE_TERMS);
        terms.shrink_to_fit();
    }
    terms.sort_unstable_by(rarer);
    terms
}
