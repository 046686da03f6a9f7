//! Sources side by side, without a screen: which ones, by which keys, and that they scroll together by what they say.

use crossread::{project::SourceId, ui::settings::Layer};
use eframe::egui::{Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, Rect, TouchPhase, pos2, vec2};
use egui_kittest::{kittest::NodeT as _, kittest::Queryable as _};

use crate::desk::{self, Always, Window, press};

/// The window on the sample, analysed, without the table: long enough to scroll.
fn sample() -> Window {
    wide(1400.0)
}

fn wide(width: f32) -> Window {
    let mut h = desk::sample_in([width, 520.0], Always(None));
    press(&mut h, Modifiers::COMMAND, Key::J);
    h
}

/// The sources in view, from left to right.
fn shown(h: &Window) -> Vec<SourceId> {
    let sources = h.state().session().sources();
    let mut articles: Vec<(f32, SourceId)> = Vec::new();
    for source in sources {
        let name = format!("Article: {}", source.document.label());
        articles.extend(h.query_by_label(&name).map(|node| (node.rect().left(), source.id)));
    }
    articles.sort_by(|a, b| a.0.total_cmp(&b.0));
    articles.into_iter().map(|(_, id)| id).collect()
}

/// Where the sentence stands whose name starts so; within the pane of `source`.
fn place(h: &Window, source: SourceId, sentence: usize) -> Option<Rect> {
    let state = h.state().session().source(source)?;
    let article = h.query_by_label(&format!("Article: {}", state.document.label()))?.rect();
    let start = format!("Sentence {}: ", sentence + 1);
    h.query_all(egui_kittest::kittest::by().predicate(move |node| node.label().is_some_and(|name| name.starts_with(&start))))
        .map(|node| node.rect())
        .find(|rect| article.x_range().contains(rect.center().x))
}

#[test]
fn sources_come_beside_and_go_by_key() {
    let mut h = sample();
    let open = h.state().session().open_source().unwrap();
    assert_eq!(shown(&h), [open]);
    press(&mut h, Modifiers::NONE, Key::W);
    let two = shown(&h);
    assert!(two.len() == 2 && two[0] == open && two[1] != open);
    press(&mut h, Modifiers::NONE, Key::B);
    let other = shown(&h);
    assert!(other[0] == open && other[1] != two[1] && other[1] != open);
    press(&mut h, Modifiers::SHIFT, Key::A);
    assert_eq!(shown(&h), [other[1], open], "swapped");
    assert_eq!(h.state().session().open_source(), Some(open));
    press(&mut h, Modifiers::NONE, Key::A);
    assert_eq!(h.state().session().open_source(), Some(other[1]), "the keyboard goes to the other");
    assert_eq!(shown(&h), [other[1], open]);
    press(&mut h, Modifiers::NONE, Key::W);
    assert_eq!(shown(&h).len(), 3);
    press(&mut h, Modifiers::SHIFT, Key::W);
    press(&mut h, Modifiers::SHIFT, Key::W);
    assert_eq!(shown(&h), [other[1]], "the open one stays");
}

#[test]
fn in_a_narrow_window_the_inspector_gives_way_to_a_second_source() {
    let mut h = wide(1000.0);
    press(&mut h, Modifiers::NONE, Key::W);
    assert_eq!(shown(&h).len(), 2);
    assert!(!h.state().settings().inspector && h.state().settings().sources);
    press(&mut h, Modifiers::NONE, Key::W);
    assert_eq!(shown(&h).len(), 3);
    assert!(!h.state().settings().sources);
}

