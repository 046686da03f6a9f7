//! Articles and pairs of sentences as lines of JSON.

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::Value;

use super::lines::Line;
use crate::text::{Document, import};

/// What a line may hold.
pub(super) trait Asked: DeserializeOwned {
    /// Comes back with the answer.
    fn id(&self) -> &str;
}

/// An article a line. Fields that are not named here are passed over.
#[derive(Debug, Deserialize)]
pub(super) struct Record {
    id: String,
    text: String,
    title: Option<String>,
    outlet: Option<String>,
    date: Option<String>,
    url: Option<String>,
}

impl Record {
    /// The id and the article. What the record says of it goes before what its text says.
    pub(super) fn into_article(self) -> (String, Document) {
        let Self { id, text, title, outlet, date, url } = self;
        let mut document = import::document_of(&text);
        let metadata = &mut document.metadata;
        let places = [&mut metadata.title, &mut metadata.outlet, &mut metadata.date, &mut metadata.url];
        for (place, given) in places.into_iter().zip([title, outlet, date, url]) {
            let given = given.as_deref().map(str::trim).filter(|g| !g.is_empty());
            *place = given.map(str::to_owned).or(place.take());
        }
        (id, document)
    }
}

impl Asked for Record {
    fn id(&self) -> &str {
        &self.id
    }
}

/// Two sentences a line.
#[derive(Debug, Deserialize)]
pub(super) struct Pair {
    pub(super) id: String,
    pub(super) a: String,
    pub(super) b: String,
}

impl Asked for Pair {
    fn id(&self) -> &str {
        &self.id
    }
}

/// What stands on the output in the place of a line that is not valid.
#[derive(Debug, Serialize)]
pub(super) struct Refused {
    /// The line's id as far as one can be read.
    id: Value,
    /// Why.
    pub(super) error: String,
    /// Which line of the input, from 1.
    pub(super) line: u64,
}

impl Refused {
    /// What could be read, but not answered.
    pub(super) fn failed(id: String, line: u64, error: String) -> Self {
        Self { id: Value::String(id), error, line }
    }

    fn new(line: &Line, error: impl Into<String>) -> Self {
        #[derive(Deserialize)]
        struct OnlyId {
            id: Value,
        }
        let id = line.bytes.as_deref().and_then(|b| serde_json::from_slice::<OnlyId>(b).ok()).map_or(Value::Null, |only| only.id);
        Self { id, error: error.into(), line: line.number }
    }
}

/// What a line holds.
pub(super) fn read<T: Asked>(line: &Line) -> Result<T, Refused> {
    let Some(bytes) = &line.bytes else {
        return Err(Refused::new(line, format!("longer than {} MiB", import::MAX_FILE_BYTES / 1024 / 1024)));
    };
    serde_json::from_slice(bytes).map_err(|error| Refused::new(line, plainly(&error)))
}

/// The error in words for one who knows JSON, without the parser's own line number, which is always 1.
fn plainly(error: &serde_json::Error) -> String {
    let said = error.to_string();
    let what = said.strip_suffix(&format!(" at line {} column {}", error.line(), error.column())).unwrap_or(&said);
    let kind = if error.is_data() { "not a record as expected" } else { "not JSON" };
    format!("{kind}: {what} (column {})", error.column())
}
