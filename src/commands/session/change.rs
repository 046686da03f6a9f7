//! The one door by which the session changes its project, and all that follows from a change.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{Session, SourceState, now};
use crate::{
    commands::{
        Edit,
        corrected::is_about_articles,
        history::{History, Merge},
        jobs::Reading,
        marks::Marks,
        rows_by_hand::is_about_rows,
    },
    project::{Correction, Project, SourceId},
};

/// What must be worked out anew after edits.
#[derive(Clone, Copy, Default, PartialEq, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a thing that may be stale by itself")]
pub(super) struct Stale {
    /// The list of sources, or what is known about one.
    sources: bool,
    /// Annotations: how many each source has.
    annotations: bool,
    /// The codebook: what tags are called, and which is a kind of which.
    tags: bool,
    /// Corrections: what the claims table says.
    corrections: bool,
    /// Corrections that say which words belong to which row.
    rows: bool,
    /// Corrections of the structure of articles: quotations, names.
    articles: bool,
}

impl Session {
    /// Changes the project as one named step of the history.
    pub(super) fn change(&mut self, name: impl Into<String>, merge: Option<Merge>, mut edits: Vec<Edit>) {
        edits.push(Edit::Modified(now()));
        let mut stale = Stale::default();
        let inverse = apply(&mut self.project, &mut self.marks, &mut stale, Edit::Many(edits));
        self.history.push(name.into(), merge, inverse);
        self.settle(stale);
    }

    pub(super) fn undo(&mut self) {
        let mut stale = Stale::default();
        let (project, marks) = (&mut self.project, &mut self.marks);
        if self.history.undo(|edit| apply(project, marks, &mut stale, edit)) {
            self.settle(stale);
        }
    }

    pub(super) fn redo(&mut self) {
        let mut stale = Stale::default();
        let (project, marks) = (&mut self.project, &mut self.marks);
        if self.history.redo(|edit| apply(project, marks, &mut stale, edit)) {
            self.settle(stale);
        }
    }

    /// Another project takes the place of this one. `saved`: it is as its file has it.
    pub(super) fn replace_project(&mut self, project: Project, readings: BTreeMap<SourceId, Reading>, saved: bool) {
        self.generation += 1;
        self.stop_reading_and_analysis();
        self.analysis.wanted.clear();
        self.analysis.stopped = false;
        self.rows_lane.reset();
        self.history = History::new(saved);
        self.path = None;
        self.stamp = None;
        self.read_only = false;
        self.readings = readings;
        self.corrected.clear();
        self.sources = Vec::new();
        self.compared = None;
        self.comparisons += 1;
        self.claims = super::ClaimsView::default();
        self.selection = None;
        self.selected_claim = None;
        self.open_source = project.view.open_source.filter(|id| project.sources.iter().any(|s| s.id == *id));
        self.sentence_to_select = self.open_source.zip(project.view.sentence);
        self.marks = Marks::of(&project);
        self.project = Arc::new(project);
        self.settle(Stale { sources: true, annotations: true, tags: true, corrections: true, rows: false, articles: true });
    }

    /// Works out anew what edits have made stale.
    fn settle(&mut self, stale: Stale) {
        if stale.articles {
            self.take_in_corrections();
        }
        if stale.sources {
            self.sync_sources();
            self.marks = Marks::of(&self.project);
        }
        if stale.sources || stale.annotations {
            for source in &mut self.sources {
                source.annotations = self.marks.on(source.id).len();
            }
        }
        if stale.sources {
            self.find_again();
        }
        if stale.articles && self.correct_articles() {
            self.want_another_comparison();
        } else if stale.sources {
            self.want_analysis();
        }
        if !stale.sources && (stale.annotations || stale.corrections || stale.tags) {
            self.find_marked_again();
        }
        // A tag that is gone is no longer asked for.
        let codebook = &self.project.codebook;
        let asked = self.claims.filter.tags.len();
        self.claims.filter.tags.retain(|tag| codebook.iter().any(|known| known.id == *tag));
        let tags_matter = asked > 0 && (stale.annotations || stale.tags) || asked > self.claims.filter.tags.len();
        if stale.sources {
            self.refresh_claims();
        } else if stale.corrections {
            self.follow_decisions();
        } else if tags_matter {
            self.refresh_rows();
        }
        if stale.rows {
            self.rows_have_changed();
        }
        self.revision += 1;
        self.findings_revision += u64::from(stale.sources || stale.corrections);
        self.note_change();
    }

