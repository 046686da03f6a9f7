//! A number with what follows it: a percent sign, money, an age, a unit, or things that are counted.
//!
//! `two hours`, `30-day`, `5 to 10 miles`, `six feet two inches`, `an hour and a half`, `hour-long`, `two weeks ago`. A number with nothing
//! behind it that the rules know is a count of what the text does not repeat (`intercepting 76`).

use jiff::civil::Date;

use super::{
    Found, Modifier, QuantityKind, ages, calendar, counts, dates, money,
    numbers::{self, Shape},
    parts::Parts,
    percent,
    ranges::{self, Range},
    units,
};

/// Words with which such quantities start, beside numbers.
pub(super) const FIRST_WORDS: [&str; 16] = [
    "a", "an", "another", "half", "quarter", "between", "several", "few", "couple", "minus", "negative", "-", "−", "all", "whole",
    "entire",
];

/// The quantity that starts with a number, or with an article that stands for `one`, at the part `at`.
pub(super) fn at(parts: &Parts, at: usize, today: Option<Date>) -> Option<Found> {
    if let Some(found) = without_number(parts, at, today) {
        return Some(found);
    }
    let between = usize::from(parts.word(at) == "between");
    let minus = usize::from(
        matches!(parts.word(at), "-" | "−" | "minus" | "negative")
            && parts.digits(at + 1)
            && (parts.glued(at + 1) || matches!(parts.word(at), "minus" | "negative"))
            && !parts.glued(at)
            // `plus or minus 3`, `tested negative 12 times`.
            && !parts.is_one(at.wrapping_sub(1), &["or", "test", "tests", "tested", "testing"]),
    );
    if is_in_a_name(parts, at) {
        return None;
    }
    let mut range = ranges::read(parts, at + between + minus)?;
    let years = || numbers::year(parts, at + 1).is_some() && numbers::year(parts, range.to - 1).is_some();
    if between == 1 && (!range.two || years() || dates::is_month(parts, range.to)) {
        // `between` two years are two dates, `between 3 and 5 May` two days.
        return None;
    }
    if minus == 1 {
        (range.low, range.high) = (-range.low, -range.low);
    }
    // `20 or more ships`, `50 or so miles`.
    let or = (parts.word(range.to) == "or").then(|| match parts.word(range.to + 1) {
        "more" => Some(Modifier::AtLeast),
        "so" => Some(Modifier::About),
        "fewer" | "less" => Some(Modifier::AtMost),
        _ => None,
    });
    if or.flatten().is_some() {
        range.to += 2;
    }
    // `hundreds of miles`, `millions of dollars`.
    let of = Range { to: range.to + usize::from(range.shape == Shape::Vague && parts.word(range.to) == "of"), ..range };
    let found = share_of_unit(parts, at, &range)
        .or_else(|| percent::behind(parts, at, &range))
        .or_else(|| money::behind(parts, at, &of))
        .or_else(|| ages::behind(parts, at, &range))
        .or_else(|| measure(parts, at, &of, today))
        .or_else(|| counts::behind(parts, at, &range))?;
    let vague = (range.shape == Shape::Vague).then_some(Modifier::About);
    Some(match or.flatten().or(vague) {
        Some(modifier) if found.modifier == Modifier::Exact => Found { modifier, ..found },
        _ => found,
    })
}

/// Whether the number at `at` belongs to what stands directly before it: `COVID-19`, `A320`, `#5`, `.com1`.
fn is_in_a_name(parts: &Parts, at: usize) -> bool {
    let colon = parts.before(at) == ":" && at > 1 && parts.glued(at - 1) && !parts.digits(at - 2);
    parts.digits(at) && parts.glued(at) && (colon || matches!(parts.before(at), "#" | "@" | "_" | "&" | "="))
}

