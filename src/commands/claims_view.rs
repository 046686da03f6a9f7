//! Which rows of the claims table are shown, and in which order.

use std::sync::Arc;

use crate::{
    compare::{ClaimIndex, ConflictKind, GroupIndex, Severity, SharedEntityIndex, Voice},
    project::{SourceId, TagId},
};

/// Which claims to show. All conditions hold at once; an empty filter shows all.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct ClaimFilter {
    /// Words that the claim's text, speaker or a mention must contain, whatever their case.
    pub search: String,
    /// Said by one of these; empty is anybody.
    pub speakers: Vec<SharedEntityIndex>,
    /// Only claims with a conflict.
    pub conflicts_only: bool,
    /// Only claims with a conflict of one of these kinds; empty is any kind, or none.
    pub kinds: Vec<ConflictKind>,
    /// Only claims on whose words one of these tags stands, or a kind of it; empty asks for none.
    pub tags: Vec<TagId>,
    /// Only claims that one source alone has.
    pub only_in: Option<SourceId>,
    /// Only claims that a single source has, whichever.
    pub only_here: bool,
    /// Only claims that this source does not have.
    pub missing_from: Option<SourceId>,
    /// Only claims that nobody has decided on.
    pub unreviewed_only: bool,
}

/// A column of the table.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum ClaimColumn {
    /// The claim's number: reading order of the first mention.
    #[default]
    Number,
    /// The claim's words.
    Claim,
    /// The speaker's name.
    Speaker,
    /// How many sources have it.
    Sources,
    /// How this source has it.
    Source(SourceId),
    /// Conflicts, worst first.
    Conflict,
}

/// How the table is sorted.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct ClaimSort {
    /// By which column.
    pub column: ClaimColumn,
    /// From the end.
    pub descending: bool,
}

/// How one source has one claim.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum CellState {
    /// It has it in this voice; `speaker` names to whom it is given.
    Has {
        /// Quoted, attributed, asserted.
        voice: Voice,
        /// To whom.
        speaker: Option<SharedEntityIndex>,
        /// What it says differs from other sources, in this way.
        differs: Option<ConflictKind>,
    },
    /// Nothing was found.
    NotFound,
    /// A person confirmed that it is not there.
    Absent,
    /// The source reports another event.
    OtherEvent,
}

/// One row of the table.
#[derive(Clone, PartialEq, Debug)]
pub struct ClaimRow {
    /// The claim.
    pub claim: ClaimIndex,
    /// Its words: the user's wording where there is one, else the claim's own.
    pub text: String,
    /// The name of the speaker whom most mentions give, and "+2" where others give two more; `None` is the sources' own voice.
    pub speaker: Option<String>,
    /// The event it belongs to.
    pub group: GroupIndex,
    /// How sources have it, or that a person confirmed that it is not there: their places in the project's list, ascending. Over
    /// a thousand sources a cell for each of them would be most of the program's memory; [`ClaimRow::cell`] tells the others.
    pub cells: Vec<(u32, CellState)>,
    /// How many sources have it.
    pub sources: usize,
    /// The worst conflict, and how many there are.
    pub conflict: Option<(ConflictKind, Severity, usize)>,
    /// Whether the words stand in two sources word for word.
    pub copied: bool,
    /// What the user holds of it, in a word.
    pub verdict: Option<String>,
    /// The user's note on it; may be empty.
    pub note: String,
    /// What a person said of it.
    pub decision: Option<crate::project::Decision>,
}

impl ClaimRow {
    /// How the source at this place in the project's list has it; `group` is the event that the source reports.
    pub fn cell(&self, at: usize, group: Option<GroupIndex>) -> CellState {
        let known = self.cells.binary_search_by_key(&at, |(at, _)| *at as usize).ok().and_then(|found| self.cells.get(found));
        match known {
            Some((_, state)) => *state,
            None if group == Some(self.group) => CellState::NotFound,
            None => CellState::OtherEvent,
        }
    }

    /// The sources that have it, by their places in the project's list, ascending.
    pub fn having(&self) -> impl Iterator<Item = usize> + Clone {
        self.cells.iter().filter(|(_, state)| matches!(state, CellState::Has { .. })).map(|(at, _)| *at as usize)
    }
}

/// The rows of the claims table as the window shows them.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct ClaimsView {
    /// The filter in force.
    pub filter: ClaimFilter,
    /// The order in force.
    pub sort: ClaimSort,
    /// The rows that pass, in order.
    pub rows: Vec<Arc<ClaimRow>>,
    /// How many claims there are in all.
    pub total: usize,
    /// Other rows are on their way: filter and order are ahead of them.
    pub pending: bool,
}
