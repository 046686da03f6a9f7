//! Whether a single full stop ends the sentence or belongs to the word before it.
//!
//! What the stop belongs to is told by the word (`assets/lexicon/abbreviations.txt`), what it does by the word behind. Misses what only
//! knowledge of the world could tell: `in the U.S. Reed won` stays one sentence.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::follows::{First, Follows};
use crate::parse::{Language, lexicon};

/// No abbreviation is longer, in bytes; nothing further back is looked at.
const LONGEST_WORD: usize = 48;

/// How an abbreviation behaves.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    /// Stands before a name: never ends a sentence.
    Title,
    /// Stands before a number: ends one where no number follows.
    Number,
    /// Stands behind something: ends one where a word follows that starts sentences.
    Behind,
    /// Ends one before every capital.
    Closing,
    /// Never ends one.
    Never,
    /// A time of day: ends one, but for weekdays, months and time zones behind it.
    Clock,
}

static ABBREVIATIONS: LazyLock<FxHashMap<&str, Kind>> = LazyLock::new(|| {
    lexicon::lines(include_str!("../../../assets/lexicon/abbreviations.txt"))
        .filter_map(|line| {
            let (word, kind) = line.split_once(' ')?;
            let kind = match kind.trim() {
                "title" => Kind::Title,
                "number" => Kind::Number,
                "behind" => Kind::Behind,
                "closing" => Kind::Closing,
                "never" => Kind::Never,
                "clock" => Kind::Clock,
                _ => return None,
            };
            Some((word, kind))
        })
        .collect()
});

static STARTERS: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| lexicon::lines(include_str!("../../../assets/lexicon/sentence_starters.txt")).collect());

/// What stands behind a time of day without a comma: days, months, zones.
const AFTER_CLOCK: [&str; 48] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
    "Mon",
    "Tue",
    "Tues",
    "Wed",
    "Thu",
    "Thur",
    "Thurs",
    "Fri",
    "Sat",
    "Sun",
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
    "Jan",
    "Feb",
    "Aug",
    "Sept",
    "Oct",
    "Nov",
    "Dec",
    "Eastern",
    "Pacific",
    "Central",
    "Mountain",
    "Greenwich",
    "Moscow",
    "Kyiv",
    "London",
    "Beijing",
    "EST",
    "GMT",
    "UTC",
];

/// Names that end in an exclamation mark.
const SHOUTING_NAMES: [&str; 6] = ["Yahoo", "Jeopardy", "Yum", "Oklahoma", "Mamma Mia", "Jeb"];

/// Whether the stop at the byte `stop` of `words` ends the sentence that began at `start`.
pub(super) fn ends(words: &str, start: usize, stop: usize, follows: &Follows, language: Language) -> bool {
    let word = word_before(words, stop);
    let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
    if word.is_empty() {
        // `4 . 8 percent` is a number taken apart.
        let digits_before = words.get(..stop).is_some_and(|before| before.trim_end().ends_with(|c: char| c.is_ascii_digit()));
        return !(digits_before && follows.first == First::Digit && !follows.opened);
    }
    if is_list_number(words, start, stop, word) {
        return false;
    }
    let general = matches!(language, Language::Other(_));
    if word.bytes().all(|b| b.is_ascii_digit()) {
        // `5. Mai`, `3. listopadu`: ordinals in most languages of Europe but English.
        return !(general && word.len() <= 2);
    }
    let next = follows.word();
    let starts = starts_sentences(next) && !next_is_initial(follows.words);
    let number = follows.first == First::Digit;
    let kind = kind_of(word).or_else(|| is_spaced_clock(words, stop).then_some(Kind::Clock));
    if kind.is_some() && follows.dash {
        // The place in front of an agency's text: `OSTBY, Vt. — The bridge …`.
        return false;
    }
    match kind {
        Some(Kind::Title) => matches!(word, "St" | "Mt" | "Ft") && starts,
        Some(Kind::Never) => false,
        Some(Kind::Number) => !number && !is_roman(next),
        Some(Kind::Closing) => !number,
        Some(Kind::Clock) => !(number || AFTER_CLOCK.contains(&next) || is_time_zone(next) || is_time_alone(words, start, stop)),
        Some(Kind::Behind) => !number && starts,
        None if matches!(word, "a" | "an" | "the") => false,
        None if is_initial(last_part(word)) => initial_ends(words, stop - word.len(), word, starts, general),
        None => true,
    }
}

/// Whether `word`, with its capital, starts sentences rather than names.
pub(super) fn starts_sentences(word: &str) -> bool {
    STARTERS.contains(word)
}

