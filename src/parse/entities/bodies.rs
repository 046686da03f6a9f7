//! Bodies, places and other named things by their names.

use rustc_hash::FxHashMap;

use crate::parse::{
    EntityKind,
    mentions::{
        lexicon::{Class, KnownIndex, LEXICON, Phrase, fold, folded},
        words::{Shape, Word},
    },
};

/// Which draft a name means, unless two have it.
type One = Option<usize>;

/// Named things other than persons.
#[derive(Debug, Default)]
pub(crate) struct Bodies {
    known: FxHashMap<KnownIndex, usize>,
    names: FxHashMap<String, usize>,
    /// By the first letters of their words.
    initials: FxHashMap<String, One>,
    /// By their name without the country before it or the Inc. behind it.
    short: FxHashMap<String, One>,
    /// By their first word, where that is no place and no ordinary word: "Zemblatt" is Zemblatt Brothers.
    firsts: FxHashMap<String, One>,
    /// By their last word, where that says what kind of body it is: "the Department" is the State Department.
    heads: FxHashMap<String, One>,
}

/// The folded words of a name, with one space between them.
pub(crate) fn key(core: &[Word]) -> String {
    let mut key = String::new();
    let mut folded = String::new();
    for word in core.iter().filter(|w| w.text != ".") {
        fold(word.text, &mut folded);
        if !key.is_empty() {
            key.push(' ');
        }
        key.push_str(&folded);
    }
    key
}

/// Last words of names that mean another body where they stand alone: "the House" is not the White House.
const NO_SHORT_FORMS: [&str; 4] = ["House", "Party", "Union", "Church"];

/// Endings of companies that a second mention leaves out.
const COMPANY: [&str; 13] =
    ["inc", "corp", "corporation", "company", "co", "ltd", "llc", "plc", "group", "holdings", "gmbh", "ag", "sa"];

/// Words that stand behind the own name of a firm.
const TRADES: [&str; 24] = [
    "Aerospace",
    "Airlines",
    "Airways",
    "Bros",
    "Brothers",
    "Electronics",
    "Energy",
    "Entertainment",
    "Foods",
    "Industries",
    "Media",
    "Microsystems",
    "Motors",
    "Networks",
    "Partners",
    "Pharmaceuticals",
    "Pictures",
    "Records",
    "Semiconductor",
    "Software",
    "Stores",
    "Studios",
    "Systems",
    "Technologies",
];

impl Bodies {
    /// The draft of a listed name.
    pub(crate) fn with_known(&self, known: KnownIndex) -> Option<usize> {
        self.known.get(&known).copied()
    }

    /// Enters a listed name.
    pub(crate) fn enter_known(&mut self, known: KnownIndex, draft: usize) {
        self.known.insert(known, draft);
    }

    /// The thing that the words of `core` name, by its whole name, its acronym or its short form.
    pub(crate) fn find(&self, core: &[Word], key: &str) -> Option<usize> {
        if let Some(&draft) = self.names.get(key) {
            return Some(draft);
        }
        if let [word] = core
            && word.shape == Shape::Capitals
            && let Some(draft) = self.initials.get(&key.replace('.', "")).copied().flatten()
        {
            return Some(draft);
        }
        if let Some(draft) = self.short.get(key).copied().flatten() {
            return Some(draft);
        }
        if let [word] = core
            && word.shape == Shape::Capital
            && let Some(draft) = self.firsts.get(key).copied().flatten()
        {
            return Some(draft);
        }
        // The longer form may come second: "Foreign Ministry", then "Russian Foreign Ministry".
        let stem = without_country(core).map(self::key);
        stem.and_then(|stem| self.names.get(&stem)).copied()
    }

    /// The only body of the article whose name ends with `word`, as "the Department" names it.
    pub(crate) fn with_head(&self, word: &Word) -> Option<usize> {
        let listed = word.is(Class::BODY_END) && word.shape == Shape::Capital && !NO_SHORT_FORMS.contains(&word.text);
        if listed { self.heads.get(&key(std::slice::from_ref(word))).copied().flatten() } else { None }
    }

