//! Views of the whole coverage in the place of the article: conflicts, and more to come.
//!
//! Each draws a figure of [`crate::figures`], made anew when the session's revision grows. The keyboard walks through a view as
//! it does through an article; Enter leads to the words in their article, Escape back to reading.

mod chips;
mod conflicts;
mod switch;

use eframe::egui::{Key, Modifiers, Popup, Role, Sense, Ui, WidgetInfo};

pub use switch::switch_ui;

use super::{
    actions::Action,
    desk::{Desk, Wish},
    places,
    reading::{self, Step},
    settings::Place,
    theme::{self, STEP, palette},
    widgets,
};
use crate::{
    commands::{Command, Selection, Session},
    project::{SourceId, Subject},
    text::Span,
};

/// What the middle of the window shows.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum View {
    /// The open article.
    #[default]
    Read,
    /// Where sources differ.
    Conflicts,
}

impl View {
    /// In the order of the switch.
    pub const ALL: [Self; 2] = [Self::Read, Self::Conflicts];

    /// What stands on the switch.
    pub fn label(self) -> &'static str {
        match self {
            Self::Read => "Read",
            Self::Conflicts => "Conflicts",
        }
    }

    /// The action that opens it.
    pub fn action(self) -> Action {
        Action::View(self)
    }
}

/// What the views remember.
#[derive(Default)]
pub struct ViewsState {
    conflicts: conflicts::ConflictsState,
}

impl ViewsState {
    /// What the keys for confirm and reject are about in a view; `None` where it has nothing of the kind.
    pub fn subject(&self, view: View, session: &Session) -> Option<Subject> {
        match view {
            View::Read => None,
            View::Conflicts => self.conflicts.subject(session),
        }
    }

    /// Moves by a step.
    pub fn step(&mut self, view: View, session: &Session, step: Step) -> Vec<Wish> {
        match view {
            View::Read => Vec::new(),
            View::Conflicts => self.conflicts.step(session, step),
        }
    }
}

/// Keys that a view answers to beside the steps, while it has the keyboard.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
struct Keys {
    left: bool,
    right: bool,
    enter: bool,
}

/// Draws the view that the desk shows.
pub fn view_ui(ui: &mut Ui, session: &Session, desk: &mut Desk, wishes: &mut Vec<Wish>) {
    let rect = ui.max_rect();
    let response = ui.interact(rect, reading::focus_id(), Sense::focusable_noninteractive());
    let name = format!("{} view", desk.view.label());
    response.widget_info(|| WidgetInfo::labeled(Role::Pane, true, &name));
    let keys = keys(ui, desk);
    let mut state = std::mem::take(&mut desk.views);
    match desk.view {
        View::Read => {}
        View::Conflicts => conflicts::conflicts_ui(ui, session, &mut state.conflicts, keys, wishes),
    }
    desk.views = state;
}

fn keys(ui: &Ui, desk: &Desk) -> Keys {
    let mine = desk.place == Place::Reading && !desk.is_covered() && places::keyboard_is_free(ui.ctx());
    if !mine || Popup::is_any_open(ui.ctx()) {
        return Keys::default();
    }
    let pressed = |key| ui.input_mut(|i| i.modifiers.is_none() && i.consume_key(Modifiers::NONE, key));
    Keys { left: pressed(Key::ArrowLeft), right: pressed(Key::ArrowRight), enter: pressed(Key::Enter) }
}

/// Selects words of a source, so that table and inspector speak of them.
fn select(session: &Session, source: SourceId, span: Span) -> Option<Wish> {
    let sentences = session.source(source)?.parsed.as_ref()?.sentences_in(span);
    let selection = Selection { source, sentences: sentences.clone(), stretch: None };
    Some(Wish::Run(if sentences.is_empty() { Command::OpenSource(source) } else { Command::Select(selection) }))
}

/// Goes to words in their article.
fn read(session: &Session, source: SourceId, span: Span, wishes: &mut Vec<Wish>) {
    wishes.extend(select(session, source, span));
    wishes.push(Wish::Do(Action::View(View::Read)));
}

/// What to say where there is nothing to show, and what to do about it.
fn empty_ui(ui: &mut Ui, words: &str, more: &str) {
    let p = palette(ui);
    ui.vertical_centered(|ui| {
        ui.add_space((ui.available_height() / 2.0 - 32.0).max(2.0 * STEP));
        ui.label(widgets::tone(words, theme::regular(theme::BODY), p.soft));
        ui.add_space(STEP);
        ui.label(widgets::tone(more, theme::regular(theme::SMALL), p.faint));
    });
}

/// Why there is no figure yet; `None` where there is one.
fn not_yet(session: &Session) -> Option<(&'static str, &'static str)> {
    if session.sources().is_empty() {
        Some(("No articles yet", "Import articles on one event, by the File menu or by dropping them on the window"))
    } else if session.comparison().is_none() {
        Some(("Comparing the articles…", "What is found appears here by itself"))
    } else {
        None
    }
}
