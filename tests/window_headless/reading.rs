//! The reading view without a screen: what a mouse, a keyboard and a screen reader do in it.

use std::{sync::Arc, time::Duration};

use crossread::{
    commands::{Command, Selection, Session},
    project::TagId,
    ui::{
        reading::{self, ReadingState, Step},
        theme,
    },
};
use egui::{Key, Modifiers, Pos2, Rect, Vec2, accesskit::Role, vec2};
use egui_kittest::{Harness, kittest::NodeT as _, kittest::Queryable as _};

/// What the harness draws.
struct Desk {
    session: Session,
    reading: ReadingState,
}

/// A reading view of this size, with the articles read in and parsed.
fn open(size: Vec2, articles: &[&str]) -> Harness<'static, Desk> {
    let mut session = Session::new(Arc::new(|| ()));
    for article in articles {
        session.run(Command::ImportPasted((*article).to_owned()));
    }
    harness(size, session)
}

fn sample(size: Vec2) -> Harness<'static, Desk> {
    let mut session = Session::new(Arc::new(|| ()));
    session.run(Command::OpenSample);
    harness(size, session)
}

fn harness(size: Vec2, mut session: Session) -> Harness<'static, Desk> {
    /// Longer than reading in takes on a busy machine.
    const PATIENCE: usize = 6_000;
    for _ in 0..PATIENCE {
        session.poll();
        if session.progress().is_none() && session.sources().iter().all(|s| s.parsed.is_some()) {
            break;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    assert!(!session.sources().is_empty() && session.progress().is_none(), "the articles are read in");
    // Emoji come from the system's faces, where it has them.
    let builder = Harness::builder().with_size(size).with_max_steps(200).with_step_dt(1.0 / 60.0).allow_missing_glyphs();
    let mut harness = builder.with_context_setup(theme::install).build_ui_state(
        |ui, desk: &mut Desk| {
            let mut commands = Vec::new();
            reading::reading_ui(ui, &desk.session, &mut desk.reading, &mut commands);
            for command in commands {
                desk.session.run(command);
                ui.ctx().request_repaint();
            }
        },
        Desk { session, reading: ReadingState::default() },
    );
    harness.run();
    harness
}

const WIDE: Vec2 = vec2(760.0, 600.0);

/// The names of all sentences in view, as a screen reader hears them.
fn heard(harness: &Harness<'_, Desk>) -> Vec<String> {
    harness.query_all_by_role(Role::ListBoxOption).filter_map(|node| node.accesskit_node().label()).collect()
}

/// The numbers of all sentences in view.
fn in_view(harness: &Harness<'_, Desk>) -> Vec<usize> {
    let number = |name: String| name.strip_prefix("Sentence ")?.split(':').next()?.parse().ok();
    heard(harness).into_iter().filter_map(number).collect()
}

/// Where a sentence stands on the screen.
fn place_of(harness: &Harness<'_, Desk>, number: usize) -> Option<Rect> {
    let start = format!("Sentence {number}: ");
    harness.query_by(|node| node.label().is_some_and(|label| label.starts_with(&start))).map(|node| node.rect())
}

fn selected(harness: &Harness<'_, Desk>) -> Option<Selection> {
    harness.state().session.selection().cloned()
}

/// The words that are selected, as far as they are a stretch.
fn stretch(harness: &Harness<'_, Desk>) -> Option<String> {
    let session = &harness.state().session;
    let selection = session.selection()?;
    let source = session.source(selection.source)?;
    Some(selection.stretch?.of(&source.document.text).to_owned())
}

fn press(harness: &mut Harness<'_, Desk>, from: Pos2, modifiers: Modifiers) {
    button(harness, from, true, modifiers);
    button(harness, from, false, modifiers);
}

/// Steps frame by frame: a slow click would be no click.
fn button(harness: &mut Harness<'_, Desk>, pos: Pos2, pressed: bool, modifiers: Modifiers) {
    harness.hover_at(pos);
    harness
        .event_modifiers(egui::Event::PointerButton { pos, button: egui::PointerButton::Primary, pressed, modifiers }, modifiers);
    harness.step();
    harness.step();
}

fn drag(harness: &mut Harness<'_, Desk>, from: Pos2, to: Pos2) {
    button(harness, from, true, Modifiers::NONE);
    harness.hover_at(from + (to - from) / 2.0);
    harness.step();
    harness.hover_at(to);
    harness.step();
    button(harness, to, false, Modifiers::NONE);
}

/// An article of this many paragraphs, each sentence of which says which it is.
fn long_article(paragraphs: usize) -> String {
    let sentence = |p: usize, s: usize| format!("Paragraph {p} has a sentence {s} that is long enough to fill about one line.");
    let paragraph = |p: usize| (0..=p % 5).map(|s| sentence(p, s)).collect::<Vec<_>>().join(" ");
    (0..paragraphs).map(paragraph).collect::<Vec<_>>().join("\n\n")
}

const SHORT: &str = "The ferry left at nine. It came back at noon with nobody on board.\n\n\
    A dog 🐕 and a family 👩\u{200d}👩\u{200d}👧 waited at the pier. Then the harbour closed for the night.";

#[test]
fn a_screen_reader_hears_the_sentences_and_can_select_them() {
    let mut harness = open(WIDE, &[SHORT]);
    assert_eq!(heard(&harness)[0], "Sentence 1: The ferry left at nine.");
    harness.get_by_label("Sentence 2: It came back at noon with nobody on board.").click_accesskit();
    harness.run();
    assert_eq!(selected(&harness).unwrap().sentences, 1..2);
    let node = harness.get_by_label("Sentence 2: It came back at noon with nobody on board. Selected.");
    assert_eq!(node.accesskit_node().is_selected(), Some(true));
    assert_eq!(node.accesskit_node().description().as_deref(), Some("2 of 4"));
}

#[test]
fn a_click_selects_the_sentence_under_it_also_behind_emoji() {
    let mut harness = open(WIDE, &[SHORT]);
    for number in [4, 2, 3, 1] {
        let rect = place_of(&harness, number).unwrap();
        // Near the start of the sentence: a box around several lines holds others too.
        press(&mut harness, rect.left_top() + vec2(30.0, 10.0), Modifiers::NONE);
        assert!(selected(&harness).is_some());
    }
    let last = place_of(&harness, 4).unwrap();
    press(&mut harness, last.right_bottom() - vec2(12.0, 8.0), Modifiers::NONE);
    assert_eq!(selected(&harness).unwrap().sentences, 3..4);
}

#[test]
fn shift_and_click_selects_the_sentences_between() {
    let mut harness = open(WIDE, &[SHORT]);
    let first = place_of(&harness, 1).unwrap().center();
    press(&mut harness, first, Modifiers::NONE);
    assert_eq!(selected(&harness).unwrap().sentences, 0..1);
    let last = place_of(&harness, 4).unwrap().right_bottom() - vec2(12.0, 8.0);
    press(&mut harness, last, Modifiers::SHIFT);
    assert_eq!(selected(&harness).unwrap().sentences, 0..4);
}

#[test]
fn a_drag_selects_characters_and_whole_graphemes() {
    let mut harness = open(WIDE, &[SHORT]);
    let rect = place_of(&harness, 1).unwrap();
    let line = rect.center().y;
    drag(&mut harness, Pos2::new(rect.left() + 1.0, line), Pos2::new(rect.right() - 10.0, line));
    let words = stretch(&harness).unwrap();
    assert!(words.starts_with("The ferry left at") && words.len() < "The ferry left at nine.".len(), "{words:?}");
    let rect = place_of(&harness, 3).unwrap();
    drag(&mut harness, rect.left_top() + vec2(1.0, 8.0), rect.right_bottom() + vec2(0.0, 40.0));
    let words = stretch(&harness).or_else(|| selected(&harness).map(|s| format!("{:?}", s.sentences))).unwrap();
    assert!(words.starts_with("A dog 🐕") || words == "2..4", "{words:?}");
}

#[test]
fn a_double_click_selects_a_word() {
    let mut harness = open(WIDE, &[SHORT]);
    let rect = place_of(&harness, 1).unwrap();
    let on_ferry = Pos2::new(rect.left() + 50.0, rect.center().y);
    press(&mut harness, on_ferry, Modifiers::NONE);
    press(&mut harness, on_ferry, Modifiers::NONE);
    assert_eq!(stretch(&harness).as_deref(), Some("ferry"));
}

#[test]
fn the_keyboard_walks_and_what_it_selects_stays_in_view() {
    let mut harness = open(WIDE, &[&long_article(60)]);
    harness.ctx.memory_mut(|memory| memory.request_focus(reading::focus_id()));
    harness.run();
    for _ in 0..40 {
        harness.key_press(Key::ArrowDown);
        harness.run();
        let number = selected(&harness).unwrap().sentences.start + 1;
        let rect = place_of(&harness, number).expect("the selected sentence is drawn");
        assert!(rect.top() >= 36.0 && rect.bottom() <= WIDE.y, "sentence {number} is in view: {rect:?}");
    }
    assert_eq!(selected(&harness).unwrap().sentences, 39..40);
    harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowUp);
    harness.run();
    assert_eq!(selected(&harness).unwrap().sentences, 38..40);
    harness.key_press(Key::End);
    harness.run();
    let last = selected(&harness).unwrap().sentences.end;
    assert!(place_of(&harness, last).is_some_and(|rect| rect.bottom() <= WIDE.y));
    harness.key_press(Key::PageUp);
    harness.run();
    assert!(selected(&harness).unwrap().sentences.start + 3 < last);
}

