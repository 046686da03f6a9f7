//! What an event has once, however the articles tell it: how a vote went, for how long somebody was jailed.
//!
//! A rule reads such facts out of sentences; here those of one kind are compared, wherever the articles tell them. An article that
//! tells one kind in several ways is left out, and so are two facts that are told of different people or bodies.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
    sync::OnceLock,
};

use rayon::prelude::*;

use crate::{
    compare::{
        Article, ConflictKind, Place, Severity, SourceIndex,
        common_words::Tier,
        matter::Coverage,
        prepare::{Prepared, span_of},
        synonyms,
    },
    parse::{EntityKind, Form, Parsed, Quantity, QuantityKind},
    text::Span,
};

use super::{Finding, LONGEST, quoted_at};

/// A sentence that facts are read from.
pub(super) struct Reading<'a> {
    pub article: Article<'a>,
    pub prepared: &'a Prepared,
    pub span: Span,
    pub tokens: Range<u32>,
}

impl<'a> Reading<'a> {
    /// The folded word of a token; nothing for a mark and outside the sentence.
    pub(super) fn word(&self, token: u32) -> &'a str {
        if self.tokens.contains(&token) { self.prepared.word(token as usize) } else { "" }
    }

    /// The base form of a token.
    pub(super) fn stem(&self, token: u32) -> &'a str {
        if self.tokens.contains(&token) { self.prepared.form(token as usize).map_or("", |f| f.stem.as_str()) } else { "" }
    }

    /// Whether a token denies.
    pub(super) fn denies(&self, token: u32) -> bool {
        self.tokens.contains(&token) && self.prepared.form(token as usize).is_some_and(|f| f.turns.denies)
    }

    /// Whether one of the words that stand within so many before and behind a stretch is such a one.
    pub(super) fn near(&self, of: &Range<u32>, (before, behind): (u32, u32), is: impl Fn(u32) -> bool) -> bool {
        let first = of.start.saturating_sub(before).max(self.tokens.start);
        (first..of.start).chain(of.end..(of.end + behind).min(self.tokens.end)).any(is)
    }

    /// Its quantities; what is only the second half of one is left out ("41/2 months").
    pub(super) fn quantities(&self) -> impl Iterator<Item = &'a Quantity> + use<'a> {
        let text = &self.article.document.text;
        let part = |q: &&Quantity| {
            let before = text.get(..q.span.start as usize).and_then(|text| text.chars().next_back());
            before.is_some_and(|c| c.is_ascii_digit() || c == '/')
        };
        self.article.parsed.quantities_in(self.span).filter(move |q| !part(q))
    }

    pub(super) fn tokens_of(&self, span: Span) -> Range<u32> {
        let tokens = self.article.parsed.tokens_in(span);
        tokens.start as u32..tokens.end as u32
    }

    /// Whether the sentence gives a year: it is likely to tell of something else that was.
    pub(super) fn gives_year(&self) -> bool {
        self.quantities().any(|q| is_year(&self.article, q))
    }
}

/// Whether a quantity is a date told with its year. In an article with a date every "Monday" has a year; what counts are the words.
pub(super) fn is_year(article: &Article<'_>, q: &Quantity) -> bool {
    let digits = |s: &str| s.len() == 4 && s.bytes().all(|b| b.is_ascii_digit());
    let words = || q.span.of(&article.document.text);
    q.kind == QuantityKind::Date
        && q.date.as_ref().is_some_and(|d| d.0.get(..4).is_some_and(digits))
        // "last year", "in 2009", "9/11/2009"
        && (q.date.as_ref().is_some_and(|d| digits(&d.0)) || words().split(|c: char| !c.is_ascii_digit()).any(digits))
}

/// Whether a quantity is a day or a month that is told by its month and without a year.
pub(super) fn is_month(article: &Article<'_>, q: &Quantity) -> bool {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let words = || q.span.of(&article.document.text).split(|c: char| !c.is_ascii_alphabetic());
    let begins = |word: &str| word.get(..3).is_some_and(|first| MONTHS.iter().any(|month| first.eq_ignore_ascii_case(month)));
    q.kind == QuantityKind::Date && !is_year(article, q) && q.date.is_some() && words().any(begins)
}

/// What a sentence tells of something that the event has once.
#[derive(Clone, Debug)]
pub(crate) struct Fact {
    /// What it is, in the words of a reason: "how the vote went".
    pub topic: &'static str,
    /// Equal where the same is told.
    pub form: String,
    /// The words that tell it.
    pub tokens: Range<u32>,
    /// Of which bodies, beside the people whom the sentence names.
    pub of: Vec<&'static str>,
    /// The number, where it is one.
    pub quantity: Option<Quantity>,
    /// Whether it may be told of many: the sentences must share a person or a word of content.
    pub tied: bool,
}

