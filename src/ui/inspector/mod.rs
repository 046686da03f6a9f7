//! What is known of the selection: its tags and memos, who is quoted, the same statement elsewhere, and where sources differ.

mod elsewhere;
mod marks;
mod memo;
mod quotation;

use eframe::egui::{Context, Layout, ScrollArea, Ui};

pub use self::memo::MemoDraft;
use super::{
    actions::Action,
    desk::{Desk, Wish},
    reading::Speakers,
    settings::Place,
    theme::{self, STEP, palette},
    widgets,
};
use crate::{
    commands::{Command, Session},
    project::AnnotationId,
};

/// What the inspector remembers.
#[derive(Debug, Default)]
pub struct InspectorState {
    /// The memo that is being written.
    pub memo: Option<MemoDraft>,
    elsewhere: elsewhere::Elsewhere,
}

impl InspectorState {
    /// Opens the field for a memo on the selection: the one that is there, else a new one.
    pub fn write_memo(&mut self, session: &Session) {
        self.memo = memo::for_selection(session);
    }

    /// Opens the field for the memo of a mark.
    pub fn edit_memo(&mut self, session: &Session, mark: AnnotationId) {
        self.memo = memo::of_mark(session, mark);
    }

    /// What was typed into a field that the keyboard has left.
    pub fn take_left_draft(&mut self, session: &Session, ctx: &Context) -> Option<Command> {
        if self.memo.as_ref().is_some_and(|draft| memo::was_left(draft, ctx)) { self.take_draft(session) } else { None }
    }

    /// What is being typed, as the command that will hand it over.
    pub fn draft(&self, session: &Session) -> Option<Command> {
        self.memo.as_ref().and_then(|draft| draft.command(session))
    }

    /// What was typed and not yet handed over.
    pub fn take_draft(&mut self, session: &Session) -> Option<Command> {
        self.memo.take().and_then(|draft| draft.command(session))
    }
}

/// Draws the inspector.
pub fn inspector_ui(ui: &mut Ui, session: &Session, desk: &mut Desk, speakers: &Speakers, wishes: &mut Vec<Wish>) {
    heading_ui(ui, session, wishes);
    ScrollArea::vertical().id_salt("inspector").auto_shrink([false, false]).show(ui, |ui| {
        if session.selection().is_none() && session.selected_claim().is_none() {
            widgets::quiet(ui, "Select a sentence or a claim to see what is known of it.");
            ui.add_space(STEP);
            let hints =
                [(Action::Read(super::reading::Step::NextSentence), "next sentence"), (Action::NextConflict, "next conflict")];
            for (action, words) in hints {
                ui.horizontal(|ui| {
                    let key = widgets::key_of(ui, action);
                    widgets::key_cap(ui, &key);
                    widgets::quiet(ui, words);
                });
            }
            return;
        }
        if session.selection().is_some() {
            marks::marks_ui(ui, session, desk, wishes);
            memo::memo_ui(ui, session, desk, wishes);
            quotation::quotations_ui(ui, session, speakers, wishes);
        }
        elsewhere::elsewhere_ui(ui, session, desk, wishes);
        ui.add_space(4.0 * STEP);
    });
}

fn heading_ui(ui: &mut Ui, session: &Session, wishes: &mut Vec<Wish>) {
    let what = match session.selection() {
        Some(selection) => {
            let label = session.source(selection.source).map(|s| s.document.label()).unwrap_or_default();
            let (first, end) = (selection.sentences.start + 1, selection.sentences.end);
            match (&selection.stretch, end > first) {
                (Some(_), _) => format!("Words · {label}"),
                (None, true) => format!("Sentences {first}–{end} · {label}"),
                (None, false) => format!("Sentence {first} · {label}"),
            }
        }
        None if session.selected_claim().is_some() => "Claim".to_owned(),
        None => "Inspector".to_owned(),
    };
    ui.horizontal(|ui| {
        ui.set_height(24.0);
        let key = widgets::key_of(ui, Action::Toggle(Place::Inspector));
        ui.with_layout(Layout::right_to_left(eframe::egui::Align::Center), |ui| {
            if widgets::key_cap(ui, &key).interact(eframe::egui::Sense::click()).on_hover_text("Hide the inspector").clicked() {
                wishes.push(Wish::Do(Action::Toggle(Place::Inspector)));
            }
            let width = ui.available_width();
            ui.with_layout(Layout::left_to_right(eframe::egui::Align::Center), |ui| {
                let p = palette(ui);
                let caps = widgets::tone(what.to_uppercase(), theme::regular(theme::CAPS), p.faint).extra_letter_spacing(0.66);
                ui.set_max_width(width);
                ui.add(eframe::egui::Label::new(caps).truncate()).accessible_name(what);
            });
        });
    });
    ui.add_space(STEP);
}
