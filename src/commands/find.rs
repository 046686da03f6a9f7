//! Words looked for in all sources: plain, as whole words, or as a regular expression.
//!
//! Pure but for the threads it uses: texts in, places out, in the order of the sources. Linear in the length of the texts for every
//! expression (the `regex` crate never backtracks). Never looks further than [`MOST_HITS`].

use std::{ops::Range, sync::Arc};

use rayon::prelude::*;
use regex::{Regex, RegexBuilder};

use super::{
    find_marked::{self, Places},
    worker::{Cancel, Event, Outbox},
};
use crate::{project::SourceId, text::Span};

/// More hits than this nobody reads; what is looked for is too short.
pub const MOST_HITS: usize = 20_000;

/// What kind of thing is looked for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum Sought {
    /// The words themselves.
    #[default]
    Words,
    /// What somebody is quoted with whose name has these words.
    Speaker,
    /// What bears a tag whose name has these words.
    Tag,
    /// Numbers and dates that mean the same, however they are written.
    Number,
}

/// What is looked for.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Query {
    /// What kind of thing.
    pub sought: Sought,
    /// The words, or the expression.
    pub words: String,
    /// Only where no letter or digit stands before and after.
    pub whole_word: bool,
    /// Small and capital letters are different.
    pub match_case: bool,
    /// The words are a regular expression, as the `regex` crate reads them.
    pub regex: bool,
}

/// Where it stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Hit {
    /// The source.
    pub source: SourceId,
    /// The words.
    pub span: Span,
}

/// All that was found for a query.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Found {
    /// By source in the project's order, then place; no two overlap.
    pub hits: Vec<Hit>,
    /// Which of them stand in which source; sources without any are left out.
    pub by_source: Vec<(SourceId, Range<usize>)>,
    /// There are more, which were not looked for.
    pub more: bool,
}

impl Found {
    /// The hits in a source.
    pub fn in_source(&self, source: SourceId) -> &[Hit] {
        let range = self.by_source.iter().find(|(id, _)| *id == source).map(|(_, range)| range.clone());
        range.and_then(|range| self.hits.get(range)).unwrap_or_default()
    }
}

impl Query {
    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.words.trim().is_empty()
    }

    /// What finds it, or in plain words why there is no such thing.
    pub fn pattern(&self) -> Result<Regex, String> {
        let words = if self.regex { format!("(?:{})", self.words) } else { plain(self.words.trim()) };
        let whole = if self.whole_word { format!(r"\b{{start-half}}{words}\b{{end-half}}") } else { words };
        RegexBuilder::new(&whole).case_insensitive(!self.match_case).multi_line(true).build().map_err(|error| explained(&error))
    }
}

/// Words as an expression: any white space for a space, and every form of quote mark, apostrophe and hyphen for the one that
/// keyboards have.
fn plain(words: &str) -> String {
    let mut pattern = String::with_capacity(words.len() + 8);
    for (at, part) in words.split_whitespace().enumerate() {
        if at > 0 {
            pattern.push_str(r"\s+");
        }
        for c in part.chars() {
            match c {
                '\'' | '‘' | '’' => pattern.push_str("['‘’]"),
                '"' | '“' | '”' => pattern.push_str("[\"“”]"),
                '-' | '‐' | '‑' | '–' => pattern.push_str(r"[\-‐‑–]"),
                _ => pattern.push_str(&regex::escape(c.encode_utf8(&mut [0; 4]))),
            }
        }
    }
    pattern
}

/// The last line of what the crate says, which says it; the others show where.
fn explained(error: &regex::Error) -> String {
    if let regex::Error::CompiledTooBig(_) = error {
        return "This expression is too large".to_owned();
    }
    let text = error.to_string();
    let last = text.lines().last().unwrap_or_default();
    format!("No expression: {}", last.trim_start_matches("error: "))
}

/// A text in which words are looked for.
#[derive(Clone, Debug)]
pub(super) struct Searched {
    pub source: SourceId,
    pub text: Arc<str>,
    /// Where the article begins, in bytes: what a file says of itself before it is not looked through.
    pub from: u32,
}

/// A search, done on rayon's threads.
#[derive(Debug)]
pub(super) struct FindJob {
    /// Counts searches: the answer to an older one is dropped.
    pub number: u64,
    pub query: Query,
    pub texts: Vec<Searched>,
    /// Where the names, tags or numbers stand that are looked at, in the order of the sources; empty for words.
    pub places: Vec<Places>,
}

impl FindJob {
    pub(super) fn run(&self, cancel: &Cancel, outbox: &Outbox) {
        let found = if self.query.sought == Sought::Words {
            self.query.pattern().map(|pattern| find(&pattern, &self.texts, cancel))
        } else {
            self.query.pattern().map(|pattern| find_marked::find(&self.query, &pattern, &self.places, cancel))
        };
        if !cancel.is_asked() {
            outbox.send(Event::Hits { number: self.number, found });
        }
    }
}

