//! What the marks in an article mean, each with a switch; and whose colours they bear.

use egui::{
    CornerRadius, Popup, PopupCloseBehavior, Rect, Response, RichText, Role, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo,
    pos2, vec2,
};

use super::{ReadingState, draw::Layers};
use crate::{
    commands::SourceState,
    ui::{
        settings::Layer,
        theme::{self, Palette, Underline},
        widgets,
    },
};

/// Width of the legend, in points.
const WIDTH: f32 = 300.0;
/// Room for the sample of a mark at the left of its row.
const SAMPLE: f32 = 44.0;

impl Layers {
    /// Whether a kind of mark is shown.
    pub fn shows(&self, layer: Layer) -> bool {
        match layer {
            Layer::Quotations => self.quotations,
            Layer::Tags => self.tags,
            Layer::Differences => self.differences,
            Layer::Copies => self.copies,
            Layer::Names => self.names,
            Layer::Numbers => self.numbers,
            Layer::Links => self.links,
        }
    }
}

/// The button that opens the legend, and the legend while it is open.
pub(super) fn button_ui(ui: &mut Ui, source: &SourceState, state: &mut ReadingState) {
    let button =
        widgets::button(ui, "Marks", "", widgets::Emphasis::Quiet).on_hover_text("What the marks mean, and which are shown");
    if button.clicked() {
        state.legend = !state.legend;
    }
    if !state.legend {
        return;
    }
    let mut open = true;
    let popup = Popup::from_response(&button).open_bool(&mut open).width(WIDTH);
    let popup = popup.close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    let (layers, speakers, switched) = (state.layers, &state.speakers.1, &mut state.switched);
    popup.show(|ui| {
        ui.set_width(WIDTH);
        ui.spacing_mut().item_spacing.y = 0.0;
        for layer in Layer::ALL {
            if row_ui(ui, layer, layers.shows(layer)).clicked() {
                *switched = Some(layer);
            }
        }
        let quoted = quoted_in(source, speakers);
        if layers.quotations && !quoted.is_empty() {
            ui.add_space(4.0);
            widgets::hairline(ui);
            ui.add_space(8.0);
            ui.horizontal(|ui| {
                ui.add_space(8.0);
                widgets::caps(ui, "Quoted here");
            });
            speakers_ui(ui, &quoted);
        }
    });
    // Its own button closes it too.
    if !open && !button.clicked() {
        state.legend = false;
    }
}

fn row_ui(ui: &mut Ui, layer: Layer, on: bool) -> Response {
    let p = theme::palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), theme::ROW), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, on, layer.label()));
    if response.hovered() {
        ui.painter().rect_filled(rect, CornerRadius::same(theme::RADIUS), p.hover);
    }
    widgets::focus_ring(ui, &response, rect, theme::RADIUS);
    let sample = Rect::from_min_size(rect.min, vec2(SAMPLE, rect.height()));
    paint_sample(ui, p, layer, sample, on);
    let ink = if on { p.ink } else { p.soft };
    let words = widgets::elided(ui, layer.label(), theme::regular(theme::BODY), ink, rect.width() - SAMPLE - 48.0);
    ui.painter().galley(pos2(rect.left() + SAMPLE + 8.0, rect.center().y - words.size().y / 2.0), words, ink);
    let said = if on { "on" } else { "off" };
    let said = ui.painter().layout_no_wrap(said.to_owned(), theme::regular(theme::SMALL), p.faint);
    let at = pos2(rect.right() - 8.0 - said.size().x, rect.center().y - said.size().y / 2.0);
    ui.painter().galley(at, said, p.faint);
    if on {
        let at = pos2(rect.right() - 36.0, rect.center().y);
        let tick = vec![at + vec2(-4.0, 0.5), at + vec2(-1.2, 3.2), at + vec2(4.2, -3.4)];
        ui.painter().add(Shape::line(tick, Stroke::new(1.6, p.accent)));
    }
    response
}

