//! Shares: `20%`, `20 per cent`, `5 percentage points`, `a third of`, `two-thirds`.

use super::{
    Found, QuantityKind,
    numbers::{self, Shape},
    parts::Parts,
    ranges::Range,
    units,
};

/// The share whose number or range starts at the part `from`.
pub(super) fn behind(parts: &Parts, from: usize, range: &Range) -> Option<Found> {
    let at = range.to;
    let (unit, to) = match (parts.word(at), parts.word(at + 1)) {
        ("%" | "percent" | "pct" | "percents" | "pc", _) => ("percent", at + 1),
        ("percentage" | "per-cent", next) if !matches!(next, "point" | "points") => ("percent", at + 1),
        ("per", "cent") => ("percent", at + 2),
        ("percentage", _) => ("percentage point", at + 2),
        _ => return share(parts, from, range).or_else(|| some_in(parts, from, range)),
    };
    let (unit, to) = if parts.is_one(to, &["point", "points"]) { ("percentage point", to + 1) } else { (unit, to) };
    Some(Found::number(from, to, QuantityKind::Percent, (range.low, range.high), Some(unit)))
}

/// `a third of the votes` is 33⅓ percent; a fraction of nothing (`three quarters`) is a number.
fn share(parts: &Parts, from: usize, range: &Range) -> Option<Found> {
    if range.shape != Shape::Fraction || range.two {
        return None;
    }
    let of = parts.word(range.to) == "of" && range.to + 1 < parts.len();
    let shared = of || parts.is_one(range.to, &["the", "its", "their", "his", "her", "our", "that", "all"]);
    shared.then(|| Found::number(from, range.to, QuantityKind::Percent, (range.low * 100.0, range.high * 100.0), Some("percent")))
}

/// `one in five`, `nine out of 10`; `two in 10 days` is none.
fn some_in(parts: &Parts, from: usize, range: &Range) -> Option<Found> {
    let at = match (parts.word(range.to), parts.word(range.to + 1)) {
        ("in", _) => range.to + 1,
        ("out", "of") => range.to + 2,
        _ => return None,
    };
    let of = numbers::read(parts, at)
        .filter(|of| of.low <= 100.0 && of.low.fract() == 0.0 && range.high < of.low && of.shape != Shape::Vague)?;
    if range.two || range.low < 1.0 || units::at(parts, of.to, true).is_some() {
        return None;
    }
    let share = range.low / of.low * 100.0;
    Some(Found::number(from, of.to, QuantityKind::Percent, (share, share), Some("percent")))
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn signs_and_words() {
        check(
            "It grew 20%, 5.5 per cent, ten percent, 10-15%, 3 percentage points.",
            &[
                "20% = percent 20 percent",
                "5.5 per cent = percent 5.5 percent",
                "ten percent = percent 10 percent",
                "10-15% = percent 10..15 percent",
                "3 percentage points = percent 3 percentage point",
            ],
        );
    }

    #[test]
    fn fractions_of_something() {
        check(
            "Half of them, a quarter of the town, three-quarters of it and nine in ten of us left.",
            &[
                "Half = percent 50 percent",
                "a quarter = percent 25 percent",
                "three-quarters = percent 75 percent",
                "nine in ten = percent 90 percent",
            ],
        );
        check("It holds three quarters and a hundredth.", &["three quarters = other 0.75", "a hundredth = other 0.01"]);
    }
}
