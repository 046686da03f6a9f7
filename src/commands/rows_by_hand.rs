//! Which words make which claim, as far as a person said so: laid over what comparing found.
//!
//! A person says that words belong together ([`Decision::Together`]: rows merged, sentences linked, a claim that was missed) or
//! apart ([`Decision::Apart`]: a mention split off). What is said later counts. The words are named by their places, so all of it
//! holds after any number of analyses. Pure: the comparison goes in, another one comes out.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{
    claim_facts::ClaimFacts,
    jobs::Reading,
    subjects::share_half,
    worker::{Cancel, Event, Outbox},
};
use crate::{
    compare::{
        Article, Claim, ClaimIndex, ClaimMention, Comparison, Conflict, GroupIndex, Names, Place, SharedEntityIndex, SourceIndex,
        Voice, conflicts_in_rows,
    },
    parse::{Parsed, QuotationKind},
    project::{Anchor, Correction, Decision, SourceId, Subject},
    text::Span,
};

/// Whether a correction says which words belong to a row.
pub(super) fn is_about_rows(correction: &Correction) -> bool {
    matches!(correction.subject, Subject::Claim(_)) && matches!(correction.decision, Decision::Together | Decision::Apart)
}

/// Laying it over, done on rayon's threads.
#[derive(Debug)]
pub(super) struct RowsJob {
    /// Counts these jobs: the answer to an older one is dropped.
    pub number: u64,
    pub comparison: Arc<Comparison>,
    pub order: Vec<SourceId>,
    pub articles: Vec<Reading>,
    pub corrections: Vec<Correction>,
    /// What was said of names.
    pub names: Names,
}

impl RowsJob {
    pub(super) fn run(&self, cancel: &Cancel, outbox: &Outbox) {
        let read: Vec<Article<'_>> = self
            .articles
            .iter()
            .filter_map(|reading| Some(Article { document: &reading.document, parsed: reading.parsed.as_deref()? }))
            .collect();
        if cancel.is_asked() || read.len() < self.articles.len() {
            return;
        }
        let mut comparison = Box::new(with_rows_by_hand(&self.comparison, &self.corrections, &self.order, &read));
        mark_conflicts(&mut comparison, &self.comparison, &read, &self.names);
        let facts = Box::new(ClaimFacts::of(&comparison, &read));
        outbox.send(Event::Rows { number: self.number, comparison, facts });
    }
}

/// Works out anew the conflicts of rows that have other mentions than any row that was found.
fn mark_conflicts(comparison: &mut Comparison, found: &Comparison, articles: &[Article<'_>], names: &Names) {
    let places = |claim: &Claim| -> Vec<Place> {
        claim.mentions.iter().map(|mention| Place { source: mention.source, span: mention.span }).collect()
    };
    let before: BTreeSet<Vec<Place>> = found.claims.iter().map(places).collect();
    let now = (0..).map(ClaimIndex).zip(comparison.claims.iter().map(places));
    let (changed, rows): (Vec<ClaimIndex>, Vec<Vec<Place>>) = now.filter(|(_, row)| !before.contains(row)).unzip();
    if changed.is_empty() {
        return;
    }
    let sentences = |place: &Place| -> Vec<(SourceIndex, usize)> {
        let sentences = articles.get(place.source.0 as usize).map(|article| article.parsed.sentences_in(place.span));
        sentences.into_iter().flatten().map(|sentence| (place.source, sentence)).collect()
    };
    let within: Vec<BTreeSet<(SourceIndex, usize)>> = rows.iter().map(|row| row.iter().flat_map(sentences).collect()).collect();
    // What differs only between its own words was found for the row as it was.
    comparison.conflicts.retain(|conflict| {
        let row = conflict.claim.and_then(|claim| changed.binary_search(&claim).ok()).and_then(|at| within.get(at));
        row.is_none_or(|row| !conflict.parts.iter().flat_map(sentences).all(|sentence| row.contains(&sentence)))
    });
    for mut conflict in conflicts_in_rows(articles, names, &rows) {
        conflict.claim = conflict.claim.and_then(|row| changed.get(row.0 as usize)).copied();
        let is_there = |old: &Conflict| old.kind == conflict.kind && old.parts == conflict.parts;
        if !comparison.conflicts.iter().any(is_there) {
            comparison.conflicts.push(conflict);
        }
    }
    comparison.conflicts.sort_by(|a, b| (a.severity, a.kind, &a.parts, &a.why).cmp(&(b.severity, b.kind, &b.parts, &b.why)));
}

/// A row on its way.
struct Row {
    claim: Claim,
    /// Whether all its mentions went to another row.
    gone: Option<usize>,
}

struct Rows<'a> {
    comparison: &'a Comparison,
    articles: &'a [Article<'a>],
    list: Vec<Row>,
    /// Rows that have, or had, a mention in a sentence.
    in_sentence: BTreeMap<(SourceIndex, u32), Vec<usize>>,
    /// Which shared entity an article's own one is.
    entities: BTreeMap<(SourceIndex, crate::parse::EntityIndex), SharedEntityIndex>,
}

