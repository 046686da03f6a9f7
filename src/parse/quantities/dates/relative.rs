//! Dates told from the day of writing: `yesterday`, `last week`, `later this year`, `over the weekend`.

use jiff::{ToSpan, civil::Date};

use super::super::{calendar, parts::Parts};

/// Words with which such dates start, those of weekdays with a word before them included.
pub(super) const FIRST_WORDS: [&str; 31] = [
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
    "end",
    "the",
    "day",
    "week",
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
        ("end", "of") if parts.is_one(at + 2, &["day", "week", "month", "year"]) => Some((None, at + 3)),
        ("end", "of")
            if parts.word(at + 2) == "the" && parts.is_one(at + 3, &["day", "week", "month", "year", "decade", "century"]) =>
        {
            Some((None, at + 4))
        }
        ("the", "day") if parts.are(at + 2, &["before", "yesterday"]) => Some((shifted(-2), at + 4)),
        ("the", "day") if parts.are(at + 2, &["after", "tomorrow"]) => Some((shifted(2), at + 4)),
        ("week", _) if parts.small_number(at + 1).is_some_and(|week| week <= 53) => Some((None, at + 2)),
        ("earlier" | "later" | "early" | "late" | "mid", "this" | "last" | "next") => period(parts, at + 1, today),
        _ => period(parts, at, today),
    }
}

/// `last week`, `this month`, `next year`.
fn period(parts: &Parts, at: usize, today: Option<Date>) -> Option<(Option<String>, usize)> {
    let steps = match parts.word(at) {
        "last" | "previous" | "past" => -1,
        "this" | "current" => 0,
        "next" | "coming" | "upcoming" => 1,
        _ => return None,
    };
    // `in the past week` and `the last year` are stretches as often as dates; which one, the words do not say.
    let open = matches!(parts.word(at), "past" | "previous" | "current" | "upcoming")
        || (parts.before(at) == "the" && parts.word(at) != "this");
    let value = |value: Option<String>| if open { None } else { value };
    let found = match parts.word(at + 1) {
        "week" => value(today.and_then(|today| calendar::week(today, steps))),
        "month" => value(today.and_then(|today| calendar::back_from(today, f64::from(-steps), "month"))),
        "year" => value(today.and_then(|today| calendar::back_from(today, f64::from(-steps), "year"))),
        "weekend" | "quarter" | "decade" | "century" | "summer" | "winter" | "spring" | "autumn" | "fall" | "season"
        | "semester" | "morning" | "afternoon" | "evening" => None,
        _ => return None,
    };
    Some((found, at + 2))
}
