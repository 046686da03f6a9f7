//! The session with a real worker: what a person does from opening to saving, without a window.

#![expect(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test that cannot go on may panic, and makes its own files")]

use std::{
    path::{Path, PathBuf},
    sync::{Arc, Condvar, Mutex},
    time::{Duration, Instant},
};

use crossread::{
    commands::{CellState, ClaimFilter, Command, NoticeKind, Selection, Session},
    project::{AnnotationId, CorrectionId, Decision, Rgb, SourceId, TagId},
    text::{Metadata, Span},
};
use proptest::{collection::vec, prelude::*, sample::Index};

/// A session whose worker's calls can be waited for.
struct Desk {
    session: Session,
    woken: Arc<(Mutex<bool>, Condvar)>,
    folder: tempfile::TempDir,
}

/// Longer than any of these jobs takes on a busy machine.
const LIMIT: Duration = Duration::from_mins(1);

impl Desk {
    fn new() -> Self {
        let woken = Arc::new((Mutex::new(false), Condvar::new()));
        let ring = Arc::clone(&woken);
        let session = Session::new(Arc::new(move || {
            *ring.0.lock().unwrap() = true;
            ring.1.notify_all();
        }));
        Self { session, woken, folder: tempfile::tempdir().unwrap() }
    }

    /// Polls until `done` holds; fails with `what` after the limit.
    fn wait(&mut self, what: &str, done: impl Fn(&Session) -> bool) {
        let end = Instant::now() + LIMIT;
        loop {
            self.session.poll();
            if done(&self.session) {
                return;
            }
            let left = end.saturating_duration_since(Instant::now());
            assert!(!left.is_zero(), "waited too long for {what}; notices: {:?}", self.session.notices());
            let woken = self.woken.0.lock().unwrap();
            let mut woken = self.woken.1.wait_timeout_while(woken, left, |woken| !*woken).unwrap().0;
            *woken = false;
        }
    }

    fn idle(&mut self) {
        self.wait("the work to end", |session| session.progress().is_none());
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn file(&self, name: &str, words: &str) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, words).unwrap();
        path
    }

    /// A session with the sample, analysed.
    fn with_sample() -> Self {
        let mut desk = Self::new();
        desk.session.run(Command::OpenSample);
        desk.idle();
        desk
    }

    fn first(&self) -> SourceId {
        self.session.sources()[0].id
    }

    fn select(&mut self, source: SourceId, sentences: std::ops::Range<usize>) {
        self.session.run(Command::Select(Selection { source, sentences, stretch: None }));
    }

    fn tag(&self, name: &str) -> TagId {
        self.session.project().codebook.iter().find(|tag| tag.name == name).unwrap().id
    }

    fn save_as(&mut self, name: &str) -> PathBuf {
        let path = self.path(name);
        self.session.run(Command::SaveAs(path.clone()));
        self.wait("the save", |session| !session.save_pending());
        path
    }

    fn open(path: &Path) -> Self {
        let mut desk = Self::new();
        desk.session.run(Command::OpenProject(path.to_owned()));
        desk.idle();
        desk
    }
}

#[test]
fn sample_is_parsed_and_compared() {
    let desk = Desk::with_sample();
    assert_eq!(desk.session.sources().len(), 5);
    assert!(desk.session.sources().iter().all(|source| source.parsed.is_some() && source.compared.is_some() && source.words > 200));
    assert!(desk.session.comparison().is_some());
    assert_eq!(desk.session.title(), "Sample coverage");
    assert!(!desk.session.is_dirty());
    assert_eq!(desk.session.notices(), []);
}

mod tagging {
    use super::*;

    #[test]
    fn a_tag_survives_saving_and_reopening() {
        let mut desk = Desk::with_sample();
        let source = desk.first();
        desk.select(source, 1..3);
        desk.session.run(Command::CreateAndApplyTag("unsourced".to_owned()));
        let words = desk.session.annotations_of(source).next().unwrap().anchor.words.clone();
        assert!(desk.session.is_dirty());
        let path = desk.save_as("coverage").with_extension("crossread");
        assert!(!desk.session.is_dirty());
        assert_eq!(desk.session.path(), Some(path.as_path()));
        assert_eq!(desk.session.recent(), std::slice::from_ref(&path));

        let again = Desk::open(&path);
        assert_eq!(again.session.notices(), []);
        let annotation = again.session.annotations_under(again.tag("unsourced")).next().unwrap();
        assert_eq!(annotation.anchor.words, words);
        assert_eq!(again.session.project(), desk.session.project());
        // What was read last is open again.
        assert_eq!(again.session.open_source(), Some(source));
        assert_eq!(again.session.selection().map(|selection| selection.sentences.clone()), Some(1..2));
    }

    #[test]
    fn the_same_tag_on_the_same_words_goes_off_again_and_its_memo_stays() {
        let mut desk = Desk::with_sample();
        let source = desk.first();
        desk.session.run(Command::CreateTag { name: "loaded".to_owned(), colour: None });
        let tag = desk.tag("loaded");
        desk.select(source, 0..1);
        desk.session.run(Command::ToggleTag(tag));
        assert_eq!(desk.session.undo_name(), Some("Tag “loaded”"));
        assert_eq!(desk.session.source(source).unwrap().annotations, 1);
        desk.session.run(Command::ToggleTag(tag));
        assert_eq!(desk.session.undo_name(), Some("Take off tag “loaded”"));
        assert_eq!(desk.session.annotations_of(source).count(), 0);

        desk.session.run(Command::ToggleTag(tag));
        let id = desk.session.annotations_of(source).next().unwrap().id;
        desk.session.run(Command::SetMemo(id, "why?".to_owned()));
        desk.session.run(Command::ToggleTag(tag));
        let left: Vec<_> = desk.session.annotations_of(source).map(|a| (a.tag, a.memo.as_str())).collect();
        assert_eq!(left, [(None, "why?")]);
    }

