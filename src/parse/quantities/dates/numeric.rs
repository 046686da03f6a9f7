//! Dates in digits alone: `2025-05-19`, `5/19/2025`, `19.05.2025`.
//!
//! With stops the day comes first. With strokes the month does in American news and the day elsewhere: where both readings are dates,
//! another date of the sentence decides or that the one lies close to the day of the article and the other does not, else there is no value.
//! `on 5/19` needs the word before it, `2025 05 19` all its digits.

use jiff::civil::Date;

use super::super::{calendar, numbers, parts::Parts};

/// The date at the part `at`, and the part behind it.
pub(super) fn at(parts: &Parts, at: usize, today: Option<Date>) -> Option<(Option<String>, usize)> {
    stops(parts, at)
        .map(|value| (Some(value), at + 1))
        .or_else(|| separated(parts, at, today))
        .or_else(|| spaced(parts, at))
        .or_else(|| month_and_year(parts, at))
        .or_else(|| without_year(parts, at, today))
}

/// `2025 05 19`.
fn spaced(parts: &Parts, at: usize) -> Option<(Option<String>, usize)> {
    let two = |at: usize| parts.small_number(at).filter(|_| parts.word(at).len() == 2 && !parts.glued(at)).map(|two| two as i8);
    let value = calendar::day(numbers::year(parts, at)?, two(at + 1)?, two(at + 2)?)?;
    (!parts.digits(at + 3)).then_some((Some(value), at + 3))
}

/// `05/2019`, `2019-05`, `2019/05`; `2019-20` and `2009/10` are two years.
fn month_and_year(parts: &Parts, at: usize) -> Option<(Option<String>, usize)> {
    let mark = parts.word(at + 1);
    if !(parts.glued(at + 1) && parts.glued(at + 2)) || parts.glued(at) || parts.word(at + 3) == mark || parts.same_word(at + 3) {
        return None;
    }
    let month = |at: usize| parts.small_number(at).filter(|month| (1..=12).contains(month)).map(|month| month as i8);
    if let Some(year) = numbers::year(parts, at).filter(|_| matches!(mark, "-" | "/") && parts.word(at + 2).len() == 2) {
        let month = month(at + 2).filter(|month| i16::from(*month) <= year % 100)?;
        return Some((Some(calendar::month(year, month)), at + 3));
    }
    let year = numbers::year(parts, at + 2).filter(|year| mark == "/" && (1900..2100).contains(year))?;
    Some((Some(calendar::month(year, month(at)?)), at + 3))
}

/// `on 5/19`: month and day behind a preposition; `on 5/19/2025` is read before.
fn without_year(parts: &Parts, at: usize, today: Option<Date>) -> Option<(Option<String>, usize)> {
    let first = parts.is_one(at.wrapping_sub(1), &["on", "since", "until", "by", "from", "between"]);
    // The second one of `from 4/22 to 4/25`.
    let second = parts.is_one(at.wrapping_sub(1), &["to", "and", "through"])
        && parts.digits(at.wrapping_sub(2))
        && parts.word(at.wrapping_sub(3)) == "/";
    let told = (first || second) && !parts.glued(at);
    let marked = told && parts.word(at + 1) == "/" && parts.glued(at + 1) && parts.glued(at + 2) && parts.word(at + 3) != "/";
    let short = |at: usize| parts.small_number(at).filter(|_| marked && parts.word(at).len() <= 2).map(|number| number as i8);
    let (first, second) = (short(at)?, short(at + 2)?);
    let value = |month: i8, day: i8| {
        // A leap year has every day.
        calendar::day(2024, month, day)?;
        let year = today.and_then(|today| calendar::likely_year(today, month, day));
        year.map_or_else(|| Some(format!("--{month:02}-{day:02}")), |year| calendar::day(year, month, day))
    };
    match (value(first, second), value(second, first)) {
        // The day that is called by its number.
        (Some(month_first), _) if (first, second) == (9, 11) => Some((Some(month_first), at + 3)),
        (Some(month_first), Some(day_first)) if month_first != day_first => {
            Some((told_apart(parts, at, today, month_first, day_first), at + 3))
        }
        (month_first, day_first) => month_first.or(day_first).map(|value| (Some(value), at + 3)),
    }
}

/// Which of the two readings of `03/04/2025` at the part `at` is meant, if that can be told.
fn told_apart(parts: &Parts, at: usize, today: Option<Date>, month_first: String, day_first: String) -> Option<String> {
    if let Some(day_comes_first) = order_beside(parts, at) {
        return Some(if day_comes_first { day_first } else { month_first });
    }
    let away = |value: &str| Some(calendar::days_between(today?, calendar::day_of(value)?).abs());
    match (away(&month_first)?, away(&day_first)?) {
        (..=CLOSE, FAR..) => Some(month_first),
        (FAR.., ..=CLOSE) => Some(day_first),
        _ => None,
    }
}

/// News mostly tell of days so close to their own.
const CLOSE: i32 = 14;
/// A reading that is so far off is not meant where the other is close.
const FAR: i32 = 28;

