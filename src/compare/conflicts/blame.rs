//! Each blames the other: the army says that the rebels fired, the rebels say that the army did.
//!
//! Compared are two sentences that say the same. In each somebody says something of the one who speaks in the other: the other
//! stands at the head of what is said, or behind "accused" and "blamed". What two people do together ("he spoke with her") is no
//! blame.

use std::ops::Range;

use crate::compare::{ConflictKind, Severity, common_words::Tier, synonyms, thresholds::CLAIM};

use super::{Compared, Finding, Side, quoted};

/// Base forms of verbs behind which stands who is blamed.
const BLAMING: [&str; 2] = ["accus", "blam"];
/// Who is spoken of stands among the first words of what is said.
const HEAD: u32 = 4;
/// Where one of these comes before the other's name, the other is only met or spoken to.
const DOES_SOMETHING_ELSE: [&str; 16] =
    ["told", "said", "says", "say", "with", "to", "by", "from", "for", "about", "on", "against", "he", "she", "they", "we"];

/// Base forms for those who only tell: what they say is of others.
const SOURCES: [&str; 7] = ["witness", "sourc", "spokesman", "spokeswoman", "spokesperson", "report", "expert"];

/// Whether a base form is a verb of blaming.
pub(super) fn blames(stem: &str) -> bool {
    BLAMING.contains(&stem)
}

/// `of_a` and `of_b` are the [`sayings`] of the two sentences.
pub(super) fn find(pair: &Compared<'_>, [of_a, of_b]: [&[Saying]; 2], found: &mut Vec<Finding>) {
    if pair.score < CLAIM {
        return;
    }
    for x in of_a {
        for y in of_b {
            let crossed = speaks_of(&pair.a, &x.of, &pair.b, &y.who) && speaks_of(&pair.b, &y.of, &pair.a, &x.who);
            let party = |side: &Side<'_>, saying: &Saying| !saying.who.clone().any(|t| SOURCES.contains(&side.stem(t)));
            if !crossed || !party(&pair.a, x) || !party(&pair.b, y) || same(pair, &x.who, &y.who) || !same_matter(pair, x, y) {
                continue;
            }
            let (Some(a), Some(b)) = (pair.a.span(&x.all()), pair.b.span(&y.all())) else { continue };
            let form = |side: &Side<'_>, s: &Saying| -> String {
                s.who.clone().filter(|&t| is_content(side, t)).map(|t| side.stem(t)).collect::<Vec<_>>().join(" ")
            };
            found.push(Finding {
                kind: ConflictKind::Person,
                severity: Severity::Tension,
                sides: [(pair.a.place(a), form(&pair.a, x)), (pair.b.place(b), form(&pair.b, y))],
                why: format!("{} against {}: each says it of the other.", quoted(pair.a.words(a)), quoted(pair.b.words(b))),
            });
            return;
        }
    }
}

/// Somebody says something of somebody.
pub(super) struct Saying {
    /// The words of the speaker.
    who: Range<u32>,
    /// The first words of what is said.
    of: Range<u32>,
    /// All that is said.
    what: Range<u32>,
}

impl Saying {
    /// From the speaker to the one who is spoken of.
    fn all(&self) -> Range<u32> {
        self.who.start.min(self.of.start)..self.who.end.max(self.of.end)
    }
}

/// What a sentence says of somebody.
pub(super) fn sayings(side: &Side<'_>) -> Vec<Saying> {
    let parsed = side.article.parsed;
    let sentence = side.tokens();
    let tokens = |span| {
        let tokens = parsed.tokens_in(span);
        tokens.start as u32..tokens.end as u32
    };
    let first = parsed
        .quotations
        .partition_point(|q| q.span().end <= parsed.tokens.get(sentence.start as usize).map_or(0, |t| t.span.start));
    let mut found = Vec::new();
    for quotation in parsed.quotations.iter().skip(first).take(MOST) {
        let (Some(who), Some(&said)) = (quotation.speaker, quotation.content.first()) else { continue };
        let (who, what) = (tokens(who), tokens(said));
        if who.len() <= LONGEST_NAME && sentence.contains(&who.start) && sentence.contains(&what.start) {
            let end = (what.start + HEAD).min(what.end);
            let end = (what.start..end).find(|&t| DOES_SOMETHING_ELSE.contains(&side.word(t))).unwrap_or(end);
            found.push(Saying { who, of: what.start..end, what });
        }
    }
    for verb in sentence.clone().filter(|&t| blames(side.stem(t))) {
        let who = verb.saturating_sub(HEAD).max(sentence.start)..verb;
        let what = (verb + 1).min(sentence.end)..sentence.end;
        found.push(Saying { who, of: what.start..(what.start + HEAD).min(what.end), what });
    }
    found
}

/// Who speaks is told in so many words.
const LONGEST_NAME: usize = 8;
/// Of a sentence with more quotations only the first are looked at.
const MOST: usize = 6;

fn is_content(side: &Side<'_>, token: u32) -> bool {
    side.prepared.form(token as usize).is_some_and(|f| f.tier > Tier::Usual && !f.number)
}

/// Whether one of the words `of` names one of the words `who` of the other article.
fn speaks_of(side: &Side<'_>, of: &Range<u32>, other: &Side<'_>, who: &Range<u32>) -> bool {
    of.clone().filter(|&t| is_content(side, t)).any(|t| who.clone().any(|w| is_content(other, w) && side.stem(t) == other.stem(w)))
}

fn same(pair: &Compared<'_>, x: &Range<u32>, y: &Range<u32>) -> bool {
    speaks_of(&pair.a, x, &pair.b, y)
}

/// Whether what is said has a word of content in common, the two who blame each other left out.
fn same_matter(pair: &Compared<'_>, x: &Saying, y: &Saying) -> bool {
    let named = |stem: &str| x.who.clone().any(|t| pair.a.stem(t) == stem) || y.who.clone().any(|t| pair.b.stem(t) == stem);
    let of_a = x.what.clone().filter(|&t| is_content(&pair.a, t) && !named(pair.a.stem(t)));
    of_a.into_iter().any(|s| y.what.clone().any(|t| is_content(&pair.b, t) && synonyms::near(pair.a.stem(s), pair.b.stem(t))))
}

#[cfg(test)]
mod tests {
    use crate::compare::conflicts::tests_of_texts::check;

    #[test]
    fn each_says_that_the_other_fired() {
        let one = "The harbour guards said that smugglers had fired at the lighthouse of Lowmoor during the night.";
        let other = "Smugglers accused the harbour guards of firing at the lighthouse of Lowmoor during the night.";
        check(
            &[one, other],
            "person: The harbour guards said that smugglers had fired at | Smugglers accused the harbour guards of",
        );
        check(&[one, one], "");
    }

    #[test]
    fn to_speak_with_each_other_is_no_blame() {
        let one = "Ann Lee said that she had spoken with Dan Brook about the lighthouse of Lowmoor on Monday.";
        let other = "Dan Brook said that he had spoken with Ann Lee about the lighthouse of Lowmoor on Monday.";
        check(&[one, other], "");
    }
}
