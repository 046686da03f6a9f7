//! Numbers of which an event has one: how strong the quake was, how many were on board, how high the fine is.
//!
//! What is measured is told by the words around the number, and the one that each article gives is compared, wherever it stands.
//! Lengths and sums of anything must stand in sentences that share a word of content beside.

use crate::{
    compare::{ConflictKind, Severity, matter::Coverage},
    parse::{Modifier, Quantity, QuantityKind},
};

use super::{
    Finding,
    facts::{self, Fact, Reading},
    quantity,
};

/// What is measured.
struct Measure {
    what: &'static str,
    kinds: &'static [QuantityKind],
    /// Units that it has; any if there are none here.
    units: &'static [&'static str],
    /// Words of which one stands within, right behind or before the number; each is a phrase.
    words: &'static [&'static str],
    /// Whether the sentences must share a word of content.
    tied: bool,
}

const STRENGTH: &str = "how strong the quake was";
const CHILDREN: &str = "how many children somebody has";
const RESIDENTS: &str = "how many live there";
const MONEY: &[QuantityKind] = &[QuantityKind::Money, QuantityKind::Other];
const MONEY_UNITS: &[&str] =
    &["usd", "eur", "gbp", "pound", "dollar", "euro", "franc", "crown", "yen", "rupee", "rouble", "ruble", "peso", "lira"];
const MEASURES: [Measure; 23] = [
    Measure {
        what: STRENGTH,
        kinds: &[QuantityKind::Count, QuantityKind::Other],
        units: &["", "magnitude"],
        words: &["magnitude", "richter"],
        tied: false,
    },
    Measure {
        what: "how high the turnout was",
        kinds: &[QuantityKind::Percent],
        units: &[],
        words: &["turnout", "of voters", "of the electorate", "of eligible voters"],
        tied: false,
    },
    Measure {
        what: "how large the crew was",
        kinds: &[QuantityKind::Count],
        units: &["", "crew", "sailor", "crewman", "person"],
        words: &["crew", "crewmen", "sailors"],
        tied: false,
    },
    Measure {
        what: "how many were on board",
        kinds: &[QuantityKind::Count],
        units: &["", "person"],
        words: &["on board", "aboard"],
        tied: false,
    },
    Measure {
        what: "how many passengers there were",
        kinds: &[QuantityKind::Count],
        units: &["passenger"],
        words: &[""],
        tied: false,
    },
    Measure { what: "how high the fine is", kinds: MONEY, units: MONEY_UNITS, words: &["fined", "fine", "fines"], tied: true },
    Measure { what: "how high the bail is", kinds: MONEY, units: MONEY_UNITS, words: &["bail", "bond"], tied: true },
    Measure { what: "how high the ransom is", kinds: MONEY, units: MONEY_UNITS, words: &["ransom"], tied: false },
    Measure { what: "how high the reward is", kinds: MONEY, units: MONEY_UNITS, words: &["reward"], tied: false },
    Measure {
        what: "how much was taken",
        kinds: MONEY,
        units: MONEY_UNITS,
        words: &["stole", "stolen", "escaped with", "got away with", "made off with", "fled with", "haul", "loot"],
        tied: false,
    },
    Measure { what: "how high the damage is", kinds: MONEY, units: MONEY_UNITS, words: &["damage", "losses"], tied: true },
    Measure {
        what: "how long it lasted",
        kinds: &[QuantityKind::Duration],
        units: &[],
        words: &["lasted", "went on for", "lasting"],
        tied: true,
    },
    Measure { what: "how long it is", kinds: &[QuantityKind::Distance], units: &[], words: &["long", "in length"], tied: true },
    Measure {
        what: "how wide it is",
        kinds: &[QuantityKind::Distance],
        units: &[],
        words: &["wide", "across", "in width"],
        tied: true,
    },
    Measure {
        what: "how high it is",
        kinds: &[QuantityKind::Distance],
        units: &[],
        words: &["high", "tall", "in height"],
        tied: true,
    },
    Measure { what: "how deep it is", kinds: &[QuantityKind::Distance], units: &[], words: &["deep", "in depth"], tied: true },
    Measure {
        what: "how fast it was",
        kinds: &[QuantityKind::Other],
        units: &["mph", "kph", "km/h", "knot"],
        words: &["speed", "speeds", "at", "reached", "driving", "travelling", "traveling"],
        tied: true,
    },
    Measure {
        what: "how far somebody fell",
        kinds: &[QuantityKind::Distance],
        units: &[],
        words: &["fell", "fall", "falling", "fallen", "plunged", "plunge", "plunging", "plummeted", "plummeting"],
        tied: true,
    },
    Measure {
        what: CHILDREN,
        kinds: &[QuantityKind::Count],
        units: &["", "child", "kid"],
        words: &["mother of", "father of", "mom of", "mum of", "dad of"],
        tied: true,
    },
    Measure {
        what: CHILDREN,
        kinds: &[QuantityKind::Count],
        units: &["child", "kid"],
        words: &["her", "his", "their"],
        tied: true,
    },
    Measure {
        what: RESIDENTS,
        kinds: &[QuantityKind::Count],
        units: &["", "person", "people"],
        words: &["population of", "home to"],
        tied: true,
    },
    Measure {
        what: RESIDENTS,
        kinds: &[QuantityKind::Count],
        units: &["resident", "inhabitant"],
        words: &["has", "have", "with", "home to"],
        tied: true,
    },
    Measure {
        what: "how many rooms it has",
        kinds: &[QuantityKind::Count],
        units: &["room", "bedroom", "storey", "seat", "bed"],
        words: &[""],
        tied: true,
    },
];

