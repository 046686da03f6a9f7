//! What stands right behind a cue: "that", a quotation, a question, a clause, a noun phrase, or nothing.

mod on_the_way;

use self::on_the_way::{
    PARTS_OF_DAY, fronted, is_relative, late_that, number_phrase, several_noun, that_behind_aside, time_phrase, told_group,
};
use super::finite::has_clause;
use crate::parse::quotations::{
    cues::Cue,
    lines::Line,
    phrases::{phrase_after, starts_phrase},
    records::is_title,
    verbs::{Uses, VerbForm},
    words::Flags,
};

/// How far behind a cue its clause may begin.
pub(super) const REACH: usize = 30;

/// What follows a cue.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Opening {
    /// "that …", begins behind it
    That(usize),
    /// A quotation
    Quote(usize),
    /// "whether …"
    Question(usize),
    /// "to …", or "them to …"
    To(usize),
    /// A clause without "that"
    Clause(usize),
    /// A noun phrase, or "of" and one
    Noun(usize),
    /// A comma, then something else
    Comma(usize),
    /// Nothing but adverbs
    End,
}

/// What follows a cue that ends at `from`.
pub(super) fn opening(line: &Line<'_>, cue: &Cue, from: usize) -> Opening {
    let mut at = from;
    let limit = line.len().min(from + REACH);
    let mut person = cue.uses.any(Uses::PERSON | Uses::URGE);
    let (mut strayed, mut told, mut described) = (false, false, false);
    if cue.uses.any(Uses::NAME | Uses::AS) {
        let first = line.at(at);
        if (first.is(Flags::OBJECT) && !first.is(Flags::POSSESSIVE))
            || (starts_phrase(line, at) && !first.is(Flags::THAT | Flags::TIME | Flags::ADVERB))
        {
            // "declared the vote was lost"
            let verb = phrase_after(line, at).map(|phrase| line.at(phrase.end));
            if cue.uses.any(Uses::CLAUSE) && verb.is_some_and(|verb| verb.is(Flags::AUXILIARY) && !verb.is(Flags::JOINED)) {
                return Opening::Clause(at);
            }
            return Opening::Noun(at);
        }
    }
    while at < limit {
        let item = line.at(at);
        if item.quote.is_some() {
            // "said on “This Week” that …": a name on the way.
            let name = strayed && line.at(at + 1).is(Flags::THAT);
            // "told “This Week” she would go"
            let told_name = person
                && !strayed
                && at == from
                && line.at(at + 1).is(Flags::PRONOUN | Flags::DETERMINER | Flags::POSSESSIVE | Flags::JOINED | Flags::CAPITAL)
                && line.quote(at).is_some_and(|pair| is_title(pair.inner.of(line.text)))
                && has_clause(line, at + 1..limit);
            if told_name {
                return Opening::Clause(at + 1);
            }
            return if name { Opening::That(at + 2) } else { Opening::Quote(at) };
        }
        if item.is_mark(':') {
            return if line.at(at + 1).quote.is_some() { Opening::Quote(at + 1) } else { Opening::Clause(at + 1) };
        }
        if item.is_mark(',') {
            if line.at(at + 1).quote.is_some() {
                return Opening::Quote(at + 1);
            }
            if let Some(that) = that_behind_aside(line, at, limit) {
                return Opening::That(that + 1);
            }
            return Opening::Comma(at);
        }
        if !item.is(Flags::WORD) && !matches!(item.first, '$' | '£' | '€' | '#' | '@' | '(' | '[') {
            return Opening::End;
        }
        // "said today (on the radio) that"
        if item.is_mark('(')
            && let Some(close) = (at..limit).find(|&c| line.at(c).is_mark(')'))
            && line.at(close + 1).is(Flags::THAT)
        {
            at = close + 1;
            continue;
        }
        // "on condition that her words not be broadcast"
        if item.is(Flags::THAT) && line.spells(at.wrapping_sub(1), "condition") {
            return Opening::End;
        }
        // "asked that her name not be used"
        let unnamed = |to: usize| line.spells(to, "not") && line.spells(to + 1, "be");
        if item.is(Flags::THAT) && line.spells_one(from.wrapping_sub(1), &["asked", "requested"]) && (at..at + 6).any(unnamed) {
            return Opening::End;
        }
        // "said later that day"
        if item.is(Flags::THAT) && time_phrase(line, at) > 0 && line.before(at).is(Flags::ADVERB | Flags::TIME) {
            at += time_phrase(line, at);
            continue;
        }
        if item.is(Flags::THAT) {
            // "the ruling that paved the way"
            if strayed && is_relative(line, at, limit) {
                return Opening::Clause(at);
            }
            let deed = line.at(at + 1).is(Flags::ED) && line.at(at + 2).is(Flags::DETERMINER | Flags::POSSESSIVE);
            let pronoun = line.at(at + 1).is(Flags::AUXILIARY | Flags::FINITE) || deed;
            return if pronoun { Opening::Clause(at) } else { Opening::That(at + 1) };
        }
        if item.is(Flags::TO) {
            if cue.uses.any(Uses::TO)
                && line.at(at + 1).is(Flags::WORD)
                && !line.at(at + 1).is(Flags::DETERMINER | Flags::CAPITAL | Flags::POSSESSIVE | Flags::OBJECT)
            {
                // "promised not to leave"; "asked not to be named" tells nothing.
                let not = usize::from(at > from && line.spells(at - 1, "not"));
                let unnamed = line.spells(at + 1, "be") && line.spells_one(at + 2, &["named", "identified", "quoted"]);
                return if not == 1 && unnamed { Opening::End } else { Opening::To(at - not) };
            }
            let Some(phrase) = phrase_after(line, at + 1) else { return Opening::Noun(at) };
            at = phrase.end;
            strayed = true;
            continue;
        }
        if fronted(line, at, limit) && cue.uses.any(Uses::CLAUSE) {
            return Opening::Clause(at);
        }
        let who = described && line.spells_one(at, &["who", "which", "whose", "whom"]);
        if item.is(Flags::QUESTION)
            && !who
            && (!item.is(Flags::SUBORDINATOR) || line.spells_one(at, &["if", "whether", "where", "when"]))
        {
            if line.spells(at, "when") || line.spells(at, "where") && !cue.uses.any(Uses::WHETHER) {
                return Opening::End;
            }
            return Opening::Question(at);
        }
        // "said not all of it was lost", "said perhaps it could be saved"
        if line.spells_one(at, &["not", "even", "perhaps", "maybe", "almost", "nearly", "only"])
            && cue.uses.any(Uses::CLAUSE)
            && starts_phrase(line, at + 1)
            && !line.at(at + 1).is(Flags::THAT | Flags::TIME)
            && has_clause(line, at + 1..limit)
            && !(at..limit).take_while(|&i| !line.pauses(i)).any(|i| line.at(i).is(Flags::THAT))
        {
            return Opening::Clause(at);
        }
        let owner = line.at(at + 1).is(Flags::GENITIVE);
        let hour = item.is(Flags::TIME) && !owner;
        // "said late Monday that"
        let late = line.spells_one(at, &["late", "early"]) && (line.at(at + 1).is(Flags::TIME) || time_phrase(line, at + 1) > 0);
        if hour
            || late
            || (line.spells_one(at, &PARTS_OF_DAY) && line.before(at).is(Flags::TIME))
            || (item.is(Flags::ADVERB) && !owner && !item.is(Flags::DETERMINER | Flags::PRONOUN) && !item.is(Flags::CAPITAL))
        {
            at += 1;
            continue;
        }
        if time_phrase(line, at) > 0 {
            at += time_phrase(line, at);
            continue;
        }
        if person
            && !strayed
            && let Some(phrase) =
                phrase_after(line, at).or_else(|| (item.is(Flags::OBJECT) || several_noun(line, at)).then(|| at..at + 1))
        {
            let phrase = if cue.uses.any(Uses::PERSON) { told_group(line, phrase) } else { phrase };
            let behind = line.at(phrase.end);
            // "called on the “lazy” council to pay": the quotation is a part of whom it names.
            if phrase.len() == 1
                && item.is(Flags::DETERMINER)
                && !item.is(Flags::PRONOUN)
                && behind.quote.is_some()
                && line.at(phrase.end + 1).is(Flags::WORD)
                && cue.uses.any(Uses::URGE)
            {
                let to = (phrase.end + 1..limit.min(phrase.end + 8)).any(|i| line.at(i).is(Flags::TO));
                return if to { Opening::To(at) } else { Opening::Noun(at) };
            }
            // "told the Post’s “Sunday Tide” that …": a name on the way.
            if behind.quote.is_some() && line.at(phrase.end + 1).is(Flags::THAT) {
                return Opening::That(phrase.end + 2);
            }
            if behind.quote.is_some() && !cue.uses.any(Uses::NAME | Uses::AS) {
                // "told the Post of her “joy”"
                if phrase.len() > 2 && line.spells(phrase.end - 2, "of") && line.before(phrase.end).is(Flags::POSSESSIVE) {
                    return Opening::Noun(phrase.end - 2);
                }
                return Opening::Quote(phrase.end);
            }
            let mut asked = phrase.end;
            while line.at(asked).is(Flags::ADVERB | Flags::TIME) {
                asked += 1;
            }
            // "told the captains who had come, “no one …”"
            if line.at(asked).is(Flags::RELATIVE)
                && asked == phrase.end
                && let Some(comma) = (asked..limit).find(|&q| line.at(q).quote.is_some() || line.comma(q))
                && line.comma(comma)
                && line.at(comma + 1).quote.is_some()
            {
                return Opening::Quote(comma + 1);
            }
            // "told the tale of a man who", "told the bargemen who had come"
            let told_of = line.spells_one(asked, &["who", "which"]) && asked == phrase.end && item.is(Flags::DETERMINER);
            if cue.uses.any(Uses::WHETHER) && line.at(asked).is(Flags::QUESTION) && !told_of {
                return Opening::Question(asked);
            }
            // "called on the guilds of Ely, Ware and Hythe to pay"
            if cue.uses.any(Uses::URGE)
                && line.comma(phrase.end)
                && line.before(phrase.end).is(Flags::CAPITAL)
                && let Some(to) = (phrase.end..limit).find(|&i| {
                    !(line.at(i).is(Flags::CAPITAL)
                        || line.comma(i)
                        || line.at(i).is(Flags::COORDINATOR)
                        || line.spells_one(i, &["of", "the"]))
                })
                && line.at(to).is(Flags::TO)
            {
                return Opening::To(at);
            }
            let thing = line.at(phrase.end + 1).is(Flags::DETERMINER | Flags::POSSESSIVE | Flags::CAPITAL);
            // "warned them not to leave"
            let not = line.spells(phrase.end, "not") && line.at(phrase.end + 1).is(Flags::TO);
            if cue.uses.any(Uses::URGE) && (behind.is(Flags::TO) && !thing || not) {
                return Opening::To(at);
            }
            // "asked me, “Why?”"
            if line.comma(phrase.end) && line.at(phrase.end + 1).quote.is_some() {
                return Opening::Quote(phrase.end + 1);
            }
            if cue.uses.any(Uses::PERSON)
                && (!behind.is(Flags::AUXILIARY | Flags::FINITE) || item.is(Flags::OBJECT) && !item.is(Flags::PRONOUN))
            {
                person = false;
                told = true;
                described = item.is(Flags::DETERMINER);
                at = phrase.end;
                continue;
            }
            return Opening::Clause(at);
        }
        // "told the people who had come", "told a crowd gathered at the lock": what the words spoken to them are comes behind.
        if (told || strayed)
            && (item.is(Flags::RELATIVE | Flags::ED | Flags::ING) || line.spells_one(at, &["of", "about"]))
            && let Some(that) = late_that(line, at, limit).filter(|&that| !is_relative(line, that, limit))
        {
            return Opening::That(that + 1);
        }
        // "said at least twelve barges had sunk"
        if number_phrase(line, at) && cue.uses.any(Uses::CLAUSE) && has_clause(line, at..limit) {
            return Opening::Clause(at);
        }
        // "told the Post about her “joy”"
        let named = |quote: usize| line.at(quote).quote.is_some() && line.at(quote - 1).is(Flags::WORD);
        if told && !strayed && line.spells_one(at, &["of", "about"]) && (at + 2..at + 5).take_while(|&q| !line.comma(q)).any(named)
        {
            return Opening::Noun(at);
        }
        if item.is(Flags::PREPOSITION) && !item.is(Flags::CAPITAL) {
            if cue.uses.any(Uses::OF) && line.spells_one(at, &["of", "about", "for", "against"]) {
                // "argued for the second time that"
                let phrase = phrase_after(line, at + 1).filter(|phrase| line.at(phrase.end).is(Flags::THAT));
                return phrase.map_or(Opening::Noun(at), |phrase| Opening::That(phrase.end + 1));
            }
            if cue.uses.any(Uses::AS) && line.spells(at, "as") {
                return Opening::Noun(at);
            }
            // "said on Friday Ely would pay": the name behind the day begins the clause.
            let name = line.at(at + 2);
            if line.spells(at, "on") && line.at(at + 1).is(Flags::TIME) && name.is(Flags::CAPITAL) && !name.is(Flags::TIME) {
                at += 2;
                continue;
            }
            // "in a statement", "at a rally in Ohio", "on Monday": passed over, if the clause comes behind.
            let Some(phrase) = phrase_after(line, at + 1) else {
                // "via email", "in remarks to the guild"
                let noun = line.at(at + 1).verb.is_some_and(|verb| verb.uses.any(Uses::NOUN) && verb.form != VerbForm::Past);
                at += 1 + usize::from(noun);
                strayed = true;
                continue;
            };
            at = phrase.end;
            strayed = true;
            continue;
        }
        // "responded by saying it was over"
        if item.is(Flags::SUBORDINATOR | Flags::COORDINATOR)
            || item.is(Flags::ING) && at > from && line.before(at).is(Flags::PREPOSITION)
        {
            return Opening::End;
        }
        if strayed && !has_clause(line, at..limit) {
            return Opening::End;
        }
        return if item.is(Flags::OBJECT) && !item.is(Flags::PRONOUN | Flags::POSSESSIVE) {
            Opening::Noun(at)
        } else {
            Opening::Clause(at)
        };
    }
    Opening::End
}

