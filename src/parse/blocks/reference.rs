//! Lines around the article that are not its text: front matter, source lists, links, bylines, credits.
//!
//! Catches what stands alone on its line. Misses a credit at the end of a paragraph; that stays part of the paragraph.

use std::{ops::Range, sync::LazyLock};

use crate::parse::lexicon;

/// Front matter is looked for in so many lines at the top.
const FRONT_MATTER_LINES: usize = 60;
/// A byline stands among so many blocks at the top.
const BYLINE_BLOCKS: usize = 4;
/// And has at most so many words.
const BYLINE_WORDS: usize = 12;
/// A label in front of a colon has at most so many bytes.
const LABEL_BYTES: usize = 32;
/// And so many marks around it (`**Sources:**`).
const MARKS_AROUND: usize = 8;

/// A date is no longer (`Wednesday, September 25, 2024`).
const DATE_BYTES: usize = 32;

static MONTHS: LazyLock<Vec<&str>> = LazyLock::new(|| first_fields(include_str!("../../../assets/lexicon/months.txt")));
static WEEKDAYS: LazyLock<Vec<&str>> = LazyLock::new(|| first_fields(include_str!("../../../assets/lexicon/weekdays.txt")));

fn first_fields(list: &'static str) -> Vec<&'static str> {
    lexicon::lines(list).filter_map(|line| line.split(' ').next()).collect()
}

/// Labels in small letters in front of a colon ("source", "read more"); with a star, a line of it alone makes all that follows a tail.
static LABELS: LazyLock<Vec<(&str, bool)>> = LazyLock::new(|| {
    lexicon::lines(include_str!("../../../assets/lexicon/reference_labels.txt"))
        .map(|line| line.strip_suffix('*').map_or((line, false), |label| (label, true)))
        .collect()
});

/// Lines that are no text whatever stands around them, by their first words in small letters.
static STARTS: LazyLock<Vec<&str>> =
    LazyLock::new(|| lexicon::lines(include_str!("../../../assets/lexicon/reference_lines.txt")).collect());

/// The lines of the front matter (`---`, `key: value`, `---`) with which a text begins; empty where there is none.
pub(super) fn front_matter(lines: &[&str]) -> Range<usize> {
    if lines.first() != Some(&"---") {
        return 0..0;
    }
    let inside = lines.iter().take(FRONT_MATTER_LINES).skip(1);
    let Some(end) = inside.clone().position(|line| *line == "---") else { return 0..0 };
    let keyed = inside.take(end).all(|line| line.contains(':') || line.starts_with('-') || line.starts_with('#'));
    if keyed { 0..end + 2 } else { 0..0 }
}

/// Whether `line` is a label that makes itself and all below it references: `Reference(s):`, `Sources`.
pub(super) fn opens_tail(line: &str) -> bool {
    if line.len() > LABEL_BYTES + MARKS_AROUND {
        return false;
    }
    let bare = line.trim_start_matches(['#', '*', '_', ' ']).trim_end_matches(['*', '_', ' ']);
    let (label, colon) = bare.strip_suffix(':').map_or((bare, false), |label| (label, true));
    label_is(label, true) && (colon || !label.contains(' '))
}

/// Whether `line`, the one with the number `nth` below the front matter, is no text of the article.
pub(super) fn is_reference(line: &str, nth: usize) -> bool {
    let at_top = nth < BYLINE_BLOCKS;
    is_labelled(line)
        || is_link(line)
        || is_rule(line)
        || (at_top && (is_byline(line) || is_date(line)))
        || starts_as_boilerplate(line)
}

/// `Source: City council`, `Read more: …`.
fn is_labelled(line: &str) -> bool {
    let head = line.get(..line.floor_char_boundary(LABEL_BYTES + MARKS_AROUND)).unwrap_or_default();
    head.split_once(':').is_some_and(|(label, _)| label_is(label.trim_start_matches(['*', '_', '(', '[']), false))
}

fn label_is(label: &str, opens_tail: bool) -> bool {
    label.len() <= LABEL_BYTES
        && LABELS.iter().any(|(known, tail)| (!opens_tail || *tail) && known.eq_ignore_ascii_case(label.trim()))
}

/// A web address, a bare domain, or a mail address, and nothing else.
fn is_link(line: &str) -> bool {
    let bare = line.trim_matches(['<', '>', '(', ')', '[', ']']);
    if bare.contains(char::is_whitespace) {
        return false;
    }
    if bare.starts_with("http://") || bare.starts_with("https://") || bare.starts_with("www.") {
        return true;
    }
    let domain = bare.split(['/', '?']).next().unwrap_or_default();
    let Some((name, top)) = domain.rsplit_once('.') else { return false };
    let name_fits = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'@' | b'_'));
    name_fits && (2..=12).contains(&top.len()) && top.bytes().all(|b| b.is_ascii_lowercase())
}

