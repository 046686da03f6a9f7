//! A picture written as SVG: one element a shape, in the same order; the words stay words.

use std::fmt::Write as _;

use super::scene::{Anchor, Scene, Shape, Text, Tone};
use crate::project::Rgb;

/// Faces to set words in, the interface's own first.
const FACES: &str = "Inter, Helvetica, Arial, sans-serif";
/// From the middle of a line down to its baseline, in parts of the size: half the height of Inter's capitals.
const BASELINE: f32 = 0.364;

/// The picture as an SVG file; `colour` says how each tone is painted.
pub fn svg(scene: &Scene, colour: impl Fn(Tone) -> Rgb) -> String {
    let hex = |tone: Tone| {
        let Rgb([r, g, b]) = colour(tone);
        format!("#{r:02x}{g:02x}{b:02x}")
    };
    let (width, height) = (number(scene.width.ceil()), number(scene.height.ceil()));
    let title = escaped(&scene.title);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" \
         font-family=\"{FACES}\" role=\"img\">\n<title>{title}</title>\n<rect width=\"100%\" height=\"100%\" fill=\"{}\"/>\n",
        hex(Tone::Paper)
    );
    for shape in &scene.shapes {
        // Writing to a string cannot fail.
        let _ = match shape {
            Shape::Box { frame, fill, line } => {
                let fill = fill.map_or_else(|| "none".to_owned(), hex);
                // A line is drawn inside the edge.
                let inset = if line.is_some() { 0.5 } else { 0.0 };
                let frame = frame.shrunk(inset);
                let stroke = line.map(|tone| format!(" stroke=\"{}\"", hex(tone))).unwrap_or_default();
                let [x, y, w, h] = [frame.left, frame.top, frame.width, frame.height].map(number);
                writeln!(out, "<rect x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\" fill=\"{fill}\"{stroke}/>")
            }
            Shape::Line { from, to, width, tone } => {
                let [x1, y1, x2, y2, wide] = [from.0, from.1, to.0, to.1, *width].map(number);
                let stroke = hex(*tone);
                writeln!(out, "<line x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\" stroke=\"{stroke}\" stroke-width=\"{wide}\"/>")
            }
            Shape::Text(text) => write_text(&mut out, text, &hex(text.tone)),
        };
    }
    out.push_str("</svg>\n");
    out
}

fn write_text(out: &mut String, text: &Text, fill: &str) -> std::fmt::Result {
    let anchor = match text.anchor {
        Anchor::Start => "",
        Anchor::Middle => " text-anchor=\"middle\"",
        Anchor::End => " text-anchor=\"end\"",
    };
    let weight = if text.strong { " font-weight=\"600\"" } else { "" };
    let [x, y, size] = [text.x, text.y + BASELINE * text.size, text.size].map(number);
    let words = escaped(&text.words);
    writeln!(out, "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" fill=\"{fill}\"{anchor}{weight}>{words}</text>")
}

/// To a hundredth, without zeros at the end.
fn number(value: f32) -> String {
    let text = format!("{value:.2}");
    let short = text.trim_end_matches('0').trim_end_matches('.');
    if short.is_empty() || short == "-0" { "0".to_owned() } else { short.to_owned() }
}

/// Words as XML has them; characters that XML does not allow are left out.
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::scene::Frame;

    #[test]
    fn every_shape_becomes_one_element_in_order() {
        let mut scene = Scene { title: "A & B".to_owned(), width: 100.2, height: 40.0, shapes: Vec::new() };
        scene.boxed(Frame::new(1.0, 2.0, 10.0, 5.0), Some(Tone::Ink), Tone::Accent);
        scene.line((0.0, 1.255), (3.0, 4.0), 1.0, Tone::Ink);
        let text = Text {
            x: 5.0,
            y: 20.0,
            anchor: Anchor::End,
            size: 12.0,
            strong: true,
            tone: Tone::Ink,
            words: "1 < 2\u{7}".to_owned(),
        };
        scene.text(text, 90.0);
        let colour = |tone| if tone == Tone::Paper { Rgb([255, 255, 255]) } else { Rgb([1, 2, 3]) };
        insta::assert_snapshot!(svg(&scene, colour), @r##"
        <svg xmlns="http://www.w3.org/2000/svg" width="101" height="40" viewBox="0 0 101 40" font-family="Inter, Helvetica, Arial, sans-serif" role="img">
        <title>A &amp; B</title>
        <rect width="100%" height="100%" fill="#ffffff"/>
        <rect x="1.5" y="2.5" width="9" height="4" fill="#010203" stroke="#010203"/>
        <line x1="0" y1="1.25" x2="3" y2="4" stroke="#010203" stroke-width="1"/>
        <text x="5" y="24.37" font-size="12" fill="#010203" text-anchor="end" font-weight="600">1 &lt; 2</text>
        </svg>
        "##);
    }

    #[test]
    fn numbers_are_short() {
        assert_eq!([0.0, -0.001, 1.0, 2.5, 3.1449, 100.0].map(number), ["0", "0", "1", "2.5", "3.14", "100"]);
    }
}
