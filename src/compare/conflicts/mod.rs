//! In what the mentions of one claim differ, each kind in a file of its own.
//!
//! Looked at are pairs of sentences of different articles that make the same claim; what is found between several pairs with the
//! same words on both sides is one conflict. A conflict points at the words that differ and says why in a sentence. Where two
//! sentences only look alike, nothing is shown: a missed conflict costs less than a wrong one.

mod ages;
mod averted;
mod blame;
mod certainty;
mod counted;
mod date;
mod demanded;
mod described;
mod doers;
mod force;
mod hints;
mod in_rows;
mod judged;
mod lists;
mod named;
mod not_so;
mod opposed;
mod order;
mod other_doer;
mod person;
mod place;
mod polarity;
mod quantity;
mod reversed;
mod scope;
mod silence;
mod title;
mod told_times;
mod toll;
mod tone;
mod trades;
mod tried;
mod unmarked;
mod wording;

pub(crate) use certainty::{Degree, degree};
pub use in_rows::conflicts_in_rows;
pub(crate) use polarity::{Turns, are_opposites, denies};

use std::{
    cmp::Ordering,
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use rayon::prelude::*;

use crate::{parse::Mention, text::Span};

use super::{
    Article, ClaimIndex, Conflict, ConflictKind, Place, Severity, SourceIndex,
    claims::Row,
    kept::{Known, Quiet, RuleSet},
    links::{Pair, statement_score},
    matter::{Coverage, Matter},
    prepare::{Prepared, span_of},
    statements::StatementKind,
    stop::Stop,
    thresholds::COMPARED,
};

/// Of a longer sentence only the first words are searched, so that a page without a full stop costs no more than a long sentence.
const LONGEST: u32 = 150;

/// One of two sentences that are compared.
#[derive(Clone, Copy)]
pub(crate) struct Side<'c> {
    /// The article.
    pub source: u32,
    /// Where the whole sentence stands in [`Coverage::matters`].
    pub at: u32,
    /// Its words and structure.
    pub article: Article<'c>,
    /// Its words, folded.
    pub prepared: &'c Prepared,
    /// The whole sentence.
    pub sentence: &'c Matter,
    /// The statement in it that is most like one of the other.
    pub statement: &'c Matter,
}

/// Two sentences that make the same claim.
pub(crate) struct Compared<'c> {
    /// The group.
    pub coverage: &'c Coverage<'c>,
    /// The sentence that stands first.
    pub a: Side<'c>,
    /// The other.
    pub b: Side<'c>,
    /// How far they say the same.
    pub score: f32,
    /// The row that both are in.
    pub row: Option<u32>,
}

impl<'c> Compared<'c> {
    /// The same two sentences, seen by each pair of their quotations that are alike.
    fn quotations(&self) -> Vec<Compared<'c>> {
        let quoted = |side: &Side<'c>| -> Vec<&'c Matter> {
            let from = self.coverage.matters.get(side.at as usize..).unwrap_or_default();
            let here = from.iter().take_while(|m| (m.source, m.sentence) == (side.source, side.sentence.sentence));
            here.filter(|m| m.kind == StatementKind::Quoted).take(MOST_QUOTATIONS).collect()
        };
        let mut pairs = Vec::new();
        for x in quoted(&self.a) {
            for y in quoted(&self.b) {
                let score = statement_score(x, y);
                if score >= COMPARED {
                    let (a, b) = (Side { statement: x, ..self.a }, Side { statement: y, ..self.b });
                    pairs.push(Compared { coverage: self.coverage, a, b, score, row: self.row });
                }
            }
        }
        pairs
    }
}

/// Of a sentence with more quotations only the first are compared.
const MOST_QUOTATIONS: usize = 8;

/// A difference between two sentences.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Finding {
    /// In what they differ.
    pub kind: ConflictKind,
    /// How far.
    pub severity: Severity,
    /// The words that differ, with a form of them that is equal where they mean the same. Where one of the two is told by its
    /// sentence ("not shut"), the form names that sentence, so that two denials of different things stay two conflicts.
    pub sides: [(Place, String); 2],
    /// Why.
    pub why: String,
}

