//! Who speaks: from the words beside a cue to a mention and its entity.
//!
//! Mentions and entities come from the names; a speaker whom nobody has mentioned yet ("a senior official familiar with the
//! talks") becomes a mention of its own, with an entity that has no name. A pronoun that the names do not resolve stays
//! without entity.

use std::{collections::BTreeMap, ops::Range};

use super::{
    able::{Able, able},
    lines::Line,
    words::Flags,
};
use crate::{
    parse::{Entity, EntityIndex, EntityKind, Form, Gender, Mention},
    text::Span,
};

/// Mentions and entities, as far as known, with what speakers add to them.
pub(super) struct People<'a> {
    /// In text order.
    mentions: &'a [Mention],
    kinds: Vec<EntityKind>,
    added: Vec<Added>,
    /// How many entities were added.
    new: u32,
    /// Entities added, by their words.
    described: BTreeMap<String, EntityIndex>,
}

/// An office before a name holds no more names of its own.
const MOST_INSIDE_OFFICE: usize = 4;

/// A new mention, and its entity where that is new as well.
pub(super) type Added = (Mention, Option<Entity>);

/// A speaker: where it stands, and whom it names.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Speaker {
    /// The mention nearest to the cue.
    pub(super) span: Span,
    /// Whom it names.
    pub(super) entity: Option<EntityIndex>,
}

impl<'a> People<'a> {
    /// Starts from what the names found.
    pub(super) fn new(mentions: &'a [Mention], entities: &[Entity]) -> Self {
        Self { mentions, kinds: entities.iter().map(|e| e.kind).collect(), added: Vec::new(), new: 0, described: BTreeMap::new() }
    }

    /// The speaker that the noun phrase `subject` names; `None` where it names nothing that speaks, unless it is `issued` words in any case.
    pub(super) fn speaker(&mut self, line: &Line<'_>, subject: &Range<usize>, issued: bool) -> Option<Speaker> {
        let whole = line.span(subject);
        if whole.is_empty() {
            return None;
        }
        let core = core(line, subject);
        let head = line.span(&core);
        if line.at(subject.start).is(Flags::RELATIVE | Flags::THAT) && subject.len() == 1 {
            let entity = self.mention_in(head).map(|m| m.entity).or_else(|| self.antecedent(line, subject.start));
            return Some(Speaker { span: whole, entity });
        }
        // "the Chancellor, Ann Lee, said": the name, where the office before it has none.
        if let Some(name) = self.apposed(line, &core, subject) {
            return Some(Speaker { span: name.span, entity: Some(name.entity) });
        }
        // "Ely and its neighbours" are a speaker of their own.
        if let Some(mention) = self.head(head).filter(|_| !several(line, &core)) {
            return Some(Speaker { span: self.with_office(line.text, mention), entity: Some(mention.entity) });
        }
        // "some", but not "some who had crossed it".
        let indefinite = line.at(core.start).is(Flags::DETERMINER) && subject.len() > 1;
        if line.at(core.start).is(Flags::PRONOUN | Flags::OBJECT) && core.len() == 1 && !indefinite {
            return Some(Speaker { span: head, entity: None });
        }
        let able = able(line, &core);
        if able == Able::Mute && !issued {
            return None;
        }
        let entity = self.describe(line, whole, able.kind());
        Some(Speaker { span: whole, entity: Some(entity) })
    }

    /// Whether the noun phrase `subject` is nothing that speaks: no name, no pronoun, and no noun of people, bodies or papers.
    pub(super) fn mute(&self, line: &Line<'_>, subject: &Range<usize>) -> bool {
        let core = core(line, subject);
        let pronoun = line.at(core.start).is(Flags::PRONOUN | Flags::OBJECT | Flags::RELATIVE | Flags::THAT | Flags::JOINED)
            && core.len() == 1;
        !pronoun && self.head(line.span(&core)).is_none() && able(line, &core) == Able::Mute
    }

