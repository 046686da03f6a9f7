//! What a person said of names: which are those of one person or body, and which are not.
//!
//! Lies over the rules by which entities are gathered: what is said here is done, whatever they make of the names.

use std::collections::{BTreeMap, BTreeSet};

use super::words::fold;

/// Which names belong together and which do not. What is said later counts.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct Names {
    /// Pairs of names of one entity, the smaller first.
    one: BTreeSet<[String; 2]>,
    /// Pairs of names of two.
    two: BTreeSet<[String; 2]>,
}

/// A name as it is held against others: its case, accents and "the" do not count.
fn plain(name: &str) -> String {
    let folded = fold(name.trim());
    folded.strip_prefix("the ").unwrap_or(&folded).to_owned()
}

fn pair(a: &str, b: &str) -> Option<[String; 2]> {
    let (a, b) = (plain(a), plain(b));
    match a.cmp(&b) {
        _ if a.is_empty() || b.is_empty() => None,
        std::cmp::Ordering::Less => Some([a, b]),
        std::cmp::Ordering::Greater => Some([b, a]),
        std::cmp::Ordering::Equal => None,
    }
}

impl Names {
    /// Whether nothing was said.
    pub fn is_empty(&self) -> bool {
        self.one.is_empty() && self.two.is_empty()
    }

    /// All of these are names of one.
    pub fn say_one(&mut self, names: &[String]) {
        for (at, a) in names.iter().enumerate() {
            for pair in names.iter().skip(at + 1).filter_map(|b| pair(a, b)) {
                self.two.remove(&pair);
                self.one.insert(pair);
            }
        }
    }

    /// `name` is the name of somebody else than `others`.
    pub fn say_two(&mut self, name: &str, others: &[String]) {
        for pair in others.iter().filter_map(|other| pair(name, other)) {
            self.one.remove(&pair);
            self.two.insert(pair);
        }
    }

    /// Whether these are said to be names of two.
    pub fn are_two(&self, a: &str, b: &str) -> bool {
        !self.two.is_empty() && pair(a, b).is_some_and(|pair| self.two.contains(&pair))
    }

    /// Whether anything is said to be apart.
    pub(crate) fn part_any(&self) -> bool {
        !self.two.is_empty()
    }

    /// For each name that was said to be one with others, as it is held against others, a name that stands for all of them.
    pub(crate) fn joined(&self) -> BTreeMap<&str, &str> {
        let mut of: BTreeMap<&str, &str> = BTreeMap::new();
        for [a, b] in &self.one {
            let (x, y) = (of.get(a.as_str()).copied().unwrap_or(a), of.get(b.as_str()).copied().unwrap_or(b));
            let (stays, goes) = if x <= y { (x, y) } else { (y, x) };
            of.values_mut().filter(|name| **name == goes).for_each(|name| *name = stays);
            of.insert(a, stays);
            of.insert(b, stays);
        }
        of
    }

    /// A name as [`Self::joined`] has it.
    pub(crate) fn key(name: &str) -> String {
        plain(name)
    }

    /// The names said to be apart from others, as they are held against others.
    pub(crate) fn parted(&self) -> BTreeSet<&str> {
        self.two.iter().flatten().map(String::as_str).collect()
    }

    /// Whether a name of the one list and a name of the other are said to be apart; both as in [`Self::parted`].
    pub(crate) fn part(&self, a: &BTreeSet<String>, b: &BTreeSet<String>) -> bool {
        let apart = |a: &String, b: &String| {
            let pair = if a <= b { [a.clone(), b.clone()] } else { [b.clone(), a.clone()] };
            self.two.contains(&pair)
        };
        a.iter().any(|a| b.iter().any(|b| apart(a, b)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(list: &[&str]) -> Vec<String> {
        list.iter().map(|&name| name.to_owned()).collect()
    }

    #[test]
    fn what_is_said_later_counts() {
        let mut said = Names::default();
        said.say_one(&names(&["Ann Lee", "The Mayor", "Lee"]));
        assert_eq!(said.joined().values().copied().collect::<BTreeSet<_>>().len(), 1);
        said.say_two("lee", &names(&["Ann Lee"]));
        assert!(said.are_two("LEE", "ann lee") && !said.are_two("Lee", "mayor"));
        said.say_one(&names(&["Lee", "Ann Lee"]));
        assert!(!said.are_two("Lee", "Ann Lee"));
    }

    #[test]
    fn what_hangs_together_over_others_is_one() {
        let mut said = Names::default();
        said.say_one(&names(&["c", "d"]));
        said.say_one(&names(&["a", "b"]));
        said.say_one(&names(&["b", "c"]));
        assert_eq!(said.joined().into_values().collect::<BTreeSet<_>>(), BTreeSet::from(["a"]));
        said.say_one(&names(&["x", "x", ""]));
        assert!(!said.joined().contains_key("x"), "a name is one with itself anyway");
    }
}
