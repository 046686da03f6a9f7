//! The analysis format: what parsing and comparison found, as JSON.
//!
//! Wire types, apart from the inner ones; the only place where the spans of a parse become code points. Versioned: a field is
//! added, never renamed. [`analyze`] makes one object of files and folders; [`parse_lines`] and [`similarity_lines`] are filters
//! of JSON lines. Nothing here prints or decides where the output goes.

mod coverage;
mod filter;
mod ids;
mod inputs;
mod lines;
mod records;
mod source;
pub mod wire;
mod words;

pub use coverage::{Named, analysis};
pub use filter::{Outcome, parse_lines, similarity_lines};
pub use ids::{ClaimId, ConflictId, EntityId, GroupId};
pub use inputs::{Input, Inputs, read_inputs};
pub use source::parsed_source;

use std::io::{self, Write};

use rayon::prelude::*;

use crate::{
    compare::{self, Article, Options},
    parse::{self, Parsed},
};

/// Parses `articles`, compares them, and writes the coverage as one JSON object and a line end.
pub fn analyze(articles: &[Input], options: Options, pretty: bool, mut output: impl Write) -> io::Result<()> {
    let parsed: Vec<Parsed> = articles.par_iter().map(|a| parse::parse(&a.document)).collect();
    let read: Vec<Article<'_>> =
        articles.iter().zip(&parsed).map(|(input, parsed)| Article { document: &input.document, parsed }).collect();
    let comparison = compare::compare(&read, options);
    let named: Vec<Named<'_>> = articles.iter().zip(read).map(|(input, article)| Named { id: &input.id, article }).collect();
    let analysis = analysis(&named, &comparison);
    if pretty {
        serde_json::to_writer_pretty(&mut output, &analysis)?;
    } else {
        serde_json::to_writer(&mut output, &analysis)?;
    }
    output.write_all(b"\n")?;
    output.flush()
}
