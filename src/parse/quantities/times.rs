//! Times of day: `5 p.m.`, `5:30 p.m. EDT`, `17:30`, `five o’clock`, `noon`, `between 9 and 11 a.m.`
//!
//! The value is `T17:30` as in ISO 8601, of the first time where two are given. Parts of the day (`in the evening`) have none.

use super::{
    Found, QuantityKind,
    numbers::{self, Shape},
    parts::Parts,
};

/// Hours, minutes and the part behind them.
#[derive(Clone, Copy)]
struct Clock {
    hour: u16,
    minute: u16,
    to: usize,
    /// Given with minutes in digits, so that no a.m. or p.m. is needed.
    minutes: bool,
}

/// Words with which times start, beside numbers.
pub(super) const FIRST_WORDS: [&str; 24] = [
    "between",
    "before",
    "after",
    "until",
    "by",
    "since",
    "during",
    "throughout",
    "noon",
    "noontime",
    "midday",
    "midnight",
    "half",
    "quarter",
    "in",
    "at",
    "every",
    "early",
    "late",
    "later",
    "mid",
    "midmorning",
    "midafternoon",
    "overnight",
];

/// The time that starts at the part `at`.
pub(super) fn at(parts: &Parts, at: usize) -> Option<Found> {
    let found = |to: usize, hour: u16, minute: u16| {
        Some(Found::date(at, zone(parts, to), QuantityKind::Time, Some(format!("T{hour:02}:{minute:02}"))))
    };
    match parts.word(at) {
        "noon" | "noontime" | "midday" => return found(at + 1, 12, 0),
        "12" | "twelve" if parts.is_one(at + 1, &["noon", "midday"]) => return found(at + 2, 12, 0),
        "12" | "twelve" if parts.word(at + 1) == "midnight" => return found(at + 2, 0, 0),
        "midnight" => return found(at + 1, 0, 0),
        "half" if parts.word(at + 1) == "past" => {
            let hour = clock(parts, at + 2)?;
            return found(hour.to, hour.hour, 30);
        }
        "overnight" | "midmorning" | "midafternoon" => return Some(Found::date(at, at + 1, QuantityKind::Time, None)),
        _ => {}
    }
    if let Some((hour, minute, to)) = past_or_to(parts, at) {
        return found(to, hour, minute);
    }
    if let Some((hour, minute, to)) = four_digits(parts, at) {
        return found(to, hour, minute);
    }
    if let Some((hour, to)) = bare_hour(parts, at) {
        return found(to, hour, 0);
    }
    if let Some(part_of_day) = part_of_day(parts, at) {
        return Some(part_of_day);
    }
    let between = usize::from(parts.word(at) == "between");
    let first = clock(parts, at + between)?;
    if let Some((half, mut to)) = half_of_day(parts, first.to).filter(|_| between == 0) {
        // `8am-10am` is one word.
        let second = parts.same_word(to).then(|| clock(parts, to)).flatten();
        if let Some((_, end)) = second.and_then(|second| half_of_day(parts, second.to)) {
            to = end;
        }
        return found(to, on_24_hours(first.hour, half), first.minute);
    }
    let in_the = parts.are(first.to, &["in", "the"]).then(|| parts.word(first.to + 2));
    if let Some(half @ ("morning" | "afternoon" | "evening")) = in_the
        && first.hour <= 12
    {
        return found(first.to + 3, on_24_hours(first.hour, if half == "morning" { 'a' } else { 'p' }), first.minute);
    }
    if parts.is_one(first.to, &["o’clock", "o'clock", "oclock"]) {
        return found(first.to + 1, first.hour, first.minute);
    }
    if parts.are(first.to, &["o", "clock"]) {
        return found(first.to + 2, first.hour, first.minute);
    }
    // `ten at night`, but not `three at night school`.
    if parts.are(first.to, &["at", "night"]) && (5..12).contains(&first.hour) && between == 0 {
        return found(first.to + 2, on_24_hours(first.hour, 'p'), first.minute);
    }
    // `5 to 6 p.m.`, `9-11 am`, `five to six in the evening`.
    let connection = matches!(parts.word(first.to), "to" | "-" | "–" | "and" | "until" | "till" | "or");
    let in_the = |to: usize| match parts.word(to + 2) {
        "morning" if parts.are(to, &["in", "the"]) => Some(('a', to + 3)),
        "afternoon" | "evening" if parts.are(to, &["in", "the"]) => Some(('p', to + 3)),
        _ => None,
    };
    if connection
        && let Some(second) = clock(parts, first.to + 1)
        && let Some((half, to)) = half_of_day(parts, second.to).or_else(|| in_the(second.to).filter(|_| second.hour <= 12))
    {
        let hour = if first.hour <= second.hour || half == 'a' { on_24_hours(first.hour, half) } else { first.hour };
        return found(to, hour, first.minute);
    }
    (first.minutes && between == 0).then(|| found(first.to, first.hour, first.minute)).flatten()
}

