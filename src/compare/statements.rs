//! What is matched: sentences, and the statements inside them.
//!
//! A sentence of the news often makes several statements: what someone said and how it came about. Cut out are each quotation
//! (sentence by sentence), the clause of an indirect quotation, and clauses with a verb of their own that are joined by a
//! conjunction, a dash or a semicolon. Reference blocks make none. Never cuts inside quote marks.

use std::ops::Range;

use crate::{
    parse::{BlockKind, Quotation, QuotationKind, TokenKind},
    text::Span,
};

use super::{
    Article,
    common_words::Tier,
    prepare::{NO_FORM, Prepared, span_of},
};

/// What kind of stretch a statement is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum StatementKind {
    /// A whole sentence.
    Sentence,
    /// The words inside quote marks, as far as they stand in one sentence.
    Quoted,
    /// The clause of an indirect or mixed quotation.
    Reported,
    /// A clause in the article's own words.
    Clause,
}

/// A stretch of a sentence that says something by itself.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Statement {
    /// Index of its sentence.
    pub sentence: u32,
    /// What kind of stretch it is.
    pub kind: StatementKind,
    /// Its words, quote marks at the edges left out.
    pub span: Span,
    /// Its tokens, as index ranges in text order; several where an attribution interrupts it.
    pub tokens: Vec<Range<u32>>,
    /// The quotation it comes from, as an index into the article's.
    pub quotation: Option<u32>,
    /// Whether a row of the claims table can be made of it: the statements with this mark cover a sentence without overlap.
    pub claims: bool,
    /// Stands in a heading.
    pub heading: bool,
}

/// A sentence with more quotations or clauses than this is cut no further.
const MOST_STATEMENTS: usize = 16;
/// A clause with fewer words of content says nothing that could be matched.
const FEWEST_WORDS: usize = 3;

/// All statements of an article, by sentence, the whole sentence first.
pub(crate) fn statements(article: Article<'_>, prepared: &Prepared) -> Vec<Statement> {
    let parsed = article.parsed;
    let mut found = Vec::new();
    let mut quotations = QuotationsBySentence::new(article);
    for (index, sentence) in parsed.sentences.iter().enumerate() {
        let kind = parsed.blocks.get(sentence.block as usize).map_or(BlockKind::Paragraph, |b| b.kind);
        if kind == BlockKind::Reference {
            continue;
        }
        let tokens = parsed.tokens_in(sentence.span);
        let tokens = tokens.start as u32..tokens.end as u32;
        let first = found.len();
        found.push(Statement {
            sentence: index as u32,
            kind: StatementKind::Sentence,
            span: sentence.span,
            tokens: vec![tokens.clone()],
            quotation: None,
            claims: false,
            heading: kind == BlockKind::Heading,
        });
        if kind == BlockKind::Heading {
            continue;
        }
        let cutter = Cutter { article, prepared, sentence: index as u32, tokens };
        cutter.cut(quotations.of(index), &mut found);
        if found.len() == first + 1 {
            // nothing was cut out: the sentence itself is the statement
            if let Some(whole) = found.get_mut(first) {
                whole.claims = true;
            }
        }
    }
    found
}

/// Which quotations touch which sentence.
struct QuotationsBySentence {
    by_sentence: Vec<Vec<u32>>,
}

impl QuotationsBySentence {
    fn new(article: Article<'_>) -> Self {
        let mut by_sentence = vec![Vec::new(); article.parsed.sentences.len()];
        for (index, quotation) in article.parsed.quotations.iter().enumerate() {
            if quotation.scare || quotation.nested {
                continue;
            }
            for part in reported(quotation) {
                for sentence in article.parsed.sentences_in(part) {
                    if let Some(list) = by_sentence.get_mut(sentence)
                        && list.last() != Some(&(index as u32))
                    {
                        list.push(index as u32);
                    }
                }
            }
        }
        Self { by_sentence }
    }

    fn of(&mut self, sentence: usize) -> Vec<u32> {
        self.by_sentence.get_mut(sentence).map(std::mem::take).unwrap_or_default()
    }
}

