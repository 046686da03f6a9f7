//! Conflicts as a list to work through: the worst first, filtered by how far apart and in what.
//!
//! The list is made whole, beside the window; what stands on each side is worked out for one conflict at a time ([`sides`]), as only
//! few are looked at. It hides nothing that a person rejected: a decision can be taken back where it was made.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use super::{kind_word, one_line, severity_word};
use crate::{
    commands::Session,
    compare::{ClaimIndex, Conflict, ConflictKind, Severity, SourceIndex, WordChangeKind, word_changes},
    project::{Decision, SourceId, Subject},
    text::Span,
};

/// Which conflicts to show. All conditions hold at once; an empty set is anything.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ConflictFilter {
    /// How far apart.
    pub severities: BTreeSet<Severity>,
    /// In what.
    pub kinds: BTreeSet<ConflictKind>,
    /// Only those that nobody has decided on.
    pub unreviewed_only: bool,
}

impl ConflictFilter {
    fn passes(&self, row: &ConflictRow) -> bool {
        (self.severities.is_empty() || self.severities.contains(&row.severity))
            && (self.kinds.is_empty() || self.kinds.contains(&row.kind))
            && !(self.unreviewed_only && row.decision.is_some())
    }
}

/// One conflict of the list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ConflictRow {
    /// Index into [`crate::compare::Comparison::conflicts`].
    pub conflict: usize,
    /// How far apart.
    pub severity: Severity,
    /// In what.
    pub kind: ConflictKind,
    /// The claim it belongs to.
    pub claim: Option<ClaimIndex>,
    /// Places in the project of the sources concerned, ascending.
    pub sources: Vec<usize>,
    /// What a person said of it.
    pub decision: Option<Decision>,
    /// Why it is one, on one line.
    pub why: String,
}

/// All conflicts, the worst first, then by kind, then in reading order.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Conflicts {
    rows: Vec<ConflictRow>,
    /// Which comparison they are of ([`Session::comparison_number`]).
    pub comparison: u64,
    /// The conflict that was asked for by its words, where it is still one.
    pub again: Option<usize>,
    /// How many there are of each sort.
    pub by_severity: BTreeMap<Severity, usize>,
    /// How many there are of each kind.
    pub by_kind: BTreeMap<ConflictKind, usize>,
    /// How many somebody has decided on.
    pub reviewed: usize,
}

impl Conflicts {
    /// The conflicts of the session's comparison, which has this number; empty until there is one. `held`: a conflict of an earlier
    /// comparison, to be found again by its words.
    pub fn new(session: &Session, comparison: u64, held: Option<&Subject>) -> Self {
        let again = |all: &Self| {
            let held = held?;
            let is_held = |row: &&ConflictRow| session.conflict_subject(row.conflict).is_some_and(|now| is_the_same(held, &now));
            all.rows.iter().find(is_held).map(|row| row.conflict)
        };
        let mut all = Self { comparison, ..Self::of(session) };
        all.again = again(&all);
        all
    }

    fn of(session: &Session) -> Self {
        let Some(comparison) = session.comparison() else { return Self::default() };
        let Articles(places) = Articles::of(session);
        let row = |(at, conflict): (usize, &Conflict)| {
            let mut sources: Vec<usize> = conflict.parts.iter().filter_map(|part| places.get(&part.source).copied()).collect();
            sources.sort_unstable();
            sources.dedup();
            ConflictRow {
                conflict: at,
                severity: conflict.severity,
                kind: conflict.kind,
                claim: conflict.claim,
                sources,
                decision: session.conflict_decision(at).cloned(),
                why: one_line(&conflict.why),
            }
        };
        // One whose source was taken out since has nothing to show.
        let mut rows: Vec<ConflictRow> =
            comparison.conflicts.iter().enumerate().map(row).filter(|row| !row.sources.is_empty()).collect();
        rows.sort_by_key(|row| (row.severity, row.kind, row.conflict));
        let mut all = Self { rows, ..Self::default() };
        for row in &all.rows {
            *all.by_severity.entry(row.severity).or_default() += 1;
            *all.by_kind.entry(row.kind).or_default() += 1;
            all.reviewed += usize::from(row.decision.is_some());
        }
        all
    }

    /// How many there are.
    pub fn total(&self) -> usize {
        self.rows.len()
    }

    /// The places in the list of those that pass, in order.
    pub fn shown(&self, filter: &ConflictFilter) -> Vec<usize> {
        self.rows.iter().enumerate().filter(|(_, row)| filter.passes(row)).map(|(at, _)| at).collect()
    }

    /// The one at this place of the list.
    pub fn get(&self, at: usize) -> Option<&ConflictRow> {
        self.rows.get(at)
    }
}

