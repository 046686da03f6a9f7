//! One entity over the articles of a group, with its names in all of them; then, by name, over all groups.
//!
//! Merged is what goes by the same name, after accents, titles and the shipped list of short forms; people whose given names
//! agree and whose surnames are spelled alike (Zelensky, Zelenskyy); a surname alone where the event knows one person of it;
//! initials of a body where the event knows one body of them. Whatever is doubtful stays apart: two surnames that only sound
//! alike, two people of one article. Anonymous sources are never merged.

use std::collections::{BTreeMap, BTreeSet};

use crate::parse::{EntityIndex, EntityKind, is_team};

use super::{
    Article, Names, SharedEntity, SharedEntityIndex, SourceIndex, aliases, bodies, nouns,
    person_names::{self, PersonName},
    words::fold,
};

/// All entities, and which of them each article's entities are.
#[derive(Clone, Debug, Default)]
pub(crate) struct Entities {
    /// By first member.
    pub shared: Vec<SharedEntity>,
    /// For each article, for each of its entities, the shared one.
    pub of: Vec<Vec<SharedEntityIndex>>,
}

impl Entities {
    /// Those of two articles, which are then called 0 and 1, of those of all.
    pub(crate) fn of_two(articles: &[Article<'_>], sources: [SourceIndex; 2], shared: &[SharedEntity]) -> Self {
        let mut of: Vec<Vec<SharedEntityIndex>> =
            articles.iter().map(|a| vec![SharedEntityIndex(u32::MAX); a.parsed.entities.len()]).collect();
        let mut known = Vec::new();
        for entity in shared.iter().filter(|e| e.members.iter().any(|m| sources.contains(&m.0))) {
            for &(source, member) in &entity.members {
                for (of, _) in of.iter_mut().zip(sources).filter(|&(_, own)| own == source) {
                    if let Some(slot) = of.get_mut(member.0 as usize) {
                        *slot = SharedEntityIndex(known.len() as u32);
                    }
                }
            }
            known.push(entity.clone());
        }
        Self { shared: known, of }
    }

    /// The shared entity of an article's one.
    pub(crate) fn get(&self, source: u32, entity: EntityIndex) -> Option<SharedEntityIndex> {
        self.of.get(source as usize)?.get(entity.0 as usize).copied()
    }

    /// The name of a shared entity.
    pub(crate) fn name(&self, entity: SharedEntityIndex) -> &str {
        self.shared.get(entity.0 as usize).map_or("", |e| e.name.as_str())
    }

    /// Whether it has a name, and not only a noun.
    pub(crate) fn named(&self, entity: SharedEntityIndex) -> bool {
        self.shared.get(entity.0 as usize).is_some_and(|e| e.named)
    }

    /// Its kind.
    pub(crate) fn kind(&self, entity: SharedEntityIndex) -> EntityKind {
        self.shared.get(entity.0 as usize).map_or(EntityKind::Other, |e| e.kind)
    }
}

/// An entity of one article while clusters grow.
pub(super) struct Node<'a> {
    pub(super) source: u32,
    entity: u32,
    pub(super) kind: EntityKind,
    pub(super) named: bool,
    /// Folded, without "the" and the legal form of a company.
    pub(super) name: String,
    aliases: Vec<String>,
    pub(super) raw: &'a crate::parse::Entity,
}

