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
    if a == b || shape(&a.0).is_none() || shape(&a.0) != shape(&b.0) {
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

/// What a date says: only dates that say the same can contradict one another. "In May" and "in 2024" are both so.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Shape {
    Weekday,
    Year,
    Month,
    Day,
    MonthOfAnyYear,
    DayOfAnyYear,
}

/// `None` for weeks, clock times and whatever else is not compared.
fn shape(date: &str) -> Option<Shape> {
    let digits: Vec<usize> = date.trim_start_matches("--").split('-').map(str::len).collect();
    if date.starts_with(|c: char| c.is_ascii_lowercase()) {
        return Some(Shape::Weekday);
    }
    if !date.bytes().all(|b| b.is_ascii_digit() || b == b'-') {
        return None;
    }
    match (date.starts_with("--"), digits.as_slice()) {
        (true, [2]) => Some(Shape::MonthOfAnyYear),
        (true, [2, 2]) => Some(Shape::DayOfAnyYear),
        (false, [4]) => Some(Shape::Year),
        (false, [4, 2]) => Some(Shape::Month),
        (false, [4, 2, 2]) => Some(Shape::Day),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_like_dates_are_compared() {
        assert_eq!(shape("monday"), Some(Shape::Weekday));
        assert_eq!(shape("2024"), Some(Shape::Year));
        assert_eq!(shape("--06"), Some(Shape::MonthOfAnyYear));
        assert_eq!(shape("2024-05"), Some(Shape::Month));
        assert_eq!(shape("--05-19"), Some(Shape::DayOfAnyYear));
        assert_eq!(shape("2024-05-19"), Some(Shape::Day));
        assert_eq!((shape("2024-W20"), shape("T17:30"), shape("")), (None, None, None));
    }
}
