//! Names that the lists of places and bodies hold, found at a place of the text.

use super::{
    lexicon::{Class, KnownIndex, LEXICON, fold},
    words::{Shape, Word},
};

/// A listed name in the text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Listed {
    /// Whose name it is.
    pub(crate) known: KnownIndex,
    /// One past its last token.
    pub(crate) end: usize,
}

/// Small words that need no capital inside a name.
const SMALL: [&str; 18] =
    ["of", "the", "and", "for", "to", "in", "on", "at", "without", "de", "d", "la", "do", "es", "'s", "des", "with", "el"];

/// The longest listed name that starts at `at`. In text that is set in capitals throughout (`shouted`), short acronyms are not
/// trusted: `US` may be "us".
pub(crate) fn listed(words: &[Word], at: usize, end: usize, shouted: bool, folded: &mut String) -> Option<Listed> {
    let first = words.get(at)?;
    if first.shape == Shape::Mark || !(first.capital() || first.shape == Shape::Number) {
        return None;
    }
    'phrases: for phrase in LEXICON.phrases(first.entry) {
        if phrase.capitals {
            let trusted = !shouted || (first.text.contains('.') || (first.text.len() > 3 && !first.is(Class::COMMON)));
            if !matches!(first.shape, Shape::Capitals | Shape::Number) || !trusted {
                continue;
            }
        }
        let mut next = at + 1;
        for wanted in phrase.words.iter().skip(1) {
            let Some(word) = words.get(next).filter(|_| next < end) else { continue 'phrases };
            // "St. Petersburg": the stop is a token of its own.
            let word = if word.text == "." && words.get(next - 1).is_some_and(|w| w.is(Class::ABBREVIATION)) {
                next += 1;
                match words.get(next).filter(|_| next < end) {
                    Some(word) => word,
                    None => continue 'phrases,
                }
            } else {
                word
            };
            fold(word.text, folded);
            if folded != wanted && word.text != wanted.as_str() {
                continue 'phrases;
            }
            if word.shape == Shape::Small && !SMALL.contains(&wanted.as_str()) {
                continue 'phrases;
            }
            next += 1;
        }
        // "Calif." and its like are names only with their stop.
        if phrase.stop && words.get(next).is_none_or(|w| w.text != ".") {
            continue;
        }
        return Some(Listed { known: phrase.known, end: next });
    }
    None
}
