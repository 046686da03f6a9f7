//! The cells of the table: a row a claim, a cell a source, and in each how the source has it.

use egui::{FontId, Rect, Response, RichText, Role, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2};
use egui_extras::TableRow;

use super::{
    ClaimsState, best_source,
    details::details_ui,
    focus_id,
    signs::{Sign, line_ui, sign_ui},
    table::Made,
};
use crate::{
    commands::{CellState, ClaimColumn, ClaimRow, Command, Session, SourceState},
    compare::{ClaimIndex, Severity},
    figures::kind_word,
    project::Decision,
    ui::{
        actions::Action,
        desk::Wish,
        theme::{self, Palette},
        widgets,
    },
};

/// Room at the left and right of a cell's words, in points.
const PAD: f32 = 8.0;
/// More at the left of the first column, in points.
const EDGE: f32 = 4.0;

/// A cell without its padding. `first`: that at the left edge, whose words stand in line with those above the table.
pub(super) fn inner(rect: Rect, first: bool) -> Rect {
    let rect = rect.shrink2(vec2(PAD, 0.0));
    if first { rect.with_min_x(rect.left() + EDGE) } else { rect }
}

/// The hairline below a cell.
pub(super) fn underline(ui: &Ui, rect: Rect, p: &Palette) {
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, p.line());
}

/// Draws the rows of one frame.
pub(super) struct Rows<'a> {
    pub session: &'a Session,
    pub state: &'a mut ClaimsState,
    pub commands: &'a mut Vec<Command>,
    pub p: &'static Palette,
    /// From left to right.
    pub columns: &'a [ClaimColumn],
    /// Which of them are made.
    pub made: &'a Made,
    /// The table has the keyboard.
    pub focused: bool,
    /// What is seen of the table.
    pub room: Rect,
}

/// How a row looks.
#[derive(Clone, Copy)]
struct Look {
    selected: bool,
    picked: bool,
    rejected: bool,
}

