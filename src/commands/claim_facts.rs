//! What the claims table looks up of a comparison: the claims of each sentence, the words by which a claim is found, its conflicts, and
//! whether it stands word for word in two sources.

use std::collections::BTreeSet;

use super::{claim_rows::speakers, subjects::Decisions};
use crate::{
    compare::{Article, ClaimIndex, Comparison, Conflict, SourceIndex},
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
    /// Claims whose words stand in two sources word for word.
    pub(super) copied: BTreeSet<ClaimIndex>,
}

impl ClaimFacts {
    /// `articles` are those that were compared.
    pub(super) fn of(comparison: &Comparison, articles: &[Article<'_>]) -> Self {
        let mut by_sentence: Vec<Vec<Vec<ClaimIndex>>> =
            articles.iter().map(|article| vec![Vec::new(); article.parsed.sentences.len()]).collect();
        let mut search = Vec::with_capacity(comparison.claims.len());
        for (index, claim) in comparison.claims.iter().enumerate() {
            let index = ClaimIndex(index as u32);
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
            for mention in &claim.mentions {
                let source = mention.source.0 as usize;
                let Some((article, lists)) = articles.get(source).zip(by_sentence.get_mut(source)) else { continue };
                for sentence in mention.sentences.clone() {
                    let sentence = sentence as usize;
                    let Some((found, list)) = article.parsed.sentences.get(sentence).zip(lists.get_mut(sentence)) else { continue };
                    if list.last() != Some(&index) {
                        list.push(index);
                        add(found.span.of(&article.document.text));
                    }
                }
            }
            search.push(words);
        }
        let mut conflicts = vec![Vec::new(); comparison.claims.len()];
        for (at, conflict) in comparison.conflicts.iter().enumerate() {
            if let Some(list) = conflict.claim.and_then(|claim| conflicts.get_mut(claim.0 as usize)) {
                list.push(at as u32);
            }
        }
        let mut facts = Self { by_sentence, search, conflicts, copied: BTreeSet::new() };
        for reuse in &comparison.reuse {
            let [a, b] = reuse.parts.map(|place| {
                let article = articles.get(place.source.0 as usize);
                let sentences = article.map_or(0..0, |article| article.parsed.sentences_in(place.span));
                sentences.flat_map(|s| facts.in_sentence(place.source, s).iter().copied()).collect::<BTreeSet<_>>()
            });
            let both: Vec<ClaimIndex> = a.intersection(&b).copied().collect();
            facts.copied.extend(both);
        }
        facts
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
