//! The claims table: a row a claim, a column a source, and in each cell how the source has it.
//!
//! Draws the rows in view. Which rows there are and in which order is the session's business.

mod details;
mod facts;
mod filters;
mod signs;
mod table;

use std::collections::BTreeMap;

use egui::{Id, RichText, Ui};

use self::{details::Details, facts::Facts};
use crate::{
    commands::{ClaimFilter, ClaimRow, Command, Session},
    compare::ClaimIndex,
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
    /// The field in the menu of speakers.
    speaker_search: String,
    /// The source in whose column the keyboard is; `None` is the claim itself.
    column: Option<SourceId>,
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
    /// Rows that were picked, with their words: rows may have other numbers after a comparison.
    picked: BTreeMap<ClaimIndex, String>,
    /// What was asked for that is more than a command.
    pub wishes: Vec<Wish>,
}

impl ClaimsState {
    /// The rows that were picked, in order.
    pub fn picked(&self) -> Vec<ClaimIndex> {
        self.picked.keys().copied().collect()
    }

    /// Picks no row any more.
    pub fn unpick(&mut self) {
        self.picked.clear();
    }

    /// Picks a row, or takes it from those picked.
    fn pick(&mut self, session: &Session, claim: ClaimIndex) {
        let words = session.comparison().and_then(|c| c.claims.get(claim.0 as usize)).map(|claim| claim.text.clone());
        if self.picked.remove(&claim).is_none() {
            self.picked.extend(words.map(|words| (claim, words)));
        }
    }

    /// The source in whose column the keyboard is.
    pub fn column(&self) -> Option<SourceId> {
        self.column
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
        let claims = session.comparison().map_or(&[][..], |comparison| &comparison.claims);
        state.picked.retain(|claim, words| claims.get(claim.0 as usize).is_some_and(|claim| claim.text == *words));
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
