//! Words, numbers and marks.
//!
//! One pass from left to right, no table but Unicode's own. A full stop stays with a word only where it cannot end a
//! sentence or where the word has another one inside (`U.S.`, `p.m.`, `example.org`); the stop of `Mr.` or `Inc.` is a mark of its own,
//! because whether it ends the sentence is not for this file to say.

use unicode_normalization::char::is_combining_mark;

use super::{Token, TokenKind};
use crate::text::Span;

/// The words, numbers and marks of `text` in order; together they cover every character that is not white space.
///
/// Possessive `'s` is a word of its own, `U.S.`, `Russia-Ukraine`, `30-day` and `20th` are one, `1,200.5` is one number, every quote mark is one mark.
pub(crate) fn tokenize(text: &str) -> Vec<Token> {
    // English news has about one token in five bytes.
    let mut tokens = Vec::with_capacity(text.len() / 5);
    let mut at = 0;
    while let Some(c) = char_at(text, at) {
        let after = at + c.len_utf8();
        if c.is_whitespace() {
            at = after;
        } else if c.is_numeric() {
            at = number(text, at, &mut tokens);
        } else if continues_word(c) {
            at = word(text, at, &mut tokens);
        } else {
            tokens.push(Token { span: Span::new(at, after), kind: TokenKind::Punctuation });
            at = after;
        }
    }
    tokens
}

/// Whether `c` is an apostrophe where it stands between letters.
pub(crate) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

/// Whether `c` joins two words to one where it stands between them: hyphen, Unicode's hyphen, the one that does not break.
fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// Letters, their accents, and the invisible marks that stand inside words: soft hyphen, joiner, non-joiner.
fn continues_word(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_alphanumeric()
    } else {
        c.is_alphanumeric() || is_combining_mark(c) || matches!(c, '\u{ad}' | '\u{200c}' | '\u{200d}')
    }
}

fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// Reads the number that starts at `start`, or the word that starts with one (`30-day`, `20th`, `5pm`); gives the byte behind it.
fn number(text: &str, start: usize, tokens: &mut Vec<Token>) -> usize {
    let mut at = start;
    while let Some(c) = char_at(text, at) {
        let after = at + c.len_utf8();
        let separator = matches!(c, '.' | ',') && char_at(text, after).is_some_and(char::is_numeric);
        if c.is_numeric() || separator {
            at = after;
        } else if continues_word(c) || (is_hyphen(c) && char_at(text, after).is_some_and(char::is_alphabetic)) {
            return word_from(text, start, at, tokens);
        } else {
            break;
        }
    }
    tokens.push(Token { span: Span::new(start, at), kind: TokenKind::Number });
    at
}

fn word(text: &str, start: usize, tokens: &mut Vec<Token>) -> usize {
    word_from(text, start, start, tokens)
}

/// Reads the word that starts at `start` and is known to go on at `at`; pushes it, and its possessive `'s` apart; gives the byte behind.
fn word_from(text: &str, start: usize, mut at: usize, tokens: &mut Vec<Token>) -> usize {
    // Letters since the last full stop, and whether all parts so far were as short as those of an abbreviation.
    let (mut letters, mut stops, mut short) = (0_usize, 0_usize, true);
    let mut apostrophe = None;
    loop {
        // Most of a text is letters of ASCII, for which no character need be decoded.
        let run = text.as_bytes().get(at..).unwrap_or_default().iter().take_while(|b| b.is_ascii_alphanumeric()).count();
        letters += run;
        at += run;
        let Some(c) = char_at(text, at) else { break };
        let after = at + c.len_utf8();
        let next = char_at(text, after);
        if continues_word(c) {
            letters += 1;
        } else if is_apostrophe(c) && next.is_some_and(continues_word) {
            apostrophe = Some(at);
            letters += 1;
        } else if is_hyphen(c) && next.is_some_and(continues_word) {
            letters = 0;
        } else if c == '.' && next.is_some_and(|next| stop_inside(text, after, next, letters)) {
            stops += 1;
            short &= letters <= 2;
            letters = 0;
        } else if c == '.' && stops > 0 && short && letters == 1 {
            // The last stop of `U.S.`; `U.S.-Russia` goes on.
            at = after;
            if let Some(hyphen) = char_at(text, at)
                && is_hyphen(hyphen)
                && char_at(text, at + hyphen.len_utf8()).is_some_and(continues_word)
            {
                at += hyphen.len_utf8();
                (letters, stops, short) = (0, 0, true);
                continue;
            }
            break;
        } else {
            break;
        }
        at = after;
    }
    let possessive = apostrophe.filter(|&a| a > start && is_possessive(text, a, at)).or_else(|| possessive_behind(text, at));
    let end = possessive.unwrap_or(at);
    tokens.push(Token { span: Span::new(start, end), kind: TokenKind::Word });
    let Some(apostrophe) = possessive else { return at };
    // Behind the stop of `U.S.` the apostrophe has not been read yet.
    let end = if apostrophe == at { at + char_at(text, at).map_or(0, char::len_utf8) + 1 } else { at };
    tokens.push(Token { span: Span::new(apostrophe, end), kind: TokenKind::Word });
    end
}

