//! Which tags occur together: tag against tag, how many passages of the one share words with the other.
//!
//! A row's cell counts the passages under the row's tag that share at least one character with a passage under the column's; so the two
//! halves of the table need not be equal. In the same paragraph is enough where that is asked for. Kinds of a tag count by themselves.

use std::collections::BTreeMap;

use super::{
    draw::{self, MARGIN, ROW},
    plot::{Figure, Item, Plot},
    scene::{Anchor, Frame, Scene, Tone},
    words::{count, one_line},
};
use crate::{
    commands::{Session, paragraphs_of},
    project::{AnnotationId, SourceId, TagId},
    text::Span,
};

/// A passage under a tag.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Passage {
    mark: AnnotationId,
    /// Place of the source in the project.
    at: usize,
    source: SourceId,
    span: Span,
    /// The words, or their paragraphs.
    wide: Span,
}

/// A tag with its passages, by source, then place.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Row {
    tag: TagId,
    name: String,
    passages: Vec<Passage>,
}

/// Tags against tags.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Together {
    near: bool,
    rows: Vec<Row>,
    /// For each tag, by the place of the source: its words, joined where they touch.
    covers: Vec<BTreeMap<usize, Vec<Span>>>,
    /// Row by row.
    counts: Vec<Vec<usize>>,
}

impl Together {
    /// The tags of a session that stand somewhere. `near`: the same paragraph is enough.
    pub fn new(session: &Session, near: bool) -> Self {
        let places: BTreeMap<SourceId, usize> = session.sources().iter().enumerate().map(|(at, source)| (source.id, at)).collect();
        let passage = |mark: &crate::project::Annotation| {
            let (source, span) = (mark.anchor.source, mark.anchor.span?);
            let at = places.get(&source).copied()?;
            let parsed = session.sources().get(at)?.parsed.as_deref().filter(|_| near);
            let wide = parsed.map_or(span, |parsed| paragraphs_of(parsed, span));
            Some(Passage { mark: mark.id, at, source, span, wide })
        };
        let rows = session.project().codebook.iter().map(|tag| Row {
            tag: tag.id,
            name: tag.name.clone(),
            passages: session.annotations_under(tag.id).filter_map(passage).collect(),
        });
        let rows: Vec<Row> = rows.filter(|row| !row.passages.is_empty()).collect();
        let covers: Vec<_> = rows.iter().map(|row| cover(&row.passages)).collect();
        let counts = rows.iter().enumerate().map(|(at, row)| {
            let meets = |(column, cover): (usize, &BTreeMap<usize, Vec<Span>>)| {
                if column == at { row.passages.len() } else { row.passages.iter().filter(|p| meets(cover, p)).count() }
            };
            covers.iter().enumerate().map(meets).collect()
        });
        let counts = counts.collect();
        Self { near, rows, covers, counts }
    }

    /// Whether no tag stands anywhere.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// How many tags there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    fn value(&self, row: usize, column: usize) -> usize {
        self.counts.get(row).and_then(|counts| counts.get(column)).copied().unwrap_or(0)
    }

    /// The passages that a cell counts.
    fn passages(&self, row: usize, column: usize) -> Vec<Passage> {
        let (Some(tag), Some(cover)) = (self.rows.get(row), self.covers.get(column)) else { return Vec::new() };
        tag.passages.iter().filter(|passage| row == column || meets(cover, passage)).copied().collect()
    }
}

/// The words of passages, joined where they touch.
fn cover(passages: &[Passage]) -> BTreeMap<usize, Vec<Span>> {
    let mut cover: BTreeMap<usize, Vec<Span>> = BTreeMap::new();
    for passage in passages {
        let spans = cover.entry(passage.at).or_default();
        match spans.last_mut() {
            Some(last) if passage.wide.start < last.end => *last = last.union(passage.wide),
            _ => spans.push(passage.wide),
        }
    }
    cover
}

fn meets(cover: &BTreeMap<usize, Vec<Span>>, passage: &Passage) -> bool {
    let list = cover.get(&passage.at).map_or(&[][..], Vec::as_slice);
    let first = list.partition_point(|span| span.end <= passage.wide.start);
    list.get(first).is_some_and(|span| span.overlaps(passage.wide))
}