/// The stretches that are reported: the clause where there is one, else the quoted words.
fn reported(quotation: &Quotation) -> Vec<Span> {
    match (&quotation.clause, quotation.kind) {
        (Some(clause), QuotationKind::Mixed) if !clause.is_empty() => clause.clone(),
        _ => quotation.content.clone(),
    }
}

/// Cuts one sentence.
struct Cutter<'a> {
    article: Article<'a>,
    prepared: &'a Prepared,
    sentence: u32,
    tokens: Range<u32>,
}

impl Cutter<'_> {
    fn cut(&self, quotations: Vec<u32>, found: &mut Vec<Statement>) {
        let parsed = self.article.parsed;
        let Some(sentence) = parsed.sentences.get(self.sentence as usize) else { return };
        let mut taken: Vec<Range<u32>> = Vec::new();
        let first = found.len();
        for index in quotations.into_iter().take(MOST_STATEMENTS) {
            let Some(quotation) = parsed.quotations.get(index as usize) else { continue };
            let mut ranges = Vec::new();
            for part in reported(quotation) {
                let part = Span { start: part.start.max(sentence.span.start), end: part.end.min(sentence.span.end) };
                if part.start < part.end {
                    let tokens = parsed.tokens_in(part);
                    ranges.push(tokens.start as u32..tokens.end as u32);
                }
            }
            let ranges: Vec<_> = ranges.into_iter().filter_map(|r| self.trim(r)).collect();
            let overlaps = |r: &Range<u32>| taken.iter().any(|t| t.start < r.end && r.start < t.end);
            if ranges.is_empty() || ranges.iter().any(overlaps) {
                continue;
            }
            let kind = if quotation.kind == QuotationKind::Direct { StatementKind::Quoted } else { StatementKind::Reported };
            // a fragment in quote marks without its clause stays part of the sentence
            let fragment = quotation.kind == QuotationKind::Mixed && quotation.clause.is_none();
            // a bare noun ("the need for talks") says nothing by itself either
            let says = quotation.kind == QuotationKind::Direct || ranges.iter().any(|r| self.has_verb(r));
            let claims = !fragment && says && self.content(&ranges) > 0;
            if claims {
                taken.extend(ranges.iter().cloned());
                // who said it belongs to it, and makes no statement of its own
                for words in [quotation.cue, quotation.speaker].into_iter().flatten() {
                    if words.overlaps(sentence.span) {
                        let tokens = parsed.tokens_in(words);
                        taken.push(tokens.start as u32..tokens.end as u32);
                    }
                }
            }
            self.push(found, kind, ranges, Some(index), claims);
        }
        // the rest of the sentence, clause by clause
        taken.sort_by_key(|r| (r.start, r.end));
        let rest = without(&self.tokens, &taken);
        let quoted_something = found.len() > first && !taken.is_empty();
        let mut clauses = Vec::new();
        for stretch in rest {
            self.clauses(&stretch, &mut clauses);
        }
        let single = clauses.len() == 1 && !quoted_something;
        let mut whole_told = false;
        for (clause, finite) in clauses.into_iter().take(MOST_STATEMENTS) {
            let Some(clause) = self.without_joiners(clause) else { continue };
            if single || self.content(std::slice::from_ref(&clause)) < FEWEST_WORDS {
                continue;
            }
            // "said the hall was free": without its subject it stands by itself only as the whole sentence
            let headless = self.is_finite_verb(clause.start) || self.prepared.word(clause.start as usize) == "also";
            if finite && headless && !whole_told {
                whole_told = true;
                self.push(found, StatementKind::Clause, vec![self.tokens.clone()], None, true);
            } else {
                self.push(found, StatementKind::Clause, vec![clause], None, finite && !headless);
            }
        }
        // where nothing can stand for the sentence, it stands for itself
        if !found.get(first..).unwrap_or_default().iter().any(|s| s.claims)
            && let Some(whole) = found.get_mut(first - 1)
        {
            whole.claims = true;
        }
    }

    fn push(&self, found: &mut Vec<Statement>, kind: StatementKind, tokens: Vec<Range<u32>>, quotation: Option<u32>, claims: bool) {
        let spans = tokens.iter().filter_map(|t| span_of(self.article, t));
        if let Some(span) = spans.reduce(Span::union) {
            found.push(Statement { sentence: self.sentence, kind, span, tokens, quotation, claims, heading: false });
        }
    }

    /// Without marks and joining words at its edges.
    fn trim(&self, mut range: Range<u32>) -> Option<Range<u32>> {
        let mark = |t: u32| self.prepared.token_forms.get(t as usize).is_none_or(|&f| f == NO_FORM);
        let closing = |t: u32| {
            let token = self.article.parsed.tokens.get(t as usize);
            token.is_some_and(|t| matches!(t.span.of(&self.article.document.text), ")" | "]" | "%" | "!" | "?"))
        };
        while range.start < range.end && mark(range.start) {
            range.start += 1;
        }
        while range.start < range.end && mark(range.end - 1) && !closing(range.end - 1) {
            range.end -= 1;
        }
        (range.start < range.end).then_some(range)
    }

    /// Without the words at its edges that join it to the rest: it shall stand by itself.
    fn without_joiners(&self, mut range: Range<u32>) -> Option<Range<u32>> {
        while range.start < range.end && LEADING.contains(&self.prepared.word(range.start as usize)) {
            range.start += 1;
        }
        while range.start < range.end && TRAILING.contains(&self.prepared.word(range.end as usize - 1)) {
            range.end -= 1;
        }
        self.trim(range)
    }

    /// How many words of content stand in `ranges`.
    fn content(&self, ranges: &[Range<u32>]) -> usize {
        let tokens = ranges.iter().cloned().flatten();
        tokens.filter(|&t| self.prepared.form(t as usize).is_some_and(|f| f.tier > Tier::Grammar)).count()
    }

    fn mark_at(&self, token: u32) -> Option<&str> {
        let token = self.article.parsed.tokens.get(token as usize)?;
        (token.kind == TokenKind::Punctuation).then(|| token.span.of(&self.article.document.text))
    }

    /// Cuts a stretch into clauses; with each whether it has a verb of its own, so that it can be a claim.
    fn clauses(&self, stretch: &Range<u32>, into: &mut Vec<(Range<u32>, bool)>) {
        let mut cuts = vec![stretch.start];
        let mut depth = 0usize;
        for token in stretch.clone() {
            match self.mark_at(token) {
                Some("“" | "„" | "«" | "(") => depth += 1,
                Some("”" | "»" | ")") => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth > 0 || token == stretch.start {
                continue;
            }
            let last_cut = cuts.last().copied().unwrap_or(stretch.start);
            let before = last_cut..token;
            let after = token..stretch.end;
            if self.is_boundary(token)
                && self.content(std::slice::from_ref(&before)) >= FEWEST_WORDS
                && self.content(std::slice::from_ref(&after)) >= FEWEST_WORDS
            {
                cuts.push(token);
            }
        }
        cuts.push(stretch.end);
        let mut parts: Vec<(Range<u32>, bool)> = Vec::new();
        for pair in cuts.windows(2) {
            if let &[start, end] = pair
                && let Some(part) = self.trim(start..end)
            {
                let finite = self.has_subject_and_verb(&part);
                parts.push((part, finite));
            }
        }
        into.extend(parts);
    }

    /// Whether a new clause begins at this token.
    fn is_boundary(&self, token: u32) -> bool {
        if self.mark_at(token) == Some(";") {
            return true;
        }
        // "since 2022", "before Monday's call" tell a time
        let next = self.prepared.form(token as usize + 1);
        if next.is_some_and(|f| f.number) {
            return false;
        }
        let word = self.prepared.word(token as usize);
        let after_comma = token > 0 && matches!(self.mark_at(token - 1), Some("," | "—" | "–" | "-"));
        match word {
            "and" | "but" | "or" | "so" | "yet" => after_comma && self.verb_follows(token) || self.subject_follows(token),
            "while" | "although" | "though" | "whereas" | "because" | "unless" | "after" | "before" | "when" | "as" | "if"
            | "since" | "until" => self.verb_follows(token),
            "who" | "which" | "whose" | "where" | "following" | "despite" | "amid" | "with" | "adding" | "aiming" | "including"
            | "saying" | "noting" => after_comma,
            _ => false,
        }
    }

    /// "and he", "but Ms Lee will": a subject and a verb stand close behind.
    fn subject_follows(&self, token: u32) -> bool {
        let next = self.prepared.word(token as usize + 1);
        let pronoun = matches!(next, "he" | "she" | "it" | "they" | "we" | "i" | "you" | "that" | "this" | "there");
        pronoun && (token + 2..(token + 5).min(self.tokens.end)).any(|t| self.is_finite_verb(t))
    }

    fn verb_follows(&self, token: u32) -> bool {
        /// A verb further away belongs to another clause.
        const REACH: u32 = 10;
        let clause = (token + 1..(token + REACH).min(self.tokens.end)).take_while(|&t| self.mark_at(t).is_none());
        clause.into_iter().any(|t| self.is_finite_verb(t))
    }

    fn has_subject_and_verb(&self, part: &Range<u32>) -> bool {
        let first = self.prepared.word(part.start as usize);
        if matches!(
            first,
            "who" | "which" | "whose" | "where" | "following" | "despite" | "amid" | "with" | "adding" | "aiming" | "including"
        ) || first.ends_with("ing")
        {
            return false;
        }
        (part.start..part.end).any(|t| self.is_finite_verb(t)) && self.content(std::slice::from_ref(part)) >= FEWEST_WORDS
    }

    fn has_verb(&self, part: &Range<u32>) -> bool {
        part.clone().any(|t| self.is_finite_verb(t))
    }

    /// A guess by form: auxiliaries, and words in "-ed" or of an irregular past.
    fn is_finite_verb(&self, token: u32) -> bool {
        let Some(form) = self.prepared.form(token as usize) else { return false };
        let word = form.folded.as_str();
        if AUXILIARIES.contains(&word) || word.ends_with("n't") {
            return true;
        }
        if form.tier == Tier::Grammar {
            return false;
        }
        let past =
            word.len() > 4 && word.ends_with("ed") || form.stem != word && !word.ends_with(['s', 'g', 'e']) && word.len() > 2;
        if !past {
            return false;
        }
        // "the proposed memorandum", "a renewed effort"
        let before = token.checked_sub(1).map_or("", |t| self.prepared.word(t as usize));
        !matches!(
            before,
            "the" | "a" | "an" | "of" | "for" | "in" | "its" | "their" | "his" | "her" | "by" | "with" | "this" | "that"
        )
    }
}

