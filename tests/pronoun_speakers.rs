//! Who is meant where a pronoun speaks: some sixty short reports, each with one pattern that news text has, and the one that is meant.
//!
//! The quotation asked for is the last one whose speaker is a pronoun. Cases that are not right yet stand in [`KNOWN_MISSES`]; their
//! number may only sink, and a case that comes right must leave the list.

use crossread::{
    parse::parse,
    text::{Document, Metadata},
};

/// What the case shows, the report, and the name of the one who is meant.
type Case = (&'static str, &'static str, &'static str);

/// Cases that are not right yet.
const KNOWN_MISSES: [&str; 0] = [];

#[rustfmt::skip]
const CASES: [Case; 61] = [
    // The subject of the sentence before.
    ("subject before", "Ann Lee opened the new lock on Monday. She said the river would be calmer now.", "Ann Lee"),
    ("subject before, not its object", "Peter Voss thanked Karl Lind for the repairs. He said the lock had never been safer.", "Peter Voss"),
    ("subject before, not whom he tells", "Peter Voss told Karl Lind that the lock was safe. He added that the gates were new.", "Peter Voss"),
    ("subject before, not whom his clause is about", "Peter Voss said that Karl Lind had been late. He said the work had suffered.", "Peter Voss"),
    ("object by gender", "Peter Voss met Ann Lee at the lock. She said the gates were rusty.", "Ann Lee"),
    ("list by gender", "Ann Lee and Peter Voss came to the lock. He said the gates were rusty.", "Peter Voss"),
    ("agent of a passive", "The lock was shut by Peter Voss. He said the gates were rusty.", "Peter Voss"),
    ("owner of the subject", "Peter Voss’s plan for the lock was turned down. He said the council had not read it.", "Peter Voss"),
    ("two sentences back", "Ann Lee opened the lock on Monday. The rain had stopped by then. She said the river would be calmer now.", "Ann Lee"),
    ("new subject in between", "Karl Lind built the lock. Peter Voss runs it today. He said the gates were rusty.", "Peter Voss"),
    // Behind the quotation.
    ("tag behind", "Ann Lee opened the new lock on Monday. “The river will be calmer now,” she said.", "Ann Lee"),
    ("tag in the next paragraph", "Peter Voss runs the lock at Ely.\n\n“The gates are rusty,” he said.", "Peter Voss"),
    ("tag in the middle", "Ann Lee runs the lock. “The gates,” she said, “are rusty.”", "Ann Lee"),
    ("inverted", "Peter Voss shook his head. “The gates are rusty,” said he.", "Peter Voss"),
    ("tag with a time", "Ann Lee runs the lock at Ely. “The gates are rusty,” she told reporters on Friday.", "Ann Lee"),
    ("tag with an onlooker", "Peter Voss runs the lock. “The gates are rusty,” he said as Karl Lind looked on.", "Peter Voss"),
    ("second tag", "“The gates are rusty,” Ann Lee said. “Nobody paints them,” she added.", "Ann Lee"),
    ("third tag", "“The gates are rusty,” Ann Lee said.\n\n“Nobody paints them,” she said.\n\n“We asked for paint in May,” she said.", "Ann Lee"),
    ("speech about somebody else", "“Karl Lind never painted the gates,” Peter Voss said. “He was always late,” he added.", "Peter Voss"),
    ("last speaker, not whom the question names", "“The gates are rusty,” Peter Voss said.\n\nBut would the town pay more than it had paid to Karl Lind?\n\n“It will have to,” he said.", "Peter Voss"),
    ("last speaker, not whom the reporter compares", "“The gates are rusty,” Peter Voss said. They were painted last in the days of Karl Lind. “That was before the flood,” he said.", "Peter Voss"),
    ("last speaker by according to", "The lock is rusty, according to Peter Voss. Nobody thanked Karl Lind. “It needs paint,” he wrote.", "Peter Voss"),
    ("other speaker in between", "“The gates are rusty,” Karl Lind said. Peter Voss disagreed. “They were painted in May,” he said.", "Peter Voss"),
    ("two who answer each other", "“The gates are rusty,” Ann Lee said. “They are not,” Peter Voss said. “I was there yesterday,” she said.", "Ann Lee"),
    // Openings.
    ("asked", "Peter Voss runs the lock. Asked about the gates, he said they were rusty.", "Peter Voss"),
    ("opening phrase with another", "After a walk with Karl Lind, Peter Voss was cheerful. “The gates will do,” he told the crew.", "Peter Voss"),
    ("opening clause with another", "When Karl Lind asked about the gates, Peter Voss laughed. “They will do,” he said.", "Peter Voss"),
    ("opening clause that quotes another", "When Eva Lind asked about “the rust,” Ann Lee laughed. “It will do,” she said.", "Ann Lee"),
    ("according to another", "According to Karl Lind, Peter Voss has painted the gates. He said the rust was gone.", "Peter Voss"),
    ("instead", "Ann Lee did not answer. Instead, she said the gates were rusty.", "Ann Lee"),
    ("but", "Ann Lee likes the lock. But, she told the crew, the gates are rusty.", "Ann Lee"),
    ("in a letter", "Peter Voss has run the lock for years. In a letter to the council, he wrote that the gates were rusty.", "Peter Voss"),
    // Relative clauses and clauses of one sentence.
    ("who", "The lock belongs to Ann Lee, who said the gates were rusty.", "Ann Lee"),
    ("who behind an apposition", "Peter Voss, a carpenter, who said the gates were rusty, has left.", "Peter Voss"),
    ("who inside a subject", "Ann Lee, who has said the gates are rusty, will paint them.", "Ann Lee"),
    ("which he called", "Peter Voss will paint the gates, which he called “a disgrace.”", "Peter Voss"),
    ("because", "Ann Lee shut the lock because she said the gates were rusty.", "Ann Lee"),
    ("second half", "Peter Voss shut the lock, and he said the gates were rusty.", "Peter Voss"),
    ("when he", "Peter Voss waded in last month when he suggested that the gates were rusty.", "Peter Voss"),
    ("owner of a noun of saying", "Ann Lee runs the lock. Her claim that the gates were rusty was checked.", "Ann Lee"),
    // Titles, offices, surnames.
    ("title tells", "Mrs Lee met Mr Voss at the lock. She said the gates were rusty.", "Lee"),
    ("office tells", "Chairwoman Robin Lee runs the lock with Sasha Voss. She said the gates were rusty.", "Robin Lee"),
    ("surname later", "Ann Lee runs the lock. Lee has painted the gates. “They were rusty,” she said.", "Ann Lee"),
    ("office in apposition", "The mayor, Ann Lee, runs the lock. She said the gates were rusty.", "Ann Lee"),
    ("office later", "Ann Lee, the mayor, runs the lock. The mayor was cheerful. “The gates will do,” she said.", "Ann Lee"),
    ("relative by marriage", "Peter Voss came with his wife, Ann Voss. She said the gates were rusty.", "Ann Voss"),
    ("aide of another", "Ann Lee’s lawyer, Peter Voss, came to the lock. He said the gates were rusty.", "Peter Voss"),
    ("king", "King Olaf came to the lock. He said the gates were rusty.", "Olaf"),
    ("name that tells nothing", "Quen Zorba runs the lock. She said the gates were rusty.", "Quen Zorba"),
    ("names that tell nothing", "Quen Zorba runs the lock with Tarrel Moxon. He said the gates were rusty.", "Quen Zorba"),
    ("gender learnt earlier", "Quen Zorba painted her boat. Karl Lind painted his. She said the work was hard.", "Quen Zorba"),
    // Those who have no name.
    ("spokeswoman", "Peter Voss runs the lock. A spokeswoman for the port said the gates were rusty. “They will be painted,” she said.", "A spokeswoman for the port"),
    ("spokesman, after a name", "Peter Voss shut the lock. A spokesman for the port said the gates were rusty. He added that paint was dear.", "A spokesman for the port"),
    ("woman without a name", "Ann Lee runs the lock. “Too much rust,” said a woman on the bridge. “It falls on my hat,” she said.", "a woman on the bridge"),
    ("official without a name", "A senior port official said the gates were rusty. He said they would be painted.", "A senior port official"),
    ("name after one without", "A spokesman for the port said the gates were rusty. Peter Voss laughed. “They will do,” he said.", "Peter Voss"),
    // Bodies and groups.
    ("body", "Fenland Council has shut the lock. It said the gates were rusty.", "Fenland Council"),
    ("body that spoke", "The ministry said the lock was shut. It added that the gates were rusty.", "The ministry"),
    ("body in the same sentence", "Fenland Council gave a wrong date when it told the paper that the gates were rusty.", "Fenland Council"),
    ("group that spoke", "The bargemen said the lock was shut. They added that the gates were rusty.", "The bargemen"),
    ("group with tag", "The bargemen blame the council. “The gates are rusty,” they said.", "The bargemen"),
];

/// Pronouns in capitals and small letters, as they stand in the cases.
const PRONOUNS: [&str; 9] = ["he", "she", "it", "they", "who", "her", "his", "which", "that"];

/// Whom the last quotation means whose speaker is a pronoun.
fn meant(text: &str) -> Option<String> {
    let parsed = parse(&Document { text: text.into(), file: None, metadata: Metadata::default() });
    let asked =
        parsed.quotations.iter().rev().find(|quotation| {
            quotation.speaker.is_some_and(|speaker| PRONOUNS.contains(&speaker.of(text).to_lowercase().as_str()))
        })?;
    let entity = parsed.entities.get(asked.entity?.0 as usize)?;
    Some(entity.name.clone())
}

#[test]
fn pronouns_that_speak_mean_whom_a_reader_takes_them_for() {
    let wrong: Vec<(&str, Option<String>)> = CASES
        .iter()
        .map(|&(shows, text, name)| (shows, meant(text), name))
        .filter(|(_, meant, name)| meant.as_deref() != Some(*name))
        .map(|(shows, meant, _)| (shows, meant))
        .collect();
    let names: Vec<&str> = wrong.iter().map(|(shows, _)| *shows).collect();
    assert_eq!(names, KNOWN_MISSES, "wrong are {} of {}: {wrong:#?}", wrong.len(), CASES.len());
}
