//! Offices: the words of "Kremlin foreign policy aide" and whose office it is, so that "the Kremlin aide" finds its person.

use std::ops::Range;

use crate::parse::mentions::{
    lexicon::{Class, KnownIndex, RoleIndex},
    words::Word,
};

/// An office as far as it can be compared.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Role {
    /// Its words in the form that stands for them, sorted; "former" and its like left out.
    pub(crate) words: Vec<RoleIndex>,
    /// The head: the last role word.
    pub(crate) head: Option<RoleIndex>,
    /// The country or body it belongs to.
    pub(crate) of: Option<KnownIndex>,
}

/// Words that say when somebody held an office, or how long, not which.
const TIMES: [&str; 15] = [
    "former", "ex", "then", "current", "incoming", "outgoing", "acting", "interim", "late", "longtime", "new", "newly", "elected",
    "top", "senior",
];

impl Role {
    /// The office that the words in `range` name; `of` is the place or body found among them or before.
    pub(crate) fn read(words: &[Word], range: Range<usize>, of: Option<KnownIndex>) -> Self {
        let mut role = Self { of, ..Self::default() };
        for word in words.get(range).unwrap_or_default() {
            if word.is(Class::DEMONYM) && word.capital() && role.of.is_none() {
                role.of = word.entry.place;
            }
            let Some(index) = word.entry.role else { continue };
            if TIMES.iter().any(|time| word.text.eq_ignore_ascii_case(time)) {
                continue;
            }
            if word.is(Class::ROLE.or(Class::RANK)) {
                role.head = Some(index);
            }
            role.words.push(index);
        }
        role.words.sort_unstable();
        role.words.dedup();
        role
    }

    /// How well `wanted` ("the Italian premier") describes a person with this office: `None` not at all, otherwise higher is better.
    pub(crate) fn fits(&self, wanted: &Role) -> Option<u32> {
        if !wanted.words.iter().all(|word| self.words.contains(word)) {
            return None;
        }
        match (wanted.of, self.of) {
            (Some(wanted), Some(own)) if wanted != own => None,
            (Some(_), Some(_)) => Some(3),
            (Some(_), None) => Some(1),
            (None, _) => Some(2),
        }
    }
}
