//! The codebook: a row per tag with its colour, how often it stands, and the key that puts it on.

use eframe::egui::{self, CornerRadius, Response, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::{
    actions::Action,
    desk::{Desk, Lower, Wish},
    icons::Icon,
    theme::{self, RADIUS, ROW, STEP, palette},
    widgets,
    windows::Window,
};
use crate::{
    commands::{Command, Session},
    project::{Tag, TagId},
};

/// What the list has worked out.
#[derive(Debug, Default)]
pub struct TagsState {
    revision: Option<u64>,
    /// How often each tag stands, in the order of the codebook.
    counts: Vec<usize>,
}

impl TagsState {
    fn counts(&mut self, session: &Session) -> &[usize] {
        if self.revision != Some(session.revision()) {
            self.revision = Some(session.revision());
            self.counts = session.project().codebook.iter().map(|t| session.annotations_under(t.id).count()).collect();
        }
        &self.counts
    }

    /// How often a tag stands.
    pub fn count(&mut self, session: &Session, tag: TagId) -> usize {
        let at = session.project().codebook.iter().position(|t| t.id == tag);
        at.and_then(|at| self.counts(session).get(at).copied()).unwrap_or(0)
    }
}

/// Draws the list with its heading.
pub fn tags_ui(ui: &mut Ui, session: &Session, desk: &mut Desk, wishes: &mut Vec<Wish>) {
    ui.horizontal(|ui| {
        ui.set_height(24.0);
        ui.add_space(1.5 * STEP);
        widgets::caps(ui, "Tags");
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if widgets::icon_button(ui, Icon::Plus, "New tag").clicked() {
                wishes.push(Wish::Open(Window::new_tag()));
            }
            let key = widgets::key_of(ui, Action::TagPalette);
            widgets::key_cap(ui, &key).on_hover_text("Tag the selection");
        });
    });
    let tags = &session.project().codebook;
    if tags.is_empty() {
        let margin = egui::Margin { left: 6, ..egui::Margin::ZERO };
        egui::Frame::new().inner_margin(margin).show(ui, |ui| {
            widgets::quiet(ui, "No tags yet. Select a sentence and press T, or make one here.");
        });
        return;
    }
    desk.tags.counts(session);
    let listed = if let Lower::Passages(tag) = desk.lower { Some(tag) } else { None };
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical().id_salt("tags").auto_shrink([false, false]).show_rows(ui, ROW, tags.len(), |ui, rows| {
        for at in rows {
            let Some(tag) = tags.get(at) else { continue };
            let count = desk.tags.counts.get(at).copied().unwrap_or(0);
            let response = row_ui(ui, tag, count, listed == Some(tag.id));
            if response.double_clicked() {
                wishes.push(Wish::Open(Window::edit_tag(tag)));
            } else if response.clicked() {
                wishes.push(Wish::Passages(tag.id));
            }
            response.context_menu(|ui| menu_ui(ui, session, tag, at, wishes));
        }
    });
}

fn row_ui(ui: &mut Ui, tag: &Tag, count: usize, listed: bool) -> Response {
    let p = palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let spoken = format!("Tag {}, {}", tag.name, widgets::count(count, "passage", "passages"));
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, listed, &spoken));
    if listed || response.hovered() {
        ui.painter().rect_filled(rect, CornerRadius::same(RADIUS), if listed { p.selection } else { p.hover });
    }
    widgets::focus_ring(ui, &response, rect, RADIUS);
    widgets::swatch(ui, pos2(rect.left() + 16.0, rect.center().y), p.tag(tag.colour));
    let key = tag.key.map(|k| k.to_string()).unwrap_or_default();
    let right = widgets::paint_key_right(ui, &key, rect.right_center() - vec2(8.0, 0.0));
    let number = ui.painter().layout_no_wrap(widgets::grouped(count), theme::regular(theme::BODY), p.faint_on(listed));
    let left = rect.left() + 33.0;
    let name = widgets::elided(ui, &tag.name, theme::regular(theme::BODY), p.ink, right - left - number.size().x - 16.0);
    let after = left + name.size().x + 8.0;
    ui.painter().galley(pos2(left, rect.center().y - name.size().y / 2.0), name, p.ink);
    ui.painter().galley(pos2(after, rect.center().y - number.size().y / 2.0), number, p.faint);
    let hint = if tag.description.is_empty() { "List its passages" } else { tag.description.as_str() };
    response.on_hover_text(hint)
}

fn menu_ui(ui: &mut Ui, session: &Session, tag: &Tag, at: usize, wishes: &mut Vec<Wish>) {
    let mut ask = |ui: &mut Ui, label: &str, enabled: bool, wish: Wish| {
        if ui.add_enabled(enabled, egui::Button::new(label)).clicked() {
            wishes.push(wish);
            ui.close();
        }
    };
    ask(ui, "Put on the selection, or take off", session.selection().is_some(), Wish::Run(Command::ToggleTag(tag.id)));
    ask(ui, "List its passages", true, Wish::Passages(tag.id));
    ui.separator();
    ask(ui, "Edit…", true, Wish::Open(Window::edit_tag(tag)));
    ask(ui, "Move up", at > 0, Wish::Run(Command::MoveTag(tag.id, at.saturating_sub(1))));
    ask(ui, "Move down", at + 1 < session.project().codebook.len(), Wish::Run(Command::MoveTag(tag.id, at + 1)));
    ui.separator();
    ask(ui, "Delete…", true, Wish::Open(Window::DeleteTag(tag.id)));
}
