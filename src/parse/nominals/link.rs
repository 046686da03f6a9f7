//! Which nouns of an article mean the same: the second "the gunman" is the first, "the men" are the "two men" before, "his wife" is the
//! same wife of the same man. "An official" is another each time, and so are people in numbers that differ.

use std::collections::BTreeMap;

use super::{Nominal, ages, holders::named_by_noun, phrases::Lead};
use crate::{
    parse::{Entity, EntityIndex, EntityKind, Form, Gender, Mention, entities::one_line, mentions::lexicon::NounIndex},
    text::Span,
};

/// What the nouns of an article add to what is known of it.
#[derive(Debug, Default)]
pub(crate) struct Linked {
    /// Mentions by nouns, and the entities that are new with them.
    pub(crate) added: Vec<(Mention, Option<Entity>)>,
    /// Speakers without a name who are another one, who stands first: "Police said" behind "the police".
    pub(crate) same: BTreeMap<EntityIndex, EntityIndex>,
    /// Nouns that the article has for those with a name, in small letters.
    pub(crate) roles: Vec<(EntityIndex, String)>,
}

/// Whom a noun meant.
#[derive(Clone, Copy, Debug)]
struct Known {
    entity: EntityIndex,
    /// How many they were, in words.
    number: Option<Span>,
    /// The words that described them, the noun left out.
    words: Span,
}

/// Mentions looked at before a noun: names stand inside offices, which stand before names.
pub(super) const MOST_NEAR: usize = 6;
/// Of more than these whom one noun meant, the last ones are looked at.
const MOST_OF_ONE_NOUN: usize = 8;

/// Whose noun it is, or that it is nobody's; and whether it is a plural.
type Key = (NounIndex, bool, Option<EntityIndex>);

/// What the nouns add to `mentions`, which are in the order of the text.
pub(crate) fn link(text: &str, nominals: &[Nominal], mentions: &[Mention], entities: &[Entity]) -> Linked {
    let new = entities.len() as u32;
    let (named, ages) = (named_by_noun(entities), ages::of_names(text, mentions, entities));
    let mut linking = Linking { text, mentions, entities, known: BTreeMap::new(), named, ages, linked: Linked::default(), new };
    for nominal in nominals {
        linking.place(nominal);
    }
    linking.linked
}

pub(super) struct Linking<'a> {
    pub(super) text: &'a str,
    pub(super) mentions: &'a [Mention],
    pub(super) entities: &'a [Entity],
    /// Whom each noun meant, the last one at the end.
    known: BTreeMap<Key, Vec<Known>>,
    /// Who with a name holds an office or has a noun in the name ("Ely Council"), where it is one only.
    named: BTreeMap<NounIndex, Option<EntityIndex>>,
    /// Who with a name is of an age, where it is one only.
    pub(super) ages: BTreeMap<&'a str, Option<EntityIndex>>,
    linked: Linked,
    /// The next entity's number.
    new: u32,
}

