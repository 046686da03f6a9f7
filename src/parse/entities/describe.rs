//! The mentions of an article in the order of its text: names, offices, pronouns, each with the one it means.
//!
//! Offices and pronouns mean whoever is most in view where they stand; nobody is guessed: what has no clear meaning is no mention.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::{
    Gathered,
    cues::said_by,
    gather::Meaning,
    offices::Phrase,
    pronouns::{Case, Salience, Seen, pronoun},
};
use crate::{
    parse::{
        EntityKind, Form, Gender,
        mentions::{
            lexicon::{Class, KnownIndex},
            names::Name,
            words::{Shape, Word},
        },
    },
    text::Span,
};

/// A mention of a draft.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mentioned {
    /// Where.
    pub(crate) span: Span,
    /// Of whom, as an index into the drafts.
    pub(crate) draft: usize,
    /// How.
    pub(crate) form: Form,
}

/// The text with its names, while offices and pronouns are given to them.
pub(super) struct Describing<'a, 't> {
    pub(super) text: &'t str,
    pub(super) words: &'a [Word<'t>],
    pub(super) names: &'a [Name],
    pub(super) gathered: &'a mut Gathered<'t>,
    /// For every token the name that starts, ends there (outermost; number + 1, 0 for none) or lies over it.
    starts: Vec<u32>,
    ends: Vec<u32>,
    pub(super) covers: Vec<bool>,
    /// Where the sentence at hand begins.
    first: usize,
    /// Where its opening phrase ends.
    front: usize,
}

/// All mentions in `sentences` (ranges of tokens): names, offices, pronouns.
pub(crate) fn describe<'t>(
    text: &'t str,
    words: &[Word<'t>],
    names: &[Name],
    sentences: &[Range<usize>],
    gathered: &mut Gathered<'t>,
) -> Vec<Mentioned> {
    let mut describing = Describing::new(text, words, names, gathered);
    let phrases: Vec<Vec<Phrase>> = sentences.iter().map(|range| describing.phrases(range)).collect();
    let beside: Vec<Vec<Option<usize>>> = phrases
        .iter()
        .zip(sentences)
        .map(|(phrases, range)| phrases.iter().map(|p| describing.beside(p, range)).collect())
        .collect();
    for (phrase, draft) in phrases.iter().flatten().zip(beside.iter().flatten()) {
        if let Some(draft) = draft {
            describing.learn(phrase, *draft);
        }
    }
    let by_head = describing.by_head();
    let mut salience = Salience::default();
    let mut last_seen: FxHashMap<usize, usize> = FxHashMap::default();
    let mut mentioned = Vec::new();
    for (number, (range, (phrases, beside))) in sentences.iter().zip(phrases.iter().zip(&beside)).enumerate() {
        salience.next_sentence();
        describing.first = range.start;
        describing.front = describing.front_end(range);
        let mut offices = phrases.iter().zip(beside).peekable();
        for at in range.clone() {
            describing.named(at, number, &mut salience, &mut last_seen, &mut mentioned);
            while let Some((phrase, beside)) = offices.next_if(|(phrase, _)| phrase.tokens.start <= at) {
                let draft = beside.or_else(|| describing.resolve(phrase, number, &by_head, &last_seen));
                let Some(draft) = draft else { continue };
                let Some(span) = describing.span(&phrase.tokens) else { continue };
                mentioned.push(Mentioned { span, draft, form: Form::Nominal });
                if !describing.quoted(at) {
                    salience.mention(describing.seen(draft, phrase.tokens.clone()), describing.gender(draft));
                    last_seen.insert(draft, number);
                }
            }
            describing.pronoun_at(at, range, number, &mut salience, &mut last_seen, &mut mentioned);
        }
    }
    mentioned.sort_by_key(|m| (m.span.start, std::cmp::Reverse(m.span.end)));
    mentioned.dedup_by_key(|m| m.span);
    mentioned
}

impl<'a, 't> Describing<'a, 't> {
    fn new(text: &'t str, words: &'a [Word<'t>], names: &'a [Name], gathered: &'a mut Gathered<'t>) -> Self {
        let (mut starts, mut ends, mut covers) = (vec![0; words.len() + 1], vec![0; words.len() + 1], vec![false; words.len()]);
        for (at, (name, meaning)) in names.iter().zip(&gathered.meanings).enumerate() {
            if *meaning == Meaning::Nothing {
                continue;
            }
            // Names stand in the order of their ends, the outermost last.
            if let Some(start) = starts.get_mut(name.full.start) {
                *start = at as u32 + 1;
            }
            if let Some(end) = ends.get_mut(name.full.end) {
                *end = at as u32 + 1;
            }
            for covered in covers.get_mut(name.full.clone()).into_iter().flatten() {
                *covered = true;
            }
        }
        Self { text, words, names, gathered, starts, ends, covers, first: 0, front: 0 }
    }

    pub(super) fn word(&self, at: usize) -> &'t str {
        self.words.get(at).map_or("", |w| w.text)
    }

