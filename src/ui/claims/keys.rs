//! Keys that belong to the table while it has the keyboard.
//!
//! Arrows walk through rows and columns, with Shift they pick rows on the way; Space picks the row at hand, Ctrl A all that are shown,
//! Escape none; Enter opens the row.

use egui::{EventFilter, Key, Modifiers, Ui};

use super::{ClaimsState, best_source, focus_id};
use crate::commands::{ClaimColumn, Command, Session};

/// Does what was pressed. `height`: what is seen of the table, in points.
pub(super) fn keys(
    ui: &Ui,
    session: &Session,
    state: &mut ClaimsState,
    columns: &[ClaimColumn],
    height: f32,
    commands: &mut Vec<Command>,
) {
    let picked = !state.picked.is_empty();
    // With rows picked, Escape picks none; then it leaves the table.
    let filter = EventFilter { vertical_arrows: true, horizontal_arrows: true, escape: picked, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(focus_id(), filter));
    let pressed =
        |modifiers: Modifiers, key| ui.input_mut(|i| i.modifiers.matches_exact(modifiers) && i.consume_key(modifiers, key));
    if picked && pressed(Modifiers::NONE, Key::Escape) {
        state.picked.clear();
    }
    let rows = &session.claims().rows;
    let Some(last) = rows.len().checked_sub(1) else { return };
    if pressed(Modifiers::COMMAND, Key::A) {
        state.picked.all(session);
    }
    let at = session.selected_claim().and_then(|claim| state.facts.row_of(claim));
    let page = ((height / crate::ui::theme::ROW) as usize).saturating_sub(2).max(1);
    let mut to = None;
    let mut picking = false;
    for (key, row) in [
        (Key::ArrowDown, at.map_or(0, |at| (at + 1).min(last))),
        (Key::ArrowUp, at.map_or(last, |at| at.saturating_sub(1))),
        (Key::PageDown, at.map_or(0, |at| (at + page).min(last))),
        (Key::PageUp, at.map_or(0, |at| at.saturating_sub(page))),
        (Key::Home, 0),
        (Key::End, last),
    ] {
        if pressed(Modifiers::NONE, key) {
            to = Some(row);
        } else if pressed(Modifiers::SHIFT, key) {
            to = Some(row);
            picking = true;
        }
    }
    // From column to column.
    let column = columns.iter().position(|column| *column == state.column()).unwrap_or(0);
    let beside = if pressed(Modifiers::NONE, Key::ArrowRight) {
        Some((column + 1).min(columns.len().saturating_sub(1)))
    } else if pressed(Modifiers::NONE, Key::ArrowLeft) {
        Some(column.saturating_sub(1))
    } else {
        None
    };
    if let Some(column) = beside.and_then(|beside| columns.get(beside)) {
        state.column = Some(*column);
        to = to.or(at);
    }
    if let Some(row) = to.and_then(|row| rows.get(row)) {
        if picking {
            state.picked.stretch(session, &state.facts, row.claim);
        } else if beside.is_none() {
            state.picked.let_go();
        }
        state.show_cell = true;
        let source = state.column_source().or_else(|| best_source(session, row));
        commands.push(Command::SelectClaim { claim: row.claim, source });
    }
    if pressed(Modifiers::NONE, Key::Enter) {
        state.toggle_details(session);
    }
    if pressed(Modifiers::NONE, Key::Space) {
        state.pick_selected(session);
    }
}
