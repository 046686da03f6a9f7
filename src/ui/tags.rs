//! The codebook: a row per tag with its colour, how often it stands, and the key that puts it on.

use std::collections::BTreeSet;

use eframe::egui::{self, CornerRadius, Key, Modifiers, Response, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::{
    actions::Action,
    desk::{Desk, Lower, Wish},
    icons::Icon,
    theme::{self, RADIUS, ROW, STEP, palette},
    widgets,
    windows::{TagsDraft, TagsTask, Window},
};
use crate::{
    commands::{Command, Session},
    project::{Tag, TagId, tree},
};

/// What the list has worked out.
#[derive(Debug, Default)]
pub struct TagsState {
    revision: Option<u64>,
    /// How often each tag stands, in the order of the codebook.
    counts: Vec<usize>,
    /// The codebook downwards, as indices, with how deep each tag stands.
    tree: Vec<(usize, usize)>,
    /// Tags that are picked together, and where a stretch of them begins.
    picked: BTreeSet<TagId>,
    anchor: Option<TagId>,
}

impl TagsState {
    fn counts(&mut self, session: &Session) -> &[usize] {
        if self.revision != Some(session.revision()) {
            self.revision = Some(session.revision());
            self.tree = tree(&session.project().codebook);
            self.picked.retain(|tag| session.tag(*tag).is_some());
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

/// What to do with a press on a tag that picks.
#[derive(Clone, Copy)]
enum Pick {
    One,
    Stretch,
}

impl TagsState {
    fn pick(&mut self, codebook: &[Tag], line: usize, pick: Pick) {
        let id = |line: usize| self.tree.get(line).and_then(|(at, _)| codebook.get(*at)).map(|tag| tag.id);
        let Some(tag) = id(line) else { return };
        match pick {
            Pick::One => {
                if !self.picked.remove(&tag) {
                    self.picked.insert(tag);
                }
                self.anchor = Some(tag);
            }
            Pick::Stretch => {
                let from = (0..self.tree.len()).find(|line| id(*line) == self.anchor).unwrap_or(line);
                let stretch: Vec<TagId> = (from.min(line)..=from.max(line)).filter_map(id).collect();
                self.picked.extend(stretch);
            }
        }
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
    picked_ui(ui, session, &mut desk.tags, wishes);
    let listed = if let Lower::Passages(tag) = desk.lower { Some(tag) } else { None };
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical().id_salt("tags").min_scrolled_height(ROW).auto_shrink([false, false]).show_rows(
        ui,
        ROW,
        tags.len(),
        |ui, rows| {
            for line in rows {
                let Some((at, depth)) = desk.tags.tree.get(line).copied() else { continue };
                let Some(tag) = tags.get(at) else { continue };
                let count = desk.tags.counts.get(at).copied().unwrap_or(0);
                let picked = desk.tags.picked.contains(&tag.id);
                let response = row_ui(ui, tag, depth, count, (listed == Some(tag.id), picked));
                keys(ui, &response, session, &desk.tags.tree, line, wishes);
                // Dropped on another tag it becomes a kind of that one.
                response.dnd_set_drag_payload(tag.id);
                if response.dnd_hover_payload::<TagId>().is_some_and(|dragged| *dragged != tag.id) {
                    let stroke = egui::Stroke::new(2.0, palette(ui).accent);
                    ui.painter().rect_stroke(response.rect, CornerRadius::same(RADIUS), stroke, egui::StrokeKind::Inside);
                }
                if let Some(dragged) = response.dnd_release_payload::<TagId>().filter(|dragged| **dragged != tag.id) {
                    wishes.push(Wish::Run(Command::SetTagParent(*dragged, Some(tag.id))));
                }
                let modifiers = ui.input(|i| i.modifiers);
                if response.clicked() && (modifiers.command || modifiers.shift) {
                    desk.tags.pick(tags, line, if modifiers.shift { Pick::Stretch } else { Pick::One });
                } else if response.double_clicked() {
                    wishes.push(Wish::Open(Window::edit_tag(tag)));
                } else if response.clicked() {
                    wishes.push(Wish::Passages(tag.id));
                }
                response.context_menu(|ui| menu_ui(ui, session, tag, at, wishes));
            }
        },
    );
}

/// While tags are picked: how many, and what can be done with them.
fn picked_ui(ui: &mut Ui, session: &Session, state: &mut TagsState, wishes: &mut Vec<Wish>) {
    if state.picked.is_empty() {
        return;
    }
    let p = palette(ui);
    // In the codebook's order.
    let tags =
        || -> Vec<TagId> { session.project().codebook.iter().map(|tag| tag.id).filter(|tag| state.picked.contains(tag)).collect() };
    let mut none = false;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = STEP;
        ui.add_space(1.5 * STEP);
        let words = format!("{} picked", widgets::count(state.picked.len(), "tag", "tags"));
        ui.menu_button(widgets::tone(words, theme::medium(theme::SMALL), p.ink), |ui| {
            let tasks = [
                ("Move…", TagsTask::Move),
                ("Merge…", TagsTask::Merge),
                ("Recolour…", TagsTask::Recolour),
                ("Delete…", TagsTask::Delete),
            ];
            for (label, task) in tasks {
                if ui.add(egui::Button::new(label).min_size(vec2(160.0, theme::MENU_ROW))).clicked() {
                    wishes.push(Wish::Open(Window::Tags(TagsDraft::new(tags(), task))));
                    ui.close();
                }
            }
        });
        none = widgets::icon_button_sized(ui, Icon::Close, "Pick no tag", 20.0).clicked();
    });
    if none {
        state.picked.clear();
    }
}

/// With the keyboard on a tag: right makes it a kind of the one above it, left takes it out, with Alt up and down move it.
fn keys(ui: &Ui, response: &Response, session: &Session, tree: &[(usize, usize)], line: usize, wishes: &mut Vec<Wish>) {
    if !response.has_focus() {
        return;
    }
    let filter = egui::EventFilter { horizontal_arrows: true, ..egui::EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let tags = &session.project().codebook;
    let Some((tag, depth)) = tree.get(line).and_then(|(at, depth)| Some((tags.get(*at)?, *depth))) else { return };
    let pressed = |modifiers, key| ui.input_mut(|i| i.modifiers.matches_exact(modifiers) && i.consume_key(modifiers, key));
    if pressed(Modifiers::NONE, Key::ArrowRight) {
        let above =
            tree.get(..line).unwrap_or_default().iter().rev().find(|(_, deep)| *deep <= depth).filter(|(_, deep)| *deep == depth);
        if let Some(above) = above.and_then(|(at, _)| tags.get(*at)) {
            wishes.push(Wish::Run(Command::SetTagParent(tag.id, Some(above.id))));
        }
    }
    if pressed(Modifiers::NONE, Key::ArrowLeft)
        && let Some(parent) = tag.parent.and_then(|parent| session.tag(parent))
    {
        wishes.push(Wish::Run(Command::SetTagParent(tag.id, parent.parent)));
    }
    let sibling = |back: bool| {
        let own = tags.iter().position(|other| other.id == tag.id)?;
        let same = |at: &usize| tags.get(*at).is_some_and(|other| other.parent == tag.parent);
        if back { (0..own).rev().find(same) } else { (own + 1..tags.len()).find(same) }
    };
    for (key, back) in [(Key::ArrowUp, true), (Key::ArrowDown, false)] {
        if pressed(Modifiers::ALT, key) {
            wishes.extend(sibling(back).map(|to| Wish::Run(Command::MoveTag(tag.id, to))));
        }
    }
}

fn row_ui(ui: &mut Ui, tag: &Tag, depth: usize, count: usize, (listed, picked): (bool, bool)) -> Response {
    /// How far a kind stands in, and how far at most, in points.
    const INDENT: f32 = 14.0;
    const MOST: f32 = 70.0;
    let p = palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click_and_drag());
    let level = if depth > 0 { format!(", level {}", depth + 1) } else { String::new() };
    let and_picked = if picked { ", picked" } else { "" };
    let spoken = format!("Tag {}, {}{level}{and_picked}", tag.name, widgets::count(count, "passage", "passages"));
    let indent = (depth as f32 * INDENT).min(MOST);
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, listed, &spoken));
    let listed = listed || picked;
    if listed || response.hovered() {
        ui.painter().rect_filled(rect, CornerRadius::same(RADIUS), if listed { p.selection } else { p.hover });
    }
    if picked {
        let bar = egui::Rect::from_min_max(rect.left_top() + vec2(0.0, 4.0), pos2(rect.left() + 3.0, rect.bottom() - 4.0));
        ui.painter().rect_filled(bar, 1, p.accent);
    }
    widgets::focus_ring(ui, &response, rect, RADIUS);
    widgets::swatch(ui, pos2(rect.left() + 16.0 + indent, rect.center().y), p.tag(tag.colour));
    let key = tag.key.map(|k| k.to_string()).unwrap_or_default();
    let right = widgets::paint_key_right(ui, &key, rect.right_center() - vec2(8.0, 0.0));
    let number = ui.painter().layout_no_wrap(widgets::grouped(count), theme::regular(theme::BODY), p.faint_on(listed));
    let left = rect.left() + 33.0 + indent;
    let name = widgets::elided(ui, &tag.name, theme::regular(theme::BODY), p.ink, right - left - number.size().x - 16.0);
    let after = left + name.size().x + 8.0;
    ui.painter().galley(pos2(left, rect.center().y - name.size().y / 2.0), name, p.ink);
    ui.painter().galley(pos2(after, rect.center().y - number.size().y / 2.0), number, p.faint);
    let hint = if tag.description.is_empty() {
        "List its passages; drag it onto another to make it a kind of that; Ctrl or Shift and a click picks several"
    } else {
        tag.description.as_str()
    };
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
    let others = session.project().codebook.len() > 1;
    ask(ui, "Merge into another tag…", others, Wish::Open(Window::merge_tag(tag)));
    ask(ui, "Move below another tag…", others, Wish::Open(Window::Tags(TagsDraft::new(vec![tag.id], TagsTask::Move))));
    ask(ui, "A tag of its own", tag.parent.is_some(), Wish::Run(Command::SetTagParent(tag.id, None)));
    ask(ui, "Move up", at > 0, Wish::Run(Command::MoveTag(tag.id, at.saturating_sub(1))));
    ask(ui, "Move down", at + 1 < session.project().codebook.len(), Wish::Run(Command::MoveTag(tag.id, at + 1)));
    ui.separator();
    ask(ui, "Delete…", true, Wish::Open(Window::delete_tag(tag.id)));
}
