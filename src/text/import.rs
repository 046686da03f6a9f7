//! Files, folders and pasted text become [`Document`]s.
//!
//! The only place of this room that touches the disk. Text stays character for character but for its encoding, its line ends
//! and its byte-order mark; what is known about the article is guessed only where the file says so.

use std::{
    collections::HashSet,
    fs,
    io::{self, Read},
    path::{Path, PathBuf},
};

use walkdir::WalkDir;

use super::{
    Document,
    decode::{decode, normalise},
    guess::guess,
    signature,
};

/// A file larger than this is refused: 64 MiB, ten times the longest book.
pub const MAX_FILE_BYTES: u64 = 64 * 1024 * 1024;

const MIB: u64 = 1024 * 1024;

/// Why a file did not come in.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// Nothing in it but white space.
    #[error("cannot import an article without words: {}", path.display())]
    Empty {
        /// The file.
        path: PathBuf,
    },
    /// Its bytes are not characters in any encoding known here.
    #[error("cannot import a file that is not text: {}", path.display())]
    Binary {
        /// The file.
        path: PathBuf,
    },
    /// It is larger than [`MAX_FILE_BYTES`].
    #[error("cannot import a file of {} MiB (the most is {} MiB): {}", bytes.div_ceil(MIB), MAX_FILE_BYTES / MIB, path.display())]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// Its size.
        bytes: u64,
    },
    /// The system does not let us read it, or it is not there.
    #[error("cannot read the file, {error}: {}", path.display())]
    Unreadable {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        #[source]
        error: io::Error,
    },
    /// It is a device, a pipe or a socket.
    #[error("cannot import what is neither a file nor a folder: {}", path.display())]
    NotAFile {
        /// The path.
        path: PathBuf,
    },
    /// It is something else than plain text or Markdown, and plainly so.
    #[error("cannot import {format}, only plain text and Markdown: {}", path.display())]
    OtherFormat {
        /// The file.
        path: PathBuf,
        /// What it is: "a PDF", "a web page (HTML)".
        format: &'static str,
    },
    /// A folder with nothing in it that could be an article.
    #[error("cannot find an article in the folder: {}", path.display())]
    NoArticles {
        /// The folder.
        path: PathBuf,
    },
}

/// What became of one file: its path and the article, or the reason why there is none.
pub type Imported = (PathBuf, Result<Document, ImportError>);

/// All article files at `paths`, folders walked, in the order of their sorted paths; every file once.
///
/// In folders, hidden files and files that are plainly no articles (pictures, tables, projects) are passed over. What cannot be
/// walked or is not there stays in the list, and so does a folder without articles: [`import_file`] says what is wrong with it.
pub fn find_files(paths: &[PathBuf]) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = Vec::new();
    for path in paths {
        if path.is_dir() {
            let before = found.len();
            walk(path, &mut found);
            if found.len() == before {
                found.push(path.clone());
            }
        } else {
            found.push(path.clone());
        }
    }
    found.sort();
    // Two names of one file: links, or a folder that is named beside a file in it.
    let mut seen = HashSet::new();
    found.retain(|path| seen.insert(fs::canonicalize(path).unwrap_or_else(|_| path.clone())));
    found
}

/// Adds the files in `folder` and below that may be articles. Links are followed; one that leads back is left out.
fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    let walker = WalkDir::new(folder).follow_links(true).into_iter();
    for entry in walker.filter_entry(|e| e.depth() == 0 || !signature::is_hidden(e.path())) {
        match entry {
            Ok(entry) if entry.file_type().is_file() && signature::may_be_article(entry.path()) => found.push(entry.into_path()),
            Ok(_) => {}
            Err(error) if error.loop_ancestor().is_some() => {}
            Err(error) => found.extend(error.path().filter(|p| signature::may_be_article(p)).map(Path::to_owned)),
        }
    }
}

/// Reads one article file.
pub fn import_file(path: &Path) -> Result<Document, ImportError> {
    let bytes = read(path)?;
    article(path, &bytes)
}

