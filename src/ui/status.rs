//! The line at the bottom: saved or not, counts, what is being done.

use eframe::egui::{self, CornerRadius, Layout, Rect, Role, Sense, Ui, WidgetInfo, vec2};

use super::{
    actions::Action,
    desk::{Desk, Lower, Wish},
    icons::Icon,
    theme::{self, STEP, palette},
    widgets::{self, count},
};
use crate::commands::{Command, Progress, Session};

/// What the line says that must be counted.
#[derive(Debug, Default)]
pub struct StatusState {
    revision: Option<u64>,
    counts: String,
    detached: usize,
    /// When the project was last saved, on the clock of the wall ("14:02").
    pub saved: Option<String>,
    was_dirty: bool,
}

impl StatusState {
    /// Notices that the project was saved.
    pub fn watch(&mut self, session: &Session) {
        let dirty = session.is_dirty();
        if self.was_dirty && !dirty && session.path().is_some() {
            self.saved = Some(jiff::Zoned::now().strftime("%H:%M").to_string());
        }
        if session.path().is_none() {
            self.saved = None;
        }
        self.was_dirty = dirty;
    }

    fn work_out(&mut self, session: &Session) {
        if self.revision == Some(session.revision()) {
            return;
        }
        self.revision = Some(session.revision());
        self.detached = session.detached().count() + session.detached_corrections().count();
        let claims = session.claims().total;
        // As the table counts them: claims in which sources differ; the list of conflicts has more, for a claim may differ twice.
        let marks = session.project().annotations.len();
        let all = [
            count(session.sources().len(), "source", "sources"),
            count(claims, "claim", "claims"),
            format!("{} with conflicts", widgets::grouped(session.claims_in_conflict())),
            count(marks, "marked passage", "marked passages"),
        ];
        self.counts = all.join(" · ");
    }
}

/// Draws the line.
pub fn status_ui(ui: &mut Ui, session: &Session, desk: &mut Desk, wishes: &mut Vec<Wish>) {
    desk.status.work_out(session);
    let p = palette(ui);
    let small = |text: String| widgets::tone(text, theme::regular(theme::SMALL), p.soft);
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0 * STEP;
        ui.label(small(saved(session, desk)));
        ui.label(small(desk.status.counts.clone()));
        if desk.linking.is_some() {
            let key = widgets::key_of(ui, Action::LinkSentence);
            let words = format!("Select what says the same, then press {key}");
            ui.label(widgets::tone(words, theme::medium(theme::SMALL), p.accent));
        }
        if desk.status.detached > 0 && desk.lower != Lower::Detached {
            let words = count(desk.status.detached, "detached mark", "detached marks");
            let link = egui::Button::new(widgets::tone(words, theme::regular(theme::SMALL), p.differs)).frame(false).small();
            if ui.add(link).clicked() {
                wishes.push(Wish::Do(Action::Detached));
            }
        }
        ui.with_layout(Layout::right_to_left(egui::Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = STEP;
            let done = desk.notices.done().map(str::to_owned);
            if let Some(progress) = session.progress() {
                progress_ui(ui, progress, wishes);
            } else {
                let all_keys = ui.add(egui::Button::new(small("all keys".to_owned())).frame(false).small());
                let key = widgets::key_cap(ui, "F1");
                if all_keys.clicked() || key.clicked() {
                    wishes.push(Wish::Do(Action::Keys));
                }
                if session.analysis_is_stopped() {
                    let again = widgets::tone("Analyse again", theme::medium(theme::SMALL), p.accent);
                    if ui.add(egui::Button::new(again).frame(false).small()).clicked() {
                        wishes.push(Wish::Run(Command::AnalyseAgain));
                    }
                    ui.label(small("Analysis stopped ·".to_owned()));
                } else {
                    ui.label(small("Analysis up to date ·".to_owned()));
                }
            }
            if let Some(done) = done {
                ui.add_space(3.0 * STEP);
                ui.add(egui::Label::new(widgets::tone(done, theme::medium(theme::SMALL), p.added)).truncate());
            }
        });
    });
}

fn saved(session: &Session, desk: &Desk) -> String {
    if session.is_read_only() {
        return "Open for reading only".to_owned();
    }
    match (&desk.status.saved, session.is_dirty(), session.path()) {
        (_, true, None) => "Not saved yet".to_owned(),
        (Some(time), true, Some(_)) => format!("Changed since {time}"),
        (None, true, Some(_)) => "Unsaved changes".to_owned(),
        (Some(time), false, _) => format!("Saved {time}"),
        (None, false, Some(_)) => "Saved".to_owned(),
        (None, false, None) => "Nothing to save".to_owned(),
    }
}

fn progress_ui(ui: &mut Ui, progress: &Progress, wishes: &mut Vec<Wish>) {
    let p = palette(ui);
    if widgets::icon_button_sized(ui, Icon::Close, "Cancel", 20.0).clicked() {
        wishes.push(Wish::Run(Command::Cancel));
    }
    let (rect, response) = ui.allocate_exact_size(vec2(120.0, 4.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, &progress.label));
    ui.painter().rect_filled(rect, CornerRadius::same(2), p.hairline);
    if progress.total > 0 {
        let share = (progress.done as f32 / progress.total as f32).clamp(0.0, 1.0);
        let done = Rect::from_min_size(rect.min, vec2(rect.width() * share, rect.height()));
        ui.painter().rect_filled(done, CornerRadius::same(2), p.accent);
    }
    ui.add_space(STEP);
    let words = if progress.total > 0 {
        format!("{} {} of {}", progress.label, progress.done, progress.total)
    } else {
        progress.label.clone()
    };
    ui.label(widgets::tone(words, theme::regular(theme::SMALL), p.soft));
}
