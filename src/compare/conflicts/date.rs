//! Dates that differ: the vote was on Tuesday, or on Wednesday.
//!
//! Compared are weekdays, months, years and days of the very statements that are alike. Missed are dates told by other means
//! ("three days after", "last week"): they need a calendar and the day of the article.

use crate::{
    compare::{ConflictKind, Severity},
    parse::{Quantity, QuantityKind},
    text::Span,
};

use super::{Compared, Finding, Side, quoted};

pub(crate) fn find(pair: &Compared<'_>, found: &mut Vec<Finding>) {
    let (of_a, of_b) = (dates(&pair.a), dates(&pair.b));
    // with several dates in a statement nobody can say which belongs to what
    let (&[x], &[y]) = (of_a.as_slice(), of_b.as_slice()) else { return };
    let (Some(a), Some(b)) = (&x.date, &y.date) else { return };
    if a == b || kind(&a.0) != kind(&b.0) {
        return;
    }
    found.push(Finding {
        kind: ConflictKind::Date,
        severity: if pair.row.is_some() { Severity::Contradiction } else { Severity::Tension },
        sides: [(pair.a.place(x.span), a.0.clone()), (pair.b.place(y.span), b.0.clone())],
        why: format!("{} against {}: two dates for the same thing.", quoted(pair.a.words(x.span)), quoted(pair.b.words(y.span))),
    });
}

fn dates<'c>(side: &Side<'c>) -> Vec<&'c Quantity> {
    let statement: Option<Span> = side.prepared.statements.get(side.statement.statement as usize).map(|s| s.span);
    let Some(statement) = statement else { return Vec::new() };
    let first = side.article.parsed.quantities.partition_point(|q| q.span.end <= statement.start);
    let here = side.article.parsed.quantities.iter().skip(first).take_while(|q| q.span.start < statement.end);
    here.filter(|q| q.kind == QuantityKind::Date && q.date.is_some() && statement.covers(q.span)).take(2).collect()
}

/// Which of the forms a date has: only like forms can be compared.
fn kind(date: &str) -> usize {
    if date.starts_with(char::is_alphabetic) { 99 } else { date.len() }
}
