//! What the word lists in `assets/lexicon` say about a word, in one lookup.
//!
//! The lists are read once. Keys are folded (small letters, accents off); whether a word must stand with a capital is for
//! the rules to ask. Nothing here looks at a text.

use std::{collections::HashMap, sync::LazyLock};

use rustc_hash::FxHashMap;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use crate::parse::{EntityKind, Gender, lexicon::lines};

/// What the lists say of a word: a set of the constants below.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(crate) struct Class(u32);

impl Class {
    /// Stands right before a name and says no more: Mr, Sir.
    pub(crate) const HONORIFIC: Self = Self(1);
    /// An abbreviated or spoken rank that stands right before a name: Sen., Gen.
    pub(crate) const RANK: Self = Self(1 << 1);
    /// An office or occupation: president, spokesman.
    pub(crate) const ROLE: Self = Self(1 << 2);
    /// A role before a given name: king, pope.
    pub(crate) const ROYAL: Self = Self(1 << 3);
    /// Goes before a role: foreign, deputy, press.
    pub(crate) const MODIFIER: Self = Self(1 << 4);
    /// Follows "of" after a role: state, staff.
    pub(crate) const OFFICE: Self = Self(1 << 5);
    /// A given name.
    pub(crate) const GIVEN: Self = Self(1 << 6);
    /// Russian, Democratic.
    pub(crate) const DEMONYM: Self = Self(1 << 7);
    /// Russians, Democrats: a demonym that can only be people.
    pub(crate) const PEOPLE: Self = Self(1 << 8);
    /// Monday, May, GMT.
    pub(crate) const CALENDAR: Self = Self(1 << 9);
    /// An ordinary word that often opens a sentence.
    pub(crate) const COMMON: Self = Self(1 << 10);
    /// Ends the name of a body: Ministry, Corp.
    pub(crate) const BODY_END: Self = Self(1 << 11);
    /// Ends the name of a place: County, Street.
    pub(crate) const PLACE_END: Self = Self(1 << 12);
    /// The name may go on behind it with "of": Ministry, Bay.
    pub(crate) const OF: Self = Self(1 << 13);
    /// Starts the name of a place: Mount, Lake.
    pub(crate) const PLACE_START: Self = Self(1 << 14);
    /// Small word inside a surname: von, de, bin.
    pub(crate) const PARTICLE: Self = Self(1 << 15);
    /// Verb of saying in a finite form, enough to tell a speaker from a place.
    pub(crate) const SAYS: Self = Self(1 << 16);
    /// Mr, Dr, St, Inc: a full stop behind it belongs to it.
    pub(crate) const ABBREVIATION: Self = Self(1 << 17);
    /// A surname or given name that is written first: Kim, Xi.
    pub(crate) const FAMILY_FIRST: Self = Self(1 << 18);

    /// Ends the name of something else: Act, War.
    pub(crate) const OTHER_END: Self = Self(1 << 19);
    /// A surname that stands alone in the news.
    pub(crate) const SURNAME: Self = Self(1 << 20);

    /// Whether the word is in any of `classes`.
    pub(crate) fn any(self, classes: Self) -> bool {
        self.0 & classes.0 != 0
    }

    /// All of both.
    pub(crate) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    fn add(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

/// What may stand before a name as its title.
pub(crate) const TITLE: Class = Class::HONORIFIC.or(Class::RANK).or(Class::ROLE).or(Class::ROYAL);

/// A place or body that the lists know, as an index into [`Lexicon::known`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub(crate) struct KnownIndex(pub(crate) u16);

/// A role word under the form that stands for it ("premier" is "minister"), as an index into the roles of the list.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub(crate) struct RoleIndex(pub(crate) u16);

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
    leader: Option<RoleIndex>,
    heads_of_state: Vec<RoleIndex>,
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

    /// The roles that "the Russian leader" may stand for.
    pub(crate) fn heads_of_state(&self) -> &[RoleIndex] {
        &self.heads_of_state
    }

    fn read() -> Self {
        let mut reading = Reading::default();
        reading.names();
        reading.demonyms();
        reading.titles();
        reading.words();
        reading.finish()
    }
}

/// The lists while they are read.
#[derive(Default)]
struct Reading {
    words: HashMap<String, Entry>,
    phrases: Vec<Phrase>,
    known: Vec<Known>,
    /// Names of places and parties to their index, for the demonyms.
    by_name: HashMap<&'static str, KnownIndex>,
    roles: HashMap<String, RoleIndex>,
}

impl Reading {
    fn word(&mut self, word: &str) -> &mut Entry {
        self.words.entry(folded(word)).or_default()
    }

    fn class(&mut self, words: impl IntoIterator<Item = &'static str>, class: Class) {
        for word in words {
            self.word(word).class.add(class);
        }
    }