    /// Brings the list of sources in line with the project. What was read and parsed before is kept where it still holds.
    fn sync_sources(&mut self) {
        let compared = self.compared.as_ref();
        let mut sources = Vec::with_capacity(self.project.sources.len());
        for source in &self.project.sources {
            let reading = match self.readings.remove(&source.id) {
                Some(reading) if Arc::ptr_eq(&reading.document, &source.document) => reading,
                Some(old) => old.carried_over(&source.document).unwrap_or_else(|| Reading::of(Arc::clone(&source.document))),
                None => Reading::of(Arc::clone(&source.document)),
            };
            let place = compared.and_then(|compared| compared.place_of(source.id));
            sources.push(SourceState {
                id: source.id,
                document: Arc::clone(&reading.document),
                parsed: reading.parsed.clone(),
                said: Arc::default(),
                chars: Arc::clone(&reading.chars),
                compared: place.map(|(source, _)| source),
                group: place.and_then(|(_, group)| group),
                words: reading.words,
                quotations: reading.parsed.as_deref().map_or(0, super::analysis::quotations),
                claims: 0,
                annotations: 0,
            });
            self.readings.insert(source.id, reading);
        }
        self.sources = sources;
        let ids: BTreeSet<SourceId> = self.sources.iter().map(|source| source.id).collect();
        let there = |id: &SourceId| ids.contains(id);
        self.show_corrected();
        if !self.open_source.as_ref().is_some_and(there) {
            self.open_source = self.project.sources.first().map(|source| source.id);
        }
        if self.selection.as_ref().is_some_and(|selection| !there(&selection.source)) {
            self.selection = None;
        }
    }
}

/// Applies an edit, step by step so that the marks can follow each one, and returns its inverse.
fn apply(project: &mut Arc<Project>, marks: &mut Marks, stale: &mut Stale, edit: Edit) -> Edit {
    if let Edit::Many(edits) = edit {
        let mut inverses: Vec<Edit> = edits.into_iter().map(|edit| apply(project, marks, stale, edit)).collect();
        inverses.reverse();
        return Edit::Many(inverses);
    }
    // Where the worker still holds this state to write it, it keeps its own copy.
    let inverse = edit.apply(Arc::make_mut(project));
    match &inverse {
        Edit::InsertSource { .. } | Edit::RemoveSource(_) | Edit::MoveSource { .. } | Edit::Metadata { .. } => stale.sources = true,
        Edit::InsertAnnotations(_) | Edit::RemoveAnnotations(_) | Edit::ReplaceAnnotations(_) => {
            stale.annotations = true;
            marks.follow(&inverse, project);
        }
        Edit::InsertTag { .. } | Edit::RemoveTag(_) | Edit::ReplaceTag(_) => stale.tags = true,
        Edit::InsertCorrections(_) | Edit::RemoveCorrections(_) | Edit::ReplaceCorrection(_) => stale.corrections = true,
        _ => {}
    }
    // What went is in the inverse; what came is in the project.
    let touches = |about: fn(&Correction) -> bool| match &inverse {
        Edit::InsertCorrections(list) => list.iter().any(|(_, correction)| about(correction)),
        Edit::RemoveCorrections(ids) => project.corrections.iter().any(|c| about(c) && ids.contains(&c.id)),
        Edit::ReplaceCorrection(old) => about(old) || project.corrections.iter().any(|c| c.id == old.id && about(c)),
        _ => false,
    };
    stale.rows |= touches(is_about_rows);
    stale.articles |= touches(is_about_articles);
    inverse
}
