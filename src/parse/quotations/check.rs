//! Marked-up text for the tests of this folder.
//!
//! `<q by="Ann Lee">“It stays shut,”</q> Ann Lee said.` is direct speech, `<m>` the clause of a mixed quotation, `<i>` indirect
//! speech, `<s>` words in quote marks that nobody is quoted with. The second part of a split quotation is `<q and>`. `by` is the
//! mention beside the cue; `is`, where a test writes it, the entity's name; `cue`, where a test writes it, the cue. `<n:q …>` is nested.

use crate::{
    parse::{Parsed, Quotation, QuotationKind, parse},
    text::{Document, Metadata, Span},
};

/// Parses `marked` without its marks and compares the quotations found with those marked.
#[track_caller]
pub(super) fn check(marked: &str) {
    let text = unmarked(marked);
    let document = Document { text: text.as_str().into(), file: None, metadata: Metadata::default() };
    let parsed = parse(&document);
    assert_eq!(outline(&text, &parsed, marked), marked);
}

fn unmarked(marked: &str) -> String {
    let mut text = String::new();
    let mut rest = marked;
    while let Some(open) = rest.find('<') {
        text.push_str(&rest[..open]);
        rest = rest[open..].split_once('>').map_or("", |(_, behind)| behind);
    }
    text + rest
}

fn outline(text: &str, parsed: &Parsed, marked: &str) -> String {
    // Where a tag stands, closing ones first, then longer ones around shorter ones.
    let mut tags: Vec<(u32, u8, i64, String)> = Vec::new();
    for quotation in &parsed.quotations {
        let name = tag(quotation);
        let clause = quotation.clause.clone().filter(|_| !quotation.scare);
        let parts =
            clause.unwrap_or_else(|| quotation.content.iter().map(|part| with_marks(text, *part, quotation.kind)).collect());
        for (at, part) in parts.iter().enumerate() {
            let attributes = if at == 0 { attributes(text, parsed, quotation, marked) } else { " and".to_owned() };
            let length = i64::from(part.end - part.start);
            tags.push((part.start, 1, -length, format!("<{name}{attributes}>")));
            tags.push((part.end, 0, length, format!("</{name}>")));
        }
    }
    tags.sort();
    let mut seen = text.to_owned();
    for (at, .., tag) in tags.iter().rev() {
        seen.insert_str(*at as usize, tag);
    }
    seen
}

fn tag(quotation: &Quotation) -> String {
    let name = match quotation.kind {
        _ if quotation.scare => "s",
        QuotationKind::Direct => "q",
        QuotationKind::Mixed => "m",
        QuotationKind::Indirect => "i",
    };
    if quotation.nested { format!("n:{name}") } else { name.to_owned() }
}

fn attributes(text: &str, parsed: &Parsed, quotation: &Quotation, marked: &str) -> String {
    let mut written = String::new();
    let mut write = |key: &str, value: Option<&str>| written += &value.map_or(String::new(), |value| format!(" {key}=\"{value}\""));
    write("by", quotation.speaker.map(|speaker| speaker.of(text)));
    if marked.contains(" is=") {
        write("is", quotation.entity.and_then(|entity| parsed.entities.get(entity.0 as usize)).map(|entity| entity.name.as_str()));
    }
    if marked.contains(" cue=") {
        write("cue", quotation.cue.map(|cue| cue.of(text)));
    }
    written
}

/// The words with the quote marks beside them.
fn with_marks(text: &str, words: Span, kind: QuotationKind) -> Span {
    if kind == QuotationKind::Indirect {
        return words;
    }
    let mark = |c: &char| matches!(c, '“' | '”' | '"' | '‘' | '’' | '\'' | '«' | '»' | '„');
    let before = text[..words.start as usize].chars().next_back().filter(mark).map_or(0, char::len_utf8);
    let after = text[words.end as usize..].chars().next().filter(mark).map_or(0, char::len_utf8);
    Span { start: words.start - before as u32, end: words.end + after as u32 }
}
