//! How well typed letters fit a name: all of them must occur in it, in order.

/// Points for `typed` in `name`, higher is better; `None` where a letter is missing. Case and spaces in `typed` don't count.
///
/// Letters at the start of words and in a row count most, so "ot" finds "Only **o**ne, **t**agged" behind "**O**pen **t**…";
/// among equals the shorter name wins.
pub fn fit(typed: &str, name: &str) -> Option<i32> {
    const START_OF_WORD: i32 = 8;
    const IN_A_ROW: i32 = 6;
    const ANYWHERE: i32 = 1;
    /// A name that begins with what was typed comes first.
    const PREFIX: i32 = 20;
    let letters: Vec<char> = typed.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect();
    let name: Vec<char> = name.chars().flat_map(char::to_lowercase).collect();
    let starts = |at: usize| at.checked_sub(1).and_then(|b| name.get(b)).is_none_or(|before| !before.is_alphanumeric());
    let mut points = 0;
    let mut from = 0;
    let mut last: Option<usize> = None;
    for (nth, letter) in letters.iter().enumerate() {
        let rest = name.get(from..)?;
        let next = rest.iter().position(|c| c == letter)? + from;
        // A later start of a word is a better place than the next occurrence in the middle of one, unless that goes on a row.
        let goes_on = last.is_some_and(|l| next == l + 1);
        let word = (next..name.len()).find(|&at| name.get(at) == Some(letter) && starts(at));
        let following = letters.get(nth + 1..).unwrap_or_default();
        let at = match word {
            Some(word) if !goes_on && holds(name.get(word + 1..).unwrap_or_default(), following) => word,
            _ => next,
        };
        points += if last.is_some_and(|l| at == l + 1) {
            IN_A_ROW
        } else if starts(at) {
            START_OF_WORD
        } else {
            ANYWHERE
        };
        last = Some(at);
        from = at + 1;
    }
    if !letters.is_empty() && name.starts_with(&letters) {
        points += PREFIX;
    }
    Some(points * 100 - i32::try_from(name.len().min(99)).unwrap_or(99))
}

/// Whether `letters` occur in `name` in order.
fn holds(name: &[char], letters: &[char]) -> bool {
    let mut rest = name.iter();
    letters.iter().all(|letter| rest.any(|c| c == letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(typed: &str, names: &[&str]) -> Vec<String> {
        let mut found: Vec<(i32, &str)> = names.iter().filter_map(|name| fit(typed, name).map(|points| (points, *name))).collect();
        found.sort_by_key(|&(points, _)| std::cmp::Reverse(points));
        found.into_iter().map(|(_, name)| name.to_owned()).collect()
    }

    #[test]
    fn starts_of_words_come_first() {
        assert_eq!(check("np", &["Open a project…", "New project", "Unpin"])[0], "New project");
        assert_eq!(check("sa", &["Message", "Save as…", "Save"])[0], "Save");
        assert_eq!(check("save a", &["Save", "Save as…"]), ["Save as…"]);
    }

    #[test]
    fn a_missing_letter_finds_nothing() {
        assert!(fit("xyz", "Save").is_none());
        assert!(fit("aas", "as").is_none());
    }

    #[test]
    fn nothing_typed_finds_all_and_case_does_not_count() {
        assert!(fit("", "Save").is_some());
        assert_eq!(fit("SAVE", "save"), fit("save", "Save"));
        assert!(fit("ÉT", "été").is_some());
    }
}
