//! Where sentences end.
//!
//! A run of full stops, exclamation or question marks, with the quote marks and brackets that it closes, ends a sentence where what follows starts a new
//! one. Dashes and colons never do, `…` only together with a closing quote mark. Line ends do, but for those inside a hard-wrapped block. One pass;
//! what a rule looks at around a mark is bounded, so that time grows with the text's length whatever is in it.
//!
//! Sentences of a quotation are sentences: `“A. B,” he said.` is two. The words that attribute stay with what they attribute: `“A!” he cried.` is one.

mod attribution;
mod follows;
mod full_stop;
mod marks;

use super::{Block, Language, Sentence};
use crate::text::Span;
use follows::{First, Follows};
use marks::{Mark, Marks, Strength};

/// Finds the sentences of every block, in order, and tells the blocks which are theirs.
pub(crate) fn find(text: &str, blocks: &mut [Block], language: Language) -> Vec<Sentence> {
    // English news has a sentence in about 130 bytes.
    let mut sentences = Vec::with_capacity(text.len() / 130 + blocks.len());
    for (at, block) in blocks.iter_mut().enumerate() {
        let first = sentences.len() as u32;
        let words = block.span.of(text);
        let mut start = 0;
        let mut push = |from: usize, to: usize| {
            let offset = block.span.start as usize;
            let span = Span::new(offset + from, offset + to).trim(text);
            if !span.is_empty() {
                sentences.push(Sentence { span, block: at as u32 });
            }
        };
        each_end(words, language, |end| {
            push(start, end);
            start = end;
        });
        push(start, words.len());
        block.sentences = first..sentences.len() as u32;
    }
    sentences
}

/// Calls `end` with the byte behind each sentence of `words`, but for the last one.
fn each_end(words: &str, language: Language, mut end: impl FnMut(usize)) {
    let mut marks = Marks::of(words);
    let mut start = 0;
    while let Some(mark) = marks.next() {
        if mark.end > start
            && let Some(cut) = end_at(words, start, &mark, marks.inside_straight, language)
        {
            start = cut;
            end(cut);
        }
    }
}

/// Where the sentence that began at `start` ends, if it does at `mark`; `inside`: within straight quote marks that are still open.
fn end_at(words: &str, start: usize, mark: &Mark, inside: bool, language: Language) -> Option<usize> {
    let follows = Follows::behind(words, mark)?;
    // The quote mark of `“Go! "Ann Lee said` opens by its place, but closes what is open: a slip of the keyboard.
    let attributed = || (mark.quote || (inside && follows.opened)) && attribution::follows(follows.words);
    let ends = match follows.first {
        First::Lower if inside && mark.strength == Strength::Loud => false,
        // `a long … (and dear) way`: what is left out is left out of one sentence.
        First::Lower if mark.strength == Strength::Ellipsis && !mark.quote => false,
        First::Lower => {
            follows.opened
                && !mark.bracket
                && (mark.strength == Strength::Loud || !is_abbreviation(words, start, mark, &follows, language))
        }
        First::Other if follows.opened || mark.quote => true,
        First::Other => mark.strength != Strength::Ellipsis,
        First::Upper | First::Digit => match mark.strength {
            Strength::Wide => true,
            Strength::Stop if mark.quote => !follows.dash,
            Strength::Stop => !is_abbreviation(words, start, mark, &follows, language),
            Strength::Loud if mark.quote => !follows.dash && !attributed(),
            Strength::Loud => !full_stop::is_shouting_name(words, mark.start) && !attributed(),
            Strength::Ellipsis => mark.quote && !follows.dash && !attributed(),
        },
    };
    ends.then_some(follows.cut)
}

