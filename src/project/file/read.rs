//! A project file's bytes, as the project in memory.
//!
//! Everything in the file comes in. What cannot be as it stands (words that are elsewhere, an id that stands twice) is kept and told.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use serde::Deserialize;

use super::{
    FORMAT, ReadError, VERSION,
    places::{Found, Stated, clean_text, line_ends, place},
    wire,
};
use crate::{
    compare::ConflictKind,
    parse::QuotationKind,
    project::{
        Anchor, Annotation, AnnotationId, Correction, CorrectionId, Decision, Project, ProjectId, ProjectView, Provenance, Rgb,
        Source, SourceId, Subject, Tag, TagId, Unknown, next_colour,
    },
    text::{CharMap, Document, Metadata},
};

/// A project as a file has it.
#[derive(Clone, PartialEq, Debug)]
pub struct Opened {
    /// The project.
    pub project: Project,
    /// From a newer version: it must not be written back, as that would lose what only the newer one knows.
    pub read_only: bool,
    /// What did not stand as it should, one sentence each. Nothing was dropped.
    pub remarks: Vec<String>,
}

/// What every version of the format says of itself.
#[derive(Deserialize)]
struct Head {
    format: String,
    version: u64,
    #[serde(default)]
    generator: serde_json::Value,
}

/// The format version of a project file's bytes; `None` where they are none.
pub(super) fn version_of(bytes: &[u8]) -> Option<u64> {
    let head: Head = serde_json::from_slice(without_mark(bytes)).ok()?;
    (head.format == FORMAT).then_some(head.version)
}

/// Editors of some systems put a byte-order mark before the JSON.
fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes)
}

/// Reads a project from the bytes of its file.
pub fn read(bytes: &[u8]) -> Result<Opened, ReadError> {
    let bytes = without_mark(bytes);
    let head: Head = serde_json::from_slice(bytes).map_err(|error| {
        // A project that breaks off still says at its start what it was.
        let start = String::from_utf8_lossy(bytes.get(..bytes.len().min(HEAD_BYTES)).unwrap_or_default()).into_owned();
        if start.trim_start().starts_with('{') && start.contains(FORMAT) {
            ReadError::Damaged(error.to_string())
        } else {
            ReadError::NotOurs
        }
    })?;
    if head.format != FORMAT {
        return Err(ReadError::NotOurs);
    }
    let newer = head.version > VERSION;
    match serde_json::from_slice::<wire::File>(bytes) {
        Ok(file) => Ok(Reader::default().project(file, newer)),
        Err(_) if newer => {
            let generator = head.generator.as_str().unwrap_or("a newer program").to_owned();
            Err(ReadError::Newer { version: head.version, generator })
        }
        Err(error) => Err(ReadError::Damaged(error.to_string())),
    }
}

/// How far into a file its format is looked for.
const HEAD_BYTES: usize = 200;

/// Reads one file and notes what did not stand as it should.
#[derive(Default)]
struct Reader {
    remarks: Vec<String>,
    moved: Tally,
    detached: Tally,
}

/// How many annotations and how many corrections something is said of. A correction that names many places counts once.
#[derive(Default)]
struct Tally {
    annotations: usize,
    corrections: BTreeSet<usize>,
}

/// To whom a stretch of words belongs.
#[derive(Clone, Copy)]
enum Owner {
    Annotation,
    /// By its place in the file.
    Correction(usize),
}

impl Tally {
    fn add(&mut self, owner: Owner) {
        match owner {
            Owner::Annotation => self.annotations += 1,
            Owner::Correction(at) => {
                self.corrections.insert(at);
            }
        }
    }

    /// A sentence for the annotations and one for the corrections, where there are any. `{were}` becomes "was" or "were".
    fn tell(&self, remarks: &mut Vec<String>, of_annotations: &str, of_corrections: &str) {
        for (count, what, said) in
            [(self.annotations, "annotation", of_annotations), (self.corrections.len(), "correction", of_corrections)]
        {
            if count > 0 {
                let [were, belong, name] = if count == 1 { ["was", "belongs", "names"] } else { ["were", "belong", "name"] };
                let said = said.replace("{were}", were).replace("{belong}", belong).replace("{name}", name);
                remarks.push(format!("{} {said}", counted(count, what)));
            }
        }
    }
}

