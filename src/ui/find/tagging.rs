//! Tagging what was found: every hit in its context with a tick, then one tag on all that are ticked, as one step.

use std::collections::{BTreeMap, BTreeSet};

use eframe::egui::{self, Align, Button, Layout, ScrollArea, Ui, vec2};

use super::{FindState, list};
use crate::{
    commands::{Command, Hit, Session, SourceState},
    project::{SourceId, TagId},
    text::Span,
    ui::{
        actions::Action,
        desk::{Desk, Lower, Wish},
        icons::Icon,
        theme::{self, ROW, STEP, palette},
        widgets::{self, Emphasis, count},
        windows::Window,
    },
};

/// Words of a source.
type Place = (SourceId, Span);

/// What is chosen before anything is tagged.
#[derive(Debug, Default)]
pub struct Tagging {
    tag: Option<TagId>,
    /// Only the words found, not their sentences.
    words_only: bool,
    /// Hits without a tick, by their words.
    off: BTreeSet<Place>,
    /// What the hits come to: for which state of session and choice it was worked out, and for each hit the words to tag.
    made_for: Option<(u64, u64, Option<TagId>, bool)>,
    places: Vec<Option<Place>>,
    /// Words that bear the tag already.
    borne: BTreeSet<Place>,
}

impl Tagging {
    fn work_out(&mut self, session: &Session, hits: &[Hit]) {
        let wanted = Some((session.revision(), session.search_number(), self.tag, self.words_only));
        if self.made_for == wanted && self.places.len() == hits.len() {
            return;
        }
        self.made_for = wanted;
        let sources: BTreeMap<SourceId, &SourceState> = session.sources().iter().map(|source| (source.id, source)).collect();
        let place = |hit: &Hit| {
            let span = if self.words_only { hit.span } else { sentences_of(sources.get(&hit.source)?, hit)? };
            Some((hit.source, span))
        };
        self.places = hits.iter().map(place).collect();
        let marks = self.tag.into_iter().flat_map(|tag| session.annotations_under(tag));
        self.borne = marks.filter_map(|mark| Some((mark.anchor.source, mark.anchor.span?))).collect();
    }

    /// What would be tagged, each once.
    fn chosen(&self, hits: &[Hit]) -> Vec<Place> {
        let ticked = hits.iter().zip(&self.places).filter(|(hit, _)| !self.off.contains(&(hit.source, hit.span)));
        let mut places: Vec<Place> = ticked.filter_map(|(_, place)| *place).filter(|place| !self.borne.contains(place)).collect();
        places.dedup();
        places
    }

    /// Takes the tick off a hit, or puts it there.
    pub fn turn(&mut self, hit: &Hit) {
        let place = (hit.source, hit.span);
        if !self.off.remove(&place) {
            self.off.insert(place);
        }
    }

    /// Ticks all hits, or none where all are ticked.
    pub fn turn_all(&mut self, hits: &[Hit]) {
        let all = hits.iter().all(|hit| !self.off.contains(&(hit.source, hit.span)));
        self.tick(hits, !all);
    }

    fn tick(&mut self, hits: &[Hit], on: bool) {
        self.off = if on { BTreeSet::new() } else { hits.iter().map(|hit| (hit.source, hit.span)).collect() };
    }
}

/// The sentences that a hit stands in.
fn sentences_of(source: &SourceState, hit: &Hit) -> Option<Span> {
    let parsed = source.parsed.as_deref()?;
    let sentences = parsed.sentences.get(parsed.sentences_in(hit.span))?;
    sentences.iter().map(|sentence| sentence.span).reduce(Span::union)
}

/// Draws the hits with their ticks in the lower place.
pub fn tagging_ui(ui: &mut Ui, session: &Session, desk: &mut Desk, wishes: &mut Vec<Wish>) {
    let found = session.found().and_then(Result::ok);
    let hits = found.map_or(&[][..], |found| &found.hits);
    let tagging = &mut desk.find.tagging;
    tagging.tag = tagging.tag.filter(|tag| session.tag(*tag).is_some());
    tagging.work_out(session, hits);
    let chosen = tagging.chosen(hits);
    let borne = tagging.places.iter().flatten().filter(|place| tagging.borne.contains(*place)).count();
    if head_ui(ui, session, desk, hits, (&chosen, borne), wishes) {
        return;
    }
    if hits.is_empty() {
        ui.add_space(2.0 * STEP);
        widgets::quiet(ui, "Nothing is found just now. Look for something first: every place can then be tagged at once.");
        return;
    }
    let FindState { shown, tagging, .. } = &mut desk.find;
    list::hits_ui(ui, session, hits, shown, |ui, index, row| hit_ui(ui, session, tagging, (index, row), wishes));
}

