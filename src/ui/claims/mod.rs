//! The claims table: a row a claim, a column a source, and in each cell how the source has it.
//!
//! Draws the rows in view. Which rows there are and in which order is the session's business.

mod cells;
mod columns;
mod details;
mod facts;
mod filters;
mod head;
mod keys;
mod menus;
mod picks;
mod signs;
mod table;

use egui::{Id, RichText, Ui};

pub use self::columns::Columns;
use self::{details::Details, facts::Facts, picks::Picks};
use crate::{
    commands::{ClaimColumn, ClaimFilter, ClaimRow, Command, Session},
    compare::ClaimIndex,
    figures::{claim_cells, table as tables},
    project::SourceId,
    ui::{desk::Wish, theme},
};

/// What the table remembers.
#[derive(Default)]
pub struct ClaimsState {
    facts: Facts,
    /// The search field, what was last searched for, and when something was typed that is not searched for yet.
    search: String,
    searched: String,
    typed: Option<f64>,
    /// The search field is to get the keyboard.
    search_wanted: bool,
    /// The field in the menu of speakers.
    speaker_search: String,
    /// The field in the menu of tags.
    tag_search: String,
    /// Order and widths of the columns; kept in the settings between runs.
    pub columns: Columns,
    /// How wide each column was when it was last drawn.
    widths: Vec<(ClaimColumn, f32)>,
    /// The column in which the keyboard is; `None` is the claim's.
    column: Option<ClaimColumn>,
    /// The row that is open, what it shows, and how high that is.
    open: Option<ClaimIndex>,
    details: Details,
    details_height: f32,
    /// The claim that was selected in the last frame.
    seen: Option<ClaimIndex>,
    /// The selection was made with the mouse: its row is in view already.
    by_mouse: bool,
    /// The cell of the keyboard is to be brought into view.
    show_cell: bool,
    /// The widget of the cell in which the keyboard is, where it was drawn.
    cell_at_hand: Option<Id>,
    /// Rows that were picked.
    picked: Picks,
    /// What was asked for that is more than a command.
    pub wishes: Vec<Wish>,
}

impl ClaimsState {
    /// Gives the keyboard to the search field.
    pub fn go_to_search(&mut self) {
        self.search_wanted = true;
    }

    /// The rows that were picked, in order.
    pub fn picked(&self) -> Vec<ClaimIndex> {
        self.picked.claims().collect()
    }

    /// Picks no row any more.
    pub fn unpick(&mut self) {
        self.picked.clear();
    }

    /// Picks the selected row, or takes it from those picked.
    pub fn pick_selected(&mut self, session: &Session) {
        if let Some(claim) = session.selected_claim() {
            self.picked.toggle(session, claim);
        }
    }

    /// Picks every row that is shown.
    pub fn pick_all(&mut self, session: &Session) {
        self.picked.all(session);
    }

    /// The column in which the keyboard is.
    fn column(&self) -> ClaimColumn {
        self.column.unwrap_or(ClaimColumn::Claim)
    }

    /// The source in whose column the keyboard is.
    pub fn column_source(&self) -> Option<SourceId> {
        if let ClaimColumn::Source(source) = self.column() { Some(source) } else { None }
    }

    /// Sorts by the column in which the keyboard is, and from the end where it is sorted so already.
    pub fn sort(&self, session: &Session) -> Command {
        Command::SortClaims(head::sort_by(session, self.column()))
    }

    /// Moves the column in which the keyboard is; what that asks of the project.
    pub fn move_column(&mut self, session: &Session, back: bool) -> Option<Command> {
        let sources: Vec<SourceId> = session.sources().iter().map(|source| source.id).collect();
        self.columns.shift(self.column(), back, &sources)
    }

    /// Makes the column in which the keyboard is wider or narrower.
    pub fn widen_column(&mut self, narrower: bool) {
        let column = self.column();
        if let Some((_, now)) = self.widths.iter().find(|(known, _)| *known == column) {
            self.columns.widen(column, *now, narrower);
        }
    }

    /// What copying means in the table: the rows that are picked as a table, else the cell in which the keyboard is.
    pub fn copied(&self, session: &Session) -> Option<String> {
        if !self.picked.is_empty() {
            return self.copied_rows(session, false);
        }
        let row = self.rows_at_hand(session).next()?;
        let source = self.column_source().and_then(|id| session.source(id));
        let words = source.map(|source| claim_cells::sentences(session, row, source)).filter(|words| !words.is_empty());
        Some(words.unwrap_or_else(|| claim_cells::cell(session, row, self.column())))
    }

