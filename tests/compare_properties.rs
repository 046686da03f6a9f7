//! What holds for the comparison of any articles, whatever they say.

use crossread::{
    compare::{Article, Comparison, Options, SourceIndex, compare},
    parse::parse,
    text::{Document, Span, import::import_bytes},
};
use proptest::{collection::vec, prelude::*, sample::select};

/// Sentences that partly say the same, differ in numbers, places and speakers, and partly have nothing to do with one another.
const SENTENCES: [&str; 16] = [
    "Mayor Ann Lee said the bridge would open on Monday.",
    "“The bridge will open on Monday,” Lee told reporters.",
    "The bridge is to open on Tuesday, according to the mayor.",
    "About 300 people gathered at the river.",
    "More than 400 people came to the river, police said.",
    "Police counted 300 people.",
    "The ferry company denied that it had been asked.",
    "“Nobody asked us,” said Tom Hart, who runs the ferry, “and nobody paid us.”",
    "The work took two years and cost $12 million.",
    "It cost 14 million dollars.",
    "The governor, John Marsh, called the bridge “a gift to the whole valley”.",
    "Marsh spoke of “a gift to the valley”.",
    "Rain is expected.",
    "The governor did not attend.",
    "Governor Marsh attended the ceremony in Eastport.",
    "The ceremony was held at the old mill in the town.",
];

/// A few articles, each of a few of the sentences, and an order to put them in.
fn coverage() -> impl Strategy<Value = (Vec<String>, Vec<usize>)> {
    let article = vec(select(&SENTENCES[..]), 1..7).prop_map(|sentences| sentences.join(" "));
    vec(article, 2..5).prop_flat_map(|articles| {
        let order: Vec<usize> = (0..articles.len()).collect();
        (Just(articles), Just(order).prop_shuffle())
    })
}

/// All that was found in these articles when they come in this order, a line a finding, each article by its own number.
fn findings(articles: &[String], order: &[usize]) -> Vec<String> {
    let documents: Vec<Document> = order
        .iter()
        .map(|&number| {
            let mut document = import_bytes("article.txt", articles[number].as_bytes()).expect("words come in");
            // Two articles may have the same words; they are still two.
            document.metadata.title = Some(format!("Article {number}"));
            document
        })
        .collect();
    let parsed: Vec<_> = documents.iter().map(parse).collect();
    let compared: Vec<_> = documents.iter().zip(&parsed).map(|(document, parsed)| Article { document, parsed }).collect();
    outline(&compare(&compared, Options::default()), order)
}

fn outline(found: &Comparison, order: &[usize]) -> Vec<String> {
    let number = |source: SourceIndex| order[source.0 as usize];
    let at = |source: SourceIndex, span: Span| (number(source), span.start, span.end);
    let name = |entity: Option<crossread::compare::SharedEntityIndex>| entity.map(|e| found.entities[e.0 as usize].name.clone());
    let sorted = |mut places: Vec<(usize, u32, u32)>| {
        places.sort_unstable();
        places
    };
    let mut lines = Vec::new();
    for group in &found.groups {
        let mut sources: Vec<_> = group.sources.iter().map(|&s| number(s)).collect();
        sources.sort_unstable();
        lines.push(format!("group {sources:?} {}", group.title));
    }
    for entity in &found.entities {
        let mut members: Vec<_> = entity.members.iter().map(|&(s, e)| (number(s), e.0)).collect();
        members.sort_unstable();
        lines.push(format!("entity {:?} {} {:?} {members:?}", entity.kind, entity.name, entity.aliases));
    }
    for link in &found.links {
        let mut ends = [link.a, link.b].map(|end| (number(end.source), end.sentence));
        ends.sort_unstable();
        lines.push(format!("link {ends:?} {} {:?}", link.score, link.relation));
    }
    for claim in &found.claims {
        let mut mentions: Vec<_> =
            claim.mentions.iter().map(|m| (at(m.source, m.span), format!("{:?}", m.voice), name(m.speaker))).collect();
        mentions.sort();
        let mut missing: Vec<_> = found.not_found(claim).map(|(s, nearest)| (number(s), nearest)).collect();
        missing.sort_unstable();
        lines.push(format!("claim {} {:?} {mentions:?} {missing:?}", claim.text, name(claim.speaker)));
    }
    for conflict in &found.conflicts {
        let parts = sorted(conflict.parts.iter().map(|p| at(p.source, p.span)).collect());
        let claim = conflict.claim.map(|c| found.claims[c.0 as usize].text.clone());
        lines.push(format!("conflict {:?} {:?} {claim:?} {parts:?}", conflict.kind, conflict.severity));
    }
    for reuse in found.reuse.iter() {
        lines.push(format!("reuse {} {:?}", reuse.words, sorted(reuse.parts.iter().map(|p| at(p.source, p.span)).collect())));
    }
    lines.sort();
    lines
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_articles_decides_nothing_but_their_order((articles, order) in coverage()) {
        let as_they_came: Vec<usize> = (0..articles.len()).collect();
        prop_assert_eq!(findings(&articles, &as_they_came), findings(&articles, &order));
    }

    #[test]
    fn links_and_claims_stay_inside_their_group_and_in_their_order((articles, order) in coverage()) {
        let documents: Vec<Document> = order.iter().map(|&n| import_bytes("article.txt", articles[n].as_bytes()).expect("words come in")).collect();
        let parsed: Vec<_> = documents.iter().map(parse).collect();
        let compared: Vec<_> = documents.iter().zip(&parsed).map(|(document, parsed)| Article { document, parsed }).collect();
        let found = compare(&compared, Options::default());
        let group = |source: SourceIndex| found.groups.iter().position(|g| g.sources.contains(&source));
        prop_assert_eq!(found.groups.iter().map(|g| g.sources.len()).sum::<usize>(), documents.len());
        for link in &found.links {
            prop_assert!(link.a.source < link.b.source);
            prop_assert!((0.0..=1.0).contains(&link.score));
            prop_assert_eq!(group(link.a.source), group(link.b.source));
        }
        for claim in &found.claims {
            let mut sources: Vec<_> = claim.mentions.iter().map(|m| m.source).chain(found.not_found(claim).map(|(s, _)| s)).collect();
            sources.sort_unstable();
            sources.dedup();
            let whole = found.groups.iter().find(|g| g.sources.contains(&sources[0])).map(|g| g.sources.clone());
            prop_assert_eq!(Some(sources), whole, "every article of the group has the claim or lacks it");
        }
    }
}
