//! Clusters of entities become shared entities, with the name that says most.

use std::collections::BTreeMap;

use super::{Entities, Node, clusters::Clusters, words_of};
use crate::{
    compare::{Article, SharedEntity, SharedEntityIndex, SourceIndex},
    parse::{EntityIndex, EntityKind},
};

pub(super) fn gather(articles: &[Article<'_>], nodes: &[Node<'_>], clusters: &mut Clusters<'_>) -> Entities {
    let mut of: Vec<Vec<SharedEntityIndex>> =
        articles.iter().map(|a| vec![SharedEntityIndex(u32::MAX); a.parsed.entities.len()]).collect();
    // of each top its place
    let mut places: Vec<Option<usize>> = vec![None; nodes.len()];
    let mut members: Vec<Vec<usize>> = Vec::new();
    for index in 0..nodes.len() {
        let Some(place) = places.get_mut(clusters.top(index)) else { continue };
        let place = *place.get_or_insert_with(|| {
            members.push(Vec::new());
            members.len() - 1
        });
        if let Some(list) = members.get_mut(place) {
            list.push(index);
        }
    }
    let mut shared = Vec::with_capacity(members.len());
    for (place, list) in members.iter().enumerate() {
        let entity = SharedEntityIndex(place as u32);
        let nodes: Vec<&Node<'_>> = list.iter().filter_map(|&i| nodes.get(i)).collect();
        for node in &nodes {
            if let Some(slot) = of.get_mut(node.source as usize).and_then(|o| o.get_mut(node.entity as usize)) {
                *slot = entity;
            }
        }
        shared.push(describe(&nodes));
    }
    Entities { shared, of }
}

fn describe(nodes: &[&Node<'_>]) -> SharedEntity {
    let named = nodes.iter().any(|node| node.named);
    let mut spellings: BTreeMap<&str, usize> = BTreeMap::new();
    for node in nodes.iter().filter(|node| node.named == named) {
        *spellings.entry(node.raw.name.as_str()).or_default() += 1;
        for alias in &node.raw.aliases {
            spellings.entry(alias.as_str()).or_default();
        }
    }
    // the fullest, then the most frequent, then the first by letter; more than three words are a description
    let fullest =
        spellings.iter().max_by_key(|&(name, &count)| (count > 0, words_of(name).min(3), count, std::cmp::Reverse(*name)));
    let name = fullest.map_or(String::new(), |(name, _)| (*name).to_owned());
    let mut kinds: BTreeMap<EntityKind, usize> = BTreeMap::new();
    for node in nodes {
        *kinds.entry(node.kind).or_default() += usize::from(node.kind != EntityKind::Other) * 100 + 1;
    }
    let kind = kinds.iter().max_by_key(|&(kind, &count)| (count, std::cmp::Reverse(*kind))).map_or(EntityKind::Other, |(&k, _)| k);
    let aliases = spellings.keys().filter(|n| **n != name).map(|n| (*n).to_owned()).collect();
    let mut members: Vec<_> = nodes.iter().map(|n| (SourceIndex(n.source), EntityIndex(n.entity))).collect();
    members.sort_unstable();
    SharedEntity { kind, name, aliases, members, named }
}
