//! What comparing a large group leaves for comparing it again, when an article came, went or changed.
//!
//! Kept is how pairs of sentences were judged, which of their statements may stand in one row, between which sentences no rule
//! found a difference, and how rows are worded. It holds as long as nothing that the judgement reads is another: the words of both
//! sentences with their weights and their speakers ([`Marks::sentences`]), and for differences what the entities of both articles
//! are called over all articles, and what they are ([`Marks::entities`]). What stands between two sentences must therefore follow
//! from their two articles and from these marks, and from nothing else of the group; whether the two are in one row is kept beside
//! it. Weights in [`super::steps`] see to it that most marks stay.
//!
//! Nothing is kept of groups so small that judging them anew takes no time worth saving ([`FEWEST_SENTENCES`]), and of all groups
//! together no more pairs than [`MOST_PAIRS`].

use std::{
    collections::{HashMap, hash_map::DefaultHasher},
    hash::{Hash, Hasher},
    sync::Arc,
};

use rayon::prelude::*;

use super::{
    Comparison, SharedEntityIndex,
    claims::{Edge, Row},
    links::{Judged, Pair},
    matter::Coverage,
    memory::Key,
    statements::StatementKind,
};

/// Of a group with fewer sentences nothing is kept: that of a hundred articles is judged anew in a tenth of a second.
const FEWEST_SENTENCES: usize = if cfg!(test) { 300 } else { 3_000 };
/// What is kept takes 40 bytes a pair, and this many take 160 megabytes; a thousand articles of one event have a million.
pub(crate) const MOST_PAIRS: usize = 4_000_000;

/// How the pairs of a group's sentences were judged.
#[derive(Debug)]
pub(crate) struct Kept {
    /// Each article with the position of its first statement in [`Coverage::matters`], as it was then.
    articles: HashMap<Key, Then>,
    /// By position, as it was then.
    sentences: Vec<u64>,
    /// Pairs from this score on are among `pairs`.
    from: f32,
    /// All that were judged, by both positions.
    judged: Vec<(u32, u32)>,
    /// Those of them that are alike, in the same order, each with the rules that found no difference.
    pairs: Vec<(Pair, Quiet)>,
    /// For each position where the pairs begin of which it is the first, and at last their number.
    begins: Vec<u32>,
    /// The statements of these pairs that may stand in one row, in the same order.
    edges: Vec<Edge>,
    /// The rows, and what was found: its claims are these rows, in the same order.
    rows: Vec<Row>,
    found: Arc<Comparison>,
}

/// How a pair was judged: what is alike with where it stood among the pairs of then; `None` where they are not alike.
pub(crate) type Verdict = Option<(Pair, Was)>;

/// A pair of which something is known, by its place among those that are kept.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Was(u32);

impl Was {
    /// Nothing is known of it.
    pub(crate) const NEW: Self = Self(u32::MAX);
}

#[derive(Clone, Copy, Debug)]
struct Then {
    first: u32,
    entities: u64,
}

/// Which rules find no difference between two sentences.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Quiet {
    /// Whether the two were in one row when they were asked.
    pub in_one_row: bool,
    /// The rules that found nothing.
    pub rules: RuleSet,
}

/// Some of the rules, by their numbers: those from 32 on never are among them, and are asked again each time.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct RuleSet(u32);

impl RuleSet {
    /// All of them.
    pub(crate) const ALL: Self = Self(u32::MAX);

    /// Whether a rule is among them.
    pub(crate) fn has(self, rule: u32) -> bool {
        self.0.checked_shr(rule).is_some_and(|rules| rules & 1 == 1)
    }

    /// Takes a rule out.
    pub(crate) fn remove(&mut self, rule: u32) {
        self.0 &= !1u32.checked_shl(rule).unwrap_or(0);
    }
}

/// Checksums of what judgements read.
#[derive(Debug)]
pub(crate) struct Marks {
    /// Of each whole sentence, by its position in [`Coverage::matters`], of its statements: terms, weights and speakers.
    sentences: Vec<u64>,
    /// Of each article, of its entities: what they are called over all articles, what they are, and whether they have a name.
    entities: Vec<u64>,
    /// Of each article the position of its first statement.
    firsts: Vec<u32>,
}

impl Marks {
    /// The marks of a group that is large enough to be kept.
    pub(crate) fn of(coverage: &Coverage<'_>) -> Option<Self> {
        let sentences = coverage.matters.iter().filter(|m| m.kind == StatementKind::Sentence).count();
        (sentences >= FEWEST_SENTENCES).then(|| Self::new(coverage))
    }

