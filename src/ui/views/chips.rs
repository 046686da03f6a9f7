//! Small switches above a view.

use eframe::egui::{Color32, CornerRadius, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use crate::ui::{
    theme::{self, CHIP_RADIUS, palette},
    widgets,
};

/// A chip that is on or off, with how many it would show. True when pressed.
pub(super) fn chip(ui: &mut Ui, words: &str, count: Option<usize>, name: &str, on: bool) -> bool {
    let p = palette(ui);
    let ink = if on { p.ink } else { p.soft };
    let words = ui.painter().layout_no_wrap(words.to_owned(), theme::regular(theme::SMALL), ink);
    let number = count.map(|n| {
        let colour = if on { p.soft } else { p.faint };
        ui.painter().layout_no_wrap(widgets::grouped(n), theme::regular(theme::SMALL), colour)
    });
    let number_width = number.as_ref().map_or(0.0, |n| n.size().x + 6.0);
    let (rect, response) = ui.allocate_exact_size(vec2(words.size().x + number_width + 20.0, 24.0), Sense::click());
    let spoken = count.map_or_else(|| name.to_owned(), |n| format!("{name}, {n}"));
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, on, &spoken));
    paint_ground(ui, &response, on);
    let middle = rect.center().y;
    let left = rect.left() + 10.0;
    let after = left + words.size().x + 6.0;
    let put = |galley: std::sync::Arc<eframe::egui::Galley>, x: f32| {
        let y = middle - galley.size().y / 2.0;
        ui.painter().galley(eframe::egui::pos2(x, y), galley, ink);
    };
    put(words, left);
    if let Some(number) = number {
        put(number, after);
    }
    response.on_hover_text(name).clicked()
}

fn paint_ground(ui: &Ui, response: &Response, on: bool) {
    let p = palette(ui);
    let fill = match (on, response.hovered()) {
        (true, _) => p.selection,
        (false, true) => p.hover,
        (false, false) => Color32::TRANSPARENT,
    };
    // On is told by the line as well as by the ground.
    let line = if on { Stroke::new(1.0, p.accent) } else { p.line() };
    ui.painter().rect(response.rect, CornerRadius::same(CHIP_RADIUS), fill, line, StrokeKind::Inside);
    widgets::focus_ring(ui, response, response.rect, CHIP_RADIUS);
}