/// Whether a full stop before `next` (at `at`) stands inside the word: `e.g`, `example.org`, `U.S`, `Ph.D.`, but not `end.Then`.
fn stop_inside(text: &str, at: usize, next: char, letters_before: usize) -> bool {
    if next.is_uppercase() {
        let behind = char_at(text, at + next.len_utf8());
        letters_before == 1 || (letters_before == 2 && behind == Some('.'))
    } else {
        letters_before > 0 && continues_word(next)
    }
}

/// Whether the word's part from the apostrophe at `from` to `to` is `'s`.
fn is_possessive(text: &str, from: usize, to: usize) -> bool {
    let part = text.get(from..to).unwrap_or_default();
    let mut chars = part.chars();
    chars.next().is_some_and(is_apostrophe) && matches!(chars.as_str(), "s" | "S")
}

/// Where the word before `at` ended in a stop (`U.S.’s`) or was closed otherwise: the place of a possessive `'s` right behind it.
fn possessive_behind(text: &str, at: usize) -> Option<usize> {
    let c = char_at(text, at).filter(|&c| is_apostrophe(c) || c == '‘')?;
    let mut rest = text.get(at + c.len_utf8()..)?.chars();
    let s = rest.next()?;
    (matches!(s, 's' | 'S') && !rest.next().is_some_and(continues_word)).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tokens of `text` with a bar between them.
    fn check(text: &str, wanted: &str) {
        let tokens: Vec<_> = tokenize(text).iter().map(|t| t.span.of(text)).collect();
        assert_eq!(tokens.join("|"), wanted, "{text}");
    }

    #[test]
    fn possessive_s_is_apart_and_other_apostrophes_are_not() {
        check("the Kremlin’s aide", "the|Kremlin|’s|aide");
        check("the U.S.'s and Sean O'Brien's boss's", "the|U.S.|'s|and|Sean|O'Brien|'s|boss|'s");
        check("don’t, we're, dogs' bones", "don’t|,|we're|,|dogs|'|bones");
        check("Kyiv‘s", "Kyiv|‘s");
    }

    #[test]
    fn abbreviations_keep_their_stops() {
        check("the U.S. and U.S.-Russia talks", "the|U.S.|and|U.S.-Russia|talks");
        check("e.g. at 5 p.m. a Ph.D. in D.C.", "e.g.|at|5|p.m.|a|Ph.D.|in|D.C.");
        check("Mr. Smith left.Then he", "Mr|.|Smith|left|.|Then|he");
        check("see example.org.", "see|example.org|.");
    }

    #[test]
    fn numbers_keep_their_separators() {
        check("1,200.5 and 3.2% of 10,000, in 2022.", "1,200.5|and|3.2|%|of|10,000|,|in|2022|.");
        check("5-10, 30-day, 20th, $75m, F-16", "5|-|10|,|30-day|,|20th|,|$|75m|,|F-16");
        check("a 10-year-old’s 3.5-mile walk", "a|10-year-old|’s|3.5-mile|walk");
    }

    #[test]
    fn compounds_are_one_word_and_dashes_are_marks() {
        check("Russia-Ukraine war—now", "Russia-Ukraine|war|—|now");
        check("war -- now - or", "war|-|-|now|-|or");
    }

    #[test]
    fn every_quote_mark_is_a_token() {
        check("“He said ‘no’,” «oui» \"x\" 'y' „z“", "“|He|said|‘|no|’|,|”|«|oui|»|\"|x|\"|'|y|'|„|z|“");
    }

    #[test]
    fn letters_of_all_scripts_stay_with_their_marks() {
        check("Cafe\u{301} Türkiye שָׁלוֹם 🙂\0", "Cafe\u{301}|Türkiye|שָׁלוֹם|🙂|\0");
    }
}