    /// The name in the apposition behind `core`, if `core` itself is no name.
    fn apposed(&self, line: &Line<'_>, core: &Range<usize>, subject: &Range<usize>) -> Option<Mention> {
        let named = self
            .head(line.span(core))
            .is_some_and(|m| m.form == Form::Name && m.span.end == line.span(core).end && !self.is_place(m));
        if core.end + 1 >= subject.end {
            return None;
        }
        let behind = line.span(&(core.end + 1..subject.end));
        let from = self.mentions.partition_point(|m| m.span.start < behind.start);
        let name =
            self.mentions.get(from).copied().filter(|m| m.form == Form::Name && m.span.start == behind.start && self.is_person(*m));
        name.filter(|_| line.comma(core.end) && !named)
    }

    fn is_person(&self, mention: Mention) -> bool {
        self.kinds.get(mention.entity.0 as usize) == Some(&EntityKind::Person)
    }

    fn is_place(&self, mention: Mention) -> bool {
        self.kinds.get(mention.entity.0 as usize) == Some(&EntityKind::Place)
    }

    /// The mention that ends where the head of the phrase ends, or that covers it.
    fn head(&self, core: Span) -> Option<Mention> {
        let from = self.mentions.partition_point(|m| m.span.end <= core.start);
        let near = self.mentions.get(from..).unwrap_or_default().iter().take_while(|m| m.span.start < core.end);
        near.filter(|m| m.span.end == core.end || m.span.covers(core)).max_by_key(|m| m.span.len()).copied()
    }

    /// The mention with the office right before it: "Kremlin aide" before "Yuri Ushakov".
    fn with_office(&self, text: &str, mention: Mention) -> Span {
        let after = self.mentions.partition_point(|m| m.span.start < mention.span.start);
        let before = self.mentions.get(..after).unwrap_or_default().iter().rev().take(MOST_INSIDE_OFFICE);
        let office = before
            .filter(|m| m.form == Form::Nominal && m.entity == mention.entity)
            .find(|m| text.get(m.span.end as usize..mention.span.start as usize).is_some_and(|gap| gap.trim().is_empty()));
        office.map_or(mention.span, |office| office.span.union(mention.span))
    }

    fn mention_in(&self, span: Span) -> Option<Mention> {
        let from = self.mentions.partition_point(|m| m.span.end <= span.start);
        self.mentions.get(from).filter(|m| m.span.start < span.end).copied()
    }

    /// Whom "who" at `at` takes up: what is mentioned last before it.
    fn antecedent(&self, line: &Line<'_>, at: usize) -> Option<EntityIndex> {
        let end = line.before(at).span.start.max(line.before(at.saturating_sub(1)).span.end);
        let before = self.mentions.partition_point(|m| m.span.start < end);
        let start = line.at(0).span.start;
        before
            .checked_sub(1)
            .and_then(|last| self.mentions.get(last))
            .filter(|m| m.span.start >= start && m.form != Form::Pronoun)
            .map(|m| m.entity)
    }

    /// A new entity for one who is only described; the same words mean the same one.
    fn describe(&mut self, line: &Line<'_>, span: Span, kind: EntityKind) -> EntityIndex {
        let words = span.of(line.text);
        // "the company" is the same one throughout; "an official" is another each time.
        let definite = words.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("the "));
        let same = self.described.get(words).copied().filter(|_| definite);
        let entity = same.unwrap_or(EntityIndex(self.kinds.len() as u32 + self.new));
        let mention = Mention { span, entity, form: Form::Nominal };
        if same.is_some() {
            self.added.push((mention, None));
            return entity;
        }
        self.new += 1;
        self.described.insert(words.to_owned(), entity);
        let described = Entity {
            kind,
            name: words.split_whitespace().collect::<Vec<_>>().join(" "),
            aliases: Vec::new(),
            roles: Vec::new(),
            gender: Gender::Unknown,
            named: false,
        };
        self.added.push((mention, Some(described)));
        entity
    }

    /// What was added, in the order of finding.
    pub(super) fn added(self) -> Vec<Added> {
        self.added
    }
}

