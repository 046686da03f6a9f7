//! Questions before something is lost: they say what will happen, and let it be.

use eframe::egui::Ui;

use super::{Outcome, buttons_ui, from_right_ui};
use crate::{
    commands::{Command, Session},
    project::SourceId,
    ui::{
        actions::Action,
        desk::{Leave, Wish},
        theme::{self, STEP, palette},
        widgets::{self, Emphasis, count},
    },
};

fn words(ui: &mut Ui, text: &str) {
    let p = palette(ui);
    ui.label(widgets::tone(text, theme::regular(theme::BODY), p.soft));
}

pub(super) fn remove_source_ui(ui: &mut Ui, session: &Session, id: SourceId, _fresh: bool, wishes: &mut Vec<Wish>) -> Outcome {
    let Some(source) = session.source(id) else { return Outcome::Close };
    let marks = match source.annotations {
        0 => String::new(),
        number => format!(", with {} on it", count(number, "tag or memo", "tags and memos")),
    };
    words(
        ui,
        &format!(
            "“{}” goes out of the project{marks}. The file it came from is not touched. You can undo this.",
            source.document.label()
        ),
    );
    answer(ui, "Remove", wishes, || Wish::Run(Command::RemoveSource(id)))
}

fn answer(ui: &mut Ui, label: &str, wishes: &mut Vec<Wish>, wish: impl FnOnce() -> Wish) -> Outcome {
    match buttons_ui(ui, label, Emphasis::Danger, true, true) {
        Some(true) => {
            wishes.push(wish());
            Outcome::Close
        }
        Some(false) => Outcome::Close,
        None => Outcome::Stay,
    }
}

pub(super) fn unsaved_ui(ui: &mut Ui, session: &Session, leave: &Leave, fresh: bool, wishes: &mut Vec<Wish>) -> Outcome {
    words(ui, &format!("“{}” has changes that are not in its file.", session.title()));
    ui.add_space(STEP);
    let mut outcome = Outcome::Stay;
    from_right_ui(ui, |ui| {
        let save = widgets::button(ui, "Save", "", Emphasis::Primary);
        if fresh {
            save.request_focus();
        }
        if save.clicked() {
            wishes.push(Wish::SaveThen(leave.clone()));
            outcome = Outcome::Close;
        }
        if widgets::button(ui, "Don’t save", "", Emphasis::Plain).clicked() {
            wishes.push(Wish::LeaveAnyway(leave.clone()));
            outcome = Outcome::Close;
        }
        if widgets::button(ui, "Cancel", &widgets::key_of(ui, Action::Deselect), Emphasis::Plain).clicked() {
            outcome = Outcome::Close;
        }
    });
    outcome
}
