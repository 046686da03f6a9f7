//! Several tags at once: moved, merged, recoloured, deleted, each as one step.
//!
//! Memos are never lost: a passage whose tag goes stays as a memo where something was noted on it, and where two marks become one the
//! one with the memo stays too.

use std::{collections::BTreeSet, sync::Arc};

use super::{Session, now};
use crate::{
    commands::Edit,
    project::{Annotation, Rgb, Tag, TagId, kinds_of},
};

/// What becomes of passages when tags are merged or deleted.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Fate {
    /// Passages that bear one of the tags.
    pub passages: usize,
    /// Of these, those that bear the tag that stays already, without a memo: both marks become one.
    pub doubles: usize,
    /// Those with a memo.
    pub memos: usize,
    /// Tags that are a kind of one of them and stay.
    pub kinds: usize,
}

/// Where the marks go that tags are taken from.
struct Moved {
    over: Vec<Arc<Annotation>>,
    doubles: Vec<crate::project::AnnotationId>,
}

impl Session {
    /// What would become of the passages under these tags; `into`: where they would be merged into that one.
    pub fn fate_of(&self, tags: &[TagId], into: Option<TagId>) -> Fate {
        let going = self.going(tags, into);
        let marks = || going.iter().flat_map(|tag| self.annotations_under(*tag));
        Fate {
            passages: marks().count(),
            doubles: into.map_or(0, |into| self.moved(&going, into).doubles.len()),
            memos: marks().filter(|mark| !mark.memo.trim().is_empty()).count(),
            kinds: self.kinds_left(&going).filter(|tag| Some(tag.id) != into).count(),
        }
    }

    /// Those of the codebook's tags, in its order, without the one that stays.
    fn going(&self, tags: &[TagId], into: Option<TagId>) -> Vec<TagId> {
        let wanted = |id: &TagId| tags.contains(id) && Some(*id) != into;
        self.project.codebook.iter().map(|tag| tag.id).filter(wanted).collect()
    }

    /// Tags that are a kind of one that goes, and stay.
    fn kinds_left<'a>(&'a self, going: &'a [TagId]) -> impl Iterator<Item = &'a Tag> {
        let below = |tag: &&Tag| tag.parent.is_some_and(|parent| going.contains(&parent)) && !going.contains(&tag.id);
        self.project.codebook.iter().filter(below)
    }

    /// The nearest tag above one that stays.
    fn above(&self, tag: TagId, going: &[TagId]) -> Option<TagId> {
        let mut seen = BTreeSet::new();
        let mut at = self.tag(tag)?.parent;
        while let Some(parent) = at.filter(|parent| going.contains(parent) && seen.insert(*parent)) {
            at = self.tag(parent)?.parent;
        }
        at.filter(|parent| !going.contains(parent))
    }

    fn moved(&self, going: &[TagId], into: TagId) -> Moved {
        let now = now();
        let place = |a: &Annotation| (a.anchor.source, a.anchor.span, a.anchor.words.clone());
        let mut there: BTreeSet<_> = self.annotations_under(into).map(place).collect();
        let mut moved = Moved { over: Vec::new(), doubles: Vec::new() };
        for mark in going.iter().flat_map(|tag| self.annotations_under(*tag)) {
            if !there.insert(place(mark)) && mark.memo.trim().is_empty() {
                moved.doubles.push(mark.id);
            } else {
                moved.over.push(Arc::new(Annotation { tag: Some(into), modified: now, ..mark.clone() }));
            }
        }
        moved
    }

    /// “a”, or "3 tags".
    fn called(&self, tags: &[TagId]) -> String {
        match tags {
            [one] => self.tag(*one).map_or("tag".to_owned(), |tag| format!("tag “{}”", tag.name)),
            more => format!("{} tags", more.len()),
        }
    }

