//! Days counted from another date: `three days after Christmas`, `a week from Tuesday`, `two weeks before May 3`.
//!
//! Only where that date is a day; what is counted from a deed (`two weeks after the vote`) stays a length of time.

use jiff::civil::Date;

use super::{
    super::{calendar, parts::Parts},
    weekdays,
};

/// The day that lies `count` units from the date told at the part `at`: its value and the part behind.
pub(in crate::parse::quantities) fn from_date(
    parts: &Parts,
    at: usize,
    count: f64,
    unit: &str,
    today: Option<Date>,
) -> Option<(Option<String>, usize)> {
    let back = match parts.word(at) {
        "after" | "following" | "from" => -1.0,
        "before" => 1.0,
        _ => return None,
    };
    let coming = today.and_then(|today| weekdays::next(parts, at + 1, today)).filter(|_| parts.word(at) == "from");
    let (day, to) = if let Some(found) = coming {
        found
    } else {
        let (value, to) = super::read(parts, at + 1, today)?;
        (value?.parse().ok()?, to)
    };
    // `five days from Monday to Friday` is how long it takes.
    let ends = !parts.is_one(to, &["to", "through", "until", "-", "–"]);
    let value = calendar::back_from(day, count * back, unit).filter(|_| ends)?;
    Some((Some(value), to))
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::check;

    #[test]
    fn counted_from_a_day() {
        check(
            "They meet three days after Christmas, two weeks before May 3, a week from Tuesday and two weeks after the vote.",
            &[
                "three days after Christmas = date 2023-12-28",
                "two weeks before May 3 = date 2024-04-19",
                "a week from Tuesday = date 2024-03-19",
                "two weeks = duration 2 week",
            ],
        );
        check(
            "It took five days from Monday to Friday.",
            &["five days = duration 5 day", "Monday = date 2024-03-04", "Friday = date 2024-03-08"],
        );
    }
}
