//! Conflicts, a list to be worked through with keys, and both wordings of the one at hand side by side.

use eframe::egui::{
    self, Align, CornerRadius, Frame, Layout, Margin, Pos2, Rect, Role, ScrollArea, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2,
    vec2,
};

use super::{
    Keys,
    chips::chip,
    empty_ui, export_ui, not_yet, read, select,
    wordings::{reason_ui, sides_ui},
};
use crate::{
    commands::{Command, Session},
    compare::Severity,
    figures::{
        conflicts::{self, ConflictFilter, ConflictRow, Conflicts, Side, decision_word},
        kind_word, one_line, severity_word,
    },
    project::{Decision, Subject},
    ui::{
        actions::Action,
        desk::Wish,
        icons::Icon,
        reading::Step,
        theme::{self, Palette, STEP, palette},
        widgets::{self, Emphasis},
    },
};

/// Height of a row: what differs, and below it the words.
const ROW: f32 = 48.0;
/// From this width on the list stands beside what it is about, not above.
const BESIDE: f32 = 640.0;

/// What the list remembers.
#[derive(Default)]
pub(super) struct ConflictsState {
    made_for: Option<u64>,
    /// Which comparison the rows are of: another one numbers its conflicts otherwise.
    comparison: u64,
    /// The conflict at hand, by its number and by its words.
    held: Option<(usize, Subject)>,
    all: Conflicts,
    filter: ConflictFilter,
    rows: Vec<ConflictRow>,
    /// The row at hand.
    at: usize,
    /// The side that Enter leads to.
    side: usize,
    /// The sides of the conflict at hand, with which they were worked out for.
    sides: (Option<(u64, usize)>, Vec<Side>),
    /// Bring the row at hand into view.
    show: bool,
}

/// Whether two subjects are one conflict: its words, in whatever order the sources stand.
fn is_the_same(a: &Subject, b: &Subject) -> bool {
    let (Subject::Conflict { kind: a_kind, parts: a }, Subject::Conflict { kind: b_kind, parts: b }) = (a, b) else { return false };
    a_kind == b_kind && a.len() == b.len() && a.iter().all(|part| b.contains(part))
}

impl ConflictsState {
    fn work_out(&mut self, session: &Session) {
        if self.made_for == Some(session.findings_revision()) {
            return;
        }
        self.made_for = Some(session.findings_revision());
        self.all = Conflicts::new(session);
        if self.comparison == session.comparison_number() {
            return self.filter_again();
        }
        self.comparison = session.comparison_number();
        self.rows = self.all.shown(&self.filter);
        let held = self.held.take().map(|(_, subject)| subject);
        let is_held = |row: &ConflictRow| {
            let now = session.conflict_subject(row.conflict);
            held.as_ref().zip(now.as_ref()).is_some_and(|(held, now)| is_the_same(held, now))
        };
        let again = self.rows.iter().position(is_held);
        self.at = again.unwrap_or(0);
        if again.is_none() {
            self.side = 0;
        }
    }

    /// Remembers the conflict at hand by its words, which outlast another comparison.
    fn hold(&mut self, session: &Session) {
        let now = self.current().map(|row| row.conflict);
        if self.held.as_ref().map(|(at, _)| *at) != now {
            self.held = now.and_then(|at| Some((at, session.conflict_subject(at)?)));
        }
    }

    /// Filters anew; the conflict at hand stays so where it still passes.
    fn filter_again(&mut self) {
        let at_hand = self.rows.get(self.at).map(|row| row.conflict);
        self.rows = self.all.shown(&self.filter);
        let again = self.rows.iter().position(|row| Some(row.conflict) == at_hand);
        self.at = again.unwrap_or(self.at.min(self.rows.len().saturating_sub(1)));
        if again.is_none() {
            self.side = 0;
        }
    }

    fn current(&self) -> Option<&ConflictRow> {
        self.rows.get(self.at)
    }

    /// The conflict at hand, in words.
    pub(super) fn at_hand(&self, session: &Session) -> String {
        self.current().map_or_else(String::new, |row| spoken(session, row))
    }

    /// The rows shown, as a table.
    pub(super) fn table(&self, session: &Session) -> Vec<Vec<String>> {
        conflicts::table(session, &self.rows)
    }