/// Stretches of words on their way in: by source, what the file says of each and which one it is.
type Waiting<'a> = BTreeMap<SourceId, Vec<(usize, Stated<'a>)>>;

impl Reader {
    fn project(mut self, file: wire::File, newer: bool) -> Opened {
        let sources = self.sources(file.sources);
        let codebook = self.codebook(file.codebook);
        let anchors = self.anchors(&sources, &file.annotations, &file.corrections);
        let mut anchors = anchors.into_iter();
        let annotations = self.annotations(file.annotations, &mut anchors, &codebook);
        let corrections = self.corrections(file.corrections, &mut anchors);
        let moved = "did not stand where the file says and {were} found again by the words";
        self.moved.tell(&mut self.remarks, moved, moved);
        self.detached.tell(
            &mut self.remarks,
            "could not be found again for certain and {were} kept for you to place",
            "{name} words that could not be found again for certain, and {were} kept",
        );
        let project = Project {
            id: file.id.unwrap_or_else(ProjectId::new),
            title: file.title,
            created: file.created,
            modified: file.modified,
            sources,
            codebook,
            annotations,
            corrections,
            view: ProjectView { open_source: file.view.open_source, sentence: file.view.sentence, unknown: file.view.unknown },
            unknown: file.unknown,
        };
        Opened { project, read_only: newer, remarks: self.remarks }
    }

    fn sources(&mut self, sources: Vec<wire::Source>) -> Vec<Source> {
        let mut seen = BTreeSet::new();
        let mut list = Vec::with_capacity(sources.len());
        for source in sources {
            let known = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
            let metadata = Metadata {
                title: known(source.title),
                outlet: known(source.outlet),
                author: known(source.author),
                date: known(source.date),
                url: known(source.url),
                notes: known(source.notes),
                attributes: source.attributes,
            };
            let text: Arc<str> = clean_text(&source.text).into();
            let document = Arc::new(Document { text, file: source.file, metadata });
            let id = if seen.insert(source.id) {
                source.id
            } else {
                self.remarks.push(format!("“{}” has the id of another source and got a new one", document.label()));
                SourceId::new()
            };
            list.push(Source { id, document, added: source.added, unknown: source.unknown });
        }
        list
    }

    fn codebook(&mut self, tags: Vec<wire::Tag>) -> Vec<Tag> {
        let mut seen = BTreeSet::new();
        let mut list: Vec<Tag> = Vec::with_capacity(tags.len());
        for tag in tags {
            let colour = colour(&tag.colour).unwrap_or_else(|| {
                // A file made by hand may leave it out.
                if !tag.colour.is_empty() {
                    self.remarks.push(format!("The tag “{}” has no colour that can be read and got another one", tag.name));
                }
                next_colour(&list)
            });
            let id = if seen.insert(tag.id) {
                tag.id
            } else {
                self.remarks.push(format!("The tag “{}” has the id of another tag and got a new one", tag.name));
                TagId::new()
            };
            let wire::Tag { name, description, key, parent, created, modified, unknown, .. } = tag;
            let free = key.filter(|key| (1..=9).contains(key) && list.iter().all(|other| other.key != Some(*key)));
            if let Some(key) = key.filter(|_| free.is_none()) {
                let why = if (1..=9).contains(&key) { "belongs to another tag" } else { "is no number key" };
                self.remarks.push(format!("The tag “{name}” lost its key: {key} {why}"));
            }
            let key = free;
            list.push(Tag { id, name, colour, description, key, parent, created, modified, unknown });
        }
        list
    }

