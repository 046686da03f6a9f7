//! The marks of a paragraph that can be quote marks: what each looks like, what stands beside it, and whether it opens, closes or is an
//! apostrophe.

use crate::text::Span;

/// What a mark looks like.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Glyph {
    /// `“`
    Open,
    /// `”`
    Close,
    /// `„`
    Low,
    /// `"`, and `''` for it
    Straight,
    /// ` `` ` and `‘‘`
    BackTicks,
    /// `«`
    Left,
    /// `»`
    Right,
    /// `‘`
    SingleOpen,
    /// `’`
    SingleClose,
    /// `‚` and `‹`
    SingleLow,
    /// `'`
    Apostrophe,
    /// `›`
    SingleRight,
}

/// Marks that can close each other.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Family {
    Double,
    Guillemets,
    Single,
}

impl Glyph {
    pub(super) fn family(self) -> Family {
        match self {
            Self::Open | Self::Close | Self::Low | Self::Straight | Self::BackTicks => Family::Double,
            Self::Left | Self::Right => Family::Guillemets,
            _ => Family::Single,
        }
    }
}

/// A mark with the characters beside it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    pub(super) span: Span,
    pub(super) glyph: Glyph,
    pub(super) before: Option<char>,
    pub(super) after: Option<char>,
    /// Single marks only: a plain closing mark comes later, before another single one opens.
    pub(super) closed_later: bool,
}

pub(super) enum Role {
    Opens,
    Closes,
    None,
}

/// What a mark does here, given whether one of its family is open and which mark was opened last.
#[expect(clippy::match_same_arms, reason = "one look of mark after the other, each with its conditions")]
pub(super) fn role(mark: &Mark, is_open: bool, top: Option<Glyph>) -> Role {
    let blank_before = mark.before.is_none_or(|c| c.is_whitespace() || opens_words(c));
    let blank_after = mark.after.is_none_or(char::is_whitespace);
    let stop_after = blank_after
        || mark.after.is_some_and(|c| !c.is_alphanumeric() && !opens_words(c) && c != '…' && c != '$' && c != '@' && c != '#');
    let closes = if is_open { Role::Closes } else { Role::None };
    match mark.glyph {
        Glyph::Open if top == Some(Glyph::Low) => Role::Closes,
        // A slip: an opening mark where only a closing one can be.
        Glyph::Open if is_open && stop_after && !blank_before => Role::Closes,
        Glyph::Low | Glyph::BackTicks | Glyph::Open => Role::Opens,
        Glyph::Close if is_open => Role::Closes,
        Glyph::Close if blank_before && !blank_after => Role::Opens,
        Glyph::Close => Role::None,
        Glyph::Left if top == Some(Glyph::Right) => Role::Closes,
        Glyph::Left => Role::Opens,
        Glyph::Right if is_open => Role::Closes,
        Glyph::Right if blank_before && !blank_after => Role::Opens,
        Glyph::Right => Role::None,
        Glyph::Straight if blank_before && !blank_after => Role::Opens,
        Glyph::Straight if blank_before && !is_open => Role::Opens,
        Glyph::Straight => closes,
        Glyph::SingleOpen if mark.before.is_some_and(char::is_alphanumeric) || blank_after => Role::None,
        Glyph::SingleOpen => Role::Opens,
        Glyph::SingleLow => {
            if blank_before && !blank_after {
                Role::Opens
            } else {
                Role::None
            }
        }
        Glyph::Apostrophe if blank_before && !blank_after => Role::Opens,
        Glyph::SingleRight => closes,
        Glyph::SingleClose | Glyph::Apostrophe => {
            if blank_before || mark.after.is_some_and(char::is_alphanumeric) || (drops_letters(mark) && mark.closed_later) {
                Role::None
            } else {
                Role::Closes
            }
        }
    }
}

/// Whether a single mark may be an apostrophe at the end of a word: behind the s of a plural, the n of "goin’".
fn drops_letters(mark: &Mark) -> bool {
    mark.before.is_some_and(|c| matches!(c, 's' | 'S' | 'n' | 'z' | 'x')) && mark.after.is_some_and(|c| c == ' ')
}

/// What a quotation can end with.
pub(super) fn ends_words(c: char) -> bool {
    matches!(c, '.' | ',' | '?' | '!' | '…')
}

