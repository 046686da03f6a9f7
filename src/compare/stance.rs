//! What one statement says to another: the same, the opposite, or only that the matter is talked of.
//!
//! Against: one of the two denies and the other does not, or they hold opposites. Observing: the second asks, hedges, tells who
//! says so, or is about something else. For: the rest.

use super::{
    conflicts::{Degree, are_opposites, degree, denies},
    prepare::Prepared,
};

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

/// Below this likeness the second is about something else.
const ABOUT_IT: f32 = 0.12;

/// What the second statement says to the first, whose likeness is `score`.
pub(crate) fn stance(sides: [&Prepared; 2], score: f32) -> Stance {
    let words = sides.map(|p| p.token_forms.iter().filter_map(|&f| p.forms.get(f as usize)).collect::<Vec<_>>());
    let [claim, other] = words.each_ref();
    let denials = |side: &[&super::prepare::WordForm]| side.iter().filter(|f| denies(&f.folded)).count();
    let opposed =
        claim.iter().any(|x| other.iter().any(|y| are_opposites(&x.stem, &y.stem)) && !other.iter().any(|y| y.stem == x.stem));
    if score >= ABOUT_IT && (denials(claim) % 2 != denials(other) % 2 || opposed) {
        return Stance::Against;
    }
    let hedged = |side: &[&super::prepare::WordForm]| {
        side.iter()
            .any(|f| matches!(degree(&f.folded), Some(Degree::Possible | Degree::Claimed)) || SAYS.contains(&f.stem.as_str()))
    };
    if score < ABOUT_IT || hedged(other) && !hedged(claim) {
        return Stance::Observing;
    }
    Stance::For
}

/// Words that leave a statement to others, by base form.
const SAYS: [&str; 14] = [
    "say", "report", "rumor", "tell", "claim", "alleg", "accus", "predict", "plan", "consider", "suggest", "believ", "eye", "talk",
];
