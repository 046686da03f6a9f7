//! A field and below it what fits what is typed there: up and down walk the list, Enter takes, a click takes.

use eframe::egui::{CornerRadius, Key, Modifiers, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::field_ui;
use crate::ui::{
    fuzzy::fit,
    theme::{self, ROW, palette},
    widgets,
};

/// One line of the list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Line {
    /// What it is called.
    pub(super) name: String,
    /// What more there is to say, in a softer tone.
    pub(super) more: String,
}

/// What is typed and which line is chosen.
#[derive(Clone, Debug, Default)]
pub(super) struct Choice {
    /// What is typed.
    pub(super) typed: String,
    /// The line that Enter takes, as a place among those that fit.
    at: Option<usize>,
    /// Only a line of the list can be taken, not what is typed.
    only_listed: bool,
    /// Those that fit what was typed, as indices, the best first.
    fits: Option<(String, Vec<usize>)>,
}

/// What was chosen in this frame.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Chosen {
    /// The line that is marked, as an index.
    pub line: Option<usize>,
    /// It was taken, by Enter or by a click; without a line what is typed was.
    pub taken: bool,
}

impl Choice {
    /// Takes lines of the list only; the first that fits is marked from the start.
    pub(super) fn listed() -> Self {
        Self { only_listed: true, at: Some(0), ..Self::default() }
    }

    /// The lines that fit, the best first; of equals in their order.
    fn fitting(&mut self, lines: &[Line]) -> &[usize] {
        let typed = self.typed.trim();
        if self.fits.as_ref().is_none_or(|(of, _)| of != typed) {
            let points = |at: usize, line: &Line| Some((std::cmp::Reverse(fit(typed, &line.name)?), at));
            let mut fits: Vec<_> = lines.iter().enumerate().filter_map(|(at, line)| points(at, line)).collect();
            if !typed.is_empty() {
                fits.sort_unstable();
            }
            self.fits = Some((typed.to_owned(), fits.into_iter().map(|(_, at)| at).collect()));
        }
        self.fits.as_ref().map_or(&[], |(_, fits)| fits)
    }
}

/// Draws the field and the list, at most `rows` lines high.
pub(super) fn choice_ui(
    ui: &mut Ui,
    (label, hint): (&str, &str),
    choice: &mut Choice,
    lines: &[Line],
    rows: usize,
    fresh: bool,
) -> Chosen {
    let (down, up) = ui.input_mut(|i| {
        let mut count = |key| i.count_and_consume_key(Modifiers::NONE, key);
        (count(Key::ArrowDown), count(Key::ArrowUp))
    });
    let field = field_ui(ui, label, &mut choice.typed, hint, fresh);
    if field.changed() {
        choice.at = choice.only_listed.then_some(0);
    }
    let count = choice.fitting(lines).len();
    if down + up > 0 && count > 0 {
        let (down, up) = (down % count, up % count);
        choice.at = Some(match choice.at {
            None if down > 0 => down - 1,
            None => count - up.max(1),
            Some(at) => (at + down + count - up) % count,
        });
    }
    choice.at = choice.at.filter(|at| *at < count);
    let at = choice.at;
    let mut clicked = None;
    let height = ROW * rows.min(count.max(1)) as f32;
    let fits = choice.fitting(lines);
    let area = ScrollArea::vertical().id_salt(label).min_scrolled_height(height).max_height(height).auto_shrink([false, true]);
    ui.spacing_mut().item_spacing.y = 0.0;
    if count == 0 {
        widgets::quiet(ui, "Nothing fits");
    }
    area.show_rows(ui, ROW, count, |ui, shown| {
        for row in shown {
            let Some((index, line)) = fits.get(row).and_then(|&index| Some((index, lines.get(index)?))) else { continue };
            if line_ui(ui, line, at == Some(row), down + up > 0) {
                clicked = Some(index);
            }
        }
    });
    ui.spacing_mut().item_spacing.y = 2.0 * theme::STEP;
    ui.add_space(theme::STEP);
    let entered = super::entered(ui, &field);
    let line = clicked.or_else(|| at.and_then(|at| fits.get(at).copied()));
    Chosen { line, taken: clicked.is_some() || entered && (line.is_some() || !choice.only_listed) }
}

fn line_ui(ui: &mut Ui, line: &Line, marked: bool, moved: bool) -> bool {
    let p = palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let name = if line.more.is_empty() { line.name.clone() } else { format!("{}, {}", line.name, line.more) };
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, marked, &name));
    if marked || response.hovered() {
        ui.painter().rect_filled(rect, CornerRadius::same(theme::RADIUS), if marked { p.selection } else { p.hover });
    }
    if marked && moved {
        response.scroll_to_me(None);
    }
    widgets::focus_ring(ui, &response, rect, theme::RADIUS);
    let more = widgets::elided(ui, &line.more, theme::regular(theme::SMALL), p.faint_on(marked), rect.width() * 0.45);
    let right = rect.right() - 8.0 - more.size().x;
    let name = widgets::elided(ui, &line.name, theme::regular(theme::BODY), p.ink, right - rect.left() - 20.0);
    let middle = rect.center().y;
    ui.painter().galley(pos2(rect.left() + 8.0, middle - name.size().y / 2.0), name, p.ink);
    ui.painter().galley(pos2(right, middle - more.size().y / 2.0), more, p.faint);
    response.clicked()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_fit_what_is_typed_the_best_first() {
        let lines: Vec<Line> = ["The ferry sails", "Ann Lee", "A fee"]
            .iter()
            .map(|name| Line { name: (*name).to_owned(), more: String::new() })
            .collect();
        let fits = |typed: &str| Choice { typed: typed.to_owned(), ..Choice::default() }.fitting(&lines).to_vec();
        assert_eq!(fits(""), [0, 1, 2]);
        assert_eq!(fits("lee"), [1]);
        assert_eq!(fits("fe"), [2, 0]);
        assert_eq!(fits("x"), [] as [usize; 0]);
    }
}
