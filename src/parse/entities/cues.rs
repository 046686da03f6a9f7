//! What stands around a name and tells a person from a place or a body.

use crate::parse::{
    EntityKind,
    mentions::{
        lexicon::Class,
        names::Name,
        words::{Shape, Word},
    },
    nominals::is_apposed_age,
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
        let core = words.get(name.core.clone()).unwrap_or_default();
        if words.get(next).is_some_and(|w| w.is(Class::SAYS)) || said_by(words, name.full.start) {
            *(if names_a_trade(core) { &mut cues.body } else { &mut cues.person }) += 1;
        }
        let comma = usize::from(text(next) == ",");
        if matches!(text(next + comma), "who" | "whose" | "himself" | "herself") {
            cues.person += 3;
        }
        // "Ann Lee Optics, which …", "…, a maker of lamps": no person.
        if comma == 1
            && (text(next + 1) == "which" || matches!(text(next + 1), "a" | "an" | "the") && stands_for_body(words, next + 2))
        {
            cues.body += 3;
        }
        if is_apposed_age(text(next), text(next + 1), text(next + 2)) {
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
        cues.looks_human = (2..=3).contains(&words_of_name) && words_of_name + initials == core.len() && !names_a_trade(core);
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

/// Whether a verb of saying stands right before the mention that starts at `at`, behind what was said: "“…,” said Ann Lee", but not
/// "he said Ann Lee" nor "the captain, his brother, told Radio Lee", who was told.
pub(super) fn said_by(words: &[Word], at: usize) -> bool {
    let before = |back: usize| at.checked_sub(back).and_then(|at| words.get(at));
    before(1)
        .is_some_and(|w| w.shape == Shape::Small && w.is(Class::SAYS) && !matches!(w.text, "told" | "tells" | "asked" | "asks"))
        && before(2).is_some_and(|w| matches!(w.text, "," | "”" | "\"" | "’" | "'"))
}

/// Words looked at behind "a" for the noun of a body.
const MOST_BEFORE_BODY: usize = 4;

/// Whether a noun for a body heads the phrase that starts at `at`.
fn stands_for_body(words: &[Word], at: usize) -> bool {
    let phrase = words.get(at..).unwrap_or_default().iter().take(MOST_BEFORE_BODY);
    let phrase = phrase.take_while(|w| w.shape != Shape::Mark && !w.is(Class::GRAMMAR.or(Class::HUMAN)));
    // "the former police chief": the head is a person, whatever stands before it.
    let heads = |at: usize| !words.get(at + 1).is_some_and(|w| w.is(Class::HUMAN.or(Class::ROLE)) && w.shape == Shape::Small);
    phrase.zip(at..).any(|(w, at)| w.is(Class::GROUP) && w.shape == Shape::Small && heads(at))
}

/// Whether the last word says what is traded or made, as names of companies do and surnames do not: "Ely Orbital", "Ely Robotics".
fn names_a_trade(core: &[Word]) -> bool {
    const ENDINGS: [&str; 9] = ["bital", "gital", "tional", "nical", "mical", "ynamics", "otics", "onics", "ytics"];
    core.len() > 1
        && core.last().is_some_and(|w| {
            !w.is(Class::GIVEN.or(Class::SURNAME)) && (w.is(Class::BODY_END) || ENDINGS.iter().any(|end| w.text.ends_with(end)))
        })
}
