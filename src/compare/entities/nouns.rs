//! One who is only described, over the articles of an event: "police" here are "the police" there, "the burglar" is the burglar.
//!
//! Only where each article has one such, whom it describes by nothing that the other contradicts. Sources that want no name ("an
//! official"), relatives ("his wife") and people of whom an event has many ("a man") stay apart, but for those whom both articles
//! describe in the same words with more than the noun.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

use super::{Node, clusters::Clusters};
use crate::{
    compare::{lexicon, words::fold},
    parse::{EntityKind, Gender, NounIndex, noun_of, nouns_of},
};

/// Nouns of whom another may be meant each time.
static ANYBODY: LazyLock<BTreeSet<NounIndex>> = LazyLock::new(|| {
    let nouns = lexicon::entries(include_str!("../../../assets/lexicon/anybody.txt"));
    nouns.filter_map(|noun| Some(noun_of(noun)?.0)).collect()
});

/// Words that lead a noun and do not describe it.
const LEADING: [&str; 9] = ["the", "a", "an", "this", "that", "these", "those", "another", "some"];

/// How somebody is described.
struct Described {
    node: usize,
    source: u32,
    /// The words before the noun.
    words: BTreeSet<String>,
}

/// Makes one of those of one noun.
pub(super) fn of_one_event(nodes: &[Node<'_>], clusters: &mut Clusters<'_>) {
    with_name(nodes, clusters);
    without_name(nodes, clusters);
}

/// "The mayor" in an article that names Ann Lee without her office, where other articles of the event call her the mayor, and nobody
/// else; "police" beside "Ely Police".
fn with_name(nodes: &[Node<'_>], clusters: &mut Clusters<'_>) {
    let mut named: BTreeMap<NounIndex, Option<usize>> = BTreeMap::new();
    // "Ely police" are the "Ely Police Department"
    let mut in_full: BTreeMap<String, usize> = BTreeMap::new();
    for (at, node) in nodes.iter().enumerate().filter(|(_, node)| node.named) {
        if node.kind == EntityKind::Organisation && node.name.contains(' ') {
            let name = [" department", " service", " force"].iter().find_map(|end| node.name.strip_suffix(end));
            in_full.entry(name.unwrap_or(&node.name).to_owned()).or_insert(at);
        }
        for noun in nouns_of(node.raw) {
            let one = named.entry(noun).or_insert(Some(at));
            *one = one.filter(|&other| clusters.top(other) == clusters.top(at));
        }
    }
    for (at, node) in nodes.iter().enumerate().filter(|(_, node)| !node.named && node.kind != EntityKind::Other) {
        let name = fold(&node.raw.name);
        let noun = name.strip_prefix("the ").unwrap_or(&name);
        if let Some(&other) = in_full.get(noun).filter(|_| node.kind == EntityKind::Organisation) {
            clusters.join(at, other);
            continue;
        }
        let Some((noun, _)) = noun_of(noun).filter(|(noun, _)| !ANYBODY.contains(noun)) else { continue };
        let Some(&Some(other)) = named.get(&noun) else { continue };
        let gender = nodes.get(other).map_or(Gender::Unknown, |o| o.raw.gender);
        let other_gender = gender != Gender::Unknown && node.raw.gender != Gender::Unknown && gender != node.raw.gender;
        if clusters.is_in(other, node.source) && !other_gender {
            clusters.join(at, other);
        }
    }
}

fn without_name(nodes: &[Node<'_>], clusters: &mut Clusters<'_>) {
    let mut by_noun: BTreeMap<(NounIndex, bool), Vec<Described>> = BTreeMap::new();
    let mut anybody: BTreeMap<String, usize> = BTreeMap::new();
    for (at, node) in nodes.iter().enumerate().filter(|(_, node)| !node.named) {
        let name = fold(&node.raw.name);
        let mut words: Vec<&str> = name.split(' ').skip_while(|word| LEADING.contains(word)).take(MOST_WORDS + 2).collect();
        let Some(head) = words.pop() else { continue };
        // "his wife", "the town’s mayor", "a source close to the mayor"
        let owned = words.iter().any(|word| OWNERS.contains(word) || word.ends_with("'s") || word.ends_with("s'"));
        let Some(noun) = noun_of(head).filter(|_| !owned && words.len() <= MOST_WORDS) else { continue };
        if ANYBODY.contains(&noun.0) {
            if words.is_empty() || node.raw.name.starts_with("a ") || node.raw.name.starts_with("A ") {
                continue;
            }
            match anybody.get(&format!("{} {head}", words.join(" "))) {
                Some(&other) => clusters.join_unless_two_people(at, other),
                None => {
                    anybody.insert(format!("{} {head}", words.join(" ")), at);
                }
            }
            continue;
        }
        let words = words.into_iter().map(str::to_owned).collect();
        by_noun.entry(noun).or_default().push(Described { node: at, source: node.source, words });
    }
    for described in by_noun.values() {
        let mut in_source: BTreeMap<u32, usize> = BTreeMap::new();
        for one in described {
            *in_source.entry(one.source).or_default() += 1;
        }
        // Those without a word more are one; who is described goes with them where no article has another.
        let mut first: Option<&Described> = None;
        let mut by_words: BTreeMap<&BTreeSet<String>, usize> = BTreeMap::new();
        let alone = |one: &&Described| in_source.get(&one.source) == Some(&1);
        let kinds_of: BTreeSet<&BTreeSet<String>> =
            described.iter().map(|one| &one.words).filter(|words| !words.is_empty()).collect();
        let agree =
            kinds_of.len() <= MOST_KINDS && kinds_of.iter().all(|a| kinds_of.iter().all(|b| a.is_subset(b) || b.is_subset(a)));
        let mut of_words: BTreeMap<(u32, &BTreeSet<String>), usize> = BTreeMap::new();
        for one in described {
            *of_words.entry((one.source, &one.words)).or_default() += 1;
        }
        for one in described.iter().filter(|one| of_words.get(&(one.source, &one.words)) == Some(&1)) {
            match by_words.get(&one.words) {
                Some(&other) => clusters.join_unless_two_people(one.node, other),
                None => {
                    by_words.insert(&one.words, one.node);
                }
            }
        }
        for one in described.iter().filter(alone).filter(|_| agree) {
            match first {
                Some(other) => clusters.join_unless_two_people(one.node, other.node),
                None => first = Some(one),
            }
        }
    }
}

/// Where an event describes those of one noun in more ways, it has several of them.
const MOST_KINDS: usize = 12;
/// Words that say whose somebody is.
const OWNERS: [&str; 8] = ["his", "her", "their", "its", "my", "our", "your", "whose"];
/// Who is described by more words before the noun is described too closely to be another's.
const MOST_WORDS: usize = 4;

#[cfg(test)]
mod tests {
    use crate::{
        compare::{Article, Options, compare},
        parse::parse,
        text::{Document, Metadata},
    };

    /// How many entities of the event are called by this noun.
    fn check(texts: [&str; 2], noun: &str, wanted: usize) {
        let documents = texts.map(|text| Document { text: text.into(), file: None, metadata: Metadata::default() });
        let parsed = documents.each_ref().map(parse);
        let articles = [0, 1].map(|n: usize| Article { document: &documents[n], parsed: &parsed[n] });
        let found = compare(&articles, Options::default());
        let names: Vec<&str> =
            found.entities.iter().map(|e| e.name.as_str()).filter(|name| name.to_lowercase().ends_with(noun)).collect();
        assert_eq!(names.len(), wanted, "{names:?}");
    }

    const STORY: &str = "A fire at the old brewery in Harrowgate on Sunday left Ann Lee, who lives next door, without a roof.";

    #[test]
    fn the_same_noun_is_one_where_each_article_has_one() {
        let a = format!("{STORY} The burglar fled over the wall of the brewery.");
        let b = format!("{STORY} The burglar was seen near the brewery.");
        check([&a, &b], "burglar", 1);
        let two = format!("{STORY} A burglar fled over the wall of the brewery. Another burglar was caught.");
        check([&two, &b], "burglar", 3);
    }

    #[test]
    fn who_is_described_otherwise_is_another() {
        let a = format!("{STORY} Norwegian police came to the brewery.");
        let b = format!("{STORY} Danish police came to the brewery.");
        check([&a, &b], "police", 2);
    }

    #[test]
    fn sources_stay_apart() {
        let a = format!("{STORY} A witness ran from the brewery.");
        let b = format!("{STORY} A witness ran into the brewery.");
        check([&a, &b], "witness", 2);
    }
}
