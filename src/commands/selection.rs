//! What is selected in a source.

use std::ops::Range;

use crate::{project::SourceId, text::Span};

/// Selected words: whole sentences, or a stretch of characters.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Selection {
    /// The source.
    pub source: SourceId,
    /// The sentences touched, as indices into the source's sentences; never empty.
    pub sentences: Range<usize>,
    /// A stretch that is not whole sentences.
    pub stretch: Option<Span>,
}
