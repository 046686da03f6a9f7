//! What the user can ask for.

use std::{collections::BTreeMap, path::PathBuf};

use super::{ClaimFilter, ClaimSort, Query, Selection, TagImport};
use crate::{
    compare::ClaimIndex,
    parse::QuotationKind,
    project::{AnnotationId, CorrectionId, Decision, Rgb, SourceId, Subject, TagId},
    text::{Metadata, Span},
};

/// One thing the user asks for. What a command cannot do (no such tag, nothing selected) becomes a notice, never a panic.
#[derive(Clone, PartialEq, Debug)]
pub enum Command {
    /// Close the project and start an empty one. Unsaved changes are the caller's to ask about.
    NewProject,
    /// Close the project and open the sample coverage.
    OpenSample,
    /// Close the project and open this project file.
    OpenProject(PathBuf),
    /// Close the project and open what a damaged project's backup holds, as a project that is not saved yet: neither the backup nor
    /// the damaged file is touched until the user says where to save.
    OpenBackup(PathBuf),
    /// Open what was given on the command line: one project file, or article files and folders for a new project.
    OpenPaths(Vec<PathBuf>),
    /// Read article files and folders into the project.
    Import(Vec<PathBuf>),
    /// Read pasted text into the project.
    ImportPasted(String),
    /// Save to the file the project was opened from or last saved to.
    Save,
    /// Save to this file from now on.
    SaveAs(PathBuf),
    /// Bring back what a crashed program left: the recovery file of [`super::Session::recoverable`].
    Recover(PathBuf),
    /// Delete what a crashed program left.
    DiscardRecovery(PathBuf),
    /// Stop the work under way.
    Cancel,
    /// Parse and compare once more, where that was cancelled or broke off.
    AnalyseAgain,
    /// Take a message away, by its place in [`super::Session::notices`].
    DismissNotice(usize),

    /// Take back the last change.
    Undo,
    /// Do again what was taken back.
    Redo,

    /// Name the project.
    SetProjectTitle(String),
    /// Take a source out, with its annotations.
    RemoveSource(SourceId),
    /// Move a source to this place in the list.
    MoveSource {
        /// Which.
        source: SourceId,
        /// Its index afterwards.
        to: usize,
    },
    /// Change what is known about a source.
    SetMetadata {
        /// Which.
        source: SourceId,
        /// All of it.
        metadata: Metadata,
    },

    /// Make a tag; colour and number key are the next free ones where not given.
    CreateTag {
        /// Its name.
        name: String,
        /// Its colour.
        colour: Option<Rgb>,
    },
    /// Rename a tag.
    RenameTag(TagId, String),
    /// Give a tag another colour.
    RecolourTag(TagId, Rgb),
    /// Say what a tag is for.
    DescribeTag(TagId, String),
    /// Give a tag a number key (1 to 9), taken from the tag that had it.
    SetTagKey(TagId, Option<u8>),
    /// Make a tag like this, as one step.
    EditTag {
        /// Which.
        tag: TagId,
        /// Its name.
        name: String,
        /// Its colour.
        colour: Rgb,
        /// What it is for.
        description: String,
        /// Its number key (1 to 9), taken from the tag that had it.
        key: Option<u8>,
    },
    /// Move a tag to this place in the codebook.
    MoveTag(TagId, usize),
    /// Make a tag a kind of another one, or of none.
    SetTagParent(TagId, Option<TagId>),
    /// Put one tag in the place of others: their passages and kinds go over, then they are deleted.
    MergeTags {
        /// Those that go.
        from: Vec<TagId>,
        /// The one that stays.
        into: TagId,
    },
    /// Make tags kinds of another one, or of none.
    MoveTags {
        /// Which; a kind of one of them stays below it.
        tags: Vec<TagId>,
        /// Of which.
        parent: Option<TagId>,
    },
    /// Give tags one colour.
    RecolourTags(Vec<TagId>, Rgb),
    /// Delete tags and their annotations (kinds of them become kinds of what they were kinds of; memos stay, as annotations without a
    /// tag).
    DeleteTags(Vec<TagId>),
    /// Read the tags of another project's file; [`super::Session::offered_tags`] has them then.
    ReadTags(PathBuf),
    /// Take in the tags that were read, each as decided.
    ImportTags(BTreeMap<TagId, TagImport>),

