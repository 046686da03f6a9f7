//! How one and the same remark was made: in a statement here, to reporters there.
//!
//! Compared are words for the means by which somebody spoke ("in a speech", "on Twitter", "told reporters"), in the sentence of the
//! attribution of quotations that are the same utterance by one speaker. A written statement may be read out, and a speech be given
//! at a rally: only means that exclude one another differ. A detail, since a remark may be made twice.

use std::{collections::BTreeSet, ops::Range};

use crate::{
    compare::{ConflictKind, Severity, SharedEntityIndex, statements::StatementKind},
    parse::{EntityKind, Form},
};

use super::{Compared, Finding, Side, quoted, wording};

/// A way in which somebody speaks, and which others it may well be told as.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Means {
    Statement,
    Post,
    Letter,
    Interview,
    Reporters,
    Speech,
    Court,
    Police,
    Video,
}

/// Nouns for the means, in the singular; each behind "in", "at", "on" or "during".
const NOUNS: [(&str, Means); 39] = [
    ("statement", Means::Statement),
    ("communiqué", Means::Statement),
    ("communique", Means::Statement),
    ("tweet", Means::Post),
    ("twitter", Means::Post),
    ("facebook", Means::Post),
    ("instagram", Means::Post),
    ("post", Means::Post),
    ("blog", Means::Post),
    ("letter", Means::Letter),
    ("memo", Means::Letter),
    ("email", Means::Letter),
    ("e-mail", Means::Letter),
    ("interview", Means::Interview),
    ("conference", Means::Reporters),
    ("briefing", Means::Reporters),
    ("speech", Means::Speech),
    ("address", Means::Speech),
    ("rally", Means::Speech),
    ("sermon", Means::Speech),
    ("lecture", Means::Speech),
    ("parliament", Means::Speech),
    ("court", Means::Court),
    ("trial", Means::Court),
    ("hearing", Means::Court),
    ("testimony", Means::Court),
    ("video", Means::Video),
    ("radio", Means::Interview),
    ("television", Means::Interview),
    ("tv", Means::Interview),
    ("phone", Means::Interview),
    ("podcast", Means::Interview),
    ("gaggle", Means::Reporters),
    ("scene", Means::Reporters),
    ("campaign", Means::Speech),
    ("debate", Means::Speech),
    ("book", Means::Letter),
    ("column", Means::Letter),
    ("essay", Means::Letter),
];
/// Whom somebody told.
const TOLD: [(&str, Means); 15] = [
    ("police", Means::Police),
    ("detective", Means::Police),
    ("investigator", Means::Police),
    ("reporter", Means::Reporters),
    ("journalist", Means::Reporters),
    ("press", Means::Reporters),
    ("newspaper", Means::Interview),
    ("crowd", Means::Speech),
    ("supporter", Means::Speech),
    ("audience", Means::Speech),
    ("lawmaker", Means::Speech),
    ("delegate", Means::Speech),
    ("court", Means::Court),
    ("jury", Means::Court),
    ("juror", Means::Court),
];
/// Verbs that only who writes in public, or before a court, does.
const VERBS: [(&str, Means); 2] = [("tweeted", Means::Post), ("testified", Means::Court)];

/// Whether two means cannot be one told otherwise: a video may be posted and hold a statement.
fn exclude(a: Means, b: Means) -> bool {
    let may_be_one = |x, y| {
        matches!(
            (x, y),
            (Means::Interview, Means::Video)
                | (Means::Video, Means::Post | Means::Statement | Means::Speech)
                | (Means::Statement, Means::Letter | Means::Post)
        )
    };
    a != b && !may_be_one(a, b) && !may_be_one(b, a)
}

/// `quotations` is the pair, seen by two of its quotations.
pub(crate) fn find(quotations: &Compared<'_>, found: &mut Vec<Finding>) {
    let (Some(x), Some(y)) = (quotations.a.statement.speaker, quotations.b.statement.speaker) else { return };
    if x != y || [quotations.a, quotations.b].iter().any(|side| side.statement.kind != StatementKind::Quoted) {
        return;
    }
    if !wording::same_remark(quotations, SAME_WORDS) {
        return;
    }
    let (of_a, of_b) = (means(&quotations.a), means(&quotations.b));
    let ([(a, first)], [(b, second)]) = (of_a.as_slice(), of_b.as_slice()) else { return };
    if !exclude(*a, *b) {
        return;
    }
    let (Some(at_a), Some(at_b)) = (quotations.a.span(first), quotations.b.span(second)) else { return };
    let SharedEntityIndex(who) = x;
    found.push(Finding {
        kind: ConflictKind::Wording,
        severity: Severity::Detail,
        sides: [
            (quotations.a.place(at_a), format!("means {who} {} {a:?}", first_words(&quotations.a))),
            (quotations.b.place(at_b), format!("means {who} {} {b:?}", first_words(&quotations.a))),
        ],
        why: format!(
            "{} against {}: two accounts of how {} made one remark.",
            quoted(quotations.a.words(at_a)),
            quoted(quotations.b.words(at_b)),
            quotations.coverage.entities.name(x)
        ),
    });
}

