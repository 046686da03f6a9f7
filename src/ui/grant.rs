//! What views wish for is done here, after all of them are drawn.

use eframe::egui::Context;

use super::{
    app::App,
    desk::{Lower, Wish},
    settings::Place,
    views::View,
};
use crate::commands::Command;

impl App {
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
