//! How far two statements say the same.
//!
//! The weight of what they share against the weight of what they hold; shared terms may be equal, of one root, synonyms, or
//! stand for the same country. Measured both against the two together ([`Likeness::overlap`]) and against the smaller one
//! ([`Likeness::cover`]), for a statement is often one clause of another.

use std::cmp::{Ordering, Reverse};

use super::{
    matter::Matter,
    terms::{Nearness, TermId},
};

/// What a match of two terms counts for that are not the same.
fn worth(nearness: Nearness) -> f32 {
    match nearness {
        Nearness::StandsFor => 0.45,
        Nearness::Root => 0.85,
        Nearness::Synonym => 0.6,
    }
}

/// What two statements share.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub(crate) struct Likeness {
    /// Twice the shared weight over the weight of both: 0 to 1.
    pub overlap: f32,
    /// The shared weight over that of the smaller: 0 to 1.
    pub cover: f32,
    /// The shared weight itself.
    pub shared: f32,
}

/// Two terms that match, or could have.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Match {
    /// Positions in the two statements.
    pub at: (usize, usize),
    /// What it counts for.
    pub worth: f32,
    /// Does not count, for one of the two matches another.
    pub passed_over: bool,
}

/// Terms of two statements that match: positions in both, and what the match counts for.
pub(crate) fn matches(a: &Matter, b: &Matter) -> Vec<(usize, usize, f32)> {
    let mut found: Vec<(usize, usize, f32)> = Vec::new();
    each_match(a, b, |m| {
        if !m.passed_over {
            found.push((m.at.0, m.at.1, m.worth));
        }
    });
    found
}

/// Calls `found` with each match, the equal terms first, and with what is passed over, perhaps more than once.
fn each_match(a: &Matter, b: &Matter, mut found: impl FnMut(Match)) {
    let (mut i, mut j) = (0, 0);
    let mut near = Near::default();
    while let (Some(x), Some(y)) = (a.terms.get(i), b.terms.get(j)) {
        match x.0.cmp(&y.0) {
            Ordering::Less => i += 1,
            Ordering::Greater => j += 1,
            Ordering::Equal => {
                near.equal((i, j), &mut found);
                i += 1;
                j += 1;
            }
        }
    }
    let (mut i, mut j) = (0, 0);
    while let (Some(x), Some(y)) = (a.classes.get(i), b.classes.get(j)) {
        match x.0.cmp(&y.0) {
            Ordering::Less => i += 1,
            Ordering::Greater => j += 1,
            Ordering::Equal => {
                let class = x.0;
                let end_b = j + b.classes.get(j..).unwrap_or_default().iter().take_while(|c| c.0 == class).count();
                while let Some(&x) = a.classes.get(i).filter(|c| c.0 == class) {
                    for &y in b.classes.get(j..end_b).unwrap_or_default() {
                        near.alike(x, y, &mut found);
                    }
                    i += 1;
                }
                j = end_b;
            }
        }
    }
    near.settle(&mut found);
}

/// What of two statements matches already, and what may: terms that are not the same may still be near, the nearest first.
#[derive(Debug, Default)]
pub(crate) struct Near {
    taken_a: u128,
    taken_b: u128,
    alike: Vec<(Nearness, usize, usize)>,
}

impl Near {
    /// Two equal terms.
    pub(crate) fn equal(&mut self, at: (usize, usize), found: &mut impl FnMut(Match)) {
        self.take(at);
        found(Match { at, worth: 1.0, passed_over: false });
    }

    /// Two terms of one class; all equal ones are known.
    pub(crate) fn alike(&mut self, x: (u32, u16, Nearness), y: (u32, u16, Nearness), found: &mut impl FnMut(Match)) {
        let (at, nearness) = ((usize::from(x.1), usize::from(y.1)), x.2.min(y.2));
        if self.is_taken(at) {
            found(Match { at, worth: worth(nearness), passed_over: true });
        } else {
            self.alike.push((nearness, at.0, at.1));
        }
    }

    /// Each term matches one other, the nearest. Ready for two others then.
    pub(crate) fn settle(&mut self, found: &mut impl FnMut(Match)) {
        let mut alike = std::mem::take(&mut self.alike);
        alike.sort_unstable_by_key(|&(nearness, i, j)| (Reverse(nearness), i, j));
        for (nearness, i, j) in alike.drain(..) {
            let passed_over = self.is_taken((i, j));
            if !passed_over {
                self.take((i, j));
            }
            found(Match { at: (i, j), worth: worth(nearness), passed_over });
        }
        *self = Self { alike, ..Self::default() };
    }

    /// A statement has no more than 128 terms, so that a position always has its bit.
    fn take(&mut self, at: (usize, usize)) {
        let bit = |at: usize| u32::try_from(at).ok().and_then(|at| 1u128.checked_shl(at)).unwrap_or(0);
        self.taken_a |= bit(at.0);
        self.taken_b |= bit(at.1);
    }

    fn is_taken(&self, at: (usize, usize)) -> bool {
        let is = |taken: u128, at: usize| at < 128 && taken >> at & 1 == 1;
        is(self.taken_a, at.0) || is(self.taken_b, at.1)
    }
}

/// How far two statements are alike.
pub(crate) fn likeness(a: &Matter, b: &Matter) -> Likeness {
    let mut shared = 0.0;
    each_match(a, b, |m| {
        if !m.passed_over {
            shared += weight(a, b, m);
        }
    });
    let (less, both) = (a.total.min(b.total), a.total + b.total);
    if less <= 0.0 {
        return Likeness::default();
    }
    Likeness { overlap: (2.0 * shared / both).min(1.0), cover: (shared / less).min(1.0), shared }
}

/// What a match weighs.
pub(crate) fn weight(a: &Matter, b: &Matter, Match { at, worth, .. }: Match) -> f32 {
    let of = |matter: &Matter, at: usize| matter.terms.get(at).map_or(0.0, |term| term.1);
    worth * (of(a, at.0) * of(b, at.1)).sqrt()
}

/// How many pairs of neighbouring terms stand in both.
pub(crate) fn in_both(a: &[(TermId, TermId)], b: &[(TermId, TermId)]) -> usize {
    let (mut i, mut j, mut both) = (0, 0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        match x.cmp(y) {
            Ordering::Less => i += 1,
            Ordering::Greater => j += 1,
            Ordering::Equal => {
                both += 1;
                i += 1;
                j += 1;
            }
        }
    }
    both
}