/// Finds the shared entities of the articles of one group. What a person said of names is done whatever the rules say.
pub(crate) fn entities(articles: &[Article<'_>], names: &Names) -> Entities {
    let mut nodes = Vec::new();
    for (source, article) in articles.iter().enumerate() {
        for (entity, raw) in article.parsed.entities.iter().enumerate() {
            nodes.push(Node {
                source: source as u32,
                entity: entity as u32,
                kind: raw.kind,
                named: raw.named,
                name: plain(&raw.name),
                aliases: raw.aliases.iter().map(|a| plain(a)).collect(),
                raw,
            });
        }
    }
    let mut clusters = Clusters::new(&nodes, names);
    said_to_be_one(&nodes, names, &mut clusters);
    same_names(&nodes, &mut clusters);
    names_of_no_kind(&nodes, &mut clusters);
    let with_name: Vec<usize> = nodes.iter().enumerate().filter(|(_, node)| node.named).map(|(index, _)| index).collect();
    spellings_of_people(&nodes, &with_name, &mut clusters);
    surnames(&nodes, &with_name, &mut clusters);
    bodies::in_short(&nodes, &with_name, &mut clusters);
    bodies::spelled_otherwise(&nodes, &with_name, &mut clusters);
    bodies::initials(&nodes, &with_name, &mut clusters);
    nouns::of_one_event(&nodes, &mut clusters);
    said_to_be_two(&nodes, names, &mut clusters);
    gather(articles, &nodes, &mut clusters)
}

/// A name as merging sees it: folded, without "the" and the legal form of a company.
fn plain(name: &str) -> String {
    let folded = fold(name);
    let mut name = folded.strip_prefix("the ").unwrap_or(&folded).trim();
    for form in [" inc", " corp", " corporation", " co", " ltd", " llc", " plc", " ag", " sa", " gmbh", ".com", "com"] {
        if let Some(rest) = name.strip_suffix(form)
            && rest.len() > 2
            && (form.starts_with([' ', '.']))
        {
            name = rest.trim_end_matches([',', ' ']);
        }
    }
    aliases::same_name(name.strip_suffix("'s").unwrap_or(name)).to_owned()
}

/// Whether things of these kinds may be one.
fn may_be_one(a: EntityKind, b: EntityKind) -> bool {
    let person = |k| k == EntityKind::Person;
    person(a) == person(b) || a == EntityKind::Other || b == EntityKind::Other
}

pub(super) fn words_of(name: &str) -> usize {
    name.split_whitespace().count()
}

/// What a person said is one.
fn said_to_be_one(nodes: &[Node<'_>], names: &Names, clusters: &mut Clusters<'_>) {
    let joined = names.joined();
    if joined.is_empty() {
        return;
    }
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    for (index, node) in nodes.iter().enumerate() {
        for name in std::iter::once(&node.raw.name).chain(&node.raw.aliases) {
            let Some(&stands) = joined.get(Names::key(name).as_str()) else { continue };
            let other = *first.entry(stands).or_insert(index);
            clusters.join_as_said(index, other);
        }
    }
}

/// A name that a person took out of an entity is one somebody's in all articles, a surname alone too.
fn said_to_be_two(nodes: &[Node<'_>], names: &Names, clusters: &mut Clusters<'_>) {
    let parted = names.parted();
    let mut first: BTreeMap<String, usize> = BTreeMap::new();
    for (index, node) in nodes.iter().enumerate().filter(|_| !parted.is_empty()) {
        let name = Names::key(&node.raw.name);
        if parted.contains(name.as_str()) {
            let other = *first.entry(name).or_insert(index);
            clusters.join_as_said(index, other);
        }
    }
}

/// What goes by the very same name.
fn same_names(nodes: &[Node<'_>], clusters: &mut Clusters<'_>) {
    let mut by_name: BTreeMap<(&str, bool), usize> = BTreeMap::new();
    for (index, node) in nodes.iter().enumerate() {
        if !node.named || node.name.is_empty() {
            continue;
        }
        let person = node.kind == EntityKind::Person;
        // a surname alone is not a name that holds over all events
        if person && words_of(&node.name) < 2 {
            continue;
        }
        let certain = node.aliases.iter().filter(|a| words_of(a) > 1 || aliases::is_known(a)).map(String::as_str);
        for name in std::iter::once(node.name.as_str()).chain(certain) {
            match by_name.get(&(name, person)) {
                Some(&other) => clusters.join(index, other),
                None => {
                    by_name.insert((name, person), index);
                }
            }
        }
    }
}

/// A full name that one article knows as a person's and another as nobody knows what's, also with a word of origin before it
/// ("American Ann Lee").
fn names_of_no_kind(nodes: &[Node<'_>], clusters: &mut Clusters<'_>) {
    let mut people: BTreeMap<&str, usize> = BTreeMap::new();
    for (index, node) in nodes.iter().enumerate() {
        if node.named && node.kind == EntityKind::Person && words_of(&node.name) > 1 {
            people.entry(node.name.as_str()).or_insert(index);
        }
    }
    for (index, node) in nodes.iter().enumerate() {
        if !node.named || node.kind != EntityKind::Other && node.kind != EntityKind::Person || words_of(&node.name) < 2 {
            continue;
        }
        let behind_origin =
            node.name.split_once(' ').filter(|(first, _)| aliases::stands_for(first).is_some()).map(|(_, rest)| rest);
        let known = people.get(node.name.as_str()).or_else(|| behind_origin.and_then(|name| people.get(name)));
        if let Some(&other) = known.filter(|&&other| other != index) {
            clusters.join_unless_two_people(index, other);
        }
    }
}

/// People with given name and surname, one of them spelled otherwise.
fn spellings_of_people(nodes: &[Node<'_>], members: &[usize], clusters: &mut Clusters<'_>) {
    let mut full: Vec<(PersonName<'_>, usize)> = Vec::new();
    for &index in members {
        let Some(node) = nodes.get(index) else { continue };
        if node.kind == EntityKind::Person
            && let Some(name) = PersonName::new(&node.name)
        {
            full.push((name, index));
        }
    }
    full.sort_by(|a, b| (a.0.surname, a.0.given, a.1).cmp(&(b.0.surname, b.0.given, b.1)));
    full.dedup_by(|a, b| a.0 == b.0 && clusters.same(a.1, b.1));
    // only names whose surnames begin alike are looked at together
    let mut by_sound: BTreeMap<String, Vec<(PersonName<'_>, usize)>> = BTreeMap::new();
    for (name, index) in full {
        by_sound.entry(person_names::sound(name.surname)).or_default().push((name, index));
    }
    for people in by_sound.values() {
        for (position, &(a, x)) in people.iter().enumerate() {
            for &(b, y) in people.get(position + 1..).unwrap_or_default() {
                if a.is_spelling_of(b) {
                    // "Mark Lee" and "R. Mark Lee" are one, also where one article has both
                    let certain = a.given == b.given && a.surname == b.surname && same_but_for_initials(nodes, x, y);
                    if certain { clusters.join(x, y) } else { clusters.join_unless_two_people(x, y) }
                }
            }
        }
    }
}

/// Whether the names of two are the same but for initials that only one of them has.
fn same_but_for_initials(nodes: &[Node<'_>], x: usize, y: usize) -> bool {
    let (Some(x), Some(y)) = (nodes.get(x), nodes.get(y)) else { return false };
    let initials = |name: &str| name.split(' ').filter(|w| w.len() == 1).map(str::to_owned).collect::<BTreeSet<_>>();
    let whole = |name: &str| {
        let words = name.split(' ').filter(|w| w.len() > 1 && !matches!(*w, "jr" | "sr" | "ii" | "iii"));
        words.map(str::to_owned).collect::<Vec<_>>()
    };
    let later = |name: &str| name.split(' ').any(|w| matches!(w, "jr" | "ii" | "iii"));
    let (a, b) = (initials(&x.name), initials(&y.name));
    whole(&x.name) == whole(&y.name) && later(&x.name) == later(&y.name) && (a.is_empty() || b.is_empty() || a == b)
}

/// A surname alone is the person of that name whom the event knows, if there is only one.
fn surnames(nodes: &[Node<'_>], members: &[usize], clusters: &mut Clusters<'_>) {
    let mut people: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    let mut alone = Vec::new();
    for &index in members {
        let Some(node) = nodes.get(index) else { continue };
        if node.kind != EntityKind::Person && node.kind != EntityKind::Other {
            continue;
        }
        match PersonName::new(&node.name) {
            Some(name) if node.kind == EntityKind::Person => {
                people.entry(name.surname.to_owned()).or_default().insert(index);
            }
            _ if words_of(&node.name) == 1 => alone.push(index),
            _ => {}
        }
    }
    let spellings: Vec<(&String, &BTreeSet<usize>)> = people.iter().collect();
    for index in alone {
        let Some(node) = nodes.get(index) else { continue };
        let mut found: BTreeSet<usize> = BTreeSet::new();
        let mut one = None;
        let exact = people.get(&node.name).into_iter().flatten();
        for &other in exact {
            found.insert(clusters.top(other));
            one = Some(other);
        }
        if found.is_empty() && node.kind == EntityKind::Person {
            // another spelling, where the role agrees
            for &(surname, others) in &spellings {
                if !person_names::alike(surname, &node.name) {
                    continue;
                }
                for &other in others {
                    if nodes.get(other).is_some_and(|o| roles_agree(&node.raw.roles, &o.raw.roles)) {
                        found.insert(clusters.top(other));
                        one = Some(other);
                    }
                }
            }
        }
        if let (1, Some(other)) = (found.len(), one) {
            clusters.join_unless_two_people(index, other);
        }
    }
    surnames_of_two_words(nodes, members, clusters);
    // the same surname alone in two articles, and nobody of that name in full: one person
    let mut unresolved: BTreeMap<&str, usize> = BTreeMap::new();
    for &index in members {
        let Some(node) = nodes.get(index) else { continue };
        if node.kind == EntityKind::Person && words_of(&node.name) == 1 && !people.contains_key(&node.name) {
            match unresolved.get(node.name.as_str()) {
                Some(&other) => clusters.join_unless_two_people(index, other),
                None => {
                    unresolved.insert(&node.name, index);
                }
            }
        }
    }
}

/// Small words that surnames begin with.
const PARTICLES: [&str; 21] = [
    "al", "ap", "ben", "bin", "da", "de", "del", "della", "den", "der", "di", "dos", "du", "el", "la", "le", "lo", "st", "ter",
    "van", "von",
];

/// "van Dam" is the one person of the event whose name ends so.
fn surnames_of_two_words(nodes: &[Node<'_>], members: &[usize], clusters: &mut Clusters<'_>) {
    let is_person = |index: usize| nodes.get(index).filter(|n| n.kind == EntityKind::Person);
    let mut endings: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for &index in members {
        let Some(node) = is_person(index).filter(|n| words_of(&n.name) == 3) else { continue };
        if let Some((_, ending)) = node.name.split_once(' ')
            && ending.split(' ').next().is_some_and(|particle| PARTICLES.contains(&particle))
        {
            endings.entry(ending.to_owned()).or_default().push(index);
        }
    }
    for &index in members {
        let Some(node) = is_person(index).filter(|n| words_of(&n.name) == 2) else { continue };
        let Some(longer) = endings.get(&node.name) else { continue };
        let tops: BTreeSet<usize> = longer.iter().map(|&l| clusters.top(l)).collect();
        if let (1, Some(&other)) = (tops.len(), longer.first()) {
            clusters.join_unless_two_people(index, other);
        }
    }
}

fn roles_agree(a: &[String], b: &[String]) -> bool {
    let words = |roles: &[String]| -> BTreeSet<String> {
        roles.iter().flat_map(|r| fold(r).split(' ').map(str::to_owned).collect::<Vec<_>>()).collect()
    };
    let (a, b) = (words(a), words(b));
    a.iter().any(|w| w.len() > 3 && b.contains(w))
}

/// Clusters of nodes that remember which articles they have people in.
pub(super) struct Clusters<'n> {
    /// What a person said of names.
    said: &'n Names,
    /// Of each top: those of its names that were said to be apart from others. Empty where nothing was.
    parted: Vec<BTreeSet<String>>,
    parent: Vec<usize>,
    /// Of each top: the article and entity of its members.
    members: Vec<BTreeSet<(u32, u32)>>,
    kinds: Vec<EntityKind>,
}

impl<'n> Clusters<'n> {
    fn new(nodes: &[Node<'_>], said: &'n Names) -> Self {
        let told = said.parted();
        let parted_of = |node: &Node<'_>| -> BTreeSet<String> {
            let names = std::iter::once(&node.raw.name).chain(&node.raw.aliases).map(|name| Names::key(name));
            names.filter(|name| told.contains(name.as_str())).collect()
        };
        let parted = if said.part_any() { nodes.iter().map(parted_of).collect() } else { Vec::new() };
        Self {
            said,
            parted,
            parent: (0..nodes.len()).collect(),
            members: nodes.iter().map(|n| BTreeSet::from([(n.source, n.entity)])).collect(),
            kinds: nodes.iter().map(|n| n.kind).collect(),
        }
    }

    pub(super) fn top(&mut self, mut node: usize) -> usize {
        while let Some(&above) = self.parent.get(node)
            && above != node
        {
            let next = self.parent.get(above).copied().unwrap_or(above);
            if let Some(parent) = self.parent.get_mut(node) {
                *parent = next;
            }
            node = above;
        }
        node
    }

    fn same(&mut self, a: usize, b: usize) -> bool {
        self.top(a) == self.top(b)
    }

    pub(super) fn join(&mut self, a: usize, b: usize) {
        let (x, y) = (self.top(a), self.top(b));
        if may_be_one(self.kind(x), self.kind(y)) {
            self.join_as_said(x, y);
        }
    }

    /// Joins what a person said is one, whatever kinds of thing they are; not what was said to be two.
    fn join_as_said(&mut self, a: usize, b: usize) {
        let (a, b) = (self.top(a), self.top(b));
        if a == b || self.are_told_apart(a, b) {
            return;
        }
        let (less, more) = if self.size(a) < self.size(b) || self.size(a) == self.size(b) && a > b { (a, b) } else { (b, a) };
        let moved = self.members.get_mut(less).map(std::mem::take).unwrap_or_default();
        if let Some(members) = self.members.get_mut(more) {
            members.extend(moved);
        }
        let names = self.parted.get_mut(less).map(std::mem::take).unwrap_or_default();
        if let Some(parted) = self.parted.get_mut(more) {
            parted.extend(names);
        }
        if self.kind(more) == EntityKind::Other {
            let kind = self.kind(less);
            if let Some(k) = self.kinds.get_mut(more) {
                *k = kind;
            }
        }
        if let Some(parent) = self.parent.get_mut(less) {
            *parent = more;
        }
    }

    /// Joins them but where one article knows both, as two.
    pub(super) fn join_unless_two_people(&mut self, a: usize, b: usize) {
        let (a, b) = (self.top(a), self.top(b));
        if a == b {
            return;
        }
        let (Some(x), Some(y)) = (self.members.get(a), self.members.get(b)) else { return };
        let (less, more) = if x.len() < y.len() { (x, y) } else { (y, x) };
        let both = less.iter().any(|&(source, _)| more.range((source, 0)..=(source, u32::MAX)).next().is_some());
        if !both {
            self.join(a, b);
        }
    }

    /// Whether the cluster of `node` has anybody in an article.
    pub(super) fn is_in(&mut self, node: usize, source: u32) -> bool {
        let top = self.top(node);
        self.members.get(top).is_some_and(|members| members.range((source, 0)..=(source, u32::MAX)).next().is_some())
    }

    fn are_told_apart(&self, a: usize, b: usize) -> bool {
        self.parted.get(a).zip(self.parted.get(b)).is_some_and(|(a, b)| self.said.part(a, b))
    }

    fn kind(&self, node: usize) -> EntityKind {
        self.kinds.get(node).copied().unwrap_or(EntityKind::Other)
    }

    fn size(&self, node: usize) -> usize {
        self.members.get(node).map_or(0, BTreeSet::len)
    }
}

fn gather(articles: &[Article<'_>], nodes: &[Node<'_>], clusters: &mut Clusters<'_>) -> Entities {
    let mut of: Vec<Vec<SharedEntityIndex>> =
        articles.iter().map(|a| vec![SharedEntityIndex(u32::MAX); a.parsed.entities.len()]).collect();
    let mut number: BTreeMap<usize, usize> = BTreeMap::new();
    let mut members: Vec<Vec<usize>> = Vec::new();
    for index in 0..nodes.len() {
        let top = clusters.top(index);
        let place = *number.entry(top).or_insert_with(|| {
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
