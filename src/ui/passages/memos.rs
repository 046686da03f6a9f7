//! Everything that was noted, to be searched: on passages, on sources, on claims and findings.

use eframe::egui::{self, CornerRadius, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::{back_ui, empty};
use crate::{
    commands::{Command, Memo, MemoOn, Selection, Session},
    figures::one_line,
    ui::{
        actions::Action,
        desk::{Desk, Wish},
        rows::{Shown, rows_ui},
        theme::{self, ROW, palette},
        walk::Way,
        widgets::{self, count},
        windows::Window,
    },
};

/// What the list remembers.
#[derive(Debug, Default)]
pub struct MemosState {
    made_for: Option<(u64, String)>,
    /// How many there are in all.
    total: usize,
    /// Those that have the words searched for.
    shown: Vec<Memo>,
    /// The one at hand.
    at: Option<usize>,
    rows: Shown,
    /// Words that a memo, or what it is on, must contain.
    search: String,
}

impl MemosState {
    fn work_out(&mut self, session: &Session) {
        let wanted = Some((session.revision(), self.search.clone()));
        if self.made_for == wanted {
            return;
        }
        if self.made_for.as_ref().is_none_or(|(_, search)| *search != self.search) {
            self.at = None;
        }
        self.made_for = wanted;
        let all = session.memos();
        self.total = all.len();
        let words: Vec<String> = self.search.split_whitespace().map(str::to_lowercase).collect();
        let has = |memo: &Memo| {
            let text = format!("{}\n{}\n{}", memo.text, memo.about, kind(memo)).to_lowercase();
            words.iter().all(|word| text.contains(word))
        };
        self.shown = all.into_iter().filter(has).collect();
    }

    /// The memos shown, as a table, the first row its heads.
    pub fn table(&self, session: &Session) -> Vec<Vec<String>> {
        let head = ["on", "source", "words", "memo"].map(str::to_owned).to_vec();
        let label = |memo: &Memo| memo.source.and_then(|id| session.source(id)).map(|source| source.document.label().to_owned());
        let line = |memo: &Memo| {
            vec![kind(memo).to_owned(), label(memo).unwrap_or_default(), one_line(&memo.about), memo.text.trim().to_owned()]
        };
        std::iter::once(head).chain(self.shown.iter().map(line)).collect()
    }

    /// What the memo after or before the one at hand is on, from none the first or the last.
    pub fn step(&mut self, session: &Session, way: Way) -> Option<Command> {
        let to = way.from(self.at.filter(|at| *at < self.shown.len()), self.shown.len())?;
        self.at = Some(to);
        go_to(session, self.shown.get(to)?)
    }

    /// Whether nothing is listed.
    pub fn is_empty(&self) -> bool {
        self.shown.is_empty()
    }
}

/// What a memo is on, in a word.
fn kind(memo: &Memo) -> &'static str {
    match memo.on {
        MemoOn::Passage(_) => "passage",
        MemoOn::Source(_) => "source",
        MemoOn::Claim(_) => "claim",
        MemoOn::Finding(_) => "finding",
    }
}

/// Draws everything that the user noted.
pub fn memos_ui(ui: &mut Ui, session: &Session, desk: &mut Desk, wishes: &mut Vec<Wish>) {
    desk.memos.work_out(session);
    let p = palette(ui);
    ui.horizontal(|ui| {
        back_ui(ui, desk);
        ui.label(widgets::tone("Memos", theme::strong(theme::BODY), p.ink));
        let (shown, total) = (desk.memos.shown.len(), desk.memos.total);
        let facts = if shown == total { count(total, "memo", "memos") } else { format!("{shown} of {total}") };
        ui.label(widgets::tone(facts, theme::regular(theme::BODY), p.faint));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let export = |ui: &mut Ui| widgets::button(ui, "Export…", "", widgets::Emphasis::Plain);
            let export = ui.add_enabled_ui(shown > 0, export).inner;
            if export.on_hover_text("As CSV or Markdown").clicked() {
                wishes.push(Wish::Do(Action::ExportPassages));
            }
            let hint = widgets::tone("Search memos", theme::regular(theme::SMALL), p.faint);
            let field = egui::TextEdit::singleline(&mut desk.memos.search).hint_text(hint).desired_width(160.0);
            ui.add(field).accessible_name("Search memos");
        });
    });
    if desk.memos.total == 0 {
        empty(
            ui,
            "No memos yet. Select a sentence and press M to write one; sources have notes, claims a note with their verdict.",
        );
        return;
    }
    if desk.memos.shown.is_empty() {
        empty(ui, "No memo has these words.");
        return;
    }
    let MemosState { shown, at, rows, .. } = &mut desk.memos;
    let mut pressed = None;
    rows_ui(ui, "memos", shown.len(), (rows, *at), |ui, index| {
        let Some(memo) = shown.get(index) else { return };
        let response = row_ui(ui, session, memo, *at == Some(index));
        if response.clicked() {
            pressed = Some(index);
            wishes.extend(go_to(session, memo).map(Wish::Run));
        }
        response.context_menu(|ui| menu_ui(ui, session, memo, wishes));
    });
    *at = pressed.or(*at);
}

