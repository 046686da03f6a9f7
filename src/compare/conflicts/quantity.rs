//! Numbers and durations that differ: "two-hour" against "more than two hours", 15 bills against 16.
//!
//! Compared are quantities of one kind that count the same thing in two sentences that make the same claim. A value that the
//! other sentence has as well is no difference (112 launched, 76 intercepted; 76 intercepted of 112). Rounding and "more than"
//! are detail; values that cannot both be so are a tension, and a contradiction where both are meant exactly.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    compare::{Article, ConflictKind, Place, Severity, SourceIndex, links::Pair, matter::Coverage, synonyms, thresholds::CLAIM},
    parse::{Modifier, Quantity, QuantityKind},
    text::Span,
};

use super::{Compared, Finding, Side, quoted};

/// Values further apart by less than this share of the larger are one value, rounded.
const ROUNDING: f64 = 0.12;
/// Sentences that are in no row together must be as alike as this.
const SURE: f32 = 0.6;
/// A sentence with more numbers is a table.
const MOST: usize = 12;

pub(crate) fn find(pair: &Compared<'_>, found: &mut Vec<Finding>) {
    if pair.row.is_none() && pair.score < SURE {
        return;
    }
    let (of_a, of_b) = (quantities(&pair.a), quantities(&pair.b));
    for x in &of_a {
        if of_b.iter().any(|y| equal(x, y)) {
            continue;
        }
        for y in &of_b {
            if x.kind != y.kind
                || of_a.iter().any(|x| equal(x, y))
                || !(same_thing(pair, x, y) || only_ones(pair, x, y, &of_a, &of_b))
            {
                continue;
            }
            let Some(severity) = apart(x, y) else { continue };
            let (words_a, words_b) = (pair.a.words(x.span), pair.b.words(y.span));
            let why = match severity {
                Severity::Detail => {
                    format!("{} and {}: {}, which may both be meant loosely.", quoted(words_a), quoted(words_b), what(x))
                }
                _ => format!("{} against {}: {}.", quoted(words_a), quoted(words_b), what(x)),
            };
            found.push(Finding {
                kind: ConflictKind::Quantity,
                severity,
                sides: [(pair.a.place(x.span), form(x)), (pair.b.place(y.span), form(y))],
                why,
            });
        }
    }
}

/// The same values where they stand in sentences that say the same as one of a finding: a third article with the first's value
/// belongs to the conflict as well.
pub(crate) fn told_elsewhere<'f>(
    coverage: &Coverage<'_>,
    pairs: &[Pair],
    findings: impl Iterator<Item = &'f Finding>,
) -> Vec<Finding> {
    let findings: Vec<&Finding> = findings.filter(|f| f.kind == ConflictKind::Quantity).collect();
    let sentence_of = |place: &Place| {
        let article = coverage.articles.get(place.source.0 as usize)?;
        Some((place.source.0, article.parsed.sentence_at(place.span.start)? as u32))
    };
    let concerned: BTreeSet<(u32, u32)> = findings.iter().flat_map(|f| &f.sides).filter_map(|(p, _)| sentence_of(p)).collect();
    let mut linked: BTreeMap<(u32, u32), Vec<(u32, u32)>> = BTreeMap::new();
    for pair in pairs.iter().filter(|p| p.score >= CLAIM) {
        let (Some(a), Some(b)) = (coverage.matters.get(pair.a as usize), coverage.matters.get(pair.b as usize)) else { continue };
        let (a, b) = ((a.source, a.sentence), (b.source, b.sentence));
        for (one, other) in [(a, b), (b, a)] {
            if concerned.contains(&one) {
                let others = linked.entry(one).or_default();
                if others.len() < MOST_LINKS {
                    others.push(other);
                }
            }
        }
    }
    let mut told = Vec::new();
    let mut forms: BTreeMap<(u32, u32), Vec<(String, Span)>> = BTreeMap::new();
    // what one sentence has told of a value against another it does not tell again
    let mut done: BTreeSet<(u32, u32, &str, &str)> = BTreeSet::new();
    for finding in findings {
        for (this, other) in [(0, 1), (1, 0)] {
            let (Some((place, value)), Some(opposed)) = (finding.sides.get(this), finding.sides.get(other)) else { continue };
            let Some((source, sentence)) = sentence_of(place) else { continue };
            if !done.insert((source, sentence, value, &opposed.1)) {
                continue;
            }
            for &(source, sentence) in linked.get(&(source, sentence)).map_or(&[][..], Vec::as_slice) {
                let Some(article) = coverage.articles.get(source as usize) else { continue };
                let forms = forms
                    .entry((source, sentence))
                    .or_insert_with(|| in_sentence(article, sentence).into_iter().map(|q| (form(q), q.span)).collect::<Vec<_>>());
                if let Some(&(_, span)) = forms.iter().find(|(form, _)| form == value) {
                    let place = Place { source: SourceIndex(source), span };
                    told.push(Finding { sides: [(place, value.clone()), opposed.clone()], ..finding.clone() });
                }
            }
        }
    }
    told
}

