//! A plot that can be walked through, and beside or below it what the cell at hand leads to.
//!
//! The picture is made anew when the figure or the width changes; a frame only paints what is in view. Heads stay in view while
//! the rest scrolls.

use eframe::egui::{
    Color32, CornerRadius, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2,
};

use super::{
    Keys,
    paint::{colour, extent, paint},
    read, select,
};
use crate::{
    commands::{Command, Session},
    figures::{Figure, Item, Made, Plot, Shape, Tone},
    ui::{
        actions::Action,
        desk::Wish,
        reading::Step,
        theme::{self, STEP, palette},
        views::View,
        widgets,
    },
};

/// From this width on the list stands beside the plot, not below.
const BESIDE: f32 = 780.0;
/// Height of a row of the list.
const ROW: f32 = 46.0;

/// Row and column.
type Cell = (usize, usize);

/// Where the keyboard is in a plot.
#[derive(Default)]
pub(super) struct StageState {
    made_for: Option<(Made, u32)>,
    plot: Plot,
    /// Row and column at hand.
    cursor: Cell,
    items: (Option<(Made, Cell)>, Vec<Item>),
    /// The row of the list at hand, while the keyboard is there.
    list: Option<usize>,
    /// Bring what is at hand into view.
    show: bool,
    show_item: bool,
}

impl StageState {
    /// Goes back from the list to the plot. False where the keyboard is not in the list.
    pub(super) fn back(&mut self) -> bool {
        self.list.take().is_some()
    }

    /// Forgets where the keyboard was: the plot shows something else.
    pub(super) fn start_again(&mut self) {
        *self = Self::default();
    }

    /// Moves by a step, in the list or in the plot.
    pub(super) fn step(&mut self, session: &Session, step: Step) -> Vec<Wish> {
        /// Rows of a screen.
        const PAGE: usize = 10;
        let moved = |at: usize, count: usize| {
            let last = count.saturating_sub(1);
            let to = match step {
                Step::NextSentence | Step::NextQuotation => at + 1,
                Step::PreviousSentence | Step::PreviousQuotation => at.saturating_sub(1),
                Step::NextParagraph | Step::PageDown => at + PAGE,
                Step::PreviousParagraph | Step::PageUp => at.saturating_sub(PAGE),
                Step::First => 0,
                Step::Last => last,
                Step::ExtendDown | Step::ExtendUp | Step::EndLater | Step::EndEarlier | Step::StartLater | Step::StartEarlier => at,
            };
            to.min(last)
        };
        if let Some(at) = self.list {
            self.list = Some(moved(at, self.items.1.len()));
            self.show_item = true;
            return self.select(session).into_iter().collect();
        }
        self.cursor.0 = moved(self.cursor.0, self.plot.rows.len());
        self.show = true;
        Vec::new()
    }

    fn item(&self) -> Option<&Item> {
        self.items.1.get(self.list?)
    }

    fn select(&self, session: &Session) -> Option<Wish> {
        let item = self.item()?;
        match item.claim {
            Some(claim) => Some(Wish::Run(Command::SelectClaim { claim, source: Some(item.source) })),
            None => select(session, item.source, item.span),
        }
    }

    /// The words at hand in their article.
    fn read(&self, session: &Session, wishes: &mut Vec<Wish>) {
        let Some(item) = self.item() else { return };
        if item.claim.is_some() {
            wishes.extend(self.select(session));
            wishes.push(Wish::Do(Action::View(View::Read)));
        } else {
            read(session, item.source, item.span, wishes);
        }
    }

    fn turn(&mut self, session: &Session, keys: Keys, wishes: &mut Vec<Wish>) {
        let last = self.plot.columns.len().saturating_sub(1);
        match self.list {
            Some(_) if keys.left > 0 => self.list = None,
            Some(_) if keys.enter => self.read(session, wishes),
            None if keys.left + keys.right > 0 => {
                self.cursor.1 = (self.cursor.1 + keys.right).saturating_sub(keys.left).min(last);
                self.show = true;
            }
            None if keys.enter && !self.items.1.is_empty() => {
                self.list = Some(0);
                self.show_item = true;
                wishes.extend(self.select(session));
            }
            _ => {}
        }
    }

