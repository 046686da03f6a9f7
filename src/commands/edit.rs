//! Changes of the project, each with its inverse.
//!
//! The only door by which a project changes. An edit that finds nothing to change (no such id) changes nothing and its inverse
//! is empty; it never panics.

use std::{collections::BTreeSet, sync::Arc};

use jiff::Timestamp;

use crate::{
    project::{Annotation, AnnotationId, Correction, CorrectionId, Project, Source, SourceId, Tag, TagId},
    text::{Document, Metadata},
};

/// One change of a project. Places are indices into the project's lists, past the end means at the end.
#[derive(Clone, PartialEq, Debug)]
#[expect(clippy::large_enum_variant, reason = "a step of the history holds a few; boxes would stand in every place that makes one")]
pub enum Edit {
    /// Several, one after the other.
    Many(Vec<Edit>),
    /// The project's title.
    Title(String),
    /// When the project was last changed.
    Modified(Timestamp),

    /// A source comes in.
    InsertSource {
        /// Its place.
        at: usize,
        /// It.
        source: Source,
    },
    /// A source goes. Its annotations are edits of their own.
    RemoveSource(SourceId),
    /// A source moves.
    MoveSource {
        /// Which.
        source: SourceId,
        /// Its place afterwards.
        to: usize,
    },
    /// What is known about a source.
    Metadata {
        /// Which.
        source: SourceId,
        /// All of it.
        metadata: Box<Metadata>,
    },

    /// A tag comes in.
    InsertTag {
        /// Its place.
        at: usize,
        /// It.
        tag: Tag,
    },
    /// A tag goes. Its annotations are edits of their own.
    RemoveTag(TagId),
    /// The tag of the same id becomes this.
    ReplaceTag(Tag),
    /// A tag moves.
    MoveTag {
        /// Which.
        tag: TagId,
        /// Its place afterwards.
        to: usize,
    },

    /// Annotations come in, each at its place in the list as it is afterwards, ascending.
    InsertAnnotations(Vec<(usize, Arc<Annotation>)>),
    /// Annotations go.
    RemoveAnnotations(Vec<AnnotationId>),
    /// The annotations of the same ids become these.
    ReplaceAnnotations(Vec<Arc<Annotation>>),

    /// Corrections come in, as annotations do.
    InsertCorrections(Vec<(usize, Correction)>),
    /// Corrections go.
    RemoveCorrections(Vec<CorrectionId>),
    /// The correction of the same id becomes this.
    ReplaceCorrection(Correction),
}

impl Edit {
    /// The edit that changes nothing.
    pub fn nothing() -> Self {
        Self::Many(Vec::new())
    }

