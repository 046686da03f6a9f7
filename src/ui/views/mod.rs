//! Views of the whole coverage in the place of the article: who is quoted, what sources share, where they differ, and when.
//!
//! Each draws a figure of [`crate::figures`], made anew when the session's revision grows. The keyboard walks through a view as
//! it does through an article; Enter leads to the words in their article, Escape back to reading.

mod chips;
mod conflicts;
mod matrix;
mod paint;
mod stage;
mod switch;
mod timeline;
mod together;
mod voices;
mod wordings;

use std::path::{Path, PathBuf};

use eframe::egui::{EventFilter, Key, Modifiers, Popup, Role, Sense, Theme, Ui, WidgetInfo};

use self::stage::StageState;
pub use self::switch::switch_ui;

use super::{
    actions::Action,
    desk::{Desk, Wish},
    icons::Icon,
    places,
    reading::{self, Step},
    settings::Place,
    theme::{self, STEP, palette},
    widgets::{self, Emphasis},
};
use crate::{
    commands::{Command, Contents, Selection, Session},
    figures::{self, Figure},
    project::{Rgb, SourceId, Subject},
    text::Span,
};

/// What the middle of the window shows.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum View {
    /// The open article.
    #[default]
    Read,
    /// Who is quoted where.
    Voices,
    /// What sources share.
    Matrix,
    /// Where sources differ.
    Conflicts,
    /// Which source speaks of which date.
    Timeline,
    /// Which tags occur together.
    Tags,
}

impl View {
    /// In the order of the switch.
    pub const ALL: [Self; 6] = [Self::Read, Self::Voices, Self::Matrix, Self::Conflicts, Self::Timeline, Self::Tags];

    /// What stands on the switch.
    pub fn label(self) -> &'static str {
        match self {
            Self::Read => "Read",
            Self::Voices => "Voices",
            Self::Matrix => "Matrix",
            Self::Conflicts => "Conflicts",
            Self::Timeline => "Timeline",
            Self::Tags => "Tags",
        }
    }

    /// The action that opens it.
    pub fn action(self) -> Action {
        Action::View(self)
    }
}

/// As which kind of file a view is saved.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum PictureKind {
    /// Dots.
    Png,
    /// Lines and words.
    Svg,
    /// A table.
    Csv,
}

impl PictureKind {
    /// How its file's name ends.
    fn ending(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Svg => "svg",
            Self::Csv => "csv",
        }
    }
}

/// Width of a saved plot, in points, whatever the window's.
const PICTURE_WIDTH: f32 = 960.0;

/// What the views remember.
#[derive(Default)]
pub struct ViewsState {
    voices: voices::VoicesState,
    matrix: matrix::MatrixState,
    conflicts: conflicts::ConflictsState,
    timeline: timeline::TimelineState,
    together: together::TogetherState,
    /// What is at hand, in words, for screen readers.
    at_hand: String,
    /// An SVG or a table that waits to be told where it goes, and as which kind it was asked for.
    picture: Option<(String, PictureKind)>,
}

impl ViewsState {
    /// What the keys for confirm and reject are about in a view; `None` where it has nothing of the kind.
    pub fn subject(&self, view: View, session: &Session) -> Option<Subject> {
        match view {
            View::Read | View::Voices | View::Matrix | View::Timeline | View::Tags => None,
            View::Conflicts => self.conflicts.subject(session),
        }
    }

    /// Where the keyboard is in a view that shows a figure.
    fn stage(&mut self, view: View) -> Option<&mut StageState> {
        match view {
            View::Read | View::Conflicts => None,
            View::Voices => Some(&mut self.voices.stage),
            View::Matrix => Some(&mut self.matrix.stage),
            View::Timeline => Some(&mut self.timeline.stage),
            View::Tags => Some(&mut self.together.stage),
        }
    }

    /// Moves by a step.
    pub fn step(&mut self, view: View, session: &Session, step: Step) -> Vec<Wish> {
        if view == View::Conflicts {
            return self.conflicts.step(session, step);
        }
        self.stage(view).map(|stage| stage.step(session, step)).unwrap_or_default()
    }

    fn figure(&self, view: View) -> Option<&dyn Figure> {
        match view {
            View::Read | View::Conflicts => None,
            View::Voices => Some(self.voices.figure()),
            View::Matrix => Some(self.matrix.figure()),
            View::Timeline => Some(self.timeline.figure()),
            View::Tags => Some(self.together.figure()),
        }
    }

    /// Whether what a view is drawn from is being worked out.
    pub fn is_under_way(&self, view: View) -> bool {
        match view {
            View::Read => false,
            View::Conflicts => self.conflicts.is_under_way(),
            View::Voices => self.voices.is_under_way(),
            View::Matrix => self.matrix.is_under_way(),
            View::Timeline => self.timeline.is_under_way(),
            View::Tags => self.together.is_under_way(),
        }
    }

    /// Whether a view shows something that can be saved as a picture.
    pub fn has_picture(&self, view: View) -> bool {
        self.figure(view).is_some()
    }

    /// Draws the plot that a view shows, on paper as in the light theme, or writes its table, and keeps that until
    /// [`Self::take_picture`]. The name to suggest for its file; `None` where there is nothing.
    pub fn prepare_picture(&mut self, view: View, kind: PictureKind, session: &Session) -> Option<String> {
        let text = if kind == PictureKind::Csv {
            figures::table::csv(&self.cells(view, session)?)
        } else {
            let plot = self.figure(view)?.plot(PICTURE_WIDTH);
            let paper = theme::Palette::of(Theme::Light);
            figures::svg(&plot.scene, |tone| {
                let colour = paint::colour(paper, tone);
                Rgb([colour.r(), colour.g(), colour.b()])
            })
        };
        self.picture = Some((text, kind));
        Some(format!("{}.{}", view.label().to_lowercase(), kind.ending()))
    }

