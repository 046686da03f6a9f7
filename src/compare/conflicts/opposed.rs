//! What two articles tell in opposite ways in words that share nothing: nobody was arrested here, a man is in custody there.
//!
//! The tellings are families of an open list (`assets/lexicon/opposed.txt`): each says what is told, in two lists of phrases that
//! cannot both hold. Some stand against each other wherever they are told, for there is but one event; the others in two sentences
//! that tell of the same. Nothing is shown where an article tells both, where what is told is denied or left open, or where the two
//! are told of two people. Missed are phrases that the list does not have.

use std::{ops::Range, sync::LazyLock};

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::compare::{
    Article, ConflictKind, Severity, SharedEntityIndex,
    common_words::Tier,
    lexicon,
    matter::Coverage,
    prepare::Prepared,
    synonyms,
    thresholds::{CLAIM, SAME},
    words,
};

use super::{Compared, Finding, LONGEST, Side, doers, facts, of_one_person, quoted};

/// Where the two tellings of a family stand against each other.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Where {
    Anywhere,
    Near,
    Person,
    Past,
    Object,
    Alike,
}

/// What is told, and its two tellings.
struct Family {
    place: Where,
    what: String,
}

/// A phrase of the list: base forms, each with the words that may stand before it.
struct Phrase {
    family: u8,
    telling: u8,
    rest: Vec<(String, u32)>,
}

struct List {
    families: Vec<Family>,
    /// By its first word.
    phrases: FxHashMap<String, Vec<Phrase>>,
}

static LIST: LazyLock<List> = LazyLock::new(|| {
    let mut list = List { families: Vec::new(), phrases: FxHashMap::default() };
    for line in lexicon::entries(include_str!("../../../assets/lexicon/opposed.txt")) {
        let parts: Vec<&str> = line.split('|').map(str::trim).collect();
        let &[place, what, one, other] = parts.as_slice() else { continue };
        let family = list.families.len() as u8;
        let place = match place {
            "anywhere" => Where::Anywhere,
            "near" => Where::Near,
            "person" => Where::Person,
            "past" => Where::Past,
            "alike" => Where::Alike,
            _ => Where::Object,
        };
        list.families.push(Family { place, what: what.to_owned() });
        for (telling, phrases) in (0..).zip([one, other]) {
            for phrase in phrases.split_whitespace() {
                let mut each = phrase.split_inclusive(['_', '~']).scan(0, |gap, word| {
                    let before = *gap;
                    *gap = if word.ends_with('~') { GAP } else { 0 };
                    Some((base(word.trim_end_matches(['_', '~'])), before))
                });
                let Some((first, _)) = each.next() else { continue };
                let rest = each.collect();
                list.phrases.entry(first).or_default().push(Phrase { family, telling, rest });
            }
        }
    }
    // the longer phrase first: "will not" before "will"
    list.phrases.values_mut().for_each(|phrases| {
        phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.rest.len()));
    });
    list
});

/// So many words may stand where the list has "~".
const GAP: u32 = 3;

/// The base form of a word here: all forms of "be", of "have" and of "not" are one.
fn base(folded: &str) -> String {
    match folded {
        "is" | "are" | "was" | "were" | "been" | "being" | "am" => "be".to_owned(),
        "has" | "had" | "having" => "have".to_owned(),
        _ if folded.ends_with("n't") || folded == "cannot" => "not".to_owned(),
        _ => words::stem(folded),
    }
}

/// A phrase of the list as it stands in an article.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Told {
    pub(super) family: u8,
    pub(super) telling: u8,
    pub(super) tokens: Range<u32>,
}

/// What a family tells, if it stands against the other telling wherever it is told.
pub(super) fn of_event(family: u8) -> Option<&'static str> {
    LIST.families.get(family as usize).filter(|family| family.place == Where::Anywhere).map(|family| family.what.as_str())
}

/// What a family tells of people, if it stands against the other telling wherever both are told of one of them.
pub(super) fn of_people(family: u8) -> Option<&'static str> {
    LIST.families
        .get(family as usize)
        .filter(|family| matches!(family.place, Where::Person | Where::Past))
        .map(|family| family.what.as_str())
}

/// Whether a family tells of the past.
pub(super) fn of_any_year(family: u8) -> bool {
    LIST.families.get(family as usize).is_some_and(|family| family.place == Where::Past)
}

/// What each sentence of each article tells, by the position of the article and the sentence.
pub(crate) type AllTold<'c> = Vec<&'c [Vec<Told>]>;

