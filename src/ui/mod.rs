//! The window. The only room that knows egui.
//!
//! Views read a [`crate::commands::Session`] and push [`crate::commands::Command`]s; they own view state only. Nothing here
//! parses, sorts, locks or touches the disk.

pub mod reading;
pub mod theme;
