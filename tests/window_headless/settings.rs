//! Settings and keys, without a screen: reading comfort, keys picked by the user, clashes refused.

use crossread::ui::reading::Face;
use eframe::egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::{kittest::NodeT as _, kittest::Queryable as _};

use crate::desk::{Always, Window, press, sample_in};

fn sample() -> Window {
    sample_in([1200.0, 800.0], Always(None))
}

/// Looks an action up in the page of keys and begins to pick its keys.
fn pick_keys_of(h: &mut Window, action: &str) {
    press(h, Modifiers::NONE, Key::F1);
    h.get_by_role_and_label(Role::TextInput, "Look for").type_text(action);
    h.run_steps(3);
    let start = format!("Keys of {action}");
    let chip =
        h.query_all_by_role(Role::Button).find(|n| n.accesskit_node().label().is_some_and(|label| label.starts_with(&start)));
    chip.expect("its keys are there").click();
    h.run_steps(3);
}

#[test]
fn reading_comfort_holds_at_once() {
    let mut h = sample();
    press(&mut h, Modifiers::COMMAND, Key::Comma);
    h.get_by_label("Face: Sans").click();
    h.run_steps(3);
    h.get_by_label("Paragraph numbers").click();
    h.run_steps(3);
    let comfort = h.state().settings().comfort;
    assert!(comfort.face == Face::Sans && comfort.numbers);
    h.get_by_role_and_label(Role::TextInput, "Your name, written into every mark you make").focus();
    h.run_steps(2);
    h.get_by_role_and_label(Role::TextInput, "Your name, written into every mark you make").type_text("Ann");
    h.run_steps(3);
    assert_eq!(h.state().session().coder(), "Ann");
    h.get_by_label("As it was").click();
    h.run_steps(3);
    assert!(h.state().settings().comfort.face == Face::Serif);
    press(&mut h, Modifiers::NONE, Key::Escape);
    assert!(h.query_by_label("Face: Sans").is_none());
    press(&mut h, Modifiers::NONE, Key::Z);
    assert!(h.state().settings().comfort.focus);
}

#[test]
fn an_action_answers_to_the_keys_that_were_picked_for_it() {
    let mut h = sample();
    pick_keys_of(&mut h, "Focus mode");
    press(&mut h, Modifiers::ALT, Key::F);
    press(&mut h, Modifiers::NONE, Key::Escape);
    press(&mut h, Modifiers::NONE, Key::Z);
    assert!(!h.state().settings().comfort.focus, "the old key means nothing");
    press(&mut h, Modifiers::ALT, Key::F);
    assert!(h.state().settings().comfort.focus);
}

#[test]
fn keys_of_another_action_are_refused_and_said_whose_they_are() {
    let mut h = sample();
    pick_keys_of(&mut h, "Focus mode");
    press(&mut h, Modifiers::COMMAND, Key::S);
    h.get_by_label_contains("“Save” has them");
    assert!(h.state().settings().keys.is_empty());
    press(&mut h, Modifiers::NONE, Key::Escape);
    press(&mut h, Modifiers::NONE, Key::Z);
    assert!(h.state().settings().comfort.focus);
}
