//! Who is not named, described in two ways: a student did it here, a reporter there; the armed guards here are armed officers there.
//!
//! Compared are common nouns for people (`assets/lexicon/people_nouns.txt`) in sentences that say the same: those that stand before,
//! or behind, the same verb, and those with the same participle before them. A word that says nothing about somebody ("a man") against
//! one that does is a detail. Missed are nouns that the list does not have, and people told by their deeds alone.

use std::{collections::BTreeMap, sync::LazyLock};

use crate::compare::{ConflictKind, Severity, common_words::Tier, lexicon, prepare::WordForm, synonyms, thresholds::CLAIM, words};

use super::{Compared, Finding, Side, quoted};

/// What a noun says about the people it stands for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum People {
    Any,
    Work,
    Rank,
    Grade,
    Force,
}

static NOUNS: LazyLock<BTreeMap<String, People>> = LazyLock::new(|| {
    let lines = lexicon::entries(include_str!("../../../assets/lexicon/people_nouns.txt"));
    lines
        .filter_map(|line| {
            let (noun, group) = line.split_once(' ')?;
            let group = match group {
                "work" => People::Work,
                "rank" => People::Rank,
                "grade" => People::Grade,
                "force" => People::Force,
                _ => People::Any,
            };
            Some((words::stem(noun), group))
        })
        .collect()
});

/// What a base form says about people, if it is a word for them.
pub(super) fn people(stem: &str) -> Option<People> {
    NOUNS.get(stem).copied()
}

/// Whether a word is one for people who are not named.
pub(super) fn describes(form: &WordForm) -> bool {
    NOUNS.contains_key(form.stem.as_str())
}

/// What many do, or have done to them, by base form.
const ANYBODY: [&str; 22] = [
    "say", "tell", "see", "hear", "know", "call", "want", "need", "think", "help", "meet", "leav", "visit", "add", "not", "us",
    "hav", "be", "giv", "mak", "tak", "nam",
];

/// `of_a` and `of_b` are the [`slots`] of the two sentences.
pub(super) fn find(pair: &Compared<'_>, [of_a, of_b]: [&[Slot]; 2], found: &mut Vec<Finding>) {
    if pair.row.is_none() && pair.score < CLAIM {
        return;
    }
    for x in of_a {
        for y in of_b.iter().filter(|y| y.role == x.role && y.plural == x.plural) {
            let (key_x, key_y) = (pair.a.stem(x.key), pair.b.stem(y.key));
            let (noun_x, noun_y) = (pair.a.stem(x.noun), pair.b.stem(y.noun));
            if !synonyms::near(key_x, key_y) || synonyms::near(noun_x, noun_y) {
                continue;
            }
            // what the other article calls somebody as well is no difference
            if tells(&pair.b, x.role, noun_x) || tells(&pair.a, x.role, noun_y) {
                continue;
            }
            let any = people(noun_x) == Some(People::Any) || people(noun_y) == Some(People::Any);
            if people(noun_x) == people(noun_y) && any {
                continue;
            }
            let (Some(a), Some(b)) = (pair.a.span(&(x.first..x.noun + 1)), pair.b.span(&(y.first..y.noun + 1))) else { continue };
            let (words_a, words_b) = (quoted(pair.a.words(a)), quoted(pair.b.words(b)));
            let (severity, why) = if x.role == Role::With {
                (Severity::Detail, format!("{words_a} and {words_b}: the same people, called by two names."))
            } else if any {
                (Severity::Detail, format!("{words_a} and {words_b}: one tells more about who it was."))
            } else {
                (Severity::Tension, format!("{words_a} against {words_b}: one and the same person, told as two."))
            };
            found.push(Finding {
                kind: ConflictKind::Title,
                severity,
                sides: [(pair.a.place(a), format!("{key_x} {noun_x}")), (pair.b.place(b), format!("{key_x} {noun_y}"))],
                why,
            });
            return;
        }
    }
}

/// Whether an article has the other noun as well: it may well know both people. Where they have one word before them, those are the
/// same, and only the sentence counts.
fn tells(side: &Side<'_>, role: Role, noun: &str) -> bool {
    match role {
        Role::With => side.tokens().any(|t| side.stem(t) == noun),
        Role::Does | Role::DoneTo => side.prepared.forms.iter().any(|form| form.stem == noun),
    }
}

/// How a noun belongs to a word of the sentence.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Role {
    /// It does what the verb tells.
    Does,
    /// It is done to it.
    DoneTo,
    /// The word stands right before it: "armed guards".
    With,
}

/// A noun for people with the word that it belongs to.
pub(super) struct Slot {
    role: Role,
    /// The verb or participle.
    key: u32,
    noun: u32,
    /// Where its words begin: "the angry student".
    first: u32,
    plural: bool,
}

/// A sentence with more is a list of people.
const MOST: usize = 8;

