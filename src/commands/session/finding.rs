//! What is looked for in the sources, what was found, and from hit to hit.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{Session, SourceState};
use crate::{
    commands::{
        Found, Hit, Query, Selection, Sought,
        find::{FindJob, Searched},
        find_marked::Places,
        worker::{Cancel, Lane},
    },
    compare::SourceIndex,
    parse::{BlockKind, EntityIndex},
    project::SourceId,
    text::Span,
};

/// The search of a session.
#[derive(Default)]
pub(super) struct Finding {
    query: Query,
    /// Counts searches.
    number: u64,
    /// The search under way; until it is over, no other one starts.
    running: Option<Cancel>,
    /// It was overtaken by another query: the newest starts when it is over, those between never.
    again: bool,
    found: Option<Result<Found, String>>,
    /// The hit last gone to.
    at: Option<usize>,
    /// The search that `found` comes from; what was found before stays in view while the next one is under way.
    done: u64,
    /// Where to go when that is over.
    waiting: Option<Step>,
}

/// A step from hit to hit: back or on, in one source only or in all.
#[derive(Clone, Copy, Debug)]
struct Step {
    back: bool,
    within: Option<SourceId>,
}

impl Session {
    /// What is looked for; empty where nothing is.
    pub fn query(&self) -> &Query {
        &self.finding.query
    }

    /// What was found for it; `None` until the search is done, and where nothing is looked for. An error says what is wrong with
    /// the expression.
    pub fn found(&self) -> Option<Result<&Found, &str>> {
        self.finding.found.as_ref().map(|found| found.as_ref().map_err(String::as_str))
    }

    /// Grows with every search that is done; what a view worked out from the hits stays good until then.
    pub fn search_number(&self) -> u64 {
        self.finding.number
    }

    /// The hits in a source.
    pub fn hits_in(&self, source: SourceId) -> &[Hit] {
        self.found().and_then(Result::ok).map_or(&[], |found| found.in_source(source))
    }

    /// The hit last gone to, as an index into [`Found::hits`].
    pub fn hit_at(&self) -> Option<usize> {
        self.finding.at
    }

    pub(super) fn find(&mut self, query: Query) {
        if query != self.finding.query {
            self.finding.query = query;
            self.finding.waiting = None;
            self.find_again();
        }
    }

    /// The sources or the query have changed. What was found before stays in view until the new hits are there.
    pub(super) fn find_again(&mut self) {
        let finding = &mut self.finding;
        if let Some(cancel) = &finding.running {
            cancel.ask();
        }
        finding.number += 1;
        finding.at = None;
        finding.again = false;
        if finding.query.is_empty() {
            finding.found = None;
            finding.done = finding.number;
        } else if finding.running.is_some() {
            finding.again = true;
        } else {
            self.start_find();
        }
    }

    fn start_find(&mut self) {
        let finding = &mut self.finding;
        let searched = |source: &SourceState| {
            let blocks = source.parsed.as_deref().map_or(&[][..], |parsed| &parsed.blocks);
            let from = blocks.iter().find(|block| block.kind != BlockKind::Reference).map_or(0, |block| block.span.start);
            Searched { source: source.id, text: Arc::clone(&source.document.text), from }
        };
        let texts = self.sources.iter().map(searched).collect();
        let cancel = Cancel::default();
        let (number, query) = (finding.number, finding.query.clone());
        finding.running = Some(cancel.clone());
        let job = FindJob { number, places: self.places(query.sought), query, texts };
        self.worker.beside(Lane::Find, move |outbox| job.run(&cancel, outbox));
    }

    /// Looks again where tags or findings are looked for: those have changed.
    pub(super) fn find_marked_again(&mut self) {
        if self.finding.query.sought != Sought::Words && !self.finding.query.is_empty() {
            self.find_again();
        }
    }

    /// What stands where, as far as it is looked at.
    fn places(&self, sought: Sought) -> Vec<Places> {
        let names = if sought == Sought::Speaker { self.names_of_speakers() } else { BTreeMap::new() };
        let names_of = |source: &SourceState| -> Vec<(Option<Span>, Arc<str>)> {
            let entities = source.parsed.as_deref().map_or(&[][..], |parsed| &parsed.entities);
            let by_name = |(at, entity): (u32, &crate::parse::Entity)| {
                (None, names.get(&(source.id, at)).map_or_else(|| entity.name.as_str().into(), Arc::clone))
            };
            (0..).zip(entities).map(by_name).collect()
        };
        let tags = |source: &SourceState| -> Vec<(Option<Span>, Arc<str>)> {
            let tagged = self.annotations_of(source.id);
            tagged.filter_map(|a| Some((a.anchor.span, self.tag(a.tag?)?.name.as_str().into()))).collect()
        };
        let place = |source: &SourceState| Places {
            source: source.id,
            text: Arc::clone(&source.document.text),
            parsed: source.parsed.clone(),
            named: match sought {
                Sought::Speaker => names_of(source),
                Sought::Tag => tags(source),
                Sought::Words | Sought::Number => Vec::new(),
            },
        };
        if sought == Sought::Words { Vec::new() } else { self.sources.iter().map(place).collect() }
    }

