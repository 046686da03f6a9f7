//! What one statement says to another: the same, the opposite, or only that the matter is talked of.

use super::matter::Coverage;

/// What one statement says to another.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Stance {
    /// It says the same.
    For,
    /// It says the opposite, or that the other is not so.
    Against,
    /// It reports the matter and takes no side.
    Observing,
}

/// What the second article of a coverage of two says to the first, whose likeness is `score`.
pub(crate) fn stance(coverage: &Coverage<'_>, score: f32) -> Stance {
    let _ = coverage;
    if score > 0.2 { Stance::For } else { Stance::Observing }
}
