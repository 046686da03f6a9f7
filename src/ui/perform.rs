//! What an action of the list does, whether it can be done now, and how it is called just now.

use std::borrow::Cow;

use eframe::egui::Context;

use super::{
    actions::Action,
    app::App,
    correcting,
    desk::{Desk, Leave, Lower, Wish},
    dialogs::Question,
    picker::Picker,
    reading::{COMFORTABLE, MOST_PANES, Step},
    settings::{Layer, Place},
    tabling,
    views::{PictureKind, View},
    walk::{self, Way},
    windows::{KeysDraft, Window},
};
use crate::{
    commands::{ClaimFilter, Command, Retrieval, Session},
    project::{Annotation, AnnotationId, Tag},
    text::Span,
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

fn open_index(session: &Session) -> Option<usize> {
    session.sources().iter().position(|s| Some(s.id) == session.open_source())
}

/// The marks that share words with the selection.
pub fn marks_on(session: &Session) -> impl Iterator<Item = &Annotation> {
    let words = session.selected_words();
    let marks = words.map(|(source, _)| session.annotations_of(source));
    marks
        .into_iter()
        .flatten()
        .filter(move |a| words.zip(a.anchor.span).is_some_and(|((_, selected), marked)| selected.overlaps(marked)))
}

/// The tags that “Remove tags” takes off: those wholly within the selection; where there are none, those that hold all of it. A
/// tag that only reaches into the selection stands on other words too and stays.
fn tags_on_selection(session: &Session) -> Vec<AnnotationId> {
    let Some((_, selected)) = session.selected_words() else { return Vec::new() };
    let tagged = || marks_on(session).filter(|a| a.tag.is_some()).filter_map(|a| Some((a.id, a.anchor.span?)));
    let holds = |outer: Span, inner: Span| outer.start <= inner.start && inner.end <= outer.end;
    let within: Vec<AnnotationId> = tagged().filter(|(_, span)| holds(selected, *span)).map(|(id, _)| id).collect();
    if within.is_empty() { tagged().filter(|(_, span)| holds(*span, selected)).map(|(id, _)| id).collect() } else { within }
}

/// The selected words, and with `source` where they come from.
fn words(session: &Session, source: bool) -> Option<String> {
    let (id, span) = session.selected_words()?;
    let state = session.source(id)?;
    let words = span.of(&state.document.text);
    if !source {
        return Some(words.to_owned());
    }
    let m = &state.document.metadata;
    let known = [&m.author, &m.outlet, &m.title, &m.date, &m.url];
    let from: Vec<&str> = known.into_iter().flatten().map(String::as_str).collect();
    Some(format!("{words}\n({})", from.join(", ")))
}

impl App {
    /// Does what an action says; nothing where it can't be done now.
    pub(super) fn perform(&mut self, action: Action, ctx: &Context) {
        if !enabled(action, &self.session, &self.desk) {
            return;
        }
        if self.correct(action) || self.tabulate(action, ctx) {
            return;
        }
        let (session, desk) = (&mut self.session, &mut self.desk);
        match action {
            Action::NewProject => self.leave(Leave::New, ctx),
            Action::OpenSample => self.leave(Leave::Sample, ctx),
            Action::OpenProject => self.ask(Question::OpenProject),
            Action::Quit => self.leave(Leave::Quit, ctx),
            Action::ImportFiles => self.ask(Question::ImportFiles),
            Action::ImportFolder => self.ask(Question::ImportFolder),
            Action::PasteArticle => desk.open(Window::paste(String::new())),
            Action::Save => self.save(),
            Action::SaveAs => self.save_as(),
            Action::RenameProject => desk.open(Window::Rename(session.project().title.clone())),

            Action::Undo => session.run(Command::Undo),
            Action::Redo => session.run(Command::Redo),
            Action::Copy | Action::CopyWithSource => {
                if let Some(words) = words(session, action == Action::CopyWithSource) {
                    ctx.copy_text(words);
                }
            }
            Action::Memo => {
                desk.show(Place::Inspector, true);
                desk.inspector.write_memo(session);
            }
            Action::RemoveTags => {
                let tags = tags_on_selection(session);
                session.run(Command::TakeTagsOff(tags));
            }
            Action::Deselect if desk.view != View::Read => {
                let stays = desk.views.back(desk.view);
                if !stays {
                    look_at(desk, View::Read);
                }
            }
            Action::Deselect => {
                desk.linking = None;
                session.run(Command::Deselect);
            }

            Action::Find | Action::FindEverywhere | Action::FindBy(_) => {
                desk.view = View::Read;
                let everywhere = action != Action::Find;
                if let Action::FindBy(sought) = action {
                    desk.find.query.sought = sought;
                }
                if everywhere {
                    desk.lower = Lower::Found;
                    desk.settings.claims = true;
                }
                let command = desk.find.begin(session, everywhere);
                self.walk(command);
            }
            Action::NextHit | Action::PreviousHit => {
                desk.view = View::Read;
                let command = desk.find.step(session, action == Action::PreviousHit);
                session.run(command);
            }

            Action::Palette => desk.picker = Some(Picker::actions()),
            Action::Toggle(place) => {
                let shown = desk.shows(place);
                desk.show(place, !shown);
            }
            Action::Show(place) => show(desk, place),
            Action::NextPlace | Action::PreviousPlace => {
                let shown: Vec<Place> = Place::ALL.into_iter().filter(|&p| desk.settings.shows(p)).collect();
                let at = shown.iter().position(|&p| p == desk.place).unwrap_or(0);
                let step = if action == Action::NextPlace { 1 } else { shown.len() - 1 };
                if let Some(&next) = shown.get((at + step) % shown.len().max(1)) {
                    show(desk, next);
                }
            }
            Action::View(view) => look_at(desk, view),
            Action::Theme(choice) => desk.settings.theme = choice,
            Action::ZoomIn => desk.settings.zoom_by(1.0),
            Action::ZoomOut => desk.settings.zoom_by(-1.0),
            Action::ZoomReset => desk.settings.zoom = 1.0,
            Action::LargerText => desk.settings.enlarge_text(1.0),
            Action::SmallerText => desk.settings.enlarge_text(-1.0),
            Action::TextSizeReset => desk.settings.reading_size = super::theme::READING,
            Action::Layer(layer) => toggle_layer(desk, layer),
            Action::Legend => self.reading.legend = !self.reading.legend,
            Action::MorePanes | Action::FewerPanes => {
                let more = action == Action::MorePanes;
                let panes = desk.settings.panes.clamp(1, MOST_PANES);
                desk.settings.panes = if more { panes % MOST_PANES + 1 } else { panes.saturating_sub(1).max(1) };
                self.make_room();
            }
            Action::OtherPane => {
                let source = self.reading.beside();
                self.walk(source.map(Command::OpenSource));
            }
            Action::NextBeside | Action::PreviousBeside => {
                self.reading.turn_beside(session, action == Action::PreviousBeside);
                desk.settings.panes = desk.settings.panes.max(2);
                self.make_room();
            }
            Action::DifferentBeside => {
                self.reading.most_different_beside(session);
                desk.settings.panes = desk.settings.panes.max(2);
                self.make_room();
            }
            Action::SwapPanes => self.reading.swap(),
            Action::Together => desk.settings.together = !desk.settings.together,

            Action::Read(step) if desk.view != View::Read && desk.place == Place::Reading => {
                let wishes = desk.views.step(desk.view, session, step);
                for wish in wishes {
                    self.grant(wish, ctx);
                }
            }
            Action::Read(step) => {
                let way = match step {
                    Step::NextSentence => Some(Way::On),
                    Step::PreviousSentence => Some(Way::Back),
                    _ => None,
                };
                let command = match way.filter(|_| desk.place == Place::Claims) {
                    Some(way) => step_below(session, desk, way),
                    None => self.reading.step(session, step),
                };
                self.walk(command);
            }
            Action::GoBack | Action::GoForward => {
                if let Some(stop) = desk.visited.go(session, action == Action::GoForward) {
                    desk.view = stop.view;
                    for command in stop.commands(session) {
                        session.run(command);
                    }
                    desk.visited.arrived(session, stop.view);
                }
            }
            Action::NextSource => self.walk(walk::source(&self.session, Way::On)),
            Action::PreviousSource => self.walk(walk::source(&self.session, Way::Back)),
            Action::NextClaim => self.walk(walk::claim(&self.session, Way::On, false)),
            Action::PreviousClaim => self.walk(walk::claim(&self.session, Way::Back, false)),
            Action::NextConflict => self.walk(walk::claim(&self.session, Way::On, true)),
            Action::PreviousConflict => self.walk(walk::claim(&self.session, Way::Back, true)),
            Action::GoToClaim => {
                let command = walk::to_claim(session);
                if command.is_some() {
                    desk.lower = Lower::Claims;
                    show(desk, Place::Claims);
                }
                self.walk(command);
            }
            Action::BackToSentence => {
                look_at(desk, View::Read);
                let command = walk::to_sentence(session);
                self.walk(command);
            }
            Action::Conflicts => self.filter(|f| f.conflicts_only = !f.conflicts_only),
            Action::OnlyHere => self.filter(|f| {
                let on = f.only_here || f.only_in.is_some();
                (f.only_here, f.only_in) = (!on, None);
            }),
            Action::MissingHere => {
                let open = session.open_source();
                self.filter(|f| f.missing_from = if f.missing_from.is_some() { None } else { open });
            }
            Action::NotReviewed => self.filter(|f| f.unreviewed_only = !f.unreviewed_only),
            Action::ClearFilters => session.run(Command::FilterClaims(ClaimFilter::default())),
            Action::NextUnreviewed => self.walk(walk::unreviewed(&self.session, Way::On)),
            Action::PreviousUnreviewed => self.walk(walk::unreviewed(&self.session, Way::Back)),
            Action::TagHits => {
                desk.lower = Lower::Tagging;
                show(desk, Place::Claims);
            }
            Action::AnalyseAgain => session.run(Command::AnalyseAgain),
            Action::EditDetails => {
                if let Some(window) = session.open_source().and_then(|id| Window::details(session, id)) {
                    desk.open(window);
                }
            }
            Action::RemoveSource => {
                if let Some(id) = session.open_source() {
                    desk.open(Window::RemoveSource(id));
                }
            }
            Action::MoveSourceUp | Action::MoveSourceDown => {
                if let (Some(source), Some(at)) = (session.open_source(), open_index(session)) {
                    let to = if action == Action::MoveSourceUp { at.saturating_sub(1) } else { at + 1 };
                    session.run(Command::MoveSource { source, to });
                }
            }

            Action::TagPalette => desk.picker = Some(Picker::tags()),
            Action::ApplyTag(key) => {
                if let Some(tag) = tag_with_key(session, key).map(|t| t.id) {
                    session.run(Command::ToggleTag(tag));
                }
            }
            Action::ImportTags => self.ask(Question::ImportTags),
            Action::NewTag => desk.open(Window::new_tag()),
            Action::SavePicture(kind) => {
                if let Some(name) = desk.views.prepare_picture(desk.view, kind, session) {
                    self.ask(Question::SavePicture { name });
                }
            }
            Action::CopyTable => {
                if let Some(table) = desk.views.table(desk.view, session) {
                    ctx.copy_text(table);
                }
            }
            Action::ShowClaims => desk.lower = Lower::Claims,
            Action::Retrieval | Action::Memos => {
                desk.lower = if action == Action::Memos { Lower::Memos } else { Lower::Retrieval };
                show(desk, Place::Claims);
            }
            Action::ExportPassages => {
                let name = if desk.lower == Lower::Memos { "memos.csv" } else { "passages.csv" };
                self.ask(Question::Export { name: name.to_owned() });
            }
            Action::ClaimPassages => {
                let claim = session.selected_claim().and_then(|claim| session.comparison()?.claims.get(claim.0 as usize));
                desk.retrieval = Retrieval { claim: claim.map(|claim| claim.text.clone()), ..Retrieval::default() };
                desk.lower = Lower::Retrieval;
                show(desk, Place::Claims);
            }
            Action::Detached => {
                desk.lower = Lower::Detached;
                show(desk, Place::Claims);
            }

            Action::Settings => desk.open(Window::Settings),
            Action::ParagraphNumbers => desk.settings.comfort.numbers = !desk.settings.comfort.numbers,
            Action::FocusMode => desk.settings.comfort.focus = !desk.settings.comfort.focus,
            Action::Keys => desk.open(Window::Keys(KeysDraft::default())),
            Action::Tour => desk.open(Window::Tour(0)),
            Action::About => desk.open(Window::About),
            // Done above.
            _ => {}
        }
    }

    /// Sources side by side need room: in a narrow window the inspector gives way, then the list of sources. Their keys bring them back.
    fn make_room(&mut self) {
        /// About how wide the two are, in points.
        const SIDE: f32 = 260.0;
        let settings = &mut self.desk.settings;
        let needed = COMFORTABLE * settings.panes as f32;
        let mut room = self.reading.room;
        for side in [&mut settings.inspector, &mut settings.sources] {
            if settings.panes > 1 && room < needed && *side {
                *side = false;
                room += SIDE;
            }
        }
    }

    fn walk(&mut self, command: Option<Command>) {
        if let Some(command) = command {
            self.session.run(command);
        }
    }

    fn filter(&mut self, change: impl FnOnce(&mut ClaimFilter)) {
        let mut filter = self.session.claims().filter.clone();
        change(&mut filter);
        self.desk.lower = Lower::Claims;
        self.desk.settings.claims = true;
        self.session.run(Command::FilterClaims(filter));
    }

    /// Does what a view asked for.
    pub(super) fn grant(&mut self, wish: Wish, ctx: &Context) {
        match wish {
            Wish::Do(action) => self.perform(action, ctx),
            Wish::Run(command) => {
                // A source that is picked is to be read, and so are words picked in a list.
                let picked = match command {
                    Command::OpenSource(_) => true,
                    Command::Select(_) => self.desk.place != Place::Reading,
                    _ => false,
                };
                if picked {
                    self.desk.view = View::Read;
                }
                self.session.run(command);
            }
            Wish::Leave(leave) => self.leave(leave, ctx),
            Wish::LeaveAnyway(leave) => self.leave_anyway(leave, ctx),
            Wish::SaveThen(leave) => self.save_then(leave),
            Wish::Open(window) => self.desk.open(window),
            Wish::Beside(source) => {
                self.reading.show_beside(&self.session, source);
                self.desk.settings.panes = self.desk.settings.panes.max(2);
                self.make_room();
            }
            Wish::Passages(tag) => {
                self.desk.lower = Lower::Passages(tag);
                self.desk.settings.claims = true;
            }
            Wish::EditMemo(id) => {
                self.desk.show(Place::Inspector, true);
                self.desk.inspector.edit_memo(&self.session, id);
            }
            Wish::ExportTo(path) => self.export_to(path),
            Wish::SavePictureTo { path, replace } => self.save_picture_to(path, replace),
            Wish::SaveTo { path, replace } => self.save_to(path, replace),
        }
    }
}

/// The next row, or the one before, of what the lower place lists.
fn step_below(session: &Session, desk: &mut Desk, way: Way) -> Option<Command> {
    match desk.lower {
        Lower::Claims => walk::claim(session, way, false),
        Lower::Found | Lower::Tagging => session.found().map(|_| desk.find.step_in_list(way == Way::Back)),
        Lower::Passages(_) | Lower::Detached | Lower::Retrieval => desk.passages.step(session, way),
        Lower::Memos => desk.memos.step(session, way),
    }
}

pub(super) fn show(desk: &mut Desk, place: Place) {
    desk.show(place, true);
    desk.place = place;
    desk.go = Some(place);
}

/// Shows a view in the place of the article, and gives it the keyboard.
fn look_at(desk: &mut Desk, view: View) {
    desk.view = view;
    show(desk, Place::Reading);
}

fn toggle_layer(desk: &mut Desk, layer: Layer) {
    desk.settings.toggle_layer(layer);
}