    fn names(&mut self) {
        for (list, kind) in [
            (lines(include_str!("../../../assets/lexicon/places.txt")), EntityKind::Place),
            (lines(include_str!("../../../assets/lexicon/organisations.txt")), EntityKind::Organisation),
        ] {
            for line in list {
                let (line, kind) = line.strip_prefix('~').map_or((line, kind), |other| (other.trim(), EntityKind::Other));
                let known = KnownIndex(self.known.len() as u16);
                self.known.push(Known { kind });
                for name in line.split('|').map(str::trim) {
                    self.by_name.entry(name).or_insert(known);
                    let capitals = name.chars().any(char::is_uppercase) && !name.chars().any(char::is_lowercase);
                    let stop = name.strip_suffix('.').is_some_and(|name| !name.contains('.'));
                    self.phrases.push(Phrase { words: phrase_words(name), capitals, stop, known });
                }
            }
        }
    }

    fn demonyms(&mut self) {
        for line in lines(include_str!("../../../assets/lexicon/demonyms.txt")) {
            let (words, place) = line.split_once('|').unwrap_or((line, ""));
            let place = self.by_name.get(place.trim()).copied();
            let mut singulars: Vec<&str> = Vec::new();
            for word in words.split_whitespace() {
                // A star: people and adjective are the same word, and the people are meant as a rule.
                let (word, starred) = word.strip_suffix('*').map_or((word, false), |word| (word, true));
                let people = starred
                    || word.strip_suffix('s').is_some_and(|w| singulars.contains(&w))
                    || word.ends_with("men")
                    || word.ends_with("ies");
                singulars.push(word);
                let entry = self.word(word);
                entry.class.add(if people { Class::DEMONYM.or(Class::PEOPLE) } else { Class::DEMONYM });
                entry.place = place;
            }
        }
    }

    fn titles(&mut self) {
        for line in lines(include_str!("../../../assets/lexicon/titles.txt")) {
            let mut parts = line.split_whitespace();
            let (Some(word), Some(class)) = (parts.next(), parts.next()) else { continue };
            let mut gender = Gender::Unknown;
            let mut role = word;
            while let Some(part) = parts.next() {
                match part {
                    "m" => gender = Gender::Masculine,
                    "f" => gender = Gender::Feminine,
                    "=" => role = parts.next().unwrap_or(word),
                    _ => {}
                }
            }
            let next = RoleIndex(self.roles.len() as u16);
            let role = *self.roles.entry(folded(role)).or_insert(next);
            let entry = self.word(word);
            entry.class.add(match class {
                "honorific" => Class::HONORIFIC.or(Class::ABBREVIATION),
                "rank" => Class::RANK.or(Class::ABBREVIATION),
                "royal" => Class::ROYAL.or(Class::ROLE),
                "modifier" => Class::MODIFIER,
                "office" => Class::OFFICE,
                _ => Class::ROLE,
            });
            if gender != Gender::Unknown {
                entry.gender = gender;
            }
            if class != "office" && class != "honorific" {
                entry.role = entry.role.or(Some(role));
            }
        }
    }

    fn words(&mut self) {
        for line in lines(include_str!("../../../assets/lexicon/given_names.txt")) {
            let (name, gender) = line.split_once(' ').unwrap_or((line, "-"));
            let entry = self.word(name);
            entry.class.add(Class::GIVEN);
            entry.gender = match gender {
                "m" => Gender::Masculine,
                "f" => Gender::Feminine,
                _ => Gender::Unknown,
            };
        }
        for line in lines(include_str!("../../../assets/lexicon/name_words.txt")) {
            let mut parts = line.split('|').map(str::trim);
            let (Some(word), Some(place), Some(kind)) = (parts.next(), parts.next(), parts.next()) else { continue };
            let class = match (place, kind.split(' ').next()) {
                ("first", _) => Class::PLACE_START,
                (_, Some("place")) => Class::PLACE_END,
                (_, Some("other")) => Class::OTHER_END,
                _ => Class::BODY_END,
            };
            let entry = self.word(word);
            entry.class.add(class);
            if kind.ends_with(" of") {
                entry.class.add(Class::OF);
            }
        }
        self.class(lines(include_str!("../../../assets/lexicon/surnames.txt")), Class::SURNAME);
        self.class(lines(include_str!("../../../assets/lexicon/calendar.txt")), Class::CALENDAR);
        self.class(lines(include_str!("../../../assets/lexicon/opening_words.txt")), Class::COMMON);
        self.class(PARTICLES.split(' '), Class::PARTICLE);
        self.class(SAYING.split(' '), Class::SAYS);
        self.class(ABBREVIATIONS.split(' '), Class::ABBREVIATION);
        self.class(FAMILY_FIRST.split(' '), Class::FAMILY_FIRST);
    }

