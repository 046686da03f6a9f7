//! The conflict at hand: both wordings side by side, why they differ, and what can be said of it.

use eframe::egui::{self, Align, Frame, Layout, Margin, ScrollArea, Sense, Ui, vec2};

use super::{
    super::wordings::{reason_ui, sides_ui},
    go_to,
    severity::{meaning, paint_severity},
    state::ConflictsState,
};
use crate::{
    commands::Session,
    figures::{
        conflicts::{ConflictRow, decision_word},
        kind_word, one_line, severity_word,
    },
    project::Decision,
    ui::{
        actions::Action,
        desk::Wish,
        theme::{self, STEP, palette},
        widgets::{self, Emphasis},
    },
};

/// Draws it.
pub(super) fn detail_ui(ui: &mut Ui, session: &Session, state: &mut ConflictsState, wishes: &mut Vec<Wish>) {
    let Some(row) = state.current().cloned() else { return };
    let sides = state.sides(session).to_vec();
    let p = palette(ui);
    let mut pressed = None;
    let mut go = false;
    ScrollArea::vertical().id_salt(("conflict", row.conflict)).auto_shrink([false, false]).show(ui, |ui| {
        Frame::new().inner_margin(Margin { left: 16, right: 16, top: 12, bottom: 12 }).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0 * STEP;
            head_ui(ui, state, &row);
            if let Some(claim) = row.claim.and_then(|claim| session.comparison()?.claims.get(claim.0 as usize)) {
                ui.label(widgets::tone(one_line(&claim.text), theme::reading(theme::BODY + 1.0), p.soft));
            }
            pressed = sides_ui(ui, &sides, state.side);
            reason_ui(ui, row.severity, &row.why);
            ui.horizontal_wrapped(|ui| {
                let (confirmed, rejected) = (row.decision == Some(Decision::Confirmed), row.decision == Some(Decision::Rejected));
                let confirm = if confirmed { "Not confirmed" } else { "Confirm" };
                if widgets::button(ui, confirm, &widgets::key_of(ui, Action::Confirm), Emphasis::Plain).clicked() {
                    wishes.push(Wish::Do(Action::Confirm));
                }
                let reject = if rejected { "Not rejected" } else { "Reject" };
                let reject = widgets::button(ui, reject, &widgets::key_of(ui, Action::Reject), Emphasis::Plain);
                if reject.on_hover_text("They do not differ: the claims table no longer says so").clicked() {
                    wishes.push(Wish::Do(Action::Reject));
                }
                go = widgets::button(ui, "Read in the article", "Enter", Emphasis::Plain).clicked();
            });
        });
    });
    if let Some((at, double)) = pressed {
        state.side = at;
        wishes.extend(state.select(session));
        go |= double;
    }
    if go {
        go_to(session, state, wishes);
    }
}

fn head_ui(ui: &mut Ui, state: &ConflictsState, row: &ConflictRow) {
    let p = palette(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 1.5 * STEP;
        let (rect, _) = ui.allocate_exact_size(vec2(12.0, 20.0), Sense::hover());
        paint_severity(ui, rect.center(), row.severity, p);
        ui.label(widgets::tone(format!("Differs in {}", kind_word(row.kind)), theme::strong(theme::BODY), p.ink));
        let words = format!("{}: {}", severity_word(row.severity), meaning(row.severity));
        let decision = decision_word(row.decision.as_ref());
        let place = format!("{} of {}", state.at + 1, state.rows.len());
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.label(widgets::tone(place, theme::regular(theme::SMALL), p.faint));
            if !decision.is_empty() {
                ui.label(widgets::tone(
                    decision,
                    theme::strong(theme::SMALL),
                    if decision == "rejected" { p.soft } else { p.added },
                ));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add(egui::Label::new(widgets::tone(words, theme::regular(theme::SMALL), p.faint)).truncate());
            });
        });
    });
}
