//! Who and what is named where: persons with their titles, bodies, places, and persons by their office or a pronoun.
//!
//! [`find`] works on capitals, word lists and the words around; it knows no grammar. A capital that only opens a sentence or stands in a
//! headline is believed where the rest of the text bears it out. Spans of names hold the title ("President Putin"), not the article and
//! not the possessive 's. A mention whose entity is not certain is left out.

mod headlines;
pub(crate) mod lexicon;
pub(crate) mod names;
pub(crate) mod openings;
mod phrases;
mod runs;
pub(crate) mod words;

use std::ops::Range;

use self::{
    lexicon::Class,
    names::Name,
    openings::{Openings, Setting, setting},
    runs::Scan,
    words::{Shape, words},
};
use super::{
    Block, BlockKind, Entity, EntityIndex, Mention, Sentence, Token,
    entities::{describe, gather},
    nominals::{self, Nominal},
};

/// What [`find`] found.
#[derive(Clone, Debug, Default)]
pub(crate) struct Found {
    /// In text order: by start, then longer first. A name inside another's title is a mention of its own.
    pub(crate) mentions: Vec<Mention>,
    /// In the order of their first mention.
    pub(crate) entities: Vec<Entity>,
    /// Nouns for people and bodies, whether or not a name has them: in the order of the text.
    pub(crate) nominals: Vec<Nominal>,
}

/// Finds all mentions in a text and the entities that they mean.
pub(crate) fn find(text: &str, tokens: &[Token], sentences: &[Sentence], blocks: &[Block]) -> Found {
    let words = words(text, tokens);
    let ranges = token_ranges(tokens, sentences);
    let kind = |sentence: &Sentence| blocks.get(sentence.block as usize).map_or(BlockKind::Paragraph, |b| b.kind);
    let settings: Vec<Setting> = ranges
        .iter()
        .zip(sentences)
        .map(|(range, sentence)| setting(words.get(range.clone()).unwrap_or_default(), kind(sentence)))
        .collect();
    let openings = Openings::read(&words, &ranges, &settings);
    let mut names: Vec<Name> = Vec::new();
    let mut units = Vec::new();
    let mut folded = String::new();
    for (range, setting) in ranges.iter().zip(&settings) {
        let scan = Scan { words: &words, first: range.start, end: range.end, openings: &openings };
        if *setting == Setting::Running {
            let mut at = range.start;
            while at < range.end {
                let start = words.get(at).is_some_and(|w| w.capital() || (w.shape == Shape::Number && w.is(Class::default())));
                let trust = if start { scan.run(at, &mut units, &mut folded) } else { None };
                let Some(trust) = trust else {
                    at += 1;
                    continue;
                };
                let before = names.len();
                names::sort(&scan, &units, trust, &mut names);
                for new in before..names.len() {
                    if let Some(name) = names.get_mut(new) {
                        names::lengthen_surname(&scan, name);
                    }
                    names::lengthen_title(&scan, &mut names, new);
                }
                at = units.last().map_or(at + 1, |u| u.end.max(at + 1));
            }
        } else {
            headlines::names(&scan, *setting, &mut names, &mut folded);
        }
    }
    let mut gathered = gather(text, &words, &mut names);
    let mentioned = describe(text, &words, &names, &ranges, &mut gathered);
    let mut found = Found::default();
    for (range, setting) in ranges.iter().zip(&settings) {
        nominals::phrases(&words, range, *setting, &mut found.nominals);
    }
    let mut order: Vec<Option<EntityIndex>> = vec![None; gathered.drafts.len()];
    let mut drafts: Vec<Option<_>> = gathered.drafts.into_iter().map(Some).collect();
    for mention in mentioned {
        let Some(slot) = order.get_mut(mention.draft) else { continue };
        let entity = *slot.get_or_insert_with(|| {
            let draft = drafts.get_mut(mention.draft).and_then(Option::take).unwrap_or_default();
            found.entities.push(draft.finish());
            EntityIndex(found.entities.len() as u32 - 1)
        });
        found.mentions.push(Mention { span: mention.span, entity, form: mention.form });
    }
    found
}

/// The tokens of every sentence.
fn token_ranges(tokens: &[Token], sentences: &[Sentence]) -> Vec<Range<usize>> {
    let mut at = 0;
    let mut ranges = Vec::with_capacity(sentences.len());
    for sentence in sentences {
        while tokens.get(at).is_some_and(|t| t.span.start < sentence.span.start) {
            at += 1;
        }
        let first = at;
        while tokens.get(at).is_some_and(|t| t.span.start < sentence.span.end) {
            at += 1;
        }
        ranges.push(first..at);
    }
    ranges
}

#[cfg(test)]
mod tests;
