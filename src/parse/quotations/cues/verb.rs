//! Verbs of saying where they are verbs: with a subject before them, inverted, as participles, infinitives, or relayed.

use std::ops::Range;

use super::{
    Build, Cue,
    issued::{is_issued, issued},
    turned::{closes, inverted, namer, relayed},
    unsaid::{noun, says_nothing},
    who::{about_to, agent, moved, nobody, plural, sure_subject},
};
use crate::parse::quotations::{
    lines::Line,
    phrases::{main_subject, phrase_after, phrase_before, running_subject, subject_before},
    verbs::{Uses, VerbForm},
    words::Flags,
};

/// A verb of saying at `at`, if it is one here.
pub(super) fn verb(line: &Line<'_>, at: usize) -> Option<Cue> {
    let item = line.at(at);
    let verb = item.verb?;
    if item.is(Flags::CAPITAL) && at > 0 && !line.before(at).is_mark(';') && !title_case(line) {
        return None;
    }
    let (mut uses, mut end) = (verb.uses, at + 1);
    for (particle, with) in &verb.with {
        let skip = usize::from(
            *particle != "it" && line.spells(at + 1, "it") || line.spells(at + 1, "very") || line.spells(at + 1, "him"),
        );
        if line.spells(at + 1 + skip, particle) {
            uses = *with;
            end = at + 2 + skip;
        }
    }
    if uses == Uses::default() || noun(line, at, uses) || says_nothing(line, at, end, uses) {
        return None;
    }
    // Helping verbs and adverbs before it.
    let mut start = at;
    let (mut helps, mut negated, mut be, mut have, mut modal) = (false, false, false, false, false);
    while start > 0 && at - start < 8 {
        let before = line.before(start);
        if before.is(Flags::AUXILIARY | Flags::BE | Flags::HAVE) && !before.is(Flags::JOINED) {
            be |= before.is(Flags::BE) && !before.is(Flags::HAVE);
            have |= before.is(Flags::HAVE);
            modal |= before.is(Flags::MODAL);
            helps = true;
        } else if before.is(Flags::JOINED) {
            helps = true;
            have = true;
            modal = true;
            start -= 1;
            break;
        } else if (!before.is(Flags::ADVERB | Flags::NEGATION) || before.is(Flags::CAPITAL))
            && !(line.spells(start - 1, "most") && start < at && line.at(start).is(Flags::ADVERB))
        {
            break;
        }
        negated |= before.is(Flags::NEGATION);
        start -= 1;
    }
    // "have in fact reported", "have in the past said"
    if !helps
        && verb.form == VerbForm::Past
        && let Some(in_fact) = (start.saturating_sub(3)..start.saturating_sub(1)).rev().find(|&i| line.at(i).is(Flags::PREPOSITION))
        && line.before(in_fact).is(Flags::HAVE)
    {
        start = in_fact - 1;
        have = true;
        helps = true;
    }
    let joined = line.at(start).is(Flags::JOINED);
    let subject_of = |start: usize| if joined { Some(start..start + 1) } else { subject_before(line, start) };
    let before = line.before(start);
    let clause_start = start == 0
        || line.comma(start - 1)
        || before.quote.is_some()
        || line.dash(start - 1)
        || before.is(Flags::COORDINATOR)
        || before.is_mark(';');
    let make = |items: Range<usize>, subject: Option<Range<usize>>, build| {
        let negated = negated || subject.as_ref().is_some_and(|subject| nobody(line, subject));
        Some(Cue { items, subject, build, uses, negated })
    };
    // "Lee shut it -- a lock of 1820 -- saying": behind an aside, whoever stands before it.
    let aside = line.dash(start.wrapping_sub(1)).then(|| opening_dash(line, start - 1)).flatten();
    let main = || match aside {
        _ if start == 0 => main_subject(line, 0, line.len()),
        Some(open) => running_subject(line, open),
        None => running_subject(line, start),
    };
    match verb.form {
        VerbForm::Ing => {
            if be {
                return subject_of(start).and_then(|s| make(start..end, Some(s), Build::Finite));
            }
            // "began urging them to leave"
            if line.spells_one(start.wrapping_sub(1), &["began", "begun", "begins", "started", "kept", "keeps"])
                && let Some(subject) = subject_before(line, start - 1)
            {
                return make(start - 1..end, Some(subject), Build::Finite);
            }
            // "quoted Mr Lee as saying"
            if before.is(Flags::PREPOSITION) && line.spells(start.wrapping_sub(1), "as") {
                return relayed(line, start, end, uses);
            }
            // "ended with Lee asking Ray whether"
            let issued = issued(line, start);
            let asks = uses.any(Uses::WHETHER)
                && (end..line.len().min(end + REACH_OF_QUESTION))
                    .take_while(|&i| line.at(i).is(Flags::WORD))
                    .any(|i| line.spells(i, "whether"));
            let hinge = clause_start
                || asks
                || line.spells_one(start.wrapping_sub(1), &["by", "while", "after", "before", "without", "in", "when"])
                || issued;
            let said = line.at(end).quote.is_some() || (line.comma(end) && line.at(end + 1).quote.is_some());
            // "opened up about it saying it was hard"
            let next = line.at(end);
            let clause = uses.any(Uses::CLAUSE)
                && !uses.any(Uses::WEAK | Uses::NOUN)
                && next.is(Flags::PRONOUN | Flags::JOINED)
                && !before.is(Flags::DETERMINER)
                && (next.is(Flags::JOINED) || line.at(end + 1).is(Flags::AUXILIARY | Flags::FINITE | Flags::ED));
            let plain = said || next.is(Flags::THAT) || clause;
            if !hinge && !plain {
                return None;
            }
            negated |= line.spells(start.wrapping_sub(1), "without");
            let noun =
                before.is(Flags::WORD) && !before.is(Flags::PREPOSITION | Flags::SUBORDINATOR | Flags::COORDINATOR | Flags::ADVERB);
            let subject = if noun && !issued {
                phrase_before(line, start).or_else(main)
            } else if verbless(line, start) {
                // "A month after announcing it, Ms Lee …": the subject comes behind.
                (end..line.len().min(end + 60))
                    .find(|&i| line.pauses(i))
                    .and_then(|pause| phrase_after(line, pause + 1))
                    .or_else(main)
            } else {
                main()
            };
            Some(Cue { items: start..end, subject, build: Build::Participle, uses, negated })
        }
        VerbForm::Base if uses.any(Uses::WEAK) && !uses.any(Uses::CLAUSE | Uses::AS | Uses::NAME | Uses::OF) => None,
        VerbForm::Base => {
            if before.is(Flags::TO) && !helps {
                // "Lee is expected to say"
                if let Some((first, subject)) = about_to(line, start - 1) {
                    return make(first..end, Some(subject), Build::Finite);
                }
                let refused = line.spells_one(
                    start.wrapping_sub(2),
                    &[
                        "declined",
                        "declines",
                        "refused",
                        "refuses",
                        "refusing",
                        "declining",
                        "failed",
                        "fails",
                        "failing",
                        "decline",
                        "refuse",
                    ],
                );
                return Some(Cue {
                    items: start - 1..end,
                    subject: moved(line, start - 1).or_else(main),
                    build: Build::Infinitive,
                    uses,
                    negated: negated || refused || line.before(start - 1).is(Flags::NEGATION),
                });
            }
            // "you can tell whether it leaks", "it could encourage them to stay": what may be said was not.
            let may = modal && (start..at).any(|i| line.spells_one(i, &["can", "could", "may", "might", "should", "must"]));
            let quoted = || {
                line.before(start).quote.is_some()
                    || (end..line.len().min(end + REACH_OF_QUOTE)).any(|i| line.at(i).quote.is_some())
            };
            if may && !quoted() && uses.any(Uses::URGE) {
                return subject_of(start)
                    .filter(|subject| line.spells_one(subject.start, &["i", "we"]))
                    .and_then(|s| make(start..end, Some(s), Build::Finite));
            }
            if modal {
                return subject_of(start).and_then(|s| make(start..end, Some(s), Build::Finite));
            }
            if helps {
                return None;
            }
            // "Police are at the scene and say that …"
            // "Bargemen say it leaks and call it “grim”"
            let names = uses.any(Uses::NAME) && line.spells_one(end, &["it", "him", "her", "them"]);
            if before.is(Flags::COORDINATOR) && start > 1 && opens_content(line, end) && (names || !uses.any(Uses::NOUN)) {
                let subject = running_subject(line, start).filter(|subject| plural(line, subject))?;
                return make(start..end, Some(subject), Build::Running);
            }
            // "The lock is shut, say officials."
            if start == at
                && line.comma(at.wrapping_sub(1))
                && !uses.any(Uses::NOUN | Uses::WEAK)
                && let Some(cue) = inverted(line, at, end, true, uses)
            {
                let ends =
                    |subject: &Range<usize>| plural(line, subject) && (line.ends_after(subject.end - 1) || line.comma(subject.end));
                if cue.subject.as_ref().is_some_and(ends) {
                    return Some(cue);
                }
            }
            let subject = subject_before(line, start)?;
            let last = line.at(subject.end - 1);
            // "bakers that warn"
            let that = last.is(Flags::THAT)
                && subject.len() == 1
                && subject.start > 0
                && plural(line, &(subject.start - 1..subject.start));
            let plural = last.is(Flags::PRONOUN | Flags::RELATIVE) || that || plural(line, &subject);
            let plural = plural
                && (!uses.any(Uses::NOUN) || sure_subject(line, &subject, start) || line.before(subject.start).quote.is_some());
            plural.then(|| make(start..end, Some(subject), Build::Finite)).flatten()
        }
        VerbForm::Third => {
            if helps {
                return None;
            }
            if let Some(subject) = subject_before(line, start) {
                let quoted = line.before(subject.start).quote.is_some();
                if uses.any(Uses::NOUN) && !quoted && !sure_subject(line, &subject, start) {
                    return None;
                }
                return make(start..end, Some(subject), Build::Finite);
            }
            // "The firm runs a quay and says that"
            if before.is(Flags::COORDINATOR) && start > 1 && (!uses.any(Uses::NOUN) || opens_content(line, end)) {
                return make(start..end, Some(running_subject(line, start)?), Build::Running);
            }
            inverted(line, at, end, clause_start, uses)
        }
        VerbForm::Past | VerbForm::Participle => {
            let asked = verb.base == "ask" && (be || start == 0 || line.spells_one(start - 1, &["when", "if"]));
            if asked && (line.at(end).is(Flags::QUESTION | Flags::TO | Flags::TIME | Flags::PREPOSITION)) {
                return Some(Cue {
                    items: start..end,
                    subject: None,
                    build: Build::Running,
                    uses: Uses::WHETHER | Uses::TO,
                    negated,
                });
            }
            if be && let Some(agent) = agent(line, end).filter(|_| uses.any(Uses::CLAUSE | Uses::PERSON)) {
                return make(start..end, Some(agent), Build::Finite);
            }
            // "a man described by the Post as “grim”", "was called “grim” by the Post"
            if uses.any(Uses::NAME | Uses::AS)
                && let Some(agent) = namer(line, end, be)
            {
                return make(start..end, Some(agent), Build::Finite);
            }
            if be || (verb.form == VerbForm::Participle && !have) {
                return None;
            }
            // "was reported to have said"
            if have
                && before.is(Flags::TO)
                && line.spells_one(start.wrapping_sub(2), &["reported", "alleged", "understood", "believed"])
                && let Some(be) = start.checked_sub(3).filter(|&be| line.at(be).is(Flags::BE))
            {
                return make(be..end, subject_before(line, be), Build::Finite);
            }
            // "…, having said that"
            if line.spells(start, "having") {
                return make(start..end, main(), Build::Participle);
            }
            if before.quote.is_some() || (at == 0 && item.is(Flags::CAPITAL) && verb.form == VerbForm::Past) {
                let inverted = inverted(line, at, end, true, uses);
                // "Ann Lee, calling it “grim,” said that": not the quotation's own.
                let goes_on = (opens_content(line, end) || uses.any(Uses::PERSON))
                    && line.at(0).quote.is_none()
                    && start > 2
                    && !uses.any(Uses::WEAK | Uses::NOUN);
                if inverted.is_some() || !goes_on || line.quote_end(start - 1) != Some(',') {
                    return inverted;
                }
                let subject = main_subject(line, 0, start).filter(|main| line.comma(main.end))?;
                return make(start..end, Some(subject), Build::Running);
            }
            // "It was a pity, said Ann Lee": not "it … said".
            if start == at
                && line.comma(start.wrapping_sub(1))
                && !uses.any(Uses::WEAK | Uses::OF | Uses::NOUN)
                && let Some(cue) = inverted(line, at, end, clause_start, uses).filter(|cue| closes(line, cue))
            {
                return Some(cue);
            }
            if let Some(subject) = subject_of(start) {
                let came_out = line.comma(start.wrapping_sub(1)) && is_issued(line, &subject, verb.base);
                return if came_out { None } else { make(start..end, Some(subject), Build::Finite) };
            }
            if clause_start
                && !before.is(Flags::COORDINATOR)
                && let Some(cue) = inverted(line, at, end, clause_start, uses)
            {
                return Some(cue);
            }
            if clause_start && start > 0 {
                let subject = main()?;
                return make(start..end, Some(subject), Build::Running)
                    .filter(|_| before.is(Flags::COORDINATOR) || helps || line.spells(start, "then"));
            }
            None
        }
    }
}

