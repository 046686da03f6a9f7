//! In what the mentions of one claim differ, each kind in a file of its own.
//!
//! Looked at are pairs of sentences of different articles that make the same claim; what is found between several pairs with the
//! same words on both sides is one conflict. A conflict points at the words that differ and says why in a sentence. Where two
//! sentences only look alike, nothing is shown: a missed conflict costs less than a wrong one.

mod certainty;
mod date;
mod order;
mod person;
mod place;
mod polarity;
mod quantity;
mod silence;
mod title;
mod wording;

pub(crate) use certainty::{Degree, degree};
pub(crate) use polarity::{are_opposites, denies};

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use rayon::prelude::*;

use crate::text::Span;

use super::{
    Article, ClaimIndex, Conflict, ConflictKind, Place, Severity, SourceIndex,
    claims::Row,
    links::{Pair, statement_score},
    matter::{Coverage, Matter},
    prepare::{Prepared, span_of},
    statements::StatementKind,
    thresholds::COMPARED,
};

/// Of a longer sentence only the first words are searched, so that a page without a full stop costs no more than a long sentence.
const LONGEST: u32 = 150;

/// One of two sentences that are compared.
#[derive(Clone, Copy)]
pub(crate) struct Side<'c> {
    /// The article.
    pub source: u32,
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
    fn quotations(&self) -> Vec<Compared<'c>> {
        let quoted = |side: &Side<'c>| -> Vec<&'c Matter> {
            let own = (side.source, side.sentence.sentence);
            let first = self.coverage.matters.partition_point(|m| (m.source, m.sentence) < own);
            let here = self.coverage.matters.iter().skip(first).take_while(|m| (m.source, m.sentence) == own);
            here.filter(|m| m.kind == StatementKind::Quoted).take(MOST_QUOTATIONS).collect()
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
    /// The words that differ, with a form of them that is equal where they mean the same.
    pub sides: [(Place, String); 2],
    /// Why.
    pub why: String,
}

impl<'c> Side<'c> {
    fn text(&self) -> &'c str {
        &self.article.document.text
    }

    /// The tokens of the sentence, no more than [`LONGEST`].
    fn tokens(&self) -> Range<u32> {
        let statement = self.prepared.statements.get(self.sentence.statement as usize);
        let tokens = statement.and_then(|s| s.tokens.first().cloned()).unwrap_or_default();
        tokens.start..tokens.end.min(tokens.start + LONGEST)
    }

    /// The tokens of the statement, no more than [`LONGEST`].
    fn statement_tokens(&self) -> impl Iterator<Item = u32> + use<'c> {
        let statement = self.prepared.statements.get(self.statement.statement as usize);
        statement.into_iter().flat_map(|s| s.tokens.iter().cloned().flatten()).take(LONGEST as usize)
    }

    /// Where the statement stands.
    fn statement_span(&self) -> Option<Span> {
        self.prepared.statements.get(self.statement.statement as usize).map(|s| s.span)
    }

    /// The folded word of a token.
    fn word(&self, token: u32) -> &'c str {
        self.prepared.word(token as usize)
    }

    /// The base form of a token.
    fn stem(&self, token: u32) -> &'c str {
        self.prepared.form(token as usize).map_or("", |f| f.stem.as_str())
    }

    fn place(&self, span: Span) -> Place {
        Place { source: SourceIndex(self.source), span }
    }

    /// The words at a span.
    fn words(&self, span: Span) -> &'c str {
        span.of(self.text())
    }

    fn span(&self, tokens: &Range<u32>) -> Option<Span> {
        span_of(self.article, tokens)
    }
}

/// Words as a reason quotes them.
fn quoted(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("“{words}”")
}

