//! Numbers in words: `two hundred and five`, `half a million`, `three point five`, `minus twenty`.

use super::{MAX_PARTS, Number, Shape, Word, digits::tidy, word};
use crate::parse::quantities::parts::Parts;

pub(super) fn in_words(parts: &Parts, at: usize) -> Option<Number> {
    let (mut total, mut current) = (0.0_f64, 0.0_f64);
    let mut last_scale = f64::INFINITY;
    let mut to = at;
    let mut negative = false;
    if matches!(parts.word(to), "minus" | "negative") && word(parts, to + 1).is_some() && parts.before(to) != "or" {
        negative = true;
        to += 1;
    }
    let start = to;
    if let Some(number) = half_of_scale(parts, to) {
        return Some(number);
    }
    if matches!(parts.word(to), "a" | "an") {
        // `a hundred`, `a dozen`; before anything else it is an article.
        let Some(Word::Scale(_)) = word(parts, to + 1) else { return None };
        current = 1.0;
        to += 1;
    } else if matches!(word(parts, to), Some(Word::Scale(_))) && parts.word(to + 1) == "and" && goes_on(parts, to + 2) {
        // `hundred and fifty`.
        current = 1.0;
    }
    let mut room = Room::Any;
    while to < start + MAX_PARTS {
        match word(parts, to) {
            Some(Word::Unit(value)) if room == Room::Any || (room == Room::Unit && (1.0..10.0).contains(&value)) => {
                current += value;
                room = Room::Scale;
            }
            Some(Word::Tens(value)) if room == Room::Any => {
                current += value;
                room = Room::Unit;
            }
            Some(Word::Scale(value) | Word::Scales(value)) if current > 0.0 || total > 0.0 => {
                if value == 100.0 && current < 100.0 && current > 0.0 {
                    current *= 100.0;
                } else if current > 0.0 && value < last_scale {
                    total += current * value;
                    current = 0.0;
                    last_scale = value;
                } else if current == 0.0 && total > 0.0 {
                    total *= value;
                } else {
                    break;
                }
                room = Room::Any;
            }
            _ if parts.word(to) == "and" && to > start && room == Room::Any && goes_on(parts, to + 1) => {}
            _ => break,
        }
        to += 1;
    }
    if to == start || (current == 0.0 && total == 0.0 && parts.word(start) != "zero" && parts.word(start) != "nought") {
        return None;
    }
    // `thirty-five thousandths`.
    if let Some(Word::Parts(under)) = word(parts, to).filter(|_| !negative && parts.word(to) != "seconds")
        && under >= 100.0
    {
        let share = (total + current) / under;
        return Some(Number { to: to + 1, low: share, high: share, shape: Shape::Fraction, scale: 1.0 });
    }
    let (share, end) = spoken_decimals(parts, to);
    let value = total + current + share;
    let value = if negative { -value } else { value };
    let mut scale = if current == 0.0 && last_scale.is_finite() { last_scale } else { 1.0 };
    let mut value_and_end = (value, end);
    // `three point five million`.
    if end > to
        && let Some(factor) = super::scale(parts, end)
    {
        value_and_end = (tidy(value * factor), end + 1);
        scale = factor;
    }
    let (value, to) = value_and_end;
    Some(Number { to, low: value, high: value, shape: Shape::Words, scale })
}

/// What may follow within a number in words.
#[derive(PartialEq, Eq)]
enum Room {
    /// Anything: at the start, behind a hundred or thousand.
    Any,
    /// One to nine, behind twenty to ninety.
    Unit,
    /// Only a hundred, thousand …
    Scale,
}

/// Whether the number goes on behind `and`: a unit or ten, and no further scale that would start a number of its own.
fn goes_on(parts: &Parts, at: usize) -> bool {
    // `two million and three fifths`: a fraction follows.
    matches!(word(parts, at), Some(Word::Unit(_) | Word::Tens(_))) && !matches!(word(parts, at + 1), Some(Word::Parts(_)))
}

/// `half a million`, `half a dozen`, `a half million`.
fn half_of_scale(parts: &Parts, at: usize) -> Option<Number> {
    let end = match (parts.word(at), parts.word(at + 1)) {
        ("half", "a") | ("a", "half") => at + 2,
        ("half", _) => at + 1,
        _ => return None,
    };
    let Some(Word::Scale(size)) = word(parts, end) else { return None };
    let value = size / 2.0;
    Some(Number { to: end + 1, low: value, high: value, shape: Shape::Words, scale: size })
}

/// The decimals in words behind a number, and the part behind them: `point five`.
fn spoken_decimals(parts: &Parts, at: usize) -> (f64, usize) {
    if parts.word(at) != "point" {
        return (0.0, at);
    }
    let (mut share, mut place, mut to) = (0.0, 0.1, at + 1);
    while let Some(Word::Unit(digit)) = word(parts, to)
        && digit < 10.0
        && to < at + MAX_PARTS
    {
        share += digit * place;
        place /= 10.0;
        to += 1;
    }
    if to == at + 1 { (0.0, at) } else { (share, to) }
}
