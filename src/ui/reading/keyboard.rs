//! Where the keyboard moves the selection: pure functions from what is selected to the next command.

use std::ops::Range;

use super::by_word;
use crate::{
    commands::{Command, Selection, Session, SourceState},
    parse::{BlockKind, Parsed},
    project::SourceId,
    text::Span,
};

/// A move of the selection in the article.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Step {
    /// To the sentence after.
    NextSentence,
    /// To the sentence before.
    PreviousSentence,
    /// One sentence more below, or less above.
    ExtendDown,
    /// One sentence more above, or less below.
    ExtendUp,
    /// To the next sentence with a quotation in it.
    NextQuotation,
    /// To the sentence with a quotation before.
    PreviousQuotation,
    /// To the first sentence of the next paragraph.
    NextParagraph,
    /// To the first sentence of the paragraph, or of the one before.
    PreviousParagraph,
    /// To the first sentence.
    First,
    /// To the last sentence.
    Last,
    /// About a screen further.
    PageDown,
    /// About a screen back.
    PageUp,
    /// The selection ends one word later.
    EndLater,
    /// The selection ends one word earlier.
    EndEarlier,
    /// The selection begins one word later.
    StartLater,
    /// The selection begins one word earlier.
    StartEarlier,
}

/// What the view tells about itself: where reading starts when nothing is selected, and how far a page goes.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Seen {
    /// Sentences that are wholly in view.
    pub(crate) in_view: Range<usize>,
    /// The sentence that an extended selection hangs on.
    pub(crate) anchor: Option<(SourceId, usize)>,
}

/// The command for a step in the open source; `None` where there is nowhere to go.
pub(crate) fn step(session: &Session, seen: &Seen, step: Step) -> Option<Command> {
    let source = session.source(session.open_source()?)?;
    let parsed = source.parsed.as_deref()?;
    if by_word::is_by_word(step)
        && let Some((_, words)) = session.selected_words().filter(|(id, _)| *id == source.id)
    {
        return by_word::moved(source, words, step).map(Command::Select);
    }
    let selected = session.selection().filter(|selection| selection.source == source.id).map(|s| s.sentences.clone());
    let anchor = seen.anchor.filter(|(id, _)| *id == source.id).map(|(_, sentence)| sentence);
    let sentences = next(parsed, selected.as_ref(), anchor, &seen.in_view, step)?;
    (Some(&sentences) != selected.as_ref() || session.selection().is_some_and(|s| s.stretch.is_some()))
        .then(|| Command::Select(Selection { source: source.id, sentences, stretch: None }))
}

/// The sentences that a step selects.
fn next(
    parsed: &Parsed,
    selected: Option<&Range<usize>>,
    anchor: Option<usize>,
    in_view: &Range<usize>,
    step: Step,
) -> Option<Range<usize>> {
    let last = parsed.sentences.len().checked_sub(1)?;
    let one = |sentence: usize| Some(sentence.min(last)..sentence.min(last) + 1);
    let Some(selected) = selected.filter(|s| s.start < s.end && s.end <= last + 1) else {
        // Nothing is selected yet: begin with what is read.
        return match step {
            Step::Last => one(last),
            Step::First => one(first_told(parsed)),
            Step::NextQuotation | Step::PreviousQuotation => {
                one(quotation(parsed, in_view.start, step == Step::NextQuotation, true)?)
            }
            // Not with the metadata above the article, which is no part of what is told.
            _ => one(in_view.clone().find(|&s| !is_reference(parsed, s)).unwrap_or(in_view.start)),
        };
    };
    let page = (in_view.end.saturating_sub(in_view.start)).max(2) - 1;
    match step {
        Step::NextSentence => one(selected.end),
        Step::PreviousSentence => one(selected.start.saturating_sub(1)),
        Step::ExtendDown | Step::ExtendUp => {
            let anchor = anchor.filter(|a| selected.contains(a)).unwrap_or(selected.start);
            // The end that moves is the one that is not the anchor's.
            let moving = if selected.start < anchor { selected.start } else { selected.end - 1 };
            let moved = if step == Step::ExtendDown { (moving + 1).min(last) } else { moving.saturating_sub(1) };
            Some(anchor.min(moved)..anchor.max(moved) + 1)
        }
        Step::NextQuotation => one(quotation(parsed, selected.end, true, true)?),
        Step::PreviousQuotation => one(quotation(parsed, selected.start, false, false)?),
        Step::NextParagraph => {
            let block = parsed.sentences.get(selected.end - 1)?.block;
            one(parsed.sentences.partition_point(|s| s.block <= block))
        }
        Step::PreviousParagraph => {
            let block = parsed.sentences.get(selected.start)?.block;
            let first = parsed.sentences.partition_point(|s| s.block < block);
            if first < selected.start {
                return one(first);
            }
            let before = parsed.sentences.get(first.checked_sub(1)?)?.block;
            one(parsed.sentences.partition_point(|s| s.block < before))
        }
        // From where the article begins on to what stands above it.
        Step::First => one(Some(first_told(parsed)).filter(|first| *first < selected.start).unwrap_or(0)),
        Step::Last => one(last),
        Step::PageDown => one(selected.end - 1 + page),
        Step::PageUp => one(selected.start.saturating_sub(page)),
        // Of whole sentences there are none.
        Step::EndLater | Step::EndEarlier | Step::StartLater | Step::StartEarlier => None,
    }
}

