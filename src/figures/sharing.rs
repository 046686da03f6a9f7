//! How much sources share: claims that two of them make, and words that stand word for word in both; who has a claim alone, who
//! leaves out what others have, and which sources copy one another.
//!
//! Claims that a person rejected count nowhere. Sources that copy one another stand together.

use std::collections::BTreeMap;

use super::{
    draw::{self, MARGIN, ROW},
    plot::{Figure, Item, Plot},
    scene::{Anchor, Frame, Scene, Tone},
    words::{count, letter, one_line},
};
use crate::{
    commands::Session,
    compare::{Claim, ClaimIndex, Comparison, SourceIndex},
    project::SourceId,
    text::Span,
};

/// Two sources copy one another where so much of the shorter one stands in the other word for word.
const COPY_SHARE: f32 = 0.2;
/// And no less than this many words: shorter runs are what everybody says.
const COPY_WORDS: usize = 50;
/// A claim that a source lacks is left out where at least so many others have it.
const OTHERS: usize = 2;

/// What two sources share.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
struct Pair {
    claims: Vec<ClaimIndex>,
    words: usize,
    /// Into [`Comparison::reuse`].
    passages: Vec<usize>,
}

/// One source.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Source {
    id: SourceId,
    compared: Option<SourceIndex>,
    label: String,
    words: usize,
    has: Vec<ClaimIndex>,
    only_here: Vec<ClaimIndex>,
    left_out: Vec<ClaimIndex>,
}

/// What is counted.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Measure {
    /// Claims that both make.
    #[default]
    Claims,
    /// Words that stand in both word for word.
    Words,
}

/// Sources against sources.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Sharing {
    measure: Measure,
    sources: Vec<Source>,
    /// By places in the project, the lower first.
    pairs: BTreeMap<(usize, usize), Pair>,
    /// The order of rows and columns: places in the project.
    order: Vec<usize>,
    /// Sources that copy one another, as places in the project, the largest group first.
    pub clusters: Vec<Vec<usize>>,
}

impl Sharing {
    /// What the sources of a session share; nothing until they are compared.
    pub fn new(session: &Session, measure: Measure) -> Self {
        let sources = session.sources().iter().map(|state| Source {
            id: state.id,
            compared: state.compared,
            label: state.document.label().to_owned(),
            words: state.words,
            has: Vec::new(),
            only_here: Vec::new(),
            left_out: Vec::new(),
        });
        let mut all = Self { measure, sources: sources.collect(), ..Self::default() };
        if let Some(comparison) = session.comparison() {
            let places: BTreeMap<SourceIndex, usize> =
                all.sources.iter().enumerate().filter_map(|(at, source)| Some((source.compared?, at))).collect();
            for (index, claim) in (0..).map(ClaimIndex).zip(&comparison.claims) {
                if !session.is_rejected(index) {
                    all.count_claim(index, claim, comparison, &places);
                }
            }
            all.count_copies(comparison, &places);
        }
        all.find_clusters();
        all
    }

    fn count_claim(&mut self, index: ClaimIndex, claim: &Claim, comparison: &Comparison, places: &BTreeMap<SourceIndex, usize>) {
        let mut having: Vec<usize> = claim.mentions.iter().filter_map(|m| places.get(&m.source).copied()).collect();
        having.sort_unstable();
        having.dedup();
        for (nth, &a) in having.iter().enumerate() {
            if let Some(source) = self.sources.get_mut(a) {
                source.has.push(index);
                if having.len() == 1 {
                    source.only_here.push(index);
                }
            }
            for &b in having.get(nth + 1..).unwrap_or_default() {
                self.pairs.entry((a, b)).or_default().claims.push(index);
            }
        }
        if having.len() >= OTHERS {
            for (source, _) in comparison.not_found(claim) {
                if let Some(source) = places.get(&source).and_then(|&at| self.sources.get_mut(at)) {
                    source.left_out.push(index);
                }
            }
        }
    }