    fn new(coverage: &Coverage<'_>) -> Self {
        let terms: Vec<u64> = coverage.vocabulary.terms.par_iter().map(|term| sum(&(term.kind as u8, &term.text))).collect();
        let names: Vec<u64> = coverage.vocabulary.names.par_iter().map(sum).collect();
        // who is told of in one article only is nobody else's, whatever others are called
        let who = |source: u32, entity: SharedEntityIndex| {
            let members = coverage.entities.shared.get(entity.0 as usize).map_or(&[][..], |e| e.members.as_slice());
            let (first, last) = (members.first()?, members.last()?);
            let own = first.0.0 == source && last.0.0 == source;
            let name = names.get(entity.0 as usize)?;
            Some(if own { sum(&(coverage.entities.name(entity), first.1)) } else { *name })
        };
        let term = |term: u32| terms.get(term as usize).copied();
        let of_articles: Vec<_> = coverage.matters.chunk_by(|a, b| a.source == b.source).collect();
        let sentences = of_articles.par_iter().flat_map_iter(|matters| {
            matters.chunk_by(|a, b| a.sentence == b.sentence).flat_map(|of_sentence| {
                let mut hasher = DefaultHasher::new();
                for matter in of_sentence {
                    matter.speaker.map(|speaker| who(matter.source, speaker)).hash(&mut hasher);
                    for &(id, weight) in &matter.terms {
                        (term(id), weight.to_bits()).hash(&mut hasher);
                    }
                    for &(a, b) in &matter.pairs {
                        (term(a), term(b)).hash(&mut hasher);
                    }
                }
                let mark = hasher.finish();
                of_sentence.iter().map(move |_| mark)
            })
        });
        let sentences = sentences.collect();
        let entities = coverage.sources.par_iter().map(|&source| {
            let of = coverage.entities.of.get(source as usize).map_or(&[][..], Vec::as_slice);
            let kinds: Vec<_> =
                of.iter().map(|&e| (who(source, e), coverage.entities.kind(e), coverage.entities.named(e))).collect();
            sum(&kinds)
        });
        let entities = entities.collect();
        let first = |&source: &u32| coverage.matters.partition_point(|m| m.source < source) as u32;
        Self { sentences, entities, firsts: coverage.sources.iter().map(first).collect() }
    }
}

fn sum(of: &(impl Hash + ?Sized)) -> u64 {
    let mut hasher = DefaultHasher::new();
    of.hash(&mut hasher);
    hasher.finish()
}

impl Kept {
    /// What is left of a group with these articles.
    pub(crate) fn new(
        (marks, from): (Marks, f32),
        keys: &[Key],
        (judged, edges, quiet): (Judged, Vec<Edge>, &[Quiet]),
        (rows, found): (Vec<Row>, Arc<Comparison>),
    ) -> Self {
        let then = marks.firsts.iter().zip(&marks.entities).map(|(&first, &entities)| Then { first, entities });
        let articles = keys.iter().copied().zip(then).collect();
        let begin = |first: usize| judged.pairs.partition_point(|pair| (pair.a as usize) < first) as u32;
        let begins = (0..=marks.sentences.len()).into_par_iter().map(begin).collect();
        let pairs = judged.pairs.into_par_iter().zip(quiet.par_iter().copied()).collect();
        Self { articles, sentences: marks.sentences, from, judged: judged.all, pairs, begins, edges, rows, found }
    }

    /// The pairs of which a sentence is the first, by the second, and the place of the first of them.
    fn pairs_of(&self, first: u32) -> (&[(Pair, Quiet)], usize) {
        let begin = |at: u32| self.begins.get(at as usize).map_or(0, |&begin| begin as usize);
        (self.pairs.get(begin(first)..begin(first + 1)).unwrap_or_default(), begin(first))
    }

    fn pair(&self, was: Was) -> Option<&(Pair, Quiet)> {
        self.pairs.get(was.0 as usize)
    }

    /// How many pairs it holds.
    pub(crate) fn len(&self) -> usize {
        self.judged.len()
    }

    /// How many of these articles it has.
    pub(crate) fn has(&self, keys: &[Key]) -> usize {
        keys.iter().filter(|key| self.articles.contains_key(*key)).count()
    }
}

/// What is known of a group's pairs from before.
#[derive(Default)]
pub(crate) struct Known<'k> {
    kept: Option<&'k Kept>,
    /// For each statement the position that it had then; [`ELSEWHERE`] where its sentence or what is read of it is another.
    was: Vec<u32>,
    /// For each statement whether the entities of its article are what they were.
    same_entities: Vec<bool>,
    /// For each statement of then the row that begins with it; [`ELSEWHERE`] where none does.
    rows: Vec<u32>,
}

const ELSEWHERE: u32 = u32::MAX;