    fn work_out(&mut self, session: &Session, figure: &dyn Figure, made: Made, width: f32) {
        let wanted = Some((made, width.to_bits()));
        if self.made_for != wanted {
            self.made_for = wanted;
            self.plot = figure.plot(width);
            self.cursor.0 = self.cursor.0.min(self.plot.rows.len().saturating_sub(1));
            self.cursor.1 = self.cursor.1.min(self.plot.columns.len().saturating_sub(1));
        }
        let wanted = Some((made, self.cursor));
        if self.items.0 != wanted {
            let same_cell = self.items.0.map(|(_, cursor)| cursor) == Some(self.cursor);
            self.items = (wanted, figure.items(session, self.cursor.0, self.cursor.1));
            self.list = self.list.filter(|_| same_cell).filter(|&at| at < self.items.1.len());
        }
    }
}

/// Draws the plot and the list in the room that is left; what is at hand, in words.
pub(super) fn stage_ui(
    ui: &mut Ui,
    session: &Session,
    state: &mut StageState,
    (figure, made): (&dyn Figure, Made),
    keys: Keys,
    wishes: &mut Vec<Wish>,
) -> String {
    let room = ui.available_rect_before_wrap();
    let beside = room.width() >= BESIDE;
    let (plot_room, list_room) = if beside {
        room.split_left_right_at_fraction(0.64)
    } else {
        room.split_top_bottom_at_y(room.top() + (room.height() * 0.58).max(100.0).min(room.height()))
    };
    state.work_out(session, figure, made, plot_room.width().floor());
    state.turn(session, keys, wishes);
    state.work_out(session, figure, made, plot_room.width().floor());
    let at_hand = figure.name(state.cursor.0, state.cursor.1);

    let child = |ui: &mut Ui, rect: Rect, salt: &str| {
        let mut child = ui.new_child(UiBuilder::new().id_salt(salt).max_rect(rect));
        child.set_clip_rect(rect.intersect(ui.clip_rect()));
        child
    };
    let mut plot_ui_ = child(ui, plot_room, "plot");
    plot_ui(&mut plot_ui_, session, state, figure, wishes);
    let p = palette(ui);
    if beside {
        ui.painter().vline(list_room.left(), room.y_range(), p.line());
    } else {
        ui.painter().hline(room.x_range(), list_room.top(), p.line());
    }
    let mut list_ui_ = child(ui, list_room, "list");
    list_ui(&mut list_ui_, session, state, &at_hand, wishes);
    match state.item() {
        Some(item) => format!("{at_hand}: {}: {}", label(session, item), item.words),
        None => at_hand,
    }
}

