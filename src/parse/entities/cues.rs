//! What stands around a name and tells a person from a place or a body.

use crate::parse::{
    EntityKind,
    mentions::{
        lexicon::Class,
        names::Name,
        words::{Shape, Word},
    },
};

/// How much speaks for each kind of thing.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Cues {
    /// For a human being.
    pub(crate) person: u32,
    /// For a body.
    pub(crate) body: u32,
    /// For a place.
    pub(crate) place: u32,
    /// For a name that reads like one of a person, by itself.
    pub(crate) looks_human: bool,
    /// For something with an article ("the Hague").
    pub(crate) article: bool,
}

/// Behind these stands a place more often than not.
const PLACE_BEFORE: [&str; 8] = ["in", "near", "across", "outside", "inside", "around", "throughout", "toward"];

impl Cues {
    /// What the surroundings of `name` say.
    pub(crate) fn read(words: &[Word], name: &Name) -> Self {
        let mut cues = Self::default();
        let text = |at: usize| words.get(at).map_or("", |w| w.text);
        let next = name.full.end;
        if words.get(next).is_some_and(|w| w.is(Class::SAYS)) {
            cues.person += 1;
        }
        let comma = usize::from(text(next) == ",");
        if matches!(text(next + comma), "who" | "whose" | "himself" | "herself") {
            cues.person += 3;
        }
        let age = words.get(next + 1).is_some_and(|w| w.shape == Shape::Number && w.text.len() <= 2)
            && matches!(text(next + 2), "," | ".");
        if comma == 1 && age {
            cues.person += 3;
        }
        if let Some(before) = name.full.start.checked_sub(1) {
            if PLACE_BEFORE.contains(&text(before)) {
                cues.place += 2;
            }
            if matches!(text(before), "the" | "The") {
                cues.article = true;
            }
        }
        let core = words.get(name.core.clone()).unwrap_or_default();
        if let [word] = core
            && word.shape == Shape::Capitals
            && (2..=6).contains(&word.text.len())
        {
            cues.body += 2;
        }
        let plain = |w: &Word| w.shape == Shape::Capital && !w.is(Class::COMMON.or(Class::MODIFIER).or(Class::DEMONYM));
        // Two or three plain words, with initials between them.
        let words_of_name = core.iter().filter(|w| plain(w)).count();
        let initials = core.iter().filter(|w| w.shape == Shape::Letter || w.text == ".").count();
        cues.looks_human = (2..=3).contains(&words_of_name) && words_of_name + initials == core.len();
        if let [word] = core
            && word.is(Class::SURNAME)
        {
            cues.person += 2;
        }
        cues
    }

    /// Adds what was seen elsewhere.
    pub(crate) fn add(&mut self, other: Self) {
        self.person += other.person;
        self.body += other.body;
        self.place += other.place;
        self.looks_human |= other.looks_human;
        self.article |= other.article;
    }

    /// The kind that most speaks for.
    pub(crate) fn kind(self) -> EntityKind {
        let Self { person, body, place, looks_human, article } = self;
        if person > 0 && person >= body && person >= place && !article {
            EntityKind::Person
        } else if body > 0 && body >= place {
            EntityKind::Organisation
        } else if place > 0 && !looks_human {
            EntityKind::Place
        } else if looks_human && !article && place <= 2 {
            EntityKind::Person
        } else if place > 0 {
            EntityKind::Place
        } else if person > 0 {
            EntityKind::Organisation
        } else {
            EntityKind::Other
        }
    }
}