/// So many words of both quotations must be the same, in order, and this part of the shorter.
const SAME_WORDS: (usize, f32) = (5, 0.8);

/// The words by which a remark is known again.
fn first_words(side: &Side<'_>) -> String {
    side.statement_tokens().take(3).map(|t| side.stem(t)).collect::<Vec<_>>().join(" ")
}

/// The means that the sentence tells outside its quotation, each with its words.
fn means(side: &Side<'_>) -> Vec<(Means, Range<u32>)> {
    let inside: BTreeSet<u32> = side.statement_tokens().collect();
    let outside = |t: &u32| !inside.contains(t);
    let mut found: Vec<(Means, Range<u32>)> = Vec::new();
    let list = |list: &[(&str, Means)], t: u32| {
        let word = side.word(t);
        list.iter().find(|(noun, _)| *noun == word || word.strip_suffix('s') == Some(noun)).map(|(_, means)| *means)
    };
    for t in side.tokens().filter(outside) {
        let mut push = |means, words| {
            if !found.iter().any(|(known, _)| *known == means) {
                found.push((means, words));
            }
        };
        if let Some(means) = list(&VERBS, t) {
            push(means, t..t + 1);
        }
        let ahead = || (t + 1..(t + 1 + REACH).min(side.tokens().end)).take_while(|&n| !side.word(n).is_empty()).filter(outside);
        if matches!(side.word(t), "told" | "telling" | "tells")
            && let Some((n, means)) = ahead().find_map(|n| Some((n, list(&TOLD, n)?)))
        {
            push(means, t..n + 1);
        } else if side.word(t) == "told"
            && let Some(end) = outlet(side, t + 1)
        {
            push(Means::Interview, t..end);
        } else if matches!(side.word(t), "in" | "at" | "on" | "during" | "by" | "via")
            && let Some((n, means)) =
                ahead().take_while(|&n| !LEADS_ON.contains(&side.word(n))).find_map(|n| Some((n, list(&NOUNS, n)?)))
        {
            push(means, t..n + 1);
        }
    }
    found
}

/// Where the name of a paper or a broadcaster ends that begins at a token, or behind an article there.
fn outlet(side: &Side<'_>, token: u32) -> Option<u32> {
    let parsed = side.article.parsed;
    let first = if side.word(token) == "the" { token + 1 } else { token };
    let at = parsed.tokens.get(first as usize)?.span;
    let from = parsed.mentions.partition_point(|m| m.span.end <= at.start);
    let name = parsed.mentions.get(from).filter(|m| m.form == Form::Name && m.span.covers(at))?;
    let body = parsed.entities.get(name.entity.0 as usize)?.kind == EntityKind::Organisation;
    let end = parsed.tokens_in(name.span).end as u32;
    body.then_some(end)
}

/// The noun stands so close behind its preposition.
const REACH: u32 = 5;
const LEADS_ON: [&str; 8] = ["in", "at", "on", "during", "by", "to", "after", "and"];

#[cfg(test)]
mod tests {
    use crate::compare::conflicts::tests_of_texts::check;

    #[test]
    fn one_remark_by_two_means() {
        let said = "“The harbour of Lowmoor will never be sold to strangers,” Mayor Ann Lee said in a written statement.";
        let told = "“The harbour of Lowmoor will never be sold to strangers,” Mayor Ann Lee said in a speech on Monday.";
        check(&[said, told], "wording: in a written statement | in a speech");
        check(&[said, said], "");
    }

    #[test]
    fn what_may_be_one_means_or_two_remarks_is_none() {
        let said = "“The harbour of Lowmoor will never be sold to strangers,” Mayor Ann Lee said in a television interview.";
        let told = "“The harbour of Lowmoor will never be sold to strangers,” Mayor Ann Lee said in a video.";
        check(&[said, told], "");
        let other = "“Nobody in Lowmoor has asked for a second harbour,” Mayor Ann Lee said in a speech.";
        check(&[said, other], "");
    }
}
