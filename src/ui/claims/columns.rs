//! The table's columns: in which order they stand and how wide they are.
//!
//! Order and widths that a person gave are remembered between runs. Sources stand together, in the project's order, and share one
//! width: to move one of them is to move the source.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    commands::{ClaimColumn, Command},
    project::SourceId,
};

/// A column as it is remembered, whatever the project's sources.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
enum Kind {
    Number,
    Claim,
    Speaker,
    Sources,
    Source,
    Conflict,
}

impl Kind {
    const ALL: [Self; 6] = [Self::Number, Self::Claim, Self::Speaker, Self::Sources, Self::Source, Self::Conflict];

    fn of(column: ClaimColumn) -> Self {
        match column {
            ClaimColumn::Number => Self::Number,
            ClaimColumn::Claim => Self::Claim,
            ClaimColumn::Speaker => Self::Speaker,
            ClaimColumn::Sources => Self::Sources,
            ClaimColumn::Source(_) => Self::Source,
            ClaimColumn::Conflict => Self::Conflict,
        }
    }

    /// The least width that still shows something, in points.
    fn least(self) -> f32 {
        match self {
            Self::Number => 44.0,
            Self::Claim => 120.0,
            Self::Speaker => 64.0,
            Self::Sources => 36.0,
            Self::Source => 84.0,
            Self::Conflict => 72.0,
        }
    }

    /// The width where the table is narrow, and where it has room, in points.
    fn usual(self) -> (f32, f32) {
        match self {
            Self::Number => (52.0, 52.0),
            Self::Claim => (200.0, 260.0),
            Self::Speaker => (104.0, 136.0),
            Self::Sources => (44.0, 44.0),
            Self::Source => (92.0, 116.0),
            Self::Conflict => (88.0, 112.0),
        }
    }
}

/// Wider than this no column is of use, in points.
const WIDEST: f32 = 900.0;
/// How much a key makes a column wider, in points.
const STEP: f32 = 24.0;

/// What is remembered of the columns.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Columns {
    /// From left to right; empty, or without some: those stand where they usually do.
    order: Vec<Kind>,
    /// In points; the others are as wide as there is room.
    widths: BTreeMap<Kind, f32>,
}

impl Columns {
    fn kinds(&self) -> Vec<Kind> {
        let mut kinds: Vec<Kind> = Vec::with_capacity(Kind::ALL.len());
        kinds.extend(self.order.iter().copied().filter(|kind| Kind::ALL.contains(kind)));
        let mut seen = Vec::new();
        kinds.retain(|kind| {
            !seen.contains(kind) && {
                seen.push(*kind);
                true
            }
        });
        for (at, kind) in Kind::ALL.into_iter().enumerate() {
            if !kinds.contains(&kind) {
                kinds.insert(at.min(kinds.len()), kind);
            }
        }
        kinds
    }

    /// The columns from left to right.
    pub fn laid_out(&self, sources: &[SourceId]) -> Vec<ClaimColumn> {
        let columns = self.kinds().into_iter().flat_map(|kind| match kind {
            Kind::Number => vec![ClaimColumn::Number],
            Kind::Claim => vec![ClaimColumn::Claim],
            Kind::Speaker => vec![ClaimColumn::Speaker],
            Kind::Sources => vec![ClaimColumn::Sources],
            Kind::Source => sources.iter().copied().map(ClaimColumn::Source).collect(),
            Kind::Conflict => vec![ClaimColumn::Conflict],
        });
        columns.collect()
    }

    /// How wide each column is in a table `room` points wide: as a person made it, else as near to the usual as all have room; the
    /// claim has what is left.
    pub(super) fn widths(&self, room: f32, columns: &[ClaimColumn]) -> Vec<f32> {
        let given = |kind: Kind| self.widths.get(&kind).copied();
        let sum = |of: fn((f32, f32)) -> f32| -> f32 {
            columns.iter().map(|column| Kind::of(*column)).map(|kind| given(kind).unwrap_or_else(|| of(kind.usual()))).sum()
        };
        let (least, most) = (sum(|(narrow, _)| narrow), sum(|(_, wide)| wide));
        let share = ((room - least) / (most - least).max(1.0)).clamp(0.0, 1.0);
        let width = |kind: Kind| {
            let (narrow, wide) = kind.usual();
            given(kind).unwrap_or_else(|| (narrow + (wide - narrow) * share).floor())
        };
        let mut widths: Vec<f32> = columns.iter().map(|column| width(Kind::of(*column))).collect();
        let rest = room - widths.iter().sum::<f32>();
        let claim = columns.iter().position(|column| *column == ClaimColumn::Claim);
        if let Some(claim) = claim.filter(|_| rest > 0.0 && given(Kind::Claim).is_none()).and_then(|at| widths.get_mut(at)) {
            *claim += rest.floor();
        }
        widths
    }

    /// Makes a column this wide.
    pub fn set_width(&mut self, column: ClaimColumn, width: f32) {
        let kind = Kind::of(column);
        self.widths.insert(kind, width.clamp(kind.least(), WIDEST).round());
    }

    /// Makes a column wider or narrower by a step; `now` is how wide it is.
    pub fn widen(&mut self, column: ClaimColumn, now: f32, narrower: bool) {
        self.set_width(column, if narrower { now - STEP } else { now + STEP });
    }

