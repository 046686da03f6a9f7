//! What holds for the structure of every text, however odd: parsing gives a result, spans sit on characters, sentences and blocks
//! leave nothing out, and time grows with the text.

use std::time::{Duration, Instant};

use crossread::{
    parse::{Parsed, parse},
    text::{Document, Metadata, Span},
};
use proptest::prelude::*;

/// Pieces that rules look for, and pieces that break careless ones.
const PIECES: &[&str] = &[
    "The",
    "He",
    "said",
    "Ann Lee",
    "Mr.",
    "U.S.",
    "p.m.",
    "5",
    "No.",
    "1,200.5",
    "30-day",
    "$",
    "%",
    "million",
    "between",
    "and",
    "to",
    "-",
    "one",
    "half",
    "hundred",
    "more than",
    "or so",
    "May",
    "19",
    "2025",
    "Monday",
    "ago",
    "last",
    "next",
    "the end of",
    "week",
    "first",
    "99999999999th",
    "Easter",
    "after",
    "on",
    "^",
    "1e9",
    "/",
    "\"",
    "'",
    "“",
    "”",
    "‘",
    "’",
    "«",
    "»",
    "„",
    "(",
    ")",
    "[1]",
    ".",
    "?",
    "!",
    "…",
    "...",
    ",",
    ":",
    "—",
    "–",
    "-",
    "\n",
    "\n\n",
    " ",
    "  ",
    "\t",
    "\u{a0}",
    "\u{2028}",
    "# ",
    "- ",
    "1. ",
    "---\n",
    "key: value\n",
    "Source:",
    "By ",
    "https://example.org/a?b=c",
    "e\u{301}",
    "\u{301}",
    "\u{200d}",
    "שלום",
    "مرحبا؟",
    "日本語。",
    "🙂",
    "👩‍👩‍👧",
    "\0",
    "\u{feff}",
    "ﬁ",
    "İ",
    "ß",
    "½",
    "٣",
    "²",
];

fn article() -> impl Strategy<Value = String> {
    let piece = prop_oneof![6 => prop::sample::select(PIECES).prop_map(str::to_owned), 1 => "[a-zA-Z]{1,9}", 1 => any::<char>().prop_map(String::from)];
    prop::collection::vec((piece, prop_oneof![3 => Just(" "), 1 => Just("")]), 0..80)
        .prop_map(|pieces| pieces.into_iter().flat_map(|(piece, space)| [piece, space.to_owned()]).collect())
}

fn parsed(text: &str) -> Parsed {
    let metadata = Metadata { date: Some("2024-03-05".to_owned()), ..Metadata::default() };
    parse(&Document { text: text.into(), file: None, metadata })
}

/// Every span is one of characters of `text`, not empty, and none starts before the one it follows.
fn check_spans(text: &str, what: &str, spans: impl IntoIterator<Item = Span>) {
    let mut last = 0;
    for span in spans {
        assert!(text.get(span.range()).is_some_and(|words| !words.is_empty()), "{what}: {span:?} is no stretch of {text:?}");
        assert!(span.start >= last, "{what}: {span:?} is out of order in {text:?}");
        last = span.start;
    }
}

/// The bytes of `text` within `outer` that are not white space lie each in exactly one of `inner`.
fn check_cover(text: &str, what: &str, outer: Span, inner: &[Span]) {
    let mut at = outer.start;
    for span in inner {
        assert!(span.start >= at && span.end <= outer.end, "{what}: {span:?} overlaps or leaves {outer:?} in {text:?}");
        assert!(
            Span { start: at, end: span.start }.of(text).trim().is_empty(),
            "{what}: something is left out before {span:?} in {text:?}"
        );
        at = span.end;
    }
    assert!(Span { start: at, end: outer.end }.of(text).trim().is_empty(), "{what}: something is left out behind {at} in {text:?}");
}