    fn count_copies(&mut self, comparison: &Comparison, places: &BTreeMap<SourceIndex, usize>) {
        for (index, reuse) in comparison.reuse.iter().enumerate() {
            let [a, b] = reuse.parts.map(|place| places.get(&place.source).copied());
            if let (Some(a), Some(b)) = (a, b) {
                let pair = self.pairs.entry((a.min(b), a.max(b))).or_default();
                pair.words += reuse.words as usize;
                pair.passages.push(index);
            }
        }
    }

    /// Puts sources together that copy one another, also by way of a third.
    fn find_clusters(&mut self) {
        let mut parent: Vec<usize> = (0..self.sources.len()).collect();
        for (&(a, b), pair) in &self.pairs {
            let shorter = [a, b].iter().filter_map(|&at| self.sources.get(at)).map(|s| s.words).min().unwrap_or(0);
            if pair.words >= COPY_WORDS && pair.words as f32 >= COPY_SHARE * shorter as f32 {
                let (a, b) = (top(&parent, a), top(&parent, b));
                if let Some(above) = parent.get_mut(a.max(b)) {
                    *above = a.min(b);
                }
            }
        }
        let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for at in 0..parent.len() {
            groups.entry(top(&parent, at)).or_default().push(at);
        }
        let mut groups: Vec<Vec<usize>> = groups.into_values().collect();
        groups.sort_by_key(|group| (std::cmp::Reverse(group.len()), group.first().copied()));
        self.order = groups.iter().flatten().copied().collect();
        self.clusters = groups.into_iter().filter(|group| group.len() > 1).collect();
    }

    fn pair(&self, a: usize, b: usize) -> Option<&Pair> {
        self.pairs.get(&(a.min(b), a.max(b)))
    }

    fn value(&self, a: usize, b: usize) -> usize {
        self.pair(a, b).map_or(0, |pair| match self.measure {
            Measure::Claims => pair.claims.len(),
            Measure::Words => pair.words,
        })
    }

    /// Heads of the columns that count for one source alone.
    fn heads(&self) -> &'static [&'static str] {
        match self.measure {
            Measure::Claims => &["has", "only here", "left out"],
            Measure::Words => &["words"],
        }
    }

    /// What these columns say of a source.
    fn alone(&self, source: &Source) -> Vec<usize> {
        match self.measure {
            Measure::Claims => vec![source.has.len(), source.only_here.len(), source.left_out.len()],
            Measure::Words => vec![source.words],
        }
    }

    fn source_of_row(&self, row: usize) -> Option<(usize, &Source)> {
        let at = *self.order.get(row)?;
        Some((at, self.sources.get(at)?))
    }
}

/// The group that a source is in.
fn top(parent: &[usize], mut at: usize) -> usize {
    while let Some(&above) = parent.get(at).filter(|&&above| above != at) {
        at = above;
    }
    at
}

