//! Rows of the claims table in words, to be copied: what each cell says, with the sentence that says it.

use super::{kind_word, one_line};
use crate::{
    commands::{CellState, ClaimColumn, ClaimRow, Session, SourceState},
    compare::{ClaimMention, Voice},
    project::SourceId,
};

/// Rows as a table, the first row its heads.
pub fn table(session: &Session, rows: &[&ClaimRow], columns: &[ClaimColumn]) -> Vec<Vec<String>> {
    let heads = columns.iter().map(|column| head(session, *column));
    let judged = rows.iter().any(|row| row.verdict.is_some());
    let noted = rows.iter().any(|row| !row.note.is_empty());
    let more = [judged.then(|| "Verdict".to_owned()), noted.then(|| "Note".to_owned())];
    let mut table = vec![heads.chain(more.into_iter().flatten()).collect::<Vec<_>>()];
    for row in rows {
        let cells = columns.iter().map(|column| cell(session, row, *column));
        let more = [judged.then(|| row.verdict.clone().unwrap_or_default()), noted.then(|| one_line(&row.note))];
        table.push(cells.chain(more.into_iter().flatten()).collect());
    }
    table
}

/// What stands over a column.
pub fn head(session: &Session, column: ClaimColumn) -> String {
    match column {
        ClaimColumn::Number => "#".to_owned(),
        ClaimColumn::Claim => "Claim".to_owned(),
        ClaimColumn::Speaker => "Speaker".to_owned(),
        ClaimColumn::Sources => "In".to_owned(),
        ClaimColumn::Source(id) => session.source(id).map(|source| source.document.label().to_owned()).unwrap_or_default(),
        ClaimColumn::Conflict => "Differs in".to_owned(),
    }
}

/// A cell in words.
pub fn cell(session: &Session, row: &ClaimRow, column: ClaimColumn) -> String {
    match column {
        ClaimColumn::Number => (row.claim.0 + 1).to_string(),
        ClaimColumn::Claim => one_line(&row.text),
        ClaimColumn::Speaker => row.speaker.clone().unwrap_or_else(|| "own voice".to_owned()),
        ClaimColumn::Sources => row.sources.to_string(),
        ClaimColumn::Source(id) => source_cell(session, row, id),
        ClaimColumn::Conflict => match row.conflict {
            Some((kind, _, 1)) => kind_word(kind).to_owned(),
            Some((kind, _, count)) => format!("{} +{}", kind_word(kind), count - 1),
            None => String::new(),
        },
    }
}

/// "differs in number, quoted: “It held,” said Lee."
fn source_cell(session: &Session, row: &ClaimRow, id: SourceId) -> String {
    let Some(at) = session.sources().iter().position(|source| source.id == id) else { return String::new() };
    let Some(source) = session.sources().get(at) else { return String::new() };
    let how = match session.cell(row, at) {
        CellState::Has { voice, differs, .. } => {
            let voice = match voice {
                Voice::Quoted => "quoted",
                Voice::Attributed => "attributed",
                Voice::Asserted => "asserted",
            };
            differs.map_or_else(|| voice.to_owned(), |kind| format!("differs in {}, {voice}", kind_word(kind)))
        }
        CellState::NotFound => return "not found".to_owned(),
        CellState::Absent => return "absent".to_owned(),
        CellState::OtherEvent => return "other event".to_owned(),
    };
    match sentences(session, row, source) {
        words if words.is_empty() => how,
        words => format!("{how}: {words}"),
    }
}

/// The sentences in which a source makes a claim.
pub fn sentences(session: &Session, row: &ClaimRow, source: &SourceState) -> String {
    let mention = |mentions: &'_ [ClaimMention]| {
        let own = mentions.iter().filter(|mention| Some(mention.source) == source.compared);
        own.min_by_key(|mention| mention.voice).map(|mention| mention.sentences.clone())
    };
    let claim = session.comparison().and_then(|comparison| comparison.claims.get(row.claim.0 as usize));
    let sentences = claim.and_then(|claim| mention(&claim.mentions)).unwrap_or_default();
    let words = sentences.filter_map(|sentence| {
        let span = source.parsed.as_deref()?.sentences.get(sentence as usize)?.span;
        Some(one_line(span.of(&source.document.text)))
    });
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::{
        table::{markdown, tabbed},
        tests::session_of,
    };

    #[test]
    fn a_copied_row_says_how_each_source_has_the_claim_and_in_which_words() {
        let session = session_of(&[
            "The flood killed 12 people in Alton.\n",
            "The flood killed 15 people in Alton.\n\nRain fell all night.\n",
        ]);
        let mut columns = vec![ClaimColumn::Number, ClaimColumn::Claim];
        columns.extend(session.sources().iter().map(|source| ClaimColumn::Source(source.id)));
        columns.push(ClaimColumn::Conflict);
        let rows: Vec<&ClaimRow> = session.claims().rows.iter().map(|row| &**row).collect();
        let table = table(&session, &rows, &columns);
        let flood = &table[1];
        assert!(flood[2].ends_with("asserted: The flood killed 12 people in Alton."), "{flood:?}");
        assert!(flood[3].contains("The flood killed 15 people in Alton."), "{flood:?}");
        let rain = table.iter().find(|row| row[1].starts_with("Rain")).unwrap();
        assert_eq!(rain[2], "not found");
        assert_eq!(tabbed(&table).lines().count(), 1 + rows.len());
        assert!(markdown(&table).lines().nth(1).unwrap().starts_with("| --- | --- |"));
    }
}
