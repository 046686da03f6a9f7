//! Years and decades: `2022`, `since 1991`, `2014-2018`, `the 1990s`.
//!
//! Four digits are a year from 1900 to 2099 unless a unit or people are counted with them; earlier ones only behind words like `in` and `since`.

use super::{
    super::{numbers, parts::Parts, units},
    BEFORE_DATE,
};

/// The year or decade at the part `at`, and the part behind it.
pub(super) fn at(parts: &Parts, at: usize) -> Option<(Option<String>, usize)> {
    if let Some(to) = decade(parts, at) {
        return Some((None, to));
    }
    if let Some(spoken) = spoken(parts, at) {
        return Some(spoken);
    }
    let year = numbers::year(parts, at)?;
    if parts.same_word(at + 1) || (parts.glued(at) && matches!(parts.before(at), "$" | "€" | "£" | "#" | "/" | "-")) {
        return None;
    }
    let told = BEFORE_DATE.contains(&parts.before(at)) || parts.before(at) == "(";
    let measured = units::at(parts, at + 1, true).is_some()
        || parts.is_one(
            at + 1,
            &[
                "people",
                "men",
                "women",
                "children",
                "soldiers",
                "troops",
                "civilians",
                "homes",
                "houses",
                "hundred",
                "thousand",
                "million",
                "billion",
                "%",
                "percent",
                "per",
            ],
        )
        || (parts.before(at) == "than"
            && parts.is_one(at.wrapping_sub(2), &["more", "less", "fewer", "greater", "higher", "lower"]))
        || parts.is_one(at.wrapping_sub(1), &["over", "about", "nearly", "almost", "some", "least", "approximately", "roughly"]);
    let modern = (1900..2100).contains(&year);
    let old = told && (1000..1900).contains(&year);
    if measured || !(modern || old) {
        return None;
    }
    // `2014-2018`, `2014–18`.
    let dash = matches!(parts.word(at + 1), "-" | "–") && parts.glued(at + 1);
    let second =
        dash && (numbers::year(parts, at + 2).is_some() || (parts.small_number(at + 2).is_some() && parts.word(at + 2).len() == 2));
    Some((Some(format!("{year:04}")), if second { at + 3 } else { at + 1 }))
}

/// `nineteen eighty-four`, and behind words like `in` also `twenty twenty`.
fn spoken(parts: &Parts, at: usize) -> Option<(Option<String>, usize)> {
    let hundreds = match parts.word(at) {
        "seventeen" => 1700,
        "eighteen" => 1800,
        "nineteen" => 1900,
        "twenty" if BEFORE_DATE.contains(&parts.before(at)) && !parts.same_word(at + 1) => 2000,
        _ => return None,
    };
    let rest =
        numbers::read(parts, at + 1).filter(|rest| rest.shape == numbers::Shape::Words && (10.0..100.0).contains(&rest.low))?;
    let counts = parts.same_word(rest.to) || units::at(parts, rest.to, false).is_some();
    (rest.low.fract() == 0.0 && !counts).then(|| (Some(format!("{}", hundreds + rest.low as i32)), rest.to))
}

/// `1990s`, `90s`, `’90s` behind `the`.
fn decade(parts: &Parts, at: usize) -> Option<usize> {
    let text = parts.get(at).filter(|part| part.digits)?.text;
    let letter = parts.glued(at + 1) && parts.is_one(at + 1, &["s", "’s", "'s"]) && text.ends_with('0');
    let four = text.len() == 4 && numbers::year(parts, at).is_some();
    let two = text.len() == 2
        && (matches!(parts.before(at), "the" | "early" | "late" | "mid" | "in") || matches!(parts.before(at), "’" | "'" | "‘"));
    // `in his mid-40s` is an age.
    let age = (1..=2).any(|back| parts.is_one(at.wrapping_sub(back), &["his", "her", "their", "my", "your", "our"]));
    (letter && !age && (four || two)).then_some(at + 2)
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::check;

    #[test]
    fn years_in_words() {
        check(
            "Built in nineteen eighty-four and again in twenty twelve, with nineteen thirty-year-olds.",
            &[
                "nineteen eighty-four = date 1984",
                "twenty twelve = date 2012",
                "nineteen = count 19",
                "thirty-year-olds = age 30 year",
            ],
        );
    }
}
