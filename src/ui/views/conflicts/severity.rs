//! How far apart, as a sign and in words.

use eframe::egui::{Pos2, Rect, Stroke, Ui, vec2};

use crate::{compare::Severity, ui::theme::Palette};

/// What it means, beside its word.
pub(super) fn meaning(severity: Severity) -> &'static str {
    match severity {
        Severity::Contradiction => "both cannot be so",
        Severity::Tension => "hard to hold together",
        Severity::Detail => "one is only more precise",
    }
}

/// How far apart, as a sign: a full, a half and an empty disc.
pub(super) fn paint_severity(ui: &Ui, centre: Pos2, severity: Severity, p: &Palette) {
    const R: f32 = 4.5;
    let painter = ui.painter();
    match severity {
        Severity::Contradiction => {
            painter.circle_filled(centre, R, p.differs);
        }
        Severity::Tension => {
            painter.circle_stroke(centre, R, Stroke::new(1.4, p.differs));
            let half = Rect::from_min_max(centre - vec2(R + 1.0, R + 1.0), centre + vec2(0.0, R + 1.0));
            painter.with_clip_rect(half.intersect(ui.clip_rect())).circle_filled(centre, R, p.differs);
        }
        Severity::Detail => {
            painter.circle_stroke(centre, R, Stroke::new(1.4, p.soft));
        }
    }
}