    #[test]
    fn tags_go_off_as_one_step_and_their_memos_stay() {
        let mut desk = Desk::with_sample();
        let source = desk.first();
        for name in ["bare", "noted"] {
            desk.select(source, 0..1);
            desk.session.run(Command::CreateAndApplyTag(name.to_owned()));
        }
        let noted = desk.session.annotations_under(desk.tag("noted")).next().unwrap().id;
        desk.session.run(Command::SetMemo(noted, "ask the desk".to_owned()));
        let before = desk.session.project().clone();
        let all: Vec<AnnotationId> = desk.session.annotations_of(source).map(|a| a.id).collect();
        desk.session.run(Command::TakeTagsOff(all.clone()));
        assert_eq!(desk.session.undo_name(), Some("Take off 2 tags"));
        let left: Vec<_> = desk.session.annotations_of(source).map(|a| (a.id, a.tag, a.memo.as_str())).collect();
        assert_eq!(left, [(noted, None, "ask the desk")]);
        desk.session.run(Command::TakeTagsOff(all));
        assert_eq!(desk.session.notices().last().unwrap().kind, NoticeKind::Error, "a memo has no tag to take off");
        desk.session.run(Command::Undo);
        assert_eq!(desk.session.project(), &before);
    }

    #[test]
    fn a_stretch_is_tagged_to_the_letter_and_tags_overlap() {
        let mut desk = Desk::with_sample();
        let source = desk.first();
        let text = Arc::clone(&desk.session.source(source).unwrap().document.text);
        let start = text.find("two-hour").unwrap();
        let stretch = Span::new(start, start + "two-hour".len());
        desk.session.run(Command::Select(Selection { source, sentences: 0..0, stretch: Some(stretch) }));
        let selection = desk.session.selection().unwrap();
        assert!(!selection.sentences.is_empty(), "the sentence around it is selected with it");
        desk.session.run(Command::CreateAndApplyTag("length".to_owned()));
        desk.select(source, 0..3);
        desk.session.run(Command::CreateAndApplyTag("lead".to_owned()));
        assert_eq!(desk.session.annotations_under(desk.tag("length")).next().unwrap().anchor.words, "two-hour");
        assert_eq!(desk.session.annotations_of(source).count(), 2);
        // Not on half a letter, and not past the end.
        let quote = text.find('“').unwrap();
        let end = text.len();
        for stretch in [Span::new(quote + 1, quote + 5), Span::new(end, end + 4), Span::new(3, 3)] {
            desk.session.run(Command::Select(Selection { source, sentences: 0..1, stretch: Some(stretch) }));
            assert_eq!(desk.session.selection().and_then(|selection| selection.stretch), None);
        }
    }

    #[test]
    fn tags_have_their_own_names_colours_and_keys() {
        let mut desk = Desk::new();
        for at in 1..=10 {
            desk.session.run(Command::CreateTag { name: format!("tag {at}"), colour: None });
        }
        let codebook = &desk.session.project().codebook;
        let colours: std::collections::BTreeSet<_> = codebook[..9].iter().map(|tag| tag.colour.0).collect();
        assert_eq!(colours.len(), 9);
        assert_eq!(codebook.iter().map(|tag| tag.key).collect::<Vec<_>>()[7..], [Some(8), Some(9), None]);

        let (first, tenth) = (codebook[0].id, codebook[9].id);
        desk.session.run(Command::CreateTag { name: " TAG 1 ".to_owned(), colour: None });
        desk.session.run(Command::RenameTag(tenth, "Tag 1".to_owned()));
        desk.session.run(Command::RenameTag(tenth, "  ".to_owned()));
        let notices: Vec<&str> = desk.session.notices().iter().map(|notice| notice.text.as_str()).collect();
        assert_eq!(notices, ["There is a tag “tag 1” already", "There is a tag “tag 1” already", "A tag needs a name"]);
        desk.session.run(Command::RenameTag(first, "Tag 1".to_owned()));
        assert_eq!(desk.session.tag(first).unwrap().name, "Tag 1");
        desk.session.run(Command::SetTagKey(tenth, Some(1)));
        assert_eq!((desk.session.tag(first).unwrap().key, desk.session.tag(tenth).unwrap().key), (None, Some(1)));
    }

    #[test]
    fn deleting_a_tag_leaves_memos() {
        let mut desk = Desk::with_sample();
        let source = desk.first();
        desk.select(source, 0..1);
        desk.session.run(Command::CreateAndApplyTag("x".to_owned()));
        desk.select(source, 1..2);
        desk.session.run(Command::ToggleTag(desk.tag("x")));
        let id = desk.session.annotations_of(source).nth(1).unwrap().id;
        desk.session.run(Command::SetMemo(id, "kept".to_owned()));
        let before = desk.session.project().clone();
        desk.session.run(Command::DeleteTags(vec![desk.tag("x")]));
        assert_eq!(desk.session.undo_name(), Some("Delete tag “x”"));
        assert_eq!(desk.session.annotations_of(source).map(|a| (a.tag, a.memo.as_str())).collect::<Vec<_>>(), [(None, "kept")]);
        desk.session.run(Command::Undo);
        assert_eq!(desk.session.project(), &before);
        assert_eq!(desk.session.redo_name(), Some("Delete tag “x”"));
    }
}

mod history {
    use super::*;

    #[test]
    fn typing_is_one_step_and_no_change_is_none() {
        let mut desk = Desk::with_sample();
        let source = desk.first();
        desk.select(source, 0..1);
        desk.session.run(Command::CreateAndApplyTag("x".to_owned()));
        let id = desk.session.annotations_of(source).next().unwrap().id;
        let before = desk.session.project().clone();
        for memo in ["w", "wh", "why"] {
            desk.session.run(Command::SetMemo(id, memo.to_owned()));
        }
        desk.session.run(Command::SetMemo(id, "why".to_owned()));
        let metadata = desk.session.source(source).unwrap().document.metadata.clone();
        desk.session.run(Command::SetMetadata { source, metadata });
        desk.session.run(Command::MoveSource { source, to: 0 });
        desk.session.run(Command::RenameTag(desk.tag("x"), "x".to_owned()));
        assert_eq!(desk.session.undo_name(), Some("Write a memo"));
        desk.session.run(Command::Undo);
        assert_eq!(desk.session.project(), &before);
    }

