//! Days of the week: `Monday`, `last Monday`, `Sunday night`, `Monday, May 19`, `Mon 13th`, `the second Sunday in March`, `Monday of next week`.
//!
//! A bare one is the last one, as in news, unless the words around it look ahead; `next Friday` is that of the coming week. `that Monday` is
//! one that was told before, which one is not said.

use std::sync::LazyLock;

use jiff::civil::{Date, Weekday};
use rustc_hash::FxHashMap;

use super::{
    super::{calendar, calendar::Direction, numbers, ordinals, parts::Parts},
    day_first, day_of_month,
    listed::is_last,
    looks_ahead, month, month_first, relative, told_month, told_year,
};
use crate::parse::lexicon;

/// Weekdays and their short forms, counted from Monday.
static DAYS: LazyLock<FxHashMap<&str, i8>> = LazyLock::new(|| {
    lexicon::lines(include_str!("../../../../assets/lexicon/weekdays.txt"))
        .filter_map(|line| line.split_once(' ').and_then(|(word, day)| Some((word, day.parse().ok()?))))
        .collect()
});

/// The days of the week in small letters.
const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Words with which such dates start, those with a word before them left out.
pub(super) fn first_words() -> impl Iterator<Item = &'static str> {
    DAYS.keys().copied()
}

/// Whether `word` is a weekday's name.
pub(in crate::parse::quantities) fn is_weekday(word: &str) -> bool {
    WEEKDAYS.contains(&word)
}

/// The weekday at the part `at`; a short form only before a date.
fn weekday(parts: &Parts, at: usize) -> Option<Weekday> {
    let word = parts.word(at);
    let weekday = Weekday::from_monday_zero_offset(*DAYS.get(word)?).ok()?;
    if word.ends_with("day") {
        return Some(weekday);
    }
    let next = at + 1 + usize::from(parts.is_one(at + 1, &[".", ","]));
    let next = next + usize::from(parts.word(next) == ",");
    // `on Wed`.
    let told = parts.is_one(at.wrapping_sub(1), &["on", "by", "since", "until", "till", "next", "last", "every"]);
    // `Mon-Fri`.
    let to_another = parts.same_word(at + 1) && DAYS.contains_key(parts.word(at + 1));
    let told = told && !parts.capital(at + 1) || to_another;
    (parts.capital(at) && (told || day_of_month(parts, next).is_some() || month(parts, next).is_some())).then_some(weekday)
}

/// The weekday's name in small letters.
fn name(weekday: Weekday) -> &'static str {
    WEEKDAYS.get(weekday.to_monday_zero_offset() as usize).copied().unwrap_or_default()
}

/// What stands before a weekday says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Told {
    Nothing,
    Day(Direction),
    /// The day of a week, counted from this one.
    Week(i32),
    /// `that Monday`.
    Before,
}

/// What stands at `at` before a weekday, and where that weekday would be.
fn told(parts: &Parts, at: usize) -> (Told, usize) {
    match (parts.word(at), parts.word(at + 1)) {
        ("this", "past") => (Told::Day(Direction::Last), at + 2),
        ("this", "coming") => (Told::Day(Direction::Next), at + 2),
        ("last" | "past" | "previous", _) => (Told::Day(Direction::Last), at + 1),
        ("next", _) => (Told::Week(1), at + 1),
        ("coming" | "upcoming", _) => (Told::Day(Direction::Next), at + 1),
        ("this", _) => (Told::Week(0), at + 1),
        // `said that Monday would be dry` tells of no such day.
        ("that", _) if parts.is_one(at.wrapping_sub(1), &["on", "by", "of", "since", "until", "after", "before"]) => {
            (Told::Before, at + 1)
        }
        _ => (Told::Nothing, at),
    }
}

