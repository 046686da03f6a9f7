//! Which source speaks of which date, and when each article was published.

use eframe::egui::{Frame, Margin, Ui, vec2};

use super::{
    Keys, empty_ui, export_ui, not_yet, note_ui,
    stage::{StageState, stage_ui},
};
use crate::{
    commands::Session,
    figures::{Figure, Later, timeline::Timeline},
    ui::{
        desk::Wish,
        theme::{self, STEP, palette},
        widgets::{self, count},
    },
};

/// What the view remembers.
#[derive(Default)]
pub(super) struct TimelineState {
    timeline: Later<Timeline>,
    pub(super) stage: StageState,
}

impl TimelineState {
    pub(super) fn figure(&self) -> &dyn Figure {
        self.timeline.figure()
    }

    pub(super) fn is_under_way(&self) -> bool {
        self.timeline.is_under_way()
    }
}

/// Draws the view; what is at hand, in words.
pub(super) fn timeline_ui(ui: &mut Ui, session: &Session, state: &mut TimelineState, keys: Keys, wishes: &mut Vec<Wish>) -> String {
    state.timeline.keep_up(session, (session.findings_revision(), 0), Timeline::new);
    if session.sources().is_empty() {
        if let Some((words, more)) = not_yet(session) {
            empty_ui(ui, words, more);
        }
        return String::new();
    }
    let Some(made) = state.timeline.made() else {
        empty_ui(ui, "Looking for dates…", "");
        return String::new();
    };
    if state.timeline.figure().is_empty() {
        let more = "Edit details gives an article its date; then “on Monday” and “yesterday” are placed by it";
        empty_ui(ui, "No date is known in these articles", more);
        return String::new();
    }
    head_ui(ui, state, wishes);
    let line = ui.max_rect().x_range();
    ui.painter().hline(line, ui.cursor().top() - 0.5, palette(ui).line());
    stage_ui(ui, session, &mut state.stage, (state.timeline.figure(), made), keys, wishes)
}

fn head_ui(ui: &mut Ui, state: &TimelineState, wishes: &mut Vec<Wish>) {
    let p = palette(ui);
    Frame::new().inner_margin(Margin::symmetric(12, 8)).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
            ui.label(widgets::tone("Timeline", theme::strong(theme::BODY), p.ink));
            ui.label(widgets::tone(count(state.timeline.figure().len(), "date", "dates"), theme::regular(theme::BODY), p.soft));
            ui.add_space(2.0 * STEP);
            export_ui(ui, true, wishes);
            let (undated, unplaced) = (state.timeline.figure().undated(), state.timeline.figure().unplaced);
            if undated > 0 && unplaced > 0 {
                let articles = count(undated, "article without a date of its own", "articles without dates of their own");
                let words = count(unplaced, "word", "words");
                note_ui(ui, &format!("{articles}: {words} such as “Monday” cannot be placed"));
            }
        });
    });
}