/// The mark as it stands in the article.
fn paint_sample(ui: &Ui, p: &Palette, layer: Layer, rect: Rect, on: bool) {
    let painter = ui.painter();
    let strong = if on { 1.0 } else { 0.5 };
    let box_of = rect.shrink2(vec2(8.0, 6.0));
    match layer {
        Layer::Quotations => {
            let colour = p.speaker(0).colour.gamma_multiply(strong);
            painter.rect_filled(box_of, 0, p.tint(colour));
            painter.rect_filled(Rect::from_min_max(box_of.left_bottom() - vec2(0.0, 2.0), box_of.max), 0, colour);
        }
        Layer::Names => {
            painter.rect_stroke(box_of, 3, Stroke::new(1.0, p.faint.gamma_multiply(strong)), StrokeKind::Inside);
        }
        Layer::Numbers => {
            painter.rect_filled(box_of, 3, p.hairline.gamma_multiply(strong));
        }
        Layer::Tags => {
            for (nth, x) in [0.0, 7.0].into_iter().enumerate() {
                let colour = p.speaker(nth + 1).colour.gamma_multiply(strong);
                let from = pos2(rect.center().x - 5.0 + x, box_of.top());
                painter.rect_filled(Rect::from_min_size(from, vec2(3.0, box_of.height())), 1, colour);
            }
        }
        Layer::Links => {
            let words = painter.layout_no_wrap("3 of 4".to_owned(), theme::regular(theme::CAPS), p.faint.gamma_multiply(strong));
            painter.galley(rect.center() - words.size() / 2.0, words, p.faint);
        }
        Layer::Differences => {
            let mut x = box_of.left();
            while x < box_of.right() {
                let dot = Rect::from_min_size(pos2(x, box_of.bottom() - 3.0), vec2(2.0, 2.0));
                painter.rect_filled(dot, 1, p.differs.gamma_multiply(strong));
                x += 4.0;
            }
        }
        Layer::Copies => {
            for x in [-1.5, 1.5] {
                painter.vline(rect.center().x + x, box_of.y_range(), Stroke::new(1.0, p.faint.gamma_multiply(strong)));
            }
        }
    }
}

/// Who is quoted in a source, most quoted in all first: number and name.
fn quoted_in(source: &SourceState, speakers: &super::Speakers) -> Vec<(usize, String)> {
    let count = source.parsed.as_deref().map_or(0, |parsed| parsed.quotations.len());
    let mut numbers: Vec<usize> = (0..count).filter_map(|quotation| speakers.of(source.id, quotation).speaker).collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers.into_iter().filter_map(|number| Some((number, speakers.get(number)?.name.clone()))).collect()
}

fn speakers_ui(ui: &mut Ui, quoted: &[(usize, String)]) {
    /// More than these are in the inspector, one by one.
    const SHOWN: usize = 8;
    let p = theme::palette(ui);
    for (number, name) in quoted.iter().take(SHOWN) {
        let mark = p.speaker(*number);
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 22.0), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, name));
        let (left, right, y) = (rect.left() + 8.0, rect.left() + SAMPLE - 8.0, rect.center().y);
        let bar = |left: f32, right: f32, y: f32, thick: f32| {
            ui.painter().rect_filled(Rect::from_min_max(pos2(left, y), pos2(right, y + thick)), 0, mark.colour);
        };
        match mark.underline {
            Underline::Solid => bar(left, right, y, 2.0),
            Underline::Dashed => (0..3).for_each(|n| bar(left + n as f32 * 10.0, left + n as f32 * 10.0 + 6.0, y, 2.0)),
            Underline::Double => [0.0, 2.0].into_iter().for_each(|dy| bar(left, right, y + dy, 1.0)),
        }
        let words = widgets::elided(ui, name, theme::regular(theme::BODY), mark.colour, rect.width() - SAMPLE - 16.0);
        ui.painter().galley(pos2(rect.left() + SAMPLE + 8.0, y - words.size().y / 2.0), words, mark.colour);
    }
    if quoted.len() > SHOWN {
        let more = format!("and {} more", quoted.len() - SHOWN);
        ui.horizontal(|ui| {
            ui.add_space(SAMPLE + 8.0);
            ui.label(RichText::new(more).font(theme::regular(theme::SMALL)).color(p.soft));
        });
    }
}
