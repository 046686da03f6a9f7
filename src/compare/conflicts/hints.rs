//! Which kinds of difference a sentence can have at all, so that not every pair of sentences is searched for every kind.
//!
//! A hint that is missing means that the search would find nothing; one that is there promises nothing.

use rayon::prelude::*;

use crate::{
    compare::{Article, aliases, matter::Coverage, prepare::Prepared, statements::StatementKind, words::fold},
    parse::{EntityKind, Form, QuantityKind},
};

use super::{
    apiece, averted, blame, certainty, daytimes, demanded, described, force, judged, named, order, partly, reversed, scope,
    stressed, tone, tried, wording,
};

/// What a sentence holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "one independent answer for each kind of search")]
pub(crate) struct Hints {
    /// A measured quantity.
    pub quantity: bool,
    /// A date or a clock time.
    pub date: bool,
    /// The name of a place.
    pub place: bool,
    /// Something that tells an order.
    pub order: bool,
    /// Something that denies.
    pub denial: bool,
    /// A word that has an opposite.
    pub opposite: bool,
    /// A word that tells how sure it is.
    pub modal: bool,
    /// A word that demands or allows.
    pub demands: bool,
    /// A word for people who are not named.
    pub describes: bool,
    /// An "and".
    pub listed: bool,
    /// A verb of force.
    pub force: bool,
    /// Words for all (1), for a part (2), for both (3).
    pub reach: u8,
    /// A verb of saying that is not plain, or of blaming.
    pub toned: bool,
    /// A word that says that something is for each.
    pub each: bool,
    /// An adverb that makes a verb stronger or weaker.
    pub stressed: bool,
    /// A word that judges what somebody says.
    pub judged: bool,
    /// A word that says that something shall not come about.
    pub averting: bool,
    /// A word that says that something was tried.
    pub tried: bool,
    /// A word that a name follows.
    pub naming: bool,
    /// A quotation that says something by itself.
    pub quoted: bool,
    /// Words of somebody in quote marks.
    pub marked: bool,
    /// A word for a part of the day.
    pub daytime: bool,
    /// What somebody says, told without quote marks.
    pub reported: bool,
    /// A word for a part.
    pub part: bool,
    /// Somebody who says something, or a word that blames.
    pub says: bool,
    /// A name of somebody or something.
    pub named: bool,
    /// A bit for each verb that tells what somebody does; two verbs may have the same.
    pub deeds: u64,
}

/// The hints of every sentence, by its position in [`Coverage::matters`].
pub(crate) fn hints(coverage: &Coverage<'_>) -> Vec<Hints> {
    let articles = coverage.articles.par_iter().zip(coverage.prepared);
    let by_source: Vec<&[Hints]> =
        articles.map(|(article, prepared)| prepared.hints.get_or_init(|| of_article(article, prepared)).as_slice()).collect();
    let of = |source: u32, sentence: u32| by_source.get(source as usize)?.get(sentence as usize).copied();
    coverage.matters.iter().map(|m| of(m.source, m.sentence).unwrap_or_default()).collect()
}

fn of_article(article: &Article<'_>, prepared: &Prepared) -> Vec<Hints> {
    let parsed = article.parsed;
    let mut all = vec![Hints::default(); parsed.sentences.len()];
    let of_form: Vec<Hints> = prepared
        .forms
        .iter()
        .map(|form| Hints {
            order: order::tells_order(&form.folded),
            denial: form.turns.denies,
            opposite: form.turns.has_opposite,
            modal: certainty::is_modal(&form.folded),
            demands: demanded::demands(&form.stem),
            describes: described::describes(form),
            listed: form.folded == "and",
            force: force::is_force(&form.stem),
            reach: scope::reach(&form.folded),
            toned: tone::has_tone(&form.stem),
            each: apiece::is_each(&form.folded),
            stressed: stressed::stresses(&form.folded),
            judged: judged::judges(&form.folded),
            averting: averted::averts(&form.stem),
            tried: tried::is_tried(&form.folded),
            naming: named::is_naming(&form.folded),
            part: partly::is_part(&form.folded),
            daytime: daytimes::is_part_of_day(&form.folded),
            says: blame::blames(&form.stem),
            deeds: if reversed::is_deed(form) {
                1 << (form.stem.bytes().fold(7u64, |sum, b| sum * 31 % 1_000_003 + u64::from(b)) % 64)
            } else {
                0
            },
            ..Hints::default()
        })
        .collect();
    for (hints, sentence) in all.iter_mut().zip(&parsed.sentences) {
        for form in prepared.token_forms.get(parsed.tokens_in(sentence.span)).unwrap_or_default() {
            let Some(form) = of_form.get(*form as usize) else { continue };
            hints.order |= form.order;
            hints.denial |= form.denial;
            hints.opposite |= form.opposite;
            hints.modal |= form.modal;
            hints.demands |= form.demands;
            hints.describes |= form.describes;
            hints.listed |= form.listed;
            hints.force |= form.force;
            hints.reach |= form.reach;
            hints.toned |= form.toned;
            hints.each |= form.each;
            hints.stressed |= form.stressed;
            hints.judged |= form.judged;
            hints.averting |= form.averting;
            hints.tried |= form.tried;
            hints.naming |= form.naming;
            hints.part |= form.part;
            hints.daytime |= form.daytime;
            hints.says |= form.says;
            hints.deeds |= form.deeds;
        }
    }
    for quantity in &parsed.quantities {
        for sentence in parsed.sentences_in(quantity.span) {
            if let Some(hints) = all.get_mut(sentence) {
                hints.quantity |= !matches!(quantity.kind, QuantityKind::Date | QuantityKind::Time | QuantityKind::Ordinal);
                hints.date |= matches!(quantity.kind, QuantityKind::Date | QuantityKind::Time);
            }
        }
    }
    let is_place: Vec<bool> =
        parsed.entities.iter().map(|e| e.kind == EntityKind::Place || aliases::stands_for(&fold(&e.name)).is_some()).collect();
    for mention in parsed.mentions.iter().filter(|m| m.form == Form::Name) {
        if is_place.get(mention.entity.0 as usize).copied().unwrap_or(false)
            && let Some(hints) = parsed.sentence_at(mention.span.start).and_then(|s| all.get_mut(s))
        {
            hints.place = true;
        }
    }
    for mention in parsed.mentions.iter().filter(|m| m.form == Form::Name) {
        if let Some(hints) = parsed.sentence_at(mention.span.start).and_then(|s| all.get_mut(s)) {
            hints.named = true;
        }
    }
    for speaker in parsed.quotations.iter().filter_map(|q| q.speaker) {
        if let Some(hints) = parsed.sentence_at(speaker.start).and_then(|s| all.get_mut(s)) {
            hints.says = true;
        }
    }
    for statement in &prepared.statements {
        if let Some(hints) = all.get_mut(statement.sentence as usize) {
            hints.quoted |= statement.kind == StatementKind::Quoted;
            hints.reported |= statement.kind == StatementKind::Reported;
        }
    }
    for quotation in parsed.quotations.iter().filter(|q| wording::is_quoted(q)) {
        for sentence in quotation.content.iter().flat_map(|part| parsed.sentences_in(*part)) {
            if let Some(hints) = all.get_mut(sentence) {
                hints.marked = true;
            }
        }
    }
    all
}
