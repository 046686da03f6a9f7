//! Whether it is so: the same statement with a "not" in one of the two, or with its opposite.
//!
//! Compared are the very statements that are alike, and only where nearly all the rest of them is shared: in long sentences a
//! "not" mostly belongs to something else.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

use crate::compare::{
    ConflictKind, Severity, lexicon,
    likeness::{likeness, matches},
    words,
};

use super::{Compared, Finding, Side, quoted};

/// How much of the smaller statement, and of both, must be shared.
const COVER: f32 = 0.6;
const OVERLAP: f32 = 0.5;

/// Words that deny what they stand with.
static STRONG: LazyLock<BTreeSet<&str>> = LazyLock::new(|| {
    let lines = lexicon::entries(include_str!("../../../assets/lexicon/negations.txt"));
    lines.filter_map(|l| l.strip_suffix(" strong")).collect()
});

/// The base forms of those that have forms; short ones have none, and "noted" is no form of "not".
static STRONG_BASES: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    const SHORTEST: usize = 4;
    STRONG.iter().map(|word| words::stem(word)).filter(|base| base.len() >= SHORTEST).collect()
});

/// Words that say that something did not come about.
static WEAK: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let lines = lexicon::entries(include_str!("../../../assets/lexicon/negations.txt"));
    lines.filter_map(|l| l.strip_suffix(" weak")).map(words::stem).collect()
});

/// Each word with its opposites.
static OPPOSITES: LazyLock<BTreeMap<String, BTreeSet<String>>> = LazyLock::new(|| {
    let mut opposites: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for line in lexicon::entries(include_str!("../../../assets/lexicon/contrasts.txt")) {
        if let Some((a, b)) = line.split_once(' ') {
            let (a, b) = (words::stem(a), words::stem(b));
            opposites.entry(a.clone()).or_default().insert(b.clone());
            opposites.entry(b).or_default().insert(a);
        }
    }
    opposites
});

/// Whether a folded word denies.
pub(crate) fn denies(folded: &str) -> bool {
    folded.ends_with("n't") || STRONG.contains(folded) || STRONG_BASES.contains(&words::stem(folded))
}

/// Whether two base forms are opposites.
pub(crate) fn are_opposites(a: &str, b: &str) -> bool {
    OPPOSITES.get(a).is_some_and(|of| of.contains(b))
}

/// What a word does to the statement that it stands in; known once for every word of an article.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub(crate) struct Turns {
    /// It denies.
    pub denies: bool,
    /// It says that something did not come about ("fail", "refuse").
    pub weakens: bool,
    /// It has an opposite.
    pub has_opposite: bool,
}

impl Turns {
    /// Of a folded word with this base form.
    pub(crate) fn of(folded: &str, stem: &str) -> Self {
        Self { denies: denies(folded), weakens: WEAK.contains(stem), has_opposite: OPPOSITES.contains_key(stem) }
    }
}

pub(crate) fn find(pair: &Compared<'_>, found: &mut Vec<Finding>) {
    let (x, y) = (pair.a.statement, pair.b.statement);
    let any = |side: &Side<'_>, is: fn(Turns) -> bool| side.statement_tokens().any(|t| is(side.turns(t)));
    let denied = [&pair.a, &pair.b].map(|side| any(side, |t| t.denies));
    let opposed = any(&pair.a, |t| t.has_opposite) && any(&pair.b, |t| t.has_opposite);
    if denied[0] == denied[1] && !opposed {
        return;
    }
    let alike = likeness(x, y);
    if alike.cover < COVER || alike.overlap < OVERLAP {
        return;
    }
    let (mut matched_a, mut matched_b) = (BTreeSet::new(), BTreeSet::new());
    for (i, j, _) in matches(x, y) {
        matched_a.extend(x.terms.get(i).map(|t| t.0));
        matched_b.extend(y.terms.get(j).map(|t| t.0));
    }
    let shown = |terms: &BTreeSet<u32>| -> BTreeSet<&str> {
        terms.iter().filter_map(|&t| pair.coverage.vocabulary.terms.get(t as usize)).map(|t| t.text.as_str()).collect()
    };
    let (matched_a, matched_b) = (shown(&matched_a), shown(&matched_b));
    denial(&pair.a, &pair.b, &matched_a, found);
    denial(&pair.b, &pair.a, &matched_b, found);
    opposites(pair, &matched_a, &matched_b, found);
}

/// A "not" right before a word that both have, where the other denies nothing at all.
fn denial(side: &Side<'_>, other: &Side<'_>, matched: &BTreeSet<&str>, found: &mut Vec<Finding>) {
    /// A denied word stands at most this many words behind the denial.
    const REACH: u32 = 3;
    if other.statement_tokens().any(|t| other.turns(t).denies || other.turns(t).weakens) {
        return;
    }
    let denied = side.statement_tokens().find(|&t| {
        let next = side.word(t + 1);
        side.turns(t).denies
            && !matches!(next, "only" | "just" | "longer" | "doubt")
            && (t + 1..=t + REACH).take_while(|&n| !side.word(n).is_empty()).any(|n| matched.contains(side.stem(n)))
    });
    let Some(at) = denied else { return };
    let (Some(span), Some(whole)) = (side.span(&(at..(at + REACH + 1).min(side.tokens().end.max(at + 1)))), other.statement_span())
    else {
        return;
    };
    found.push(Finding {
        kind: ConflictKind::Polarity,
        severity: Severity::Tension,
        sides: [(side.place(span), "no".to_owned()), (other.place(whole), "yes".to_owned())],
        why: format!("{} denies what {} says.", quoted(side.words(span)), quoted(other.words(whole))),
    });
}

/// Two opposites, neither of which has its like in the other statement.
fn opposites(pair: &Compared<'_>, matched_a: &BTreeSet<&str>, matched_b: &BTreeSet<&str>, found: &mut Vec<Finding>) {
    let alone = |side: &Side<'_>, matched: &BTreeSet<&str>| -> BTreeMap<String, u32> {
        let tokens = side.statement_tokens().filter(|&t| side.turns(t).has_opposite && !matched.contains(side.stem(t)));
        tokens.map(|t| (side.stem(t).to_owned(), t)).collect()
    };
    let (of_a, of_b) = (alone(&pair.a, matched_a), alone(&pair.b, matched_b));
    for (a, &x) in &of_a {
        for b in OPPOSITES.get(a).into_iter().flatten() {
            let Some(&y) = of_b.get(b) else { continue };
            let (Some(span_a), Some(span_b)) = (pair.a.span(&(x..x + 1)), pair.b.span(&(y..y + 1))) else { continue };
            found.push(Finding {
                kind: ConflictKind::Polarity,
                severity: Severity::Tension,
                sides: [(pair.a.place(span_a), a.clone()), (pair.b.place(span_b), b.clone())],
                why: format!("{} and {} are opposites.", quoted(pair.a.words(span_a)), quoted(pair.b.words(span_b))),
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn denials_and_opposites() {
        assert!(denies("not") && denies("can't") && denies("denied") && !denies("note") && !denies("noted"));
        assert!(are_opposites(&words::stem("accepted"), &words::stem("rejects")));
        assert!(!are_opposites("accept", "agree"));
    }
}
