//! What can be done now: whether an action of the list can be, whether one that is a switch is on, and how each is called just now.

use std::borrow::Cow;

use super::{
    actions::Action,
    correcting,
    desk::{Desk, Lower},
    on_selection::tags_on_selection,
    tabling,
    views::{PictureKind, View},
};
use crate::{
    commands::{ClaimFilter, Session},
    project::Tag,
};

/// The tag that a number key puts on.
pub fn tag_with_key(session: &Session, key: u8) -> Option<&Tag> {
    session.project().codebook.iter().find(|t| t.key == Some(key))
}

/// How an action is called just now: undo says what it takes back, a number key which tag it puts on.
pub fn title(action: Action, session: &Session) -> Cow<'static, str> {
    let label = action.label();
    match action {
        Action::Undo => session.undo_name().map_or(label.into(), |name| format!("Undo {}", lower_first(name)).into()),
        Action::Redo => session.redo_name().map_or(label.into(), |name| format!("Redo {}", lower_first(name)).into()),
        Action::ApplyTag(key) => tag_with_key(session, key).map_or(label.into(), |tag| format!("Tag “{}”", tag.name).into()),
        _ => label.into(),
    }
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_lowercase().chain(chars).collect()).unwrap_or_default()
}

/// Whether an action can be done now.
pub fn enabled(action: Action, session: &Session, desk: &Desk) -> bool {
    if let Some(enabled) = correcting::enabled(action, session, desk).or_else(|| tabling::enabled(action, session, desk)) {
        return enabled;
    }
    let something = !session.is_blank();
    let selected = session.selection().is_some();
    let sources = session.sources().len();
    match action {
        // A memo that is being typed is no change of the project yet.
        Action::Save => something && (session.is_dirty() || desk.inspector.memo.is_some()) && !session.is_read_only(),
        Action::Undo => session.undo_name().is_some(),
        Action::Redo => session.redo_name().is_some(),
        Action::Copy | Action::CopyWithSource | Action::Memo | Action::TagPalette | Action::GoToClaim => selected,
        Action::Deselect => selected || desk.view != View::Read,
        Action::RemoveTags => !tags_on_selection(session).is_empty(),
        Action::ApplyTag(key) => selected && tag_with_key(session, key).is_some(),
        Action::Read(_) | Action::Find | Action::FindEverywhere | Action::FindBy(_) | Action::Legend => sources > 0,
        Action::NextHit | Action::PreviousHit | Action::TagHits => {
            session.found().is_some_and(|found| found.is_ok_and(|found| !found.hits.is_empty()))
        }
        Action::GoBack => desk.visited.can_go_back(),
        Action::GoForward => desk.visited.can_go_forward(),
        Action::NextSource
        | Action::PreviousSource
        | Action::MorePanes
        | Action::NextBeside
        | Action::PreviousBeside
        | Action::DifferentBeside => sources > 1,
        Action::FewerPanes | Action::OtherPane | Action::SwapPanes => sources > 1 && desk.settings.panes > 1,
        Action::NextClaim | Action::PreviousClaim | Action::Conflicts | Action::OnlyHere | Action::NotReviewed => {
            session.claims().total > 0
        }
        Action::MissingHere => session.claims().total > 0 && session.open_source().is_some(),
        Action::NextConflict | Action::PreviousConflict => session.claims().rows.iter().any(|r| r.conflict.is_some()),
        Action::BackToSentence | Action::ClaimPassages => session.selected_claim().is_some(),
        Action::ClearFilters => session.claims().filter != ClaimFilter::default(),
        Action::NextUnreviewed | Action::PreviousUnreviewed => session.claims().rows.iter().any(|row| row.decision.is_none()),
        Action::AnalyseAgain => session.analysis_is_stopped(),
        Action::EditDetails | Action::RemoveSource => session.open_source().is_some(),
        Action::MoveSourceUp => open_index(session).is_some_and(|at| at > 0),
        Action::MoveSourceDown => open_index(session).is_some_and(|at| at + 1 < sources),
        Action::CopyTable | Action::SavePicture(PictureKind::Csv) => desk.view != View::Read,
        Action::SavePicture(_) => desk.views.has_picture(desk.view),
        Action::ShowClaims => desk.lower != Lower::Claims,
        Action::ExportPassages => {
            let passages = matches!(desk.lower, Lower::Passages(_) | Lower::Retrieval | Lower::Detached);
            passages && !desk.passages.marks().is_empty() || desk.lower == Lower::Memos && !desk.memos.is_empty()
        }
        Action::Detached => session.detached().next().is_some() || session.detached_corrections().next().is_some(),
        Action::NewProject
        | Action::Tour
        | Action::Retrieval
        | Action::Memos
        | Action::SaveAs
        | Action::RenameProject
        | Action::Toggle(_)
        | Action::Show(_)
        | Action::NextPlace
        | Action::PreviousPlace
        | Action::View(_) => something,
        _ => true,
    }
}

/// Whether an action that is a switch is on.
pub fn checked(action: Action, session: &Session, desk: &Desk) -> Option<bool> {
    let filter = &session.claims().filter;
    Some(match action {
        Action::Toggle(place) => desk.shows(place),
        Action::Layer(layer) => desk.settings.shows_layer(layer),
        Action::Together => desk.settings.together,
        Action::ParagraphNumbers => desk.settings.comfort.numbers,
        Action::FocusMode => desk.settings.comfort.focus,
        Action::Theme(choice) => desk.settings.theme == choice,
        Action::View(view) => desk.view == view,
        Action::Conflicts => filter.conflicts_only,
        Action::OnlyHere => filter.only_here || filter.only_in.is_some(),
        Action::MissingHere => filter.missing_from.is_some(),
        Action::NotReviewed => filter.unreviewed_only,
        _ => return None,
    })
}

/// The open source's place in the list.
pub(super) fn open_index(session: &Session) -> Option<usize> {
    session.sources().iter().position(|s| Some(s.id) == session.open_source())
}
