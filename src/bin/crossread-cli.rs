//! Crossread without a window: articles in, the analysis format out.
//!
//! Arguments and exit codes only; the work is in the library's `analysis` room. Output goes to stdout or to a file that is
//! written whole or not at all; everything else is said on stderr.

use std::{
    ffi::OsString,
    fs::{self, OpenOptions},
    io::{self, BufWriter, Read, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::Context;
use crossread::{analysis, compare, project::file, text::import};
use lexopt::prelude::*;

const HELP: &str = "\
Read the same event across its sources, without a window.

Usage:
  crossread-cli analyze [--output FILE] [--pretty] [--links-from SCORE] FILE_OR_FOLDER…
  crossread-cli parse [--input NDJSON|-] [--output NDJSON|-]
  crossread-cli similarity [--input NDJSON|-] [--output NDJSON|-]

analyze     parses articles, compares them, and prints one JSON object
parse       reads {\"id\", \"text\", …} a line, prints the article's structure a line
similarity  reads {\"id\", \"a\", \"b\"} a line, prints how far the two say the same

  -o, --output FILE      write here instead of stdout
  -i, --input FILE       read from here instead of stdin
  --pretty               indent the output
  --links-from SCORE     print weaker links too, down to SCORE (0 to 1)
  -h, --help             print this
  -V, --version          print the version

Exit codes: 0 all good, 1 some input was refused (the rest was done), 2 usage.
";

/// Some input was refused, or reading or writing failed.
const REFUSED: u8 = 1;
const USAGE: u8 = 2;

enum Task {
    Help,
    Version,
    Analyze { paths: Vec<PathBuf>, options: compare::Options, pretty: bool },
    Parse,
    Similarity,
}

struct Arguments {
    task: Task,
    input: Option<PathBuf>,
    output: Option<PathBuf>,
}

fn main() -> ExitCode {
    let arguments = match arguments(lexopt::Parser::from_env()) {
        Ok(arguments) => arguments,
        Err(error) => {
            say(&format!("{error}; see crossread-cli --help"));
            return ExitCode::from(USAGE);
        }
    };
    match run(arguments) {
        Ok(refused) => ExitCode::from(if refused { REFUSED } else { 0 }),
        // Whoever read our output has seen enough.
        Err(error) if error.downcast_ref::<io::Error>().is_some_and(|e| e.kind() == io::ErrorKind::BrokenPipe) => ExitCode::SUCCESS,
        Err(error) => {
            say(&format!("{error:#}"));
            ExitCode::from(REFUSED)
        }
    }
}

fn arguments(mut parser: lexopt::Parser) -> Result<Arguments, lexopt::Error> {
    let (mut command, mut paths, mut input, mut output) = (None::<OsString>, Vec::new(), None, None);
    let (mut pretty, mut links_from) = (false, None);
    while let Some(argument) = parser.next()? {
        let is_analyze = command.as_ref().is_some_and(|c| c == "analyze");
        match argument {
            Short('h') | Long("help") => return Ok(Arguments { task: Task::Help, input, output }),
            Short('V') | Long("version") => return Ok(Arguments { task: Task::Version, input, output }),
            Short('o') | Long("output") => output = given_file(parser.value()?),
            Short('i') | Long("input") if !is_analyze => input = given_file(parser.value()?),
            Long("pretty") if is_analyze => pretty = true,
            Long("links-from") if is_analyze => links_from = Some(parser.value()?.parse_with(score)?),
            Value(word) if command.is_none() => command = Some(word),
            Value(path) if is_analyze => paths.push(PathBuf::from(path)),
            other => return Err(other.unexpected()),
        }
    }
    let command = command.ok_or("no command given")?;
    let task = match command.to_str() {
        Some("analyze") if paths.is_empty() => return Err("analyze needs a file or a folder".into()),
        Some("analyze") => Task::Analyze { paths, options: compare::Options { links_from }, pretty },
        Some("parse") => Task::Parse,
        Some("similarity") => Task::Similarity,
        _ => return Err(format!("no such command: {}", command.display()).into()),
    };
    Ok(Arguments { task, input, output })
}

/// A file's path; `-` is stdin or stdout.
fn given_file(path: OsString) -> Option<PathBuf> {
    (path != "-").then(|| path.into())
}

fn score(given: &str) -> Result<f32, &'static str> {
    given.parse().ok().filter(|score| (0.0..=1.0).contains(score)).ok_or("a score is a number from 0 to 1")
}

/// Does the task. True where some input was refused.
fn run(arguments: Arguments) -> anyhow::Result<bool> {
    let Arguments { task, input, output } = arguments;
    match task {
        Task::Help => write!(io::stdout(), "{HELP}").map(|()| false).map_err(Into::into),
        Task::Version => writeln!(io::stdout(), "crossread-cli {}", env!("CARGO_PKG_VERSION")).map(|()| false).map_err(Into::into),
        Task::Analyze { paths, options, pretty } => {
            let inputs = analysis::read_inputs(&paths);
            inputs.refused.iter().for_each(|why| say(why));
            into_output(output.as_deref(), |output| analysis::analyze(&inputs.articles, options, pretty, output))?;
            Ok(!inputs.refused.is_empty())
        }
        Task::Parse => filter(input.as_deref(), output.as_deref(), |input, output| analysis::parse_lines(input, output)),
        Task::Similarity => filter(input.as_deref(), output.as_deref(), |input, output| analysis::similarity_lines(input, output)),
    }
}

type Input = Box<dyn Read + Send>;

fn filter(
    input: Option<&Path>,
    output: Option<&Path>,
    lines: impl FnOnce(Input, &mut dyn Write) -> io::Result<analysis::Outcome>,
) -> anyhow::Result<bool> {
    let input: Input = match input {
        Some(path) => Box::new(import::open(path).with_context(|| format!("cannot read {}", path.display()))?),
        None => Box::new(io::stdin()),
    };
    let outcome = into_output(output, |output| lines(input, output))?;
    if outcome.refused > 0 {
        say(&format!("{} of {} lines refused; their answers say why", outcome.refused, outcome.lines));
    }
    Ok(outcome.refused > 0)
}

/// Writes to stdout, or to a file that is replaced only when all is written. What is no regular file (a pipe, a device) is
/// written to as it is.
fn into_output<T>(path: Option<&Path>, write: impl FnOnce(&mut dyn Write) -> io::Result<T>) -> anyhow::Result<T> {
    let Some(path) = path else {
        return write(&mut BufWriter::new(io::stdout().lock())).context("stopped before the end");
    };
    let failed = || format!("{} is not written", path.display());
    if fs::metadata(path).is_ok_and(|m| !m.is_file() && !m.is_dir()) {
        let file = OpenOptions::new().write(true).open(path).with_context(failed)?;
        return write(&mut BufWriter::new(file)).with_context(failed);
    }
    file::replace(path, write).with_context(failed)
}

/// A diagnostic. Where nobody hears it (stderr is closed), the exit code still says it.
fn say(message: &str) {
    let _ = writeln!(io::stderr(), "crossread-cli: {message}");
}
