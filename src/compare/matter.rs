//! A statement as it is matched: its terms with their weights, sorted for merging.

use rayon::prelude::*;

use super::{
    Article, SharedEntityIndex,
    conflicts::Turns,
    entities::Entities,
    parts::Parts,
    prepare::Prepared,
    statements::{Statement, StatementKind},
    terms::{self, Nearness, TermAt, TermId, TermKind, Vocabulary, terms_in},
    weights::{self, Contrast},
};

/// A statement, ready to be matched.
#[derive(Clone, Debug)]
pub(crate) struct Matter {
    /// The article, as an index into the group's.
    pub source: u32,
    /// Index into that article's statements.
    pub statement: u32,
    /// Index of the sentence.
    pub sentence: u32,
    /// What kind of stretch it is.
    pub kind: StatementKind,
    /// Whether it makes a claim.
    pub claims: bool,
    /// Stands in a heading.
    pub heading: bool,
    /// Its terms, each once, ascending, with their weights.
    pub terms: Vec<(TermId, f32)>,
    /// The sum of the weights.
    pub total: f32,
    /// What its length counts for when it is held against another ([`super::links`]).
    pub length: f32,
    /// Classes of its terms, ascending, with the position of the term.
    pub classes: Vec<(u32, u16, Nearness)>,
    /// Pairs of neighbouring terms, ascending, each once.
    pub pairs: Vec<(TermId, TermId)>,
    /// Of a whole sentence, which of its statements have which of its terms.
    pub parts: Parts,
    /// What its words do to it.
    pub turns: Turns,
    /// Who says it, if it is quoted or reported.
    pub speaker: Option<SharedEntityIndex>,
}

/// The statements of the articles of one group, ready to be matched.
#[derive(Debug)]
pub(crate) struct Coverage<'a> {
    /// The articles of the group.
    pub articles: &'a [Article<'a>],
    /// The articles made ready.
    pub prepared: &'a [&'a Prepared],
    /// Entities over the articles.
    pub entities: &'a Entities,
    /// The articles' positions.
    pub sources: Vec<u32>,
    /// Its terms.
    pub vocabulary: Vocabulary,
    /// All statements, by article, then in text order.
    pub matters: Vec<Matter>,
    /// For each statement its article and sentence: asked for so often that they lie apart from all else.
    places: Vec<(u32, u32)>,
}

impl<'a> Coverage<'a> {
    /// Makes a group's articles ready.
    pub(crate) fn new(articles: &'a [Article<'a>], prepared: &'a [&'a Prepared], entities: &'a Entities) -> Self {
        let sources: Vec<u32> = (0..articles.len() as u32).collect();
        let (vocabulary, streams) = terms::terms(articles, prepared, &sources, entities);
        let statements = |source: &u32| prepared.get(*source as usize).map_or(&[][..], |p| p.statements.as_slice());
        let weights =
            weights::weights(&vocabulary, streams.iter().map(Vec::as_slice).zip(sources.iter().map(statements)), Contrast::EVENT);
        let of_article = |(&source, stream): (&u32, &Vec<TermAt>)| {
            let mut matters: Vec<Matter> = Vec::new();
            for (index, statement) in statements(&source).iter().enumerate() {
                let mut matter = matter(stream, statement, &vocabulary, &weights);
                matter.source = source;
                matter.statement = index as u32;
                matter.speaker = statement.quotation.and_then(|q| {
                    let quotation = articles.get(source as usize)?.parsed.quotations.get(q as usize)?;
                    entities.get(source, quotation.entity?)
                });
                matter.turns = prepared.get(source as usize).map(|p| Turns::of_tokens(p, &statement.tokens)).unwrap_or_default();
                matters.push(matter);
            }
            for of_sentence in matters.chunk_by_mut(|a, b| a.sentence == b.sentence) {
                let parts = Parts::of(of_sentence.iter().map(|m| m.terms.as_slice()));
                if let Some(whole) = of_sentence.first_mut() {
                    whole.parts = parts;
                }
            }
            matters
        };
        let matters: Vec<Matter> = sources.par_iter().zip(&streams).flat_map_iter(of_article).collect();
        let places = matters.iter().map(|matter| (matter.source, matter.sentence)).collect();
        Self { articles, prepared, entities, sources, vocabulary, matters, places }
    }

    /// The article and the sentence of a statement, by its position.
    pub(crate) fn place(&self, at: u32) -> Option<(u32, u32)> {
        self.places.get(at as usize).copied()
    }

    /// The article of a statement, by its position.
    pub(crate) fn source(&self, at: u32) -> Option<u32> {
        self.place(at).map(|place| place.0)
    }

    /// The statement behind a matter.
    pub(crate) fn statement(&self, matter: &Matter) -> Option<&'a Statement> {
        self.prepared.get(matter.source as usize)?.statements.get(matter.statement as usize)
    }

    /// The statements of a sentence, the whole first.
    pub(crate) fn matters_of(&self, source: u32, sentence: u32) -> &[Matter] {
        let own = (source, sentence);
        let first = self.matters.partition_point(|m| (m.source, m.sentence) < own);
        let end = self.matters.partition_point(|m| (m.source, m.sentence) <= own);
        self.matters.get(first..end.max(first)).unwrap_or_default()
    }

    /// How far down its article a matter stands, 0 to 1.
    pub(crate) fn depth(&self, matter: &Matter) -> f32 {
        let last = self.article(matter).map_or(0, |a| a.parsed.sentences.len().saturating_sub(1));
        if last == 0 { 0.0 } else { matter.sentence as f32 / last as f32 }
    }

    /// The article of a matter.
    pub(crate) fn article(&self, matter: &Matter) -> Option<Article<'a>> {
        self.articles.get(matter.source as usize).copied()
    }
}

