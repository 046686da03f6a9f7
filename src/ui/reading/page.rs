//! One source as it stands in the reading view: its paragraphs, its marks and the place where the reader is.
//!
//! Keeps what is expensive from frame to frame, and keeps the words at the top of the view still when heights above them, the
//! width or the size change. Galleys are never kept: they go stale when the font atlas changes; egui caches them itself.

use std::sync::Arc;

use egui::{Galley, Ui};

use super::{paragraphs::Paragraphs, setting::Setting};
use crate::{
    commands::{Selection, SourceState},
    parse::Parsed,
    project::SourceId,
    text::{CharMap, Document, Span},
};

/// Space above the first paragraph and below the last one, in points.
pub(crate) const ABOVE: f32 = 20.0;
const BELOW: f32 = 64.0;

/// Paragraphs this far out of view, in points, are laid out as well, so that their real height is known before they come into view.
const AHEAD: f32 = 240.0;

/// A place in an article that can be come back to.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub(crate) struct Bookmark {
    /// The paragraph at the top of the view.
    paragraph: usize,
    /// How much of it is above the view, as a share of its height; negative is space above it, in points.
    share: f32,
}

/// A source being read.
pub(crate) struct Page {
    pub(crate) source: SourceId,
    document: Arc<Document>,
    parsed: Option<Arc<Parsed>>,
    chars: Arc<CharMap>,
    pub(crate) paragraphs: Paragraphs,
    setting: Option<Setting>,
    /// How far the view is scrolled, in points.
    pub(crate) offset: f32,
    /// Paragraphs laid out in this frame, ascending.
    laid: Vec<(usize, Arc<Galley>)>,
    /// A place to go to once heights are known.
    goal: Option<Goal>,
    /// What was selected in the last frame.
    pub(crate) seen: Option<Selection>,
    /// Height of the view in the last frame, in points.
    pub(crate) view: f32,
}

#[derive(Clone, Copy)]
enum Goal {
    Bookmark(Bookmark),
    /// Words to bring into view.
    Words(Span),
    /// So far scrolled, in points.
    Offset(f32),
}

impl Page {
    /// The page of a source, open at `bookmark`.
    pub(crate) fn new(source: &SourceState, bookmark: Option<Bookmark>) -> Self {
        Self {
            source: source.id,
            document: Arc::clone(&source.document),
            parsed: source.parsed.clone(),
            chars: Arc::clone(&source.chars),
            paragraphs: Paragraphs::new(&source.document.text, source.parsed.as_deref(), &source.chars),
            setting: None,
            offset: 0.0,
            laid: Vec::new(),
            goal: bookmark.map(Goal::Bookmark),
            seen: None,
            view: 0.0,
        }
    }

    /// Whether the page still shows what the source is.
    pub(crate) fn is_of(&self, source: &SourceState) -> bool {
        let parsed = match (&self.parsed, &source.parsed) {
            (Some(mine), Some(new)) => Arc::ptr_eq(mine, new),
            (None, None) => true,
            _ => false,
        };
        self.source == source.id && parsed && Arc::ptr_eq(&self.document.text, &source.document.text)
    }

    /// Where the reader is.
    pub(crate) fn bookmark(&self) -> Bookmark {
        let y = self.offset - ABOVE;
        let paragraph = self.paragraphs.at(y);
        let (top, bottom) = (self.paragraphs.top(paragraph), self.paragraphs.bottom(paragraph));
        let share = if y < top { y - top } else { (y - top) / (bottom - top).max(1.0) };
        Bookmark { paragraph, share }
    }

    /// The height of everything, in points.
    pub(crate) fn height(&self) -> f32 {
        ABOVE + self.paragraphs.height() + BELOW
    }

    /// Brings words into view in the coming frame, also out of folded front matter.
    pub(crate) fn show_words(&mut self, span: Span) {
        if self.paragraphs.of_span(span).start < self.paragraphs.folded() {
            self.unfold();
        }
        self.goal = Some(Goal::Words(span));
    }

