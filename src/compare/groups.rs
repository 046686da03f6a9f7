//! Which articles report the same event.
//!
//! Articles are bags of words and names, weighted by how rare they are among all articles; groups grow by the likeness of their
//! sums, the nearest first. An article is in exactly one group, alone if need be.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::{
    Article, Group, SourceIndex,
    common_words::Tier,
    prepare::Prepared,
    stop::Stop,
    thresholds::{FEW_ARTICLES, MEAN_LIKENESS, SAME_EVENT, SAME_EVENT_OF_FEW, WITH_TWICE_AS_MANY},
};

/// How many articles the expectation from general English is worth.
const PRIOR_ARTICLES: f32 = 30.0;
/// Of each article this many of its heaviest words find others.
const HEAVIEST: usize = 40;
/// A word in more articles than this finds none.
const COMMON: usize = 300;
/// Each article remembers this many nearest others.
const NEAREST: usize = 25;

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
    let mut parent: Vec<usize> = (0..bags.len()).collect();
    for (_, a, b) in edges {
        let (a, b) = (top(&mut parent, a), top(&mut parent, b));
        if a == b {
            continue;
        }
        let (Some(Some(x)), Some(Some(y))) = (sums.get(a), sums.get(b)) else { continue };
        if cosine(x, y) < enough || mean_likeness(x, y) < MEAN_LIKENESS {
            continue;
        }
        let (more, less) = if x.words.len() >= y.words.len() { (a, b) } else { (b, a) };
        if let Some(moved) = sums.get_mut(less).and_then(Option::take)
            && let Some(Some(sum)) = sums.get_mut(more)
        {
            sum.add(&moved);
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

/// The weighted words of one article or of several.
#[derive(Clone, Debug, Default)]
struct Bag {
    words: BTreeMap<u32, f32>,
    norm: f32,
    /// The sum of the norms of the articles in it.
    norms: f32,
}

impl Bag {
    fn add(&mut self, other: &Bag) {
        for (&word, &weight) in &other.words {
            *self.words.entry(word).or_default() += weight;
        }
        self.norms += other.norms;
        self.norm = self.words.values().map(|w| w * w).sum::<f32>().sqrt();
    }
}

fn cosine(a: &Bag, b: &Bag) -> f32 {
    let dot = dot(a, b);
    if dot <= 0.0 { 0.0 } else { dot / (a.norm * b.norm) }
}

/// The mean likeness of an article of one and an article of the other: sums of many articles grow alike by what all news have in
/// common, the articles themselves do not.
fn mean_likeness(a: &Bag, b: &Bag) -> f32 {
    dot(a, b) / (a.norms * b.norms).max(f32::EPSILON)
}

fn dot(a: &Bag, b: &Bag) -> f32 {
    let (less, more) = if a.words.len() <= b.words.len() { (a, b) } else { (b, a) };
    less.words.iter().filter_map(|(word, x)| Some(x * more.words.get(word)?)).sum()
}

fn bags(articles: &[Article<'_>], prepared: &[&Prepared]) -> Vec<Bag> {
    // every base form, in sorted order
    let mut stems: Vec<&str> =
        prepared.par_iter().flat_map_iter(|p| p.forms.iter().filter(|f| f.tier > Tier::Grammar).map(|f| f.stem.as_str())).collect();
    stems.par_sort_unstable();
    stems.dedup();
    let counts: Vec<BTreeMap<u32, (f32, Tier)>> = prepared
        .par_iter()
        .zip(articles)
        .map(|(p, article)| {
            let mut counts: BTreeMap<u32, (f32, Tier)> = BTreeMap::new();
            for (token, &form) in p.token_forms.iter().enumerate() {
                let Some(form) = p.forms.get(form as usize).filter(|f| f.tier > Tier::Grammar) else { continue };
                let Ok(stem) = stems.binary_search(&form.stem.as_str()) else { continue };
                // a name says more of what an article is about than a word
                let capital = article
                    .parsed
                    .tokens
                    .get(token)
                    .is_some_and(|t| t.span.of(&article.document.text).starts_with(char::is_uppercase));
                let worth = if capital { 1.5 } else { 1.0 };
                let entry = counts.entry(stem as u32).or_insert((0.0, form.tier));
                entry.0 += worth;
                entry.1 = entry.1.min(form.tier);
            }
            counts
        })
        .collect();
    let mut articles_with: BTreeMap<u32, f32> = BTreeMap::new();
    for word in counts.iter().flat_map(BTreeMap::keys) {
        *articles_with.entry(*word).or_default() += 1.0;
    }
    let all = counts.len() as f32;
    counts
        .into_par_iter()
        .map(|counts| {
            let words: BTreeMap<u32, f32> = counts
                .into_iter()
                .map(|(word, (count, tier))| {
                    let with = articles_with.get(&word).copied().unwrap_or(1.0);
                    let expected = (tier.expected_share() * 8.0).min(0.9);
                    let idf = ((all + PRIOR_ARTICLES) / (with + PRIOR_ARTICLES * expected)).ln().max(0.0);
                    (word, (1.0 + count.ln()) * idf)
                })
                .collect();
            let norm = words.values().map(|w| w * w).sum::<f32>().sqrt();
            Bag { words, norm, norms: norm }
        })
        .collect()
}

/// Pairs of articles that may belong together, the nearest first.
fn edges(bags: &[Bag], enough: f32) -> Vec<(f32, usize, usize)> {
    let heaviest: Vec<Vec<u32>> = bags
        .par_iter()
        .map(|bag| {
            let mut words: Vec<(u32, f32)> = bag.words.iter().map(|(&w, &x)| (w, x)).collect();
            words.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
            words.into_iter().take(HEAVIEST).map(|w| w.0).collect()
        })
        .collect();
    let mut index: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (article, words) in heaviest.iter().enumerate() {
        for &word in words {
            index.entry(word).or_default().push(article);
        }
    }
    let mut edges: Vec<(f32, usize, usize)> = bags
        .par_iter()
        .enumerate()
        .flat_map_iter(|(article, bag)| {
            let mut shared: BTreeMap<usize, u32> = BTreeMap::new();
            for word in heaviest.get(article).into_iter().flatten() {
                let with = index.get(word).map_or(&[][..], Vec::as_slice);
                // of a word that many have, those that stand next to this one, so that a large event still hangs together
                let here = with.partition_point(|&w| w < article);
                let from = if with.len() > COMMON { here.saturating_sub(COMMON / 2) } else { 0 };
                for &other in with.get(from..(from + COMMON).min(with.len())).unwrap_or_default() {
                    if other != article {
                        *shared.entry(other).or_default() += 1;
                    }
                }
            }
            let mut near: Vec<(u32, usize)> = shared.into_iter().map(|(other, n)| (n, other)).collect();
            near.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
            near.truncate(NEAREST);
            let judged = near.into_iter().filter_map(|(_, other)| {
                let likeness = cosine(bag, bags.get(other)?);
                (likeness > 0.5 * enough).then_some((likeness, article.min(other), article.max(other)))
            });
            judged.collect::<Vec<_>>()
        })
        .collect();
    edges.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    edges.dedup_by_key(|e| (e.1, e.2));
    edges
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
        let near = cosine(&sum, bag);
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
        let document = |text: &&str| Document { text: (*text).into(), file: None, metadata: Metadata::default() };
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
    fn it_takes_more_among_many() {
        assert!((same_event(2) - SAME_EVENT_OF_FEW).abs() < f32::EPSILON);
        assert!(same_event(2) < same_event(90) && same_event(90) < same_event(5_000));
        assert!((same_event(100_000) - SAME_EVENT).abs() < f32::EPSILON);
    }
}
