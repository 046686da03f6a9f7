//! The gutter left of the text: names of speakers, stripes of tags, double rules of copies. Nothing hides another thing.

use egui::{Painter, Pos2, Rect, Stroke, StrokeKind, pos2};

use super::{
    draw::{self, Layers},
    hit::Placed,
    marks::{Marks, Stripe},
    setting::Setting,
    speakers::Speakers,
};
use crate::{
    parse::Sentence,
    text::Span,
    ui::theme::{self, Palette},
};

/// From the text to the double rule, and to the right edge of the first stripe, in points.
const RULE: f32 = 10.0;
const STRIPES: f32 = 14.0;
/// From stripe to stripe where there is room, and the width of one.
const PITCH: f32 = 7.0;
const STRIPE: f32 = 3.0;
/// Stripes get at most this much room; more of them stand closer.
const ROOM: f32 = 42.0;
/// Between the stripes and the names. Room for this many stripes is kept, so that names stand in line.
const NAMES: f32 = 6.0;
const KEPT: usize = 2;

/// A stripe as it stands on the screen.
pub(crate) struct DrawnStripe {
    /// A little wider than what is seen, to be met by the pointer.
    pub(crate) rect: Rect,
    /// What it stands for.
    pub(crate) stripes: Vec<(Span, Stripe)>,
}

/// Draws the gutter from paragraph to paragraph, downwards.
pub(crate) struct Gutter<'a> {
    pub(crate) painter: &'a Painter,
    pub(crate) palette: &'static Palette,
    pub(crate) setting: Setting,
    pub(crate) layers: Layers,
    pub(crate) marks: &'a Marks,
    pub(crate) speakers: &'a Speakers,
    pub(crate) sentences: &'a [Sentence],
    /// Below the last name.
    free_from: f32,
    pub(crate) drawn: Vec<DrawnStripe>,
}

/// Stripes of one tag that stand on neighbouring lines: drawn as one.
struct Run {
    first: usize,
    last: usize,
    stripes: Vec<(Span, Stripe)>,
}

impl<'a> Gutter<'a> {
    pub(crate) fn new(
        painter: &'a Painter,
        palette: &'static Palette,
        setting: Setting,
        layers: Layers,
        marks: &'a Marks,
        speakers: &'a Speakers,
        sentences: &'a [Sentence],
    ) -> Self {
        Self { painter, palette, setting, layers, marks, speakers, sentences, free_from: f32::NEG_INFINITY, drawn: Vec::new() }
    }

    /// Draws what stands beside a paragraph.
    pub(crate) fn paragraph(&mut self, placed: &Placed<'_>) {
        if self.layers.copies {
            self.copies(placed);
        }
        if self.setting.numbers > 0.0 {
            self.number(placed);
        }
        if self.layers.links {
            self.links(placed);
        }
        let lanes = if self.layers.tags { self.stripes(placed) } else { 0 };
        if self.layers.quotations && self.setting.has_names() {
            self.names(placed, lanes);
        }
    }

    fn copies(&self, placed: &Placed<'_>) {
        for (span, ()) in self.marks.copied.within(placed.paragraph.span) {
            let lines = placed.line_parts(span);
            let (Some(first), Some(last)) = (lines.first(), lines.last()) else { continue };
            for x in [RULE, RULE - 3.0] {
                draw::upright(self.painter, placed.at.x - x, first.rect.top(), last.rect.bottom(), 1.0, self.palette.faint);
            }
        }
    }

    /// The number of a paragraph, at the left edge.
    fn number(&self, placed: &Placed<'_>) {
        let (Some(number), Some(line)) = (placed.paragraph.number, placed.line_parts(placed.paragraph.span).first().copied())
        else {
            return;
        };
        let at = Pos2::new(placed.at.x - self.setting.gutter + self.setting.numbers, line.baseline);
        let font = theme::regular(theme::CAPS);
        draw::words_left_of(self.painter, at, self.setting.numbers, &number.to_string(), font, self.palette.faint);
    }

    /// "3 of 4" at the right of the line in which a sentence ends that stands in three of four other sources too.
    fn links(&self, placed: &Placed<'_>) {
        let x = placed.at.x + self.setting.width + 10.0;
        let mut taken = f32::NEG_INFINITY;
        for sentence in placed.paragraph.sentences.clone() {
            let Some((count, others)) = self.marks.also_in(sentence) else { continue };
            let span = self.sentences.get(sentence).map(|s| s.span).unwrap_or_default();
            let Some(line) = placed.line_parts(span).last().copied() else { continue };
            // One line says it for the first sentence that ends there.
            if line.rect.bottom() <= taken + 1.0 {
                continue;
            }
            taken = line.rect.bottom();
            let words = format!("{count} of {others}");
            let galley = self.painter.layout_no_wrap(words, theme::regular(theme::CAPS), self.palette.faint);
            let base = galley.rows.first().and_then(|row| row.glyphs.first()).map_or(galley.size().y, |glyph| glyph.pos.y);
            self.painter.galley(pos2(x, line.baseline - base), galley, self.palette.faint);
        }
    }