/// The weekday with what belongs to it at the part `at`: its value and the part behind.
pub(super) fn at(parts: &Parts, at: usize, today: Option<Date>) -> Option<(Option<String>, usize)> {
    let (told, weekday_at) = told(parts, at);
    // `on Mondays`, `every Monday`: no day in particular.
    let weekday_at = weekday_at + usize::from(parts.word(weekday_at) == "every");
    if parts.word(weekday_at).strip_suffix('s').is_some_and(is_weekday)
        || (parts.word(at) == "every" && is_weekday(parts.word(weekday_at)))
    {
        return Some((None, weekday_at + 1));
    }
    let weekday = weekday(parts, weekday_at)?;
    let mut to = weekday_at + 1 + usize::from(parts.word(weekday_at + 1) == "." && !parts.word(weekday_at).ends_with("day"));
    let comma = usize::from(parts.word(to) == ",");
    if let Some(date) = month_first(parts, to + comma, today)
        .filter(|(_, end)| *end > to + comma + 1)
        .or_else(|| day_first(parts, to + comma + usize::from(parts.word(to + comma) == "the"), today))
    {
        let (value, end) = date;
        let year_said = (to..end).any(|part| numbers::year(parts, part).is_some());
        return Some((value.map(|value| if year_said { value } else { of_weekday(value, weekday, today) }), end));
    }
    // `Mon 13th`, `Friday 31`.
    let comma = usize::from(parts.word(to) == "," && parts.word(to + 1) == "the");
    let the = comma + usize::from(parts.word(to + comma) == "the" && ordinals::read(parts, to + comma + 1).is_some());
    // `on Monday 12 people came` counts people.
    let day =
        day_of_month(parts, to + the).filter(|(_, end)| parts.digits(to + the) && (*end > to + the + 1 || is_last(parts, *end)));
    if let Some((day, end)) = day {
        return Some((today.and_then(|today| calendar::weekday_on_day(today, weekday, day)).map(|date| date.to_string()), end));
    }
    if parts.is_one(to, &["mornings", "afternoons", "evenings", "nights"]) {
        return Some((None, to + 1));
    }
    if parts.is_one(to, &["morning", "afternoon", "evening", "night", "lunchtime"]) {
        to += 1;
    }
    // `Monday last week`, `Monday of next week`.
    let of = to + usize::from(parts.word(to) == "of");
    let week = relative::steps(parts.word(of)).filter(|_| parts.word(of + 1) == "week");
    let (told, to) = week.map_or((told, to), |week| (Told::Week(week), of + 2));
    Some((value(parts, at, told, weekday, today), to))
}

/// The day `value` of which the year is not said, in the year near `today` in which it is that weekday: `Monday 8 January`.
fn of_weekday(value: String, weekday: Weekday, today: Option<Date>) -> String {
    let Some((month, day)) = value.get(value.len().saturating_sub(5)..).and_then(|day| day.split_once('-')) else { return value };
    let (Some(today), Ok(month), Ok(day)) = (today, month.parse(), day.parse()) else { return value };
    let years = [today.year(), today.year() - 1, today.year() + 1].into_iter();
    let found = years.filter_map(|year| Date::new(year, month, day).ok()).find(|date| date.weekday() == weekday);
    found.map_or(value, |date| date.to_string())
}

fn value(parts: &Parts, at: usize, told: Told, weekday: Weekday, today: Option<Date>) -> Option<String> {
    let Some(today) = today else { return (told != Told::Before).then(|| name(weekday).to_owned()) };
    let ahead = |at: usize| if looks_ahead(parts, at) { Direction::Next } else { Direction::Past };
    let date = match told {
        Told::Before => None,
        Told::Day(direction) => calendar::weekday(today, weekday, direction),
        Told::Week(weeks) => calendar::in_week(today, weeks, weekday),
        Told::Nothing => {
            // `Monday to Friday`: the last day comes behind the first.
            let first = at.checked_sub(2).filter(|_| parts.is_one(at - 1, &["to", "through", "until", "-", "–"]));
            let first = first.and_then(|first| Some((first, self::weekday(parts, first)?)));
            match first {
                Some((first, day)) if parts.before(first) == "next" => calendar::in_week(today, 1, day),
                Some((first, day)) => calendar::weekday(today, day, ahead(first)),
                None => None,
            }
            .and_then(|first| calendar::weekday(first, weekday, Direction::Next))
            .or_else(|| calendar::weekday(today, weekday, ahead(at)))
        }
    };
    date.map(|date| date.to_string())
}

/// The weekday at the part `at`, as the next one from `today` on: that of `a week from Tuesday`.
pub(super) fn next(parts: &Parts, at: usize, today: Date) -> Option<(Date, usize)> {
    let weekday = weekday(parts, at).filter(|_| is_weekday(parts.word(at)))?;
    Some((calendar::weekday(today, weekday, Direction::Next)?, at + 1))
}