/// Words looked at for a quotation behind what may be said.
const REACH_OF_QUOTE: usize = 8;

/// No more words stand between "asking" and its "whether".
const REACH_OF_QUESTION: usize = 6;

/// Whether what stands at `at` is as a rule the beginning of what is said.
pub(super) fn opens_content(line: &Line<'_>, at: usize) -> bool {
    let follows = line.at(at);
    follows.is(Flags::THAT | Flags::DETERMINER | Flags::PRONOUN | Flags::POSSESSIVE | Flags::TO)
        || follows.quote.is_some()
        || follows.is_mark(':')
        || follows.is_mark(',')
        || follows.is(Flags::CAPITAL)
}

/// Whether no finite verb stands before `at`.
fn verbless(line: &Line<'_>, at: usize) -> bool {
    at < 40
        && !(0..at).any(|i| {
            line.at(i).is(Flags::AUXILIARY | Flags::FINITE | Flags::ED)
                || line.at(i).quote.is_some()
                || line.at(i).verb.is_some_and(|v| v.form == VerbForm::Past)
        })
}

/// Whether the line is a headline in title case, in which verbs have capitals too.
fn title_case(line: &Line<'_>) -> bool {
    if line.len() > 60 {
        return false;
    }
    let words = line.items.iter().filter(|w| w.is(Flags::WORD)).count();
    let capitals = line.items.iter().filter(|w| w.is(Flags::CAPITAL)).count();
    words < 30 && capitals * 4 >= words * 3
}

