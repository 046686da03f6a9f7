//! The claims table without a screen: what a mouse, a keyboard and a screen reader do in it.

use std::{sync::Arc, time::Duration};

use crossread::{
    commands::{CellState, ClaimColumn, ClaimFilter, ClaimRow, ClaimSort, Command, Session},
    ui::{
        claims::{self, ClaimsState},
        theme,
    },
};
use egui::{Event, Key, Modifiers, OutputCommand, Rect, Vec2, accesskit::Role, vec2};
use egui_kittest::{Harness, kittest::NodeT as _, kittest::Queryable as _};

/// What the harness draws.
struct Desk {
    session: Session,
    claims: ClaimsState,
}

const SIZE: Vec2 = vec2(1200.0, 400.0);

/// The table of the sample coverage.
fn sample() -> Harness<'static, Desk> {
    let mut session = Session::new(Arc::new(|| ()));
    session.run(Command::OpenSample);
    harness(session)
}

fn harness(mut session: Session) -> Harness<'static, Desk> {
    /// Longer than reading in takes on a busy machine.
    const PATIENCE: usize = 6_000;
    for _ in 0..PATIENCE {
        session.poll();
        if session.progress().is_none() {
            break;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    let builder = Harness::builder().with_size(SIZE).with_max_steps(200).with_step_dt(1.0 / 60.0);
    let mut harness = builder.with_context_setup(theme::install).build_ui_state(
        |ui, desk: &mut Desk| {
            let mut commands = Vec::new();
            claims::claims_ui(ui, &desk.session, &mut desk.claims, &mut commands);
            for command in commands {
                desk.session.run(command);
                ui.ctx().request_repaint();
            }
        },
        Desk { session, claims: ClaimsState::default() },
    );
    harness.run();
    harness
}

fn rows(harness: &Harness<'_, Desk>) -> Vec<Arc<ClaimRow>> {
    harness.state().session.claims().rows.clone()
}

/// Numbers of the rows in view, downwards.
fn in_view(harness: &Harness<'_, Desk>) -> Vec<u32> {
    let name = |node: egui_kittest::Node<'_>| node.accesskit_node().label();
    let number = |name: String| name.strip_prefix("Row ")?.split(',').next()?.parse().ok();
    harness.query_all_by_role(Role::Cell).filter_map(name).filter_map(number).collect()
}

fn row_rect(harness: &Harness<'_, Desk>, row: &ClaimRow) -> Option<Rect> {
    let name = format!("Row {}", row.claim.0 + 1);
    harness.query_by(|node| node.label().as_deref() == Some(&name)).map(|node| node.rect())
}

fn focus(harness: &mut Harness<'_, Desk>) {
    harness.ctx.memory_mut(|memory| memory.request_focus(claims::focus_id()));
    harness.run();
}

#[test]
fn every_cell_says_in_a_word_how_its_source_has_the_claim() {
    let harness = sample();
    let rows = rows(&harness);
    let shown = in_view(&harness);
    assert!(shown.len() >= 5 && shown.len() < 20, "only rows in view are drawn: {shown:?}");
    let row = &rows[0];
    let rect = row_rect(&harness, row).unwrap();
    let session = &harness.state().session;
    for (at, source) in session.sources().iter().enumerate() {
        let word = match session.cell(row, at) {
            CellState::Has { differs: Some(_), .. } => "differs",
            CellState::Has { .. } => "",
            CellState::NotFound => "not found",
            CellState::Absent => "absent",
            CellState::OtherEvent => "other event",
        };
        let start = format!("{}: {word}", source.document.label());
        let beside = |node: &egui_kittest::Node<'_>| (node.rect().center().y - rect.center().y).abs() < 2.0;
        let found = harness.query_all_by_role(Role::Cell).any(|node| {
            let name = node.accesskit_node().label();
            beside(&node) && name.is_some_and(|name| name.starts_with(&start))
        });
        assert!(found, "no cell {start:?} in the first row");
    }
}

#[test]
fn a_click_on_a_cell_selects_its_sentence_in_its_source() {
    let mut harness = sample();
    let rows = rows(&harness);
    let sources: Vec<_> = harness.state().session.sources().iter().map(|s| (s.id, s.document.label().to_owned())).collect();
    // A row in view that several sources have, and the last of them.
    let shown = in_view(&harness);
    let row =
        rows.iter().find(|r| shown.contains(&(r.claim.0 + 1)) && r.sources > 1).expect("the sample has shared claims").clone();
    let column = row.having().last().unwrap();
    let y = row_rect(&harness, &row).unwrap().center().y;
    let start = format!("{}: ", sources[column].1);
    let of_row = |node: &egui_kittest::Node<'_>| (node.rect().center().y - y).abs() < 2.0;
    let cell = harness
        .query_all_by_role(Role::Cell)
        .find(|node| of_row(node) && node.accesskit_node().label().is_some_and(|name| name.starts_with(&start)))
        .expect("the cell is there");
    cell.click();
    harness.run();
    let session = &harness.state().session;
    assert_eq!(session.selected_claim(), Some(row.claim));
    assert_eq!(session.selection().map(|s| s.source), Some(sources[column].0));
}

#[test]
fn arrows_move_through_rows_and_sources_and_the_row_stays_in_view() {
    let mut harness = sample();
    focus(&mut harness);
    let rows = rows(&harness);
    for row in rows.iter().take(25) {
        harness.key_press(Key::ArrowDown);
        harness.run();
        assert_eq!(harness.state().session.selected_claim(), Some(row.claim));
        let rect = row_rect(&harness, row).expect("the selected row is drawn");
        assert!(rect.bottom() <= SIZE.y && rect.top() > 60.0, "{rect:?}");
    }
    // Past the speaker and the number of sources.
    for _ in 0..3 {
        harness.key_press(Key::ArrowRight);
        harness.run();
    }
    let sources: Vec<_> = harness.state().session.sources().iter().map(|s| s.id).collect();
    assert_eq!(harness.state().session.open_source(), Some(sources[0]));
    harness.key_press(Key::ArrowRight);
    harness.run();
    assert_eq!(harness.state().session.open_source(), Some(sources[1]));
    harness.key_press(Key::Home);
    harness.run();
    assert_eq!(harness.state().session.selected_claim(), Some(rows[0].claim));
    harness.key_press(Key::End);
    harness.run();
    assert_eq!(harness.state().session.selected_claim(), rows.last().map(|row| row.claim));
}

#[test]
fn what_is_selected_elsewhere_comes_into_view() {
    let mut harness = sample();
    let rows = rows(&harness);
    let last = rows.last().unwrap();
    assert_eq!(row_rect(&harness, last), None);
    harness.state_mut().session.run(Command::SelectClaim { claim: last.claim, source: None });
    harness.run();
    assert!(row_rect(&harness, last).is_some_and(|rect| rect.bottom() <= SIZE.y));
}

#[test]
fn filters_are_a_click_away_and_can_be_taken_off() {
    let mut harness = sample();
    let all = rows(&harness).len();
    harness.get_by_label("Only claims that a single source has").click();
    harness.run();
    let only_here = rows(&harness);
    assert!(!only_here.is_empty() && only_here.len() < all);
    assert!(only_here.iter().all(|row| row.sources == 1));
    harness.get_by_label("Show all claims").click();
    harness.run();
    assert_eq!(rows(&harness).len(), all);
    harness.get_by_label("Only claims that a source does not have").click();
    harness.run();
    let first = harness.state().session.sources()[0].document.label().to_owned();
    harness.get_by_role_and_label(Role::Button, &first).click();
    harness.run();
    let missing = rows(&harness);
    assert!(missing.len() < all && missing.iter().all(|row| harness.state().session.cell(row, 0) == CellState::NotFound));
}

#[test]
fn what_is_typed_is_searched_for() {
    let mut harness = sample();
    let all = rows(&harness).len();
    harness.get_by_role_and_label(Role::TextInput, "Search claims").focus();
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, "Search claims").type_text("Vatican");
    harness.run();
    let found = rows(&harness);
    assert!(!found.is_empty() && found.len() < all);
    harness.get_by_role_and_label(Role::TextInput, "Search claims").type_text(" nowhere at all");
    harness.run();
    assert!(rows(&harness).is_empty());
    harness.get_by_label_contains("No claim passes these filters");
    // Taken off elsewhere, the field follows.
    harness.state_mut().session.run(Command::FilterClaims(ClaimFilter::default()));
    harness.run();
    assert_eq!(harness.get_by_role_and_label(Role::TextInput, "Search claims").value().unwrap_or_default(), "");
    assert_eq!(rows(&harness).len(), all);
}

