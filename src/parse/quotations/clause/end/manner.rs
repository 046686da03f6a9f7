//! How a cue's words stand, and the pauses in them, as far as their end depends on it.

use crate::parse::quotations::{
    clause::{
        finite::has_verb,
        opening::Opening,
        plan::{Plan, Reading},
    },
    cues::Build,
    lines::Line,
    verbs::Uses,
    words::Flags,
};

/// "A few weeks ago, when Lee asked": words before a clause that opens a sentence.
const LONGEST_LEAD: usize = 12;

/// No clause that opens a sentence has more words before its verb of saying.
const LONGEST_OPENER: usize = 40;

/// How a cue's words stand, as far as their end depends on it.
#[expect(clippy::struct_excessive_bools, reason = "five questions that are answered apart")]
pub(super) struct Manner {
    /// "that" begins them.
    pub(super) that: bool,
    /// The cue only names, or is weak: what it reports is short.
    pub(super) naming: bool,
    /// They are a quotation, whole where it ends with a comma or stop of its own: right behind the cue, or behind an attribution in
    /// the middle.
    pub(super) whole: bool,
    /// The main clause comes behind the pause: "When Lee said it closed, …", "Citing “costs,” …".
    pub(super) opens: bool,
    /// A relative clause that ends before its main verb: "Lee, who pledged to stay, left".
    pub(super) relative: bool,
}

impl Manner {
    /// How the words of `reading` that begin at `start` stand.
    pub(super) fn of(reading: &Reading<'_>, start: usize) -> Self {
        let line = reading.line;
        let Plan { opening, strong, by_quote, .. } = *reading.plan();
        let that = matches!(opening, Opening::That(_));
        let unit = reading.unit();
        // "If it takes this long to confirm a judge, …": nothing but the clause that opens the line stands before it.
        let opener = line.at(0);
        // "Despite warnings from bargemen that it leaked, …"
        let noun = reading.cue().build == Build::Noun
            && unit.start < LONGEST_LEAD
            && opener.is(Flags::PREPOSITION)
            && !(0..unit.start).any(|at| line.pauses(at));
        let within = unit.start > 0
            && unit.start < LONGEST_OPENER
            && opener.is(Flags::SUBORDINATOR)
            && !opener.is(Flags::COORDINATOR)
            && !matches!(opening, Opening::Comma(_) | Opening::End)
            && !by_quote
            && !(0..unit.start).any(|at| line.pauses(at) || line.at(at).quote.is_some());
        Self {
            that,
            naming: (reading.cue().uses.any(Uses::NAME | Uses::AS) || !strong) && !that,
            whole: matches!(opening, Opening::Quote(q) if q == start) || (by_quote && line.at(start).quote.is_some()),
            opens: within
                || noun
                || (matches!(reading.cue().build, Build::Participle | Build::Running) && unit.start == 0)
                || (reading.cue().build == Build::Infinitive
                    && (unit.start == 0 || unit.start == 1 && line.at(0).is(Flags::COORDINATOR)))
                || ((unit.start <= 3 || (unit.start < LONGEST_LEAD && !has_verb(line, 0..unit.start - 1)))
                    && unit.start > 0
                    && line.before(unit.start).is(Flags::SUBORDINATOR)
                    && !line.before(unit.start).is(Flags::COORDINATOR)
                    && !line.spells(unit.start - 1, "as")),
            relative: (reading.cue().build == Build::Participle
                && unit.start > 1
                && (line.comma(unit.start - 1)
                    || (line.comma(unit.start - 2)
                        && line.at(unit.start - 1).is(Flags::PREPOSITION | Flags::SUBORDINATOR)
                        && !line.spells(unit.start - 1, "as")))
                && reading.cue().subject.as_ref().is_some_and(|s| s.end + 3 > unit.start))
                || reading.cue().subject.as_ref().is_some_and(|s| line.at(s.start).is(Flags::RELATIVE) && s.len() == 1)
                // "the lock, which Lee says was built in 1820, was sold"
                || (unit.start > 2
                    && line.before(unit.start).is(Flags::RELATIVE)
                    && line.comma(unit.start - 2)
                    && !line.before(unit.start).is(Flags::SUBORDINATOR)),
        }
    }
}

/// A comma between words, or inside the closing mark of a quotation, where it parts as well.
pub(super) struct Pause {
    pub(super) at: usize,
    /// Whether there is one at all.
    pub(super) comma: bool,
    /// Inside the mark.
    pub(super) inner: bool,
    /// What stands before the pause ends here.
    pub(super) cut: usize,
    /// What stands behind it begins here.
    pub(super) joins: usize,
}

impl Pause {
    pub(super) fn at(line: &Line<'_>, at: usize) -> Self {
        let inner = line.at(at).quote.is_some() && line.quote_end(at) == Some(',');
        let comma = line.comma(at);
        let (cut, joins) = if inner { (at + 1, at + 1) } else { (at, if comma { at + 1 } else { at }) };
        Self { at, comma: comma || inner, inner, cut, joins }
    }
}