    /// The picture that waits, as a file's contents, with the path's ending put right where it has none.
    pub fn take_picture(&mut self, path: &mut PathBuf) -> Option<Contents> {
        let (text, asked) = self.picture.take()?;
        // A plot becomes what its name says; a table stays a table.
        let named = [PictureKind::Png, PictureKind::Svg].into_iter().find(|kind| ends_in(path, *kind));
        let kind = if asked == PictureKind::Csv { asked } else { named.unwrap_or(asked) };
        if !ends_in(path, kind) {
            path.add_extension(kind.ending());
        }
        Some(Contents::new(move || match kind {
            PictureKind::Svg | PictureKind::Csv => Ok(text.into_bytes()),
            PictureKind::Png => figures::png::png(&text).map_err(|error| error.to_string()),
        }))
    }

    /// What a view shows, as lines of cells with tabs between them.
    pub fn table(&self, view: View, session: &Session) -> Option<String> {
        Some(figures::table::tabbed(&self.cells(view, session)?))
    }

    /// The same as rows of cells, the first row their heads.
    fn cells(&self, view: View, session: &Session) -> Option<Vec<Vec<String>>> {
        match view {
            View::Conflicts => Some(self.conflicts.table(session)),
            _ => Some(self.figure(view)?.table()),
        }
    }

    /// Goes back within a view. False where nothing is left to go back from but the view itself.
    pub fn back(&mut self, view: View) -> bool {
        self.stage(view).is_some_and(StageState::back)
    }
}

fn ends_in(path: &Path, kind: PictureKind) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(kind.ending()))
}

/// Keys that a view answers to beside the steps, while it has the keyboard.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
struct Keys {
    /// How often, in this frame.
    left: usize,
    right: usize,
    enter: bool,
}

/// Draws the view that the desk shows.
pub fn view_ui(ui: &mut Ui, session: &Session, desk: &mut Desk, wishes: &mut Vec<Wish>) {
    let rect = ui.max_rect();
    let response = ui.interact(rect, reading::focus_id(), Sense::focusable_noninteractive());
    let name = if desk.views.at_hand.is_empty() {
        format!("{} view", desk.view.label())
    } else {
        format!("{} view: {}", desk.view.label(), desk.views.at_hand)
    };
    response.widget_info(|| WidgetInfo::labeled(Role::Pane, true, &name));
    if response.has_focus() {
        // Arrows walk through the view, not to other widgets.
        let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
    }
    let keys = keys(ui, desk);
    let mut state = std::mem::take(&mut desk.views);
    state.at_hand = match desk.view {
        View::Read => String::new(),
        View::Voices => voices::voices_ui(ui, session, &mut state.voices, keys, wishes),
        View::Matrix => matrix::matrix_ui(ui, session, &mut state.matrix, keys, wishes),
        View::Timeline => timeline::timeline_ui(ui, session, &mut state.timeline, keys, wishes),
        View::Tags => together::together_ui(ui, session, &mut state.together, keys, wishes),
        View::Conflicts => {
            conflicts::conflicts_ui(ui, session, &mut state.conflicts, keys, wishes);
            state.conflicts.at_hand()
        }
    };
    desk.views = state;
}

fn keys(ui: &Ui, desk: &Desk) -> Keys {
    let mine = desk.place == Place::Reading && !desk.is_covered() && places::keyboard_is_free(ui.ctx());
    if !mine || Popup::is_any_open(ui.ctx()) {
        return Keys::default();
    }
    let pressed = |key| ui.input_mut(|i| if i.modifiers.is_none() { i.count_and_consume_key(Modifiers::NONE, key) } else { 0 });
    Keys { left: pressed(Key::ArrowLeft), right: pressed(Key::ArrowRight), enter: pressed(Key::Enter) > 0 }
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

/// What can be done with what a view shows: copy it as a table, save that and, where it is a plot, the plot.
fn export_ui(ui: &mut Ui, plot: bool, wishes: &mut Vec<Wish>) {
    if widgets::icon_button(ui, Icon::Clipboard, Action::CopyTable.label()).clicked() {
        wishes.push(Wish::Do(Action::CopyTable));
    }
    for (kind, words) in [(PictureKind::Png, "PNG…"), (PictureKind::Svg, "SVG…"), (PictureKind::Csv, "CSV…")] {
        if !plot && kind != PictureKind::Csv {
            continue;
        }
        let action = Action::SavePicture(kind);
        let button = widgets::button(ui, words, "", Emphasis::Quiet).accessible_name(action.label());
        if button.on_hover_text(action.label()).clicked() {
            wishes.push(Wish::Do(action));
        }
    }
}

/// What a view has to say of itself, at the end of a row that wraps: below it where it does not fit beside the rest.
fn note_ui(ui: &mut Ui, words: &str) {
    let (font, colour) = (theme::regular(theme::SMALL), palette(ui).faint);
    let width = ui.painter().layout_no_wrap(words.to_owned(), font.clone(), colour).size().x;
    if width > ui.available_size_before_wrap().x {
        ui.end_row();
    }
    ui.label(widgets::tone(words, font, colour));
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