    fn finish(mut self) -> Lexicon {
        // Names that start alike stand together, the longest first; the order is the same on every run.
        self.phrases.sort_by(|a, b| (a.words.first(), b.words.len()).cmp(&(b.words.first(), a.words.len())));
        let mut first = 0;
        for group in self.phrases.chunk_by(|a, b| a.words.first() == b.words.first()) {
            if let Some(word) = group.first().and_then(|phrase| phrase.words.first()) {
                self.words.entry(word.clone()).or_default().phrases = (first as u16, group.len() as u16);
            }
            first += group.len();
        }
        let heads_of_state = HEADS_OF_STATE.iter().filter_map(|&role| self.roles.get(role).copied()).collect();
        Lexicon {
            leader: self.roles.get("leader").copied(),
            heads_of_state,
            words: self.words.into_iter().collect(),
            phrases: self.phrases,
            known: self.known,
        }
    }
}

/// Roles that a country's "leader" may hold.
const HEADS_OF_STATE: [&str; 7] = ["president", "minister", "chancellor", "king", "dictator", "emir", "pope"];
/// Small words inside surnames.
const PARTICLES: &str = "de del della der di da dos das du la le van von zu zur ter ten bin bint ibn ben al el abu av af ap y e";
/// Finite verbs of saying that follow their subject.
const SAYING: &str = "said says told tells added adds asked asks argued argues stated noted warned warns announced wrote writes tweeted posted \
    claimed claims insisted insists explained replied responded declared denied confirmed acknowledged admitted suggested believes believed thinks \
    hopes promised vowed pledged urged called testified emphasized stressed accused recalled";
/// Beside titles, words whose full stop belongs to them.
const ABBREVIATIONS: &str =
    "st ft mt jr sr inc corp co ltd bros no dept univ assn ave vs jan feb mar apr jun jul aug sep sept oct nov dec";
/// Family names of the languages that write them first.
const FAMILY_FIRST: &str = "kim xi li lee wang zhang chen liu yang zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo liang song zheng park moon yoon choi jung \
    nguyen tran le pham hoang phan mao deng jiang bo han hun";

/// The words and marks of a listed name as the tokens of a text would be cut: a comma, an ampersand apart; full stops are left out.
fn phrase_words(name: &str) -> Vec<String> {
    let mut words = Vec::new();
    for part in name.split_whitespace() {
        let (part, comma) = part.strip_suffix(',').map_or((part, false), |part| (part, true));
        if let Some(stem) = part.strip_suffix("'s") {
            words.push(folded(stem));
            words.push("'s".to_owned());
        } else if let Some((left, right)) = part.split_once('&').filter(|(left, right)| !left.is_empty() && !right.is_empty()) {
            words.extend([folded(left), "&".to_owned(), folded(right)]);
        } else {
            words.push(folded(part));
        }
        if comma {
            words.push(",".to_owned());
        }
    }
    words
}

/// `word` folded, as a string of its own.
pub(crate) fn folded(word: &str) -> String {
    let mut into = String::new();
    fold(word, &mut into);
    into
}

/// Writes `word` to `into` in small letters, without accents and full stops, with straight apostrophes. What was in `into` is gone.
pub(crate) fn fold(word: &str, into: &mut String) {
    into.clear();
    if word.is_ascii() {
        into.extend(word.bytes().filter(|&b| b != b'.').map(|b| b.to_ascii_lowercase() as char));
    } else {
        let letters = word.nfd().filter(|&c| !is_combining_mark(c) && c != '.').flat_map(char::to_lowercase);
        for c in letters {
            match c {
                '’' | 'ʼ' | '‘' => into.push('\''),
                '\u{2010}' | '\u{2011}' => into.push('-'),
                'ł' => into.push('l'),
                'ø' => into.push('o'),
                'đ' => into.push('d'),
                'ı' => into.push('i'),
                'ß' => into.push_str("ss"),
                'æ' => into.push_str("ae"),
                'œ' => into.push_str("oe"),
                '\u{ad}' | '\u{200c}' | '\u{200d}' => {}
                c => into.push(c),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_whatever_its_case_and_accents() {
        for word in ["Türkiye", "turkiye", "TÜRKIYE"] {
            assert!(!LEXICON.phrases(LEXICON.entry(&folded(word))).is_empty(), "{word}");
        }
        assert!(LEXICON.entry("president").class.any(Class::ROLE));
        assert_eq!(LEXICON.entry("giorgia").gender, Gender::Feminine);
        assert_eq!(folded("Zelenśkyy’s"), "zelenskyy's");
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
