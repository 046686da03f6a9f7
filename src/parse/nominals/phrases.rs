//! Nouns for people and bodies in the text, each with its article or owner and the words between the two.
//!
//! Caught: a noun of the lists that heads its phrase. Missed on purpose: nouns before another noun ("the police report"), before a name
//! ("actress Ann Lee", where the name has it), and bare ones in the singular inside a sentence, which are offices or verbs ("as mayor").

use std::ops::Range;

use crate::{
    parse::mentions::{
        lexicon::{Class, LEXICON, NounIndex},
        openings::{Setting, opens},
        words::{Shape, Word},
    },
    parse::{EntityKind, Gender},
    text::Span,
};

/// What leads a noun.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Lead {
    /// the, this, that
    The,
    /// a, another
    A,
    /// How many: the token.
    Number(Span),
    /// his, their: the pronoun.
    Own(Span),
    /// "Lee's": where the owner ends.
    Owned(u32),
    /// Nothing.
    Bare,
}

/// A noun for people or a body.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Nominal {
    /// The noun with the words between it and its article.
    pub(crate) span: Span,
    /// The same with the article, owner or number.
    pub(crate) whole: Span,
    /// The noun.
    pub(crate) head: Span,
    /// Which one it is.
    pub(crate) noun: NounIndex,
    /// Whether it is a plural, or a word that has no singular.
    pub(crate) many: bool,
    /// What leads it.
    pub(crate) lead: Lead,
    /// Person, or body; other for several people.
    pub(crate) kind: EntityKind,
    /// She or he.
    pub(crate) gender: Gender,
}

/// Between an article and its noun stand no more words.
const MOST_BETWEEN: usize = 4;

/// All of one sentence, in the order of the text.
pub(crate) fn phrases(words: &[Word], range: &Range<usize>, setting: Setting, found: &mut Vec<Nominal>) {
    let headline = setting != Setting::Running || !ends(words, range);
    for at in range.clone() {
        let Some(word) = words.get(at) else { break };
        if let Some(nominal) = by_age(words, range, at) {
            found.push(nominal);
            continue;
        }
        let Some(noun) = word.entry.noun.filter(|_| word.is(Class::HUMAN.or(Class::GROUP))) else { continue };
        let opening = opens(words, range.start, at);
        let small = word.shape == Shape::Small;
        // "the Mayor", "CEO": an office keeps its capital.
        let office = word.is(Class::ROLE) && (word.shape == Shape::Capital || word.shape == Shape::Capitals && word.text.len() < 5);
        let (lead, start) = lead(words, range, at);
        // "the Navy", "the Court", where no name has it.
        let body = word.is(Class::GROUP)
            && word.shape == Shape::Capital
            && lead == Lead::The
            && start == at
            && !capital(words, range, at + 1);
        if !(small || opening || setting != Setting::Running || office || body) || !heads(words, range, at) {
            continue;
        }
        // "her opposition": a deed, where it is somebody's.
        if word.text == "opposition" && !matches!(lead, Lead::The | Lead::Bare) {
            continue;
        }
        let many = word.is(Class::MANY);
        // "as mayor", "to head": no one in particular.
        let bare = lead == Lead::Bare && !many && !word.is(Class::GROUP);
        if bare && !(headline && (opening || setting == Setting::Title)) && (!office || small) {
            continue;
        }
        // "a police raid"
        if many && lead == Lead::A {
            continue;
        }
        let Some(first) = words.get(start) else { continue };
        // "the Attorney General" is another office than "the attorney".
        let general = word.is(Class::ROLE).then(|| words.get(at + 1)).flatten().filter(|w| matches!(w.text, "General" | "general"));
        let noun = general.map_or(noun, |_| noun.general());
        let head = general.map_or(word.span, |general| word.span.union(general.span));
        let kind = match (word.is(Class::GROUP), many) {
            (true, _) => EntityKind::Organisation,
            (_, true) => EntityKind::Other,
            _ => EntityKind::Person,
        };
        let whole = match lead {
            Lead::Bare => first.span,
            Lead::Owned(_) => words.get(start.saturating_sub(2)).map_or(first.span, |w| w.span),
            _ => words.get(start.saturating_sub(1)).map_or(first.span, |w| w.span),
        };
        let gender = if kind == EntityKind::Person { word.entry.gender } else { Gender::Unknown };
        let span = first.span.union(head);
        found.push(Nominal { span, whole: whole.union(head), head, noun, many, lead, kind, gender });
    }
}

/// Of "34-year-old" the number.
pub(crate) fn years_old(word: &str) -> Option<&str> {
    word.strip_suffix("-year-old").filter(|years| !years.is_empty() && years.bytes().all(|b| b.is_ascii_digit()))
}

/// "The 34-year-old", where no noun follows.
fn by_age(words: &[Word], range: &Range<usize>, at: usize) -> Option<Nominal> {
    let word = words.get(at).filter(|w| years_old(w.text).is_some())?;
    let article = words.get(at.checked_sub(1).filter(|_| at > range.start)?)?;
    let lead = match article.text {
        "the" | "The" => Lead::The,
        "a" | "an" | "A" | "An" => Lead::A,
        _ => return None,
    };
    let next = words.get(at + 1).filter(|_| at + 1 < range.end);
    if next.is_some_and(|w| w.shape != Shape::Mark && !w.possessive() && !w.is(Class::GRAMMAR.or(Class::SAYS))) {
        return None;
    }
    let noun = LEXICON.entry("person").noun?;
    let whole = article.span.union(word.span);
    let (span, head, gender) = (word.span, word.span, Gender::Unknown);
    Some(Nominal { span, whole, head, noun, many: false, lead, kind: EntityKind::Person, gender })
}

