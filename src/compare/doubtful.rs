//! Names that may be those of one person or body, but are not certain enough to be made one: a person decides.
//!
//! Proposed are two of one event whose names hold one another ("Gran Maureen Tilley"), are spelled alike or sound alike with given
//! names that agree, are the first letters of the other ("EIB"), or are of the same words in another order ("Defence Ministry").
//! Nothing is proposed that a person has already said, nor two whom one article tells apart.

use std::collections::{BTreeMap, BTreeSet};

use crate::parse::EntityKind;

use super::{
    Comparison, Names, SharedEntity, SharedEntityIndex, SourceIndex,
    person_names::{self, PersonName},
    words::fold,
};

/// Two that may be one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct DoubtfulNames {
    /// The one with the fuller name, or the first of two alike.
    pub one: SharedEntityIndex,
    /// The other.
    pub other: SharedEntityIndex,
    /// What speaks for it.
    pub why: Doubt,
}

/// What speaks for two names being those of one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Doubt {
    /// One name stands in the other.
    Holds,
    /// Both are spelled or sound alike.
    Alike,
    /// One is the first letters of the other.
    FirstLetters,
    /// Both are the same words in another order.
    SameWords,
}

/// A word that so many names share brings none together: it is "Smith", or the town.
const MOST_OF_ONE_WORD: usize = 24;
/// More proposals than this nobody works through.
const MOST: usize = 500;

/// What may be one, by [`DoubtfulNames::one`], then the other; no more than 500.
pub(crate) fn doubtful_names(comparison: &Comparison, said: &Names) -> Vec<DoubtfulNames> {
    let mut group_of: BTreeMap<SourceIndex, usize> = BTreeMap::new();
    for (group, of) in comparison.groups.iter().enumerate() {
        group_of.extend(of.sources.iter().map(|source| (*source, group)));
    }
    let named: Vec<Named> = (0..)
        .zip(&comparison.entities)
        .filter(|(_, entity)| entity.named && entity.kind != EntityKind::Place)
        .map(|(at, entity)| Named::new(SharedEntityIndex(at), entity, &group_of))
        .collect();
    let mut by_key: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, entity) in named.iter().enumerate() {
        for key in entity.keys() {
            by_key.entry(key).or_default().push(at);
        }
    }
    let mut pairs: BTreeSet<(usize, usize)> = BTreeSet::new();
    for with in by_key.values().filter(|with| with.len() <= MOST_OF_ONE_WORD) {
        for (nth, &a) in with.iter().enumerate() {
            pairs.extend(with.iter().skip(nth + 1).filter(|b| **b != a).map(|&b| (a.min(b), a.max(b))));
        }
    }
    let judged = pairs.into_iter().filter_map(|(a, b)| {
        let (a, b) = (named.get(a)?, named.get(b)?);
        let apart = a.groups.is_disjoint(&b.groups) || a.are_two_in(b, said);
        let why = if apart { None } else { a.doubt(b) }?;
        if !a.sources.is_disjoint(&b.sources) && why != Doubt::Holds {
            return None;
        }
        let (one, other) = if b.name.len() > a.name.len() { (b, a) } else { (a, b) };
        Some(DoubtfulNames { one: one.at, other: other.at, why })
    });
    let mut found: Vec<DoubtfulNames> = judged.take(MOST).collect();
    found.sort_unstable();
    found
}

/// The letters of a word in the order of the alphabet, behind its first.
fn letters_of(word: &str) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    if let Some(rest) = letters.get_mut(1..) {
        rest.sort_unstable();
    }
    letters.into_iter().collect()
}

/// Letters of a shorter name make other names too easily ("Lee", "Eel").
const SHORTEST_MIXED_UP: usize = 5;

/// Someone with a name.
struct Named<'a> {
    at: SharedEntityIndex,
    entity: &'a SharedEntity,
    /// Its fullest name, folded, and the words of it that tell it from others.
    name: String,
    groups: BTreeSet<usize>,
    sources: BTreeSet<SourceIndex>,
}

impl<'a> Named<'a> {
    fn new(at: SharedEntityIndex, entity: &'a SharedEntity, group_of: &BTreeMap<SourceIndex, usize>) -> Self {
        let sources: BTreeSet<SourceIndex> = entity.members.iter().map(|(source, _)| *source).collect();
        let groups = sources.iter().filter_map(|source| group_of.get(source).copied()).collect();
        Self { at, entity, name: fold(&entity.name), groups, sources }
    }

    /// The words of the name, small ones left out.
    fn words(&self) -> Vec<&str> {
        self.name.split_whitespace().filter(|word| !matches!(*word, "the" | "of" | "and" | "for" | "de" | "&")).collect()
    }

    /// What two that may be one share.
    fn keys(&self) -> BTreeSet<String> {
        let words = self.words();
        let mut keys: BTreeSet<String> = words.iter().filter(|word| word.len() > 2).map(|word| format!("w{word}")).collect();
        if let Some(last) = words.last()
            && self.entity.kind == EntityKind::Person
        {
            keys.insert(format!("s{}", person_names::sound(last)));
            keys.insert(format!("m{}", letters_of(last)));
        }
        if let Some(letters) = self.first_letters() {
            keys.insert(format!("a{letters}"));
        }
        if self.is_letters() {
            keys.insert(format!("a{}", self.name));
        }
        keys
    }

