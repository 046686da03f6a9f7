//! The user's own tags.

use std::collections::{BTreeMap, BTreeSet};

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

/// The codebook as a tree, read downwards: indices into it with how deep each stands. Tags of one parent keep their order; a circle of
/// parents, which no command makes, is broken at its first tag.
pub fn tree(codebook: &[Tag]) -> Vec<(usize, usize)> {
    let place: BTreeMap<TagId, usize> = codebook.iter().enumerate().map(|(at, tag)| (tag.id, at)).collect();
    let mut children: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
    for (at, tag) in codebook.iter().enumerate() {
        let parent = tag.parent.and_then(|parent| place.get(&parent)).copied().filter(|parent| *parent != at);
        children.entry(parent).or_default().push(at);
    }
    let mut tree = Vec::with_capacity(codebook.len());
    let mut seen = vec![false; codebook.len()];
    let mut walk = |root: usize, tree: &mut Vec<(usize, usize)>| {
        let mut waiting = vec![(root, 0)];
        while let Some((at, depth)) = waiting.pop() {
            if seen.get_mut(at).is_none_or(|seen| std::mem::replace(seen, true)) {
                continue;
            }
            tree.push((at, depth));
            let below = children.get(&Some(at)).map_or(&[][..], Vec::as_slice);
            waiting.extend(below.iter().rev().map(|child| (*child, depth + 1)));
        }
    };
    for root in children.get(&None).cloned().unwrap_or_default() {
        walk(root, &mut tree);
    }
    // What hangs in a circle has no root.
    for at in 0..codebook.len() {
        walk(at, &mut tree);
    }
    tree
}

/// A tag and all that are kinds of it, at any depth.
pub fn kinds_of(codebook: &[Tag], tag: TagId) -> BTreeSet<TagId> {
    let tree = tree(codebook);
    let Some(from) = tree.iter().position(|(at, _)| codebook.get(*at).is_some_and(|t| t.id == tag)) else {
        return BTreeSet::from([tag]);
    };
    let depth = tree.get(from).map_or(0, |(_, depth)| *depth);
    let below = tree.iter().skip(from + 1).take_while(|(_, deep)| *deep > depth);
    below.filter_map(|(at, _)| codebook.get(*at)).map(|t| t.id).chain([tag]).collect()
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
    /// The tag that it is a kind of. One that is not in the codebook counts as none.
    pub parent: Option<TagId>,
    /// When it was made.
    pub created: Timestamp,
    /// When it was last changed.
    pub modified: Timestamp,
    /// Fields of the file that this version does not know.
    pub unknown: Unknown,
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tags with these parents, by number.
    fn codebook(parents: &[Option<u128>]) -> Vec<Tag> {
        let id = |n: u128| TagId(uuid::Uuid::from_u128(n));
        let tag = |(at, parent): (usize, &Option<u128>)| Tag {
            id: id(at as u128),
            name: at.to_string(),
            colour: PALETTE[0],
            description: String::new(),
            key: None,
            parent: parent.map(id),
            created: Timestamp::UNIX_EPOCH,
            modified: Timestamp::UNIX_EPOCH,
            unknown: Unknown::new(),
        };
        parents.iter().enumerate().map(tag).collect()
    }

    #[test]
    fn kinds_stand_below_what_they_are_kinds_of() {
        let codebook = codebook(&[None, None, Some(0), Some(2), Some(0), Some(99)]);
        assert_eq!(tree(&codebook), [(0, 0), (2, 1), (3, 2), (4, 1), (1, 0), (5, 0)]);
        let kinds: Vec<String> = kinds_of(&codebook, codebook[0].id).iter().map(|id| id.0.as_u128().to_string()).collect();
        assert_eq!(kinds, ["0", "2", "3", "4"]);
    }

    #[test]
    fn a_circle_loses_no_tag() {
        let codebook = codebook(&[Some(1), Some(0), Some(2), None]);
        let mut all: Vec<usize> = tree(&codebook).into_iter().map(|(at, _)| at).collect();
        all.sort_unstable();
        assert_eq!(all, [0, 1, 2, 3]);
    }
}