#[test]
fn what_is_selected_elsewhere_comes_into_view() {
    let mut harness = open(WIDE, &[&long_article(700)]);
    assert!(in_view(&harness).len() < 60, "only what is in view is laid out");
    for sentence in [1_500, 20, 2_090, 2_070, 0] {
        let source = harness.state().session.sources()[0].id;
        let selection = Selection { source, sentences: sentence..sentence + 1, stretch: None };
        harness.state_mut().session.run(Command::Select(selection));
        harness.run();
        let rect = place_of(&harness, sentence + 1).expect("the sentence is drawn");
        assert!(rect.top() >= 36.0 && rect.bottom() <= WIDE.y, "sentence {sentence} is in view: {rect:?}");
    }
}

#[test]
fn words_at_the_top_stay_at_the_top_when_the_width_changes() {
    let mut harness = open(WIDE, &[&long_article(400)]);
    let source = harness.state().session.sources()[0].id;
    harness.state_mut().session.run(Command::Select(Selection { source, sentences: 600..601, stretch: None }));
    harness.run();
    let first = in_view(&harness)[0];
    for width in [420.0, 900.0, 520.0] {
        harness.set_size(vec2(width, 600.0));
        harness.run();
        let now = in_view(&harness)[0];
        assert!(now.abs_diff(first) <= 6, "sentence {first} was at the top, now {now}");
    }
}

