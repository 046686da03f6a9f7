//! People of an event whose names are spelled otherwise, or who are called by their surnames.

use std::collections::{BTreeMap, BTreeSet};

use super::{Node, clusters::Clusters, words_of};
use crate::{
    compare::{
        person_names::{self, PersonName},
        words::fold,
    },
    parse::{EntityKind, Gender, is_given_name},
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
                if a.is_spelling_of(b) && !are_father_and_son(nodes, x, y) && (a == b || !differ_in_gender(nodes, x, y)) {
                    // "Mark Lee" and "R. Mark Lee" are one, also where one article has both
                    let certain = a.given == b.given && a.surname == b.surname && same_but_for_initials(nodes, x, y);
                    if certain { clusters.join(x, y) } else { clusters.join_unless_two_people(x, y) }
                }
            }
        }
    }
}

fn differ_in_gender(nodes: &[Node<'_>], x: usize, y: usize) -> bool {
    let gender = |node: usize| nodes.get(node).map(|n| n.raw.gender).filter(|&gender| gender != Gender::Unknown);
    gender(x).zip(gender(y)).is_some_and(|(x, y)| x != y)
}

/// A full name with a word before it that is no given name: "Gran Maureen Tilley" is Maureen Tilley, "Mary Ann Lee" is not Ann Lee.
pub(super) fn with_more_before(nodes: &[Node<'_>], members: &[usize], clusters: &mut Clusters<'_>) {
    let people = || members.iter().filter_map(|&index| Some((index, nodes.get(index).filter(|n| n.kind == EntityKind::Person)?)));
    let mut full: BTreeMap<&str, usize> = BTreeMap::new();
    for (index, node) in people().filter(|(_, node)| words_of(&node.name) > 1) {
        full.entry(&node.name).or_insert(index);
    }
    let all = members.iter().filter_map(|&index| Some((index, nodes.get(index)?)));
    for (index, node) in all.filter(|(_, node)| matches!(node.kind, EntityKind::Person | EntityKind::Other)) {
        let Some((before, name)) = node.name.split_once(' ') else { continue };
        let given = name.split_once(' ').is_some_and(|(given, _)| is_given_name(given));
        if given
            && before.len() > 1
            && !is_given_name(before)
            && let Some(&other) = full.get(name)
        {
            clusters.join(index, other);
        }
    }
}

/// A given name alone is the person of that name whom the event knows in full, if there is only one.
pub(super) fn given_names(nodes: &[Node<'_>], members: &[usize], clusters: &mut Clusters<'_>) {
    let mut people: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    let mut surnames: BTreeSet<&str> = BTreeSet::new();
    for &index in members {
        let Some(node) = nodes.get(index).filter(|n| n.kind == EntityKind::Person) else { continue };
        if let Some(name) = PersonName::new(&node.name) {
            people.entry(name.given).or_default().insert(index);
            surnames.insert(name.surname);
        }
    }
    // one of each cluster is enough
    for found in people.values_mut() {
        *found = found.iter().map(|&one| clusters.top(one)).collect();
    }
    for &index in members {
        let Some(node) = nodes.get(index).filter(|n| words_of(&n.name) == 1 && !surnames.contains(n.name.as_str())) else {
            continue;
        };
        let may = matches!(node.kind, EntityKind::Person | EntityKind::Other) && node.name.len() > 2;
        let Some(found) = people.get(node.name.as_str()).filter(|_| may) else { continue };
        let tops: BTreeSet<usize> = found.iter().map(|&f| clusters.top(f)).collect();
        if let (1, Some(&other)) = (tops.len(), found.first()) {
            clusters.join_unless_two_people(index, other);
        }
    }
}

/// Of several who may be meant, the one of whom the event is full: in three articles or more, and in four times as many as the
/// next.
fn foremost(found: &BTreeSet<usize>, clusters: &mut Clusters<'_>) -> Option<usize> {
    let mut by_size: Vec<(usize, usize)> = found.iter().map(|&one| (clusters.size_of(one), one)).collect();
    by_size.sort_unstable_by_key(|&(size, one)| (std::cmp::Reverse(size), one));
    match by_size.as_slice() {
        [(_, only)] => Some(*only),
        [(most, one), (next, _), ..] => (*most > 2 && *most >= next * 4).then_some(*one),
        [] => None,
    }
}

/// Of "Tom Gray Jr." the last word.
fn generation(name: &str) -> Option<&str> {
    name.split(' ').next_back().filter(|last| matches!(*last, "jr" | "sr" | "ii" | "iii" | "iv"))
}

/// Whether both names say which of a family, and not the same one.
fn are_father_and_son(nodes: &[Node<'_>], x: usize, y: usize) -> bool {
    let of = |node: usize| nodes.get(node).and_then(|n| generation(&n.name));
    of(x).zip(of(y)).is_some_and(|(x, y)| x != y)
}

/// Whether the names of two are the same but for initials that only one of them has.
fn same_but_for_initials(nodes: &[Node<'_>], x: usize, y: usize) -> bool {
    let (Some(x), Some(y)) = (nodes.get(x), nodes.get(y)) else { return false };
    let initials = |name: &str| name.split(' ').filter(|w| w.len() == 1).map(str::to_owned).collect::<BTreeSet<_>>();
    let whole = |name: &str| {
        let words = name.split(' ').filter(|w| w.len() > 1 && !matches!(*w, "jr" | "sr" | "ii" | "iii"));
        words.map(str::to_owned).collect::<Vec<_>>()
    };
    let (a, b) = (initials(&x.name), initials(&y.name));
    whole(&x.name) == whole(&y.name) && generation(&x.name) == generation(&y.name) && (a.is_empty() || b.is_empty() || a == b)
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
        let exact = people.get(&node.name).into_iter().flatten();
        for &other in exact {
            found.insert(clusters.top(other));
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
                    }
                }
            }
        }
        if let Some(other) = foremost(&found, clusters) {
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

#[cfg(test)]
mod tests {
    use crate::compare::entities::check::check;

    const STORY: &str = "A fire at the old brewery in Harrowgate on Sunday left the tenants next door without a roof.";

    #[test]
    fn a_word_before_a_full_name_that_is_no_given_name_makes_nobody_new() {
        let a = format!("{STORY} Maureen Tilley of Harrowgate saw the fire.");
        let b = format!("{STORY} They saw Gran Maureen Tilley run from the fire.");
        check(&[&a, &b], ["Maureen Tilley", "Gran Maureen Tilley"], true);
        let b = format!("{STORY} They saw Ann Maureen Tilley run from the fire.");
        check(&[&a, &b], ["Maureen Tilley", "Ann Maureen Tilley"], false);
    }

    #[test]
    fn father_and_son_are_two() {
        let a = format!("{STORY} Colin Tilley Jr. of Harrowgate saw the fire.");
        let b = format!("{STORY} Colin Tilley III of Harrowgate saw the fire.");
        check(&[&a, &b], ["Colin Tilley Jr.", "Colin Tilley III"], false);
        let c = format!("{STORY} Colin Tilley of Harrowgate saw the fire.");
        check(&[&a, &c], ["Colin Tilley Jr.", "Colin Tilley"], true);
    }

    #[test]
    fn a_given_name_alone_is_the_one_person_of_that_name() {
        let a = format!("{STORY} Maureen Tilley of Harrowgate saw the fire.");
        let b = format!("{STORY} In Harrowgate they saw Maureen run from the fire, and Maureen wept.");
        check(&[&a, &b], ["Maureen Tilley", "Maureen"], true);
        let c = format!("{STORY} Maureen Hale of Harrowgate saw the fire.");
        check(&[&a, &b, &c], ["Maureen Tilley", "Maureen"], false);
    }

    #[test]
    fn a_surname_is_whoever_the_event_is_full_of() {
        let full = format!("{STORY} Maureen Tilley of Harrowgate saw the fire.");
        let alone = format!("{STORY} Later Tilley said the fire was seen.");
        let other = format!("{STORY} Colin Tilley of Harrowgate saw the fire.");
        check(&[&full, &full, &full, &full, &other, &alone], ["Maureen Tilley", "Tilley"], true);
        check(&[&full, &other, &alone], ["Maureen Tilley", "Tilley"], false);
    }
}
