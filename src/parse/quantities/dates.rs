//! Calendar dates: `May 19, 2025`, `19 May`, `Monday`, `last week`, `yesterday`, `2022`, `the 1990s`, `2025-05-19`, `Christmas Eve`.
//!
//! Where the article's own date is known, what is told from it (`Monday`, `last week`, `May 19`) is reckoned from there: a bare weekday is the last one, as in
//! news, unless the words around it look ahead. Where it is not, a weekday stays a weekday and a day without its year has none.

mod numeric;
mod relative;
mod stretches;
mod told;
mod years;

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use jiff::civil::{Date, Weekday};

use super::{Found, QuantityKind, calendar, calendar::Direction, holidays, numbers, ordinals, parts::Parts};
use crate::parse::lexicon;

static MONTHS: LazyLock<FxHashMap<&str, i8>> = LazyLock::new(|| {
    lexicon::lines(include_str!("../../../assets/lexicon/months.txt"))
        .filter_map(|line| line.split_once(' ').and_then(|(word, month)| Some((word, month.parse().ok()?))))
        .collect()
});

/// Weekdays and their short forms, counted from Monday.
static DAYS: LazyLock<FxHashMap<&str, i8>> = LazyLock::new(|| {
    lexicon::lines(include_str!("../../../assets/lexicon/weekdays.txt"))
        .filter_map(|line| line.split_once(' ').and_then(|(word, day)| Some((word, day.parse().ok()?))))
        .collect()
});

/// Words in front of a month or year that make it one: `in May`, `since 2022`.
const BEFORE_DATE: [&str; 30] = [
    "in", "since", "by", "until", "till", "from", "of", "during", "before", "after", "last", "next", "this", "early", "late",
    "mid", "between", "through", "to", "on", "around", "circa", "year", "past", "and", "around", "summer", "winter", "spring",
    "autumn",
];

/// Words with which dates start, beside numbers and holidays.
pub(super) fn first_words() -> impl Iterator<Item = &'static str> {
    MONTHS
        .keys()
        .copied()
        .chain(DAYS.keys().copied())
        .chain(relative::FIRST_WORDS)
        .chain(told::FIRST_WORDS)
        .chain(stretches::FIRST_WORDS)
        .chain(["q1", "q2", "q3", "q4"])
}

/// The date that starts at the part `at`, reckoned from `today`.
pub(super) fn at(parts: &Parts, at: usize, today: Option<Date>) -> Option<Found> {
    let found = |(value, to): (Option<String>, usize)| Found::date(at, to, QuantityKind::Date, value);
    if parts.digits(at) {
        return numeric::at(parts, at)
            .or_else(|| hyphenated(parts, at))
            .or_else(|| stretches::at(parts, at))
            .or_else(|| told::at(parts, at))
            .or_else(|| nth_weekday(parts, at, today))
            .or_else(|| quarter(parts, at))
            .or_else(|| day_first(parts, at, today))
            .or_else(|| years::at(parts, at))
            .or_else(|| on_the_nth(parts, at))
            .map(found);
    }
    month_first(parts, at, today)
        .or_else(|| nth_weekday(parts, at, today))
        .or_else(|| quarter(parts, at))
        .or_else(|| with_weekday(parts, at, today))
        .or_else(|| stretches::at(parts, at))
        .or_else(|| relative::at(parts, at, today).filter(|_| !parts.is_one(at, &["every"])))
        .or_else(|| told::at(parts, at))
        .or_else(|| holidays::at(parts, at, today))
        .or_else(|| day_first(parts, at, today))
        .or_else(|| years::at(parts, at))
        .or_else(|| on_the_nth(parts, at))
        .map(found)
}

/// `03-May-2019`, one word.
fn hyphenated(parts: &Parts, at: usize) -> Option<(Option<String>, usize)> {
    let day = parts.small_number(at).filter(|day| (1..=31).contains(day) && parts.same_word(at + 1) && parts.same_word(at + 2))?;
    let (month, year) = (month(parts, at + 1)?, numbers::year(parts, at + 2)?);
    Some((calendar::day(year, month, day as i8), at + 3))
}

/// `on the 21st`: a day of a month that is not said. Not `on the 21st floor`.
fn on_the_nth(parts: &Parts, at: usize) -> Option<(Option<String>, usize)> {
    let (_, to) = ordinals::read(parts, at).filter(|(nth, _)| (1.0..=31.0).contains(nth))?;
    let on = parts.before(at) == "the" && at > 1 && parts.is_one(at - 2, &["on", "by", "until", "since"]);
    let ends = parts.get(to).is_none_or(|part| !part.text.starts_with(char::is_alphanumeric)) || parts.is_one(to, &["and", "at"]);
    (on && ends && parts.digits(at)).then_some((None, to))
}

