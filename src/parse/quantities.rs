//! Numbers and what they measure: counts, durations, dates, times, money, shares, ordinals, ages, distances and other measures.
//!
//! One pass over the words of each sentence; at every word the families are asked in turn, the more special one first. What stands
//! before or behind and says how exact the number is (`about`, `more than`, `or so`) belongs to it. Numbers inside names
//! (`COVID-19`, `Boeing 737`) are left out, and so is `one` where it counts nothing (`one of the`, `no one`). Nothing is read from
//! references, nor from texts that are not English.

#![expect(
    clippy::float_cmp,
    reason = "whole numbers read from the text are told apart from fractions and ranges, nothing computed is compared"
)]

mod ages;
mod calendar;
mod counts;
mod dates;
mod holidays;
mod measures;
mod modifiers;
mod money;
mod numbers;
mod ordinals;
mod parts;
mod percent;
mod positions;
mod ranges;
mod times;
mod units;

pub(crate) use units::measure;

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use jiff::civil::Date;

use super::{BlockKind, DateValue, Language, Modifier, Parsed, Quantity, QuantityKind};
use crate::text::Document;
use parts::Parts;

/// What a rule found: the parts `from..to` of a sentence and what they mean.
#[derive(Clone, PartialEq, Debug)]
struct Found {
    from: usize,
    to: usize,
    kind: QuantityKind,
    low: Option<f64>,
    high: Option<f64>,
    unit: Option<String>,
    date: Option<String>,
    modifier: Modifier,
}

impl Found {
    /// A number or a range of numbers.
    fn number(from: usize, to: usize, kind: QuantityKind, (low, high): (f64, f64), unit: Option<&str>) -> Self {
        Self {
            from,
            to,
            kind,
            low: Some(low),
            high: Some(high),
            unit: unit.map(str::to_owned),
            date: None,
            modifier: Modifier::Exact,
        }
    }

    /// A date or time; `value` where it can be said in ISO 8601.
    fn date(from: usize, to: usize, kind: QuantityKind, value: Option<String>) -> Self {
        Self { from, to, kind, low: None, high: None, unit: None, date: value, modifier: Modifier::Exact }
    }
}

/// The quantities of `document`, of which `parsed` holds blocks, tokens and sentences.
pub(crate) fn find(document: &Document, parsed: &Parsed) -> Vec<Quantity> {
    if matches!(parsed.language, Language::Other(_)) {
        return Vec::new();
    }
    let today = document.metadata.date.as_deref().and_then(calendar::day_of);
    let mut quantities = Vec::new();
    for sentence in &parsed.sentences {
        if parsed.blocks.get(sentence.block as usize).is_some_and(|block| block.kind == BlockKind::Reference) {
            continue;
        }
        let tokens = parsed.tokens.get(parsed.tokens_in(sentence.span)).unwrap_or_default();
        in_sentence(&Parts::new(&document.text, tokens), today, &mut quantities);
    }
    quantities
}

fn in_sentence(parts: &Parts, today: Option<Date>, quantities: &mut Vec<Quantity>) {
    let (mut at, mut floor) = (0, 0);
    while at < parts.len() {
        let Some(found) = at_part(parts, at, today) else {
            at += 1;
            continue;
        };
        let (from, before) = modifiers::before(parts, found.from, floor, found.kind);
        let (to, behind) = modifiers::behind(parts, found.to, found.kind);
        let modifier = match (found.modifier, before, behind) {
            (Modifier::Exact, Some(before), _) => before,
            (Modifier::Exact, None, Some(behind)) => behind,
            (own, ..) => own,
        };
        quantities.push(Quantity {
            span: parts.span(from, to),
            kind: found.kind,
            low: found.low,
            high: found.high,
            date: found.date.map(DateValue),
            unit: found.unit,
            modifier,
        });
        at = to.max(at + 1);
        floor = at;
    }
}

/// The families that a word can start something of.
#[derive(Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "a set of families, each asked or not")]
struct Families {
    time: bool,
    date: bool,
    money: bool,
    ordinal: bool,
    number: bool,
}

