//! From bytes of the text to places on the screen, and back: the only place where egui's char indices occur.

use std::{ops::Range, sync::Arc};

use egui::{Galley, Pos2, Rect, pos2};
use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

use super::paragraphs::Paragraph;
use crate::text::{CharMap, Span};

/// A text with its map of code points.
#[derive(Clone, Copy)]
pub(crate) struct Words<'a> {
    pub(crate) text: &'a str,
    pub(crate) chars: &'a CharMap,
}

/// A paragraph that is laid out and has its place on the screen.
pub(crate) struct Placed<'a> {
    pub(crate) words: Words<'a>,
    pub(crate) paragraph: &'a Paragraph,
    pub(crate) galley: Arc<Galley>,
    /// Its top left corner on the screen.
    pub(crate) at: Pos2,
}

/// The part of a line that a span covers.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct LinePart {
    /// On the screen; as high as the line.
    pub(crate) rect: Rect,
    /// Where the letters stand, on the screen.
    pub(crate) baseline: f32,
    /// Which line of the paragraph.
    pub(crate) line: usize,
}

impl Placed<'_> {
    /// The whole paragraph on the screen.
    pub(crate) fn rect(&self) -> Rect {
        Rect::from_min_size(self.at, self.galley.size())
    }

    /// The parts of lines that `span` covers, white space at the ends of lines left out.
    pub(crate) fn line_parts(&self, span: Span) -> Vec<LinePart> {
        let chars = self.chars_of(span);
        let mut parts = Vec::new();
        let mut first = 0;
        for (line, row) in self.galley.rows.iter().enumerate() {
            let count = row.glyphs.len();
            let from = chars.start.max(first) - first;
            let mut to = chars.end.min(first + count).saturating_sub(first);
            while to > from && row.glyphs.get(to - 1).is_some_and(|g| g.chr.is_whitespace()) {
                to -= 1;
            }
            if let (true, Some(a), Some(b)) = (from < to, row.glyphs.get(from), to.checked_sub(1).and_then(|i| row.glyphs.get(i))) {
                let corner = self.at + row.pos.to_vec2();
                let rect = Rect::from_min_max(
                    pos2(corner.x + a.pos.x, corner.y),
                    pos2(corner.x + b.max_x().max(a.pos.x), corner.y + row.size.y),
                );
                parts.push(LinePart { rect, baseline: corner.y + a.pos.y, line });
            }
            first += count + usize::from(row.ends_with_newline);
            if first >= chars.end {
                break;
            }
        }
        parts
    }

    /// The character under the pointer, as the byte at which its grapheme starts; beside a line, the nearest one of it.
    pub(crate) fn byte_under(&self, pointer: Pos2) -> u32 {
        let (first, row) = self.row_at(pointer);
        let Some(row) = row else { return self.paragraph.span.start };
        let x = pointer.x - self.at.x - row.pos.x;
        let column = row.glyphs.iter().position(|g| x < g.max_x()).unwrap_or(row.glyphs.len().saturating_sub(1));
        self.byte_of(first + column)
    }

    /// The border between two graphemes that is nearest to the pointer, as a byte.
    pub(crate) fn byte_beside(&self, pointer: Pos2) -> u32 {
        let (first, row) = self.row_at(pointer);
        let Some(row) = row else { return self.paragraph.span.start };
        let column = row.char_at(pointer.x - self.at.x - row.pos.x);
        let under = self.byte_of(first + column.0);
        if column.0 < row.glyphs.len() { under } else { under.min(self.paragraph.span.end) }
    }

    /// The word, or run of marks or of space, over the byte `byte`.
    pub(crate) fn word_over(&self, byte: u32) -> Span {
        let start = self.paragraph.span.start as usize;
        let text = self.paragraph.span.of(self.words.text);
        let word = text.split_word_bound_indices().map(|(at, word)| Span::new(start + at, start + at + word.len()));
        word.take_while(|w| w.start <= byte).last().unwrap_or(self.paragraph.span)
    }

    /// The word in whose middle the border `byte` lies; just the border where it lies at the edge of one, or between two.
    pub(crate) fn word_around(&self, byte: u32) -> Span {
        let word = self.word_over(byte);
        let is_word = word.of(self.words.text).chars().any(char::is_alphanumeric);
        if is_word && word.start < byte && byte < word.end { word } else { Span { start: byte, end: byte } }
    }

    /// The row at the pointer's height and the index of its first char.
    fn row_at(&self, pointer: Pos2) -> (usize, Option<&egui::epaint::text::PlacedRow>) {
        let y = pointer.y - self.at.y;
        let mut first = 0;
        let mut found = (0, None);
        for row in &self.galley.rows {
            if found.1.is_some() && y < row.min_y() {
                break;
            }
            found = (first, Some(row));
            first += row.glyphs.len() + usize::from(row.ends_with_newline);
        }
        found
    }

    /// Chars of the paragraph that a span covers.
    fn chars_of(&self, span: Span) -> Range<usize> {
        let Paragraph { span: own, first_char, .. } = self.paragraph;
        let (start, end) = (span.start.clamp(own.start, own.end), span.end.clamp(own.start, own.end));
        let char = |byte: u32| self.words.chars.char_of_byte(self.words.text, byte as usize) - first_char;
        char(start)..char(end)
    }

    /// The byte of a char of the paragraph, moved back to where its grapheme starts.
    fn byte_of(&self, char: usize) -> u32 {
        let Words { text, chars } = self.words;
        let own = self.paragraph.span;
        let byte = chars.byte_of_char(text, self.paragraph.first_char + char).clamp(own.start as usize, own.end as usize);
        grapheme_start(own.of(text), byte - own.start as usize) as u32 + own.start
    }
}

