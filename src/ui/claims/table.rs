//! The table itself: header, rows, keyboard.

use egui::{
    CursorIcon, EventFilter, FontId, Key, Modifiers, Rect, Response, RichText, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui,
    UiBuilder, WidgetInfo, pos2, vec2,
};
use egui_extras::{Column, TableBuilder, TableRow};

use super::{
    ClaimsState, best_source,
    details::details_ui,
    filters::arrow,
    focus_id,
    signs::{self, Sign, line_ui, sign_ui},
};
use crate::{
    commands::{CellState, ClaimRow, ClaimSort, Command, Session, SortColumn, SourceState},
    compare::{ClaimIndex, Severity},
    figures::kind_word,
    project::{Decision, SourceId},
    ui::{
        theme::{self, Palette},
        widgets,
    },
};

/// Widths of columns in points: number, number of sources.
const NUMBER: f32 = 52.0;
const COUNT: f32 = 44.0;

/// Widths of the columns that give way in a narrow window, in points.
struct Widths {
    /// The least for the claim.
    claim: f32,
    speaker: f32,
    source: f32,
    differs: f32,
}

impl Widths {
    /// Where there is room, and the least that still shows every sign with its word.
    const WIDE: Self = Self { claim: 260.0, speaker: 136.0, source: 116.0, differs: 112.0 };
    const NARROW: Self = Self { claim: 200.0, speaker: 104.0, source: 92.0, differs: 88.0 };

    /// For a table `room` points wide with so many sources: as near to the wide one as all columns have room.
    fn new(room: f32, sources: usize) -> Self {
        let whole = |w: &Self| NUMBER + COUNT + w.claim + w.speaker + w.source * sources as f32 + w.differs;
        let (least, most) = (whole(&Self::NARROW), whole(&Self::WIDE));
        let share = ((room - least) / (most - least)).clamp(0.0, 1.0);
        let between = |narrow: f32, wide: f32| (narrow + (wide - narrow) * share).floor();
        Self {
            claim: between(Self::NARROW.claim, Self::WIDE.claim),
            speaker: between(Self::NARROW.speaker, Self::WIDE.speaker),
            source: between(Self::NARROW.source, Self::WIDE.source),
            differs: between(Self::NARROW.differs, Self::WIDE.differs),
        }
    }
}
/// The head of the first column.
const NUMBERS: &str = "#";
/// Room at the left and right of a cell's words.
const PAD: f32 = 8.0;
/// More at the left of the first column.
const EDGE: f32 = 4.0;

/// Draws header and rows in the room that is left.
pub(super) fn table_ui(ui: &mut Ui, session: &Session, state: &mut ClaimsState, commands: &mut Vec<Command>) {
    let room = ui.available_rect_before_wrap();
    let focus = ui.interact(room, focus_id(), Sense::focusable_noninteractive());
    focus.widget_info(|| WidgetInfo::labeled(Role::Table, true, "Claims"));
    if focus.has_focus() {
        keys(ui, session, state, room.height(), commands);
    }
    let selected = session.selected_claim();
    let mut go_to = None;
    if selected != state.seen {
        state.seen = selected;
        if !std::mem::take(&mut state.by_mouse) {
            go_to = selected.and_then(|claim| state.facts.row_of(claim));
        }
    }
    let open_row = state.open.and_then(|claim| state.facts.row_of(claim));
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
        ui.visuals_mut().widgets.noninteractive.bg_stroke = Stroke::NONE;
        let p = theme::palette(ui);
        ui.visuals_mut().widgets.hovered.bg_fill = p.hover;
        // The bar of a table wider than the window lies below the last row, not on it.
        ui.spacing_mut().scroll.floating_allocated_width = 8.0;
        let widths = Widths::new(room.width() - 16.0, session.sources().len());
        ScrollArea::horizontal().id_salt("claims from left to right").auto_shrink(false).show(ui, |ui| {
            let mut table = TableBuilder::new(ui)
                .id_salt(("claims", session.sources().len(), room.width() < 1200.0))
                .sense(Sense::CLICK)
                .resizable(true)
                .auto_shrink(false)
                .animate_scrolling(false)
                .min_scrolled_height(0.0)
                .column(Column::exact(NUMBER).resizable(false))
                .column(Column::remainder().at_least(widths.claim).resizable(false))
                .column(Column::initial(widths.speaker).at_least(64.0))
                .column(Column::exact(COUNT).resizable(false))
                .columns(Column::initial(widths.source).at_least(84.0), session.sources().len())
                .column(Column::initial(widths.differs).at_least(72.0));
            if let Some(row) = go_to {
                table = table.scroll_to_row(row + usize::from(open_row.is_some_and(|open| open < row)), None);
            }
            let table = table.header(theme::ROW, |row| header(row, session, commands));
            table.body(|body| {
                let mut drawn = Rows { session, state, commands, p, focused: focus.has_focus(), room };
                let rows = session.claims().rows.len();
                match open_row {
                    None => body.rows(theme::ROW, rows, |row| {
                        let index = row.index();
                        drawn.row(row, index);
                    }),
                    Some(open) => {
                        let height = drawn.state.details_height.max(theme::ROW);
                        let heights = (0..=rows).map(move |index| if index == open + 1 { height } else { theme::ROW });
                        body.heterogeneous_rows(heights, |row| match row.index() {
                            index if index == open + 1 => drawn.details(row),
                            index => drawn.row(row, if index > open { index - 1 } else { index }),
                        });
                    }
                }
            });
        });
    });
    state.show_cell = false;
}

