//! Articles as a person corrected them: what parsing found stays, what was said of it is laid over, what is shown and compared
//! follows.

use std::{cell::OnceCell, collections::BTreeMap, sync::Arc};

use super::{Session, SourceState, analysis::quotations};
use crate::{
    commands::{
        corrected::{Corrected, SaidOfArticles, kinds_of_names},
        jobs::Reading,
        quotations_by_hand::SaidOfQuotation,
    },
    parse::{EntityKind, Parsed},
    project::{Correction, SourceId},
};

impl Session {
    /// What was said of a quotation; `None` where nothing was.
    pub fn said_of_quotation(&self, source: SourceId, quotation: usize) -> Option<&SaidOfQuotation> {
        self.source(source)?.said.get(&quotation)
    }

    /// Corrections of quotations whose words, or whose quotation, are not there any more: a person must place them. By source.
    pub fn detached_corrections(&self) -> impl Iterator<Item = &Correction> {
        let order = self.sources.iter().filter_map(|source| self.corrected.get(&source.id));
        let nowhere = order.flat_map(|corrected| &corrected.nowhere);
        nowhere.filter_map(|id| self.project.corrections.iter().find(|correction| correction.id == *id))
    }

    /// The corrections are others than before.
    pub(super) fn take_in_corrections(&mut self) {
        self.said_of_articles = SaidOfArticles::of(&self.project.corrections);
    }

    /// Lays the corrections over all articles; whether anything that is compared changed.
    pub(super) fn correct_articles(&mut self) -> bool {
        let kinds = OnceCell::new();
        let kind_of = |name: &str| kinds.get_or_init(|| self.kinds()).get(name).copied();
        let mut corrected = BTreeMap::new();
        for (source, reading) in &self.readings {
            if let Some(found) = &reading.parsed
                && let Some(now) = self.correct_one(*source, reading, found, &kind_of)
            {
                corrected.insert(*source, now);
            }
        }
        let names = self.said_of_articles.names.clone();
        let found = |source: &SourceId| self.readings.get(source).and_then(|reading| reading.parsed.as_ref());
        let was = |source: &SourceId| self.corrected.get(source).map(|c| &c.compared).or_else(|| found(source));
        let now = |source: &SourceId| corrected.get(source).map(|c| &c.compared).or_else(|| found(source));
        let others = self.corrected.keys().chain(corrected.keys()).any(|source| !compares_the_same(was(source), now(source)));
        self.corrected = corrected;
        self.show_corrected();
        let named_otherwise = names != self.compared_names;
        self.compared_names = names;
        others || named_otherwise
    }

    /// The same for one article that has just been parsed.
    pub(super) fn correct_article(&mut self, source: SourceId) {
        let Some(reading) = self.readings.get(&source) else { return };
        let kinds = OnceCell::new();
        // All articles are looked through only where a speaker was corrected in this one.
        let kind_of = |name: &str| kinds.get_or_init(|| self.kinds()).get(name).copied();
        let corrected = reading.parsed.as_ref().and_then(|found| self.correct_one(source, reading, found, &kind_of));
        match corrected {
            Some(corrected) => self.corrected.insert(source, corrected),
            None => self.corrected.remove(&source),
        };
        self.show_corrected_of(source);
    }

    fn correct_one(
        &self,
        source: SourceId,
        reading: &Reading,
        found: &Arc<Parsed>,
        kind_of: &dyn Fn(&str) -> Option<EntityKind>,
    ) -> Option<Corrected> {
        self.said_of_articles.correct(source, &reading.document.text, found, kind_of)
    }

    fn kinds(&self) -> BTreeMap<String, EntityKind> {
        let parsed = self.project.sources.iter().filter_map(|source| self.readings.get(&source.id)?.parsed.as_deref());
        kinds_of_names(&self.project.corrections, parsed)
    }

    /// The list of sources shows articles as they are corrected.
    pub(super) fn show_corrected(&mut self) {
        for state in &mut self.sources {
            let found = self.readings.get(&state.id).and_then(|reading| reading.parsed.clone());
            show(state, found, self.corrected.get(&state.id));
        }
    }

    fn show_corrected_of(&mut self, id: SourceId) {
        let found = self.readings.get(&id).and_then(|reading| reading.parsed.clone());
        if let Some(state) = self.sources.iter_mut().find(|state| state.id == id) {
            show(state, found, self.corrected.get(&id));
        }
    }

    /// An article as it is compared.
    pub(super) fn as_compared(&self, source: SourceId) -> Option<Reading> {
        let mut reading = self.readings.get(&source)?.clone();
        if let Some(corrected) = self.corrected.get(&source) {
            reading.parsed = Some(Arc::clone(&corrected.compared));
        }
        Some(reading)
    }
}

fn show(state: &mut SourceState, found: Option<Arc<Parsed>>, corrected: Option<&Corrected>) {
    (state.parsed, state.said) = match corrected.filter(|_| found.is_some()) {
        Some(corrected) => (Some(Arc::clone(&corrected.parsed)), Arc::clone(&corrected.said)),
        None => (found, Arc::default()),
    };
    state.quotations = state.parsed.as_deref().map_or(0, quotations);
}

/// Whether comparing sees the same in both; only what can be corrected is looked at.
fn compares_the_same(a: Option<&Arc<Parsed>>, b: Option<&Arc<Parsed>>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => {
            Arc::ptr_eq(a, b) || (a.quotations == b.quotations && a.entities == b.entities && a.mentions == b.mentions)
        }
        (a, b) => a.is_none() && b.is_none(),
    }
}
