//! An article as text.

use eframe::egui::{Margin, ScrollArea, TextEdit, Ui};

use super::{Outcome, buttons_ui};
use crate::{
    commands::Command,
    ui::{
        desk::Wish,
        theme,
        widgets::{self, Emphasis},
    },
};

/// Draws the field.
pub(super) fn paste_ui(ui: &mut Ui, text: &mut String, fresh: bool, wishes: &mut Vec<Wish>) -> Outcome {
    widgets::quiet(ui, "The first line becomes the title where it reads like one. Details can be edited afterwards.");
    let height = (ui.available_height() - 2.0 * theme::CONTROL).min(420.0);
    ScrollArea::vertical().max_height(height).show(ui, |ui| {
        let field = TextEdit::multiline(text)
            .font(theme::reading(14.0))
            .desired_width(f32::INFINITY)
            .desired_rows(12)
            .margin(Margin::symmetric(10, 8))
            .hint_text("Paste the words of the article here");
        let response = ui.add(field).accessible_name("Article text");
        if fresh {
            response.request_focus();
        }
    });
    match buttons_ui(ui, "Read it in", Emphasis::Primary, !text.trim().is_empty(), false) {
        Some(true) => {
            wishes.push(Wish::Run(Command::ImportPasted(std::mem::take(text))));
            Outcome::Close
        }
        Some(false) => Outcome::Close,
        None => Outcome::Stay,
    }
}
