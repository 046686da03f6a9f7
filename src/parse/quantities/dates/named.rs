//! Dates with the month's name between marks: `03-May-2019`, `2019/Aug/01`.

use super::super::{calendar, numbers, parts::Parts};

/// The date at the part `at`, and the part behind it.
pub(super) fn at(parts: &Parts, at: usize) -> Option<(Option<String>, usize)> {
    let step = if parts.same_word(at + 1) && parts.same_word(at + 2) {
        1
    } else if parts.word(at + 1) == "/" && parts.word(at + 3) == "/" && (at + 1..at + 5).all(|part| parts.glued(part)) {
        2
    } else {
        return None;
    };
    let month = super::month(parts, at + step)?;
    let day = |at: usize| parts.small_number(at).filter(|day| (1..=31).contains(day)).map(|day| day as i8);
    let last = at + 2 * step;
    let value = match (numbers::year(parts, at), numbers::year(parts, last)) {
        (Some(year), _) => calendar::day(year, month, day(last)?),
        (None, Some(year)) => calendar::day(year, month, day(at)?),
        (None, None) => return None,
    };
    Some((value, last + 1))
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::check;

    #[test]
    fn months_between_marks() {
        check(
            "It was filed 03-May-2019, 2019-Aug-01 and 2019/Aug/02.",
            &["03-May-2019 = date 2019-05-03", "2019-Aug-01 = date 2019-08-01", "2019/Aug/02 = date 2019-08-02"],
        );
    }
}
