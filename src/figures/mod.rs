//! What the views to look at are drawn from: figures over all sources, worked out without a window.
//!
//! Each figure is made of a [`crate::commands::Session`] as it is at one revision and holds no words but what its rows name;
//! the window makes it anew when the revision grows, never in between. Nothing here decides anything: what a person rejected
//! is left out, what a person corrected is counted as corrected.

pub mod conflicts;
mod words;

pub use words::{kind_word, one_line, severity_word};
