//! Who is quoted: how often, in how many words, directly or not, by name or not, in which source.
//!
//! Counts the quotations that stand: those that a person rejected are left out, and who a person said speaks counts as the
//! speaker. Words are those inside the quote marks, in reported speech those of the reported clause.

use std::collections::BTreeMap;

use super::{
    draw::{self, MARGIN, ROW},
    plot::{Figure, Item, Plot},
    scene::{Anchor, Frame, Scene, Tone},
    speakers::{Speakers, kind_word},
    words::{count, letter, one_line},
};
use crate::{
    commands::Session,
    parse::{Parsed, QuotationKind, TokenKind},
    project::SourceId,
    text::Span,
};

/// The kinds in the order in which they are stacked.
pub const KINDS: [QuotationKind; 3] = [QuotationKind::Direct, QuotationKind::Mixed, QuotationKind::Indirect];

/// Quotations and their words, by kind as in [`KINDS`].
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Tally {
    /// How many.
    pub quotations: [usize; 3],
    /// In how many words.
    pub words: [usize; 3],
}

impl Tally {
    fn add(&mut self, kind: QuotationKind, words: usize) {
        let at = KINDS.iter().position(|&k| k == kind).unwrap_or(0);
        for (list, more) in [(&mut self.quotations, 1), (&mut self.words, words)] {
            if let Some(number) = list.get_mut(at) {
                *number += more;
            }
        }
    }

    fn add_all(&mut self, other: &Self) {
        for (a, b) in self.quotations.iter_mut().zip(other.quotations).chain(self.words.iter_mut().zip(other.words)) {
            *a += b;
        }
    }

    /// All quotations.
    pub fn quoted(&self) -> usize {
        self.quotations.iter().sum()
    }

    /// All words.
    pub fn spoken(&self) -> usize {
        self.words.iter().sum()
    }
}

/// Whether a speaker is named.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Known {
    /// By name.
    Named,
    /// By a description: an anonymous source, "residents".
    Described,
    /// No speaker was found.
    Nobody,
}

/// Somebody who is quoted.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Voice {
    /// The fullest name or the description.
    pub name: String,
    /// Whether that is a name.
    pub known: Known,
    /// Over all sources.
    pub all: Tally,
    /// By the source's place in the project.
    pub by_source: BTreeMap<usize, Tally>,
    /// Into [`Voices::quotes`].
    quotes: Vec<usize>,
}

/// One quotation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Quote {
    at: usize,
    source: SourceId,
    kind: QuotationKind,
    words: usize,
    span: Span,
}

/// What of the voices is shown.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct VoicesOptions {
    /// Only those with or without a name.
    pub known: Option<bool>,
    /// Cells count words, not quotations.
    pub words: bool,
}

/// All who are quoted, those with most words first.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Voices {
    /// All.
    everybody: Vec<Voice>,
    quotes: Vec<Quote>,
    /// What the sources are called.
    labels: Vec<String>,
    /// Those shown, as indices.
    shown: Vec<usize>,
    options: VoicesOptions,
    /// All that is shown.
    pub total: Tally,
    /// Words of named speakers, of those who are only described, and of nobody.
    pub by_known: [usize; 3],
}

impl Voices {
    /// The voices of all that is parsed.
    pub fn new(session: &Session, options: VoicesOptions) -> Self {
        let speakers = Speakers::new(session);
        let mut by_number: BTreeMap<Option<usize>, Voice> = BTreeMap::new();
        let mut all = Self { options, ..Self::default() };
        for (at, source) in session.sources().iter().enumerate() {
            all.labels.push(source.document.label().to_owned());
            let Some(parsed) = source.parsed.as_deref() else { continue };
            for (index, quotation) in parsed.quotations.iter().enumerate() {
                let attribution = speakers.of(source.id, index);
                if quotation.scare || attribution.rejected {
                    continue;
                }
                let words = quotation.content.iter().map(|part| spoken(parsed, *part)).sum();
                let quote = Quote { at, source: source.id, kind: quotation.kind, words, span: quotation.span() };
                let voice = by_number.entry(attribution.speaker).or_insert_with(|| {
                    let speaker = attribution.speaker.and_then(|number| speakers.get(number));
                    Voice {
                        name: speaker.map_or_else(|| "No speaker found".to_owned(), |s| s.name.clone()),
                        known: speaker.map_or(Known::Nobody, |s| if s.named { Known::Named } else { Known::Described }),
                        all: Tally::default(),
                        by_source: BTreeMap::new(),
                        quotes: Vec::new(),
                    }
                });
                voice.all.add(quote.kind, words);
                voice.by_source.entry(at).or_default().add(quote.kind, words);
                voice.quotes.push(all.quotes.len());
                all.quotes.push(quote);
            }
        }
        all.everybody = by_number.into_values().collect();
        all.everybody.sort_by(|a, b| {
            let key = |v: &Voice| (v.known == Known::Nobody, std::cmp::Reverse((v.all.spoken(), v.all.quoted())));
            key(a).cmp(&key(b)).then_with(|| a.name.cmp(&b.name))
        });
        let passes = |voice: &Voice| options.known.is_none_or(|named| named == (voice.known == Known::Named));
        all.shown = (0..all.everybody.len()).filter(|&at| all.everybody.get(at).is_some_and(passes)).collect();
        for voice in &all.everybody {
            if let Some(words) = all.by_known.get_mut(voice.known as usize) {
                *words += voice.all.spoken();
            }
        }
        let shown: Vec<Tally> = all.iter().map(|voice| voice.all).collect();
        for tally in &shown {
            all.total.add_all(tally);
        }
        all
    }

