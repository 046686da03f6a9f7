//! An entity while its mentions are being gathered.

use std::collections::BTreeSet;

use super::{cues::Cues, roles::Role};
use crate::{
    parse::{Entity, EntityKind, Gender, mentions::lexicon::KnownIndex},
    text::Span,
};

/// An entity while its mentions are being gathered.
#[derive(Clone, Debug, Default)]
pub(crate) struct Draft<'t> {
    /// What it is, once that is certain.
    pub(crate) kind: Option<EntityKind>,
    /// What the surroundings of its mentions say of that.
    pub(crate) cues: Cues,
    /// The place or body of the lists.
    pub(crate) known: Option<KnownIndex>,
    /// She or he.
    pub(crate) gender: Gender,
    /// Its names, titles left out, as they stand in the text.
    pub(crate) names: BTreeSet<&'t str>,
    /// Its roles.
    pub(crate) roles: Vec<Role>,
    /// Its roles as the text puts them.
    pub(crate) role_texts: BTreeSet<String>,
    /// How often it is named.
    pub(crate) count: usize,
    /// Which of the names of the article named it first in full.
    pub(crate) introduced: Option<usize>,
}

/// No entity keeps more roles than this to compare with: nobody has more in one article.
const MOST_ROLES: usize = 12;

impl<'t> Draft<'t> {
    /// Adds a name of it.
    pub(crate) fn add_name(&mut self, name: &'t str) {
        self.names.insert(name);
        self.count += 1;
    }

    /// Adds an office of it.
    pub(crate) fn add_role(&mut self, role: Role, text: &str) {
        if self.roles.len() < MOST_ROLES && !role.words.is_empty() {
            self.role_texts.insert(one_line(text));
            if !self.roles.contains(&role) {
                self.roles.push(role);
            }
        }
    }

    /// Takes `gender` over where none is known.
    pub(crate) fn learn_gender(&mut self, gender: Gender) {
        if self.gender == Gender::Unknown {
            self.gender = gender;
        }
    }

    /// The finished entity.
    pub(crate) fn finish(self) -> Entity {
        let kind = self.kind.unwrap_or_else(|| self.cues.kind());
        // The fullest name: most words, then most letters, then the first of the alphabet.
        let name = self.names.iter().copied().reduce(|a, b| if fullness(b) > fullness(a) { b } else { a }).unwrap_or_default();
        let name = one_line(name);
        let aliases: BTreeSet<String> = self.names.iter().map(|alias| one_line(alias)).filter(|alias| *alias != name).collect();
        Entity {
            kind,
            name,
            aliases: aliases.into_iter().collect(),
            roles: self.role_texts.into_iter().collect(),
            gender: if kind == EntityKind::Person { self.gender } else { Gender::Unknown },
            owner: None,
            named: true,
        }
    }
}

/// Words and letters, for "the fullest name"; a name in capitals throughout is less full than one in small letters, an acronym least.
fn fullness(name: &str) -> (usize, bool, usize) {
    (name.split_whitespace().count(), name.chars().any(char::is_lowercase), name.chars().count())
}

/// `text` with every stretch of white space as one space.
pub(crate) fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// The words from the first to the last of `spans` in `text`.
pub(crate) fn between(text: &str, first: Span, last: Span) -> &str {
    text.get(first.start as usize..last.end as usize).unwrap_or_default()
}