    /// Draws the stripes and returns how many stand side by side.
    fn stripes(&mut self, placed: &Placed<'_>) -> usize {
        let runs = runs(placed, self.marks);
        let lanes = lanes(&runs.iter().map(|run| (run.first, run.last)).collect::<Vec<_>>());
        let count = lanes.iter().max().map_or(0, |most| most + 1);
        let room = if self.setting.has_names() { ROOM } else { self.setting.gutter - STRIPES };
        let pitch = PITCH.min(room / count.max(1) as f32);
        let width = STRIPE.min(pitch * 0.6).max(1.0);
        for (run, lane) in runs.into_iter().zip(lanes) {
            let (Some(first), Some(last)) = (placed.galley.rows.get(run.first), placed.galley.rows.get(run.last)) else { continue };
            // The letters' height, so that stripes of neighbouring paragraphs don't touch.
            let inset = (first.size.y * 0.12).round();
            let top = placed.at.y + first.min_y() + inset;
            let bottom = placed.at.y + last.max_y() - inset;
            let x = placed.at.x - STRIPES - (lane as f32 + 1.0) * pitch + (pitch - width);
            let tag = run.stripes.first().and_then(|(_, stripe)| stripe.tag);
            if let Some((_, colour)) = tag {
                draw::upright(self.painter, x, top, bottom, width, self.palette.tag(colour));
            } else {
                // A memo without a tag is a hollow stripe.
                let hollow = Rect::from_min_max(pos2(x, top), pos2(x + width.max(3.0), bottom));
                self.painter.rect_stroke(hollow, 1, Stroke::new(1.0, self.palette.soft), StrokeKind::Inside);
            }
            let rect = Rect::from_min_max(pos2(x, top), pos2(x + width, bottom)).expand2(egui::vec2((pitch - width) / 2.0, 0.0));
            self.drawn.push(DrawnStripe { rect, stripes: run.stripes });
        }
        count
    }

    fn names(&mut self, placed: &Placed<'_>, lanes: usize) {
        let room = PITCH * KEPT.max(lanes) as f32;
        let right = placed.at.x - STRIPES - room.min(ROOM) - NAMES;
        let width = self.setting.gutter - self.setting.numbers - (placed.at.x - right) - 4.0;
        let font = theme::strong(theme::CAPS);
        let mut before = None;
        for (span, part) in self.marks.quotations.within(placed.paragraph.span) {
            let Some(number) = part.speaker.filter(|_| part.first) else { continue };
            if before == Some(number) || span.start < placed.paragraph.span.start {
                continue;
            }
            before = Some(number);
            let (Some(line), Some(speaker)) = (placed.line_parts(span).first().copied(), self.speakers.get(number)) else {
                continue;
            };
            // Two names at one line stand below each other.
            let base = line.baseline.max(self.free_from + theme::CAPS);
            let colour = self.palette.speaker(number).colour;
            let at = Pos2::new(right, base);
            let rect = draw::words_left_of(self.painter, at, width, &speaker.short, font.clone(), colour);
            self.free_from = rect.bottom();
        }
    }
}

/// The stripes beside a paragraph, those of one tag on lines that touch taken together; in order of place.
fn runs(placed: &Placed<'_>, marks: &Marks) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (span, stripe) in marks.stripes.within(placed.paragraph.span) {
        let lines = placed.line_parts(span);
        let (Some(first), Some(last)) = (lines.first(), lines.last()) else { continue };
        let same = |run: &&mut Run| {
            let tag = run.stripes.first().map(|(_, s)| s.tag.map(|(id, _)| id));
            tag == Some(stripe.tag.map(|(id, _)| id)) && first.line <= run.last + 1 && run.first <= last.line + 1
        };
        match runs.iter_mut().find(same) {
            Some(run) => {
                run.first = run.first.min(first.line);
                run.last = run.last.max(last.line);
                run.stripes.push((span, stripe.clone()));
            }
            None => runs.push(Run { first: first.line, last: last.line, stripes: vec![(span, stripe.clone())] }),
        }
    }
    runs
}

/// For each stretch of lines, first to last, the lane in which no other one stands beside it.
fn lanes(stretches: &[(usize, usize)]) -> Vec<usize> {
    let mut lanes: Vec<Vec<(usize, usize)>> = Vec::new();
    stretches
        .iter()
        .map(|&(first, last)| {
            let free = |lane: &Vec<(usize, usize)>| lane.iter().all(|&(f, l)| last < f || l < first);
            let lane = lanes.iter().position(free).unwrap_or_else(|| {
                lanes.push(Vec::new());
                lanes.len() - 1
            });
            if let Some(taken) = lanes.get_mut(lane) {
                taken.push((first, last));
            }
            lane
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stripes_that_share_a_line_stand_side_by_side() {
        assert_eq!(lanes(&[(0, 5), (2, 2), (3, 4), (5, 6), (7, 9)]), [0, 1, 1, 1, 0]);
        assert_eq!(lanes(&[(0, 0), (0, 0), (0, 0)]), [0, 1, 2]);
        assert_eq!(lanes(&[]), [] as [usize; 0]);
    }
}
