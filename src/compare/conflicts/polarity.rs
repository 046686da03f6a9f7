//! Whether it is so: the same statement with a "not" in one of the two, or with its opposite.
//!
//! Compared are the very statements that are alike, and only where nearly all the rest of them is shared: in long sentences a
//! "not" mostly belongs to something else.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
    sync::LazyLock,
};

use crate::compare::{
    ConflictKind, Severity, SharedEntityIndex,
    common_words::Tier,
    lexicon,
    likeness::{likeness, matches},
    prepare::Prepared,
    thresholds::SAME,
    words,
};

use super::{Compared, Finding, LONGEST, Side, doers, quoted};

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
            let base = |words_: &str| match words_.split_once('_') {
                Some((verb, behind)) => format!("{} {behind}", words::stem(verb)),
                None => words::stem(words_),
            };
            let (a, b) = (base(a), base(b));
            opposites.entry(a.clone()).or_default().insert(b.clone());
            opposites.entry(b).or_default().insert(a);
        }
    }
    opposites
});

/// The first words of those opposites that are two words: "step" of "step down".
static FIRST_OF_TWO: LazyLock<BTreeSet<&str>> =
    LazyLock::new(|| OPPOSITES.keys().filter_map(|key| Some(key.split_once(' ')?.0)).collect());

/// The opposite that begins at a token: a word, or two that belong together ("step down").
fn with_opposite(side: &Side<'_>, token: u32) -> Option<(String, std::ops::Range<u32>)> {
    if !side.turns(token).has_opposite {
        return None;
    }
    let stem = side.stem(token);
    if FIRST_OF_TWO.contains(stem) {
        let two = format!("{stem} {}", side.word(token + 1));
        if OPPOSITES.contains_key(&two) {
            return Some((two, token..token + 2));
        }
    }
    OPPOSITES.contains_key(stem).then(|| (stem.to_owned(), token..token + 1))
}

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
    /// It has an opposite, or is the first word of two that have one.
    pub has_opposite: bool,
}

impl Turns {
    /// Of a folded word with this base form.
    pub(crate) fn of(folded: &str, stem: &str) -> Self {
        Self {
            denies: denies(folded),
            weakens: WEAK.contains(stem),
            has_opposite: OPPOSITES.contains_key(stem) || FIRST_OF_TWO.contains(stem),
        }
    }

    /// Of these tokens of an article, all together; no more than [`LONGEST`].
    pub(crate) fn of_tokens(prepared: &Prepared, tokens: &[Range<u32>]) -> Self {
        let turns =
            tokens.iter().cloned().flatten().take(LONGEST as usize).filter_map(|t| prepared.form(t as usize)).map(|f| f.turns);
        turns.fold(Self::default(), |all, one| Self {
            denies: all.denies || one.denies,
            weakens: all.weakens || one.weakens,
            has_opposite: all.has_opposite || one.has_opposite,
        })
    }
}

pub(crate) fn find(pair: &Compared<'_>, found: &mut Vec<Finding>) {
    let before = found.len();
    statements_differ(pair, found);
    if found.len() == before {
        one_denies_what_the_other_does(pair, found);
    }
}

