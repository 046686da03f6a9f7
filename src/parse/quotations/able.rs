//! Who can speak: what the noun at the head of a subject is, a person, several, a body, something written, or nothing that speaks.
//!
//! The nouns stand in `assets/lexicon/speaker_nouns.txt`, offices and occupations in `titles.txt`; what no list has is told by its
//! ending, and speaks where that says nothing. Names are not asked here: whom they mean is known.

use std::{ops::Range, sync::LazyLock};

use rustc_hash::FxHashMap;

use super::{lines::Line, words::Flags};
use crate::parse::{
    EntityKind, Gender,
    lexicon::lines,
    mentions::lexicon::{Class, LEXICON, folded},
    nominals::years_old,
};

/// What a speaker is who is only described.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Able {
    /// "a senior official"
    Person,
    /// "European leaders", "Ely and its neighbours"
    People,
    /// "the ministry"
    Body,
    /// "the report", "a poll": speaks for whoever issued it.
    Document,
    /// "the fighting", "the war": nobody.
    Mute,
}

impl Able {
    /// The kind of entity that such a speaker is.
    pub(super) fn kind(self) -> EntityKind {
        match self {
            Self::Person => EntityKind::Person,
            Self::Body => EntityKind::Organisation,
            Self::People | Self::Document | Self::Mute => EntityKind::Other,
        }
    }
}

/// The listed nouns in the singular.
static NOUNS: LazyLock<FxHashMap<&str, (Able, Gender)>> = LazyLock::new(|| {
    lines(include_str!("../../../assets/lexicon/speaker_nouns.txt"))
        .filter_map(|line| line.split_once(' '))
        .filter_map(|(word, kind)| {
            let able = match kind.trim() {
                "person" => (Able::Person, Gender::Unknown),
                "person f" => (Able::Person, Gender::Feminine),
                "person m" => (Able::Person, Gender::Masculine),
                "body" => (Able::Body, Gender::Unknown),
                "document" => (Able::Document, Gender::Unknown),
                "mute" => (Able::Mute, Gender::Unknown),
                _ => return None,
            };
            Some((word, able))
        })
        .collect()
});

/// Words for a number of people before "of", or by themselves.
const PEOPLE: [&str; 20] = [
    "percent",
    "percentage",
    "people",
    "men",
    "women",
    "children",
    "folks",
    "dozens",
    "scores",
    "hundreds",
    "thousands",
    "millions",
    "rest",
    "others",
    "many",
    "some",
    "most",
    "several",
    "both",
    "few",
];

/// Words for one or some of those behind "of".
const PARTS: [&str; 11] = ["one", "each", "none", "some", "many", "most", "all", "both", "several", "few", "two"];

/// Words looked at behind "one of".
const MOST_BEHIND_OF: usize = 8;

/// Words that cannot be a subject by themselves.
const NO_HEADS: [&str; 13] = ["such", "there", "so", "a", "an", "the", "this", "that", "these", "those", "every", "no", "said"];

/// Endings of what one does, is or feels, of which nothing speaks.
const MUTE_ENDINGS: [&str; 12] = ["ing", "ness", "ment", "tion", "sion", "ity", "ance", "ence", "ism", "ship", "ure", "age"];