    /// What a decision on the conflict at hand is about; nothing while the rows are of another comparison than the session's.
    pub(super) fn subject(&self, session: &Session) -> Option<Subject> {
        let current = self.current().filter(|_| self.comparison == session.comparison_number())?;
        session.conflict_subject(current.conflict)
    }

    pub(super) fn step(&mut self, session: &Session, step: Step) -> Vec<Wish> {
        /// Rows of a screen.
        const PAGE: usize = 6;
        self.work_out(session);
        let last = self.rows.len().saturating_sub(1);
        let to = match step {
            Step::NextSentence | Step::NextQuotation => self.at + 1,
            Step::PreviousSentence | Step::PreviousQuotation => self.at.saturating_sub(1),
            Step::NextParagraph => self.next_kind(),
            Step::PreviousParagraph => self.previous_kind(),
            Step::PageDown => self.at + PAGE,
            Step::PageUp => self.at.saturating_sub(PAGE),
            Step::First => 0,
            Step::Last => last,
            Step::ExtendDown | Step::ExtendUp | Step::EndLater | Step::EndEarlier | Step::StartLater | Step::StartEarlier => {
                self.at
            }
        };
        self.go(session, to.min(last))
    }

    /// The first row of the next severity or kind.
    fn next_kind(&self) -> usize {
        let of = |row: &ConflictRow| (row.severity, row.kind);
        let here = self.current().map(of);
        (self.at..self.rows.len()).find(|&at| self.rows.get(at).map(of) != here).unwrap_or(self.rows.len().saturating_sub(1))
    }

    /// The first row of the severity or kind before.
    fn previous_kind(&self) -> usize {
        let of = |row: &ConflictRow| (row.severity, row.kind);
        let Some(before) = self.at.checked_sub(1).and_then(|at| self.rows.get(at)).map(of) else { return 0 };
        self.rows.iter().position(|row| of(row) == before).unwrap_or(0)
    }

    /// Takes another row at hand, and what the window shows of it.
    fn go(&mut self, session: &Session, to: usize) -> Vec<Wish> {
        self.at = to;
        self.side = 0;
        self.show = true;
        self.select(session)
    }

    fn select(&mut self, session: &Session) -> Vec<Wish> {
        let claim = self.current().and_then(|row| row.claim);
        let side = self.side;
        let sides = self.sides(session);
        let mut wishes: Vec<Wish> = Vec::new();
        if let Some(side) = sides.get(side) {
            wishes.extend(select(session, side.source, span_of(session, side)));
        }
        wishes.extend(claim.map(|claim| Wish::Run(Command::SelectClaim { claim, source: None })));
        wishes
    }

    fn sides(&mut self, session: &Session) -> &[Side] {
        let wanted = self.current().map(|row| (session.findings_revision(), row.conflict));
        if self.sides.0 != wanted {
            self.sides = (wanted, wanted.map_or_else(Vec::new, |(_, conflict)| conflicts::sides(session, conflict)));
        }
        &self.sides.1
    }
}

/// The whole sentences of a side.
fn span_of(session: &Session, side: &Side) -> crate::text::Span {
    let parsed = session.source(side.source).and_then(|state| state.parsed.as_ref());
    let sentences = parsed.and_then(|parsed| parsed.sentences.get(side.sentences.clone())).unwrap_or_default();
    sentences.iter().map(|s| s.span).reduce(crate::text::Span::union).unwrap_or_default()
}