    /// Scrolls to `offset` in the coming frame, as far as there is text; false where the view is there already.
    pub(crate) fn go_to_offset(&mut self, offset: f32) -> bool {
        let offset = offset.clamp(0.0, (self.height() - self.view).max(0.0));
        let far = (offset - self.offset).abs() > 0.5;
        if far {
            self.goal = Some(Goal::Offset(offset));
        }
        far
    }

    /// About how far below the top of everything the line stands in which the byte `byte` is, in points.
    pub(crate) fn height_of(&self, byte: u32) -> f32 {
        let paragraph = self.paragraphs.of_span(Span { start: byte, end: byte + 1 }).start;
        let (top, bottom) = (self.paragraphs.top(paragraph), self.paragraphs.bottom(paragraph));
        let Some(own) = self.paragraphs.get(paragraph) else { return ABOVE + top };
        if let Some((_, galley)) = self.laid.iter().find(|(laid, _)| *laid == paragraph) {
            return ABOVE + top + self.row_in(galley, own.first_char, byte).0;
        }
        let span = own.span;
        let share = byte.saturating_sub(span.start) as f32 / span.len().max(1) as f32;
        ABOVE + top + (bottom - top) * share.min(1.0)
    }

    /// Shows the front matter.
    pub(crate) fn unfold(&mut self) {
        self.paragraphs.unfold();
        // The same setting again, but with other heights.
        if self.goal.is_none() && self.setting.is_some() {
            self.goal = Some(Goal::Bookmark(self.bookmark()));
        }
        self.setting = None;
    }

    /// Gets ready for a frame: takes in a new setting, goes where it is asked to, lays out what is in view and around it. Returns the offset
    /// that the view must be scrolled to, where that is not the one it has.
    pub(crate) fn settle(&mut self, ui: &Ui, setting: Setting, view: f32) -> Option<f32> {
        let before = self.offset;
        self.view = view;
        let was_set = self.setting.replace(setting);
        self.laid.clear();
        if was_set != Some(setting) {
            if was_set.is_some() && self.goal.is_none() {
                self.goal = Some(Goal::Bookmark(self.bookmark()));
            }
            self.paragraphs.estimate(setting.size, setting.line, setting.width, |before, kind| setting.gap(before, kind));
        }
        if self.paragraphs.len() == 0 {
            return None;
        }
        let pinned = match self.goal.take() {
            None => self.paragraphs.at(self.offset - ABOVE),
            Some(Goal::Bookmark(bookmark)) => {
                let paragraph = bookmark.paragraph.min(self.paragraphs.len() - 1);
                self.measure(ui, paragraph);
                let height = self.paragraphs.bottom(paragraph) - self.paragraphs.top(paragraph);
                let into = if bookmark.share < 0.0 { bookmark.share } else { bookmark.share * height };
                self.offset = ABOVE + self.paragraphs.top(paragraph) + into;
                paragraph
            }
            Some(Goal::Words(span)) => self.go_to(ui, span, view),
            Some(Goal::Offset(offset)) => {
                self.offset = offset;
                self.paragraphs.at(offset - ABOVE)
            }
        };
        self.lay_out_around(ui, pinned, view);
        self.laid.sort_by_key(|(index, _)| *index);
        // Untouched, the offset may lie beyond the ends: a touch screen lets the page bounce.
        let moved = (self.offset - before).abs() > 0.01 || was_set.is_none();
        if moved {
            self.offset = self.offset.clamp(0.0, (self.height() - view).max(0.0));
        }
        moved.then_some(self.offset)
    }

    /// Scrolls so that the words `span` are in view with some lines of context; returns the paragraph they start in.
    fn go_to(&mut self, ui: &Ui, span: Span, view: f32) -> usize {
        /// Lines of context above and below.
        const CONTEXT: f32 = 3.0;
        /// Where words stand that were far out of view, as a share of the view's height.
        const LANDING: f32 = 0.3;
        let line = self.setting.map_or(0.0, |setting| setting.line);
        let paragraphs = self.paragraphs.of_span(span);
        let first = paragraphs.start.min(self.paragraphs.len() - 1);
        let last = paragraphs.end.saturating_sub(1).max(first);
        let top = self.line_of(ui, first, span.start).0;
        let bottom = self.line_of(ui, last, span.end.saturating_sub(1)).1;
        let context = (CONTEXT * line).min(view / 4.0);
        let (from, to) = (self.offset, self.offset + view);
        if top - context < from || bottom - top + 2.0 * context > view {
            let far = from - top > view || top > to;
            let already = top >= from && top <= to - context && bottom - top + 2.0 * context > view;
            if !already {
                self.offset = if far { top - LANDING * view } else { top - context };
            }
        } else if bottom + context > to {
            self.offset = if bottom - to > view { top - LANDING * view } else { bottom + context - view };
        }
        first
    }

