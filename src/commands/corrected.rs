//! An article's structure as a person corrected it: what parsing found, with what was said of its quotations and of names laid over.
//!
//! Everything that is shown and compared is made from this, so a correction reaches every place that a finding reaches. Pure;
//! what parsing found stays as it is, for the next correction.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{names_by_hand, quotations_by_hand, quotations_by_hand::SaidOfQuotation};
use crate::{
    compare::Names,
    parse::{EntityKind, Parsed},
    project::{Correction, CorrectionId, SourceId, Subject},
};

/// What was said of the structure of articles.
#[derive(Clone, Debug, Default)]
pub(super) struct SaidOfArticles {
    /// Corrections of quotations, by source.
    quotations: BTreeMap<SourceId, Vec<Correction>>,
    pub names: Names,
}

/// An article's structure, corrected.
#[derive(Clone, Debug, Default)]
pub(super) struct Corrected {
    /// As it is shown.
    pub parsed: Arc<Parsed>,
    /// As it is compared: quotations that a person rejected are none.
    pub compared: Arc<Parsed>,
    /// What was said of its quotations, by their index.
    pub said: Arc<BTreeMap<usize, SaidOfQuotation>>,
    /// Corrections whose words, or whose quotation, are not there any more.
    pub nowhere: Vec<CorrectionId>,
}

/// Whether a correction says something of the structure of articles.
pub(super) fn is_about_articles(correction: &Correction) -> bool {
    quotations_by_hand::is_about_quotations(correction) || names_by_hand::is_about_names(correction)
}

impl SaidOfArticles {
    pub(super) fn of(corrections: &[Correction]) -> Self {
        let mut quotations: BTreeMap<SourceId, Vec<Correction>> = BTreeMap::new();
        for correction in corrections {
            if let Some(anchor) = quotations_by_hand::anchor_of(correction) {
                quotations.entry(anchor.source).or_default().push(correction.clone());
            }
        }
        Self { quotations, names: names_by_hand::said_of_names(corrections) }
    }

    /// The structure of a source with what was said of it; `None` where nothing changes. `kind_of` says what kind of thing goes by a
    /// name in small letters, anywhere in the coverage.
    pub(super) fn correct(
        &self,
        source: SourceId,
        text: &str,
        found: &Arc<Parsed>,
        kind_of: &dyn Fn(&str) -> Option<EntityKind>,
    ) -> Option<Corrected> {
        let corrections: Vec<&Correction> = self.quotations.get(&source).into_iter().flatten().collect();
        if corrections.is_empty() && !names_by_hand::parts(found, &self.names) {
            return None;
        }
        let mut parsed = Parsed::clone(found);
        names_by_hand::part(text, &mut parsed, &self.names);
        let (said, nowhere) = quotations_by_hand::correct(text, &mut parsed, &corrections, kind_of);
        // Where everything was found right, what was found stays.
        let same = parsed.quotations == found.quotations && parsed.entities == found.entities && parsed.mentions == found.mentions;
        let parsed = if same { Arc::clone(found) } else { Arc::new(parsed) };
        let rejected: Vec<usize> = said.iter().filter(|(_, said)| said.is_right == Some(false)).map(|(at, _)| *at).collect();
        let mut compared = Arc::clone(&parsed);
        for at in rejected {
            if let Some(quotation) = Arc::make_mut(&mut compared).quotations.get_mut(at) {
                quotation.scare = true;
            }
        }
        Some(Corrected { parsed, compared, said: Arc::new(said), nowhere })
    }
}

/// What kind of thing goes by each name, in small letters, that a person gave a speaker: as the first article with that name has it.
pub(super) fn kinds_of_names<'a>(
    corrections: &[Correction],
    articles: impl Iterator<Item = &'a Parsed>,
) -> BTreeMap<String, EntityKind> {
    let named = |correction: &Correction| match (&correction.subject, &correction.decision) {
        (Subject::Quotation(_), crate::project::Decision::Speaker(name)) => Some(name.trim().to_lowercase()),
        _ => None,
    };
    let wanted: BTreeSet<String> = corrections.iter().filter_map(named).collect();
    let mut kinds = BTreeMap::new();
    if wanted.is_empty() {
        return kinds;
    }
    for entity in articles.flat_map(|parsed| &parsed.entities) {
        for name in std::iter::once(&entity.name).chain(&entity.aliases).map(|name| name.to_lowercase()) {
            if entity.kind != EntityKind::Other && wanted.contains(&name) {
                kinds.entry(name).or_insert(entity.kind);
            }
        }
    }
    kinds
}