impl Linking<'_> {
    fn place(&mut self, nominal: &Nominal) {
        let upto = self.mentions.partition_point(|m| m.span.start < nominal.head.end);
        let near = self.mentions.get(..upto).unwrap_or_default().iter().rev().take(MOST_NEAR);
        let over = near.clone().filter(|m| m.span.end > nominal.head.start && m.form != Form::Pronoun);
        let key = self.key(nominal);
        // Of those over the noun the one that begins first: "the Ely port chief", not a name inside it.
        if let Some(mention) = over.min_by_key(|m| m.span.start).copied() {
            // A speaker who is only described, or a person by an office: the noun means that one from now on.
            let head = mention.form == Form::Nominal
                && (mention.span.start == nominal.whole.start || mention.span.start == nominal.span.start);
            if head {
                let entity = self.again_as_a_body(nominal, key, mention.entity).unwrap_or(mention.entity);
                self.remember(nominal, key, entity);
            }
            return;
        }
        let before = near.clone().find(|m| m.span.end <= nominal.head.start);
        // "the Lee campaign", "Ely officials": the name says whose they are.
        let together = nominal.many || nominal.kind == EntityKind::Organisation;
        let owner = before.filter(|m| {
            m.form == Form::Name
                && self.text.get(m.span.end as usize..nominal.head.start as usize).is_some_and(|gap| gap == " ")
                && (together || nominal.lead != Lead::Bare)
        });
        if let Some(owner) = owner {
            let span = owner.span.union(nominal.head);
            let key = (nominal.noun, nominal.many, Some(owner.entity));
            let same = match self.known.get(&key).and_then(|known| known.last()) {
                Some(known) if together => Some(known.entity),
                _ => self.again(nominal, key),
            };
            self.enter(nominal, key, span, same);
            return;
        }
        // What begins earlier and reaches in: a name that was cut otherwise.
        let span = match before.filter(|m| m.span.end > nominal.span.start) {
            Some(before) => Span { start: before.span.end, end: nominal.span.end }.trim(self.text),
            None => nominal.span,
        };
        if span.is_empty() {
            return;
        }
        let named = self.beside(nominal).or_else(|| self.identified(nominal)).or_else(|| self.of_that_age(nominal));
        let again = self.again(nominal, key);
        if let Some(named) = named {
            let noun = nominal.head.of(self.text).to_lowercase();
            self.linked.roles.push((named, noun));
            // Who was described before is the one who gets a name now.
            let unnamed = |e: EntityIndex| self.entities.get(e.0 as usize).is_none_or(|e| !e.named);
            if let Some(before) = again.filter(|&e| e != named && unnamed(e) && nominal.lead == Lead::The) {
                self.linked.same.entry(before).or_insert(named);
            }
        }
        self.enter(nominal, key, span, named.or(again));
    }

    /// Adds a mention of `same`, or of somebody new.
    fn enter(&mut self, nominal: &Nominal, key: Key, span: Span, same: Option<EntityIndex>) {
        let entity = same.unwrap_or(EntityIndex(self.new));
        let described = same.is_none().then(|| {
            self.new += 1;
            self.describe(nominal, span.union(nominal.whole), key.2)
        });
        self.remember(nominal, key, entity);
        self.linked.added.push((Mention { span, entity, form: Form::Nominal }, described));
    }

    /// The body that a speaker without a name is, where it was described before: there is one police in an article.
    fn again_as_a_body(&mut self, nominal: &Nominal, key: Key, entity: EntityIndex) -> Option<EntityIndex> {
        if let Some(&same) = self.linked.same.get(&entity) {
            return Some(same);
        }
        let unnamed = |e: EntityIndex| self.entities.get(e.0 as usize).is_none_or(|e| !e.named);
        let lead = matches!(nominal.lead, Lead::The | Lead::Bare) && nominal.kind == EntityKind::Organisation;
        // Nothing goes with the noun that the rules for speakers know and those for nouns do not: "the ministry for ports".
        let whole = self.entities.get(entity.0 as usize).is_some_and(|e| e.name.ends_with(nominal.head.of(self.text)));
        if !lead || !whole || !unnamed(entity) {
            return None;
        }
        let same = self.again(nominal, key).filter(|&same| same != entity && unnamed(same))?;
        self.linked.same.insert(entity, same);
        Some(same)
    }

    /// The noun means `entity` from now on.
    fn remember(&mut self, nominal: &Nominal, key: Key, entity: EntityIndex) {
        let known = self.known.entry(key).or_default();
        let words = Span { start: nominal.span.start, end: nominal.head.start };
        let mut own = Known { entity, number: number(nominal), words };
        if let Some(at) = known.iter().position(|k| k.entity == entity) {
            let before = known.remove(at);
            own.number = own.number.or(before.number);
            if words.is_empty() {
                own.words = before.words;
            }
        }
        if known.len() >= MOST_OF_ONE_NOUN {
            known.remove(0);
        }
        known.push(own);
    }

    fn key(&self, nominal: &Nominal) -> Key {
        let owner = match nominal.lead {
            Lead::Own(pronoun) => self.mention_at(|m| m.span.start == pronoun.start, pronoun.start),
            Lead::Owned(end) => self.mention_at(|m| m.span.end == end, end.saturating_sub(1)),
            _ => None,
        };
        (nominal.noun, nominal.many, owner)
    }

    fn mention_at(&self, wanted: impl Fn(&Mention) -> bool, at: u32) -> Option<EntityIndex> {
        let upto = self.mentions.partition_point(|m| m.span.start <= at);
        self.mentions.get(..upto)?.iter().rev().take(MOST_NEAR).find(|m| wanted(m)).map(|m| m.entity)
    }

    /// Whom the noun meant before, if it means that one again.
    fn again(&self, nominal: &Nominal, key: Key) -> Option<EntityIndex> {
        let again = match nominal.lead {
            Lead::The => true,
            // "police", "voters": always the same ones; so is an office with its capital ("as Surgeon General"). "Mayor" by itself
            // is no one in particular.
            Lead::Bare => nominal.many || nominal.kind == EntityKind::Organisation || self.is_office(nominal),
            // "his wife": of one whom the text does not say it is anybody's.
            Lead::Own(_) | Lead::Owned(_) => key.2.is_some(),
            Lead::Number(_) => nominal.many,
            Lead::A => false,
        };
        if again && let Some(known) = self.known.get(&key) {
            let same = known.iter().rev().find(|known| self.agree(known, nominal)).map(|known| known.entity);
            // An office that two hold stays open.
            let named = |e: EntityIndex| self.entities.get(e.0 as usize).is_some_and(|e| e.named);
            let two = self.named.get(&nominal.noun) == Some(&None);
            let same = same.filter(|&same| !(two && named(same)));
            if same.is_some() {
                return same;
            }
        }
        // "the mayor", "Mayor to resign", "the council": whoever has a name and that office, or the noun in the name.
        // "police" are one body, "councils" are several.
        let together = nominal.kind == EntityKind::Organisation && !nominal.head.of(self.text).ends_with('s');
        let one = matches!(nominal.lead, Lead::The | Lead::Bare) && (!nominal.many || together);
        let entity = self.named.get(&nominal.noun).copied().flatten().filter(|_| one)?;
        if nominal.span != nominal.head && !self.has_role(entity, nominal) {
            return None;
        }
        let gender = self.entities.get(entity.0 as usize).map_or(Gender::Unknown, |e| e.gender);
        (gender == Gender::Unknown || nominal.gender == Gender::Unknown || gender == nominal.gender).then_some(entity)
    }

    /// "Surgeon General": two words with capitals.
    fn is_office(&self, nominal: &Nominal) -> bool {
        let words = nominal.head.of(self.text);
        nominal.kind == EntityKind::Person
            && words.contains(' ')
            && words.split(' ').all(|word| word.starts_with(char::is_uppercase))
    }

    /// Whether the words that describe a noun are those of a role of the entity: "the harbour boss" behind "harbour boss Ann Lee".
    fn has_role(&self, entity: EntityIndex, nominal: &Nominal) -> bool {
        let words = nominal.span.of(self.text).to_lowercase();
        let roles = self.entities.get(entity.0 as usize).map_or(&[][..], |e| &e.roles);
        roles
            .iter()
            .map(|role| role.to_lowercase())
            .any(|role| role == words || role.strip_suffix(&words).is_some_and(|b| b.ends_with(' ')))
    }

    /// Whether a noun may mean those whom it meant before: by number, and by the words that describe them.
    fn agree(&self, known: &Known, nominal: &Nominal) -> bool {
        let words = |span: Span| span.of(self.text).to_lowercase();
        let both = |number: &str| number == "both" || number == "all";
        let numbers = match (known.number, number(nominal)) {
            (Some(a), Some(b)) => words(a) == words(b) || both(&words(b)),
            (None, Some(_)) => false,
            _ => true,
        };
        let (own, other) = (words(Span { start: nominal.span.start, end: nominal.head.start }), words(known.words));
        let within = |a: &str, b: &str| a.split_whitespace().all(|word| b.split_whitespace().any(|w| w == word));
        numbers && (within(&own, &other) || within(&other, &own))
    }

    fn describe(&self, nominal: &Nominal, whole: Span, owner: Option<EntityIndex>) -> Entity {
        let owner = owner.and_then(|owner| self.entities.get(owner.0 as usize)).filter(|owner| owner.named);
        Entity {
            kind: nominal.kind,
            name: one_line(whole.of(self.text)),
            aliases: Vec::new(),
            roles: Vec::new(),
            gender: nominal.gender,
            owner: owner.map(|owner| owner.name.clone()),
            named: false,
        }
    }
}

