//! Dates told from another day than that of writing, and how often something comes back: `the day before`, `the following year`, `the coming
//! months`, `daily`, `every other week`, `three times a month`. None has a value of its own: which day it is, the words do not say.

use super::super::{numbers, parts::Parts};

/// Words with which such dates start, beside numbers.
pub(super) fn first_words() -> impl Iterator<Item = &'static str> {
    OTHERS.into_iter().chain(AGAIN).chain(LONG_AGO).chain(PLACED)
}

const OTHERS: [&str; 9] = ["the", "recent", "coming", "following", "preceding", "that", "one", "each", "every"];

/// How often, in one word.
const AGAIN: [&str; 17] = [
    "hourly",
    "daily",
    "weekly",
    "biweekly",
    "fortnightly",
    "monthly",
    "bimonthly",
    "quarterly",
    "yearly",
    "annually",
    "annual",
    "biannually",
    "nightly",
    "weekdays",
    "weekends",
    "weeknights",
    "weekday",
];

/// Of which so many have gone that nobody counted: `years ago`.
const LONG_AGO: [&str; 11] =
    ["seconds", "minutes", "hours", "days", "weeks", "months", "years", "decades", "centuries", "generations", "ages"];

/// Words for a place in a stretch of the calendar that is not said, and the first words of such: `midweek`, `year-end`.
const PLACED: [&str; 6] = ["midweek", "midyear", "mid", "year", "month", "week"];

/// Stretches of the calendar.
const STRETCHES: [&str; 16] = [
    "day",
    "night",
    "morning",
    "afternoon",
    "evening",
    "week",
    "weekend",
    "month",
    "year",
    "summer",
    "winter",
    "spring",
    "autumn",
    "season",
    "decade",
    "century",
];

/// The date at the part `at`, and the part behind it.
pub(super) fn at(parts: &Parts, at: usize) -> Option<(Option<String>, usize)> {
    let to = if parts.word(at) == "the" { beside(parts, at + 1) } else { None };
    to.or_else(|| to_come(parts, at))
        .or_else(|| often(parts, at))
        .or_else(|| times_a(parts, at))
        .or_else(|| that_day(parts, at))
        .or_else(|| long_ago(parts, at))
        .or_else(|| placed(parts, at))
        .map(|to| (None, to))
}

/// `following year`, `day before`, behind `the`.
fn beside(parts: &Parts, at: usize) -> Option<usize> {
    if parts.is_one(at, &["following", "next", "same", "previous", "preceding", "ensuing"]) {
        let day = STRETCHES.contains(&parts.word(at + 1)) || super::is_weekday(parts.word(at + 1));
        return day.then_some(at + 2);
    }
    // `the years before`, but not `the night after night`.
    let beside = STRETCHES.contains(&parts.word(at)) && parts.is_one(at + 1, &["before", "after"]);
    // `the week before last` is told from the day of writing.
    let told = beside && parts.word(at + 2) != parts.word(at) && !parts.is_one(at + 2, &["last", "next"]);
    told.then_some(at + 2)
}

/// `the coming months`, `recent years`.
fn to_come(parts: &Parts, at: usize) -> Option<usize> {
    let at = at + usize::from(parts.word(at) == "the");
    let stretches = parts.word(at + 1).strip_suffix('s').is_some_and(|one| STRETCHES.contains(&one));
    (parts.is_one(at, &["coming", "recent", "following", "preceding"]) && stretches).then_some(at + 2)
}

/// `daily`, `each year`, `every other week`, `every two weeks`, `every third Friday`. With a capital it is a name (`the Daily News`).
fn often(parts: &Parts, at: usize) -> Option<usize> {
    let word = parts.word(at);
    if AGAIN.contains(&word) {
        let part_of_day = word == "weekday" && parts.is_one(at + 1, &["mornings", "afternoons", "evenings", "nights"]);
        let alone = word != "weekday" && (!parts.capital(at) || at == 0);
        return (alone || part_of_day).then_some(at + 1 + usize::from(part_of_day));
    }
    if !matches!(word, "each" | "every") {
        return None;
    }
    let other = usize::from(
        parts.is_one(at + 1, &["other", "second", "third", "fourth"])
            || (word == "every" && parts.digits(at + 1) && parts.same_word(at + 2)),
    );
    let number = numbers::read(parts, at + 1).filter(|number| word == "every" && number.low >= 2.0).map(|number| number.to);
    let unit = number.unwrap_or(at + 1 + other);
    let one = parts.word(unit);
    let one = if number.is_some() { one.strip_suffix('s').unwrap_or(one) } else { one };
    let again = STRETCHES.contains(&one)
        || matches!(one, "hour" | "minute" | "quarter" | "weekday" | "weeknight")
        || super::is_weekday(one);
    again.then_some(unit + 1)
}

