//! Dates that differ: the vote was on Tuesday, or on Wednesday.
//!
//! Compared are weekdays, months, years, days and clock times in sentences that are alike, where what stands beside them is alike
//! as well: the two dates must be those of one thing. When something was said or printed is not when it was. Weeks are not compared:
//! "two weeks ago" is seldom meant to the week.

use crate::{
    compare::{ConflictKind, Severity, common_words::Tier, synonyms, thresholds::SAME},
    parse::{EntityKind, Form, Mention, Modifier, Quantity, QuantityKind},
};

use super::{Compared, Finding, Side, frames, quoted};

pub(crate) fn find(pair: &Compared<'_>, found: &mut Vec<Finding>) {
    let (of_a, of_b) = (dates(&pair.a), dates(&pair.b));
    let told = |date: &Quantity| date.date.clone().map(|d| d.0).unwrap_or_default();
    for x in &of_a {
        for y in &of_b {
            let (a, b) = (told(x), told(y));
            // what the other sentence tells as well is no difference
            if !can_differ(&a, &b) || x.kind == QuantityKind::Time && !clocks_differ(pair, x, y) {
                continue;
            }
            if of_a.iter().any(|x| told(x) == b) || of_b.iter().any(|y| told(y) == a) || !of_one_thing(pair, x, y) {
                continue;
            }
            found.push(Finding {
                kind: ConflictKind::Date,
                severity: if pair.row.is_some() { Severity::Contradiction } else { Severity::Tension },
                sides: [(pair.a.place(x.span), a), (pair.b.place(y.span), b)],
                why: why(pair, x, y),
            });
        }
    }
}

/// The dates in their own words; where these are the same, as in articles of two weeks that both say "on Friday", with what they mean.
fn why(pair: &Compared<'_>, x: &Quantity, y: &Quantity) -> String {
    let (a, b) = (pair.a.words(x.span), pair.b.words(y.span));
    let alike = a.eq_ignore_ascii_case(b);
    let told = |words: &str, date: &Quantity| match &date.date {
        Some(value) if alike => format!("{} ({})", quoted(words), value.0),
        _ => quoted(words),
    };
    let what = if x.kind == QuantityKind::Time { "times" } else { "dates" };
    format!("{} against {}: two {what} for the same thing.", told(a, x), told(b, y))
}

/// Whether two clock times are further apart than "around" allows, and tell no zone: 3 p.m. in one may be noon in another.
fn clocks_differ(pair: &Compared<'_>, x: &Quantity, y: &Quantity) -> bool {
    /// Minutes by which a time told loosely may be off.
    const LOOSELY: i32 = 30;
    let minutes = |q: &Quantity| -> Option<i32> {
        let (hour, minute) = q.date.as_ref()?.0.strip_prefix('T')?.split_once(':')?;
        Some(hour.parse::<i32>().ok()? * 60 + minute.get(..2)?.parse::<i32>().ok()?)
    };
    let (Some(a), Some(b)) = (minutes(x), minutes(y)) else { return false };
    let loose = x.modifier != Modifier::Exact || y.modifier != Modifier::Exact;
    (a - b).abs() > if loose { LOOSELY } else { 0 } && !tells_zone(&pair.a, x) && !tells_zone(&pair.b, y)
}

/// "1300 GMT", "3 p.m. local time".
fn tells_zone(side: &Side<'_>, time: &Quantity) -> bool {
    let tokens = side.article.parsed.tokens_in(time.span);
    let near = tokens.start..tokens.end + 2;
    near.filter_map(|t| side.article.parsed.tokens.get(t)).map(|t| t.span.of(side.text())).any(|word| {
        matches!(word, "local" | "Eastern" | "Pacific" | "Central")
            || matches!(word.len(), 3 | 4) && word.ends_with(['T', 'C']) && word.bytes().all(|b| b.is_ascii_uppercase())
    })
}

/// Dates and clock times of the sentence; one with more is a list.
fn dates<'c>(side: &Side<'c>) -> Vec<&'c Quantity> {
    const MOST: usize = 3;
    side.quantities().filter(|q| matches!(q.kind, QuantityKind::Date | QuantityKind::Time) && q.date.is_some()).take(MOST).collect()
}

/// Whether two dates are told alike and are not the same; of two that are told more and less exactly the years must differ, or the
/// months.
fn can_differ(a: &str, b: &str) -> bool {
    let (Some(x), Some(y)) = (shape(a), shape(b)) else { return false };
    let exact = |shape| matches!(shape, Shape::Year | Shape::Month | Shape::Day);
    let of_any_year = |shape| matches!(shape, Shape::MonthOfAnyYear | Shape::DayOfAnyYear);
    let first = |date: &str| date.trim_start_matches("--").split('-').next().unwrap_or_default().to_owned();
    if x != y && (exact(x) && exact(y) || of_any_year(x) && of_any_year(y)) {
        return first(a) != first(b);
    }
    x == y && a != b
}

