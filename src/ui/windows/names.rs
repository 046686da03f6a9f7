//! The names of a person or body: one is taken out, or somebody else is the same.

use eframe::egui::{Align, Label, Layout, Ui};

use super::{
    Outcome,
    choice::{Choice, Line, choice_ui},
    from_right_ui,
};
use crate::{
    commands::{Command, Session},
    compare::SharedEntityIndex,
    project::{CorrectionId, Decision, Subject},
    ui::{
        desk::Wish,
        theme::{self, ROW, STEP, palette},
        widgets::{self, Emphasis, count},
    },
};

/// Whose names they are, and who else it might be.
#[derive(Clone, Debug)]
pub struct NamesDraft {
    /// All its names, the fullest first.
    names: Vec<String>,
    choice: Choice,
    others: Vec<Line>,
    /// What was said of these names, in words.
    said: Vec<(CorrectionId, String)>,
}

impl NamesDraft {
    /// For a person or body.
    pub fn of(session: &Session, entity: SharedEntityIndex) -> Option<Self> {
        let own = session.entity(entity)?;
        let names: Vec<String> = std::iter::once(&own.name).chain(&own.aliases).cloned().collect();
        let all = &session.comparison()?.entities;
        let mut others: Vec<Line> = all
            .iter()
            .filter(|other| other.name != own.name && other.named)
            .map(|other| Line { name: other.name.clone(), more: also(&other.aliases, other.members.len()) })
            .collect();
        others.sort_by(|a, b| a.name.cmp(&b.name));
        others.dedup_by(|a, b| a.name == b.name);
        let about = session.said_of_names().filter_map(|correction| {
            let Subject::Names(said) = &correction.subject else { return None };
            let ours = said.iter().any(|name| names.iter().any(|own| own.to_lowercase() == name.to_lowercase()));
            let (first, rest) = said.split_first().filter(|_| ours)?;
            let rest = rest.iter().map(|name| format!("“{name}”")).collect::<Vec<_>>().join(", ");
            Some(match correction.decision {
                Decision::Together => (correction.id, format!("“{first}” and {rest} are one")),
                _ => (correction.id, format!("“{first}” is not {rest}")),
            })
        });
        Some(Self { choice: Choice::default(), others, said: about.collect(), names })
    }
}

/// By which other names somebody goes, and in how many articles.
fn also(aliases: &[String], sources: usize) -> String {
    let sources = count(sources, "source", "sources");
    match aliases {
        [] => sources,
        [alias] => format!("also {alias} · {sources}"),
        [alias, ..] => format!("also {alias} … · {sources}"),
    }
}

/// Draws the names, and the field for who else it is.
pub(super) fn names_ui(ui: &mut Ui, draft: &mut NamesDraft, fresh: bool, wishes: &mut Vec<Wish>) -> Outcome {
    /// How many others are in view.
    const OTHERS: usize = 5;
    let p = palette(ui);
    let mut command = None;
    let several = draft.names.len() > 1;
    ui.spacing_mut().item_spacing.y = 0.0;
    for (at, name) in draft.names.iter().enumerate() {
        ui.push_id(("name", at), |ui| {
            line_ui(ui, |ui| {
                let taken = several && widgets::button(ui, "Take out", "", Emphasis::Quiet).clicked();
                if taken {
                    let from = draft.names.iter().filter(|other| *other != name).cloned().collect();
                    command = Some(Command::TakeNameOut { name: name.clone(), from });
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    let font = if at == 0 { theme::strong(theme::BODY) } else { theme::regular(theme::BODY) };
                    ui.add(Label::new(widgets::tone(name, font, p.ink)).truncate());
                });
            });
        });
    }
    ui.spacing_mut().item_spacing.y = 2.0 * STEP;
    let what = if several { "Take out a name that is somebody else’s." } else { "This is the only name that was found." };
    widgets::quiet(ui, what);
    let chosen = choice_ui(ui, ("Is the same as", "Another name"), &mut draft.choice, &draft.others, OTHERS, fresh);
    for (id, said) in &draft.said {
        ui.push_id(id.0, |ui| {
            line_ui(ui, |ui| {
                if widgets::button(ui, "Take back", "", Emphasis::Quiet).clicked() {
                    command = Some(Command::TakeBack(vec![*id]));
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    ui.add(Label::new(widgets::tone(said, theme::regular(theme::SMALL), p.soft)).truncate());
                });
            });
        });
    }
    let own = draft.names.first().cloned().unwrap_or_default();
    let other = chosen.line.and_then(|at| draft.others.get(at)).map(|line| line.name.clone());
    let mut outcome = Outcome::Stay;
    let mut make = chosen.taken && other.is_some();
    from_right_ui(ui, |ui| {
        make |= ui.add_enabled_ui(other.is_some(), |ui| widgets::button(ui, "Make one", "", Emphasis::Primary)).inner.clicked();
        if widgets::button(ui, "Close", "Esc", Emphasis::Plain).clicked() {
            outcome = Outcome::Close;
        }
    });
    if let (true, Some(other)) = (make, other) {
        command = Some(Command::OneEntity(vec![own, other]));
    }
    if let Some(command) = command {
        wishes.push(Wish::Run(command));
        outcome = Outcome::Close;
    }
    outcome
}

/// A line whose contents begin at the right edge.
fn line_ui(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    let size = eframe::egui::vec2(ui.available_width(), ROW);
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), contents);
}
