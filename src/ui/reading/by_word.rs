//! The selection word by word: its end or its start moves to the next word, or to the one before.

use super::keyboard::{Step, stretch};
use crate::{
    commands::{Selection, SourceState},
    parse::{Parsed, Token, TokenKind},
    text::Span,
};

/// Whether a step goes word by word.
pub(super) fn is_by_word(step: Step) -> bool {
    matches!(step, Step::EndLater | Step::EndEarlier | Step::StartLater | Step::StartEarlier)
}

/// The selection with its end or start moved by a word; `None` where there is none, or no word would be left.
pub(super) fn moved(source: &SourceState, span: Span, step: Step) -> Option<Selection> {
    stretch(source, by_word(source.parsed.as_deref()?, span, step)?)
}

fn by_word(parsed: &Parsed, span: Span, step: Step) -> Option<Span> {
    let is_word = |token: &&Token| token.kind != TokenKind::Punctuation;
    let after = |byte: u32| parsed.tokens.iter().skip(parsed.tokens.partition_point(|t| t.span.end <= byte)).find(is_word);
    let before = |byte: u32| parsed.tokens.iter().take(parsed.tokens.partition_point(|t| t.span.start < byte)).rev().find(is_word);
    let moved = match step {
        Step::EndLater => Span { end: after(span.end)?.span.end, ..span },
        Step::EndEarlier => Span { end: before(before(span.end)?.span.start)?.span.end, ..span },
        Step::StartLater => Span { start: after(after(span.start)?.span.end)?.span.start, ..span },
        Step::StartEarlier => Span { start: before(span.start)?.span.start, ..span },
        _ => return None,
    };
    (moved.start < moved.end).then_some(moved)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        parse::parse,
        text::{Document, Metadata},
    };

    const TEXT: &str = "It holds. “The gate stays shut,” she said. Boats wait.";

    fn check(words: &str, step: Step) -> Option<&'static str> {
        let parsed = parse(&Document { text: TEXT.into(), file: None, metadata: Metadata::default() });
        let start = TEXT.find(words).unwrap();
        by_word(&parsed, Span::new(start, start + words.len()), step).map(|span| span.of(TEXT))
    }

    #[test]
    fn both_ends_go_word_by_word_over_marks() {
        assert_eq!(check("gate", Step::EndLater), Some("gate stays"));
        assert_eq!(check("gate stays shut", Step::EndLater), Some("gate stays shut,” she"));
        assert_eq!(check("“The gate stays shut,” she said.", Step::EndEarlier), Some("“The gate stays shut,” she"));
        assert_eq!(check("“The gate stays", Step::StartLater), Some("gate stays"));
        assert_eq!(check("The gate", Step::StartEarlier), Some("holds. “The gate"));
    }

    #[test]
    fn one_word_stays_and_the_text_has_an_end() {
        assert_eq!(check("gate", Step::EndEarlier), None);
        assert_eq!(check("gate", Step::StartLater), None);
        assert_eq!(check("wait.", Step::EndLater), None);
        assert_eq!(check("It", Step::StartEarlier), None);
    }
}
