//! The shared passages that a comparison leaves for the next one.
//!
//! They are the very list of the result, which is not held twice. A passage stands as long as both of its articles do, in one group and
//! in the order of their texts; only the articles' positions change, mostly by none.

use std::{borrow::Cow, collections::HashMap, sync::Arc};

use rayon::prelude::*;

use crate::compare::{Group, Place, Reuse, SourceIndex, memory::Key};

/// All shared passages of a comparison, with what tells whether they still stand.
#[derive(Debug, Default)]
pub(crate) struct Kept {
    /// In the order in which the articles were worked through.
    articles: Vec<Known>,
    /// By their places.
    found: Arc<Vec<Reuse>>,
}

#[derive(Clone, Copy, Debug)]
struct Known {
    key: Key,
    /// The number of its group.
    group: u32,
    /// In the coverage.
    position: u32,
}

/// Which articles of a comparison were there before.
pub(crate) struct Stayed<'k> {
    kept: &'k Kept,
    /// For each article of now, in the order in which they are worked through, which of those before it is.
    was: Vec<Option<u32>>,
}

impl<'k> Stayed<'k> {
    /// Of the articles with these keys. One that another has overtaken since counts as new: of two in another order other passages may
    /// be found.
    pub(crate) fn of(kept: &'k Kept, keys: &[Key]) -> Self {
        let mut at: HashMap<Key, Vec<u32>> = HashMap::with_capacity(kept.articles.len());
        for (index, known) in kept.articles.iter().enumerate().rev() {
            at.entry(known.key).or_default().push(index as u32);
        }
        let mut next = 0;
        let was = keys.iter().map(|key| {
            let places = at.get_mut(key)?;
            while places.pop_if(|place| *place < next).is_some() {}
            let was = places.pop()?;
            next = was + 1;
            Some(was)
        });
        Self { kept, was: was.collect() }
    }

    /// For each of some articles, all of one group, the number of those with which it shares what is known.
    pub(crate) fn parts(&self, sources: &[SourceIndex]) -> Vec<u32> {
        let new = |source: &SourceIndex| u32::MAX - source.0;
        sources.iter().map(|source| self.known(*source).map_or(new(source), |known| known.group)).collect()
    }

    fn known(&self, source: SourceIndex) -> Option<Known> {
        let was = self.was.get(source.0 as usize).copied().flatten()?;
        self.kept.articles.get(was as usize).copied()
    }

    /// The passages that still stand and `new` ones, by their places. `groups` names the articles in the order in which they are worked
    /// through, `order` holds the position of each; `new` ones are at their positions.
    pub(crate) fn with(&self, keys: &[Key], groups: &[Group], order: &[usize], mut new: Vec<Reuse>) -> Kept {
        sort(&mut new);
        let mut group_of = vec![0; keys.len()];
        for (number, group) in (0..).zip(groups) {
            for source in &group.sources {
                if let Some(group) = group_of.get_mut(source.0 as usize) {
                    *group = number;
                }
            }
        }
        let known = keys.iter().zip(&group_of).zip(order);
        let known = known.map(|((&key, &group), &position)| Known { key, group, position: position as u32 });
        let articles: Vec<Known> = known.collect();
        let found = match self.standing(&articles) {
            Cow::Borrowed(_) if new.is_empty() => Arc::clone(&self.kept.found),
            standing if standing.is_empty() => Arc::new(new),
            standing => Arc::new(merged(&standing, &new)),
        };
        Kept { articles, found }
    }

    /// The passages of before that stand, at the articles' positions of now; borrowed where not one is another.
    fn standing(&self, now: &[Known]) -> Cow<'k, [Reuse]> {
        let before = self.kept.found.as_slice();
        let mut moved: Vec<Option<Known>> = vec![None; self.kept.articles.len()];
        for (was, now) in self.was.iter().zip(now) {
            let was = was.and_then(|was| self.kept.articles.get(was as usize));
            if let Some(slot) = was.and_then(|was| moved.get_mut(was.position as usize)) {
                *slot = Some(*now);
            }
        }
        let mut groups: HashMap<u32, u32> = HashMap::new();
        let together = self.kept.articles.iter().all(|was| {
            let now = moved.get(was.position as usize).copied().flatten();
            now.is_some_and(|now| now.position == was.position && *groups.entry(was.group).or_insert(now.group) == now.group)
        });
        if together {
            return Cow::Borrowed(before);
        }
        let now = |place: &Place| moved.get(place.source.0 as usize).copied().flatten();
        let standing = before.par_iter().filter_map(|reuse| {
            let [a, b] = &reuse.parts;
            let (x, y) = (now(a)?, now(b)?);
            let at = |place: &Place, now: Known| Place { source: SourceIndex(now.position), span: place.span };
            (x.group == y.group).then(|| Reuse { words: reuse.words, parts: [at(a, x), at(b, y)] })
        });
        let mut standing: Vec<Reuse> = standing.collect();
        if !moved.iter().flatten().is_sorted_by_key(|now| now.position) {
            sort(&mut standing);
        }
        Cow::Owned(standing)
    }
}

impl Kept {
    /// All passages, by their places.
    pub(crate) fn found(&self) -> Arc<Vec<Reuse>> {
        Arc::clone(&self.found)
    }
}

fn sort(passages: &mut [Reuse]) {
    passages.par_iter_mut().for_each(|reuse| reuse.parts.sort_unstable());
    passages.par_sort_unstable_by_key(|reuse| reuse.parts);
}

/// Two sorted lists as one; of the second there are mostly few.
fn merged(many: &[Reuse], few: &[Reuse]) -> Vec<Reuse> {
    let mut all = Vec::with_capacity(many.len() + few.len());
    let mut rest = many;
    for reuse in few {
        let before = rest.partition_point(|other| other.parts < reuse.parts);
        let (first, behind) = rest.split_at(before);
        all.extend_from_slice(first);
        all.push(*reuse);
        rest = behind;
    }
    all.extend_from_slice(rest);
    all
}