#[test]
fn scrolling_back_moves_by_what_the_wheel_says_though_heights_were_guessed() {
    let mut harness = open(WIDE, &[&long_article(400)]);
    let source = harness.state().session.sources()[0].id;
    harness.state_mut().session.run(Command::Select(Selection { source, sentences: 700..701, stretch: None }));
    harness.run();
    harness.hover_at(Pos2::new(400.0, 300.0));
    harness.run();
    for _ in 0..30 {
        let before: Vec<(usize, Rect)> = in_view(&harness).into_iter().filter_map(|n| Some((n, place_of(&harness, n)?))).collect();
        let unit = egui::MouseWheelUnit::Point;
        let event = egui::Event::MouseWheel {
            source: egui::MouseWheelSource::Trackpad,
            unit,
            delta: vec2(0.0, 60.0),
            phase: egui::TouchPhase::Move,
            modifiers: Modifiers::NONE,
        };
        harness.event(event);
        harness.run();
        let moved = before.iter().filter_map(|(n, rect)| Some(place_of(&harness, *n)?.top() - rect.top())).collect::<Vec<_>>();
        assert!(moved.iter().all(|m| (m - moved[0]).abs() < 1.0), "all words move alike: {moved:?}");
        assert!(moved[0] >= 0.0 && moved[0] < 130.0, "they move by what the wheel says: {moved:?}");
    }
}

