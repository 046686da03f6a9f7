//! What sources share: claims or words, source against source; or every claim against every source as a dense map.

use eframe::egui::{Frame, Margin, Ui, vec2};

use super::{
    Keys,
    chips::chip,
    empty_ui, export_ui, not_yet, note_ui,
    stage::{StageState, stage_ui},
};
use crate::{
    commands::Session,
    figures::{
        Figure, Later,
        claim_map::{self, ClaimMap},
        letter,
        sharing::{Measure, Sharing},
    },
    ui::{
        desk::Wish,
        theme::{self, STEP, palette},
        widgets,
    },
};

/// What is drawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
enum Show {
    #[default]
    Claims,
    Words,
    Map,
}

/// What the view remembers.
#[derive(Default)]
pub(super) struct MatrixState {
    show: Show,
    drawn: Later<Drawn>,
    pub(super) stage: StageState,
}

/// What is drawn until something else that was asked for is there.
enum Drawn {
    Sharing(Sharing),
    Map(ClaimMap),
}

impl Default for Drawn {
    fn default() -> Self {
        Self::Sharing(Sharing::default())
    }
}

impl MatrixState {
    fn work_out(&mut self, session: &Session) {
        let show = self.show;
        self.drawn.keep_up(session, (session.findings_revision(), show as u64), move |session| match show {
            Show::Claims => Drawn::Sharing(Sharing::new(session, Measure::Claims)),
            Show::Words => Drawn::Sharing(Sharing::new(session, Measure::Words)),
            Show::Map => Drawn::Map(ClaimMap::new(session)),
        });
    }

    pub(super) fn figure(&self) -> &dyn Figure {
        match self.drawn.figure() {
            Drawn::Sharing(sharing) => sharing,
            Drawn::Map(map) => map,
        }
    }

    pub(super) fn is_under_way(&self) -> bool {
        self.drawn.is_under_way()
    }
}

/// Draws the view; what is at hand, in words.
pub(super) fn matrix_ui(ui: &mut Ui, session: &Session, state: &mut MatrixState, keys: Keys, wishes: &mut Vec<Wish>) -> String {
    state.work_out(session);
    if let Some((words, more)) = not_yet(session) {
        empty_ui(ui, words, more);
        return String::new();
    }
    if session.sources().len() < 2 {
        empty_ui(ui, "One article shares nothing", "Import a second one on the same event");
        return String::new();
    }
    let Some(made) = state.drawn.made() else {
        empty_ui(ui, "Counting…", "");
        return String::new();
    };
    head_ui(ui, session, state, wishes);
    let line = ui.max_rect().x_range();
    ui.painter().hline(line, ui.cursor().top() - 0.5, palette(ui).line());
    if matches!(state.drawn.figure(), Drawn::Map(map) if map.is_empty()) {
        empty_ui(ui, "No claim passes the table's filters", "The map shows the rows of the claims table: take its filters off");
        return String::new();
    }
    let mut walked = std::mem::take(&mut state.stage);
    let at_hand = stage_ui(ui, session, &mut walked, (state.figure(), made), keys, wishes);
    state.stage = walked;
    at_hand
}

fn head_ui(ui: &mut Ui, session: &Session, state: &mut MatrixState, wishes: &mut Vec<Wish>) {
    let p = palette(ui);
    let before = state.show;
    Frame::new().inner_margin(Margin::symmetric(12, 8)).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
            ui.label(widgets::tone("Matrix", theme::strong(theme::BODY), p.ink));
            ui.add_space(2.0);
            let choices = [
                (Show::Claims, "shared claims", "Claims that two sources both make"),
                (Show::Words, "shared words", "Words that stand in two sources word for word"),
                (Show::Map, "all claims", "Which source has which claim; the rows of the table as they are filtered"),
            ];
            for (show, words, name) in choices {
                if chip(ui, words, None, name, before == show) {
                    state.show = show;
                }
            }
            ui.add_space(2.0 * STEP);
            export_ui(ui, true, wishes);
            note_ui(ui, &summary(session, state));
        });
    });
    if state.show != before {
        state.stage.start_again();
    }
}

/// Who copies whom, or how many claims are shown.
fn summary(session: &Session, state: &MatrixState) -> String {
    /// More groups than this are counted, not named.
    const NAMED: usize = 3;
    let sharing = match state.drawn.figure() {
        Drawn::Sharing(sharing) => sharing,
        Drawn::Map(map) => return map_summary(map),
    };
    let clusters = &sharing.clusters;
    let names: Vec<String> =
        clusters.iter().take(NAMED).map(|cluster| cluster.iter().map(|&at| letter(at)).collect::<Vec<_>>().join(" ")).collect();
    match clusters.len() {
        0 if session.sources().len() > 1 => "No two sources copy one another".to_owned(),
        n if n > NAMED => format!("{n} groups of sources copy one another"),
        _ => format!("Copy one another: {}", names.join("; ")),
    }
}

/// How many claims are drawn.
fn map_summary(map: &ClaimMap) -> String {
    let (shown, total) = (map.shown, map.total);
    let all =
        if shown == total { format!("{total} claims") } else { format!("{shown} of {total} claims, as the table is filtered") };
    if shown > claim_map::MOST { format!("{all}; the first {} are drawn", claim_map::MOST) } else { all }
}