/// `quarter past three`, `ten past nine`, `twenty to six`: hour, minute and the part behind.
fn past_or_to(parts: &Parts, at: usize) -> Option<(u16, u16, usize)> {
    let minutes = numbers::read(parts, at).filter(|number| {
        number.shape == Shape::Words && matches!(number.low as u16, 5 | 10 | 20 | 25) && number.low.fract() == 0.0
    });
    let (minute, to) = match parts.word(at) {
        "quarter" => (15, at + 1),
        "a" if parts.word(at + 1) == "quarter" => (15, at + 2),
        _ => minutes.map(|number| (number.low as u16, number.to + usize::from(parts.word(number.to) == "minutes")))?,
    };
    let past = match parts.word(to) {
        "past" | "after" => true,
        // `five to ten people` is a range.
        "to" if minute == 15 || parts.is_one(at.wrapping_sub(1), &["at", "by", "until", "before", "around"]) => false,
        _ => return None,
    };
    let hour = clock(parts, to + 1).filter(|hour| (1..=12).contains(&hour.hour) && !hour.minutes)?;
    let half = half_of_day(parts, hour.to);
    let on = half.map_or(hour.hour, |(half, _)| on_24_hours(hour.hour, half));
    let end = half.map_or(hour.to, |(_, end)| end);
    Some(if past { (on, minute, end) } else { ((on + 23) % 24, 60 - minute, end) })
}

/// `0930 hours`, `1700 GMT`, `14h30`.
fn four_digits(parts: &Parts, at: usize) -> Option<(u16, u16, usize)> {
    let number = parts.small_number(at)?;
    if let Some(minute) = parts.word(at + 1).strip_prefix('h').filter(|minute| minute.len() == 2 && parts.same_word(at + 1)) {
        let minute = minute.parse().ok().filter(|minute| number < 24 && *minute < 60)?;
        return Some((number, minute, at + 2));
    }
    let (hour, minute) = (number / 100, number % 100);
    let hours = parts.word(at + 1) == "hours" && (parts.word(at).starts_with('0') || parts.before(at) == "at");
    let told = hours || parts.get(at + 1).is_some_and(|next| matches!(next.text, "GMT" | "UTC"));
    (told && parts.word(at).len() == 4 && hour < 24 && minute < 60).then_some((hour, minute, at + 1 + usize::from(hours)))
}

/// The hour of `at 7 tonight`, `at six on Monday`, `at 9 tomorrow`: without a.m. or p.m. only where the day stands beside it.
fn bare_hour(parts: &Parts, at: usize) -> Option<(u16, usize)> {
    if !matches!(parts.before(at), "at" | "around" | "about" | "until" | "by" | "from" | "before" | "after" | "since") {
        return None;
    }
    let hour = clock(parts, at).filter(|hour| (1..=12).contains(&hour.hour) && !hour.minutes)?;
    // `tonight at 8`, `on Monday at five`.
    let ends = parts.get(hour.to).is_none_or(|part| !part.text.starts_with(char::is_alphanumeric) && part.text != "%");
    let before = at.checked_sub(2).map_or("", |before| parts.word(before));
    if (ends || parts.is_one(hour.to, &["and", "in", "on", "for", "but", "when"])) && parts.before(at) == "at" {
        match before {
            "tonight" | "evening" | "afternoon" | "night" => return Some((on_24_hours(hour.hour, 'p'), hour.to)),
            "morning" | "today" | "tomorrow" | "yesterday" => return Some((hour.hour, hour.to)),
            word if super::dates::is_weekday(word) => return Some((hour.hour, hour.to)),
            _ => {}
        }
    }
    let day = hour.to + usize::from(parts.word(hour.to) == "on");
    let part_of_day = if parts.word(day) == "this" { parts.word(day + 1) } else { parts.word(day) };
    let half = match part_of_day {
        "tonight" | "evening" | "afternoon" => Some('p'),
        "morning" => Some('a'),
        "today" | "tomorrow" | "yesterday" => None,
        word if super::dates::is_weekday(word) => None,
        _ => return None,
    };
    Some((half.map_or(hour.hour, |half| on_24_hours(hour.hour, half)), hour.to))
}

