//! What a file says of itself: title, outlet, date, link.
//!
//! Read from front matter, a headline, a line that is only a date, and a `Reference(s):` or `Source:` tail. What is not plainly
//! written is not guessed.

use super::{Metadata, date_stamp::date_stamp, front_matter::front_matter, headline::headline, reference_tail::reference_tail};

/// A date stands alone on one of this many lines at the start or at the end of an article.
const DATE_LINES: usize = 4;

/// The notes that the front matter of `text` gives.
pub fn notes_given(text: &str) -> Option<String> {
    front_matter(text)?.0.notes
}

/// The metadata that `text` gives.
pub(super) fn guess(text: &str) -> Metadata {
    let (mut metadata, body) = match front_matter(text) {
        Some((metadata, at)) => (metadata, text.get(at..).unwrap_or_default()),
        None => (Metadata::default(), text),
    };
    let tail = reference_tail(body);
    let title = headline(body).map(str::to_owned);
    metadata.title = metadata.title.or(title).or(tail.title);
    metadata.outlet = metadata.outlet.or(tail.outlet);
    metadata.url = metadata.url.or(tail.url);
    metadata.date = metadata.date.or_else(|| date_line(body));
    metadata
}

/// The date that a line near the start or the end of the article is.
fn date_line(text: &str) -> Option<String> {
    let filled = |line: &&str| !line.trim().is_empty();
    let first = text.lines().filter(filled).take(DATE_LINES);
    let last = text.lines().rev().filter(filled).take(DATE_LINES);
    first.chain(last).find_map(|line| date_stamp(line)?.date)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What was guessed, a line each.
    fn outline(text: &str) -> String {
        let Metadata { title, outlet, author, date, url, .. } = guess(text);
        let known = [("title", title), ("outlet", outlet), ("author", author), ("date", date), ("url", url)];
        known.into_iter().filter_map(|(k, v)| Some(format!("{k} = {}", v?))).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn front_matter_comes_before_what_the_text_shows() {
        let text = "---\ntitle: Shut\n---\nBridge shut for two days\n3 May 2024\nThe bridge is shut.\nSource: The Ferry Post\n";
        insta::assert_snapshot!(outline(text), @r"
        title = Shut
        outlet = The Ferry Post
        date = 2024-05-03
        ");
    }

    #[test]
    fn the_headline_comes_before_that_of_the_reference() {
        let text = "Bridge shut for two days\nPublished: May 3, 2024\nThe bridge is shut.\nReference(s):\nEngineer finds cracks\nferry.example";
        insta::assert_snapshot!(outline(text), @r"
        title = Bridge shut for two days
        outlet = ferry.example
        date = 2024-05-03
        ");
    }

    #[test]
    fn running_text_says_nothing_of_itself() {
        assert_eq!(outline("The bridge was shut on 3 May 2024.\nIt opens on 5 May 2024, the mayor said."), "");
        assert_eq!(outline(""), "");
    }
}