    /// Makes a column as wide as there is room again.
    pub fn usual_width(&mut self, column: ClaimColumn) {
        self.widths.remove(&Kind::of(column));
    }

    /// Whether a person has changed anything.
    pub fn are_usual(&self) -> bool {
        *self == Self::default()
    }

    /// Puts a column where another one stands; what that asks of the project, where it is a source that moves.
    pub fn put(&mut self, column: ClaimColumn, at: ClaimColumn, sources: &[SourceId]) -> Option<Command> {
        if let (ClaimColumn::Source(source), ClaimColumn::Source(other)) = (column, at) {
            let to = sources.iter().position(|id| *id == other)?;
            return (source != other).then_some(Command::MoveSource { source, to });
        }
        let (kind, other) = (Kind::of(column), Kind::of(at));
        let mut kinds = self.kinds();
        let (from, to) = (kinds.iter().position(|k| *k == kind)?, kinds.iter().position(|k| *k == other)?);
        // The sources stay together: none of them leaves the others.
        if kind != Kind::Source && from != to {
            let moved = kinds.remove(from);
            kinds.insert(to.min(kinds.len()), moved);
            self.order = kinds;
        }
        None
    }

    /// Moves a column by one place, a whole group of sources counting as one.
    pub fn shift(&mut self, column: ClaimColumn, back: bool, sources: &[SourceId]) -> Option<Command> {
        let neighbour = |at: usize, count: usize| if back { at.checked_sub(1) } else { Some(at + 1).filter(|at| *at < count) };
        if let ClaimColumn::Source(source) = column {
            let to = neighbour(sources.iter().position(|id| *id == source)?, sources.len())?;
            return Some(Command::MoveSource { source, to });
        }
        let mut kinds = self.kinds();
        let at = kinds.iter().position(|kind| *kind == Kind::of(column))?;
        let to = neighbour(at, kinds.len())?;
        kinds.swap(at, to);
        self.order = kinds;
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sources() -> [SourceId; 2] {
        [1, 2].map(|id| SourceId(uuid::Uuid::from_u128(id)))
    }

    fn check(columns: &Columns) -> String {
        let word = |column: ClaimColumn| match column {
            ClaimColumn::Number => "#",
            ClaimColumn::Claim => "claim",
            ClaimColumn::Speaker => "speaker",
            ClaimColumn::Sources => "in",
            ClaimColumn::Source(id) if id == sources()[0] => "A",
            ClaimColumn::Source(_) => "B",
            ClaimColumn::Conflict => "differs",
        };
        columns.laid_out(&sources()).into_iter().map(word).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn columns_move_past_one_another_and_sources_stay_together() {
        let mut columns = Columns::default();
        assert_eq!(check(&columns), "# claim speaker in A B differs");
        assert_eq!(columns.shift(ClaimColumn::Conflict, true, &sources()), None);
        assert_eq!(check(&columns), "# claim speaker in differs A B");
        columns.put(ClaimColumn::Conflict, ClaimColumn::Claim, &sources());
        assert_eq!(check(&columns), "# differs claim speaker in A B");
        columns.put(ClaimColumn::Number, ClaimColumn::Source(sources()[1]), &sources());
        assert_eq!(check(&columns), "differs claim speaker in A B #");
        columns.shift(ClaimColumn::Number, false, &sources());
        assert_eq!(check(&columns), "differs claim speaker in A B #", "at the edge");
        let [a, b] = sources();
        let to = |source, to| Some(Command::MoveSource { source, to });
        assert_eq!(columns.put(ClaimColumn::Source(a), ClaimColumn::Source(b), &sources()), to(a, 1));
        assert_eq!(columns.shift(ClaimColumn::Source(b), true, &sources()), to(b, 0));
        assert_eq!(columns.shift(ClaimColumn::Source(a), true, &sources()), None);
        assert_eq!(columns.put(ClaimColumn::Source(a), ClaimColumn::Claim, &sources()), None);
    }

    #[test]
    fn an_order_that_lacks_columns_or_has_them_twice_still_shows_each_once() {
        let columns = Columns { order: vec![Kind::Conflict, Kind::Conflict, Kind::Claim], ..Columns::default() };
        assert_eq!(check(&columns), "# differs speaker in A B claim");
    }

    #[test]
    fn what_a_person_made_wide_stays_so_and_the_claim_has_the_rest() {
        let mut columns = Columns::default();
        let laid_out = columns.laid_out(&sources());
        let widths = |columns: &Columns, room| columns.widths(room, &laid_out);
        assert_eq!(widths(&columns, 1000.0), [52.0, 424.0, 136.0, 44.0, 116.0, 116.0, 112.0]);
        assert_eq!(widths(&columns, 300.0), [52.0, 200.0, 104.0, 44.0, 92.0, 92.0, 88.0]);
        columns.set_width(ClaimColumn::Speaker, 10.0);
        columns.set_width(ClaimColumn::Source(sources()[0]), 200.4);
        assert_eq!(widths(&columns, 1000.0), [52.0, 328.0, 64.0, 44.0, 200.0, 200.0, 112.0]);
        columns.set_width(ClaimColumn::Claim, 300.0);
        assert_eq!(widths(&columns, 2000.0)[1].round() as u32, 300);
        columns.usual_width(ClaimColumn::Claim);
        assert_eq!(widths(&columns, 1000.0)[1].round() as u32, 328);
        assert!(!columns.are_usual());
    }
}
