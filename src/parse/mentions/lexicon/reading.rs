//! The word lists while they are read: each line into the entries of its words.

use std::collections::HashMap;

use super::{Class, Entry, Known, KnownIndex, Lexicon, NounIndex, Phrase, RoleIndex, folded, nouns};
use crate::parse::{EntityKind, Gender, lexicon::lines};

/// The lists while they are read.
#[derive(Default)]
pub(super) struct Reading {
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

    pub(super) fn names(&mut self) {
        for (list, kind) in [
            (lines(include_str!("../../../../assets/lexicon/places.txt")), EntityKind::Place),
            (lines(include_str!("../../../../assets/lexicon/organisations.txt")), EntityKind::Organisation),
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

    pub(super) fn demonyms(&mut self) {
        for line in lines(include_str!("../../../../assets/lexicon/demonyms.txt")) {
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

    pub(super) fn titles(&mut self) {
        for line in lines(include_str!("../../../../assets/lexicon/titles.txt")) {
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

    pub(super) fn words(&mut self) {
        for line in lines(include_str!("../../../../assets/lexicon/given_names.txt")) {
            let (name, gender) = line.split_once(' ').unwrap_or((line, "-"));
            let entry = self.word(name);
            entry.class.add(Class::GIVEN);
            entry.gender = match gender {
                "m" => Gender::Masculine,
                "f" => Gender::Feminine,
                _ => Gender::Unknown,
            };
        }
        for line in lines(include_str!("../../../../assets/lexicon/name_words.txt")) {
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
        self.class(lines(include_str!("../../../../assets/lexicon/surnames.txt")), Class::SURNAME);
        self.class(lines(include_str!("../../../../assets/lexicon/calendar.txt")), Class::CALENDAR);
        self.class(lines(include_str!("../../../../assets/lexicon/opening_words.txt")), Class::COMMON);
        self.class(PARTICLES.split(' '), Class::PARTICLE);
        self.class(SAYING.split(' '), Class::SAYS);
        self.class(ABBREVIATIONS.split(' '), Class::ABBREVIATION);
        self.class(FAMILY_FIRST.split(' '), Class::FAMILY_FIRST);
    }

    /// Nouns for people and bodies, and those that are neither.
    pub(super) fn nouns(&mut self) {
        let mut indices: HashMap<String, NounIndex> = HashMap::new();
        for (word, noun) in nouns::read(|word| self.words.get(word).is_some_and(|e| e.class.any(Class::ROLE.or(Class::RANK)))) {
            let next = NounIndex(indices.len() as u16);
            let index = *indices.entry(noun.singular).or_insert(next);
            let entry = self.words.entry(word).or_default();
            entry.class.add(noun.class);
            if noun.class.any(Class::HUMAN.or(Class::GROUP)) {
                entry.noun = entry.noun.or(Some(index));
            }
            // A given name keeps its own: "Frank", "Grace".
            if noun.gender != Gender::Unknown && !entry.class.any(Class::GIVEN) {
                entry.gender = noun.gender;
            }
        }
        self.class(lines(include_str!("../../../../assets/lexicon/function_words.txt")), Class::GRAMMAR);
        self.class(lines(include_str!("../../../../assets/lexicon/teams.txt")), Class::TEAM);
    }

    /// All of it, names that start alike side by side.
    pub(super) fn finish(mut self) -> Lexicon {
        // Names that start alike stand together, the longest first; the order is the same on every run.
        self.phrases.sort_by(|a, b| (a.words.first(), b.words.len()).cmp(&(b.words.first(), a.words.len())));
        let mut first = 0;
        for group in self.phrases.chunk_by(|a, b| a.words.first() == b.words.first()) {
            if let Some(word) = group.first().and_then(|phrase| phrase.words.first()) {
                self.words.entry(word.clone()).or_default().phrases = (first as u16, group.len() as u16);
            }
            first += group.len();
        }
        let role = |word: &str| self.roles.get(word).copied();
        let general = lines(include_str!("../../../../assets/lexicon/offices_in_general.txt"))
            .filter_map(|line| line.split_once(':'))
            .filter_map(|(word, meant)| Some((role(word.trim())?, meant.split_whitespace().filter_map(role).collect())))
            .collect();
        Lexicon {
            general,
            leader: role("leader"),
            words: self.words.into_iter().collect(),
            phrases: self.phrases,
            known: self.known,
        }
    }
}

/// Small words inside surnames.
const PARTICLES: &str = "lo de del della der di da dos das du la le van von zu zur ter ten bin bint ibn ben al el abu av af ap y e";
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
