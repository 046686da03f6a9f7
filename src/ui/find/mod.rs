//! Find: a line above the article, and a list of all hits below.
//!
//! Words go out as a query; the session looks for them beside the window, and what it finds is drawn when it is there.

mod bar;
mod list;
mod tagging;

use eframe::egui::Id;

pub use self::{
    bar::bar_ui,
    list::list_ui,
    tagging::{Tagging, tagging_ui},
};
use super::rows::Shown;
use crate::commands::{Command, Query, Session, Sought};

/// What is being typed, and where it is looked for.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a thing that may be so by itself")]
pub struct FindState {
    /// The line above the article is shown.
    pub open: bool,
    /// Next and previous go through all sources, not the open one alone.
    pub everywhere: bool,
    /// What is typed.
    pub query: Query,
    /// What is chosen before all hits are tagged.
    pub tagging: Tagging,
    /// The hit that the list brought into view last.
    shown: Shown,
    /// The field is to get the keyboard.
    go: bool,
    /// What is typed before it has it was held back.
    held: bool,
}

impl FindState {
    /// Shows the line with the keyboard in its field; what is selected there is looked for, where it is a word or a few.
    pub fn begin(&mut self, session: &Session, everywhere: bool) -> Option<Command> {
        /// Longer selections are passages, not what somebody would look for.
        const LONGEST: usize = 60;
        self.open = true;
        self.go = true;
        self.held = false;
        self.everywhere = everywhere;
        let stretch = session.selection().and_then(|selection| Some((session.source(selection.source)?, selection.stretch?)));
        let words = stretch.map(|(source, span)| span.of(&source.document.text).trim());
        let words = words.filter(|_| self.query.sought == Sought::Words);
        if let Some(words) = words.filter(|words| words.len() <= LONGEST && !words.is_empty() && session.hit_at().is_none()) {
            self.query = Query { words: words.split_whitespace().collect::<Vec<_>>().join(" "), ..self.query.clone() };
            self.query.regex = false;
        }
        (self.query != *session.query()).then(|| Command::Find(self.query.clone()))
    }

    /// Whether what is typed now is meant for the field, which gets the keyboard in this frame: true once each time.
    pub fn hold(&mut self) -> bool {
        self.open && self.go && !std::mem::replace(&mut self.held, true)
    }

    /// Ends the search.
    pub fn end(&mut self) -> Command {
        self.open = false;
        Command::Find(Query::default())
    }

    /// The command for the hit after, or before, in the list of all.
    pub fn step_in_list(&self, back: bool) -> Command {
        Command::StepToHit { back, within: None }
    }

    /// The command for the hit after, or before.
    pub fn step(&self, session: &Session, back: bool) -> Command {
        let within = session.open_source().filter(|source| !self.everywhere && !session.hits_in(*source).is_empty());
        Command::StepToHit { back, within }
    }
}

/// The field for what is looked for.
pub fn field_id() -> Id {
    Id::unique("field for what is looked for")
}