    #[test]
    fn decisions_are_taken_back_one_by_one_and_a_dialog_as_one() {
        let mut desk = Desk::with_sample();
        let subject = desk.session.quotation_subject(desk.first(), 0).unwrap();
        for decision in [Decision::Confirmed, Decision::Rejected] {
            let note = format!("{decision:?}");
            desk.session.run(Command::Correct { subject: subject.clone(), decision, note });
        }
        assert_eq!(desk.session.note_on(&subject, Decision::Confirmed.facet()), "Rejected");
        desk.session.run(Command::Undo);
        let left = desk.session.correction_of(&subject).unwrap();
        assert_eq!((&left.decision, left.note.as_str()), (&Decision::Confirmed, "Confirmed"));

        for name in ["one", "two"] {
            desk.session.run(Command::CreateTag { name: name.to_owned(), colour: None });
        }
        let (before, tag) = (desk.session.project().clone(), desk.tag("two"));
        let edit = |name: &str, key| Command::EditTag {
            tag,
            name: name.to_owned(),
            colour: Rgb([1, 2, 3]),
            description: "why".to_owned(),
            key: Some(key),
        };
        for refused in [edit("One", 1), edit(" ", 1), edit("three", 12)] {
            desk.session.run(refused);
            assert_eq!(desk.session.notices().last().unwrap().kind, NoticeKind::Error);
            assert_eq!(desk.session.project(), &before);
        }
        desk.session.run(edit(" three ", 1));
        assert_eq!(desk.session.undo_name(), Some("Edit tag “two”"));
        let now: Vec<_> = desk.session.project().codebook.iter().map(|tag| (tag.name.as_str(), tag.key)).collect();
        assert_eq!(now, [("one", None), ("three", Some(1))]);
        desk.session.run(Command::Undo);
        assert_eq!(desk.session.project(), &before);
    }

    #[test]
    fn details_are_edited_by_name_and_what_was_parsed_is_kept() {
        let mut desk = Desk::with_sample();
        let source = desk.first();
        let state = desk.session.source(source).unwrap();
        let (before, parsed) = (state.document.metadata.clone(), Arc::clone(state.parsed.as_ref().unwrap()));
        let metadata = Metadata { outlet: Some("The Ledger".to_owned()), author: Some(" ".to_owned()), ..before.clone() };
        desk.session.run(Command::SetMetadata { source, metadata });
        assert_eq!(desk.session.undo_name(), Some("Edit details of “North Ledger”"));
        let state = desk.session.source(source).unwrap();
        assert_eq!((state.document.label(), state.document.metadata.author.as_deref()), ("The Ledger", None));
        desk.idle();
        assert!(Arc::ptr_eq(desk.session.source(source).unwrap().parsed.as_ref().unwrap(), &parsed));
        // On the date hang the days of the week.
        desk.session.run(Command::SetMetadata { source, metadata: Metadata { date: Some("2025-06-01".to_owned()), ..before } });
        assert!(desk.session.source(source).unwrap().parsed.is_none());
        desk.idle();
        assert!(!Arc::ptr_eq(desk.session.source(source).unwrap().parsed.as_ref().unwrap(), &parsed));
    }

    #[test]
    fn a_source_comes_back_with_all_that_stood_on_it() {
        let mut desk = Desk::with_sample();
        let source = desk.first();
        desk.select(source, 0..1);
        desk.session.run(Command::CreateAndApplyTag("x".to_owned()));
        let subject = desk.session.quotation_subject(source, 0).unwrap();
        desk.session.run(Command::Correct { subject: subject.clone(), decision: Decision::Confirmed, note: String::new() });
        let before = desk.session.project().clone();
        let parsed = Arc::clone(desk.session.source(source).unwrap().parsed.as_ref().unwrap());
        desk.session.run(Command::RemoveSource(source));
        assert_eq!(desk.session.undo_name(), Some("Remove “North Ledger”"));
        assert_eq!((desk.session.project().annotations.len(), desk.session.project().corrections.len()), (0, 0));
        assert_ne!(desk.session.open_source(), Some(source));
        assert!(desk.session.selection().is_none());
        desk.idle();
        assert_eq!(desk.session.claims().rows.iter().flat_map(|row| row.having()).max(), Some(3));
        desk.session.run(Command::Undo);
        assert_eq!(desk.session.project(), &before);
        assert!(Arc::ptr_eq(desk.session.source(source).unwrap().parsed.as_ref().unwrap(), &parsed), "it is not parsed again");
        assert!(desk.session.correction_of(&subject).is_some());
        desk.idle();
        assert!(desk.session.source(source).unwrap().compared.is_some());
    }

    #[derive(Clone, Debug)]
    struct Wish(u8, Index, Index, String);

    fn wishes() -> impl Strategy<Value = Vec<Wish>> {
        vec((0..21_u8, any::<Index>(), any::<Index>(), "[a-c]{0,2}").prop_map(|(kind, a, b, words)| Wish(kind, a, b, words)), 1..40)
    }

    /// Does one thing that a person could do; what is not there is asked for all the same.
    fn act(desk: &mut Desk, Wish(kind, a, b, words): Wish) {
        let project = desk.session.project();
        let source = project.sources.get(a.index(6)).map_or(SourceId::new(), |source| source.id);
        let tag = project.codebook.get(a.index(4)).map_or(TagId::new(), |tag| tag.id);
        let annotation = project.annotations.get(b.index(8)).map_or(AnnotationId::new(), |annotation| annotation.id);
        let correction = project.corrections.get(b.index(3)).map_or(CorrectionId::new(), |correction| correction.id);
        let command = match kind {
            0 => Command::SetProjectTitle(words),
            1 => Command::RemoveSource(source),
            2 => Command::MoveSource { source, to: b.index(7) },
            3 => Command::SetMetadata { source, metadata: Metadata { title: Some(words), ..Metadata::default() } },
            4 => Command::CreateTag { name: words, colour: None },
            5 => Command::RenameTag(tag, words),
            6 => Command::RecolourTag(tag, Rgb([b.index(3) as u8; 3])),
            7 => Command::DescribeTag(tag, words),
            8 => Command::SetTagKey(tag, Some(b.index(11) as u8)),
            9 => Command::MoveTag(tag, b.index(5)),
            10 => Command::DeleteTags(vec![tag]),
            11 => {
                let at = b.index(4);
                desk.select(source, at..at + 1);
                Command::ToggleTag(tag)
            }
            12 => Command::CreateAndApplyTag(words),
            13 => Command::Annotate { source, span: Span::new(a.index(50), 50 + b.index(50)), tag: Some(tag), memo: words },
            14 => Command::RemoveAnnotation(annotation),
            19 => Command::EditTag {
                tag,
                name: words,
                colour: Rgb([b.index(3) as u8; 3]),
                description: String::new(),
                key: Some(b.index(11) as u8),
            },
            18 => Command::TakeTagsOff(project.annotations.iter().map(|a| a.id).filter(|id| *id != annotation).collect()),
            15 => Command::SetMemo(annotation, words),
            16 => Command::PlaceAnnotation(annotation),
            _ => match desk.session.quotation_subject(source, b.index(3)) {
                Some(subject) => Command::Correct { subject, decision: Decision::Speaker(words), note: String::new() },
                None => Command::RemoveCorrection(correction),
            },
        };
        desk.session.run(command);
    }

