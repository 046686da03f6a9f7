//! The four places side by side: claims below, sources left, inspector right, the article or a view in the middle.

use eframe::egui::{self, CentralPanel, Frame, Margin, Panel, Ui};

use super::{
    actions::Action,
    app::App,
    available,
    claims::{self, ClaimsState},
    correcting,
    desk::{Desk, Lower, Wish},
    find, inspector, passages, places, reading,
    settings::Place,
    sources, tags,
    theme::{self, STEP, palette},
    views::{self, View},
    widgets,
};
use crate::commands::Session;

impl App {
    /// Draws them in the room that is left.
    pub(super) fn places_ui(&mut self, ui: &mut Ui, wishes: &mut Vec<Wish>) {
        /// Narrower than this, in points, an article has no room between both sides.
        const CRAMPED: f32 = 780.0;
        /// Lower than this, in points, the table leaves the article the larger part.
        const LOW: f32 = 480.0;
        let p = palette(ui);
        let height = ui.available_height();
        self.desk.cramped = ui.available_width() < CRAMPED;
        let most = if height < LOW { height * 0.42 } else { height - 200.0 };
        if self.desk.settings.claims {
            let margin = match self.desk.lower {
                // Its lines go from edge to edge.
                Lower::Claims => Margin::ZERO,
                Lower::Passages(_) | Lower::Detached | Lower::Found | Lower::Tagging | Lower::Retrieval | Lower::Memos => {
                    Margin { left: 12, right: 12, top: 8, bottom: 0 }
                }
            };
            let frame = theme::panel_frame(p, margin);
            let panel = Panel::bottom("lower")
                .resizable(true)
                .default_size((height * 0.34).clamp(180.0, 286.0))
                .size_range(120.0..=most.max(121.0));
            panel.frame(frame).show(ui, |ui| {
                // A panel is as large as what it holds: without this it would shrink while there is nothing to show.
                ui.set_min_size(ui.available_size());
                places::place_ui(ui, Place::Claims, &mut self.desk, |ui, desk| {
                    lower_ui(ui, &self.session, &mut self.claims, desk, wishes);
                });
            });
        }
        if self.desk.shows(Place::Sources) {
            let frame = theme::panel_frame(p, Margin { left: 8, right: 8, top: 8, bottom: 0 });
            Panel::left("left").default_size(260.0).size_range(200.0..=420.0).frame(frame).show(ui, |ui| {
                places::place_ui(ui, Place::Sources, &mut self.desk, |ui, desk| {
                    // Sources first, so that the keyboard comes to them first.
                    let height = ui.available_height();
                    let tags_height = (height * 0.3).clamp(90.0, 142.0);
                    let list = Panel::top("source list")
                        .resizable(true)
                        .default_size((height - tags_height).max(80.0))
                        .size_range(80.0..=(height - 80.0).max(81.0));
                    list.frame(Frame::new()).show(ui, |ui| {
                        ui.set_min_size(ui.available_size());
                        sources::sources_ui(ui, &self.session, desk, wishes);
                    });
                    ui.add_space(2.0 * STEP);
                    tags::tags_ui(ui, &self.session, desk, wishes);
                });
            });
        }
        if self.desk.shows(Place::Inspector) {
            let frame = theme::panel_frame(p, Margin { left: 14, right: 14, top: 8, bottom: 0 });
            Panel::right("inspector").default_size(292.0).size_range(240.0..=480.0).frame(frame).show(ui, |ui| {
                places::place_ui(ui, Place::Inspector, &mut self.desk, |ui, desk| {
                    let speakers = self.reading.speakers(&self.session);
                    inspector::inspector_ui(ui, &self.session, desk, speakers, wishes);
                });
            });
        }
        CentralPanel::default().frame(Frame::new().fill(p.paper)).show(ui, |ui| {
            let mut commands = Vec::new();
            places::place_ui(ui, Place::Reading, &mut self.desk, |ui, desk| {
                if desk.view != View::Read {
                    return views::view_ui(ui, &self.session, desk, wishes);
                }
                find::bar_ui(ui, &self.session, desk, wishes);
                if let Some(response) = reading::reading_ui(ui, &self.session, &mut self.reading, &mut commands) {
                    response.context_menu(|ui| article_menu_ui(ui, &self.session, desk, wishes));
                }
            });
            wishes.extend(commands.into_iter().map(Wish::Run));
            wishes.extend(self.reading.switched.take().map(|layer| Wish::Do(Action::Layer(layer))));
        });
    }
}

fn lower_ui(ui: &mut Ui, session: &Session, claims: &mut ClaimsState, desk: &mut Desk, wishes: &mut Vec<Wish>) {
    match desk.lower {
        Lower::Claims => {
            let mut commands = Vec::new();
            claims.columns.clone_from(&desk.settings.columns);
            claims::claims_ui(ui, session, claims, &mut commands);
            desk.settings.columns.clone_from(&claims.columns);
            wishes.extend(commands.into_iter().map(Wish::Run));
            wishes.append(&mut claims.wishes);
            desk.picked_rows = claims.picked().len();
            desk.claims_column = claims.column_source();
        }
        Lower::Passages(tag) => passages::passages_ui(ui, session, desk, tag, wishes),
        Lower::Detached => passages::detached_ui(ui, session, desk, wishes),
        Lower::Found => find::list_ui(ui, session, desk, wishes),
        Lower::Tagging => find::tagging_ui(ui, session, desk, wishes),
        Lower::Retrieval => passages::retrieval_ui(ui, session, desk, wishes),
        Lower::Memos => passages::memos_ui(ui, session, desk, wishes),
    }
}

fn article_menu_ui(ui: &mut Ui, session: &Session, desk: &Desk, wishes: &mut Vec<Wish>) {
    let [quotation, by_hand] = correcting::IN_ARTICLE;
    let groups: [&[Action]; 5] = [
        &[Action::TagPalette, Action::Memo, Action::RemoveTags],
        quotation,
        by_hand,
        &[Action::GoToClaim],
        &[Action::Copy, Action::CopyWithSource],
    ];
    for (at, group) in groups.into_iter().enumerate() {
        if at > 0 {
            ui.separator();
        }
        for &action in group {
            let key = widgets::key_of(ui, action);
            let button = egui::Button::new(action.label()).shortcut_text(key);
            if ui.add_enabled(available::enabled(action, session, desk), button).clicked() {
                wishes.push(Wish::Do(action));
                ui.close();
            }
        }
    }
}
