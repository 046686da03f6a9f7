//! The list of sources: a letter, a name, a few counts, and how much of it bears the user's marks.

use std::collections::BTreeMap;

use eframe::egui::{self, CornerRadius, Rect, Response, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::{
    actions::Action,
    desk::{Desk, Wish},
    icons::Icon,
    theme::{self, RADIUS, SOURCE_ROW, STEP, palette},
    widgets::{self, count},
    windows::Window,
};
use crate::{
    commands::{ClaimFilter, Command, Session, SourceState},
    project::{SourceId, Subject},
};

/// What the list has worked out.
#[derive(Debug, Default)]
pub struct SourcesState {
    revision: u64,
    /// Sentences that bear a mark, and all, by source.
    marked: BTreeMap<SourceId, (usize, usize)>,
}

impl SourcesState {
    /// How many of a source's sentences bear a tag, a memo or a decision, and how many there are.
    fn marked(&mut self, session: &Session, source: &SourceState) -> (usize, usize) {
        if self.revision != session.revision() {
            self.revision = session.revision();
            self.marked.clear();
        }
        *self.marked.entry(source.id).or_insert_with(|| count_marked(session, source))
    }
}

fn count_marked(session: &Session, source: &SourceState) -> (usize, usize) {
    let Some(parsed) = &source.parsed else { return (0, 0) };
    let mut marked = vec![false; parsed.sentences.len()];
    let annotated = session.annotations_of(source.id).map(|a| &a.anchor);
    let decided = session.project().corrections.iter().flat_map(|correction| match &correction.subject {
        Subject::Quotation(anchor) | Subject::Quoted { words: anchor, .. } => std::slice::from_ref(anchor),
        Subject::Claim(anchors) | Subject::Conflict { parts: anchors, .. } => anchors.as_slice(),
        Subject::Absence { .. } | Subject::Names(_) => &[],
    });
    let touched = annotated.chain(decided).filter(|anchor| anchor.source == source.id).filter_map(|anchor| anchor.span);
    for at in touched.flat_map(|span| parsed.sentences_in(span)) {
        if let Some(mark) = marked.get_mut(at) {
            *mark = true;
        }
    }
    (marked.iter().filter(|&&m| m).count(), marked.len())
}

/// Draws the list with its heading.
pub fn sources_ui(ui: &mut Ui, session: &Session, desk: &mut Desk, wishes: &mut Vec<Wish>) {
    ui.horizontal(|ui| {
        ui.set_height(24.0);
        ui.add_space(1.5 * STEP);
        widgets::caps(ui, "Sources");
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if widgets::icon_button(ui, Icon::Plus, "Import articles").clicked() {
                wishes.push(Wish::Do(Action::ImportFiles));
            }
            let p = palette(ui);
            ui.label(widgets::tone(session.sources().len().to_string(), theme::regular(theme::SMALL), p.faint));
        });
    });
    if session.sources().is_empty() {
        empty_ui(ui, wishes);
        return;
    }
    ui.spacing_mut().item_spacing.y = 2.0;
    ScrollArea::vertical().id_salt("sources").min_scrolled_height(SOURCE_ROW).auto_shrink([false, false]).show_rows(
        ui,
        SOURCE_ROW,
        session.sources().len(),
        |ui, rows| {
            for at in rows {
                if let Some(source) = session.sources().get(at) {
                    let marked = desk.sources.marked(session, source);
                    let response = row_ui(ui, session, source, at, marked);
                    if response.clicked() {
                        wishes.push(Wish::Run(Command::OpenSource(source.id)));
                    }
                    response.context_menu(|ui| menu_ui(ui, session, source, at, wishes));
                }
            }
        },
    );
}

fn empty_ui(ui: &mut Ui, wishes: &mut Vec<Wish>) {
    ui.add_space(2.0 * STEP);
    ui.horizontal(|ui| {
        ui.add_space(1.5 * STEP);
        ui.vertical(|ui| {
            widgets::quiet(ui, "No articles yet. Drop files here, or import them.");
            ui.add_space(2.0 * STEP);
            let key = widgets::key_of(ui, Action::ImportFiles);
            if widgets::button(ui, "Import articles…", &key, widgets::Emphasis::Plain).clicked() {
                wishes.push(Wish::Do(Action::ImportFiles));
            }
        });
    });
}

