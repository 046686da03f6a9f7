//! How common a word is in English news, whatever the event.
//!
//! A short list of our own judgement, in three steps; every other word is rare. It stands in where an event is too small to
//! count in, and gives [`super::similarity`] its weights.

use std::{collections::HashMap, sync::LazyLock};

use super::lexicon;

/// How common a word is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Tier {
    /// A word of grammar: says nothing by itself.
    Grammar,
    /// In every second story.
    Frequent,
    /// In most papers every day.
    Usual,
    /// All others.
    Rare,
}

impl Tier {
    /// The share of sentences in which one would expect such a word before having read any.
    pub(crate) fn expected_share(self) -> f32 {
        match self {
            Tier::Grammar => 0.5,
            Tier::Frequent => 0.06,
            Tier::Usual => 0.02,
            Tier::Rare => 0.0025,
        }
    }
}

static TIERS: LazyLock<HashMap<&'static str, Tier>> = LazyLock::new(|| {
    lexicon::entries(include_str!("../../assets/lexicon/common_words.txt"))
        .filter_map(|line| {
            let (word, tier) = line.split_once(' ')?;
            let tier = match tier {
                "0" => Tier::Grammar,
                "1" => Tier::Frequent,
                _ => Tier::Usual,
            };
            Some((word, tier))
        })
        .collect()
});

/// How common a folded word is.
pub(crate) fn tier(folded: &str) -> Tier {
    TIERS.get(folded).copied().unwrap_or(Tier::Rare)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grammar_is_more_common_than_content() {
        assert_eq!(tier("the"), Tier::Grammar);
        assert!(tier("said") < tier("police") && tier("police") < tier("memorandum"));
    }
}
