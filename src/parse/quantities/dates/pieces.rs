//! Pieces of a longer stretch: `the end of May`, `the first week of October`, `the night of April 12`, `the week of May 13`, `Q3 2024`.
//!
//! The edge of a month or year has that month or year for its value: more exact the words are not. A stretch with a name's `’s` behind it
//! (`the start of last year’s trial`) is no such whole.

use jiff::{ToSpan, civil::Date};

use super::{
    super::{calendar, ordinals, parts::Parts},
    year_behind,
};

/// Words with which pieces start, beside ordinals.
pub(super) const FIRST_WORDS: [&str; 22] = [
    "end",
    "beginning",
    "start",
    "middle",
    "rest",
    "remainder",
    "last",
    "final",
    "week",
    "morning",
    "afternoon",
    "evening",
    "night",
    "eve",
    "q1",
    "q2",
    "q3",
    "q4",
    "h1",
    "h2",
    "year",
    "month",
];

/// Stretches without a value of their own behind `the`, or bare in `end of year`.
const STRETCHES: [&str; 8] = ["day", "week", "month", "year", "decade", "century", "weekend", "night"];

/// The piece that starts at the part `at`: its value and the part behind.
pub(super) fn at(parts: &Parts, at: usize, today: Option<Date>) -> Option<(Option<String>, usize)> {
    if let Some(quarter) = quarter(parts, at) {
        return Some(quarter);
    }
    if parts.word(at + 1) == "of" {
        match parts.word(at) {
            "end" | "beginning" | "start" | "middle" | "rest" | "remainder" => {
                let (value, to) = whole(parts, at + 2, today)?;
                return Some((value.filter(|value| !is_day(value)), to));
            }
            "morning" | "afternoon" | "evening" | "night" | "eve" => {
                return whole(parts, at + 2, today).filter(|(value, _)| value.as_deref().is_some_and(is_day));
            }
            _ => {}
        }
    }
    if parts.word(at) == "week" {
        return week(parts, at, today);
    }
    nth(parts, at, today)
}

/// What the piece is of, at the part `at`.
fn whole(parts: &Parts, at: usize, today: Option<Date>) -> Option<(Option<String>, usize)> {
    let the = usize::from(parts.word(at) == "the");
    let year = the == 1 && parts.word(at + 1) == "year" && parts.digits(at + 2);
    let at = at + the + usize::from(year);
    let (value, to) =
        if parts.is_one(at, &STRETCHES) { (None, at + 1) } else { super::read(parts, at, today).filter(|(_, to)| *to > at)? };
    (!parts.is_one(to, &["’s", "'s", "’", "'"]) && !parts.same_word(to)).then_some((value, to))
}

/// `first week of October`, `last day of May 2024`, `third month of the year`.
fn nth(parts: &Parts, at: usize, today: Option<Date>) -> Option<(Option<String>, usize)> {
    let last = parts.is_one(at, &["last", "final"]).then_some((-1.0, at + 1));
    let (nth, to) = last.or_else(|| ordinals::read(parts, at))?;
    let unit = parts.word(to);
    let unit = unit.strip_suffix('s').filter(|_| parts.word(to + 1) == "of").unwrap_or(unit);
    if !matches!(unit, "day" | "week" | "weekend" | "month" | "night") || !parts.is_one(to + 1, &["of", "in"]) {
        return None;
    }
    let (value, end) = whole(parts, to + 2, today)?;
    if parts.word(to + 1) == "in" && value.is_none() {
        return None;
    }
    let one = parts.word(to) == unit;
    Some((value.filter(|_| one).and_then(|whole| piece_of(&whole, nth as i32, unit)), end))
}