fn row_ui(ui: &mut Ui, session: &Session, source: &SourceState, at: usize, (marked, sentences): (usize, usize)) -> Response {
    let p = palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), SOURCE_ROW), Sense::click_and_drag());
    // Dropped on an article, the source is shown there.
    response.dnd_set_drag_payload(source.id);
    let open = session.open_source() == Some(source.id);
    let (name, second) = names(source);
    let counts = if source.parsed.is_some() {
        let found = [
            count(source.words, "word", "words"),
            count(source.quotations, "quote", "quotes"),
            count(source.claims, "claim", "claims"),
        ];
        found.join(" · ")
    } else {
        format!("{} · reading…", count(source.words, "word", "words"))
    };
    let progress = if marked > 0 { format!(", {marked} of {sentences} sentences worked on") } else { String::new() };
    let spoken = format!("Source {}: {name}, {second}, {counts}{progress}", widgets::letter(at));
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, open, &spoken));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    if open || response.hovered() {
        ui.painter().rect_filled(rect, CornerRadius::same(RADIUS), if open { p.selection } else { p.hover });
    }
    widgets::focus_ring(ui, &response, rect, RADIUS);
    let left = rect.left() + 33.0;
    let width = rect.right() - 8.0 - left;
    widgets::paint_letter(ui, p, pos2(rect.left() + 16.0, rect.top() + 17.0), at, open);
    let lines = [
        widgets::elided(ui, &name, theme::strong(theme::BODY), p.ink, width),
        widgets::elided(ui, &second, theme::regular(theme::BODY), p.soft, width),
        widgets::elided(ui, &counts, theme::regular(theme::SMALL), p.faint_on(open), width),
    ];
    let tops = [8.0, 26.0, 44.0];
    for (galley, top) in lines.into_iter().zip(tops) {
        ui.painter().galley(pos2(left, rect.top() + top), galley, p.ink);
    }
    let bar = Rect::from_min_size(pos2(left, rect.bottom() - 9.0), vec2(width, 3.0));
    ui.painter().rect_filled(bar, CornerRadius::same(2), p.hairline);
    if marked > 0 {
        let share = marked as f32 / sentences.max(1) as f32;
        let done = Rect::from_min_size(bar.min, vec2((width * share).max(3.0), 3.0));
        ui.painter().rect_filled(done, CornerRadius::same(2), p.accent);
    }
    let date = source.document.metadata.date.as_deref().map(|d| format!("\n{d}")).unwrap_or_default();
    response.on_hover_text(format!(
        "{name}\n{second}{date}\n{marked} of {} tagged, noted or decided on",
        count(sentences, "sentence", "sentences")
    ))
}

/// First and second line: outlet and title; where one is missing, the next best.
fn names(source: &SourceState) -> (String, String) {
    let m = &source.document.metadata;
    let name = source.document.label();
    let seconds = [&m.title, &m.date, &m.author, &source.document.file];
    let second = seconds.into_iter().flatten().map(String::as_str).find(|&s| s != name).unwrap_or("No outlet given");
    (name.to_owned(), second.to_owned())
}

fn menu_ui(ui: &mut Ui, session: &Session, source: &SourceState, at: usize, wishes: &mut Vec<Wish>) {
    let id = source.id;
    let mut ask = |ui: &mut Ui, label: &str, enabled: bool, wish: &dyn Fn() -> Option<Wish>| {
        if ui.add_enabled(enabled, egui::Button::new(label)).clicked() {
            wishes.extend(wish());
            ui.close();
        }
    };
    let other = session.open_source() != Some(id);
    ask(ui, "Show beside the open source", other, &|| Some(Wish::Beside(id)));
    ask(ui, Action::EditDetails.label(), true, &|| Window::details(session, id).map(Wish::Open));
    ui.separator();
    let move_to = |to: usize| Some(Wish::Run(Command::MoveSource { source: id, to }));
    ask(ui, "Move up", at > 0, &|| move_to(at.saturating_sub(1)));
    ask(ui, "Move down", at + 1 < session.sources().len(), &|| move_to(at + 1));
    ui.separator();
    let filter = |f: ClaimFilter| Some(Wish::Run(Command::FilterClaims(f)));
    let any = session.claims().total > 0;
    ask(ui, "Claims only this source has", any, &|| filter(ClaimFilter { only_in: Some(id), ..ClaimFilter::default() }));
    ask(ui, "Claims missing from this source", any, &|| filter(ClaimFilter { missing_from: Some(id), ..ClaimFilter::default() }));
    ui.separator();
    ask(ui, "Remove…", true, &|| Some(Wish::Open(Window::RemoveSource(id))));
}