    /// What the session shows of annotations is what the project has, worked out the long way.
    fn marks_are_right(session: &Session) {
        let project = session.project();
        let order: Vec<SourceId> = project.sources.iter().map(|source| source.id).collect();
        let mut sorted: Vec<_> = project.annotations.iter().enumerate().filter(|(_, a)| a.anchor.span.is_some()).collect();
        sorted.sort_by_key(|(at, a)| {
            let span = a.anchor.span.unwrap();
            (order.iter().position(|id| *id == a.anchor.source), span.start, std::cmp::Reverse(span.end), *at)
        });
        for state in session.sources() {
            let expected: Vec<AnnotationId> =
                sorted.iter().filter(|(_, a)| a.anchor.source == state.id).map(|(_, a)| a.id).collect();
            assert_eq!(session.annotations_of(state.id).map(|a| a.id).collect::<Vec<_>>(), expected);
            assert_eq!(state.annotations, expected.len());
        }
        for tag in &project.codebook {
            let expected: Vec<AnnotationId> = sorted.iter().filter(|(_, a)| a.tag == Some(tag.id)).map(|(_, a)| a.id).collect();
            assert_eq!(session.annotations_under(tag.id).map(|a| a.id).collect::<Vec<_>>(), expected);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(12))]

        #[test]
        fn everything_can_be_taken_back_and_done_again(wishes in wishes()) {
            let mut desk = Desk::with_sample();
            let start = desk.session.project().clone();
            for wish in wishes {
                act(&mut desk, wish);
                marks_are_right(&desk.session);
            }
            let end = desk.session.project().clone();
            let mut steps = 0;
            while desk.session.undo_name().is_some() {
                desk.session.run(Command::Undo);
                marks_are_right(&desk.session);
                steps += 1;
            }
            prop_assert_eq!(desk.session.project(), &start);
            prop_assert!(!desk.session.is_dirty());
            while desk.session.redo_name().is_some() {
                desk.session.run(Command::Redo);
                marks_are_right(&desk.session);
                steps -= 1;
            }
            prop_assert_eq!(desk.session.project(), &end);
            prop_assert_eq!(steps, 0);
        }
    }
}

mod articles {
    use super::*;

    #[test]
    fn articles_come_in_once() {
        let mut desk = Desk::new();
        let files =
            [desk.file("a.txt", "The dam held.\n"), desk.file("b.txt", "The dam broke.\n"), desk.file("c.txt", "The dam held.\n")];
        desk.session.run(Command::OpenPaths(files.to_vec()));
        desk.idle();
        assert_eq!(desk.session.sources().len(), 2);
        let notice = desk.session.notices().last().unwrap();
        assert_eq!((notice.kind, notice.text.as_str()), (NoticeKind::Warning, "2 articles added; 1 more was there already"));
        assert_eq!(desk.session.undo_name(), Some("Add 2 articles"));
        desk.session.run(Command::Undo);
        assert_eq!(desk.session.sources().len(), 0);
        assert!(desk.session.comparison().is_none());
        assert!(!desk.session.is_dirty());
    }

    #[test]
    fn what_cannot_be_read_is_named_and_the_others_come_in() {
        let mut desk = Desk::new();
        let good = desk.file("good.txt", "The dam held.\n");
        let empty = desk.file("empty.txt", " \n");
        let gone = desk.path("gone.txt");
        desk.session.run(Command::Import(vec![good, empty, gone]));
        desk.idle();
        let notice = desk.session.notices().last().unwrap();
        assert_eq!((notice.kind, notice.text.as_str()), (NoticeKind::Warning, "1 article added; 2 could not be read"));
        assert_eq!(notice.details.len(), 2);
        assert!(
            notice.details.iter().any(|line| line.contains("empty.txt"))
                && notice.details.iter().any(|line| line.contains("gone.txt"))
        );
    }

    #[test]
    fn a_folder_opens_as_a_new_project_and_pasted_text_joins_it() {
        let mut desk = Desk::with_sample();
        let folder = desk.path("articles");
        std::fs::create_dir(&folder).unwrap();
        for name in ["b.txt", "a.md"] {
            std::fs::write(folder.join(name), format!("The dam of {name} held.\n")).unwrap();
        }
        desk.session.run(Command::OpenPaths(vec![folder]));
        desk.idle();
        desk.session.run(Command::ImportPasted("It broke.\r\nThen it rained.".to_owned()));
        desk.idle();
        let files: Vec<_> = desk.session.sources().iter().map(|source| source.document.file.as_deref()).collect();
        assert_eq!(files, [Some("a.md"), Some("b.txt"), None]);
        assert_eq!(&*desk.session.sources()[2].document.text, "It broke.\nThen it rained.");
        assert!(desk.session.sources().iter().all(|source| source.parsed.is_some() && source.compared.is_some()));
    }

    #[test]
    fn a_project_that_was_closed_gets_no_late_articles() {
        let mut desk = Desk::new();
        let file = desk.file("a.txt", "The dam held.\n");
        desk.session.run(Command::Import(vec![file]));
        desk.session.run(Command::NewProject);
        desk.idle();
        assert_eq!(desk.session.sources().len(), 0);
        assert_eq!(desk.session.notices(), []);
    }

    #[test]
    fn a_project_among_articles_is_opened_and_the_others_are_read_into_it() {
        let mut desk = Desk::new();
        desk.session.run(Command::ImportPasted("The dam held.\n".to_owned()));
        desk.idle();
        let project = desk.save_as("notes.CrossRead");
        let article = desk.file("a.txt", "The dam broke.\n");
        let mut again = Desk::new();
        again.session.run(Command::OpenPaths(vec![article.clone(), project.clone()]));
        again.wait("both", |session| session.sources().len() == 2 && session.progress().is_none());
        assert_eq!(again.session.path(), Some(project.as_path()));
        assert_eq!(again.session.undo_name(), Some("Add “The dam broke.”"));
        assert!(again.session.is_dirty(), "the project has one article more than its file");

        let before = again.session.project().clone();
        again.session.run(Command::OpenPaths(vec![project, article, again.path("other.json")]));
        again.idle();
        let notice = again.session.notices().last().unwrap();
        assert!(notice.kind == NoticeKind::Error && notice.text.starts_with("Only one project"), "{notice:?}");
        assert_eq!(notice.details.len(), 2);
        assert_eq!(again.session.project(), &before);
    }

