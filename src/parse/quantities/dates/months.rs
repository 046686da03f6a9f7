//! Days and months by name: `May 19, 2025`, `19 May`, `the 19th of May`, `May 2025`, `in May`, `Jan-Mar 2019`.
//!
//! A year that is not said is taken from a date that shares it, or reckoned from the day of writing.

use std::sync::LazyLock;

use jiff::{ToSpan, civil::Date};
use rustc_hash::FxHashMap;

use super::{
    super::{calendar, numbers, ordinals, parts::Parts},
    BEFORE_DATE, is_done, looks_ahead, relative, told_year, year_behind,
};
use crate::parse::lexicon;

pub(super) static MONTHS: LazyLock<FxHashMap<&str, i8>> = LazyLock::new(|| {
    lexicon::lines(include_str!("../../../../assets/lexicon/months.txt"))
        .filter_map(|line| line.split_once(' ').and_then(|(word, month)| Some((word, month.parse().ok()?))))
        .collect()
});

/// Whether the part `at` is a month's name.
pub(in crate::parse::quantities) fn is_month(parts: &Parts, at: usize) -> bool {
    month(parts, at).is_some()
}

/// The month at the part `at`: with a capital, or in small letters where the word means nothing else.
pub(super) fn month(parts: &Parts, at: usize) -> Option<i8> {
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
pub(super) fn day_of_month(parts: &Parts, at: usize) -> Option<(i8, usize)> {
    if let Some((day, to)) = ordinals::read(parts, at) {
        return (1.0..=31.0).contains(&day).then_some((day as i8, to));
    }
    let day = parts.small_number(at).filter(|day| (1..=31).contains(day) && parts.word(at).len() <= 2)?;
    let goes_on = parts.glued(at + 1) && matches!(parts.word(at + 1), ":" | "%" | "/") || parts.same_word(at + 1);
    (!goes_on).then_some((day as i8, at + 1))
}

/// A month told from `today` (`next month`): its year, itself and the part behind.
pub(super) fn told_month(parts: &Parts, at: usize, today: Option<Date>) -> Option<(i16, i8, usize)> {
    let steps = relative::steps(parts.word(at)).filter(|_| parts.word(at + 1) == "month")?;
    let first = today?.first_of_month().checked_add(steps.months()).ok()?;
    Some((first.year(), first.month(), at + 2))
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

/// Whether another month follows at the part `at`, behind a word or mark that makes a stretch of the two: `March through May`.
fn is_first_of_two(parts: &Parts, at: usize) -> bool {
    parts.is_one(at, &["to", "-", "–", "/", "through"]) && month(parts, at + 1).is_some()
}

/// A day of a month in the parts from `from` on, with the year that stands at `at`, or else the one that is likely.
pub(super) fn with_year(
    parts: &Parts,
    (from, at): (usize, usize),
    month: i8,
    day: i8,
    today: Option<Date>,
) -> (Option<String>, usize) {
    if let Some((year, to)) = told_year(parts, at, today) {
        return (calendar::day(year, month, day), to);
    }
    let year = shared_year(parts, at, month).or_else(|| year_near(parts, from, today?, month, day));
    (year.map_or_else(|| Some(format!("--{month:02}-{day:02}")), |year| calendar::day(year, month, day)), at)
}

/// The year of a month or day at the part `at` that is likely meant on the day `today`.
fn year_near(parts: &Parts, at: usize, today: Date, month: i8, day: i8) -> Option<i16> {
    // September 11 is called by its day whatever the year.
    if is_done(parts, at) && (month, day) != (9, 11) {
        calendar::year_done(today, month, day)
    } else {
        calendar::likely_year(today, month, day)
    }
}

/// `May 19, 2025`, `May 19-21`, `May 2025`, `in May`.
pub(super) fn month_first(parts: &Parts, at: usize, today: Option<Date>) -> Option<(Option<String>, usize)> {
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
        return Some(with_year(parts, (at, to), month, day, today));
    }
    if let Some((year, to)) = told_year(parts, behind, today) {
        return Some((Some(calendar::month(year, month)), to));
    }
    let ambiguous = matches!(parts.word(at), "may" | "march" | "mar" | "august" | "dec" | "jan" | "sep" | "oct")
        || !parts.capital(at) && parts.word(at).len() <= 4 && !matches!(parts.word(at), "june" | "july");
    // `Jan-Mar 2019` is one word.
    if parts.same_word(behind) && self::month(parts, behind).is_some() {
        let (year, to) = year_behind(parts, behind + 1).map_or((None, behind + 1), |(year, to)| (Some(year), to));
        let year = year.or_else(|| year_near(parts, at, today?, month, 15));
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
            _ => year_near(parts, at, today, month, 15),
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
pub(super) fn day_first(parts: &Parts, at: usize, today: Option<Date>) -> Option<(Option<String>, usize)> {
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
    Some(with_year(parts, (at, to + of + 1 + abbreviated), month, day, today))
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

#[cfg(test)]
mod tests {
    use super::super::super::tests::check;

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
    fn a_month_far_off_has_no_year_unless_the_words_say_it() {
        check(
            "It began last June, ends next January and rains in September.",
            &["June = date 2023-06", "January = date 2025-01", "September = date --09"],
        );
    }

    #[test]
    fn what_is_done_is_of_a_month_that_is_over() {
        check(
            "He was fired in June, arrested on July 3 and freed in late March; she said the fair in June was off.",
            &["June = date 2023-06", "July 3 = date 2023-07-03", "March = date 2024-03", "June = date 2024-06"],
        );
    }

    #[test]
    fn may_and_march_are_words_too() {
        check("They may march in March. May I go? Theresa May said so.", &["March = date 2024-03"]);
    }
}
