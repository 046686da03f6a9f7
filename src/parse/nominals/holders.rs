//! Whom a noun means because a name says so: the one mayor of an article, the one council.

use std::collections::BTreeMap;

use crate::parse::{
    Entity, EntityIndex, EntityKind,
    mentions::lexicon::{Class, LEXICON, NounIndex, folded, noun_at_end},
};

/// By the noun at the end of their office or name those who have a name, where no other has that noun.
pub(super) fn named_by_noun(entities: &[Entity]) -> BTreeMap<NounIndex, Option<EntityIndex>> {
    let mut named: BTreeMap<NounIndex, Option<EntityIndex>> = BTreeMap::new();
    for (at, entity) in (0..).map(EntityIndex).zip(entities).filter(|(_, entity)| entity.named) {
        for noun in nouns_of(entity) {
            named.entry(noun).and_modify(|one| *one = one.filter(|&e| e == at)).or_insert(Some(at));
        }
    }
    named
}

/// The nouns that stand for one who has a name: those of a person's offices, the last word of a body's name ("Ely Council"), also
/// before "Department".
pub(crate) fn nouns_of(entity: &Entity) -> impl Iterator<Item = NounIndex> {
    let offices = entity.roles.iter().filter(|_| entity.kind == EntityKind::Person).map(String::as_str);
    let names = std::iter::once(entity.name.as_str()).filter(|name| entity.kind == EntityKind::Organisation && name.contains(' '));
    let names = names.map(|name| ["Department", "Service", "Force"].iter().find_map(|end| name.strip_suffix(end)).unwrap_or(name));
    let wanted = if entity.kind == EntityKind::Person { Class::HUMAN } else { Class::GROUP };
    offices.chain(names).filter_map(move |words| {
        let words = folded(words);
        let (noun, _, before) = noun_at_end(words.trim_end())?;
        let word = words.trim_end().get(before.len()..)?.trim_start();
        let class = LEXICON.entry(word.strip_suffix(" general").unwrap_or(word)).class;
        (class.any(wanted) && !IN_GENERAL.contains(&word)).then_some(noun)
    })
}

/// Who may be called so by anybody.
const IN_GENERAL: [&str; 10] =
    ["leader", "leaders", "member", "members", "official", "expert", "critic", "supporter", "opponent", "rival"];
