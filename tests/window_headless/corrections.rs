//! What a person says of claims, without a screen: merged, split, added, linked, reworded, judged; kept over another analysis.

use std::sync::Arc;

use crossread::{
    commands::{CellState, ClaimRow, Session},
    project::{Decision, SourceId},
    text::Span,
    ui::Start,
};
use eframe::egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::Queryable as _;

use crate::desk::{Always, Window, analysed, click, open, press, sample_in, type_text, until};

/// The window on the sample, analysed, with the keyboard in the table.
fn sample() -> Window {
    let mut h = sample_in([1400.0, 900.0], Always(None));
    press(&mut h, Modifiers::COMMAND, Key::Num3);
    press(&mut h, Modifiers::NONE, Key::Home);
    h
}

fn total(session: &Session) -> usize {
    session.claims().total
}

fn selected(h: &Window) -> Arc<ClaimRow> {
    let session = h.state().session();
    session.claims().rows.iter().find(|row| Some(row.claim) == session.selected_claim()).cloned().expect("a row is selected")
}

/// Where the claims of the rows are mentioned.
fn mentions(session: &Session) -> Vec<Vec<(SourceId, Span)>> {
    let place = |m: &crossread::compare::ClaimMention| Some((session.source_of(m.source)?.id, m.span));
    session
        .comparison()
        .map_or(&[][..], |c| &c.claims)
        .iter()
        .map(|claim| claim.mentions.iter().filter_map(place).collect())
        .collect()
}

#[test]
fn picked_rows_are_merged_by_key_and_parted_by_undo() {
    let mut h = sample();
    let before = total(h.state().session());
    let all = mentions(h.state().session());
    press(&mut h, Modifiers::NONE, Key::Space);
    press(&mut h, Modifiers::NONE, Key::ArrowDown);
    press(&mut h, Modifiers::NONE, Key::Space);
    h.get_by_label("2 picked");
    press(&mut h, Modifiers::COMMAND, Key::M);
    until(&mut h, "the merged rows", |h| total(h.state().session()) == before - 1);
    let now = mentions(h.state().session());
    let both: Vec<_> = all[0].iter().chain(&all[1]).copied().collect();
    assert!(now.iter().any(|row| both.iter().all(|place| row.contains(place)) && row.len() == both.len()));
    assert_eq!(h.state().session().undo_name(), Some("Merge 2 rows"));
    press(&mut h, Modifiers::COMMAND, Key::Z);
    until(&mut h, "the rows as they were", |h| total(h.state().session()) == before);
    assert_eq!(mentions(h.state().session()), all);
}

#[test]
fn a_wording_is_split_off_in_the_details_and_stays_so_after_another_analysis() {
    let mut h = sample();
    let before = total(h.state().session());
    while selected(&h).sources < 2 {
        press(&mut h, Modifiers::NONE, Key::ArrowDown);
    }
    press(&mut h, Modifiers::NONE, Key::Enter);
    h.query_all_by_label("Split off").next().expect("several wordings can be split").click();
    h.run_steps(3);
    until(&mut h, "one row more", |h| total(h.state().session()) == before + 1);
    let rows = mentions(h.state().session());
    // Another order of the sources is another analysis.
    let last = h.state().session().sources()[4].id;
    press(&mut h, Modifiers::COMMAND, Key::Num2);
    while h.state().session().open_source() != Some(last) {
        press(&mut h, Modifiers::NONE, Key::S);
    }
    press(&mut h, Modifiers::COMMAND, Key::K);
    h.get_by_role_and_label(Role::TextInput, "Find or do something").type_text("Move source up");
    h.run_steps(2);
    press(&mut h, Modifiers::NONE, Key::Enter);
    until(&mut h, "the other analysis", |h| {
        let s = h.state().session();
        s.progress().is_none() && s.sources()[3].id == last && s.sources()[3].compared.is_some_and(|c| c.0 == 3)
    });
    let sorted = |mut rows: Vec<Vec<(SourceId, Span)>>| {
        for row in &mut rows {
            row.sort_unstable();
        }
        rows.sort_unstable();
        rows
    };
    assert_eq!(sorted(mentions(h.state().session())), sorted(rows));
}

