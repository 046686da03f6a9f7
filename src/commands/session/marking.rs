//! Annotations.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{Session, SourceState, now};
use crate::{
    commands::{Edit, history::Merge},
    project::{Annotation, AnnotationId, Provenance, SourceId, Tag, TagId, Unknown},
    text::Span,
};

impl Session {
    /// A tag or a memo of the user's own on these words; `None` where there are no such words.
    pub(super) fn mark(&self, source: SourceId, span: Span, tag: Option<TagId>, memo: String) -> Option<Annotation> {
        self.mark_in(self.source(source)?, span, tag, memo)
    }

    fn mark_in(&self, state: &SourceState, span: Span, tag: Option<TagId>, memo: String) -> Option<Annotation> {
        let now = now();
        state.holds(span).then(|| Annotation {
            id: AnnotationId::new(),
            anchor: state.anchor(span),
            tag,
            memo,
            coder: self.coder.clone(),
            created: now,
            modified: now,
            provenance: Provenance::ByHand,
            unknown: Unknown::new(),
        })
    }

    /// The edit that adds an annotation.
    fn added(&self, annotation: Annotation) -> Edit {
        Edit::InsertAnnotations(vec![(self.project.annotations.len(), Arc::new(annotation))])
    }

    /// The edits that take tags off; memos stay.
    pub(super) fn untagged<'a>(annotations: impl IntoIterator<Item = &'a Annotation>) -> Vec<Edit> {
        let now = now();
        let (memos, bare): (Vec<_>, Vec<_>) = annotations.into_iter().partition(|a| !a.memo.trim().is_empty());
        let memos = memos.into_iter().map(|a| Arc::new(Annotation { tag: None, modified: now, ..a.clone() })).collect();
        let bare = bare.into_iter().map(|a| a.id).collect();
        vec![Edit::ReplaceAnnotations(memos), Edit::RemoveAnnotations(bare)]
    }

    pub(super) fn take_tags_off(&mut self, ids: &[AnnotationId]) {
        let wanted: BTreeSet<AnnotationId> = ids.iter().copied().collect();
        let annotations = self.project.annotations.iter().map(Arc::as_ref);
        let tagged: Vec<&Annotation> = annotations.filter(|a| a.tag.is_some() && wanted.contains(&a.id)).collect();
        let name = match tagged.as_slice() {
            [] => {
                self.refuse("There are no such tags any more");
                return;
            }
            [one] => match one.tag.and_then(|tag| self.tag(tag)) {
                Some(tag) => format!("Take off tag “{}”", tag.name),
                None => "Take off a tag".to_owned(),
            },
            more => format!("Take off {} tags", more.len()),
        };
        let edits = Self::untagged(tagged);
        self.change(name, None, edits);
    }

    pub(super) fn toggle_tag(&mut self, id: TagId) {
        let Some(tag) = self.tag_or_say(id) else { return };
        self.toggle(&tag, Vec::new());
    }

    pub(super) fn create_and_apply_tag(&mut self, name: &str) {
        if self.selected_words().is_none() {
            self.refuse("Select the words to tag first");
            return;
        }
        // Asked for by name, a tag that is there already is the one that is meant.
        if let Some(tag) = crate::project::tag_named(&self.project.codebook, name).cloned() {
            self.put(&tag, Vec::new());
            return;
        }
        match self.new_tag(name, None) {
            Ok(tag) => {
                let edits = vec![Edit::InsertTag { at: self.project.codebook.len(), tag: tag.clone() }];
                self.put(&tag, edits);
            }
            Err(why) => self.refuse(why),
        }
    }

    /// The annotation with this tag on exactly the selected words.
    fn on_selection(&self, tag: TagId) -> Option<&Annotation> {
        let (source, span) = self.selected_words()?;
        self.annotations_of(source).find(|a| a.tag == Some(tag) && a.anchor.span == Some(span))
    }

    fn toggle(&mut self, tag: &Tag, edits: Vec<Edit>) {
        match self.on_selection(tag.id).map(|annotation| Self::untagged([annotation])) {
            Some(edits) => self.change(format!("Take off tag “{}”", tag.name), None, edits),
            None => self.put(tag, edits),
        }
    }

    /// Puts the tag on the selected words, where it is not there already.
    fn put(&mut self, tag: &Tag, mut edits: Vec<Edit>) {
        if self.on_selection(tag.id).is_some() {
            return;
        }
        let annotation = self.selected_words().and_then(|(source, span)| self.mark(source, span, Some(tag.id), String::new()));
        match annotation {
            Some(annotation) => {
                edits.push(self.added(annotation));
                self.change(format!("Tag “{}”", tag.name), None, edits);
            }
            None => self.refuse("Select the words to tag first"),
        }
    }

    pub(super) fn annotate(&mut self, source: SourceId, span: Span, tag: Option<TagId>, memo: String) {
        let tag = match tag {
            Some(id) => match self.tag_or_say(id) {
                Some(tag) => Some(tag),
                None => return,
            },
            None => None,
        };
        if tag.is_none() && memo.trim().is_empty() {
            return;
        }
        let name = tag.as_ref().map_or("Write a memo".to_owned(), |tag| format!("Tag “{}”", tag.name));
        match self.mark(source, span, tag.map(|tag| tag.id), memo) {
            Some(annotation) => {
                let edit = self.added(annotation);
                self.change(name, None, vec![edit]);
            }
            None => self.refuse("There are no such words to mark"),
        }
    }

    pub(super) fn tag_all(&mut self, places: &[(SourceId, Span)], tag: TagId) {
        let Some(tag) = self.tag_or_say(tag) else { return };
        let there: BTreeSet<(SourceId, Option<Span>)> =
            self.annotations_under(tag.id).map(|a| (a.anchor.source, a.anchor.span)).collect();
        let new = places.iter().filter(|(source, span)| !there.contains(&(*source, Some(*span))));
        let states: BTreeMap<SourceId, &SourceState> = self.sources().iter().map(|state| (state.id, state)).collect();
        let mark = |(source, span): &(SourceId, Span)| self.mark_in(states.get(source)?, *span, Some(tag.id), String::new());
        let marks: Vec<Annotation> = new.filter_map(mark).collect();
        if marks.is_empty() {
            self.warn(format!("The tag “{}” stands on all of them already", tag.name));
            return;
        }
        let (from, count) = (self.project.annotations.len(), marks.len());
        let marks = marks.into_iter().enumerate().map(|(nth, mark)| (from + nth, Arc::new(mark))).collect();
        let what = if count == 1 { "passage" } else { "passages" };
        self.change(format!("Tag {count} {what} “{}”", tag.name), None, vec![Edit::InsertAnnotations(marks)]);
    }

    /// The annotation, or a message that there is none.
    fn annotation_or_say(&mut self, id: AnnotationId) -> Option<Annotation> {
        let found = self.project.annotations.iter().rfind(|annotation| annotation.id == id).map(|found| Annotation::clone(found));
        if found.is_none() {
            self.refuse("There is no such annotation any more");
        }
        found
    }

    pub(super) fn remove_annotation(&mut self, id: AnnotationId) {
        let Some(annotation) = self.annotation_or_say(id) else { return };
        let tag = annotation.tag.and_then(|tag| self.tag(tag));
        let name = tag.map_or("Remove a memo".to_owned(), |tag| format!("Take off tag “{}”", tag.name));
        self.change(name, None, vec![Edit::RemoveAnnotations(vec![id])]);
    }

    pub(super) fn set_memo(&mut self, id: AnnotationId, memo: String) {
        let Some(mut annotation) = self.annotation_or_say(id) else { return };
        if annotation.memo != memo {
            (annotation.memo, annotation.modified) = (memo, now());
            self.change("Write a memo", Some(Merge::Memo(id)), vec![Edit::ReplaceAnnotations(vec![Arc::new(annotation)])]);
        }
    }

    pub(super) fn place_annotation(&mut self, id: AnnotationId) {
        let Some(mut annotation) = self.annotation_or_say(id) else { return };
        let anchor = self.selected_words().and_then(|(source, span)| Some(self.source(source)?.anchor(span)));
        let Some(anchor) = anchor else {
            self.refuse("Select the words that the annotation belongs to first");
            return;
        };
        if annotation.anchor != anchor {
            (annotation.anchor, annotation.modified) = (anchor, now());
            self.change("Place an annotation", None, vec![Edit::ReplaceAnnotations(vec![Arc::new(annotation)])]);
        }
    }
}
