//! Makes quotations of attributions: direct, mixed or indirect, split ones joined, those that go on without a cue carried on,
//! and what nobody is quoted with told apart.

mod going_on;

use std::{collections::BTreeMap, ops::Range};

use self::going_on::Before;
use super::{
    clause::{self, Attribution, has_verb},
    cues::{self, Build, Cue},
    lines::{Line, LineAt, Lines},
    marks::Pair,
    phrases::{inner_subject, main_subject},
    speakers::{People, Speaker},
    verbs::Uses,
    words::Flags,
};
use crate::{
    parse::{BlockKind, Quotation, QuotationKind},
    text::Span,
};

/// Indirect speech of fewer words says nothing ("said so", "said no").
const LEAST_WORDS: usize = 2;

/// A quoted fragment of at most so many words that nobody is quoted with is a term, a nickname or a title.
const SCARE_WORDS: usize = 5;

/// Nothing longer, in bytes, is a term or a title.
const LONGEST_TITLE: usize = 300;

/// Words that stand small in a title.
const SMALL: [&str; 28] = [
    "a", "an", "the", "of", "in", "on", "at", "for", "to", "from", "with", "by", "and", "or", "but", "nor", "as", "is", "it",
    "into", "over", "up", "out", "off", "my", "vs", "per", "de",
];

/// The quotations of all lines, in text order.
pub(super) fn collect(text: &str, pairs: &[Pair], lines: &Lines, people: &mut People<'_>, english: bool) -> Vec<Quotation> {
    let mut desk = Desk {
        pairs,
        people,
        made: Vec::new(),
        of_pair: vec![None; pairs.len()],
        last: None,
        before: None,
        pending: None,
        going_on: Vec::new(),
        joined: BTreeMap::new(),
    };
    for at in &lines.lines {
        if at.kind == BlockKind::Reference {
            continue;
        }
        let line = lines.line(at, text, pairs);
        if english {
            desk.read(&line, at);
        }
        desk.left_over(&line, at, english);
        if at.voice.is_none() && english {
            desk.announce(&line, at);
            desk.pass(&line, at);
        }
    }
    desk.reopened();
    desk.say_what_goes_on();
    let mut made: Vec<Quotation> = desk.made.into_iter().flatten().collect();
    made.sort_by_key(|q| (q.content.first().map(|c| c.start), std::cmp::Reverse(q.span().end)));
    made
}

/// Whether the words are set as a title: "The Long Way to Ely Market".
pub(super) fn is_title(words: &str) -> bool {
    let small = words.split_whitespace().filter(|word| word.starts_with(char::is_lowercase) && !SMALL.contains(word)).count();
    small == 0
        && !words.ends_with(',')
        && words
            .split_whitespace()
            .filter(|word| word.chars().count() > 4)
            .all(|word| word.starts_with(|c: char| !c.is_lowercase()))
}

/// Where records are made.
struct Desk<'a, 'p> {
    pairs: &'a [Pair],
    people: &'a mut People<'p>,
    made: Vec<Option<Quotation>>,
    /// Which record has this pair's words.
    of_pair: Vec<Option<usize>>,
    /// The last direct quotation outside all others: its record and its block.
    last: Option<(usize, usize)>,
    /// The reporter's last line, as far as words without a cue may go on from it.
    before: Option<Before>,
    /// A cue with a colon at the end of the block before: its span and speaker.
    pending: Option<(usize, Span, Option<Speaker>)>,
    /// Records without a cue, each with the one before that it goes on with.
    going_on: Vec<(usize, usize)>,
    /// Records whose words went to another, which began them.
    joined: BTreeMap<usize, usize>,
}

