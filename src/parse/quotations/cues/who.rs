//! Whose a verb of saying is where that is not the plain subject before it, and who cannot be its subject.

use std::ops::Range;

use super::verb::opens_content;
use crate::parse::quotations::{
    lines::Line,
    phrases::{phrase_after, phrase_before, subject_before},
    words::Flags,
};

/// "is expected to say", "went on to say": the first of the helping verbs and the subject before them, where the "to" at `to` stands
/// between them and the verb, and a quotation before all of it.
pub(super) fn about_to(line: &Line<'_>, to: usize) -> Option<(usize, Range<usize>)> {
    const WORDS: [&str; 16] = [
        "expected",
        "scheduled",
        "set",
        "due",
        "likely",
        "going",
        "appeared",
        "seemed",
        "continued",
        "on",
        "is",
        "was",
        "planned",
        "used",
        "forced",
        "quick",
    ];
    let last = to.checked_sub(1).filter(|&last| line.spells_one(last, &WORDS))?;
    let mut first = last;
    while first > 0
        && last - first < 3
        && (line.before(first).is(Flags::AUXILIARY | Flags::BE | Flags::ADVERB)
            || line.spells_one(first - 1, &["went", "goes", "gone"]))
    {
        first -= 1;
    }
    let subject = subject_before(line, first)?;
    let before = line.before(subject.start);
    let behind = before.quote.is_some()
        || (subject.start > 1 && line.comma(subject.start - 1) && line.before(subject.start - 1).quote.is_some());
    // "went on to say", "continued to accuse": the same as saying it.
    let lasting = line.spells_one(last, &["continued", "continues"])
        || line.spells(last, "on") && line.spells_one(last.wrapping_sub(1), &["went", "goes", "gone"]);
    (behind || lasting).then_some((first, subject))
}

/// Words that move somebody "to say".
const MOVES: [&str; 12] =
    ["for", "leading", "led", "prompting", "prompted", "causing", "caused", "forcing", "forced", "allowing", "allowed", "pushing"];

/// Who says it in "leading the council to warn that", "it is rare for the council to say": whoever stands before the "to" at `to`.
pub(super) fn moved(line: &Line<'_>, to: usize) -> Option<Range<usize>> {
    let phrase = phrase_before(line, to)?;
    let moves = (phrase.start.saturating_sub(1)..phrase.end).rev().find(|&at| line.spells_one(at, &MOVES))?;
    (moves + 1 < phrase.end).then_some(moves + 1..phrase.end)
}

/// Who said it in "was told by the port that": the phrase behind a "by" at `at`, if what was said follows.
pub(super) fn agent(line: &Line<'_>, at: usize) -> Option<Range<usize>> {
    let phrase = line.spells(at, "by").then(|| phrase_after(line, at + 1)).flatten()?;
    line.at(phrase.end).is(Flags::THAT).then_some(phrase)
}

/// Whether `subject` is nobody: "neither Lee nor Ray", "no one".
pub(super) fn nobody(line: &Line<'_>, subject: &Range<usize>) -> bool {
    line.spells_one(subject.start, &["neither", "nobody", "no", "none"])
        || (subject.start > 0 && line.spells_one(subject.start - 1, &["nor", "no", "neither"]))
}

/// Whether the subject can be followed by a verb in its base form: "officials say", "Lee and Ray say".
pub(super) fn plural(line: &Line<'_>, subject: &Range<usize>) -> bool {
    let last = subject.end - 1;
    let spelling = line.at(last).span.of(line.text);
    subject.clone().any(|at| line.spells(at, "and"))
        || (spelling.ends_with('s') && !spelling.ends_with("ss"))
        || (spelling.ends_with("men") && !line.at(last).is(Flags::CAPITAL))
        || line.spells_one(last, &["people", "men", "women", "children", "police", "media", "critics", "democrats", "some", "many", "others", "few", "most", "both"])
        || subject.clone().any(|at| line.spells_one(at, &["people", "men", "women", "police", "media"]) && !line.before(at).is(Flags::PREPOSITION))
        // "the two say", "some who want a port say"
        || line.at(last).is(Flags::NUMBER) && !line.spells(last, "one")
        || subject.clone().skip(1).any(|at| {
            line.at(at).is(Flags::RELATIVE) && (line.before(at).span.of(line.text).ends_with('s') || line.before(at).span.of(line.text).ends_with("men") || line.spells_one(at - 1, &["some", "those", "many", "few", "people", "men", "women"]))
        })
        // "some close to the mayor say"
        || line.spells_one(subject.start, &["some", "many", "others", "several", "those", "few", "most"]) && line.spells_one(subject.start + 1, &["close", "familiar", "near", "in", "at", "on", "inside", "within", "around", "of"])
        // "critics of the plan say"
        || subject.clone().any(|at| line.at(at).is(Flags::PREPOSITION) && line.before(at).span.of(line.text).ends_with('s'))
}

