//! What the window is doing that the session does not know: which places are shown, which window is open, what is being typed.

use std::path::PathBuf;

use eframe::egui::{Event, Id, Rect};

use super::{
    actions::Action,
    find::FindState,
    inspector::InspectorState,
    notices::NoticesState,
    passages::{MemosState, PassagesState},
    picker::Picker,
    settings::{Place, Settings},
    sources::SourcesState,
    status::StatusState,
    tags::TagsState,
    views::{View, ViewsState},
    visited::Visited,
    windows::Window,
};
use crate::{
    commands::{Command, Retrieval},
    project::{AnnotationId, SourceId, TagId},
    text::Span,
};

/// Something a view asks for.
#[derive(Debug)]
pub enum Wish {
    /// An action of the list.
    Do(Action),
    /// A command for the session.
    Run(Command),
    /// Close the project and go on with this, once unsaved changes are dealt with.
    Leave(Leave),
    /// The same, and what is not saved may go.
    LeaveAnyway(Leave),
    /// Save, then close the project and go on with this.
    SaveThen(Leave),
    /// Open a window over everything.
    Open(Window),
    /// Show a source beside the open one.
    Beside(SourceId),
    /// List the passages under a tag.
    Passages(TagId),
    /// Write a memo on this mark.
    EditMemo(AnnotationId),
    /// Write the listed passages to this file.
    ExportTo(PathBuf),
    /// Save the picture that waits for it; `replace`: even over another file.
    SavePictureTo {
        /// The file.
        path: PathBuf,
        /// Whether a file that is there may go.
        replace: bool,
    },
    /// Save where a window's answer says; `replace`: even over another file.
    SaveTo {
        /// The file.
        path: PathBuf,
        /// Whether a file that is there may go.
        replace: bool,
    },
}

/// What comes after the project is closed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Leave {
    /// Nothing: the window closes.
    Quit,
    /// An empty project.
    New,
    /// The sample.
    Sample,
    /// This project.
    Project(PathBuf),
    /// What this backup of a damaged project holds.
    Backup(PathBuf),
    /// What a crash left in this recovery file.
    Recovered(PathBuf),
    /// A project and the articles to be read into it.
    Paths(Vec<PathBuf>),
}

/// What the lower place shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Lower {
    /// The table of claims.
    #[default]
    Claims,
    /// Every passage under a tag.
    Passages(TagId),
    /// Marks whose words were not found again.
    Detached,
    /// Every place where what is looked for stands.
    Found,
    /// The same with ticks, to be tagged at once.
    Tagging,
    /// Passages by the tags that they bear together.
    Retrieval,
    /// Everything that the user noted.
    Memos,
}

/// Whether a window or the palette lies over the places.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Cover {
    /// Nothing does.
    #[default]
    Off,
    /// It does.
    On,
    /// It did until the frame before.
    JustGone,
}

/// The window's own state.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "each says one thing that may be so")]
pub struct Desk {
    /// What is remembered between runs.
    pub settings: Settings,
    /// The window is too narrow for both sides: only the one last asked for is shown.
    pub cramped: bool,
    /// Which that is.
    pub side: Place,
    /// Where each place was drawn last.
    pub places: Vec<(Place, Rect)>,
    /// Where the user was before.
    pub visited: Visited,
    /// The offer of another project's tags that was last shown.
    pub offered_tags: u64,
    /// The place that keys are meant for.
    pub place: Place,
    /// A place that is to get the keyboard in the next frame.
    pub go: Option<Place>,
    /// Which widget had the keyboard when nothing lay over the places: it gets it back.
    pub had_keyboard: Option<Id>,
    /// Whether something lay over the places in the last frame.
    pub cover: Cover,
    /// Whether a widget had the keyboard at the end of the last frame: Esc then takes it away, and nothing else.
    pub widget_had_keyboard: bool,
    /// What the middle shows.
    pub view: View,
    /// State of the views.
    pub views: ViewsState,
    /// What the lower place shows.
    pub lower: Lower,
    /// The window over everything.
    pub window: Option<Window>,
    /// Which window of this run it is: none inherits the size or the cursor of an earlier one.
    pub window_number: u64,
    /// Whether it keeps the program from ending: what was typed into it is not taken over yet.
    pub closing_held: bool,
    /// Whether that window has just been opened.
    pub window_is_new: bool,
    /// What was typed in the last frame after a key that opens a field: it is for that field.
    pub typed_ahead: Vec<Event>,
    /// The palette, when open.
    pub picker: Option<Picker>,
    /// What to do once saving is done.
    pub after_save: Option<Leave>,
    /// Whether it was offered to bring back what a crash left.
    pub offered_recovery: bool,
    /// Whether the window may close without asking.
    pub may_close: bool,
    /// State of the list of sources.
    pub sources: SourcesState,
    /// State of the list of tags.
    pub tags: TagsState,
    /// What is being looked for.
    pub find: FindState,
    /// How many rows of the table are picked.
    pub picked_rows: usize,
    /// The source in whose column the keyboard is in the table.
    pub claims_column: Option<SourceId>,
    /// Words that wait for others which say the same.
    pub linking: Option<(SourceId, Span)>,
    /// Which passages are asked for.
    pub retrieval: Retrieval,
    /// State of the list of passages.
    pub passages: PassagesState,
    /// State of the list of memos.
    pub memos: MemosState,
    /// State of the inspector.
    pub inspector: InspectorState,
    /// State of the line at the bottom.
    pub status: StatusState,
    /// State of the messages.
    pub notices: NoticesState,
}

impl Desk {
    /// Whether a place is shown: as the settings say, of the two sides only one where there is no room for both.
    pub fn shows(&self, place: Place) -> bool {
        let other = match place {
            Place::Sources => Place::Inspector,
            Place::Inspector => Place::Sources,
            Place::Reading | Place::Claims => return self.settings.shows(place),
        };
        let last = if self.side == Place::Inspector { Place::Inspector } else { Place::Sources };
        self.settings.shows(place) && (!self.cramped || last == place || !self.settings.shows(other))
    }

    /// Shows a place, or hides it.
    pub fn show(&mut self, place: Place, shown: bool) {
        self.settings.show(place, shown);
        if shown && matches!(place, Place::Sources | Place::Inspector) {
            self.side = place;
        }
    }

    /// Opens a window over everything.
    pub fn open(&mut self, window: Window) {
        self.window = Some(window);
        self.window_is_new = true;
        self.window_number += 1;
        self.closing_held = false;
        self.picker = None;
    }

    /// Whether something lies over the four places.
    pub fn is_covered(&self) -> bool {
        self.window.is_some() || self.picker.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_a_narrow_window_the_side_last_asked_for_is_shown() {
        let mut desk = Desk { cramped: true, ..Desk::default() };
        let sides = |desk: &Desk| (desk.shows(Place::Sources), desk.shows(Place::Inspector));
        assert_eq!(sides(&desk), (true, false));
        desk.show(Place::Inspector, true);
        assert_eq!(sides(&desk), (false, true));
        desk.show(Place::Inspector, false);
        assert_eq!(sides(&desk), (true, false), "nothing is in its way any more");
        desk.show(Place::Inspector, true);
        desk.cramped = false;
        assert_eq!(sides(&desk), (true, true));
        assert!(desk.shows(Place::Reading) && desk.shows(Place::Claims));
    }
}