    /// The anchors of all annotations, then of all corrections, in the file's order; checked against the texts source by source.
    fn anchors(&mut self, sources: &[Source], annotations: &[wire::Annotation], corrections: &[wire::Correction]) -> Vec<Anchor> {
        let mut waiting = Waiting::new();
        let mut anchors = Vec::with_capacity(annotations.len());
        let mut add = |source: SourceId, chars: wire::Chars, words: Option<&str>| {
            anchors.push(Anchor {
                source,
                span: None,
                chars,
                words: words.map(line_ends).unwrap_or_default(),
                unknown: Unknown::new(),
            });
        };
        for annotation in annotations {
            add(annotation.source, annotation.span, annotation.words.as_deref());
        }
        let places = corrections.iter().flat_map(|correction| &correction.places);
        for place in places.clone() {
            add(place.source, place.span, place.words.as_deref());
        }
        let stated = annotations.iter().map(|a| (a.source, a.span, a.words.as_deref()));
        let stated = stated.chain(places.map(|p| (p.source, p.span, p.words.as_deref())));
        for (at, (source, chars, words)) in stated.enumerate() {
            waiting.entry(source).or_default().push((at, Stated { chars, words }));
        }
        let named_by = corrections.iter().enumerate().flat_map(|(at, c)| c.places.iter().map(move |_| Owner::Correction(at)));
        let owners: Vec<Owner> = annotations.iter().map(|_| Owner::Annotation).chain(named_by).collect();
        let owner = |at: usize| owners.get(at).copied().unwrap_or(Owner::Annotation);
        let texts: BTreeMap<SourceId, &str> = sources.iter().map(|source| (source.id, &*source.document.text)).collect();
        for (source, list) in waiting {
            let Some(text) = texts.get(&source) else {
                let mut stray = Tally::default();
                for (at, _) in &list {
                    stray.add(owner(*at));
                }
                stray.tell(
                    &mut self.remarks,
                    "{belong} to a source that is not in the file, and {were} kept",
                    "{name} words of a source that is not in the file, and {were} kept",
                );
                continue;
            };
            let chars = CharMap::new(text);
            let stated: Vec<Stated<'_>> = list.iter().map(|(_, stated)| *stated).collect();
            for ((at, stated), found) in list.iter().zip(place(text, &chars, &stated)) {
                let Some(anchor) = anchors.get_mut(*at) else { continue };
                match found {
                    Found::There(span) => *anchor = Anchor::new(source, text, &chars, span),
                    Found::Moved(span) => {
                        self.moved.add(owner(*at));
                        *anchor = Anchor::new(source, text, &chars, span);
                    }
                    Found::Nowhere => {
                        self.detached.add(owner(*at));
                        anchor.chars = stated.chars;
                    }
                }
            }
        }
        anchors
    }

    fn annotations(
        &mut self,
        annotations: Vec<wire::Annotation>,
        anchors: &mut impl Iterator<Item = Anchor>,
        codebook: &[Tag],
    ) -> Vec<Arc<Annotation>> {
        let tags: BTreeSet<TagId> = codebook.iter().map(|tag| tag.id).collect();
        let mut seen = BTreeSet::new();
        let (mut twice, mut dangling) = (0, 0);
        let mut list = Vec::with_capacity(annotations.len());
        for (annotation, anchor) in annotations.into_iter().zip(anchors) {
            let wire::Annotation { id, tag, memo, coder, created, modified, provenance, unknown, .. } = annotation;
            let id = if seen.insert(id) {
                id
            } else {
                twice += 1;
                AnnotationId::new()
            };
            dangling += usize::from(tag.is_some_and(|tag| !tags.contains(&tag)));
            let provenance = match provenance {
                wire::Provenance::Proposed => Provenance::Proposed,
                wire::Provenance::Confirmed => Provenance::Confirmed,
                wire::Provenance::Edited => Provenance::Edited,
                wire::Provenance::ByHand => Provenance::ByHand,
                wire::Provenance::Rejected => Provenance::Rejected,
            };
            list.push(Arc::new(Annotation { id, anchor, tag, memo, coder, created, modified, provenance, unknown }));
        }
        if twice > 0 {
            self.remarks.push(format!("{} the id of another one and got a new one", have(twice, "annotation")));
        }
        if dangling > 0 {
            self.remarks.push(format!("{} a tag that is not in the codebook", have(dangling, "annotation")));
        }
        list
    }