impl<'k> Known<'k> {
    /// What `kept` knows of a group with these articles, for pairs from a score on.
    pub(crate) fn new(kept: &'k Kept, marks: &Marks, keys: &[Key], from: f32) -> Self {
        if kept.from.to_bits() != from.to_bits() {
            return Self::default();
        }
        let mut was = vec![ELSEWHERE; marks.sentences.len()];
        let mut same_entities = vec![false; marks.sentences.len()];
        let ends = marks.firsts.iter().skip(1).copied().chain([marks.sentences.len() as u32]);
        for (((key, &first), end), entities) in keys.iter().zip(&marks.firsts).zip(ends).zip(&marks.entities) {
            let Some(then) = kept.articles.get(key) else { continue };
            for (now, then_at) in (first..end).zip(then.first..) {
                let mark = marks.sentences.get(now as usize);
                if mark.is_some()
                    && mark == kept.sentences.get(then_at as usize)
                    && let Some(was) = was.get_mut(now as usize)
                {
                    *was = then_at;
                }
                if let Some(same) = same_entities.get_mut(now as usize) {
                    *same = then.entities == *entities;
                }
            }
        }
        let mut rows = vec![ELSEWHERE; kept.sentences.len()];
        for (number, row) in (0..).zip(&kept.rows) {
            if let Some(begins) = row.first().and_then(|&first| rows.get_mut(first as usize)) {
                *begins = number;
            }
        }
        Self { kept: Some(kept), was, same_entities, rows }
    }

    fn was(&self, sentence: u32) -> Option<u32> {
        self.was.get(sentence as usize).copied().filter(|&was| was != ELSEWHERE)
    }

    /// How these pairs were judged, all of one first sentence, by the second; `None` for one that has to be judged anew.
    pub(crate) fn judged<'p>(&'p self, pairs: &'p [(u32, u32)]) -> impl Iterator<Item = Option<Verdict>> + 'p {
        let known = self.kept.zip(pairs.first().and_then(|pair| self.was(pair.0)));
        let mut judged = known.map_or(&[][..], |(kept, then)| with_first(&kept.judged, then));
        let (mut alike, mut at) = known.map_or((&[][..], 0), |(kept, then)| kept.pairs_of(then));
        pairs.iter().map(move |&(a, b)| {
            let (_, then) = (known?, self.was(b)?);
            // both lists are gone through but once
            while let Some((_, rest)) = judged.split_first().filter(|(first, _)| first.1 < then) {
                judged = rest;
            }
            judged.first().filter(|j| j.1 == then)?;
            while let Some((_, rest)) = alike.split_first().filter(|(first, _)| first.0.b < then) {
                (alike, at) = (rest, at + 1);
            }
            let pair = alike.first().map(|(pair, _)| pair).filter(|pair| pair.b == then);
            let now = |pair: &Pair| Pair { a, b, best: (a + pair.best.0 - pair.a, b + pair.best.1 - pair.b), ..*pair };
            Some(pair.map(|pair| (now(pair), Was(at as u32))))
        })
    }

    /// Which rules found no difference between two sentences, whatever rows they stand in now.
    pub(crate) fn quiet(&self, was: Was, pair: &Pair) -> Option<Quiet> {
        let same_entities = |m: u32| self.same_entities.get(m as usize).copied().unwrap_or(false);
        if !same_entities(pair.a) || !same_entities(pair.b) {
            return None;
        }
        self.kept?.pair(was).map(|(_, quiet)| *quiet)
    }

    /// How a row is worded that had the same statements then.
    pub(crate) fn wording(&self, row: &Row) -> Option<&str> {
        let kept = self.kept?;
        let number = *self.rows.get(self.was(*row.first()?)? as usize)? as usize;
        let then = kept.rows.get(number)?;
        let same = row.len() == then.len() && row.iter().zip(then).all(|(&now, &then)| self.was(now) == Some(then));
        kept.found.claims.get(number).filter(|_| same).map(|claim| claim.text.as_str())
    }

    /// The statements of a pair, which now has this number, that may stand in one row.
    pub(crate) fn edges(&self, was: Was, number: u32, now: &Pair) -> Option<Vec<Edge>> {
        let kept = self.kept?;
        let (then, _) = kept.pair(was)?;
        let of_pair = kept.edges.get(kept.edges.partition_point(|edge| edge.pair < was.0)..)?.iter();
        let of_pair = of_pair.take_while(|edge| edge.pair == was.0);
        let now = |edge: &Edge| Edge { pair: number, score: edge.score, a: now.a + edge.a - then.a, b: now.b + edge.b - then.b };
        Some(of_pair.map(now).collect())
    }
}

/// Those of a sorted list whose first sentence is this one.
fn with_first(judged: &[(u32, u32)], first: u32) -> &[(u32, u32)] {
    let from = judged.partition_point(|pair| pair.0 < first);
    let end = judged.partition_point(|pair| pair.0 <= first);
    judged.get(from..end.max(from)).unwrap_or_default()
}

#[cfg(test)]
#[path = "../../benches/made_up.rs"]
mod made_up;

