//! How sure it is: it will happen here, it may happen there; he asked, or tried to ask.
//!
//! Compared are the very statements that are alike; the degree of each is that of its strongest hedge.

use std::{collections::BTreeMap, sync::LazyLock};

use crate::{
    compare::{ConflictKind, Severity, lexicon, likeness::likeness, words},
    parse::QuotationKind,
};

use super::{Compared, Finding, Side, quoted};

/// How sure a statement is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Degree {
    /// Bound to be.
    Certain,
    /// More likely than not.
    Likely,
    /// Tried, hoped for.
    Tried,
    /// Left open.
    Possible,
    /// Told by others who may be wrong.
    Claimed,
}

static HEDGES: LazyLock<BTreeMap<String, Degree>> = LazyLock::new(|| {
    let lines = lexicon::entries(include_str!("../../../assets/lexicon/hedges.txt"));
    lines
        .filter_map(|line| {
            let (word, degree) = line.rsplit_once(' ')?;
            let degree = match degree {
                "certain" => Degree::Certain,
                "likely" => Degree::Likely,
                "possible" => Degree::Possible,
                "claimed" => Degree::Claimed,
                _ => Degree::Tried,
            };
            Some((words::stem(word), degree))
        })
        .collect()
});

/// The degree that a folded word gives, if it gives one.
pub(crate) fn degree(folded: &str) -> Option<Degree> {
    HEDGES.get(folded).or_else(|| HEDGES.get(&words::stem(folded))).copied()
}

pub(crate) fn find(pair: &Compared<'_>, found: &mut Vec<Finding>) {
    let (x, y) = (pair.a.statement, pair.b.statement);
    let alike = likeness(x, y);
    if alike.cover < COVER || alike.overlap < OVERLAP {
        return;
    }
    let (Some((x, a)), Some((y, b))) = (modal(&pair.a), modal(&pair.b)) else { return };
    let (sure, open) = match (a, b) {
        (Degree::Certain, Degree::Possible | Degree::Claimed) => ((&pair.a, x), (&pair.b, y)),
        (Degree::Possible | Degree::Claimed, Degree::Certain) => ((&pair.b, y), (&pair.a, x)),
        _ => return,
    };
    // what is sure and what is left open must be the same: the word behind the modal
    let behind = |(side, at): (&Side<'_>, u32)| -> Vec<String> {
        (at + 1..at + 4).map(|t| side.stem(t).to_owned()).filter(|s| s.len() > 2).collect()
    };
    let (of_sure, of_open) = (behind(sure), behind(open));
    let Some(what) = of_sure.iter().find(|w| of_open.contains(w)) else { return };
    let span = |(side, at): (&Side<'_>, u32)| side.span(&(at..at + 2));
    let (Some(span_sure), Some(span_open)) = (span(sure), span(open)) else { return };
    found.push(Finding {
        kind: ConflictKind::Certainty,
        severity: Severity::Tension,
        sides: [
            (sure.0.place(span_sure), format!("sure {what}")),
            (open.0.place(span_open), format!("open {what} {} {}", open.0.source, open.0.sentence.sentence)),
        ],
        why: format!("{} is sure, {} leaves it open.", quoted(sure.0.words(span_sure)), quoted(open.0.words(span_open))),
    });
}

/// How much of the smaller statement, and of both, must be shared.
const COVER: f32 = 0.6;
const OVERLAP: f32 = 0.5;

/// The one word of a statement that says how sure it is; none where there are several.
fn modal(side: &Side<'_>) -> Option<(u32, Degree)> {
    let mut hedges =
        side.statement_tokens().filter(|&t| MODALS.contains(&side.word(t))).filter_map(|t| Some((t, degree_at(side, t)?)));
    let first = hedges.next()?;
    hedges.next().is_none().then_some(first)
}

/// How sure the word at a token makes it. "Would" is the "will" of reported speech; elsewhere it tells what is not so.
fn degree_at(side: &Side<'_>, token: u32) -> Option<Degree> {
    if side.word(token) != "would" {
        return degree(side.word(token));
    }
    let at = side.article.parsed.tokens.get(token as usize)?.span;
    let mut quotations = side.article.parsed.quotations.iter();
    let reported =
        quotations.any(|q| q.kind != QuotationKind::Direct && q.clause.as_ref().unwrap_or(&q.content).iter().any(|c| c.covers(at)));
    reported.then_some(Degree::Certain)
}

/// Whether a folded word may be the one that tells how sure a statement is.
pub(super) fn is_modal(folded: &str) -> bool {
    MODALS.contains(&folded)
}

/// Words that belong to the verb; "possible" belongs to a noun and hedges less than the statement.
const MODALS: [&str; 12] =
    ["will", "would", "shall", "may", "might", "could", "whether", "perhaps", "possibly", "reportedly", "allegedly", "must"];

#[cfg(test)]
mod tests {
    use crate::compare::conflicts::tests_of_texts::check;

    #[test]
    fn what_will_be_here_may_be_there() {
        let sure = "The council of Lowmoor will close the old harbour bridge for repairs next spring.";
        let open = "The council of Lowmoor may close the old harbour bridge for repairs next spring.";
        check(&[sure, open], "certainty: will close | may close");
        check(&[sure, sure], "");
    }

    #[test]
    fn what_was_announced_here_is_undecided_there() {
        let sure = "Mayor Ann Lee said that she would close the old harbour bridge for repairs.";
        let open = "Mayor Ann Lee said that she had not yet decided whether to close the old harbour bridge for repairs.";
        check(&[sure, open], "certainty: would close | whether to");
        let unreal = "Mayor Ann Lee would close the old harbour bridge for repairs if there were money.";
        let may = "Mayor Ann Lee may close the old harbour bridge for repairs if there is money.";
        check(&[unreal, may], "");
    }
}
