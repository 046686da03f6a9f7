//! Counts in steps, so that one more article leaves most of them as they are.
//!
//! What a word weighs depends on how many sentences of the event have it. Counted exactly, every article would change nearly every
//! weight a little, and with it every score: nothing could be kept of what was judged before. A step is a third to a half of the
//! count, so that a weight is off by a twentieth of a rare word's at most. It depends on the count alone, and never on what the count
//! was before: comparing from nothing gives the same.

/// Smaller counts are exact: what is in one sentence or in two tells most.
const EXACT: u32 = 4;

/// The middle of the step that a count lies in.
pub(crate) fn step(count: u32) -> u32 {
    if count < EXACT {
        return count;
    }
    // steps end at 4, 6, 8, 12, 16, 24, 32 and so on
    let width = count.ilog2() - 1;
    (count >> width << width) + (1 << (width - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_holds_the_counts_around_it() {
        let check = |counts: std::ops::Range<u32>, middle: u32| {
            assert!(counts.clone().all(|count| step(count) == middle), "{counts:?} {middle}");
        };
        check(0..1, 0);
        check(3..4, 3);
        check(4..6, 5);
        check(6..8, 7);
        check(8..12, 10);
        check(768..1024, 896);
        assert!(step(u32::MAX) > 1 << 31);
    }
}
