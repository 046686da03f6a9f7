//! The marks that can end a sentence, with the quote marks and brackets that they close.

/// How a run of marks ends a sentence.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Strength {
    /// One full stop.
    Stop,
    /// `!`, `?` and runs with one of them.
    Loud,
    /// `…`, `...`, `. . .`
    Ellipsis,
    /// Full stops of scripts that use them for nothing else, most of them without a space behind: `。`, `।`.
    Wide,
}

/// A run of marks and what it closes.
#[derive(Debug)]
pub(super) struct Mark {
    /// First byte of the run.
    pub(super) start: usize,
    /// One past the last byte, closing quote marks and brackets included.
    pub(super) end: usize,
    pub(super) strength: Strength,
    /// A quote mark is closed behind the run.
    pub(super) quote: bool,
    /// A bracket is closed behind the run.
    pub(super) bracket: bool,
    /// An odd number of straight double quote marks stands behind the run.
    straight: bool,
}

/// The marks of a text from left to right.
pub(super) struct Marks<'t> {
    words: &'t str,
    at: usize,
    /// So far an odd number of straight double quote marks, which do not say themselves whether they open or close.
    pub(super) inside_straight: bool,
}

/// First bytes of the marks in UTF-8, and the straight quote mark; all others are skipped without a look at their character.
static MAY_START: [bool; 256] = {
    let mut table = [false; 256];
    let bytes = [b'.', b'!', b'?', b'"', 0xE2, 0xE3, 0xEF, 0xE0, 0xD8, 0xDB, 0xD6];
    let mut at = 0;
    while at < bytes.len() {
        table[bytes[at] as usize] = true;
        at += 1;
    }
    table
};

impl<'t> Marks<'t> {
    /// The marks of `words` from its start.
    pub(super) fn of(words: &'t str) -> Self {
        Self { words, at: 0, inside_straight: false }
    }
}

impl Iterator for Marks<'_> {
    type Item = Mark;

    /// The next run of marks.
    fn next(&mut self) -> Option<Mark> {
        loop {
            self.at += self.words.as_bytes().get(self.at..)?.iter().position(|&b| MAY_START[b as usize])?;
            let c = char_at(self.words, self.at)?;
            if strength(c).is_some() {
                let mark = read(self.words, self.at);
                self.at = mark.end;
                self.inside_straight ^= mark.straight;
                return Some(mark);
            }
            self.inside_straight ^= c == '"';
            self.at += c.len_utf8();
        }
    }
}

fn strength(c: char) -> Option<Strength> {
    match c {
        '.' => Some(Strength::Stop),
        '!' | '?' | '‽' | '؟' | '⁇' | '⁈' | '⁉' => Some(Strength::Loud),
        '…' => Some(Strength::Ellipsis),
        '。' | '．' | '！' | '？' | '।' | '॥' | '۔' | '։' => Some(Strength::Wide),
        _ => None,
    }
}

/// Reads the run that starts at `start`.
fn read(words: &str, start: usize) -> Mark {
    let mut end = start;
    let (mut dots, mut loud, mut ellipsis, mut wide) = (0, false, false, false);
    while let Some(c) = char_at(words, end) {
        match strength(c) {
            Some(Strength::Stop) => dots += 1,
            Some(Strength::Loud) => loud = true,
            Some(Strength::Ellipsis) => ellipsis = true,
            Some(Strength::Wide) => wide = true,
            None if c == ' ' && dots > 0 && spaced_dot(words, end + 1) => {}
            None => break,
        }
        end += c.len_utf8();
    }
    let strength = match () {
        () if loud => Strength::Loud,
        () if wide => Strength::Wide,
        // Four dots are an ellipsis and a full stop.
        () if dots == 1 && !ellipsis || dots == 4 => Strength::Stop,
        () => Strength::Ellipsis,
    };
    let mut mark = Mark { start, end, strength, quote: false, bracket: false, straight: false };
    while let Some((close, length)) = closer(words, mark.end) {
        mark.quote |= close == Closer::Quote;
        mark.bracket |= close == Closer::Bracket;
        mark.straight ^= words.as_bytes().get(mark.end) == Some(&b'"');
        mark.end += length;
    }
    mark
}

/// Whether a dot of `. . .` stands at `at`.
fn spaced_dot(words: &str, at: usize) -> bool {
    words.as_bytes().get(at) == Some(&b'.') && words.as_bytes().get(at + 1).is_none_or(|&b| !b.is_ascii_alphanumeric())
}

#[derive(PartialEq, Eq)]
enum Closer {
    Quote,
    Bracket,
}

/// What is closed at `at`, and its length in bytes. A straight mark, or one that is an apostrophe as well, closes only if no letter follows.
fn closer(words: &str, at: usize) -> Option<(Closer, usize)> {
    let c = char_at(words, at)?;
    let next = char_at(words, at + c.len_utf8());
    match c {
        '”' | '»' | '›' | '」' | '』' | '〞' => Some((Closer::Quote, c.len_utf8())),
        '"' | '\'' | '’' | '“' | '‘' if next.is_none_or(|next| !next.is_alphanumeric()) => {
            // German “ and ‘ close; in English they open, and a word follows.
            Some((Closer::Quote, c.len_utf8()))
        }
        ')' | ']' | '}' | '）' | '】' | '*' | '_' => Some((Closer::Bracket, c.len_utf8())),
        // A space before the mark is French (before »), or a slip of the keyboard.
        ' ' | '\u{a0}' | '\u{202f}' => {
            let close = next.filter(|&next| matches!(next, '»' | '”'))?;
            let behind = char_at(words, at + c.len_utf8() + close.len_utf8());
            behind.is_none_or(char::is_whitespace).then_some((Closer::Quote, c.len_utf8() + close.len_utf8()))
        }
        _ => None,
    }
}

/// The character of `words` at the byte `at`, if one starts there.
pub(super) fn char_at(words: &str, at: usize) -> Option<char> {
    words.get(at..)?.chars().next()
}