fn is_abbreviation(words: &str, start: usize, mark: &Mark, follows: &Follows, language: Language) -> bool {
    mark.strength == Strength::Stop && !full_stop::ends(words, start, mark.start, follows, language)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::blocks;

    /// `marked` has a bar after each sentence that does not end its line.
    #[track_caller]
    fn check(marked: &str) {
        check_in(marked, Language::English);
    }

    #[track_caller]
    fn check_in(marked: &str, language: Language) {
        let text = marked.replace('|', "");
        let mut blocks = blocks::find(&text);
        let found: Vec<_> = find(&text, &mut blocks, language).iter().map(|s| s.span.of(&text)).collect();
        let wanted: Vec<_> = marked.split(['|', '\n']).map(str::trim).filter(|s| !s.is_empty()).collect();
        assert_eq!(found, wanted);
    }

    #[test]
    fn stops_end_sentences() {
        check("It rained. |It stopped! |Did it? |It did.");
        check("It rained.\nIt stopped");
        check("It rained in 2022. |It stopped on day 12. |Ten of 14 came.");
    }

    #[test]
    fn sentences_inside_a_quotation_are_sentences() {
        check("“It rained. |It stopped,” he said. |“Good.” |He left.");
        check("He said “it rained. |It stopped” and left.");
        check("\"It rained. |It stopped,\" he said. |\"Good.\" |He left.");
        check("'It rained.' |Ann nodded. |«Il pleut.» |Ann nodded.");
        check("“He told me, ‘Go.’” |She went.");
    }

    #[test]
    fn attribution_stays_with_its_quotation() {
        check("“It rained!” he cried. |“Did it?” Mr Reed asked. |“It did,” she said, “at noon.”");
        check("“It rained!” the mayor of Ostby said. |“It rained!” |The mayor said it had.");
        check("\"Did it rain? \"Ann Lee asked. |“Did it rain?” Ann Lee asked reporters. |“It did!” |Ann Lee was wet.");
        check("“It rained.” |Ann Lee said, “It stopped.” |“Really?” |He added: “No.” |''So it did.'' |They're glad, she says.");
    }

    #[test]
    fn abbreviations_do_not_end() {
        check(
            "Mr. Reed met Gen. Lee and Dr. A. B. Cole on Jan. 5 at No. 10 St. James St. |He left at 5 p.m. Monday. |She left at 6 a.m. |He did not.",
        );
        check("The U.S. President met E.U. leaders, e.g. Ms. Falk, in the U.S. |The talks ended.");
        check(
            "At 3.30 p.m. Reed left. |By about 6 a.m. Falk was back. |He left at 5 p.m. |Falk was back. |The firm, est. 1990, closed.",
        );
        check("Reed Inc. shares fell vs. Lee Corp. stock. |Acme Co. |The firm closed.");
        check("George W. Reed took plan B. |The vitamin C. |And I. |Then we left.");
    }

    #[test]
    fn a_dateline_is_no_sentence() {
        check("OSTBY, Vt. — The bridge was closed.");
        check("OSTBY, N.H. (XP) — Bridges were closed.");
    }

    #[test]
    fn numbers_addresses_and_names_do_not_end() {
        check("It cost 3.5 million at example.org. |See https://example.org/a.b?c=d for Yahoo! News.");
        check("He said … and left... Then he came back.");
        check("He—yes, he!—left. |The iPhone came. |iPhones sell.");
        check("“It was a … [long] way.” |She called it … “far off” and dear. |He went on... (at last) and came.");
    }

    #[test]
    fn brackets_and_notes_close_with_their_sentence() {
        check("It rained. |(It stopped.) |He left (at last). |She stayed.[1] |He did not. [2] |She did.");
    }

    #[test]
    fn missing_spaces_are_forgiven() {
        check("It rained for days.|The river rose.”|“Did it?” |He left.");
    }

    #[test]
    fn a_wrapped_line_does_not_end_a_sentence() {
        let text = "The bridge over the lower river was closed on Monday after a\nlorry had struck its railing. The city says that it will take\nuntil Friday to repair it, and that the ferry will run every\nten minutes until then, free of charge.";
        let mut blocks = blocks::find(text);
        assert_eq!((blocks.len(), find(text, &mut blocks, Language::English).len()), (1, 2));
    }

    #[test]
    fn other_languages_by_general_rules() {
        check_in("Am 5. Mai kam er. |Sie ging am 6. Juni.", Language::Other("de"));
        check_in("橋は閉鎖された。|修理は金曜日まで続く。", Language::Other("ja"));
        check_in("هل هطل المطر؟ |نعم.", Language::Other("ar"));
    }
}