/// Long statements share more by chance, but not in proportion: the exponent of the weight of both.
const LENGTH: f32 = 0.3;
/// A longer statement is matched by its first terms: beyond that it is no statement any more.
const MOST_TERMS: usize = 128;

/// A statement as it is matched; whose it is and who says it is for the caller to tell.
pub(crate) fn matter(stream: &[TermAt], statement: &Statement, vocabulary: &Vocabulary, weights: &[f32]) -> Matter {
    let mut sequence: Vec<(TermId, f32)> = Vec::new();
    for tokens in &statement.tokens {
        let room = MOST_TERMS - sequence.len();
        sequence.extend(terms_in(stream, tokens).iter().take(room).map(|at| (at.term, at.share)));
    }
    // a phrase is words in a row already
    let is_phrase = |term: TermId| vocabulary.terms.get(term as usize).is_some_and(|t| t.kind == TermKind::Phrase);
    let mut row = sequence.iter().map(|&(term, _)| term).filter(|&term| !is_phrase(term));
    let mut pairs: Vec<(TermId, TermId)> = Vec::with_capacity(sequence.len());
    let mut before = row.next();
    for term in row {
        pairs.extend(before.map(|before| (before, term)));
        before = Some(term);
    }
    pairs.sort_unstable();
    pairs.dedup();
    let mut terms: Vec<(TermId, f32)> =
        sequence.iter().map(|&(term, share)| (term, weights.get(term as usize).copied().unwrap_or(0.0) * share)).collect();
    // each once, with the most that it counts for anywhere
    terms.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
    terms.dedup_by_key(|t| t.0);
    let total = terms.iter().map(|t| t.1).sum();
    let mut classes: Vec<(u32, u16, Nearness)> = Vec::new();
    for (position, &(term, _)) in terms.iter().enumerate() {
        for &(class, nearness) in vocabulary.classes.get(term as usize).map_or(&[][..], Vec::as_slice) {
            classes.push((class, position as u16, nearness));
        }
    }
    classes.sort_unstable();
    Matter {
        source: 0,
        statement: 0,
        sentence: statement.sentence,
        kind: statement.kind,
        claims: statement.claims,
        heading: statement.heading,
        terms,
        total,
        length: total.powf(LENGTH),
        classes,
        pairs,
        parts: Parts::default(),
        turns: Turns::default(),
        speaker: None,
    }
}