    /// Put a tag on what is selected; on words that have it already, take it off.
    ToggleTag(TagId),
    /// Make a tag and put it on what is selected, as one step.
    CreateAndApplyTag(String),
    /// Put a tag on a stretch of words.
    Annotate {
        /// The source.
        source: SourceId,
        /// The words.
        span: Span,
        /// The tag.
        tag: Option<TagId>,
        /// A note.
        memo: String,
    },
    /// Put a tag on many stretches of words as one step, where it does not stand on just these words already.
    TagAll {
        /// Where.
        places: Vec<(SourceId, Span)>,
        /// The tag.
        tag: TagId,
    },
    /// Take the tags off these annotations, as one step; a memo stays, as an annotation without a tag.
    TakeTagsOff(Vec<AnnotationId>),
    /// Take an annotation away, with its memo.
    RemoveAnnotation(AnnotationId),
    /// Write an annotation's memo.
    SetMemo(AnnotationId, String),
    /// Put a detached or misplaced annotation on the words that are selected.
    PlaceAnnotation(AnnotationId),

    /// Say something of a finding; a second decision on the same subject replaces the first.
    Correct {
        /// What it is about.
        subject: Subject,
        /// What is said.
        decision: Decision,
        /// Why.
        note: String,
    },
    /// Take a correction back.
    RemoveCorrection(CorrectionId),
    /// Take several corrections back, as one step.
    TakeBack(Vec<CorrectionId>),
    /// Say that a quotation is these words.
    SetQuotation {
        /// The source.
        source: SourceId,
        /// The quotation, as an index into those of the source.
        quotation: usize,
        /// The words that it is.
        span: Span,
    },
    /// Say that words are a quotation which was missed.
    MarkQuotation {
        /// The source.
        source: SourceId,
        /// The words.
        span: Span,
        /// How they are given.
        kind: QuotationKind,
        /// Who says them; empty where that is not known.
        speaker: String,
    },
    /// Say that a correction whose words, or whose quotation, are not there any more is about the words that are selected.
    PlaceCorrection(CorrectionId),
    /// Say that all these are names of one person or body.
    OneEntity(Vec<String>),
    /// Say that these are the names of two.
    TwoEntities([String; 2]),
    /// Say that a name is that of somebody else than the others.
    TakeNameOut {
        /// The name.
        name: String,
        /// Whose name it was taken for.
        from: Vec<String>,
    },
    /// Move the words of a mention to another claim's row.
    MoveMention {
        /// The source.
        source: SourceId,
        /// The mention's words.
        span: Span,
        /// The claim that they make.
        to: ClaimIndex,
    },
    /// Make one claim of several.
    MergeClaims(Vec<ClaimIndex>),
    /// Make a claim of its own of the words of one mention.
    SplitMention {
        /// The source.
        source: SourceId,
        /// The mention's words.
        span: Span,
    },
    /// Say that all these words make the same claim: claims that have them become one, and words that no claim has are added. One
    /// stretch alone is a claim that was missed.
    SameClaim(Vec<(SourceId, Span)>),

    /// Show a source in the reading view.
    OpenSource(SourceId),
    /// Select words.
    Select(Selection),
    /// Select nothing.
    Deselect,
    /// Select a claim's row; with a source, also its sentence (or the nearest one) there.
    SelectClaim {
        /// The row.
        claim: ClaimIndex,
        /// The cell.
        source: Option<SourceId>,
    },
    /// Show other rows of the claims table.
    FilterClaims(ClaimFilter),
    /// Sort the claims table.
    SortClaims(ClaimSort),
    /// Look for words in all sources; an empty query ends the search.
    Find(Query),
    /// Select a hit, by its place in [`super::Found::hits`].
    GoToHit(usize),
    /// Select the hit after or before what is selected, from the end on to the start again.
    StepToHit {
        /// The one before.
        back: bool,
        /// Only hits in this source.
        within: Option<SourceId>,
    },
    /// Write passages to a file: Markdown where its name ends in `.md`, else CSV.
    ExportPassages {
        /// The file; one that is there is replaced.
        path: PathBuf,
        /// Which, in this order.
        marks: Vec<AnnotationId>,
    },
    /// Who codes from now on; written into every annotation.
    SetCoder(String),
}
