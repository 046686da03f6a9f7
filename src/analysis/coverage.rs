//! A whole coverage in the analysis format.

use std::sync::Arc;

use rayon::prelude::*;

use super::{
    ids::{ClaimId, ConflictId, EntityId, GroupId},
    source::{self, Places},
    wire::{self, Analysis},
    words,
};
use crate::{
    compare::{self, Article, Comparison, SentenceRef, SharedEntityIndex, SourceIndex},
    parse::EntityIndex,
};

/// An article with the id that it has in the output.
#[derive(Clone, Copy, Debug)]
pub struct Named<'a> {
    /// Unique among the articles.
    pub id: &'a str,
    /// The words and their structure.
    pub article: Article<'a>,
}

/// What was found in `articles` and, by comparing them in this order, between them.
pub fn analysis<'a>(articles: &[Named<'a>], comparison: &'a Comparison) -> Analysis<'a> {
    let places: Vec<Places<'_>> = articles.par_iter().map(|a| Places::of(&a.article.document.text)).collect();
    let coverage = Coverage { articles, places, ids: articles.iter().map(|a| a.id).collect() };
    let (entities, ids) = coverage.entities(comparison);
    let id_of = |source: usize, entity: EntityIndex| ids.get(source)?.get(entity.0 as usize).copied();
    let sources = articles.par_iter().zip(&coverage.places).enumerate();
    Analysis {
        format: "crossread-analysis",
        version: 1,
        generator: concat!("crossread ", env!("CARGO_PKG_VERSION")),
        sources: sources.map(|(n, (a, places))| source::source(a.id, a.article, places, |e| id_of(n, e))).collect(),
        groups: (0..).zip(&comparison.groups).map(|(n, g)| coverage.group(GroupId(n), g)).collect(),
        entities,
        links: comparison.links.iter().map(|l| coverage.link(l)).collect(),
        claims: (0..).zip(&comparison.claims).map(|(n, c)| coverage.claim(ClaimId(n), c, comparison)).collect(),
        conflicts: (0..).zip(&comparison.conflicts).map(|(n, c)| coverage.conflict(ConflictId(n), c)).collect(),
        reuse: comparison
            .reuse
            .iter()
            .map(|r| wire::Reuse { words: r.words, parts: r.parts.iter().map(|p| coverage.place(*p)).collect() })
            .collect(),
    }
}

/// The articles, and for each the way from bytes to code points.
struct Coverage<'s, 'a> {
    articles: &'s [Named<'a>],
    places: Vec<Places<'a>>,
    ids: Arc<[&'a str]>,
}

impl<'a> Coverage<'_, 'a> {
    fn id(&self, source: SourceIndex) -> &'a str {
        self.articles.get(source.0 as usize).map_or("", |a| a.id)
    }

    fn chars(&self, place: compare::Place) -> wire::Chars {
        self.places.get(place.source.0 as usize).map_or([0, 0], |p| p.chars(place.span))
    }

    fn place(&self, place: compare::Place) -> wire::Place<'a> {
        wire::Place { source: self.id(place.source), span: self.chars(place) }
    }

    /// The entities over all articles, and the id of each article's own ones. Those that the comparison leaves out come last.
    fn entities(&self, comparison: &'a Comparison) -> (Vec<wire::Entity<'a>>, Vec<Vec<EntityId>>) {
        let mut ids: Vec<Vec<Option<EntityId>>> =
            self.articles.iter().map(|a| vec![None; a.article.parsed.entities.len()]).collect();
        let mut entities = Vec::with_capacity(comparison.entities.len());
        for (n, shared) in (0..).zip(&comparison.entities) {
            let mut sources: Vec<SourceIndex> = shared.members.iter().map(|(source, _)| *source).collect();
            sources.dedup();
            for (source, own) in &shared.members {
                if let Some(id) = ids.get_mut(source.0 as usize).and_then(|s| s.get_mut(own.0 as usize)) {
                    *id = Some(EntityId(n));
                }
            }
            entities.push(wire::Entity {
                id: EntityId(n),
                kind: words::entity(shared.kind),
                name: &shared.name,
                aliases: shared.aliases.iter().map(String::as_str).collect(),
                sources: sources.into_iter().map(|s| self.id(s)).collect(),
            });
        }
        let mut all = Vec::with_capacity(ids.len());
        for (article, ids) in self.articles.iter().zip(ids) {
            let mut own_ids = Vec::with_capacity(ids.len());
            for (id, own) in ids.into_iter().zip(&article.article.parsed.entities) {
                own_ids.push(id.unwrap_or_else(|| {
                    let id = EntityId(entities.len() as u32);
                    entities.push(source::entity(id, own, article.id));
                    id
                }));
            }
            all.push(own_ids);
        }
        (entities, all)
    }

    fn group(&self, id: GroupId, group: &'a compare::Group) -> wire::Group<'a> {
        wire::Group { id, title: &group.title, sources: group.sources.iter().map(|s| self.id(*s)).collect() }
    }

    fn link(&self, link: &compare::Link) -> wire::Link<'a> {
        let sentence = |s: SentenceRef| (self.id(s.source), s.sentence);
        wire::Link { a: sentence(link.a), b: sentence(link.b), score: link.score, relation: words::relation(link.relation) }
    }

    fn claim(&self, id: ClaimId, claim: &'a compare::Claim, comparison: &'a Comparison) -> wire::Claim<'a> {
        let mention = |m: &'a compare::ClaimMention| wire::ClaimMention {
            source: self.id(m.source),
            sentences: m.sentences.clone().collect(),
            span: self.chars(compare::Place { source: m.source, span: m.span }),
            voice: words::voice(m.voice),
            speaker: m.speaker.map(shared),
        };
        wire::Claim {
            id,
            text: &claim.text,
            speaker: claim.speaker.map(shared),
            mentions: claim.mentions.iter().map(mention).collect(),
            not_found: wire::NotFound { claim, comparison, ids: Arc::clone(&self.ids) },
        }
    }

    fn conflict(&self, id: ConflictId, conflict: &'a compare::Conflict) -> wire::Conflict<'a> {
        wire::Conflict {
            id,
            kind: words::conflict(conflict.kind),
            severity: words::severity(conflict.severity),
            claim: conflict.claim.map(|c| ClaimId(c.0)),
            parts: conflict.parts.iter().map(|p| self.place(*p)).collect(),
            why: &conflict.why,
        }
    }
}

/// The comparison's own index is the id: its entities come first, in its order.
fn shared(entity: SharedEntityIndex) -> EntityId {
    EntityId(entity.0)
}
