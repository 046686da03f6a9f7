//! The program on five real articles of one event, which are not part of this repository.
//!
//! `CROSSREAD_ARTICLES` names the folder that holds them. Without it these tests say so and check nothing; where `CI` is set that is
//! a failure. What is asked for here are facts about the articles (who is quoted where, which numbers and places differ), not
//! their words.

use std::path::PathBuf;

use crossread::{
    compare::{Article, Comparison, ConflictKind, Options, Severity, SourceIndex, compare},
    parse::{BlockKind, Parsed, QuotationKind, parse},
    text::{
        Document,
        import::{find_files, import_file},
    },
};

struct Coverage {
    documents: Vec<Document>,
    parsed: Vec<Parsed>,
    comparison: Comparison,
}

/// The articles, parsed and compared; `None` where they are not at hand.
#[expect(clippy::print_stderr, reason = "a public clone is told that nothing was checked")]
fn coverage() -> Option<Coverage> {
    let Some(folder) = std::env::var_os("CROSSREAD_ARTICLES").map(PathBuf::from) else {
        assert!(std::env::var_os("CI").is_none(), "CROSSREAD_ARTICLES must name the folder of the real articles");
        eprintln!("not checked: CROSSREAD_ARTICLES names no folder of real articles");
        return None;
    };
    let files = find_files(std::slice::from_ref(&folder));
    assert_eq!(files.len(), 5, "five articles lie in {}", folder.display());
    let documents: Vec<_> = files.iter().map(|file| import_file(file).expect("a real article comes in")).collect();
    let parsed: Vec<_> = documents.iter().map(parse).collect();
    let articles: Vec<_> = documents.iter().zip(&parsed).map(|(document, parsed)| Article { document, parsed }).collect();
    let comparison = compare(&articles, Options::default());
    Some(Coverage { documents, parsed, comparison })
}

impl Coverage {
    fn words(&self, source: SourceIndex, span: crossread::text::Span) -> &str {
        span.of(&self.documents[source.0 as usize].text)
    }
}

#[test]
fn every_line_is_a_block_and_the_subheadings_are_headings() {
    let Some(coverage) = coverage() else { return };
    for (document, parsed) in coverage.documents.iter().zip(&coverage.parsed) {
        let lines = document.text.lines().filter(|line| !line.trim().is_empty()).count();
        let reference =
            parsed.blocks.iter().filter(|b| b.kind == BlockKind::Reference).map(|b| b.span.of(&document.text).lines().count());
        let blocks = parsed.blocks.iter().filter(|b| b.kind != BlockKind::Reference).count();
        assert_eq!(blocks + reference.sum::<usize>(), lines, "{}", document.label());
    }
    let of_kind = |source: usize, kind| coverage.parsed[source].blocks.iter().filter(|b| b.kind == kind).count();
    assert_eq!([0, 1, 2, 3, 4].map(|source| of_kind(source, BlockKind::Heading)), [0, 0, 0, 3, 0]);
    assert!(of_kind(1, BlockKind::Reference) > 0, "the second article ends with where it was taken from");
    let sentences: usize = coverage.parsed.iter().map(|p| p.sentences.len()).sum();
    assert!((140..=150).contains(&sentences), "a reader counts about 145 sentences, not {sentences}");
}

