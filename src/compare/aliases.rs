//! Spellings and short forms of countries and bodies, and words that stand for them when statements are matched.
//!
//! [`same_name`] may merge entities (U.S. is the United States); [`stands_for`] serves matching only (Moscow, the Kremlin and
//! Russian stand for Russia) and merges nothing.

use std::{collections::BTreeSet, sync::LazyLock};

use rustc_hash::FxHashMap;

use super::{lexicon, words::fold};

#[derive(Default)]
struct Aliases {
    same: FxHashMap<String, String>,
    stands: FxHashMap<String, String>,
}

static ALIASES: LazyLock<Aliases> = LazyLock::new(|| {
    let mut aliases = Aliases::default();
    for line in lexicon::entries(include_str!("../../assets/lexicon/aliases.txt")) {
        let (same, names) = match (line.strip_prefix("= "), line.strip_prefix("~ ")) {
            (Some(names), _) => (true, names),
            (_, Some(names)) => (false, names),
            _ => continue,
        };
        let mut names = names.split('|').map(|n| fold(n.trim()));
        let Some(first) = names.next() else { continue };
        let table = if same { &mut aliases.same } else { &mut aliases.stands };
        if same {
            table.insert(first.clone(), first.clone());
        }
        for name in names {
            table.entry(name).or_insert_with(|| first.clone());
        }
    }
    aliases
});

/// The folded name that everything of this name goes by; the name itself where the list does not know it.
pub(crate) fn same_name(folded: &str) -> &str {
    ALIASES.same.get(folded).map_or(folded, String::as_str)
}

/// States and regions that have a word for their people or that a capital stands for, folded.
static STATES: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let lines = lexicon::entries(include_str!("../../assets/lexicon/demonyms.txt"));
    let with_people = lines.filter_map(|line| Some(fold(line.split_once(" | ")?.1)));
    with_people.chain(ALIASES.stands.values().cloned()).collect()
});

/// Whether a folded name is that of a state or a region, and no city's.
pub(crate) fn is_state(folded: &str) -> bool {
    STATES.contains(folded)
}

/// Whether the list knows the name.
pub(crate) fn is_known(folded: &str) -> bool {
    ALIASES.same.contains_key(folded)
}

/// The folded name of the country or body that a word or name stands for when statements are matched.
pub(crate) fn stands_for(folded: &str) -> Option<&'static str> {
    ALIASES.stands.get(folded).map(String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_are_one_name() {
        for name in ["U.S.", "United States", "US", "USA"] {
            assert_eq!(same_name(&fold(name)), "united states", "{name}");
        }
        for name in ["Turkey", "Türkiye", "Turkiye"] {
            assert_eq!(same_name(&fold(name)), "turkey", "{name}");
        }
        assert_eq!(same_name("norway"), "norway");
    }

    #[test]
    fn a_capital_stands_for_its_country_and_is_not_merged_with_it() {
        assert_eq!(stands_for("moscow"), Some("russia"));
        assert_eq!(same_name("moscow"), "moscow");
    }
}
