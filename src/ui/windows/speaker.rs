//! Who said it: a name, one of those who speak in this coverage, or nobody who is known.

use std::collections::BTreeSet;

use eframe::egui::{Label, Ui};

use super::{
    Outcome,
    choice::{Choice, Line, choice_ui},
    from_right_ui,
};
use crate::{
    commands::{Command, Session, SourceState},
    compare::{SharedEntity, SourceIndex},
    parse::{EntityIndex, EntityKind},
    project::{Decision, Facet, Subject},
    text::Span,
    ui::{
        desk::Wish,
        theme::{self, ROW, palette},
        widgets::{self, Emphasis},
    },
};

/// A name as it is being typed.
#[derive(Clone, Debug)]
pub struct SpeakerDraft {
    subject: Subject,
    words: String,
    /// The note that stands on the quotation; it stays.
    note: String,
    choice: Choice,
    /// Who is named in this coverage.
    known: Vec<Line>,
}

impl SpeakerDraft {
    /// For a quotation of the selected source.
    pub fn of(session: &Session, quotation: usize) -> Option<Self> {
        let source = session.selection()?.source;
        let subject = session.quotation_subject(source, quotation)?;
        let state = session.source(source)?;
        let span = state.parsed.as_ref()?.quotations.get(quotation)?.span();
        let words = span.of(&state.document.text).replace('\n', " ");
        let note = session.note_on(&subject, Facet::Speaker);
        Some(Self { subject, words, note, choice: Choice::default(), known: known(session, state, span) })
    }
}

/// Who may have said words: those named in their sentences first, then all who are named in the coverage.
pub(super) fn known(session: &Session, source: &SourceState, span: Span) -> Vec<Line> {
    let speaks = |kind| matches!(kind, EntityKind::Person | EntityKind::Organisation);
    let Some(parsed) = &source.parsed else { return Vec::new() };
    let shared = session.comparison().map(|c| c.entities.as_slice()).unwrap_or_default();
    let over_all = |own: usize| -> Option<&SharedEntity> {
        let member = (source.compared?, EntityIndex(own as u32));
        shared.iter().find(|entity| entity.members.binary_search(&member).is_ok())
    };
    let mut near: Vec<String> = Vec::new();
    let sentences = parsed.sentences.get(parsed.sentences_in(span)).unwrap_or_default();
    let around = sentences.iter().map(|s| s.span).reduce(Span::union).unwrap_or(span);
    let mut here: Vec<_> = parsed.mentions.iter().filter(|m| m.span.overlaps(around)).collect();
    // Who is named beside the words rather than in them.
    here.sort_by_key(|mention| mention.span.overlaps(span));
    for mention in here {
        let at = mention.entity.0 as usize;
        if let Some(own) = parsed.entities.get(at).filter(|entity| speaks(entity.kind)) {
            let name = over_all(at).map_or(&own.name, |entity| &entity.name);
            if !near.contains(name) {
                near.push(name.clone());
            }
        }
    }
    // Of those without a name only who speaks somewhere: nobody looks here for whom else the articles describe.
    let mut rest: Vec<String> = if shared.is_empty() {
        let said = |at: usize| parsed.quotations.iter().any(|q| q.entity.is_some_and(|e| e.0 as usize == at));
        let listed = parsed.entities.iter().enumerate().filter(|(at, e)| speaks(e.kind) && (e.named || said(*at)));
        listed.map(|(_, e)| e.name.clone()).collect()
    } else {
        let compared = session.sources().iter().filter_map(|s| Some((s.compared?, s.parsed.as_deref()?)));
        let speaking: BTreeSet<(SourceIndex, EntityIndex)> =
            compared.flat_map(|(index, p)| p.quotations.iter().filter_map(move |q| Some((index, q.entity?)))).collect();
        let listed = |e: &&SharedEntity| speaks(e.kind) && (e.named || e.members.iter().any(|m| speaking.contains(m)));
        shared.iter().filter(listed).map(|e| e.name.clone()).collect()
    };
    rest.sort_unstable();
    rest.dedup();
    rest.retain(|name| !near.contains(name));
    let line = |more: &'static str| move |name: String| Line { name, more: more.to_owned() };
    near.into_iter().map(line("in this sentence")).chain(rest.into_iter().map(line(""))).collect()
}

/// The words in question, on one line.
pub(super) fn words_ui(ui: &mut Ui, words: &str) {
    let p = palette(ui);
    // Words that were selected with their quote marks have them already.
    let words = if words.starts_with(['“', '"', '«', '„']) { words.to_owned() } else { format!("“{words}”") };
    ui.add(Label::new(widgets::tone(words, theme::reading(14.0), p.soft)).truncate());
}

/// How many names are in view.
pub(super) const NAMES: usize = 7;

/// Draws the field and the names.
pub(super) fn speaker_ui(ui: &mut Ui, draft: &mut SpeakerDraft, fresh: bool, wishes: &mut Vec<Wish>) -> Outcome {
    words_ui(ui, &draft.words);
    ui.set_min_height(ROW * 6.0);
    let chosen = choice_ui(ui, ("Speaker", "Name"), &mut draft.choice, &draft.known, NAMES, fresh);
    let name = chosen.line.and_then(|at| draft.known.get(at)).map_or(draft.choice.typed.trim(), |line| line.name.as_str());
    let mut said = (chosen.taken && !name.is_empty()).then(|| name.to_owned());
    let mut outcome = Outcome::Stay;
    from_right_ui(ui, |ui| {
        if ui.add_enabled_ui(!name.is_empty(), |ui| widgets::button(ui, "Apply", "", Emphasis::Primary)).inner.clicked() {
            said = Some(name.to_owned());
        }
        if widgets::button(ui, "Cancel", "Esc", Emphasis::Plain).clicked() {
            outcome = Outcome::Close;
        }
        if widgets::button(ui, "Not known", "", Emphasis::Quiet).on_hover_text("The article does not say who").clicked() {
            said = Some(String::new());
        }
    });
    if let Some(name) = said {
        let (subject, note) = (draft.subject.clone(), draft.note.clone());
        wishes.push(Wish::Run(Command::Correct { subject, decision: Decision::Speaker(name), note }));
        outcome = Outcome::Close;
    }
    outcome
}
