//! Links gathered into the rows of the claims table.
//!
//! Statements join one row while the mean score between the row's mentions stays high, so that a chain of look-alikes (A like B,
//! B like C) does not melt into one. A row's wording is that of its clearest mention. A source without a mention is "not found",
//! with the sentence that comes nearest.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::{
    Claim, ClaimMention, GroupIndex, SourceIndex, Voice,
    kept::Known,
    likeness::likeness,
    links::{Judged, MOST_STATEMENTS, Pair, score_and_shared},
    matter::{Coverage, Matter},
    statements::StatementKind,
    stop::Stop,
    thresholds::{CLAIM, MOST_ALIKE, NEAREST, ROW},
};

/// A row: positions of its mentions in [`Coverage::matters`], ascending.
pub(crate) type Row = Vec<u32>;

/// Gathers the statements of a group into rows, singles included, by first mention.
///
/// `None` where it was asked to stop.
pub(crate) fn rows(coverage: &Coverage<'_>, edges: &[Edge], stop: Stop<'_>) -> Option<Vec<Row>> {
    let edges = strongest(coverage, edges);
    let mut rows = Rows::new(coverage, &edges);
    for edge in &edges {
        if stop.asked() {
            return None;
        }
        rows.join(edge.a, edge.b);
    }
    Some(rows.finish(coverage))
}

/// Two statements of different articles that may stand in one row.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Edge {
    /// Which pair of sentences they are of.
    pub pair: u32,
    /// How far they say the same.
    pub score: f32,
    /// The statement of the first sentence.
    pub a: u32,
    /// That of the second.
    pub b: u32,
}

/// All statements of the pairs that may stand in one row, in the order of the pairs. Those of pairs that are known are not worked out
/// again.
pub(crate) fn edges(coverage: &Coverage<'_>, judged: &Judged, known: &Known<'_>, stop: Stop<'_>) -> Vec<Edge> {
    let pairs = (0..judged.pairs.len() as u32).into_par_iter().zip(&judged.pairs).zip(&judged.was);
    let may_be = pairs.filter(|((_, pair), _)| pair.most >= CLAIM && !stop.asked());
    may_be
        .flat_map_iter(|((number, pair), was)| known.edges(*was, number, pair).unwrap_or_else(|| edges_of(coverage, number, pair)))
        .collect()
}

fn edges_of(coverage: &Coverage<'_>, number: u32, pair: &Pair) -> Vec<Edge> {
    let (of_a, of_b) = (claims_of(coverage, pair.a), claims_of(coverage, pair.b));
    let each = of_a.iter().flat_map(|&a| of_b.iter().map(move |&b| (a, b)));
    each.filter_map(|(a, b)| Some(Edge { pair: number, score: edge_score(coverage, a, b)?, a, b })).collect()
}

/// Of each other article a statement has no more than the [`MOST_ALIKE`] that come nearest; the highest score first.
fn strongest(coverage: &Coverage<'_>, edges: &[Edge]) -> Vec<Edge> {
    let mut edges = edges.to_vec();
    edges.par_sort_unstable_by(|x, y| y.score.total_cmp(&x.score).then((x.a, x.b).cmp(&(y.a, y.b))));
    let mut seen: FxHashMap<(u32, u32), usize> = FxHashMap::default();
    let source = |m: u32| coverage.source(m).unwrap_or(u32::MAX);
    edges.retain(|edge| {
        let mut room = true;
        for (one, other) in [(edge.a, edge.b), (edge.b, edge.a)] {
            let count = seen.entry((one, source(other))).or_default();
            *count += 1;
            room &= *count <= MOST_ALIKE;
        }
        room
    });
    edges
}

/// The statements of a sentence that make claims.
fn claims_of(coverage: &Coverage<'_>, sentence: u32) -> Vec<u32> {
    let own = coverage.place(sentence);
    let from = coverage.matters.get(sentence as usize..).unwrap_or_default();
    let of_sentence = from.iter().take_while(|m| Some((m.source, m.sentence)) == own).take(MOST_STATEMENTS);
    of_sentence.enumerate().filter(|(_, m)| m.claims).map(|(i, _)| sentence + i as u32).collect()
}

