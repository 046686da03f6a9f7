//! What a cue reports, by how it stands and what follows it: words before it, behind it, or on both sides.

use std::ops::Range;

use super::{
    LONGEST,
    before::skip_but,
    finite::{has_clause, has_verb},
    opening::{Opening, REACH},
    plan::{Plan, Reading},
};
use crate::parse::quotations::{
    cues::Build,
    lines::Line,
    phrases::starts_phrase,
    verbs::{Uses, VerbForm},
    words::Flags,
};

/// A noun phrase of fewer words says nothing ("confirmed the deal").
const LEAST_NOUN_WORDS: usize = 4;

/// What somebody is said to have done takes fewer ("denied taking bribes").
const LEAST_DEED_WORDS: usize = 2;

impl Reading<'_> {
    /// What the cue reports; items before `floor` belong to others.
    pub(super) fn reported(&self, floor: usize) -> Option<Vec<Range<usize>>> {
        let (line, cue, unit) = (self.line, self.cue(), self.unit());
        let Plan { opening, by_quote, strong, .. } = *self.plan();
        let begin = unit.start;
        let from = floor.max(begin.saturating_sub(LONGEST));
        let before = line.trim(skip_but(line, from, begin)..begin);
        let parted = begin > 0 && (line.comma(begin - 1) || line.dash(begin - 1));
        let by_quote = by_quote && !before.is_empty();
        let whole = !before.is_empty()
            && (by_quote
                || (parted && !self.introduces(&before) && (has_verb(line, before.clone()) || self.ends_the_line(&before))));
        let one = |part: Range<usize>| Some(Vec::from([part]));
        match cue.build {
            Build::According => self.according(floor, before, by_quote),
            Build::Inverted if before.is_empty() => match opening {
                Opening::Quote(start) => one(start..self.end(start)),
                _ => self.whole_quote(unit.end + 1).and_then(|quote| one(quote..self.end(quote))),
            },
            Build::Inverted => {
                // "The lock, said Lee, was shut."
                let next = line.at(unit.end + 1);
                let middle = parted && line.comma(unit.end) && next.is(Flags::AUXILIARY | Flags::FINITE | Flags::ED);
                if middle && !whole && starts_phrase(line, before.start) {
                    return Some(Vec::from([before, unit.end + 1..self.end(unit.end + 1)]));
                }
                if !by_quote && !whole {
                    return None;
                }
                Some(std::iter::once(before.clone()).chain(self.goes_on(&before).filter(|_| by_quote)).collect())
            }
            Build::Colon => one(unit.end + usize::from(line.at(unit.end).is_mark(':'))..line.len()),
            Build::Noun => one(unit.end + 1..self.end(unit.end + 1)),
            Build::Finite if self.as_said() => {
                let comma = (unit.end..line.len().min(unit.end + REACH)).find(|&c| line.comma(c));
                let before = line.trim(floor..begin - 1);
                let after = comma.map(|comma| comma + 1..self.end(comma + 1));
                (comma.is_some() || !before.is_empty()).then(|| Some(before).into_iter().chain(after).collect())
            }
            // "described by the Post as “grim” has ended", "was called “grim” by the Post"
            Build::Finite
                if cue.subject.as_ref().is_some_and(|s| s.start >= cue.items.end) && cue.uses.any(Uses::NAME | Uses::AS) =>
            {
                let quote = (cue.items.end..line.len().min(cue.items.end + REACH)).find(|&at| line.at(at).quote.is_some())?;
                let from = cue.subject.as_ref().map_or(quote, |subject| subject.end.min(quote));
                one(from..quote + 1)
            }
            Build::Finite | Build::Running | Build::Participle | Build::Infinitive => {
                let beside = cue.build == Build::Finite;
                let relative_subject =
                    cue.subject.as_ref().is_some_and(|s| line.at(s.start).is(Flags::RELATIVE | Flags::THAT) && s.len() == 1);
                // "While it is “no home,” Lee told the Post that it stays": the clause is what Lee told.
                let told_on = matches!(opening, Opening::That(_))
                    && self.that_goes_on().is_none()
                    && line.at(before.start).is(Flags::SUBORDINATOR);
                if by_quote && cue.uses.any(Uses::QUOTE) && beside && !told_on {
                    let that = self.that_goes_on().map(|that| that..self.end(that + 1));
                    return Some(std::iter::once(before.clone()).chain(that.or_else(|| self.goes_on(&before))).collect());
                }
                // "It is no wonder, Lee said, that the lock is shut."
                if let Some(that) = self.that_goes_on().filter(|that| beside && whole && strong && self.runs_on(&before, *that)) {
                    return Some(Vec::from([before, that..self.end(that + 1)]));
                }
                // "If it shuts, he said he would leave": the condition is his.
                if let Opening::Clause(start) = opening
                    && beside
                    && parted
                    && strong
                    && start == unit.end
                    && cue.uses.any(Uses::CLAUSE)
                    && line.spells_one(before.start, &["if", "unless"])
                    && has_verb(line, before.clone())
                    && has_clause(line, start..self.end(start))
                {
                    return Some(Vec::from([before, start..self.end(start)]));
                }
                let after = |start: usize| {
                    let relative = relative_before(line, begin)
                        .filter(|_| !matches!(opening, Opening::To(_)) && !self.claims_whole(self.plan()));
                    Some(relative.map(|r| r..r + 1).into_iter().chain(std::iter::once(start..self.end(start))).collect())
                };
                let quoted = |start: usize| (start..self.end(start)).any(|i| line.at(i).quote.is_some());
                match opening {
                    Opening::Quote(start) | Opening::That(start)
                        if beside
                            && (whole || self.begins(&before, start))
                            && (strong || matches!(opening, Opening::Quote(_)))
                            && line.comma(start.wrapping_sub(1))
                            && self.runs_on(&before, start) =>
                    {
                        Some(Vec::from([before, start..self.end(start)]))
                    }
                    Opening::Quote(start) => after(start),
                    Opening::That(start) if cue.uses.any(Uses::CLAUSE | Uses::PERSON) || (cue.uses.any(Uses::QUOTE) && strong) => {
                        after(start)
                    }
                    Opening::Question(start) if cue.uses.any(Uses::WHETHER | Uses::CLAUSE) && strong => after(start),
                    Opening::To(start) if cue.uses.any(Uses::TO | Uses::URGE) && strong => after(start),
                    Opening::Comma(_)
                        if beside && !relative_subject && (strong || cue.uses.any(Uses::QUOTE)) && parted && !before.is_empty() =>
                    {
                        let after = self.goes_on(&before);
                        let verbs = after.as_ref().is_some_and(|after| has_verb(line, after.clone()));
                        let quoted = before.clone().chain(after.clone().unwrap_or(0..0)).any(|i| line.at(i).quote.is_some());
                        ((verbs || whole) && (strong || quoted)).then(|| std::iter::once(before).chain(after).collect())
                    }
                    Opening::Comma(_) | Opening::End
                        if whole
                            && beside
                            && !relative_subject
                            && (strong || self.writes() || self.told_at_the_end())
                            && cue.uses.any(Uses::QUOTE | Uses::CLAUSE) =>
                    {
                        Some(std::iter::once(before.clone()).chain(self.goes_on(&before)).collect())
                    }
                    Opening::Clause(start) | Opening::Noun(start) => {
                        let clause = matches!(opening, Opening::Clause(_)) && cue.uses.any(Uses::CLAUSE) && strong;
                        // "a strike that managers said could cost them", "a deadline some said went unnoticed"
                        let gap =
                            line.at(start).is(Flags::AUXILIARY | Flags::FINITE | Flags::ED) && !line.at(start).is(Flags::JOINED);
                        if clause
                            && start == unit.end
                            && beside
                            && (gap || relative_before(line, begin).is_some_and(|r| line.at(r).is(Flags::RELATIVE)))
                        {
                            return after(start);
                        }
                        if let Some(quote) = self.whole_quote(start) {
                            return after(quote);
                        }
                        if quoted(start) || (clause && has_clause(line, start..self.end(start))) {
                            return after(start);
                        }
                        // "…, he claimed the prize", "…, echoing the mayor": what they claim and echo is no clause before them.
                        let object = start == unit.end
                            && line.at(start).is(Flags::DETERMINER | Flags::POSSESSIVE | Flags::CAPITAL)
                            && !cue.uses.any(Uses::PERSON);
                        if whole && strong && beside && !object && !relative_subject && cue.uses.any(Uses::QUOTE) {
                            return one(before);
                        }
                        let past = line.before(cue.items.end).verb.is_some_and(|v| v.form == VerbForm::Past);
                        // "the report claims a prize": as likely two nouns.
                        let verb = past || !cue.uses.any(Uses::NOUN);
                        let names = cue.uses.any(Uses::OF) && strong && verb && !cue.uses.any(Uses::AS);
                        let words =
                            line.items.get(start..self.end(start)).unwrap_or_default().iter().filter(|w| w.is(Flags::WORD)).count();
                        // "denied taking bribes"
                        let long = words >= if line.at(start).is(Flags::ING) { LEAST_DEED_WORDS } else { LEAST_NOUN_WORDS };
                        (names && clause && long && cue.build != Build::Infinitive).then(|| after(start)).flatten()
                    }
                    _ => None,
                }
            }
        }
    }

    /// "As Lee noted, …", "…, as Lee put it, …"
    fn as_said(&self) -> bool {
        let line = self.line;
        let begin = self.unit().start;
        let pauses = begin == 1 || (begin >= 2 && line.pauses(begin - 2));
        begin > 0
            && line.spells(begin - 1, "as")
            && pauses
            && self.plan().strong
            && match self.plan().opening {
                Opening::Comma(_) | Opening::End => true,
                // "It is, as Lee put it, “a mess”": a verb that has nothing behind it yet.
                Opening::Quote(quote) => {
                    let open = begin.checked_sub(3).map(|verb| line.at(verb));
                    line.comma(quote.wrapping_sub(1)) && open.is_some_and(|verb| verb.is(Flags::AUXILIARY))
                }
                _ => false,
            }
    }

    /// The "that" behind an attribution between commas: "“It is a pity,” he said, “that it shut.”", "It is a pity, he said, that …".
    fn that_goes_on(&self) -> Option<usize> {
        let Opening::That(start) = self.plan().opening else { return None };
        let that = start.checked_sub(1)?;
        (self.line.comma(that.checked_sub(1)?) && self.line.at(that).is(Flags::THAT)).then_some(that)
    }

    /// A whole quotation behind words that only say when, where or to whom: "wrote a few years earlier, “We stop.”"
    fn whole_quote(&self, start: usize) -> Option<usize> {
        let line = self.line;
        let quote = (start..line.len().min(start + REACH)).find(|&q| line.at(q).quote.is_some())?;
        let parted = quote > start && (line.comma(quote - 1) || line.at(quote - 1).is_mark(':'));
        let capital = line.quote(quote).is_some_and(|pair| pair.inner.of(line.text).starts_with(char::is_uppercase));
        let last = line.trim(quote..self.end(start)) == (quote..quote + 1);
        // "said Lee, the mayor, “has no idea”": the verb of what stands before.
        let verb = !capital && line.quote(quote).is_some_and(|pair| begins_with_verb(pair.inner.of(line.text)));
        if verb && starts_phrase(line, start) {
            return None;
        }
        let verbs = (start..quote).any(|i| line.at(i).is(Flags::AUXILIARY | Flags::FINITE));
        (parted && last && (capital || !verbs || line.at(start).is(Flags::RELATIVE)) && !self.cue().uses.any(Uses::NAME | Uses::AS))
            .then_some(quote)
    }

    /// "It was “a pity,” Lee said, and it would not be mended": words in quote marks end no clause of the reporter's there.
    fn fragment_goes_on(&self) -> bool {
        let line = self.line;
        let Opening::Comma(comma) = self.plan().opening else { return false };
        let begin = self.unit().start;
        let quote = begin.saturating_sub(if line.comma(begin.wrapping_sub(1)) { 2 } else { 1 });
        line.before(quote).is(Flags::WORD)
            && line.at(comma + 1).is(Flags::COORDINATOR)
            && line.at(comma + 2).is(Flags::PRONOUN | Flags::JOINED | Flags::AUXILIARY | Flags::DETERMINER | Flags::THAT)
    }

    /// What goes on behind an attribution in the middle: `“A,” he said, “b.”`
    fn goes_on(&self, before: &Range<usize>) -> Option<Range<usize>> {
        let line = self.line;
        let from = self.unit().end;
        let next = self.cues.get(self.at + 1).map_or(line.len(), |c| c.unit().start);
        let plain = self.plan().by_quote && self.fragment_goes_on();
        if self.plan().by_quote && !plain {
            let parted =
                |q: usize| line.comma(q.wrapping_sub(1)) || line.at(q.wrapping_sub(1)).is_mark(':') || line.dash(q.wrapping_sub(1));
            let quote = (from..line.len().min(from + 2 * REACH)).find(|&q| line.at(q).quote.is_some() && parted(q))?;
            return (quote < next).then(|| quote..self.end(quote));
        }
        let Opening::Comma(comma) = self.plan().opening else { return None };
        let start = comma + 1;
        let first = line.at(start);
        // "The report, she said, showed what had happened": the verb of what stands before.
        let verb = first.is(Flags::ED) && !before.is_empty() && !has_verb(line, before.clone());
        let participle = first.is(Flags::ING | Flags::ED) && !first.is(Flags::CAPITAL) && !verb;
        let apart = participle
            || first.is(Flags::RELATIVE)
            || line.spells_one(start, &["with", "who", "in", "during", "at", "on"])
            || (next <= start + 3
                && matches!(
                    self.cues.get(self.at + 1).map(|c| c.build),
                    Some(Build::Participle | Build::According | Build::Inverted | Build::Noun)
                ));
        (line.comma(comma) && !apart && start < line.len()).then(|| start..self.end(start))
    }
}

