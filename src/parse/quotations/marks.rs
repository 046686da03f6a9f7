//! Which quote marks belong together.
//!
//! Works on characters alone and on one paragraph at a time: “curly”, "straight", ''ticks'', «guillemets», „low“ marks, ‘single’ and
//! 'single straight' ones, one inside another. Apostrophes that look like closing marks (’em, the ’90s, the workers’ rights) are
//! told apart by what stands around them. A double mark that is never closed ends with its paragraph; where the next paragraph
//! opens again the two go together. A single mark that is never closed is an apostrophe.
//!
//! It never asks what the words mean: whether anybody is quoted is for the other rules to say.

mod look;

use self::look::{Family, Glyph, Mark, Role, ends_words, marks, role};
use crate::{
    parse::{Block, BlockKind},
    text::Span,
};

/// Index into the list of pairs.
pub(super) type PairIndex = u32;

/// Two marks and what stands between them.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Pair {
    /// The opening mark.
    pub(super) open: Span,
    /// The closing mark; `None` where the quotation ends with its paragraph.
    pub(super) close: Option<Span>,
    /// What stands between them, edges trimmed, never empty.
    pub(super) inner: Span,
    /// The pair around this one.
    pub(super) parent: Option<PairIndex>,
    /// The pair in the paragraph before, left open there, that goes on here.
    pub(super) reopens: Option<PairIndex>,
}

impl Pair {
    /// From the first byte of the opening mark to the last of the closing one.
    pub(super) fn outer(&self) -> Span {
        Span { start: self.open.start, end: self.close.map_or(self.inner.end, |close| close.end) }
    }
}

/// Opened and not closed yet.
#[derive(Clone, Copy, Debug)]
struct Opened {
    mark: Mark,
    /// A single closing mark behind a comma or stop, met while this double one was innermost: a slip for the double one, if that never comes.
    slip: Option<Span>,
}

/// The pairs of quote marks in `blocks`, by their opening marks; a pair comes after the one around it.
pub(super) fn pair(text: &str, blocks: &[Block]) -> Vec<Pair> {
    let mut pairs = Vec::new();
    let mut left_open: Option<(Opened, PairIndex)> = None;
    for block in blocks {
        if block.kind == BlockKind::Reference {
            left_open = None;
            continue;
        }
        let marks = marks(text, block.span);
        let first = pairs.len();
        let bottom = pair_block(text, block.span, &marks, &mut pairs);
        pairs[first..].sort_unstable_by_key(|p: &Pair| (p.open.start, std::cmp::Reverse(p.outer().end)));
        if let (Some((opened, from)), Some(pair)) = (left_open, pairs.get_mut(first))
            && reopens(opened.mark.glyph, &marks, block.span)
            && pair.open.start == block.span.start
        {
            pair.reopens = Some(from);
        }
        left_open = bottom.and_then(|opened| {
            let at = pairs[first..].iter().position(|p| p.open == opened.mark.span)?;
            Some((opened, (first + at) as PairIndex))
        });
    }
    mend_unreopened(text, &mut pairs);
    nest(&mut pairs);
    pairs
}

/// Whether a block that begins with `marks` takes up a quotation that `glyph` opened in the block before.
fn reopens(glyph: Glyph, marks: &[Mark], block: Span) -> bool {
    marks.first().is_some_and(|mark| mark.span.start == block.start && mark.glyph.family() == glyph.family())
}

/// A single mark that its paragraph leaves open is a quotation only where the next paragraph opens again: else it goes.
fn mend_unreopened(text: &str, pairs: &mut Vec<Pair>) {
    let mut taken_up = vec![false; pairs.len()];
    for pair in pairs.iter() {
        if let Some(from) = pair.reopens
            && let Some(taken) = taken_up.get_mut(from as usize)
        {
            *taken = true;
        }
    }
    let single = |pair: &Pair| matches!(pair.open.of(text), "‘" | "'" | "‚" | "‹");
    let goes: Vec<bool> = pairs.iter().zip(&taken_up).map(|(pair, taken)| pair.close.is_none() && !taken && single(pair)).collect();
    if !goes.contains(&true) {
        return;
    }
    let mut kept = 0;
    let place: Vec<Option<PairIndex>> = goes
        .iter()
        .map(|gone| {
            let at = kept;
            kept += u32::from(!gone);
            (!gone).then_some(at)
        })
        .collect();
    let mut at = 0;
    pairs.retain(|_| {
        at += 1;
        !goes[at - 1]
    });
    for pair in pairs {
        pair.reopens = pair.reopens.and_then(|from| place.get(from as usize).copied().flatten());
    }
}

