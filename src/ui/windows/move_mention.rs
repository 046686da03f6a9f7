//! To which row a wording belongs instead.

use eframe::egui::Ui;

use super::{
    Outcome, buttons_ui,
    choice::{Choice, Line, choice_ui},
    speaker::words_ui,
};
use crate::{
    commands::{Command, Session},
    compare::ClaimIndex,
    project::SourceId,
    text::Span,
    ui::{
        correcting,
        desk::{Desk, Wish},
        widgets::{self, Emphasis, count},
    },
};

/// A wording on its way to another row.
#[derive(Clone, Debug)]
pub struct MoveDraft {
    source: SourceId,
    span: Span,
    words: String,
    choice: Choice,
    lines: Vec<Line>,
    /// The claim of each line.
    claims: Vec<ClaimIndex>,
}

impl MoveDraft {
    /// For the wording of the selected row in the source at hand.
    pub fn at_hand(session: &Session, desk: &Desk) -> Option<Self> {
        let (claim, source, span) = correcting::mention_at_hand(session, desk)?;
        Self::of(session, claim, source, span)
    }

    /// For these words of a row.
    pub fn of(session: &Session, from: ClaimIndex, source: SourceId, span: Span) -> Option<Self> {
        let state = session.source(source)?;
        let words = span.of(&state.document.text).replace('\n', " ");
        let group = session.comparison()?.claims.get(from.0 as usize)?.group;
        let of_event = |claim: ClaimIndex| session.comparison()?.claims.get(claim.0 as usize).map(|claim| claim.group);
        let mut lines = Vec::new();
        let mut claims = Vec::new();
        for row in session.all_rows().iter().filter(|row| row.claim != from && of_event(row.claim) == Some(group)) {
            let speaker = row.speaker.as_deref().unwrap_or("own voice");
            let more = format!("{speaker} · {}", count(row.sources, "source", "sources"));
            lines.push(Line { name: format!("{} {}", row.claim.0 + 1, row.text), more });
            claims.push(row.claim);
        }
        Some(Self { source, span, words, choice: Choice::listed(), lines, claims })
    }
}

/// Draws the field and the rows.
pub(super) fn move_ui(ui: &mut Ui, draft: &mut MoveDraft, fresh: bool, wishes: &mut Vec<Wish>) -> Outcome {
    /// How many rows are in view.
    const ROWS: usize = 10;
    words_ui(ui, &draft.words);
    let hint = ("To which row", "Its number, or words of the claim");
    let chosen = choice_ui(ui, hint, &mut draft.choice, &draft.lines, ROWS, fresh);
    widgets::quiet(ui, "It stays there after another analysis. You can undo this.");
    let to = chosen.line.and_then(|at| draft.claims.get(at)).copied();
    match buttons_ui(ui, "Move", Emphasis::Primary, to.is_some(), false) {
        Some(true) => {}
        None if chosen.taken => {}
        Some(false) => return Outcome::Close,
        None => return Outcome::Stay,
    }
    let Some(to) = to else { return Outcome::Stay };
    wishes.push(Wish::Run(Command::MoveMention { source: draft.source, span: draft.span, to }));
    Outcome::Close
}
