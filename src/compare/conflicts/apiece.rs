//! One sum for all here, the same sum for each there: the families get 90,000 pounds, each family gets 90,000 pounds.
//!
//! Shown where two sentences that make the same claim give one and the same sum, and only one of them says that it is that of each.

use crate::{
    compare::{ConflictKind, Severity, thresholds::SAME},
    parse::{Quantity, QuantityKind},
};

use super::{Compared, Finding, Side, quoted};

/// Words that say so.
const EACH: [&str; 5] = ["each", "apiece", "every", "per", "individually"];
/// They stand so close to the sum.
const REACH: u32 = 5;

/// Whether a folded word says that something is for each.
pub(super) fn is_each(folded: &str) -> bool {
    EACH.contains(&folded)
}

pub(crate) fn find(pair: &Compared<'_>, found: &mut Vec<Finding>) {
    if pair.score < SAME {
        return;
    }
    let each = |side: &Side<'_>| side.tokens().any(|t| is_each(side.word(t)));
    let (apiece, whole) = match (each(&pair.a), each(&pair.b)) {
        (true, false) => (&pair.a, &pair.b),
        (false, true) => (&pair.b, &pair.a),
        _ => return,
    };
    for x in sums(apiece) {
        let Some(by) = apiece.beside(x.span, REACH).find(|&t| is_each(apiece.word(t))) else { continue };
        let same = |y: &&Quantity| (y.low, y.high, &y.unit) == (x.low, x.high, &x.unit);
        // a share in the sum is told of many: "the two of them"
        let Some(y) = sums(whole).find(same) else { continue };
        // "64 euros a share" is for each as well, and so is any price of one
        let behind = whole.article.parsed.tokens_in(y.span).end as u32;
        if matches!(whole.word(behind), "a" | "an") || of_share(whole) || of_share(apiece) {
            continue;
        }
        let tokens = apiece.article.parsed.tokens_in(x.span);
        let span = apiece.span(&((tokens.start as u32).min(by)..(tokens.end as u32).max(by + 1)));
        let Some(span) = span else { continue };
        found.push(Finding {
            kind: ConflictKind::Quantity,
            severity: Severity::Tension,
            sides: [
                (apiece.place(span), format!("each {:?} {:?}", x.low, x.unit)),
                (whole.place(y.span), format!("all {:?} {:?}", y.low, y.unit)),
            ],
            why: format!(
                "{} against {}: one article gives the sum for each, the other does not say so.",
                quoted(apiece.words(span)),
                quoted(whole.words(y.span))
            ),
        });
        return;
    }
}

/// Whether the sentence tells of shares, which have a price for each.
fn of_share(side: &Side<'_>) -> bool {
    side.tokens()
        .any(|t| matches!(side.word(t), "share" | "shares" | "shareholder" | "shareholders" | "ticket" | "tickets" | "price"))
}

/// The sums of a sentence that may be shared out.
fn sums<'c>(side: &Side<'c>) -> impl Iterator<Item = &'c Quantity> + use<'c> {
    side.quantities().filter(|q| is_sum(q))
}

/// A sum that may be shared out.
fn is_sum(q: &Quantity) -> bool {
    /// Smaller numbers are seldom shared out.
    const FEWEST: f64 = 10.0;
    let pounds = q.unit.as_deref() == Some("pound");
    (q.kind == QuantityKind::Money || pounds) && q.low.is_some_and(|low| low >= FEWEST)
}

#[cfg(test)]
mod tests {
    use crate::compare::conflicts::tests_of_texts::check;

    #[test]
    fn a_sum_for_all_and_the_same_for_each() {
        let all = "The council of Lowmoor will pay the fishermen of the old harbour 40,000 euros for their boats.";
        let each = "The council of Lowmoor will pay the fishermen of the old harbour 40,000 euros each for their boats.";
        check(&[all, each], "quantity: 40,000 euros | 40,000 euros each");
        check(&[each, each], "");
    }
}
