//! Files written whole or not at all.

use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

use tempfile::NamedTempFile;

use super::Stamp;

/// Where the version before the last save is kept: `name.crossread.bak`.
pub fn backup_path(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".bak");
    PathBuf::from(name)
}

/// Writes `bytes` to `path` as [`replace`] does.
pub fn write_atomically(path: &Path, bytes: &[u8]) -> io::Result<()> {
    replace(path, |file| file.write_all(bytes))
}

/// Writes the file at `path` with `write` so that at any moment, also after a power cut, there is either the old file or the new
/// one: into a temporary file in the same folder, flushed to the disk, renamed over the old one once `write` is done. Keeps the
/// old one's permissions, and where `path` is a link, writes what it points to.
///
/// # Errors
/// The file at `path` is as it was.
pub fn replace<T>(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<T>) -> io::Result<T> {
    replace_stamped(path, write).map(|(written, _)| written)
}

/// [`replace`], which also says in which state it left the file.
pub(super) fn replace_stamped<T>(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> io::Result<T>,
) -> io::Result<(T, Option<Stamp>)> {
    let path = target(path)?;
    refuse_protected(&path)?;
    let mut temporary = io::BufWriter::new(temporary_in(folder_of(&path), &path)?);
    let written = write(&mut temporary)?;
    let temporary = temporary.into_inner().map_err(io::IntoInnerError::into_error)?;
    let stamp = put_in_place(temporary, &path, fs::metadata(&path).ok())?;
    Ok((written, stamp))
}

/// Keeps the file at `path` as its backup, in the same way. Does nothing where there is no file yet.
pub(super) fn keep_backup(path: &Path) -> io::Result<()> {
    let path = target(path)?;
    refuse_protected(&path)?;
    let backup = backup_path(&path);
    #[expect(clippy::disallowed_methods, reason = "the project's file is one of the places that touch the disk")]
    let mut old = match fs::File::open(&path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        other => other?,
    };
    let mut temporary = temporary_in(folder_of(&path), &backup)?;
    io::copy(&mut old, &mut temporary)?;
    put_in_place(temporary, &backup, old.metadata().ok()).map(|_| ())
}

/// A file that is to become `path`. Until it does, it goes when dropped.
fn temporary_in(folder: &Path, path: &Path) -> io::Result<NamedTempFile> {
    let mut prefix = std::ffi::OsString::from(".");
    prefix.push(path.file_name().unwrap_or_default());
    prefix.push(".");
    let mut builder = tempfile::Builder::new();
    builder.prefix(&prefix).suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // As for any new file: the user's umask decides.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

/// Flushes the temporary file to the disk and renames it to `path`; `old` is whose permissions it takes. The stamp is the temporary
/// file's own, so that it never is of what another program has put there since.
fn put_in_place(temporary: NamedTempFile, path: &Path, old: Option<fs::Metadata>) -> io::Result<Option<Stamp>> {
    if let Some(old) = old {
        temporary.as_file().set_permissions(old.permissions())?;
    }
    temporary.as_file().sync_all()?;
    let stamp = temporary.as_file().metadata().ok().map(|found| Stamp::of_metadata(&found));
    temporary.persist(path).map_err(|error| error.error)?;
    // From here on the new file is there, and whoever hears of an error would take the old one for untouched.
    sync_folder(folder_of(path));
    Ok(stamp)
}

/// A rename lasts only once its folder is on the disk. A folder that cannot be opened (it may be written to but not listed) or
/// flushed (on some network file systems) is the system's to keep. Windows flushes renames by itself and has no such call.
#[cfg(unix)]
fn sync_folder(folder: &Path) {
    #[expect(clippy::disallowed_methods, reason = "the project's file is one of the places that touch the disk")]
    if let Err(error) = fs::File::open(folder).and_then(|folder| folder.sync_all()) {
        log::warn!("the file is written, but its folder could not be flushed to the disk: {error} ({})", folder.display());
    }
}

#[cfg(not(unix))]
fn sync_folder(_: &Path) {}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// What a link points to, also where that does not exist yet; `path` itself where it is no link.
fn target(path: &Path) -> io::Result<PathBuf> {
    /// As many as Linux follows.
    const MAX_LINKS: usize = 40;
    let mut path = path.to_owned();
    for _ in 0..MAX_LINKS {
        if !fs::symlink_metadata(&path).is_ok_and(|m| m.file_type().is_symlink()) {
            return Ok(path);
        }
        // A relative link starts in the link's own folder.
        path = folder_of(&path).join(fs::read_link(&path)?);
    }
    Err(io::Error::other("too many links"))
}

/// A rename would replace a file that its owner has protected from writing.
fn refuse_protected(path: &Path) -> io::Result<()> {
    match fs::metadata(path) {
        Ok(found) if found.is_dir() => Err(io::Error::new(io::ErrorKind::IsADirectory, "there is a folder of this name")),
        Ok(found) if found.permissions().readonly() => {
            Err(io::Error::new(io::ErrorKind::PermissionDenied, "the file is protected from writing"))
        }
        _ => Ok(()),
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn a_folder_that_cannot_be_flushed_does_not_undo_what_was_written() {
        let folder = tempfile::tempdir().unwrap();
        let closed = folder.path().join("closed");
        fs::create_dir(&closed).unwrap();
        // To be written to and passed through, but not to be opened (the superuser may all the same).
        fs::set_permissions(&closed, fs::Permissions::from_mode(0o300)).unwrap();
        let path = closed.join("a.crossread");
        let ((), stamp) = replace_stamped(&path, |file| file.write_all(b"kept")).unwrap();
        assert_eq!(stamp, Stamp::of(&path));
        assert_eq!(stamp.map(|stamp| stamp.bytes), Some(4));
        fs::set_permissions(&closed, fs::Permissions::from_mode(0o700)).unwrap();
        sync_folder(&closed.join("not there"));
    }
}
