//! Where the words of an annotation stand in a text that may have been counted otherwise.
//!
//! Positions in the file are code points of the text in the file. Files that went through other programs may have counted UTF-16
//! units or bytes, a byte-order mark, or two characters a line end. [`place`] takes another way of counting only where *all*
//! annotations of a source fit it; otherwise it looks for the words themselves and takes them where they stand exactly once. What is not
//! certain is found nowhere; it never guesses.

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use super::wire::Chars;
use crate::text::{CharMap, Span};

/// What the file says of one stretch of words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stated<'a> {
    pub chars: Chars,
    /// `None` where the file does not give the words: then only the position counts.
    pub words: Option<&'a str>,
}

/// What became of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Found {
    /// Where the file says.
    There(Span),
    /// Elsewhere, for certain.
    Moved(Span),
    /// Not for certain anywhere.
    Nowhere,
}

/// How a program may count positions.
#[derive(Clone, Copy, Debug)]
struct Counting {
    unit: Unit,
    /// A byte-order mark before the text counts.
    mark: bool,
    /// A line end counts as two characters.
    two_a_line: bool,
}

#[derive(Clone, Copy, PartialEq, Debug)]
enum Unit {
    Chars,
    Utf16,
    Bytes,
}

impl Unit {
    fn of(self, c: char) -> u64 {
        match self {
            Self::Chars => 1,
            Self::Utf16 => c.len_utf16() as u64,
            Self::Bytes => c.len_utf8() as u64,
        }
    }
}

/// A file's text as every text in memory is: line ends `\n`, no byte-order mark.
pub(super) fn clean_text(text: &str) -> String {
    line_ends(text.trim_start_matches('\u{feff}'))
}

/// The words with line ends as every text in memory has them.
pub(super) fn line_ends(words: &str) -> String {
    if words.contains('\r') { words.replace("\r\n", "\n").replace('\r', "\n") } else { words.to_owned() }
}

