//! Find, without a screen: the line above the article, the list of hits, from hit to hit by key.

use eframe::egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::desk::{Always, Window, press, sample_in, type_text, until};

/// The window on the sample, analysed.
fn sample() -> Window {
    sample_in([1200.0, 800.0], Always(None))
}

/// Opens the line by key and types into it.
fn look_for(h: &mut Window, modifiers: Modifiers, words: &str) {
    press(h, modifiers, Key::F);
    h.get_by_role_and_label(Role::TextInput, "Find").type_text(words);
    h.run_steps(2);
    until(h, "the hits", |h| h.state().session().query().words == words && h.state().session().found().is_some());
}

/// The words that are selected.
fn selected(h: &Window) -> String {
    let session = h.state().session();
    let words = session.selected_words().and_then(|(id, span)| Some(span.of(&session.source(id)?.document.text).to_owned()));
    words.unwrap_or_default()
}

#[test]
fn what_is_typed_is_found_and_walked_through_in_this_source_only() {
    let mut h = sample();
    look_for(&mut h, Modifiers::COMMAND, "call");
    let session = h.state().session();
    let open = session.open_source().unwrap();
    let here: Vec<_> = session.hits_in(open).to_vec();
    assert!(here.len() > 1, "the sample's first article speaks of it more than once");
    let mut seen = Vec::new();
    for _ in 0..here.len() {
        press(&mut h, Modifiers::NONE, Key::F3);
        assert_eq!(selected(&h).to_lowercase(), "call");
        seen.push(h.state().session().selected_words().unwrap());
    }
    assert_eq!(seen, here.iter().map(|hit| (hit.source, hit.span)).collect::<Vec<_>>());
    // From the end on to the start, and back again.
    press(&mut h, Modifiers::NONE, Key::F3);
    assert_eq!(h.state().session().selected_words(), Some(seen[0]));
    press(&mut h, Modifiers::SHIFT, Key::F3);
    assert_eq!(h.state().session().selected_words(), seen.last().copied());
    h.get_by_label_contains(" here · ");
}

#[test]
fn all_hits_are_listed_and_a_click_goes_to_one() {
    let mut h = sample();
    look_for(&mut h, Modifiers::COMMAND | Modifiers::SHIFT, "memorandum");
    let (hits, sources) = {
        let found = h.state().session().found().unwrap().unwrap();
        (found.hits.clone(), found.by_source.len())
    };
    assert!(sources > 1);
    h.get_by_label_contains(&format!("“memorandum” {} times in {sources} sources", hits.len()));
    let session = h.state().session();
    let other = hits.iter().position(|hit| Some(hit.source) != session.open_source()).unwrap();
    let label = session.source(hits[other].source).unwrap().document.label().to_owned();
    let row = h.query_all_by_role(Role::ListBoxOption).find(|node| {
        use egui_kittest::kittest::NodeT as _;
        let name = node.accesskit_node().label().unwrap_or_default();
        name.starts_with(&format!("{label}: ")) && name.contains("memorandum")
    });
    row.expect("the hit is listed").click();
    h.run_steps(3);
    assert_eq!(h.state().session().selected_words(), Some((hits[other].source, hits[other].span)));
    // From here Enter in the field goes on through all sources.
    press(&mut h, Modifiers::COMMAND | Modifiers::SHIFT, Key::F);
    press(&mut h, Modifiers::NONE, Key::Enter);
    let next = hits[(other + 1) % hits.len()];
    assert_eq!(h.state().session().selected_words(), Some((next.source, next.span)));
}

#[test]
fn a_wrong_expression_is_told_and_escape_ends_the_search() {
    let mut h = sample();
    look_for(&mut h, Modifiers::COMMAND, "talk(");
    h.get_by_label("Regular expression").click();
    until(&mut h, "word of the fault", |h| h.state().session().found().is_some_and(|found| found.is_err()));
    h.get_by_label_contains("No expression: ");
    h.get_by_role_and_label(Role::TextInput, "Find").focus();
    h.run_steps(2);
    press(&mut h, Modifiers::NONE, Key::Escape);
    assert!(h.query_by_role_and_label(Role::TextInput, "Find").is_none());
    assert!(h.state().session().query().is_empty() && h.state().session().found().is_none());
}

