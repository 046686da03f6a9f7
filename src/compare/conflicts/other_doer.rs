//! Who did it: the president announced the truce here, the rebel commander there.
//!
//! Compared are two sentences that tell the same deed of the same thing: one verb, with at least two words in common behind it, and
//! before it two names that are not the same. Where an article tells the deed of both, or names the other beside the deed, nothing
//! is shown: two people can do the same. Never looks at verbs of saying and at what many do.

use crate::{
    compare::{ConflictKind, Severity, SharedEntityIndex, common_words::Tier, synonyms, thresholds::CLAIM},
    parse::{EntityKind, Form},
    text::Span,
};

use super::{Compared, Finding, Side, doers, quoted};

/// What many do, each for themselves, by base form.
const EACH_FOR_THEMSELVES: [&str; 34] = [
    "say", "tell", "ask", "call", "urg", "warn", "add", "not", "think", "believ", "hop", "want", "need", "visit", "meet", "attend",
    "support", "back", "oppos", "condemn", "welcom", "prais", "thank", "criticis", "criticiz", "report", "vot", "agre", "deny",
    "describ", "know", "see", "hear", "leav",
];

/// `of_a` and `of_b` are the [`deeds`] of the two sentences.
pub(super) fn find(pair: &Compared<'_>, [of_a, of_b]: [&[u32]; 2], found: &mut Vec<Finding>) {
    if pair.score < ALIKE {
        return;
    }
    for &x in of_a {
        for &y in of_b.iter().filter(|&&y| synonyms::near(pair.a.stem(x), pair.b.stem(y))) {
            let (Some((who_a, at_a)), Some((who_b, at_b))) = (doer(pair, &pair.a, x), doer(pair, &pair.b, y)) else { continue };
            if who_a == who_b
                || !can_be_told_apart(pair, who_a, who_b)
                || (pair.score < CLAIM || shared_behind(pair, x, y) < FEWEST_SHARED) && !same_object(pair, x, y)
            {
                continue;
            }
            let deed = pair.a.stem(x);
            if named_beside(pair, &pair.b, who_a) || named_beside(pair, &pair.a, who_b) {
                continue;
            }
            let (Some(verb_a), Some(verb_b)) = (pair.a.span(&(x..x + 1)), pair.b.span(&(y..y + 1))) else { continue };
            let (a, b) = (at_a.union(verb_a), at_b.union(verb_b));
            let form = |who: SharedEntityIndex| format!("{} {deed}", who.0);
            found.push(Finding {
                kind: ConflictKind::Person,
                severity: Severity::Tension,
                sides: [(pair.a.place(a), form(who_a)), (pair.b.place(b), form(who_b))],
                why: format!("{} against {}: they differ in who did it.", quoted(pair.a.words(a)), quoted(pair.b.words(b))),
            });
            return;
        }
    }
}

/// Sentences less alike than this tell of different deeds.
const ALIKE: f32 = 0.45;
/// So many words of content behind the verb must be the same in both.
const FEWEST_SHARED: usize = 2;
/// What stands further behind the verb belongs to something else.
const REACH: u32 = 8;
/// A sentence with more verbs is a list.
const MOST: usize = 10;

/// Tokens that tell what somebody did or will do.
pub(super) fn deeds(side: &Side<'_>) -> Vec<u32> {
    side.tokens().filter(|&t| is_deed(side, t)).take(MOST).collect()
}

fn is_deed(side: &Side<'_>, token: u32) -> bool {
    let Some(form) = side.prepared.form(token as usize) else { return false };
    let before = token.checked_sub(1).map_or("", |t| side.word(t));
    // "on injured reserve"
    let adjective =
        matches!(before, "on" | "of" | "in" | "for" | "with" | "by" | "to" | "from" | "the" | "a" | "an" | "its" | "his" | "her");
    let told = doers::has_object(side, token)
        && !adjective
        && form.folded != form.stem
        && (form.folded.ends_with("ed") || form.folded.len() <= IRREGULAR && form.tier > Tier::Grammar);
    let planned = token.checked_sub(1).is_some_and(|before| matches!(side.word(before), "will" | "would"));
    side.is_small(token)
        && !form.number
        && form.folded.len() > 2
        && (told || planned)
        && !EACH_FOR_THEMSELVES.contains(&form.stem.as_str())
}

/// Irregular past forms ("led", "won", "took", "bought") are short.
const IRREGULAR: usize = 6;

