//! Who is quoted in the selection, by which words the program knows it, and what the user says of it.

use eframe::egui::{Color32, CornerRadius, Frame, Margin, Rect, Ui, pos2};

use crate::{
    commands::{Command, Session, SourceState},
    parse::Quotation,
    project::{Decision, Provenance},
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
    // Words of no quotation may be one that was missed.
    let words = session.selection().and_then(|selection| selection.stretch);
    let is_none = |span: Span| {
        !review::quotations(session).iter().any(|&at| parsed.quotations.get(at).is_some_and(|q| q.span().overlaps(span)))
    };
    if words.is_some_and(is_none) {
        ui.add_space(2.0 * STEP);
        let key = widgets::key_of(ui, Action::MarkQuotation);
        if widgets::button(ui, Action::MarkQuotation.label(), &key, Emphasis::Plain).clicked() {
            wishes.push(Wish::Do(Action::MarkQuotation));
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
    let said = source.said.get(&at).cloned().unwrap_or_default();
    let state = review::word(said.provenance());
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
        let confirm = if said.is_right == Some(true) { "Confirmed" } else { "Confirm" };
        let reject = if said.is_right == Some(false) { "Rejected" } else { "Reject" };
        for (label, action, decision) in
            [(confirm, Action::Confirm, Decision::Confirmed), (reject, Action::Reject, Decision::Rejected)]
        {
            let key = key(ui, action);
            if widgets::button(ui, label, &key, Emphasis::Plain).clicked()
                && let Some(subject) = session.quotation_subject(source.id, at)
            {
                wishes.push(Wish::Run(review::decide(session, subject, decision)));
            }
        }
        let e = key(ui, Action::CorrectSpeaker);
        if widgets::button(ui, "Speaker…", &e, Emphasis::Plain).on_hover_text("Somebody else said it").clicked() {
            wishes.extend(Window::speaker_of(session, at).map(Wish::Open));
        }
        let entity = quotation.entity.and_then(|entity| session.shared_entity(source.id, entity));
        if let Some(entity) = entity {
            let n = key(ui, Action::Names);
            if widgets::button(ui, "Names…", &n, Emphasis::Quiet).on_hover_text(Action::Names.facts().tooltip).clicked() {
                wishes.extend(Window::names(session, entity).map(Wish::Open));
            }
        }
        let stretch = session.selection().and_then(|selection| selection.stretch);
        if let Some(span) = stretch.filter(|span| answers_keys && *span != quotation.span()) {
            let u = key(ui, Action::SetQuotation);
            let set = widgets::button(ui, "Set to the selection", &u, Emphasis::Quiet);
            if set.on_hover_text("The quotation is the selected words").clicked() {
                wishes.push(Wish::Run(Command::SetQuotation { source: source.id, quotation: at, span }));
            }
        }
        if said.provenance() != Provenance::Proposed && said.provenance() != Provenance::Confirmed {
            let back = widgets::button(ui, "Take back", "", Emphasis::Quiet);
            if back.on_hover_text("All that you said of this quotation").clicked() {
                wishes.push(Wish::Run(Command::TakeBack(said.corrections.clone())));
            }
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
