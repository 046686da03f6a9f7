//! A third article with the value that one of two differing has: it belongs to the conflict as well.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    compare::{ConflictKind, Place, SourceIndex, links::Pair, matter::Coverage, thresholds::CLAIM},
    text::Span,
};

use super::{
    Finding,
    quantity::{form, in_sentence},
};

/// The values of `findings` where they stand in sentences that say the same.
pub(crate) fn told_elsewhere<'f>(
    coverage: &Coverage<'_>,
    pairs: &[Pair],
    findings: impl Iterator<Item = &'f Finding>,
) -> Vec<Finding> {
    let findings: Vec<&Finding> = findings.filter(|f| f.kind == ConflictKind::Quantity).collect();
    let sentence_of = |place: &Place| {
        let article = coverage.articles.get(place.source.0 as usize)?;
        Some((place.source.0, article.parsed.sentence_at(place.span.start)? as u32))
    };
    let concerned: BTreeSet<(u32, u32)> = findings.iter().flat_map(|f| &f.sides).filter_map(|(p, _)| sentence_of(p)).collect();
    let mut linked: BTreeMap<(u32, u32), Vec<(u32, u32)>> = BTreeMap::new();
    for pair in pairs.iter().filter(|p| p.score >= CLAIM) {
        let (Some(a), Some(b)) = (coverage.matters.get(pair.a as usize), coverage.matters.get(pair.b as usize)) else { continue };
        let (a, b) = ((a.source, a.sentence), (b.source, b.sentence));
        for (one, other) in [(a, b), (b, a)] {
            if concerned.contains(&one) {
                let others = linked.entry(one).or_default();
                if others.len() < MOST_LINKS {
                    others.push(other);
                }
            }
        }
    }
    let mut told = Vec::new();
    let mut forms: BTreeMap<(u32, u32), Vec<(String, Span)>> = BTreeMap::new();
    // what one sentence has told of a value against another it does not tell again
    let mut done: BTreeSet<(u32, u32, &str, &str)> = BTreeSet::new();
    for finding in findings {
        for (this, other) in [(0, 1), (1, 0)] {
            let (Some((place, value)), Some(opposed)) = (finding.sides.get(this), finding.sides.get(other)) else { continue };
            let Some((source, sentence)) = sentence_of(place) else { continue };
            if !done.insert((source, sentence, value, &opposed.1)) {
                continue;
            }
            for &(source, sentence) in linked.get(&(source, sentence)).map_or(&[][..], Vec::as_slice) {
                let Some(article) = coverage.articles.get(source as usize) else { continue };
                let forms = forms
                    .entry((source, sentence))
                    .or_insert_with(|| in_sentence(article, sentence).into_iter().map(|q| (form(q), q.span)).collect::<Vec<_>>());
                if let Some(&(_, span)) = forms.iter().find(|(form, _)| form == value) {
                    let place = Place { source: SourceIndex(source), span };
                    told.push(Finding { sides: [(place, value.clone()), opposed.clone()], ..finding.clone() });
                }
            }
        }
    }
    told
}

/// Of a sentence that half the coverage repeats, so many are shown.
const MOST_LINKS: usize = 20;
