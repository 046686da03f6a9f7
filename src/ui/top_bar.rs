//! The bar at the top: the program's name, its menus, the project, and the box that opens the palette.

use eframe::egui::{
    self, Align, Button, CornerRadius, Layout, MenuBar, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo,
    containers::menu::MenuConfig, pos2, vec2,
};

use super::{
    actions::{Action, Menu},
    available,
    desk::{Desk, Leave, Wish},
    icons::Icon,
    theme::{self, RADIUS, STEP, palette},
    views::{self, View},
    widgets::{self, count},
};
use crate::commands::Session;

/// Width of the box that opens the palette, in points.
const BOX: f32 = 330.0;

/// In a bar with less room beside its menus, in points, the views are a menu too.
const SWITCH: f32 = 500.0;

/// Draws the bar.
pub fn top_bar_ui(ui: &mut Ui, session: &Session, desk: &Desk, wishes: &mut Vec<Wish>) {
    let p = palette(ui);
    let config = MenuConfig::new().style(menu_style);
    MenuBar::new().config(config.clone()).style(bar_style).ui(ui, |ui| {
        ui.spacing_mut().item_spacing.x = STEP;
        ui.add_space(STEP);
        ui.label(widgets::tone("Crossread", theme::strong(theme::BODY), p.ink));
        ui.add_space(STEP);
        for menu in Menu::ALL {
            ui.menu_button(widgets::tone(menu.label(), theme::regular(theme::BODY), p.soft), |ui| {
                ui.set_width(288.0);
                menu_ui(ui, menu, session, desk, wishes);
            });
        }
        ui.add_space(2.0 * STEP);
        let narrow = ui.available_width() < SWITCH;
        if !session.is_blank() {
            if narrow {
                let label = widgets::tone(format!("{} …", desk.view.label()), theme::medium(theme::BODY), p.ink);
                let menu = ui.menu_button(label, |ui| {
                    ui.set_width(240.0);
                    for view in View::ALL {
                        item_ui(ui, view.action(), session, desk, wishes);
                    }
                });
                let _: egui::Response = menu.response.accessible_name(format!("View: {}", desk.view.label()));
            } else {
                views::switch_ui(ui, desk, wishes);
            }
        }
        ui.add_space(2.0 * STEP);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(STEP);
            let wide = (ui.available_width() * 0.5).clamp(if narrow { 104.0 } else { 160.0 }, BOX);
            if palette_box(ui, wide).clicked() {
                wishes.push(Wish::Do(Action::Palette));
            }
            ui.add_space(4.0 * STEP);
            if !session.is_blank() {
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| project_ui(ui, session, wishes));
            }
        });
    });
}

fn bar_style(style: &mut egui::Style) {
    style.spacing.button_padding = vec2(6.0, 0.0);
    for state in [&mut style.visuals.widgets.inactive, &mut style.visuals.widgets.hovered, &mut style.visuals.widgets.open] {
        state.bg_stroke = Stroke::NONE;
    }
    style.visuals.widgets.inactive.weak_bg_fill = egui::Color32::TRANSPARENT;
}

fn menu_style(style: &mut egui::Style) {
    style.spacing.button_padding = vec2(8.0, 0.0);
    style.spacing.item_spacing.y = 0.0;
    bar_style(style);
    style.spacing.button_padding.x = 8.0;
    // The line around the item that has the keyboard would be heavy in a list: its ground says enough.
    style.visuals.widgets.active.bg_stroke = Stroke::NONE;
    style.visuals.widgets.active.weak_bg_fill = style.visuals.selection.bg_fill;
}

fn menu_ui(ui: &mut Ui, menu: Menu, session: &Session, desk: &Desk, wishes: &mut Vec<Wish>) {
    egui::ScrollArea::vertical().max_height(ui.ctx().content_rect().height() - 64.0).show(ui, |ui| {
        for (at, group) in menu.groups().iter().enumerate() {
            let shown = || group.iter().filter(|action| worth_showing(**action, session));
            if at > 0 && shown().next().is_some() {
                ui.add_space(STEP / 2.0);
                widgets::hairline(ui);
                ui.add_space(STEP / 2.0);
            }
            for &action in shown() {
                item_ui(ui, action, session, desk, wishes);
            }
            if menu == Menu::File && at == 0 {
                recent_ui(ui, session, wishes);
            }
        }
    });
}

