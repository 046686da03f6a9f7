//! Where reported words end: with the sentence, or where the reporter takes up the thread again.

mod main_verb;
mod manner;
mod resumes;

use self::manner::{Manner, Pause};
use super::{
    LONGEST,
    finite::has_verb,
    opening::{Opening, REACH},
    plan::{Plan, Reading},
};
use crate::parse::quotations::{
    cues::Build,
    phrases::starts_phrase,
    verbs::{Uses, VerbForm},
    words::Flags,
};

/// No aside between dashes has more words before its verb of saying.
const LONGEST_ASIDE: usize = 60;

impl Reading<'_> {
    /// Where the words that begin at `start` end: with the line, or where the reporter takes up the thread again.
    pub(super) fn end(&self, start: usize) -> usize {
        let line = self.line;
        let mut depth = 0_u32;
        // "Ely — where she urged them to go — and"
        let begin = self.unit().start;
        let relative = line.before(begin).is(Flags::RELATIVE | Flags::QUESTION | Flags::SUBORDINATOR);
        let aside = line.dash(begin.wrapping_sub(1)) || (relative && line.dash(begin.wrapping_sub(2)));
        // "Her silence -- she once said it was golden -- has ended": a verb behind the dash is not its.
        let dashes = (begin.saturating_sub(LONGEST_ASIDE)..begin).filter(|&at| line.dash(at) && !line.dash(at + 1)).count();
        let opened = dashes % 2 == 1;
        let manner = Manner::of(self, start);
        let mut named = false;
        let mut next = self.at + 1;
        let limit = self.main_verb(start).unwrap_or(line.len().min(start + LONGEST));
        for at in start..limit {
            let item = line.at(at);
            if item.is_mark('(') || item.is_mark('[') {
                depth += 1;
            } else if item.is_mark(')') || item.is_mark(']') {
                if depth == 0 {
                    return at;
                }
                depth -= 1;
            }
            if (aside || (opened && line.at(at + 1).is(Flags::AUXILIARY | Flags::FINITE))) && at > start && line.dash(at) {
                return at;
            }
            let closed = matches!(line.quote_end(at), Some(',' | '.' | '?' | '!'));
            if manner.whole && at == start && at + 1 < line.len() && closed && line.at(at + 1).quote.is_none() {
                return at + 1;
            }
            if depth > 0 {
                continue;
            }
            while self.cues.get(next).is_some_and(|c| c.unit().start < at) {
                next += 1;
            }
            // "Moscow says it wants peace; Kyiv says it does not."
            if item.is_mark(';') && self.goes_to_another(at, next) {
                return at;
            }
            if let Some(cut) = self.quotation_of_next(at, start, next, &manner) {
                return cut;
            }
            let pause = Pause::at(line, at);
            if let Some(cut) = self.reporters_again(&pause, named, &manner) {
                return cut;
            }
            // "… and declined to say more"
            if line.at(at).is(Flags::COORDINATOR)
                && line.spells_one(at + 1, &["declined", "refused", "declines", "refuses", "stopped"])
                && (line.at(at + 2).is(Flags::TO) || line.spells(at + 2, "short"))
            {
                return if line.comma(at.wrapping_sub(1)) { at - 1 } else { at };
            }
            if self.leaves_deed(start, at) {
                return at;
            }
            named |= item.quote.is_some();
            if pause.comma
                && (self.subject_goes_on(pause.joins) || self.next_deed(pause.joins) || self.deed_behind_quotation(start, &pause))
            {
                return pause.cut;
            }
            if let Some(cut) = self.next_takes_over(&pause, start, next) {
                return cut;
            }
        }
        limit
    }

    /// Whether behind the semicolon at `at` a cue with a subject of its own begins, of those from `next` on.
    fn goes_to_another(&self, at: usize, next: usize) -> bool {
        let near = self.cues.iter().skip(next).map(|cue| (cue.unit().start, cue.build)).take_while(|(start, _)| *start <= at + 2);
        near.filter(|(start, _)| *start > at)
            .any(|(_, build)| matches!(build, Build::Finite | Build::Inverted | Build::Running | Build::According))
    }

    /// Where the quotation at `at`, or what goes before the cue at `at`, belongs to the cue `next` and not to this one.
    fn quotation_of_next(&self, at: usize, start: usize, next: usize, manner: &Manner) -> Option<usize> {
        let line = self.line;
        let (other, plan) = (self.cues.get(next)?, self.plans.get(next)?);
        let begins = other.unit().start;
        if line.at(at).quote.is_some() && plan.by_quote && plan.strong && matches!(other.build, Build::Finite | Build::Inverted) {
            // "… - “A,” she said - and": the quotation is hers.
            let beside = begins == at + 1 || begins == at + 2;
            // "Calling it a “wreck,” she said": the quotation is what she calls it.
            let names =
                manner.opens && self.cue().uses.any(Uses::NAME | Uses::AS) && matches!(self.plan().opening, Opening::Noun(_));
            let weaker = !self.plan().strong && !manner.that && !names;
            let apart = at > start && (line.dash(at - 1) || line.comma(at - 1));
            if beside && (weaker || apart) {
                return Some(at);
            }
        }
        // "…, to which Lee replied: “A.”"
        if begins == at && at > start && self.claims_whole(plan) {
            let mut cut = at;
            while cut > start
                && (line.at(cut - 1).is(Flags::SUBORDINATOR | Flags::RELATIVE | Flags::PREPOSITION | Flags::COORDINATOR)
                    || line.comma(cut - 1))
            {
                cut -= 1;
            }
            return Some(cut);
        }
        None
    }

    /// Where the words at a pause, or behind the quoted name that the cue gives, are the reporter's own.
    fn reporters_again(&self, pause: &Pause, named: bool, manner: &Manner) -> Option<usize> {
        let line = self.line;
        let &Pause { at, comma, inner, cut, joins } = pause;
        if comma {
            let subject = starts_phrase(line, joins) || line.at(joins).is(Flags::CAPITAL);
            let verb = line.at(joins).is(Flags::AUXILIARY | Flags::FINITE | Flags::ED)
                || line.at(joins).verb.is_some_and(|v| v.form == VerbForm::Past);
            // "…, and left the town": what the speaker did next, where the words are an aside or end with a quotation.
            let next = line.at(joins + 1);
            let left = (inner || self.cue().build == Build::Participle)
                && line.spells(joins, "and")
                && (next.is(Flags::ED | Flags::FINITE) && !next.is(Flags::CAPITAL))
                && next.verb.is_none();
            let who = left || manner.relative && line.at(joins).is(Flags::COORDINATOR) && line.at(joins + 1).is(Flags::RELATIVE);
            if who || (manner.opens && subject) || (manner.relative && verb) || self.reporter_resumes(joins) {
                return Some(cut);
            }
        }
        // "called it “grim”, since …": the name is complete.
        let verb_behind =
            line.at(at).is(Flags::COORDINATOR) && line.at(at + 1).is(Flags::ED | Flags::SAYING | Flags::AUXILIARY | Flags::FINITE);
        // "described it as “mad”, “bad” and “sad”"
        let listed = line.at(joins).quote.is_some() && joins > at;
        if manner.naming && named && !listed && (comma || line.dash(at) || verb_behind) {
            return Some(if inner && line.comma(at + 1) { at + 1 } else { cut });
        }
        (manner.naming && inner && at + 1 < line.len() && !line.spells(at + 1, "not")).then_some(cut)
    }

    /// "…, and has since gone": the subject of the cue goes on.
    fn subject_goes_on(&self, joins: usize) -> bool {
        let line = self.line;
        let mut verb = joins + 1;
        while line.at(verb).is(Flags::ADVERB) && verb < joins + 3 {
            verb += 1;
        }
        let did = line.spells_one(verb, &["did", "does", "do"]) && verb > joins + 1;
        line.at(joins).is(Flags::COORDINATOR)
            && line.at(verb).is(Flags::AUXILIARY)
            && (did || !line.at(verb).is(Flags::JOINED | Flags::MODAL))
    }

    /// "promised to stay, opposed the plan and left": behind an infinitive, a verb with its object is the next thing that the
    /// speaker did.
    fn next_deed(&self, joins: usize) -> bool {
        let line = self.line;
        let object = line.at(joins + 1);
        matches!(self.plan().opening, Opening::To(_))
            && line.at(joins).is(Flags::ED)
            && object.is(Flags::DETERMINER | Flags::POSSESSIVE)
            && !object.is(Flags::PREPOSITION)
    }

    /// "told them “no”, left the room and": behind the comma of a quotation that is all of what was said, a verb in the past is the
    /// speaker's.
    fn deed_behind_quotation(&self, start: usize, pause: &Pause) -> bool {
        let line = self.line;
        let verb = line.at(pause.joins);
        let next = line.at(pause.joins + 1);
        matches!(self.plan().opening, Opening::Quote(quote) if quote == start)
            && (pause.cut == start + 1 && line.at(start).quote.is_some())
            && verb.is(Flags::ED | Flags::FINITE)
            && !verb.is(Flags::CAPITAL | Flags::AUXILIARY)
            && next.is(Flags::WORD)
            && !line.spells(pause.joins + 1, "by")
    }

    /// "accused them of lying and left the room": behind what somebody is said to be doing, a verb in the past is the speaker's.
    fn leaves_deed(&self, start: usize, at: usize) -> bool {
        let line = self.line;
        let verb = line.at(at + 1);
        line.spells(at, "and")
            && self.cue().uses.any(Uses::OF)
            && !self.cue().uses.any(Uses::QUOTE)
            && verb.is(Flags::ED | Flags::FINITE)
            && !verb.is(Flags::CAPITAL | Flags::AUXILIARY)
            && !line.at(at + 2).is(Flags::PREPOSITION)
            && (start..at).any(|i| line.spells_one(i, &["of", "for"]) && line.at(i + 1).is(Flags::ING))
    }

    /// Where the cue `next` begins an attribution of its own: "…, adding that", "… and warned that", "…, according to".
    fn next_takes_over(&self, pause: &Pause, start: usize, next: usize) -> Option<usize> {
        let line = self.line;
        let &Pause { at, comma, cut, joins, .. } = pause;
        let (other, plan) = (self.cues.get(next)?, self.plans.get(next)?);
        let Plan { strong, .. } = *self.plan();
        let unit = other.unit();
        let near = |from: usize| (from..unit.start).all(|i| line.at(i).is(Flags::ADVERB)) && from <= unit.start;
        let own = other.build == Build::Finite;
        // "According to the port, as of May, the town had admitted": nothing has been said yet.
        if self.cue().build == Build::According && own && comma && at < start + REACH && !has_verb(line, start..at) {
            return None;
        }
        let hinge = line.at(joins).is(Flags::COORDINATOR | Flags::SUBORDINATOR | Flags::RELATIVE);
        // ", giving them room" says nothing; ", accusing them" does.
        let reports =
            other.uses.any(Uses::CLAUSE | Uses::WHETHER | Uses::TO | Uses::PERSON | Uses::URGE | Uses::OF | Uses::NAME | Uses::AS);
        match other.build {
            Build::According if comma && near(joins) => Some(cut),
            Build::According if unit.start == at => Some(at),
            Build::Participle
                if (comma && near(joins) && (plan.live() || reports)) || (plan.live() && hinge && near(joins + 1)) =>
            {
                Some(cut)
            }
            Build::Finite | Build::Running | Build::Infinitive
                if line.at(joins).is(Flags::COORDINATOR)
                    && near(joins + 1)
                    && (plan.live()
                        || plan.opening == Opening::End
                        || (plan.names && !matches!(self.plan().opening, Opening::That(_))))
                    && (!own || comma || !strong) =>
            {
                Some(cut)
            }
            Build::Finite if comma && near(joins) && own && plan.live() => Some(cut),
            // "…, the Post reported."
            Build::Finite
                if comma && unit.start == joins && plan.opening == Opening::End && plan.strong && other.uses.any(Uses::QUOTE) =>
            {
                Some(cut)
            }
            Build::Finite if line.dash(at) && line.at(at + 1).is(Flags::COORDINATOR) && near(at + 2) && plan.live() => Some(at),
            Build::Finite if comma && near(joins + 1) && line.spells_one(joins, &["while", "though", "although", "as"]) => {
                Some(cut)
            }
            Build::Finite | Build::Inverted | Build::Participle
                if unit.start == at && plan.live() && !strong && !matches!(self.plan().opening, Opening::That(_)) =>
            {
                let joined = at > start && line.at(at - 1).is(Flags::SUBORDINATOR | Flags::RELATIVE | Flags::COORDINATOR);
                Some(if joined { at - 1 } else { at })
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::parse::quotations::check::check;

    #[test]
    fn clause_that_opens_the_sentence_ends_before_the_main_one() {
        check(
            "Asked whether <i>the lock would open in May</i>, Ann Lee shook her head."
                .replace("whether <i>", "<i>whether ")
                .as_str(),
        );
        check("Some weeks ago, when Ann Lee said <i by=\"Ann Lee\">the lock was shut</i>, the crew went home.");
    }

    #[test]
    fn reporter_says_when_and_of_what() {
        check("Ann Lee said <m by=\"Ann Lee\">the lock was “beyond repair,”</m> while waiting for the crew.");
        check("Ann Lee said <i by=\"Ann Lee\">she would back the plan</i>, a plan the council has dropped.");
        check("Ann Lee promised <i by=\"Ann Lee\">to open the lock in May</i>, opposed the toll and left.");
    }

    #[test]
    fn what_the_speaker_did_next() {
        check("Ann Lee left the port, saying <m by=\"Ann Lee\">it was “over,”</m> and moved to Ely.");
        check("Ann Lee said <m by=\"Ann Lee\">the report was “a shame”</m> and declined to say more.");
        check("Ann Lee said <m by=\"Ann Lee\">she was “proud” of the crews</m>, many of whom had worked all night.");
        check("Ann Lee told him <q by=\"Ann Lee\">“never”</q>, shut the lock and drove home.");
        check("Ann Lee called <m by=\"Ann Lee\">Ray “a fraud”</m> in an interview with the Post on Tuesday.");
    }

    #[test]
    fn what_others_say_of_it_is_no_part_of_it() {
        check("Ann Lee said <i by=\"Ann Lee\">the lock was shut</i>, a claim bargemen dispute.");
    }

    #[test]
    fn what_came_of_it_is_no_part_of_it() {
        check("Ann Lee said <i by=\"Ann Lee\">the lock would be shut</i>, prompting Tom Gray to leave.");
        check("The lock, <i by=\"Ann Lee\">which</i> Ann Lee says <i and>was built in 1820</i>, was sold.");
    }

    #[test]
    fn whoever_passes_it_on_is_no_part_of_it() {
        check("Ann Lee said <i by=\"Ann Lee\">the lock was shut for good</i>, the Ely Post reported.");
        check("Ann Lee said <i by=\"Ann Lee\">the lock was shut for good</i>, a charge Ray denies.");
        check("Ann Lee said <i by=\"Ann Lee\">the lock was shut for good</i>, something Ray denies.");
    }

    #[test]
    fn who_and_which_at_the_end_are_the_reporters() {
        check("Ann Lee said <i by=\"Ann Lee\">she stood with the mayor</i>, who had shut the lock.");
        check("Ann Lee wrote that <i by=\"Ann Lee\">she had met the mayor</i>, whose son ran the port.");
        check("Ann Lee said <i by=\"Ann Lee\">the mayor, who had shut the lock, was right</i>.");
    }

    #[test]
    fn aside_ends_before_the_main_verb() {
        check("Ann Lee, after first saying <i by=\"Ann Lee\">no barge was for sale</i>, bought two.");
        check("Ann Lee, saying <i by=\"Ann Lee\">no barge was for sale</i>, left the port.");
    }

    #[test]
    fn participle_that_says_nothing_goes_on() {
        check("Ann Lee said <m by=\"Ann Lee\">the lock was “the best of both,” giving barges more room</m>.");
    }

    #[test]
    fn clause_that_opens_with_if_ends_before_the_main_one() {
        check("If the town wants to say that <i by=\"the town\">the lock is shut</i>, the crew will go home.");
        check("Ely says <i by=\"Ely\">it wants a lock</i>; London says <i by=\"London\">it does not</i>.");
        check("Ann Lee, who last year threatened <i by=\"who\">to shut the lock</i>, and who wants a toll, left.");
    }

    #[test]
    fn list_of_quoted_words_is_one() {
        check("Ann Lee described <m by=\"Ann Lee\">the plan as “mad”, “bad” and “sad”</m>.");
    }

    #[test]
    fn second_that_reports_on() {
        check("Ann Lee said that <i by=\"Ann Lee\">the lock was shut, and that it would stay so until May</i>.");
    }

    #[test]
    fn dash_ends_what_a_dash_began() {
        check("The crew met at Ely — where she urged <m by=\"she\">them to “go home”</m> — and left.");
    }

    #[test]
    fn what_somebody_is_accused_of_ends_before_the_next_deed() {
        check("Ann Lee accused <i by=\"Ann Lee\">the guild of hiding the letters</i> and left the room.");
    }

    #[test]
    fn second_verb_that_names_begins_another() {
        check(
            "Critics say <i by=\"Critics\">the plan would ruin the port</i> and call <m by=\"Critics\">it “a gift to the railways.”</m>",
        );
        check("Calling <m by=\"Ann Lee\">it a “wreck,”</m> Ann Lee told <m by=\"Ann Lee\">the guild to “sell it for scrap.”</m>");
        check("Ann Lee said <i by=\"Ann Lee\">the lock was sound</i>, and indicated that <i by=\"Ann Lee\">she would stay</i>.");
    }

    #[test]
    fn verb_behind_a_dash_is_the_main_one() {
        check("Her long silence -- she once said <i by=\"she\">it was golden</i> -- has ended.");
        check("To explain that <i>the lock was shut</i>, Ann Lee wrote a letter.");
    }

    #[test]
    fn second_that_goes_on_without_a_first() {
        check("Ann Lee said <m by=\"Ann Lee\">the lock leaked, but that the port was “in good hands.”</m>");
        check("Ann Lee said <m by=\"Ann Lee\">the town would “name them all,”</m> a reference to the men who shut the lock.");
    }
}
