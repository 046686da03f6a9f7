//! Persons by their names.

use rustc_hash::FxHashMap;

use crate::parse::{
    Gender,
    mentions::{
        lexicon::{Class, RoleIndex, fold},
        words::{Shape, Word},
    },
};

/// The parts of a person's name, folded.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub(crate) struct PersonName {
    /// First word: the given name, as a rule. Empty where only a surname stands.
    pub(crate) given: String,
    /// Last word without al-, in one spelling (see [`spelling`]).
    pub(crate) surname: String,
    /// jr, iii
    pub(crate) suffix: String,
}

impl PersonName {
    /// The parts of the name that the words of `core` make.
    pub(crate) fn read(core: &[Word]) -> Self {
        let mut folded = String::new();
        let mut name = Self::default();
        let mut parts: Vec<&Word> = core.iter().filter(|w| w.shape != Shape::Mark).collect();
        if parts.len() > 1
            && let Some(last) = parts.last()
            && matches!(last.text, "Jr" | "Sr" | "II" | "III" | "IV" | "VI" | "VII" | "VIII" | "XIV" | "XVI" | "XIII")
        {
            fold(last.text, &mut name.suffix);
            parts.pop();
        }
        if let Some(last) = parts.pop() {
            fold(last.text, &mut folded);
            name.surname = spelling(&folded);
        }
        if let Some(first) = parts.iter().find(|w| !(w.is(Class::PARTICLE) && w.shape == Shape::Small)) {
            fold(first.text, &mut name.given);
        }
        // Only particles before: "von der Leyen" is a surname alone.
        if !name.given.is_empty() && parts.iter().all(|w| w.is(Class::PARTICLE) && !w.is(Class::GIVEN)) {
            name.given.clear();
        }
        name
    }
}

/// One spelling for the endings that newsrooms write differently in one name: Zelensky, Zelenskiy, Zelenskyy.
pub(crate) fn spelling(surname: &str) -> String {
    let mut name = ["al-", "el-", "as-", "ash-", "an-"].iter().find_map(|article| surname.strip_prefix(article)).unwrap_or(surname);
    if name.len() < 3 {
        name = surname;
    }
    for ending in ["skyy", "skiy", "skyi", "skyj", "skii", "skij", "ski", "sky"] {
        if let Some(stem) = name.strip_suffix(ending) {
            return format!("{stem}sky");
        }
    }
    for ending in ["yy", "iy", "ii", "yi", "ij", "iyy"] {
        if let Some(stem) = name.strip_suffix(ending).filter(|stem| stem.len() > 2) {
            return format!("{stem}y");
        }
    }
    name.to_owned()
}

/// What a mention says of the person beside the surname.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Hint<'a> {
    /// By Mr, Queen, …
    pub(crate) gender: Gender,
    /// The words of the office before the name.
    pub(crate) role: &'a [RoleIndex],
    /// Which of the names of the article it is.
    pub(crate) at: usize,
}

/// A person that a surname may mean.
#[derive(Clone, Debug)]
pub(crate) struct Bearer {
    /// Index of the draft.
    pub(crate) draft: usize,
    /// jr, iii
    suffix: String,
}

/// Whom names mean.
#[derive(Debug, Default)]
pub(crate) struct People {
    full: FxHashMap<PersonName, usize>,
    surnames: FxHashMap<String, Vec<Bearer>>,
    /// Persons by given name; `None` where two have it.
    given: FxHashMap<String, Option<usize>>,
    /// Persons with a full name by their surnames without one of their letters; `None` where two have the same.
    less_a_letter: FxHashMap<String, Option<usize>>,
}

/// Of more persons than these with one surname in an article, the first are looked at.
const MOST_NAMESAKES: usize = 12;

impl People {
    /// The person with this full name.
    pub(crate) fn with_name(&self, name: &PersonName) -> Option<usize> {
        self.full.get(name).copied()
    }

    /// Enters the person of `draft` under `name`.
    pub(crate) fn enter(&mut self, name: &PersonName, draft: usize) {
        self.full.insert(name.clone(), draft);
        if !name.given.is_empty() {
            self.given.entry(name.given.clone()).and_modify(|known| *known = known.filter(|&d| d == draft)).or_insert(Some(draft));
        }
        if !name.given.is_empty() {
            for less in less_a_letter(&name.surname) {
                self.less_a_letter.entry(less).and_modify(|known| *known = known.filter(|&d| d == draft)).or_insert(Some(draft));
            }
        }
        let bearers = self.surnames.entry(name.surname.clone()).or_default();
        if bearers.len() < MOST_NAMESAKES && bearers.iter().all(|b| b.draft != draft) {
            bearers.push(Bearer { draft, suffix: name.suffix.clone() });
        }
    }

    /// Whether anybody has this surname.
    pub(crate) fn has_surname(&self, surname: &str) -> bool {
        self.surnames.contains_key(surname)
    }

    /// The persons of this surname whose suffix agrees.
    pub(crate) fn bearers(&self, name: &PersonName) -> impl Iterator<Item = usize> {
        let suffix = name.suffix.clone();
        self.surnames
            .get(&name.surname)
            .into_iter()
            .flatten()
            .filter(move |b| suffix.is_empty() || b.suffix == suffix)
            .map(|b| b.draft)
    }

    /// The only person from whose surname this one differs by one letter, left out, put in or changed.
    pub(crate) fn with_surname_like(&self, surname: &str) -> Option<usize> {
        let mut found = less_a_letter(surname).filter_map(|less| self.less_a_letter.get(&less).copied());
        let first = found.next()??;
        found.all(|other| other == Some(first)).then_some(first)
    }

    /// The only person of this given name.
    pub(crate) fn with_given(&self, given: &str) -> Option<usize> {
        self.given.get(given).copied().flatten()
    }
}

/// A surname itself, and what is left of it without each of its letters but the first; nothing of a short one, which changes
/// its bearer with one letter, nor of what is too long for a name.
fn less_a_letter(surname: &str) -> impl Iterator<Item = String> {
    const LETTERS: std::ops::RangeInclusive<usize> = 7..=24;
    let long = LETTERS.contains(&surname.len());
    let places = surname
        .char_indices()
        .skip(1)
        .map(|(at, letter)| at..at + letter.len_utf8())
        .chain(std::iter::once(surname.len()..surname.len()));
    places.filter(move |_| long).map(|cut| {
        let [before, behind] = [surname.get(..cut.start), surname.get(cut.end..)].map(Option::unwrap_or_default);
        format!("{before}{behind}")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_surname_agree() {
        for name in ["zelensky", "zelenskyy", "zelenskiy", "zelenski", "zelenskyi"] {
            assert_eq!(spelling(name), "zelensky");
        }
        assert_eq!(spelling("al-assad"), "assad");
        assert_ne!(spelling("brady"), spelling("brad"));
        assert_ne!(spelling("german"), spelling("germany"));
    }
}
