//! What is known about a source, to be put right by hand; attributes of the user's own below.

use eframe::egui::{ScrollArea, TextEdit, Ui};

use super::{Outcome, area_ui, buttons_ui, field_ui};
use crate::{
    commands::{Command, SourceState},
    project::SourceId,
    text::Metadata,
    ui::{
        desk::Wish,
        icons::Icon,
        theme::{self, STEP},
        widgets::{self, Emphasis},
    },
};

/// Everything as it is being typed.
#[derive(Clone, Debug)]
pub struct DetailsDraft {
    source: SourceId,
    outlet: String,
    title: String,
    author: String,
    date: String,
    url: String,
    notes: String,
    attributes: Vec<(String, String)>,
}

impl DetailsDraft {
    /// What is known now.
    pub fn of(source: &SourceState) -> Self {
        let m = &source.document.metadata;
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        Self {
            source: source.id,
            outlet: text(&m.outlet),
            title: text(&m.title),
            author: text(&m.author),
            date: text(&m.date),
            url: text(&m.url),
            notes: text(&m.notes),
            attributes: m.attributes.iter().map(|(name, value)| (name.clone(), value.clone())).collect(),
        }
    }

    /// As it is to be kept: blanks are not known; an attribute without a name is none.
    fn metadata(&self) -> Metadata {
        let known = |text: &str| Some(text.trim().to_owned()).filter(|t| !t.is_empty());
        let attributes = self.attributes.iter().filter_map(|(name, value)| Some((known(name)?, value.trim().to_owned())));
        Metadata {
            title: known(&self.title),
            outlet: known(&self.outlet),
            author: known(&self.author),
            date: known(&self.date),
            url: known(&self.url),
            notes: known(&self.notes),
            attributes: attributes.collect(),
        }
    }
}

/// Draws the fields.
pub(super) fn details_ui(ui: &mut Ui, draft: &mut DetailsDraft, fresh: bool, wishes: &mut Vec<Wish>) -> Outcome {
    let room = ui.available_height() - 2.0 * theme::CONTROL;
    ScrollArea::vertical().max_height(room).show(ui, |ui| {
        ui.columns(2, |columns| {
            if let [left, right] = columns {
                field_ui(left, "Outlet", &mut draft.outlet, "Who published it", fresh);
                field_ui(right, "Date", &mut draft.date, "2025-05-19", false);
            }
        });
        field_ui(ui, "Title", &mut draft.title, "Headline", false);
        ui.columns(2, |columns| {
            if let [left, right] = columns {
                field_ui(left, "Author", &mut draft.author, "Who wrote it", false);
                field_ui(right, "Link", &mut draft.url, "https://", false);
            }
        });
        area_ui(ui, "Notes", &mut draft.notes, "What to know about this source", 3, false);
        attributes_ui(ui, draft);
    });
    match buttons_ui(ui, "Apply", Emphasis::Primary, true, false) {
        Some(true) => {
            wishes.push(Wish::Run(Command::SetMetadata { source: draft.source, metadata: draft.metadata() }));
            Outcome::Close
        }
        Some(false) => Outcome::Close,
        None => Outcome::Stay,
    }
}

fn attributes_ui(ui: &mut Ui, draft: &mut DetailsDraft) {
    ui.add_space(STEP);
    widgets::caps(ui, "Attributes of your own");
    let mut gone = None;
    for (at, (name, value)) in draft.attributes.iter_mut().enumerate() {
        ui.horizontal(|ui| {
            ui.add(TextEdit::singleline(name).desired_width(160.0).hint_text("Name"))
                .accessible_name(format!("Attribute {} name", at + 1));
            let rest = ui.available_width() - 40.0;
            let field = TextEdit::singleline(value).desired_width(rest).hint_text("Value");
            ui.add(field).accessible_name(format!("Attribute {} value", at + 1));
            if widgets::icon_button(ui, Icon::Close, "Remove attribute").clicked() {
                gone = Some(at);
            }
        });
    }
    if let Some(at) = gone {
        draft.attributes.remove(at);
    }
    if widgets::button(ui, "Add an attribute", "", Emphasis::Quiet).clicked() {
        draft.attributes.push(Default::default());
    }
}
