//! Windows over everything: one at a time, closed by Esc, the keyboard in the right field from the start.

mod about;
mod choice;
mod details;
mod doubtful_names;
mod import_tags;
mod judge;
mod keys;
mod many_tags;
mod mark;
mod move_mention;
mod names;
mod paste;
mod path;
mod question;
mod recover;
mod settings;
mod speaker;
mod tag;
mod tour;

use eframe::egui::{
    Align, Color32, Context, CornerRadius, Frame, Id, Key, Layout, Margin, Modal, Popup, Response, ScrollArea, TextEdit, Ui, vec2,
};

pub use self::{
    details::DetailsDraft,
    doubtful_names::DoubtfulNamesDraft,
    import_tags::ImportTagsDraft,
    judge::{RewordDraft, VerdictDraft},
    keys::KeysDraft,
    many_tags::{TagsDraft, TagsTask},
    mark::MarkDraft,
    move_mention::MoveDraft,
    names::NamesDraft,
    path::PathDraft,
    speaker::SpeakerDraft,
    tag::TagDraft,
};
use super::{
    desk::{Desk, Leave, Lower, Wish},
    dialogs::Question,
    theme::{self, STEP, palette},
    views::View,
    widgets::{self, Emphasis},
};
use crate::{
    commands::{Command, Session},
    compare::{ClaimIndex, SharedEntityIndex},
    project::{SourceId, Tag, TagId},
    text::Span,
};

/// A window, with what has been typed into it.
#[derive(Debug)]
pub enum Window {
    /// What is known about a source.
    Details(Box<DetailsDraft>),
    /// A new tag, or one to change.
    Tag(TagDraft),
    /// What to do with tags.
    Tags(TagsDraft),
    /// Which tags of another project to take in.
    ImportTags(ImportTagsDraft),
    /// Whether to take a source out.
    RemoveSource(SourceId),
    /// An article as text.
    Paste(String),
    /// The project's name.
    Rename(String),
    /// Who said it.
    Speaker(SpeakerDraft),
    /// A quotation that was missed.
    Mark(MarkDraft),
    /// The names of a person or body.
    Names(NamesDraft),
    /// Names that may be those of one.
    DoubtfulNames(DoubtfulNamesDraft),
    /// To which row a wording belongs.
    Move(MoveDraft),
    /// A claim in the user's words.
    Reword(RewordDraft),
    /// What the user holds of a claim.
    Verdict(VerdictDraft),
    /// What to do with changes that are not saved.
    Unsaved(Leave),
    /// What a crash left.
    Recover,
    /// Files by name, where the system has no dialog.
    Path(PathDraft),
    /// All keys, to look for and to change.
    Keys(KeysDraft),
    /// How the window looks and reads.
    Settings,
    /// What this is.
    About,
    /// The tour, at this step.
    Tour(usize),
}

impl Window {
    /// The window for an article as text, with what is on the clipboard.
    pub fn paste(text: String) -> Self {
        Self::Paste(text)
    }

    /// The window that asks for `question` by name.
    pub fn path(question: Question) -> Self {
        Self::Path(PathDraft::new(question))
    }

    /// The window for a new tag.
    pub fn new_tag() -> Self {
        Self::Tag(TagDraft::new())
    }

    /// The window to change a tag.
    pub fn edit_tag(tag: &Tag) -> Self {
        Self::Tag(TagDraft::of(tag))
    }

    /// The window to merge a tag into another.
    pub fn merge_tag(tag: &Tag) -> Self {
        Self::Tags(TagsDraft::new(vec![tag.id], TagsTask::Merge))
    }

    /// The window that asks whether to delete a tag.
    pub fn delete_tag(tag: TagId) -> Self {
        Self::Tags(TagsDraft::new(vec![tag], TagsTask::Delete))
    }

    /// The window for what is known about a source.
    pub fn details(session: &Session, source: SourceId) -> Option<Self> {
        session.source(source).map(|s| Self::Details(Box::new(DetailsDraft::of(s))))
    }