/// Whether words begin with a verb that has its subject before them: "has no idea".
fn begins_with_verb(words: &str) -> bool {
    const VERBS: [&str; 20] = [
        "is",
        "was",
        "are",
        "were",
        "has",
        "had",
        "have",
        "will",
        "would",
        "can",
        "could",
        "should",
        "must",
        "may",
        "might",
        "does",
        "did",
        "do",
        "isn’t",
        "doesn’t",
    ];
    words.split_whitespace().next().is_some_and(|first| VERBS.contains(&first))
}

/// "which he said …": the place of the relative pronoun before the unit.
fn relative_before(line: &Line<'_>, begin: usize) -> Option<usize> {
    let at = begin.checked_sub(1)?;
    // "should remember that doctors say it is": no relative.
    let conjunction = line.at(at).is(Flags::THAT)
        && (line.before(at).is(Flags::SAYING | Flags::FINITE) && !line.before(at).is(Flags::CAPITAL)
            || at > 1 && line.at(at - 2).is(Flags::MODAL | Flags::TO) && line.before(at).is(Flags::WORD));
    let relative = line.at(at).is(Flags::RELATIVE | Flags::THAT) && !line.before(at).is(Flags::PREPOSITION) && !conjunction;
    // "what she called “a gift”", "the town where she said it stood"
    let free = line.spells(at, "what") || (line.spells(at, "where") && line.before(at).is(Flags::WORD));
    (relative || free).then_some(at)
}

