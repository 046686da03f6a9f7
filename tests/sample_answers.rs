//! The program against the answer key of the sample coverage: what a careful reader finds there, it finds too.
//!
//! The key (`assets/sample/answers.json`) was written from the texts alone. The same is asked of the texts with other names, with
//! other numbers and in another order, so that no rule can know the sample by heart.

use std::{collections::BTreeMap, fmt::Write as _};

use crossread::{
    compare::{Article, Comparison, Conflict, Options, SourceIndex, compare},
    parse::{Parsed, Quotation, QuotationKind, parse},
    text::{Document, Span, import::import_bytes},
};
use serde::Deserialize;

/// Names of the sample and those that stand in for them; longer spellings first.
const OTHER_NAMES: [(&str, &str); 11] = [
    ("Donald", "Martin"),
    ("Trump", "Keller"),
    ("Vladimir", "Anton"),
    ("Putin", "Orlov"),
    ("Volodymyr", "Bohdan"),
    ("Zelenskyy", "Kovalskyy"),
    ("Zelenskiy", "Kovalskiy"),
    ("Zelensky", "Kovalsky"),
    ("JD Vance", "Paul Brandt"),
    ("Dmitry Peskov", "Viktor Morozov"),
    ("Peskov", "Morozov"),
];

/// Numbers of the sample and those that stand in for them.
const OTHER_NUMBERS: [(&str, &str); 8] = [
    ("two-hour", "three-hour"),
    ("two hours", "three hours"),
    ("112 drones", "134 drones"),
    ("intercepted 76", "intercepted 58"),
    ("downed 35", "downed 27"),
    ("20%", "25%"),
    ("a fifth", "a quarter"),
    ("nine Russians for nine Americans", "seven Russians for seven Americans"),
];

#[derive(Deserialize)]
struct Key {
    quotations: BTreeMap<String, Vec<Quoted>>,
    not_quoted: BTreeMap<String, Vec<String>>,
    entities: Vec<Named>,
    alignments: Vec<Aligned>,
    look_alikes: Vec<LookAlike>,
    conflicts: Vec<Differs>,
    no_conflict: Vec<Agrees>,
    reuse: Vec<Copied>,
    only_in: Vec<At>,
}

/// A source's number and words in it.
type At = (String, String);

#[derive(Deserialize)]
struct Quoted {
    kind: Vec<String>,
    content: Vec<String>,
    clause: Option<Vec<String>>,
    #[serde(default, deserialize_with = "asked")]
    cue: Asked,
    #[serde(default, deserialize_with = "asked")]
    speaker: Asked,
    #[serde(default, deserialize_with = "asked")]
    entity: Asked,
    #[serde(default)]
    nested: bool,
}

/// A field of the key: left out, asked for and to be absent, or asked for and to be these words.
#[derive(Default)]
enum Asked {
    #[default]
    No,
    Absent,
    Words(String),
}

fn asked<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Asked, D::Error> {
    Ok(Option::<String>::deserialize(from)?.map_or(Asked::Absent, Asked::Words))
}

#[derive(Deserialize)]
struct Named {
    name: Vec<String>,
    also: Vec<String>,
    sources: Vec<String>,
}

#[derive(Deserialize)]
struct Aligned {
    claim: String,
    at: Vec<At>,
}

#[derive(Deserialize)]
struct LookAlike {
    why: String,
    at: Vec<At>,
}

#[derive(Deserialize)]
struct Differs {
    kind: String,
    severity: Vec<String>,
    parts: Vec<At>,
}

#[derive(Deserialize)]
struct Agrees {
    why: String,
    parts: Vec<At>,
}

#[derive(Deserialize)]
struct Copied {
    words: u32,
    at: [String; 2],
    begins: String,
}

/// The sample, read in, parsed and compared.
struct Coverage {
    key: Key,
    numbers: Vec<String>,
    documents: Vec<Document>,
    parsed: Vec<Parsed>,
    comparison: Comparison,
}

