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

    fn new_correction(&self, subject: Subject, decision: Decision, note: String) -> Correction {
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
            (Subject::Quotation(_), _) => "Correct a quotation",
            (Subject::Conflict { .. }, Decision::Confirmed) => "Confirm a conflict",
            (Subject::Conflict { .. }, Decision::Rejected) => "Reject a conflict",
            (Subject::Conflict { .. }, _) => "Correct a conflict",
            (Subject::Claim(_), Decision::Confirmed) => "Confirm a claim",
            (Subject::Claim(_), Decision::Rejected) => "Reject a claim",
            (Subject::Claim(_), Decision::Reworded(_)) => "Reword a claim",
            (Subject::Claim(_), Decision::Verdict(_)) => "Give a verdict",
            (Subject::Claim(_), _) => "Correct a claim",
        };
        match subjects::correction_on(&self.project.corrections, &subject, decision.facet()).cloned() {
            Some(old) if old.decision == decision && old.note == note => {}
            Some(old) => {
                let coder = self.coder.clone();
                // The words as they are found now; what was named before may be in fewer sources.
                let new = Correction { subject, decision, note, coder, modified: now, ..old };
                self.change(name, None, vec![Edit::ReplaceCorrection(new)]);
            }
            None => {
                let new = self.new_correction(subject, decision, note);
                self.change(name, None, vec![Edit::InsertCorrections(vec![(self.project.corrections.len(), new)])]);
            }
        }
    }

    pub(super) fn remove_correction(&mut self, id: CorrectionId) {
        if self.project.corrections.iter().any(|correction| correction.id == id) {
            self.change("Take a correction back", None, vec![Edit::RemoveCorrections(vec![id])]);
        } else {
            self.refuse("There is no such correction any more");
        }
    }
}
