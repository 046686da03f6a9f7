//! How old somebody is: 24 here and 26 there.
//!
//! Compared are ages that stand with a name ("Ann Lee, 58,", "58-year-old Ann Lee"), wherever the two articles give them: an age is
//! that of the person, not of the sentence. An age that an article gives beside another of the same person ("was 24 when") says
//! nothing.

use std::collections::BTreeMap;

use crate::{
    compare::{Article, ConflictKind, Place, Severity, SharedEntityIndex, SourceIndex, matter::Coverage},
    parse::{EntityKind, Form, Mention, Modifier, Quantity, QuantityKind},
};

use super::{Finding, quoted};

/// Nobody is older.
const OLDEST: f64 = 125.0;

pub(crate) fn find(coverage: &Coverage<'_>) -> Vec<Finding> {
    // person -> article -> ages, as whole years, each with the first place that gives it
    let mut told: BTreeMap<u32, BTreeMap<u32, BTreeMap<u32, Place>>> = BTreeMap::new();
    for &source in &coverage.sources {
        let Some(article) = coverage.articles.get(source as usize) else { continue };
        for age in article.parsed.quantities.iter().filter(|q| is_age(q)) {
            let Some(person) = whose(article, age).and_then(|m| coverage.entities.get(source, m.entity)) else { continue };
            if coverage.entities.kind(person) != EntityKind::Person {
                continue;
            }
            let years = age.low.unwrap_or_default() as u32;
            let of = told.entry(person.0).or_default().entry(source).or_default();
            of.entry(years).or_insert(Place { source: SourceIndex(source), span: age.span });
        }
    }
    let mut found = Vec::new();
    for (person, by_source) in told {
        // each place stands against the first of every other age, so that a large event costs no more than its articles
        let sole = || by_source.values().filter(|ages| ages.len() == 1).flatten();
        let mut firsts: BTreeMap<u32, Place> = BTreeMap::new();
        for (years, place) in sole() {
            firsts.entry(*years).or_insert(*place);
        }
        for (years, place) in sole() {
            for (other, other_place) in firsts.iter().filter(|(other, _)| *other != years) {
                found.push(Finding {
                    kind: ConflictKind::Quantity,
                    severity: Severity::Contradiction,
                    sides: [(*place, format!("age {person} {years}")), (*other_place, format!("age {person} {other}"))],
                    why: format!(
                        "{} is {} here and {} there.",
                        coverage.entities.name(SharedEntityIndex(person)),
                        quoted(words(coverage, *place)),
                        quoted(words(coverage, *other_place))
                    ),
                });
            }
        }
    }
    found
}

fn words<'c>(coverage: &Coverage<'c>, place: Place) -> &'c str {
    coverage.articles.get(place.source.0 as usize).map_or("", |a| place.span.of(&a.document.text))
}

/// Whether a number is the age of somebody whose name stands with it.
pub(super) fn stands_with_name(article: &Article<'_>, q: &Quantity) -> bool {
    is_age(q) && whose(article, q).is_some()
}

/// A number that is an age, or may be one by where it stands.
fn is_age(q: &Quantity) -> bool {
    let kind = q.kind == QuantityKind::Age || q.kind == QuantityKind::Count && q.unit.is_none();
    kind && q.modifier == Modifier::Exact && q.low == q.high && q.low.is_some_and(|low| (0.0..OLDEST).contains(&low))
}

/// The name that an age stands with: right before it and a comma, or right behind "-year-old".
fn whose<'c>(article: &Article<'c>, age: &Quantity) -> Option<&'c Mention> {
    let (text, parsed) = (&*article.document.text, article.parsed);
    let behind = parsed.mentions.partition_point(|m| m.span.start < age.span.start);
    let before =
        parsed.mentions.iter().take(behind).rev().take(NEAREST).find(|m| m.form == Form::Name && m.span.end <= age.span.start);
    let between = |from: u32, to: u32| text.get(from as usize..to as usize);
    if let Some(name) = before
        && matches!(between(name.span.end, age.span.start), Some(", " | ", who is " | " who is " | ", aged " | " (" | ", age "))
        && between(age.span.end, text.len() as u32).is_some_and(|rest| {
            age.kind == QuantityKind::Age || rest.starts_with([',', '.', ';', ')']) || rest.starts_with(" and ")
        })
    {
        return Some(name);
    }
    // "Ann Lee, the 58-year-old harbour pilot,"
    if let Some(name) = before
        && age.kind == QuantityKind::Age
        && matches!(between(name.span.end, age.span.start), Some(", the " | ", a "))
        && between(age.span.end, text.len() as u32).is_some_and(|rest| rest.starts_with(' '))
    {
        return Some(name);
    }
    let after = parsed.mentions.get(behind).filter(|m| age.kind == QuantityKind::Age && m.form == Form::Name);
    after.filter(|name| between(age.span.end, name.span.start) == Some(" "))
}

/// How many mentions before an age are looked at: a longer name may hold a shorter one.
const NEAREST: usize = 3;

#[cfg(test)]
mod tests {
    use crate::compare::conflicts::tests_of_texts::check;

    #[test]
    fn the_ages_of_one_person_are_compared_wherever_they_stand() {
        let one = "The harbour pilot Dan Brook, 58, was taken to hospital on Monday. Nobody else was hurt.";
        let other = "Nobody else was hurt. Police questioned 56-year-old Dan Brook for an hour in his house at Lowmoor.";
        check(&[one, other], "quantity: 58 | 56-year-old");
        let behind =
            "Nobody else was hurt. Dan Brook, the 56-year-old pilot of the harbour, was questioned for an hour at Lowmoor.";
        check(&[one, behind], "quantity: 58 | 56-year-old");
        check(&[one, one], "");
    }

    #[test]
    fn ages_of_two_people_are_no_conflict() {
        let one = "The harbour pilot Dan Brook, 58, was taken to hospital on Monday.";
        let other = "The harbour pilot Ann Lee, 44, was taken to hospital on Monday.";
        check(&[one, other], "");
    }
}
