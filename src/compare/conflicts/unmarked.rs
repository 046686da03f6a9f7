//! Somebody's words here, the reporter's own there: what one article puts into quote marks the other tells in the same words without.
//!
//! Shown where most words of a quotation stand in the same order in a sentence of the other article that quotes nothing. Missed are
//! paraphrases in other words.

use crate::compare::{ConflictKind, Severity, thresholds::SAME};

use super::{
    Compared, Finding, Side, quoted,
    wording::{Remark, in_order},
};

/// So many words of the quotation must stand in the sentence, and this part of them.
const FEWEST: usize = 7;
const PART: f32 = 0.75;

/// Compares the remarks of two sentences, as [`super::wording::remarks`] gives them: one must have some, and the other none.
pub(crate) fn find(pair: &Compared<'_>, [of_a, of_b]: [&[Remark]; 2], found: &mut Vec<Finding>) {
    if pair.score < SAME || of_a.is_empty() == of_b.is_empty() {
        return;
    }
    let (quoting, telling, remarks) = if of_a.is_empty() { (&pair.b, &pair.a, of_b) } else { (&pair.a, &pair.b, of_a) };
    if has_marks(telling) {
        return;
    }
    let told: Vec<&str> = words(telling, &telling.tokens().collect::<Vec<_>>());
    for remark in remarks {
        let words = words(quoting, remark.here_tokens());
        let shared = in_order(&words, &told);
        if words.len() < FEWEST || shared < FEWEST || (shared as f32) < PART * words.len() as f32 {
            continue;
        }
        let Some(whole) = telling.statement_span() else { continue };
        let here = remark.span();
        found.push(Finding {
            kind: ConflictKind::Wording,
            severity: Severity::Detail,
            sides: [
                (quoting.place(here), format!("marked {}", words.join(" "))),
                (telling.place(whole), format!("unmarked {} {}", telling.source, telling.sentence.sentence)),
            ],
            why: format!("{} is quoted in one article and told without quote marks in the other.", quoted(quoting.words(here))),
        });
        return;
    }
}

/// Whether a quote mark stands in the sentence, or it goes on with what the article quotes: then it is no telling of its own.
fn has_marks(side: &Side<'_>) -> bool {
    let parsed = side.article.parsed;
    let Some(sentence) = parsed.sentences.get(side.sentence.sentence as usize) else { return true };
    let first = parsed.quotations.partition_point(|q| q.span().end <= sentence.span.start);
    let inside = parsed.quotations.get(first).is_some_and(|q| q.span().start < sentence.span.end && super::wording::is_quoted(q));
    let text = sentence.span.of(side.text());
    inside || text.starts_with('\'') || text.contains(" '") || text.contains(['"', '“', '”', '«', '»', '`']) || text.contains("''")
}

fn words<'c>(side: &Side<'c>, tokens: &[u32]) -> Vec<&'c str> {
    tokens.iter().map(|&t| side.word(t)).filter(|word| !word.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use crate::compare::conflicts::tests_of_texts::check;

    #[test]
    fn words_that_only_one_article_marks_as_somebodys() {
        let marked = "Mayor Ann Lee said the bridge of Lowmoor was “too old to carry the heavy lorries of the quarry”.";
        let told = "The bridge of Lowmoor is too old to carry the heavy lorries of the quarry, Mayor Ann Lee said.";
        check(
            &[marked, told],
            "wording: too old to carry the heavy lorries of the quarry | The bridge of Lowmoor is too old to carry the heavy lorries of the quarry, Mayor Ann Lee said.",
        );
    }
}
