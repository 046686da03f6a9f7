//! Every number that decides, in one place, with the measurement that set it.
//!
//! Set on four events of three articles each whose sentences were aligned by hand, and on the sets named beside them; chosen
//! where the harmonic mean of precision and recall is flat, not at its peak.

/// The agreement of two sentences that is scored one half: from there on "same" is right more often than not.
pub(crate) const EVEN: f32 = 0.58;
/// Sentences from this score on make the same claim. On the four events precision is .85 and recall .66 here, .78 and .73 at .5, but
/// a sixth of the look-alikes fewer are taken for the same.
pub(crate) const SAME: f32 = 0.55;
/// Sentences from this score on share part of a claim; lower, nearly every sentence of an event is related to one of every article.
pub(crate) const RELATED: f32 = 0.48;
/// Statements from this score on may stand in one row of the claims table.
pub(crate) const CLAIM: f32 = 0.5;
/// Two rows become one where the mean score between their mentions reaches this.
pub(crate) const ROW: f32 = 0.4;
/// A group with at most this many sentences is compared all with all; beyond, through the index of rare terms.
pub(crate) const ALL_PAIRS: usize = 600;
/// Beyond, so many candidates of a sentence are judged.
pub(crate) const CANDIDATES: usize = 64;
/// Of each other article so many sentences are judged clause by clause.
pub(crate) const MOST_ALIKE: usize = 16;
/// Of each sentence this many of its rarest terms are looked up: 12 find 92 % of true pairs, 6 find 62 %.
pub(crate) const RARE_TERMS: usize = 12;
/// A term that stands in more sentences than this finds no candidates.
pub(crate) const COMMON_TERM: usize = 400;
/// Words that two articles must share in one run for it to count as reuse.
pub(crate) const REUSE_WORDS: usize = 8;
/// Among many articles those whose likeness reaches this report the same event.
pub(crate) const SAME_EVENT: f32 = 0.25;
/// Among few this is enough: of 96 events of which three to five articles were loaded alone 78 stayed whole at .25 and 95 at .16;
/// of as many pairs of events loaded together one melted at either.
pub(crate) const SAME_EVENT_OF_FEW: f32 = 0.16;
/// So many articles are few.
pub(crate) const FEW_ARTICLES: f32 = 16.0;
/// With twice as many articles it takes this much more (between .2 and .22 is best at 45 and 90 articles).
pub(crate) const WITH_TWICE_AS_MANY: f32 = 0.02;
/// Two groups become one only where their articles are as alike as this in the mean.
pub(crate) const MEAN_LIKENESS: f32 = 0.12;
/// A sentence below this is not even shown as the nearest one of a source that lacks a claim.
pub(crate) const NEAREST: f32 = 0.1;
/// Sentences from this score on are searched for differences.
pub(crate) const COMPARED: f32 = 0.3;
