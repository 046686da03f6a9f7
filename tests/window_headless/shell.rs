//! The window as a whole: its places, the palette, the menus, opening, saving and closing.

use std::path::PathBuf;

use crossread::ui::{Start, dialogs::Question, settings::Place};
use eframe::egui::{Event, Key, Modifiers, Theme, ViewportEvent, ViewportId, accesskit::Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::desk::{Scripted, Window, analysed, click, open, press, sample_in, settle, type_text, until};

const SIZE: [f32; 2] = [1200.0, 800.0];

/// The window on the sample, analysed.
fn sample() -> Window {
    sample_in(SIZE, Scripted::default())
}

fn tags(h: &Window) -> Vec<String> {
    h.state().session().project().codebook.iter().map(|t| t.name.clone()).collect()
}

fn marks(h: &Window) -> usize {
    h.state().session().project().annotations.len()
}

#[test]
fn the_sample_opens_with_all_four_places() {
    let h = sample();
    for place in ["Sources and tags", "Article", "Claims", "Inspector"] {
        assert!(h.query_all_by_label_contains(place).next().is_some(), "no {place}");
    }
    assert!(h.query_all_by_label_contains("Source A: North Ledger").next().is_some());
    assert!(h.query_by_label("Find or do something…").is_some());
}

#[test]
fn without_arguments_the_window_says_what_can_be_opened() {
    let dialogs = Scripted::default();
    let mut h = open(Start::Welcome, SIZE, dialogs.clone());
    settle(&mut h);
    for way in ["Open the sample", "Import articles…", "Import a folder…", "Paste an article…", "Open a project…"] {
        assert!(h.query_by_label(way).is_some(), "no {way}");
    }
    click(&mut h, "Open the sample");
    until(&mut h, "the sample", |h| h.state().session().sources().len() == 5);
}

#[test]
fn the_palette_finds_an_action_and_does_it() {
    let mut h = sample();
    assert!(h.state().settings().shows(Place::Inspector));
    press(&mut h, Modifiers::COMMAND, Key::K);
    type_text(&mut h, "inspec");
    press(&mut h, Modifiers::NONE, Key::Enter);
    assert!(!h.state().settings().shows(Place::Inspector), "the first fit for “inspec” hides the inspector");
    assert!(h.query_by_label("Find or do something").is_none(), "the palette closes");
}

#[test]
fn a_tag_is_made_and_put_on_by_keys_and_undone_from_the_menu() {
    let mut h = sample();
    press(&mut h, Modifiers::NONE, Key::J);
    assert!(h.state().session().selection().is_some());
    press(&mut h, Modifiers::NONE, Key::T);
    type_text(&mut h, "unsourced");
    press(&mut h, Modifiers::NONE, Key::Enter);
    assert_eq!(tags(&h), ["unsourced"]);
    assert_eq!(marks(&h), 1);

    press(&mut h, Modifiers::NONE, Key::J);
    press(&mut h, Modifiers::NONE, Key::Num1);
    assert_eq!(marks(&h), 2, "its number key puts it on the next sentence");
    press(&mut h, Modifiers::NONE, Key::Num1);
    assert_eq!(marks(&h), 1, "and takes it off again");

    click(&mut h, "Edit");
    h.get_all_by_label_contains("Undo ").next().expect("undo says what it takes back").click();
    settle(&mut h);
    assert_eq!(marks(&h), 2);
    press(&mut h, Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_eq!(marks(&h), 1);
}

#[test]
fn the_keyboard_alone_goes_from_the_start_to_a_saved_tag() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("by keys.crossread");
    let mut h = open(Start::Welcome, SIZE, Scripted::default());
    settle(&mut h);
    for _ in 0..20 {
        if h.get_by_label("Open the sample").is_focused() {
            break;
        }
        press(&mut h, Modifiers::NONE, Key::Tab);
    }
    press(&mut h, Modifiers::NONE, Key::Enter);
    until(&mut h, "the sample", |h| analysed(h.state().session()));
    // The tour, which comes once, is left.
    h.get_by_label("1 of 5");
    press(&mut h, Modifiers::NONE, Key::Escape);
    press(&mut h, Modifiers::NONE, Key::Q);
    press(&mut h, Modifiers::NONE, Key::T);
    type_text(&mut h, "by key");
    press(&mut h, Modifiers::NONE, Key::Enter);
    press(&mut h, Modifiers::NONE, Key::Y);
    assert_eq!(h.state().session().project().corrections.len(), 1, "the quotation is confirmed");
    press(&mut h, Modifiers::COMMAND, Key::S);
    // No system dialog: the window's own begins with a suggestion.
    press(&mut h, Modifiers::COMMAND, Key::A);
    type_text(&mut h, &file.display().to_string());
    press(&mut h, Modifiers::NONE, Key::Enter);
    until(&mut h, "saving", |h| !h.state().session().is_dirty());
    assert!(file.exists());
}

#[test]
fn what_is_typed_ahead_goes_where_it_was_meant_for() {
    let mut h = sample();
    press(&mut h, Modifiers::NONE, Key::J);
    let key = |key| Event::Key { key, physical_key: Some(key), pressed: true, repeat: false, modifiers: Modifiers::NONE };
    let text = |text: &str| Event::Text(text.to_owned());
    // A slow frame takes all of this at once; U, N and S are keys of their own elsewhere.
    let events = [key(Key::T), text("t"), key(Key::U), text("u"), key(Key::N), text("n"), key(Key::Enter), key(Key::J), text("j")];
    let before = h.state().session().selection().cloned();
    h.input_mut().events.extend(events);
    h.run_steps(6);
    assert_eq!(tags(&h), ["un"]);
    assert_eq!(marks(&h), 1);
    assert_ne!(h.state().session().selection().cloned(), before, "J after Enter is a key again");
}

#[test]
fn keys_do_nothing_while_a_memo_is_typed() {
    let mut h = sample();
    press(&mut h, Modifiers::NONE, Key::J);
    press(&mut h, Modifiers::NONE, Key::M);
    let before = h.state().session().selection().cloned();
    h.key_press(Key::J);
    type_text(&mut h, "joint");
    assert_eq!(h.state().session().selection().cloned(), before, "J is a letter here");
    press(&mut h, Modifiers::NONE, Key::Escape);
    settle(&mut h);
    let memos: Vec<String> = h.state().session().project().annotations.iter().map(|a| a.memo.clone()).collect();
    assert_eq!(memos, ["joint"], "what was typed is kept when the field is left");
}

#[test]
fn the_theme_changes_from_the_menu() {
    let mut h = sample();
    click(&mut h, "View");
    click(&mut h, "Dark theme");
    assert_eq!(h.ctx.theme(), Theme::Dark);
    click(&mut h, "View");
    click(&mut h, "Light theme");
    assert_eq!(h.ctx.theme(), Theme::Light);
}

fn ask_to_close(h: &mut Window) {
    let root = h.input_mut().viewports.entry(ViewportId::ROOT).or_default();
    root.events.push(ViewportEvent::Close);
    h.step();
    let root = h.input_mut().viewports.entry(ViewportId::ROOT).or_default();
    root.events.clear();
    settle(h);
}

#[test]
fn closing_with_unsaved_changes_asks_first_and_can_be_called_off() {
    let mut h = sample();
    press(&mut h, Modifiers::NONE, Key::J);
    press(&mut h, Modifiers::NONE, Key::T);
    type_text(&mut h, "x");
    press(&mut h, Modifiers::NONE, Key::Enter);
    assert!(h.state().session().is_dirty());
    ask_to_close(&mut h);
    assert!(h.query_by_label("Unsaved changes").is_some());
    press(&mut h, Modifiers::NONE, Key::Escape);
    assert!(h.query_by_label("Unsaved changes").is_none());
    assert_eq!(marks(&h), 1);
}

#[test]
fn opening_something_else_saves_first_where_the_user_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("mine.crossread");
    let dialogs = Scripted::default();
    dialogs.answers.borrow_mut().push_back(vec![file.clone()]);
    let mut h = open(Start::Sample, SIZE, dialogs.clone());
    until(&mut h, "the sample", |h| analysed(h.state().session()));
    press(&mut h, Modifiers::NONE, Key::J);
    press(&mut h, Modifiers::NONE, Key::T);
    type_text(&mut h, "x");
    press(&mut h, Modifiers::NONE, Key::Enter);
    press(&mut h, Modifiers::COMMAND, Key::N);
    assert!(h.query_by_label("Unsaved changes").is_some());
    click(&mut h, "Save");
    until(&mut h, "the empty project", |h| h.state().session().is_blank());
    assert!(file.exists());
    assert!(matches!(dialogs.asked.borrow().as_slice(), [Question::SaveAs { .. }]));
    assert_eq!(h.state().session().recent(), [file]);
}