/// A range or number with a unit of measure.
fn measure(parts: &Parts, from: usize, range: &Range, today: Option<Date>) -> Option<Found> {
    let digits = range.shape == Shape::Digits;
    // `24 long hours`, `three full days`, `two straight years`.
    let filler = usize::from(parts.is_one(
        range.to,
        &[
            "long",
            "full",
            "whole",
            "straight",
            "consecutive",
            "more",
            "additional",
            "further",
            "solid",
            "successive",
            "previous",
            "calendar",
            "working",
            "business",
            "different",
        ],
    ));
    let unit = units::at(parts, range.to + filler, digits)?;
    if unit.unit.name == "day"
        && range.high == 1.0
        && parts.is_one(from.wrapping_sub(1), &["could", "would", "may", "might", "will", "that", "hope", "hopes"])
    {
        // `could one day` is some day.
        return None;
    }
    let ordinal_second = unit.unit.name == "second" && parts.word(range.to) == "second" && !parts.same_word(range.to);
    if ordinal_second && range.high > 1.0 {
        return None;
    }
    let (mut low, mut high, mut to) = (range.low, range.high, unit.to);
    // `one hour and a half`.
    if parts.are(to, &["and", "a", "half"]) {
        (low, high, to) = (low + 0.5, high + 0.5, to + 3);
    }
    // `two hours and ten minutes`; `the last 3 months and 2 days ago` are two.
    if !matches!(parts.before(from), "last" | "past" | "next") {
        let (share, end) = smaller_parts(parts, to, &unit);
        (low, high, to) = (low + share, high + share, end);
    }
    // `hour-long`, `two weeks long`; `an old man` is told by its age.
    if parts.is_one(to, &["long", "deep", "high", "tall", "wide"]) && (parts.same_word(to) || unit.kind == QuantityKind::Distance) {
        to += 1;
    }
    let to = to + usize::from(matches!(parts.word(to), "’" | "'") && parts.glued(to));
    if unit.kind == QuantityKind::Duration
        && let Some(date) = ago(parts, from, to, unit.unit.name, low, high, today)
    {
        return Some(date);
    }
    Some(Found::number(from, to, unit.kind, (low, high), Some(&unit.name)))
}

/// `five hundredths of a second`, `two-thirds of a mile`: part of a unit is a measure, not a share.
fn share_of_unit(parts: &Parts, from: usize, range: &Range) -> Option<Found> {
    let of_a = range.shape == Shape::Fraction && parts.word(range.to) == "of" && parts.is_one(range.to + 1, &["a", "an"]);
    let unit = of_a.then(|| units::at(parts, range.to + 2, false)).flatten()?;
    // `two-thirds of a year’s pay`, `half of a second term`.
    let ends = parts.get(unit.to).is_none_or(|next| !next.text.starts_with(char::is_alphabetic))
        || parts.is_one(
            unit.to,
            &[
                "ago", "after", "and", "as", "at", "away", "before", "behind", "for", "from", "in", "later", "off", "on", "or",
                "over", "to", "wide",
            ],
        );
    (ends && !parts.is_one(unit.to, &["’s", "'s"]))
        .then(|| Found::number(from, unit.to, unit.kind, (range.low, range.high), Some(&unit.name)))
}

/// What smaller units add behind a measure in `unit` that ends before the part `to`, as a share of it, and where they end: the inches of `12 ft 2 in`.
fn smaller_parts(parts: &Parts, mut to: usize, unit: &units::Found) -> (f64, usize) {
    let (mut sum, mut last) = (0.0, unit.unit.size);
    loop {
        let comma = parts.word(to) == ",";
        let and = usize::from(comma || parts.word(to) == "and");
        let Some(number) = numbers::read(parts, to + and).filter(|number| number.shape != Shape::Vague) else { break };
        let Some(smaller) = smaller_unit(parts, number.to).filter(|smaller| unit.takes(smaller)) else { break };
        let share = number.low * smaller.unit.size / unit.unit.size;
        // `20 miles, 5 km` are two.
        if share >= 1.0 || smaller.unit.size >= last || (comma && unit.kind != QuantityKind::Duration) {
            break;
        }
        (sum, last, to) = (sum + share, smaller.unit.size, smaller.to);
    }
    (sum, to)
}

