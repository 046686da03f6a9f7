//! Numbers and durations that differ: "two-hour" against "more than two hours", 15 bills against 16.
//!
//! Compared are quantities of one kind that count the same thing in two sentences that make the same claim. A value that the
//! other sentence has as well is no difference (112 launched, 76 intercepted; 76 intercepted of 112). Rounding and "more than"
//! are detail; values that cannot both be so are a tension, and a contradiction where both are meant exactly.

use crate::{
    compare::{
        Article, ConflictKind, Severity,
        common_words::{self, Tier},
        synonyms,
        thresholds::CLAIM,
        words,
    },
    parse::{Modifier, Quantity, QuantityKind, measure},
};

use super::{Compared, Finding, Side, ages, frames, numbers, quoted};

/// Values further apart by less than this share of the larger are one value, rounded.
const ROUNDING: f64 = 0.12;
/// Values in two measures ("152 seconds", "two and a half minutes") are the same up to this share of the larger.
const CONVERTED: f64 = 0.04;
/// Sentences that are in no row together must be as alike as this.
const SURE: f32 = 0.6;
/// Numbers of people or things are of more than one thing more often.
const SURE_OF_COUNTS: f32 = 0.65;
/// A sentence with more numbers is a table.
const MOST: usize = 12;

pub(crate) fn find(pair: &Compared<'_>, found: &mut Vec<Finding>) {
    let sure = pair.row.is_some() || pair.score >= SURE;
    let (of_a, of_b) = (quantities(&pair.a), quantities(&pair.b));
    for x in &of_a {
        if of_b.iter().any(|y| same_value(x, y)) {
            continue;
        }
        for y in &of_b {
            // how old somebody is, is told by itself
            if x.kind != y.kind
                || x.kind == QuantityKind::Age
                || ages::stands_with_name(&pair.a.article, x)
                || of_a.iter().any(|x| same_value(x, y))
                || x.kind == QuantityKind::Money && !within_reach(x, y)
                || !(sure && (same_thing(pair, x, y) || only_ones(pair, x, y, &of_a, &of_b))
                    || counted_once(pair, x, y)
                    || nearly_as_much(pair, x, y)
                    || of_one_deed(pair, x, y))
                || numbers::are_of_other_kinds((&pair.a, x), (&pair.b, y))
                || tells(&pair.b, x)
                || tells(&pair.a, y)
                || frames::of_two_people(pair.coverage, (&pair.a, x.span), (&pair.b, y.span))
            {
                continue;
            }
            let Some(severity) = apart(x, y) else { continue };
            // two numbers in sentences that are not certain to make one claim may be of two things
            let severity = if severity == Severity::Contradiction && pair.row.is_none() { Severity::Tension } else { severity };
            let (words_a, words_b) = (pair.a.words(x.span), pair.b.words(y.span));
            let why = why(severity, x, &quoted(words_a), &quoted(words_b));
            found.push(Finding {
                kind: ConflictKind::Quantity,
                severity,
                sides: [(pair.a.place(x.span), form(x)), (pair.b.place(y.span), form(y))],
                why,
            });
        }
    }
}

/// A sentence about two values, given in the words of the articles.
fn why(severity: Severity, x: &Quantity, a: &str, b: &str) -> String {
    match severity {
        Severity::Detail => format!("{a} and {b}: {}, which may both be meant loosely.", what(x)),
        _ => format!("{a} against {b}: {}.", what(x)),
    }
}

/// What two values of a kind are.
fn what(quantity: &Quantity) -> &'static str {
    match quantity.kind {
        QuantityKind::Duration => "two lengths of time for the same thing",
        QuantityKind::Percent => "two shares of the same thing",
        QuantityKind::Money => "two sums for the same thing",
        QuantityKind::Age => "two ages",
        QuantityKind::Distance => "two distances",
        _ => "two numbers for the same thing",
    }
}

/// The measured quantities of a sentence, no more than [`MOST`].
pub(super) fn quantities<'c>(side: &Side<'c>) -> Vec<&'c Quantity> {
    in_sentence(&side.article, side.sentence.sentence)
}

