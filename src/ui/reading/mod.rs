//! The reading view: up to three articles side by side, set as text is set in a good reader, with what is found in them marked.
//!
//! Lays out only what is in view. Owns where the reader is, nothing else: what is selected belongs to the session.

mod article;
mod by_word;
mod comfort;
mod draw;
mod gutter;
mod header;
mod hit;
mod hover;
mod keyboard;
mod legend;
mod marks;
mod outline;
mod page;
mod panes;
mod paragraphs;
mod pointer;
mod setting;
mod together;

use std::collections::BTreeMap;

use egui::{Context, DragAndDrop, Id, Memory, Rect, Response, Sense, Ui, UiBuilder};

pub use comfort::{Comfort, Face};
pub use draw::Layers;
pub use keyboard::Step;
pub use panes::{COMFORTABLE, MOST_PANES};
pub use speakers::{Attribution, Speaker, Speakers, kind_word};

use self::{
    keyboard::Seen,
    marks::Marks,
    page::{Bookmark, Page},
    panes::Panes,
    pointer::Mouse,
    together::Together,
};
use crate::{
    commands::{Command, Session, SourceState},
    figures::speakers,
    project::SourceId,
    ui::{settings::Layer, theme},
};

/// What the reading view remembers.
pub struct ReadingState {
    /// Size of the reading face, in points.
    pub size: f32,
    /// How articles are set.
    pub comfort: Comfort,
    /// Which marks are shown.
    pub layers: Layers,
    /// How many sources stand side by side, where there is room: 1 to [`MOST_PANES`].
    pub wanted: usize,
    /// Width of the view in the last frame, in points.
    pub room: f32,
    /// They scroll together, by what they say.
    pub together: bool,
    /// The list of marks is shown.
    pub legend: bool,
    /// A mark that the user switched on or off in it.
    pub switched: Option<Layer>,
    /// Speakers, with the revision of the session that they were worked out from.
    speakers: (Option<u64>, Speakers),
    panes: Panes,
    together_by: Together,
    /// Where the reader was in sources that are not open.
    bookmarks: BTreeMap<SourceId, Bookmark>,
    seen: Seen,
    /// The selection was made with the mouse: it is in view already.
    by_mouse: bool,
}

impl Default for ReadingState {
    fn default() -> Self {
        Self {
            size: theme::READING,
            comfort: Comfort::default(),
            layers: Layers::default(),
            wanted: 1,
            room: 0.0,
            together: true,
            legend: false,
            switched: None,
            speakers: (None, Speakers::default()),
            panes: Panes::default(),
            together_by: Together::default(),
            bookmarks: BTreeMap::new(),
            seen: Seen::default(),
            by_mouse: false,
        }
    }
}

/// One source in the view.
#[derive(Default)]
struct Pane {
    /// With what they were worked out from: the revision of findings, and that of all.
    marks: (Option<(u64, SourceId)>, u64, Marks),
    page: Option<Page>,
    mouse: Mouse,
    /// What the pointer was over in the last frame.
    hovered: Option<Id>,
}

impl Pane {
    /// Turns to a source, and brings page and marks up to date with the session.
    fn turn_to(
        &mut self,
        session: &Session,
        source: &SourceState,
        speakers: &Speakers,
        bookmarks: &mut BTreeMap<SourceId, Bookmark>,
    ) {
        let now = (session.findings_revision(), source.id);
        if self.marks.0 != Some(now) {
            self.marks = (Some(now), session.revision(), Marks::new(session, source, speakers));
        } else if self.marks.1 != session.revision() {
            self.marks.1 = session.revision();
            self.marks.2.follow_tags(session, source);
        }
        if !self.page.as_ref().is_some_and(|page| page.is_of(source)) {
            if let Some(old) = self.page.take() {
                bookmarks.insert(old.source, old.bookmark());
            }
            self.page = Some(Page::new(source, bookmarks.get(&source.id).copied()));
            self.mouse = Mouse::default();
        }
    }
}

impl ReadingState {
    /// Who is quoted, most quoted first: the numbers that speakers' colours go by, in every view.
    pub fn speakers(&mut self, session: &Session) -> &Speakers {
        let revision = session.findings_revision();
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
        for pane in &mut self.panes.list {
            if let Some(page) = &mut pane.page {
                page.seen = None;
            }
        }
        self.by_mouse = false;
    }

    /// The sources in the view, from left to right.
    pub fn shown(&self) -> &[SourceId] {
        &self.panes.shown
    }

    /// The source of the pane after the active one, from the last on to the first.
    pub fn beside(&self) -> Option<SourceId> {
        self.panes.beside()
    }

    /// Another source in the pane beside the active one: the next that is not shown, or the one before.
    pub fn turn_beside(&mut self, session: &Session, back: bool) {
        self.wanted = self.wanted.max(2);
        self.panes.turn_beside(session, back);
    }

    /// In the pane beside the active one, the source that differs most from the open one.
    pub fn most_different_beside(&mut self, session: &Session) {
        self.wanted = self.wanted.max(2);
        self.panes.most_different_beside(session);
    }

