//! What this is, which version, and under which licences.

use eframe::egui::Ui;

use super::{Outcome, from_right_ui};
use crate::ui::{
    theme::{self, STEP, palette},
    widgets::{self, Emphasis},
};

/// Draws the words.
pub(super) fn about_ui(ui: &mut Ui, fresh: bool) -> Outcome {
    let p = palette(ui);
    ui.label(widgets::tone(concat!("Version ", env!("CARGO_PKG_VERSION")), theme::regular(theme::BODY), p.soft));
    ui.label(widgets::tone(
        "Reads the same event across its sources. Works offline: no account, no server, no cloud. The same input gives the same result \
         every time, and every finding can be traced to the words that led to it.",
        theme::regular(theme::BODY),
        p.ink,
    ));
    ui.add_space(STEP);
    widgets::quiet(ui, "Free software under the MIT License or the Apache License 2.0, as you like.");
    widgets::quiet(ui, "Faces: Inter and Noto Serif, under the SIL Open Font License 1.1.");
    let mut outcome = Outcome::Stay;
    from_right_ui(ui, |ui| {
        let close = widgets::button(ui, "Close", "Esc", Emphasis::Plain);
        if fresh {
            close.request_focus();
        }
        if close.clicked() {
            outcome = Outcome::Close;
        }
    });
    outcome
}
