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
    parse::{EntityKind, Gender, NounIndex, noun_at_end, noun_of, nouns_of},
};

/// Nouns of whom another may be meant each time.
static ANYBODY: LazyLock<BTreeSet<NounIndex>> = LazyLock::new(|| {
    let nouns = lexicon::entries(include_str!("../../../assets/lexicon/anybody.txt"));
    nouns.filter_map(|noun| Some(noun_of(noun)?.0)).collect()
});

/// Words that lead a noun and do not describe it.
const LEADING: [&str; 9] = ["the", "a", "an", "this", "that", "these", "those", "another", "some"];

/// Words that say how sure the reporter is, or how much somebody counts, and not who it is.
const HEDGES: [&str; 14] = [
    "alleged",
    "suspected",
    "accused",
    "reputed",
    "purported",
    "apparent",
    "presumed",
    "so-called",
    "top",
    "key",
    "senior",
    "leading",
    "high-ranking",
    "prominent",
];

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
    of_one_owner(nodes, clusters);
    without_name(nodes, clusters);
}

/// "The mayor" in an article that names Ann Lee without her office, where other articles of the event call her the mayor, and nobody
/// else; "police" beside "Ely Police".
fn with_name(nodes: &[Node<'_>], clusters: &mut Clusters<'_>) {
    let mut named: BTreeMap<NounIndex, Option<usize>> = BTreeMap::new();
    // in which words the roles with a noun put it
    let mut described: BTreeMap<NounIndex, BTreeSet<String>> = BTreeMap::new();
    // "Ely police" are the "Ely Police Department"
    let mut in_full: BTreeMap<String, usize> = BTreeMap::new();
    for (at, node) in nodes.iter().enumerate().filter(|(_, node)| node.named) {
        if node.kind == EntityKind::Organisation && node.name.contains(' ') {
            let name = [" department", " service", " force"].iter().find_map(|end| node.name.strip_suffix(end));
            in_full.entry(name.unwrap_or(&node.name).to_owned()).or_insert(at);
        }
        for role in &node.raw.roles {
            let role = fold(role);
            if let Some((noun, _, before)) = noun_at_end(&role) {
                described.entry(noun).or_default().extend(before.split(' ').map(str::to_owned));
            }
        }
        for noun in nouns_of(node.raw) {
            let one = named.entry(noun).or_insert(Some(at));
            *one = one.filter(|&other| clusters.top(other) == clusters.top(at));
        }
    }
    for (at, node) in nodes.iter().enumerate().filter(|(_, node)| !node.named && node.kind != EntityKind::Other) {
        let name = &node.folded;
        let noun = name.strip_prefix("the ").unwrap_or(name);
        if let Some(&other) = in_full.get(noun).filter(|_| node.kind == EntityKind::Organisation) {
            clusters.join(at, other);
            continue;
        }
        let Some((noun, _, before)) = noun_at_end(noun).filter(|(noun, ..)| !ANYBODY.contains(noun)) else { continue };
        // "the harbour boss": as a role has it
        let as_a_role = || described.get(&noun).is_some_and(|words| before.split(' ').all(|word| words.contains(word)));
        if !(before.is_empty() || name.starts_with("the ") && as_a_role()) {
            continue;
        }
        let Some(&Some(other)) = named.get(&noun) else { continue };
        let gender = nodes.get(other).map_or(Gender::Unknown, |o| o.raw.gender);
        let other_gender = gender != Gender::Unknown && node.raw.gender != Gender::Unknown && gender != node.raw.gender;
        if clusters.is_in(other, node.source) && !other_gender {
            clusters.join(at, other);
        }
    }
}

/// "Lee’s wife" and "his wife": one who is said to be the same person's, in words of which the one say no less than the other.
fn of_one_owner(nodes: &[Node<'_>], clusters: &mut Clusters<'_>) {
    let mut by_name: BTreeMap<(u32, &str), usize> = BTreeMap::new();
    for (at, node) in nodes.iter().enumerate().filter(|(_, node)| node.named) {
        by_name.entry((node.source, node.raw.name.as_str())).or_insert(at);
    }
    let mut by_owner: BTreeMap<(usize, NounIndex, bool), Vec<Described>> = BTreeMap::new();
    for (at, node) in nodes.iter().enumerate().filter(|(_, node)| !node.named) {
        let Some(owner) = node.raw.owner.as_deref().and_then(|owner| by_name.get(&(node.source, owner))) else { continue };
        let name = &node.folded;
        let mut words: Vec<&str> = name.split(' ').collect();
        let Some((noun, many)) = words.pop().and_then(noun_of).filter(|(noun, _)| !ANYBODY.contains(noun)) else { continue };
        // what describes the noun stands behind whoever owns it
        let owner_ends = words.iter().rposition(|word| OWNERS.contains(word) || word.ends_with("'s") || word.ends_with("s'"));
        let name_ends = node.raw.owner.as_deref().map(fold).and_then(|owner| {
            let last = owner.split(' ').next_back()?.to_owned();
            words.iter().rposition(|word| *word == last)
        });
        let from = owner_ends.or(name_ends).map_or(0, |at| at + 1);
        let words = words.get(from..).unwrap_or_default().iter().map(|&word| word.to_owned()).collect();
        let described = Described { node: at, source: node.source, words };
        by_owner.entry((clusters.top(*owner), noun, many)).or_default().push(described);
    }
    for described in by_owner.values() {
        let Some((first, others)) = described.split_first() else { continue };
        for other in others.iter().filter(|other| other.words.is_subset(&first.words) || first.words.is_subset(&other.words)) {
            clusters.join_unless_two_people(first.node, other.node);
        }
    }
}

fn without_name(nodes: &[Node<'_>], clusters: &mut Clusters<'_>) {
    let mut by_noun: BTreeMap<(NounIndex, bool), Vec<Described>> = BTreeMap::new();
    let mut anybody: BTreeMap<String, usize> = BTreeMap::new();
    for (at, node) in nodes.iter().enumerate().filter(|(_, node)| !node.named) {
        let name = &node.folded;
        let Some((noun, many, before)) = noun_at_end(name) else { continue };
        let head = name.get(before.len()..).unwrap_or_default().trim_start();
        let mut words: Vec<&str> =
            before.split_whitespace().skip_while(|word| LEADING.contains(word)).take(MOST_WORDS + 2).collect();
        words.retain(|word| !HEDGES.contains(word));
        // "his wife", "the town’s mayor", "a source close to the mayor"
        let owned = words.iter().any(|word| OWNERS.contains(word) || word.ends_with("'s") || word.ends_with("s'"));
        if owned || words.len() > MOST_WORDS {
            continue;
        }
        if ANYBODY.contains(&noun) {
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
        by_noun.entry((noun, many)).or_default().push(Described { node: at, source: node.source, words });
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
    fn a_role_and_its_words_mean_whoever_has_it() {
        let a = format!("{STORY} Harbour boss Tom Gray came to the brewery.");
        let b = format!("{STORY} Tom Gray came to the brewery. The harbour boss stayed.");
        check([&a, &b], "boss", 0);
        let c = format!("{STORY} Tom Gray came to the brewery. The cellar boss stayed.");
        check([&a, &c], "boss", 1);
    }

    #[test]
    fn generals_of_an_office_are_one() {
        let a = format!("{STORY} The surgeon general came to the brewery.");
        let b = format!("{STORY} The surgeon general was seen near the brewery.");
        check([&a, &b], "general", 1);
    }

    #[test]
    fn who_is_described_otherwise_is_another() {
        let a = format!("{STORY} Norwegian police came to the brewery.");
        let b = format!("{STORY} Danish police came to the brewery.");
        check([&a, &b], "police", 2);
    }

    #[test]
    fn whose_they_are_makes_them_one() {
        let a = format!("{STORY} Mayor Tom Gray came to the brewery. His wife brought tea.");
        let b = format!("{STORY} Tom Gray came to the brewery, and Gray's wife brought tea.");
        check([&a, &b], "wife", 1);
        let c = format!("{STORY} Paul Hale came to the brewery, and Hale's wife brought tea.");
        check([&a, &c], "wife", 2);
    }

    #[test]
    fn how_sure_a_reporter_is_describes_nobody() {
        let a = format!("{STORY} An alleged cellar burglar was seen near the brewery.");
        let b = format!("{STORY} A suspected cellar burglar was seen near the brewery.");
        check([&a, &b], "burglar", 1);
    }

    #[test]
    fn sources_stay_apart() {
        let a = format!("{STORY} A witness ran from the brewery.");
        let b = format!("{STORY} A witness ran into the brewery.");
        check([&a, &b], "witness", 2);
    }
}
