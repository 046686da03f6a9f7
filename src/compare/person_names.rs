//! Names of people: given name and surname, nicknames, and spellings of one surname.
//!
//! Spellings are judged by a transliteration fold and by one slip of the pen, and only ever together with the given name or the
//! office: by themselves they would merge Brad with Brady.

use std::{collections::BTreeSet, sync::LazyLock};

use rustc_hash::FxHashMap;

use super::{lexicon, words::fold};
use crate::parse::is_given_name;

/// A folded full name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct PersonName<'a> {
    /// The first word that is more than an initial.
    pub given: &'a str,
    /// The last word that is not "Jr".
    pub surname: &'a str,
}

impl<'a> PersonName<'a> {
    /// A folded name of two words or more.
    pub(crate) fn new(folded: &'a str) -> Option<Self> {
        let mut words = folded.split_whitespace().filter(|w| !matches!(*w, "jr" | "sr" | "ii" | "iii" | "iv"));
        let first = words.next()?;
        let surname = words.next_back()?;
        // "R. Oscar Lind" goes by his second name
        let given = if first.len() == 1 { words.next().filter(|w| w.len() > 1).unwrap_or(first) } else { first };
        Some(Self { given, surname })
    }

    /// Whether both may well be one person's name: the given names agree and the surnames are spelled alike.
    pub(crate) fn is_spelling_of(self, other: PersonName<'_>) -> bool {
        if self.surname == other.surname {
            given_names_agree(self.given, other.given)
        } else {
            (self.given == other.given || near_given(self.given, other.given)) && alike(self.surname, other.surname)
        }
    }
}

static SHORT_FORMS: LazyLock<FxHashMap<String, BTreeSet<u32>>> = LazyLock::new(|| {
    let mut forms: FxHashMap<String, BTreeSet<u32>> = FxHashMap::default();
    for (number, line) in lexicon::entries(include_str!("../../assets/lexicon/nicknames.txt")).enumerate() {
        for name in line.split_whitespace() {
            forms.entry(fold(name)).or_default().insert(number as u32);
        }
    }
    forms
});

fn near_given(a: &str, b: &str) -> bool {
    match (SHORT_FORMS.get(a), SHORT_FORMS.get(b)) {
        (Some(a), Some(b)) => !a.is_disjoint(b),
        _ => false,
    }
}

/// "Bob" and "Robert", "Dan" and "Daniel", "J" and "John", "Sarah" and "Sara".
pub(crate) fn given_names_agree(a: &str, b: &str) -> bool {
    a == b
        || near_given(a, b)
        || cut_short(a, b)
        || misspelled(a, b)
        || (a.chars().count() == 1 || b.chars().count() == 1) && a.chars().next() == b.chars().next()
        || a.len() > 3 && b.len() > 3 && sound(a) == sound(b) && one_slip(a, b)
}

/// Whether one given name is the beginning of the other: "Dan", "Daniel".
fn cut_short(a: &str, b: &str) -> bool {
    /// Two letters begin too many names.
    const SHORTEST: usize = 3;
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    // "Carl" and "Carla" are two, as are "Tom" and "Tomi"
    short.len() >= SHORTEST && long.len() >= short.len() + 2 && long.starts_with(short)
}

/// Whether a slip of the pen makes one given name of the other, and not both are names that people have ("Martin", "Marvin").
fn misspelled(a: &str, b: &str) -> bool {
    /// A shorter name changes its bearer with one letter.
    const SHORTEST: usize = 5;
    a.len() >= SHORTEST && b.len() >= SHORTEST && one_slip(a, b) && !(is_given_name(a) && is_given_name(b))
}

