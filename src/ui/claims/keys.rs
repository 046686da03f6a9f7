//! Keys that belong to the table while it has the keyboard.
//!
//! Arrows walk through rows and columns, with Shift they pick rows on the way; Space picks the row at hand, Ctrl A all that are shown,
//! Escape none; Enter opens the row.

use egui::{Event, EventFilter, Key, Modifiers, Ui};

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
    let count = |modifiers: Modifiers, key| count(ui, modifiers, key);
    let pressed = |modifiers: Modifiers, key| count(modifiers, key) > 0;
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
    for (modifiers, picks) in [(Modifiers::NONE, false), (Modifiers::SHIFT, true)] {
        for key in [Key::ArrowDown, Key::ArrowUp, Key::PageDown, Key::PageUp, Key::Home, Key::End] {
            let times = count(modifiers, key);
            if times == 0 {
                continue;
            }
            // The first press comes to the first row, or from below to the last.
            to = Some(match (key, to.or(at)) {
                (Key::ArrowDown, Some(at)) => (at + times).min(last),
                (Key::ArrowDown | Key::PageDown, None) => (times - 1).min(last),
                (Key::ArrowUp, Some(at)) => at.saturating_sub(times),
                (Key::ArrowUp | Key::PageUp, None) => last.saturating_sub(times - 1),
                (Key::PageDown, Some(at)) => (at + page * times).min(last),
                (Key::PageUp, Some(at)) => at.saturating_sub(page * times),
                (Key::End, _) => last,
                _ => 0,
            });
            picking |= picks;
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

/// How often a key was pressed with just these others, each press as it was: on a slow machine several come in one frame, and what is
/// held when the frame begins is no longer what was held then.
fn count(ui: &Ui, wanted: Modifiers, key: Key) -> usize {
    let fits = |event: &Event| {
        matches!(event, Event::Key { key: pressed, pressed: true, modifiers, .. }
            if *pressed == key && modifiers.matches_exact(wanted))
    };
    ui.input_mut(|i| {
        let before = i.events.len();
        i.events.retain(|event| !fits(event));
        before - i.events.len()
    })
}