#[test]
fn whoever_is_quoted_in_quote_marks_is_named() {
    let Some(coverage) = coverage() else { return };
    let expected: [&[&str]; 5] = [
        &["Donald Trump", "Vladimir Putin", "JD Vance", "Karoline Leavitt"],
        &["Donald Trump", "Vladimir Putin", "Volodymyr Zelenskyy", "Ursula von der Leyen", "Yuri Ushakov", "JD Vance"],
        &["Donald Trump", "Vladimir Putin"],
        &[
            "Donald Trump",
            "Vladimir Putin",
            "Dmitry Peskov",
            "Volodymyr Zelenskyy",
            "Alexander Stubb",
            "Yulia Shapovalova",
            "John Hendren",
        ],
        &[
            "Donald Trump",
            "Vladimir Putin",
            "Yuri Ushakov",
            "Dmitry Peskov",
            "Carl Bildt",
            "Volodymyr Zelenskiy",
            "Ursula von der Leyen",
        ],
    ];
    for (parsed, expected) in coverage.parsed.iter().zip(expected) {
        let mut quoted: Vec<_> = parsed
            .quotations
            .iter()
            .filter(|q| q.kind != QuotationKind::Indirect && !q.scare)
            .filter_map(|q| parsed.entities.get(q.entity?.0 as usize))
            .map(|e| e.name.as_str())
            .collect();
        quoted.sort_unstable();
        quoted.dedup();
        for name in expected {
            assert!(quoted.contains(name), "{name} is quoted, found were {quoted:?}");
        }
    }
}

#[test]
fn all_words_in_quote_marks_are_quotations() {
    let Some(coverage) = coverage() else { return };
    for (document, parsed) in coverage.documents.iter().zip(&coverage.parsed) {
        for (at, _) in document.text.match_indices('“') {
            let first = (at + '“'.len_utf8()) as u32;
            let found = parsed.quotations.iter().any(|q| q.content.iter().any(|c| c.start <= first + 3 && first < c.end));
            assert!(found, "{}: the quote mark at byte {at} opens no quotation", document.label());
        }
    }
}

#[test]
fn three_spellings_are_one_person_and_one_country() {
    let Some(coverage) = coverage() else { return };
    let one = |spellings: &[&str]| {
        let found: Vec<_> = coverage
            .comparison
            .entities
            .iter()
            .filter(|e| e.aliases.iter().chain([&e.name]).any(|name| spellings.contains(&name.as_str())))
            .map(|e| (&e.name, &e.aliases))
            .collect();
        assert_eq!(found.len(), 1, "one entity bears {spellings:?}, found were {found:?}");
    };
    one(&["Volodymyr Zelensky", "Volodymyr Zelenskyy", "Volodymyr Zelenskiy", "Zelenskyy", "Zelenskiy"]);
    one(&["Turkey", "Türkiye", "Turkiye"]);
    one(&["Donald Trump", "Trump"]);
}

#[test]
fn the_announcement_is_one_row_of_all_five() {
    let Some(coverage) = coverage() else { return };
    // Whom each source names, and in which words, is its own; what all five have in common is this one.
    let says_so = |claim: &crossread::compare::Claim, source| {
        claim.mentions.iter().any(|m| m.source == source && coverage.words(m.source, m.span).contains("immediate"))
    };
    let shared = coverage.comparison.claims.iter().any(|claim| (0..5).all(|source| says_so(claim, SourceIndex(source))));
    assert!(shared, "talks are to start at once: all five say it");
}

#[test]
fn the_length_of_the_call_and_a_place_differ() {
    let Some(coverage) = coverage() else { return };
    let between = |kind, sides: [(u32, &str); 2]| {
        coverage.comparison.conflicts.iter().find(|conflict| {
            conflict.kind == kind
                && sides.iter().all(|(source, words)| {
                    conflict.parts.iter().any(|p| p.source.0 == *source && coverage.words(p.source, p.span).contains(words))
                })
        })
    };
    assert!(between(ConflictKind::Quantity, [(0, "two-hour"), (3, "more than two-hour")]).is_some(), "the call's length differs");
    let place = between(ConflictKind::Place, [(0, "Italy"), (1, "Rome")]).expect("Italy and Rome are told apart");
    assert_eq!(place.severity, Severity::Detail, "Rome is only more precise than Italy");
}

#[test]
fn a_long_quotation_stands_word_for_word_in_two() {
    let Some(coverage) = coverage() else { return };
    let longest = coverage.comparison.reuse.iter().max_by_key(|r| r.words).expect("something is shared word for word");
    assert!(longest.words >= 30, "the longest shared passage has {} words", longest.words);
    assert_eq!(longest.parts.map(|p| p.source), [SourceIndex(3), SourceIndex(4)]);
}
