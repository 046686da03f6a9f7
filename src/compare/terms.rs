//! What statements are made of when they are matched: names, words and numbers.
//!
//! A mention counts as the entity that it names, whatever the spelling; a pronoun counts as its entity, for less; a description
//! ("the Russian president") counts as its words and, for less, as its entity. Every term knows the classes by which it is near
//! to others: what it stands for, its root, its synonyms.

use std::collections::{BTreeMap, HashMap};

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use smol_str::{SmolStr, format_smolstr};

use crate::parse::{EntityKind, Form, QuantityKind};

use super::{
    Article, aliases,
    common_words::{self, Tier},
    entities::Entities,
    phrases,
    prepare::{NO_FORM, Prepared},
    synonyms, words,
};

/// A term of a group, as an index into [`Vocabulary::terms`].
pub(crate) type TermId = u32;

/// What a term is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(crate) enum TermKind {
    /// A word by its base form.
    Word,
    /// An entity.
    Name,
    /// Digits.
    Number,
    /// Quoted words of grammar in a row.
    Phrase,
}

/// A different term.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(crate) struct Term {
    /// What it is.
    pub kind: TermKind,
    /// Base form, entity name or digits.
    pub text: SmolStr,
    /// How common it is anywhere.
    pub tier: Tier,
}

/// All terms of a group, sorted, with their classes.
#[derive(Clone, Debug, Default)]
pub(crate) struct Vocabulary {
    /// The terms.
    pub terms: Vec<Term>,
    /// For each term a word or name to show for it.
    pub shown: Vec<SmolStr>,
    /// For each term its classes, by class.
    pub classes: Vec<Vec<(u32, Nearness)>>,
    /// For each shared entity the text of its term.
    pub names: Vec<SmolStr>,
}

/// How near terms of one class are.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Nearness {
    /// In one set of synonyms.
    Synonym,
    /// Of one root.
    Root,
    /// Stands for the same country or body.
    StandsFor,
}

/// A term where it stands in an article.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct TermAt {
    /// The token.
    pub token: u32,
    /// The term.
    pub term: TermId,
    /// How much of it counts here, 0 to 1.
    pub share: f32,
}

/// How much of a name counts where only a pronoun stands for it, and where a description does.
const PRONOUN_SHARE: f32 = 0.5;
const NOMINAL_SHARE: f32 = 0.6;
/// How much the words of a name count beside the entity that they name: they carry what two articles' names do not share.
const NAME_WORD_SHARE: f32 = 0.6;

/// Terms of one article, each with the words that it stands for.
type Named = Vec<(Term, SmolStr)>;

/// The terms of every article of a group (in the order of `sources`), by token, and their vocabulary.
pub(crate) fn terms(
    articles: &[Article<'_>],
    prepared: &[&Prepared],
    sources: &[u32],
    entities: &Entities,
) -> (Vocabulary, Vec<Vec<TermAt>>) {
    let surnames = surnames(sources, articles, entities);
    let names = name_texts(entities);
    let local: Vec<(Named, Vec<TermAt>)> = sources
        .par_iter()
        .map(|&source| match (articles.get(source as usize), prepared.get(source as usize)) {
            (Some(&article), Some(prepared)) => article_terms(article, prepared, source, (entities, &names), &surnames),
            _ => Default::default(),
        })
        .collect();
    let mut known = Different::default();
    let of_articles: Vec<Vec<u32>> =
        local.iter().map(|(terms, _)| terms.iter().map(|(term, shown)| known.number(term, shown)).collect()).collect();
    let different = known.all;
    let tells = |(term, _, articles): &(&Term, &SmolStr, usize)| term.kind != TermKind::Phrase || phrases::tells(*articles);
    let mut order: Vec<u32> = (0..).zip(&different).filter(|(_, different)| tells(different)).map(|(number, _)| number).collect();
    order.sort_unstable_by_key(|number| different.get(*number as usize).map(|(term, ..)| *term));
    let mut ids: Vec<Option<TermId>> = vec![None; different.len()];
    let (mut distinct, mut shown) = (Vec::with_capacity(order.len()), Vec::with_capacity(order.len()));
    for (id, number) in (0..).zip(order) {
        if let (Some(slot), Some(&(term, shortest, _))) = (ids.get_mut(number as usize), different.get(number as usize)) {
            *slot = Some(id);
            distinct.push(term.clone());
            shown.push(shortest.clone());
        }
    }
    let streams = local
        .into_par_iter()
        .zip(of_articles)
        .map(|((_, mut stream), numbers)| {
            stream.retain_mut(|at| {
                let number = numbers.get(at.term as usize);
                let id = number.and_then(|number| ids.get(*number as usize).copied().flatten());
                at.term = id.unwrap_or_default();
                id.is_some()
            });
            stream
        })
        .collect();
    (Vocabulary { names, ..vocabulary(distinct, shown) }, streams)
}

/// The different terms of several articles.
#[derive(Default)]
struct Different<'l> {
    numbers: FxHashMap<&'l Term, u32>,
    /// By its number each one, what is shown for it, and how many articles have it.
    all: Vec<(&'l Term, &'l SmolStr, usize)>,
}

