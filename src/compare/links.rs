//! Which sentences of different articles say the same, or nearly.
//!
//! Judged are the [`super::candidates`]. A pair's score is the best over its statements: a sentence agrees with another when one
//! clause of it does.

use rayon::prelude::*;

use super::{
    Link, Relation, SentenceRef, SourceIndex,
    candidates::{Candidates, Sums},
    kept::{Known, Verdict, Was},
    laid_out::{LaidOut, Table},
    likeness::{in_both, likeness},
    matter::{Coverage, Matter},
    parts::Shared,
    statements::StatementKind,
    stop::Stop,
    thresholds::{ALL_PAIRS, EVEN, MOST_ALIKE, RELATED, SAME},
};

/// Two sentences with a score, by their positions in [`Coverage::matters`].
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Pair {
    /// The whole sentence that stands first.
    pub a: u32,
    /// The whole sentence that stands second.
    pub b: u32,
    /// 0 to 1.
    pub score: f32,
    /// The statements that are most alike.
    pub best: (u32, u32),
    /// How far those are alike, 0 to 1: no two statements of the sentences reach more.
    pub most: f32,
}

/// A pair below this is not kept, whatever was asked for.
const WEAKEST: f32 = 0.02;

/// What was judged.
#[derive(Debug, Default)]
pub(crate) struct Judged {
    /// All pairs of sentences that were, by the first, then the second.
    pub all: Vec<(u32, u32)>,
    /// Those with a score that counts, in the same order.
    pub pairs: Vec<Pair>,
    /// For each of these which of the pairs it was of which something is known from before.
    pub was: Vec<Was>,
}

/// All pairs of sentences of different articles with a score of at least `from`; `None` where it was asked to stop.
///
/// The whole sentences are held against each other first; statement by statement only the [`MOST_ALIKE`] of an article that come
/// nearest to a sentence, so that a text that repeats itself costs no more than one that does not.
pub(crate) fn pairs(coverage: &Coverage<'_>, from: f32, known: &Known<'_>, stop: Stop<'_>) -> Option<Judged> {
    let sentences: Vec<u32> = (0..coverage.matters.len() as u32)
        .filter(|&m| coverage.matters.get(m as usize).is_some_and(|m| m.kind == StatementKind::Sentence))
        .collect();
    let nearest: Vec<Vec<(u32, u32)>> = if sentences.len() <= ALL_PAIRS {
        nearest_of_few(coverage, &sentences, stop)
    } else {
        let candidates = Candidates::new(coverage, &sentences);
        let of = |(sums, table): &mut (Sums, Table), (position, &sentence): (usize, &u32)| {
            if stop.asked() { Vec::new() } else { nearest_of(coverage, sentence, &candidates.of(position, sums), table) }
        };
        sentences.par_iter().enumerate().map_init(Default::default, of).collect()
    };
    if stop.asked() {
        return None;
    }
    let chosen = each_once(nearest, coverage.matters.len());
    let from = from.max(WEAKEST);
    let of_sentences: Vec<&[(u32, u32)]> = chosen.chunk_by(|x, y| x.0 == y.0).collect();
    let judged = of_sentences.par_iter().filter(|_| !stop.asked()).map_init(Table::default, |table, pairs| -> Vec<(Pair, Was)> {
        let first = pairs.first().and_then(|pair| coverage.matters.get(pair.0 as usize));
        let Some(mut first) = first.map(|matter| table.lay(matter)) else { return Vec::new() };
        let mut judge = |(&pair, known): (&(u32, u32), Option<Verdict>)| {
            known.unwrap_or_else(|| Some((score_from(coverage, &mut first, pair, from)?, Was::NEW)))
        };
        pairs.iter().zip(known.judged(pairs)).filter_map(&mut judge).filter(|(pair, _)| pair.score >= from).collect()
    });
    let (pairs, was) = judged.flatten_iter().unzip();
    (!stop.asked()).then_some(Judged { all: chosen, pairs, was })
}

/// All pairs of these lists, by the first sentence, then the second. Sorting them all at once would take longer than laying them
/// out by their first sentences.
fn each_once(lists: Vec<Vec<(u32, u32)>>, sentences: usize) -> Vec<(u32, u32)> {
    let mut begins = vec![0usize; sentences + 1];
    for (first, _) in lists.iter().flatten() {
        if let Some(count) = begins.get_mut(*first as usize + 1) {
            *count += 1;
        }
    }
    let mut sum = 0;
    for begin in &mut begins {
        sum += *begin;
        *begin = sum;
    }
    let mut laid_out = vec![(0, 0); sum];
    for pair in lists.into_iter().flatten() {
        if let Some(next) = begins.get_mut(pair.0 as usize) {
            if let Some(place) = laid_out.get_mut(*next) {
                *place = pair;
            }
            *next += 1;
        }
    }
    laid_out.par_chunk_by_mut(|x, y| x.0 == y.0).for_each(<[(u32, u32)]>::sort_unstable);
    laid_out.dedup();
    laid_out
}

