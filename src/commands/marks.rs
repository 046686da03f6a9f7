//! Where annotations stand: by source and by tag, in reading order. Worked out from the project and kept up to date change by change.

use std::{
    cmp::{Ordering, Reverse},
    collections::BTreeMap,
};

use super::Edit;
use crate::project::{Annotation, Project, SourceId, TagId};

/// Indices into [`Project::annotations`].
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Marks {
    /// What stands on a source, by place.
    by_source: BTreeMap<SourceId, Vec<u32>>,
    /// What bears a tag, by source, then place; detached ones last in each source.
    by_tag: BTreeMap<TagId, Vec<u32>>,
    /// What stands nowhere, in the order it was made.
    detached: Vec<u32>,
    /// The place of each source in the project.
    order: BTreeMap<SourceId, u32>,
}

impl Marks {
    pub(super) fn of(project: &Project) -> Self {
        let order: BTreeMap<SourceId, u32> = project.sources.iter().enumerate().map(|(at, s)| (s.id, at as u32)).collect();
        let mut marks = Self { order, ..Self::default() };
        for (at, annotation) in project.annotations.iter().enumerate() {
            let at = at as u32;
            match annotation.anchor.span {
                Some(_) => marks.by_source.entry(annotation.anchor.source).or_default().push(at),
                None => marks.detached.push(at),
            }
            if let Some(tag) = annotation.tag {
                marks.by_tag.entry(tag).or_default().push(at);
            }
        }
        let order = &marks.order;
        for list in marks.by_source.values_mut().chain(marks.by_tag.values_mut()) {
            list.sort_by(|a, b| compare(order, project, *a, *b));
        }
        marks
    }

    pub(super) fn on(&self, source: SourceId) -> &[u32] {
        self.by_source.get(&source).map_or(&[], Vec::as_slice)
    }

    pub(super) fn under(&self, tag: TagId) -> &[u32] {
        self.by_tag.get(&tag).map_or(&[], Vec::as_slice)
    }

    pub(super) fn detached(&self) -> &[u32] {
        &self.detached
    }

    /// Follows a change of annotations that `inverse` would take back. `project` is as it is after the change. Many at once, and
    /// everything but annotations, is worked out anew.
    pub(super) fn follow(&mut self, inverse: &Edit, project: &Project) {
        match inverse {
            Edit::RemoveAnnotations(ids) => match ids.as_slice() {
                [] => {}
                [id] => match project.annotations.iter().rposition(|a| a.id == *id) {
                    Some(at) => {
                        self.shift_up(at as u32);
                        self.add(at as u32, project);
                    }
                    None => *self = Self::of(project),
                },
                _ => *self = Self::of(project),
            },
            Edit::InsertAnnotations(list) => match list.as_slice() {
                [] => {}
                [(at, old)] => {
                    self.remove(*at as u32, old);
                    self.shift_down(*at as u32);
                }
                _ => *self = Self::of(project),
            },
            Edit::ReplaceAnnotations(list) => match list.as_slice() {
                [] => {}
                [old] => match project.annotations.iter().position(|a| a.id == old.id) {
                    Some(at) => {
                        self.remove(at as u32, old);
                        self.add(at as u32, project);
                    }
                    None => *self = Self::of(project),
                },
                _ => *self = Self::of(project),
            },
            _ => *self = Self::of(project),
        }
    }

    fn lists(&mut self) -> impl Iterator<Item = &mut Vec<u32>> {
        self.by_source.values_mut().chain(self.by_tag.values_mut()).chain(std::iter::once(&mut self.detached))
    }

    /// Makes room for an annotation at `at`.
    fn shift_up(&mut self, at: u32) {
        self.lists().flatten().filter(|entry| **entry >= at).for_each(|entry| *entry += 1);
    }

    /// Closes the gap at `at`.
    fn shift_down(&mut self, at: u32) {
        self.lists().flatten().filter(|entry| **entry > at).for_each(|entry| *entry -= 1);
    }

    fn add(&mut self, at: u32, project: &Project) {
        let Some(annotation) = project.annotations.get(at as usize) else { return };
        let order = &self.order;
        let insert = |list: &mut Vec<u32>| {
            let place = list.partition_point(|other| compare(order, project, *other, at) == Ordering::Less);
            list.insert(place, at);
        };
        match annotation.anchor.span {
            Some(_) => insert(self.by_source.entry(annotation.anchor.source).or_default()),
            None => self.detached.insert(self.detached.partition_point(|other| *other < at), at),
        }
        if let Some(tag) = annotation.tag {
            insert(self.by_tag.entry(tag).or_default());
        }
    }

    fn remove(&mut self, at: u32, old: &Annotation) {
        let without = |list: &mut Vec<u32>| {
            list.retain(|entry| *entry != at);
            list.is_empty()
        };
        let source = old.anchor.source;
        if old.anchor.span.is_none() {
            without(&mut self.detached);
        } else if self.by_source.get_mut(&source).is_some_and(without) {
            self.by_source.remove(&source);
        }
        if let Some(tag) = old.tag
            && self.by_tag.get_mut(&tag).is_some_and(without)
        {
            self.by_tag.remove(&tag);
        }
    }
}

/// Reading order: by source, then place, the longer first; what stands nowhere comes last in its source.
fn compare(order: &BTreeMap<SourceId, u32>, project: &Project, a: u32, b: u32) -> Ordering {
    let key = |at: u32| {
        project.annotations.get(at as usize).map(|annotation| {
            let anchor = &annotation.anchor;
            let place = anchor.span.map_or((u32::MAX, Reverse(0)), |span| (span.start, Reverse(span.end)));
            (order.get(&anchor.source).copied().unwrap_or(u32::MAX), place, at)
        })
    };
    key(a).cmp(&key(b))
}