    /// The rows that are picked, else the selected one, as a table: with tabs, or in Markdown.
    pub fn copied_rows(&self, session: &Session, markdown: bool) -> Option<String> {
        let rows: Vec<&ClaimRow> = self.rows_at_hand(session).collect();
        let sources: Vec<SourceId> = session.sources().iter().map(|source| source.id).collect();
        let table = claim_cells::table(session, &rows, &self.columns.laid_out(&sources));
        (!rows.is_empty()).then(|| if markdown { tables::markdown(&table) } else { tables::tabbed(&table) })
    }

    /// In the order in which they are shown.
    fn rows_at_hand<'a>(&'a self, session: &'a Session) -> impl Iterator<Item = &'a ClaimRow> {
        let wanted = |row: &&ClaimRow| {
            if self.picked.is_empty() { session.selected_claim() == Some(row.claim) } else { self.picked.contains(row.claim) }
        };
        session.claims().rows.iter().map(|row| &**row).filter(wanted)
    }

    /// Opens the details of the selected row, or closes them.
    pub fn toggle_details(&mut self, session: &Session) {
        if let Some(claim) = session.selected_claim() {
            self.toggle(session, claim);
        }
    }

    fn toggle(&mut self, session: &Session, claim: ClaimIndex) {
        self.open = (self.open != Some(claim)).then_some(claim);
        self.details = self.open.map_or_else(Details::default, |claim| Details::new(session, claim));
        self.details_height = 0.0;
    }
}

/// The widget that the keyboard goes to in the table.
pub fn focus_id() -> Id {
    Id::unique("rows of the claims table")
}

/// Draws the table with its filters.
pub fn claims_ui(ui: &mut Ui, session: &Session, state: &mut ClaimsState, commands: &mut Vec<Command>) {
    let fresh = state.facts.refresh(session);
    if fresh {
        state.picked.refresh(session, &state.facts);
    }
    if fresh && let Some(open) = state.open {
        // Claims may have other numbers after a comparison: an open row stays open only while it is the same claim's.
        let details = Details::new(session, open);
        if details.is_of_the_same(&state.details) {
            state.details = details;
        } else {
            state.open = session.selected_claim().filter(|_| state.seen == Some(open));
            state.details = state.open.map_or_else(Details::default, |claim| Details::new(session, claim));
        }
    }
    let p = theme::palette(ui);
    filters::filters_ui(ui, session, state, commands);
    let line = ui.max_rect().x_range();
    ui.painter().hline(line, ui.cursor().top() - 0.5, p.line());
    if session.claims().rows.is_empty() {
        empty_ui(ui, session, commands);
    } else {
        table::table_ui(ui, session, state, commands);
    }
}

/// The source in which a claim is best shown: the open one where it has it, else the first that has, else the open one.
fn best_source(session: &Session, row: &ClaimRow) -> Option<SourceId> {
    let open = session.open_source();
    let mut having = row.having().filter_map(|at| session.sources().get(at)).map(|source| source.id);
    having.clone().find(|&id| Some(id) == open).or_else(|| having.next()).or(open)
}

/// What to do when there is no row.
fn empty_ui(ui: &mut Ui, session: &Session, commands: &mut Vec<Command>) {
    let p = theme::palette(ui);
    let view = session.claims();
    let filtered = view.total > 0 && view.filter != ClaimFilter::default();
    let words = if filtered {
        "No claim passes these filters"
    } else if session.sources().is_empty() {
        "Import articles on one event to see what each of them claims"
    } else if view.pending {
        "Making the table…"
    } else if session.analysis_is_stopped() && session.comparison().is_none() {
        "The analysis was stopped before anything was compared"
    } else if session.progress().is_some() || session.comparison().is_none() {
        "Comparing the articles…"
    } else if session.sources().len() == 1 {
        "Import a second article on the same event to compare their claims"
    } else {
        "These articles share no claim"
    };
    // The panel keeps its height while there is nothing to show.
    ui.set_min_height(ui.available_height());
    ui.vertical_centered(|ui| {
        ui.add_space((ui.available_height() / 2.0 - 24.0).max(8.0));
        ui.label(RichText::new(words).font(theme::regular(theme::BODY)).color(p.soft));
        if filtered {
            ui.add_space(4.0);
            if ui.button("Show all claims").clicked() {
                commands.push(Command::FilterClaims(ClaimFilter::default()));
            }
        }
    });
}
