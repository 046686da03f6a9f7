//! Things that are counted: `112 drones`, `35 Ukrainian drones`, `nine Russians`, `the 27-member bloc`.
//!
//! What is counted is the first word in the plural behind the number, over at most three words that describe it. Without a
//! tagger a verb in -s is kept apart by a list only.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    Found, QuantityKind,
    numbers::{self, Shape},
    parts::Parts,
    ranges::Range,
};
use crate::parse::lexicon;

/// So many words may describe what is counted (`three young Russian tank commanders`).
const MAX_DESCRIBING: usize = 4;

/// Words that are never what is counted nor describe it: they end the search.
static FUNCTION_WORDS: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| lexicon::lines(include_str!("../../../assets/lexicon/function_words.txt")).collect());

/// Plurals that do not end in -s, and their singulars.
static PLURALS: LazyLock<FxHashMap<&str, &str>> = LazyLock::new(|| {
    lexicon::lines(include_str!("../../../assets/lexicon/irregular_plurals.txt")).filter_map(|line| line.split_once(' ')).collect()
});

/// Words that a number follows as a name, and whether they do so in small letters.
static NUMBERED: LazyLock<FxHashMap<&str, bool>> = LazyLock::new(|| {
    let lines = lexicon::lines(include_str!("../../../assets/lexicon/numbered_things.txt"));
    lines.map(|line| line.split_once(' ').map_or((line, false), |(word, _)| (word, true))).collect()
});

/// The count whose number or range starts at the part `from`.
pub(super) fn behind(parts: &Parts, from: usize, range: &Range) -> Option<Found> {
    let values = (range.low, range.high);
    if is_named(parts, from) {
        return None;
    }
    if range.shape == Shape::Fraction {
        return Some(Found::number(from, range.to, QuantityKind::Other, values, None));
    }
    // `the 27-member bloc`, `a five-point plan`; `one-sided` counts nothing.
    if parts.same_word(range.to) && !parts.digits(range.to) {
        if matches!(parts.word(range.to), "strong" | "plus" | "odd" | "ish") {
            let to = range.to + usize::from(parts.word(range.to) == "strong");
            return Some(Found::number(from, to, QuantityKind::Count, values, None));
        }
        let word = parts.word(range.to);
        // `24m212` is a code.
        let counted =
            range.high > 1.0 && word.len() > 2 && !FUNCTION_WORDS.contains(word) && !word.contains(|c: char| c.is_ascii_digit());
        return counted.then(|| Found::number(from, range.to + 1, QuantityKind::Count, values, Some(&singular(word))));
    }
    let one = range.shape == Shape::Words && range.high <= 1.0 && range.low == range.high;
    if one && range.low == 1.0 {
        return one_thing(parts, from, range);
    }
    // `several`, `a few`, `a couple` of things say too little to be held against a number.
    if range.shape == Shape::Vague && matches!(parts.word(from), "several" | "a" | "few" | "couple") && range.high < 10.0 {
        return None;
    }
    let mut at = range.to;
    if parts.word(at) == "of" && range.shape == Shape::Vague {
        at += 1;
    }
    if let Some(to) = counted(parts, at) {
        return Some(Found::number(from, to, QuantityKind::Count, values, Some(&singular(parts.word(to - 1)))));
    }
    let named = parts.capital(from.wrapping_sub(1)) && from > 1 && !range.two && range.shape == Shape::Digits && !parts.glued(from);
    // `Group of Seven`, `24/7`.
    let code = range.shape == Shape::Digits
        && (range.low >= 1e12 && range.to == from + 1
            || parts.word(from).starts_with('0') && parts.word(from).len() > 1 && range.low.fract() == 0.0);
    let letter = parts.word(range.to) == "s" && parts.glued(range.to);
    let called = parts.capital(from) && from > 0 && range.shape == Shape::Words;
    let stroke = [from, range.to].iter().any(|at| parts.glued(*at) && (parts.word(*at) == "/" || parts.before(*at) == "/"));
    if named || called || code || letter || stroke || is_label(parts, from) {
        return None;
    }
    Some(Found::number(from, range.to, QuantityKind::Count, values, None))
}

/// Where the words end that name what is counted, from the part `at` on.
fn counted(parts: &Parts, at: usize) -> Option<usize> {
    for nth in at..=at + MAX_DESCRIBING {
        let part = parts.get(nth)?;
        let word = &*part.lower;
        if !part.text.starts_with(char::is_alphabetic) || FUNCTION_WORDS.contains(word) || numbers::read(parts, nth).is_some() {
            return None;
        }
        let described = matches!(word, "dead" | "killed" | "wounded" | "injured" | "missing") && is_plural(parts.word(nth + 1));
        if is_plural(word) && !described {
            return Some(nth + 1);
        }
    }
    None
}

