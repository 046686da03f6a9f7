//! One entity over the articles of a group, with its names in all of them; then, by name, over all groups.
//!
//! Merged is what goes by the same name, after accents, titles and the shipped list of short forms; people whose given names
//! agree and whose surnames are spelled alike (Zelensky, Zelenskyy); a surname alone where the event knows one person of it;
//! initials of a body where the event knows one body of them. Whatever is doubtful stays apart: two surnames that only sound
//! alike, two people of one article. Anonymous sources are never merged.

mod bodies;
#[cfg(test)]
mod check;
mod clusters;
mod kinds;
mod nouns;
mod over_groups;
mod people;
mod said;
mod same_name;
mod shared;

use rayon::prelude::*;

use crate::parse::{EntityIndex, EntityKind, Parsed};

use super::{Article, Names, SharedEntity, SharedEntityIndex, SourceIndex, aliases, words::fold};
use clusters::Clusters;

pub(crate) use over_groups::over_groups;

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
struct Node<'a> {
    source: u32,
    entity: u32,
    kind: EntityKind,
    named: bool,
    folded: String,
    /// The same without "the" and the legal form of a company.
    name: String,
    aliases: Vec<String>,
    raw: &'a crate::parse::Entity,
}

/// The entities of one article.
fn nodes(source: u32, parsed: &Parsed) -> impl Iterator<Item = Node<'_>> {
    (0..).zip(&parsed.entities).map(move |(entity, raw)| {
        let folded = fold(&raw.name);
        Node {
            source,
            entity,
            kind: raw.kind,
            named: raw.named,
            name: without_form(&folded),
            folded,
            aliases: raw.aliases.iter().map(|alias| plain(alias)).collect(),
            raw,
        }
    })
}

/// Finds the shared entities of the articles of one group. What a person said of names is done whatever the rules say.
pub(crate) fn entities(articles: &[Article<'_>], names: &Names) -> Entities {
    let nodes: Vec<Node<'_>> =
        articles.par_iter().enumerate().flat_map_iter(|(source, article)| nodes(source as u32, article.parsed)).collect();
    let mut clusters = Clusters::new(&nodes, names);
    said::to_be_one(&nodes, names, &mut clusters);
    same_name::same_names(&nodes, &mut clusters);
    same_name::of_no_kind(&nodes, &mut clusters);
    let with_name: Vec<usize> = nodes.iter().enumerate().filter(|(_, node)| node.named).map(|(index, _)| index).collect();
    people::spellings(&nodes, &with_name, &mut clusters);
    people::with_more_before(&nodes, &with_name, &mut clusters);
    people::surnames(&nodes, &with_name, &mut clusters);
    people::given_names(&nodes, &with_name, &mut clusters);
    bodies::in_short(&nodes, &with_name, &mut clusters);
    bodies::spelled_otherwise(&nodes, &with_name, &mut clusters);
    bodies::initials(&nodes, &with_name, &mut clusters);
    kinds::of_two_kinds(&nodes, &with_name, &mut clusters);
    nouns::of_one_event(&nodes, &mut clusters);
    said::to_be_two(&nodes, names, &mut clusters);
    shared::gather(articles, &nodes, &mut clusters)
}

/// A name as merging sees it: folded, without "the" and the legal form of a company.
fn plain(name: &str) -> String {
    without_form(&fold(name))
}

/// A folded name without them.
fn without_form(folded: &str) -> String {
    let mut name = folded.strip_prefix("the ").unwrap_or(folded).trim();
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

fn words_of(name: &str) -> usize {
    name.split_whitespace().count()
}
