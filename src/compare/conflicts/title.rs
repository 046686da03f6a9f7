//! A person's office: the president, or the former president.
//!
//! Compared is what stands before a name or for it. Shown where one article says "former" or "ex-" of an office, or that its holder
//! lost it ("was replaced as chief executive"), and another gives it as held.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    compare::{ConflictKind, Place, Severity, SourceIndex, matter::Coverage},
    parse::{EntityKind, Form},
};

use super::{Finding, quoted};

/// Offices, by their base form.
const OFFICES: [&str; 24] = [
    "president",
    "minister",
    "chancellor",
    "premier",
    "secretary",
    "senator",
    "governor",
    "mayor",
    "chairman",
    "chairwoman",
    "director",
    "ceo",
    "ambassador",
    "congressman",
    "speaker",
    "judge",
    "executive",
    "coach",
    "manager",
    "captain",
    "commander",
    "commissioner",
    "leader",
    "chief",
];
/// Words by which an office ends, before "as".
const LOST: [&str; 13] = [
    "replaced",
    "ousted",
    "removed",
    "resigned",
    "quit",
    "fired",
    "sacked",
    "dismissed",
    "down",
    "retired",
    "suspended",
    "deposed",
    "voted",
];
/// Base forms that tell of an end in office.
const ENDS: [&str; 7] = ["resign", "quit", "oust", "replac", "sack", "dismiss", "resignation"];
/// The words between such a word and the office: "replaced as the company's chief executive".
const AS_OFFICE: usize = 5;
/// An office is lost by the one who was named at most so many words before.
const LOSER: usize = 20;

pub(crate) fn find(coverage: &Coverage<'_>) -> Vec<Finding> {
    // (entity, office) -> the first place where it is held, and where it is past, in each article
    let mut told: BTreeMap<(u32, String), [BTreeMap<u32, Place>; 2]> = BTreeMap::new();
    for &source in &coverage.sources {
        let (Some(article), Some(prepared)) = (coverage.articles.get(source as usize), coverage.prepared.get(source as usize))
        else {
            continue;
        };
        for mention in &article.parsed.mentions {
            let Some(entity) = coverage.entities.get(source, mention.entity) else { continue };
            if coverage.entities.kind(entity) != EntityKind::Person || mention.form == Form::Pronoun {
                continue;
            }
            let tokens = article.parsed.tokens_in(mention.span);
            let is_office = |&t: &usize| {
                prepared.form(t).is_some_and(|f| OFFICES.contains(&f.stem.as_str()) || OFFICES.contains(&f.folded.as_str()))
            };
            // The title stands in the mention, or right before it: further off it is somebody else's.
            let office = tokens.clone().find(is_office).or_else(|| tokens.start.checked_sub(1).filter(is_office));
            let Some(office) = office else { continue };
            // "chief executive" is one office
            let first = office;
            let office = if is_office(&(office + 1)) { office + 1 } else { office };
            // "vice president" is another office, "President Obama's secretary" another person
            let before = (office.saturating_sub(3)..office).map(|t| prepared.word(t));
            if before.into_iter().any(|w| matches!(w, "vice" | "deputy" | "assistant" | "'s")) {
                continue;
            }
            let token = |t: usize| article.parsed.tokens.get(t).map_or("", |token| token.span.of(&article.document.text));
            let left = held_no_more(office, |t| prepared.word(t), token);
            // "fired head coach Lee": it is over as well
            let ended = (first.saturating_sub(2)..first)
                .rev()
                .find(|&t| matches!(prepared.word(t), "fired" | "sacked" | "dismissed" | "ousted"));
            let left = left.or(ended);
            // "the director at the time", "then-director Lee": when that was, is not told
            let behind = (office + 1..office + 4).map(|t| prepared.word(t));
            let then = (first.saturating_sub(2)..=first).any(|t| prepared.word(t).starts_with("then-"));
            if then || behind.eq(["at", "the", "time"]) {
                continue;
            }
            let past = left.is_some() || prepared.word(office).starts_with("ex-");
            // "her time as secretary" is over, too
            if !past && first.checked_sub(1).is_some_and(|t| prepared.word(t) == "as") {
                continue;
            }
            let start = left.unwrap_or(first);
            let Some(span) = crate::compare::prepare::span_of(*article, &(start as u32..tokens.end.max(office + 1) as u32)) else {
                continue;
            };
            let place = Place { source: SourceIndex(source), span };
            let slot = told.entry((entity.0, prepared.word(office).to_owned())).or_default();
            if let Some(by_source) = slot.get_mut(usize::from(past)) {
                by_source.entry(source).or_insert(place);
            }
        }
    }
    for &source in &coverage.sources {
        for (entity, office, place) in lost(coverage, source) {
            if let Some(by_source) = told.entry((entity, office)).or_default().get_mut(1) {
                by_source.entry(source).or_insert(place);
            }
        }
    }
    // an article that itself tells of an end in office says no other thing by giving the office
    let tells_of_end: BTreeSet<u32> = coverage.sources.iter().copied().filter(|&source| tells_of_end(coverage, source)).collect();
    let mut found = Vec::new();
    for ((entity, office), [held, past]) in told {
        let held: BTreeMap<u32, Place> = held.into_iter().filter(|(source, _)| !tells_of_end.contains(source)).collect();
        for (past, held) in against_first(&past, &held) {
            let words = |place: Place| {
                coverage.articles.get(place.source.0 as usize).map_or("", |article| place.span.of(&article.document.text))
            };
            let name = coverage.entities.name(crate::compare::SharedEntityIndex(entity));
            found.push(Finding {
                kind: ConflictKind::Title,
                severity: Severity::Tension,
                sides: [(past, format!("{entity} former {office}")), (held, format!("{entity} {office}"))],
                why: format!("{name} is {} here and {} there.", quoted(words(past)), quoted(words(held))),
            });
        }
    }
    found
}