#[test]
fn two_sentences_are_linked_and_a_missed_claim_is_added() {
    let mut h = sample();
    let before = total(h.state().session());
    // Two sentences of two articles that make different claims.
    press(&mut h, Modifiers::COMMAND, Key::Num2);
    press(&mut h, Modifiers::NONE, Key::End);
    let first = h.state().session().selected_words().unwrap();
    press(&mut h, Modifiers::NONE, Key::P);
    h.get_by_label_contains("Select what says the same");
    press(&mut h, Modifiers::NONE, Key::S);
    press(&mut h, Modifiers::NONE, Key::End);
    let second = h.state().session().selected_words().unwrap();
    press(&mut h, Modifiers::NONE, Key::P);
    let together = move |h: &Window| {
        let has = |row: &Vec<(SourceId, Span)>, (id, span): (SourceId, Span)| row.iter().any(|(i, s)| *i == id && s.overlaps(span));
        mentions(h.state().session()).iter().any(|row| has(row, first) && has(row, second))
    };
    until(&mut h, "one row of both", together);
    assert!(h.query_by_label_contains("Select what says the same").is_none());
    assert_eq!(h.state().session().undo_name(), Some("Link what says the same"));
    press(&mut h, Modifiers::COMMAND, Key::Z);
    until(&mut h, "no link any more", move |h| total(h.state().session()) == before && !together(h));
}

#[test]
fn a_verdict_and_other_words_stand_in_the_row() {
    let mut h = sample();
    press(&mut h, Modifiers::NONE, Key::V);
    h.get_by_label("Misleading").click();
    h.run_steps(3);
    h.get_by_role_and_label(Role::MultilineTextInput, "Note").focus();
    h.run_steps(2);
    h.get_by_role_and_label(Role::MultilineTextInput, "Note").type_text("Nobody else has it");
    h.run_steps(2);
    h.get_by_label("Apply").click();
    h.run_steps(3);
    let row = selected(&h);
    assert_eq!((row.verdict.as_deref(), row.note.as_str()), (Some("Misleading"), "Nobody else has it"));
    press(&mut h, Modifiers::SHIFT, Key::E);
    h.get_by_role_and_label(Role::MultilineTextInput, "The claim in your words").type_text(" indeed");
    h.run_steps(2);
    h.get_by_label("Apply").click();
    h.run_steps(3);
    let row = selected(&h);
    assert!(row.text.contains("indeed"));
    assert_eq!(row.verdict.as_deref(), Some("Misleading"), "the verdict stays");
    press(&mut h, Modifiers::COMMAND, Key::Num3);
    press(&mut h, Modifiers::NONE, Key::Y);
    let row = selected(&h);
    assert_eq!((row.decision.clone(), row.verdict.as_deref()), (Some(Decision::Confirmed), Some("Misleading")));
    for _ in 0..3 {
        press(&mut h, Modifiers::COMMAND, Key::Z);
    }
    let row = selected(&h);
    assert!(row.decision.is_none() && row.verdict.is_none() && !row.text.contains("indeed"));
}

#[test]
fn the_work_list_goes_on_by_one_key_and_says_how_far_it_is() {
    let mut h = sample();
    let total = total(h.state().session());
    h.query_all_by_label_contains(&format!("0 of {total} reviewed")).next().expect("nothing is reviewed yet");
    let mut seen = Vec::new();
    for _ in 0..3 {
        press(&mut h, Modifiers::NONE, Key::R);
        seen.push(selected(&h).claim);
        press(&mut h, Modifiers::NONE, Key::Y);
    }
    seen.dedup();
    assert_eq!(seen.len(), 3);
    let session = h.state().session();
    assert_eq!(session.reviewed_claims(), 3);
    h.query_all_by_label_contains(&format!("3 of {total} reviewed")).next().expect("the count follows");
}

#[test]
fn an_absence_is_confirmed_by_key_in_the_column_where_the_keyboard_is() {
    let mut h = sample();
    let cell = |h: &Window, at| h.state().session().cell(&selected(h), at);
    let lacking = |h: &Window| (0..h.state().session().sources().len()).find(|&at| cell(h, at) == CellState::NotFound);
    while lacking(&h).is_none() {
        press(&mut h, Modifiers::NONE, Key::ArrowDown);
    }
    let column = lacking(&h).unwrap();
    // Past the speaker and the number of sources.
    for _ in 0..column + 3 {
        press(&mut h, Modifiers::NONE, Key::ArrowRight);
    }
    press(&mut h, Modifiers::SHIFT, Key::Y);
    assert_eq!(cell(&h, column), CellState::Absent);
    press(&mut h, Modifiers::COMMAND, Key::Z);
    assert_eq!(cell(&h, column), CellState::NotFound);
}

