//! The menus in the line above the table: sources, speakers, tags, and the ways in which claims differ.

use egui::{
    CornerRadius, Key, Popup, PopupCloseBehavior, Rect, Response, RichText, Role, ScrollArea, Sense, Shape, Stroke, Ui, WidgetInfo,
    pos2, vec2,
};

use super::{
    ClaimsState,
    filters::{Look, chip_with, field_ui},
};
use crate::{
    commands::{ClaimFilter, Session},
    compare::SharedEntityIndex,
    figures::kind_word,
    ui::{
        theme::{self, Palette},
        widgets,
    },
};

/// "missing from…": a menu of sources.
pub(super) fn missing_ui(ui: &mut Ui, session: &Session, filter: &mut ClaimFilter) {
    let sources = session.sources();
    let chosen = filter.missing_from.and_then(|id| sources.iter().position(|s| s.id == id));
    let words = chosen.map_or_else(|| "missing from…".to_owned(), |at| format!("missing from {}", widgets::letter(at)));
    let name = chosen.and_then(|at| sources.get(at)).map_or_else(
        || "Only claims that a source does not have".to_owned(),
        |source| format!("Only claims missing from {}", source.document.label()),
    );
    let response = chip_with(ui, &words, &name, if chosen.is_some() { Look::On } else { Look::Off }, true);
    Popup::menu(&response).width(260.0).show(|ui| {
        list_ui(ui, sources.len() + 1, |ui, index| {
            let p = theme::palette(ui);
            let Some(at) = index.checked_sub(1) else {
                if row_ui(ui, p, "Any source", "", filter.missing_from.is_none()).clicked() {
                    filter.missing_from = None;
                    ui.close();
                }
                return;
            };
            let Some(source) = sources.get(at) else { return };
            let on = filter.missing_from == Some(source.id);
            if row_ui(ui, p, source.document.label(), &widgets::letter(at), on).clicked() {
                filter.missing_from = (!on).then_some(source.id);
                ui.close();
            }
        });
    });
}

/// "speaker…": a menu of those who are given as speakers of claims, with a field to search in it.
pub(super) fn speaker_ui(ui: &mut Ui, state: &mut ClaimsState, filter: &mut ClaimFilter) {
    let speakers = &state.facts.speakers;
    let name_of = |index: SharedEntityIndex| speakers.iter().find(|s| s.entity == index).map_or("speaker", |s| s.name.as_str());
    let words = match filter.speakers.as_slice() {
        [] => "speaker…".to_owned(),
        [one] => name_of(*one).to_owned(),
        many => format!("{} speakers", many.len()),
    };
    let look = if filter.speakers.is_empty() { Look::Off } else { Look::On };
    let response = chip_with(ui, &words, "Only claims of certain speakers", look, true);
    let popup = Popup::menu(&response).width(280.0).close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    let just_opened = response.clicked();
    popup.show(|ui| {
        let field = field_ui(ui, &mut state.speaker_search, "Find a speaker", 264.0);
        if just_opened {
            field.request_focus();
        }
        ui.add_space(4.0);
        let wanted = state.speaker_search.to_lowercase();
        let found: Vec<_> = speakers.iter().filter(|s| s.name.to_lowercase().contains(&wanted)).collect();
        if let Some(first) = found.first().filter(|_| entered(ui, &field)) {
            let on = filter.speakers.contains(&first.entity);
            put(&mut filter.speakers, first.entity, !on);
        }
        if found.is_empty() {
            let p = theme::palette(ui);
            let none = if speakers.is_empty() { "No claim is given to a speaker" } else { "No speaker of this name" };
            ui.label(RichText::new(none).font(theme::regular(theme::SMALL)).color(p.soft));
        }
        list_ui(ui, found.len(), |ui, index| {
            let Some(speaker) = found.get(index) else { return };
            let on = filter.speakers.contains(&speaker.entity);
            if row_ui(ui, theme::palette(ui), &speaker.name, &speaker.claims.to_string(), on).clicked() {
                put(&mut filter.speakers, speaker.entity, !on);
            }
        });
    });
}