#[cfg(test)]
mod tests {
    use crate::parse::quotations::check::check;

    #[test]
    fn what_stands_before_the_verb_is_no_clause_of_its() {
        check(
            "“We are glad,” said Ann Lee, the harbour master, echoing the mayor."
                .replace("“We are glad,”", "<q by=\"Ann Lee\">“We are glad,”</q>")
                .as_str(),
        );
        check("The mayor stepped in: <m by=\"Ray\">If it shuts</m>, Ray wrote, <m and>“I will help you.”</m>");
    }

    #[test]
    fn what_stands_before_who_is_the_reporters() {
        check("Boats were a key concern for the guilds, which reported <i by=\"which\">spending more on locks</i>.");
    }

    #[test]
    fn that_goes_on_behind_an_attribution() {
        check("<i by=\"Ann Lee\">It is no wonder</i>, Ann Lee said, <i and>that the lock was shut for so long</i>.");
        check("<m by=\"Tom Gray\">“It is a pity,”</m> Tom Gray said, <m and>that both locks were shut in May</m>.");
    }

    #[test]
    fn condition_before_the_verb_is_the_speakers() {
        check("<i by=\"she\">If the lock does not open</i>, she said <i and>the barge would be sold</i>.");
        check("When the lock did not open, she said <i by=\"she\">the barge would be sold</i>.");
        check("Instead of giving a date, Ann Lee said, <q by=\"Ann Lee\">“We have learned a lot.”</q>");
    }