    /// The window for the speaker of the quotation that keys are about.
    pub fn speaker(session: &Session) -> Option<Self> {
        Self::speaker_of(session, super::review::quotation(session)?)
    }

    /// The window for the words of the selected claim.
    pub fn reword(session: &Session) -> Option<Self> {
        RewordDraft::of(session).map(Self::Reword)
    }

    /// The window for a verdict on the selected claim.
    pub fn verdict(session: &Session) -> Option<Self> {
        VerdictDraft::of(session).map(Self::Verdict)
    }

    /// The window for the speaker of a quotation of the selected source.
    pub fn speaker_of(session: &Session, quotation: usize) -> Option<Self> {
        SpeakerDraft::of(session, quotation).map(Self::Speaker)
    }

    /// The window to mark the selected words as a quotation.
    pub fn mark(session: &Session) -> Option<Self> {
        MarkDraft::of(session).map(Self::Mark)
    }

    /// The window for the names of a person or body.
    pub fn names(session: &Session, entity: SharedEntityIndex) -> Option<Self> {
        NamesDraft::of(session, entity).map(Self::Names)
    }

    /// The window for names that may be those of one.
    pub fn doubtful_names(session: &Session) -> Self {
        Self::DoubtfulNames(DoubtfulNamesDraft::of(session))
    }

    /// The window to move the wording at hand to another row.
    pub fn move_mention(session: &Session, desk: &Desk) -> Option<Self> {
        MoveDraft::at_hand(session, desk).map(Self::Move)
    }

    /// The window to move these words of a row to another one.
    pub fn move_from(session: &Session, claim: ClaimIndex, source: SourceId, span: Span) -> Option<Self> {
        MoveDraft::of(session, claim, source, span).map(Self::Move)
    }

    fn title(&self) -> &'static str {
        match self {
            Self::Details(_) => "Details of the source",
            Self::Tag(draft) if draft.is_new() => "New tag",
            Self::Tag(_) => "Edit tag",
            Self::Tags(draft) => draft.title(),
            Self::ImportTags(_) => "Import tags",
            Self::RemoveSource(_) => "Remove source",
            Self::Paste(_) => "Paste an article",
            Self::Rename(_) => "Rename the project",
            Self::Speaker(_) => "Correct the speaker",
            Self::Mark(_) => "Mark a quotation",
            Self::Names(_) => "Names",
            Self::DoubtfulNames(_) => "Names in doubt",
            Self::Move(_) => "Move to another row",
            Self::Reword(_) => "Reword the claim",
            Self::Verdict(_) => "Verdict on the claim",
            Self::Unsaved(_) => "Unsaved changes",
            Self::Recover => "Bring back unsaved work",
            Self::Path(draft) => draft.question.title(),
            Self::Keys(_) => "All keys",
            Self::Settings => "Settings",
            Self::About => "About Crossread",
            Self::Tour(_) => "A short tour",
        }
    }

    fn width(&self) -> f32 {
        match self {
            Self::Details(_) | Self::Paste(_) => 560.0,
            Self::Keys(_) | Self::Move(_) => 640.0,
            Self::Path(_) | Self::Recover | Self::Reword(_) | Self::Verdict(_) | Self::ImportTags(_) | Self::DoubtfulNames(_) => {
                520.0
            }
            Self::Mark(_) | Self::Names(_) => 440.0,
            _ => 400.0,
        }
    }

    /// Whether something may have been typed into it that would go with it.
    pub fn holds_text(&self) -> bool {
        match self {
            Self::Paste(text) => !text.trim().is_empty(),
            Self::Details(_)
            | Self::Tag(_)
            | Self::Rename(_)
            | Self::Speaker(_)
            | Self::Mark(_)
            | Self::Reword(_)
            | Self::Verdict(_) => true,
            _ => false,
        }
    }

    /// Whether a click beside it closes it: nothing that was typed may go like that.
    fn is_light(&self) -> bool {
        matches!(
            self,
            Self::Keys(_)
                | Self::Names(_)
                | Self::DoubtfulNames(_)
                | Self::Move(_)
                | Self::Settings
                | Self::About
                | Self::Tags(_)
                | Self::RemoveSource(_)
        )
    }
}

