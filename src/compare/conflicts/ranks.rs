//! One of the largest here, the largest there; the first time here, the second there.
//!
//! Compared are superlatives with "one of" and without, and what is said to be the first, second … of its kind, with a word of
//! content in common close by, wherever the articles stand. An article that tells both is left out.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use crate::{
    compare::{
        Article, ConflictKind, Place, Severity, SourceIndex,
        common_words::Tier,
        matter::Coverage,
        prepare::{Prepared, span_of},
        synonyms,
    },
    parse::{Quantity, QuantityKind},
};

use super::{Finding, quoted_at};

/// "one of the country's largest": so many words stand between.
const ONE_OF: u32 = 5;
/// What is ranked stands so close.
const BESIDE: u32 = 6;

/// A rank that an article gives to something.
struct Rank {
    /// What the two sides have in common: the superlative, or nothing for the first, second ….
    key: String,
    /// Which of the ranks of this key.
    nth: u32,
    place: Place,
    /// Base forms of the words of content close by.
    beside: BTreeSet<String>,
    /// Other ranks of the same sentence: "the fourth this year, the second in a week".
    also: Vec<u32>,
}

pub(crate) fn find(coverage: &Coverage<'_>) -> Vec<Finding> {
    let mut by_key: BTreeMap<String, BTreeMap<u32, Vec<Rank>>> = BTreeMap::new();
    for &source in &coverage.sources {
        let (Some(article), Some(prepared)) = (coverage.articles.get(source as usize), coverage.prepared.get(source as usize))
        else {
            continue;
        };
        for rank in superlatives(article, prepared, source).into_iter().chain(ordinals(article, prepared, source)) {
            let of = by_key.entry(rank.key.clone()).or_default().entry(source).or_default();
            if of.len() < MOST_OF_ARTICLE {
                of.push(rank);
            }
        }
    }
    by_key.into_values().flat_map(|by_source| of_key(coverage, &by_source)).collect()
}

/// An article with more gives ranks to many things.
const MOST_OF_ARTICLE: usize = 6;
/// So many ranks of one key are compared, the first before the rest.
const MOST_RANKS: usize = 5;
/// Of each rank so many stand against the others, so that a large event costs no more than its articles.
const MOST_FIRSTS: usize = 3;

fn of_key(coverage: &Coverage<'_>, by_source: &BTreeMap<u32, Vec<Rank>>) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut firsts: BTreeMap<u32, Vec<&Rank>> = BTreeMap::new();
    for rank in by_source.values().flatten() {
        let of = firsts.entry(rank.nth).or_default();
        if of.len() < MOST_FIRSTS {
            of.push(rank);
        }
    }
    let tells = |source: SourceIndex, rank: u32| {
        by_source.get(&source.0).is_some_and(|of| of.iter().any(|r| r.nth == rank || r.also.contains(&rank)))
    };
    for x in by_source.values().flatten() {
        for y in firsts.values().take(MOST_RANKS).flatten().filter(|y| y.nth != x.nth) {
            if tells(x.place.source, y.nth) || tells(y.place.source, x.nth) || !is_beside(&x.beside, &y.beside) {
                continue;
            }
            found.push(Finding {
                kind: ConflictKind::Quantity,
                severity: Severity::Tension,
                sides: [(x.place, format!("rank {} {}", x.key, x.nth)), (y.place, format!("rank {} {}", y.key, y.nth))],
                why: format!("{} against {}: two ranks of the same.", quoted_at(coverage, x.place), quoted_at(coverage, y.place)),
            });
        }
    }
    found
}

/// Whether a word beside the one is the same as, or near to, one beside the other.
fn is_beside(a: &BTreeSet<String>, b: &BTreeSet<String>) -> bool {
    a.iter().any(|x| b.iter().any(|y| synonyms::near(x, y)))
}

fn superlatives(article: &Article<'_>, prepared: &Prepared, source: u32) -> Vec<Rank> {
    let word = |t: u32| prepared.word(t as usize);
    let count = article.parsed.tokens.len() as u32;
    let mut found = Vec::new();
    for at in (1..count).filter(|&t| is_superlative(prepared, t)) {
        let first = at.saturating_sub(ONE_OF);
        let one_of = (first..at.saturating_sub(1)).rev().find(|&t| word(t) == "one" && word(t + 1) == "of");
        let definite = (first..at)
            .rev()
            .take(3)
            .any(|t| matches!(word(t), "the" | "its" | "their" | "his" | "her") || word(t).ends_with("'s"));
        // "two of the largest", "the second largest"
        let other = (first..at).any(|t| word(t) == "of" && one_of.is_none() && counts(prepared, t.saturating_sub(1)));
        let nth = ORDINALS.contains(&word(at - 1));
        if one_of.is_none() && !definite || other || nth {
            continue;
        }
        let start = one_of.unwrap_or(at);
        let Some(span) = span_of(*article, &(start..at + 1)) else { continue };
        found.push(Rank {
            key: word(at).to_owned(),
            nth: u32::from(one_of.is_none()),
            place: Place { source: SourceIndex(source), span },
            beside: beside(article, prepared, Tier::Grammar, at..at + 1),
            also: Vec::new(),
        });
    }
    found
}

