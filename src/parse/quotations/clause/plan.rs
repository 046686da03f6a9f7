//! What is known of each cue of a line before it is asked what it reports.

use std::ops::Range;

use super::{
    before::is_written,
    opening::{Opening, REACH, opening},
};
use crate::parse::quotations::{
    cues::{Build, Cue},
    lines::Line,
    phrases::phrase_after,
    records::is_title,
    verbs::{Uses, VerbForm},
    words::Flags,
};

/// How many cues further on one is looked for that a weak cue gives way to.
const NEAR: usize = 6;

/// Words looked at behind a verb that names for the name.
const NAMED: usize = 8;

/// What is known of a cue before it is asked what it reports.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plan {
    /// What follows it.
    pub(super) opening: Opening,
    /// It stands right behind a quotation that ends in the middle of a sentence.
    pub(super) by_quote: bool,
    /// It reports whatever follows; a weak one only quotations and what "that" begins.
    pub(super) strong: bool,
    /// It gives a thing a name in quote marks: "called it “grim”".
    pub(super) names: bool,
}

impl Plan {
    /// Whether the cue has something to report behind it.
    pub(super) fn live(&self) -> bool {
        match self.opening {
            Opening::Quote(_) | Opening::That(_) => true,
            Opening::Question(_) | Opening::To(_) | Opening::Clause(_) | Opening::Noun(_) => self.strong,
            Opening::Comma(_) | Opening::End => false,
        }
    }
}

pub(super) fn plan(line: &Line<'_>, cue: &Cue) -> Plan {
    let begin = cue.unit().start;
    let before = begin.checked_sub(1).filter(|&q| line.at(q).quote.is_some());
    let before = before.or_else(|| begin.checked_sub(2).filter(|&q| line.comma(begin - 1) && line.at(q).quote.is_some()));
    // `“A.” He said: “B.”`: the stop inside ends the sentence.
    let ended = before.is_some_and(|q| line.quote_end(q) == Some('.') && !line.comma(begin - 1));
    // "Friday on “New Day,” Ms Lee said": the name of something, in words that lead in.
    let named = before.is_some_and(|q| {
        let first = line.at(0);
        let leads = first.is(Flags::TIME | Flags::PREPOSITION | Flags::SUBORDINATOR | Flags::ING);
        let inner = line.quote(q).map_or("", |pair| pair.inner.of(line.text));
        q > 0 && leads && line.before(q).is(Flags::WORD) && is_title(inner.trim_end_matches(','))
    });
    let before = before.filter(|_| !named);
    let opening = opening(line, cue, cue.unit().end);
    let goes_on = matches!(opening, Opening::Quote(_) | Opening::That(_) | Opening::Clause(_));
    Plan {
        opening,
        names: matches!(opening, Opening::Noun(start) if cue.uses.any(Uses::NAME | Uses::AS)
            && (start..start + NAMED).take_while(|&at| !line.pauses(at)).any(|at| line.at(at).quote.is_some())),
        by_quote: before.is_some() && !(ended && goes_on),
        strong: told_clause(line, cue, opening)
            || !cue.uses.any(Uses::WEAK)
                && (matches!(cue.build, Build::Finite | Build::Running | Build::Inverted)
                    || !cue.uses.any(Uses::FINITE)
                    || adds_clause(line, cue, opening)),
    }
}

/// "indicated she would go": a clause right behind a weak verb of saying, as its helping verb shows. What is only thought is not
/// said.
fn told_clause(line: &Line<'_>, cue: &Cue, opening: Opening) -> bool {
    const SAID: [&str; 12] = [
        "indicate",
        "signal",
        "imply",
        "mention",
        "reveal",
        "disclose",
        "guarantee",
        "protest",
        "volunteer",
        "agree",
        "observe",
        "convey",
    ];
    let Opening::Clause(start) = opening else { return false };
    let said = line.before(cue.items.end).verb.is_some_and(|verb| {
        SAID.contains(&verb.base) && verb.form != VerbForm::Base || verb.base == "show" && is_written(line, cue)
    });
    let quoted = (start..line.len().min(start + REACH)).any(|at| line.at(at).quote.is_some());
    said && !quoted
        && cue.build == Build::Finite
        && start == cue.items.end
        && (line.at(start).is(Flags::JOINED)
            || phrase_after(line, start).is_some_and(|phrase| line.at(phrase.end).is(Flags::AUXILIARY)))
}

