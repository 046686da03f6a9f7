//! The line above an article: its letter, name, date and where the selection is.

use egui::{Align, Label, Layout, RichText, Role, Sense, Ui, UiBuilder, WidgetInfo, vec2};
use jiff::civil::Date;

use super::{ReadingState, legend, together};
use crate::{
    commands::{Command, Session, SourceState},
    parse::Language,
    ui::{theme, widgets},
};

/// Height of the line, in points.
const HEIGHT: f32 = 36.0;

/// Draws the line with a hairline below it. A click on that of a pane that is not active makes it so.
pub(super) fn header_ui(
    ui: &mut Ui,
    session: &Session,
    source: &SourceState,
    state: &mut ReadingState,
    pane: usize,
    commands: &mut Vec<Command>,
) {
    let p = theme::palette(ui);
    let active = pane == state.panes.active;
    let label = source.document.label();
    let sense = if active { Sense::hover() } else { Sense::click() };
    let (rect, line) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), sense);
    ui.painter().rect_filled(rect, 0, p.paper);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, p.line());
    if !active {
        line.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Read {label}")));
        widgets::focus_ring(ui, &line, rect.shrink(1.0), 0);
        if line.clicked() {
            commands.push(Command::OpenSource(source.id));
        }
    }
    let inner = rect.shrink2(vec2(if state.panes.shown.len() > 2 { 10.0 } else { 16.0 }, 0.0));
    let mut right = ui.new_child(UiBuilder::new().max_rect(inner).layout(Layout::right_to_left(Align::Center)));
    if pane + 1 == state.panes.shown.len() {
        legend::button_ui(&mut right, source, state);
    }
    let inner = inner.with_max_x(right.min_rect().left().max(inner.left() + 80.0) - 8.0);
    let mut line = ui.new_child(UiBuilder::new().max_rect(inner).layout(Layout::left_to_right(Align::Center)));
    let ui = &mut line;
    ui.spacing_mut().item_spacing.x = 8.0;
    let index = session.sources().iter().position(|s| s.id == source.id).unwrap_or_default();
    widgets::letter_mark(ui, index, active);
    let facts = if active { facts(session, source) } else { shared(session, state, source) };
    let soft = ui.painter().layout_no_wrap(facts.clone(), theme::regular(theme::BODY), p.soft);
    // What it is called gives way first, but never altogether.
    let room = (ui.available_width() - soft.size().x - 8.0).max(80.0);
    let ink = if active { p.ink } else { p.soft };
    let response = ui.label(widgets::elided(ui, label, theme::strong(theme::BODY), ink, room));
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, label));
    if let Some(title) = source.document.metadata.title.as_deref() {
        response.on_hover_text(title);
    }
    if ui.available_width() > 40.0 {
        ui.add(Label::new(RichText::new(facts).font(theme::regular(theme::BODY)).color(p.soft)).truncate());
    }
}

/// How much a source beside shares with the one that is read.
fn shared(session: &Session, state: &ReadingState, source: &SourceState) -> String {
    let Some(open) = session.open_source() else { return String::new() };
    match together::tied(state, source.id, open) {
        0 => "says nothing the same".to_owned(),
        1 => "1 sentence the same".to_owned(),
        tied => format!("{tied} sentences the same"),
    }
}

/// "20 May 2025 · sentence 4 of 21".
fn facts(session: &Session, source: &SourceState) -> String {
    let mut facts: Vec<String> = Vec::new();
    facts.extend(source.document.metadata.date.as_deref().map(day));
    match source.parsed.as_deref() {
        None => facts.push("being analysed…".to_owned()),
        Some(parsed) => {
            let of = parsed.sentences.len();
            let selected = session.selection().filter(|s| s.source == source.id).map(|s| s.sentences.clone());
            facts.push(match selected {
                Some(s) if s.len() == 1 => format!("sentence {} of {of}", s.start + 1),
                Some(s) => format!("sentences {}–{} of {of}", s.start + 1, s.end),
                None => widgets::count(of, "sentence", "sentences"),
            });
            facts.extend(unread(parsed.language).map(str::to_owned));
        }
    }
    facts.join(" · ")
}

/// What is not read in a language that the rules are not made for.
fn unread(language: Language) -> Option<&'static str> {
    matches!(language, Language::Other(_)).then_some("not English: quote marks are read, speakers are not")
}

/// A date as it is read: "20 May 2025". What is not a whole date stays as it is.
fn day(iso: &str) -> String {
    iso.get(..10)
        .and_then(|day| day.parse::<Date>().ok())
        .map_or_else(|| iso.to_owned(), |date| date.strftime("%-d %B %Y").to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_in_another_language_says_what_is_not_read() {
        assert_eq!(unread(Language::English), None);
        assert!(unread(Language::Other("fr")).is_some_and(|words| words.contains("not English")));
    }

    #[test]
    fn dates_are_read_as_days() {
        assert_eq!(day("2025-05-09"), "9 May 2025");
        assert_eq!(day("2025-05-19T18:30:00Z"), "19 May 2025");
        assert_eq!(day("2025-05"), "2025-05");
        assert_eq!(day("last week"), "last week");
    }
}
