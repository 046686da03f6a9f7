//! The user's own tags.

use jiff::Timestamp;

use super::{TagId, Unknown};

/// A colour, as the user picked it; the window sees to contrast.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Rgb(
    /// Red, green, blue.
    pub [u8; 3],
);

/// A tag of the codebook.
#[derive(Clone, PartialEq, Debug)]
pub struct Tag {
    /// Stable id.
    pub id: TagId,
    /// Its name; not empty, unique in the codebook up to case.
    pub name: String,
    /// Its colour.
    pub colour: Rgb,
    /// What it is for.
    pub description: String,
    /// The number key that applies it, 1 to 9.
    pub key: Option<u8>,
    /// When it was made.
    pub created: Timestamp,
    /// When it was last changed.
    pub modified: Timestamp,
    /// Fields of the file that this version does not know.
    pub unknown: Unknown,
}