    fn corrections(&mut self, corrections: Vec<wire::Correction>, anchors: &mut impl Iterator<Item = Anchor>) -> Vec<Correction> {
        let mut seen = BTreeSet::new();
        let (mut twice, mut unclear) = (0, 0);
        let mut list = Vec::with_capacity(corrections.len());
        for correction in corrections {
            let wire::Correction {
                id,
                about,
                absent_from,
                differs_in,
                places,
                names,
                decision,
                value,
                note,
                coder,
                created,
                modified,
                unknown,
            } = correction;
            let mut claim: Vec<Anchor> = anchors.by_ref().take(places.len()).collect();
            for (anchor, place) in claim.iter_mut().zip(places) {
                anchor.unknown = place.unknown;
            }
            let subject = match (about, absent_from) {
                (wire::About::Conflict, _) if differs_in.is_some() => {
                    let kind = differs_in.map_or(ConflictKind::Wording, Into::into);
                    Subject::Conflict { kind, parts: claim }
                }
                (wire::About::Names, _) if names.len() > 1 => Subject::Names(names),
                (wire::About::Quotation, _) if decision == wire::Decision::Quoted && matches!(claim.len(), 1 | 2) => {
                    let words = claim.remove(0);
                    Subject::Quoted { words, instead_of: claim.pop() }
                }
                (wire::About::Quotation, _) if claim.len() == 1 => Subject::Quotation(claim.remove(0)),
                (wire::About::Absence, Some(source)) => Subject::Absence { source, claim },
                (wire::About::Claim, _) => Subject::Claim(claim),
                // It does not say in what the sources differ, which one lacks the claim, or just which words or names are meant.
                (wire::About::Conflict | wire::About::Absence | wire::About::Quotation | wire::About::Names, _) => {
                    unclear += 1;
                    Subject::Claim(claim)
                }
            };
            let decision = match decision {
                wire::Decision::Confirmed => Decision::Confirmed,
                wire::Decision::Rejected => Decision::Rejected,
                wire::Decision::Speaker => Decision::Speaker(value.unwrap_or_default()),
                wire::Decision::Quoted => Decision::Quoted(match value.as_deref() {
                    Some("mixed") => QuotationKind::Mixed,
                    Some("indirect") => QuotationKind::Indirect,
                    _ => QuotationKind::Direct,
                }),
                wire::Decision::Reworded => Decision::Reworded(value.unwrap_or_default()),
                wire::Decision::Verdict => Decision::Verdict(value.unwrap_or_default()),
                wire::Decision::Together => Decision::Together,
                wire::Decision::Apart => Decision::Apart,
            };
            let id = if seen.insert(id) {
                id
            } else {
                twice += 1;
                CorrectionId::new()
            };
            list.push(Correction { id, subject, decision, note, coder, created, modified, unknown });
        }
        if twice > 0 {
            self.remarks.push(format!("{} the id of another one and got a new one", have(twice, "correction")));
        }
        if unclear > 0 {
            let said = if unclear == 1 {
                "does not say all of what it is about and counts"
            } else {
                "do not say all of what they are about and count"
            };
            self.remarks.push(format!("{} {said} as said of the claim in these words", counted(unclear, "correction")));
        }
        list
    }
}

/// "1 annotation", "2 annotations".
fn counted(count: usize, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}

fn have(count: usize, what: &str) -> String {
    format!("{} {}", counted(count, what), if count == 1 { "has" } else { "have" })
}

/// A colour as `#rrggbb`.
fn colour(text: &str) -> Option<Rgb> {
    let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
    let [_, red, green, blue] = u32::from_str_radix(digits, 16).ok()?.to_be_bytes();
    Some(Rgb([red, green, blue]))
}
