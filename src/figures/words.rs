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

/// What a source is called for short: A, B, … Z, AA, AB, …
pub fn letter(index: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = index + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

/// "1 quotation", "2 quotations".
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}
