//! Messages. What was done is said in the line at the bottom and goes by itself; what went wrong, and what has details, lies at
//! the lower right until it is dismissed.

use std::time::Duration;

use eframe::egui::{self, Align2, Area, Context, CornerRadius, Frame, Id, Margin, Order, Stroke, Ui, vec2};

use super::{
    desk::{Leave, Wish},
    icons::Icon,
    theme::{self, Palette, RADIUS, STEP, palette},
    widgets,
};
use crate::commands::{Command, Notice, NoticeKind, Session};

/// How long a message that something was done stays, in seconds.
const STAYS: f64 = 5.0;
/// More messages than this at once are left waiting.
const AT_ONCE: usize = 4;

/// Since when each message is shown, and which are unfolded.
#[derive(Debug, Default)]
pub struct NoticesState {
    shown: Vec<(Notice, f64)>,
    unfolded: Vec<usize>,
}

impl NoticesState {
    /// The latest message that something was done, for the line at the bottom.
    pub fn done(&self) -> Option<&str> {
        self.shown.iter().rev().map(|(notice, _)| notice).find(|n| is_passing(n)).map(|n| n.text.as_str())
    }

    /// Takes over the session's messages; those it knew already keep their time.
    fn follow(&mut self, notices: &[Notice], now: f64) {
        if self.shown.len() == notices.len() && self.shown.iter().zip(notices).all(|((known, _), notice)| known == notice) {
            return;
        }
        let mut known = std::mem::take(&mut self.shown).into_iter().peekable();
        for notice in notices {
            while known.peek().is_some_and(|(k, _)| k != notice) {
                known.next();
            }
            let since = known.next().map_or(now, |(_, since)| since);
            self.shown.push((notice.clone(), since));
        }
        self.unfolded.clear();
    }
}

/// Whether a message goes by itself.
fn is_passing(notice: &Notice) -> bool {
    notice.kind == NoticeKind::Done && notice.details.is_empty()
}

/// Draws the messages.
pub fn notices_ui(ctx: &Context, session: &Session, state: &mut NoticesState, wishes: &mut Vec<Wish>) {
    let now = ctx.input(|i| i.time);
    state.follow(session.notices(), now);
    if state.shown.is_empty() {
        return;
    }
    // Dismissing one moves the others, so no more than one goes in a frame.
    let mut gone = None;
    for (at, (notice, since)) in state.shown.iter().enumerate() {
        if is_passing(notice) {
            let left = STAYS - (now - since);
            if left <= 0.0 {
                gone = gone.or(Some(at));
            } else {
                ctx.request_repaint_after(Duration::from_secs_f64(left));
            }
        }
    }
    let lying: Vec<usize> = (0..state.shown.len()).filter(|&at| state.shown.get(at).is_some_and(|(n, _)| !is_passing(n))).collect();
    let waiting = lying.len().saturating_sub(AT_ONCE);
    Area::new(Id::unique("notices")).anchor(Align2::RIGHT_BOTTOM, vec2(-16.0, -40.0)).order(Order::Foreground).show(ctx, |ui| {
        ui.set_width(400.0);
        ui.spacing_mut().item_spacing.y = 2.0 * STEP;
        for &at in lying.iter().skip(waiting) {
            let Some((notice, _)) = state.shown.get(at) else { continue };
            let unfolded = state.unfolded.contains(&at);
            match notice_ui(ui, notice, unfolded) {
                Some(Press::Dismiss) => gone = Some(at),
                Some(Press::OpenBackup) => {
                    wishes.extend(notice.backup.clone().map(|path| Wish::Leave(Leave::Backup(path))));
                }
                Some(Press::Unfold) if unfolded => state.unfolded.retain(|&u| u != at),
                Some(Press::Unfold) => state.unfolded.push(at),
                None => {}
            }
        }
        if waiting > 0 {
            widgets::quiet(ui, &format!("and {}", widgets::count(waiting, "earlier message", "earlier messages")));
        }
    });
    if let Some(at) = gone {
        wishes.push(Wish::Run(Command::DismissNotice(at)));
        ctx.request_repaint();
    }
}

enum Press {
    Dismiss,
    OpenBackup,
    Unfold,
}

fn notice_ui(ui: &mut Ui, notice: &Notice, unfolded: bool) -> Option<Press> {
    let p = palette(ui);
    let (icon, colour) = sign(p, notice.kind);
    let mut pressed = None;
    let visuals = ui.visuals();
    let frame =
        Frame::new().fill(p.panel).stroke(p.line()).shadow(visuals.popup_shadow).corner_radius(CornerRadius::same(RADIUS + 2));
    frame.inner_margin(Margin::symmetric(12, 8)).show(ui, |ui| {
        ui.horizontal_top(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(16.0, 24.0), egui::Sense::hover());
            icon.paint(ui.painter(), rect, 16.0, Stroke::new(1.5, colour));
            ui.vertical(|ui| {
                ui.set_width(ui.available_width() - 32.0);
                ui.add_space(STEP);
                ui.label(widgets::tone(&notice.text, theme::regular(theme::BODY), p.ink));
                if notice.backup.is_some() && widgets::button(ui, "Open the version before", "", widgets::Emphasis::Plain).clicked()
                {
                    pressed = Some(Press::OpenBackup);
                }
                if !notice.details.is_empty() {
                    if unfolded {
                        let lines = notice.details.join("\n");
                        egui::ScrollArea::vertical().max_height(160.0).show(ui, |ui| widgets::quiet(ui, &lines));
                    }
                    let label = if unfolded {
                        "Hide details".to_owned()
                    } else {
                        format!("Show {}", widgets::count(notice.details.len(), "detail", "details"))
                    };
                    let link = egui::Button::new(widgets::tone(label, theme::regular(theme::SMALL), p.accent)).frame(false).small();
                    if ui.add(link).clicked() {
                        pressed = Some(Press::Unfold);
                    }
                }
            });
            if widgets::icon_button(ui, Icon::Close, "Dismiss message").clicked() {
                pressed = Some(Press::Dismiss);
            }
        });
    });
    pressed
}

fn sign(p: &Palette, kind: NoticeKind) -> (Icon, egui::Color32) {
    match kind {
        NoticeKind::Done => (Icon::Check, p.added),
        NoticeKind::Warning => (Icon::Warning, p.differs),
        NoticeKind::Error => (Icon::Warning, p.removed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn notice(text: &str) -> Notice {
        Notice { kind: NoticeKind::Done, text: text.to_owned(), details: Vec::new(), backup: None }
    }

    #[test]
    fn a_message_keeps_its_time_when_another_goes() {
        let mut state = NoticesState::default();
        state.follow(&[notice("a")], 1.0);
        state.follow(&[notice("a"), notice("b")], 2.0);
        state.follow(&[notice("b")], 3.0);
        assert_eq!(state.shown, [(notice("b"), 2.0)]);
        state.follow(&[], 4.0);
        assert!(state.shown.is_empty());
    }
}