pub(super) fn in_sentence<'a>(article: &Article<'a>, sentence: u32) -> Vec<&'a Quantity> {
    let Some(sentence) = article.parsed.sentences.get(sentence as usize) else { return Vec::new() };
    let here = article.parsed.quantities_in(sentence.span);
    // "2-1/2 years" is no half year
    let part = |q: &Quantity| {
        let before = article.document.text.get(..q.span.start as usize).and_then(|text| text.chars().next_back());
        before.is_some_and(|c| c.is_ascii_digit() || matches!(c, '/' | '-'))
    };
    let measured = |q: &&Quantity| {
        q.low.is_some() && !part(q) && !matches!(q.kind, QuantityKind::Date | QuantityKind::Time | QuantityKind::Ordinal)
    };
    here.filter(measured).take(MOST).collect()
}

/// The lower and the upper value, in seconds, metres, grams … where the unit is one of a measure.
fn bounds(q: &Quantity) -> (f64, f64) {
    let size = q.unit.as_deref().and_then(measure).map_or(1.0, |(_, size)| size);
    let (low, high) = (q.low.unwrap_or(0.0), q.high.or(q.low).unwrap_or(0.0));
    (low.min(high) * size, low.max(high) * size)
}

fn equal(a: &Quantity, b: &Quantity) -> bool {
    a.kind == b.kind && bounds(a) == bounds(b) && a.modifier == b.modifier && units_agree(a, b)
}

/// The same number, where one article leaves out what it counts: "88 men", "88 of its own".
fn same_value(a: &Quantity, b: &Quantity) -> bool {
    let people = |q: &Quantity| q.unit.as_deref().is_none_or(is_people);
    let loosely = a.kind == QuantityKind::Count && a.kind == b.kind && (people(a) || people(b));
    equal(a, b) || loosely && bounds(a) == bounds(b)
}

/// Whether an article gives a value anywhere, of whatever: then the other's may be of that as well.
fn tells(side: &Side<'_>, value: &Quantity) -> bool {
    side.article.parsed.quantities.iter().any(|q| q.low.is_some() && equal(q, value))
}

/// Two large numbers of one unit that are nearly the same, or the same digits in another order, neither of which the other article
/// gives: one of the two is wrong, rounded, or older.
fn nearly_as_much(pair: &Compared<'_>, x: &Quantity, y: &Quantity) -> bool {
    /// Smaller numbers are near each other by chance.
    const SMALLEST: f64 = 20.0;
    const NEAR: f64 = 0.85;
    /// Sentences that are less alike tell of different things.
    const ALIKE: f32 = 0.4;
    let (a, b) = (bounds(x).0, bounds(y).0);
    let digits = |v: f64| {
        let mut digits: Vec<u8> = format!("{v}").bytes().filter(|d| (b'1'..=b'9').contains(d)).collect();
        digits.sort_unstable();
        digits
    };
    let turned = digits(a) == digits(b) && digits(a).len() > 1 && a.max(b) < 10.0 * a.min(b);
    pair.score >= ALIKE
        && (pair.score >= CLAIM || shared_around(pair, x, y, 2 * REACH) > 0)
        && matches!(x.kind, QuantityKind::Money | QuantityKind::Count)
        && x.unit.is_some()
        && units_agree(x, y)
        && a.max(b) >= SMALLEST
        && (a.min(b) >= NEAR * a.max(b) || turned)
}

/// Whether two numbers stand right behind one verb or noun and are of one measure: "slid about 20 metres", "sliding 30 feet".
fn of_one_deed(pair: &Compared<'_>, x: &Quantity, y: &Quantity) -> bool {
    /// Sentences that are less alike tell of different things, unless both give another number that is the same.
    const ALIKE: f32 = 0.5;
    const ALIKE_WITH_OTHER: f32 = 0.42;
    /// "slid from as much as 30 feet"
    const CLOSE: u32 = 3;
    let before = |side: &Side<'_>, q: &Quantity| {
        let first = side.article.parsed.tokens_in(q.span).start as u32;
        let near = (first.saturating_sub(CLOSE).max(side.tokens().start)..first).rev().take_while(|&t| !side.word(t).is_empty());
        near.into_iter().find(|&t| side.prepared.form(t as usize).is_some_and(|f| f.tier > Tier::Frequent && !f.number))
    };
    // how old they are tells who it is that fell
    let other_same = || {
        let (of_a, of_b) = (quantities(&pair.a), quantities(&pair.b));
        of_a.iter().any(|v| of_b.iter().any(|w| v.kind == QuantityKind::Age && equal(v, w)))
    };
    pair.score >= ALIKE_WITH_OTHER
        && matches!(x.kind, QuantityKind::Distance | QuantityKind::Duration | QuantityKind::Money)
        && units_agree(x, y)
        && within_reach(x, y)
        && (pair.score >= ALIKE || other_same())
        && before(&pair.a, x)
            .zip(before(&pair.b, y))
            .is_some_and(|(a, b)| pair.a.is_small(a) && pair.b.is_small(b) && synonyms::near(pair.a.stem(a), pair.b.stem(b)))
}

