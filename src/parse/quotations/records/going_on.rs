//! What goes on with the words before it: in the next sentence, in a reopened paragraph, or with a cue that stands behind it.

use std::collections::BTreeSet;

use super::Desk;
use crate::parse::{
    QuotationKind,
    quotations::{
        clause::Attribution,
        cues::{Build, Cue},
        lines::{Line, LineAt},
        verbs::Uses,
    },
};

/// A line of the reporter's, for the one behind it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Before {
    pub block: usize,
    /// The last record made of it.
    pub record: Option<usize>,
}

impl Desk<'_, '_> {
    /// The record that words alone in quote marks go on with, and its block: the last quotation, or the indirect speech right before.
    pub(super) fn said_last(&self, at: &LineAt) -> Option<(usize, usize)> {
        let right_before = self.before.filter(|b| b.block + 1 >= at.block).and_then(|b| Some((b.record?, b.block)));
        right_before.max(self.last)
    }

    /// Remembers what the line said, for the next.
    pub(super) fn pass(&mut self, line: &Line<'_>, at: &LineAt) {
        let from = line.at(0).span.start;
        let made = self.made.iter().enumerate().rev().take_while(|(_, q)| q.as_ref().is_none_or(|q| q.span().start >= from));
        let record = made.filter_map(|(i, q)| q.as_ref().filter(|q| !q.nested && !q.scare).map(|_| i)).max();
        self.before = Some(Before { block: at.block, record });
    }

    /// "“Too late?” he asked when it was shut." with a capital, or "He asked": the cue of the quotation in the sentence before.
    pub(super) fn said_before(&mut self, line: &Line<'_>, at: &LineAt, cues: &[Cue], attributions: &[Attribution]) {
        let Some(cue) = cues.first() else { return };
        let own = attributions.iter().any(|a| a.cue == 0);
        let Some(record) = self.before.filter(|b| b.block == at.block).and_then(|b| b.record) else { return };
        if own
            || cue.negated
            || cue.unit().start != 0
            || cue.build != Build::Finite
            || !cue.uses.any(Uses::QUOTE)
            || cue.uses.any(Uses::WEAK)
        {
            return;
        }
        let open = self.made.get(record).and_then(Option::as_ref).is_some_and(|q| {
            q.cue.is_none()
                && q.kind == QuotationKind::Direct
                && q.content.last().is_some_and(|c| c.of(line.text).ends_with(['?', '!', '…', '—']))
        });
        if !open {
            return;
        }
        let speaker = cue.subject.as_ref().and_then(|s| self.people.speaker(line, s, false));
        if let Some(q) = self.made.get_mut(record).and_then(Option::as_mut) {
            q.cue = Some(line.span(&cue.items));
            q.speaker = speaker.map(|s| s.span);
            q.entity = speaker.and_then(|s| s.entity);
        }
    }

    /// Where a quotation goes on in a reopened paragraph, its parts go to the record of its beginning.
    pub(super) fn reopened(&mut self) {
        // put in order at last: a quotation may be reopened a thousand times
        let mut grown: BTreeSet<usize> = BTreeSet::new();
        for (at, pair) in self.pairs.iter().enumerate() {
            let Some(from) = pair.reopens else { continue };
            let first = self.of_pair.get(from as usize).copied().flatten();
            let own = self.of_pair[at];
            grown.extend(first);
            match (first, own) {
                (Some(first), Some(own)) if first != own => {
                    // Each has a cue: the mark was left open by mistake.
                    let cued = |record: usize| self.made.get(record).and_then(Option::as_ref).is_some_and(|q| q.cue.is_some());
                    if cued(first) && cued(own) {
                        continue;
                    }
                    // The attribution stands in a later paragraph, or in both.
                    let Some(later) = self.made.get_mut(own).and_then(Option::take) else { continue };
                    if let Some(record) = self.made.get_mut(first).and_then(Option::as_mut) {
                        record.content.extend(later.content);
                        record.cue = record.cue.or(later.cue);
                        record.speaker = record.speaker.or(later.speaker);
                        record.entity = record.entity.or(later.entity);
                    }
                    self.of_pair[at] = Some(first);
                    self.joined.insert(own, first);
                }
                (Some(first), None) => {
                    if let Some(record) = self.made.get_mut(first).and_then(Option::as_mut) {
                        record.content.push(pair.inner);
                    }
                    self.of_pair[at] = Some(first);
                }
                _ => {}
            }
        }
        for record in grown {
            if let Some(record) = self.made.get_mut(record).and_then(Option::as_mut) {
                record.content.sort_unstable();
            }
        }
    }

    /// Enters in each record that goes on which one it goes on with.
    pub(super) fn say_what_goes_on(&mut self) {
        for &(own, from) in &self.going_on {
            let from = self.joined.get(&from).copied().unwrap_or(from);
            let first = self.made.get(from).and_then(Option::as_ref).and_then(|before| before.content.first()).copied();
            if let Some(record) = self.made.get_mut(own).and_then(Option::as_mut).filter(|record| record.cue.is_none()) {
                record.continues = first.filter(|_| own != from);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::parse::quotations::check::check;

    #[test]
    fn what_goes_on_behind_a_full_stop_has_no_cue_of_its_own() {
        check(
            "Ann Lee runs the port. <q by=\"Ann Lee\" is=\"Ann Lee\">“The bridge stays shut,”</q> Ann Lee said. <q is=\"Ann Lee\">“Nobody has paid for it.”</q>",
        );
    }

    #[test]
    fn quotation_behind_indirect_speech_goes_on_with_it() {
        check(
            "Ann Lee runs the port. Ann Lee said <i by=\"Ann Lee\" is=\"Ann Lee\">the bridge was shut</i>. <q is=\"Ann Lee\">“Nobody has paid for it.”</q>",
        );
    }

    #[test]
    fn sentence_with_no_verb_of_its_own_goes_on() {
        check(
            "Ann Lee runs the port. <q by=\"Ann Lee\" is=\"Ann Lee\">“The bridge stays shut,”</q> Ann Lee said. <m is=\"Ann Lee\">But “that is the only thing we can do for the town.”</m>",
        );
        check(
            "<q by=\"Ann Lee\" is=\"Ann Lee\">“The bridge stays shut,”</q> Ann Lee said. The plan, which has cost <m>“more than anybody in this town can pay for,”</m> is dead."
                .replace("by=\"Ann Lee\" is=\"Ann Lee\"", "by=\"Ann Lee\"")
                .as_str(),
        );
    }

    #[test]
    fn verb_with_a_capital_behind_a_question_attributes_it() {
        check("<q by=\"She\">“Too late?”</q> She asked when the lock was shut.");
    }

    #[test]
    fn reopened_paragraphs_are_one_quotation() {
        check("Ann Lee said: <q by=\"Ann Lee\">“The bridge stays shut.</q>\n\n<q and>“Nobody has paid for it.”</q>");
    }
}
