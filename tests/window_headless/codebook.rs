//! The codebook, without a screen: kinds of tags, merging, passages by combinations of tags, memos, export.

use std::path::PathBuf;

use crossread::commands::{Command, Session};

use eframe::egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::{kittest::NodeT as _, kittest::Queryable as _};

use crate::desk::{Always, Window, press, sample_in, until};

fn tag(h: &mut Window, name: &str) {
    press(h, Modifiers::NONE, Key::T);
    h.get_by_role_and_label(Role::TextInput, "Tag by name").type_text(name);
    h.run_steps(2);
    press(h, Modifiers::NONE, Key::Enter);
}

/// The sample with three tags: "claim" and "loaded" on the first sentence, "loaded" and "quiet" on the second.
fn coded(answer: PathBuf) -> Window {
    let mut h = sample_in([1400.0, 900.0], Always(Some(answer)));
    press(&mut h, Modifiers::NONE, Key::J);
    tag(&mut h, "claim");
    tag(&mut h, "loaded");
    press(&mut h, Modifiers::NONE, Key::J);
    tag(&mut h, "loaded");
    tag(&mut h, "quiet");
    assert_eq!(h.state().session().project().annotations.len(), 4);
    h
}

fn listed(h: &Window) -> usize {
    let passages = h.query_all_by_role(Role::ListBoxOption).filter_map(|n| n.accesskit_node().label());
    passages.filter(|label| label.starts_with("North Ledger: ")).count()
}

#[test]
fn passages_are_found_by_tags_together_and_not() {
    let mut h = coded(PathBuf::new());
    press(&mut h, Modifiers::COMMAND | Modifiers::SHIFT, Key::T);
    h.get_by_label_contains("Choose tags above");
    h.get_by_label("loaded: not asked for").click();
    h.run_steps(3);
    assert_eq!(listed(&h), 2);
    h.get_by_label("claim: not asked for").click();
    h.run_steps(3);
    h.get_by_label("claim: or").click();
    h.run_steps(3);
    assert_eq!(listed(&h), 1, "loaded and claim");
    h.get_by_label("claim: and").click();
    h.run_steps(3);
    assert_eq!(listed(&h), 1, "loaded, not claim");
    let session = h.state().session();
    let second = session.project().annotations[2].anchor.words.chars().take(30).collect::<String>();
    h.get_by_label_contains(&format!("North Ledger: {second}"));
}

#[test]
fn a_tag_becomes_a_kind_of_another_by_key_and_is_found_with_it() {
    let mut h = coded(PathBuf::new());
    h.get_by_label_contains("Tag quiet, 1 passage").focus();
    h.run_steps(2);
    press(&mut h, Modifiers::NONE, Key::ArrowRight);
    let session = h.state().session();
    let [_, loaded, quiet] = &session.project().codebook[..] else { panic!("three tags") };
    assert_eq!(quiet.parent, Some(loaded.id));
    h.get_by_label_contains("Tag quiet, 1 passage, level 2");
    press(&mut h, Modifiers::NONE, Key::ArrowLeft);
    assert_eq!(h.state().session().project().codebook[2].parent, None);
    press(&mut h, Modifiers::COMMAND, Key::Z);
    assert!(h.state().session().project().codebook[2].parent.is_some());
}

#[test]
fn a_tag_is_merged_into_another_after_a_clear_word_and_comes_back_by_undo() {
    let mut h = coded(PathBuf::new());
    h.get_by_label_contains("Tag quiet, 1 passage").click_secondary();
    h.run_steps(3);
    h.get_by_label("Merge into another tag…").click();
    h.run_steps(3);
    h.get_by_label("Into “loaded”").click();
    h.run_steps(3);
    h.get_by_label_contains("1 passage under “quiet” goes over to “loaded”; 1 of them bears it already and keeps one mark");
    h.get_by_label("Merge").click();
    h.run_steps(3);
    let project = h.state().session().project();
    let names: Vec<&str> = project.codebook.iter().map(|tag| tag.name.as_str()).collect();
    assert_eq!(names, ["claim", "loaded"]);
    assert_eq!(project.annotations.len(), 3, "words that bear both keep one");
    press(&mut h, Modifiers::COMMAND, Key::Z);
    assert_eq!(h.state().session().project().annotations.len(), 4);
    assert_eq!(h.state().session().project().codebook.len(), 3);
}

