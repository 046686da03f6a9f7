//! Whom "who", "which" or "that" takes up.

use super::People;
use crate::parse::{
    EntityIndex, Form,
    quotations::{lines::Line, phrases::phrase_before, words::Flags},
};

/// Mentions looked at before a "who".
const MOST_BEFORE_WHO: usize = 24;

/// No apposition between a name and its "who" has more words.
const MOST_IN_APPOSITION: usize = 14;

impl People<'_> {
    /// Whom "who" at `at` takes up: the person or body named last before it in its sentence, if nobody else is described in between.
    pub(super) fn antecedent(&self, line: &Line<'_>, at: usize) -> Option<EntityIndex> {
        let end = line.before(at).span.end;
        let before = self.mentions.partition_point(|m| m.span.start < end);
        let start = line.at(0).span.start;
        let near = self.mentions.get(..before).unwrap_or_default().iter().rev().take(MOST_BEFORE_WHO);
        let mut near = near.take_while(|m| m.span.start >= start);
        // "Ann Lee, a baker from Ely who": the name before the apposition.
        let apposition = (at.saturating_sub(MOST_IN_APPOSITION)..at).rev().find(|&c| line.comma(c));
        if let Some(comma) = apposition.filter(|&c| c + 1 < at && line.at(c + 1).is(Flags::DETERMINER)) {
            let name = near.clone().find(|m| m.span.end == line.before(comma).span.end);
            if let Some(name) = name {
                return Some(name.entity);
            }
        }
        let last = near.clone().next().filter(|m| m.form != Form::Pronoun)?;
        // "those who", "many voters who": not whoever was named somewhere before.
        if last.span.end < end && !line.comma(at.wrapping_sub(1)) && !line.at(at).is(Flags::THAT) {
            return None;
        }
        // "a vote for Ann Lee that enraged bakers, who": the bakers, unless they stand in apposition ("Ann Lee of Ely, the mayor,
        // who").
        let noun = line.before(at.wrapping_sub(1));
        if last.span.end < noun.span.start
            && line.comma(at.wrapping_sub(1))
            && !noun.is(Flags::CAPITAL | Flags::TIME | Flags::NUMBER)
        {
            let phrase = phrase_before(line, at - 1)?;
            if phrase.start == 0 || !line.comma(phrase.start - 1) {
                return None;
            }
        }
        // "Ann Lee of Ely, Cambs, who": no place speaks where a person is at hand.
        let mut person = || near.find(|m| m.form == Form::Name && self.is_person(**m));
        let meant = if self.is_place(*last) && line.spells(at, "who") { person()? } else { last };
        Some(meant.entity)
    }
}
