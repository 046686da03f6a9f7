//! Two sentences, judged by themselves.

use crate::{
    parse::parse,
    text::{Document, Metadata},
};

use super::{
    Article, Group, SourceIndex,
    entities::entities,
    links,
    matter::Coverage,
    prepare,
    stance::{self, Stance},
};

/// How far two sentences say the same, each judged by itself.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Similarity {
    /// 0 to 1; from .5 on they are taken to say the same.
    pub score: f32,
    /// What the second says to the first.
    pub stance: Stance,
}

/// How far `a` and `b` say the same, by the word weights that the program ships, and whether `b` is for or against `a`.
pub fn similarity(a: &str, b: &str) -> Similarity {
    let documents = [a, b].map(|text| Document { text: text.into(), file: None, metadata: Metadata::default() });
    let parsed = documents.each_ref().map(parse);
    let articles = [0, 1].map(|i: usize| Article { document: &documents[i], parsed: &parsed[i] });
    let prepared = articles.map(prepare::prepare);
    let prepared = prepared.each_ref();
    let group = Group { title: String::new(), sources: vec![SourceIndex(0), SourceIndex(1)] };
    let entities = entities(&articles, &[group]);
    let coverage = Coverage::new(&articles, &prepared, &entities, vec![0, 1]);
    let score = links::whole_score(&coverage);
    Similarity { score, stance: stance::stance(&coverage, score) }
}