impl<'l> Different<'l> {
    /// The number of an article's term.
    fn number(&mut self, term: &'l Term, shown: &'l SmolStr) -> u32 {
        let next = self.all.len() as u32;
        let number = *self.numbers.entry(term).or_insert(next);
        match self.all.get_mut(number as usize) {
            Some((_, shortest, articles)) => {
                *articles += 1;
                // of the forms of a word the shortest is shown
                if (shown.len(), shown) < (shortest.len(), *shortest) {
                    *shortest = shown;
                }
            }
            None => self.all.push((term, shown, 1)),
        }
        number
    }
}

/// Surnames and single names by which a group knows exactly one entity.
fn surnames(sources: &[u32], articles: &[Article<'_>], entities: &Entities) -> BTreeMap<String, u32> {
    let mut found: BTreeMap<String, Option<u32>> = BTreeMap::new();
    // most names stand in many articles
    let mut seen: FxHashSet<(&str, u32)> = FxHashSet::default();
    for &source in sources {
        let Some(article) = articles.get(source as usize) else { continue };
        for (index, entity) in article.parsed.entities.iter().enumerate() {
            if !entity.named || entity.kind != EntityKind::Person {
                continue;
            }
            let Some(shared) = entities.get(source, crate::parse::EntityIndex(index as u32)) else { continue };
            let names = std::iter::once(&entity.name).chain(&entity.aliases).map(String::as_str);
            for name in names.filter(|&name| seen.insert((name, shared.0))) {
                let folded = words::fold(name);
                let Some(last) = folded.split_whitespace().next_back() else { continue };
                let slot = found.entry(last.to_owned()).or_insert(Some(shared.0));
                if *slot != Some(shared.0) {
                    *slot = None;
                }
            }
        }
    }
    found.into_iter().filter_map(|(name, entity)| Some((name, entity?))).collect()
}

fn article_terms(
    article: Article<'_>,
    prepared: &Prepared,
    source: u32,
    (entities, names): (&Entities, &[SmolStr]),
    surnames: &BTreeMap<String, u32>,
) -> (Named, Vec<TermAt>) {
    let (text, parsed) = (&*article.document.text, article.parsed);
    let name_text = |shared: u32| names.get(shared as usize).cloned().unwrap_or_default();
    let mut ids: FxHashMap<Term, (u32, SmolStr)> = FxHashMap::default();
    let mut stream: Vec<TermAt> = Vec::with_capacity(parsed.tokens.len());
    let mut eaten = vec![false; parsed.tokens.len()];
    let mut add = |stream: &mut Vec<TermAt>, token: usize, term: Term, shown: &str, share: f32| {
        let next = ids.len() as u32;
        let known = ids.entry(term).or_insert_with(|| (next, shown.into()));
        if (shown.len(), shown) < (known.1.len(), known.1.as_str()) {
            known.1 = shown.into();
        }
        stream.push(TermAt { token: token as u32, term: known.0, share });
        known.0
    };
    let mut folded_names: Vec<Option<Vec<String>>> = vec![None; parsed.entities.len()];
    for mention in &parsed.mentions {
        let Some(shared) = entities.get(source, mention.entity) else { continue };
        let Some(entity) = parsed.entities.get(mention.entity.0 as usize) else { continue };
        let tokens = parsed.tokens_in(mention.span);
        let share = match mention.form {
            Form::Name => 1.0,
            Form::Nominal if entity.named => NOMINAL_SHARE,
            Form::Pronoun if entity.named => PRONOUN_SHARE,
            _ => continue,
        };
        let Some(first) = tokens.clone().next() else { continue };
        let term = Term { kind: TermKind::Name, text: name_text(shared.0), tier: Tier::Rare };
        if mention.form == Form::Name {
            // an article may name somebody a thousand times
            let Some(names) = folded_names.get_mut(mention.entity.0 as usize) else { continue };
            let mut any = false;
            for token in tokens.clone() {
                // of one word alone it is not asked whether it is one of the name
                let mut of_name = |word: &str| names.get_or_insert_with(|| words_of_names(entity)).iter().any(|name| name == word);
                if tokens.len() == 1 || of_name(prepared.word(token)) {
                    any = true;
                    if let Some(e) = eaten.get_mut(token) {
                        *e = true;
                    }
                }
            }
            if !any {
                // written so that no word of it is a token of its own: the whole mention is the name
                for token in tokens.clone() {
                    if let Some(e) = eaten.get_mut(token) {
                        *e = true;
                    }
                }
            }
        } else if mention.form == Form::Pronoun
            && let Some(e) = eaten.get_mut(first)
        {
            *e = true;
        }
        add(&mut stream, first, term, entities.name(shared), share);
    }
    // of each word, small and with a capital, the term that it was before
    let mut known: Vec<[Option<u32>; 2]> = vec![[None; 2]; prepared.forms.len()];
    for (token, &number) in prepared.token_forms.iter().enumerate() {
        if number == NO_FORM {
            continue;
        }
        let in_name = eaten.get(token).copied().unwrap_or(false);
        let share = if in_name { NAME_WORD_SHARE } else { 1.0 };
        let Some(form) = prepared.forms.get(number as usize) else { continue };
        if form.number {
            add(
                &mut stream,
                token,
                Term { kind: TermKind::Number, text: form.folded.clone(), tier: Tier::Rare },
                &form.folded,
                1.0,
            );
            continue;
        }
        if form.tier == Tier::Grammar {
            continue;
        }
        let capital = parsed.tokens.get(token).is_some_and(|t| t.span.of(text).starts_with(char::is_uppercase));
        if !in_name
            && capital
            && let Some(&shared) = surnames.get(form.folded.as_str())
        {
            let name = entities.name(super::SharedEntityIndex(shared));
            add(&mut stream, token, Term { kind: TermKind::Name, text: name_text(shared), tier: Tier::Rare }, name, share);
            continue;
        }
        let known = known.get_mut(number as usize).and_then(|known| known.get_mut(usize::from(capital)));
        if let Some(&mut Some(term)) = known {
            stream.push(TermAt { token: token as u32, term, share });
            continue;
        }
        if form.folded.contains('-') && synonyms::sets(&form.stem).is_empty() {
            // "two-hour" is two words to whoever writes "two hours"
            for part in form.folded.split('-').filter(|p| p.len() > 1) {
                let stem = words::stem(part);
                let tier = common_words::tier(part, &stem);
                let kind = if part.starts_with(|c: char| c.is_ascii_digit()) { TermKind::Number } else { TermKind::Word };
                if tier > Tier::Grammar {
                    let tier = if kind == TermKind::Number { Tier::Rare } else { tier };
                    add(&mut stream, token, Term { kind, text: stem.into(), tier }, part, share);
                }
            }
            continue;
        }
        let text =
            if aliases::is_known(&form.folded) && capital { aliases::same_name(&form.folded).into() } else { form.stem.clone() };
        let term = add(&mut stream, token, Term { kind: TermKind::Word, text, tier: form.tier }, &form.folded, share);
        if let Some(known) = known {
            *known = Some(term);
        }
    }
    for quantity in parsed.quantities.iter().filter(|q| q.kind == QuantityKind::Percent) {
        // "a fifth" is 20 percent, whoever writes it
        let (Some(low), Some(first)) = (quantity.low, parsed.tokens_in(quantity.span).next()) else { continue };
        let text = low.to_string();
        if prepared.word(first) != text {
            add(&mut stream, first, Term { kind: TermKind::Number, text: text.as_str().into(), tier: Tier::Rare }, &text, 1.0);
        }
    }
    for phrase in phrases::phrases(article, prepared) {
        let term = Term { kind: TermKind::Phrase, text: phrase.words.as_str().into(), tier: Tier::Rare };
        add(&mut stream, phrase.token as usize, term, &phrase.words, phrase.share);
    }
    stream.sort_by_key(|at| at.token);
    let mut terms: Vec<(u32, Term, SmolStr)> = ids.into_iter().map(|(term, (id, shown))| (id, term, shown)).collect();
    terms.sort_unstable_by_key(|&(id, ..)| id);
    (terms.into_iter().map(|(_, term, shown)| (term, shown)).collect(), stream)
}

/// The words of all names of an entity, folded.
fn words_of_names(entity: &crate::parse::Entity) -> Vec<String> {
    let names = std::iter::once(&entity.name).chain(&entity.aliases).map(|name| words::fold(name));
    names.flat_map(|name| name.split([' ', '-']).map(str::to_owned).collect::<Vec<_>>()).collect()
}

/// The text of each shared entity's term: its name, and which of those of that name it is. So the text says nothing of how many
/// others there are, and stays what it is when an article is added that names somebody else, or nobody by name.
fn name_texts(entities: &Entities) -> Vec<SmolStr> {
    let mut seen: HashMap<(&str, bool), u32> = HashMap::new();
    let mut texts = Vec::with_capacity(entities.shared.len());
    for entity in &entities.shared {
        let which = seen.entry((entity.name.as_str(), entity.named)).or_default();
        *which += 1;
        // what has no name is a term of its own kind
        let apart = if entity.named { "" } else { "\t" };
        texts.push(format_smolstr!("{}\t{apart}{which}", entity.name));
    }
    texts
}

impl Term {
    /// The name or word without what tells it from others of the same name.
    fn plain(&self) -> &str {
        self.text.split('\t').next().unwrap_or_default()
    }
}

fn vocabulary(terms: Vec<Term>, shown: Vec<SmolStr>) -> Vocabulary {
    let mut names: BTreeMap<String, u32> = BTreeMap::new();
    let mut class = |name: String| {
        let next = names.len() as u32;
        *names.entry(name).or_insert(next)
    };
    let mut classes = Vec::with_capacity(terms.len());
    for term in &terms {
        let mut of: Vec<(u32, Nearness)> = Vec::new();
        match term.kind {
            TermKind::Number | TermKind::Phrase => {}
            TermKind::Name => {
                let folded = words::fold(term.plain());
                let same = aliases::same_name(&folded);
                if let Some(country) = aliases::stands_for(same) {
                    of.push((class(format!("~{country}")), Nearness::StandsFor));
                }
                of.push((class(format!("~{same}")), Nearness::StandsFor));
            }
            TermKind::Word => {
                if let Some(country) = aliases::stands_for(&term.text).or_else(|| aliases::stands_for(&format!("{}e", term.text))) {
                    of.push((class(format!("~{country}")), Nearness::StandsFor));
                }
                of.push((class(format!("~{}", term.text)), Nearness::StandsFor));
                if let Some(root) = words::root(&term.text) {
                    of.push((class(format!("/{root}")), Nearness::Root));
                }
                of.extend(synonyms::sets(&term.text).iter().map(|set| (class(format!("={set}")), Nearness::Synonym)));
            }
        }
        of.sort_unstable();
        of.dedup_by_key(|c| c.0);
        classes.push(of);
    }
    // a class of one term brings nothing together
    let mut members = vec![0u32; names.len()];
    for &(class, _) in classes.iter().flatten() {
        if let Some(count) = members.get_mut(class as usize) {
            *count += 1;
        }
    }
    for of in &mut classes {
        of.retain(|&(class, _)| members.get(class as usize).is_some_and(|&count| count > 1));
    }
    Vocabulary { terms, shown, classes, names: Vec::new() }
}

/// The stretch of `stream` whose tokens lie in `tokens`.
pub(crate) fn terms_in<'a>(stream: &'a [TermAt], tokens: &std::ops::Range<u32>) -> &'a [TermAt] {
    let first = stream.partition_point(|at| at.token < tokens.start);
    let end = stream.partition_point(|at| at.token < tokens.end);
    stream.get(first..end.max(first)).unwrap_or_default()
}
