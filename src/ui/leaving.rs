//! Leaving a project: nothing that is not saved goes without a question.

use eframe::egui::{Context, ViewportCommand};

use super::{
    app::App,
    desk::{Leave, Lower},
    views::View,
    windows::Window,
};
use crate::commands::Command;

impl App {
    /// Goes on with `leave`, once what is not saved is saved or given up.
    pub(super) fn leave(&mut self, leave: Leave, ctx: &Context) {
        self.hand_over_drafts();
        if self.session.is_dirty() {
            self.desk.open(Window::Unsaved(leave));
        } else {
            self.leave_anyway(leave, ctx);
        }
    }

    pub(super) fn leave_anyway(&mut self, leave: Leave, ctx: &Context) {
        self.desk.lower = Lower::Claims;
        self.desk.view = View::Read;
        self.desk.inspector.memo = None;
        self.desk.visited.forget();
        match leave {
            Leave::Quit => {
                self.desk.may_close = true;
                ctx.send_viewport_cmd(ViewportCommand::Close);
            }
            Leave::New => self.session.run(Command::NewProject),
            Leave::Sample => {
                self.session.run(Command::OpenSample);
                if !self.desk.settings.toured {
                    self.desk.open(Window::Tour(0));
                }
            }
            Leave::Project(path) => self.session.run(Command::OpenProject(path)),
            Leave::Backup(path) => self.session.run(Command::OpenBackup(path)),
            Leave::Recovered(path) => self.session.run(Command::Recover(path)),
            Leave::Paths(paths) => self.session.run(Command::OpenPaths(paths)),
        }
    }

    pub(super) fn save_then(&mut self, leave: Leave) {
        self.desk.after_save = Some(leave);
        self.save();
    }

    /// Goes on with what waited for saving, or stays where saving failed.
    pub(super) fn go_on_after_saving(&mut self, ctx: &Context) {
        if self.desk.after_save.is_none() || self.asking || self.desk.window.is_some() || self.session.save_pending() {
            return;
        }
        if let Some(leave) = self.desk.after_save.take()
            && !self.session.is_dirty()
        {
            self.leave_anyway(leave, ctx);
        }
    }

    /// Keeps the window open while something would be lost.
    pub(super) fn guard_closing(&mut self, ctx: &Context) {
        if !ctx.input(|i| i.viewport().close_requested()) || self.desk.may_close {
            return;
        }
        self.hand_over_drafts();
        if self.desk.window.as_ref().is_some_and(Window::holds_text) {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            self.desk.closing_held = true;
        } else if self.session.save_pending() {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            self.desk.after_save = Some(Leave::Quit);
        } else if self.session.is_dirty() {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            self.desk.open(Window::Unsaved(Leave::Quit));
        }
    }
}
