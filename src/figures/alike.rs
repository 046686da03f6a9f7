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
    // what is one quotation needs no telling word by word
    let one_quotation = reasons.iter().any(|reason| matches!(reason, Reason::SameQuotation(_)));
    let told = reasons.iter().filter_map(|reason| match reason {
        Reason::SameQuotation(_) => Some("the same quotation".to_owned()),
        Reason::SameSpeaker(name) => Some(format!("both attributed to {}", one_line(name))),
        Reason::SameNames(names) => Some(list("names", names)),
        Reason::SameNumbers(numbers) => Some(list("numbers", numbers)),
        Reason::RareWords(words) => (!one_quotation).then(|| list("words", words)),
        Reason::SamePhrases(phrases) => phrases.first().filter(|_| !one_quotation).map(|phrase| format!("both quote “{phrase}”")),
    });
    let told = told.collect::<Vec<_>>().join(" · ");
    if told.is_empty() { told } else { format!("Alike: {told}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(of: &str) -> Vec<String> {
        of.split(' ').map(str::to_owned).collect()
    }

    #[test]
    fn reasons_stand_in_a_line_with_the_first_of_many_words() {
        let told = [
            Reason::RareWords(words("gate keeper ferry storm harbour")),
            Reason::SameNames(words("Lowmoor")),
            Reason::SamePhrases(vec!["where have you".into(), "have you been".into()]),
        ];
        assert_eq!(in_a_line(&told), "Alike: words gate, keeper, ferry · names Lowmoor · both quote “where have you”");
        assert_eq!(in_a_line(&[]), "");
    }

    #[test]
    fn one_quotation_is_not_told_word_by_word() {
        let told = [
            Reason::SameQuotation("The gate stays shut".into()),
            Reason::RareWords(words("gate shut")),
            Reason::SamePhrases(vec!["it is as".into()]),
            Reason::SameSpeaker("Ann Lee".into()),
        ];
        assert_eq!(in_a_line(&told), "Alike: the same quotation · both attributed to Ann Lee");
    }
}