    /// Enters a body of several words under the word that says what it is: the last of them, or the one before "of"
    /// ("Chamber of Commerce").
    pub(crate) fn enter_head(&mut self, core: &[Word], draft: usize) {
        let of = core.iter().position(|w| matches!(w.text, "of" | "for"));
        let head = of.and_then(|of| core.get(of.checked_sub(1)?)).or(core.last());
        if let (Some(last), [_, _, ..]) = (head, core)
            && last.is(Class::BODY_END)
        {
            self.heads
                .entry(key(std::slice::from_ref(last)))
                .and_modify(|one| *one = one.filter(|&d| d == draft))
                .or_insert(Some(draft));
        }
    }

    /// Enters a body of several words that trades under the first of them; the first word of others is a place as a rule
    /// ("Lowmoor Hospital").
    pub(crate) fn enter_first(&mut self, core: &[Word], draft: usize) {
        /// A shorter word begins too many names.
        const SHORTEST: usize = 4;
        let Some((first, rest @ [_, ..])) = core.split_first() else { return };
        if !rest.iter().any(|w| TRADES.contains(&w.text) || COMPANY.iter().any(|c| w.text.eq_ignore_ascii_case(c))) {
            return;
        }
        let place = || LEXICON.phrases(first.entry).iter().any(|p| p.words.len() == 1);
        let other =
            Class::COMMON.or(Class::GIVEN).or(Class::DEMONYM).or(Class::CALENDAR).or(Class::BODY_END).or(Class::PLACE_START);
        if first.shape == Shape::Capital && first.text.len() >= SHORTEST && !first.is(other) && !place() {
            let own = key(std::slice::from_ref(first));
            self.firsts.entry(own).and_modify(|one| *one = one.filter(|&d| d == draft)).or_insert(Some(draft));
        }
    }

    /// Enters a thing under the words of `core`.
    pub(crate) fn enter(&mut self, core: &[Word], key: String, draft: usize) {
        let once = |map: &mut FxHashMap<String, One>, key: String| {
            map.entry(key).and_modify(|one| *one = one.filter(|&d| d == draft)).or_insert(Some(draft));
        };
        if core.len() > 1 {
            let letters = |all: bool| -> String {
                let kept = core.iter().filter(|w| w.capital() || (all && w.shape == Shape::Small));
                kept.filter_map(|w| w.text.chars().next()).flat_map(char::to_lowercase).collect()
            };
            once(&mut self.initials, letters(false));
            if core.iter().any(|w| w.shape == Shape::Small) {
                once(&mut self.initials, letters(true));
            }
            if let Some((last, stem)) = core.split_last() {
                let ending = if last.text == "." { stem.last().map_or("", |w| w.text) } else { last.text };
                let stem = if last.text == "." { stem.split_last().map_or(stem, |(_, stem)| stem) } else { stem };
                if COMPANY.iter().any(|c| ending.eq_ignore_ascii_case(c)) {
                    once(&mut self.short, self::key(stem));
                }
            }
            if let Some(stem) = without_country(core) {
                once(&mut self.short, self::key(stem));
            }
        }
        self.names.insert(key, draft);
    }
}

/// The words behind a country or its adjective at the start of a name of several words; of a team, its own name behind the place.
fn without_country<'a, 't>(core: &'a [Word<'t>]) -> Option<&'a [Word<'t>]> {
    if core.len() > 1 && core.last().is_some_and(|w| w.is(Class::TEAM)) {
        return core.get(core.len() - 1..);
    }
    let first = core.first()?;
    let named = |p: &&Phrase| {
        let words = core.get(..p.words.len()).unwrap_or_default();
        LEXICON.kind(p.known) == EntityKind::Place
            && words.len() == p.words.len()
            && p.words.iter().zip(words).all(|(w, own)| folded(own.text) == *w)
    };
    let country =
        if first.is(Class::DEMONYM) { Some(1) } else { LEXICON.phrases(first.entry).iter().find(named).map(|p| p.words.len()) };
    core.get(country?..).filter(|rest| rest.len() > 1)
}
