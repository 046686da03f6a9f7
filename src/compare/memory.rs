//! Comparing again when an article came, went or changed: what does not depend on it is kept.
//!
//! Kept are articles made ready, and what the articles of a group share; a group is compared again only when one of its own
//! articles is another, and of a large one then not all of it ([`super::kept`]). What is kept is found by a checksum of all that
//! comparing reads, so the result is the same as without it.

use std::{
    collections::{HashMap, hash_map::DefaultHasher},
    hash::{Hash, Hasher},
    sync::Arc,
};

use rayon::prelude::*;

use crate::parse::Quotation;

use super::{
    Article, Comparison, Names, Options, Place, Reuse, SourceIndex, Stop,
    claims::{self, Nearest},
    conflicts, doubtful, entities, groups,
    kept::{Kept, Known, MOST_PAIRS, Marks},
    links, matter,
    prepare::{self, Prepared},
    renumber,
    reuse::{self, Stayed},
    thresholds,
    together::Together,
};

/// What earlier comparisons leave for the next one.
#[derive(Debug, Default)]
pub struct Memory {
    prepared: HashMap<Key, Arc<Prepared>>,
    groups: HashMap<GroupKey, Part>,
    /// Of the large groups.
    kept: Vec<Arc<Kept>>,
    passages: reuse::Kept,
}

/// What was found in a group, and what that leaves for a group of nearly the same articles.
#[derive(Clone, Debug)]
struct Part {
    found: Arc<Comparison>,
    kept: Option<Arc<Kept>>,
}

/// What a comparison finds, and what of it is kept.
struct Found {
    comparison: Comparison,
    /// Of each group, unless nothing is kept.
    parts: Vec<(GroupKey, Part)>,
    passages: reuse::Kept,
}

/// So many groups are worked on at the same time: what a group needs while it is compared is many times what it leaves.
const AT_ONCE: usize = 8;

/// Compares articles and remembers nothing: what is found is not held twice.
pub(crate) fn compare_once(articles: &[Article<'_>], options: Options, stop: Stop<'_>) -> Option<Comparison> {
    let names = Arc::new(Names::default());
    Some(Memory::default().found(articles, &names, options, stop, Keep::Nothing)?.comparison)
}

/// What a comparison leaves for the next one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Keep {
    All,
    Nothing,
}

/// The articles of a group in their order, the options, and what was said of names.
type GroupKey = (Vec<Key>, u32, Arc<Names>);

/// A checksum of everything about an article that comparing reads.
pub(super) type Key = [u64; 2];