/// Hours, with or without minutes, at the part `at`.
fn clock(parts: &Parts, at: usize) -> Option<Clock> {
    let text = parts.get(at)?.text;
    if parts.digits(at) {
        // `2.30pm` is one number.
        if let Some((hour, minute)) = text.split_once('.') {
            let (hour, minute) = (hour.parse().ok()?, minute.parse().ok().filter(|_| minute.len() == 2)?);
            return (hour < 24 && minute < 60 && half_of_day(parts, at + 1).is_some()).then_some(Clock {
                hour,
                minute,
                to: at + 1,
                minutes: true,
            });
        }
        let hour = parts.small_number(at).filter(|hour| *hour < 25 && text.len() <= 2)?;
        if parts.word(at + 1) == ":" && parts.glued(at + 1) && parts.glued(at + 2) {
            let minute = parts.small_number(at + 2).filter(|minute| *minute < 60 && parts.word(at + 2).len() == 2)?;
            let mut to = at + 3;
            if parts.word(to) == ":" && parts.glued(to + 1) && parts.small_number(to + 1).is_some_and(|second| second < 61) {
                to += 2;
            }
            // The first half of a score or ratio (`3:02:11`) is none.
            return Some(Clock { hour, minute, to, minutes: true });
        }
        return Some(Clock { hour, minute: 0, to: at + 1, minutes: false });
    }
    let hour = numbers::read(parts, at)
        .filter(|hour| hour.shape == Shape::Words && (1.0..=12.0).contains(&hour.low) && hour.to == at + 1)?;
    let minute = numbers::read(parts, hour.to).filter(|minute| {
        let apart = parts.is_one(at.wrapping_sub(1), &["at", "by", "until", "around", "about", "from"])
            && (half_of_day(parts, minute.to).is_some()
                || parts.get(minute.to).is_none_or(|next| !next.text.starts_with(char::is_alphanumeric)));
        minute.shape == Shape::Words && (10.0..60.0).contains(&minute.low) && (parts.same_word(hour.to) || apart)
    });
    let (minute, to) = minute.map_or((0, hour.to), |minute| (minute.low as u16, minute.to));
    Some(Clock { hour: hour.low as u16, minute, to, minutes: to > hour.to })
}

/// `a` or `p` of `a.m.`, `pm`, `p. m.` at the part `at`, and the part behind.
fn half_of_day(parts: &Parts, at: usize) -> Option<(char, usize)> {
    let at = at + usize::from(parts.word(at) == "." && parts.is_one(at + 1, &["am", "pm", "a.m.", "p.m."]));
    let half = match parts.word(at) {
        "am" | "a.m." | "a.m" => 'a',
        "pm" | "p.m." | "p.m" => 'p',
        "a" | "p" => {
            let spaced = parts.are(at + 1, &[".", "m"]) || parts.are(at + 1, &[".", "m", "."]);
            let bare = parts.glued(at) && parts.digits(at.wrapping_sub(1)) && !parts.glued(at + 1);
            let half = if parts.word(at) == "a" { 'a' } else { 'p' };
            return if spaced {
                Some((half, at + 3 + usize::from(parts.word(at + 3) == ".")))
            } else {
                bare.then_some((half, at + 1))
            };
        }
        _ => return None,
    };
    Some((half, at + 1))
}

fn on_24_hours(hour: u16, half: char) -> u16 {
    match (half, hour) {
        ('a', 12) => 0,
        ('p', hour) if hour < 12 => hour + 12,
        (_, hour) => hour,
    }
}

/// The part behind a time zone that stands at `at`, if one does.
fn zone(parts: &Parts, at: usize) -> usize {
    let Some(part) = parts.get(at) else { return at };
    match part.text {
        "GMT" | "UTC" | "ET" | "EST" | "EDT" | "CT" | "CST" | "CDT" | "MT" | "MST" | "MDT" | "PT" | "PST" | "PDT" | "BST"
        | "CET" | "CEST" | "EET" | "EEST" | "MSK" | "IST" | "JST" => offset(parts, at + 1),
        "Eastern" | "Pacific" | "Central" | "Mountain" | "local" | "Moscow" | "Kyiv" if parts.word(at + 1) == "time" => at + 2,
        _ => at,
    }
}