#[cfg(test)]
mod tests {
    use crate::parse::quotations::check::check;

    #[test]
    fn names_and_times_on_the_way_are_passed_over() {
        check("Ann Lee argued for the second time that <i by=\"Ann Lee\">the lock was shut</i>.");
        check("Ann Lee said, after the vote, in a call with Charlie Rose, that <i by=\"Ann Lee\">the lock was shut</i>.");
        check("Ann Lee said <i by=\"Ann Lee\">when the river rises, the lock is shut</i>.");
        check("Ann Lee told a crowd of about 300 people gathered at the port that <i by=\"Ann Lee\">the lock was shut</i>.");
        check("Ann Lee said in a Sunday interview that <i by=\"Ann Lee\">the lock was shut</i>.");
        check("Ann Lee, speaking on condition that her words not be sent out, said <i by=\"Ann Lee\">the lock was shut</i>.");
        check("Ann Lee said after the meeting that <i by=\"Ann Lee\">the lock was shut</i>.");
        check("Ann Lee said at a cabinet meeting that <i by=\"Ann Lee\">the lock was shut</i>.");
        check("She told the captains who had gathered in Ely, <q by=\"She\">“no one should doubt us.”</q>");
        check("Ann Lee promised <i by=\"Ann Lee\">not to shut the lock</i>.");
        check(
            "“No,” said Ann Lee, who asked not to be named because the talks were private."
                .replace("“No,”", "<q by=\"Ann Lee\">“No,”</q>")
                .as_str(),
        );
        check("Ann Lee told Peter Ray last month that <i by=\"Ann Lee\">the lock was shut</i>.");
        check(
            "Ann Lee said on “Morning Tide” that <i by=\"Ann Lee\">the lock was shut</i>."
                .replace("“Morning Tide”", "<s>“Morning Tide”</s>")
                .as_str(),
        );
    }

