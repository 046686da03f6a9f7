//! What is marked in one source: quotations, differences, word-for-word copies, tags.
//!
//! Worked out once for each state of the session, then asked for paragraph by paragraph. Draws nothing.

use std::collections::BTreeSet;

use super::speakers::Speakers;
use crate::{
    commands::{Session, SourceState},
    compare::Relation,
    parse::{Form, QuantityKind, Quotation, QuotationKind},
    project::{Annotation, AnnotationId, Provenance, Rgb, TagId},
    text::Span,
};

/// Things with a place in the text, found again by place.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct ByPlace<T> {
    /// By start, then longer first.
    items: Vec<(Span, T)>,
    /// The furthest end of the items up to this one.
    reach: Vec<u32>,
}

impl<T> Default for ByPlace<T> {
    fn default() -> Self {
        Self { items: Vec::new(), reach: Vec::new() }
    }
}

impl<T> ByPlace<T> {
    pub(crate) fn new(mut items: Vec<(Span, T)>) -> Self {
        items.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
        let mut furthest = 0;
        let reach = items
            .iter()
            .map(|(span, _)| {
                furthest = furthest.max(span.end);
                furthest
            })
            .collect();
        Self { items, reach }
    }

    /// What shares a byte with `span`, in order of place.
    pub(crate) fn within(&self, span: Span) -> impl Iterator<Item = (Span, &T)> {
        let end = self.items.partition_point(|(s, _)| s.start < span.end);
        // `reach` only grows: before the first item that reaches into the span nothing does.
        let first = self.reach.partition_point(|&r| r <= span.start);
        self.items
            .get(first..end.max(first))
            .unwrap_or_default()
            .iter()
            .filter(move |(s, _)| s.overlaps(span))
            .map(|(s, item)| (*s, item))
    }

    /// What stands over the byte `byte`.
    pub(crate) fn over(&self, byte: u32) -> impl Iterator<Item = (Span, &T)> {
        self.within(Span { start: byte, end: byte + 1 })
    }
}

/// A part of a quotation: its words with their quote marks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct QuotationPart {
    /// Index into the source's quotations.
    pub(crate) quotation: usize,
    /// Whether it is the first part: the speaker's name stands beside it.
    pub(crate) first: bool,
    /// Without quote marks.
    pub(crate) indirect: bool,
    /// Inside another quotation.
    pub(crate) nested: bool,
    /// Number of the speaker.
    pub(crate) speaker: Option<usize>,
}

/// A tag on words, or a memo alone.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Stripe {
    pub(crate) annotation: AnnotationId,
    /// `None` is a memo without a tag.
    pub(crate) tag: Option<(TagId, Rgb)>,
    /// The tag's name, or "Memo".
    pub(crate) name: String,
    /// The user's note; may be empty.
    pub(crate) memo: String,
}

/// Words that stand in another source too.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Copied {
    pub(crate) words: u32,
    /// What the other source is called.
    pub(crate) other: String,
}

/// All marks of one source.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Marks {
    pub(crate) quotations: ByPlace<QuotationPart>,
    /// Index into the comparison's conflicts.
    pub(crate) differences: ByPlace<usize>,
    pub(crate) copies: ByPlace<Copied>,
    /// Where copies stand, overlapping ones as one.
    pub(crate) copied: ByPlace<()>,
    pub(crate) stripes: ByPlace<Stripe>,
    /// Names of people, bodies and places.
    pub(crate) names: ByPlace<()>,
    /// Numbers with what they measure, and dates.
    pub(crate) numbers: ByPlace<()>,
    /// For each sentence, in how many other sources it stands as well.
    also_in: Vec<u32>,
    /// How many other sources report the event.
    others: u32,
}

impl Marks {
    /// The marks of `source`.
    pub(crate) fn new(session: &Session, source: &SourceState, speakers: &Speakers) -> Self {
        let text = source.document.text.as_ref();
        let mut marks = Self { stripes: stripes(session, source), ..Self::default() };
        let Some(parsed) = source.parsed.as_deref() else { return marks };
        let mut parts = Vec::new();
        for (index, quotation) in parsed.quotations.iter().enumerate() {
            let attribution = speakers.of(source.id, index);
            if quotation.scare || attribution.rejected {
                continue;
            }
            add_quotation(&mut parts, text, index, quotation, attribution.speaker);
        }
        marks.quotations = ByPlace::new(parts);
        let names = parsed.mentions.iter().filter(|mention| mention.form == Form::Name).map(|mention| (mention.span, ()));
        marks.names = ByPlace::new(names.collect());
        // `the last` and `the next` are places in an order, but no numbers to the eye.
        let numbers = parsed.quantities.iter().filter(|quantity| quantity.kind != QuantityKind::Ordinal || quantity.low.is_some());
        marks.numbers = ByPlace::new(numbers.map(|quantity| (quantity.span, ())).collect());
        let (Some(comparison), Some(here)) = (session.comparison(), source.compared) else { return marks };
        let differences = session.conflicts().flat_map(|(index, conflict)| {
            conflict.parts.iter().filter(|part| part.source == here).map(move |part| (part.span, index))
        });
        marks.differences = ByPlace::new(differences.filter(|(span, _)| !span.is_empty()).collect());
        let mut copies = Vec::new();
        for reuse in comparison.reuse.iter() {
            let [a, b] = reuse.parts;
            for (own, other) in [(a, b), (b, a)] {
                if own.source == here && other.source != here {
                    let other = session.source_of(other.source).map_or_else(String::new, |s| s.document.label().to_owned());
                    copies.push((own.span, Copied { words: reuse.words, other }));
                }
            }
        }
        marks.copies = ByPlace::new(copies);
        marks.copied = ByPlace::new(merged(marks.copies.items.iter().map(|(span, _)| *span)));
        let mut linked = BTreeSet::new();
        for link in comparison.links.iter().filter(|link| link.relation == Relation::Same) {
            for (own, other) in [(link.a, link.b), (link.b, link.a)] {
                if own.source == here {
                    linked.insert((own.sentence, other.source));
                }
            }
        }
        marks.also_in = vec![0; parsed.sentences.len()];
        for (sentence, _) in linked {
            if let Some(count) = marks.also_in.get_mut(sentence as usize) {
                *count += 1;
            }
        }
        let group = comparison.groups.iter().find(|group| group.sources.contains(&here));
        marks.others = group.map_or(0, |group| group.sources.len().saturating_sub(1)) as u32;
        marks
    }

