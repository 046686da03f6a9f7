//! A wording as it is shown beside another one: what changed word by word, and the words that a conflict is about.

use super::one_line;
use crate::{
    commands::Session,
    compare::{ClaimIndex, SourceIndex, WordChange, WordChangeKind},
    text::Span,
};

/// Words of a wording in one run.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Run {
    /// Their words, with the white space after them.
    pub words: String,
    /// How they came to be there, against the other wording.
    pub kind: WordChangeKind,
    /// A conflict is about them.
    pub differs: bool,
}

/// The words of a mention that conflicts of its claim are about, each on one line. Where a whole clause stands against another, none
/// are singled out.
pub fn in_conflict(session: &Session, claim: ClaimIndex, source: SourceIndex, mention: Span) -> Vec<String> {
    /// No more words than this are taken in at a glance.
    const FEW: usize = 6;
    let Some(state) = session.source_of(source) else { return Vec::new() };
    let parts = session.conflicts_of(claim).flat_map(|conflict| &conflict.parts);
    let within = parts.filter(|part| part.source == source && mention.covers(part.span));
    let words = within.map(|part| one_line(part.span.of(&state.document.text)));
    words.filter(|words| !words.is_empty() && words.split(' ').count() <= FEW).collect()
}

/// The changes in runs, cut where words that a conflict is about begin or end.
pub fn runs(changes: &[WordChange], in_conflict: &[String]) -> Vec<Run> {
    let stays = |change: &&WordChange| change.kind != WordChangeKind::Removed;
    let shown: String = changes.iter().filter(stays).map(|change| change.words.as_str()).collect();
    let mut marked: Vec<(usize, usize)> = Vec::new();
    for words in in_conflict {
        marked.extend(shown.match_indices(words.as_str()).map(|(at, found)| (at, at + found.len())));
    }
    marked.sort_unstable();
    let mut runs = Vec::with_capacity(changes.len());
    let mut at = 0;
    for change in changes {
        if change.kind == WordChangeKind::Removed {
            runs.push(Run { words: change.words.clone(), kind: change.kind, differs: false });
            continue;
        }
        let end = at + change.words.len();
        let mut from = at;
        for &(start, stop) in marked.iter().filter(|(start, stop)| *start < end && *stop > at) {
            let (start, stop) = (start.max(from), stop.min(end).max(from));
            for (begin, until, differs) in [(from, start, false), (start, stop, true)] {
                push(&mut runs, &shown, (begin, until), change.kind, differs);
            }
            from = stop;
        }
        push(&mut runs, &shown, (from, end), change.kind, false);
        at = end;
    }
    runs
}

fn push(runs: &mut Vec<Run>, shown: &str, (from, to): (usize, usize), kind: WordChangeKind, differs: bool) {
    if let Some(words) = shown.get(from..to).filter(|words| !words.is_empty()) {
        runs.push(Run { words: words.to_owned(), kind, differs });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::word_changes;

    /// Removed in `-…-`, added in `+…+`, what a conflict is about in `[…]`.
    fn check(here: &str, there: &str, in_conflict: &[&str]) -> String {
        let in_conflict: Vec<String> = in_conflict.iter().map(|&words| words.to_owned()).collect();
        let show = |run: Run| {
            let words = if run.differs { format!("[{}]", run.words) } else { run.words };
            match run.kind {
                WordChangeKind::Same => words,
                WordChangeKind::Removed => format!("-{words}-"),
                WordChangeKind::Added => format!("+{words}+"),
            }
        };
        runs(&word_changes(here, there), &in_conflict).into_iter().map(show).collect()
    }

    #[test]
    fn words_in_conflict_are_marked_over_changed_and_unchanged_ones() {
        insta::assert_snapshot!(
            check("the call lasted two hours", "the call lasted more than two hours", &["more than two hours"]),
            @"the call lasted +[more than ]+[two hours]"
        );
        insta::assert_snapshot!(check("it lasted two hours", "it lasted three hours", &["three hours"]), @"it lasted -two-+[three]+[ hours]");
    }

    #[test]
    fn words_that_overlap_are_marked_once_and_words_that_are_not_there_nowhere() {
        insta::assert_snapshot!(check("", "from two to three hours", &["two to three", "three hours", "May"]), @"+from ++[two to three]++[ hours]+");
    }
}
