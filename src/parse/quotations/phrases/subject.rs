//! The subject of a verb: the noun phrase before it, over what stands between commas, dashes and brackets.

use std::ops::Range;

use super::{
    REACH,
    before::{adjective, article_soon, head_of_relative, phrase_before, plain_phrase_before},
    bounds, capital_participle, skip_openers, starts_phrase,
};
use crate::parse::quotations::{
    lines::Line,
    verbs::{Uses, VerbForm},
    words::Flags,
};

/// The subject whose verb starts at `verb`; `None` where none can be made out.
pub(in crate::parse::quotations) fn subject_before(line: &Line<'_>, verb: usize) -> Option<Range<usize>> {
    /// More days, weeks and brackets than this stand between no subject and its verb.
    const INSERTIONS: usize = 4;
    subject_over(line, verb, INSERTIONS)
}

/// What "this" and "last" make a time of.
const SPELLS_OF_TIME: [&str; 12] =
    ["week", "month", "year", "morning", "afternoon", "evening", "night", "weekend", "spring", "summer", "autumn", "winter"];

/// The subject before `verb`, over at most so many insertions.
fn subject_over(line: &Line<'_>, verb: usize, insertions: usize) -> Option<Range<usize>> {
    let inserted = |at: usize| if insertions == 0 { None } else { subject_over(line, at, insertions - 1) };
    let before = line.before(verb);
    if before.is(Flags::RELATIVE) || (before.is(Flags::THAT) && line.before(verb.saturating_sub(1)).is(Flags::WORD)) {
        return Some(verb - 1..verb);
    }
    if before.quote.is_some() {
        return None;
    }
    // "The White House on Monday urged"
    if before.is(Flags::TIME) && verb >= 2 {
        let mut day = verb - 1;
        while day > 0
            && (line.before(day).is(Flags::TIME | Flags::NUMBER)
                || line.spells_one(day - 1, &["on", "last", "late", "early", "in", "during", "a"]))
        {
            day -= 1;
        }
        return inserted(day);
    }
    // "The council this morning said", "the guild late last year warned"
    if line.spells_one(verb.wrapping_sub(1), &SPELLS_OF_TIME)
        && verb > 2
        && (line.spells_one(verb - 2, &["this", "last", "that", "next"]) || line.at(verb - 2).is(Flags::TIME))
    {
        let earlier = usize::from(line.spells_one(verb - 3, &["earlier", "late", "early", "later"]));
        return inserted(verb - 2 - earlier);
    }
    if before.is_mark(')') || before.is_mark(']') {
        let open = (verb.saturating_sub(REACH)..verb).rev().find(|&at| line.at(at).is_mark('(') || line.at(at).is_mark('['))?;
        return inserted(open).or_else(|| phrase_before(line, open));
    }
    if line.dash(verb.wrapping_sub(1)) {
        // Two hyphens are one dash.
        let width = 1 + usize::from(line.dash(verb.wrapping_sub(2)));
        let close = (verb.saturating_sub(REACH)..verb - width).rev().find(|&at| line.dash(at))?;
        return phrase_before(line, close - usize::from(line.dash(close.wrapping_sub(1))));
    }
    if line.comma(verb.wrapping_sub(1)) {
        return behind_commas(line, verb - 1);
    }
    if let Some(region) = verbless(line, verb) {
        // "Women who work at the port said": the relative clause belongs to them.
        if let Some(head) = head_of_relative(line, &region, verb) {
            return Some(head..verb);
        }
        return Some(with_name(line, region));
    }
    let phrase = phrase_before(line, verb)?;
    if let Some(head) = head_of_participle(line, phrase.start) {
        return Some(head..verb);
    }
    Some(with_name(line, phrase))
}

