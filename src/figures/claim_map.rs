//! Claims against sources as a dense map: the rows of the claims table as they are filtered and sorted, each a narrow column.
//!
//! A full box is quoted, a half one attributed, a low one asserted; nothing is not found. What differs has a mark below.

use std::sync::Arc;

use super::{
    draw::{self, MARGIN},
    plot::{Figure, Item, Plot},
    scene::{Anchor, Frame, Scene, Tone},
    words::{count, kind_word, letter, one_line},
};
use crate::{
    commands::{CellState, ClaimRow, Session},
    compare::{GroupIndex, Voice},
};

/// More claims than this are not drawn; the table's filters pick which.
pub const MOST: usize = 2_000;
/// Height of a row.
const ROW: f32 = 24.0;

/// The map.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct ClaimMap {
    labels: Vec<String>,
    /// The event that each source reports.
    groups: Vec<Option<GroupIndex>>,
    rows: Vec<Arc<ClaimRow>>,
    /// How many claims the table shows, and how many there are.
    pub shown: usize,
    /// All claims.
    pub total: usize,
}

impl ClaimMap {
    /// The claims that the table shows.
    pub fn new(session: &Session) -> Self {
        let view = session.claims();
        Self {
            labels: session.sources().iter().map(|s| s.document.label().to_owned()).collect(),
            groups: session.sources().iter().map(|s| s.group).collect(),
            rows: view.rows.iter().take(MOST).cloned().collect(),
            shown: view.rows.len(),
            total: view.total,
        }
    }

    fn cell(&self, row: &ClaimRow, at: usize) -> CellState {
        row.cell(at, self.groups.get(at).copied().flatten())
    }

    /// Whether there is nothing to draw.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty() || self.labels.is_empty()
    }
}

/// How high the box of a voice is, of the room of a cell.
fn share(voice: Voice) -> f32 {
    match voice {
        Voice::Quoted => 1.0,
        Voice::Attributed => 0.6,
        Voice::Asserted => 0.28,
    }
}

fn voice_word(voice: Voice) -> &'static str {
    match voice {
        Voice::Quoted => "quoted",
        Voice::Attributed => "attributed",
        Voice::Asserted => "asserted",
    }
}

fn cell_words(cell: &CellState) -> String {
    match cell {
        CellState::Has { voice, differs: Some(kind), .. } => format!("{}, differs in {}", voice_word(*voice), kind_word(*kind)),
        CellState::Has { voice, .. } => voice_word(*voice).to_owned(),
        CellState::NotFound => "not found".to_owned(),
        CellState::Absent => "confirmed absent".to_owned(),
        CellState::OtherEvent => "other event".to_owned(),
    }
}

fn draw_cell(scene: &mut Scene, cell: Frame, state: &CellState) {
    let gap = if cell.width > 6.0 { 1.0 } else { 0.5 };
    let room = Frame::new(cell.left + gap, cell.top + 3.0, cell.width - 2.0 * gap, cell.height - 9.0);
    let middle = cell.left + cell.width / 2.0;
    match state {
        CellState::Has { voice, differs, .. } => {
            let height = room.height * share(*voice);
            scene.fill(Frame::new(room.left, room.bottom() - height, room.width, height), Tone::Series(0));
            if differs.is_some() {
                scene.fill(Frame::new(room.left, cell.bottom() - 5.0, room.width, 3.0), Tone::Differs);
            }
        }
        CellState::NotFound => {
            let y = room.bottom() - 0.5;
            scene.line((room.left, y), (room.right(), y), 1.0, Tone::Hairline);
        }
        CellState::Absent => scene.line((middle, room.top + 2.0), (middle, room.bottom()), 1.0, Tone::Soft),
        CellState::OtherEvent => {}
    }
}

