//! What a person said of names, which is done whatever the rules say.

use std::collections::BTreeMap;

use super::{Node, clusters::Clusters};
use crate::compare::Names;

/// What a person said is one.
pub(super) fn to_be_one(nodes: &[Node<'_>], names: &Names, clusters: &mut Clusters<'_>) {
    let joined = names.joined();
    if joined.is_empty() {
        return;
    }
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    for (index, node) in nodes.iter().enumerate() {
        for name in std::iter::once(&node.raw.name).chain(&node.raw.aliases) {
            let Some(&stands) = joined.get(Names::key(name).as_str()) else { continue };
            let other = *first.entry(stands).or_insert(index);
            clusters.join_as_said(index, other);
        }
    }
}

/// A name that a person took out of an entity is one somebody's in all articles, a surname alone too.
pub(super) fn to_be_two(nodes: &[Node<'_>], names: &Names, clusters: &mut Clusters<'_>) {
    let parted = names.parted();
    let mut first: BTreeMap<String, usize> = BTreeMap::new();
    for (index, node) in nodes.iter().enumerate().filter(|_| !parted.is_empty()) {
        let name = Names::key(&node.raw.name);
        if parted.contains(name.as_str()) {
            let other = *first.entry(name).or_insert(index);
            clusters.join_as_said(index, other);
        }
    }
}
