//! Which articles report the same event.
//!
//! Articles are bags of words and names, weighted by how rare they are among all articles; groups grow by the likeness of their
//! sums, the nearest first; what came out weeks apart has to be the more alike. An article is in exactly one group, alone if need be.

mod days;

use std::{
    cmp::Ordering,
    collections::{BTreeMap, HashMap},
};

use rayon::prelude::*;

use self::days::Days;
use super::{
    Article, Group, SourceIndex,
    common_words::Tier,
    prepare::{Prepared, WordForm},
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

/// The weighted words of one article or of several.
#[derive(Clone, Debug, Default)]
struct Bag {
    /// By word, each once.
    words: Vec<(u32, f32)>,
    norm: f32,
    /// The sum of the norms of the articles in it.
    norms: f32,
}

impl Bag {
    fn add(&mut self, other: &Bag) {
        let mut sum = Vec::with_capacity(self.words.len() + other.words.len());
        let mut more = other.words.iter().copied().peekable();
        for &(word, weight) in &self.words {
            while let Some(new) = more.next_if(|m| m.0 < word) {
                sum.push(new);
            }
            sum.push((word, more.next_if(|m| m.0 == word).map_or(weight, |m| weight + m.1)));
        }
        sum.extend(more);
        self.words = sum;
        self.norms += other.norms;
        self.norm = norm(&self.words);
    }
}

fn norm(words: &[(u32, f32)]) -> f32 {
    words.iter().map(|(_, w)| w * w).sum::<f32>().sqrt()
}

fn cosine(dot: f32, a: &Bag, b: &Bag) -> f32 {
    if dot <= 0.0 { 0.0 } else { dot / (a.norm * b.norm) }
}

/// The mean likeness of an article of one and an article of the other: sums of many articles grow alike by what all news have in
/// common, the articles themselves do not.
fn mean_likeness(dot: f32, a: &Bag, b: &Bag) -> f32 {
    dot / (a.norms * b.norms).max(f32::EPSILON)
}

fn dot(a: &Bag, b: &Bag) -> f32 {
    let (mut i, mut j, mut sum) = (0, 0, 0.0);
    while let (Some(x), Some(y)) = (a.words.get(i), b.words.get(j)) {
        match x.0.cmp(&y.0) {
            Ordering::Less => i += 1,
            Ordering::Greater => j += 1,
            Ordering::Equal => {
                sum += x.1 * y.1;
                i += 1;
                j += 1;
            }
        }
    }
    sum
}

/// For each form of each article the number of its base form, in the order of letters; words of grammar have none.
fn numbers(prepared: &[&Prepared]) -> (usize, Vec<Vec<u32>>) {
    let mut seen: HashMap<&str, u32> = HashMap::new();
    let mut stems: Vec<&str> = Vec::new();
    let mut of_forms: Vec<Vec<u32>> = Vec::with_capacity(prepared.len());
    for article in prepared {
        of_forms.push(article.forms.iter().map(|form| number_of(form, &mut seen, &mut stems)).collect());
    }
    let mut order: Vec<u32> = (0..stems.len() as u32).collect();
    order.sort_unstable_by_key(|&stem| stems.get(stem as usize));
    let mut rank = vec![0; stems.len()];
    for (place, stem) in (0..).zip(order) {
        if let Some(rank) = rank.get_mut(stem as usize) {
            *rank = place;
        }
    }
    of_forms.par_iter_mut().flatten().for_each(|number| *number = rank.get(*number as usize).copied().unwrap_or(NO_STEM));
    (stems.len(), of_forms)
}

/// Stands for the base form of a word that is not counted.
const NO_STEM: u32 = u32::MAX;

fn number_of<'p>(form: &'p WordForm, seen: &mut HashMap<&'p str, u32>, stems: &mut Vec<&'p str>) -> u32 {
    if form.tier == Tier::Grammar {
        return NO_STEM;
    }
    *seen.entry(form.stem.as_str()).or_insert_with_key(|stem| {
        stems.push(stem);
        stems.len() as u32 - 1
    })
}

