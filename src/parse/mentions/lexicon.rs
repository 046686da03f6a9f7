//! What the word lists in `assets/lexicon` say about a word, in one lookup.
//!
//! The lists are read once. Keys are folded (small letters, accents off); whether a word must stand with a capital is for
//! the rules to ask. Nothing here looks at a text.

mod class;
mod folding;
mod nouns;
mod reading;

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use self::reading::Reading;
pub(crate) use self::{
    class::{Class, TITLE},
    folding::{fold, folded},
};
use crate::parse::{EntityKind, Gender};

/// A place or body that the lists know, as an index into [`Lexicon::known`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub(crate) struct KnownIndex(pub(crate) u16);

/// A role word under the form that stands for it ("premier" is "minister"), as an index into the roles of the list.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub(crate) struct RoleIndex(pub(crate) u16);

/// A noun for people or bodies, the same for singular and plural. "General" behind it makes another of it (see
/// [`NounIndex::general`]).
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub(crate) struct NounIndex(pub(crate) u16);

impl NounIndex {
    /// The noun with "general" behind it: the attorney general is no attorney.
    pub(crate) fn general(self) -> Self {
        /// No list has so many nouns.
        const GENERAL: u16 = 0x8000;
        Self(self.0 | GENERAL)
    }
}

/// All that the lists say of one word.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Entry {
    /// What kinds of word it is.
    pub(crate) class: Class,
    /// Of a given name or title.
    pub(crate) gender: Gender,
    /// Of a demonym: the place or party.
    pub(crate) place: Option<KnownIndex>,
    /// Of a title or modifier: the role it stands for.
    pub(crate) role: Option<RoleIndex>,
    /// Of a noun for people or bodies: which one.
    pub(crate) noun: Option<NounIndex>,
    /// Names of places and bodies that start with the word: first and number, in [`Lexicon::phrases`].
    phrases: (u16, u16),
}

/// A name of a place or body.
#[derive(Debug)]
pub(crate) struct Phrase {
    /// Its words and marks, folded.
    pub(crate) words: Vec<String>,
    /// All capitals in the list, so all capitals in a text (`US` is not `us`).
    pub(crate) capitals: bool,
    /// An abbreviation that must have its full stop (`Calif.`).
    pub(crate) stop: bool,
    /// Whose name it is.
    pub(crate) known: KnownIndex,
}

/// A place or body of the lists.
#[derive(Debug)]
pub(crate) struct Known {
    /// Place, organisation, or other.
    pub(crate) kind: EntityKind,
}

/// All lists.
#[derive(Debug)]
pub(crate) struct Lexicon {
    words: FxHashMap<String, Entry>,
    phrases: Vec<Phrase>,
    known: Vec<Known>,
    general: FxHashMap<RoleIndex, Vec<RoleIndex>>,
    leader: Option<RoleIndex>,
}

/// Whether a word in small letters is the name of a team behind its place.
pub(crate) fn is_team(word: &str) -> bool {
    LEXICON.entry(word).class.any(Class::TEAM)
}

/// Whether a folded word is one for the people of a place or party.
pub(crate) fn is_demonym(word: &str) -> bool {
    LEXICON.entry(word).class.any(Class::DEMONYM)
}

/// Whether a folded word is a given name.
pub(crate) fn is_given_name(word: &str) -> bool {
    LEXICON.entry(word).class.any(Class::GIVEN)
}

/// Whether the lists know a place or body whose name begins with a folded word.
pub(crate) fn begins_known_name(word: &str) -> bool {
    !LEXICON.phrases(LEXICON.entry(word)).is_empty()
}

/// Which noun for people or bodies a folded phrase ends with, whether it is a plural, and the words before it: "the surgeon
/// general".
pub(crate) fn noun_at_end(phrase: &str) -> Option<(NounIndex, bool, &str)> {
    let (before, last) = phrase.rsplit_once(' ').unwrap_or(("", phrase));
    if last == "general" {
        let (before, last) = before.rsplit_once(' ').unwrap_or(("", before));
        let (noun, many) = noun_of(last)?;
        return Some((noun.general(), many, before));
    }
    let (noun, many) = noun_of(last)?;
    Some((noun, many, before))
}