impl Figure for ClaimMap {
    fn plot(&self, width: f32) -> Plot {
        const LEGEND: f32 = 24.0;
        const HEAD: f32 = 20.0;
        let name_width = (width * 0.22).clamp(96.0, 180.0);
        let left = MARGIN + name_width;
        let cell = ((width - left - MARGIN) / self.rows.len().max(1) as f32).clamp(8.0, 18.0);
        let full = left + cell * self.rows.len() as f32 + MARGIN;
        let mut scene =
            Scene { title: "Which source has which claim".to_owned(), width: full.max(left + 330.0), ..Scene::default() };
        let legend = Frame::new(MARGIN, MARGIN / 2.0, 10.0, LEGEND);
        let mut x = MARGIN;
        for voice in [Voice::Quoted, Voice::Attributed, Voice::Asserted] {
            let state = CellState::Has { voice, speaker: None, differs: None };
            draw_cell(&mut scene, Frame { left: x, ..legend }, &state);
            draw::small(&mut scene, (x + 15.0, legend.middle()), Anchor::Start, Tone::Soft, voice_word(voice), 80.0);
            x += 80.0;
        }
        scene.fill(Frame::new(x, legend.middle() - 1.5, 10.0, 3.0), Tone::Differs);
        draw::small(&mut scene, (x + 15.0, legend.middle()), Anchor::Start, Tone::Soft, "differs", 60.0);
        let top = MARGIN / 2.0 + LEGEND + HEAD;
        let head_y = MARGIN / 2.0 + LEGEND + HEAD / 2.0;
        for (column, row) in self.rows.iter().enumerate().step_by(10) {
            let x = left + cell * (column as f32 + 0.5);
            draw::small(&mut scene, (x, head_y), Anchor::Middle, Tone::Faint, &(row.claim.0 + 1).to_string(), 40.0);
        }
        scene.line((MARGIN, top - 0.5), (full - MARGIN, top - 0.5), 1.0, Tone::Hairline);
        let mut rows = Vec::with_capacity(self.labels.len());
        for (at, label) in self.labels.iter().enumerate() {
            let frame = Frame::new(MARGIN, top + at as f32 * ROW, full - 2.0 * MARGIN, ROW);
            rows.push((frame.top, frame.bottom()));
            draw::strong(&mut scene, (MARGIN, frame.middle()), Anchor::Start, Tone::Soft, &letter(at), 28.0);
            draw::words(&mut scene, (MARGIN + 26.0, frame.middle()), Anchor::Start, Tone::Ink, label, name_width - 34.0);
            for (column, row) in self.rows.iter().enumerate() {
                let place = Frame::new(left + cell * column as f32, frame.top, cell, ROW);
                draw_cell(&mut scene, place, &self.cell(row, at));
            }
            scene.line((MARGIN, frame.bottom() - 0.5), (full - MARGIN, frame.bottom() - 0.5), 1.0, Tone::Hairline);
        }
        scene.height = top + self.labels.len() as f32 * ROW + MARGIN;
        let columns = (0..self.rows.len()).map(|at| (left + cell * at as f32, left + cell * (at + 1) as f32)).collect();
        Plot { scene, rows, columns, frozen: (left - 4.0, top) }
    }

    fn name(&self, row: usize, column: usize) -> String {
        let (Some(label), Some(claim)) = (self.labels.get(row), self.rows.get(column)) else { return String::new() };
        let state = cell_words(&self.cell(claim, row));
        let number = claim.claim.0 + 1;
        format!("{label}: {state}. Claim {number}, in {}: {}", count(claim.sources, "source", "sources"), one_line(&claim.text))
    }

    fn items(&self, session: &Session, _row: usize, column: usize) -> Vec<Item> {
        let found = self.rows.get(column).and_then(|row| Some((row, session.comparison()?.claims.get(row.claim.0 as usize)?)));
        let Some((row, claim)) = found else { return Vec::new() };
        let item = |mention: &crate::compare::ClaimMention| {
            let at = session.sources().iter().position(|s| s.compared == Some(mention.source))?;
            let source = session.sources().get(at)?;
            Some(Item {
                at,
                source: source.id,
                span: mention.span,
                note: cell_words(&row.cell(at, source.group)),
                words: one_line(mention.span.of(&source.document.text)),
                claim: Some(row.claim),
            })
        };
        let mut items: Vec<Item> = claim.mentions.iter().filter_map(item).collect();
        items.sort_by_key(|item| (item.at, item.span));
        items
    }

    fn table(&self) -> Vec<Vec<String>> {
        let head = ["claim", "speaker"].map(str::to_owned).into_iter().chain(self.labels.iter().cloned()).collect();
        let line = |row: &Arc<ClaimRow>| {
            let mut line = vec![one_line(&row.text), row.speaker.clone().unwrap_or_default()];
            line.extend((0..self.labels.len()).map(|at| cell_words(&self.cell(row, at))));
            line
        };
        std::iter::once(head).chain(self.rows.iter().map(line)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        commands::{ClaimFilter, Command},
        figures::tests::sample,
    };

    #[test]
    fn the_map_shows_the_rows_of_the_table_as_they_are_filtered() {
        let mut session = sample();
        let map = ClaimMap::new(&session);
        assert_eq!((map.shown, map.total), (session.claims().total, session.claims().total));
        let plot = map.plot(600.0);
        assert_eq!((plot.rows.len(), plot.columns.len()), (5, map.total));
        let shared = session.claims().rows.iter().position(|row| row.sources == 2).expect("two share a claim");
        assert_eq!(map.items(&session, 0, shared).len(), 2);
        assert!(map.name(0, shared).contains("in 2 sources"), "{}", map.name(0, shared));
        session.run(Command::FilterClaims(ClaimFilter { only_here: true, ..ClaimFilter::default() }));
        assert!(ClaimMap::new(&session).shown < map.shown);
    }
}
