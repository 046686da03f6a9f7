//! Which finding confirm and reject are about: a quotation of the selected sentence, or the selected claim.

use super::{desk::Desk, settings::Place};
use crate::{
    commands::{Command, Session},
    project::{Decision, Provenance, Subject},
    text::Span,
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

/// The quotation that keys are about. Of selected words the one that shares most with them; of sentences the first that nobody has
/// decided on, else the first.
pub fn quotation(session: &Session) -> Option<usize> {
    let all = quotations(session);
    let selection = session.selection()?;
    let source = session.source(selection.source)?;
    let quotation = |at: usize| source.parsed.as_ref()?.quotations.get(at);
    if let Some(words) = selection.stretch {
        let overlap = |span: Span| span.end.min(words.end).saturating_sub(span.start.max(words.start));
        let shares = |at: usize| quotation(at).map_or(0, |q| overlap(q.span()));
        let best = all.iter().copied().filter(|&at| shares(at) > 0).max_by_key(|&at| (shares(at), std::cmp::Reverse(at)));
        if best.is_some() {
            return best;
        }
    }
    all.iter().copied().find(|at| !source.said.contains_key(at)).or(all.first().copied())
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

/// How a finding came to be what it is, in a word or two.
pub fn word(provenance: Provenance) -> &'static str {
    match provenance {
        Provenance::Proposed => "proposed",
        Provenance::Confirmed => "confirmed",
        Provenance::Edited => "edited",
        Provenance::ByHand => "by hand",
        Provenance::Rejected => "rejected",
    }
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
