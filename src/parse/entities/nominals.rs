//! Persons by their office: "the Russian president", "Merz, the German chancellor,", "Ukraine's president".
//!
//! An office that stands beside a name in commas is learnt, and mentions that person. A definite one elsewhere mentions the person
//! whose office it is, where the article says so of one person only, or of one who was named in this sentence or the one before. Otherwise
//! it mentions nobody.

use std::{collections::HashMap, ops::Range};

use super::{
    Gathered,
    draft::between,
    gather::Meaning,
    pronouns::{Salience, Seen, pronoun},
    roles::Role,
};
use crate::{
    parse::{
        EntityKind, Form, Gender,
        mentions::{
            lexicon::{Class, KnownIndex, LEXICON, RoleIndex},
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

/// How an office is introduced.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Article {
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
struct Phrase {
    tokens: Range<usize>,
    role: Role,
    article: Article,
    plural: bool,
}

struct Describing<'a, 't> {
    text: &'t str,
    words: &'a [Word<'t>],
    names: &'a [Name],
    gathered: &'a mut Gathered<'t>,
    /// For every token the name that starts, ends there (outermost; number + 1, 0 for none) or lies over it.
    starts: Vec<u32>,
    ends: Vec<u32>,
    covers: Vec<bool>,
    /// Where the opening phrase of the sentence at hand ends.
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
    let mut last_seen: HashMap<usize, usize> = HashMap::new();
    let mut mentioned = Vec::new();
    for (number, (range, (phrases, beside))) in sentences.iter().zip(phrases.iter().zip(&beside)).enumerate() {
        salience.next_sentence();
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
        Self { text, words, names, gathered, starts, ends, covers, front: 0 }
    }

    fn word(&self, at: usize) -> &'t str {
        self.words.get(at).map_or("", |w| w.text)
    }

    fn quoted(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|w| w.quoted)
    }

    fn span(&self, tokens: &Range<usize>) -> Option<Span> {
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
        Seen { draft, at: tokens.start, end: tokens.end, acts, fronted: tokens.start < self.front }
    }

    /// How many words `tokens` are, marks left out.
    fn words_in(&self, tokens: &Range<usize>) -> usize {
        self.words.get(tokens.clone()).unwrap_or_default().iter().filter(|w| w.shape != Shape::Mark).count()
    }

    fn name_ending(&self, at: usize) -> Option<usize> {
        self.ends.get(at).and_then(|&n| (n as usize).checked_sub(1))
    }

    fn name_starting(&self, at: usize) -> Option<usize> {
        self.starts.get(at).and_then(|&n| (n as usize).checked_sub(1))
    }

    /// The person whom the name `name` means.
    fn person(&self, name: usize) -> Option<usize> {
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
    fn known(&self, name: usize) -> Option<KnownIndex> {
        match self.gathered.meanings.get(name)? {
            Meaning::One(draft) => self.gathered.drafts.get(*draft)?.known,
            _ => None,
        }
    }

    /// All offices of a sentence that no name has taken as its title.
    fn phrases(&self, range: &Range<usize>) -> Vec<Phrase> {
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
        let mut stop = head + 1;
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
    fn beside(&self, phrase: &Phrase, sentence: &Range<usize>) -> Option<usize> {
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
                            "who" | "whose" | "and" | "for" | "of" | "at" | "in" | "to" | "from" | "on" | "with" | "under"
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
        // "Malaysia's prime minister, Najib Razak,"
        if phrase.article != Article::A && self.word(end) == "," && end + 1 < sentence.end {
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
    fn learn(&mut self, phrase: &Phrase, draft: usize) {
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

    /// Persons by the heads of their offices.
    fn by_head(&self) -> HashMap<RoleIndex, Vec<usize>> {
        let mut by_head: HashMap<RoleIndex, Vec<usize>> = HashMap::new();
        for (draft, entity) in self.gathered.drafts.iter().enumerate() {
            for word in entity.roles.iter().flat_map(|role| role.words.iter().copied()) {
                let persons = by_head.entry(word).or_default();
                if persons.len() < MOST_HOLDERS && persons.last() != Some(&draft) {
                    persons.push(draft);
                }
            }
        }
        by_head
    }

    /// The person whom a definite office means.
    fn resolve(
        &self,
        phrase: &Phrase,
        sentence: usize,
        by_head: &HashMap<RoleIndex, Vec<usize>>,
        last_seen: &HashMap<usize, usize>,
    ) -> Option<usize> {
        if phrase.plural || !matches!(phrase.article, Article::The | Article::Owned) {
            return None;
        }
        let head = phrase.role.head?;
        let leader = LEXICON.leader() == Some(head);
        let mut candidates: Vec<(u32, usize)> = Vec::new();
        let mut consider = |draft: usize, wanted: &Role| {
            let fits = self.gathered.drafts.get(draft).and_then(|d| d.roles.iter().filter_map(|role| role.fits(wanted)).max());
            if let Some(fits) = fits
                && candidates.iter().all(|&(_, d)| d != draft)
            {
                candidates.push((fits, draft));
            }
        };
        for &draft in by_head.get(&head).into_iter().flatten() {
            consider(draft, &phrase.role);
        }
        if leader && phrase.role.of.is_some() && phrase.role.words.len() == 1 {
            // "The Russian leader" is the president, the prime minister, …
            let any = Role { words: Vec::new(), ..phrase.role.clone() };
            for &draft in LEXICON.heads_of_state().iter().filter_map(|office| by_head.get(office)).flatten() {
                let own = self.gathered.drafts.get(draft).is_some_and(|d| d.roles.iter().any(|role| role.of == any.of));
                if own {
                    consider(draft, &any);
                }
            }
        }
        let best = candidates.iter().map(|&(fits, _)| fits).max()?;
        candidates.retain(|&(fits, _)| fits == best);
        if let [(fits, only)] = candidates.as_slice() {
            // A country that the text does not give to anybody: whoever holds the office must be near.
            let near = last_seen.get(only).is_some_and(|&seen| seen + NEAR >= sentence);
            return (*fits > 1 || near).then_some(*only);
        }
        let near = candidates.iter().filter_map(|&(_, draft)| Some((*last_seen.get(&draft)?, draft)));
        let latest = near.clone().map(|(seen, _)| seen).max().filter(|&seen| seen + NEAR >= sentence)?;
        let mut last = near.filter(|&(seen, _)| seen == latest).map(|(_, draft)| draft);
        match (last.next(), last.next()) {
            (Some(only), None) => Some(only),
            _ => None,
        }
    }

    /// The names that start at the token `at`.
    fn named(
        &self,
        at: usize,
        sentence: usize,
        salience: &mut Salience,
        last_seen: &mut HashMap<usize, usize>,
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
                        let office = name.role.clone().filter(|role| self.words_in(role) > LONGEST_TITLE);
                        if let Some(span) = office.clone().and_then(|office| self.span(&office)) {
                            mentioned.push(Mentioned { span, draft: *draft, form: Form::Nominal });
                        }
                        let named = if office.is_some() { &name.core } else { &name.full };
                        if let Some(span) = self.span(named) {
                            mentioned.push(Mentioned { span, draft: *draft, form: Form::Name });
                        }
                        if first && self.is_person(*draft) && !self.quoted(at) {
                            salience.mention(self.seen(*draft, name.full.clone()), self.gender(*draft));
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
        last_seen: &mut HashMap<usize, usize>,
        mentioned: &mut Vec<Mentioned>,
    ) {
        let Some(word) = self.words.get(at).filter(|w| !w.quoted) else { return };
        let Some((gender, case)) = pronoun(word.text) else { return };
        let joined = at > sentence.start && matches!(self.word(at - 1), "for" | "of" | "over" | "by");
        let behind = joined.then(|| at - 1);
        let Some(draft) = self.ahead(at, sentence, gender).or_else(|| salience.resolve(gender, case, behind)) else { return };
        if let Some(entity) = self.gathered.drafts.get_mut(draft) {
            entity.learn_gender(gender);
        }
        mentioned.push(Mentioned { span: word.span, draft, form: Form::Pronoun });
        salience.mention(self.seen(draft, at..at + 1), gender);
        last_seen.insert(draft, number);
    }

    /// Where the opening phrase of a sentence ends ("After speaking with Ann, Bob …"): at the comma before a person, else at the start.
    fn front_end(&self, sentence: &Range<usize>) -> usize {
        let opens = self.words.get(sentence.start).is_some_and(|w| OPENING.contains(&w.text) || w.text.ends_with("ing"));
        if !opens {
            return sentence.start;
        }
        let mut commas = (sentence.start..sentence.end.min(sentence.start + LONGEST_OPENING)).filter(|&at| self.word(at) == ",");
        commas
            .find(|&comma| self.name_starting(comma + 1).is_some_and(|name| self.person(name).is_some()))
            .unwrap_or(sentence.start)
    }

    /// "Following his talk with Trump, Zelenskyy said …": in an opening phrase that names nobody before it, the subject behind the comma is
    /// meant.
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
/// The opening phrase has no more words.
const LONGEST_OPENING: usize = 24;
/// Of two who hold an office, the one who was named at most so many sentences before is meant.
const NEAR: usize = 3;
/// A title of so many words is part of the name ("President Putin"); a longer office is a mention of its own beside it.
const LONGEST_TITLE: usize = 1;
/// An office has no more words before its head.
const LONGEST_OFFICE: usize = 8;
/// Persons of one office that are looked at.
const MOST_HOLDERS: usize = 12;
/// Verbs that are so frequent that the list of ordinary words has them.
const VERBS: [&str; 22] = [
    "is", "was", "has", "had", "does", "did", "will", "would", "can", "could", "may", "might", "must", "should", "told", "said",
    "made", "took", "went", "came", "wants", "takes",
];
