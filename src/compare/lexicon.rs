//! Reading the word lists that the program ships: one entry a line, `#` begins a comment line.

/// The entries of a list, in its order.
pub(crate) fn entries(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}
