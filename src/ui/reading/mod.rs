//! The reading view: an article set as text is set in a good reader, with its quotations, tags, differences and copies marked.
//!
//! Lays out only what is in view. Owns where the reader is, nothing else: what is selected belongs to the session.

mod article;
mod draw;
mod gutter;
mod header;
mod hit;
mod hover;
mod keyboard;
mod marks;
mod outline;
mod page;
mod paragraphs;
mod pointer;
mod setting;
mod speakers;

use std::collections::BTreeMap;

use egui::{Id, Response, Ui};

pub use draw::Layers;
pub use keyboard::Step;
pub use speakers::{Attribution, Speaker, Speakers, kind_word};

use self::{
    keyboard::Seen,
    marks::Marks,
    page::{Bookmark, Page},
    pointer::Mouse,
};
use crate::{
    commands::{Command, Session, SourceState},
    project::SourceId,
    ui::theme,
};

/// What the reading view remembers.
pub struct ReadingState {
    /// Size of the reading face, in points.
    pub size: f32,
    /// Which marks are shown.
    pub layers: Layers,
    /// Speakers and marks, with the revision of the session that they were worked out from.
    speakers: (Option<u64>, Speakers),
    marks: (Option<(u64, SourceId)>, Marks),
    page: Option<Page>,
    /// Where the reader was in sources that are not open.
    bookmarks: BTreeMap<SourceId, Bookmark>,
    mouse: Mouse,
    seen: Seen,
    /// What the pointer was over in the last frame.
    hovered: Option<Id>,
    /// The selection was made with the mouse: it is in view already.
    by_mouse: bool,
}

impl Default for ReadingState {
    fn default() -> Self {
        Self {
            size: theme::READING,
            layers: Layers::default(),
            speakers: (None, Speakers::default()),
            marks: (None, Marks::default()),
            page: None,
            bookmarks: BTreeMap::new(),
            mouse: Mouse::default(),
            seen: Seen::default(),
            hovered: None,
            by_mouse: false,
        }
    }
}

impl ReadingState {
    /// Who is quoted, most quoted first: the numbers that speakers' colours go by, in every view.
    pub fn speakers(&mut self, session: &Session) -> &Speakers {
        let revision = session.revision();
        if self.speakers.0 != Some(revision) {
            self.speakers = (Some(revision), Speakers::new(session));
        }
        &self.speakers.1
    }

    /// The command that moves the selection by a step in the open source; `None` where there is nowhere to go.
    pub fn step(&self, session: &Session, step: Step) -> Option<Command> {
        keyboard::step(session, &self.seen, step)
    }

    /// Brings what is selected into view again, also where it did not change.
    pub fn show_selection(&mut self) {
        if let Some(page) = &mut self.page {
            page.seen = None;
        }
        self.by_mouse = false;
    }

    /// Turns to a source, and brings page and marks up to date with the session.
    fn turn_to(&mut self, session: &Session, source: &SourceState) {
        self.speakers(session);
        let now = (session.revision(), source.id);
        if self.marks.0 != Some(now) {
            self.marks = (Some(now), Marks::new(session, source, &self.speakers.1));
        }
        if !self.page.as_ref().is_some_and(|page| page.is_of(source)) {
            if let Some(old) = self.page.take() {
                self.bookmarks.insert(old.source, old.bookmark());
            }
            self.page = Some(Page::new(source, self.bookmarks.get(&source.id).copied()));
            self.mouse = Mouse::default();
        }
    }
}

/// The widget that the keyboard goes to in the reading view.
pub fn focus_id() -> Id {
    Id::unique("article in the reading view")
}

/// Draws the open source. The response is that of the article's text, for a context menu; `None` where nothing is open.
pub fn reading_ui(ui: &mut Ui, session: &Session, state: &mut ReadingState, commands: &mut Vec<Command>) -> Option<Response> {
    let Some(source) = session.open_source().and_then(|id| session.source(id)) else {
        empty_ui(ui, session);
        return None;
    };
    state.turn_to(session, source);
    header::header_ui(ui, session, source);
    Some(article::article_ui(ui, session, source, state, commands))
}

fn empty_ui(ui: &mut Ui, session: &Session) {
    let p = theme::palette(ui);
    let words = if session.sources().is_empty() { "Import articles to read them here" } else { "Pick a source to read it here" };
    ui.painter().rect_filled(ui.max_rect(), 0, p.paper);
    ui.centered_and_justified(|ui| ui.label(egui::RichText::new(words).font(theme::regular(theme::BODY)).color(p.soft)));
}
