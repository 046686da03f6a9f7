//! What is said of the words under the pointer.

use std::fmt::Write as _;

use egui::{Id, Rect, Sense, Ui};

use super::{
    marks::Marks,
    speakers::{Speakers, kind_word},
};
use crate::{
    commands::{Session, SourceState},
    text::Span,
    ui::theme,
};

/// What is under the pointer, with the box that the tooltip stands at.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Hovered {
    /// Differs from thing to thing.
    pub(crate) id: Id,
    pub(crate) rect: Rect,
    pub(crate) notes: Vec<Note>,
}

/// One thing to say: in a word or two what it is, then more.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Note {
    pub(crate) head: String,
    pub(crate) more: String,
}

impl Note {
    pub(crate) fn new(head: impl Into<String>, more: impl Into<String>) -> Self {
        Self { head: head.into(), more: more.into() }
    }
}

/// What is to be said of the words at `byte`; nothing where they are plain. `long`: the pointer rests for long, and also hears in how many
/// sources a plain sentence stands, which at once would only be in the way of reading.
pub(crate) fn notes(
    session: &Session,
    source: &SourceState,
    marks: &Marks,
    speakers: &Speakers,
    byte: u32,
    long: bool,
) -> Vec<Note> {
    let mut notes = Vec::new();
    let text = source.document.text.as_ref();
    let Some(parsed) = source.parsed.as_deref() else { return notes };
    for (_, part) in marks.quotations.over(byte) {
        let Some(quotation) = parsed.quotations.get(part.quotation) else { continue };
        let who = part.speaker.and_then(|number| speakers.get(number)).map_or("Speaker not known", |s| s.name.as_str());
        let mut more = format!("{} quotation", kind_word(quotation.kind));
        if let Some(mention) = quotation.speaker.map(|s| s.of(text)).filter(|&words| words != who && !words.is_empty()) {
            let _ = write!(more, " · “{mention}”");
        }
        if let Some(cue) = quotation.cue {
            let _ = write!(more, " · cue “{}”", cue.of(text));
        }
        notes.push(Note::new(who, more));
    }
    if let Some(comparison) = session.comparison() {
        for conflict in marks.differences.over(byte).filter_map(|(_, &index)| comparison.conflicts.get(index)) {
            notes.push(Note::new("Differs", conflict.why.as_str()));
        }
    }
    let within = |span: Span| span.contains(byte);
    let sentence = parsed.sentence_at(byte).filter(|&s| parsed.sentences.get(s).is_some_and(|s| within(s.span)));
    if let Some((count, others)) = sentence.and_then(|s| marks.also_in(s)).filter(|_| long || !notes.is_empty()) {
        notes.push(Note::new("", format!("Also in {count} of {others} other {}", if others == 1 { "source" } else { "sources" })));
    }
    notes
}

/// What is to be said of a double rule beside the words `span`.
pub(crate) fn copy_notes(marks: &Marks, span: Span) -> Vec<Note> {
    marks
        .copies
        .within(span)
        .map(|(_, copied)| Note::new(copied.other.as_str(), format!("{} words word for word", copied.words)))
        .collect()
}

/// Shows the notes once the pointer rests. `last` is what was hovered in the frame before.
pub(crate) fn show(ui: &Ui, hovered: &Hovered, last: Option<Id>) {
    let response = ui.interact(hovered.rect, hovered.id, Sense::hover());
    if last != Some(hovered.id) {
        // What the pointer has come to rest on takes part in the hit test from the next frame on.
        ui.ctx().request_repaint();
    }
    let p = theme::palette(ui);
    response.on_hover_ui(|ui| {
        for note in &hovered.notes {
            if !note.head.is_empty() {
                ui.label(egui::RichText::new(&note.head).font(theme::strong(theme::SMALL)).color(p.ink));
            }
            if !note.more.is_empty() {
                ui.label(egui::RichText::new(&note.more).font(theme::regular(theme::SMALL)).color(p.soft));
            }
        }
    });
}