/// The nouns for people of a sentence that belong to a word of it.
pub(super) fn slots(side: &Side<'_>) -> Vec<Slot> {
    let tokens = side.tokens();
    let is_noun = |t: u32| side.prepared.form(t as usize).is_some_and(describes) && side.is_small(t);
    let mut found = Vec::new();
    for noun in tokens.clone().filter(|&t| is_noun(t)).take(MOST) {
        // "student journalists": the last one counts
        if is_noun(noun + 1) {
            continue;
        }
        let many =
            |f: &WordForm| f.folded != f.stem && f.folded.ends_with('s') || matches!(f.folded.as_str(), "staff" | "personnel");
        let plural = side.prepared.form(noun as usize).is_some_and(many);
        let article = (noun.saturating_sub(4).max(tokens.start)..noun).rev().take_while(|&t| plain(side, t) || is_mark(side, t));
        let first = article.filter(|&t| matches!(side.word(t), "a" | "an" | "the" | "another")).last();
        let first_of = |at: u32| first.filter(|&f| f < at).unwrap_or(at);
        let mut push = |role, key, first| found.push(Slot { role, key, noun, first, plural });
        // "armed guards", "armed school guards"
        let with = (noun.saturating_sub(3).max(tokens.start)..noun).rev();
        let mut with =
            with.take_while(|&t| side.is_small(t) && side.prepared.form(t as usize).is_some_and(|f| f.tier > Tier::Grammar));
        if let Some(before) = with.find(|&t| side.word(t).ends_with("ed")) {
            push(Role::With, before, before);
        }
        let mut behind = (noun + 1..(noun + 4).min(tokens.end)).take_while(|&t| !is_mark(side, t));
        let adverb = |t: &u32| matches!(side.word(*t), "had" | "has" | "have" | "then" | "who") || side.word(*t).ends_with("ly");
        if let Some(verb) = behind.find(|t| !adverb(t)).filter(|&t| is_verb(side, t)) {
            push(Role::Does, verb, first_of(noun));
        }
        // "grabbed the wrist of a young man": back to the nearest verb, over small words and marks of quotation only
        let before = (noun.saturating_sub(REACH).max(tokens.start)..noun).rev();
        let nearest = before
            .take_while(|&t| !matches!(mark(side, t), Some("," | ";" | ":" | "." | "-" | "–" | "—")))
            .take_while(|&t| !matches!(side.word(t), "who" | "that" | "which" | "as" | "when" | "after" | "before" | "while"))
            .find(|&t| is_verb(side, t));
        if let Some(verb) = nearest {
            let by = (verb + 1..noun).any(|t| side.word(t) == "by");
            let led_away =
                (verb + 1..noun).any(|t| matches!(side.word(t), "to" | "with" | "for" | "from" | "in" | "on" | "at" | "against"));
            if by {
                push(Role::Does, verb, first_of(noun));
            } else if !led_away {
                push(Role::DoneTo, verb, first_of(noun));
            }
        }
    }
    found
}

/// Whom a verb concerns stands at most so far behind it.
const REACH: u32 = 9;

fn plain(side: &Side<'_>, token: u32) -> bool {
    !side.word(token).is_empty() && !is_verb(side, token)
}

fn is_mark(side: &Side<'_>, token: u32) -> bool {
    side.word(token).is_empty()
}

fn mark<'c>(side: &Side<'c>, token: u32) -> Option<&'c str> {
    let token = side.article.parsed.tokens.get(token as usize).filter(|_| is_mark(side, token))?;
    Some(token.span.of(side.text()))
}

/// A verb by its form that tells a deed of somebody's own.
fn is_verb(side: &Side<'_>, token: u32) -> bool {
    side.prepared.form(token as usize).is_some_and(|f| {
        let ends = f.folded.ends_with("ed") || f.folded.ends_with("ing") || f.folded.ends_with('s') || f.tier > Tier::Usual;
        f.tier > Tier::Frequent
            && !f.number
            && f.folded.len() > 3
            && f.folded != f.stem
            && f.folded.trim_end_matches('e') != f.stem
            && ends
            && !f.folded.ends_with("'s")
            && !ANYBODY.contains(&f.stem.as_str())
    }) && side.is_small(token)
}

#[cfg(test)]
mod tests {
    use crate::compare::conflicts::tests_of_texts::check;

    #[test]
    fn one_deed_by_two_who_are_described() {
        let one = "The old coin was discovered under the bridge of Lowmoor by a plumber in the spring.";
        let other = "The old coin was discovered under the bridge of Lowmoor by a priest in the spring.";
        check(&[one, other], "title: a plumber | a priest");
        let any = "The old coin was discovered under the bridge of Lowmoor by a woman in the spring.";
        check(&[one, any], "title: a plumber | a woman");
        check(&[one, one], "");
    }

    #[test]
    fn the_same_people_called_otherwise() {
        let one = "The mayor of Lowmoor wants armed guards in every school of the town.";
        let other = "The mayor of Lowmoor wants armed volunteers in every school of the town.";
        check(&[one, other], "title: armed guards | armed volunteers");
    }
}
