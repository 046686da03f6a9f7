//! The views in the place of the article, without a screen: how they open, what they say, where they lead.

use crossread::{
    compare::Severity,
    project::{Decision, Subject},
};
use eframe::egui::{
    Key, Modifiers, OutputCommand,
    accesskit::{Role, Toggled},
};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::desk::{Always, Scripted, Window, sample_in, until};

/// The window on the sample, analysed.
fn sample() -> Window {
    sample_in([1440.0, 900.0], Scripted::default())
}

/// Until what the view shows is worked out and drawn.
fn settle(h: &mut Window) {
    crate::desk::settle(h);
    until(h, "the figure", |h| !h.state().is_working_out());
}

fn press(h: &mut Window, modifiers: Modifiers, key: Key) {
    h.key_press_modifiers(modifiers, key);
    settle(h);
}

fn click(h: &mut Window, label: &str) {
    h.get_by_label(label).click();
    settle(h);
}

fn look(h: &mut Window, key: Key) {
    press(h, Modifiers::COMMAND, key);
}

/// Names of the rows of the list in view, downwards; with `selected` only of the one at hand.
fn rows(h: &Window, starts: &[&str], selected: bool) -> Vec<String> {
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

fn conflicts(h: &Window) -> Vec<String> {
    rows(h, &KINDS, false)
}

fn conflict_at_hand(h: &Window) -> String {
    rows(h, &KINDS, true).join(" | ")
}

#[test]
fn views_open_from_the_bar_and_by_key_and_escape_goes_back_to_reading() {
    let mut h = sample();
    click(&mut h, "Conflicts view");
    assert!(!conflicts(&h).is_empty());
    press(&mut h, Modifiers::NONE, Key::Escape);
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
        press(&mut h, Modifiers::NONE, key);
    }
    assert_eq!(conflict_at_hand(&h), all[2]);
    press(&mut h, Modifiers::NONE, Key::K);
    assert_eq!(conflict_at_hand(&h), all[1]);
    press(&mut h, Modifiers::NONE, Key::Home);
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
    let decisions = |h: &Window| {
        let corrections = &h.state().session().project().corrections;
        assert!(corrections.iter().all(|c| matches!(c.subject, Subject::Conflict { .. })));
        corrections.iter().map(|c| c.decision.clone()).collect::<Vec<_>>()
    };
    press(&mut h, Modifiers::NONE, Key::Y);
    assert_eq!(decisions(&h), [Decision::Confirmed]);
    assert!(conflict_at_hand(&h).contains("confirmed"), "{}", conflict_at_hand(&h));
    press(&mut h, Modifiers::NONE, Key::ArrowDown);
    press(&mut h, Modifiers::NONE, Key::N);
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
    press(&mut h, Modifiers::NONE, Key::ArrowDown);
    press(&mut h, Modifiers::NONE, Key::ArrowRight);
    let selection = h.state().session().selection().cloned().expect("the words are selected");
    press(&mut h, Modifiers::NONE, Key::Enter);
    assert!(conflicts(&h).is_empty(), "the article is shown");
    assert_eq!(h.state().session().selection(), Some(&selection));
    assert_eq!(h.state().session().open_source(), Some(selection.source));
}