/// A line of dashes, stars or equal signs.
fn is_rule(line: &str) -> bool {
    line.len() >= 3 && line.chars().all(|c| matches!(c, '-' | '*' | '_' | '=' | '–' | '—' | '~' | ' '))
}

/// `By Ann Lee`, `By Ann Lee and Bo Reed in Oslo`: names only, no full stop.
fn is_byline(line: &str) -> bool {
    let Some(authors) = line.strip_prefix("By ").or_else(|| line.strip_prefix("BY ")) else { return false };
    let mut words = authors.split_whitespace();
    let count = authors.split_whitespace().take(BYLINE_WORDS + 1).count();
    let named = words.all(|word| {
        word.starts_with(char::is_uppercase)
            || matches!(word, "and" | "in" | "for" | "of" | "at" | "the" | "&" | "|" | "de" | "van" | "von" | "al")
    });
    (1..=BYLINE_WORDS).contains(&count) && named && !line.ends_with(['.', '!', '?', ','])
}

/// `Monday, May 6, 2024`: the names of months and days and numbers, at least one of each kind but the weekday, and nothing else.
fn is_date(line: &str) -> bool {
    let words = || line.split(|c: char| c.is_whitespace() || matches!(c, ',' | '.')).filter(|word| !word.is_empty());
    let number = |word: &str| word.len() <= 4 && word.bytes().all(|b| b.is_ascii_digit());
    let month = |word: &str| MONTHS.iter().any(|month| month.eq_ignore_ascii_case(word));
    let weekday = |word: &str| WEEKDAYS.iter().any(|weekday| weekday.eq_ignore_ascii_case(word));
    line.len() <= DATE_BYTES
        && words().any(number)
        && words().any(month)
        && words().all(|word| number(word) || month(word) || weekday(word))
}

fn starts_as_boilerplate(line: &str) -> bool {
    let bare = line.trim_start_matches(['(', '[', '*', '_', ' ']);
    STARTS.iter().any(|start| bare.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, wanted: bool) {
        assert_eq!(is_reference(line, 1), wanted, "{line}");
    }

    #[test]
    fn labels_links_and_credits_are_references() {
        for line in [
            "Source: City council",
            "Read more: The storm in pictures",
            "https://example.org/a?b=c",
            "example.org",
            "By Ann Lee and Bo Reed in Oslo",
            "(Reporting by Ann Lee; Editing by Bo Reed)",
            "© 2024 The Harbour Post",
            "* * *",
        ] {
            check(line, true);
        }
    }

    #[test]
    fn text_is_not() {
        for line in [
            "By Monday the bridge was closed.",
            "He named his source: the mayor.",
            "By then it rained",
            "U.S.",
            "Sources close to the mayor said so.",
        ] {
            check(line, false);
        }
    }

    #[test]
    fn a_label_alone_opens_a_tail() {
        assert!(opens_tail("Reference(s):") && opens_tail("## Sources") && opens_tail("Related stories:"));
        assert!(!opens_tail("Source: City council") && !opens_tail("The sources"));
    }

    #[test]
    fn front_matter_is_keyed_lines_between_dashes() {
        assert_eq!(front_matter(&["---", "title: Bridge", "tags:", "- river", "---", "Text."]), 0..5);
        assert_eq!(front_matter(&["---", "A dash line", "---"]), 0..0);
        assert_eq!(front_matter(&["---", "title: x"]), 0..0);
    }
}
