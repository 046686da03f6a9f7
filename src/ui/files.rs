//! Files by name: dialogs asked and answered, what is saved where, files dropped on the window.

use std::path::PathBuf;

use eframe::egui::Context;

use super::{
    app::App,
    desk::{Leave, Lower},
    dialogs::{Answer, Question},
    windows::{PathDraft, Window},
};
use crate::{
    commands::{Command, Contents},
    figures::table,
    project::file::is_project,
};

impl App {
    /// Asks for files; [`Self::answered`] hears the answer.
    pub(super) fn ask(&mut self, question: Question) {
        self.asking = true;
        self.dialogs.ask(question, self.reply.clone());
    }

    pub(super) fn answered(&mut self, answer: Answer, ctx: &Context) {
        self.asking = false;
        if answer.came_from_no_dialog() {
            self.desk.open(Window::path(answer.question));
            return;
        }
        let Some(first) = answer.paths.first().cloned() else {
            self.desk.after_save = None;
            return;
        };
        match answer.question {
            // The window went on while the dialog was open: there may be changes again.
            Question::OpenProject => self.leave(Leave::Project(first), ctx),
            Question::ImportTags => self.session.run(Command::ReadTags(first)),
            Question::ImportFiles | Question::ImportFolder => self.session.run(Command::Import(answer.paths)),
            Question::Export { .. } => self.export_to(first),
            // The system's dialog has asked about replacing a file.
            Question::SavePicture { .. } => self.save_picture_to(first, true),
            Question::SaveAs { .. } => {
                // The system's dialog has asked about replacing just this file.
                let asked = first.extension().is_some();
                self.save_to(first, asked);
            }
        }
    }

    /// Hands over what is being typed into the inspector.
    pub(super) fn hand_over_drafts(&mut self) {
        if let Some(command) = self.desk.inspector.take_draft(&self.session) {
            self.session.run(command);
        }
    }

    pub(super) fn save(&mut self) {
        self.hand_over_drafts();
        if self.session.path().is_some() && !self.session.is_read_only() {
            self.session.run(Command::Save);
        } else {
            self.save_as();
        }
    }

    pub(super) fn save_as(&mut self) {
        self.hand_over_drafts();
        let stem: String = self.session.title().chars().map(|c| if "/\\:*?\"<>|".contains(c) { ' ' } else { c }).collect();
        let stem = stem.split_whitespace().collect::<Vec<_>>().join(" ");
        let name = format!("{}.crossread", if stem.is_empty() { "Untitled" } else { &stem });
        let folder = self.session.path().and_then(|path| path.parent()).map(PathBuf::from);
        self.ask(Question::SaveAs { name, folder });
    }

    /// Writes the listed passages to `path`: as a table where its name says nothing else.
    pub(super) fn export_to(&mut self, mut path: PathBuf) {
        if path.extension().is_none() {
            path.set_extension("csv");
        }
        if self.desk.lower == Lower::Memos {
            let table = self.desk.memos.table(&self.session);
            let markdown = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("md"));
            let write = move || if markdown { table::markdown(&table) } else { table::csv(&table) };
            self.session.write_file(path, true, Contents::new(move || Ok(write().into_bytes())));
            return;
        }
        self.session.run(Command::ExportPassages { path, marks: self.desk.passages.marks() });
    }

    /// Saves to `path`, over a file that is there only with `replace`.
    pub(super) fn save_to(&mut self, mut path: PathBuf, replace: bool) {
        if path.extension().is_none() {
            path.set_extension("crossread");
        }
        if !replace && path.exists() && self.session.path() != Some(path.as_path()) {
            self.desk.open(Window::Path(PathDraft::replacing(path)));
        } else {
            self.session.run(Command::SaveAs(path));
        }
    }

    /// Saves the picture that waits to `path`.
    pub(super) fn save_picture_to(&mut self, mut path: PathBuf, replace: bool) {
        let chosen = path.clone();
        if let Some(contents) = self.desk.views.take_picture(&mut path) {
            // Of a name that was completed nobody was asked.
            self.session.write_file(path.clone(), replace && path == chosen, contents);
        }
    }

    /// Takes in files that were dropped on the window.
    pub(super) fn take_dropped(&mut self, ctx: &Context) {
        let paths: Vec<PathBuf> = ctx.input(|i| i.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect());
        match paths.iter().filter(|path| is_project(path)).count() {
            _ if paths.is_empty() => {}
            0 if !self.session.is_blank() => self.session.run(Command::Import(paths)),
            1 => self.leave(Leave::Paths(paths), ctx),
            // Of several projects none is opened, so there is nothing to leave.
            _ => self.session.run(Command::OpenPaths(paths)),
        }
    }
}