/// Behind which an opening mark can stand without a space.
fn opens_words(c: char) -> bool {
    matches!(c, '(' | '[' | '{' | '—' | '–' | '-' | '/' | '“' | '"' | '‘' | '\'' | '«' | '„' | '>' | '¿' | '¡' | ':')
        // Invisible marks of direction and byte order.
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Words whose first letters an apostrophe stands for.
const ELIDED: [&str; 13] = ["em", "til", "till", "tis", "twas", "cause", "bout", "round", "cuz", "n", "nuff", "neath", "ere"];

/// Whether an apostrophe here stands for letters or digits that are left out: ’em, the ’90s, rock ’n’ roll.
fn elides(rest: &str) -> bool {
    let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
    let word = &rest[..end];
    let digits = word.trim_end_matches('s');
    (digits.len() == 2 && digits.bytes().all(|b| b.is_ascii_digit())) || ELIDED.iter().any(|w| w.eq_ignore_ascii_case(word))
}

/// The marks of one block that can be quote marks, in order.
pub(super) fn marks(text: &str, block: Span) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    let (start, end) = (block.start as usize, block.end as usize);
    let words = text.get(..end).unwrap_or_default();
    let bytes = words.as_bytes();
    let mut at = start;
    while let Some(&byte) = bytes.get(at) {
        // Nearly every byte is none of the first bytes of a mark.
        if !matches!(byte, b'"' | b'\'' | b'`' | 0xC2 | 0xE2) {
            at += 1;
            continue;
        }
        let Some(c) = words.get(at..).and_then(|rest| rest.chars().next()) else { break };
        let width = c.len_utf8();
        let doubled = words.get(at + width..).and_then(|rest| rest.chars().next()) == Some(c);
        let glyph = match c {
            '“' | '‟' | '〝' => Glyph::Open,
            '”' | '〞' => Glyph::Close,
            '„' => Glyph::Low,
            '"' => Glyph::Straight,
            '«' => Glyph::Left,
            '»' => Glyph::Right,
            '`' | '‘' if doubled => Glyph::BackTicks,
            '\'' | '’' if doubled => Glyph::Straight,
            '‘' | '‛' | '`' => Glyph::SingleOpen,
            '’' => Glyph::SingleClose,
            '\'' => Glyph::Apostrophe,
            '‚' | '‹' => Glyph::SingleLow,
            '›' => Glyph::SingleRight,
            _ => {
                at += width;
                continue;
            }
        };
        let before = words.get(start..at).and_then(|w| w.chars().next_back());
        let ticks = matches!(glyph, Glyph::BackTicks | Glyph::Straight) && c != '"';
        let mut length = if ticks { 2 * width } else { width };
        // Three in a row are a single mark inside a double one: it comes second where they open, first where they close.
        let third = words.get(at + length..).and_then(|rest| rest.chars().next());
        let mut glyph = glyph;
        if ticks && third == Some(c) && !before.is_none_or(|b| b.is_whitespace() || opens_words(b)) {
            length = width;
            glyph = if c == '’' { Glyph::SingleClose } else { Glyph::Apostrophe };
        }
        let after = words.get(at + length..).and_then(|rest| rest.chars().next());
        let rest = words.get(at + length..).unwrap_or_default();
        let apostrophe = matches!(glyph, Glyph::SingleOpen | Glyph::SingleClose | Glyph::Apostrophe)
            && before.is_none_or(|b| !b.is_alphanumeric())
            && elides(rest);
        let inside = glyph.family() == Family::Single
            && before.is_some_and(char::is_alphanumeric)
            && after.is_some_and(char::is_alphanumeric);
        if !apostrophe && !inside {
            marks.push(Mark { span: Span::new(at, at + length), glyph, before, after, closed_later: false });
        }
        at += length;
    }
    let mut closed_later = false;
    for mark in marks.iter_mut().rev() {
        mark.closed_later = closed_later;
        let blank_before = mark.before.is_none_or(|c| c.is_whitespace() || opens_words(c));
        match mark.glyph {
            Glyph::SingleOpen => closed_later = false,
            Glyph::Apostrophe | Glyph::SingleClose if blank_before => closed_later = false,
            Glyph::Apostrophe | Glyph::SingleClose if !drops_letters(mark) => closed_later = true,
            _ => {}
        }
    }
    marks
}
