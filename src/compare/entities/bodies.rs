//! Bodies that go by several names: their initials, the last word of the name, the name spelled otherwise.
//!
//! Only inside one event, and only where it knows one body that the shorter name can mean.

use std::collections::{BTreeMap, BTreeSet};

use super::{Node, clusters::Clusters, words_of};
use crate::{
    compare::{
        common_words::{self, Tier},
        words,
    },
    parse::{EntityKind, is_demonym, is_team},
};

/// "NRA" is the one body of the event whose name has these initials.
pub(super) fn initials(nodes: &[Node<'_>], members: &[usize], clusters: &mut Clusters<'_>) {
    let mut bodies: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for &index in members {
        let Some(node) = nodes.get(index) else { continue };
        if node.kind == EntityKind::Person || words_of(&node.name) < 2 {
            continue;
        }
        let letters = |all: bool| -> String {
            let words =
                node.name.split([' ', '-']).filter(|w| all || !matches!(*w, "of" | "the" | "and" | "for" | "on" | "in" | "to"));
            words.filter_map(|w| w.chars().next()).collect()
        };
        for short in BTreeSet::from([letters(true), letters(false)]) {
            bodies.entry(short).or_default().push(index);
        }
    }
    for &index in members {
        let Some(node) = nodes.get(index) else { continue };
        let capitals = node.raw.name.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
        if node.kind == EntityKind::Person || words_of(&node.name) != 1 || !capitals || !(2..=6).contains(&node.name.len()) {
            continue;
        }
        let Some(found) = bodies.get(&node.name) else { continue };
        let tops: BTreeSet<usize> = found.iter().map(|&f| clusters.top(f)).collect();
        if let (1, Some(&other)) = (tops.len(), found.first()) {
            clusters.join(index, other);
        }
    }
}

/// The last word of a body's name alone is that body, where the event knows one of them ("the Comets" are the Lowmoor Comets); a
/// word that any body may have ("Council") is not.
pub(super) fn in_short(nodes: &[Node<'_>], members: &[usize], clusters: &mut Clusters<'_>) {
    let is_body = |index: usize| nodes.get(index).filter(|n| matches!(n.kind, EntityKind::Organisation | EntityKind::Other));
    let common = |word: &str| common_words::tier(word, &words::stem(word)) != Tier::Rare || BODIES.contains(&word);
    // "Republicans" are more than the Lowmoor Republicans
    let rare = |word: &str| is_team(word) || !common(word) && !is_demonym(word);
    let mut endings: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for &index in members {
        let Some(node) = is_body(index).filter(|n| (2..=3).contains(&words_of(&n.name))) else { continue };
        if let Some(last) = node.name.split(' ').next_back().filter(|last| last.len() > 3 && rare(last)) {
            endings.entry(last).or_default().push(index);
        }
    }
    for &index in members {
        let Some(node) = is_body(index).filter(|n| words_of(&n.name) == 1) else { continue };
        let Some(longer) = endings.get(node.name.as_str()) else { continue };
        let tops: BTreeSet<usize> = longer.iter().map(|&l| clusters.top(l)).collect();
        if let (1, Some(&other)) = (tops.len(), longer.first()) {
            clusters.join(index, other);
        }
    }
}

/// What many bodies are called by.
const BODIES: [&str; 14] = [
    "university",
    "institute",
    "foundation",
    "association",
    "federation",
    "corporation",
    "academy",
    "times",
    "news",
    "daily",
    "bank",
    "hospital",
    "college",
    "airlines",
];

/// Long names of bodies that differ in the endings of their words ("Academy of Motion Picture Arts", "Pictures Arts"), or in
/// "Department" behind "Police".
pub(super) fn spelled_otherwise(nodes: &[Node<'_>], members: &[usize], clusters: &mut Clusters<'_>) {
    let mut by_stems: BTreeMap<String, usize> = BTreeMap::new();
    for &index in members {
        let Some(node) = nodes.get(index).filter(|n| n.kind != EntityKind::Person && words_of(&n.name) > 1) else { continue };
        let name = node.name.strip_suffix(" department").filter(|rest| rest.ends_with(" police")).unwrap_or(&node.name);
        // of two words one may be all that tells them apart
        let key = if words_of(name) > 2 { name.split(' ').map(words::stem).collect::<Vec<_>>().join(" ") } else { name.to_owned() };
        match by_stems.get(&key) {
            Some(&other) => clusters.join(index, other),
            None => {
                by_stems.insert(key, index);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::compare::entities::check::check;

    #[test]
    fn the_last_word_alone_is_the_one_body_of_that_name() {
        let long = "The Lowmoor Comets lost the cup final in Harrowgate on Sunday, coach Ann Lee of the Lowmoor Comets said.";
        let short = "The Comets lost the cup final in Harrowgate on Sunday, coach Ann Lee of the Comets said.";
        check(&[long, short], ["Lowmoor Comets", "Comets"], true);
    }

    #[test]
    fn a_party_is_not_the_one_club_that_has_its_name() {
        let both =
            "The Lowmoor Republicans met in Harrowgate on Sunday. Republicans lost the vote on the bridge, Republicans said.";
        check(&[both, both], ["Lowmoor Republicans", "Republicans"], false);
    }
}
