//! Verbs with their subject behind them ("said Ms Lee"), and words passed on by others ("was quoted as saying").

use std::ops::Range;

use super::{Build, Cue};
use crate::parse::quotations::{
    lines::Line,
    phrases::{named_after, phrase_after, subject_before},
    verbs::Uses,
    words::Flags,
};

/// "said Ms Lee" behind a quotation or a clause.
pub(super) fn inverted(line: &Line<'_>, at: usize, end: usize, clause_start: bool, uses: Uses) -> Option<Cue> {
    let before = line.before(at);
    // "the mayor “categorically” denied the claims"
    let fragment = before.quote.is_some()
        && uses.any(Uses::OF)
        && !at.checked_sub(1).and_then(|quote| line.quote_end(quote)).is_some_and(|end| matches!(end, ',' | '?' | '!' | '—' | '…'));
    if fragment {
        return None;
    }
    let behind = before.quote.is_some() || at == 0 || (clause_start && !before.is(Flags::COORDINATOR));
    // "told" always has the person told behind it.
    if !behind
        || !uses.any(Uses::QUOTE)
        || uses.any(Uses::WEAK) && before.quote.is_none()
        || line.spells_one(at, &["told", "tells"])
    {
        return None;
    }
    let subject = named_after(line, end)?;
    // "said it", "said the talks failed" have an object, not a subject, behind them.
    let next = line.at(subject.end);
    // "found the letter, reported it to the mayor", "so-called “grey” reports that …"
    let object = line.spells(end, "it") && subject.len() == 1 && next.is(Flags::WORD);
    if object || line.at(end).is(Flags::THAT) {
        return None;
    }
    if next.is(Flags::AUXILIARY | Flags::FINITE) || (line.at(end).is(Flags::OBJECT) && !line.at(end).is(Flags::PRONOUN)) {
        return None;
    }
    Some(Cue { items: at..end, subject: Some(subject), build: Build::Inverted, uses, negated: false })
}

/// Whether the subject of an inverted verb ends its clause: "…, said Ann Lee.", "…, said Ann Lee, who"
pub(super) fn closes(line: &Line<'_>, cue: &Cue) -> bool {
    let Some(subject) = &cue.subject else { return false };
    let first = line.at(subject.start);
    // "said prison spokesman Tom Gray"
    let titled = subject.len() > 1 && line.at(subject.end - 1).is(Flags::CAPITAL) && !line.at(subject.end - 1).is(Flags::TIME);
    let person = titled || first.is(Flags::CAPITAL) || (first.is(Flags::DETERMINER | Flags::POSSESSIVE) && subject.len() > 1);
    person && (line.ends_after(subject.end - 1) || line.comma(subject.end)) && !first.is(Flags::TIME)
}

/// "quoted Mr Lee as saying", "was quoted as saying": the speaker is whom they quoted.
pub(super) fn relayed(line: &Line<'_>, start: usize, end: usize, uses: Uses) -> Option<Cue> {
    let quoted = (start.saturating_sub(40)..start)
        .rev()
        .find(|&q| line.spells_one(q, &["quoted", "quotes", "quoting", "cited", "reported", "described"]))?;
    let passive = (quoted.saturating_sub(3)..quoted).rev().find(|&b| line.at(b).is(Flags::BE | Flags::HAVE));
    let (first, subject) = match passive {
        Some(be) => (be, subject_before(line, be)?),
        None => (quoted, phrase_after(line, quoted + 1)?),
    };
    // "The lock is shut, papers quoted Mr Lee as saying.", "“It is shut,” papers quoted Mr Lee as saying."
    let papers = line
        .ends_after(end.saturating_sub(1))
        .then(|| subject_before(line, quoted))
        .flatten()
        .filter(|p| line.comma(p.start.wrapping_sub(1)) || line.before(p.start).quote.is_some());
    let items = papers.map_or(first.max(start - 1), |papers| papers.start)..end;
    Some(Cue { items, subject: Some(subject), build: Build::Finite, uses, negated: false })
}

/// "Lock “may never open” – mayor": the dash of a headline, behind which its speaker stands.
pub(super) fn signed(line: &Line<'_>, at: usize) -> Option<Cue> {
    /// "Ely harbour master Tom Gray"
    const MOST: usize = 5;
    let subject = at + 1..line.len();
    let plain =
        |at: usize| line.at(at).is(Flags::WORD) && !line.at(at).is(Flags::AUXILIARY | Flags::SAYING | Flags::ED | Flags::ING);
    let named = line.at(at + 1).is(Flags::CAPITAL) || subject.len() == 1;
    let signs = (1..=MOST).contains(&subject.len()) && named && subject.clone().all(plain);
    (signs && line.before(at).quote.is_some()).then_some(Cue {
        items: at..at + 1,
        subject: Some(subject),
        build: Build::Inverted,
        uses: Uses::QUOTE,
        negated: false,
    })
}

