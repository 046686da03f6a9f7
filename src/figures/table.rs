//! Figures as tables for a spreadsheet.

/// Lines of cells with tabs between them, as spreadsheets take them from the clipboard. Tabs and line breaks within a cell
/// become spaces.
pub fn tabbed(table: &[Vec<String>]) -> String {
    let cell = |cell: &String| cell.replace(['\t', '\n', '\r'], " ");
    table.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>().join("\t") + "\n").collect()
}

/// A table as Markdown has it, the first row its heads. A bar within a cell is escaped, line breaks become spaces.
pub fn markdown(table: &[Vec<String>]) -> String {
    let cell = |cell: &String| cell.replace(['\t', '\n', '\r'], " ").replace('\\', "\\\\").replace('|', "\\|");
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let mut text = String::new();
    for (at, row) in table.iter().enumerate() {
        text += &line(row.iter().map(cell).collect());
        if at == 0 {
            text += &line(row.iter().map(|_| "---".to_owned()).collect());
        }
    }
    text
}

/// Comma-separated values as RFC 4180 has them, with a byte-order mark, without which spreadsheets take UTF-8 for another encoding.
pub fn csv(table: &[Vec<String>]) -> String {
    let mut text = String::from('\u{feff}');
    for row in table {
        crate::commands::csv_row(&mut text, row.iter().map(String::as_str));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_stays_one_cell() {
        let table = vec![vec!["a\tb".to_owned(), "c".to_owned()], vec!["d\ne".to_owned(), String::new()]];
        assert_eq!(tabbed(&table), "a b\tc\nd e\t\n");
    }

    #[test]
    fn a_bar_stays_in_its_cell() {
        let table = vec![vec!["a".to_owned(), "b".to_owned()], vec!["c|d".to_owned(), "e\nf".to_owned()]];
        assert_eq!(markdown(&table), "| a | b |\n| --- | --- |\n| c\\|d | e f |\n");
        assert_eq!(markdown(&[]), "");
    }

    #[test]
    fn a_comma_stays_in_its_cell_and_nothing_runs() {
        let table = vec![vec!["a,b".to_owned(), "-1".to_owned()], vec!["=c()".to_owned(), "d \"e\"".to_owned()]];
        assert_eq!(csv(&table), "\u{feff}\"a,b\",-1\r\n\"'=c()\",\"d \"\"e\"\"\"\r\n");
    }
}
