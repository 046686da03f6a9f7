//! What parsing and comparing found, and the claims table made from it.

use std::sync::Arc;

use super::{NoticeKind, Session};
use crate::{
    commands::{
        claim_rows::{self, ClaimFacts, Column},
        jobs::{Analysis, AnalysisJob},
        subjects::Decisions,
    },
    compare::{ClaimIndex, Comparison, SharedEntityIndex, SourceIndex},
    parse::Parsed,
    project::SourceId,
    text::Document,
};

/// A comparison with what hangs on it.
pub(super) struct Compared {
    pub comparison: Comparison,
    /// What the comparison calls source `i`.
    order: Vec<SourceId>,
    pub facts: ClaimFacts,
    decisions: Decisions,
}

impl Compared {
    pub(super) fn index_of(&self, source: SourceId) -> Option<SourceIndex> {
        self.order.iter().position(|id| *id == source).map(|at| SourceIndex(at as u32))
    }
}

/// Quotations, scare quotes left out.
pub(super) fn quotations(parsed: &Parsed) -> usize {
    parsed.quotations.iter().filter(|quotation| !quotation.scare).count()
}

impl Session {
    /// The sources are not what was last compared: parse what is new and compare again.
    pub(super) fn want_analysis(&mut self) {
        self.analysis.revision += 1;
        let articles: Vec<_> =
            self.sources.iter().filter_map(|source| Some((source.id, self.readings.get(&source.id)?.clone()))).collect();
        if articles.is_empty() {
            self.stop_analysis();
            self.compared = None;
            self.selected_claim = None;
            return;
        }
        let job = AnalysisJob::Analyse { generation: self.generation, revision: self.analysis.revision, articles };
        self.ask_analysis(job);
    }

    pub(super) fn take_in(&mut self, found: Analysis) {
        match found {
            Analysis::Imported { generation, articles, refused } if generation == self.generation => {
                self.add_articles(articles, refused)
            }
            Analysis::Parsed { generation, source, document, parsed, fault } if generation == self.generation => {
                self.take_in_parsed(source, &document, &parsed, fault);
            }
            Analysis::Compared { generation, revision, order, comparison }
                if generation == self.generation && revision == self.analysis.revision =>
            {
                self.take_in_comparison(order, *comparison);
            }
            // Of a project that is closed, or of sources that have changed since.
            Analysis::Imported { .. } | Analysis::Parsed { .. } | Analysis::Compared { .. } => {}
        }
    }

    fn take_in_parsed(&mut self, source: SourceId, document: &Arc<Document>, parsed: &Arc<Parsed>, fault: Option<String>) {
        let Some(reading) = self.readings.get_mut(&source) else { return };
        let date = &reading.document.metadata.date;
        if !Arc::ptr_eq(&reading.document.text, &document.text) || *date != document.metadata.date {
            return;
        }
        reading.parsed = Some(Arc::clone(parsed));
        if let Some(state) = self.sources.iter_mut().find(|state| state.id == source) {
            state.parsed = Some(Arc::clone(parsed));
            state.quotations = quotations(parsed);
        }
        self.revision += 1;
        if let Some(fault) = fault {
            let text = format!(
                "“{}” could not be analysed, by a fault in the program; its text and your notes are safe",
                document.label()
            );
            self.notice(NoticeKind::Warning, text, vec![fault]);
        }
        self.select_remembered();
    }

    fn take_in_comparison(&mut self, order: Vec<SourceId>, comparison: Comparison) {
        let selected = self.selected_claim.and_then(|claim| self.first_mention(claim));
        let speakers = self.speaker_names();
        for state in &mut self.sources {
            state.compared = order.iter().position(|id| *id == state.id).map(|at| SourceIndex(at as u32));
        }
        let by_index: Vec<Column<'_>> = order.iter().filter_map(|id| self.source(*id)).map(column).collect();
        let facts = ClaimFacts::of(&comparison, &by_index);
        self.compared = Some(Compared { comparison, order, facts, decisions: Decisions::default() });
        // What was selected and filtered by stays so, under its new number.
        self.selected_claim = selected.and_then(|(source, span)| self.claim_at(source, span));
        self.claims.filter.speakers = self.speakers_named(&speakers);
        self.refresh_claims();
    }

    fn first_mention(&self, claim: ClaimIndex) -> Option<(SourceId, crate::text::Span)> {
        let mention = self.comparison()?.claims.get(claim.0 as usize)?.mentions.first()?;
        Some((self.source_of(mention.source)?.id, mention.span))
    }

    fn speaker_names(&self) -> Vec<String> {
        let entities = self.comparison().map_or(&[][..], |comparison| &comparison.entities);
        let names = self.claims.filter.speakers.iter().filter_map(|speaker| entities.get(speaker.0 as usize));
        names.map(|entity| entity.name.clone()).collect()
    }

    fn speakers_named(&self, names: &[String]) -> Vec<SharedEntityIndex> {
        let entities = self.comparison().map_or(&[][..], |comparison| &comparison.entities);
        let known = |name: &String| entities.iter().position(|e| e.name == *name || e.aliases.contains(name));
        names.iter().filter_map(known).map(|at| SharedEntityIndex(at as u32)).collect()
    }

    /// The corrections, or what they lie over, have changed.
    pub(super) fn refresh_claims(&mut self) {
        let columns: Vec<Column<'_>> = self.sources.iter().map(column).collect();
        let decisions = self.compared.as_ref().map(|c| Decisions::of(&self.project.corrections, &c.comparison, &c.facts, &columns));
        let mut counts = vec![0; self.sources.len()];
        if let Some(comparison) = self.comparison() {
            for claim in &comparison.claims {
                for (state, count) in self.sources.iter().zip(&mut counts) {
                    let has = state.compared.is_some_and(|index| claim.mentions.iter().any(|mention| mention.source == index));
                    *count += usize::from(has);
                }
            }
        }
        if let (Some(compared), Some(decisions)) = (&mut self.compared, decisions) {
            compared.decisions = decisions;
        }
        for (state, count) in self.sources.iter_mut().zip(counts) {
            state.claims = count;
        }
        self.refresh_rows();
    }

    /// The filter or the order has changed.
    pub(super) fn refresh_rows(&mut self) {
        let columns: Vec<Column<'_>> = self.sources.iter().map(column).collect();
        let (rows, total) = match &self.compared {
            Some(Compared { comparison, facts, decisions, .. }) => {
                let rows = claim_rows::rows(comparison, facts, &columns, decisions, &self.claims.filter, self.claims.sort);
                (rows, comparison.claims.len())
            }
            None => (Vec::new(), 0),
        };
        self.claims.rows = rows;
        self.claims.total = total;
        self.revision += 1;
    }
}

fn column(state: &super::SourceState) -> Column<'_> {
    Column { id: state.id, compared: state.compared, document: &state.document, parsed: state.parsed.as_deref() }
}