impl Desk<'_, '_> {
    /// Records for the attributions of one line.
    fn read(&mut self, line: &Line<'_>, at: &LineAt) {
        self.people.in_view.quoted = at.voice.is_some();
        if at.voice.is_none() {
            self.people.look_at(line);
        }
        let mut cues = cues::find(line);
        // "The inquiry showed that it was shut, police said.": they say all of it.
        let speaks = |cue: &Cue| cue.subject.as_ref().is_some_and(|subject| !self.people.mute(line, subject));
        let told =
            cues.last().is_some_and(|last| last.build == Build::Finite && line.ends_after(last.unit().end - 1) && speaks(last));
        if told && cues.len() > 1 {
            cues.retain(|cue| cue.build != Build::Finite || speaks(cue));
        }
        let attributions = clause::attribute(line, &cues);
        if at.voice.is_none() {
            self.said_before(line, at, &cues, &attributions);
        }
        for attribution in &attributions {
            if let Some(cue) = cues.get(attribution.cue) {
                self.record(line, at, cue, attribution);
            }
        }
    }

    /// Keeps the speaker of a line that ends with a colon for a quotation in the next block.
    fn announce(&mut self, line: &Line<'_>, at: &LineAt) {
        self.pending = None;
        let Some(last) = line.len().checked_sub(1) else { return };
        let colon = line.at(last).is_mark(':');
        // "Ms Lee agreed. “…”": a cue that has said nothing yet.
        let silent = line.at(last).is_mark('.') && line.items.iter().all(|item| item.quote.is_none());
        if !colon && !silent {
            return;
        }
        let near = if colon { last.saturating_sub(8) } else { last };
        let said = cues::find(line)
            .pop()
            .filter(|cue| cue.items.end >= near && !cue.negated && matches!(cue.build, Build::Finite | Build::Running));
        let cue = said.or_else(|| colon.then(|| cues::announced(line, last)).flatten());
        self.pending = cue.map(|cue| {
            (at.block, line.span(&cue.items), self.subject(line, &cue).and_then(|s| self.people.speaker(line, &s, false)))
        });
    }

    fn record(&mut self, line: &Line<'_>, at: &LineAt, cue: &Cue, attribution: &Attribution) {
        let parts = &attribution.parts;
        let quotes: Vec<usize> = parts.iter().cloned().flatten().filter(|&i| line.at(i).quote.is_some()).collect();
        let plain_words = parts.iter().cloned().flatten().filter(|&i| line.at(i).is(Flags::WORD)).count();
        let that = parts.iter().any(|part| line.before(part.start).is(Flags::THAT) && line.at(part.start).quote.is_some());
        let spans: Vec<Span> = parts.iter().map(|part| line.span(part)).collect();
        let subject = self.subject(line, cue);
        let (kind, content, clause) = if quotes.is_empty() {
            // "The guild has shown that", "the barge shows": only what is written shows what somebody says.
            let shown = cue.items.clone().any(|i| line.at(i).verb.is_some_and(|v| v.base == "show"));
            if shown && !subject.as_ref().is_some_and(|subject| self.people.written(line, subject)) {
                return;
            }
            // What "according to" names is somebody's words, whatever it is.
            let mute = cue.build != Build::According && subject.as_ref().is_some_and(|subject| self.people.mute(line, subject));
            // Inside a quotation only words in quote marks are a quotation again.
            if plain_words < LEAST_WORDS || cue.build == Build::Colon || at.voice.is_some() || mute {
                return;
            }
            (QuotationKind::Indirect, spans, None)
        } else {
            let content: Vec<Span> = quotes.iter().filter_map(|&q| line.quote(q)).map(|pair| pair.inner).collect();
            let names = cue.uses.any(Uses::NAME | Uses::AS) && quotes.iter().all(|&q| q >= cue.items.end);
            if plain_words == 0 && !that && !names {
                (QuotationKind::Direct, content, None)
            } else {
                (QuotationKind::Mixed, content, Some(spans))
            }
        };
        let speaker = subject.as_ref().and_then(|subject| self.people.speaker(line, subject, cue.build == Build::According));
        if let Some(subject) = subject.filter(|_| at.voice.is_none()) {
            self.people.heard(line, &subject, speaker.and_then(|s| s.entity));
        }
        let record = self.made.len();
        for &quote in &quotes {
            if let Some(slot) = line.at(quote).quote.and_then(|pair| self.of_pair.get_mut(pair as usize)) {
                *slot = Some(record);
            }
        }
        self.made.push(Some(Quotation {
            kind,
            content,
            clause,
            cue: Some(line.span(&cue.items)),
            speaker: speaker.map(|s| s.span),
            entity: speaker.and_then(|s| s.entity),
            nested: at.voice.is_some(),
            scare: false,
            continues: None,
        }));
        if at.voice.is_none() && kind != QuotationKind::Indirect {
            self.last = Some((record, at.block));
        }
    }

