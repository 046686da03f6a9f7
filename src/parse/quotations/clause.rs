//! What is attributed: where the reported words begin and end, before the cue, behind it, or on both sides.

use std::ops::Range;

use super::{
    cues::{Build, Cue},
    lines::Line,
    phrases::{capital_participle, phrase_after, skip_openers, starts_phrase},
    verbs::{Uses, VerbForm},
    words::Flags,
};

/// How far behind a cue its clause may begin.
const REACH: usize = 30;

/// A noun phrase of fewer words says nothing ("confirmed the deal").
const LEAST_NOUN_WORDS: usize = 4;

/// How many cues further on one is looked for that a weak cue gives way to.
const NEAR: usize = 6;

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

/// What follows a cue.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Opening {
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
        if reading.cue().negated || reading.unit().start < taken || reading.yields() {
            continue;
        }
        // "He said it closed, according to the memo": the memo says all of it.
        if reading.cue().build == Build::According && !quoted {
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

/// Words that say in what form somebody spoke.
const MEDIA: [&str; 18] = [
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
];

/// The part without "in a post on X" at its end, where the cue, which ends at `cue`, stands before it.
fn without_medium(line: &Line<'_>, part: Range<usize>, cue: usize) -> Range<usize> {
    if part.start < cue {
        return part;
    }
    let from = part.end.saturating_sub(10).max(part.start + 3);
    let medium = (from..part.end).find(|&at| {
        line.spells_one(at, &["in", "during"])
            && (line.spells_one(at + 1, &["a", "an"]) || line.at(at + 1).is(Flags::POSSESSIVE))
            && (at + 2..at + 5).any(|m| line.spells_one(m, &MEDIA))
    });
    part.start..medium.unwrap_or(part.end)
}

/// What is known of a cue before it is asked what it reports.
#[derive(Clone, Copy, Debug)]
struct Plan {
    /// What follows it.
    opening: Opening,
    /// It stands right behind a quotation that ends in the middle of a sentence.
    by_quote: bool,
    /// It reports whatever follows; a weak one only quotations and what "that" begins.
    strong: bool,
}

impl Plan {
    /// Whether the cue has something to report behind it.
    fn live(&self) -> bool {
        match self.opening {
            Opening::Quote(_) => true,
            Opening::That(_) | Opening::Question(_) | Opening::To(_) | Opening::Clause(_) | Opening::Noun(_) => self.strong,
            Opening::Comma(_) | Opening::End => false,
        }
    }
}

fn plan(line: &Line<'_>, cue: &Cue) -> Plan {
    let begin = cue.unit().start;
    let before = begin.checked_sub(1).filter(|&q| line.at(q).quote.is_some());
    let before = before.or_else(|| begin.checked_sub(2).filter(|&q| line.comma(begin - 1) && line.at(q).quote.is_some()));
    // `“A.” He said: “B.”`: the stop inside ends the sentence.
    let ended = before.is_some_and(|q| line.quote_end(q) == Some('.') && !line.comma(begin - 1));
    let opening = opening(line, cue, cue.unit().end);
    let goes_on = matches!(opening, Opening::Quote(_) | Opening::That(_) | Opening::Clause(_));
    Plan {
        opening,
        by_quote: before.is_some() && !(ended && goes_on),
        strong: !cue.uses.any(Uses::WEAK)
            && (matches!(cue.build, Build::Finite | Build::Running | Build::Inverted) || !cue.uses.any(Uses::FINITE)),
    }
}

/// One cue of a line, and the others.
struct Reading<'a> {
    line: &'a Line<'a>,
    cues: &'a [Cue],
    plans: &'a [Plan],
    at: usize,
}

