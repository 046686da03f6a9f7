//! Which rows of the claims table are shown, and in which order.

use crate::{
    compare::{ClaimIndex, ConflictKind, Severity, SharedEntityIndex, Voice},
    project::SourceId,
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
    /// Only claims that one source alone has.
    pub only_in: Option<SourceId>,
    /// Only claims that a single source has, whichever.
    pub only_here: bool,
    /// Only claims that this source does not have.
    pub missing_from: Option<SourceId>,
    /// Only claims that nobody has decided on.
    pub unreviewed_only: bool,
}

/// A column of the table to sort by.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum SortColumn {
    /// Reading order of the first mention.
    #[default]
    Order,
    /// The claim's words.
    Text,
    /// The speaker's name.
    Speaker,
    /// How many sources have it.
    Sources,
    /// Conflicts, worst first.
    Conflict,
}

/// How the table is sorted.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct ClaimSort {
    /// By which column.
    pub column: SortColumn,
    /// From the end.
    pub descending: bool,
}

/// How one source has one claim.
#[derive(Clone, PartialEq, Debug)]
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
    /// How each source has it, in the order of the project's sources.
    pub cells: Vec<CellState>,
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

/// The rows of the claims table as the window shows them.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct ClaimsView {
    /// The filter in force.
    pub filter: ClaimFilter,
    /// The order in force.
    pub sort: ClaimSort,
    /// The rows that pass, in order.
    pub rows: Vec<ClaimRow>,
    /// How many claims there are in all.
    pub total: usize,
}