    pub(super) fn merge_tags(&mut self, from: &[TagId], into: TagId) {
        let Some(stays) = self.tag_or_say(into) else { return };
        let going = self.going(from, Some(into));
        if going.is_empty() {
            if !from.contains(&into) {
                self.refuse("There is no such tag any more");
            }
            return;
        }
        let now = now();
        let Moved { over, doubles } = self.moved(&going, into);
        let mut edits = vec![Edit::ReplaceAnnotations(over), Edit::RemoveAnnotations(doubles)];
        // A kind of itself it must not become: then it takes the place of what goes above it.
        if stays.parent.is_some_and(|parent| going.contains(&parent)) {
            edits.push(Edit::ReplaceTag(Tag { parent: self.above(into, &going), modified: now, ..stays.clone() }));
        }
        let kinds = self.kinds_left(&going).filter(|tag| tag.id != into);
        // One that holds the tag that stays must not come below it.
        let holds = |tag: &Tag| kinds_of(&self.project.codebook, tag.id).contains(&into);
        edits.extend(kinds.map(|tag| {
            let parent = if holds(tag) { self.above(tag.id, &going) } else { Some(into) };
            Edit::ReplaceTag(Tag { parent, modified: now, ..tag.clone() })
        }));
        edits.extend(going.iter().map(|tag| Edit::RemoveTag(*tag)));
        self.change(format!("Merge {} into “{}”", self.called(&going), stays.name), None, edits);
    }

    /// Annotations with a memo stay as memos, the others go with their tag.
    pub(super) fn delete_tags(&mut self, tags: &[TagId]) {
        let going = self.going(tags, None);
        if going.is_empty() {
            self.refuse("There is no such tag any more");
            return;
        }
        let now = now();
        let annotations = self.project.annotations.iter().map(Arc::as_ref);
        let mut edits = Self::untagged(annotations.filter(|a| a.tag.is_some_and(|tag| going.contains(&tag))));
        let kinds = self.kinds_left(&going);
        edits.extend(kinds.map(|tag| Edit::ReplaceTag(Tag { parent: self.above(tag.id, &going), modified: now, ..tag.clone() })));
        edits.extend(going.iter().map(|tag| Edit::RemoveTag(*tag)));
        self.change(format!("Delete {}", self.called(&going)), None, edits);
    }

    pub(super) fn recolour_tags(&mut self, tags: &[TagId], colour: Rgb) {
        let wanted = self.going(tags, None);
        let now = now();
        let others = self.project.codebook.iter().filter(|tag| wanted.contains(&tag.id) && tag.colour != colour);
        let edits: Vec<Edit> = others.map(|tag| Edit::ReplaceTag(Tag { colour, modified: now, ..tag.clone() })).collect();
        if !edits.is_empty() {
            self.change(format!("Recolour {}", self.called(&wanted)), None, edits);
        }
    }