fn check(text: &str) {
    let parsed = parsed(text);
    check_spans(text, "blocks", parsed.blocks.iter().map(|b| b.span));
    check_spans(text, "tokens", parsed.tokens.iter().map(|t| t.span));
    check_spans(text, "sentences", parsed.sentences.iter().map(|s| s.span));
    check_spans(text, "quotations", parsed.quotations.iter().map(crossread::parse::Quotation::span));
    check_spans(text, "mentions", parsed.mentions.iter().map(|m| m.span));
    check_spans(text, "quantities", parsed.quantities.iter().map(|q| q.span));
    for quotation in &parsed.quotations {
        check_spans(text, "content", quotation.content.iter().copied());
        check_spans(text, "clause", quotation.clause.iter().flatten().copied());
        check_spans(text, "cue and speaker", quotation.cue);
        check_spans(text, "cue and speaker", quotation.speaker);
    }
    let spans = |range: std::ops::Range<usize>| parsed.sentences[range].iter().map(|s| s.span).collect::<Vec<_>>();
    let whole = Span::new(0, text.len());
    check_cover(text, "blocks", whole, &parsed.blocks.iter().map(|b| b.span).collect::<Vec<_>>());
    check_cover(text, "tokens", whole, &parsed.tokens.iter().map(|t| t.span).collect::<Vec<_>>());
    for (nth, block) in parsed.blocks.iter().enumerate() {
        check_cover(text, "sentences", block.span, &spans(block.sentences.start as usize..block.sentences.end as usize));
        assert!(
            parsed.sentences[block.sentences.start as usize..block.sentences.end as usize].iter().all(|s| s.block as usize == nth)
        );
    }
    assert_eq!(parsed.blocks.last().map_or(0, |b| b.sentences.end as usize), parsed.sentences.len());
    for quantity in &parsed.quantities {
        assert!(quantity.low.is_none_or(f64::is_finite) && quantity.high.is_none_or(f64::is_finite), "{quantity:?} in {text:?}");
        assert!(quantity.low.zip(quantity.high).is_none_or(|(low, high)| low <= high), "{quantity:?} in {text:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(512) })]

    #[test]
    fn any_string_parses_whole(text in any::<String>()) {
        check(&text);
    }

    #[test]
    fn anything_like_an_article_parses_whole(text in article()) {
        check(&text);
    }
}

/// Texts of a quarter of a megabyte that make careless parsers slow.
fn hostile() -> Vec<(&'static str, String)> {
    const SIZE: usize = 1 << 18;
    let mut texts = vec![
        ("opening quote marks", "“".repeat(100_000)),
        ("opening quote marks with words", "“Go. ".repeat(100_000)),
        ("combining marks", format!("e{}", "\u{301}".repeat(SIZE / 2))),
        ("a megabyte without a space", "a".repeat(4 * SIZE)),
        ("one mark after spaces", format!("a.{}b", " ".repeat(SIZE))),
        ("marks in marks", format!("{}a{}", "“".repeat(50_000), "”".repeat(50_000))),
        ("marks with words in marks", format!("{}{}", "“Go on, ".repeat(20_000), "then.” ".repeat(20_000))),
        ("weeks before a verb", format!("Ann Lee {}said the bridge held.", "this week ".repeat(SIZE / 10))),
        ("brackets before a verb", format!("Ann Lee {}said the bridge held.", "(a) ".repeat(SIZE / 4))),
    ];
    let pieces = [
        ("no space", "a"),
        ("stops", "."),
        ("spaced stops", ". "),
        ("dotted letters", "a."),
        ("initials", "A. "),
        ("right to left", "שלום עולם. مرحبا؟ "),
        ("NULs", "\0"),
        ("line ends", "\n"),
        ("short lines", "a\n"),
        ("straight quote marks", "\""),
        ("shouts", "Go!” "),
        ("digits", "1"),
        ("commas", "1,"),
        ("number words", "one hundred and "),
        ("groups of three", "1 000 "),
        ("parted by semicolons", "he says so; "),
        ("times", "at ten past nine to "),
        ("signs", "$1 million to "),
        ("between", "between 5 and "),
        ("dates", "May 5, "),
        ("dates that go on", "from May 5 to "),
        ("ends of ends", "the end of "),
        ("weekdays", "Monday to "),
        ("counted days", "two days after "),
        ("places", "one before the last "),
        ("powers", "10^"),
        ("hyphens", "a-"),
        ("brackets", "x. [1]"),
        ("said", "he said that "),
        ("attributions", "according to a, "),
        ("reopened", "'s had \n "),
        ("names", "Ann Lee "),
    ];
    texts.extend(pieces.iter().map(|(name, piece)| (*name, piece.repeat(SIZE / piece.len()))));
    texts
}

#[test]
fn hostile_text_takes_linear_time() {
    // Linear work takes about a second without optimisation, quadratic work on so many characters hours. A busy machine is forgiven.
    let limit = Duration::from_mins(1);
    for (name, text) in hostile() {
        let start = Instant::now();
        parsed(&text);
        let took = start.elapsed();
        assert!(took < limit, "{name}: {took:?} for {} bytes", text.len());
    }
}
