//! What is said though nobody is named who says it: "it is alleged that".
//!
//! Only verbs that are always somebody's words, in the passive behind "it", with a "that" behind them. "It is believed that" is a thought
//! and "it is known that" no claim.

use super::{Build, Cue};
use crate::parse::quotations::{lines::Line, verbs::Uses, words::Flags};

/// Participles of such verbs.
const CLAIMED: [&str; 12] = [
    "alleged",
    "claimed",
    "reported",
    "announced",
    "said",
    "argued",
    "suggested",
    "rumoured",
    "rumored",
    "stated",
    "confirmed",
    "asserted",
];

/// "it is alleged that", at the participle.
pub(super) fn impersonal(line: &Line<'_>, at: usize) -> Option<Cue> {
    /// "in court on Monday"
    const MOST_BETWEEN: usize = 5;
    if !line.spells_one(at, &CLAIMED) || line.at(at).is(Flags::CAPITAL) {
        return None;
    }
    let mut start = at;
    while start > 0 && at - start < 4 && line.before(start).is(Flags::AUXILIARY | Flags::BE | Flags::ADVERB) {
        if line.before(start).is(Flags::NEGATION | Flags::MODAL) {
            return None;
        }
        start -= 1;
    }
    let be = (start..at).any(|i| line.at(i).is(Flags::BE) && !line.at(i).is(Flags::HAVE));
    if !be || !line.spells(start.wrapping_sub(1), "it") {
        return None;
    }
    let that = (at + 1..line.len().min(at + 1 + MOST_BETWEEN)).find(|&i| line.at(i).is(Flags::THAT) || line.pauses(i))?;
    let place =
        that == at + 1 || line.at(at + 1).is(Flags::PREPOSITION | Flags::TIME | Flags::ADVERB) && !line.spells(at + 1, "by");
    (place && line.at(that).is(Flags::THAT)).then_some(Cue {
        items: start..at + 1,
        subject: Some(start - 1..start),
        build: Build::Finite,
        uses: Uses::CLAUSE | Uses::HEARD,
        negated: false,
    })
}

#[cfg(test)]
mod tests {
    use crate::parse::quotations::check::check;

    #[test]
    fn nobody_is_named_who_claims_it() {
        check("It is alleged that <i cue=\"is alleged\">the lock was sold twice</i>.");
        check("It was claimed in court that <i cue=\"was claimed\">the lock was sold twice</i>.");
    }

    #[test]
    fn what_is_known_or_thought_is_no_claim() {
        check("It is known that the lock was sold twice. It is hoped that it will open. It was not said that it leaked.");
    }
}
