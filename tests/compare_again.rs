//! What holds for every comparison: the order of the articles and the number of threads decide nothing, what is kept from an earlier
//! comparison changes nothing, it stops when asked, and a text that repeats itself costs no more than it should.

#[path = "../benches/made_up.rs"]
mod made_up;

use std::sync::atomic::{AtomicUsize, Ordering};

use crossread::{
    compare::{Article, Comparison, Memory, Options, SourceIndex, Stop, compare},
    parse::{Parsed, parse},
    text::{Document, Metadata},
};

/// Articles with their structure.
struct Read {
    documents: Vec<Document>,
    parsed: Vec<Parsed>,
}

impl Read {
    fn of(texts: impl IntoIterator<Item = String>) -> Self {
        let document = |text: String| Document { text: text.into(), file: None, metadata: Metadata::default() };
        let documents: Vec<Document> = texts.into_iter().map(document).collect();
        let parsed = documents.iter().map(parse).collect();
        Read { documents, parsed }
    }

    fn articles(&self) -> Vec<Article<'_>> {
        self.documents.iter().zip(&self.parsed).map(|(document, parsed)| Article { document, parsed }).collect()
    }
}

/// Twelve articles of three events.
fn twelve() -> Vec<String> {
    made_up::articles(12, 3, 7)
}

/// A comparison whose articles are called by their positions in `order`, in words that do not depend on the numbers of anything
/// else.
fn told(comparison: &Comparison, order: &[usize]) -> Vec<String> {
    let source = |s: SourceIndex| order[s.0 as usize];
    let mut told = Vec::new();
    for group in &comparison.groups {
        let mut sources: Vec<usize> = group.sources.iter().map(|s| source(*s)).collect();
        sources.sort_unstable();
        told.push(format!("group {sources:?}"));
    }
    for entity in &comparison.entities {
        let mut members: Vec<_> = entity.members.iter().map(|(s, e)| (source(*s), e.0)).collect();
        members.sort_unstable();
        told.push(format!("entity {} {:?} {members:?}", entity.name, entity.aliases));
    }
    for link in &comparison.links {
        let mut ends = [(source(link.a.source), link.a.sentence), (source(link.b.source), link.b.sentence)];
        ends.sort_unstable();
        told.push(format!("link {ends:?} {:.5}", link.score));
    }
    for claim in &comparison.claims {
        let mut mentions: Vec<_> = claim.mentions.iter().map(|m| (source(m.source), m.span.start)).collect();
        mentions.sort_unstable();
        let mut missing: Vec<_> = comparison.not_found(claim).map(|(s, n)| (source(s), n)).collect();
        missing.sort_unstable();
        told.push(format!("claim {} {mentions:?} {missing:?}", claim.text));
    }
    for conflict in &comparison.conflicts {
        let mut parts: Vec<_> = conflict.parts.iter().map(|p| (source(p.source), p.span.start)).collect();
        parts.sort_unstable();
        told.push(format!("conflict {:?} {parts:?}", conflict.kind));
    }
    for reuse in comparison.reuse.iter() {
        let mut parts = reuse.parts.map(|p| (source(p.source), p.span.start));
        parts.sort_unstable();
        told.push(format!("reuse {} {parts:?}", reuse.words));
    }
    told.sort_unstable();
    told
}

#[test]
fn the_order_of_the_articles_decides_nothing() {
    let texts = twelve();
    let own: Vec<usize> = (0..texts.len()).collect();
    let read = Read::of(texts.clone());
    let first = told(&compare(&read.articles(), Options::default()), &own);
    for order in [own.iter().rev().copied().collect::<Vec<_>>(), own.iter().map(|i| i * 5 % 12).collect()] {
        let read = Read::of(order.iter().map(|&i| texts[i].clone()));
        assert_eq!(told(&compare(&read.articles(), Options::default()), &order), first);
    }
}

#[test]
fn the_number_of_threads_decides_nothing() {
    let read = Read::of(twelve());
    let with = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| compare(&read.articles(), Options::default()))
    };
    assert_eq!(with(1), with(4));
}