/// Two readings of one quake are no further apart, in magnitudes.
const READINGS: f64 = 1.0;
/// So many words before and behind a number are looked at.
const BEFORE: u32 = 4;
const BEHIND: u32 = 3;
/// With these a number is that of a part, of another time, or none at all.
const OTHER: [&str; 24] = [
    "more",
    "another",
    "other",
    "further",
    "additional",
    "last",
    "previous",
    "previously",
    "earlier",
    "each",
    "every",
    "first",
    "second",
    "third",
    "valid",
    "need",
    "needed",
    "required",
    "aftershock",
    "aftershocks",
    "if",
    "could",
    "would",
    "may",
];

pub(crate) fn find(coverage: &Coverage<'_>) -> Vec<Finding> {
    facts::compare(coverage, ConflictKind::Quantity, facts::Rule::Measures, read, |a, b| {
        // a quake and its aftershocks are further apart than two readings of one
        let strength = a.topic == STRENGTH;
        let (Some(x), Some(y)) = (a.quantity.as_ref()?.low, b.quantity.as_ref()?.low) else { return None };
        if strength && (x - y).abs() > READINGS {
            return None;
        }
        let severity = quantity::apart(a.quantity.as_ref()?, b.quantity.as_ref()?)?;
        Some(if severity == Severity::Contradiction { Severity::Tension } else { severity })
    })
}

fn read(reading: &Reading<'_>, facts: &mut Vec<Fact>) {
    let mut year = None;
    for number in reading.quantities().filter(|q| q.low.is_some() && matches!(q.modifier, Modifier::Exact | Modifier::About)) {
        let tokens = reading.tokens_of(number.span);
        let Some(measure) = MEASURES.iter().find(|measure| is_of(measure, number, reading, &tokens)) else { continue };
        let other = |t: u32| OTHER.contains(&reading.word(t)) || reading.denies(t);
        if *year.get_or_insert_with(|| reading.gives_year()) || reading.near(&tokens, (BEFORE, BEHIND), other) {
            continue;
        }
        let unit = number.unit.clone().unwrap_or_default();
        let unit = if measure.kinds.contains(&QuantityKind::Count) { String::new() } else { unit };
        facts.push(Fact {
            topic: measure.what,
            form: format!("{} {unit}", quantity::value(number)),
            tokens,
            of: Vec::new(),
            quantity: Some(Quantity {
                unit: Some(unit).filter(|unit| !unit.is_empty()),
                kind: QuantityKind::Count,
                ..number.clone()
            }),
            tied: measure.tied,
        });
    }
}

