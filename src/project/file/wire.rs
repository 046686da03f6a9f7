//! The project file as it stands on the disk, field by field. Its JSON Schema is `assets/project.schema.json`.
//!
//! Apart from the project in memory on purpose: this must stay readable for ten years, that may change with every version. Every
//! level keeps the fields that this version does not know. Missing fields are taken as empty, as files made by other programs and
//! by hand have them.

use std::collections::BTreeMap;

use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    compare::ConflictKind,
    project::{AnnotationId, CorrectionId, ProjectId, SourceId, TagId, Unknown},
};

/// A stretch of a text: code points, half-open, counted from 0.
pub(super) type Chars = [u64; 2];

/// A project of Crossread: articles on the same events, a codebook, and what a person marked and decided.
#[derive(Serialize, Deserialize, JsonSchema, Debug)]
#[schemars(title = "Crossread project")]
pub(super) struct File {
    /// Always `crossread-project`.
    pub format: String,
    /// Version of this format; this is version 1.
    pub version: u64,
    /// The program that wrote the file, with its version.
    #[serde(default)]
    pub generator: String,
    /// Stable id of the project.
    #[schemars(with = "Option<String>")]
    pub id: Option<ProjectId>,
    /// The user's name for the project; may be empty.
    #[serde(default)]
    pub title: String,
    /// When the project was made (RFC 3339).
    #[serde(default)]
    #[schemars(with = "String")]
    pub created: Timestamp,
    /// When anything in it was last changed (RFC 3339).
    #[serde(default)]
    #[schemars(with = "String")]
    pub modified: Timestamp,
    /// What of the view belongs to the project.
    #[serde(default)]
    pub view: View,
    /// The user's tags, in the user's order.
    #[serde(default)]
    pub codebook: Vec<Tag>,
    /// What the user marked, in the order it was made.
    #[serde(default)]
    pub annotations: Vec<Annotation>,
    /// What the user said of the program's findings.
    #[serde(default)]
    pub corrections: Vec<Correction>,
    /// The articles, in the user's order. Last, because they are long.
    #[serde(default)]
    pub sources: Vec<Source>,
    /// Fields that this version does not know.
    #[serde(flatten)]
    #[schemars(skip)]
    pub unknown: Unknown,
}

/// An article.
#[derive(Serialize, Deserialize, JsonSchema, Debug)]
pub(super) struct Source {
    /// Stable id.
    #[schemars(with = "String")]
    pub id: SourceId,
    /// Name of the file it came from; missing for pasted text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// Headline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Who published it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outlet: Option<String>,
    /// Who wrote it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// When it was published, in ISO 8601 as far as known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Where it was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The user's own words about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
    /// Attributes of the user's own, by name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub attributes: BTreeMap<String, String>,
    /// When it came into the project (RFC 3339).
    #[serde(default)]
    #[schemars(with = "String")]
    pub added: Timestamp,
    /// The words; line ends are `\n`. All positions count code points of this.
    pub text: String,
    /// Fields that this version does not know.
    #[serde(flatten)]
    #[schemars(skip)]
    pub unknown: Unknown,
}

/// A tag of the codebook.
#[derive(Serialize, Deserialize, JsonSchema, Debug)]
pub(super) struct Tag {
    /// Stable id.
    #[schemars(with = "String")]
    pub id: TagId,
    /// Its name, unique in the codebook up to case.
    pub name: String,
    /// Its colour, `#rrggbb`.
    #[serde(default)]
    pub colour: String,
    /// What it is for.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// The number key that applies it, 1 to 9.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1, max = 9))]
    pub key: Option<u8>,
    /// The tag that it is a kind of, by its id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub parent: Option<TagId>,
    /// When it was made (RFC 3339).
    #[serde(default)]
    #[schemars(with = "String")]
    pub created: Timestamp,
    /// When it was last changed (RFC 3339).
    #[serde(default)]
    #[schemars(with = "String")]
    pub modified: Timestamp,
    /// Fields that this version does not know.
    #[serde(flatten)]
    #[schemars(skip)]
    pub unknown: Unknown,
}

/// A tag or a memo, or both, on a stretch of words.
#[derive(Serialize, Deserialize, JsonSchema, Debug)]
pub(super) struct Annotation {
    /// Stable id.
    #[schemars(with = "String")]
    pub id: AnnotationId,
    /// The source, by its id.
    #[schemars(with = "String")]
    pub source: SourceId,
    /// Where the words stand.
    pub span: Chars,
    /// The words themselves; they must be what stands at `span`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    /// The tag, by its id; missing where there is only a memo.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub tag: Option<TagId>,
    /// The user's note.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub memo: String,
    /// Who made it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub coder: String,
    /// When it was made (RFC 3339).
    #[serde(default)]
    #[schemars(with = "String")]
    pub created: Timestamp,
    /// When it was last changed (RFC 3339).
    #[serde(default)]
    #[schemars(with = "String")]
    pub modified: Timestamp,
    /// From whom it comes.
    #[serde(default)]
    pub provenance: Provenance,
    /// Fields that this version does not know.
    #[serde(flatten)]
    #[schemars(skip)]
    pub unknown: Unknown,
}

