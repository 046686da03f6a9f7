//! What an action of the list does.

use eframe::egui::Context;

use super::{
    actions::Action,
    app::App,
    available::{enabled, open_index, tag_with_key},
    desk::{Desk, Leave, Lower},
    dialogs::Question,
    on_selection::{tags_on_selection, words},
    picker::Picker,
    reading::{COMFORTABLE, MOST_PANES, Step},
    settings::{Layer, Place},
    views::View,
    walk::{self, Way},
    windows::{KeysDraft, Window},
};
use crate::commands::{ClaimFilter, Command, Retrieval, Session};

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
                let table = desk.place == Place::Claims && desk.lower == Lower::Claims;
                let command = match (way.filter(|_| desk.place == Place::Claims), step) {
                    (Some(way), _) => step_below(session, desk, way),
                    (None, Step::First | Step::Last) if table => walk::last_claim(session, step == Step::Last),
                    (None, _) => self.reading.step(session, step),
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

    /// Sources side by side need room: in a narrow window the inspector gives way, then the list of sources. Their keys bring them
    /// back.
    pub(super) fn make_room(&mut self) {
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
