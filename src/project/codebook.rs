//! The user's own tags.

use jiff::Timestamp;

use super::{TagId, Unknown};

/// A colour, as the user picked it; the window sees to contrast.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Rgb(
    /// Red, green, blue.
    pub [u8; 3],
);

/// Colours that new tags get, in this order: nine hues that stay apart for colour-blind readers too (Paul Tol's "muted" qualitative
/// scheme, Colour Schemes, SRON/EPS/TN/09-002), so that every number key has its own.
pub const PALETTE: [Rgb; 9] = [
    Rgb([0xcc, 0x66, 0x77]),
    Rgb([0x33, 0x22, 0x88]),
    Rgb([0xdd, 0xcc, 0x77]),
    Rgb([0x11, 0x77, 0x33]),
    Rgb([0x88, 0xcc, 0xee]),
    Rgb([0x88, 0x22, 0x55]),
    Rgb([0x44, 0xaa, 0x99]),
    Rgb([0x99, 0x99, 0x33]),
    Rgb([0xaa, 0x44, 0x99]),
];

/// The colour of the palette that the fewest tags have, the earliest where several do.
pub fn next_colour(codebook: &[Tag]) -> Rgb {
    let uses = |colour: &Rgb| codebook.iter().filter(|tag| tag.colour == *colour).count();
    PALETTE.iter().copied().min_by_key(uses).unwrap_or(Rgb([0x80; 3]))
}

/// The first number key, 1 to 9, that no tag has.
pub fn next_key(codebook: &[Tag]) -> Option<u8> {
    (1..=9).find(|key| codebook.iter().all(|tag| tag.key != Some(*key)))
}

/// The tag of this name, whatever its case and the white space around it.
pub fn tag_named<'a>(codebook: &'a [Tag], name: &str) -> Option<&'a Tag> {
    let name = name.trim().to_lowercase();
    codebook.iter().find(|tag| tag.name.to_lowercase() == name)
}

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