/// A cell without its padding.
fn inner(ui: &Ui) -> Rect {
    ui.max_rect().shrink2(vec2(PAD, 0.0))
}

/// The first cell of a row: its words stand in line with those above the table.
fn first(ui: &Ui) -> Rect {
    let rect = inner(ui);
    rect.with_min_x(rect.left() + EDGE)
}

fn header(mut row: TableRow<'_, '_>, session: &Session, commands: &mut Vec<Command>) {
    let sort = session.claims().sort;
    let sortable = |row: &mut TableRow<'_, '_>, words: &str, name: &str, column: SortColumn, commands: &mut Vec<Command>| {
        let shown = (sort.column == column).then_some(sort.descending);
        let (_, response) = row.col(|ui| head_ui(ui, words, shown));
        named_header(&response, name, shown);
        if response.hovered() {
            response.ctx.set_cursor_icon(CursorIcon::PointingHand);
        }
        if response.clicked() {
            let descending = sort.column == column && !sort.descending;
            commands.push(Command::SortClaims(ClaimSort { column, descending }));
        }
    };
    sortable(&mut row, NUMBERS, "Number, in reading order", SortColumn::Order, commands);
    sortable(&mut row, "Claim", "Claim", SortColumn::Text, commands);
    sortable(&mut row, "Speaker", "Speaker", SortColumn::Speaker, commands);
    sortable(&mut row, "In", "In how many sources", SortColumn::Sources, commands);
    for (index, source) in session.sources().iter().enumerate() {
        let open = session.open_source() == Some(source.id);
        let label = source.document.label();
        let (_, response) = row.col(|ui| source_head_ui(ui, &widgets::letter(index), label, open));
        response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, label));
        if response.clicked() {
            commands.push(Command::OpenSource(source.id));
        }
        if response.hovered() {
            response.on_hover_text(format!("Open {label}"));
        }
    }
    sortable(&mut row, "Differs in", "Differs in", SortColumn::Conflict, commands);
}

fn named_header(response: &Response, name: &str, shown: Option<bool>) {
    let order = match shown {
        None => "",
        Some(false) => ", sorted",
        Some(true) => ", sorted from the end",
    };
    response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, format!("{name}{order}")));
}

/// A column's head, with an arrow where the table is sorted by it.
fn head_ui(ui: &mut Ui, words: &str, sorted: Option<bool>) {
    let p = theme::palette(ui);
    let rect = if words == NUMBERS { first(ui) } else { inner(ui) };
    let ink = if sorted.is_some() { p.ink } else { p.soft };
    let galley = ui.painter().layout_no_wrap(words.to_owned(), theme::medium(theme::SMALL), ink);
    let right = rect.left() + galley.size().x;
    ui.painter().galley(pos2(rect.left(), rect.center().y - galley.size().y / 2.0), galley, ink);
    // A table in reading order needs no arrow to say so.
    if let Some(descending) = sorted.filter(|&descending| words != NUMBERS || descending) {
        arrow(ui, pos2(right + 8.0, rect.center().y), descending, ink);
    }
    underline(ui, p);
}

fn source_head_ui(ui: &mut Ui, letter: &str, label: &str, open: bool) {
    let p = theme::palette(ui);
    let rect = inner(ui);
    let ink = if open { p.ink } else { p.soft };
    let galley = ui.painter().layout_no_wrap(letter.to_owned(), theme::strong(theme::SMALL), ink);
    let from = rect.left() + galley.size().x.max(signs::SIGN) + 6.0;
    ui.painter().galley(pos2(rect.left(), rect.center().y - galley.size().y / 2.0), galley, ink);
    let room = Rect::from_min_max(pos2(from, rect.top()), rect.max);
    line_ui(ui, room, &cut_in_the_middle(label), theme::medium(theme::SMALL), ink);
    underline(ui, p);
}

