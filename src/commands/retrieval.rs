//! Passages by the tags that they bear, alone or together.
//!
//! A passage is found where it bears one of the tags asked for, shares words with every tag that must be there too, and with none that
//! must not. "Near" asks only that they stand in the same paragraph. Kinds of a tag count as the tag. Where no tag is asked for, but a
//! source, a speaker or a claim, every tagged passage there is found.

use std::collections::{BTreeMap, BTreeSet};

use super::Session;
use crate::{
    parse::Parsed,
    project::{Annotation, AnnotationId, SourceId, TagId, kinds_of},
    text::Span,
};

/// How a tag is asked for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Wanted {
    /// The passage bears it, or another one asked for in this way.
    Any,
    /// It stands there as well.
    With,
    /// It does not.
    Without,
}

/// Which passages to find.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Retrieval {
    /// Tags, each with how it is asked for.
    pub tags: BTreeMap<TagId, Wanted>,
    /// In the same paragraph is enough.
    pub near: bool,
    /// Only in this source.
    pub source: Option<SourceId>,
    /// Only on words that this person is quoted with.
    pub speaker: Option<String>,
    /// Only on words that make the claim with this text.
    pub claim: Option<String>,
}

impl Retrieval {
    /// Whether nothing is asked for.
    pub fn is_empty(&self) -> bool {
        self.tags.is_empty() && self.source.is_none() && self.speaker.is_none() && self.claim.is_none()
    }
}

/// Words of sources; the spans of each ascend.
pub type Words = BTreeMap<SourceId, Vec<Span>>;

impl Session {
    /// The passages found, by source, then place; where none of several tags must be there alone, those of the first are listed.
    /// `within`: words of which each passage must share some, of each list; those of the speaker and of the claim asked for.
    pub fn retrieve(&self, query: &Retrieval, within: &[Words]) -> Vec<AnnotationId> {
        // In the codebook's order, so that which one leads does not hang on ids.
        let codebook = || self.project().codebook.iter().map(|tag| tag.id);
        let asked = |wanted: Wanted| codebook().filter(move |tag| query.tags.get(tag) == Some(&wanted));
        let mut any: Vec<TagId> = asked(Wanted::Any).collect();
        let mut with: Vec<TagId> = asked(Wanted::With).collect();
        if any.is_empty() && !with.is_empty() {
            any.push(with.remove(0));
        }
        let kinds =
            |tags: &[TagId]| -> BTreeSet<TagId> { tags.iter().flat_map(|tag| kinds_of(&self.project().codebook, *tag)).collect() };
        let every = any.is_empty() && !query.is_empty();
        let any = kinds(&any);
        let with: Vec<BTreeSet<TagId>> = with.iter().map(|tag| kinds(&[*tag])).collect();
        let without = kinds(&asked(Wanted::Without).collect::<Vec<_>>());
        let mut found = Vec::new();
        for source in self.sources().iter().filter(|source| query.source.is_none_or(|only| only == source.id)) {
            let parsed = source.parsed.as_deref().filter(|_| query.near);
            let cover = |tags: &BTreeSet<TagId>| {
                let spans = self.annotations_of(source.id).filter(|a| a.tag.is_some_and(|tag| tags.contains(&tag)));
                Cover::new(spans.filter_map(|a| Some(widened(a.anchor.span?, parsed))))
            };
            let with: Vec<Cover> = with.iter().map(cover).collect();
            let without = cover(&without);
            let none = Vec::new();
            let within: Vec<Cover> =
                within.iter().map(|words| Cover::new(words.get(&source.id).unwrap_or(&none).iter().copied())).collect();
            let fits = |a: &&Annotation| {
                let Some(span) = a.anchor.span else { return false };
                let there = within.iter().all(|words| words.meets(span));
                let span = widened(span, parsed);
                there
                    && a.tag.is_some_and(|tag| every || any.contains(&tag))
                    && with.iter().all(|c| c.meets(span))
                    && !without.meets(span)
            };
            found.extend(self.annotations_of(source.id).filter(fits).map(|a| a.id));
        }
        found
    }

    /// The words that make the claim with this text.
    pub fn words_of_claim(&self, text: &str) -> Words {
        let claims = self.comparison().map_or(&[][..], |comparison| &comparison.claims);
        let mentions = claims.iter().filter(|claim| claim.text == text).flat_map(|claim| &claim.mentions);
        let mut words = Words::new();
        for mention in mentions {
            if let Some(source) = self.source_of(mention.source) {
                words.entry(source.id).or_default().push(mention.span);
            }
        }
        for spans in words.values_mut() {
            spans.sort_unstable();
        }
        words
    }
}

/// The paragraphs that words stand in; without them the words.
fn widened(span: Span, parsed: Option<&Parsed>) -> Span {
    parsed.map_or(span, |parsed| paragraphs_of(parsed, span))
}

