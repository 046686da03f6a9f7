//! How much a term tells, inside one event.
//!
//! Inverse document frequency over the sentences of the group, with an expectation from general English that carries small
//! groups: `ln((N + P) / (n + P·e))` for a term in `n` of `N` sentences, `e` the share expected beforehand, `P` how many
//! sentences that expectation is worth. In the coverage of a phone call "call" tells next to nothing. In a large group `n` and `N`
//! go in [`steps`], so that most terms weigh what they did when an article is added.

use super::{
    common_words::Tier,
    statements::StatementKind,
    steps,
    terms::{Term, TermAt, TermKind, Vocabulary, terms_in},
    thresholds::ALL_PAIRS,
};

/// How many sentences the expectation is worth.
const PRIOR_SENTENCES: f32 = 60.0;
/// What even the commonest term keeps, so that a sentence of such words still has a measure.
const LEAST: f32 = 0.15;
/// The share of sentences expected to hold a given name, and a given number.
const NAME_SHARE: f32 = 0.01;
const NUMBER_SHARE: f32 = 0.004;
/// An entity counts this part of a word as rare, for the words of its name count as well.
const NAME_WORTH: f32 = 0.6;
/// The weight of a word that is in one sentence only, in a group of any size.
const RAREST: f32 = 4.7;
/// The weight that [`Contrast`] leaves as it is.
const MIDDLE: f32 = 4.0;

/// How much more a rare term tells than a common one: the exponent of the weights.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Contrast(pub f32);

impl Contrast {
    /// Inside an event, where what all tell says nothing (average precision .728 at 1, .735 at 1.5, .725 at 2).
    pub(crate) const EVENT: Contrast = Contrast(1.5);
    /// Between two sentences alone, where common words are all there is.
    pub(crate) const ALONE: Contrast = Contrast(0.7);
}

/// The weight of every term of a vocabulary.
pub(crate) fn weights<'a>(
    vocabulary: &Vocabulary,
    articles: impl Iterator<Item = (&'a [TermAt], &'a [super::statements::Statement])>,
    contrast: Contrast,
) -> Vec<f32> {
    let mut sentences = 0u32;
    let mut seen_in: Vec<u32> = vec![0; vocabulary.terms.len()];
    let mut last: Vec<u32> = vec![0; vocabulary.terms.len()];
    for (stream, statements) in articles {
        for statement in statements.iter().filter(|s| s.kind == StatementKind::Sentence) {
            sentences += 1;
            for tokens in &statement.tokens {
                for at in terms_in(stream, tokens) {
                    let term = at.term as usize;
                    if let (Some(l), Some(n)) = (last.get_mut(term), seen_in.get_mut(term))
                        && *l != sentences
                    {
                        *l = sentences;
                        *n += 1;
                    }
                }
            }
        }
    }
    let counted = |count: u32| if sentences as usize <= ALL_PAIRS { count } else { steps::step(count) };
    let all = counted(sentences);
    vocabulary.terms.iter().zip(seen_in).map(|(term, n)| weight(term, counted(n), all, contrast)).collect()
}

/// The weight of every term in two sentences of which nothing else is known: whether both have it must not decide what it weighs.
pub(crate) fn general(vocabulary: &Vocabulary) -> Vec<f32> {
    vocabulary.terms.iter().map(|term| weight(term, 1, 2, Contrast::ALONE)).collect()
}

fn weight(term: &Term, seen_in: u32, sentences: u32, contrast: Contrast) -> f32 {
    let (expected, worth) = match term.kind {
        TermKind::Name => (NAME_SHARE, NAME_WORTH),
        TermKind::Number => (NUMBER_SHARE, 1.0),
        TermKind::Word | TermKind::Phrase => (term.tier.expected_share(), 1.0),
    };
    if term.tier == Tier::Grammar {
        return LEAST;
    }
    let all = sentences as f32 + PRIOR_SENTENCES;
    let rarity = |seen: f32, expected: f32| (all / (seen + PRIOR_SENTENCES * expected)).ln();
    let rarest = rarity(1.0, Tier::Rare.expected_share());
    let weight = (RAREST * rarity(seen_in as f32, expected) / rarest).max(LEAST) * worth;
    MIDDLE * (weight / MIDDLE).powf(contrast.0)
}

#[cfg(test)]
mod tests {
    use smol_str::SmolStr;

    use super::*;

    #[test]
    fn what_every_sentence_says_tells_little() {
        let weight =
            |tier, seen_in| weight(&Term { kind: TermKind::Word, text: SmolStr::default(), tier }, seen_in, 100, Contrast::EVENT);
        assert!(weight(Tier::Rare, 40) < weight(Tier::Rare, 2));
        assert!(weight(Tier::Frequent, 2) < weight(Tier::Rare, 2));
    }
}