/// Whether an article tells of an end in office.
fn tells_of_end(coverage: &Coverage<'_>, source: u32) -> bool {
    coverage.prepared.get(source as usize).is_some_and(|p| p.forms.iter().any(|form| ENDS.contains(&form.stem.as_str())))
}

/// Each place against the first of the other side that stands in another article: a large event costs no more than its articles,
/// and every place is shown as if all stood against all.
fn against_first(past: &BTreeMap<u32, Place>, held: &BTreeMap<u32, Place>) -> Vec<(Place, Place)> {
    let first_of = |side: &BTreeMap<u32, Place>, but: u32| side.iter().find(|(source, _)| **source != but).map(|(_, place)| *place);
    let of_past = past.iter().filter_map(|(&source, &place)| Some((place, first_of(held, source)?)));
    let of_held = held.iter().filter_map(|(&source, &place)| Some((first_of(past, source)?, place)));
    of_past.chain(of_held).collect()
}

/// Who lost which office, and where an article says so: "who was replaced as chief executive in January".
fn lost(coverage: &Coverage<'_>, source: u32) -> Vec<(u32, String, Place)> {
    let (Some(article), Some(prepared)) = (coverage.articles.get(source as usize), coverage.prepared.get(source as usize)) else {
        return Vec::new();
    };
    let parsed = article.parsed;
    // most articles have none of these words
    let any = |words: &[&str]| prepared.forms.iter().any(|form| words.contains(&form.folded.as_str()));
    if !any(&["as"]) || !any(&LOST) {
        return Vec::new();
    }
    let one = |verb: usize| -> Option<(u32, String, Place)> {
        let down = prepared.word(verb) == "down";
        let stepped = down && verb.checked_sub(1).is_some_and(|before| matches!(prepared.word(before), "stepped" | "stood"));
        if !LOST.contains(&prepared.word(verb)) || prepared.word(verb + 1) != "as" || down && !stepped {
            return None;
        }
        let is_office = |t: &usize| prepared.form(*t).is_some_and(|f| OFFICES.contains(&f.folded.as_str()));
        let office = (verb + 2..verb + 2 + AS_OFFICE).take_while(|&t| !prepared.word(t).is_empty()).find(is_office)?;
        let office = if is_office(&(office + 1)) { office + 1 } else { office };
        let sentence = parsed.sentences.get(parsed.sentence_at(parsed.tokens.get(verb)?.span.start)?)?.span;
        let from = parsed.tokens.get(verb.saturating_sub(LOSER))?.span.start.max(sentence.start);
        let before = parsed.mentions.partition_point(|m| m.span.start < parsed.tokens.get(verb).map_or(0, |t| t.span.start));
        let who = parsed.mentions.iter().take(before).rev().take_while(|m| m.span.start >= from);
        let mut people = who.filter_map(|m| coverage.entities.get(source, m.entity));
        let who = people.find(|&e| coverage.entities.kind(e) == EntityKind::Person)?;
        let span = crate::compare::prepare::span_of(*article, &(verb as u32..office as u32 + 1))?;
        Some((who.0, prepared.word(office).to_owned(), Place { source: SourceIndex(source), span }))
    };
    (0..parsed.tokens.len()).filter_map(one).collect()
}