/// Of two statements in other words than a quotation's, more must be shared than one rare word and a name (a rare word weighs 4.7).
const LEAST_SHARED: f32 = 5.5;
/// What is left of the likeness of two statements that are given to two speakers, and of a quotation and the article's own words:
/// two people may say nearly the same and mean their own.
const OTHER_SPEAKER: f32 = 0.8;
const QUOTED_AND_NOT: f32 = 0.9;

fn edge_score(coverage: &Coverage<'_>, a: u32, b: u32) -> Option<f32> {
    let (x, y) = (coverage.matters.get(a as usize)?, coverage.matters.get(b as usize)?);
    let (mut score, shared) = score_and_shared(x, y);
    let utterances = x.kind == StatementKind::Quoted && y.kind == StatementKind::Quoted;
    if !utterances && shared < LEAST_SHARED {
        return None;
    }
    if x.speaker.is_some() && y.speaker.is_some() && x.speaker != y.speaker {
        score *= OTHER_SPEAKER;
    }
    if (x.kind == StatementKind::Quoted) != (y.kind == StatementKind::Quoted) && x.speaker != y.speaker {
        score *= QUOTED_AND_NOT;
    }
    (score >= CLAIM).then_some(score)
}

/// Rows while they grow, each by the position of its first statement in [`Coverage::matters`].
struct Rows {
    parent: Vec<u32>,
    members: Vec<Vec<u32>>,
    /// Of each row, the summed scores to its neighbours.
    between: Vec<BTreeMap<u32, f32>>,
    /// Of each row, how many mentions it has of each source.
    sources: Vec<BTreeMap<u32, u32>>,
}

impl Rows {
    fn new(coverage: &Coverage<'_>, edges: &[Edge]) -> Self {
        let all = coverage.matters.len();
        let mut rows = Rows {
            parent: (0..all as u32).collect(),
            members: vec![Vec::new(); all],
            between: vec![BTreeMap::new(); all],
            sources: vec![BTreeMap::new(); all],
        };
        for &Edge { score, a, b, .. } in edges {
            for (one, other) in [(a, b), (b, a)] {
                let (Some(members), Some(between)) = (rows.members.get_mut(one as usize), rows.between.get_mut(one as usize))
                else {
                    continue;
                };
                if members.is_empty() {
                    members.push(one);
                    if let (Some(source), Some(sources)) = (coverage.source(one), rows.sources.get_mut(one as usize)) {
                        sources.insert(source, 1);
                    }
                }
                between.insert(other, score);
            }
        }
        rows
    }

    fn top(&self, mut row: u32) -> u32 {
        while let Some(&above) = self.parent.get(row as usize)
            && above != row
        {
            row = above;
        }
        row
    }

    /// Joins two rows if their mentions, taken together, are alike enough.
    fn join(&mut self, a: u32, b: u32) {
        let (a, b) = (self.top(a), self.top(b));
        if a == b {
            return;
        }
        let sum = self.between.get(a as usize).and_then(|n| n.get(&b)).copied().unwrap_or(0.0);
        if sum < ROW * self.comparable(a, b) {
            return;
        }
        let size = |row: u32| self.members.get(row as usize).map_or(0, Vec::len);
        let (more, less) = if size(a) >= size(b) { (a, b) } else { (b, a) };
        let moved = take(&mut self.members, less);
        if let Some(members) = self.members.get_mut(more as usize) {
            members.extend(moved);
        }
        let moved = take(&mut self.sources, less);
        if let Some(sources) = self.sources.get_mut(more as usize) {
            for (source, count) in moved {
                *sources.entry(source).or_default() += count;
            }
        }
        for (neighbour, score) in take(&mut self.between, less) {
            if let Some(back) = self.between.get_mut(neighbour as usize) {
                back.remove(&less);
                if neighbour != more {
                    *back.entry(more).or_default() += score;
                }
            }
            if neighbour != more
                && let Some(between) = self.between.get_mut(more as usize)
            {
                *between.entry(neighbour).or_default() += score;
            }
        }
        if let Some(parent) = self.parent.get_mut(less as usize) {
            *parent = more;
        }
    }

