//! Which lines are paragraphs, headings, list items, and which are not part of the article at all.
//!
//! One line is one block. Only in a text whose lines were broken at a fixed width (pasted mail, plain text of old) the lines of a paragraph
//! are joined. Blocks never overlap and cover every character that is not white space.

mod hard_wrap;
mod reference;

use std::ops::Range;

use super::{Block, BlockKind};
use crate::text::Span;
use hard_wrap::Wrapping;

/// A headline has at most so many words; the longest of the big agencies have about 20.
const HEADLINE_WORDS: usize = 25;
/// A subheading between paragraphs has at most so many.
const SUBHEADING_WORDS: usize = 12;

/// A line that is not blank, trimmed.
#[derive(Clone, Copy)]
struct Line<'t> {
    span: Span,
    words: &'t str,
    /// Nothing but white space stands between this line and the one before, apart from one line end.
    joined: bool,
}

/// The blocks of `text`, without their sentences. A block with a line end inside is hard-wrapped.
pub(crate) fn find(text: &str) -> Vec<Block> {
    let lines = lines(text);
    let wrapping = Wrapping::of(&lines.iter().map(|line| (line.words, line.joined)).collect::<Vec<_>>());
    let front = reference::front_matter(&lines.iter().map(|line| line.words).collect::<Vec<_>>());
    let kinds = kinds(&lines, front, &wrapping);
    let mut blocks: Vec<Block> = Vec::with_capacity(lines.len());
    let mut previous: Option<(&Line, BlockKind)> = None;
    for (line, kind) in lines.iter().zip(kinds) {
        let joins = line.joined
            && previous.is_some_and(|(before, above)| {
                wrapping.joins(before.words, line.words)
                    && kind == BlockKind::Paragraph
                    && matches!(above, BlockKind::Paragraph | BlockKind::ListItem)
            });
        match blocks.last_mut() {
            Some(block) if joins => block.span = block.span.union(line.span),
            _ => blocks.push(Block { kind, span: line.span, sentences: 0..0 }),
        }
        let kind = blocks.last().map_or(kind, |block| block.kind);
        previous = Some((line, kind));
    }
    blocks
}

/// The lines of `text` that are not blank.
fn lines(text: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut start = 0;
    let mut joined = false;
    for part in text.split_inclusive('\n') {
        let span = Span::new(start, start + part.len()).trim(text);
        if span.is_empty() {
            joined = false;
        } else {
            lines.push(Line { span, words: span.of(text), joined });
            joined = true;
        }
        start += part.len();
    }
    lines
}

/// What each line is; `front` are the lines of the front matter.
fn kinds(lines: &[Line], front: Range<usize>, wrapping: &Wrapping) -> Vec<BlockKind> {
    let mut tail = false;
    let mut kinds = Vec::with_capacity(lines.len());
    for (at, line) in lines.iter().enumerate() {
        tail |= !front.contains(&at) && reference::opens_tail(line.words);
        let next = lines.get(at + 1);
        let kind = if tail || front.contains(&at) || reference::is_reference(line.words, at - front.end.min(at)) {
            BlockKind::Reference
        } else if is_list_item(line.words) {
            BlockKind::ListItem
        } else if is_heading(line, next, at == front.end, wrapping) {
            BlockKind::Heading
        } else {
            BlockKind::Paragraph
        };
        kinds.push(kind);
    }
    kinds
}

/// Whether the line starts with the mark of a list item: a bullet, or a number or letter of a list.
fn is_list_item(line: &str) -> bool {
    list_mark(line).is_some()
}

/// Length in bytes of the list mark with which `line` starts (`- `, `• `, `3. `, `3) `, `(b) `).
pub(crate) fn list_mark(line: &str) -> Option<usize> {
    let (mark, rest) = line.split_once(char::is_whitespace)?;
    if rest.trim().is_empty() {
        return None;
    }
    let bullet = matches!(mark, "-" | "*" | "+" | "•" | "◦" | "▪" | "▫" | "‣" | "⁃" | "·" | "●" | "○" | "■");
    let number = || {
        let bare = mark.strip_prefix('(').unwrap_or(mark);
        let Some(label) = bare.strip_suffix(')').or_else(|| (bare.len() == mark.len()).then(|| bare.strip_suffix('.')).flatten())
        else {
            return false;
        };
        // A year or a day's date is no list number; an initial (`J. Smith`) no list letter.
        let digits = label.len() <= 2 && label.bytes().all(|b| b.is_ascii_digit());
        let letter = label.len() == 1 && label.bytes().all(|b| b.is_ascii_lowercase());
        !label.is_empty() && (digits || letter)
    };
    (bullet || number()).then_some(mark.len())
}

