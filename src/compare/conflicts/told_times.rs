//! When it was, told in words that need the day of the article: last week here, two years ago there.
//!
//! Compared are sentences that say the same, with one such time in each, close to a word of content that
//! is the same. Shown are two numbers of one unit, this week and last week, a month and years ago. Never compared are times of which
//! one may hold the other ("Friday", "this week"; "last week", "this month"): three in three of those that were shown in fifteen
//! events were times of two things.

use crate::{
    compare::{
        ConflictKind, Severity,
        thresholds::{CLAIM, SAME},
    },
    parse::{Quantity, QuantityKind},
};

use super::{Compared, Finding, Side, date, quoted};

pub(crate) fn find(pair: &Compared<'_>, found: &mut Vec<Finding>) {
    if pair.score < CLAIM {
        return;
    }
    let (Some((x, a)), Some((y, b))) = (only_time(&pair.a), only_time(&pair.b)) else { return };
    if !apart(&a, &b) {
        return;
    }
    // what was so many years ago is told of little else
    let ago = a.which == "ago" && b.which == "ago" && pair.score >= SAME;
    if pair.score < SURE && !ago && !of_one_thing(pair, x, y) {
        return;
    }
    let (words_a, words_b) = (quoted(pair.a.words(x.span)), quoted(pair.b.words(y.span)));
    let form = |words: &Told| format!("{} {} {}", words.number, words.unit, words.which);
    found.push(Finding {
        kind: ConflictKind::Date,
        severity: Severity::Tension,
        sides: [(pair.a.place(x.span), form(&a)), (pair.b.place(y.span), form(&b))],
        why: format!("{words_a} against {words_b}: two times for the same thing."),
    });
}

/// From here on two sentences tell of one thing, whatever stands beside the times.
const SURE: f32 = 0.7;

/// A time as it is told.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Told {
    /// "last", "this", "next", "ago"; empty for a month or a season alone.
    which: &'static str,
    /// "two", "2", or nothing.
    number: String,
    /// "week", "month", "year" …
    unit: &'static str,
}

const WHICH: [&str; 6] = ["last", "this", "next", "ago", "past", "previous"];
const UNITS: [&str; 10] = ["week", "weekend", "month", "year", "decade", "spring", "summer", "autumn", "winter", "fall"];
const LOOSE: [&str; 12] =
    ["about", "around", "some", "nearly", "almost", "roughly", "million", "hundred", "thousand", "of", "more", "than"];
const MONTHS: [&str; 12] =
    ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

fn told(side: &Side<'_>, time: &Quantity) -> Option<Told> {
    let tokens = side.article.parsed.tokens_in(time.span);
    let mut told = Told { which: "", number: String::new(), unit: "" };
    for t in tokens {
        let t = t as u32;
        let (word, stem) = (side.word(t), side.stem(t));
        if let Some(which) = WHICH.iter().find(|w| **w == word) {
            told.which = which;
        } else if let Some(unit) = UNITS.iter().find(|u| **u == stem || **u == word) {
            told.unit = unit;
        } else if MONTHS.contains(&word) {
            told.unit = "month";
            word.clone_into(&mut told.number);
        } else if !word.is_empty()
            && !matches!(word, "the" | "a" | "an" | "in" | "couple" | "few" | "several")
            && !LOOSE.contains(&word)
        {
            word.clone_into(&mut told.number);
        }
    }
    (!told.unit.is_empty()).then_some(told)
}

/// Whether two times cannot well be the same.
fn apart(a: &Told, b: &Told) -> bool {
    if a == b {
        return false;
    }
    let plain_month = |t: &Told| t.unit == "month" && t.which.is_empty();
    if a.unit == b.unit {
        return match (a.which, b.which) {
            // "in May" and "in June" are compared as dates; "May" may be last month
            _ if plain_month(a) || plain_month(b) => false,
            ("ago", "ago") if !a.number.is_empty() && !b.number.is_empty() => true,
            (x, y) if x != y && x != "ago" && y != "ago" && !x.is_empty() && !y.is_empty() => true,
            _ => false,
        };
    }
    let long_ago = |t: &Told| t.which == "ago" && matches!(t.unit, "year" | "decade");
    let out_of_season = |month: &Told, season: &Told| {
        let months = match season.unit {
            "spring" => ["march", "april", "may", "june"],
            "summer" => ["june", "july", "august", "september"],
            "autumn" | "fall" => ["september", "october", "november", "december"],
            "winter" => ["december", "january", "february", "march"],
            _ => return false,
        };
        plain_month(month) && !months.contains(&month.number.as_str())
    };
    plain_month(a) && long_ago(b) || plain_month(b) && long_ago(a) || out_of_season(a, b) || out_of_season(b, a)
}

/// The only such time of a sentence.
fn only_time<'c>(side: &Side<'c>) -> Option<(&'c Quantity, Told)> {
    let mut here = side.quantities().filter(|q| q.kind == QuantityKind::Date).filter_map(|q| Some((q, told(side, q)?)));
    let only = here.next()?;
    here.next().is_none().then_some(only)
}

/// Whether a word of content close to the one is close to the other, or nearly the same word.
fn of_one_thing(pair: &Compared<'_>, x: &Quantity, y: &Quantity) -> bool {
    const REACH: u32 = 6;
    pair.in_common(&date::around(&pair.a, x, REACH), &date::around(&pair.b, y, REACH)) > 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::conflicts::tests_of_texts::check;

    #[test]
    fn times_told_from_the_day_of_the_article() {
        let at = |time: &str| format!("The old harbour bridge of Lowmoor was painted and inspected {time} by two engineers.");
        check(&[&at("three weeks ago"), &at("five weeks ago")], "date: three weeks ago | five weeks ago");
        check(&[&at("last week"), &at("this week")], "date: last week | this week");
        check(&[&at("last week"), &at("last week")], "");
    }

    #[test]
    fn what_may_be_the_same_is_none() {
        let of = |which, number: &str, unit| Told { which, number: number.into(), unit };
        assert!(!apart(&of("", "may", "month"), &of("last", "", "month")));
        assert!(!apart(&of("last", "", "week"), &of("this", "", "month")));
        assert!(apart(&of("", "may", "month"), &of("ago", "two", "year")));
    }
}
