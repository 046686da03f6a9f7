//! Entities of several groups of articles, those that go by the same name made one.

use std::collections::{BTreeMap, BTreeSet};

use super::{may_be_one, plain, words_of};
use crate::{
    compare::{Names, SharedEntity, SharedEntityIndex, aliases},
    parse::{EntityKind, is_team},
};

/// Entities of several groups, those that go by the same name made one; with the new index of each group's old ones. Members are
/// taken as they are: they have to name the articles as all groups know them.
pub(crate) fn over_groups(groups: Vec<Vec<SharedEntity>>, said: &Names) -> (Vec<SharedEntity>, Vec<Vec<SharedEntityIndex>>) {
    let mut by_name: BTreeMap<(String, bool), usize> = BTreeMap::new();
    // what a person said is one, by the name that stands for all of its names
    let joined = said.joined();
    let mut by_word: BTreeMap<&str, usize> = BTreeMap::new();
    let told_apart = |a: &SharedEntity, b: &SharedEntity| {
        let names =
            |e: &SharedEntity| -> BTreeSet<String> { std::iter::once(&e.name).chain(&e.aliases).map(|n| Names::key(n)).collect() };
        said.part_any() && said.part(&names(a), &names(b))
    };
    let mut all: Vec<SharedEntity> = Vec::new();
    let mut indices = Vec::with_capacity(groups.len());
    for group in groups {
        let mut of_group = Vec::with_capacity(group.len());
        for entity in group {
            let person = entity.kind == EntityKind::Person;
            // a surname alone is not a name that holds over all events
            let holds = |name: &String| entity.named && !name.is_empty() && (!person || words_of(name) > 1);
            let certain = |name: &String| words_of(name) > 1 || aliases::is_known(name) || !person && is_team(name);
            let aliases = entity.aliases.iter().map(|a| plain(a)).filter(certain);
            let names: Vec<String> = std::iter::once(plain(&entity.name)).chain(aliases).filter(holds).collect();
            let known = names.iter().find_map(|name| by_name.get(&(name.clone(), person)).copied());
            // a name in full that one group knows as a person's and another as nobody knows what's
            let full = names.first().filter(|name| words_of(name) > 1);
            let other_kind = |name: &String| {
                let at = by_name.get(&(name.clone(), !person)).copied()?;
                let unknown = all.get(at).is_some_and(|other| other.kind == EntityKind::Other || entity.kind == EntityKind::Other);
                unknown.then_some(at)
            };
            let known = known.or_else(|| full.and_then(other_kind));
            let known = known.filter(|&at| all.get(at).is_some_and(|other| may_be_one(other.kind, entity.kind)));
            let own = std::iter::once(&entity.name).chain(&entity.aliases);
            let words: Vec<&str> = own.filter_map(|name| joined.get(Names::key(name).as_str()).copied()).collect();
            let known = words.iter().find_map(|word| by_word.get(word).copied()).or(known);
            let known = known.filter(|&at| all.get(at).is_some_and(|other| !told_apart(other, &entity)));
            let at = known.unwrap_or(all.len());
            for word in words {
                by_word.entry(word).or_insert(at);
            }
            for name in names {
                by_name.entry((name, person)).or_insert(at);
            }
            match all.get_mut(at) {
                Some(other) => join(other, entity),
                None => all.push(entity),
            }
            of_group.push(SharedEntityIndex(at as u32));
        }
        indices.push(of_group);
    }
    (all, indices)
}

/// The name that more articles give stays the name.
fn join(one: &mut SharedEntity, mut other: SharedEntity) {
    if other.members.len() > one.members.len() {
        std::mem::swap(&mut one.name, &mut other.name);
    }
    let mut names: BTreeSet<String> = std::mem::take(&mut one.aliases).into_iter().chain(other.aliases).collect();
    names.insert(other.name);
    names.remove(&one.name);
    one.aliases = names.into_iter().collect();
    one.members.extend(other.members);
    one.members.sort_unstable();
    if one.kind == EntityKind::Other {
        one.kind = other.kind;
    }
}
