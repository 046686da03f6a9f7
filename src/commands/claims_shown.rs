//! Which rows of the claims table are shown, and in which order.
//!
//! All conditions of a filter hold at once. Rows that are equal in the column sorted by stay in reading order, also from the end.

use std::{cmp::Reverse, collections::BTreeSet, sync::Arc};

use rayon::prelude::*;

use super::{
    CellState, ClaimColumn, ClaimFilter, ClaimRow, ClaimSort,
    claim_facts::ClaimFacts,
    claim_rows::{Column, speakers},
    subjects::Decisions,
};
use crate::{
    compare::{ClaimIndex, Comparison, GroupIndex},
    project::SourceId,
};

/// What rows are held against.
pub(super) struct Shown<'a> {
    pub comparison: &'a Comparison,
    pub facts: &'a ClaimFacts,
    pub decisions: &'a Decisions,
    /// The project's sources in their order.
    pub columns: &'a [Column],
    /// Claims that bear a tag which is asked for; `None` where none is.
    pub tagged: Option<&'a BTreeSet<ClaimIndex>>,
}

/// The rows that pass the filter, in order. `all` are in reading order.
pub(super) fn rows(all: &[Arc<ClaimRow>], shown: &Shown<'_>, filter: &ClaimFilter, sort: ClaimSort) -> Vec<Arc<ClaimRow>> {
    let wanted = Wanted::of(shown, filter);
    let mut rows: Vec<Arc<ClaimRow>> = all.par_iter().filter(|row| wanted.passes(row)).cloned().collect();
    let place = match sort.column {
        ClaimColumn::Source(source) => shown.place(source),
        _ => (0, None),
    };
    order(&mut rows, sort, place);
    rows
}

/// Brings shown rows, which are in reading order, up to date where these of `all` were made anew; false where a row has come to pass
/// that was not shown.
pub(super) fn follow(
    rows: &mut Vec<Arc<ClaimRow>>,
    touched: &BTreeSet<ClaimIndex>,
    all: &[Arc<ClaimRow>],
    shown: &Shown<'_>,
    filter: &ClaimFilter,
) -> bool {
    let wanted = Wanted::of(shown, filter);
    let now = |claim: &ClaimIndex| all.get(claim.0 as usize);
    let mut left = touched.clone();
    rows.retain_mut(|row| {
        if !left.remove(&row.claim) {
            return true;
        }
        if let Some(new) = now(&row.claim) {
            *row = Arc::clone(new);
        }
        wanted.passes(row)
    });
    !left.iter().filter_map(now).any(|row| wanted.passes(row))
}

impl Shown<'_> {
    /// Where a source stands. One that is no longer there has no column, and nothing is in it or missing from it.
    fn place(&self, source: SourceId) -> Place {
        let at = self.columns.iter().position(|column| column.id == source);
        (at.unwrap_or(self.columns.len()), at.and_then(|at| self.columns.get(at)).and_then(|column| column.group))
    }
}

/// A source's place in the project's list, and the event that it reports.
type Place = (usize, Option<GroupIndex>);

/// A filter as every row is held against it.
struct Wanted<'a> {
    filter: &'a ClaimFilter,
    shown: &'a Shown<'a>,
    /// The words searched for, in small letters.
    words: Vec<String>,
    /// The columns.
    only_in: Option<Place>,
    missing_from: Option<Place>,
}

impl<'a> Wanted<'a> {
    fn of(shown: &'a Shown<'a>, filter: &'a ClaimFilter) -> Self {
        Self {
            words: filter.search.split_whitespace().map(str::to_lowercase).collect(),
            only_in: filter.only_in.map(|source| shown.place(source)),
            missing_from: filter.missing_from.map(|source| shown.place(source)),
            filter,
            shown,
        }
    }

    fn passes(&self, row: &ClaimRow) -> bool {
        let Self { filter, shown: Shown { comparison, facts, decisions, tagged, .. }, words: wanted, only_in, missing_from } = self;
        let words = facts.words_of(row.claim);
        // What a person wrote is found as well.
        let written = [Some(&row.text), row.speaker.as_ref(), row.verdict.as_ref(), Some(&row.note)];
        let written = written.into_iter().flatten().filter(|_| row.decision.is_some());
        let own = written.map(|words| words.to_lowercase()).collect::<Vec<_>>().join("\n");
        let found = |word: &String| words.contains(word.as_str()) || own.contains(word.as_str());
        let has = |(at, group): Place| matches!(row.cell(at, group), CellState::Has { .. });
        let lacks = |(at, group): Place| matches!(row.cell(at, group), CellState::NotFound | CellState::Absent);
        let claim = || comparison.claims.get(row.claim.0 as usize);
        let said_by = || claim().is_some_and(|claim| speakers(claim).iter().any(|s| filter.speakers.contains(s)));
        let of_a_kind = || facts.standing(row.claim, comparison, decisions).any(|conflict| filter.kinds.contains(&conflict.kind));
        (!filter.conflicts_only || row.conflict.is_some())
            && (!filter.only_here || row.sources == 1)
            && (!filter.unreviewed_only || row.decision.is_none())
            && only_in.is_none_or(|source| row.sources == 1 && has(source))
            && missing_from.is_none_or(lacks)
            && tagged.is_none_or(|tagged| tagged.contains(&row.claim))
            && (filter.kinds.is_empty() || row.conflict.is_some() && of_a_kind())
            && (filter.speakers.is_empty() || said_by())
            && wanted.iter().all(found)
    }
}

/// Sorts the rows, which come in reading order. The last is the source that is sorted by.
fn order(rows: &mut [Arc<ClaimRow>], sort: ClaimSort, (at, group): Place) {
    fn by<K: Ord + Send + Sync>(rows: &mut [Arc<ClaimRow>], descending: bool, key: impl Fn(&ClaimRow) -> K + Sync) {
        if descending {
            rows.par_sort_by_cached_key(|row| (Reverse(key(row)), row.claim));
        } else {
            rows.par_sort_by_cached_key(|row| (key(row), row.claim));
        }
    }
    let from_end = sort.descending;
    match sort.column {
        ClaimColumn::Number => by(rows, from_end, |row| row.claim),
        ClaimColumn::Claim => by(rows, from_end, |row| row.text.to_lowercase()),
        // The sources' own voice after all names.
        ClaimColumn::Speaker => by(rows, from_end, |row| (row.speaker.is_none(), row.speaker.as_ref().map(|s| s.to_lowercase()))),
        ClaimColumn::Sources => by(rows, from_end, |row| row.sources),
        ClaimColumn::Source(_) => by(rows, from_end, |row| rank(row.cell(at, group))),
        ClaimColumn::Conflict => by(rows, from_end, |row| {
            (row.conflict.is_none(), row.conflict.map(|(kind, severity, count)| (severity, Reverse(count), kind)))
        }),
    }
}

/// What differs first, then by voice, then what is not there.
fn rank(cell: CellState) -> u8 {
    match cell {
        CellState::Has { differs: Some(_), .. } => 0,
        CellState::Has { voice, .. } => match voice {
            crate::compare::Voice::Quoted => 1,
            crate::compare::Voice::Attributed => 2,
            crate::compare::Voice::Asserted => 3,
        },
        CellState::NotFound => 4,
        CellState::Absent => 5,
        CellState::OtherEvent => 6,
    }
}