/// "…, adding the lock would stay shut": a clause, not a thing.
fn adds_clause(line: &Line<'_>, cue: &Cue, opening: Opening) -> bool {
    let Opening::Clause(start) = opening else { return false };
    let verb = || phrase_after(line, start).map(|phrase| line.at(phrase.end));
    cue.build == Build::Participle
        && start == cue.items.end
        && line.comma(cue.items.start.wrapping_sub(1))
        && (line.at(start).is(Flags::JOINED) || verb().is_some_and(|verb| verb.is(Flags::AUXILIARY | Flags::FINITE)))
}

/// One cue of a line, and the others.
pub(super) struct Reading<'a> {
    pub(super) line: &'a Line<'a>,
    pub(super) cues: &'a [Cue],
    pub(super) plans: &'a [Plan],
    pub(super) at: usize,
}

impl Reading<'_> {
    pub(super) fn cue(&self) -> &Cue {
        &self.cues[self.at]
    }

    pub(super) fn plan(&self) -> &Plan {
        &self.plans[self.at]
    }

    pub(super) fn unit(&self) -> Range<usize> {
        self.cue().unit()
    }

    /// Whether a weak cue gives way to an attribution between commas behind it: "Efforts to end it, he said, were “vain.”"
    pub(super) fn yields(&self) -> bool {
        let plan = self.plan();
        let that = matches!(plan.opening, Opening::That(_));
        let aside = |next: usize| {
            let begin = self.cues[next].unit().start;
            let parted = begin > 0 && self.line.comma(begin - 1);
            self.cues[next].build == Build::Finite
                && parted
                && matches!(self.plans[next].opening, Opening::Comma(_))
                && self.cues[next].uses.any(Uses::QUOTE)
        };
        // "Lee's claim that it shut was false, Ray said."
        let told = |next: usize| {
            let begin = self.cues[next].unit().start;
            self.cues[next].build == Build::Finite
                && begin > 0
                && self.line.pauses(begin - 1)
                && self.plans[next].strong
                && matches!(self.plans[next].opening, Opening::End)
                && self.cues[next].uses.any(Uses::QUOTE)
        };
        if self.cue().build == Build::Noun && self.unit().start < 6 {
            return (self.at + 1..self.cues.len().min(self.at + NEAR)).any(|next| aside(next) || told(next));
        }
        !plan.strong
            && !that
            && !plan.by_quote
            && self.cue().build != Build::According
            && (self.at + 1..self.cues.len().min(self.at + NEAR)).any(aside)
    }

    /// Whether the cue of `plan` has a whole sentence in quote marks behind it, up to the end of the line.
    pub(super) fn claims_whole(&self, plan: &Plan) -> bool {
        let Opening::Quote(quote) = plan.opening else { return false };
        let line = self.line;
        let capital = line.quote(quote).is_some_and(|pair| pair.inner.of(line.text).starts_with(char::is_uppercase));
        let parted = line.comma(quote.wrapping_sub(1)) || line.at(quote.wrapping_sub(1)).is_mark(':');
        capital && parted && line.ends_after(quote)
    }
}

#[cfg(test)]
mod tests {
    use crate::parse::quotations::check::check;

    #[test]
    fn name_in_an_opening_phrase_is_not_what_is_said() {
        check("Friday on <s>“Morning Tide,”</s> Ann Lee told Peter Ray <i by=\"Ann Lee\">the lock was shut</i>.");
    }

    #[test]
    fn claim_in_a_sentence_that_another_says_is_no_attribution_of_its_own() {
        check("<m by=\"Ann Lee\">Tom Gray's claim that the port was “broke” was false</m>, Ann Lee said.");
    }

    #[test]
    fn weak_verb_with_a_clause_right_behind_it_says_it() {
        check("Ann Lee indicated <i by=\"Ann Lee\">she would go</i>.");
        check("Records show <i by=\"Records\">it was sold twice</i>.");
        check("<i by=\"the records\">It was sold twice</i>, the records show.");
        check("Ann Lee agreed <i by=\"Ann Lee\">the lock was old</i>.");
        check("Ann Lee thought the lock was old. Ann Lee agreed the deal.");
    }
}
