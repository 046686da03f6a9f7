//! The rules, asked about each pair of sentences that make the same claim.

use std::sync::OnceLock;

use rayon::prelude::*;

use crate::parse::Mention;

use super::{
    super::{
        ConflictKind, claims::Row, kept::RuleSet, links::Pair, matter::Coverage, statements::StatementKind, stop::Stop,
        thresholds::SAME,
    },
    apiece, averted, blame, by_what_means, certainty, counted, date, daytimes, demanded, described, force, hints, judged, lists,
    named, not_so, opposed, order, other_doer, partly, person, place, polarity, quantity, reversed, scope,
    side::{Compared, Finding, Side, side_of},
    stressed, told_times, tone, tried, two_names, unmarked, wording,
};

/// A difference between the sentences of a pair.
pub(super) struct Found {
    /// Which of the pairs.
    pub pair: usize,
    /// Which of the rules found it.
    pub rule: u32,
    /// The row that both are in.
    pub row: Option<u32>,
    /// What it found.
    pub finding: Finding,
}

/// In what pairs of sentences differ; too little where it was asked to stop.
///
/// What a rule finds follows from the two articles, from what their entities are called and are over all articles, from the two
/// sentences, and from whether they are in one row: what was found of a pair is kept as long as these stay ([`super::kept`]).
pub(super) fn of_pairs(
    coverage: &Coverage<'_>,
    pairs: &[(&Pair, RuleSet)],
    row_of: &[Vec<u32>],
    hints: &[hints::Hints],
    told: &opposed::AllTold<'_>,
    stop: Stop<'_>,
) -> Vec<Found> {
    let held = Held::new(hints.len());
    let places = |pair: &Pair| held.places.both(coverage, pair, |side| place::places(coverage, side));
    let remarks = |pair: &Pair| held.remarks.both(coverage, pair, |side| wording::remarks(coverage, side));
    let slots = |pair: &Pair| held.slots.both(coverage, pair, described::slots);
    let deeds = |pair: &Pair| held.deeds.both(coverage, pair, other_doer::deeds);
    let sayings = |pair: &Pair| held.sayings.both(coverage, pair, blame::sayings);
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
            rules.ask(a.quantity && b.quantity && a.each != b.each, |found| apiece::find(&compared, found));
            rules.ask(a.quantity && b.quantity, |found| counted::find(&compared, found));
            rules.ask(a.date && b.date, |found| date::find(&compared, found));
            rules.ask_beside(ConflictKind::Date, a.date && b.date, |found| told_times::find(&compared, found));
            rules.ask(a.place && b.place, |found| place::find(&compared, places(pair), found));
            rules.ask(a.denial || b.denial, |found| not_so::find(&compared, found));
            let opposed = a.opposite && b.opposite;
            rules.ask_unless(ConflictKind::Polarity, a.denial || b.denial || opposed, |found| polarity::find(&compared, found));
            rules.ask(a.modal && b.modal, |found| certainty::find(&compared, found));
            rules.ask(a.order && b.order, |found| order::find(&compared, found));
            rules.ask(a.demands && b.demands, |found| demanded::find(&compared, found));
            rules.ask(a.describes && b.describes, |found| described::find(&compared, slots(pair), found));
            rules.ask(a.force && b.force, |found| force::find(&compared, found));
            rules.ask_unless(ConflictKind::Title, a.listed && b.listed, |found| lists::find(&compared, found));
            rules.ask(a.reach | b.reach == 3, |found| scope::find(&compared, found));
            rules.ask(a.judged != b.judged, |found| judged::find(&compared, found));
            rules.ask_unless(ConflictKind::Certainty, a.toned || b.toned, |found| tone::find(&compared, found));
            rules.ask(a.stressed || b.stressed, |found| stressed::find(&compared, found));
            rules.ask(a.averting != b.averting, |found| averted::find(&compared, found));
            rules.ask(a.tried != b.tried, |found| tried::find(&compared, found));
            rules.ask(a.naming && b.naming, |found| named::find(&compared, found));
            rules.ask(a.deeds & b.deeds != 0, |found| reversed::find(&compared, found));
            rules.ask(a.named && b.named, |found| other_doer::find(&compared, deeds(pair), found));
            rules.ask(a.says && b.says, |found| blame::find(&compared, sayings(pair), found));
            rules.ask_unless(ConflictKind::Polarity, true, |found| opposed::find(&compared, told, found));
            rules.ask(a.quoted && b.quoted, |found| {
                for quotations in compared.quotations() {
                    person::find(&quotations, found);
                    by_what_means::find(&quotations, found);
                }
            });
            rules.ask(a.reported && b.reported && pair.score >= SAME, |found| {
                for reports in compared.seen_by(StatementKind::Reported) {
                    person::two_who_tell(&reports, found);
                }
            });
            rules.ask_unless(ConflictKind::Polarity, a.marked != b.marked, |found| unmarked::find(&compared, remarks(pair), found));
            rules.ask(a.marked && b.marked, |found| wording::find(&compared, remarks(pair), found));
            rules.ask(a.part != b.part, |found| partly::find(&compared, found));
            rules.ask(a.named && b.named, |found| two_names::find(&compared, found));
            let daytime = (a.daytime || b.daytime) && a.date && b.date;
            rules.ask_unless(ConflictKind::Date, daytime, |found| daytimes::find(&compared, found));
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

    /// Asks the next rule, and takes what it finds in other words than a rule before it did of this kind.
    fn ask_beside(&mut self, kind: ConflictKind, may_find: bool, find: impl FnOnce(&mut Vec<Finding>)) {
        let before = self.found.len();
        self.ask(may_find, find);
        let new = self.found.split_off(before);
        let places = |finding: &Finding| finding.sides.each_ref().map(|(place, _)| *place);
        let told = |new: &Finding| {
            let known = self.found.iter().filter(|(_, finding)| finding.kind == kind).map(|(_, finding)| places(finding));
            let places = places(new);
            known.into_iter().any(|known| known.iter().zip(&places).any(|(x, y)| x.span.overlaps(y.span)))
        };
        let new: Vec<_> = new.into_iter().filter(|(_, new)| !told(new)).collect();
        self.found.extend(new);
    }

    /// Asks the next rule, if no rule before it found a difference of this kind.
    fn ask_unless(&mut self, kind: ConflictKind, may_find: bool, find: impl FnOnce(&mut Vec<Finding>)) {
        let none = self.found.iter().all(|(_, finding)| finding.kind != kind);
        self.ask(may_find && none, find);
    }
}

