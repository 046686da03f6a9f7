//! The page to start from: what can be opened, what was open lately.

use eframe::egui::{self, CornerRadius, Response, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::{
    actions::Action,
    desk::{Desk, Leave, Wish},
    icons::Icon,
    theme::{self, RADIUS, STEP, palette},
    widgets::{self, Emphasis},
};
use crate::commands::Session;

/// Width of the column in the middle, in points.
const COLUMN: f32 = 480.0;
/// Recent projects that are listed.
const RECENT: usize = 6;

/// Draws the page.
pub fn welcome_ui(ui: &mut Ui, session: &Session, desk: &Desk, wishes: &mut Vec<Wish>) {
    let p = palette(ui);
    ui.painter().rect_filled(ui.max_rect(), CornerRadius::ZERO, p.ground);
    let height = if session.recent().is_empty() { 360.0 } else { 500.0 };
    let space = ((ui.available_height() - height) * 0.4).max(24.0);
    ScrollArea::vertical().id_salt("welcome").auto_shrink([false, false]).show(ui, |ui| {
        ui.add_space(space);
        ui.horizontal(|ui| {
            ui.add_space(((ui.available_width() - COLUMN) / 2.0).max(24.0));
            ui.vertical(|ui| {
                ui.set_width(COLUMN.min(ui.available_width() - 24.0));
                column_ui(ui, session, desk, wishes);
            });
        });
        ui.add_space(24.0);
    });
}

fn column_ui(ui: &mut Ui, session: &Session, _desk: &Desk, wishes: &mut Vec<Wish>) {
    let p = palette(ui);
    ui.label(widgets::tone("Crossread", theme::reading_bold(32.0), p.ink));
    ui.add_space(STEP);
    let what = "Read the same event across its sources: who is quoted, what each source claims, what the others leave out, and where they differ.";
    ui.label(widgets::tone(what, theme::reading(15.0), p.soft).line_height(Some(24.0)));
    ui.add_space(6.0 * STEP);
    if widgets::button(ui, Action::OpenSample.label(), "", Emphasis::Primary).clicked() {
        wishes.push(Wish::Do(Action::OpenSample));
    }
    ui.add_space(STEP);
    widgets::quiet(ui, Action::OpenSample.facts().tooltip);
    ui.add_space(4.0 * STEP);
    ui.spacing_mut().item_spacing.y = 0.0;
    let ways = [
        (Icon::File, Action::ImportFiles),
        (Icon::Folder, Action::ImportFolder),
        (Icon::Clipboard, Action::PasteArticle),
        (Icon::Sheets, Action::OpenProject),
    ];
    for (icon, action) in ways {
        let key = widgets::key_of(ui, action);
        if way_ui(ui, icon, action.label(), "", &key).clicked() {
            wishes.push(Wish::Do(action));
        }
    }
    let recent = session.recent();
    if !recent.is_empty() {
        ui.add_space(6.0 * STEP);
        widgets::caps(ui, "Recent projects");
        ui.add_space(STEP);
        for path in recent.iter().take(RECENT) {
            let name = path.file_stem().unwrap_or_default().to_string_lossy();
            let folder = path.parent().map(|f| f.display().to_string()).unwrap_or_default();
            if way_ui(ui, Icon::Sheets, &name, &folder, "").clicked() {
                wishes.push(Wish::Leave(Leave::Project(path.clone())));
            }
        }
    }
    ui.add_space(6.0 * STEP);
    widgets::quiet(ui, "Or drop articles, folders or a project anywhere on this window. Everything stays on this machine.");
}

/// A row that leads somewhere.
fn way_ui(ui: &mut Ui, icon: Icon, label: &str, more: &str, key: &str) -> Response {
    let p = palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 36.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, label));
    if response.hovered() {
        ui.painter().rect_filled(rect, CornerRadius::same(RADIUS), p.hover);
    }
    widgets::focus_ring(ui, &response, rect, RADIUS);
    let sign = egui::Rect::from_center_size(pos2(rect.left() + 16.0, rect.center().y), vec2(16.0, 16.0));
    icon.paint(ui.painter(), sign, 16.0, Stroke::new(1.3, p.soft));
    let right = widgets::paint_key_right(ui, key, rect.right_center() - vec2(8.0, 0.0));
    let left = rect.left() + 36.0;
    let name = widgets::elided(ui, label, theme::regular(theme::BODY), p.ink, right - left - 16.0);
    let after = left + name.size().x + 12.0;
    ui.painter().galley(pos2(left, rect.center().y - name.size().y / 2.0), name, p.ink);
    if !more.is_empty() {
        let more = widgets::elided(ui, more, theme::regular(theme::SMALL), p.faint, right - after - 8.0);
        ui.painter().galley(pos2(after, rect.center().y - more.size().y / 2.0), more, p.faint);
    }
    response
}
