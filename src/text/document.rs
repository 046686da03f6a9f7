//! One article as the program holds it.

use std::{collections::BTreeMap, sync::Arc};

/// What is known about an article beside its words. Empty strings never occur: what is not known is `None`.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Metadata {
    /// Headline.
    pub title: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// When it was published, in ISO 8601 as far as known (`2025-05-19`, `2025-05`, `2025-05-19T18:30:00Z`).
    pub date: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// The user's own words about it.
    pub notes: Option<String>,
    /// Attributes of the user's own, by name.
    pub attributes: BTreeMap<String, String>,
}

/// An article: its words and what is known about it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Document {
    /// The words: UTF-8, line ends `\n`, no byte-order mark, otherwise character for character what was read in.
    pub text: Arc<str>,
    /// Name of the file it came from, without folders; `None` for pasted text.
    pub file: Option<String>,
    /// What is known about it.
    pub metadata: Metadata,
}

impl Document {
    /// What the program calls the article: outlet, else title, else the words it opens with, else file name, else "Untitled".
    pub fn label(&self) -> &str {
        let Metadata { outlet, title, .. } = &self.metadata;
        let named = outlet.as_deref().or(title.as_deref());
        named.or_else(|| opening(&self.text)).or(self.file.as_deref()).unwrap_or("Untitled")
    }
}

/// The first words of a text, no more than a line of a list shows; `None` where it has none.
fn opening(text: &str) -> Option<&str> {
    /// In characters; cut between words where there are any.
    const MOST: usize = 64;
    let line = text
        .lines()
        .map(|line| line.trim_start_matches(['#', '-', '>', '*', ' ', '\t']).trim_end())
        .find(|line| !line.is_empty())?;
    let Some((cut, _)) = line.char_indices().nth(MOST) else { return Some(line) };
    let head = line.get(..cut)?;
    Some(head.rfind(char::is_whitespace).and_then(|space| head.get(..space)).unwrap_or(head).trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, metadata: Metadata) -> String {
        Document { text: text.into(), file: Some("a.txt".to_owned()), metadata }.label().to_owned()
    }

    #[test]
    fn an_article_without_outlet_and_title_is_called_by_its_opening_words() {
        let named = |outlet: Option<&str>| Metadata {
            outlet: outlet.map(str::to_owned),
            title: Some("Shut".to_owned()),
            ..Metadata::default()
        };
        assert_eq!(check("Words.", named(Some("The Ferry Post"))), "The Ferry Post");
        assert_eq!(check("Words.", named(None)), "Shut");
        assert_eq!(check("\n# The bridge is shut.\nMore.", Metadata::default()), "The bridge is shut.");
        let long = check(&"The bridge over the river stays shut for now. ".repeat(9), Metadata::default());
        assert_eq!(long, "The bridge over the river stays shut for now. The bridge over");
        assert_eq!(check(&"é".repeat(200), Metadata::default()).chars().count(), 64);
        assert_eq!(check(" \n", Metadata::default()), "a.txt");
    }
}
