//! Sources side by side scroll together by what they say, not by pixels.
//!
//! Two articles are tied together at the sentences that make the same claim, as far as these come in the same order in both (the
//! longest such chain, so that the view never jumps back); between two ties the way is shared out evenly. Where a sentence is
//! selected, its own counterpart comes to stand beside it, whatever the order.

use std::collections::BTreeMap;

use egui::Ui;

use super::ReadingState;
use crate::{
    commands::{Selection, Session, SourceState},
    compare::{Relation, SourceIndex},
    project::SourceId,
};

/// Where in the view words of one source are brought beside those of another, as a share of its height.
const READING_LINE: f32 = 0.3;

/// What is remembered from frame to frame.
#[derive(Default)]
pub(super) struct Together {
    /// Sentences that make the same claim, by pair of sources, with the revision they were worked out from.
    revision: u64,
    ties: BTreeMap<(SourceId, SourceId), Ties>,
    /// The pane that leads, and where it was when the others last followed.
    leader: usize,
    followed: Option<(Vec<SourceId>, f32)>,
    /// The wheel was turned in this frame; a view takes the turn for itself, so it is noted before any is drawn.
    pub(super) wheel: bool,
    /// What was selected in the last frame.
    selection: Option<Selection>,
}

/// What ties one article to another.
#[derive(Clone, PartialEq, Debug, Default)]
struct Ties {
    /// Pairs of sentences, ascending in both.
    chain: Vec<(u32, u32)>,
    /// For each sentence of the first, its nearest counterpart.
    counterpart: BTreeMap<u32, u32>,
}

/// The counterpart of a sentence in another source, where it has one.
pub(super) fn counterpart(state: &ReadingState, from: SourceId, to: SourceId, sentence: usize) -> Option<usize> {
    let ties = state.together_by.ties.get(&(from, to))?;
    ties.counterpart.get(&(sentence as u32)).map(|sentence| *sentence as usize)
}

/// How many sentences of the two sources say the same.
pub(super) fn tied(state: &ReadingState, from: SourceId, to: SourceId) -> usize {
    state.together_by.ties.get(&(from, to)).map_or(0, |ties| ties.counterpart.len())
}

/// Lets the other panes follow the one that is being read.
pub(super) fn scroll(ui: &Ui, session: &Session, state: &mut ReadingState) {
    let count = state.panes.shown.len();
    if count < 2 {
        state.together_by.followed = None;
        state.together_by.selection = session.selection().cloned();
        return;
    }
    work_out(session, state);
    let selected = session.selection() != state.together_by.selection.as_ref();
    state.together_by.selection = session.selection().cloned();
    let active = state.panes.active;
    // Whoever is scrolled leads; whoever is walked through by key, too.
    let under = ui.input(|i| i.pointer.hover_pos()).and_then(|at| {
        let room = ui.min_rect();
        room.contains(at).then(|| (((at.x - room.left()) / room.width() * count as f32) as usize).min(count - 1))
    });
    let scrolled = state.together_by.wheel || ui.input(|i| i.pointer.any_down());
    if selected {
        state.together_by.leader = active;
    } else if let Some(pane) = under.filter(|_| scrolled) {
        state.together_by.leader = pane;
    }
    let leader = state.together_by.leader.min(count - 1);
    let (Some(from), Some(page)) =
        (state.panes.shown.get(leader).copied(), state.panes.list.get(leader).and_then(|pane| pane.page.as_ref()))
    else {
        return;
    };
    let moved = match &state.together_by.followed {
        Some((shown, offset)) => *shown != state.panes.shown || (page.offset - offset).abs() > 0.5,
        None => true,
    };
    if !state.together || !(moved || selected) {
        if !state.together {
            state.together_by.followed = None;
        }
        return;
    }
    let offset = page.offset;
    state.together_by.followed = Some((state.panes.shown.clone(), offset));
    // The selected sentence, while it is in view, else the middle of what is read.
    let chosen = session.selection().filter(|s| s.source == from && (selected || leader == active)).map(|s| s.sentences.start);
    let view = page.view;
    let mut goals = Vec::new();
    for (index, &to) in state.panes.shown.iter().enumerate() {
        if index == leader {
            continue;
        }
        let (Some(a), Some(b)) = (session.source(from), session.source(to)) else { continue };
        let other = state.panes.list.get(index).and_then(|pane| pane.page.as_ref());
        let (Some(ties), Some(other)) = (state.together_by.ties.get(&(from, to)), other) else { continue };
        let start = |source: &SourceState, sentence: u32| {
            source.parsed.as_deref().and_then(|p| p.sentences.get(sentence as usize)).map(|s| s.span.start)
        };
        let exact = chosen.and_then(|sentence| {
            let own = page.height_of(start(a, sentence as u32)?);
            let there = other.height_of(start(b, *ties.counterpart.get(&(sentence as u32))?)?);
            let in_view = own >= offset && own <= offset + view;
            in_view.then_some(there - (own - offset))
        });
        let goal = exact.unwrap_or_else(|| {
            let line = offset + view * READING_LINE;
            let heights =
                ties.chain.iter().filter_map(|&(x, y)| Some((page.height_of(start(a, x)?), other.height_of(start(b, y)?))));
            // Both ends are tied too: the top to the top, the end to the end.
            let ends = (page.height(), other.height());
            between(std::iter::once((0.0, 0.0)).chain(heights).chain([ends]), line) - view * READING_LINE
        });
        goals.push((index, goal));
    }
    for (index, goal) in goals {
        if let Some(page) = state.panes.list.get_mut(index).and_then(|pane| pane.page.as_mut())
            && page.go_to_offset(goal)
        {
            ui.ctx().request_repaint();
        }
    }
}

