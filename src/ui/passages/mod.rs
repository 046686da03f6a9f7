//! Passages in a list: under a tag, under several together, and those whose words were not found again; and all memos.

mod memos;
mod retrieval;

use std::{collections::BTreeMap, sync::Arc};

use eframe::egui::{self, CornerRadius, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

pub use self::{
    memos::{MemosState, memos_ui},
    retrieval::retrieval_ui,
};

use super::{
    actions::Action,
    desk::{Desk, Lower, Wish},
    detached,
    icons::Icon,
    rows::{Shown, rows_ui},
    theme::{self, RADIUS, ROW, STEP, palette},
    walk::Way,
    widgets::{self, count},
    windows::Window,
};
use crate::{
    commands::{Command, Retrieval, Selection, Session, SourceState, Wanted, Words},
    figures::speakers::Speakers,
    project::{Annotation, AnnotationId, SourceId, TagId},
    text::Span,
};

/// Passages worked out for one tag.
#[derive(Debug, Default)]
pub struct PassagesState {
    made_for: Option<(u64, Lower, Retrieval)>,
    rows: Vec<Passage>,
    /// The one at hand when it was last looked for: of several on the same words the one that keys came to.
    at: Option<usize>,
    shown: Shown,
    sources: usize,
    /// Who speaks, while passages are asked for by speaker; worked out for this revision.
    speakers: (Option<u64>, Arc<Speakers>),
    /// What is typed to find a speaker.
    speaker_search: String,
}

#[derive(Clone, Debug)]
struct Passage {
    mark: AnnotationId,
    source: SourceId,
    /// Its place in the list of sources.
    at: usize,
    label: String,
    span: Option<Span>,
    words: String,
    memo: String,
    /// Its tag's name.
    tag: String,
}

impl PassagesState {
    /// The marks that are listed, in order.
    pub fn marks(&self) -> Vec<AnnotationId> {
        self.rows.iter().map(|row| row.mark).collect()
    }

    /// The passage after or before the one at hand, from none the first or the last.
    pub fn step(&mut self, session: &Session, way: Way) -> Option<Command> {
        let to = way.from(self.at(session), self.rows.len())?;
        self.at = Some(to);
        select(session, self.rows.get(to)?)
    }

    /// The passage whose words are selected.
    fn at(&mut self, session: &Session) -> Option<usize> {
        let selected = session.selected_words();
        let is_selected = |row: &Passage| selected.is_some_and(|(source, span)| source == row.source && row.span == Some(span));
        let stays = self.at.and_then(|at| self.rows.get(at)).is_some_and(is_selected);
        if !stays {
            self.at = self.rows.iter().position(is_selected);
        }
        self.at
    }

    fn work_out(&mut self, session: &Session, lower: Lower, query: &Retrieval) {
        let current = |(revision, place, asked): &(u64, Lower, Retrieval)| {
            *revision == session.revision() && *place == lower && (lower != Lower::Retrieval || asked == query)
        };
        if self.made_for.as_ref().is_some_and(current) {
            return;
        }
        self.made_for = Some((session.revision(), lower, query.clone()));
        if lower == Lower::Retrieval && self.speakers.0 != Some(session.revision()) {
            self.speakers = (Some(session.revision()), Arc::new(Speakers::new(session)));
        }
        let marks: BTreeMap<AnnotationId, &Annotation> = match lower {
            Lower::Retrieval => session.project().annotations.iter().map(|a| (a.id, &**a)).collect(),
            _ => BTreeMap::new(),
        };
        let sources: Sources<'_> = session.sources().iter().enumerate().map(|(at, s)| (s.id, (at, s))).collect();
        let passage = |mark: &Annotation| passage(session, &sources, mark);
        let by_id =
            |ids: Vec<AnnotationId>| ids.iter().filter_map(|id| marks.get(id)).map(|mark| passage(mark)).collect::<Vec<_>>();
        self.rows = match lower {
            Lower::Passages(tag) => session.annotations_under(tag).map(passage).collect(),
            Lower::Detached => session.detached().map(passage).collect(),
            Lower::Retrieval => {
                let said = query.speaker.as_ref().map(|name| self.speakers.1.words_of(session, name));
                let claimed = query.claim.as_ref().map(|claim| session.words_of_claim(claim));
                let within: Vec<Words> = said.into_iter().chain(claimed).collect();
                by_id(session.retrieve(query, &within))
            }
            Lower::Claims | Lower::Found | Lower::Tagging | Lower::Memos => Vec::new(),
        };
        let mut sources: Vec<usize> = self.rows.iter().map(|r| r.at).collect();
        sources.dedup();
        self.sources = sources.len();
    }
}

/// Sources with their places in the list.
type Sources<'a> = BTreeMap<SourceId, (usize, &'a SourceState)>;

