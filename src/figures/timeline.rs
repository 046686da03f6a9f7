//! Dates: which source speaks of which day, and when each article was published.
//!
//! Only dates that are known: whole dates, months and years as the text gives them, weekdays and "yesterday" where the parser
//! could place them by the article's own date, and days without a year in the year that brings them nearest to it. A weekday in
//! an article without a date stands nowhere. The columns are the dates that occur, not a scale: a report of one week that
//! mentions a year long ago would be a point and a void.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{
    draw::{self, MARGIN},
    plot::{Figure, Item, Plot},
    scene::{Anchor, Frame, Scene, Tone},
    words::{count, letter, one_line},
};
use crate::{
    commands::{Session, SourceState},
    parse::QuantityKind,
    project::SourceId,
    text::Span,
};

/// Height of a row.
const ROW: f32 = 28.0;

/// A day, a month or a year. They sort as they pass; a year before its months, a month before its days.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct When {
    year: i16,
    /// 0: the whole year.
    month: i8,
    /// 0: the whole month.
    day: i8,
}

impl When {
    /// Reads `2025-05-19`, with or without a time after it, `2025-05` or `2025`.
    pub fn read(iso: &str) -> Option<Self> {
        let date = iso.get(..10).unwrap_or(iso);
        if let Ok(date) = date.parse::<Date>() {
            return Some(Self { year: date.year(), month: date.month(), day: date.day() });
        }
        let mut parts = date.split('-');
        let year = parts.next().filter(|year| year.len() == 4)?.parse().ok()?;
        let month = match parts.next() {
            None => 0,
            Some(month) => month.parse().ok().filter(|month| (1..=12).contains(month))?,
        };
        parts.next().is_none().then_some(Self { year, month, day: 0 })
    }

    /// Reads `--05-09` as the one that is nearest to `near`.
    fn nearest(value: &str, near: Date) -> Option<Self> {
        let (month, day) = value.strip_prefix("--")?.split_once('-')?;
        let (month, day) = (month.parse().ok()?, day.parse().ok()?);
        let days = |date: &Date| near.until(*date).map_or(i32::MAX, |span| span.get_days().abs());
        let years = [near.year() - 1, near.year(), near.year() + 1];
        let date = years.into_iter().filter_map(|year| Date::new(year, month, day).ok()).min_by_key(days)?;
        Some(Self { year: date.year(), month: date.month(), day: date.day() })
    }

    fn date(self) -> Option<Date> {
        Date::new(self.year, self.month, self.day).ok()
    }

    /// Whether `next` is the day after.
    fn is_day_before(self, next: Self) -> bool {
        self.date().and_then(|date| date.tomorrow().ok()).is_some_and(|tomorrow| Some(tomorrow) == next.date())
    }

    fn month_word(self) -> &'static str {
        const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
        usize::try_from(self.month - 1).ok().and_then(|at| MONTHS.get(at)).copied().unwrap_or("year")
    }

    /// "19 May", "May", "year".
    fn short(self) -> String {
        if self.day > 0 { format!("{} {}", self.day, self.month_word()) } else { self.month_word().to_owned() }
    }

    /// "19 May 2025", "May 2025", "2025".
    fn long(self) -> String {
        if self.month > 0 { format!("{} {}", self.short(), self.year) } else { self.year.to_string() }
    }
}

/// Where a date is spoken of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Statement {
    /// The words of the date.
    date: Span,
    /// The sentence.
    sentence: Span,
}

#[derive(Clone, PartialEq, Eq, Debug)]
struct Source {
    id: SourceId,
    label: String,
    published: Option<When>,
}

/// Sources against dates.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Timeline {
    sources: Vec<Source>,
    dates: Vec<When>,
    /// By source and date, as places in the lists.
    statements: BTreeMap<(usize, usize), Vec<Statement>>,
    /// Dates in words that could not be placed, because their article has no date.
    pub unplaced: usize,
}

impl Timeline {
    /// All dates of a session's sources.
    pub fn new(session: &Session) -> Self {
        let mut found: BTreeMap<When, BTreeMap<usize, Vec<Statement>>> = BTreeMap::new();
        let mut all = Self::default();
        for (at, state) in session.sources().iter().enumerate() {
            let published = state.document.metadata.date.as_deref().and_then(When::read);
            all.sources.push(Source { id: state.id, label: state.document.label().to_owned(), published });
            if let Some(when) = published {
                found.entry(when).or_default();
            }
            all.unplaced += statements(state, published, |when, statement| {
                found.entry(when).or_default().entry(at).or_default().push(statement);
            });
        }
        for (column, (when, by_source)) in found.into_iter().enumerate() {
            all.dates.push(when);
            all.statements.extend(by_source.into_iter().map(|(at, list)| ((at, column), list)));
        }
        all
    }

    /// How many different dates there are.
    pub fn len(&self) -> usize {
        self.dates.len()
    }

