//! What goes by the very same name.

use std::collections::BTreeMap;

use super::{Node, clusters::Clusters, words_of};
use crate::{compare::aliases, parse::EntityKind};

/// What goes by the very same name.
pub(super) fn same_names(nodes: &[Node<'_>], clusters: &mut Clusters<'_>) {
    let mut by_name: BTreeMap<(&str, bool), usize> = BTreeMap::new();
    for (index, node) in nodes.iter().enumerate() {
        if !node.named || node.name.is_empty() {
            continue;
        }
        let person = node.kind == EntityKind::Person;
        // a surname alone is not a name that holds over all events
        if person && words_of(&node.name) < 2 {
            continue;
        }
        let certain = node.aliases.iter().filter(|a| words_of(a) > 1 || aliases::is_known(a)).map(String::as_str);
        for name in std::iter::once(node.name.as_str()).chain(certain) {
            match by_name.get(&(name, person)) {
                Some(&other) => clusters.join(index, other),
                None => {
                    by_name.insert((name, person), index);
                }
            }
        }
    }
}

/// A full name that one article knows as a person's and another as nobody knows what's, also with a word of origin before it
/// ("American Ann Lee").
pub(super) fn of_no_kind(nodes: &[Node<'_>], clusters: &mut Clusters<'_>) {
    let mut people: BTreeMap<&str, usize> = BTreeMap::new();
    for (index, node) in nodes.iter().enumerate() {
        if node.named && node.kind == EntityKind::Person && words_of(&node.name) > 1 {
            people.entry(node.name.as_str()).or_insert(index);
        }
    }
    for (index, node) in nodes.iter().enumerate() {
        if !node.named || node.kind != EntityKind::Other && node.kind != EntityKind::Person || words_of(&node.name) < 2 {
            continue;
        }
        let behind_origin =
            node.name.split_once(' ').filter(|(first, _)| aliases::stands_for(first).is_some()).map(|(_, rest)| rest);
        let known = people.get(node.name.as_str()).or_else(|| behind_origin.and_then(|name| people.get(name)));
        if let Some(&other) = known.filter(|&&other| other != index) {
            clusters.join_unless_two_people(index, other);
        }
    }
}
