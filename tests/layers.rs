//! The rooms of the house may use only those above them, and only the window knows the window's crates.

#![expect(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test that cannot go on may panic, and makes its own files")]

use std::{
    fs,
    path::{Path, PathBuf},
};

/// The rooms in their order; each may use itself and those before it.
const ROOMS: [&str; 8] = ["text", "parse", "compare", "analysis", "project", "commands", "figures", "ui"];
/// Crates that only the window may use.
const WINDOW_CRATES: [&str; 7] = ["egui", "egui_extras", "eframe", "rfd", "epaint", "emath", "ecolor"];
/// How to put it right.
const ADVICE: &str =
    "A room uses only the rooms above it in lib.rs. Move what both need up into the higher room, or let the lower room pass it in.";

#[test]
fn rooms_use_only_those_above_them() {
    // The package's folder as it is now: a built test may serve several checkouts.
    let src = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo names the package's folder")).join("src");
    let mut files = Vec::new();
    find_rust_files(&src, &mut files);
    files.sort();
    assert!(files.len() > ROOMS.len(), "no sources found in {}", src.display());
    let mut faults = Vec::new();
    for file in files {
        let code = fs::read_to_string(&file).unwrap();
        let name = file.strip_prefix(&src).unwrap().to_string_lossy().replace('\\', "/");
        faults.extend(check(&name, &code));
    }
    assert!(faults.is_empty(), "\n{}\n\n{ADVICE}\n", faults.join("\n"));
}

fn find_rust_files(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            find_rust_files(&path, files);
        } else if path.extension().is_some_and(|e| e == "rs") {
            files.push(path);
        }
    }
}

/// The faults of one file of `src`, its path with slashes, as lines that an editor can jump to.
fn check(file: &str, code: &str) -> Vec<String> {
    let room = ROOMS.iter().position(|r| file.split('/').next() == Some(r) || file == format!("{r}.rs"));
    let mut faults = Vec::new();
    for (line, path) in paths(file, code) {
        let first = path.first().map_or("", String::as_str);
        let mut fault = |what: String| faults.push(format!("src/{file}:{line}: {what}"));
        let used = path.get(1).filter(|_| first == "crate").and_then(|used| ROOMS.iter().position(|r| r == used));
        if let (Some(room), Some(used)) = (room, used)
            && used > room
        {
            fault(format!("`{}` uses `crate::{}`, which stands below it", ROOMS[room], ROOMS[used]));
        }
        if WINDOW_CRATES.contains(&first) && !file.starts_with("ui/") && file != "main.rs" {
            fault(format!("`{first}` outside src/ui and src/main.rs"));
        }
    }
    faults
}