/// Draws the view.
pub(super) fn conflicts_ui(ui: &mut Ui, session: &Session, state: &mut ConflictsState, keys: Keys, wishes: &mut Vec<Wish>) {
    state.work_out(session);
    if let Some((words, more)) = not_yet(session) {
        return empty_ui(ui, words, more);
    }
    if state.all.total() == 0 {
        let more = "Sources that report the same event are compared; where they differ, it stands here";
        return empty_ui(ui, "These sources do not differ in anything the program can see", more);
    }
    filters_ui(ui, state, wishes);
    let line = ui.max_rect().x_range();
    ui.painter().hline(line, ui.cursor().top() - 0.5, palette(ui).line());
    if state.rows.is_empty() {
        empty_ui(ui, "No conflict passes these filters", "Press a chip that is on to take it off");
        return;
    }
    turn(session, state, keys, wishes);
    state.hold(session);
    let room = ui.available_rect_before_wrap();
    let (list, detail) = if room.width() >= BESIDE {
        let width = (room.width() * 0.38).clamp(232.0, 340.0);
        room.split_left_right_at_x(room.left() + width)
    } else {
        room.split_top_bottom_at_y(room.top() + (room.height() * 0.4).max(2.0 * ROW))
    };
    let p = palette(ui);
    let mut list_ui = ui.new_child(UiBuilder::new().id_salt("conflicts").max_rect(list));
    list_ui.set_clip_rect(list.intersect(ui.clip_rect()));
    rows_ui(&mut list_ui, session, state, wishes);
    if room.width() >= BESIDE {
        ui.painter().vline(list.right(), room.y_range(), p.line());
    } else {
        ui.painter().hline(room.x_range(), list.bottom(), p.line());
    }
    let mut detail_ui_ = ui.new_child(UiBuilder::new().id_salt("conflict").max_rect(detail));
    detail_ui_.set_clip_rect(detail.intersect(ui.clip_rect()));
    detail_ui(&mut detail_ui_, session, state, wishes);
}

/// Left and right pick the side, Enter goes there.
fn turn(session: &Session, state: &mut ConflictsState, keys: Keys, wishes: &mut Vec<Wish>) {
    let sides = state.sides(session).len();
    let to = (state.side + keys.right).saturating_sub(keys.left).min(sides.saturating_sub(1));
    if to != state.side {
        state.side = to;
        wishes.extend(state.select(session));
    }
    if keys.enter {
        go_to(session, state, wishes);
    }
}

/// The words at hand in their article.
fn go_to(session: &Session, state: &mut ConflictsState, wishes: &mut Vec<Wish>) {
    let at = state.side;
    if let Some(side) = state.sides(session).get(at) {
        read(session, side.source, span_of(session, side), wishes);
    }
}

fn filters_ui(ui: &mut Ui, state: &mut ConflictsState, wishes: &mut Vec<Wish>) {
    let p = palette(ui);
    let mut filter = state.filter.clone();
    Frame::new().inner_margin(Margin::symmetric(12, 8)).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
            ui.label(widgets::tone("Conflicts", theme::strong(theme::BODY), p.ink));
            let (shown, total) = (state.rows.len(), state.all.total());
            let count = if shown == total { widgets::grouped(total) } else { format!("{shown} of {total}") };
            ui.label(widgets::tone(count, theme::regular(theme::BODY), p.soft));
            // Beside the title: at the end of the chips it would often stand on a line by itself.
            export_ui(ui, false, wishes);
            ui.add_space(2.0);
            for (&severity, &count) in &state.all.by_severity {
                let word = severity_word(severity);
                if chip(
                    ui,
                    word,
                    Some(count),
                    &format!("Only {word}: {}", meaning(severity)),
                    filter.severities.contains(&severity),
                ) {
                    toggle(&mut filter.severities, severity);
                }
            }
            ui.add_space(2.0 * STEP);
            for (&kind, &count) in &state.all.by_kind {
                let word = kind_word(kind);
                if chip(ui, word, Some(count), &format!("Only what differs in {word}"), filter.kinds.contains(&kind)) {
                    toggle(&mut filter.kinds, kind);
                }
            }
            ui.add_space(2.0 * STEP);
            let left = state.all.total() - state.all.reviewed;
            if chip(ui, "not reviewed", Some(left), "Only conflicts that nobody has decided on", filter.unreviewed_only) {
                filter.unreviewed_only = !filter.unreviewed_only;
            }
            if filter != ConflictFilter::default() && widgets::button(ui, "Show all", "", Emphasis::Quiet).clicked() {
                filter = ConflictFilter::default();
            }
        });
    });
    if filter != state.filter {
        state.filter = filter;
        state.filter_again();
        state.show = true;
    }
}

fn toggle<T: Ord>(set: &mut std::collections::BTreeSet<T>, value: T) {
    if !set.remove(&value) {
        set.insert(value);
    }
}

fn meaning(severity: Severity) -> &'static str {
    match severity {
        Severity::Contradiction => "both cannot be so",
        Severity::Tension => "hard to hold together",
        Severity::Detail => "one is only more precise",
    }
}