/// `one person`, `one Ukrainian soldier`: counted only where a noun follows.
fn one_thing(parts: &Parts, from: usize, range: &Range) -> Option<Found> {
    if matches!(parts.before(from), "no" | "the" | "this" | "that" | "each" | "every" | "any" | "which" | "another" | "only")
        && parts.before(from) != "only"
    {
        return None;
    }
    let mut at = range.to;
    while describes(parts, at) && at < range.to + MAX_DESCRIBING {
        at += 1;
    }
    let part = parts.get(at)?;
    // `one important reason` has its noun behind, `one once given` has none.
    let adjective = ["ant", "ent", "ial", "ional", "ical", "ive", "ous", "ful", "less", "able", "ible", "ary", "ing"]
        .iter()
        .any(|end| part.lower.ends_with(end));
    let goes_on =
        parts.get(at + 1).is_some_and(|next| next.text.starts_with(char::is_lowercase) && !FUNCTION_WORDS.contains(&*next.lower));
    if (adjective && goes_on) || matches!(&*part.lower, "once" | "last" | "first" | "fewer" | "less" | "sided" | "way" | "thing") {
        return None;
    }
    let noun = part.text.starts_with(char::is_lowercase)
        && part.lower.len() > 2
        && !FUNCTION_WORDS.contains(&*part.lower)
        && !is_plural(&part.lower);
    noun.then(|| Found::number(from, at + 1, QuantityKind::Count, (1.0, 1.0), Some(&part.lower)))
}

/// Whether the part `at` is a word that only describes: of a nation, or one of a few.
fn describes(parts: &Parts, at: usize) -> bool {
    let word = parts.word(at);
    let nation = parts.capital(at) && ["an", "ish", "ese", "ch", "ic", "li", "ni", "an"].iter().any(|end| word.ends_with(end));
    nation
        || matches!(
            word,
            "senior"
                | "young"
                | "old"
                | "new"
                | "other"
                | "more"
                | "single"
                | "additional"
                | "small"
                | "large"
                | "major"
                | "former"
                | "top"
                | "local"
                | "possible"
                | "big"
        )
}

/// Whether the number stands behind a word that numbers things: `page 5`, `No. 10`, `Article 5`.
fn is_label(parts: &Parts, from: usize) -> bool {
    let numbers = |label: usize| NUMBERED.get(parts.word(label)).is_some_and(|small| *small || parts.capital(label));
    parts.digits(from) && label(parts, from).is_some_and(numbers)
}

/// Whether such a word has a capital, so that it is a name with its number whatever follows: `Flight 370 families`, `Channel 4 viewers`.
fn is_named(parts: &Parts, from: usize) -> bool {
    is_label(parts, from) && label(parts, from).is_some_and(|label| parts.capital(label))
}

/// The part before the number at `from`, over the stop of `No.` and the first number of `737-800`.
fn label(parts: &Parts, from: usize) -> Option<usize> {
    if parts.before(from) == "-" && parts.glued(from) && from > 2 && parts.digits(from - 2) && parts.glued(from - 1) {
        return Some(from - 3);
    }
    from.checked_sub(if parts.before(from) == "." { 2 } else { 1 })
}

/// Whether `word` is a noun in the plural, as far as its form says.
pub(super) fn is_plural(word: &str) -> bool {
    if PLURALS.contains_key(word) {
        return true;
    }
    word.len() > 3 && word.ends_with('s') && !["ss", "us", "is", "ous"].iter().any(|end| word.ends_with(end))
}

/// The singular of a plural, in small letters.
fn singular(word: &str) -> String {
    if let Some(singular) = PLURALS.get(word) {
        return (*singular).to_owned();
    }
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 2) {
        return format!("{stem}y");
    }
    if let Some(stem) = word.strip_suffix("es")
        && ["ss", "sh", "ch", "x", "zz"].iter().any(|end| stem.ends_with(end))
    {
        return stem.to_owned();
    }
    word.strip_suffix('s').filter(|_| is_plural(word)).unwrap_or(word).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::quantities::tests::check;

    #[test]
    fn singulars() {
        for (plural, wanted) in [
            ("drones", "drone"),
            ("countries", "country"),
            ("losses", "loss"),
            ("people", "person"),
            ("houses", "house"),
            ("women", "woman"),
            ("boxes", "box"),
        ] {
            assert!(is_plural(plural), "{plural}");
            assert_eq!(singular(plural), wanted);
        }
        for word in ["crisis", "press", "previous", "was", "member"] {
            assert!(!is_plural(word), "{word}");
        }
    }

    #[test]
    fn things_counted() {
        check(
            "The 27-member bloc, 35 Ukrainian drones, nine Russians, two Russian fighter jets, 12 injured people, at least 3 dead, a 1,200-strong force.",
            &[
                "27-member = count 27 member",
                "35 Ukrainian drones = count 35 drone",
                "nine Russians = count 9 russian",
                "two Russian fighter jets = count 2 jet",
                "12 injured people = count 12 person",
                "at least 3 dead = count 3 dead AtLeast",
                "1,200-strong = count 1200",
            ],
        );
        check("They took 112 and shot down 76.", &["112 = count 112", "76 = count 76"]);
    }

    #[test]
    fn numbers_of_names_count_nothing() {
        check(
            "The Boeing 737 passengers, Flight 370 families, Channel 4 viewers, No. 10 officials and a Boeing 737-800; a group of 40 members.",
            &["40 members = count 40 member"],
        );
        check("In that class 12 failed, in a group 5 were hurt; Group 5 left page 7.", &["12 = count 12", "5 = count 5"]);
    }

    #[test]
    fn one_is_a_number_only_before_a_noun() {
        check(
            "One of the men, no one, the one who came, one another. Only one person and one Ukrainian soldier left.",
            &["Only one person = count 1 person", "one Ukrainian soldier = count 1 soldier"],
        );
    }
}
