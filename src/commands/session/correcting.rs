//! Corrections: what a person says of findings, and which words make one claim.

use super::{Session, now};
use crate::{
    commands::{Edit, subjects},
    compare::ClaimIndex,
    project::{Anchor, Correction, CorrectionId, Decision, Facet, SourceId, Subject, Unknown},
    text::Span,
};

impl Session {
    /// What the user said of a claim in one respect.
    pub fn said_of_claim(&self, claim: ClaimIndex, facet: Facet) -> Option<&Correction> {
        subjects::correction_on(&self.project.corrections, &self.claim_subject(claim)?, facet)
    }

    /// The note on what was said of a finding in this respect; empty where nothing was. A new decision takes it over.
    pub fn note_on(&self, subject: &Subject, facet: Facet) -> String {
        let said = subjects::correction_on(&self.project.corrections, subject, facet);
        said.map(|correction| correction.note.clone()).unwrap_or_default()
    }

    pub(super) fn new_correction(&self, subject: Subject, decision: Decision, note: String) -> Correction {
        let now = now();
        let (id, coder, unknown) = (CorrectionId::new(), self.coder.clone(), Unknown::new());
        Correction { id, subject, decision, note, coder, created: now, modified: now, unknown }
    }

    /// Says which words belong to one claim. Such a word is never replaced: the next one lies over it.
    fn say_of_rows(&mut self, name: String, anchors: Vec<Anchor>, decision: Decision) {
        let new = self.new_correction(Subject::Claim(anchors), decision, String::new());
        self.change(name, None, vec![Edit::InsertCorrections(vec![(self.project.corrections.len(), new)])]);
    }

    pub(super) fn merge_claims(&mut self, claims: &[ClaimIndex]) {
        let anchors: Vec<Anchor> = claims.iter().filter_map(|claim| self.claim_anchors(*claim)).flatten().collect();
        if claims.len() < 2 || anchors.is_empty() {
            self.refuse("Pick two or more rows to merge");
            return;
        }
        self.say_of_rows(format!("Merge {} rows", claims.len()), anchors, Decision::Together);
    }

    pub(super) fn split_mention(&mut self, source: SourceId, span: Span) {
        let Some(anchor) = self.source(source).filter(|state| state.holds(span)).map(|state| state.anchor(span)) else {
            self.refuse("There are no such words any more");
            return;
        };
        self.say_of_rows("Split off a wording".to_owned(), vec![anchor], Decision::Apart);
    }

    /// The mention becomes a claim of its own and that claim one with the other row's.
    pub(super) fn move_mention(&mut self, source: SourceId, span: Span, to: ClaimIndex) {
        let anchor = self.source(source).filter(|state| state.holds(span)).map(|state| state.anchor(span));
        let (Some(anchor), Some(row)) = (anchor, self.claim_anchors(to)) else {
            self.refuse("There are no such words or no such row any more");
            return;
        };
        let is_there = |other: &Anchor| other.source == source && other.span.is_some_and(|own| subjects::share_half(own, span));
        if row.iter().any(is_there) {
            self.warn("These words are in that row already");
            return;
        }
        let together: Vec<Anchor> = std::iter::once(anchor.clone()).chain(row).collect();
        let new = [(vec![anchor], Decision::Apart), (together, Decision::Together)];
        let from = self.project.corrections.len();
        let new = new.map(|(anchors, decision)| self.new_correction(Subject::Claim(anchors), decision, String::new()));
        let list = new.into_iter().enumerate().map(|(nth, new)| (from + nth, new)).collect();
        self.change("Move a wording to another row", None, vec![Edit::InsertCorrections(list)]);
    }

    pub(super) fn take_back(&mut self, ids: &[CorrectionId]) {
        let there: Vec<CorrectionId> =
            self.project.corrections.iter().map(|correction| correction.id).filter(|id| ids.contains(id)).collect();
        match there.len() {
            0 => self.refuse("There are no such corrections any more"),
            1 => self.change("Take a correction back", None, vec![Edit::RemoveCorrections(there)]),
            count => self.change(format!("Take {count} corrections back"), None, vec![Edit::RemoveCorrections(there)]),
        }
    }

    pub(super) fn same_claim(&mut self, places: &[(SourceId, Span)]) {
        let anchor = |(source, span): &(SourceId, Span)| {
            let state = self.source(*source).filter(|state| state.holds(*span))?;
            Some(state.anchor(*span))
        };
        let anchors: Vec<Anchor> = places.iter().filter_map(anchor).collect();
        if anchors.is_empty() {
            self.refuse("Select the words of the claim first");
            return;
        }
        let name = if anchors.len() == 1 { "Add a row" } else { "Link what says the same" };
        self.say_of_rows(name.to_owned(), anchors, Decision::Together);
    }

    pub(super) fn correct(&mut self, subject: Subject, decision: Decision, note: String) {
        let now = now();
        let name = match (&subject, &decision) {
            (Subject::Absence { .. }, Decision::Confirmed) => "Confirm an absence",
            (Subject::Absence { .. }, _) => "Correct an absence",
            (Subject::Quotation(_), Decision::Confirmed) => "Confirm a quotation",
            (Subject::Quotation(_), Decision::Rejected) => "Reject a quotation",
            (Subject::Quotation(_), Decision::Speaker(_)) => "Correct a speaker",
            (Subject::Quotation(_) | Subject::Quoted { .. }, _) => "Correct a quotation",
            (Subject::Names(_), _) => "Correct a name",
            (Subject::Conflict { .. }, Decision::Confirmed) => "Confirm a conflict",
            (Subject::Conflict { .. }, Decision::Rejected) => "Reject a conflict",
            (Subject::Conflict { .. }, _) => "Correct a conflict",
            (Subject::Claim(_), Decision::Confirmed) => "Confirm a claim",
            (Subject::Claim(_), Decision::Rejected) => "Reject a claim",
            (Subject::Claim(_), Decision::Reworded(_)) => "Reword a claim",
            (Subject::Claim(_), Decision::Verdict(_)) => "Give a verdict",
            (Subject::Claim(_), _) => "Correct a claim",
        };
        let corrections = &self.project.corrections;
        // Who names the speaker of a quotation that was rejected holds it to be one after all.
        let overruled = matches!((&subject, &decision), (Subject::Quotation(_), Decision::Speaker(_)))
            .then(|| subjects::correction_on(corrections, &subject, Facet::Review))
            .flatten()
            .filter(|review| review.decision == Decision::Rejected)
            .map(|review| review.id);
        let edit = match subjects::correction_on(corrections, &subject, decision.facet()).cloned() {
            Some(old) if old.decision == decision && old.note == note => return,
            Some(old) => {
                let coder = self.coder.clone();
                // The words as they are found now; what was named before may be in fewer sources.
                Edit::ReplaceCorrection(Correction { subject, decision, note, coder, modified: now, ..old })
            }
            None => {
                let new = self.new_correction(subject, decision, note);
                Edit::InsertCorrections(vec![(corrections.len(), new)])
            }
        };
        self.change(name, None, vec![edit, Edit::RemoveCorrections(overruled.into_iter().collect())]);
    }

    pub(super) fn remove_correction(&mut self, id: CorrectionId) {
        if self.project.corrections.iter().any(|correction| correction.id == id) {
            self.change("Take a correction back", None, vec![Edit::RemoveCorrections(vec![id])]);
        } else {
            self.refuse("There is no such correction any more");
        }
    }
}
