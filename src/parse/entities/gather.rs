//! Which names of an article mean the same.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    Draft,
    bodies::{self, Bodies},
    cues::Cues,
    people::{Hint, People, PersonName, spelling},
    roles::Role,
};
use crate::parse::{
    EntityKind, Gender,
    mentions::{
        lexicon::{Class, fold},
        names::Name,
        words::{Shape, Word},
    },
};
use crate::text::Span;

/// The entities of an article, and what its names mean.
#[derive(Debug, Default)]
pub(crate) struct Gathered<'t> {
    /// Entities in no order yet.
    pub(crate) drafts: Vec<Draft<'t>>,
    /// For every name the entities it means: one, none where it is not believed, several for "Russia-Ukraine" with the part that
    /// names each.
    pub(crate) meanings: Vec<Meaning>,
}

/// What a name means.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) enum Meaning {
    /// Nothing: the capital was no name's.
    #[default]
    Nothing,
    /// An entity, as an index into the drafts.
    One(usize),
    /// The parts of a word with hyphens, and their entities.
    Parts(Vec<(Span, usize)>),
}

pub(super) struct Gathering<'a, 't> {
    pub(super) text: &'t str,
    pub(super) words: &'a [Word<'t>],
    pub(super) names: &'a [Name],
    people: People,
    pub(super) bodies: Bodies,
    pub(super) drafts: Vec<Draft<'t>>,
    pub(super) meanings: Vec<Meaning>,
}