    #[test]
    fn a_project_is_no_article_whatever_its_name() {
        let mut desk = Desk::with_sample();
        let project = desk.save_as("a.crossread");
        let copy = desk.path("copy.txt");
        std::fs::copy(&project, &copy).unwrap();
        let before = desk.session.project().clone();
        desk.session.run(Command::Import(vec![project, copy]));
        desk.idle();
        assert_eq!(desk.session.project(), &before);
        let notice = desk.session.notices().last().unwrap();
        assert_eq!((notice.kind, notice.details.len()), (NoticeKind::Error, 2));
        assert!(notice.details.iter().all(|line| line.contains("a Crossread project (open it instead)")), "{notice:?}");
    }

    #[test]
    fn articles_do_not_come_into_another_project_where_theirs_cannot_be_opened() {
        let mut desk = Desk::with_sample();
        let article = desk.file("a.txt", "The dam broke.\n");
        desk.session.run(Command::OpenPaths(vec![article, desk.path("gone.crossread")]));
        desk.wait("the refusal", |session| !session.notices().is_empty());
        desk.idle();
        assert_eq!(desk.session.sources().len(), 5);
        assert_eq!(desk.session.notices()[0].details.len(), 1);
    }

    #[test]
    fn what_was_said_of_several_sources_stays_for_those_that_are_left() {
        let mut desk = Desk::with_sample();
        let shared = |row: &&Arc<crossread::commands::ClaimRow>| row.sources > 1 && row.sources < 5;
        let row = desk.session.claims().rows.iter().find(shared).cloned().unwrap();
        let subject = desk.session.claim_subject(row.claim).unwrap();
        let lacking = (0..5).find(|&at| desk.session.cell(&row, at) == CellState::NotFound).unwrap();
        desk.session.run(Command::Correct { subject, decision: Decision::Confirmed, note: "seen".to_owned() });
        let subject = desk.session.absence_subject(row.claim, desk.session.sources()[lacking].id).unwrap();
        desk.session.run(Command::Correct { subject, decision: Decision::Confirmed, note: String::new() });
        let before = desk.session.project().corrections.clone();
        let at = row.having().next().unwrap();
        let source = desk.session.sources()[at].id;
        desk.session.run(Command::RemoveSource(source));
        let left = &desk.session.project().corrections;
        assert_eq!((left.len(), left[0].note.as_str()), (2, "seen"));
        assert!(left[0] != before[0] && left[1] != before[1], "neither names the source that went");
        desk.idle();
        let path = desk.save_as("a.crossread");
        assert_eq!(Desk::open(&path).session.notices(), [], "nothing leads to the source that went");
        desk.session.run(Command::Undo);
        assert_eq!(desk.session.project().corrections, before);
    }

    #[test]
    fn sources_in_another_order_are_the_same_sources() {
        let mut desk = Desk::with_sample();
        let ids: Vec<SourceId> = desk.session.sources().iter().map(|source| source.id).collect();
        desk.session.run(Command::MoveSource { source: ids[4], to: 0 });
        assert_eq!(desk.session.undo_name(), Some("Move “Fenland Review”"));
        desk.idle();
        let now: Vec<SourceId> = desk.session.sources().iter().map(|source| source.id).collect();
        assert_eq!(now, [ids[4], ids[0], ids[1], ids[2], ids[3]]);
        for (at, source) in desk.session.sources().iter().enumerate() {
            assert_eq!(source.compared.map(|index| index.0 as usize), Some(at));
        }
    }
}

mod finding {
    use crossread::commands::Query;

    use super::*;

    #[test]
    fn of_many_queries_one_upon_the_other_the_last_is_answered() {
        let mut desk = Desk::with_sample();
        let words = "the president said that talks would begin";
        for end in 1..=words.len() {
            desk.session.run(Command::Find(Query { words: words[..end].to_owned(), ..Query::default() }));
        }
        desk.session.run(Command::Find(Query { words: "talks".to_owned(), whole_word: true, ..Query::default() }));
        let number = desk.session.search_number();
        let expected = |session: &Session| {
            let Some(Ok(found)) = session.found() else { return false };
            !found.hits.is_empty()
                && found
                    .hits
                    .iter()
                    .all(|hit| hit.span.of(&session.source(hit.source).unwrap().document.text).eq_ignore_ascii_case("talks"))
        };
        desk.wait("the last answer", expected);
        assert_eq!(desk.session.search_number(), number);
        assert_eq!(desk.session.notices(), []);
    }
}

mod claims {
    use super::*;

    #[test]
    fn a_claim_and_its_sentence_select_each_other() {
        let mut desk = Desk::with_sample();
        let rows: Vec<_> = desk.session.claims().rows.clone();
        assert!(!rows.is_empty());
        for row in rows {
            for at in 0..5 {
                let (source, cell) = (desk.session.sources()[at].id, desk.session.cell(&row, at));
                desk.session.run(Command::SelectClaim { claim: row.claim, source: Some(source) });
                assert_eq!(desk.session.selected_claim(), Some(row.claim));
                assert_eq!(desk.session.open_source(), Some(source));
                if matches!(cell, CellState::Has { .. }) {
                    let sentences = desk.session.selection().unwrap().sentences.clone();
                    assert!(desk.session.claims_of(source, sentences.start).contains(&row.claim));
                    desk.select(source, sentences.clone());
                    let selected = desk.session.selected_claim().unwrap();
                    assert!(sentences.into_iter().any(|sentence| desk.session.claims_of(source, sentence).contains(&selected)));
                }
            }
        }
    }