#[test]
fn heads_of_columns_sort_both_ways() {
    let mut harness = sample();
    harness.get_by_role_and_label(Role::ColumnHeader, "Speaker").click();
    harness.run();
    let sort = |harness: &Harness<'_, Desk>| harness.state().session.claims().sort;
    assert_eq!(sort(&harness), ClaimSort { column: ClaimColumn::Speaker, descending: false });
    harness.get_by_role_and_label(Role::ColumnHeader, "Speaker, sorted").click();
    harness.run();
    assert_eq!(sort(&harness), ClaimSort { column: ClaimColumn::Speaker, descending: true });
    harness.get_by_role_and_label(Role::ColumnHeader, "Speaker, sorted from the end");
}

#[test]
fn a_row_opens_and_shows_all_its_wordings() {
    let mut harness = sample();
    focus(&mut harness);
    let shared = rows(&harness).into_iter().find(|row| row.sources > 1).unwrap();
    harness.state_mut().session.run(Command::SelectClaim { claim: shared.claim, source: None });
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    let comparison = harness.state().session.comparison().unwrap().clone();
    for mention in &comparison.claims[shared.claim.0 as usize].mentions {
        let session = &harness.state().session;
        let source = session.source_of(mention.source).unwrap();
        let words = mention.span.of(&source.document.text).split_whitespace().collect::<Vec<_>>().join(" ");
        let (label, words) = (format!("{}: ", source.document.label()), format!(": {words}"));
        let told = harness.query_all_by_role(Role::Label).any(|node| {
            let node = node.accesskit_node();
            let name = node.label().or_else(|| node.value()).unwrap_or_default();
            name.starts_with(&label) && name.ends_with(&words)
        });
        assert!(told, "the wording of {label} is shown");
    }
    harness.key_press(Key::Enter);
    harness.run();
    assert!(harness.query_by_label_contains("Not found in").is_none());
}