/// All that stands between the beginning of the clause and its verb, where no other verb is in it: "a source familiar with the call
/// between Lee, Ray and others said", "Ely and its neighbours said".
fn verbless(line: &Line<'_>, verb: usize) -> Option<Range<usize>> {
    let floor = verb.saturating_sub(REACH);
    let mut start = verb;
    while start > floor {
        let at = start - 1;
        let item = line.at(at);
        let stop = item.quote.is_some()
            || line.dash(at)
            || item.is(Flags::SUBORDINATOR
                | Flags::THAT
                | Flags::RELATIVE
                | Flags::AUXILIARY
                | Flags::FINITE
                | Flags::JOINED
                | Flags::TO
                | Flags::QUESTION)
                && !(item.is(Flags::CAPITAL)
                    && at > 0
                    && !item.is(Flags::AUXILIARY | Flags::THAT | Flags::RELATIVE | Flags::TO | Flags::QUESTION))
            || (!item.is(Flags::WORD)
                && !item.is_mark('.')
                && !line.comma(at)
                && !matches!(item.first, '&' | '/' | '$' | '@' | '#'));
        if stop {
            break;
        }
        // Only the commas of a list: ", and" comes behind the last of them.
        let listed = (start..verb).any(|i| line.comma(i))
            || (line.spells(at + 1, "and")
                && (at.saturating_sub(8)..at).any(|i| line.comma(i))
                && !(at.saturating_sub(8)..at).any(|i| line.at(i).is(Flags::TIME | Flags::ED)));
        if line.comma(at) && !listed {
            break;
        }
        start = at;
    }
    while start < verb
        && (line.at(start).is(Flags::COORDINATOR | Flags::ADVERB) && !line.at(start).is(Flags::DETERMINER | Flags::PRONOUN)
            || line.comma(start))
    {
        start += 1;
    }
    let first = line.at(start);
    let more = (start..verb).any(|at| line.at(at).is(Flags::COORDINATOR | Flags::PREPOSITION));
    let acts = (start..verb).any(|at| {
        let item = line.at(at);
        let said = item.verb.is_some_and(|v| !v.uses.any(Uses::NOUN) || v.form == VerbForm::Past)
            && !adjective(line, at, start)
            && !item.is(Flags::CAPITAL);
        // "started by", "held in": no finite verb.
        let ed = item.is(Flags::ED) && !line.at(at + 1).is(Flags::PREPOSITION) && !article_soon(line, at, start);
        said || ed
            || (item.is(Flags::PRONOUN)
                && !item.is(Flags::DETERMINER | Flags::NUMBER)
                && at > start
                && !line.before(at).is(Flags::COORDINATOR | Flags::PREPOSITION))
    });
    let ends =
        line.before(verb).is(Flags::COORDINATOR | Flags::PREPOSITION | Flags::DETERMINER | Flags::POSSESSIVE | Flags::GENITIVE)
            && !line.before(verb).is(Flags::PRONOUN);
    (start + 1 < verb
        && more
        && !ends
        && !acts
        && starts_phrase(line, start)
        && !first.is(Flags::TIME)
        && !capital_participle(line, start))
    .then_some(start..verb)
}

/// "Messages found on one of the phones suggested": where the subject begins that a participle and its phrase at `at` stand behind.
fn head_of_participle(line: &Line<'_>, at: usize) -> Option<usize> {
    let participle = at.checked_sub(2)?;
    let verb = line.at(participle);
    // "Prices fell after the guild said": a clause of its own.
    let apart = line.before(at).is(Flags::PREPOSITION) && !line.before(at).is(Flags::TO | Flags::SUBORDINATOR);
    let past = verb.is(Flags::ED)
        || line.spells_one(participle, &["found", "made", "held", "sent", "led", "run", "built", "written", "seen", "taken"]);
    if !apart || !past || verb.is(Flags::CAPITAL) {
        return None;
    }
    let head = plain_phrase_before(line, participle)?;
    let first = line.at(head.start);
    let before = line.before(head.start);
    let opens = head.start == 0
        || line.comma(head.start - 1)
        || before.quote.is_some()
        || before.is(Flags::COORDINATOR | Flags::SUBORDINATOR | Flags::THAT);
    // "He complained about the noise": one who acts.
    let noun = line.at(head.end - 1);
    let plain = !noun.is(Flags::CAPITAL | Flags::PRONOUN) || head.len() == 1 && head.start == 0 && !first.is(Flags::PRONOUN);
    (opens && plain && !first.is(Flags::PRONOUN)).then_some(head.start)
}

/// "Ann Lee, the mayor of Ely told": an apposition that no second comma closes goes with the name before it.
fn with_name(line: &Line<'_>, phrase: Range<usize>) -> Range<usize> {
    let comma = phrase.start.wrapping_sub(1);
    // "…, the Ely Post": a name of its own.
    let named = line.at(phrase.start + 1).is(Flags::CAPITAL) && line.at(phrase.end - 1).is(Flags::CAPITAL);
    if line.at(phrase.start).is(Flags::DETERMINER)
        && !named
        && line.comma(comma)
        && (line.before(comma).is(Flags::CAPITAL) || line.before(comma).is_mark(')'))
        && !line.before(comma).is(Flags::TIME)
        && let Some(name) = plain_phrase_before(line, comma)
        && line.at(name.start).is(Flags::CAPITAL)
        && !line.at(name.start).is(Flags::ADVERB | Flags::PRONOUN)
    {
        let before = line.before(name.start);
        if name.start == 0
            || before.quote.is_some()
            || before.is(Flags::SUBORDINATOR | Flags::COORDINATOR)
            || line.comma(name.start - 1)
        {
            return name.start..phrase.end;
        }
    }
    phrase
}