/// Words between a quotation and its attribution: "was all", "is how", "was the way", "was just what".
const SUMS_UP: [&str; 12] = ["all", "that", "how", "what", "the", "way", "as", "much", "only", "thing", "just", "exactly"];

/// `cue` with the words before it that turn it around: "“No,” was all Ann Lee would say".
pub(super) fn summed_up(line: &Line<'_>, cue: Cue) -> Cue {
    /// No more words stand between "was" and its subject.
    const MOST: usize = 4;
    let Some(subject) = cue.subject.clone().filter(|_| cue.build == Build::Finite) else { return cue };
    let leads = |at: usize| line.spells_one(at, &SUMS_UP);
    let Some(name) = subject.clone().find(|&at| !leads(at)).filter(|name| name - subject.start <= MOST) else { return cue };
    let Some(be) = (name.saturating_sub(MOST)..name).rev().find(|&at| !leads(at)) else { return cue };
    // "“No,” was the mayor said" is none: "the" alone leads nowhere.
    let turns = (be + 1..name).any(|at| line.spells_one(at, &["all", "how", "what", "way", "much", "thing"]));
    if !turns || !line.at(be).is(Flags::BE) || line.before(be).quote.is_none() {
        return cue;
    }
    let name = name - usize::from(line.spells(name - 1, "the") && !line.spells_one(name, &SUMS_UP));
    Cue { items: be..cue.items.end, subject: Some(name..subject.end), uses: cue.uses | Uses::QUOTE, ..cue }
}

/// Who gives the name in "described by the Post as “grim”" and, where that is passive, in "called “grim” by the Post"; the participle
/// ends at `end`.
pub(super) fn namer(line: &Line<'_>, end: usize, passive: bool) -> Option<Range<usize>> {
    let quote = |from: usize| (from..line.len().min(from + REACH_OF_NAME)).find(|&at| line.at(at).quote.is_some());
    if line.spells(end, "by") {
        let agent = phrase_after(line, end + 1)?;
        return (line.spells(agent.end, "as") && quote(agent.end).is_some()).then_some(agent);
    }
    let quote = quote(end).filter(|_| passive)?;
    line.spells(quote + 1, "by").then(|| phrase_after(line, quote + 2)).flatten()
}

/// No more words stand between a verb that names and the name.
const REACH_OF_NAME: usize = 8;

#[cfg(test)]
mod tests {
    use crate::parse::quotations::check::check;

    #[test]
    fn whoever_is_named_behind_the_verb_goes_on() {
        check(
            "<m by=\"Tom Gray\">The lock is “old,”</m> said Tom Gray, adding that <i by=\"Tom Gray\">a new one would cost £5m</i>.",
        );
    }

    #[test]
    fn inverted_behind_a_plain_clause() {
        check("<i by=\"Tom Gray\">It was a pity</i>, said Tom Gray.");
        check(
            "<i by=\"Tom Gray\">Ann Lee lacks friends in the council, whom she has driven away</i>, said Tom Gray, who runs the port.",
        );
    }

    #[test]
    fn relayed_behind_the_words() {
        check(
            "<i by=\"the mayor\" cue=\"local papers quoted the mayor as saying\">The lock would open in May</i>, local papers quoted the mayor as saying.",
        );
    }

    #[test]
    fn relayed_behind_a_quotation() {
        check(
            "<q by=\"the mayor\" cue=\"local papers quoted the mayor as saying\">“Nobody told us,”</q> local papers quoted the mayor as saying.",
        );
    }

    #[test]
    fn all_that_somebody_would_say() {
        check("<q by=\"Ann Lee\" cue=\"was all Ann Lee would say\">“No comment,”</q> was all Ann Lee would say.");
        check("<q by=\"the mayor\" cue=\"was how the mayor put it\">“Not today”</q> was how the mayor put it.");
    }

    #[test]
    fn headline_is_signed() {
        check("<m by=\"mayor\">Lock “may never open”</m> – mayor");
        check("<q by=\"Ann Lee\">“We stop here”</q> – Ann Lee");
    }

    #[test]
    fn noun_before_a_name_is_no_verb() {
        check("<q by=\"state Rep. Tom Gray\">“The lock is shut,”</q> said state Rep. Tom Gray, who runs the port.");
    }

    #[test]
    fn object_behind_the_verb_is_no_speaker() {
        check("The guild found the letter, reported it to the mayor and left.");
    }

    #[test]
    fn whoever_gives_a_name_in_the_passive() {
        check("A man described by the Post <m by=\"the Post\">as “the last great bargeman”</m> has died.");
        check("The toll was called <m by=\"the mayor\">“a tax on the poor”</m> by the mayor.");
    }

    #[test]
    fn name_with_a_small_title_closes_the_sentence() {
        check("<i by=\"spokesman Tom Gray\">The head of the guild died in Ely</i>, said prison spokesman Tom Gray.");
    }
}
