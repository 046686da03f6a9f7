//! What two articles tell of one person in opposite ways, wherever they tell it: the mayor was acquitted here, convicted there.
//!
//! The tellings are the families of [`super::opposed`] that concern people; whom they are told of is who stands before them, or behind
//! a verb for what is done to somebody ("dismissed Ann Lee"). Nothing is shown where an article tells both of one person, or where it
//! is in doubt, left open, or told of another year.

use std::collections::BTreeMap;

use crate::{
    compare::{ConflictKind, Place, Severity, SharedEntityIndex, matter::Coverage},
    parse::{EntityKind, Quantity, QuantityKind},
};

use super::{
    Finding, Side, doers, facts,
    opposed::{self, AllTold, Told},
    quoted_at,
    side::side_of,
};

/// Verbs for what is done to somebody, by base form.
const DONE_TO: [&str; 22] = [
    "sack", "fire", "fir", "dismiss", "oust", "expel", "suspend", "acquit", "convict", "clear", "exonerat", "charg", "releas",
    "free", "injur", "hurt", "wound", "stab", "furlough", "terminat", "remov", "forc",
];
/// So close behind a verb stands for how long it is.
const CLOSE: u32 = 4;
/// An event tells so much of no more people.
const MOST_PEOPLE: usize = 400;

/// Person and family -> article -> telling -> the first place.
type ByPerson = BTreeMap<(u32, u8), BTreeMap<u32, BTreeMap<u8, Place>>>;

pub(crate) fn find(coverage: &Coverage<'_>, all: &AllTold<'_>) -> Vec<Finding> {
    let mut by_person = ByPerson::new();
    for (source, &sentences) in (0..).zip(all) {
        for (sentence, told) in (0..).zip(sentences) {
            let told: Vec<&Told> = told.iter().filter(|told| opposed::of_people(told.family).is_some()).collect();
            if told.is_empty() {
                continue;
            }
            let Some(side) = whole(coverage, source, sentence) else { continue };
            let of_year = side.quantities().any(|q| facts::is_year(&side.article, q));
            for told in told.into_iter().filter(|told| !of_year || opposed::of_any_year(told.family)) {
                let Some(who) = whom(coverage, &side, told) else { continue };
                let Some(span) = side.span(&told.tokens) else { continue };
                if by_person.len() >= MOST_PEOPLE && !by_person.contains_key(&(who.0, told.family)) {
                    continue;
                }
                let of = by_person.entry((who.0, told.family)).or_default().entry(source).or_default();
                of.entry(told.telling).or_insert(side.place(span));
            }
        }
    }
    let mut found = Vec::new();
    for ((who, family), by_source) in by_person {
        let Some(what) = opposed::of_people(family) else { continue };
        let sole = || by_source.values().filter(|tellings| tellings.len() == 1).flatten();
        let first = |telling: u8| sole().find(|(t, _)| **t == telling).map(|(_, place)| *place);
        let (Some(one), Some(other)) = (first(0), first(1)) else { continue };
        for (&telling, &place) in sole() {
            // each against the first of the other telling, so that a large event costs no more than its articles
            let against = if telling == 0 { other } else { one };
            let form = |telling: u8| format!("{family} {telling} {who}");
            found.push(Finding {
                kind: ConflictKind::Polarity,
                severity: Severity::Tension,
                sides: [(place, form(telling)), (against, form(1 - telling))],
                why: format!(
                    "{} against {} of {}: the articles differ in {what}.",
                    quoted_at(coverage, place),
                    quoted_at(coverage, against),
                    coverage.entities.name(SharedEntityIndex(who))
                ),
            });
        }
    }
    found
}

/// A sentence of an article, as rules see it.
fn whole<'c>(coverage: &'c Coverage<'c>, source: u32, sentence: u32) -> Option<Side<'c>> {
    let of = coverage.matters.partition_point(|m| (m.source, m.sentence) < (source, sentence));
    let side = side_of(coverage, of as u32, of as u32)?;
    let here = (side.source, side.sentence.sentence) == (source, sentence);
    here.then_some(side)
}

/// The person of whom it is told.
fn whom(coverage: &Coverage<'_>, side: &Side<'_>, told: &Told) -> Option<SharedEntityIndex> {
    let verb = told.tokens.start;
    // who is suspended for three years is banned
    let length = |q: &Quantity| {
        q.kind == QuantityKind::Duration && (verb..verb + CLOSE).contains(&(side.article.parsed.tokens_in(q.span).start as u32))
    };
    if side.stem(verb) == "suspend" && side.quantities().any(length) {
        return None;
    }
    let who = concerned(coverage, side, verb)?;
    let person = coverage.entities.named(who) && coverage.entities.kind(who) == EntityKind::Person;
    person.then_some(who)
}

/// Whether somebody does it to somebody else.
pub(super) fn is_done_to(side: &Side<'_>, verb: u32) -> bool {
    DONE_TO.contains(&side.stem(verb)) && !doers::is_passive(side, verb)
}

/// Whom a verb concerns: who stands behind a verb for what is done to somebody, else who stands before it. Who fires somebody is not
/// fired, nor is who shall be; "fired at the police" is no dismissal.
pub(super) fn concerned(coverage: &Coverage<'_>, side: &Side<'_>, verb: u32) -> Option<SharedEntityIndex> {
    if !is_done_to(side, verb) {
        return doers::subject(side, coverage, verb);
    }
    let shall = verb.checked_sub(1).is_some_and(|before| side.word(before) == "to");
    if shall { None } else { doers::whom(side, coverage, verb).or_else(|| doers::done_to(side, coverage, verb)) }
}

#[cfg(test)]
mod tests {
    use crate::compare::conflicts::tests_of_texts::check;

    #[test]
    fn what_is_told_of_one_person_is_compared_wherever_it_stands() {
        let one = "The pier of Lowmoor burned down on Monday. Harbour master Ann Lee stepped down in the evening.";
        let other = "The pier of Lowmoor burned down on Monday. It cost a career: the mayor sacked Ann Lee before midnight.";
        check(&[one, other], "polarity: stepped down | sacked");
        let clause = "The pier of Lowmoor burned down on Monday. Ann Lee, who runs the harbour, was fired by telephone.";
        check(&[one, clause], "polarity: stepped down | fired");
        let whom = "The pier of Lowmoor burned down on Monday. The mayor was rude to Ann Lee, whom he sacked before midnight.";
        check(&[one, whom], "polarity: stepped down | sacked");
        check(&[one, one], "");
    }

    #[test]
    fn what_is_told_of_two_people_or_of_another_year_is_none() {
        let one = "The pier of Lowmoor burned down on Monday. Harbour master Ann Lee stepped down in the evening.";
        let who = "The pier of Lowmoor burned down on Monday. The mayor sacked Dan Brook before midnight.";
        let year = "The pier of Lowmoor burned down on Monday. In 2009 the mayor sacked Ann Lee, and took her back a year later.";
        check(&[one, who], "");
        check(&[one, year], "");
    }
}
