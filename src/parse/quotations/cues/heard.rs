//! What a court, an inquiry or lawmakers were told: "the court heard that", "the jury was told", "…, the inquest heard".
//!
//! Whoever heard it is its subject and nobody is named who said it. A body that hears a case ("heard evidence from", "heard the appeal")
//! tells nothing, and what anybody else was told ("residents were told") is left alone.

use std::ops::Range;

use super::{Build, Cue};
use crate::parse::quotations::{
    clause::has_verb,
    lines::Line,
    phrases::{phrase_after, subject_before},
    verbs::Uses,
    words::Flags,
};

/// Before whom evidence is given.
const HEARERS: [&str; 36] = [
    "court",
    "courts",
    "bailey",
    "jury",
    "juries",
    "juror",
    "jurors",
    "inquiry",
    "inquest",
    "tribunal",
    "hearing",
    "trial",
    "judge",
    "judges",
    "magistrate",
    "magistrates",
    "sheriff",
    "coroner",
    "courtroom",
    "mp",
    "mps",
    "msps",
    "peers",
    "senators",
    "lawmakers",
    "legislators",
    "congress",
    "parliament",
    "committee",
    "panel",
    "commission",
    "councillors",
    "council",
    "councilors",
    "assembly",
    "meeting",
];

/// "the court heard", "the jury was told", at the "heard" or "told".
pub(super) fn heard(line: &Line<'_>, at: usize) -> Option<Cue> {
    let told = line.spells(at, "told");
    if !(told || line.spells(at, "heard")) || line.at(at).is(Flags::CAPITAL) {
        return None;
    }
    let mut start = at;
    let mut be = false;
    while start > 0 && at - start < 4 && line.before(start).is(Flags::AUXILIARY | Flags::BE | Flags::HAVE | Flags::ADVERB) {
        if line.before(start).is(Flags::NEGATION | Flags::MODAL) {
            return None;
        }
        be |= line.before(start).is(Flags::BE) && !line.before(start).is(Flags::HAVE);
        start -= 1;
    }
    // "the claim was heard", "the jury told"
    if be != told {
        return None;
    }
    let subject = subject_before(line, start).filter(|subject| hears(line, subject))?;
    let behind = line.at(at + 1);
    let clause = || {
        let phrase = phrase_after(line, at + 1).map_or(at + 1, |phrase| phrase.end);
        line.at(at + 1).is(Flags::JOINED) || line.at(phrase).is(Flags::AUXILIARY | Flags::FINITE | Flags::ED)
    };
    let last = || {
        let before = subject.start.checked_sub(1).filter(|&before| line.pauses(before) || line.at(before).quote.is_some());
        before.is_some_and(|before| line.ends_after(at) && has_verb(line, 0..before + 1))
    };
    let that = behind.is(Flags::THAT) && line.at(at + 2).is(Flags::WORD);
    let reports = that || line.spells_one(at + 1, &["how", "why", "whether"]) || behind.quote.is_some() || behind.is_mark(':');
    (reports || last() || clause() || later_that(line, at + 1)).then(|| Cue {
        items: start..at + 1,
        subject: Some(subject),
        build: Build::Finite,
        uses: Uses::QUOTE | Uses::CLAUSE | Uses::WHETHER | Uses::HEARD,
        negated: false,
    })
}

/// Whether the head of `subject`, or its owner, is one before whom evidence is given: "Ely Crown Court", "the inquest into her death".
fn hears(line: &Line<'_>, subject: &Range<usize>) -> bool {
    let end = (subject.start + 1..subject.end).find(|&at| line.at(at).is(Flags::PREPOSITION) || line.comma(at));
    line.spells_one(end.unwrap_or(subject.end) - 1, &HEARERS)
}

/// Whether behind the day or the place at `at` a "that" follows: "heard on Monday that".
fn later_that(line: &Line<'_>, at: usize) -> bool {
    /// "on Monday morning at a hearing in Ely"
    const MOST: usize = 8;
    let that = (at..line.len().min(at + MOST)).find(|&that| line.at(that).is(Flags::THAT) || line.pauses(that));
    let plain = line.at(at).is(Flags::PREPOSITION | Flags::TIME | Flags::ADVERB) && !line.spells_one(at, &["from", "of", "about"]);
    plain && that.is_some_and(|that| line.at(that).is(Flags::THAT) && line.at(that + 1).is(Flags::WORD))
}

#[cfg(test)]
mod tests {
    use crate::parse::quotations::check::check;

    #[test]
    fn nobody_is_named_who_told_a_court() {
        check("The court heard that <i cue=\"heard\">the barge had been set adrift</i>.");
        check("Jurors were told <i cue=\"were told\">the barge had been set adrift</i>.");
        check("The inquest into the flood heard <i cue=\"heard\">how the barge had been set adrift</i>.");
        check("Ely Crown Court heard on Monday that <i cue=\"heard\">the barge had been set adrift</i>.");
    }

    #[test]
    fn what_was_told_stands_before() {
        check("<i cue=\"heard\">The barge had been set adrift by two men</i>, the court heard.");
        check("<q cue=\"was told\">“He never looked back,”</q> the jury was told.");
    }

    #[test]
    fn hearing_a_case_tells_nothing() {
        check("The court heard evidence from three bargemen. The judge heard the appeal in May.");
        check("Residents were told to stay away from the lock. The jury was not told that he had fled.");
    }

    #[test]
    fn who_told_it_speaks_where_named() {
        check("The inquiry was told by Ann Lee that <i by=\"Ann Lee\">the barge had been set adrift</i>.");
    }
}