/// `that day`, `one evening`; not `said that day labour is cheap`, `one day`, which is some day.
fn that_day(parts: &Parts, at: usize) -> Option<usize> {
    let part_of_day = parts.is_one(at + 1, &["morning", "afternoon", "evening", "night"]);
    let told = match parts.word(at) {
        "that" => part_of_day || parts.is_one(at + 1, &["day", "week", "weekend", "month", "year", "summer", "winter", "autumn"]),
        "one" => part_of_day && parts.word(at + 1) != "night",
        _ => false,
    };
    let noun = parts.get(at + 2).is_some_and(|next| {
        next.same_word
            || (next.text.starts_with(char::is_alphabetic)
                && !parts.is_one(
                    at + 2,
                    &[
                        "and", "or", "but", "in", "at", "on", "to", "when", "as", "after", "before", "for", "by", "he", "she",
                        "they", "it", "i", "we", "you", "there", "his", "her", "its", "their", "a", "an", "this", "would", "will",
                        "had", "has", "have", "were", "the", "was", "is", "with",
                    ],
                ))
    });
    (told && !noun).then_some(at + 2)
}

/// `years ago`, `minutes later`.
fn long_ago(parts: &Parts, at: usize) -> Option<usize> {
    let counted = LONG_AGO.contains(&parts.word(at)) && !parts.same_word(at);
    (counted && parts.is_one(at + 1, &["ago", "later", "earlier"])).then_some(at + 2)
}

/// `midweek`, `mid-year`, `by year-end`, `at month’s end`.
fn placed(parts: &Parts, at: usize) -> Option<usize> {
    match parts.word(at) {
        "midweek" | "midyear" => Some(at + 1),
        "mid" if parts.same_word(at + 1) && parts.is_one(at + 1, &["week", "month", "year", "decade", "century"]) => Some(at + 2),
        "year" | "month" | "week" if parts.word(at + 1) == "end" && parts.same_word(at + 1) => Some(at + 2),
        "year" | "month" if parts.is_one(at + 1, &["’s", "'s"]) && parts.word(at + 2) == "end" => Some(at + 3),
        _ => None,
    }
}

/// `three times a week`, `four times per day`.
fn times_a(parts: &Parts, at: usize) -> Option<usize> {
    let number = numbers::read(parts, at)?;
    let rate = parts.word(number.to) == "times" && parts.is_one(number.to + 1, &["a", "per", "each", "every"]);
    (rate && STRETCHES.contains(&parts.word(number.to + 2))).then_some(number.to + 3)
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::check;

    #[test]
    fn told_from_another_day() {
        check(
            "The day before, he left; the following year he came back, as in recent years, and may stay in the coming months.",
            &["The day before = date", "the following year = date", "recent years = date", "the coming months = date"],
        );
    }

    #[test]
    fn days_told_before_and_long_ago() {
        check(
            "That day it rained, and years ago it did one evening; he said that day labour is cheap.",
            &["That day = date", "years ago = date", "one evening = date"],
        );
    }

    #[test]
    fn places_in_a_stretch_that_is_not_said() {
        check(
            "They met midweek and in mid-century, and it was centuries ago; it is due by year-end or at month’s end, not at a year's length.",
            &["midweek = date", "mid-century = date", "centuries ago = date", "year-end = date", "month’s end = date"],
        );
    }

    #[test]
    fn how_often() {
        check("It is open on weekends and weekday mornings.", &["weekends = date", "weekday mornings = date"]);
        check(
            "They meet daily, every other week, each year, every two weeks and three times a month, says the Daily News.",
            &[
                "daily = date",
                "every other week = date",
                "each year = date",
                "every two weeks = date",
                "three times a month = date",
            ],
        );
    }
}