/// Whether `word` is a weekday's name.
pub(super) fn is_weekday(word: &str) -> bool {
    WEEKDAYS.contains(&word)
}

/// Whether the part `at` is a month's name.
pub(super) fn is_month(parts: &Parts, at: usize) -> bool {
    month(parts, at).is_some()
}

/// The month at the part `at`: with a capital, or in small letters where the word means nothing else.
fn month(parts: &Parts, at: usize) -> Option<i8> {
    let month = *MONTHS.get(parts.word(at))?;
    let only_a_month = matches!(
        parts.word(at),
        "january" | "february" | "april" | "june" | "july" | "september" | "october" | "november" | "december"
    );
    (parts.capital(at) || only_a_month).then_some(month)
}

/// A day of the month in digits (`19`, `19th`) or words (`nineteenth`) at the part `at`, and the part behind.
fn day_of_month(parts: &Parts, at: usize) -> Option<(i8, usize)> {
    if let Some((day, to)) = ordinals::read(parts, at) {
        return (1.0..=31.0).contains(&day).then_some((day as i8, to));
    }
    let day = parts.small_number(at).filter(|day| (1..=31).contains(day) && parts.word(at).len() <= 2)?;
    let goes_on = parts.glued(at + 1) && matches!(parts.word(at + 1), ":" | "%" | "/") || parts.same_word(at + 1);
    (!goes_on).then_some((day as i8, at + 1))
}

/// A year at the part `at`, perhaps behind a comma or `of`, and the part behind.
fn year_behind(parts: &Parts, at: usize) -> Option<(i16, usize)> {
    let skip = usize::from(matches!(parts.word(at), "," | "of" | "in"));
    numbers::year(parts, at + skip).map(|year| (year, at + skip + 1))
}

fn with_year(parts: &Parts, at: usize, month: i8, day: i8, today: Option<Date>) -> (Option<String>, usize) {
    if let Some((year, to)) = year_behind(parts, at) {
        return (calendar::day(year, month, day), to);
    }
    let year = today.and_then(|today| calendar::likely_year(today, month, day));
    (year.map_or_else(|| Some(format!("--{month:02}-{day:02}")), |year| calendar::day(year, month, day)), at)
}

/// `May 19, 2025`, `May 19-21`, `May 2025`, `in May`.
fn month_first(parts: &Parts, at: usize, today: Option<Date>) -> Option<(Option<String>, usize)> {
    let month = month(parts, at)?;
    let abbreviated = parts.word(at + 1) == "."
        && parts.glued(at + 1)
        && parts.word(at).len() <= 4
        && (parts.digits(at + 2) || parts.word(at + 2) == ",");
    let behind = at + 1 + usize::from(abbreviated);
    // `May the fourth`.
    let the = usize::from(parts.word(behind) == "the" && ordinals::read(parts, behind + 1).is_some());
    if let Some((day, to)) = day_of_month(parts, behind + the) {
        let to = range_end(parts, to, day).unwrap_or(to);
        return Some(with_year(parts, to, month, day, today));
    }
    if let Some((year, to)) = year_behind(parts, behind) {
        return Some((Some(calendar::month(year, month)), to));
    }
    let ambiguous = matches!(parts.word(at), "may" | "march" | "mar" | "august" | "dec" | "jan" | "sep" | "oct");
    if ambiguous && !BEFORE_DATE.contains(&parts.before(at)) {
        return None;
    }
    let spelled = numbers::read(parts, behind).filter(|year| (1900.0..2100.0).contains(&year.low) && year.low.fract() == 0.0);
    if let Some(year) = spelled {
        return Some((Some(calendar::month(year.low as i16, month)), year.to));
    }
    let year = today.and_then(|today| match parts.before(at) {
        "last" => Some(today.year() - i16::from(month >= today.month())),
        "next" => Some(today.year() + i16::from(month <= today.month())),
        _ if looks_ahead(parts, at) => Some(today.year() + i16::from(month < today.month())),
        _ => calendar::likely_year(today, month, 15),
    });
    Some((Some(year.map_or_else(|| format!("--{month:02}"), |year| calendar::month(year, month))), at + 1))
}