#[test]
fn without_claims_the_table_says_what_to_do() {
    let harness = harness(Session::new(Arc::new(|| ())));
    harness.get_by_label_contains("Import articles on one event");
}

#[test]
fn nothing_moves_while_nothing_happens() {
    let mut harness = sample();
    assert!(harness.try_run().is_ok_and(|steps| steps <= 2), "no repaint is asked for");
}

#[test]
fn a_source_is_sorted_by_too() {
    let mut harness = sample();
    let source = harness.state().session.sources()[1].clone();
    let label = source.document.label().to_owned();
    harness.get_by_role_and_label(Role::ColumnHeader, &label).click();
    harness.run();
    let column = ClaimColumn::Source(source.id);
    assert_eq!(harness.state().session.claims().sort, ClaimSort { column, descending: false });
    let first_has =
        |harness: &Harness<'_, Desk>| matches!(harness.state().session.cell(&rows(harness)[0], 1), CellState::Has { .. });
    assert!(first_has(&harness));
    harness.get_by_role_and_label(Role::ColumnHeader, &format!("{label}, sorted")).click();
    harness.run();
    assert!(!first_has(&harness));
}

#[test]
fn rows_are_picked_one_after_the_other_all_and_none() {
    let mut harness = sample();
    focus(&mut harness);
    let rows = rows(&harness);
    let picked = |harness: &Harness<'_, Desk>| harness.state().claims.picked().len();
    harness.key_press(Key::ArrowDown);
    harness.run();
    for _ in 0..2 {
        harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowDown);
        harness.run();
    }
    assert_eq!(harness.state().claims.picked(), rows[..3].iter().map(|row| row.claim).collect::<Vec<_>>());
    harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowUp);
    harness.run();
    assert_eq!(picked(&harness), 2, "the stretch begins where it began");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run();
    assert_eq!(picked(&harness), rows.len());
    harness.key_press(Key::Escape);
    harness.run();
    assert_eq!(picked(&harness), 0);
    let row = |number: usize| format!("Row {}", rows[number].claim.0 + 1);
    harness.get_by_label(&row(1)).click();
    harness.run();
    harness.get_by_label(&row(3)).click_modifiers(Modifiers::SHIFT);
    harness.run();
    assert_eq!(picked(&harness), 3);
}

