//! The two sentences that are compared, as a rule sees them, and what it says of them.

use std::ops::Range;

use crate::{parse::Quantity, text::Span};

use super::{
    super::{
        Article, ConflictKind, Place, Severity, SourceIndex,
        links::statement_score,
        matter::{Coverage, Matter},
        prepare::{Prepared, span_of},
        statements::StatementKind,
        synonyms,
        thresholds::COMPARED,
    },
    polarity::Turns,
};

/// Of a longer sentence only the first words are searched, so that a page without a full stop costs no more than a long sentence.
pub(super) const LONGEST: u32 = 150;

/// One of two sentences that are compared.
#[derive(Clone, Copy)]
pub(crate) struct Side<'c> {
    /// The article.
    pub source: u32,
    /// Where the whole sentence stands in [`Coverage::matters`].
    pub at: u32,
    /// Its words and structure.
    pub article: Article<'c>,
    /// Its words, folded.
    pub prepared: &'c Prepared,
    /// The whole sentence.
    pub sentence: &'c Matter,
    /// The statement in it that is most like one of the other.
    pub statement: &'c Matter,
}

/// Two sentences that make the same claim.
pub(crate) struct Compared<'c> {
    /// The group.
    pub coverage: &'c Coverage<'c>,
    /// The sentence that stands first.
    pub a: Side<'c>,
    /// The other.
    pub b: Side<'c>,
    /// How far they say the same.
    pub score: f32,
    /// The row that both are in.
    pub row: Option<u32>,
}

impl<'c> Compared<'c> {
    /// The same two sentences, seen by each pair of their quotations that are alike.
    pub(super) fn quotations(&self) -> Vec<Compared<'c>> {
        self.seen_by(StatementKind::Quoted)
    }

    /// The same two sentences, seen by each pair of their statements of a kind that are alike.
    pub(super) fn seen_by(&self, kind: StatementKind) -> Vec<Compared<'c>> {
        let quoted = |side: &Side<'c>| -> Vec<&'c Matter> {
            let from = self.coverage.matters.get(side.at as usize..).unwrap_or_default();
            let here = from.iter().take_while(|m| (m.source, m.sentence) == (side.source, side.sentence.sentence));
            here.filter(|m| m.kind == kind).take(MOST_QUOTATIONS).collect()
        };
        let mut pairs = Vec::new();
        for x in quoted(&self.a) {
            for y in quoted(&self.b) {
                let score = statement_score(x, y);
                if score >= COMPARED {
                    let (a, b) = (Side { statement: x, ..self.a }, Side { statement: y, ..self.b });
                    pairs.push(Compared { coverage: self.coverage, a, b, score, row: self.row });
                }
            }
        }
        pairs
    }

    /// How many of these tokens of the one sentence have a word that is the same as, or near to, one of those of the other.
    pub(super) fn in_common(&self, of_a: &[u32], of_b: &[u32]) -> usize {
        let near = |&&s: &&u32| of_b.iter().any(|&t| synonyms::near(self.a.stem(s), self.b.stem(t)));
        of_a.iter().filter(near).count()
    }
}

/// Of a sentence with more quotations only the first are compared.
const MOST_QUOTATIONS: usize = 8;

/// A difference between two sentences.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Finding {
    /// In what they differ.
    pub kind: ConflictKind,
    /// How far.
    pub severity: Severity,
    /// The words that differ, with a form of them that is equal where they mean the same. Where one of the two is told by its
    /// sentence ("not shut"), the form names that sentence, so that two denials of different things stay two conflicts.
    pub sides: [(Place, String); 2],
    /// Why.
    pub why: String,
}