/// Finds all stretches of one source in its text, each in the place of its statement.
pub(super) fn place(text: &str, chars: &CharMap, stated: &[Stated<'_>]) -> Vec<Found> {
    let words: Vec<Option<String>> = stated.iter().map(|s| s.words.map(line_ends)).collect();
    let fits = |span: Span, words: &Option<String>| !span.is_empty() && words.as_ref().is_none_or(|words| span.of(text) == words);
    let byte = |char: u64| usize::try_from(char).ok().filter(|c| *c <= chars.chars()).map(|char| chars.byte_of_char(text, char));
    let there: Vec<Option<Span>> = stated
        .iter()
        .zip(&words)
        .map(|(stated, words)| {
            let (start, end) = (byte(stated.chars[0])?, byte(stated.chars[1])?);
            (start < end).then(|| Span::new(start, end)).filter(|span| fits(*span, words))
        })
        .collect();
    if there.iter().all(Option::is_some) {
        return there.into_iter().flatten().map(Found::There).collect();
    }
    if let Some(spans) = counted_otherwise(text, stated, |at, span| words.get(at).is_some_and(|words| fits(span, words))) {
        return spans.into_iter().map(Found::Moved).collect();
    }
    let mut composed = None;
    let again = |(found, words): (Option<Span>, &Option<String>)| match (found, words) {
        (Some(span), _) => Found::There(span),
        (None, Some(words)) if !words.is_empty() => {
            let span = only(text, words).or_else(|| composed.get_or_insert_with(|| Composed::of(text)).only(words));
            span.map_or(Found::Nowhere, Found::Moved)
        }
        _ => Found::Nowhere,
    };
    there.into_iter().zip(&words).map(again).collect()
}

/// The places of all stretches, where there is another way of counting that all of them fit, and no second one with other places.
fn counted_otherwise(text: &str, stated: &[Stated<'_>], fits: impl Fn(usize, Span) -> bool) -> Option<Vec<Span>> {
    // Positions alone prove nothing.
    if stated.iter().all(|s| s.words.is_none()) {
        return None;
    }
    let mut result: Option<Vec<Span>> = None;
    for unit in [Unit::Chars, Unit::Utf16, Unit::Bytes] {
        for mark in [false, true] {
            for two_a_line in [false, true] {
                let Some(spans) = spans_counted(text, stated, Counting { unit, mark, two_a_line }) else { continue };
                if !spans.iter().enumerate().all(|(at, span)| fits(at, *span)) {
                    continue;
                }
                if result.as_ref().is_some_and(|other| *other != spans) {
                    return None;
                }
                result = Some(spans);
            }
        }
    }
    result
}

/// All stretches by one way of counting; `None` where one of them does not lie in the text or not on whole characters.
fn spans_counted(text: &str, stated: &[Stated<'_>], counting: Counting) -> Option<Vec<Span>> {
    let mut wanted: Vec<u64> = stated.iter().flat_map(|s| s.chars).collect();
    wanted.sort_unstable();
    wanted.dedup();
    let mut bytes: Vec<u32> = Vec::with_capacity(wanted.len());
    let mut at = if counting.mark { counting.unit.of('\u{feff}') } else { 0 };
    let mut reach = |position: u64, byte: usize| {
        // Positions that were passed lie inside a character.
        let next = wanted.get(bytes.len()).copied();
        if next == Some(position) {
            bytes.push(byte as u32);
        }
        next.is_none_or(|next| next >= position)
    };
    for (byte, c) in text.char_indices() {
        if !reach(at, byte) {
            return None;
        }
        if c == '\n' && counting.two_a_line {
            at += 1;
            if !reach(at, byte) {
                return None;
            }
        }
        at += counting.unit.of(c);
    }
    reach(at, text.len());
    if bytes.len() < wanted.len() {
        return None;
    }
    let byte = |position: u64| wanted.binary_search(&position).ok().and_then(|at| bytes.get(at)).copied();
    let span =
        |s: &Stated<'_>| Some(Span { start: byte(s.chars[0])?, end: byte(s.chars[1])? }).filter(|span| span.start < span.end);
    stated.iter().map(span).collect()
}

/// The only place where `words` stand in `text`.
fn only(text: &str, words: &str) -> Option<Span> {
    let first = text.find(words)?;
    // The next one may overlap the first.
    let rest = first + text.get(first..)?.chars().next().map_or(1, char::len_utf8);
    let again = text.get(rest..).is_some_and(|rest| rest.contains(words));
    (!again).then(|| Span::new(first, first + words.len()))
}

/// A text with its letters and accents composed (NFC), which some systems do to what passes through them.
struct Composed {
    text: String,
    /// Where each character as the reader sees it begins: here, and in the text itself; the ends of both last.
    places: Vec<(usize, usize)>,
}

impl Composed {
    fn of(text: &str) -> Self {
        let mut composed = Self { text: String::with_capacity(text.len()), places: Vec::new() };
        for (byte, grapheme) in text.grapheme_indices(true) {
            composed.places.push((composed.text.len(), byte));
            composed.text.extend(grapheme.nfc());
        }
        composed.places.push((composed.text.len(), text.len()));
        composed
    }

    fn only(&self, words: &str) -> Option<Span> {
        let words: String = words.nfc().collect();
        let found = only(&self.text, &words)?;
        let byte = |at: u32| self.places.binary_search_by_key(&(at as usize), |place| place.0).ok().map(|i| self.places[i].1);
        Some(Span::new(byte(found.start)?, byte(found.end)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words stated at each position are found where `expected` says: as a byte offset, or nowhere.
    fn check(text: &str, stated: &[(u64, u64, &str)], expected: &[Option<usize>]) {
        let list: Vec<Stated<'_>> = stated.iter().map(|(s, e, words)| Stated { chars: [*s, *e], words: Some(words) }).collect();
        let found = place(text, &CharMap::new(text), &list);
        let starts: Vec<Option<usize>> = found
            .iter()
            .map(|found| match found {
                Found::There(span) | Found::Moved(span) => Some(span.start as usize),
                Found::Nowhere => None,
            })
            .collect();
        assert_eq!(starts, expected);
        for ((found, (_, _, words)), _) in found.iter().zip(stated).zip(expected) {
            if let Found::There(span) | Found::Moved(span) = found {
                let there: String = span.of(text).nfc().collect();
                assert_eq!(there, line_ends(words).nfc().collect::<String>());
            }
        }
    }

    #[test]
    fn words_where_the_file_says_stay() {
        check("a 🙂 dam", &[(2, 3, "🙂"), (4, 7, "dam")], &[Some(2), Some(7)]);
    }

    #[test]
    fn utf16_counts_are_seen_by_all_annotations_together() {
        // “dam” stands twice, so only the way of counting tells which one is meant.
        check("🙂 dam, dam 🙂 end", &[(3, 6, "dam"), (8, 11, "dam"), (15, 18, "end")], &[Some(5), Some(10), Some(19)]);
    }

    #[test]
    fn marks_and_two_characters_a_line_are_seen() {
        check("é\nab\nab", &[(3, 5, "ab"), (7, 9, "ab")], &[Some(3), Some(6)]);
        check("ab ab", &[(1, 3, "ab"), (4, 6, "ab")], &[Some(0), Some(3)]);
        check("é\nab\nab", &[(4, 6, "ab"), (8, 10, "ab")], &[Some(3), Some(6)]);
        check("é ab ab", &[(3, 5, "ab"), (6, 8, "ab")], &[Some(3), Some(6)]);
    }

    #[test]
    fn one_stranger_does_not_move_the_others() {
        check("one two three two", &[(0, 3, "one"), (4, 7, "three"), (14, 17, "two")], &[Some(0), Some(8), Some(14)]);
    }

    #[test]
    fn words_that_stand_twice_or_not_at_all_are_not_guessed() {
        check("two two", &[(1, 4, "two"), (0, 7, "two three")], &[None, None]);
        check("aaa", &[(5, 7, "aa")], &[None]);
        check("text", &[(9, 9, ""), (3, 1, "text")], &[None, Some(0)]);
    }

    #[test]
    fn composed_and_decomposed_letters_are_the_same_words() {
        check("Cafe\u{301} here", &[(0, 4, "Café")], &[Some(0)]);
        check("Café here", &[(0, 5, "Cafe\u{301}")], &[Some(0)]);
    }

    #[test]
    fn line_ends_in_the_words_do_not_matter() {
        check("a\nb c", &[(0, 4, "a\r\nb")], &[Some(0)]);
    }
}
