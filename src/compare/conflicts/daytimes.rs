//! The time of day: on Sunday afternoon here, late on Sunday there.
//!
//! Compared are times of one day in two sentences that tell of the same. Evening and night are one, for reporters use both of the
//! same hours.

use crate::{
    compare::{ConflictKind, Severity, common_words::Tier, synonyms},
    parse::{Quantity, QuantityKind},
    text::Span,
};

use super::{Compared, Finding, Side, clocks, frames, quoted};

/// Sentences less alike than this tell of different things.
const ALIKE: f32 = 0.45;

pub(crate) fn find(pair: &Compared<'_>, found: &mut Vec<Finding>) {
    if pair.score < ALIKE {
        return;
    }
    clock_and_part(pair, found);
    let of_b = times(&pair.b);
    for (x, a) in times(&pair.a) {
        let of_day = of_b.iter().find(|(y, _)| same_day((&pair.a, x), (&pair.b, y)));
        let Some(&(y, b)) = of_day.filter(|(_, b)| *b != a) else { continue };
        let (verb_x, verb_y) = (frames::governing(&pair.a, x.span), frames::governing(&pair.b, y.span));
        let one_verb = matches!((verb_x, verb_y), (Some(x), Some(y)) if synonyms::near(x, y));
        let says = |verb: Option<&str>| verb.is_some_and(frames::only_says);
        if says(verb_x) || says(verb_y) || !one_verb && shared(pair, x, y) == 0 {
            continue;
        }
        let (span_a, span_b) = (whole(&pair.a, x), whole(&pair.b, y));
        let form = |part: Part| format!("{part:?}");
        found.push(Finding {
            kind: ConflictKind::Date,
            severity: Severity::Tension,
            sides: [(pair.a.place(span_a), form(a)), (pair.b.place(span_b), form(b))],
            why: format!("{} against {}: two times of one day.", quoted(pair.a.words(span_a)), quoted(pair.b.words(span_b))),
        });
        return;
    }
}

/// A clock time here, and there a part of the day that it is not in: at 7 a.m., and in the afternoon.
fn clock_and_part(pair: &Compared<'_>, found: &mut Vec<Finding>) {
    /// A clock time tells less of the day than words do: the sentences must be more alike.
    const SURE: f32 = 0.5;
    if pair.score < SURE {
        return;
    }
    let sides = if let Some(clock) = clock(&pair.a) {
        Some((&pair.a, clock, &pair.b))
    } else {
        clock(&pair.b).map(|c| (&pair.b, c, &pair.a))
    };
    let Some((exact, (time, hour), told)) = sides else { return };
    let (of_exact, of_told) = (times(exact), times(told));
    let ([], [(day, part)]) = (of_exact.as_slice(), of_told.as_slice()) else { return };
    let days = exact.quantities().filter(|q| q.kind == QuantityKind::Date).collect::<Vec<_>>();
    let another_day = !days.is_empty() && !days.iter().any(|own| same_day((exact, own), (told, day)));
    let says = |side: &Side<'_>, q: &Quantity| frames::governing(side, q.span).is_some_and(frames::only_says);
    let tells_clock = told.quantities().any(|q| q.kind == QuantityKind::Time);
    if part.may_be(hour) || another_day || tells_clock || says(exact, time) || says(told, day) {
        return;
    }
    let span = whole(told, day);
    found.push(Finding {
        kind: ConflictKind::Date,
        severity: Severity::Tension,
        sides: [(exact.place(time.span), format!("hour {hour}")), (told.place(span), format!("{part:?}"))],
        why: format!("{} against {}: two times of one day.", quoted(exact.words(time.span)), quoted(told.words(span))),
    });
}

/// The only clock time of a sentence, with its hour.
fn clock<'c>(side: &Side<'c>) -> Option<(&'c Quantity, u32)> {
    let mut times = side.quantities().filter(|q| q.kind == QuantityKind::Time);
    let only = times.next().filter(|_| times.next().is_none())?;
    if !clocks::is_of_day(&side.article, side.prepared, only) {
        return None;
    }
    Some((only, only.date.as_ref()?.0.strip_prefix('T')?.get(..2)?.parse().ok()?))
}

/// A part of a day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Part {
    Morning,
    Afternoon,
    Late,
}

impl Part {
    /// Whether an hour may be told so; nobody draws the line at the minute.
    fn may_be(self, hour: u32) -> bool {
        match self {
            Self::Morning => hour < 13,
            Self::Afternoon => (11..20).contains(&hour),
            Self::Late => !(5..15).contains(&hour),
        }
    }
}

