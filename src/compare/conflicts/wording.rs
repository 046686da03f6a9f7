//! One utterance quoted in two wordings.
//!
//! Two quotations are the same utterance where most words of the shorter stand in the longer in the same order, and the speaker
//! is the same or not told. Shown where words inside were changed or left out; a fragment taken out in one piece is no difference.

use crate::compare::{ConflictKind, Severity, statements::StatementKind};

use super::{Compared, Finding, Side, quoted};

/// Of the shorter quotation this part must stand in the longer, in order.
const SAME_UTTERANCE: f32 = 0.6;
/// Shorter quotations are phrases that anyone may use.
const FEWEST_WORDS: usize = 5;
/// Longer ones are compared by their first words.
const MOST_WORDS: usize = 200;

pub(crate) fn find(pair: &Compared<'_>, found: &mut Vec<Finding>) {
    if pair.a.statement.speaker != pair.b.statement.speaker
        && pair.a.statement.speaker.is_some()
        && pair.b.statement.speaker.is_some()
    {
        return;
    }
    if pair.a.statement.kind != StatementKind::Quoted || pair.b.statement.kind != StatementKind::Quoted {
        return;
    }
    let (x, y) = (words(&pair.a), words(&pair.b));
    if !alike(&x, &y) || is_piece(&x, &y) || is_piece(&y, &x) {
        return;
    }
    let (Some(span_a), Some(span_b)) = (span(&pair.a), span(&pair.b)) else { return };
    let why = why(&changes(&pair.a, &pair.b));
    found.push(Finding {
        kind: ConflictKind::Wording,
        severity: Severity::Detail,
        sides: [(pair.a.place(span_a), x.join(" ")), (pair.b.place(span_b), y.join(" "))],
        why,
    });
}

/// Whether the two statements are quotations with nearly the same words.
pub(crate) fn same_words(pair: &Compared<'_>) -> bool {
    let (x, y) = (words(&pair.a), words(&pair.b));
    alike(&x, &y) && in_order(&x, &y) as f32 >= 0.8 * x.len().max(y.len()) as f32
}

/// Whether the two statements share so many words in order, and this part of the shorter.
pub(crate) fn same_remark(pair: &Compared<'_>, (words_shared, part): (usize, f32)) -> bool {
    let (x, y) = (words(&pair.a), words(&pair.b));
    let shared = in_order(&x, &y);
    shared >= words_shared && shared as f32 >= part * x.len().min(y.len()) as f32
}

fn alike(x: &[&str], y: &[&str]) -> bool {
    let shorter = x.len().min(y.len());
    shorter >= FEWEST_WORDS && in_order(x, y) as f32 >= SAME_UTTERANCE * shorter as f32
}

fn words<'c>(side: &Side<'c>) -> Vec<&'c str> {
    word_tokens(side).into_iter().map(|t| side.word(t)).collect()
}

/// The tokens of [`words`].
fn word_tokens(side: &Side<'_>) -> Vec<u32> {
    let statement = side.prepared.statements.get(side.statement.statement as usize);
    let tokens = statement.into_iter().flat_map(|s| s.tokens.iter().cloned().flatten());
    tokens.filter(|&t| !side.word(t).is_empty()).take(MOST_WORDS).collect()
}

fn span(side: &Side<'_>) -> Option<crate::text::Span> {
    side.prepared.statements.get(side.statement.statement as usize).map(|s| s.span)
}

/// How many words stand in both in the same order (longest common subsequence).
pub(crate) fn in_order(x: &[&str], y: &[&str]) -> usize {
    let mut row = vec![0usize; y.len() + 1];
    for a in x {
        let mut before = 0;
        for (j, b) in y.iter().enumerate() {
            let above = row.get(j + 1).copied().unwrap_or(0);
            let left = row.get(j).copied().unwrap_or(0);
            if let Some(cell) = row.get_mut(j + 1) {
                *cell = if a == b { before + 1 } else { above.max(left) };
            }
            before = above;
        }
    }
    row.last().copied().unwrap_or(0)
}

/// Whether `part` stands in `whole` without a gap.
fn is_piece(part: &[&str], whole: &[&str]) -> bool {
    part.len() <= whole.len() && whole.windows(part.len().max(1)).any(|w| w == part)
}