    #[test]
    fn times_with_early_and_late() {
        check("The port said late Monday that <i by=\"The port\">it had shut the lock</i>.");
        check("The port said in an Oct. 26 letter to the guild that <i by=\"The port\">the lock was shut</i>.");
    }

    #[test]
    fn name_behind_those_who_were_told_begins_the_clause() {
        check("Ann Lee told reporters <i by=\"Ann Lee\">Tom Gray would go</i>.");
        check("Ann Lee told the bargemen who had come that <i by=\"Ann Lee\">the lock was shut</i>.");
    }

    #[test]
    fn whom_somebody_calls_on() {
        check("Ann Lee called for <i by=\"Ann Lee\">them to step aside</i>.");
        check("Ann Lee called for <i by=\"Ann Lee\">an end to the toll</i>.");
        check("The guild called on <i by=\"The guild\">states to pay for the lock</i>.");
        check("The guild called on <i by=\"The guild\">the towns of Ely, Ware and Hythe to pay for the lock</i>.");
        check("The guild called on <m by=\"The guild\">the “idle” council to pay for the lock</m>.");
    }

    #[test]
    fn that_with_a_verb_behind_it_is_a_relative() {
        check("Ann Lee spoke before a crowd that included bargemen.");
    }

    #[test]
    fn clauses_begin_with_numbers_and_what_limits_them() {
        check("Officials said <i by=\"Officials\">at least twelve barges were lost</i>.");
        check("Officials said <i by=\"Officials\">about 300 people had come</i>.");
        check("Officials said <i by=\"Officials\">up to half of the barges had sunk</i>.");
        check("Officials said <i by=\"Officials\">as many as 12 barges had sunk</i>.");
        check("Officials said <i by=\"Officials\">£5m had been lost</i>.");
        check("Ann Lee said <i by=\"Ann Lee\">not all barges were safe</i>.");
        check("Ann Lee said <i by=\"Ann Lee\">perhaps the lock could be saved</i>.");
    }

