//! The rows of the claims table, worked out from the comparison and the corrections; [`super::claims_shown`] filters and sorts them.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use rayon::prelude::*;

use super::{
    CellState, ClaimFilter, ClaimRow, ClaimSort,
    claim_facts::ClaimFacts,
    claims_shown::{self, Shown},
    subjects::Decisions,
};
use crate::{
    compare::{
        Claim, ClaimIndex, ClaimMention, Comparison, Conflict, ConflictKind, GroupIndex, Severity, SharedEntityIndex, SourceIndex,
    },
    parse::Parsed,
    project::{Project, SourceId},
};

/// A column of the table: a source of the project, and what the comparison calls it.
#[derive(Clone, Debug)]
pub(super) struct Column {
    pub id: SourceId,
    pub compared: Option<SourceIndex>,
    /// The event that it reports.
    pub group: Option<GroupIndex>,
    pub parsed: Option<Arc<Parsed>>,
}

/// All that the table's rows are made from.
#[derive(Debug)]
pub(super) struct TableJob {
    pub comparison: Arc<Comparison>,
    pub facts: Arc<ClaimFacts>,
    /// The project's sources in their order.
    pub columns: Vec<Column>,
    pub from: From,
    pub filter: ClaimFilter,
    /// Claims that bear a tag which the filter asks for; `None` where it asks for none.
    pub tagged: Option<BTreeSet<ClaimIndex>>,
    pub sort: ClaimSort,
}

/// What is made anew.
#[derive(Debug)]
pub(super) enum From {
    /// All rows, with the corrections of this project over them.
    Corrections(Arc<Project>),
    /// Only the filter or the order is another.
    Rows(AllRows),
}

/// All rows in reading order, whatever the filter.
#[derive(Clone, Debug, Default)]
pub(super) struct AllRows {
    pub rows: Arc<Vec<Arc<ClaimRow>>>,
    /// What was said of claims and conflicts.
    pub decisions: Arc<Decisions>,
}

/// What was made.
#[derive(Debug)]
pub(super) struct Made {
    pub all: AllRows,
    /// Those that pass the filter, in order.
    pub shown: Vec<Arc<ClaimRow>>,
}

impl TableJob {
    pub(super) fn make(&self) -> Made {
        let Self { comparison, facts, columns, from, filter, tagged, sort } = self;
        let all = match from {
            From::Rows(all) => all.clone(),
            From::Corrections(project) => {
                let decisions = Decisions::of(&project.corrections, comparison, facts, columns);
                AllRows { rows: Arc::new(all_rows(comparison, facts, columns, &decisions)), decisions: Arc::new(decisions) }
            }
        };
        let shown = Shown { comparison, facts, decisions: &all.decisions, columns, tagged: tagged.as_ref() };
        let shown = claims_shown::rows(&all.rows, &shown, filter, *sort);
        Made { all, shown }
    }
}

/// Whom the table names as the claim's speaker: the one whom most mentions name, and how many others are named; `None` where all
/// mentions are in the articles' own voice, or give it to somebody who is not known.
fn said_by(claim: &Claim, comparison: &Comparison) -> Option<String> {
    let speakers = speakers(claim);
    let mentions = |speaker: &SharedEntityIndex| claim.mentions.iter().filter(|m| m.speaker == Some(*speaker)).count();
    let first = speakers.iter().max_by_key(|speaker| (mentions(speaker), std::cmp::Reverse(**speaker)))?;
    let name = &comparison.entities.get(first.0 as usize)?.name;
    Some(if speakers.len() == 1 { name.clone() } else { format!("{name} +{}", speakers.len() - 1) })
}

/// Everyone who is given as the claim's speaker.
pub(super) fn speakers(claim: &Claim) -> BTreeSet<SharedEntityIndex> {
    claim.speaker.into_iter().chain(claim.mentions.iter().filter_map(|mention| mention.speaker)).collect()
}

/// All rows, in reading order. `columns` are the project's sources in their order.
fn all_rows(comparison: &Comparison, facts: &ClaimFacts, columns: &[Column], decisions: &Decisions) -> Vec<Arc<ClaimRow>> {
    let places = Places::of(columns);
    let row = |(at, claim)| Arc::new(row(comparison, facts, &places, decisions, ClaimIndex(at as u32), claim));
    comparison.claims.par_iter().enumerate().map(row).collect()
}

