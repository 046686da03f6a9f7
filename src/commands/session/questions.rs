//! What views ask a session. Nothing here changes anything or takes long.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{Notice, Progress, Session, SourceState};
use crate::{
    commands::{CellState, ClaimRow, ClaimsView, Selection, subjects},
    compare::{ClaimIndex, Comparison, Conflict, SourceIndex},
    project::{Anchor, Annotation, Correction, Decision, Project, SourceId, Subject, Tag, TagId},
    text::Span,
};

impl Session {
    /// Grows with every change of what views are drawn from: project, parses, comparison, rows of the claims table. Selecting and
    /// scrolling don't count. What a view worked out stays good until it grows.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Grows with those of the changes that [`Session::revision`] counts which concern findings, what was said of them, and the list
    /// of sources; tags and memos don't count. What takes long to work out hangs on this, so that a tag costs no more than a tag.
    pub fn findings_revision(&self) -> u64 {
        self.findings_revision
    }

    /// Grows with every comparison that comes in, also with one whose rows a person put otherwise.
    pub fn comparison_number(&self) -> u64 {
        self.comparisons
    }

    /// The project.
    pub fn project(&self) -> &Project {
        &self.project
    }

    /// Whether there is nothing to show: no source, no file, no change.
    pub fn is_blank(&self) -> bool {
        self.sources.is_empty() && self.path.is_none() && !self.is_dirty() && self.project.codebook.is_empty()
    }

    /// The file the project is saved to.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// What the window's title says: the project's title, else the file's name, else "Untitled".
    pub fn title(&self) -> String {
        let file = || self.path.as_ref().and_then(|path| path.file_stem()).map(|name| name.to_string_lossy().into_owned());
        Some(self.project.title.trim().to_owned()).filter(|title| !title.is_empty()).or_else(file).unwrap_or("Untitled".to_owned())
    }

    /// Whether there are changes that are not in the file.
    pub fn is_dirty(&self) -> bool {
        self.history.is_dirty()
    }

    /// Whether the file may not be overwritten (it comes from a newer version). Such a project cannot be changed.
    pub fn is_read_only(&self) -> bool {
        self.read_only
    }

    /// Whether a save is under way or waits; a program that ends now must wait for it.
    pub fn save_pending(&self) -> bool {
        self.disk.save_pending()
    }

    /// What undo would take back ("Tag “unsourced”").
    pub fn undo_name(&self) -> Option<&str> {
        self.history.undo_name()
    }

    /// What redo would do again.
    pub fn redo_name(&self) -> Option<&str> {
        self.history.redo_name()
    }

    /// Work under way.
    pub fn progress(&self) -> Option<&Progress> {
        self.analysis.progress().or_else(|| self.disk.progress())
    }

    /// Messages not yet dismissed, oldest first.
    pub fn notices(&self) -> &[Notice] {
        &self.notices
    }

    /// Recently opened or saved project files, latest first. Kept by the caller between runs: see [`Session::set_recent`].
    pub fn recent(&self) -> &[PathBuf] {
        &self.recent
    }

    /// Who codes; see [`Command::SetCoder`](crate::commands::Command::SetCoder).
    pub fn coder(&self) -> &str {
        &self.coder
    }

    /// The sources in the project's order, with what was found in them.
    pub fn sources(&self) -> &[SourceState] {
        &self.sources
    }

    /// One source.
    pub fn source(&self, id: SourceId) -> Option<&SourceState> {
        self.sources().iter().find(|s| s.id == id)
    }

    /// What the sources share; `None` until they are compared. Its indices are [`SourceState::compared`].
    pub fn comparison(&self) -> Option<&Comparison> {
        self.compared.as_ref().map(|compared| &*compared.comparison)
    }

    /// The source of a comparison's index.
    pub fn source_of(&self, index: SourceIndex) -> Option<&SourceState> {
        self.sources().iter().find(|s| s.compared == Some(index))
    }

    /// The rows of the claims table.
    pub fn claims(&self) -> &ClaimsView {
        &self.claims
    }

    /// How the source at this place in the list has the claim of a row.
    pub fn cell(&self, row: &ClaimRow, at: usize) -> CellState {
        row.cell(at, self.sources.get(at).and_then(|source| source.group))
    }

    /// All rows of the claims table in reading order, whatever the filter.
    pub fn all_rows(&self) -> &[Arc<ClaimRow>] {
        self.compared.as_ref().map_or(&[], |compared| compared.table.all())
    }

    /// How many claims a person has decided on, whatever the filter.
    pub fn reviewed_claims(&self) -> usize {
        self.compared.as_ref().map_or(0, |compared| compared.table.reviewed())
    }

    /// Claims made in a sentence, ascending.
    pub fn claims_of(&self, source: SourceId, sentence: usize) -> &[ClaimIndex] {
        match (&self.compared, self.source(source).and_then(|source| source.compared)) {
            (Some(compared), Some(index)) => compared.facts.in_sentence(index, sentence),
            _ => &[],
        }
    }

