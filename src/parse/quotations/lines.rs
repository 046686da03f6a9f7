//! The text as the rules read it: one line for each sentence of the reporter's, every quotation in it folded into one item.
//!
//! What stands inside a quotation is a voice of its own and makes lines of its own, in which nested quotations are folded in turn.

use std::ops::Range;

use super::{
    marks::{Pair, PairIndex},
    words::{Flags, Word},
};
use crate::{
    parse::{Block, BlockKind, Sentence},
    text::Span,
};

/// All lines of a text.
pub(super) struct Lines {
    items: Vec<Word>,
    /// In text order, the lines inside a quotation behind the line it stands in.
    pub(super) lines: Vec<LineAt>,
}

/// Where a line lies.
#[derive(Clone, Debug)]
pub(super) struct LineAt {
    items: Range<usize>,
    /// The quotation whose words these are.
    pub(super) voice: Option<PairIndex>,
    /// Index of the block.
    pub(super) block: usize,
    /// What kind of block that is.
    pub(super) kind: BlockKind,
    /// Whether it is the first line of its block or quotation.
    pub(super) first: bool,
}

/// One sentence of one voice.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    /// The whole text.
    pub(super) text: &'a str,
    /// All pairs of marks.
    pub(super) pairs: &'a [Pair],
    /// Words, marks, and quotations as single items.
    pub(super) items: &'a [Word],
}

/// What a place outside the line is read as.
const NOTHING: Word = Word { span: Span { start: 0, end: 0 }, flags: Flags::NONE, verb: None, first: '\0', quote: None };

impl Line<'_> {
    /// The item at `at`; nothing in particular where there is none.
    pub(super) fn at(&self, at: usize) -> &Word {
        self.items.get(at).unwrap_or(&NOTHING)
    }

    /// The item before `at`.
    pub(super) fn before(&self, at: usize) -> &Word {
        at.checked_sub(1).map_or(&NOTHING, |at| self.at(at))
    }

    /// How many items there are.
    pub(super) fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether the item at `at` is spelled `word`, whatever its case.
    pub(super) fn spells(&self, at: usize, word: &str) -> bool {
        self.at(at).span.of(self.text).eq_ignore_ascii_case(word)
    }

    /// Whether the item at `at` is spelled like one of `words`.
    pub(super) fn spells_one(&self, at: usize, words: &[&str]) -> bool {
        let spelling = self.at(at).span.of(self.text);
        words.iter().any(|word| spelling.eq_ignore_ascii_case(word))
    }

    /// Whether the item at `at` is a comma.
    pub(super) fn comma(&self, at: usize) -> bool {
        self.at(at).is_mark(',')
    }

    /// Whether the reading pauses at `at`: a comma, or a quotation that ends with one.
    pub(super) fn pauses(&self, at: usize) -> bool {
        self.comma(at) || self.quote_end(at) == Some(',')
    }

    /// Whether the item at `at` is a dash that stands between words.
    pub(super) fn dash(&self, at: usize) -> bool {
        let item = self.at(at);
        !item.is(Flags::WORD) && matches!(item.first, '—' | '–' | '―' | '-')
    }

    /// The quotation at `at`.
    pub(super) fn quote(&self, at: usize) -> Option<&Pair> {
        self.at(at).quote.and_then(|pair| self.pairs.get(pair as usize))
    }

    /// The last character inside the quotation at `at`, closing marks aside.
    pub(super) fn quote_end(&self, at: usize) -> Option<char> {
        self.quote(at).and_then(|pair| pair.inner.of(self.text).trim_end_matches(['’', '\'', '”', '"', '»']).chars().next_back())
    }

    /// Whether nothing but a few marks stands behind `at`.
    pub(super) fn ends_after(&self, at: usize) -> bool {
        let behind = self.items.get(at + 1..).unwrap_or_default();
        behind.len() < 6 && behind.iter().all(|item| item.quote.is_none() && !item.is(Flags::WORD))
    }

    /// From the first to the last of `items`.
    pub(super) fn span(&self, items: &Range<usize>) -> Span {
        match (items.is_empty(), self.items.get(items.start), items.end.checked_sub(1).and_then(|last| self.items.get(last))) {
            (false, Some(first), Some(last)) => first.span.union(last.span),
            _ => Span::default(),
        }
    }

    /// `items` without the commas, stops and dashes at its edges.
    pub(super) fn trim(&self, items: Range<usize>) -> Range<usize> {
        let blank = |at: usize| {
            let item = self.at(at);
            item.quote.is_none()
                && !item.is(Flags::WORD)
                && !matches!(item.first, '$' | '£' | '€' | '#' | '@' | '%' | '(' | ')' | '[' | ']' | '<' | '>')
        };
        let (mut start, mut end) = (items.start, items.end.min(self.len()).max(items.start));
        while start < end && blank(start) {
            start += 1;
        }
        while start < end && blank(end - 1) {
            end -= 1;
        }
        start..end
    }
}

