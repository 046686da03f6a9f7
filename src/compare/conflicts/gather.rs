//! One conflict for what differs in the same way between the same words.

use std::{
    cmp::Ordering,
    collections::{BTreeMap, BTreeSet},
};

use super::{
    super::{ClaimIndex, Conflict, ConflictKind, SourceIndex},
    side::Finding,
};

/// What differs: the kind, the row where the forms do not tell what it is about, and the two forms, the smaller first.
type Words = (ConflictKind, Option<u32>, String, String);
/// The articles on the side of each form.
type Sides = [BTreeSet<SourceIndex>; 2];

/// One conflict for what differs in the same way between the same words.
pub(super) fn gather(found: Vec<(Option<u32>, Finding)>) -> Vec<Conflict> {
    let mut by_words: BTreeMap<Words, (Conflict, Sides)> = BTreeMap::new();
    for (row, finding) in found {
        let [(place_a, a), (place_b, b)] = finding.sides;
        // two dates or places may be those of many things; all other forms say what they are about, so that what they tell is one
        // conflict in whatever rows it stands
        let of = if matches!(finding.kind, ConflictKind::Date | ConflictKind::Place) { row } else { None };
        let (first, second) = if a <= b { (place_a, place_b) } else { (place_b, place_a) };
        let key = if a <= b { (finding.kind, of, a, b) } else { (finding.kind, of, b, a) };
        let (conflict, [firsts, seconds]) = by_words.entry(key).or_insert_with(|| {
            let conflict = Conflict {
                kind: finding.kind,
                severity: finding.severity,
                claim: row.map(ClaimIndex),
                parts: Vec::new(),
                apart: Vec::new(),
                why: finding.why,
            };
            (conflict, Default::default())
        });
        firsts.insert(first.source);
        seconds.insert(second.source);
        conflict.severity = conflict.severity.min(finding.severity);
        conflict.claim = conflict.claim.or(row.map(ClaimIndex));
        for place in [place_a, place_b] {
            // one stretch a sentence is enough: the first found
            if !conflict.parts.contains(&place)
                && !conflict.parts.iter().any(|p| p.source == place.source && p.span.overlaps(place.span))
            {
                conflict.parts.push(place);
            }
        }
    }
    let told = by_words.into_values().filter(|(conflict, _)| conflict.parts.len() > 1).map(|(mut conflict, sides)| {
        conflict.parts.sort_unstable();
        // a large coverage has very many of them
        conflict.parts.shrink_to_fit();
        conflict.why.shrink_to_fit();
        conflict.apart = stand_apart(&sides);
        conflict
    });
    told.collect()
}

/// The articles on the side that fewer take; where neither is smaller, those of both.
fn stand_apart([firsts, seconds]: &Sides) -> Vec<SourceIndex> {
    match firsts.len().cmp(&seconds.len()) {
        Ordering::Less => firsts.iter().copied().collect(),
        Ordering::Greater => seconds.iter().copied().collect(),
        Ordering::Equal => firsts.union(seconds).copied().collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_smaller_side_stands_apart() {
        let set = |of: &[u32]| of.iter().copied().map(SourceIndex).collect::<BTreeSet<_>>();
        let check = |a: &[u32], b: &[u32], apart: &[u32]| {
            let found = stand_apart(&[set(a), set(b)]);
            assert_eq!(found, apart.iter().copied().map(SourceIndex).collect::<Vec<_>>(), "{a:?} {b:?}");
        };
        check(&[0, 2], &[1], &[1]);
        check(&[3], &[0, 1, 2], &[3]);
        check(&[1], &[0], &[0, 1]);
    }
}