    fn quoted(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|w| w.quoted)
    }

    pub(super) fn span(&self, tokens: &Range<usize>) -> Option<Span> {
        let words = self.words.get(tokens.clone())?;
        Some(words.first()?.span.union(words.last()?.span))
    }

    fn seen(&self, draft: usize, tokens: Range<usize>) -> Seen {
        // A small word behind a name that is neither a preposition nor an "and" is a verb, as a rule.
        let acts = self.words.get(tokens.end).is_some_and(|w| {
            w.shape == Shape::Small
                && !w.possessive()
                && (w.is(Class::SAYS) || !w.is(Class::COMMON) || w.text.ends_with("ed") || VERBS.contains(&w.text))
        });
        let small = |at: usize| self.words.get(at).is_some_and(|w| w.shape == Shape::Small && w.text != "the");
        let leads = tokens.start <= self.first + MOST_BEFORE_SUBJECT && !(self.first..tokens.start).any(small);
        // "Brown's death, Lee said": an owner is no subject.
        let owns = self.words.get(tokens.end).is_some_and(Word::possessive);
        Seen { draft, at: tokens.start, end: tokens.end, acts, fronted: owns || tokens.start < self.front, leads: leads && !owns }
    }

    /// How many words `tokens` are, marks left out.
    fn words_in(&self, tokens: &Range<usize>) -> usize {
        self.words.get(tokens.clone()).unwrap_or_default().iter().filter(|w| w.shape != Shape::Mark).count()
    }

    /// Whether a title of one word is no part of the name: "waitress Ann Lee", "President-elect Ann Lee".
    fn stands_apart(&self, role: &Range<usize>) -> bool {
        let apart = |w: &Word| w.shape == Shape::Small || w.text.contains('-');
        self.words.get(role.clone()).is_some_and(|words| words.iter().all(apart))
    }

    pub(super) fn name_ending(&self, at: usize) -> Option<usize> {
        self.ends.get(at).and_then(|&n| (n as usize).checked_sub(1))
    }

    pub(super) fn name_starting(&self, at: usize) -> Option<usize> {
        self.starts.get(at).and_then(|&n| (n as usize).checked_sub(1))
    }

    /// The person whom the name `name` means.
    pub(super) fn person(&self, name: usize) -> Option<usize> {
        match self.gathered.meanings.get(name)? {
            Meaning::One(draft) => self.is_person(*draft).then_some(*draft),
            _ => None,
        }
    }

    fn is_person(&self, draft: usize) -> bool {
        self.gathered.drafts.get(draft).is_some_and(|d| d.kind.unwrap_or_else(|| d.cues.kind()) == EntityKind::Person)
    }

    fn gender(&self, draft: usize) -> Gender {
        self.gathered.drafts.get(draft).map(|d| d.gender).unwrap_or_default()
    }

    /// The place or body that a name means, for "whose office".
    pub(super) fn known(&self, name: usize) -> Option<KnownIndex> {
        match self.gathered.meanings.get(name)? {
            Meaning::One(draft) => self.gathered.drafts.get(*draft)?.known,
            _ => None,
        }
    }

    /// The names that start at the token `at`.
    fn named(
        &self,
        at: usize,
        sentence: usize,
        salience: &mut Salience,
        last_seen: &mut FxHashMap<usize, usize>,
        mentioned: &mut Vec<Mentioned>,
    ) {
        let Some(name) = self.name_starting(at) else { return };
        // Names that start at one token stand one behind the other in the list, the longest last.
        let mut number = name;
        let mut first = true;
        while let Some(name) = self.names.get(number) {
            // Names inside a title come before the name that bears it.
            if name.full.start < at {
                break;
            }
            if name.full.start == at {
                match self.gathered.meanings.get(number) {
                    Some(Meaning::One(draft)) => {
                        let office =
                            name.role.clone().filter(|role| self.words_in(role) > LONGEST_TITLE || self.stands_apart(role));
                        if let Some(span) = office.clone().and_then(|office| self.span(&office)) {
                            mentioned.push(Mentioned { span, draft: *draft, form: Form::Nominal });
                        }
                        let named = if office.is_some() { &name.core } else { &name.full };
                        if let Some(span) = self.span(named) {
                            mentioned.push(Mentioned { span, draft: *draft, form: Form::Name });
                        }
                        if first && self.is_person(*draft) && !self.quoted(at) {
                            let seen = self.seen(*draft, name.full.clone());
                            salience.mention(seen, self.gender(*draft));
                            if self.speaks(&name.full) {
                                salience.speak(seen, self.gender(*draft));
                            }
                            last_seen.insert(*draft, sentence);
                        }
                    }
                    Some(Meaning::Parts(parts)) => {
                        for &(span, draft) in parts {
                            mentioned.push(Mentioned { span, draft, form: Form::Name });
                        }
                    }
                    _ => {}
                }
                first = false;
            }
            let Some(before) = number.checked_sub(1) else { break };
            number = before;
        }
    }

    /// The pronoun at the token `at`.
    fn pronoun_at(
        &mut self,
        at: usize,
        sentence: &Range<usize>,
        number: usize,
        salience: &mut Salience,
        last_seen: &mut FxHashMap<usize, usize>,
        mentioned: &mut Vec<Mentioned>,
    ) {
        let Some(word) = self.words.get(at).filter(|w| !w.quoted) else { return };
        let Some((gender, case)) = pronoun(word.text) else { return };
        let joined = at > sentence.start && matches!(self.word(at - 1), "for" | "of" | "over" | "by");
        let behind = joined.then(|| at - 1);
        let tag = case == Case::Subject && at > sentence.start && CLOSING.contains(&self.word(at - 1));
        let meant = self
            .ahead(at, sentence, gender)
            .or_else(|| salience.resolve_tag(gender).filter(|_| tag))
            .or_else(|| salience.resolve(gender, case, behind));
        let Some(draft) = meant else { return };
        if let Some(entity) = self.gathered.drafts.get_mut(draft).filter(|entity| entity.gender == Gender::Unknown) {
            entity.learn_gender(gender);
            salience.learn(draft, gender);
        }
        mentioned.push(Mentioned { span: word.span, draft, form: Form::Pronoun });
        let seen = self.seen(draft, at..at + 1);
        salience.mention(seen, gender);
        if case == Case::Subject && self.speaks(&(at..at + 1)) {
            salience.speak(seen, gender);
        }
        last_seen.insert(draft, number);
    }

    /// Whether a verb of saying stands beside the mention `tokens`: "Ann Lee said", "said Ann Lee".
    fn speaks(&self, tokens: &Range<usize>) -> bool {
        let says = |at: usize| self.words.get(at).is_some_and(|w| w.shape == Shape::Small && w.is(Class::SAYS));
        let according = tokens.start > 1
            && self.word(tokens.start - 1) == "to"
            && self.word(tokens.start - 2).eq_ignore_ascii_case("according");
        according
            || says(tokens.end)
            || (says(tokens.end + 1) && self.word(tokens.end).ends_with("ly"))
            || said_by(self.words, tokens.start)
    }

    /// Where the opening phrase of a sentence ends ("After speaking with Ann, Bob …"): at the comma before a person, else at the
    /// start.
    fn front_end(&self, sentence: &Range<usize>) -> usize {
        let opens = self.words.get(sentence.start).is_some_and(|w| OPENING.contains(&w.text) || w.text.ends_with("ing"));
        if !opens {
            return sentence.start;
        }
        let commas = (sentence.start..sentence.end.min(sentence.start + LONGEST_OPENING)).filter(|&at| self.word(at) == ",");
        // The comma may stand inside a closing mark: 'When Ann asked about “rust,” Bob …'.
        let behind = |comma: usize| comma + 1 + usize::from(CLOSING.contains(&self.word(comma + 1)));
        commas
            .map(|comma| behind(comma) - 1)
            .find(|&last| self.name_starting(last + 1).is_some_and(|name| self.person(name).is_some()))
            .unwrap_or(sentence.start)
    }

    /// "Following his talk with Trump, Zelenskyy said …": in an opening phrase that names nobody before it, the subject behind the
    /// comma is meant.
    fn ahead(&self, at: usize, sentence: &Range<usize>, gender: Gender) -> Option<usize> {
        if at >= self.front || (sentence.start..at).any(|t| self.name_starting(t).is_some_and(|n| self.person(n).is_some())) {
            return None;
        }
        let draft = self.name_starting(self.front + 1).and_then(|name| self.person(name))?;
        let own = self.gender(draft);
        (own == gender || own == Gender::Unknown).then_some(draft)
    }
}

/// Words that open a phrase before the subject; words in -ing do as well.
const OPENING: [&str; 16] = [
    "After",
    "Before",
    "Following",
    "In",
    "During",
    "Despite",
    "With",
    "On",
    "At",
    "While",
    "Since",
    "Through",
    "As",
    "When",
    "Like",
    "Under",
];
/// Marks that close a quotation.
const CLOSING: [&str; 5] = ["”", "\"", "’", "'", "»"];
/// A subject has no more words before it in its sentence: "But the", "Ohio".
const MOST_BEFORE_SUBJECT: usize = 2;
/// The opening phrase has no more words.
const LONGEST_OPENING: usize = 24;
/// A title of so many words is part of the name ("President Putin"); a longer office is a mention of its own beside it.
const LONGEST_TITLE: usize = 1;
/// Verbs that are so frequent that the list of ordinary words has them.
const VERBS: [&str; 22] = [
    "is", "was", "has", "had", "does", "did", "will", "would", "can", "could", "may", "might", "must", "should", "told", "said",
    "made", "took", "went", "came", "wants", "takes",
];