/// Every path that `code` names (`a::b`, with each name of a group `a::{b, c}` as one of its own), with its line. `super` and
/// `self` are resolved against the file's module.
fn paths(file: &str, code: &str) -> Vec<(usize, Vec<String>)> {
    let tokens = tokens(code);
    let mut found = Vec::new();
    // The modules that the file's own items stand in, and inline modules on top, each with its depth in braces.
    let mut module: Vec<String> = file.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
    if matches!(module.last().map(String::as_str), Some("mod" | "lib" | "main")) {
        module.pop();
    }
    let (mut braces, mut inline) = (0, Vec::new());
    let mut at = 0;
    while let Some((_, token)) = tokens.get(at) {
        let before = |n: usize| at.checked_sub(n).and_then(|i| tokens.get(i)).map_or("", |(_, t)| t.as_str());
        match token.as_str() {
            "{" => {
                braces += 1;
                if before(2) == "mod" {
                    module.push(before(1).to_owned());
                    inline.push(braces);
                }
            }
            "}" => {
                if inline.last() == Some(&braces) {
                    inline.pop();
                    module.pop();
                }
                braces -= 1;
            }
            word if is_name(word) && before(1) != "::" => {
                let is_use = before(1) == "use";
                if is_use || tokens.get(at + 1).is_some_and(|(_, t)| t == "::") {
                    read_path(&tokens, &mut at, &module, &mut Vec::new(), &mut found);
                    continue;
                }
            }
            "::" if !is_name(before(1)) && before(1) != ">" && tokens.get(at + 1).is_some_and(|(_, t)| is_name(t)) => {
                // `::egui::Ui`: from the crates, as without the first colons.
                at += 1;
                read_path(&tokens, &mut at, &module, &mut Vec::new(), &mut found);
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    found
}

/// Reads a path from `at` on, into its groups; leaves `at` behind it.
fn read_path(
    tokens: &[(usize, String)],
    at: &mut usize,
    module: &[String],
    prefix: &mut Vec<String>,
    found: &mut Vec<(usize, Vec<String>)>,
) {
    let depth = prefix.len();
    let mut line = 0;
    while let Some((token_line, token)) = tokens.get(*at) {
        if token == "{" && !prefix.is_empty() {
            // A group: each of its names goes on from here.
            *at += 1;
            while tokens.get(*at).is_some_and(|(_, t)| t != "}") {
                if tokens.get(*at).is_some_and(|(_, t)| is_name(t)) {
                    read_path(tokens, at, module, prefix, found);
                } else {
                    *at += 1;
                }
            }
            *at += 1;
            prefix.truncate(depth);
            return;
        }
        if !is_name(token) {
            break;
        }
        line = *token_line;
        prefix.push(token.clone());
        *at += 1;
        if tokens.get(*at).is_none_or(|(_, t)| t != "::") {
            break;
        }
        *at += 1;
    }
    found.push((line, resolved(prefix, module)));
    prefix.truncate(depth);
}

/// `super::x` and `self::x` as `crate::…::x`.
fn resolved(path: &[String], module: &[String]) -> Vec<String> {
    let ups = path.iter().take_while(|p| *p == "super" || *p == "self").count();
    if ups == 0 {
        return path.to_vec();
    }
    let up = path.iter().take(ups).filter(|p| *p == "super").count();
    let from = module.iter().take(module.len().saturating_sub(up)).cloned();
    std::iter::once("crate".to_owned()).chain(from).chain(path.iter().skip(ups).cloned()).collect()
}

fn is_name(token: &str) -> bool {
    token.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// Names, `::`, and other marks one by one, each with its line; comments, strings and characters are left out.
fn tokens(code: &str) -> Vec<(usize, String)> {
    let mut tokens = Vec::new();
    let (mut rest, mut line) = (code, 1);
    while let Some(c) = rest.chars().next() {
        let word = rest.len() - rest.trim_start_matches(|c: char| c.is_alphanumeric() || c == '_').len();
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            block_comment(rest)
        } else if c == '"' {
            quoted(rest, '"')
        } else if let Some(raw) = raw_string(rest) {
            raw
        } else if c == '\'' {
            character(rest)
        } else if word > 0 {
            tokens.push((line, rest[..word].to_owned()));
            word
        } else if rest.starts_with("::") {
            tokens.push((line, "::".to_owned()));
            2
        } else {
            if !c.is_whitespace() {
                tokens.push((line, c.to_string()));
            }
            c.len_utf8()
        };
        let (read, after) = rest.split_at(length);
        line += read.matches('\n').count();
        rest = after;
    }
    tokens
}

/// Length of a comment `/* … */`, with the comments in it.
fn block_comment(code: &str) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < code.len() {
        let here = &code.as_bytes()[at..];
        if here.starts_with(b"/*") {
            depth += 1;
            at += 2;
        } else if here.starts_with(b"*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += 1;
        }
    }
    code.len()
}

/// Length of a literal that ends at the next `mark` without a backslash before it.
fn quoted(code: &str, mark: char) -> usize {
    let mut escaped = false;
    for (at, c) in code.char_indices().skip(1) {
        if !escaped && c == mark {
            return at + 1;
        }
        escaped = c == '\\' && !escaped;
    }
    code.len()
}

/// Length of a raw string at the start, with its `b`, `r` and number signs.
fn raw_string(code: &str) -> Option<usize> {
    let start = code.strip_prefix("br").or_else(|| code.strip_prefix('r'))?;
    let signs = start.len() - start.trim_start_matches('#').len();
    let inside = start[signs..].strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(signs));
    let head = code.len() - inside.len();
    Some(inside.find(&end).map_or(code.len(), |at| head + at + end.len()))
}

/// Length of a character literal, or of the one mark of a lifetime.
fn character(code: &str) -> usize {
    let mut inside = code.chars().skip(1);
    match (inside.next(), inside.next()) {
        (Some('\\'), _) => quoted(code, '\''),
        (Some(c), Some('\'')) => c.len_utf8() + 2,
        _ => 1,
    }
}

/// The faults of a made-up file, without the line's head.
fn faults(file: &str, code: &str) -> Vec<String> {
    check(file, code).into_iter().map(|f| f.strip_prefix("src/").unwrap().to_owned()).collect()
}

#[test]
fn an_upward_use_is_found_with_its_line() {
    let want = ["text/import.rs:2: `text` uses `crate::parse`, which stands below it"];
    assert_eq!(faults("text/import.rs", "//! Reads.\nuse crate::parse::Parsed;\n"), want);
    assert_eq!(faults("text/import.rs", "\nfn f(p: &crate::parse::Parsed) {}"), want);
    assert_eq!(faults("text/import.rs", "\npub(crate) use crate::{text::Span, parse::{self, Parsed}};")[..1], want);
    assert_eq!(faults("text/import.rs", "fn f() {}\nmod tests { use super::super::super::parse; }"), want);
    assert_eq!(
        faults("text/mod.rs", "use super::commands::Command;"),
        ["text/mod.rs:1: `text` uses `crate::commands`, which stands below it"]
    );
    assert_eq!(
        faults("project/file/open.rs", "use crate::{\n    ui,\n};"),
        ["project/file/open.rs:2: `project` uses `crate::ui`, which stands below it"]
    );
}

#[test]
fn the_window_s_crates_stay_in_the_window() {
    let want = ["commands/session.rs:1: `egui` outside src/ui and src/main.rs"];
    for code in
        ["use egui::Ui;", "fn f(ui: &mut egui::Ui) {}", "use egui;", "fn f(ui: ::egui::Ui) {}", "use {std::io, egui::{Ui, Id}};"]
    {
        assert_eq!(faults("commands/session.rs", code).first().map(String::as_str), want.first().copied(), "{code}");
    }
    assert_eq!(faults("ui/theme.rs", "use egui::Color32; use crate::commands::Session;"), Vec::<String>::new());
    assert_eq!(faults("main.rs", "fn main() { eframe::run_native(); }"), Vec::<String>::new());
}

#[test]
fn what_is_allowed_is_not_reported() {
    let code = r##"
        //! See [`crate::ui`].
        use crate::{parse::Parsed, text::Span};
        use super::comparison;
        /* use crate::ui; /* nested */ use crate::commands; */
        const A: &str = "use crate::ui; \" use egui;";
        const B: &str = r#"crate::ui::" egui::Ui"#;
        const C: char = '"'; // egui::Ui
        fn f<'a>(x: &'a str) -> my::egui::Ui { crate::compare::compare(x.ui) }
        mod tests { use super::*; use super::super::links; }
    "##;
    assert_eq!(faults("compare/claims.rs", code), Vec::<String>::new());
}
