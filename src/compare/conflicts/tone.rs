//! In what tone it is told that somebody said something: she said it here, she claimed it there; he criticised here, he mocked there.
//!
//! Compared are the verbs of one speaker in sentences that say the same. Where an article uses both tones in its sentence, nothing
//! is shown; nor for tones that reporters change for variety ("said", "told", "added").

use crate::compare::{ConflictKind, Severity, SharedEntityIndex, thresholds::SAME};

use super::{Compared, Finding, Side, doers, quoted};

/// A tone: plain, doubting, giving away, blaming, and blaming hard; with its verbs, as base forms.
const TONES: [(&str, &[&str]); 5] = [
    ("says it", &["say", "stat", "writ", "explain"]),
    ("casts doubt on it", &["claim", "alleg", "purport", "contend"]),
    ("takes it for an admission", &["admit", "conced", "confess"]),
    ("takes it for criticism", &["criticiz", "criticis", "chid", "question", "scold", "admonish", "reprov", "rebuk"]),
    (
        "takes it for an attack",
        &[
            "blast", "slam", "lambast", "excoriat", "denounc", "assail", "deride", "derid", "mock", "ridicul", "taunt", "savag",
            "attack",
        ],
    ),
];

fn tone(stem: &str) -> Option<usize> {
    TONES.iter().position(|(_, verbs)| verbs.contains(&stem))
}

/// Whether a base form has a tone that is not plain.
pub(super) fn has_tone(stem: &str) -> bool {
    tone(stem).is_some_and(|tone| tone > 0)
}

/// Whether two tones tell the same thing otherwise.
fn differ(a: usize, b: usize) -> bool {
    matches!((a.min(b), a.max(b)), (0 | 1, 1 | 2) | (3, 4)) && a != b
}

pub(crate) fn find(pair: &Compared<'_>, found: &mut Vec<Finding>) {
    if pair.score < SAME {
        return;
    }
    let (of_a, of_b) = (toned(pair, &pair.a), toned(pair, &pair.b));
    for x in &of_a {
        for y in of_b.iter().filter(|y| y.who == x.who && differ(x.tone, y.tone)) {
            let both = |of: &[Toned], tone| of.iter().any(|t| t.tone == tone && t.who == x.who);
            if both(&of_a, y.tone) || both(&of_b, x.tone) {
                continue;
            }
            let span = |side: &Side<'_>, t: &Toned| side.span(&(t.verb..t.verb + 1));
            let (Some(a), Some(b)) = (span(&pair.a, x), span(&pair.b, y)) else { continue };
            let told = |tone: usize| TONES.get(tone).map_or("", |t| t.0);
            let form = |tone| format!("tone {} {tone}", x.who.0);
            found.push(Finding {
                kind: ConflictKind::Wording,
                severity: Severity::Detail,
                sides: [(pair.a.place(a), form(x.tone)), (pair.b.place(b), form(y.tone))],
                why: format!(
                    "{} against {} of {}: one article {}, the other {}.",
                    quoted(pair.a.words(a)),
                    quoted(pair.b.words(b)),
                    pair.coverage.entities.name(x.who),
                    told(x.tone),
                    told(y.tone)
                ),
            });
            return;
        }
    }
}

struct Toned {
    who: SharedEntityIndex,
    verb: u32,
    tone: usize,
}

/// Who says something in a sentence, with the verb: the cue of a quotation, or a verb with somebody before it.
fn toned(pair: &Compared<'_>, side: &Side<'_>) -> Vec<Toned> {
    /// Of a sentence with more only the first are looked at.
    const MOST: usize = 6;
    let parsed = side.article.parsed;
    let cue_of = |token: u32| {
        let span = parsed.tokens.get(token as usize)?.span;
        let first = parsed.quotations.partition_point(|q| q.span().end + FAR < span.start);
        let mut near = parsed.quotations.iter().skip(first).take(MOST);
        let quotation = near.find(|q| q.cue.is_some_and(|cue| cue.overlaps(span)))?;
        pair.coverage.entities.get(side.source, quotation.entity?)
    };
    let of = |verb: u32| {
        let tone = tone(side.stem(verb))?;
        let denied =
            verb.checked_sub(1).is_some_and(|b| side.turns(b).denies || matches!(side.word(b), "the" | "a" | "to" | "would"));
        let who =
            cue_of(verb).or_else(|| if tone > 0 { doers::doer(side, pair.coverage, verb).map(|(who, _)| who) } else { None })?;
        (!denied).then_some(Toned { who, verb, tone })
    };
    side.tokens().filter_map(of).take(MOST).collect()
}

/// A quotation that ended further before belongs to another verb.
const FAR: u32 = 200;

#[cfg(test)]
mod tests {
    use crate::compare::conflicts::tests_of_texts::check;

    #[test]
    fn who_says_it_here_claims_it_there() {
        let said = "Mayor Ann Lee said that the old bridge over the river had been inspected twice last winter.";
        let claimed = "Mayor Ann Lee claimed that the old bridge over the river had been inspected twice last winter.";
        check(&[said, claimed], "wording: said | claimed");
        check(&[said, said], "");
    }
}