/// Whether the day comes first in a date near the part `at` that can be read one way only.
fn order_beside(parts: &Parts, at: usize) -> Option<bool> {
    const WINDOW: usize = 40;
    (at.saturating_sub(WINDOW)..at + WINDOW).find_map(|first| {
        let stroke = parts.word(first + 1) == "/" && parts.glued(first + 1) && parts.glued(first + 2) && parts.before(first) != "/";
        match (parts.small_number(first).filter(|_| stroke)?, parts.small_number(first + 2)?) {
            (13..=31, 1..=12) => Some(true),
            (1..=12, 13..=31) => Some(false),
            _ => None,
        }
    })
}

/// `19.05.2025` and `2025.05.19` are one number to the tokenizer.
fn stops(parts: &Parts, at: usize) -> Option<String> {
    let mut numbers = parts.get(at)?.text.split('.');
    let (first, second, third) = (numbers.next()?, numbers.next()?, numbers.next()?);
    if numbers.next().is_some() || second.len() > 2 {
        return None;
    }
    let two = |digits: &str| digits.parse().ok().filter(|_: &i8| digits.len() <= 2);
    let four = |digits: &str| digits.parse().ok().filter(|_: &i16| digits.len() == 4);
    let second = two(second)?;
    if let Some(year) = four(first) {
        return calendar::day(year, second, two(third)?);
    }
    let (first, year) = (two(first)?, four(third)?);
    calendar::day(year, second, first).or_else(|| calendar::day(year, first, second))
}

/// Three numbers with strokes or hyphens between and no space.
fn separated(parts: &Parts, at: usize, today: Option<Date>) -> Option<(Option<String>, usize)> {
    let mark = parts.word(at + 1);
    let glued = (at + 1..at + 5).all(|part| parts.glued(part));
    if !matches!(mark, "/" | "-") || parts.word(at + 3) != mark || !glued {
        return None;
    }
    // A fourth number: a code, no date.
    if (mark == "-" && parts.glued(at) && parts.before(at) == "-")
        || (parts.word(at + 5) == mark && parts.glued(at + 5) && parts.glued(at + 6) && parts.word(at + 7) != "/")
    {
        return None;
    }
    let [first, second, third] = [at, at + 2, at + 4].map(|part| parts.small_number(part));
    let (first, second, third) = (first?, second?, third?);
    let value = if parts.word(at).len() == 4 {
        calendar::day(first.cast_signed(), second as i8, third as i8)
    } else {
        let year = match parts.word(at + 4).len() {
            4 => third.cast_signed(),
            // Two digits: this century up to the twenties, the last one from the seventies on; what lies between is not said.
            2 if third < 50 => third.cast_signed() + 2000,
            2 if third >= 70 => third.cast_signed() + 1900,
            _ => return None,
        };
        let month_first = calendar::day(year, first as i8, second as i8);
        let day_first = calendar::day(year, second as i8, first as i8);
        match (month_first, day_first) {
            (Some(month_first), Some(day_first)) if month_first != day_first => {
                return Some((told_apart(parts, at, today, month_first, day_first), at + 5));
            }
            (month_first, day_first) => month_first.or(day_first),
        }
    };
    value.map(|value| (Some(value), stamp_end(parts, at + 5)))
}

/// The part behind the time of day that a machine wrote to a date: `T20:00:00Z` of `2025-05-19T20:00:00Z`.
fn stamp_end(parts: &Parts, at: usize) -> usize {
    let hour = parts.word(at).strip_prefix('t').is_some_and(|hour| hour.len() == 2 && hour.bytes().all(|b| b.is_ascii_digit()));
    if !(hour && parts.same_word(at)) {
        return at;
    }
    let mut to = at + 1;
    while to < at + 5 && parts.word(to) == ":" && parts.glued(to) && parts.glued(to + 1) && parts.digits(to + 1) {
        to += 2;
    }
    to + usize::from(parts.word(to) == "z" && parts.glued(to))
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::check;

    #[test]
    fn in_digits_alone() {
        check(
            "It was filed 2023.05.19, 5.19.2023, 2023 05 19, on 4/22, by 22/4, in 05/2019 and 2019-05; the vote was 4/22, the season 2009/10.",
            &[
                "2023.05.19 = date 2023-05-19",
                "5.19.2023 = date 2023-05-19",
                "2023 05 19 = date 2023-05-19",
                "4/22 = date 2024-04-22",
                "22/4 = date 2024-04-22",
                "05/2019 = date 2019-05",
                "2019-05 = date 2019-05",
                "2009 = date 2009",
            ],
        );
    }

    #[test]
    fn which_number_is_the_month_is_told_or_unknown() {
        check(
            "It was 03/04/2019, on 7/3/2024, on 3/9/2024 and on 5/3.",
            &["03/04/2019 = date", "7/3/2024 = date 2024-03-07", "3/9/2024 = date 2024-03-09", "5/3 = date 2024-03-05"],
        );
        check(
            "It ran from 03/04/2019 to 25/04/2019, long after the crime on 9/11.",
            &["03/04/2019 = date 2019-04-03", "25/04/2019 = date 2019-04-25", "9/11 = date --09-11"],
        );
    }

    #[test]
    fn the_stamp_of_a_machine_is_one_date() {
        check(
            "Logged 2024-02-01T20:15:30Z, 2024-02-02T08:00 and 2024-02-03 9:30.",
            &[
                "2024-02-01T20:15:30Z = date 2024-02-01",
                "2024-02-02T08:00 = date 2024-02-02",
                "2024-02-03 = date 2024-02-03",
                "9:30 = time T09:30",
            ],
        );
    }
}
