//! For tests: which names of an event's articles are one.

use crate::{
    compare::{Article, Options, compare},
    parse::parse,
    text::{Document, Metadata},
};

/// Whether the articles' names, which must be known, are those of one.
pub(super) fn check(texts: &[&str], names: [&str; 2], one: bool) {
    let documents: Vec<Document> =
        texts.iter().map(|&text| Document { text: text.into(), file: None, metadata: Metadata::default() }).collect();
    let parsed: Vec<_> = documents.iter().map(parse).collect();
    let articles: Vec<Article<'_>> = documents.iter().zip(&parsed).map(|(document, parsed)| Article { document, parsed }).collect();
    let found = compare(&articles, Options::default());
    let of_name = |name: &str| found.entities.iter().filter(|e| e.name == name).count();
    if names[0] == names[1] {
        assert_eq!(of_name(names[0]) == 1, one, "{names:?}");
        return;
    }
    let of = |name: &str| found.entities.iter().position(|e| e.name == name || e.aliases.iter().any(|a| a == name));
    let both = names.map(|name| of(name).unwrap_or_else(|| panic!("{name} is not known")));
    assert_eq!(both[0] == both[1], one, "{names:?}");
}