#[test]
fn the_sentences_of_all_hits_are_tagged_as_one_step() {
    let mut h = sample();
    press(&mut h, Modifiers::NONE, Key::J);
    press(&mut h, Modifiers::NONE, Key::T);
    h.get_by_role_and_label(Role::TextInput, "Tag by name").type_text("talks");
    h.run_steps(2);
    press(&mut h, Modifiers::NONE, Key::Enter);
    let before = h.state().session().project().annotations.len();
    look_for(&mut h, Modifiers::COMMAND | Modifiers::SHIFT, "memorandum");
    let hits = h.state().session().found().unwrap().unwrap().hits.len();
    press(&mut h, Modifiers::ALT, Key::T);
    h.get_by_label_contains(&format!("{hits} of {hits} places ticked"));
    h.get_by_label("Choose a tag…").click();
    h.run_steps(3);
    h.get_by_role_and_label(Role::Button, "talks").click();
    h.run_steps(3);
    // One that is not meant.
    h.get_by_label("Place 1").click();
    h.run_steps(3);
    h.get_by_label_contains(&format!("{} of {hits} places ticked", hits - 1));
    h.get_by_label("Tick none").click();
    h.run_steps(3);
    assert!(h.get_by_label_contains("Tag 0 passages").accesskit_node().is_disabled());
    h.get_by_label("Tick all").click();
    h.run_steps(3);
    let name = {
        let mut names = h.query_all_by_role(Role::Button).filter_map(|node| node.accesskit_node().label());
        names.find(|name| name.starts_with("Tag ") && name.ends_with(" passages")).expect("the button says how many")
    };
    h.get_by_role_and_label(Role::Button, &name).click();
    h.run_steps(3);
    let session = h.state().session();
    assert!(session.project().annotations.len() > before + 1);
    assert!(session.undo_name().is_some_and(|name| name.ends_with("passages “talks”")));
    assert!(h.query_all_by_label_contains("the tag already").count() > 0);
    h.get_by_role_and_label(Role::TextInput, "Find").focus();
    press(&mut h, Modifiers::NONE, Key::Escape);
    press(&mut h, Modifiers::COMMAND, Key::Z);
    assert_eq!(h.state().session().project().annotations.len(), before);
}

/// Does an action by its name in the palette.
fn by_palette(h: &mut Window, name: &str) {
    press(h, Modifiers::COMMAND, Key::K);
    type_text(h, name);
    press(h, Modifiers::NONE, Key::Enter);
}

#[test]
fn speakers_and_numbers_are_found_from_the_palette_one_after_the_other() {
    let mut h = sample();
    let name = {
        let session = h.state().session();
        let source = session.source(session.open_source().unwrap()).unwrap();
        let parsed = source.parsed.as_ref().unwrap();
        let entity = parsed.quotations.iter().find_map(|quotation| quotation.entity).unwrap();
        parsed.entities[entity.0 as usize].name.clone()
    };
    by_palette(&mut h, "find by speaker");
    type_text(&mut h, &name);
    until(&mut h, "what was said", |h| h.state().session().query().words == name && h.state().session().found().is_some());
    let found = h.state().session().found().unwrap().unwrap().hits.clone();
    assert!(!found.is_empty());
    press(&mut h, Modifiers::NONE, Key::Enter);
    assert!(found.iter().any(|hit| h.state().session().selected_words() == Some((hit.source, hit.span))));
    press(&mut h, Modifiers::NONE, Key::Escape);
    // What was typed before is replaced, also by what is typed before the field is there.
    press(&mut h, Modifiers::COMMAND, Key::K);
    type_text(&mut h, "find a number");
    h.key_press(Key::Enter);
    h.step();
    h.event(eframe::egui::Event::Text("2".to_owned()));
    h.step();
    type_text(&mut h, " hours");
    // Enter goes to what was typed, also where it comes before that is found.
    press(&mut h, Modifiers::NONE, Key::Enter);
    until(&mut h, "the number", |h| selected(h).contains("two"));
    assert_eq!(h.state().session().query().words, "2 hours");
}

#[test]
fn what_bears_a_tag_is_found_and_follows_what_is_tagged() {
    let mut h = sample();
    press(&mut h, Modifiers::COMMAND, Key::Num2);
    press(&mut h, Modifiers::NONE, Key::J);
    press(&mut h, Modifiers::NONE, Key::T);
    type_text(&mut h, "unsourced");
    press(&mut h, Modifiers::NONE, Key::Enter);
    by_palette(&mut h, "find by tag");
    type_text(&mut h, "unsour");
    let hits = |h: &Window| h.state().session().found().and_then(Result::ok).map(|found| found.hits.len());
    until(&mut h, "what bears the tag", |h| hits(h) == Some(1));
    // In the field undo would be for what was typed.
    press(&mut h, Modifiers::COMMAND, Key::Num2);
    press(&mut h, Modifiers::COMMAND, Key::Z);
    until(&mut h, "no hit any more", |h| hits(h) == Some(0));
}
