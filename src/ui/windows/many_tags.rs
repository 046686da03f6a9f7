//! Tags, one or several, to delete, merge, move or recolour; what becomes of their passages stands there before it happens.

use std::fmt::Write as _;

use eframe::egui::{Button, ScrollArea, Ui, vec2};

use super::{Outcome, buttons_ui, from_right_ui, tag::colours_ui};
use crate::{
    commands::{Command, Fate, Session},
    project::{Rgb, TagId, kinds_of},
    ui::{
        desk::Wish,
        theme::{self, STEP, palette},
        widgets::{self, Emphasis, count},
    },
};

/// How many tags a list shows at once.
const ROWS: f32 = 8.0;

/// What is to be done with tags.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TagsTask {
    /// They go.
    Delete,
    /// Another one takes their place.
    Merge,
    /// They become kinds of another one.
    Move,
    /// They get one colour.
    Recolour,
}

/// Tags, and what is to be done with them.
#[derive(Clone, Debug)]
pub struct TagsDraft {
    /// Which.
    pub tags: Vec<TagId>,
    /// What.
    pub task: TagsTask,
    /// The tag they are merged into, as it is chosen.
    into: Option<TagId>,
    colour: Option<Rgb>,
    /// What becomes of their passages, with what it was worked out for.
    fate: Option<(u64, Option<TagId>, Fate)>,
}

impl TagsDraft {
    /// These tags, nothing chosen yet.
    pub fn new(tags: Vec<TagId>, task: TagsTask) -> Self {
        Self { tags, task, into: None, colour: None, fate: None }
    }

    /// What becomes of their passages with this tag in their place, or none.
    fn fate(&mut self, session: &Session, into: Option<TagId>) -> Fate {
        let now = session.revision();
        match &self.fate {
            Some((made_for, tag, fate)) if (*made_for, *tag) == (now, into) => *fate,
            _ => {
                let fate = session.fate_of(&self.tags, into);
                self.fate = Some((now, into, fate));
                fate
            }
        }
    }

    /// What stands over the window.
    pub(super) fn title(&self) -> &'static str {
        let one = self.tags.len() == 1;
        match self.task {
            TagsTask::Delete if one => "Delete tag",
            TagsTask::Delete => "Delete tags",
            TagsTask::Merge if one => "Merge tag",
            TagsTask::Merge => "Merge tags",
            TagsTask::Move if one => "Move tag",
            TagsTask::Move => "Move tags",
            TagsTask::Recolour => "Recolour tags",
        }
    }
}

/// Draws the window.
pub(super) fn tags_ui(ui: &mut Ui, session: &Session, draft: &mut TagsDraft, wishes: &mut Vec<Wish>) -> Outcome {
    draft.tags.retain(|tag| session.tag(*tag).is_some());
    if draft.tags.is_empty() {
        return Outcome::Close;
    }
    match draft.task {
        TagsTask::Delete => delete_ui(ui, session, draft, wishes),
        TagsTask::Merge => merge_ui(ui, session, draft, wishes),
        TagsTask::Move => move_ui(ui, session, draft, wishes),
        TagsTask::Recolour => recolour_ui(ui, session, draft, wishes),
    }
}

fn words(ui: &mut Ui, text: &str) {
    let p = palette(ui);
    ui.label(widgets::tone(text, theme::regular(theme::BODY), p.soft));
}

/// “a”, “a” and “b”, or “a”, “b” and 3 others.
fn names(session: &Session, tags: &[TagId]) -> String {
    let name = |tag: &TagId| session.tag(*tag).map_or_else(String::new, |tag| format!("“{}”", tag.name));
    match tags {
        [] => String::new(),
        [one] => name(one),
        [a, b] => format!("{} and {}", name(a), name(b)),
        [a, b, more @ ..] => format!("{}, {} and {}", name(a), name(b), count(more.len(), "other", "others")),
    }
}

fn delete_ui(ui: &mut Ui, session: &Session, draft: &mut TagsDraft, wishes: &mut Vec<Wish>) -> Outcome {
    let fate = draft.fate(session, None);
    let kept = if fate.memos > 0 {
        format!(" {} on them stay, without a tag.", count(fate.memos, "memo", "memos"))
    } else {
        String::new()
    };
    let one = draft.tags.len() == 1;
    let kinds = match fate.kinds {
        0 => String::new(),
        number => format!(" {} of {} stay, one level up.", count(number, "kind", "kinds"), if one { "it" } else { "them" }),
    };
    let passages = count(fate.passages, "passage", "passages");
    let go = if one { "goes" } else { "go" };
    let names = names(session, &draft.tags);
    words(ui, &format!("{names} {go} out of the codebook and off {passages}.{kept}{kinds} You can undo this."));
    answer(ui, "Delete", Emphasis::Danger, true, wishes, || Wish::Run(Command::DeleteTags(draft.tags.clone())))
}