#[test]
fn the_conflict_at_hand_stays_so_over_another_analysis() {
    let mut h = sample();
    look(&mut h, Key::Num8);
    press(&mut h, Modifiers::NONE, Key::End);
    // One in which the source that moves takes part, and which does not stand where the list begins.
    while conflicts(&h).first() == Some(&conflict_at_hand(&h)) || !conflict_at_hand(&h).contains("sources A B") {
        press(&mut h, Modifiers::NONE, Key::ArrowUp);
        assert_ne!(conflicts(&h).first(), Some(&conflict_at_hand(&h)), "no such conflict in the sample");
    }
    let parts = |h: &Window| {
        let session = h.state().session();
        let at = session.conflicts().find(|(_, conflict)| conflict_at_hand(h).ends_with(&conflict.why)).map(|(at, _)| at);
        let Some(Subject::Conflict { mut parts, .. }) = at.and_then(|at| session.conflict_subject(at)) else { return Vec::new() };
        parts.sort_by_key(|part| (part.source, part.span));
        parts
    };
    let before = parts(&h);
    assert!(before.len() > 1);
    // Another order of the sources is another analysis.
    let last = h.state().session().sources()[4].id;
    press(&mut h, Modifiers::COMMAND, Key::K);
    h.get_by_role_and_label(Role::TextInput, "Find or do something").type_text("Move source down");
    h.run_steps(2);
    press(&mut h, Modifiers::NONE, Key::Enter);
    until(&mut h, "the other analysis", |h| {
        let s = h.state().session();
        s.progress().is_none() && s.sources()[1].compared.is_some_and(|c| c.0 == 1) && s.sources()[4].id == last
    });
    assert_eq!(parts(&h), before);
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

/// What the middle of the window says of what is at hand.
fn at_hand(h: &Window, view: &str) -> String {
    let start = format!("{view} view: ");
    let mut panes = h.query_all_by_role(Role::Pane).filter_map(|node| node.accesskit_node().label());
    panes.find_map(|name| name.strip_prefix(&start).map(str::to_owned)).unwrap_or_default()
}

/// Rows of the list beside a plot: those that name a source.
fn items(h: &Window, selected: bool) -> Vec<String> {
    let labels: Vec<String> = h.state().session().sources().iter().map(|s| format!("{}, ", s.document.label())).collect();
    rows(h, &labels.iter().map(String::as_str).collect::<Vec<_>>(), selected)
}

#[test]
fn arrows_walk_through_voices_and_sources_and_enter_leads_to_the_quotation() {
    let mut h = sample();
    look(&mut h, Key::Num6);
    let first = at_hand(&h, "Voices");
    assert!(first.contains("quotations in"), "{first}");
    press(&mut h, Modifiers::NONE, Key::ArrowDown);
    let second = at_hand(&h, "Voices");
    assert_ne!(first, second);
    press(&mut h, Modifiers::NONE, Key::ArrowUp);
    assert_eq!(at_hand(&h, "Voices"), first);
    press(&mut h, Modifiers::NONE, Key::ArrowRight);
    assert!(at_hand(&h, "Voices").contains("in North Ledger"), "{}", at_hand(&h, "Voices"));
    press(&mut h, Modifiers::NONE, Key::ArrowLeft);
    assert!(!items(&h, false).is_empty());
    press(&mut h, Modifiers::NONE, Key::Enter);
    press(&mut h, Modifiers::NONE, Key::ArrowDown);
    let item = items(&h, true);
    assert_eq!(item.len(), 1, "the list has the keyboard");
    let selection = h.state().session().selection().cloned().expect("its words are selected");
    press(&mut h, Modifiers::NONE, Key::Enter);
    assert!(at_hand(&h, "Voices").is_empty(), "the article is shown");
    assert_eq!(h.state().session().selection(), Some(&selection));
}

#[test]
fn escape_leaves_the_list_before_it_leaves_the_view() {
    let mut h = sample();
    look(&mut h, Key::Num6);
    press(&mut h, Modifiers::NONE, Key::Enter);
    assert_eq!(items(&h, true).len(), 1);
    press(&mut h, Modifiers::NONE, Key::Escape);
    assert!(items(&h, true).is_empty() && !at_hand(&h, "Voices").is_empty());
    press(&mut h, Modifiers::NONE, Key::Escape);
    assert!(at_hand(&h, "Voices").is_empty());
}

#[test]
fn voices_without_a_name_are_one_press_away() {
    let mut h = sample();
    look(&mut h, Key::Num6);
    click(&mut h, "Only speakers without a name: anonymous sources, people who are described");
    assert!(at_hand(&h, "Voices").contains("(not named)") || at_hand(&h, "Voices").contains("No speaker"));
}

#[test]
fn without_articles_there_is_no_view_and_a_new_project_is_read() {
    let mut h = sample();
    look(&mut h, Key::Num6);
    look(&mut h, Key::N);
    assert!(h.query_by_label("Voices view").is_none());
}

#[test]
fn a_pair_of_sources_leads_to_the_claims_that_they_share() {
    let mut h = sample();
    look(&mut h, Key::Num7);
    assert!(at_hand(&h, "Matrix").contains(" claims"), "{}", at_hand(&h, "Matrix"));
    // Past what is counted for one source alone, to the second source.
    for _ in 0..4 {
        press(&mut h, Modifiers::NONE, Key::ArrowRight);
    }
    let pair = at_hand(&h, "Matrix");
    assert!(pair.starts_with("North Ledger and ") && pair.contains("shared claim"), "{pair}");
    let shared: usize = pair.split(": ").nth(1).and_then(|rest| rest.split(' ').next()).and_then(|n| n.parse().ok()).unwrap();
    assert!(shared > 0);
    press(&mut h, Modifiers::NONE, Key::Enter);
    let claim = h.state().session().selected_claim().expect("its row is selected in the table");
    let mentions = &h.state().session().comparison().unwrap().claims[claim.0 as usize].mentions;
    assert!(mentions.len() > 1);
    press(&mut h, Modifiers::NONE, Key::Enter);
    assert!(at_hand(&h, "Matrix").is_empty(), "the article is shown");
}

#[test]
fn the_map_has_the_rows_of_the_table() {
    let mut h = sample();
    look(&mut h, Key::Num7);
    click(&mut h, "Which source has which claim; the rows of the table as they are filtered");
    let first = at_hand(&h, "Matrix");
    assert!(first.starts_with("North Ledger: ") && first.contains("Claim 1,"), "{first}");
    h.key_press(Key::F);
    settle(&mut h);
    let filtered = h.state().session().claims().rows[0].claim.0 + 1;
    assert!(at_hand(&h, "Matrix").contains(&format!("Claim {filtered},")), "{}", at_hand(&h, "Matrix"));
}

#[test]
fn the_timeline_leads_from_a_date_to_its_statements() {
    let mut h = sample();
    look(&mut h, Key::Num9);
    let mut seen = Vec::new();
    let statement = |words: &str| !words.contains(": 0 statements");
    for _ in 0..20 {
        seen.push(at_hand(&h, "Timeline"));
        if seen.last().is_some_and(|words| statement(words)) {
            break;
        }
        press(&mut h, Modifiers::NONE, Key::ArrowRight);
    }
    let found = seen.last().cloned().unwrap();
    assert!(found.starts_with("North Ledger, ") && statement(&found), "{seen:?}");
    assert!(!items(&h, false).is_empty());
    press(&mut h, Modifiers::NONE, Key::Enter);
    assert!(h.state().session().selection().is_some(), "its sentence is selected");
}

/// Saves the plot in view by the button with this name, and reads the file.
fn saved(button: &str, name: &str, view: Key) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(name);
    let mut h = sample_in([1440.0, 900.0], Always(Some(file.clone())));
    look(&mut h, view);
    click(&mut h, button);
    until(&mut h, name, |_| file.exists());
    std::fs::read(file).unwrap()
}

