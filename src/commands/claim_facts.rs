//! What the claims table looks up of a comparison: the claims of each sentence, the words by which a claim is found, its conflicts, and
//! whether it stands word for word in two sources.

use std::{
    ops::Range,
    sync::atomic::{AtomicBool, Ordering},
};

use rayon::prelude::*;

use super::{claim_rows::speakers, subjects::Decisions};
use crate::{
    compare::{Article, Claim, ClaimIndex, Comparison, Conflict, Place, Reuse, SourceIndex},
    project::Decision,
};

/// What does not change until the next comparison, worked out once for all filters.
#[derive(Debug, Default)]
pub(super) struct ClaimFacts {
    /// Claims made in each sentence, by the comparison's source, then sentence; ascending.
    by_sentence: Vec<Vec<Vec<ClaimIndex>>>,
    /// For each claim, all words by which it can be found, in small letters.
    search: Vec<String>,
    /// For each claim, its conflicts as indices into [`Comparison::conflicts`].
    conflicts: Vec<Vec<u32>>,
    /// For each claim, whether its words stand in two sources word for word.
    copied: Vec<bool>,
}

impl ClaimFacts {
    /// `articles` are those that were compared.
    pub(super) fn of(comparison: &Comparison, articles: &[Article<'_>]) -> Self {
        let mut facts = Self {
            by_sentence: by_sentence(comparison, articles),
            search: comparison.claims.par_iter().map(|claim| words_of(claim, comparison, articles)).collect(),
            conflicts: vec![Vec::new(); comparison.claims.len()],
            copied: Vec::new(),
        };
        for (at, conflict) in comparison.conflicts.iter().enumerate() {
            if let Some(list) = conflict.claim.and_then(|claim| facts.conflicts.get_mut(claim.0 as usize)) {
                list.push(at as u32);
            }
        }
        facts.copied = facts.copied(comparison, articles);
        facts
    }

    /// For each claim, whether it is made in both places of a shared passage.
    fn copied(&self, comparison: &Comparison, articles: &[Article<'_>]) -> Vec<bool> {
        let copied: Vec<AtomicBool> = comparison.claims.iter().map(|_| AtomicBool::new(false)).collect();
        let claim = |index: ClaimIndex| Some((comparison.claims.get(index.0 as usize)?, copied.get(index.0 as usize)?));
        let sentences = |place: Place| {
            let article = articles.get(place.source.0 as usize);
            article.map_or(0..0, |article| article.parsed.sentences_in(place.span))
        };
        // passages stand by their places: those of one first place are gone through together, for the claims made there that are not
        // known to be copied yet, and only those of other sources as well
        comparison.reuse.par_chunk_by(|x, y| x.parts[0] == y.parts[0]).for_each(|passages| {
            let Some(Reuse { parts: [here, _], .. }) = passages.first().copied() else { return };
            let made = sentences(here).flat_map(|sentence| self.in_sentence(here.source, sentence)).copied();
            let left = |index: &ClaimIndex| {
                claim(*index).is_some_and(|(claim, copied)| claim.mentions.len() > 1 && !copied.load(Ordering::Relaxed))
            };
            let mut left: Vec<ClaimIndex> = made.filter(left).collect();
            for passage in passages {
                if left.is_empty() {
                    break;
                }
                let there = passage.parts[1];
                left.retain(|&index| {
                    let Some((claim, copied)) = claim(index) else { return false };
                    let in_source = claim.mentions.binary_search_by_key(&there.source, |mention| mention.source).is_ok();
                    let in_both =
                        in_source && sentences(there).any(|s| self.in_sentence(there.source, s).binary_search(&index).is_ok());
                    if in_both {
                        copied.store(true, Ordering::Relaxed);
                    }
                    !in_both
                });
            }
        });
        copied.into_iter().map(AtomicBool::into_inner).collect()
    }

    /// Whether a claim's words stand in two sources word for word.
    pub(super) fn is_copied(&self, claim: ClaimIndex) -> bool {
        self.copied.get(claim.0 as usize).is_some_and(|copied| *copied)
    }

    /// All words by which a claim can be found, in small letters.
    pub(super) fn words_of(&self, claim: ClaimIndex) -> &str {
        self.search.get(claim.0 as usize).map_or("", String::as_str)
    }

    /// The conflicts of a claim that no person has rejected.
    pub(super) fn standing<'a>(
        &'a self,
        claim: ClaimIndex,
        comparison: &'a Comparison,
        decisions: &'a Decisions,
    ) -> impl Iterator<Item = &'a Conflict> {
        let list = self.conflicts.get(claim.0 as usize).map_or(&[][..], Vec::as_slice);
        let stands = |at: &&u32| decisions.of_conflict(**at) != Some(&Decision::Rejected);
        list.iter().filter(stands).filter_map(|at| comparison.conflicts.get(*at as usize))
    }

    /// Claims made in a sentence, ascending.
    pub(super) fn in_sentence(&self, source: SourceIndex, sentence: usize) -> &[ClaimIndex] {
        self.by_sentence.get(source.0 as usize).and_then(|list| list.get(sentence)).map_or(&[], Vec::as_slice)
    }
}

/// Claims made in each sentence, by source, then sentence; ascending.
fn by_sentence(comparison: &Comparison, articles: &[Article<'_>]) -> Vec<Vec<Vec<ClaimIndex>>> {
    let mut by_sentence: Vec<Vec<Vec<ClaimIndex>>> =
        articles.iter().map(|article| vec![Vec::new(); article.parsed.sentences.len()]).collect();
    for (index, claim) in comparison.claims.iter().enumerate() {
        let index = ClaimIndex(index as u32);
        for mention in &claim.mentions {
            let lists = by_sentence.get_mut(mention.source.0 as usize);
            for list in lists.and_then(|lists| lists.get_mut(as_indices(&mention.sentences))).into_iter().flatten() {
                if list.last() != Some(&index) {
                    list.push(index);
                }
            }
        }
    }
    by_sentence
}

/// A claim's own words, the names of who makes it, and the sentences in which it is made, in small letters.
fn words_of(claim: &Claim, comparison: &Comparison, articles: &[Article<'_>]) -> String {
    let mut words = claim.text.to_lowercase();
    let mut add = |more: &str| {
        words.push('\n');
        words.push_str(&more.to_lowercase());
    };
    for speaker in speakers(claim) {
        let entity = comparison.entities.get(speaker.0 as usize);
        for name in entity.iter().flat_map(|e| std::iter::once(&e.name).chain(&e.aliases)) {
            add(name);
        }
    }
    // mentions stand in the order of their places, and may share a sentence
    let mut last = None;
    for mention in &claim.mentions {
        let Some(article) = articles.get(mention.source.0 as usize) else { continue };
        for sentence in mention.sentences.clone().filter(|&sentence| last < Some((mention.source, sentence))) {
            if let Some(found) = article.parsed.sentences.get(sentence as usize) {
                add(found.span.of(&article.document.text));
            }
        }
        last = last.max(mention.sentences.end.checked_sub(1).map(|sentence| (mention.source, sentence)));
    }
    words
}

fn as_indices(sentences: &Range<u32>) -> Range<usize> {
    sentences.start as usize..sentences.end as usize
}
