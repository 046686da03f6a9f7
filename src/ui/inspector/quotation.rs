//! Who is quoted in the selection, by which words the program knows it, and what the user says of it.

use eframe::egui::{Color32, CornerRadius, Frame, Margin, Rect, Ui, pos2};

use crate::{
    commands::{Session, SourceState},
    parse::Quotation,
    project::Decision,
    text::Span,
    ui::{
        actions::Action,
        desk::Wish,
        reading::{Speakers, kind_word},
        review,
        theme::{self, STEP, palette},
        widgets::{self, Emphasis},
        windows::Window,
    },
};

/// Draws every quotation in the selected sentences.
pub(super) fn quotations_ui(ui: &mut Ui, session: &Session, speakers: &Speakers, wishes: &mut Vec<Wish>) {
    let Some(source) = session.selection().and_then(|s| session.source(s.source)) else { return };
    let Some(parsed) = &source.parsed else { return };
    let at_keys = review::quotation(session);
    for at in review::quotations(session) {
        if let Some(quotation) = parsed.quotations.get(at) {
            ui.push_id(("quotation", at), |ui| {
                quotation_ui(ui, session, source, speakers, at, quotation, at_keys == Some(at), wishes);
            });
        }
    }
}

#[expect(clippy::too_many_arguments, reason = "one card, drawn from what is worked out above it")]
fn quotation_ui(
    ui: &mut Ui,
    session: &Session,
    source: &SourceState,
    speakers: &Speakers,
    at: usize,
    quotation: &Quotation,
    answers_keys: bool,
    wishes: &mut Vec<Wish>,
) {
    let p = palette(ui);
    let said = review::decision_on(session, at).map(|c| c.decision.clone());
    let state = match &said {
        None => "proposed",
        Some(Decision::Confirmed) => "confirmed",
        Some(Decision::Rejected) => "rejected",
        Some(_) => "corrected by hand",
    };
    widgets::section(ui, "Quotation", &format!("{} · {state}", kind_word(quotation.kind)));
    let text = &source.document.text;
    let speaker = speakers.of(source.id, at).speaker;
    let colour = speaker.map_or(p.faint, |number| p.speaker(number).colour);
    let name = speaker.and_then(|number| speakers.get(number)).map_or("Speaker not known", |s| s.name.as_str());
    bar_ui(ui, colour, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = STEP;
            ui.label(widgets::tone(name, theme::strong(theme::BODY), p.ink));
            let mention = quotation.speaker.map(|s| s.of(text)).filter(|m| *m != name);
            if let Some(mention) = mention {
                ui.label(widgets::tone(format!("as “{mention}”"), theme::regular(theme::BODY), p.soft));
            }
            if let Some(cue) = quotation.cue {
                ui.label(widgets::tone(format!("· cue “{}”", cue.of(text)), theme::regular(theme::BODY), p.soft));
            }
        });
        ui.label(widgets::tone(content(text, quotation), theme::regular(theme::BODY), p.soft));
    });
    ui.add_space(STEP);
    let key = |ui: &Ui, action: Action| if answers_keys { widgets::key_of(ui, action) } else { String::new() };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = eframe::egui::vec2(STEP, STEP);
        let confirm = if said == Some(Decision::Confirmed) { "Confirmed" } else { "Confirm" };
        let reject = if said == Some(Decision::Rejected) { "Rejected" } else { "Reject" };
        let (y, e, n) = (key(ui, Action::Confirm), key(ui, Action::CorrectSpeaker), key(ui, Action::Reject));
        let pressed = [
            (widgets::button(ui, confirm, &y, Emphasis::Plain).clicked(), Decision::Confirmed),
            (
                widgets::button(ui, "Edit…", &e, Emphasis::Plain).on_hover_text("Correct the speaker").clicked(),
                Decision::Speaker(String::new()),
            ),
            (widgets::button(ui, reject, &n, Emphasis::Plain).clicked(), Decision::Rejected),
        ];
        let Some((_, decision)) = pressed.into_iter().find(|(pressed, _)| *pressed) else { return };
        if let Decision::Speaker(_) = decision {
            wishes.extend(Window::speaker_of(session, at).map(Wish::Open));
        } else if let Some(subject) = session.quotation_subject(source.id, at) {
            wishes.push(Wish::Run(review::decide(session, subject, decision)));
        }
    });
}

/// The quoted words as they are shown: in quote marks where the article has them so.
fn content(text: &str, quotation: &Quotation) -> String {
    let parts: Vec<&str> = quotation.content.iter().map(|span: &Span| span.of(text)).collect();
    let words = parts.join(" … ").replace('\n', " ");
    match quotation.kind {
        crate::parse::QuotationKind::Indirect => words,
        _ => format!("“{words}”"),
    }
}

/// What stands beside an upright bar of colour.
pub(super) fn bar_ui(ui: &mut Ui, colour: Color32, contents: impl FnOnce(&mut Ui)) {
    let inner = Frame::new().inner_margin(Margin { left: 11, right: 0, top: 2, bottom: 2 }).show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = STEP / 2.0;
        ui.spacing_mut().interact_size.y = 4.0 * STEP;
        contents(ui);
    });
    let rect = inner.response.rect;
    let bar = Rect::from_min_max(rect.left_top(), pos2(rect.left() + 3.0, rect.bottom()));
    ui.painter().rect_filled(bar, CornerRadius::ZERO, colour);
}