#[test]
fn a_plot_is_saved_as_svg_with_its_words() {
    let file = String::from_utf8(saved("Save the plot as SVG…", "voices.svg", Key::Num6)).unwrap();
    assert!(file.starts_with("<svg ") && file.trim_end().ends_with("</svg>"));
    assert!(file.contains(">Donald Trump<") && file.contains("North Ledger"));
}

#[test]
fn a_plot_is_saved_as_png() {
    let file = saved("Save the plot as PNG…", "matrix.png", Key::Num7);
    assert!(file.starts_with(b"\x89PNG\r\n") && file.len() > 5_000, "{} bytes", file.len());
}

#[test]
fn every_view_is_copied_as_a_table() {
    let mut h = sample();
    let heads = [
        (Key::Num6, "speaker\tnamed\t"),
        (Key::Num7, "source\thas\t"),
        (Key::Num8, "kind\tseverity\t"),
        (Key::Num9, "source\tpublished\t"),
    ];
    for (view, head) in heads {
        look(&mut h, view);
        h.get_by_label("Copy the view as a table").click();
        let mut copied = None;
        for _ in 0..4 {
            h.step();
            let mut commands = h.output().platform_output.commands.iter();
            copied = copied
                .or_else(|| commands.find_map(|c| if let OutputCommand::CopyText(text) = c { Some(text.clone()) } else { None }));
        }
        let copied = copied.expect("something is copied");
        assert!(copied.starts_with(head) && copied.lines().count() > 3, "{copied}");
    }
}

#[test]
fn in_a_narrow_window_the_switch_is_whole_and_views_still_show_their_rows() {
    let mut h = sample_in([1000.0, 700.0], Scripted::default());
    let screen = h.ctx.content_rect();
    for label in
        ["Read view", "Voices view", "Matrix view", "Conflicts view", "Timeline view", "Tags view", "Find or do something…"]
    {
        let rect = h.get_all_by_label(label).next().expect(label).rect();
        assert!(screen.contains_rect(rect), "{label} is cut off: {rect:?}");
    }
    for view in [Key::Num6, Key::Num7, Key::Num9] {
        look(&mut h, view);
        press(&mut h, Modifiers::NONE, Key::End);
        press(&mut h, Modifiers::NONE, Key::Home);
    }
    look(&mut h, Key::Num8);
    assert!(!conflicts(&h).is_empty());
}

#[test]
fn tags_that_occur_together_lead_to_their_passages_and_are_saved_as_csv() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("tags");
    let mut h = sample_in([1440.0, 900.0], Always(Some(file.clone())));
    press(&mut h, Modifiers::ALT, Key::Num5);
    h.get_by_label("No tags yet");
    press(&mut h, Modifiers::NONE, Key::Escape);
    press(&mut h, Modifiers::NONE, Key::J);
    for name in ["claim", "loaded"] {
        press(&mut h, Modifiers::NONE, Key::T);
        h.get_by_role_and_label(Role::TextInput, "Tag by name").type_text(name);
        h.run_steps(2);
        press(&mut h, Modifiers::NONE, Key::Enter);
    }
    press(&mut h, Modifiers::ALT, Key::Num5);
    assert_eq!(at_hand(&h, "Tags"), "1 passage under “claim”");
    press(&mut h, Modifiers::NONE, Key::ArrowRight);
    assert_eq!(at_hand(&h, "Tags"), "Of 1 passage under “claim”, 1 share words with “loaded”");
    assert_eq!(items(&h, false).len(), 1);
    press(&mut h, Modifiers::NONE, Key::Enter);
    press(&mut h, Modifiers::NONE, Key::Enter);
    assert!(h.state().session().selection().is_some() && at_hand(&h, "Tags").is_empty(), "its words in the article");
    press(&mut h, Modifiers::ALT, Key::ArrowLeft);
    assert!(!at_hand(&h, "Tags").is_empty(), "back where one was");
    click(&mut h, "Save the view as CSV…");
    let written = folder.path().join("tags.csv");
    until(&mut h, "the table", |_| written.exists());
    assert_eq!(std::fs::read_to_string(written).unwrap(), "\u{feff}tag,claim,loaded\r\nclaim,1,1\r\nloaded,1,1\r\n");
}
