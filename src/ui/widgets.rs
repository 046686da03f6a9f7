//! The few small things that views are made of beside egui's own: headings in small capitals, keys, chips, letters of sources.
//!
//! Each is a function that draws, names itself for screen readers and returns its `Response`.

use std::sync::Arc;

use eframe::egui::{
    Color32, CornerRadius, FontId, Galley, KeyboardShortcut, Rect, Response, RichText, Role, Sense, Stroke, StrokeKind, Ui, Vec2,
    WidgetInfo,
    text::{LayoutJob, TextFormat, TextWrapping},
    vec2,
};

pub use crate::figures::letter;

use super::{
    actions::Action,
    icons::Icon,
    keymap::Keymap,
    theme::{self, CHIP_RADIUS, CONTROL, Palette, RADIUS, STEP, palette},
};

/// Words on one line, cut with "…" where they are wider than `width`.
pub fn elided(ui: &Ui, text: &str, font: FontId, colour: Color32, width: f32) -> Arc<Galley> {
    let mut job = LayoutJob::single_section(first_line(text), TextFormat::simple(font, colour));
    job.wrap = TextWrapping::truncate_at_width(width.max(1.0));
    ui.painter().layout_job(job)
}

/// Line breaks as spaces, and no more than a line can ever show.
fn first_line(text: &str) -> String {
    /// More characters than the widest window shows on a line.
    const MOST: usize = 400;
    text.chars().take(MOST).map(|c| if c == '\n' || c == '\t' { ' ' } else { c }).collect()
}

/// Words in a tone of the theme.
pub fn tone(text: impl Into<String>, font: FontId, colour: Color32) -> RichText {
    RichText::new(text).font(font).color(colour)
}

/// A heading in small capitals over a list.
pub fn caps(ui: &mut Ui, text: &str) -> Response {
    let colour = palette(ui).faint;
    ui.label(tone(text.to_uppercase(), theme::regular(theme::CAPS), colour).extra_letter_spacing(0.66)).accessible_name(text)
}

/// A heading within a panel: what it is, and in a softer tone what more there is to say.
pub fn section(ui: &mut Ui, text: &str, more: &str) {
    let p = palette(ui);
    ui.add_space(2.0 * STEP);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = STEP;
        ui.label(tone(text, theme::strong(theme::BODY), p.ink));
        if !more.is_empty() {
            ui.label(tone(format!("· {more}"), theme::regular(theme::BODY), p.faint));
        }
    });
    ui.add_space(STEP / 2.0);
}

/// Second-rank words that wrap.
pub fn quiet(ui: &mut Ui, text: &str) -> Response {
    let colour = palette(ui).soft;
    ui.label(tone(text, theme::regular(theme::SMALL), colour))
}

/// A key as it stands on the keyboard ("Ctrl K").
pub fn key_text(ui: &Ui, keys: KeyboardShortcut) -> String {
    let text = ui.ctx().format_shortcut(&keys);
    let mut words = text.replace('+', " ");
    if text.ends_with('+') {
        words = format!("{}+", words.trim_end());
    }
    for (long, short) in
        [("Delete", "Del"), ("Escape", "Esc"), ("Plus", "+"), ("Minus", "−"), ("PageDown", "PgDn"), ("PageUp", "PgUp")]
    {
        words = words.replace(long, short);
    }
    words.trim().to_owned()
}

/// The first key of an action, as it stands on the keyboard; empty where it has none.
pub fn key_of(ui: &Ui, action: Action) -> String {
    Keymap::of(ui.ctx()).keys(action).first().map(|&keys| key_text(ui, keys)).unwrap_or_default()
}

/// How large a key is when drawn.
fn key_galley(ui: &Ui, text: &str) -> Arc<Galley> {
    ui.painter().layout_no_wrap(text.to_owned(), theme::regular(theme::CAPS), palette(ui).faint)
}

fn paint_key(ui: &Ui, galley: Arc<Galley>, left_centre: eframe::egui::Pos2) -> Rect {
    let p = palette(ui);
    let size = galley.size() + vec2(10.0, 2.0);
    let rect = Rect::from_min_size(left_centre - vec2(0.0, size.y / 2.0), size);
    ui.painter().rect(rect, CornerRadius::same(4), Color32::TRANSPARENT, p.line(), StrokeKind::Inside);
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, p.faint);
    rect
}

/// Draws a key so that it ends at `right_centre`; where it begins.
pub fn paint_key_right(ui: &Ui, text: &str, right_centre: eframe::egui::Pos2) -> f32 {
    if text.is_empty() {
        return right_centre.x;
    }
    let galley = key_galley(ui, text);
    let width = galley.size().x + 10.0;
    paint_key(ui, galley, right_centre - vec2(width, 0.0)).left()
}

/// A key in a box, for show.
pub fn key_cap(ui: &mut Ui, text: &str) -> Response {
    let galley = key_galley(ui, text);
    let (rect, response) = ui.allocate_exact_size(galley.size() + vec2(10.0, 2.0), Sense::hover());
    paint_key(ui, galley, rect.left_center());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("Key {text}")));
    response
}