/// The unit behind the second number of `12 ft 2 in`, where one of a single letter may stand after a space too.
fn smaller_unit(parts: &Parts, at: usize) -> Option<units::Found> {
    units::at(parts, at, true).or_else(|| {
        let inches = parts.word(at) == "in" && !parts.is_one(at + 1, &["the", "a", "his", "her", "their", "its"]);
        inches.then(|| units::inches(at + 1)).flatten()
    })
}

/// `two weeks ago`, reckoned from `today`.
fn ago(parts: &Parts, from: usize, to: usize, unit: &str, low: f64, high: f64, today: Option<Date>) -> Option<Found> {
    let told_in = parts.before(from) == "in";
    let (back, end) = match (parts.word(to), parts.word(to + 1)) {
        ("ago", _) => (1.0, to + 1),
        ("from", "now" | "today") => (-1.0, to + 2),
        // `in two weeks’ time`.
        ("time", _) if told_in && parts.is_one(to - 1, &["’", "'"]) => (-1.0, to + 1),
        // `will be back in two days`.
        _ if told_in && dates::looks_ahead(parts, from) => (-1.0, to),
        _ if low == high => {
            let (value, end) = dates::from_date(parts, to, low, unit, today)?;
            return Some(Found::date(from, end, QuantityKind::Date, value));
        }
        _ => return None,
    };
    let value = (low == high).then(|| calendar::ago(today?, low * back, unit)).flatten();
    Some(Found::date(from, end, QuantityKind::Date, value))
}

/// `an hour`, `half an hour`, `a week ago`, `hour-long`, `every week`.
fn without_number(parts: &Parts, at: usize, today: Option<Date>) -> Option<Found> {
    let (value, unit_at) = match (parts.word(at), parts.word(at + 1), parts.word(at + 2)) {
        ("half", "a" | "an", _) => (0.5, at + 2),
        ("a", "half", _) if parts.same_word(at + 2) || parts.word(at + 2) == "hour" => (0.5, at + 2),
        ("half", "hour" | "day" | "year" | "century", _) => (0.5, at + 1),
        ("quarter", "of", "an") => (0.25, at + 3),
        ("a", "quarter", "of") if parts.is_one(at + 3, &["an", "a"]) => (0.25, at + 4),
        ("three", "quarters", "of") if parts.is_one(at + 3, &["an", "a"]) => (0.75, at + 4),
        ("a" | "an", "full" | "whole" | "entire" | "single" | "extra" | "additional" | "further", _) => (1.0, at + 2),
        // `all day`, `the whole week`.
        ("all" | "whole" | "entire", unit, _) if WHOLE.contains(&unit) => (1.0, at + 1),
        ("a" | "an" | "another", ..) => (1.0, at + 1),
        // `hour-long`, `day-old`.
        (unit, "long" | "old", _) if parts.same_word(at + 1) && !unit.ends_with('s') => (1.0, at),
        _ => return None,
    };
    let unit = units::at(parts, unit_at, false)?;
    let article = matches!(parts.word(at), "a" | "an" | "another");
    let duration = unit.kind == QuantityKind::Duration;
    if article
        && value == 1.0
        && (!duration || parts.same_word(unit_at + 1) || is_rate_or_other(parts, at, unit_at, unit.unit.name))
    {
        // `a mile`, `a pound`, `a day-long`, `a second round`, `20 a day`.
        return None;
    }
    let mut to = unit.to;
    let mut value = value;
    if parts.are(to, &["and", "a", "half"]) {
        (value, to) = (value + 0.5, to + 3);
    }
    if parts.is_one(to, &["long", "old"]) && parts.same_word(to) {
        to += 1;
    }
    if duration && let Some(date) = ago(parts, at, to, unit.unit.name, value, value, today) {
        return Some(date);
    }
    Some(Found::number(at, to, unit.kind, (value, value), Some(&unit.name)))
}

