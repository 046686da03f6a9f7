//! Why two sentences are held to say the same, in a line.

use super::one_line;
use crate::{
    commands::Session,
    compare::{Article, Reason, SentenceRef, reasons},
};

/// Why these sentences of two sources are alike, the strongest reason first; empty where nothing speaks for it.
pub fn why_alike(session: &Session, ends: [SentenceRef; 2]) -> String {
    let Some(comparison) = session.comparison() else { return String::new() };
    let two = ends.map(|end| session.source_of(end.source));
    let [Some(one), Some(other)] = two else { return String::new() };
    let (Some(parsed), Some(others)) = (one.parsed.as_deref(), other.parsed.as_deref()) else { return String::new() };
    let articles = [Article { document: &one.document, parsed }, Article { document: &other.document, parsed: others }];
    in_a_line(&reasons(articles, comparison, ends))
}

/// No more words of each kind than fit on a line or two.
const MOST: usize = 3;

fn in_a_line(reasons: &[Reason]) -> String {
    let list = |what: &str, words: &[String]| format!("{what} {}", words.iter().take(MOST).cloned().collect::<Vec<_>>().join(", "));
    let told = reasons.iter().map(|reason| match reason {
        Reason::SameNames(names) => list("names", names),
        Reason::SameNumbers(numbers) => list("numbers", numbers),
        Reason::RareWords(words) => list("words", words),
        Reason::SamePhrases(phrases) => list("the words", phrases),
        Reason::SameQuotation(_) => "the same quotation".to_owned(),
        Reason::SameSpeaker(name) => format!("both attributed to {}", one_line(name)),
    });
    let told = told.collect::<Vec<_>>().join(" · ");
    if told.is_empty() { told } else { format!("Alike: {told}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_stand_in_a_line_with_the_first_of_many_words() {
        let words = |of: &str| of.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let told = [
            Reason::SameQuotation("The gate stays shut".into()),
            Reason::RareWords(words("gate keeper ferry storm harbour")),
            Reason::SameNames(words("Lowmoor")),
            Reason::SameSpeaker("Ann Lee".into()),
        ];
        let line = "Alike: the same quotation · words gate, keeper, ferry · names Lowmoor · both attributed to Ann Lee";
        assert_eq!(in_a_line(&told), line);
        assert_eq!(in_a_line(&[]), "");
    }
}
