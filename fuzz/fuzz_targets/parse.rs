//! Any text parses, and all that is found lies on its characters.

#![no_main]

use crossread::{
    parse::parse,
    text::{Document, Metadata, Span},
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let parsed = parse(&Document { text: text.into(), file: None, metadata: Metadata::default() });
    let on_characters = |span: Span| assert!(text.get(span.range()).is_some_and(|words| !words.is_empty()), "{span:?}");
    parsed.blocks.iter().for_each(|b| on_characters(b.span));
    parsed.sentences.iter().for_each(|s| on_characters(s.span));
    parsed.mentions.iter().for_each(|m| on_characters(m.span));
    parsed.quantities.iter().for_each(|q| on_characters(q.span));
    for quotation in &parsed.quotations {
        quotation.content.iter().chain(quotation.clause.iter().flatten()).for_each(|&span| on_characters(span));
        quotation.cue.iter().chain(&quotation.speaker).for_each(|&span| on_characters(span));
    }
});
