//! The views in the place of the article, without a screen: how they open, what they say, where they lead.

#![cfg(feature = "window")]

use std::time::{Duration, Instant};

use crossread::{
    compare::Severity,
    project::{Decision, Subject},
    ui::{
        App, Start,
        dialogs::{Dialogs, Question, Reply},
    },
};
use eframe::egui::{
    Key, Modifiers,
    accesskit::{Role, Toggled},
};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};

/// A system without dialogs.
struct NoDialogs;

impl Dialogs for NoDialogs {
    fn ask(&mut self, _question: Question, _reply: Reply) {}
}

fn open(start: Start, size: [f32; 2]) -> Harness<'static, App> {
    Harness::builder().with_size(size).with_max_steps(20).build_eframe(move |cc| App::new(cc, start, Box::new(NoDialogs)))
}

/// The window on the sample, analysed.
fn sample() -> Harness<'static, App> {
    const LIMIT: Duration = Duration::from_secs(60);
    let mut h = open(Start::Sample, [1440.0, 900.0]);
    let begun = Instant::now();
    loop {
        h.step();
        let session = h.state().session();
        if session.comparison().is_some() && session.progress().is_none() {
            break;
        }
        assert!(begun.elapsed() < LIMIT, "the sample is not analysed");
        std::thread::park_timeout(Duration::from_millis(5));
    }
    settle(&mut h);
    h
}

fn settle(h: &mut Harness<'static, App>) {
    h.run_steps(4);
}

fn press(h: &mut Harness<'static, App>, key: Key) {
    h.key_press(key);
    settle(h);
}

fn look(h: &mut Harness<'static, App>, key: Key) {
    h.key_press_modifiers(Modifiers::COMMAND, key);
    settle(h);
}

fn click(h: &mut Harness<'static, App>, label: &str) {
    h.get_by_label(label).click();
    settle(h);
}

/// Names of the rows of the list in view, downwards; with `selected` only of the one at hand.
fn rows(h: &Harness<'static, App>, starts: &[&str], selected: bool) -> Vec<String> {
    let mut rows: Vec<(f32, String)> = h
        .query_all_by_role(Role::ListBoxOption)
        .filter(|node| !selected || node.accesskit_node().toggled() == Some(Toggled::True))
        .filter_map(|node| Some((node.rect().top(), node.accesskit_node().label()?)))
        .filter(|(_, name)| starts.iter().any(|start| name.starts_with(start)))
        .collect();
    rows.sort_by(|a, b| a.0.total_cmp(&b.0));
    rows.into_iter().map(|(_, name)| name).collect()
}

const KINDS: [&str; 9] = ["number", "date", "place", "person", "title", "yes or no", "certainty", "wording", "order"];

fn conflicts(h: &Harness<'static, App>) -> Vec<String> {
    rows(h, &KINDS, false)
}

fn conflict_at_hand(h: &Harness<'static, App>) -> String {
    rows(h, &KINDS, true).join(" | ")
}

#[test]
fn views_open_from_the_bar_and_by_key_and_escape_goes_back_to_reading() {
    let mut h = sample();
    click(&mut h, "Conflicts view");
    assert!(!conflicts(&h).is_empty());
    press(&mut h, Key::Escape);
    assert!(conflicts(&h).is_empty(), "reading again");
    look(&mut h, Key::Num8);
    assert!(!conflicts(&h).is_empty());
    look(&mut h, Key::Num5);
    assert!(conflicts(&h).is_empty());
}

#[test]
fn the_worst_conflicts_come_first_and_the_keyboard_walks_through_them() {
    let mut h = sample();
    look(&mut h, Key::Num8);
    let worst = h.state().session().comparison().unwrap().conflicts.iter().map(|c| c.severity).min().unwrap();
    let word = if worst == Severity::Contradiction { "contradiction" } else { "tension" };
    let all = conflicts(&h);
    assert!(all[0].contains(word), "{}", all[0]);
    assert_eq!(conflict_at_hand(&h), all[0]);
    for key in [Key::ArrowDown, Key::J] {
        press(&mut h, key);
    }
    assert_eq!(conflict_at_hand(&h), all[2]);
    press(&mut h, Key::K);
    assert_eq!(conflict_at_hand(&h), all[1]);
    press(&mut h, Key::Home);
    assert_eq!(conflict_at_hand(&h), all[0]);
}

#[test]
fn a_chip_filters_by_severity_and_another_by_kind() {
    let mut h = sample();
    look(&mut h, Key::Num8);
    let chips: Vec<String> = h
        .query_all_by_role(Role::Button)
        .filter_map(|node| node.accesskit_node().label())
        .filter(|name| name.starts_with("Only what differs in ") || name.starts_with("Only detail"))
        .collect();
    let detail = chips.iter().find(|name| name.starts_with("Only detail")).expect("the sample has details").clone();
    click(&mut h, &detail);
    assert!(!conflicts(&h).is_empty() && conflicts(&h).iter().all(|row| row.contains(", detail")), "{:?}", conflicts(&h));
    click(&mut h, &detail);
    let kind = chips.iter().find(|name| name.starts_with("Only what differs in number")).expect("numbers differ").clone();
    click(&mut h, &kind);
    assert!(!conflicts(&h).is_empty() && conflicts(&h).iter().all(|row| row.starts_with("number")), "{:?}", conflicts(&h));
    click(&mut h, "Show all");
    assert!(conflicts(&h).iter().any(|row| !row.starts_with("number")));
}

#[test]
fn a_conflict_is_confirmed_and_rejected_by_key_and_undo_takes_it_back() {
    let mut h = sample();
    look(&mut h, Key::Num8);
    let decisions = |h: &Harness<'static, App>| {
        let corrections = &h.state().session().project().corrections;
        assert!(corrections.iter().all(|c| matches!(c.subject, Subject::Conflict { .. })));
        corrections.iter().map(|c| c.decision.clone()).collect::<Vec<_>>()
    };
    press(&mut h, Key::Y);
    assert_eq!(decisions(&h), [Decision::Confirmed]);
    assert!(conflict_at_hand(&h).contains("confirmed"), "{}", conflict_at_hand(&h));
    press(&mut h, Key::ArrowDown);
    press(&mut h, Key::N);
    assert_eq!(decisions(&h), [Decision::Confirmed, Decision::Rejected]);
    assert_eq!(h.state().session().undo_name(), Some("Reject a conflict"));
    look(&mut h, Key::Z);
    assert_eq!(decisions(&h), [Decision::Confirmed]);
    assert!(!conflict_at_hand(&h).contains("rejected"));
}

#[test]
fn enter_leads_to_the_words_of_the_side_at_hand() {
    let mut h = sample();
    look(&mut h, Key::Num8);
    press(&mut h, Key::ArrowDown);
    press(&mut h, Key::ArrowRight);
    let selection = h.state().session().selection().cloned().expect("the words are selected");
    press(&mut h, Key::Enter);
    assert!(conflicts(&h).is_empty(), "the article is shown");
    assert_eq!(h.state().session().selection(), Some(&selection));
    assert_eq!(h.state().session().open_source(), Some(selection.source));
}

#[test]
fn both_wordings_are_named_with_their_sources() {
    let mut h = sample();
    look(&mut h, Key::Num8);
    let labels: Vec<String> = h.state().session().sources().iter().map(|s| s.document.label().to_owned()).collect();
    let sides = h
        .query_all_by_role(Role::Button)
        .filter_map(|node| node.accesskit_node().label())
        .filter(|name| labels.iter().any(|label| name.starts_with(&format!("{label}: "))))
        .count();
    assert!(sides >= 2, "{sides} sides");
}
