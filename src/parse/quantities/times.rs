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
pub(super) const FIRST_WORDS: [&str; 10] =
    ["between", "noon", "midday", "midnight", "half", "in", "every", "early", "late", "later"];

/// The time that starts at the part `at`.
pub(super) fn at(parts: &Parts, at: usize) -> Option<Found> {
    let found = |to: usize, hour: u16, minute: u16| {
        Some(Found::date(at, zone(parts, to), QuantityKind::Time, Some(format!("T{hour:02}:{minute:02}"))))
    };
    match parts.word(at) {
        "noon" | "midday" => return found(at + 1, 12, 0),
        "midnight" => return found(at + 1, 0, 0),
        "half" if parts.word(at + 1) == "past" => {
            let hour = clock(parts, at + 2)?;
            return found(hour.to, hour.hour, 30);
        }
        _ => {}
    }
    if let Some(part_of_day) = part_of_day(parts, at) {
        return Some(part_of_day);
    }
    let between = usize::from(parts.word(at) == "between");
    let first = clock(parts, at + between)?;
    if let Some((half, to)) = half_of_day(parts, first.to).filter(|_| between == 0) {
        return found(to, on_24_hours(first.hour, half), first.minute);
    }
    let in_the = parts.are(first.to, &["in", "the"]).then(|| parts.word(first.to + 2));
    if let Some(half @ ("morning" | "afternoon" | "evening")) = in_the
        && first.hour <= 12
    {
        return found(first.to + 3, on_24_hours(first.hour, if half == "morning" { 'a' } else { 'p' }), first.minute);
    }
    if parts.is_one(first.to, &["o’clock", "o'clock"]) {
        return found(first.to + 1, first.hour, first.minute);
    }
    // `5 to 6 p.m.`, `9-11 am`.
    let connection = matches!(parts.word(first.to), "to" | "-" | "–" | "and" | "until");
    if connection
        && let Some(second) = clock(parts, first.to + 1)
        && let Some((half, to)) = half_of_day(parts, second.to)
    {
        let hour = if first.hour <= second.hour || half == 'a' { on_24_hours(first.hour, half) } else { first.hour };
        return found(to, hour, first.minute);
    }
    (first.minutes && between == 0).then(|| found(first.to, first.hour, first.minute)).flatten()
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
    let minute = numbers::read(parts, hour.to)
        .filter(|minute| minute.shape == Shape::Words && (10.0..60.0).contains(&minute.low) && parts.same_word(hour.to));
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
        | "CET" | "CEST" | "EET" | "EEST" | "MSK" | "IST" | "JST" => at + 1,
        "Eastern" | "Pacific" | "Central" | "Mountain" | "local" | "Moscow" | "Kyiv" if parts.word(at + 1) == "time" => at + 2,
        _ => at,
    }
}

/// `in the early morning`, `every evening`, `at night`, `early afternoon`.
fn part_of_day(parts: &Parts, at: usize) -> Option<Found> {
    let start = match parts.word(at) {
        "in" if parts.word(at + 1) == "the" => at + 2,
        "every" | "early" | "late" | "mid" => at,
        "later" if parts.are(at + 1, &["in", "the"]) => at + 3,
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
            "Come 9-11 a.m. or about 7 p.m. Monday.",
            &["9-11 a.m. = time T09:00", "about 7 p.m. = time T19:00 About", "Monday = date 2024-03-04"],
        );
    }
}
