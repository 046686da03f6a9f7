//! Files by name, for systems without a file dialog.

use std::path::PathBuf;

use eframe::egui::Ui;

use super::{Outcome, area_ui, buttons_ui, entered, field_ui};
use crate::{
    commands::Command,
    ui::{
        desk::{Leave, Wish},
        dialogs::Question,
        theme::{self, palette},
        widgets::{self, Emphasis},
    },
};

/// What is being typed.
#[derive(Clone, Debug)]
pub struct PathDraft {
    /// What is asked for.
    pub question: Question,
    typed: String,
    /// The file that is there already and would be replaced.
    replaces: Option<PathBuf>,
}

impl PathDraft {
    /// Nothing typed, or the name that is suggested.
    pub fn new(question: Question) -> Self {
        let typed = match &question {
            Question::SaveAs { name, folder } => {
                let folder = folder.clone().or_else(home).unwrap_or_default();
                folder.join(name).display().to_string()
            }
            Question::Export { name } | Question::SavePicture { name } => {
                home().unwrap_or_default().join(name).display().to_string()
            }
            _ => home().map(|h| format!("{}{}", h.display(), std::path::MAIN_SEPARATOR)).unwrap_or_default(),
        };
        Self { question, typed, replaces: None }
    }

    /// The same with the remark that the file is there already.
    pub fn replacing(path: PathBuf) -> Self {
        let typed = path.display().to_string();
        let question = Question::SaveAs { name: typed.clone(), folder: None };
        Self { question, typed, replaces: Some(path) }
    }

    fn paths(&self) -> Vec<PathBuf> {
        self.typed.lines().map(str::trim).filter(|l| !l.is_empty()).map(expand_home).collect()
    }

    fn wish(&self) -> Option<Wish> {
        let paths = self.paths();
        let first = paths.first()?.clone();
        Some(match &self.question {
            Question::OpenProject => Wish::Leave(Leave::Project(first)),
            Question::ImportTags => Wish::Run(Command::ReadTags(first)),
            Question::ImportFiles | Question::ImportFolder => Wish::Run(Command::Import(paths)),
            Question::Export { .. } => Wish::ExportTo(first),
            Question::SavePicture { .. } => Wish::SavePictureTo { path: first, replace: false },
            Question::SaveAs { .. } => Wish::SaveTo { replace: self.replaces.as_ref() == Some(&first), path: first },
        })
    }
}

fn home() -> Option<PathBuf> {
    directories::UserDirs::new().map(|dirs| dirs.document_dir().unwrap_or(dirs.home_dir()).to_owned())
}

/// `~` is the user's folder, as in a terminal.
fn expand_home(line: &str) -> PathBuf {
    let rest = line.strip_prefix("~/").or(line.strip_prefix("~\\"));
    match rest.zip(directories::UserDirs::new()) {
        Some((rest, dirs)) => dirs.home_dir().join(rest),
        None => PathBuf::from(line),
    }
}

/// Draws the field.
pub(super) fn path_ui(ui: &mut Ui, draft: &mut PathDraft, fresh: bool, wishes: &mut Vec<Wish>) -> Outcome {
    widgets::quiet(ui, "This system has no file dialog for this program, so type where it is.");
    let entered = match draft.question {
        Question::ImportFiles | Question::ImportFolder => {
            area_ui(ui, "Files or folders, one a line", &mut draft.typed, "", 4, fresh);
            false
        }
        _ => {
            let field = field_ui(ui, "File", &mut draft.typed, "", fresh);
            entered(ui, &field)
        }
    };
    let replaces = draft.replaces.is_some() && draft.paths().first() == draft.replaces.as_ref();
    if replaces {
        let p = palette(ui);
        ui.label(widgets::tone("There is a file of this name. It will be replaced.", theme::regular(theme::SMALL), p.removed));
    }
    let (label, emphasis) = match &draft.question {
        Question::SaveAs { .. } if replaces => ("Replace", Emphasis::Danger),
        Question::SaveAs { .. } | Question::SavePicture { .. } => ("Save", Emphasis::Primary),
        Question::OpenProject => ("Open", Emphasis::Primary),
        _ => ("Import", Emphasis::Primary),
    };
    match buttons_ui(ui, label, emphasis, !draft.paths().is_empty(), false) {
        Some(true) => {}
        None if entered => {}
        Some(false) => return Outcome::Close,
        None => return Outcome::Stay,
    }
    wishes.extend(draft.wish());
    Outcome::Close
}