fn rows_ui(ui: &mut Ui, session: &Session, state: &mut ConflictsState, wishes: &mut Vec<Wish>) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut pressed = None;
    let (at, show) = (state.at, std::mem::take(&mut state.show));
    let area = ScrollArea::vertical().id_salt("conflicts").auto_shrink([false, false]);
    area.show_viewport(ui, |ui, seen| {
        let top = ui.max_rect().top();
        ui.set_height(state.rows.len() as f32 * ROW);
        let row_rect =
            |at: usize| Rect::from_min_size(pos2(ui.max_rect().left(), top + at as f32 * ROW), vec2(ui.available_width(), ROW));
        if show {
            ui.scroll_to_rect(row_rect(at), None);
        }
        let first = (seen.top() / ROW).floor().max(0.0) as usize;
        let end = ((seen.bottom() / ROW).ceil() as usize).min(state.rows.len());
        for (index, row) in state.rows.iter().enumerate().take(end).skip(first) {
            if row_ui(ui, session, row, row_rect(index), index == at) {
                pressed = Some(index);
            }
        }
    });
    if let Some(index) = pressed {
        wishes.extend(state.go(session, index));
        state.show = false;
    }
}

/// A conflict as a screen reader says it.
fn spoken(session: &Session, row: &ConflictRow) -> String {
    let why = session.comparison().and_then(|c| c.conflicts.get(row.conflict)).map_or("", |c| c.why.as_str());
    let letters: Vec<String> = row.sources.iter().map(|&at| widgets::letter(at)).collect();
    let decision = decision_word(row.decision.as_ref());
    let said = if decision.is_empty() { String::new() } else { format!(", {decision}") };
    format!("{}, {}, sources {}{said}: {}", kind_word(row.kind), severity_word(row.severity), letters.join(" "), one_line(why))
}

fn row_ui(ui: &Ui, session: &Session, row: &ConflictRow, rect: Rect, here: bool) -> bool {
    let p = palette(ui);
    let response = ui.interact(rect, ui.scope_id().with(("conflict", row.conflict)), Sense::CLICK);
    let why = session.comparison().and_then(|c| c.conflicts.get(row.conflict)).map_or("", |c| c.why.as_str());
    let letters: Vec<String> = row.sources.iter().map(|&at| widgets::letter(at)).collect();
    let decision = decision_word(row.decision.as_ref());
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, here, spoken(session, row)));
    if here || response.hovered() {
        ui.painter().rect_filled(rect, CornerRadius::ZERO, if here { p.selection } else { p.hover });
    }
    if here {
        let bar = Rect::from_min_max(rect.left_top(), pos2(rect.left() + 3.0, rect.bottom()));
        ui.painter().rect_filled(bar, CornerRadius::ZERO, p.accent);
    }
    let rejected = row.decision == Some(Decision::Rejected);
    let first = rect.top() + 15.0;
    paint_severity(ui, pos2(rect.left() + 18.0, first), row.severity, p);
    let left = rect.left() + 32.0;
    let put = |galley: std::sync::Arc<egui::Galley>, x: f32, y: f32| {
        let top = y - galley.size().y / 2.0;
        let end = x + galley.size().x;
        ui.painter().galley(pos2(x, top), galley, p.ink);
        end
    };
    let right = rect.right() - 12.0;
    let tone = if rejected { p.faint_on(here) } else { p.ink };
    let kind = widgets::elided(ui, kind_word(row.kind), theme::strong(theme::SMALL), tone, 90.0);
    let end = put(kind, left, first) + 1.5 * STEP;
    let sources = letters.join(" · ");
    let room = right - end - if decision.is_empty() { 0.0 } else { 20.0 };
    put(widgets::elided(ui, &sources, theme::regular(theme::SMALL), p.faint_on(here), room), end, first);
    if !decision.is_empty() {
        let mark = Rect::from_center_size(pos2(right - 7.0, first), vec2(14.0, 14.0));
        let (icon, tone) = if rejected { (Icon::Close, p.soft) } else { (Icon::Check, p.added) };
        icon.paint(ui.painter(), mark, 13.0, Stroke::new(1.5, tone));
    }
    let words = widgets::elided(
        ui,
        &one_line(why),
        theme::regular(theme::SMALL),
        if rejected { p.faint_on(here) } else { p.soft },
        right - left,
    );
    let cut = words.elided;
    put(words, left, rect.top() + 33.0);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, p.line());
    let clicked = response.clicked();
    if cut {
        response.on_hover_text(one_line(why));
    }
    clicked
}