/// An article from the bytes of a file called `name`.
pub fn import_bytes(name: &str, bytes: &[u8]) -> Result<Document, ImportError> {
    if bytes.len() as u64 > MAX_FILE_BYTES {
        return Err(ImportError::TooLarge { path: name.into(), bytes: bytes.len() as u64 });
    }
    article(Path::new(name), bytes)
}

/// An article from pasted text: line ends become `\n`, a byte-order mark goes, the rest stays as it is.
pub fn import_pasted(text: &str) -> Result<Document, ImportError> {
    let pasted = || PathBuf::from("pasted text");
    if text.len() as u64 > MAX_FILE_BYTES {
        return Err(ImportError::TooLarge { path: pasted(), bytes: text.len() as u64 });
    }
    let text = normalise(text);
    if text.trim().is_empty() {
        return Err(ImportError::Empty { path: pasted() });
    }
    Ok(document(text, None))
}

/// An article of these words. Any text is one, an empty one too; its line ends become `\n`, a byte-order mark goes.
pub fn document_of(text: &str) -> Document {
    document(normalise(text), None)
}

fn article(path: &Path, bytes: &[u8]) -> Result<Document, ImportError> {
    if let Some(format) = signature::other_format(path, bytes) {
        return Err(ImportError::OtherFormat { path: path.to_owned(), format });
    }
    let text = decode(bytes).ok_or_else(|| ImportError::Binary { path: path.to_owned() })?;
    if text.trim().is_empty() {
        return Err(ImportError::Empty { path: path.to_owned() });
    }
    Ok(document(text, path.file_name().map(|name| name.to_string_lossy().into_owned())))
}

fn document(text: String, file: Option<String>) -> Document {
    let metadata = guess(&text);
    Document { text: text.into(), file, metadata }
}

/// The bytes of a regular file that is not too large. Its size is looked at first, and again while reading, for files grow.
fn read(path: &Path) -> Result<Vec<u8>, ImportError> {
    let unreadable = |error| ImportError::Unreadable { path: path.to_owned(), error };
    let known = fs::metadata(path).map_err(unreadable)?;
    if known.is_dir() {
        fs::read_dir(path).map_err(unreadable)?;
        return Err(ImportError::NoArticles { path: path.to_owned() });
    }
    // A pipe without a writer would hold us for ever.
    if !known.is_file() {
        return Err(ImportError::NotAFile { path: path.to_owned() });
    }
    let too_large = |bytes| ImportError::TooLarge { path: path.to_owned(), bytes };
    if known.len() > MAX_FILE_BYTES {
        return Err(too_large(known.len()));
    }
    let mut bytes = Vec::with_capacity(known.len() as usize);
    open(path).map_err(unreadable)?.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > MAX_FILE_BYTES {
        return Err(too_large(bytes.len() as u64));
    }
    Ok(bytes)
}