    /// How many pairs of mentions of two rows come from different sources, and could thus have been linked.
    fn comparable(&self, a: u32, b: u32) -> f32 {
        let (Some(x), Some(y)) = (self.sources.get(a as usize), self.sources.get(b as usize)) else { return f32::INFINITY };
        let total = |s: &BTreeMap<u32, u32>| s.values().sum::<u32>();
        let (less, more) = if x.len() <= y.len() { (x, y) } else { (y, x) };
        let same: u32 = less.iter().map(|(source, n)| n * more.get(source).copied().unwrap_or(0)).sum();
        (total(x) * total(y)).saturating_sub(same) as f32
    }

    fn finish(self, coverage: &Coverage<'_>) -> Vec<Row> {
        let mut rows: Vec<Row> = self.members.into_iter().filter(|row| !row.is_empty()).collect();
        let mut taken = vec![false; coverage.matters.len()];
        for row in &mut rows {
            row.sort_unstable();
            for &mention in row.iter() {
                if let Some(taken) = taken.get_mut(mention as usize) {
                    *taken = true;
                }
            }
        }
        let alone = (0..).zip(&coverage.matters).zip(taken).filter(|((_, matter), taken)| matter.claims && !taken);
        rows.extend(alone.map(|((index, _), _)| vec![index]));
        rows.sort_unstable();
        rows
    }
}

fn take<T: Default>(rows: &mut [T], row: u32) -> T {
    rows.get_mut(row as usize).map(std::mem::take).unwrap_or_default()
}

/// The rows as claims.
pub(crate) fn claims(coverage: &Coverage<'_>, rows: &[Row], nearest: &Nearest, known: &Known<'_>) -> Vec<Claim> {
    rows.par_iter().map(|row| claim(coverage, row, nearest, known)).collect()
}

fn claim(coverage: &Coverage<'_>, row: &Row, nearest: &Nearest, known: &Known<'_>) -> Claim {
    let matters: Vec<&Matter> = row.iter().filter_map(|&m| coverage.matters.get(m as usize)).collect();
    let mut mentions: Vec<ClaimMention> = matters.iter().filter_map(|m| mention(coverage, m)).collect();
    without_repeats(&mut mentions);
    // an article that tells no speaker, or takes it over in its own voice, disagrees with nobody about who says so
    let told: BTreeSet<_> = mentions.iter().filter(|m| m.voice != Voice::Asserted).filter_map(|m| m.speaker).collect();
    let speaker = if told.len() == 1 { told.first().copied() } else { None };
    let mut found: Vec<u32> = matters.iter().map(|m| m.source).collect();
    found.dedup();
    let nearest = nearest.sentences(row, &found);
    let text = known.wording(row).map_or_else(|| wording(coverage, &matters), str::to_owned);
    Claim { group: GroupIndex::default(), text, speaker, mentions, nearest }
}

/// Takes out a whole sentence that tells what the clause in it tells as somebody's words: it is one mention, and theirs.
fn without_repeats(mentions: &mut Vec<ClaimMention>) {
    let within = |whole: &ClaimMention, part: &ClaimMention| {
        let one_place = whole.source == part.source && whole.sentences == part.sentences && whole.span.covers(part.span);
        one_place && whole.span != part.span && whole.voice == Voice::Asserted && part.voice != Voice::Asserted
    };
    // those of one sentence stand next to each other: a row of a thousand articles is not searched for each
    let repeats: BTreeSet<usize> = (0..mentions.len())
        .filter(|&at| {
            let around = at.saturating_sub(MOST_STATEMENTS)..(at + MOST_STATEMENTS + 1).min(mentions.len());
            let whole = mentions.get(at);
            let near = mentions.get(around).unwrap_or_default();
            whole.is_some_and(|whole| near.iter().any(|part| within(whole, part)))
        })
        .collect();
    let mut at = 0;
    mentions.retain(|_| {
        at += 1;
        !repeats.contains(&(at - 1))
    });
}

