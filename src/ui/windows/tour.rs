//! The tour: five steps over the four places and the keys that reach everything, each with its place in the light.
//!
//! Shown once, when the sample is opened for the first time; it can be left at any step, and begun again from the Help menu.

use eframe::egui::{Align2, Area, Context, Id, Key, LayerId, Modal, Order, Rect, Stroke, StrokeKind, Ui, Vec2, vec2};

use super::{Outcome, from_right_ui};
use crate::ui::{
    actions::Action,
    reading::Step as Walk,
    settings::Place,
    theme::{self, Palette, RADIUS, STEP, palette},
    widgets::{self, Emphasis},
};

/// One step.
struct Step {
    /// What it shows; `None` is the window as a whole.
    place: Option<Place>,
    title: &'static str,
    words: &'static str,
    /// Keys to try, each with what it does.
    keys: &'static [(Action, &'static str)],
}

/// At most five: a longer one nobody reads.
const STEPS: [Step; 5] = [
    Step {
        place: Some(Place::Sources),
        title: "The sources",
        words: "Each row is one article on the event: its letter, outlet, date, and what was found in it. Below are your tags.",
        keys: &[(Action::NextSource, "the next source"), (Action::NewTag, "a new tag")],
    },
    Step {
        place: Some(Place::Reading),
        title: "Read",
        words: "Quotations bear their speaker’s colour and name in the margin. What other sources tell differently is underlined with dots.",
        keys: &[
            (Action::Read(Walk::NextSentence), "the next sentence"),
            (Action::TagPalette, "tag it"),
            (Action::MorePanes, "another source beside"),
        ],
    },
    Step {
        place: Some(Place::Claims),
        title: "Compare",
        words: "A row is a claim, a column a source. Each cell says how this source has it: quoted, attributed, asserted, or not found.",
        keys: &[(Action::Conflicts, "only what differs"), (Action::NextConflict, "the next conflict")],
    },
    Step {
        place: Some(Place::Inspector),
        title: "Decide",
        words: "What is selected: who says it, the same claim elsewhere, in what they differ and why. The program proposes, you decide.",
        keys: &[(Action::Confirm, "it is right"), (Action::Reject, "it is wrong"), (Action::Memo, "write a memo")],
    },
    Step {
        place: None,
        title: "Everything has a key",
        words: "All that can be done is in one list, by name. Everything you do can be taken back, step by step.",
        keys: &[(Action::Palette, "find or do something"), (Action::Undo, "take back"), (Action::Keys, "all keys")],
    },
];

/// The modal of a step: beside the place that it shows.
pub(super) fn modal(id: Id, step: usize) -> Modal {
    let (anchor, offset) = match STEPS.get(step).and_then(|step| step.place) {
        Some(Place::Claims) => (Align2::CENTER_TOP, vec2(0.0, 96.0)),
        Some(Place::Reading) => (Align2::CENTER_BOTTOM, vec2(0.0, -48.0)),
        _ => (Align2::CENTER_CENTER, Vec2::ZERO),
    };
    let area = Area::new(id).kind(eframe::egui::UiKind::Modal).anchor(anchor, offset).order(Order::Foreground);
    Modal::new(id).area(area)
}

/// Darkens all but the place that a step shows.
pub(super) fn light(ctx: &Context, step: usize, places: &[(Place, Rect)]) {
    let p = Palette::of(ctx.theme());
    let painter = ctx.layer_painter(LayerId::new(Order::Middle, Id::unique("light of the tour")));
    let whole = ctx.content_rect();
    let shown = STEPS.get(step).and_then(|step| step.place);
    let Some((_, lit)) = shown.and_then(|shown| places.iter().find(|(place, _)| *place == shown)) else {
        painter.rect_filled(whole, 0, p.backdrop);
        return;
    };
    let (left, right) = (whole.left()..=lit.left(), lit.right()..=whole.right());
    for dark in [
        Rect::from_x_y_ranges(whole.x_range(), whole.top()..=lit.top()),
        Rect::from_x_y_ranges(whole.x_range(), lit.bottom()..=whole.bottom()),
        Rect::from_x_y_ranges(left, lit.y_range()),
        Rect::from_x_y_ranges(right, lit.y_range()),
    ] {
        painter.rect_filled(dark, 0, p.backdrop);
    }
    painter.rect_stroke(*lit, RADIUS, Stroke::new(2.0, p.accent), StrokeKind::Inside);
}

/// The place that a step shows, which is to be seen.
pub(super) fn place(step: usize) -> Option<Place> {
    STEPS.get(step).and_then(|step| step.place)
}

/// Draws a step.
pub(super) fn tour_ui(ui: &mut Ui, at: &mut usize) -> Outcome {
    let Some(step) = STEPS.get(*at) else { return Outcome::Close };
    let p = palette(ui);
    ui.label(widgets::tone(step.title, theme::strong(theme::BODY), p.ink));
    ui.label(widgets::tone(step.words, theme::regular(theme::BODY), p.soft));
    for (action, does) in step.keys {
        let key = widgets::key_of(ui, *action);
        if key.is_empty() {
            continue;
        }
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 2.0 * STEP;
            widgets::key_cap(ui, &key);
            ui.label(widgets::tone(*does, theme::regular(theme::SMALL), p.soft));
        });
    }
    ui.add_space(STEP);
    let last = *at + 1 == STEPS.len();
    let mut go = None;
    from_right_ui(ui, |ui| {
        let next = widgets::button(ui, if last { "Done" } else { "Next" }, "", Emphasis::Primary);
        if next.clicked() || ui.input(|i| i.key_pressed(Key::ArrowRight)) {
            go = Some(*at + 1);
        }
        let back = ui.add_enabled_ui(*at > 0, |ui| widgets::button(ui, "Back", "", Emphasis::Plain)).inner;
        if back.clicked() || ui.input(|i| i.key_pressed(Key::ArrowLeft)) {
            go = Some(at.saturating_sub(1));
        }
        let number = format!("{} of {}", *at + 1, STEPS.len());
        ui.label(widgets::tone(number, theme::regular(theme::SMALL), p.faint));
        let skip = |ui: &mut Ui| {
            ui.with_layout(eframe::egui::Layout::left_to_right(eframe::egui::Align::Center), |ui| {
                !last && widgets::button(ui, "Skip the tour", "Esc", Emphasis::Quiet).clicked()
            })
        };
        if skip(ui).inner {
            go = Some(STEPS.len());
        }
        // Enter goes on, whatever has the keyboard first.
        if ui.memory(|memory| memory.focused().is_none()) {
            next.request_focus();
        }
    });
    *at = go.unwrap_or(*at);
    if *at < STEPS.len() { Outcome::Stay } else { Outcome::Close }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tour_is_short() {
        for step in &STEPS {
            assert!(step.words.chars().count() <= 160 && step.keys.len() <= 3, "{}", step.title);
        }
    }
}
