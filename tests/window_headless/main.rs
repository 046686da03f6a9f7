//! The window without a screen: what a person presses, what a screen reader would read, what the session then holds.
//!
//! One program, a module a theme; what they share (a window, waiting, keys) is in `desk`.

#![cfg(feature = "window")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on may panic")]
#![expect(clippy::disallowed_methods, reason = "tests write the files that they open, and read those that were written")]

mod claims;
mod codebook;
mod corrections;
mod desk;
mod find;
mod outlines;
mod panes;
mod reading;
mod settings;
mod shell;
mod views;