/// Whether this is a subject rather than the first half of a compound: "he claims", "Ms Lee claims", not "insurance claims".
pub(super) fn sure_subject(line: &Line<'_>, subject: &Range<usize>, verb: usize) -> bool {
    let last = line.at(subject.end - 1);
    let opens = opens_content(line, verb + 1);
    // "…, the Post reports.": nothing else can it be.
    let closes = line.ends_after(verb)
        && line.comma(subject.start.wrapping_sub(1))
        && subject.start > 3
        && (last.is(Flags::CAPITAL) || line.at(subject.start).is(Flags::DETERMINER | Flags::POSSESSIVE));
    // "a lock which Ann Lee claims is shut"
    let relative = line.before(subject.start).is(Flags::RELATIVE) && line.at(verb + 1).is(Flags::AUXILIARY) && subject.start > 0;
    // "some state leaders": a noun.
    let pronoun = last.is(Flags::RELATIVE) || last.is(Flags::PRONOUN) && !last.is(Flags::DETERMINER);
    closes
        || relative
        || pronoun
        || ((last.is(Flags::CAPITAL) || line.at(subject.start).is(Flags::DETERMINER | Flags::POSSESSIVE)) && opens)
}

#[cfg(test)]
mod tests {
    use crate::parse::quotations::check::check;

    #[test]
    fn several_speak_in_the_base_form() {
        check("The two admit that <i by=\"The two\">the lock is shut</i>.");
        check("Some who want a port argue that <i by=\"Some who want a port\">the lock is shut</i>.");
        check("They run bakeries that warn <i by=\"that\">it could harm trade</i>.");
    }

    #[test]
    fn nobody_says_nothing() {
        check("Neither Ann Lee nor Peter Ray would say that the lock was shut.");
        check("No one said that the lock was shut.");
    }

    #[test]
    fn people_close_to_somebody_are_several() {
        check("<i by=\"people close to Ann Lee\">The lock was shut because of the toll</i>, people close to Ann Lee say.");
    }

    #[test]
    fn helping_verbs_lead_to_it() {
        check("<q by=\"Ann Lee\" cue=\"is expected to say\">“The lock stays shut,”</q> Ann Lee is expected to say.");
        check("Police are still at the lock and say <i by=\"Police\">they have found a barge</i>.");
    }

    #[test]
    fn passive_with_its_agent_attributes() {
        check("The guard was warned by the envoy that <i by=\"the envoy\">the lock was shut</i>.");
        check("The guard was told that the lock was shut.");
    }

    #[test]
    fn who_is_moved_to_speak() {
        check("The flood came back, leading Tom Gray to warn that <i by=\"Tom Gray\">the lock was shut</i>.");
        check("The talk ended with Tom Gray asking Ann Lee <i by=\"Tom Gray\">whether the lock was shut</i>.");
        check("Ann Lee left -- having hinted that <i by=\"Ann Lee\">the lock was shut</i> -- and took the barge.");
    }

    #[test]
    fn noun_forms_with_a_sure_subject() {
        check("<i by=\"Ely Post\">The lock was shut in May because of the flood</i>, the Ely Post reports.");
        check("The lock, <i by=\"Ann Lee\">which</i> Ann Lee claims <i and>is sound</i>, was shut.");
        check("Howard and some state leaders said <i by=\"Howard and some state leaders\">the lock was sound</i>.");
        check("Some close to the mayor say <i by=\"Some close to the mayor\">she wants to leave</i>.");
    }
}
