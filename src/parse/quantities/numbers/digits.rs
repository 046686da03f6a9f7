//! Numbers in digits: `1,200.5`, `200 000`, `4 . 8`, `1/2`, `½`.

use super::{MAX_PARTS, Number, Shape, scale};
use crate::parse::quantities::parts::Parts;

pub(super) fn in_digits(parts: &Parts, at: usize) -> Option<Number> {
    let mut value = value_of_digits(parts.get(at)?.text)?;
    let mut to = at + 1;
    if let Some(share) = spaced_decimals(parts, at) {
        (value, to) = (value + share, at + 3);
    } else if let Some((thousands, end)) = spaced_thousands(parts, at) {
        (value, to) = (thousands, end);
    }
    // `2 1/2`, `2-1/2`
    let hyphen = usize::from(parts.word(to) == "-" && parts.glued(to) && parts.glued(to + 1));
    if let Some((share, end)) = written_fraction(parts, to + hyphen).filter(|_| hyphen == 1 || !parts.glued(to)) {
        (value, to) = (value + share, end);
    } else if let Some((share, end)) = written_fraction(parts, at) {
        return Some(Number { to: end, low: share, high: share, shape: Shape::Fraction, scale: 1.0 });
    }
    if let Some((power, end)) = power(parts, at, value, to) {
        let value = tidy(power);
        return Some(Number { to: end, low: value, high: value, shape: Shape::Digits, scale: 1.0 });
    }
    let mut factor = 1.0;
    while let Some(more) = scale(parts, to).filter(|_| to < at + MAX_PARTS) {
        factor *= more;
        to += 1;
    }
    // `3 hundred and 21`.
    if factor == 100.0
        && parts.word(to) == "and"
        && let Some(rest) = parts.small_number(to + 1).filter(|rest| *rest < 100)
    {
        let value = value * 100.0 + f64::from(rest);
        return Some(Number { to: to + 2, low: value, high: value, shape: Shape::Digits, scale: 1.0 });
    }
    let mut value = tidy(value * factor);
    // `2 million 300 thousand`.
    if factor > 1000.0
        && let Some(rest) = parts.get(to).filter(|part| part.digits).and_then(|part| value_of_digits(part.text))
        && let Some(smaller) = scale(parts, to + 1).filter(|smaller| rest * smaller < factor)
    {
        (value, to) = (tidy(value + rest * smaller), to + 2);
    }
    Some(Number { to, low: value, high: value, shape: Shape::Digits, scale: factor })
}

/// The power that the number `value` of the parts `at` to `to` begins, and the part behind: `1e5`, `1.5e-3`, `10^6`, `2.5 × 10^8`.
fn power(parts: &Parts, at: usize, value: f64, to: usize) -> Option<(f64, usize)> {
    if to != at + 1 {
        return None;
    }
    let next = parts.word(to);
    let found = if let Some(digits) = next.strip_prefix('e').filter(|_| parts.same_word(to)) {
        // A hyphen inside a word is no part of its own.
        let exponent = if digits.is_empty() { parts.word(to + 1) } else { digits };
        let negative = digits.is_empty();
        let exponent = exponent.parse::<u16>().ok().filter(|_| digits.is_empty() <= parts.same_word(to + 1))?;
        let exponent = i32::from(exponent);
        (value * 10_f64.powi(if negative { -exponent } else { exponent }), to + 1 + usize::from(negative))
    } else if matches!(next, "×" | "x" | "*") && parts.word(to + 1) == "10" {
        let (exponent, end) = exponent(parts, to + 2)?;
        (value * 10_f64.powi(exponent), end)
    } else {
        let (exponent, end) = exponent(parts, to)?;
        (value.powi(exponent), end)
    };
    (found.0.is_finite()).then_some(found)
}

/// The exponent behind `^` at the part `at`, and the part behind it.
fn exponent(parts: &Parts, at: usize) -> Option<(i32, usize)> {
    if parts.word(at) != "^" {
        return None;
    }
    let minus = usize::from(parts.is_one(at + 1, &["-", "−"]));
    let exponent = parts.small_number(at + 1 + minus).filter(|exponent| *exponent <= 300)?;
    Some((if minus == 1 { -i32::from(exponent) } else { i32::from(exponent) }, at + 2 + minus))
}

