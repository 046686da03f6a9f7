//! Looking for what is marked in the texts: by who is quoted, by the tag that it bears, by the number that it gives.
//!
//! Pure: what stands where goes in, places come out, in the order of the sources.

use std::sync::Arc;

use rayon::prelude::*;
use regex::Regex;

use super::{
    find::{Found, Query, Sought, gather},
    worker::Cancel,
};
use crate::{
    parse::{Parsed, Quantity, parse},
    project::SourceId,
    text::{Document, Metadata, Span},
};

/// What stands where in one source.
#[derive(Clone, Debug)]
pub(super) struct Places {
    pub source: SourceId,
    pub text: Arc<str>,
    pub parsed: Option<Arc<Parsed>>,
    /// For speakers: all names of each entity of the article, by its index. For tags: the name of the tag on each of these words.
    pub named: Vec<(Option<Span>, Arc<str>)>,
}

/// Where it stands; overlapping hits are one.
pub(super) fn find(query: &Query, pattern: &Regex, places: &[Places], cancel: &Cancel) -> Found {
    let wanted = if query.sought == Sought::Number { numbers_in(&query.words) } else { Vec::new() };
    let spans = |place: &Places| -> Vec<Span> {
        if cancel.is_asked() {
            return Vec::new();
        }
        match query.sought {
            Sought::Words => Vec::new(),
            Sought::Speaker => quoted(place, pattern),
            Sought::Tag => {
                let tagged = place.named.iter().filter(|(_, name)| pattern.is_match(name));
                apart(tagged.filter_map(|(span, _)| *span).collect())
            }
            Sought::Number => numbers(place, pattern, &wanted),
        }
    };
    let all: Vec<Vec<Span>> = places.par_iter().map(spans).collect();
    gather(places.iter().map(|place| place.source).zip(all))
}

/// The quotations of those whose names fit.
fn quoted(place: &Places, pattern: &Regex) -> Vec<Span> {
    let Some(parsed) = &place.parsed else { return Vec::new() };
    let fits: Vec<bool> = place.named.iter().map(|(_, names)| names.lines().any(|name| pattern.is_match(name))).collect();
    let by = |entity: Option<crate::parse::EntityIndex>| entity.and_then(|e| fits.get(e.0 as usize)).copied().unwrap_or_default();
    let quotations = parsed.quotations.iter().filter(|quotation| !quotation.scare && by(quotation.entity));
    apart(quotations.map(crate::parse::Quotation::span).collect())
}

/// The numbers that mean the same as one that is looked for; where none was typed, those with these words.
fn numbers(place: &Places, pattern: &Regex, wanted: &[Quantity]) -> Vec<Span> {
    let Some(parsed) = &place.parsed else { return Vec::new() };
    let fits = |quantity: &&Quantity| {
        if wanted.is_empty() {
            pattern.is_match(quantity.span.of(&place.text))
        } else {
            wanted.iter().any(|wanted| means(quantity, wanted))
        }
    };
    apart(parsed.quantities.iter().filter(fits).map(|quantity| quantity.span).collect())
}

/// The numbers in what was typed.
fn numbers_in(words: &str) -> Vec<Quantity> {
    let document = Document { text: words.trim().into(), file: None, metadata: Metadata::default() };
    parse(&document).quantities
}

/// Whether a number says what is looked for: the same value, or a range that holds it; of the same thing where one was named.
fn means(found: &Quantity, wanted: &Quantity) -> bool {
    if let Some(date) = &wanted.date {
        // "19 May" is part of "19 May 2025".
        return found.date.as_ref().is_some_and(|found| found == date || found.0.ends_with(date.0.trim_start_matches('-')));
    }
    let value = match (found.low, found.high, wanted.low) {
        (Some(low), Some(high), Some(value)) => low <= value && value <= high,
        _ => false,
    };
    value && (wanted.unit.is_none() || wanted.unit == found.unit)
}

/// In order, each only once; of those that overlap the first and longest.
fn apart(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
    let mut end = 0;
    spans.retain(|span| {
        let free = span.start >= end && !span.is_empty();
        if free {
            end = span.end;
        }
        free
    });
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "“The gate stays shut,” Ann Lee said. The talks took two hours, a two-hour call. “It is safe,” said Tom Hart on 19 May 2025. \
                        Thirty boats and 30 cars waited.";

    fn check(sought: Sought, words: &str) -> Vec<&'static str> {
        let document = Document { text: TEXT.into(), file: None, metadata: Metadata::default() };
        let parsed = Arc::new(parse(&document));
        let source = SourceId(uuid::Uuid::nil());
        let named = match sought {
            Sought::Tag => vec![(Some(Span::new(0, 4)), "Late".into()), (Some(Span::new(2, 9)), "late too".into())],
            _ => parsed.entities.iter().map(|entity| (None, entity.name.as_str().into())).collect(),
        };
        let place = Places { source, text: TEXT.into(), parsed: Some(parsed), named };
        let query = Query { sought, words: words.to_owned(), ..Query::default() };
        let found = find(&query, &query.pattern().unwrap(), &[place], &Cancel::default());
        found.hits.iter().map(|hit| hit.span.of(TEXT)).collect()
    }

    #[test]
    fn what_somebody_says_is_found_by_a_part_of_the_name() {
        assert_eq!(check(Sought::Speaker, "lee"), ["The gate stays shut,"]);
        assert_eq!(check(Sought::Speaker, "hart"), ["It is safe,"]);
        assert_eq!(check(Sought::Speaker, "nobody"), [] as [&str; 0]);
    }

    #[test]
    fn a_number_is_found_however_it_is_written() {
        assert_eq!(check(Sought::Number, "2 hours"), ["two hours", "two-hour"]);
        assert_eq!(check(Sought::Number, "30").len(), 2);
        assert_eq!(check(Sought::Number, "30 boats").len(), 1);
        assert_eq!(check(Sought::Number, "19 May"), ["19 May 2025"]);
        assert_eq!(check(Sought::Number, "31"), [] as [&str; 0]);
    }

    #[test]
    fn tagged_words_that_overlap_are_one_hit() {
        assert_eq!(check(Sought::Tag, "late").len(), 1);
    }
}