/// Whether the exclamation mark at `mark` belongs to a name: `Yahoo! News`.
pub(super) fn is_shouting_name(words: &str, mark: usize) -> bool {
    let before = words.get(..mark).unwrap_or_default();
    words.get(mark..).is_some_and(|rest| rest.starts_with('!')) && SHOUTING_NAMES.iter().any(|name| before.ends_with(name))
}

/// The word that ends at the byte `end`, its first bytes cut off where it is longer than any that the rules know.
pub(super) fn word_before(words: &str, end: usize) -> &str {
    let tail = words.get(words.ceil_char_boundary(end.saturating_sub(LONGEST_WORD))..end).unwrap_or_default();
    tail.rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '[' | '“' | '‘' | '"' | '—' | '–' | '/' | '«' | '„'))
        .next()
        .unwrap_or_default()
}

fn kind_of(word: &str) -> Option<Kind> {
    if let Some(kind) = ABBREVIATIONS.get(word) {
        return Some(*kind);
    }
    if is_dotted(word) {
        return Some(Kind::Behind);
    }
    // Part of a compound: `ex-Gen.`, `D-Mass.`; or in capitals: `MR.`
    let last = last_part(word);
    if last.len() < word.len() {
        return ABBREVIATIONS.get(last).copied();
    }
    let capitals = word.len() > 1 && word.len() <= 6 && word.bytes().all(|b| b.is_ascii_uppercase());
    let titled = capitals.then(|| format!("{}{}", &word[..1], word[1..].to_ascii_lowercase()))?;
    ABBREVIATIONS.get(titled.as_str()).copied().filter(|kind| *kind == Kind::Title)
}

/// What stands behind the last hyphen or stroke: `Gen` of `ex-Gen`.
fn last_part(word: &str) -> &str {
    word.rsplit(['-', '‑', '/']).next().unwrap_or(word)
}

/// `5 p. m.` with a space, as some outlets set it.
fn is_spaced_clock(words: &str, stop: usize) -> bool {
    words.get(..stop).is_some_and(|before| before.ends_with(" a. m") || before.ends_with(" p. m"))
}

/// `U.S`, `e.g`: single letters with stops between.
fn is_dotted(word: &str) -> bool {
    word.contains('.') && word.split(['.', '-']).all(|part| part.chars().count() == 1 && part.chars().all(char::is_alphabetic))
}

fn is_initial(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.next().is_none()
}

/// Whether the stop behind the single capital `letter` at the byte `at` ends the sentence: that of `vitamin C.` does, that of `George W.` does not.
fn initial_ends(words: &str, at: usize, letter: &str, starter_follows: bool, general: bool) -> bool {
    if general {
        return false;
    }
    let before = word_before(words, words.get(..at).unwrap_or_default().trim_end().len());
    let named = before.starts_with(char::is_uppercase) || before.is_empty();
    if letter == "I" && !named {
        return true;
    }
    starter_follows
}

/// Whether `words` starts with a single capital and a stop: an initial, no article (`A. Reed`).
fn next_is_initial(words: &str) -> bool {
    let mut chars = words.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.next() == Some('.')
}

fn is_roman(word: &str) -> bool {
    !word.is_empty() && word != "I" && word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X' | b'L' | b'C'))
}

/// `At 3.30 p.m. Reed left`: a preposition and a time of day are no sentence yet.
fn is_time_alone(words: &str, start: usize, stop: usize) -> bool {
    let before = words.get(start..stop).filter(|before| before.len() <= LONGEST_WORD).unwrap_or_default();
    let mut parts = before.split_whitespace();
    matches!(parts.next(), Some("At" | "By" | "Around" | "Before" | "After" | "Until" | "Since" | "From" | "About" | "Shortly"))
        && parts.all(|part| {
            part.starts_with(|c: char| c.is_ascii_digit())
                || matches!(part, "about" | "around" | "before" | "after" | "to" | "a.m" | "p.m")
        })
}

fn is_time_zone(word: &str) -> bool {
    (2..=4).contains(&word.len()) && word.ends_with('T') && word.bytes().all(|b| b.is_ascii_uppercase())
}

/// `1.` or `b.` at the very start: a list's number.
fn is_list_number(words: &str, start: usize, stop: usize, word: &str) -> bool {
    let label = word.len() <= 2
        && (word.bytes().all(|b| b.is_ascii_digit()) || (word.len() == 1 && word.bytes().all(|b| b.is_ascii_lowercase())));
    label && words.get(start..stop).is_some_and(|before| before.trim_start().len() == word.len())
}
