//! What several plots are drawn with: words at a place, cells of a heat map, a legend of the sources' letters.

use super::{
    measure,
    scene::{Anchor, Frame, Scene, Text, Tone},
    words::letter,
};

/// Size of words in a plot, in points.
pub(super) const SIZE: f32 = 12.0;
/// Size of what comes second.
pub(super) const SMALL: f32 = 11.0;
/// Height of a row.
pub(super) const ROW: f32 = 26.0;
/// Room around a plot.
pub(super) const MARGIN: f32 = 12.0;

/// Words of a plot.
pub(super) fn words(scene: &mut Scene, (x, y): (f32, f32), anchor: Anchor, tone: Tone, text: &str, room: f32) {
    scene.text(Text { x, y, anchor, size: SIZE, strong: false, tone, words: text.to_owned() }, room);
}

/// Words of the second rank.
pub(super) fn small(scene: &mut Scene, (x, y): (f32, f32), anchor: Anchor, tone: Tone, text: &str, room: f32) {
    scene.text(Text { x, y, anchor, size: SMALL, strong: false, tone, words: text.to_owned() }, room);
}

/// Words that stand out.
pub(super) fn strong(scene: &mut Scene, (x, y): (f32, f32), anchor: Anchor, tone: Tone, text: &str, room: f32) {
    scene.text(Text { x, y, anchor, size: SIZE, strong: true, tone, words: text.to_owned() }, room);
}

/// How dark a cell is: `value` of `most`, so that the smallest that is not nothing can be told from nothing.
pub(super) fn heat(value: usize, most: usize) -> Tone {
    /// The lightest that is seen.
    const LEAST: f32 = 28.0;
    if value == 0 || most == 0 {
        return Tone::Heat(0);
    }
    let share = (value as f32 / most as f32).clamp(0.0, 1.0);
    Tone::Heat((LEAST + (255.0 - LEAST) * share) as u8)
}

/// A cell of a heat map, with its number where there is room.
pub(super) fn cell(scene: &mut Scene, frame: Frame, value: usize, most: usize) {
    let inner = frame.shrunk(1.0);
    scene.fill(inner, heat(value, most));
    if value > 0 {
        let number = short_number(value);
        let size = SMALL.min(frame.height - 3.0);
        if measure::width(&number, size, false) <= inner.width && size >= 7.0 {
            let text = Text {
                x: frame.left + frame.width / 2.0,
                y: frame.middle(),
                anchor: Anchor::Middle,
                size,
                strong: false,
                tone: Tone::Ink,
                words: number,
            };
            scene.text(text, inner.width);
        }
    }
}

/// "999", "1.2k", "34k".
pub(super) fn short_number(value: usize) -> String {
    match value {
        0..=999 => value.to_string(),
        1000..=9949 => format!("{:.1}k", value as f32 / 1000.0),
        _ => format!("{}k", (value + 500) / 1000),
    }
}

/// Which letter is which source, in as many lines as it takes, from `top` on; where it ends.
pub(super) fn letters(scene: &mut Scene, labels: &[String], top: f32, width: f32) -> f32 {
    /// Longer names are cut.
    const WIDEST: f32 = 180.0;
    const LINE: f32 = 18.0;
    let mut x = MARGIN;
    let mut y = top + LINE / 2.0;
    for (at, label) in labels.iter().enumerate() {
        let letter = letter(at);
        let name = measure::fit(label, SMALL, false, WIDEST);
        let letter_width = measure::width(&letter, SMALL, true) + 5.0;
        let wide = letter_width + measure::width(&name, SMALL, false);
        if x > MARGIN && x + wide > width - MARGIN {
            x = MARGIN;
            y += LINE;
        }
        scene.text(Text { x, y, anchor: Anchor::Start, size: SMALL, strong: true, tone: Tone::Soft, words: letter }, WIDEST);
        scene.text(
            Text { x: x + letter_width, y, anchor: Anchor::Start, size: SMALL, strong: false, tone: Tone::Soft, words: name },
            WIDEST + 1.0,
        );
        x += wide + 16.0;
    }
    y + LINE / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stay_short() {
        assert_eq!([7, 999, 1000, 1249, 9949, 9950, 34_499].map(short_number), ["7", "999", "1.0k", "1.2k", "9.9k", "10k", "34k"]);
    }

    #[test]
    fn the_smallest_is_seen_and_nothing_is_nothing() {
        assert_eq!(heat(0, 100), Tone::Heat(0));
        assert!(matches!(heat(1, 100_000), Tone::Heat(28..)));
        assert_eq!(heat(100, 100), Tone::Heat(255));
    }
}
