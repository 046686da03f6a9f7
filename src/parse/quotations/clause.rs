//! What is attributed: where the reported words begin and end, before the cue, behind it, or on both sides.
//!
//! In reading order: [`opening`] says what stands behind a cue, [`plan`] what is known of each cue beforehand, [`reported`] which
//! words it reports ([`according`] to whom, and what of it stands [`before`] the cue), [`end`] where those end, [`finite`] whether
//! words have a verb.

mod according;
mod before;
mod end;
mod finite;
mod opening;
mod plan;
mod reported;

use std::ops::Range;

pub(super) use self::finite::has_verb;
use self::plan::{Plan, Reading, plan};
use super::{
    cues::{Build, Cue},
    lines::Line,
    words::Flags,
};

/// No reported clause is longer; what is, is no sentence.
const LONGEST: usize = 500;

/// Reported words and the cue that gives them to somebody.
#[derive(Clone, Debug)]
pub(super) struct Attribution {
    /// Which of the line's cues.
    pub(super) cue: usize,
    /// The reported words, as items of the line, in one part or in two around the cue; never empty.
    pub(super) parts: Vec<Range<usize>>,
}

/// The attributions of a line, in the order of their cues.
pub(super) fn attribute(line: &Line<'_>, cues: &[Cue]) -> Vec<Attribution> {
    let plans: Vec<Plan> = cues.iter().map(|cue| plan(line, cue)).collect();
    let mut found: Vec<Attribution> = Vec::new();
    // Whether words in quote marks are among what was found.
    let mut quoted = false;
    // Items up to here belong to what an earlier cue reports.
    let mut taken = 0;
    // Items up to here are an earlier cue or its words: nothing reaches back over them.
    let mut floor = 0;
    for at in 0..cues.len() {
        let reading = Reading { line, cues, plans: &plans, at };
        // "Lee, who pledged to stay, said it was over": the subject stands before words of another cue, the verb behind them.
        let begins = if behind_relative(line, reading.cue()) { reading.cue().items.start } else { reading.unit().start };
        if reading.cue().negated || begins < taken || reading.yields() {
            continue;
        }
        // "He said it closed, according to the memo": the memo says all of it.
        let direct = found.last().is_some_and(|last| last.parts.iter().any(|part| line.at(part.start).quote.is_some()));
        if reading.cue().build == Build::According && (!quoted || !direct) {
            floor = 0;
            found.clear();
        }
        let Some(parts) = reading.reported(floor.min(reading.unit().start)) else { continue };
        let parts: Vec<_> = parts
            .into_iter()
            .map(|part| line.trim(without_medium(line, part, reading.unit().end)))
            .filter(|part| !part.is_empty())
            .collect();
        let Some(end) = parts.iter().map(|part| part.end).max() else { continue };
        taken = end.max(reading.unit().end);
        floor = taken;
        quoted |= parts.iter().cloned().flatten().any(|i| line.at(i).quote.is_some());
        found.push(Attribution { cue: at, parts });
    }
    found
}

/// Whether a relative clause stands between the subject of `cue` and its verb: "Lee, who pledged to stay, said".
fn behind_relative(line: &Line<'_>, cue: &Cue) -> bool {
    let Some(subject) = cue.subject.as_ref().filter(|_| cue.build == Build::Finite) else { return false };
    let parted = |at: usize| line.comma(at) || line.dash(at);
    subject.end + 1 < cue.items.start && parted(subject.end) && parted(cue.items.start - 1)
}

/// Words that say in what form somebody spoke.
const MEDIA: [&str; 20] = [
    "statement",
    "interview",
    "post",
    "tweet",
    "speech",
    "letter",
    "email",
    "memo",
    "briefing",
    "conference",
    "release",
    "message",
    "video",
    "article",
    "essay",
    "column",
    "op-ed",
    "testimony",
    "debate",
    "appearance",
];

/// The part without "in a post on X" at its end, where the cue, which ends at `cue`, stands before it.
fn without_medium(line: &Line<'_>, part: Range<usize>, cue: usize) -> Range<usize> {
    if part.start < cue {
        return part;
    }
    let from = part.end.saturating_sub(10).max(part.start + 1);
    let medium = (from..part.end).find(|&at| {
        line.spells_one(at, &["in", "during"])
            && (line.spells_one(at + 1, &["a", "an"]) || line.at(at + 1).is(Flags::POSSESSIVE))
            && (at + 2..at + 5).any(|m| line.spells_one(m, &MEDIA))
            && (at > part.start + 2 || line.before(at).quote.is_some())
    });
    part.start..medium.unwrap_or(part.end)
}

