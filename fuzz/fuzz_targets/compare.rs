//! Any articles compare, and all that is found lies in them. A NUL ends one article and begins the next.

#![no_main]

use crossread::{
    compare::{Article, Options, SourceIndex, compare},
    parse::parse,
    text::{Document, Metadata, Span},
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let documents: Vec<_> =
        text.split('\0').take(5).map(|text| Document { text: text.into(), file: None, metadata: Metadata::default() }).collect();
    let parsed: Vec<_> = documents.iter().map(parse).collect();
    let articles: Vec<_> = documents.iter().zip(&parsed).map(|(document, parsed)| Article { document, parsed }).collect();
    let found = compare(&articles, Options::default());
    let in_article = |source: SourceIndex, span: Span| {
        let text = documents.get(source.0 as usize).map(|document| &document.text);
        assert!(text.and_then(|text| text.get(span.range())).is_some_and(|words| !words.is_empty()), "{source:?} {span:?}");
    };
    found.claims.iter().flat_map(|claim| &claim.mentions).for_each(|m| in_article(m.source, m.span));
    found.conflicts.iter().flat_map(|conflict| &conflict.parts).for_each(|p| in_article(p.source, p.span));
    found.reuse.iter().flat_map(|reuse| &reuse.parts).for_each(|p| in_article(p.source, p.span));
});
