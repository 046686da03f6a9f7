//! Names that may be those of one person or body: one by one, the user says whether they are.

use eframe::egui::{Align, Label, Layout, Ui, vec2};

use super::{Outcome, from_right_ui};
use crate::{
    commands::{Command, Session},
    compare::Doubt,
    ui::{
        desk::Wish,
        theme::{self, STEP, palette},
        widgets::{self, Emphasis, count},
    },
};

/// The names that are still in doubt.
#[derive(Clone, Debug)]
pub struct DoubtfulNamesDraft {
    lines: Vec<Line>,
    /// How many were decided since it was opened.
    decided: usize,
}

/// Two names that may be those of one.
#[derive(Clone, Debug)]
struct Line {
    names: [String; 2],
    /// What speaks for it, and where they are named.
    why: String,
}

impl DoubtfulNamesDraft {
    /// With all that are in doubt now.
    pub fn of(session: &Session) -> Self {
        let sources = |number: usize| count(number, "source", "sources");
        let line = |(one, other, why): (&crate::compare::SharedEntity, &crate::compare::SharedEntity, Doubt)| Line {
            names: [one.name.clone(), other.name.clone()],
            why: format!("{}: {} and {}", reason(why), sources(one.members.len()), sources(other.members.len())),
        };
        Self { lines: session.doubtful_names().map(line).collect(), decided: 0 }
    }
}

/// What speaks for two names being those of one.
fn reason(why: Doubt) -> &'static str {
    match why {
        Doubt::Holds => "One name stands in the other",
        Doubt::Alike => "Spelled or spoken nearly alike",
        Doubt::FirstLetters => "The first letters of the other",
        Doubt::SameWords => "The same words in another order",
    }
}

/// Draws the names, each two with their two answers.
pub(super) fn doubtful_names_ui(ui: &mut Ui, draft: &mut DoubtfulNamesDraft, fresh: bool, wishes: &mut Vec<Wish>) -> Outcome {
    /// More are not drawn at once; they come up as those before them are decided.
    const IN_VIEW: usize = 6;
    /// Two names and what speaks for it, in points.
    const LINE: f32 = 58.0;
    let p = palette(ui);
    let more = draft.lines.len().saturating_sub(IN_VIEW);
    let what = match (draft.lines.is_empty(), draft.decided) {
        (true, 0) => "No name is in doubt.".to_owned(),
        (true, _) => "No name is in doubt any more. What you said can be undone, and taken back under Names….".to_owned(),
        _ => "These are kept apart until you say that they are one. Both answers can be undone.".to_owned(),
    };
    widgets::quiet(ui, &what);
    let mut answer = None;
    for (at, line) in draft.lines.iter().take(IN_VIEW).enumerate() {
        widgets::hairline(ui);
        ui.push_id(("doubt", draft.decided + at, &line.names), |ui| {
            let size = vec2(ui.available_width(), LINE);
            ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = STEP;
                let names = line.names.join(" and ");
                let two =
                    widgets::button(ui, "Two", "", Emphasis::Quiet).on_hover_text(format!("{names} are two: do not ask again"));
                let one = widgets::button(ui, "One", "", Emphasis::Plain).on_hover_text(format!("{names} are one"));
                if at == 0 && (fresh || draft.decided > 0 && ui.memory(|m| m.focused().is_none())) {
                    one.request_focus();
                }
                if one.clicked() {
                    answer = Some((at, true));
                } else if two.clicked() {
                    answer = Some((at, false));
                }
                ui.allocate_ui_with_layout(vec2(ui.available_width(), LINE), Layout::top_down(Align::Min), |ui| {
                    ui.spacing_mut().item_spacing.y = 2.0;
                    for name in &line.names {
                        ui.add(Label::new(widgets::tone(name, theme::strong(theme::BODY), p.ink)).truncate());
                    }
                    ui.add(Label::new(widgets::tone(&line.why, theme::regular(theme::SMALL), p.soft)).truncate());
                });
            });
        });
    }
    if more > 0 {
        widgets::hairline(ui);
        widgets::quiet(ui, &format!("and {} more", widgets::grouped(more)));
    }
    if let Some((at, one)) = answer {
        let Line { names, .. } = draft.lines.remove(at);
        draft.decided += 1;
        wishes.push(Wish::Run(if one { Command::OneEntity(names.into()) } else { Command::TwoEntities(names) }));
    }
    let mut outcome = Outcome::Stay;
    from_right_ui(ui, |ui| {
        if widgets::button(ui, "Close", "Esc", Emphasis::Plain).clicked() {
            outcome = Outcome::Close;
        }
    });
    outcome
}