/// Makes the rows of these claims anew.
pub(super) fn make_anew(
    rows: &mut [Arc<ClaimRow>],
    claims: &BTreeSet<ClaimIndex>,
    comparison: &Comparison,
    facts: &ClaimFacts,
    columns: &[Column],
    decisions: &Decisions,
) {
    let places = Places::of(columns);
    for &index in claims {
        let (Some(old), Some(claim)) = (rows.get_mut(index.0 as usize), comparison.claims.get(index.0 as usize)) else { continue };
        *old = Arc::new(row(comparison, facts, &places, decisions, index, claim));
    }
}

/// Where sources stand in the project's list.
struct Places {
    /// By the comparison's number of a source.
    compared: Vec<Option<u32>>,
    by_id: BTreeMap<SourceId, u32>,
}

impl Places {
    fn of(columns: &[Column]) -> Self {
        let most = columns.iter().filter_map(|column| column.compared).max().map_or(0, |last| last.0 as usize + 1);
        let mut compared = vec![None; most];
        for (at, column) in (0..).zip(columns) {
            if let Some(place) = column.compared.and_then(|source| compared.get_mut(source.0 as usize)) {
                *place = Some(at);
            }
        }
        Self { compared, by_id: (0..).zip(columns).map(|(at, column)| (column.id, at)).collect() }
    }
}

