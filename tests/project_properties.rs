//! What always holds for projects: an edit and its inverse leave the project as it was, and so do saving and loading.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on may panic, and makes its own files")]

use std::sync::Arc;

use crossread::{
    commands::Edit,
    compare::ConflictKind,
    parse::QuotationKind,
    project::{
        Anchor, Annotation, AnnotationId, Correction, CorrectionId, Decision, Project, ProjectId, ProjectView, Provenance, Rgb,
        Source, SourceId, Subject, Tag, TagId, Unknown,
        file::{read, write},
    },
    text::{CharMap, Document, Metadata, Span, import::import_pasted},
};
use jiff::Timestamp;
use proptest::{collection::vec, option, prelude::*, sample::Index};
use serde_json::json;

/// Letters of one to four bytes, an accent of its own, quote marks, line ends.
fn words() -> impl Strategy<Value = String> {
    vec(
        prop::sample::select(vec!["a", "b ", "é", "e\u{301}", "“", "”", "🙂", "👩‍🚒", "\n", "\t", "dam ", "…", "Київ", "\"", "\\"]),
        1..30,
    )
    .prop_map(|parts| parts.concat())
}

fn time() -> impl Strategy<Value = Timestamp> {
    (0..4_000_000_000_i64, 0..1_000_000_000_i32).prop_map(|(second, nano)| Timestamp::new(second, nano).unwrap())
}

fn uuid() -> impl Strategy<Value = uuid::Uuid> {
    any::<u128>().prop_map(uuid::Uuid::from_u128)
}

fn unknown() -> impl Strategy<Value = Unknown> {
    option::weighted(0.2, words()).prop_map(|words| {
        let field = words.map(|words| ("x-new".to_owned(), json!({"deep": [1, words, null]})));
        field.into_iter().collect()
    })
}

prop_compose! {
    fn metadata()(fields in vec(option::of("[a-zé]{1,8}"), 6), attributes in prop::collection::btree_map("[a-z]{1,3}", words(), 0..3)) -> Metadata {
        let mut fields = fields.into_iter();
        let mut next = || fields.next().flatten();
        Metadata { title: next(), outlet: next(), author: next(), date: next(), url: next(), notes: next(), attributes }
    }
}

prop_compose! {
    fn source()(id in uuid(), text in words(), file in option::of("[a-z]{1,5}"), metadata in metadata(), added in time(), unknown in unknown()) -> Source {
        Source { id: SourceId(id), document: Arc::new(Document { text: text.into(), file, metadata }), added, unknown }
    }
}

prop_compose! {
    fn tag()(id in uuid(), name in words(), colour in any::<[u8; 3]>(), description in words(), key in option::of(1..=9_u8), parent in option::of(uuid()), created in time(),
             modified in time(), unknown in unknown()) -> Tag {
        Tag { id: TagId(id), name, colour: Rgb(colour), description, key, parent: parent.map(TagId), created, modified, unknown }
    }
}

/// A place in one of the sources: any stretch of at least one character.
fn anchor(sources: &[Source], source: Index, from: Index, to: Index, unknown: Unknown) -> Anchor {
    let source = source.get(sources);
    let text = &source.document.text;
    let bounds: Vec<usize> = text.char_indices().map(|(byte, _)| byte).chain([text.len()]).collect();
    let start = from.index(bounds.len() - 1);
    let end = start + 1 + to.index(bounds.len() - 1 - start);
    Anchor { unknown, ..Anchor::new(source.id, text, &CharMap::new(text), Span::new(bounds[start], bounds[end])) }
}

fn provenance() -> impl Strategy<Value = Provenance> {
    use Provenance::{ByHand, Confirmed, Edited, Proposed, Rejected};
    prop::sample::select(vec![Proposed, Confirmed, Edited, ByHand, Rejected])
}

prop_compose! {
    fn annotation(sources: Vec<Source>, tags: Vec<Tag>)(
        id in uuid(), at in any::<[Index; 3]>(), tag in option::of(any::<Index>()), memo in words(), coder in "[a-z]{0,3}",
        created in time(), modified in time(), provenance in provenance(), unknown in unknown(), detached in prop::bool::weighted(0.1),
    ) -> Arc<Annotation> {
        let mut anchor = anchor(&sources, at[0], at[1], at[2], Unknown::new());
        if detached {
            // Words that are nowhere.
            (anchor.span, anchor.words) = (None, "§§".to_owned());
        }
        let tag = tag.filter(|_| !tags.is_empty()).map(|tag| tag.get(&tags).id);
        Arc::new(Annotation { id: AnnotationId(id), anchor, tag, memo, coder, created, modified, provenance, unknown })
    }
}