fn bags(articles: &[Article<'_>], prepared: &[&Prepared]) -> Vec<Bag> {
    let (all_stems, numbers) = numbers(prepared);
    // each base form of an article once, ascending: how often it occurs, and how common it is anywhere
    let counts: Vec<Vec<(u32, f32, Tier)>> = articles
        .par_iter()
        .zip(prepared)
        .zip(&numbers)
        .map(|((article, prepared), numbers)| {
            let mut worths = vec![0.0f32; prepared.forms.len()];
            for (token, &form) in article.parsed.tokens.iter().zip(&prepared.token_forms) {
                let Some(worth) = worths.get_mut(form as usize) else { continue };
                // a name says more of what an article is about than a word
                let capital = token.span.of(&article.document.text).starts_with(char::is_uppercase);
                *worth += if capital { 1.5 } else { 1.0 };
            }
            let forms = numbers.iter().zip(worths).zip(&prepared.forms).filter(|((number, _), _)| **number != NO_STEM);
            let mut counts: Vec<(u32, f32, Tier)> = forms.map(|((&number, worth), form)| (number, worth, form.tier)).collect();
            counts.sort_unstable_by_key(|c| c.0);
            counts.dedup_by(|again, first| {
                let same = again.0 == first.0;
                if same {
                    first.1 += again.1;
                    first.2 = first.2.min(again.2);
                }
                same
            });
            counts
        })
        .collect();
    let mut articles_with: Vec<f32> = vec![0.0; all_stems];
    for (word, ..) in counts.iter().flatten() {
        if let Some(with) = articles_with.get_mut(*word as usize) {
            *with += 1.0;
        }
    }
    let all = counts.len() as f32;
    counts
        .into_par_iter()
        .map(|counts| {
            let words: Vec<(u32, f32)> = counts
                .into_iter()
                .map(|(word, count, tier)| {
                    let with = articles_with.get(word as usize).copied().unwrap_or(1.0);
                    let expected = (tier.expected_share() * 8.0).min(0.9);
                    let idf = ((all + PRIOR_ARTICLES) / (with + PRIOR_ARTICLES * expected)).ln().max(0.0);
                    (word, (1.0 + count.ln()) * idf)
                })
                .collect();
            let norm = norm(&words);
            Bag { words, norm, norms: norm }
        })
        .collect()
}

/// Pairs of articles that may belong together, the nearest first.
fn edges(bags: &[Bag], enough: f32) -> Vec<(f32, usize, usize)> {
    let heaviest: Vec<Vec<u32>> = bags
        .par_iter()
        .map(|bag| {
            let mut words = bag.words.clone();
            let heavier = |a: &(u32, f32), b: &(u32, f32)| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0));
            if words.len() > HEAVIEST {
                words.select_nth_unstable_by(HEAVIEST - 1, heavier);
                words.truncate(HEAVIEST);
            }
            words.into_iter().map(|w| w.0).collect()
        })
        .collect();
    let words = bags.iter().filter_map(|bag| bag.words.last()).map(|w| w.0 as usize + 1).max().unwrap_or(0);
    let mut index: Vec<Vec<u32>> = vec![Vec::new(); words];
    for (article, words) in (0..).zip(&heaviest) {
        for &word in words {
            if let Some(with) = index.get_mut(word as usize) {
                with.push(article);
            }
        }
    }
    let mut edges: Vec<(f32, usize, usize)> = bags
        .par_iter()
        .enumerate()
        .map_init(Shared::default, |shared, (article, bag)| {
            let near = shared.nearest(article, heaviest.get(article).map_or(&[][..], Vec::as_slice), &index, bags.len());
            shared.lay(bag, words);
            let judged = near.into_iter().filter_map(|other| {
                let other_bag = bags.get(other)?;
                let likeness = cosine(shared.dot(other_bag), bag, other_bag);
                (likeness > 0.5 * enough).then_some((likeness, article.min(other), article.max(other)))
            });
            let judged = judged.collect::<Vec<_>>();
            shared.clear(bag);
            judged
        })
        .flatten_iter()
        .collect();
    edges.par_sort_unstable_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    edges.dedup_by_key(|e| (e.1, e.2));
    edges
}

/// Room for one thread to count what articles share.
#[derive(Default)]
struct Shared {
    counts: Vec<u32>,
    touched: Vec<u32>,
    /// The words of one article, laid out by their numbers: many others are held against it.
    laid_out: Vec<f32>,
}

impl Shared {
    /// Lays an article out, of so many different words.
    fn lay(&mut self, bag: &Bag, words: usize) {
        self.laid_out.resize(words, 0.0);
        for (word, weight) in &bag.words {
            if let Some(place) = self.laid_out.get_mut(*word as usize) {
                *place = *weight;
            }
        }
    }

    fn clear(&mut self, bag: &Bag) {
        for (word, _) in &bag.words {
            if let Some(place) = self.laid_out.get_mut(*word as usize) {
                *place = 0.0;
            }
        }
    }

    /// The same as [`dot`] of the article that is laid out and another.
    fn dot(&self, other: &Bag) -> f32 {
        let weight = |word: u32| self.laid_out.get(word as usize).copied().unwrap_or(0.0);
        other.words.iter().map(|(word, of_other)| weight(*word) * of_other).sum()
    }

    /// The articles that share most of the heaviest words of one of `all` articles.
    fn nearest(&mut self, article: usize, heaviest: &[u32], index: &[Vec<u32>], all: usize) -> Vec<usize> {
        self.counts.resize(all, 0);
        for &word in heaviest {
            let with = index.get(word as usize).map_or(&[][..], Vec::as_slice);
            // of a word that many have, those that stand next to this one, so that a large event still hangs together
            let here = with.partition_point(|&w| (w as usize) < article);
            let from = if with.len() > COMMON { here.saturating_sub(COMMON / 2) } else { 0 };
            for &other in with.get(from..(from + COMMON).min(with.len())).unwrap_or_default() {
                if let Some(count) = self.counts.get_mut(other as usize) {
                    if *count == 0 {
                        self.touched.push(other);
                    }
                    *count += 1;
                }
            }
        }
        let mut near: Vec<(u32, usize)> = Vec::with_capacity(self.touched.len());
        for other in self.touched.drain(..) {
            let count = self.counts.get_mut(other as usize).map_or(0, std::mem::take);
            if other as usize != article {
                near.push((count, other as usize));
            }
        }
        if near.len() > NEAREST {
            near.select_nth_unstable_by(NEAREST - 1, |a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
            near.truncate(NEAREST);
        }
        near.into_iter().map(|n| n.1).collect()
    }
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
