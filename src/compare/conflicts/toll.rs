//! How many died, were hurt, were arrested, or came: the one number that each article gives.
//!
//! An event has one toll, however the sentences tell it, so the numbers are compared wherever they stand. An article that gives
//! several numbers for one thing (a part and the whole, then and now) is left out, and so is a sentence that gives a year: it tells
//! of another event. Never a contradiction: tolls grow, and crowds are guessed.

use std::collections::BTreeMap;

use crate::{
    compare::{Article, ConflictKind, Place, Severity, SourceIndex, matter::Coverage, prepare::Prepared},
    parse::{Modifier, Quantity, QuantityKind},
};

use super::{Finding, facts, quantity, quoted};

/// What is counted, with the base forms of the words that tell so.
const TOPICS: [(&str, &[&str]); 5] = [
    ("how many died", &["kill", "die", "dead", "death", "perish"]),
    ("how many were hurt", &["injur", "hurt", "wound"]),
    ("how many were arrested", &["arrest", "detain"]),
    (
        "how many came",
        &["attend", "march", "demonstrat", "protest", "protester", "demonstrator", "marcher", "gather", "part", "rally"],
    ),
    ("how many did it", &[]),
];
/// The topic that the noun alone tells.
const DID_IT: usize = 4;
/// Those who did it, in the singular.
const DOERS: [&str; 20] = [
    "robber",
    "gunman",
    "raider",
    "thief",
    "burglar",
    "attacker",
    "assailant",
    "hijacker",
    "kidnapper",
    "bandit",
    "intruder",
    "thug",
    "bomber",
    "arsonist",
    "vandal",
    "abductor",
    "mugger",
    "shooter",
    "assassin",
    "looter",
];
/// Words before "men" that say as much.
const DISGUISED: [&str; 4] = ["masked", "armed", "hooded", "balaclava"];
/// What those are called who are together where something happens; who else is with them has a toll of their own only where an
/// article tells of both.
const TOGETHER: [&str; 15] = [
    "passenger",
    "guest",
    "skier",
    "climber",
    "hiker",
    "miner",
    "worker",
    "tourist",
    "spectator",
    "fan",
    "resident",
    "villager",
    "shopper",
    "pilgrim",
    "migrant",
];
/// Parts of all people that have a toll of their own, each in the singular.
const PARTS: [(&str, &[&str]); 6] = [
    ("children", &["child", "pupil", "student", "schoolchild", "teenager"]),
    ("soldiers", &["soldier", "troop", "serviceman", "marine"]),
    ("police", &["officer", "policeman"]),
    ("firefighters", &["firefighter", "fireman"]),
    ("women", &["woman"]),
    ("civilians", &["civilian"]),
];
/// What people are called as a whole; a part of them ("children") has a toll of its own.
const ALL: [&str; 9] = ["person", "people", "dead", "protester", "demonstrator", "marcher", "victim", "participant", "worshipper"];
/// The word that says what happened to them stands so close.
const BEFORE: u32 = 4;
const BEHIND: u32 = 5;
/// With these a number is no toll: it is added to one, or a part of one.
const OTHERS: [&str; 10] = ["more", "another", "other", "further", "additional", "first", "second", "third", "each", "every"];

/// What may become of some of those who did it.
const BECAME: [&str; 12] =
    ["kill", "die", "dead", "arrest", "detain", "captur", "catch", "caught", "injur", "wound", "escap", "convict"];

/// Article -> form of a number -> the first that is so.
type BySource<'a> = BTreeMap<u32, BTreeMap<String, &'a Quantity>>;

