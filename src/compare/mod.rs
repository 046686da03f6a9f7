//! Many documents, what they share.
//!
//! [`compare`] takes parsed documents and finds one entity under several names, sentences that say the same, the claims that
//! they make together, where they differ, and what stands word for word in two of them. Pure: same input, same output, with
//! any number of threads; another order of the articles changes only their order in the result. A [`Memory`] keeps what does not
//! depend on an article that came, went or changed, and can be told to stop.

mod aliases;
mod candidates;
mod claims;
mod common_words;
mod comparison;
mod conflicts;
mod doubtful;
mod entities;
mod groups;
mod kept;
mod laid_out;
mod lexicon;
mod likeness;
mod links;
mod matter;
mod memory;
mod names;
mod parts;
mod person_names;
mod phrases;
mod prepare;
mod reasons;
mod renumber;
mod reuse;
mod similarity;
mod stance;
mod statements;
mod steps;
mod stop;
mod synonyms;
mod terms;
mod thresholds;
mod together;
mod weights;
mod word_changes;
mod words;

pub use comparison::{
    Claim, ClaimIndex, ClaimMention, Comparison, Conflict, ConflictKind, Group, GroupIndex, Link, Place, Reason, Relation, Reuse,
    SentenceRef, Severity, SharedEntity, SharedEntityIndex, SourceIndex, Voice,
};
pub use conflicts::conflicts_in_rows;
pub use doubtful::{Doubt, DoubtfulNames};
pub use memory::Memory;
pub use names::Names;
pub use reasons::reasons;
pub use similarity::{Similarity, similarity};
pub use stance::Stance;
pub use stop::Stop;
pub use word_changes::{WordChange, WordChangeKind, word_changes};

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
    memory::compare_once(articles, options, Stop::never()).unwrap_or_default()
}
