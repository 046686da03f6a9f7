//! Whether what stands before an attribution is what it reports, begins that, or only leads in.

use std::ops::Range;

use super::{opening::Opening, plan::Reading};
use crate::parse::quotations::{
    able::{Able, able},
    cues::{Build, Cue},
    lines::Line,
    phrases::{capital_participle, skip_openers, starts_phrase},
    speakers::core,
    verbs::{Uses, VerbForm},
    words::Flags,
};

/// No subject that an attribution parts from its quotation has more words.
const MOST_IN_SUBJECT: usize = 12;

impl Reading<'_> {
    /// Whether `items` only lead into a main clause: "In Rome,", "After the vote was lost,", "Speaking to reporters,".
    pub(super) fn introduces(&self, items: &Range<usize>) -> bool {
        let line = self.line;
        if !self.leads(items.start) {
            return false;
        }
        // "Using the lock is not allowed, the port said.": a clause whose subject is what one does.
        let first = line.at(items.start);
        let gerund = first.is(Flags::ING | Flags::TO) || capital_participle(line, items.start);
        let parts = |at: usize| line.pauses(at) || line.at(at).is(Flags::RELATIVE | Flags::THAT | Flags::SUBORDINATOR);
        let own = |at: usize| line.at(at).is(Flags::AUXILIARY) && !line.before(at).is(Flags::PRONOUN);
        if gerund && line.ends_after(self.unit().end.saturating_sub(1)) && items.clone().take_while(|&at| !parts(at)).any(own) {
            return false;
        }
        // "In the end, he could win, Lee said": the clause comes behind the pause.
        let pause = items.clone().find(|&at| line.pauses(at)).map_or(items.end, |at| at + 1);
        let clause = |at: usize| line.at(at).is(Flags::AUXILIARY | Flags::FINITE | Flags::ED | Flags::JOINED);
        // "In letters sent on Monday"
        let participle = |at: usize| {
            !line.at(at).is(Flags::AUXILIARY | Flags::JOINED)
                && line.before(at).is(Flags::WORD)
                && !line.before(at).is(Flags::PRONOUN | Flags::CAPITAL | Flags::ADVERB)
                && line.at(at + 1).is(Flags::PREPOSITION | Flags::TIME)
        };
        let later = (pause..items.end).any(clause);
        let own = line.at(items.start).is(Flags::PREPOSITION)
            && !line.at(items.start).is(Flags::SUBORDINATOR)
            && items.clone().any(|at| clause(at) && !participle(at));
        !later && !own
    }

    /// Whether the word at `at` leads in.
    pub(super) fn leads(&self, at: usize) -> bool {
        let item = self.line.at(at);
        (item.is(Flags::PREPOSITION | Flags::SUBORDINATOR | Flags::ING | Flags::ED | Flags::TO | Flags::TIME)
            && !self.line.spells_one(at, &["if", "so", "than", "like"]))
            || capital_participle(self.line, at)
            // "Instead of calling it a loss", "Rather than wait"
            || (item.is(Flags::ADVERB) && self.line.spells_one(at + 1, &["of", "than"]))
    }

    /// Whether the words before an attribution are the subject of the quotation at `start`: "The lock, she said, “is beyond repair.”"
    pub(super) fn begins(&self, before: &Range<usize>, start: usize) -> bool {
        let line = self.line;
        let small = line.quote(start).is_some_and(|pair| pair.inner.of(line.text).starts_with(char::is_lowercase));
        let parted = line.comma(self.unit().start.wrapping_sub(1));
        small
            && parted
            && starts_phrase(line, before.start)
            && !line.at(before.start).is(Flags::TIME)
            && before.len() <= MOST_IN_SUBJECT
    }

    /// Whether the words before an attribution are the beginning of what goes on at `start`: "It is time, he said, “to go.”"
    pub(super) fn runs_on(&self, before: &Range<usize>, start: usize) -> bool {
        let first = self.line.at(before.start);
        let introduces = self.leads(before.start);
        !introduces && first.quote.is_none() && self.line.at(start).is(Flags::WORD)
            || !introduces && self.line.at(start).quote.is_some() && first.quote.is_none()
    }

    /// "Prices rise when the river falls, bargemen say.": whatever goes before an attribution at the end is what they say, though
    /// no verb of it is known.
    pub(super) fn ends_the_line(&self, before: &Range<usize>) -> bool {
        /// "Late on Monday" is no clause.
        const LEAST: usize = 4;
        let line = self.line;
        let first = line.at(before.start);
        matches!(self.cue().build, Build::Finite | Build::Inverted)
            && matches!(self.plan().opening, Opening::End)
            && line.ends_after(self.unit().end.saturating_sub(1))
            && before.len() >= LEAST
            && starts_phrase(line, before.start)
            && !first.is(Flags::TIME | Flags::ADVERB)
            && !before.clone().any(|at| line.comma(at))
    }

    /// "The lock is shut, Lee wrote on her page", "…, the guild found": weak before a noun, not behind what was written.
    pub(super) fn writes(&self) -> bool {
        let verb = self.line.before(self.cue().items.end).verb;
        // "a fish found in warm water"
        let passive = self.line.at(self.unit().end).is(Flags::PREPOSITION);
        verb.is_some_and(|verb| {
            matches!(verb.base, "write" | "find" | "conclude" | "rule")
                && verb.form == VerbForm::Past
                && !(passive && verb.base == "find")
        })
    }

    /// "The lock was shut, the mayor revealed Monday.": weak before a noun, not behind a whole clause.
    pub(super) fn told_at_the_end(&self) -> bool {
        let line = self.line;
        let verb = line.before(self.cue().items.end).verb;
        let past =
            verb.is_some_and(|verb| if verb.base == "show" { is_written(line, self.cue()) } else { verb.form == VerbForm::Past });
        let begin = self.unit().start;
        past && self.cue().uses.any(Uses::CLAUSE) && line.comma(begin.wrapping_sub(1)) && {
            let behind = self.unit().end..line.len();
            behind.len() <= 4
                && behind.clone().all(|at| {
                    line.at(at).quote.is_none()
                        && (!line.at(at).is(Flags::WORD) || line.at(at).is(Flags::TIME | Flags::ADVERB | Flags::PREPOSITION))
                })
        }
    }
}