    /// What stands on a source, by place. Detached annotations stand nowhere.
    pub fn annotations_of(&self, source: SourceId) -> impl Iterator<Item = &Annotation> {
        self.annotations_at(self.marks.on(source))
    }

    /// What bears a tag, by source, then place; detached ones last in each source.
    pub fn annotations_under(&self, tag: TagId) -> impl Iterator<Item = &Annotation> {
        self.annotations_at(self.marks.under(tag))
    }

    /// Annotations whose words could not be found again; a person must place them.
    pub fn detached(&self) -> impl Iterator<Item = &Annotation> {
        self.annotations_at(self.marks.detached())
    }

    fn annotations_at(&self, places: &[u32]) -> impl Iterator<Item = &Annotation> {
        places.iter().filter_map(|at| self.project.annotations.get(*at as usize)).map(Arc::as_ref)
    }

    /// A tag by its id.
    pub fn tag(&self, id: TagId) -> Option<&Tag> {
        self.project().codebook.iter().find(|t| t.id == id)
    }

    /// What the user said of a finding.
    pub fn correction_of(&self, subject: &Subject) -> Option<&Correction> {
        subjects::correction_of(&self.project.corrections, subject)
    }

    /// How to name a quotation in a correction.
    pub fn quotation_subject(&self, source: SourceId, quotation: usize) -> Option<Subject> {
        let state = self.source(source)?;
        let span = state.parsed.as_ref()?.quotations.get(quotation)?.span();
        Some(Subject::Quotation(state.anchor(span)))
    }

    /// How to name a claim in a correction.
    pub fn claim_subject(&self, claim: ClaimIndex) -> Option<Subject> {
        self.claim_anchors(claim).map(Subject::Claim)
    }

    /// How to name, in a correction, that `source` does not have a claim.
    pub fn absence_subject(&self, claim: ClaimIndex, source: SourceId) -> Option<Subject> {
        self.claim_anchors(claim).map(|claim| Subject::Absence { source, claim })
    }

    /// How to name a conflict, an index into [`Comparison::conflicts`], in a correction.
    pub fn conflict_subject(&self, conflict: usize) -> Option<Subject> {
        let conflict = self.comparison()?.conflicts.get(conflict)?;
        let anchor = |place: &crate::compare::Place| Some(self.source_of(place.source)?.anchor(place.span));
        let parts: Vec<Anchor> = conflict.parts.iter().filter_map(anchor).collect();
        (parts.len() > 1).then_some(Subject::Conflict { kind: conflict.kind, parts })
    }

    /// The conflicts that stand, with their index into [`Comparison::conflicts`]: all but those that a person rejected.
    pub fn conflicts(&self) -> impl Iterator<Item = (usize, &Conflict)> {
        let found = self.comparison().map_or(&[][..], |comparison| &comparison.conflicts);
        found.iter().enumerate().filter(|(at, _)| self.conflict_decision(*at) != Some(&Decision::Rejected))
    }

    /// The conflicts of a claim that stand.
    pub fn conflicts_of(&self, claim: ClaimIndex) -> impl Iterator<Item = &Conflict> {
        self.conflicts().map(|(_, conflict)| conflict).filter(move |conflict| conflict.claim == Some(claim))
    }

    /// How many claims have a conflict that stands, whatever the filter.
    pub fn claims_in_conflict(&self) -> usize {
        self.conflicts().filter_map(|(_, conflict)| conflict.claim).collect::<BTreeSet<_>>().len()
    }

    /// Whether a person said that a claim is none.
    pub fn is_rejected(&self, claim: ClaimIndex) -> bool {
        let said = self.compared.as_ref().and_then(|compared| compared.table.decisions()?.of_claim(claim));
        said.is_some_and(|said| said.review == Some(Decision::Rejected))
    }

    /// What was said of a conflict, an index into [`Comparison::conflicts`].
    pub fn conflict_decision(&self, conflict: usize) -> Option<&Decision> {
        self.compared.as_ref()?.table.decisions()?.of_conflict(u32::try_from(conflict).ok()?)
    }

    /// The source shown in the reading view.
    pub fn open_source(&self) -> Option<SourceId> {
        self.open_source
    }

    /// What is selected.
    pub fn selection(&self) -> Option<&Selection> {
        self.selection.as_ref()
    }

    /// The words that a tag would go on: the stretch, else the selected sentences from the first one's start to the last one's end.
    pub fn selected_words(&self) -> Option<(SourceId, Span)> {
        let selection = self.selection.as_ref()?;
        let sentences = || {
            let parsed = self.source(selection.source)?.parsed.as_ref()?;
            let sentences = parsed.sentences.get(selection.sentences.clone())?;
            sentences.iter().map(|sentence| sentence.span).reduce(Span::union)
        };
        let span = selection.stretch.or_else(sentences)?;
        Some((selection.source, span)).filter(|_| !span.is_empty())
    }

    /// The claim whose row is selected.
    pub fn selected_claim(&self) -> Option<ClaimIndex> {
        self.selected_claim
    }
}
