//! Which finding confirm and reject are about: a quotation of the selected sentence, or the selected claim.

use super::{desk::Desk, settings::Place};
use crate::{
    commands::{Command, Session},
    project::{Correction, Decision, Subject},
};

/// The quotations in the selected sentences, as indices; words in scare quotes left out.
pub fn quotations(session: &Session) -> Vec<usize> {
    let Some(selection) = session.selection() else { return Vec::new() };
    let Some(parsed) = session.source(selection.source).and_then(|s| s.parsed.as_ref()) else { return Vec::new() };
    let in_selection = |span| {
        let touched = parsed.sentences_in(span);
        touched.start < selection.sentences.end && selection.sentences.start < touched.end
    };
    let quotations = parsed.quotations.iter().enumerate();
    quotations.filter(|(_, q)| !q.scare && q.content.iter().any(|&part| in_selection(part))).map(|(at, _)| at).collect()
}

/// The quotation that keys are about: the first in the selection that nobody has decided on, else the first.
pub fn quotation(session: &Session) -> Option<usize> {
    let all = quotations(session);
    all.iter().copied().find(|&at| decision_on(session, at).is_none()).or(all.first().copied())
}

/// What was said of a quotation of the selected source.
pub fn decision_on(session: &Session, quotation: usize) -> Option<&Correction> {
    let source = session.selection()?.source;
    session.correction_of(&session.quotation_subject(source, quotation)?)
}

/// What confirm and reject are about.
pub fn subject(session: &Session, desk: &Desk) -> Option<Subject> {
    if desk.place == Place::Reading
        && let Some(subject) = desk.views.subject(desk.view, session)
    {
        return Some(subject);
    }
    let claim = || session.selected_claim().and_then(|claim| session.claim_subject(claim));
    let quoted = || session.quotation_subject(session.selection()?.source, quotation(session)?);
    if desk.place == Place::Claims { claim().or_else(quoted) } else { quoted().or_else(claim) }
}

/// Says `decision` of `subject`; saying the same again takes it back.
pub fn decide(session: &Session, subject: Subject, decision: Decision) -> Command {
    match session.correction_of(&subject) {
        Some(said) if said.decision == decision => Command::RemoveCorrection(said.id),
        _ => {
            let note = session.note_on(&subject, decision.facet());
            Command::Correct { subject, decision, note }
        }
    }
}
