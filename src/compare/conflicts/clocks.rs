//! At what time of the day it came about: at two in the morning here, at four there.
//!
//! Compared is the one clock time that each article gives to one kind of happening (it happened, they set off, it was reported), wherever
//! it stands. Times of two days, and those that tell a zone, are none.

use std::{collections::HashMap, sync::LazyLock};

use crate::{
    compare::{Article, ConflictKind, Severity, matter::Coverage, prepare::Prepared, words},
    parse::{Modifier, Quantity, QuantityKind},
};

use super::{
    Finding,
    facts::{self, Fact, Reading},
};

/// What came about, with the verbs that tell so.
const HAPPENS: [(&str, &str); 5] = [
    (
        "when it happened",
        "begin start break erupt sweep happen occur strike hit crash collide explode derail attack shoot collapse fall sink overturn come",
    ),
    ("when they set off", "set depart leave lift lift-off launch rise take"),
    ("when it was reported", "call alert report summon ring"),
    ("when they arrived", "arrive drive reach land enter storm"),
    ("when it ended", "end extinguish finish conclude"),
];
/// The same by base form.
static VERBS: LazyLock<HashMap<String, &str>> = LazyLock::new(|| {
    let verbs = HAPPENS.iter().flat_map(|(what, verbs)| verbs.split(' ').map(|verb| (words::stem(verb), *what)));
    verbs.collect()
});
/// A verb stands so close to its time.
const BEFORE: u32 = 9;
const BEHIND: u32 = 6;
const CLAUSE: [&str; 12] = ["and", "but", "who", "which", "that", "when", "while", "after", "before", "until", "because", "since"];
/// The days of the week in small letters.
pub(super) const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
/// Minutes by which a time may be off, and one that is told loosely.
const EXACTLY: i32 = 5;
const LOOSELY: i32 = 45;

pub(crate) fn find(coverage: &Coverage<'_>) -> Vec<Finding> {
    facts::compare(coverage, ConflictKind::Date, facts::Rule::Clocks, read, |a, b| {
        let (x, y) = (a.quantity.as_ref()?, b.quantity.as_ref()?);
        let loose = x.modifier != Modifier::Exact || y.modifier != Modifier::Exact;
        let gap = (minutes(x)? - minutes(y)?).abs();
        (gap > if loose { LOOSELY } else { EXACTLY }).then_some(Severity::Tension)
    })
}

/// Minutes since midnight.
fn minutes(q: &Quantity) -> Option<i32> {
    let (hour, minute) = q.date.as_ref()?.0.strip_prefix('T')?.split_once(':')?;
    Some(hour.parse::<i32>().ok()? * 60 + minute.get(..2)?.parse::<i32>().ok()?)
}

fn read(reading: &Reading<'_>, facts: &mut Vec<Fact>) {
    let mut times = reading.quantities().filter(|q| q.kind == QuantityKind::Time && minutes(q).is_some());
    let (Some(time), None) = (times.next(), times.next()) else { return };
    let tokens = reading.tokens_of(time.span);
    let in_clause = |t: &u32| !CLAUSE.contains(&reading.word(*t));
    // "shortly before 2 a.m." begins no clause
    let loosely = tokens.start.checked_sub(1).filter(|&t| matches!(reading.word(t), "before" | "after" | "until" | "since"));
    let end = loosely.unwrap_or(tokens.start);
    let before = (end.saturating_sub(BEFORE)..end).rev().take_while(in_clause);
    // "At 9 a.m., the ship left": what leads in belongs to what follows
    let leads = tokens.start < reading.tokens.start + 4;
    let behind = (tokens.end..tokens.end + BEHIND).take_while(|t| leads && in_clause(t));
    let kind = |t: u32| VERBS.get(reading.stem(t)).copied();
    let Some(topic) = before.chain(behind).find_map(kind) else { return };
    if reading.gives_year() || !is_of_day(&reading.article, reading.prepared, time) || tells_zone(reading, &tokens) {
        return;
    }
    let days = reading.tokens.clone().filter_map(|t| DAYS.into_iter().find(|day| *day == reading.word(t))).collect();
    facts.push(Fact {
        topic,
        form: time.date.as_ref().map(|d| d.0.clone()).unwrap_or_default(),
        tokens,
        of: days,
        quantity: Some(if loosely.is_some() { Quantity { modifier: Modifier::About, ..time.clone() } } else { time.clone() }),
        tied: false,
    });
}

/// Whether digits with a colon tell a time of the day, and not how long a match had run ("with 7:42 remaining").
pub(super) fn is_of_day(article: &Article<'_>, prepared: &Prepared, time: &Quantity) -> bool {
    let words = time.span.of(&article.document.text);
    let tokens = article.parsed.tokens_in(time.span);
    let before = |n: usize| tokens.start.checked_sub(n).map_or("", |t| prepared.word(t));
    let leads = |word: &str| {
        matches!(
            word,
            "at" | "about" | "around" | "before" | "after" | "by" | "until" | "till" | "since" | "from" | "past" | "approximately"
        )
    };
    words.contains(['m', 'M']) || leads(before(1)) && before(2) != "down"
}

/// "1300 GMT"; local time is what the other article tells as well.
fn tells_zone(reading: &Reading<'_>, time: &std::ops::Range<u32>) -> bool {
    let text = &reading.article.document.text;
    let near = (time.start..time.end + 2).filter_map(|t| reading.article.parsed.tokens.get(t as usize));
    near.map(|t| t.span.of(text)).any(|word| {
        matches!(word, "Eastern" | "Pacific" | "Central")
            || matches!(word.len(), 3 | 4) && word.ends_with(['T', 'C']) && word.bytes().all(|b| b.is_ascii_uppercase())
    })
}

#[cfg(test)]
mod tests {
    use crate::compare::conflicts::tests_of_texts::check;

    #[test]
    fn two_times_of_one_happening() {
        let one = "The pier of Lowmoor is gone. The fire broke out at 3 a.m. in a kiosk at the end of the pier.";
        let other = "Lowmoor has lost its pier. Neighbours said that the fire started at 5.30 a.m. and that nobody came.";
        check(&[one, other], "date: 3 a.m. | 5.30 a.m.");
        check(&[one, one], "");
    }

    #[test]
    fn times_of_two_happenings_and_of_two_days_are_none() {
        let one = "The pier of Lowmoor is gone. The fire broke out at 3 a.m. in a kiosk at the end of the pier.";
        let end = "The pier of Lowmoor is gone. At 7 a.m. the brigades left for home.";
        check(&[one, end], "");
        let zone = "The pier of Lowmoor is gone. The fire broke out at 0130 GMT in a kiosk.";
        check(&[one, zone], "");
    }
}
