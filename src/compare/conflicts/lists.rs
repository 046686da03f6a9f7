//! Two lists of the same kind that differ: wrist and neck here; hand, arm and neck there.
//!
//! Compared are lists of plain words joined by commas and "and", in sentences that say the same: at least one word is in both, and each
//! has one that stands nowhere in the other sentence. A list that only goes on longer is no difference, nor is one of names: whom an
//! article names is its choice.

use std::ops::Range;

use crate::compare::{ConflictKind, Severity, common_words::Tier, synonyms, thresholds::CLAIM};

use super::{Compared, Finding, Side, quoted};

pub(crate) fn find(pair: &Compared<'_>, found: &mut Vec<Finding>) {
    if pair.row.is_none() && pair.score < CLAIM {
        return;
    }
    let of_b = lists(&pair.b);
    for x in lists(&pair.a) {
        for y in &of_b {
            let near =
                |s: u32, t: u32| synonyms::near(pair.a.stem(s), pair.b.stem(t)) || spelled_alike(pair.a.stem(s), pair.b.stem(t));
            let shared = x.items.iter().any(|&s| y.items.iter().any(|&t| near(s, t)));
            let own_a = x.items.iter().any(|&s| !pair.b.tokens().any(|t| near(s, t)));
            let own_b = y.items.iter().any(|&t| !pair.a.tokens().any(|s| near(s, t)));
            if !shared || !own_a || !own_b || !same_before(pair, &x, y) {
                continue;
            }
            let (Some(a), Some(b)) = (pair.a.span(&x.all), pair.b.span(&y.all)) else { continue };
            let form = |side: &Side<'_>, list: &List| list.items.iter().map(|&t| side.stem(t)).collect::<Vec<_>>().join(" ");
            found.push(Finding {
                kind: ConflictKind::Wording,
                severity: Severity::Detail,
                sides: [(pair.a.place(a), form(&pair.a, &x)), (pair.b.place(b), form(&pair.b, y))],
                why: format!("{} and {}: two lists of the same, which differ.", quoted(pair.a.words(a)), quoted(pair.b.words(b))),
            });
            return;
        }
    }
}

/// "jewelry" and "jewellery": the first four letters and the last two are the same.
fn spelled_alike(a: &str, b: &str) -> bool {
    let ends = |s: &str| Some((s.get(..4)?.to_owned(), s.get(s.len().checked_sub(2)?..)?.to_owned()));
    ends(a).is_some() && ends(a) == ends(b)
}

/// Whether a word of content right before both is the same: what is done to all that is listed.
fn same_before(pair: &Compared<'_>, x: &List, y: &List) -> bool {
    const REACH: u32 = 9;
    let before = |side: &Side<'_>, list: &List| -> Vec<u32> {
        let first = list.all.start.saturating_sub(REACH).max(side.tokens().start);
        (first..list.all.start).filter(|&t| side.prepared.form(t as usize).is_some_and(|f| f.tier > Tier::Frequent)).collect()
    };
    let of_b = before(&pair.b, y);
    before(&pair.a, x).iter().any(|&s| of_b.iter().any(|&t| synonyms::near(pair.a.stem(s), pair.b.stem(t))))
}

struct List {
    all: Range<u32>,
    items: Vec<u32>,
}

/// The lists of a sentence: "A and B", "A, B and C", each item one word, with small words before it.
fn lists(side: &Side<'_>) -> Vec<List> {
    /// A sentence with more lists is a catalogue.
    const MOST: usize = 3;
    const LONGEST: usize = 8;
    let noun = |t: u32| {
        let verbal = side.word(t).ends_with("ed") || side.word(t).ends_with("ing") || side.word(t).ends_with("ly");
        side.is_small(t)
            && !verbal
            && side.prepared.form(t as usize).is_some_and(|f| f.tier > Tier::Usual && !f.number && f.folded.len() > 2)
    };
    let comma = |t: u32| {
        let token = side.article.parsed.tokens.get(t as usize);
        token.is_some_and(|t| t.span.of(side.text()) == ",")
    };
    let tokens = side.tokens();
    let mut found: Vec<List> = Vec::new();
    for and in tokens.clone().filter(|&t| side.word(t) == "and") {
        let last = if matches!(side.word(and + 1), "the" | "a" | "his" | "her") { and + 2 } else { and + 1 };
        let Some(mut at) = and.checked_sub(1).filter(|_| noun(last)) else { continue };
        // "A, B, and C"
        if comma(at) {
            at = at.saturating_sub(1);
        }
        let mut items = vec![last];
        while at >= tokens.start && noun(at) && items.len() < LONGEST {
            items.push(at);
            match at.checked_sub(2) {
                Some(before) if comma(before + 1) => at = before,
                _ => break,
            }
        }
        if let Some(first) = items.last().copied().filter(|_| items.len() > 1) {
            items.reverse();
            found.push(List { all: first..last + 1, items });
        }
        if found.len() == MOST {
            break;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::compare::conflicts::tests_of_texts::check;

    #[test]
    fn lists_that_share_a_word_and_differ() {
        let one = "The storm of Monday tore down the chimney and gutter of the old lighthouse at Lowmoor.";
        let other = "The storm of Monday tore down the balcony, lantern and gutter of the old lighthouse at Lowmoor.";
        check(&[one, other], "wording: chimney and gutter | balcony, lantern and gutter");
        let longer = "The storm of Monday tore down the chimney, lantern and gutter of the old lighthouse at Lowmoor.";
        check(&[one, longer], "");
    }

    #[test]
    fn a_word_spelled_otherwise_is_no_other() {
        let one = "The store of Lowmoor was robbed of jewellery and watches on Monday.";
        let other = "The store of Lowmoor was robbed of jewelry and watches on Monday.";
        check(&[one, other], "");
    }
}