    /// Changes the project and returns the edit that takes the change back exactly.
    #[must_use = "without the inverse the change cannot be undone"]
    pub fn apply(self, project: &mut Project) -> Edit {
        match self {
            Self::Many(edits) => {
                let mut inverses: Vec<Edit> = edits.into_iter().map(|edit| edit.apply(project)).collect();
                inverses.reverse();
                Self::Many(inverses)
            }
            Self::Title(title) => Self::Title(std::mem::replace(&mut project.title, title)),
            Self::Modified(modified) => Self::Modified(std::mem::replace(&mut project.modified, modified)),

            Self::InsertSource { at, source } => {
                let id = source.id;
                project.sources.insert(at.min(project.sources.len()), source);
                Self::RemoveSource(id)
            }
            Self::RemoveSource(id) => match project.sources.iter().position(|s| s.id == id) {
                Some(at) => Self::InsertSource { at, source: project.sources.remove(at) },
                None => Self::nothing(),
            },
            Self::MoveSource { source, to } => match project.sources.iter().position(|s| s.id == source) {
                Some(from) => {
                    let moved = project.sources.remove(from);
                    project.sources.insert(to.min(project.sources.len()), moved);
                    Self::MoveSource { source, to: from }
                }
                None => Self::nothing(),
            },
            Self::Metadata { source, metadata } => match project.sources.iter_mut().find(|s| s.id == source) {
                Some(found) => {
                    let Document { text, file, metadata: old } = &*found.document;
                    let old = Box::new(old.clone());
                    found.document = Arc::new(Document { text: Arc::clone(text), file: file.clone(), metadata: *metadata });
                    Self::Metadata { source, metadata: old }
                }
                None => Self::nothing(),
            },

            Self::InsertTag { at, tag } => {
                let id = tag.id;
                project.codebook.insert(at.min(project.codebook.len()), tag);
                Self::RemoveTag(id)
            }
            Self::RemoveTag(id) => match project.codebook.iter().position(|t| t.id == id) {
                Some(at) => Self::InsertTag { at, tag: project.codebook.remove(at) },
                None => Self::nothing(),
            },
            Self::ReplaceTag(tag) => match project.codebook.iter_mut().find(|t| t.id == tag.id) {
                Some(found) => Self::ReplaceTag(std::mem::replace(found, tag)),
                None => Self::nothing(),
            },
            Self::MoveTag { tag, to } => match project.codebook.iter().position(|t| t.id == tag) {
                Some(from) => {
                    let moved = project.codebook.remove(from);
                    project.codebook.insert(to.min(project.codebook.len()), moved);
                    Self::MoveTag { tag, to: from }
                }
                None => Self::nothing(),
            },

            Self::InsertAnnotations(list) => {
                let ids = list.iter().map(|(_, annotation)| annotation.id).collect();
                insert_all(&mut project.annotations, list);
                Self::RemoveAnnotations(ids)
            }
            Self::RemoveAnnotations(ids) => Self::InsertAnnotations(remove_all(&mut project.annotations, &ids, |a| a.id)),
            Self::ReplaceAnnotations(list) => Self::ReplaceAnnotations(replace_all(&mut project.annotations, list, |a| a.id)),

            Self::InsertCorrections(list) => {
                let ids = list.iter().map(|(_, correction)| correction.id).collect();
                insert_all(&mut project.corrections, list);
                Self::RemoveCorrections(ids)
            }
            Self::RemoveCorrections(ids) => Self::InsertCorrections(remove_all(&mut project.corrections, &ids, |c| c.id)),
            Self::ReplaceCorrection(correction) => match project.corrections.iter_mut().find(|c| c.id == correction.id) {
                Some(found) => Self::ReplaceCorrection(std::mem::replace(found, correction)),
                None => Self::nothing(),
            },
        }
    }
}

/// Inserts each item at its place in the list as it is afterwards; `new` is ascending. One pass, so that a tag with thousands of
/// annotations comes back at once.
fn insert_all<T>(list: &mut Vec<T>, new: Vec<(usize, T)>) {
    if new.len() == 1 {
        for (at, item) in new {
            list.insert(at.min(list.len()), item);
        }
        return;
    }
    let mut old = std::mem::take(list).into_iter();
    list.reserve(old.len() + new.len());
    for (at, item) in new {
        let missing = at.saturating_sub(list.len());
        list.extend(old.by_ref().take(missing));
        list.push(item);
    }
    list.extend(old);
}

/// Takes out the items of these ids, each once, and says where they stood.
fn remove_all<T, Id: Copy + Ord>(list: &mut Vec<T>, ids: &[Id], id_of: impl Fn(&T) -> Id) -> Vec<(usize, T)> {
    if let [id] = ids {
        // What goes is mostly what came last.
        return list.iter().rposition(|item| id_of(item) == *id).map(|at| (at, list.remove(at))).into_iter().collect();
    }
    let mut wanted: BTreeSet<Id> = ids.iter().copied().collect();
    let mut removed = Vec::with_capacity(wanted.len());
    for (at, item) in std::mem::take(list).into_iter().enumerate() {
        if wanted.remove(&id_of(&item)) {
            removed.push((at, item));
        } else {
            list.push(item);
        }
    }
    removed
}

/// Puts each item in the place of the one with its id, and returns what stood there.
fn replace_all<T, Id: Copy + Ord>(list: &mut [T], new: Vec<T>, id_of: impl Fn(&T) -> Id) -> Vec<T> {
    let mut by_id: std::collections::BTreeMap<Id, T> = new.into_iter().map(|item| (id_of(&item), item)).collect();
    let mut old = Vec::with_capacity(by_id.len());
    for slot in list {
        if by_id.is_empty() {
            break;
        }
        if let Some(item) = by_id.remove(&id_of(slot)) {
            old.push(std::mem::replace(slot, item));
        }
    }
    old
}
