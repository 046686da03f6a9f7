//! The project in memory.

use std::sync::Arc;

use jiff::Timestamp;

use super::{AnnotationId, CorrectionId, ProjectId, SourceId, Tag, TagId};
use crate::{
    compare::ConflictKind,
    parse::QuotationKind,
    text::{CharMap, Document, Span},
};

/// Fields of a file that this version does not know: kept, and written back where they stood.
pub type Unknown = serde_json::Map<String, serde_json::Value>;

/// All that a project file keeps.
#[derive(Clone, PartialEq, Debug)]
pub struct Project {
    /// Stable id.
    pub id: ProjectId,
    /// The user's name for it; may be empty.
    pub title: String,
    /// When it was made.
    pub created: Timestamp,
    /// When anything in it was last changed.
    pub modified: Timestamp,
    /// The articles, in the user's order.
    pub sources: Vec<Source>,
    /// The user's tags, in the user's order.
    pub codebook: Vec<Tag>,
    /// What the user marked, in the order it was made. Shared, so that a copy of the project to be written costs next to nothing.
    pub annotations: Vec<Arc<Annotation>>,
    /// What the user said of the program's findings.
    pub corrections: Vec<Correction>,
    /// What of the view belongs to the project.
    pub view: ProjectView,
    /// Fields of the file that this version does not know.
    pub unknown: Unknown,
}

impl Project {
    /// An empty project, made at `created`.
    pub fn new(created: Timestamp) -> Self {
        Self {
            id: ProjectId::new(),
            title: String::new(),
            created,
            modified: created,
            sources: Vec::new(),
            codebook: Vec::new(),
            annotations: Vec::new(),
            corrections: Vec::new(),
            view: ProjectView::default(),
            unknown: Unknown::new(),
        }
    }
}

/// An article in a project.
#[derive(Clone, PartialEq, Debug)]
pub struct Source {
    /// Stable id.
    pub id: SourceId,
    /// The words and what is known about them.
    pub document: Arc<Document>,
    /// When it came in.
    pub added: Timestamp,
    /// Fields of the file that this version does not know.
    pub unknown: Unknown,
}

/// A place in a source that can be found again: where it stands and the words themselves.
#[derive(Clone, PartialEq, Debug)]
pub struct Anchor {
    /// The source.
    pub source: SourceId,
    /// Where the words stand; `None` is detached: they could not be found again with certainty, and a person must place them.
    pub span: Option<Span>,
    /// Where they stand in code points, half-open; while detached, where the file said they stood.
    pub chars: [u64; 2],
    /// The words.
    pub words: String,
    /// Fields of the file that this version does not know (in an annotation they are [`Annotation::unknown`]).
    pub unknown: Unknown,
}

impl Anchor {
    /// The place `span` of a source with this text.
    pub fn new(source: SourceId, text: &str, chars: &CharMap, span: Span) -> Self {
        let at = |byte: u32| chars.char_of_byte(text, byte as usize) as u64;
        let (start, end) = (at(span.start), at(span.end));
        Self { source, span: Some(span), chars: [start, end], words: span.of(text).to_owned(), unknown: Unknown::new() }
    }
}

/// From whom a mark comes.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Provenance {
    /// The program proposed it; nobody has looked at it yet.
    Proposed,
    /// The program proposed it and a person agreed.
    Confirmed,
    /// The program proposed it and a person changed it.
    Edited,
    /// A person made it.
    ByHand,
    /// The program proposed it and a person said no.
    Rejected,
}

/// A tag or a memo, or both, on a stretch of words.
#[derive(Clone, PartialEq, Debug)]
pub struct Annotation {
    /// Stable id.
    pub id: AnnotationId,
    /// The words.
    pub anchor: Anchor,
    /// The tag; `None` where it is only a memo.
    pub tag: Option<TagId>,
    /// The user's note; may be empty.
    pub memo: String,
    /// Who made it; may be empty.
    pub coder: String,
    /// When it was made.
    pub created: Timestamp,
    /// When it was last changed.
    pub modified: Timestamp,
    /// From whom it comes.
    pub provenance: Provenance,
    /// Fields of the file that this version does not know.
    pub unknown: Unknown,
}

/// What a correction is about. It names words, not indices, so that it survives a re-analysis.
#[derive(Clone, PartialEq, Debug)]
pub enum Subject {
    /// The quotation with this content.
    Quotation(Anchor),
    /// Words that are quoted, whether or not the program found them so.
    Quoted {
        /// The words as a person selected them.
        words: Anchor,
        /// The quotation, by its words, that was found and has other bounds than it should.
        instead_of: Option<Anchor>,
    },
    /// Names of people and bodies, over all sources.
    Names(Vec<String>),
    /// The claim whose mentions are these.
    Claim(Vec<Anchor>),
    /// That this source does not have the claim whose mentions are these.
    Absence {
        /// The source that lacks it.
        source: SourceId,
        /// The claim's mentions elsewhere.
        claim: Vec<Anchor>,
    },
    /// The conflict between these words.
    Conflict {
        /// In what they differ.
        kind: ConflictKind,
        /// The words that differ.
        parts: Vec<Anchor>,
    },
}

/// What the user said of a finding.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Decision {
    /// It is right.
    Confirmed,
    /// It is wrong.
    Rejected,
    /// The speaker is another one, called this; empty where nobody knows who.
    Speaker(String),
    /// The words named are a quotation of this kind.
    Quoted(QuotationKind),
    /// The claim is better worded like this.
    Reworded(String),
    /// What the user holds of the claim, in a word of the user's own ("False"); empty where there is only a note.
    Verdict(String),
    /// The words named make one claim, whatever the program thinks; a single stretch is a claim that was missed. Of names: all of
    /// them are those of one person or body.
    Together,
    /// The words named are a claim of their own. Of names: the first is the name of somebody else than the others.
    Apart,
}

/// What a decision on a claim or a quotation is about: of one claim each of these can be said once.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Facet {
    /// Whether the program is right.
    Review,
    /// Who says it.
    Speaker,
    /// How it is worded.
    Wording,
    /// What is held of it.
    Verdict,
    /// Which words belong to it. Any number of these can be said; the later one counts.
    Rows,
    /// Where it begins and ends.
    Bounds,
}

impl Decision {
    /// What it is about.
    pub fn facet(&self) -> Facet {
        match self {
            Self::Confirmed | Self::Rejected => Facet::Review,
            Self::Speaker(_) => Facet::Speaker,
            Self::Reworded(_) => Facet::Wording,
            Self::Verdict(_) => Facet::Verdict,
            Self::Together | Self::Apart => Facet::Rows,
            Self::Quoted(_) => Facet::Bounds,
        }
    }
}

/// What the user said of something the program found.
#[derive(Clone, PartialEq, Debug)]
pub struct Correction {
    /// Stable id.
    pub id: CorrectionId,
    /// What it is about.
    pub subject: Subject,
    /// What the user said.
    pub decision: Decision,
    /// Why; may be empty.
    pub note: String,
    /// Who said so; may be empty.
    pub coder: String,
    /// When.
    pub created: Timestamp,
    /// When it was last changed.
    pub modified: Timestamp,
    /// Fields of the file that this version does not know.
    pub unknown: Unknown,
}

/// What of the view belongs to the project and is saved with it.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct ProjectView {
    /// The source last read.
    pub open_source: Option<SourceId>,
    /// The sentence last selected in it.
    pub sentence: Option<u32>,
    /// Fields of the file that this version does not know.
    pub unknown: Unknown,
}
