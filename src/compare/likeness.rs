//! How far two statements say the same.
//!
//! The weight of what they share against the weight of what they hold; shared terms may be equal, of one root, synonyms, or
//! stand for the same country. Measured both against the two together ([`Likeness::overlap`]) and against the smaller one
//! ([`Likeness::cover`]), for a statement is often one clause of another.

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

/// Terms of two statements that match: positions in both, and what the match counts for.
pub(crate) fn matches(a: &Matter, b: &Matter) -> Vec<(usize, usize, f32)> {
    let mut found: Vec<(usize, usize, f32)> = Vec::new();
    each_match(a, b, |i, j, worth| found.push((i, j, worth)), |_, _, _| {});
    found
}

/// Calls `found` with each match, the equal terms first, and `passed_over` with terms that could have matched, had not one of them
/// matched another; perhaps more than once.
pub(crate) fn each_match(
    a: &Matter,
    b: &Matter,
    mut found: impl FnMut(usize, usize, f32),
    mut passed_over: impl FnMut(usize, usize, f32),
) {
    let (mut i, mut j) = (0, 0);
    let (mut taken_a, mut taken_b) = (0u128, 0u128);
    while let (Some(x), Some(y)) = (a.terms.get(i), b.terms.get(j)) {
        match x.0.cmp(&y.0) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                found(i, j, 1.0);
                mark(&mut taken_a, i);
                mark(&mut taken_b, j);
                i += 1;
                j += 1;
            }
        }
    }
    // what is not the same word may still be near
    let mut near: Vec<(Nearness, usize, usize)> = Vec::new();
    let (mut i, mut j) = (0, 0);
    while let (Some(x), Some(y)) = (a.classes.get(i), b.classes.get(j)) {
        match x.0.cmp(&y.0) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                let class = x.0;
                let end_b = j + b.classes.get(j..).unwrap_or_default().iter().take_while(|c| c.0 == class).count();
                while let Some(x) = a.classes.get(i).filter(|c| c.0 == class) {
                    for y in b.classes.get(j..end_b).unwrap_or_default() {
                        let (at_a, at_b) = (usize::from(x.1), usize::from(y.1));
                        let nearness = x.2.min(y.2);
                        if is_marked(taken_a, at_a) || is_marked(taken_b, at_b) {
                            passed_over(at_a, at_b, worth(nearness));
                        } else {
                            near.push((nearness, at_a, at_b));
                        }
                    }
                    i += 1;
                }
                j = end_b;
            }
        }
    }
    near.sort_unstable_by(|x, y| y.0.cmp(&x.0).then(x.1.cmp(&y.1)).then(x.2.cmp(&y.2)));
    for (nearness, p, q) in near {
        if !is_marked(taken_a, p) && !is_marked(taken_b, q) {
            mark(&mut taken_a, p);
            mark(&mut taken_b, q);
            found(p, q, worth(nearness));
        } else {
            passed_over(p, q, worth(nearness));
        }
    }
}

/// A statement has no more than 128 terms, so that a position always has its bit.
fn mark(taken: &mut u128, position: usize) {
    if position < 128 {
        *taken |= 1 << position;
    }
}

fn is_marked(taken: u128, position: usize) -> bool {
    position < 128 && taken >> position & 1 == 1
}

/// How far two statements are alike.
pub(crate) fn likeness(a: &Matter, b: &Matter) -> Likeness {
    let mut shared = 0.0;
    each_match(a, b, |i, j, worth| shared += weight(a, b, (i, j), worth), |_, _, _| {});
    let (less, both) = (a.total.min(b.total), a.total + b.total);
    if less <= 0.0 {
        return Likeness::default();
    }
    Likeness { overlap: (2.0 * shared / both).min(1.0), cover: (shared / less).min(1.0), shared }
}

/// What a match of terms at these positions weighs.
pub(crate) fn weight(a: &Matter, b: &Matter, (at_a, at_b): (usize, usize), worth: f32) -> f32 {
    let of = |matter: &Matter, at: usize| matter.terms.get(at).map_or(0.0, |term| term.1);
    worth * (of(a, at_a) * of(b, at_b)).sqrt()
}

/// How many pairs of neighbouring terms stand in both.
pub(crate) fn in_both(a: &[(TermId, TermId)], b: &[(TermId, TermId)]) -> usize {
    let (mut i, mut j, mut both) = (0, 0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                both += 1;
                i += 1;
                j += 1;
            }
        }
    }
    both
}