impl Lines {
    /// Folds `words` into lines.
    pub(super) fn new(words: Vec<Word>, pairs: &[Pair], blocks: &[Block], sentences: &[Sentence]) -> Self {
        // One list of items for each voice: the blocks' own come first, then one for each pair.
        let mut block_items: Vec<Vec<Word>> = vec![Vec::new(); blocks.len()];
        let mut pair_items: Vec<Vec<Word>> = vec![Vec::new(); pairs.len()];
        let mut pair_block: Vec<usize> = vec![0; pairs.len()];
        let mut around: Vec<PairIndex> = Vec::new();
        let (mut next_pair, mut block) = (0, 0);
        let count = words.len() + pairs.len();
        for word in words {
            while blocks.get(block).is_some_and(|b| b.span.end <= word.span.start) {
                block += 1;
            }
            while around.last().is_some_and(|&p| pairs[p as usize].outer().end <= word.span.start) {
                around.pop();
            }
            while let Some(pair) = pairs.get(next_pair).filter(|pair| pair.open.start <= word.span.start) {
                let folded =
                    Word { span: pair.outer(), flags: Flags::NONE, verb: None, first: '“', quote: Some(next_pair as PairIndex) };
                match around.last() {
                    Some(&outer) => pair_items[outer as usize].push(folded),
                    None => block_items.get_mut(block).into_iter().for_each(|items| items.push(folded)),
                }
                pair_block[next_pair] = block;
                around.push(next_pair as PairIndex);
                next_pair += 1;
            }
            match around.last() {
                Some(&pair) if pairs[pair as usize].inner.contains(word.span.start) => pair_items[pair as usize].push(word),
                Some(_) => {}
                None => block_items.get_mut(block).into_iter().for_each(|items| items.push(word)),
            }
        }
        let mut all = Self { items: Vec::with_capacity(count), lines: Vec::new() };
        let mut pair = 0;
        // Each list goes as soon as it has been cut: in a long text all of them are as large as the text's words.
        for (at, own) in block_items.into_iter().enumerate() {
            let kind = blocks.get(at).map_or(BlockKind::Paragraph, |b| b.kind);
            all.cut(&own, None, at, kind, sentences);
            drop(own);
            while pair < pairs.len() && pair_block[pair] == at {
                all.cut(&std::mem::take(&mut pair_items[pair]), Some(pair as PairIndex), at, kind, sentences);
                pair += 1;
            }
        }
        all
    }

    /// Cuts the items of one voice where a sentence ends between two of them.
    fn cut(&mut self, own: &[Word], voice: Option<PairIndex>, block: usize, kind: BlockKind, sentences: &[Sentence]) {
        let sentence = |byte: u32| sentences.partition_point(|s| s.span.start <= byte);
        let mut start = self.items.len();
        let mut first = true;
        let mut last: Option<usize> = None;
        for item in own {
            let begins = sentence(item.span.start);
            if last.is_some_and(|last| last != begins) {
                self.lines.push(LineAt { items: start..self.items.len(), voice, block, kind, first });
                start = self.items.len();
                first = false;
            }
            last = Some(if item.quote.is_some() { sentence(item.span.end.saturating_sub(1)) } else { begins });
            self.items.push(*item);
        }
        if start < self.items.len() {
            self.lines.push(LineAt { items: start..self.items.len(), voice, block, kind, first });
        }
    }

    /// The line that lies at `at`.
    pub(super) fn line<'a>(&'a self, at: &LineAt, text: &'a str, pairs: &'a [Pair]) -> Line<'a> {
        let line = Line { text, pairs, items: self.items.get(at.items.clone()).unwrap_or_default() };
        let own = if at.first && at.voice.is_none() { line.items.get(dateline(&line)..).unwrap_or_default() } else { line.items };
        Line { items: own, ..line }
    }
}

/// Behind the dateline that goes before a block's own words: "ELY (Wire) — ". It is nobody's words, and no subject.
fn dateline(line: &Line<'_>) -> usize {
    /// A dateline has no more words and marks.
    const LONGEST: usize = 12;
    let place = line.at(0).span.of(line.text);
    if place.len() < 3 || place.chars().any(char::is_lowercase) || line.at(0).quote.is_some() {
        return 0;
    }
    let parts = |at: usize| {
        // A hyphen within a word is none.
        line.dash(at)
            && !line.dash(at + 1)
            && (line.at(at).first != '-' || line.dash(at - 1) || line.at(at).span.start > line.before(at).span.end)
    };
    // "IBM — once the largest of them — said": an aside.
    let begins = |at: usize| line.at(at).is(Flags::CAPITAL | Flags::NUMBER) || line.at(at).quote.is_some();
    let verb =
        |at: usize| line.at(at).is(Flags::AUXILIARY | Flags::FINITE | Flags::SAYING | Flags::ED) || line.at(at).quote.is_some();
    let dash = (1..line.len().min(LONGEST)).find(|&at| parts(at) || verb(at)).filter(|&at| parts(at) && begins(at + 1));
    dash.map_or(0, |dash| dash + 1)
}

#[cfg(test)]
mod tests {
    use crate::parse::quotations::check::check;

    #[test]
    fn dateline_is_nobodys_words_and_no_subject() {
        check("ELY (Wire) — <i by=\"the port\">The lock has been shut since the flood</i>, according to the port.");
        check("WARE, Herts. -- The head of the guild, Tom Gray of Ely, said <i by=\"Tom Gray\">the lock was shut</i>.");
        check("ORR — once the largest of the yards — said <i by=\"ORR\">the lock was shut</i>.");
    }
}
