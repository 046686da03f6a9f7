//! One who is only described, over the articles of an event: "police" here are "the police" there, "the burglar" is the burglar.
//!
//! Only where each article has one such, whom it describes by nothing that the other contradicts. Sources that want no name ("an
//! official"), relatives ("his wife") and people of whom an event has many ("a man") stay apart, but for those whom both articles
//! describe in the same words with more than the noun.

use std::collections::{BTreeMap, BTreeSet};

use crate::parse::{NounIndex, noun_of};

use super::{
    entities::{Clusters, Node},
    words::fold,
};

/// Nouns of whom another may be meant each time.
const ANYBODY: [&str; 44] = [
    "man", "men", "woman", "women", "boy", "boys", "girl", "girls", "child", "children", "person", "people", "friend", "friends",
    "official", "officials", "spokesman", "spokeswoman", "spokesperson", "witness", "witnesses", "resident", "residents", "aide", "aides",
    "adviser", "advisers", "expert", "experts", "analyst", "analysts", "relative", "relatives", "neighbor", "neighbour", "neighbors",
    "neighbours", "member", "members", "diplomat", "diplomats", "insider", "insiders", "colleague",
];

/// Words that lead a noun and do not describe it.
const LEADING: [&str; 9] = ["the", "a", "an", "this", "that", "these", "those", "another", "some"];

/// How somebody is described.
struct Described {
    node: usize,
    source: u32,
    /// The words before the noun.
    words: BTreeSet<String>,
}

/// Makes one of those of one noun.
pub(super) fn of_one_event(nodes: &[Node<'_>], clusters: &mut Clusters<'_>) {
    let mut by_noun: BTreeMap<(NounIndex, bool), Vec<Described>> = BTreeMap::new();
    let mut anybody: BTreeMap<String, usize> = BTreeMap::new();
    for (at, node) in nodes.iter().enumerate().filter(|(_, node)| !node.named) {
        let name = fold(&node.raw.name);
        let mut words: Vec<&str> = name.split(' ').skip_while(|word| LEADING.contains(word)).collect();
        let Some(head) = words.pop() else { continue };
        // "his wife", "the town’s mayor", "a source close to the mayor"
        let owned = words.iter().any(|word| OWNERS.contains(word) || word.ends_with("'s") || word.ends_with("s'"));
        let Some(noun) = noun_of(head).filter(|_| !owned && words.len() <= MOST_WORDS) else { continue };
        if ANYBODY.contains(&head) {
            if words.is_empty() || node.raw.name.starts_with("a ") || node.raw.name.starts_with("A ") {
                continue;
            }
            match anybody.get(&format!("{} {head}", words.join(" "))) {
                Some(&other) => clusters.join_unless_two_people(at, other),
                None => {
                    anybody.insert(format!("{} {head}", words.join(" ")), at);
                }
            }
            continue;
        }
        let words = words.into_iter().map(str::to_owned).collect();
        by_noun.entry(noun).or_default().push(Described { node: at, source: node.source, words });
    }
    for described in by_noun.values() {
        let mut in_source: BTreeMap<u32, usize> = BTreeMap::new();
        for one in described {
            *in_source.entry(one.source).or_default() += 1;
        }
        // Those without a word more are one; who is described goes with them where no article has another.
        let mut first: Option<&Described> = None;
        let mut by_words: BTreeMap<&BTreeSet<String>, usize> = BTreeMap::new();
        let alone = |one: &&Described| in_source.get(&one.source) == Some(&1);
        let kinds_of: BTreeSet<&BTreeSet<String>> = described.iter().map(|one| &one.words).filter(|words| !words.is_empty()).collect();
        let agree = kinds_of.iter().all(|a| kinds_of.iter().all(|b| a.is_subset(b) || b.is_subset(a)));
        for one in described {
            match by_words.get(&one.words) {
                Some(&other) => clusters.join_unless_two_people(one.node, other),
                None => {
                    by_words.insert(&one.words, one.node);
                }
            }
        }
        for one in described.iter().filter(alone).filter(|_| agree) {
            match first {
                Some(other) => clusters.join_unless_two_people(one.node, other.node),
                None => first = Some(one),
            }
        }
    }
}

/// Words that say whose somebody is.
const OWNERS: [&str; 8] = ["his", "her", "their", "its", "my", "our", "your", "whose"];
/// Who is described by more words before the noun is described too closely to be another's.
const MOST_WORDS: usize = 4;