/// From whom a mark comes.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Copy, Debug, Default)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Provenance {
    /// The program proposed it; nobody has looked at it yet.
    Proposed,
    /// The program proposed it and a person agreed.
    Confirmed,
    /// The program proposed it and a person changed it.
    Edited,
    /// A person made it.
    #[default]
    ByHand,
    /// The program proposed it and a person said no.
    Rejected,
}

/// What the user said of something that the program found.
#[derive(Serialize, Deserialize, JsonSchema, Debug)]
pub(super) struct Correction {
    /// Stable id.
    #[schemars(with = "String")]
    pub id: CorrectionId,
    /// What it is about.
    pub about: About,
    /// For an absence: the source that does not have the claim, by its id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub absent_from: Option<SourceId>,
    /// For a conflict: in what the words differ.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub differs_in: Option<DiffersIn>,
    /// The quotation's words, the claim's mentions, or the words that differ. Where words are said to be a quotation: these, and then
    /// those of the quotation that they take the place of, where they do.
    #[serde(default)]
    pub places: Vec<Place>,
    /// For names: the names themselves.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<String>,
    /// What was said.
    pub decision: Decision,
    /// The speaker's name, the claim's better wording, the verdict, or the kind of quotation (`direct`, `mixed`, `indirect`; direct
    /// where it is missing), where that is the decision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// Why.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Who said so.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub coder: String,
    /// When (RFC 3339).
    #[serde(default)]
    #[schemars(with = "String")]
    pub created: Timestamp,
    /// When it was last changed (RFC 3339).
    #[serde(default)]
    #[schemars(with = "String")]
    pub modified: Timestamp,
    /// Fields that this version does not know.
    #[serde(flatten)]
    #[schemars(skip)]
    pub unknown: Unknown,
}

/// What a correction is about.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Copy, PartialEq, Debug)]
#[serde(rename_all = "kebab-case")]
pub(super) enum About {
    /// The quotation with these words.
    Quotation,
    /// The claim with these mentions.
    Claim,
    /// That a source does not have the claim with these mentions.
    Absence,
    /// The conflict between these words.
    Conflict,
    /// Names of people and bodies.
    Names,
}

/// In what words differ; the words of the analysis format.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Copy, PartialEq, Debug)]
#[serde(rename_all = "kebab-case")]
pub(super) enum DiffersIn {
    /// Numbers and durations.
    Quantity,
    /// Dates.
    Date,
    /// Places.
    Place,
    /// Who said or did it.
    Person,
    /// A person's office.
    Title,
    /// Whether it is so.
    Polarity,
    /// How sure it is.
    Certainty,
    /// The words inside quote marks.
    Wording,
    /// What came first.
    Order,
}

impl From<ConflictKind> for DiffersIn {
    fn from(kind: ConflictKind) -> Self {
        match kind {
            ConflictKind::Quantity => Self::Quantity,
            ConflictKind::Date => Self::Date,
            ConflictKind::Place => Self::Place,
            ConflictKind::Person => Self::Person,
            ConflictKind::Title => Self::Title,
            ConflictKind::Polarity => Self::Polarity,
            ConflictKind::Certainty => Self::Certainty,
            ConflictKind::Wording => Self::Wording,
            ConflictKind::Order => Self::Order,
        }
    }
}

impl From<DiffersIn> for ConflictKind {
    fn from(kind: DiffersIn) -> Self {
        match kind {
            DiffersIn::Quantity => Self::Quantity,
            DiffersIn::Date => Self::Date,
            DiffersIn::Place => Self::Place,
            DiffersIn::Person => Self::Person,
            DiffersIn::Title => Self::Title,
            DiffersIn::Polarity => Self::Polarity,
            DiffersIn::Certainty => Self::Certainty,
            DiffersIn::Wording => Self::Wording,
            DiffersIn::Order => Self::Order,
        }
    }
}

/// What was said of a finding.
#[derive(Serialize, Deserialize, JsonSchema, Clone, Copy, PartialEq, Debug)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Decision {
    /// It is right.
    Confirmed,
    /// It is wrong.
    Rejected,
    /// The speaker is another one.
    Speaker,
    /// The words are a quotation.
    Quoted,
    /// The claim is better worded otherwise.
    Reworded,
    /// What the user holds of the claim.
    Verdict,
    /// The places make one claim; the names are those of one person or body.
    Together,
    /// The place is a claim of its own; the first name is that of somebody else than the others.
    Apart,
}

/// Words of a source.
#[derive(Serialize, Deserialize, JsonSchema, Debug)]
pub(super) struct Place {
    /// The source, by its id.
    #[schemars(with = "String")]
    pub source: SourceId,
    /// Where the words stand.
    pub span: Chars,
    /// The words themselves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    /// Fields that this version does not know.
    #[serde(flatten)]
    #[schemars(skip)]
    pub unknown: Unknown,
}

/// What of the view belongs to the project.
#[derive(Serialize, Deserialize, JsonSchema, Debug, Default)]
pub(super) struct View {
    /// The source last read, by its id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub open_source: Option<SourceId>,
    /// The sentence last selected in it, counted from 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sentence: Option<u32>,
    /// Fields that this version does not know.
    #[serde(flatten)]
    #[schemars(skip)]
    pub unknown: Unknown,
}
