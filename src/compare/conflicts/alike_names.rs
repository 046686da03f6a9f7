//! One name of a body, a street or a place, written in two ways: Provident Street here, Providence Street there.
//!
//! Compared are names of two words or more that are the same but for one word, which begins alike. An article that has both has two
//! things; a plural is none. Never looks at people, whose names are a matter of [`super::spelled`].

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    compare::{ConflictKind, Place, Severity, SourceIndex, matter::Coverage, words::fold},
    parse::{EntityKind, Form},
};

use super::{Finding, quoted_at};

/// More names of one pattern are those of many things.
const MOST: usize = 8;

/// Name -> what has it, and article -> where it first stands.
type Names = BTreeMap<String, (ConflictKind, BTreeMap<u32, Place>)>;

pub(crate) fn find(coverage: &Coverage<'_>) -> Vec<Finding> {
    // names by what is left of them without one word but its beginning
    let mut patterns: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut names = Names::new();
    for &source in &coverage.sources {
        let Some(article) = coverage.articles.get(source as usize) else { continue };
        for mention in article.parsed.mentions.iter().filter(|m| m.form == Form::Name) {
            // most names of a large event are one word
            let words = mention.span.of(&article.document.text);
            if !words.contains(char::is_whitespace) {
                continue;
            }
            // which body did it is a matter of who, not of where
            let kind = match article.parsed.entities.get(mention.entity.0 as usize).map(|e| e.kind) {
                None | Some(EntityKind::Person) => continue,
                Some(EntityKind::Organisation) => ConflictKind::Person,
                Some(_) => ConflictKind::Place,
            };
            let name = fold(words);
            let words = name.split(' ').count();
            if (2..=MOST_WORDS).contains(&words) {
                let place = Place { source: SourceIndex(source), span: mention.span };
                names.entry(name).or_insert_with(|| (kind, BTreeMap::new())).1.entry(source).or_insert(place);
            }
        }
    }
    for name in names.keys() {
        let words: Vec<&str> = name.split(' ').collect();
        for (at, word) in words.iter().enumerate() {
            if let Some(begins) = word.get(..BEGINS) {
                let rest = words.iter().enumerate().map(|(i, w)| if i == at { begins } else { *w });
                patterns.entry(rest.collect::<Vec<_>>().join(" ") + " " + &at.to_string()).or_default().insert(name.clone());
            }
        }
    }
    let mut found = Vec::new();
    for alike in patterns.into_values().filter(|alike| (2..=MOST).contains(&alike.len())) {
        for (n, a) in alike.iter().enumerate() {
            for b in alike.iter().skip(n + 1).filter(|b| is_slip(a, b)) {
                let (Some((kind, of_a)), Some((_, of_b))) = (names.get(a), names.get(b)) else { continue };
                if of_a.keys().any(|source| of_b.contains_key(source)) {
                    continue;
                }
                let (Some(&x), Some(&y)) = (of_a.values().next(), of_b.values().next()) else { continue };
                found.push(Finding {
                    kind: *kind,
                    severity: Severity::Detail,
                    sides: [(x, a.clone()), (y, b.clone())],
                    why: format!(
                        "{} here and {} there: one name, written in two ways.",
                        quoted_at(coverage, x),
                        quoted_at(coverage, y)
                    ),
                });
            }
        }
    }
    found
}

/// Longer names are titles.
const MOST_WORDS: usize = 5;
/// So many letters the words have in common at least.
const BEGINS: usize = 4;
/// So many letters at most are left of each word behind what they have in common.
const LEFT: usize = 4;

/// Whether two names differ in how one word ends, by more than a plural.
fn is_slip(a: &str, b: &str) -> bool {
    let differ = a.split(' ').zip(b.split(' ')).find(|(x, y)| x != y);
    let Some((x, y)) = differ else { return false };
    let same = x.bytes().zip(y.bytes()).take_while(|(a, b)| a == b).count();
    let plural = |one: &str, many: &str| many.strip_suffix('s') == Some(one) || many.strip_suffix("'s") == Some(one);
    let digits = |s: &str| s.bytes().any(|b| b.is_ascii_digit());
    same >= BEGINS.max(x.len().min(y.len()) / 2)
        && x.len() - same <= LEFT
        && y.len() - same <= LEFT
        && !plural(x, y)
        && !plural(y, x)
        && !digits(x)
        && !digits(y)
}

#[cfg(test)]
mod tests {
    use crate::compare::conflicts::tests_of_texts::check;

    #[test]
    fn one_street_is_written_in_two_ways() {
        let one = "A lorry hit a house in Lowmoor on Monday. The house stands on Provident Street and is empty.";
        let other = "A lorry hit a house in Lowmoor on Monday. Neighbours on Providence Street heard the bang.";
        check(&[one, other], "place: Provident Street | Providence Street");
        let both = "A lorry hit a house in Lowmoor on Monday, where Providence Street meets Provident Street.";
        check(&[one, both], "");
    }
}