/// Where the grapheme that covers the byte `byte` of `text` starts; a border between two stays.
fn grapheme_start(text: &str, byte: usize) -> usize {
    let mut cursor = GraphemeCursor::new(byte, text.len(), true);
    match cursor.is_boundary(text, 0) {
        Ok(false) => cursor.prev_boundary(text, 0).ok().flatten().unwrap_or(byte),
        _ => byte,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::{reading::paragraphs::Paragraphs, theme};

    /// Lays out a text of one paragraph, 200 points wide, and hands it over.
    fn with_placed(text: &str, check: impl Fn(&Placed<'_>)) {
        let ctx = egui::Context::default();
        theme::install(&ctx);
        let output = ctx.run_ui(egui::RawInput::default(), |ui| {
            let chars = CharMap::new(text);
            let paragraphs = Paragraphs::new(text, None, &chars);
            let Some(paragraph) = paragraphs.get(0) else { return };
            let words = paragraph.span.of(text).to_owned();
            let galley = ui.painter().layout(words, theme::reading(16.0), egui::Color32::WHITE, 200.0);
            check(&Placed { words: Words { text, chars: &chars }, paragraph, galley, at: pos2(50.0, 30.0) });
        });
        output.drop_without_applying_deltas();
    }

    /// Every grapheme is found again at the middle of the box in which it is drawn.
    fn check_all(text: &str) {
        with_placed(text, |placed| {
            for (at, grapheme) in text.grapheme_indices(true) {
                if grapheme.chars().all(char::is_whitespace) {
                    continue;
                }
                let span = Span::new(at, at + grapheme.len());
                let parts = placed.line_parts(span);
                assert_eq!(parts.len(), 1, "{grapheme:?} stands on one line");
                let rect = parts[0].rect;
                if rect.width() > 0.5 {
                    assert_eq!(placed.byte_under(rect.center()), span.start, "{grapheme:?} at byte {at}");
                    let left = pos2(rect.left() + 0.1, rect.center().y);
                    assert_eq!(placed.byte_beside(left), span.start, "left of {grapheme:?}");
                }
            }
        });
    }

    #[test]
    fn letters_accents_emoji_and_wide_scripts_are_hit_where_they_are_drawn() {
        check_all("The ferry left at nine and came back at noon, said the harbour master.");
        check_all("Zwölf Boxkämpfer in Łódź: “naïve” – e\u{301}te\u{301}, a\u{308}.");
        check_all("Fire 🔥 and a family 👩\u{200d}👩\u{200d}👧 and a flag 🇳🇴 stand here, one after another 🙂.");
        check_all("中文新闻 日本語のニュース stands here for a while and wraps over lines.");
    }

    #[test]
    fn a_span_over_lines_has_a_part_on_each_and_ends_at_its_words() {
        let text = "The ferry left at nine and came back at noon, said the harbour master, who had counted it.";
        with_placed(text, |placed| {
            let parts = placed.line_parts(Span::new(0, text.len()));
            assert!(parts.len() > 2);
            assert!(parts.windows(2).all(|p| p[0].line + 1 == p[1].line && p[0].baseline < p[1].baseline));
            assert!(parts.iter().all(|p| p.rect.right() <= 251.0 && p.rect.left() >= 50.0));
            assert_eq!(placed.line_parts(Span::new(3, 4)), []);
        });
    }

    #[test]
    fn outside_the_lines_the_nearest_character_is_taken() {
        let text = "One line.\n";
        with_placed(text, |placed| {
            assert_eq!(placed.byte_under(pos2(-100.0, 0.0)), 0);
            assert_eq!(placed.byte_under(pos2(1000.0, 1000.0)), 8);
            assert_eq!(placed.byte_beside(pos2(1000.0, 1000.0)), 9);
        });
    }

    #[test]
    fn a_word_is_found_over_any_of_its_letters() {
        with_placed("Noon: don’t wait.", |placed| {
            assert_eq!(placed.word_over(2), Span::new(0, 4));
            assert_eq!(placed.word_over(8).of("Noon: don’t wait."), "don’t");
            assert_eq!(placed.word_over(99).of("Noon: don’t wait."), ".");
            assert_eq!(placed.word_around(2), Span::new(0, 4));
            assert_eq!(placed.word_around(4), Span::new(4, 4), "at its end");
            assert_eq!(placed.word_around(6), Span::new(6, 6), "at its start");
        });
    }

    #[test]
    fn a_border_inside_a_grapheme_moves_to_its_start() {
        assert_eq!(grapheme_start("a\u{308}b", 1), 0);
        assert_eq!(grapheme_start("a\u{308}b", 3), 3);
        assert_eq!(grapheme_start("ab", 2), 2);
    }
}
