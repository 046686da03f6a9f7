//! Reckoning with days, weeks, months and years.

use jiff::{
    ToSpan,
    civil::{Date, Weekday},
};

/// The day of a date or time in ISO 8601; `None` where only the month or year is known.
pub(super) fn day_of(iso: &str) -> Option<Date> {
    iso.get(..10)?.parse().ok()
}

/// The day with the given numbers in ISO 8601; `None` where there is no such day.
pub(super) fn day(year: i16, month: i8, day: i8) -> Option<String> {
    Date::new(year, month, day).ok().map(|date| date.to_string())
}

/// The month in ISO 8601.
pub(super) fn month(year: i16, month: i8) -> String {
    format!("{year:04}-{month:02}")
}

/// The year of the day or month (`day` 1) that is nearest to `today`.
pub(super) fn nearest_year(today: Date, month: i8, day: i8) -> i16 {
    let distance = |year: i16| Date::new(year, month, day.min(28)).map_or(i32::MAX, |date| days_between(today, date).abs());
    let year = today.year();
    [year, year - 1, year + 1].into_iter().min_by_key(|year| distance(*year)).unwrap_or(year)
}

/// The year that a month or day without one most likely belongs to; `None` where last year's and next are about as near as each other.
pub(super) fn likely_year(today: Date, month: i8, day: i8) -> Option<i16> {
    let year = nearest_year(today, month, day);
    let date = Date::new(year, month, day.min(28)).ok()?;
    (days_between(today, date).abs() <= LIKELY_DAYS).then_some(year)
}

/// As [`likely_year`], where the words say that the month or day is over.
pub(super) fn year_done(today: Date, month: i8, day: i8) -> Option<i16> {
    let of_year = |year: i16| Date::new(year, month, day.min(28)).is_ok_and(|date| days_between(today, date) <= SLIGHTLY_AHEAD);
    [today.year(), today.year() - 1].into_iter().find(|year| of_year(*year))
}

/// So little ahead a day may lie though the words before it look back: they may not mean it (`agreed terms of a sale on May 3`).
const SLIGHTLY_AHEAD: i32 = 45;

/// Within four and a half months of the article a month is named without its year.
const LIKELY_DAYS: i32 = 137;

/// How many days lie between two, fewer than none where the second comes first.
pub(super) fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(i32::MAX, |span| span.get_days())
}

/// What a weekday means on the day `today`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Direction {
    /// The last one, today included: what news tell of.
    Past,
    /// The one before today.
    Last,
    /// The next one, today left out.
    Next,
}

/// The day of the week `weekday` that is meant on the day `today`.
pub(super) fn weekday(today: Date, weekday: Weekday, direction: Direction) -> Option<Date> {
    match direction {
        Direction::Past if today.weekday() == weekday => Some(today),
        Direction::Past | Direction::Last => today.nth_weekday(-1, weekday).ok(),
        Direction::Next => today.nth_weekday(1, weekday).ok(),
    }
}

/// The day of the week `weekday` in the week that comes `weeks` weeks after that of `today`; weeks start on Monday.
pub(super) fn in_week(today: Date, weeks: i32, weekday: Weekday) -> Option<Date> {
    let days = i32::from(weekday.to_monday_zero_offset()) - i32::from(today.weekday().to_monday_zero_offset());
    today.checked_add((weeks * 7 + days).days()).ok()
}

/// The last day with the number `day` up to `today`, or the next one from there on.
pub(super) fn day_numbered(today: Date, day: i8, ahead: bool) -> Option<Date> {
    (0..=2).find_map(|months: i32| {
        let month = today.first_of_month().checked_add((if ahead { months } else { -months }).months()).ok()?;
        let date = Date::new(month.year(), month.month(), day).ok()?;
        (if ahead { date >= today } else { date <= today }).then_some(date)
    })
}

/// The day with the number `day` that is the given weekday and nearest to `today`: `Friday 31`.
pub(super) fn weekday_on_day(today: Date, weekday: Weekday, day: i8) -> Option<Date> {
    // Every day of the month falls on every weekday within a year.
    let months = (0..=12).flat_map(|months| [-months, months]);
    months
        .filter_map(|months| {
            let month = today.first_of_month().checked_add(months.months()).ok()?;
            Date::new(month.year(), month.month(), day).ok()
        })
        .find(|date| date.weekday() == weekday)
}

