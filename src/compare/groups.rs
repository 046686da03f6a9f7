//! Which articles report the same event.
//!
//! Articles are bags of words and names, weighted by how rare they are among all articles; groups grow by the likeness of their
//! sums, the nearest first; what came out weeks apart has to be the more alike. An article is in exactly one group, alone if need be.

mod bags;
mod days;
mod neighbours;

use std::collections::BTreeMap;

use self::{
    bags::{Bag, bags, cosine, dot, mean_likeness},
    days::Days,
    neighbours::edges,
};
use super::{
    Article, Group, SourceIndex,
    prepare::Prepared,
    stop::Stop,
    thresholds::{FEW_ARTICLES, MEAN_LIKENESS, SAME_EVENT, SAME_EVENT_OF_FEW, WITH_TWICE_AS_MANY},
};

/// Groups all articles, each group's articles ascending, the groups by their first.
///
/// `None` where it was asked to stop.
pub(crate) fn groups(articles: &[Article<'_>], prepared: &[&Prepared], stop: Stop<'_>) -> Option<Vec<Group>> {
    let bags = bags(articles, prepared);
    if stop.asked() {
        return None;
    }
    let enough = same_event(articles.len());
    let edges = edges(&bags, enough);
    if stop.asked() {
        return None;
    }
    let mut sums: Vec<Option<Bag>> = bags.iter().cloned().map(Some).collect();
    let mut days: Vec<Days> = articles.iter().map(Days::of).collect();
    let spread = days::spread(&days);
    let mut parent: Vec<usize> = (0..bags.len()).collect();
    for (_, a, b) in edges {
        let (a, b) = (top(&mut parent, a), top(&mut parent, b));
        if a == b {
            continue;
        }
        let (Some(Some(x)), Some(Some(y))) = (sums.get(a), sums.get(b)) else { continue };
        let (Some(&of_a), Some(&of_b)) = (days.get(a), days.get(b)) else { continue };
        let (dot, caution) = (dot(x, y), of_a.caution(of_b, spread));
        if cosine(dot, x, y) < enough * caution || mean_likeness(dot, x, y) < MEAN_LIKENESS * caution {
            continue;
        }
        let (more, less) = if x.words.len() >= y.words.len() { (a, b) } else { (b, a) };
        if let Some(moved) = sums.get_mut(less).and_then(Option::take)
            && let Some(Some(sum)) = sums.get_mut(more)
        {
            sum.add(&moved);
        }
        if let Some(days) = days.get_mut(more) {
            *days = of_a.and(of_b);
        }
        if let Some(p) = parent.get_mut(less) {
            *p = more;
        }
    }
    let mut members: BTreeMap<usize, Vec<SourceIndex>> = BTreeMap::new();
    for article in 0..bags.len() {
        let top = top(&mut parent, article);
        members.entry(top).or_default().push(SourceIndex(article as u32));
    }
    let mut groups: Vec<Vec<SourceIndex>> = members.into_values().collect();
    groups.sort();
    Some(groups.into_iter().map(|sources| Group { title: title(articles, &bags, &sources), sources }).collect())
}

/// How alike two groups must be to report the same event, among so many articles. What an event is told in grows rarer, and so
/// heavier, with every article of something else; and few articles are mostly loaded because they belong together.
fn same_event(articles: usize) -> f32 {
    let doublings = (articles as f32 / FEW_ARTICLES).log2().max(0.0);
    (SAME_EVENT_OF_FEW + WITH_TWICE_AS_MANY * doublings).min(SAME_EVENT)
}

fn top(parent: &mut [usize], mut node: usize) -> usize {
    while let Some(&above) = parent.get(node)
        && above != node
    {
        let next = parent.get(above).copied().unwrap_or(above);
        if let Some(p) = parent.get_mut(node) {
            *p = next;
        }
        node = above;
    }
    node
}

/// The headline of the article that is nearest to the others.
fn title(articles: &[Article<'_>], bags: &[Bag], sources: &[SourceIndex]) -> String {
    /// With more articles than this, the first ones stand for the rest.
    const ENOUGH: usize = 50;
    let mut sum = Bag::default();
    for source in sources.iter().take(ENOUGH) {
        if let Some(bag) = bags.get(source.0 as usize) {
            sum.add(bag);
        }
    }
    let mut best: Option<(bool, f32, String)> = None;
    for source in sources.iter().take(ENOUGH) {
        let (Some(bag), Some(article)) = (bags.get(source.0 as usize), articles.get(source.0 as usize)) else { continue };
        let (given, headline) = match &article.document.metadata.title {
            Some(title) => (true, title.clone()),
            None => {
                (false, article.parsed.sentences.first().map_or_else(String::new, |s| s.span.of(&article.document.text).to_owned()))
            }
        };
        let near = cosine(dot(&sum, bag), &sum, bag);
        if best.as_ref().is_none_or(|b| (given, near) > (b.0, b.1)) {
            best = Some((given, near, headline));
        }
    }
    best.map(|b| b.2).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        compare::{Options, compare},
        parse::parse,
        text::{Document, Metadata},
    };

    /// The groups of these texts, each as the positions of its texts.
    fn check(texts: &[&str], groups: &[&[u32]]) {
        check_on_days(&texts.iter().map(|text| (*text, "")).collect::<Vec<_>>(), groups);
    }

    /// The same of texts of articles of these days.
    fn check_on_days(texts: &[(&str, &str)], groups: &[&[u32]]) {
        let metadata = |day: &str| Metadata { date: (!day.is_empty()).then(|| day.to_owned()), ..Metadata::default() };
        let document = |&(text, day): &(&str, &str)| Document { text: text.into(), file: None, metadata: metadata(day) };
        let documents: Vec<Document> = texts.iter().map(document).collect();
        let parsed: Vec<_> = documents.iter().map(parse).collect();
        let articles: Vec<_> = documents.iter().zip(&parsed).map(|(document, parsed)| Article { document, parsed }).collect();
        let found = compare(&articles, Options::default()).groups;
        let found: Vec<Vec<u32>> = found.iter().map(|g| g.sources.iter().map(|s| s.0).collect()).collect();
        assert_eq!(found, groups);
    }

    #[test]
    fn two_articles_of_one_event_are_one_group_however_they_tell_it() {
        let told = "A ferry with ninety people on board struck the breakwater of Lowmoor in thick fog on Sunday.\n\
                    The captain, Dan Brook, ordered everyone into the boats, and fishermen took the passengers to the quay.\n\
                    Four were treated for cold. The harbour will be closed until divers have looked at the hull.";
        let otherwise = "Passengers spoke of a loud bang and of screams after the Lowmoor ferry ran into a wall of stone.\n\
                         Fog had come up within minutes, said a woman who was wrapped in a blanket on the quay.\n\
                         Investigators want to question Brook, the captain, about his speed. Nobody died.";
        let another = "The parliament of Fenland voted on Tuesday to raise the tax on sugar and to lower that on bread.\n\
                       Finance minister Ann Lee said families would save money. Bakers cheered, and brewers protested in the rain.";
        check(&[told, otherwise], &[&[0, 1]]);
        check(&[told, another, otherwise], &[&[0, 2], &[1]]);
    }

    #[test]
    fn what_came_out_years_apart_is_of_two_events_though_it_is_alike() {
        let one = "A storm tore roofs from houses in Lowmoor on Sunday, and trains stood still.\n\
                   The mayor, Ann Lee, opened the school for those who could not go home.";
        let another = "A bus was pushed into the harbour of Lowmoor in a storm, the fire brigade said.\n\
                       It had been called out two hundred times in the night.";
        check_on_days(&[(one, "2019-02-11"), (another, "2019-02-12")], &[&[0, 1]]);
        check_on_days(&[(one, "2019-02-11"), (another, "2022-01-30")], &[&[0], &[1]]);
    }

    #[test]
    fn it_takes_more_among_many() {
        assert!((same_event(2) - SAME_EVENT_OF_FEW).abs() < f32::EPSILON);
        assert!(same_event(2) < same_event(90) && same_event(90) < same_event(5_000));
        assert!((same_event(100_000) - SAME_EVENT).abs() < f32::EPSILON);
    }
}
