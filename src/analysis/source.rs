//! One parsed article in the analysis format.
//!
//! Here, and nowhere else, the byte spans of a parse become code points.

use sha2::{Digest, Sha256};

use super::{
    ids::EntityId,
    wire::{self, Chars},
    words,
};
use crate::{
    compare::Article,
    parse::{EntityIndex, Quantity, Quotation},
    text::{CharMap, Span},
};

/// Turns spans of one text into code points.
pub(super) struct Places<'a> {
    text: &'a str,
    chars: CharMap,
}

impl<'a> Places<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        Self { text, chars: CharMap::new(text) }
    }

    pub(super) fn chars(&self, span: Span) -> Chars {
        let Span { start, end } = span;
        [start, end].map(|byte| self.chars.char_of_byte(self.text, byte as usize))
    }

    fn all(&self, spans: &[Span]) -> Vec<Chars> {
        spans.iter().map(|s| self.chars(*s)).collect()
    }
}

/// The article parsed by itself, with its own entities.
pub fn parsed_source<'a>(id: &'a str, article: Article<'a>) -> wire::Source<'a> {
    let known = article.parsed.entities.len() as u32;
    let own = |entity: EntityIndex| (entity.0 < known).then_some(EntityId(entity.0));
    let mut source = source(id, article, &Places::of(&article.document.text), own);
    source.entities = Some((0..known).zip(&article.parsed.entities).map(|(n, e)| entity(EntityId(n), e, id)).collect());
    source
}

/// One of an article's own entities.
pub(super) fn entity<'a>(id: EntityId, entity: &'a crate::parse::Entity, source: &'a str) -> wire::Entity<'a> {
    let aliases = entity.aliases.iter().map(String::as_str).collect();
    wire::Entity { id, kind: words::entity(entity.kind), name: &entity.name, aliases, sources: vec![source] }
}

/// The article, its entities called as `entity_id` says. A mention of an entity that is not known is left out.
pub(super) fn source<'a>(
    id: &'a str,
    article: Article<'a>,
    places: &Places<'_>,
    entity_id: impl Fn(EntityIndex) -> Option<EntityId>,
) -> wire::Source<'a> {
    let Article { document, parsed } = article;
    let metadata = &document.metadata;
    let quotation = |(id, q): (u32, &Quotation)| wire::Quotation {
        id,
        kind: words::quotation(q.kind),
        content: places.all(&q.content),
        clause: q.clause.as_deref().map(|spans| places.all(spans)),
        cue: q.cue.map(|s| places.chars(s)),
        speaker: q.speaker.map(|s| places.chars(s)),
        entity: q.entity.and_then(&entity_id),
        nested: q.nested,
        scare: q.scare,
        continues: q.continues.and_then(|first| place_of(&parsed.quotations, first)),
    };
    wire::Source {
        id,
        file: document.file.as_deref(),
        title: metadata.title.as_deref(),
        outlet: metadata.outlet.as_deref(),
        date: metadata.date.as_deref(),
        url: metadata.url.as_deref(),
        language: words::language(parsed.language),
        sha256: sha256(&document.text),
        text: &document.text,
        blocks: parsed.blocks.iter().map(|b| wire::Block { kind: words::block(b.kind), span: places.chars(b.span) }).collect(),
        sentences: (0..)
            .zip(&parsed.sentences)
            .map(|(id, s)| wire::Sentence { id, span: places.chars(s.span), block: s.block })
            .collect(),
        quotations: (0..).zip(&parsed.quotations).map(quotation).collect(),
        mentions: parsed
            .mentions
            .iter()
            .filter_map(|m| {
                Some(wire::Mention { span: places.chars(m.span), entity: entity_id(m.entity)?, form: words::form(m.form) })
            })
            .collect(),
        quantities: parsed.quantities.iter().map(|q| quantity(q, places)).collect(),
        entities: None,
    }
}

/// The quotation outside all others that begins with the words at `first`.
fn place_of(quotations: &[Quotation], first: Span) -> Option<u32> {
    // In text order, as they are found; a person's may stand out of it.
    let begins = |q: &Quotation| !q.nested && q.content.first() == Some(&first);
    let near = quotations.partition_point(|q| q.content.first().is_some_and(|content| content.start < first.start));
    let at = quotations.get(near..).and_then(|rest| rest.iter().position(begins)).map(|at| near + at);
    at.and_then(|at| u32::try_from(at).ok())
}

fn quantity<'a>(q: &'a Quantity, places: &Places<'_>) -> wire::Quantity<'a> {
    wire::Quantity {
        span: places.chars(q.span),
        kind: words::quantity(q.kind),
        low: q.low,
        high: q.high,
        unit: q.unit.as_deref(),
        modifier: words::modifier(q.modifier),
        date: q.date.as_ref().map(|d| d.0.as_str()),
    }
}

/// SHA-256 of a text in UTF-8, in small hexadecimal digits.
fn sha256(text: &str) -> String {
    use std::fmt::Write as _;
    Sha256::digest(text.as_bytes()).iter().fold(String::with_capacity(64), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
