//! The wire types: field by field what the analysis format says, in its order.
//!
//! Apart from the inner types on purpose, so that these can change without breaking a reader of the output. A field is added,
//! never renamed.

use serde::{Serialize, Serializer};

use super::ids::{ClaimId, ConflictId, EntityId, GroupId};
use crate::compare::{self, Comparison};

/// `[start, end]` in code points of a source's text, half-open.
pub type Chars = [usize; 2];

/// A sentence: the id of its source, and its own id there.
pub type SentenceId<'a> = (&'a str, u32);

/// A whole coverage.
#[derive(Debug, Serialize)]
pub struct Analysis<'a> {
    /// `crossread-analysis`.
    pub format: &'static str,
    /// Version of the format.
    pub version: u32,
    /// Name and version of the program.
    pub generator: &'static str,
    /// The articles.
    pub sources: Vec<Source<'a>>,
    /// Articles that report the same event.
    pub groups: Vec<Group<'a>>,
    /// Who and what is named, over all articles.
    pub entities: Vec<Entity<'a>>,
    /// Sentences that say the same, or nearly.
    pub links: Vec<Link<'a>>,
    /// The rows of the claims table.
    pub claims: Vec<Claim<'a>>,
    /// Where articles differ.
    pub conflicts: Vec<Conflict<'a>>,
    /// Passages shared word for word.
    pub reuse: Vec<Reuse<'a>>,
}

/// An article.
#[derive(Debug, Serialize)]
pub struct Source<'a> {
    /// Its id in this output.
    pub id: &'a str,
    /// Name of its file.
    pub file: Option<&'a str>,
    /// Headline.
    pub title: Option<&'a str>,
    /// Who published it.
    pub outlet: Option<&'a str>,
    /// When, in ISO 8601 as far as known.
    pub date: Option<&'a str>,
    /// Where.
    pub url: Option<&'a str>,
    /// ISO 639 code; `und` where there is too little text to say.
    pub language: &'static str,
    /// SHA-256 of the text in UTF-8, in small hexadecimal digits.
    pub sha256: String,
    /// The words.
    pub text: &'a str,
    /// Paragraphs and what else the lines are.
    pub blocks: Vec<Block>,
    /// Sentences.
    pub sentences: Vec<Sentence>,
    /// Attributed words.
    pub quotations: Vec<Quotation>,
    /// Where entities are mentioned.
    pub mentions: Vec<Mention>,
    /// Numbers, durations, dates, money and the like.
    pub quantities: Vec<Quantity<'a>>,
    /// The article's own entities; only where it was parsed by itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entities: Option<Vec<Entity<'a>>>,
}

/// A paragraph or what stands in the place of one.
#[derive(Debug, Serialize)]
pub struct Block {
    /// `paragraph`, `heading`, `reference` or `list-item`.
    pub kind: &'static str,
    /// Where it stands.
    pub span: Chars,
}

/// A sentence.
#[derive(Debug, Serialize)]
pub struct Sentence {
    /// Counts from 0 within the source.
    pub id: u32,
    /// Where it stands.
    pub span: Chars,
    /// Index of its block.
    pub block: u32,
}

/// Attributed words.
#[derive(Debug, Serialize)]
pub struct Quotation {
    /// Counts from 0 within the source.
    pub id: u32,
    /// `direct`, `mixed` or `indirect`.
    pub kind: &'static str,
    /// The quoted or reported words, parts in reading order.
    pub content: Vec<Chars>,
    /// Mixed only: the whole reported clause.
    pub clause: Option<Vec<Chars>>,
    /// The words that attribute.
    pub cue: Option<Chars>,
    /// The mention nearest to the cue.
    pub speaker: Option<Chars>,
    /// Whom that mention names.
    pub entity: Option<EntityId>,
    /// Stands inside another quotation.
    pub nested: bool,
    /// Quote marks around words that nobody is quoted as saying.
    pub scare: bool,
    /// The quotation that it goes on with, where it has no cue of its own: `“A,” he said. “B.”`
    pub continues: Option<u32>,
}

/// A place where an entity is mentioned.
#[derive(Debug, Serialize)]
pub struct Mention {
    /// Where it stands.
    pub span: Chars,
    /// Whom it mentions.
    pub entity: EntityId,
    /// `name`, `nominal` or `pronoun`.
    pub form: &'static str,
}