fn plot_ui(ui: &mut Ui, session: &Session, state: &mut StageState, figure: &dyn Figure, wishes: &mut Vec<Wish>) {
    let p = palette(ui);
    let plot = &state.plot;
    let bottom = plot.rows.last().map_or(plot.scene.height, |(_, end)| *end);
    let size = vec2(plot.scene.width, bottom + 3.0 * STEP);
    let mut pressed = None;
    let area = ScrollArea::both().id_salt("plot").auto_shrink([false, false]);
    area.show_viewport(ui, |ui, view| {
        ui.set_min_size(size);
        let origin = ui.min_rect().min;
        let seen = Rect::from_min_size(origin + view.min.to_vec2(), view.size()).intersect(ui.clip_rect());
        // Heads that would fill the window scroll with the rest; where nothing is scrolled, nothing need be held.
        let hold = |edge: f32, room: f32, scroll: f32| if scroll > 0.0 && edge < room * 0.6 { edge } else { 0.0 };
        let frozen = vec2(hold(plot.frozen.0, seen.width(), view.min.x), hold(plot.frozen.1, seen.height(), view.min.y));
        let response = ui.interact(Rect::from_min_size(origin, size), ui.scope_id().with("cells"), Sense::CLICK | Sense::HOVER);
        let name = format!("{}. {}", plot.scene.title, figure.name(state.cursor.0, state.cursor.1));
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &name));
        let scroll = view.min.to_vec2();
        let place = |x: f32, y: f32| origin + vec2(x, y) + moved(x, y, frozen, scroll);

        if state.show {
            // Beside the heads, not under them.
            let cell = cell_rect(plot, state.cursor).translate(origin.to_vec2());
            let cell = Rect::from_min_max(cell.min - vec2(plot.frozen.0, plot.frozen.1), cell.max);
            ui.scroll_to_rect(cell.intersect(Rect::from_min_size(origin, size)), None);
        }
        for (left, top) in [(false, false), (true, false), (false, true), (true, true)] {
            // Which part of the window this pass fills: the cells, the heads at the left, those above, and the corner.
            let x = if left { seen.left()..=seen.left() + frozen.x } else { seen.left() + frozen.x..=seen.right() };
            let y = if top { seen.top()..=seen.top() + frozen.y } else { seen.top() + frozen.y..=seen.bottom() };
            let clip = Rect::from_x_y_ranges(x, y);
            if clip.width() <= 0.0 || clip.height() <= 0.0 {
                continue;
            }
            let painter = ui.painter().with_clip_rect(clip);
            if left || top {
                painter.rect_filled(clip, CornerRadius::ZERO, p.paper);
            }
            let offset = origin.to_vec2() + vec2(if left { scroll.x } else { 0.0 }, if top { scroll.y } else { 0.0 });
            for shape in &plot.scene.shapes {
                let extent = extent(shape);
                if extent.top() >= bottom {
                    continue;
                }
                let words = matches!(shape, Shape::Text(_));
                // Words belong to one part, lines and boxes to all that they touch.
                let fits = |head: bool, from: f32, to: f32, edge: f32| {
                    if head { from < edge } else { to >= edge && !(words && from < edge) }
                };
                let wanted =
                    fits(left, extent.left(), extent.right(), frozen.x) && fits(top, extent.top(), extent.bottom(), frozen.y);
                if wanted && clip.intersects(extent.translate(offset).expand2(vec2(if words { 400.0 } else { 1.0 }, 8.0))) {
                    paint(&painter, p, shape, offset);
                }
            }
            if scroll.x > 0.0 && left || scroll.y > 0.0 && top {
                painter.line_segment([clip.left_bottom(), clip.right_bottom()], if top { p.line() } else { Stroke::NONE });
                painter.line_segment([clip.right_top(), clip.right_bottom()], if left { p.line() } else { Stroke::NONE });
            }
        }
        let cell = cell_rect(plot, state.cursor);
        let shown = Rect::from_min_max(place(cell.left(), cell.top()), place(cell.left(), cell.top()) + cell.size());
        let tone = if state.list.is_some() { p.soft } else { p.accent };
        ui.painter().with_clip_rect(seen).rect_stroke(shown, CornerRadius::same(3), Stroke::new(2.0, tone), StrokeKind::Inside);

        let under = response.hover_pos().filter(|at| seen.contains(*at)).and_then(|at| {
            let inner = at - seen.min;
            let x = if inner.x < frozen.x { inner.x } else { at.x - origin.x };
            let y = if inner.y < frozen.y { inner.y } else { at.y - origin.y };
            plot.at(x, y)
        });
        if let Some(cell) = under {
            if response.clicked() {
                pressed = Some((cell, response.double_clicked()));
            }
            let light = cell_rect(plot, cell);
            let light = Rect::from_min_size(place(light.left(), light.top()), light.size());
            let over: Color32 = colour(p, Tone::Soft);
            ui.painter().with_clip_rect(seen).rect_stroke(light, CornerRadius::same(3), Stroke::new(1.0, over), StrokeKind::Inside);
            response.on_hover_text_at_pointer(figure.name(cell.0, cell.1));
        }
    });
    state.show = false;
    if let Some((cell, twice)) = pressed {
        if cell != state.cursor {
            state.cursor = cell;
            state.list = None;
        } else if twice && !state.items.1.is_empty() {
            state.list = Some(0);
            wishes.extend(state.select(session));
        }
    }
}

/// How far a place of the picture is moved back so that the heads stay.
fn moved(x: f32, y: f32, frozen: Vec2, scroll: Vec2) -> Vec2 {
    vec2(if x < frozen.x { scroll.x } else { 0.0 }, if y < frozen.y { scroll.y } else { 0.0 })
}

fn cell_rect(plot: &Plot, (row, column): (usize, usize)) -> Rect {
    let (top, bottom) = plot.rows.get(row).copied().unwrap_or_default();
    let (left, right) = plot.columns.get(column).copied().unwrap_or_default();
    Rect::from_min_max(pos2(left, top), pos2(right, bottom))
}