fn decision() -> impl Strategy<Value = Decision> {
    prop_oneof![
        Just(Decision::Confirmed),
        Just(Decision::Rejected),
        words().prop_map(Decision::Speaker),
        words().prop_map(Decision::Reworded),
        words().prop_map(Decision::Verdict),
        Just(Decision::Together),
        Just(Decision::Apart),
    ]
}

prop_compose! {
    fn correction(sources: Vec<Source>)(
        id in uuid(), kind in 0..6, places in vec((any::<[Index; 3]>(), unknown()), 1..4), absent in any::<Index>(), decision in decision(),
        note in words(), coder in "[a-z]{0,3}", created in time(), modified in time(), unknown in unknown(),
    ) -> Correction {
        let mut anchors: Vec<Anchor> = places.into_iter().map(|(at, unknown)| anchor(&sources, at[0], at[1], at[2], unknown)).collect();
        let subject = match kind {
            0 => Subject::Quotation(anchors.remove(0)),
            1 => Subject::Claim(anchors),
            4 => Subject::Quoted { words: anchors.remove(0), instead_of: anchors.pop() },
            5 => Subject::Names(vec!["Ann Lee".to_owned(), note.clone()]),
            2 => Subject::Conflict { kind: ConflictKind::Date, parts: anchors },
            _ => Subject::Absence { source: absent.get(&sources).id, claim: anchors },
        };
        // Only of words that are quoted it can be said in which way.
        let decision = match &subject {
            Subject::Quoted { .. } => Decision::Quoted([QuotationKind::Direct, QuotationKind::Mixed, QuotationKind::Indirect][note.len() % 3]),
            _ => decision,
        };
        Correction { id: CorrectionId(id), subject, decision, note, coder, created, modified, unknown }
    }
}

/// Keys are unique in a codebook.
fn with_own_keys(mut tags: Vec<Tag>) -> Vec<Tag> {
    for at in 0..tags.len() {
        if tags[..at].iter().any(|tag| tag.key == tags[at].key) {
            tags[at].key = None;
        }
    }
    tags
}

fn project() -> impl Strategy<Value = Project> {
    (vec(source(), 1..4), vec(tag(), 0..4).prop_map(with_own_keys)).prop_flat_map(|(sources, tags)| {
        let annotations = vec(annotation(sources.clone(), tags.clone()), 0..12);
        let corrections = vec(correction(sources.clone()), 0..4);
        let view = (option::of(any::<Index>()), option::of(0..9_u32), unknown());
        (uuid(), words(), time(), time(), annotations, corrections, view, unknown()).prop_map(
            move |(id, title, created, modified, annotations, corrections, (open, sentence, view), unknown)| Project {
                id: ProjectId(id),
                title,
                created,
                modified,
                view: ProjectView { open_source: open.map(|open| open.get(&sources).id), sentence, unknown: view },
                sources: sources.clone(),
                codebook: tags.clone(),
                annotations,
                corrections,
                unknown,
            },
        )
    })
}

/// What an edit is made of; which things it concerns is decided by the project it meets.
#[derive(Clone, Debug)]
struct Wish {
    kind: u8,
    which: Index,
    more: Vec<Index>,
    to: usize,
    words: String,
    time: Timestamp,
    source: Source,
    tag: Tag,
}

prop_compose! {
    fn wish()(kind in 0..18_u8, which in any::<Index>(), more in vec(any::<Index>(), 0..4), to in 0..6_usize, words in words(), time in time(),
              source in source(), tag in tag()) -> Wish {
        Wish { kind, which, more, to, words, time, source, tag }
    }
}