/// A product without the dust of binary fractions: 16.4 million is a whole number.
pub(super) fn tidy(value: f64) -> f64 {
    let whole = value.round();
    if (value - whole).abs() <= value.abs() * 1e-12 { whole } else { value }
}

/// `200 000`, `1 250 000`: groups of three with a space between.
fn spaced_thousands(parts: &Parts, at: usize) -> Option<(f64, usize)> {
    let first = parts.get(at).filter(|part| part.text.len() <= 3 && !part.text.starts_with('0'))?;
    let mut value: f64 = first.text.parse().ok().filter(|_| first.text.bytes().all(|b| b.is_ascii_digit()))?;
    let mut to = at + 1;
    while let Some(group) = parts.get(to).filter(|part| part.text.len() == 3 && !part.glued && to < at + MAX_PARTS)
        && let Ok(digits) = group.text.parse::<u16>()
    {
        value = value * 1000.0 + f64::from(digits);
        to += 1;
    }
    // `at 10 300 people`, `May 12 300 people` are two numbers as likely: round ones are one.
    let round = to > at + 1 && (parts.word(to - 1).ends_with("00") || to > at + 2);
    round.then_some((value, to))
}

/// The decimals of `4 . 8`, as text that has been taken apart for machines has it.
fn spaced_decimals(parts: &Parts, at: usize) -> Option<f64> {
    let apart = parts.word(at + 1) == "." && !parts.glued(at + 1) && parts.digits(at + 2) && !parts.glued(at + 2);
    let decimals = parts.get(at + 2).filter(|_| apart)?.text;
    (decimals.len() <= 3).then(|| format!("0.{decimals}").parse().ok()).flatten()
}

/// `1/2`, glued, as a fraction below one.
fn written_fraction(parts: &Parts, at: usize) -> Option<(f64, usize)> {
    let (over, under) = (parts.small_number(at)?, (parts.word(at + 1) == "/").then(|| parts.small_number(at + 2)).flatten()?);
    let fraction =
        over > 0 && over < under && matches!(under, 2..=6 | 8 | 10 | 16 | 32 | 100) && parts.glued(at + 1) && parts.glued(at + 2);
    // A third number is a date's year.
    (fraction && parts.word(at + 3) != "/").then(|| (f64::from(over) / f64::from(under), at + 3))
}

/// The value of digits with their separators. A single comma before one or two digits is a decimal comma.
fn value_of_digits(text: &str) -> Option<f64> {
    let mut chars = text.chars();
    if let Some(share) = chars.next_back().and_then(vulgar_fraction) {
        let whole = chars.as_str();
        return if whole.is_empty() { Some(share) } else { Some(value_of_digits(whole)? + share) };
    }
    let (commas, dots) = (text.matches(',').count(), text.matches('.').count());
    let groups_of_three = |mark: char| text.split(mark).skip(1).all(|group| group.len() == 3);
    let plain = match (commas, dots) {
        (0, 0 | 1) => return text.parse().ok(),
        (1, 0) if !groups_of_three(',') => text.replace(',', "."),
        (0, _) if groups_of_three('.') => text.replace('.', ""),
        // `1,2,3` is a list.
        (2.., 0) if !is_grouped(text) => return None,
        (_, 0 | 1) => text.replace(',', ""),
        (1, _) => text.replace('.', "").replace(',', "."),
        _ => return None,
    };
    plain.parse().ok()
}

/// Whether commas part digits by threes, or by twos with three at the end, as in India.
fn is_grouped(text: &str) -> bool {
    let mut groups = text.rsplit(',').map(str::len);
    groups.next() == Some(3) && groups.all(|length| (1..=3).contains(&length))
}

fn vulgar_fraction(c: char) -> Option<f64> {
    let (over, under) = match c {
        '½' => (1.0, 2.0),
        '⅓' => (1.0, 3.0),
        '⅔' => (2.0, 3.0),
        '¼' => (1.0, 4.0),
        '¾' => (3.0, 4.0),
        '⅕' => (1.0, 5.0),
        '⅖' => (2.0, 5.0),
        '⅗' => (3.0, 5.0),
        '⅘' => (4.0, 5.0),
        '⅙' => (1.0, 6.0),
        '⅚' => (5.0, 6.0),
        '⅛' => (1.0, 8.0),
        '⅜' => (3.0, 8.0),
        '⅝' => (5.0, 8.0),
        '⅞' => (7.0, 8.0),
        _ => return None,
    };
    Some(over / under)
}
