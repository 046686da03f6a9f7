//! Conflicts within rows as a person put them: merged, linked, added, split.
//!
//! Who puts two wordings into one row says that they make the same claim, so they are searched for differences however little they
//! share. Only the articles of these rows are made ready; the same words on both sides are one conflict of a row, not of several.

use std::collections::BTreeSet;

use super::{
    gather::gather,
    hints, opposed,
    pairs::{of_pairs, rows_of_sentences},
};
use crate::compare::{
    Article, ClaimIndex, Conflict, Names, Place, SourceIndex, entities,
    kept::RuleSet,
    links::{Pair, score},
    matter::{Coverage, Matter},
    prepare::{self, Prepared},
    statements::StatementKind,
    stop::Stop,
    thresholds::COMPARED,
};

/// Of a row with more wordings only the first are held against each other.
const MOST_WORDINGS: usize = 48;

/// The conflicts within each of `rows`, which are lists of wordings; [`Conflict::claim`] is the row, as an index into them.
pub fn conflicts_in_rows(articles: &[Article<'_>], names: &Names, rows: &[Vec<Place>]) -> Vec<Conflict> {
    let involved: BTreeSet<u32> = rows.iter().flatten().map(|place| place.source.0).collect();
    let involved: Vec<u32> = involved.into_iter().filter(|source| articles.get(*source as usize).is_some()).collect();
    let own: Vec<Article<'_>> = involved.iter().filter_map(|source| articles.get(*source as usize).copied()).collect();
    let prepared: Vec<Prepared> = own.iter().map(|article| prepare::prepare(*article)).collect();
    let prepared: Vec<&Prepared> = prepared.iter().collect();
    let entities = entities::entities(&own, names);
    let coverage = Coverage::new(&own, &prepared, &entities);
    let hints = hints::hints(&coverage);
    let told = opposed::all_told(&coverage);
    let mut all = Vec::new();
    for (row, places) in (0..).zip(rows) {
        let sides: Vec<(u32, u32)> =
            places.iter().filter_map(|place| side(&coverage, &involved, place)).take(MOST_WORDINGS).collect();
        let pairs: Vec<Pair> = pairs(&coverage, &sides);
        let pairs: Vec<(&Pair, RuleSet)> = pairs.iter().map(|pair| (pair, RuleSet::default())).collect();
        let row_of = rows_of_sentences(&coverage, &[sides.iter().map(|(_, statement)| *statement).collect()]);
        let found = of_pairs(&coverage, &pairs, &row_of, &hints, &told, Stop::never());
        let found = found.into_iter().map(|found| (found.row, found.finding)).collect();
        all.extend(gather(found).into_iter().map(|mut conflict| {
            conflict.claim = Some(ClaimIndex(row));
            for source in conflict.parts.iter_mut().map(|part| &mut part.source).chain(&mut conflict.apart) {
                *source = involved.get(source.0 as usize).map_or(*source, |&source| SourceIndex(source));
            }
            conflict
        }));
    }
    all
}

/// The whole sentence in which a wording begins, and the statement in it that shares most with the wording.
fn side(coverage: &Coverage<'_>, involved: &[u32], place: &Place) -> Option<(u32, u32)> {
    let source = involved.binary_search(&place.source.0).ok()? as u32;
    let sentence = coverage.articles.get(source as usize)?.parsed.sentences_in(place.span).next()? as u32;
    let first = coverage.matters.partition_point(|m| (m.source, m.sentence) < (source, sentence));
    let here = coverage.matters.iter().enumerate().skip(first).take_while(|(_, m)| (m.source, m.sentence) == (source, sentence));
    let whole = here.clone().find(|(_, m)| m.kind == StatementKind::Sentence)?.0;
    let shared = |m: &Matter| {
        let own = coverage.statement(m).map(|statement| statement.span).unwrap_or_default();
        let shared = own.end.min(place.span.end).saturating_sub(own.start.max(place.span.start));
        // What it has beside that speaks against it.
        2 * i64::from(shared) - i64::from(own.end.saturating_sub(own.start))
    };
    let best = here.max_by_key(|(at, m)| (shared(m), std::cmp::Reverse(*at)))?.0;
    Some((whole as u32, best as u32))
}

/// Every two sentences of different articles.
fn pairs(coverage: &Coverage<'_>, sides: &[(u32, u32)]) -> Vec<Pair> {
    let source = |m: u32| coverage.matters.get(m as usize).map(|m| m.source);
    let mut pairs = Vec::new();
    for (at, &x) in sides.iter().enumerate() {
        for &y in sides.iter().skip(at + 1).filter(|y| source(x.0) != source(y.0)) {
            let (x, y) = if x.0 <= y.0 { (x, y) } else { (y, x) };
            let known = score(coverage, x.0, y.0);
            let (value, most) = known.map_or((COMPARED, COMPARED), |pair| (pair.score.max(COMPARED), pair.most.max(COMPARED)));
            pairs.push(Pair { a: x.0, b: y.0, score: value, best: (x.1, y.1), most });
        }
    }
    pairs.sort_by_key(|pair| (pair.a, pair.b));
    pairs.dedup_by_key(|pair| (pair.a, pair.b));
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        parse::parse,
        text::{Document, Metadata, Span},
    };

    /// The kinds of the conflicts within one row of these wordings, each an article of its own with words around it.
    fn check(wordings: &[&str]) -> Vec<String> {
        let text = |wording: &&str| format!("The harbour was quiet on Monday. {wording} Nobody knew more.");
        let documents: Vec<Document> = wordings
            .iter()
            .map(|wording| Document { text: text(wording).into(), file: None, metadata: Metadata::default() })
            .collect();
        let parsed: Vec<_> = documents.iter().map(parse).collect();
        let articles: Vec<_> = documents.iter().zip(&parsed).map(|(document, parsed)| Article { document, parsed }).collect();
        let place = |(at, wording): (usize, &&str)| {
            let start = documents[at].text.find(*wording).unwrap();
            Place { source: SourceIndex(at as u32), span: Span::new(start, start + wording.len()) }
        };
        let row: Vec<Place> = wordings.iter().enumerate().map(place).collect();
        let found = conflicts_in_rows(&articles, &Names::default(), &[row]);
        assert!(found.iter().all(|conflict| conflict.claim == Some(ClaimIndex(0))));
        let words =
            |c: &Conflict| c.parts.iter().map(|p| p.span.of(&documents[p.source.0 as usize].text)).collect::<Vec<_>>().join(" | ");
        found.iter().map(|c| format!("{:?}: {}", c.kind, words(c))).collect()
    }

    #[test]
    fn wordings_that_a_person_puts_together_are_searched() {
        assert_eq!(
            check(&["Two boats sank off the pier.", "Three boats sank off the pier."]),
            ["Quantity: Two boats | Three boats"]
        );
        assert_eq!(check(&["Two boats sank off the pier.", "Two boats sank off the pier."]), [] as [&str; 0]);
        assert_eq!(check(&["Two boats sank off the pier."]), [] as [&str; 0]);
        assert_eq!(check(&[]), [] as [&str; 0]);
    }
}
