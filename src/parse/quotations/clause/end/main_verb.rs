//! Where what a noun of saying carries ends, because the main verb comes: "her claim that the lock leaked | was rejected".

use std::ops::Range;

use crate::parse::quotations::{
    clause::{LONGEST, finite::has_verb, plan::Reading},
    cues::Build,
    lines::Line,
    words::Flags,
};

/// No sentence has more words before a noun of saying that is its subject.
const LONGEST_LEAD: usize = 12;

impl Reading<'_> {
    /// The main verb of the line, where the noun of saying is its subject and what it carries begins at `start`.
    ///
    /// The clause has a verb of its own, so the last helping verb behind that one, as long as nothing in between begins another clause, is the
    /// main one. "Her claim that the lock he built leaked upset Ely" is missed: no helping verb tells the second from the first.
    pub(super) fn main_verb(&self, start: usize) -> Option<usize> {
        let (line, begin) = (self.line, self.unit().start);
        // "her claim is that the lock leaks": the main verb came before.
        let told = line.before(self.unit().end).is(Flags::BE);
        if self.cue().build != Build::Noun || told || begin > LONGEST_LEAD || has_verb(line, 0..begin) {
            return None;
        }
        let limit = line.len().min(start + LONGEST);
        let first = (start..limit).find(|&at| line.at(at).is(Flags::AUXILIARY | Flags::FINITE))?;
        let mut main = None;
        // what its own helping verbs help to is one word, whatever else it can be
        let mut at = verbs(line, first).end + usize::from(line.at(first).is(Flags::AUXILIARY));
        // "would fall went unheard": behind the verb that is helped, one without help.
        let second = line.at(at);
        let past = second.is(Flags::FINITE) || second.is(Flags::ED) && line.before(at).quote.is_some();
        if line.at(first).is(Flags::AUXILIARY) && past && !second.is(Flags::AUXILIARY | Flags::CAPITAL) {
            return Some(at);
        }
        while at < limit && !begins_another(line, at) {
            if line.at(at).is(Flags::AUXILIARY) && !line.before(at).is(Flags::PRONOUN | Flags::TO) {
                let group = verbs(line, at);
                (main, at) = (Some(group.start), group.end);
            } else {
                at += 1;
            }
        }
        main
    }
}

/// The helping verbs and adverbs that stand together from `at` on.
fn verbs(line: &Line<'_>, at: usize) -> Range<usize> {
    let helps = |&i: &usize| line.at(i).is(Flags::AUXILIARY | Flags::ADVERB) || line.spells_one(i, &["not", "never"]);
    at..(at + 1..line.len()).take_while(helps).last().map_or(at + 1, |last| last + 1)
}

/// Whether a clause may begin at `at` that has a subject and a verb of its own.
fn begins_another(line: &Line<'_>, at: usize) -> bool {
    let item = line.at(at);
    line.pauses(at)
        || line.dash(at)
        || item.is(Flags::COORDINATOR | Flags::THAT | Flags::RELATIVE | Flags::QUESTION | Flags::SAYING)
        || (item.is(Flags::SUBORDINATOR) && !item.is(Flags::PREPOSITION))
}

#[cfg(test)]
mod tests {
    use crate::parse::quotations::check::check;

    #[test]
    fn the_main_verb_is_the_reporters() {
        check("Ann Lee's claim that <i by=\"Ann Lee\" cue=\"claim\">the lock was shut</i> has been rejected by the court.");
        check("His prediction that <i by=\"His\" cue=\"prediction\">the lock could fail</i> was ignored for years.");
        check("Ann Lee's claim that <m by=\"Ann Lee\" cue=\"claim\">the toll was “theft”</m> was dismissed.");
        check("The port's suggestion that <m by=\"The port\" cue=\"suggestion\">bargemen were “idle”</m> caused a stir.");
        check("Her warning that <i by=\"Her\" cue=\"warning\">the lock would fail</i> went unheard.");
        check("The port's assertion that <i by=\"The port\" cue=\"assertion\">the town had lost its barges</i> is false.");
    }

    #[test]
    fn without_a_second_verb_all_of_it_is_said() {
        check("It was Ann Lee's claim that <i by=\"Ann Lee\" cue=\"claim\">the lock he had built was shut</i>.");
        check("The crew left over Ann Lee's claim that <i by=\"Ann Lee\" cue=\"claim\">the lock they built was unsafe</i>.");
    }
}
