//! The article as paragraphs that are set one by one: what stands in each, how high it is and where it begins.
//!
//! Heights are guessed from the number of characters until a paragraph is first seen, then measured; prefix sums say where each
//! begins. Knows nothing of fonts or of drawing. Heights are in points, from the top of the first paragraph.

use std::ops::Range;

use crate::{
    parse::{BlockKind, Parsed},
    text::{CharMap, Span},
};

/// From how many lines on the metadata above an article is folded; fewer are not worth a click.
const FOLDED_FROM: usize = 3;

/// A block longer than this many bytes is set in pieces, so that one frame never lays out a whole book that has no line breaks.
const LONGEST_PIECE: usize = 8 * 1024;

/// A paragraph, or a piece of a very long one.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Paragraph {
    /// Where it stands in the text.
    pub(crate) span: Span,
    /// What it is.
    pub(crate) kind: BlockKind,
    /// Sentences with words in it, as indices into the source's sentences.
    pub(crate) sentences: Range<usize>,
    /// The code point at which it starts.
    pub(crate) first_char: usize,
    /// Code points in it.
    pub(crate) chars: usize,
    /// Its number among the paragraphs of the article itself; a heading, a list of references or the rest of a long one has none.
    pub(crate) number: Option<u32>,
    /// Whether it goes on with the block of the paragraph before it.
    continues: bool,
    /// Space above it.
    gap: f32,
    height: f32,
}

/// All paragraphs of one source with their heights.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Paragraphs {
    list: Vec<Paragraph>,
    /// Where the box of each paragraph begins (below its gap), and at the end the height of all.
    tops: Vec<f32>,
    /// From this paragraph on, `tops` is out of date.
    stale_from: usize,
    /// So many paragraphs of metadata stand above the article.
    front_matter: usize,
    /// Whether they are folded into one line.
    folded: bool,
}

impl Paragraphs {
    /// The paragraphs of a text: its blocks, or while it is not parsed its lines.
    pub(crate) fn new(text: &str, parsed: Option<&Parsed>, chars: &CharMap) -> Self {
        let mut list = Vec::new();
        if let Some(parsed) = parsed {
            for block in &parsed.blocks {
                add_block(&mut list, text, block.kind, block.span, Some(parsed), chars);
            }
        } else {
            let mut start = 0;
            for line in text.split('\n') {
                let span = Span::new(start, start + line.len()).trim(text);
                start += line.len() + 1;
                if !span.is_empty() {
                    add_block(&mut list, text, BlockKind::Paragraph, span, None, chars);
                }
            }
        }
        let tops = vec![0.0; list.len() + 1];
        let front_matter = list.iter().take_while(|p| p.kind == BlockKind::Reference).count();
        // An article that is nothing but references is shown.
        let folded = front_matter >= FOLDED_FROM && front_matter < list.len();
        Self { list, tops, stale_from: 0, front_matter, folded }
    }

    /// How many paragraphs of metadata above the article are folded into one line, which stands in the place of the first.
    pub(crate) fn folded(&self) -> usize {
        if self.folded { self.front_matter } else { 0 }
    }

    /// Shows the metadata above the article. Heights must be guessed anew.
    pub(crate) fn unfold(&mut self) {
        self.folded = false;
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.list.len()
    }

    /// A paragraph.
    pub(crate) fn get(&self, index: usize) -> Option<&Paragraph> {
        self.list.get(index)
    }

    /// Forgets measured heights and guesses all anew, for text set in `size` points in a column of `width` points.
    /// `gap` says how much space stands between two kinds of paragraph, and above the first.
    pub(crate) fn estimate(&mut self, size: f32, line: f32, width: f32, gap: impl Fn(Option<BlockKind>, BlockKind) -> f32) {
        // A letter of a serif face with its share of spaces is about half as wide as the face is high.
        const WIDTH_OF_A_LETTER: f32 = 0.5;
        let per_line = (width / (size * WIDTH_OF_A_LETTER)).max(1.0);
        let mut before = None;
        let folded = self.folded();
        for (index, paragraph) in self.list.iter_mut().enumerate() {
            if index < folded {
                (paragraph.height, paragraph.gap) = if index == 0 { (line, 0.0) } else { (0.0, 0.0) };
                before = Some(paragraph.kind);
                continue;
            }
            paragraph.height = (paragraph.chars as f32 / per_line).ceil().max(1.0) * line;
            paragraph.gap = if paragraph.continues { 0.0 } else { gap(before, paragraph.kind) };
            before = Some(paragraph.kind);
        }
        self.stale_from = 0;
        self.refresh();
    }

