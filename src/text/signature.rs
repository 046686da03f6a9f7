//! Files that are plainly something else than plain text, by their first bytes or by their name.
//!
//! A signature only gives the refusal its words; what merely is not text is found by [`super::decode`].

use std::path::Path;

/// First bytes, and what a file with them is.
const SIGNATURES: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF"),
    (b"{\\rtf", "a rich-text (RTF) document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an Office document"),
    (b"\x89PNG\r\n", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF87a", "a picture"),
    (b"GIF89a", "a picture"),
    (b"\x1f\x8b\x08", "a packed file (gzip)"),
    (b"7z\xbc\xaf\x27\x1c", "an archive (7z)"),
    (b"Rar!\x1a\x07", "an archive (RAR)"),
    (b"SQLite format 3\0", "a database"),
    (b"\x7fELF", "a program"),
];

/// What ZIP files with these extensions are.
const ZIPPED: &[(&str, &str)] = &[
    ("docx", "a Word document"),
    ("odt", "an OpenDocument text"),
    ("epub", "an e-book"),
    ("pptx", "a presentation"),
    ("xlsx", "a spreadsheet"),
    ("ods", "a spreadsheet"),
    ("pages", "a Pages document"),
];

/// Extensions of files that folders hold beside articles: pictures, sound, film, archives, tables, settings, projects.
/// In a folder they are passed over; named one by one they are tried like any other file.
const NOT_ARTICLES: &[&str] = &[
    "7z",
    "aac",
    "avi",
    "avif",
    "bak",
    "bmp",
    "bz2",
    "crossread",
    "css",
    "csv",
    "db",
    "dll",
    "dylib",
    "exe",
    "flac",
    "gif",
    "gz",
    "heic",
    "ico",
    "ini",
    "jpeg",
    "jpg",
    "js",
    "json",
    "lnk",
    "lock",
    "log",
    "m4a",
    "mkv",
    "mov",
    "mp3",
    "mp4",
    "ods",
    "ogg",
    "png",
    "rar",
    "so",
    "sqlite",
    "svg",
    "tar",
    "tif",
    "tiff",
    "toml",
    "tsv",
    "wav",
    "webm",
    "webp",
    "xls",
    "xlsx",
    "xz",
    "yaml",
    "yml",
    "zip",
    "zst",
];

/// The ending of project files.
const PROJECT: &str = "crossread";
/// What every project file says of itself near its beginning, as JSON.
const PROJECT_FORMAT: &[u8] = b"\"crossread-project\"";
/// How far into a file that is looked for.
const HEAD_BYTES: usize = 200;

/// What a file called `name` that begins with `bytes` is, where that is not plain text: "a PDF", "a web page (HTML)".
pub(super) fn other_format(name: &Path, bytes: &[u8]) -> Option<&'static str> {
    let extension = extension(name);
    if bytes.starts_with(b"PK\x03\x04") {
        return Some(ZIPPED.iter().find(|(e, _)| *e == extension).map_or("a ZIP archive", |(_, what)| what));
    }
    if let Some((_, what)) = SIGNATURES.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Some(what);
    }
    let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let begins = |tag: &[u8]| start.get(..tag.len()).is_some_and(|s| s.eq_ignore_ascii_case(tag));
    if extension == PROJECT || is_project(start) {
        return Some("a Crossread project (open it instead)");
    }
    if begins(b"<!doctype html") || begins(b"<html") || matches!(extension.as_str(), "html" | "htm" | "xhtml" | "mhtml") {
        return Some("a web page (HTML)");
    }
    is_records(name).then_some("a file of many records")
}

/// Whether bytes begin as a project file does, whatever its name (a backup, a copy).
fn is_project(start: &[u8]) -> bool {
    let head = start.get(..start.len().min(HEAD_BYTES)).unwrap_or_default();
    head.starts_with(b"{") && head.windows(PROJECT_FORMAT.len()).any(|words| words == PROJECT_FORMAT)
}

/// Whether a file with this name is looked at when its folder is read.
pub(super) fn may_be_article(name: &Path) -> bool {
    let extension = extension(name);
    !NOT_ARTICLES.contains(&extension.as_str()) && !is_hidden(name)
}

/// Whether a file or folder of this name is hidden or the leftover of an editor.
pub(super) fn is_hidden(name: &Path) -> bool {
    let name = name.file_name().unwrap_or_default().as_encoded_bytes();
    name.starts_with(b".") || name.starts_with(b"~$") || name.ends_with(b"~")
}

/// Whether a file of this name holds a record a line.
pub fn is_records(name: &Path) -> bool {
    matches!(extension(name).as_str(), "jsonl" | "ndjson")
}

fn extension(name: &Path) -> String {
    name.extension().map(|e| e.to_string_lossy().to_ascii_lowercase()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, bytes: &[u8], want: Option<&str>) {
        assert_eq!(other_format(Path::new(name), bytes), want, "{name}");
    }

    #[test]
    fn plain_text_is_nothing_else() {
        check("a.txt", b"Percent signs: %PDF", None);
        check("a.md", b"<b>Bold</b> start", None);
        check("a", b"", None);
    }

    #[test]
    fn first_bytes_and_names_say_what_it_is() {
        check("a.txt", b"%PDF-1.7", Some("a PDF"));
        check("b.DOCX", b"PK\x03\x04\x14", Some("a Word document"));
        check("b.txt", b"PK\x03\x04\x14", Some("a ZIP archive"));
        check("c.txt", b"\xef\xbb\xbf \n<!DOCTYPE HTML><p>", Some("a web page (HTML)"));
        check("c.htm", b"<p>Hello", Some("a web page (HTML)"));
        check("d.jsonl", b"{}", Some("a file of many records"));
        check("e.CrossRead", b"", Some("a Crossread project (open it instead)"));
        check("e.txt", b"\xef\xbb\xbf{ \"format\": \"crossread-project\",", Some("a Crossread project (open it instead)"));
        check("e.txt", b"{ \"format\": \"crossword\" }", None);
        check("e.txt", b"She wrote \"crossread-project\".", None);
    }

    #[test]
    fn folders_pass_over_what_is_no_article() {
        for name in ["a.txt", "a", "README", "b.MD", "c.pdf", "e.html"] {
            assert!(may_be_article(Path::new(name)), "{name}");
        }
        for name in [".a.txt", "photo.JPG", "work.crossread", "~$letter.docx", "a.txt~", "table.csv"] {
            assert!(!may_be_article(Path::new(name)), "{name}");
        }
    }
}