/// Of a sentence that half the coverage repeats, so many are shown.
const MOST_LINKS: usize = 20;

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

fn in_sentence<'a>(article: &Article<'a>, sentence: u32) -> Vec<&'a Quantity> {
    let Some(sentence) = article.parsed.sentences.get(sentence as usize) else { return Vec::new() };
    let first = article.parsed.quantities.partition_point(|q| q.span.end <= sentence.span.start);
    let here = article.parsed.quantities.iter().skip(first).take_while(|q| q.span.start < sentence.span.end);
    let measured =
        |q: &&Quantity| q.low.is_some() && !matches!(q.kind, QuantityKind::Date | QuantityKind::Time | QuantityKind::Ordinal);
    here.filter(measured).take(MOST).collect()
}

fn bounds(q: &Quantity) -> (f64, f64) {
    let (low, high) = (q.low.unwrap_or(0.0), q.high.or(q.low).unwrap_or(0.0));
    (low.min(high), low.max(high))
}

fn equal(a: &Quantity, b: &Quantity) -> bool {
    a.kind == b.kind && bounds(a) == bounds(b) && a.modifier == b.modifier && units_agree(a, b)
}

fn units_agree(a: &Quantity, b: &Quantity) -> bool {
    match (&a.unit, &b.unit) {
        (Some(a), Some(b)) => a == b || near(a, b),
        (None, None) => true,
        _ => false,
    }
}

fn near(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let (a, b) = (crate::compare::words::stem(a), crate::compare::words::stem(b));
    a == b || synonyms::sets(&a).iter().any(|s| synonyms::sets(&b).contains(s))
}

/// Whether both count the same thing of the same thing: the units agree and the words around do.
fn same_thing(pair: &Compared<'_>, x: &Quantity, y: &Quantity) -> bool {
    let (near_a, near_b) = (around(&pair.a, x), around(&pair.b, y));
    let shared = near_a.iter().filter(|w| near_b.iter().any(|v| *w == v || near(w, v))).count();
    if units_agree(x, y) {
        return shared > 0;
    }
    // "16" and "15 bills": of what it is the words around must tell
    let bare = x.unit.is_none() != y.unit.is_none();
    bare && x.kind == QuantityKind::Count && shared > 1
}

/// Whether each is the only one of its kind in its sentence, and the sentences are so alike that they must be of the same thing.
fn only_ones(pair: &Compared<'_>, x: &Quantity, y: &Quantity, of_a: &[&Quantity], of_b: &[&Quantity]) -> bool {
    let alone = |of: &[&Quantity], kind| of.iter().filter(|q| q.kind == kind).count() == 1;
    x.kind != QuantityKind::Count && pair.score >= SURE && units_agree(x, y) && alone(of_a, x.kind) && alone(of_b, y.kind)
}

/// The base forms of the words of content close to a quantity, those that it measures left out.
fn around<'c>(side: &Side<'c>, quantity: &Quantity) -> Vec<&'c str> {
    /// A word further away belongs to something else.
    const REACH: u32 = 4;
    let inside = side.article.parsed.tokens_in(quantity.span);
    let sentence = side.tokens();
    let (start, end) = (inside.start as u32, inside.end as u32);
    let before = start.saturating_sub(REACH).max(sentence.start)..start;
    let after = end..(end + REACH).min(sentence.end);
    let content = |t: &u32| {
        side.prepared.form(*t as usize).is_some_and(|f| f.tier > crate::compare::common_words::Tier::Frequent && !f.number)
    };
    before.chain(after).filter(content).map(|t| side.stem(t)).collect()
}

/// How far two values are apart; `None` where they are the same or both may be so.
fn apart(x: &Quantity, y: &Quantity) -> Option<Severity> {
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

fn form(q: &Quantity) -> String {
    let (low, high) = bounds(q);
    format!("{:?} {low} {high} {:?} {}", q.kind, q.modifier, q.unit.as_deref().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quantity(low: f64, modifier: Modifier) -> Quantity {
        Quantity {
            span: Span::default(),
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