    /// Those shown, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Voice> {
        self.shown.iter().filter_map(|&at| self.everybody.get(at))
    }

    /// How many are shown.
    pub fn len(&self) -> usize {
        self.shown.len()
    }

    /// Whether nobody is shown.
    pub fn is_empty(&self) -> bool {
        self.shown.is_empty()
    }

    fn voice(&self, row: usize) -> Option<&Voice> {
        self.everybody.get(*self.shown.get(row)?)
    }

    fn value(&self, tally: &Tally) -> usize {
        if self.options.words { tally.spoken() } else { tally.quoted() }
    }
}

/// Words and numbers within a stretch.
fn spoken(parsed: &Parsed, span: Span) -> usize {
    let tokens = parsed.tokens.get(parsed.tokens_in(span)).unwrap_or_default();
    tokens.iter().filter(|token| token.kind != TokenKind::Punctuation).count()
}

/// "3 quotations in 54 words: 2 direct, 1 indirect".
fn tally_words(tally: &Tally) -> String {
    let kinds = KINDS.iter().zip(tally.quotations).filter(|(_, n)| *n > 0);
    let kinds: Vec<String> = kinds.map(|(&kind, n)| format!("{n} {}", kind_word(kind))).collect();
    let quoted = count(tally.quoted(), "quotation", "quotations");
    if kinds.is_empty() {
        "not quoted".to_owned()
    } else {
        format!("{quoted} in {}: {}", count(tally.spoken(), "word", "words"), kinds.join(", "))
    }
}

/// How each kind is filled.
fn fill(scene: &mut Scene, frame: Frame, kind: usize) {
    let series = kind as u8;
    match kind {
        0 => scene.fill(frame, Tone::Series(series)),
        1 => {
            scene.boxed(frame, Some(Tone::Tint(series)), Tone::Series(series));
            scene.hatch(frame.shrunk(1.0), Tone::Series(series));
        }
        _ => scene.boxed(frame, Some(Tone::Tint(series)), Tone::Series(series)),
    }
}

