//! The units of durations, distances and other measures.
//!
//! The forms are in `assets/lexicon/units.txt`. A form of one letter (`m`, `g`), `in` and `st` are units only directly behind digits.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::{QuantityKind, parts::Parts};
use crate::parse::lexicon;

/// A unit of measure.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Unit {
    /// Its name in the singular: `hour`, `kilometre`.
    pub(super) name: &'static str,
    pub(super) kind: QuantityKind,
    /// Its size in the smallest unit of its family (seconds, metres, grams, litres …), to add up `two hours and ten minutes`.
    pub(super) size: f64,
    /// What can be added up.
    family: &'static str,
}

static UNITS: LazyLock<FxHashMap<&str, Unit>> = LazyLock::new(|| {
    let mut units = FxHashMap::default();
    for line in lexicon::lines(include_str!("../../../assets/lexicon/units.txt")) {
        let mut fields = line.split_whitespace();
        let (Some(name), Some(family), Some(size)) =
            (fields.next(), fields.next(), fields.next().and_then(|size| size.parse().ok()))
        else {
            continue;
        };
        let kind = match family {
            "duration" => QuantityKind::Duration,
            "distance" => QuantityKind::Distance,
            _ => QuantityKind::Other,
        };
        for form in std::iter::once(name).chain(fields) {
            units.insert(form, Unit { name, kind, size, family });
        }
    }
    units
});

/// What a unit measures ("duration", "weight"), and its size in the measure's own unit (seconds, metres, grams, litres); `None` for
/// what is counted. By it two days can be held against six hours.
pub(crate) fn measure(unit: &str) -> Option<(&'static str, f64)> {
    UNITS.get(unit).map(|unit| (unit.family, unit.size))
}

/// A unit as it stands in a text.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) unit: &'static Unit,
    /// Its name with what stands before or behind: `square kilometre`, `metre per second`.
    pub(super) name: String,
    pub(super) kind: QuantityKind,
    pub(super) to: usize,
}

impl Found {
    /// Whether `smaller` goes on with this unit: feet and inches, hours and minutes.
    pub(super) fn takes(&self, smaller: &Found) -> bool {
        self.unit.family == smaller.unit.family && smaller.unit.size < self.unit.size && self.name == self.unit.name
    }
}

/// The unit at the part `at`, which stands behind a number; `digits`: behind one in digits.
pub(super) fn at(parts: &Parts, at: usize, digits: bool) -> Option<Found> {
    let power = match parts.word(at) {
        "square" | "sq" => Some("square"),
        "cubic" | "cu" => Some("cubic"),
        "nautical" => Some("nautical"),
        _ => None,
    };
    if let Some(power) = power {
        let at = at + 1 + usize::from(parts.word(at + 1) == ".");
        let unit = plain(parts, at, digits)?;
        let kind = if power == "nautical" { unit.kind } else { QuantityKind::Other };
        return Some(Found { unit, name: format!("{power} {}", unit.name), kind, to: at + 1 });
    }
    if let Some(found) = temperature(parts, at) {
        return Some(found);
    }
    let metric = usize::from(parts.word(at) == "metric");
    let unit = plain(parts, at + metric, digits)?;
    let mut to = at + metric + 1;
    if unit.name.len() > parts.word(at).len()
        && parts.word(to) == "."
        && parts.get(to + 1).is_some_and(|next| !next.text.starts_with(char::is_uppercase))
    {
        // The stop of an abbreviation (`5 ft. high`); before a capital it ends the sentence.
        to += 1;
    }
    if let Some((per, end)) = per_time(parts, to).filter(|_| unit.kind != QuantityKind::Duration) {
        // so that `90 mph` and `145 kilometres an hour` can be held against each other
        let speed = match (unit.name, per) {
            ("mile", "hour") => UNITS.get("mph"),
            ("kilometre", "hour") => UNITS.get("kph"),
            _ => None,
        };
        if let Some(unit) = speed {
            return Some(Found { unit, name: unit.name.to_owned(), kind: unit.kind, to: end });
        }
        return Some(Found { unit, name: format!("{} per {per}", unit.name), kind: QuantityKind::Other, to: end });
    }
    Some(Found { unit, name: unit.name.to_owned(), kind: unit.kind, to })
}

fn plain(parts: &Parts, at: usize, digits: bool) -> Option<&'static Unit> {
    let part = parts.get(at)?;
    let unit = UNITS.get(&*part.lower)?;
    let short = part.lower.chars().count() == 1 || matches!(&*part.lower, "in" | "st");
    (!short || (digits && part.glued)).then_some(unit)
}

/// `per hour`, `an hour`, `/h`, `a second` behind a distance.
fn per_time(parts: &Parts, at: usize) -> Option<(&'static str, usize)> {
    if !matches!(parts.word(at), "per" | "an" | "/" | "a") {
        return None;
    }
    let per = match parts.word(at + 1) {
        "hour" | "h" | "hr" => "hour",
        "second" | "s" | "sec" => "second",
        "minute" | "min" => "minute",
        "day" if parts.word(at) != "a" => "day",
        _ => return None,
    };
    Some((per, at + 2))
}

/// `degrees Celsius`, `°C`, `degrees f`; `degrees` alone are an angle or a temperature.
fn temperature(parts: &Parts, at: usize) -> Option<Found> {
    let degrees = matches!(parts.word(at), "degree" | "degrees" | "°" | "º" | "deg");
    let scale = |at: usize| match parts.word(at) {
        "c" | "celsius" | "centigrade" => Some("celsius"),
        "f" | "fahrenheit" => Some("fahrenheit"),
        "k" | "kelvin" => Some("kelvin"),
        _ => None,
    };
    if degrees {
        let unit = UNITS.get("degree")?;
        let (name, to) = scale(at + 1).map_or(("degree", at + 1), |name| (name, at + 2));
        return Some(Found { unit, name: name.to_owned(), kind: QuantityKind::Other, to });
    }
    let part = parts.get(at)?;
    let symbol = matches!(part.text, "℃" | "℉")
        || (part.glued && matches!(part.text, "C" | "F") && is_weather(parts, at.wrapping_sub(1)))
        || matches!(&*part.lower, "celsius" | "fahrenheit");
    let name = match part.text {
        _ if !symbol => return None,
        "℃" => "celsius",
        "℉" => "fahrenheit",
        _ => scale(at)?,
    };
    Some(Found { unit: UNITS.get("degree")?, name: name.to_owned(), kind: QuantityKind::Other, to: at + 1 })
}

/// Whether the number at the part `at` may be degrees that stand without their word: `95F`, but not `Boeing 777F`.
fn is_weather(parts: &Parts, at: usize) -> bool {
    parts.small_number(at).is_none_or(|degrees| degrees <= HOTTEST)
}

/// No weather is hotter, in either scale.
const HOTTEST: u16 = 150;

/// Inches that end before the part `to`.
pub(super) fn inches(to: usize) -> Option<Found> {
    let unit = UNITS.get("inch")?;
    Some(Found { unit, name: unit.name.to_owned(), kind: unit.kind, to })
}