fn number(nominal: &Nominal) -> Option<Span> {
    match nominal.lead {
        Lead::Number(number) => Some(number),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        parse::{Form, parse},
        text::{Document, Metadata},
    };

    /// The mentions by nouns, each with the number of its entity in the order of the first such mention.
    fn nouns(text: &str) -> Vec<(String, usize)> {
        let document = Document { text: text.into(), file: None, metadata: Metadata::default() };
        let parsed = parse(&document);
        let mut seen = Vec::new();
        let nominal = parsed.mentions.iter().filter(|m| m.form == Form::Nominal);
        let numbered = nominal.map(|m| {
            let at = seen.iter().position(|e| *e == m.entity).unwrap_or_else(|| {
                seen.push(m.entity);
                seen.len() - 1
            });
            (m.span.of(text).to_owned(), at)
        });
        numbered.collect()
    }

    fn check(text: &str, wanted: &[(&str, usize)]) {
        let found = nouns(text);
        let found: Vec<(&str, usize)> = found.iter().map(|(words, at)| (words.as_str(), *at)).collect();
        assert_eq!(found, wanted, "{text}");
    }

    #[test]
    fn the_second_one_is_the_first() {
        check("A burglar broke a window. The burglar took a lamp.", &[("burglar", 0), ("burglar", 0)]);
        check("A burglar broke a window. Another burglar took a lamp.", &[("burglar", 0), ("burglar", 1)]);
    }

    #[test]
    fn groups_without_an_article_are_the_same_throughout() {
        check("Police shut the road. It was raining. On Friday police opened it.", &[("Police", 0), ("police", 0)]);
    }

    #[test]
    fn other_numbers_are_other_people() {
        check("Two sailors swam ashore. Three sailors drowned.", &[("sailors", 0), ("sailors", 1)]);
        check("Two sailors swam ashore. The sailors were cold.", &[("sailors", 0), ("sailors", 0)]);
    }

    #[test]
    fn owner_says_whose_wife() {
        let text = "Tom Gray left. His wife stayed. Paul Hale left. His wife stayed.";
        check(text, &[("wife", 0), ("wife", 1)]);
    }

    #[test]
    fn several_bodies_are_not_the_one_with_a_name() {
        let nominal = |text: &str| {
            let document = Document { text: text.into(), file: None, metadata: Metadata::default() };
            let parsed = parse(&document);
            let noun = parsed.mentions.iter().rfind(|m| m.form == Form::Nominal).map(|m| m.entity);
            noun.and_then(|noun| parsed.entities.get(noun.0 as usize)).is_some_and(|e| e.named)
        };
        assert!(nominal("Lowmoor Council closed it. He asked the council."));
        assert!(!nominal("Lowmoor Council closed it. He asked the councils."));
    }

    #[test]
    fn whom_the_police_hold_is_not_the_police() {
        check("The man police have charged was seen.", &[("man", 0), ("police", 1)]);
        check("The state police have come.", &[("state police", 0)]);
    }

    #[test]
    fn bodies_with_a_capital_are_the_bodies() {
        check("He joined the Navy. Later the Navy closed it.", &[("Navy", 0), ("Navy", 0)]);
        check("It hung in the Court House.", &[]);
    }

    #[test]
    fn a_deed_that_is_somebodys_is_nobody() {
        check("Tom Gray left. They knew of his opposition to it.", &[]);
        check("They met the opposition.", &[("opposition", 0)]);
    }

    #[test]
    fn noun_before_a_noun_is_nobody() {
        check("They read the police report and the family album.", &[]);
    }

    #[test]
    fn offices_in_general_are_nobody() {
        check("It is hard to work as mayor.", &[]);
    }
}
