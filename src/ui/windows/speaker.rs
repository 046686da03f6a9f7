//! Who said it: a name, or one of those who speak in this coverage.

use eframe::egui::{Button, ScrollArea, Ui, vec2};

use super::{Outcome, buttons_ui, entered, field_ui};
use crate::{
    commands::{Command, Session},
    parse::EntityKind,
    project::{Decision, Subject},
    ui::{
        desk::Wish,
        fuzzy::fit,
        theme::{self, ROW, palette},
        widgets::{self, Emphasis},
    },
};

/// A name as it is being typed.
#[derive(Clone, Debug)]
pub struct SpeakerDraft {
    subject: Subject,
    words: String,
    name: String,
    /// The note that stands on the quotation; it stays.
    note: String,
    /// Who is named in this coverage, by name.
    known: Vec<String>,
}

impl SpeakerDraft {
    /// For a quotation of the selected source.
    pub fn of(session: &Session, quotation: usize) -> Option<Self> {
        let source = session.selection()?.source;
        let subject = session.quotation_subject(source, quotation)?;
        let state = session.source(source)?;
        let words = state.parsed.as_ref()?.quotations.get(quotation)?.span().of(&state.document.text).replace('\n', " ");
        let speaks = |kind| matches!(kind, EntityKind::Person | EntityKind::Organisation);
        let shared = session.comparison().map(|c| c.entities.as_slice()).unwrap_or_default();
        let mut known: Vec<String> = if shared.is_empty() {
            state.parsed.as_ref()?.entities.iter().filter(|e| speaks(e.kind)).map(|e| e.name.clone()).collect()
        } else {
            shared.iter().filter(|e| speaks(e.kind)).map(|e| e.name.clone()).collect()
        };
        known.sort_unstable();
        known.dedup();
        let name = match session.correction_of(&subject).map(|c| &c.decision) {
            Some(Decision::Speaker(name)) => name.clone(),
            _ => String::new(),
        };
        let note = session.correction_of(&subject).map(|c| c.note.clone()).unwrap_or_default();
        Some(Self { subject, words, name, note, known })
    }
}

/// Draws the field and the names.
pub(super) fn speaker_ui(ui: &mut Ui, draft: &mut SpeakerDraft, fresh: bool, wishes: &mut Vec<Wish>) -> Outcome {
    /// Names shown at once.
    const SHOWN: usize = 200;
    let p = palette(ui);
    ui.add(eframe::egui::Label::new(widgets::tone(format!("“{}”", draft.words), theme::reading(14.0), p.soft)).truncate());
    let field = field_ui(ui, "Speaker", &mut draft.name, "Name", fresh);
    let entered = entered(ui, &field);
    let mut picked = None;
    ScrollArea::vertical().max_height(ROW * 7.0).auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for name in draft.known.iter().filter(|name| fit(&draft.name, name).is_some()).take(SHOWN) {
            let row = Button::new(name.as_str()).frame_when_inactive(false).min_size(vec2(ui.available_width(), ROW));
            if ui.add(row).clicked() {
                picked = Some(name.clone());
            }
        }
    });
    if let Some(name) = picked {
        draft.name = name;
    }
    let valid = !draft.name.trim().is_empty();
    match buttons_ui(ui, "Apply", Emphasis::Primary, valid, false) {
        Some(true) => {}
        None if entered && valid => {}
        Some(false) => return Outcome::Close,
        None => return Outcome::Stay,
    }
    let decision = Decision::Speaker(draft.name.trim().to_owned());
    let note = draft.note.clone();
    wishes.push(Wish::Run(Command::Correct { subject: draft.subject.clone(), decision, note }));
    Outcome::Close
}
