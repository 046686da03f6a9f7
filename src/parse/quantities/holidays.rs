//! Days that are called by a name: `Christmas Eve`, `Easter Monday`.
//!
//! Only those that fall on one day of the calendar everywhere, and those that follow Easter (western).

use jiff::{ToSpan, civil::Date};

use super::{calendar, parts::Parts};

/// Words with which the names start.
pub(super) const FIRST_WORDS: [&str; 18] = [
    "christmas",
    "boxing",
    "new",
    "valentine",
    "independence",
    "victory",
    "labor",
    "labour",
    "memorial",
    "thanksgiving",
    "veterans",
    "halloween",
    "good",
    "palm",
    "ash",
    "easter",
    "workers",
    "worker",
];

/// The holiday at the part `at`: its value in ISO 8601 as far as `today` says the year, and the part behind it.
pub(super) fn at(parts: &Parts, at: usize, today: Option<Date>) -> Option<(Option<String>, usize)> {
    let (day, to) = match (parts.word(at), parts.word(at + 1)) {
        ("christmas", "eve") => (Day::Fixed(12, 24), at + 2),
        ("christmas", "day") => (Day::Fixed(12, 25), at + 2),
        ("christmas", _) => (Day::Fixed(12, 25), at + 1),
        ("boxing", "day") => (Day::Fixed(12, 26), at + 2),
        ("new", "year’s" | "year's") => (Day::Fixed(1, 1), at + 2),
        ("new", "year") if parts.is_one(at + 2, &["’s", "'s"]) => match parts.word(at + 3) {
            "eve" => (Day::Fixed(12, 31), at + 4),
            "day" => (Day::Fixed(1, 1), at + 4),
            _ => return None,
        },
        ("valentine", _) if parts.is_one(at + 1, &["’s", "'s"]) && parts.word(at + 2) == "day" => (Day::Fixed(2, 14), at + 3),
        ("independence" | "victory" | "labor" | "labour" | "memorial" | "thanksgiving" | "veterans", "day") => {
            (Day::Unknown, at + 2)
        }
        ("halloween", _) => (Day::Fixed(10, 31), at + 1),
        ("thanksgiving", _) => (Day::Unknown, at + 1),
        ("good", "friday") => (Day::AfterEaster(-2), at + 2),
        ("palm", "sunday") => (Day::AfterEaster(-7), at + 2),
        ("ash", "wednesday") => (Day::AfterEaster(-46), at + 2),
        ("easter", "monday") => (Day::AfterEaster(1), at + 2),
        ("easter", "sunday") => (Day::AfterEaster(0), at + 2),
        ("easter", _) => (Day::AfterEaster(0), at + 1),
        ("workers" | "worker", _) => return workers_day(parts, at, today),
        _ => return None,
    };
    let said = super::numbers::year(parts, to);
    let year = said.or(today.map(|today| day.year(today)));
    Some((day.value(year), to + usize::from(said.is_some())))
}

/// `Workers’ Day`, on the first of May.
fn workers_day(parts: &Parts, at: usize, today: Option<Date>) -> Option<(Option<String>, usize)> {
    let to = (at + 1..at + 3).find(|to| parts.word(*to) == "day")?;
    let day = Day::Fixed(5, 1);
    Some((day.value(today.map(|today| day.year(today))), to + 1))
}

enum Day {
    Fixed(i8, i8),
    AfterEaster(i32),
    /// Differs from country to country.
    Unknown,
}

impl Day {
    fn year(&self, today: Date) -> i16 {
        match self {
            Self::Fixed(month, day) => calendar::nearest_year(today, *month, *day),
            Self::AfterEaster(_) => calendar::nearest_year(today, 4, 8),
            Self::Unknown => today.year(),
        }
    }

    fn value(&self, year: Option<i16>) -> Option<String> {
        match (self, year) {
            (Self::Fixed(month, day), Some(year)) => calendar::day(year, *month, *day),
            (Self::Fixed(month, day), None) => Some(format!("--{month:02}-{day:02}")),
            (Self::AfterEaster(days), Some(year)) => {
                calendar::easter(year)?.checked_add(days.days()).ok().map(|date| date.to_string())
            }
            _ => None,
        }
    }
}
