//! Who said it: the same words, given to two speakers.
//!
//! Compared are quotations of at least five words that are the same utterance, given to two people, to a person and a paper, or to two
//! who are only described ("another man", "the driver"). A speaker whom one article leaves out is no difference; nor is a body and
//! the one who speaks for it, nor a name and a description.

use crate::{
    compare::{ConflictKind, Severity, SharedEntityIndex, common_words::Tier, statements::StatementKind, synonyms},
    parse::{EntityKind, Form, Gender},
    text::Span,
};

use super::{Compared, Finding, Side, is_name, quoted, wording};

pub(crate) fn find(pair: &Compared<'_>, found: &mut Vec<Finding>) {
    person_or_paper(pair, found);
    two_people(pair, found);
    two_described(pair, found);
    named_or_described(pair, found);
    named_or_pronoun(pair, found);
}

/// The same words, given to somebody by name here and to one who is only described there ("an official").
fn named_or_described(pair: &Compared<'_>, found: &mut Vec<Finding>) {
    if pair.a.statement.kind != StatementKind::Quoted || pair.b.statement.kind != StatementKind::Quoted {
        return;
    }
    let (named, described) = match (named_speaker(&pair.a), named_speaker(&pair.b)) {
        (Some(_), None) => (&pair.a, &pair.b),
        (None, Some(_)) => (&pair.b, &pair.a),
        _ => return,
    };
    let (Some(who), Some(other)) = (named_speaker(named), speaker_words(described)) else { return };
    // "the mayor" may be the very one whom the article names elsewhere
    let unnamed = |span: Span| {
        let words = described.words(span);
        let first = words.split_whitespace().next().unwrap_or_default().to_lowercase();
        matches!(first.as_str(), "a" | "an" | "one" | "another")
            && words.split_whitespace().skip(1).all(|w| w.starts_with(char::is_lowercase))
    };
    let person = |e| pair.coverage.entities.kind(e) == EntityKind::Person;
    if !named.statement.speaker.is_some_and(person)
        || named.statement.speaker == described.statement.speaker
        || !unnamed(other)
        || !wording::same_remark(pair, SAME_WORDS)
    {
        return;
    }
    let (name, words) = (quoted(named.words(who)), quoted(described.words(other)));
    found.push(Finding {
        kind: ConflictKind::Person,
        severity: Severity::Detail,
        sides: [(named.place(who), name.to_lowercase()), (described.place(other), words.to_lowercase())],
        why: format!("The same words are given to {name} in one article and to {words} in another."),
    });
}

/// The same words, given to two who are described and not named.
fn two_described(pair: &Compared<'_>, found: &mut Vec<Finding>) {
    if pair.a.statement.kind != StatementKind::Quoted || pair.b.statement.kind != StatementKind::Quoted {
        return;
    }
    let described = |side: &Side<'_>| {
        let words = speaker_words(side)?;
        let tokens = side.article.parsed.tokens_in(words);
        let last = tokens.end.checked_sub(1)? as u32;
        let form = side.prepared.form(last as usize)?;
        let small = words.of(side.text()).split_whitespace().all(|w| !w.starts_with(char::is_uppercase) || w == "The" || w == "A");
        (small && form.tier > Tier::Grammar && named_speaker(side).is_none()).then(|| (words, form.stem.clone()))
    };
    let (Some((a, x)), Some((b, y))) = (described(&pair.a), described(&pair.b)) else { return };
    if synonyms::near(&x, &y) || !wording::same_remark(pair, SAME_WORDS) {
        return;
    }
    let (words_a, words_b) = (quoted(pair.a.words(a)), quoted(pair.b.words(b)));
    found.push(Finding {
        kind: ConflictKind::Person,
        severity: Severity::Detail,
        sides: [(pair.a.place(a), words_a.to_lowercase()), (pair.b.place(b), words_b.to_lowercase())],
        why: format!("The same words are given to {words_a} in one article and to {words_b} in another."),
    });
}

fn two_people(pair: &Compared<'_>, found: &mut Vec<Finding>) {
    let whole = |s: &Side<'_>| s.statement.kind == StatementKind::Quoted;
    if whole(&pair.a) && whole(&pair.b) && are_of_two(pair) && wording::same_words(pair) {
        given_to(pair, found);
    }
}

/// The same without quote marks, in nearly the same words.
pub(crate) fn two_who_tell(pair: &Compared<'_>, found: &mut Vec<Finding>) {
    let told = |s: &Side<'_>| s.statement.kind == StatementKind::Reported;
    let one =
        || wording::same_remark(pair, SAME_REPORT) && wording::same_words(pair) || wording::same_remark(pair, SAME_LONG_REPORT);
    if told(&pair.a) && told(&pair.b) && are_of_two(pair) && one() {
        given_to(pair, found);
    }
}

