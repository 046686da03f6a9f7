//! Many documents, what they share.
//!
//! [`compare`] takes parsed documents and finds one entity under several names, sentences that say the same, the claims that
//! they make together, where they differ, and what stands word for word in two of them. Pure: same input, same output, with
//! any number of threads; another order of the articles changes only their order in the result.

mod aliases;
mod claims;
mod common_words;
mod comparison;
mod conflicts;
mod entities;
mod groups;
mod lexicon;
mod likeness;
mod links;
mod matter;
mod person_names;
mod prepare;
mod reasons;
mod renumber;
mod reuse;
mod similarity;
mod stance;
mod statements;
mod synonyms;
mod terms;
mod thresholds;
mod weights;
mod word_changes;
mod words;

pub use comparison::{
    Claim, ClaimIndex, ClaimMention, Comparison, Conflict, ConflictKind, Group, Link, Place, Reason, Relation, Reuse, SentenceRef,
    Severity, SharedEntity, SharedEntityIndex, SourceIndex, Voice,
};
pub use similarity::{Similarity, similarity};
pub use stance::Stance;
pub use word_changes::{WordChange, WordChangeKind, word_changes};

use rayon::prelude::*;

use crate::{parse::Parsed, text::Document};

/// One article as the comparison takes it.
#[derive(Clone, Copy, Debug)]
pub struct Article<'a> {
    /// The words and what is known about them.
    pub document: &'a Document,
    /// Their structure.
    pub parsed: &'a Parsed,
}

/// What to look for.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Options {
    /// Links weaker than the threshold for "related" are kept down to this score (0 to 1).
    pub links_from: Option<f32>,
}

/// Compares articles with one another.
pub fn compare(articles: &[Article<'_>], options: Options) -> Comparison {
    // worked through in the order of their texts, so that the order in which they came cannot matter
    let order = renumber::by_text(articles);
    let sorted: Vec<Article<'_>> = order.iter().filter_map(|&i| articles.get(i).copied()).collect();
    let prepared: Vec<prepare::Prepared> = sorted.par_iter().map(|&article| prepare::prepare(article)).collect();
    let prepared: Vec<&prepare::Prepared> = prepared.iter().collect();
    let groups = groups::groups(&sorted, &prepared);
    let entities = entities::entities(&sorted, &groups);
    let parts: Vec<Comparison> = groups.iter().map(|group| compare_group(&sorted, &prepared, &entities, group, options)).collect();
    let mut all = Comparison { entities: entities.shared, groups, ..Comparison::default() };
    for part in parts {
        let claims = all.claims.len() as u32;
        all.links.extend(part.links);
        all.claims.extend(part.claims);
        all.conflicts.extend(part.conflicts.into_iter().map(|mut conflict| {
            conflict.claim = conflict.claim.map(|c| ClaimIndex(c.0 + claims));
            conflict
        }));
        all.reuse.extend(part.reuse);
    }
    renumber::renumber(all, &order)
}

/// What the articles of one group share; entities and groups are left empty.
fn compare_group(
    articles: &[Article<'_>],
    prepared: &[&prepare::Prepared],
    entities: &entities::Entities,
    group: &Group,
    options: Options,
) -> Comparison {
    let sources: Vec<u32> = group.sources.iter().map(|s| s.0).collect();
    let reuse = reuse::reuse(articles, prepared, &sources);
    let coverage = matter::Coverage::new(articles, prepared, entities, sources);
    let pairs = links::pairs(&coverage, options.links_from.unwrap_or(thresholds::NEAREST).min(thresholds::NEAREST));
    let rows = claims::rows(&coverage, &pairs);
    let claims = claims::claims(&coverage, &rows, &pairs);
    let conflicts = conflicts::conflicts(&coverage, &rows, &pairs);
    let links = links::links(&coverage, &pairs, options.links_from);
    Comparison { links, claims, conflicts, reuse, ..Comparison::default() }
}