/// What the phrase `core` of `line` is, as a speaker.
pub(super) fn able(line: &Line<'_>, core: &Range<usize>) -> Able {
    if core.clone().skip(1).any(|at| line.spells(at, "and") && !line.at(at).is(Flags::CAPITAL)) {
        return Able::People;
    }
    // "one of the bakers", "some of the letters": what they are says the noun behind "of".
    if core.len() == 1 && line.spells(core.end, "of") && line.spells_one(core.start, &PARTS) {
        let inner = core.end + 1..line.len().min(core.end + 1 + MOST_BEHIND_OF);
        let end = inner
            .clone()
            .find(|&at| !line.at(at).is(Flags::WORD) || line.at(at).is(Flags::PREPOSITION | Flags::AUXILIARY | Flags::SAYING));
        return match able(line, &(inner.start..end.unwrap_or(inner.end))) {
            Able::People | Able::Person if line.spells_one(core.start, &["one", "each", "none"]) => Able::Person,
            Able::Person => Able::People,
            other => other,
        };
    }
    // The head is the last noun that is known, not further back than a possessive: "official familiar with", "the mayor’s office".
    let owner = core.clone().rev().find(|&at| line.at(at).is(Flags::GENITIVE)).map_or(core.start, |at| at + 1);
    // "the software giant": what the head is no list says.
    let heads = |at: usize| {
        let behind = line.at(at + 1);
        at + 1 >= core.end
            || !behind.is(Flags::WORD)
            || behind.is(Flags::ED
                | Flags::ING
                | Flags::PREPOSITION
                | Flags::ADVERB
                | Flags::RELATIVE
                | Flags::THAT
                | Flags::TO
                | Flags::FINITE
                | Flags::AUXILIARY
                | Flags::NUMBER)
    };
    let known = (owner..core.end).rev().find_map(|at| {
        // A surname that is a noun as well: "J. J. Price".
        listed(&spelling(line, at))
            .filter(|&able| able != Able::Mute || ((!line.at(at).is(Flags::CAPITAL) || at == core.start) && heads(at)))
    });
    if let Some(able) = known {
        return able;
    }
    // "Orr Inc."
    let word_at = |at: &usize| line.at(*at).is(Flags::WORD);
    let Some(last) = core.clone().rev().find(word_at) else { return Able::Mute };
    let word = spelling(line, last);
    let item = line.at(last);
    if PEOPLE.contains(&word.as_str()) {
        return Able::People;
    }
    // "the 34-year-old", "two 34-year-olds"
    if years_old(&word).is_some() {
        return Able::Person;
    }
    if word.strip_suffix('s').and_then(years_old).is_some() {
        return Able::People;
    }
    if NO_HEADS.contains(&word.as_str()) {
        return Able::Mute;
    }
    if item.is(Flags::CAPITAL) {
        let the = line.at(core.start).is(Flags::DETERMINER);
        return if the { Able::Body } else { Able::Person };
    }
    if !word.starts_with(char::is_alphabetic) || MUTE_ENDINGS.iter().any(|end| word.ends_with(end)) {
        return Able::Mute;
    }
    let plural =
        (word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us")) || word.ends_with("men") || word.ends_with("folk");
    if plural { Able::People } else { Able::Person }
}

/// Whether the words of `core` say that she or he is meant: "a spokeswoman", "his father".
pub(super) fn gender(line: &Line<'_>, core: &Range<usize>) -> Gender {
    let owner = core.clone().rev().find(|&at| line.at(at).is(Flags::GENITIVE)).map_or(core.start, |at| at + 1);
    let of = |at: usize| {
        let word = spelling(line, at);
        let entry = LEXICON.entry(&word);
        let listed = NOUNS.get(word.as_str()).map_or(Gender::Unknown, |&(_, gender)| gender);
        let role = if entry.class.any(Class::ROLE) { entry.gender } else { listed };
        Some(role).filter(|&gender| gender != Gender::Unknown)
    };
    (owner..core.end).rev().find_map(of).unwrap_or_default()
}

fn spelling(line: &Line<'_>, at: usize) -> String {
    folded(line.at(at).span.of(line.text))
}

/// What the lists say of `word`, in the singular or the plural.
fn listed(word: &str) -> Option<Able> {
    let one = |word: &str| {
        let role = LEXICON.entry(word).class.any(Class::ROLE);
        if role { Some(Able::Person) } else { NOUNS.get(word).map(|&(able, _)| able) }
    };
    if let Some(able) = one(word) {
        let many = LEXICON.entry(word).class.any(Class::ROLE) && (word.ends_with("men") || plural_role(word));
        return Some(if many { Able::People } else { able });
    }
    let singular = match word {
        "people" | "folks" => return Some(Able::People),
        "children" => "child".to_owned(),
        _ if word.ends_with("men") => format!("{}man", word.strip_suffix("men").unwrap_or(word)),
        _ if word.ends_with("ies") => format!("{}y", word.strip_suffix("ies").unwrap_or(word)),
        _ if ["ses", "xes", "ches", "shes"].iter().any(|end| word.ends_with(end)) && one(word.strip_suffix('s')?).is_none() => {
            word.strip_suffix("es")?.to_owned()
        }
        _ => word.strip_suffix('s')?.to_owned(),
    };
    one(&singular).map(|able| if able == Able::Person { Able::People } else { able })
}

/// Roles that stand in their list in the plural.
fn plural_role(word: &str) -> bool {
    word.strip_suffix('s').is_some_and(|one| LEXICON.entry(one).class.any(Class::ROLE))
}

#[cfg(test)]
mod tests {
    use crate::parse::{parse, quotations::check::check};
    use crate::{
        parse::EntityKind,
        text::{Document, Metadata},
    };

    /// The kind of the entity that is quoted in `text`.
    #[track_caller]
    fn check_kind(text: &str, kind: EntityKind) {
        let parsed = parse(&Document { text: text.into(), file: None, metadata: Metadata::default() });
        let entity = parsed.quotations.first().and_then(|q| q.entity).and_then(|e| parsed.entities.get(e.0 as usize));
        assert_eq!(entity.map(|e| e.kind), Some(kind), "{text}");
    }

    #[test]
    fn one_person_is_a_person_and_several_are_not() {
        check_kind("A baker near the port said that the flour had run out.", EntityKind::Person);
        check_kind("A senior official familiar with the plan said that the flour had run out.", EntityKind::Person);
        check_kind("Bakers near the port said that the flour had run out.", EntityKind::Other);
        check_kind("Several townsmen said that the flour had run out.", EntityKind::Other);
        check_kind("One of the bakers said that the flour had run out.", EntityKind::Person);
        check_kind("The baker and her sons said that the flour had run out.", EntityKind::Other);
    }

    #[test]
    fn age_alone_is_a_person_of_it() {
        check_kind("The 27-year-old said that the flour had run out.", EntityKind::Person);
        check_kind("Two 27-year-olds said that the flour had run out.", EntityKind::Other);
        check("Somebody was hurt in the mill. <q by=\"the 27-year-old\">“I heard it fall,”</q> the 27-year-old said.");
    }

    #[test]
    fn bodies_and_papers_are_no_persons() {
        check_kind("The mayor’s office said that the flour had run out.", EntityKind::Organisation);
        check_kind("The company said that the flour had run out.", EntityKind::Organisation);
        check_kind("A survey of bakers said that the flour had run out.", EntityKind::Other);
    }

    #[test]
    fn what_cannot_speak_says_nothing() {
        check("The fighting has said more than that the flour had run out.");
        check("The war confirmed that the flour had run out.");
        check("His displeasure has suggested to many that the flour had run out.");
    }

    #[test]
    fn noun_before_the_head_does_not_silence_it() {
        check("The software giant said <i by=\"The software giant\">the flour had run out</i>.");
        check("Orr Mills Inc., the largest mill on the river, said <i by=\"Orr Mills Inc\">the flour had run out</i>.");
    }
}
