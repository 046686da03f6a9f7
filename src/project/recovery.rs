//! What was not yet saved, kept beside the project's file for the case that the program or the machine goes down.
//!
//! Each running program has a [`Journal`] of its own in one folder: a lock that the system lets go when the program ends, however it
//! ends, and a recovery file, which is an ordinary project file with a note of where it belongs. A recovery file whose lock is free
//! is what a crashed program left ([`crashed`]). Nothing here deletes what a person has not decided on.

use std::{
    fs::{self, File, TryLockError},
    io,
    path::{Path, PathBuf},
};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    Project,
    file::{self, FileError, Opened, Stamp},
};

/// The ending of recovery files.
const EXTENSION: &str = "recovery";
/// The ending of the locks beside them.
const LOCK: &str = "lock";
/// The field of a recovery file that no project has.
const NOTE: &str = "recovery";

/// Where a recovery file belongs.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
struct Note {
    /// The project's own file.
    file: Option<PathBuf>,
    /// In which state that was last seen.
    stamp: Option<Stamp>,
    /// When the recovery file was written.
    written: Timestamp,
}

/// The place of one running program in the folder of recovery files.
#[derive(Debug)]
pub struct Journal {
    path: PathBuf,
    lock_path: PathBuf,
    /// Held while the program runs; the system lets go of it.
    _lock: File,
}

impl Journal {
    /// Takes a place of its own in `folder`, which is made if it is not there.
    pub fn start(folder: &Path) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        let path = folder.join(Uuid::new_v4().to_string()).with_extension(EXTENSION);
        let lock_path = path.with_extension(LOCK);
        let lock = open_lock(&lock_path, true)?;
        // On a file system without locks, recovery still works, but for telling a running program from a crashed one.
        let _ = lock.try_lock();
        Ok(Self { path, lock_path, _lock: lock })
    }

    /// Keeps the project as it is, whole or not at all. `file` and `stamp`: its own file, and how that was last seen.
    pub fn write(&self, project: &Project, file: Option<&Path>, stamp: Option<Stamp>) -> io::Result<()> {
        // A path that is not Unicode cannot stand in JSON; then the person chooses a file again.
        let file = file.filter(|path| path.to_str().is_some()).map(Path::to_owned);
        let note = Note { file, stamp, written: Timestamp::now() };
        let mut project = project.clone();
        project.unknown.insert(NOTE.to_owned(), serde_json::to_value(note)?);
        file::write_atomically(&self.path, &file::write(&project)?)
    }

    /// Nothing is unsaved: the recovery file goes.
    pub fn clear(&self) -> io::Result<()> {
        match fs::remove_file(&self.path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }
}

impl Drop for Journal {
    fn drop(&mut self) {
        // With a recovery file, the lock stays for the next start to try.
        if !self.path.exists() {
            let _ = fs::remove_file(&self.lock_path);
        }
    }
}

/// What a crashed program left.
#[derive(Clone, PartialEq, Debug)]
pub struct Recoverable {
    /// The recovery file.
    pub path: PathBuf,
    /// The project's title; may be empty.
    pub title: String,
    /// The file it belongs to; `None` if it was never saved.
    pub file: Option<PathBuf>,
    /// When it was last kept.
    pub written: Timestamp,
}

/// As much of a recovery file as a list of them shows.
#[derive(Deserialize)]
struct Head {
    #[serde(default)]
    title: String,
    recovery: Note,
}

/// What crashed programs left in `folder`, latest first. What a running program keeps there is not in the list.
pub fn crashed(folder: &Path) -> Vec<Recoverable> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let paths =
        entries.filter_map(|entry| Some(entry.ok()?.path())).filter(|path| path.extension().is_some_and(|e| e == EXTENSION));
    let mut list: Vec<Recoverable> = paths
        .filter(|path| !is_held(path))
        .filter_map(|path| {
            let head: Head = serde_json::from_slice(&read(&path).ok()?).ok()?;
            Some(Recoverable { title: head.title, file: head.recovery.file, written: head.recovery.written, path })
        })
        .collect();
    list.sort_by(|a, b| b.written.cmp(&a.written).then_with(|| a.path.cmp(&b.path)));
    list
}

/// A project brought back.
#[derive(Clone, PartialEq, Debug)]
pub struct Recovered {
    /// As it was last kept.
    pub opened: Opened,
    /// The file it belongs to.
    pub file: Option<PathBuf>,
    /// In which state that was last seen.
    pub stamp: Option<Stamp>,
}

/// Opens what a crashed program left. The file stays until [`discard`].
pub fn recover(path: &Path) -> Result<Recovered, FileError> {
    let (mut opened, _) = file::open(path)?;
    let note = opened.project.unknown.shift_remove(NOTE).and_then(|note| serde_json::from_value::<Note>(note).ok());
    let (file, stamp) = note.map_or((None, None), |note| (note.file, note.stamp));
    Ok(Recovered { opened, file, stamp })
}

/// Deletes what a crashed program left.
pub fn discard(path: &Path) -> io::Result<()> {
    if path.extension().is_none_or(|extension| extension != EXTENSION) {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "it is not a recovery file"));
    }
    fs::remove_file(path)?;
    let _ = fs::remove_file(path.with_extension(LOCK));
    Ok(())
}

/// Whether a running program holds the recovery file.
fn is_held(path: &Path) -> bool {
    open_lock(&path.with_extension(LOCK), false).is_ok_and(|lock| matches!(lock.try_lock(), Err(TryLockError::WouldBlock)))
}

fn open_lock(path: &Path, create: bool) -> io::Result<File> {
    File::options().read(true).write(true).create(create).truncate(false).open(path)
}

#[expect(clippy::disallowed_methods, reason = "the recovery files are the project's")]
fn read(path: &Path) -> io::Result<Vec<u8>> {
    fs::read(path)
}