/// Whether both tell when the same came about: two words of content close to the one are close to the other, or one of them and the
/// verb that governs both. Where one word was enough, and when something was said counted as when it was, 5 in 19 differing dates
/// that were shown in 53 events were those of one thing; now 6 in 6 are.
fn of_one_thing(pair: &Compared<'_>, x: &Quantity, y: &Quantity) -> bool {
    let (verb_x, verb_y) = (frames::governing(&pair.a, x.span), frames::governing(&pair.b, y.span));
    let says = |verb: Option<&str>| verb.is_some_and(frames::only_says);
    // when it was said is not when it was, unless one and the same says nearly the same
    let said_so = says(verb_x) == says(verb_y) || pair.score >= ONE_SAYING && one_speaker(pair);
    if !said_so || says(verb_x) && !one_speaker(pair) || is_stamp(&pair.a) || is_stamp(&pair.b) {
        return false;
    }
    let one_verb = matches!((verb_x, verb_y), (Some(a), Some(b)) if synonyms::near(a, b));
    if frames::of_two_people(pair.coverage, (&pair.a, x.span), (&pair.b, y.span)) {
        return false;
    }
    // in sentences that make one claim a date may stand further from what it is the date of
    let reach = if pair.row.is_some() && pair.score >= SAME { 6 } else { 3 };
    // where no word beside them is the same, the sentences must be, and neither article may know the other's date
    if (one_verb || x.kind == QuantityKind::Time || pair.score >= SAME)
        && pair.score >= SURE
        && alone(&pair.a, x)
        && alone(&pair.b, y)
        && !tells(&pair.a, y)
        && !tells(&pair.b, x)
    {
        return true;
    }
    let year = |q: &Quantity| q.date.as_ref().is_some_and(|d| matches!(shape(&d.0), Some(Shape::Year | Shape::Month)));
    let alike = if year(x) || year(y) { SAME } else { ALIKE };
    let shared = pair.in_common(&around(&pair.a, x, reach), &around(&pair.b, y, reach));
    // a clock time is seldom that of two things
    let fewest = if one_verb || x.kind == QuantityKind::Time { 1 } else { 2 };
    pair.score >= alike && shared >= fewest
}

/// Whether both sentences say the same and one and the same speaks in them.
fn one_speaker(pair: &Compared<'_>) -> bool {
    let speakers = |side: &Side<'_>| -> Vec<_> {
        pair.coverage.matters_of(side.source, side.sentence.sentence).iter().filter_map(|m| m.speaker).collect()
    };
    let of_b = speakers(&pair.b);
    pair.score >= SAME && speakers(&pair.a).iter().any(|speaker| of_b.contains(speaker))
}

/// "Last updated 13:26, 5 May": a line that tells when the page was made, and nothing else.
fn is_stamp(side: &Side<'_>) -> bool {
    const FEWEST: usize = 3;
    let told = side.tokens().filter(|&t| side.prepared.form(t as usize).is_some_and(|f| f.tier > Tier::Frequent && !f.number));
    told.count() < FEWEST
}

/// Whether an article gives a date anywhere.
fn tells(side: &Side<'_>, date: &Quantity) -> bool {
    side.article.parsed.quantities.iter().any(|q| q.kind == date.kind && q.date == date.date)
}

/// Whether a date is the only one in the statement that is alike: it can be that of nothing else.
fn alone(side: &Side<'_>, date: &Quantity) -> bool {
    let covers = |other: &Quantity| side.statement_span().is_some_and(|s| s.covers(other.span));
    covers(date) && dates(side).into_iter().filter(|d| d.kind == date.kind && covers(d)).count() == 1
}

/// From here on two sentences give one saying of one speaker.
const ONE_SAYING: f32 = 0.8;
/// Sentences less alike than this tell of different things.
const ALIKE: f32 = 0.45;
/// From here on two sentences tell of one thing. Without this and without asking what else the articles tell, six in seven
/// differing dates in fifteen events of three articles each were those of two things.
const SURE: f32 = 0.5;

/// The words of content close to a date; names and what people are called ("the former adviser") are left out, for who did it does not
/// say what was done.
pub(super) fn around(side: &Side<'_>, date: &Quantity, reach: u32) -> Vec<u32> {
    let content = |&t: &u32| side.is_small(t) && side.prepared.form(t as usize).is_some_and(|f| f.tier > Tier::Frequent);
    side.beside(date.span, reach).filter(content).filter(|&t| !calls_a_person(side, t)).collect()
}