#[test]
fn what_is_filtered_away_is_no_longer_picked() {
    let mut harness = sample();
    focus(&mut harness);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run();
    let filter = ClaimFilter { only_here: true, ..ClaimFilter::default() };
    harness.state_mut().session.run(Command::FilterClaims(filter));
    harness.run();
    assert_eq!(harness.state().claims.picked().len(), rows(&harness).len());
}

#[test]
fn claims_are_filtered_by_tag_and_by_kind_of_conflict_together() {
    let mut harness = sample();
    let all = rows(&harness);
    let session = &mut harness.state_mut().session;
    session.run(Command::CreateTag { name: "call".to_owned(), colour: None });
    let tag = session.project().codebook[0].id;
    let row = all.iter().find(|row| row.conflict.is_some()).unwrap();
    let mention = session.comparison().unwrap().claims[row.claim.0 as usize].mentions[0].clone();
    let source = session.source_of(mention.source).unwrap().id;
    session.run(Command::Annotate { source, span: mention.span, tag: Some(tag), memo: String::new() });
    harness.run();
    harness.get_by_label("Only claims on whose words a tag stands").click();
    harness.run();
    harness.get_by_role_and_label(Role::Button, "call").click();
    harness.run();
    let tagged = rows(&harness);
    assert!(!tagged.is_empty() && tagged.len() < all.len() && tagged.iter().any(|found| found.claim == row.claim));
    // The tag comes off, and the filter follows.
    harness.state_mut().session.run(Command::Undo);
    harness.run();
    assert!(rows(&harness).is_empty());
    harness.state_mut().session.run(Command::Redo);
    let kind = row.conflict.unwrap().0;
    let filter = ClaimFilter { kinds: vec![kind], ..harness.state().session.claims().filter.clone() };
    harness.state_mut().session.run(Command::FilterClaims(filter));
    harness.run();
    assert!(rows(&harness).iter().any(|found| found.claim == row.claim) && rows(&harness).len() <= tagged.len());
}

#[test]
fn a_filter_for_a_tag_follows_what_becomes_a_kind_of_it() {
    let mut harness = sample();
    let session = &mut harness.state_mut().session;
    for name in ["call", "events"] {
        session.run(Command::CreateTag { name: name.to_owned(), colour: None });
    }
    let [tag, above] = [0, 1].map(|at| session.project().codebook[at].id);
    let mention = session.comparison().unwrap().claims[0].mentions[0].clone();
    let source = session.source_of(mention.source).unwrap().id;
    session.run(Command::Annotate { source, span: mention.span, tag: Some(tag), memo: String::new() });
    session.run(Command::FilterClaims(ClaimFilter { tags: vec![above], ..ClaimFilter::default() }));
    harness.run();
    assert!(rows(&harness).is_empty());
    harness.state_mut().session.run(Command::MoveTags { tags: vec![tag], parent: Some(above) });
    harness.run();
    assert!(!rows(&harness).is_empty());
    harness.state_mut().session.run(Command::Undo);
    harness.run();
    assert!(rows(&harness).is_empty());
}

#[test]
fn a_column_moves_by_drag_and_grows_by_its_edge() {
    let mut harness = sample();
    let head = |harness: &Harness<'_, Desk>, name: &str| harness.get_by_role_and_label(Role::ColumnHeader, name).rect();
    let drag = |harness: &mut Harness<'_, Desk>, from: egui::Pos2, to: egui::Pos2| {
        let button =
            |pos, pressed| Event::PointerButton { pos, button: egui::PointerButton::Primary, pressed, modifiers: Modifiers::NONE };
        harness.event(Event::PointerMoved(from));
        harness.event(button(from, true));
        harness.run();
        harness.event(Event::PointerMoved(from + (to - from) / 2.0));
        harness.run();
        harness.event(Event::PointerMoved(to));
        harness.run();
        harness.event(button(to, false));
        harness.run();
    };
    let (claim, speaker) = (head(&harness, "Claim"), head(&harness, "Speaker"));
    assert!(claim.left() < speaker.left());
    drag(&mut harness, speaker.center(), claim.center());
    assert!(head(&harness, "Speaker").left() < head(&harness, "Claim").left(), "the speaker stands before the claim");
    let speaker = head(&harness, "Speaker");
    drag(&mut harness, speaker.right_center(), speaker.right_center() + vec2(40.0, 0.0));
    assert!((head(&harness, "Speaker").width() - speaker.width() - 40.0).abs() < 2.0, "{:?}", head(&harness, "Speaker"));
    assert!(!harness.state().claims.columns.are_usual());
    // Dragging a source's column moves the source, which can be undone.
    let labels = |harness: &Harness<'_, Desk>| {
        harness.state().session.sources().iter().map(|s| s.document.label().to_owned()).collect::<Vec<_>>()
    };
    let before = labels(&harness);
    let (a, b) = (head(&harness, &before[0]).center(), head(&harness, &before[1]).center());
    drag(&mut harness, a, b);
    assert_eq!(labels(&harness)[..2], [before[1].clone(), before[0].clone()]);
    harness.state_mut().session.run(Command::Undo);
    assert_eq!(labels(&harness), before);
}

