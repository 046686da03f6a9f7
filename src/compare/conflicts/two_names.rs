//! One surname, and two given names: Alexis Marko here, Alexander Marko there.
//!
//! Shown in sentences that say the same, where each article knows one person of that surname only. Short forms and spellings of one given
//! name are none ([`super::spelled`]), and neither are a woman's and a man's.

use crate::{
    compare::{
        ConflictKind, Severity,
        common_words::Tier,
        person_names::{PersonName, given_names_agree},
        thresholds::SAME,
        words::fold,
    },
    parse::{Entity, EntityKind, Form, Gender, Mention},
};

use super::{Compared, Finding, Side, quoted};

/// A sentence with more names is a list.
const MOST: usize = 8;

pub(crate) fn find(pair: &Compared<'_>, found: &mut Vec<Finding>) {
    if pair.score < SAME {
        return;
    }
    let of_b = people(&pair.b);
    for (mention, one) in people(&pair.a) {
        let called = fold(&one.name);
        let Some(name) = PersonName::new(&called) else { continue };
        for (against, other) in &of_b {
            let other_called = fold(&other.name);
            let Some(other_name) = PersonName::new(&other_called) else { continue };
            let two = name.surname == other_name.surname
                && name.given.len() > 2
                && other_name.given.len() > 2
                && !given_names_agree(name.given, other_name.given);
            // an office before a name is no given name
            let office = [&called, &other_called].iter().any(|called| called.split(' ').count() != 2)
                || of_office(&pair.a, mention)
                || of_office(&pair.b, against);
            let known = |side: &Side<'_>, m: &Mention| pair.coverage.entities.get(side.source, m.entity);
            let same = known(&pair.a, mention) == known(&pair.b, against);
            let genders = one.gender != other.gender && one.gender != Gender::Unknown && other.gender != Gender::Unknown;
            if !two || same || office || genders || of_surname(&pair.a, name.surname) != 1 || of_surname(&pair.b, name.surname) != 1
            {
                continue;
            }
            found.push(Finding {
                kind: ConflictKind::Person,
                severity: Severity::Tension,
                sides: [(pair.a.place(mention.span), called.clone()), (pair.b.place(against.span), other_called.clone())],
                why: format!("{} against {}: one person under two names, or two people.", quoted(&one.name), quoted(&other.name)),
            });
            return;
        }
    }
}

/// Whether what is taken for a given name is a common word ("Rower Lee").
fn of_office(side: &Side<'_>, mention: &Mention) -> bool {
    let first = side.article.parsed.tokens_in(mention.span).start;
    side.prepared.form(first).is_some_and(|form| form.tier > Tier::Grammar && form.tier < Tier::Rare)
}

/// The people whom a sentence names.
fn people<'c>(side: &Side<'c>) -> Vec<(&'c Mention, &'c Entity)> {
    let parsed = side.article.parsed;
    let Some(sentence) = parsed.sentences.get(side.sentence.sentence as usize).map(|s| s.span) else { return Vec::new() };
    let first = parsed.mentions.partition_point(|m| m.span.start < sentence.start);
    let here = parsed.mentions.iter().skip(first).take_while(|m| m.span.start < sentence.end).filter(|m| m.form == Form::Name);
    let known = here.filter_map(|m| Some((m, parsed.entities.get(m.entity.0 as usize)?)));
    known.filter(|(_, e)| e.kind == EntityKind::Person && e.named).take(MOST).collect()
}

/// How many people of a surname an article knows.
fn of_surname(side: &Side<'_>, surname: &str) -> usize {
    let people = side.article.parsed.entities.iter().filter(|e| e.kind == EntityKind::Person && e.named);
    people.filter(|e| fold(&e.name).split(' ').next_back() == Some(surname)).count()
}

#[cfg(test)]
mod tests {
    use crate::compare::conflicts::tests_of_texts::check;

    #[test]
    fn one_surname_and_two_given_names() {
        let one = "The driver Alexis Marko was pulled out of the harbour of Lowmoor by two fishermen on Monday.";
        let other = "The driver Theodore Marko was pulled out of the harbour of Lowmoor by two fishermen on Monday.";
        check(&[one, other], "person: Alexis Marko | Theodore Marko");
        check(&[one, one], "");
    }

    #[test]
    fn two_of_one_family_are_none() {
        let one = "The driver Alexis Marko was pulled out of the harbour of Lowmoor by two fishermen on Monday.";
        let both = "Theodore Marko was pulled out of the harbour of Lowmoor by two fishermen on Monday. Alexis Marko wept.";
        check(&[one, both], "");
    }
}