/// Where "former" stands before an office, right before it or over names: "former U.S. president", "ex - president".
fn held_no_more<'c>(office: usize, folded: impl Fn(usize) -> &'c str, token: impl Fn(usize) -> &'c str) -> Option<usize> {
    /// As many words stand between the two.
    const REACH: usize = 4;
    let nearer_first = (office.saturating_sub(REACH)..office).rev();
    let belongs = |&t: &usize| {
        let word = token(t);
        matches!(folded(t), "former" | "ex" | "onetime" | "then") || word == "-" || word.starts_with(char::is_uppercase)
    };
    nearer_first.take_while(belongs).find(|&t| matches!(folded(t), "former" | "ex" | "onetime" | "then"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Where "former" stands that belongs to the last word.
    fn check(words: &str) -> Option<usize> {
        let words: Vec<&str> = words.split(' ').collect();
        let folded: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
        held_no_more(words.len() - 1, |t| folded[t].as_str(), |t| words[t])
    }

    #[test]
    fn an_office_may_be_lost_in_other_words() {
        use crate::compare::conflicts::tests_of_texts::check;
        let held = "The bridge of Lowmoor will be closed, said chief executive Anna Lindqvist of the harbour company on Monday.";
        let lost =
            "Anna Lindqvist, who was replaced as chief executive in May, said the bridge of Lowmoor will be closed on Monday.";
        check(&[held, lost], "title: chief executive | replaced as chief executive");
        check(&[held, held], "");
    }

    #[test]
    fn every_place_is_shown_though_not_all_stand_against_all() {
        let places = |sources: &[u32]| -> BTreeMap<u32, Place> {
            sources.iter().map(|&s| (s, Place { source: SourceIndex(s), span: crate::text::Span::new(0, 1) })).collect()
        };
        let check = |past: &[u32], held: &[u32]| -> Vec<(u32, u32)> {
            against_first(&places(past), &places(held)).into_iter().map(|(p, h)| (p.source.0, h.source.0)).collect()
        };
        assert_eq!(check(&[0, 3], &[1, 2, 3]), [(0, 1), (3, 1), (0, 1), (0, 2), (0, 3)]);
        assert_eq!(check(&[0], &[0]), []);
    }

    #[test]
    fn former_belongs_to_the_office_behind_it() {
        assert_eq!(check("said the former president"), Some(2));
        assert_eq!(check("the former U.S. president"), Some(1));
        assert_eq!(check("an ex - president"), Some(1));
        assert_eq!(check("the former aide told President"), None);
        assert_eq!(check("the president"), None);
    }

    #[test]
    fn who_is_fired_before_the_office_has_lost_it() {
        let one = "The company of Lowmoor fired head coach Ann Lee on Monday after nine lost games.";
        let other = "Ann Lee has been fired as head coach of Lowmoor. The company named no successor.";
        crate::compare::conflicts::tests_of_texts::check(&[one, other], "");
    }
}
