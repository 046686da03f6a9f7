//! Whether words have a finite verb, as far as lists and endings say.

use std::ops::Range;

use super::opening::REACH;
use crate::parse::quotations::{
    lines::Line,
    phrases::starts_phrase,
    verbs::{Uses, VerbForm},
    words::Flags,
};

/// So many words without a finite verb are a list, whatever comes behind them.
const LONGEST: usize = 200;

/// Whether a finite verb stands in `items`, among the first [`LONGEST`] of them.
pub(in crate::parse::quotations) fn has_verb(line: &Line<'_>, items: Range<usize>) -> bool {
    items.into_iter().take(LONGEST).any(|at| {
        let (item, before) = (line.at(at), line.before(at));
        // "the report", "the called-off talks": no verb behind an article.
        let article = before.is(Flags::DETERMINER | Flags::POSSESSIVE) && !before.is(Flags::PRONOUN | Flags::THAT | Flags::OBJECT);
        let noun = noun_too(line, at)
            && item.verb.is_some_and(|verb| matches!(verb.form, VerbForm::Base | VerbForm::Third))
            && (article || before.is(Flags::GENITIVE));
        // "in May"
        let month = item.is(Flags::CAPITAL) && before.is(Flags::PREPOSITION) && line.spells(at, "may");
        item.quote.is_some()
            || (item.is(Flags::AUXILIARY | Flags::FINITE) && !month)
            || (item.is(Flags::ED) && !article)
            || (item.is(Flags::SAYING) && !item.is(Flags::ED) && !noun)
            || is_third(line, at)
    })
}

/// Whether `items` look like a clause: a phrase, then a finite verb.
pub(super) fn has_clause(line: &Line<'_>, items: Range<usize>) -> bool {
    let end = items.end.min(items.start + REACH);
    // "said talks would resume": a noun, though it can be a verb of saying.
    let noun = line
        .at(items.start)
        .verb
        .is_some_and(|verb| verb.uses.any(Uses::NOUN) && matches!(verb.form, VerbForm::Third | VerbForm::Base));
    // "said selling it would harm the town": what one does is the subject.
    if line.at(items.start).is(Flags::ING)
        && (items.start + 1..end).take_while(|&at| !line.pauses(at)).any(|at| line.at(at).is(Flags::AUXILIARY | Flags::FINITE))
    {
        return true;
    }
    if !starts_phrase(line, items.start)
        && !matches!(line.at(items.start).first, '$' | '£' | '€')
        && !noun
        && !line.at(items.start).is(Flags::JOINED | Flags::CAPITAL | Flags::PREPOSITION | Flags::SUBORDINATOR | Flags::ADVERB)
    {
        return false;
    }
    // "they support it": a pronoun and a word that can be its verb.
    let verb = line.at(items.start + 1);
    if line.spells_one(items.start, &["he", "she", "they", "we", "i", "it"])
        && items.start + 1 < end
        && verb.is(Flags::WORD)
        && !verb.is(Flags::PREPOSITION | Flags::COORDINATOR | Flags::DETERMINER | Flags::TO | Flags::ADVERB)
    {
        return true;
    }
    (items.start + usize::from(!line.at(items.start).is(Flags::JOINED))..end).any(|at| {
        let item = line.at(at);
        item.is(Flags::AUXILIARY | Flags::FINITE | Flags::JOINED)
            || (item.is(Flags::ED) && !line.at(at - 1).is(Flags::DETERMINER | Flags::POSSESSIVE))
            || (item.is(Flags::SAYING)
                && item.verb.is_none_or(|verb| verb.form != VerbForm::Ing)
                && !(noun_too(line, at)
                    && line.before(at).is(Flags::DETERMINER | Flags::POSSESSIVE | Flags::GENITIVE | Flags::NUMBER)))
            || is_third(line, at)
    }) || line.at(items.start).is(Flags::JOINED)
}

/// Whether the verb of saying at `at` is a noun as often: "the report", "its claim".
fn noun_too(line: &Line<'_>, at: usize) -> bool {
    line.at(at).verb.is_some_and(|verb| verb.uses.any(Uses::NOUN) || verb.base == "state")
}

/// A word in -s behind a pronoun in the singular.
fn is_third(line: &Line<'_>, at: usize) -> bool {
    let spelling = line.at(at).span.of(line.text);
    spelling.ends_with('s') && line.before(at).is(Flags::PRONOUN) && line.spells_one(at.wrapping_sub(1), &["he", "she", "it"])
}

#[cfg(test)]
mod tests {
    use crate::parse::quotations::check::check;

    #[test]
    fn participles_and_nouns_behind_an_article_are_no_verbs() {
        check("<i by=\"Ann Lee\">The classified version</i>, Ann Lee said, <i and>showed what had been done</i>.");
        check("<m by=\"Ann Lee\">The report</m>, according to Ann Lee, <m and>“went very well.”</m>");
    }
}