fn units_agree(a: &Quantity, b: &Quantity) -> bool {
    match (&a.unit, &b.unit) {
        (Some(a), Some(b)) => a == b || one_measure(a, b) || near(a, b),
        (None, None) => true,
        _ => false,
    }
}

/// Whether two units measure the same: hours and days.
fn one_measure(a: &str, b: &str) -> bool {
    matches!((measure(a), measure(b)), (Some((a, _)), Some((b, _))) if a == b)
}

fn near(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let (a, b) = (crate::compare::words::stem(a), crate::compare::words::stem(b));
    synonyms::near(&a, &b)
}

/// Whether both count the same thing of the same thing: the units agree and the words around do.
fn same_thing(pair: &Compared<'_>, x: &Quantity, y: &Quantity) -> bool {
    let reach = if in_list(&pair.a, x) || in_list(&pair.b, y) { REACH_IN_LIST } else { REACH };
    let shared = shared_around(pair, x, y, reach);
    if units_agree(x, y) {
        let fewest = if x.unit.is_none() && x.kind == QuantityKind::Count { 2 } else { 1 };
        return shared >= fewest && (x.unit == y.unit || within_reach(x, y));
    }
    // "16" and "15 bills": of what it is the words around must tell
    let bare = x.unit.is_none() != y.unit.is_none();
    // "over 21" without a word for what is an age or a limit
    let open = |q: &Quantity| q.unit.is_none() && !matches!(q.modifier, Modifier::Exact | Modifier::About);
    // "all three of the cables"
    let of =
        |side: &Side<'_>, q: &Quantity| q.unit.is_none() && side.word(side.article.parsed.tokens_in(q.span).end as u32) == "of";
    bare && !open(x)
        && !open(y)
        && !of(&pair.a, x)
        && !of(&pair.b, y)
        && x.kind == QuantityKind::Count
        && within_reach(x, y)
        && shared > 1
}

/// How many words of content close to two quantities are the same or near.
fn shared_around(pair: &Compared<'_>, x: &Quantity, y: &Quantity, reach: u32) -> usize {
    let (near_a, near_b) = (around(&pair.a, x, reach), around(&pair.b, y, reach));
    let shared_with = |w: &&(&str, bool)| near_b.iter().any(|v| w.0 == v.0 || near(w.0, v.0));
    // names say who and where more than what: it takes two of them
    let (all, plain) = (near_a.iter().filter(shared_with).count(), near_a.iter().filter(|w| w.1).filter(shared_with).count());
    if plain > 0 { all } else { all / 2 }
}

/// Whether each is the only one of its kind in its sentence, and the sentences are so alike that they must be of the same thing.
fn only_ones(pair: &Compared<'_>, x: &Quantity, y: &Quantity, of_a: &[&Quantity], of_b: &[&Quantity]) -> bool {
    let like = if units_agree(x, y) { units_agree } else { counts_alike };
    let alone = |of: &[&Quantity], own: &Quantity| of.iter().filter(|q| q.kind == own.kind && like(q, own)).count() == 1;
    let sure = if x.kind == QuantityKind::Count { SURE_OF_COUNTS } else { SURE };
    pair.score >= sure && counts_alike(x, y) && alone(of_a, x) && alone(of_b, y)
}

