//! Dates told from the day of writing: `yesterday`, `last week`, `later this year`, `over the weekend`.

use jiff::{ToSpan, civil::Date};

use super::super::{calendar, parts::Parts};

/// Words with which such dates start, those of weekdays with a word before them included.
pub(super) const FIRST_WORDS: [&str; 33] = [
    "today",
    "tonight",
    "yesterday",
    "tomorrow",
    "this",
    "last",
    "next",
    "past",
    "previous",
    "current",
    "coming",
    "upcoming",
    "every",
    "once",
    "twice",
    "the",
    "day",
    "week",
    "month",
    "year",
    "night",
    "earlier",
    "later",
    "early",
    "late",
    "mid",
    "mondays",
    "tuesdays",
    "wednesdays",
    "thursdays",
    "fridays",
    "saturdays",
    "sundays",
];

/// The date at the part `at`, reckoned from `today`, and the part behind it.
pub(super) fn at(parts: &Parts, at: usize, today: Option<Date>) -> Option<(Option<String>, usize)> {
    let shifted = |days: i32| today.and_then(|today| today.checked_add(days.days()).ok()).map(|date| date.to_string());
    let part_of_day = |to: usize| to + usize::from(parts.is_one(to, &["morning", "afternoon", "evening", "night"]));
    match (parts.word(at), parts.word(at + 1)) {
        ("today" | "tonight", _) => Some((shifted(0), at + 1)),
        ("yesterday", _) => Some((shifted(-1), part_of_day(at + 1))),
        ("tomorrow", _) => Some((shifted(1), part_of_day(at + 1))),
        ("this", "morning" | "afternoon" | "evening") | ("mid" | "later" | "earlier", "today") => Some((shifted(0), at + 2)),
        ("last", "night" | "evening") => Some((shifted(-1), at + 2)),
        ("day", "before") if parts.word(at + 2) == "yesterday" => Some((shifted(-2), at + 3)),
        ("day", "after") if parts.word(at + 2) == "tomorrow" => Some((shifted(2), at + 3)),
        ("every", "day" | "week" | "month" | "year" | "weekend" | "hour" | "minute" | "quarter") | ("the", "weekend") => {
            Some((None, at + 2))
        }
        ("once" | "twice", "a" | "an" | "every")
            if parts.is_one(at + 2, &["day", "week", "month", "year", "hour", "minute", "decade"]) =>
        {
            Some((None, at + 3))
        }
        ("the", "day") if parts.are(at + 2, &["before", "yesterday"]) => Some((shifted(-2), at + 4)),
        ("the", "day") if parts.are(at + 2, &["after", "tomorrow"]) => Some((shifted(2), at + 4)),
        ("week" | "month" | "year" | "night" | "weekend", "before" | "after") => beyond(parts, at, today),
        ("earlier" | "later" | "early" | "late" | "mid", "this" | "last" | "next") => period(parts, at + 1, today),
        _ => period(parts, at, today),
    }
}

/// `week before last`, `year after next`.
fn beyond(parts: &Parts, at: usize, today: Option<Date>) -> Option<(Option<String>, usize)> {
    let steps = match (parts.word(at + 1), parts.word(at + 2)) {
        ("before", "last") => -2,
        ("after", "next") => 2,
        _ => return None,
    };
    Some((today.and_then(|today| stretch(today, steps, parts.word(at))), at + 3))
}

/// The week, month or year that comes `steps` of them after that of `today`.
fn stretch(today: Date, steps: i32, unit: &str) -> Option<String> {
    match unit {
        "week" => calendar::week(today, steps),
        "month" | "year" => calendar::back_from(today, f64::from(-steps), unit),
        "night" => today.checked_add(steps.days()).ok().map(|date| date.to_string()),
        _ => None,
    }
}

/// How many stretches from this one `last`, `this` and `next` lead.
pub(super) fn steps(word: &str) -> Option<i32> {
    match word {
        "last" => Some(-1),
        "this" => Some(0),
        "next" => Some(1),
        _ => None,
    }
}

/// `last week`, `this month`, `next year`.
fn period(parts: &Parts, at: usize, today: Option<Date>) -> Option<(Option<String>, usize)> {
    let steps = match parts.word(at) {
        "previous" | "past" => -1,
        "current" => 0,
        "coming" | "upcoming" => 1,
        word => steps(word)?,
    };
    // `in the past week` and `the last year` are stretches as often as dates; which one, the words do not say.
    let open = matches!(parts.word(at), "past" | "previous" | "current" | "upcoming")
        || (parts.before(at) == "the" && parts.word(at) != "this");
    let value = |value: Option<String>| if open { None } else { value };
    let found = match parts.word(at + 1) {
        unit @ ("week" | "month" | "year") => value(today.and_then(|today| stretch(today, steps, unit))),
        "weekend" | "quarter" | "decade" | "century" | "summer" | "winter" | "spring" | "autumn" | "fall" | "season"
        | "semester" | "morning" | "afternoon" | "evening" => None,
        // `in the next hour`; `at the last minute` is late.
        "hour" if parts.before(at) == "the" => None,
        _ => return None,
    };
    Some((found, at + 2))
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::check;

    #[test]
    fn the_one_before_last() {
        check(
            "He came the week before last, left the year before last and is back the month after next.",
            &["week before last = date 2024-W08", "year before last = date 2022", "month after next = date 2024-05"],
        );
    }
}
