//! Draws the marks of a laid out paragraph: tints, underlines, dotted lines, the outline of the selection.
//!
//! One meaning for one device; the theme says which.

use egui::{Color32, Mesh, Painter, Pos2, Rect, Shape, Stroke, Vec2, pos2, vec2};

use super::{
    hit::{LinePart, Placed},
    marks::{Marks, QuotationPart},
    outline,
};
use crate::{
    commands::Hit,
    text::Span,
    ui::theme::{Palette, Underline},
};

/// What is shown of the marks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
pub struct Layers {
    /// Tint, underline and the speaker's name.
    pub quotations: bool,
    /// Stripes in the gutter.
    pub tags: bool,
    /// Dotted underlines.
    pub differences: bool,
    /// Double rules at the side.
    pub copies: bool,
    /// A fine frame around names.
    pub names: bool,
    /// A ground behind numbers and dates.
    pub numbers: bool,
    /// At the right, in how many other sources a sentence stands.
    pub links: bool,
}

impl Default for Layers {
    fn default() -> Self {
        Self { quotations: true, tags: true, differences: true, copies: true, names: false, numbers: false, links: false }
    }
}

/// The ink under the words, for a face of a given size. All lengths in points, downwards from the line that letters stand on.
struct Under {
    /// The tint reaches from here, above the letters,
    tint_top: f32,
    /// to here, where the underline begins.
    underline: f32,
    /// Where a dotted line runs.
    dots: f32,
    /// Where it runs below an underline.
    dots_below: f32,
}

impl Under {
    fn new(size: f32) -> Self {
        Self { tint_top: -0.94 * size, underline: 0.24 * size, dots: 0.30 * size, dots_below: 0.46 * size }
    }
}

/// Draws what lies behind the letters of a paragraph.
pub(crate) fn marks(painter: &Painter, p: &Palette, placed: &Placed<'_>, marks: &Marks, layers: Layers, size: f32) {
    let own = placed.paragraph.span;
    let under = Under::new(size);
    // Grounds and frames as high as the letters, so that those of neighbouring lines don't touch.
    let letters = |line: &LinePart| {
        let (top, bottom) = (line.baseline + under.tint_top, line.baseline + under.underline);
        Rect::from_min_max(pos2(line.rect.left() - 1.5, top), pos2(line.rect.right() + 1.5, bottom))
    };
    if layers.numbers {
        for (span, ()) in marks.numbers.within(own) {
            for line in placed.line_parts(span) {
                painter.rect_filled(letters(&line), 3, p.hairline);
            }
        }
    }
    if layers.names {
        for (span, ()) in marks.names.within(own) {
            for line in placed.line_parts(span) {
                painter.rect_stroke(letters(&line), 3, Stroke::new(1.0, p.faint.gamma_multiply(0.6)), egui::StrokeKind::Inside);
            }
        }
    }
    if layers.quotations {
        for (span, part) in marks.quotations.within(own) {
            quotation(painter, p, &placed.line_parts(span), *part, &under);
        }
    }
    if layers.differences {
        for (span, _) in marks.differences.within(own) {
            let quoted = layers.quotations && marks.quotations.within(span).next().is_some();
            let below = if quoted { under.dots_below } else { under.dots };
            for line in placed.line_parts(span) {
                dotted(painter, line.rect.left(), line.rect.right(), line.baseline + below, p.differs);
            }
        }
    }
}

/// Grounds of words that were looked for; `hits` are those of the source, by place.
pub(crate) fn hits(painter: &Painter, p: &Palette, placed: &Placed<'_>, hits: &[Hit]) {
    let own = placed.paragraph.span;
    let first = hits.partition_point(|hit| hit.span.end <= own.start);
    for hit in hits.iter().skip(first).take_while(|hit| hit.span.start < own.end) {
        for line in placed.line_parts(hit.span) {
            painter.rect_filled(line.rect.shrink2(vec2(0.0, 1.0)).expand2(vec2(1.0, 0.0)), 2, p.found);
        }
    }
}

fn quotation(painter: &Painter, p: &Palette, lines: &[LinePart], part: QuotationPart, under: &Under) {
    let (colour, underline) = match part.speaker {
        Some(number) => {
            let mark = p.speaker(number);
            (mark.colour, mark.underline)
        }
        // Nobody known: no speaker's colour.
        None => (p.soft, Underline::Solid),
    };
    let thick = if part.indirect { 1.0 } else { 2.0 };
    for line in lines {
        let (left, right) = (line.rect.left(), line.rect.right());
        // Inside another quotation the line stands below the outer one's.
        let y = snapped(painter, line.baseline + under.underline) + if part.nested { thick + 1.0 } else { 0.0 };
        // A quotation inside another one has the ground of the outer one already.
        if !part.indirect && !part.nested {
            let ground = Rect::from_min_max(pos2(left, line.baseline + under.tint_top), pos2(right, y));
            painter.rect_filled(ground, 0, p.tint(colour));
        }
        underlined(painter, left, right, y, thick, underline, colour);
    }
}