/// Whether each article counts this but once, and it is nothing that all news count ("eight satellites" against "six satellites"):
/// then it is the same that is counted, however the sentences tell it.
fn counted_once(pair: &Compared<'_>, x: &Quantity, y: &Quantity) -> bool {
    let (Some(a), Some(b)) = (&x.unit, &y.unit) else { return false };
    let once = |side: &Side<'_>, unit: &str| {
        side.article.parsed.quantities.iter().filter(|q| q.unit.as_deref() == Some(unit)).count() == 1
    };
    x.kind == QuantityKind::Count
        && common_words::tier(a, &words::stem(a)) == Tier::Rare
        && a == b
        && once(&pair.a, a)
        && once(&pair.b, b)
}

/// Whether two quantities are of one unit, or numbers that may be of one: of people, or at least one does not say of what.
fn counts_alike(x: &Quantity, y: &Quantity) -> bool {
    if units_agree(x, y) {
        return x.unit == y.unit || within_reach(x, y);
    }
    if x.kind != QuantityKind::Count || y.kind != QuantityKind::Count {
        return false;
    }
    match (&x.unit, &y.unit) {
        (Some(a), Some(b)) => is_people(a) && is_people(b),
        // a score or a list's number is none of 22,000
        // "thousands" are people or whatever the other counts; a bare 13 may be anything
        (None, Some(_)) => is_crowd(x) && within_reach(x, y),
        (Some(_), None) => is_crowd(y) && within_reach(x, y),
        (None, None) => false,
    }
}

/// "thousands"; "about two" tells of two things.
fn is_crowd(q: &Quantity) -> bool {
    const FEWEST: f64 = 20.0;
    q.modifier == Modifier::About && q.low.is_some_and(|low| low >= FEWEST)
}

/// A number without a unit, or in another, that is so many times smaller is of something else: a two-hour call, a three-year war.
const FARTHEST: f64 = 20.0;

fn within_reach(x: &Quantity, y: &Quantity) -> bool {
    bounds(x).0.max(bounds(y).0) <= FARTHEST * bounds(x).0.min(bounds(y).0)
}

/// Units that any people may be counted by.
fn is_people(unit: &str) -> bool {
    matches!(unit, "person" | "people" | "man" | "woman" | "resident" | "victim")
}

/// A word further away belongs to something else; in a list of shares ("at 20 percent, followed by Romney with 17") much nearer.
const REACH: u32 = 4;
const REACH_IN_LIST: u32 = 2;

/// Whether a sentence gives three quantities of a kind or more.
fn in_list(side: &Side<'_>, quantity: &Quantity) -> bool {
    quantities(side).iter().filter(|q| q.kind == quantity.kind && q.unit == quantity.unit).count() > 2
}

/// The base forms of the words of content close to a quantity and inside it ("undersea cables"), those that it measures left out; with
/// each whether it is a plain word and no name.
fn around<'c>(side: &Side<'c>, quantity: &Quantity, reach: u32) -> Vec<(&'c str, bool)> {
    let inside = side.article.parsed.tokens_in(quantity.span);
    let sentence = side.tokens();
    let (start, end) = (inside.start as u32, inside.end as u32);
    let last = end.saturating_sub(1).max(start);
    let near = (start.saturating_sub(reach).max(sentence.start)..last).chain(end..(end + reach).min(sentence.end));
    let unit = quantity.unit.as_deref().map(words::stem);
    let content = |t: &u32| {
        let own = (start..end).contains(t) && (unit.as_deref() == Some(side.stem(*t)) || measure(side.stem(*t)).is_some());
        !own && side.prepared.form(*t as usize).is_some_and(|f| f.tier > Tier::Frequent && !f.number)
    };
    near.filter(content).map(|t| (side.stem(t), side.is_small(t))).collect()
}