/// All conflicts of a group.
pub(crate) fn conflicts(coverage: &Coverage<'_>, rows: &[Row], pairs: &[Pair]) -> Vec<Conflict> {
    let row_of = rows_of_sentences(coverage, rows);
    let compared: Vec<&Pair> = pairs.iter().filter(|p| p.score >= COMPARED).collect();
    let found: Vec<(Option<u32>, Finding)> = compared
        .par_iter()
        .flat_map_iter(|pair| {
            let Some(compared) = compared_pair(coverage, pair, &row_of) else { return Vec::new() };
            let row = compared.row;
            let mut found = Vec::new();
            quantity::find(&compared, &mut found);
            date::find(&compared, &mut found);
            place::find(&compared, &mut found);
            polarity::find(&compared, &mut found);
            certainty::find(&compared, &mut found);
            order::find(&compared, &mut found);
            for quotations in compared.quotations() {
                person::find(&quotations, &mut found);
                wording::find(&quotations, &mut found);
            }
            found.into_iter().map(|f| (row, f)).collect()
        })
        .collect();
    let mut found = found;
    let told = quantity::told_elsewhere(coverage, pairs, found.iter().map(|(_, finding)| finding));
    found.extend(told.into_iter().map(|f| (None, f)));
    found.extend(title::find(coverage).into_iter().map(|f| (None, f)));
    found.extend(silence::find(coverage).into_iter().map(|f| (None, f)));
    gather(found)
}

fn rows_of_sentences(coverage: &Coverage<'_>, rows: &[Row]) -> BTreeMap<(u32, u32), BTreeSet<u32>> {
    let mut of: BTreeMap<(u32, u32), BTreeSet<u32>> = BTreeMap::new();
    for (index, row) in rows.iter().enumerate() {
        for &mention in row {
            if let Some(m) = coverage.matters.get(mention as usize) {
                of.entry((m.source, m.sentence)).or_default().insert(index as u32);
            }
        }
    }
    of
}

fn compared_pair<'c>(coverage: &'c Coverage<'c>, pair: &Pair, rows: &BTreeMap<(u32, u32), BTreeSet<u32>>) -> Option<Compared<'c>> {
    let side = |whole: u32, best: u32| -> Option<Side<'c>> {
        let sentence = coverage.matters.get(whole as usize)?;
        Some(Side {
            source: sentence.source,
            article: coverage.article(sentence)?,
            prepared: coverage.prepared.get(sentence.source as usize)?,
            sentence,
            statement: coverage.matters.get(best as usize)?,
        })
    };
    let (a, b) = (side(pair.a, pair.best.0)?, side(pair.b, pair.best.1)?);
    let rows_of = |s: &Side<'_>| rows.get(&(s.source, s.sentence.sentence));
    let row = rows_of(&a).zip(rows_of(&b)).and_then(|(x, y)| x.intersection(y).next().copied());
    Some(Compared { coverage, a, b, score: pair.score, row })
}

/// One conflict for what differs in the same way between the same words.
fn gather(found: Vec<(Option<u32>, Finding)>) -> Vec<Conflict> {
    let mut by_words: BTreeMap<(ConflictKind, Option<u32>, String, String), Conflict> = BTreeMap::new();
    for (row, finding) in found {
        let [(place_a, a), (place_b, b)] = finding.sides;
        // the same two values are one conflict, in whatever rows they stand
        let of = if finding.kind == ConflictKind::Quantity { None } else { row };
        let key = if a <= b { (finding.kind, of, a, b) } else { (finding.kind, of, b, a) };
        let conflict = by_words.entry(key).or_insert_with(|| Conflict {
            kind: finding.kind,
            severity: finding.severity,
            claim: row.map(ClaimIndex),
            parts: Vec::new(),
            why: finding.why,
        });
        conflict.severity = conflict.severity.min(finding.severity);
        conflict.claim = conflict.claim.or(row.map(ClaimIndex));
        for place in [place_a, place_b] {
            // one stretch a sentence is enough: the first found
            if !conflict.parts.contains(&place)
                && !conflict.parts.iter().any(|p| p.source == place.source && p.span.overlaps(place.span))
            {
                conflict.parts.push(place);
            }
        }
    }
    let mut conflicts: Vec<Conflict> = by_words.into_values().filter(|c| c.parts.len() > 1).collect();
    for conflict in &mut conflicts {
        conflict.parts.sort_unstable();
    }
    conflicts
}
