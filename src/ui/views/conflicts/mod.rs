//! Conflicts, a list to be worked through with keys, and both wordings of the one at hand side by side.

mod detail;
mod filters;
mod list;
mod severity;
mod state;

use eframe::egui::{Ui, UiBuilder};

pub(super) use self::state::ConflictsState;
use self::{detail::detail_ui, filters::filters_ui, list::rows_ui, state::span_of};
use super::{Keys, empty_ui, not_yet, read};
use crate::{
    commands::Session,
    ui::{desk::Wish, theme::palette},
};

/// Height of a row: what differs, and below it the words.
const ROW: f32 = 48.0;
/// From this width on the list stands beside what it is about, not above.
const BESIDE: f32 = 640.0;

/// Draws the view.
pub(super) fn conflicts_ui(ui: &mut Ui, session: &Session, state: &mut ConflictsState, keys: Keys, wishes: &mut Vec<Wish>) {
    state.work_out(session);
    if let Some((words, more)) = not_yet(session) {
        return empty_ui(ui, words, more);
    }
    if state.all.made().is_none() {
        return empty_ui(ui, "Listing where sources differ…", "");
    }
    if state.all.figure().total() == 0 {
        let more = "Sources that report the same event are compared; where they differ, it stands here";
        return empty_ui(ui, "These sources do not differ in anything the program can see", more);
    }
    filters_ui(ui, state, wishes);
    let line = ui.max_rect().x_range();
    ui.painter().hline(line, ui.cursor().top() - 0.5, palette(ui).line());
    if state.rows.is_empty() {
        empty_ui(ui, "No conflict passes these filters", "Press a chip that is on to take it off");
        return;
    }
    turn(session, state, keys, wishes);
    state.hold(session);
    let room = ui.available_rect_before_wrap();
    let (list, detail) = if room.width() >= BESIDE {
        let width = (room.width() * 0.38).clamp(232.0, 340.0);
        room.split_left_right_at_x(room.left() + width)
    } else {
        room.split_top_bottom_at_y(room.top() + (room.height() * 0.4).max(2.0 * ROW))
    };
    let p = palette(ui);
    let mut list_ui = ui.new_child(UiBuilder::new().id_salt("conflicts").max_rect(list));
    list_ui.set_clip_rect(list.intersect(ui.clip_rect()));
    rows_ui(&mut list_ui, session, state, wishes);
    if room.width() >= BESIDE {
        ui.painter().vline(list.right(), room.y_range(), p.line());
    } else {
        ui.painter().hline(room.x_range(), list.bottom(), p.line());
    }
    let mut detail_ui_ = ui.new_child(UiBuilder::new().id_salt("conflict").max_rect(detail));
    detail_ui_.set_clip_rect(detail.intersect(ui.clip_rect()));
    detail_ui(&mut detail_ui_, session, state, wishes);
}

/// Left and right pick the side, Enter goes there.
fn turn(session: &Session, state: &mut ConflictsState, keys: Keys, wishes: &mut Vec<Wish>) {
    let sides = state.sides(session).len();
    let to = (state.side + keys.right).saturating_sub(keys.left).min(sides.saturating_sub(1));
    if to != state.side {
        state.side = to;
        wishes.extend(state.select(session));
    }
    if keys.enter {
        go_to(session, state, wishes);
    }
}

/// The words at hand in their article.
fn go_to(session: &Session, state: &mut ConflictsState, wishes: &mut Vec<Wish>) {
    let at = state.side;
    if let Some(side) = state.sides(session).get(at) {
        read(session, side.source, span_of(session, side), wishes);
    }
}
