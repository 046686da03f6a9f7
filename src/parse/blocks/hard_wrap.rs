//! Lines that were broken at a fixed width.
//!
//! A line was broken for want of room if the next line's first word would not have fitted behind it. Where nearly all lines of a text
//! are so, its line ends mean nothing; in a text from the web, where every line is a paragraph, none is.

/// Narrower columns are poems and tables.
const MIN_WIDTH: usize = 40;
/// Mail is wrapped at 72 to 80 characters, some editors at 100; wider lines are paragraphs.
const MAX_WIDTH: usize = 120;
/// So many line ends must say the same before they are believed.
const MIN_LINE_ENDS: usize = 3;
/// So many of a hundred line ends must be for want of room (the rest are the ends of short paragraphs).
const PERCENT_FULL: usize = 70;

/// How the lines of one text were broken.
#[derive(Debug, Default)]
pub(super) struct Wrapping {
    /// Width in characters at which lines were broken; `None` where a line is a paragraph.
    width: Option<usize>,
}

impl Wrapping {
    /// The wrapping of a text from its lines that are not blank, each with whether the line above it is directly above.
    pub(super) fn of(lines: &[(&str, bool)]) -> Self {
        let pairs = || {
            lines.windows(2).filter_map(|pair| match pair {
                [(above, _), (below, true)] => Some((*above, *below)),
                _ => None,
            })
        };
        let count = pairs().count();
        let width = lines.iter().map(|(line, _)| width(line)).max().unwrap_or(0);
        if count < MIN_LINE_ENDS || !(MIN_WIDTH..=MAX_WIDTH).contains(&width) {
            return Self::default();
        }
        let full = pairs().filter(|(above, below)| is_full(above, below, width)).count();
        Self { width: (full * 100 >= count * PERCENT_FULL).then_some(width) }
    }

    /// Whether the line end between `above` and `below` means nothing.
    pub(super) fn joins(&self, above: &str, below: &str) -> bool {
        self.width.is_some_and(|width| is_full(above, below, width))
    }
}

/// Width in characters, counted no further than is of use.
fn width(line: &str) -> usize {
    line.chars().take(MAX_WIDTH + 1).count()
}

/// Whether the first word of `below` did not fit behind `above`.
fn is_full(above: &str, below: &str, limit: usize) -> bool {
    let word = below.split_whitespace().next().unwrap_or_default();
    width(above) + 1 + width(word) > limit
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, wrapped: bool) {
        let lines: Vec<_> = text.lines().enumerate().map(|(at, line)| (line, at > 0)).collect();
        assert_eq!(Wrapping::of(&lines).width.is_some(), wrapped, "{text}");
    }

    #[test]
    fn mail_is_wrapped() {
        check(
            "The bridge over the lower river was closed on Monday after a\nlorry had struck its railing. The city says that it will take\nuntil Friday to repair it, and that the ferry will run every\nten minutes until then, free of charge.",
            true,
        );
    }

    #[test]
    fn short_paragraphs_are_not() {
        check(
            "The bridge over the lower river was closed on Monday.\nA lorry hit it.\nThe ferry runs.\nIt is free of charge until Friday.",
            false,
        );
        check("Roses\nViolets\nSugar\nYou", false);
    }
}
