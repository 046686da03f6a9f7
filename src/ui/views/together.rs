//! Which tags occur together: tag against tag, each cell with the passages that it counts.

use eframe::egui::{Frame, Margin, Ui, vec2};

use super::{
    Keys,
    chips::chip,
    empty_ui, export_ui,
    stage::{StageState, stage_ui},
};
use crate::{
    commands::Session,
    figures::{Figure, Later, together::Together},
    ui::{
        actions::Action,
        desk::Wish,
        theme::{self, STEP, palette},
        widgets::{self, count},
    },
};

/// What the view remembers.
#[derive(Default)]
pub(super) struct TogetherState {
    together: Later<Together>,
    /// The same paragraph is enough.
    near: bool,
    pub(super) stage: StageState,
}

impl TogetherState {
    pub(super) fn figure(&self) -> &dyn Figure {
        self.together.figure()
    }

    pub(super) fn is_under_way(&self) -> bool {
        self.together.is_under_way()
    }
}

/// Draws the view; what is at hand, in words.
pub(super) fn together_ui(ui: &mut Ui, session: &Session, state: &mut TogetherState, keys: Keys, wishes: &mut Vec<Wish>) -> String {
    let near = state.near;
    let made = (session.revision(), u64::from(near));
    state.together.keep_up(session, made, move |session| Together::new(session, near));
    if session.project().codebook.is_empty() {
        empty_ui(
            ui,
            "No tags yet",
            "Select a sentence and press T to make one; then the tags that occur together are counted here",
        );
        return String::new();
    }
    let Some(made) = state.together.made() else {
        empty_ui(ui, "Counting…", "");
        return String::new();
    };
    if state.together.figure().is_empty() {
        empty_ui(ui, "No tag stands on any words yet", "Select a sentence and press a tag’s key, or T");
        return String::new();
    }
    head_ui(ui, state, wishes);
    let line = ui.max_rect().x_range();
    ui.painter().hline(line, ui.cursor().top() - 0.5, palette(ui).line());
    stage_ui(ui, session, &mut state.stage, (state.together.figure(), made), keys, wishes)
}

fn head_ui(ui: &mut Ui, state: &mut TogetherState, wishes: &mut Vec<Wish>) {
    let p = palette(ui);
    Frame::new().inner_margin(Margin::symmetric(12, 8)).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
            ui.label(widgets::tone("Tags", theme::strong(theme::BODY), p.ink));
            let tags = count(state.together.figure().len(), "tag in use", "tags in use");
            let explained = "A cell counts the passages of its row’s tag that share words with its column’s";
            ui.label(widgets::tone(tags, theme::regular(theme::BODY), p.soft)).on_hover_text(explained);
            ui.add_space(2.0);
            if chip(ui, "in the same paragraph", None, "Tags need only stand in the same paragraph", state.near) {
                state.near = !state.near;
            }
            ui.add_space(2.0 * STEP);
            export_ui(ui, true, wishes);
            let key = widgets::key_of(ui, Action::Retrieval);
            if widgets::button(ui, "Combine…", &key, widgets::Emphasis::Quiet).on_hover_text(Action::Retrieval.label()).clicked()
            {
                wishes.push(Wish::Do(Action::Retrieval));
            }
        });
    });
}
