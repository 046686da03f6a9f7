//! What stands behind a mark that may end a sentence.

use super::marks::{Mark, Strength, char_at};

/// So many opening quote marks, brackets and dashes in front of a word are looked through.
const MAX_OPENERS: usize = 8;
/// A missing space between sentences is believed between words of so many letters at least.
const GLUED_LETTERS: usize = 3;

/// What a sentence would start with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum First {
    /// A capital, or a letter of a script without capitals.
    Upper,
    /// A small letter.
    Lower,
    /// A digit.
    Digit,
    /// No letter and no digit: a sign, an emoji, a further mark.
    Other,
}

/// What stands behind a mark.
#[derive(Debug)]
pub(super) struct Follows<'t> {
    /// Where the sentence would end: behind the mark, and behind a note's number if there is one.
    pub(super) cut: usize,
    /// The text from the first word on, opening marks left out.
    pub(super) words: &'t str,
    /// What the first word starts with.
    pub(super) first: First,
    /// A quote mark or bracket opens in front of it.
    pub(super) opened: bool,
    /// A dash stands in front of it.
    pub(super) dash: bool,
}

impl<'t> Follows<'t> {
    /// What follows `mark` in `words`; `None` where nothing does, or where it goes on without a space.
    pub(super) fn behind(words: &'t str, mark: &Mark) -> Option<Self> {
        let mut cut = skip_notes(words, mark.end);
        let spaced = char_at(words, cut)?.is_whitespace() || mark.strength == Strength::Wide;
        if !spaced && !is_glued(words, mark) {
            return None;
        }
        let mut rest = words.get(cut..)?.trim_start();
        while let Some(length) = note(rest) {
            cut = words.len() - rest.len() + length;
            rest = rest.get(length..)?.trim_start();
        }
        let (mut opened, mut dash) = (false, false);
        for _ in 0..MAX_OPENERS {
            let Some(c) = rest.chars().next() else { break };
            match c {
                '“' | '‘' | '"' | '\'' | '«' | '‹' | '„' | '‚' | '(' | '[' | '{' | '¿' | '¡' | '「' | '『' | '’' =>
                {
                    opened = true;
                }
                '—' | '–' | '-' => dash = true,
                '•' | '*' | '_' | '#' | '@' | '$' | '£' | '€' | '+' => {}
                _ => break,
            }
            rest = rest.get(c.len_utf8()..)?.trim_start();
        }
        let c = rest.chars().next()?;
        let first = match c {
            _ if c.is_numeric() => First::Digit,
            _ if c.is_lowercase() && !starts_like_a_name(rest) => First::Lower,
            _ if c.is_alphabetic() => First::Upper,
            _ => First::Other,
        };
        Some(Self { cut, words: rest, first, opened, dash })
    }

    /// The first word, with inner apostrophes, hyphens and stops, but not the marks at its end.
    pub(super) fn word(&self) -> &'t str {
        first_word(self.words)
    }
}

/// The word with which `words` starts, at most [`MAX_WORD`] bytes of it.
pub(super) fn first_word(words: &str) -> &str {
    let end = words
        .char_indices()
        .take(MAX_WORD)
        .find(|&(_, c)| !(c.is_alphanumeric() || matches!(c, '\'' | '’' | '-' | '.')))
        .map_or_else(|| words.char_indices().nth(MAX_WORD).map_or(words.len(), |(at, _)| at), |(at, _)| at);
    words.get(..end).unwrap_or_default().trim_end_matches(['.', '-', '\'', '’'])
}

/// No word that the rules know is longer, in characters.
const MAX_WORD: usize = 32;

/// `iPhone`, `al-Shabaab`: a name that starts with a small letter.
fn starts_like_a_name(words: &str) -> bool {
    let mut chars = words.chars();
    let (_, second) = (chars.next(), chars.next());
    if second.is_some_and(char::is_uppercase) {
        return true;
    }
    let word = first_word(words);
    word.split_once('-')
        .is_some_and(|(article, name)| matches!(article, "al" | "el" | "ash" | "an") && name.starts_with(char::is_uppercase))
}

/// The byte behind note numbers that stand directly at `at`: `[1]`, `[a]`, `²`.
fn skip_notes(words: &str, mut at: usize) -> usize {
    loop {
        let rest = words.get(at..).unwrap_or_default();
        let superscript = rest.chars().next().filter(|c| matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹')).map(char::len_utf8);
        let Some(length) = superscript.or_else(|| note(rest)) else { return at };
        at += length;
    }
}

/// Length of the note number in square brackets with which `words` starts.
fn note(words: &str) -> Option<usize> {
    let inner = words.strip_prefix('[')?;
    let end = inner.bytes().take(4).position(|b| b == b']')?;
    let label = inner.get(..end)?;
    let number = !label.is_empty() && label.bytes().all(|b| b.is_ascii_digit());
    (number || (label.len() == 1 && label.bytes().all(|b| b.is_ascii_lowercase()))).then_some(end + 2)
}

/// Whether only a space is missing between two sentences: `.”“`, `the end.The beginning`.
fn is_glued(words: &str, mark: &Mark) -> bool {
    let rest = words.get(mark.end..).unwrap_or_default();
    let Some(next) = rest.chars().next() else { return false };
    if mark.quote {
        return matches!(next, '“' | '‘' | '«' | '(');
    }
    if mark.bracket || mark.strength == Strength::Ellipsis || !next.is_uppercase() {
        return false;
    }
    let before = super::full_stop::word_before(words, mark.start);
    let letters = before.chars().rev().take_while(|c| c.is_lowercase()).count();
    let after = first_word(rest);
    let lower = after.chars().skip(1).take_while(|c| c.is_lowercase()).count();
    letters >= GLUED_LETTERS
        && !before.contains(['.', '@', '/', ':', '\\'])
        && (lower > 0 || matches!(after, "I" | "A"))
        && !after.contains('.')
}