impl<'c> Side<'c> {
    fn text(&self) -> &'c str {
        &self.article.document.text
    }

    /// The tokens of the sentence, no more than [`LONGEST`].
    fn tokens(&self) -> Range<u32> {
        let statement = self.prepared.statements.get(self.sentence.statement as usize);
        let tokens = statement.and_then(|s| s.tokens.first().cloned()).unwrap_or_default();
        tokens.start..tokens.end.min(tokens.start + LONGEST)
    }

    /// The tokens of the statement, no more than [`LONGEST`].
    fn statement_tokens(&self) -> impl Iterator<Item = u32> + use<'c> {
        let statement = self.prepared.statements.get(self.statement.statement as usize);
        statement.into_iter().flat_map(|s| s.tokens.iter().cloned().flatten()).take(LONGEST as usize)
    }

    /// Where the statement stands.
    fn statement_span(&self) -> Option<Span> {
        self.prepared.statements.get(self.statement.statement as usize).map(|s| s.span)
    }

    /// The folded word of a token.
    fn word(&self, token: u32) -> &'c str {
        self.prepared.word(token as usize)
    }

    /// What a token's word does to a statement.
    fn turns(&self, token: u32) -> Turns {
        self.prepared.form(token as usize).map_or(Turns::default(), |f| f.turns)
    }

    /// The base form of a token.
    fn stem(&self, token: u32) -> &'c str {
        self.prepared.form(token as usize).map_or("", |f| f.stem.as_str())
    }

    fn place(&self, span: Span) -> Place {
        Place { source: SourceIndex(self.source), span }
    }

    /// The words at a span.
    fn words(&self, span: Span) -> &'c str {
        span.of(self.text())
    }

    fn span(&self, tokens: &Range<u32>) -> Option<Span> {
        span_of(self.article, tokens)
    }
}

/// Words as a reason quotes them.
fn quoted(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("“{words}”")
}

/// All conflicts of a group, and of each pair which rules found nothing between its sentences. What is known to find nothing is not
/// asked again.
///
/// `None` where it was asked to stop.
pub(crate) fn conflicts(
    coverage: &Coverage<'_>,
    rows: &[Row],
    pairs: &[Pair],
    known: &Known<'_>,
    stop: Stop<'_>,
) -> Option<(Vec<Conflict>, Vec<Quiet>)> {
    let row_of = rows_of_sentences(coverage, rows);
    let hints = hints::hints(coverage);
    let mut quiet: Vec<Quiet> = pairs
        .par_iter()
        .map(|pair| {
            let in_one_row = row_of_both(&row_of, pair).is_some();
            if pair.score < COMPARED {
                // no rule is asked
                return Quiet { in_one_row, rules: RuleSet::ALL };
            }
            let before = known.quiet(pair).filter(|quiet| quiet.in_one_row == in_one_row);
            before.unwrap_or(Quiet { in_one_row, rules: RuleSet::default() })
        })
        .collect();
    let asked = || pairs.iter().zip(&quiet).enumerate().filter(|(_, (_, quiet))| quiet.rules != RuleSet::ALL);
    let at: Vec<usize> = asked().map(|(at, _)| at).collect();
    let compared: Vec<(&Pair, RuleSet)> = asked().map(|(_, (pair, quiet))| (pair, quiet.rules)).collect();
    let told = opposed::all_told(coverage);
    let of_pairs = of_pairs(coverage, &compared, &row_of, &hints, &told, stop);
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
    let elsewhere = quantity::told_elsewhere(coverage, pairs, found.iter().map(|(_, finding)| finding));
    found.extend(elsewhere.into_iter().map(|f| (None, f)));
    found.extend(ages::find(coverage).into_iter().map(|f| (None, f)));
    found.extend(title::find(coverage).into_iter().map(|f| (None, f)));
    found.extend(silence::find(coverage).into_iter().map(|f| (None, f)));
    found.extend(toll::find(coverage).into_iter().map(|f| (None, f)));
    found.extend(trades::find(coverage).into_iter().map(|f| (None, f)));
    found.extend(opposed::anywhere(coverage, &told).into_iter().map(|f| (None, f)));
    Some((gather(found), quiet))
}

/// A difference between the sentences of a pair.
struct Found {
    /// Which of the pairs.
    pair: usize,
    /// Which of the rules found it.
    rule: u32,
    /// The row that both are in.
    row: Option<u32>,
    finding: Finding,
}