fn passage(session: &Session, sources: &Sources<'_>, mark: &Annotation) -> Passage {
    let source = mark.anchor.source;
    let (at, label) = sources.get(&source).map_or((0, ""), |(at, state)| (*at, state.document.label()));
    let tag = mark.tag.and_then(|tag| session.tag(tag)).map(|tag| tag.name.clone()).unwrap_or_default();
    Passage {
        tag,
        mark: mark.id,
        source,
        at,
        label: label.to_owned(),
        span: mark.anchor.span,
        words: mark.anchor.words.clone(),
        memo: mark.memo.clone(),
    }
}

/// Draws the passages under a tag.
pub fn passages_ui(ui: &mut Ui, session: &Session, desk: &mut Desk, tag: TagId, wishes: &mut Vec<Wish>) {
    let Some(tag) = session.tag(tag) else {
        desk.lower = Lower::Claims;
        return;
    };
    desk.passages.work_out(session, desk.lower, &desk.retrieval);
    let p = palette(ui);
    ui.horizontal(|ui| {
        back_ui(ui, desk);
        let (rect, _) = ui.allocate_exact_size(vec2(12.0, 24.0), Sense::hover());
        widgets::swatch(ui, rect.center(), p.tag(tag.colour));
        ui.label(widgets::tone(&tag.name, theme::strong(theme::BODY), p.ink));
        let facts = format!(
            "{} in {}",
            count(desk.passages.rows.len(), "passage", "passages"),
            count(desk.passages.sources, "source", "sources")
        );
        ui.label(widgets::tone(facts, theme::regular(theme::BODY), p.faint));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if widgets::button(ui, "Edit tag…", "", widgets::Emphasis::Plain).clicked() {
                wishes.push(Wish::Open(Window::edit_tag(tag)));
            }
            export_ui(ui, desk, wishes);
            if widgets::button(ui, "Combine…", "", widgets::Emphasis::Plain).on_hover_text("With other tags").clicked() {
                desk.retrieval = Retrieval { tags: BTreeMap::from([(tag.id, Wanted::Any)]), ..Retrieval::default() };
                wishes.push(Wish::Do(Action::Retrieval));
            }
            if !tag.description.is_empty() {
                let words = egui::Label::new(widgets::tone(&tag.description, theme::regular(theme::SMALL), p.soft)).truncate();
                ui.add(words);
            }
        });
    });
    if desk.passages.rows.is_empty() {
        empty(ui, "Nothing bears this tag yet. Select a sentence and press its key, or T.");
        return;
    }
    list_ui(ui, session, desk, wishes);
}

/// The button that writes what is listed to a file.
fn export_ui(ui: &mut Ui, desk: &Desk, wishes: &mut Vec<Wish>) {
    let any = !desk.passages.rows.is_empty();
    let export = |ui: &mut Ui| widgets::button(ui, "Export…", "", widgets::Emphasis::Plain);
    let response = ui.add_enabled_ui(any, export).inner;
    if response.on_hover_text("As CSV or Markdown, with outlet, title, date and link").clicked() {
        wishes.push(Wish::Do(Action::ExportPassages));
    }
}

/// Draws the marks that a person must place.
pub fn detached_ui(ui: &mut Ui, session: &Session, desk: &mut Desk, wishes: &mut Vec<Wish>) {
    desk.passages.work_out(session, desk.lower, &desk.retrieval);
    let p = palette(ui);
    ui.horizontal(|ui| {
        back_ui(ui, desk);
        ui.label(widgets::tone("Detached marks", theme::strong(theme::BODY), p.ink));
        ui.label(widgets::tone(
            "Their words were not found again. Select where one belongs, then place it there.",
            theme::regular(theme::BODY),
            p.faint,
        ));
    });
    let corrections = session.detached_corrections().next().is_some();
    detached::corrections_ui(ui, session, wishes);
    if desk.passages.rows.is_empty() {
        if !corrections {
            empty(ui, "Every mark stands on its words.");
        }
        return;
    }
    list_ui(ui, session, desk, wishes);
}

fn back_ui(ui: &mut Ui, desk: &mut Desk) {
    ui.spacing_mut().item_spacing.x = 1.5 * STEP;
    if widgets::icon_button(ui, Icon::Back, Action::ShowClaims.label()).clicked() {
        desk.lower = Lower::Claims;
    }
}

fn empty(ui: &mut Ui, words: &str) {
    ui.add_space(2.0 * STEP);
    ui.horizontal(|ui| {
        ui.add_space(2.0 * STEP);
        widgets::quiet(ui, words);
    });
}

