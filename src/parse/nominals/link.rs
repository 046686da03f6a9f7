//! Which nouns of an article mean the same: the second "the gunman" is the first, "the men" are the "two men" before, "his wife" is the
//! same wife of the same man. "An official" is another each time, and so are people in numbers that differ.

use std::collections::BTreeMap;

use super::{Nominal, phrases::Lead};
use crate::{
    parse::{Entity, EntityIndex, EntityKind, Form, Gender, Mention, entities::one_line, mentions::lexicon::NounIndex},
    text::Span,
};

/// Mentions by nouns, and the entities that are new with them.
pub(crate) type Added = Vec<(Mention, Option<Entity>)>;

/// Who a noun meant last.
#[derive(Clone, Copy, Debug)]
struct Known {
    entity: EntityIndex,
    /// How many they were, in words.
    number: Option<Span>,
}

/// Whose noun it is, or that it is nobody's; and whether it is a plural.
type Key = (NounIndex, bool, Option<EntityIndex>);

/// What the nouns add to `mentions`, which are in the order of the text.
pub(crate) fn link(text: &str, nominals: &[Nominal], mentions: &[Mention], entities: &[Entity]) -> Added {
    let mut linking = Linking { text, mentions, entities, known: BTreeMap::new(), added: Vec::new(), new: entities.len() as u32 };
    for nominal in nominals {
        linking.place(nominal);
    }
    linking.added
}

struct Linking<'a> {
    text: &'a str,
    mentions: &'a [Mention],
    entities: &'a [Entity],
    known: BTreeMap<Key, Known>,
    added: Added,
    /// The next entity's number.
    new: u32,
}

impl Linking<'_> {
    fn place(&mut self, nominal: &Nominal) {
        let from = self.mentions.partition_point(|m| m.span.end <= nominal.head.start);
        let over = self.mentions.get(from..).unwrap_or_default().iter().take_while(|m| m.span.start < nominal.head.end);
        let over: Vec<Mention> = over.copied().collect();
        let key = self.key(nominal);
        if let Some(mention) = over.iter().find(|m| m.form != Form::Pronoun) {
            // A speaker who is only described, or a person by an office: the noun means that one from now on.
            let head = mention.form == Form::Nominal && (mention.span.start == nominal.whole.start || mention.span.start == nominal.span.start);
            if head {
                self.known.insert(key, Known { entity: mention.entity, number: number(nominal) });
            }
            return;
        }
        let before = self.mentions.get(..from).unwrap_or_default().last();
        // "the Lee campaign", "Ely officials": the name says whose they are.
        let owner = before.filter(|m| {
            m.form == Form::Name
                && self.text.get(m.span.end as usize..nominal.head.start as usize).is_some_and(|gap| gap == " ")
                && (nominal.many || nominal.kind == EntityKind::Organisation)
        });
        if let Some(owner) = owner {
            let span = owner.span.union(nominal.head);
            let key = (nominal.noun, nominal.many, Some(owner.entity));
            let same = self.known.get(&key).map(|known| known.entity);
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
        let same = self.beside(nominal).or_else(|| self.again(nominal, key));
        self.enter(nominal, key, span, same);
    }

    /// Adds a mention of `same`, or of somebody new.
    fn enter(&mut self, nominal: &Nominal, key: Key, span: Span, same: Option<EntityIndex>) {
        let entity = same.unwrap_or(EntityIndex(self.new));
        let described = same.is_none().then(|| {
            self.new += 1;
            self.describe(nominal, span.union(nominal.whole))
        });
        let number = number(nominal).or_else(|| self.known.get(&key).filter(|k| k.entity == entity).and_then(|k| k.number));
        self.known.insert(key, Known { entity, number });
        self.added.push((Mention { span, entity, form: Form::Nominal }, described));
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
        let from = self.mentions.partition_point(|m| m.span.end <= at);
        self.mentions.get(from..)?.iter().take_while(|m| m.span.start <= at).find(|m| wanted(m)).map(|m| m.entity)
    }

    /// Whom the noun meant before, if it means that one again.
    fn again(&self, nominal: &Nominal, key: Key) -> Option<EntityIndex> {
        let known = self.known.get(&key)?;
        let again = match nominal.lead {
            Lead::The => true,
            // "police", "voters": always the same ones. "Mayor" by itself is no one in particular.
            Lead::Bare => nominal.many || nominal.kind == EntityKind::Organisation,
            // "his wife": of one whom the text does not say it is anybody's.
            Lead::Own(_) | Lead::Owned(_) => key.2.is_some(),
            Lead::Number(_) => nominal.many && known.number.is_some(),
            Lead::A => false,
        };
        let words = |span: Span| span.of(self.text).to_lowercase();
        let numbers_differ =
            known.number.zip(number(nominal)).is_some_and(|(a, b)| words(a) != words(b) && words(a) != "both" && words(b) != "both");
        (again && !numbers_differ).then_some(known.entity)
    }

    /// The person in whose apposition the noun stands: "Ann Lee, a waitress," or "the waitress, Ann Lee,".
    fn beside(&self, nominal: &Nominal) -> Option<EntityIndex> {
        if nominal.many || nominal.kind != EntityKind::Person || matches!(nominal.lead, Lead::Number(_) | Lead::Own(_) | Lead::Bare) {
            return None;
        }
        let gap = |from: u32, to: u32| self.text.get(from as usize..to as usize).unwrap_or_default();
        let closed = |at: u32| {
            let behind = self.text.get(at as usize..).unwrap_or_default();
            let behind = behind.strip_prefix(['”', '"', '’']).unwrap_or(behind);
            behind.starts_with([',', '.', ')', ';']) || behind.starts_with(" who ") || behind.starts_with(" from ")
        };
        let listing = |at: u32| gap(at, self.text.len() as u32).trim_start_matches(',').trim_start().starts_with("and ");
        let fits = |m: &Mention| {
            self.entities.get(m.entity.0 as usize).is_some_and(|e| {
                let other = e.gender != Gender::Unknown && nominal.gender != Gender::Unknown && e.gender != nominal.gender;
                e.kind == EntityKind::Person && e.named && !other
            })
        };
        let whole = nominal.whole;
        let upto = self.mentions.partition_point(|m| m.span.start < whole.start);
        let before = self.mentions.get(..upto)?.last();
        if let Some(before) = before.filter(|m| m.form == Form::Name && m.span.end <= whole.start && fits(m))
            && gap(before.span.end, whole.start).trim() == ","
            && closed(nominal.head.end)
            && !listing(nominal.head.end)
        {
            return Some(before.entity);
        }
        let behind = self.mentions.get(upto..)?.iter().find(|m| m.span.start >= nominal.head.end)?;
        let named = behind.form == Form::Name && fits(behind) && nominal.lead != Lead::A;
        let apposed = gap(nominal.head.end, behind.span.start).trim() == "," && closed(behind.span.end) && !listing(behind.span.end);
        (named && apposed).then_some(behind.entity)
    }

    fn describe(&self, nominal: &Nominal, whole: Span) -> Entity {
        Entity {
            kind: nominal.kind,
            name: one_line(whole.of(self.text)),
            aliases: Vec::new(),
            roles: Vec::new(),
            gender: nominal.gender,
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
    fn noun_before_a_noun_is_nobody() {
        check("They read the police report and the family album.", &[]);
    }

    #[test]
    fn offices_in_general_are_nobody() {
        check("It is hard to work as mayor.", &[]);
    }
}