/// The subject that is parted from its verb by what stands between commas: "Ann Lee, the mayor, said"; `comma` is the last of them.
fn behind_commas(line: &Line<'_>, comma: usize) -> Option<Range<usize>> {
    let floor = comma.saturating_sub(REACH);
    let mut end = comma;
    let mut found = None;
    // From the segment before the last comma to the left: the leftmost one that is a noun phrase is the subject.
    loop {
        let start = (floor..end).rev().find(|&at| line.comma(at) || line.at(at).is_mark(';') || line.at(at).quote.is_some());
        let from = start.map_or(floor, |at| at + 1);
        let subject = end < comma;
        if start.is_some_and(|at| !line.comma(at)) || start.is_none() && floor > 0 {
            if subject && start.is_some() {
                found = phrase_before(line, end).or(found);
            }
            break;
        }
        if subject {
            let head = skip_openers(line, from, end);
            // "In an email, …": a noun, though it can be a verb.
            let noun = |at: usize| line.spells_one(at.wrapping_sub(1), &["a", "an", "the"]) && !line.at(at).is(Flags::AUXILIARY);
            let verbs = (head..end).any(|at| {
                line.at(at).is(Flags::AUXILIARY | Flags::FINITE | Flags::SAYING) && !line.at(at).is(Flags::CAPITAL) && !noun(at)
            });
            if head < end && verbs && !line.at(head).is(Flags::RELATIVE) {
                // "The firm that owns the lock, Orr and Sons, says": the head of the relative clause.
                let verb = (head..end).find(|&at| {
                    line.at(at).is(Flags::AUXILIARY | Flags::FINITE | Flags::SAYING) && !line.at(at).is(Flags::CAPITAL)
                });
                let relative = (head + 1..verb.unwrap_or(head))
                    .find(|&at| line.at(at).is(Flags::RELATIVE | Flags::THAT) && !line.before(at).is(Flags::PREPOSITION));
                if let Some(relative) = relative.filter(|_| starts_phrase(line, head) && verb == relative.map(|r| r + 1)) {
                    found = Some(head..relative);
                    break;
                }
                found = phrase_before(line, end).or(found);
                break;
            }
            // "A day later, the mayor, a Democrat, said"
            if end > head && line.spells_one(end - 1, &["later", "earlier", "ago", "afterward", "afterwards", "before"]) {
                break;
            }
            if head < end && starts_phrase(line, head) && !(capital_participle(line, head)) {
                found = Some(head..end);
            }
            if head > from || !(aside(line, from) || starts_phrase(line, from)) {
                break;
            }
        } else if line.at(from).is(Flags::PRONOUN)
            && !line.at(from).is(Flags::DETERMINER | Flags::NUMBER)
            && line.at(from + 1).is(Flags::AUXILIARY | Flags::FINITE | Flags::ED | Flags::SAYING)
        {
            // "…, he looked away, shook his head and said"
            return Some(from..from + 1);
        } else if !aside(line, from) || own_clause(line, from, end) {
            break;
        }
        let Some(start) = start else { break };
        end = start;
    }
    found.or_else(|| stray(line, comma))
}

/// "“No,” the Rev. Tom Gray of Ely, told the paper": the whole of what stands before a comma that parts it from its verb by mistake.
fn stray(line: &Line<'_>, comma: usize) -> Option<Range<usize>> {
    let phrase = phrase_before(line, comma)?;
    let begins = phrase.start == 0 || line.before(phrase.start).quote.is_some() || line.comma(phrase.start - 1);
    let name = line.at(phrase.start).is(Flags::CAPITAL | Flags::DETERMINER | Flags::POSSESSIVE);
    (begins && name && phrase.len() > 1 && !line.at(phrase.start).is(Flags::TIME | Flags::PREPOSITION)).then_some(phrase)
}

