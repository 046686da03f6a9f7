//! What is shown and selected. None of it changes the project.

use super::Session;
use crate::{commands::Selection, compare::ClaimIndex, project::SourceId, text::Span};

impl Session {
    pub(super) fn open_in_view(&mut self, source: SourceId) {
        if self.source(source).is_none() {
            self.refuse("There is no such source any more");
            return;
        }
        self.history.seal();
        self.open_source = Some(source);
        self.sentence_to_select = None;
        if self.selection.as_ref().is_some_and(|selection| selection.source != source) {
            self.selection = None;
        }
    }

    /// Selects words and, with them, the claim that they make.
    pub(super) fn select(&mut self, selection: Selection) {
        let Some(selection) = self.within_text(selection) else { return };
        self.history.seal();
        self.open_source = Some(selection.source);
        self.sentence_to_select = None;
        self.selection = Some(selection);
        if let Some((source, span)) = self.selected_words() {
            self.selected_claim = self.claim_at(source, span);
        }
    }

    /// The selection as far as the source has such sentences and words.
    fn within_text(&self, selection: Selection) -> Option<Selection> {
        let Selection { source, sentences, stretch } = selection;
        let state = self.source(source)?;
        let parsed = state.parsed.as_ref()?;
        if stretch.is_some_and(|stretch| !state.holds(stretch)) {
            return None;
        }
        let known = parsed.sentences.len();
        let sentences = match stretch {
            Some(stretch) if sentences.is_empty() => parsed.sentences_in(stretch),
            _ => sentences.start.min(known)..sentences.end.min(known),
        };
        (!sentences.is_empty()).then_some(Selection { source, sentences, stretch })
    }

    /// The claim whose mention covers most of these words; where several do equally, the one that says the least besides, then
    /// the first in the table.
    pub(in crate::commands) fn claim_at(&self, source: SourceId, span: Span) -> Option<ClaimIndex> {
        let state = self.source(source)?;
        let index = state.compared?;
        let claims = &self.comparison()?.claims;
        let mut candidates: Vec<ClaimIndex> =
            state.parsed.as_ref()?.sentences_in(span).flat_map(|sentence| self.claims_of(source, sentence)).copied().collect();
        candidates.sort_unstable();
        candidates.dedup();
        let cover = |claim: &ClaimIndex| {
            let mentions = claims.get(claim.0 as usize).map_or(&[][..], |claim| &claim.mentions);
            mentions
                .iter()
                .filter(|mention| mention.source == index)
                .map(|m| (m.span.end.min(span.end).saturating_sub(m.span.start.max(span.start)), std::cmp::Reverse(m.span.len())))
                .max()
        };
        candidates.into_iter().rev().max_by_key(cover)
    }

    /// Selects a claim's row and, in `source`, the sentence that makes it, or the one that comes nearest.
    pub(super) fn select_claim(&mut self, claim: ClaimIndex, source: Option<SourceId>) {
        let found = self.comparison().and_then(|comparison| comparison.claims.get(claim.0 as usize));
        let Some(found) = found else {
            self.refuse("There is no such claim any more");
            return;
        };
        let sentences = source.and_then(|id| {
            let index = self.source(id)?.compared?;
            if let Some(mention) =
                found.mentions.iter().filter(|mention| mention.source == index).min_by_key(|mention| mention.voice)
            {
                return Some(mention.sentences.start as usize..mention.sentences.end as usize);
            }
            let nearest = found.nearest.iter().find(|(other, _)| *other == index)?.1 as usize;
            Some(nearest..nearest + 1)
        });
        self.history.seal();
        self.selected_claim = Some(claim);
        if let Some(source) = source.filter(|id| self.source(*id).is_some()) {
            self.open_in_view(source);
            self.selection = sentences.and_then(|sentences| self.within_text(Selection { source, sentences, stretch: None }));
        }
    }

    /// Selects the sentence that the file remembers, once its source is parsed.
    pub(super) fn select_remembered(&mut self) {
        if let Some((source, sentence)) = self.sentence_to_select
            && self.source(source).is_some_and(|state| state.parsed.is_some())
        {
            self.sentence_to_select = None;
            let sentence = sentence as usize;
            self.selection = self.within_text(Selection { source, sentences: sentence..sentence + 1, stretch: None });
        }
    }
}
