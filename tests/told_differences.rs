//! What two reports of one event differ in, and how much of it is told: fifty-one pairs of invented reports in the manner of
//! agencies, papers and local news, each with the differences that a careful reader would mark.
//!
//! Most are told in other words on both sides, as in life, so most are still missed. What is told may only grow, and what is told
//! beside may only shrink: the two numbers below follow. Paraphrases without a shared word are out of reach of rules on words.

#![expect(clippy::disallowed_methods, reason = "a test reads its own files")]

use std::{fmt::Write as _, fs, path::Path};

use crossread::{
    compare::{Article, Comparison, Options, compare},
    parse::parse,
    text::{Document, Metadata},
};

/// Of all differences at least so many are told.
const TOLD: usize = 272;
/// At most so many are told that no reader marked.
const BESIDE: usize = 8;

/// A difference: the words in the one report and in the other, each in any of these forms.
struct Difference {
    line: String,
    words: [Vec<String>; 2],
}

/// The two reports and their differences.
fn read(path: &Path) -> ([String; 2], Vec<Difference>) {
    let all = fs::read_to_string(path).expect("a file of the tests");
    let mut parts = all.split("== ").skip(1).map(|part| part.split_once('\n').map_or("", |(_, rest)| rest).trim());
    let (one, other) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let differences = parts.next().unwrap_or_default().lines().map(|line| {
        let (_, words) = line.split_once(": ").expect("a kind");
        let (a, b) = words.split_once(" | ").expect("two sides");
        let forms = |side: &str| side.split(" / ").map(str::to_owned).collect::<Vec<_>>();
        Difference { line: line.to_owned(), words: [forms(a), forms(b)] }
    });
    ([one.to_owned(), other.to_owned()], differences.collect())
}

/// Whether a conflict points at any of these words in a report.
fn points_at(conflict: &crossread::compare::Conflict, source: u32, text: &str, forms: &[String]) -> bool {
    let spans = conflict.parts.iter().filter(|part| part.source.0 == source).map(|part| part.span);
    spans.into_iter().any(|span| {
        let stands = |form: &String| {
            text.match_indices(form.as_str()).any(|(at, _)| at < span.end as usize && (span.start as usize) < at + form.len())
        };
        forms.iter().any(stands)
    })
}

#[test]
fn differences_are_told_and_little_else() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/told_differences");
    let mut paths: Vec<_> = fs::read_dir(folder).expect("the folder").map(|entry| entry.expect("a file").path()).collect();
    paths.sort();
    let (mut told, mut all, mut beside, mut report) = (0, 0, 0, String::new());
    for path in &paths {
        let (texts, differences) = read(path);
        let documents =
            texts.each_ref().map(|text| Document { text: text.as_str().into(), file: None, metadata: Metadata::default() });
        let parsed = documents.each_ref().map(parse);
        let articles: Vec<_> = documents.iter().zip(&parsed).map(|(document, parsed)| Article { document, parsed }).collect();
        let comparison: Comparison = compare(&articles, Options::default());
        assert_eq!(comparison.groups.len(), 1, "{}: both report one event", path.display());
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let tells = |conflict: &crossread::compare::Conflict, difference: &Difference| {
            (0..).zip(&texts).zip(&difference.words).all(|((source, text), forms)| points_at(conflict, source, text, forms))
        };
        for difference in &differences {
            for (text, forms) in texts.iter().zip(&difference.words) {
                assert!(forms.iter().any(|form| text.contains(form.as_str())), "{name}: no words of “{}”", difference.line);
            }
            all += 1;
            if comparison.conflicts.iter().any(|conflict| tells(conflict, difference)) {
                told += 1;
            } else {
                let _ = writeln!(report, "{name} misses {}", difference.line);
            }
        }
        for conflict in &comparison.conflicts {
            if !differences.iter().any(|difference| tells(conflict, difference)) {
                beside += 1;
                let _ = writeln!(report, "{name} tells beside: {}", conflict.why);
            }
        }
    }
    println!("{report}{told} of {all} are told, and {beside} beside");
    assert!(told >= TOLD, "{told} of {all} are told:\n{report}");
    assert!(beside <= BESIDE, "{beside} are told that no reader marked:\n{report}");
}
