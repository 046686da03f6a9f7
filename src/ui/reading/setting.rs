//! How an article is set: faces, line height, measure, gutter.

use egui::{Align, Color32, FontId, TextFormat, epaint::text::LayoutJob};

use super::{
    comfort::{Comfort, Face},
    paragraphs::Paragraph,
};
use crate::{
    parse::{BlockKind, Parsed},
    text::Span,
    ui::theme,
};

/// Width of a letter with its share of spaces, in multiples of the face's size: English text in either face.
const LETTER: f32 = 0.5;
/// Room at the left edge for the numbers of paragraphs, in points.
const NUMBERS: f32 = 26.0;
/// Space at the right of the text, in points.
const RIGHT: f32 = 24.0;
/// The same where it is said there in how many other sources a sentence stands.
const LINKS: f32 = 52.0;
/// The gutter where there is room, where there is little, and where there is so little that speakers' names are left out.
const GUTTER: [f32; 3] = [112.0, 88.0, 36.0];
/// Panes narrower than these take the next smaller gutter.
const PANES: [f32; 2] = [520.0, 380.0];

/// How the text of one pane is set. All lengths in points.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Setting {
    /// Size of the reading face.
    pub(crate) size: f32,
    /// Line height of running text.
    pub(crate) line: f32,
    /// From the pane's left edge to the text.
    pub(crate) left: f32,
    /// Width of the gutter, which ends where the text begins.
    pub(crate) gutter: f32,
    /// Room for numbers of paragraphs at the left edge of the gutter.
    pub(crate) numbers: f32,
    /// Face of the text.
    face: Face,
    /// Width of the text.
    pub(crate) width: f32,
    /// Pixels a point: heights hold for one scale only.
    pub(crate) scale: f32,
}

impl Setting {
    /// The setting of a pane `pane` points wide.
    pub(crate) fn new(pane: f32, size: f32, scale: f32, links: bool, comfort: Comfort) -> Self {
        let [wide, narrow] = PANES;
        let [most, less, least] = GUTTER;
        let gutter = if pane >= wide {
            most
        } else if pane >= narrow {
            less
        } else {
            least
        };
        let measure = comfort.measure * LETTER * size;
        let numbers = if comfort.numbers { NUMBERS } else { 0.0 };
        let gutter = gutter + numbers;
        let right = if links { LINKS } else { RIGHT };
        let width = (pane - gutter - right).min(measure).max(4.0 * size).round();
        // The text stands in the middle of the pane, but never nearer to its edge than the gutter is wide.
        let left = ((pane - width) / 2.0).max(gutter).round();
        let line = even(size * comfort.leading, scale);
        Self { size, line, left, gutter, numbers, width, scale, face: comfort.face }
    }

    /// Whether speakers' names have room in the gutter.
    pub(crate) fn has_names(&self) -> bool {
        self.gutter - self.numbers > GUTTER[2]
    }

    /// Space between paragraphs of these kinds, and above the first.
    pub(crate) fn gap(&self, before: Option<BlockKind>, kind: BlockKind) -> f32 {
        use BlockKind::{Heading, ListItem, Reference};
        let lines = match (before, kind) {
            (None, _) => 0.0,
            (Some(Heading), Heading) | (Some(ListItem), ListItem) => 0.2,
            (Some(Heading), _) => 0.35,
            (Some(_), Heading) => 0.9,
            (Some(Reference), Reference) => 0.1,
            (Some(_), Reference) | (Some(Reference), _) => 1.1,
            _ => 0.5,
        };
        (lines * self.line).round()
    }

