//! Text and places in it: [`Span`], [`CharMap`], [`Document`], and the import of every format.
//!
//! Nothing here knows what a sentence is. Only [`import`] touches the disk.

mod char_map;
mod document;
pub mod import;
mod span;

pub use char_map::CharMap;
pub use document::{Document, Metadata};
pub use span::Span;
