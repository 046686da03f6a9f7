//! How much a term tells, inside one event.
//!
//! Inverse document frequency over the sentences of the group, with an expectation from general English that carries small
//! groups: `ln((N + P) / (n + P·e))` for a term in `n` of `N` sentences, `e` the share expected beforehand, `P` how many
//! sentences that expectation is worth. In the coverage of a phone call "call" tells next to nothing.

use super::{
    common_words::Tier,
    statements::StatementKind,
    terms::{Term, TermAt, TermKind, Vocabulary, terms_in},
};

/// How many sentences the expectation is worth.
const PRIOR_SENTENCES: f32 = 60.0;
/// What even the commonest term keeps, so that a sentence of such words still has a measure.
const LEAST: f32 = 0.15;
/// The share of sentences expected to hold a given name, and a given number.
const NAME_SHARE: f32 = 0.01;
const NUMBER_SHARE: f32 = 0.004;

/// The weight of every term of a vocabulary.
pub(crate) fn weights<'a>(
    vocabulary: &Vocabulary,
    articles: impl Iterator<Item = (&'a [TermAt], &'a [super::statements::Statement])>,
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
    vocabulary.terms.iter().zip(seen_in).map(|(term, n)| weight(term, n, sentences)).collect()
}

fn weight(term: &Term, seen_in: u32, sentences: u32) -> f32 {
    let expected = match term.kind {
        TermKind::Name => NAME_SHARE,
        TermKind::Number => NUMBER_SHARE,
        TermKind::Word => term.tier.expected_share(),
    };
    let weight = ((sentences as f32 + PRIOR_SENTENCES) / (seen_in as f32 + PRIOR_SENTENCES * expected)).ln();
    if term.tier == Tier::Grammar { LEAST } else { weight.max(LEAST) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_every_sentence_says_tells_little() {
        let word = |tier| Term { kind: TermKind::Word, text: String::new(), tier };
        assert!(weight(&word(Tier::Rare), 40, 100) < weight(&word(Tier::Rare), 2, 100));
        assert!(weight(&word(Tier::Frequent), 2, 100) < weight(&word(Tier::Rare), 2, 100));
    }
}
