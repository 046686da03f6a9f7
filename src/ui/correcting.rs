//! What a person corrects: the actions of that, their words and keys, when they can be done, and what they do.

use eframe::egui::{Key, KeyboardShortcut};

use super::{
    actions::{Action, bare, ctrl, ctrl_shift, shift},
    app::App,
    desk::Desk,
    review,
    settings::Place,
    windows::Window,
};
use crate::{
    commands::{CellState, Command, Session},
    compare::{ClaimIndex, SharedEntityIndex},
    parse::Form,
    project::{CorrectionId, Decision, SourceId},
    text::Span,
};

/// Words and keys of these actions; `None` for others.
pub(super) fn facts(action: Action) -> Option<(&'static str, &'static str, &'static [KeyboardShortcut])> {
    Some(match action {
        Action::Confirm => ("Confirm", "What the program found is right", const { &[bare(Key::Y)] }),
        Action::CorrectSpeaker => ("Correct the speaker…", "Somebody else said it", const { &[bare(Key::E)] }),
        Action::Reject => ("Reject", "What the program found is wrong", const { &[bare(Key::N)] }),
        Action::SetQuotation => ("Set the quotation to the selected words", "Where it begins and ends", const { &[shift(Key::U)] }),
        Action::MarkQuotation => ("Mark a quotation…", "The selected words, where it was missed", const { &[shift(Key::H)] }),
        Action::Names => ("Names…", "Take a name out of a person or body, or make two one", const { &[shift(Key::N)] }),
        Action::DoubtfulNames => {
            ("Names in doubt…", "Names that may be those of one person or body: you decide", const { &[ctrl_shift(Key::N)] })
        }
        Action::TakeBack => ("Take back what was corrected", "All that was said of the quotation", &[]),
        Action::Reword => ("Reword…", "Put the claim in words of your own", const { &[shift(Key::E)] }),
        Action::Verdict => ("Verdict…", "What you hold of the claim, with a note", const { &[bare(Key::V)] }),
        Action::ConfirmAbsent => {
            ("Confirm that it is absent", "You have looked, and this source does not have it", const { &[shift(Key::Y)] })
        }
        Action::MergeRows => ("Merge the picked rows", "Pick rows with Space or Ctrl and a click", const { &[ctrl(Key::M)] }),
        Action::MoveMention => {
            ("Move to another row…", "The wording of this source belongs to another claim", const { &[shift(Key::P)] })
        }
        Action::SplitMention => ("Split off", "The wording of this source makes a claim of its own", const { &[shift(Key::D)] }),
        Action::AddRow => ("Row from the selected words", "A claim that was missed", const { &[bare(Key::H), bare(Key::Insert)] }),
        Action::LinkSentence => ("Link with what says the same", "Once on each of two sentences", const { &[bare(Key::P)] }),
        _ => return None,
    })
}

/// Whether such an action can be done now; `None` for others.
pub(super) fn enabled(action: Action, session: &Session, desk: &Desk) -> Option<bool> {
    Some(match action {
        Action::Confirm | Action::Reject => review::subject(session, desk).is_some(),
        Action::CorrectSpeaker | Action::SetQuotation => review::quotation(session).is_some(),
        Action::MarkQuotation | Action::AddRow | Action::LinkSentence => session.selection().is_some(),
        Action::Names => entity_at_hand(session).is_some(),
        Action::DoubtfulNames => session.doubtful_names().next().is_some(),
        Action::TakeBack => !said_of_quotation(session).is_empty(),
        Action::Reword | Action::Verdict => session.selected_claim().is_some(),
        Action::ConfirmAbsent => lacking(session, desk).is_some(),
        Action::MergeRows => desk.picked_rows > 1,
        Action::MoveMention => mention_at_hand(session, desk).is_some(),
        Action::SplitMention => to_split_off(session, desk).is_some(),
        _ => return None,
    })
}

/// What was said of the quotation that keys are about.
fn said_of_quotation(session: &Session) -> Vec<CorrectionId> {
    let source = session.selection().map(|selection| selection.source);
    let said = source.zip(review::quotation(session)).and_then(|(source, at)| session.said_of_quotation(source, at));
    said.map(|said| said.corrections.clone()).unwrap_or_default()
}

/// The selected claim, and the source in which nothing was found: that of the keyboard's column, else the open one.
fn lacking(session: &Session, desk: &Desk) -> Option<(ClaimIndex, SourceId)> {
    let claim = session.selected_claim()?;
    let row = session.claims().rows.iter().find(|row| row.claim == claim)?;
    let lacks = |id: SourceId| {
        let at = session.sources().iter().position(|source| source.id == id)?;
        matches!(session.cell(row, at), CellState::NotFound | CellState::Absent).then_some((claim, id))
    };
    let column = desk.claims_column.filter(|_| desk.place == Place::Claims);
    column.and_then(lacks).or_else(|| session.open_source().and_then(lacks))
}