/// Whether a sentence has a mark at its end, as headlines have not.
fn ends(words: &[Word], range: &Range<usize>) -> bool {
    let mut last = words.get(range.clone()).unwrap_or_default().iter().rev();
    last.find(|w| !matches!(w.text, "”" | "\"" | "’" | "'" | ")")).is_some_and(|w| matches!(w.text, "." | "!" | "?" | ":" | ","))
}

fn capital(words: &[Word], range: &Range<usize>, at: usize) -> bool {
    at < range.end && words.get(at).is_some_and(Word::capital)
}

/// "the man police have charged": whether behind the noun at `at` begins what the police do to whom it means.
fn police_do(words: &[Word], range: &Range<usize>, at: usize) -> bool {
    const WHO: [&str; 5] = ["police", "authorities", "prosecutors", "investigators", "detectives"];
    const DO: [&str; 11] = ["say", "believe", "have", "had", "are", "were", "think", "suspect", "want", "allege", "call"];
    let text = |at: usize| words.get(at).filter(|_| at < range.end).map_or("", |w| w.text);
    let noun = words.get(at).is_some_and(|w| w.is(Class::HUMAN) && !w.is(Class::MANY) && w.shape == Shape::Small);
    noun && WHO.contains(&text(at + 1)) && (DO.contains(&text(at + 2)) || text(at + 2).ends_with("ed") || text(at + 2) == "said")
}

/// Whether the noun at `at` is the head of its phrase, and not before another noun or a name.
fn heads(words: &[Word], range: &Range<usize>, at: usize) -> bool {
    let Some(next) = words.get(at + 1).filter(|_| at + 1 < range.end) else { return true };
    if police_do(words, range, at) {
        return true;
    }
    if next.shape == Shape::Mark || next.shape == Shape::Number || next.possessive() || next.is(Class::GRAMMAR.or(Class::SAYS)) {
        return true;
    }
    if matches!(next.text, "General" | "general") {
        return true;
    }
    let plural = words.get(at).is_some_and(|w| w.is(Class::MANY) && w.text.ends_with('s'));
    if !plural && next.is(Class::HUMAN.or(Class::GROUP)) || next.is(Class::THING) && !next.is(Class::MANY) {
        return false;
    }
    let verb = next.text.ends_with("ed") || next.text.ends_with("ing") || next.text.ends_with("ly");
    // "Police shut": a sentence begins with its subject.
    let subject = opens(words, range.start, at) && words.get(at).is_some_and(|w| w.is(Class::MANY));
    verb || plural || subject || next.is(Class::COMMON) || !words.get(at).is_some_and(|w| w.is(Class::GROUP))
}

/// What leads the noun at `at`, and where what belongs to the noun starts.
fn lead(words: &[Word], range: &Range<usize>, at: usize) -> (Lead, usize) {
    let first = range.start;
    let mut start = at;
    if at > first && police_do(words, range, at - 1) {
        return (Lead::Bare, at);
    }
    // Without an article only words that belong to the noun in any case go with it: "senior police officers".
    let mut close = at;
    let mut tight = true;
    while start > first && at - start <= MOST_BETWEEN {
        let Some(word) = words.get(start - 1) else { break };
        let lead = match word.text {
            // "said that officers": no article of a plural.
            "that" if words.get(at).is_some_and(|w| w.is(Class::MANY)) => break,
            "the" | "The" | "this" | "This" | "that" | "these" | "These" | "those" | "Those" | "THE" => Some(Lead::The),
            "a" | "an" | "A" | "An" | "another" | "Another" | "AN" => Some(Lead::A),
            "his" | "her" | "their" | "its" | "my" | "our" | "your" | "His" | "Her" | "Their" | "Its" | "My" | "Our" => {
                Some(Lead::Own(word.span))
            }
            _ if word.possessive() => words.get(start - 2).filter(|_| start > first + 1).map(|owner| Lead::Owned(owner.span.end)),
            _ if word.shape == Shape::Number && years_old(word.text).is_none() || QUANTITIES.contains(&word.text) => {
                Some(Lead::Number(word.span))
            }
            _ => None,
        };
        match lead {
            // "the two men": the article says more than the number.
            Some(Lead::Number(number)) => {
                let the =
                    start >= first + 2 && matches!(words.get(start - 2).map(|w| w.text), Some("the" | "The" | "these" | "those"));
                return if the { (Lead::The, start - 1) } else { (Lead::Number(number), start) };
            }
            Some(lead) => return (lead, start),
            None => {}
        }
        let inside = (matches!(word.shape, Shape::Small | Shape::Capital | Shape::Capitals) || years_old(word.text).is_some())
            && !word.is(Class::GRAMMAR.or(Class::SAYS));
        if !inside {
            break;
        }
        start -= 1;
        tight = tight
            && (word.is(Class::MODIFIER.or(Class::ROLE).or(Class::HUMAN).or(Class::GROUP))
                && (word.shape == Shape::Small || start == first)
                || word.is(Class::DEMONYM) && !word.is(Class::PEOPLE));
        if tight {
            close = start;
        }
    }
    (Lead::Bare, close)
}

/// Words that say how many.
const QUANTITIES: [&str; 40] = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "dozens",
    "hundreds",
    "thousands",
    "both",
    "some",
    "several",
    "many",
    "few",
    "all",
    "no",
    "most",
    "other",
    "more",
    "One",
    "Two",
    "Three",
    "Four",
    "Five",
    "Six",
    "Seven",
    "Eight",
    "Nine",
    "Ten",
    "Both",
    "Some",
    "Several",
    "Many",
    "All",
    "No",
    "Most",
];