/// Where the pattern stands.
pub(super) fn find(pattern: &Regex, texts: &[Searched], cancel: &Cancel) -> Found {
    let spans = |Searched { text, from, .. }: &Searched| -> Vec<Span> {
        if cancel.is_asked() {
            return Vec::new();
        }
        let in_article = |found: &regex::Match<'_>| !found.is_empty() && found.start() >= *from as usize;
        let found = pattern.find_iter(text).filter(in_article);
        found.take(MOST_HITS + 1).map(|found| Span::new(found.start(), found.end())).collect()
    };
    let all: Vec<Vec<Span>> = texts.par_iter().map(spans).collect();
    gather(texts.iter().map(|searched| searched.source).zip(all))
}

/// The hits of each source, in order, up to [`MOST_HITS`].
pub(super) fn gather(all: impl Iterator<Item = (SourceId, Vec<Span>)>) -> Found {
    let mut found = Found::default();
    for (source, spans) in all {
        let start = found.hits.len();
        let room = MOST_HITS - start;
        found.more |= spans.len() > room;
        found.hits.extend(spans.into_iter().take(room).map(|span| Hit { source, span }));
        if found.hits.len() > start {
            found.by_source.push((source, start..found.hits.len()));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "The talks’ end: “no deal”, she said.\nTalks on a two-hour\ncall; talkers talk. Ärger, ärgern.";

    fn query(words: &str) -> Query {
        Query { words: words.to_owned(), ..Query::default() }
    }

    /// The words found, or why nothing could be looked for.
    fn check(query: &Query) -> Vec<String> {
        match query.pattern() {
            Ok(pattern) => {
                let texts = [Searched { source: SourceId(uuid::Uuid::nil()), text: Arc::from(TEXT), from: 0 }];
                let found = find(&pattern, &texts, &Cancel::default());
                found.hits.iter().map(|hit| hit.span.of(TEXT).to_owned()).collect()
            }
            Err(why) => vec![why],
        }
    }

    #[test]
    fn plain_words_are_found_whatever_their_case_and_quote_marks() {
        assert_eq!(check(&query("talks")), ["talks", "Talks"]);
        assert_eq!(check(&query("talks' end: \"no")), ["talks’ end: “no"]);
        assert_eq!(check(&query("two‑hour call")), ["two-hour\ncall"]);
        assert_eq!(check(&query("ärger")), ["Ärger", "ärger"]);
        assert_eq!(check(&query("a.b (c")), [] as [&str; 0]);
    }

    #[test]
    fn what_stands_before_the_article_is_not_looked_through() {
        let from = TEXT.find("no deal").unwrap() as u32;
        let texts = [Searched { source: SourceId(uuid::Uuid::nil()), text: Arc::from(TEXT), from }];
        let found = find(&query("talks").pattern().unwrap(), &texts, &Cancel::default());
        assert_eq!(found.hits.iter().map(|hit| hit.span.of(TEXT)).collect::<Vec<_>>(), ["Talks"]);
    }

    #[test]
    fn case_and_whole_words_can_be_asked_for() {
        assert_eq!(check(&Query { match_case: true, ..query("Talks") }), ["Talks"]);
        assert_eq!(check(&Query { whole_word: true, ..query("talk") }), ["talk"]);
        assert_eq!(check(&Query { whole_word: true, ..query("“no deal”") }), ["“no deal”"]);
    }

    #[test]
    fn an_expression_is_one_only_where_it_is_asked_for() {
        assert_eq!(check(&Query { regex: true, ..query(r"talk(s|ers)\b") }), ["talks", "Talks", "talkers"]);
        assert_eq!(check(&Query { regex: true, whole_word: true, ..query("no|end") }), ["end", "no"]);
        assert_eq!(check(&query("talk(s|ers)")), [] as [&str; 0]);
        assert_eq!(check(&Query { regex: true, ..query("x*") }), [] as [&str; 0], "nothing is no hit");
        let why = check(&Query { regex: true, ..query("talk(") });
        assert!(why.len() == 1 && why[0].starts_with("No expression: "), "{why:?}");
    }

    #[test]
    fn hits_are_in_the_order_of_the_sources_and_end_at_the_most() {
        let id = |n| SourceId(uuid::Uuid::from_u128(n));
        let searched = |n, text: &str| Searched { source: id(n), text: Arc::from(text), from: 0 };
        let texts = [searched(2, "a b"), searched(1, "b"), searched(3, &"a ".repeat(MOST_HITS))];
        let found = find(&query("a").pattern().unwrap(), &texts, &Cancel::default());
        assert_eq!(found.by_source, [(id(2), 0..1), (id(3), 1..MOST_HITS)]);
        assert!(found.more && found.hits.len() == MOST_HITS);
        assert_eq!(found.in_source(id(2)).len(), 1);
        assert!(found.in_source(id(1)).is_empty());
    }
}