    #[test]
    fn clauses_begin_with_what_goes_before_their_subject() {
        check("Ann Lee said <i by=\"Ann Lee\">under the plan, the town would pay half</i>.");
        check("Ann Lee said <i by=\"Ann Lee\">because of the flood, the lock was shut</i>.");
        check("Ann Lee said <i by=\"Ann Lee\">unlike the mayor, she had paid</i>.");
        check("Ann Lee said <i by=\"Ann Lee\">building a lock takes years</i>.");
    }

    #[test]
    fn times_that_own_something_are_in_the_clause() {
        check("Ann Lee said <i by=\"Ann Lee\">today's vote was a farce</i>.");
        check("Ann Lee said <i by=\"Ann Lee\">last week's flood was the worst yet</i>.");
        check("Ann Lee said later that day <i by=\"Ann Lee\">the lock would be mended</i>.");
    }

    #[test]
    fn means_of_saying_are_passed_over() {
        check("Ann Lee said via email that <i by=\"Ann Lee\">she would stay</i>.");
        check("Ann Lee said in remarks to the guild that <i by=\"Ann Lee\">she would stay</i>.");
        check("The port said today (10 October) that <i by=\"The port\">the lock was shut</i>.");
    }

    #[test]
    fn whom_somebody_tells_not_to_do_it() {
        check("Ann Lee warned <i by=\"Ann Lee\">bargemen not to leave</i>.");
        check("Ann Lee asked him, <q by=\"Ann Lee\">“Is it shut?”</q>");
        check("Ann Lee said on Friday <i by=\"Ann Lee\">Ely would pay for it</i>.");
        check("Ann Lee told the Post <m by=\"Ann Lee\">of her “joy”</m>.");
        check("Ann Lee told bargemen <m by=\"Ann Lee\">about her “joy”</m>.");
        check("Ann Lee told the council <i by=\"Ann Lee\">at least twelve barges had sunk</i>.");
        check("Ann Lee told <s>“Morning Tide”</s> <i by=\"Ann Lee\">she was tired</i>.");
        check("Ann Lee responded by saying <i by=\"Ann Lee\">she would go</i>.");
    }
}