/// One of all kinds of edits; some of things that are not there.
fn edit(project: &Project, wish: &Wish) -> Edit {
    let Wish { kind, which, more, to, words, time, .. } = wish.clone();
    let source = if project.sources.is_empty() { wish.source.clone() } else { which.get(&project.sources).clone() };
    let tag = if project.codebook.is_empty() { wish.tag.clone() } else { which.get(&project.codebook).clone() };
    let places = |len: usize| {
        let mut places: Vec<usize> = more.iter().filter(|_| len > 0).map(|index| index.index(len)).collect();
        places.sort_unstable();
        places.dedup();
        places
    };
    let annotations: Vec<Arc<Annotation>> =
        places(project.annotations.len()).into_iter().map(|at| project.annotations[at].clone()).collect();
    let corrections: Vec<Correction> =
        places(project.corrections.len()).into_iter().map(|at| project.corrections[at].clone()).collect();
    match kind {
        0 => Edit::Title(words),
        1 => Edit::Modified(time),
        2 => Edit::InsertSource { at: to, source: wish.source.clone() },
        3 => Edit::RemoveSource(source.id),
        4 => Edit::MoveSource { source: source.id, to },
        5 => Edit::Metadata {
            source: source.id,
            metadata: Box::new(Metadata { title: Some(words), ..wish.source.document.metadata.clone() }),
        },
        6 => Edit::InsertTag { at: to, tag: wish.tag.clone() },
        7 => Edit::RemoveTag(tag.id),
        8 => Edit::ReplaceTag(Tag { name: words, ..tag }),
        9 => Edit::MoveTag { tag: tag.id, to },
        10 | 11 => {
            // Places in the list as it is afterwards.
            let copies = annotations
                .into_iter()
                .map(|annotation| Arc::new(Annotation { id: AnnotationId::new(), ..Annotation::clone(&annotation) }));
            let step = project.annotations.len() / 2 + 1;
            Edit::InsertAnnotations(
                copies.enumerate().map(|(at, annotation)| ((at * step).min(project.annotations.len() + at), annotation)).collect(),
            )
        }
        12 => Edit::RemoveAnnotations(annotations.into_iter().map(|annotation| annotation.id).collect()),
        13 => Edit::ReplaceAnnotations(
            annotations
                .into_iter()
                .map(|annotation| Arc::new(Annotation { memo: words.clone(), ..Annotation::clone(&annotation) }))
                .collect(),
        ),
        14 => Edit::RemoveCorrections(corrections.into_iter().map(|correction| correction.id).collect()),
        15 => {
            let copies = corrections.into_iter().map(|correction| Correction { id: CorrectionId::new(), ..correction });
            Edit::InsertCorrections(
                copies.enumerate().map(|(at, correction)| (project.corrections.len() + at, correction)).collect(),
            )
        }
        16 => corrections.into_iter().next().map_or(Edit::nothing(), |c| Edit::ReplaceCorrection(Correction { note: words, ..c })),
        _ => Edit::Many(vec![Edit::RemoveTag(TagId(wish.tag.id.0)), Edit::Title(words.clone()), Edit::MoveTag { tag: tag.id, to }]),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn an_edit_and_its_inverse_leave_the_project_as_it_was(start in project(), wishes in vec(wish(), 1..20)) {
        let mut project = start.clone();
        let mut states = vec![start];
        let mut inverses = Vec::new();
        for wish in &wishes {
            inverses.push(edit(&project, wish).apply(&mut project));
            states.push(project.clone());
        }
        // All back, then all forward again.
        let mut again = Vec::new();
        for (inverse, before) in inverses.into_iter().zip(&states).rev() {
            again.push(inverse.apply(&mut project));
            prop_assert_eq!(&project, before);
        }
        for (edit, after) in again.into_iter().rev().zip(&states[1..]) {
            let _ = edit.apply(&mut project);
            prop_assert_eq!(&project, after);
        }
    }

    #[test]
    fn saving_and_loading_gives_the_same_project(project in project()) {
        let bytes = write(&project).unwrap();
        let opened = read(&bytes).unwrap();
        prop_assert_eq!(&opened.project, &project);
        prop_assert!(!opened.read_only);
        prop_assert_eq!(write(&opened.project).unwrap(), bytes);
    }

    #[test]
    fn positions_survive_line_ends_and_wide_letters(text in words(), only in any::<Index>(), from in any::<Index>(), to in any::<Index>()) {
        prop_assume!(!text.trim().is_empty());
        let document = import_pasted(&format!("\u{feff}{}", text.replace('\n', "\r\n"))).unwrap();
        let source = Source { id: SourceId::new(), document: Arc::new(document), added: Timestamp::UNIX_EPOCH, unknown: Unknown::new() };
        let anchor = anchor(std::slice::from_ref(&source), only, from, to, Unknown::new());
        let mut project = Project::new(Timestamp::UNIX_EPOCH);
        let text = Arc::clone(&source.document.text);
        project.sources.push(source);
        project.annotations.push(Arc::new(Annotation {
            id: AnnotationId::new(), anchor: anchor.clone(), tag: None, memo: "x".to_owned(), coder: String::new(),
            created: Timestamp::UNIX_EPOCH, modified: Timestamp::UNIX_EPOCH, provenance: Provenance::ByHand, unknown: Unknown::new(),
        }));
        let bytes = write(&project).unwrap();
        let json: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
        // Counted by someone who knows code points only.
        let at = |i: usize| json["annotations"][0]["span"][i].as_u64().unwrap() as usize;
        let stated: String = text.chars().skip(at(0)).take(at(1) - at(0)).collect();
        prop_assert_eq!(&stated, &anchor.words);
        prop_assert_eq!(&read(&bytes).unwrap().project.annotations[0].anchor, &anchor);
    }
}
