//! A list of rows of one height below a hairline: those in view are drawn, and the row at hand is brought there when it changes.

use eframe::egui::{Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

use super::{
    theme::{ROW, STEP},
    widgets,
};

/// Which row a list brought into view last.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Shown(Option<usize>);

/// Draws the rows in view in the room that is left. `name` tells one list from another; `at`: the row at hand; `row` draws one.
pub(super) fn rows_ui(
    ui: &mut Ui,
    name: &'static str,
    count: usize,
    (shown, at): (&mut Shown, Option<usize>),
    mut row: impl FnMut(&mut Ui, usize),
) {
    ui.add_space(STEP);
    widgets::hairline(ui);
    ui.spacing_mut().item_spacing.y = 0.0;
    let show = at.filter(|_| shown.0 != at);
    shown.0 = at;
    ScrollArea::vertical().id_salt(name).auto_shrink([false, false]).show_viewport(ui, |ui, seen| {
        let room = ui.max_rect();
        let (left, top, width) = (room.left(), room.top(), ui.available_width());
        ui.set_height(count as f32 * ROW);
        let rows = |from: usize, to: usize| {
            Rect::from_min_size(pos2(left, top + from as f32 * ROW), vec2(width, to.saturating_sub(from) as f32 * ROW))
        };
        if let Some(at) = show {
            ui.scroll_to_rect(rows(at, at + 1), None);
        }
        let first = ((seen.top() / ROW).floor().max(0.0) as usize).min(count);
        let end = ((seen.bottom() / ROW).ceil().max(0.0) as usize).clamp(first, count);
        let mut ui = ui.new_child(UiBuilder::new().max_rect(rows(first, end)));
        for index in first..end {
            // A row keeps its name while others come and go above it.
            ui.push_id(index, |ui| row(ui, index));
        }
    });
}