/// A surname as it sounds, roughly, across ways to write Cyrillic and Greek in Latin letters.
pub(crate) fn sound(name: &str) -> String {
    let mut sound = name.to_owned();
    for (from, to) in [
        ("shch", "sh"),
        ("sch", "sh"),
        ("tch", "ch"),
        ("tsch", "ch"),
        ("kh", "h"),
        ("ph", "f"),
        ("ck", "k"),
        ("w", "v"),
        ("ou", "u"),
        ("yu", "u"),
        ("iu", "u"),
        ("ya", "a"),
        ("ia", "a"),
        ("ye", "e"),
        ("ie", "e"),
        ("ij", "i"),
        ("iy", "i"),
        ("yy", "i"),
        ("ii", "i"),
        ("ey", "e"),
        ("y", "i"),
        ("j", "i"),
        ("'", ""),
        ("-", ""),
    ] {
        sound = sound.replace(from, to);
    }
    let mut last = None;
    sound.retain(|c| {
        let keep = last != Some(c);
        last = Some(c);
        keep
    });
    sound
}

/// Whether two different surnames may be one, written in two ways.
pub(crate) fn alike(a: &str, b: &str) -> bool {
    /// A shorter name changes its bearer with one letter.
    const SHORTEST: usize = 5;
    a == b
        || a.len() >= SHORTEST
            && b.len() >= SHORTEST
            && (sound(a) == sound(b) || a.chars().next() == b.chars().next() && one_slip(a, b))
}

/// Whether two surnames behind one given name may be one that was mistaken: a letter more, less or changed ("Haite", "Hait"), or a
/// particle that is left out ("Delfontane", "Fontane").
pub(crate) fn may_be_slip(a: &str, b: &str) -> bool {
    /// A shorter name changes its bearer with one letter; four are enough where one is only added at the end.
    const SHORTEST: usize = 5;
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let added = short.len() + 1 >= SHORTEST && long.strip_suffix('e') == Some(short);
    let slip = short.len() > SHORTEST && a.chars().next() == b.chars().next() && one_slip(a, b);
    added || slip || is_with_particle(a, b)
}

/// "Delfontane" and "Fontane": one surname is the other with a particle before it.
pub(crate) fn is_with_particle(a: &str, b: &str) -> bool {
    const SHORTEST: usize = 6;
    const PARTICLES: [&str; 9] = ["la", "le", "de", "di", "del", "da", "du", "van", "al"];
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    short.len() >= SHORTEST && long.strip_suffix(short).is_some_and(|particle| PARTICLES.contains(&particle))
}

/// Whether one letter more, less, changed or swapped makes one the other.
fn one_slip(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let same_front = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let (a, b) = (a.get(same_front..).unwrap_or_default(), b.get(same_front..).unwrap_or_default());
    let same_back = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    match (a.len() - same_back, b.len() - same_back) {
        (x, y) if x <= 1 && y <= 1 => true,
        (2, 2) => a.first() == b.get(1) && a.get(1) == b.first(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(a: &str, b: &str, same: bool) {
        let (x, y) = (fold(a), fold(b));
        let found = PersonName::new(&x).zip(PersonName::new(&y)).is_some_and(|(x, y)| x.is_spelling_of(y));
        assert_eq!(found, same, "{a} / {b}");
    }

    #[test]
    fn one_person_spelled_in_several_ways() {
        check("Volodymyr Zelensky", "Volodymyr Zelenskyy", true);
        check("Volodymyr Zelenskiy", "Volodymyr Zelenskyy", true);
        check("Robert Lindqvist", "Bob Lindqvist", true);
        check("Dmitry Peskov", "Dmitri Peskov", true);
        check("Asa Hutchison", "Asa Hutchinson", true);
        check("R. Oscar Lind Sr.", "Oscar Lind", true);
        check("J. Lindqvist", "John Lindqvist", true);
        check("Greg Lindqvist", "Gregor Lindqvist", true);
        check("Tormond Lindqvist", "Tormund Lindqvist", true);
    }

    #[test]
    fn namesakes_stay_two() {
        check("Anna Berg", "Peter Berg", false);
        check("Tom Brad", "Tom Brady", false);
        check("Carl Berg", "Carla Berg", false);
        check("Martin Berg", "Marvin Berg", false);
        check("Ann Marsh", "Ann Walsh", false);
    }
}
