//! The lines at the end of an article that name where it comes from.
//!
//! `Reference(s):` (`Reference:`, `References:`) with a headline and a domain or link on lines of their own; `Source:`
//! (`Sources:`, `Source(s):`) with an outlet's name, domain or link. A tail that names several articles says nothing of this
//! one, and neither does one with a sentence in it.

use super::headline::{is_link, looks_like_one};

/// What a tail says.
#[derive(Default)]
pub(super) struct Tail {
    pub(super) title: Option<String>,
    pub(super) outlet: Option<String>,
    pub(super) url: Option<String>,
}

/// A tail has at most this many lines with something on them, its label included.
const MOST_LINES: usize = 5;
const REFERENCE_LABELS: [&str; 3] = ["references:", "reference(s):", "reference:"];
const SOURCE_LABELS: [&str; 3] = ["sources:", "source(s):", "source:"];
/// An outlet's name has no more words than this.
const MOST_NAME_WORDS: usize = 6;

/// What the tail of `text` says; nothing where it has none.
pub(super) fn reference_tail(text: &str) -> Tail {
    let mut below = Vec::new();
    for line in text.lines().rev().map(str::trim).filter(|l| !l.is_empty()).take(MOST_LINES) {
        let label = |labels: [&str; 3]| labels.iter().find_map(|label| after(line, label));
        let (rest, is_source) = match (label(REFERENCE_LABELS), label(SOURCE_LABELS)) {
            (Some(rest), _) => (rest, false),
            (None, Some(rest)) => (rest, true),
            (None, None) => {
                below.push(line);
                continue;
            }
        };
        below.push(rest.trim());
        below.reverse();
        below.retain(|l| !l.is_empty());
        return read(&below, is_source).unwrap_or_default();
    }
    Tail::default()
}

/// What follows `label`, in whatever case it stands.
fn after<'a>(line: &'a str, label: &str) -> Option<&'a str> {
    let (start, rest) = line.split_at_checked(label.len())?;
    start.eq_ignore_ascii_case(label).then_some(rest)
}

/// Sorts the lines of a tail; `None` where they are not the headline, outlet and link of one article.
fn read(lines: &[&str], is_source: bool) -> Option<Tail> {
    let mut tail = Tail::default();
    for line in lines {
        let place = if is_link(line) {
            &mut tail.url
        } else if is_domain(line) || is_name(line) && (is_source || tail.title.is_some()) {
            &mut tail.outlet
        } else if looks_like_one(line) {
            &mut tail.title
        } else {
            return None;
        };
        if place.replace((*line).to_owned()).is_some() {
            return None;
        }
    }
    Some(tail)
}

/// `ferry.example`, `www.ferry.example`: one word with inner full stops, its last part letters only.
fn is_domain(line: &str) -> bool {
    let labels: Vec<&str> = line.split('.').collect();
    labels.len() >= 2
        && labels.iter().all(|l| !l.is_empty() && l.chars().all(|c| c.is_alphanumeric() || c == '-'))
        && labels.last().is_some_and(|l| l.len() >= 2 && l.chars().all(char::is_alphabetic))
}

/// A few words with capitals: "The Ferry Post", "Agence du Fleuve".
fn is_name(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let letters = |c: char| c.is_alphabetic() || matches!(c, ' ' | '&' | '\'' | '’' | '-' | '.');
    let small = |w: &&&str| w.starts_with(char::is_lowercase);
    words.len() <= MOST_NAME_WORDS
        && line.chars().all(letters)
        && line.starts_with(char::is_uppercase)
        && words.iter().filter(small).count() <= 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(tail: &str, title: Option<&str>, outlet: Option<&str>, url: Option<&str>) {
        let found = reference_tail(&format!("The bridge is shut.\nIt opens in May.\n{tail}"));
        let found = (found.title.as_deref(), found.outlet.as_deref(), found.url.as_deref());
        assert_eq!(found, (title, outlet, url), "{tail:?}");
    }

    #[test]
    fn a_headline_with_its_domain() {
        let headline = Some("Mayor: ‘No boats’ until May");
        check("Reference(s):\nMayor: ‘No boats’ until May\nferry.example\n\n\n", headline, Some("ferry.example"), None);
        check("REFERENCE: Mayor: ‘No boats’ until May\n\nhttps://ferry.example/1", headline, None, Some("https://ferry.example/1"));
        check("References:\nMayor: ‘No boats’ until May\nThe Ferry Post", headline, Some("The Ferry Post"), None);
    }

    #[test]
    fn an_outlet_by_name_or_link() {
        check("Source: The Ferry Post", None, Some("The Ferry Post"), None);
        check("source: www.ferry.example", None, None, Some("www.ferry.example"));
        check("Source:\nThe Ferry Post\nhttps://ferry.example/1", None, Some("The Ferry Post"), Some("https://ferry.example/1"));
    }

    #[test]
    fn lists_sentences_and_other_lines_say_nothing() {
        check("Sources:\nferry.example\nriver.example", None, None, None);
        check("Source: the mayor said so on Tuesday.", None, None, None);
        check("Source: Ministry of Roads, table 4", Some("Ministry of Roads, table 4"), None, None);
        check("Resources: ferry.example", None, None, None);
        check("", None, None, None);
    }

    #[test]
    fn a_label_in_the_middle_is_no_tail() {
        let text = format!("Source: The Ferry Post\n{}", "A line.\n".repeat(6));
        assert_eq!(reference_tail(&text).outlet, None);
    }
}
