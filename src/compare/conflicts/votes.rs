//! How a vote went: by 31 votes to 19 here, without a vote against there.
//!
//! Compared is the one vote that each article tells of, wherever it stands. Two votes of two bodies (a council and a court) are none.

use crate::{
    compare::{ConflictKind, Severity, matter::Coverage},
    parse::QuantityKind,
};

use super::{
    Finding,
    facts::{self, Fact, Reading},
};

const TOPIC: &str = "how the vote went";
/// A vote that one more decided.
const SINGLE: &str = "one";
/// Who votes, by base form, and who they are together.
const BODIES: [(&str, &str); 22] = [
    ("council", "council"),
    ("councillor", "council"),
    ("councilor", "council"),
    ("court", "court"),
    ("judge", "court"),
    ("justic", "court"),
    ("justice", "court"),
    ("panel", "court"),
    ("jury", "jury"),
    ("juror", "jury"),
    ("senat", "senate"),
    ("senator", "senate"),
    ("hous", "house"),
    ("house", "house"),
    ("congressman", "house"),
    ("parliament", "parliament"),
    ("commission", "commission"),
    ("committe", "committee"),
    ("committee", "committee"),
    ("board", "board"),
    ("shareholder", "shareholders"),
    ("union", "union"),
];
/// Words by which something is decided.
const DECIDES: [&str; 12] =
    ["vot", "vote", "ballot", "rul", "approv", "pass", "reject", "back", "adopt", "decid", "decision", "defeat"];
/// A word that shows that a vote is meant stands so close to its numbers.
const CLOSE: (u32, u32) = (7, 5);

pub(crate) fn find(coverage: &Coverage<'_>) -> Vec<Finding> {
    facts::compare(coverage, ConflictKind::Quantity, facts::Rule::Votes, read, |a, b| {
        let (a, b) = (a.form.as_str(), b.form.as_str());
        // "by a single vote" may well be 9 to 8
        let numbers = |form: &str| form.split_once(" to ").and_then(|(a, b)| Some(a.parse::<f64>().ok()? - b.parse::<f64>().ok()?));
        let single = |one: &str, other: &str| one == SINGLE && numbers(other).is_some_and(|by| by <= 1.0);
        (!single(a, b) && !single(b, a)).then_some(Severity::Tension)
    })
}

fn read(reading: &Reading<'_>, facts: &mut Vec<Fact>) {
    let bodies = || {
        let body = |t| BODIES.iter().find(|(stem, _)| *stem == reading.stem(t)).map(|(_, body)| *body);
        reading.tokens.clone().filter_map(body).collect::<Vec<_>>()
    };
    let mut push =
        |form: String, tokens| facts.push(Fact { topic: TOPIC, form, tokens, of: bodies(), quantity: None, tied: false });
    if let Some(tokens) = all_agreed(reading) {
        if !reading.near(&tokens, (3, 0), |t| reading.denies(t)) {
            push("all".to_owned(), tokens);
        }
        return;
    }
    let counts: Vec<_> = reading.quantities().filter(|q| q.kind == QuantityKind::Count && q.low.is_some()).collect();
    for (one, other) in counts.iter().zip(counts.iter().skip(1)) {
        let between = reading.article.document.text.get(one.span.end as usize..other.span.start as usize).unwrap_or_default();
        let both = one.span.union(other.span);
        let tokens = reading.tokens_of(both);
        let of_votes = one.unit.as_deref() == Some("vote") || other.unit.as_deref() == Some("vote");
        let decides = || reading.near(&tokens, CLOSE, |t| DECIDES.contains(&reading.stem(t)));
        if !matches!(between, " to " | "-" | "–" | "-to-") || !(of_votes || decides()) {
            continue;
        }
        let (Some(ayes), Some(noes)) = (one.low, other.low) else { continue };
        // "grew by 5 to 7 percent" is a range
        let range = ayes < noes && !of_votes && !reading.near(&tokens, CLOSE, |t| matches!(reading.stem(t), "vot" | "vote"));
        if !range {
            push(format!("{} to {}", ayes.max(noes), ayes.min(noes)), tokens);
        }
    }
    // "by a single vote"
    let by = |t: u32| (t.saturating_sub(2)..t).any(|b| reading.word(b) == "by");
    let one = |t: u32| matches!(reading.word(t), "single" | "one") && reading.word(t + 1) == "vote" && by(t);
    if let Some(t) = reading.tokens.clone().find(|&t| one(t)) {
        push(SINGLE.to_owned(), t..t + 2);
    }
}

/// The words that say that all were for it.
fn all_agreed(reading: &Reading<'_>) -> Option<std::ops::Range<u32>> {
    let end = |t: u32| {
        let (word, next) = (reading.word(t), reading.word(t + 1));
        match (word, next) {
            ("unanimous" | "unanimously", _) => Some(t + 1),
            ("without", "dissent" | "opposition") => Some(t + 2),
            // "without a vote against", "with no votes against"
            ("without" | "no", _) => {
                let vote = (t + 1..t + 3).find(|&v| matches!(reading.word(v), "vote" | "votes"))?;
                (reading.word(vote + 1) == "against").then_some(vote + 2)
            }
            // "all seven judges agreed"
            ("all", _) => {
                let who = (t + 1..t + 4).find(|&w| BODIES.iter().any(|(stem, _)| *stem == reading.stem(w)))?;
                matches!(reading.stem(who + 1), "agre" | "agree" | "vot" | "vote" | "concur").then_some(who + 2)
            }
            _ => None,
        }
    };
    reading.tokens.clone().find_map(|t| Some(t..end(t)?))
}

#[cfg(test)]
mod tests {
    use crate::compare::conflicts::tests_of_texts::check;

    #[test]
    fn a_vote_that_went_in_two_ways() {
        let one =
            "The council of Lowmoor closed its pier on Monday. Councillors passed the plan by 18 votes to 11 after a long evening.";
        let all = "The council of Lowmoor closed its pier on Monday. The plan was adopted unanimously, a spokeswoman said.";
        let other = "The council of Lowmoor closed its pier on Monday. In the end the plan was approved 17-12.";
        check(&[one, all], "quantity: 18 votes to 11 | unanimously");
        check(&[one, other], "quantity: 18 votes to 11 | 17-12");
        check(&[one, one], "");
    }

    #[test]
    fn a_score_and_the_vote_of_another_body_are_none() {
        let one =
            "The council of Lowmoor closed its pier on Monday. Councillors passed the plan by 18 votes to 11 after a long evening.";
        let score = "The council of Lowmoor closed its pier on Monday. The harbour club won its match by 3-1 in the evening.";
        check(&[one, score], "");
        let court = "The council of Lowmoor closed its pier on Monday. Judges of a court had ruled 4-3 that the plan was lawful.";
        check(&[one, court], "");
    }
}
