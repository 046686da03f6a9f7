//! Pronouns that speak, where the names alone do not say whom they mean: one who is only described ("a spokeswoman … she said"), a body
//! ("the council … it said"), a group ("the bargemen … they said").
//!
//! In view are the one who spoke last and the subject of the last sentence that has one. A name that came up since is meant rather than
//! either of them. Nothing is taken up from far away.

use std::ops::Range;

use super::{
    able::{Able, able, gender},
    lines::Line,
    phrases::main_subject,
    speakers::{People, core, several},
    words::Flags,
};
use crate::{
    parse::{EntityIndex, EntityKind, Form, Gender},
    text::Span,
};

/// Nobody is taken up over more than so many bytes: about five sentences.
const REACH: u32 = 900;

/// Nobody is taken up over more mentions of others.
const MOST_BETWEEN: usize = 64;

/// One who may be taken up.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen {
    /// The words that name or describe it.
    span: Span,
    /// Where the sentence ends in which they stand.
    line_end: u32,
    able: Able,
    gender: Gender,
    /// Known where it has a name or has spoken already.
    entity: Option<EntityIndex>,
}

/// Who is in view.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct InView {
    /// Who spoke last, persons with names left out.
    spoke: Option<Seen>,
    /// The subject of this sentence, persons with names left out.
    subject: Option<Seen>,
    /// The subject of the last sentence before it that has one.
    before: Option<Seen>,
    /// Inside a quotation, where others are in view than the reporter's.
    pub(super) quoted: bool,
}

/// What a pronoun can take up.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Asks {
    One(Gender),
    Several,
    Thing,
}

impl Asks {
    fn read(pronoun: &str) -> Option<Self> {
        Some(match pronoun.to_lowercase().as_str() {
            "he" | "his" => Self::One(Gender::Masculine),
            "she" | "her" => Self::One(Gender::Feminine),
            "they" | "their" => Self::Several,
            "it" | "its" => Self::Thing,
            _ => return None,
        })
    }

    fn fits(self, seen: &Seen) -> bool {
        match self {
            Self::One(gender) => seen.able == Able::Person && (seen.gender == gender || seen.gender == Gender::Unknown),
            Self::Several => matches!(seen.able, Able::People | Able::Body),
            Self::Thing => matches!(seen.able, Able::Body | Able::Document),
        }
    }
}

impl People<'_> {
    /// Looks at the subject of a line before its quotations are read.
    pub(super) fn look_at(&mut self, line: &Line<'_>) {
        self.in_view.before = self.in_view.subject.take().or(self.in_view.before);
        let Some(subject) = main_subject(line, 0, line.len()) else { return };
        let verb = line.at(subject.end);
        let acts = verb.is(Flags::AUXILIARY | Flags::FINITE | Flags::ED | Flags::SAYING | Flags::ADVERB | Flags::RELATIVE);
        if pronoun(line, &subject) || !acts {
            return;
        }
        self.in_view.subject = self.seen(line, &subject, None);
    }

    /// Remembers that `subject` has spoken, as `entity`.
    pub(super) fn heard(&mut self, line: &Line<'_>, subject: &Range<usize>, entity: Option<EntityIndex>) {
        if pronoun(line, subject) {
            return;
        }
        if let Some(seen) = self.seen(line, subject, entity) {
            self.in_view.spoke = Some(seen);
        }
    }

    /// The noun phrase as one who may be taken up: not a person with a name, and nothing mute.
    fn seen(&self, line: &Line<'_>, subject: &Range<usize>, entity: Option<EntityIndex>) -> Option<Seen> {
        let core = core(line, subject);
        let line_end = line.at(line.len().saturating_sub(1)).span.end;
        let span = line.span(subject);
        if several(line, &core) {
            return Some(Seen { span, line_end, able: Able::People, gender: Gender::Unknown, entity });
        }
        if let Some(mention) = self.head(line.span(&core)) {
            let body = matches!(self.kind(mention.entity), Some(EntityKind::Organisation | EntityKind::Place));
            return body.then_some(Seen {
                span,
                line_end,
                able: Able::Body,
                gender: Gender::Unknown,
                entity: Some(mention.entity),
            });
        }
        let able = able(line, &core);
        (able != Able::Mute).then(|| Seen { span, line_end, able, gender: gender(line, &core), entity })
    }

    /// Whom the pronoun at `at` means; `own` is whom the names say.
    pub(super) fn take_up(&mut self, line: &Line<'_>, pronoun: Span, own: Option<EntityIndex>) -> Option<EntityIndex> {
        let Some(asks) = Asks::read(pronoun.of(line.text)).filter(|_| !self.in_view.quoted) else { return own };
        let fits = |seen: &Seen| asks.fits(seen) && seen.span.end <= pronoun.start && seen.span.end + REACH > pronoun.start;
        let spoke = self.in_view.spoke.filter(fits).filter(|seen| own.is_none() || !gives_way(line.text, seen, pronoun));
        // A mere subject gives way to whomever the names say. "Russia is at fault, they say": not the subject of what they say.
        let here = self.in_view.subject.filter(|seen| own.is_none() && asks != Asks::Several && fits(seen));
        let before = self.in_view.before.filter(|seen| own.is_none() && fits(seen));
        let Some(seen) = [spoke, here, before].into_iter().flatten().max_by_key(|seen| seen.span.start) else { return own };
        if let Some(own) = own
            && self.named_between(own, seen.line_end, pronoun.start)
        {
            return Some(own);
        }
        let entity = seen.entity.unwrap_or_else(|| self.describe(line.text, seen.span, seen.able.kind(), seen.gender));
        self.take(pronoun, entity);
        Some(entity)
    }

    /// Whether `entity` is named or described between two places.
    fn named_between(&self, entity: EntityIndex, from: u32, to: u32) -> bool {
        let end = self.mentions.partition_point(|m| m.span.start < to);
        let before = self.mentions.get(..end).unwrap_or_default().iter().rev().take(MOST_BETWEEN);
        before.take_while(|m| m.span.start >= from).any(|m| m.entity == entity && m.form != Form::Pronoun)
    }
}