/// Of each sentence of a small group those of the other articles that come nearest to it: every two are held against each other, once.
fn nearest_of_few(coverage: &Coverage<'_>, sentences: &[u32], stop: Stop<'_>) -> Vec<Vec<(u32, u32)>> {
    let matter = |position: usize| coverage.matters.get(*sentences.get(position)? as usize);
    let later = |table: &mut Table, one: usize| -> Vec<f32> {
        let Some(a) = matter(one) else { return Vec::new() };
        let mut laid_out = table.lay(a);
        let mut of = |other: usize| {
            let b = matter(other)?;
            (a.source != b.source && !stop.asked()).then(|| of_shared(laid_out.shared(b), a, b))
        };
        (one + 1..sentences.len()).map(|other| of(other).unwrap_or(0.0)).collect()
    };
    let later: Vec<Vec<f32>> = (0..sentences.len()).into_par_iter().map_init(Table::default, later).collect();
    let alike = |one: usize, other: usize| {
        let (first, second) = (one.min(other), one.max(other));
        later.get(first).and_then(|of| of.get(second.checked_sub(first + 1)?)).copied().unwrap_or(0.0)
    };
    let nearest = |one: usize| {
        let others = (0..sentences.len()).filter(|&other| other != one);
        let others = others.filter_map(|other| Some((alike(one, other), *sentences.get(other)?))).filter(|other| other.0 > 0.0);
        sentences.get(one).map_or_else(Vec::new, |&sentence| nearest_to(coverage, sentence, others.collect()))
    };
    (0..sentences.len()).into_par_iter().map(nearest).collect()
}

/// A sentence with each of `others` that comes nearest to it among the sentences of its article; the one that stands first first.
fn nearest_of(coverage: &Coverage<'_>, sentence: u32, others: &[u32], table: &mut Table) -> Vec<(u32, u32)> {
    let Some(own) = coverage.matters.get(sentence as usize) else { return Vec::new() };
    let source = |m: &u32| coverage.source(*m);
    let mut laid_out = table.lay(own);
    let mut alike: Vec<(f32, u32)> = Vec::with_capacity(others.len());
    for of_article in others.chunk_by(|a, b| source(a) == source(b)) {
        if of_article.len() <= MOST_ALIKE {
            // few are all judged: how alike they are does not matter yet
            alike.extend(of_article.iter().map(|&other| (1.0, other)));
            continue;
        }
        let matters = of_article.iter().filter_map(|&other| Some((coverage.matters.get(other as usize)?, other)));
        let each = matters.map(|(matter, other)| (of_shared(laid_out.shared(matter), own, matter), other));
        alike.extend(each.filter(|(alike, _)| *alike > 0.0));
    }
    nearest_to(coverage, sentence, alike)
}

/// A sentence with the [`MOST_ALIKE`] of each article among `others`, which stand in order, each with how alike it is.
fn nearest_to(coverage: &Coverage<'_>, sentence: u32, mut others: Vec<(f32, u32)>) -> Vec<(u32, u32)> {
    let source = |other: &(f32, u32)| coverage.source(other.1);
    let own = coverage.place(sentence).map_or(0, |place| place.1);
    // of many that are all alike, those that stand where this one does
    let far = |other: u32| coverage.place(other).map_or(0, |place| place.1.abs_diff(own));
    let mut chosen = Vec::with_capacity(others.len());
    for of_article in others.chunk_by_mut(|a, b| source(a) == source(b)) {
        if of_article.len() > MOST_ALIKE {
            of_article.sort_unstable_by(|x, y| y.0.total_cmp(&x.0).then_with(|| far(x.1).cmp(&far(y.1))).then(x.1.cmp(&y.1)));
        }
        chosen.extend(of_article.iter().take(MOST_ALIKE).map(|&(_, other)| (sentence.min(other), sentence.max(other))));
    }
    chosen
}

pub(crate) fn in_two_articles(coverage: &Coverage<'_>, a: u32, b: u32) -> bool {
    coverage.source(a) != coverage.source(b)
}

/// The statements cut out of a sentence, the sentence itself first.
pub(crate) fn statements_of<'c>(coverage: &'c Coverage<'_>, sentence: u32) -> impl Iterator<Item = (u32, &'c Matter)> + Clone {
    let own = coverage.place(sentence);
    let from = coverage.matters.get(sentence as usize..).unwrap_or_default();
    from.iter()
        .take_while(move |m| Some((m.source, m.sentence)) == own)
        .enumerate()
        .map(move |(i, m)| (sentence + i as u32, m))
        .take(MOST_STATEMENTS)
}

/// A sentence with more statements is judged by the first of them and as a whole.
pub(crate) const MOST_STATEMENTS: usize = 12;

/// How far two sentences say the same, by the best of their statements and by the whole; `None` where they share nothing.
pub(crate) fn score(coverage: &Coverage<'_>, a: u32, b: u32) -> Option<Pair> {
    let mut table = Table::default();
    score_from(coverage, &mut table.lay(coverage.matters.get(a as usize)?), (a, b), 0.0)
}