/// What all articles of a group tell.
pub(crate) fn all_told<'c>(coverage: &Coverage<'c>) -> AllTold<'c> {
    let articles = coverage.articles.par_iter().zip(coverage.prepared);
    articles.map(|(article, prepared)| prepared.told.get_or_init(|| of_article(article, prepared)).as_slice()).collect()
}

fn of_article(article: &Article<'_>, prepared: &Prepared) -> Vec<Vec<Told>> {
    let bases: Vec<String> = prepared.forms.iter().map(|form| base(&form.folded)).collect();
    let firsts: Vec<Option<&Vec<Phrase>>> = bases.iter().map(|base| LIST.phrases.get(base)).collect();
    let form_at = |t: u32| prepared.token_forms.get(t as usize).copied().unwrap_or(crate::compare::prepare::NO_FORM);
    let base_at = |t: u32| bases.get(form_at(t) as usize).map_or("", String::as_str);
    let denies = |t: u32| prepared.form(t as usize).is_some_and(|form| form.turns.denies);
    let of_sentence = |tokens: Range<u32>| {
        let mut told: Vec<Told> = Vec::new();
        let mut at = tokens.start;
        while at < tokens.end {
            let phrases = firsts.get(form_at(at) as usize).copied().flatten();
            let found = phrases.into_iter().flatten().find_map(|phrase| Some((phrase, end_of(phrase, at, tokens.end, &base_at)?)));
            let Some((phrase, end)) = found else {
                at += 1;
                continue;
            };
            let before = (at.saturating_sub(OPEN_BEFORE).max(tokens.start)..at).rev().take_while(|&t| !base_at(t).is_empty());
            let object = LIST.families.get(phrase.family as usize).is_some_and(|family| family.place == Where::Object);
            let open = before.into_iter().any(|t| denies(t) || OPEN.contains(&base_at(t)))
                || (at.saturating_sub(ASKED_BEFORE).max(tokens.start)..at).any(|t| ASKED.contains(&base_at(t)));
            let denied_behind = object && !denies(at) && denies(end);
            // "opened fire" is no dismissal, "an approved facility" no decision
            let one = phrase.rest.is_empty();
            let noun_before = at > tokens.start
                && matches!(base_at(at - 1), "the" | "a" | "an" | "open" | "of" | "on" | "under" | "cease" | "return" | "catch");
            let other = one && noun_before && VERBS.contains(&base_at(at));
            if !open && !denied_behind && !other {
                // a phrase may belong to several families
                let again = phrases.into_iter().flatten().filter(|p| p.rest == phrase.rest);
                told.extend(again.map(|p| Told { family: p.family, telling: p.telling, tokens: at..end }));
            }
            at = end;
        }
        told
    };
    let sentence = |s: &crate::parse::Sentence| {
        let tokens = article.parsed.tokens_in(s.span);
        of_sentence(tokens.start as u32..tokens.end.min(tokens.start + LONGEST as usize) as u32)
    };
    article.parsed.sentences.iter().map(sentence).collect()
}

/// Base forms of the list that are meant as verbs only.
const VERBS: [&str; 4] = ["fir", "fire", "approv", "sack"];
/// Words within so many before a phrase can deny it or leave it open.
const OPEN_BEFORE: u32 = 3;
const OPEN: [&str; 6] = ["could", "should", "might", "may", "unless", "until"];
/// These leave it open from further off.
const ASKED_BEFORE: u32 = 10;
const ASKED: [&str; 2] = ["if", "whether"];

/// Where a phrase ends that begins at a token.
fn end_of<'c>(phrase: &Phrase, at: u32, end: u32, base_at: &impl Fn(u32) -> &'c str) -> Option<u32> {
    let mut next = at + 1;
    for (word, gap) in &phrase.rest {
        let reach = (next + gap + 1).min(end);
        next = 1 + (next..reach).take_while(|&t| !base_at(t).is_empty()).find(|&t| base_at(t) == word)?;
    }
    Some(next)
}