impl Figure for Voices {
    fn plot(&self, width: f32) -> Plot {
        /// Height of the legend and of the heads.
        const LEGEND: f32 = 24.0;
        const HEAD: f32 = 24.0;
        let sources = self.labels.len();
        let name_width = (width * 0.24).clamp(96.0, 190.0);
        let rest = width - 2.0 * MARGIN - name_width;
        let cell_width = (rest * 0.45 / sources.max(1) as f32).clamp(26.0, 52.0);
        let number_width = 58.0;
        let bar_width = (rest - cell_width * sources as f32 - number_width - 2.0 * MARGIN).max(110.0);
        let bar_left = MARGIN + name_width;
        let cells_left = bar_left + bar_width + number_width + MARGIN;
        let full = cells_left + cell_width * sources as f32 + MARGIN;
        let mut scene = Scene { title: "Who is quoted in which source".to_owned(), width: full, ..Scene::default() };

        let mut x = MARGIN;
        let legend_y = MARGIN / 2.0 + LEGEND / 2.0;
        for (at, kind) in KINDS.iter().enumerate() {
            fill(&mut scene, Frame::new(x, legend_y - 5.0, 18.0, 10.0), at);
            draw::small(&mut scene, (x + 23.0, legend_y), Anchor::Start, Tone::Soft, kind_word(*kind), 60.0);
            x += 78.0;
        }
        scene.boxed(Frame::new(x, legend_y - 3.5, 7.0, 7.0), None, Tone::Soft);
        draw::small(&mut scene, (x + 12.0, legend_y), Anchor::Start, Tone::Soft, "not named", 70.0);

        let head_y = MARGIN / 2.0 + LEGEND + HEAD / 2.0;
        draw::small(
            &mut scene,
            (bar_left, head_y),
            Anchor::Start,
            Tone::Faint,
            "words, and in how many quotations",
            bar_width + number_width,
        );
        for at in 0..sources {
            let middle = cells_left + cell_width * (at as f32 + 0.5);
            draw::strong(&mut scene, (middle, head_y), Anchor::Middle, Tone::Soft, &letter(at), cell_width);
        }
        let top = MARGIN / 2.0 + LEGEND + HEAD;
        scene.line((MARGIN, top - 0.5), (full - MARGIN, top - 0.5), 1.0, Tone::Hairline);

        let most_words = self.iter().map(|v| v.all.spoken()).max().unwrap_or(0).max(1);
        let most_cell = self.iter().flat_map(|v| v.by_source.values()).map(|t| self.value(t)).max().unwrap_or(0);
        let mut rows = Vec::with_capacity(self.len());
        for (row, voice) in self.iter().enumerate() {
            let frame = Frame::new(MARGIN, top + row as f32 * ROW, full - 2.0 * MARGIN, ROW);
            rows.push((frame.top, frame.bottom()));
            let (mark, tone) = if voice.known == Known::Named { (0.0, Tone::Ink) } else { (13.0, Tone::Soft) };
            if mark > 0.0 {
                scene.boxed(Frame::new(MARGIN, frame.middle() - 3.5, 7.0, 7.0), None, Tone::Soft);
            }
            draw::words(&mut scene, (MARGIN + mark, frame.middle()), Anchor::Start, tone, &voice.name, name_width - mark - 8.0);
            let mut left = bar_left;
            for (kind, words) in voice.all.words.into_iter().enumerate() {
                let wide = bar_width * words as f32 / most_words as f32;
                if words > 0 {
                    fill(&mut scene, Frame::new(left, frame.top + 5.0, wide.max(1.0), ROW - 10.0), kind);
                }
                left += wide;
            }
            let numbers = format!("{} · {}", voice.all.spoken(), voice.all.quoted());
            draw::small(&mut scene, (left + 6.0, frame.middle()), Anchor::Start, Tone::Soft, &numbers, number_width);
            for at in 0..sources {
                let value = voice.by_source.get(&at).map_or(0, |tally| self.value(tally));
                let cell = Frame::new(cells_left + cell_width * at as f32, frame.top, cell_width, ROW);
                draw::cell(&mut scene, cell, value, most_cell);
            }
            scene.line((MARGIN, frame.bottom() - 0.5), (full - MARGIN, frame.bottom() - 0.5), 1.0, Tone::Hairline);
        }
        let bottom = top + self.len() as f32 * ROW;
        let end = draw::letters(&mut scene, &self.labels, bottom + MARGIN, full);
        scene.height = end + MARGIN;
        let mut columns = vec![(MARGIN, cells_left)];
        columns.extend((0..sources).map(|at| {
            let left = cells_left + cell_width * at as f32;
            (left, left + cell_width)
        }));
        Plot { scene, rows, columns, frozen: (bar_left - 4.0, top) }
    }

    fn name(&self, row: usize, column: usize) -> String {
        let Some(voice) = self.voice(row) else { return String::new() };
        let known = if voice.known == Known::Described { " (not named)" } else { "" };
        match column.checked_sub(1) {
            None => format!("{}{known}: {}", voice.name, tally_words(&voice.all)),
            Some(at) => {
                let label = self.labels.get(at).map_or("", String::as_str);
                let tally = voice.by_source.get(&at).copied().unwrap_or_default();
                format!("{}{known} in {label}: {}", voice.name, tally_words(&tally))
            }
        }
    }

    fn items(&self, session: &Session, row: usize, column: usize) -> Vec<Item> {
        let wanted = |quote: &&Quote| column.checked_sub(1).is_none_or(|at| quote.at == at);
        let quotes = self.voice(row).map_or(&[][..], |voice| &voice.quotes).iter().filter_map(|&at| self.quotes.get(at));
        let item = |quote: &Quote| {
            let state = session.source(quote.source)?;
            Some(Item {
                at: quote.at,
                source: quote.source,
                span: quote.span,
                note: format!("{}, {}", kind_word(quote.kind), count(quote.words, "word", "words")),
                words: one_line(quote.span.of(&state.document.text)),
                claim: None,
            })
        };
        quotes.filter(wanted).filter_map(item).collect()
    }

