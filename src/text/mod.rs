//! Text and places in it: [`Span`], [`CharMap`], [`Document`], and the import of every format.
//!
//! Nothing here knows what a sentence is. Only [`import`] touches the disk.

mod char_map;
mod date_stamp;
pub mod decode;
mod document;
mod front_matter;
mod guess;
mod headline;
pub mod import;
mod plain_date;
mod reference_tail;
mod signature;
mod span;

pub use char_map::CharMap;
pub use document::{Document, Metadata};
pub use guess::notes_given;
pub use plain_date::plain_date;
pub use signature::is_records;
pub use span::Span;
