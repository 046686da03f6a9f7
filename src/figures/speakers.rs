//! Who is quoted, over all sources, most quoted first: the order that gives speakers their colours.
//!
//! One person has one number in every source, because entities are shared; a person that a correction names is found by name.

use std::collections::BTreeMap;

use crate::{
    commands::{Session, Words},
    compare::{SharedEntityIndex, SourceIndex},
    parse::{Entity, EntityIndex, EntityKind, Parsed, QuotationKind},
    project::SourceId,
};

/// Somebody who is quoted. Its place in [`Speakers`] is the number that the theme's marks go by.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Speaker {
    /// The fullest name.
    pub name: String,
    /// What fits into a margin: the family name, or the noun of a description ("official").
    pub short: String,
    /// Whether a name is given; without one it is an anonymous source or a described person.
    pub named: bool,
    /// Bytes of quoted or reported words, over all sources.
    pub amount: usize,
}

/// A quotation's speaker and what the user said of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Attribution {
    /// Who, as a number into [`Speakers`]; `None` where nobody is known.
    pub speaker: Option<usize>,
    /// The user said that it is no quotation.
    pub rejected: bool,
}

/// All speakers, most quoted first, and who speaks in each quotation.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Speakers {
    list: Vec<Speaker>,
    /// By source, one for each of its quotations.
    quotations: BTreeMap<SourceId, Vec<Attribution>>,
}

/// What makes two speakers one.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Shared(SharedEntityIndex),
    /// Of one source, as long as sources are not compared.
    Own(SourceId, EntityIndex),
}

impl Speakers {
    /// The speakers of all that is parsed.
    pub fn new(session: &Session) -> Self {
        let shared = shared_entities(session);
        let mut found: BTreeMap<Key, Speaker> = BTreeMap::new();
        let mut keys: BTreeMap<SourceId, Vec<(Option<Key>, bool)>> = BTreeMap::new();
        for source in session.sources() {
            let Some(parsed) = source.parsed.as_deref() else { continue };
            let mut of_source = Vec::with_capacity(parsed.quotations.len());
            for (index, quotation) in parsed.quotations.iter().enumerate() {
                let rejected = source.said.get(&index).is_some_and(|said| said.is_right == Some(false));
                let who = quotation.entity.and_then(|entity| known(session, &shared, source.id, source.compared, parsed, entity));
                let key = who.map(|(key, name, short, named)| {
                    let entry = found.entry(key.clone()).or_insert(Speaker { name, short, named, amount: 0 });
                    if !rejected && !quotation.scare {
                        entry.amount += quotation.content.iter().map(|part| part.len()).sum::<usize>();
                    }
                    key
                });
                of_source.push((key, rejected));
            }
            keys.insert(source.id, of_source);
        }
        let mut ranked: Vec<(Key, Speaker)> = found.into_iter().collect();
        ranked.sort_by(|(a_key, a), (b_key, b)| (b.amount, &a.name, a_key).cmp(&(a.amount, &b.name, b_key)));
        let numbers: BTreeMap<&Key, usize> = ranked.iter().enumerate().map(|(number, (key, _))| (key, number)).collect();
        let quotations = keys
            .iter()
            .map(|(&source, of_source)| {
                let attributions = of_source.iter().map(|(key, rejected)| Attribution {
                    speaker: key.as_ref().and_then(|key| numbers.get(key).copied()),
                    rejected: *rejected,
                });
                (source, attributions.collect())
            })
            .collect();
        Self { list: ranked.into_iter().map(|(_, speaker)| speaker).collect(), quotations }
    }

    /// The speaker with this number.
    pub fn get(&self, number: usize) -> Option<&Speaker> {
        self.list.get(number)
    }

    /// The words that somebody of this name is quoted with, what was rejected left out.
    pub fn words_of(&self, session: &Session, name: &str) -> Words {
        let wanted = name.to_lowercase();
        let mut words = Words::new();
        for source in session.sources() {
            let quotations = source.parsed.as_deref().map_or(&[][..], |parsed| &parsed.quotations);
            for (at, quotation) in quotations.iter().enumerate() {
                let attribution = self.of(source.id, at);
                let speaker = attribution.speaker.filter(|_| !attribution.rejected && !quotation.scare);
                if speaker.and_then(|speaker| self.get(speaker)).is_some_and(|speaker| speaker.name.to_lowercase() == wanted) {
                    words.entry(source.id).or_default().push(quotation.span());
                }
            }
        }
        for spans in words.values_mut() {
            spans.sort_unstable();
        }
        words
    }

