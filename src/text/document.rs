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
    /// What the program calls the article: outlet, else title, else file name, else "Untitled".
    pub fn label(&self) -> &str {
        let Metadata { outlet, title, .. } = &self.metadata;
        outlet.as_deref().or(title.as_deref()).or(self.file.as_deref()).unwrap_or("Untitled")
    }
}
