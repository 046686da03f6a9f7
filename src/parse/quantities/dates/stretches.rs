//! Centuries, halves of a year, decades in words, and years of an era: `the 19th century`, `the second half of 2021`, `the late nineties`, `44 BC`,
//! `’98`.

use super::{
    super::{numbers, ordinals, parts::Parts},
    year_behind,
};

/// Decades in words, for `first_words`.
pub(super) const FIRST_WORDS: [&str; 8] =
    ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"];

/// The stretch of time at the part `at`, and the part behind it.
pub(super) fn at(parts: &Parts, at: usize) -> Option<(Option<String>, usize)> {
    decade(parts, at).or_else(|| era(parts, at)).map(|to| (None, to)).or_else(|| short_year(parts, at)).or_else(|| nth(parts, at))
}

/// `the seventies`, `the nineteen sixties`; not `in her seventies`.
fn decade(parts: &Parts, at: usize) -> Option<usize> {
    let nineteen = usize::from(matches!(parts.word(at), "nineteen" | "eighteen"));
    let before = parts.before(at);
    let told = nineteen == 1 || matches!(before, "the" | "early" | "late" | "mid" | "roaring" | "swinging");
    (told && FIRST_WORDS.contains(&parts.word(at + nineteen))).then_some(at + nineteen + 1)
}

/// `44 BC`, `300 B.C.`
fn era(parts: &Parts, at: usize) -> Option<usize> {
    let number = parts.small_number(at)?;
    let era =
        parts.get(at + 1).is_some_and(|part| matches!(part.text, "BC" | "B.C." | "B.C" | "BCE" | "AD" | "A.D." | "A.D" | "CE"));
    (era && number > 0).then_some(at + 2)
}

/// `’98`: the last century from thirty on.
pub(super) fn short_year(parts: &Parts, at: usize) -> Option<(Option<String>, usize)> {
    let text = parts.get(at).filter(|part| part.digits && part.glued && part.text.len() == 2)?.text;
    let short = matches!(parts.before(at), "’" | "'" | "‘") && !parts.glued(at.wrapping_sub(1)) && !parts.same_word(at + 1);
    let year: u16 = text.parse().ok().filter(|_| short)?;
    Some((Some(format!("{}", if year >= 30 { 1900 + year } else { 2000 + year })), at + 1))
}

/// `19th century`, `second half of 2021`, `first half of the year`.
fn nth(parts: &Parts, at: usize) -> Option<(Option<String>, usize)> {
    let (_, to) = ordinals::read(parts, at)?;
    if parts.is_one(to, &["century", "centuries"]) {
        return Some((None, to + 1));
    }
    if parts.word(to) != "half" || parts.word(to + 1) != "of" {
        return None;
    }
    let the = to + 2 + usize::from(parts.is_one(to + 2, &["the", "this", "last", "next"]));
    if parts.is_one(the, &["year", "month", "week", "day", "decade", "century"]) {
        return Some((None, the + 1));
    }
    numbers::year(parts, to + 2).and_then(|_| year_behind(parts, to + 1)).map(|(_, end)| (None, end))
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::check;

    #[test]
    fn centuries_halves_and_decades() {
        check(
            "In the 19th century, the second half of 2021, the first half of the year, the late nineties and ’98, in her seventies, in 44 BC.",
            &[
                "19th century = date",
                "second half of 2021 = date",
                "first half of the year = date",
                "nineties = date",
                "98 = date 1998",
                "44 BC = date",
            ],
        );
    }
}