/// What sentences hold, each worked out when a rule first asks for it, and not for every pair that the sentence is in.
struct Held<'c> {
    places: OfSentences<(&'c Mention, place::At<'c>)>,
    remarks: OfSentences<wording::Remark>,
    slots: OfSentences<described::Slot>,
    deeds: OfSentences<u32>,
    sayings: OfSentences<blame::Saying>,
}

impl Held<'_> {
    /// Of so many statements.
    fn new(all: usize) -> Self {
        Self {
            places: OfSentences::new(all),
            remarks: OfSentences::new(all),
            slots: OfSentences::new(all),
            deeds: OfSentences::new(all),
            sayings: OfSentences::new(all),
        }
    }
}

/// What each sentence holds, by its position in [`Coverage::matters`].
struct OfSentences<T>(Vec<OnceLock<Vec<T>>>);

impl<T> OfSentences<T> {
    fn new(all: usize) -> Self {
        Self(std::iter::repeat_with(OnceLock::new).take(all).collect())
    }

    /// What the two sentences of a pair hold.
    fn both<'c>(&self, coverage: &'c Coverage<'c>, pair: &Pair, what: impl Fn(&Side<'c>) -> Vec<T>) -> [&[T]; 2] {
        [pair.a, pair.b].map(|m| {
            let held = || side_of(coverage, m, m).map_or_else(Vec::new, |side| what(&side));
            self.0.get(m as usize).map_or(&[][..], |of| of.get_or_init(held).as_slice())
        })
    }
}

/// The rows that each sentence is in, ascending, by the position of the whole sentence in [`Coverage::matters`].
pub(super) fn rows_of_sentences(coverage: &Coverage<'_>, rows: &[Row]) -> Vec<Vec<u32>> {
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

fn compared_pair<'c>(coverage: &'c Coverage<'c>, pair: &Pair, rows: &[Vec<u32>]) -> Option<Compared<'c>> {
    let (a, b) = (side_of(coverage, pair.a, pair.best.0)?, side_of(coverage, pair.b, pair.best.1)?);
    Some(Compared { coverage, a, b, score: pair.score, row: row_of_both(rows, pair) })
}

/// The first row that both sentences of a pair are in.
pub(super) fn row_of_both(rows: &[Vec<u32>], pair: &Pair) -> Option<u32> {
    let rows_of = |m: u32| rows.get(m as usize).map_or(&[][..], Vec::as_slice);
    rows_of(pair.a).iter().copied().find(|row| rows_of(pair.b).binary_search(row).is_ok())
}
