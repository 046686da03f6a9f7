//! Who is quoted: a bar a speaker, a cell a source, and the quotations of the one at hand.

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
        voices::{Voices, VoicesOptions},
    },
    ui::{
        actions::Action,
        desk::Wish,
        theme::{self, STEP, palette},
        widgets::{self, Emphasis, count},
    },
};

/// What the view remembers.
#[derive(Default)]
pub(super) struct VoicesState {
    voices: Later<Voices>,
    options: VoicesOptions,
    pub(super) stage: StageState,
}

impl VoicesState {
    fn work_out(&mut self, session: &Session) {
        let options = self.options;
        self.voices.keep_up(session, (session.findings_revision(), self.number()), move |session| Voices::new(session, options));
    }

    pub(super) fn figure(&self) -> &dyn Figure {
        self.voices.figure()
    }

    pub(super) fn is_under_way(&self) -> bool {
        self.voices.is_under_way()
    }

    /// Changes with what is shown.
    fn number(&self) -> u64 {
        let known = match self.options.known {
            None => 0,
            Some(false) => 1,
            Some(true) => 2,
        };
        known * 2 + u64::from(self.options.words)
    }
}

/// Draws the view; what is at hand, in words.
pub(super) fn voices_ui(ui: &mut Ui, session: &Session, state: &mut VoicesState, keys: Keys, wishes: &mut Vec<Wish>) -> String {
    state.work_out(session);
    if session.sources().is_empty() {
        if let Some((words, more)) = not_yet(session) {
            empty_ui(ui, words, more);
        }
        return String::new();
    }
    let Some(made) = state.voices.made() else {
        empty_ui(ui, "Counting…", "");
        return String::new();
    };
    head_ui(ui, session, state, wishes);
    let line = ui.max_rect().x_range();
    ui.painter().hline(line, ui.cursor().top() - 0.5, palette(ui).line());
    if state.voices.figure().is_empty() {
        if state.options.known.is_some() {
            empty_ui(ui, "Nobody is quoted so", "Press the chip that is on to take it off");
        } else {
            empty_ui(ui, "Nobody is quoted in these articles", "Words that are attributed to somebody appear here");
        }
        return String::new();
    }
    stage_ui(ui, session, &mut state.stage, (state.voices.figure(), made), keys, wishes)
}

fn head_ui(ui: &mut Ui, session: &Session, state: &mut VoicesState, wishes: &mut Vec<Wish>) {
    let p = palette(ui);
    let before = state.options;
    Frame::new().inner_margin(Margin::symmetric(12, 8)).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
            ui.label(widgets::tone("Voices", theme::strong(theme::BODY), p.ink));
            ui.label(widgets::tone(widgets::grouped(state.voices.figure().len()), theme::regular(theme::BODY), p.soft));
            ui.add_space(2.0);
            let toggle = |known: &mut Option<bool>, to: bool| *known = if *known == Some(to) { None } else { Some(to) };
            if chip(ui, "named", None, "Only speakers who are named", before.known == Some(true)) {
                toggle(&mut state.options.known, true);
            }
            if chip(
                ui,
                "not named",
                None,
                "Only speakers without a name: anonymous sources, people who are described",
                before.known == Some(false),
            ) {
                toggle(&mut state.options.known, false);
            }
            ui.add_space(2.0 * STEP);
            if chip(ui, "words in cells", None, "Cells count words, not quotations", before.words) {
                state.options.words = !before.words;
            }
            ui.add_space(2.0 * STEP);
            doubt_ui(ui, session, wishes);
            export_ui(ui, true, wishes);
            note_ui(ui, &summary(state.voices.figure()));
        });
    });
    if state.options != before {
        state.stage.start_again();
    }
}

/// Leads to the names that may be those of one voice, where there are any.
fn doubt_ui(ui: &mut Ui, session: &Session, wishes: &mut Vec<Wish>) {
    let number = session.doubtful_names().count();
    if number > 0 {
        let words = format!("{} in doubt…", count(number, "name", "names"));
        let action = Action::DoubtfulNames;
        let button = widgets::button(ui, &words, &widgets::key_of(ui, action), Emphasis::Quiet);
        if button.on_hover_text(action.facts().tooltip).clicked() {
            wishes.push(Wish::Do(action));
        }
    }
}

/// "1,204 words in 96 quotations; 81 % by name".
fn summary(voices: &Voices) -> String {
    let all: usize = voices.by_known.iter().sum();
    let [named, ..] = voices.by_known;
    let share = (named * 100 + all / 2).checked_div(all).unwrap_or(0);
    format!(
        "{} in {}; {share} % of all quoted words by name",
        count(voices.total.spoken(), "word", "words"),
        count(voices.total.quoted(), "quotation", "quotations")
    )
}
