//! Verbs of saying that say nothing where they stand: nouns, participles before a noun, what only names a thing, set phrases.

use crate::parse::quotations::{
    lines::Line,
    records::is_title,
    verbs::{Uses, VerbForm},
    words::Flags,
};

/// What can be told beside words: "told the tale of a man who".
const TOLD: [&str; 9] = ["tale", "tales", "story", "stories", "truth", "lie", "lies", "joke", "jokes"];

/// Whether the form at `at` is a noun or stands before one: "the claims", "his report", "his alleged part", "the firm’s reported losses".
pub(super) fn noun(line: &Line<'_>, at: usize, uses: Uses) -> bool {
    let (item, before) = (line.at(at), line.before(at));
    let past = item.verb.is_some_and(|verb| verb.form == VerbForm::Past);
    let article = before.is(Flags::DETERMINER | Flags::POSSESSIVE)
        && !before.is(Flags::PRONOUN | Flags::THAT | Flags::OBJECT | Flags::NUMBER);
    let owned = before.is(Flags::POSSESSIVE) && !before.is(Flags::OBJECT | Flags::RELATIVE) || before.is(Flags::GENITIVE);
    uses.any(Uses::NOUN) && !past && article
        || item.is(Flags::ED) && (owned || line.spells_one(at.wrapping_sub(1), &["the", "a", "an"]))
}

/// Whether nobody says anything by the verb at `at`, which ends at `end`.
pub(super) fn says_nothing(line: &Line<'_>, at: usize, end: usize, uses: Uses) -> bool {
    let Some(verb) = line.at(at).verb else { return true };
    let object = end + usize::from(line.at(end).is(Flags::DETERMINER | Flags::POSSESSIVE));
    let set = match verb.base {
        // "told the tale of a man who", not "told the story of how it shut"
        "tell" => line.spells_one(object, &TOLD) && !(object + 1..object + 3).any(|i| line.at(i).is(Flags::QUESTION | Flags::THAT)),
        "add" => adds_a_number(line, end),
        "reckon" => line.spells(end, "with"),
        "feel" => line.spells(end, "like"),
        // Before a judge.
        "plead" => {
            line.spells_one(end, &["guilty", "innocent"])
                || line.spells(end, "not") && line.spells(end + 1, "guilty")
                || line.spells(end, "no") && line.spells(end + 1, "contest")
        }
        // "was quoted as saying"
        "quote" => line.spells(at + 1, "as") && line.at(at + 2).verb.is_some_and(|v| v.form == VerbForm::Ing),
        _ => false,
    };
    // "revealed himself as"
    let oneself = line.spells_one(end, &["himself", "herself", "itself", "themselves", "myself"])
        && !uses.any(Uses::NAME | Uses::AS | Uses::PERSON | Uses::URGE);
    set || oneself || names_a_thing(line, at)
}

/// "added 16 points", not "added 16 men had left"
fn adds_a_number(line: &Line<'_>, end: usize) -> bool {
    /// Words looked at for a verb.
    const REACH: usize = 8;
    let words = (end..line.len().min(end + REACH)).take_while(|&i| !line.pauses(i));
    line.at(end).is(Flags::NUMBER) && !words.into_iter().any(|i| line.at(i).is(Flags::AUXILIARY | Flags::FINITE | Flags::ED))
}

/// "a play called “The Lock”", "a firm called Orr and Sons": a name, not what anybody calls it.
fn names_a_thing(line: &Line<'_>, at: usize) -> bool {
    let behind = line.at(at + 1);
    let named = behind.quote.is_some() || (behind.is(Flags::CAPITAL) && !behind.is(Flags::DETERMINER | Flags::PRONOUN));
    if line.spells(at, "called") && line.spells(at.wrapping_sub(1), "so") {
        return true;
    }
    let noun = line.before(at);
    let thing =
        noun.is(Flags::WORD) && !noun.is(Flags::CAPITAL | Flags::PRONOUN | Flags::RELATIVE | Flags::AUXILIARY | Flags::ADVERB);
    let indefinite = (at.saturating_sub(4)..at.saturating_sub(1)).any(|i| line.spells_one(i, &["a", "an"]));
    // "its cover story called “The Lock”"
    let inner = line.quote(at + 1).map_or("", |pair| pair.inner.of(line.text));
    let titled = !inner.is_empty()
        && is_title(inner.trim_end_matches([',', '.']))
        && !(at.saturating_sub(6)..at).any(|i| line.at(i).is(Flags::RELATIVE | Flags::QUESTION | Flags::THAT));
    line.spells(at, "called") && named && thing && (indefinite || titled)
}

#[cfg(test)]
mod tests {
    use crate::parse::quotations::check::check;

    #[test]
    fn name_of_a_thing_is_nobodys_word_for_it() {
        check("The crew staged a play called <s>“The Lock”</s> in May.");
        check("She called <m by=\"She\">the lock “a disgrace”</m> and left.");
    }

    #[test]
    fn title_behind_called_is_a_name() {
        check("The Post ran its long piece called <s>“The Last Bargeman”</s> in May.");
        check("The so called <s>“lock war”</s> went on.");
    }

    #[test]
    fn what_stands_before_a_noun_is_no_verb() {
        check("The town may sue the port for its alleged part in the flood. The guild’s reported losses grew.");
        check("The alleged <s>“ghost”</s> of the lock was a goat.");
    }

    #[test]
    fn set_phrases_say_nothing() {
        check("Peter Ray pleaded guilty to flooding the town, and Tom Gray pleaded not guilty.");
        check("Ann Lee told the tale of a man who had lost his barge. She told the truth about it.");
        check("Ann Lee revealed herself as the <s>“goat of Ely”</s> in May.");
        check("Tom Gray added 12 points in his first game. It felt like a <s>“dream”</s> to him.");
    }
}