/// The dash that opens what the dash at `close` ends.
fn opening_dash(line: &Line<'_>, close: usize) -> Option<usize> {
    /// No aside has more words.
    const LONGEST: usize = 40;
    let inside = close - usize::from(line.dash(close.wrapping_sub(1)));
    let open = (inside.saturating_sub(LONGEST)..inside).rev().find(|&at| line.dash(at))?;
    Some(open - usize::from(line.dash(open.wrapping_sub(1))))
}

#[cfg(test)]
mod tests {
    use crate::parse::quotations::check::check;

    #[test]
    fn participle_without_a_comma() {
        check("Several guilds issued statements Thursday night saying <i by=\"Several guilds\">they only paid the toll</i>.");
        check("Ann Lee opened up about the flood saying <i by=\"Ann Lee\">it was the worst yet</i>.");
        check(
            "<q by=\"Ann Lee\">“No,”</q> said Ann Lee, one of the oldest hands at the port, complaining that <i by=\"Ann Lee\">bargemen got short shrift</i>.",
        );
    }

    #[test]
    fn quotation_of_an_aside_is_not_the_main_verbs() {
        check("Ann Lee, calling <m by=\"Ann Lee\">the flood “a disaster,”</m> said <i by=\"Ann Lee\">the lock would be shut</i>.");
        check(
            "Ann Lee said <m by=\"Ann Lee\">she was “very sad” about the flood</m>, adding <i by=\"Ann Lee\">the town would need help</i>.",
        );
        check("<m by=\"Ann Lee\">The lock was “a pity,”</m> Ann Lee said, <m and>and it would be shut</m>.");
    }