#[test]
fn the_source_that_differs_most_is_a_key_away() {
    let mut h = sample();
    press(&mut h, Modifiers::NONE, Key::D);
    let two = shown(&h);
    assert_eq!(two.len(), 2);
    let session = h.state().session();
    let index = |id| session.source(id).and_then(|s| s.compared);
    let (open, beside) = (index(two[0]), index(two[1]));
    let conflicts = &session.comparison().unwrap().conflicts;
    let with = |other| {
        let has = |c: &crossread::compare::Conflict, s| c.parts.iter().any(|p| Some(p.source) == s);
        conflicts.iter().filter(|c| has(c, open) && has(c, other)).count()
    };
    let most = session.sources().iter().filter(|s| s.compared != open).map(|s| with(s.compared)).max();
    assert_eq!(Some(with(beside)), most);
}

#[test]
fn a_selected_sentence_brings_its_counterpart_beside_it() {
    let mut h = sample();
    press(&mut h, Modifiers::NONE, Key::W);
    let two = shown(&h);
    let mut met = 0;
    for _ in 0..14 {
        press(&mut h, Modifiers::NONE, Key::J);
        h.run_steps(6);
        let session = h.state().session();
        let sentence = session.selection().unwrap().sentences.start;
        let (a, b) = (session.source(two[0]).unwrap().compared, session.source(two[1]).unwrap().compared);
        let mut same: Vec<_> = session.comparison().unwrap().links.iter().collect();
        same.retain(|l| l.relation == crossread::compare::Relation::Same);
        let here = |r: crossread::compare::SentenceRef| Some(r.source) == a && r.sentence as usize == sentence;
        let pairs = same.iter().flat_map(|l| [(l.a, l.b, l.score), (l.b, l.a, l.score)]);
        let best = pairs.filter(|(x, y, _)| here(*x) && Some(y.source) == b).max_by(|x, y| x.2.total_cmp(&y.2));
        let Some((_, there, _)) = best else { continue };
        let own = place(&h, two[0], sentence).expect("the selected sentence is in view");
        let other = place(&h, two[1], there.sentence as usize).expect("its counterpart is in view");
        met += usize::from((own.top() - other.top()).abs() < 8.0);
    }
    assert!(met >= 3, "only {met} came to stand beside their counterparts");
}

#[test]
fn the_other_source_follows_the_wheel_until_that_is_switched_off() {
    let mut h = sample();
    press(&mut h, Modifiers::NONE, Key::W);
    let two = shown(&h);
    let wheel = |h: &mut Window| {
        let label = h.state().session().source(two[0]).unwrap().document.label().to_owned();
        let at = h.get_by_label(&format!("Article: {label}")).rect().center();
        h.input_mut().events.push(Event::PointerMoved(at));
        h.run_steps(1);
        for _ in 0..4 {
            let (unit, delta, phase) = (MouseWheelUnit::Point, vec2(0.0, -90.0), TouchPhase::Move);
            h.input_mut().events.push(Event::MouseWheel {
                unit,
                delta,
                phase,
                modifiers: Modifiers::NONE,
                source: MouseWheelSource::Wheel,
            });
            h.run_steps(6);
        }
        h.input_mut().events.push(Event::PointerMoved(pos2(2.0, 2.0)));
        h.run_steps(2);
    };
    let first = |h: &Window, id| (0..40).find_map(|s| place(h, id, s).map(|rect| (s, rect.top().round() as i32)));
    let before = first(&h, two[1]);
    wheel(&mut h);
    let after = first(&h, two[1]);
    assert_ne!(before, after, "the right one follows the left one");
    press(&mut h, Modifiers::SHIFT, Key::T);
    wheel(&mut h);
    assert_eq!(first(&h, two[1]), after, "and stays where it is when they are parted");
}

#[test]
fn marks_are_switched_in_the_legend() {
    let mut h = sample();
    assert!(!h.state().settings().shows_layer(Layer::Names));
    press(&mut h, Modifiers::SHIFT, Key::M);
    h.get_by_label("Names").click();
    h.run_steps(3);
    assert!(h.state().settings().shows_layer(Layer::Names));
    let names = h.query_all_by_role(eframe::egui::accesskit::Role::CheckBox).filter_map(|n| n.accesskit_node().label()).count();
    assert_eq!(names, Layer::ALL.len());
}
