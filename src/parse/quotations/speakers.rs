//! Who speaks: from the words beside a cue to a mention and its entity.
//!
//! Mentions and entities come from the names; a speaker whom nobody has mentioned yet ("a senior official familiar with the
//! talks") becomes a mention of its own, with an entity that has no name. A pronoun that the names do not resolve stays
//! without entity.

mod antecedent;
mod beside;
mod described;
mod merge;
mod parts;

use std::{collections::BTreeMap, ops::Range};

use self::parts::{contact, third_person};
pub(super) use self::{
    merge::merge,
    parts::{core, several},
};
use super::{
    able::{Able, able, gender},
    in_view::InView,
    lines::Line,
    words::Flags,
};
use crate::{
    parse::{Entity, EntityIndex, EntityKind, Form, Mention},
    text::Span,
};

/// Mentions and entities, as far as known, with what speakers add to them.
pub(super) struct People<'a> {
    /// In text order.
    pub(super) mentions: &'a [Mention],
    kinds: Vec<EntityKind>,
    added: Vec<Added>,
    /// How many entities were added.
    new: u32,
    /// Entities added, by their words in small letters.
    described: BTreeMap<String, EntityIndex>,
    /// Those who came up as "a spokesman for the town", the last of each kind, by their nouns.
    indefinite: BTreeMap<String, EntityIndex>,
    /// Pronouns that mean another than the names say: where they start, and whom they mean.
    retaken: Vec<(u32, EntityIndex)>,
    /// Whom a pronoun may take up.
    pub(super) in_view: InView,
}

/// What speakers add to mentions and entities.
#[derive(Default, Debug)]
pub(super) struct Found {
    added: Vec<Added>,
    retaken: Vec<(u32, EntityIndex)>,
}

impl Found {
    /// Mentions and entities, nothing else.
    pub(super) fn of(added: Vec<Added>) -> Self {
        Self { added, retaken: Vec::new() }
    }
}