/// The first sentence of what is told, below the metadata.
fn first_told(parsed: &Parsed) -> usize {
    (0..parsed.sentences.len()).find(|&sentence| !is_reference(parsed, sentence)).unwrap_or(0)
}

fn is_reference(parsed: &Parsed, sentence: usize) -> bool {
    let block = parsed.sentences.get(sentence).and_then(|s| parsed.blocks.get(s.block as usize));
    block.is_some_and(|block| block.kind == BlockKind::Reference)
}

/// The nearest sentence with a quotation, from the sentence `from` on (or, without `inclusive`, from its neighbour), down or up.
fn quotation(parsed: &Parsed, from: usize, down: bool, inclusive: bool) -> Option<usize> {
    let mut quoted = parsed
        .quotations
        .iter()
        .filter(|q| !q.scare)
        .filter_map(|q| q.content.first().and_then(|part| parsed.sentence_at(part.start)));
    if down {
        quoted.filter(|&s| s >= from && (inclusive || s != from)).min()
    } else {
        let upto = |s: &usize| if inclusive { *s <= from } else { *s < from };
        quoted.by_ref().filter(upto).max()
    }
}

/// Selects the sentences from the selected ones to `sentence`.
pub(crate) fn extended_to(
    source: &SourceState,
    selection: Option<&Selection>,
    anchor: Option<usize>,
    sentence: usize,
) -> Selection {
    let anchor = selection
        .filter(|s| s.source == source.id)
        .map_or(sentence, |s| anchor.filter(|a| s.sentences.contains(a)).unwrap_or(s.sentences.start));
    Selection { source: source.id, sentences: anchor.min(sentence)..anchor.max(sentence) + 1, stretch: None }
}

