//! Names that stand beside a noun phrase or at its end, and are whom it means: "the chancellor, Ann Lee", "Guild President Ann Lee".

use std::ops::Range;

use super::People;
use crate::{
    parse::{
        Form, Mention,
        quotations::{lines::Line, words::Flags},
    },
    text::Span,
};

/// An office before a name holds no more names of its own.
const MOST_INSIDE_OFFICE: usize = 4;

impl People<'_> {
    /// The phrase `core` without the stop of "Inc." at its end, where a name ends before it.
    pub(super) fn without_stop(&self, line: &Line<'_>, core: &Range<usize>) -> Option<Span> {
        let last = core.end.checked_sub(1).filter(|&last| line.at(last).is_mark('.') && core.len() > 1)?;
        let inner = line.span(&(core.start..last));
        (self.head(line.span(core)).is_none() && self.head(inner).is_some()).then_some(inner)
    }

    /// The name in the apposition behind `core`, if `core` itself is no name.
    pub(super) fn apposed(&self, line: &Line<'_>, core: &Range<usize>, subject: &Range<usize>) -> Option<Mention> {
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

    /// "the German chancellor, Jonas Weber, said": the name that stands behind an office of its bearer.
    pub(super) fn name_behind(&self, text: &str, office: Mention) -> Option<Mention> {
        let from = self.mentions.partition_point(|m| m.span.start < office.span.end);
        let name = self.mentions.get(from).filter(|m| m.form == Form::Name && m.entity == office.entity)?;
        let gap = text.get(office.span.end as usize..name.span.start as usize)?;
        (office.form == Form::Nominal && gap.trim() == ",").then_some(*name)
    }

    /// The person whose name stands in commas right behind `described`.
    pub(super) fn name_in_commas(&self, text: &str, described: Span) -> Option<Mention> {
        let from = self.mentions.partition_point(|m| m.span.start < described.end);
        let name = self.mentions.get(from).filter(|m| m.form == Form::Name && self.is_person(**m))?;
        let gap = text.get(described.end as usize..name.span.start as usize)?;
        let closed = text.get(name.span.end as usize..).is_some_and(|behind| behind.starts_with(','));
        (gap.trim() == "," && closed).then_some(*name)
    }

    /// The person named at the end of `subject`, where a title leads to the name and nothing joins the two.
    pub(super) fn at_end(&self, line: &Line<'_>, subject: &Range<usize>) -> Option<Mention> {
        if subject.clone().any(|at| line.comma(at)) {
            return None;
        }
        let mention = self.head(line.span(&(subject.end.checked_sub(1)?..subject.end)))?;
        let first = subject.clone().find(|&at| line.at(at).span.start >= mention.span.start)?;
        let before = line.before(first);
        let joined = first == subject.start
            || !before.is(Flags::CAPITAL)
            || before.is(Flags::PREPOSITION | Flags::COORDINATOR | Flags::GENITIVE | Flags::DETERMINER);
        (mention.form == Form::Name && self.is_person(mention) && !joined).then_some(mention)
    }

    /// The name that begins within `head` and ends behind it within `whole`: "Department of the Treasury".
    pub(super) fn over(&self, head: Span, whole: Span) -> Option<Mention> {
        let from = self.mentions.partition_point(|m| m.span.start < head.start);
        let near = self.mentions.get(from..).unwrap_or_default().iter().take_while(|m| m.span.start < head.end);
        near.filter(|m| m.form == Form::Name && m.span.end > head.end && m.span.end <= whole.end)
            .max_by_key(|m| m.span.end)
            .copied()
    }

    /// The mention with the office right before it: "Kremlin aide" before "Yuri Ushakov".
    pub(super) fn with_office(&self, text: &str, mention: Mention) -> Span {
        let after = self.mentions.partition_point(|m| m.span.start < mention.span.start);
        let before = self.mentions.get(..after).unwrap_or_default().iter().rev().take(MOST_INSIDE_OFFICE);
        let office = before
            .filter(|m| m.form == Form::Nominal && m.entity == mention.entity)
            .find(|m| text.get(m.span.end as usize..mention.span.start as usize).is_some_and(|gap| gap.trim().is_empty()));
        office.map_or(mention.span, |office| office.span.union(mention.span))
    }
}
