//! Runs of words that belong together by their capitals: `Ohio State University President Ann Lee`, `Ministry of Defence`.
//!
//! A run is cut into units, the pieces that [`super::names`] sorts into titles and names. A comma, an "and" or a small word ends a run,
//! but for the "of" behind a body or office, the particles of a surname, and what a listed name holds.

use super::{
    lexicon::{Class, KnownIndex, TITLE},
    openings::{Openings, opens, ordinary_ending},
    phrases::listed,
    words::{Shape, Word},
};

/// What a piece of a run is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Piece {
    /// A name of the lists.
    Known(KnownIndex),
    /// A title or role.
    Title,
    /// Russian, Democratic.
    Demonym,
    /// A given name.
    Given,
    /// An initial with its stop.
    Initial,
    /// A small word inside a surname.
    Particle,
    /// of, of the
    Of,
    /// and, &
    And,
    /// Jr, III
    Suffix,
    /// An ordinary word with a capital.
    Common,
    /// Anything else.
    Plain,
}

/// A piece of a run and its tokens.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Unit {
    /// What it is.
    pub(crate) piece: Piece,
    /// First token.
    pub(crate) start: usize,
    /// One past the last.
    pub(crate) end: usize,
}

/// How sure it is that a run is a name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Trust {
    /// It is one.
    Sure,
    /// Only if the text has the same name elsewhere.
    Weak,
}

/// A sentence in which runs are looked for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scan<'a, 't> {
    /// All words of the text.
    pub(crate) words: &'a [Word<'t>],
    /// First token of the sentence.
    pub(crate) first: usize,
    /// One past its last.
    pub(crate) end: usize,
    /// What the text says of opening words.
    pub(crate) openings: &'a Openings<'t>,
}

/// What names of their own stand before.
const PRINTED: [&str; 3] = ["magazine", "newspaper", "tabloid"];

/// Prepositions before a month or a day.
const BEFORE_DATES: [&str; 16] = [
    "in", "on", "of", "since", "until", "till", "by", "from", "last", "next", "this", "early", "late", "mid", "through", "between",
];