/// The stretches in which two quotations differ, in order, as each article writes them; empty on the side that leaves it out.
fn changes(a: &Side<'_>, b: &Side<'_>) -> Vec<[String; 2]> {
    let (x, y) = (words(a), words(b));
    let (at_a, at_b) = (word_tokens(a), word_tokens(b));
    let as_written = |side: &Side<'_>, tokens: &[u32]| -> String {
        let (Some(&first), Some(&last)) = (tokens.first(), tokens.last()) else { return String::new() };
        // over an attribution in the middle the words are put together
        if (last - first) as usize >= tokens.len() + BETWEEN {
            let each = tokens.iter().filter_map(|&t| side.span(&(t..t + 1)));
            return each.map(|span| side.words(span)).collect::<Vec<_>>().join(" ");
        }
        side.span(&(first..last + 1)).map_or_else(String::new, |span| side.words(span).to_owned())
    };
    let differ = similar::capture_diff_slices(similar::Algorithm::Myers, &x, &y);
    let differ = differ.into_iter().filter(|op| op.tag() != similar::DiffTag::Equal);
    let stretch = |op: similar::DiffOp| {
        let (of_a, of_b) = (at_a.get(op.old_range()).unwrap_or_default(), at_b.get(op.new_range()).unwrap_or_default());
        [as_written(a, of_a), as_written(b, of_b)]
    };
    differ.map(stretch).collect()
}

/// Marks that may stand between the words of a stretch.
const BETWEEN: usize = 4;

/// The differences as a sentence.
fn why(changes: &[[String; 2]]) -> String {
    let told = |[a, b]: &[String; 2]| match (a.is_empty(), b.is_empty()) {
        (false, false) => format!("one has {} where the other has {}", quoted(&shortened(a)), quoted(&shortened(b))),
        (false, true) => format!("only one has {}", quoted(&shortened(a))),
        _ => format!("only one has {}", quoted(&shortened(b))),
    };
    match changes {
        [] => "The same remark is quoted twice.".to_owned(),
        [only] => format!("The same remark is quoted in two wordings: {}.", told(only)),
        [first, second] => format!("The same remark is quoted in two wordings: {}, and {}.", told(first), told(second)),
        [first, rest @ ..] => {
            format!("The same remark is quoted in two wordings: {}, and they differ in {} more places.", told(first), rest.len())
        }
    }
}

/// A longer stretch is told by its first words.
fn shortened(words: &str) -> String {
    const MOST: usize = 12;
    let mut all = words.split_whitespace();
    let first = all.by_ref().take(MOST).collect::<Vec<_>>().join(" ");
    if all.next().is_some() { format!("{first} …") } else { first }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_utterance_is_known_by_its_words_in_order() {
        let words = |s: &'static str| s.split(' ').collect::<Vec<_>>();
        assert!(alike(&words("we are eventually just going to say it"), &words("we are eventually going to say it")));
        assert!(!alike(&words("we are ready to go home now"), &words("home is where they say so")));
        assert!(is_piece(&words("going to say"), &words("we are going to say it")));
        assert_eq!(in_order(&words("a b c d"), &words("a c b d")), 3);
    }

    #[test]
    fn a_difference_is_told_as_a_sentence() {
        let check = |changes: &[[&str; 2]], told: &str| {
            let changes: Vec<[String; 2]> = changes.iter().map(|c| c.map(str::to_owned)).collect();
            assert_eq!(why(&changes), told);
        };
        check(&[["at once", ""]], "The same remark is quoted in two wordings: only one has “at once”.");
        check(
            &[["shut", "closed"], ["", "now"]],
            "The same remark is quoted in two wordings: one has “shut” where the other has “closed”, and only one has “now”.",
        );
        let three = [["a", "b"], ["c", ""], ["", "d"]];
        check(
            &three,
            "The same remark is quoted in two wordings: one has “a” where the other has “b”, and they differ in 2 more places.",
        );
    }

    #[test]
    fn the_words_stand_as_they_are_written() {
        use crate::compare::conflicts::tests_of_texts::why_of;
        let one = "“We will open the old bridge to Lowmoor on Monday,” Mayor Ann Lee said in the town hall.";
        let other = "“We will open the old bridge to Lowmoor before long on Monday,” Mayor Ann Lee said in the town hall.";
        assert_eq!(why_of(&[one, other]), ["The same remark is quoted in two wordings: only one has “before long”."]);
    }
}