/// `the second Sunday in March`.
fn nth_weekday(parts: &Parts, at: usize, today: Option<Date>) -> Option<(Option<String>, usize)> {
    let (nth, to) = ordinals::read(parts, at).map_or_else(|| (parts.word(at) == "last").then_some((-1.0, at + 1)), Some)?;
    let weekday = weekday(parts, to).filter(|_| (-1.0..=5.0).contains(&nth) && matches!(parts.word(to + 1), "of" | "in"))?;
    let month = month(parts, to + 2)?;
    let (year, end) = year_behind(parts, to + 3)
        .map_or((today.map(|today| calendar::nearest_year(today, month, 15)), to + 3), |(year, end)| (Some(year), end));
    let value = year.and_then(|year| Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth as i8, weekday).ok());
    Some((value.map(|date| date.to_string()), end))
}

/// `the third quarter of 2024`, `Q3 2024`: three months, for which ISO 8601 has no name.
fn quarter(parts: &Parts, at: usize) -> Option<(Option<String>, usize)> {
    if matches!(parts.word(at), "q1" | "q2" | "q3" | "q4") {
        return Some((None, year_behind(parts, at + 1).map_or(at + 1, |(_, to)| to)));
    }
    let (_, to) = ordinals::read(parts, at).filter(|(nth, _)| (1.0..=4.0).contains(nth))?;
    (parts.word(to) == "quarter").then(|| (None, year_behind(parts, to + 1).map_or(to + 1, |(_, end)| end)))
}

/// The part behind the last day of `19-21` or `19 to 21`, of which the first has been read.
fn range_end(parts: &Parts, at: usize, first: i8) -> Option<usize> {
    if !matches!(parts.word(at), "-" | "–" | "to") {
        return None;
    }
    day_of_month(parts, at + 1).filter(|(last, _)| *last > first).map(|(_, to)| to)
}

/// `19 May 2025`, `the 19th of May`, `19-21 May`, `twenty-third of September`.
fn day_first(parts: &Parts, at: usize, today: Option<Date>) -> Option<(Option<String>, usize)> {
    let (day, to) = day_of_month(parts, at)?;
    let to = range_end(parts, to, day).unwrap_or(to);
    let to = to + usize::from(parts.word(to) == "day");
    let of = usize::from(matches!(parts.word(to), "of" | ","));
    let month = month(parts, to + of)?;
    let abbreviated = parts.word(to + of + 1) == "." && numbers::year(parts, to + of + 2).is_some();
    Some(with_year(parts, to + of + 1 + usize::from(abbreviated), month, day, today))
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
    (parts.capital(at) && (day_of_month(parts, next).is_some() || month(parts, next).is_some())).then_some(weekday)
}

/// The weekday's name in small letters.
fn name(weekday: Weekday) -> &'static str {
    WEEKDAYS.get(weekday.to_monday_zero_offset() as usize).copied().unwrap_or_default()
}

/// `Monday`, `last Monday`, `Sunday night`, `Monday, May 19`, `Mon 13th`.
fn with_weekday(parts: &Parts, at: usize, today: Option<Date>) -> Option<(Option<String>, usize)> {
    let prefix = match parts.word(at) {
        "last" | "past" | "previous" => Some(Direction::Last),
        "next" | "coming" | "upcoming" => Some(Direction::Next),
        "this" => Some(if looks_ahead(parts, at) { Direction::Next } else { Direction::Past }),
        _ => None,
    };
    let weekday_at = at + usize::from(prefix.is_some());
    // `on Mondays`, `every Monday`: no day in particular.
    let weekday_at = weekday_at + usize::from(parts.word(weekday_at) == "every");
    if parts.word(weekday_at).strip_suffix('s').is_some_and(|day| WEEKDAYS.contains(&day))
        || (parts.word(at) == "every" && WEEKDAYS.contains(&parts.word(weekday_at)))
    {
        return Some((None, weekday_at + 1));
    }
    let weekday = weekday(parts, weekday_at)?;
    let mut to = weekday_at + 1 + usize::from(parts.word(weekday_at + 1) == "." && !parts.word(weekday_at).ends_with("day"));
    let comma = usize::from(parts.word(to) == ",");
    if let Some(date) = month_first(parts, to + comma, today)
        .filter(|(_, end)| *end > to + comma + 1)
        .or_else(|| day_first(parts, to + comma, today))
    {
        return Some(date);
    }
    // `Mon 13th`, `Friday 31`.
    let the = usize::from(parts.word(to) == "the" && ordinals::read(parts, to + 1).is_some());
    if let Some((day, end)) = day_of_month(parts, to + the).filter(|_| parts.digits(to + the)) {
        return Some((today.and_then(|today| calendar::weekday_on_day(today, weekday, day)).map(|date| date.to_string()), end));
    }
    if parts.is_one(to, &["mornings", "afternoons", "evenings", "nights"]) {
        return Some((None, to + 1));
    }
    if parts.is_one(to, &["morning", "afternoon", "evening", "night", "lunchtime"]) {
        to += 1;
    }
    let direction = prefix.unwrap_or(if looks_ahead(parts, at) { Direction::Next } else { Direction::Past });
    let value = match today {
        Some(today) => calendar::weekday(today, weekday, direction).map(|date| date.to_string()),
        None => Some(name(weekday).to_owned()),
    };
    Some((value, to))
}

