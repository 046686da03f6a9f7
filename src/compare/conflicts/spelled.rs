//! One person's name, spelled in two ways: Averil here, Averill there.
//!
//! Compared are the names by which articles call one and the same person, given name and surname each by itself. Of each person it
//! is told once, however many spellings there are: what most articles have against the rest. Nicknames are no spellings, and neither is
//! how the end of a name is put into our letters. Two people with one given name, whose surnames are a letter or a particle apart and of
//! whom no article names both, may be one: it is told, but they stay two until a person says so.

use std::collections::BTreeMap;

use crate::{
    compare::{
        ConflictKind, Place, Severity, SharedEntityIndex, SourceIndex,
        matter::Coverage,
        person_names::{self, PersonName},
        words::fold,
    },
    parse::{EntityKind, Form},
};

use super::{Finding, quoted_at};

pub(crate) fn find(coverage: &Coverage<'_>) -> Vec<Finding> {
    // person, given name or surname -> spelling -> article -> where it first stands
    let mut told: BTreeMap<(u32, u8), BTreeMap<String, BTreeMap<u32, Place>>> = BTreeMap::new();
    let mut namesakes = Namesakes::new();
    for &source in &coverage.sources {
        let Some(article) = coverage.articles.get(source as usize) else { continue };
        for mention in article.parsed.mentions.iter().filter(|m| m.form == Form::Name) {
            let Some(person) = coverage.entities.get(source, mention.entity) else { continue };
            if coverage.entities.kind(person) != EntityKind::Person {
                continue;
            }
            let name = fold(mention.span.of(&article.document.text));
            let Some(full) = PersonName::new(&name) else { continue };
            let place = Place { source: SourceIndex(source), span: mention.span };
            let of_given = namesakes.entry(full.given.to_owned()).or_default();
            of_given.entry((full.surname.to_owned(), person.0)).or_default().entry(source).or_insert(place);
            for (which, name) in [(0, full.given), (1, full.surname)] {
                let of = told.entry((person.0, which)).or_default().entry(name.to_owned()).or_default();
                of.entry(source).or_insert(place);
            }
        }
    }
    let mut found = perhaps_one(coverage, &namesakes);
    for ((person, _), by_name) in told.iter().filter(|(_, by_name)| by_name.len() > 1) {
        let Some((usual, by_most)) = by_name.iter().max_by_key(|(name, of)| (of.len(), std::cmp::Reverse(*name))) else { continue };
        let others = by_name.iter().filter(|(name, _)| *name != usual && is_slip(usual, name));
        for (_, of) in others {
            // an article that has both writes it as it comes
            let places = of.iter().filter(|(source, _)| !by_most.contains_key(source));
            for place in places.map(|(_, place)| *place) {
                let Some(against) = by_most.values().next() else { continue };
                found.push(Finding {
                    kind: ConflictKind::Person,
                    severity: Severity::Detail,
                    sides: [(*against, format!("{person} {usual}")), (place, format!("{person} not {usual}"))],
                    why: format!(
                        "{} is spelled {} here and {} there.",
                        coverage.entities.name(SharedEntityIndex(*person)),
                        quoted_at(coverage, *against),
                        quoted_at(coverage, place)
                    ),
                });
            }
        }
    }
    found
}

/// Given name -> surname and person -> article -> where the name first stands.
type Namesakes = BTreeMap<String, BTreeMap<(String, u32), BTreeMap<u32, Place>>>;

/// Of more people with one given name nothing is told.
const MOST_NAMESAKES: usize = 24;

/// People of one given name, each in articles of their own, whose surnames may be one that was mistaken.
fn perhaps_one(coverage: &Coverage<'_>, namesakes: &Namesakes) -> Vec<Finding> {
    let mut found = Vec::new();
    for of_given in namesakes.iter().filter(|(given, of)| given.len() > 1 && of.len() <= MOST_NAMESAKES).map(|(_, of)| of) {
        for (nth, ((surname, person), places)) in of_given.iter().enumerate() {
            for ((other_surname, other), others) in of_given.iter().skip(nth + 1) {
                let apart = person != other && places.keys().all(|source| !others.contains_key(source));
                let (Some(place), Some(against)) = (places.values().next(), others.values().next()) else { continue };
                if !apart || !person_names::may_be_slip(surname, other_surname) {
                    continue;
                }
                found.push(Finding {
                    kind: ConflictKind::Person,
                    severity: Severity::Tension,
                    sides: [(*place, format!("{person} or {other}")), (*against, format!("{other} or {person}"))],
                    why: format!(
                        "{} here and {} there: one name in two spellings, or two people.",
                        quoted_at(coverage, *place),
                        quoted_at(coverage, *against)
                    ),
                });
            }
        }
    }
    found
}