/// A line whose upper edge is at `y`.
fn underlined(painter: &Painter, left: f32, right: f32, y: f32, thick: f32, underline: Underline, colour: Color32) {
    let bar = |left: f32, right: f32, y: f32, thick: f32| {
        painter.rect_filled(Rect::from_min_max(pos2(left, y), pos2(right, y + thick)), 0, colour);
    };
    match underline {
        Underline::Solid => bar(left, right, y, thick),
        Underline::Dashed => {
            const DASH: f32 = 6.0;
            const GAP: f32 = 3.0;
            broken(painter, left, right, y, vec2(DASH, thick), GAP, colour);
        }
        Underline::Double => {
            let line = (thick / 2.0).max(1.0);
            bar(left, right, y, line);
            bar(left, right, y + line + 1.0, line);
        }
    }
}

/// A dotted line around `y`.
fn dotted(painter: &Painter, left: f32, right: f32, y: f32, colour: Color32) {
    const DOT: f32 = 2.0;
    const STEP: f32 = 4.0;
    broken(painter, left, right, snapped(painter, y), vec2(DOT, DOT), STEP - DOT, colour);
}

/// Pieces of a size with gaps between them, their upper edges at `y`, at least one. They are one shape: a page has thousands.
fn broken(painter: &Painter, left: f32, right: f32, y: f32, piece: Vec2, gap: f32, colour: Color32) {
    let mut line = Mesh::default();
    let mut x = snapped(painter, left);
    loop {
        let end = (x + piece.x).min(right.max(x + 1.0));
        line.add_colored_rect(Rect::from_min_max(pos2(x, y), pos2(end, y + piece.y)), colour);
        x += piece.x + gap;
        if x >= right {
            break;
        }
    }
    painter.add(Shape::mesh(line));
}

/// A coordinate on the pixel grid.
fn snapped(painter: &Painter, y: f32) -> f32 {
    painter.round_to_pixel_center(y) - 0.5 / painter.ctx().pixels_per_point()
}

/// Tints a selected stretch of characters; the outline comes on top.
pub(crate) fn stretch(painter: &Painter, p: &Palette, placed: &Placed<'_>, span: Span) {
    for line in placed.line_parts(span) {
        painter.rect_filled(line.rect, 0, p.selection);
    }
}

/// Draws the outline of selected words.
pub(crate) fn selection(painter: &Painter, p: &Palette, placed: &Placed<'_>, span: Span) {
    /// The outline leaves this much room at the sides, in points.
    const SIDE: f32 = 3.0;
    let lines: Vec<Rect> = placed.line_parts(span).iter().map(|part| part.rect).collect();
    for path in outline::outlines(&outline::let_out(&lines, SIDE)) {
        painter.add(Shape::closed_line(path, Stroke::new(2.0, p.accent)));
    }
}

/// Draws the outline of words that say the same as the selected ones in another pane: as the selection, but thin.
pub(crate) fn counterpart(painter: &Painter, p: &Palette, placed: &Placed<'_>, span: Span) {
    const SIDE: f32 = 3.0;
    let lines: Vec<Rect> = placed.line_parts(span).iter().map(|part| part.rect).collect();
    for path in outline::outlines(&outline::let_out(&lines, SIDE)) {
        painter.add(Shape::closed_line(path, Stroke::new(1.0, p.accent)));
    }
}

/// Lets a paragraph step back behind the one that is read: the paper comes forward.
pub(crate) fn step_back(painter: &Painter, p: &Palette, placed: &Placed<'_>) {
    painter.rect_filled(placed.rect().expand(4.0), 0, p.paper.gamma_multiply(0.62));
}

/// A vertical line, `thick` points wide, its left edge at `x`.
pub(crate) fn upright(painter: &Painter, x: f32, top: f32, bottom: f32, thick: f32, colour: Color32) {
    let radius = u8::from(thick >= 3.0);
    painter.rect_filled(Rect::from_min_max(pos2(x, top), pos2(x + thick, bottom)), radius, colour);
}

/// Words with their right edge and their base line at a place, no wider than `width`. Returns where they stand.
pub(crate) fn words_left_of(
    painter: &Painter,
    right_base: Pos2,
    width: f32,
    text: &str,
    font: egui::FontId,
    colour: Color32,
) -> Rect {
    let mut job = egui::text::LayoutJob::simple_singleline(text.to_owned(), font, colour);
    job.wrap = egui::text::TextWrapping::truncate_at_width(width);
    let galley = painter.layout_job(job);
    let base = galley.rows.first().and_then(|row| row.glyphs.first()).map_or(galley.size().y, |glyph| glyph.pos.y);
    let at = pos2(right_base.x - galley.size().x, right_base.y - base);
    let rect = Rect::from_min_size(at, galley.size());
    painter.galley(at, galley, colour);
    rect
}