    /// The subject of `cue`, or where that cannot speak and does not stand beside the verb, the subject of the sentence: "Lee,
    /// speaking at a rally in Ely, Cambs, warned".
    fn subject(&self, line: &Line<'_>, cue: &Cue) -> Option<Range<usize>> {
        let own = cue.subject.clone().filter(|_| !cue.uses.any(Uses::HEARD))?;
        let begin = cue.items.start;
        let apart = matches!(cue.build, Build::Participle | Build::Running) || (begin > 0 && line.comma(begin - 1));
        if cue.build == Build::According || !apart || !self.people.mute(line, &own) {
            return Some(own);
        }
        let speaks = |subject: &Range<usize>| !self.people.mute(line, subject);
        let inner = if cue.build == Build::Participle { inner_subject(line, begin).filter(speaks) } else { None };
        inner.or_else(|| main_subject(line, 0, begin).filter(speaks)).or(Some(own))
    }

    /// Quotations that no attribution of their line has taken.
    fn left_over(&mut self, line: &Line<'_>, at: &LineAt, english: bool) {
        let alone = (0..line.len()).all(|i| line.at(i).quote.is_some() || !line.at(i).is(Flags::WORD));
        for i in 0..line.len() {
            let Some(pair) = line.at(i).quote else { continue };
            let taken = self.of_pair.get(pair as usize).is_none_or(Option::is_some);
            let Some(words) = self.pairs.get(pair as usize).filter(|p| !taken && p.reopens.is_none()) else { continue };
            let nested = at.voice.is_some();
            let mut quotation = Quotation {
                kind: QuotationKind::Direct,
                content: vec![words.inner],
                clause: None,
                cue: None,
                speaker: None,
                entity: None,
                nested,
                scare: false,
                continues: None,
            };
            let record = self.made.len();
            if alone && !nested {
                if let Some((block, cue, speaker)) = self.pending
                    && (block == at.block || at.first && block + 1 == at.block)
                {
                    quotation.cue = Some(cue);
                    quotation.speaker = speaker.map(|s| s.span);
                    quotation.entity = speaker.and_then(|s| s.entity);
                } else if let Some((last, block)) = self.said_last(at)
                    && block + 1 >= at.block
                    && english
                {
                    // It goes on without a cue of its own.
                    self.going_on.push((record, last));
                    quotation.entity = self.made.get(last).and_then(Option::as_ref).and_then(|before| before.entity);
                }
                self.last = Some((record, at.block));
            } else {
                let text = words.inner.of(line.text);
                quotation.scare =
                    text.len() <= LONGEST_TITLE && (text.split_whitespace().nth(SCARE_WORDS).is_none() || is_title(text));
            }
            // In another language nothing says where its clause would end.
            if !alone && (english || quotation.scare) {
                quotation.kind = QuotationKind::Mixed;
                quotation.clause = Some(vec![words.outer()]);
                if !nested
                    && !quotation.scare
                    && let Some(from) = self.before.filter(|b| b.block == at.block).and_then(|b| b.record)
                    && (0..line.len()).all(|j| j == i || line.at(j).quote.is_none())
                    && !has_verb(line, 0..i)
                    && !has_verb(line, i + 1..line.len())
                {
                    let whole = line.trim(0..line.len());
                    quotation.clause = Some(vec![line.span(&whole)]);
                    self.going_on.push((record, from));
                    quotation.entity = self.made.get(from).and_then(Option::as_ref).and_then(|before| before.entity);
                    self.last = Some((record, at.block));
                }
            }
            self.of_pair[pair as usize] = Some(record);
            self.made.push(Some(quotation));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::parse::quotations::check::check;

    #[test]
    fn attribution_behind_before_and_inverted() {
        check("<q by=\"Ann Lee\" cue=\"said\">“The bridge stays shut,”</q> Ann Lee said.");
        check("Ann Lee said: <q by=\"Ann Lee\">“The bridge stays shut.”</q>");
        check("Ann Lee said, <q by=\"Ann Lee\">“The bridge stays shut.”</q>");
        check("<q by=\"Ms Lee\">“The bridge stays shut,”</q> said Ms Lee, who runs the port.");
        check("<q by=\"Ann Lee\">\"The bridge stays shut,\"</q> Ann Lee told reporters on Monday.");
        check("<q by=\"Ann Lee\">‘The bridge stays shut,’</q> said Ann Lee.");
    }

    #[test]
    fn split_quotation_is_one_with_two_parts() {
        check("<q by=\"he\">“The bridge stays shut,”</q> he said, <q and>“because nobody has paid for it.”</q>");
    }

    #[test]
    fn what_is_written_shows_what_it_says() {
        check("A poll showed that <i by=\"A poll\">most bargemen want a lock</i>.");
        check("The guild has shown that it can build one. Ann Lee showed that she could run.");
    }

    #[test]
    fn quotation_in_capitals_and_small_words_is_no_title() {
        check("Why not just say: <m>“They’ll go home the way they came”</m>?");
    }

    #[test]
    fn colon_behind_a_name_attributes() {
        check("Peter Ray: <q by=\"Peter Ray\">“We were not asked.”</q>");
    }

    #[test]
    fn colon_at_the_end_of_a_paragraph_attributes_the_next() {
        check("Ann Lee wrote on her page:\n\n<q by=\"Ann Lee\">“The bridge stays shut until the spring.”</q>");
    }

    #[test]
    fn fragment_in_a_reported_clause_is_mixed_with_its_clause() {
        check("Ann Lee said <m by=\"Ann Lee\">the bridge was “beyond repair” after the storm</m>.");
        check("Ann Lee said that <m by=\"Ann Lee\">the bridge was “beyond repair” and the road “a disgrace”</m>.");
        check("She called <m by=\"She\">the bridge “a disgrace”</m> and left.");
        check(
            "Mr Ray described <m by=\"Mr Ray\">the talks as “useful,”</m> adding that <i by=\"Mr Ray\">they would go on in May</i>.",
        );
        check("<m by=\"Ann Lee\">The bridge</m>, Ann Lee said, <m and>was “beyond repair.”</m>");
    }

    #[test]
    fn whole_clause_behind_that_is_mixed() {
        check("Mr Ray noted that <m by=\"Mr Ray\">“it is vital that the port stays open.”</m>");
    }

    #[test]
    fn relayed_words_belong_to_whom_they_quote() {
        check("Local papers quoted Peter Ray as saying <i by=\"Peter Ray\">the port would open in May</i>.");
        check("Peter Ray was quoted as saying <m by=\"Peter Ray\">the port was “in ruins”</m>.");
    }

    #[test]
    fn terms_and_titles_are_no_quotations() {
        check("The so-called <s>“ghost fleet”</s> lay off the coast.");
        check("The film <s>“The Long Way to Ely Market”</s> opens on Friday.");
    }

    #[test]
    fn nested_quotation_is_found_inside_the_other() {
        check("<q by=\"Ann Lee\">“They told us, <n:q by=\"They\">‘Go home,’</n:q> and we went,”</q> Ann Lee said.");
    }

    #[test]
    fn what_cannot_speak_takes_nothing_from_who_says_all_of_it() {
        check("<i by=\"police\">The flooding showed that the barge had been empty when it sank</i>, police said.");
    }
}