mod in_the_window {
    use super::{Event, Key, Modifiers, OutputCommand};
    use crate::desk::{Scripted, Window, press, sample_in};

    fn copied(h: &Window) -> Option<String> {
        h.output().platform_output.commands.iter().find_map(|command| match command {
            OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        })
    }

    /// What goes to the clipboard in the next frames.
    fn stepped(h: &mut Window) -> Option<String> {
        let mut text = None;
        for _ in 0..8 {
            h.step();
            text = text.or_else(|| copied(h));
        }
        text
    }

    /// What is on the clipboard after these keys.
    fn copy(h: &mut Window, modifiers: Modifiers, key: Key) -> String {
        // In one frame: what is copied is in the output of that frame alone.
        let pressed = |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers };
        h.input_mut().events.push(pressed(true));
        let text = stepped(h);
        h.input_mut().events.push(pressed(false));
        h.step();
        text.expect("something was copied")
    }

    #[test]
    fn rows_are_copied_as_a_table_and_as_markdown_and_a_cell_by_itself() {
        let mut h = sample_in([1440.0, 900.0], Scripted::default());
        press(&mut h, Modifiers::COMMAND, Key::Num3);
        press(&mut h, Modifiers::NONE, Key::ArrowDown);
        press(&mut h, Modifiers::SHIFT, Key::ArrowDown);
        let table = copy(&mut h, Modifiers::COMMAND | Modifiers::SHIFT, Key::C);
        assert!(table.starts_with("#\tClaim\tSpeaker\tIn\tNorth Ledger\t"), "{table}");
        assert_eq!(table.lines().count(), 3, "heads and two rows: {table}");
        let markdown = copy(&mut h, Modifiers::ALT, Key::C);
        assert!(markdown.starts_with("| # | Claim | Speaker |") && markdown.lines().count() == 4, "{markdown}");
        press(&mut h, Modifiers::NONE, Key::Escape);
        let row = h.state().session().claims().rows[1].clone();
        h.input_mut().events.push(Event::Copy);
        assert_eq!(stepped(&mut h).as_deref(), Some(row.text.as_str()));
    }

    #[test]
    fn the_column_at_hand_is_sorted_moved_and_made_wider_by_key_and_stays_so() {
        let mut h = sample_in([1440.0, 900.0], Scripted::default());
        press(&mut h, Modifiers::COMMAND, Key::Num3);
        press(&mut h, Modifiers::NONE, Key::ArrowDown);
        press(&mut h, Modifiers::NONE, Key::ArrowRight);
        press(&mut h, Modifiers::ALT, Key::S);
        let sort = h.state().session().claims().sort;
        assert_eq!(sort.column, crossread::commands::ClaimColumn::Speaker);
        press(&mut h, Modifiers::ALT, Key::S);
        assert!(h.state().session().claims().sort.descending);
        assert!(h.state().settings().columns.are_usual());
        press(&mut h, Modifiers::ALT | Modifiers::SHIFT, Key::ArrowLeft);
        press(&mut h, Modifiers::ALT, Key::Plus);
        let kept = h.state().settings().columns.clone();
        let columns = kept.laid_out(&[]);
        assert_eq!(columns[1], crossread::commands::ClaimColumn::Speaker, "{columns:?}");
        h.run_steps(3);
        assert_eq!(h.state().settings().columns, kept);
    }
}