    /// Shows a source in the pane beside the active one.
    pub fn show_beside(&mut self, session: &Session, source: SourceId) {
        self.wanted = self.wanted.max(2);
        self.panes.show_beside(session, source);
    }

    /// The active pane and the one beside it change places.
    pub fn swap(&mut self) {
        self.panes.swap();
    }
}

/// The widget that the keyboard goes to in the reading view: that of the first pane, which hands it on to the active one.
pub fn focus_id() -> Id {
    Id::unique("article in the reading view")
}

/// The widget of a pane.
fn pane_id(pane: usize) -> Id {
    if pane == 0 { focus_id() } else { focus_id().with(pane) }
}

/// Whether the keyboard is in an article.
pub fn has_keyboard(ctx: &Context) -> bool {
    ctx.memory(Memory::focused).is_some_and(is_article)
}

/// Whether a widget is an article.
pub fn is_article(widget: Id) -> bool {
    (0..MOST_PANES).any(|pane| pane_id(pane) == widget)
}

/// Draws the open source and those beside it. The response is that of the article's text, for a context menu; `None` where nothing
/// is open.
pub fn reading_ui(ui: &mut Ui, session: &Session, state: &mut ReadingState, commands: &mut Vec<Command>) -> Option<Response> {
    if session.open_source().and_then(|id| session.source(id)).is_none() {
        empty_ui(ui, session);
        return None;
    }
    let room = ui.available_rect_before_wrap();
    state.room = room.width();
    state.panes.follow(session, state.wanted, room.width());
    state.speakers(session);
    state.together_by.wheel = ui.input(|i| i.smooth_scroll_delta.y != 0.0);
    let count = state.panes.shown.len();
    let active = state.panes.active;
    // The keyboard goes where the open source is.
    let focused = ui.memory(Memory::focused).filter(|id| is_article(*id));
    if focused.is_some_and(|id| id != pane_id(active)) && !ui.input(|i| i.pointer.any_down()) {
        ui.memory_mut(|memory| memory.request_focus(pane_id(active)));
    }
    let mut answer = None;
    let width = room.width() / count.max(1) as f32;
    for index in 0..count {
        let Some(source) = state.panes.shown.get(index).and_then(|id| session.source(*id)) else { continue };
        if let Some(pane) = state.panes.list.get_mut(index) {
            pane.turn_to(session, source, &state.speakers.1, &mut state.bookmarks);
        }
        let left = (room.left() + width * index as f32).round();
        let right = (room.left() + width * (index + 1) as f32).round();
        let rect = Rect::from_x_y_ranges(left..=right, room.y_range());
        let mut child = ui.new_child(UiBuilder::new().id_salt(("pane", index)).max_rect(rect).layout(*ui.layout()));
        child.set_clip_rect(rect.intersect(ui.clip_rect()));
        if index > 0 {
            let p = theme::palette(ui);
            ui.painter().vline(left, room.y_range(), p.line());
            child = child.new_child(UiBuilder::new().max_rect(rect.with_min_x(left + 1.0)));
        }
        header::header_ui(&mut child, session, source, state, index, commands);
        let response = article::article_ui(&mut child, session, source, state, index, commands);
        take_dropped_source(ui, session, state, index, rect, commands);
        if index == active {
            answer = Some(response);
        }
    }
    ui.allocate_rect(room, Sense::hover());
    together::scroll(ui, session, state);
    answer
}

/// A source that is dragged here from the list: shown in this pane, or beside it on the right half of a lone one.
fn take_dropped_source(ui: &Ui, session: &Session, state: &mut ReadingState, pane: usize, rect: Rect, commands: &mut Vec<Command>) {
    let Some(source) = DragAndDrop::payload::<SourceId>(ui.ctx()) else { return };
    let Some(at) = ui.input(|i| i.pointer.interact_pos()).filter(|at| rect.contains(*at)) else { return };
    let alone = state.panes.shown.len() == 1;
    let half = Rect::from_min_max(rect.center_top(), rect.max);
    let beside = alone && half.contains(at) && state.panes.shown.first() != Some(&*source);
    let target = if beside { half } else { rect };
    let p = theme::palette(ui);
    ui.painter().rect_stroke(target.shrink(2.0), theme::RADIUS, egui::Stroke::new(2.0, p.accent), egui::StrokeKind::Inside);
    if !ui.input(|i| i.pointer.any_released()) {
        return;
    }
    if beside {
        state.show_beside(session, *source);
    } else if pane == state.panes.active {
        commands.push(Command::OpenSource(*source));
    } else {
        state.panes.put(session, pane, *source);
    }
    DragAndDrop::clear_payload(ui.ctx());
}

fn empty_ui(ui: &mut Ui, session: &Session) {
    let p = theme::palette(ui);
    let words = if session.sources().is_empty() { "Import articles to read them here" } else { "Pick a source to read it here" };
    ui.painter().rect_filled(ui.max_rect(), 0, p.paper);
    ui.centered_and_justified(|ui| ui.label(egui::RichText::new(words).font(theme::regular(theme::BODY)).color(p.soft)));
}