/// Whether `line` is a headline or subheading: `first` in its text, or between paragraphs, short and without a full stop.
fn is_heading(line: &Line, next: Option<&Line>, first: bool, wrapping: &Wrapping) -> bool {
    if is_markdown_heading(line.words) {
        return true;
    }
    let Some(next) = next else { return false };
    if is_underline(next.words) && next.joined {
        return true;
    }
    if wrapping.joins(line.words, next.words) && next.joined {
        return false;
    }
    let limit = if first { HEADLINE_WORDS } else { SUBHEADING_WORDS };
    let words = line.words.split_whitespace().take(limit + 1).count();
    let stands_over_text = first || (!reference::is_reference(next.words, usize::MAX) && !is_list_item(next.words));
    words <= limit && starts_like_a_heading(line.words) && !ends_like_a_sentence(line.words, first) && stands_over_text
}

/// `# Heading` up to six signs.
fn is_markdown_heading(line: &str) -> bool {
    let text = line.trim_start_matches('#');
    (1..=6).contains(&(line.len() - text.len())) && text.starts_with(' ')
}

/// A line of `=` or `-` under a heading.
fn is_underline(line: &str) -> bool {
    line.len() >= 3 && (line.bytes().all(|b| b == b'=') || line.bytes().all(|b| b == b'-'))
}

fn starts_like_a_heading(line: &str) -> bool {
    let first = line.chars().find(|c| c.is_alphanumeric());
    first.is_some_and(|c| !c.is_lowercase())
}

/// Whether the line ends as sentences end. A headline may ask or shout, and may end with quoted words.
fn ends_like_a_sentence(line: &str, headline: bool) -> bool {
    let bare = line.trim_end_matches(['”', '’', '"', '\'', '»', ')', ']']);
    let quoted = bare.len() < line.len() && !line.ends_with([')', ']']);
    match bare.chars().next_back() {
        Some('.') => !ends_in_abbreviation(bare),
        // A headline may ask and shout, and newspapers part its lines with a semicolon.
        Some('!' | '?' | ';') => !headline,
        Some(':' | ',' | '…' | '。' | '！' | '？' | '।' | '؟' | '۔') => true,
        _ => quoted && !headline,
    }
}

/// `U.S.`, `Inc.`: a stop that is no full stop.
fn ends_in_abbreviation(line: &str) -> bool {
    let last = line.rsplit(char::is_whitespace).next().unwrap_or_default();
    let inner = last.trim_end_matches('.');
    inner.contains('.') || matches!(inner, "Inc" | "Co" | "Corp" | "Ltd" | "Jr" | "Sr")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The blocks of `text`, a line each: the first letter of the kind, then the words with line ends as `/`.
    fn check(text: &str, wanted: &str) {
        let outline: Vec<_> = find(text)
            .iter()
            .map(|block| {
                let kind = match block.kind {
                    BlockKind::Paragraph => 'P',
                    BlockKind::Heading => 'H',
                    BlockKind::Reference => 'R',
                    BlockKind::ListItem => 'L',
                };
                format!("{kind} {}", block.span.of(text).replace('\n', " / "))
            })
            .collect();
        assert_eq!(outline.join("\n"), wanted);
    }

    #[test]
    fn a_line_is_a_paragraph() {
        check("It rained.\nIt stopped.\n\n  It rained again.  \n", "P It rained.\nP It stopped.\nP It rained again.");
        check("", "");
        check(" \n\t\n", "");
    }

    #[test]
    fn headline_and_subheadings() {
        check(
            "Bridge closed after storm\nThe bridge was closed on Monday.\nTraffic moves to the ferry\nDrivers now wait two hours.",
            "H Bridge closed after storm\nP The bridge was closed on Monday.\nH Traffic moves to the ferry\nP Drivers now wait two hours.",
        );
        check("Bridge closed;\nThe bridge was closed on Monday.", "H Bridge closed;\nP The bridge was closed on Monday.");
        check("Bridge closed\nMonday, May 6, 2024\nIt rained.", "H Bridge closed\nR Monday, May 6, 2024\nP It rained.");
        check("Is the bridge safe?\nNo one knows.", "H Is the bridge safe?\nP No one knows.");
        check("# Bridge\nThe bridge was closed.", "H # Bridge\nP The bridge was closed.");
    }

    #[test]
    fn a_short_quotation_or_a_last_line_is_no_heading() {
        check("It rained.\n“Go home”\nThey went.", "P It rained.\nP “Go home”\nP They went.");
        check("It rained.\nAnd then", "P It rained.\nP And then");
        check("It rained.\nHe said:\n“Go home.”", "P It rained.\nP He said:\nP “Go home.”");
    }

    #[test]
    fn list_items() {
        check(
            "The plan has three parts:\n- repair the deck\n• paint it\n3. open it\n(c) sing",
            "P The plan has three parts:\nL - repair the deck\nL • paint it\nL 3. open it\nL (c) sing",
        );
        check("2022 was dry.\nJ. Reed left.\n- \nEnd.", "P 2022 was dry.\nP J. Reed left.\nP -\nP End.");
    }
}
