//! Lines that say when an article was published and nothing else: "3 May 2024", "Published: May 3, 2024 at 9:15 am ET".

use super::plain_date::{is_weekday, month, plain_date};

/// Words that stand around a date in such a line.
const LABELS: [&str; 10] = ["posted", "published", "updated", "last", "first", "date", "on", "at", "@", "|"];
/// Words that stand around a time of day.
const CLOCK: [&str; 12] = ["am", "pm", "a.m", "p.m", "et", "est", "edt", "pt", "gmt", "utc", "bst", "cet"];
/// The longest stamp has two dates with their times and labels.
const MOST_WORDS: usize = 20;

/// A line of nothing but dates, times and the words around them.
#[derive(PartialEq, Eq, Debug)]
pub(super) struct Stamp {
    /// The date in ISO 8601, where it can be read in one way.
    pub(super) date: Option<String>,
}

/// The stamp that `line` is; `None` for any other line.
pub(super) fn date_stamp(line: &str) -> Option<Stamp> {
    let mut words = Vec::new();
    for word in line.split([' ', '\t', ',', '\u{a0}']).map(|w| w.trim_matches(['.', ':', '(', ')'])).filter(|w| !w.is_empty()) {
        words.push((word, kind(word)?));
        if words.len() > MOST_WORDS {
            return None;
        }
    }
    // A number alone, or a month's name that is also a word ("May"), is no stamp.
    let has = |kind| words.iter().any(|(_, k)| *k == kind);
    if !(has(Kind::Date) || has(Kind::Month) && has(Kind::Number)) {
        return None;
    }
    let date: Vec<&str> =
        words.iter().filter(|(_, kind)| !matches!(kind, Kind::Label | Kind::Clock)).map(|(word, _)| *word).collect();
    Some(Stamp { date: plain_date(&date.join(" ")) })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Label,
    Clock,
    Month,
    Weekday,
    Number,
    /// A whole date in digits.
    Date,
}

/// What a word of a stamp is; `None` for a word that no stamp has.
fn kind(word: &str) -> Option<Kind> {
    let small = word.to_lowercase();
    let only = |word: &str, marks: &[u8]| {
        word.bytes().all(|b| b.is_ascii_digit() || marks.contains(&b)) && word.starts_with(|c: char| c.is_ascii_digit())
    };
    let hour = small.strip_suffix("am").or_else(|| small.strip_suffix("pm"));
    let ordinal = ["st", "nd", "rd", "th"].iter().find_map(|ending| small.strip_suffix(ending));
    if LABELS.contains(&small.as_str()) {
        Some(Kind::Label)
    } else if CLOCK.contains(&small.as_str()) || hour.is_some_and(|h| only(h, b":")) {
        Some(Kind::Clock)
    } else if month(&small).is_some() {
        Some(Kind::Month)
    } else if is_weekday(&small) {
        Some(Kind::Weekday)
    } else if only(ordinal.unwrap_or(&small), b"") {
        // Longer numbers are no days and no years.
        (small.len() <= 4).then_some(Kind::Number)
    } else if only(&small, b":") {
        Some(Kind::Clock)
    } else {
        (only(&small, b"/-.") || plain_date(word).is_some()).then_some(Kind::Date)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, want: &str) {
        let found = date_stamp(line).map_or("no stamp".to_owned(), |stamp| stamp.date.unwrap_or("no date".to_owned()));
        assert_eq!(found, want, "{line:?}");
    }

    #[test]
    fn dates_with_labels_and_times_are_stamps() {
        check("3 May 2024", "2024-05-03");
        check("2024-05-03", "2024-05-03");
        check("2024-05-03T09:15:00Z", "2024-05-03T09:15:00Z");
        check("Published: Friday, May 3rd, 2024 at 9:15 a.m. ET", "2024-05-03");
        check("3 May 2024 Last updated at 14:08 GMT", "2024-05-03");
        check("May 3, 2024 | 9:15pm", "2024-05-03");
    }

    #[test]
    fn a_stamp_that_can_be_read_in_two_ways_gives_no_date() {
        check("Posted 05/03/2024 7:21 AM", "no date");
        check("Posted: May 3, 2024 Last updated: May 4, 2024", "no date");
        check("3 May, 9:15", "no date");
    }

    #[test]
    fn other_lines_are_none() {
        for line in [
            "Bridge shut on 3 May 2024",
            "May",
            "2024",
            "12:30",
            "Posted",
            "40 boats",
            "Last",
            "",
            "May march at last",
            "3 April fools",
        ] {
            check(line, "no stamp");
        }
        check(&"3 May 2024 ".repeat(10), "no stamp");
    }
}