impl Rows<'_> {
    pub(super) fn row(&mut self, mut table_row: TableRow<'_, '_>, index: usize) {
        let session = self.session;
        let Some(row) = session.claims().rows.get(index) else { return };
        let selected = session.selected_claim() == Some(row.claim);
        let picked = self.state.picked.contains(row.claim);
        let look = Look { selected, picked, rejected: row.decision == Some(Decision::Rejected) };
        table_row.set_selected(selected || picked);
        let [before, after] = self.made.gaps();
        if before {
            table_row.col(|_| {});
        }
        // Sources stand in their columns as in the project: none need be looked for.
        let is_source = |column: &ClaimColumn| matches!(column, ClaimColumn::Source(_));
        let mut place = self.columns.iter().take(self.made.columns.start).filter(|column| is_source(column)).count();
        let in_view = self.columns.iter().enumerate().take(self.made.columns.end).skip(self.made.columns.start);
        for (at, &column) in in_view {
            self.cell(&mut table_row, row, (column, at == 0, place), look);
            place += usize::from(is_source(&column));
        }
        if after {
            table_row.col(|_| {});
        }
        let response = table_row.response();
        if response.secondary_clicked() && !picked && !selected {
            self.state.by_mouse = true;
            self.commands.push(Command::SelectClaim { claim: row.claim, source: best_source(session, row) });
        }
        let wishes = &mut self.state.wishes;
        response.context_menu(|ui| menu_ui(ui, wishes));
    }

    /// `first`: at the left edge; `place`: that of the source, where the column is a source's.
    fn cell(
        &mut self,
        table_row: &mut TableRow<'_, '_>,
        row: &ClaimRow,
        (column, first, place): (ClaimColumn, bool, usize),
        look: Look,
    ) {
        let (p, session) = (self.p, self.session);
        let at_hand = look.selected && self.state.column() == column;
        let mut cut = false;
        let (_, response) = table_row.col(|ui| {
            let rect = ui.max_rect();
            if !ui.clip_rect().intersects(rect) {
                // Out of sight at the side; what is at hand is brought into view.
                self.cell_cursor(ui, at_hand);
                return;
            }
            if first && look.picked {
                let bar = Rect::from_min_max(rect.left_top(), pos2(rect.left() + 3.0, rect.bottom()));
                ui.painter().rect_filled(bar, 0, p.accent);
            }
            let room = inner(rect, first);
            match column {
                ClaimColumn::Number => number_ui(ui, p, room, row, look.selected || look.picked),
                ClaimColumn::Claim => cut = claim_ui(ui, p, room, row, look),
                ClaimColumn::Speaker => {
                    let faint = row.speaker.is_none() || look.rejected;
                    let tone = if faint { p.faint_on(look.selected) } else { p.ink };
                    line_ui(ui, room, speaker(row), theme::regular(theme::SMALL), tone);
                }
                ClaimColumn::Sources => {
                    line_ui(ui, room, &row.sources.to_string(), theme::regular(theme::SMALL), p.soft);
                }
                ClaimColumn::Source(_) => {
                    if let Some((_, cell)) = cell_of(session, row, place) {
                        sign_ui(ui, room, Sign::of(&cell), p, look.selected);
                    }
                }
                ClaimColumn::Conflict => differs_ui(ui, p, room, row, look.selected),
            }
            self.cell_cursor(ui, at_hand);
            underline(ui, rect, p);
        });
        self.clicks(&response, row, column, || cell_name(session, row, (column, place), look.picked));
        if at_hand && self.focused {
            self.state.cell_at_hand = Some(response.id);
            let about = cell_about(session, row, column, look.picked);
            response.ctx.accesskit_node_builder(response.id, |node| {
                node.set_description(about);
                node.set_selected(true);
            });
        }
        match column {
            ClaimColumn::Claim if cut && response.hovered() => {
                response.on_hover_text(row.text.as_str());
            }
            ClaimColumn::Source(_) if response.hovered() => {
                if let Some((source, cell)) = cell_of(session, row, place) {
                    response.on_hover_ui(|ui| cell_tooltip(ui, session, source, row.claim, &cell));
                }
            }
            _ => {}
        }
    }

    /// What a click on a cell does, and what the cell is called.
    fn clicks(&mut self, response: &Response, row: &ClaimRow, column: ClaimColumn, name: impl Fn() -> String) {
        response.widget_info(|| WidgetInfo::labeled(Role::Cell, true, name()));
        if !response.clicked() {
            return;
        }
        let focus = |response: &Response| response.ctx.memory_mut(|memory| memory.request_focus(focus_id()));
        let modifiers = response.ctx.input(|i| i.modifiers);
        if modifiers.shift {
            self.state.picked.stretch(self.session, &self.state.facts, row.claim);
            focus(response);
            return;
        }
        if modifiers.command {
            self.state.picked.toggle(self.session, row.claim);
            return;
        }
        self.state.picked.let_go();
        self.state.column = Some(column);
        let source = if let ClaimColumn::Source(id) = column { Some(id) } else { best_source(self.session, row) };
        self.state.by_mouse = true;
        self.commands.push(Command::SelectClaim { claim: row.claim, source });
        focus(response);
        if response.double_clicked() {
            self.state.toggle(self.session, row.claim);
        }
    }

    /// The outline of the cell in which the keyboard is.
    fn cell_cursor(&self, ui: &Ui, here: bool) {
        if here && self.focused {
            let rect = ui.max_rect().shrink(1.0);
            ui.painter().rect_stroke(rect, theme::RADIUS, Stroke::new(1.5, self.p.accent), StrokeKind::Inside);
        }
        if here && self.state.show_cell {
            ui.scroll_to_rect(ui.max_rect(), None);
        }
    }

    /// The room below an open row. The last column draws over all: it lies on top of the others.
    pub(super) fn details(&mut self, mut table_row: TableRow<'_, '_>) {
        let columns = self.made.columns.len() + self.made.gaps().into_iter().filter(|gap| *gap).count();
        let mut left = f32::INFINITY;
        for column in 0..columns {
            let last = column + 1 == columns;
            let (state, room, p) = (&mut *self.state, self.room, self.p);
            table_row.col(|ui| {
                let rect = ui.max_rect();
                left = left.min(rect.left());
                if last {
                    let whole = Rect::from_min_max(pos2(left, rect.top()), rect.max);
                    // In a table wider than the window the details stay where they are read.
                    let seen = Rect::from_min_max(
                        pos2(left.max(room.left()), rect.top()),
                        pos2(rect.right().min(room.right()), rect.bottom()),
                    );
                    let mut over = ui.new_child(UiBuilder::new().max_rect(whole));
                    over.set_clip_rect(room.intersect(Rect::everything_below(ui.clip_rect().top())));
                    let (session, commands) = (self.session, &mut *self.commands);
                    let height = details_ui(&mut over, seen, session, &state.details, commands, &mut state.wishes).ceil();
                    if (height - state.details_height).abs() > 0.5 {
                        state.details_height = height;
                        ui.ctx().request_repaint();
                    }
                    over.painter().hline(whole.x_range(), whole.bottom() - 0.5, p.line());
                }
            });
        }
    }
}