const FILES: [(&str, &str); 5] = [
    ("01-north-ledger.md", include_str!("../assets/sample/01-north-ledger.md")),
    ("02-harbour-post.md", include_str!("../assets/sample/02-harbour-post.md")),
    ("03-the-meridian.md", include_str!("../assets/sample/03-the-meridian.md")),
    ("04-wire-six.md", include_str!("../assets/sample/04-wire-six.md")),
    ("05-fenland-review.md", include_str!("../assets/sample/05-fenland-review.md")),
];

fn coverage(swaps: &[(&str, &str)], reversed: bool) -> Coverage {
    let swap = |text: &str| swaps.iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to));
    let mut files: Vec<_> = FILES.iter().map(|(name, text)| (*name, swap(text))).collect();
    if reversed {
        files.reverse();
    }
    let key = serde_json::from_str(&swap(include_str!("../assets/sample/answers.json"))).expect("the key is JSON of this form");
    let documents: Vec<_> =
        files.iter().map(|(name, text)| import_bytes(name, text.as_bytes()).expect("a sample file comes in")).collect();
    let parsed: Vec<_> = documents.iter().map(parse).collect();
    let articles: Vec<_> = documents.iter().zip(&parsed).map(|(document, parsed)| Article { document, parsed }).collect();
    let comparison = compare(&articles, Options::default());
    let numbers = files.iter().map(|(name, _)| name[..2].to_owned()).collect();
    Coverage { key, numbers, documents, parsed, comparison }
}

impl Coverage {
    fn index(&self, number: &str) -> usize {
        self.numbers.iter().position(|n| n == number).expect("a source of the sample")
    }

    fn place(&self, (number, words): &At) -> (usize, Span) {
        let source = self.index(number);
        let start = self.documents[source].text.find(words).unwrap_or_else(|| panic!("{number} does not say {words:?}"));
        (source, Span::new(start, start + words.len()))
    }

    fn sentence(&self, at: &At) -> (SourceIndex, u32) {
        let (source, span) = self.place(at);
        let sentence = self.parsed[source].sentence_at(span.start).expect("a sentence stands there");
        (SourceIndex(source as u32), sentence as u32)
    }

    /// Whether one claim has all these sentences among its mentions.
    fn in_one_claim(&self, at: &[At]) -> bool {
        let sentences: Vec<_> = at.iter().map(|at| self.sentence(at)).collect();
        self.comparison.claims.iter().any(|claim| {
            sentences.iter().all(|(source, sentence)| {
                claim.mentions.iter().any(|mention| mention.source == *source && mention.sentences.contains(sentence))
            })
        })
    }

    fn has(&self, conflict: &Conflict, parts: &[At]) -> bool {
        parts.iter().all(|part| {
            let (source, span) = self.place(part);
            conflict.parts.iter().any(|p| p.source.0 as usize == source && p.span.overlaps(span))
        })
    }
}

/// Asks `check` of the sample in all its variants; it answers with what is wrong, a line each.
fn for_all(check: impl Fn(&Coverage) -> String) {
    let mut missed = String::new();
    let variants = [
        ("as written", coverage(&[], false)),
        ("other names", coverage(&OTHER_NAMES, false)),
        ("other numbers", coverage(&OTHER_NUMBERS, false)),
        ("other order", coverage(&[], true)),
    ];
    for (name, coverage) in variants {
        let report = check(&coverage);
        if !report.is_empty() {
            let _ = write!(missed, "\n{name}:\n{report}");
        }
    }
    assert!(missed.is_empty(), "{missed}");
}

/// Words without the marks at their edges: an edge mark more or less is no error.
fn bare(words: &str) -> &str {
    words.trim_matches(|c: char| !c.is_alphanumeric())
}

/// A name with or without its article is the same mention.
fn bare_of_article(name: &str) -> &str {
    name.strip_prefix("The ").or(name.strip_prefix("the ")).unwrap_or(name)
}

fn words(text: &str, spans: &[Span]) -> Vec<String> {
    spans.iter().map(|span| bare(span.of(text)).to_owned()).collect()
}