/// How far apart, as a sign: a full, a half and an empty disc.
fn paint_severity(ui: &Ui, centre: Pos2, severity: Severity, p: &Palette) {
    const R: f32 = 4.5;
    let painter = ui.painter();
    match severity {
        Severity::Contradiction => {
            painter.circle_filled(centre, R, p.differs);
        }
        Severity::Tension => {
            painter.circle_stroke(centre, R, Stroke::new(1.4, p.differs));
            let half = Rect::from_min_max(centre - vec2(R + 1.0, R + 1.0), centre + vec2(0.0, R + 1.0));
            painter.with_clip_rect(half.intersect(ui.clip_rect())).circle_filled(centre, R, p.differs);
        }
        Severity::Detail => {
            painter.circle_stroke(centre, R, Stroke::new(1.4, p.soft));
        }
    }
}

fn detail_ui(ui: &mut Ui, session: &Session, state: &mut ConflictsState, wishes: &mut Vec<Wish>) {
    let Some(row) = state.current().cloned() else { return };
    let sides = state.sides(session).to_vec();
    let p = palette(ui);
    let mut pressed = None;
    let mut go = false;
    ScrollArea::vertical().id_salt(("conflict", row.conflict)).auto_shrink([false, false]).show(ui, |ui| {
        Frame::new().inner_margin(Margin { left: 16, right: 16, top: 12, bottom: 12 }).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0 * STEP;
            head_ui(ui, state, &row);
            if let Some(claim) = row.claim.and_then(|claim| session.comparison()?.claims.get(claim.0 as usize)) {
                ui.label(widgets::tone(one_line(&claim.text), theme::reading(theme::BODY + 1.0), p.soft));
            }
            pressed = sides_ui(ui, &sides, state.side);
            if let Some(conflict) = session.comparison().and_then(|c| c.conflicts.get(row.conflict)) {
                reason_ui(ui, row.severity, &conflict.why);
            }
            ui.horizontal_wrapped(|ui| {
                let (confirmed, rejected) = (row.decision == Some(Decision::Confirmed), row.decision == Some(Decision::Rejected));
                let confirm = if confirmed { "Not confirmed" } else { "Confirm" };
                if widgets::button(ui, confirm, &widgets::key_of(ui, Action::Confirm), Emphasis::Plain).clicked() {
                    wishes.push(Wish::Do(Action::Confirm));
                }
                let reject = if rejected { "Not rejected" } else { "Reject" };
                let reject = widgets::button(ui, reject, &widgets::key_of(ui, Action::Reject), Emphasis::Plain);
                if reject.on_hover_text("They do not differ: the claims table no longer says so").clicked() {
                    wishes.push(Wish::Do(Action::Reject));
                }
                go = widgets::button(ui, "Read in the article", "Enter", Emphasis::Plain).clicked();
            });
        });
    });
    if let Some((at, double)) = pressed {
        state.side = at;
        wishes.extend(state.select(session));
        go |= double;
    }
    if go {
        go_to(session, state, wishes);
    }
}

fn head_ui(ui: &mut Ui, state: &ConflictsState, row: &ConflictRow) {
    let p = palette(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 1.5 * STEP;
        let (rect, _) = ui.allocate_exact_size(vec2(12.0, 20.0), Sense::hover());
        paint_severity(ui, rect.center(), row.severity, p);
        ui.label(widgets::tone(format!("Differs in {}", kind_word(row.kind)), theme::strong(theme::BODY), p.ink));
        let words = format!("{}: {}", severity_word(row.severity), meaning(row.severity));
        let decision = decision_word(row.decision.as_ref());
        let place = format!("{} of {}", state.at + 1, state.rows.len());
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.label(widgets::tone(place, theme::regular(theme::SMALL), p.faint));
            if !decision.is_empty() {
                ui.label(widgets::tone(
                    decision,
                    theme::strong(theme::SMALL),
                    if decision == "rejected" { p.soft } else { p.added },
                ));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add(egui::Label::new(widgets::tone(words, theme::regular(theme::SMALL), p.faint)).truncate());
            });
        });
    });
}