/// Behind "But" and "And" only where a comma follows them; readers count them to the clause otherwise.
pub(super) fn skip_but(line: &Line<'_>, floor: usize, end: usize) -> usize {
    // "The mayor stepped in: If it shuts, he said, …": what stands before the colon tells who, not what.
    let colon = (floor..end).rev().find(|&at| line.at(at).is_mark(':') && line.at(at + 1).is(Flags::CAPITAL) && at + 1 < end);
    let mut at = colon.map_or(floor, |colon| colon + 1);
    while at < end && line.comma(at) {
        at += 1;
    }
    if floor > 0 && line.at(at).is(Flags::COORDINATOR) { skip_openers(line, at, end).min(at + 1) } else { at }
}

/// Whether the subject of `cue` is something written, which shows what somebody says: "…, the records show".
pub(super) fn is_written(line: &Line<'_>, cue: &Cue) -> bool {
    cue.subject.as_ref().is_some_and(|subject| able(line, &core(line, subject)) == Able::Document)
}

#[cfg(test)]
mod tests {
    use crate::parse::quotations::check::check;

    #[test]
    fn attribution_at_the_end_takes_what_goes_before() {
        check("<i by=\"bargemen\">Tolls rise when the river falls</i>, bargemen say.");
        check("<i by=\"the guild\">Mussels grow faster in warm water</i>, the guild found.");
    }

    #[test]
    fn weak_verb_at_the_end_takes_a_whole_clause() {
        check("<i by=\"the mayor\">The lock had been shut since May</i>, the mayor revealed Monday.");
        check("Salmon return each May to the river - a fish usually found in cold water.");
    }

    #[test]
    fn what_one_does_can_be_the_subject() {
        check("<i by=\"the port\">Using the lock at night is not thought to be safe</i>, the port said.");
        check("In letters sent on Monday, Ann Lee told the guild that <i by=\"Ann Lee\">the lock was shut</i>.");
    }
}