/// The height in the second article that goes with `height` in the first; `ties` ascend in both.
fn between(ties: impl Iterator<Item = (f32, f32)>, height: f32) -> f32 {
    let (mut below, mut above) = ((0.0, 0.0), None);
    for tie in ties {
        if tie.0 <= height {
            below = tie;
        } else {
            above = Some(tie);
            break;
        }
    }
    match above {
        Some((x, y)) if x > below.0 => below.1 + (y - below.1).max(0.0) * ((height - below.0) / (x - below.0)),
        _ => below.1,
    }
}

fn work_out(session: &Session, state: &mut ReadingState) {
    let (panes, together) = (&state.panes, &mut state.together_by);
    if together.revision != session.findings_revision() {
        together.revision = session.findings_revision();
        together.ties.clear();
    }
    for &from in &panes.shown {
        for &to in panes.shown.iter().filter(|to| **to != from) {
            together.ties.entry((from, to)).or_insert_with(|| ties(session, from, to).unwrap_or_default());
        }
    }
}

fn ties(session: &Session, from: SourceId, to: SourceId) -> Option<Ties> {
    let (a, b) = (session.source(from)?.compared?, session.source(to)?.compared?);
    let comparison = session.comparison()?;
    // Strength, then place: the strongest counterpart of each sentence counts.
    let mut pairs: Vec<(u32, u32, f32)> = Vec::new();
    for link in comparison.links.iter().filter(|link| link.relation == Relation::Same) {
        for (own, other) in [(link.a, link.b), (link.b, link.a)] {
            if own.source == a && other.source == b {
                pairs.push((own.sentence, other.sentence, link.score));
            }
        }
    }
    // Rows of the table tie as well, also where a person put them together.
    let first = |claim: &crate::compare::Claim, source: SourceIndex| {
        claim.mentions.iter().find(|m| m.source == source).map(|m| m.sentences.start)
    };
    let rows = comparison.claims.iter().filter_map(|claim| Some((first(claim, a)?, first(claim, b)?, 0.0)));
    pairs.extend(rows);
    Some(Ties::of(pairs))
}

impl Ties {
    fn of(mut pairs: Vec<(u32, u32, f32)>) -> Self {
        pairs.sort_by(|x, y| x.0.cmp(&y.0).then(y.2.total_cmp(&x.2)).then(x.1.cmp(&y.1)));
        pairs.dedup_by_key(|pair| pair.0);
        let counterpart: BTreeMap<u32, u32> = pairs.iter().map(|&(x, y, _)| (x, y)).collect();
        Self { chain: longest_rising(&counterpart.iter().map(|(x, y)| (*x, *y)).collect::<Vec<_>>()), counterpart }
    }
}

/// The longest part of `pairs`, which ascend in the first, that ascends in the second as well.
fn longest_rising(pairs: &[(u32, u32)]) -> Vec<(u32, u32)> {
    // Patience sorting: `ends[n]` is the pair with the lowest second that ends a chain of n + 1.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    let second = |at: usize| pairs.get(at).map_or(0, |pair| pair.1);
    for at in 0..pairs.len() {
        let length = ends.partition_point(|&end| second(end) < second(at));
        before.push(length.checked_sub(1).and_then(|shorter| ends.get(shorter).copied()));
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut chain = Vec::with_capacity(ends.len());
    let mut at = ends.last().copied();
    while let Some(index) = at {
        chain.extend(pairs.get(index).copied());
        at = before.get(index).copied().flatten();
    }
    chain.reverse();
    chain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_chain_never_goes_back_and_counterparts_may() {
        let ties = Ties::of(vec![(0, 5, 0.9), (1, 0, 0.8), (2, 2, 0.5), (2, 1, 0.7), (3, 3, 0.9), (4, 9, 0.9), (5, 4, 0.9)]);
        assert_eq!(ties.chain, [(1, 0), (2, 1), (3, 3), (5, 4)]);
        assert_eq!(ties.counterpart.get(&0), Some(&5));
        assert_eq!(ties.counterpart.get(&2), Some(&1), "the stronger of two");
        assert_eq!(Ties::of(Vec::new()), Ties::default());
    }

    #[test]
    fn between_two_ties_the_way_is_shared_out() {
        let check = |height| between([(0.0, 0.0), (100.0, 300.0), (200.0, 320.0)].into_iter(), height);
        for (height, there) in [(0.0, 0.0), (50.0, 150.0), (100.0, 300.0), (150.0, 310.0), (900.0, 320.0)] {
            assert!((check(height) - there).abs() < 1e-3, "{height}");
        }
    }
}
