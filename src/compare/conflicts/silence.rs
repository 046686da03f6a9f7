//! Someone is silent here and speaks there: Kyiv "has yet to issue a statement", and another article quotes its president.
//!
//! A statement of silence names whom it is about; it stands against every quotation, in another article, of that person or body,
//! or of someone whose title names it ("the Ukrainian president"). Shown as a tension: the article may have closed earlier.

use crate::{
    compare::{
        ConflictKind, Place, Severity, SourceIndex, aliases,
        matter::Coverage,
        prepare::{Prepared, span_of},
        statements::StatementKind,
        words::fold,
    },
    parse::{EntityKind, Form},
};

use super::{Finding, quoted};

pub(crate) fn find(coverage: &Coverage<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for matter in coverage.matters.iter().filter(|m| m.kind == StatementKind::Sentence && !m.heading) {
        let (Some(article), Some(prepared)) = (coverage.article(matter), coverage.prepared.get(matter.source as usize)) else {
            continue;
        };
        let Some(statement) = coverage.statement(matter) else { continue };
        let Some(tokens) = statement.tokens.first() else { continue };
        let Some(silent) = silence(prepared, tokens.start, tokens.end) else { continue };
        let Some(span) = span_of(article, &silent) else { continue };
        // the nearest name before it is who keeps silent
        let before = article
            .parsed
            .mentions
            .iter()
            .rfind(|m| m.form == Form::Name && statement.span.covers(m.span) && m.span.end <= span.start);
        let Some(who) = before else { continue };
        let Some(entity) = coverage.entities.get(matter.source, who.entity) else { continue };
        let state = state_of(coverage.entities.name(entity));
        for &source in coverage.sources.iter().filter(|&&s| s != matter.source) {
            let Some((place, name)) = speaks(coverage, source, entity.0, Some(&state)) else { continue };
            let words = coverage.articles.get(source as usize).map_or("", |a| place.span.of(&a.document.text));
            found.push(Finding {
                kind: ConflictKind::Polarity,
                severity: Severity::Tension,
                sides: [
                    (Place { source: SourceIndex(matter.source), span }, format!("silent {} {}", matter.source, matter.sentence)),
                    (place, format!("speaks {}", entity.0)),
                ],
                why: format!(
                    "{} of {}, yet {name} is reported as speaking: {}.",
                    quoted(span.of(&article.document.text)),
                    coverage.entities.name(entity),
                    quoted(words)
                ),
            });
        }
    }
    found
}

/// The tokens that say that nothing was said.
fn silence(prepared: &Prepared, start: u32, end: u32) -> Option<std::ops::Range<u32>> {
    let word = |t: u32| prepared.word(t as usize);
    let spoken = |t: u32| {
        matches!(
            word(t),
            "statement"
                | "statements"
                | "comment"
                | "comments"
                | "response"
                | "reaction"
                | "responded"
                | "commented"
                | "respond"
                | "reacted"
                | "react"
        )
    };
    (start..end).find_map(|t| {
        let negated = match word(t) {
            "yet" | "declined" | "refused" => word(t + 1) == "to",
            "no" | "not" | "never" => true,
            w => w.ends_with("n't"),
        };
        if !negated {
            return None;
        }
        let said = (t + 1..(t + 6).min(end)).find(|&s| spoken(s))?;
        // who says no more has spoken
        if matches!(word(said + 1), "further" | "beyond") || (t + 1..said).any(|f| matches!(word(f), "further" | "immediate")) {
            return None;
        }
        // back to the verb: "has yet to issue a statement", "had issued no statement"
        let first = if word(t) == "no" {
            t.saturating_sub(1)
        } else if t > start && matches!(word(t - 1), "has" | "have" | "had" | "did" | "does") {
            t - 1
        } else {
            t
        };
        Some(first.max(start)..said + 1)
    })
}

/// The country that a name is or stands for.
fn state_of(name: &str) -> String {
    let folded = fold(name);
    let same = aliases::same_name(&folded);
    aliases::stands_for(same).unwrap_or(same).to_owned()
}

