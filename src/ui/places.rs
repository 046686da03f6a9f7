//! The four places as stops of the keyboard: each can be gone to, says its name, and shows that it has the keyboard.

use eframe::egui::{Context, CornerRadius, EventFilter, Id, Memory, Rect, Role, Sense, Ui, WidgetInfo};

use super::{
    claims,
    desk::{Cover, Desk, Lower},
    reading,
    settings::Place,
    theme::palette,
};

fn id_of(place: Place) -> Id {
    match place {
        // The article is a widget of its own.
        Place::Reading => reading::focus_id(),
        _ => Id::unique(("place", place.label())),
    }
}

/// The widget that a place's keyboard goes to: a view's own, where it has one.
fn widget_of(place: Place, lower: Lower) -> Id {
    match (place, lower) {
        // The table walks through its cells by itself.
        (Place::Claims, Lower::Claims) => claims::focus_id(),
        _ => id_of(place),
    }
}

/// Whether arrows are free to walk through sentences: nothing has the keyboard but a place.
pub fn keyboard_is_free(ctx: &Context) -> bool {
    let of_a_place = |focused| reading::is_article(focused) || Place::ALL.into_iter().any(|place| id_of(place) == focused);
    ctx.memory(Memory::focused).is_none_or(of_a_place)
}

/// Remembers which widget has the keyboard while nothing lies over the places. After something did, that widget gets it back, or,
/// where it is gone too, the place that keys are meant for; unless what was done there gave the keyboard to something else.
pub fn keep_keyboard(ctx: &Context, desk: &mut Desk) {
    desk.cover = match (desk.is_covered(), desk.cover) {
        (true, _) => Cover::On,
        (false, Cover::On) => {
            // Its field is gone. What lies below may have the keyboard only from the next frame on.
            ctx.memory_mut(|memory| memory.focused().into_iter().for_each(|gone| memory.surrender_focus(gone)));
            ctx.request_repaint();
            Cover::JustGone
        }
        (false, Cover::JustGone) if ctx.memory(Memory::focused).is_none() => {
            let had = desk.had_keyboard.filter(|id| ctx.read_response(*id).is_some());
            ctx.memory_mut(|memory| memory.request_focus(had.unwrap_or_else(|| widget_of(desk.place, desk.lower))));
            Cover::Off
        }
        (false, Cover::JustGone | Cover::Off) => Cover::Off,
    };
    if desk.cover == Cover::Off {
        desk.had_keyboard = ctx.memory(Memory::focused);
    }
}

/// Draws a place as a stop of the keyboard: the stop first, then what it holds, then the line that says it has the keyboard.
pub fn place_ui(ui: &mut Ui, place: Place, desk: &mut Desk, contents: impl FnOnce(&mut Ui, &mut Desk)) {
    /// The widest margin of a place, in points.
    const MARGIN: f32 = 16.0;
    let rect = ui.max_rect().expand(MARGIN).intersect(ui.clip_rect());
    desk.places.retain(|(other, _)| *other != place);
    desk.places.push((place, rect));
    let has_keyboard = stop(ui, place, rect, desk);
    contents(ui, desk);
    if has_keyboard {
        let line = Rect::from_min_max(rect.left_top(), eframe::egui::pos2(rect.right(), rect.top() + 2.0));
        ui.painter().rect_filled(line, CornerRadius::ZERO, palette(ui).accent);
    }
}

/// Makes `rect` the stop of a place; whether it has the keyboard.
fn stop(ui: &Ui, place: Place, rect: Rect, desk: &mut Desk) -> bool {
    let id = widget_of(place, desk.lower);
    if id != reading::focus_id() && id != claims::focus_id() {
        let response = ui.interact(rect, id, Sense::focusable_noninteractive());
        response.widget_info(|| WidgetInfo::labeled(Role::Pane, true, place.label()));
    }
    if desk.go == Some(place) {
        desk.go = None;
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    let in_article = place == Place::Reading && reading::has_keyboard(ui.ctx());
    let has_keyboard = in_article || ui.memory(|memory| memory.has_focus(id));
    if in_article {
        desk.place = place;
    } else if has_keyboard {
        desk.place = place;
        let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, arrows));
    }
    if !desk.is_covered() && ui.input(|i| i.pointer.any_pressed() && i.pointer.interact_pos().is_some_and(|at| rect.contains(at))) {
        desk.place = place;
    }
    has_keyboard
}
