//! What the groups' articles share, put together as one result.
//!
//! Groups are worked on a few at a time, and what is found in one is moved here at once: so that of a large coverage nothing lies
//! in memory twice.

use super::{
    ClaimIndex, Comparison, Group, GroupIndex, Names, Place, SentenceRef, SharedEntity, SharedEntityIndex, SourceIndex, entities,
};

/// The groups so far.
#[derive(Default)]
pub(crate) struct Together {
    /// Claims and their mentions still have the entities' numbers within their group.
    all: Comparison,
    /// Of each group.
    entities: Vec<Vec<SharedEntity>>,
}

impl Together {
    /// Adds what the articles of a group share, numbered within it.
    pub(crate) fn add(&mut self, group: Group, found: Comparison) {
        let Self { all, entities } = self;
        let number = GroupIndex(all.groups.len() as u32);
        let source = |s: SourceIndex| group.sources.get(s.0 as usize).copied().unwrap_or(s);
        let place = |p: Place| Place { source: source(p.source), span: p.span };
        let sentence = |s: SentenceRef| SentenceRef { source: source(s.source), sentence: s.sentence };
        entities.push(found.entities);
        for member in entities.last_mut().into_iter().flatten().flat_map(|entity| &mut entity.members) {
            member.0 = source(member.0);
        }
        let first = all.claims.len() as u32;
        all.links.extend(found.links.into_iter().map(|mut link| {
            (link.a, link.b) = (sentence(link.a), sentence(link.b));
            link
        }));
        all.claims.extend(found.claims.into_iter().map(|mut claim| {
            claim.group = number;
            for mention in &mut claim.mentions {
                mention.source = source(mention.source);
            }
            for nearest in &mut claim.nearest {
                nearest.0 = source(nearest.0);
            }
            claim
        }));
        all.conflicts.extend(found.conflicts.into_iter().map(|mut conflict| {
            conflict.claim = conflict.claim.map(|c| ClaimIndex(c.0 + first));
            for part in &mut conflict.parts {
                *part = place(*part);
            }
            for apart in &mut conflict.apart {
                *apart = source(*apart);
            }
            conflict
        }));
        all.groups.push(group);
    }

    /// All of it, with one entity for who is told of in several groups.
    pub(crate) fn finish(self, names: &Names) -> Comparison {
        let Self { mut all, entities } = self;
        let (entities, indices) = entities::over_groups(entities, names);
        all.entities = entities;
        for claim in &mut all.claims {
            let of_group = indices.get(claim.group.0 as usize);
            let entity = |e: SharedEntityIndex| of_group.and_then(|of| of.get(e.0 as usize)).copied().unwrap_or(e);
            claim.speaker = claim.speaker.map(entity);
            for mention in &mut claim.mentions {
                mention.speaker = mention.speaker.map(entity);
            }
        }
        all
    }
}