    /// Takes in the real height of a paragraph. True where it was another one; [`Paragraphs::refresh`] then mends the rest.
    pub(crate) fn measured(&mut self, index: usize, height: f32) -> bool {
        // Layout rounds to the pixel grid; less than this is the same height.
        const SAME: f32 = 0.01;
        match self.list.get_mut(index) {
            Some(paragraph) if (paragraph.height - height).abs() > SAME => {
                paragraph.height = height;
                self.stale_from = self.stale_from.min(index);
                true
            }
            _ => false,
        }
    }

    /// Brings the beginnings up to date after [`Paragraphs::measured`].
    pub(crate) fn refresh(&mut self) {
        let Self { list, tops, stale_from, .. } = self;
        let from = *stale_from;
        if from >= list.len() {
            return;
        }
        let mut bottom = match from.checked_sub(1) {
            Some(above) => tops.get(above).copied().unwrap_or_default() + list.get(above).map_or(0.0, |p| p.height),
            None => 0.0,
        };
        for (paragraph, top) in list.iter().zip(tops.iter_mut()).skip(from) {
            *top = bottom + paragraph.gap;
            bottom = *top + paragraph.height;
        }
        if let Some(end) = tops.last_mut() {
            *end = bottom;
        }
        *stale_from = usize::MAX;
    }

    /// Where a paragraph begins; past the last one, where that ends.
    pub(crate) fn top(&self, index: usize) -> f32 {
        self.tops.get(index).or(self.tops.last()).copied().unwrap_or_default()
    }

    /// Where a paragraph ends.
    pub(crate) fn bottom(&self, index: usize) -> f32 {
        self.top(index) + self.list.get(index).map_or(0.0, |p| p.height)
    }

    /// The height of all.
    pub(crate) fn height(&self) -> f32 {
        self.tops.last().copied().unwrap_or_default()
    }

    /// The paragraph at a height: the last that begins at or above it, else the first.
    pub(crate) fn at(&self, y: f32) -> usize {
        let begins = self.tops.get(..self.list.len()).unwrap_or_default();
        begins.partition_point(|&top| top <= y).saturating_sub(1)
    }

    /// The paragraphs that share a byte with `span`.
    pub(crate) fn of_span(&self, span: Span) -> Range<usize> {
        let first = self.list.partition_point(|p| p.span.end <= span.start);
        let end = self.list.partition_point(|p| p.span.start < span.end);
        first..end.max(first)
    }
}

fn add_block(list: &mut Vec<Paragraph>, text: &str, kind: BlockKind, span: Span, parsed: Option<&Parsed>, chars: &CharMap) {
    for (nth, piece) in pieces(text, span, parsed).into_iter().enumerate() {
        let first_char = chars.char_of_byte(text, piece.start as usize);
        let counts = nth == 0 && matches!(kind, BlockKind::Paragraph | BlockKind::ListItem);
        let before = list.iter().rev().find_map(|paragraph| paragraph.number).unwrap_or_default();
        list.push(Paragraph {
            number: counts.then_some(before + 1),
            span: piece,
            kind,
            sentences: parsed.map_or(0..0, |p| p.sentences_in(piece)),
            first_char,
            chars: chars.char_of_byte(text, piece.end as usize) - first_char,
            continues: nth > 0,
            gap: 0.0,
            height: 0.0,
        });
    }
}

