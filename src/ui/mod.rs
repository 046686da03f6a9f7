//! The window. The only room that knows egui.
//!
//! Views read a [`crate::commands::Session`] and push [`crate::commands::Command`]s; they own view state only. Nothing here
//! parses, sorts, locks or touches the disk.
//!
//! - [`app`] is the frame loop: it takes keys and `files`, draws the places in their `layout`, and does what views wish for
//!   (`grant`); `leaving` a project asks first.
//! - [`actions`] lists everything that can be done; [`available`] knows what can be now, [`perform`] does it; [`shortcuts`],
//!   `top_bar`, `picker` and `windows` show it.
//! - The places: `sources` and `tags` left, [`reading`] or one of the [`views`] in the middle, claims, `passages` or hits (`find`)
//!   below, `inspector` right.
//! - [`theme`] has every colour, size and face; `widgets` and `icons` the small things.

pub mod actions;
pub mod app;
pub mod available;
pub mod claims;
mod correcting;
pub mod desk;
mod detached;
pub mod dialogs;
mod files;
pub mod find;
pub mod fuzzy;
mod grant;
pub mod icons;
pub mod inspector;
pub mod keymap;
mod layout;
mod leaving;
pub mod notices;
pub mod on_selection;
pub mod passages;
pub mod perform;
pub mod picker;
pub mod places;
pub mod reading;
pub mod review;
mod rows;
pub mod settings;
pub mod shortcuts;
pub mod sources;
pub mod start;
pub mod status;
mod tabling;
pub mod tags;
pub mod theme;
pub mod top_bar;
pub mod views;
pub mod visited;
pub mod walk;
pub mod welcome;
pub mod widgets;
pub mod windows;
mod wording;

pub use app::App;
pub use start::Start;