fn all_bare(words: &[String]) -> Vec<String> {
    words.iter().map(|w| bare(w).to_owned()).collect()
}

fn kind(quotation: &Quotation) -> &'static str {
    match quotation.kind {
        QuotationKind::Direct => "direct",
        QuotationKind::Mixed => "mixed",
        QuotationKind::Indirect => "indirect",
    }
}

/// Whether what was found is what the key asks for, by `same`.
fn fits(asked: &Asked, got: Option<&str>, same: impl Fn(&str, &str) -> bool) -> bool {
    match (asked, got) {
        (Asked::No, _) | (Asked::Absent, None) => true,
        (Asked::Words(expected), Some(got)) => same(expected, got),
        _ => false,
    }
}

/// What is wrong with how a quotation was found, in words; empty where all is right.
fn judge(expected: &Quoted, text: &str, parsed: &Parsed) -> String {
    let content = all_bare(&expected.content);
    let fitting = |q: &&Quotation| words(text, &q.content) == content && !q.scare && expected.kind.iter().any(|k| k == kind(q));
    let Some(found) = parsed.quotations.iter().find(fitting) else {
        let near = |w: &String| content.iter().any(|c| c.contains(w.as_str()) || w.contains(c.as_str()));
        let near: Vec<_> = parsed
            .quotations
            .iter()
            .filter(|q| words(text, &q.content).iter().any(near))
            .map(|q| format!("{} {:?}{}", kind(q), words(text, &q.content), if q.scare { " scare" } else { "" }))
            .collect();
        return format!("not found as {:?}; near it: {near:?}", expected.kind);
    };
    let mut wrong = String::new();
    if expected.nested != found.nested {
        let _ = write!(wrong, " nested: {}", found.nested);
    }
    if let Some(clause) = &expected.clause
        && kind(found) == "mixed"
    {
        let got = found.clause.as_deref().map(|c| words(text, c));
        if got != Some(all_bare(clause)) {
            let _ = write!(wrong, " clause: {got:?}");
        }
    }
    let cue = found.cue.map(|c| c.of(text));
    if !fits(&expected.cue, cue, |expected, got| got.contains(expected)) {
        let _ = write!(wrong, " cue: {cue:?}");
    }
    let speaker = found.speaker.map(|s| s.of(text));
    if !fits(&expected.speaker, speaker, |expected, got| bare_of_article(expected) == bare_of_article(got)) {
        let _ = write!(wrong, " speaker: {speaker:?}");
    }
    let entity = found.entity.and_then(|e| parsed.entities.get(e.0 as usize)).map(|e| e.name.as_str());
    if !fits(&expected.entity, entity, |expected, got| expected.to_lowercase() == got.to_lowercase()) {
        let _ = write!(wrong, " entity: {entity:?}");
    }
    wrong
}

#[test]
fn every_quotation_is_found_with_its_speaker() {
    for_all(|coverage| {
        let mut report = String::new();
        for (number, expected) in &coverage.key.quotations {
            let source = coverage.index(number);
            for quoted in expected {
                let wrong = judge(quoted, &coverage.documents[source].text, &coverage.parsed[source]);
                if !wrong.is_empty() {
                    let _ = writeln!(report, "  {number} {:?}: {wrong}", quoted.content);
                }
            }
        }
        report
    });
}

#[test]
fn nobody_is_quoted_with_what_was_not_said() {
    for_all(|coverage| {
        let mut report = String::new();
        for (number, all) in &coverage.key.not_quoted {
            for unsaid in all {
                let (source, span) = coverage.place(&(number.clone(), unsaid.clone()));
                let text = &coverage.documents[source].text;
                for q in coverage.parsed[source].quotations.iter().filter(|q| q.content.iter().any(|c| c.overlaps(span))) {
                    let _ = writeln!(report, "  {number} {unsaid:?} is taken for said: {:?}", words(text, &q.content));
                }
            }
        }
        report
    });
}

