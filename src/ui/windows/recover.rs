//! What a program that crashed left behind: to bring back, or to throw away.

use eframe::egui::{Align, Label, Layout, ScrollArea, Ui};
use jiff::tz::TimeZone;

use super::{Outcome, from_right_ui};
use crate::{
    commands::{Command, Session},
    ui::{
        desk::{Leave, Wish},
        theme::{self, STEP, palette},
        widgets::{self, Emphasis},
    },
};

/// Draws a row per project that can be brought back.
pub(super) fn recover_ui(ui: &mut Ui, session: &Session, fresh: bool, wishes: &mut Vec<Wish>) -> Outcome {
    let p = palette(ui);
    let left = session.recoverable();
    if left.is_empty() {
        return Outcome::Close;
    }
    widgets::quiet(ui, "Crossread ended last time before these were saved.");
    let mut outcome = Outcome::Stay;
    ScrollArea::vertical().max_height(320.0).auto_shrink([false, true]).show(ui, |ui| {
        for (at, project) in left.iter().enumerate() {
            widgets::hairline(ui);
            ui.horizontal(|ui| {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let back = widgets::button(ui, "Bring back", "", if at == 0 { Emphasis::Primary } else { Emphasis::Plain });
                    if fresh && at == 0 {
                        back.request_focus();
                    }
                    if back.clicked() {
                        wishes.push(Wish::Leave(Leave::Recovered(project.path.clone())));
                        outcome = Outcome::Close;
                    }
                    if widgets::button(ui, "Discard", "", Emphasis::Danger).clicked() {
                        wishes.push(Wish::Run(Command::DiscardRecovery(project.path.clone())));
                    }
                    ui.with_layout(Layout::top_down(Align::Min), |ui| {
                        ui.spacing_mut().item_spacing.y = 0.0;
                        // As the window's title has it: without a name of its own a project is called as its file is.
                        let file = project.file.as_ref().and_then(|file| file.file_stem()).map(|name| name.to_string_lossy());
                        let own = Some(project.title.as_str()).filter(|title| !title.is_empty());
                        let title = own.or(file.as_deref()).unwrap_or("Untitled");
                        ui.add(Label::new(widgets::tone(title, theme::strong(theme::BODY), p.ink)).truncate());
                        let when = project.written.to_zoned(TimeZone::system()).strftime("%-d %B %Y, %H:%M");
                        let file = project.file.as_ref().map_or_else(|| "never saved".to_owned(), |f| f.display().to_string());
                        ui.add(
                            Label::new(widgets::tone(format!("{when} · {file}"), theme::regular(theme::SMALL), p.soft)).truncate(),
                        );
                    });
                });
            });
        }
    });
    ui.add_space(STEP);
    from_right_ui(ui, |ui| {
        if widgets::button(ui, "Later", "Esc", Emphasis::Plain).clicked() {
            outcome = Outcome::Close;
        }
    });
    outcome
}