pub(crate) fn find(coverage: &Coverage<'_>) -> Vec<Finding> {
    let mut told: BTreeMap<(usize, Option<usize>), BySource<'_>> = BTreeMap::new();
    for &source in &coverage.sources {
        let (Some(article), Some(prepared)) = (coverage.articles.get(source as usize), coverage.prepared.get(source as usize))
        else {
            continue;
        };
        for number in article.parsed.quantities.iter().filter(|q| counts_people(q) && !is_vague(article, q) && !is_cut(article, q))
        {
            if let Some(topic) = topic(article, prepared, number) {
                let of = told.entry((topic, part(number))).or_default().entry(source).or_default();
                of.entry(quantity::value(number)).or_insert(number);
            }
        }
    }
    let mut found = Vec::new();
    for ((topic, part), by_source) in told {
        let what = TOPICS.get(topic).map_or("", |t| t.0);
        let what = match part.and_then(|part| PARTS.get(part)) {
            Some((part, _)) => what.replacen("many", &format!("many {part}"), 1),
            None => what.to_owned(),
        };
        // each stands against the first of every other number, so that a large event costs no more than its articles
        let sole: Vec<(u32, &String, &Quantity)> =
            by_source.iter().filter_map(|(source, of)| exactest(of).map(|(form, number)| (*source, form, number))).collect();
        let mut firsts: BTreeMap<&String, (u32, &Quantity)> = BTreeMap::new();
        for &(source, form, number) in &sole {
            if firsts.len() < MOST_NUMBERS {
                firsts.entry(form).or_insert((source, number));
            }
        }
        let words = |source: u32, number: &Quantity| {
            coverage.articles.get(source as usize).map_or("", |a| number.span.of(&a.document.text))
        };
        for &(source, form, number) in &sole {
            for (other, &(from, against)) in firsts.iter().filter(|(other, _)| **other != form) {
                let Some(severity) = quantity::apart(number, against) else { continue };
                found.push(Finding {
                    kind: ConflictKind::Quantity,
                    severity: if severity == Severity::Contradiction { Severity::Tension } else { severity },
                    sides: [
                        (Place { source: SourceIndex(source), span: number.span }, format!("{what} {form}")),
                        (Place { source: SourceIndex(from), span: against.span }, format!("{what} {other}")),
                    ],
                    why: format!(
                        "{} against {}: the articles differ in {what}.",
                        quoted(words(source, number)),
                        quoted(words(from, against))
                    ),
                });
            }
        }
    }
    found
}

/// The number that an article gives, in its most exact form ("19", "at least 19"); none where it gives several.
fn exactest<'a, 'q>(of: &'a BTreeMap<String, &'q Quantity>) -> Option<(&'a String, &'q Quantity)> {
    let (form, exactest) = of.iter().max_by_key(|(_, number)| number.modifier == Modifier::Exact)?;
    let one = |number: &&Quantity| number.low == exactest.low && number.high == exactest.high;
    of.values().all(one).then_some((form, *exactest))
}

/// More numbers of one thing are those of more than one event.
const MOST_NUMBERS: usize = 8;

/// "2, 000" is not two.
fn is_cut(article: &Article<'_>, q: &Quantity) -> bool {
    let rest = article.document.text.get(q.span.end as usize..).unwrap_or_default();
    rest.strip_prefix(',').is_some_and(|rest| rest.trim_start_matches(' ').starts_with(|c: char| c.is_ascii_digit()))
}

fn counts_people(q: &Quantity) -> bool {
    q.kind == QuantityKind::Count
        && q.low.is_some_and(|low| low >= 1.0)
        && q.unit
            .as_deref()
            .is_none_or(|unit| part(q).is_some() || [&ALL[..], &DOERS, &TOGETHER, &["man"]].iter().any(|of| of.contains(&unit)))
}

/// Which part of all people a number is one of.
fn part(q: &Quantity) -> Option<usize> {
    let unit = q.unit.as_deref()?;
    PARTS.iter().position(|(_, units)| units.contains(&unit))
}

/// "thousands" says nothing against 20,000.
fn is_vague(article: &Article<'_>, q: &Quantity) -> bool {
    let words = q.span.of(&article.document.text);
    words.split_whitespace().any(|w| {
        ["thousands", "hundreds", "dozens", "scores", "tens", "millions"].iter().any(|vague| w.eq_ignore_ascii_case(vague))
    })
}

