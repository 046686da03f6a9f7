//! In what the mentions of one claim differ, each kind in a file of its own.
//!
//! Looked at are pairs of sentences of different articles that make the same claim; what is found between several pairs with the
//! same words on both sides is one conflict. A conflict points at the words that differ and says why in a sentence. Where two
//! sentences only look alike, nothing is shown: a missed conflict costs less than a wrong one.

mod ages;
mod alike_names;
mod apiece;
mod averted;
mod blame;
mod by_what_means;
mod certainty;
mod clocks;
mod conditions;
mod counted;
mod date;
mod daytimes;
mod demanded;
mod described;
mod doers;
mod elsewhere;
mod facts;
mod force;
mod frames;
mod gather;
mod hints;
mod in_rows;
mod judged;
mod lists;
mod measures;
mod named;
mod not_so;
mod numbers;
mod of_event;
mod of_one_person;
mod opposed;
mod order;
mod other_doer;
mod pairs;
mod partly;
mod penalties;
mod person;
mod place;
mod polarity;
mod quantity;
mod ranks;
mod reversed;
mod scope;
mod side;
mod silence;
mod spelled;
mod stressed;
mod title;
mod told_times;
mod toll;
mod tone;
mod trades;
mod tried;
mod two_names;
mod unmarked;
mod votes;
mod wording;

pub(crate) use certainty::{Degree, degree};
pub(crate) use facts::AllRead;
pub(crate) use hints::Hints;
pub use in_rows::conflicts_in_rows;
pub(crate) use opposed::Told;
pub(crate) use polarity::{Turns, are_opposites, denies};

use rayon::prelude::*;

use side::{Compared, Finding, LONGEST, Side, is_name, quoted, quoted_at};

use super::{
    Conflict,
    claims::Row,
    kept::{Known, Quiet, RuleSet},
    links::{Judged, Pair},
    matter::Coverage,
    stop::Stop,
    thresholds::COMPARED,
};

/// All conflicts of a group, and of each pair which rules found nothing between its sentences. What is known to find nothing is not
/// asked again.
///
/// `None` where it was asked to stop.
pub(crate) fn conflicts(
    coverage: &Coverage<'_>,
    rows: &[Row],
    judged: &Judged,
    known: &Known<'_>,
    stop: Stop<'_>,
) -> Option<(Vec<Conflict>, Vec<Quiet>)> {
    let pairs = &judged.pairs;
    let row_of = pairs::rows_of_sentences(coverage, rows);
    let hints = hints::hints(coverage);

    let mut quiet: Vec<Quiet> = pairs
        .par_iter()
        .zip(&judged.was)
        .map(|(pair, was)| {
            let in_one_row = pairs::row_of_both(&row_of, pair).is_some();
            if pair.score < COMPARED {
                // no rule is asked
                return Quiet { in_one_row, rules: RuleSet::ALL };
            }
            let before = known.quiet(*was, pair).filter(|quiet| quiet.in_one_row == in_one_row);
            before.unwrap_or(Quiet { in_one_row, rules: RuleSet::default() })
        })
        .collect();
    let asked = || pairs.iter().zip(&quiet).enumerate().filter(|(_, (_, quiet))| quiet.rules != RuleSet::ALL);
    let at: Vec<usize> = asked().map(|(at, _)| at).collect();
    let compared: Vec<(&Pair, RuleSet)> = asked().map(|(_, (pair, quiet))| (pair, quiet.rules)).collect();
    let told = opposed::all_told(coverage);
    let of_pairs = pairs::of_pairs(coverage, &compared, &row_of, &hints, &told, stop);
    if stop.asked() {
        return None;
    }
    for &at in &at {
        if let Some(quiet) = quiet.get_mut(at) {
            quiet.rules = RuleSet::ALL;
        }
    }
    for found in &of_pairs {
        if let Some(quiet) = at.get(found.pair).and_then(|&at| quiet.get_mut(at)) {
            quiet.rules.remove(found.rule);
        }
    }
    let mut found: Vec<(Option<u32>, Finding)> = of_pairs.into_iter().map(|found| (found.row, found.finding)).collect();
    let elsewhere = elsewhere::told_elsewhere(coverage, pairs, found.iter().map(|(_, finding)| finding));
    found.extend(elsewhere.into_iter().map(|f| (None, f)));
    let of_articles: [fn(&Coverage<'_>) -> Vec<Finding>; 8] =
        [ages::find, alike_names::find, title::find, silence::find, ranks::find, spelled::find, toll::find, trades::find];
    let of_articles: Vec<Vec<Finding>> = of_articles.par_iter().map(|find| find(coverage)).collect();
    found.extend(of_articles.into_iter().flatten().map(|f| (None, f)));
    found.extend(of_event::find(coverage, &told).into_iter().map(|f| (None, f)));
    let once: [fn(&Coverage<'_>) -> Vec<Finding>; 5] =
        [votes::find, penalties::find, conditions::find, measures::find, clocks::find];
    let once: Vec<Vec<Finding>> = once.par_iter().map(|find| find(coverage)).collect();
    let once = once.into_iter().flatten().chain(of_one_person::find(coverage, &told));
    let once = facts::not_known(once.collect(), found.iter().map(|(_, finding)| finding));
    found.extend(once.into_iter().map(|f| (None, f)));
    Some((gather::gather(found), quiet))
}

#[cfg(test)]
mod tests_of_texts {
    use crate::{
        compare::{Article, Comparison, Options, compare},
        parse::parse,
        text::{Document, Metadata},
    };

    /// The documents of texts, each with the day of its article (empty where it has none), and what comparing them gives.
    fn compared(texts: &[(&str, &str)]) -> (Vec<Document>, Comparison) {
        let metadata = |day: &str| Metadata { date: (!day.is_empty()).then(|| day.to_owned()), ..Metadata::default() };
        let document = |&(text, day): &(&str, &str)| Document { text: text.into(), file: None, metadata: metadata(day) };
        let documents: Vec<Document> = texts.iter().map(document).collect();
        let parsed: Vec<_> = documents.iter().map(parse).collect();
        let articles: Vec<_> = documents.iter().zip(&parsed).map(|(document, parsed)| Article { document, parsed }).collect();
        let comparison = compare(&articles, Options::default());
        (documents, comparison)
    }

    /// The reasons of all conflicts between texts.
    pub(super) fn why_of(texts: &[&str]) -> Vec<String> {
        why_on_days(&texts.iter().map(|text| (*text, "")).collect::<Vec<_>>())
    }

    /// The reasons of all conflicts between texts of articles of the given days.
    pub(super) fn why_on_days(texts: &[(&str, &str)]) -> Vec<String> {
        compared(texts).1.conflicts.into_iter().map(|c| c.why).collect()
    }

    /// The kinds of all conflicts between texts, each with the first words of what it points at.
    pub(super) fn check(texts: &[&str], told: &str) {
        check_dated(texts, "", told);
    }

    /// The same of articles of one day.
    pub(super) fn check_dated(texts: &[&str], day: &str, told: &str) {
        let (documents, comparison) = compared(&texts.iter().map(|text| (*text, day)).collect::<Vec<_>>());
        let line = |c: &crate::compare::Conflict| {
            let words = c.parts.iter().map(|p| p.span.of(&documents[p.source.0 as usize].text).to_owned());
            format!("{}: {}", format!("{:?}", c.kind).to_lowercase(), words.collect::<Vec<_>>().join(" | "))
        };
        let lines: Vec<String> = comparison.conflicts.iter().map(line).collect();
        assert_eq!(lines.join("\n"), told);
    }
}
