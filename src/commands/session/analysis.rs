//! What parsing and comparing found.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{NoticeKind, Session, table::TableRows};
use crate::{
    commands::{
        claim_facts::ClaimFacts,
        corrected::is_about_articles,
        jobs::{Analysis, AnalysisJob, Reading},
        rows_by_hand::{RowsJob, is_about_rows},
        worker::{Cancel, Lane},
    },
    compare::{ClaimIndex, Comparison, GroupIndex, SharedEntityIndex, SourceIndex},
    parse::Parsed,
    project::{SourceId, TagId, kinds_of},
    text::{Document, Metadata},
};

/// A comparison with what hangs on it. Each part is replaced as a whole, so that a copy for work beside the window costs nothing.
#[derive(Clone)]
pub(super) struct Compared {
    /// As a person put its rows.
    pub comparison: Arc<Comparison>,
    /// As it was found.
    found: Arc<Comparison>,
    /// What the comparison calls source `i`.
    order: Vec<SourceId>,
    /// Each source's number, and the event that it reports.
    places: Arc<BTreeMap<SourceId, (SourceIndex, Option<GroupIndex>)>>,
    pub facts: Arc<ClaimFacts>,
    /// What the table is made of.
    pub table: TableRows,
}

/// Laying what was said of rows over what was found: the last job counts.
#[derive(Default)]
pub(super) struct RowsLane {
    number: u64,
    /// The job under way; until it is over, no other one starts.
    running: Option<Cancel>,
    /// It was overtaken: the next one starts when it is over.
    again: bool,
    /// What it is laid over.
    waiting: Option<(Arc<Comparison>, Vec<SourceId>)>,
}

impl RowsLane {
    fn cancel(&mut self) {
        if let Some(cancel) = &self.running {
            cancel.ask();
        }
        self.again = false;
    }

    /// Forgets what is under way: the project or its sources are others.
    pub(super) fn reset(&mut self) {
        self.cancel();
        self.number += 1;
        self.waiting = None;
    }
}

impl Compared {
    /// Which number a source has in the comparison, and which event it reports.
    pub(super) fn place_of(&self, source: SourceId) -> Option<(SourceIndex, Option<GroupIndex>)> {
        self.places.get(&source).copied()
    }
}

/// Quotations, scare quotes left out.
pub(super) fn quotations(parsed: &Parsed) -> usize {
    parsed.quotations.iter().filter(|quotation| !quotation.scare).count()
}

impl Session {
    /// The sources are not what was last compared: parse what is new and compare again.
    ///
    /// Notes and the like change nothing of what is found, so they ask for nothing.
    pub(super) fn want_analysis(&mut self) {
        if self.sources.is_empty() {
            self.stop_analysis();
            self.analysis.stopped = false;
            self.analysis.wanted.clear();
            self.rows_lane.reset();
            self.analysis.revision += 1;
            self.compared = None;
            self.selected_claim = None;
            return;
        }
        let wanted: Vec<(SourceId, Arc<Document>)> = self.sources.iter().map(|s| (s.id, Arc::clone(&s.document))).collect();
        let last = &self.analysis.wanted;
        let same = wanted.len() == last.len() && wanted.iter().zip(last).all(|(a, b)| reads_the_same(a, b));
        if same && !self.analysis.stopped {
            return;
        }
        self.analysis.wanted = wanted;
        self.analysis.revision += 1;
        let articles = self.sources.iter().filter_map(|source| Some((source.id, self.readings.get(&source.id)?.clone()))).collect();
        let corrections = self.project.corrections.iter().filter(|c| is_about_articles(c)).cloned().collect();
        let job = AnalysisJob::Analyse { generation: self.generation, revision: self.analysis.revision, articles, corrections };
        self.ask_analysis(job);
    }

    /// What is compared is not as it was, though the sources are the same.
    pub(super) fn want_another_comparison(&mut self) {
        self.analysis.wanted.clear();
        self.want_analysis();
    }

