//! How strongly it is told that somebody did something: she sharply criticised it here, and criticised it there.
//!
//! Compared is one verb in two sentences that make the same claim, told of one and the same, with an adverb that makes it stronger or
//! weaker in one of them. Adverbs that only say when or how often are none.

use crate::compare::{ConflictKind, Severity, synonyms, thresholds::SAME};

use super::{Compared, Finding, Side, doers, quoted};

const STRONGER: [&str; 24] = [
    "sharply",
    "harshly",
    "strongly",
    "fiercely",
    "bitterly",
    "angrily",
    "furiously",
    "flatly",
    "categorically",
    "vehemently",
    "vigorously",
    "savagely",
    "roundly",
    "bluntly",
    "loudly",
    "forcefully",
    "firmly",
    "staunchly",
    "brutally",
    "violently",
    "scathingly",
    "heavily",
    "severely",
    "aggressively",
];
const WEAKER: [&str; 11] = [
    "mildly",
    "gently",
    "softly",
    "cautiously",
    "reluctantly",
    "grudgingly",
    "tentatively",
    "politely",
    "quietly",
    "slightly",
    "half-heartedly",
];
/// "criticised the ruling mildly": the verb stands so far before.
const BACK: u32 = 5;

/// Whether a word makes a verb stronger or weaker.
pub(super) fn stresses(folded: &str) -> bool {
    STRONGER.contains(&folded) || WEAKER.contains(&folded)
}

pub(crate) fn find(pair: &Compared<'_>, found: &mut Vec<Finding>) {
    for (own, other) in [(&pair.a, &pair.b), (&pair.b, &pair.a)] {
        for adverb in own.tokens().filter(|&t| stresses(own.word(t))) {
            let Some((verb, plain)) = verb_of(pair, own, other, adverb) else { continue };
            let strong = STRONGER.contains(&own.word(adverb));
            let against = [plain.checked_sub(1), Some(plain + 1)].into_iter().flatten().find(|&t| stresses(other.word(t)));
            let as_strong = |t: u32| STRONGER.contains(&other.word(t)) == strong;
            // both stress it, or what stands beside the other verb belongs to this pair's other half
            if against.is_some_and(as_strong) || other.tokens().any(|t| stresses(other.word(t)) && as_strong(t)) {
                continue;
            }
            let of = |first: u32, second: u32| first.min(second)..first.max(second) + 1;
            let (Some(own_span), Some(other_span)) =
                (own.span(&of(verb, adverb)), other.span(&of(plain, against.unwrap_or(plain))))
            else {
                continue;
            };
            let (words, plain_words) = (quoted(own.words(own_span)), quoted(other.words(other_span)));
            found.push(Finding {
                kind: ConflictKind::Wording,
                severity: if against.is_some() { Severity::Tension } else { Severity::Detail },
                sides: [(own.place(own_span), words.to_lowercase()), (other.place(other_span), plain_words.to_lowercase())],
                why: format!(
                    "{words} against {plain_words}: one article tells it in {} words.",
                    if strong { "stronger" } else { "weaker" }
                ),
            });
            return;
        }
    }
}

/// The verb that an adverb stands with, and the same or a near verb of the other sentence, told of the same one.
fn verb_of(pair: &Compared<'_>, own: &Side<'_>, other: &Side<'_>, adverb: u32) -> Option<(u32, u32)> {
    let candidates = std::iter::once(adverb + 1).chain((adverb.saturating_sub(BACK).max(own.tokens().start)..adverb).rev());
    // in a past form: what was done
    let is_deed = |side: &Side<'_>, t: u32| {
        let word = side.word(t);
        let irregular = word != side.stem(t) && word.trim_end_matches('e') != side.stem(t) && !word.ends_with(['s', 'g', 'y']);
        word.len() > 3 && side.is_small(t) && (word.ends_with("ed") || irregular)
    };
    // "strongly supports": right behind the adverb stands a verb
    let tells = |t: u32| t == adverb + 1 && own.is_small(t) && own.word(t).len() > 3 && own.word(t).ends_with('s');
    candidates.filter(|&t| is_deed(own, t) || tells(t)).find_map(|verb| {
        let verb_too = |t: u32| is_deed(other, t) || tells(verb) && other.word(t) == own.word(verb);
        let same = |&t: &u32| verb_too(t) && is_same(own.stem(verb), other.stem(t));
        let plain = other.tokens().find(same)?;
        let (a, b) = (doers::subject(own, pair.coverage, verb), doers::subject(other, pair.coverage, plain));
        (a.is_some() && a == b || pair.score >= SAME).then_some((verb, plain))
    })
}

/// Whether two base forms are of one verb, however it is spelled ("criticise", "criticize").
fn is_same(a: &str, b: &str) -> bool {
    const LETTERS: usize = 5;
    a == b || synonyms::near(a, b) && a.len() >= LETTERS && a.get(..LETTERS) == b.get(..LETTERS)
}

#[cfg(test)]
mod tests {
    use crate::compare::conflicts::tests_of_texts::check;

    #[test]
    fn one_deed_told_more_strongly() {
        let one = "Mayor Ann Lee sharply criticised the owners of the old pier of Lowmoor on Monday.";
        let other = "Mayor Ann Lee criticised the owners of the old pier of Lowmoor on Monday.";
        check(&[one, other], "wording: sharply criticised | criticised");
        let mildly = "Mayor Ann Lee mildly criticised the owners of the old pier of Lowmoor on Monday.";
        check(&[one, mildly], "wording: sharply criticised | mildly criticised");
        check(&[one, one], "");
    }

    #[test]
    fn another_deed_is_none() {
        let one = "Mayor Ann Lee sharply criticised the owners of the old pier of Lowmoor on Monday.";
        let other = "Mayor Ann Lee visited the owners of the old pier of Lowmoor on Monday.";
        check(&[one, other], "");
    }
}
