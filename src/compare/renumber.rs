//! The order of articles: one to work in, one to show.
//!
//! All of a comparison is made in the order of the articles' texts, and then put in the order in which they came: so that order
//! decides nothing but the numbers and the order of what is shown.

use rayon::prelude::*;

use super::{Article, ClaimIndex, Comparison, GroupIndex, SentenceRef, SharedEntityIndex, SourceIndex};

/// The articles' positions, in the order of their texts and then of what is known about them.
pub(crate) fn by_text(articles: &[Article<'_>]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..articles.len()).collect();
    let key = |i: usize| {
        articles
            .get(i)
            .map(|a| (&a.document.text, &a.document.metadata.title, &a.document.metadata.outlet, &a.document.metadata.date))
    };
    order.sort_by(|&a, &b| key(a).cmp(&key(b)));
    order
}

/// The comparison with the articles at their own positions, where `order` holds the position of each; every list in the order
/// that [`Comparison`] promises.
pub(crate) fn renumber(mut all: Comparison, order: &[usize]) -> Comparison {
    let position = |s: SourceIndex| SourceIndex(order.get(s.0 as usize).map_or(s.0, |&p| p as u32));
    for group in &mut all.groups {
        for source in &mut group.sources {
            *source = position(*source);
        }
        group.sources.sort_unstable();
    }
    let group_order = sorted_positions(&all.groups, |g| g.sources.clone());
    let group_at = inverse(&group_order);
    all.groups = pick(all.groups, &group_order);
    for entity in &mut all.entities {
        for member in &mut entity.members {
            member.0 = position(member.0);
        }
        entity.members.sort_unstable();
    }
    let entity_order = sorted_positions(&all.entities, |e| e.members.clone());
    let entity_at = inverse(&entity_order);
    let entity = |e: SharedEntityIndex| SharedEntityIndex(entity_at.get(e.0 as usize).copied().unwrap_or(e.0));
    all.entities = pick(all.entities, &entity_order);
    all.links.par_iter_mut().for_each(|link| {
        let move_to = |s: SentenceRef| SentenceRef { source: position(s.source), sentence: s.sentence };
        (link.a, link.b) = (move_to(link.a), move_to(link.b));
        if link.b < link.a {
            std::mem::swap(&mut link.a, &mut link.b);
        }
    });
    all.links.par_sort_unstable_by_key(|l| (l.a, l.b));
    all.claims.par_iter_mut().for_each(|claim| {
        claim.group = GroupIndex(group_at.get(claim.group.0 as usize).copied().unwrap_or(claim.group.0));
        claim.speaker = claim.speaker.map(entity);
        for mention in &mut claim.mentions {
            mention.source = position(mention.source);
            mention.speaker = mention.speaker.map(entity);
        }
        claim.mentions.sort_by_key(|m| (m.source, m.span));
        for nearest in &mut claim.nearest {
            nearest.0 = position(nearest.0);
        }
        claim.nearest.sort_unstable();
    });
    let claim_order = sorted_positions(&all.claims, |c| c.mentions.first().map(|m| (m.source, m.span)));
    let claim_at = inverse(&claim_order);
    all.claims = pick(all.claims, &claim_order);
    all.conflicts.par_iter_mut().for_each(|conflict| {
        conflict.claim = conflict.claim.and_then(|c| claim_at.get(c.0 as usize)).map(|&c| ClaimIndex(c));
        for part in &mut conflict.parts {
            part.source = position(part.source);
        }
        conflict.parts.sort_unstable();
        for source in &mut conflict.apart {
            *source = position(*source);
        }
        conflict.apart.sort_unstable();
    });
    all.conflicts.par_sort_by(|a, b| (a.severity, a.kind, &a.parts, &a.why).cmp(&(b.severity, b.kind, &b.parts, &b.why)));
    all
}

/// The positions of `items` in the order of a key.
fn sorted_positions<T, K: Ord + Send>(items: &[T], key: impl Fn(&T) -> K) -> Vec<usize> {
    let mut keyed: Vec<(K, usize)> = items.iter().enumerate().map(|(i, item)| (key(item), i)).collect();
    keyed.par_sort_unstable();
    keyed.into_iter().map(|(_, i)| i).collect()
}

/// For each old position the new one.
fn inverse(order: &[usize]) -> Vec<u32> {
    let mut at = vec![0; order.len()];
    for (new, &old) in order.iter().enumerate() {
        if let Some(slot) = at.get_mut(old) {
            *slot = new as u32;
        }
    }
    at
}

fn pick<T>(items: Vec<T>, order: &[usize]) -> Vec<T> {
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    order.iter().filter_map(|&i| items.get_mut(i).and_then(Option::take)).collect()
}