/// The words with which quantities start, and of which family; nine words of ten are not among them and need no further look.
static FIRST_WORDS: LazyLock<FxHashMap<&str, Families>> = LazyLock::new(|| {
    let mut first: FxHashMap<&str, Families> = FxHashMap::default();
    let mut add = |words: &mut dyn Iterator<Item = &'static str>, mark: fn(&mut Families)| {
        words.for_each(|word| mark(first.entry(word).or_default()));
    };
    add(&mut times::FIRST_WORDS.into_iter(), |families| families.time = true);
    add(&mut dates::first_words(), |families| families.date = true);
    add(&mut holidays::first_words(), |families| families.date = true);
    add(&mut money::first_words(), |families| families.money = true);
    add(&mut positions::FIRST_WORDS.into_iter(), |families| families.ordinal = true);
    add(&mut ordinals::words(), |families| (families.ordinal, families.date) = (true, true));
    // `five o’clock`, `twenty-first`, `the twenty-third of May`.
    add(&mut numbers::words(), |families| *families = Families { money: families.money, ..ALL });
    add(&mut measures::FIRST_WORDS.into_iter(), |families| families.number = true);
    first
});

const ALL: Families = Families { time: true, date: true, money: true, ordinal: true, number: true };

/// What starts at the part `at`, if anything does.
fn at_part(parts: &Parts, at: usize, today: Option<Date>) -> Option<Found> {
    if !parts.may_start(at) {
        return None;
    }
    // `hour-long` starts with a unit.
    let number = parts.same_word(at + 1);
    let families = if parts.digits(at) { ALL } else { FIRST_WORDS.get(parts.word(at)).copied().unwrap_or_default() };
    let mut found = None;
    if families.time {
        found = times::at(parts, at);
    }
    if families.date {
        found = found.or_else(|| dates::at(parts, at, today));
    }
    if families.money {
        found = found.or_else(|| money::at(parts, at));
    }
    if families.ordinal {
        found = found.or_else(|| positions::at(parts, at)).or_else(|| ordinals::at(parts, at));
    }
    if families.number || number {
        found = found.or_else(|| measures::at(parts, at, today));
    }
    found
}

#[cfg(test)]
pub(super) mod tests {
    use crate::{
        parse::{Language, Modifier, Parsed, blocks, sentences, tokens},
        text::{Document, Metadata},
    };

    /// `words = kind value unit modifier` of each quantity of `text`, an article of 5 March 2024, which was a Tuesday.
    #[track_caller]
    pub(in crate::parse) fn check(text: &str, wanted: &[&str]) {
        check_on(Some("2024-03-05"), text, wanted);
    }

    #[track_caller]
    pub(in crate::parse) fn check_on(date: Option<&str>, text: &str, wanted: &[&str]) {
        let metadata = Metadata { date: date.map(str::to_owned), ..Metadata::default() };
        let document = Document { text: text.into(), file: None, metadata };
        let mut blocks = blocks::find(text);
        let sentences = sentences::find(text, &mut blocks, Language::English);
        let parsed = Parsed { language: Language::English, blocks, tokens: tokens::tokenize(text), sentences, ..Parsed::default() };
        let found: Vec<_> = super::find(&document, &parsed)
            .iter()
            .map(|q| {
                let kind = format!("{:?}", q.kind).to_lowercase();
                let value = match (q.low, q.high) {
                    (Some(low), Some(high)) if low == high => format!(" {low}"),
                    (Some(low), Some(high)) => format!(" {low}..{high}"),
                    _ => String::new(),
                };
                let date = q.date.as_ref().map_or(String::new(), |date| format!(" {}", date.0));
                let unit = q.unit.as_ref().map_or(String::new(), |unit| format!(" {unit}"));
                let modifier = if q.modifier == Modifier::Exact { String::new() } else { format!(" {:?}", q.modifier) };
                format!("{} = {kind}{value}{date}{unit}{modifier}", q.span.of(text))
            })
            .collect();
        assert_eq!(found, wanted, "{text}");
    }

    #[test]
    fn every_family_in_one_paragraph() {
        check(
            "About 112 drones hit four towns on Sunday night. The 30-day truce cost $5 million, 20% of it in 2022.",
            &[
                "About 112 drones = count 112 drone About",
                "four towns = count 4 town",
                "Sunday night = date 2024-03-03",
                "30-day = duration 30 day",
                "$5 million = money 5000000 usd",
                "20% = percent 20 percent",
                "2022 = date 2022",
            ],
        );
    }

    #[test]
    fn numbers_in_names_are_left_out() {
        check("COVID-19, an F-16, a Boeing 737, World War II, the Group of Seven and Article 5 of page 3, open 24/7.", &[]);
    }

    #[test]
    fn references_are_not_read() {
        check("It rained for days.\nSource: City report 12, 5 May 2023", &[]);
    }
}