#[cfg(test)]
mod tests {
    use crate::parse::quotations::check::check;

    #[test]
    fn clause_with_and_without_that() {
        check("Ann Lee said that <i by=\"Ann Lee\">the bridge would stay shut</i>.");
        check("Ann Lee said <i by=\"Ann Lee\">the bridge would stay shut</i>.");
        check("Ann Lee told reporters on Monday that <i by=\"Ann Lee\">the bridge would stay shut</i>.");
        check("Ann Lee said in a statement that <i by=\"Ann Lee\">the bridge would stay shut</i>.");
        check("She said <i by=\"She\">they’ll open the bridge in May</i>.");
    }

    #[test]
    fn attribution_behind_and_in_the_middle() {
        check("<i by=\"Ann Lee\">The bridge would stay shut</i>, Ann Lee said.");
        check("<i by=\"Ann Lee\">The bridge would stay shut</i>, Ann Lee said on Tuesday.");
        check("<i by=\"Ann Lee\">The bridge</i>, Ann Lee said, <i and>would stay shut</i>.");
        check("<i by=\"Ann Lee\">The bridge would stay shut</i>, said Ann Lee.");
    }

    #[test]
    fn according_to_before_behind_and_in_the_middle() {
        check("According to the port, <i by=\"the port\">the bridge would stay shut</i>.");
        check("<i by=\"the port\">The bridge would stay shut</i>, according to the port.");
        check("<i by=\"the port\">The bridge</i>, according to the port, <i and>would stay shut</i>.");
    }

    #[test]
    fn source_behind_an_attribution_says_all_of_it() {
        check("<m by=\"a poll\">Most bargemen said they “hate” the toll</m>, according to a poll by the guild.");
        check("<q by=\"the judge\">“It was a drip,”</q> the judge said, according to the Post.");
    }

    #[test]
    fn infinitives_and_questions() {
        check("Ann Lee pledged <i by=\"Ann Lee\">to open the bridge before the summer</i>.");
        check("Ann Lee urged <i by=\"Ann Lee\">the council to pay for the bridge</i>.");
        check("Ann Lee asked <i by=\"Ann Lee\">whether the council would pay for it</i>.");
    }

    #[test]
    fn second_verb_of_the_same_speaker_begins_another() {
        check(
            "Ann Lee said <i by=\"Ann Lee\">the bridge was shut</i> and warned that <i by=\"Ann Lee\">the road might follow</i>.",
        );
        check(
            "Ann Lee said that <i by=\"Ann Lee\">the bridge was shut</i> but added that <i by=\"Ann Lee\">the road was safe</i>.",
        );
        check("Ann Lee said <i by=\"Ann Lee\">the bridge was shut</i>, adding that <i by=\"Ann Lee\">the road was safe</i>.");
    }

    #[test]
    fn reporter_takes_up_the_thread_again() {
        check("Ann Lee said <i by=\"Ann Lee\">the bridge was shut</i>, but the council had never been told.");
        check("Ann Lee said <i by=\"Ann Lee\">she backed the plan</i>, which the council had thrown out in March.");
        check("When Ann Lee said <i by=\"Ann Lee\">the bridge was shut</i>, the crowd cheered.");
        check("Ann Lee, who had pledged <i by=\"who\">to open the bridge in May</i>, was not there.");
    }

    #[test]
    fn silence_is_no_content() {
        check("Ann Lee did not say that the bridge was shut.");
        check("The port declined to say whether the bridge was shut.");
        check("The port has not commented. It has yet to issue a statement.");
        check("Speaking from Ely, Ann Lee confirmed the deal.");
    }

    #[test]
    fn nouns_are_no_verbs() {
        check("The report claims several prizes a year. Insurance claims rose.");
        check("They want to end the war and to add a lane.");
    }

    #[test]
    fn relative_clause_with_words_of_its_own_parts_subject_and_verb() {
        check("Ann Lee, who has vowed <i by=\"who\">to stay</i>, said <i by=\"Ann Lee\">the lock was shut</i>.");
        check("Ann Lee -- who calls <m by=\"who\">the toll “mad”</m> -- said <i by=\"Ann Lee\">the lock was shut</i>.");
    }
}
