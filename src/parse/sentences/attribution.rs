//! Whether words of attribution follow a closed quotation: `“Go!” Mr Reed shouted.`
//!
//! Only called where a capital follows; before a small letter (`“Go!” he shouted`) no sentence ends anyway, and a capital `He` or `The mayor`
//! starts one. Tells `“Go!” Ann Lee said.` from `“Go!” Ann Lee said the ferry was late.`: behind the verb comes the end of the clause, or a
//! time, place or hearer.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::full_stop;
use crate::parse::lexicon;

/// The verb stands among so many words (`White House press secretary Ann Lee said`).
const WORDS_TO_VERB: usize = 8;
/// So many bytes hold them.
const BYTES: usize = 160;

/// Verbs that attribute, in the form in which they stand behind a subject.
static VERBS: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| lexicon::lines(include_str!("../../../assets/lexicon/attribution_verbs.txt")).collect());

/// Whether a subject and a verb of saying without an object clause follow.
pub(super) fn follows(words: &str) -> bool {
    let mut rest = words.get(..words.floor_char_boundary(BYTES)).unwrap_or_default();
    for nth in 0..=WORDS_TO_VERB {
        rest = rest.trim_start();
        let length = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let (raw, behind) = rest.split_at(length);
        let word = raw.trim_end_matches([',', '.', '!', '?', ';', ':']);
        if nth > 0 && VERBS.contains(word) {
            return raw.len() > word.len() || closes(behind.trim_start(), word);
        }
        let subject = word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
            || matches!(
                word,
                "of" | "the"
                    | "de"
                    | "van"
                    | "von"
                    | "der"
                    | "al"
                    | "bin"
                    | "and"
                    | "also"
                    | "later"
                    | "then"
                    | "who"
                    | "has"
                    | "had"
            );
        let common = word.starts_with(char::is_lowercase) && nth <= 5;
        let open = raw.ends_with(['.', '!', '?', ';', ':']) && word.len() > 3;
        if word.is_empty() || open || !(subject || common) || (nth == 0 && full_stop::starts_sentences(word) && word != "I") {
            return false;
        }
        rest = behind;
    }
    false
}

/// Whether what stands behind the verb closes the clause: nothing, an adverb or phrase of time, place or hearer, but no object clause.
fn closes(behind: &str, verb: &str) -> bool {
    let next = behind.split(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | ';' | ':')).next().unwrap_or_default();
    match next {
        "" | "in" | "on" | "at" | "during" | "after" | "to" | "as" | "when" | "while" | "of" | "before" | "from" | "with"
        | "via" | "last" | "late" | "later" | "earlier" | "again" | "back" | "aloud" | "angrily" | "repeatedly" | "through"
        | "into" | "over" | "yesterday" | "today" | "Monday" | "Tuesday" | "Wednesday" | "Thursday" | "Friday" | "Saturday"
        | "Sunday" => true,
        _ => matches!(verb, "told" | "tells" | "asked" | "asks") && hearer_closes(behind),
    }
}

/// `told reporters.`, `asked the crowd in Oslo`: a hearer and then no clause.
fn hearer_closes(behind: &str) -> bool {
    let head = behind.split_inclusive(['.', ',', ';', '!', '?', '\n']).next().unwrap_or_default();
    head.split_whitespace().count() <= 6
        && !head.split_whitespace().any(|word| matches!(word, "that" | "he" | "she" | "they" | "it" | "if" | "whether" | "why"))
}
