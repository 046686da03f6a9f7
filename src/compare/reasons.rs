//! Why two sentences are linked, in words that can be shown.
//!
//! Worked out when it is asked for, from the two articles alone: kept for every link, the words would be the largest part of a
//! comparison. What they share is told as the link saw it, but which of the shared words is rarer may be told otherwise than by
//! the whole group.

use std::collections::BTreeSet;

use super::{
    Article, Comparison, Reason, SentenceRef,
    entities::Entities,
    likeness::{likeness, matches},
    links,
    matter::{Coverage, Matter},
    prepare::{self, span_of},
    statements::StatementKind,
    terms::TermKind,
    words::fold,
};

/// Why two sentences are linked, each of one of two articles, strongest first; nothing where they share nothing.
pub fn reasons(two: [Article<'_>; 2], comparison: &Comparison, ends: [SentenceRef; 2]) -> Vec<Reason> {
    let prepared: Vec<_> = two.iter().map(|&article| prepare::prepare(article)).collect();
    let prepared: Vec<_> = prepared.iter().collect();
    let entities = Entities::of_two(&two, ends.map(|end| end.source), &comparison.entities);
    let coverage = Coverage::new(&two, &prepared, &entities);
    let whole = |source: u32, sentence: u32| {
        let is_it = |m: &Matter| m.source == source && m.sentence == sentence && m.kind == StatementKind::Sentence;
        coverage.matters.iter().position(is_it).map(|at| at as u32)
    };
    let (Some(a), Some(b)) = (whole(0, ends[0].sentence), whole(1, ends[1].sentence)) else { return Vec::new() };
    let Some(pair) = links::score(&coverage, a, b) else { return Vec::new() };
    let at = |m: u32| coverage.matters.get(m as usize);
    let (Some(x), Some(y)) = (at(pair.best.0), at(pair.best.1)) else { return Vec::new() };
    let mut found: Vec<Reason> = same_quotation(&coverage, a, b).into_iter().collect();
    found.extend(of_statements(&coverage, x, y));
    found.extend(same_speaker(&coverage, a, b));
    found
}

/// Two quotations are one utterance where this part of the shorter, by weight, stands in the other.
const SAME_UTTERANCE: f32 = 0.8;

fn same_quotation(coverage: &Coverage<'_>, a: u32, b: u32) -> Option<Reason> {
    let quoted = |sentence| links::statements_of(coverage, sentence).map(|s| s.1).filter(|m| m.kind == StatementKind::Quoted);
    let pairs = quoted(a).flat_map(|x| quoted(b).map(move |y| (x, y)));
    let (x, y) = pairs.into_iter().find(|(x, y)| likeness(x, y).cover >= SAME_UTTERANCE)?;
    Some(Reason::SameQuotation(words(coverage, if x.total <= y.total { x } else { y })))
}

fn same_speaker(coverage: &Coverage<'_>, a: u32, b: u32) -> Option<Reason> {
    let speakers = |sentence| links::statements_of(coverage, sentence).filter_map(|(_, m)| m.speaker);
    let both = speakers(a).find(|x| speakers(b).any(|y| y == *x))?;
    Some(Reason::SameSpeaker(coverage.entities.name(both).to_owned()))
}

/// No more than this many words are named in a reason.
const MOST_WORDS: usize = 6;

/// Why two statements are alike, strongest first.
fn of_statements(coverage: &Coverage<'_>, a: &Matter, b: &Matter) -> Vec<Reason> {
    let mut found: Vec<(f32, Reason)> = Vec::new();
    let mut by_kind: [(f32, Vec<(f32, String)>); 4] = Default::default();
    for (i, j, worth) in matches(a, b) {
        let (Some(x), Some(y)) = (a.terms.get(i), b.terms.get(j)) else { continue };
        let Some(term) = coverage.vocabulary.terms.get(x.0 as usize) else { continue };
        let weight = worth * (x.1 * y.1).sqrt();
        let place = match term.kind {
            TermKind::Name => 0,
            TermKind::Number => 1,
            TermKind::Word => 2,
            TermKind::Phrase => 3,
        };
        if let Some((sum, words)) = by_kind.get_mut(place) {
            *sum += weight;
            let shown = |term: u32| coverage.vocabulary.shown.get(term as usize).map_or("", |shown| shown.as_str());
            let (one, other) = (shown(x.0), shown(y.0));
            words.push((weight, if one == other { other.to_owned() } else { format!("{one} / {other}") }));
        }
    }
    let [(_, names), _, (_, words), _] = &mut by_kind;
    // a name is told once, and not by its words again
    let of_names: BTreeSet<String> =
        names.iter().flat_map(|(_, name)| fold(name).split([' ', '/']).map(str::to_owned).collect::<Vec<_>>()).collect();
    words.retain(|(_, word)| !of_names.contains(word));
    for (place, (sum, mut words)) in by_kind.into_iter().enumerate() {
        if words.is_empty() {
            continue;
        }
        words.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        let words: Vec<String> = words.into_iter().take(MOST_WORDS).map(|w| w.1).collect();
        let reason = match place {
            0 => Reason::SameNames(words),
            1 => Reason::SameNumbers(words),
            2 => Reason::RareWords(words),
            _ => Reason::SamePhrases(words),
        };
        found.push((sum, reason));
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    found.into_iter().map(|(_, reason)| reason).collect()
}

fn words(coverage: &Coverage<'_>, matter: &Matter) -> String {
    let (Some(statement), Some(article)) = (coverage.statement(matter), coverage.article(matter)) else { return String::new() };
    let parts = statement.tokens.iter().filter_map(|t| span_of(article, t)).map(|s| s.of(&article.document.text).trim());
    parts.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        compare::{Options, SourceIndex, compare},
        parse::parse,
        text::{Document, Metadata},
    };

    #[test]
    fn a_link_can_be_asked_for_its_reasons() {
        let texts = [
            "“The old bridge will stay shut until the river falls,” said Mayor Ann Lee after 30 families were taken out.",
            "Mayor Ann Lee told reporters: “The old bridge will stay shut until the river falls.” 30 families had been taken out.",
        ];
        let documents = texts.map(|text| Document { text: text.into(), file: None, metadata: Metadata::default() });
        let parsed = documents.each_ref().map(parse);
        let articles = [0, 1].map(|n: usize| Article { document: &documents[n], parsed: &parsed[n] });
        let comparison = compare(&articles, Options::default());
        let told: Vec<Reason> = comparison.links.iter().flat_map(|link| reasons(articles, &comparison, [link.a, link.b])).collect();
        assert!(told.iter().any(|r| matches!(r, Reason::SameNames(names) if names.contains(&"Ann Lee".to_owned()))), "{told:?}");
        assert!(!told.iter().any(|r| matches!(r, Reason::RareWords(words) if words.contains(&"lee".to_owned()))), "{told:?}");
        assert!(told.contains(&Reason::SameSpeaker("Ann Lee".into())), "{told:?}");
        assert!(told.iter().any(|r| matches!(r, Reason::SameQuotation(words) if words.starts_with("The old bridge"))), "{told:?}");
    }

    #[test]
    fn common_words_in_a_row_are_told_as_such() {
        let texts = [
            "The keeper of the Lowmoor lighthouse met the crew on Sunday. “Where have you been?” she asked.",
            "On Sunday the crew came back to the Lowmoor lighthouse, to its keeper. “Where have you been?” said Ann Orr.",
        ];
        let documents = texts.map(|text| Document { text: text.into(), file: None, metadata: Metadata::default() });
        let parsed = documents.each_ref().map(parse);
        let articles = [0, 1].map(|n: usize| Article { document: &documents[n], parsed: &parsed[n] });
        let comparison = compare(&articles, Options::default());
        let second = [0, 1].map(|source| SentenceRef { source: SourceIndex(source), sentence: 1 });
        let told = reasons(articles, &comparison, second);
        let phrases = ["have you been", "where have you"].map(str::to_owned);
        assert!(told.contains(&Reason::SamePhrases(phrases.into())), "{told:?}");
    }
}