/// In what pairs of sentences differ; too little where it was asked to stop.
///
/// What a rule finds follows from the two articles, from what their entities are called and are over all articles, from the two
/// sentences, and from whether they are in one row: what was found of a pair is kept as long as these stay ([`super::kept`]).
fn of_pairs(
    coverage: &Coverage<'_>,
    pairs: &[(&Pair, RuleSet)],
    row_of: &[Vec<u32>],
    hints: &[hints::Hints],
    told: &opposed::AllTold,
    stop: Stop<'_>,
) -> Vec<Found> {
    let held = Held::new(coverage, pairs.iter().map(|(pair, _)| *pair), hints);
    let hints_at = |m: u32| hints.get(m as usize).copied().unwrap_or_default();
    pairs
        .par_iter()
        .enumerate()
        .filter(|_| !stop.asked())
        .flat_map_iter(|(number, (pair, quiet))| {
            let Some(compared) = compared_pair(coverage, pair, row_of) else { return Vec::new() };
            let (a, b) = (hints_at(pair.a), hints_at(pair.b));
            let mut rules = Rules { number: 0, quiet: *quiet, found: Vec::new() };
            rules.ask(a.quantity && b.quantity, |found| quantity::find(&compared, found));
            rules.ask(a.quantity && b.quantity, |found| counted::find(&compared, found));
            rules.ask(a.date && b.date, |found| date::find(&compared, found));
            rules.ask_unless(ConflictKind::Date, a.date && b.date, |found| told_times::find(&compared, found));
            rules.ask(a.place && b.place, |found| {
                place::find(&compared, [pair.a, pair.b].map(|m| of(&held.places, m)), found);
            });
            rules.ask(a.denial || b.denial, |found| not_so::find(&compared, found));
            let opposed = a.opposite && b.opposite;
            rules.ask_unless(ConflictKind::Polarity, a.denial || b.denial || opposed, |found| polarity::find(&compared, found));
            rules.ask(a.modal && b.modal, |found| certainty::find(&compared, found));
            rules.ask(a.order && b.order, |found| order::find(&compared, found));
            rules.ask(a.demands && b.demands, |found| demanded::find(&compared, found));
            rules.ask(a.describes && b.describes, |found| described::find(&compared, found));
            rules.ask(a.force && b.force, |found| force::find(&compared, found));
            rules.ask_unless(ConflictKind::Title, a.listed && b.listed, |found| lists::find(&compared, found));
            rules.ask(a.reach | b.reach == 3, |found| scope::find(&compared, found));
            rules.ask(a.judged != b.judged, |found| judged::find(&compared, found));
            rules.ask_unless(ConflictKind::Certainty, a.toned || b.toned, |found| tone::find(&compared, found));
            rules.ask(a.averting != b.averting, |found| averted::find(&compared, found));
            rules.ask(a.tried != b.tried, |found| tried::find(&compared, found));
            rules.ask(a.naming && b.naming, |found| named::find(&compared, found));
            rules.ask(a.deeds & b.deeds != 0, |found| reversed::find(&compared, found));
            rules.ask(a.named && b.named, |found| other_doer::find(&compared, found));
            rules.ask(a.says && b.says, |found| blame::find(&compared, found));
            rules.ask_unless(ConflictKind::Polarity, true, |found| opposed::find(&compared, told, found));
            rules.ask(a.quoted && b.quoted, |found| {
                for quotations in compared.quotations() {
                    person::find(&quotations, found);
                }
            });
            let remarks = [pair.a, pair.b].map(|m| of(&held.remarks, m));
            rules.ask_unless(ConflictKind::Polarity, a.marked != b.marked, |found| unmarked::find(&compared, remarks, found));
            rules.ask(a.marked && b.marked, |found| wording::find(&compared, remarks, found));
            let row = compared.row;
            rules.found.into_iter().map(|(rule, finding)| Found { pair: number, rule, row, finding }).collect()
        })
        .collect()
}

/// The rules as they are asked about one pair, one after the other.
struct Rules {
    /// How many have been.
    number: u32,
    /// Those that are known to find nothing.
    quiet: RuleSet,
    /// What was found, each with the rule that found it.
    found: Vec<(u32, Finding)>,
}

impl Rules {
    /// Asks the next rule, if it may find something.
    fn ask(&mut self, may_find: bool, find: impl FnOnce(&mut Vec<Finding>)) {
        let rule = self.number;
        self.number += 1;
        if !may_find || self.quiet.has(rule) {
            return;
        }
        let mut found = Vec::new();
        find(&mut found);
        self.found.extend(found.into_iter().map(|finding| (rule, finding)));
    }

