//! Two names for one thing: published by one account here, by another there.
//!
//! Looked for is a name behind "by", "titled", "called" or "named" in two sentences that make the same claim, with a word of
//! content in common before it; neither name stands anywhere in the other article.

use crate::compare::{ConflictKind, Severity, common_words::Tier, synonyms, thresholds::CLAIM};

use super::{Compared, Finding, Side, quoted};

/// Words that a name follows.
const NAMING: [&str; 8] = ["by", "titled", "entitled", "named", "called", "dubbed", "nicknamed", "codenamed"];

/// Whether a name may follow a folded word.
pub(super) fn is_naming(folded: &str) -> bool {
    NAMING.contains(&folded)
}

pub(crate) fn find(pair: &Compared<'_>, found: &mut Vec<Finding>) {
    if pair.row.is_none() && pair.score < CLAIM {
        return;
    }
    let of_b = names(&pair.b);
    for (at_a, a) in names(&pair.a) {
        for &(at_b, b) in &of_b {
            if stands_in(&pair.b, pair.a.word(a)) || stands_in(&pair.a, pair.b.word(b)) {
                continue;
            }
            let before = before(&pair.b, at_b);
            if !self::before(&pair.a, at_a).iter().any(|x| before.iter().any(|y| synonyms::near(x, y))) {
                continue;
            }
            let (Some(span_a), Some(span_b)) = (pair.a.span(&(a..a + 1)), pair.b.span(&(b..b + 1))) else { continue };
            found.push(Finding {
                kind: ConflictKind::Person,
                severity: Severity::Tension,
                sides: [(pair.a.place(span_a), pair.a.word(a).to_owned()), (pair.b.place(span_b), pair.b.word(b).to_owned())],
                why: format!(
                    "{} against {}: two names for the same thing.",
                    quoted(pair.a.words(span_a)),
                    quoted(pair.b.words(span_b))
                ),
            });
            return;
        }
    }
}

/// Words that a name follows, each with the first word of the name; a quote mark may stand between.
fn names(side: &Side<'_>) -> Vec<(u32, u32)> {
    let named = |t: u32| {
        let name = (t + 1..t + 3).find(|&n| !side.word(n).is_empty())?;
        let capital = side.article.parsed.tokens.get(name as usize)?.span.of(side.text()).starts_with(char::is_uppercase);
        let after = side.article.parsed.tokens.get(name as usize + 1).map_or("", |t| t.span.of(side.text()));
        // a month, not a name
        if side.prepared.form(name as usize + 1).is_some_and(|f| f.number) || after == "." {
            return None;
        }
        let rare = side.prepared.form(name as usize).is_some_and(|f| f.tier == Tier::Rare && !f.number);
        (capital && rare).then_some((t, name))
    };
    side.tokens().filter(|&t| is_naming(side.word(t))).filter_map(named).take(4).collect()
}

/// Whether a folded word stands anywhere in the article.
fn stands_in(side: &Side<'_>, folded: &str) -> bool {
    let forms = &side.prepared.forms;
    let first = forms.partition_point(|f| f.folded.as_str() < folded);
    forms.get(first).is_some_and(|f| f.folded == folded)
}

fn before<'c>(side: &Side<'c>, at: u32) -> Vec<&'c str> {
    /// What is further away has another name.
    const REACH: u32 = 7;
    let start = at.saturating_sub(REACH).max(side.tokens().start);
    (start..at).filter(|&t| side.prepared.form(t as usize).is_some_and(|f| f.tier > Tier::Frequent)).map(|t| side.stem(t)).collect()
}

#[cfg(test)]
mod tests {
    use crate::compare::conflicts::tests_of_texts::check;

    #[test]
    fn one_film_by_two_accounts() {
        let one = "The film of the fight on the bridge of Lowmoor, which was uploaded by Quarrelfish, does not show any faces.";
        let other = "The film of the fight on the bridge of Lowmoor was uploaded under an account titled Bridgewatch and does not show any faces.";
        check(&[one, other], "person: Quarrelfish | Bridgewatch");
    }
}
