//! The line above the table: how many claims, which filters are on, what is searched for.

use egui::{
    Align, Color32, CornerRadius, Key, Layout, Pos2, Rect, Response, RichText, Role, ScrollArea, Sense, Shape, Stroke, StrokeKind,
    TextEdit, Ui, WidgetInfo, pos2, scroll_area::ScrollBarVisibility, vec2,
};

use super::{
    ClaimsState, focus_id,
    menus::{kinds_ui, missing_ui, speaker_ui, tags_ui},
};
use crate::{
    commands::{ClaimFilter, Command, Session},
    ui::{actions::Action, desk::Wish, theme, widgets},
};

/// Height of a chip, in points.
const CHIP: f32 = 24.0;
/// Below this height, in points, two lines of chips would leave room for hardly a row.
const LOW: f32 = 200.0;
/// Above this many claims the table waits for a pause in typing, in seconds.
const MANY: usize = 5_000;
const PAUSE: f64 = 0.2;

/// Draws the line; changes go out as commands.
pub(super) fn filters_ui(ui: &mut Ui, session: &Session, state: &mut ClaimsState, commands: &mut Vec<Command>) {
    let view = session.claims();
    let mut filter = view.filter.clone();
    let low = ui.available_height() < LOW;
    let margin = egui::Margin::symmetric(12, if low { 4 } else { 8 });
    egui::Frame::new().inner_margin(margin).show(ui, |ui| {
        let mut contents = |ui: &mut Ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
            title_ui(ui, view.rows.len(), view.total);
            toggle(ui, "conflicts", "Only claims with conflicts", &mut filter.conflicts_only);
            toggle(ui, "only here", "Only claims that a single source has", &mut filter.only_here);
            missing_ui(ui, session, &mut filter);
            kinds_ui(ui, state, &mut filter);
            speaker_ui(ui, state, &mut filter);
            tags_ui(ui, session, state, &mut filter);
            toggle(ui, "not reviewed", "Only claims that nobody has decided on", &mut filter.unreviewed_only);
            search_ui(ui, state, &mut filter, view.total);
            if filter != ClaimFilter::default() && chip(ui, "clear", "Show all claims", Look::Quiet).clicked() {
                filter = ClaimFilter::default();
                state.search.clear();
            }
            picked_ui(ui, state);
            if !low {
                counts_ui(ui, session, state);
            }
        };
        if low {
            // One line that scrolls leaves room for rows.
            let line = ScrollArea::horizontal().id_salt("filters").auto_shrink([false, true]);
            line.scroll_bar_visibility(ScrollBarVisibility::AlwaysHidden).show(ui, |ui| ui.horizontal(&mut contents));
        } else {
            ui.horizontal_wrapped(contents);
        }
    });
    if filter != view.filter {
        state.searched.clone_from(&filter.search);
        commands.push(Command::FilterClaims(filter));
    }
}

fn title_ui(ui: &mut Ui, shown: usize, total: usize) {
    let p = theme::palette(ui);
    ui.label(RichText::new("Claims").font(theme::strong(theme::BODY)).color(p.ink));
    let count = if shown == total { total.to_string() } else { format!("{shown} of {total}") };
    ui.label(RichText::new(count).font(theme::regular(theme::BODY)).color(p.soft));
    ui.add_space(2.0);
}

/// While rows are picked: how many, and what can be done with them.
fn picked_ui(ui: &mut Ui, state: &mut ClaimsState) {
    let count = state.picked.len();
    if count == 0 {
        return;
    }
    let p = theme::palette(ui);
    ui.label(RichText::new(format!("{count} picked")).font(theme::strong(theme::SMALL)).color(p.ink));
    let key = widgets::key_of(ui, Action::MergeRows);
    if count > 1 && widgets::button(ui, "Merge", &key, widgets::Emphasis::Plain).clicked() {
        state.wishes.push(Wish::Do(Action::MergeRows));
    }
    let key = widgets::key_of(ui, Action::CopyRows);
    if widgets::button(ui, "Copy", &key, widgets::Emphasis::Plain).on_hover_text(Action::CopyRows.facts().tooltip).clicked() {
        state.wishes.push(Wish::Do(Action::CopyRows));
    }
    if chip(ui, "pick none", "Pick no row", Look::Quiet).clicked() {
        state.picked.clear();
    }
}

/// "12 with conflicts · 23 of 102 reviewed · next", at the right where there is room.
fn counts_ui(ui: &mut Ui, session: &Session, state: &mut ClaimsState) {
    /// Widths of the button and of the bar, in points.
    const NEXT: f32 = 74.0;
    const BAR: f32 = 56.0;
    let p = theme::palette(ui);
    let (conflicts, total) = (state.facts.conflicts, session.claims().total);
    let reviewed = state.facts.reviewed.min(total);
    let words = format!("{conflicts} with conflicts · {reviewed} of {total} reviewed");
    let galley = ui.painter().layout_no_wrap(words, theme::regular(theme::SMALL), p.soft);
    // In a row that wraps, what is available is the whole row.
    let room = ui.max_rect().right() - ui.cursor().left() - 8.0;
    if room < galley.size().x + 8.0 {
        return;
    }
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        if room > galley.size().x + NEXT + 8.0 {
            let key = widgets::key_of(ui, Action::NextUnreviewed);
            let next = widgets::button(ui, "Next", &key, widgets::Emphasis::Quiet).on_hover_text("The next claim not reviewed");
            if next.clicked() {
                state.wishes.push(Wish::Do(Action::NextUnreviewed));
            }
        }
        if room > galley.size().x + NEXT + BAR + 16.0 && total > 0 {
            let (rect, response) = ui.allocate_exact_size(vec2(BAR, 4.0), Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, format!("{reviewed} of {total} reviewed")));
            ui.painter().rect_filled(rect, CornerRadius::same(2), p.hairline);
            let done = Rect::from_min_size(rect.min, vec2(BAR * reviewed as f32 / total as f32, 4.0));
            ui.painter().rect_filled(done, CornerRadius::same(2), p.accent);
        }
        ui.label(galley);
    });
}

