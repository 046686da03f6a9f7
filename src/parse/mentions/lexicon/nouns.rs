//! Nouns for people and bodies, with their plurals, out of the lists of what can speak, of titles, and of the rest.

use std::collections::{BTreeMap, HashMap};

use super::{Class, folded};
use crate::parse::{Gender, lexicon::lines};

/// What the lists say of a noun, in one of its forms.
pub(super) struct Noun {
    /// The form that stands for both.
    pub(super) singular: String,
    /// HUMAN, GROUP or THING, and MANY.
    pub(super) class: Class,
    /// She or he, where the word says so.
    pub(super) gender: Gender,
}

/// All nouns by their folded forms, in the order of the alphabet. `is_role` says which words are offices and occupations.
pub(super) fn read(is_role: impl Fn(&str) -> bool) -> BTreeMap<String, Noun> {
    let mut listed: BTreeMap<String, (Class, Gender)> = BTreeMap::new();
    let gender_of = |kind: &str| match kind.split_whitespace().nth(1) {
        Some("m") => Gender::Masculine,
        Some("f") => Gender::Feminine,
        _ => Gender::Unknown,
    };
    for line in lines(include_str!("../../../../assets/lexicon/speaker_nouns.txt")) {
        let Some((word, kind)) = line.split_once(' ') else { continue };
        let class = match kind.split_whitespace().next() {
            Some("person") => Class::HUMAN,
            Some("document" | "mute") => Class::THING,
            _ => continue,
        };
        listed.insert(folded(word), (class, gender_of(kind)));
    }
    for line in lines(include_str!("../../../../assets/lexicon/titles.txt")) {
        let mut parts = line.split_whitespace();
        let (Some(word), Some("role" | "royal")) = (parts.next(), parts.next()) else { continue };
        listed.entry(folded(word)).or_insert((Class::HUMAN, Gender::Unknown));
    }
    let mut without_singular = Vec::new();
    for line in lines(include_str!("../../../../assets/lexicon/nominal_heads.txt")) {
        let Some((word, kind)) = line.split_once(' ') else { continue };
        let word = folded(word);
        match kind.split_whitespace().next() {
            Some("person") => listed.insert(word, (Class::HUMAN, gender_of(kind))),
            Some("body") => listed.insert(word, (Class::GROUP, Gender::Unknown)),
            Some("bodies") => {
                without_singular.push((word, Class::GROUP.or(Class::MANY)));
                None
            }
            Some("people") => {
                without_singular.push((word, Class::HUMAN.or(Class::MANY)));
                None
            }
            _ => listed.remove(&word),
        };
    }
    let irregular = lines(include_str!("../../../../assets/lexicon/irregular_plurals.txt"));
    let irregular: HashMap<&str, &str> =
        irregular.filter_map(|line| line.split_once(' ')).map(|(plural, singular)| (singular, plural)).collect();
    let mut nouns = BTreeMap::new();
    for (word, (class, gender)) in listed {
        let plural = irregular.get(word.as_str()).map_or_else(|| plural(&word), |p| (*p).to_owned());
        // A role that is a plural itself stays what it is: "spokesmen".
        let many = is_role(&word) && (word.ends_with("men") || word.ends_with("people"));
        if plural != word && !many {
            let noun = Noun { singular: word.clone(), class: class.or(Class::MANY), gender };
            nouns.entry(plural).or_insert(noun);
        }
        let class = if many { class.or(Class::MANY) } else { class };
        nouns.insert(word.clone(), Noun { singular: word, class, gender });
    }
    for (word, class) in without_singular {
        nouns.insert(word.clone(), Noun { singular: word, class, gender: Gender::Unknown });
    }
    nouns
}

/// The regular plural.
fn plural(word: &str) -> String {
    if let Some(stem) = word.strip_suffix("man") {
        return format!("{stem}men");
    }
    if let Some(stem) = word.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u'])) {
        return format!("{stem}ies");
    }
    if ["s", "x", "ch", "sh", "z"].iter().any(|end| word.ends_with(end)) { format!("{word}es") } else { format!("{word}s") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_numbers_of_a_noun_are_one() {
        let nouns = read(|_| false);
        let singular = |word: &str| nouns.get(word).map(|noun| (noun.singular.as_str(), noun.class.any(Class::MANY)));
        assert_eq!(singular("gunmen"), Some(("gunman", true)));
        assert_eq!(singular("wives"), Some(("wife", true)));
        assert_eq!(singular("company"), Some(("company", false)));
        assert_eq!(singular("companies"), Some(("company", true)));
        assert_eq!(singular("police"), Some(("police", true)));
    }

    #[test]
    fn words_that_mean_something_else_are_left_out() {
        let nouns = read(|_| false);
        assert!(nouns.get("general").is_none_or(|noun| !noun.class.any(Class::HUMAN)));
    }
}
