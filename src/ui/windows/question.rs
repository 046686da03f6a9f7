//! Questions before something is lost: they say what will happen, and let it be.

use eframe::egui::Ui;

use super::{Outcome, buttons_ui, from_right_ui};
use crate::{
    commands::{Command, Session},
    project::{SourceId, TagId},
    ui::{
        actions::Action,
        desk::{Leave, Wish},
        theme::{self, STEP, palette},
        widgets::{self, Emphasis, count},
    },
};

fn words(ui: &mut Ui, text: &str) {
    let p = palette(ui);
    ui.label(widgets::tone(text, theme::regular(theme::BODY), p.soft));
}

pub(super) fn delete_tag_ui(ui: &mut Ui, session: &Session, id: TagId, _fresh: bool, wishes: &mut Vec<Wish>) -> Outcome {
    let Some(tag) = session.tag(id) else { return Outcome::Close };
    let marks = session.annotations_under(id);
    let (number, memos) = marks.fold((0, 0), |(n, m), mark| (n + 1, m + usize::from(!mark.memo.is_empty())));
    let kept = if memos > 0 { format!(" {} on them stay, without a tag.", count(memos, "memo", "memos")) } else { String::new() };
    let kinds = session.project().codebook.iter().filter(|other| other.parent == Some(id)).count();
    let kinds = match kinds {
        0 => String::new(),
        number => format!(" {} of it stay, one level up.", count(number, "kind", "kinds")),
    };
    let what = format!(
        "“{}” goes out of the codebook and off {}.{kept}{kinds} You can undo this.",
        tag.name,
        count(number, "passage", "passages")
    );
    words(ui, &what);
    answer(ui, "Delete", wishes, || Wish::Run(Command::DeleteTag(id)))
}

/// Asks which tag takes the place of one.
pub(super) fn merge_tag_ui(ui: &mut Ui, session: &Session, from: TagId, wishes: &mut Vec<Wish>) -> Outcome {
    let Some(tag) = session.tag(from) else { return Outcome::Close };
    let marks = session.annotations_under(from).count();
    words(
        ui,
        &format!(
            "All {} under “{}”, and its kinds, go over to the tag you choose, and “{}” is deleted. Memos stay. You can undo this.",
            count(marks, "passage", "passages"),
            tag.name,
            tag.name
        ),
    );
    let mut chosen = None;
    eframe::egui::ScrollArea::vertical().max_height(theme::ROW * 8.0).auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for other in session.project().codebook.iter().filter(|other| other.id != from) {
            let size = eframe::egui::vec2(ui.available_width(), theme::ROW);
            let label = format!("Into “{}”", other.name);
            if ui.add(eframe::egui::Button::new(label).frame_when_inactive(false).min_size(size)).clicked() {
                chosen = Some(other.id);
            }
        }
    });
    if let Some(into) = chosen {
        wishes.push(Wish::Run(Command::MergeTags { from, into }));
        return Outcome::Close;
    }
    let mut outcome = Outcome::Stay;
    from_right_ui(ui, |ui| {
        if widgets::button(ui, "Cancel", "Esc", Emphasis::Plain).clicked() {
            outcome = Outcome::Close;
        }
    });
    outcome
}

pub(super) fn remove_source_ui(ui: &mut Ui, session: &Session, id: SourceId, _fresh: bool, wishes: &mut Vec<Wish>) -> Outcome {
    let Some(source) = session.source(id) else { return Outcome::Close };
    let marks = match source.annotations {
        0 => String::new(),
        number => format!(", with {} on it", count(number, "tag or memo", "tags and memos")),
    };
    words(
        ui,
        &format!(
            "“{}” goes out of the project{marks}. The file it came from is not touched. You can undo this.",
            source.document.label()
        ),
    );
    answer(ui, "Remove", wishes, || Wish::Run(Command::RemoveSource(id)))
}

fn answer(ui: &mut Ui, label: &str, wishes: &mut Vec<Wish>, wish: impl FnOnce() -> Wish) -> Outcome {
    match buttons_ui(ui, label, Emphasis::Danger, true, true) {
        Some(true) => {
            wishes.push(wish());
            Outcome::Close
        }
        Some(false) => Outcome::Close,
        None => Outcome::Stay,
    }
}

pub(super) fn unsaved_ui(ui: &mut Ui, session: &Session, leave: &Leave, fresh: bool, wishes: &mut Vec<Wish>) -> Outcome {
    words(ui, &format!("“{}” has changes that are not in its file.", session.title()));
    ui.add_space(STEP);
    let mut outcome = Outcome::Stay;
    from_right_ui(ui, |ui| {
        let save = widgets::button(ui, "Save", "", Emphasis::Primary);
        if fresh {
            save.request_focus();
        }
        if save.clicked() {
            wishes.push(Wish::SaveThen(leave.clone()));
            outcome = Outcome::Close;
        }
        if widgets::button(ui, "Don’t save", "", Emphasis::Plain).clicked() {
            wishes.push(Wish::LeaveAnyway(leave.clone()));
            outcome = Outcome::Close;
        }
        if widgets::button(ui, "Cancel", &widgets::key_of(ui, Action::Deselect), Emphasis::Plain).clicked() {
            outcome = Outcome::Close;
        }
    });
    outcome
}
