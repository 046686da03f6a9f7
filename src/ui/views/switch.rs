//! The switch in the top bar: which view the middle of the window shows.

use eframe::egui::{CornerRadius, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::View;
use crate::ui::{
    desk::{Desk, Wish},
    theme::{self, RADIUS, palette},
    widgets,
};

/// Draws the switch.
pub fn switch_ui(ui: &mut Ui, desk: &Desk, wishes: &mut Vec<Wish>) {
    const HEIGHT: f32 = 24.0;
    const PAD: f32 = 9.0;
    let p = palette(ui);
    let words = View::ALL.map(|view| {
        let on = desk.view == view;
        let font = if on { theme::medium(theme::SMALL) } else { theme::regular(theme::SMALL) };
        (view, on, ui.painter().layout_no_wrap(view.label().to_owned(), font, if on { p.ink } else { p.soft }))
    });
    let width: f32 = words.iter().map(|(_, _, galley)| galley.size().x + 2.0 * PAD).sum();
    let (rect, _) = ui.allocate_exact_size(vec2(width, HEIGHT), Sense::hover());
    ui.painter().rect(rect, CornerRadius::same(RADIUS), p.ground, p.line(), StrokeKind::Inside);
    let mut left = rect.left();
    for (view, on, galley) in words {
        let part = Rect::from_min_max(pos2(left, rect.top()), pos2(left + galley.size().x + 2.0 * PAD, rect.bottom()));
        left = part.right();
        let response = ui.interact(part, ui.scope_id().with(("view", view.label())), Sense::click());
        let facts = view.action().facts();
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, on, format!("{} view", view.label())));
        if on {
            ui.painter().rect(part, CornerRadius::same(RADIUS), p.paper, Stroke::new(1.0, p.accent), StrokeKind::Inside);
        } else if response.hovered() {
            ui.painter().rect_filled(part, CornerRadius::same(RADIUS), p.hover);
        }
        widgets::focus_ring(ui, &response, part, RADIUS);
        ui.painter().galley(part.center() - galley.size() / 2.0, galley, p.ink);
        let key = widgets::key_of(ui, view.action());
        if response.on_hover_text(format!("{} ({key})", facts.tooltip)).clicked() {
            wishes.push(Wish::Do(view.action()));
        }
    }
}