/// Who does it: named or meant by a pronoun right before the verb, with "will" or a comma between at most.
fn doer(pair: &Compared<'_>, side: &Side<'_>, verb: u32) -> Option<(SharedEntityIndex, Span)> {
    let found = doers::doer(side, pair.coverage, verb).filter(|(_, at)| is_named(side, *at));
    let over_comma = || {
        let comma =
            verb.checked_sub(2).filter(|_| side.word(verb - 1).is_empty() || matches!(side.word(verb - 1), "will" | "would"))?;
        let end = side.article.parsed.tokens.get(comma as usize)?.span.end;
        let mentions = &side.article.parsed.mentions;
        let at = mentions.partition_point(|m| m.span.start < end);
        let nearest = mentions.get(at.checked_sub(1)?).filter(|m| m.span.end + COMMA >= end && m.form == Form::Name)?;
        Some((pair.coverage.entities.get(side.source, nearest.entity)?, nearest.span))
    };
    found.or_else(over_comma)
}

/// Whom a pronoun means is never certain enough.
fn is_named(side: &Side<'_>, at: Span) -> bool {
    let mentions = &side.article.parsed.mentions;
    let first = mentions.partition_point(|m| m.span.start < at.start);
    mentions.get(first).is_some_and(|m| m.span == at && m.form == Form::Name)
}

/// Bytes of a comma that may be counted to a mention's last token.
const COMMA: u32 = 1;

/// Two people, or two bodies: a body and the one who speaks for it do the same thing.
fn can_be_told_apart(pair: &Compared<'_>, a: SharedEntityIndex, b: SharedEntityIndex) -> bool {
    // "a German museum" may be the very museum that the other names
    let named = |e| {
        pair.coverage.entities.name(e).split(' ').all(|word| word.starts_with(char::is_uppercase) && word != "A" && word != "The")
    };
    if !named(a) || !named(b) {
        return false;
    }
    let kinds = [a, b].map(|e| pair.coverage.entities.kind(e));
    kinds[0] == kinds[1] && matches!(kinds[0], EntityKind::Person | EntityKind::Organisation | EntityKind::Place)
}

/// How many words of content behind the two verbs are the same or near.
fn shared_behind(pair: &Compared<'_>, x: u32, y: u32) -> usize {
    let behind = |side: &Side<'_>, verb: u32| -> Vec<u32> {
        let end = (verb + 1 + REACH).min(side.tokens().end);
        (verb + 1..end).filter(|&t| side.prepared.form(t as usize).is_some_and(|f| f.tier > Tier::Grammar)).collect()
    };
    let of_b = behind(&pair.b, y);
    pair.in_common(&behind(&pair.a, x), &of_b)
}

/// Whether a rare verb has the very same noun right behind it in both: "announced the truce".
fn same_object(pair: &Compared<'_>, x: u32, y: u32) -> bool {
    let rare = |side: &Side<'_>, t: u32| side.prepared.form(t as usize).is_some_and(|f| f.tier > Tier::Usual && !f.number);
    let object = |side: &Side<'_>, verb: u32| {
        let behind = if matches!(side.word(verb + 1), "the" | "a" | "an" | "its" | "his" | "her") { verb + 2 } else { verb + 1 };
        Some(behind).filter(|&t| rare(side, t))
    };
    let (Some(s), Some(t)) = (object(&pair.a, x), object(&pair.b, y)) else { return false };
    pair.a.stem(s) == pair.b.stem(t)
}

/// Whether a sentence names somebody anywhere.
fn named_beside(pair: &Compared<'_>, side: &Side<'_>, who: SharedEntityIndex) -> bool {
    let parsed = side.article.parsed;
    let Some(sentence) = parsed.sentences.get(side.sentence.sentence as usize) else { return true };
    let first = parsed.mentions.partition_point(|m| m.span.start < sentence.span.start);
    let mut here = parsed.mentions.iter().skip(first).take_while(|m| m.span.start < sentence.span.end);
    here.any(|m| pair.coverage.entities.get(side.source, m.entity) == Some(who))
}

#[cfg(test)]
mod tests {
    use crate::compare::conflicts::tests_of_texts::check;

    #[test]
    fn one_deed_is_told_of_two_people() {
        let one = "Mayor Ann Lee ordered the closing of the old harbour bridge of Lowmoor on Monday.";
        let other = "The harbour master, Dan Brook, ordered the closing of the old bridge of Lowmoor on Monday.";
        check(&[one, other], "person: Mayor Ann Lee ordered | Dan Brook, ordered");
        let one = "Anna Lindqvist will lead the joint harbour company of Lowmoor and Fenland from next spring.";
        let other = "Peter Marsh will lead the joint harbour company of Lowmoor and Fenland from next spring.";
        check(&[one, other], "person: Anna Lindqvist will lead | Peter Marsh will lead");
    }

    #[test]
    fn what_both_do_is_no_difference() {
        let both = "Mayor Ann Lee and Dan Brook ordered the closing of the old harbour bridge of Lowmoor on Monday.";
        let one = "Mayor Ann Lee ordered the closing of the old harbour bridge of Lowmoor on Monday.";
        check(&[both, one], "");
    }
}