fn cell_of<'a>(session: &'a Session, row: &ClaimRow, place: usize) -> Option<(&'a SourceState, CellState)> {
    Some((session.sources().get(place)?, session.cell(row, place)))
}

fn speaker(row: &ClaimRow) -> &str {
    row.speaker.as_deref().unwrap_or("own voice")
}

/// What a screen reader says of a cell.
fn cell_name(session: &Session, row: &ClaimRow, (column, place): (ClaimColumn, usize), picked: bool) -> String {
    match column {
        ClaimColumn::Number => {
            let picked = if picked { ", picked" } else { "" };
            format!("Row {}{}{picked}", row.claim.0 + 1, decision_words(row.decision.as_ref()))
        }
        ClaimColumn::Claim => {
            let verdict = row.verdict.as_ref().map(|verdict| format!(". Verdict: {verdict}")).unwrap_or_default();
            format!("Claim: {}{verdict}", row.text)
        }
        ClaimColumn::Speaker => format!("Speaker: {}", speaker(row)),
        ClaimColumn::Sources => format!("In {}", widgets::count(row.sources, "source", "sources")),
        ClaimColumn::Source(_) => {
            cell_of(session, row, place).map_or_else(String::new, |(source, cell)| source_name(source, &cell))
        }
        ClaimColumn::Conflict => differs_name(row),
    }
}

/// What a screen reader says more of the cell in which the keyboard is: the claim, or, in its own column, what is known of it.
fn cell_about(session: &Session, row: &ClaimRow, column: ClaimColumn, picked: bool) -> String {
    if column != ClaimColumn::Claim {
        return row.text.clone();
    }
    let about = [ClaimColumn::Number, ClaimColumn::Speaker, ClaimColumn::Sources, ClaimColumn::Conflict];
    about.map(|column| cell_name(session, row, (column, 0), picked)).join(", ")
}

/// The claim's words, struck out where they are rejected, and the verdict on it. True where the words were cut.
fn claim_ui(ui: &mut Ui, p: &Palette, mut rect: Rect, row: &ClaimRow, look: Look) -> bool {
    let ink = if look.rejected { p.faint_on(look.selected) } else { p.ink };
    if let Some(verdict) = &row.verdict {
        let words = widgets::elided(ui, verdict, theme::strong(theme::SMALL), p.accent, rect.width() / 3.0);
        rect.max.x -= words.size().x + PAD;
        ui.painter().galley(pos2(rect.right() + PAD, rect.center().y - words.size().y / 2.0), words, p.accent);
    }
    let cut = line_ui(ui, rect, &row.text, theme::regular(theme::BODY), ink);
    if look.rejected {
        ui.painter().hline(rect.x_range(), rect.center().y, Stroke::new(1.0, ink));
    }
    cut
}

/// What can be done with a row, and with those that are picked.
fn menu_ui(ui: &mut Ui, wishes: &mut Vec<Wish>) {
    const GROUPS: [&[Action]; 3] = [
        &[Action::Copy, Action::CopyRows, Action::CopyRowsMarkdown],
        &[Action::PickRow, Action::PickAllRows, Action::MergeRows],
        &[Action::Confirm, Action::Reject, Action::Reword, Action::Verdict, Action::ConfirmAbsent],
    ];
    for (at, group) in GROUPS.into_iter().enumerate() {
        if at > 0 {
            ui.separator();
        }
        for &action in group {
            let key = widgets::key_of(ui, action);
            if ui.add(egui::Button::new(action.label()).shortcut_text(key)).clicked() {
                wishes.push(Wish::Do(action));
                ui.close();
            }
        }
    }
}

fn number_ui(ui: &mut Ui, p: &Palette, rect: Rect, row: &ClaimRow, selected: bool) {
    let tone = p.faint_on(selected);
    line_ui(ui, rect, &(row.claim.0 + 1).to_string(), theme::regular(theme::SMALL), tone);
    let at = pos2(rect.right() - 4.0, rect.center().y);
    match row.decision {
        None => {}
        Some(Decision::Rejected) => {
            for y in [3.0, -3.0] {
                ui.painter().line_segment([at + vec2(-3.0, -y), at + vec2(3.0, y)], Stroke::new(1.4, tone));
            }
        }
        Some(_) => {
            let tick = vec![at + vec2(-4.0, 0.5), at + vec2(-1.2, 3.2), at + vec2(4.2, -3.4)];
            ui.painter().add(egui::Shape::line(tick, Stroke::new(1.4, p.added)));
        }
    }
}