/// What will happen, and the choices; true where it was left.
fn head_ui(
    ui: &mut Ui,
    session: &Session,
    desk: &mut Desk,
    hits: &[Hit],
    (chosen, borne): (&[Place], usize),
    wishes: &mut Vec<Wish>,
) -> bool {
    let p = palette(ui);
    let mut left = false;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(1.5 * STEP, STEP);
        if widgets::icon_button(ui, Icon::Back, "Back to what was found").clicked() {
            desk.lower = Lower::Found;
            left = true;
        }
        ui.label(widgets::tone("Tag what was found", theme::strong(theme::BODY), p.ink));
        let ticked = hits.len() - hits.iter().filter(|hit| desk.find.tagging.off.contains(&(hit.source, hit.span))).count();
        let facts = format!("{ticked} of {} ticked", count(hits.len(), "place", "places"));
        ui.label(widgets::tone(facts, theme::regular(theme::BODY), p.soft));
        if widgets::ghost_chip(ui, "all", "Tick all").clicked() {
            desk.find.tagging.tick(hits, true);
        }
        if widgets::ghost_chip(ui, "none", "Tick none").clicked() {
            desk.find.tagging.tick(hits, false);
        }
        let only = "Only the words found, not their whole sentences";
        widgets::toggle_chip(ui, "only the words", only, &mut desk.find.tagging.words_only);
        tag_ui(ui, session, &mut desk.find.tagging, wishes);
        let tag = desk.find.tagging.tag;
        let label = format!("Tag {}", count(chosen.len(), "passage", "passages"));
        let may = tag.is_some() && !chosen.is_empty();
        let button = ui.add_enabled_ui(may, |ui| widgets::button(ui, &label, "", Emphasis::Primary)).inner;
        if let Some(tag) = tag.filter(|_| button.clicked()) {
            wishes.push(Wish::Run(Command::TagAll { places: chosen.to_vec(), tag }));
        }
        if borne > 0 {
            let words = format!("{} the tag already", count(borne, "place bears", "places bear"));
            ui.label(widgets::tone(words, theme::regular(theme::SMALL), p.soft));
        }
    });
    left
}

/// Which tag.
fn tag_ui(ui: &mut Ui, session: &Session, tagging: &mut Tagging, wishes: &mut Vec<Wish>) {
    let p = palette(ui);
    let chosen = tagging.tag.and_then(|tag| session.tag(tag));
    let words = chosen.map_or_else(|| "Choose a tag…".to_owned(), |tag| format!("“{}”", tag.name));
    let menu = ui.menu_button(widgets::tone(words, theme::regular(theme::BODY), p.ink), |ui| {
        ScrollArea::vertical().max_height(ROW * 10.0).show(ui, |ui| {
            for tag in &session.project().codebook {
                if ui.add(Button::new(tag.name.as_str()).min_size(vec2(200.0, theme::MENU_ROW))).clicked() {
                    tagging.tag = Some(tag.id);
                    ui.close();
                }
            }
            if ui.add(Button::new(Action::NewTag.label()).min_size(vec2(200.0, theme::MENU_ROW))).clicked() {
                wishes.push(Wish::Open(Window::new_tag()));
                ui.close();
            }
        });
    });
    menu.response.on_hover_text("The tag to put on all that are ticked");
}

fn hit_ui(ui: &mut Ui, session: &Session, tagging: &mut Tagging, (index, row): (usize, list::Row<'_>), wishes: &mut Vec<Wish>) {
    let hit = row.hit;
    let place = tagging.places.get(index).copied().flatten();
    let borne = place.is_some_and(|place| tagging.borne.contains(&place));
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = STEP;
        ui.add_space(STEP);
        let mut on = !tagging.off.contains(&(hit.source, hit.span)) && !borne;
        let name = if borne { format!("Place {}, bears the tag already", index + 1) } else { format!("Place {}", index + 1) };
        let size = vec2(20.0, ROW);
        let tick = ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
            ui.add_enabled(!borne && place.is_some(), egui::Checkbox::without_text(&mut on)).accessible_name(name)
        });
        if tick.inner.clicked() {
            tagging.turn(hit);
        }
        if list::row_ui(ui, session, row).clicked() {
            wishes.push(Wish::Run(Command::GoToHit(index)));
        }
    });
}
