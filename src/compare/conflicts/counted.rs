//! As many, but of others: 90 teachers and priests here, 90 professors and clerks there.
//!
//! Compared are equal numbers of people or things that both articles list with an "and", in sentences that make the same claim.

use crate::{
    compare::{ConflictKind, Severity, common_words::Tier, synonyms, thresholds::SAME},
    parse::{Quantity, QuantityKind},
};

use super::{Compared, Finding, Side, quoted};

pub(crate) fn find(pair: &Compared<'_>, found: &mut Vec<Finding>) {
    if pair.row.is_none() && pair.score < SAME {
        return;
    }
    let of_b = counts(&pair.b);
    for x in counts(&pair.a) {
        for y in of_b.iter().filter(|y| (x.low, x.high, x.modifier) == (y.low, y.high, y.modifier)) {
            let (Some(a), Some(b)) = (listed(&pair.a, x), listed(&pair.b, y)) else { continue };
            let alone = |own: &[u32], side: &Side<'_>, others: &[u32], other: &Side<'_>| {
                own.iter().any(|&t| !others.iter().any(|&o| synonyms::near(side.stem(t), other.stem(o))))
            };
            if !alone(&a, &pair.a, &b, &pair.b) || !alone(&b, &pair.b, &a, &pair.a) {
                continue;
            }
            let span = |side: &Side<'_>, number: &Quantity, list: &[u32]| {
                let last = list.iter().max().copied()?;
                side.span(&(side.article.parsed.tokens_in(number.span).start as u32..last + 1))
            };
            let (Some(a), Some(b)) = (span(&pair.a, x, &a), span(&pair.b, y, &b)) else { continue };
            let (words_a, words_b) = (pair.a.words(a), pair.b.words(b));
            found.push(Finding {
                kind: ConflictKind::Title,
                severity: Severity::Detail,
                sides: [(pair.a.place(a), words_a.to_lowercase()), (pair.b.place(b), words_b.to_lowercase())],
                why: format!("{} and {}: as many, told as others.", quoted(words_a), quoted(words_b)),
            });
        }
    }
}

/// Numbers of people or things; "two of them" are too few to be known again.
fn counts<'c>(side: &Side<'c>) -> Vec<&'c Quantity> {
    const FEWEST: f64 = 3.0;
    let all = super::quantity::quantities(side);
    all.into_iter().filter(|q| q.kind == QuantityKind::Count && q.low.is_some_and(|low| low >= FEWEST)).collect()
}

/// The words of content that are counted, where they are a list with "and".
fn listed(side: &Side<'_>, number: &Quantity) -> Option<Vec<u32>> {
    /// A list that is longer is no list of what is counted.
    const REACH: u32 = 7;
    let first = side.article.parsed.tokens_in(number.span).start as u32;
    let digits = (first..first + 3).find(|&t| side.prepared.form(t as usize).is_some_and(|f| f.number))?;
    let end = (digits + 1 + REACH).min(side.tokens().end);
    let (mut words, mut joined) = (Vec::new(), false);
    for t in digits + 1..end {
        match side.prepared.form(t as usize) {
            // "11 rebounds and six blocks" are two numbers
            Some(form) if form.folded == "and" && counts_behind(side, t) => break,
            Some(form) if form.folded == "and" => joined = true,
            Some(form) if form.tier > Tier::Grammar && !form.number => {
                let capital = side
                    .article
                    .parsed
                    .tokens
                    .get(t as usize)
                    .is_some_and(|t| t.span.of(side.text()).starts_with(char::is_uppercase));
                // the name of a school or a town tells where they are from
                if !capital {
                    words.push(t);
                }
                // behind "and" one noun
                if joined && !capital {
                    break;
                }
            }
            _ => break,
        }
    }
    (joined && words.len() >= 2).then_some(words)
}

/// Whether a number follows.
fn counts_behind(side: &Side<'_>, token: u32) -> bool {
    let Some(next) = side.article.parsed.tokens.get(token as usize + 1) else { return false };
    let first = side.article.parsed.quantities.partition_point(|q| q.span.end <= next.span.start);
    side.article.parsed.quantities.get(first).is_some_and(|q| q.span.start <= next.span.start)
}

#[cfg(test)]
mod tests {
    use crate::compare::conflicts::tests_of_texts::check;

    #[test]
    fn equal_numbers_of_others() {
        let one = "A letter against the harbour plan was signed by 40 pilots and captains of the port of Lowmoor on Monday.";
        let other = "A letter against the harbour plan was signed by 40 pilots and cooks of the port of Lowmoor on Monday.";
        check(&[one, other], "title: 40 pilots and captains | 40 pilots and cooks");
    }
}
