//! How a source has a claim, in one sign and one word.
//!
//! Signs are drawn: not every face has them. Only what differs has a colour, and never the colour alone.

use egui::{Align2, Color32, Pos2, Rect, Shape, Stroke, Ui, Vec2, pos2, vec2};

use crate::{
    commands::CellState,
    compare::Voice,
    ui::{
        theme::{self, Palette},
        widgets,
    },
};

/// Side of a sign's box, in points.
pub(super) const SIGN: f32 = 12.0;

/// What a cell says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Sign {
    Quoted,
    Attributed,
    Asserted,
    Differs,
    NotFound,
    Absent,
    /// The source reports another event: nothing to say.
    Blank,
}

impl Sign {
    pub(super) fn of(cell: &CellState) -> Self {
        match cell {
            CellState::Has { differs: Some(_), .. } => Self::Differs,
            CellState::Has { voice, .. } => Self::of_voice(*voice),
            CellState::NotFound => Self::NotFound,
            CellState::Absent => Self::Absent,
            CellState::OtherEvent => Self::Blank,
        }
    }

    pub(super) fn of_voice(voice: Voice) -> Self {
        match voice {
            Voice::Quoted => Self::Quoted,
            Voice::Attributed => Self::Attributed,
            Voice::Asserted => Self::Asserted,
        }
    }

    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Quoted => "quoted",
            Self::Attributed => "attributed",
            Self::Asserted => "asserted",
            Self::Differs => "differs",
            Self::NotFound => "not found",
            Self::Absent => "absent",
            Self::Blank => "",
        }
    }

    /// The tone of sign and word, on a row that is selected or not.
    pub(super) fn tone(self, p: &Palette, selected: bool) -> Color32 {
        match self {
            Self::Differs => p.differs,
            Self::NotFound | Self::Absent | Self::Blank => p.faint_on(selected),
            Self::Quoted | Self::Attributed | Self::Asserted => p.ink,
        }
    }

    /// Draws the sign around `centre`.
    pub(super) fn paint(self, ui: &Ui, centre: Pos2, colour: Color32) {
        let painter = ui.painter();
        let at = |x: f32, y: f32| centre + vec2(x, y);
        let line = |points: &[Pos2], width: f32| {
            painter.add(Shape::line(points.to_vec(), Stroke::new(width, colour)));
        };
        match self {
            Self::Quoted => {
                // Quote marks hang from the top of their line: brought down to its middle.
                painter.text(at(0.0, 3.5), Align2::CENTER_CENTER, "“”", theme::strong(15.0), colour);
            }
            Self::Attributed => line(&[at(-1.8, -3.6), at(1.8, 0.0), at(-1.8, 3.6)], 1.5),
            Self::Asserted => {
                painter.circle_filled(centre, 3.5, colour);
            }
            Self::Differs => {
                line(&[at(-4.0, -1.7), at(4.0, -1.7)], 1.5);
                line(&[at(-4.0, 1.7), at(4.0, 1.7)], 1.5);
                line(&[at(-2.0, 4.5), at(2.0, -4.5)], 1.5);
            }
            Self::NotFound => line(&[at(-3.0, 0.0), at(3.0, 0.0)], 1.2),
            Self::Absent => {
                painter.circle_stroke(centre, 3.5, Stroke::new(1.2, colour));
                line(&[at(-3.6, 3.6), at(3.6, -3.6)], 1.2);
            }
            Self::Blank => {}
        }
    }
}

/// Draws a sign and its word in a cell.
pub(super) fn sign_ui(ui: &Ui, rect: Rect, sign: Sign, p: &Palette, selected: bool) {
    let tone = sign.tone(p, selected);
    let centre = pos2(rect.left() + SIGN / 2.0, rect.center().y);
    sign.paint(ui, centre, tone);
    let font = if sign == Sign::Differs { theme::strong(theme::SMALL) } else { theme::regular(theme::SMALL) };
    line_ui(ui, Rect::from_min_max(pos2(rect.left() + SIGN + 6.0, rect.top()), rect.max), sign.word(), font, tone);
}

/// Draws words on one line in the middle of a box's height, cut with "…" where they are too long. True where they were cut.
pub(super) fn line_ui(ui: &Ui, rect: Rect, words: &str, font: egui::FontId, tone: Color32) -> bool {
    let galley = widgets::elided(ui, words, font, tone, rect.width());
    let cut = galley.elided;
    let at = rect.left_center() - Vec2::new(0.0, galley.size().y / 2.0);
    ui.painter().galley(at, galley, tone);
    cut
}