/// Words that join a clause to the one before it.
const LEADING: [&str; 22] = [
    "and",
    "but",
    "or",
    "so",
    "yet",
    "while",
    "although",
    "though",
    "whereas",
    "because",
    "unless",
    "after",
    "before",
    "when",
    "as",
    "if",
    "since",
    "until",
    "however",
    "meanwhile",
    "that",
    "then",
];
/// Words that lead on to the next clause.
const TRAILING: [&str; 16] = [
    "and", "but", "or", "so", "yet", "while", "although", "though", "whereas", "because", "that", "as", "to", "who", "which",
    "when",
];

const AUXILIARIES: [&str; 23] = [
    "is", "are", "was", "were", "has", "have", "had", "do", "does", "did", "will", "would", "can", "could", "may", "might", "must",
    "shall", "should", "cannot", "am", "says", "said",
];

/// What is left of `all` when `taken` (sorted) is cut out.
fn without(all: &Range<u32>, taken: &[Range<u32>]) -> Vec<Range<u32>> {
    let mut rest = Vec::new();
    let mut at = all.start;
    for t in taken {
        if t.start > at {
            rest.push(at..t.start.min(all.end));
        }
        at = at.max(t.end);
    }
    if at < all.end {
        rest.push(at..all.end);
    }
    rest
}
