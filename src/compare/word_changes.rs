//! What changed between two wordings, word by word.

use similar::{ChangeTag, TextDiff};

/// A run of words of the one, the other, or both.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WordChange {
    /// Whose words they are.
    pub kind: WordChangeKind,
    /// The words with the white space between them; neighbouring runs put together give back each wording.
    pub words: String,
}

/// Whose words a run is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum WordChangeKind {
    /// Both have it.
    Same,
    /// Only the first has it.
    Removed,
    /// Only the second has it.
    Added,
}

/// The differences between two wordings, in reading order. Words are told apart as they are written, case and marks included.
pub fn word_changes(a: &str, b: &str) -> Vec<WordChange> {
    let mut changes: Vec<WordChange> = Vec::new();
    for change in TextDiff::from_words(a, b).iter_all_changes() {
        let kind = match change.tag() {
            ChangeTag::Equal => WordChangeKind::Same,
            ChangeTag::Delete => WordChangeKind::Removed,
            ChangeTag::Insert => WordChangeKind::Added,
        };
        match changes.last_mut() {
            Some(last) if last.kind == kind => last.words.push_str(change.value()),
            _ => changes.push(WordChange { kind, words: change.value().to_owned() }),
        }
    }
    changes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_changed_words_are_named_and_both_wordings_can_be_put_together_again() {
        let (a, b) = ("We will start now", "We may start right now");
        let changes = word_changes(a, b);
        let of = |skip: WordChangeKind| changes.iter().filter(|c| c.kind != skip).map(|c| c.words.as_str()).collect::<String>();
        assert_eq!(of(WordChangeKind::Added), a);
        assert_eq!(of(WordChangeKind::Removed), b);
        assert!(changes.iter().any(|c| c.kind == WordChangeKind::Removed && c.words.contains("will")));
    }
}