/// Whether two subjects are one conflict: its words, in whatever order the sources stand.
fn is_the_same(a: &Subject, b: &Subject) -> bool {
    let (Subject::Conflict { kind: a_kind, parts: a }, Subject::Conflict { kind: b_kind, parts: b }) = (a, b) else { return false };
    a_kind == b_kind && a.len() == b.len() && a.iter().all(|part| b.contains(part))
}

/// What one source says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Side {
    /// The source.
    pub source: SourceId,
    /// Its place in the project.
    pub at: usize,
    /// What it is called.
    pub label: String,
    /// It stands apart from the others: it is on the side that fewer take, or no side is smaller.
    pub apart: bool,
    /// The sentences that hold the words, as indices.
    pub sentences: Range<usize>,
    /// Their words in runs; true: these differ.
    pub runs: Vec<(String, bool)>,
    /// The words that differ, on one line.
    pub words: String,
}

/// Puts the sides in the order in which the sentence that explains them quotes their words, where it quotes all of them.
fn in_order_of(why: &str, places: &mut [Place<'_>]) {
    let quoted = |place: &Place<'_>| why.find(&format!("“{}”", one_line(place.span.of(place.text))));
    let mut told: Vec<usize> = places.iter().filter_map(quoted).collect();
    told.sort_unstable();
    told.dedup();
    if told.len() == places.len() {
        places.sort_by_key(quoted);
    }
}

/// What stands on each side of a conflict, as the sentence that explains it tells them, else by place.
pub fn sides(session: &Session, conflict: usize) -> Vec<Side> {
    sides_in(session, &Articles::of(session), conflict)
}

/// Where the articles of a comparison stand in the project.
struct Articles(BTreeMap<SourceIndex, usize>);

impl Articles {
    fn of(session: &Session) -> Self {
        let places = session.sources().iter().enumerate();
        Self(places.filter_map(|(at, source)| Some((source.compared?, at))).collect())
    }
}

fn sides_in(session: &Session, articles: &Articles, conflict: usize) -> Vec<Side> {
    let Some(conflict) = session.comparison().and_then(|comparison| comparison.conflicts.get(conflict)) else { return Vec::new() };
    let mut places: Vec<Place<'_>> =
        conflict.parts.iter().filter_map(|part| place(session, articles, part.source, part.span)).collect();
    in_order_of(&conflict.why, &mut places);
    let marks = marks(&places.iter().map(|place| place.span.of(place.text)).collect::<Vec<_>>());
    places
        .into_iter()
        .zip(marks)
        .map(|(place, marked)| {
            let before = Span::new(place.around.start as usize, place.span.start as usize).of(place.text);
            let after = Span::new(place.span.end as usize, place.around.end as usize).of(place.text);
            let runs = std::iter::once((before.to_owned(), false)).chain(marked).chain([(after.to_owned(), false)]);
            let index = session.source(place.source).and_then(|source| source.compared);
            Side {
                apart: index.is_some_and(|index| conflict.apart.contains(&index)),
                source: place.source,
                at: place.at,
                label: place.label,
                sentences: place.sentences,
                runs: tidy(runs),
                words: one_line(place.span.of(place.text)),
            }
        })
        .collect()
}

struct Place<'a> {
    source: SourceId,
    at: usize,
    label: String,
    text: &'a str,
    span: Span,
    /// The whole sentences.
    around: Span,
    sentences: Range<usize>,
}

fn place<'a>(session: &'a Session, articles: &Articles, index: SourceIndex, span: Span) -> Option<Place<'a>> {
    let at = *articles.0.get(&index)?;
    let state = session.sources().get(at)?;
    let parsed = state.parsed.as_ref()?;
    let sentences = parsed.sentences_in(span);
    let whole = parsed.sentences.get(sentences.clone())?.iter().map(|s| s.span).reduce(Span::union);
    Some(Place {
        source: state.id,
        at,
        label: state.document.label().to_owned(),
        text: &state.document.text,
        span,
        around: whole.map_or(span, |whole| whole.union(span)),
        sentences,
    })
}

/// Which of the words that conflict are marked: all of them where they are few, else those that change from the first side to
/// the others, where enough stays the same for that to tell something.
fn marks(words: &[&str]) -> Vec<Vec<(String, bool)>> {
    /// No more words than this are read at a glance.
    const FEW: usize = 6;
    /// This much of the longer wording, in words, must stay the same.
    const SHARED: f32 = 0.4;
    let count = |words: &str| words.split_whitespace().count();
    let whole = |words: &str| vec![(words.to_owned(), true)];
    let Some((first, others)) = words.split_first() else { return Vec::new() };
    if words.iter().all(|words| count(words) <= FEW) {
        return words.iter().map(|words| whole(words)).collect();
    }
    let mut first_runs = None;
    let mut all = Vec::with_capacity(words.len());
    for other in others {
        let changes = word_changes(first, other);
        let same: usize = changes.iter().filter(|c| c.kind == WordChangeKind::Same).map(|c| count(&c.words)).sum();
        if (same as f32) < SHARED * count(first).max(count(other)) as f32 {
            all.push(whole(other));
            continue;
        }
        let side = |skip: WordChangeKind| {
            let kept = changes.iter().filter(|c| c.kind != skip);
            kept.map(|c| (c.words.clone(), c.kind != WordChangeKind::Same)).collect::<Vec<_>>()
        };
        first_runs.get_or_insert_with(|| side(WordChangeKind::Added));
        all.push(side(WordChangeKind::Removed));
    }
    all.insert(0, first_runs.unwrap_or_else(|| whole(first)));
    all
}