/// Selects a stretch of characters, or whole sentences where it covers them exactly. `None` where it holds no word.
pub(crate) fn stretch(source: &SourceState, span: Span) -> Option<Selection> {
    let parsed = source.parsed.as_deref()?;
    let span = span.trim(&source.document.text);
    let sentences = parsed.sentences_in(span);
    if span.is_empty() || sentences.is_empty() {
        return None;
    }
    let whole = parsed.sentences.get(sentences.clone())?.iter().map(|s| s.span).reduce(Span::union)?;
    let stretch = (whole != span).then_some(span);
    Some(Selection { source: source.id, sentences, stretch })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::{Block, Quotation, QuotationKind, Sentence};

    /// Twelve sentences in blocks of three; sentences 4 and 9 quote somebody.
    fn parsed() -> Parsed {
        let mut parsed = Parsed::default();
        parsed.sentences.extend((0..12).map(|i| Sentence { span: Span::new(i * 10, i * 10 + 9), block: i as u32 / 3 }));
        for sentence in [4, 9] {
            parsed.quotations.push(Quotation {
                kind: QuotationKind::Direct,
                content: vec![Span::new(sentence * 10 + 2, sentence * 10 + 5)],
                clause: None,
                cue: None,
                speaker: None,
                entity: None,
                nested: false,
                scare: false,
                continues: None,
            });
        }
        parsed
    }

    fn check(selected: impl Into<Option<Range<usize>>>, anchor: Option<usize>, step: Step) -> Option<Range<usize>> {
        next(&parsed(), selected.into().as_ref(), anchor, &(2..6), step)
    }

    #[test]
    fn sentences_are_walked_one_by_one_and_the_ends_hold() {
        assert_eq!(check(3..4, None, Step::NextSentence), Some(4..5));
        assert_eq!(check(3..6, None, Step::NextSentence), Some(6..7));
        assert_eq!(check(3..6, None, Step::PreviousSentence), Some(2..3));
        assert_eq!(check(11..12, None, Step::NextSentence), Some(11..12));
        assert_eq!(check(0..1, None, Step::PreviousSentence), Some(0..1));
        assert_eq!(check(None, None, Step::NextSentence), Some(2..3));
        assert_eq!(check(40..41, None, Step::NextSentence), Some(2..3));
        assert_eq!(next(&Parsed::default(), None, None, &(0..0), Step::NextSentence), None);
    }

    #[test]
    fn reading_does_not_begin_with_the_metadata() {
        let mut parsed = parsed();
        for block in 0..4 {
            let kind = if block == 0 { BlockKind::Reference } else { BlockKind::Paragraph };
            parsed.blocks.push(Block { kind, span: Span::new(block * 30, block * 30 + 29), sentences: 0..0 });
        }
        assert_eq!(next(&parsed, None, None, &(0..9), Step::NextSentence), Some(3..4));
        assert_eq!(next(&parsed, None, None, &(0..2), Step::NextSentence), Some(0..1));
        assert_eq!(next(&parsed, Some(&(8..9)), None, &(0..9), Step::First), Some(3..4));
        assert_eq!(next(&parsed, Some(&(3..4)), None, &(0..9), Step::First), Some(0..1), "again: what stands above");
    }

    #[test]
    fn extending_grows_and_shrinks_around_the_anchor() {
        assert_eq!(check(3..4, Some(3), Step::ExtendDown), Some(3..5));
        assert_eq!(check(3..5, Some(3), Step::ExtendUp), Some(3..4));
        assert_eq!(check(3..4, Some(3), Step::ExtendUp), Some(2..4));
        assert_eq!(check(2..4, Some(3), Step::ExtendDown), Some(3..4));
        assert_eq!(check(2..5, None, Step::ExtendDown), Some(2..6));
    }

    #[test]
    fn quotations_are_found_downwards_and_upwards() {
        assert_eq!(check(3..4, None, Step::NextQuotation), Some(4..5));
        assert_eq!(check(4..5, None, Step::NextQuotation), Some(9..10));
        assert_eq!(check(9..10, None, Step::NextQuotation), None);
        assert_eq!(check(9..10, None, Step::PreviousQuotation), Some(4..5));
        assert_eq!(check(4..5, None, Step::PreviousQuotation), None);
        assert_eq!(check(None, None, Step::NextQuotation), Some(4..5));
    }

    #[test]
    fn paragraphs_and_pages() {
        assert_eq!(check(4..5, None, Step::NextParagraph), Some(6..7));
        assert_eq!(check(4..5, None, Step::PreviousParagraph), Some(3..4));
        assert_eq!(check(3..4, None, Step::PreviousParagraph), Some(0..1));
        assert_eq!(check(0..1, None, Step::PreviousParagraph), None);
        assert_eq!(check(2..3, None, Step::PageDown), Some(5..6));
        assert_eq!(check(5..6, None, Step::PageUp), Some(2..3));
        assert_eq!(check(5..6, None, Step::First), Some(0..1));
        assert_eq!(check(None, None, Step::Last), Some(11..12));
    }
}