/// What a window's contents ask for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Outcome {
    Stay,
    Close,
}

/// Draws the window that is open.
pub fn window_ui(ctx: &Context, session: &Session, desk: &mut Desk, wishes: &mut Vec<Wish>) {
    /// Room above and below a window, with its title and its frame, in points.
    const FRAME: f32 = 132.0;
    let Some(mut window) = desk.window.take() else { return };
    let fresh = std::mem::take(&mut desk.window_is_new);
    let p = theme::Palette::of(ctx.theme());
    let style = ctx.style_of(ctx.theme());
    let frame = Frame::popup(&style).fill(p.panel).inner_margin(Margin::same(20)).corner_radius(CornerRadius::same(12));
    let light = window.is_light();
    let width = window.width().min(ctx.content_rect().width() - 80.0);
    let scrolls = matches!(window, Window::Keys(_) | Window::Paste(_) | Window::Move(_) | Window::Names(_));
    let id = Id::unique(("window", desk.window_number));
    let modal = match &window {
        Window::Tour(step) => {
            if let Some(place) = tour::place(*step) {
                desk.show(place, true);
                // The article and the table are what the tour speaks of.
                desk.view = View::Read;
                desk.lower = Lower::Claims;
            }
            tour::light(ctx, *step, &desk.places);
            tour::modal(id, *step).backdrop_color(Color32::TRANSPARENT)
        }
        _ => Modal::new(id).backdrop_color(p.backdrop),
    };
    let modal = modal.frame(frame).show(ctx, |ui| {
        ui.set_width(width);
        ui.set_max_height(ctx.content_rect().height() - 112.0);
        ui.spacing_mut().item_spacing.y = 2.0 * STEP;
        ui.label(widgets::tone(window.title(), theme::strong(16.0), p.ink));
        if desk.closing_held {
            let held = "What you typed here is not taken over yet: finish or cancel it, then close Crossread.";
            ui.label(widgets::tone(held, theme::regular(theme::SMALL), p.differs));
        }
        ui.add_space(STEP);
        let mut contents = |ui: &mut Ui| {
            ui.spacing_mut().item_spacing.y = 2.0 * STEP;
            match &mut window {
                Window::Details(draft) => details::details_ui(ui, draft, fresh, wishes),
                Window::Tag(draft) => tag::tag_ui(ui, session, draft, fresh, wishes),
                Window::Tags(draft) => many_tags::tags_ui(ui, session, draft, wishes),
                Window::ImportTags(draft) => import_tags::import_tags_ui(ui, session, draft, wishes),
                Window::RemoveSource(source) => question::remove_source_ui(ui, session, *source, fresh, wishes),
                Window::Paste(text) => paste::paste_ui(ui, text, fresh, wishes),
                Window::Rename(name) => rename_ui(ui, name, fresh, wishes),
                Window::Reword(draft) => judge::reword_ui(ui, session, draft, fresh, wishes),
                Window::Verdict(draft) => judge::verdict_ui(ui, session, draft, fresh, wishes),
                Window::Speaker(draft) => speaker::speaker_ui(ui, draft, fresh, wishes),
                Window::Mark(draft) => mark::mark_ui(ui, draft, fresh, wishes),
                Window::Names(draft) => names::names_ui(ui, draft, fresh, wishes),
                Window::DoubtfulNames(draft) => doubtful_names::doubtful_names_ui(ui, draft, fresh, wishes),
                Window::Move(draft) => move_mention::move_ui(ui, draft, fresh, wishes),
                Window::Unsaved(leave) => question::unsaved_ui(ui, session, leave, fresh, wishes),
                Window::Recover => recover::recover_ui(ui, session, fresh, wishes),
                Window::Path(draft) => path::path_ui(ui, draft, fresh, wishes),
                Window::Keys(draft) => keys::keys_ui(ui, session, &mut desk.settings, draft, fresh),
                Window::Settings => settings::settings_ui(ui, &mut desk.settings, wishes),
                Window::About => about::about_ui(ui, fresh),
                Window::Tour(step) => tour::tour_ui(ui, step),
            }
        };
        // What scrolls by itself, or takes the height that there is, needs no other way to.
        if scrolls {
            contents(ui)
        } else {
            let most = ctx.content_rect().height() - FRAME;
            ScrollArea::vertical().max_height(most).auto_shrink([false, true]).show(ui, contents).inner
        }
    });
    let escape = !Popup::is_any_open(ctx) && ctx.input(|i| i.key_pressed(Key::Escape));
    if matches!(window, Window::Tour(_)) && (escape || modal.inner == Outcome::Close) {
        // Done or left: it does not come by itself again.
        desk.settings.toured = true;
    }
    let beside = light && modal.backdrop_response.clicked();
    if modal.inner == Outcome::Stay && !(escape || beside) && desk.window.is_none() {
        desk.window = Some(window);
    }
}