/// How a button stands out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Emphasis {
    /// A hairline around it.
    Plain,
    /// No line; for what is there but rarely meant.
    Quiet,
    /// Filled: at most one in view.
    Primary,
    /// A hairline, and the tone of loss.
    Danger,
}

/// A button, with its key where it has one.
pub fn button(ui: &mut Ui, label: &str, key: &str, emphasis: Emphasis) -> Response {
    let p = palette(ui);
    let enabled = ui.is_enabled();
    let ink = match emphasis {
        Emphasis::Primary => p.on_accent,
        Emphasis::Danger => p.removed,
        Emphasis::Quiet => p.soft,
        Emphasis::Plain => p.ink,
    };
    let words = ui.painter().layout_no_wrap(label.to_owned(), theme::regular(theme::BODY), ink);
    let cap = (!key.is_empty()).then(|| key_galley(ui, key));
    let pad = if emphasis == Emphasis::Quiet { 1.5 * STEP } else { 2.0 * STEP };
    let cap_width = cap.as_ref().map_or(0.0, |c| c.size().x + 10.0 + 1.5 * STEP);
    let pad = if emphasis == Emphasis::Primary { 3.0 * STEP } else { pad };
    let size = vec2(words.size().x + cap_width + 2.0 * pad, CONTROL);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, label));
    if ui.is_rect_visible(rect) {
        let hot = response.hovered() && enabled;
        let fill = match emphasis {
            Emphasis::Primary if hot => p.accent.gamma_multiply(0.9),
            Emphasis::Primary => p.accent,
            _ if hot || response.is_pointer_button_down_on() => p.hover,
            Emphasis::Quiet => Color32::TRANSPARENT,
            _ => p.paper,
        };
        let line = match emphasis {
            Emphasis::Primary | Emphasis::Quiet => Stroke::NONE,
            _ => p.line(),
        };
        ui.painter().rect(rect, CornerRadius::same(RADIUS), fill, line, StrokeKind::Inside);
        focus_ring(ui, &response, rect, RADIUS);
        let at = rect.left_center() + vec2(pad, -words.size().y / 2.0);
        let after = at.x + words.size().x + 1.5 * STEP;
        ui.painter().galley(at, words, ink);
        if let Some(cap) = cap {
            paint_key(ui, cap, eframe::egui::pos2(after, rect.center().y));
        }
    }
    response
}

/// A sign that can be pressed.
pub fn icon_button(ui: &mut Ui, icon: Icon, name: &str) -> Response {
    icon_button_sized(ui, icon, name, 24.0)
}

/// A sign that can be pressed, in a square of `size` points.
pub fn icon_button_sized(ui: &mut Ui, icon: Icon, name: &str, size: f32) -> Response {
    let enabled = ui.is_enabled();
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(size), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, name));
    let p = palette(ui);
    if response.hovered() && enabled {
        ui.painter().rect_filled(rect, CornerRadius::same(RADIUS), p.hover);
    }
    focus_ring(ui, &response, rect, RADIUS);
    let ink = if response.hovered() { p.ink } else { p.soft };
    icon.paint(ui.painter(), rect, (size * 0.66).min(16.0), Stroke::new(1.4, ink));
    response.on_hover_text(name)
}

/// The outline of what has the keyboard.
pub fn focus_ring(ui: &Ui, response: &Response, rect: Rect, radius: u8) {
    if response.has_focus() {
        let stroke = Stroke::new(2.0, palette(ui).accent);
        ui.painter().rect_stroke(rect, CornerRadius::same(radius), stroke, StrokeKind::Inside);
    }
}

/// A tag as a chip: colour, name, its number key. The second response is the cross that takes it off.
pub fn tag_chip(ui: &mut Ui, name: &str, colour: Color32, key: &str, selected: bool) -> (Response, Response) {
    /// Wider names are cut; the whole name is in the tooltip.
    const WIDEST: f32 = 168.0;
    let p = palette(ui);
    let words = elided(ui, name, theme::regular(theme::BODY), p.ink, WIDEST);
    let cut = words.elided;
    let cap = (!key.is_empty()).then(|| key_galley(ui, key));
    let cap_width = cap.as_ref().map_or(0.0, |c| c.size().x + 10.0 + STEP);
    let cross = 18.0;
    let size = vec2(9.0 + 8.0 + 6.0 + words.size().x + cap_width + cross + 6.0, 24.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, format!("Tag {name}")));
    let fill = if selected {
        p.selection
    } else if response.hovered() {
        p.hover
    } else {
        p.paper
    };
    ui.painter().rect(rect, CornerRadius::same(CHIP_RADIUS), fill, p.line(), StrokeKind::Inside);
    focus_ring(ui, &response, rect, CHIP_RADIUS);
    swatch(ui, rect.left_center() + vec2(13.0, 0.0), colour);
    let at = rect.left_center() + vec2(23.0, -words.size().y / 2.0);
    let after = at.x + words.size().x + STEP;
    ui.painter().galley(at, words, p.ink);
    if let Some(cap) = cap {
        paint_key(ui, cap, eframe::egui::pos2(after, rect.center().y));
    }
    let cross_rect =
        Rect::from_center_size(eframe::egui::pos2(rect.right() - 5.0 - cross / 2.0, rect.center().y), Vec2::splat(cross));
    let take_off = ui.interact(cross_rect, response.id.with("cross"), Sense::click());
    take_off.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Remove tag {name}")));
    let ink = if take_off.hovered() { p.ink } else { p.faint };
    focus_ring(ui, &take_off, cross_rect, RADIUS);
    Icon::Close.paint(ui.painter(), cross_rect, 12.0, Stroke::new(1.2, ink));
    let response = if cut { response.on_hover_text(name) } else { response };
    (response, take_off.on_hover_text(format!("Remove tag “{name}”")))
}