/// The part behind an offset from universal time that stands at `at` (`UTC-7`, `GMT+2`), if one does.
fn offset(parts: &Parts, at: usize) -> usize {
    let hours = |at: usize| parts.glued(at) && parts.small_number(at).is_some_and(|hours| hours <= 14);
    if parts.same_word(at) && hours(at) {
        return at + 1;
    }
    if parts.glued(at) && parts.is_one(at, &["+", "-", "−"]) && hours(at + 1) { at + 2 } else { at }
}

/// `in the early morning`, `every evening`, `at night`, `early afternoon`.
fn part_of_day(parts: &Parts, at: usize) -> Option<Found> {
    let start = match parts.word(at) {
        "in" | "during" | "throughout" if parts.word(at + 1) == "the" => {
            if parts.word(at + 2) == "night" {
                return Some(Found::date(at, at + 3, QuantityKind::Time, None));
            }
            at + 2
        }
        "every" | "early" | "late" => at,
        "mid" if parts.same_word(at + 1) => at,
        "later" if parts.are(at + 1, &["in", "the"]) => at + 3,
        "before" | "after" | "until" | "by" | "since" | "at" => {
            let named =
                parts.is_one(at + 1, &["dawn", "dusk", "daybreak", "nightfall", "sunrise", "sunset", "lunchtime", "dinnertime"]);
            let named = named || (parts.word(at + 1) == "night" && parts.is_one(at, &["at", "by"]));
            return named.then(|| Found::date(at, at + 2, QuantityKind::Time, None));
        }
        _ => return None,
    };
    let mut to = start;
    while parts.is_one(to, &["early", "late", "mid", "every"]) && to < start + 3 {
        to += 1;
    }
    let day = parts.is_one(to, &["morning", "afternoon", "evening"])
        || (to > start && parts.is_one(to, &["night", "mornings", "evenings", "afternoons"]));
    (day && !parts.is_one(to + 1, &["of"])).then(|| Found::date(at, to + 1, QuantityKind::Time, None))
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn clock_times() {
        check(
            "It began at 5 p.m., 5:30 p.m. EDT, 17:45, 2.30pm, noon, five o’clock, half past six and 8 in the morning.",
            &[
                "5 p.m. = time T17:00",
                "5:30 p.m. EDT = time T17:30",
                "17:45 = time T17:45",
                "2.30pm = time T14:30",
                "noon = time T12:00",
                "five o’clock = time T05:00",
                "half past six = time T06:30",
                "8 in the morning = time T08:00",
            ],
        );
        check(
            "Come at quarter past three, ten past nine, at 7 tonight, at six on Monday, at 0930 hours, 14h30 or at 1700 GMT, at night or overnight.",
            &[
                "quarter past three = time T03:15",
                "ten past nine = time T09:10",
                "7 = time T19:00",
                "tonight = date 2024-03-05",
                "six = time T06:00",
                "Monday = date 2024-03-04",
                "0930 hours = time T09:30",
                "14h30 = time T14:30",
                "1700 GMT = time T17:00",
                "at night = time",
                "overnight = time",
            ],
        );
        check(
            "Come at 12 noon, 8am-10am, five to six in the evening, mid-afternoon, at eight thirty, tonight at 8, on Monday at five.",
            &[
                "12 noon = time T12:00",
                "8am-10am = time T08:00",
                "five to six in the evening = time T17:00",
                "mid-afternoon = time",
                "eight thirty = time T08:30",
                "tonight = date 2024-03-05",
                "8 = time T20:00",
                "Monday = date 2024-03-04",
                "five = time T05:00",
            ],
        );
        check(
            "Come at 6pm UTC-7, 10:00 GMT+2 or 9 a.m. UTC, before 4 tomorrow or after seven tonight.",
            &[
                "6pm UTC-7 = time T18:00",
                "10:00 GMT+2 = time T10:00",
                "9 a.m. UTC = time T09:00",
                "4 = time T04:00",
                "tomorrow = date 2024-03-06",
                "seven = time T19:00",
                "tonight = date 2024-03-05",
            ],
        );
        check(
            "Come 9-11 a.m. or about 7 p.m. Monday.",
            &["9-11 a.m. = time T09:00", "about 7 p.m. = time T19:00 About", "Monday = date 2024-03-04"],
        );
    }
}
