//! What somebody who is named does for a living: a dentist here, a lawyer there; a judge here, a former judge there.
//!
//! Compared are the words for work and rank (`assets/lexicon/people_nouns.txt`) that stand right before or right behind a name,
//! wherever the articles give them. An article that gives several for one person is left out.

use std::collections::BTreeMap;

use crate::{
    compare::{
        Article, ConflictKind, Place, Severity, SharedEntityIndex, SourceIndex, matter::Coverage, prepare::Prepared,
        prepare::span_of, synonyms,
    },
    parse::{EntityKind, Form},
};

use super::{
    Finding,
    described::{People, people},
    quoted_at,
};

/// "an appeal judge": the noun stands at most so many words behind the article.
const REACH: u32 = 5;
/// Words before a grade that belong to it.
const LEADS: [&str; 6] = ["detective", "chief", "senior", "police", "first", "second"];
/// Words that say that it is over.
const PAST: [&str; 4] = ["former", "retired", "ex", "onetime"];

/// A trade: its base form, whether it is over, and where that stands.
type Trade = (String, bool, Place);

pub(crate) fn find(coverage: &Coverage<'_>) -> Vec<Finding> {
    let mut told: BTreeMap<u32, BTreeMap<u32, Vec<Trade>>> = BTreeMap::new();
    for &source in &coverage.sources {
        let (Some(article), Some(prepared)) = (coverage.articles.get(source as usize), coverage.prepared.get(source as usize))
        else {
            continue;
        };
        for mention in article.parsed.mentions.iter().filter(|m| m.form == Form::Name) {
            let Some(entity) = coverage.entities.get(source, mention.entity) else { continue };
            if coverage.entities.kind(entity) != EntityKind::Person {
                continue;
            }
            let tokens = article.parsed.tokens_in(mention.span);
            let Some(words) = trade(article, prepared, tokens.start as u32, tokens.end as u32) else { continue };
            let Some(span) = span_of(*article, &words) else { continue };
            let stem = prepared.form(words.end as usize - 1).map_or(String::new(), |f| f.stem.to_string());
            let past = words.clone().any(|t| PAST.contains(&prepared.word(t as usize)));
            let of = told.entry(entity.0).or_default().entry(source).or_default();
            if !of.iter().any(|(other, was, _)| (other, *was) == (&stem, past)) {
                of.push((stem, past, Place { source: SourceIndex(source), span }));
            }
        }
    }
    let mut found = Vec::new();
    for (person, by_source) in told {
        let sole: Vec<&Trade> = by_source.values().filter(|trades| trades.len() == 1).flatten().collect();
        let mut firsts: BTreeMap<(&str, bool), Place> = BTreeMap::new();
        for (stem, past, place) in sole.iter().copied() {
            if firsts.len() < MOST_TRADES {
                firsts.entry((stem, *past)).or_insert(*place);
            }
        }
        for (stem, past, place) in sole {
            for (&(other, was), &other_place) in firsts.iter().filter(|(key, _)| **key != (stem.as_str(), *past)) {
                let same = synonyms::near(stem, other);
                if same && past == &was || !same && people(stem) != people(other) {
                    continue;
                }
                let name = coverage.entities.name(SharedEntityIndex(person));
                found.push(Finding {
                    kind: ConflictKind::Title,
                    severity: if same { Severity::Detail } else { Severity::Tension },
                    sides: [(*place, format!("{person} {past} {stem}")), (other_place, format!("{person} {was} {other}"))],
                    why: format!("{name} is {} here and {} there.", quoted_at(coverage, *place), quoted_at(coverage, other_place)),
                });
            }
        }
    }
    found
}

/// More trades are those of several people.
const MOST_TRADES: usize = 6;

/// The words for a trade that stand with a name.
fn trade(article: &Article<'_>, prepared: &Prepared, start: u32, end: u32) -> Option<std::ops::Range<u32>> {
    let word = |t: u32| prepared.word(t as usize);
    let token = |t: u32| article.parsed.tokens.get(t as usize).map_or("", |token| token.span.of(&article.document.text));
    let is_trade = |t: u32| {
        let form = prepared.form(t as usize);
        form.is_some_and(|f| {
            f.folded.strip_suffix('s') != Some(&f.stem)
                && matches!(people(&f.stem), Some(People::Work | People::Rank | People::Grade))
        })
    };
    // behind: "Ann Lee, a retired judge of appeal,"
    if token(end) == "," && matches!(word(end + 1), "a" | "an" | "the") {
        let last = end + 2 + REACH;
        let stops =
            |t: u32| word(t).is_empty() || matches!(word(t), "who" | "of" | "and" | "in" | "at" | "for" | "from" | "with" | "to");
        let noun = (end + 2..last).take_while(|&t| !stops(t)).filter(|&t| is_trade(t)).last();
        // "the student's mother" is somebody else
        if let Some(noun) = noun.filter(|&noun| stops(noun + 1)) {
            return Some(end + 1..noun + 1);
        }
    }
    // before, with a comma: "A retired judge of appeal, Ann Lee, said"
    if start > 1 && token(start - 1) == "," && token(end) == "," && is_trade(start - 2) {
        let first = (start.saturating_sub(REACH + 2)..start - 2).rev().take_while(|&t| !word(t).is_empty());
        if let Some(first) = first.into_iter().find(|&t| matches!(word(t), "a" | "an" | "the")) {
            return Some(first..start - 1);
        }
    }
    // before: "schoolteacher Ann Lee", with or within the name ("Detective Inspector Ann Lee")
    let leads = (start..end).take_while(|&t| LEADS.contains(&word(t))).count() as u32;
    let inside = (start..=start + leads).rev().find(|&t| is_trade(t) && t + 1 < end);
    let noun = inside.or_else(|| start.checked_sub(1).filter(|&t| is_trade(t)))?;
    let past = noun.checked_sub(1).filter(|&t| PAST.contains(&word(t)));
    Some(past.unwrap_or(noun)..noun + 1)
}

#[cfg(test)]
mod tests {
    use crate::compare::conflicts::tests_of_texts::check;

    #[test]
    fn two_trades_of_one_person() {
        let one = "The harbour of Lowmoor was closed on Monday. The baker Dan Brook was the first to complain.";
        let other = "The harbour of Lowmoor was closed on Monday. Nobody asked Dan Brook, a local plumber, about it.";
        check(&[one, other], "title: baker | a local plumber");
        let past = "The harbour of Lowmoor was closed on Monday. Nobody asked Dan Brook, a retired baker, about it.";
        check(&[one, past], "title: baker | a retired baker");
        let comma = "The harbour of Lowmoor was closed on Monday. A local plumber, Dan Brook, was the first to complain.";
        check(&[one, comma], "title: baker | A local plumber");
        check(&[one, one], "");
    }

    #[test]
    fn two_grades_of_one_officer() {
        let one = "The harbour of Lowmoor was closed on Monday. Detective Sergeant Dan Brook would not say why.";
        let other = "The harbour of Lowmoor was closed on Monday. Nobody may go in, said Chief Inspector Dan Brook.";
        check(&[one, other], "title: Sergeant | Inspector");
    }
}