/// A number with what it measures.
#[derive(Debug, Serialize)]
pub struct Quantity<'a> {
    /// Where it stands.
    pub span: Chars,
    /// `count`, `duration`, `percent`, `date`, `time`, `money`, `ordinal`, `age`, `distance` or `other`.
    pub kind: &'static str,
    /// Lower bound.
    pub low: Option<f64>,
    /// Upper bound.
    pub high: Option<f64>,
    /// What is counted.
    pub unit: Option<&'a str>,
    /// `exact`, `about`, `over`, `under`, `at-least` or `at-most`.
    pub modifier: &'static str,
    /// Dates and times only: ISO 8601, as far as the text says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<&'a str>,
}

/// Articles that report the same event.
#[derive(Debug, Serialize)]
pub struct Group<'a> {
    /// Its id.
    pub id: GroupId,
    /// What the event is called.
    pub title: &'a str,
    /// Ids of the articles.
    pub sources: Vec<&'a str>,
}

/// Who or what is named.
#[derive(Debug, Serialize)]
pub struct Entity<'a> {
    /// Its id.
    pub id: EntityId,
    /// `person`, `organisation`, `place` or `other`.
    pub kind: &'static str,
    /// Its fullest name.
    pub name: &'a str,
    /// Its other names.
    pub aliases: Vec<&'a str>,
    /// Ids of the articles that mention it.
    pub sources: Vec<&'a str>,
}

/// Two sentences of different articles that say the same, or nearly.
#[derive(Debug, Serialize)]
pub struct Link<'a> {
    /// The one whose article stands first.
    pub a: SentenceId<'a>,
    /// The other.
    pub b: SentenceId<'a>,
    /// 0 to 1.
    pub score: f32,
    /// `same` or `related`.
    pub relation: &'static str,
}

/// A row of the claims table.
#[derive(Debug, Serialize)]
pub struct Claim<'a> {
    /// Its id.
    pub id: ClaimId,
    /// The reported words of one of its mentions.
    pub text: &'a str,
    /// Who says so, where all mentions agree.
    pub speaker: Option<EntityId>,
    /// Where it is made.
    pub mentions: Vec<ClaimMention<'a>>,
    /// Ids of the articles in which nothing was found.
    pub not_found: NotFound<'a>,
}

/// The articles of a claim's group in which nothing was found; worked out as it is written, for over a thousand articles these
/// lists are the largest part of the output.
#[derive(Debug)]
pub struct NotFound<'a> {
    /// The claim.
    pub claim: &'a compare::Claim,
    /// All groups.
    pub comparison: &'a Comparison,
    /// The id of each article.
    pub ids: std::sync::Arc<[&'a str]>,
}

impl Serialize for NotFound<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let sources = self.comparison.not_found(self.claim);
        serializer.collect_seq(sources.filter_map(|(source, _)| self.ids.get(source.0 as usize)))
    }
}

/// A place where an article makes a claim.
#[derive(Debug, Serialize)]
pub struct ClaimMention<'a> {
    /// Id of the article.
    pub source: &'a str,
    /// Ids of its sentences.
    pub sentences: Vec<u32>,
    /// The words.
    pub span: Chars,
    /// `quoted`, `attributed` or `asserted`.
    pub voice: &'static str,
    /// To whom it is given.
    pub speaker: Option<EntityId>,
}

/// A difference between articles.
#[derive(Debug, Serialize)]
pub struct Conflict<'a> {
    /// Its id.
    pub id: ConflictId,
    /// `quantity`, `date`, `place`, `person`, `title`, `polarity`, `certainty`, `wording` or `order`.
    pub kind: &'static str,
    /// `contradiction`, `tension` or `detail`.
    pub severity: &'static str,
    /// The claim it belongs to.
    pub claim: Option<ClaimId>,
    /// The words that differ.
    pub parts: Vec<Place<'a>>,
    /// A sentence that says why.
    pub why: &'a str,
}

/// A stretch of words of an article.
#[derive(Debug, Serialize)]
pub struct Place<'a> {
    /// Id of the article.
    pub source: &'a str,
    /// Where in it.
    pub span: Chars,
}

/// A passage that two articles share word for word.
#[derive(Debug, Serialize)]
pub struct Reuse<'a> {
    /// How many words.
    pub words: u32,
    /// Where it stands in the two.
    pub parts: Vec<Place<'a>>,
}