    pub(super) fn take_in(&mut self, found: Analysis) {
        match found {
            Analysis::Imported { generation, articles, refused } if generation == self.generation => {
                self.add_articles(&articles, refused);
            }
            Analysis::Parsed { generation, source, document, parsed, fault } if generation == self.generation => {
                self.take_in_parsed(source, &document, &parsed, fault);
            }
            Analysis::Compared { generation, revision, order, comparison, facts }
                if generation == self.generation && revision == self.analysis.revision =>
            {
                // It came in after all.
                self.analysis.stopped = false;
                self.take_in_found(order, Arc::from(comparison), Arc::from(facts));
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
        self.correct_article(source);
        self.revision += 1;
        self.findings_revision += 1;
        if let Some(fault) = fault {
            let text = format!(
                "“{}” could not be analysed, by a fault in the program; its text and your notes are safe",
                document.label()
            );
            self.notice(NoticeKind::Warning, text, vec![fault]);
        }
        self.select_remembered();
    }

    /// What was found comes in, or waits until what was said of its rows is laid over it.
    fn take_in_found(&mut self, order: Vec<SourceId>, found: Arc<Comparison>, facts: Arc<ClaimFacts>) {
        // All articles are parsed now: a name may be known from another one.
        self.correct_articles();
        self.rows_lane.cancel();
        if self.project.corrections.iter().any(is_about_rows) {
            self.want_rows(found, order);
            return;
        }
        // What an older comparison waits for is not laid over this one.
        self.rows_lane.reset();
        self.take_in_comparison(order, Arc::clone(&found), found, facts);
    }

    /// What was said of rows has changed: it is laid over what was found, beside the window.
    pub(super) fn rows_have_changed(&mut self) {
        // What waits to come in gets the new word, not what is shown now.
        let waiting = self.rows_lane.waiting.take();
        let wanted = waiting.or_else(|| {
            let compared = self.compared.as_ref()?;
            Some((Arc::clone(&compared.found), compared.order.clone()))
        });
        if let Some((found, order)) = wanted {
            self.want_rows(found, order);
        }
    }

    fn want_rows(&mut self, found: Arc<Comparison>, order: Vec<SourceId>) {
        self.rows_lane.cancel();
        self.rows_lane.number += 1;
        self.rows_lane.waiting = Some((found, order));
        if self.rows_lane.running.is_some() {
            self.rows_lane.again = true;
        } else {
            self.start_rows();
        }
    }

    fn start_rows(&mut self) {
        let Some((found, order)) = self.rows_lane.waiting.clone() else { return };
        let articles: Vec<Reading> = order.iter().filter_map(|source| self.as_compared(*source)).collect();
        let corrections = self.project.corrections.iter().filter(|c| is_about_rows(c)).cloned().collect();
        let names = self.said_of_articles.names.clone();
        let job = RowsJob { number: self.rows_lane.number, comparison: found, order, articles, corrections, names };
        let cancel = Cancel::default();
        self.rows_lane.running = Some(cancel.clone());
        self.worker.beside(Lane::Rows, move |outbox| job.run(&cancel, outbox));
    }

    pub(super) fn rows_finished(&mut self, fault: Option<String>) {
        self.rows_lane.running = None;
        if std::mem::take(&mut self.rows_lane.again) {
            self.start_rows();
        } else if let Some(fault) = fault
            && self.rows_lane.waiting.take().is_some()
        {
            self.rows_broke_off(fault);
        }
    }

    pub(super) fn take_in_rows(&mut self, number: u64, comparison: Arc<Comparison>, facts: Arc<ClaimFacts>) {
        if number != self.rows_lane.number {
            return;
        }
        if let Some((found, order)) = self.rows_lane.waiting.take() {
            self.take_in_comparison(order, comparison, found, facts);
        }
    }

    fn take_in_comparison(
        &mut self,
        order: Vec<SourceId>,
        comparison: Arc<Comparison>,
        found: Arc<Comparison>,
        facts: Arc<ClaimFacts>,
    ) {
        let selected = self.selected_claim.and_then(|claim| self.first_mention(claim));
        let speakers = self.speaker_names();
        let places = places(&order, &comparison);
        for state in &mut self.sources {
            let place = places.get(&state.id);
            state.compared = place.map(|(source, _)| *source);
            state.group = place.and_then(|(_, group)| *group);
        }
        self.comparisons += 1;
        let now = Compared { comparison, found, order, places: Arc::new(places), facts, table: TableRows::default() };
        let before = self.compared.replace(now);
        // that of a large coverage is so large that the window would wait for it to be let go
        rayon::spawn(move || drop(before));
        // What was selected and filtered by stays so, under its new number.
        self.selected_claim = selected.and_then(|(source, span)| self.claim_at(source, span));
        self.claims.filter.speakers = self.speakers_named(&speakers);
        self.refresh_claims();
        self.find_marked_again();
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
    /// The claims on whose words one of these tags stands, or a kind of it.
    pub fn claims_under(&self, tags: &[TagId]) -> BTreeSet<ClaimIndex> {
        let wanted: BTreeSet<TagId> = tags.iter().flat_map(|tag| kinds_of(&self.project.codebook, *tag)).collect();
        let mut claims = BTreeSet::new();
        for mark in wanted.iter().flat_map(|tag| self.annotations_under(*tag)) {
            let Some(span) = mark.anchor.span else { continue };
            let Some((index, comparison)) = self.source(mark.anchor.source).and_then(|s| s.compared).zip(self.comparison()) else {
                continue;
            };
            let Some(parsed) = self.source(mark.anchor.source).and_then(|s| s.parsed.as_deref()) else { continue };
            let near = parsed.sentences_in(span).flat_map(|sentence| self.claims_of(mark.anchor.source, sentence));
            // A sentence may make several claims: only those whose own words are marked.
            let marked = |claim: &&ClaimIndex| {
                let mentions = comparison.claims.get(claim.0 as usize).map_or(&[][..], |claim| &claim.mentions);
                mentions.iter().any(|mention| mention.source == index && mention.span.overlaps(span))
            };
            claims.extend(near.filter(marked));
        }
        claims
    }
}

/// Each source's number in the comparison, and the event that it reports.
fn places(order: &[SourceId], comparison: &Comparison) -> BTreeMap<SourceId, (SourceIndex, Option<GroupIndex>)> {
    let mut groups = vec![None; order.len()];
    for (group, at) in comparison.groups.iter().zip(0..) {
        for source in &group.sources {
            if let Some(group) = groups.get_mut(source.0 as usize) {
                *group = Some(GroupIndex(at));
            }
        }
    }
    order.iter().zip(0..).zip(groups).map(|((id, at), group)| (*id, (SourceIndex(at), group))).collect()
}

/// Whether parsing and comparing see the same in both.
fn reads_the_same((a_id, a): &(SourceId, Arc<Document>), (b_id, b): &(SourceId, Arc<Document>)) -> bool {
    let seen = |document: &Document| {
        let Metadata { title, outlet, author, date, .. } = document.metadata.clone();
        (title, outlet, author, date, document.file.clone())
    };
    a_id == b_id && (Arc::ptr_eq(a, b) || (Arc::ptr_eq(&a.text, &b.text) && seen(a) == seen(b)))
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::*;
    use crate::commands::{Command, SourceState};

    fn session() -> Session {
        let mut session = Session::new(Arc::new(|| {}));
        session.run(Command::OpenSample);
        session
    }

    fn compared(session: &Session, generation: u64, revision: u64) -> Analysis {
        let order = session.sources.iter().map(|source| source.id).collect();
        Analysis::Compared { generation, revision, order, comparison: Box::default(), facts: Box::default() }
    }

    #[test]
    fn a_comparison_of_what_was_before_is_dropped() {
        let mut session = session();
        let (generation, revision) = (session.generation, session.analysis.revision);
        for stale in [compared(&session, generation, revision - 1), compared(&session, generation + 1, revision)] {
            session.take_in(stale);
            assert!(session.comparison().is_none());
        }
        session.take_in(compared(&session, generation, revision));
        assert!(session.comparison().is_some());
    }

    #[test]
    fn a_parse_of_another_date_is_dropped() {
        let mut session = session();
        let state = session.sources[0].clone();
        let metadata = Metadata { date: Some("2020-01-01".to_owned()), ..state.document.metadata.clone() };
        session.run(Command::SetMetadata { source: state.id, metadata });
        let parsed = |document: &Arc<Document>| Analysis::Parsed {
            generation: session.generation,
            source: state.id,
            document: Arc::clone(document),
            parsed: Arc::default(),
            fault: None,
        };
        let (old, new) = (parsed(&state.document), parsed(&session.sources[0].document));
        session.take_in(old);
        assert!(session.sources[0].parsed.is_none());
        session.take_in(new);
        assert!(session.sources[0].parsed.is_some());
    }

    #[test]
    fn a_fault_of_the_parser_is_told_and_costs_nothing() {
        let mut session = session();
        session.run(Command::CreateTag { name: "x".to_owned(), colour: None });
        let project = session.project().clone();
        let SourceState { id, document, .. } = session.sources[0].clone();
        let fault = Some("index out of bounds".to_owned());
        session.take_in(Analysis::Parsed { generation: session.generation, source: id, document, parsed: Arc::default(), fault });
        let notice = session.notices().last().cloned();
        assert_eq!(notice.map(|notice| notice.details), Some(vec!["index out of bounds".to_owned()]));
        assert_eq!(session.project(), &project);
    }

    #[test]
    fn an_analysis_that_breaks_off_or_is_cancelled_is_not_up_to_date_and_can_be_asked_for_again() {
        let mut session = session();
        session.analysis_finished(Some("index out of bounds".to_owned()));
        assert!(session.analysis_is_stopped());
        session.run(Command::AnalyseAgain);
        assert!(!session.analysis_is_stopped() && session.progress().is_some());
        session.run(Command::Cancel);
        assert!(session.analysis_is_stopped());
        // The worker was quicker than the user.
        let (generation, revision) = (session.generation, session.analysis.revision);
        session.take_in(compared(&session, generation, revision));
        assert!(!session.analysis_is_stopped());
        session.run(Command::Cancel);
        session.run(Command::OpenSample);
        assert!(!session.analysis_is_stopped(), "that of another project");
    }

    #[test]
    fn articles_on_their_way_come_in_though_the_last_source_goes() {
        let finish = |session: &mut Session| {
            let end = Instant::now() + Duration::from_mins(1);
            while session.progress().is_some() {
                assert!(Instant::now() < end, "waited in vain for the articles");
                session.poll();
                std::thread::yield_now();
            }
        };
        let mut session = Session::new(Arc::new(|| {}));
        session.run(Command::ImportPasted("The dam held.".to_owned()));
        finish(&mut session);
        let source = session.sources()[0].id;
        session.run(Command::ImportPasted("The dam broke.".to_owned()));
        session.run(Command::RemoveSource(source));
        finish(&mut session);
        let left: Vec<&str> = session.sources().iter().map(|source| &*source.document.text).collect();
        assert_eq!(left, ["The dam broke."]);
        assert!(session.comparison().is_some() && !session.analysis_is_stopped());
    }

    #[test]
    fn notes_ask_for_no_new_analysis() {
        let mut session = session();
        let revision = session.analysis.revision;
        let state = session.sources[0].clone();
        let metadata = Metadata { notes: Some("read twice".to_owned()), ..state.document.metadata.clone() };
        session.run(Command::SetMetadata { source: state.id, metadata: metadata.clone() });
        assert_eq!(session.analysis.revision, revision);
        session.run(Command::SetMetadata { source: state.id, metadata: Metadata { title: Some("Other".to_owned()), ..metadata } });
        assert_eq!(session.analysis.revision, revision + 1);
    }
}
