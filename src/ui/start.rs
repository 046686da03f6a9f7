//! What the program is started with.

use std::{ffi::OsString, path::PathBuf};

/// What to begin with.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum Start {
    /// The page that says what can be opened.
    #[default]
    Welcome,
    /// The sample coverage.
    Sample,
    /// A project file, or article files and folders.
    Paths(Vec<PathBuf>),
}

/// What the command line asks for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Asked {
    /// A window.
    Window(Start),
    /// How to call the program.
    Help,
    /// Which version this is.
    Version,
}

/// What `--help` prints.
pub const HELP: &str = "\
Crossread: read the same event across its sources

    crossread [OPTIONS] [FILE…]

FILE… is article files and folders for a new project, or one project (.crossread, .json),
alone or with articles to be read into it.

    --sample     open the sample coverage
    --version    print the version
    --help       print this

For use without a window see crossread-cli.
";

/// Reads the command line, the program's own name left out.
///
/// # Errors
/// An option that is not known, said in a sentence.
pub fn arguments(arguments: impl IntoIterator<Item = OsString>) -> Result<Asked, lexopt::Error> {
    use lexopt::Arg::{Long, Short, Value};
    let mut parser = lexopt::Parser::from_args(arguments);
    let mut paths = Vec::new();
    let mut sample = false;
    while let Some(argument) = parser.next()? {
        match argument {
            Long("help") | Short('h') => return Ok(Asked::Help),
            Long("version") | Short('V') => return Ok(Asked::Version),
            Long("sample") => sample = true,
            Value(path) => paths.push(PathBuf::from(path)),
            other => return Err(other.unexpected()),
        }
    }
    Ok(Asked::Window(match (sample, paths.is_empty()) {
        (true, true) => Start::Sample,
        (true, false) => return Err("--sample goes without files".into()),
        (false, true) => Start::Welcome,
        (false, false) => Start::Paths(paths),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &[&str]) -> Result<Asked, String> {
        arguments(words.iter().map(OsString::from)).map_err(|e| e.to_string())
    }

    #[test]
    fn files_options_and_nothing() {
        assert_eq!(check(&[]), Ok(Asked::Window(Start::Welcome)));
        assert_eq!(check(&["--sample"]), Ok(Asked::Window(Start::Sample)));
        assert_eq!(check(&["a.txt", "b"]), Ok(Asked::Window(Start::Paths(vec!["a.txt".into(), "b".into()]))));
        assert_eq!(check(&["--", "--odd name"]), Ok(Asked::Window(Start::Paths(vec!["--odd name".into()]))));
        assert_eq!(check(&["-V", "--sample"]), Ok(Asked::Version));
        assert!(check(&["--nonsense"]).unwrap_err().contains("--nonsense"));
        assert!(check(&["--sample", "a.txt"]).is_err());
    }
}