/// How a chip looks.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    Off,
    On,
    /// Without a line around it.
    Quiet,
}

fn toggle(ui: &mut Ui, words: &str, name: &str, on: &mut bool) {
    let response = chip(ui, words, name, if *on { Look::On } else { Look::Off });
    let now = *on;
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, now, name));
    if response.clicked() {
        *on = !*on;
    }
}

fn chip(ui: &mut Ui, words: &str, name: &str, look: Look) -> Response {
    chip_with(ui, words, name, look, false)
}

/// A chip; `opens`: with a small arrow, for what opens a menu.
pub(super) fn chip_with(ui: &mut Ui, words: &str, name: &str, look: Look, opens: bool) -> Response {
    const PAD: f32 = 10.0;
    const ARROW: f32 = 12.0;
    let p = theme::palette(ui);
    let ink = if look == Look::Off || look == Look::Quiet { p.soft } else { p.ink };
    let galley = ui.painter().layout_no_wrap(words.to_owned(), theme::regular(theme::SMALL), ink);
    let width = galley.size().x + 2.0 * PAD + if opens { ARROW } else { 0.0 };
    let (rect, response) = ui.allocate_exact_size(vec2(width, CHIP), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    let fill = match look {
        Look::On => p.selection,
        _ if response.hovered() => p.hover,
        Look::Off | Look::Quiet => Color32::TRANSPARENT,
    };
    let line = if look == Look::Off { p.line() } else { Stroke::NONE };
    let line = if response.has_focus() { Stroke::new(2.0, p.accent) } else { line };
    ui.painter().rect(rect, CornerRadius::same(theme::CHIP_RADIUS), fill, line, StrokeKind::Inside);
    ui.painter().galley(pos2(rect.left() + PAD, rect.center().y - galley.size().y / 2.0), galley, ink);
    if opens {
        arrow(ui, pos2(rect.right() - PAD - 2.0, rect.center().y), true, ink);
    }
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    response.on_hover_text(name)
}

/// A small arrow that points down or up.
pub(super) fn arrow(ui: &Ui, centre: Pos2, down: bool, colour: Color32) {
    let dy = if down { 1.75 } else { -1.75 };
    let points = vec![centre + vec2(-3.5, -dy), centre + vec2(0.0, dy), centre + vec2(3.5, -dy)];
    ui.painter().add(Shape::line(points, Stroke::new(1.4, colour)));
}

fn search_ui(ui: &mut Ui, state: &mut ClaimsState, filter: &mut ClaimFilter, total: usize) {
    // Cleared or set elsewhere.
    if filter.search != state.searched {
        state.search.clone_from(&filter.search);
        state.searched.clone_from(&filter.search);
    }
    let response = field_ui(ui, &mut state.search, "Search claims", 160.0);
    if std::mem::take(&mut state.search_wanted) {
        response.request_focus();
    }
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    if response.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter) || i.key_pressed(Key::Escape)) {
        // On to the rows that were found.
        ui.memory_mut(|memory| memory.request_focus(focus_id()));
    }
    let now = ui.input(|i| i.time);
    if response.changed() {
        state.typed = Some(now);
    }
    let Some(typed) = state.typed else { return };
    let waited = now - typed;
    if total <= MANY || waited >= PAUSE || response.lost_focus() {
        state.typed = None;
        filter.search.clone_from(&state.search);
    } else {
        ui.ctx().request_repaint_after_secs((PAUSE - waited) as f32);
    }
}

/// A field for words, with a hint and a name.
pub(super) fn field_ui(ui: &mut Ui, words: &mut String, hint: &str, width: f32) -> Response {
    let p = theme::palette(ui);
    let hint_text = RichText::new(hint).font(theme::regular(theme::SMALL)).color(p.faint);
    let field = TextEdit::singleline(words)
        .hint_text(hint_text)
        .font(theme::regular(theme::SMALL))
        .desired_width(width - 16.0)
        .margin(egui::Margin::symmetric(8, 4));
    // As high as the chips beside it, and as wide as asked for also where what holds it scrolls.
    let size = vec2(width, CHIP);
    let layout = Layout::left_to_right(Align::Center);
    let response = ui.allocate_ui_with_layout(size, layout, |ui| {
        ui.spacing_mut().interact_size.y = CHIP;
        ui.add(field)
    });
    let response = response.inner;
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(hint));
    response
}
