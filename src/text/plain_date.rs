//! Dates as a file writes them, in ISO 8601.
//!
//! Only what can be read in one way: `2025-05-19` with or without a time, `19 May 2025`, `May 19, 2025`, `May 2025`, each
//! with or without the weekday before it. `05/06/2025` is not read: nobody can say which of the two is the month.

use jiff::civil::Date;

const MONTHS: [&str; 12] =
    ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// The date that `text` is and nothing else, in ISO 8601; `None` where it is not plainly one.
///
/// ```
/// use crossread::text::plain_date;
/// assert_eq!(plain_date("Monday, May 19, 2025").as_deref(), Some("2025-05-19"));
/// assert_eq!(plain_date("05/06/2025"), None);
/// ```
pub fn plain_date(text: &str) -> Option<String> {
    let text = text.trim();
    // The longest that is read is a weekday, a date and a time; the rest of a long line need not be looked at.
    if text.len() > 64 {
        return None;
    }
    iso(text).or_else(|| in_words(text))
}

/// `2025-05-19`, `2025-05`, `2025-05-19T18:30:00Z`, `2025-05-19 18:30`.
fn iso(text: &str) -> Option<String> {
    let (date, rest) = text.split_at_checked(10).unwrap_or((text, ""));
    if rest.is_empty() && date.len() == 7 {
        return format!("{date}-01").parse::<Date>().ok().map(|_| date.to_owned());
    }
    if date.len() != 10 || date.as_bytes().get(4) != Some(&b'-') {
        return None;
    }
    date.parse::<Date>().ok()?;
    if rest.is_empty() {
        return Some(date.to_owned());
    }
    let time = rest.strip_prefix(['T', ' '])?;
    let clock = time.get(..5)?;
    let seconds_and_zone = time.get(5..)?;
    let fits = clock.parse::<jiff::civil::Time>().is_ok()
        && seconds_and_zone.chars().all(|c| c.is_ascii_digit() || matches!(c, ':' | '.' | '+' | '-' | 'Z'));
    fits.then(|| format!("{date}T{time}"))
}

/// `19 May 2025`, `19th May 2025`, `May 19, 2025`, `Sept. 3, 2025`, `May 2025`.
fn in_words(text: &str) -> Option<String> {
    let mut words: Vec<String> =
        text.split([' ', ',', '\t']).filter(|w| !w.is_empty()).map(|w| w.trim_end_matches('.').to_lowercase()).collect();
    if words.first().is_some_and(|w| is_weekday(w)) {
        words.remove(0);
    }
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let (day, month, year) = match words.as_slice() {
        [a, b, year] => match (month(a), month(b)) {
            (Some(m), None) => (Some(*b), m, *year),
            (None, Some(m)) => (Some(*a), m, *year),
            _ => return None,
        },
        [m, year] => (None, month(m)?, *year),
        _ => return None,
    };
    let year: i16 = year.parse().ok().filter(|y| (1000..=9999).contains(y) && year.len() == 4)?;
    let Some(day) = day else { return Some(format!("{year:04}-{month:02}")) };
    let day = ["st", "nd", "rd", "th"].iter().find_map(|e| day.strip_suffix(e)).unwrap_or(day);
    Date::new(year, month, day.parse().ok()?).ok().map(|d| d.to_string())
}

/// Whether a word in small letters is a weekday or its abbreviation of three letters and more.
pub(super) fn is_weekday(word: &str) -> bool {
    word.len() >= 3 && WEEKDAYS.iter().any(|d| d.starts_with(word))
}

/// The number of a month by its name in small letters, or its abbreviation of three letters and more.
pub(super) fn month(word: &str) -> Option<i8> {
    let at = MONTHS.iter().position(|m| word.len() >= 3 && m.starts_with(word))?;
    Some(at as i8 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, want: Option<&str>) {
        assert_eq!(plain_date(text).as_deref(), want, "{text:?}");
    }

    #[test]
    fn iso_stays_as_it_is() {
        for date in ["2025-05-19", "2025-05", "2025-05-19T18:30:00Z", "2025-05-19T18:30:00+02:00", "2025-05-19T18:30"] {
            check(date, Some(date));
        }
        check("2025-05-19 18:30", Some("2025-05-19T18:30"));
        check(" 2025-05-19 ", Some("2025-05-19"));
    }

    #[test]
    fn months_in_words_become_iso() {
        check("19 May 2025", Some("2025-05-19"));
        check("May 19, 2025", Some("2025-05-19"));
        check("Mon, 3rd Sept. 2024", Some("2024-09-03"));
        check("December 2023", Some("2023-12"));
    }

    #[test]
    fn what_can_be_read_in_two_ways_is_not_read() {
        for text in [
            "05/06/2025",
            "19.05.25",
            "2025",
            "May 19",
            "31 June 2025",
            "2025-13-01",
            "May be 2025",
            "Monday",
            "",
            "ma 2025",
            "🙂🙂🙂🙂",
        ] {
            check(text, None);
        }
        check("2025-05-19 and more", None);
    }
}
