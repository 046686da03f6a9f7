//! One document, its structure.
//!
//! [`parse`] is pure and total: any string gives a result, the same string the same result. What a rule does not know it
//! leaves out (`None`); it never invents. All spans are bytes on char boundaries of the document's text.

mod parsed;

pub use parsed::{
    Block, BlockKind, DateValue, Entity, EntityIndex, EntityKind, Form, Gender, Language, Mention, Modifier, Parsed, Quantity,
    QuantityKind, Quotation, QuotationKind, Sentence, Token, TokenKind,
};

use crate::text::Document;

/// Finds all structure of one document.
pub fn parse(document: &Document) -> Parsed {
    let _ = document;
    Parsed::default()
}
