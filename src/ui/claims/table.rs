//! The table itself: heads, and the rows in view.

use egui::{Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, vec2};
use egui_extras::{Column, TableBuilder};

use super::{ClaimsState, cells::Rows, focus_id, head, keys};
use crate::{
    commands::{Command, Session},
    project::SourceId,
    ui::theme,
};

/// Room for the bar that scrolls, in points.
const BAR: f32 = 16.0;

/// Draws header and rows in the room that is left.
pub(super) fn table_ui(ui: &mut Ui, session: &Session, state: &mut ClaimsState, commands: &mut Vec<Command>) {
    let room = ui.available_rect_before_wrap();
    let sources: Vec<SourceId> = session.sources().iter().map(|source| source.id).collect();
    let columns = state.columns.laid_out(&sources);
    let widths = state.columns.widths(room.width() - BAR, &columns);
    state.widths = columns.iter().copied().zip(widths.iter().copied()).collect();
    let focus = ui.interact(room, focus_id(), Sense::focusable_noninteractive());
    focus.widget_info(|| WidgetInfo::labeled(Role::Table, true, "Claims"));
    if focus.has_focus() {
        keys::keys(ui, session, state, &columns, room.height(), commands);
    }
    let selected = session.selected_claim();
    let mut go_to = None;
    if selected != state.seen {
        state.seen = selected;
        if !std::mem::take(&mut state.by_mouse) {
            go_to = selected.and_then(|claim| state.facts.row_of(claim));
        }
    }
    let open_row = state.open.and_then(|claim| state.facts.row_of(claim));
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
        ui.visuals_mut().widgets.noninteractive.bg_stroke = Stroke::NONE;
        let p = theme::palette(ui);
        ui.visuals_mut().widgets.hovered.bg_fill = p.hover;
        // The bar of a table wider than the window lies below the last row, not on it.
        ui.spacing_mut().scroll.floating_allocated_width = 8.0;
        ScrollArea::horizontal().id_salt("claims from left to right").auto_shrink(false).show(ui, |ui| {
            head::heads_ui(ui, session, state, (&columns, &widths), commands);
            let mut table = TableBuilder::new(ui)
                .id_salt(("claims", columns.len()))
                .sense(Sense::CLICK)
                .auto_shrink(false)
                .animate_scrolling(false)
                .min_scrolled_height(0.0);
            for width in &widths {
                table = table.column(Column::exact(*width).resizable(false));
            }
            if let Some(row) = go_to {
                table = table.scroll_to_row(row + usize::from(open_row.is_some_and(|open| open < row)), None);
            }
            table.body(|body| {
                let focused = focus.has_focus();
                let mut drawn = Rows { session, state, commands, p, columns: &columns, focused, room };
                let rows = session.claims().rows.len();
                match open_row {
                    None => body.rows(theme::ROW, rows, |row| {
                        let index = row.index();
                        drawn.row(row, index);
                    }),
                    Some(open) => {
                        let height = drawn.state.details_height.max(theme::ROW);
                        let heights = (0..=rows).map(move |index| if index == open + 1 { height } else { theme::ROW });
                        body.heterogeneous_rows(heights, |row| match row.index() {
                            index if index == open + 1 => drawn.details(row),
                            index => drawn.row(row, if index > open { index - 1 } else { index }),
                        });
                    }
                }
            });
        });
    });
    state.show_cell = false;
}
