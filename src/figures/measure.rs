//! How wide words are in the interface's face, near enough to cut and place them without a window.

/// Advances of the printable ASCII characters in Inter Regular, in thousandths of the size, from the space on.
const REGULAR: [u16; 95] = [
    281, 278, 403, 631, 638, 812, 639, 222, 362, 362, 500, 659, 280, 460, 276, 357, 625, 464, 605, 636, 642, 608, 624, 571, 616,
    624, 276, 280, 659, 659, 659, 507, 936, 676, 651, 727, 719, 598, 587, 743, 740, 264, 543, 652, 562, 889, 753, 761, 635, 761,
    639, 638, 642, 741, 676, 949, 642, 665, 625, 362, 357, 362, 469, 452, 497, 564, 621, 558, 621, 582, 361, 609, 591, 237, 237,
    544, 237, 869, 585, 597, 609, 609, 372, 523, 364, 581, 557, 812, 540, 557, 541, 362, 327, 362, 659,
];
/// The widest plain letters; what is not ASCII is taken to be as wide.
const OTHER: u16 = 690;
/// Chinese, Japanese, Korean and the like, and signs drawn as wide.
const WIDE: u16 = 1000;
/// Semi-bold is wider than regular by this much.
const STRONG: f32 = 1.04;

/// Width of words on one line, in points.
pub fn width(words: &str, size: f32, strong: bool) -> f32 {
    let thousandths: u32 = words.chars().map(|c| u32::from(advance(c))).sum();
    thousandths as f32 / 1000.0 * size * if strong { STRONG } else { 1.0 }
}

fn advance(c: char) -> u16 {
    let ascii = (c as usize).checked_sub(' ' as usize).and_then(|at| REGULAR.get(at)).copied();
    ascii.unwrap_or(match c {
        '’' | '‘' => 200,
        '“' | '”' => 390,
        '·' => 280,
        '\u{300}'..='\u{36f}' => 0,
        '…' | '—' | '\u{1100}'.. => WIDE,
        _ => OTHER,
    })
}

/// As much of `words` as fits into `room` points, with "…" where something is left out; empty where not even that fits.
pub fn fit(words: &str, size: f32, strong: bool, room: f32) -> String {
    if width(words, size, strong) <= room {
        return words.to_owned();
    }
    let room = room - width("…", size, strong);
    if room < 0.0 {
        return String::new();
    }
    let mut used = 0.0;
    let mut kept = String::new();
    for c in words.chars() {
        used += width(c.encode_utf8(&mut [0; 4]), size, strong);
        if used > room {
            break;
        }
        kept.push(c);
    }
    kept.truncate(kept.trim_end().len());
    kept + "…"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_fit_stay_and_others_are_cut() {
        assert_eq!(fit("Harbour Post", 12.0, false, 200.0), "Harbour Post");
        let cut = fit("Harbour Post and Shipping News", 12.0, false, 80.0);
        assert!(cut.ends_with('…') && cut.starts_with("Harbour") && width(&cut, 12.0, false) <= 80.0, "{cut}");
        assert_eq!(fit("Harbour", 12.0, false, 3.0), "");
        assert!(fit("新闻新闻新闻", 12.0, false, 40.0).chars().count() < 5);
    }
}
