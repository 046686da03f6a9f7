//! What "according to" gives to somebody: the words before it, behind it, or on both sides.

use std::ops::Range;

use super::{finite::has_verb, opening::REACH, plan::Reading};
use crate::parse::{
    mentions::lexicon::{Class, LEXICON, folded},
    quotations::{verbs::VerbForm, words::Flags},
};

impl Reading<'_> {
    /// What the source named behind "according to" says; `before` is what stands before it from `floor` on, `by_quote` that it ends
    /// with a quotation.
    pub(super) fn according(&self, floor: usize, before: Range<usize>, by_quote: bool) -> Option<Vec<Range<usize>>> {
        let (line, unit) = (self.line, self.unit());
        let begin = unit.start;
        let parted = begin > 0 && (line.comma(begin - 1) || line.dash(begin - 1));
        if before.is_empty() {
            // "…, according to the port, and he left": what it names was said before.
            if floor > 0 && line.comma(begin.wrapping_sub(1)) {
                return None;
            }
            let first = (unit.end..line.len().min(unit.end + REACH))
                .find(|&c| line.comma(c) || (line.at(c).quote.is_some() && c + 1 >= line.len()))?;
            let comma = self.behind_asides(first);
            let start = if line.comma(comma) { comma + 1 } else { comma };
            return Some(std::iter::once(start..self.end(start)).collect());
        }
        let complete = has_verb(line, before.clone());
        // "“A,” Lee told the judge, according to …": what is left before it is no statement.
        if floor > 0 && (!complete || self.leads(before.start)) {
            return None;
        }
        // `“The costs,” according to the port, “are grim.”`
        let split = line.comma(unit.end)
            && by_quote
            && line.quote(unit.end + 1).is_some_and(|pair| pair.inner.of(line.text).starts_with(char::is_lowercase));
        // "a toll which, according to the port, both towns owe": the clause is "which both towns owe".
        let which = before.end.saturating_sub(1);
        if line.comma(unit.end) && parted && line.at(which).is(Flags::RELATIVE) && has_verb(line, unit.end + 1..line.len()) {
            return Some(Vec::from([which..before.end, unit.end + 1..self.end(unit.end + 1)]));
        }
        let mut parts = Vec::from([before]);
        if split {
            parts.push(unit.end + 1..self.end(unit.end + 1));
            return Some(parts);
        }
        // "Lee, according to the port, has left", but not "Lee has left, according to the port, leaving …".
        let pause = if parted && !complete && !line.comma(unit.end) {
            (unit.end..line.len().min(unit.end + REACH)).find(|&c| line.pauses(c)).unwrap_or(unit.end)
        } else {
            unit.end
        };
        let next = line.at(pause + 1);
        let goes_on = next.is(Flags::AUXILIARY | Flags::FINITE | Flags::ED) || next.verb.is_some_and(|v| v.form != VerbForm::Ing);
        // "It was, in the mayor’s words, “a joke”": a verb that has nothing behind it yet.
        let open = parts.last().is_some_and(|part| line.before(part.end).is(Flags::BE | Flags::AUXILIARY));
        if line.comma(pause) && parted && (open || (goes_on || !complete) && has_verb(line, pause + 1..line.len())) {
            parts.push(pause + 1..self.end(pause + 1));
        }
        Some(parts)
    }

    /// From the comma at `comma` over what only tells more of the one named before it: "According to Lee, who runs the port, and to
    /// Ray, …".
    fn behind_asides(&self, comma: usize) -> usize {
        /// More asides are none.
        const MOST: usize = 4;
        let line = self.line;
        let mut at = comma;
        for _ in 0..MOST {
            let Some(next) = (at + 1..line.len().min(at + 1 + REACH)).find(|&c| line.comma(c)) else { break };
            let first = line.at(at + 1);
            // "According to a study by Moody’s, the ratings agency, the lock …"
            let apposed = line.spells_one(at + 1, &["the", "a", "an"])
                && next <= at + 7
                && !has_verb(line, at + 1..next)
                && !line.at(next + 1).is(Flags::COORDINATOR)
                && line.at(next + 1).is(Flags::DETERMINER | Flags::POSSESSIVE | Flags::PRONOUN | Flags::CAPITAL);
            let more = apposed
                || first.is(Flags::RELATIVE)
                || (line.spells(at + 1, "and") && line.spells(at + 2, "to"))
                || (first.is(Flags::DETERMINER | Flags::POSSESSIVE)
                    && !has_verb(line, at + 1..next)
                    && self.names_office(at + 1..next));
            if !line.comma(at) || !more || !has_verb(line, next + 1..line.len()) {
                break;
            }
            at = next;
        }
        at
    }

    /// Whether an office or occupation stands in `items`: "the harbour master".
    fn names_office(&self, items: Range<usize>) -> bool {
        items
            .take_while(|&at| !self.line.at(at).is(Flags::PREPOSITION))
            .any(|at| LEXICON.entry(&folded(self.line.at(at).span.of(self.line.text))).class.any(Class::ROLE))
    }
}

#[cfg(test)]
mod tests {
    use crate::parse::quotations::check::check;

    #[test]
    fn according_to_behind_a_whole_clause_ends_it() {
        check("<i by=\"the port\">The lock has been shut since the flood</i>, according to the port, leaving boats outside.");
    }

    #[test]
    fn asides_behind_according_to_are_passed_over() {
        check("According to Ann Lee, who runs the port, <i by=\"Ann Lee\">the lock would stay shut</i>.");
        check("According to a report by the port, <i by=\"a report\">the lock cost £5m, twice what was planned</i>.");
        check("<q by=\"the port\">“The costs,”</q> according to the port, <q and>“are grim.”</q>");
        check("According to Ann Lee, the mayor of Ely, <i by=\"Ann Lee\">the lock would stay shut</i>.");
    }

    #[test]
    fn words_before_it_without_a_verb_go_on_behind_it() {
        check("<m by=\"Ann Lee\">The call</m>, according to Ann Lee, <m and>“went very well.”</m>");
        check(
            "<i by=\"excerpts\">The plan</i>, according to excerpts from a speech sent out by the port, <i and>has three main parts</i>.",
        );
        check("According to a study by Orr, the ratings firm, <i by=\"a study\">the lock has cost £5m</i>.");
    }

    #[test]
    fn relative_clause_goes_on_behind_it() {
        check("It is a toll <i by=\"the port\">which</i>, according to the port, <i and>both towns have paid</i>.");
        check("<m by=\"the mayor\">The lock was</m>, in the mayor's words, <m and>“a wreck”</m>.");
    }

    #[test]
    fn where_it_was_said_is_not_what_was_said() {
        check(
            "<q by=\"Ann Lee\">“I do not make a habit of it,”</q> Ann Lee said at a press conference in Ely, according to the Post.",
        );
        check("According to the port, <i by=\"the port\">as of May, the town had admitted more than 60 barges</i>.");
    }
}
