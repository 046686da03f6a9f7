//! How sure it is: it will happen here, it may happen there; he asked, or tried to ask.
//!
//! Compared are the very statements that are alike; the degree of each is that of its strongest hedge.

use std::{collections::BTreeMap, sync::LazyLock};

use crate::compare::{ConflictKind, Severity, lexicon, words};

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

pub(super) fn find(pair: &Compared<'_>, found: &mut Vec<Finding>) {
    let alike = crate::compare::likeness::likeness(pair.a.statement, pair.b.statement);
    if alike.cover < 0.6 || alike.overlap < 0.5 {
        return;
    }
    let (Some((x, a)), Some((y, b))) = (strongest(&pair.a), strongest(&pair.b)) else { return };
    let sure = |d: Degree| d == Degree::Certain;
    let open = |d: Degree| matches!(d, Degree::Possible | Degree::Claimed);
    if !(sure(a) && open(b) || sure(b) && open(a)) {
        return;
    }
    let (Some(span_a), Some(span_b)) = (pair.a.span(&(x..x + 2)), pair.b.span(&(y..y + 2))) else { return };
    found.push(Finding {
        kind: ConflictKind::Certainty,
        severity: Severity::Tension,
        sides: [(pair.a.place(span_a), format!("{a:?}")), (pair.b.place(span_b), format!("{b:?}"))],
        why: format!(
            "{} is sure, {} leaves it open.",
            quoted(if sure(a) { pair.a.words(span_a) } else { pair.b.words(span_b) }),
            quoted(if sure(a) { pair.b.words(span_b) } else { pair.a.words(span_a) })
        ),
    });
}

/// The hedge of a statement that leaves most open, with its token.
fn strongest(side: &Side<'_>) -> Option<(u32, Degree)> {
    let statement = side.prepared.statements.get(side.statement.statement as usize)?;
    let tokens = statement.tokens.iter().cloned().flatten();
    tokens.filter_map(|t| Some((t, degree(side.word(t))?))).max_by_key(|&(t, d)| (d, std::cmp::Reverse(t)))
}