/// A new mention, and its entity where that is new as well.
pub(crate) type Added = (Mention, Option<Entity>);

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
        Self {
            mentions,
            kinds: entities.iter().map(|e| e.kind).collect(),
            added: Vec::new(),
            new: 0,
            described: BTreeMap::new(),
            indefinite: BTreeMap::new(),
            retaken: Vec::new(),
            in_view: InView::default(),
        }
    }

    /// The speaker that the noun phrase `subject` names; `None` where it names nothing that speaks, unless it is `issued` words in
    /// any case.
    pub(super) fn speaker(&mut self, line: &Line<'_>, subject: &Range<usize>, issued: bool) -> Option<Speaker> {
        // "the port’s claim": the port.
        let owned = subject.len() > 1 && line.at(subject.end - 1).is(Flags::GENITIVE);
        let subject = &(subject.start..subject.end - usize::from(owned));
        let whole = line.span(subject);
        if whole.is_empty() {
            return None;
        }
        // "a decision Ann Lee called “grim”": the name has the verb.
        let subject = &(contact(line, subject)..subject.end);
        let whole = line.span(subject);
        let core = core(line, subject);
        let head = line.span(&core);
        let head = self.without_stop(line, &core).unwrap_or(head);
        if let Some(pronoun) = third_person(line, &core) {
            let own = self.mention_in(pronoun).filter(|m| m.form == Form::Pronoun).map(|m| m.entity);
            return Some(Speaker { span: pronoun, entity: self.take_up(line, pronoun, own) });
        }
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
            let mention = self.name_behind(line.text, mention).unwrap_or(mention);
            return Some(Speaker { span: self.with_office(line.text, mention), entity: Some(mention.entity) });
        }
        // "The National Guild for Bakers President Ann Lee", "the Department of the Treasury": the person at the end, else the name
        // that goes on behind the "of".
        if let Some(mention) = self.at_end(line, subject).or_else(|| self.over(head, whole)).filter(|_| !several(line, &core)) {
            self.also(
                Span { start: whole.start, end: if mention.span.end == whole.end { mention.span.start } else { whole.end } },
                mention,
                line.text,
            );
            return Some(Speaker { span: whole, entity: Some(mention.entity) });
        }
        // "some", but not "some who had crossed it".
        let indefinite = (line.at(core.start).is(Flags::DETERMINER) || line.spells(core.end, "of")) && subject.len() > 1;
        if line.at(core.start).is(Flags::PRONOUN | Flags::OBJECT) && core.len() == 1 && !indefinite {
            return Some(Speaker { span: head, entity: None });
        }
        let able = able(line, &core);
        if able == Able::Mute && !issued {
            return None;
        }
        // "A spokeswoman for the town, Ann Lee, said"
        if able == Able::Person
            && let Some(name) = self.name_in_commas(line.text, whole)
        {
            self.also(whole, name, line.text);
            return Some(Speaker { span: name.span, entity: Some(name.entity) });
        }
        let entity = self.describe(line.text, whole, able.kind(), gender(line, &core));
        Some(Speaker { span: whole, entity: Some(entity) })
    }

    /// Whether the noun phrase `subject` is nothing that speaks: no name, no pronoun, and no noun of people, bodies or papers.
    pub(super) fn mute(&self, line: &Line<'_>, subject: &Range<usize>) -> bool {
        let core = core(line, subject);
        let pronoun = line.at(core.start).is(Flags::PRONOUN | Flags::OBJECT | Flags::RELATIVE | Flags::THAT | Flags::JOINED)
            && core.len() == 1;
        !pronoun && self.head(line.span(&core)).is_none() && able(line, &core) == Able::Mute
    }

    /// Whether the noun phrase `subject` is something written: "the poll", "records".
    pub(super) fn written(&self, line: &Line<'_>, subject: &Range<usize>) -> bool {
        let core = core(line, subject);
        self.head(line.span(&core)).is_none() && able(line, &core) == Able::Document
    }

    /// The kind of a named entity.
    pub(super) fn kind(&self, entity: EntityIndex) -> Option<EntityKind> {
        self.kinds.get(entity.0 as usize).copied()
    }

    fn is_person(&self, mention: Mention) -> bool {
        self.kind(mention.entity) == Some(EntityKind::Person)
    }

    fn is_place(&self, mention: Mention) -> bool {
        self.kind(mention.entity) == Some(EntityKind::Place)
    }

    /// The mention that ends where the head of the phrase ends, or that covers it.
    pub(super) fn head(&self, core: Span) -> Option<Mention> {
        let from = self.mentions.partition_point(|m| m.span.end <= core.start);
        let near = self.mentions.get(from..).unwrap_or_default().iter().take_while(|m| m.span.start < core.end);
        near.filter(|m| m.span.end == core.end || m.span.covers(core)).max_by_key(|m| m.span.len()).copied()
    }

    fn mention_in(&self, span: Span) -> Option<Mention> {
        let from = self.mentions.partition_point(|m| m.span.end <= span.start);
        self.mentions.get(from).filter(|m| m.span.start < span.end).copied()
    }

    /// The pronoun `span` means `entity`, whatever the names say.
    pub(super) fn take(&mut self, span: Span, entity: EntityIndex) {
        match self.mention_in(span) {
            Some(mention) => self.retaken.push((mention.span.start, entity)),
            None => self.added.push((Mention { span, entity, form: Form::Pronoun }, None)),
        }
    }

    /// What was found, in the order of finding.
    pub(super) fn found(self) -> Found {
        Found { added: self.added, retaken: self.retaken }
    }
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
    fn who_is_whoever_stands_before_it() {
        check(
            "The vote by Ann Lee enraged bakers, who said <i by=\"who\" is=\"\">it was shut</i>.".replace(" is=\"\"", "").as_str(),
        );
        check("We met Ann Lee of London, who said <i by=\"who\" is=\"Ann Lee\">it was shut</i>.");
    }

    #[test]
    fn person_behind_a_long_title_speaks() {
        check(
            "The National Organization for Bakers President Ann Lee said <i by=\"The National Organization for Bakers President Ann Lee\" is=\"Ann Lee\">it was shut</i>.",
        );
        check(
            "The U.S. Department of the Treasury said <i by=\"The U.S. Department of the Treasury\" is=\"Department of the Treasury\">it was shut</i>.",
        );
    }

    #[test]
    fn the_spokesman_is_the_one_who_came_up_before() {
        check(
            "A spokesman for the town said <i by=\"A spokesman for the town\" is=\"A spokesman for the town\">the bridge was shut</i>. The spokesman said <i by=\"The spokesman\" is=\"A spokesman for the town\">it was safe</i>.",
        );
    }

    #[test]
    fn name_behind_a_noun_has_the_verb() {
        check("The lock was shut on Monday, a decision Ann Lee called <m by=\"Ann Lee\">“a mistake.”</m>");
    }

    #[test]
    fn sources_close_to_somebody_stand_whole() {
        check("Sources close to the mayor said <i by=\"Sources close to the mayor\">the lock was shut</i>.");
        check("<i by=\"a person close to her\">The mayor is ready to leave</i>, according to a person close to her.");
        check(
            "<i by=\"two people familiar with the talks\">The mayor is ready to leave</i>, according to two people familiar with the talks.",
        );
    }

    #[test]
    fn name_in_commas_behind_a_description_speaks() {
        check("A spokeswoman for the town, Ann Lee, said <i by=\"Ann Lee\" is=\"Ann Lee\">it was shut</i>.");
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

    #[test]
    fn participle_behind_a_clause_inside_another_belongs_to_who_can_speak() {
        check(
            "The mayor’s focus has been on the lock, a work that Tom Gray has fought, insisting <i by=\"Tom Gray\">it was sound</i>.",
        );
        check("He said <i by=\"He\">the lock should be mended</i> and said <i by=\"He\">the town would pay for it</i>.");
    }
}