    /// Whether no date is known.
    pub fn is_empty(&self) -> bool {
        self.dates.is_empty()
    }

    /// How many articles have no date.
    pub fn undated(&self) -> usize {
        self.sources.iter().filter(|source| source.published.is_none()).count()
    }

    fn is_published(&self, row: usize, column: usize) -> bool {
        let published = self.sources.get(row).and_then(|source| source.published);
        published.is_some() && published == self.dates.get(column).copied()
    }

    fn of(&self, row: usize, column: usize) -> &[Statement] {
        self.statements.get(&(row, column)).map_or(&[], Vec::as_slice)
    }
}

/// Tells of every dated statement of a source; how many dates could not be placed.
fn statements(state: &SourceState, published: Option<When>, mut tell: impl FnMut(When, Statement)) -> usize {
    let Some(parsed) = state.parsed.as_deref() else { return 0 };
    let mut unplaced = 0;
    for quantity in parsed.quantities.iter().filter(|q| q.kind == QuantityKind::Date) {
        let Some(value) = quantity.date.as_ref().map(|date| date.0.as_str()) else { continue };
        let near = published.and_then(When::date);
        let Some(when) = When::read(value).or_else(|| When::nearest(value, near?)) else {
            unplaced += 1;
            continue;
        };
        let sentence = parsed.sentence_at(quantity.span.start).and_then(|at| parsed.sentences.get(at)).map(|s| s.span);
        tell(when, Statement { date: quantity.span, sentence: sentence.unwrap_or(quantity.span) });
    }
    unplaced
}

impl Figure for Timeline {
    fn plot(&self, width: f32) -> Plot {
        const YEAR: f32 = 18.0;
        const DAY: f32 = 20.0;
        const LEGEND: f32 = 20.0;
        const COLUMN: f32 = 48.0;
        /// Between dates that do not follow one another.
        const GAP: f32 = 10.0;
        let name_width = (width * 0.22).clamp(96.0, 180.0);
        let left = MARGIN + name_width;
        let mut columns = Vec::with_capacity(self.dates.len());
        let mut x = left;
        for (at, &when) in self.dates.iter().enumerate() {
            if at.checked_sub(1).and_then(|before| self.dates.get(before)).is_some_and(|before| !before.is_day_before(when)) {
                x += GAP;
            }
            columns.push((x, x + COLUMN));
            x += COLUMN;
        }
        let full = x + MARGIN;
        let mut scene =
            Scene { title: "Which source speaks of which date".to_owned(), width: full.max(left + 230.0), ..Scene::default() };
        let legend_y = MARGIN / 2.0 + LEGEND / 2.0;
        scene.fill(Frame::new(MARGIN, legend_y - 1.5, 18.0, 3.0), Tone::Accent);
        let room = scene.width - MARGIN - 24.0;
        let legend = "published; numbers count the statements";
        draw::small(&mut scene, (MARGIN + 24.0, legend_y), Anchor::Start, Tone::Soft, legend, room);
        let year_y = MARGIN / 2.0 + LEGEND + YEAR / 2.0;
        let day_y = MARGIN / 2.0 + LEGEND + YEAR + DAY / 2.0;
        let top = MARGIN / 2.0 + LEGEND + YEAR + DAY;
        let mut year = None;
        for (&when, &(start, end)) in self.dates.iter().zip(&columns) {
            if year != Some(when.year) {
                year = Some(when.year);
                draw::strong(&mut scene, (start + 2.0, year_y), Anchor::Start, Tone::Soft, &when.year.to_string(), COLUMN);
            }
            draw::small(&mut scene, (f32::midpoint(start, end), day_y), Anchor::Middle, Tone::Soft, &when.short(), COLUMN);
        }
        scene.line((MARGIN, top - 0.5), (full - MARGIN, top - 0.5), 1.0, Tone::Hairline);
        let most = self.statements.values().map(Vec::len).max().unwrap_or(0);
        let mut rows = Vec::with_capacity(self.sources.len());
        for (row, source) in self.sources.iter().enumerate() {
            let frame = Frame::new(MARGIN, top + row as f32 * ROW, full - 2.0 * MARGIN, ROW);
            rows.push((frame.top, frame.bottom()));
            draw::strong(&mut scene, (MARGIN, frame.middle()), Anchor::Start, Tone::Soft, &letter(row), 28.0);
            draw::words(&mut scene, (MARGIN + 26.0, frame.middle()), Anchor::Start, Tone::Ink, &source.label, name_width - 34.0);
            for (column, &(start, end)) in columns.iter().enumerate() {
                let cell = Frame::new(start, frame.top, end - start, ROW);
                draw::cell(&mut scene, cell, self.of(row, column).len(), most);
                if self.is_published(row, column) {
                    scene.fill(Frame::new(start + 3.0, cell.bottom() - 6.0, COLUMN - 6.0, 3.0), Tone::Accent);
                }
            }
            scene.line((MARGIN, frame.bottom() - 0.5), (full - MARGIN, frame.bottom() - 0.5), 1.0, Tone::Hairline);
        }
        scene.height = top + self.sources.len() as f32 * ROW + MARGIN;
        Plot { scene, rows, columns, frozen: (left - 4.0, top) }
    }