    /// Asks the next rule, if no rule before it found a difference of this kind.
    fn ask_unless(&mut self, kind: ConflictKind, may_find: bool, find: impl FnOnce(&mut Vec<Finding>)) {
        let none = self.found.iter().all(|(_, finding)| finding.kind != kind);
        self.ask(may_find && none, find);
    }
}

/// What sentences hold, by their positions in [`Coverage::matters`]: worked out once, and not for every pair that they are in.
struct Held<'c> {
    places: Vec<Vec<(&'c Mention, place::At<'c>)>>,
    remarks: Vec<Vec<wording::Remark>>,
}

impl<'c> Held<'c> {
    /// Of the sentences of `pairs`.
    fn new<'p>(coverage: &'c Coverage<'_>, pairs: impl Iterator<Item = &'p Pair>, hints: &[hints::Hints]) -> Self {
        let mut needed = vec![false; hints.len()];
        for pair in pairs {
            for m in [pair.a, pair.b] {
                if let Some(needed) = needed.get_mut(m as usize) {
                    *needed = true;
                }
            }
        }
        let side = |m: usize| side_of(coverage, m as u32, m as u32);
        let all = || needed.par_iter().zip(hints).enumerate();
        Self {
            places: all()
                .map(|(m, (needed, hints))| if *needed && hints.place { side(m) } else { None })
                .map(|side| side.map_or_else(Vec::new, |side| place::places(coverage, &side)))
                .collect(),
            remarks: all()
                .map(|(m, (needed, hints))| if *needed && hints.marked { side(m) } else { None })
                .map(|side| side.map_or_else(Vec::new, |side| wording::remarks(coverage, &side)))
                .collect(),
        }
    }
}

/// What one sentence holds.
fn of<T>(held: &[Vec<T>], matter: u32) -> &[T] {
    held.get(matter as usize).map_or(&[][..], Vec::as_slice)
}

/// The rows that each sentence is in, ascending, by the position of the whole sentence in [`Coverage::matters`].
fn rows_of_sentences(coverage: &Coverage<'_>, rows: &[Row]) -> Vec<Vec<u32>> {
    let mut sentence = 0;
    let wholes = (0..).zip(&coverage.matters).map(|(index, m)| {
        if m.kind == StatementKind::Sentence {
            sentence = index;
        }
        sentence
    });
    let wholes: Vec<usize> = wholes.collect();
    let mut of: Vec<Vec<u32>> = vec![Vec::new(); coverage.matters.len()];
    for (index, row) in (0..).zip(rows) {
        for &mention in row {
            if let Some(list) = wholes.get(mention as usize).and_then(|&w| of.get_mut(w))
                && list.last() != Some(&index)
            {
                list.push(index);
            }
        }
    }
    of
}

/// A sentence as a side, seen by one of its statements.
fn side_of<'c>(coverage: &'c Coverage<'_>, whole: u32, statement: u32) -> Option<Side<'c>> {
    let sentence = coverage.matters.get(whole as usize)?;
    Some(Side {
        source: sentence.source,
        at: whole,
        article: coverage.article(sentence)?,
        prepared: coverage.prepared.get(sentence.source as usize)?,
        sentence,
        statement: coverage.matters.get(statement as usize)?,
    })
}

fn compared_pair<'c>(coverage: &'c Coverage<'c>, pair: &Pair, rows: &[Vec<u32>]) -> Option<Compared<'c>> {
    let (a, b) = (side_of(coverage, pair.a, pair.best.0)?, side_of(coverage, pair.b, pair.best.1)?);
    Some(Compared { coverage, a, b, score: pair.score, row: row_of_both(rows, pair) })
}

/// The first row that both sentences of a pair are in.
fn row_of_both(rows: &[Vec<u32>], pair: &Pair) -> Option<u32> {
    let rows_of = |m: u32| rows.get(m as usize).map_or(&[][..], Vec::as_slice);
    rows_of(pair.a).iter().copied().find(|row| rows_of(pair.b).binary_search(row).is_ok())
}

/// What differs: the kind, the row where the forms do not tell what it is about, and the two forms, the smaller first.
type Words = (ConflictKind, Option<u32>, String, String);
/// The articles on the side of each form.
type Sides = [BTreeSet<SourceIndex>; 2];