    /// Makes tags kinds of another one, or of none. A kind that moves together with what it is a kind of stays below it.
    pub(super) fn move_tags(&mut self, tags: &[TagId], parent: Option<TagId>) {
        let wanted = self.going(tags, None);
        if parent.is_some_and(|parent| self.tag(parent).is_none()) {
            self.refuse("There is no such tag any more");
            return;
        }
        let codebook = &self.project.codebook;
        let below: BTreeSet<TagId> =
            wanted.iter().flat_map(|tag| kinds_of(codebook, *tag).into_iter().filter(move |kind| kind != tag)).collect();
        let tops: Vec<TagId> = wanted.iter().copied().filter(|tag| !below.contains(tag)).collect();
        if let Some(parent) = parent
            && tops.iter().any(|tag| kinds_of(codebook, *tag).contains(&parent))
        {
            self.refuse("A tag cannot be a kind of itself, or of one of its kinds");
            return;
        }
        let now = now();
        let others = codebook.iter().filter(|tag| tops.contains(&tag.id) && tag.parent != parent);
        let edits: Vec<Edit> = others.map(|tag| Edit::ReplaceTag(Tag { parent, modified: now, ..tag.clone() })).collect();
        if !edits.is_empty() {
            self.change(format!("Move {}", self.called(&tops)), None, edits);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{commands::Command, project::tree, text::Span};

    /// The sample with tags a to e, where b is a kind of a, c one of b, and d and e stand alone; the first letters of the first article
    /// bear the tags named, each a passage of its own number.
    fn session(marks: &[(usize, u32, &str)]) -> (Session, Vec<TagId>) {
        let mut session = Session::new(Arc::new(|| {}));
        session.run(Command::OpenSample);
        for name in ["a", "b", "c", "d", "e"] {
            session.run(Command::CreateTag { name: name.to_owned(), colour: None });
        }
        let tags: Vec<TagId> = session.project().codebook.iter().map(|tag| tag.id).collect();
        session.run(Command::SetTagParent(tags[1], Some(tags[0])));
        session.run(Command::SetTagParent(tags[2], Some(tags[1])));
        let source = session.sources()[0].id;
        for (tag, at, memo) in marks {
            let span = Span { start: *at, end: at + 5 };
            session.run(Command::Annotate { source, span, tag: Some(tags[*tag]), memo: (*memo).to_owned() });
        }
        (session, tags)
    }

    /// The codebook as "a(b(c)) d", and how many passages each tag has.
    fn told(session: &Session) -> String {
        let codebook = &session.project().codebook;
        let line = |(at, depth): &(usize, usize)| {
            let tag = &codebook[*at];
            format!("{}{}{}", "-".repeat(*depth), tag.name, session.annotations_under(tag.id).count())
        };
        tree(codebook).iter().map(line).collect::<Vec<_>>().join(" ")
    }

    const MARKS: [(usize, u32, &str); 6] = [(0, 0, ""), (1, 0, ""), (1, 10, ""), (3, 0, ""), (3, 20, "why"), (4, 20, "")];

    /// Runs a command on the marks above; what comes of it, and undo takes it back.
    fn check(command: impl FnOnce(&[TagId]) -> Command) -> String {
        let (mut session, tags) = session(&MARKS);
        let before = session.project().clone();
        session.run(command(&tags));
        let after = told(&session);
        if session.project() != &before {
            session.run(Command::Undo);
        }
        assert_eq!(session.project().codebook, before.codebook);
        assert_eq!(session.project().annotations, before.annotations);
        after
    }

    #[test]
    fn merging_keeps_one_mark_a_passage_and_every_memo() {
        assert_eq!(told(&session(&MARKS).0), "a1 -b2 --c0 d2 e1");
        assert_eq!(
            check(|t| Command::MergeTags { from: vec![t[3], t[4]], into: t[0] }),
            "a2 -b2 --c0",
            "one at 0, the memo at 20 once"
        );
        assert_eq!(
            check(|t| Command::MergeTags { from: vec![t[0], t[3]], into: t[2] }),
            "b2 -c2 e1",
            "what holds the one that stays stays above it"
        );
        assert_eq!(check(|t| Command::MergeTags { from: vec![t[0], t[1]], into: t[2] }), "c2 d2 e1");
        assert_eq!(check(|t| Command::MergeTags { from: vec![t[0]], into: t[0] }), "a1 -b2 --c0 d2 e1");
    }

    #[test]
    fn what_happens_is_told_before() {
        let (session, tags) = session(&MARKS);
        let fate = session.fate_of(&[tags[3], tags[4]], Some(tags[0]));
        assert_eq!(fate, Fate { passages: 3, doubles: 2, memos: 1, kinds: 0 });
        assert_eq!(session.fate_of(&[tags[0]], None), Fate { passages: 1, doubles: 0, memos: 0, kinds: 1 });
    }

    #[test]
    fn deleting_leaves_kinds_and_memos() {
        assert_eq!(check(|t| Command::DeleteTags(vec![t[0], t[1], t[3]])), "c0 e1");
        let (mut session, tags) = session(&MARKS);
        session.run(Command::DeleteTags(vec![tags[3]]));
        assert_eq!(session.project().annotations.iter().filter(|a| a.tag.is_none() && a.memo == "why").count(), 1);
    }

    #[test]
    fn what_moves_together_stays_together_and_nothing_becomes_its_own_kind() {
        assert_eq!(check(|t| Command::MoveTags { tags: vec![t[0], t[1]], parent: Some(t[4]) }), "d2 e1 -a1 --b2 ---c0");
        assert_eq!(check(|t| Command::MoveTags { tags: vec![t[1], t[2]], parent: None }), "a1 b2 -c0 d2 e1");
        assert_eq!(check(|t| Command::MoveTags { tags: vec![t[0]], parent: Some(t[2]) }), "a1 -b2 --c0 d2 e1");
    }

    #[test]
    fn several_tags_get_one_colour() {
        let (mut session, tags) = session(&[]);
        let colour = Rgb([1, 2, 3]);
        session.run(Command::RecolourTags(vec![tags[0], tags[3]], colour));
        assert_eq!(session.project().codebook.iter().filter(|tag| tag.colour == colour).count(), 2);
        assert_eq!(session.undo_name(), Some("Recolour 2 tags"));
    }
}