impl Figure for Together {
    fn plot(&self, width: f32) -> Plot {
        const HEAD: f32 = 30.0;
        let tags = self.rows.len();
        let name_width = (width * 0.3).clamp(104.0, 220.0);
        let left = MARGIN + name_width;
        let cell_width = ((width - left - MARGIN) / tags.max(1) as f32).clamp(44.0, 96.0);
        let full = left + cell_width * tags as f32 + MARGIN;
        let title = if self.near { "Tags in the same paragraph" } else { "Tags on the same words" };
        let mut scene = Scene { title: title.to_owned(), width: full, ..Scene::default() };
        let top = MARGIN / 2.0 + HEAD;
        for (column, row) in self.rows.iter().enumerate() {
            let middle = left + cell_width * (column as f32 + 0.5);
            let head = (middle, MARGIN / 2.0 + HEAD / 2.0);
            draw::small(&mut scene, head, Anchor::Middle, Tone::Soft, &row.name, cell_width - 6.0);
        }
        scene.line((MARGIN, top - 0.5), (full - MARGIN, top - 0.5), 1.0, Tone::Hairline);
        let apart = |row: usize, column: usize| if row == column { 0 } else { self.value(row, column) };
        let most = (0..tags).flat_map(|row| (0..tags).map(move |column| apart(row, column))).max().unwrap_or(0);
        let mut rows = Vec::with_capacity(tags);
        for (at, row) in self.rows.iter().enumerate() {
            let frame = Frame::new(MARGIN, top + at as f32 * ROW, full - 2.0 * MARGIN, ROW);
            rows.push((frame.top, frame.bottom()));
            draw::words(&mut scene, (MARGIN + 8.0, frame.middle()), Anchor::Start, Tone::Ink, &row.name, name_width - 16.0);
            for column in 0..tags {
                let cell = Frame::new(left + cell_width * column as f32, frame.top, cell_width, ROW);
                let value = self.value(at, column);
                if column == at {
                    // How many there are at all: no measure of going together.
                    let inner = cell.shrunk(1.0);
                    scene.boxed(inner, None, Tone::Hairline);
                    let middle = (cell.left + cell.width / 2.0, cell.middle());
                    draw::small(&mut scene, middle, Anchor::Middle, Tone::Soft, &draw::short_number(value), cell_width);
                } else {
                    draw::cell(&mut scene, cell, value, most);
                }
            }
            scene.line((MARGIN, frame.bottom() - 0.5), (full - MARGIN, frame.bottom() - 0.5), 1.0, Tone::Hairline);
        }
        scene.height = top + tags as f32 * ROW + MARGIN;
        let columns = (0..tags).map(|at| (left + cell_width * at as f32, left + cell_width * (at + 1) as f32)).collect();
        Plot { scene, rows, columns, frozen: (left, top) }
    }

    fn name(&self, row: usize, column: usize) -> String {
        let (Some(tag), Some(other)) = (self.rows.get(row), self.rows.get(column)) else { return String::new() };
        let passages = count(tag.passages.len(), "passage", "passages");
        if row == column {
            return format!("{passages} under “{}”", tag.name);
        }
        let how = if self.near { "stand in a paragraph with" } else { "share words with" };
        format!("Of {passages} under “{}”, {} {how} “{}”", tag.name, self.value(row, column), other.name)
    }

    fn items(&self, session: &Session, row: usize, column: usize) -> Vec<Item> {
        let Some(tag) = self.rows.get(row) else { return Vec::new() };
        let item = |passage: Passage| {
            let text = &session.source(passage.source)?.document.text;
            let words = text.get(passage.span.range())?;
            let (note, words) = (format!("“{}”", tag.name), one_line(words));
            Some(Item { at: passage.at, source: passage.source, span: passage.span, note, words, claim: None })
        };
        self.passages(row, column).into_iter().filter_map(item).collect()
    }

    fn table(&self) -> Vec<Vec<String>> {
        let names = || self.rows.iter().map(|row| row.name.clone());
        let head = std::iter::once("tag".to_owned()).chain(names()).collect();
        let line = |(at, row): (usize, &Row)| {
            let cells = (0..self.rows.len()).map(|column| self.value(at, column).to_string());
            std::iter::once(row.name.clone()).chain(cells).collect()
        };
        std::iter::once(head).chain(self.rows.iter().enumerate().map(line)).collect()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::commands::Command;

    /// The sample with tags a, b, c and marks on its first article, each a tag on a stretch, in bytes.
    fn check(marks: &[(usize, (u32, u32))]) -> Together {
        let mut session = Session::new(Arc::new(|| {}));
        session.run(Command::OpenSample);
        for name in ["a", "b", "c"] {
            session.run(Command::CreateTag { name: name.to_owned(), colour: None });
        }
        let source = session.sources()[0].id;
        for (tag, (start, end)) in marks {
            let (tag, span) = (session.project().codebook[*tag].id, Span { start: *start, end: *end });
            session.run(Command::Annotate { source, span, tag: Some(tag), memo: String::new() });
        }
        let together = Together::new(&session, false);
        for row in 0..together.len() {
            for column in 0..together.len() {
                assert_eq!(together.items(&session, row, column).len(), together.value(row, column), "{row}, {column}");
            }
        }
        together
    }

    #[test]
    fn passages_that_share_words_are_counted_on_both_sides() {
        let together = check(&[(0, (0, 100)), (1, (5, 10)), (1, (20, 30)), (1, (200, 210)), (0, (300, 310))]);
        let table: Vec<String> = together.table().iter().map(|line| line.join(" ")).collect();
        assert_eq!(table, ["tag a b", "a 2 1", "b 2 3"], "one of a holds two of b; c stands nowhere");
        assert_eq!(together.name(1, 0), "Of 3 passages under “b”, 2 share words with “a”");
    }

    #[test]
    fn tags_that_only_touch_do_not_share_words() {
        let together = check(&[(0, (0, 10)), (1, (10, 20))]);
        assert_eq!(together.value(0, 1), 0);
        assert!(check(&[]).is_empty());
    }
}