impl Memory {
    /// Compares articles as [`super::compare`] does; `None` where it was asked to stop. Forgets what these articles do not need.
    pub fn compare(&mut self, articles: &[Article<'_>], options: Options, stop: Stop<'_>) -> Option<Comparison> {
        self.compare_knowing(articles, &Names::default(), options, stop)
    }

    /// The same, with what a person said of names.
    pub fn compare_knowing(
        &mut self,
        articles: &[Article<'_>],
        names: &Names,
        options: Options,
        stop: Stop<'_>,
    ) -> Option<Comparison> {
        let names = Arc::new(names.clone());
        let Found { comparison, parts, passages } = self.found(articles, &names, options, stop, Keep::All)?;
        self.kept = parts.iter().filter_map(|(_, part)| part.kept.clone()).collect();
        let before =
            (std::mem::replace(&mut self.groups, parts.into_iter().collect()), std::mem::replace(&mut self.passages, passages));
        // of a large group it is so large that whoever asked would wait for it to be let go
        rayon::spawn(move || drop(before));
        Some(comparison)
    }

    fn found(
        &mut self,
        articles: &[Article<'_>],
        names: &Arc<Names>,
        options: Options,
        stop: Stop<'_>,
        keep: Keep,
    ) -> Option<Found> {
        // worked through in the order of their texts, so that the order in which they came cannot matter
        let order = renumber::by_text(articles);
        let sorted: Vec<Article<'_>> = order.iter().filter_map(|&i| articles.get(i).copied()).collect();
        let keys: Vec<Key> = sorted.par_iter().map(|&article| key(article)).collect();
        let mut prepared: Vec<Option<Arc<Prepared>>> = self.prepared(&sorted, &keys, stop, keep)?.into_iter().map(Some).collect();
        let ready: Vec<&Prepared> = prepared.iter().flatten().map(AsRef::as_ref).collect();
        let groups = groups::groups(&sorted, &ready, stop)?;
        drop(ready);
        let stayed = Stayed::of(&self.passages, &keys);
        let mut passages: Vec<Reuse> = Vec::new();
        let mut together = Together::default();
        let mut parts: Vec<(GroupKey, Part)> = Vec::new();
        let mut room = MOST_PAIRS;
        for of_groups in groups.chunks(AT_ONCE) {
            let some: Vec<((GroupKey, Part), Vec<Reuse>)> = of_groups
                .par_iter()
                .map(|group| {
                    let of = |s: &SourceIndex| s.0 as usize;
                    let keys: Vec<Key> = group.sources.iter().filter_map(|s| keys.get(of(s)).copied()).collect();
                    let key = (keys, options.links_from.map_or(u32::MAX, f32::to_bits), Arc::clone(names));
                    let articles: Vec<Article<'_>> = group.sources.iter().filter_map(|s| sorted.get(of(s)).copied()).collect();
                    let ready: Vec<&Prepared> = group.sources.iter().filter_map(|s| prepared.get(of(s))?.as_deref()).collect();
                    let parts = stayed.parts(&group.sources);
                    let (new, part) = rayon::join(
                        || reuse::reuse(&articles, &ready, &parts),
                        || {
                            let known = self.groups.get(&key).cloned();
                            let before = Before { keys: &key.0, kept: self.nearest(&key.0), keep };
                            known.or_else(|| compare_group(&articles, &ready, names, options, &before, stop))
                        },
                    );
                    let part = part?;
                    Some(((key, part), new))
                })
                .collect::<Option<_>>()?;
            for (group, ((key, mut part), new)) in of_groups.iter().zip(some) {
                let pairs = part.kept.as_ref().map_or(0, |kept| kept.len());
                match room.checked_sub(pairs) {
                    Some(left) => room = left,
                    None => part.kept = None,
                }
                let position = |s: SourceIndex| {
                    let source = group.sources.get(s.0 as usize);
                    let position = source.and_then(|source| order.get(source.0 as usize));
                    position.map_or(s, |&position| SourceIndex(position as u32))
                };
                passages.extend(new.into_iter().map(|mut reuse| {
                    reuse.parts = reuse.parts.map(|place| Place { source: position(place.source), span: place.span });
                    reuse
                }));
                if keep == Keep::All {
                    parts.push((key, part.clone()));
                }
                together.add(group.clone(), unwrap_or_clone(part.found));
            }
            // an article is in one group: what was made ready of it is needed no more
            for source in of_groups.iter().flat_map(|g| &g.sources) {
                if let Some(slot) = prepared.get_mut(source.0 as usize) {
                    *slot = None;
                }
            }
        }
        let (mut comparison, passages) =
            rayon::join(|| renumber::renumber(together.finish(names), &order), || stayed.with(&keys, &groups, &order, passages));
        comparison.reuse = passages.found();
        comparison.doubtful = doubtful::doubtful_names(&comparison, names);
        Some(Found { comparison, parts, passages })
    }

    /// What is kept of the group that has most of these articles.
    fn nearest(&self, keys: &[Key]) -> Option<&Kept> {
        let most = self.kept.iter().map(|kept| (kept.has(keys), kept)).max_by_key(|(has, _)| *has);
        most.filter(|(has, _)| *has > 0).map(|(_, kept)| kept.as_ref())
    }

    fn prepared(&mut self, articles: &[Article<'_>], keys: &[Key], stop: Stop<'_>, keep: Keep) -> Option<Vec<Arc<Prepared>>> {
        let known = &self.prepared;
        let prepare = |(&article, key): (&Article<'_>, &Key)| {
            let known = known.get(key).map(Arc::clone);
            known.or_else(|| (!stop.asked()).then(|| Arc::new(prepare::prepare(article))))
        };
        let prepared: Vec<Arc<Prepared>> = articles.par_iter().zip(keys).map(prepare).collect::<Option<_>>()?;
        if keep == Keep::Nothing {
            return Some(prepared);
        }
        self.prepared = keys.iter().copied().zip(prepared.iter().map(Arc::clone)).collect();
        Some(prepared)
    }
}

/// What was found in a group, cloned where it is kept as well: the claims are by far the most of it.
fn unwrap_or_clone(found: Arc<Comparison>) -> Comparison {
    Arc::try_unwrap(found).unwrap_or_else(|kept| {
        let Comparison { groups, entities, links, claims, conflicts, reuse, doubtful } = &*kept;
        Comparison {
            groups: groups.clone(),
            entities: entities.clone(),
            links: links.clone(),
            claims: claims.par_iter().cloned().collect(),
            conflicts: conflicts.clone(),
            reuse: Arc::clone(reuse),
            doubtful: doubtful.clone(),
        }
    })
}

pub(super) fn key(article: Article<'_>) -> Key {
    let (document, parsed) = (article.document, article.parsed);
    let mut hasher = DefaultHasher::new();
    document.text.hash(&mut hasher);
    document.metadata.date.hash(&mut hasher);
    // the text and its date decide how it is parsed, unless parsing broke off
    let lists = [parsed.blocks.len(), parsed.tokens.len(), parsed.sentences.len(), parsed.quantities.len()];
    lists.hash(&mut hasher);
    // what a person may have corrected
    for quotation in &parsed.quotations {
        let Quotation { kind, content, clause, cue, speaker, entity, nested, scare, continues } = quotation;
        (kind, content, clause, cue, speaker, entity, nested, scare, continues).hash(&mut hasher);
    }
    for entity in &parsed.entities {
        (entity.kind, entity.named, &entity.name, &entity.aliases).hash(&mut hasher);
    }
    for mention in &parsed.mentions {
        (mention.span, mention.entity, mention.form).hash(&mut hasher);
    }
    // what the hasher holds is longer than what it tells: told twice it is a checksum of 128 bits
    let first = hasher.finish();
    0u8.hash(&mut hasher);
    [first, hasher.finish()]
}

/// What is known before a group is compared.
struct Before<'k> {
    /// Of its articles.
    keys: &'k [Key],
    /// What is left of a group like it.
    kept: Option<&'k Kept>,
    keep: Keep,
}

/// What the articles of one group share: everything but the group itself. Articles are numbered within the group.
fn compare_group(
    articles: &[Article<'_>],
    prepared: &[&Prepared],
    names: &Names,
    options: Options,
    before: &Before<'_>,
    stop: Stop<'_>,
) -> Option<Part> {
    let entities = entities::entities(articles, names);
    let coverage = matter::Coverage::new(articles, prepared, &entities);
    let from = options.links_from.unwrap_or(thresholds::NEAREST).min(thresholds::NEAREST);
    let marks = if before.keep == Keep::All { Marks::of(&coverage) } else { None };
    let known = before.kept.zip(marks.as_ref()).map(|(kept, marks)| Known::new(kept, marks, before.keys, from)).unwrap_or_default();
    let judged = links::pairs(&coverage, from, &known, stop)?;
    let pairs = &judged.pairs;
    let edges = claims::edges(&coverage, &judged, &known, stop);
    let (rows, nearest) = rayon::join(|| claims::rows(&coverage, &edges, stop), || Nearest::new(&coverage, pairs));
    let rows = rows?;
    let claims = claims::claims(&coverage, &rows, &nearest, &known);
    drop(nearest);
    let (conflicts, quiet) = conflicts::conflicts(&coverage, &rows, &judged, &known, stop)?;
    let links = links::links(&coverage, pairs, options.links_from);
    drop(coverage);
    let found = Arc::new(Comparison { entities: entities.shared, links, claims, conflicts, ..Comparison::default() });
    let kept = marks.map(|marks| Kept::new((marks, from), before.keys, (judged, edges, &quiet), (rows, Arc::clone(&found))));
    Some(Part { found, kept: kept.map(Arc::new) })
}
