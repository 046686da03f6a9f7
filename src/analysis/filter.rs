//! A filter of JSON lines: each input line gives one output line, in input order, flushed as it goes.
//!
//! Lines are answered on all cores, in batches of what has arrived by then: a person who types lines into a pipe gets each
//! answer at once, and memory does not grow with the number of lines.

use std::{
    io::{self, BufReader, Read, Write},
    panic::{AssertUnwindSafe, catch_unwind},
    thread,
};

use crossbeam_channel::{Receiver, bounded};
use rayon::prelude::*;
use serde::Serialize;

use super::{
    lines::{Line, Lines},
    records::{self, Asked, Pair, Record, Refused},
    source::parsed_source,
    words,
};
use crate::{compare, parse};

/// A batch is full at this many lines; so many also wait in the channel.
const BATCH_LINES: usize = 64;
/// Or at this many bytes: long articles keep the cores busy in small numbers.
const BATCH_BYTES: usize = 4 * 1024 * 1024;
const READ_BUFFER: usize = 256 * 1024;

/// What a filter did.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Outcome {
    /// Lines with something on them.
    pub lines: u64,
    /// Lines that were not valid.
    pub refused: u64,
}

/// One article a line in, its structure out. Errors are of reading and writing only.
pub fn parse_lines(input: impl Read + Send + 'static, output: &mut dyn Write) -> io::Result<Outcome> {
    filter(input, output, |record: Record| {
        let (id, document) = record.into_article();
        let mut parsed = parse::parse(&document);
        // No token is printed: they make room for what is.
        parsed.tokens = Vec::new();
        to_line(&parsed_source(&id, compare::Article { document: &document, parsed: &parsed }))
    })
}

/// Two sentences a line in, how far they say the same out. Errors are of reading and writing only.
pub fn similarity_lines(input: impl Read + Send + 'static, output: &mut dyn Write) -> io::Result<Outcome> {
    #[derive(Serialize)]
    struct Likeness<'a> {
        id: &'a str,
        score: f32,
        stance: &'static str,
    }
    filter(input, output, |pair: Pair| {
        let compare::Similarity { score, stance } = compare::similarity(&pair.a, &pair.b);
        to_line(&Likeness { id: &pair.id, score, stance: words::stance(stance) })
    })
}

fn filter<T: Asked>(
    input: impl Read + Send + 'static,
    output: &mut dyn Write,
    answer: impl Fn(T) -> Result<Vec<u8>, String> + Sync,
) -> io::Result<Outcome> {
    let lines = read_ahead(input)?;
    let mut outcome = Outcome::default();
    while let Some((batch, read)) = next_batch(&lines) {
        let answers: Vec<Result<Vec<u8>, Refused>> = batch.into_par_iter().map(|line| answer_line(line, &answer)).collect();
        for line in answers {
            outcome.lines += 1;
            outcome.refused += u64::from(line.is_err());
            output.write_all(&line.or_else(|refused| to_line(&refused)).map_err(io::Error::other)?)?;
        }
        output.flush()?;
        read?;
    }
    Ok(outcome)
}

/// The answer to one line. A fault of ours in one article costs that article, not the run.
fn answer_line<T: Asked>(line: Line, answer: &impl Fn(T) -> Result<Vec<u8>, String>) -> Result<Vec<u8>, Refused> {
    let asked: T = records::read(&line)?;
    let (id, number) = (asked.id().to_owned(), line.number);
    // a line may be long: it makes room for what is found in it
    drop(line);
    let answered = catch_unwind(AssertUnwindSafe(|| answer(asked)));
    answered
        .unwrap_or_else(|_| Err("the program failed on this line".to_owned()))
        .map_err(|error| Refused::failed(id, number, error))
}

fn to_line(value: &impl Serialize) -> Result<Vec<u8>, String> {
    let mut line = serde_json::to_vec(value).map_err(|e| e.to_string())?;
    line.push(b'\n');
    Ok(line)
}

/// Reads lines on a thread of its own, so that a batch can take what is there and no more. The thread ends with the input, or
/// at the next line after the receiver is gone.
fn read_ahead(input: impl Read + Send + 'static) -> io::Result<Receiver<io::Result<Line>>> {
    let (sender, receiver) = bounded(BATCH_LINES);
    thread::Builder::new().name("read lines".into()).spawn(move || {
        for line in Lines::of(BufReader::with_capacity(READ_BUFFER, input)) {
            let failed = line.is_err();
            if sender.send(line).is_err() || failed {
                break;
            }
        }
    })?;
    Ok(receiver)
}

/// Waits for a line, then takes what else is there; `None` at the end. An error of reading ends the batch.
fn next_batch(lines: &Receiver<io::Result<Line>>) -> Option<(Vec<Line>, io::Result<()>)> {
    let mut batch = Vec::new();
    let mut bytes = 0;
    let mut next = lines.recv().ok()?;
    loop {
        match next {
            Ok(line) => {
                bytes += line.bytes.as_ref().map_or(0, Vec::len);
                batch.push(line);
            }
            Err(error) => return Some((batch, Err(io::Error::new(error.kind(), format!("cannot read the input, {error}"))))),
        }
        if batch.len() == BATCH_LINES || bytes > BATCH_BYTES {
            return Some((batch, Ok(())));
        }
        match lines.try_recv() {
            Ok(line) => next = line,
            Err(_) => return Some((batch, Ok(()))),
        }
    }
}
