//! Passages by tags that they bear together or not, by source, by who says them, by the claim that they make.

use eframe::egui::{
    self, CornerRadius, Popup, PopupCloseBehavior, Response, Role, ScrollArea, Sense, TextEdit, Ui, WidgetInfo, pos2, vec2,
};

use super::{PassagesState, back_ui, empty, export_ui, list_ui};
use crate::{
    commands::{Retrieval, Session, Wanted},
    project::{Tag, TagId},
    ui::{
        desk::{Desk, Wish},
        theme::{self, ROW, STEP, palette},
        widgets::{self, count},
    },
};

/// Draws the passages that bear a combination of tags, with the combination above them.
pub fn retrieval_ui(ui: &mut Ui, session: &Session, desk: &mut Desk, wishes: &mut Vec<Wish>) {
    let p = palette(ui);
    let known = |tag: &TagId| session.tag(*tag).is_some();
    desk.retrieval.tags.retain(|tag, _| known(tag));
    desk.passages.work_out(session, desk.lower, &desk.retrieval);
    ui.horizontal(|ui| {
        back_ui(ui, desk);
        ui.label(widgets::tone("Passages", theme::strong(theme::BODY), p.ink));
        let facts = if desk.retrieval.is_empty() {
            "Press a tag once for “or”, again for “and”, again for “not”".to_owned()
        } else {
            let sources = count(desk.passages.sources, "source", "sources");
            format!("{} in {sources}", count(desk.passages.rows.len(), "passage", "passages"))
        };
        ui.label(widgets::tone(facts, theme::regular(theme::BODY), p.faint));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            export_ui(ui, desk, wishes);
            claim_ui(ui, session, &mut desk.retrieval);
            speaker_ui(ui, &mut desk.passages, &mut desk.retrieval);
            source_ui(ui, session, &mut desk.retrieval);
            let near = "The tags need only stand in the same paragraph";
            widgets::toggle_chip(ui, "near", near, &mut desk.retrieval.near);
        });
    });
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(STEP, STEP);
        for tag in &session.project().codebook {
            let wanted = desk.retrieval.tags.get(&tag.id).copied();
            if wanted_ui(ui, tag, wanted).clicked() {
                let next = match wanted {
                    None => Some(Wanted::Any),
                    Some(Wanted::Any) => Some(Wanted::With),
                    Some(Wanted::With) => Some(Wanted::Without),
                    Some(Wanted::Without) => None,
                };
                match next {
                    Some(next) => desk.retrieval.tags.insert(tag.id, next),
                    None => desk.retrieval.tags.remove(&tag.id),
                };
            }
        }
    });
    if desk.passages.rows.is_empty() {
        let words = if session.project().codebook.is_empty() {
            "No tags yet. Select a sentence and press T to make one."
        } else if desk.retrieval.is_empty() {
            "Choose tags above, or a source, a speaker or a claim: the passages are listed here."
        } else if desk.retrieval.tags.is_empty() {
            "No passage is tagged there."
        } else {
            "No passage bears these tags together. “near” also finds those in the same paragraph."
        };
        empty(ui, words);
        return;
    }
    list_ui(ui, session, desk, wishes);
}

/// A tag of the codebook as it is asked for.
fn wanted_ui(ui: &mut Ui, tag: &Tag, wanted: Option<Wanted>) -> Response {
    let p = palette(ui);
    let (word, said) = match wanted {
        None => ("", "not asked for"),
        Some(Wanted::Any) => ("or", "or"),
        Some(Wanted::With) => ("and", "and"),
        Some(Wanted::Without) => ("not", "not"),
    };
    let name = widgets::elided(ui, &tag.name, theme::regular(theme::SMALL), if wanted.is_some() { p.ink } else { p.soft }, 180.0);
    let tone = if wanted == Some(Wanted::Without) { p.removed } else { p.accent };
    let how = ui.painter().layout_no_wrap(word.to_owned(), theme::strong(theme::SMALL), tone);
    let lead = if word.is_empty() { 0.0 } else { how.size().x + 6.0 };
    let (rect, response) = ui.allocate_exact_size(vec2(26.0 + lead + name.size().x + 10.0, 24.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, wanted.is_some(), format!("{}: {said}", tag.name)));
    let fill = match wanted {
        Some(_) => p.selection,
        None if response.hovered() => p.hover,
        None => egui::Color32::TRANSPARENT,
    };
    let line = if wanted.is_some() { egui::Stroke::new(1.0, p.accent) } else { p.line() };
    ui.painter().rect(rect, CornerRadius::same(theme::CHIP_RADIUS), fill, line, egui::StrokeKind::Inside);
    widgets::focus_ring(ui, &response, rect, theme::CHIP_RADIUS);
    widgets::swatch(ui, pos2(rect.left() + 14.0, rect.center().y), p.tag(tag.colour));
    let at = pos2(rect.left() + 24.0, rect.center().y);
    ui.painter().galley(at - vec2(0.0, how.size().y / 2.0), how, tone);
    ui.painter().galley(at + vec2(lead, -name.size().y / 2.0), name, p.ink);
    response.on_hover_text("Press for “or”, “and”, “not”")
}

