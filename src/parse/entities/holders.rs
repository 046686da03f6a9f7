//! Whom an office means that stands apart from any name: the person whose office it is, where the article says so of one person only,
//! or of one who was named in this sentence or shortly before. Otherwise nobody.

use rustc_hash::FxHashMap;

use super::{
    describe::Describing,
    offices::{Article, Phrase},
    roles::Role,
};
use crate::parse::mentions::lexicon::{LEXICON, RoleIndex};

impl Describing<'_, '_> {
    /// Persons by the heads of their offices.
    pub(super) fn by_head(&self) -> FxHashMap<RoleIndex, Vec<usize>> {
        let mut by_head: FxHashMap<RoleIndex, Vec<usize>> = FxHashMap::default();
        for (draft, entity) in self.gathered.drafts.iter().enumerate() {
            for word in entity.roles.iter().flat_map(|role| role.words.iter().copied()) {
                let persons = by_head.entry(word).or_default();
                if persons.len() < MOST_HOLDERS && persons.last() != Some(&draft) {
                    persons.push(draft);
                }
            }
        }
        by_head
    }

    /// The person whom a definite office means.
    pub(super) fn resolve(
        &self,
        phrase: &Phrase,
        sentence: usize,
        by_head: &FxHashMap<RoleIndex, Vec<usize>>,
        last_seen: &FxHashMap<usize, usize>,
    ) -> Option<usize> {
        if phrase.plural || !matches!(phrase.article, Article::The | Article::Owned) {
            return None;
        }
        let head = phrase.role.head?;
        let leader = LEXICON.leader() == Some(head);
        let mut candidates: Vec<(u32, usize)> = Vec::new();
        let consider = |candidates: &mut Vec<(u32, usize)>, draft: usize, wanted: &Role| {
            let fits = self.gathered.drafts.get(draft).and_then(|d| d.roles.iter().filter_map(|role| role.fits(wanted)).max());
            if let Some(fits) = fits
                && candidates.iter().all(|&(_, d)| d != draft)
            {
                candidates.push((fits, draft));
            }
        };
        for &draft in by_head.get(&head).into_iter().flatten() {
            consider(&mut candidates, draft, &phrase.role);
        }
        // "The Russian leader" is the president, the prime minister, …; "the lawmaker" is whatever senator was named just before.
        let general = phrase.role.words.len() == 1 && (phrase.role.of.is_some() || !leader);
        if general && (leader || candidates.is_empty()) {
            let any = Role { words: Vec::new(), ..phrase.role.clone() };
            for &draft in LEXICON.meant_by(head).iter().filter_map(|office| by_head.get(office)).flatten() {
                let own = self.gathered.drafts.get(draft).is_some_and(|d| d.roles.iter().any(|role| role.of == any.of));
                let near = last_seen.get(&draft).is_some_and(|&seen| seen + NEAR >= sentence);
                if own || (near && !leader) {
                    consider(&mut candidates, draft, &any);
                }
            }
            if !leader {
                return latest(&candidates, sentence, last_seen);
            }
        }
        let best = candidates.iter().map(|&(fits, _)| fits).max()?;
        candidates.retain(|&(fits, _)| fits == best);
        if let [(fits, only)] = candidates.as_slice() {
            // A country that the text does not give to anybody: whoever holds the office must be near.
            let near = last_seen.get(only).is_some_and(|&seen| seen + NEAR >= sentence);
            return (*fits > 1 || near).then_some(*only);
        }
        latest(&candidates, sentence, last_seen)
    }
}

/// Of `candidates` the only one who was named last, and not far back.
fn latest(candidates: &[(u32, usize)], sentence: usize, last_seen: &FxHashMap<usize, usize>) -> Option<usize> {
    let near = candidates.iter().filter_map(|&(_, draft)| Some((*last_seen.get(&draft)?, draft)));
    let latest = near.clone().map(|(seen, _)| seen).max().filter(|&seen| seen + NEAR >= sentence)?;
    let mut last = near.filter(|&(seen, _)| seen == latest).map(|(_, draft)| draft);
    match (last.next(), last.next()) {
        (Some(only), None) => Some(only),
        _ => None,
    }
}

/// Of two who hold an office, the one who was named at most so many sentences before is meant.
const NEAR: usize = 3;
/// Persons of one office that are looked at.
const MOST_HOLDERS: usize = 12;