/// Whether the words of a segment are a clause of their own, with a verb that no "who" or "which" takes: "some of it would be lost".
fn own_clause(line: &Line<'_>, from: usize, end: usize) -> bool {
    if !line.at(from).is(Flags::DETERMINER | Flags::POSSESSIVE | Flags::CAPITAL) {
        return false;
    }
    let verb = (from..end).find(|&at| line.at(at).is(Flags::AUXILIARY) && !line.at(at).is(Flags::CAPITAL));
    verb.is_some_and(|verb| !(from..verb).any(|at| line.at(at).is(Flags::RELATIVE | Flags::THAT | Flags::SUBORDINATOR)))
}

/// Whether the segment at `at` can stand between a subject and its verb.
fn aside(line: &Line<'_>, at: usize) -> bool {
    let item = line.at(at);
    item.is(Flags::RELATIVE
        | Flags::DETERMINER
        | Flags::POSSESSIVE
        | Flags::CAPITAL
        | Flags::NUMBER
        | Flags::PREPOSITION
        | Flags::ING
        | Flags::ED
        | Flags::ADVERB)
        || line.spells_one(at, &["where", "when"])
        // "led by Ann Lee"
        || (item.is(Flags::FINITE) && line.spells_one(at + 1, &["by", "in", "as", "to", "on", "from", "with", "at"]))
        || (line.spells_one(at, &["though", "although"]) && line.comma(at + 1))
        || (item.is(Flags::WORD) && !bounds(item.flags) && !item.is(Flags::COORDINATOR))
}

#[cfg(test)]
mod tests {
    use crate::parse::quotations::check::check;

    #[test]
    fn what_stands_between_subject_and_verb() {
        check("Ray, though, said <i by=\"Ray\">the lock was shut</i>.");
        check("Ray -- who runs the port -- said <i by=\"Ray\">the lock was shut</i>.");
        check(
            "There, the chairman Tom Gray declined to name anybody but said <i by=\"Tom Gray\">the lock was shut</i>."
                .replace("by=\"Tom Gray\"", "by=\"chairman Tom Gray\"")
                .as_str(),
        );
    }

    #[test]
    fn times_before_the_subject_are_none() {
        check("A day later, Ann Lee, a Liberal, said <i by=\"Ann Lee\">the lock was shut</i>.");
    }

    #[test]
    fn verb_before_another_clause_is_no_participle() {
        check("Barges slipped after Ely said <i by=\"Ely\">tolls would rise</i>.");
    }

    #[test]
    fn medium_is_no_subject() {
        check("In an email, an envoy, Ann Lee, said <i by=\"Ann Lee\">the lock was shut</i>.");
    }

    #[test]
    fn participles_stand_between() {
        check("The guild said in a statement posted on its page that <i by=\"The guild\" cue=\"said\">the lock was shut</i>.");
        check("The study, led by Ann Lee of Ely, suggests that <i by=\"The study\">the lock was shut</i>.");
        check("<i by=\"the guild\">The lock was shut too late</i>, the guild found.");
    }

    #[test]
    fn participle_behind_a_noun_is_no_verb_of_it() {
        check(
            "Messages discovered on one of the barges suggested that <i by=\"Messages discovered on one of the barges\">the lock was shut</i>.",
        );
        check(
            "The ruling came late, leading advisers like Tom Gray to argue that <i by=\"advisers like Tom Gray\">the lock was shut</i>.",
        );
    }

    #[test]
    fn times_and_stray_commas_stand_between() {
        check("The guild this morning announced that <i by=\"The guild\">the lock was shut</i>.");
        check("The guild late last year warned that <i by=\"The guild\">the lock was shut</i>.");
        check("<q by=\"Rev. Tom Gray\">“We had no idea,”</q> the Rev. Tom Gray of Ely, told the paper.");
    }

    #[test]
    fn clause_before_the_verbs_has_their_subject() {
        check("When Ann Lee came in, he looked up, raised his brow and said <i by=\"he\">the lock was shut</i>.");
    }

    #[test]
    fn relative_clause_and_name_between_subject_and_verb() {
        check("The firm that owns the lock, Orr and Sons, says <i by=\"The firm\">it is sound</i>.");
        check("Women who work at the port said <i by=\"Women who work at the port\">they had been shut out</i>.");
    }

    #[test]
    fn what_leads_in_is_no_subject() {
        check("Reacting to the news, the head of the guild, a baker, urged <i by=\"the head of the guild\">her to stay</i>.");
        check("Ahmed Orr, head of the port, said <i by=\"Ahmed Orr\">the lock was shut</i>.");
    }

    #[test]
    fn paper_behind_a_comma_is_no_apposition() {
        check("<i by=\"the Post\">The men were Dutch and Danish</i>, the Post reported.");
    }
}