/// Whether a token is part of a name or of what a person is called.
fn calls_a_person(side: &Side<'_>, token: u32) -> bool {
    /// Mentions do not stand one in another more deeply.
    const DEEP: usize = 3;
    let parsed = side.article.parsed;
    let Some(token) = parsed.tokens.get(token as usize) else { return false };
    let behind = parsed.mentions.partition_point(|m| m.span.start <= token.span.start);
    let near = parsed.mentions.get(behind.saturating_sub(DEEP)..behind).unwrap_or_default();
    let person = |m: &Mention| parsed.entities.get(m.entity.0 as usize).is_some_and(|e| e.kind == EntityKind::Person);
    near.iter().any(|m| m.form != Form::Pronoun && m.span.covers(token.span) && person(m))
}

/// What a date says: only dates that say the same can contradict one another. "In May" and "in 2024" are both so.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Shape {
    Weekday,
    Year,
    Month,
    Day,
    MonthOfAnyYear,
    DayOfAnyYear,
    Clock,
}

/// `None` for weeks and whatever else is not compared.
fn shape(date: &str) -> Option<Shape> {
    let digits: Vec<usize> = date.trim_start_matches("--").split('-').map(str::len).collect();
    if date.starts_with(|c: char| c.is_ascii_lowercase()) {
        return Some(Shape::Weekday);
    }
    if date.starts_with('T') {
        return Some(Shape::Clock);
    }
    if !date.bytes().all(|b| b.is_ascii_digit() || b == b'-') {
        return None;
    }
    match (date.starts_with("--"), digits.as_slice()) {
        (true, [2]) => Some(Shape::MonthOfAnyYear),
        (true, [2, 2]) => Some(Shape::DayOfAnyYear),
        (false, [4]) => Some(Shape::Year),
        (false, [4, 2]) => Some(Shape::Month),
        (false, [4, 2, 2]) => Some(Shape::Day),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::conflicts::tests_of_texts::{check, why_on_days};

    #[test]
    fn two_dates_are_compared_where_they_are_those_of_one_thing() {
        let vote = "The council of Lowmoor voted on Tuesday to close the old harbour bridge for repairs.";
        let other = "The council of Lowmoor voted on Wednesday to close the old harbour bridge for repairs.";
        check(&[vote, other], "date: Tuesday | Wednesday");
        let exact = |date: &str| {
            format!("Nets have been banned from the old harbour of Lowmoor since {date}, to the anger of its fishermen.")
        };
        check(&[&exact("2017"), &exact("March 2018")], "date: 2017 | March 2018");
        check(&[&exact("2017"), &exact("March 2017")], "");
    }

    #[test]
    fn dates_in_the_same_words_are_told_with_what_they_mean() {
        let vote = "The council of Lowmoor voted on Friday to close the old harbour bridge for repairs.";
        assert_eq!(
            why_on_days(&[(vote, "2024-06-09"), (vote, "2024-06-16")]),
            ["“Friday” (2024-06-07) against “Friday” (2024-06-14): two dates for the same thing."],
        );
        assert_eq!(why_on_days(&[(vote, "2024-06-09"), (vote, "2024-06-10")]), [""; 0]);
    }

    #[test]
    fn when_it_was_said_or_printed_is_not_when_it_was() {
        let vote = "The council of Lowmoor closed the old harbour bridge for repairs on Tuesday.";
        let said = "The council of Lowmoor closed the old harbour bridge for repairs, the mayor said on Wednesday.";
        check(&[vote, said], "");
    }

    #[test]
    fn only_like_dates_are_compared() {
        assert_eq!(shape("monday"), Some(Shape::Weekday));
        assert_eq!(shape("2024"), Some(Shape::Year));
        assert_eq!(shape("--06"), Some(Shape::MonthOfAnyYear));
        assert_eq!(shape("2024-05"), Some(Shape::Month));
        assert_eq!(shape("--05-19"), Some(Shape::DayOfAnyYear));
        assert_eq!(shape("2024-05-19"), Some(Shape::Day));
        assert_eq!(shape("T17:30"), Some(Shape::Clock));
        assert_eq!((shape("2024-W20"), shape("")), (None, None));
    }

    #[test]
    fn clock_times_are_compared_where_no_zone_is_told() {
        let at =
            |time: &str| format!("The old harbour bridge of Lowmoor was closed for repairs at {time} after a crack was found.");
        check(&[&at("4 a.m."), &at("5:30 a.m.")], "date: 4 a.m. | 5:30 a.m.");
        check(&[&at("4 a.m."), &at("about 4:15 a.m.")], "");
        check(&[&at("1300 GMT"), &at("3 p.m.")], "");
    }
}