#[test]
fn without_a_system_dialog_the_window_asks_itself() {
    let mut h = open(Start::Welcome, SIZE, Scripted::default());
    settle(&mut h);
    click(&mut h, "Import articles…");
    settle(&mut h);
    assert!(h.query_by_label("Files or folders, one a line").is_some());
    press(&mut h, Modifiers::NONE, Key::Escape);
    assert!(h.query_by_label("Files or folders, one a line").is_none());
}

#[test]
fn pasted_text_becomes_a_source() {
    let mut h = open(Start::Welcome, SIZE, Scripted::default());
    settle(&mut h);
    h.event(Event::Paste("Harbour shut\n\nThe harbour stays shut, the mayor said on Monday.".to_owned()));
    settle(&mut h);
    click(&mut h, "Read it in");
    until(&mut h, "the pasted article", |h| h.state().session().sources().len() == 1);
}

#[test]
fn details_of_a_source_are_edited() {
    let mut h = sample();
    press(&mut h, Modifiers::COMMAND, Key::E);
    type_text(&mut h, "!");
    click(&mut h, "Apply");
    let outlet = h.state().session().sources()[0].document.metadata.outlet.clone();
    assert_eq!(outlet.as_deref(), Some("North Ledger!"), "the keyboard starts in the first field, at its end");
}

