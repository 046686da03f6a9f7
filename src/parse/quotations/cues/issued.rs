//! What somebody issues who speaks: in "a letter saying" it is not the letter that speaks.

use std::ops::Range;

use crate::parse::quotations::{lines::Line, verbs::VerbForm, words::Flags};

/// Whether what speaks in the participle at `at` was issued earlier in the clause: "sent a letter to the guilds telling them".
pub(super) fn issued(line: &Line<'_>, at: usize) -> bool {
    /// No more words stand between the two.
    const REACH: usize = 14;
    if line.spells_one(before_times(line, at).wrapping_sub(1), &STATEMENTS) {
        return true;
    }
    let from = at.saturating_sub(REACH);
    (from..at)
        .rev()
        .take_while(|&i| {
            line.at(i).is(Flags::WORD) && !line.at(i).is(Flags::AUXILIARY | Flags::RELATIVE | Flags::THAT | Flags::QUESTION)
        })
        .find(|&i| line.spells_one(i, &STATEMENTS) || line.spells_one(i, &["posted", "tweeted", "wrote"]))
        .is_some_and(|noun| {
            if line.at(noun).is(Flags::SAYING) && line.at(noun).verb.is_some_and(|verb| verb.form == VerbForm::Past) {
                return noun + 4 >= at;
            }
            let article = (noun.saturating_sub(4)..noun).rev().find(|&i| line.at(i).is(Flags::DETERMINER | Flags::POSSESSIVE));
            article.is_some_and(|article| line.before(article).is(Flags::ED | Flags::FINITE))
        })
}

/// Whether `subject` is a paper, and what stands behind it tells how it came out: "the report, released on Friday, said".
pub(super) fn is_issued(line: &Line<'_>, subject: &Range<usize>, verb: &str) -> bool {
    matches!(verb, "leak" | "post" | "publish" | "release" | "share") && line.spells_one(subject.end.wrapping_sub(1), &STATEMENTS)
}

/// Where the words of time before `at` begin: "issued a statement Thursday night saying".
fn before_times(line: &Line<'_>, at: usize) -> usize {
    let mut begins = at;
    while begins > 0
        && (line.before(begins).is(Flags::TIME | Flags::NUMBER)
            || (line.spells_one(begins - 1, &["morning", "afternoon", "evening", "night", "on", "late", "early"])))
    {
        begins -= 1;
    }
    begins
}

/// What somebody issues who speaks: in "a letter saying" it is not the letter that speaks.
const STATEMENTS: [&str; 41] = [
    "resolution",
    "resolutions",
    "complaint",
    "lawsuit",
    "filing",
    "cover",
    "headline",
    "sign",
    "caption",
    "statement",
    "letter",
    "memo",
    "report",
    "email",
    "message",
    "tweet",
    "post",
    "note",
    "video",
    "speech",
    "article",
    "order",
    "release",
    "statements",
    "letters",
    "memos",
    "reports",
    "emails",
    "messages",
    "tweets",
    "posts",
    "notes",
    "articles",
    "ads",
    "ad",
    "signs",
    "headlines",
    "leaflet",
    "leaflets",
    "petition",
    "notice",
];

#[cfg(test)]
mod tests {
    use crate::parse::quotations::check::check;

    #[test]
    fn a_paper_does_not_issue_itself() {
        check("The statement, released late on Friday, said <m by=\"The statement\">the talks had been “cold”</m>.");
    }

    #[test]
    fn whoever_issued_it_speaks() {
        check("The guild sent a letter to the bargemen on Friday urging <i by=\"The guild\">them to stay away</i>.");
        check("The guild passed a resolution Tuesday calling for <i by=\"The guild\">the lock to be shut</i>.");
        check("Ann Lee posted on Monday accusing <i by=\"Ann Lee\">the guild of trying to shut the lock</i>.");
    }
}
