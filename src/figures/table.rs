//! Figures as tables for a spreadsheet.

/// Lines of cells with tabs between them, as spreadsheets take them from the clipboard. Tabs and line breaks within a cell
/// become spaces.
pub fn tabbed(table: &[Vec<String>]) -> String {
    let cell = |cell: &String| cell.replace(['\t', '\n', '\r'], " ");
    table.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>().join("\t") + "\n").collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_stays_one_cell() {
        let table = vec![vec!["a\tb".to_owned(), "c".to_owned()], vec!["d\ne".to_owned(), String::new()]];
        assert_eq!(tabbed(&table), "a b\tc\nd e\t\n");
    }
}
