//! Quotations that a person marks, and whose bounds a person sets.

use super::{Session, now};
use crate::{
    commands::{Edit, quotations_by_hand::quoted_span},
    parse::QuotationKind,
    project::{Anchor, Correction, CorrectionId, Decision, SourceId, Subject},
    text::Span,
};

impl Session {
    /// Words of a source without the white space around them, or a message that there are none.
    fn words_or_say(&mut self, source: SourceId, span: Span) -> Option<Anchor> {
        let state = self.source(source).filter(|state| state.holds(span));
        let found = state.map(|state| (state, span.trim(&state.document.text))).filter(|(_, span)| !span.is_empty());
        let anchor = found.map(|(state, span)| state.anchor(span));
        if anchor.is_none() {
            self.refuse("Select the quoted words first");
        }
        anchor
    }

    /// The edit that adds corrections.
    fn said(&self, new: impl IntoIterator<Item = (Subject, Decision)>) -> Edit {
        let from = self.project.corrections.len();
        let new = new.into_iter().enumerate();
        let new = new.map(|(nth, (subject, decision))| (from + nth, self.new_correction(subject, decision, String::new())));
        Edit::InsertCorrections(new.collect())
    }

    pub(super) fn set_quotation(&mut self, source: SourceId, quotation: usize, span: Span) {
        let Some(words) = self.words_or_say(source, span) else { return };
        let parsed = self.source(source).and_then(|state| state.parsed.clone());
        let Some(old) = parsed.as_ref().and_then(|parsed| parsed.quotations.get(quotation)) else {
            self.refuse("There is no such quotation any more");
            return;
        };
        let (kind, own) = (old.kind, old.span());
        if words.span == Some(own) {
            self.warn("The quotation is these words already");
            return;
        }
        let instead_of = self.source(source).map(|state| state.anchor(own));
        let edit = self.said([(Subject::Quoted { words, instead_of }, Decision::Quoted(kind))]);
        self.change("Set the words of a quotation", None, vec![edit]);
    }

    pub(super) fn mark_quotation(&mut self, source: SourceId, span: Span, kind: QuotationKind, speaker: &str) {
        let Some(words) = self.words_or_say(source, span) else { return };
        let speaker = speaker.trim();
        let state = self.source(source);
        let quoted = state.and_then(|state| Some(state.anchor(quoted_span(&state.document.text, span, kind)?)));
        let Some(quoted) = quoted else {
            self.refuse("There is nothing between the quote marks");
            return;
        };
        // The speaker is said of what is quoted, and can be corrected like any other.
        let named = (!speaker.is_empty()).then(|| (Subject::Quotation(quoted), Decision::Speaker(speaker.to_owned())));
        let marked = (Subject::Quoted { words, instead_of: None }, Decision::Quoted(kind));
        let edit = self.said(std::iter::once(marked).chain(named));
        self.change("Mark a quotation", None, vec![edit]);
    }

    pub(super) fn place_correction(&mut self, id: CorrectionId) {
        let Some((source, span)) = self.selected_words() else {
            self.refuse("Select the words that the correction belongs to first");
            return;
        };
        let Some(here) = self.words_or_say(source, span) else { return };
        let Some(old) = self.project.corrections.iter().find(|correction| correction.id == id).cloned() else {
            self.refuse("There is no such correction any more");
            return;
        };
        let subject = match &old.subject {
            Subject::Quotation(_) => Subject::Quotation(here),
            Subject::Quoted { instead_of, .. } => {
                // What it took the place of is gone with the old words, unless it was found again.
                let instead_of = instead_of.clone().filter(|old| old.span.is_some() && old.source == here.source);
                Subject::Quoted { words: here, instead_of }
            }
            _ => {
                self.refuse("Only what was said of a quotation can be placed");
                return;
            }
        };
        let new = Correction { subject, modified: now(), ..old };
        self.change("Place a correction", None, vec![Edit::ReplaceCorrection(new)]);
    }
}