/// The same, the first of the two laid out, but `None` also where the score is below `from`.
fn score_from(coverage: &Coverage<'_>, first: &mut LaidOut<'_, '_>, (a, b): (u32, u32), from: f32) -> Option<Pair> {
    let (x, y) = (first.matter, coverage.matters.get(b as usize)?);
    let shared = Shared::of(first, y);
    let whole = of_shared(shared.whole, x, y);
    if whole <= 0.0 {
        return None;
    }
    // the statements but the two sentences themselves, each with what they reach at most
    let (of_a, of_b) = (statements_of(coverage, a), statements_of(coverage, b));
    let each = of_a.flat_map(|x| of_b.clone().map(move |y| (x, y))).skip(1).map(|((i, x), (j, y))| {
        let at_most = of_shared(shared.at_most((i - a) as usize, (j - b) as usize), x, y);
        ((i, x), (j, y), at_most)
    });
    let (mut highest, mut likeliest, mut same_speaker) = (whole, None, false);
    for ((i, x), (j, y), at_most) in each.clone() {
        if at_most > highest {
            (highest, likeliest) = (at_most, Some((i, x, j, y)));
        }
        if at_most > 0.0 && x.speaker.is_some() && x.speaker == y.speaker {
            same_speaker |= at_most.is_finite() || agreement(x, y) > 0.0;
        }
    }
    let neighbours = NEIGHBOURS * (in_both(&x.pairs, &y.pairs) as f32).ln_1p();
    let with_context = |best: f32| {
        let mut value = f32::midpoint(best, whole) + neighbours;
        if x.sentence < OPENING && y.sentence < OPENING {
            value *= 1.0 + BOTH_OPEN;
        }
        if same_speaker {
            value *= 1.0 + SAME_SPEAKER;
        }
        to_score(value * (1.0 - FAR_APART * (coverage.depth(x) - coverage.depth(y)).abs()))
    };
    if with_context(highest) < from {
        return None;
    }
    // of those that may be the most alike, the one that is
    let (mut best, mut at) = (whole, (a, b));
    if let Some((i, x, j, y)) = likeliest {
        let likely = agreement(x, y);
        for ((k, x), (l, y), at_most) in each.filter(|(_, _, at_most)| *at_most >= likely) {
            let known = (k, l) == (i, j);
            if !known && at_most <= best {
                continue;
            }
            let part = if known { likely } else { agreement(x, y) };
            if part > best {
                (best, at) = (part, (k, l));
            }
        }
    }
    Some(Pair { a, b, score: with_context(best), best: at, most: to_score(best) })
}

/// What neighbouring terms that are neighbours in both add, by the logarithm of their number.
const NEIGHBOURS: f32 = 0.03;
/// News tells the main thing first: two of the first sentences are likelier to say the same (average precision .74 without, .76 with).
const OPENING: u32 = 3;
const BOTH_OPEN: f32 = 0.4;
/// Two statements given to one speaker are likelier to be the same.
const SAME_SPEAKER: f32 = 0.1;
/// What a sentence at the start loses against one at the end.
const FAR_APART: f32 = 0.2;

/// How far two statements say the same, 0 to 1.
pub(crate) fn statement_score(a: &Matter, b: &Matter) -> f32 {
    to_score(agreement(a, b))
}

/// The same, with the weight that they share.
pub(crate) fn score_and_shared(a: &Matter, b: &Matter) -> (f32, f32) {
    let shared = likeness(a, b).shared;
    (to_score(of_shared(shared, a, b)), shared)
}

/// The shared weight, against what there is to share: long statements share more by chance, but not in proportion
/// (`shared / (3 + (a·b)^0.3)`; average precision .731, with plain overlap .698).
fn agreement(a: &Matter, b: &Matter) -> f32 {
    of_shared(likeness(a, b).shared, a, b)
}

pub(crate) fn of_shared(shared: f32, a: &Matter, b: &Matter) -> f32 {
    shared / (3.0 + a.length * b.length)
}

/// Agreement as a score: none is 0, [`EVEN`] is one half.
fn to_score(agreement: f32) -> f32 {
    1.0 - (-agreement * std::f32::consts::LN_2 / EVEN).exp()
}

/// The links to show: the same and the related ones, and weaker ones down to `from` where that is asked for.
pub(crate) fn links(coverage: &Coverage<'_>, pairs: &[Pair], from: Option<f32>) -> Vec<Link> {
    let from = from.unwrap_or(RELATED).min(RELATED);
    pairs.par_iter().filter(|pair| pair.score >= from).filter_map(|pair| link(coverage, pair)).collect()
}

fn link(coverage: &Coverage<'_>, pair: &Pair) -> Option<Link> {
    let at = |m: u32| coverage.matters.get(m as usize);
    let place = |m: &Matter| SentenceRef { source: SourceIndex(m.source), sentence: m.sentence };
    let relation = if pair.score >= SAME { Relation::Same } else { Relation::Related };
    Some(Link { a: place(at(pair.a)?), b: place(at(pair.b)?), score: pair.score, relation })
}
