//! A person's office: the president, or the former president.
//!
//! Compared is what stands before a name or for it. Shown where one article says "former" or "ex-" of an office that another
//! gives as held.

use std::collections::BTreeMap;

use crate::{
    compare::{ConflictKind, Place, Severity, SourceIndex, matter::Coverage, words},
    parse::{EntityKind, Form},
};

use super::{Finding, quoted};

/// Offices, by their base form.
const OFFICES: [&str; 16] = [
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
];

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
            // the title may stand in the mention or right before it
            let from = tokens.start.saturating_sub(3);
            let office = (from..tokens.end).find(|&t| {
                prepared
                    .form(t)
                    .is_some_and(|f| OFFICES.contains(&words::stem(&f.folded).as_str()) || OFFICES.contains(&f.folded.as_str()))
            });
            let Some(office) = office else { continue };
            if mention.form == Form::Name && office >= tokens.end {
                continue;
            }
            let before: Vec<&str> = (office.saturating_sub(3)..office).map(|t| prepared.word(t)).collect();
            // "vice president" is another office, "President Obama's secretary" another person
            if before.iter().any(|w| matches!(*w, "vice" | "deputy" | "assistant" | "'s")) {
                continue;
            }
            let past = before.iter().any(|w| matches!(*w, "former" | "ex" | "onetime" | "then"))
                || prepared.word(office).starts_with("ex-");
            let start = if past { office.saturating_sub(1) } else { office };
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
    let mut found = Vec::new();
    for ((entity, office), [held, past]) in told {
        for (past_in, past_place) in &past {
            for (held_in, held_place) in held.iter().filter(|(s, _)| *s != past_in) {
                let words = |source: u32, place: &Place| {
                    coverage.articles.get(source as usize).map_or("", |a| place.span.of(&a.document.text))
                };
                let name = coverage.entities.name(crate::compare::SharedEntityIndex(entity));
                found.push(Finding {
                    kind: ConflictKind::Title,
                    severity: Severity::Tension,
                    sides: [(*past_place, format!("{entity} former {office}")), (*held_place, format!("{entity} {office}"))],
                    why: format!(
                        "{name} is {} here and {} there.",
                        quoted(words(*past_in, past_place)),
                        quoted(words(*held_in, held_place))
                    ),
                });
            }
        }
    }
    found
}