fn row(
    comparison: &Comparison,
    facts: &ClaimFacts,
    places: &Places,
    decisions: &Decisions,
    index: ClaimIndex,
    claim: &Claim,
) -> ClaimRow {
    let conflicts: Vec<&Conflict> = facts.standing(index, comparison, decisions).collect();
    // The worst one: severities are listed from the worst on. Of a source, among those in which it stands apart from the others.
    let worst = |of: Option<SourceIndex>| -> Option<(ConflictKind, Severity)> {
        let concerned = conflicts.iter().filter(|c| of.is_none_or(|source| c.apart.binary_search(&source).is_ok()));
        concerned.map(|c| (c.severity, c.kind)).min().map(|(severity, kind)| (kind, severity))
    };
    // of each source the mention that is nearest to its own words; they stand by source
    let of_sources = claim.mentions.chunk_by(|a, b| a.source == b.source);
    let mentions = of_sources.filter_map(|of_source| of_source.iter().min_by_key(|mention| mention.voice));
    let place = |source: &SourceIndex| places.compared.get(source.0 as usize).copied().flatten();
    let has = |mention: &ClaimMention| {
        let differs = worst(Some(mention.source)).map(|(kind, _)| kind);
        Some((place(&mention.source)?, CellState::Has { voice: mention.voice, speaker: mention.speaker, differs }))
    };
    let mut cells: Vec<(u32, CellState)> = mentions.filter_map(has).collect();
    let sources = cells.len();
    let group: BTreeSet<SourceIndex> = decisions
        .absent_from(index)
        .next()
        .map_or_else(BTreeSet::new, |_| comparison.not_found(claim).map(|(source, _)| source).collect());
    let lacking: BTreeSet<u32> = group.iter().filter_map(place).collect();
    let absent = decisions.absent_from(index).filter_map(|source| places.by_id.get(&source).copied());
    cells.extend(absent.filter(|at| lacking.contains(at)).map(|at| (at, CellState::Absent)));
    cells.sort_unstable_by_key(|(at, _)| *at);
    let said = decisions.of_claim(index).cloned().unwrap_or_default();
    let decision = said.decision();
    let text = said.wording.unwrap_or_else(|| claim.text.clone());
    let speaker = said.speaker.or_else(|| said_by(claim, comparison));
    let (verdict, note) = said.verdict.unwrap_or_default();
    ClaimRow {
        claim: index,
        text,
        speaker,
        group: claim.group,
        sources,
        cells,
        conflict: worst(None).map(|(kind, severity)| (kind, severity, conflicts.len())),
        copied: facts.is_copied(index),
        verdict: Some(verdict).filter(|verdict| !verdict.is_empty()),
        note,
        decision,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        commands::{ClaimColumn, claims_shown::rows, subjects::Decisions},
        compare::{Article, Group, GroupIndex, Place, Reuse, SharedEntity, Voice},
        parse::{EntityKind, Sentence},
        project::{Anchor, Correction, CorrectionId, Decision, Subject, TagId, Unknown},
        text::{CharMap, Document, Metadata, Span},
    };

    /// Each sentence ends with a full stop and a space.
    fn parsed(text: &str) -> Parsed {
        let ends = text.match_indices(". ").map(|(at, _)| at + 1);
        let mut start = 0;
        let sentences = ends.map(|end| {
            let span = Span::new(start, end);
            start = end + 1;
            Sentence { span, block: 0 }
        });
        Parsed { sentences: sentences.collect(), ..Parsed::default() }
    }

    const TEXTS: [&str; 4] = [
        "The dam held, Ann Lee said. Two men drowned. ",
        "“It held,” said Lee. Three men drowned. Rain fell. ",
        "Rain fell. ",
        "Stocks rose. ",
    ];

    fn mention(source: u32, sentence: u32, voice: Voice, speaker: Option<u32>) -> ClaimMention {
        let span = parsed(TEXTS[source as usize]).sentences[sentence as usize].span;
        ClaimMention {
            source: SourceIndex(source),
            sentences: sentence..sentence + 1,
            span,
            voice,
            speaker: speaker.map(SharedEntityIndex),
        }
    }

    fn claim(text: &str, speaker: Option<u32>, mentions: Vec<ClaimMention>, group: u32) -> Claim {
        let speaker = speaker.map(SharedEntityIndex);
        Claim { group: GroupIndex(group), text: text.to_owned(), speaker, mentions, nearest: Vec::new() }
    }

    /// Three reports of one event and one of another: the dam, the dead, the rain, the stocks.
    fn comparison() -> Comparison {
        use Voice::{Asserted, Attributed, Quoted};
        let entity = SharedEntity {
            kind: EntityKind::Person,
            name: "Ann Lee".to_owned(),
            aliases: vec!["Lee".to_owned()],
            members: Vec::new(),
            named: true,
        };
        let dam = vec![mention(0, 0, Attributed, Some(0)), mention(1, 0, Quoted, Some(0))];
        let dead = vec![mention(0, 1, Asserted, None), mention(1, 1, Asserted, None)];
        let rain = vec![mention(1, 2, Asserted, None), mention(2, 0, Asserted, None)];
        let place = |mention: &ClaimMention| Place { source: mention.source, span: mention.span };
        let parts = dead.iter().map(place).collect::<Vec<_>>();
        let conflict = |kind, severity| Conflict {
            kind,
            severity,
            claim: Some(ClaimIndex(1)),
            parts: parts.clone(),
            apart: parts.iter().map(|part| part.source).collect(),
            why: String::new(),
        };
        Comparison {
            groups: vec![
                Group { title: String::new(), sources: vec![SourceIndex(0), SourceIndex(1), SourceIndex(2)] },
                Group { title: String::new(), sources: vec![SourceIndex(3)] },
            ],
            entities: vec![entity],
            links: Vec::new(),
            doubtful: Vec::new(),
            conflicts: vec![
                conflict(ConflictKind::Wording, Severity::Detail),
                conflict(ConflictKind::Quantity, Severity::Contradiction),
            ],
            reuse: Arc::new(vec![Reuse { words: 2, parts: [place(&rain[0]), place(&rain[1])] }]),
            claims: vec![
                claim("The dam held", Some(0), dam, 0),
                claim("Two men drowned", None, dead, 0),
                claim("Rain fell", None, rain, 0),
                claim("Stocks rose", None, vec![mention(3, 0, Asserted, None)], 1),
            ],
        }
    }

    fn ids() -> [SourceId; 4] {
        [1, 2, 3, 4].map(|id| SourceId(uuid::Uuid::from_u128(id)))
    }

    fn correction(subject: Subject, decision: Decision) -> Correction {
        let time = jiff::Timestamp::UNIX_EPOCH;
        let (note, coder) = (String::new(), String::new());
        Correction {
            id: CorrectionId::new(),
            subject,
            decision,
            note,
            coder,
            created: time,
            modified: time,
            unknown: Unknown::new(),
        }
    }

    fn anchor(source: usize, sentence: usize) -> Anchor {
        let text = TEXTS[source];
        Anchor::new(ids()[source], text, &CharMap::new(text), parsed(text).sentences[sentence].span)
    }

    /// The table, a line a row: claim, speaker, a sign per source, worst conflict, how many conflicts, whether copied.
    fn check(corrections: &[Correction], filter: &ClaimFilter, sort: ClaimSort) -> String {
        let documents = TEXTS.map(|text| Document { text: text.into(), file: None, metadata: Metadata::default() });
        let parsed = TEXTS.map(parsed);
        let articles: Vec<Article<'_>> =
            documents.iter().zip(&parsed).map(|(document, parsed)| Article { document, parsed }).collect();
        let comparison = comparison();
        let facts = ClaimFacts::of(&comparison, &articles);
        let columns: Vec<Column> = ids()
            .into_iter()
            .zip(&parsed)
            .enumerate()
            .map(|(at, (id, parsed))| {
                let source = SourceIndex(at as u32);
                let group = comparison.groups.iter().position(|group| group.sources.contains(&source));
                Column {
                    id,
                    compared: Some(source),
                    group: group.map(|g| GroupIndex(g as u32)),
                    parsed: Some(Arc::new(parsed.clone())),
                }
            })
            .collect();
        let decisions = Decisions::of(corrections, &comparison, &facts, &columns);
        let all = all_rows(&comparison, &facts, &columns, &decisions);
        let sign = |cell: CellState| match cell {
            CellState::Has { voice, differs, .. } => {
                let sign = match voice {
                    Voice::Quoted => "q",
                    Voice::Attributed => "a",
                    Voice::Asserted => "s",
                };
                format!("{sign}{}", if differs.is_some() { "!" } else { "" })
            }
            CellState::NotFound => "-".to_owned(),
            CellState::Absent => "x".to_owned(),
            CellState::OtherEvent => ".".to_owned(),
        };
        let line = |row: &ClaimRow| {
            let cells: Vec<String> = columns.iter().enumerate().map(|(at, column)| sign(row.cell(at, column.group))).collect();
            let conflict = row.conflict.map(|(kind, severity, count)| format!("{count}: {kind:?}, {severity:?}"));
            let head = [row.text.clone(), row.speaker.clone().unwrap_or_else(|| "-".to_owned()), cells.join(" ")];
            head.into_iter().chain(conflict).chain(row.copied.then(|| "copied".to_owned())).collect::<Vec<_>>().join(" | ")
        };
        // The tag of the tests stands on the rain.
        let tagged = (!filter.tags.is_empty()).then(|| BTreeSet::from([ClaimIndex(2)]));
        let shown =
            Shown { comparison: &comparison, facts: &facts, decisions: &decisions, columns: &columns, tagged: tagged.as_ref() };
        rows(&all, &shown, filter, sort).iter().map(|row| line(row)).collect::<Vec<_>>().join("\n")
    }

    fn texts(filter: &ClaimFilter) -> Vec<String> {
        let table = check(&[], filter, ClaimSort::default());
        table.lines().map(|line| line.split(" | ").next().unwrap_or_default().to_owned()).collect()
    }

    #[test]
    fn a_row_says_how_each_source_has_the_claim() {
        insta::assert_snapshot!(check(&[], &ClaimFilter::default(), ClaimSort::default()), @"
        The dam held | Ann Lee | a q - .
        Two men drowned | - | s! s! - . | 2: Quantity, Contradiction
        Rain fell | - | - s s . | copied
        Stocks rose | - | . . . s
        ");
    }

    #[test]
    fn a_row_names_its_speaker_although_some_say_it_themselves() {
        use Voice::{Asserted, Attributed};
        let mut comparison = comparison();
        comparison.entities.push(SharedEntity { name: "Tom Hart".to_owned(), ..comparison.entities[0].clone() });
        let said = |speakers: &[Option<u32>]| {
            let mentions = speakers.iter().map(|&s| mention(0, 0, if s.is_some() { Attributed } else { Asserted }, s)).collect();
            said_by(&claim("", None, mentions, 0), &comparison)
        };
        assert_eq!(said(&[None, None]), None);
        assert_eq!(said(&[None, Some(0)]).as_deref(), Some("Ann Lee"));
        assert_eq!(said(&[Some(1), Some(0), Some(1)]).as_deref(), Some("Tom Hart +1"));
        assert_eq!(said(&[Some(1), Some(0)]).as_deref(), Some("Ann Lee +1"));
    }

    #[test]
    fn what_a_person_said_lies_over_it() {
        let corrections = [
            correction(Subject::Claim(vec![anchor(0, 0)]), Decision::Speaker("Mayor Lee".to_owned())),
            correction(Subject::Claim(vec![anchor(1, 1), anchor(0, 1)]), Decision::Reworded("Some drowned".to_owned())),
            correction(Subject::Absence { source: ids()[0], claim: vec![anchor(2, 0)] }, Decision::Confirmed),
            correction(Subject::Absence { source: ids()[2], claim: vec![anchor(0, 1)] }, Decision::Rejected),
        ];
        insta::assert_snapshot!(check(&corrections, &ClaimFilter::default(), ClaimSort::default()), @"
        The dam held | Mayor Lee | a q - .
        Some drowned | - | s! s! - . | 2: Quantity, Contradiction
        Rain fell | - | x s s . | copied
        Stocks rose | - | . . . s
        ");
    }

    #[test]
    fn a_rejected_conflict_is_none() {
        let parts = || vec![anchor(0, 1), anchor(1, 1)];
        let reject = |kind, parts| correction(Subject::Conflict { kind, parts }, Decision::Rejected);
        let second_row = |corrections: &[Correction]| {
            let table = check(corrections, &ClaimFilter::default(), ClaimSort::default());
            table.lines().nth(1).unwrap_or_default().to_owned()
        };
        let quantity = reject(ConflictKind::Quantity, parts());
        assert_eq!(second_row(std::slice::from_ref(&quantity)), "Two men drowned | - | s! s! - . | 1: Wording, Detail");
        assert_eq!(second_row(&[quantity, reject(ConflictKind::Wording, parts())]), "Two men drowned | - | s s - .");
        let one_side = reject(ConflictKind::Quantity, vec![anchor(0, 1)]);
        assert!(second_row(&[one_side]).ends_with("2: Quantity, Contradiction"), "one side alone names no conflict");
    }

    #[test]
    fn every_condition_of_the_filter_holds() {
        let [first, second, third, _] = ids();
        let none = ClaimFilter::default;
        assert_eq!(texts(&ClaimFilter { search: "LEE held".to_owned(), ..none() }), ["The dam held"]);
        assert_eq!(texts(&ClaimFilter { search: "three".to_owned(), ..none() }), ["Two men drowned"], "the words of a mention");
        assert_eq!(texts(&ClaimFilter { search: "lee rain".to_owned(), ..none() }), Vec::<String>::new());
        assert_eq!(texts(&ClaimFilter { speakers: vec![SharedEntityIndex(0)], ..none() }), ["The dam held"]);
        assert_eq!(texts(&ClaimFilter { conflicts_only: true, ..none() }), ["Two men drowned"]);
        assert_eq!(texts(&ClaimFilter { kinds: vec![ConflictKind::Wording], ..none() }), ["Two men drowned"], "not only the worst");
        assert_eq!(texts(&ClaimFilter { kinds: vec![ConflictKind::Date], ..none() }), Vec::<String>::new());
        assert_eq!(texts(&ClaimFilter { tags: vec![TagId::new()], ..none() }), ["Rain fell"]);
        let both = ClaimFilter { tags: vec![TagId::new()], kinds: vec![ConflictKind::Wording], ..none() };
        assert_eq!(texts(&both), Vec::<String>::new());
        assert_eq!(texts(&ClaimFilter { only_here: true, ..none() }), ["Stocks rose"]);
        assert_eq!(texts(&ClaimFilter { only_in: Some(second), ..none() }), Vec::<String>::new());
        assert_eq!(texts(&ClaimFilter { missing_from: Some(first), ..none() }), ["Rain fell"], "another event lacks nothing");
        assert_eq!(texts(&ClaimFilter { missing_from: Some(third), ..none() }), ["The dam held", "Two men drowned"]);
        assert_eq!(texts(&ClaimFilter { missing_from: Some(SourceId::new()), ..none() }), Vec::<String>::new());
        assert_eq!(texts(&ClaimFilter { unreviewed_only: true, ..none() }).len(), 4);
    }

    #[test]
    fn rows_sort_both_ways_and_equal_ones_stay_in_reading_order() {
        let order = |column, descending| {
            let table = check(&[], &ClaimFilter::default(), ClaimSort { column, descending });
            table.lines().map(|line| line.split([' ', '|']).next().unwrap_or_default()).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(order(ClaimColumn::Number, true), "Stocks Rain Two The");
        assert_eq!(order(ClaimColumn::Claim, false), "Rain Stocks The Two");
        assert_eq!(order(ClaimColumn::Speaker, false), "The Two Rain Stocks");
        assert_eq!(order(ClaimColumn::Sources, true), "The Two Rain Stocks");
        assert_eq!(order(ClaimColumn::Sources, false), "Stocks The Two Rain");
        assert_eq!(order(ClaimColumn::Conflict, false), "Two The Rain Stocks");
        let [_, second, ..] = ids();
        assert_eq!(order(ClaimColumn::Source(second), false), "Two The Rain Stocks", "differs, quoted, asserted, another event");
        assert_eq!(order(ClaimColumn::Source(SourceId::new()), false), "The Two Rain Stocks", "of a source that is gone");
    }
}
