//! What two articles tell of one event in opposite ways, wherever they tell it: nobody was arrested here, a man is in custody there.
//!
//! The tellings are the families of [`super::opposed`] of which an event has but one. Nothing is shown where an article tells both.

use std::{collections::BTreeMap, ops::Range};

use crate::compare::{ConflictKind, Place, Severity, SourceIndex, matter::Coverage, prepare::span_of};

use super::{
    Finding,
    opposed::{self, AllTold},
    quoted,
};

pub(crate) fn find(coverage: &Coverage<'_>, all: &AllTold<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    // of each family the first place of each telling in each article
    let mut places: BTreeMap<u8, [BTreeMap<u32, Range<u32>>; 2]> = BTreeMap::new();
    for (source, &sentences) in (0..).zip(all) {
        for told in sentences.iter().flatten() {
            if opposed::of_event(told.family).is_some()
                && let Some(of) = places.entry(told.family).or_default().get_mut(told.telling as usize)
            {
                of.entry(source).or_insert_with(|| told.tokens.clone());
            }
        }
    }
    for (family, [ones, others]) in places {
        let Some(what) = opposed::of_event(family) else { continue };
        let sole = |of: &BTreeMap<u32, Range<u32>>, against: &BTreeMap<u32, Range<u32>>| -> Vec<(Place, String)> {
            let alone = of.iter().filter(|(source, _)| !against.contains_key(source));
            let place = alone.filter_map(|(&source, tokens)| {
                let article = *coverage.articles.get(source as usize)?;
                let span = span_of(article, tokens)?;
                Some((Place { source: SourceIndex(source), span }, quoted(span.of(&article.document.text))))
            });
            place.collect()
        };
        let (ones, others) = (sole(&ones, &others), sole(&others, &ones));
        let (Some(one), Some(other)) = (ones.first(), others.first()) else { continue };
        let mut show = |a: &(Place, String), b: &(Place, String)| {
            found.push(Finding {
                kind: ConflictKind::Polarity,
                severity: Severity::Tension,
                sides: [(a.0, format!("{family} one")), (b.0, format!("{family} other"))],
                why: format!("{} against {}: the articles differ in {what}.", a.1, b.1),
            });
        };
        // each against the first of the other telling, so that a large event costs no more than its articles
        for a in &ones {
            show(a, other);
        }
        for b in others.iter().skip(1) {
            show(one, b);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::compare::conflicts::tests_of_texts::check;

    #[test]
    fn nobody_was_arrested_here_and_somebody_there() {
        let none = "A fire destroyed the old cannery of Lowmoor on Monday. No arrests have been made, the sheriff told reporters.";
        let one = "A fire destroyed the old cannery of Lowmoor on Monday. A cook from Fenland was in custody by nightfall.";
        check(&[none, one], "polarity: No arrests | in custody");
        check(&[none, none], "");
        check(&[one, one], "");
    }
}
