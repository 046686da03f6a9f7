//! How findings are called in figures and tables.

use crate::compare::{ConflictKind, Severity};

/// In what words differ, in a word.
pub fn kind_word(kind: ConflictKind) -> &'static str {
    match kind {
        ConflictKind::Quantity => "number",
        ConflictKind::Date => "date",
        ConflictKind::Place => "place",
        ConflictKind::Person => "person",
        ConflictKind::Title => "title",
        ConflictKind::Polarity => "yes or no",
        ConflictKind::Certainty => "certainty",
        ConflictKind::Wording => "wording",
        ConflictKind::Order => "order",
    }
}

/// How far two wordings are apart, in a word.
pub fn severity_word(severity: Severity) -> &'static str {
    match severity {
        Severity::Contradiction => "contradiction",
        Severity::Tension => "tension",
        Severity::Detail => "detail",
    }
}

/// Words with single spaces between them and no line breaks.
pub fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