    /// A paragraph, ready to be laid out. `first` is the one that the article begins with.
    pub(crate) fn job(&self, text: &str, paragraph: &Paragraph, parsed: Option<&Parsed>, first: bool) -> LayoutJob {
        /// The article's own headline, in multiples of the text's size.
        const HEADLINE: f32 = 1.5;
        /// Reference blocks, in multiples of the text's size.
        const REFERENCE: f32 = 0.78;
        let serif = self.face == Face::Serif;
        let running = if serif { theme::reading } else { theme::regular };
        let bold = if serif { theme::reading_bold } else { theme::strong };
        let (font, line): (FontId, f32) = match paragraph.kind {
            BlockKind::Heading if first => {
                let size = (self.size * HEADLINE).round();
                (bold(size), even(size * 1.3, self.scale))
            }
            BlockKind::Heading => (bold(self.size), self.line),
            BlockKind::Reference => {
                let size = (self.size * REFERENCE).round();
                (theme::regular(size), even(size * 1.5, self.scale))
            }
            BlockKind::Paragraph | BlockKind::ListItem => (running(self.size), self.line),
        };
        let format = TextFormat {
            font_id: font,
            line_height: Some(line),
            // The theme's ink or soft colour is put in when the text is painted, so that a job holds in both themes.
            color: Color32::PLACEHOLDER,
            valign: Align::BOTTOM,
            ..TextFormat::default()
        };
        let mut words = flowing(text, paragraph.span, parsed);
        if paragraph.kind == BlockKind::Heading {
            words = without_heading_marks(words);
        }
        let mut job = LayoutJob::single_section(words, format);
        job.wrap.max_width = self.width;
        job
    }
}

/// A line height that is an even number of pixels, so that lines stand alike.
fn even(height: f32, scale: f32) -> f32 {
    (height * scale / 2.0).round() * 2.0 / scale
}

/// The words of a paragraph, char for char, but a line break inside a sentence (hard-wrapped mail) becomes a space, so that the
/// lines flow to the measure.
fn flowing(text: &str, span: Span, parsed: Option<&Parsed>) -> String {
    let words = span.of(text);
    let Some(parsed) = parsed.filter(|_| words.contains('\n')) else { return words.to_owned() };
    let inside = |byte: u32| parsed.sentence_at(byte).and_then(|i| parsed.sentences.get(i)).is_some_and(|s| s.span.contains(byte));
    words.char_indices().map(|(at, c)| if c == '\n' && inside(span.start + at as u32) { ' ' } else { c }).collect()
}

/// Markdown's marks before a heading, char for char as characters without width: set large and bold, the heading needs none.
fn without_heading_marks(words: String) -> String {
    const NO_WIDTH: char = '\u{200B}';
    let marks = heading_marks(&words);
    if marks == 0 {
        return words;
    }
    std::iter::repeat_n(NO_WIDTH, marks).chain(words.chars().skip(marks)).collect()
}

/// How many characters of Markdown's marks stand before a heading, the space after them included.
pub(crate) fn heading_marks(words: &str) -> usize {
    let rest = words.trim_start_matches('#');
    let signs = words.len() - rest.len();
    if (1..=6).contains(&signs) && rest.starts_with(' ') { words.len() - rest.trim_start_matches(' ').len() } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::Sentence;

    #[test]
    fn the_marks_of_a_heading_take_no_room_and_every_char_keeps_its_place() {
        let check = |words: &str| without_heading_marks(words.to_owned());
        assert_eq!(check("## Shut"), "\u{200B}\u{200B}\u{200B}Shut");
        assert_eq!(check("#hashtag"), "#hashtag");
        assert_eq!(check("Shut # again"), "Shut # again");
    }

    #[test]
    fn the_measure_stays_comfortable_and_the_gutter_keeps_its_room() {
        for pane in [200.0, 320.0, 433.0, 600.0, 900.0, 1600.0] {
            let setting = Setting::new(pane, 16.0, 1.0, false, Comfort::default());
            assert!(setting.left >= setting.gutter, "{pane}");
            assert!(setting.width <= 75.0 * LETTER * 16.0 && setting.width > 0.0);
            assert!(pane < 300.0 || setting.left + setting.width + RIGHT <= pane + 1.0, "{pane}");
        }
        let wide = Setting::new(1600.0, 16.0, 1.0, false, Comfort::default());
        assert!((wide.left - (1600.0 - wide.left - wide.width)).abs() <= 1.0, "centred");
    }

    #[test]
    fn a_line_break_inside_a_sentence_is_set_as_a_space() {
        let text = "A sentence that a mail\nprogram broke.\nAnother one.";
        let mut parsed = Parsed::default();
        parsed.sentences.push(Sentence { span: Span::new(0, 37), block: 0 });
        parsed.sentences.push(Sentence { span: Span::new(38, 50), block: 0 });
        let set = flowing(text, Span::new(0, text.len()), Some(&parsed));
        assert_eq!(set, "A sentence that a mail program broke.\nAnother one.");
        assert_eq!(set.chars().count(), text.chars().count());
    }
}