impl<'t> Scan<'_, 't> {
    pub(crate) fn word(&self, at: usize) -> Option<&Word<'t>> {
        self.words.get(at).filter(|_| at < self.end)
    }

    fn text(&self, at: usize) -> &'t str {
        self.word(at).map_or("", |w| w.text)
    }

    /// Whether a name may go on with, or consist of, the word at `at`; with how much trust it may start a run.
    fn name_word(&self, at: usize) -> Option<Trust> {
        let word = self.word(at).filter(|w| w.capital())?;
        // "John A. Lee", "Ann I. Ray": an initial, not the word.
        let initial = word.shape == Shape::Letter && self.text(at + 1) == "." && at > self.first;
        if initial
            && self.words.get(at - 1).is_some_and(|w| w.capital() && w.shape == Shape::Capital)
            && self.word(at + 2).is_some_and(Word::capital)
        {
            return Some(Trust::Sure);
        }
        if matches!(word.text, "I" | "I'm" | "I’m" | "I've" | "I’ve" | "I'd" | "I’d" | "I'll" | "I’ll") {
            return None;
        }
        if word.shape == Shape::Letter && self.text(at + 1) != "." && word.text != "X" {
            return None;
        }
        if word.is(Class::CALENDAR) {
            let surname = self.openings.surname(word.text) && self.month_is_a_surname(at);
            return (surname || word.is(Class::GIVEN) && self.month_is_a_name(at)).then_some(Trust::Weak);
        }
        // "Sgt. First Class Ann Lee": the grade is no name.
        if word.text == "Class"
            && let Some(grade) = at.checked_sub(1).and_then(|before| self.words.get(before))
            && (grade.shape == Shape::Number || matches!(grade.text, "First" | "Second" | "Third"))
        {
            return None;
        }
        // Handles and tags: "@AnnLee", "#Election".
        if at > self.first && matches!(self.words.get(at - 1).map(|w| w.text), Some("@" | "#")) {
            return None;
        }
        if party_and_state(word.text).is_some() {
            return None;
        }
        // "Trump-backed", "Moscow-based": an adjective, not a name.
        if let Some((_, last)) = word.text.rsplit_once('-')
            && last.chars().next().is_some_and(char::is_lowercase)
            && !word.is(Class::GIVEN.or(Class::ROLE))
            && word.shape == Shape::Capital
        {
            return None;
        }
        if !opens(self.words, self.first, at) {
            // Words of grammar with a capital inside a sentence: a heading that runs on, a title.
            if SMALL_WORDS.contains(&word.text) {
                return None;
            }
            // "told People magazine"
            if word.is(Class::COMMON) && PRINTED.contains(&self.text(at + 1)) {
                return Some(Trust::Sure);
            }
            let ordinary = word.is(Class::COMMON) && !(word.shape == Shape::Capital && self.openings.always_capital(word.text));
            return Some(if ordinary { Trust::Weak } else { Trust::Sure });
        }
        let next_capital = self.word(at + 1).is_some_and(Word::capital);
        // "Said Ann Lee, who …": the verb, not the given name.
        if word.text == "Said" && next_capital && self.word(at + 2).is_some_and(Word::capital) {
            return None;
        }
        if word.is(TITLE) && (next_capital || (self.text(at + 1) == "." && self.word(at + 2).is_some_and(Word::capital))) {
            return Some(Trust::Weak);
        }
        if word.is(Class::COMMON) && !next_capital {
            // "Rice said": a person's name if the text has that person.
            let after = self.word(at + 1).filter(|w| w.shape == Shape::Small)?;
            let verb = after.is(Class::SAYS) || after.text.ends_with("ed") || !after.is(Class::COMMON);
            return (verb || after.possessive() || AFTER_SUBJECTS.contains(&after.text)).then_some(Trust::Weak);
        }
        if word.is(Class::COMMON) {
            // "Will Smith" but "Will Trump …"; "Foreign Minister", "State Department".
            let next = self.word(at + 1).filter(|_| next_capital)?;
            let title = word.is(Class::MODIFIER) && next.is(TITLE.or(Class::BODY_END).or(Class::MODIFIER));
            let given = word.is(Class::GIVEN)
                && !matches!(word.text, "Will" | "May" | "In" | "So" | "An" | "He" | "Do")
                && !next.is(Class::COMMON);
            return (title || given).then_some(Trust::Weak);
        }
        if word.is(Class::GIVEN.or(Class::DEMONYM)) || self.openings.inside(word.text) {
            return Some(Trust::Sure);
        }
        if word.is(Class::PARTICLE) && self.word(at + 1).is_some_and(|next| next.capital() || next.is(Class::PARTICLE)) {
            return Some(Trust::Sure);
        }
        if self.openings.small(word.text) || (word.shape == Shape::Capital && ordinary_ending(word.text)) {
            return None;
        }
        if word.shape == Shape::Capitals {
            return Some(Trust::Sure);
        }
        let spoken = self.word(at + 1).is_some_and(|next| next.is(Class::SAYS) || next.possessive() || next.capital());
        Some(if spoken { Trust::Sure } else { Trust::Weak })
    }

    /// "April Ryan" and "Mrs May", not "in April", "May 9" or "May said".
    fn month_is_a_name(&self, at: usize) -> bool {
        let before = at.checked_sub(1).filter(|&b| b >= self.first).map_or("", |b| self.text(b));
        let dated = BEFORE_DATES.contains(&before.to_ascii_lowercase().as_str());
        let number = self.word(at + 1).is_some_and(|w| w.shape == Shape::Number);
        let number_before = at.checked_sub(1).and_then(|b| self.words.get(b)).is_some_and(|w| w.shape == Shape::Number);
        !dated && !number && !number_before && !opens(self.words, self.first, at)
    }

    /// "May said", "Mrs May’s": where the text has somebody of that surname.
    fn month_is_a_surname(&self, at: usize) -> bool {
        let before = at.checked_sub(1).filter(|&b| b >= self.first).map_or("", |b| self.text(b));
        let dated = BEFORE_DATES.contains(&before.to_ascii_lowercase().as_str());
        let Some(after) = self.word(at + 1) else { return !dated };
        let acts = after.shape == Shape::Small
            && (after.is(Class::SAYS) || after.possessive() || after.text.ends_with("ed") || AFTER_SUBJECTS.contains(&after.text));
        let behind = self.words.get(at.wrapping_sub(1)).filter(|_| at > self.first);
        let named = behind.is_some_and(|w| w.is(Class::GIVEN.or(Class::HONORIFIC)) && w.capital());
        after.shape != Shape::Number && (named || acts || !dated && !opens(self.words, self.first, at))
    }

    fn piece(&self, at: usize) -> Piece {
        let Some(word) = self.word(at) else { return Piece::Plain };
        if word.shape == Shape::Letter && self.text(at + 1) == "." {
            return Piece::Initial;
        }
        if matches!(word.text, "Jr" | "Sr" | "II" | "III" | "IV" | "VI" | "VII" | "VIII" | "XVI" | "XIV" | "XIII") {
            return Piece::Suffix;
        }
        if word.is(TITLE) {
            return Piece::Title;
        }
        if word.is(Class::PARTICLE) && word.shape == Shape::Capital && !word.is(Class::GIVEN) {
            return Piece::Particle;
        }
        if word.is(Class::GIVEN) && word.shape != Shape::Letter {
            return Piece::Given;
        }
        if word.is(Class::DEMONYM) {
            return Piece::Demonym;
        }
        if word.is(Class::COMMON) { Piece::Common } else { Piece::Plain }
    }

    /// The run that starts at `at`, into `units`; how far it can be trusted, or `None` where none starts.
    pub(crate) fn run(&self, at: usize, units: &mut Vec<Unit>, folded: &mut String) -> Option<Trust> {
        units.clear();
        let mut trust = None;
        let mut next = at;
        while let Some(word) = self.word(next) {
            // Given names such as Jordan or Chad, before a surname, are no places.
            let person = word.is(Class::GIVEN)
                && self.word(next + 1).is_some_and(|w| w.capital() && !w.is(TITLE.or(Class::COMMON).or(Class::DEMONYM)));
            if let Some(found) = listed(self.words, next, self.end, false, folded)
                && !(found.end == next + 1
                    && (person || (word.is(Class::COMMON) && word.shape != Shape::Capitals && opens(self.words, self.first, next))))
            {
                units.push(Unit { piece: Piece::Known(found.known), start: next, end: found.end });
                trust = trust.or(Some(Trust::Sure));
                next = found.end;
            } else if let Some(name) = self.name_word(next) {
                let piece = self.piece(next);
                let stop = self.text(next + 1) == "." && self.stop_belongs(next, piece);
                let end = next + 1 + usize::from(stop);
                units.push(Unit { piece, start: next, end });
                trust = trust.or(Some(name));
                next = end;
            } else if let Some(end) = self.joint(next, units) {
                let piece = match word.text {
                    "of" | "for" => Piece::Of,
                    "and" | "&" | "," => Piece::And,
                    _ => Piece::Particle,
                };
                units.push(Unit { piece, start: next, end });
                next = end;
            } else {
                break;
            }
            // A number of units that no name has: the text is a list of capitals.
            if units.len() > MOST_UNITS {
                break;
            }
        }
        while units.len() > 1
            && units.last().is_some_and(|u| matches!(u.piece, Piece::Of | Piece::And | Piece::Particle | Piece::Initial))
        {
            units.pop();
        }
        if units.is_empty() { None } else { trust }
    }

    /// Whether the full stop behind the word at `at` is part of the name.
    fn stop_belongs(&self, at: usize, piece: Piece) -> bool {
        let Some(word) = self.word(at) else { return false };
        let next = self.word(at + 2);
        match piece {
            Piece::Initial => next.is_some_and(Word::capital),
            Piece::Suffix => matches!(word.text, "Jr" | "Sr") && next.is_some(),
            _ if word.is(Class::ABBREVIATION) => {
                next.is_some_and(|w| w.capital() || (w.shape == Shape::Small && word.is(Class::BODY_END)))
            }
            _ => false,
        }
    }

    /// Where the small words at `at` join what stands before to a further capital: one past the last of them.
    fn joint(&self, at: usize, units: &[Unit]) -> Option<usize> {
        let before = units.last()?;
        let word = self.word(at)?;
        let capital = |at: usize| self.word(at).is_some_and(|w| w.capital() && !w.is(Class::CALENDAR));
        match word.text {
            "of" | "for" => {
                let head = self.word(before.end - 1)?;
                let opens_up = head.is(Class::OF) || (word.text == "of" && head.is(Class::ROLE) && before.piece == Piece::Title);
                // "Freedom of Information Act": the last word says that it is one name.
                let law = before.piece != Piece::Title
                    && (at + 2..at + 4).any(|end| {
                        self.word(end).is_some_and(|w| w.capital() && w.is(Class::OTHER_END)) && (at + 1..end).all(capital)
                    });
                if !opens_up && !law {
                    return None;
                }
                let the = usize::from(self.text(at + 1) == "the");
                capital(at + 1 + the).then_some(at + 1 + the)
            }
            "and" => {
                // "Ministry of Culture and Sport", "Department of Health and Human Services"
                let of = units.iter().rev().take(4).any(|u| u.piece == Piece::Of);
                let ordinary = |at: usize| {
                    self.word(at).is_some_and(|w| w.capital() && w.is(Class::COMMON.or(Class::OFFICE).or(Class::MODIFIER)))
                };
                // "Ways and Means Committee", "Culture and Sport Ministry"
                let body = self.word(at + 2).is_some_and(|w| w.capital() && w.is(Class::BODY_END)) && before.piece == Piece::Common;
                ((of && ordinary(at - 1) && ordinary(at + 1)) || (body && capital(at + 1))).then_some(at + 1)
            }
            "," => matches!(self.text(at + 1), "Inc" | "Inc." | "Ltd" | "LLC" | "LLP" | "Corp").then_some(at + 1),
            "&" => capital(at + 1).then_some(at + 1),
            _ if word.is(Class::PARTICLE) && word.shape == Shape::Small && word.text != "y" => {
                if !matches!(
                    before.piece,
                    Piece::Given | Piece::Plain | Piece::Particle | Piece::Title | Piece::Initial | Piece::Common
                ) {
                    return None;
                }
                let mut end = at + 1;
                while self.word(end).is_some_and(|w| w.is(Class::PARTICLE) && w.shape == Shape::Small) && end < at + 3 {
                    end += 1;
                }
                capital(end).then_some(end)
            }
            _ => None,
        }
    }
}

/// "R-TX", "D-Calif": the party and the state of a politician, the state as written.
pub(crate) fn party_and_state(word: &str) -> Option<&str> {
    let (party, state) = word.split_once('-')?;
    (matches!(party, "R" | "D" | "I") && state.chars().next().is_some_and(char::is_uppercase) && state.len() <= 6).then_some(state)
}

/// Words of grammar that no name starts with or holds with a capital.
const SMALL_WORDS: [&str; 38] = [
    "A", "An", "This", "That", "These", "Those", "His", "Her", "Its", "Their", "Our", "My", "It", "He", "She", "We", "They", "You",
    "If", "In", "And", "But", "Or", "For", "From", "With", "What", "Why", "How", "When", "Where", "Who", "Is", "Are", "Was", "Not",
    "To", "Of",
];
/// Small words that follow a subject more than anything else.
const AFTER_SUBJECTS: [&str; 12] = ["has", "had", "was", "is", "also", "will", "would", "did", "does", "later", "then", "himself"];
/// No name has more pieces.
const MOST_UNITS: usize = 16;
