//! The rows of the claims table, worked out from the comparison, the corrections, the filter and the order.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use super::{CellState, ClaimFilter, ClaimRow, ClaimSort, SortColumn, subjects::Decisions};
use crate::{
    compare::{
        Article, Claim, ClaimIndex, ClaimMention, Comparison, Conflict, ConflictKind, Severity, SharedEntityIndex, SourceIndex,
    },
    parse::Parsed,
    project::{Decision, SourceId},
};

/// A column of the table: a source of the project, and what the comparison calls it.
#[derive(Clone, Copy)]
pub(super) struct Column<'a> {
    pub id: SourceId,
    pub compared: Option<SourceIndex>,
    pub parsed: Option<&'a Parsed>,
}

/// What does not change until the next comparison, worked out once for all filters.
#[derive(Debug, Default)]
pub(super) struct ClaimFacts {
    /// Claims made in each sentence, by the comparison's source, then sentence; ascending.
    by_sentence: Vec<Vec<Vec<ClaimIndex>>>,
    /// For each claim, all words by which it can be found, in small letters.
    search: Vec<String>,
    /// For each claim, its conflicts as indices into [`Comparison::conflicts`].
    conflicts: Vec<Vec<u32>>,
    /// Claims whose words stand in two sources word for word.
    copied: BTreeSet<ClaimIndex>,
}