/// Units of time of which something takes the whole.
const WHOLE: [&str; 9] = ["day", "night", "week", "weekend", "month", "year", "decade", "century", "hour"];

/// Whether `a` and a unit of time are not one of them: `twice a day`, `$5 an hour`, `a second chance`, `a quarter of`, `a night out`.
fn is_rate_or_other(parts: &Parts, at: usize, unit_at: usize, unit: &str) -> bool {
    let before = parts.before(at);
    let rate = matches!(before, "once" | "twice" | "times" | "%" | "percent" | "cent")
        || (before.ends_with('s') && before.len() > 3 && !matches!(before, "lasts" | "takes" | "was" | "this"))
        || (at > 0 && parts.digits(at - 1));
    let vague = matches!(unit, "second" | "quarter" | "night" | "minute" | "day" | "degree")
        && !parts.is_one(unit_at + 1, &["ago", "later", "earlier", "before", "after", "and", "long", "", ".", ","]);
    rate || vague || parts.is_one(unit_at + 1, &["’s", "'s"])
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn durations() {
        check(
            "A two-hour call, an hour and a half, half an hour, three-and-a-half-hour talks, a week-long visit, 2 hours and 30 minutes, 15 minutes’ notice.",
            &[
                "two-hour = duration 2 hour",
                "an hour and a half = duration 1.5 hour",
                "half an hour = duration 0.5 hour",
                "three-and-a-half-hour = duration 3.5 hour",
                "week-long = duration 1 week",
                "2 hours and 30 minutes = duration 2.5 hour",
                "15 minutes’ = duration 15 minute",
            ],
        );
        check("It rained all day and the whole week.", &["all day = duration 1 day", "whole week = duration 1 week"]);
        check("Twice a day he ran for a second mile.", &["Twice a day = date", "second = ordinal 2 mile"]);
    }

    #[test]
    fn distances_and_other_measures() {
        check(
            "20 miles, 5km, 6 feet 3 inches, 100 square miles, 60mph, 80 kilometres per hour, 2,000 pounds, 30°C, minus 5 degrees Celsius.",
            &[
                "20 miles = distance 20 mile",
                "5km = distance 5 kilometre",
                "6 feet 3 inches = distance 6.25 foot",
                "100 square miles = other 100 square mile",
                "60mph = other 60 mph",
                "80 kilometres per hour = other 80 kph",
                "2,000 pounds = other 2000 pound",
                "30°C = other 30 celsius",
                "minus 5 degrees Celsius = other -5 celsius",
            ],
        );
    }

    #[test]
    fn a_share_of_a_unit_is_a_measure() {
        check(
            "It took five hundredths of a second and two-thirds of a mile, two-thirds of a year’s pay, and another week.",
            &[
                "five hundredths of a second = duration 0.05 second",
                "two-thirds of a mile = distance 0.6666666666666666 mile",
                "two-thirds = percent 66.66666666666666 percent",
                "another week = duration 1 week",
            ],
        );
    }

    #[test]
    fn numbers_below_nothing_and_letters_that_are_no_scale() {
        check(
            "It was negative 12 degrees, 95F by noon, as a Boeing 777F rose; she tested negative 12 times.",
            &[
                "negative 12 degrees = other -12 degree",
                "95F = other 95 fahrenheit",
                "noon = time T12:00",
                "12 times = count 12 time",
            ],
        );
    }

    #[test]
    fn what_was_ago_is_a_date() {
        check(
            "He left two weeks ago, three years ago, and will return in two days; she comes in three weeks’ time.",
            &[
                "two weeks ago = date 2024-W08",
                "three years ago = date 2021",
                "two days = date 2024-03-07",
                "three weeks’ time = date 2024-W13",
            ],
        );
    }
}