/// Whether one who spoke is hardly another than the person whom the names say: "the nominee", who has a name, as a rule; and whether
/// an owner is asked for ("her claim"), who need not have spoken.
fn gives_way(text: &str, seen: &Seen, pronoun: Span) -> bool {
    let definite = seen.span.of(text).get(..4).is_some_and(|start| start.eq_ignore_ascii_case("the "));
    let owner = matches!(pronoun.of(text), "his" | "her" | "His" | "Her");
    owner || (definite && seen.able == Able::Person && seen.gender == Gender::Unknown)
}

/// Whether `subject` is a pronoun, which brings nobody new into view.
fn pronoun(line: &Line<'_>, subject: &Range<usize>) -> bool {
    subject.len() == 1 && line.at(subject.start).is(Flags::PRONOUN | Flags::JOINED | Flags::OBJECT | Flags::RELATIVE | Flags::THAT)
}

#[cfg(test)]
mod tests {
    use crate::parse::quotations::check::check;

    #[test]
    fn one_without_a_name_is_taken_up() {
        check(
            "Peter Ray shut the port. A spokeswoman for the town said <i by=\"A spokeswoman for the town\" is=\"A spokeswoman for the town\">it was closed</i>. She said <i by=\"She\" is=\"A spokeswoman for the town\">it would open in May</i>.",
        );
    }

    #[test]
    fn bodies_and_groups_are_taken_up() {
        check("The ministry has shut the port. It said <i by=\"It\" is=\"The ministry\">the quay was unsafe</i>.");
        check("The bargemen have left the port. They said <i by=\"They\" is=\"The bargemen\">the quay was unsafe</i>.");
    }

    #[test]
    fn a_name_that_came_up_since_is_meant() {
        check(
            "A spokesman for the town said <i by=\"A spokesman for the town\" is=\"A spokesman for the town\">it was closed</i>. Peter Ray has left. He said <i by=\"He\" is=\"Peter Ray\">the quay was unsafe</i>.",
        );
    }

    #[test]
    fn owner_is_not_the_subject() {
        check(
            "The questions after Peter Ray's death, Tom Gray said, <x>were hard</x>. On Monday, he said <i by=\"he\" is=\"Tom Gray\">the quay was unsafe</i>."
                .replace("<x>", "").replace("</x>", "").replace("The questions after Peter Ray's death,", "<i by=\"Tom Gray\" is=\"Tom Gray\">The questions after Peter Ray's death</i>,").replace("were hard", "<i and>were hard</i>")
                .as_str(),
        );
    }
}