/// A block as it is, or, where it is too long to be laid out at once, cut at the ends of sentences, else between words, else
/// between characters.
fn pieces(text: &str, block: Span, parsed: Option<&Parsed>) -> Vec<Span> {
    let mut pieces = Vec::new();
    let mut rest = block;
    while rest.len() > LONGEST_PIECE {
        let limit = rest.start + LONGEST_PIECE as u32;
        let sentence = parsed
            .and_then(|p| p.sentences.get(p.sentence_at(limit)?))
            .map(|s| s.span.start)
            .filter(|&start| start > rest.start && start < limit);
        let cut = sentence.unwrap_or_else(|| {
            let mut end = limit as usize;
            while !text.is_char_boundary(end) {
                end -= 1;
            }
            let words = text.get(rest.start as usize..end).unwrap_or_default();
            match words.rfind(char::is_whitespace) {
                Some(space) if space > 0 => rest.start + space as u32,
                _ => end as u32,
            }
        });
        let piece = Span { start: rest.start, end: cut }.trim(text);
        if !piece.is_empty() {
            pieces.push(piece);
        }
        rest = Span { start: cut, end: rest.end }.trim(text);
    }
    if !rest.is_empty() {
        pieces.push(rest);
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::{Block, Sentence};

    /// Paragraphs with heights of 10 for every line of 10 letters, and gaps of 4.
    fn check(text: &str) -> Paragraphs {
        let mut paragraphs = Paragraphs::new(text, None, &CharMap::new(text));
        paragraphs.estimate(2.0, 10.0, 10.0, |before, _| if before.is_some() { 4.0 } else { 0.0 });
        paragraphs
    }

    #[test]
    fn lines_stand_for_paragraphs_until_the_text_is_parsed() {
        let text = "One line.\n\n  Zwölf Boxkämpfer.  \n";
        let paragraphs = check(text);
        let words: Vec<_> = (0..paragraphs.len()).map(|i| paragraphs.get(i).unwrap().span.of(text)).collect();
        assert_eq!(words, ["One line.", "Zwölf Boxkämpfer."]);
        assert_eq!(paragraphs.get(1).unwrap().first_char, 13);
        assert_eq!(paragraphs.get(1).unwrap().chars, 17);
    }

    #[test]
    fn beginnings_add_up() {
        let mut paragraphs = check("a\nb\nc");
        assert_eq!((paragraphs.top(0), paragraphs.top(1), paragraphs.top(2), paragraphs.height()), (0.0, 14.0, 28.0, 38.0));
        assert!(paragraphs.measured(1, 30.0));
        assert!(!paragraphs.measured(1, 30.0));
        paragraphs.refresh();
        assert_eq!((paragraphs.top(1), paragraphs.top(2), paragraphs.height()), (14.0, 48.0, 58.0));
        assert_eq!((paragraphs.at(-5.0), paragraphs.at(13.0), paragraphs.at(14.0), paragraphs.at(1e6)), (0, 0, 1, 2));
    }

    #[test]
    fn metadata_above_the_article_is_one_line_until_it_is_unfolded() {
        let text = "a\nb\nc\nd";
        let mut parsed = Parsed::default();
        for (at, kind) in
            [BlockKind::Reference, BlockKind::Reference, BlockKind::Reference, BlockKind::Paragraph].into_iter().enumerate()
        {
            parsed.blocks.push(Block { kind, span: Span::new(2 * at, 2 * at + 1), sentences: 0..0 });
        }
        let mut paragraphs = Paragraphs::new(text, Some(&parsed), &CharMap::new(text));
        let gap = |before: Option<BlockKind>, _| if before.is_some() { 4.0 } else { 0.0 };
        paragraphs.estimate(2.0, 10.0, 10.0, gap);
        assert_eq!((paragraphs.folded(), paragraphs.top(3), paragraphs.height()), (3, 14.0, 24.0));
        paragraphs.unfold();
        paragraphs.estimate(2.0, 10.0, 10.0, gap);
        assert_eq!((paragraphs.folded(), paragraphs.top(3), paragraphs.height()), (0, 42.0, 52.0));
    }

    #[test]
    fn an_empty_text_has_no_paragraph_and_no_height() {
        let mut paragraphs = check(" \n ");
        paragraphs.refresh();
        assert_eq!((paragraphs.len(), paragraphs.height(), paragraphs.at(3.0)), (0, 0.0, 0));
    }

    #[test]
    fn a_block_without_line_breaks_is_cut_at_sentences_else_words_else_characters() {
        let sentence = "Every one of these words is here to fill a line. ";
        let text = sentence.repeat(1000);
        let mut parsed = Parsed::default();
        let whole = Span::new(0, text.len()).trim(&text);
        parsed.blocks.push(Block { kind: BlockKind::Paragraph, span: whole, sentences: 0..1000 });
        parsed
            .sentences
            .extend((0..1000).map(|i| Sentence { span: Span::new(i * sentence.len(), (i + 1) * sentence.len() - 1), block: 0 }));
        let cut = Paragraphs::new(&text, Some(&parsed), &CharMap::new(&text));
        assert!(cut.len() > 1);
        for i in 0..cut.len() {
            let piece = cut.get(i).unwrap().span;
            assert!(piece.len() <= LONGEST_PIECE && piece.of(&text).starts_with("Every") && piece.of(&text).ends_with("line."));
        }
        let blob = "é".repeat(20_000);
        let cut = Paragraphs::new(&blob, None, &CharMap::new(&blob));
        let sum: usize = (0..cut.len()).map(|i| cut.get(i).unwrap().span.of(&blob).len()).sum();
        assert_eq!(sum, blob.len());
    }
}
