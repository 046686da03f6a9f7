//! Days that are called by a name: `Christmas Eve`, `Easter Monday`, `New Year’s Day`.
//!
//! The names are in `assets/lexicon/holidays.txt`. Only those have a value that fall on one day everywhere, or follow Easter (western).

use std::sync::LazyLock;

use jiff::{
    ToSpan,
    civil::{Date, Weekday},
};
use rustc_hash::FxHashMap;

use super::{calendar, numbers, parts::Parts};
use crate::parse::lexicon;

/// The words behind the first one, and the day, by that first word.
type Names = FxHashMap<&'static str, Vec<(Vec<&'static str>, Day)>>;

/// The names by their first word, longer ones first.
static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let mut lines: Vec<Vec<_>> =
        lexicon::lines(include_str!("../../../assets/lexicon/holidays.txt")).map(|line| line.split(' ').collect()).collect();
    lines.sort_by_key(|words| std::cmp::Reverse(words.len()));
    let mut names = Names::default();
    for words in lines {
        if let [day, first, rest @ ..] = words.as_slice()
            && let Some(day) = Day::read(day)
        {
            names.entry(first).or_default().push((rest.to_vec(), day));
        }
    }
    names
});

/// Names that mean nothing else where they are written small.
const SMALL: [&str; 11] = [
    "christmas",
    "xmas",
    "easter",
    "halloween",
    "thanksgiving",
    "juneteenth",
    "ramadan",
    "hanukkah",
    "passover",
    "epiphany",
    "valentine",
];

/// Words with which the names start.
pub(super) fn first_words() -> impl Iterator<Item = &'static str> {
    NAMES.keys().copied()
}

/// The holiday at the part `at`: its value in ISO 8601 as far as `today` says the year, and the part behind it.
pub(super) fn at(parts: &Parts, at: usize, today: Option<Date>) -> Option<(Option<String>, usize)> {
    let (to, day) = NAMES.get(parts.word(at))?.iter().find_map(|(words, day)| Some((name(parts, at + 1, words)?, *day)))?;
    let small = SMALL.contains(&parts.word(at)) && parts.word(at) != "epiphany";
    let called = parts.capital(at) || small || (to > at + 1 && parts.is_one(to - 1, &["eve", "friday", "monday"]));
    if !called || parts.same_word(to) {
        return None;
    }
    let said = numbers::year(parts, to + usize::from(parts.word(to) == ",")).filter(|year| (1900..2100).contains(year));
    let end = if said.is_some() { to + 1 + usize::from(parts.word(to) == ",") } else { to };
    let year = said.or(today.map(|today| day.year(today)));
    Some((day.value(year), end))
}

/// Where the `words` that go on a name end, from the part `at` on; an ’s between them is skipped.
fn name(parts: &Parts, mut at: usize, words: &[&str]) -> Option<usize> {
    for word in words {
        at += usize::from(parts.is_one(at, &["’s", "'s", "’", "'"]));
        let part = parts.word(at);
        let part = part.strip_suffix("’s").or_else(|| part.strip_suffix("'s")).unwrap_or(part);
        if part != *word {
            return None;
        }
        at += 1;
    }
    Some(at)
}

/// When a holiday is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Day {
    Fixed(i8, i8),
    AfterEaster(i32),
    /// The so-manieth weekday of a month.
    Nth(i8, Weekday, i8),
    /// Differs from country to country.
    Unknown,
}

impl Day {
    /// Reads the first column of the list.
    fn read(when: &str) -> Option<Self> {
        if when == "-" {
            return Some(Self::Unknown);
        }
        if let Some(days) = when.strip_prefix("easter") {
            return days.parse().ok().map(Self::AfterEaster);
        }
        if let Some((nth, rest)) = when.split_once('.') {
            let (weekday, month) = rest.split_once('.')?;
            let weekday = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].iter().position(|day| *day == weekday)?;
            return Some(Self::Nth(nth.parse().ok()?, Weekday::from_monday_zero_offset(weekday as i8).ok()?, month.parse().ok()?));
        }
        let (month, day) = when.split_once('-')?;
        Some(Self::Fixed(month.parse().ok()?, day.parse().ok()?))
    }

    fn year(self, today: Date) -> i16 {
        match self {
            Self::Fixed(month, day) => calendar::nearest_year(today, month, day),
            Self::AfterEaster(_) => calendar::nearest_year(today, 4, 8),
            Self::Nth(_, _, month) => calendar::nearest_year(today, month, 15),
            Self::Unknown => today.year(),
        }
    }

    fn value(self, year: Option<i16>) -> Option<String> {
        match (self, year) {
            (Self::Fixed(month, day), Some(year)) => calendar::day(year, month, day),
            (Self::Fixed(month, day), None) => Some(format!("--{month:02}-{day:02}")),
            (Self::AfterEaster(days), Some(year)) => {
                calendar::easter(year)?.checked_add(days.days()).ok().map(|date| date.to_string())
            }
            (Self::Nth(nth, weekday, month), Some(year)) => {
                Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, weekday).ok().map(|date| date.to_string())
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{super::tests::check, *};

    #[test]
    fn the_list_is_read_whole() {
        let lines = lexicon::lines(include_str!("../../../assets/lexicon/holidays.txt")).count();
        assert_eq!(NAMES.values().map(Vec::len).sum::<usize>(), lines);
    }

    #[test]
    fn holidays() {
        check(
            "It was shut on Christmas Eve, New Year’s Day, Easter Monday 2021, Martin Luther King Jr. Day, Presidents’ Day, St. Patrick’s Day and Labour Day.",
            &[
                "Christmas Eve = date 2023-12-24",
                "New Year’s Day = date 2024-01-01",
                "Easter Monday 2021 = date 2021-04-05",
                "Presidents’ Day = date 2024-02-19",
                "Patrick’s Day = date 2024-03-17",
                "Labour Day = date",
            ],
        );
        check("Her father’s day was long and may day ever break.", &[]);
    }
}
