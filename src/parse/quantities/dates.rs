//! Calendar dates: `May 19, 2025`, `19 May`, `Monday`, `last week`, `yesterday`, `2022`, `the 1990s`, `2025-05-19`, `Christmas Eve`.
//!
//! Where the article's own date is known, what is told from it (`Monday`, `last week`, `May 19`) is reckoned from there: a bare weekday is the last one, as in
//! news, unless the words around it look ahead. Where it is not, a weekday stays a weekday and a day without its year has none.

mod ahead;
mod counted;
mod listed;
mod months;
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

use ahead::is_done;
pub(super) use ahead::looks_ahead;
pub(super) use counted::from_date;
pub(super) use months::is_month;
pub(super) use weekdays::is_weekday;

use jiff::civil::Date;

use self::months::{MONTHS, day_first, day_of_month, month, month_first, told_month, with_year};
use super::{Found, QuantityKind, calendar, holidays, numbers, ordinals, parts::Parts};

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
    fn a_day_without_a_month_is_the_last_one_of_its_number() {
        check("He left on the 27th and will be back on the 9th.", &["27th = date 2024-02-27", "9th = date 2024-03-09"]);
    }

    #[test]
    fn weekdays_look_back_unless_the_words_look_ahead() {
        check("He left on Monday and came last Tuesday.", &["Monday = date 2024-03-04", "last Tuesday = date 2024-02-27"]);
        check("He will leave on Friday or next Tuesday.", &["Friday = date 2024-03-08", "next Tuesday = date 2024-03-12"]);
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
