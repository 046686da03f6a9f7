//! Days in a row that share what stands once: `May 3, 4 and 5`, `3 and 4 May`, `on the 10th, 11th and 12th`.
//!
//! The first and the day beside the month are read by the other rules; here are those between and behind. A bare number counts only where
//! nothing follows that it could count (`on May 3, 4 people` is a count).

use jiff::civil::Date;

use super::{
    super::{calendar, ordinals, parts::Parts},
    day_of_month, month, on_the_nth, with_year,
};

/// No more days are told in a row.
const MOST: usize = 6;

/// The day at the part `at` that takes its month from another, and the part behind.
pub(super) fn at(parts: &Parts, at: usize, today: Option<Date>) -> Option<(Option<String>, usize)> {
    before_month(parts, at, today).or_else(|| behind_another(parts, at, today))
}

/// The first ones of `3, 4 and 5 May`.
fn before_month(parts: &Parts, at: usize, today: Option<Date>) -> Option<(Option<String>, usize)> {
    let (day, end) = day_of_month(parts, at)?;
    let (mut last, mut to) = (day, end);
    for _ in 0..MOST {
        let (next, next_end) = day_of_month(parts, connected(parts, to)?).filter(|(next, _)| *next > last)?;
        (last, to) = (next, next_end);
        let month_at = to + usize::from(parts.word(to) == "of");
        if let Some(month) = month(parts, month_at) {
            // `ten and 12 May 5 votes` would be two counts.
            let another = day_of_month(parts, month_at + 1).is_some();
            return (!another).then(|| (with_year(parts, (at, month_at + 1), month, day, today).0, end));
        }
    }
    None
}

/// The later ones of `May 3, 4 and 5` and of `on the 10th, 11th and 12th`.
fn behind_another(parts: &Parts, at: usize, today: Option<Date>) -> Option<(Option<String>, usize)> {
    let (day, to) = day_of_month(parts, at).filter(|(_, to)| is_last(parts, *to) || connected(parts, *to).is_some())?;
    let ordinal = to > at + 1 || !parts.digits(at);
    let mut first = at;
    for _ in 0..MOST {
        first = connected_back(parts, first)?;
        let start = if ordinals_end(parts, first) { first.checked_sub(1)? } else { first };
        day_of_month(parts, start).filter(|(before, _)| *before < day)?;
        let stop = usize::from(parts.before(start) == "." && parts.glued(start - 1));
        let month = start.checked_sub(1 + stop).and_then(|at| month(parts, at));
        if let Some(month) = month {
            return Some((with_year(parts, (at, to), month, day, today).0, to));
        }
        if ordinal && let Some((value, _)) = on_the_nth_first(parts, start, today) {
            let date = value.and_then(|value| calendar::day_of(&value));
            let value = date.and_then(|date| calendar::day(date.year(), date.month(), day));
            return Some((value, to));
        }
        first = start;
    }
    None
}

/// `on the 10th`, of which the words behind are no matter.
fn on_the_nth_first(parts: &Parts, at: usize, today: Option<Date>) -> Option<(Option<String>, usize)> {
    ordinals::read(parts, at)?;
    on_the_nth(parts, at, today)
}

/// Whether nothing follows at the part `at` that a number before it could count.
pub(super) fn is_last(parts: &Parts, at: usize) -> bool {
    parts.get(at).is_none_or(|next| !next.text.starts_with(char::is_alphanumeric) && !matches!(next.text, "%" | "$" | "°"))
        || parts.is_one(at, &["in", "at", "when", "but", "as", "to", "for"])
}

/// The part behind `and` or a comma at the part `at`.
fn connected(parts: &Parts, at: usize) -> Option<usize> {
    let comma = usize::from(parts.word(at) == ",");
    let and = usize::from(parts.is_one(at + comma, &["and", "or", "&"]));
    (comma + and > 0).then_some(at + comma + and)
}

/// The last part before `and` or a comma that stands before the part `at`.
fn connected_back(parts: &Parts, at: usize) -> Option<usize> {
    let mut before = at.checked_sub(1)?;
    let and = parts.is_one(before, &["and", "or", "&"]);
    if and {
        before = before.checked_sub(1)?;
    }
    if parts.word(before) == "," {
        return before.checked_sub(1);
    }
    and.then_some(before)
}

/// Whether the part `at` is the ending of `10th`.
fn ordinals_end(parts: &Parts, at: usize) -> bool {
    parts.glued(at) && parts.is_one(at, &["st", "nd", "rd", "th"])
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::check;

    #[test]
    fn days_share_a_month() {
        check(
            "They meet on May 3, 4 and 5, between 6 and 7 June, and on June 8th and 9th.",
            &[
                "May 3 = date 2024-05-03",
                "4 = date 2024-05-04",
                "5 = date 2024-05-05",
                "6 = date 2024-06-06",
                "7 June = date 2024-06-07",
                "June 8th = date 2024-06-08",
                "9th = date 2024-06-09",
            ],
        );
        check("They met on the 1st, 2nd or 4th.", &["1st = date 2024-03-01", "2nd = date 2024-03-02", "4th = date 2024-03-04"]);
    }

    #[test]
    fn what_counts_something_is_no_day() {
        check(
            "On May 3, 4 people came, and 12 were late; he read pages 3, 4 and 5.",
            &["May 3 = date 2024-05-03", "4 people = count 4 person", "12 = count 12", "4 = count 4", "5 = count 5"],
        );
    }
}
