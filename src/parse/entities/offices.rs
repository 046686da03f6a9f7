//! Offices in the text: "the Russian president", "Merz, the German chancellor,", "Ukraine's president"; one that stands beside a name
//! in commas is learnt for whoever bears the name.

use std::ops::Range;

use super::{describe::Describing, draft::between, roles::Role};
use crate::parse::{
    Gender,
    mentions::{
        lexicon::Class,
        words::{Shape, Word},
    },
};

/// How an office is introduced.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Article {
    The,
    /// a, an
    A,
    /// Ukraine's
    Owned,
    /// his, its
    Own,
    Bare,
}

/// An office in the text.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    pub(super) tokens: Range<usize>,
    pub(super) role: Role,
    pub(super) article: Article,
    pub(super) plural: bool,
}

impl Describing<'_, '_> {
    /// All offices of a sentence that no name has taken as its title.
    pub(super) fn phrases(&self, range: &Range<usize>) -> Vec<Phrase> {
        let mut found: Vec<Phrase> = Vec::new();
        for head in range.clone() {
            let office = self.words.get(head).is_some_and(|w| w.is(Class::ROLE)) && !self.covers.get(head).copied().unwrap_or(true);
            if !office {
                continue;
            }
            // "press secretary", "chief executive": the head is the last of them.
            if self.words.get(head + 1).is_some_and(|w| w.is(Class::ROLE) && head + 1 < range.end)
                && !self.covers.get(head + 1).copied().unwrap_or(true)
            {
                continue;
            }
            let floor = found.last().map_or(range.start, |p| p.tokens.end);
            let phrase = self.phrase(head, floor, range.end);
            found.push(phrase);
        }
        found
    }

    /// The office whose head stands at `head`.
    fn phrase(&self, head: usize, floor: usize, end: usize) -> Phrase {
        let mut start = head;
        let mut of = None;
        while start > floor {
            let before = start - 1;
            let Some(word) = self.words.get(before) else { break };
            if let Some(name) = self.name_ending(start).filter(|&n| self.person(n).is_none()) {
                of = of.or_else(|| self.known(name));
                start = self.names.get(name).map_or(start, |n| n.full.start.max(floor));
                continue;
            }
            let goes_with = match word.shape {
                Shape::Small => word.is(Class::MODIFIER.or(Class::ROLE)) || (word.text.contains('-') && !word.possessive()),
                Shape::Capital | Shape::Capitals => {
                    word.is(Class::MODIFIER.or(Class::ROLE)) || (word.is(Class::DEMONYM) && !word.is(Class::PEOPLE))
                }
                Shape::Number => word.text.len() == 4,
                _ => false,
            };
            if !goes_with || head - before > LONGEST_OFFICE {
                break;
            }
            start = before;
        }
        let content = start;
        let mut article = Article::Bare;
        if start > floor {
            let before = start - 1;
            article = match self.word(before) {
                "the" | "The" => Article::The,
                "a" | "an" | "A" | "An" => Article::A,
                "his" | "her" | "its" | "their" | "our" | "my" | "His" | "Her" | "Its" | "Their" => Article::Own,
                _ if self.words.get(before).is_some_and(Word::possessive) => Article::Owned,
                _ => Article::Bare,
            };
            match article {
                Article::The | Article::A | Article::Own => start = before,
                Article::Owned => {
                    if let Some(name) = self.name_ending(before).filter(|&n| self.person(n).is_none()) {
                        of = of.or_else(|| self.known(name));
                        start = self.names.get(name).map_or(start, |n| n.full.start.max(floor));
                    }
                }
                Article::Bare => {}
            }
        }
        // "the attorney general"
        let general = head + 1 < end && matches!(self.word(head + 1), "general" | "General");
        let mut stop = head + 1 + usize::from(general);
        let text = self.word(stop);
        if stop < end && matches!(text, "of" | "for" | "at" | "in") {
            let the = usize::from(self.word(stop + 1) == "the");
            if let Some(name) = self.name_starting(stop + 1 + the).filter(|&n| self.person(n).is_none()) {
                of = of.or_else(|| self.known(name));
                stop = self.names.get(name).map_or(stop, |n| n.full.end.min(end));
            } else if text == "of" && self.words.get(stop + 1).is_some_and(|w| w.is(Class::OFFICE)) {
                stop += 2;
            } else if self.words.get(stop + 1 + the).is_some_and(|w| w.capital() && w.is(Class::DEMONYM)) && stop + 2 + the < end {
                of = of.or_else(|| self.words.get(stop + 1 + the).and_then(|w| w.entry.place));
                stop += 3 + the;
            }
        }
        let head_word = self.word(head);
        let plural =
            (head_word.ends_with('s') && head_word != "boss") || head_word.ends_with("men") || head_word.ends_with("people");
        Phrase { tokens: start..stop.min(end), role: Role::read(self.words, content..head + 1, of), article, plural }
    }

