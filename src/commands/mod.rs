//! All that the program can do, without a window.
//!
//! The window pushes [`Command`]s into a [`Session`] and reads it; every change of the project goes
//! `Command -> Edit::apply -> inverse Edit`, and undo, redo, the dirty mark and autosave hang on that one door. Long work runs
//! on one named worker thread and comes back as events that [`Session::poll`] drains.

mod claim_facts;
mod claim_rows;
mod claims_shown;
mod claims_view;
mod command;
mod corrected;
mod edit;
mod export;
mod find;
mod find_marked;
mod history;
mod jobs;
mod marks;
mod memos;
mod names_by_hand;
mod quotations_by_hand;
mod retrieval;
mod rows_by_hand;
pub mod sample;
mod selection;
mod session;
mod subjects;
mod worker;

pub use claims_view::{CellState, ClaimColumn, ClaimFilter, ClaimRow, ClaimSort, ClaimsView};
pub use command::Command;
pub use edit::Edit;
pub use export::row as csv_row;
pub use find::{Found, Hit, MOST_HITS, Query, Sought};
pub use jobs::Contents;
pub use memos::{Memo, MemoOn};
pub use quotations_by_hand::SaidOfQuotation;
pub use retrieval::{Retrieval, Wanted, Words, paragraphs_of};
pub use selection::Selection;
pub use session::{Fate, Notice, NoticeKind, OfferedTags, Progress, Session, SourceState, TagImport, Wake};