fn statements_differ(pair: &Compared<'_>, found: &mut Vec<Finding>) {
    let (x, y) = (pair.a.statement, pair.b.statement);
    let opposed = x.turns.has_opposite && y.turns.has_opposite;
    let one_denies = |one: Turns, other: Turns| one.denies && !other.denies && !other.weakens;
    if !one_denies(x.turns, y.turns) && !one_denies(y.turns, x.turns) && !opposed {
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
    if opposed {
        opposites(pair, &matched_a, &matched_b, found);
    }
}

/// A "not" right before a word that both have, where the other denies nothing at all.
fn denial(side: &Side<'_>, other: &Side<'_>, matched: &BTreeSet<&str>, found: &mut Vec<Finding>) {
    /// A denied word stands at most this many words behind the denial.
    const REACH: u32 = 3;
    if !side.statement.turns.denies || other.statement.turns.denies || other.statement.turns.weakens {
        return;
    }
    let denied = side.statement_tokens().find(|&t| {
        let next = side.word(t + 1);
        side.turns(t).denies
            && !matches!(next, "only" | "just" | "longer" | "doubt")
            && (t + 1..=t + REACH)
                .take_while(|&n| !side.word(n).is_empty())
                .find(|&n| side.prepared.form(n as usize).is_some_and(|f| f.tier > Tier::Grammar))
                .is_some_and(|n| matched.contains(side.stem(n)) && tells(other, side.stem(n)))
    });
    let Some(at) = denied else { return };
    let (Some(span), Some(whole)) = (side.span(&(at..(at + REACH + 1).min(side.tokens().end.max(at + 1)))), other.statement_span())
    else {
        return;
    };
    found.push(Finding {
        kind: ConflictKind::Polarity,
        severity: Severity::Tension,
        sides: [
            (side.place(span), format!("not {} {}", side.source, side.sentence.sentence)),
            (other.place(whole), "told".to_owned()),
        ],
        why: format!("{} denies what {} says.", quoted(side.words(span)), quoted(other.words(whole))),
    });
}

/// "He has not apologized" here and "I apologize" there: the same verb of the same one, denied in one of the two sentences, whatever
/// else they tell.
fn one_denies_what_the_other_does(pair: &Compared<'_>, found: &mut Vec<Finding>) {
    if pair.row.is_none() && pair.score < SAME {
        return;
    }
    for (denying, telling) in [(&pair.a, &pair.b), (&pair.b, &pair.a)] {
        if !denying.sentence.turns.denies && !denying.sentence.turns.weakens {
            continue;
        }
        let denied =
            |side: &Side<'_>, verb: u32| (verb.saturating_sub(DENIED)..verb).any(|t| side.turns(t).denies || side.turns(t).weakens);
        let (tokens, told) = (denying.tokens(), telling.tokens());
        for verb in tokens.filter(|&t| denied(denying, t) && is_verb(denying, t)) {
            let stem = denying.stem(verb);
            let Some(at) = told.clone().find(|&t| telling.stem(t) == stem) else { continue };
            // asked, conditional or denied there as well
            let (start, end) = (at.saturating_sub(OPEN_BEFORE).max(told.start), (at + 1).min(told.end));
            let denied_before = (told.start..start).any(|t| telling.turns(t).denies);
            if denied_before
                || (start..end).any(|t| telling.turns(t).denies || telling.turns(t).weakens || OPEN.contains(&telling.word(t)))
            {
                continue;
            }
            let (Some(who), Some(does)) = (who(pair, denying, verb), who(pair, telling, at)) else { continue };
            if who != does {
                continue;
            }
            let span = |side: &Side<'_>, verb: u32| side.span(&(verb.saturating_sub(DENIED).max(side.tokens().start)..verb + 1));
            let (Some(a), Some(b)) = (span(denying, verb), span(telling, at)) else { continue };
            found.push(Finding {
                kind: ConflictKind::Polarity,
                severity: Severity::Tension,
                sides: [
                    (denying.place(a), format!("not {stem} {} {}", denying.source, denying.sentence.sentence)),
                    (telling.place(b), format!("{} {stem}", who.0)),
                ],
                why: format!(
                    "{} against {}: one article denies of {} what the other tells.",
                    quoted(denying.words(a)),
                    quoted(telling.words(b)),
                    pair.coverage.entities.name(who)
                ),
            });
            return;
        }
    }
}

/// A denied verb stands at most so many words behind its denial.
const DENIED: u32 = 2;
/// Words that leave open whether what follows is so, which stand at most so many words before it.
const OPEN_BEFORE: u32 = 4;
const OPEN: [&str; 12] = ["if", "whether", "would", "could", "might", "may", "should", "to", "can", "must", "unless", "will"];

/// Whether a token is a verb that tells of something done, rarer than "said" and "made".
fn is_verb(side: &Side<'_>, token: u32) -> bool {
    side.prepared.form(token as usize).is_some_and(|f| {
        f.tier > Tier::Usual
            && !f.number
            && f.folded.len() > 4
            && !f.turns.denies
            && !f.turns.weakens
            && (f.folded.ends_with("ed") || f.folded.ends_with("ing") || f.folded.ends_with('e') || f.folded.ends_with("es"))
    })
}

/// Whose the verb is: "I" and "we" are those who are quoted.
fn who(pair: &Compared<'_>, side: &Side<'_>, verb: u32) -> Option<SharedEntityIndex> {
    let before = |n: u32| verb.checked_sub(n).map_or("", |t| side.word(t));
    if matches!(before(1), "i" | "we") || matches!(before(2), "i" | "we") {
        let here = pair.coverage.matters_of(side.source, side.sentence.sentence);
        return here.iter().find_map(|m| m.speaker);
    }
    doers::doer(side, pair.coverage, verb).map(|(who, _)| who)
}

/// Whether a statement tells a word as so, and not as asked or possible.
fn tells(side: &Side<'_>, stem: &str) -> bool {
    let open = |t: u32| (t.saturating_sub(OPEN_BEFORE)..t).any(|b| OPEN.contains(&side.word(b)));
    side.statement_tokens().any(|t| side.stem(t) == stem && !open(t))
}

/// Two opposites, neither of which has its like in the other statement.
fn opposites(pair: &Compared<'_>, matched_a: &BTreeSet<&str>, matched_b: &BTreeSet<&str>, found: &mut Vec<Finding>) {
    let alone = |side: &Side<'_>, matched: &BTreeSet<&str>| -> BTreeMap<String, std::ops::Range<u32>> {
        let words = side.statement_tokens().filter_map(|t| with_opposite(side, t));
        words.filter(|(words, _)| !matched.contains(words.as_str())).collect()
    };
    let (of_a, of_b) = (alone(&pair.a, matched_a), alone(&pair.b, matched_b));
    for (a, x) in &of_a {
        for b in OPPOSITES.get(a).into_iter().flatten() {
            let Some(y) = of_b.get(b) else { continue };
            let (Some(span_a), Some(span_b)) = (pair.a.span(x), pair.b.span(y)) else { continue };
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
    fn he_has_not_done_what_he_does_elsewhere() {
        use crate::compare::conflicts::tests_of_texts::why_of;
        let denied = "Mayor Ann Lee told reporters that she has not apologized to the fishermen of Lowmoor for the closed bridge.";
        let told = "“I apologize to the fishermen of Lowmoor for the closed bridge,” Mayor Ann Lee said on Monday.";
        assert_eq!(why_of(&[denied, told]).len(), 1);
        let told = "Mayor Ann Lee would have to be asked whether she apologized to the fishermen of Lowmoor for the closed bridge.";
        assert_eq!(why_of(&[denied, told]), Vec::<String>::new());
    }

    #[test]
    fn denials_and_opposites() {
        assert!(denies("not") && denies("can't") && denies("denied") && !denies("note") && !denies("noted"));
        assert!(are_opposites(&words::stem("accepted"), &words::stem("rejects")));
        assert!(!are_opposites("accept", "agree"));
    }
}