/// The selected claim, and its words in the source at hand: that of the keyboard's column, else the open one. Of several, those that
/// are selected, else the first.
pub(super) fn mention_at_hand(session: &Session, desk: &Desk) -> Option<(ClaimIndex, SourceId, Span)> {
    let claim = session.selected_claim()?;
    let mentions = &session.comparison()?.claims.get(claim.0 as usize)?.mentions;
    let selected = session.selected_words();
    let of = |id: SourceId| {
        let index = session.source(id)?.compared?;
        let own = mentions.iter().filter(|mention| mention.source == index);
        let words = selected.filter(|(source, _)| *source == id).map(|(_, span)| span);
        let shared = |span: Span| words.map_or(0, |w| w.end.min(span.end).saturating_sub(w.start.max(span.start)));
        own.max_by_key(|mention| (shared(mention.span), std::cmp::Reverse(mention.span.start))).map(|m| (claim, id, m.span))
    };
    let column = desk.claims_column.filter(|_| desk.place == Place::Claims);
    column.and_then(of).or_else(|| session.open_source().and_then(of))
}

/// The words at hand, where others in their row say the same.
fn to_split_off(session: &Session, desk: &Desk) -> Option<(SourceId, Span)> {
    let (claim, source, span) = mention_at_hand(session, desk)?;
    let row = session.comparison()?.claims.get(claim.0 as usize)?;
    (row.mentions.len() > 1).then_some((source, span))
}

/// Whose names are meant: the speaker's of the quotation that keys are about, else whoever is named in the selection, else the
/// speaker's of the selected claim.
pub(super) fn entity_at_hand(session: &Session) -> Option<SharedEntityIndex> {
    let of_words = || {
        let source = session.source(session.selection()?.source)?;
        let parsed = source.parsed.as_ref()?;
        let quoted = review::quotation(session).and_then(|at| parsed.quotations.get(at)?.entity);
        let named = || {
            let (_, span) = session.selected_words()?;
            let names = parsed.mentions.iter().filter(|mention| mention.form == Form::Name);
            names.into_iter().find(|mention| mention.span.overlaps(span)).map(|mention| mention.entity)
        };
        session.shared_entity(source.id, quoted.or_else(named)?)
    };
    let of_claim = || {
        let claim = session.comparison()?.claims.get(session.selected_claim()?.0 as usize)?;
        claim.speaker.or_else(|| claim.mentions.iter().find_map(|mention| mention.speaker))
    };
    of_words().or_else(of_claim)
}

impl App {
    /// Does such an action; false for others.
    pub(super) fn correct(&mut self, action: Action) -> bool {
        let (session, desk) = (&mut self.session, &mut self.desk);
        match action {
            Action::Confirm | Action::Reject => {
                let decision = if action == Action::Confirm { Decision::Confirmed } else { Decision::Rejected };
                if let Some(subject) = review::subject(session, desk) {
                    session.run(review::decide(session, subject, decision));
                }
            }
            Action::SetQuotation => {
                if let (Some((source, span)), Some(quotation)) = (session.selected_words(), review::quotation(session)) {
                    session.run(Command::SetQuotation { source, quotation, span });
                }
            }
            Action::TakeBack => {
                let said = said_of_quotation(session);
                session.run(Command::TakeBack(said));
            }
            Action::ConfirmAbsent => {
                let subject = lacking(session, desk).and_then(|(claim, source)| session.absence_subject(claim, source));
                if let Some(subject) = subject {
                    session.run(review::decide(session, subject, Decision::Confirmed));
                }
            }
            Action::MergeRows => {
                let picked = self.claims.picked();
                session.run(Command::MergeClaims(picked));
                self.claims.unpick();
            }
            Action::SplitMention => {
                if let Some((source, span)) = to_split_off(session, desk) {
                    session.run(Command::SplitMention { source, span });
                }
            }
            Action::AddRow => {
                if let Some(words) = session.selected_words() {
                    session.run(Command::SameClaim(vec![words]));
                }
            }
            Action::LinkSentence => {
                let here = session.selected_words();
                match (desk.linking.take(), here) {
                    (Some(first), Some(second)) if first != second => session.run(Command::SameClaim(vec![first, second])),
                    (None, here) => desk.linking = here,
                    // The same words once more: nothing is to be linked.
                    _ => {}
                }
            }
            Action::CorrectSpeaker
            | Action::MarkQuotation
            | Action::Names
            | Action::DoubtfulNames
            | Action::Reword
            | Action::Verdict
            | Action::MoveMention => {
                let window = match action {
                    Action::CorrectSpeaker => Window::speaker(session),
                    Action::MarkQuotation => Window::mark(session),
                    Action::Names => entity_at_hand(session).and_then(|entity| Window::names(session, entity)),
                    Action::DoubtfulNames => Some(Window::doubtful_names(session)),
                    Action::Reword => Window::reword(session),
                    Action::Verdict => Window::verdict(session),
                    _ => Window::move_mention(session, desk),
                };
                if let Some(window) = window {
                    desk.open(window);
                }
            }
            _ => return false,
        }
        true
    }
}

/// The actions on the words of an article, as its menu has them.
pub(super) const IN_ARTICLE: [&[Action]; 2] = [
    &[Action::Confirm, Action::CorrectSpeaker, Action::SetQuotation, Action::Reject, Action::TakeBack],
    &[Action::MarkQuotation, Action::AddRow, Action::Names],
];