/// Number keys without a tag say nothing in a menu.
fn worth_showing(action: Action, session: &Session) -> bool {
    match action {
        Action::ApplyTag(key) => available::tag_with_key(session, key).is_some(),
        _ => true,
    }
}

fn item_ui(ui: &mut Ui, action: Action, session: &Session, desk: &Desk, wishes: &mut Vec<Wish>) {
    let facts = action.facts();
    let key = widgets::key_of(ui, action);
    let checked = available::checked(action, session, desk);
    let enabled = available::enabled(action, session, desk);
    let title = available::title(action, session);
    let button = Button::new(&*title).shortcut_text(widgets::tone(key, theme::regular(theme::CAPS), palette(ui).faint));
    let button = button.min_size(vec2(ui.available_width(), theme::MENU_ROW));
    let response = ui.add_enabled(enabled, button);
    if let Some(on) = checked {
        response.widget_info(|| WidgetInfo::selected(Role::MenuItemCheckBox, enabled, on, &title));
        if on {
            let mark = egui::Rect::from_center_size(pos2(response.rect.right() - 84.0, response.rect.center().y), vec2(14.0, 14.0));
            Icon::Check.paint(ui.painter(), mark, 14.0, Stroke::new(1.5, palette(ui).accent));
        }
    }
    let response = if facts.tooltip.is_empty() { response } else { response.on_hover_text(facts.tooltip) };
    if response.clicked() {
        wishes.push(Wish::Do(action));
        ui.close();
    }
}

fn recent_ui(ui: &mut Ui, session: &Session, wishes: &mut Vec<Wish>) {
    if session.recent().is_empty() {
        return;
    }
    ui.menu_button("Recent projects", |ui| {
        for path in session.recent() {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let button = Button::new(&*name).min_size(vec2(240.0, theme::MENU_ROW));
            if ui.add(button).on_hover_text(path.display().to_string()).clicked() {
                wishes.push(Wish::Leave(Leave::Project(path.clone())));
                ui.close();
            }
        }
    });
}

fn project_ui(ui: &mut Ui, session: &Session, wishes: &mut Vec<Wish>) {
    let p = palette(ui);
    let sources = count(session.sources().len(), "source", "sources");
    let state = if session.is_read_only() {
        " · read only"
    } else if session.is_dirty() {
        " · edited"
    } else {
        ""
    };
    let facts = format!("· {sources}{state}");
    let facts = ui.painter().layout_no_wrap(facts, theme::regular(theme::BODY), p.faint);
    let room = ui.available_width() - facts.size().x - 2.0 * STEP;
    if room < 48.0 {
        return;
    }
    let title = session.title();
    let name = widgets::elided(ui, &title, theme::medium(theme::BODY), p.ink, room);
    let (rect, response) = ui.allocate_exact_size(name.size(), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Project {title}")));
    widgets::focus_ring(ui, &response, rect.expand(2.0), 4);
    ui.painter().galley(rect.min, name, p.ink);
    let where_it_is = session.path().map_or_else(|| "Not saved yet".to_owned(), |path| path.display().to_string());
    if response.on_hover_text(format!("{where_it_is}\nClick to rename")).clicked() {
        wishes.push(Wish::Do(Action::RenameProject));
    }
    let (rect, _) = ui.allocate_exact_size(facts.size(), Sense::hover());
    ui.painter().galley(rect.min, facts, p.faint);
}

fn palette_box(ui: &mut Ui, width: f32) -> egui::Response {
    let p = palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(width, 26.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, Action::Palette.label()));
    let fill = if response.hovered() { p.hover } else { p.paper };
    ui.painter().rect(rect, CornerRadius::same(RADIUS), fill, p.line(), StrokeKind::Inside);
    widgets::focus_ring(ui, &response, rect, RADIUS);
    let key = widgets::key_of(ui, Action::Palette);
    let right = widgets::paint_key_right(ui, &key, rect.right_center() - vec2(8.0, 0.0));
    let words = widgets::elided(ui, "Find or do something", theme::regular(theme::BODY), p.faint, right - rect.left() - 20.0);
    ui.painter().galley(rect.left_center() + vec2(10.0, -words.size().y / 2.0), words, p.faint);
    response
}