/// Opens a file for reading.
#[expect(clippy::disallowed_methods, reason = "this is import")]
pub fn open(path: &Path) -> io::Result<fs::File> {
    fs::File::open(path)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// A folder with these files in it; names may hold slashes.
    #[expect(clippy::disallowed_methods, reason = "tests make their own files")]
    fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (name, bytes) in files {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        folder
    }

    /// What comes in from `paths` under `folder`, a line each: the file and its words, or why not.
    fn check(folder: &Path, paths: &[&str]) -> String {
        let paths: Vec<PathBuf> = paths.iter().map(|p| folder.join(p)).collect();
        let line = |path: PathBuf| match import_file(&path) {
            Ok(document) => format!("{}: {}", document.file.unwrap_or_default(), document.text.trim()),
            Err(error) => {
                // Systems word their errors and write their paths differently.
                let said = match &error {
                    ImportError::Unreadable { error: cause, .. } => {
                        error.to_string().replace(&cause.to_string(), &cause.kind().to_string())
                    }
                    _ => error.to_string(),
                };
                said.replace(&folder.display().to_string(), "").replace('\\', "/").replace(": /", ": ")
            }
        };
        find_files(&paths).into_iter().map(line).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn folders_come_in_sorted_and_the_rest_is_named_with_its_reason() {
        let files: &[(&str, &[u8])] = &[
            ("in/b.txt", b"The bridge is shut."),
            ("in/a/z.md", b"# Shut\n\nIt is."),
            ("in/A.TEXT", b"It opens in May."),
            ("in/notes", b"No extension."),
            ("in/old.rtf", b"{\\rtf1 It is shut.}"),
            ("in/blank.txt", b" \r\n\t"),
            ("in/data.bin", b"\0\x01\x02"),
            ("in/page.html", b"<p>It is shut."),
            ("in/photo.jpg", b"\xff\xd8\xff\xe0"),
            ("in/.hidden.txt", b"Not seen."),
            ("in/.git/x.txt", b"Not seen."),
        ];
        let folder = folder(files);
        insta::assert_snapshot!(check(folder.path(), &["in", "missing.txt"]), @"
        A.TEXT: It opens in May.
        z.md: # Shut

        It is.
        b.txt: The bridge is shut.
        cannot import an article without words: in/blank.txt
        cannot import a file that is not text: in/data.bin
        notes: No extension.
        cannot import a rich-text (RTF) document, only plain text and Markdown: in/old.rtf
        cannot import a web page (HTML), only plain text and Markdown: in/page.html
        cannot read the file, entity not found: missing.txt
        ");
    }

    #[test]
    fn a_file_named_twice_comes_once() {
        let folder = folder(&[("in/a.txt", b"Once."), ("in/b.txt", b"Twice.")]);
        assert_eq!(check(folder.path(), &["in/b.txt", "in", "in/../in/a.txt", "in/b.txt"]), "a.txt: Once.\nb.txt: Twice.");
    }

    #[test]
    fn a_folder_without_articles_says_so() {
        let folder = folder(&[("in/photo.jpg", b"\xff\xd8\xff"), ("in/.hidden.txt", b"Not seen.")]);
        assert_eq!(check(folder.path(), &["in"]), "cannot find an article in the folder: in");
    }

    #[test]
    fn a_picture_named_by_itself_is_refused_by_name() {
        let folder = folder(&[("photo.jpg", b"\xff\xd8\xff\xe0")]);
        assert_eq!(check(folder.path(), &["photo.jpg"]), "cannot import a picture, only plain text and Markdown: photo.jpg");
    }

    #[test]
    fn size_is_looked_at_before_reading() {
        let folder = folder(&[]);
        let path = folder.path().join("huge.txt");
        let file = fs::File::options().create_new(true).write(true).open(&path).unwrap();
        file.set_len(MAX_FILE_BYTES + 1).unwrap();
        assert_eq!(check(folder.path(), &["huge.txt"]), "cannot import a file of 65 MiB (the most is 64 MiB): huge.txt");
    }

    #[cfg(unix)]
    #[test]
    fn links_that_lead_back_and_links_to_nowhere_do_no_harm() {
        let folder = folder(&[("in/a.txt", b"Once.")]);
        let link = |to: &str, name: &str| std::os::unix::fs::symlink(to, folder.path().join(name)).unwrap();
        link("../in", "in/back");
        link("a.txt", "in/same.txt");
        link("nowhere.txt", "in/lost.txt");
        let want = "a.txt: Once.\ncannot read the file, entity not found: in/lost.txt";
        assert_eq!(check(folder.path(), &["in"]), want);
    }

    #[test]
    fn pasted_text_stays_and_must_hold_words() {
        let document = import_pasted("\u{feff}Shut for two days\r\nThe “bridge”\r is shut. 🙂 ").unwrap();
        assert_eq!(&*document.text, "Shut for two days\nThe “bridge”\n is shut. 🙂 ");
        assert_eq!((document.file, document.metadata.title.as_deref()), (None, Some("Shut for two days")));
        assert_eq!(import_pasted(" \n").unwrap_err().to_string(), "cannot import an article without words: pasted text");
    }

    #[test]
    fn bytes_come_in_under_their_name() {
        let document = import_bytes("in/a.txt", b"\xff\xfeN\0o\0.\0").unwrap();
        assert_eq!((&*document.text, document.file.as_deref()), ("No.", Some("a.txt")));
        assert!(matches!(import_bytes("a.pdf", b"%PDF-1.7"), Err(ImportError::OtherFormat { .. })));
    }
}