#[cfg(test)]
mod tests {
    use super::{super::*, *};
    use crate::{
        parse::parse,
        text::{Document, Metadata},
    };

    type Read = (Document, Parsed);

    fn read(text: String, date: Option<&str>) -> Read {
        let document =
            Document { text: text.into(), file: None, metadata: Metadata { date: date.map(str::to_owned), ..Metadata::default() } };
        let parsed = parse(&document);
        (document, parsed)
    }

    fn articles(read: &[Read]) -> Vec<Article<'_>> {
        read.iter().map(|(document, parsed)| Article { document, parsed }).collect()
    }

    #[test]
    fn whatever_is_done_to_one_article_the_result_is_that_of_comparing_from_nothing() {
        check_whatever_is_done(1);
        check_whatever_is_done(4);
    }

    /// Does one thing after the other to articles of so many events.
    fn check_whatever_is_done(events: usize) {
        let mut spare: Vec<String> = made_up::articles(36, events, 5);
        let mut now: Vec<Read> = spare.drain(..24).map(|text| read(text, None)).collect();
        let mut memory = Memory::default();
        let mut state = 3u64;
        let mut roll = |sides: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) as usize % sides
        };
        let mut apart = false;
        let things =
            ["nothing", "added", "removed", "imported anew", "dated", "moved", "twice", "titled", "repeated", "added again"];
        for step in 0..2 * things.len() {
            let at = roll(now.len());
            let what = things[step % things.len()];
            match what {
                "added" => now.insert(at, read(spare.pop().unwrap(), None)),
                "removed" => drop(now.remove(at)),
                "imported anew" => now[at] = read(format!("{} {}", now[at].0.text, spare.pop().unwrap()), None),
                "dated" => now[at] = read(now[at].0.text.to_string(), Some("2024-02-03")),
                "moved" => now.rotate_left(at),
                "twice" => now.push(now[at].clone()),
                // of two with the same text it decides which is the first
                "titled" => now.last_mut().unwrap().0.metadata.title = Some(format!("{step}")),
                // runs of words that one article has very often
                "repeated" => now[at] = read(format!("{} ", now[at].0.text).repeat(10), None),
                "added again" => now.push(read(spare.pop().unwrap(), None)),
                _ => {}
            }
            let all = articles(&now);
            let again = memory.compare(&all, Options::default(), Stop::never()).unwrap();
            assert!(again == compare(&all, Options::default()), "step {step}: {what}");
            assert!(!again.reuse.is_empty());
            apart |= again.groups.len() > 1;
        }
        assert_eq!(apart, events > 1, "articles of several events are in several groups, some of the time");
    }

    #[test]
    fn most_of_a_large_group_is_kept_when_an_article_is_added() {
        let read: Vec<Read> = made_up::articles(60, 1, 5).into_iter().map(|text| read(text, None)).collect();
        let all = articles(&read);
        let known = |of: &[Article<'_>], before: Option<&Kept>, from: f32| {
            let order = renumber::by_text(of);
            let sorted: Vec<Article<'_>> = order.into_iter().map(|at| of[at]).collect();
            let prepared: Vec<_> = sorted.iter().map(|&article| prepare::prepare(article)).collect();
            let prepared: Vec<_> = prepared.iter().collect();
            let entities = entities::entities(&sorted, &Names::default());
            let coverage = Coverage::new(&sorted, &prepared, &entities);
            let keys: Vec<Key> = sorted.iter().map(|&article| memory::key(article)).collect();
            let marks = Marks::of(&coverage).unwrap();
            let known = before.map(|before| Known::new(before, &marks, &keys, from)).unwrap_or_default();
            let (same, all) = (known.was.iter().filter(|&&was| was != ELSEWHERE).count(), marks.sentences.len());
            let judged = links::pairs(&coverage, 0.1, &known, Stop::never()).unwrap();
            let kept = Kept::new((marks, 0.1), &keys, (judged, Vec::new(), &[]), Default::default());
            (kept, same, all)
        };
        let (kept, none, _) = known(&all[1..], None, 0.1);
        assert_eq!(none, 0);
        let (_, same, of) = known(&all, Some(&kept), 0.1);
        assert!(same * 10 > of * 7, "{same} of {of}");
        let (_, same, _) = known(&all, Some(&kept), 0.2);
        assert_eq!(same, 0, "what was left out for its score is not known");
    }

    #[test]
    fn a_rule_of_any_number_is_asked_again_where_it_found_something() {
        let check = |rule: u32| {
            let mut rules = RuleSet::ALL;
            rules.remove(rule);
            assert!(!rules.has(rule) && !RuleSet::default().has(rule), "{rule}");
            rules
        };
        assert!(check(3).has(4) && check(4).has(3) && check(31).has(30));
        check(32);
        check(64);
    }
}