/// Which noun for people or bodies a folded word is, and whether it is a plural.
pub(crate) fn noun_of(word: &str) -> Option<(NounIndex, bool)> {
    let entry = LEXICON.entry(word);
    Some((entry.noun?, entry.class.any(Class::MANY)))
}

/// The lists, read once.
pub(crate) static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::read);

impl Lexicon {
    /// What the lists say of `folded` (see [`fold`]).
    pub(crate) fn entry(&self, folded: &str) -> Entry {
        self.words.get(folded).copied().unwrap_or_default()
    }

    /// Names of places and bodies that start with the word of `entry`, longest first.
    pub(crate) fn phrases(&self, entry: Entry) -> &[Phrase] {
        let (first, number) = (usize::from(entry.phrases.0), usize::from(entry.phrases.1));
        self.phrases.get(first..first + number).unwrap_or_default()
    }

    /// The kind of a known place or body.
    pub(crate) fn kind(&self, known: KnownIndex) -> EntityKind {
        self.known.get(usize::from(known.0)).map_or(EntityKind::Other, |k| k.kind)
    }

    /// The role "leader".
    pub(crate) fn leader(&self) -> Option<RoleIndex> {
        self.leader
    }

    /// The offices that a word for one in general may mean: of "lawmaker", senator and representative.
    pub(crate) fn meant_by(&self, general: RoleIndex) -> &[RoleIndex] {
        self.general.get(&general).map_or(&[], Vec::as_slice)
    }

    fn read() -> Self {
        let mut reading = Reading::default();
        reading.names();
        reading.demonyms();
        reading.titles();
        reading.words();
        reading.nouns();
        reading.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::lexicon::lines;

    #[test]
    fn a_word_is_found_whatever_its_case_and_accents() {
        for word in ["Türkiye", "turkiye", "TÜRKIYE"] {
            assert!(!LEXICON.phrases(LEXICON.entry(&folded(word))).is_empty(), "{word}");
        }
        assert!(LEXICON.entry("president").class.any(Class::ROLE));
        assert_eq!(LEXICON.entry("giorgia").gender, Gender::Feminine);
    }

    #[test]
    fn demonyms_point_to_their_place() {
        let place = |word: &str| {
            let first = LEXICON.entry(word);
            LEXICON.phrases(first).first().map(|phrase| phrase.known)
        };
        for (demonym, country) in [("italian", "italy"), ("briton", "britain"), ("turks", "turkey"), ("ukrainians", "ukraine")] {
            assert_eq!(LEXICON.entry(demonym).place, place(country), "{demonym}");
            assert!(LEXICON.entry(demonym).place.is_some(), "{demonym}");
        }
        assert!(LEXICON.entry("ukrainians").class.any(Class::PEOPLE));
        assert!(!LEXICON.entry("ukrainian").class.any(Class::PEOPLE));
    }

    #[test]
    fn every_demonym_names_a_place_of_the_list() {
        for line in lines(include_str!("../../../assets/lexicon/demonyms.txt")) {
            let (words, place) = line.split_once('|').unwrap_or((line, ""));
            let word = words.split_whitespace().next().unwrap_or_default();
            let known = LEXICON.entry(&folded(word)).place.is_some();
            assert_eq!(known, !place.trim().is_empty() && place.trim() != "Arab world", "{line}");
        }
    }

    #[test]
    fn longer_names_come_first() {
        let phrases = LEXICON.phrases(LEXICON.entry("new"));
        assert!(phrases.windows(2).all(|pair| pair[0].words.len() >= pair[1].words.len()));
        assert!(phrases.len() > 5);
    }
}
