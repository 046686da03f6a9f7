//! What comparing finds over all documents.

use std::{ops::Range, sync::Arc};

use crate::{
    parse::{EntityIndex, EntityKind},
    text::Span,
};

use super::doubtful::DoubtfulNames;

/// An article, as an index into the slice that was compared.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct SourceIndex(pub u32);

/// An entity over all articles, as an index into [`Comparison::entities`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct SharedEntityIndex(pub u32);

/// A group, as an index into [`Comparison::groups`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Default)]
pub struct GroupIndex(pub u32);

/// A claim, as an index into [`Comparison::claims`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct ClaimIndex(pub u32);

/// What the articles share and where they differ.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Comparison {
    /// Articles that report the same event; every article is in exactly one.
    pub groups: Vec<Group>,
    /// One entity, its names in all articles.
    pub entities: Vec<SharedEntity>,
    /// Pairs of sentences in different articles that say the same, or nearly; by `a`, then `b`.
    pub links: Vec<Link>,
    /// The rows of the claims table, in reading order of the claim's first mention.
    pub claims: Vec<Claim>,
    /// Where mentions of one claim, or neighbouring facts, differ.
    pub conflicts: Vec<Conflict>,
    /// Passages shared word for word; of a large event so many that a [`super::Memory`] holds the same list.
    pub reuse: Arc<Vec<Reuse>>,
    /// Names that may be those of one entity and were left apart, for a person to decide.
    pub doubtful: Vec<DoubtfulNames>,
}

impl Comparison {
    /// Articles of the claim's group in which nothing was found, each with the sentence that comes nearest to it; ascending.
    ///
    /// Worked out when it is asked for: over a thousand articles of one event these lists would be the largest part of the result.
    pub fn not_found<'c>(&'c self, claim: &'c Claim) -> impl Iterator<Item = (SourceIndex, Option<u32>)> + use<'c> {
        let sources = self.groups.get(claim.group.0 as usize).map_or(&[][..], |g| g.sources.as_slice());
        let mut mentions = claim.mentions.iter().map(|m| m.source).peekable();
        let mut nearest = claim.nearest.iter().peekable();
        sources.iter().filter_map(move |&source| {
            while mentions.next_if(|&m| m < source).is_some() {}
            while nearest.next_if(|n| n.0 < source).is_some() {}
            let found = mentions.peek() == Some(&source);
            (!found).then(|| (source, nearest.peek().filter(|n| n.0 == source).map(|n| n.1)))
        })
    }
}

/// Articles that report the same event.
#[derive(Clone, PartialEq, Debug)]
pub struct Group {
    /// What the event is called: the most central headline, or names that all share.
    pub title: String,
    /// The articles, ascending.
    pub sources: Vec<SourceIndex>,
}

/// One entity over all articles.
#[derive(Clone, PartialEq, Debug)]
pub struct SharedEntity {
    /// What kind of thing it is.
    pub kind: EntityKind,
    /// Its fullest and most frequent name.
    pub name: String,
    /// Its other names in all articles, sorted, each once.
    pub aliases: Vec<String>,
    /// Which entity of which article it is, ascending.
    pub members: Vec<(SourceIndex, EntityIndex)>,
    /// Whether any article gives a name.
    pub named: bool,
}

/// A sentence of an article.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct SentenceRef {
    /// The article.
    pub source: SourceIndex,
    /// Index into its sentences.
    pub sentence: u32,
}

/// A stretch of words of an article.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Place {
    /// The article.
    pub source: SourceIndex,
    /// Where in it.
    pub span: Span,
}

/// How near two sentences are.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Relation {
    /// They make the same claim.
    Same,
    /// They share part of one.
    Related,
}

/// Why two sentences are linked.
#[derive(Clone, PartialEq, Debug)]
pub enum Reason {
    /// They name the same entities.
    SameNames(Vec<String>),
    /// They give the same numbers.
    SameNumbers(Vec<String>),
    /// They share words that are rare in this coverage.
    RareWords(Vec<String>),
    /// They quote the same common words, each of these three in a row.
    SamePhrases(Vec<String>),
    /// They quote the same utterance.
    SameQuotation(String),
    /// Both are attributed to this speaker.
    SameSpeaker(String),
}

/// Two sentences of different articles that say the same, or nearly.
#[derive(Clone, PartialEq, Debug)]
pub struct Link {
    /// The one whose article stands first.
    pub a: SentenceRef,
    /// The other.
    pub b: SentenceRef,
    /// 0 to 1.
    pub score: f32,
    /// Same or related; why, [`super::reasons`] tells of their sentences.
    pub relation: Relation,
}

/// How an article has a claim.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Voice {
    /// In someone's own words, in quote marks.
    Quoted,
    /// As someone's words, without quote marks.
    Attributed,
    /// In the article's own voice.
    Asserted,
}

/// A claim: what several articles, or one, say to be so.
#[derive(Clone, PartialEq, Debug)]
pub struct Claim {
    /// The group whose articles may make it.
    pub group: GroupIndex,
    /// The reported words of its clearest mention, never invented.
    pub text: String,
    /// Who says so, where all mentions that give it to somebody agree; `None` is the articles' own voice, or several speakers.
    pub speaker: Option<SharedEntityIndex>,
    /// Where it is made, by article, then place.
    pub mentions: Vec<ClaimMention>,
    /// Of articles of the group in which it was not found, the sentence that comes nearest to it, where one does; ascending.
    pub nearest: Vec<(SourceIndex, u32)>,
}

/// A place where an article makes a claim.
#[derive(Clone, PartialEq, Debug)]
pub struct ClaimMention {
    /// The article.
    pub source: SourceIndex,
    /// The sentences it stands in; never empty.
    pub sentences: Range<u32>,
    /// The words themselves.
    pub span: Span,
    /// How the article has it.
    pub voice: Voice,
    /// To whom it is given; `None` is the article's own voice, or a speaker who is not known.
    pub speaker: Option<SharedEntityIndex>,
}

/// In what mentions of a claim differ.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum ConflictKind {
    /// Numbers and durations.
    Quantity,
    /// Dates.
    Date,
    /// Places.
    Place,
    /// Who said or did it.
    Person,
    /// A person's office.
    Title,
    /// Whether it is so.
    Polarity,
    /// How sure it is.
    Certainty,
    /// The words inside quote marks.
    Wording,
    /// What came first.
    Order,
}

/// How far two mentions are apart.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Severity {
    /// Both cannot be so.
    Contradiction,
    /// Hard to hold together.
    Tension,
    /// One is only more precise than the other.
    Detail,
}

/// A difference between articles, with the words it rests on.
#[derive(Clone, PartialEq, Debug)]
pub struct Conflict {
    /// In what they differ.
    pub kind: ConflictKind,
    /// How far.
    pub severity: Severity,
    /// The claim it belongs to.
    pub claim: Option<ClaimIndex>,
    /// The words that differ, one stretch a place, by article; at least two.
    pub parts: Vec<Place>,
    /// The articles that stand apart from the others: those on the side that fewer take; all of them where no side is smaller.
    /// Ascending.
    pub apart: Vec<SourceIndex>,
    /// A sentence that says why.
    pub why: String,
}

/// A passage that two articles share word for word; case, punctuation and quote style ignored.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Reuse {
    /// How many words.
    pub words: u32,
    /// Where it stands in the two.
    pub parts: [Place; 2],
}
