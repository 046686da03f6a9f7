//! A picture as a list of shapes: what the window paints, what SVG and PNG are written from.
//!
//! Knows no colours, only what they mean ([`Tone`]); whoever paints brings the colours. Text is cut to fit here, by the widths
//! of the interface's face, so that the same words stand in every form of a picture.

use super::measure;

/// A box, in points; y grows downwards.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
#[expect(missing_docs, reason = "each is what it says")]
pub struct Frame {
    pub left: f32,
    pub top: f32,
    pub width: f32,
    pub height: f32,
}

impl Frame {
    /// A box by its edges.
    pub fn new(left: f32, top: f32, width: f32, height: f32) -> Self {
        Self { left, top, width, height }
    }

    /// The right edge.
    pub fn right(self) -> f32 {
        self.left + self.width
    }

    /// The lower edge.
    pub fn bottom(self) -> f32 {
        self.top + self.height
    }

    /// Half way down.
    pub fn middle(self) -> f32 {
        self.top + self.height / 2.0
    }

    /// The box without a margin of `by` points.
    #[must_use]
    pub fn shrunk(self, by: f32) -> Self {
        Self::new(self.left + by, self.top + by, (self.width - 2.0 * by).max(0.0), (self.height - 2.0 * by).max(0.0))
    }
}

/// What a colour means.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tone {
    /// The ground.
    Paper,
    /// Words of the first rank.
    Ink,
    /// Words of the second rank.
    Soft,
    /// Words of the third rank.
    Faint,
    /// Lines that divide.
    Hairline,
    /// What is meant to be seen.
    Accent,
    /// What differs.
    Differs,
    /// One of a few kinds, told apart also by how they are filled: 0 to 4.
    Series(u8),
    /// The same, so light that words can stand on it.
    Tint(u8),
    /// How much: 0 nothing to 255 the most. Ink can be read on all of them.
    Heat(u8),
}

/// Which end of a text its place is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "each is what it says")]
pub enum Anchor {
    Start,
    Middle,
    End,
}

/// Words on one line.
#[derive(Clone, PartialEq, Debug)]
pub struct Text {
    /// Where, across.
    pub x: f32,
    /// The middle of the line, down.
    pub y: f32,
    /// What of the words stands at `x`.
    pub anchor: Anchor,
    /// In points.
    pub size: f32,
    /// Semi-bold.
    pub strong: bool,
    /// Their colour.
    pub tone: Tone,
    /// The words themselves.
    pub words: String,
}

/// One thing to draw.
#[derive(Clone, PartialEq, Debug)]
pub enum Shape {
    /// A filled box, with or without a line around it.
    Box {
        /// Where.
        frame: Frame,
        /// Inside.
        fill: Option<Tone>,
        /// Around, one point wide, inside the edge.
        line: Option<Tone>,
    },
    /// A straight line.
    Line {
        /// From there.
        from: (f32, f32),
        /// To there.
        to: (f32, f32),
        /// Its width, in points.
        width: f32,
        /// Its colour.
        tone: Tone,
    },
    /// Words.
    Text(Text),
}

/// A picture.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Scene {
    /// What it is of, for those who cannot see it.
    pub title: String,
    /// In points.
    pub width: f32,
    /// In points.
    pub height: f32,
    /// What is drawn, later over earlier.
    pub shapes: Vec<Shape>,
}

impl Scene {
    /// A filled box.
    pub fn fill(&mut self, frame: Frame, tone: Tone) {
        self.shapes.push(Shape::Box { frame, fill: Some(tone), line: None });
    }

    /// A box with a line around it.
    pub fn boxed(&mut self, frame: Frame, fill: Option<Tone>, line: Tone) {
        self.shapes.push(Shape::Box { frame, fill, line: Some(line) });
    }

    /// A line.
    pub fn line(&mut self, from: (f32, f32), to: (f32, f32), width: f32, tone: Tone) {
        self.shapes.push(Shape::Line { from, to, width, tone });
    }

    /// Lines that rise to the right through a box, so that its kind is seen without its colour.
    pub fn hatch(&mut self, frame: Frame, tone: Tone) {
        /// From line to line, in points.
        const GAP: f32 = 5.0;
        let (left, right, top, bottom) = (frame.left, frame.right(), frame.top, frame.bottom());
        let mut at = left - frame.height + GAP / 2.0;
        while at < right {
            // From the lower edge up to the right, cut at both sides.
            let from = if at < left { (left, bottom - (left - at)) } else { (at, bottom) };
            let end = at + frame.height;
            let to = if end > right { (right, top + (end - right)) } else { (end, top) };
            self.line(from, to, 1.0, tone);
            at += GAP;
        }
    }

    /// Words, cut with "…" where they are wider than `room`.
    pub fn text(&mut self, mut text: Text, room: f32) {
        text.words = measure::fit(&text.words, text.size, text.strong, room);
        if !text.words.is_empty() {
            self.shapes.push(Shape::Text(text));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hatch_stays_within_its_box() {
        for (width, height) in [(3.0, 16.0), (40.0, 16.0), (200.0, 4.0), (0.5, 0.5)] {
            let mut scene = Scene::default();
            let frame = Frame::new(10.0, 20.0, width, height);
            scene.hatch(frame, Tone::Ink);
            for shape in &scene.shapes {
                let Shape::Line { from, to, .. } = shape else { panic!("lines only") };
                for (x, y) in [*from, *to] {
                    assert!(x >= frame.left - 0.01 && x <= frame.right() + 0.01, "{x} in {frame:?}");
                    assert!(y >= frame.top - 0.01 && y <= frame.bottom() + 0.01, "{y} in {frame:?}");
                }
            }
        }
    }
}