#[test]
fn one_person_with_three_spellings_is_one_entity() {
    for_all(|coverage| {
        let mut report = String::new();
        for expected in &coverage.key.entities {
            let mut sources: Vec<_> = expected.sources.iter().map(|s| SourceIndex(coverage.index(s) as u32)).collect();
            sources.sort();
            let found = coverage.comparison.entities.iter().any(|entity| {
                let mut members: Vec<_> = entity.members.iter().map(|(source, _)| *source).collect();
                members.dedup();
                expected.name.contains(&entity.name)
                    && expected.also.iter().all(|name| *name == entity.name || entity.aliases.contains(name))
                    && members == sources
            });
            if !found {
                let near: Vec<_> = coverage
                    .comparison
                    .entities
                    .iter()
                    .filter(|e| e.aliases.iter().chain([&e.name]).any(|n| expected.name.contains(n) || expected.also.contains(n)))
                    .map(|e| (&e.name, &e.aliases, e.members.iter().map(|(s, _)| s.0).collect::<Vec<_>>()))
                    .collect();
                let _ = writeln!(report, "  {:?}: {near:?}", expected.name);
            }
        }
        report
    });
}

#[test]
fn the_same_statement_is_one_row() {
    for_all(|coverage| {
        let mut report = String::new();
        for aligned in coverage.key.alignments.iter().filter(|aligned| !coverage.in_one_claim(&aligned.at)) {
            let _ = writeln!(report, "  not in one row: {} {:?}", aligned.claim, aligned.at);
        }
        for look in coverage.key.look_alikes.iter().filter(|look| coverage.in_one_claim(&look.at)) {
            let _ = writeln!(report, "  in one row, yet {}", look.why);
        }
        for only in &coverage.key.only_in {
            let (source, sentence) = coverage.sentence(only);
            let alone = coverage.comparison.claims.iter().any(|claim| {
                claim.mentions.iter().any(|m| m.source == source && m.sentences.contains(&sentence))
                    && claim.mentions.iter().all(|m| m.source == source)
            });
            if !alone {
                let _ = writeln!(report, "  not told as a claim of one source: {only:?}");
            }
        }
        report
    });
}

#[test]
fn what_differs_is_a_conflict_and_what_only_looks_so_is_none() {
    for_all(|coverage| {
        let mut report = String::new();
        let conflicts = &coverage.comparison.conflicts;
        for expected in &coverage.key.conflicts {
            let found = conflicts.iter().any(|conflict| {
                format!("{:?}", conflict.kind).to_lowercase() == expected.kind
                    && expected.severity.contains(&format!("{:?}", conflict.severity).to_lowercase())
                    && coverage.has(conflict, &expected.parts)
            });
            if !found {
                let near: Vec<_> =
                    conflicts.iter().filter(|c| coverage.has(c, &expected.parts)).map(|c| (c.kind, c.severity, &c.why)).collect();
                let _ = writeln!(report, "  no {} in {:?}; there is {near:?}", expected.kind, expected.parts);
            }
        }
        for expected in &coverage.key.no_conflict {
            for conflict in conflicts.iter().filter(|c| coverage.has(c, &expected.parts)) {
                let _ = writeln!(report, "  {}, yet: {}", expected.why, conflict.why);
            }
        }
        report
    });
}

#[test]
fn what_two_share_word_for_word_is_found_whole() {
    for_all(|coverage| {
        let mut report = String::new();
        let text = |source: SourceIndex| &coverage.documents[source.0 as usize].text;
        for expected in &coverage.key.reuse {
            let sources = expected.at.clone().map(|number| SourceIndex(coverage.index(&number) as u32));
            let found = coverage.comparison.reuse.iter().any(|reuse| {
                reuse.words == expected.words
                    && reuse.parts.iter().all(|p| sources.contains(&p.source))
                    && reuse.parts.iter().any(|p| p.span.of(text(p.source)).starts_with(&expected.begins))
            });
            if !found {
                let near: Vec<_> =
                    coverage.comparison.reuse.iter().map(|r| (r.words, r.parts[0].span.of(text(r.parts[0].source)))).collect();
                let _ = writeln!(report, "  {:?}: {near:?}", expected.begins);
            }
        }
        report
    });
}
