//! The line above the article: what is looked for, how, and how often it is there.

use eframe::egui::{self, Align, Key, Layout, Margin, Modifiers, TextEdit, Ui, vec2};

use super::field_id;
use crate::{
    commands::{Command, MOST_HITS, Session, Sought},
    ui::{
        actions::Action,
        desk::{Desk, Lower, Wish},
        icons::Icon,
        theme::{self, STEP, palette},
        widgets::{self, count},
    },
};

/// Draws the line where it is open.
pub fn bar_ui(ui: &mut Ui, session: &Session, desk: &mut Desk, wishes: &mut Vec<Wish>) {
    if !desk.find.open {
        return;
    }
    let p = palette(ui);
    let frame = theme::panel_frame(p, Margin::symmetric(12, 6));
    let shown = frame.show(ui, |ui| {
        let size = vec2(ui.available_width(), theme::CONTROL);
        ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing = vec2(1.5 * STEP, STEP);
            let close = widgets::icon_button(ui, Icon::Close, "End the search").clicked();
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| contents_ui(ui, session, desk, close, wishes));
        });
    });
    let rect = shown.response.rect;
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, p.line());
    ui.add_space(-ui.spacing().item_spacing.y);
}

fn contents_ui(ui: &mut Ui, session: &Session, desk: &mut Desk, close: bool, wishes: &mut Vec<Wish>) {
    let before = desk.find.query.clone();
    let hint = match (desk.find.query.sought, desk.find.everywhere) {
        (Sought::Words, true) => "Find in all sources",
        (Sought::Words, false) => "Find in this source",
        (Sought::Speaker, _) => "Name of who is quoted",
        (Sought::Tag, _) => "Name of a tag",
        (Sought::Number, _) => "2 hours, 30 %, 19 May",
    };
    sought_ui(ui, &mut desk.find.query.sought);
    // Taken before the field sees it: Enter goes on, and the field keeps the keyboard.
    let typing = ui.memory(|memory| memory.has_focus(field_id()));
    let pressed = |modifiers: Modifiers, key: Key| typing && ui.input_mut(|i| i.consume_key(modifiers, key));
    let (back, on) = (pressed(Modifiers::SHIFT, Key::Enter), pressed(Modifiers::NONE, Key::Enter));
    let width = (ui.available_width() - 310.0).clamp(120.0, 320.0);
    let field = TextEdit::singleline(&mut desk.find.query.words)
        .id(field_id())
        .hint_text(widgets::tone(hint, theme::regular(theme::BODY), p_faint(ui)))
        .desired_width(width - 16.0)
        .margin(Margin::symmetric(8, 4));
    let field = ui.add(field).accessible_name("Find");
    let escape = field.lost_focus() && ui.input(|i| i.key_pressed(Key::Escape));
    if std::mem::take(&mut desk.find.go) {
        field.request_focus();
        let length = desk.find.query.words.chars().count();
        select_all(ui, length);
    }
    let any = session.found().is_some_and(|found| found.is_ok_and(|found| !found.hits.is_empty()));
    ui.add_enabled_ui(any, |ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        for (icon, name, back) in [(Icon::Up, "Previous hit", true), (Icon::Down, "Next hit", false)] {
            if widgets::icon_button(ui, icon, name).clicked() {
                wishes.push(Wish::Run(desk.find.step(session, back)));
            }
        }
    });
    if desk.find.query.sought != Sought::Number {
        widgets::toggle_chip(ui, "Aa", "Match case", &mut desk.find.query.match_case);
        widgets::toggle_chip(ui, "word", "Whole words only", &mut desk.find.query.whole_word);
        widgets::toggle_chip(ui, ".*", "Regular expression", &mut desk.find.query.regex);
    }
    if !(desk.lower == Lower::Found && desk.settings.claims) && ui.available_width() > 320.0 {
        let key = widgets::key_of(ui, Action::FindEverywhere);
        if widgets::button(ui, "List all", &key, widgets::Emphasis::Quiet).clicked() {
            wishes.push(Wish::Do(Action::FindEverywhere));
        }
    }
    let said = said(session, desk.find.everywhere);
    ui.add(egui::Label::new(widgets::tone(said, theme::regular(theme::SMALL), tone(ui, session))).truncate());
    if close || escape {
        wishes.push(Wish::Run(desk.find.end()));
        if desk.lower == Lower::Found {
            desk.lower = Lower::Claims;
        }
        return;
    }
    if desk.find.open && desk.find.query != before {
        wishes.push(Wish::Run(Command::Find(desk.find.query.clone())));
    } else if back || on {
        wishes.push(Wish::Run(desk.find.step(session, back)));
    }
}