/// To what a memo is on.
fn go_to(session: &Session, memo: &Memo) -> Option<Command> {
    match memo.on {
        MemoOn::Source(source) => Some(Command::OpenSource(source)),
        MemoOn::Claim(claim) => {
            let mention = session.comparison()?.claims.get(claim.0 as usize)?.mentions.first()?.source;
            Some(Command::SelectClaim { claim, source: session.source_of(mention).map(|source| source.id) })
        }
        MemoOn::Passage(id) => {
            let anchor = &session.project().annotations.iter().find(|a| a.id == id)?.anchor;
            Some(Command::Select(Selection { source: anchor.source, sentences: 0..0, stretch: Some(anchor.span?) }))
        }
        MemoOn::Finding(_) => memo.source.map(Command::OpenSource),
    }
}

/// What changes a memo, where it can be changed from here.
fn menu_ui(ui: &mut Ui, session: &Session, memo: &Memo, wishes: &mut Vec<Wish>) {
    if ui.button("Copy the memo").clicked() {
        ui.ctx().copy_text(memo.text.clone());
        ui.close();
    }
    let change = match memo.on {
        MemoOn::Passage(id) => Some(vec![Wish::EditMemo(id)]),
        MemoOn::Source(source) => Window::details(session, source).map(|window| vec![Wish::Open(window)]),
        MemoOn::Claim(_) => Some(vec![Wish::Do(Action::Verdict)]),
        MemoOn::Finding(_) => None,
    };
    if let Some(change) = change
        && ui.button("Change it…").clicked()
    {
        wishes.extend(go_to(session, memo).map(Wish::Run));
        wishes.extend(change);
        ui.close();
    }
}

/// What it is on, the memo, and the words that it is on.
fn row_ui(ui: &mut Ui, session: &Session, memo: &Memo, here: bool) -> Response {
    /// Widths of the columns that say what it is on, and in which source, in points.
    const ON: f32 = 68.0;
    const SOURCE: f32 = 168.0;
    let p = palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let (text, about) = (one_line(&memo.text), one_line(&memo.about));
    let source = memo.source.and_then(|id| session.sources().iter().position(|state| state.id == id));
    let label = source.and_then(|at| session.sources().get(at)).map_or("", |state| state.document.label());
    let spoken = format!("Memo on a {}: {text}. {label}: {about}", kind(memo));
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, here, &spoken));
    if here || response.hovered() {
        ui.painter().rect_filled(rect, CornerRadius::ZERO, if here { p.selection } else { p.hover });
    }
    widgets::focus_ring(ui, &response, rect, theme::RADIUS);
    let put = |galley: std::sync::Arc<egui::Galley>, x: f32| {
        ui.painter().galley(pos2(x, rect.center().y - galley.size().y / 2.0), galley, p.ink);
    };
    put(widgets::elided(ui, kind(memo), theme::regular(theme::SMALL), p.soft, ON - 8.0), rect.left() + 8.0);
    let mut left = rect.left() + ON;
    if let Some(at) = source {
        let mark = widgets::paint_letter(ui, p, pos2(left + 10.0, rect.center().y), at, false);
        let room = left + SOURCE - mark.right() - 16.0;
        put(widgets::elided(ui, label, theme::regular(theme::BODY), p.soft, room), mark.right() + 8.0);
    }
    left += SOURCE;
    let room = rect.right() - left - 24.0;
    // What a note on a source is on stands before it already.
    let of_source = matches!(memo.on, MemoOn::Source(_));
    let half = if of_source { room } else { room / 2.0 };
    put(widgets::elided(ui, &text, theme::regular(theme::BODY), p.ink, half), left);
    if !of_source {
        put(widgets::elided(ui, &about, theme::regular(theme::SMALL), p.faint_on(here), half), left + half + 16.0);
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, p.line());
    let tip = if memo.about.is_empty() { memo.text.clone() } else { format!("{}\n\n{}", memo.text, memo.about) };
    response.on_hover_text(tip)
}