/// Says of every pair which one stands around it.
fn nest(pairs: &mut [Pair]) {
    let mut around: Vec<PairIndex> = Vec::new();
    for at in 0..pairs.len() {
        let start = pairs[at].open.start;
        while around.last().is_some_and(|&outer| pairs[outer as usize].outer().end <= start) {
            around.pop();
        }
        pairs[at].parent = around.last().copied();
        around.push(at as PairIndex);
    }
}

/// Pairs the marks of one block, pushes the pairs, and gives the mark that the block leaves open, if one does.
fn pair_block(text: &str, block: Span, marks: &[Mark], pairs: &mut Vec<Pair>) -> Option<Opened> {
    let mut open: Vec<Opened> = Vec::new();
    // How many of each family are open, so that a mark that closes nothing is known without looking through them.
    let mut count = [0_usize; 3];
    let mut push = |opened: &Opened, close: Option<Span>, end: u32| {
        let inner = Span { start: opened.mark.span.end, end: close.map_or(end, |c| c.start) };
        let inner = if inner.start < inner.end { inner.trim(text) } else { Span::default() };
        if !inner.is_empty() {
            pairs.push(Pair { open: opened.mark.span, close, inner, parent: None, reopens: None });
        }
    };
    for mark in marks {
        let family = mark.glyph.family();
        let top = open.last().map(|o| o.mark.glyph);
        match role(mark, count[family as usize] > 0, top) {
            Role::Opens => {
                count[family as usize] += 1;
                open.push(Opened { mark: *mark, slip: None });
            }
            Role::Closes if family == Family::Single => {
                // An apostrophe must not close over an open double mark.
                if top.is_some_and(|glyph| glyph.family() == Family::Single)
                    && let Some(opened) = open.pop()
                {
                    count[family as usize] -= 1;
                    push(&opened, Some(mark.span), block.end);
                } else if let Some(opened) = open.last_mut()
                    && opened.slip.is_none()
                    && mark.before.is_some_and(ends_words)
                {
                    opened.slip = Some(mark.span);
                }
            }
            Role::Closes => {
                while let Some(opened) = open.pop() {
                    count[opened.mark.glyph.family() as usize] -= 1;
                    if opened.mark.glyph.family() == family {
                        push(&opened, Some(mark.span), block.end);
                        break;
                    }
                }
            }
            Role::None => {}
        }
    }
    // Only the outermost open mark can be a quotation that runs to the end of the paragraph.
    let bottom = open.first().copied()?;
    if let Some(slip) = bottom.slip {
        push(&bottom, Some(slip), block.end);
        return None;
    }
    if bottom.mark.glyph.family() == Family::Single && bottom.mark.span.start != block.start {
        return None;
    }
    push(&bottom, None, block.end);
    Some(bottom)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `marked` has every pair in `{}`, the marks inside: `{“so”}`; a pair that goes on in the next block ends with `~}` there.
    fn check(marked: &str) {
        let text: String = marked.chars().filter(|c| !matches!(c, '{' | '}' | '~')).collect();
        let mut at = 0;
        let blocks: Vec<Block> = text
            .split_inclusive('\n')
            .map(|line| {
                let span = Span::new(at, at + line.len()).trim(&text);
                at += line.len();
                Block { kind: BlockKind::Paragraph, span, sentences: 0..0 }
            })
            .filter(|block| !block.span.is_empty())
            .collect();
        let pairs = pair(&text, &blocks);
        let mut edges: Vec<(u32, u8, &str)> = Vec::new();
        for (i, p) in pairs.iter().enumerate() {
            edges.push((p.open.start, 1, "{"));
            let goes_on = pairs.iter().any(|other| other.reopens == Some(i as PairIndex));
            edges.push((p.outer().end, 0, if goes_on { "~}" } else { "}" }));
        }
        edges.sort_unstable();
        let mut seen = text.clone();
        for (at, _, edge) in edges.iter().rev() {
            seen.insert_str(*at as usize, edge);
        }
        assert_eq!(seen, marked);
        for p in &pairs {
            assert!(!p.inner.is_empty() && p.outer().covers(p.inner));
            assert!(p.parent.is_none_or(|outer| pairs[outer as usize].outer().covers(p.outer())));
        }
    }

    #[test]
    fn every_style_pairs() {
        check("He said {“no”} and {\"yes\"}, {''well''} and {``maybe''}, {«ja»}, {„nein“}, {‘one’} and {'two'}.");
        check("Sie sagte {»nein«} und {‚ja‘}.".replace("{‚ja‘}", "ja").as_str());
        check("Il a dit {« non »}.");
    }

    #[test]
    fn one_inside_another() {
        check("{“She told me {‘go home’} twice,”} he said.");
        check("{\"She told me {'go home.'}\"}");
        check("{''She told me {'go home.'}''}");
        check("{‘She told me {“go home”} twice,’} he said.");
    }

    #[test]
    fn apostrophes_are_no_marks() {
        check("{“Tell ’em that the workers’ rights of the ’90s don’t count,”} she said.");
        check("{‘The workers’ rights count, don’t they,’} she said of the drivers’ strike.");
        check("It was rock ’n’ roll in '68 and the players' union 'twas.");
        check("{“They’re goin’ home, the boys’ mother said {‘no more’} to that,”} he said.");
    }

    #[test]
    fn inches_and_feet_open_nothing() {
        check("He is 6'2\" tall and the pipe 5\" wide.");
    }

    #[test]
    fn quote_left_open_ends_at_the_paragraph() {
        check("{“We wait.}\nNothing came.");
        check("{\"We wait.}\nNothing came, {\"he said.\"}");
    }

    #[test]
    fn reopened_paragraphs_go_together() {
        check("{“We wait.~}\n{“We wait again.~}\n{“And again.”}\n{“New.”}");
        check("{‘We wait.~}\n{‘And again.’}");
    }

    #[test]
    fn single_mark_left_open_is_an_apostrophe() {
        check("‘It was the drivers who walked out.\nNothing came.");
        check("The firm ‘Acme opened.\nNothing came.");
    }

    #[test]
    fn wrong_closing_marks_still_close() {
        check("{“We wait,'} he said.");
        check("{“We wait“}, he said.");
        check("{‘You know what? We stop.'} he said.");
        check("{“They said, {‘We stop.'}”}");
    }

    #[test]
    fn stray_closing_marks_are_passed_over() {
        check("We wait,” he said. {“No.”}");
    }

    #[test]
    fn dashes_and_brackets_open() {
        check("Its mood—{“grim,”} he said—({“very”}) fell.");
        check("{“I was—”} he began. {\"I was--\"} he began.");
    }

    #[test]
    fn very_many_marks_are_read_in_one_pass() {
        for mark in ["“", "\"a ", "«", "„a ", "“‘", "' ", "”", "'a"] {
            let text = mark.repeat(100_000);
            let blocks = [Block { kind: BlockKind::Paragraph, span: Span::new(0, text.len()).trim(&text), sentences: 0..0 }];
            let _ = pair(&text, &blocks);
        }
        let deep = "“a ‘b ".repeat(50_000) + &" c’ d”".repeat(50_000);
        let blocks = [Block { kind: BlockKind::Paragraph, span: Span::new(0, deep.len()), sentences: 0..0 }];
        assert_eq!(pair(&deep, &blocks).len(), 100_000);
    }
}