impl ClaimFacts {
    /// `articles` are those that were compared.
    pub(super) fn of(comparison: &Comparison, articles: &[Article<'_>]) -> Self {
        let mut by_sentence: Vec<Vec<Vec<ClaimIndex>>> =
            articles.iter().map(|article| vec![Vec::new(); article.parsed.sentences.len()]).collect();
        let mut search = Vec::with_capacity(comparison.claims.len());
        for (index, claim) in comparison.claims.iter().enumerate() {
            let index = ClaimIndex(index as u32);
            let mut words = claim.text.to_lowercase();
            let mut add = |more: &str| {
                words.push('\n');
                words.push_str(&more.to_lowercase());
            };
            for speaker in speakers(claim) {
                let entity = comparison.entities.get(speaker.0 as usize);
                for name in entity.iter().flat_map(|e| std::iter::once(&e.name).chain(&e.aliases)) {
                    add(name);
                }
            }
            for mention in &claim.mentions {
                let source = mention.source.0 as usize;
                let Some((article, lists)) = articles.get(source).zip(by_sentence.get_mut(source)) else { continue };
                for sentence in &mention.sentences {
                    let sentence = *sentence as usize;
                    let Some((found, list)) = article.parsed.sentences.get(sentence).zip(lists.get_mut(sentence)) else { continue };
                    if list.last() != Some(&index) {
                        list.push(index);
                        add(found.span.of(&article.document.text));
                    }
                }
            }
            search.push(words);
        }
        let mut conflicts = vec![Vec::new(); comparison.claims.len()];
        for (at, conflict) in comparison.conflicts.iter().enumerate() {
            if let Some(list) = conflict.claim.and_then(|claim| conflicts.get_mut(claim.0 as usize)) {
                list.push(at as u32);
            }
        }
        let mut facts = Self { by_sentence, search, conflicts, copied: BTreeSet::new() };
        for reuse in &comparison.reuse {
            let [a, b] = reuse.parts.map(|place| {
                let article = articles.get(place.source.0 as usize);
                let sentences = article.map_or(0..0, |article| article.parsed.sentences_in(place.span));
                sentences.flat_map(|s| facts.in_sentence(place.source, s).iter().copied()).collect::<BTreeSet<_>>()
            });
            let both: Vec<ClaimIndex> = a.intersection(&b).copied().collect();
            facts.copied.extend(both);
        }
        facts
    }

    /// Claims made in a sentence, ascending.
    pub(super) fn in_sentence(&self, source: SourceIndex, sentence: usize) -> &[ClaimIndex] {
        self.by_sentence.get(source.0 as usize).and_then(|list| list.get(sentence)).map_or(&[], Vec::as_slice)
    }
}

/// Everyone who is given as the claim's speaker.
fn speakers(claim: &Claim) -> BTreeSet<SharedEntityIndex> {
    claim.speaker.into_iter().chain(claim.mentions.iter().filter_map(|mention| mention.speaker)).collect()
}

/// All rows, in reading order. `columns` are the project's sources in their order.
pub(super) fn all_rows(
    comparison: &Comparison,
    facts: &ClaimFacts,
    columns: &[Column<'_>],
    decisions: &Decisions,
) -> Vec<ClaimRow> {
    let row = |(at, claim)| row(comparison, facts, columns, decisions, ClaimIndex(at as u32), claim);
    comparison.claims.iter().enumerate().map(row).collect()
}

/// The rows that pass the filter, in order. `all` and `columns` as in [`all_rows`].
pub(super) fn rows(
    all: &[ClaimRow],
    comparison: &Comparison,
    facts: &ClaimFacts,
    columns: &[Column<'_>],
    filter: &ClaimFilter,
    sort: ClaimSort,
) -> Vec<ClaimRow> {
    let filter = Filter {
        wanted: filter.search.split_whitespace().map(str::to_lowercase).collect(),
        only_in: filter.only_in.map(|source| columns.iter().position(|column| column.id == source)),
        missing_from: filter.missing_from.map(|source| columns.iter().position(|column| column.id == source)),
        filter,
    };
    let mut rows: Vec<ClaimRow> = all.iter().filter(|row| filter.passes(comparison, facts, row)).cloned().collect();
    order(&mut rows, sort);
    rows
}

fn row(
    comparison: &Comparison,
    facts: &ClaimFacts,
    columns: &[Column<'_>],
    decisions: &Decisions,
    index: ClaimIndex,
    claim: &Claim,
) -> ClaimRow {
    let conflicts: Vec<&Conflict> = {
        let list = facts.conflicts.get(index.0 as usize).map_or(&[][..], Vec::as_slice);
        list.iter().filter_map(|at| comparison.conflicts.get(*at as usize)).collect()
    };
    // The worst one: severities are listed from the worst on.
    let worst = |part_of: Option<SourceIndex>| -> Option<(ConflictKind, Severity)> {
        let concerned = conflicts.iter().filter(|c| part_of.is_none_or(|source| c.parts.iter().any(|p| p.source == source)));
        concerned.map(|c| (c.severity, c.kind)).min().map(|(severity, kind)| (kind, severity))
    };
    let mut mentions: BTreeMap<SourceIndex, &ClaimMention> = BTreeMap::new();
    for mention in &claim.mentions {
        let best = mentions.entry(mention.source).or_insert(mention);
        if mention.voice < best.voice {
            *best = mention;
        }
    }
    let not_found: BTreeSet<SourceIndex> = claim.not_found.iter().map(|(source, _)| *source).collect();
    let cell = |column: &Column<'_>| {
        let Some(source) = column.compared else { return CellState::OtherEvent };
        if let Some(mention) = mentions.get(&source) {
            let differs = worst(Some(source)).map(|(kind, _)| kind);
            return CellState::Has { voice: mention.voice, speaker: mention.speaker, differs };
        }
        if !not_found.contains(&source) {
            return CellState::OtherEvent;
        }
        if decisions.is_absent(index, column.id) { CellState::Absent } else { CellState::NotFound }
    };
    let cells: Vec<CellState> = columns.iter().map(cell).collect();
    let decision = decisions.of_claim(index).cloned();
    let name = |speaker: SharedEntityIndex| comparison.entities.get(speaker.0 as usize).map(|entity| entity.name.clone());
    let (text, speaker) = match &decision {
        Some(Decision::Reworded(wording)) => (wording.clone(), claim.speaker.and_then(name)),
        Some(Decision::Speaker(speaker)) => (claim.text.clone(), Some(speaker.clone())),
        _ => (claim.text.clone(), claim.speaker.and_then(name)),
    };
    ClaimRow {
        claim: index,
        text,
        speaker,
        sources: cells.iter().filter(|cell| matches!(cell, CellState::Has { .. })).count(),
        cells,
        conflict: worst(None).map(|(kind, severity)| (kind, severity, conflicts.len())),
        copied: facts.copied.contains(&index),
        decision,
    }
}

/// A filter as it is asked for every row.
struct Filter<'a> {
    filter: &'a ClaimFilter,
    /// The words searched for, in small letters.
    wanted: Vec<String>,
    /// The column; the inner `None` is a source that is no longer there.
    only_in: Option<Option<usize>>,
    missing_from: Option<Option<usize>>,
}

impl Filter<'_> {
    fn passes(&self, comparison: &Comparison, facts: &ClaimFacts, row: &ClaimRow) -> bool {
        let Self { filter, wanted, only_in, missing_from } = self;
        let at = row.claim.0 as usize;
        let words = facts.search.get(at).map_or("", String::as_str);
        // What a person wrote is found as well.
        let own = match &row.decision {
            Some(Decision::Reworded(words) | Decision::Speaker(words)) => words.to_lowercase(),
            _ => String::new(),
        };
        let found = |word: &String| words.contains(word.as_str()) || own.contains(word.as_str());
        let cell = |column: Option<usize>| column.and_then(|column| row.cells.get(column));
        let has = |column| matches!(cell(column), Some(CellState::Has { .. }));
        let lacks = |column| matches!(cell(column), Some(CellState::NotFound | CellState::Absent));
        let said_by = || comparison.claims.get(at).is_some_and(|claim| speakers(claim).iter().any(|s| filter.speakers.contains(s)));
        (!filter.conflicts_only || row.conflict.is_some())
            && (!filter.only_here || row.sources == 1)
            && (!filter.unreviewed_only || row.decision.is_none())
            && only_in.is_none_or(|source| row.sources == 1 && has(source))
            && missing_from.is_none_or(lacks)
            && (filter.speakers.is_empty() || said_by())
            && wanted.iter().all(found)
    }
}

/// Sorts the rows, which come in reading order; rows that are equal stay in it, also from the end.
fn order(rows: &mut [ClaimRow], sort: ClaimSort) {
    fn by<K: Ord>(rows: &mut [ClaimRow], descending: bool, key: impl Fn(&ClaimRow) -> K) {
        if descending {
            rows.sort_by_cached_key(|row| (Reverse(key(row)), row.claim));
        } else {
            rows.sort_by_cached_key(|row| (key(row), row.claim));
        }
    }
    let from_end = sort.descending;
    match sort.column {
        SortColumn::Order => by(rows, from_end, |row| row.claim),
        SortColumn::Text => by(rows, from_end, |row| row.text.to_lowercase()),
        // The sources' own voice after all names.
        SortColumn::Speaker => by(rows, from_end, |row| (row.speaker.is_none(), row.speaker.as_ref().map(|s| s.to_lowercase()))),
        SortColumn::Sources => by(rows, from_end, |row| row.sources),
        SortColumn::Conflict => by(rows, from_end, |row| {
            (row.conflict.is_none(), row.conflict.map(|(kind, severity, count)| (severity, Reverse(count), kind)))
        }),
    }
}