/// Where an article reports the silent one, or one whose title names it, as speaking.
fn speaks(coverage: &Coverage<'_>, source: u32, entity: u32, state: Option<&str>) -> Option<(Place, String)> {
    let article = coverage.articles.get(source as usize)?;
    for quotation in article.parsed.quotations.iter().filter(|q| !q.scare && !q.nested) {
        let (Some(speaker), Some(of)) = (quotation.speaker, quotation.entity) else { continue };
        // who "is understood to have warned" did not speak to the paper
        if quotation.cue.is_some_and(|cue| cue.of(&article.document.text).contains(" to have ")) {
            continue;
        }
        let Some(shared) = coverage.entities.get(source, of) else { continue };
        let own = shared.0 == entity;
        let for_it =
            coverage.entities.kind(shared) == EntityKind::Person && state.is_some_and(|state| leads(coverage, shared, state));
        if own || for_it {
            let span = quotation.cue.map_or(speaker, |cue| speaker.union(cue));
            // words far from their attribution do not show it
            let span = if span.len() > 150 { speaker } else { span };
            return Some((Place { source: SourceIndex(source), span }, coverage.entities.name(shared).to_owned()));
        }
    }
    None
}

/// Whether any article of the group gives the person an office and names the state with it.
fn leads(coverage: &Coverage<'_>, person: crate::compare::SharedEntityIndex, state: &str) -> bool {
    let members = coverage.entities.shared.get(person.0 as usize).map_or(&[][..], |e| e.members.as_slice());
    members.iter().filter(|(source, _)| coverage.sources.contains(&source.0)).take(MOST_ARTICLES).any(|&(source, entity)| {
        let (Some(article), Some(prepared)) = (coverage.articles.get(source.0 as usize), coverage.prepared.get(source.0 as usize))
        else {
            return false;
        };
        let known = article.parsed.entities.get(entity.0 as usize);
        known.is_some_and(|e| e.named && is_leader(&e.roles)) && title_names(article, prepared, entity, state)
    })
}

/// An office that so many articles do not name with its state is not known to belong to it.
const MOST_ARTICLES: usize = 20;

fn is_leader(roles: &[String]) -> bool {
    roles.iter().any(|r| {
        let role = fold(r);
        ["president", "minister", "chancellor", "premier", "spokes", "king", "queen"].iter().any(|office| role.contains(office))
    })
}

/// Whether a title of the entity names the state ("Ukrainian President", "Ukraine's president").
fn title_names(article: &crate::compare::Article<'_>, prepared: &Prepared, entity: crate::parse::EntityIndex, state: &str) -> bool {
    let names_it = |word: &str| !word.is_empty() && (aliases::stands_for(word) == Some(state) || aliases::same_name(word) == state);
    let roles = article.parsed.entities.get(entity.0 as usize).map_or(&[][..], |e| e.roles.as_slice());
    if roles.iter().any(|role| fold(role).split([' ', '\'']).any(names_it)) {
        return true;
    }
    article.parsed.mentions.iter().filter(|m| m.entity == entity && m.form == Form::Name).any(|m| {
        let tokens = article.parsed.tokens_in(m.span);
        // right before the mention, or before its "'s"
        let before = |n: usize| tokens.start.checked_sub(n).map_or("", |t| prepared.word(t));
        names_it(before(1))
            || before(1).ends_with("'s") && (names_it(before(2)) || names_it(before(1).trim_end_matches("'s")))
            || tokens.clone().any(|t| names_it(prepared.word(t)))
    })
}

#[cfg(test)]
mod tests {
    use crate::compare::conflicts::tests_of_texts::check;

    const SILENT: &str = "The judge Helga Oster refused to comment on the release of the banker from the prison of Lowmoor.";

    #[test]
    fn silent_here_and_speaking_there() {
        let speaks = "“The banker was released from the prison of Lowmoor too soon,” Helga Oster said.";
        check(&[SILENT, speaks], "polarity: refused to comment | Helga Oster said");
        check(&[SILENT, SILENT], "");
    }

    #[test]
    fn whose_words_are_only_understood_keeps_silent() {
        let relayed = "Helga Oster is understood to have warned that the banker was released from the prison of Lowmoor too soon.";
        check(&[SILENT, relayed], "");
    }
}
