//! The list of conflicts, the worst first.

use eframe::egui::{self, CornerRadius, Rect, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::{ROW, severity::paint_severity, state::ConflictsState};
use crate::{
    commands::Session,
    figures::{
        conflicts::{ConflictRow, decision_word},
        kind_word, severity_word,
    },
    project::Decision,
    ui::{
        desk::Wish,
        icons::Icon,
        theme::{self, STEP, palette},
        widgets,
    },
};

/// Draws the rows in view.
pub(super) fn rows_ui(ui: &mut Ui, session: &Session, state: &mut ConflictsState, wishes: &mut Vec<Wish>) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut pressed = None;
    let (at, show) = (state.at, std::mem::take(&mut state.show));
    let area = ScrollArea::vertical().id_salt("conflicts").auto_shrink([false, false]);
    area.show_viewport(ui, |ui, seen| {
        let top = ui.max_rect().top();
        ui.set_height(state.rows.len() as f32 * ROW);
        let row_rect =
            |at: usize| Rect::from_min_size(pos2(ui.max_rect().left(), top + at as f32 * ROW), vec2(ui.available_width(), ROW));
        if show {
            ui.scroll_to_rect(row_rect(at), None);
        }
        let first = (seen.top() / ROW).floor().max(0.0) as usize;
        let end = ((seen.bottom() / ROW).ceil() as usize).min(state.rows.len());
        for index in first..end {
            let Some(row) = state.row(index) else { continue };
            if row_ui(ui, row, row_rect(index), index == at) {
                pressed = Some(index);
            }
        }
    });
    if let Some(index) = pressed {
        wishes.extend(state.go(session, index));
        state.show = false;
    }
}

/// A conflict as a screen reader says it.
pub(super) fn spoken(row: &ConflictRow) -> String {
    let letters: Vec<String> = row.sources.iter().map(|&at| widgets::letter(at)).collect();
    let decision = decision_word(row.decision.as_ref());
    let said = if decision.is_empty() { String::new() } else { format!(", {decision}") };
    format!("{}, {}, sources {}{said}: {}", kind_word(row.kind), severity_word(row.severity), letters.join(" "), row.why)
}

fn row_ui(ui: &Ui, row: &ConflictRow, rect: Rect, here: bool) -> bool {
    let p = palette(ui);
    let response = ui.interact(rect, ui.scope_id().with(("conflict", row.conflict)), Sense::CLICK);
    let letters: Vec<String> = row.sources.iter().map(|&at| widgets::letter(at)).collect();
    let decision = decision_word(row.decision.as_ref());
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, here, spoken(row)));
    if here || response.hovered() {
        ui.painter().rect_filled(rect, CornerRadius::ZERO, if here { p.selection } else { p.hover });
    }
    if here {
        let bar = Rect::from_min_max(rect.left_top(), pos2(rect.left() + 3.0, rect.bottom()));
        ui.painter().rect_filled(bar, CornerRadius::ZERO, p.accent);
    }
    let rejected = row.decision == Some(Decision::Rejected);
    let first = rect.top() + 15.0;
    paint_severity(ui, pos2(rect.left() + 18.0, first), row.severity, p);
    let left = rect.left() + 32.0;
    let put = |galley: std::sync::Arc<egui::Galley>, x: f32, y: f32| {
        let top = y - galley.size().y / 2.0;
        let end = x + galley.size().x;
        ui.painter().galley(pos2(x, top), galley, p.ink);
        end
    };
    let right = rect.right() - 12.0;
    let tone = if rejected { p.faint_on(here) } else { p.ink };
    let kind = widgets::elided(ui, kind_word(row.kind), theme::strong(theme::SMALL), tone, 90.0);
    let end = put(kind, left, first) + 1.5 * STEP;
    let sources = letters.join(" · ");
    let room = right - end - if decision.is_empty() { 0.0 } else { 20.0 };
    put(widgets::elided(ui, &sources, theme::regular(theme::SMALL), p.faint_on(here), room), end, first);
    if !decision.is_empty() {
        let mark = Rect::from_center_size(pos2(right - 7.0, first), vec2(14.0, 14.0));
        let (icon, tone) = if rejected { (Icon::Close, p.soft) } else { (Icon::Check, p.added) };
        icon.paint(ui.painter(), mark, 13.0, Stroke::new(1.5, tone));
    }
    let words =
        widgets::elided(ui, &row.why, theme::regular(theme::SMALL), if rejected { p.faint_on(here) } else { p.soft }, right - left);
    let cut = words.elided;
    put(words, left, rect.top() + 33.0);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, p.line());
    let clicked = response.clicked();
    if cut {
        response.on_hover_text(row.why.as_str());
    }
    clicked
}
