//! One utterance quoted in two wordings.
//!
//! Two quotations are the same utterance where most words of the shorter stand in the longer in the same order, and the speaker
//! is the same or not told. Shown where words inside were changed or left out; a fragment taken out in one piece is no difference.
//! Shown as well where one speaker's remarks in sentences that say the same begin alike and go on in other words: the spoken and the
//! written form of one thought.

use crate::{
    compare::{ConflictKind, Severity, SharedEntityIndex, matter::Coverage, thresholds::SAME, words::stem},
    parse::{Quotation, QuotationKind},
    text::Span,
};

use super::{Compared, Finding, Side, is_name, quoted};

/// Of the shorter quotation this part must stand in the longer, in order.
const SAME_UTTERANCE: f32 = 0.6;
/// Of a fragment in quote marks this part: a few words in common may be anybody's.
const SAME_FRAGMENT: f32 = 0.75;
/// Shorter quotations are phrases that anyone may use.
const FEWEST_WORDS: usize = 5;
/// Phrases that one speaker is quoted with in two sentences that say the same may be shorter.
const FEWEST_OF_ONE: usize = 3;
/// Longer ones are compared by their first words.
const MOST_WORDS: usize = 200;

/// Whether a quotation's words can be held against another's.
pub(super) fn is_quoted(quotation: &Quotation) -> bool {
    quotation.kind != QuotationKind::Indirect && !quotation.scare && !quotation.nested
}

/// Of a sentence with more quotations only the first are compared.
const MOST_QUOTATIONS: usize = 8;

/// So many bytes of attribution may stand in the middle of what is one remark.
const ATTRIBUTION: u32 = 80;

/// Sentences less alike than this quote something else.
const ALIKE: f32 = 0.4;

/// Words in quote marks that stand in a sentence.
pub(crate) struct Remark {
    speaker: Option<SharedEntityIndex>,
    /// All its words as tokens, also those in the sentences around, and those in this sentence.
    whole: Vec<u32>,
    in_sentence: Vec<u32>,
    /// What of it stands in the sentence.
    here: Span,
    direct: bool,
}

impl Remark {
    /// Its words in this sentence.
    pub(crate) fn here_tokens(&self) -> &[u32] {
        &self.in_sentence
    }

    /// What of it stands in this sentence.
    pub(crate) fn span(&self) -> Span {
        self.here
    }
}

/// The remarks that stand in a sentence, or reach into it.
pub(crate) fn remarks(coverage: &Coverage<'_>, side: &Side<'_>) -> Vec<Remark> {
    let parsed = side.article.parsed;
    let Some(sentence) = parsed.sentences.get(side.sentence.sentence as usize) else { return Vec::new() };
    let mut found = Vec::new();
    let near = parsed.quotations.partition_point(|q| q.content.first().is_some_and(|c| c.start < sentence.span.start));
    let tokens = |parts: &[Span]| -> Vec<u32> {
        let all = parts.iter().flat_map(|part| parsed.tokens_in(*part)).map(|t| t as u32);
        all.filter(|&t| !side.word(t).is_empty()).take(MOST_WORDS).collect()
    };
    // one that began before the sentence may reach into it
    for quotation in parsed.quotations.iter().skip(near.saturating_sub(2)).take(MOST_QUOTATIONS + 2).filter(|q| is_quoted(q)) {
        let speaker = quotation.entity.and_then(|e| coverage.entities.get(side.source, e));
        let direct = quotation.kind == QuotationKind::Direct;
        // the fragments of a mixed one are said apart from each other, and so is what follows a long attribution
        let said_on = |a: &Span, b: &Span| direct && b.start.saturating_sub(a.end) <= ATTRIBUTION;
        for parts in quotation.content.chunk_by(said_on) {
            let here = parts.iter().filter(|part| part.overlaps(sentence.span));
            let here = here.map(|p| Span { start: p.start.max(sentence.span.start), end: p.end.min(sentence.span.end) });
            let here: Vec<Span> = here.collect();
            let Some(span) = here.iter().copied().reduce(Span::union) else { continue };
            // a mark inside shows that the marks of the article do not come in pairs: what is quoted is not known
            if parts.iter().any(|part| part.of(side.text()).contains('"')) {
                continue;
            }
            found.push(Remark { speaker, whole: tokens(parts), in_sentence: tokens(&here), here: span, direct });
        }
    }
    found
}