    #[test]
    fn what_a_person_said_of_a_claim_lies_over_it_after_another_analysis() {
        let mut desk = Desk::with_sample();
        let row = desk.session.claims().rows.iter().find(|row| row.sources > 1).cloned().unwrap();
        let subject = desk.session.claim_subject(row.claim).unwrap();
        let decision = Decision::Reworded("They will talk".to_owned());
        desk.session.run(Command::Correct { subject: subject.clone(), decision: decision.clone(), note: "shorter".to_owned() });
        assert_eq!(desk.session.undo_name(), Some("Reword a claim"));
        let last = desk.session.sources()[4].id;
        desk.session.run(Command::MoveSource { source: last, to: 0 });
        desk.idle();
        let rows = &desk.session.claims().rows;
        let found: Vec<_> = rows.iter().filter(|row| row.decision.is_some()).collect();
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].text.as_str(), found[0].decision.as_ref()), ("They will talk", Some(&decision)));
        assert_eq!(desk.session.correction_of(&desk.session.claim_subject(found[0].claim).unwrap()).unwrap().note, "shorter");
        // A second word on the same thing replaces the first; the wording is a thing of its own.
        for decision in [Decision::Confirmed, Decision::Rejected] {
            desk.session.run(Command::Correct { subject: subject.clone(), decision, note: String::new() });
            assert_eq!(desk.session.project().corrections.len(), 2);
        }
        let row = desk.session.claims().rows.iter().find(|row| row.decision.is_some()).cloned().unwrap();
        assert_eq!((row.text.as_str(), row.decision.clone()), ("They will talk", Some(Decision::Rejected)));
        desk.session.run(Command::FilterClaims(ClaimFilter { unreviewed_only: true, ..ClaimFilter::default() }));
        assert_eq!(desk.session.claims().rows.len() + 1, desk.session.claims().total);
    }

    #[test]
    fn of_two_words_on_one_claim_the_table_and_the_details_tell_the_same() {
        let mut desk = Desk::with_sample();
        let claim = desk.session.claims().rows.iter().find(|row| row.sources > 2).unwrap().claim;
        let subject = desk.session.claim_subject(claim).unwrap();
        desk.session.run(Command::Correct { subject, decision: Decision::Confirmed, note: String::new() });
        let path = desk.save_as("a.crossread");
        let mut file: serde_json::Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
        // As two people may leave it who put their files together: one named all places, the other, later, only two.
        let mut second = file["corrections"][0].clone();
        second["id"] = serde_json::json!(CorrectionId::new());
        second["decision"] = "rejected".into();
        let less: Vec<_> = second["places"].as_array().unwrap().iter().take(2).cloned().collect();
        for (places, counts) in [(less.into(), Decision::Confirmed), (second["places"].clone(), Decision::Rejected)] {
            second["places"] = places;
            let first = file["corrections"][0].clone();
            file["corrections"] = serde_json::json!([first, second]);
            std::fs::write(&path, serde_json::to_vec(&file).unwrap()).unwrap();
            let again = Desk::open(&path);
            let row = again.session.claims().rows.iter().find(|row| row.decision.is_some()).unwrap();
            let subject = again.session.claim_subject(row.claim).unwrap();
            assert_eq!(row.decision.as_ref(), Some(&counts));
            assert_eq!(again.session.correction_of(&subject).map(|c| &c.decision), Some(&counts));
        }
    }

    #[test]
    fn a_conflict_that_a_person_rejects_no_longer_counts() {
        let mut desk = Desk::with_sample();
        let (before, claims) = (desk.session.conflicts().count(), desk.session.claims_in_conflict());
        let claim = desk.session.conflicts().find_map(|(_, conflict)| conflict.claim).unwrap();
        let own: Vec<usize> =
            desk.session.conflicts().filter(|(_, conflict)| conflict.claim == Some(claim)).map(|(at, _)| at).collect();
        for at in &own {
            let subject = desk.session.conflict_subject(*at).unwrap();
            desk.session.run(Command::Correct { subject, decision: Decision::Rejected, note: String::new() });
        }
        assert_eq!(desk.session.conflicts().count(), before - own.len());
        assert_eq!(desk.session.conflicts_of(claim).count(), 0);
        assert_eq!(desk.session.claims_in_conflict(), claims - 1);
    }

    #[test]
    fn an_absence_is_confirmed_by_a_person() {
        let mut desk = Desk::with_sample();
        let row = desk.session.claims().rows.iter().find(|row| row.sources < 5).cloned().unwrap();
        let at = (0..5).find(|&at| desk.session.cell(&row, at) == CellState::NotFound).unwrap();
        let source = desk.session.sources()[at].id;
        let subject = desk.session.absence_subject(row.claim, source).unwrap();
        desk.session.run(Command::Correct { subject, decision: Decision::Confirmed, note: String::new() });
        let now = desk.session.claims().rows.iter().find(|other| other.claim == row.claim).unwrap();
        assert_eq!(desk.session.cell(now, at), CellState::Absent);
        assert_eq!((0..5).filter(|&at| desk.session.cell(now, at) == CellState::Absent).count(), 1);
    }
}

mod files {
    use super::*;

    #[test]
    fn a_change_during_the_save_stays_unsaved() {
        let mut desk = Desk::with_sample();
        let path = desk.path("a.crossread");
        desk.session.run(Command::SetProjectTitle("One".to_owned()));
        desk.session.run(Command::SaveAs(path.clone()));
        desk.session.run(Command::SetProjectTitle("Two".to_owned()));
        desk.wait("the save", |session| !session.save_pending());
        assert!(desk.session.is_dirty());
        assert_eq!(Desk::open(&path).session.project().title, "One");
        desk.session.run(Command::Undo);
        assert!(!desk.session.is_dirty(), "back to what is in the file");
    }

    #[test]
    fn a_save_that_fails_leaves_everything_as_it_was() {
        let mut desk = Desk::with_sample();
        desk.session.run(Command::SetProjectTitle("One".to_owned()));
        desk.session.run(Command::Save);
        assert_eq!(desk.session.notices().last().unwrap().text, "Choose a file to save to first");
        desk.session.run(Command::SaveAs(desk.path("gone/a.crossread")));
        desk.wait("the save", |session| !session.save_pending());
        let notice = desk.session.notices().last().unwrap();
        assert_eq!(notice.kind, NoticeKind::Error);
        assert!(notice.text.starts_with("The project could not be saved: "), "{}", notice.text);
        assert!(desk.session.is_dirty());
        assert_eq!(desk.session.path(), None);
    }

    #[test]
    fn saves_one_upon_the_other_do_not_take_each_other_for_strangers() {
        let mut desk = Desk::with_sample();
        let path = desk.save_as("a.crossread");
        for title in ["One", "Two", "Three"] {
            desk.session.run(Command::SetProjectTitle(title.to_owned()));
            desk.session.run(Command::Save);
        }
        desk.wait("the saves", |session| !session.save_pending());
        assert!(desk.session.notices().iter().all(|notice| notice.kind == NoticeKind::Done), "{:?}", desk.session.notices());
        assert!(!desk.session.is_dirty());
        assert_eq!(Desk::open(&path).session.project().title, "Three");
    }