impl Figure for Sharing {
    fn plot(&self, width: f32) -> Plot {
        const HEAD: f32 = 30.0;
        /// Narrower than this, everything but the cells gives way, in points.
        const TIGHT: f32 = 540.0;
        let tight = width < TIGHT;
        let alone = if tight { 54.0 } else { 62.0 };
        let heads = self.heads();
        let sources = self.order.len();
        let gap = if tight { 0.0 } else { MARGIN };
        // In a small window cells are as narrow as their numbers allow, and names have what is left.
        let least = if tight { 24.0 } else { 30.0 };
        let beside = 2.0 * MARGIN + alone * heads.len() as f32 + gap;
        let names = if tight { width - beside - 28.0 * sources as f32 } else { width * 0.22 };
        let name_width = names.clamp(if tight { 88.0 } else { 104.0 }, if tight { 130.0 } else { 180.0 });
        let alone_left = MARGIN + name_width;
        let cells_left = alone_left + alone * heads.len() as f32 + gap;
        let cell_width = ((width - cells_left - MARGIN) / sources.max(1) as f32).clamp(least, 72.0);
        let full = (cells_left + cell_width * sources as f32 + MARGIN).max(width.min(cells_left + 2.0 * MARGIN));
        let title = match self.measure {
            Measure::Claims => "Claims that sources share",
            Measure::Words => "Words that stand word for word in two sources",
        };
        let mut scene = Scene { title: title.to_owned(), width: full, ..Scene::default() };
        let top_edge = MARGIN / 2.0 + HEAD;
        let head_y = MARGIN / 2.0 + HEAD / 2.0;
        for (at, head) in heads.iter().enumerate() {
            let right = alone_left + alone * (at + 1) as f32 - 8.0;
            draw::small(&mut scene, (right, head_y), Anchor::End, Tone::Faint, head, alone);
        }
        for (column, &at) in self.order.iter().enumerate() {
            let middle = cells_left + cell_width * (column as f32 + 0.5);
            draw::strong(&mut scene, (middle, head_y), Anchor::Middle, Tone::Soft, &letter(at), cell_width);
        }
        scene.line((MARGIN, top_edge - 0.5), (full - MARGIN, top_edge - 0.5), 1.0, Tone::Hairline);
        let most = self.pairs.keys().map(|&(a, b)| self.value(a, b)).max().unwrap_or(0);
        let mut rows = Vec::with_capacity(sources);
        for (row, &at) in self.order.iter().enumerate() {
            let Some(source) = self.sources.get(at) else { continue };
            let frame = Frame::new(MARGIN, top_edge + row as f32 * ROW, full - 2.0 * MARGIN, ROW);
            rows.push((frame.top, frame.bottom()));
            draw::strong(&mut scene, (MARGIN + 8.0, frame.middle()), Anchor::Start, Tone::Soft, &letter(at), 28.0);
            draw::words(&mut scene, (MARGIN + 34.0, frame.middle()), Anchor::Start, Tone::Ink, &source.label, name_width - 42.0);
            for (column, value) in self.alone(source).into_iter().enumerate() {
                let right = alone_left + alone * (column + 1) as f32 - 8.0;
                let tone = if value == 0 { Tone::Faint } else { Tone::Ink };
                draw::words(&mut scene, (right, frame.middle()), Anchor::End, tone, &value.to_string(), alone);
            }
            for (column, &other) in self.order.iter().enumerate() {
                let cell = Frame::new(cells_left + cell_width * column as f32, frame.top, cell_width, ROW);
                if other == at {
                    let inner = cell.shrunk(5.0);
                    scene.line((inner.left, inner.bottom()), (inner.right(), inner.top), 1.0, Tone::Hairline);
                } else if let Some(value) = Some(self.value(at, other)).filter(|&value| value > 0 || sources <= 64) {
                    draw::cell(&mut scene, cell, value, most);
                }
            }
            scene.line((MARGIN, frame.bottom() - 0.5), (full - MARGIN, frame.bottom() - 0.5), 1.0, Tone::Hairline);
        }
        // A bar beside sources that copy one another.
        let mut first = 0;
        for cluster in &self.clusters {
            let (from, to) = (top_edge + first as f32 * ROW, top_edge + (first + cluster.len()) as f32 * ROW);
            scene.fill(Frame::new(MARGIN, from + 3.0, 3.0, to - from - 6.0), Tone::Accent);
            first += cluster.len();
        }
        let bottom = top_edge + rows.len() as f32 * ROW;
        let mut end = bottom;
        if !self.clusters.is_empty() {
            let y = bottom + 14.0;
            scene.fill(Frame::new(MARGIN, y - 6.0, 3.0, 12.0), Tone::Accent);
            draw::small(&mut scene, (MARGIN + 9.0, y), Anchor::Start, Tone::Soft, "copy one another", full);
            end = y + 8.0;
        }
        scene.height = end + MARGIN;
        let mut columns: Vec<(f32, f32)> =
            (0..heads.len()).map(|at| (alone_left + alone * at as f32, alone_left + alone * (at + 1) as f32)).collect();
        columns.extend((0..sources).map(|at| {
            let left = cells_left + cell_width * at as f32;
            (left, left + cell_width)
        }));
        Plot { scene, rows, columns, frozen: (alone_left, top_edge) }
    }