impl<'c> Side<'c> {
    pub(super) fn text(&self) -> &'c str {
        &self.article.document.text
    }

    /// The tokens of the sentence, no more than [`LONGEST`].
    pub(super) fn tokens(&self) -> Range<u32> {
        let statement = self.prepared.statements.get(self.sentence.statement as usize);
        let tokens = statement.and_then(|s| s.tokens.first().cloned()).unwrap_or_default();
        tokens.start..tokens.end.min(tokens.start + LONGEST)
    }

    /// The tokens of the statement, no more than [`LONGEST`].
    pub(super) fn statement_tokens(&self) -> impl Iterator<Item = u32> + use<'c> {
        let statement = self.prepared.statements.get(self.statement.statement as usize);
        statement.into_iter().flat_map(|s| s.tokens.iter().cloned().flatten()).take(LONGEST as usize)
    }

    /// Where the statement stands.
    pub(super) fn statement_span(&self) -> Option<Span> {
        self.prepared.statements.get(self.statement.statement as usize).map(|s| s.span)
    }

    /// The folded word of a token.
    pub(super) fn word(&self, token: u32) -> &'c str {
        self.prepared.word(token as usize)
    }

    /// What a token's word does to a statement.
    pub(super) fn turns(&self, token: u32) -> Turns {
        self.prepared.form(token as usize).map_or(Turns::default(), |f| f.turns)
    }

    /// The base form of a token.
    pub(super) fn stem(&self, token: u32) -> &'c str {
        self.prepared.form(token as usize).map_or("", |f| f.stem.as_str())
    }

    /// Whether a token begins with a small letter: a word and no name, unless it begins the sentence.
    pub(super) fn is_small(&self, token: u32) -> bool {
        let token = self.article.parsed.tokens.get(token as usize);
        token.is_some_and(|token| token.span.of(self.text()).starts_with(char::is_lowercase))
    }

    /// The tokens of the sentence that stand within `reach` of a stretch of it, on either side.
    pub(super) fn beside(&self, stretch: Span, reach: u32) -> impl Iterator<Item = u32> + use<> {
        let inside = self.article.parsed.tokens_in(stretch);
        let (start, end, sentence) = (inside.start as u32, inside.end as u32, self.tokens());
        (start.saturating_sub(reach).max(sentence.start)..start).chain(end..(end + reach).min(sentence.end))
    }

    /// The quantities of the sentence.
    pub(super) fn quantities(&self) -> impl Iterator<Item = &'c Quantity> + use<'c> {
        let parsed = self.article.parsed;
        let sentence = parsed.sentences.get(self.sentence.sentence as usize);
        parsed.quantities_in(sentence.map_or(Span::default(), |sentence| sentence.span))
    }

    pub(super) fn place(&self, span: Span) -> Place {
        Place { source: SourceIndex(self.source), span }
    }

    /// The words at a span.
    pub(super) fn words(&self, span: Span) -> &'c str {
        span.of(self.text())
    }

    pub(super) fn span(&self, tokens: &Range<u32>) -> Option<Span> {
        span_of(self.article, tokens)
    }
}

/// Whether somebody is called by a name, and not by a description that begins a sentence ("The letter", "A police spokeswoman").
pub(super) fn is_name(called: &str) -> bool {
    let first = called.split(' ').next().unwrap_or_default();
    called.starts_with(char::is_uppercase) && !matches!(first, "A" | "An" | "The" | "One")
}

/// Words as a reason quotes them.
pub(super) fn quoted(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("“{words}”")
}

/// The words of an article at a place, in quote marks.
pub(super) fn quoted_at(coverage: &Coverage<'_>, place: Place) -> String {
    let article = coverage.articles.get(place.source.0 as usize);
    quoted(article.map_or("", |article| place.span.of(&article.document.text)))
}

/// A sentence as a side, seen by one of its statements.
pub(super) fn side_of<'c>(coverage: &'c Coverage<'_>, whole: u32, statement: u32) -> Option<Side<'c>> {
    let sentence = coverage.matters.get(whole as usize)?;
    Some(Side {
        source: sentence.source,
        at: whole,
        article: coverage.article(sentence)?,
        prepared: coverage.prepared.get(sentence.source as usize)?,
        sentence,
        statement: coverage.matters.get(statement as usize)?,
    })
}
