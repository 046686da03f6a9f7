//! Two sentences, judged by themselves.
//!
//! Nothing is known of the event, so every word weighs what it weighs in general, and names are words. Measured are the weighted
//! words that both have, the plain words, the letters (for forms that no rule brings together), and whether numbers differ.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    parse::parse,
    text::{Document, Metadata},
};

use super::{
    Article,
    entities::Entities,
    likeness::{in_both, likeness},
    matter::{Matter, matter},
    prepare::{self, Prepared},
    stance::{self, Stance},
    statements::{Statement, StatementKind},
    terms::{self, TermKind},
    weights,
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
    let articles =
        [Article { document: &documents[0], parsed: &parsed[0] }, Article { document: &documents[1], parsed: &parsed[1] }];
    let prepared = articles.map(whole);
    let prepared = prepared.each_ref();
    let (vocabulary, streams) = terms::terms(&articles, &prepared, &[0, 1], &Entities::default());
    let statements = prepared.map(|p| p.statements.as_slice());
    let weights = weights::general(&vocabulary);
    let mut sides = Vec::with_capacity(2);
    for (stream, statements) in streams.iter().zip(statements) {
        if let Some(statement) = statements.first() {
            sides.push(matter(stream, statement, &vocabulary, &weights));
        }
    }
    let [x, y] = sides.as_slice() else { return Similarity { score: 0.0, stance: Stance::Observing } };
    let numbers = |m: &Matter| -> BTreeSet<u32> {
        let is_number = |t: &u32| vocabulary.terms.get(*t as usize).is_some_and(|t| t.kind == TermKind::Number);
        m.terms.iter().map(|t| t.0).filter(is_number).collect()
    };
    let score = score(x, y, prepared, numbers(x).symmetric_difference(&numbers(y)).count());
    Similarity { score, stance: stance::stance(prepared, score) }
}

/// An article as one statement.
fn whole(article: Article<'_>) -> Prepared {
    let mut prepared = prepare::prepare(article);
    let tokens = 0..article.parsed.tokens.len() as u32;
    let span = prepare::span_of(article, &tokens).unwrap_or_default();
    let statement = Statement {
        sentence: 0,
        kind: StatementKind::Sentence,
        span,
        tokens: vec![tokens],
        quotation: None,
        claims: true,
        heading: false,
    };
    prepared.statements = vec![statement];
    prepared
}

/// What each measure counts for. Fitted on three sets of pairs of news sentences judged by people, half of each at a time, each set
/// with a constant of its own; the halves agree to within a fifth.
const WEIGHTED_WORDS: f32 = 1.0;
const PLAIN_WORDS: f32 = 0.67;
const LETTERS: f32 = 0.78;
/// Copied phrases are counted by the measures above already, and more than once.
const PHRASES: f32 = -0.68;
const EACH_NUMBER: f32 = -0.025;
/// More numbers that differ tell no more.
const MOST_NUMBERS: usize = 3;
/// The sum at which people are divided over whether it is the same, and the sum of a sentence with itself.
const DIVIDED: f32 = 1.11;
const ALL: f32 = WEIGHTED_WORDS + PLAIN_WORDS + LETTERS + PHRASES;

fn score(x: &Matter, y: &Matter, prepared: [&Prepared; 2], differing_numbers: usize) -> f32 {
    let words = prepared
        .map(|p| p.token_forms.iter().filter_map(|&f| p.forms.get(f as usize)).map(|f| f.folded.as_str()).collect::<Vec<_>>());
    let sets = words.each_ref().map(|w| w.iter().copied().collect::<BTreeSet<_>>());
    let dice = |both: usize, of: usize| if of == 0 { 0.0 } else { 2.0 * both as f32 / of as f32 };
    let plain = dice(sets[0].intersection(&sets[1]).count(), sets[0].len() + sets[1].len());
    let letters = words.each_ref().map(|w| triples(w));
    let both = letters[0].iter().map(|(triple, n)| (*n).min(letters[1].get(triple).copied().unwrap_or(0))).sum();
    let letters = dice(both, letters.iter().flat_map(BTreeMap::values).sum());
    let phrases = dice(in_both(&x.pairs, &y.pairs), x.pairs.len() + y.pairs.len());
    let sum = WEIGHTED_WORDS * likeness(x, y).overlap
        + PLAIN_WORDS * plain
        + LETTERS * letters
        + PHRASES * phrases
        + EACH_NUMBER * differing_numbers.min(MOST_NUMBERS) as f32;
    let score = if sum < DIVIDED { 0.5 * sum / DIVIDED } else { 0.5 + 0.5 * (sum - DIVIDED) / (ALL - DIVIDED) };
    score.clamp(0.0, 1.0)
}

/// Every three letters in a row, blanks included, with how often they occur.
fn triples(words: &[&str]) -> BTreeMap<[char; 3], usize> {
    let mut counts = BTreeMap::new();
    let letters: Vec<char> = format!(" {} ", words.join(" ")).chars().collect();
    for window in letters.windows(3) {
        if let Ok(triple) = <[char; 3]>::try_from(window) {
            *counts.entry(triple).or_default() += 1;
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_in_other_words_scores_above_the_same_subject() {
        let claim = "The mayor resigned on Monday after the audit found missing funds.";
        let same = similarity(claim, "After an audit found that funds were missing, the mayor quit on Monday.").score;
        let other = similarity(claim, "The mayor opened a new bridge over the river on Sunday.").score;
        assert!(same > 0.5 && other < 0.5 && same > other, "{same} {other}");
    }

    #[test]
    fn any_two_strings_have_a_score() {
        assert!(similarity("", "").score.abs() < f32::EPSILON);
        assert!(similarity("The bridge is shut.", "The bridge is shut.").score > 0.9);
    }
}