/// The day, month or year that lies `count` units before `today` (after it where `count` is negative), as exact as the unit says it.
pub(super) fn back_from(today: Date, count: f64, unit: &str) -> Option<String> {
    if count.fract() != 0.0 || count.abs() > 10_000.0 {
        return None;
    }
    let count = -(count as i32);
    // No more years than jiff counts: more would be a panic.
    if unit == "decade" && count.abs() > 1000 {
        return None;
    }
    let date = match unit {
        "day" | "night" => today.checked_add(count.days()),
        "week" => today.checked_add(count.weeks()),
        "fortnight" => today.checked_add((count * 2).weeks()),
        "month" => return today.checked_add(count.months()).ok().map(|date| month(date.year(), date.month())),
        "year" => return today.checked_add(count.years()).ok().map(|date| format!("{:04}", date.year())),
        "decade" => return today.checked_add((count * 10).years()).ok().map(|date| format!("{:04}", date.year())),
        _ => return None,
    };
    date.ok().map(|date| date.to_string())
}

/// What `count` units ago means (or in so many, where `count` is negative): as exact as it is said, so that `two weeks ago` is a week.
pub(super) fn ago(today: Date, count: f64, unit: &str) -> Option<String> {
    let weeks = match unit {
        "week" => count,
        "fortnight" => count * 2.0,
        _ => return back_from(today, count, unit),
    };
    (weeks.fract() == 0.0 && weeks.abs() <= 10_000.0).then(|| week(today, -(weeks as i32))).flatten()
}

/// The week of the day `weeks` weeks after `today`, in ISO 8601 (`2025-W20`).
pub(super) fn week(today: Date, weeks: i32) -> Option<String> {
    let week = today.checked_add(weeks.weeks()).ok()?.iso_week_date();
    Some(format!("{:04}-W{:02}", week.year(), week.week()))
}

/// Easter Sunday of a year in the Gregorian calendar, by the rule of Meeus, Jones and Butcher.
pub(super) fn easter(year: i16) -> Option<Date> {
    let year = i32::from(year);
    let (golden, century, in_century) = (year % 19, year / 100, year % 100);
    let epact = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (in_century / 4) - epact - in_century % 4) % 7;
    let late = (golden + 11 * epact + 22 * weekday) / 451;
    let sum = epact + weekday - 7 * late + 114;
    Date::new(year as i16, (sum / 31) as i8, (sum % 31 + 1) as i8).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> Date {
        // A Tuesday.
        Date::new(2024, 3, 5).unwrap()
    }

    #[test]
    fn weekdays_look_back_unless_told_otherwise() {
        let check = |weekday: Weekday, direction, wanted: &str| {
            assert_eq!(super::weekday(today(), weekday, direction).unwrap().to_string(), wanted);
        };
        check(Weekday::Monday, Direction::Past, "2024-03-04");
        check(Weekday::Tuesday, Direction::Past, "2024-03-05");
        check(Weekday::Tuesday, Direction::Last, "2024-02-27");
        check(Weekday::Friday, Direction::Next, "2024-03-08");
    }

    #[test]
    fn reckoning_is_as_exact_as_the_unit() {
        let check = |count, unit, wanted: &str| assert_eq!(back_from(today(), count, unit).unwrap(), wanted);
        check(5.0, "day", "2024-02-29");
        check(-1.0, "week", "2024-03-12");
        check(3.0, "month", "2023-12");
        check(2.0, "year", "2022");
        assert_eq!(week(today(), -1).unwrap(), "2024-W09");
        assert_eq!(ago(today(), 2.0, "week").unwrap(), "2024-W08");
        assert_eq!((ago(today(), 1.5, "week"), ago(today(), 1e9, "fortnight")), (None, None));
        assert_eq!(back_from(today(), 10_000.0, "decade"), None);
    }

    #[test]
    fn days_of_other_weeks_and_months() {
        let week = |weeks, weekday| in_week(today(), weeks, weekday).unwrap().to_string();
        assert_eq!((week(0, Weekday::Friday), week(1, Weekday::Monday)), ("2024-03-08".to_owned(), "2024-03-11".to_owned()));
        let numbered = |day, ahead| day_numbered(today(), day, ahead).unwrap().to_string();
        assert_eq!((numbered(31, false), numbered(4, true)), ("2024-01-31".to_owned(), "2024-04-04".to_owned()));
    }

    #[test]
    fn the_nearest_year_is_taken() {
        assert_eq!(nearest_year(today(), 12, 24), 2023);
        assert_eq!(nearest_year(today(), 5, 1), 2024);
        assert_eq!((likely_year(today(), 12, 24), likely_year(today(), 9, 1)), (Some(2023), None));
        assert_eq!([(12, 24), (4, 1), (9, 1)].map(|(month, day)| year_done(today(), month, day).unwrap()), [2023, 2024, 2023]);
        assert_eq!(easter(2024).unwrap().to_string(), "2024-03-31");
    }
}