impl Reading<'_> {
    fn cue(&self) -> &Cue {
        &self.cues[self.at]
    }

    fn plan(&self) -> &Plan {
        &self.plans[self.at]
    }

    fn unit(&self) -> Range<usize> {
        self.cue().unit()
    }

    /// What the cue reports; items before `floor` belong to others.
    fn reported(&self, floor: usize) -> Option<Vec<Range<usize>>> {
        let (line, cue, unit) = (self.line, self.cue(), self.unit());
        let Plan { opening, by_quote, strong } = *self.plan();
        let begin = unit.start;
        let before = line.trim(skip_but(line, floor.max(begin.saturating_sub(LONGEST)), begin)..begin);
        let parted = begin > 0 && (line.comma(begin - 1) || line.dash(begin - 1));
        let whole = !before.is_empty() && (by_quote || (parted && !self.introduces(&before) && has_verb(line, before.clone())));
        let one = |part: Range<usize>| Some(Vec::from([part]));
        match cue.build {
            Build::According => {
                if before.is_empty() {
                    let comma = (unit.end..line.len().min(unit.end + REACH))
                        .find(|&c| line.comma(c) || (line.at(c).quote.is_some() && c + 1 >= line.len()))?;
                    let start = if line.comma(comma) { comma + 1 } else { comma };
                    return one(start..self.end(start));
                }
                let mut parts = Vec::from([before]);
                if line.comma(unit.end) && parted && has_verb(line, unit.end + 1..line.len()) {
                    parts.push(unit.end + 1..self.end(unit.end + 1));
                }
                Some(parts)
            }
            Build::Inverted if before.is_empty() => match opening {
                Opening::Quote(start) => one(start..self.end(start)),
                _ => self.whole_quote(unit.end + 1).and_then(|quote| one(quote..self.end(quote))),
            },
            Build::Inverted => {
                if !by_quote && !whole {
                    return None;
                }
                Some(std::iter::once(before).chain(self.goes_on().filter(|_| by_quote)).collect())
            }
            Build::Colon => one(unit.end + usize::from(line.at(unit.end).is_mark(':'))..line.len()),
            Build::Noun => one(unit.end + 1..self.end(unit.end + 1)),
            Build::Finite if self.as_said() => {
                let comma = (unit.end..line.len().min(unit.end + REACH)).find(|&c| line.comma(c));
                let before = line.trim(floor..begin - 1);
                let after = comma.map(|comma| comma + 1..self.end(comma + 1));
                (comma.is_some() || !before.is_empty()).then(|| Some(before).into_iter().chain(after).collect())
            }
            Build::Finite | Build::Running | Build::Participle | Build::Infinitive => {
                let beside = cue.build == Build::Finite;
                let relative_subject =
                    cue.subject.as_ref().is_some_and(|s| line.at(s.start).is(Flags::RELATIVE | Flags::THAT) && s.len() == 1);
                if by_quote && cue.uses.any(Uses::QUOTE) && beside {
                    return Some(std::iter::once(before).chain(self.goes_on()).collect());
                }
                let after = |start: usize| {
                    let relative = relative_before(line, begin)
                        .filter(|_| !matches!(opening, Opening::To(_)) && !self.claims_whole(self.plan()));
                    Some(relative.map(|r| r..r + 1).into_iter().chain(std::iter::once(start..self.end(start))).collect())
                };
                let quoted = |start: usize| (start..self.end(start)).any(|i| line.at(i).quote.is_some());
                match opening {
                    Opening::Quote(start) | Opening::That(start)
                        if beside && whole && strong && line.comma(start.wrapping_sub(1)) && self.runs_on(&before, start) =>
                    {
                        Some(Vec::from([before, start..self.end(start)]))
                    }
                    Opening::Quote(start) => after(start),
                    Opening::That(start) if cue.uses.any(Uses::CLAUSE | Uses::PERSON | Uses::QUOTE) => after(start),
                    Opening::Question(start) if cue.uses.any(Uses::WHETHER | Uses::CLAUSE) && strong => after(start),
                    Opening::To(start) if cue.uses.any(Uses::TO | Uses::URGE) && strong => after(start),
                    Opening::Comma(_)
                        if beside && !relative_subject && (strong || cue.uses.any(Uses::QUOTE)) && parted && !before.is_empty() =>
                    {
                        let after = self.goes_on();
                        let verbs = after.as_ref().is_some_and(|after| has_verb(line, after.clone()));
                        let quoted = before.clone().chain(after.clone().unwrap_or(0..0)).any(|i| line.at(i).quote.is_some());
                        ((verbs || whole) && (strong || quoted)).then(|| std::iter::once(before).chain(after).collect())
                    }
                    Opening::Comma(_) | Opening::End
                        if whole && beside && !relative_subject && strong && cue.uses.any(Uses::QUOTE | Uses::CLAUSE) =>
                    {
                        Some(std::iter::once(before).chain(self.goes_on()).collect())
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
                        if whole && strong && cue.uses.any(Uses::QUOTE) {
                            return one(before);
                        }
                        let past = line.before(cue.items.end).verb.is_some_and(|v| v.form == VerbForm::Past);
                        // "the report claims a prize": as likely two nouns.
                        let verb = past || !cue.uses.any(Uses::NOUN);
                        let names = cue.uses.any(Uses::OF) && strong && verb && !cue.uses.any(Uses::AS);
                        let long =
                            line.items.get(start..self.end(start)).unwrap_or_default().iter().filter(|w| w.is(Flags::WORD)).count()
                                >= LEAST_NOUN_WORDS;
                        (names && clause && long && cue.build != Build::Infinitive).then(|| after(start)).flatten()
                    }
                    _ => None,
                }
            }
        }
    }

    /// Whether a weak cue gives way to an attribution between commas behind it: "Efforts to end it, he said, were “vain.”"
    fn yields(&self) -> bool {
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
        !plan.strong
            && !that
            && !plan.by_quote
            && self.cue().build != Build::According
            && (self.at + 1..self.cues.len().min(self.at + NEAR)).any(aside)
    }

    /// Whether `items` only lead into a main clause: "In Rome,", "After the vote was lost,", "Speaking to reporters,".
    fn introduces(&self, items: &Range<usize>) -> bool {
        let line = self.line;
        if !self.leads(items.start) {
            return false;
        }
        // "In the end, he could win, Lee said": the clause comes behind the pause.
        let pause = items.clone().find(|&at| line.pauses(at)).map_or(items.end, |at| at + 1);
        let clause = |at: usize| line.at(at).is(Flags::AUXILIARY | Flags::FINITE | Flags::ED | Flags::JOINED);
        let later = (pause..items.end).any(clause);
        let own = line.at(items.start).is(Flags::PREPOSITION)
            && !line.at(items.start).is(Flags::SUBORDINATOR)
            && items.clone().any(clause);
        !later && !own
    }

    /// Whether the word at `at` leads in.
    fn leads(&self, at: usize) -> bool {
        let item = self.line.at(at);
        (item.is(Flags::PREPOSITION | Flags::SUBORDINATOR | Flags::ING | Flags::ED | Flags::TO)
            && !self.line.spells_one(at, &["if", "so", "than", "like"]))
            || capital_participle(self.line, at)
    }

    /// "As Lee noted, …", "…, as Lee put it, …"
    fn as_said(&self) -> bool {
        let line = self.line;
        let begin = self.unit().start;
        let pauses = begin == 1 || (begin >= 2 && line.comma(begin - 2));
        begin > 0
            && line.spells(begin - 1, "as")
            && pauses
            && self.plan().strong
            && matches!(self.plan().opening, Opening::Comma(_) | Opening::End)
    }

    /// Whether the words before an attribution are the beginning of what goes on at `start`: "It is time, he said, “to go.”"
    fn runs_on(&self, before: &Range<usize>, start: usize) -> bool {
        let first = self.line.at(before.start);
        let introduces = self.leads(before.start);
        !introduces && first.quote.is_none() && self.line.at(start).is(Flags::WORD)
            || !introduces && self.line.at(start).quote.is_some() && first.quote.is_none()
    }

    /// A whole quotation behind words that only say when, where or to whom: "wrote a few years earlier, “We stop.”"
    fn whole_quote(&self, start: usize) -> Option<usize> {
        let line = self.line;
        let quote = (start..line.len().min(start + REACH)).find(|&q| line.at(q).quote.is_some())?;
        let parted = quote > start && (line.comma(quote - 1) || line.at(quote - 1).is_mark(':'));
        let capital = line.quote(quote).is_some_and(|pair| pair.inner.of(line.text).starts_with(char::is_uppercase));
        let last = line.trim(quote..self.end(start)) == (quote..quote + 1);
        let verbs = (start..quote).any(|i| line.at(i).is(Flags::AUXILIARY | Flags::FINITE));
        (parted && last && (capital || !verbs || line.at(start).is(Flags::RELATIVE)) && !self.cue().uses.any(Uses::NAME | Uses::AS))
            .then_some(quote)
    }

    /// What goes on behind an attribution in the middle: `“A,” he said, “b.”`
    fn goes_on(&self) -> Option<Range<usize>> {
        let line = self.line;
        let from = self.unit().end;
        let next = self.cues.get(self.at + 1).map_or(line.len(), |c| c.unit().start);
        if self.plan().by_quote {
            let parted =
                |q: usize| line.comma(q.wrapping_sub(1)) || line.at(q.wrapping_sub(1)).is_mark(':') || line.dash(q.wrapping_sub(1));
            let quote = (from..line.len().min(from + 2 * REACH)).find(|&q| line.at(q).quote.is_some() && parted(q))?;
            return (quote < next).then(|| quote..self.end(quote));
        }
        let Opening::Comma(comma) = self.plan().opening else { return None };
        let start = comma + 1;
        let first = line.at(start);
        let participle = first.is(Flags::ING | Flags::ED) && !first.is(Flags::CAPITAL);
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

    /// Whether the words behind a comma are the reporter's own again: ", which …", ", but she …", ", a plan that …".
    fn reporter_resumes(&self, at: usize) -> bool {
        let line = self.line;
        let last = |from: usize| !(from..line.len().min(from + LONGEST)).any(|i| line.pauses(i) && i + 1 < line.len());
        if line.spells(at, "which") {
            return last(at);
        }
        if line.spells_one(at, &["but", "and"]) {
            let phrase = at + 1;
            // A subject and its verb, no "that" before them.
            let subject = if line.at(phrase).is(Flags::PRONOUN) && !line.at(phrase).is(Flags::DETERMINER) {
                Some(phrase..phrase + 1)
            } else {
                starts_phrase(line, phrase).then(|| phrase_after(line, phrase)).flatten()
            };
            return subject.is_some_and(|subject| {
                let mut verb = subject.end;
                while line.at(verb).is(Flags::ADVERB) {
                    verb += 1;
                }
                let joined = line.at(subject.end - 1).is(Flags::JOINED | Flags::AUXILIARY);
                joined || line.at(verb).is(Flags::AUXILIARY | Flags::FINITE | Flags::ED) || line.at(verb).verb.is_some()
            });
        }
        if line.spells_one(at, &["a", "an"]) {
            // "a requirement that", "a plan which", "a demand they"
            return (at + 2..at + 5).any(|i| {
                line.at(i).is(Flags::THAT | Flags::RELATIVE) || (line.at(i).is(Flags::PRONOUN) && !line.at(i).is(Flags::DETERMINER))
            });
        }
        false
    }

    /// Whether the cue of `plan` has a whole sentence in quote marks behind it, up to the end of the line.
    fn claims_whole(&self, plan: &Plan) -> bool {
        let Opening::Quote(quote) = plan.opening else { return false };
        let line = self.line;
        let capital = line.quote(quote).is_some_and(|pair| pair.inner.of(line.text).starts_with(char::is_uppercase));
        let parted = line.comma(quote.wrapping_sub(1)) || line.at(quote.wrapping_sub(1)).is_mark(':');
        capital && parted && line.ends_after(quote)
    }

    /// Where the words that begin at `start` end: with the line, or where the reporter takes up the thread again.
    fn end(&self, start: usize) -> usize {
        let line = self.line;
        let mut depth = 0_u32;
        let aside = line.dash(self.unit().start.wrapping_sub(1));
        let Plan { opening, strong, .. } = *self.plan();
        let that = matches!(opening, Opening::That(_));
        let naming = (self.cue().uses.any(Uses::NAME | Uses::AS) || !strong) && !that;
        // A quotation right behind the cue, or behind an attribution in its middle, is whole where it ends with a comma or stop of its own.
        let whole = matches!(opening, Opening::Quote(q) if q == start) || (self.plan().by_quote && line.at(start).quote.is_some());
        // "When Lee said it closed, …", "Citing “costs,” …": the main clause comes behind the pause.
        let unit = self.unit();
        let opens = (self.cue().build == Build::Participle && unit.start == 0)
            || (unit.start <= 3
                && unit.start > 0
                && line.before(unit.start).is(Flags::SUBORDINATOR)
                && !line.before(unit.start).is(Flags::COORDINATOR)
                && !line.spells(unit.start - 1, "as"));
        // "Lee, who pledged to stay, left": the relative clause ends before its main verb.
        let relative = self
            .cue()
            .subject
            .as_ref()
            .is_some_and(|s| line.at(s.start).is(Flags::RELATIVE) && s.len() == 1 && line.comma(s.start.wrapping_sub(1)));
        let mut named = false;
        let mut next = self.at + 1;
        let limit = line.len().min(start + LONGEST);
        for at in start..limit {
            let item = line.at(at);
            if item.is_mark('(') || item.is_mark('[') {
                depth += 1;
            } else if item.is_mark(')') || item.is_mark(']') {
                if depth == 0 {
                    return at;
                }
                depth -= 1;
            }
            if aside && at > start && line.dash(at) {
                return at;
            }
            if whole
                && at == start
                && at + 1 < line.len()
                && matches!(line.quote_end(at), Some(',' | '.' | '?' | '!'))
                && line.at(at + 1).quote.is_none()
            {
                return at + 1;
            }
            if depth > 0 {
                continue;
            }
            while self.cues.get(next).is_some_and(|c| c.unit().start < at) {
                next += 1;
            }
            let other = self.cues.get(next);
            if let (Some(other), Some(plan)) = (other, self.plans.get(next)) {
                let begins = other.unit().start;
                // "… - “A,” she said - and": the quotation is hers.
                let beside = begins == at + 1 || begins == at + 2;
                if item.quote.is_some()
                    && !strong
                    && !that
                    && plan.by_quote
                    && plan.strong
                    && matches!(other.build, Build::Finite | Build::Inverted)
                    && beside
                {
                    return at;
                }
                if item.quote.is_some()
                    && at > start
                    && plan.by_quote
                    && plan.strong
                    && matches!(other.build, Build::Finite | Build::Inverted)
                    && beside
                    && (line.dash(at - 1) || line.comma(at - 1))
                {
                    return at;
                }
                // "…, to which Lee replied: “A.”"
                if begins == at && at > start && self.claims_whole(plan) {
                    let mut cut = at;
                    while cut > start
                        && (line.at(cut - 1).is(Flags::SUBORDINATOR | Flags::RELATIVE | Flags::PREPOSITION | Flags::COORDINATOR)
                            || line.comma(cut - 1))
                    {
                        cut -= 1;
                    }
                    return cut;
                }
            }
            // A comma inside the closing mark parts as well as one outside.
            let inner_comma = item.quote.is_some() && line.quote_end(at) == Some(',');
            let comma = line.comma(at);
            let (cut, joins) = if inner_comma { (at + 1, at + 1) } else { (at, if comma { at + 1 } else { at }) };
            let comma = comma || inner_comma;
            if opens && comma && (starts_phrase(line, joins) || line.at(joins).is(Flags::CAPITAL)) {
                return cut;
            }
            if relative
                && comma
                && (line.at(joins).is(Flags::AUXILIARY | Flags::FINITE | Flags::ED)
                    || line.at(joins).verb.is_some_and(|v| v.form == VerbForm::Past))
            {
                return cut;
            }
            if comma && self.reporter_resumes(joins) {
                return cut;
            }
            // "called it “grim”, since …": the name is complete.
            if naming
                && named
                && (comma
                    || line.dash(at)
                    || (item.is(Flags::COORDINATOR)
                        && line.at(at + 1).is(Flags::ED | Flags::SAYING | Flags::AUXILIARY | Flags::FINITE)))
            {
                return if inner_comma && line.comma(at + 1) { at + 1 } else { cut };
            }
            if naming && inner_comma && at + 1 < line.len() && !line.spells(at + 1, "not") {
                return cut;
            }
            named |= item.quote.is_some();
            // "…, and has since gone": the subject of the cue goes on.
            if comma
                && line.at(joins).is(Flags::COORDINATOR)
                && line.at(joins + 1).is(Flags::AUXILIARY)
                && !line.at(joins + 1).is(Flags::JOINED | Flags::MODAL)
            {
                return cut;
            }
            let (Some(other), Some(plan)) = (other, self.plans.get(next)) else { continue };
            let unit = other.unit();
            let near = |from: usize| (from..unit.start).all(|i| line.at(i).is(Flags::ADVERB)) && from <= unit.start;
            let own = other.build == Build::Finite;
            let joiner = line.at(joins).is(Flags::COORDINATOR | Flags::SUBORDINATOR | Flags::RELATIVE);
            match other.build {
                Build::Participle | Build::According if comma && near(joins) => return cut,
                Build::According if unit.start == at => return at,
                Build::Participle if joiner && near(joins + 1) => return cut,
                Build::Finite | Build::Running | Build::Infinitive
                    if line.at(joins).is(Flags::COORDINATOR)
                        && near(joins + 1)
                        && (plan.live() || plan.opening == Opening::End)
                        && (!own || comma || !strong) =>
                {
                    return cut;
                }
                Build::Finite if comma && near(joins) && own && plan.live() => return cut,
                Build::Finite if line.dash(at) && line.at(at + 1).is(Flags::COORDINATOR) && near(at + 2) && plan.live() => {
                    return at;
                }
                Build::Finite if comma && near(joins + 1) && line.spells_one(joins, &["while", "though", "although", "as"]) => {
                    return cut;
                }
                Build::Finite | Build::Inverted | Build::Participle
                    if unit.start == at
                        && plan.live()
                        && !self.plan().strong
                        && !matches!(self.plan().opening, Opening::That(_)) =>
                {
                    return if at > start && line.at(at - 1).is(Flags::SUBORDINATOR | Flags::RELATIVE | Flags::COORDINATOR) {
                        at - 1
                    } else {
                        at
                    };
                }
                _ => {}
            }
        }
        limit
    }
}

