//! Numbers of which only the size is said: `dozens`, `hundreds of thousands`, `a few hundred`, `several`.

use super::{Number, Shape, Word, word};
use crate::parse::quantities::parts::Parts;

/// `dozens`, `hundreds of thousands`, `a few hundred`, `several`, `a couple of million`.
pub(super) fn vague(parts: &Parts, at: usize) -> Option<Number> {
    let (low, high, mut to) = match (parts.word(at), parts.word(at + 1)) {
        ("a", "few") => (2.0, 5.0, at + 2),
        ("several", _) => (3.0, 9.0, at + 1),
        // `the next few days`, `the past couple of weeks`.
        ("few", _) if is_stretch(parts, at) => (2.0, 5.0, at + 1),
        ("couple", "of") if is_stretch(parts, at) => (2.0, 2.0, at + 1),
        ("a", "couple") => (2.0, 2.0, at + 2),
        ("a", "handful") => (3.0, 6.0, at + 2),
        _ => {
            let Some(Word::Scales(size)) = word(parts, at) else { return None };
            // Dozens are at least two and fewer than a hundred, hundreds at least two and fewer than ten of them.
            let high = if size < 100.0 { 99.0 } else { size * 10.0 - 1.0 };
            (size * 2.0, high, at + 1)
        }
    };
    let mut scale = 1.0;
    let of = usize::from(parts.word(to) == "of");
    if let Some(Word::Scale(size) | Word::Scales(size)) = word(parts, to + of) {
        scale = size;
        to += of + 1;
    }
    Some(Number { to, low: low * scale, high: high * scale, shape: Shape::Vague, scale: 1.0 })
}

/// Whether a few of what comes next or came last are told at the part `at`.
fn is_stretch(parts: &Parts, at: usize) -> bool {
    parts.is_one(at.wrapping_sub(1), &["next", "last", "past", "first", "final", "previous", "coming", "following", "these"])
}

#[cfg(test)]
mod tests {
    use crate::parse::quantities::tests::check;

    #[test]
    fn vague_numbers_have_bounds() {
        check(
            "Dozens of ships, hundreds of thousands of birds and several hundred people came.",
            &[
                "Dozens of ships = count 24..99 ship About",
                "hundreds of thousands of birds = count 200000..999000 bird About",
                "several hundred people = count 300..900 person About",
            ],
        );
        check("Several people and a few birds came.", &[]);
    }
}