    #[test]
    fn a_name_gets_the_ending_of_projects_and_replaces_nothing_unasked() {
        let mut desk = Desk::with_sample();
        desk.save_as("version 1.2");
        let path = desk.path("version 1.2.crossread");
        assert_eq!(desk.session.path(), Some(path.as_path()));
        let mut other = Desk::with_sample();
        other.session.run(Command::SaveAs(desk.path("version 1.2")));
        assert!(!other.session.save_pending());
        assert_eq!(other.session.notices().last().unwrap().kind, NoticeKind::Error);
        other.session.run(Command::SaveAs(path.clone()));
        other.wait("the save", |session| !session.save_pending());
        assert_eq!(Desk::open(&path).session.project().id, other.session.project().id);
    }

    #[test]
    fn an_annotation_without_a_place_is_put_on_the_words_that_a_person_selects() {
        let mut desk = Desk::with_sample();
        let source = desk.first();
        desk.select(source, 0..1);
        desk.session.run(Command::CreateAndApplyTag("x".to_owned()));
        let words = desk.session.annotations_of(source).next().unwrap().anchor.words.clone();
        let path = desk.save_as("a.crossread");
        let text = std::fs::read_to_string(&path).unwrap();
        std::fs::write(&path, text.replacen(&format!("\"words\": \"{words}"), "\"words\": \"Nobody wrote this", 1)).unwrap();

        let mut desk = Desk::open(&path);
        let notice = &desk.session.notices()[0];
        assert_eq!((notice.kind, notice.details.len()), (NoticeKind::Warning, 1));
        let id = desk.session.detached().next().unwrap().id;
        assert_eq!(desk.session.annotations_of(source).count(), 0);
        assert_eq!(desk.session.annotations_under(desk.tag("x")).count(), 1, "it is in the list of its tag all the same");
        desk.session.run(Command::PlaceAnnotation(id));
        assert_eq!(desk.session.detached().count(), 0);
        assert_eq!(desk.session.annotations_of(source).next().unwrap().anchor.words, words);
        desk.session.run(Command::Undo);
        assert_eq!(desk.session.detached().count(), 1);
    }

    #[test]
    fn a_damaged_file_changes_nothing() {
        let mut desk = Desk::with_sample();
        let before = desk.session.project().clone();
        let file = desk.file("a.crossread", "{\"format\": \"crossread-project\", \"version\": 1, \"sources\": [{");
        desk.session.run(Command::OpenProject(file.clone()));
        desk.idle();
        assert_eq!(desk.session.project(), &before);
        assert!(desk.session.notices()[0].text.starts_with("The project is damaged: "), "{:?}", desk.session.notices());
        desk.session.run(Command::OpenPaths(vec![desk.path("gone.crossread")]));
        desk.idle();
        assert_eq!(desk.session.project(), &before);
    }

    #[test]
    fn the_backup_of_a_damaged_file_opens_as_a_project_that_is_not_saved() {
        let mut desk = Desk::with_sample();
        let path = desk.save_as("kept.crossread");
        assert_eq!(desk.session.title(), "kept", "a copy of the sample is called as its file is");
        desk.session.run(Command::CreateTag { name: "late".to_owned(), colour: None });
        desk.session.run(Command::Save);
        desk.wait("the save", |session| !session.save_pending());
        std::fs::write(&path, "{\"format\": \"crossread-project\", \"version\": 1, \"sour").unwrap();
        let mut again = Desk::open(&path);
        let notice = again.session.notices().last().unwrap();
        let backup = notice.backup.clone().unwrap();
        assert!(notice.text.contains("damaged"), "{}", notice.text);
        let kept = std::fs::read(&backup).unwrap();
        again.session.run(Command::OpenBackup(backup.clone()));
        again.idle();
        assert_eq!((again.session.sources().len(), again.session.project().codebook.len()), (5, 0), "it is the version before");
        assert!(again.session.is_dirty() && again.session.path().is_none());
        assert!(again.session.notices().iter().all(|notice| notice.backup.is_none()), "it is not offered twice");
        again.session.run(Command::Save);
        again.idle();
        assert_eq!(std::fs::read(&backup).unwrap(), kept, "nothing is written over it unasked");
    }

    #[test]
    fn a_newer_file_opens_for_reading_only() {
        let mut desk = Desk::with_sample();
        let path = desk.save_as("a.crossread");
        let text = std::fs::read_to_string(&path).unwrap().replacen("\"version\": 1", "\"version\": 2", 1);
        std::fs::write(&path, &text).unwrap();
        let mut desk = Desk::open(&path);
        assert!(desk.session.is_read_only());
        assert_eq!(desk.session.sources().len(), 5);
        desk.session.run(Command::CreateTag { name: "x".to_owned(), colour: None });
        assert!(!desk.session.is_dirty());
        for command in [Command::Save, Command::SaveAs(desk.path("b.crossread")), Command::SaveAs(path.clone())] {
            desk.session.run(command);
            assert_eq!(desk.session.notices().last().unwrap().kind, NoticeKind::Error);
        }
        desk.idle();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
        assert!(!desk.path("b.crossread").exists());
        desk.session.run(Command::NewProject);
        assert!(!desk.session.is_read_only());
    }

    #[test]
    fn work_begun_while_a_project_opens_is_not_lost() {
        let mut desk = Desk::with_sample();
        let path = desk.save_as("a.crossread");
        desk.session.run(Command::NewProject);
        desk.session.run(Command::OpenProject(path));
        desk.session.run(Command::CreateTag { name: "mine".to_owned(), colour: None });
        desk.idle();
        assert_eq!(desk.session.project().codebook.len(), 1);
        assert!(desk.session.notices().last().unwrap().text.contains("was not opened"));
    }

    #[test]
    fn two_windows_on_one_file_do_not_overwrite_each_other_in_silence() {
        let mut one = Desk::with_sample();
        let path = one.save_as("a.crossread");
        let mut two = Desk::open(&path);
        for (desk, title) in [(&mut one, "One"), (&mut two, "Two")] {
            desk.session.run(Command::SetProjectTitle(title.to_owned()));
            desk.session.run(Command::Save);
            desk.wait("the save", |session| !session.save_pending());
        }
        assert!(!one.session.is_dirty());
        assert!(two.session.is_dirty());
        assert_eq!(Desk::open(&path).session.project().title, "One");
        two.session.run(Command::Save);
        two.wait("the save", |session| !session.save_pending());
        assert!(!two.session.is_dirty());
        assert_eq!(Desk::open(&path).session.project().title, "Two");
    }
}