/// Runs on one line, blank ones left out, white space at marked edges moved out of the mark.
fn tidy(runs: impl Iterator<Item = (String, bool)>) -> Vec<(String, bool)> {
    let mut tidy: Vec<(String, bool)> = Vec::new();
    let mut push = |words: &str, marked: bool| {
        if words.is_empty() {
            return;
        }
        match tidy.last_mut() {
            Some(last) if last.1 == marked => last.0.push_str(words),
            _ => tidy.push((words.to_owned(), marked)),
        }
    };
    for (words, marked) in runs {
        let words: String = words.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
        let inner = words.trim();
        let start = words.len() - words.trim_start().len();
        push(words.get(..start).unwrap_or_default(), false);
        push(inner, marked && !inner.is_empty());
        push(words.get(start + inner.len()..).unwrap_or_default(), false);
    }
    tidy
}

/// The list as a table: a row a conflict, a column for each side up to the most that there are.
pub fn table<'a>(session: &Session, rows: impl Iterator<Item = &'a ConflictRow>) -> Vec<Vec<String>> {
    let articles = Articles::of(session);
    let mut table = vec![["kind", "severity", "decision", "reason", "sources and words"].map(str::to_owned).to_vec()];
    for row in rows {
        let mut line = vec![
            kind_word(row.kind).to_owned(),
            severity_word(row.severity).to_owned(),
            decision_word(row.decision.as_ref()).to_owned(),
            row.why.clone(),
        ];
        line.extend(sides_in(session, &articles, row.conflict).into_iter().map(|side| format!("{}: {}", side.label, side.words)));
        table.push(line);
    }
    table
}

/// What a person said, in a word; empty where nobody has.
pub fn decision_word(decision: Option<&Decision>) -> &'static str {
    match decision {
        None => "",
        Some(Decision::Confirmed) => "confirmed",
        Some(Decision::Rejected) => "rejected",
        Some(_) => "corrected",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &[&str]) -> Vec<String> {
        let show = |runs: Vec<(String, bool)>| {
            let runs = tidy(runs.into_iter()).into_iter();
            runs.map(|(words, marked)| if marked { format!("[{words}]") } else { words }).collect::<String>()
        };
        marks(words).into_iter().map(show).collect()
    }

    #[test]
    fn few_words_are_marked_whole() {
        assert_eq!(check(&["two hours", "more than two hours"]), ["[two hours]", "[more than two hours]"]);
    }

    #[test]
    fn in_many_words_those_that_change_are_marked() {
        let found = check(&["the bridge will stay shut until the end of May", "the bridge may stay shut until the end of June"]);
        assert_eq!(
            found,
            ["the bridge [will] stay shut until the end of [May]", "the bridge [may] stay shut until the end of [June]"]
        );
    }

    #[test]
    fn wordings_with_little_in_common_are_marked_whole() {
        let found =
            check(&["the bridge will stay shut until the end of May", "no lorry has crossed the river since the flood came"]);
        assert!(found.iter().all(|side| side.starts_with('[') && side.ends_with(']')), "{found:?}");
    }

    #[test]
    fn a_filter_holds_all_its_conditions() {
        let row = |severity, kind, decision| {
            let (sources, why) = (vec![0, 1], String::new());
            ConflictRow { conflict: 0, severity, kind, claim: None, sources, decision, why }
        };
        let rows = vec![
            row(Severity::Contradiction, ConflictKind::Quantity, None),
            row(Severity::Contradiction, ConflictKind::Date, Some(Decision::Confirmed)),
            row(Severity::Detail, ConflictKind::Quantity, None),
        ];
        let all = Conflicts { rows, ..Conflicts::default() };
        let count = |severities: &[Severity], kinds: &[ConflictKind], unreviewed_only| {
            let filter = ConflictFilter {
                severities: severities.iter().copied().collect(),
                kinds: kinds.iter().copied().collect(),
                unreviewed_only,
            };
            all.shown(&filter).len()
        };
        assert_eq!(count(&[], &[], false), 3);
        assert_eq!(count(&[Severity::Contradiction], &[], false), 2);
        assert_eq!(count(&[Severity::Contradiction, Severity::Detail], &[ConflictKind::Quantity], false), 2);
        assert_eq!(count(&[Severity::Contradiction], &[], true), 1);
    }
}