/// Finds out which of `names` mean the same; persons by full name first, then all others in the order of the text.
pub(crate) fn gather<'t>(text: &'t str, words: &[Word<'t>], names: &mut [Name]) -> Gathered<'t> {
    let cues: Vec<Cues> = names.iter().map(|name| Cues::read(words, name)).collect();
    settle_kinds(words, names, &cues);
    let mut gathering = Gathering {
        text,
        words,
        names,
        people: People::default(),
        bodies: Bodies::default(),
        drafts: Vec::new(),
        meanings: vec![Meaning::Nothing; names.len()],
    };
    gathering.full_names();
    gathering.surnames_like_titles();
    gathering.titled_surnames();
    gathering.listed();
    gathering.others(false);
    gathering.others(true);
    gathering.parts();
    for ((name, meaning), cue) in gathering.names.iter().zip(&gathering.meanings).zip(&cues) {
        if let Meaning::One(draft) = meaning
            && let Some(draft) = gathering.drafts.get_mut(*draft)
        {
            draft.cues.add(*cue);
            draft.learn_gender(name.gender);
        }
    }
    Gathered { drafts: gathering.drafts, meanings: gathering.meanings }
}

/// How much a title before the surname speaks for a person elsewhere.
const MR: u32 = 4;

/// Names of several words whose kind is open get the kind that all their occurrences together speak for.
fn settle_kinds(words: &[Word], names: &mut [Name], cues: &[Cues]) {
    let mut by_key: FxHashMap<String, Cues> = FxHashMap::default();
    // "von der Leyen" is a surname alone.
    let particle = |name: &Name| words.get(name.core.start).is_some_and(|w| w.is(Class::PARTICLE) && !w.is(Class::GIVEN));
    let open = |name: &Name| name.kind.is_none() && name.core.len() > 1 && !name.title_only && !particle(name);
    for (name, cue) in names.iter().zip(cues).filter(|(name, _)| open(name)) {
        let key = bodies::key(words.get(name.core.clone()).unwrap_or_default());
        by_key.entry(key).or_default().add(*cue);
    }
    // "Mr. Gray" in the article: "Norm Gray" is a person.
    let titled = |name: &&Name| name.titled && name.kind == Some(EntityKind::Person) && name.core.len() == 1 && !name.title_only;
    let surnames: FxHashSet<String> =
        names.iter().filter(titled).filter_map(|name| words.get(name.core.start)).map(surname_of).collect();
    for name in names.iter_mut().filter(|name| open(name)) {
        let core = words.get(name.core.clone()).unwrap_or_default();
        let mut cues = by_key.get(&bodies::key(core)).copied().unwrap_or_default();
        let bears = core.last().is_some_and(|last| surnames.contains(&surname_of(last)));
        if bears && cues.looks_human && !cues.article {
            cues.person += MR;
        }
        name.kind = Some(cues.kind());
    }
}

impl<'t> Gathering<'_, 't> {
    fn core(&self, name: &Name) -> &[Word<'t>] {
        self.words.get(name.core.clone()).unwrap_or_default()
    }

    fn surface(&self, name: &Name) -> &'t str {
        let core = self.core(name);
        match (core.first(), core.last()) {
            (Some(first), Some(last)) => self.text.get(first.span.start as usize..last.span.end as usize).unwrap_or_default(),
            _ => "",
        }
    }

    pub(super) fn new_draft(&mut self, kind: Option<EntityKind>) -> usize {
        self.drafts.push(Draft { kind, ..Draft::default() });
        self.drafts.len() - 1
    }

    /// Gives the name at `at` to `draft`.
    fn give(&mut self, at: usize, draft: usize) {
        let Some(name) = self.names.get(at) else { return };
        let surface = self.surface(name);
        let role = name.role.clone().filter(|_| !name.title_only).map(|range| self.role(at, range));
        let Some(entity) = self.drafts.get_mut(draft) else { return };
        entity.add_name(surface);
        if let Some((role, text)) = role {
            entity.add_role(role, text);
        }
        if entity.kind.is_none() {
            entity.kind = name.kind;
        }
        if let Some(meaning) = self.meanings.get_mut(at) {
            *meaning = Meaning::One(draft);
        }
    }

    /// The office before the name at `at`, and its words.
    fn role(&self, at: usize, range: std::ops::Range<usize>) -> (Role, &'t str) {
        // Names inside the title stand before it in the list.
        let inside = self.names.get(..at).unwrap_or_default().iter().rev().take_while(|n| n.full.start >= range.start);
        let of = inside.filter(|n| n.full.end <= range.end).find_map(|n| n.known).or_else(|| self.names.get(at).and_then(|n| n.of));
        let words = self.words.get(range.clone()).unwrap_or_default();
        let text = match (words.first(), words.last()) {
            (Some(first), Some(last)) => self.text.get(first.span.start as usize..last.span.end as usize).unwrap_or_default(),
            _ => "",
        };
        (Role::read(self.words, range, of), text)
    }

    /// Persons with given name and surname.
    fn full_names(&mut self) {
        for at in 0..self.names.len() {
            let Some(name) = self.names.get(at).filter(|n| n.kind == Some(EntityKind::Person) && n.core.len() > 1) else {
                continue;
            };
            let parts = PersonName::read(self.core(name));
            if parts.given.is_empty() {
                continue;
            }
            let gender = name.gender;
            let draft = self.people.with_name(&parts).unwrap_or_else(|| {
                let draft = self.new_draft(Some(EntityKind::Person));
                self.people.enter(&parts, draft);
                draft
            });
            self.give(at, draft);
            if let Some(entity) = self.drafts.get_mut(draft) {
                entity.introduced.get_or_insert(at);
                entity.learn_gender(gender);
            }
        }
    }

    /// "Baron said" behind "Ann Baron": a title alone is a surname where somebody of that surname has been introduced, and no
    /// article stands before it ("the Baron").
    fn surnames_like_titles(&mut self) {
        for at in 0..self.names.len() {
            let Some(name) = self.names.get(at).filter(|n| n.title_only && n.core.len() == 1) else { continue };
            let before = name.core.start.checked_sub(1).and_then(|before| self.words.get(before));
            if before.is_some_and(|w| matches!(w.text, "the" | "The" | "a" | "A" | "an" | "An") || w.possessive()) {
                continue;
            }
            let parts = PersonName::read(self.core(name));
            let bearer = self.bearer(&parts, Hint { at, ..Hint::default() });
            let introduced = |draft: &usize| self.drafts.get(*draft).and_then(|d| d.introduced).is_some_and(|first| first < at);
            if let Some(draft) = bearer.filter(introduced) {
                self.give(at, draft);
            }
        }
    }

    /// "President Putin", "Mrs May": to the person of that surname whom the title fits, else a person of their own.
    fn titled_surnames(&mut self) {
        for at in 0..self.names.len() {
            let Some(name) = self.names.get(at).filter(|n| n.titled && n.kind == Some(EntityKind::Person)) else { continue };
            if self.meanings.get(at) != Some(&Meaning::Nothing) || name.title_only {
                continue;
            }
            let parts = PersonName::read(self.core(name));
            let role = name.role.clone().map(|range| self.role(at, range).0).unwrap_or_default();
            let hint = Hint { gender: name.gender, role: &role.words, at };
            let gender = name.gender;
            let known = self.bearer(&parts, hint).or_else(|| self.given_bearer(&parts, gender));
            let misspelled = || self.misspelled(&parts, gender).filter(|_| name.role.is_none());
            let draft = known.or_else(misspelled).unwrap_or_else(|| {
                let draft = self.new_draft(Some(EntityKind::Person));
                self.people.enter(&parts, draft);
                draft
            });
            self.give(at, draft);
            if let Some(entity) = self.drafts.get_mut(draft) {
                entity.learn_gender(gender);
            }
        }
    }

    /// The person of a surname whom `hint` fits best: by office, then whoever was introduced before, then by how often they are
    /// named.
    pub(super) fn bearer(&self, name: &PersonName, hint: Hint) -> Option<usize> {
        let fitting = self.people.bearers(name).filter_map(|draft| {
            let entity = self.drafts.get(draft)?;
            let other = hint.gender != Gender::Unknown && entity.gender != Gender::Unknown && hint.gender != entity.gender;
            if other {
                return None;
            }
            let office = hint.role.iter().any(|word| entity.roles.iter().any(|role| role.words.contains(word)));
            let before = entity.introduced.is_some_and(|first| first < hint.at);
            Some((office, before, entity.count, std::cmp::Reverse(draft), draft))
        });
        fitting.max().map(|(.., draft)| draft)
    }

    /// The one person whose surname a slip of the pen makes of this one: "Mr Lindstrm" where only a Lindstrom was introduced.
    fn misspelled(&self, name: &PersonName, gender: Gender) -> Option<usize> {
        if !name.given.is_empty() {
            return None;
        }
        let draft = self.people.with_surname_like(&name.surname)?;
        let entity = self.drafts.get(draft)?;
        (gender == Gender::Unknown || entity.gender == Gender::Unknown || entity.gender == gender).then_some(draft)
    }

    /// "King Charles", "Prince Mohammed": by the given name.
    fn given_bearer(&self, name: &PersonName, gender: Gender) -> Option<usize> {
        let draft = self.people.with_given(&name.surname)?;
        let entity = self.drafts.get(draft)?;
        (gender == Gender::Unknown || entity.gender == Gender::Unknown || entity.gender == gender).then_some(draft)
    }

    /// Places and bodies of the lists, unless the article has a person of that name.
    fn listed(&mut self) {
        for at in 0..self.names.len() {
            let Some((name, known)) = self.names.get(at).and_then(|n| Some((n, n.known?))) else { continue };
            if self.meanings.get(at) != Some(&Meaning::Nothing) {
                continue;
            }
            if let [word] = self.core(name)
                && let Some(person) = self.single_person(word, name)
            {
                self.give(at, person);
                continue;
            }
            let kind = name.kind;
            let draft = self.bodies.with_known(known).unwrap_or_else(|| {
                let draft = self.new_draft(kind);
                self.bodies.enter_known(known, draft);
                if let Some(entity) = self.drafts.get_mut(draft) {
                    entity.known = Some(known);
                }
                draft
            });
            if kind == Some(EntityKind::Organisation) {
                let words = self.words.get(name.core.clone()).unwrap_or_default();
                self.bodies.enter_head(words, draft);
                self.bodies.enter_first(words, draft);
            }
            self.give(at, draft);
        }
    }

    /// The person whom one listed word means: "Jordan" in an article on Michael Jordan, but not "in Jordan".
    fn single_person(&self, word: &Word, name: &Name) -> Option<usize> {
        let surname = surname_of(word);
        if !self.people.has_surname(&surname) {
            return None;
        }
        let place = Cues::read(self.words, name).place > 0;
        let parts = PersonName { surname, ..PersonName::default() };
        if place { None } else { self.bearer(&parts, Hint::default()) }
    }

    /// All names that are left; those that need support by another name in a second round.
    fn others(&mut self, weak: bool) {
        for at in 0..self.names.len() {
            let Some(name) = self.names.get(at).filter(|n| n.weak == weak && !n.title_only) else { continue };
            if self.meanings.get(at) != Some(&Meaning::Nothing) {
                continue;
            }
            let core = self.core(name);
            let parts = PersonName::read(core);
            let person_shaped = match core {
                [_] => true,
                _ => parts.given.is_empty() || name.kind == Some(EntityKind::Person),
            };
            if person_shaped && name.kind.is_none_or(|kind| kind == EntityKind::Person) {
                let hint = Hint { gender: name.gender, role: &[], at };
                if let Some(draft) = self.bearer(&parts, hint) {
                    self.give(at, draft);
                    continue;
                }
            }
            let key = bodies::key(core);
            if let Some(draft) = self.bodies.find(core, &key) {
                self.give(at, draft);
                continue;
            }
            // "the Department", "The Times", where one only has been named.
            let before = name.core.start.checked_sub(1).and_then(|at| self.words.get(at));
            let head = match core {
                [word] if before.is_some_and(|w| matches!(w.text, "the" | "The")) => Some(word),
                [article, word] if article.text == "The" => Some(word),
                _ => None,
            };
            if let Some(draft) = head.and_then(|word| self.bodies.with_head(word)) {
                self.give(at, draft);
                continue;
            }
            if let [word] = core
                && name.kind.is_none()
                && let Some(draft) = self.people.with_given(&parts.surname)
                && !word.is(Class::COMMON)
            {
                self.give(at, draft);
                continue;
            }
            if weak || (core.len() == 1 && core.first().is_some_and(|w| w.text.contains('-')) && self.splits(name)) {
                continue;
            }
            let given = matches!(core, [word] if word.is(Class::GIVEN.or(Class::SURNAME)) && word.shape == Shape::Capital);
            let kind = if given && name.kind.is_none() { Some(EntityKind::Person) } else { name.kind };
            let draft = self.new_draft(kind);
            let words = self.words.get(name.core.clone()).unwrap_or_default();
            if kind == Some(EntityKind::Organisation) {
                self.bodies.enter_head(words, draft);
                self.bodies.enter_first(words, draft);
            }
            self.bodies.enter(words, key, draft);
            self.give(at, draft);
        }
    }
}

fn surname_of(word: &Word) -> String {
    let mut folded = String::new();
    fold(word.text, &mut folded);
    spelling(&folded)
}
