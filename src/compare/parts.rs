//! How much parts of two sentences can share, told from what the whole sentences share.
//!
//! Two terms can only match in two parts where they could in the whole sentences. So most pairs of clauses need not be held against
//! each other to know that another pair is more alike; what is found to be most alike is the same as if all had been.

use super::{laid_out::LaidOut, likeness::weight, links::MOST_STATEMENTS, matter::Matter, terms::TermId};

/// A bit for each of the first [`MOST_STATEMENTS`] statements of a sentence, the first for the sentence itself.
type Bits = u16;

/// Where in a sentence its terms stand.
#[derive(Clone, Debug, Default)]
pub(crate) struct Parts {
    /// For each term of the sentence the statements that have it.
    of_terms: Vec<Bits>,
    /// The statements that may have other terms.
    others: Bits,
}

impl Parts {
    /// Of a sentence whose statements have these terms, the sentence itself first; each one's ascending.
    pub(crate) fn of<'t>(statements: impl Iterator<Item = &'t [(TermId, f32)]> + Clone) -> Self {
        let whole = statements.clone().next().unwrap_or_default();
        let mut parts = Self { of_terms: vec![0; whole.len()], others: 0 };
        for (number, terms) in statements.take(MOST_STATEMENTS).enumerate() {
            let mut at = 0;
            for (term, _) in terms {
                at += whole.get(at..).unwrap_or_default().iter().take_while(|w| w.0 < *term).count();
                match parts.of_terms.get_mut(at) {
                    Some(bits) if whole.get(at).is_some_and(|w| w.0 == *term) => *bits |= 1 << number,
                    _ => parts.others |= 1 << number,
                }
            }
        }
        parts
    }
}

/// What two sentences share, and what their statements can share.
pub(crate) struct Shared {
    /// The weight that the whole sentences share.
    pub whole: f32,
    at_most: [f32; MOST_STATEMENTS * MOST_STATEMENTS],
}

/// Sums of the same numbers in another order are rounded otherwise.
const ROUNDED: f32 = 1.0001;

impl Shared {
    /// Of two whole sentences, the first laid out.
    pub(crate) fn of(a: &mut LaidOut<'_, '_>, b: &Matter) -> Self {
        let mut whole = 0.0;
        let mut at_most = [0.0; MOST_STATEMENTS * MOST_STATEMENTS];
        let matter = a.matter;
        a.each_match(b, |m| {
            let weight = weight(matter, b, m);
            if !m.passed_over {
                whole += weight;
            }
            let (i, j) = m.at;
            let (Some(&of_i), Some(&of_j)) = (matter.parts.of_terms.get(i), b.parts.of_terms.get(j)) else { return };
            for x in each(of_i) {
                for y in each(of_j) {
                    if let Some(sum) = at_most.get_mut(x * MOST_STATEMENTS + y) {
                        *sum += weight;
                    }
                }
            }
        });
        let mut not_known = |x: usize, y: usize| {
            if let Some(sum) = at_most.get_mut(x * MOST_STATEMENTS + y) {
                *sum = f32::INFINITY;
            }
        };
        for any in 0..MOST_STATEMENTS {
            each(matter.parts.others).for_each(|x| not_known(x, any));
            each(b.parts.others).for_each(|y| not_known(any, y));
        }
        Self { whole, at_most }
    }

    /// What the statements of these numbers share at most, the sentence itself being number 0; nothing only where they share nothing.
    pub(crate) fn at_most(&self, x: usize, y: usize) -> f32 {
        self.at_most.get(x * MOST_STATEMENTS + y).map_or(f32::INFINITY, |sum| sum * ROUNDED)
    }
}

/// The numbers of the bits that are set.
fn each(mut bits: Bits) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let next = bits.trailing_zeros();
        bits &= bits.wrapping_sub(1);
        (next < Bits::BITS).then_some(next as usize)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_term_knows_its_statements_and_a_statement_with_terms_of_its_own_is_told() {
        let terms = |of: &[u32]| of.iter().map(|&t| (t, 1.0)).collect::<Vec<_>>();
        let statements = [terms(&[2, 5, 9]), terms(&[2, 9]), terms(&[5]), terms(&[2, 6]), terms(&[10])];
        let parts = Parts::of(statements.iter().map(Vec::as_slice));
        assert_eq!(parts.of_terms, [0b1011, 0b101, 0b11]);
        assert_eq!(parts.others, 0b11000);
    }

    #[test]
    fn the_set_bits_are_told_by_their_numbers() {
        assert_eq!(each(0b1000_0000_0000_0101).collect::<Vec<_>>(), [0, 2, 15]);
        assert_eq!(each(0).count(), 0);
    }
}