    fn name(&self, row: usize, column: usize) -> String {
        let Some((at, source)) = self.source_of_row(row) else { return String::new() };
        let heads = self.heads().len();
        let claims = |n: usize| count(n, "claim", "claims");
        let Some(other) = column.checked_sub(heads) else {
            return match (self.measure, column) {
                (Measure::Claims, 0) => format!("{} has {}", source.label, claims(source.has.len())),
                (Measure::Claims, 1) => format!("{}: {} that no other source has", source.label, claims(source.only_here.len())),
                (Measure::Claims, _) => {
                    format!("{}: {} left out that at least two others have", source.label, claims(source.left_out.len()))
                }
                (Measure::Words, _) => format!("{}: {}", source.label, count(source.words, "word", "words")),
            };
        };
        let Some((other_at, other)) = self.source_of_row(other) else { return String::new() };
        if other_at == at {
            return source.label.clone();
        }
        let (claims, words, passages) =
            self.pair(at, other_at).map_or((0, 0, 0), |pair| (pair.claims.len(), pair.words, pair.passages.len()));
        format!(
            "{} and {}: {}; {} word for word in {}",
            source.label,
            other.label,
            count(claims, "shared claim", "shared claims"),
            count(words, "word", "words"),
            count(passages, "passage", "passages")
        )
    }

    fn items(&self, session: &Session, row: usize, column: usize) -> Vec<Item> {
        let (Some((at, source)), Some(comparison)) = (self.source_of_row(row), session.comparison()) else { return Vec::new() };
        let claim = |&index: &ClaimIndex| claim_item(session, comparison, (at, source), index);
        match (self.measure, column.checked_sub(self.heads().len())) {
            (Measure::Claims, None) => {
                let list = [&source.has, &source.only_here, &source.left_out].get(column).copied();
                list.into_iter().flatten().filter_map(claim).collect()
            }
            (Measure::Claims, Some(other)) => {
                let pair = self.order.get(other).and_then(|&other| self.pair(at, other));
                pair.into_iter().flat_map(|pair| &pair.claims).filter_map(claim).collect()
            }
            (Measure::Words, other) => {
                // Of a source alone: what stands in any other.
                let others = match other {
                    Some(other) => self.order.get(other).copied().into_iter().collect(),
                    None => self.order.clone(),
                };
                let pairs = others.into_iter().filter_map(|other| Some((other, self.pair(at, other)?)));
                let mut items: Vec<Item> = pairs
                    .flat_map(|(other, pair)| {
                        pair.passages.iter().filter_map(move |&p| passage_item(session, comparison, (at, source), other, p))
                    })
                    .collect();
                items.sort_by_key(|item| item.span);
                items
            }
        }
    }

    fn table(&self) -> Vec<Vec<String>> {
        let mut head = vec!["source".to_owned()];
        head.extend(self.heads().iter().map(|&head| head.to_owned()));
        head.extend(self.order.iter().filter_map(|&at| self.sources.get(at)).map(|source| source.label.clone()));
        let line = |&at: &usize| {
            let source = self.sources.get(at)?;
            let mut line = vec![source.label.clone()];
            line.extend(self.alone(source).iter().map(ToString::to_string));
            line.extend(
                self.order.iter().map(|&other| if other == at { String::new() } else { self.value(at, other).to_string() }),
            );
            Some(line)
        };
        std::iter::once(head).chain(self.order.iter().filter_map(line)).collect()
    }
}

/// A claim as it stands in a source; where it does not, the claim's own words and the sentence that comes nearest.
fn claim_item(session: &Session, comparison: &Comparison, (at, source): (usize, &Source), index: ClaimIndex) -> Option<Item> {
    let claim = comparison.claims.get(index.0 as usize)?;
    let mut letters: Vec<usize> = claim
        .mentions
        .iter()
        .filter(|m| Some(m.source) != source.compared)
        .filter_map(|m| session.sources().iter().position(|s| s.compared == Some(m.source)))
        .collect();
    letters.sort_unstable();
    letters.dedup();
    let here = claim.mentions.iter().find(|m| Some(m.source) == source.compared);
    let letters: Vec<String> = letters.into_iter().map(letter).collect();
    let note = match (here.is_some(), letters.is_empty()) {
        (true, true) => "only here".to_owned(),
        (true, false) => format!("also in {}", letters.join(" ")),
        (false, _) => format!("not found; in {}", letters.join(" ")),
    };
    Some(Item {
        at,
        source: source.id,
        span: here.map_or_else(Span::default, |m| m.span),
        note,
        words: one_line(&claim.text),
        claim: Some(index),
    })
}