/// A field with its label above it; the keyboard goes there when `first`.
fn field_ui(ui: &mut Ui, label: &str, text: &mut String, hint: &str, first: bool) -> Response {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = STEP / 2.0;
        let p = palette(ui);
        let name = ui.label(widgets::tone(label, theme::regular(theme::SMALL), p.soft));
        let field = TextEdit::singleline(text).desired_width(f32::INFINITY).hint_text(hint).margin(Margin::symmetric(8, 5));
        let response = ui.add(field).labelled_by(name.id);
        if first {
            response.request_focus();
        }
        response
    })
    .inner
}

/// A field of several lines with its label above it.
fn area_ui(ui: &mut Ui, label: &str, text: &mut String, hint: &str, rows: usize, first: bool) -> Response {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = STEP / 2.0;
        let p = palette(ui);
        let name = ui.label(widgets::tone(label, theme::regular(theme::SMALL), p.soft));
        let field = TextEdit::multiline(text)
            .desired_width(f32::INFINITY)
            .desired_rows(rows)
            .hint_text(hint)
            .margin(Margin::symmetric(8, 6));
        let response = ui.add(field).labelled_by(name.id);
        if first {
            response.request_focus();
        }
        response
    })
    .inner
}

/// A row of buttons that ends at the right edge.
fn from_right_ui(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    let size = vec2(ui.available_width(), theme::CONTROL);
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), contents);
}

/// The buttons at the bottom: the one that does it, and cancel. Enter does it too where `enter` says so.
fn buttons_ui(ui: &mut Ui, label: &str, emphasis: Emphasis, enabled: bool, enter: bool) -> Option<bool> {
    ui.add_space(STEP);
    let mut pressed = None;
    from_right_ui(ui, |ui| {
        if ui.add_enabled_ui(enabled, |ui| widgets::button(ui, label, "", emphasis)).inner.clicked() {
            pressed = Some(true);
        }
        if widgets::button(ui, "Cancel", "Esc", Emphasis::Plain).clicked() {
            pressed = Some(false);
        }
    });
    if enter && enabled && ui.input(|i| i.key_pressed(Key::Enter)) {
        pressed = Some(true);
    }
    pressed
}

/// Whether the keyboard left a field by Enter.
fn entered(ui: &Ui, response: &Response) -> bool {
    response.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter))
}

fn rename_ui(ui: &mut Ui, name: &mut String, fresh: bool, wishes: &mut Vec<Wish>) -> Outcome {
    let field = field_ui(ui, "Name of the project", name, "The call of 19 May", fresh);
    let entered = entered(ui, &field);
    match buttons_ui(ui, "Rename", Emphasis::Primary, true, false) {
        Some(true) => {}
        None if entered => {}
        Some(false) => return Outcome::Close,
        None => return Outcome::Stay,
    }
    wishes.push(Wish::Run(Command::SetProjectTitle(name.trim().to_owned())));
    Outcome::Close
}
