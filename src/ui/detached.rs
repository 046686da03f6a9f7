//! What was said of quotations whose words were not found again: to be placed on the selected words, or taken back.

use eframe::egui::{self, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::{
    desk::Wish,
    theme::{self, ROW, STEP, palette},
    widgets::{self, Emphasis},
};
use crate::{
    commands::{Command, Session},
    project::{Correction, Decision, Subject},
};

/// Draws them, where there are any.
pub(super) fn corrections_ui(ui: &mut Ui, session: &Session, wishes: &mut Vec<Wish>) {
    /// More lines than this are scrolled.
    const LINES: f32 = 5.0;
    let detached: Vec<&Correction> = session.detached_corrections().collect();
    if detached.is_empty() {
        return;
    }
    ui.add_space(STEP);
    widgets::caps(ui, "Corrections of quotations");
    widgets::hairline(ui);
    let area = ScrollArea::vertical().id_salt("detached corrections").max_height(ROW * LINES).auto_shrink([false, true]);
    ui.spacing_mut().item_spacing.y = 0.0;
    area.show_rows(ui, ROW, detached.len(), |ui, rows| {
        for correction in detached.get(rows).unwrap_or_default() {
            ui.push_id(correction.id.0, |ui| line_ui(ui, session, correction, wishes));
        }
    });
    ui.add_space(2.0 * STEP);
}

/// What was said, in words.
fn said(correction: &Correction) -> String {
    match &correction.decision {
        Decision::Quoted(kind) => format!("marked as {}", crate::figures::speakers::kind_word(*kind)),
        Decision::Speaker(name) if name.is_empty() => "speaker not known".to_owned(),
        Decision::Speaker(name) => format!("said by {name}"),
        Decision::Rejected => "rejected".to_owned(),
        _ => "confirmed".to_owned(),
    }
}

fn line_ui(ui: &mut Ui, session: &Session, correction: &Correction, wishes: &mut Vec<Wish>) {
    /// Room for the buttons at the right.
    const BUTTONS: f32 = 216.0;
    /// Width of the column that says what was said.
    const SAID: f32 = 168.0;
    let (Subject::Quotation(anchor) | Subject::Quoted { words: anchor, .. }) = &correction.subject else { return };
    let p = palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let said = said(correction);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{said}: {}", anchor.words)));
    let at = session.sources().iter().position(|source| source.id == anchor.source);
    if let Some(at) = at {
        widgets::paint_letter(ui, p, pos2(rect.left() + 18.0, rect.center().y), at, false);
    }
    let put = |galley: std::sync::Arc<egui::Galley>, x: f32| {
        let y = rect.center().y - galley.size().y / 2.0;
        ui.painter().galley(pos2(x, y), galley, p.ink);
    };
    put(widgets::elided(ui, &said, theme::regular(theme::BODY), p.soft, SAID - 52.0), rect.left() + 36.0);
    let room = rect.width() - SAID - BUTTONS - 8.0;
    put(widgets::elided(ui, &anchor.words, theme::regular(theme::BODY), p.ink, room), rect.left() + SAID);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, p.line());
    let right = egui::Rect::from_min_max(pos2(rect.right() - BUTTONS, rect.top()), rect.max);
    let mut buttons = ui.new_child(egui::UiBuilder::new().max_rect(right).layout(egui::Layout::right_to_left(egui::Align::Center)));
    let place = |ui: &mut Ui| widgets::button(ui, "Place on selection", "", Emphasis::Plain);
    if buttons.add_enabled_ui(session.selection().is_some(), place).inner.clicked() {
        wishes.push(Wish::Run(Command::PlaceCorrection(correction.id)));
    }
    if widgets::button(&mut buttons, "Take back", "", Emphasis::Quiet).clicked() {
        wishes.push(Wish::Run(Command::RemoveCorrection(correction.id)));
    }
}
