//! How common a word is in English news, whatever the event.
//!
//! A short list of our own judgement, in three steps; every other word is rare. It stands in where an event is too small to
//! count in, and gives [`super::similarity`] its weights.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::{lexicon, words};

/// How common a word is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
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
    /// The share of sentences in which one would expect such a word before having read any; higher than it is, so that common
    /// words weigh little (measured: better than the true shares).
    pub(crate) fn expected_share(self) -> f32 {
        match self {
            Tier::Grammar => 0.5,
            Tier::Frequent => 0.35,
            Tier::Usual => 0.15,
            Tier::Rare => 0.005,
        }
    }
}

const WORDS: &str = include_str!("../../assets/lexicon/common_words.txt");

static TIERS: LazyLock<FxHashMap<&'static str, Tier>> = LazyLock::new(|| {
    lexicon::entries(WORDS)
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

/// The words of content by their base form, so that "schools" is as common as "school".
static STEM_TIERS: LazyLock<FxHashMap<String, Tier>> = LazyLock::new(|| {
    let mut tiers: FxHashMap<String, Tier> = FxHashMap::default();
    for line in lexicon::entries(WORDS) {
        let Some((word, tier)) = line.split_once(' ') else { continue };
        if tier != "0" {
            let tier = if tier == "1" { Tier::Frequent } else { Tier::Usual };
            let known = tiers.entry(words::stem(word)).or_insert(tier);
            *known = tier.min(*known);
        }
    }
    tiers
});

/// How common a folded word is; contractions are words of grammar.
pub(crate) fn tier(folded: &str, stem: &str) -> Tier {
    if let Some(&tier) = TIERS.get(folded) {
        return tier;
    }
    if ["n't", "'ve", "'re", "'ll", "'m", "'d"].iter().any(|ending| folded.ends_with(ending)) {
        return Tier::Grammar;
    }
    STEM_TIERS.get(stem).copied().unwrap_or(Tier::Rare)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grammar_is_more_common_than_content() {
        let tier = |word: &str| tier(word, &words::stem(word));
        assert_eq!(tier("the"), Tier::Grammar);
        assert_eq!(tier("wouldn't"), Tier::Grammar);
        assert!(tier("said") < tier("schools") && tier("schools") < tier("memorandum"));
    }
}
