//! A name that one article takes for a person's and another for a body's is one name, where no article has it for both: the
//! kind that most articles give is believed.
//!
//! Missed on purpose: names that the lists know as those of places or bodies ("Jackson" may be a town and a man), and the surname
//! of somebody whom the event knows in full.

use std::collections::{BTreeMap, BTreeSet};

use super::{Node, clusters::Clusters, words_of};
use crate::parse::{EntityKind, begins_known_name};

/// Makes one of those whose names are the same and whose kinds are not.
pub(super) fn of_two_kinds(nodes: &[Node<'_>], members: &[usize], clusters: &mut Clusters<'_>) {
    let named = || members.iter().filter_map(|&index| Some((index, nodes.get(index)?)));
    let is_person = |node: &Node<'_>| node.kind == EntityKind::Person;
    let full = named().filter(|(_, node)| is_person(node) && words_of(&node.name) > 1);
    let surnames: BTreeSet<&str> = full.filter_map(|(_, node)| node.name.split(' ').next_back()).collect();
    let mut by_name: BTreeMap<&str, [Option<usize>; 2]> = BTreeMap::new();
    for (index, node) in named().filter(|(_, node)| !node.name.is_empty() && node.kind != EntityKind::Other) {
        let [body, person] = by_name.entry(&node.name).or_default();
        let slot = if is_person(node) { person } else { body };
        // of several clusters of one kind the first stands for them
        slot.get_or_insert(index);
    }
    for (name, kinds) in by_name {
        let [Some(body), Some(person)] = kinds else { continue };
        let listed = name.split(' ').next().is_some_and(begins_known_name);
        if !listed && !surnames.contains(name) {
            clusters.join_of_any_kind(body, person);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::compare::entities::check::check;

    const STORY: &str = "A fire at the old brewery in Harrowgate on Sunday left the tenants next door without a roof.";

    #[test]
    fn a_name_of_two_kinds_is_one() {
        let body =
            format!("{STORY} The brewers Zemblatt, which is a company in Harrowgate, lost the brewery. The ZEMBLATT fire burns.");
        let person = format!("{STORY} Mr Zemblatt lost the brewery in Harrowgate.");
        check(&[&body, &person], ["Zemblatt", "Zemblatt"], true);
    }
}
