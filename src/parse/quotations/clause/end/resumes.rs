//! Where the words behind a comma are the reporter's own again.

use crate::parse::quotations::{
    clause::{LONGEST, opening::Opening, plan::Reading},
    phrases::{phrase_after, starts_phrase},
    words::Flags,
};

/// What came of words that were said, as their reporter tells it.
const OUTCOMES: [&str; 14] = [
    "prompting",
    "drawing",
    "sparking",
    "triggering",
    "touching",
    "fueling",
    "fuelling",
    "eliciting",
    "earning",
    "winning",
    "stopping",
    "sounding",
    "striking",
    "contradicting",
];

/// What is said, as others speak of it.
const SAID: [&str; 10] =
    ["claim", "charge", "allegation", "assertion", "accusation", "contention", "suggestion", "view", "move", "remark"];

impl Reading<'_> {
    /// Whether the words behind a comma are the reporter's own again: ", which …", ", but she …", ", a plan that …".
    pub(super) fn reporter_resumes(&self, at: usize) -> bool {
        let line = self.line;
        let last = |from: usize| !(from..line.len().min(from + LONGEST)).any(|i| line.pauses(i) && i + 1 < line.len());
        // "…, something Lee denies"
        if line.spells(at, "something") && line.at(at + 1).is(Flags::CAPITAL | Flags::PRONOUN | Flags::DETERMINER) {
            return true;
        }
        if line.spells_one(at, &["which", "who", "whom", "whose"]) {
            return last(at);
        }
        // "…, many of whom had left"
        if line.spells(at + 1, "of") && line.spells_one(at + 2, &["which", "whom"]) {
            return last(at);
        }
        // "…, prompting the mayor to leave"
        if line.spells_one(at, &OUTCOMES) && last(at) {
            return true;
        }
        // "…, while trying to explain it"
        if line.spells_one(at, &["while", "when", "before"]) && line.at(at + 1).is(Flags::ING | Flags::ED) {
            return true;
        }
        if line.spells_one(at, &["but", "and"]) {
            let phrase = at + 1;
            // "said that it closed, and that it stays so": one more of what is reported.
            let begins = line.at(phrase).is(Flags::THAT) && !line.at(phrase + 1).is(Flags::AUXILIARY | Flags::FINITE | Flags::ED);
            if begins || line.at(phrase).is(Flags::THAT) && matches!(self.plan().opening, Opening::That(_)) {
                return false;
            }
            // A subject and its verb, no "that" before them.
            let subject = if line.at(phrase).is(Flags::PRONOUN) && !line.at(phrase).is(Flags::DETERMINER) {
                Some(phrase..phrase + 1)
            } else {
                starts_phrase(line, phrase).then(|| phrase_after(line, phrase)).flatten()
            };
            return subject.is_some_and(|subject| {
                let mut verb = subject.end;
                while line.at(verb).is(Flags::ADVERB) {
                    verb += 1;
                }
                let joined = line.at(subject.end - 1).is(Flags::JOINED | Flags::AUXILIARY);
                joined || line.at(verb).is(Flags::AUXILIARY | Flags::FINITE | Flags::ED) || line.at(verb).verb.is_some()
            });
        }
        if line.spells_one(at, &["a", "an"]) {
            // "a claim others dispute"
            if line.spells_one(at + 1, &SAID) && last(at) {
                return true;
            }
            // "a reference to the flood"
            if line.spells_one(at + 1, &["reference", "nod", "allusion"]) && line.spells(at + 2, "to") {
                return true;
            }
            // "a plan the mayor has dropped"
            if line.at(at + 2).is(Flags::DETERMINER)
                && !line.at(at + 1).is(Flags::PREPOSITION | Flags::ADVERB | Flags::DETERMINER | Flags::NUMBER)
            {
                return true;
            }
            // "a practice criticized by many"
            if line.at(at + 2).is(Flags::ED | Flags::SAYING) && line.spells(at + 3, "by") {
                return true;
            }
            // "a charge Lee denies"
            if line.at(at + 2).is(Flags::CAPITAL)
                && !line.at(at + 1).is(Flags::CAPITAL)
                && line.at(at + 3).is(Flags::SAYING | Flags::FINITE | Flags::AUXILIARY | Flags::ED)
            {
                return true;
            }
            // "a requirement that", "a plan which", "a demand they"
            return (at + 2..at + 5).any(|i| {
                line.at(i).is(Flags::THAT | Flags::RELATIVE) || (line.at(i).is(Flags::PRONOUN) && !line.at(i).is(Flags::DETERMINER))
            });
        }
        false
    }
}
