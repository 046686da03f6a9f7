//! Small signs, drawn with lines: no face has them all.

use eframe::egui::{Painter, Pos2, Rect, Shape, Stroke, Vec2, pos2};

/// A sign on a grid of 16 by 16.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "each is named after what it means")]
pub enum Icon {
    Close,
    Plus,
    Check,
    Search,
    Warning,
    Back,
    Up,
    Down,
    File,
    Folder,
    Clipboard,
    Sheets,
}

/// Lines and circles of a sign, in sixteenths of its size.
struct Strokes {
    lines: &'static [&'static [(f32, f32)]],
    /// Centre and radius.
    circles: &'static [(f32, f32, f32)],
    /// Filled dots: centre and radius.
    dots: &'static [(f32, f32, f32)],
}

impl Icon {
    fn strokes(self) -> Strokes {
        let lines: &'static [&'static [(f32, f32)]] = match self {
            Self::Close => &[&[(4.5, 4.5), (11.5, 11.5)], &[(11.5, 4.5), (4.5, 11.5)]],
            Self::Plus => &[&[(8.0, 4.0), (8.0, 12.0)], &[(4.0, 8.0), (12.0, 8.0)]],
            Self::Check => &[&[(3.5, 8.5), (6.5, 11.5), (12.5, 4.5)]],
            Self::Search => &[&[(10.2, 10.2), (13.0, 13.0)]],
            Self::Warning => &[&[(8.0, 2.8), (14.0, 13.0), (2.0, 13.0), (8.0, 2.8)], &[(8.0, 6.6), (8.0, 9.6)]],
            Self::Back => &[&[(9.5, 4.0), (5.5, 8.0), (9.5, 12.0)]],
            Self::Up => &[&[(4.0, 10.0), (8.0, 6.0), (12.0, 10.0)]],
            Self::Down => &[&[(4.0, 6.0), (8.0, 10.0), (12.0, 6.0)]],
            Self::File => &[
                &[(4.0, 2.5), (9.5, 2.5), (12.0, 5.0), (12.0, 13.5), (4.0, 13.5), (4.0, 2.5)],
                &[(6.0, 7.5), (10.0, 7.5)],
                &[(6.0, 10.0), (10.0, 10.0)],
            ],
            Self::Folder => &[&[(2.5, 12.5), (2.5, 4.0), (6.5, 4.0), (8.0, 5.5), (13.5, 5.5), (13.5, 12.5), (2.5, 12.5)]],
            Self::Clipboard => &[
                &[(6.0, 3.5), (4.0, 3.5), (4.0, 13.5), (12.0, 13.5), (12.0, 3.5), (10.0, 3.5)],
                &[(6.0, 2.5), (10.0, 2.5), (10.0, 4.8), (6.0, 4.8), (6.0, 2.5)],
            ],
            Self::Sheets => &[
                &[(2.5, 4.5), (2.5, 13.5), (9.5, 13.5), (9.5, 4.5), (2.5, 4.5)],
                &[(5.5, 4.5), (5.5, 2.5), (13.5, 2.5), (13.5, 11.0), (9.5, 11.0)],
            ],
        };
        let circles: &'static [(f32, f32, f32)] = if self == Self::Search { &[(7.0, 7.0, 4.2)] } else { &[] };
        let dots: &'static [(f32, f32, f32)] = match self {
            Self::Warning => &[(8.0, 11.3, 0.8)],
            _ => &[],
        };
        Strokes { lines, circles, dots }
    }

    /// Draws the sign into a square around the middle of `rect`, `size` points wide.
    pub fn paint(self, painter: &Painter, rect: Rect, size: f32, stroke: Stroke) {
        let origin = rect.center() - Vec2::splat(size / 2.0);
        let at = |&(x, y): &(f32, f32)| -> Pos2 { origin + pos2(x, y).to_vec2() * (size / 16.0) };
        let Strokes { lines, circles, dots } = self.strokes();
        for line in lines {
            painter.add(Shape::line(line.iter().map(at).collect(), stroke));
        }
        for &(x, y, r) in circles {
            painter.circle_stroke(at(&(x, y)), r * size / 16.0, stroke);
        }
        for &(x, y, r) in dots {
            painter.circle_filled(at(&(x, y)), r * size / 16.0, stroke.color);
        }
    }
}
