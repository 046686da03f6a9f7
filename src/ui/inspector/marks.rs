//! The tags on the selection, as chips.

use eframe::egui::Ui;

use crate::{
    commands::{Command, Session},
    ui::{
        actions::Action,
        desk::{Desk, Wish},
        on_selection,
        theme::{STEP, palette},
        widgets,
    },
};

/// Draws a chip per tag and one to add another.
pub(super) fn marks_ui(ui: &mut Ui, session: &Session, desk: &Desk, wishes: &mut Vec<Wish>) {
    let p = palette(ui);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = eframe::egui::vec2(STEP, STEP);
        for mark in on_selection::marks_on(session) {
            let Some(tag) = mark.tag.and_then(|id| session.tag(id)) else { continue };
            let key = tag.key.map(|k| k.to_string()).unwrap_or_default();
            let (chip, cross) = widgets::tag_chip(ui, &tag.name, p.tag(tag.colour), &key, false);
            if cross.clicked() {
                wishes.push(Wish::Run(Command::TakeTagsOff(vec![mark.id])));
            } else if chip.clicked() {
                wishes.push(Wish::Passages(tag.id));
            } else if chip.secondary_clicked() {
                wishes.push(Wish::EditMemo(mark.id));
            }
        }
        let key = widgets::key_of(ui, Action::TagPalette);
        if widgets::ghost_chip(ui, "+ tag", "Add a tag").on_hover_text(format!("Put a tag on the selection ({key})")).clicked() {
            wishes.push(Wish::Do(Action::TagPalette));
        }
        if desk.inspector.memo.is_none() {
            let key = widgets::key_of(ui, Action::Memo);
            if widgets::ghost_chip(ui, "+ memo", "Add a memo")
                .on_hover_text(format!("Write a note on the selection ({key})"))
                .clicked()
            {
                wishes.push(Wish::Do(Action::Memo));
            }
        }
    });
}