/// Behind "But" and "And" only where a comma follows them; gold and readers count them to the clause otherwise.
fn skip_but(line: &Line<'_>, floor: usize, end: usize) -> usize {
    let mut at = floor;
    while at < end && line.comma(at) {
        at += 1;
    }
    if floor > 0 && line.at(at).is(Flags::COORDINATOR) { skip_openers(line, at, end).min(at + 1) } else { at }
}

/// "which he said …": the place of the relative pronoun before the unit.
fn relative_before(line: &Line<'_>, begin: usize) -> Option<usize> {
    let at = begin.checked_sub(1)?;
    (line.at(at).is(Flags::RELATIVE | Flags::THAT) && !line.before(at).is(Flags::PREPOSITION)).then_some(at)
}

/// What follows a cue that ends at `from`.
fn opening(line: &Line<'_>, cue: &Cue, from: usize) -> Opening {
    let mut at = from;
    let limit = line.len().min(from + REACH);
    let mut person = cue.uses.any(Uses::PERSON | Uses::URGE);
    let mut strayed = false;
    if cue.uses.any(Uses::NAME | Uses::AS) {
        let first = line.at(at);
        if (first.is(Flags::OBJECT) && !first.is(Flags::POSSESSIVE))
            || (starts_phrase(line, at) && !first.is(Flags::THAT | Flags::TIME | Flags::ADVERB))
        {
            return Opening::Noun(at);
        }
    }
    while at < limit {
        let item = line.at(at);
        if item.quote.is_some() {
            return Opening::Quote(at);
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
        if item.is(Flags::THAT) {
            let pronoun = line.at(at + 1).is(Flags::AUXILIARY | Flags::FINITE);
            return if pronoun { Opening::Clause(at) } else { Opening::That(at + 1) };
        }
        if item.is(Flags::TO) {
            if cue.uses.any(Uses::TO)
                && line.at(at + 1).is(Flags::WORD)
                && !line.at(at + 1).is(Flags::DETERMINER | Flags::CAPITAL | Flags::POSSESSIVE | Flags::OBJECT)
            {
                return Opening::To(at);
            }
            let Some(phrase) = phrase_after(line, at + 1) else { return Opening::Noun(at) };
            at = phrase.end;
            strayed = true;
            continue;
        }
        if item.is(Flags::QUESTION) && (!item.is(Flags::SUBORDINATOR) || line.spells_one(at, &["if", "whether", "where", "when"])) {
            if line.spells(at, "when") || line.spells(at, "where") && !cue.uses.any(Uses::WHETHER) {
                return Opening::End;
            }
            return Opening::Question(at);
        }
        let hour = item.is(Flags::TIME) && !line.at(at + 1).is(Flags::GENITIVE);
        if hour
            || (line.spells_one(at, &PARTS_OF_DAY) && line.before(at).is(Flags::TIME))
            || (item.is(Flags::ADVERB) && !item.is(Flags::DETERMINER | Flags::PRONOUN) && !item.is(Flags::CAPITAL))
        {
            at += 1;
            continue;
        }
        if item.is(Flags::DETERMINER) && time_phrase(line, at) > 0 {
            at += time_phrase(line, at);
            continue;
        }
        if person
            && !strayed
            && let Some(phrase) = phrase_after(line, at).or_else(|| item.is(Flags::OBJECT).then(|| at..at + 1))
        {
            let behind = line.at(phrase.end);
            if behind.quote.is_some() && !cue.uses.any(Uses::NAME | Uses::AS) {
                return Opening::Quote(phrase.end);
            }
            let mut asked = phrase.end;
            while line.at(asked).is(Flags::ADVERB | Flags::TIME) {
                asked += 1;
            }
            if cue.uses.any(Uses::WHETHER) && line.at(asked).is(Flags::QUESTION) {
                return Opening::Question(asked);
            }
            if cue.uses.any(Uses::URGE) && behind.is(Flags::TO) {
                return Opening::To(at);
            }
            if cue.uses.any(Uses::PERSON)
                && (!behind.is(Flags::AUXILIARY | Flags::FINITE) || item.is(Flags::OBJECT) && !item.is(Flags::PRONOUN))
            {
                person = false;
                at = phrase.end;
                continue;
            }
            return Opening::Clause(at);
        }
        if item.is(Flags::PREPOSITION) && !item.is(Flags::CAPITAL) {
            if cue.uses.any(Uses::OF) && line.spells_one(at, &["of", "about", "for", "against"]) {
                return Opening::Noun(at);
            }
            if cue.uses.any(Uses::AS) && line.spells(at, "as") {
                return Opening::Noun(at);
            }
            // "in a statement", "at a rally in Ohio", "on Monday": passed over, if the clause comes behind.
            let Some(phrase) = phrase_after(line, at + 1) else {
                at += 1;
                strayed = true;
                continue;
            };
            at = phrase.end;
            strayed = true;
            continue;
        }
        if item.is(Flags::SUBORDINATOR | Flags::COORDINATOR) {
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

/// What can follow a weekday.
const PARTS_OF_DAY: [&str; 4] = ["morning", "afternoon", "evening", "night"];

/// How many items a phrase of time takes: "last week", "earlier this month", "the day before".
fn time_phrase(line: &Line<'_>, at: usize) -> usize {
    const UNITS: [&str; 14] = [
        "week",
        "month",
        "year",
        "day",
        "night",
        "morning",
        "afternoon",
        "evening",
        "weekend",
        "summer",
        "fall",
        "spring",
        "winter",
        "time",
    ];
    if line.spells_one(at, &["this", "last", "that", "the", "next"]) && line.spells_one(at + 1, &UNITS) { 2 } else { 0 }
}

/// ", in a statement, that": the place of "that" where what stands between the commas is an aside.
fn that_behind_aside(line: &Line<'_>, comma: usize, limit: usize) -> Option<usize> {
    if line.at(comma + 1).is(Flags::THAT) {
        return Some(comma + 1);
    }
    let close = (comma + 1..limit).find(|&c| line.comma(c))?;
    let verbs = (comma + 1..close).any(|i| line.at(i).is(Flags::AUXILIARY | Flags::FINITE));
    (line.at(close + 1).is(Flags::THAT) && !verbs).then_some(close + 1)
}

/// Whether a finite verb stands in `items`.
fn has_verb(line: &Line<'_>, items: Range<usize>) -> bool {
    items.into_iter().any(|at| {
        let item = line.at(at);
        item.quote.is_some() || item.is(Flags::AUXILIARY | Flags::FINITE | Flags::ED | Flags::SAYING) || is_third(line, at)
    })
}

/// Whether `items` look like a clause: a phrase, then a finite verb.
fn has_clause(line: &Line<'_>, items: Range<usize>) -> bool {
    let end = items.end.min(items.start + REACH);
    if !starts_phrase(line, items.start)
        && !line.at(items.start).is(Flags::JOINED | Flags::CAPITAL | Flags::PREPOSITION | Flags::SUBORDINATOR | Flags::ADVERB)
    {
        return false;
    }
    (items.start + usize::from(!line.at(items.start).is(Flags::JOINED))..end).any(|at| {
        let item = line.at(at);
        item.is(Flags::AUXILIARY | Flags::FINITE | Flags::JOINED)
            || (item.is(Flags::ED) && !line.at(at - 1).is(Flags::DETERMINER | Flags::POSSESSIVE))
            || (item.is(Flags::SAYING) && !item.is(Flags::ING))
            || is_third(line, at)
    }) || line.at(items.start).is(Flags::JOINED)
}

/// A word in -s behind a pronoun in the singular.
fn is_third(line: &Line<'_>, at: usize) -> bool {
    let spelling = line.at(at).span.of(line.text);
    spelling.ends_with('s') && line.before(at).is(Flags::PRONOUN) && line.spells_one(at.wrapping_sub(1), &["he", "she", "it"])
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
}