#[test]
fn memos_are_listed_searched_and_exported() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("memos.md");
    let mut h = coded(path.clone());
    press(&mut h, Modifiers::COMMAND | Modifiers::SHIFT, Key::M);
    // The sample's articles bring a note along each: nobody here wrote it.
    assert_eq!(h.query_all_by_label_contains("Memo on a source").count(), 0);
    press(&mut h, Modifiers::COMMAND, Key::Num2);
    press(&mut h, Modifiers::NONE, Key::M);
    h.event(eframe::egui::Event::Text("Who says so?".to_owned()));
    h.run_steps(3);
    press(&mut h, Modifiers::NONE, Key::Escape);
    h.get_by_label_contains("Memo on a passage: Who says so?");
    h.get_by_label("Export…").click();
    h.run_steps(3);
    until(&mut h, "the file", |h| h.state().session().notices().iter().any(|n| n.text == "Saved memos.md"));
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.contains("Who says so?") && text.contains("North Ledger"), "{text}");
    h.get_by_role_and_label(Role::TextInput, "Search memos").focus();
    h.run_steps(2);
    h.get_by_role_and_label(Role::TextInput, "Search memos").type_text("nothing like it");
    h.run_steps(3);
    h.get_by_label_contains("No memo has these words");
}

#[test]
fn several_tags_are_picked_recoloured_and_deleted_as_one_step() {
    let mut h = coded(PathBuf::new());
    h.get_by_label_contains("Tag claim, 1 passage").focus();
    h.run_steps(2);
    press(&mut h, Modifiers::COMMAND, Key::Enter);
    h.get_by_label_contains("Tag claim, 1 passage, picked");
    h.get_by_label_contains("Tag quiet, 1 passage").click_modifiers(Modifiers::SHIFT);
    h.run_steps(3);
    h.get_by_label("3 tags picked").click();
    h.run_steps(3);
    h.get_by_label("Delete…").click();
    h.run_steps(3);
    h.get_by_label_contains("“claim”, “loaded” and 1 other go out of the codebook and off 4 passages.");
    h.get_by_label("Delete").click();
    h.run_steps(3);
    assert!(h.state().session().project().codebook.is_empty());
    assert_eq!(h.state().session().undo_name(), Some("Delete 3 tags"));
    press(&mut h, Modifiers::COMMAND, Key::Z);
    assert_eq!(h.state().session().project().codebook.len(), 3);
    assert_eq!(h.state().session().project().annotations.len(), 4);
}

#[test]
fn tags_come_from_another_project_and_what_clashes_is_decided() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("other.crossread");
    let mut other = Session::new(std::sync::Arc::new(|| {}));
    for name in ["claim", "new one"] {
        other.run(Command::CreateTag { name: name.to_owned(), colour: None });
    }
    other.run(Command::SaveAs(path.clone()));
    while other.save_pending() {
        other.poll();
        std::thread::park_timeout(std::time::Duration::from_millis(5));
    }
    let mut h = coded(path);
    press(&mut h, Modifiers::COMMAND, Key::K);
    h.event(eframe::egui::Event::Text("import tags".to_owned()));
    h.run_steps(4);
    press(&mut h, Modifiers::NONE, Key::Enter);
    until(&mut h, "the offer", |h| h.query_by_label("Import tags").is_some());
    h.get_by_label_contains("2 tags from other.crossread. Only tags come in, no passages and no memos. 1 name is in use here");
    h.get_by_label("Import 2 tags").click();
    h.run_steps(4);
    let names = |h: &Window| h.state().session().project().codebook.iter().map(|tag| tag.name.clone()).collect::<Vec<_>>();
    assert_eq!(names(&h), ["claim", "loaded", "quiet", "new one"], "what clashes is merged where nothing else is said");
    assert_eq!(h.state().session().undo_name(), Some("Import 1 tag from other.crossread"));
    press(&mut h, Modifiers::COMMAND, Key::Z);
    assert_eq!(names(&h), ["claim", "loaded", "quiet"]);
}

#[test]
fn passages_on_a_claim_and_by_a_speaker_are_listed() {
    let mut h = coded(PathBuf::new());
    assert!(h.state().session().selected_claim().is_some(), "the second sentence makes a claim");
    press(&mut h, Modifiers::ALT, Key::G);
    assert!(listed(&h) > 0);
    h.get_by_label_contains("Passages on any claim, not only: ").click();
    h.run_steps(3);
    h.get_by_label("any speaker").click();
    h.run_steps(3);
    h.get_by_role_and_label(Role::Button, "Donald Trump").click();
    h.run_steps(3);
    h.get_by_label("said by Donald Trump");
}