/// Words with the whole of the paragraphs that they stand in.
pub fn paragraphs_of(parsed: &Parsed, span: Span) -> Span {
    let first = parsed.blocks.partition_point(|block| block.span.end <= span.start);
    let blocks = parsed.blocks.iter().skip(first).take_while(|block| block.span.start < span.end);
    blocks.map(|block| block.span).fold(span, Span::union)
}

/// Stretches of a text, joined where they overlap.
struct Cover(Vec<Span>);

impl Cover {
    /// `spans` ascend by start.
    fn new(spans: impl Iterator<Item = Span>) -> Self {
        let mut all: Vec<Span> = Vec::new();
        for span in spans {
            match all.last_mut() {
                Some(last) if span.start < last.end => *last = last.union(span),
                _ => all.push(span),
            }
        }
        Self(all)
    }

    fn meets(&self, span: Span) -> bool {
        let first = self.0.partition_point(|own| own.end <= span.start);
        self.0.get(first).is_some_and(|own| own.overlaps(span))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::commands::Command;

    /// The sample with tags a, b, c; each mark is a tag on a stretch of the first article, in bytes.
    fn check(marks: &[(usize, (u32, u32))], query: &[(usize, Wanted)], near: bool) -> Vec<(u32, u32)> {
        let mut session = Session::new(Arc::new(|| {}));
        session.run(Command::OpenSample);
        for name in ["a", "b", "c"] {
            session.run(Command::CreateTag { name: name.to_owned(), colour: None });
        }
        let tags: Vec<TagId> = session.project().codebook.iter().map(|tag| tag.id).collect();
        // c is a kind of b.
        session.run(Command::SetTagParent(tags[2], Some(tags[1])));
        let source = session.sources()[0].id;
        for (tag, (start, end)) in marks {
            let span = Span { start: *start, end: *end };
            session.run(Command::Annotate { source, span, tag: Some(tags[*tag]), memo: String::new() });
        }
        let tags = query.iter().map(|(tag, wanted)| (tags[*tag], *wanted)).collect();
        let found = session.retrieve(&Retrieval { tags, near, ..Retrieval::default() }, &[]);
        let span = |id: &AnnotationId| {
            let mark = session.project().annotations.iter().find(|a| a.id == *id).unwrap();
            mark.anchor.span.map(|span| (span.start, span.end)).unwrap()
        };
        found.iter().map(span).collect()
    }

    const MARKS: [(usize, (u32, u32)); 5] = [(0, (0, 10)), (0, (20, 30)), (1, (5, 8)), (2, (25, 40)), (1, (50, 60))];

    #[test]
    fn tags_are_asked_for_alone_together_and_not() {
        use Wanted::{Any, With, Without};
        assert_eq!(check(&MARKS, &[(0, Any)], false), [(0, 10), (20, 30)]);
        assert_eq!(check(&MARKS, &[(0, Any), (2, Any)], false), [(0, 10), (20, 30), (25, 40)]);
        assert_eq!(check(&MARKS, &[(0, Any), (2, With)], false), [(20, 30)]);
        assert_eq!(check(&MARKS, &[(0, Any), (2, Without)], false), [(0, 10)]);
        assert_eq!(check(&MARKS, &[], false), []);
    }

    #[test]
    fn a_kind_counts_as_the_tag() {
        assert_eq!(check(&MARKS, &[(1, Wanted::Any)], false), [(5, 8), (25, 40), (50, 60)]);
        assert_eq!(check(&MARKS, &[(0, Wanted::With), (1, Wanted::With)], false), [(0, 10), (20, 30)]);
    }

    #[test]
    fn words_said_or_claimed_narrow_what_is_found() {
        let mut session = Session::new(Arc::new(|| {}));
        session.run(Command::OpenSample);
        session.run(Command::CreateTag { name: "a".to_owned(), colour: None });
        let (tag, source) = (session.project().codebook[0].id, session.sources()[0].id);
        for (start, end) in [(0, 10), (20, 30), (40, 50)] {
            session.run(Command::Annotate { source, span: Span { start, end }, tag: Some(tag), memo: String::new() });
        }
        let words = |spans: &[(u32, u32)]| -> Words {
            BTreeMap::from([(source, spans.iter().map(|(start, end)| Span { start: *start, end: *end }).collect())])
        };
        let speaker = Retrieval { speaker: Some("Ann Lee".to_owned()), ..Retrieval::default() };
        let found = |query: &Retrieval, within: &[Words]| session.retrieve(query, within).len();
        assert_eq!(found(&speaker, &[words(&[(5, 25)])]), 2, "no tag is asked for: all of them");
        assert_eq!(found(&speaker, &[words(&[(5, 25)]), words(&[(28, 45)])]), 1, "in both");
        assert_eq!(found(&speaker, &[Words::new()]), 0);
        assert_eq!(found(&Retrieval::default(), &[]), 0, "nothing is asked for");
        assert_eq!(found(&Retrieval { source: Some(source), ..Retrieval::default() }, &[]), 3);
    }
}
