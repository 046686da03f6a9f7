//! One document, its structure.
//!
//! [`parse`] is pure and total: any string gives a result, the same string the same result. What a rule does not know it
//! leaves out (`None`); it never invents. All spans are bytes on char boundaries of the document's text.

mod blocks;
mod entities;
mod language;
mod lexicon;
mod mentions;
mod nominals;
mod parsed;
mod quantities;
mod quotations;
mod sentences;
mod tokens;

pub use parsed::{
    Block, BlockKind, DateValue, Entity, EntityIndex, EntityKind, Form, Gender, Language, Mention, Modifier, Parsed, Quantity,
    QuantityKind, Quotation, QuotationKind, Sentence, Token, TokenKind,
};

pub(crate) use mentions::lexicon::{NounIndex, begins_known_name, is_demonym, is_given_name, is_team, noun_at_end, noun_of};
pub(crate) use nominals::nouns_of;
pub(crate) use quantities::measure;

use crate::text::{Document, Span};

/// The sentences of `text`, which is in `language`: what [`parse`] finds as sentences, without the rest.
pub fn sentences(text: &str, language: Language) -> Vec<Span> {
    let mut blocks = blocks::find(text);
    sentences::find(text, &mut blocks, language).into_iter().map(|sentence| sentence.span).collect()
}

/// Nobody is described in more ways than this in one article.
const MOST_ROLES: usize = 16;

/// Finds all structure of one document.
///
/// The order matters: every step uses what those before it have found in `parsed`.
pub fn parse(document: &Document) -> Parsed {
    let text = &*document.text;
    let language = language::detect(text);
    let mut blocks = blocks::find(text);
    let sentences = sentences::find(text, &mut blocks, language);
    let tokens = tokens::tokenize(text);
    let mentions::Found { mut mentions, mut entities, nominals } = mentions::find(text, &tokens, &sentences, &blocks);
    let mut quotations = quotations::find(text, &tokens, &sentences, &blocks, language, &mut mentions, &mut entities);
    if !matches!(language, Language::Other(_)) {
        let linked = nominals::link(text, &nominals, &mentions, &entities);
        for (entity, noun) in linked.roles {
            if let Some(roles) = entities.get_mut(entity.0 as usize).map(|entity| &mut entity.roles)
                && let Err(at) = roles.binary_search(&noun)
                && roles.len() < MOST_ROLES
            {
                roles.insert(at, noun);
            }
        }
        quotations::add(linked.added, &linked.same, &mut mentions, &mut entities, &mut quotations);
    }
    let mut parsed = Parsed { language, blocks, tokens, sentences, quotations, mentions, entities, ..Parsed::default() };
    parsed.quantities = quantities::find(document, &parsed);
    parsed
}