/// The sentence of the open article with these words is selected by key.
fn walk_to(h: &mut Window, words: &str) {
    press(h, Modifiers::COMMAND, Key::Num2);
    press(h, Modifiers::NONE, Key::Home);
    let is_there = |h: &Window| {
        let session = h.state().session();
        let selected = session.selected_words();
        selected.is_some_and(|(id, span)| session.source(id).is_some_and(|s| span.of(&s.document.text).contains(words)))
    };
    for _ in 0..100 {
        if is_there(h) {
            return;
        }
        press(h, Modifiers::NONE, Key::J);
    }
    panic!("{words:?} is in no sentence of the open article");
}

/// A sentence of the open article that no quotation touches, by its first words.
fn unquoted(session: &Session) -> String {
    let source = session.source(session.open_source().unwrap()).unwrap();
    let parsed = source.parsed.as_ref().unwrap();
    let touched = |span: Span| parsed.quotations.iter().any(|q| q.span().overlaps(span));
    let is_running = |block: u32| parsed.blocks[block as usize].kind == crossread::parse::BlockKind::Paragraph;
    let found = parsed.sentences.iter().find(|s| !touched(s.span) && is_running(s.block) && s.span.len() > 40).unwrap();
    found.span.of(&source.document.text).to_owned()
}

#[test]
fn a_missed_quotation_is_marked_given_to_somebody_and_taken_back_by_key() {
    let mut h = sample();
    let words = unquoted(h.state().session());
    walk_to(&mut h, &words);
    let source = h.state().session().open_source().unwrap();
    let before = h.state().session().source(source).unwrap().quotations;
    press(&mut h, Modifiers::SHIFT, Key::H);
    h.get_by_label("Mark a quotation");
    type_text(&mut h, "Ben Cole");
    press(&mut h, Modifiers::NONE, Key::Enter);
    assert_eq!(h.state().session().undo_name(), Some("Mark a quotation"));
    until(&mut h, "the comparison with it", |h| {
        let session = h.state().session();
        session.progress().is_none() && session.comparison().is_some_and(|c| c.entities.iter().any(|e| e.name == "Ben Cole"))
    });
    assert_eq!(h.state().session().source(source).unwrap().quotations, before + 1);
    h.get_by_label_contains("by hand");
    // Its speaker is corrected like any other's, from the list.
    press(&mut h, Modifiers::NONE, Key::E);
    h.get_by_label("Correct the speaker");
    press(&mut h, Modifiers::NONE, Key::ArrowDown);
    press(&mut h, Modifiers::NONE, Key::Enter);
    assert_eq!(h.state().session().undo_name(), Some("Correct a speaker"));
    click(&mut h, "Take back");
    assert_eq!(h.state().session().source(source).unwrap().quotations, before);
}

#[test]
fn a_quotation_is_set_to_the_selected_words() {
    let mut h = sample();
    press(&mut h, Modifiers::COMMAND, Key::Num2);
    press(&mut h, Modifiers::NONE, Key::Home);
    press(&mut h, Modifiers::NONE, Key::Q);
    // The sentence, but for its last two words and its first.
    let words = |h: &Window| {
        let session = h.state().session();
        let (id, span) = session.selected_words().unwrap();
        span.of(&session.source(id).unwrap().document.text).to_owned()
    };
    let sentence = words(&h);
    press(&mut h, Modifiers::SHIFT, Key::ArrowLeft);
    press(&mut h, Modifiers::SHIFT, Key::ArrowLeft);
    press(&mut h, Modifiers::COMMAND | Modifiers::SHIFT, Key::ArrowRight);
    assert!(words(&h).len() + 4 < sentence.len() && sentence.contains(&words(&h)), "{} of {sentence}", words(&h));
    press(&mut h, Modifiers::SHIFT, Key::U);
    assert_eq!(h.state().session().undo_name(), Some("Set the words of a quotation"));
    h.get_by_label_contains("· edited");
    press(&mut h, Modifiers::COMMAND, Key::Z);
    h.get_by_label_contains("· proposed");
}

