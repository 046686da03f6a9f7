//! The heads of the table's columns: a press sorts, a drag moves, the right edge makes wider or narrower.

use egui::{CursorIcon, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::{
    ClaimsState,
    cells::{inner, underline},
    filters::arrow,
    signs,
};
use crate::{
    commands::{ClaimColumn, ClaimSort, Command, Session},
    project::SourceId,
    ui::{actions::Action, desk::Wish, theme, widgets},
};

/// How far from a column's right edge the mouse still takes hold of it, in points.
const GRIP: f32 = 4.0;

/// What a head asks for.
enum Ask {
    Sort(ClaimSort),
    Width(f32),
    UsualWidth,
    Wish(Wish),
    Run(Command),
}

/// Draws the heads in one line, `columns` and their `widths` from left to right.
pub(super) fn heads_ui(
    ui: &mut Ui,
    session: &Session,
    state: &mut ClaimsState,
    (columns, widths): (&[ClaimColumn], &[f32]),
    commands: &mut Vec<Command>,
) {
    let (line, _) = ui.allocate_exact_size(vec2(widths.iter().sum(), theme::ROW), Sense::hover());
    let mut left = line.left();
    let rects = widths.iter().map(|width| {
        let rect = Rect::from_min_size(pos2(left, line.top()), vec2(*width, line.height()));
        left += width;
        rect
    });
    let seen = ui.clip_rect().x_range();
    // Of a thousand sources only the heads in view are drawn.
    let heads: Vec<(usize, ClaimColumn, Rect)> = (0..)
        .zip(columns.iter().copied().zip(rects))
        .map(|(at, (column, rect))| (at, column, rect))
        .filter(|(_, _, rect)| rect.x_range().intersects(seen))
        .collect();
    let mut asked = Vec::new();
    for &(at, column, rect) in &heads {
        let mut here = Vec::new();
        let response = head_ui(ui, session, (column, at), rect, &mut here);
        drag_ui(ui, session, state, &response, (column, &heads), &mut here);
        asked.push((column, here));
    }
    // Above the heads on both sides.
    for &(_, column, rect) in &heads {
        let mut here = Vec::new();
        grip_ui(ui, (column, &words(session, column).1), rect, &mut here);
        asked.push((column, here));
    }
    for (column, asked) in asked {
        for ask in asked {
            match ask {
                Ask::Sort(sort) => commands.push(Command::SortClaims(sort)),
                Ask::Width(width) => state.columns.set_width(column, width),
                Ask::UsualWidth => state.columns.usual_width(column),
                Ask::Wish(wish) => {
                    state.column = Some(column);
                    state.wishes.push(wish);
                }
                Ask::Run(command) => commands.push(command),
            }
        }
    }
}

/// How the table is sorted by a column, from the end or not; `None` where it is sorted by another one.
fn sorted(session: &Session, column: ClaimColumn) -> Option<bool> {
    let sort = session.claims().sort;
    (sort.column == column).then_some(sort.descending)
}

/// What a press on a head asks for.
pub(super) fn sort_by(session: &Session, column: ClaimColumn) -> ClaimSort {
    ClaimSort { column, descending: sorted(session, column) == Some(false) }
}

/// What stands over a column, and what a screen reader says.
fn words(session: &Session, column: ClaimColumn) -> (String, String) {
    match column {
        ClaimColumn::Number => ("#".to_owned(), "Number, in reading order".to_owned()),
        ClaimColumn::Claim => ("Claim".to_owned(), "Claim".to_owned()),
        ClaimColumn::Speaker => ("Speaker".to_owned(), "Speaker".to_owned()),
        ClaimColumn::Sources => ("In".to_owned(), "In how many sources".to_owned()),
        ClaimColumn::Source(id) => {
            let label = session.source(id).map(|source| source.document.label().to_owned()).unwrap_or_default();
            (cut_in_the_middle(&label), label)
        }
        ClaimColumn::Conflict => ("Differs in".to_owned(), "Differs in".to_owned()),
    }
}

fn head_ui(ui: &mut Ui, session: &Session, (column, at): (ClaimColumn, usize), rect: Rect, asked: &mut Vec<Ask>) -> Response {
    let p = theme::palette(ui);
    let id = ui.scope_id().with(("head", column));
    let response = ui.interact(rect, id, Sense::CLICK | Sense::DRAG);
    let shown = sorted(session, column);
    let (words, name) = words(session, column);
    let order = match shown {
        None => "",
        Some(false) => ", sorted",
        Some(true) => ", sorted from the end",
    };
    response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, format!("{name}{order}")));
    let source = if let ClaimColumn::Source(source) = column { Some(source) } else { None };
    let open = source.is_some() && session.open_source() == source;
    let ink = if shown.is_some() || open { p.ink } else { p.soft };
    if response.hovered() {
        ui.painter().rect_filled(rect, 0, p.hover);
        ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
    }
    // A table in reading order needs no arrow to say so.
    let arrow_of = shown.filter(|&descending| column != ClaimColumn::Number || descending);
    let mut room = inner(rect, at == 0);
    if let Some(place) = source.and_then(|source| session.sources().iter().position(|s| s.id == source)) {
        let letter = ui.painter().layout_no_wrap(widgets::letter(place), theme::strong(theme::SMALL), ink);
        let from = room.left() + letter.size().x.max(signs::SIGN) + 6.0;
        ui.painter().galley(pos2(room.left(), room.center().y - letter.size().y / 2.0), letter, ink);
        room.min.x = from;
    }
    let beside = if arrow_of.is_some() { 14.0 } else { 0.0 };
    let galley = widgets::elided(ui, &words, theme::medium(theme::SMALL), ink, room.width() - beside);
    let end = room.left() + galley.size().x;
    ui.painter().galley(pos2(room.left(), room.center().y - galley.size().y / 2.0), galley, ink);
    if let Some(descending) = arrow_of {
        arrow(ui, pos2(end + 8.0, rect.center().y), descending, ink);
    }
    underline(ui, rect, p);
    if response.clicked() {
        asked.push(Ask::Sort(sort_by(session, column)));
    }
    response.context_menu(|ui| menu_ui(ui, session, (column, source), asked));
    let tip = if source.is_some() {
        format!("{name}\nPress to sort, drag to move the source")
    } else {
        "Press to sort, drag to move".to_owned()
    };
    response.on_hover_text(tip)
}

