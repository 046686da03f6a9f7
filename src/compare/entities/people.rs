//! People of an event whose names are spelled otherwise, or who are called by their surnames.

use std::collections::{BTreeMap, BTreeSet};

use super::{Node, clusters::Clusters, words_of};
use crate::{
    compare::{
        person_names::{self, PersonName},
        words::fold,
    },
    parse::EntityKind,
};

/// People with given name and surname, one of them spelled otherwise.
pub(super) fn spellings(nodes: &[Node<'_>], members: &[usize], clusters: &mut Clusters<'_>) {
    let mut full: Vec<(PersonName<'_>, usize)> = Vec::new();
    for &index in members {
        let Some(node) = nodes.get(index) else { continue };
        if node.kind == EntityKind::Person
            && let Some(name) = PersonName::new(&node.name)
        {
            full.push((name, index));
        }
    }
    full.sort_by(|a, b| (a.0.surname, a.0.given, a.1).cmp(&(b.0.surname, b.0.given, b.1)));
    full.dedup_by(|a, b| a.0 == b.0 && clusters.same(a.1, b.1));
    // only names whose surnames begin alike are looked at together
    let mut by_sound: BTreeMap<String, Vec<(PersonName<'_>, usize)>> = BTreeMap::new();
    for (name, index) in full {
        by_sound.entry(person_names::sound(name.surname)).or_default().push((name, index));
    }
    for people in by_sound.values() {
        for (position, &(a, x)) in people.iter().enumerate() {
            for &(b, y) in people.get(position + 1..).unwrap_or_default() {
                if a.is_spelling_of(b) {
                    // "Mark Lee" and "R. Mark Lee" are one, also where one article has both
                    let certain = a.given == b.given && a.surname == b.surname && same_but_for_initials(nodes, x, y);
                    if certain { clusters.join(x, y) } else { clusters.join_unless_two_people(x, y) }
                }
            }
        }
    }
}

/// Whether the names of two are the same but for initials that only one of them has.
fn same_but_for_initials(nodes: &[Node<'_>], x: usize, y: usize) -> bool {
    let (Some(x), Some(y)) = (nodes.get(x), nodes.get(y)) else { return false };
    let initials = |name: &str| name.split(' ').filter(|w| w.len() == 1).map(str::to_owned).collect::<BTreeSet<_>>();
    let whole = |name: &str| {
        let words = name.split(' ').filter(|w| w.len() > 1 && !matches!(*w, "jr" | "sr" | "ii" | "iii"));
        words.map(str::to_owned).collect::<Vec<_>>()
    };
    let later = |name: &str| name.split(' ').any(|w| matches!(w, "jr" | "ii" | "iii"));
    let (a, b) = (initials(&x.name), initials(&y.name));
    whole(&x.name) == whole(&y.name) && later(&x.name) == later(&y.name) && (a.is_empty() || b.is_empty() || a == b)
}

/// A surname alone is the person of that name whom the event knows, if there is only one.
pub(super) fn surnames(nodes: &[Node<'_>], members: &[usize], clusters: &mut Clusters<'_>) {
    let mut people: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    let mut alone = Vec::new();
    for &index in members {
        let Some(node) = nodes.get(index) else { continue };
        if node.kind != EntityKind::Person && node.kind != EntityKind::Other {
            continue;
        }
        match PersonName::new(&node.name) {
            Some(name) if node.kind == EntityKind::Person => {
                people.entry(name.surname.to_owned()).or_default().insert(index);
            }
            _ if words_of(&node.name) == 1 => alone.push(index),
            _ => {}
        }
    }
    let spellings: Vec<(&String, &BTreeSet<usize>)> = people.iter().collect();
    for index in alone {
        let Some(node) = nodes.get(index) else { continue };
        let mut found: BTreeSet<usize> = BTreeSet::new();
        let mut one = None;
        let exact = people.get(&node.name).into_iter().flatten();
        for &other in exact {
            found.insert(clusters.top(other));
            one = Some(other);
        }
        if found.is_empty() && node.kind == EntityKind::Person {
            // another spelling, where the role agrees
            for &(surname, others) in &spellings {
                if !person_names::alike(surname, &node.name) {
                    continue;
                }
                for &other in others {
                    if nodes.get(other).is_some_and(|o| roles_agree(&node.raw.roles, &o.raw.roles)) {
                        found.insert(clusters.top(other));
                        one = Some(other);
                    }
                }
            }
        }
        if let (1, Some(other)) = (found.len(), one) {
            clusters.join_unless_two_people(index, other);
        }
    }
    of_two_words(nodes, members, clusters);
    // the same surname alone in two articles, and nobody of that name in full: one person
    let mut unresolved: BTreeMap<&str, usize> = BTreeMap::new();
    for &index in members {
        let Some(node) = nodes.get(index) else { continue };
        if node.kind == EntityKind::Person && words_of(&node.name) == 1 && !people.contains_key(&node.name) {
            match unresolved.get(node.name.as_str()) {
                Some(&other) => clusters.join_unless_two_people(index, other),
                None => {
                    unresolved.insert(&node.name, index);
                }
            }
        }
    }
}

/// Small words that surnames begin with.
const PARTICLES: [&str; 21] = [
    "al", "ap", "ben", "bin", "da", "de", "del", "della", "den", "der", "di", "dos", "du", "el", "la", "le", "lo", "st", "ter",
    "van", "von",
];

/// "van Dam" is the one person of the event whose name ends so.
fn of_two_words(nodes: &[Node<'_>], members: &[usize], clusters: &mut Clusters<'_>) {
    let is_person = |index: usize| nodes.get(index).filter(|n| n.kind == EntityKind::Person);
    let mut endings: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for &index in members {
        let Some(node) = is_person(index).filter(|n| words_of(&n.name) == 3) else { continue };
        if let Some((_, ending)) = node.name.split_once(' ')
            && ending.split(' ').next().is_some_and(|particle| PARTICLES.contains(&particle))
        {
            endings.entry(ending.to_owned()).or_default().push(index);
        }
    }
    for &index in members {
        let Some(node) = is_person(index).filter(|n| words_of(&n.name) == 2) else { continue };
        let Some(longer) = endings.get(&node.name) else { continue };
        let tops: BTreeSet<usize> = longer.iter().map(|&l| clusters.top(l)).collect();
        if let (1, Some(&other)) = (tops.len(), longer.first()) {
            clusters.join_unless_two_people(index, other);
        }
    }
}

fn roles_agree(a: &[String], b: &[String]) -> bool {
    let words = |roles: &[String]| -> BTreeSet<String> {
        roles.iter().flat_map(|r| fold(r).split(' ').map(str::to_owned).collect::<Vec<_>>()).collect()
    };
    let (a, b) = (words(a), words(b));
    a.iter().any(|w| w.len() > 3 && b.contains(w))
}
