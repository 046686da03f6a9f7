//! Words that news text uses for the same thing ("truce", "ceasefire").
//!
//! A list of sets of our own; two words are near if a set holds both. Nearness does not travel from set to set.

use std::{collections::HashMap, sync::LazyLock};

use super::{lexicon, words};

static SETS: LazyLock<HashMap<String, Vec<u32>>> = LazyLock::new(|| {
    let mut sets: HashMap<String, Vec<u32>> = HashMap::new();
    for (number, line) in lexicon::entries(include_str!("../../assets/lexicon/synonyms.txt")).enumerate() {
        for word in line.split_whitespace() {
            let of = sets.entry(words::stem(&words::fold(word))).or_default();
            if !of.contains(&(number as u32)) {
                of.push(number as u32);
            }
        }
    }
    sets
});

/// The sets in which a base form stands, ascending.
pub(crate) fn sets(stem: &str) -> &'static [u32] {
    SETS.get(stem).map_or(&[], Vec::as_slice)
}

/// Whether two base forms are the same or stand in one set.
pub(crate) fn near(a: &str, b: &str) -> bool {
    a == b || sets(a).iter().any(|set| sets(b).contains(set))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(a: &str, b: &str) -> bool {
        super::near(&words::stem(a), &words::stem(b))
    }

    #[test]
    fn a_truce_is_near_a_ceasefire_and_far_from_a_call() {
        assert!(near("truce", "ceasefire"));
        assert!(near("negotiations", "talks"));
        assert!(near("conversation", "call"));
        assert!(!near("truce", "call"));
    }
}