    /// Top and bottom of the line in which the byte `byte` of a paragraph stands.
    fn line_of(&mut self, ui: &Ui, paragraph: usize, byte: u32) -> (f32, f32) {
        let Some(galley) = self.measure(ui, paragraph) else { return (0.0, 0.0) };
        let top = ABOVE + self.paragraphs.top(paragraph);
        let Some(own) = self.paragraphs.get(paragraph) else { return (top, top) };
        let (from, to) = self.row_in(&galley, own.first_char, byte);
        (top + from, top + to)
    }

    /// Top and bottom, within a paragraph that is laid out, of the line in which the byte `byte` stands.
    fn row_in(&self, galley: &Galley, first_char: usize, byte: u32) -> (f32, f32) {
        let char = self.chars.char_of_byte(&self.document.text, byte as usize).saturating_sub(first_char);
        let mut chars = 0;
        for row in &galley.rows {
            chars += row.glyphs.len() + usize::from(row.ends_with_newline);
            if char < chars {
                return (row.min_y(), row.max_y());
            }
        }
        (0.0, galley.size().y)
    }

    /// Lays out what is in view and a little more. What comes out higher or lower than it was guessed to be moves what is above or
    /// below it away; `pinned` stays where it is.
    fn lay_out_around(&mut self, ui: &Ui, pinned: usize, view: f32) {
        let (top, old) = (self.paragraphs.top(pinned), self.paragraphs.bottom(pinned));
        self.measure(ui, pinned);
        let into = self.offset - ABOVE - top;
        if into > 0.0 && old > top {
            let new = self.paragraphs.bottom(pinned) - top;
            self.offset = ABOVE + top + into * (new / (old - top));
        }
        let mut index = pinned + 1;
        while index < self.paragraphs.len() && ABOVE + self.paragraphs.top(index) < self.offset + view + AHEAD {
            self.measure(ui, index);
            index += 1;
        }
        let mut index = pinned;
        while index > 0 && ABOVE + self.paragraphs.bottom(index - 1) > self.offset - AHEAD {
            index -= 1;
            let before = self.paragraphs.bottom(index);
            self.measure(ui, index);
            self.offset += self.paragraphs.bottom(index) - before;
        }
    }

    /// Lays out a paragraph and takes in its height.
    fn measure(&mut self, ui: &Ui, index: usize) -> Option<Arc<Galley>> {
        if let Some((_, galley)) = self.laid.iter().find(|(laid, _)| *laid == index) {
            return Some(Arc::clone(galley));
        }
        let setting = self.setting?;
        if index < self.paragraphs.folded() {
            return None;
        }
        let paragraph = self.paragraphs.get(index)?;
        let job = setting.job(&self.document.text, paragraph, self.parsed.as_deref(), index == 0);
        let galley = ui.painter().layout_job(job);
        if self.paragraphs.measured(index, galley.size().y) {
            self.paragraphs.refresh();
        }
        self.laid.push((index, Arc::clone(&galley)));
        Some(galley)
    }

    /// The paragraphs laid out for this frame that share height with the view, downwards.
    pub(crate) fn in_view(&self, view: f32) -> impl Iterator<Item = (usize, &Arc<Galley>)> {
        let (from, to) = (self.offset - ABOVE, self.offset - ABOVE + view);
        let visible = move |index: usize| self.paragraphs.bottom(index) >= from && self.paragraphs.top(index) <= to;
        self.laid.iter().filter(move |(index, _)| visible(*index)).map(|(index, galley)| (*index, galley))
    }
}
