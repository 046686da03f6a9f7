//! Reading of the word lists in `assets/lexicon/`.

/// The entries of a word list, in its order: one a line, blank lines and comments (`# …`) left out.
pub(crate) fn lines(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}
