//! A picture as PNG: its SVG, drawn at twice its size, so that it stays sharp in print and on fine screens.
//!
//! The interface's own faces come with the program; those of the system are looked at only for letters that these lack.

use std::sync::Arc;

use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{Options, Tree},
};

/// Inter, as the window sets its own words.
pub const REGULAR: &[u8] = include_bytes!("../../assets/fonts/Inter-Regular.otf");
/// Inter, semi-bold.
pub const SEMI_BOLD: &[u8] = include_bytes!("../../assets/fonts/Inter-SemiBold.otf");

/// Dots a point.
const SCALE: f32 = 2.0;
/// A picture with more dots is drawn smaller: 40 million need 160 MB of memory.
const MOST_DOTS: f32 = 40e6;
/// Inter has the letters before this one: Latin, Greek, Cyrillic.
const FIRST_FOREIGN: char = '\u{530}';

/// Why a picture could not be drawn.
#[derive(thiserror::Error, Debug)]
pub enum PictureError {
    /// The picture is not the SVG that it should be.
    #[error("the picture could not be read back")]
    Svg(#[from] resvg::usvg::Error),
    /// It has no size, or one that no memory holds.
    #[error("the picture has no size that can be drawn")]
    Size,
    /// It was drawn but not packed.
    #[error("the picture could not be packed: {0}")]
    Encoding(String),
}

/// Draws an SVG file as PNG.
pub fn png(svg: &str) -> Result<Vec<u8>, PictureError> {
    let mut options = Options { font_family: "Inter".to_owned(), ..Options::default() };
    let fonts = options.fontdb_mut();
    for face in [REGULAR, SEMI_BOLD] {
        fonts.load_font_source(resvg::usvg::fontdb::Source::Binary(Arc::new(face)));
    }
    if svg.chars().any(|c| c >= FIRST_FOREIGN && !('\u{2000}'..='\u{206f}').contains(&c)) {
        fonts.load_system_fonts();
    }
    let tree = Tree::from_str(svg, &options)?;
    let (width, height) = (tree.size().width(), tree.size().height());
    let scale = SCALE.min((MOST_DOTS / (width * height)).sqrt());
    let dots = |points: f32| ((points * scale).ceil() as u32).max(1);
    let mut pixmap = Pixmap::new(dots(width), dots(height)).ok_or(PictureError::Size)?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    pixmap.encode_png().map_err(|error| PictureError::Encoding(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        figures::scene::{Anchor, Frame, Scene, Text, Tone},
        project::Rgb,
    };

    fn drawn(words: &str, strong: bool) -> Pixmap {
        let mut scene = Scene { title: String::new(), width: 100.0, height: 40.0, shapes: Vec::new() };
        scene.fill(Frame::new(0.0, 30.0, 100.0, 10.0), Tone::Accent);
        let text = Text { x: 5.0, y: 15.0, anchor: Anchor::Start, size: 14.0, strong, tone: Tone::Ink, words: words.to_owned() };
        scene.text(text, 90.0);
        let svg = crate::figures::svg(&scene, |tone| match tone {
            Tone::Paper => Rgb([255, 255, 255]),
            Tone::Accent => Rgb([0, 0, 255]),
            _ => Rgb([0, 0, 0]),
        });
        Pixmap::decode_png(&png(&svg).unwrap()).unwrap()
    }

    /// How many dots are darker than half.
    fn ink(pixmap: &Pixmap) -> usize {
        pixmap.pixels().iter().filter(|dot| dot.red() < 128 && dot.blue() < 128).count()
    }

    #[test]
    fn boxes_and_words_are_drawn_at_twice_the_size() {
        let pixmap = drawn("Harbour", false);
        assert_eq!((pixmap.width(), pixmap.height()), (200, 80));
        let below = pixmap.pixel(100, 70).unwrap();
        assert_eq!((below.red(), below.green(), below.blue()), (0, 0, 255));
        assert_eq!(ink(&drawn("", false)), 0);
        assert!(ink(&pixmap) > 100, "the words are there");
        assert!(ink(&drawn("Harbour", true)) > ink(&pixmap), "semi-bold is a face of its own");
    }
}