/// A fact as it is read from an article.
#[derive(Clone, Debug)]
pub(crate) struct Read {
    fact: Fact,
    /// The words that tell it, and their sentence.
    span: Span,
    sentence: Span,
    /// Base forms of the words of content of the sentence.
    words: BTreeSet<String>,
}

/// What the rules read from an article, each what it reads; kept with the article, whatever others tell.
pub(crate) type AllRead = [OnceLock<Vec<Read>>; RULES];

/// The rules that read facts.
#[derive(Clone, Copy, Debug)]
pub(super) enum Rule {
    Votes,
    Penalties,
    Conditions,
    Measures,
    Clocks,
}

const RULES: usize = Rule::Clocks as usize + 1;

/// A fact with where it stands.
struct Told<'c> {
    fact: &'c Fact,
    place: Place,
    /// People whom the sentence names, apart from those who only speak.
    people: BTreeSet<u32>,
    words: &'c BTreeSet<String>,
}

/// Reads all articles and compares what they tell: `apart` says how far two of one topic differ.
pub(super) fn compare(
    coverage: &Coverage<'_>,
    kind: ConflictKind,
    rule: Rule,
    read: impl Fn(&Reading<'_>, &mut Vec<Fact>) + Sync,
    apart: impl Fn(&Fact, &Fact) -> Option<Severity>,
) -> Vec<Finding> {
    let by_source: Vec<Vec<Told<'_>>> =
        (0..coverage.articles.len()).into_par_iter().map(|source| of_article(coverage, source as u32, rule, &read)).collect();
    let mut topics: BTreeMap<&str, Vec<Vec<Told<'_>>>> = BTreeMap::new();
    for told in by_source {
        let mut own: BTreeMap<&str, Vec<Told<'_>>> = BTreeMap::new();
        for one in told {
            own.entry(one.fact.topic).or_default().push(one);
        }
        for (topic, told) in own {
            topics.entry(topic).or_default().push(told);
        }
    }
    let mut found = Vec::new();
    for (topic, articles) in topics {
        let sole: Vec<&Told<'_>> = articles.iter().filter_map(|told| only(told)).collect();
        // each stands against the first of every other form, so that a large event costs no more than its articles
        let mut firsts: BTreeMap<&str, &Told<'_>> = BTreeMap::new();
        for &told in &sole {
            if firsts.len() < MOST_FORMS {
                firsts.entry(&told.fact.form).or_insert(told);
            }
        }
        for told in sole {
            for other in firsts.values().filter(|other| other.fact.form != told.fact.form) {
                if of_two(told, other) || told.place.source == other.place.source {
                    continue;
                }
                // what the other article gives as well, of whatever, may be of that
                if knows(coverage, told.place.source, other.fact) || knows(coverage, other.place.source, told.fact) {
                    continue;
                }
                let Some(severity) = apart(told.fact, other.fact) else { continue };
                let side = |told: &Told<'_>| (told.place, format!("{topic} {}", told.fact.form));
                found.push(Finding {
                    kind,
                    severity,
                    sides: [side(told), side(other)],
                    why: format!(
                        "{} against {}: the articles differ in {topic}.",
                        quoted_at(coverage, told.place),
                        quoted_at(coverage, other.place)
                    ),
                });
            }
        }
    }
    found
}

/// What other rules have not told of the same words.
pub(super) fn not_known<'f>(found: Vec<Finding>, known: impl Iterator<Item = &'f Finding>) -> Vec<Finding> {
    let places = |finding: &Finding| {
        let [(a, _), (b, _)] = &finding.sides;
        (*a.min(b), *a.max(b))
    };
    let mut of_two: BTreeMap<(SourceIndex, SourceIndex), Vec<(Span, Span)>> = BTreeMap::new();
    if !found.is_empty() {
        for (a, b) in known.map(places) {
            of_two.entry((a.source, b.source)).or_default().push((a.span, b.span));
        }
    }
    let is_known = |finding: &Finding| {
        let (a, b) = places(finding);
        let known = of_two.get(&(a.source, b.source)).map_or(&[][..], Vec::as_slice);
        known.iter().any(|(x, y)| x.overlaps(a.span) && y.overlaps(b.span))
    };
    found.into_iter().filter(|finding| !is_known(finding)).collect()
}

