//! A sentence's words as the quantity rules read them: compounds taken apart, small letters beside.
//!
//! `30-day` is `30` and `day`, `5pm` is `5` and `pm`, `two-hour` is `two` and `hour`, so that one rule reads `two hours` and `two-hour`.

use std::borrow::Cow;

use crate::{
    parse::{Token, TokenKind},
    text::Span,
};

/// A word, a number, a mark, or a part of a compound.
#[derive(Clone, Debug)]
pub(super) struct Part<'t> {
    /// As it stands.
    pub(super) text: &'t str,
    /// In small letters.
    pub(super) lower: Cow<'t, str>,
    pub(super) span: Span,
    /// No white space stands in front of it.
    pub(super) glued: bool,
    /// It belongs to the same word as the part before it.
    pub(super) same_word: bool,
    /// It starts with a digit.
    pub(super) digits: bool,
}

/// The parts of one sentence.
#[derive(Debug)]
pub(super) struct Parts<'t> {
    text: &'t str,
    parts: Vec<Part<'t>>,
}

impl<'t> Parts<'t> {
    /// The parts of the tokens of one sentence of `text`.
    pub(super) fn new(text: &'t str, tokens: &[Token]) -> Self {
        let mut this = Self { text, parts: Vec::with_capacity(tokens.len() + 4) };
        let mut end = None;
        let mut tokens = tokens.iter().peekable();
        while let Some(token) = tokens.next() {
            let words = token.span.of(text);
            let glued = end == Some(token.span.start);
            if words == "."
                && !glued
                && let Some(digits) = tokens.next_if(|next| next.kind == TokenKind::Number && next.span.start == token.span.end)
            {
                // `.5` is a number.
                end = Some(digits.span.end);
                this.push(token.span.union(digits.span), false, false);
                continue;
            }
            end = Some(token.span.end);
            if token.kind == TokenKind::Word && (words.contains(is_hyphen) || words.starts_with(char::is_numeric)) {
                this.take_apart(words, token.span, glued);
            } else {
                this.push(token.span, glued, false);
            }
        }
        this
    }

    fn take_apart(&mut self, words: &str, span: Span, glued: bool) {
        let mut first = true;
        let mut offset = span.start as usize;
        for piece in words.split_inclusive(is_hyphen) {
            let bare = piece.trim_end_matches(is_hyphen);
            let number = number_length(bare);
            for range in [0..number, number..bare.len()] {
                if !range.is_empty() {
                    self.push(Span::new(offset + range.start, offset + range.end), glued || !first, !first);
                    first = false;
                }
            }
            offset += piece.len();
        }
    }

    fn push(&mut self, span: Span, glued: bool, same_word: bool) {
        let text = span.of(self.text);
        let lower =
            if text.bytes().any(|b| b.is_ascii_uppercase()) { Cow::Owned(text.to_ascii_lowercase()) } else { Cow::Borrowed(text) };
        self.parts.push(Part {
            text,
            lower,
            span,
            glued,
            same_word,
            digits: text.strip_prefix('.').unwrap_or(text).starts_with(char::is_numeric),
        });
    }

    /// How many parts there are.
    pub(super) fn len(&self) -> usize {
        self.parts.len()
    }

    /// The part `at`.
    pub(super) fn get(&self, at: usize) -> Option<&Part<'t>> {
        self.parts.get(at)
    }

    /// The part `at` in small letters; empty past the end.
    pub(super) fn word(&self, at: usize) -> &str {
        self.parts.get(at).map_or("", |part| &part.lower)
    }

    /// The part before `at` in small letters; empty at the start.
    pub(super) fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |before| self.word(before))
    }

    /// Whether the part `at` is one of `words`, given in small letters.
    pub(super) fn is_one(&self, at: usize, words: &[&str]) -> bool {
        self.parts.get(at).is_some_and(|part| words.contains(&&*part.lower))
    }

    /// Whether the parts from `at` on are `words`.
    pub(super) fn are(&self, at: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(nth, word)| self.word(at + nth) == *word)
    }

    /// Whether the part `at` follows the one before without white space.
    pub(super) fn glued(&self, at: usize) -> bool {
        self.parts.get(at).is_some_and(|part| part.glued)
    }

    /// Whether the part `at` belongs to the same word as the one before it.
    pub(super) fn same_word(&self, at: usize) -> bool {
        self.parts.get(at).is_some_and(|part| part.same_word)
    }

    /// Whether the part `at` starts with a digit.
    pub(super) fn digits(&self, at: usize) -> bool {
        self.parts.get(at).is_some_and(|part| part.digits)
    }

    /// Whether the part `at` starts with a capital.
    pub(super) fn capital(&self, at: usize) -> bool {
        self.parts.get(at).is_some_and(|part| part.text.starts_with(char::is_uppercase))
    }

    /// The whole number that the part `at` is, if it is one of at most four digits.
    pub(super) fn small_number(&self, at: usize) -> Option<u16> {
        let text = self.parts.get(at).filter(|part| part.digits)?.text;
        (text.len() <= 4).then(|| text.parse().ok()).flatten()
    }

    /// Whether a quantity can start at `at`: not within a word that began with something else (`COVID-19`, `face-to-face`).
    pub(super) fn may_start(&self, at: usize) -> bool {
        !self.same_word(at) || self.is_one(at.wrapping_sub(1), &["mid", "pre", "post", "early", "late", "then", "now", "non"])
    }

    /// The place in the text from the part `from` to before the part `to`.
    pub(super) fn span(&self, from: usize, to: usize) -> Span {
        let first = self.parts.get(from).map(|part| part.span).unwrap_or_default();
        to.checked_sub(1).and_then(|last| self.parts.get(last)).map_or(first, |last| first.union(last.span))
    }
}

/// Whether `c` is a hyphen inside a word.
pub(super) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// Length of the number with which `word` starts.
fn number_length(word: &str) -> usize {
    let mut chars = word.char_indices().peekable();
    let mut end = 0;
    while let Some((at, c)) = chars.next() {
        let inner = matches!(c, '.' | ',') && at > 0 && chars.peek().is_some_and(|(_, next)| next.is_numeric());
        if !(c.is_numeric() || inner) {
            break;
        }
        end = at + c.len_utf8();
    }
    end
}
