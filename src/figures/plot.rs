//! A figure as rows and columns that can be walked through, each cell with what it stands for.

use crate::{commands::Session, compare::ClaimIndex, project::SourceId, text::Span};

use super::Scene;

/// A picture of rows and columns.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Plot {
    /// What is drawn.
    pub scene: Scene,
    /// Upper and lower edge of each row, in the picture.
    pub rows: Vec<(f32, f32)>,
    /// Left and right edge of each column, in the picture.
    pub columns: Vec<(f32, f32)>,
    /// What is left of the first and above the second of these stays in view when the picture is larger than the window.
    pub frozen: (f32, f32),
}

impl Plot {
    /// The row and column at a point of the picture.
    pub fn at(&self, x: f32, y: f32) -> Option<(usize, usize)> {
        let find = |edges: &[(f32, f32)], value: f32| {
            let at = edges.partition_point(|(_, end)| *end <= value);
            edges.get(at).filter(|(start, _)| *start <= value).map(|_| at)
        };
        Some((find(&self.rows, y)?, find(&self.columns, x)?))
    }
}

/// Words that a cell leads to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Item {
    /// Place of the source in the project.
    pub at: usize,
    /// The source.
    pub source: SourceId,
    /// The words to select there.
    pub span: Span,
    /// What is said of them ("direct, 12 words").
    pub note: String,
    /// The words.
    pub words: String,
    /// The claim that they make, where it is claims that the figure counts.
    pub claim: Option<ClaimIndex>,
}

/// Something that can be drawn as a plot, walked through and copied.
pub trait Figure {
    /// The picture, in a room `width` points wide; wider where it must be.
    fn plot(&self, width: f32) -> Plot;
    /// A cell in words.
    fn name(&self, row: usize, column: usize) -> String;
    /// What a cell leads to, in reading order.
    fn items(&self, session: &Session, row: usize, column: usize) -> Vec<Item>;
    /// The figure as a table, the first row its heads.
    fn table(&self) -> Vec<Vec<String>>;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_is_in_one_cell_or_in_none() {
        let plot = Plot { rows: vec![(10.0, 20.0), (20.0, 30.0)], columns: vec![(5.0, 15.0), (18.0, 28.0)], ..Plot::default() };
        assert_eq!(plot.at(6.0, 10.0), Some((0, 0)));
        assert_eq!(plot.at(20.0, 29.9), Some((1, 1)));
        assert_eq!(plot.at(16.0, 12.0), None, "between columns");
        assert_eq!(plot.at(6.0, 30.0), None, "below");
        assert_eq!(plot.at(6.0, 9.0), None, "above");
    }
}