#[test]
fn every_place_is_reached_by_f6_and_by_number() {
    let mut h = sample();
    for (key, label) in [(Key::Num1, "Sources and tags"), (Key::Num4, "Inspector")] {
        press(&mut h, Modifiers::COMMAND, key);
        assert!(h.get_by_label(label).is_focused(), "{label} has the keyboard");
    }
    press(&mut h, Modifiers::NONE, Key::F6);
    assert!(h.get_by_label("Sources and tags").is_focused(), "after the inspector it starts again");
    press(&mut h, Modifiers::NONE, Key::Tab);
    assert!(h.get_by_label("Import articles").is_focused(), "then come the sources, top to bottom");
}

#[test]
fn the_narrowest_window_cuts_nothing_off() {
    let mut h = sample();
    h.set_size([1000.0, 700.0].into());
    settle(&mut h);
    let screen = h.ctx.content_rect();
    for label in ["Find or do something…", "Help", "all keys", "SOURCES", "TAGS"] {
        let rect = h.get_all_by_label(label).last().expect(label).rect();
        assert!(screen.contains_rect(rect), "{label} is cut off: {rect:?}");
    }
}

#[test]
fn the_page_of_keys_lists_every_key() {
    let mut h = sample();
    press(&mut h, Modifiers::NONE, Key::F1);
    assert!(h.query_by_label("Next sentence").is_some());
    type_text(&mut h, "undo");
    assert!(h.query_by_label("Next sentence").is_none());
}

#[test]
fn a_dropped_article_comes_in() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("piece.txt");
    std::fs::write(&file, "The bridge opens on Friday, the council said.").unwrap();
    let mut h = open(Start::Welcome, SIZE, Scripted::default());
    settle(&mut h);
    h.input_mut().dropped_files.push(std::sync::Arc::new(Dropped(file)));
    h.step();
    h.input_mut().dropped_files.clear();
    until(&mut h, "the dropped article", |h| h.state().session().sources().len() == 1);
}