/// The days of the week in small letters.
const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// So many words before a date are looked at for a sign that it is still to come.
const WORDS_AHEAD: usize = 8;

/// Whether the words before the part `at` speak of what is to come: `will meet on Friday`. A quotation or a verb of saying between them cuts the tie.
pub(super) fn looks_ahead(parts: &Parts, at: usize) -> bool {
    let mut words = (at.saturating_sub(WORDS_AHEAD)..at).rev().map(|before| parts.word(before));
    words.find_map(|word| match word {
        "will" | "’ll" | "'ll" | "shall" | "scheduled" | "due" | "planned" | "plans" | "expected" | "upcoming" | "until"
        | "till" | "by" => Some(true),
        "”" | "\"" | "»" | ";" | "said" | "told" | "tweeted" | "wrote" | "posted" | "announced" => Some(false),
        _ => None,
    }) == Some(true)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{check, check_on};

    #[test]
    fn calendar_dates() {
        check(
            "On May 19, 2023, 19 May 2023, May 19, the 19th of May, Monday, May 20, Sept. 11, 2001, May 2023 and in May.",
            &[
                "May 19, 2023 = date 2023-05-19",
                "19 May 2023 = date 2023-05-19",
                "May 19 = date 2024-05-19",
                "19th of May = date 2024-05-19",
                "Monday, May 20 = date 2024-05-20",
                "Sept. 11, 2001 = date 2001-09-11",
                "May 2023 = date 2023-05",
                "May = date 2024-05",
            ],
        );
        check(
            "It was 2023-05-19, 5/19/2023 or 19.05.2023, the second Sunday in March, the third quarter.",
            &[
                "2023-05-19 = date 2023-05-19",
                "5/19/2023 = date 2023-05-19",
                "19.05.2023 = date 2023-05-19",
                "second Sunday in March = date 2024-03-10",
                "third quarter = date",
            ],
        );
    }

    #[test]
    fn weekdays_look_back_unless_the_words_look_ahead() {
        check("He left on Monday and came last Tuesday.", &["Monday = date 2024-03-04", "last Tuesday = date 2024-02-27"]);
        check("He will leave on Friday or next Tuesday.", &["Friday = date 2024-03-08", "next Tuesday = date 2024-03-12"]);
    }

    #[test]
    fn a_month_far_off_has_no_year_unless_the_words_say_it() {
        check(
            "It began last June, ends next January and rains in September.",
            &["June = date 2023-06", "January = date 2025-01", "September = date --09"],
        );
    }

    #[test]
    fn two_years_with_between_are_two_dates() {
        check("He led it between 2006 and 2012.", &["2006 = date 2006", "2012 = date 2012"]);
    }

    #[test]
    fn told_from_the_day_of_writing() {
        check(
            "Last week, last month, this year, yesterday, tomorrow morning, last year’s visit, over the weekend.",
            &[
                "Last week = date 2024-W09",
                "last month = date 2024-02",
                "this year = date 2024",
                "yesterday = date 2024-03-04",
                "tomorrow morning = date 2024-03-06",
                "last year = date 2023",
                "the weekend = date",
            ],
        );
    }

    #[test]
    fn years() {
        check(
            "In 1945 and the 2016 games, from 2014-2018, in the 1990s, 2000 people and 1500 troops came.",
            &[
                "1945 = date 1945",
                "2016 = date 2016",
                "2014-2018 = date 2014",
                "1990s = date",
                "2000 people = count 2000 person",
                "1500 troops = count 1500 troop",
            ],
        );
    }

    #[test]
    fn may_and_march_are_words_too() {
        check("They may march in March. May I go? Theresa May said so.", &["March = date 2024-03"]);
    }

    #[test]
    fn without_a_date_nothing_is_reckoned() {
        check_on(
            None,
            "On Monday, last week, May 19, in June, two days ago, on Christmas Eve.",
            &[
                "Monday = date monday",
                "last week = date",
                "May 19 = date --05-19",
                "June = date --06",
                "two days ago = date",
                "Christmas Eve = date --12-24",
            ],
        );
    }
}