/// The right edge of a column, to be dragged; pressed twice it lets go of its width.
fn grip_ui(ui: &Ui, (column, name): (ClaimColumn, &str), rect: Rect, asked: &mut Vec<Ask>) {
    let edge = Rect::from_x_y_ranges(rect.right() - GRIP..=rect.right() + GRIP, rect.y_range());
    let grip = ui.interact(edge, ui.scope_id().with(("width", column)), Sense::CLICK | Sense::DRAG);
    grip.widget_info(|| WidgetInfo::labeled(Role::Splitter, true, format!("Width of {name}")));
    let p = theme::palette(ui);
    if grip.hovered() || grip.dragged() {
        ui.ctx().set_cursor_icon(CursorIcon::ResizeHorizontal);
        ui.painter().vline(rect.right() - 0.5, rect.y_range(), Stroke::new(2.0, p.accent));
    }
    if grip.double_clicked() {
        asked.push(Ask::UsualWidth);
    } else if grip.dragged()
        && let Some(at) = grip.interact_pointer_pos()
    {
        asked.push(Ask::Width(at.x - rect.left()));
    }
}

/// A head that is dragged: where it would go, and there it goes.
fn drag_ui(
    ui: &Ui,
    session: &Session,
    state: &mut ClaimsState,
    response: &Response,
    (column, heads): (ClaimColumn, &[(usize, ClaimColumn, Rect)]),
    asked: &mut Vec<Ask>,
) {
    let at = response.interact_pointer_pos().filter(|_| response.dragged() || response.drag_stopped());
    let Some(at) = at else { return };
    let over = heads.iter().find(|(_, _, rect)| rect.x_range().contains(at.x)).filter(|(_, other, _)| *other != column);
    let Some((_, other, rect)) = over else { return };
    let sources: Vec<SourceId> = session.sources().iter().map(|source| source.id).collect();
    if response.drag_stopped() {
        asked.extend(state.columns.put(column, *other, &sources).map(Ask::Run));
        return;
    }
    let p = theme::palette(ui);
    let goes_right = rect.left() > response.rect.left();
    let x = if goes_right { rect.right() } else { rect.left() };
    ui.painter().vline(x, rect.y_range(), Stroke::new(2.0, p.accent));
    ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
}

fn menu_ui(ui: &mut Ui, session: &Session, (column, source): (ClaimColumn, Option<SourceId>), asked: &mut Vec<Ask>) {
    let mut item = |ui: &mut Ui, words: &str, ask: Ask| {
        if ui.button(words).clicked() {
            asked.push(ask);
            ui.close();
        }
    };
    if let Some(source) = source {
        item(ui, "Open the source", Ask::Run(Command::OpenSource(source)));
        ui.separator();
    }
    item(ui, "Sort", Ask::Sort(ClaimSort { column, descending: false }));
    item(ui, "Sort from the end", Ask::Sort(ClaimSort { column, descending: true }));
    if session.claims().sort != ClaimSort::default() {
        item(ui, "Sort in reading order", Ask::Sort(ClaimSort::default()));
    }
    ui.separator();
    for action in [Action::ColumnLeft, Action::ColumnRight, Action::WidenColumn, Action::NarrowColumn, Action::UsualColumns] {
        item(ui, action.label(), Ask::Wish(Wish::Do(action)));
    }
}

/// A long name without spaces, such as that of a file, with "…" in its middle: what tells such names apart stands at both ends.
fn cut_in_the_middle(name: &str) -> String {
    /// What a column of the usual width shows.
    const MOST: usize = 13;
    if name.chars().count() <= MOST || name.contains(char::is_whitespace) {
        return name.to_owned();
    }
    let stem = name.rsplit_once('.').filter(|(stem, end)| !stem.is_empty() && end.len() <= 4).map_or(name, |(stem, _)| stem);
    let count = stem.chars().count();
    if count <= MOST {
        return stem.to_owned();
    }
    let (head, tail) = (MOST / 2, MOST - MOST / 2 - 1);
    stem.chars().take(head).chain(['…']).chain(stem.chars().skip(count - tail)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_keep_both_ends() {
        assert_eq!(cut_in_the_middle("000_5f3c1b2a9d8e7f60.txt"), "000_5f…8e7f60");
        assert_eq!(cut_in_the_middle("Harbour Post and Shipping News"), "Harbour Post and Shipping News");
        assert_eq!(cut_in_the_middle("post.example"), "post.example");
    }
}