#[test]
fn delete_takes_off_the_tags_of_the_selection_in_one_step_and_leaves_memos_and_longer_passages() {
    let mut h = sample();
    for _ in 0..3 {
        press(&mut h, Modifiers::NONE, Key::ArrowDown);
    }
    let name = |h: &mut Window, name: &str| {
        press(h, Modifiers::NONE, Key::T);
        type_text(h, name);
        press(h, Modifiers::NONE, Key::Enter);
    };
    name(&mut h, "one");
    press(&mut h, Modifiers::SHIFT, Key::ArrowDown);
    name(&mut h, "two");
    assert_eq!(marks(&h), 2);
    press(&mut h, Modifiers::NONE, Key::ArrowUp);
    press(&mut h, Modifiers::NONE, Key::ArrowDown);
    let undo = |h: &Window| h.state().session().undo_name().map(str::to_owned);
    let tagged = |h: &Window| -> usize { h.state().session().project().annotations.iter().filter(|a| a.tag.is_some()).count() };
    press(&mut h, Modifiers::NONE, Key::Delete);
    assert_eq!((tagged(&h), undo(&h).as_deref()), (1, Some("Take off tag “one”")));
    press(&mut h, Modifiers::COMMAND, Key::Z);
    press(&mut h, Modifiers::SHIFT, Key::ArrowDown);
    press(&mut h, Modifiers::NONE, Key::Delete);
    assert_eq!((tagged(&h), undo(&h).as_deref()), (0, Some("Take off 2 tags")));
}

#[derive(Debug)]
struct Dropped(PathBuf);

impl eframe::egui::DroppedFile for Dropped {
    fn path(&self) -> &std::path::Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        Err("the path is enough".to_owned())
    }
}

#[test]
fn closing_waits_for_what_was_typed_into_a_window() {
    let mut h = sample();
    h.event(Event::Paste("Rain fell on the harbour.".to_owned()));
    settle(&mut h);
    assert!(h.query_by_label("Paste an article").is_some(), "what is pasted outside a field is an article");
    type_text(&mut h, "Rain fell on the harbour.");
    ask_to_close(&mut h);
    assert!(h.query_by_label_contains("finish or cancel it").is_some(), "the window says why the program goes on");
    press(&mut h, Modifiers::NONE, Key::Escape);
    assert!(h.query_by_label("Paste an article").is_none());
    ask_to_close(&mut h);
}

#[test]
fn a_project_chosen_while_something_is_unsaved_waits_for_the_question() {
    let folder = tempfile::tempdir().unwrap();
    let other = folder.path().join("other.crossread");
    let dialogs = Scripted::default();
    let mut h = open(Start::Sample, SIZE, dialogs.clone());
    until(&mut h, "the sample", |h| h.state().session().comparison().is_some());
    press(&mut h, Modifiers::NONE, Key::J);
    press(&mut h, Modifiers::NONE, Key::T);
    type_text(&mut h, "x");
    press(&mut h, Modifiers::NONE, Key::Enter);
    assert!(h.state().session().is_dirty());
    dialogs.answers.borrow_mut().push_back(vec![other]);
    press(&mut h, Modifiers::COMMAND, Key::O);
    until(&mut h, "the question", |h| h.query_by_label("Unsaved changes").is_some());
    assert_eq!(marks(&h), 1, "nothing is gone");
}

#[test]
fn saving_takes_over_a_memo_that_is_being_typed() {
    let mut h = sample();
    press(&mut h, Modifiers::NONE, Key::J);
    press(&mut h, Modifiers::NONE, Key::M);
    type_text(&mut h, "ask the port");
    assert!(!h.state().session().is_dirty(), "nothing but the memo has changed");
    press(&mut h, Modifiers::COMMAND, Key::S);
    let memos: Vec<_> = h.state().session().project().annotations.iter().map(|a| a.memo.clone()).collect();
    assert_eq!(memos, ["ask the port"]);
}

