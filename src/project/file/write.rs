//! The project in memory, as the file has it.

use std::collections::BTreeMap;

use super::{FORMAT, VERSION, layout, wire};
use crate::{
    parse::QuotationKind,
    project::{Anchor, Annotation, Correction, Decision, Project, Provenance, Source, SourceId, Subject, Tag},
    text::{CharMap, Metadata},
};

/// The project as the bytes of a project file. The same project gives the same bytes.
pub fn write(project: &Project) -> serde_json::Result<Vec<u8>> {
    let chars = project.sources.iter().map(|s| (s.id, (&*s.document.text, CharMap::new(&s.document.text)))).collect();
    let file = wire::File {
        format: FORMAT.to_owned(),
        version: VERSION,
        generator: concat!("crossread ", env!("CARGO_PKG_VERSION")).to_owned(),
        id: Some(project.id),
        title: project.title.clone(),
        created: project.created,
        modified: project.modified,
        view: wire::View {
            open_source: project.view.open_source,
            sentence: project.view.sentence,
            unknown: project.view.unknown.clone(),
        },
        codebook: project.codebook.iter().map(tag).collect(),
        annotations: project.annotations.iter().map(|a| annotation(a, &chars)).collect(),
        corrections: project.corrections.iter().map(|c| correction(c, &chars)).collect(),
        sources: project.sources.iter().map(source).collect(),
        unknown: project.unknown.clone(),
    };
    layout::to_bytes(&file)
}

/// Each source's text with its characters counted.
type Texts<'a> = BTreeMap<SourceId, (&'a str, CharMap)>;

/// The only place where bytes become the file's code points. What is detached keeps what its file said.
fn chars_of(anchor: &Anchor, texts: &Texts<'_>) -> wire::Chars {
    match (anchor.span, texts.get(&anchor.source)) {
        (Some(span), Some((text, chars))) => [span.start, span.end].map(|byte| chars.char_of_byte(text, byte as usize) as u64),
        _ => anchor.chars,
    }
}

fn source(source: &Source) -> wire::Source {
    let Metadata { title, outlet, author, date, url, notes, attributes } = source.document.metadata.clone();
    wire::Source {
        id: source.id,
        file: source.document.file.clone(),
        title,
        outlet,
        author,
        date,
        url,
        notes,
        attributes,
        added: source.added,
        text: source.document.text.to_string(),
        unknown: source.unknown.clone(),
    }
}

fn tag(tag: &Tag) -> wire::Tag {
    let [red, green, blue] = tag.colour.0;
    wire::Tag {
        id: tag.id,
        name: tag.name.clone(),
        colour: format!("#{red:02x}{green:02x}{blue:02x}"),
        description: tag.description.clone(),
        key: tag.key,
        parent: tag.parent,
        created: tag.created,
        modified: tag.modified,
        unknown: tag.unknown.clone(),
    }
}

fn annotation(annotation: &Annotation, texts: &Texts<'_>) -> wire::Annotation {
    wire::Annotation {
        id: annotation.id,
        source: annotation.anchor.source,
        span: chars_of(&annotation.anchor, texts),
        words: Some(annotation.anchor.words.clone()),
        tag: annotation.tag,
        memo: annotation.memo.clone(),
        coder: annotation.coder.clone(),
        created: annotation.created,
        modified: annotation.modified,
        provenance: match annotation.provenance {
            Provenance::Proposed => wire::Provenance::Proposed,
            Provenance::Confirmed => wire::Provenance::Confirmed,
            Provenance::Edited => wire::Provenance::Edited,
            Provenance::ByHand => wire::Provenance::ByHand,
            Provenance::Rejected => wire::Provenance::Rejected,
        },
        unknown: annotation.unknown.clone(),
    }
}

fn correction(correction: &Correction, texts: &Texts<'_>) -> wire::Correction {
    let (about, absent_from, anchors): (_, _, Vec<&Anchor>) = match &correction.subject {
        Subject::Quotation(anchor) => (wire::About::Quotation, None, vec![anchor]),
        Subject::Quoted { words, instead_of } => (wire::About::Quotation, None, std::iter::once(words).chain(instead_of).collect()),
        Subject::Claim(anchors) => (wire::About::Claim, None, anchors.iter().collect()),
        Subject::Absence { source, claim } => (wire::About::Absence, Some(*source), claim.iter().collect()),
        Subject::Conflict { parts, .. } => (wire::About::Conflict, None, parts.iter().collect()),
        Subject::Names(_) => (wire::About::Names, None, Vec::new()),
    };
    let names = if let Subject::Names(names) = &correction.subject { names.clone() } else { Vec::new() };
    let differs_in = if let Subject::Conflict { kind, .. } = &correction.subject { Some((*kind).into()) } else { None };
    let place = |anchor: &Anchor| wire::Place {
        source: anchor.source,
        span: chars_of(anchor, texts),
        words: Some(anchor.words.clone()),
        unknown: anchor.unknown.clone(),
    };
    let (decision, value) = match &correction.decision {
        Decision::Confirmed => (wire::Decision::Confirmed, None),
        Decision::Rejected => (wire::Decision::Rejected, None),
        Decision::Speaker(name) => (wire::Decision::Speaker, Some(name.clone())),
        Decision::Quoted(kind) => (wire::Decision::Quoted, Some(kind_word(*kind).to_owned())),
        Decision::Reworded(wording) => (wire::Decision::Reworded, Some(wording.clone())),
        Decision::Verdict(verdict) => (wire::Decision::Verdict, Some(verdict.clone())),
        Decision::Together => (wire::Decision::Together, None),
        Decision::Apart => (wire::Decision::Apart, None),
    };
    wire::Correction {
        id: correction.id,
        about,
        absent_from,
        differs_in,
        places: anchors.into_iter().map(place).collect(),
        names,
        decision,
        value,
        note: correction.note.clone(),
        coder: correction.coder.clone(),
        created: correction.created,
        modified: correction.modified,
        unknown: correction.unknown.clone(),
    }
}

/// What the file calls a kind of quotation.
fn kind_word(kind: QuotationKind) -> &'static str {
    match kind {
        QuotationKind::Direct => "direct",
        QuotationKind::Mixed => "mixed",
        QuotationKind::Indirect => "indirect",
    }
}