/// Whether two people speak whose names cannot be those of one.
fn are_of_two(pair: &Compared<'_>) -> bool {
    let (Some(x), Some(y)) = (pair.a.statement.speaker, pair.b.statement.speaker) else { return false };
    let entities = pair.coverage.entities;
    x != y
        && entities.kind(x) == EntityKind::Person
        && entities.kind(y) == EntityKind::Person
        && are_two(entities.name(x), entities.name(y))
}

fn given_to(pair: &Compared<'_>, found: &mut Vec<Finding>) {
    let (Some(x), Some(y)) = (pair.a.statement.speaker, pair.b.statement.speaker) else { return };
    let (Some(a), Some(b)) = (named_speaker(&pair.a), named_speaker(&pair.b)) else { return };
    let entities = pair.coverage.entities;
    found.push(Finding {
        kind: ConflictKind::Person,
        severity: Severity::Contradiction,
        sides: [(pair.a.place(a), entities.name(x).to_owned()), (pair.b.place(b), entities.name(y).to_owned())],
        why: format!("The same words are given to {} and to {}.", quoted(entities.name(x)), quoted(entities.name(y))),
    });
}

/// The same words, given to somebody by name here, and there to "he" or "she", who is another: the pronoun is not that person's.
fn named_or_pronoun(pair: &Compared<'_>, found: &mut Vec<Finding>) {
    let whole = |s: &Side<'_>| s.statement.kind == StatementKind::Quoted;
    if !whole(&pair.a) || !whole(&pair.b) {
        return;
    }
    let (named, pronoun) = match (named_speaker(&pair.a), named_speaker(&pair.b)) {
        (Some(_), None) => (&pair.a, &pair.b),
        (None, Some(_)) => (&pair.b, &pair.a),
        _ => return,
    };
    let (Some(who), Some(said)) = (named_speaker(named), speaker_words(pronoun)) else { return };
    let gender = match pronoun.words(said) {
        "he" | "He" => Gender::Masculine,
        "she" | "She" => Gender::Feminine,
        _ => return,
    };
    let (Some(x), Some(y)) = (named.statement.speaker, pronoun.statement.speaker) else { return };
    let entities = pair.coverage.entities;
    let person = |e| entities.kind(e) == EntityKind::Person && entities.named(e);
    // the pronoun must be that of whom it is taken for, and never that of the other
    if x == y
        || !person(x)
        || !person(y)
        || of(pair, named, x).is_none_or(|known| known == Gender::Unknown || known == gender)
        || of(pair, pronoun, x).is_some_and(|known| known == gender)
        || of(pair, pronoun, y) != Some(gender)
        || !wording::same_remark(pair, SAME_WORDS)
    {
        return;
    }
    found.push(Finding {
        kind: ConflictKind::Person,
        severity: Severity::Tension,
        sides: [(named.place(who), entities.name(x).to_owned()), (pronoun.place(said), entities.name(y).to_owned())],
        why: format!("The same words are given to {} and to {}.", quoted(entities.name(x)), quoted(entities.name(y))),
    });
}

/// What an article says of a person's gender.
fn of(pair: &Compared<'_>, side: &Side<'_>, person: SharedEntityIndex) -> Option<Gender> {
    let mut members = pair.coverage.entities.shared.get(person.0 as usize)?.members.iter();
    let (_, own) = members.find(|(source, _)| source.0 == side.source)?;
    Some(side.article.parsed.entities.get(own.0 as usize)?.gender)
}

/// Whether two names are those of two: "Inspector Jim Gage" may be "County Inspector Gage", and "a police spokeswoman" anybody.
fn are_two(a: &str, b: &str) -> bool {
    let last = |name: &str| name.rsplit(' ').next().map(str::to_lowercase);
    is_name(a) && is_name(b) && last(a) != last(b)
}

/// What can be quoted as saying something, and is written by somebody.
const PAPERS: [&str; 16] = [
    "letter",
    "statement",
    "report",
    "document",
    "memo",
    "memorandum",
    "email",
    "e-mail",
    "post",
    "tweet",
    "filing",
    "complaint",
    "petition",
    "study",
    "indictment",
    "lawsuit",
];
/// So many words of two short remarks must be the same, in order, and this part of the shorter.
const SAME_WORDS: (usize, f32) = (5, 0.9);
/// So many words of two statements without quote marks.
const SAME_REPORT: (usize, f32) = (8, 0.8);
/// Of a long one something may be left out here and added there.
const SAME_LONG_REPORT: (usize, f32) = (12, 0.8);
/// So many words of both quotations must be the same, in order, and this part of the shorter.
const SAME_REMARK: (usize, f32) = (8, 0.6);

