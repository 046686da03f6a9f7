//! One number or two with a connection: `5 to 10`, `between 5 and 10`, `5-10`, `two or three`.
//!
//! `from 5 to 10` percent or dollars is a change, no range: it is two quantities. So is `3-1`, which falls.

use super::{
    QuantityKind,
    numbers::{self, Shape},
    parts::Parts,
    units,
};

/// A number, or the two ends of a range.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Range {
    pub(super) to: usize,
    pub(super) low: f64,
    pub(super) high: f64,
    pub(super) shape: Shape,
    /// Two numbers were given.
    pub(super) two: bool,
}

/// The number or range at the part `at`.
pub(super) fn read(parts: &Parts, at: usize) -> Option<Range> {
    let first = numbers::read(parts, at)?;
    let single = Range { to: first.to, low: first.low, high: first.high, shape: first.shape, two: false };
    if first.shape == Shape::Vague {
        return Some(single);
    }
    let between = parts.before(at) == "between";
    // `5% to 10%`, `$5 to $10`: the sign stands at both.
    let sign = usize::from(matches!(parts.word(first.to), "%"));
    let connection = first.to + sign;
    let second_at = match parts.word(connection) {
        "and" if between => connection + 1,
        "to" | "or" | "through" => connection + 1,
        "-" | "–" | "—" | "‑" if parts.glued(connection) == parts.glued(connection + 1) => connection + 1,
        _ if parts.same_word(connection) && parts.digits(connection) => connection,
        _ => return Some(single),
    };
    let money = usize::from(matches!(parts.word(second_at), "$" | "€" | "£"));
    if sign + money == 2 {
        // `rose 5% to $10`.
        return Some(single);
    }
    let Some(second) = numbers::read(parts, second_at + money).filter(|second| second.shape != Shape::Vague) else {
        return Some(single);
    };
    // `rose by a third to 20`.
    if first.shape == Shape::Fraction && second.shape != Shape::Fraction {
        return Some(single);
    }
    // `5 to 10 million` are both millions.
    let low = if second.scale > 1.0 && first.scale == 1.0 && first.low * second.scale < second.high {
        first.low * second.scale
    } else {
        first.low
    };
    let start = at - usize::from(matches!(parts.before(at), "$" | "€" | "£"));
    let from_to = parts.before(start) == "from" && parts.word(connection) == "to";
    if from_to
        && is_change(parts, start)
        && units::at(parts, second.to, true).is_none_or(|unit| unit.kind != QuantityKind::Duration)
    {
        return Some(single);
    }
    if low >= second.high || parts.word(second.to) == "-" && parts.glued(second.to) {
        return Some(single);
    }
    let shape = if second.shape == first.shape { first.shape } else { Shape::Digits };
    Some(Range { to: second.to, low, high: second.high, shape, two: true })
}

/// Whether `from` at the part before `at` tells of a change: behind a verb of growing or falling.
fn is_change(parts: &Parts, at: usize) -> bool {
    let verb = at.checked_sub(2).map_or("", |verb| parts.word(verb));
    !matches!(verb, "ranging" | "range" | "ranges" | "ranged" | "anywhere" | "lasting" | "last" | "vary" | "varying")
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn two_ends() {
        check(
            "It took 10 to 12 days, between 5 and 10 people, 5-10 miles, two or three weeks, from three to five years, 5 to 10 million people.",
            &[
                "10 to 12 days = duration 10..12 day",
                "between 5 and 10 people = count 5..10 person",
                "5-10 miles = distance 5..10 mile",
                "two or three weeks = duration 2..3 week",
                "three to five years = duration 3..5 year",
                "5 to 10 million people = count 5000000..10000000 person",
            ],
        );
    }

    #[test]
    fn a_change_is_two_quantities() {
        check(
            "It rose from 5 percent to 7 percent and from $3 to $4.",
            &["5 percent = percent 5 percent", "7 percent = percent 7 percent", "$3 = money 3 usd", "$4 = money 4 usd"],
        );
        check("They won 3-1.", &["3 = count 3", "1 = count 1"]);
    }
}