#[test]
fn what_is_kept_from_earlier_changes_nothing() {
    let read = Read::of(twelve());
    let articles = read.articles();
    let fresh = |of: &[Article<'_>]| compare(of, Options::default());
    let mut memory = Memory::default();
    let mut again = |of: &[Article<'_>]| memory.compare(of, Options::default(), Stop::never()).unwrap();
    assert_eq!(again(&articles[..11]), fresh(&articles[..11]));
    assert_eq!(again(&articles), fresh(&articles), "one added");
    assert_eq!(again(&articles[3..]), fresh(&articles[3..]), "three removed");
    let mut dated = read.documents.clone();
    dated[5].metadata.date = Some("2024-02-03".to_owned());
    let parsed: Vec<Parsed> = dated.iter().map(parse).collect();
    let dated: Vec<Article<'_>> = dated.iter().zip(&parsed).map(|(document, parsed)| Article { document, parsed }).collect();
    assert_eq!(again(&dated), fresh(&dated), "one dated");
}

#[test]
fn what_is_kept_of_large_groups_changes_nothing() {
    // a group of so many is not judged sentence against sentence
    let read = Read::of(made_up::articles(22, 1, 11));
    let all = read.articles();
    let other = Read::of(made_up::articles(1, 1, 12));
    let mut memory = Memory::default();
    let mut check = |of: &[Article<'_>], what: &str| {
        let again = memory.compare(of, Options::default(), Stop::never()).unwrap();
        assert_eq!(again, compare(of, Options::default()), "{what}");
    };
    check(&all[..21], "from nothing");
    check(&all, "one added");
    check(&all[1..], "one removed");
    let mut again = all[1..].to_vec();
    again[10] = other.articles()[0];
    check(&again, "one imported anew, with another text");
    let mut dated = read.documents[11].clone();
    dated.metadata.date = Some("2024-02-03".to_owned());
    let parsed = parse(&dated);
    again[10] = Article { document: &dated, parsed: &parsed };
    check(&again, "one dated");
    again.reverse();
    check(&again, "in another order");
}

#[test]
fn a_comparison_that_is_asked_to_stop_gives_nothing_wherever_it_is() {
    let read = Read::of(twelve());
    let articles = read.articles();
    for after in [0, 1, 20, 200, 1_000] {
        let asked = AtomicUsize::new(0);
        let stop = || asked.fetch_add(1, Ordering::Relaxed) >= after;
        assert_eq!(Memory::default().compare(&articles, Options::default(), Stop::when(&stop)), None, "after {after}");
    }
}

/// Compares texts and checks that no list grows with the square of what is repeated.
fn check_bounded(texts: [String; 2], most: usize) {
    let read = Read::of(texts);
    let articles = read.articles();
    let statements: usize = read.parsed.iter().map(|p| p.sentences.len()).sum();
    let found = compare(&articles, Options { links_from: Some(0.0) });
    assert!(found.links.len() <= statements * most, "{} links of {statements} sentences", found.links.len());
    assert!(found.conflicts.len() <= statements * most, "{} conflicts of {statements} sentences", found.conflicts.len());
    assert!(found.claims.len() <= statements * most, "{} claims of {statements} sentences", found.claims.len());
}

#[test]
fn near_equal_paragraphs_are_not_linked_all_with_all() {
    let doers = ["mayor", "council", "harbour master", "minister", "union"];
    let paragraph = |n: usize| {
        let doer = doers[n % 5];
        format!("The {doer} said in week {n} that the old bridge over the river would stay shut for {n} days because of the flood.")
    };
    let text = || (0..160).map(paragraph).collect::<Vec<_>>().join("\n\n");
    check_bounded([text(), text()], 32);
}

#[test]
fn one_attribution_after_another_is_no_quadratic_work() {
    let text = || "“A,” he said, ".repeat(600);
    check_bounded([text(), text()], 32);
}

#[test]
fn a_list_of_letters_is_no_quadratic_work() {
    let letters = ('a'..='z').cycle().take(4_000).flat_map(|c| ['-', ' ', c, '\n']).collect();
    check_bounded([letters, "The bridge is shut.\n\nIt opens on Monday.".to_owned()], 32);
}
