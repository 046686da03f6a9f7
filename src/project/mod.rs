//! What the user owns: the texts, the codebook, the annotations, the corrections, and the file that keeps them.
//!
//! Derived data (sentences, claims, links) is not here: it is worked out again. Only the project's file touches the disk.

mod codebook;
pub mod file;
mod ids;
mod model;
pub mod recovery;

pub use codebook::{PALETTE, Rgb, Tag, kinds_of, next_colour, next_key, tag_named, tree};
pub use ids::{AnnotationId, CorrectionId, ProjectId, SourceId, TagId};
pub use model::{Anchor, Annotation, Correction, Decision, Facet, Project, ProjectView, Provenance, Source, Subject, Unknown};
