//! Crossread: the same event, read across its sources.
//!
//! The library is the whole program but for its `main`. Its rooms, in reading order; each may use only those above it:
//!
//! 1. [`text`]: text and places in it, and how files become text.
//! 2. [`parse`]: one document, its structure: blocks, sentences, quotations, mentions, quantities.
//! 3. [`compare`]: many documents, what they share and where they differ.
//! 4. [`analysis`]: the analysis format, the JSON in which parsing and comparison are printed.
//! 5. [`project`]: what the user owns: texts, codebook, annotations, corrections, and the file that keeps them.
//! 6. [`commands`]: all that the program can do, without a window.
//! 7. [`figures`]: what the views to look at are drawn from, worked out without a window.
//! 8. `ui`: the window; the only room that knows egui (feature `window`).
//!
//! What always holds: parsing never fails and never panics; offsets are bytes on char boundaries of *their* document's text
//! ([`text::Span`]) and become code points only in the analysis format and in the project file; the same input gives the same
//! output with any number of threads; nothing the user made is dropped in silence.

pub mod analysis;
pub mod commands;
pub mod compare;
pub mod figures;
pub mod parse;
pub mod project;
pub mod text;
#[cfg(feature = "window")]
pub mod ui;