    #[test]
    fn nouns_of_saying_can_begin_a_clause() {
        check("The minister, speaking at a summit in Ely, said <i by=\"The minister\">talks would resume within days</i>.");
    }

    #[test]
    fn clause_behind_a_fragment_is_what_was_told() {
        check(
            "While Ann Lee will be <s>“at home in Ely,”</s> her spokeswoman told the Post that <i by=\"her spokeswoman\">she has no plans to go</i>.",
        );
    }

    #[test]
    fn that_behind_a_verb_is_no_relative() {
        check("They should remember that bargemen say <i by=\"bargemen\">tolls are too high</i>.");
    }

    #[test]
    fn subject_before_an_attribution_belongs_to_the_words_behind_it() {
        check("<m by=\"Ann Lee\">The lock</m>, Ann Lee said in a statement, <m and>“is beyond repair.”</m>");
        check("On Monday, Ann Lee said, <q by=\"Ann Lee\">“there was nobody.”</q>");
    }

    #[test]
    fn what_she_called_belongs_to_what_she_says() {
        check("Ann Lee will mend <m by=\"she\">what</m> she called <m and>“a disgrace.”</m>");
    }

    #[test]
    fn quotation_that_begins_with_its_verb_has_its_subject_before_it() {
        check("Ann Lee said <m by=\"Ann Lee\">Tom Gray, the head of the guild, “has no idea of it.”</m>");
    }

    #[test]
    fn as_somebody_puts_it() {
        check("As Ann Lee put it, <q by=\"Ann Lee\">“nobody wins.”</q>");
        check("<q by=\"Ann Lee\">“Nobody wins,”</q> as Ann Lee put it.");
    }

    #[test]
    fn words_that_somebody_puts_it_in_go_on_with_the_verb_before() {
        check("<m by=\"Ann Lee\">The lock is</m>, as Ann Lee put it, <m and>“a wreck.”</m>");
        check("Ann Lee has denied <i by=\"Ann Lee\">selling it</i>.");
    }

    #[test]
    fn verb_behind_an_attribution_goes_on_with_its_subject() {
        check("<i by=\"Ann Lee\">The report</i>, Ann Lee said, <i and>showed what had been done</i>.");
    }

    #[test]
    fn attribution_between_subject_and_verb_with_its_verb_first() {
        check("<i by=\"Ann Lee\">The lock</i>, said Ann Lee, <i and>was shut in May</i>.");
    }
}