/// The families that stand against each other in two sentences that tell of the same.
pub(crate) fn find(pair: &Compared<'_>, all: &AllTold<'_>, found: &mut Vec<Finding>) {
    let of = |side: &Side<'_>| {
        all.get(side.source as usize).and_then(|s| s.get(side.sentence.sentence as usize)).map_or(&[][..], Vec::as_slice)
    };
    let (of_a, of_b) = (of(&pair.a), of(&pair.b));
    for x in of_a {
        let Some(family) = LIST.families.get(x.family as usize).filter(|family| family.place != Where::Anywhere) else { continue };
        if of_b.iter().any(|y| y.family == x.family && y.telling == x.telling)
            || of_a.iter().any(|y| y.family == x.family && y.telling != x.telling)
        {
            continue;
        }
        let Some(y) = of_b.iter().find(|y| y.family == x.family && y.telling != x.telling) else { continue };
        // what was with somebody in another year is no telling of this
        if family.place == Where::Person
            && [&pair.a, &pair.b].iter().any(|side| side.quantities().any(|q| facts::is_year(&side.article, q)))
        {
            continue;
        }
        if family.place == Where::Alike && pair.score < ONE_CLAIM {
            continue;
        }
        let together = if family.place == Where::Object { same_object(pair, x, y) } else { of_one(pair, all, x, y) };
        if !together {
            continue;
        }
        // a plan is shown with what is planned
        let object = |own: &Side<'_>, told: &Told, other: &Side<'_>, against: &Told| {
            let shared = |t: &u32| behind(other, against).iter().any(|&o| synonyms::near(own.stem(*t), other.stem(o)));
            let last = behind(own, told).into_iter().rfind(shared).filter(|_| family.place == Where::Object);
            own.span(&(told.tokens.start..last.map_or(told.tokens.end, |last| last + 1)))
        };
        let (Some(a), Some(b)) = (object(&pair.a, x, &pair.b, y), object(&pair.b, y, &pair.a, x)) else { continue };
        // what is told of one person is one difference, in whatever sentences it stands
        let form = |side: &Side<'_>, told: &Told| match who(pair, side, told) {
            Some(who) => format!("{} {} {}", told.family, told.telling, who.0),
            None => format!("{} {} at {} {}", told.family, told.telling, side.source, side.sentence.sentence),
        };
        found.push(Finding {
            kind: ConflictKind::Polarity,
            severity: Severity::Tension,
            sides: [(pair.a.place(a), form(&pair.a, x)), (pair.b.place(b), form(&pair.b, y))],
            why: format!(
                "{} against {}: the articles differ in {}.",
                quoted(pair.a.words(a)),
                quoted(pair.b.words(b)),
                family.what
            ),
        });
        return;
    }
}

/// Sentences less alike than this tell of different things, unless both tell it of one person, and neither article the other thing.
const ALIKE: f32 = 0.4;
/// What many tell of many is compared in sentences as alike as this.
const ONE_CLAIM: f32 = 0.6;
/// Sentences as alike as this tell of one thing, whatever stands beside the words.
const SURE: f32 = 0.75;

/// Who does it, or who says it of themselves.
fn who(pair: &Compared<'_>, side: &Side<'_>, told: &Told) -> Option<SharedEntityIndex> {
    let at = told.tokens.start;
    // "was prepared to": he was; whose a state is that is no plan ("the vote was fair") is not so easily told
    let plan = LIST.families.get(told.family as usize).is_some_and(|family| family.place == Where::Object);
    let be = at.checked_sub(1).filter(|&t| plan && matches!(side.word(t), "is" | "are" | "was" | "were" | "been" | "be"));
    if of_people(told.family).is_some() && of_one_person::is_done_to(side, at) {
        return of_one_person::concerned(pair.coverage, side, at);
    }
    let found = doers::doer(side, pair.coverage, at).or_else(|| doers::doer(side, pair.coverage, be?));
    found.map(|(who, _)| who)
}

/// Whether two phrases are told of the same: of no two people with names (who has none may be the same by another noun), and with a
/// word of content near both that is the same, where the sentences do not say the same anyway.
fn of_one(pair: &Compared<'_>, all: &AllTold<'_>, x: &Told, y: &Told) -> bool {
    let (a, b) = (who(pair, &pair.a, x), who(pair, &pair.b, y));
    let named = |who: Option<SharedEntityIndex>| who.is_some_and(|who| pair.coverage.entities.named(who));
    if named(a) && named(b) && a != b {
        return false;
    }
    let one = a.is_some() && a == b;
    if pair.score < ALIKE {
        let also = |side: &Side<'_>, told: &Told| {
            let sentences = all.get(side.source as usize).into_iter().copied().flatten().flatten();
            sentences.into_iter().any(|other| (other.family, other.telling) == (told.family, told.telling))
        };
        return (one || one_thing(pair, x, y)) && !also(&pair.a, y) && !also(&pair.b, x);
    }
    one && pair.score >= CLAIM || pair.score >= SAME || pair.in_common(&around(&pair.a, x), &around(&pair.b, y)) > 0
}

/// Whether one thing is told of that has no name: "the trail stays open", "the trail was closed".
fn one_thing(pair: &Compared<'_>, x: &Told, y: &Told) -> bool {
    match (thing(&pair.a, x), thing(&pair.b, y)) {
        (Some(a), Some(b)) => pair.a.stem(a) == pair.b.stem(b),
        _ => false,
    }
}