fn answer(ui: &mut Ui, label: &str, emphasis: Emphasis, may: bool, wishes: &mut Vec<Wish>, wish: impl FnOnce() -> Wish) -> Outcome {
    match buttons_ui(ui, label, emphasis, may, true) {
        Some(true) => {
            wishes.push(wish());
            Outcome::Close
        }
        Some(false) => Outcome::Close,
        None => Outcome::Stay,
    }
}

/// A list of tags to choose one from; `say` is what a row is called.
fn list_ui(
    ui: &mut Ui,
    session: &Session,
    fits: impl Fn(TagId) -> bool,
    chosen: Option<TagId>,
    say: impl Fn(&str) -> String,
) -> Option<TagId> {
    let mut pressed = None;
    ScrollArea::vertical().max_height(theme::ROW * ROWS).auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for tag in session.project().codebook.iter().filter(|tag| fits(tag.id)) {
            let size = vec2(ui.available_width(), theme::ROW);
            let button = Button::new(say(&tag.name)).frame_when_inactive(false).selected(chosen == Some(tag.id)).min_size(size);
            if ui.add(button).clicked() {
                pressed = Some(tag.id);
            }
        }
    });
    pressed
}

/// Asks which tag takes the place of others; then says what that does.
fn merge_ui(ui: &mut Ui, session: &Session, draft: &mut TagsDraft, wishes: &mut Vec<Wish>) -> Outcome {
    let several = draft.tags.len() > 1;
    // Of several, one of them may stay.
    let fits = |tag: TagId| several || !draft.tags.contains(&tag);
    words(ui, "Which tag takes their place? Passages and kinds go over to it, memos stay.");
    let pressed = list_ui(ui, session, fits, draft.into, |name| format!("Into “{name}”"));
    draft.into = pressed.or(draft.into).filter(|tag| session.tag(*tag).is_some());
    let Some(into) = draft.into else {
        return cancel_ui(ui);
    };
    let going: Vec<TagId> = draft.tags.iter().copied().filter(|tag| *tag != into).collect();
    let fate = draft.fate(session, Some(into));
    let stays = names(session, &[into]);
    let verb = |number: usize, one: &'static str, many: &'static str| if number == 1 { one } else { many };
    let (passages, doubles, kinds) = (fate.passages, fate.doubles, fate.kinds);
    let go = verb(passages, "goes", "go");
    let mut what = format!("{} under {} {go} over to {stays}", count(passages, "passage", "passages"), names(session, &going));
    if doubles > 0 {
        let bear = verb(doubles, "bears", "bear");
        let _ = write!(what, "; {doubles} of them {bear} it already and {} one mark", verb(doubles, "keeps", "keep"));
    }
    if kinds > 0 {
        let _ = write!(what, "; {} {} below it", count(kinds, "kind", "kinds"), verb(kinds, "comes", "come"));
    }
    let gone = if going.len() == 1 { "is" } else { "are" };
    words(ui, &format!("{what}. {} {gone} deleted. You can undo this.", names(session, &going)));
    answer(ui, "Merge", Emphasis::Primary, !going.is_empty(), wishes, || Wish::Run(Command::MergeTags { from: going, into }))
}

/// Asks of which tag they become kinds.
fn move_ui(ui: &mut Ui, session: &Session, draft: &TagsDraft, wishes: &mut Vec<Wish>) -> Outcome {
    words(ui, "Their passages stay as they are; a kind that moves with its tag stays below it.");
    let mut chosen: Option<Option<TagId>> = None;
    let size = vec2(ui.available_width(), theme::ROW);
    if ui.add(Button::new("To the top, a tag of its own").frame_when_inactive(false).min_size(size)).clicked() {
        chosen = Some(None);
    }
    let codebook = &session.project().codebook;
    let own: Vec<TagId> = draft.tags.iter().flat_map(|tag| kinds_of(codebook, *tag)).collect();
    let below = list_ui(ui, session, |tag| !own.contains(&tag), None, |name| format!("Below “{name}”"));
    chosen = below.map(Some).or(chosen);
    if let Some(parent) = chosen {
        wishes.push(Wish::Run(Command::MoveTags { tags: draft.tags.clone(), parent }));
        return Outcome::Close;
    }
    cancel_ui(ui)
}

fn recolour_ui(ui: &mut Ui, session: &Session, draft: &mut TagsDraft, wishes: &mut Vec<Wish>) -> Outcome {
    words(ui, &format!("{} get one colour. Their passages stay as they are.", names(session, &draft.tags)));
    colours_ui(ui, &mut draft.colour);
    let colour = draft.colour;
    let tags = draft.tags.clone();
    answer(ui, "Recolour", Emphasis::Primary, colour.is_some(), wishes, || {
        Wish::Run(Command::RecolourTags(tags, colour.unwrap_or(Rgb([0x80; 3]))))
    })
}

fn cancel_ui(ui: &mut Ui) -> Outcome {
    ui.add_space(STEP);
    let mut outcome = Outcome::Stay;
    from_right_ui(ui, |ui| {
        if widgets::button(ui, "Cancel", "Esc", Emphasis::Plain).clicked() {
            outcome = Outcome::Close;
        }
    });
    outcome
}