/// A chip that asks for something ("+ tag").
pub fn ghost_chip(ui: &mut Ui, label: &str, name: &str) -> Response {
    let p = palette(ui);
    let words = ui.painter().layout_no_wrap(label.to_owned(), theme::regular(theme::BODY), p.soft);
    let (rect, response) = ui.allocate_exact_size(vec2(words.size().x + 18.0, 24.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    let fill = if response.hovered() { p.hover } else { Color32::TRANSPARENT };
    ui.painter().rect(rect, CornerRadius::same(CHIP_RADIUS), fill, p.line(), StrokeKind::Inside);
    focus_ring(ui, &response, rect, CHIP_RADIUS);
    ui.painter().galley(rect.center() - words.size() / 2.0, words, p.soft);
    response
}

/// A chip that is on or off; `words` stand on it, `name` says what it does.
pub fn toggle_chip(ui: &mut Ui, words: &str, name: &str, on: &mut bool) -> Response {
    let p = palette(ui);
    let ink = if *on { p.ink } else { p.soft };
    let galley = ui.painter().layout_no_wrap(words.to_owned(), theme::regular(theme::SMALL), ink);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 18.0, 24.0), Sense::click());
    if response.clicked() {
        *on = !*on;
    }
    let now = *on;
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, now, name));
    let fill = if now {
        p.selection
    } else if response.hovered() {
        p.hover
    } else {
        Color32::TRANSPARENT
    };
    let line = if now { Stroke::new(1.0, p.accent) } else { p.line() };
    ui.painter().rect(rect, CornerRadius::same(CHIP_RADIUS), fill, line, StrokeKind::Inside);
    focus_ring(ui, &response, rect, CHIP_RADIUS);
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, ink);
    response.on_hover_text(name)
}

/// The small square of a tag's colour, around `centre`.
pub fn swatch(ui: &Ui, centre: eframe::egui::Pos2, colour: Color32) {
    ui.painter().rect_filled(Rect::from_center_size(centre, Vec2::splat(9.0)), CornerRadius::same(2), colour);
}

/// A source's letter in a small square around `centre`.
pub fn paint_letter(ui: &Ui, p: &Palette, centre: eframe::egui::Pos2, index: usize, open: bool) -> Rect {
    let text = letter(index);
    let ink = if open { p.on_accent } else { p.soft };
    let galley = ui.painter().layout_no_wrap(text, theme::strong(theme::CAPS - 1.0), ink);
    let size = vec2((galley.size().x + 7.0).max(18.0), 18.0);
    let rect = Rect::from_center_size(centre, size);
    let (fill, line) = if open { (p.accent, Stroke::NONE) } else { (p.paper, p.line()) };
    ui.painter().rect(rect, CornerRadius::same(4), fill, line, StrokeKind::Inside);
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, ink);
    rect
}

/// A source's letter among words.
pub fn letter_mark(ui: &mut Ui, index: usize, open: bool) -> Response {
    let p = palette(ui);
    let width = if index < 26 { 18.0 } else { 26.0 };
    let (rect, response) = ui.allocate_exact_size(vec2(width, 18.0), Sense::hover());
    paint_letter(ui, p, rect.center(), index, open);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("Source {}", letter(index))));
    response
}

/// A hairline over the whole width.
pub fn hairline(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, palette(ui).line());
}

/// "1 quotation", "2 quotations", "1,200 words".
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{} {}", grouped(number), if number == 1 { one } else { many })
}

/// A number with a comma every three digits.
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_go_on_after_z() {
        assert_eq!([0, 1, 25, 26, 27, 51, 52, 701, 702].map(letter), ["A", "B", "Z", "AA", "AB", "AZ", "BA", "ZZ", "AAA"]);
    }

    #[test]
    fn numbers_are_grouped_and_nouns_agree() {
        assert_eq!(count(1, "word", "words"), "1 word");
        assert_eq!(count(1200, "word", "words"), "1,200 words");
        assert_eq!(grouped(1_000_000), "1,000,000");
        assert_eq!(grouped(999), "999");
    }

    #[test]
    fn a_line_holds_no_breaks() {
        assert_eq!(first_line("a\nb\tc"), "a b c");
    }
}