fn mention(coverage: &Coverage<'_>, matter: &Matter) -> Option<ClaimMention> {
    let statement = coverage.statement(matter)?;
    let voice = match statement.kind {
        StatementKind::Quoted => Voice::Quoted,
        StatementKind::Reported => Voice::Attributed,
        StatementKind::Sentence | StatementKind::Clause => Voice::Asserted,
    };
    Some(ClaimMention {
        source: SourceIndex(matter.source),
        sentences: matter.sentence..matter.sentence + 1,
        span: statement.span,
        voice,
        speaker: matter.speaker,
    })
}

/// The clearest of the wordings: near in its terms to all others, of a good length, a whole sentence rather than a clause.
fn wording(coverage: &Coverage<'_>, matters: &[&Matter]) -> String {
    /// A claim much longer than this tells several things, one much shorter leaves out of whom.
    const GOOD_WORDS: f32 = 18.0;
    /// Of a row with more mentions the first ones are held against the rest: a thousand articles with one sentence of an agency are
    /// not held against each other.
    const ENOUGH: usize = 32;
    let judged = matters.iter().map(|m| {
        let statement = coverage.statement(m);
        let words: u32 = statement.map_or(0, |s| s.tokens.iter().map(|t| t.end - t.start).sum());
        let others = matters.iter().take(ENOUGH);
        let near: f32 = others.clone().filter(|o| o.source != m.source).map(|o| likeness(m, o).overlap).sum();
        let near = if matters.len() > 1 { near / (others.len() - 1) as f32 } else { 0.0 };
        let length = (words as f32 / GOOD_WORDS).ln().abs() * 0.25;
        let begins = statement.map_or(0.0, |s| if begins_well(coverage, m, s.span.start) { 0.15 } else { 0.0 });
        (near - length + begins, *m)
    });
    let best = judged.reduce(|x, y| if y.0 > x.0 { y } else { x });
    let Some((_, matter)) = best else { return String::new() };
    let (Some(statement), Some(article)) = (coverage.statement(matter), coverage.article(matter)) else { return String::new() };
    let parts =
        statement.tokens.iter().filter_map(|t| super::prepare::span_of(article, t)).map(|s| s.of(&article.document.text).trim());
    let joined = parts.collect::<Vec<_>>().join(" ");
    closed(joined.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// With the quote mark that closes the last words, where it stands behind the full stop and was left out with it ("was “shut.”").
fn closed(mut words: String) -> String {
    let count = |mark: char| words.matches(mark).count();
    if count('“') == count('”') + 1 {
        words.push('”');
    } else if count('"') % 2 == 1 && !words.ends_with('"') {
        words.push('"');
    }
    words
}

/// Whether a statement begins with a name or capital: one that begins with "it" or in the middle does not stand by itself.
fn begins_well(coverage: &Coverage<'_>, matter: &Matter, start: u32) -> bool {
    let Some(article) = coverage.article(matter) else { return false };
    // By place: an article may have a hundred thousand of them.
    let mentions = &article.parsed.mentions;
    let mention = mentions.get(mentions.partition_point(|m| m.span.start < start)).filter(|m| m.span.start == start);
    let text = article.document.text.get(start as usize..).unwrap_or_default();
    text.starts_with(char::is_uppercase) && mention.is_none_or(|m| m.form != crate::parse::Form::Pronoun)
}

/// For each sentence the linked ones, so that a row can be asked what comes nearest in every source.
pub(crate) struct Nearest {
    /// The sentences of other articles with their scores: those of one sentence after those of another, by article, then sentence.
    linked: Vec<(u32, u32, f32)>,
    /// For each statement where the sentences begin that are linked with it, and at last their number.
    begins: Vec<u32>,
    /// For each statement its whole sentence.
    whole: Vec<u32>,
}

impl Nearest {
    pub(crate) fn new(coverage: &Coverage<'_>, pairs: &[Pair]) -> Self {
        let all = coverage.matters.len();
        let linked = || pairs.iter().filter(|pair| pair.score >= NEAREST);
        // first how many each has, then where they begin
        let mut begins = vec![0; all + 1];
        for one in linked().flat_map(|pair| [pair.a, pair.b]) {
            if let Some(count) = begins.get_mut(one as usize + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for begin in &mut begins {
            sum += *begin;
            *begin = sum;
        }
        let mut next = begins.clone();
        let mut places = vec![(0, 0, 0.0); linked().count() * 2];
        for pair in linked() {
            for (one, other) in [(pair.a, pair.b), (pair.b, pair.a)] {
                if let (Some(next), Some((source, sentence))) = (next.get_mut(one as usize), coverage.place(other)) {
                    if let Some(place) = places.get_mut(*next as usize) {
                        *place = (source, sentence, pair.score);
                    }
                    *next += 1;
                }
            }
        }
        let mut last = 0;
        let whole = (0..).zip(&coverage.matters).map(|(i, m)| {
            if m.kind == StatementKind::Sentence {
                last = i;
            }
            last
        });
        Self { linked: places, begins, whole: whole.collect() }
    }

    fn linked(&self, sentence: u32) -> &[(u32, u32, f32)] {
        let begin = |at: u32| self.begins.get(at as usize).map_or(0, |&begin| begin as usize);
        self.linked.get(begin(sentence)..begin(sentence + 1)).unwrap_or_default()
    }

    /// Of each source that has any, the sentence that comes nearest to one of a row, its own sources left out, which are `found`; by
    /// source.
    fn sentences(&self, row: &Row, found: &[u32]) -> Vec<(SourceIndex, u32)> {
        let mut wholes: Vec<u32> = row.iter().filter_map(|&m| self.whole.get(m as usize).copied()).collect();
        wholes.dedup();
        let linked = wholes.iter().flat_map(|&whole| self.linked(whole));
        let mut near: Vec<(u32, u32, f32)> = match found {
            // no sentence is linked with one of its own article
            [_] => linked.copied().collect(),
            _ => linked.filter(|(source, ..)| found.binary_search(source).is_err()).copied().collect(),
        };
        if wholes.len() > 1 {
            // lists in order, one after the other: a stable sort merges them
            near.sort_by_key(|&(source, sentence, _)| (source, sentence));
        }
        // of those as near as one another the first
        let nearest = |of_source: &[(u32, u32, f32)]| {
            let first = of_source.iter().reduce(|one, other| if other.2.total_cmp(&one.2).is_gt() { other } else { one });
            first.map(|&(source, sentence, _)| (SourceIndex(source), sentence))
        };
        near.chunk_by(|one, other| one.0 == other.0).filter_map(nearest).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    #[test]
    fn quote_marks_of_a_wording_are_closed() {
        let check = |words: &str, expected: &str| assert_eq!(closed(words.to_owned()), expected);
        check("the bridge was “shut", "the bridge was “shut”");
        check("the bridge was \"shut", "the bridge was \"shut\"");
        check("the “old” bridge is shut", "the “old” bridge is shut");
        check("shut”", "shut”");
    }

    #[test]
    fn a_sentence_and_the_clause_in_it_are_one_mention() {
        let mention = |source, start, end, voice| ClaimMention {
            source: SourceIndex(source),
            sentences: 0..1,
            span: Span::new(start, end),
            voice,
            speaker: None,
        };
        let (whole, clause) = (mention(0, 0, 40, Voice::Asserted), mention(0, 10, 40, Voice::Attributed));
        let other = mention(1, 0, 40, Voice::Asserted);
        let mut mentions = vec![whole, clause.clone(), other.clone()];
        without_repeats(&mut mentions);
        assert_eq!(mentions, [clause, other]);
    }
}
