//! The palette: type a few letters, get actions, tags and sources; or tags only, to put one on the selection.

use eframe::egui::{
    self, Align2, Area, Context, CornerRadius, Event, Id, Key, Modal, Modifiers, Order, Role, Sense, TextEdit, Ui, WidgetInfo, vec2,
};

use super::{
    actions::{Action, Menu},
    available,
    desk::{Desk, Wish},
    fuzzy::fit,
    theme,
    theme::{ROW, STEP, palette},
    widgets,
};
use crate::{
    commands::{Command, Session},
    project::{SourceId, TagId},
};

/// How many rows are shown at once.
const ROWS: usize = 12;

/// The open palette.
#[derive(Debug)]
pub struct Picker {
    tags_only: bool,
    typed: String,
    /// Index of the row that Enter takes.
    at: usize,
    /// Fits for `typed`; `None` until worked out.
    rows: Option<Vec<Row>>,
    /// Enter was pressed before the rows followed what was typed.
    enter_waits: bool,
    fresh: bool,
}

#[derive(Clone, Debug)]
struct Row {
    label: String,
    /// What it is, in a softer tone.
    kind: &'static str,
    key: Option<Action>,
    choice: Choice,
}

#[derive(Clone, Debug)]
enum Choice {
    Do(Action),
    Toggle(TagId),
    Make(String),
    Open(SourceId),
    Passages(TagId),
}

impl Picker {
    /// Everything that can be done or gone to.
    pub fn actions() -> Self {
        Self { tags_only: false, typed: String::new(), at: 0, rows: None, enter_waits: false, fresh: true }
    }

    /// Tags for the selection.
    pub fn tags() -> Self {
        Self { tags_only: true, ..Self::actions() }
    }

    /// Whether Enter was pressed and what it takes is still being found.
    pub fn is_deciding(&self) -> bool {
        self.enter_waits
    }

    fn work_out(&self, session: &Session, desk: &Desk) -> Vec<Row> {
        let mut rows = if self.tags_only { tag_rows(session) } else { all_rows(session, desk) };
        let typed = self.typed.trim();
        if !typed.is_empty() {
            let mut fitting: Vec<(i32, Row)> = rows.into_iter().filter_map(|row| Some((fit(typed, &row.label)?, row))).collect();
            fitting.sort_by_key(|(points, _)| std::cmp::Reverse(*points));
            rows = fitting.into_iter().map(|(_, row)| row).collect();
        }
        let exists = session.project().codebook.iter().any(|t| t.name.to_lowercase() == typed.to_lowercase());
        if self.tags_only && !typed.is_empty() && !exists {
            let label = format!("Make the tag “{typed}” and put it on");
            rows.push(Row { label, kind: "new", key: None, choice: Choice::Make(typed.to_owned()) });
        }
        rows
    }
}

fn tag_rows(session: &Session) -> Vec<Row> {
    let row = |tag: &crate::project::Tag| Row {
        label: tag.name.clone(),
        kind: "",
        key: tag.key.map(Action::ApplyTag),
        choice: Choice::Toggle(tag.id),
    };
    session.project().codebook.iter().map(row).collect()
}

fn all_rows(session: &Session, desk: &Desk) -> Vec<Row> {
    let menus = Menu::ALL.into_iter().flat_map(|menu| menu.groups().iter().copied().flatten().map(move |&action| (menu, action)));
    let actions = menus.filter(|&(_, action)| action != Action::Palette && available::enabled(action, session, desk)).map(
        |(menu, action)| {
            let label = available::title(action, session).into_owned();
            Row { label, kind: menu.label(), key: Some(action), choice: Choice::Do(action) }
        },
    );
    let sources = session.sources().iter().map(|s| Row {
        label: s.document.label().to_owned(),
        kind: "source",
        key: None,
        choice: Choice::Open(s.id),
    });
    let tags = session.project().codebook.iter().map(|t| Row {
        label: format!("Passages under “{}”", t.name),
        kind: "tag",
        key: None,
        choice: Choice::Passages(t.id),
    });
    // With nothing typed yet Enter takes the first row: one that does no harm.
    sources.chain(tags).chain(actions).collect()
}

/// Draws the palette where it is open, and does what is taken.
pub fn picker_ui(ctx: &Context, session: &Session, desk: &mut Desk, wishes: &mut Vec<Wish>) {
    let Some(mut picker) = desk.picker.take() else { return };
    if picker.rows.is_none() {
        picker.rows = Some(picker.work_out(session, desk));
    }
    let id = Id::unique("palette");
    let area = Area::new(id)
        .kind(egui::UiKind::Modal)
        .sense(Sense::hover())
        .anchor(Align2::CENTER_TOP, vec2(0.0, 72.0))
        .order(Order::Foreground)
        .interactable(true);
    let theme = ctx.theme();
    let p = theme::Palette::of(theme);
    let frame = egui::Frame::popup(&ctx.style_of(theme)).fill(p.panel).inner_margin(8).corner_radius(CornerRadius::same(10));
    let mut taken = None;
    let modal = Modal::new(id).area(area).frame(frame).backdrop_color(p.backdrop).show(ctx, |ui| {
        ui.set_width(560.0_f32.min(ui.ctx().content_rect().width() - 48.0));
        taken = contents(ui, session, &mut picker, &mut desk.typed_ahead);
    });
    let again = ctx.input_mut(|i| i.consume_key(Modifiers::COMMAND, Key::K));
    if let Some(choice) = taken {
        wishes.push(match choice {
            Choice::Do(action) => Wish::Do(action),
            Choice::Toggle(tag) => Wish::Run(Command::ToggleTag(tag)),
            Choice::Make(name) => Wish::Run(Command::CreateAndApplyTag(name)),
            Choice::Open(source) => Wish::Run(Command::OpenSource(source)),
            Choice::Passages(tag) => Wish::Passages(tag),
        });
    } else if !modal.should_close() && !again {
        desk.picker = Some(picker);
    }
}

