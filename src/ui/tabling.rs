//! What is done in the claims table beside correcting: the actions of picking, copying, sorting and of its columns, their words and
//! keys, when they can be done, and what they do.

use eframe::egui::{Context, Key, KeyboardShortcut};

use super::{
    actions::{Action, alt, alt_shift, bare, ctrl_shift},
    app::App,
    claims::Columns,
    desk::{Desk, Lower},
    perform::show,
    settings::Place,
};
use crate::commands::Session;

/// Words and keys of these actions; `None` for others.
pub(super) fn facts(action: Action) -> Option<(&'static str, &'static str, &'static [KeyboardShortcut])> {
    Some(match action {
        Action::PickRow => {
            ("Pick the row", "Or take it from those picked; Shift and arrows pick one after the other", const { &[alt(Key::P)] })
        }
        Action::PickAllRows => ("Pick all rows shown", "As they are filtered", const { &[alt(Key::A)] }),
        Action::CopyRows => {
            ("Copy rows as a table", "Those picked, else the selected one, for a spreadsheet", const { &[ctrl_shift(Key::C)] })
        }
        Action::CopyRowsMarkdown => {
            ("Copy rows as Markdown", "Those picked, else the selected one, for a text", const { &[alt(Key::C)] })
        }
        Action::SearchClaims => ("Search the claims…", "Rows with these words", const { &[bare(Key::Slash)] }),
        Action::SortColumn => ("Sort by the column at hand", "Again: from the end", const { &[alt(Key::S)] }),
        Action::ColumnLeft => ("Move the column left", "That of a source moves the source", const { &[alt_shift(Key::ArrowLeft)] }),
        Action::ColumnRight => ("Move the column right", "", const { &[alt_shift(Key::ArrowRight)] }),
        Action::WidenColumn => ("Column wider", "", const { &[alt(Key::Plus), alt(Key::Equals)] }),
        Action::NarrowColumn => ("Column narrower", "", const { &[alt(Key::Minus)] }),
        Action::UsualColumns => ("Columns as they were", "Order and widths of the claims table", &[]),
        _ => return None,
    })
}

/// Whether keys are meant for the table of claims.
fn in_table(desk: &Desk) -> bool {
    desk.place == Place::Claims && desk.lower == Lower::Claims
}

/// Whether such an action can be done now; `None` for others.
pub(super) fn enabled(action: Action, session: &Session, desk: &Desk) -> Option<bool> {
    let selected = || session.selected_claim().is_some();
    Some(match action {
        Action::Copy if in_table(desk) => session.selection().is_some() || selected(),
        Action::CopyRows | Action::CopyRowsMarkdown => desk.picked_rows > 0 || selected(),
        Action::PickRow if desk.lower == Lower::Tagging => session.hit_at().is_some(),
        Action::PickRow => selected(),
        Action::PickAllRows => desk.lower == Lower::Tagging || !session.claims().rows.is_empty(),
        Action::SearchClaims
        | Action::SortColumn
        | Action::ColumnLeft
        | Action::ColumnRight
        | Action::WidenColumn
        | Action::NarrowColumn => session.claims().total > 0,
        Action::UsualColumns => !desk.settings.columns.are_usual(),
        _ => return None,
    })
}

impl App {
    /// Does what such an action says; false where it is another one.
    pub(super) fn tabulate(&mut self, action: Action, ctx: &Context) -> bool {
        let (session, desk) = (&mut self.session, &mut self.desk);
        match action {
            Action::Copy if in_table(desk) => {
                if let Some(words) = self.claims.copied(session) {
                    ctx.copy_text(words);
                }
            }
            Action::PickRow | Action::PickAllRows if desk.lower == Lower::Tagging => {
                let hits = session.found().and_then(Result::ok).map_or(&[][..], |found| &found.hits);
                let at_hand = session.hit_at().and_then(|at| hits.get(at));
                match at_hand.filter(|_| action == Action::PickRow) {
                    Some(hit) => desk.find.tagging.turn(hit),
                    None => desk.find.tagging.turn_all(hits),
                }
            }
            Action::PickRow | Action::PickAllRows => {
                desk.lower = Lower::Claims;
                show(desk, Place::Claims);
                if action == Action::PickRow {
                    self.claims.pick_selected(session);
                } else {
                    self.claims.pick_all(session);
                }
            }
            Action::CopyRows | Action::CopyRowsMarkdown => {
                if let Some(table) = self.claims.copied_rows(session, action == Action::CopyRowsMarkdown) {
                    ctx.copy_text(table);
                }
            }
            Action::SearchClaims => {
                desk.lower = Lower::Claims;
                show(desk, Place::Claims);
                self.claims.go_to_search();
            }
            Action::SortColumn => session.run(self.claims.sort(session)),
            Action::ColumnLeft | Action::ColumnRight => {
                let command = self.claims.move_column(session, action == Action::ColumnLeft);
                desk.settings.columns.clone_from(&self.claims.columns);
                if let Some(command) = command {
                    session.run(command);
                }
            }
            Action::WidenColumn | Action::NarrowColumn => {
                self.claims.widen_column(action == Action::NarrowColumn);
                desk.settings.columns.clone_from(&self.claims.columns);
            }
            Action::UsualColumns => desk.settings.columns = Columns::default(),
            _ => return false,
        }
        true
    }
}
