//! Settings: how articles are set, theme and scale, who codes. They belong to the person, not to the project, and hold at once.

use eframe::egui::{Slider, Ui};

use super::{Outcome, field_ui, from_right_ui};
use crate::ui::{
    actions::{Action, ThemeChoice},
    desk::Wish,
    reading::{Comfort, Face},
    settings::{Layer, Settings},
    theme::{self, STEP, palette},
    widgets::{self, Emphasis},
};

/// Draws the settings.
pub(super) fn settings_ui(ui: &mut Ui, settings: &mut Settings, wishes: &mut Vec<Wish>) -> Outcome {
    widgets::caps(ui, "Reading");
    line_ui(ui, "Face", |ui| {
        for (face, words) in [(Face::Serif, "Serif"), (Face::Sans, "Sans")] {
            let mut on = settings.comfort.face == face;
            if widgets::toggle_chip(ui, words, &format!("Face: {words}"), &mut on).clicked() {
                settings.comfort.face = face;
            }
        }
    });
    let slider = |ui: &mut Ui, label: &str, value: &mut f32, range: std::ops::RangeInclusive<f32>, step: f64, unit: &str| {
        line_ui(ui, label, |ui| {
            ui.spacing_mut().slider_width = 180.0;
            let decimals = if step < 1.0 { 2 } else { 0 };
            ui.add(Slider::new(value, range).step_by(step).fixed_decimals(decimals).suffix(unit)).accessible_name(label);
        });
    };
    slider(ui, "Size", &mut settings.reading_size, theme::READING_SIZES, 1.0, " pt");
    slider(ui, "Letters in a line", &mut settings.comfort.measure, Comfort::MEASURES, 1.0, "");
    slider(ui, "Line height", &mut settings.comfort.leading, Comfort::LEADINGS, 0.05, "");
    line_ui(ui, "", |ui| {
        widgets::toggle_chip(ui, "paragraph numbers", "Paragraph numbers", &mut settings.comfort.numbers);
        widgets::toggle_chip(ui, "focus mode", "Focus mode", &mut settings.comfort.focus);
        let words = "Dragging selects whole words; with Alt it is the other way round";
        widgets::toggle_chip(ui, "whole words", words, &mut settings.comfort.whole_words);
    });
    ui.add_space(STEP);
    widgets::caps(ui, "Marks shown");
    ui.horizontal_wrapped(|ui| {
        for layer in Layer::ALL {
            let mut on = settings.shows_layer(layer);
            if widgets::toggle_chip(ui, layer.label(), layer.label(), &mut on).clicked() {
                settings.toggle_layer(layer);
            }
        }
    });
    ui.add_space(STEP);
    widgets::caps(ui, "Window");
    line_ui(ui, "Theme", |ui| {
        for (choice, words) in [(ThemeChoice::System, "System"), (ThemeChoice::Light, "Light"), (ThemeChoice::Dark, "Dark")] {
            let mut on = settings.theme == choice;
            if widgets::toggle_chip(ui, words, &format!("Theme: {words}"), &mut on).clicked() {
                settings.theme = choice;
            }
        }
    });
    line_ui(ui, "Scale", |ui| {
        for (words, tenths) in [("−", -1.0), ("+", 1.0)] {
            let name = if tenths > 0.0 { "Zoom in" } else { "Zoom out" };
            if widgets::button(ui, words, "", Emphasis::Plain).on_hover_text(name).clicked() {
                settings.zoom_by(tenths);
            }
        }
        let p = palette(ui);
        ui.label(widgets::tone(format!("{:.0} %", settings.zoom * 100.0), theme::regular(theme::BODY), p.soft));
    });
    field_ui(ui, "Your name, written into every mark you make", &mut settings.coder, "Nobody yet", false);
    let mut outcome = Outcome::Stay;
    ui.add_space(STEP);
    from_right_ui(ui, |ui| {
        if widgets::button(ui, "Done", "", Emphasis::Primary).clicked() {
            outcome = Outcome::Close;
        }
        let key = widgets::key_of(ui, Action::Keys);
        if widgets::button(ui, "Keys…", &key, Emphasis::Plain).clicked() {
            wishes.push(Wish::Do(Action::Keys));
        }
        if widgets::button(ui, "As it was", "", Emphasis::Quiet).on_hover_text("Reading as it is set from the start").clicked() {
            settings.comfort = Comfort::default();
            settings.reading_size = theme::READING;
        }
    });
    outcome
}

/// A line with its label at the left.
fn line_ui(ui: &mut Ui, label: &str, contents: impl FnOnce(&mut Ui)) {
    /// Width of the labels, in points.
    const LABEL: f32 = 112.0;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 1.5 * STEP;
        let p = palette(ui);
        let words = widgets::elided(ui, label, theme::regular(theme::BODY), p.soft, LABEL);
        let (rect, _) = ui.allocate_exact_size(eframe::egui::vec2(LABEL, theme::CONTROL), eframe::egui::Sense::hover());
        ui.painter().galley(rect.left_center() - eframe::egui::vec2(0.0, words.size().y / 2.0), words, p.soft);
        contents(ui);
    });
}