/// "differs in…": a menu of the kinds of conflict that there are.
pub(super) fn kinds_ui(ui: &mut Ui, state: &ClaimsState, filter: &mut ClaimFilter) {
    let kinds = &state.facts.kinds;
    let words = match filter.kinds.as_slice() {
        [] => "differs in…".to_owned(),
        [one] => format!("differs in {}", kind_word(*one)),
        many => format!("differs in {} ways", many.len()),
    };
    let look = if filter.kinds.is_empty() { Look::Off } else { Look::On };
    let response = chip_with(ui, &words, "Only claims that differ in certain ways", look, true);
    let popup = Popup::menu(&response).width(220.0).close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    popup.show(|ui| {
        if kinds.is_empty() {
            let p = theme::palette(ui);
            ui.label(RichText::new("No claim differs").font(theme::regular(theme::SMALL)).color(p.soft));
        }
        list_ui(ui, kinds.len(), |ui, index| {
            let Some((kind, claims)) = kinds.get(index).copied() else { return };
            let on = filter.kinds.contains(&kind);
            if row_ui(ui, theme::palette(ui), kind_word(kind), &claims.to_string(), on).clicked() {
                put(&mut filter.kinds, kind, !on);
            }
        });
    });
}

/// "tag…": a menu of the codebook, with a field to search in it.
pub(super) fn tags_ui(ui: &mut Ui, session: &Session, state: &mut ClaimsState, filter: &mut ClaimFilter) {
    let codebook = &session.project().codebook;
    if codebook.is_empty() {
        return;
    }
    let words = match filter.tags.as_slice() {
        [] => "tag…".to_owned(),
        [one] => session.tag(*one).map_or("tag".to_owned(), |tag| tag.name.clone()),
        many => format!("{} tags", many.len()),
    };
    let look = if filter.tags.is_empty() { Look::Off } else { Look::On };
    let response = chip_with(ui, &words, "Only claims on whose words a tag stands", look, true);
    let popup = Popup::menu(&response).width(280.0).close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    let just_opened = response.clicked();
    popup.show(|ui| {
        let field = field_ui(ui, &mut state.tag_search, "Find a tag", 264.0);
        if just_opened {
            field.request_focus();
        }
        ui.add_space(4.0);
        let wanted = state.tag_search.to_lowercase();
        let found: Vec<_> = codebook.iter().filter(|tag| tag.name.to_lowercase().contains(&wanted)).collect();
        if let Some(first) = found.first().filter(|_| entered(ui, &field)) {
            let on = filter.tags.contains(&first.id);
            put(&mut filter.tags, first.id, !on);
        }
        if found.is_empty() {
            let p = theme::palette(ui);
            ui.label(RichText::new("No tag of this name").font(theme::regular(theme::SMALL)).color(p.soft));
        }
        list_ui(ui, found.len(), |ui, index| {
            let Some(tag) = found.get(index) else { return };
            let on = filter.tags.contains(&tag.id);
            if row_ui(ui, theme::palette(ui), &tag.name, "", on).clicked() {
                put(&mut filter.tags, tag.id, !on);
            }
        });
    });
}

/// Whether Enter was pressed in the field, which takes what was found first; the field keeps the keyboard.
fn entered(ui: &Ui, field: &Response) -> bool {
    let entered = field.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
    if entered {
        field.request_focus();
    }
    entered
}

/// Adds to a list, or takes out of it.
fn put<T: PartialEq>(list: &mut Vec<T>, item: T, on: bool) {
    if on {
        list.push(item);
    } else {
        list.retain(|other| *other != item);
    }
}

/// A list in a menu of which only what is in view is drawn.
fn list_ui(ui: &mut Ui, count: usize, mut row: impl FnMut(&mut Ui, usize)) {
    const MOST: f32 = 10.0;
    ui.spacing_mut().item_spacing.y = 0.0;
    let area = ScrollArea::vertical().max_height(MOST * theme::ROW);
    area.show_rows(ui, theme::ROW, count, |ui, range| range.for_each(|index| row(ui, index)));
}

/// A row of a menu: a tick where it is on, its words, and something small at the right.
fn row_ui(ui: &mut Ui, p: &Palette, words: &str, more: &str, on: bool) -> Response {
    const TICK: f32 = 24.0;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), theme::ROW), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, on, words));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, CornerRadius::same(theme::RADIUS), p.hover);
    }
    if on {
        let at = pos2(rect.left() + TICK / 2.0, rect.center().y);
        let tick = vec![at + vec2(-4.0, 0.5), at + vec2(-1.2, 3.2), at + vec2(4.2, -3.4)];
        ui.painter().add(Shape::line(tick, Stroke::new(1.6, p.accent)));
    }
    let small = ui.painter().layout_no_wrap(more.to_owned(), theme::regular(theme::SMALL), p.faint);
    let right = rect.right() - 8.0 - small.size().x;
    ui.painter().galley(pos2(right, rect.center().y - small.size().y / 2.0), small, p.faint);
    let room = Rect::from_min_max(pos2(rect.left() + TICK, rect.top()), pos2(right - 8.0, rect.bottom()));
    super::signs::line_ui(ui, room, words, theme::regular(theme::BODY), p.ink);
    response
}
