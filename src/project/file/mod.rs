//! The project file: one JSON file, made to be kept for ten years.
//!
//! [`open`] and [`save`] are its doors; nothing else of the project touches the disk. Opening changes nothing on the disk; saving is
//! atomic and keeps the previous version beside the file. What the file's annotations say is checked against its texts when it
//! is opened; nothing is dropped, nothing is guessed.

mod atomic;
mod layout;
mod places;
mod read;
mod schema;
mod wire;
mod write;

use std::{
    ffi::OsStr,
    io,
    path::{Path, PathBuf},
    time::UNIX_EPOCH,
};

pub use atomic::{backup_path, replace, write_atomically};
pub use read::{Opened, read};
pub use schema::schema;
pub use write::write;

/// The value of `format` in every project file.
pub const FORMAT: &str = "crossread-project";

/// The version of the format that this program writes.
pub const VERSION: u64 = 1;

/// The ending of project files, without the dot.
pub const EXTENSION: &str = "crossread";

/// Whether a path is taken for a project rather than an article, by its name: `.crossread`, or `.json`, which opens as well, in
/// small letters or capitals. A folder is none. Whether there really is a project in the file is seen when it is opened.
pub fn is_project(path: &Path) -> bool {
    has_project_ending(path) && !path.is_dir()
}

/// Whether the name ends as those of projects do: see [`is_project`].
pub fn has_project_ending(path: &Path) -> bool {
    let ending = path.extension().and_then(OsStr::to_str);
    ending.is_some_and(|ending| [EXTENSION, "json"].iter().any(|known| ending.eq_ignore_ascii_case(known)))
}

/// A project file larger than this is refused: 1 GiB, some hundred thousand articles.
const MAX_FILE_BYTES: u64 = 1024 * 1024 * 1024;

/// Why bytes are not a project.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// Not JSON, or JSON of another kind.
    #[error("this is not a Crossread project")]
    NotOurs,
    /// Begins like a project and breaks off, or has something in it that cannot be.
    #[error("the project is damaged: {0}")]
    Damaged(String),
    /// Written by a newer version, and what it holds cannot be understood.
    #[error("the project was written by a newer version ({generator}, format {version}), which this one cannot read")]
    Newer {
        /// The file's format version.
        version: u64,
        /// The program that wrote it.
        generator: String,
    },
}

/// Why a file could not be opened or saved. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// The file could not be read.
    #[error("the project could not be read: {source} ({})", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// More bytes than a project can have.
    #[error("the file is too large for a project ({bytes} bytes): {}", path.display())]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// Its size.
        bytes: u64,
    },
    /// It is not a project, or a damaged one.
    #[error("{source}: {}{}", path.display(), backup.as_ref().map(|b| format!("; the version before it is {}", b.display())).unwrap_or_default())]
    NotAProject {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        source: ReadError,
        /// The backup, where there is one.
        backup: Option<PathBuf>,
    },
    /// The file could not be written; the one on the disk is as it was.
    #[error("the project could not be saved: {source} ({})", path.display())]
    Unwritable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The file there is from a newer version and would lose what only that version knows.
    #[error("the file there was written by a newer version and is not overwritten: {}", path.display())]
    NewerThere {
        /// The file.
        path: PathBuf,
    },
    /// Another program, or another window of this one, has written the file since it was opened.
    #[error("the file was changed by another program since it was opened: {}", path.display())]
    ChangedThere {
        /// The file.
        path: PathBuf,
        /// Its state.
        now: Stamp,
    },
}

/// What tells one state of a file from another: when it was written and how long it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
pub struct Stamp {
    /// When it was last written, in nanoseconds since 1970; 0 where the system does not say.
    pub written: u64,
    /// Its length in bytes.
    pub bytes: u64,
}

impl Stamp {
    /// The state of the file at `path`; `None` where there is none.
    pub fn of(path: &Path) -> Option<Self> {
        std::fs::metadata(path).ok().map(|found| Self::of_metadata(&found))
    }

    fn of_metadata(found: &std::fs::Metadata) -> Self {
        let written = found.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        Self { written: written.map_or(0, |time| time.as_nanos() as u64), bytes: found.len() }
    }
}

/// What saving has to say.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Saved {
    /// The state of the file as it was written.
    pub stamp: Option<Stamp>,
    /// Why the previous version could not be kept beside the new one; the project itself is saved.
    pub no_backup: Option<String>,
}

/// Opens a project file. The stamp is of the file as it was read.
pub fn open(path: &Path) -> Result<(Opened, Option<Stamp>), FileError> {
    let unreadable = |source| FileError::Unreadable { path: path.to_owned(), source };
    let found = std::fs::metadata(path).map_err(unreadable)?;
    // A pipe without a writer would hold us for ever.
    if !found.is_file() {
        return Err(unreadable(io::Error::new(io::ErrorKind::InvalidInput, "it is not a file")));
    }
    let bytes = found.len();
    if bytes > MAX_FILE_BYTES {
        return Err(FileError::TooLarge { path: path.to_owned(), bytes });
    }
    let stamp = Stamp::of(path);
    #[expect(clippy::disallowed_methods, reason = "the project's file is one of the places that touch the disk")]
    let bytes = std::fs::read(path).map_err(unreadable)?;
    read(&bytes).map(|opened| (opened, stamp)).map_err(|source| {
        let backup = Some(backup_path(path)).filter(|backup| matches!(source, ReadError::Damaged(_)) && backup.is_file());
        FileError::NotAProject { path: path.to_owned(), source, backup }
    })
}

/// Saves a project: whole or not at all. The previous version stays beside it (see [`backup_path`]).
///
/// `known` is the state in which the project's own file was last seen: one that another program has changed since is left alone.
pub fn save(project: &super::Project, path: &Path, known: Option<Stamp>) -> Result<Saved, FileError> {
    let unwritable = |source| FileError::Unwritable { path: path.to_owned(), source };
    if let (Some(known), Some(now)) = (known, Stamp::of(path))
        && known != now
    {
        return Err(FileError::ChangedThere { path: path.to_owned(), now });
    }
    if is_newer(path) {
        return Err(FileError::NewerThere { path: path.to_owned() });
    }
    let bytes = write(project).map_err(|error| unwritable(error.into()))?;
    let no_backup = atomic::keep_backup(path).err().map(|error| error.to_string());
    let ((), stamp) = atomic::replace_stamped(path, |file| file.write_all(&bytes)).map_err(unwritable)?;
    Ok(Saved { stamp, no_backup })
}

/// Whether there is a project of a newer version at `path`.
fn is_newer(path: &Path) -> bool {
    #[expect(clippy::disallowed_methods, reason = "the project's file is one of the places that touch the disk")]
    let bytes = std::fs::metadata(path).is_ok_and(|m| m.len() <= MAX_FILE_BYTES).then(|| std::fs::read(path).ok()).flatten();
    bytes.is_some_and(|bytes| read::version_of(&bytes).is_some_and(|version| version > VERSION))
}
