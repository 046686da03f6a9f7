//! Calendar dates: `May 19, 2025`, `19 May`, `Monday`, `last week`, `yesterday`, `2022`, `the 1990s`, `2025-05-19`, `Christmas Eve`.
//!
//! Where the article's own date is known, what is told from it (`Monday`, `last week`, `May 19`) is reckoned from there: a bare weekday is the last one, as in
//! news, unless the words around it look ahead. Where it is not, a weekday stays a weekday and a day without its year has none.

mod counted;
mod listed;
mod named;
mod numeric;
mod pieces;
mod present;
mod relative;
mod seasons;
mod stretches;
mod told;
mod weekdays;
mod years;

pub(super) use counted::from_date;
pub(super) use weekdays::is_weekday;

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use jiff::{ToSpan, civil::Date};

use super::{Found, QuantityKind, calendar, holidays, numbers, ordinals, parts::Parts};
use crate::parse::lexicon;

static MONTHS: LazyLock<FxHashMap<&str, i8>> = LazyLock::new(|| {
    lexicon::lines(include_str!("../../../assets/lexicon/months.txt"))
        .filter_map(|line| line.split_once(' ').and_then(|(word, month)| Some((word, month.parse().ok()?))))
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
        .chain(weekdays::first_words())
        .chain(relative::FIRST_WORDS)
        .chain(told::first_words())
        .chain(stretches::FIRST_WORDS)
        .chain(pieces::FIRST_WORDS)
        .chain(seasons::SEASONS)
        .chain(present::FIRST_WORDS)
}

/// The date that starts at the part `at`, reckoned from `today`.
pub(super) fn at(parts: &Parts, at: usize, today: Option<Date>) -> Option<Found> {
    let (value, to) = pieces::at(parts, at, today).or_else(|| read(parts, at, today))?;
    Some(Found::date(at, to, QuantityKind::Date, value))
}

/// A date that is no piece of a longer stretch: its value and the part behind it.
fn read(parts: &Parts, at: usize, today: Option<Date>) -> Option<(Option<String>, usize)> {
    if parts.digits(at) {
        return numeric::at(parts, at, today)
            .or_else(|| named::at(parts, at))
            .or_else(|| stretches::at(parts, at))
            .or_else(|| told::at(parts, at))
            .or_else(|| weekdays::nth(parts, at, today))
            .or_else(|| weekdays::counted(parts, at, today))
            .or_else(|| day_first(parts, at, today))
            .or_else(|| years::at(parts, at))
            .or_else(|| on_the_nth(parts, at, today))
            .or_else(|| listed::at(parts, at, today));
    }
    month_first(parts, at, today)
        .or_else(|| weekdays::nth(parts, at, today))
        .or_else(|| weekdays::counted(parts, at, today))
        .or_else(|| weekdays::at(parts, at, today))
        .or_else(|| stretches::at(parts, at))
        .or_else(|| relative::at(parts, at, today).filter(|_| !parts.is_one(at, &["every"])))
        .or_else(|| told::at(parts, at))
        .or_else(|| seasons::at(parts, at, today))
        .or_else(|| present::at(parts, at))
        .or_else(|| holidays::at(parts, at, today))
        .or_else(|| day_first(parts, at, today))
        .or_else(|| years::at(parts, at))
        .or_else(|| on_the_nth(parts, at, today))
}

/// `on the 21st`: a day of a month that is not said, the last one or the next one of that number. Not `on the 21st floor`.
fn on_the_nth(parts: &Parts, at: usize, today: Option<Date>) -> Option<(Option<String>, usize)> {
    let (nth, to) = ordinals::read(parts, at).filter(|(nth, _)| (1.0..=31.0).contains(nth) && parts.digits(at))?;
    let on = parts.before(at) == "the" && at > 1 && parts.is_one(at - 2, &["on", "by", "until", "till", "since", "from"]);
    let ends = parts.get(to).is_none_or(|part| !part.text.starts_with(char::is_alphanumeric))
        || parts.is_one(to, &["and", "at", "to", "or", "until", "through"]);
    // Where a month was named, the day is that month's, or another's: the words do not say.
    let month_told = || (at.saturating_sub(WORDS_OF_MONTH)..at).any(|before| is_month(parts, before));
    (on && ends).then(|| {
        let day =
            today.filter(|_| !month_told()).and_then(|today| calendar::day_numbered(today, nth as i8, looks_ahead(parts, at)));
        (day.map(|day| day.to_string()), to)
    })
}

/// A month that so many words before a day is named may be that day's.
const WORDS_OF_MONTH: usize = 24;

/// Whether the part `at` is a month's name.
pub(super) fn is_month(parts: &Parts, at: usize) -> bool {
    month(parts, at).is_some()
}

/// The month at the part `at`: with a capital, or in small letters where the word means nothing else.
fn month(parts: &Parts, at: usize) -> Option<i8> {
    let month = *MONTHS.get(parts.word(at))?;
    let only_a_month = matches!(
        parts.word(at),
        "january"
            | "february"
            | "april"
            | "june"
            | "july"
            | "september"
            | "october"
            | "november"
            | "december"
            | "jan"
            | "feb"
            | "apr"
            | "jun"
            | "jul"
            | "aug"
            | "sept"
            | "oct"
            | "nov"
            | "dec"
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
    // `June ’98`.
    let short = parts.is_one(at + skip, &["’", "'", "‘"]) && parts.glued(at + skip + 1);
    if short && let Some((Some(year), to)) = stretches::short_year(parts, at + skip + 1) {
        return year.parse().ok().map(|year| (year, to));
    }
    numbers::year(parts, at + skip).map(|year| (year, at + skip + 1))
}

/// A year in digits, or told from `today` (`last year`), behind a month or day.
fn told_year(parts: &Parts, at: usize, today: Option<Date>) -> Option<(i16, usize)> {
    if let Some(found) = year_behind(parts, at) {
        return Some(found);
    }
    let of = usize::from(parts.word(at) == "of");
    let steps = relative::steps(parts.word(at + of)).filter(|_| parts.word(at + of + 1) == "year")?;
    Some((today?.year() + steps as i16, at + of + 2))
}

/// A month told from `today` (`next month`): its year, itself and the part behind.
fn told_month(parts: &Parts, at: usize, today: Option<Date>) -> Option<(i16, i8, usize)> {
    let steps = relative::steps(parts.word(at)).filter(|_| parts.word(at + 1) == "month")?;
    let first = today?.first_of_month().checked_add(steps.months()).ok()?;
    Some((first.year(), first.month(), at + 2))
}

/// Whether another month follows at the part `at`, behind a word or mark that makes a stretch of the two: `March through May`.
fn is_first_of_two(parts: &Parts, at: usize) -> bool {
    parts.is_one(at, &["to", "-", "–", "/", "through"]) && month(parts, at + 1).is_some()
}

/// The year that a date without one shares with a later one: that of `May 3 and June 5, 2023`, of which `month` has been read up to `at`.
fn shared_year(parts: &Parts, at: usize, month: i8) -> Option<i16> {
    if !parts.is_one(at, &["to", "-", "–", "/", "and", "or", "through", "until"]) {
        return None;
    }
    let behind_day = |at: usize| day_of_month(parts, at).map_or(at, |(_, to)| to);
    let second_at = behind_day(at + 1);
    let second = self::month(parts, second_at)?;
    let stop = usize::from(parts.word(second_at + 1) == "." && parts.glued(second_at + 1));
    let (year, _) = year_behind(parts, behind_day(second_at + 1 + stop))?;
    // `November to March 2020` began the year before.
    Some(year - i16::from(month > second))
}

fn with_year(parts: &Parts, at: usize, month: i8, day: i8, today: Option<Date>) -> (Option<String>, usize) {
    if let Some((year, to)) = told_year(parts, at, today) {
        return (calendar::day(year, month, day), to);
    }
    let year = shared_year(parts, at, month).or_else(|| today.and_then(|today| calendar::likely_year(today, month, day)));
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
    if let Some((year, to)) = told_year(parts, behind, today) {
        return Some((Some(calendar::month(year, month)), to));
    }
    let ambiguous = matches!(parts.word(at), "may" | "march" | "mar" | "august" | "dec" | "jan" | "sep" | "oct")
        || !parts.capital(at) && parts.word(at).len() <= 4 && !matches!(parts.word(at), "june" | "july");
    // `Jan-Mar 2019` is one word.
    if parts.same_word(behind) && self::month(parts, behind).is_some() {
        let (year, to) = year_behind(parts, behind + 1).map_or((None, behind + 1), |(year, to)| (Some(year), to));
        let year = year.or_else(|| today.and_then(|today| calendar::likely_year(today, month, 15)));
        return Some((Some(year.map_or_else(|| format!("--{month:02}"), |year| calendar::month(year, month))), to));
    }
    if ambiguous && !BEFORE_DATE.contains(&parts.before(at)) && !is_first_of_two(parts, behind) {
        return None;
    }
    let spelled = numbers::read(parts, behind).filter(|year| (1900.0..2100.0).contains(&year.low) && year.low.fract() == 0.0);
    if let Some(year) = spelled {
        return Some((Some(calendar::month(year.low as i16, month)), year.to));
    }
    let nearest = || {
        today.and_then(|today| match parts.before(at) {
            "last" => Some(today.year() - i16::from(month >= today.month())),
            "next" => Some(today.year() + i16::from(month <= today.month())),
            _ if looks_ahead(parts, at) => Some(today.year() + i16::from(month < today.month())),
            _ => calendar::likely_year(today, month, 15),
        })
    };
    let year = shared_year(parts, behind, month).or_else(nearest);
    Some((Some(year.map_or_else(|| format!("--{month:02}"), |year| calendar::month(year, month))), at + 1))
}

/// The part behind the last day of `19-21` or `19 to 21`, of which the first has been read.
fn range_end(parts: &Parts, at: usize, first: i8) -> Option<usize> {
    if !matches!(parts.word(at), "-" | "–" | "to") {
        return None;
    }
    day_of_month(parts, at + 1).filter(|(last, _)| *last > first).map(|(_, to)| to)
}

/// `19 May 2025`, `the 19th of May`, `19-21 May`, `twenty-third of September`, `the 3rd of next month`.
fn day_first(parts: &Parts, at: usize, today: Option<Date>) -> Option<(Option<String>, usize)> {
    let (day, to) = day_of_month(parts, at)?;
    let to = range_end(parts, to, day).unwrap_or(to);
    let to = to + usize::from(parts.word(to) == "day");
    let of = usize::from(matches!(parts.word(to), "of" | ","));
    if let Some((year, month, end)) = told_month(parts, to + of, today).filter(|_| parts.word(to) == "of") {
        return Some((calendar::day(year, month, day), end));
    }
    let month = month(parts, to + of)?;
    let stop = usize::from(parts.word(to + of + 1) == "." && parts.glued(to + of + 1));
    if of == 0 && is_count_of_day(parts, at, to + 1, stop) {
        return None;
    }
    let abbreviated = if told_year(parts, to + of + 1 + stop, today).is_some() { stop } else { 0 };
    Some(with_year(parts, to + of + 1 + abbreviated, month, day, today))
}

/// Whether the number at `at` counts what the day behind it named: `the 19 June 4 marchers`, `12 Sept. 3 voters`. `behind` is the part
/// behind the month, `stop` 1 where that is shortened.
fn is_count_of_day(parts: &Parts, at: usize, behind: usize, stop: usize) -> bool {
    let day = day_of_month(parts, behind + stop).is_some() && parts.digits(behind + stop);
    let counting =
        parts.is_one(at.wrapping_sub(1), &["the", "all", "of", "those", "these", "other", "than", "about", "nearly", "some"]);
    let told = parts.is_one(at.wrapping_sub(1), &["on", "since", "by", "until", "from", "before", "after"]);
    parts.digits(at) && !parts.glued(at + 1) && day && (counting || (stop == 1 && !told))
}

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
    fn what_is_counted_may_stand_before_a_date() {
        check(
            "The 19 Sept. 11 hijackers, 12 June 4 marchers, those 12 June 4 marchers and 30 people on 19 Sept. were named.",
            &[
                "19 = count 19",
                "Sept. 11 = date --09-11",
                "12 June = date 2024-06-12",
                "4 marchers = count 4 marcher",
                "12 = count 12",
                "June 4 = date 2024-06-04",
                "30 people = count 30 person",
                "19 Sept = date --09-19",
            ],
        );
    }

    #[test]
    fn months_share_a_year_and_take_it_from_today() {
        check(
            "It ran from May 3 to June 5, 2019, from November to March 2021, in June last year, on the 3rd of next month and in June ’98.",
            &[
                "May 3 = date 2019-05-03",
                "June 5, 2019 = date 2019-06-05",
                "November = date 2020-11",
                "March 2021 = date 2021-03",
                "June last year = date 2023-06",
                "3rd of next month = date 2024-04-03",
                "June ’98 = date 1998-06",
            ],
        );
    }

    #[test]
    fn two_months_joined_are_both_read() {
        check(
            "March through May it rains; Jan-Mar 2019 was dry. They march to Mayfair.",
            &["March = date 2024-03", "May = date 2024-05", "Jan-Mar 2019 = date 2019-01"],
        );
    }

    #[test]
    fn a_day_without_a_month_is_the_last_one_of_its_number() {
        check("He left on the 27th and will be back on the 9th.", &["27th = date 2024-02-27", "9th = date 2024-03-09"]);
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