/// A passage as it stands in a source.
fn passage_item(
    session: &Session,
    comparison: &Comparison,
    (at, source): (usize, &Source),
    other: usize,
    passage: usize,
) -> Option<Item> {
    let reuse = comparison.reuse.get(passage)?;
    let place = reuse.parts.iter().find(|place| Some(place.source) == source.compared)?;
    let text = &session.source(source.id)?.document.text;
    let note = format!("{}, also in {}", count(reuse.words as usize, "word", "words"), letter(other));
    Some(Item { at, source: source.id, span: place.span, note, words: one_line(place.span.of(text)), claim: None })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        commands::Command,
        figures::tests::{sample, session_of},
        project::Decision,
    };

    const COPY: &str = "The bridge over the river Tarn was closed on Monday after engineers found a crack in its middle arch, and the town \
        council said that no lorry may cross it until the repair is done, which will take two months and cost four million pounds. \
        The mayor asked all drivers to take the road by Upper Sall, where the police will watch the traffic day and night.";

    fn texts() -> [String; 3] {
        [
            COPY.to_owned(),
            format!("{COPY} The school bus stops running."),
            "The bridge over the river Tarn was closed on Monday. Shops in the old town fear for the summer.".to_owned(),
        ]
    }

    fn session() -> Session {
        let texts = texts();
        session_of(&texts.iter().map(String::as_str).collect::<Vec<_>>())
    }

    #[test]
    fn copies_form_a_cluster_and_stand_together() {
        let sharing = Sharing::new(&session(), Measure::Words);
        assert_eq!(sharing.clusters, [vec![0, 1]]);
        assert_eq!(sharing.order, [0, 1, 2]);
        assert!(sharing.value(0, 1) > 60 && sharing.value(0, 1) == sharing.value(1, 0));
    }

    #[test]
    fn cells_lead_to_as_many_rows_as_they_count() {
        let session = session();
        for measure in [Measure::Claims, Measure::Words] {
            let sharing = Sharing::new(&session, measure);
            let plot = sharing.plot(500.0);
            let heads = sharing.heads().len();
            assert_eq!((plot.rows.len(), plot.columns.len()), (3, heads + 3));
            for row in 0..3 {
                for column in 0..3 {
                    let items = sharing.items(&session, row, heads + column);
                    let pair = sharing.pair(sharing.order[row], sharing.order[column]);
                    let counted = pair.map_or(0, |p| if measure == Measure::Claims { p.claims.len() } else { p.passages.len() });
                    assert_eq!(items.len(), if row == column { 0 } else { counted });
                }
            }
            let narrow = sharing.plot(420.0);
            assert!(narrow.columns.last().unwrap().1 <= 420.0, "in a small window every source is seen: {:?}", narrow.columns);
            assert!(sharing.table().iter().all(|line| line.len() == 1 + heads + 3));
        }
    }

    #[test]
    fn what_others_have_and_one_lacks_is_left_out_until_it_is_rejected() {
        let mut session = sample();
        let sharing = Sharing::new(&session, Measure::Claims);
        let lacking = sharing.sources.iter().position(|source| !source.left_out.is_empty()).expect("someone lacks something");
        let claim = sharing.sources[lacking].left_out[0];
        assert!(sharing.pairs.values().filter(|pair| pair.claims.contains(&claim)).count() > 0, "others have it");
        assert!(!sharing.sources[lacking].has.contains(&claim));
        let subject = session.claim_subject(claim).unwrap();
        session.run(Command::Correct { subject, decision: Decision::Rejected, note: String::new() });
        assert!(!Sharing::new(&session, Measure::Claims).sources[lacking].left_out.contains(&claim));
    }
}