/// A long name without spaces, such as that of a file, with "…" in its middle: what tells such names apart stands at both ends.
fn cut_in_the_middle(name: &str) -> String {
    /// What a column of the usual width shows.
    const MOST: usize = 13;
    if name.chars().count() <= MOST || name.contains(char::is_whitespace) {
        return name.to_owned();
    }
    let stem = name.rsplit_once('.').filter(|(stem, end)| !stem.is_empty() && end.len() <= 4).map_or(name, |(stem, _)| stem);
    let count = stem.chars().count();
    if count <= MOST {
        return stem.to_owned();
    }
    let (head, tail) = (MOST / 2, MOST - MOST / 2 - 1);
    stem.chars().take(head).chain(['…']).chain(stem.chars().skip(count - tail)).collect()
}

/// The hairline below a cell.
fn underline(ui: &Ui, p: &Palette) {
    let rect = ui.max_rect();
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, p.line());
}

/// Draws the rows of one frame.
struct Rows<'a> {
    session: &'a Session,
    state: &'a mut ClaimsState,
    commands: &'a mut Vec<Command>,
    p: &'static Palette,
    focused: bool,
    room: Rect,
}

impl Rows<'_> {
    fn row(&mut self, mut table_row: TableRow<'_, '_>, index: usize) {
        let session = self.session;
        let Some(row) = session.claims().rows.get(index) else { return };
        let p = self.p;
        let selected = session.selected_claim() == Some(row.claim);
        let rejected = row.decision == Some(Decision::Rejected);
        let ink = if rejected { p.faint_on(selected) } else { p.ink };
        let picked = self.state.picked.contains_key(&row.claim);
        table_row.set_selected(selected || picked);

        let (_, response) = table_row.col(|ui| {
            number_ui(ui, p, row, selected || picked);
            if picked {
                let rect = ui.max_rect();
                let bar = Rect::from_min_max(rect.left_top(), pos2(rect.left() + 3.0, rect.bottom()));
                ui.painter().rect_filled(bar, 0, p.accent);
            }
        });
        let and_picked = if picked { ", picked" } else { "" };
        let name = || format!("Row {}{}{and_picked}", row.claim.0 + 1, decision_words(row.decision.as_ref()));
        self.clicks(&response, row, None, name);

        let mut cut = false;
        let (_, response) = table_row.col(|ui| {
            let mut rect = inner(ui);
            if let Some(verdict) = &row.verdict {
                let words = widgets::elided(ui, verdict, theme::strong(theme::SMALL), p.accent, rect.width() / 3.0);
                rect.max.x -= words.size().x + PAD;
                ui.painter().galley(pos2(rect.right() + PAD, rect.center().y - words.size().y / 2.0), words, p.accent);
            }
            cut = line_ui(ui, rect, &row.text, theme::regular(theme::BODY), ink);
            if rejected {
                ui.painter().hline(rect.x_range(), rect.center().y, Stroke::new(1.0, ink));
            }
            self.cell_cursor(ui, selected && self.state.column.is_none());
            underline(ui, p);
        });
        let verdict = row.verdict.as_ref().map(|verdict| format!(". Verdict: {verdict}")).unwrap_or_default();
        self.clicks(&response, row, None, || format!("Claim: {}{verdict}", row.text));
        if cut && response.hovered() {
            response.on_hover_text(row.text.as_str());
        }

        let own = row.speaker.is_none();
        let speaker = row.speaker.as_deref().unwrap_or("own voice");
        let (_, response) = table_row.col(|ui| {
            let tone = if own || rejected { p.faint_on(selected) } else { p.ink };
            line_ui(ui, inner(ui), speaker, theme::regular(theme::SMALL), tone);
            underline(ui, p);
        });
        self.clicks(&response, row, None, || format!("Speaker: {speaker}"));

        let (_, response) = table_row.col(|ui| {
            line_ui(ui, inner(ui), &row.sources.to_string(), theme::regular(theme::SMALL), p.soft);
            underline(ui, p);
        });
        self.clicks(&response, row, None, || format!("In {} sources", row.sources));

        for (at, source) in session.sources().iter().enumerate() {
            let cell = &row.cell(at, source.group);
            let sign = Sign::of(cell);
            let here = selected && self.state.column == Some(source.id);
            let (_, response) = table_row.col(|ui| {
                if ui.clip_rect().intersects(ui.max_rect()) {
                    sign_ui(ui, inner(ui), sign, p, selected);
                    self.cell_cursor(ui, here);
                    underline(ui, p);
                }
            });
            self.clicks(&response, row, Some(source.id), || cell_name(source, cell));
            if response.hovered() {
                response.on_hover_ui(|ui| cell_tooltip(ui, session, source, row.claim, cell));
            }
        }

        let (_, response) = table_row.col(|ui| {
            differs_ui(ui, p, row, selected);
            underline(ui, p);
        });
        self.clicks(&response, row, None, || differs_name(row));
    }

    /// What a click on a cell does, and what the cell is called. `column` is the source whose cell it is.
    fn clicks(&mut self, response: &Response, row: &ClaimRow, column: Option<SourceId>, name: impl Fn() -> String) {
        response.widget_info(|| WidgetInfo::labeled(Role::Cell, true, name()));
        if !response.clicked() {
            return;
        }
        if response.ctx.input(|i| i.modifiers.command) {
            self.state.pick(self.session, row.claim);
            return;
        }
        self.state.column = column;
        let source = column.or_else(|| best_source(self.session, row));
        self.state.by_mouse = true;
        self.commands.push(Command::SelectClaim { claim: row.claim, source });
        response.ctx.memory_mut(|memory| memory.request_focus(focus_id()));
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
    fn details(&mut self, mut table_row: TableRow<'_, '_>) {
        let columns = self.session.sources().len() + 5;
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

fn number_ui(ui: &mut Ui, p: &Palette, row: &ClaimRow, selected: bool) {
    let rect = first(ui);
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
    underline(ui, p);
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

fn differs_ui(ui: &mut Ui, p: &Palette, row: &ClaimRow, selected: bool) {
    let rect = inner(ui);
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
fn cell_name(source: &SourceState, cell: &CellState) -> String {
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
            let words: Vec<String> = mention.iter().flat_map(|m| m.sentences.iter().filter_map(|&s| sentence(s))).collect();
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

/// Keys that belong to the table while it has the keyboard.
fn keys(ui: &Ui, session: &Session, state: &mut ClaimsState, height: f32, commands: &mut Vec<Command>) {
    let filter = EventFilter { vertical_arrows: true, horizontal_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(focus_id(), filter));
    let rows = &session.claims().rows;
    let Some(last) = rows.len().checked_sub(1) else { return };
    let at = session.selected_claim().and_then(|claim| state.facts.row_of(claim));
    let page = ((height / theme::ROW) as usize).saturating_sub(2).max(1);
    let pressed = |key| ui.input_mut(|i| i.modifiers.is_none() && i.consume_key(Modifiers::NONE, key));
    let mut to = None;
    for (key, row) in [
        (Key::ArrowDown, at.map_or(0, |at| (at + 1).min(last))),
        (Key::ArrowUp, at.map_or(last, |at| at.saturating_sub(1))),
        (Key::PageDown, at.map_or(0, |at| (at + page).min(last))),
        (Key::PageUp, at.map_or(0, |at| at.saturating_sub(page))),
        (Key::Home, 0),
        (Key::End, last),
    ] {
        if pressed(key) {
            to = Some(row);
        }
    }
    // From the claim to the sources and back.
    let sources = session.sources();
    let column = state.column.and_then(|id| sources.iter().position(|s| s.id == id));
    if pressed(Key::ArrowRight) {
        let next = column.map_or(0, |column| (column + 1).min(sources.len().saturating_sub(1)));
        state.column = sources.get(next).map(|s| s.id);
        to = to.or(at);
    }
    if pressed(Key::ArrowLeft) {
        state.column = column.and_then(|column| column.checked_sub(1)).and_then(|column| sources.get(column)).map(|s| s.id);
        to = to.or(at);
    }
    if let Some(row) = to.and_then(|row| rows.get(row)) {
        state.show_cell = true;
        commands.push(Command::SelectClaim { claim: row.claim, source: state.column.or_else(|| best_source(session, row)) });
    }
    if pressed(Key::Enter) {
        state.toggle_details(session);
    }
    if pressed(Key::Space)
        && let Some(claim) = session.selected_claim()
    {
        state.pick(session, claim);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_keep_both_ends() {
        assert_eq!(cut_in_the_middle("000_5f3c1b2a9d8e7f60.txt"), "000_5f…8e7f60");
        assert_eq!(cut_in_the_middle("Harbour Post and Shipping News"), "Harbour Post and Shipping News");
        assert_eq!(cut_in_the_middle("post.example"), "post.example");
    }
}