/// The comparison with its claims as a person put them. `order[i]` is the source that the comparison calls `i`.
pub(super) fn with_rows_by_hand(
    comparison: &Comparison,
    corrections: &[Correction],
    order: &[SourceId],
    articles: &[Article<'_>],
) -> Comparison {
    let mut rows = Rows::new(comparison, articles);
    for correction in corrections {
        let Subject::Claim(anchors) = &correction.subject else { continue };
        let place = |anchor: &Anchor| {
            let source = order.iter().position(|id| *id == anchor.source)?;
            Some((SourceIndex(source as u32), anchor.span?))
        };
        let places: Vec<(SourceIndex, Span)> = anchors.iter().filter_map(place).collect();
        match correction.decision {
            Decision::Together => rows.together(&places),
            Decision::Apart => places.iter().for_each(|(source, span)| rows.apart(*source, *span)),
            _ => {}
        }
    }
    rows.into_comparison()
}

impl<'a> Rows<'a> {
    fn new(comparison: &'a Comparison, articles: &'a [Article<'a>]) -> Self {
        let rows = comparison.claims.iter().map(|claim| Row { claim: claim.clone(), gone: None }).collect();
        let mut in_sentence: BTreeMap<(SourceIndex, u32), Vec<usize>> = BTreeMap::new();
        for (row, claim) in comparison.claims.iter().enumerate() {
            for mention in &claim.mentions {
                for sentence in mention.sentences.clone() {
                    in_sentence.entry((mention.source, sentence)).or_default().push(row);
                }
            }
        }
        let members = comparison.entities.iter().enumerate();
        let entities = members
            .flat_map(|(at, entity)| entity.members.iter().map(move |member| (*member, SharedEntityIndex(at as u32))))
            .collect();
        Self { comparison, articles, list: rows, in_sentence, entities }
    }

    fn parsed(&self, source: SourceIndex) -> Option<&'a Parsed> {
        self.articles.get(source.0 as usize).map(|article| article.parsed)
    }

    /// The row with a mention at these words: the one that shares most with them, the first of equals.
    fn row_at(&self, source: SourceIndex, span: Span) -> Option<usize> {
        let mut rows: Vec<usize> = self
            .parsed(source)?
            .sentences_in(span)
            .filter_map(|sentence| self.in_sentence.get(&(source, sentence as u32)))
            .flatten()
            .copied()
            .collect();
        rows.sort_unstable();
        rows.dedup();
        let shared = |row: &usize| {
            let mentions = self.list.get(*row).map_or(&[][..], |row| &row.claim.mentions);
            let here = mentions.iter().filter(|mention| mention.source == source && share_half(mention.span, span));
            here.map(|m| m.span.end.min(span.end) - m.span.start.max(span.start)).max()
        };
        rows.into_iter()
            .filter_map(|row| Some((shared(&row)?, row)))
            .reduce(|a, b| if b.0 > a.0 { b } else { a })
            .map(|(_, row)| row)
    }

    fn together(&mut self, places: &[(SourceIndex, Span)]) {
        let found: Vec<Option<usize>> = places.iter().map(|(source, span)| self.row_at(*source, *span)).collect();
        let mut rows: Vec<usize> = found.iter().copied().flatten().collect();
        rows.sort_unstable();
        rows.dedup();
        let target = if let Some(first) = rows.first() {
            *first
        } else {
            let Some((source, span)) = places.first() else { return };
            self.add_row(*source, *span)
        };
        for &row in rows.iter().skip(1) {
            let Some(other) = self.list.get_mut(row) else { continue };
            other.gone = Some(target);
            let (mentions, nearest) = (std::mem::take(&mut other.claim.mentions), std::mem::take(&mut other.claim.nearest));
            let speaker = other.claim.speaker;
            for mention in mentions {
                self.put(target, mention);
            }
            if let Some(claim) = self.list.get_mut(target).map(|row| &mut row.claim) {
                claim.nearest.extend(nearest);
                claim.speaker = claim.speaker.filter(|own| Some(*own) == speaker);
            }
        }
        for ((source, span), row) in places.iter().zip(found) {
            // A new row has its first words already.
            if row.is_none()
                && self.row_at(*source, *span) != Some(target)
                && let Some(mention) = self.mention(*source, *span)
            {
                self.put(target, mention);
            }
        }
    }

    fn apart(&mut self, source: SourceIndex, span: Span) {
        let Some(from) = self.row_at(source, span) else { return };
        let Some(claim) = self.list.get_mut(from).map(|row| &mut row.claim) else { return };
        if claim.mentions.len() < 2 {
            return;
        }
        let own = |mention: &ClaimMention| mention.source == source && share_half(mention.span, span);
        let (gone, kept): (Vec<_>, Vec<_>) = std::mem::take(&mut claim.mentions).into_iter().partition(own);
        claim.mentions = kept;
        if claim.mentions.is_empty() {
            claim.mentions = gone;
            return;
        }
        let nearest = gone.first().map(|mention| mention.sentences.start);
        claim.nearest.extend(nearest.map(|sentence| (source, sentence)));
        let mut gone = gone.into_iter();
        let Some(first) = gone.next() else { return };
        let row = self.add_row(source, first.span);
        if let Some(new) = self.list.get_mut(row) {
            new.claim.speaker = first.speaker;
            new.claim.mentions = vec![first];
        }
        for mention in gone {
            self.put(row, mention);
        }
    }

    fn add_row(&mut self, source: SourceIndex, span: Span) -> usize {
        let mention = self.mention(source, span);
        let words = self.articles.get(source.0 as usize).map_or("", |article| span.of(&article.document.text));
        let text = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let speaker = mention.as_ref().and_then(|mention| mention.speaker);
        let row = self.list.len();
        self.list.push(Row {
            claim: Claim { group: GroupIndex::default(), text, speaker, mentions: Vec::new(), nearest: Vec::new() },
            gone: None,
        });
        if let Some(mention) = mention {
            self.put(row, mention);
        }
        row
    }

    fn put(&mut self, row: usize, mention: ClaimMention) {
        for sentence in mention.sentences.clone() {
            self.in_sentence.entry((mention.source, sentence)).or_default().push(row);
        }
        if let Some(row) = self.list.get_mut(row) {
            row.claim.mentions.push(mention);
        }
    }

    /// Words as a mention: in the voice of the quotation that they are for the most part, else the article's own.
    fn mention(&self, source: SourceIndex, span: Span) -> Option<ClaimMention> {
        let parsed = self.parsed(source)?;
        let sentences = parsed.sentences_in(span);
        let sentences = sentences.start as u32..sentences.end as u32;
        if sentences.is_empty() {
            return None;
        }
        let inside = |part: &Span| part.end.min(span.end).saturating_sub(part.start.max(span.start));
        let quoted =
            |q: &&crate::parse::Quotation| !q.scare && q.content.iter().map(inside).sum::<u32>() as usize * 2 >= span.len();
        let quotation = parsed.quotations.iter().find(quoted);
        let voice = match quotation.map(|q| q.kind) {
            None => Voice::Asserted,
            Some(QuotationKind::Indirect) => Voice::Attributed,
            Some(QuotationKind::Direct | QuotationKind::Mixed) => Voice::Quoted,
        };
        let speaker = quotation.and_then(|q| q.entity).and_then(|entity| self.entities.get(&(source, entity)).copied());
        Some(ClaimMention { source, sentences, span, voice, speaker })
    }

    /// Rows in reading order, what has no mention left taken out, and conflicts at the rows where they are now.
    fn into_comparison(mut self) -> Comparison {
        for row in &mut self.list {
            let claim = &mut row.claim;
            claim.mentions.sort_by_key(|mention| (mention.source, mention.span.start, mention.span.end));
            let groups = &self.comparison.groups;
            let group = claim.mentions.first().and_then(|m| groups.iter().position(|g| g.sources.contains(&m.source)));
            claim.group = group.map_or(claim.group, |group| GroupIndex(group as u32));
            let nearest: BTreeMap<SourceIndex, u32> = claim.nearest.iter().copied().collect();
            claim.nearest =
                nearest.into_iter().filter(|near| claim.mentions.iter().all(|mention| mention.source != near.0)).collect();
        }
        let mut order: Vec<usize> =
            (0..self.list.len()).filter(|row| self.list.get(*row).is_some_and(|r| !r.claim.mentions.is_empty())).collect();
        let place = |row: &usize| self.list.get(*row).and_then(|r| r.claim.mentions.first()).map(|m| (m.source, m.span.start));
        order.sort_by_key(place);
        let number: BTreeMap<usize, u32> = order.iter().enumerate().map(|(now, row)| (*row, now as u32)).collect();
        let moved = |claim: ClaimIndex| {
            let mut row = claim.0 as usize;
            while let Some(target) = self.list.get(row).and_then(|row| row.gone) {
                row = target;
            }
            number.get(&row).map(|now| (row, ClaimIndex(*now)))
        };
        let mut comparison = self.comparison.clone();
        for conflict in &mut comparison.conflicts {
            let Some((row, now)) = conflict.claim.and_then(moved) else { continue };
            // A row from which one of the two sides was split off does not differ any more.
            let has = |mentions: &[ClaimMention]| {
                conflict.parts.iter().filter(|p| mentions.iter().any(|m| m.source == p.source && m.span.overlaps(p.span))).count()
            };
            let before = conflict.claim.and_then(|c| self.comparison.claims.get(c.0 as usize)).map_or(0, |c| has(&c.mentions));
            let after = self.list.get(row).map_or(0, |row| has(&row.claim.mentions));
            conflict.claim = (after >= 2 || before < 2).then_some(now);
        }
        comparison.claims = order.iter().filter_map(|row| self.list.get(*row)).map(|row| row.claim.clone()).collect();
        comparison
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        parse::Sentence,
        project::{CorrectionId, Unknown},
        text::{CharMap, Document, Metadata},
    };

    const TEXTS: [&str; 3] = ["The dam held. Two men drowned. ", "It held. Three men drowned. Rain fell. ", "Rain fell. "];

    fn documents() -> Vec<(SourceId, Document, Parsed)> {
        let read = |(at, text): (usize, &&str)| {
            let mut parsed = Parsed::default();
            let mut start = 0;
            for (end, _) in text.match_indices(". ") {
                parsed.sentences.push(Sentence { span: Span::new(start, end + 1), block: 0 });
                start = end + 2;
            }
            let document = Document { text: (*text).into(), file: None, metadata: Metadata::default() };
            (SourceId(uuid::Uuid::from_u128(at as u128 + 1)), document, parsed)
        };
        TEXTS.iter().enumerate().map(read).collect()
    }

    /// What the rows are, a line each: the text and where it is mentioned, as "source.sentence".
    fn check(said: &[(Decision, &[(usize, usize)])]) -> Vec<String> {
        let documents = documents();
        let span = |(source, sentence): (usize, usize)| documents[source].2.sentences[sentence].span;
        let mention = |(source, sentence): (usize, usize)| ClaimMention {
            source: SourceIndex(source as u32),
            sentences: sentence as u32..sentence as u32 + 1,
            span: span((source, sentence)),
            voice: Voice::Asserted,
            speaker: None,
        };
        let claim = |text: &str, places: &[(usize, usize)]| Claim {
            group: GroupIndex::default(),
            text: text.to_owned(),
            speaker: None,
            mentions: places.iter().copied().map(mention).collect(),
            nearest: Vec::new(),
        };
        let sources = (0..3).map(SourceIndex).collect();
        let comparison = Comparison {
            groups: vec![crate::compare::Group { title: String::new(), sources }],
            claims: vec![claim("held", &[(0, 0), (1, 0)]), claim("two", &[(0, 1)]), claim("three", &[(1, 1)])],
            ..Comparison::default()
        };
        let anchor = |(source, sentence): &(usize, usize)| {
            let (id, document, _) = &documents[*source];
            Anchor::new(*id, &document.text, &CharMap::new(&document.text), span((*source, *sentence)))
        };
        let now = jiff::Timestamp::UNIX_EPOCH;
        let corrections: Vec<Correction> = said
            .iter()
            .map(|(decision, places)| Correction {
                id: CorrectionId::new(),
                subject: Subject::Claim(places.iter().map(anchor).collect()),
                decision: decision.clone(),
                note: String::new(),
                coder: String::new(),
                created: now,
                modified: now,
                unknown: Unknown::new(),
            })
            .collect();
        let order: Vec<SourceId> = documents.iter().map(|(id, ..)| *id).collect();
        let articles: Vec<Article<'_>> = documents.iter().map(|(_, document, parsed)| Article { document, parsed }).collect();
        let by_hand = with_rows_by_hand(&comparison, &corrections, &order, &articles);
        let outline = |claim: &Claim| {
            let places: Vec<String> = claim.mentions.iter().map(|m| format!("{}.{}", m.source.0, m.sentences.start)).collect();
            let lacking: Vec<String> = by_hand.not_found(claim).map(|(source, _)| source.0.to_string()).collect();
            format!("{}: {} not {}", claim.text, places.join(" "), lacking.join(" "))
        };
        by_hand.claims.iter().map(outline).collect()
    }

    #[test]
    fn nothing_said_changes_nothing_but_fills_in_who_lacks_it() {
        assert_eq!(check(&[]), ["held: 0.0 1.0 not 2", "two: 0.1 not 1 2", "three: 1.1 not 0 2"]);
    }

    #[test]
    fn rows_are_merged_and_split_again() {
        let merge: (Decision, &[(usize, usize)]) = (Decision::Together, &[(0, 1), (1, 1)]);
        assert_eq!(check(std::slice::from_ref(&merge)), ["held: 0.0 1.0 not 2", "two: 0.1 1.1 not 2"]);
        let split: (Decision, &[(usize, usize)]) = (Decision::Apart, &[(1, 1)]);
        assert_eq!(
            check(&[merge.clone(), split.clone()]),
            ["held: 0.0 1.0 not 2", "two: 0.1 not 1 2", "Three men drowned.: 1.1 not 0 2"]
        );
        // What is said last counts; a row of one mention cannot be split.
        assert_eq!(check(&[split, merge]), ["held: 0.0 1.0 not 2", "two: 0.1 1.1 not 2"]);
    }

    #[test]
    fn missed_claims_and_links_become_rows() {
        let all = check(&[(Decision::Together, &[(1, 2), (2, 0)]), (Decision::Together, &[(2, 0)])]);
        assert_eq!(all, ["held: 0.0 1.0 not 2", "two: 0.1 not 1 2", "three: 1.1 not 0 2", "Rain fell.: 1.2 2.0 not 0"]);
        let added = check(&[(Decision::Together, &[(0, 0), (1, 0), (2, 0)])]);
        assert_eq!(added[0], "held: 0.0 1.0 2.0 not ");
    }
}