#[test]
fn the_tour_comes_once_can_be_left_and_begun_again() {
    let mut h = open(Start::Welcome, SIZE, Scripted::default());
    settle(&mut h);
    click(&mut h, "Open the sample");
    until(&mut h, "the sample", |h| h.state().session().sources().len() == 5);
    h.get_by_label("A short tour");
    h.get_by_label("1 of 5");
    press(&mut h, Modifiers::NONE, Key::Enter);
    h.get_by_label("2 of 5");
    press(&mut h, Modifiers::NONE, Key::ArrowRight);
    press(&mut h, Modifiers::NONE, Key::ArrowLeft);
    h.get_by_label("2 of 5");
    press(&mut h, Modifiers::NONE, Key::Escape);
    assert!(h.query_by_label("A short tour").is_none() && h.state().settings().toured);
    press(&mut h, Modifiers::COMMAND, Key::K);
    type_text(&mut h, "short tour");
    press(&mut h, Modifiers::NONE, Key::Enter);
    for step in 1..=5 {
        h.get_by_label(&format!("{step} of 5"));
        press(&mut h, Modifiers::NONE, Key::Enter);
    }
    assert!(h.query_by_label("A short tour").is_none());
}

#[test]
fn back_and_forward_lead_through_the_places_visited() {
    let mut h = sample();
    let open = |h: &Window| {
        let session = h.state().session();
        session.sources().iter().position(|source| Some(source.id) == session.open_source())
    };
    press(&mut h, Modifiers::NONE, Key::J);
    press(&mut h, Modifiers::NONE, Key::S);
    press(&mut h, Modifiers::NONE, Key::S);
    assert_eq!(open(&h), Some(2));
    press(&mut h, Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(open(&h), Some(1));
    press(&mut h, Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(open(&h), Some(0));
    assert!(h.state().session().selection().is_some(), "with the sentence that was selected");
    press(&mut h, Modifiers::ALT, Key::ArrowRight);
    assert_eq!(open(&h), Some(1));
}

/// Controls in view that a screen reader could only call by what they are.
fn without_a_name(h: &Window) -> Vec<String> {
    const CONTROLS: [Role; 9] = [
        Role::Button,
        Role::CheckBox,
        Role::RadioButton,
        Role::TextInput,
        Role::MultilineTextInput,
        Role::ComboBox,
        Role::Slider,
        Role::SpinButton,
        Role::ColorWell,
    ];
    let nodes = CONTROLS.into_iter().flat_map(|role| h.query_all_by_role(role));
    let bare = nodes.filter(|node| {
        let node = node.accesskit_node();
        let words = node.label().or_else(|| node.value().filter(|_| node.role() == Role::Button));
        words.is_none_or(|words| words.trim().is_empty())
    });
    bare.map(|node| format!("{:?} at {:?}", node.accesskit_node().role(), node.rect())).collect()
}

#[test]
fn every_control_has_a_name() {
    let mut h = sample();
    press(&mut h, Modifiers::NONE, Key::J);
    press(&mut h, Modifiers::NONE, Key::T);
    type_text(&mut h, "a tag");
    assert_eq!(without_a_name(&h), [] as [String; 0], "the palette of tags");
    press(&mut h, Modifiers::NONE, Key::Enter);
    assert_eq!(without_a_name(&h), [] as [String; 0], "the four places");
    let actions = [
        "Voices",
        "Matrix",
        "Conflicts",
        "Timeline",
        "Tags that occur together",
        "Read",
        "All memos",
        "Passages by tag, speaker",
        "Detached marks",
        "Find in all sources",
        "What the marks mean",
        "One source more beside",
        "Settings",
        "All keys",
        "New tag",
        "Edit details",
        "Paste an article",
        "Rename the project",
        "A short tour",
        "About Crossread",
        "Verdict",
        "Reword",
        "Remove source",
    ];
    for action in actions {
        press(&mut h, Modifiers::COMMAND, Key::K);
        type_text(&mut h, action);
        press(&mut h, Modifiers::NONE, Key::Enter);
        settle(&mut h);
        assert_eq!(without_a_name(&h), [] as [String; 0], "after {action}");
        press(&mut h, Modifiers::NONE, Key::Escape);
        press(&mut h, Modifiers::NONE, Key::Escape);
    }
}
