//! Tokens as the name rules look at them: their letters' case, and what the lists say of them.

use super::lexicon::{Class, Entry, LEXICON, fold};
use crate::{
    parse::{Token, TokenKind},
    text::Span,
};

/// How a word is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Shape {
    /// small
    Small,
    /// Capital, also `McCain` and al-Assad.
    Capital,
    /// NATO, U.N.; at least two capitals and no small letter.
    Capitals,
    /// One capital letter.
    Letter,
    /// 1,200
    Number,
    /// A punctuation mark.
    Mark,
}

/// A token with what is known of it by itself.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word<'t> {
    /// The letters.
    pub(crate) text: &'t str,
    /// Where it stands.
    pub(crate) span: Span,
    /// How it is written.
    pub(crate) shape: Shape,
    /// What the lists say.
    pub(crate) entry: Entry,
    /// Stands inside double quotation marks.
    pub(crate) quoted: bool,
}

impl Word<'_> {
    /// Whether the word is in any of `classes`.
    pub(crate) fn is(&self, classes: Class) -> bool {
        self.entry.class.any(classes)
    }

    /// Whether it has a capital that could be a name's.
    pub(crate) fn capital(&self) -> bool {
        matches!(self.shape, Shape::Capital | Shape::Capitals | Shape::Letter)
    }

    /// Whether it is the possessive `'s`.
    pub(crate) fn possessive(&self) -> bool {
        self.shape == Shape::Small && matches!(self.text, "'s" | "’s" | "‘s")
    }
}

/// The words of a text, one for each token.
pub(crate) fn words<'t>(text: &'t str, tokens: &[Token]) -> Vec<Word<'t>> {
    let mut folded = String::new();
    let mut quoted = false;
    let mut before = 0;
    let mut words = Vec::with_capacity(tokens.len());
    for token in tokens {
        let word = token.span.of(text);
        // A quotation ends with its paragraph at the latest: a blank line closes what was left open.
        if quoted && text.get(before..token.span.start as usize).is_some_and(|gap| gap.contains('\n')) {
            quoted = false;
        }
        before = token.span.end as usize;
        let (shape, entry) = match token.kind {
            TokenKind::Number => (Shape::Number, Entry::default()),
            TokenKind::Punctuation => {
                match word {
                    "“" | "«" | "„" => quoted = true,
                    "”" | "»" => quoted = false,
                    "\"" => quoted = !quoted,
                    _ => {}
                }
                (Shape::Mark, Entry::default())
            }
            TokenKind::Word => {
                fold(word, &mut folded);
                (shape(word), entry(&folded))
            }
        };
        words.push(Word { text: word, span: token.span, shape, entry, quoted });
    }
    words
}

/// What the lists say of a folded word; of "co-chairwoman" and "mayor-elect" what they say of the office.
fn entry(folded: &str) -> Entry {
    let whole = LEXICON.entry(folded);
    if whole.class != Class::default() || !folded.contains('-') {
        return whole;
    }
    let office = ["co-", "vice-", "ex-", "then-"].iter().find_map(|before| folded.strip_prefix(before));
    let Some(office) = office.or_else(|| folded.strip_suffix("-elect")) else { return whole };
    let office = LEXICON.entry(office);
    if office.class.any(Class::ROLE) { office } else { whole }
}

fn shape(word: &str) -> Shape {
    let mut chars = word.chars();
    let Some(first) = chars.next() else { return Shape::Small };
    if first.is_lowercase() {
        // al-Assad, d'Estaing, iPhone; not mid-July, pro-European or anti-Trump, whose first part is a word.
        let name = word.split(['-', '’', '\'']).next().is_some_and(|part| {
            matches!(part, "al" | "el" | "as" | "ash" | "ad" | "an" | "ar" | "at" | "az" | "ul" | "ur" | "d" | "l" | "e" | "i")
        }) || (word.len() > 2 && matches!(first, 'e' | 'i') && word.chars().nth(1).is_some_and(char::is_uppercase));
        return if name && word.chars().any(char::is_uppercase) { Shape::Capital } else { Shape::Small };
    }
    if !first.is_uppercase() {
        // Letters of scripts without case, and words that start with digits, are no names for these rules.
        return if first.is_numeric() { Shape::Number } else { Shape::Small };
    }
    let (mut upper, mut lower) = (1_usize, 0_usize);
    for c in chars {
        if c.is_lowercase() {
            lower += 1;
        } else if c.is_uppercase() {
            upper += 1;
        }
    }
    match (upper, lower) {
        (1, 0) => Shape::Letter,
        (_, 0) => Shape::Capitals,
        _ => Shape::Capital,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes() {
        for (word, wanted) in [
            ("president", Shape::Small),
            ("Putin", Shape::Capital),
            ("McCain", Shape::Capital),
            ("al-Assad", Shape::Capital),
            ("iPhone", Shape::Capital),
            ("anti-Trump", Shape::Small),
            ("NATO", Shape::Capitals),
            ("U.S.", Shape::Capitals),
            ("J", Shape::Letter),
            ("'s", Shape::Small),
            ("Élysée", Shape::Capital),
            ("東京", Shape::Small),
        ] {
            assert_eq!(shape(word), wanted, "{word}");
        }
    }
}