/// What kind of thing is looked for, to choose from.
fn sought_ui(ui: &mut Ui, sought: &mut Sought) {
    const KINDS: [(Sought, &str); 4] =
        [(Sought::Words, "words"), (Sought::Speaker, "speaker"), (Sought::Tag, "tag"), (Sought::Number, "number")];
    let p = palette(ui);
    let word = KINDS.iter().find(|(kind, _)| kind == sought).map_or("", |(_, word)| word);
    let menu = ui.menu_button(widgets::tone(word, theme::regular(theme::BODY), p.soft), |ui| {
        for (kind, word) in KINDS {
            if ui.selectable_label(*sought == kind, word).clicked() {
                *sought = kind;
                ui.close();
            }
        }
    });
    menu.response
        .on_hover_text("What to look for")
        .widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, format!("Look for: {word}")));
}

fn p_faint(ui: &Ui) -> egui::Color32 {
    palette(ui).faint
}

/// What is in the field is selected, so that the next letter replaces it.
fn select_all(ui: &Ui, length: usize) {
    use egui::text::{CCursor, CCursorRange};
    let mut state = egui::text_edit::TextEditState::load(ui.ctx(), field_id()).unwrap_or_default();
    state.cursor.set_char_range(Some(CCursorRange::two(CCursor::new(0), CCursor::new(length))));
    state.store(ui.ctx(), field_id());
}

/// "3 of 12 here · 48 in all", or "13 of 48 in 5 sources".
fn said(session: &Session, everywhere: bool) -> String {
    let found = match session.found() {
        None if session.query().is_empty() => return String::new(),
        None => return "Looking…".to_owned(),
        Some(Err(why)) => return why.to_owned(),
        Some(Ok(found)) => found,
    };
    if found.hits.is_empty() {
        let nothing = match session.query().sought {
            Sought::Words | Sought::Number => "Not found in any source",
            Sought::Speaker => "Nobody of this name is quoted",
            Sought::Tag => "No passage bears such a tag",
        };
        return nothing.to_owned();
    }
    let all = found.hits.len();
    let in_all = if found.more {
        format!("more than {}", widgets::grouped(MOST_HITS))
    } else {
        format!("{} in {}", widgets::grouped(all), count(found.by_source.len(), "source", "sources"))
    };
    let Some(open) = session.open_source().filter(|_| !everywhere) else {
        return session.hit_at().map_or(in_all.clone(), |at| format!("{} of {in_all}", widgets::grouped(at + 1)));
    };
    let range = found.by_source.iter().find(|(id, _)| *id == open).map(|(_, range)| range.clone());
    let here = match (range, session.hit_at()) {
        (None, _) => "None here".to_owned(),
        (Some(range), Some(at)) if range.contains(&at) => format!("{} of {} here", at - range.start + 1, range.len()),
        (Some(range), _) => format!("{} here", widgets::grouped(range.len())),
    };
    format!("{here} · {}{} in all", if found.more { "more than " } else { "" }, widgets::grouped(all))
}

fn tone(ui: &Ui, session: &Session) -> egui::Color32 {
    let p = palette(ui);
    match session.found() {
        Some(Err(_)) => p.removed,
        _ => p.soft,
    }
}