    /// The person beside whose name the office stands in commas.
    pub(super) fn beside(&self, phrase: &Phrase, sentence: &Range<usize>) -> Option<usize> {
        if phrase.plural || phrase.article == Article::Own {
            return None;
        }
        let Range { start, end } = phrase.tokens;
        let closes = |at: usize| {
            at >= sentence.end
                || self.words.get(at).is_some_and(|w| {
                    w.shape == Shape::Mark
                        || w.is(Class::SAYS)
                        || matches!(
                            w.text,
                            "who"
                                | "whom"
                                | "whose"
                                | "that"
                                | "and"
                                | "for"
                                | "of"
                                | "at"
                                | "in"
                                | "to"
                                | "from"
                                | "on"
                                | "with"
                                | "under"
                        )
                })
        };
        // "Merz, the German chancellor,", "Mitch Lee of Kentucky, the minority leader,"
        if start > sentence.start + 1 && self.word(start - 1) == "," && closes(end) && self.name_starting(end).is_none() {
            let mut comma = start - 1;
            if let Some(place) = self.name_ending(comma).filter(|&n| self.person(n).is_none()) {
                let from = self.names.get(place).map_or(0, |n| n.full.start);
                if from > sentence.start && matches!(self.word(from - 1), "of" | "from") {
                    comma = from - 1;
                }
            }
            if let Some(draft) = self.name_ending(comma).and_then(|name| self.person(name)) {
                return Some(draft);
            }
        }
        // "Malaysia's prime minister, Najib Razak,"; "a spokesman for Ely Hospital, Ann Lee, said", where the name has a verb.
        let says = |at: usize| self.words.get(at).is_some_and(|w| w.is(Class::SAYS));
        let speaks = || {
            let end = self.name_starting(end + 1).and_then(|name| self.names.get(name)).map_or(0, |n| n.full.end);
            says(end) || self.word(end) == "," && says(end + 1)
        };
        if (phrase.article != Article::A || speaks()) && self.word(end) == "," && end + 1 < sentence.end {
            let name = self.name_starting(end + 1)?;
            let draft = self.person(name)?;
            let after = self.names.get(name)?.full.end;
            let name_closes = after >= sentence.end
                || matches!(self.word(after), "," | "." | ";" | ")" | "—" | "–")
                || self.words.get(after).is_some_and(|w| w.is(Class::SAYS));
            let listing = self.word(after) == "," && self.word(after + 1) == "and";
            let untitled = self.names.get(name).is_some_and(|n| n.role.is_none());
            return (name_closes && !listing && untitled).then_some(draft);
        }
        None
    }

    /// Enters an office that stands beside a name.
    pub(super) fn learn(&mut self, phrase: &Phrase, draft: usize) {
        let words = self.words.get(phrase.tokens.clone()).unwrap_or_default();
        let skip = usize::from(matches!(phrase.article, Article::The | Article::A));
        let (Some(first), Some(last)) = (words.get(skip), words.last()) else { return };
        let text = between(self.text, first.span, last.span);
        let gender = words.iter().filter(|w| w.is(Class::ROLE)).map(|w| w.entry.gender).find(|&g| g != Gender::Unknown);
        if let Some(entity) = self.gathered.drafts.get_mut(draft) {
            entity.add_role(phrase.role.clone(), text);
            entity.learn_gender(gender.unwrap_or_default());
        }
    }
}

/// An office has no more words before its head.
const LONGEST_OFFICE: usize = 8;
