//! What was done, by name, and can be taken back and done again.
//!
//! Every state of the project has a revision of its own; the project is dirty while the current revision is not the saved one.

use std::time::{Duration, Instant};

use super::Edit;
use crate::project::{AnnotationId, SourceId, TagId};

/// Steps further apart than this are two decisions, not one that is being typed.
const TYPING: Duration = Duration::from_secs(1);

/// Steps on the same thing that become one when they follow each other at once: typing a memo letter by letter is one change. What
/// a person decides of a finding is never typed, so it is not here.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Merge {
    Title,
    Metadata(SourceId),
    TagName(TagId),
    TagColour(TagId),
    TagDescription(TagId),
    Memo(AnnotationId),
}

/// One step, done or taken back.
#[derive(Debug)]
struct Step {
    name: String,
    /// Takes the step back; in the redo list, does it again.
    edit: Edit,
    /// The revision that `edit` leads to.
    revision: u64,
}

/// The steps of one project.
#[derive(Debug)]
pub(super) struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
    current: u64,
    /// The highest revision given so far.
    last: u64,
    saved: Option<u64>,
    /// With what the next step may be merged, and when the last one came.
    open: Option<(Merge, Instant)>,
}

impl History {
    /// No steps. `saved` where the project is as its file has it, or is empty.
    pub(super) fn new(saved: bool) -> Self {
        Self { done: Vec::new(), undone: Vec::new(), current: 0, last: 0, saved: saved.then_some(0), open: None }
    }

    /// The revision of the project as it is.
    pub(super) fn revision(&self) -> u64 {
        self.current
    }

    pub(super) fn is_dirty(&self) -> bool {
        self.saved != Some(self.current)
    }

    /// The project was saved as it was at `revision`.
    pub(super) fn mark_saved(&mut self, revision: u64) {
        self.saved = Some(revision);
        self.open = None;
    }

    /// Whatever comes next is a step of its own.
    pub(super) fn seal(&mut self) {
        self.open = None;
    }

    /// Takes in what was just done, with its inverse.
    pub(super) fn push(&mut self, name: String, merge: Option<Merge>, inverse: Edit) {
        self.push_at(Instant::now(), name, merge, inverse);
    }

    fn push_at(&mut self, now: Instant, name: String, merge: Option<Merge>, inverse: Edit) {
        let before = self.current;
        self.last += 1;
        self.current = self.last;
        self.undone.clear();
        // The first step's inverse restores the whole thing, so it also takes back what was merged into it. Not across a save.
        let typing = self.open.is_some_and(|(open, at)| merge == Some(open) && now.saturating_duration_since(at) <= TYPING);
        let merged = typing && self.saved != Some(before) && !self.done.is_empty();
        if !merged {
            self.done.push(Step { name, edit: inverse, revision: before });
        }
        self.open = merge.map(|merge| (merge, now));
    }

    pub(super) fn undo_name(&self) -> Option<&str> {
        self.done.last().map(|step| step.name.as_str())
    }

    pub(super) fn redo_name(&self) -> Option<&str> {
        self.undone.last().map(|step| step.name.as_str())
    }

    /// Takes the last step back; `apply` applies an edit and returns its inverse. False where there is none.
    pub(super) fn undo(&mut self, apply: impl FnOnce(Edit) -> Edit) -> bool {
        self.open = None;
        let Some(step) = self.done.pop() else { return false };
        self.undone.push(Step { name: step.name, edit: apply(step.edit), revision: self.current });
        self.current = step.revision;
        true
    }

    /// Does again what was last taken back.
    pub(super) fn redo(&mut self, apply: impl FnOnce(Edit) -> Edit) -> bool {
        self.open = None;
        let Some(step) = self.undone.pop() else { return false };
        self.done.push(Step { name: step.name, edit: apply(step.edit), revision: self.current });
        self.current = step.revision;
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn push(history: &mut History, name: &str, merge: Option<Merge>) {
        history.push(name.to_owned(), merge, Edit::nothing());
    }

    #[test]
    fn undoing_back_to_the_saved_state_is_not_dirty() {
        let mut history = History::new(true);
        push(&mut history, "one", None);
        assert!(history.is_dirty());
        history.undo(|edit| edit);
        assert!(!history.is_dirty());
        history.redo(|edit| edit);
        history.mark_saved(history.revision());
        assert!(!history.is_dirty());
        history.undo(|edit| edit);
        assert!(history.is_dirty());
        push(&mut history, "another", None);
        assert!(history.is_dirty(), "a new step is never the saved revision");
        assert_eq!(history.redo_name(), None);
    }

    #[test]
    fn typing_that_pauses_is_another_step() {
        let mut history = History::new(true);
        let start = Instant::now();
        for after in [0, 900, 1800, 2900, 3000] {
            let now = start + Duration::from_millis(after);
            history.push_at(now, "Title".to_owned(), Some(Merge::Title), Edit::nothing());
        }
        assert_eq!(history.done.len(), 2, "a pause of more than a second came before the fourth");
    }

    #[test]
    fn typing_is_one_step_until_something_comes_between() {
        let mut history = History::new(true);
        push(&mut history, "Title", Some(Merge::Title));
        push(&mut history, "Title", Some(Merge::Title));
        assert_eq!(history.done.len(), 1);
        history.seal();
        push(&mut history, "Title", Some(Merge::Title));
        assert_eq!(history.done.len(), 2);
        history.mark_saved(history.revision());
        push(&mut history, "Title", Some(Merge::Title));
        assert_eq!(history.done.len(), 3);
        history.undo(|edit| edit);
        assert!(!history.is_dirty());
        assert_eq!(history.undo_name(), Some("Title"));
    }
}
