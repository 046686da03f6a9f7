//! Whether a capital is a name's, or only there because a sentence, a quotation or a headline starts.
//!
//! A word that opens a sentence is believed to be a name when the lists know it as one, or when the text has it with a capital in the
//! middle of a sentence, too; it is not when it is an ordinary word, or the text also has it in small letters.

use std::{collections::BTreeMap, ops::Range};

use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    lexicon::Class,
    words::{Shape, Word},
};
use crate::parse::BlockKind;

/// How capitals are used in a sentence.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Setting {
    /// Names have capitals, other words have not.
    Running,
    /// A headline that gives all longer words a capital.
    Title,
    /// Capitals throughout.
    Capitals,
}

/// What the whole text says of the words in it.
#[derive(Default, Debug)]
pub(crate) struct Openings<'t> {
    /// Words with a capital inside running sentences.
    inside: FxHashSet<&'t str>,
    /// Ordinary words that have a capital inside running sentences, how often, and whether the text has them in small letters too.
    ordinary: BTreeMap<&'t str, Ordinary>,
    /// Months that stand behind a given name: "Theresa May".
    months: FxHashSet<&'t str>,
    /// Words that only open sentences, in small letters, and whether they occur so.
    small: FxHashMap<String, bool>,
}

/// An ordinary word with a capital inside sentences.
#[derive(Clone, Copy, Default, Debug)]
struct Ordinary {
    times: usize,
    small: bool,
}

/// An ordinary word that has a capital so often inside sentences, and no small letter anywhere, is a name.
const OFTEN: usize = 3;
/// From so many words on it can be said how a headline uses capitals.
const ENOUGH_WORDS: usize = 3;
/// So many ordinary words with a capital, behind the first word, make a headline of a sentence in running text.
const ENOUGH_ORDINARY: usize = 3;

/// How the sentence with these words uses capitals.
pub(crate) fn setting(words: &[Word], kind: BlockKind) -> Setting {
    let (mut long, mut capital, mut capitals, mut ordinary) = (0_usize, 0_usize, 0_usize, 0_usize);
    for (at, word) in words.iter().enumerate().filter(|(_, w)| w.text.len() > 3 && !matches!(w.shape, Shape::Mark | Shape::Number))
    {
        long += 1;
        capital += usize::from(word.capital());
        capitals += usize::from(word.shape == Shape::Capitals);
        ordinary += usize::from(
            at > 0 && word.shape == Shape::Capital && word.is(Class::COMMON) && !word.is(Class::ROLE.or(Class::MODIFIER)),
        );
    }
    if long >= ENOUGH_WORDS && capitals * 10 >= long * 7 {
        Setting::Capitals
    } else if long >= ENOUGH_WORDS && (kind != BlockKind::Paragraph || ordinary >= ENOUGH_ORDINARY) && capital * 10 >= long * 8 {
        Setting::Title
    } else {
        Setting::Running
    }
}

/// Whether the word at `at` would have a capital in any case: it opens the sentence that starts at `first`, or speech in it.
pub(crate) fn opens(words: &[Word], first: usize, at: usize) -> bool {
    if at <= first {
        return true;
    }
    words.get(at - 1).is_some_and(|before| {
        before.shape == Shape::Mark
            && matches!(
                before.text,
                "“" | "\"" | "‘" | "'" | "«" | "„" | ":" | ";" | "—" | "–" | "•" | "*" | "…" | "|" | "." | "!" | "?" | "["
            )
            || (before.shape == Shape::Number && at == first + 1)
            || (before.text == "-" && at == first + 1)
    })
}

impl<'t> Openings<'t> {
    /// Reads the words of all sentences; `ranges` are their tokens.
    pub(crate) fn read(words: &[Word<'t>], ranges: &[Range<usize>], settings: &[Setting]) -> Self {
        let mut openings = Self::default();
        for (range, setting) in ranges.iter().zip(settings) {
            if *setting != Setting::Running {
                continue;
            }
            for at in range.clone() {
                let Some(word) = words.get(at).filter(|w| w.capital()) else { continue };
                if word.is(Class::CALENDAR) {
                    let given = at.checked_sub(1).and_then(|before| words.get(before)).filter(|_| at > range.start);
                    if given.is_some_and(|w| w.is(Class::GIVEN) && w.shape == Shape::Capital && !w.is(Class::CALENDAR)) {
                        openings.months.insert(word.text);
                    }
                }
                if !opens(words, range.start, at) {
                    openings.inside.insert(word.text);
                    if word.is(Class::COMMON) && word.shape == Shape::Capital {
                        openings.ordinary.entry(word.text).or_default().times += 1;
                    }
                } else if !word.is(Class::COMMON) {
                    openings.small.insert(word.text.to_lowercase(), false);
                }
            }
        }
        openings.ordinary.retain(|_, word| word.times >= OFTEN);
        if !openings.ordinary.is_empty() {
            let small: FxHashSet<String> = openings.ordinary.keys().map(|word| word.to_lowercase()).collect();
            let seen: FxHashSet<&str> =
                words.iter().filter(|w| w.shape == Shape::Small).map(|w| w.text).filter(|text| small.contains(*text)).collect();
            for (word, ordinary) in &mut openings.ordinary {
                ordinary.small = seen.contains(word.to_lowercase().as_str());
            }
        }
        if !openings.small.is_empty() {
            for word in words.iter().filter(|w| w.shape == Shape::Small) {
                if let Some(seen) = openings.small.get_mut(word.text) {
                    *seen = true;
                }
            }
        }
        openings
    }

    /// Whether the text has `word` with a capital in the middle of a sentence.
    pub(crate) fn inside(&self, word: &str) -> bool {
        self.inside.contains(word)
    }

    /// Whether the text has an ordinary word with a capital only, and often enough for a name.
    pub(crate) fn always_capital(&self, word: &str) -> bool {
        self.ordinary.get(word).is_some_and(|ordinary| !ordinary.small)
    }

    /// Whether the text has the month or day `word` as a surname.
    pub(crate) fn surname(&self, word: &str) -> bool {
        self.months.contains(word)
    }

    /// Whether the text has `word` in small letters.
    pub(crate) fn small(&self, word: &str) -> bool {
        self.small.get(&word.to_lowercase()).copied().unwrap_or(false)
    }
}

/// Whether an unknown word has the ending of an ordinary one.
pub(crate) fn ordinary_ending(word: &str) -> bool {
    const ENDINGS: [&str; 14] =
        ["ing", "ly", "ed", "tion", "tions", "ment", "ments", "ness", "ities", "isms", "ists", "ity", "ous", "ful"];
    word.len() > 5 && ENDINGS.iter().any(|ending| word.ends_with(ending))
}