    /// All names, a line each, of everybody who is quoted, by source and entity.
    fn names_of_speakers(&self) -> BTreeMap<(SourceId, u32), Arc<str>> {
        let Some(comparison) = self.comparison() else { return BTreeMap::new() };
        let mut speaks: BTreeMap<SourceIndex, (SourceId, BTreeSet<EntityIndex>)> = BTreeMap::new();
        for source in &self.sources {
            if let (Some(index), Some(parsed)) = (source.compared, &source.parsed) {
                let entities = parsed.quotations.iter().filter_map(|quotation| quotation.entity).collect();
                speaks.insert(index, (source.id, entities));
            }
        }
        let mut names = BTreeMap::new();
        for entity in &comparison.entities {
            let mut all: Option<Arc<str>> = None;
            for (index, member) in &entity.members {
                let Some((source, _)) = speaks.get(index).filter(|(_, speaks)| speaks.contains(member)) else { continue };
                let all = all.get_or_insert_with(|| {
                    let names: Vec<&str> = std::iter::once(&entity.name).chain(&entity.aliases).map(String::as_str).collect();
                    names.join("\n").into()
                });
                names.insert((*source, member.0), Arc::clone(all));
            }
        }
        names
    }

    pub(super) fn find_finished(&mut self, fault: Option<String>) {
        self.finding.running = None;
        if std::mem::take(&mut self.finding.again) {
            self.start_find();
        } else if let Some(fault) = fault {
            log::error!("a search broke off: {fault}");
            (self.finding.done, self.finding.waiting) = (self.finding.number, None);
            if !self.finding.query.is_empty() {
                self.finding.found = Some(Err("The search broke off, by a fault in the program".to_owned()));
            }
        }
    }

    pub(super) fn take_in_hits(&mut self, number: u64, found: Result<Found, String>) {
        if number == self.finding.number {
            self.finding.found = Some(found);
            self.finding.done = number;
            if let Some(Step { back, within }) = self.finding.waiting.take() {
                self.step_to_hit(back, within);
            }
        }
    }

    pub(super) fn go_to_hit(&mut self, at: usize) {
        let Some(Ok(found)) = &self.finding.found else { return };
        let Some(&Hit { source, span }) = found.hits.get(at) else { return };
        self.finding.at = Some(at);
        self.select(Selection { source, sentences: 0..0, stretch: Some(span) });
        // Where it is not parsed yet, it can at least be read.
        if self.open_source != Some(source) {
            self.open_in_view(source);
        }
    }

    /// To the hit after or before the selection, from the end on to the start again; with `within`, in one source only. While it is
    /// still being looked for what was typed, as soon as that is found.
    pub(super) fn step_to_hit(&mut self, back: bool, within: Option<SourceId>) {
        if self.finding.done != self.finding.number {
            self.finding.waiting = Some(Step { back, within });
            return;
        }
        let Some(Ok(found)) = &self.finding.found else { return };
        let whole = 0..found.hits.len();
        let range = match within {
            None => whole,
            Some(source) => found.by_source.iter().find(|(id, _)| *id == source).map_or(0..0, |(_, range)| range.clone()),
        };
        if range.is_empty() {
            return;
        }
        let rank = |source: SourceId| self.sources.iter().position(|state| state.id == source);
        // The hit that is selected, else the place where the reader is.
        let here = self.selected_words().map(|(source, span)| (rank(source), span.start, span.end));
        let here = here.or_else(|| self.open_source.map(|source| (rank(source), 0, 0)));
        let place = |hit: &Hit| (rank(hit.source), hit.span.start, hit.span.end);
        let hits = found.hits.get(range.clone()).unwrap_or_default();
        let next = if back {
            let before = here.map_or(0, |here| hits.partition_point(|hit| place(hit) < here));
            before.checked_sub(1).unwrap_or(hits.len() - 1)
        } else {
            let upto = here.map_or(0, |here| hits.partition_point(|hit| place(hit) <= here));
            if upto < hits.len() { upto } else { 0 }
        };
        self.go_to_hit(range.start + next);
    }
}