/// Compares the remarks of two sentences, as [`remarks`] gives them.
pub(crate) fn find(pair: &Compared<'_>, [of_a, of_b]: [&[Remark]; 2], found: &mut Vec<Finding>) {
    if pair.score < ALIKE {
        return;
    }
    for x in of_a {
        for y in of_b.iter().filter(|y| may_be_one(pair, x.speaker, y.speaker)) {
            let Some((why, [a, b])) = differ(pair, x, y) else { continue };
            let who = x.speaker.or(y.speaker).map_or(String::new(), |s| s.0.to_string());
            let [at_a, at_b] = stretches(pair, &x.in_sentence, &y.in_sentence);
            let (at_a, at_b) = (at_a.unwrap_or(x.here), at_b.unwrap_or(y.here));
            found.push(Finding {
                kind: ConflictKind::Wording,
                severity: Severity::Detail,
                sides: [(pair.a.place(at_a), format!("{a} {who}")), (pair.b.place(at_b), format!("{b} {who}"))],
                why,
            });
        }
    }
}

/// Whether two may be one: nobody, or one who is only described ("the letter", "its authors"), may be anybody.
fn may_be_one(pair: &Compared<'_>, x: Option<SharedEntityIndex>, y: Option<SharedEntityIndex>) -> bool {
    let named = |e: SharedEntityIndex| is_name(pair.coverage.entities.name(e));
    let (Some(x), Some(y)) = (x, y) else { return true };
    x == y || !named(x) || !named(y)
}

fn words_of<'c>(side: &Side<'c>, tokens: &[u32]) -> Vec<&'c str> {
    tokens.iter().map(|&t| side.word(t)).collect()
}

/// In what two remarks differ: a sentence, and the two wordings.
fn differ(pair: &Compared<'_>, x: &Remark, y: &Remark) -> Option<(String, [String; 2])> {
    // a remark as far as it goes; where the articles cut it otherwise, sentence by sentence
    for (of_a, of_b) in [(&x.whole, &y.whole), (&x.in_sentence, &y.in_sentence)] {
        let (a, b) = (words_of(&pair.a, of_a), words_of(&pair.b, of_b));
        if is_piece(&a, &b) || is_piece(&b, &a) {
            return None;
        }
        let share = if x.direct && y.direct { SAME_UTTERANCE } else { SAME_FRAGMENT };
        if alike(&a, &b, share) {
            let changes = changes((&pair.a, of_a), (&pair.b, of_b));
            // words that are found only far apart from each other are not those of one utterance
            let most = a.len().min(b.len()).max(FEWEST_WORDS * 2);
            if changes.iter().flatten().any(|words| words.split_whitespace().count() > most) {
                continue;
            }
            let side = |n: usize| changes.iter().filter_map(|c| c.get(n)).map(|c| c.to_lowercase()).collect::<Vec<_>>().join(" | ");
            return (!changes.is_empty()).then(|| (why(&changes), [side(0), side(1)]));
        }
    }
    let (a, b) = (words_of(&pair.a, &x.in_sentence), words_of(&pair.b, &y.in_sentence));
    if one_phrase(pair, x, y) {
        let changes = changes((&pair.a, &x.in_sentence), (&pair.b, &y.in_sentence));
        return (!changes.is_empty()).then(|| (why(&changes), [a.join(" "), b.join(" ")]));
    }
    if paraphrased(pair, x, y) {
        let changes = changes((&pair.a, &x.in_sentence), (&pair.b, &y.in_sentence));
        return (!changes.is_empty()).then(|| (why(&changes), [a.join(" "), b.join(" ")]));
    }
    let one_speaker = x.direct && y.direct && x.speaker == y.speaker && x.speaker.is_some();
    let told = one_speaker && pair.score >= SAME && begin_alike(&a, &b);
    told.then(|| ("One thought is quoted in two wordings that begin alike.".to_owned(), [a.join(" "), b.join(" ")]))
}

