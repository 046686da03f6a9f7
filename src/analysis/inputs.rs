//! The articles that an analysis is made of: files, folders, and files with a record a line.

use std::{
    collections::HashSet,
    io::BufReader,
    path::{Path, PathBuf},
};

use rayon::prelude::*;

use super::{
    lines::Lines,
    records::{self, Record},
};
use crate::text::{
    Document,
    import::{self, ImportError},
    is_records,
};

/// An article with the id that it has in the output.
#[derive(Debug)]
pub struct Input {
    /// Unique: a record's own id; for a file 000, 001, … in the order of the sorted paths.
    pub id: String,
    /// The words.
    pub document: Document,
}

/// What came in and what did not.
#[derive(Debug, Default)]
pub struct Inputs {
    /// The articles, in the order of their sorted paths.
    pub articles: Vec<Input>,
    /// Why others did not come in, a sentence each that ends in the path.
    pub refused: Vec<String>,
}

/// Reads the articles at `paths`, folders walked.
pub fn read_inputs(paths: &[PathBuf]) -> Inputs {
    let read: Vec<Vec<Result<Article, String>>> = import::find_files(paths)
        .par_iter()
        .map(|path| if is_records(path) && path.is_file() { read_records(path) } else { vec![read_file(path)] })
        .collect();
    let mut inputs = Inputs::default();
    let mut ids = HashSet::new();
    let mut articles = Vec::new();
    for article in read.into_iter().flatten() {
        match article {
            Ok(Article { id: Some(id), path, .. }) if !ids.insert(id.clone()) => {
                inputs.refused.push(format!("cannot take two records with the id {id:?}: {}", path.display()));
            }
            Ok(article) => articles.push(article),
            Err(why) => inputs.refused.push(why),
        }
    }
    let mut numbers = (0..).map(|n: u32| format!("{n:03}")).filter(|id| !ids.contains(id));
    let named = articles.into_iter().filter_map(|a| Some(Input { id: a.id.or_else(|| numbers.next())?, document: a.document }));
    inputs.articles = named.collect();
    inputs
}

struct Article {
    /// A record's own.
    id: Option<String>,
    path: PathBuf,
    document: Document,
}

fn read_file(path: &Path) -> Result<Article, String> {
    let document = import::import_file(path).map_err(|e| e.to_string())?;
    Ok(Article { id: None, path: path.to_owned(), document })
}

fn read_records(path: &Path) -> Vec<Result<Article, String>> {
    let unreadable = |error| ImportError::Unreadable { path: path.to_owned(), error }.to_string();
    let file = match import::open(path) {
        Ok(file) => file,
        Err(error) => return vec![Err(unreadable(error))],
    };
    let mut articles = Vec::new();
    for line in Lines::of(BufReader::new(file)) {
        let line = match line {
            Ok(line) => line,
            Err(error) => {
                articles.push(Err(unreadable(error)));
                break;
            }
        };
        articles.push(match records::read::<Record>(&line) {
            Ok(record) => {
                let (id, document) = record.into_article();
                Ok(Article { document, id: Some(id), path: path.to_owned() })
            }
            Err(refused) => Err(format!("cannot read line {}, {}: {}", refused.line, refused.error, path.display())),
        });
    }
    articles
}