    fn table(&self) -> Vec<Vec<String>> {
        let mut head: Vec<String> = ["speaker", "named", "quotations", "words"].map(str::to_owned).to_vec();
        for what in ["quotations", "words"] {
            head.extend(KINDS.map(|kind| format!("{} {what}", kind_word(kind))));
        }
        for label in &self.labels {
            head.push(format!("{label}: quotations"));
            head.push(format!("{label}: words"));
        }
        let line = |voice: &Voice| {
            let named = match voice.known {
                Known::Named => "yes",
                Known::Described => "no",
                Known::Nobody => "",
            };
            let mut line =
                vec![voice.name.clone(), named.to_owned(), voice.all.quoted().to_string(), voice.all.spoken().to_string()];
            line.extend(voice.all.quotations.iter().chain(&voice.all.words).map(ToString::to_string));
            for at in 0..self.labels.len() {
                let tally = voice.by_source.get(&at).copied().unwrap_or_default();
                line.extend([tally.quoted().to_string(), tally.spoken().to_string()]);
            }
            line
        };
        std::iter::once(head).chain(self.iter().map(line)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        commands::Command,
        figures::tests::session_of,
        project::{Decision, Subject},
    };

    const TEXTS: [&str; 2] = [
        "The bridge was closed on Monday. “The bridge stays shut,” Mayor Ann Lee said. Ann Lee said the repair would take two months.",
        "The bridge was closed on Monday. Mayor Ann Lee called it “a sad day” for the town. “We saw nothing,” a senior official said.",
    ];

    fn outline(voices: &Voices) -> String {
        let cells = |voice: &Voice| {
            let cells = voice.by_source.iter().map(|(at, t)| format!("{} {}/{}", letter(*at), t.quoted(), t.spoken()));
            cells.collect::<Vec<_>>().join(", ")
        };
        let lines = voices.iter().map(|v| format!("{} ({:?}): {} | {}", v.name, v.known, tally_words(&v.all), cells(v)));
        lines.collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn voices_are_counted_by_kind_and_source() {
        let session = session_of(&TEXTS);
        let voices = Voices::new(&session, VoicesOptions::default());
        insta::assert_snapshot!(outline(&voices), @"
        Ann Lee (Named): 3 quotations in 13 words: 1 direct, 1 mixed, 1 indirect | A 2/10, B 1/3
        a senior official (Described): 1 quotation in 3 words: 1 direct | B 1/3
        ");
        assert_eq!(voices.total.quoted(), 4);
    }

    #[test]
    fn a_filter_shows_those_with_or_without_a_name() {
        let session = session_of(&TEXTS);
        let names =
            |known| Voices::new(&session, VoicesOptions { known, words: false }).iter().map(|v| v.name.clone()).collect::<Vec<_>>();
        assert_eq!(names(Some(true)), ["Ann Lee"]);
        assert!(!names(Some(false)).contains(&"Ann Lee".to_owned()) && !names(Some(false)).is_empty());
    }

    #[test]
    fn what_a_person_rejected_is_not_counted_and_a_corrected_speaker_is() {
        let mut session = session_of(&TEXTS);
        let before = Voices::new(&session, VoicesOptions::default()).total.quoted();
        let source = session.sources()[0].id;
        let subject: Subject = session.quotation_subject(source, 0).unwrap();
        session.run(Command::Correct { subject: subject.clone(), decision: Decision::Rejected, note: String::new() });
        assert_eq!(Voices::new(&session, VoicesOptions::default()).total.quoted(), before - 1);
        session.run(Command::Correct { subject, decision: Decision::Speaker("Ben Cole".to_owned()), note: String::new() });
        let voices = Voices::new(&session, VoicesOptions::default());
        assert!(voices.iter().any(|v| v.name == "Ben Cole" && v.all.quoted() == 1));
    }

    #[test]
    fn every_cell_leads_to_as_many_quotations_as_it_counts() {
        let session = session_of(&TEXTS);
        let voices = Voices::new(&session, VoicesOptions::default());
        let plot = voices.plot(600.0);
        assert_eq!((plot.rows.len(), plot.columns.len()), (voices.len(), 3));
        for row in 0..voices.len() {
            let all = voices.items(&session, row, 0).len();
            assert_eq!(all, voices.iter().nth(row).unwrap().all.quoted());
            assert_eq!((1..=2).map(|column| voices.items(&session, row, column).len()).sum::<usize>(), all);
        }
        let table = voices.table();
        assert!(table.iter().all(|row| row.len() == table[0].len()) && table.len() == voices.len() + 1);
    }
}