/// How far two values are apart; `None` where they are the same or both may be so.
pub(super) fn apart(x: &Quantity, y: &Quantity) -> Option<Severity> {
    let ((low_x, high_x), (low_y, high_y)) = (bounds(x), bounds(y));
    let exact = |q: &Quantity| q.modifier == Modifier::Exact;
    if low_x <= high_y && low_y <= high_x {
        // the values meet: only how they are meant differs
        let bounded = |q: &Quantity| matches!(q.modifier, Modifier::Over | Modifier::Under);
        return (bounded(x) != bounded(y)).then_some(Severity::Detail);
    }
    let larger = high_x.abs().max(high_y.abs());
    let gap = if high_x < low_y { low_y - high_x } else { low_x - high_y };
    let loose = !exact(x) || !exact(y);
    if x.unit != y.unit && units_agree(x, y) && gap <= CONVERTED * larger {
        return None;
    }
    if loose && gap <= ROUNDING * larger {
        return Some(Severity::Detail);
    }
    let open_above = |q: &Quantity| matches!(q.modifier, Modifier::Over | Modifier::AtLeast);
    let open_below = |q: &Quantity| matches!(q.modifier, Modifier::Under | Modifier::AtMost);
    let may_both_be = (high_x < low_y && (open_above(x) || open_below(y))) || (high_y < low_x && (open_above(y) || open_below(x)));
    Some(if may_both_be {
        Severity::Detail
    } else if loose {
        Severity::Tension
    } else {
        Severity::Contradiction
    })
}

/// The value of a number, whatever it counts.
pub(super) fn value(q: &Quantity) -> String {
    let (low, high) = bounds(q);
    format!("{low} {high} {:?}", q.modifier)
}

pub(super) fn form(q: &Quantity) -> String {
    let (low, high) = bounds(q);
    format!("{:?} {low} {high} {:?} {}", q.kind, q.modifier, q.unit.as_deref().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn measures_are_brought_together() {
        let of = |low, unit: &str| Quantity { unit: Some(unit.into()), ..quantity(low, Modifier::Exact) };
        assert_eq!(apart(&of(2.0, "day"), &of(48.0, "hour")), None);
        assert_eq!(apart(&of(152.0, "second"), &of(2.5, "minute")), None);
        assert_eq!(apart(&of(2.0, "day"), &of(6.0, "hour")), Some(Severity::Contradiction));
    }

    #[test]
    fn what_each_article_counts_but_once_is_the_same() {
        let one = "The rocket of Lowmoor carried eight satellites, among them one built by pupils. It rose at noon on Monday.";
        let other = "The rocket of Lowmoor rose at noon on Monday. Six satellites were lost with it, and all were insured.";
        crate::compare::conflicts::tests_of_texts::check(&[one, other], "quantity: eight satellites | Six satellites");
    }

    #[test]
    fn numbers_right_behind_one_verb_are_of_one_deed() {
        let check = crate::compare::conflicts::tests_of_texts::check;
        let one = "On Monday a 52-year-old roofer died in Lowmoor after he slid about 20 metres into the yard of the mill.";
        let other = "A 52-year-old roofer is dead after sliding 30 feet from the mill, police in Lowmoor said.";
        check(&[one, other], "quantity: about 20 metres | 30 feet");
    }

    fn quantity(low: f64, modifier: Modifier) -> Quantity {
        Quantity {
            span: crate::text::Span::default(),
            kind: QuantityKind::Duration,
            low: Some(low),
            high: Some(low),
            date: None,
            unit: Some("hour".into()),
            modifier,
        }
    }

    #[test]
    fn how_far_two_values_are_apart() {
        let check = |a: (f64, Modifier), b: (f64, Modifier), is| {
            assert_eq!(apart(&quantity(a.0, a.1), &quantity(b.0, b.1)), is, "{a:?} {b:?}");
            assert_eq!(apart(&quantity(b.0, b.1), &quantity(a.0, a.1)), is, "{b:?} {a:?}");
        };
        check((2.0, Modifier::Exact), (2.0, Modifier::Exact), None);
        check((2.0, Modifier::Exact), (2.0, Modifier::Over), Some(Severity::Detail));
        check((2.0, Modifier::About), (2.0, Modifier::Exact), None);
        check((15.0, Modifier::Exact), (16.0, Modifier::About), Some(Severity::Detail));
        check((15.0, Modifier::Exact), (26.0, Modifier::Exact), Some(Severity::Contradiction));
        check((15.0, Modifier::AtLeast), (26.0, Modifier::Exact), Some(Severity::Detail));
        check((15.0, Modifier::About), (26.0, Modifier::Exact), Some(Severity::Tension));
    }
}
