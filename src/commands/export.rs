//! Passages as a file that other programs open: CSV for spreadsheets, Markdown for texts.
//!
//! Every passage carries its article's outlet, title, date and link, so that it can be cited where it goes.

use std::{collections::BTreeMap, fmt::Write as _};

use crate::project::{Annotation, AnnotationId, Project, Source, SourceId, Tag, TagId};

/// The first line of the table.
const HEAD: [&str; 13] =
    ["tag", "words", "memo", "outlet", "title", "author", "date", "link", "file", "start", "end", "coder", "made"];

/// What a passage is listed with.
struct Listed<'a> {
    mark: &'a Annotation,
    tag: Option<&'a Tag>,
    source: Option<&'a Source>,
}

fn listed<'a>(project: &'a Project, marks: &[AnnotationId]) -> Vec<Listed<'a>> {
    let by_id: BTreeMap<AnnotationId, &Annotation> = project.annotations.iter().map(|a| (a.id, &**a)).collect();
    let tags: BTreeMap<TagId, &Tag> = project.codebook.iter().map(|tag| (tag.id, tag)).collect();
    let sources: BTreeMap<SourceId, &Source> = project.sources.iter().map(|source| (source.id, source)).collect();
    let list = |id: &AnnotationId| {
        let mark = *by_id.get(id)?;
        let tag = mark.tag.and_then(|tag| tags.get(&tag)).copied();
        Some(Listed { mark, tag, source: sources.get(&mark.anchor.source).copied() })
    };
    marks.iter().filter_map(list).collect()
}

/// Comma-separated values as RFC 4180 has them, in UTF-8 with a byte-order mark, without which spreadsheets take it for another
/// encoding. Positions are code points, half-open, as in the project file.
pub(super) fn csv(project: &Project, marks: &[AnnotationId]) -> String {
    let mut table = String::from('\u{feff}');
    row(&mut table, HEAD.into_iter());
    for Listed { mark, tag, source } in listed(project, marks) {
        let metadata = source.map(|source| &source.document.metadata);
        let known = |value: Option<&String>| value.cloned().unwrap_or_default();
        let [start, end] = mark.anchor.chars;
        let fields = [
            tag.map(|tag| tag.name.clone()).unwrap_or_default(),
            mark.anchor.words.clone(),
            mark.memo.clone(),
            known(metadata.and_then(|m| m.outlet.as_ref())),
            known(metadata.and_then(|m| m.title.as_ref())),
            known(metadata.and_then(|m| m.author.as_ref())),
            known(metadata.and_then(|m| m.date.as_ref())),
            known(metadata.and_then(|m| m.url.as_ref())),
            known(source.and_then(|source| source.document.file.as_ref())),
            start.to_string(),
            end.to_string(),
            mark.coder.clone(),
            mark.created.to_string(),
        ];
        row(&mut table, fields.iter().map(String::as_str));
    }
    table
}

/// Adds a line to a table; what a spreadsheet would run as a formula is guarded.
pub fn row<'a>(table: &mut String, fields: impl Iterator<Item = &'a str>) {
    for (at, field) in fields.enumerate() {
        if at > 0 {
            table.push(',');
        }
        // A spreadsheet would run what begins so.
        let formula = field.starts_with(['=', '+', '-', '@', '\t', '\r']) && field.parse::<f64>().is_err();
        let guard = if formula { "'" } else { "" };
        if formula || field.contains([',', '"', '\n', '\r']) {
            let _ = write!(table, "\"{guard}{}\"", field.replace('"', "\"\""));
        } else {
            table.push_str(field);
        }
    }
    table.push_str("\r\n");
}

/// A heading for each tag, below it each passage as a quotation with where it comes from.
pub(super) fn markdown(project: &Project, marks: &[AnnotationId]) -> String {
    let mut text = String::new();
    let mut tag_before: Option<Option<TagId>> = None;
    for Listed { mark, tag, source } in listed(project, marks) {
        let id = tag.map(|tag| tag.id);
        if tag_before != Some(id) {
            let _ =
                writeln!(text, "{}## {}\n", if text.is_empty() { "" } else { "\n" }, tag.map_or("Memos", |tag| tag.name.as_str()));
            tag_before = Some(id);
        }
        for line in mark.anchor.words.lines() {
            let _ = writeln!(text, "> {line}");
        }
        let metadata = source.map(|source| &source.document.metadata);
        let known = metadata.map(|m| [&m.author, &m.outlet, &m.title, &m.date, &m.url]);
        let mut from: Vec<&str> = known.iter().flatten().filter_map(|value| value.as_deref()).collect();
        if from.is_empty() {
            from.extend(source.map(|source| source.document.label()));
        }
        let _ = writeln!(text, ">\n> — {}\n", from.join(", "));
        if !mark.memo.trim().is_empty() {
            let _ = writeln!(text, "{}\n", mark.memo.trim());
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{
        commands::{Command, Session},
        text::Span,
    };

    fn check(memo: &str, write: fn(&Project, &[AnnotationId]) -> String) -> String {
        let mut session = Session::new(Arc::new(|| {}));
        session.run(Command::OpenSample);
        session.run(Command::CreateTag { name: "unsourced, \"loud\"".to_owned(), colour: None });
        let (tag, source) = (session.project().codebook[0].id, &session.sources()[0]);
        let start = source.document.text.find("Washington").unwrap();
        let (source, span) = (source.id, Span::new(start, start + 10));
        session.run(Command::Annotate { source, span, tag: Some(tag), memo: memo.to_owned() });
        let marks = [session.project().annotations[0].id];
        write(session.project(), &marks)
    }

    #[test]
    fn a_field_with_commas_and_quotes_stays_one_field() {
        let table = check("=1+1", csv);
        assert!(table.starts_with('\u{feff}'));
        let line = table.lines().nth(1).unwrap();
        assert!(line.starts_with("\"unsourced, \"\"loud\"\"\",Washington,\"'=1+1\",North Ledger,"), "{line}");
    }

    #[test]
    fn a_passage_in_a_text_says_where_it_comes_from() {
        let text = check("Who says so?", markdown);
        assert!(text.starts_with("## unsourced, \"loud\"\n\n> Washington\n>\n> — "), "{text}");
        assert!(text.contains("North Ledger") && text.ends_with("Who says so?\n\n"), "{text}");
    }
}