/// Whether a folded word is one for a part of the day.
pub(super) fn is_part_of_day(folded: &str) -> bool {
    part(folded).is_some()
}

fn part(word: &str) -> Option<Part> {
    match word {
        "morning" | "dawn" | "daybreak" => Some(Part::Morning),
        "afternoon" => Some(Part::Afternoon),
        "evening" | "night" | "late" | "midnight" => Some(Part::Late),
        _ => None,
    }
}

/// Whether two dates are of one day: the same date, or the same weekday where one of the articles does not say when it came out.
fn same_day((a, x): (&Side<'_>, &Quantity), (b, y): (&Side<'_>, &Quantity)) -> bool {
    let bare = |q: &Quantity| q.date.as_ref().is_some_and(|d| d.0.starts_with(|c: char| c.is_ascii_lowercase()));
    x.date == y.date || (bare(x) || bare(y)) && day_of(a, x) == day_of(b, y)
}

/// The weekday that a date is told by.
fn day_of(side: &Side<'_>, q: &Quantity) -> Option<&'static str> {
    let tokens = side.article.parsed.tokens_in(q.span);
    (tokens.start as u32..tokens.end as u32).find_map(|t| clocks::DAYS.into_iter().find(|day| *day == side.word(t)))
}

/// The weekdays of a sentence with the part of the day that stands beside them.
fn times<'c>(side: &Side<'c>) -> Vec<(&'c Quantity, Part)> {
    let parsed = side.article.parsed;
    // in an article with a date the day has its date, and still is told as a weekday
    let weekday = |q: &&Quantity| q.kind == QuantityKind::Date && q.date.is_some() && day_of(side, q).is_some();
    let told = |q: &'c Quantity| {
        let tokens = parsed.tokens_in(q.span);
        let (start, end) = (tokens.start as u32, tokens.end as u32);
        // "late Sunday morning" is the morning
        let named = (start..=end).find_map(|t| part(side.word(t)));
        let before = (start.saturating_sub(2)..start).find_map(|t| part(side.word(t)));
        named.or(before).map(|part| (q, part))
    };
    side.quantities().filter(weekday).filter_map(told).collect()
}

/// The day with what stands beside it.
fn whole(side: &Side<'_>, day: &Quantity) -> Span {
    let tokens = side.article.parsed.tokens_in(day.span);
    let (start, end) = (tokens.start as u32, tokens.end as u32);
    let first = (start.saturating_sub(2)..start).find(|&t| part(side.word(t)).is_some()).unwrap_or(start);
    let last = if part(side.word(end)).is_some() { end + 1 } else { end };
    side.span(&(first..last)).unwrap_or(day.span)
}

/// How many words of content close to both are the same or near.
fn shared(pair: &Compared<'_>, x: &Quantity, y: &Quantity) -> usize {
    const REACH: u32 = 6;
    let around = |side: &Side<'_>, q: &Quantity| -> Vec<u32> {
        let content = |&t: &u32| {
            side.prepared.form(t as usize).is_some_and(|f| f.tier > Tier::Frequent && !f.number) && part(side.word(t)).is_none()
        };
        side.beside(q.span, REACH).filter(content).collect()
    };
    pair.in_common(&around(&pair.a, x), &around(&pair.b, y))
}

#[cfg(test)]
mod tests {
    use crate::compare::conflicts::tests_of_texts::{check, check_dated, why_on_days};

    #[test]
    fn one_day_and_two_times_of_it() {
        let one = "A coach left the old bridge of Lowmoor on Sunday afternoon and fell into the river.";
        let other = "A coach left the old bridge of Lowmoor late on Sunday night and fell into the river.";
        check(&[one, other], "date: Sunday afternoon | late on Sunday night");
        check(&[one, one], "");
        check_dated(&[one, other], "2024-06-10", "date: Sunday afternoon | late on Sunday night");
        // the Sundays of two weeks are two days, and no two times of one
        let weeks = why_on_days(&[(one, "2024-06-10"), (other, "2024-06-17")]);
        assert!(!weeks.iter().any(|why| why.contains("times of one day")), "{weeks:?}");
    }

    #[test]
    fn a_clock_time_and_a_part_of_the_day_that_it_is_not_in() {
        let one = "A coach left the old bridge of Lowmoor at 7 a.m. on its way to the sea and fell into the river.";
        let other =
            "A coach left the old bridge of Lowmoor late on Sunday afternoon on its way to the sea and fell into the river.";
        check(&[one, other], "date: 7 a.m. | late on Sunday afternoon");
        let morning = "A coach left the old bridge of Lowmoor on Sunday morning on its way to the sea and fell into the river.";
        check(&[one, morning], "");
    }
}