/// `two Sundays ago`, `three Fridays from now`.
pub(super) fn counted(parts: &Parts, at: usize, today: Option<Date>) -> Option<(Option<String>, usize)> {
    let number = numbers::read(parts, at).filter(|number| (1.0..=50.0).contains(&number.low) && number.low.fract() == 0.0)?;
    let word = parts.word(number.to);
    let day = word.strip_suffix('s').unwrap_or(word);
    let weekday = Weekday::from_monday_zero_offset(*DAYS.get(day).filter(|_| is_weekday(day))?).ok()?;
    let (nth, to) = match (parts.word(number.to + 1), parts.word(number.to + 2)) {
        ("ago", _) => (-(number.low as i32), number.to + 2),
        ("from", "now" | "today") => (number.low as i32, number.to + 3),
        _ => return None,
    };
    Some((today.and_then(|today| today.nth_weekday(nth, weekday).ok()).map(|date| date.to_string()), to))
}

/// `the second Sunday in March`, `the last Friday of next month`.
pub(super) fn nth(parts: &Parts, at: usize, today: Option<Date>) -> Option<(Option<String>, usize)> {
    let (nth, to) = ordinals::read(parts, at).map_or_else(|| (parts.word(at) == "last").then_some((-1.0, at + 1)), Some)?;
    let weekday = weekday(parts, to).filter(|_| (-1.0..=5.0).contains(&nth) && matches!(parts.word(to + 1), "of" | "in"))?;
    let the = usize::from(parts.word(to + 2) == "the");
    if parts.is_one(to + 2 + the, &["month", "year"]) {
        return Some((None, to + 3 + the));
    }
    let (year, month, end) = if let Some((year, month, end)) = told_month(parts, to + 2, today) {
        (Some(year), month, end)
    } else {
        let month = month(parts, to + 2)?;
        told_year(parts, to + 3, today)
            .map_or((today.map(|today| calendar::nearest_year(today, month, 15)), month, to + 3), |(year, end)| {
                (Some(year), month, end)
            })
    };
    let value = year.and_then(|year| Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth as i8, weekday).ok());
    Some((value.map(|date| date.to_string()), end))
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::check;

    #[test]
    fn weeks_of_weekdays() {
        check(
            "He left this past Friday, came on Monday of last week and goes next Friday, on Tuesday next week or this coming Sunday.",
            &[
                "this past Friday = date 2024-03-01",
                "Monday of last week = date 2024-02-26",
                "next Friday = date 2024-03-15",
                "Tuesday next week = date 2024-03-12",
                "this coming Sunday = date 2024-03-10",
            ],
        );
    }

    #[test]
    fn a_weekday_says_which_year() {
        check(
            "They met on Saturday, September 9 and on Friday 20 September; on Monday 12 people came, on Monday 12th none.",
            &[
                "Saturday, September 9 = date 2023-09-09",
                "Friday 20 September = date 2024-09-20",
                "Monday = date 2024-03-04",
                "12 people = count 12 person",
                "Monday 12th = date 2024-02-12",
            ],
        );
    }

    #[test]
    fn a_last_weekday_comes_behind_the_first() {
        check("It was shut from Monday to Friday.", &["Monday = date 2024-03-04", "Friday = date 2024-03-08"]);
    }

    #[test]
    fn that_day_was_told_before() {
        check("They met on that Monday and said that Tuesday was dry.", &["that Monday = date", "Tuesday = date 2024-03-05"]);
    }

    #[test]
    fn weekdays_are_counted() {
        check(
            "He left two Sundays ago, is back three Fridays from now and sat here on Wed in the rain.",
            &["two Sundays ago = date 2024-02-25", "three Fridays from now = date 2024-03-22", "Wed = date 2024-02-28"],
        );
    }

    #[test]
    fn weekdays_of_a_month() {
        check(
            "They met on the first Monday of next month, on Wednesday the 17th of January and the last Friday of the month.",
            &[
                "first Monday of next month = date 2024-04-01",
                "Wednesday the 17th of January = date 2024-01-17",
                "last Friday of the month = date",
            ],
        );
    }
}