fn decision_words(decision: Option<&Decision>) -> &'static str {
    match decision {
        None => "",
        Some(Decision::Confirmed) => ", confirmed",
        Some(Decision::Rejected) => ", rejected",
        Some(Decision::Speaker(_)) => ", speaker corrected",
        Some(Decision::Reworded(_)) => ", reworded",
        Some(Decision::Verdict(_)) => ", judged",
        Some(Decision::Together | Decision::Apart | Decision::Quoted(_)) => ", put together by hand",
    }
}

fn differs_ui(ui: &mut Ui, p: &Palette, rect: Rect, row: &ClaimRow, selected: bool) {
    match row.conflict {
        Some((kind, severity, count)) => {
            let more = if count > 1 { format!(" +{}", count - 1) } else { String::new() };
            // A detail is only more precise than the others: nobody contradicts anybody.
            let (font, tone): (FontId, _) = match severity {
                Severity::Detail => (theme::regular(theme::SMALL), p.soft),
                Severity::Tension | Severity::Contradiction => (theme::strong(theme::SMALL), p.differs),
            };
            line_ui(ui, rect, &format!("{}{more}", kind_word(kind)), font, tone);
        }
        None if row.copied => {
            line_ui(ui, rect, "copied", theme::regular(theme::SMALL), p.faint_on(selected));
        }
        None => {}
    }
}

fn differs_name(row: &ClaimRow) -> String {
    match row.conflict {
        Some((kind, Severity::Detail, _)) => format!("Differs in {}, in detail", kind_word(kind)),
        Some((kind, _, _)) => format!("Differs in {}", kind_word(kind)),
        None if row.copied => "Word for word in two sources".to_owned(),
        None => "Does not differ".to_owned(),
    }
}

/// "North Ledger: differs in number, quoted".
fn source_name(source: &SourceState, cell: &CellState) -> String {
    let label = source.document.label();
    match cell {
        CellState::Has { differs: Some(kind), voice, .. } => {
            format!("{label}: differs in {}, {}", kind_word(*kind), Sign::of_voice(*voice).word())
        }
        CellState::OtherEvent => format!("{label}: other event"),
        _ => format!("{label}: {}", Sign::of(cell).word()),
    }
}

/// The sentence itself, and who is given as its speaker.
fn cell_tooltip(ui: &mut Ui, session: &Session, source: &SourceState, claim: ClaimIndex, cell: &CellState) {
    let p = theme::palette(ui);
    let soft = |words: String| RichText::new(words).font(theme::regular(theme::SMALL)).color(p.soft);
    let Some(comparison) = session.comparison() else { return };
    let Some(found) = comparison.claims.get(claim.0 as usize) else { return };
    let sentence = |index: u32| {
        let span = source.parsed.as_deref().and_then(|parsed| parsed.sentences.get(index as usize)).map(|s| s.span);
        span.map(|span| span.of(&source.document.text).to_owned())
    };
    match cell {
        CellState::Has { voice, speaker, differs } => {
            let name = speaker.and_then(|s| comparison.entities.get(s.0 as usize)).map(|entity| entity.name.as_str());
            let mut head = Sign::of_voice(*voice).word().to_owned();
            if let Some(name) = name {
                head = format!("{head}, {name}");
            }
            ui.label(RichText::new(head).font(theme::strong(theme::SMALL)).color(p.ink));
            let mention = found.mentions.iter().filter(|m| Some(m.source) == source.compared).min_by_key(|m| m.voice);
            let words: Vec<String> = mention.iter().flat_map(|m| m.sentences.clone().filter_map(sentence)).collect();
            ui.label(RichText::new(words.join(" ")).font(theme::reading(theme::BODY)).color(p.ink));
            let concerned = |c: &&crate::compare::Conflict| c.parts.iter().any(|part| Some(part.source) == source.compared);
            if differs.is_some() {
                for conflict in session.conflicts_of(claim).filter(concerned) {
                    ui.label(RichText::new(&conflict.why).font(theme::regular(theme::SMALL)).color(p.differs));
                }
            }
        }
        CellState::NotFound | CellState::Absent => {
            let head = if *cell == CellState::Absent { "Confirmed to be absent" } else { "Nothing was found" };
            ui.label(RichText::new(head).font(theme::strong(theme::SMALL)).color(p.ink));
            let nearest = found.nearest.iter().find(|(s, _)| Some(*s) == source.compared).map(|(_, nearest)| *nearest);
            if let Some(words) = nearest.and_then(sentence) {
                ui.label(soft("Nearest sentence".to_owned()));
                ui.label(RichText::new(words).font(theme::reading(theme::BODY)).color(p.ink));
            }
        }
        CellState::OtherEvent => {
            ui.label(soft("Reports another event".to_owned()));
        }
    }
}