/// The `nth` unit of a month or year, counted from behind where `nth` is negative.
fn piece_of(whole: &str, nth: i32, unit: &str) -> Option<String> {
    let (year, month) = whole.split_once('-').map_or((whole, None), |(year, month)| (year, Some(month)));
    let year: i16 = year.parse().ok()?;
    let month: Option<i8> = month.map_or(Some(None), |month| month.parse().ok().map(Some))?;
    let first = Date::new(year, month.unwrap_or(1), 1).ok()?;
    match unit {
        "day" if nth < 0 && month.is_some() => Some(first.last_of_month().to_string()),
        "day" if nth < 0 => Some(first.last_of_year().to_string()),
        // No year has more days; and more than jiff can count would be a panic.
        "day" if (1..=366).contains(&nth) => {
            let date = first.checked_add((nth - 1).days()).ok()?;
            let within = date.year() == year && month.is_none_or(|month| date.month() == month);
            within.then(|| date.to_string())
        }
        "month" if month.is_none() && nth < 0 => Some(calendar::month(year, 12)),
        "month" if month.is_none() && (1..=12).contains(&nth) => Some(calendar::month(year, nth as i8)),
        "week" if month.is_none() && (1..=52).contains(&nth) => Some(format!("{year:04}-W{nth:02}")),
        _ => None,
    }
}

/// `week of May 13`, `week ending June 1`, `week 32 of 2018`.
fn week(parts: &Parts, at: usize, today: Option<Date>) -> Option<(Option<String>, usize)> {
    if let Some(number) = parts.small_number(at + 1).filter(|week| (1..=53).contains(week) && parts.word(at + 1).len() <= 2) {
        let year = year_behind(parts, at + 2);
        return Some((year.map(|(year, _)| format!("{year:04}-W{number:02}")), year.map_or(at + 2, |(_, to)| to)));
    }
    if !parts.is_one(at + 1, &["of", "beginning", "starting", "ending", "commencing"]) {
        return None;
    }
    let (value, to) = whole(parts, at + 2, today)?;
    let day: Date = value?.parse().ok()?;
    Some((calendar::week(day, 0), to))
}

/// `the third quarter of 2024`, `Q3 2024`, `3Q 2024`, `H1 2024`: months for which ISO 8601 has no name.
fn quarter(parts: &Parts, at: usize) -> Option<(Option<String>, usize)> {
    let end = |at: usize| (None, year_behind(parts, at).map_or(at, |(_, to)| to));
    match parts.word(at) {
        "q1" | "q2" | "q3" | "q4" => return Some(end(at + 1)),
        "h1" | "h2" => return year_behind(parts, at + 1).map(|(_, to)| (None, to)),
        "1" | "2" | "3" | "4" if parts.same_word(at + 1) && parts.is_one(at + 1, &["q", "h"]) => {
            return year_behind(parts, at + 2).map(|(_, to)| (None, to));
        }
        _ => {}
    }
    let (_, to) = ordinals::read(parts, at).filter(|(nth, _)| (1.0..=4.0).contains(nth))?;
    (parts.word(to) == "quarter").then(|| end(to + 1))
}

/// Whether a value is a single day's.
fn is_day(value: &str) -> bool {
    value.len() == "2024-05-19".len() || value.len() == "--05-19".len() && value.starts_with("--") || super::is_weekday(value)
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::check;

    #[test]
    fn edges_of_a_stretch() {
        check(
            "By the end of May, at the start of next year, in the middle of 2019, at the end of the week and at the start of last year’s trial.",
            &[
                "end of May = date 2024-05",
                "start of next year = date 2025",
                "middle of 2019 = date 2019",
                "end of the week = date",
                "last year = date 2023",
            ],
        );
    }

    #[test]
    fn nth_days_weeks_and_months() {
        check(
            "It rained on the last day of February, in the first week of October, in the final month of 2019, in the first days of June 2023.",
            &[
                "last day of February = date 2024-02-29",
                "first week of October = date",
                "final month of 2019 = date 2019-12",
                "first days of June 2023 = date",
            ],
        );
        check("The 9999999999th day of May came.", &["9999999999th day of May = date"]);
        check("The first day of school was the second week in bed.", &["first = ordinal 1 day", "second = ordinal 2 week"]);
    }

    #[test]
    fn parts_of_a_day_and_weeks_of_a_day() {
        check(
            "On the night of April 12, in the week of May 13, 2024 and in week 32 of 2018, after the night of the fire.",
            &["night of April 12 = date 2024-04-12", "week of May 13, 2024 = date 2024-W20", "week 32 of 2018 = date 2018-W32"],
        );
    }

    #[test]
    fn quarters_and_halves() {
        check(
            "Sales fell in Q3 2023, the second quarter of 2020, 2Q 2018 and H1 2019; H1 is no half.",
            &["Q3 2023 = date", "second quarter of 2020 = date", "2Q 2018 = date", "H1 2019 = date"],
        );
    }
}