fn contents(ui: &mut Ui, session: &Session, picker: &mut Picker, typed_ahead: &mut Vec<Event>) -> Option<Choice> {
    let (down, up, enter, ahead) = ui.input_mut(|i| {
        // What was typed after Enter in the same frame is no longer for the palette.
        let entered = |event: &Event| matches!(event, Event::Key { key: Key::Enter, pressed: true, .. });
        let ahead = i.events.iter().position(entered).map(|at| i.events.split_off(at + 1)).unwrap_or_default();
        let mut count = |key| i.count_and_consume_key(Modifiers::NONE, key);
        (count(Key::ArrowDown), count(Key::ArrowUp), count(Key::Enter) > 0, ahead)
    });
    typed_ahead.extend(ahead);
    let enter = enter | std::mem::take(&mut picker.enter_waits);
    let hint = if picker.tags_only { "Tag by name" } else { "Find or do something" };
    let field = TextEdit::singleline(&mut picker.typed)
        .font(theme::regular(theme::BODY + 2.0))
        .hint_text(hint)
        .frame(egui::Frame::new().inner_margin(egui::Margin::symmetric(8, 6)))
        .desired_width(f32::INFINITY);
    let response = ui.add(field).accessible_name(hint);
    if picker.fresh {
        response.request_focus();
        picker.fresh = false;
    }
    if response.changed() {
        picker.rows = None;
        picker.at = 0;
        picker.enter_waits = enter;
        ui.ctx().request_discard("the palette's rows follow what is typed");
        return None;
    }
    ui.add_space(STEP);
    widgets::hairline(ui);
    ui.add_space(STEP);
    let rows = picker.rows.as_deref().unwrap_or_default();
    if !rows.is_empty() {
        picker.at = (picker.at + down + rows.len() * up - up) % rows.len();
    }
    let mut taken = enter.then(|| rows.get(picker.at).map(|row| row.choice.clone())).flatten();
    if rows.is_empty() {
        ui.add_space(STEP);
        let nothing = if picker.tags_only && picker.typed.trim().is_empty() {
            "No tags yet: type a name to make one"
        } else {
            "Nothing fits"
        };
        widgets::quiet(ui, nothing);
        ui.add_space(STEP);
        return None;
    }
    let moved = down + up > 0;
    ui.spacing_mut().item_spacing.y = 0.0;
    // As high as its rows, however few there were before: an area remembers its size.
    let height = ROW * rows.len().min(ROWS) as f32;
    let area = egui::ScrollArea::vertical().min_scrolled_height(height).max_height(height).auto_shrink([false, true]);
    area.show(ui, |ui| {
        for (at, row) in rows.iter().enumerate() {
            let response = row_ui(ui, session, row, at == picker.at);
            if moved && at == picker.at {
                response.scroll_to_me(None);
            }
            if response.clicked() {
                taken = Some(row.choice.clone());
            }
        }
    });
    taken
}

fn row_ui(ui: &mut Ui, session: &Session, row: &Row, at: bool) -> egui::Response {
    let p = palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, at, &row.label));
    if at || response.hovered() {
        let fill = if at { p.selection } else { p.hover };
        ui.painter().rect_filled(rect, CornerRadius::same(theme::RADIUS), fill);
    }
    let mut x = rect.left() + 8.0;
    if let Choice::Toggle(tag) | Choice::Passages(tag) = row.choice
        && let Some(tag) = session.tag(tag)
    {
        widgets::swatch(ui, egui::pos2(x + 4.0, rect.center().y), p.tag(tag.colour));
        x += 18.0;
    }
    let key = row.key.map(|action| widgets::key_of(ui, action)).unwrap_or_default();
    let right = widgets::paint_key_right(ui, &key, rect.right_center() - vec2(8.0, 0.0));
    let kind = ui.painter().layout_no_wrap(row.kind.to_owned(), theme::regular(theme::SMALL), p.faint_on(at));
    let label = widgets::elided(ui, &row.label, theme::regular(theme::BODY), p.ink, right - x - kind.size().x - 24.0);
    let after = x + label.size().x + 10.0;
    ui.painter().galley(egui::pos2(x, rect.center().y - label.size().y / 2.0), label, p.ink);
    ui.painter().galley(egui::pos2(after, rect.center().y - kind.size().y / 2.0), kind, p.faint);
    response
}