/// The noun with "the" before it that a phrase is told of: nothing but small words of a verb stand between.
fn thing(side: &Side<'_>, told: &Told) -> Option<u32> {
    let first = side.tokens().start;
    let auxiliary = |t: u32| {
        matches!(side.word(t), "will" | "would" | "is" | "are" | "was" | "were" | "has" | "have" | "had" | "be" | "been" | "to")
    };
    let noun = (first..told.tokens.start).rev().take(4).find(|&t| !auxiliary(t))?;
    let before = noun.checked_sub(1).filter(|&t| t >= first).map_or("", |t| side.word(t));
    let content = side.prepared.form(noun as usize).is_some_and(|form| form.tier > Tier::Grammar && !form.number);
    (before == "the" && side.is_small(noun) && content).then_some(noun)
}

/// Whether somebody will do here what the same one will not do there: a word of content behind both is the same.
fn same_object(pair: &Compared<'_>, x: &Told, y: &Told) -> bool {
    let (Some(a), Some(b)) = (who(pair, &pair.a, x), who(pair, &pair.b, y)) else { return false };
    let fewest = if pair.score >= CLAIM { 1 } else { 2 };
    a == b && (pair.score >= SURE || pair.in_common(&behind(&pair.a, x), &behind(&pair.b, y)) >= fewest)
}

fn is_content(side: &Side<'_>, token: u32) -> bool {
    side.prepared.form(token as usize).is_some_and(|form| form.tier > Tier::Frequent && !form.number)
}

fn behind(side: &Side<'_>, told: &Told) -> Vec<u32> {
    const REACH: u32 = 8;
    (told.tokens.end..(told.tokens.end + REACH).min(side.tokens().end)).filter(|&t| is_content(side, t)).collect()
}

fn around(side: &Side<'_>, told: &Told) -> Vec<u32> {
    const REACH: u32 = 8;
    let before = told.tokens.start.saturating_sub(REACH).max(side.tokens().start)..told.tokens.start;
    before.filter(|&t| is_content(side, t)).chain(behind(side, told)).collect()
}

#[cfg(test)]
mod tests {
    use crate::compare::conflicts::tests_of_texts::check;

    #[test]
    fn it_was_meant_here_and_an_accident_there() {
        let meant = "Fire crews of Lowmoor said that the blaze in the old cannery was started deliberately.";
        let not = "Fire crews of Lowmoor said that the blaze in the old cannery was an accident.";
        check(&[meant, not], "polarity: deliberately | accident");
        let open = "Fire crews of Lowmoor were asked whether the blaze in the old cannery was an accident.";
        check(&[meant, open], "");
    }

    #[test]
    fn where_somebody_died_and_whether_there_was_power() {
        let one = "A wall fell in Lowmoor on Monday. The mason, Colm Averil, died at the scene.";
        let other = "A wall fell in Lowmoor on Monday. The mason, Colm Averil, died in hospital in the evening.";
        check(&[one, other], "polarity: died at the scene | died in hospital");
        let one = "A storm hit Lowmoor on Monday. It knocked out power in the lower town.";
        let other = "A storm hit Lowmoor on Monday. Power was not affected, the council said.";
        check(&[one, other], "polarity: knocked out power | Power was not affected");
    }

    #[test]
    fn he_was_charged_here_and_convicted_there() {
        let one = "The mason Colm Averil was charged with arson after the fire in the old cannery of Lowmoor.";
        let other = "The mason Colm Averil was convicted of arson after the fire in the old cannery of Lowmoor.";
        check(&[one, other], "polarity: was charged with | convicted");
    }

    #[test]
    fn one_thing_without_a_name_is_open_here_and_closed_there() {
        let one = "A crane fell on the coast road at Lowmoor on Monday. The road will stay closed until Friday.";
        let other = "A crane fell on the coast road at Lowmoor on Monday. The road reopened in the evening.";
        check(&[one, other], "polarity: stay closed | reopened");
        let thing = "A crane fell on the coast road at Lowmoor on Monday. The school reopened in the evening.";
        check(&[one, thing], "");
    }

    #[test]
    fn who_will_do_it_here_will_not_there() {
        let will = "Anna Lindqvist is ready to sign the treaty on the fisheries of Lowmoor.";
        let not = "Anna Lindqvist has no plans to sign a treaty on the fisheries of Lowmoor.";
        check(
            &[will, not],
            "polarity: ready to sign the treaty on the fisheries of Lowmoor | no plans to sign a treaty on the fisheries of Lowmoor",
        );
        let other = "Peter Marsh has no plans to sign a treaty on the fisheries of Lowmoor.";
        check(&[will, other], "");
    }
}
