//! A tag's name, colour, key and purpose.

use eframe::egui::{self, Color32, ComboBox, CornerRadius, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use super::{Outcome, area_ui, buttons_ui, entered, field_ui};
use crate::{
    commands::{Command, Session},
    project::{Rgb, Tag, TagId},
    ui::{
        desk::Wish,
        theme::{self, STEP, SWATCHES, palette},
        widgets::{self, Emphasis},
        windows::Window,
    },
};

/// A tag as it is being typed.
#[derive(Clone, Debug)]
pub struct TagDraft {
    tag: Option<TagId>,
    name: String,
    /// `None`: the next free one.
    colour: Option<Rgb>,
    description: String,
    key: Option<u8>,
}

impl TagDraft {
    /// A tag that is not there yet.
    pub fn new() -> Self {
        Self { tag: None, name: String::new(), colour: None, description: String::new(), key: None }
    }

    /// A tag to change.
    pub fn of(tag: &Tag) -> Self {
        Self {
            tag: Some(tag.id),
            name: tag.name.clone(),
            colour: Some(tag.colour),
            description: tag.description.clone(),
            key: tag.key,
        }
    }

    /// Whether the tag is not there yet.
    pub fn is_new(&self) -> bool {
        self.tag.is_none()
    }

    /// What makes the tag, or makes it as typed, in one step.
    fn command(&self, session: &Session) -> Option<Command> {
        let name = self.name.trim().to_owned();
        let Some(id) = self.tag else { return Some(Command::CreateTag { name, colour: self.colour }) };
        let tag = session.tag(id)?;
        let (colour, description) = (self.colour.unwrap_or(tag.colour), self.description.trim().to_owned());
        Some(Command::EditTag { tag: id, name, colour, description, key: self.key })
    }
}

impl Default for TagDraft {
    fn default() -> Self {
        Self::new()
    }
}

/// Draws the fields.
pub(super) fn tag_ui(ui: &mut Ui, session: &Session, draft: &mut TagDraft, fresh: bool, wishes: &mut Vec<Wish>) -> Outcome {
    let field = field_ui(ui, "Name", &mut draft.name, "unsourced", fresh);
    let entered = entered(ui, &field);
    let wanted = draft.name.trim().to_lowercase();
    let taken = session.project().codebook.iter().any(|t| Some(t.id) != draft.tag && t.name.to_lowercase() == wanted);
    if taken {
        let p = palette(ui);
        ui.label(widgets::tone("There is a tag of this name", theme::regular(theme::SMALL), p.removed));
    }
    colours_ui(ui, &mut draft.colour);
    if draft.tag.is_some() {
        key_ui(ui, session, draft);
        area_ui(ui, "What it is for", &mut draft.description, "When to use this tag, and when not", 2, false);
        if let Some(tag) = draft.tag
            && widgets::button(ui, "Delete tag…", "", Emphasis::Danger).clicked()
        {
            wishes.push(Wish::Open(Window::delete_tag(tag)));
            return Outcome::Close;
        }
    }
    let valid = !wanted.is_empty() && !taken;
    let label = if draft.is_new() { "Make the tag" } else { "Apply" };
    match buttons_ui(ui, label, Emphasis::Primary, valid, false) {
        Some(true) => {}
        None if entered && valid => {}
        Some(false) => return Outcome::Close,
        None => return Outcome::Stay,
    }
    wishes.extend(draft.command(session).map(Wish::Run));
    Outcome::Close
}

/// The swatches, and any other colour.
pub(super) fn colours_ui(ui: &mut Ui, picked: &mut Option<Rgb>) {
    let p = palette(ui);
    ui.label(widgets::tone("Colour", theme::regular(theme::SMALL), p.soft));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(STEP, STEP);
        for (at, &colour) in SWATCHES.iter().enumerate() {
            if swatch_ui(ui, p.tag(colour), *picked == Some(colour), &format!("Colour {}", at + 1)) {
                *picked = Some(colour);
            }
        }
        let mut own = picked.map_or([128, 128, 128], |c| c.0);
        let response = ui.color_edit_button_srgb(&mut own).on_hover_text("Another colour");
        if response.changed() {
            *picked = Some(Rgb(own));
        }
    });
}

fn swatch_ui(ui: &mut Ui, colour: Color32, picked: bool, name: &str) -> bool {
    let p = palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(24.0, 24.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, picked, name));
    ui.painter().rect_filled(rect.shrink(4.0), CornerRadius::same(4), colour);
    if picked {
        ui.painter().rect_stroke(rect.shrink(1.0), CornerRadius::same(6), Stroke::new(1.5, p.ink), StrokeKind::Inside);
    }
    widgets::focus_ring(ui, &response, rect, 6);
    response.clicked()
}

fn key_ui(ui: &mut Ui, session: &Session, draft: &mut TagDraft) {
    let p = palette(ui);
    let holder = |key: u8| session.project().codebook.iter().find(|t| t.key == Some(key) && Some(t.id) != draft.tag);
    let text = |key: Option<u8>| match key {
        None => "none".to_owned(),
        Some(key) => holder(key).map_or(key.to_string(), |t| format!("{key} (now “{}”)", t.name)),
    };
    let choices: Vec<(Option<u8>, String)> = std::iter::once(None).chain((1..=9).map(Some)).map(|key| (key, text(key))).collect();
    let now = text(draft.key);
    ui.horizontal(|ui| {
        let label = ui.label(widgets::tone("Number key", theme::regular(theme::SMALL), p.soft));
        let combo = ComboBox::from_id_salt("number key").selected_text(now).show_ui(ui, |ui| {
            for (key, text) in &choices {
                ui.selectable_value(&mut draft.key, *key, text);
            }
        });
        let _: egui::Response = combo.response.labelled_by(label.id);
    });
}