/// Whether an article gives a number anywhere.
fn knows(coverage: &Coverage<'_>, source: SourceIndex, fact: &Fact) -> bool {
    let Some(article) = coverage.articles.get(source.0 as usize) else { return false };
    let same = |q: &Quantity, other: &Quantity| q.low == other.low && q.unit == other.unit && q.date == other.date;
    fact.quantity.as_ref().is_some_and(|quantity| article.parsed.quantities.iter().any(|other| same(quantity, other)))
}

/// More forms of one topic are those of more than one thing.
const MOST_FORMS: usize = 6;
/// An article that tells one kind so often tells of many.
const MOST_OF_ARTICLE: usize = 40;

/// What an article tells, where it tells it in one way only.
fn only<'t, 'c>(told: &'t [Told<'c>]) -> Option<&'t Told<'c>> {
    let first = told.first()?;
    told.iter().all(|other| other.fact.form == first.fact.form).then_some(first)
}

/// Whether two facts are of different people or bodies, or, where they may be told of many, of nothing that both sentences name.
fn of_two(a: &Told<'_>, b: &Told<'_>) -> bool {
    let bodies = !a.fact.of.is_empty() && !b.fact.of.is_empty();
    if bodies && !a.fact.of.iter().any(|x| b.fact.of.contains(x)) {
        return true;
    }
    let people = !a.people.is_empty() && !b.people.is_empty();
    if people {
        return a.people.is_disjoint(&b.people);
    }
    let tied = a.fact.tied || b.fact.tied;
    tied && !bodies && !a.words.iter().any(|x| b.words.iter().any(|y| synonyms::near(x, y)))
}

fn of_article<'c>(coverage: &Coverage<'c>, source: u32, rule: Rule, read: &impl Fn(&Reading<'_>, &mut Vec<Fact>)) -> Vec<Told<'c>> {
    let (Some(article), Some(&prepared)) = (coverage.articles.get(source as usize), coverage.prepared.get(source as usize)) else {
        return Vec::new();
    };
    let told = |one: &'c Read| Told {
        fact: &one.fact,
        place: Place { source: SourceIndex(source), span: one.span },
        people: people(coverage, source, article.parsed, one.sentence),
        words: &one.words,
    };
    let all = prepared.facts.get(rule as usize).map(|facts| facts.get_or_init(|| read_all(*article, prepared, read)));
    all.into_iter().flatten().map(told).collect()
}

/// All facts that an article tells.
fn read_all(article: Article<'_>, prepared: &Prepared, read: &impl Fn(&Reading<'_>, &mut Vec<Fact>)) -> Vec<Read> {
    let mut all = Vec::new();
    for sentence in &article.parsed.sentences {
        let tokens = article.parsed.tokens_in(sentence.span);
        let tokens = tokens.start as u32..(tokens.end as u32).min(tokens.start as u32 + LONGEST);
        let reading = Reading { article, prepared, span: sentence.span, tokens: tokens.clone() };
        let mut facts = Vec::new();
        read(&reading, &mut facts);
        if all.len() > MOST_OF_ARTICLE {
            break;
        }
        for fact in facts {
            let Some(span) = span_of(article, &fact.tokens) else { continue };
            let content = |&t: &u32| prepared.form(t as usize).is_some_and(|f| f.tier > Tier::Frequent && !f.number);
            let outside = tokens.clone().filter(|t| !fact.tokens.contains(t));
            let words = outside.filter(content).map(|t| reading.stem(t).to_owned()).collect();
            all.push(Read { fact, span, sentence: sentence.span, words });
        }
    }
    all
}

/// The people with names whom a sentence tells of; whom it gives as speaking is not whom it tells of.
fn people(coverage: &Coverage<'_>, source: u32, parsed: &Parsed, sentence: Span) -> BTreeSet<u32> {
    let near = parsed.quotations.partition_point(|q| q.span().end <= sentence.start).saturating_sub(1);
    let speaks = |span: Span| {
        let here = parsed.quotations.iter().skip(near).take_while(|q| q.span().start < sentence.end);
        here.into_iter().any(|q| q.speaker.is_some_and(|speaker| speaker.overlaps(span)))
    };
    let first = parsed.mentions.partition_point(|m| m.span.start < sentence.start);
    let here = parsed.mentions.iter().skip(first).take_while(|m| m.span.start < sentence.end);
    let told_of = here.filter(|m| m.form != Form::Nominal && !speaks(m.span));
    let shared = told_of.filter_map(|m| coverage.entities.get(source, m.entity));
    shared.filter(|e| coverage.entities.named(*e) && coverage.entities.kind(*e) == EntityKind::Person).map(|e| e.0).collect()
}
