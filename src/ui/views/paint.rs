//! Paints a picture of shapes with the theme's colours.

use eframe::egui::{Align2, Color32, CornerRadius, Painter, Pos2, Rect, Stroke, StrokeKind, Vec2, pos2, vec2};

use crate::{
    figures::{Anchor, Frame, Shape, Tone},
    ui::theme::{self, Palette},
};

/// The colour of a tone in a theme.
pub(super) fn colour(p: &Palette, tone: Tone) -> Color32 {
    /// How far the most of a heat map goes towards the accent: ink stays readable on all of it.
    const HOTTEST: [f32; 2] = [0.6, 0.42];
    /// How far a light fill goes towards its colour.
    const TINT: f32 = 0.2;
    let mix = |to: Color32, share: f32| p.paper.lerp_to_gamma(to, share);
    match tone {
        Tone::Paper => p.paper,
        Tone::Ink => p.ink,
        Tone::Soft => p.soft,
        Tone::Faint => p.faint,
        Tone::Hairline => p.hairline,
        Tone::Accent => p.accent,
        Tone::Differs => p.differs,
        Tone::Series(number) => p.speaker(usize::from(number)).colour,
        Tone::Tint(number) => mix(p.speaker(usize::from(number)).colour, TINT),
        Tone::Heat(0) => mix(p.hairline, 0.35),
        Tone::Heat(heat) => mix(p.accent, f32::from(heat) / 255.0 * HOTTEST[usize::from(p.dark)]),
    }
}

/// Where a shape begins and ends, in the picture; of words, where they are placed.
pub(super) fn extent(shape: &Shape) -> Rect {
    match shape {
        Shape::Box { frame, .. } => rect(*frame, Vec2::ZERO),
        Shape::Line { from, to, .. } => Rect::from_two_pos(pos2(from.0, from.1), pos2(to.0, to.1)),
        Shape::Text(text) => Rect::from_center_size(pos2(text.x, text.y), vec2(0.0, text.size)),
    }
}

fn rect(frame: Frame, offset: Vec2) -> Rect {
    Rect::from_min_size(pos2(frame.left, frame.top) + offset, vec2(frame.width, frame.height))
}

/// Paints a shape, moved by `offset`.
pub(super) fn paint(painter: &Painter, p: &Palette, shape: &Shape, offset: Vec2) {
    let at = |(x, y): (f32, f32)| -> Pos2 { pos2(x, y) + offset };
    match shape {
        Shape::Box { frame, fill, line } => {
            let fill = fill.map_or(Color32::TRANSPARENT, |tone| colour(p, tone));
            let stroke = line.map_or(Stroke::NONE, |tone| Stroke::new(1.0, colour(p, tone)));
            painter.rect(rect(*frame, offset), CornerRadius::ZERO, fill, stroke, StrokeKind::Inside);
        }
        Shape::Line { from, to, width, tone } => {
            painter.line_segment([at(*from), at(*to)], Stroke::new(*width, colour(p, *tone)));
        }
        Shape::Text(text) => {
            let align = match text.anchor {
                Anchor::Start => Align2::LEFT_CENTER,
                Anchor::Middle => Align2::CENTER_CENTER,
                Anchor::End => Align2::RIGHT_CENTER,
            };
            let font = if text.strong { theme::strong(text.size) } else { theme::regular(text.size) };
            painter.text(at((text.x, text.y)), align, &text.words, font, colour(p, text.tone));
        }
    }
}

#[cfg(test)]
mod tests {
    use eframe::egui::Theme;

    use super::*;

    #[test]
    fn ink_can_be_read_on_every_cell_and_light_fill() {
        for p in [Palette::of(Theme::Light), Palette::of(Theme::Dark)] {
            let grounds = (0..=255).map(Tone::Heat).chain((0..5).map(Tone::Tint));
            for ground in grounds {
                let found = theme::contrast(p.ink, colour(p, ground));
                assert!(found >= theme::READABLE, "ink on {ground:?} reaches only {found:.2}:1, dark: {}", p.dark);
            }
        }
    }

    #[test]
    fn kinds_stand_out_from_the_ground() {
        for p in [Palette::of(Theme::Light), Palette::of(Theme::Dark)] {
            for number in 0..5 {
                // WCAG 2.2, success criterion 1.4.11.
                assert!(theme::contrast(colour(p, Tone::Series(number)), p.paper) >= 3.0);
            }
        }
    }
}