fn list_ui(ui: &mut Ui, session: &Session, desk: &mut Desk, wishes: &mut Vec<Wish>) {
    let mixed = desk.lower == Lower::Retrieval;
    let at = desk.passages.at(session);
    let PassagesState { rows, shown, .. } = &mut desk.passages;
    rows_ui(ui, "passages", rows.len(), (shown, at), |ui, index| {
        let Some(passage) = rows.get(index) else { return };
        let response = row_ui(ui, passage, at == Some(index), mixed);
        if response.clicked() {
            wishes.extend(select(session, passage).map(Wish::Run));
        }
        response.context_menu(|ui| menu_ui(ui, session, passage, wishes));
        if passage.span.is_none() {
            place_ui(ui, &response, session, passage, wishes);
        }
    });
}

/// Selects the words of a passage: whole sentences where it is made of them.
fn select(session: &Session, passage: &Passage) -> Option<Command> {
    let span = passage.span?;
    let parsed = session.source(passage.source)?.parsed.as_ref()?;
    let sentences = parsed.sentences_in(span);
    if sentences.is_empty() {
        return Some(Command::OpenSource(passage.source));
    }
    let whole = parsed.sentences.get(sentences.clone())?.iter().map(|s| s.span).reduce(Span::union)? == span;
    Some(Command::Select(Selection { source: passage.source, sentences, stretch: (!whole).then_some(span) }))
}

/// A line of the list; `mixed`: with the name of its tag, for the passages may bear others.
fn row_ui(ui: &mut Ui, passage: &Passage, here: bool, mixed: bool) -> Response {
    /// Width of the column that names the tag.
    const TAG: f32 = 128.0;
    /// Width of the column that names the source.
    const SOURCE: f32 = 168.0;
    let p = palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let spoken = format!("{}: {}", passage.label, passage.words);
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, here, &spoken));
    if here || response.hovered() {
        ui.painter().rect_filled(rect, CornerRadius::ZERO, if here { p.selection } else { p.hover });
    }
    widgets::focus_ring(ui, &response, rect, RADIUS);
    let middle = rect.center().y;
    widgets::paint_letter(ui, p, pos2(rect.left() + 18.0, middle), passage.at, false);
    let put = |galley: std::sync::Arc<egui::Galley>, x: f32| {
        let y = middle - galley.size().y / 2.0;
        ui.painter().galley(pos2(x, y), galley, p.ink);
    };
    let left = rect.left() + 36.0;
    put(widgets::elided(ui, &passage.label, theme::regular(theme::BODY), p.soft, SOURCE - 40.0), left);
    let mut words_left = rect.left() + SOURCE;
    if mixed {
        put(widgets::elided(ui, &passage.tag, theme::regular(theme::SMALL), p.soft, TAG - 16.0), words_left);
        words_left += TAG;
    }
    let memo_width = if passage.memo.is_empty() { 0.0 } else { (rect.width() * 0.3).min(360.0) };
    let words_width = rect.right() - words_left - memo_width - 24.0;
    put(widgets::elided(ui, &passage.words, theme::regular(theme::BODY), p.ink, words_width), words_left);
    if memo_width > 0.0 {
        let memo = widgets::elided(ui, &passage.memo, theme::regular(theme::SMALL), p.faint_on(here), memo_width);
        put(memo, rect.right() - memo_width - 8.0);
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, p.line());
    response
}

fn menu_ui(ui: &mut Ui, session: &Session, passage: &Passage, wishes: &mut Vec<Wish>) {
    if ui.button("Copy the words").clicked() {
        ui.ctx().copy_text(passage.words.clone());
        ui.close();
    }
    if ui.button("Write a memo…").clicked() {
        wishes.extend(select(session, passage).map(Wish::Run));
        wishes.push(Wish::EditMemo(passage.mark));
        ui.close();
    }
    ui.separator();
    let tagged_with_memo = !passage.memo.is_empty() && !passage.tag.is_empty();
    if tagged_with_memo && ui.button("Take the tag off").clicked() {
        wishes.push(Wish::Run(Command::TakeTagsOff(vec![passage.mark])));
        ui.close();
    }
    if ui.button(if tagged_with_memo { "Remove with its memo" } else { "Remove" }).clicked() {
        wishes.push(Wish::Run(Command::RemoveAnnotation(passage.mark)));
        ui.close();
    }
}

fn place_ui(ui: &mut Ui, row: &Response, session: &Session, passage: &Passage, wishes: &mut Vec<Wish>) {
    let rect = egui::Rect::from_min_max(pos2(row.rect.right() - 160.0, row.rect.top()), row.rect.right_bottom());
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(rect).layout(egui::Layout::right_to_left(egui::Align::Center)));
    let place = |ui: &mut Ui| widgets::button(ui, "Place on selection", "", widgets::Emphasis::Plain);
    if child.add_enabled_ui(session.selection().is_some(), place).inner.clicked() {
        wishes.push(Wish::Run(Command::PlaceAnnotation(passage.mark)));
    }
}