/// Whether two names are one with letters left out, put in or mistaken at one place; not one with a part more, nor one that is only
/// written otherwise in our letters.
fn is_slip(a: &str, b: &str) -> bool {
    const MOST: usize = 2;
    // "Katherine" is how another "Catherine" is spelled
    if b.strip_prefix('k').is_some_and(|rest| a.strip_prefix('c') == Some(rest))
        || a.strip_prefix('k').is_some_and(|rest| b.strip_prefix('c') == Some(rest))
    {
        return true;
    }
    // "Fontane", "LaFontane"
    if person_names::is_with_particle(a, b) {
        return true;
    }
    // how a name in other letters ends is a newspaper's choice: Petrovsky, Petrovskyy, Petrovskiy
    let ends_in_choice = |s: &str| s.ends_with(['i', 'y', 'j']);
    let without_end = |s: &str| s.trim_end_matches(['i', 'y', 'j']).len();
    if ends_in_choice(a) && ends_in_choice(b) && a.get(..without_end(a)) == b.get(..without_end(b)) {
        return false;
    }
    let same = a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count();
    let rest = |s: &str| s.len() - same;
    let back = a.bytes().rev().zip(b.bytes().rev()).take_while(|(x, y)| x == y).count().min(rest(a)).min(rest(b));
    same > 0 && same + back >= 3 && rest(a) - back <= MOST && rest(b) - back <= MOST
}

#[cfg(test)]
mod tests {
    use crate::compare::conflicts::tests_of_texts::check;

    #[test]
    fn one_driver_is_spelled_in_two_ways() {
        let one = "A lorry hit the old bridge of Lowmoor on Monday. Its driver, Colm Averil, was not hurt.";
        let other = "A lorry hit the old bridge of Lowmoor on Monday. The driver, Colm Averill, walked away.";
        check(&[one, other], "person: Colm Averil | Colm Averill");
        check(&[one, one], "");
    }

    #[test]
    fn one_letter_at_the_end_of_a_short_name_or_a_particle_is_a_spelling() {
        let one = "A lorry hit the old bridge of Lowmoor on Monday. Its driver, Colm Haite, was not hurt.";
        let other = "A lorry hit the old bridge of Lowmoor on Monday. The driver, Colm Hait, walked away.";
        check(&[one, other], "person: Colm Haite | Colm Hait");
        let one = "A lorry hit the old bridge of Lowmoor on Monday. Its driver, Colm LaFontane, was not hurt.";
        let other = "A lorry hit the old bridge of Lowmoor on Monday. The driver, Colm Fontane, walked away.";
        check(&[one, other], "person: Colm LaFontane | Colm Fontane");
        let one = "A lorry hit the old bridge of Lowmoor on Monday. Its driver, Catherine Lee, was not hurt.";
        let other = "A lorry hit the old bridge of Lowmoor on Monday. The driver, Katherine Lee, walked away.";
        check(&[one, other], "person: Catherine Lee | Katherine Lee");
    }

    #[test]
    fn two_people_of_one_article_are_no_spellings() {
        let one =
            "A lorry hit the old bridge of Lowmoor on Monday. Its driver, Colm Haite, was not hurt; Colm Hait, who passed, was.";
        let other = "A lorry hit the old bridge of Lowmoor on Monday. The driver, Colm Hait, walked away.";
        check(&[one, other], "");
    }

    #[test]
    fn how_a_name_in_other_letters_ends_is_no_difference() {
        let one = "A lorry hit the old bridge of Lowmoor on Monday. Its driver, Taras Petrovskyy, was not hurt.";
        let other = "A lorry hit the old bridge of Lowmoor on Monday. The driver, Taras Petrovskiy, walked away.";
        check(&[one, other], "");
    }
}