/// Words for a rank before a superlative.
const ORDINALS: [&str; 6] = ["second", "third", "fourth", "fifth", "sixth", "next"];

/// "two", "some", "among".
fn counts(prepared: &Prepared, token: u32) -> bool {
    let number = prepared.form(token as usize).is_some_and(|form| form.number);
    number || matches!(prepared.word(token as usize), "two" | "three" | "four" | "five" | "some" | "many" | "several" | "few")
}

/// Words that only end like superlatives.
const NONE: [&str; 24] = [
    "latest",
    "protest",
    "interest",
    "request",
    "arrest",
    "forest",
    "harvest",
    "suggest",
    "honest",
    "modest",
    "contest",
    "priest",
    "midwest",
    "northwest",
    "southwest",
    "invest",
    "earnest",
    "tempest",
    "conquest",
    "digest",
    "manifest",
    "behest",
    "bequest",
    "inquest",
];

/// "largest", "oldest": a form that ends so and is a form of another word.
fn is_superlative(prepared: &Prepared, token: u32) -> bool {
    prepared
        .form(token as usize)
        .is_some_and(|f| f.folded.len() > 5 && f.folded.ends_with("est") && !NONE.contains(&f.folded.as_str()))
}

/// "It is the second time", "becoming the first to": what is, or becomes, so many-th of its kind.
fn ordinals(article: &Article<'_>, prepared: &Prepared, source: u32) -> Vec<Rank> {
    let word = |t: u32| prepared.word(t as usize);
    let ordinals = article.parsed.quantities.iter().filter(|q| q.kind == QuantityKind::Ordinal);
    let others = |q: &Quantity| -> Vec<u32> {
        let sentence = article.parsed.sentence_at(q.span.start).and_then(|s| article.parsed.sentences.get(s));
        let here = sentence.map(|s| article.parsed.quantities_in(s.span)).into_iter().flatten();
        here.filter(|o| o.kind == QuantityKind::Ordinal).map(|o| o.low.unwrap_or_default() as u32).collect()
    };
    let of = |q: &Quantity| {
        let tokens = article.parsed.tokens_in(q.span);
        let (start, end) = (tokens.start as u32, tokens.end as u32);
        let before = (start.saturating_sub(3)..start).rev();
        let is = before.take_while(|&t| !word(t).is_empty()).any(|t| {
            matches!(
                word(t),
                "is" | "was" | "be" | "became" | "become" | "becomes" | "becoming" | "marks" | "marked" | "been" | "'s"
            )
        });
        let definite = start.checked_sub(1).is_some_and(|t| matches!(word(t), "the" | "its" | "his" | "her" | "their"));
        let span = span_of(*article, &(start..(end + 1).min(article.parsed.tokens.len() as u32)))?;
        (is && definite).then(|| Rank {
            key: String::new(),
            nth: q.low.unwrap_or_default() as u32,
            place: Place { source: SourceIndex(source), span },
            beside: beside(article, prepared, Tier::Frequent, start..end),
            also: others(q),
        })
    };
    ordinals.filter_map(of).collect()
}

/// The base forms of the words of content close to what is ranked, and behind it.
fn beside(article: &Article<'_>, prepared: &Prepared, above: Tier, ranked: Range<u32>) -> BTreeSet<String> {
    let (parsed, Range { start, end }) = (article.parsed, ranked);
    let Some(sentence) = parsed.tokens.get(start as usize).and_then(|t| parsed.sentence_at(t.span.start)) else {
        return BTreeSet::new();
    };
    let Some(sentence) = parsed.sentences.get(sentence) else { return BTreeSet::new() };
    let all = parsed.tokens_in(sentence.span);
    let near = (start.saturating_sub(3).max(all.start as u32)..start).chain(end..(end + BESIDE).min(all.end as u32));
    let says = |t: &u32| prepared.form(*t as usize).is_some_and(|f| f.tier > above && !f.number && !f.folded.ends_with("est"));
    near.filter(says).filter_map(|t| Some(prepared.form(t as usize)?.stem.to_string())).collect()
}

#[cfg(test)]
mod tests {
    use crate::compare::conflicts::tests_of_texts::check;

    #[test]
    fn one_of_the_oldest_or_the_oldest() {
        let one = "A storm damaged the mill of Lowmoor, one of the oldest mills in the county, on Monday.";
        let other = "A storm damaged the mill of Lowmoor on Monday. It is the county's oldest mill, and nobody was inside.";
        check(&[one, other], "quantity: one of the oldest | oldest");
        check(&[one, one], "");
    }

    #[test]
    fn the_first_flood_or_the_second() {
        let one = "A flood closed the mill of Lowmoor on Monday. It was the first flood at the mill since it was built.";
        let other = "A flood closed the mill of Lowmoor on Monday. It was the third flood there in ten years.";
        check(&[one, other], "quantity: first flood | third flood");
        let both =
            "A flood closed the mill of Lowmoor on Monday. It was the third flood there in ten years, the first this spring.";
        check(&[one, both], "");
    }
}
