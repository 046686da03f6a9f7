//! What speakers add to mentions and entities, put in its places.

use super::Found;
use crate::parse::{Entity, EntityIndex, Form, Mention};

/// Puts what was found in its places among `mentions` and `entities`; entities stay in the order of their first mention. Gives the
/// new index of every old one.
pub(in crate::parse::quotations) fn merge(
    mentions: &mut Vec<Mention>,
    entities: &mut Vec<Entity>,
    found: Found,
) -> Vec<EntityIndex> {
    let Found { added, retaken } = found;
    let unchanged = added.is_empty() && retaken.is_empty();
    for (start, entity) in retaken {
        let at = mentions.partition_point(|m| m.span.start < start);
        if let Some(pronoun) = mentions.get_mut(at).filter(|m| m.form == Form::Pronoun && m.span.start == start) {
            pronoun.entity = entity;
        }
    }
    if unchanged {
        return (0..entities.len() as u32).map(EntityIndex).collect();
    }
    for (mention, entity) in added {
        mentions.push(mention);
        entities.extend(entity);
    }
    mentions.sort_by_key(|m| (m.span.start, std::cmp::Reverse(m.span.end)));
    // One who speaks in two quotations of a sentence is described there once.
    mentions.dedup();
    let mut place: Vec<Option<u32>> = vec![None; entities.len()];
    let mut next = 0;
    for mention in mentions.iter() {
        if let Some(slot @ None) = place.get_mut(mention.entity.0 as usize) {
            *slot = Some(next);
            next += 1;
        }
    }
    // Entities without a mention keep their order behind the others.
    let place: Vec<EntityIndex> = place
        .into_iter()
        .map(|slot| {
            EntityIndex(slot.unwrap_or_else(|| {
                next += 1;
                next - 1
            }))
        })
        .collect();
    let mut ordered: Vec<(EntityIndex, Entity)> = place.iter().copied().zip(std::mem::take(entities)).collect();
    ordered.sort_by_key(|(at, _)| *at);
    *entities = ordered.into_iter().map(|(_, entity)| entity).collect();
    for mention in mentions.iter_mut() {
        if let Some(to) = place.get(mention.entity.0 as usize) {
            mention.entity = *to;
        }
    }
    place
}
