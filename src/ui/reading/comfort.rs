//! How a person likes to read: face, size, measure, line height, and what stands around the text.

use serde::{Deserialize, Serialize};

use crate::ui::theme;

/// The face of articles.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
pub enum Face {
    /// With serifs, as books are set.
    #[default]
    Serif,
    /// Without, as the interface is set.
    Sans,
}

/// What is picked in the settings.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Comfort {
    /// The face.
    pub face: Face,
    /// A line holds about this many letters at most.
    pub measure: f32,
    /// Line height, in multiples of the face's size.
    pub leading: f32,
    /// Paragraphs bear numbers.
    pub numbers: bool,
    /// What is not selected steps back.
    pub focus: bool,
    /// A stretch that is dragged over ends with whole words.
    pub whole_words: bool,
}

impl Comfort {
    /// Letters in a line that can be picked. Readers find 55 to 75 comfortable.
    pub const MEASURES: std::ops::RangeInclusive<f32> = 45.0..=100.0;
    /// Line heights that can be picked.
    pub const LEADINGS: std::ops::RangeInclusive<f32> = 1.3..=2.2;
}

impl Default for Comfort {
    fn default() -> Self {
        Self { face: Face::Serif, measure: 68.0, leading: theme::READING_LEADING, numbers: false, focus: false, whole_words: true }
    }
}
