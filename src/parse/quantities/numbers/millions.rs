//! Whether the `m` behind digits is a million or a metre: `10m downloads`, `4m new jobs`; `10m wide`, `10m from the door`.
//!
//! Things in the plural are counted in millions, unless they are what is measured in metres (`10m waves`) or raced over (`the 100m heats`).

use crate::parse::quantities::{counts::is_plural, parts::Parts};

/// Things in the plural that have a length.
const MEASURED: [&str; 18] = [
    "waves", "walls", "pools", "fences", "cliffs", "hurdles", "sprints", "races", "heats", "finals", "relays", "swells", "towers",
    "poles", "drops", "jumps", "dives", "tides",
];

/// Words that may stand between the number and what is counted.
const DESCRIBING: [&str; 9] = ["new", "more", "other", "extra", "additional", "registered", "active", "monthly", "daily"];

/// Whether the `m` at the part `at`, directly behind digits, is a million.
pub(super) fn is_million(parts: &Parts, at: usize) -> bool {
    if !parts.glued(at) || parts.same_word(at + 1) {
        return false;
    }
    // `the 100m`: a race.
    let race = parts.is_one(at.wrapping_sub(2), &["the", "men’s", "women’s", "men's", "women's"])
        && parts.is_one(at.wrapping_sub(1), &["60", "100", "200", "400", "800"]);
    let noun = at + 1 + usize::from(parts.is_one(at + 1, &DESCRIBING) || parts.capital(at + 1));
    let plural = |at: usize| is_plural(parts.word(at)) && !parts.is_one(at, &MEASURED);
    parts.capital(at) || !race && (plural(at + 1) || plural(noun))
}

#[cfg(test)]
mod tests {
    use crate::parse::quantities::tests::check;

    #[test]
    fn things_are_counted_in_millions() {
        check(
            "It has 10m downloads, 4m new jobs, 3m British workers, 7m tonnes of grain and was seen 5m times; 3.5M saw it.",
            &[
                "10m downloads = count 10000000 download",
                "4m new jobs = count 4000000 job",
                "3m British workers = count 3000000 worker",
                "7m tonnes = other 7000000 tonne",
                "5m times = count 5000000 time",
                "3.5M = count 3500000",
            ],
        );
    }

    #[test]
    fn lengths_are_metres() {
        check(
            "It was 10m wide and 20m from the door; waves of 6m, 7m waves, a 3m-high wall, the 100m finals.",
            &[
                "10m wide = distance 10 metre",
                "20m = distance 20 metre",
                "6m = distance 6 metre",
                "7m = distance 7 metre",
                "3m-high = distance 3 metre",
                "100m = distance 100 metre",
            ],
        );
    }
}