/// Whether one speaker's remark is told in other words: a run of words is the same, and half of the shorter in order.
fn paraphrased(pair: &Compared<'_>, x: &Remark, y: &Remark) -> bool {
    const RUN: usize = 4;
    const HALF: f32 = 0.5;
    let (a, b) = (words_of(&pair.a, &x.in_sentence), words_of(&pair.b, &y.in_sentence));
    let run = a.windows(RUN).any(|run| b.windows(RUN).any(|other| run == other));
    let one_speaker = x.speaker.is_some() && x.speaker == y.speaker;
    one_speaker && x.direct && y.direct && run && alike(&a, &b, HALF)
}

/// Whether two short phrases are one phrase of one speaker, in sentences that say the same: they begin and mostly go on alike.
fn one_phrase(pair: &Compared<'_>, x: &Remark, y: &Remark) -> bool {
    let (a, b) = (words_of(&pair.a, &x.in_sentence), words_of(&pair.b, &y.in_sentence));
    let shorter = a.len().min(b.len());
    let one_speaker = x.speaker.is_some() && x.speaker == y.speaker;
    one_speaker
        && pair.score >= SAME
        && (FEWEST_OF_ONE..FEWEST_WORDS).contains(&shorter)
        && a.len().max(b.len()) <= 2 * shorter
        && a.first() == b.first()
        && in_order(&a, &b) as f32 >= SAME_UTTERANCE * shorter as f32
}

/// Whether two remarks begin with the same three words and have two more in common, in order.
fn begin_alike(x: &[&str], y: &[&str]) -> bool {
    x.iter().zip(y).take_while(|(a, b)| a == b).count() >= 3 && in_order(x, y) >= 5
}

/// Whether the two statements are quotations with nearly the same words.
pub(crate) fn same_words(pair: &Compared<'_>) -> bool {
    let (x, y) = (words(&pair.a), words(&pair.b));
    alike(&x, &y, SAME_UTTERANCE) && in_order(&x, &y) as f32 >= 0.8 * x.len().max(y.len()) as f32
}

/// Whether the two statements share so many words in order, and this part of the shorter.
pub(crate) fn same_remark(pair: &Compared<'_>, (words_shared, part): (usize, f32)) -> bool {
    let (x, y) = (words(&pair.a), words(&pair.b));
    let shared = in_order(&x, &y);
    shared >= words_shared && shared as f32 >= part * x.len().min(y.len()) as f32
}

fn alike(x: &[&str], y: &[&str], share: f32) -> bool {
    let shorter = x.len().min(y.len());
    shorter >= FEWEST_WORDS && in_order(x, y) as f32 >= share * shorter as f32
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

/// The stretches in which two quotations differ, in order, as each article writes them; empty on the side that leaves it out. Where
/// one begins later or ends earlier than the other, that is no change: every quotation is cut out of something longer.
fn changes((a, at_a): (&Side<'_>, &[u32]), (b, at_b): (&Side<'_>, &[u32])) -> Vec<[String; 2]> {
    let (x, y) = (words_of(a, at_a), words_of(b, at_b));
    let as_written = |side: &Side<'_>, tokens: &[u32]| -> String {
        let (Some(&first), Some(&last)) = (tokens.first(), tokens.last()) else { return String::new() };
        // over an attribution in the middle the words are put together
        if (last - first) as usize >= tokens.len() + BETWEEN {
            let each = tokens.iter().filter_map(|&t| side.span(&(t..t + 1)));
            return each.map(|span| side.words(span)).collect::<Vec<_>>().join(" ");
        }
        side.span(&(first..last + 1)).map_or_else(String::new, |span| side.words(span).to_owned())
    };
    let stretch = |op: similar::DiffOp| {
        let (of_a, of_b) = (at_a.get(op.old_range()).unwrap_or_default(), at_b.get(op.new_range()).unwrap_or_default());
        [as_written(a, of_a), as_written(b, of_b)]
    };
    changed(&x, &y).into_iter().map(stretch).collect()
}