    /// "EIB": all capitals.
    fn is_letters(&self) -> bool {
        let name = &self.entity.name;
        (2..=6).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_uppercase())
    }

    /// The first letters of a name of at least three words.
    fn first_letters(&self) -> Option<String> {
        let words = self.words();
        (words.len() >= 3).then(|| words.iter().filter_map(|word| word.chars().next()).collect())
    }

    /// Whether a person has said that these are two, by any of their names.
    fn are_two_in(&self, other: &Named<'_>, said: &Names) -> bool {
        let names = |of: &'_ SharedEntity| std::iter::once(of.name.clone()).chain(of.aliases.iter().cloned()).collect::<Vec<_>>();
        let theirs = names(other.entity);
        names(self.entity).iter().any(|a| theirs.iter().any(|b| said.are_two(a, b)))
    }

    fn doubt(&self, other: &Named<'_>) -> Option<Doubt> {
        let (a, b) = (self.words(), other.words());
        let people = self.entity.kind == EntityKind::Person && other.entity.kind == EntityKind::Person;
        let letters = |short: &Named<'_>, long: &Named<'_>| {
            short.is_letters()
                && long.entity.kind != EntityKind::Person
                && long.first_letters().as_deref() == Some(short.name.as_str())
        };
        if letters(self, other) || letters(other, self) {
            return Some(Doubt::FirstLetters);
        }
        if !people
            && (self.entity.kind == EntityKind::Person || other.entity.kind == EntityKind::Person)
            && a.len().min(b.len()) < 2
        {
            return None;
        }
        let (mut sorted_a, mut sorted_b) = (a.clone(), b.clone());
        sorted_a.sort_unstable();
        sorted_b.sort_unstable();
        if sorted_a == sorted_b && a.len() > 1 {
            return Some(Doubt::SameWords);
        }
        let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
        // a body inside a longer name is another body ("Harbour Company", "Friends of the Harbour Company"); a person with a word
        // before is not
        if people && short.len() >= 2 && long.ends_with(short) {
            return Some(Doubt::Holds);
        }
        let (x, y) = (PersonName::new(&self.name)?, PersonName::new(&other.name)?);
        // "Preibus" for "Priebus": a slip of the pen
        let mixed_up = x.given == y.given && x.surname.len() >= SHORTEST_MIXED_UP && letters_of(x.surname) == letters_of(y.surname);
        let alike = people && (mixed_up || x.is_spelling_of(y));
        alike.then_some(Doubt::Alike)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::Group;

    /// The proposals among names, one article each: name and whether it is a person's.
    fn check(names: &[(&str, EntityKind)], told: &[(&str, &str, Doubt)]) {
        let entities: Vec<SharedEntity> = (0..)
            .zip(names)
            .map(|(at, (name, kind))| SharedEntity {
                kind: *kind,
                name: (*name).into(),
                aliases: Vec::new(),
                members: vec![(SourceIndex(at), crate::parse::EntityIndex(0))],
                named: true,
            })
            .collect();
        let sources = (0..names.len() as u32).map(SourceIndex).collect();
        let groups = vec![Group { title: String::new(), sources }];
        let comparison = Comparison { groups, entities, ..Comparison::default() };
        let name = |at: SharedEntityIndex| comparison.entities[at.0 as usize].name.as_str();
        let found = doubtful_names(&comparison, &Names::default());
        let found: Vec<_> = found.iter().map(|d| (name(d.one), name(d.other), d.why)).collect();
        assert_eq!(found, told);
    }

    use EntityKind::{Organisation, Person};

    #[test]
    fn a_name_with_a_word_before_it_may_be_the_same_person() {
        check(
            &[("Gran Maureen Tilley", Person), ("Maureen Tilley", Person), ("Colin Abbs", Person)],
            &[("Gran Maureen Tilley", "Maureen Tilley", Doubt::Holds)],
        );
    }

    #[test]
    fn letters_and_words_of_bodies_are_held_against_their_names() {
        check(
            &[("European Harbour Bank", Organisation), ("EHB", Organisation), ("EHC", Organisation)],
            &[("European Harbour Bank", "EHB", Doubt::FirstLetters)],
        );
        check(
            &[("Ministry of Defence", Organisation), ("Defence Ministry", Organisation)],
            &[("Ministry of Defence", "Defence Ministry", Doubt::SameWords)],
        );
    }

    #[test]
    fn spellings_are_proposed_and_strangers_are_not() {
        check(&[("Ann Lee", Person), ("Dan Lee", Person), ("Ann Leeming", Person)], &[]);
        check(
            &[("Oleksandr Syrskyi", Person), ("Oleksandr Syrsky", Person)],
            &[("Oleksandr Syrskyi", "Oleksandr Syrsky", Doubt::Alike)],
        );
        check(&[("Karl Lindner", Person), ("Karl Lidnner", Person)], &[("Karl Lindner", "Karl Lidnner", Doubt::Alike)]);
    }

    #[test]
    fn what_was_said_to_be_two_is_not_proposed_again() {
        let entity = |name: &str, at| SharedEntity {
            kind: Person,
            name: name.into(),
            aliases: Vec::new(),
            members: vec![(SourceIndex(at), crate::parse::EntityIndex(0))],
            named: true,
        };
        let groups = vec![Group { title: String::new(), sources: vec![SourceIndex(0), SourceIndex(1)] }];
        let entities = vec![entity("Gran Maureen Tilley", 0), entity("Maureen Tilley", 1)];
        let comparison = Comparison { groups, entities, ..Comparison::default() };
        let mut said = Names::default();
        assert_eq!(doubtful_names(&comparison, &said).len(), 1);
        said.say_two("Maureen Tilley", &["Gran Maureen Tilley".to_owned()]);
        assert_eq!(doubtful_names(&comparison, &said), []);
    }
}
