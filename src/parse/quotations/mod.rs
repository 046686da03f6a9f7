//! Who is quoted, with which words.
//!
//! [`find`] pairs the quote marks, folds every quotation into one item of its reporter's sentence, looks for the words that
//! attribute, and works out what they report. It never takes words for quoted that are not attributed or marked: a speaker
//! it does not know stays `None`.
//!
//! In reading order: [`marks`] pairs the marks; [`words`] and [`verbs`] say what kind of word a token is; [`lines`] folds
//! quotations; [`phrases`] finds subjects; [`cues`] the words that attribute; [`clause`] what they report; [`records`] makes
//! quotations of it; [`speakers`] says who speaks, [`able`] who can, [`in_view`] whom a pronoun means that speaks.

mod able;
#[cfg(test)]
mod check;
mod clause;
mod cues;
mod in_view;
mod lines;
mod marks;
mod phrases;
mod records;
mod speakers;
mod verbs;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use super::{Block, Entity, EntityIndex, Language, Mention, Quotation, Sentence, Token};

/// The quotations of a text, in text order; adds speakers who are only described to `mentions` and `entities`.
///
/// In another language than English only the marks are read: no speakers, no indirect speech.
pub(crate) fn find(
    text: &str,
    tokens: &[Token],
    sentences: &[Sentence],
    blocks: &[Block],
    language: Language,
    mentions: &mut Vec<Mention>,
    entities: &mut Vec<Entity>,
) -> Vec<Quotation> {
    let pairs = marks::pair(text, blocks);
    let mut words = words::classify(text, tokens);
    words::names_are_no_verbs(&mut words, mentions, entities);
    let lines = lines::Lines::new(words, &pairs, blocks, sentences);
    let mut people = speakers::People::new(mentions, entities);
    let english = !matches!(language, Language::Other(_));
    let mut quotations = records::collect(text, &pairs, &lines, &mut people, english);
    let place = speakers::merge(mentions, entities, people.found());
    renumber(&mut quotations, &place);
    quotations
}

/// Adds further mentions, each with its entity where that is new, to those of a text and its quotations; and makes entities one
/// that are the `same`.
pub(crate) fn add(
    mut added: Vec<speakers::Added>,
    same: &BTreeMap<EntityIndex, EntityIndex>,
    mentions: &mut Vec<Mention>,
    entities: &mut Vec<Entity>,
    quotations: &mut [Quotation],
) {
    let meant = |entity: EntityIndex| same.get(&entity).copied().unwrap_or(entity);
    for mention in mentions.iter_mut().chain(added.iter_mut().map(|(mention, _)| mention)) {
        mention.entity = meant(mention.entity);
    }
    for quotation in quotations.iter_mut() {
        quotation.entity = quotation.entity.map(meant);
    }
    let place = speakers::merge(mentions, entities, speakers::Found::of(added));
    renumber(quotations, &place);
    // Who is another one has no mention any more.
    let gone: BTreeSet<u32> = same.keys().filter_map(|entity| place.get(entity.0 as usize)).map(|entity| entity.0).collect();
    if gone.is_empty() {
        return;
    }
    let mut next = 0;
    let left = |at: u32, next: &mut u32| {
        let place = EntityIndex(*next);
        *next += u32::from(!gone.contains(&at));
        place
    };
    let place: Vec<EntityIndex> = (0..entities.len() as u32).map(|at| left(at, &mut next)).collect();
    let mut at = 0;
    entities.retain(|_| {
        at += 1;
        !gone.contains(&(at - 1))
    });
    for mention in mentions.iter_mut() {
        if let Some(to) = place.get(mention.entity.0 as usize) {
            mention.entity = *to;
        }
    }
    renumber(quotations, &place);
}

fn renumber(quotations: &mut [Quotation], place: &[EntityIndex]) {
    for quotation in quotations {
        quotation.entity = quotation.entity.and_then(|entity| place.get(entity.0 as usize).copied());
    }
}

#[cfg(test)]
mod tests {
    use super::check::check;
    use crate::{
        parse::parse,
        text::{Document, Metadata},
    };

    #[test]
    fn another_language_has_quotations_but_no_speakers() {
        check(
            "Der Minister sagte am Montag in Berlin, die Brücke bleibe bis auf weiteres gesperrt. <q>„Wir haben noch nicht entschieden, wann wir sie öffnen“</q>, sagte der Minister nach der Sitzung des Rates.",
        );
    }

    #[test]
    fn what_no_reporter_writes_is_read_all_the_same() {
        for piece in [
            "he said ",
            "“a ",
            "said, according to ",
            "Lee, who said, ",
            "(said ",
            "that said “é” ",
            "and, saying ",
            "however, ",
            "‘\u{0}”",
            "» « ",
        ] {
            let text = piece.repeat(300);
            let document = Document { text: text.as_str().into(), file: None, metadata: Metadata::default() };
            for quotation in parse(&document).quotations {
                assert!(!quotation.content.is_empty());
                let spans = quotation
                    .content
                    .iter()
                    .chain(quotation.clause.iter().flatten())
                    .chain(&quotation.cue)
                    .chain(&quotation.speaker);
                for span in spans {
                    assert!(text.get(span.range()).is_some_and(|words| !words.is_empty()), "{piece} {span:?}");
                }
            }
        }
    }
}