/// Whether a number is one of a measure, by its unit and the words with it.
fn is_of(measure: &Measure, number: &Quantity, reading: &Reading<'_>, tokens: &std::ops::Range<u32>) -> bool {
    let unit = number.unit.as_deref().unwrap_or_default();
    if !measure.kinds.contains(&number.kind) || !measure.units.is_empty() && !measure.units.contains(&unit) {
        return false;
    }
    let plain = |t: &u32| !reading.word(*t).is_empty();
    let before = (tokens.start.saturating_sub(BEFORE)..tokens.start).rev().take_while(plain);
    let behind = (tokens.end..tokens.end + BEHIND).take_while(plain);
    let mut near: Vec<u32> = tokens.clone().chain(behind).collect();
    // "14 metres long" has its word behind, "a fine of 20 euros" before
    if number.kind != QuantityKind::Distance {
        near.extend(before);
    }
    measure.words.iter().any(|phrase| {
        phrase.is_empty()
            || near.iter().any(|&t| {
                let mut words = phrase.split(' ').zip(t..);
                words.all(|(word, t)| reading.word(t) == word || reading.word(t).rsplit('-').next() == Some(word))
            })
    })
}

#[cfg(test)]
mod tests {
    use crate::compare::conflicts::tests_of_texts::check;

    #[test]
    fn one_measure_of_an_event_is_compared_wherever_it_stands() {
        let quake = "An earthquake shook Lowmoor on Monday. Geologists put it at magnitude 6.1, and felt it in the hills.";
        let other = "An earthquake shook Lowmoor on Monday. The harbour wall broke in the 5.4-magnitude shock.";
        check(&[quake, other], "quantity: 6.1 | 5.4-magnitude");
        check(&[quake, quake], "");
        let board = "A ferry sank off Lowmoor on Monday. The harbour master said that 140 people had been on board.";
        let more = "A ferry sank off Lowmoor on Monday. Nobody was lost of the 212 people aboard, said the owner.";
        check(&[board, more], "quantity: 140 people | 212 people");
    }

    #[test]
    fn how_many_children_live_there_and_how_far_somebody_fell() {
        let one = "A lorry hit the bridge of Lowmoor on Monday. Colm Averil, a father of three, was at the wheel.";
        let other = "A lorry hit the bridge of Lowmoor on Monday. Colm Averil was on his way to his four children.";
        check(&[one, other], "quantity: three | four children");
        let one = "A storm cut off the island of Holm on Monday. The island is home to 9,000 people.";
        let other = "A storm cut off the island of Holm on Monday. No ferry left for the island, which has about 14,000 residents.";
        check(&[one, other], "quantity: 9,000 people | about 14,000 residents");
        let one = "A roofer died in Lowmoor on Monday. The roofer fell 12 metres from the town hall.";
        let other = "Lowmoor mourns. Slates gave way on the town hall, a colleague said, and the roofer plunged 90 feet.";
        check(&[one, other], "quantity: 12 metres | 90 feet");
    }

    #[test]
    fn a_weekday_of_an_article_with_a_date_gives_no_year() {
        let check = crate::compare::conflicts::tests_of_texts::check_dated;
        let quake = "An earthquake of magnitude 6.1 shook Lowmoor on Monday. It was felt in the hills.";
        let other = "Lowmoor counts its broken windows. The 5.4-magnitude shock came on Monday.";
        check(&[quake, other], "2024-03-05", "quantity: 6.1 | 5.4-magnitude");
        let then = "Lowmoor counts its broken windows. The 5.4-magnitude shock of March 2009 was worse.";
        check(&[quake, then], "2024-03-05", "");
    }

    #[test]
    fn measures_of_two_things_are_none() {
        let one = "A ship sank off Lowmoor on Monday. The old wooden bridge beside it is 40 metres long.";
        let other = "A ship sank off Lowmoor on Monday. Swimmers laid out a net 90 metres long.";
        check(&[one, other], "");
    }
}
