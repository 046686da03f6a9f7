//! The wordings of a conflict side by side, what differs marked in each, and why.

use eframe::egui::{
    self, CornerRadius, Frame, Margin, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2,
    text::{LayoutJob, TextFormat},
    vec2,
};

use crate::{
    compare::Severity,
    figures::{conflicts::Side, one_line},
    ui::{
        theme::{self, RADIUS, STEP, palette},
        widgets,
    },
};

/// The wordings side by side; which was pressed, and whether twice.
pub(super) fn sides_ui(ui: &mut Ui, sides: &[Side], at_hand: usize) -> Option<(usize, bool)> {
    /// The least a wording needs, in points.
    const NARROWEST: f32 = 190.0;
    const GAP: f32 = 3.0 * STEP;
    let p = palette(ui);
    let width = ui.available_width();
    let columns = (((width + GAP) / (NARROWEST + GAP)) as usize).clamp(1, 3).min(sides.len().max(1));
    // Two by two reads better than three and one.
    let columns = if columns == 3 && sides.len() == 4 { 2 } else { columns };
    let each = (width - GAP * (columns - 1) as f32) / columns as f32;
    let mut pressed = None;
    for (chunk, of_row) in sides.chunks(columns).enumerate() {
        let drawn: Vec<_> = of_row.iter().map(|side| side_galleys(ui, side, each)).collect();
        let height = drawn.iter().map(|(_, words)| words.size().y).fold(0.0, f32::max) + 40.0;
        let (room, _) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
        for (column, ((label, words), side)) in drawn.into_iter().zip(of_row).enumerate() {
            let index = chunk * columns + column;
            let left = room.left() + column as f32 * (each + GAP);
            let rect = Rect::from_min_size(pos2(left, room.top()), vec2(each, height));
            let response = ui.interact(rect, ui.scope_id().with(("side", index)), Sense::click());
            let here = index == at_hand;
            let spoken = format!("{}: {}", side.label, side.runs.iter().map(|(words, _)| words.as_str()).collect::<String>());
            response.widget_info(|| WidgetInfo::selected(Role::Button, true, here, &spoken));
            let line = if here { Stroke::new(1.5, p.accent) } else { p.line() };
            let fill = if response.hovered() { p.hover } else { p.panel };
            ui.painter().rect(rect, CornerRadius::same(RADIUS), fill, line, egui::StrokeKind::Inside);
            widgets::focus_ring(ui, &response, rect, RADIUS);
            let mark = widgets::paint_letter(ui, p, pos2(rect.left() + 20.0, rect.top() + 18.0), side.at, here);
            ui.painter().galley(pos2(mark.right() + 6.0, mark.center().y - label.size().y / 2.0), label, p.ink);
            ui.painter().galley(rect.min + vec2(11.0, 33.0), words, p.ink);
            if response.double_clicked() || response.clicked() {
                pressed = Some((index, response.double_clicked()));
            }
            response.on_hover_text("Press to select these words, twice to read them in their article");
        }
    }
    pressed
}

type Galley = std::sync::Arc<egui::Galley>;

/// The source's name, and the sentence with what differs marked by ground, underline and weight, where the source stands apart.
fn side_galleys(ui: &Ui, side: &Side, width: f32) -> (Galley, Galley) {
    let p = palette(ui);
    let label = widgets::elided(ui, &side.label, theme::strong(theme::SMALL), p.ink, width - 48.0);
    let mut job = LayoutJob::default();
    job.wrap.max_width = width - 22.0;
    let line = Some(theme::BODY * 1.5);
    for (words, marked) in &side.runs {
        let plain = TextFormat { line_height: line, ..TextFormat::simple(theme::reading(theme::BODY + 1.0), p.ink) };
        // Those with whom most agree have the same words in bold, without the colour of what differs.
        let format = if *marked && !side.apart {
            TextFormat { font_id: theme::reading_bold(theme::BODY + 1.0), underline: Stroke::new(1.0, p.soft), ..plain }
        } else if *marked {
            TextFormat {
                font_id: theme::reading_bold(theme::BODY + 1.0),
                color: p.differs,
                background: p.differs_ground,
                underline: Stroke::new(1.0, p.differs),
                ..plain
            }
        } else {
            plain
        };
        job.append(words, 0.0, format);
    }
    (label, ui.painter().layout_job(job))
}

/// Why they differ, in a sentence.
pub(super) fn reason_ui(ui: &mut Ui, severity: Severity, why: &str) {
    let p = palette(ui);
    let (fill, ink) = if severity == Severity::Detail { (p.hover, p.soft) } else { (p.differs_ground, p.differs) };
    Frame::new().fill(fill).corner_radius(CornerRadius::same(RADIUS)).inner_margin(Margin::symmetric(10, 6)).show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        ui.label(widgets::tone(one_line(why), theme::regular(theme::SMALL), ink));
    });
}