#[test]
fn a_wording_is_moved_to_another_row_by_key() {
    let mut h = sample();
    while selected(&h).sources < 2 {
        press(&mut h, Modifiers::NONE, Key::ArrowDown);
    }
    let from = selected(&h).claim;
    let to = h.state().session().all_rows().iter().rev().find(|row| row.claim != from).unwrap().clone();
    press(&mut h, Modifiers::SHIFT, Key::P);
    h.get_by_label("Move to another row");
    type_text(&mut h, &to.text);
    press(&mut h, Modifiers::NONE, Key::Enter);
    assert_eq!(h.state().session().undo_name(), Some("Move a wording to another row"));
    until(&mut h, "the row with it", |h| {
        let rows = h.state().session().all_rows();
        rows.iter().any(|row| row.text == to.text && row.sources >= to.sources && row.cells != to.cells)
    });
}

#[test]
fn two_names_are_made_one_by_key_and_taken_back() {
    let mut h = sample();
    press(&mut h, Modifiers::COMMAND, Key::Num2);
    press(&mut h, Modifiers::NONE, Key::Home);
    press(&mut h, Modifiers::NONE, Key::Q);
    let entities = |h: &Window| h.state().session().comparison().map_or(0, |c| c.entities.len());
    let before = entities(&h);
    press(&mut h, Modifiers::SHIFT, Key::N);
    h.get_by_label("Names");
    press(&mut h, Modifiers::NONE, Key::ArrowDown);
    press(&mut h, Modifiers::NONE, Key::Enter);
    until(&mut h, "one entity less", move |h| h.state().session().progress().is_none() && entities(h) == before - 1);
    press(&mut h, Modifiers::SHIFT, Key::N);
    click(&mut h, "Take back");
    until(&mut h, "both again", move |h| h.state().session().progress().is_none() && entities(h) == before);
}

#[test]
fn names_in_doubt_are_decided_by_key() {
    let folder = tempfile::tempdir().expect("a folder");
    let articles = [
        "A gull stole a wig\n\nKarl Lidnner lost a wig to a gull on the pier of Lowmoor on Monday, police said.\n\n\
         “It was a big bird,” said Karl Lidnner.",
        "Gull steals wig\n\nA gull stole the wig of Karl Lindner on the pier of Lowmoor on Monday, police said.\n\n\
         “That bird was big,” said Karl Lindner.",
    ];
    let paths: Vec<_> = articles
        .iter()
        .enumerate()
        .map(|(at, article)| {
            let path = folder.path().join(format!("{at}.txt"));
            std::fs::write(&path, article).expect("a file");
            path
        })
        .collect();
    let mut h = open(Start::Paths(paths), [1400.0, 900.0], Always(None));
    until(&mut h, "the analysis", |h| analysed(h.state().session()));
    let doubtful = |h: &Window| h.state().session().doubtful_names().count();
    let entities = |h: &Window| h.state().session().comparison().map_or(0, |c| c.entities.len());
    let before = entities(&h);
    assert_eq!(doubtful(&h), 1, "one name is the other with two letters mixed up");
    press(&mut h, Modifiers::COMMAND | Modifiers::SHIFT, Key::N);
    h.get_by_label("Names in doubt");
    press(&mut h, Modifiers::NONE, Key::Enter);
    until(&mut h, "one person less", move |h| h.state().session().progress().is_none() && entities(h) == before - 1);
    h.get_by_label_contains("No name is in doubt any more");
    press(&mut h, Modifiers::NONE, Key::Escape);
    press(&mut h, Modifiers::COMMAND, Key::Z);
    until(&mut h, "both again, and in doubt", move |h| {
        h.state().session().progress().is_none() && entities(h) == before && doubtful(h) == 1
    });
    press(&mut h, Modifiers::COMMAND | Modifiers::SHIFT, Key::N);
    click(&mut h, "Two");
    until(&mut h, "two persons, and no doubt", move |h| {
        h.state().session().progress().is_none() && entities(h) == before && doubtful(h) == 0
    });
}