    /// All, most quoted first.
    pub fn iter(&self) -> impl Iterator<Item = &Speaker> {
        self.list.iter()
    }

    /// Who speaks in a quotation of a source.
    pub fn of(&self, source: SourceId, quotation: usize) -> Attribution {
        self.quotations.get(&source).and_then(|list| list.get(quotation)).copied().unwrap_or_default()
    }
}

/// How the kinds of quotation are called.
pub fn kind_word(kind: QuotationKind) -> &'static str {
    match kind {
        QuotationKind::Direct => "direct",
        QuotationKind::Mixed => "mixed",
        QuotationKind::Indirect => "indirect",
    }
}

/// Which shared entity each entity of each source is.
fn shared_entities(session: &Session) -> BTreeMap<(SourceIndex, EntityIndex), SharedEntityIndex> {
    let entities = session.comparison().map(|c| c.entities.as_slice()).unwrap_or_default();
    let members = entities.iter().enumerate().flat_map(|(index, entity)| {
        let shared = SharedEntityIndex(index as u32);
        entity.members.iter().map(move |&member| (member, shared))
    });
    members.collect()
}

/// What makes the speaker one, the full and the short name, and whether it is a name.
type Who = (Key, String, String, bool);

fn known(
    session: &Session,
    shared: &BTreeMap<(SourceIndex, EntityIndex), SharedEntityIndex>,
    source: SourceId,
    compared: Option<SourceIndex>,
    parsed: &Parsed,
    entity: EntityIndex,
) -> Option<Who> {
    let own: &Entity = parsed.entities.get(entity.0 as usize)?;
    let over_all = compared.and_then(|index| {
        // One whom a person has just named is not compared yet, but may go by a name that is.
        shared.get(&(index, entity)).copied().or_else(|| named(session, &own.name))
    });
    let named = over_all.and_then(|s| Some((s, session.comparison()?.entities.get(s.0 as usize)?)));
    Some(match named {
        Some((index, entity)) => {
            (Key::Shared(index), entity.name.clone(), short_name(&entity.name, entity.kind, entity.named), entity.named)
        }
        None => (Key::Own(source, entity), own.name.clone(), short_name(&own.name, own.kind, own.named), own.named),
    })
}

/// The entity that goes by a name over all sources.
fn named(session: &Session, name: &str) -> Option<SharedEntityIndex> {
    let wanted = name.to_lowercase();
    let same = |other: &String| other.to_lowercase() == wanted;
    let entities = &session.comparison()?.entities;
    let at = entities.iter().position(|e| same(&e.name) || e.aliases.iter().any(same))?;
    Some(SharedEntityIndex(at as u32))
}

/// What of a name fits into a margin.
fn short_name(name: &str, kind: EntityKind, is_named: bool) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    let lower = |word: &&str| word.chars().next().is_some_and(char::is_lowercase);
    if !is_named {
        // Words after which a description only goes on: "a source | close to the matter".
        const GOES_ON: [&str; 12] = ["at", "by", "close", "familiar", "for", "from", "in", "of", "on", "to", "who", "with"];
        let head = words.iter().position(|w| GOES_ON.contains(w)).unwrap_or(words.len());
        return words.get(head.saturating_sub(1)).map_or_else(|| name.to_owned(), ToString::to_string);
    }
    if kind != EntityKind::Person {
        return name.to_owned();
    }
    let ordinal =
        |word: &&str| word.len() > 1 && word.chars().all(|c| "IVX".contains(c)) || matches!(*word, "Jr" | "Jr." | "Sr" | "Sr.");
    let mut from = words.len().saturating_sub(1);
    if words.get(from).is_some_and(ordinal) {
        from = from.saturating_sub(1);
    }
    while from > 1 && words.get(from - 1).is_some_and(lower) {
        from -= 1;
    }
    words.get(from..).unwrap_or_default().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_becomes_short_enough_for_the_margin() {
        let check = |name, kind, is_named| short_name(name, kind, is_named);
        assert_eq!(check("Ann Lee", EntityKind::Person, true), "Lee");
        assert_eq!(check("Ursula von der Leyen", EntityKind::Person, true), "von der Leyen");
        assert_eq!(check("Leo XIV", EntityKind::Person, true), "Leo XIV");
        assert_eq!(check("Harold Vance Jr.", EntityKind::Person, true), "Vance Jr.");
        assert_eq!(check("White House", EntityKind::Organisation, true), "White House");
        assert_eq!(check("a senior harbour official", EntityKind::Person, false), "official");
        assert_eq!(check("a source close to the talks", EntityKind::Person, false), "source");
        assert_eq!(check("", EntityKind::Person, true), "");
    }
}