/// What a number of people is the toll of.
fn topic(article: &Article<'_>, prepared: &Prepared, number: &Quantity) -> Option<usize> {
    let parsed = article.parsed;
    let sentence = parsed.sentences.get(parsed.sentence_at(number.span.start)?)?;
    let all = parsed.tokens_in(sentence.span);
    let (first, end) = (all.start as u32, all.end as u32);
    // "The one of 1998 was worse. It killed 40": what a pronoun begins goes on with the sentence before
    let goes_on = matches!(prepared.word(first as usize), "it" | "that" | "then" | "they");
    let before = parsed.sentence_at(number.span.start).filter(|_| goes_on).and_then(|s| parsed.sentences.get(s.checked_sub(1)?));
    let dated = |q: &Quantity| facts::is_year(article, q) || facts::is_month(article, q);
    let of_then = before.is_some_and(|before| parsed.quantities_in(before.span).any(dated));
    if of_then || parsed.quantities_in(sentence.span).any(|q| facts::is_year(article, q)) {
        return None;
    }
    let own = parsed.tokens_in(number.span);
    let (start, behind) = (own.start as u32, own.end as u32);
    let word = |t: u32| prepared.word(t as usize);
    let stem = |t: u32| prepared.form(t as usize).map_or("", |f| f.stem.as_str());
    let back = start.saturating_sub(BEFORE).max(first);
    // "more than 20" is not 20 more
    if (back..start)
        .chain(behind..(behind + BEHIND).min(end))
        .any(|t| OTHERS.contains(&word(t)) || prepared.form(t as usize).is_some_and(|f| f.turns.denies))
    {
        return None;
    }
    let unit = number.unit.as_deref().unwrap_or_default();
    if DOERS.contains(&unit) || unit == "man" {
        let disguised = (start..behind).any(|t| DISGUISED.contains(&word(t)));
        let one_of_them = word(start.wrapping_sub(1)) == "the" || word(start.wrapping_sub(1)) == "of" || word(behind) == "of";
        // what became of some of them tells not how many they were
        let became = (back..(behind + BEHIND).min(end)).any(|t| BECAME.contains(&stem(t)));
        return ((unit != "man" || disguised) && !one_of_them && !became).then_some(DID_IT);
    }
    // "one English climber" is one of several
    let words = number.span.of(&article.document.text);
    if TOGETHER.contains(&unit) && words.split_whitespace().skip(1).any(|w| w.starts_with(char::is_uppercase)) {
        return None;
    }
    let topic_of = |t: u32| TOPICS.iter().position(|(_, words)| words.contains(&stem(t)));
    // within the number's own words ("300 protesters"), behind it up to a mark, or right before it
    let behind = (start..(behind + BEHIND).min(end)).take_while(|&t| !word(t).is_empty()).find_map(topic_of);
    behind.or_else(|| (back..start).rev().take_while(|&t| !word(t).is_empty()).find_map(topic_of))
}

#[cfg(test)]
mod tests {
    use crate::compare::conflicts::tests_of_texts::check;

    #[test]
    fn tolls_are_compared_wherever_they_stand() {
        let one = "A ferry sank off Lowmoor on Monday. By nightfall 12 people had died, the harbour master said.";
        let other = "A ferry sank off Lowmoor on Monday, killing nine. The harbour master called it a black day.";
        check(&[one, other], "quantity: 12 people | nine");
        check(&[one, one], "");
    }

    #[test]
    fn a_toll_of_another_year_is_that_of_another_event() {
        let one = "A ferry sank off Lowmoor on Monday. By nightfall 12 people had died, the harbour master said.";
        let other = "A ferry sank off Lowmoor on Monday. In 1998 a storm killed nine people there.";
        check(&[one, other], "");
        let last = "A ferry sank off Lowmoor on Monday. The last great storm there was in February. It killed nine people.";
        check(&[one, last], "");
    }
}
