//! One article made ready to be compared: its words folded and counted once, its statements cut out.
//!
//! Depends on that article alone, so it is kept when others come or go.

use std::{collections::HashMap, sync::OnceLock};

use smol_str::SmolStr;

use crate::{parse::TokenKind, text::Span};

use super::{
    Article,
    common_words::{self, Tier},
    conflicts::{AllRead, Hints, Told, Turns},
    statements::{self, Statement},
    words,
};

/// Stands in [`Prepared::token_forms`] for a punctuation mark.
pub(crate) const NO_FORM: u32 = u32::MAX;

/// One article, ready to be compared.
#[derive(Clone, Debug, Default)]
pub(crate) struct Prepared {
    /// Every different word of the article, sorted.
    pub forms: Vec<WordForm>,
    /// For each token the index of its form, [`NO_FORM`] for a mark.
    pub token_forms: Vec<u32>,
    /// What is matched: sentences, and the statements in them.
    pub statements: Vec<Statement>,
    /// Which kinds of difference each sentence can have; looked for when it is first asked.
    pub hints: OnceLock<Vec<Hints>>,
    /// What each sentence tells that another article may tell in opposite ways; looked for when it is first asked.
    pub told: OnceLock<Vec<Vec<Told>>>,
    /// What it tells of things that an event has once; read when it is first asked.
    pub facts: AllRead,
}

/// A different word of an article.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct WordForm {
    /// Folded.
    pub folded: SmolStr,
    /// Its base form.
    pub stem: SmolStr,
    /// How common it is anywhere.
    pub tier: Tier,
    /// Digits.
    pub number: bool,
    /// What it does to a statement.
    pub turns: Turns,
}

/// Makes one article ready.
pub(crate) fn prepare(article: Article<'_>) -> Prepared {
    let (text, parsed) = (&*article.document.text, article.parsed);
    let mut seen: HashMap<&str, u32> = HashMap::new();
    let mut surfaces: Vec<&str> = Vec::new();
    let mut token_forms = Vec::with_capacity(parsed.tokens.len());
    for token in &parsed.tokens {
        token_forms.push(if token.kind == TokenKind::Punctuation {
            NO_FORM
        } else {
            *seen.entry(token.span.of(text)).or_insert_with_key(|surface| {
                surfaces.push(surface);
                surfaces.len() as u32 - 1
            })
        });
    }
    let mut forms: Vec<WordForm> = surfaces.iter().map(|surface| word_form(surface)).collect();
    // the same forms in sorted order, each once
    let mut order: Vec<u32> = (0..forms.len() as u32).collect();
    order.sort_unstable_by(|&a, &b| forms[a as usize].cmp(&forms[b as usize]));
    let mut rank = vec![0; forms.len()];
    let mut distinct: Vec<WordForm> = Vec::with_capacity(forms.len());
    for index in order {
        let form = std::mem::take(&mut forms[index as usize]);
        if distinct.last() != Some(&form) {
            distinct.push(form);
        }
        rank[index as usize] = distinct.len() as u32 - 1;
    }
    for form in &mut token_forms {
        if let Some(&r) = rank.get(*form as usize) {
            *form = r;
        }
    }
    let mut prepared = Prepared { forms: distinct, token_forms, ..Prepared::default() };
    prepared.statements = statements::statements(article, &prepared);
    prepared
}

fn word_form(surface: &str) -> WordForm {
    let folded = words::fold(surface);
    // "US" and "U.S." fold to a pronoun; in capitals they are a name
    let folded = if folded.len() <= 3
        && surface.chars().all(|c| c.is_uppercase() || c == '.')
        && folded.len() >= 2
        && super::aliases::is_known(&folded)
    {
        super::aliases::same_name(&folded).to_owned()
    } else {
        folded
    };
    let number = folded.starts_with(|c: char| c.is_ascii_digit());
    let folded = if number { folded.replace(',', "") } else { folded };
    let stem = if number || folded.contains(' ') { folded.clone() } else { words::stem(&folded) };
    let tier = common_words::tier(&folded, &stem);
    let turns = Turns::of(&folded, &stem);
    WordForm { folded: folded.into(), stem: stem.into(), tier, number, turns }
}

impl Prepared {
    /// The form of a token, `None` for a mark.
    pub(crate) fn form(&self, token: usize) -> Option<&WordForm> {
        self.forms.get(*self.token_forms.get(token)? as usize)
    }

    /// The folded word of a token, empty for a mark.
    pub(crate) fn word(&self, token: usize) -> &str {
        self.form(token).map_or("", |f| f.folded.as_str())
    }
}

impl Default for WordForm {
    fn default() -> Self {
        Self { folded: SmolStr::default(), stem: SmolStr::default(), tier: Tier::Grammar, number: false, turns: Turns::default() }
    }
}

/// The span from the first to the last token of `tokens`.
pub(crate) fn span_of(article: Article<'_>, tokens: &std::ops::Range<u32>) -> Option<Span> {
    let tokens = article.parsed.tokens.get(tokens.start as usize..tokens.end as usize)?;
    Some(tokens.first()?.span.union(tokens.last()?.span))
}