/// One conflict for what differs in the same way between the same words.
fn gather(found: Vec<(Option<u32>, Finding)>) -> Vec<Conflict> {
    let mut by_words: BTreeMap<Words, (Conflict, Sides)> = BTreeMap::new();
    for (row, finding) in found {
        let [(place_a, a), (place_b, b)] = finding.sides;
        // two dates or places may be those of many things; all other forms say what they are about, so that what they tell is one
        // conflict in whatever rows it stands
        let of = if matches!(finding.kind, ConflictKind::Date | ConflictKind::Place) { row } else { None };
        let (first, second) = if a <= b { (place_a, place_b) } else { (place_b, place_a) };
        let key = if a <= b { (finding.kind, of, a, b) } else { (finding.kind, of, b, a) };
        let (conflict, [firsts, seconds]) = by_words.entry(key).or_insert_with(|| {
            let conflict = Conflict {
                kind: finding.kind,
                severity: finding.severity,
                claim: row.map(ClaimIndex),
                parts: Vec::new(),
                apart: Vec::new(),
                why: finding.why,
            };
            (conflict, Default::default())
        });
        firsts.insert(first.source);
        seconds.insert(second.source);
        conflict.severity = conflict.severity.min(finding.severity);
        conflict.claim = conflict.claim.or(row.map(ClaimIndex));
        for place in [place_a, place_b] {
            // one stretch a sentence is enough: the first found
            if !conflict.parts.contains(&place)
                && !conflict.parts.iter().any(|p| p.source == place.source && p.span.overlaps(place.span))
            {
                conflict.parts.push(place);
            }
        }
    }
    let told = by_words.into_values().filter(|(conflict, _)| conflict.parts.len() > 1).map(|(mut conflict, sides)| {
        conflict.parts.sort_unstable();
        conflict.apart = stand_apart(&sides);
        conflict
    });
    told.collect()
}

/// The articles on the side that fewer take; where neither is smaller, those of both.
fn stand_apart([firsts, seconds]: &Sides) -> Vec<SourceIndex> {
    match firsts.len().cmp(&seconds.len()) {
        Ordering::Less => firsts.iter().copied().collect(),
        Ordering::Greater => seconds.iter().copied().collect(),
        Ordering::Equal => firsts.union(seconds).copied().collect(),
    }
}

#[cfg(test)]
mod tests_of_texts {
    use crate::{
        compare::{Article, Comparison, Options, compare},
        parse::parse,
        text::{Document, Metadata},
    };

    fn compared(texts: &[&str]) -> (Vec<Document>, Comparison) {
        let document = |text: &&str| Document { text: (*text).into(), file: None, metadata: Metadata::default() };
        let documents: Vec<Document> = texts.iter().map(document).collect();
        let parsed: Vec<_> = documents.iter().map(parse).collect();
        let articles: Vec<_> = documents.iter().zip(&parsed).map(|(document, parsed)| Article { document, parsed }).collect();
        let comparison = compare(&articles, Options::default());
        (documents, comparison)
    }

    /// The reasons of all conflicts between texts.
    pub(super) fn why_of(texts: &[&str]) -> Vec<String> {
        compared(texts).1.conflicts.into_iter().map(|c| c.why).collect()
    }

    /// The kinds of all conflicts between texts, each with the first words of what it points at.
    pub(super) fn check(texts: &[&str], told: &str) {
        let (documents, comparison) = compared(texts);
        let line = |c: &crate::compare::Conflict| {
            let words = c.parts.iter().map(|p| p.span.of(&documents[p.source.0 as usize].text).to_owned());
            format!("{}: {}", format!("{:?}", c.kind).to_lowercase(), words.collect::<Vec<_>>().join(" | "))
        };
        let lines: Vec<String> = comparison.conflicts.iter().map(line).collect();
        assert_eq!(lines.join("\n"), told);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_smaller_side_stands_apart() {
        let set = |of: &[u32]| of.iter().copied().map(SourceIndex).collect::<BTreeSet<_>>();
        let check = |a: &[u32], b: &[u32], apart: &[u32]| {
            let found = stand_apart(&[set(a), set(b)]);
            assert_eq!(found, apart.iter().copied().map(SourceIndex).collect::<Vec<_>>(), "{a:?} {b:?}");
        };
        check(&[0, 2], &[1], &[1]);
        check(&[3], &[0, 1, 2], &[3]);
        check(&[1], &[0], &[0, 1]);
    }
}