fn source_ui(ui: &mut Ui, session: &Session, query: &mut Retrieval) {
    let at = query.source.and_then(|id| session.sources().iter().position(|s| s.id == id));
    let words = at.map_or("all sources".to_owned(), |at| format!("only {}", widgets::letter(at)));
    ui.menu_button(widgets::tone(words, theme::regular(theme::SMALL), palette(ui).soft), |ui| {
        if ui.button("All sources").clicked() {
            query.source = None;
            ui.close();
        }
        for (at, source) in session.sources().iter().enumerate() {
            let label: String = source.document.label().chars().take(40).collect();
            if ui.button(format!("{} {label}", widgets::letter(at))).clicked() {
                query.source = Some(source.id);
                ui.close();
            }
        }
    });
}

/// "anybody" or the speaker whose words are asked for, from a list with a field to search in it.
fn speaker_ui(ui: &mut Ui, state: &mut PassagesState, query: &mut Retrieval) {
    let p = palette(ui);
    let words = query.speaker.as_ref().map_or_else(|| "any speaker".to_owned(), |name| format!("said by {name}"));
    let words: String = words.chars().take(32).collect();
    let button = ui.button(widgets::tone(words, theme::regular(theme::SMALL), p.soft));
    let button = button.on_hover_text("Only words that a person is quoted with");
    let just_opened = button.clicked();
    let popup = Popup::menu(&button).width(260.0).close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    popup.show(|ui| {
        let hint = "Find a speaker";
        let field = ui.add(TextEdit::singleline(&mut state.speaker_search).hint_text(hint).desired_width(240.0));
        let field = field.accessible_name(hint);
        if just_opened {
            field.request_focus();
        }
        let size = vec2(240.0, theme::MENU_ROW);
        if ui.add(egui::Button::new("Any speaker").min_size(size)).clicked() {
            query.speaker = None;
            ui.close();
        }
        let wanted = state.speaker_search.to_lowercase();
        let speakers = &state.speakers.1;
        let found: Vec<&str> =
            speakers.iter().map(|s| s.name.as_str()).filter(|name| name.to_lowercase().contains(&wanted)).collect();
        ScrollArea::vertical().max_height(ROW * 10.0).show_rows(ui, theme::MENU_ROW, found.len(), |ui, rows| {
            for name in found.get(rows).unwrap_or_default() {
                if ui.add(egui::Button::new(*name).truncate().min_size(size)).clicked() {
                    query.speaker = Some((*name).to_owned());
                    ui.close();
                }
            }
        });
    });
}

/// The claim whose words are asked for: the one at hand, or none.
fn claim_ui(ui: &mut Ui, session: &Session, query: &mut Retrieval) {
    let at_hand = session.selected_claim().and_then(|claim| session.comparison()?.claims.get(claim.0 as usize));
    let at_hand = at_hand.map(|claim| claim.text.as_str());
    let p = palette(ui);
    if let Some(claim) = query.claim.clone() {
        let words: String = claim.chars().take(28).collect();
        let button = ui.button(widgets::tone(format!("claim: {words}… ×"), theme::regular(theme::SMALL), p.ink));
        let button = button.accessible_name(format!("Passages on any claim, not only: {claim}"));
        if button.on_hover_text(format!("{claim}\nPress to take this off")).clicked() {
            query.claim = None;
        }
    } else {
        let button = |ui: &mut Ui| ui.button(widgets::tone("the claim at hand", theme::regular(theme::SMALL), p.soft));
        let button = ui.add_enabled_ui(at_hand.is_some(), button).inner;
        if button.on_hover_text("Only words that make the selected claim").clicked() {
            query.claim = at_hand.map(str::to_owned);
        }
    }
}