fn label(session: &Session, item: &Item) -> String {
    session.source(item.source).map(|source| source.document.label().to_owned()).unwrap_or_default()
}

fn list_ui(ui: &mut Ui, session: &Session, state: &mut StageState, at_hand: &str, wishes: &mut Vec<Wish>) {
    let p = palette(ui);
    ui.spacing_mut().item_spacing.y = 0.0;
    let width = ui.available_width() - 6.0 * STEP;
    ui.add_space(2.0 * STEP);
    ui.horizontal(|ui| {
        ui.add_space(3.0 * STEP);
        ui.vertical(|ui| {
            ui.set_width(width);
            ui.label(widgets::tone(at_hand, theme::regular(theme::SMALL), p.soft));
        });
    });
    ui.add_space(2.0 * STEP);
    widgets::hairline(ui);
    if state.items.1.is_empty() {
        ui.add_space(3.0 * STEP);
        ui.horizontal(|ui| {
            ui.add_space(3.0 * STEP);
            ui.vertical(|ui| {
                ui.set_width(width);
                let words = "Nothing here. Press another cell, or walk there with the arrows.";
                ui.label(widgets::tone(words, theme::regular(theme::SMALL), p.faint));
            });
        });
        return;
    }
    let mut pressed = None;
    let show = std::mem::take(&mut state.show_item);
    ScrollArea::vertical().id_salt("items").auto_shrink([false, false]).show_viewport(ui, |ui, seen| {
        let rect = ui.max_rect();
        ui.set_height(state.items.1.len() as f32 * ROW);
        let row_rect =
            |at: usize| Rect::from_min_size(pos2(rect.left(), rect.top() + at as f32 * ROW), vec2(ui.available_width(), ROW));
        if let (true, Some(at)) = (show, state.list) {
            ui.scroll_to_rect(row_rect(at), None);
        }
        let first = (seen.top() / ROW).floor().max(0.0) as usize;
        let count = ((seen.height() / ROW).ceil() as usize) + 1;
        for (at, item) in state.items.1.iter().enumerate().skip(first).take(count) {
            let response = item_ui(ui, session, item, row_rect(at), (at, state.list == Some(at)));
            if response.clicked() {
                pressed = Some((at, response.double_clicked()));
            }
        }
    });
    if let Some((at, twice)) = pressed {
        state.list = Some(at);
        if twice {
            state.read(session, wishes);
        } else {
            wishes.extend(state.select(session));
        }
    }
}

fn item_ui(ui: &Ui, session: &Session, item: &Item, rect: Rect, (at, here): (usize, bool)) -> eframe::egui::Response {
    let p = palette(ui);
    let label = label(session, item);
    let response = ui.interact(rect, ui.scope_id().with(("item", at)), Sense::CLICK);
    response
        .widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, here, format!("{label}, {}: {}", item.note, item.words)));
    if here || response.hovered() {
        ui.painter().rect_filled(rect, CornerRadius::ZERO, if here { p.selection } else { p.hover });
    }
    let first = rect.top() + 14.0;
    let mark = widgets::paint_letter(ui, p, pos2(rect.left() + 20.0, first), item.at, here);
    let right = rect.right() - 3.0 * STEP;
    let put = |galley: std::sync::Arc<eframe::egui::Galley>, x: f32, y: f32| {
        let end = x + galley.size().x;
        ui.painter().galley(pos2(x, y - galley.size().y / 2.0), galley, p.ink);
        end
    };
    let left = mark.right() + 1.5 * STEP;
    let name = widgets::elided(ui, &label, theme::strong(theme::SMALL), p.ink, (right - left) * 0.6);
    let end = put(name, left, first) + 1.5 * STEP;
    put(widgets::elided(ui, &item.note, theme::regular(theme::SMALL), p.faint_on(here), right - end), end, first);
    let words = widgets::elided(ui, &item.words, theme::reading(theme::BODY), p.ink, right - left);
    let cut = words.elided;
    put(words, left, rect.top() + 32.0);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, p.line());
    let tip = if cut {
        format!("{}\nPress twice to read it in its article", item.words)
    } else {
        "Press twice to read it in its article".to_owned()
    };
    response.on_hover_text(tip)
}
