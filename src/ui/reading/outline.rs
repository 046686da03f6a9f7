//! The line around selected words: it follows the lines of text, with rounded corners.
//!
//! Pure geometry: boxes of the lines in, closed paths out.

use egui::{Pos2, Rect, pos2, vec2};

/// How round a corner is, in points.
const RADIUS: f32 = 4.0;

/// Points on a quarter of a circle.
const STEPS: usize = 4;

/// Lines that share less than this much width, in points, are outlined apart: the words of one end far right, those of the
/// next far left.
const JOINED: f32 = 2.0 * RADIUS;

/// Closed paths around the boxes of consecutive lines, top to bottom. Boxes that touch or overlap by height and share width
/// make one path.
pub(crate) fn outlines(lines: &[Rect]) -> Vec<Vec<Pos2>> {
    let mut paths = Vec::new();
    let mut group: Vec<Rect> = Vec::new();
    for &line in lines {
        let joined = group.last().is_some_and(|above| above.right().min(line.right()) - above.left().max(line.left()) >= JOINED);
        if !joined && !group.is_empty() {
            paths.push(around(&group));
            group.clear();
        }
        group.push(line);
    }
    if !group.is_empty() {
        paths.push(around(&group));
    }
    paths
}

/// The path around lines that hang together.
fn around(lines: &[Rect]) -> Vec<Pos2> {
    // Between two lines the border stands half way, so that boxes may leave a gap or overlap.
    let between = |above: &Rect, below: &Rect| f32::midpoint(above.bottom(), below.top());
    let mut corners = Vec::with_capacity(lines.len() * 4);
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return corners };
    corners.push(pos2(first.right(), first.top()));
    for pair in lines.windows(2) {
        let [above, below] = pair else { continue };
        let y = between(above, below);
        corners.extend([pos2(above.right(), y), pos2(below.right(), y)]);
    }
    corners.extend([pos2(last.right(), last.bottom()), pos2(last.left(), last.bottom())]);
    for pair in lines.windows(2).rev() {
        let [above, below] = pair else { continue };
        let y = between(above, below);
        corners.extend([pos2(below.left(), y), pos2(above.left(), y)]);
    }
    corners.push(pos2(first.left(), first.top()));
    rounded(&straightened(corners))
}

/// Without corners that turn nowhere.
fn straightened(corners: Vec<Pos2>) -> Vec<Pos2> {
    // Steps smaller than this, in points, would show as a nick in the line.
    const NICK: f32 = 0.5;
    let mut kept: Vec<Pos2> = Vec::with_capacity(corners.len());
    for corner in corners {
        if kept.last().is_none_or(|&before| before.distance(corner) > NICK) {
            kept.push(corner);
        }
    }
    let count = kept.len();
    (0..count)
        .filter_map(|i| {
            let (before, here, after) = (*kept.get((i + count - 1) % count)?, *kept.get(i)?, *kept.get((i + 1) % count)?);
            let (to, from) = (here - before, after - here);
            let turn = to.x * from.y - to.y * from.x;
            (turn.abs() > NICK).then_some(here)
        })
        .collect()
}

/// The same path with its corners rounded, inwards and outwards alike.
fn rounded(corners: &[Pos2]) -> Vec<Pos2> {
    let count = corners.len();
    let mut path = Vec::with_capacity(count * (STEPS + 1));
    for (i, &corner) in corners.iter().enumerate() {
        let before = corners.get((i + count - 1) % count).copied().unwrap_or(corner);
        let after = corners.get((i + 1) % count).copied().unwrap_or(corner);
        let (to, from) = (before - corner, after - corner);
        let radius = RADIUS.min(to.length() / 2.0).min(from.length() / 2.0);
        let (to, from) = (to.normalized() * radius, from.normalized() * radius);
        for step in 0..=STEPS {
            // A quarter of a circle around the point that lies `to + from` inside the corner.
            let angle = std::f32::consts::FRAC_PI_2 * step as f32 / STEPS as f32;
            let (sin, cos) = angle.sin_cos();
            path.push(corner + to * (1.0 - sin) + from * (1.0 - cos));
        }
    }
    path
}

/// The boxes of lines let out by a little, so that an outline does not touch the letters.
pub(crate) fn let_out(lines: &[Rect], sideways: f32) -> Vec<Rect> {
    lines.iter().map(|line| line.expand2(vec2(sideways, 0.0))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(row: f32, left: f32, right: f32) -> Rect {
        Rect::from_min_max(pos2(left, row * 20.0), pos2(right, row * 20.0 + 20.0))
    }

    fn check(lines: &[Rect]) -> Vec<Vec<Pos2>> {
        let paths = outlines(lines);
        for path in &paths {
            for point in path {
                assert!(lines.iter().any(|l| l.expand(RADIUS).contains(*point)), "{point:?} is far from every line");
                assert!(point.x.is_finite() && point.y.is_finite());
            }
        }
        paths
    }

    #[test]
    fn one_line_is_a_box_with_four_corners() {
        assert_eq!(check(&[line(0.0, 10.0, 90.0)])[0].len(), 4 * (STEPS + 1));
    }

    #[test]
    fn three_lines_turn_eight_times() {
        assert_eq!(check(&[line(0.0, 50.0, 100.0), line(1.0, 0.0, 100.0), line(2.0, 0.0, 70.0)])[0].len(), 8 * (STEPS + 1));
    }

    #[test]
    fn words_at_the_end_of_one_line_and_the_start_of_the_next_are_outlined_apart() {
        assert_eq!(check(&[line(0.0, 80.0, 100.0), line(1.0, 0.0, 30.0)]).len(), 2);
        assert!(check(&[]).is_empty());
    }

    #[test]
    fn a_line_without_width_does_no_harm() {
        check(&[line(0.0, 5.0, 5.0), line(1.0, 0.0, 30.0)]);
    }
}