    /// Brings tags and memos alone up to date.
    pub(crate) fn follow_tags(&mut self, session: &Session, source: &SourceState) {
        self.stripes = stripes(session, source);
    }

    /// In how many other sources a sentence stands as well, and how many there are; `None` where in none.
    pub(crate) fn also_in(&self, sentence: usize) -> Option<(u32, u32)> {
        self.also_in.get(sentence).copied().filter(|&count| count > 0).map(|count| (count, self.others.max(count)))
    }
}

fn stripes(session: &Session, source: &SourceState) -> ByPlace<Stripe> {
    let stripe = |annotation: &Annotation| {
        let span = annotation.anchor.span.filter(|span| !span.is_empty())?;
        if annotation.provenance == Provenance::Rejected {
            return None;
        }
        let tag = annotation.tag.and_then(|id| session.tag(id));
        let stripe = Stripe {
            annotation: annotation.id,
            tag: tag.map(|tag| (tag.id, tag.colour)),
            name: tag.map_or_else(|| "Memo".to_owned(), |tag| tag.name.clone()),
            memo: annotation.memo.clone(),
        };
        Some((span, stripe))
    };
    ByPlace::new(session.annotations_of(source.id).filter_map(stripe).collect())
}

fn add_quotation(parts: &mut Vec<(Span, QuotationPart)>, text: &str, index: usize, quotation: &Quotation, speaker: Option<usize>) {
    let indirect = quotation.kind == QuotationKind::Indirect;
    for (nth, &content) in quotation.content.iter().enumerate() {
        let span = if indirect { content } else { with_quote_marks(text, content) };
        if !span.is_empty() {
            parts.push((span, QuotationPart { quotation: index, first: nth == 0, indirect, nested: quotation.nested, speaker }));
        }
    }
}

/// The span with the quote marks that stand right before and behind it.
fn with_quote_marks(text: &str, span: Span) -> Span {
    const MARKS: &str = "\"“”„«»‹›‘’‚'`´";
    let before = text.get(..span.start as usize).and_then(|t| t.chars().next_back()).filter(|&c| MARKS.contains(c));
    let after = text.get(span.end as usize..).and_then(|t| t.chars().next()).filter(|&c| MARKS.contains(c));
    let width = |c: Option<char>| c.map_or(0, char::len_utf8) as u32;
    Span { start: span.start - width(before), end: span.end + width(after) }
}

/// The stretches that spans in order of their start cover together.
fn merged(spans: impl Iterator<Item = Span>) -> Vec<(Span, ())> {
    let mut all: Vec<(Span, ())> = Vec::new();
    for span in spans {
        match all.last_mut() {
            Some((last, ())) if span.start <= last.end => *last = last.union(span),
            _ => all.push((span, ())),
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(spans: &[(u32, u32)], within: (u32, u32)) -> Vec<usize> {
        let span = |(start, end): (u32, u32)| Span { start, end };
        let items = spans.iter().enumerate().map(|(i, &s)| (span(s), i)).collect();
        ByPlace::new(items).within(span(within)).map(|(_, &i)| i).collect()
    }

    #[test]
    fn marks_are_found_by_place_also_when_a_long_one_began_far_before() {
        let spans = [(0, 100), (2, 4), (10, 20), (15, 17), (40, 50)];
        assert_eq!(check(&spans, (16, 18)), [0, 2, 3]);
        assert_eq!(check(&spans, (60, 70)), [0]);
        assert_eq!(check(&spans, (100, 120)), [] as [usize; 0]);
        assert_eq!(check(&spans, (4, 10)), [0]);
        assert_eq!(check(&[], (0, 10)), [] as [usize; 0]);
    }

    #[test]
    fn quote_marks_belong_to_the_marked_words() {
        let text = "He said “it holds”, and 'so' it did.";
        let of = |words: &str| {
            let start = text.find(words).unwrap();
            with_quote_marks(text, Span::new(start, start + words.len())).of(text)
        };
        assert_eq!(of("it holds"), "“it holds”");
        assert_eq!(of("so"), "'so'");
        assert_eq!(of("He said"), "He said");
        assert_eq!(of("did."), "did.");
    }

    #[test]
    fn copies_that_overlap_are_one_stretch() {
        let spans = [(0, 10), (5, 15), (15, 20), (30, 40)].map(|(start, end)| Span { start, end });
        let all: Vec<_> = merged(spans.into_iter()).into_iter().map(|(span, ())| (span.start, span.end)).collect();
        assert_eq!(all, [(0, 20), (30, 40)]);
    }
}