#[test]
fn a_tag_is_heard_with_its_sentence() {
    let mut harness = open(WIDE, &[SHORT]);
    let source = harness.state().session.sources()[0].id;
    let session = &mut harness.state_mut().session;
    session.run(Command::Select(Selection { source, sentences: 0..1, stretch: None }));
    session.run(Command::CreateAndApplyTag("unsourced".to_owned()));
    let tag: TagId = session.project().codebook[0].id;
    assert!(session.tag(tag).is_some());
    harness.run();
    assert!(heard(&harness)[0].ends_with("The ferry left at nine. Tags: unsourced. Selected."), "{:?}", heard(&harness)[0]);
}

#[test]
fn steps_go_where_there_is_something_and_nowhere_else() {
    let mut harness = sample(WIDE);
    let step = |harness: &Harness<'_, Desk>, step| harness.state().reading.step(&harness.state().session, step);
    let Some(Command::Select(quoted)) = step(&harness, Step::NextQuotation) else { panic!("the sample quotes somebody") };
    harness.state_mut().session.run(Command::Select(quoted.clone()));
    harness.run();
    let number = quoted.sentences.start + 1;
    let name = heard(&harness).into_iter().find(|name| name.starts_with(&format!("Sentence {number}:"))).unwrap();
    assert!(name.contains("Quotation: "), "{name}");
    harness.state_mut().session.run(Command::Select(Selection { sentences: 0..1, ..quoted }));
    harness.run();
    assert_eq!(step(&harness, Step::PreviousSentence), None);
    assert!(step(&harness, Step::NextSentence).is_some());
}

#[test]
fn front_matter_is_one_line_until_it_is_asked_for_or_selected() {
    let mut harness = sample(WIDE);
    let first = in_view(&harness)[0];
    assert!(first > 1, "the article begins with its first sentence");
    harness.get_by_label_contains("Show front matter").click();
    harness.run();
    assert_eq!(in_view(&harness)[0], 1);
    let mut harness = sample(WIDE);
    let source = harness.state().session.open_source().unwrap();
    harness.state_mut().session.run(Command::Select(Selection { source, sentences: 1..2, stretch: None }));
    harness.run();
    assert!(heard(&harness).iter().any(|name| name.starts_with("Sentence 2: ") && name.ends_with("Selected.")));
}

#[test]
fn a_source_that_is_left_is_found_again_where_it_was_left() {
    let mut harness = open(WIDE, &[&long_article(300), &long_article(200)]);
    let ids: Vec<_> = harness.state().session.sources().iter().map(|s| s.id).collect();
    let session = &mut harness.state_mut().session;
    session.run(Command::Select(Selection { source: ids[0], sentences: 300..301, stretch: None }));
    harness.run();
    let before = in_view(&harness);
    harness.state_mut().session.run(Command::OpenSource(ids[1]));
    harness.run();
    assert_eq!(in_view(&harness)[0], 1);
    harness.state_mut().session.run(Command::OpenSource(ids[0]));
    harness.run();
    assert_eq!(in_view(&harness), before);
}

#[test]
fn nothing_moves_while_nothing_happens() {
    let mut harness = sample(WIDE);
    assert!(harness.try_run().is_ok_and(|steps| steps <= 2), "no repaint is asked for");
}