    fn name(&self, row: usize, column: usize) -> String {
        let (Some(source), Some(when)) = (self.sources.get(row), self.dates.get(column)) else { return String::new() };
        let published = if self.is_published(row, column) { "; published" } else { "" };
        format!("{}, {}: {}{published}", source.label, when.long(), count(self.of(row, column).len(), "statement", "statements"))
    }

    fn items(&self, session: &Session, row: usize, column: usize) -> Vec<Item> {
        let Some((source, state)) = self.sources.get(row).and_then(|source| Some((source, session.source(source.id)?))) else {
            return Vec::new();
        };
        let item = |statement: &Statement| Item {
            at: row,
            source: source.id,
            span: statement.sentence,
            note: format!("“{}”", one_line(statement.date.of(&state.document.text))),
            words: one_line(statement.sentence.of(&state.document.text)),
            claim: None,
        };
        self.of(row, column).iter().map(item).collect()
    }

    fn table(&self) -> Vec<Vec<String>> {
        let heads = ["source", "published"].map(str::to_owned);
        let head = heads.into_iter().chain(self.dates.iter().map(|when| when.long())).collect();
        let line = |(row, source): (usize, &Source)| {
            let mut line = vec![source.label.clone(), source.published.map(When::long).unwrap_or_default()];
            line.extend((0..self.dates.len()).map(|column| self.of(row, column).len().to_string()));
            line
        };
        std::iter::once(head).chain(self.sources.iter().enumerate().map(line)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::tests::session_of;

    #[test]
    fn dates_are_read_as_far_as_they_are_known() {
        let long = |iso: &str| When::read(iso).map(When::long);
        assert_eq!(long("2025-05-19"), Some("19 May 2025".to_owned()));
        assert_eq!(long("2025-05-19T18:30:00Z"), Some("19 May 2025".to_owned()));
        assert_eq!(long("2025-05"), Some("May 2025".to_owned()));
        assert_eq!(long("2025"), Some("2025".to_owned()));
        assert_eq!([long("monday"), long("--05-09"), long(""), long("2025-13")], [None, None, None, None]);
    }

    #[test]
    fn a_day_without_a_year_is_the_nearest_one() {
        let near = |value: &str, day: &str| When::nearest(value, day.parse().unwrap()).map(When::long);
        assert_eq!(near("--12-30", "2026-01-03").as_deref(), Some("30 Dec 2025"));
        assert_eq!(near("--05-09", "2025-05-19").as_deref(), Some("9 May 2025"));
        assert_eq!(near("--02-29", "2026-01-03"), None, "no such day in these years");
    }

    #[test]
    fn times_pass_in_order_and_days_that_follow_stand_together() {
        let read = |iso: &str| When::read(iso).unwrap();
        let mut dates = ["2025-05-19", "2025", "2024-12-31", "2025-05", "2025-05-20"].map(read);
        dates.sort();
        let words: Vec<String> = dates.iter().map(|d| d.long()).collect();
        assert_eq!(words, ["31 Dec 2024", "2025", "May 2025", "19 May 2025", "20 May 2025"]);
        assert!(read("2025-05-31").is_day_before(read("2025-06-01")));
        assert!(!read("2025-05").is_day_before(read("2025-05-01")));
    }

    #[test]
    fn statements_stand_at_their_dates() {
        let session = session_of(&[
            "---\ndate: 2025-05-19\n---\nThe bridge was closed on 12 May 2025. On Monday the council met.",
            "The bridge was closed on 12 May 2025. It was built in 1931.",
        ]);
        let timeline = Timeline::new(&session);
        let dates: Vec<String> = timeline.dates.iter().map(|d| d.long()).collect();
        assert!(dates.contains(&"12 May 2025".to_owned()) && dates.contains(&"1931".to_owned()), "{dates:?}");
        let closing = dates.iter().position(|d| d == "12 May 2025").unwrap();
        for row in 0..2 {
            let items = timeline.items(&session, row, closing);
            assert_eq!(items.len(), 1);
            assert!(items[0].words.contains("closed"), "{}", items[0].words);
        }
        let published = dates.iter().position(|d| d == "19 May 2025").expect("the first article's own date");
        assert!(timeline.is_published(0, published) && !timeline.is_published(1, published));
        assert_eq!(timeline.undated(), 1);
        let plot = timeline.plot(600.0);
        assert_eq!((plot.rows.len(), plot.columns.len()), (2, timeline.len()));
    }
}