/// Whether the phrase joins several by "and".
fn several(line: &Line<'_>, core: &Range<usize>) -> bool {
    core.clone().skip(1).any(|at| {
        line.spells(at, "and")
            && !line.at(at).is(Flags::CAPITAL)
            && (line.at(at + 1).is(Flags::POSSESSIVE | Flags::DETERMINER) || line.before(at).is(Flags::CAPITAL))
    })
}

/// The phrase up to its head: without "of …", "for …", brackets and what stands behind a comma.
fn core(line: &Line<'_>, subject: &Range<usize>) -> Range<usize> {
    let end = (subject.start + 1..subject.end)
        .find(|&at| {
            let item = line.at(at);
            line.comma(at)
                || item.is_mark('(')
                || line.dash(at)
                || (item.is(Flags::PREPOSITION | Flags::RELATIVE) && !item.is(Flags::CAPITAL))
        })
        .unwrap_or(subject.end);
    subject.start..end
}

/// Puts `added` in its places among `mentions` and `entities`; entities stay in the order of their first mention. Gives the new index of every old one.
pub(super) fn merge(mentions: &mut Vec<Mention>, entities: &mut Vec<Entity>, added: Vec<Added>) -> Vec<EntityIndex> {
    if added.is_empty() {
        return (0..entities.len() as u32).map(EntityIndex).collect();
    }
    for (mention, entity) in added {
        mentions.push(mention);
        entities.extend(entity);
    }
    mentions.sort_by_key(|m| (m.span.start, std::cmp::Reverse(m.span.end)));
    let mut place: Vec<Option<u32>> = vec![None; entities.len()];
    let mut next = 0;
    for mention in mentions.iter() {
        if let Some(slot @ None) = place.get_mut(mention.entity.0 as usize) {
            *slot = Some(next);
            next += 1;
        }
    }
    // Entities without a mention keep their order behind the others.
    let place: Vec<EntityIndex> = place
        .into_iter()
        .map(|slot| {
            EntityIndex(slot.unwrap_or_else(|| {
                next += 1;
                next - 1
            }))
        })
        .collect();
    let mut ordered: Vec<(EntityIndex, Entity)> = place.iter().copied().zip(std::mem::take(entities)).collect();
    ordered.sort_by_key(|(at, _)| *at);
    *entities = ordered.into_iter().map(|(_, entity)| entity).collect();
    for mention in mentions.iter_mut() {
        if let Some(to) = place.get(mention.entity.0 as usize) {
            mention.entity = *to;
        }
    }
    place
}

#[cfg(test)]
mod tests {
    use crate::parse::quotations::check::check;

    #[test]
    fn descriptions_stand_whole() {
        check(
            "A senior port official familiar with the talks said <i by=\"A senior port official familiar with the talks\" is=\"A senior port official familiar with the talks\">the bridge was shut</i>.",
        );
        check("Some who had crossed it said <i by=\"Some who had crossed it\">the bridge was safe</i>.");
    }

    #[test]
    fn asides_between_subject_and_verb() {
        check("Ann Lee, the mayor of Ely, said <i by=\"Ann Lee\">the bridge was shut</i>.");
        check("Ann Lee, speaking in Ely on Monday, said <i by=\"Ann Lee\">the bridge was shut</i>.");
        check("Ann Lee (no relation) said <i by=\"Ann Lee\">the bridge was shut</i>.");
    }

    #[test]
    fn participle_belongs_to_the_main_clause() {
        check("Ann Lee opened the bridge, saying <i by=\"Ann Lee\">it had cost too much</i>.");
        check("Ann Lee shook her head and said, <q by=\"Ann Lee\">“No.”</q>");
    }

    #[test]
    fn pronouns_are_resolved_by_the_names() {
        check("Ann Lee runs the port. She said <i by=\"She\" is=\"Ann Lee\">the bridge was shut</i>.");
    }
}
