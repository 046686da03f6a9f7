//! The words of an article in a row, as shared passages are looked for in them.

use std::{
    collections::hash_map::DefaultHasher,
    hash::{Hash, Hasher},
};

use crate::{
    compare::{
        Article,
        prepare::{Prepared, WordForm},
        thresholds::REUSE_WORDS,
    },
    parse::BlockKind,
    text::Span,
};

/// Words of one article in a row, with their places.
pub(super) struct Words {
    /// Folded words as numbers that are the same in all articles, being checksums of 64 bits; [`BREAK`] where no run may pass. That two of
    /// a hundred thousand different words have the same one happens once in some four thousand million coverages.
    pub numbers: Vec<u64>,
    /// The tokens.
    pub spans: Vec<Span>,
}

pub(super) const BREAK: u64 = u64::MAX;

/// A run's sum is that of its words, each times this as often as there are words behind it.
const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;

impl Words {
    pub(super) fn of(article: &Article<'_>, prepared: &Prepared) -> Self {
        let numbers: Vec<u64> = prepared.forms.iter().map(|form| number(form.folded.as_str())).collect();
        let is_possessive = |form: &WordForm| matches!(form.folded.as_str(), "'s" | "'");
        let possessives: Vec<bool> = prepared.forms.iter().map(is_possessive).collect();
        let references: Vec<Span> =
            article.parsed.blocks.iter().filter(|b| b.kind == BlockKind::Reference).map(|b| b.span).collect();
        let room = article.parsed.tokens.len();
        let mut text = Words { numbers: Vec::with_capacity(room), spans: Vec::with_capacity(room) };
        let mut reference = references.iter().peekable();
        for (token, &form) in article.parsed.tokens.iter().zip(&prepared.token_forms) {
            while reference.next_if(|r| r.end <= token.span.start).is_some() {
                text.numbers.push(BREAK);
                text.spans.push(token.span);
            }
            if reference.peek().is_some_and(|r| r.contains(token.span.start)) {
                continue;
            }
            let Some(&word) = numbers.get(form as usize) else { continue };
            // a possessive is one word with its noun
            if possessives.get(form as usize).copied().unwrap_or(false)
                && let (Some(noun), Some(span)) = (text.numbers.last_mut(), text.spans.last_mut())
                && span.end == token.span.start
                && *noun != BREAK
            {
                *noun = number(&(*noun, "'s"));
                *span = span.union(token.span);
                continue;
            }
            text.numbers.push(word);
            text.spans.push(token.span);
        }
        text
    }

    /// Of the words from each place on, [`REUSE_WORDS`] of them, a checksum; `None` where they do not stand in a row.
    pub(super) fn sums(&self) -> impl Iterator<Item = Option<u64>> + '_ {
        let leaving = FACTOR.wrapping_pow(REUSE_WORDS as u32);
        let (mut sum, mut breaks) = (0u64, 0);
        let ends = self.numbers.iter().enumerate().map(move |(at, &word)| {
            let left = at.checked_sub(REUSE_WORDS).and_then(|left| self.numbers.get(left)).copied();
            breaks += usize::from(word == BREAK);
            breaks -= usize::from(left == Some(BREAK));
            sum = sum.wrapping_mul(FACTOR).wrapping_add(word).wrapping_sub(left.unwrap_or(0).wrapping_mul(leaving));
            (breaks == 0).then_some(sum)
        });
        ends.skip(REUSE_WORDS - 1)
    }
}

fn number(of: &(impl Hash + ?Sized)) -> u64 {
    let mut hasher = DefaultHasher::new();
    of.hash(&mut hasher);
    hasher.finish().min(BREAK - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_words_have_the_same_sum_wherever_they_stand() {
        let words = |of: &[u64]| Words { numbers: of.to_vec(), spans: Vec::new() };
        let one = words(&[9, 1, 2, 3, 4, 5, 6, 7, 8, 1]);
        let other = words(&[7, BREAK, 1, 2, 3, 4, 5, 6, 7, 8]);
        let (one, other): (Vec<_>, Vec<_>) = (one.sums().collect(), other.sums().collect());
        assert_eq!((one.len(), other.len()), (3, 3));
        assert_eq!(one.get(1), other.get(2));
        assert_ne!(one.first(), one.last());
        assert_eq!(other.get(..2), Some(&[None, None][..]));
        assert_eq!(words(&[1, 2, 3]).sums().count(), 0);
    }
}