/// The same words, given to a person here and to a paper there: somebody wrote it, and one article leaves out who, or errs.
fn person_or_paper(pair: &Compared<'_>, found: &mut Vec<Finding>) {
    if pair.a.statement.kind != StatementKind::Quoted || pair.b.statement.kind != StatementKind::Quoted {
        return;
    }
    let (Some(a), Some(b)) = (speaker_words(&pair.a), speaker_words(&pair.b)) else { return };
    let person = |side: &Side<'_>| {
        let speaker = side.statement.speaker.filter(|&s| pair.coverage.entities.kind(s) == EntityKind::Person);
        speaker.is_some() && named_speaker(side).is_some()
    };
    let paper = |side: &Side<'_>, span: Span| {
        let tokens = side.article.parsed.tokens_in(span);
        PAPERS.contains(&tokens.end.checked_sub(1).map_or("", |t| side.word(t as u32)))
    };
    if !(person(&pair.a) && paper(&pair.b, b) || person(&pair.b) && paper(&pair.a, a)) || !wording::same_remark(pair, SAME_REMARK) {
        return;
    }
    let (words_a, words_b) = (quoted(pair.a.words(a)), quoted(pair.b.words(b)));
    found.push(Finding {
        kind: ConflictKind::Person,
        severity: Severity::Tension,
        sides: [(pair.a.place(a), words_a.to_lowercase()), (pair.b.place(b), words_b.to_lowercase())],
        why: format!("Nearly the same words are given to {words_a} in one article and to {words_b} in another."),
    });
}

/// Whom the attribution of the statement names, in its words.
fn speaker_words(side: &Side<'_>) -> Option<Span> {
    let statement = side.prepared.statements.get(side.statement.statement as usize)?;
    side.article.parsed.quotations.get(statement.quotation? as usize)?.speaker
}

/// The speaker of the statement, where the attribution names one: whom a pronoun means is never certain enough.
fn named_speaker(side: &Side<'_>) -> Option<Span> {
    let statement = side.prepared.statements.get(side.statement.statement as usize)?;
    let parsed = side.article.parsed;
    let speaker = parsed.quotations.get(statement.quotation? as usize)?.speaker?;
    let first = parsed.mentions.partition_point(|m| m.span.end <= speaker.start);
    let here = parsed.mentions.iter().skip(first).take_while(|m| m.span.start < speaker.end);
    let named = here.into_iter().any(|m| m.form == Form::Name && m.span.overlaps(speaker));
    named.then_some(speaker)
}

#[cfg(test)]
mod tests {
    use crate::compare::conflicts::tests_of_texts::check;

    #[test]
    fn what_two_people_tell_in_the_same_words() {
        let one = "The old ferry of Lowmoor had been inspected twice in the week before the storm, said Anna Lindqvist.";
        let other = "The old ferry of Lowmoor had been inspected twice in the week before the storm, said Peter Marsh.";
        check(&[one, other], "person: Anna Lindqvist | Peter Marsh");
        let longer = "The old ferry of Lowmoor had been inspected twice in the week before the storm, said Ms Lindqvist.";
        check(&[one, longer], "");
    }

    #[test]
    fn words_of_one_with_a_name_are_given_to_a_pronoun_of_another() {
        let one = "Mayor Anna Lindqvist came to Lowmoor on Monday. “Nobody will sleep in the cold tonight,” she said.";
        let other = "The ferry of Lowmoor sank on Monday. Anna Lindqvist saw it. “Nobody will sleep in the cold tonight,” said Mr Peter Marsh.";
        check(&[one, other], "person: she | Mr Peter Marsh");
        let same = "The ferry of Lowmoor sank on Monday. “Nobody will sleep in the cold tonight,” said Anna Lindqvist.";
        check(&[one, same], "");
    }

    #[test]
    fn what_two_people_tell_at_different_length() {
        let one = "The crew of the old ferry of Lowmoor rowed for six hours before they reached the beach below the lighthouse, said Anna Lindqvist.";
        let other = "The crew of the old ferry of Lowmoor rowed through rain and a field of mines for more than six hours before they reached the beach below the lighthouse, said Peter Marsh.";
        check(&[one, other], "person: Anna Lindqvist | Peter Marsh\nquantity: six hours | more than six hours");
    }

    #[test]
    fn a_remark_given_to_its_author_here_and_to_a_letter_there() {
        let person =
            "“We fear that the bridge follows the wishes of its builders rather than the needs of the river,” said Anna Lindqvist.";
        let paper = "“The bridge seems to follow the wishes of its builders rather than the needs of the river,” said the letter.";
        check(
            &[person, paper],
            "person: Anna Lindqvist | the letter\nwording: We fear that the bridge follows the wishes of its builders rather than the needs of the river, | The bridge seems to follow the wishes of its builders rather than the needs of the river,",
        );
    }
}
