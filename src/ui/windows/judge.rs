//! What the user holds of a claim: its words put better, a verdict, a note.

use eframe::egui::{Ui, vec2};

use super::{Outcome, area_ui, buttons_ui, entered, field_ui};
use crate::{
    commands::{Command, Session},
    project::{Decision, Facet, Subject},
    ui::{
        desk::Wish,
        theme::{self, STEP, palette},
        widgets::{self, Emphasis},
    },
};

/// Verdicts to begin with; every word that was used in the project is offered too.
const VERDICTS: [&str; 6] = ["True", "Mostly true", "Unproven", "Misleading", "False", "Opinion"];

/// A claim's words as they are being typed.
#[derive(Clone, Debug)]
pub struct RewordDraft {
    subject: Subject,
    found: String,
    words: String,
}

/// A verdict as it is being given.
#[derive(Clone, Debug)]
pub struct VerdictDraft {
    subject: Subject,
    claim: String,
    verdict: String,
    note: String,
    /// What was used before, by name.
    known: Vec<String>,
}

impl RewordDraft {
    /// For the selected claim.
    pub fn of(session: &Session) -> Option<Self> {
        let claim = session.selected_claim()?;
        let found = session.comparison()?.claims.get(claim.0 as usize)?.text.clone();
        let words = match session.said_of_claim(claim, Facet::Wording).map(|c| &c.decision) {
            Some(Decision::Reworded(words)) => words.clone(),
            _ => found.clone(),
        };
        Some(Self { subject: session.claim_subject(claim)?, found, words })
    }
}

impl VerdictDraft {
    /// For the selected claim.
    pub fn of(session: &Session) -> Option<Self> {
        let claim = session.selected_claim()?;
        let text = session.comparison()?.claims.get(claim.0 as usize)?.text.clone();
        let (verdict, note) = match session.said_of_claim(claim, Facet::Verdict) {
            Some(said) => match &said.decision {
                Decision::Verdict(verdict) => (verdict.clone(), said.note.clone()),
                _ => Default::default(),
            },
            None => Default::default(),
        };
        let used = session.project().corrections.iter().filter_map(|c| match &c.decision {
            Decision::Verdict(verdict) if !verdict.is_empty() && !VERDICTS.contains(&verdict.as_str()) => Some(verdict.clone()),
            _ => None,
        });
        let mut known: Vec<String> = used.collect();
        known.sort_unstable();
        known.dedup();
        let known = VERDICTS.into_iter().map(str::to_owned).chain(known).collect();
        Some(Self { subject: session.claim_subject(claim)?, claim: text, verdict, note, known })
    }
}

/// Draws the words.
pub(super) fn reword_ui(ui: &mut Ui, session: &Session, draft: &mut RewordDraft, fresh: bool, wishes: &mut Vec<Wish>) -> Outcome {
    area_ui(ui, "The claim in your words", &mut draft.words, "", 3, fresh);
    widgets::quiet(ui, &format!("The program has: {}", draft.found));
    let words = draft.words.split_whitespace().collect::<Vec<_>>().join(" ");
    match buttons_ui(ui, "Apply", Emphasis::Primary, !words.is_empty(), false) {
        Some(true) => {}
        Some(false) => return Outcome::Close,
        None => return Outcome::Stay,
    }
    let said = session.selected_claim().and_then(|claim| session.said_of_claim(claim, Facet::Wording));
    // The program's own words again are no wording of the user's.
    let command = match said {
        Some(said) if words == draft.found => Command::RemoveCorrection(said.id),
        None if words == draft.found => return Outcome::Close,
        _ => {
            let note = said.map(|said| said.note.clone()).unwrap_or_default();
            Command::Correct { subject: draft.subject.clone(), decision: Decision::Reworded(words), note }
        }
    };
    wishes.push(Wish::Run(command));
    Outcome::Close
}

/// Draws verdict and note.
pub(super) fn verdict_ui(ui: &mut Ui, session: &Session, draft: &mut VerdictDraft, fresh: bool, wishes: &mut Vec<Wish>) -> Outcome {
    let p = palette(ui);
    ui.label(widgets::tone(&draft.claim, theme::reading(14.0), p.soft));
    let field = field_ui(ui, "Verdict", &mut draft.verdict, "A word of your own, or one of these", fresh);
    let entered = entered(ui, &field);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(STEP, STEP);
        for known in &draft.known {
            let mut on = draft.verdict.trim() == known;
            if widgets::toggle_chip(ui, known, known, &mut on).clicked() {
                draft.verdict = if on { known.clone() } else { String::new() };
            }
        }
    });
    area_ui(ui, "Note", &mut draft.note, "What it rests on", 3, false);
    match buttons_ui(ui, "Apply", Emphasis::Primary, true, false) {
        Some(true) => {}
        None if entered => {}
        Some(false) => return Outcome::Close,
        None => return Outcome::Stay,
    }
    let (verdict, note) = (draft.verdict.trim().to_owned(), draft.note.trim().to_owned());
    let said = session.selected_claim().and_then(|claim| session.said_of_claim(claim, Facet::Verdict));
    let command = match said {
        Some(said) if verdict.is_empty() && note.is_empty() => Command::RemoveCorrection(said.id),
        None if verdict.is_empty() && note.is_empty() => return Outcome::Close,
        _ => Command::Correct { subject: draft.subject.clone(), decision: Decision::Verdict(verdict), note },
    };
    wishes.push(Wish::Run(command));
    Outcome::Close
}
