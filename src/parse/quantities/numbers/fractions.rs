//! Shares in words: `two-thirds`, `three quarters`, `a third of`, `half the`.

use super::{Number, Shape, Word, word};
use crate::parse::quantities::parts::Parts;

/// `two-thirds`, `three quarters`, `a third of`, `half the`.
pub(super) fn fraction(parts: &Parts, at: usize) -> Option<Number> {
    let share = |over: f64, under: f64, to: usize| {
        Some(Number { to, low: over / under, high: over / under, shape: Shape::Fraction, scale: 1.0 })
    };
    if parts.word(at) == "half" {
        // `half of them`, `cut by half`; not `the first half`.
        let of = parts.is_one(at + 1, &["of", "the", "its", "their", "his", "her", "our", "that", "as"]);
        let by = parts
            .is_one(at.wrapping_sub(1), &["by", "in", "than", "nearly", "about", "almost", "over", "under", "only", "roughly"]);
        // `the second half of the year`.
        let nth = parts.is_one(
            at.wrapping_sub(1),
            &["first", "second", "latter", "other", "top", "bottom", "last", "lower", "upper", "better", "northern", "southern"],
        );
        return if nth {
            None
        } else if of || (by && is_shared(parts, at + 1)) {
            share(1.0, 2.0, at + 1)
        } else {
            None
        };
    }
    let over = match word(parts, at) {
        Some(Word::Unit(over)) if over > 0.0 => over,
        _ if matches!(parts.word(at), "a" | "an") => 1.0,
        _ => return None,
    };
    match word(parts, at + 1) {
        // `five quarters` are so many of them.
        Some(Word::Parts(under)) if over < under => share(over, under, at + 2),
        // `three twenty-fifths`.
        Some(Word::Tens(tens)) if parts.same_word(at + 2) => match word(parts, at + 2) {
            Some(Word::Parts(under)) if under < 10.0 => share(over, tens + under, at + 3),
            _ => None,
        },
        // `a hundredth`; `a hundredth ship` is one in an order.
        Some(Word::Part(under)) if over == 1.0 && under >= 100.0 && matches!(parts.word(at + 2), "and" | "or") => {
            share(over, under, at + 2)
        }
        // `one third`, `one-fifth`; `a third` may be the third, `a quarter` three months.
        Some(Word::Part(under))
            if over == 1.0
                && (parts.word(at) == "one" || is_shared(parts, at + 2) || is_change(parts, at) && ends_noun(parts, at + 2)) =>
        {
            share(over, under, at + 2)
        }
        _ => None,
    }
}

/// Verbs and adverbs of growing and falling, by a share.
const CHANGES: [&str; 33] = [
    "rose",
    "rise",
    "risen",
    "rising",
    "fell",
    "fall",
    "fallen",
    "falling",
    "grew",
    "grow",
    "grown",
    "growing",
    "dropped",
    "drop",
    "shrank",
    "shrunk",
    "jumped",
    "declined",
    "increased",
    "decreased",
    "slumped",
    "plunged",
    "surged",
    "climbed",
    "soared",
    "slid",
    "lost",
    "gained",
    "cut",
    "up",
    "down",
    "reduced",
    "by",
];

/// Whether the share at the part `at` is what something grew or fell by.
fn is_change(parts: &Parts, at: usize) -> bool {
    let about = usize::from(parts.is_one(at.wrapping_sub(1), &["about", "almost", "nearly", "roughly", "around", "only", "over"]));
    parts.is_one(at.wrapping_sub(1 + about), &CHANGES)
}

/// Whether what follows is shared out: `of the votes`, `the country`, `that`, or the end of the clause.
fn is_shared(parts: &Parts, at: usize) -> bool {
    parts.is_one(
        at,
        &["of", "the", "its", "their", "his", "her", "our", "that", "as", "more", "less", "fewer", "higher", "lower", "", ",", "."],
    )
}

/// Whether no noun follows that an ordinal before it would count off: `fell a fifth in May`, not `lost a third match`.
fn ends_noun(parts: &Parts, at: usize) -> bool {
    parts.is_one(
        at,
        &[
            "in", "to", "from", "on", "since", "over", "compared", "year", "by", "this", "last", "between", "during", "when",
            "after", "and", "while", "at", "against",
        ],
    )
}

#[cfg(test)]
mod tests {
    use crate::parse::quantities::tests::check;

    #[test]
    fn what_something_grew_by_is_a_share() {
        check(
            "It rose by a third to 20, fell a fifth in May, was down almost a quarter on the year; he lost a third match and was a third in a row.",
            &[
                "a third = other 0.3333333333333333",
                "20 = count 20",
                "a fifth = other 0.2",
                "May = date 2023-05",
                "almost a quarter = other 0.25 Under",
                "third = ordinal 3",
                "third = ordinal 3",
            ],
        );
    }

    #[test]
    fn rarer_fractions_and_powers() {
        check(
            "They counted seven sixteenths, three twenty-fifths, thirty-five thousandths, four and one third, hundred and fifty, 7m people and 2 million 300 thousand.",
            &[
                "seven sixteenths = other 0.4375",
                "three twenty-fifths = other 0.12",
                "thirty-five thousandths = other 0.035",
                "four and one third = count 4.333333333333333",
                "hundred and fifty = count 150",
                "7m people = count 7000000 person",
                "2 million 300 thousand = count 2300000",
            ],
        );
        check(
            "It was 1e5, 1.5e-3, 10^6 and 2.5 × 10^8, and 1,2,3.",
            &["1e5 = count 100000", "1.5e-3 = count 0.0015", "10^6 = count 1000000", "2.5 × 10^8 = count 250000000"],
        );
        check(
            "It will take the next few days, as it did in the past couple of weeks.",
            &["few days = duration 2..5 day About", "couple of weeks = duration 2 week About"],
        );
    }
}