    #[test]
    fn second_verb_goes_on_in_the_present() {
        check("The guild runs a quay and says <i by=\"The guild\">it has set up a fund for locks</i>.");
    }

    #[test]
    fn what_could_make_somebody_do_it_is_no_speech() {
        check("The win could encourage Ann Lee to stay in the race.");
        check("You can tell whether the lock leaks by its smell.");
        check("Ann Lee would urge <i by=\"Ann Lee\">the council to pay for it</i>.");
    }

    #[test]
    fn beginning_to_say_is_saying() {
        check("The guild began urging <i by=\"The guild\">bargemen to stay away from the lock</i>.");
        check("Bargemen continued to accuse <i by=\"Bargemen\">the port of hiding the letters</i>.");
    }

    #[test]
    fn what_somebody_is_reported_to_have_said() {
        check("Ann Lee was reported to have said that <i by=\"Ann Lee\" cue=\"was reported to have said\">it was shut</i>.");
    }

    #[test]
    fn base_form_before_its_subject() {
        check("<i by=\"officials\">The lock will stay shut</i>, say officials.");
    }

    #[test]
    fn participle_behind_an_aside_goes_on_before_it() {
        check("Ann Lee has defended the lock -- a work of 1820 -- saying <i by=\"Ann Lee\">it was sound</i>.");
    }
}