mod recovery {
    use super::*;

    /// A session that keeps its unsaved work in `folder`.
    fn at(folder: &Path) -> Desk {
        let mut desk = Desk::new();
        desk.session.set_recovery_dir(folder.to_owned());
        // Something else on the same thread comes after it.
        desk.session.run(Command::OpenProject(desk.path("none")));
        desk.wait("the journal", |session| !session.notices().is_empty());
        desk.session.run(Command::DismissNotice(0));
        desk
    }

    fn recovery_files(folder: &Path) -> usize {
        let paths = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        paths.filter(|path| path.extension().is_some_and(|extension| extension == "recovery")).count()
    }

    #[test]
    fn what_was_not_saved_survives_a_crash() {
        let folder = tempfile::tempdir().unwrap();
        let mut desk = at(folder.path());
        desk.session.run(Command::OpenSample);
        desk.idle();
        let saved = desk.save_as("a.crossread");
        let source = desk.first();
        desk.select(source, 0..1);
        desk.session.run(Command::CreateAndApplyTag("unsaved".to_owned()));
        let project = desk.session.project().clone();
        let Desk { session, folder: files, .. } = desk;
        drop(session);
        assert_eq!(recovery_files(folder.path()), 1);

        let mut desk = at(folder.path());
        let [left] = desk.session.recoverable() else { panic!("{:?}", desk.session.recoverable()) };
        assert_eq!((left.title.as_str(), left.file.as_deref()), ("", Some(saved.as_path())));
        let path = left.path.clone();
        desk.session.run(Command::Recover(path.clone()));
        desk.wait("the recovery", |session| !session.sources().is_empty());
        desk.idle();
        assert_eq!(desk.session.project(), &project);
        assert!(desk.session.is_dirty());
        assert_eq!(desk.session.path(), Some(saved.as_path()));
        assert_eq!(desk.session.recoverable(), []);
        // Taken over into the own journal, then gone; nothing is left once it is saved.
        desk.wait("the old recovery file to go", |_| !path.exists());
        assert_eq!(recovery_files(folder.path()), 1);
        desk.session.run(Command::Save);
        desk.wait("the journal to go", |session| !session.is_dirty() && recovery_files(folder.path()) == 0);
        drop(desk);
        drop(files);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "no locks stay behind");
    }

    #[test]
    fn what_a_newer_version_kept_is_shown_and_stays_for_it() {
        let folder = tempfile::tempdir().unwrap();
        let mut desk = at(folder.path());
        desk.session.run(Command::CreateTag { name: "x".to_owned(), colour: None });
        drop(desk);
        let mut desk = at(folder.path());
        let path = desk.session.recoverable()[0].path.clone();
        let text = std::fs::read_to_string(&path).unwrap().replacen("\"version\": 1", "\"version\": 2", 1);
        std::fs::write(&path, &text).unwrap();
        desk.session.run(Command::Recover(path.clone()));
        desk.wait("the recovery", |session| !session.project().codebook.is_empty());
        assert!(desk.session.is_read_only() && !desk.session.is_dirty());
        desk.session.run(Command::CreateTag { name: "y".to_owned(), colour: None });
        assert_eq!(desk.session.project().codebook.len(), 1);
        desk.session.run(Command::NewProject);
        desk.session.close();
        drop(desk);
        assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
    }

    #[test]
    fn a_pause_is_enough_to_be_kept() {
        let folder = tempfile::tempdir().unwrap();
        let mut desk = at(folder.path());
        desk.session.run(Command::CreateTag { name: "x".to_owned(), colour: None });
        desk.wait("the journal", |_| recovery_files(folder.path()) == 1);
        desk.session.run(Command::Undo);
        desk.wait("the journal to go", |_| recovery_files(folder.path()) == 0);
    }

    #[test]
    fn what_is_being_typed_is_kept_though_no_change_yet() {
        let folder = tempfile::tempdir().unwrap();
        let mut desk = at(folder.path());
        desk.session.run(Command::OpenSample);
        desk.idle();
        let source = desk.first();
        let span = desk.session.source(source).unwrap().parsed.as_ref().unwrap().sentences[0].span;
        let typed = |memo: &str| Some(Command::Annotate { source, span, tag: None, memo: memo.to_owned() });
        desk.session.keep_typing(typed("ask the har"));
        assert!(!desk.session.is_dirty() && desk.session.project().annotations.is_empty());
        desk.wait("the journal", |_| recovery_files(folder.path()) == 1);
        desk.session.keep_typing(typed("ask the harbour"));
        // The program breaks off.
        drop(desk);
        let mut again = at(folder.path());
        let crashed = again.session.recoverable().first().unwrap().path.clone();
        again.session.run(Command::Recover(crashed));
        again.idle();
        let memos: Vec<&str> = again.session.project().annotations.iter().map(|a| a.memo.as_str()).collect();
        assert_eq!(memos, ["ask the harbour"]);
        // What was handed over or thrown away is no longer kept as typed.
        again.session.keep_typing(None);
        assert!(again.session.is_dirty());
    }

    #[test]
    fn many_changes_are_kept_without_a_pause() {
        let folder = tempfile::tempdir().unwrap();
        let mut desk = at(folder.path());
        for at in 0..20 {
            desk.session.run(Command::CreateTag { name: format!("tag {at}"), colour: None });
        }
        desk.wait("the journal", |_| recovery_files(folder.path()) == 1);
    }

    #[test]
    fn a_program_that_runs_keeps_its_own_and_a_closed_one_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let mut one = at(folder.path());
        for at in 0..20 {
            one.session.run(Command::CreateTag { name: format!("tag {at}"), colour: None });
        }
        one.wait("the journal", |_| recovery_files(folder.path()) == 1);
        let two = at(folder.path());
        assert_eq!(two.session.recoverable(), []);
        one.session.close();
        drop(one);
        drop(two);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn what_nobody_wants_back_is_discarded() {
        let folder = tempfile::tempdir().unwrap();
        let mut desk = at(folder.path());
        desk.session.run(Command::CreateTag { name: "x".to_owned(), colour: None });
        drop(desk);
        let mut desk = at(folder.path());
        let path = desk.session.recoverable()[0].path.clone();
        desk.session.run(Command::DiscardRecovery(path.clone()));
        desk.wait("the file to go", |session| session.recoverable().is_empty());
        assert!(!path.exists());
    }
}