/// What changed between two remarks, the words by their position in each.
fn changed(x: &[&str], y: &[&str]) -> Vec<similar::DiffOp> {
    let differ = similar::capture_diff_slices(similar::Algorithm::Myers, x, y);
    let last = differ.len().saturating_sub(1);
    let inside = |(at, op): &(usize, similar::DiffOp)| (*at != 0 && *at != last) || op.tag() == similar::DiffTag::Replace;
    let differ = differ.into_iter().enumerate().filter(inside).map(|(_, op)| op);
    let told = |op: &similar::DiffOp| {
        op.tag() != similar::DiffTag::Equal
            && !one_spelling(x.get(op.old_range()).unwrap_or_default(), y.get(op.new_range()).unwrap_or_default())
    };
    differ.filter(told).collect()
}

/// Whether the same words are only spelled, shortened or inflected otherwise: "tax filing" and "tax-filing", "Gen" and "General",
/// "support" and "supported" in a reported question.
fn one_spelling(x: &[&str], y: &[&str]) -> bool {
    /// A title is cut to so many letters.
    const CUT: usize = 4;
    let letters = |words: &[&str]| words.iter().flat_map(|w| w.chars()).filter(|c| c.is_alphanumeric()).collect::<String>();
    let cut = |a: &str, b: &str| a.len() <= CUT && a.len() > 1 && a.len() + 2 <= b.len() && b.starts_with(a);
    let one = |(a, b): (&&str, &&str)| a == b || stem(a) == stem(b) || cut(a, b) || cut(b, a);
    letters(x) == letters(y) || !x.is_empty() && x.len() == y.len() && x.iter().zip(y).all(one)
}

/// Where the words stand that changed in two long remarks, with a few around them: to be pointed at, where the whole is too long.
fn stretches(pair: &Compared<'_>, of_a: &[u32], of_b: &[u32]) -> [Option<Span>; 2] {
    const AROUND: usize = 3;
    const LONGEST: usize = 24;
    let ops = changed(&words_of(&pair.a, of_a), &words_of(&pair.b, of_b));
    let span = |side: &Side<'_>, tokens: &[u32], ranges: Vec<std::ops::Range<usize>>| {
        if tokens.len() <= LONGEST {
            return None;
        }
        let start = ranges.iter().map(|r| r.start).min()?.saturating_sub(AROUND);
        let end = (ranges.iter().map(|r| r.end).max()? + AROUND).min(start + LONGEST).min(tokens.len());
        let (first, last) = (tokens.get(start)?, tokens.get(end.checked_sub(1)?)?);
        side.span(&(*first..last + 1))
    };
    [
        span(&pair.a, of_a, ops.iter().map(similar::DiffOp::old_range).collect()),
        span(&pair.b, of_b, ops.iter().map(similar::DiffOp::new_range).collect()),
    ]
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
        assert!(alike(
            &words("we are eventually just going to say it"),
            &words("we are eventually going to say it"),
            SAME_UTTERANCE
        ));
        assert!(!alike(&words("we are ready to go home now"), &words("home is where they say so"), SAME_UTTERANCE));
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
    fn a_short_phrase_of_one_speaker_is_compared() {
        use crate::compare::conflicts::tests_of_texts::why_of;
        let one = "Mayor Ann Lee said the old harbour bridge was “tired but not lost” after the storm.";
        let other = "Mayor Ann Lee said that the old harbour bridge was “tired but unbroken” after the storm.";
        assert_eq!(why_of(&[one, other]).len(), 1);
        assert_eq!(why_of(&[one, one]), Vec::<String>::new());
    }

    #[test]
    fn the_words_stand_as_they_are_written() {
        use crate::compare::conflicts::tests_of_texts::why_of;
        let one = "“We will open the old bridge to Lowmoor on Monday,” Mayor Ann Lee said in the town hall.";
        let other = "“We will open the old bridge to Lowmoor before long on Monday,” Mayor Ann Lee said in the town hall.";
        assert_eq!(why_of(&[one, other]), ["The same remark is quoted in two wordings: only one has “before long”."]);
    }
}
