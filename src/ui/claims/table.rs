//! The table itself: heads, and the rows in view.

use std::ops::Range;

use egui::{Rangef, Rect, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, vec2};
use egui_extras::{Column, TableBuilder};

use super::{ClaimsState, cells::Rows, focus_id, head, keys};
use crate::{
    commands::{Command, Session},
    project::SourceId,
    ui::theme,
};

/// Room for the bar that scrolls, in points.
const BAR: f32 = 16.0;

/// A table of more columns than this makes only those in view; with fewer, a screen reader finds all of them.
const MANY: usize = 40;

/// Which columns are made, and how much room those before and after them take, in points.
pub(super) struct Made {
    pub columns: Range<usize>,
    before: f32,
    after: f32,
}

impl Made {
    /// `left`: where the first column begins; `seen`: what is in view of the line.
    fn new(widths: &[f32], left: f32, seen: Rangef) -> Self {
        if widths.len() <= MANY {
            return Self { columns: 0..widths.len(), before: 0.0, after: 0.0 };
        }
        let mut made = Self { columns: 0..0, before: 0.0, after: 0.0 };
        let mut end = left;
        for (at, width) in widths.iter().enumerate() {
            end += width;
            if end < seen.min {
                made.before += width;
                made.columns = at + 1..at + 1;
            } else if end - width <= seen.max {
                made.columns.end = at + 1;
            } else {
                made.after += width;
            }
        }
        made
    }

    /// How many columns stand for those that are not made.
    pub(super) fn gaps(&self) -> [bool; 2] {
        [self.before > 0.0, self.after > 0.0]
    }
}

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
            let (left, seen) = (ui.max_rect().left(), ui.clip_rect());
            let made = Made::new(&widths, left, seen.x_range());
            let at_hand = columns.iter().position(|column| *column == state.column());
            if let Some(at) = at_hand.filter(|at| state.show_cell && !made.columns.contains(at)) {
                // Its cell is not made: the place where it will be is brought into view.
                let start = left + widths.iter().take(at).sum::<f32>();
                let end = start + widths.get(at).copied().unwrap_or_default();
                ui.scroll_to_rect(Rect::from_x_y_ranges(start..=end, seen.y_range()), None);
            }
            head::heads_ui(ui, session, state, (&columns, &widths), commands);
            let mut table = TableBuilder::new(ui)
                .id_salt(("claims", columns.len()))
                .sense(Sense::CLICK)
                .auto_shrink(false)
                .animate_scrolling(false)
                .min_scrolled_height(0.0);
            let before = Some(made.before).filter(|_| made.gaps()[0]);
            let after = Some(made.after).filter(|_| made.gaps()[1]);
            let in_view = widths.get(made.columns.clone()).unwrap_or_default().iter().copied();
            for width in before.into_iter().chain(in_view).chain(after) {
                table = table.column(Column::exact(width).resizable(false));
            }
            if let Some(row) = go_to {
                table = table.scroll_to_row(row + usize::from(open_row.is_some_and(|open| open < row)), None);
            }
            table.body(|body| {
                let focused = focus.has_focus();
                let mut drawn = Rows { session, state, commands, p, columns: &columns, made: &made, focused, room };
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
    if let Some(cell) = state.cell_at_hand.take() {
        ui.ctx().accesskit_node_builder(focus.id, |node| node.set_active_descendant(cell.accesskit_id()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_many_columns_those_in_view_are_made() {
        let widths = [100.0; 50];
        let made = Made::new(&widths, -1_050.0, Rangef::new(0.0, 400.0));
        assert_eq!((made.columns.clone(), made.gaps()), (10..15, [true, true]));
        let whole = made.before + made.after + made.columns.len() as f32 * 100.0;
        assert!((whole - 5_000.0).abs() < 0.1);
        let start = Made::new(&widths, 0.0, Rangef::new(0.0, 400.0));
        assert_eq!((start.columns.start, start.gaps()), (0, [false, true]));
        assert_eq!(Made::new(&widths[..6], -1_050.0, Rangef::new(0.0, 400.0)).columns, 0..6);
    }
}
