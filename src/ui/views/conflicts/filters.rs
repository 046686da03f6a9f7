//! The line above the list of conflicts: how many, and which of them are shown.

use eframe::egui::{Frame, Margin, Ui, vec2};

use super::{
    super::{chips::chip, export_ui},
    severity::meaning,
    state::ConflictsState,
};
use crate::{
    figures::{conflicts::ConflictFilter, kind_word, severity_word},
    ui::{
        desk::Wish,
        theme::{self, STEP, palette},
        widgets::{self, Emphasis},
    },
};

/// Draws the line.
pub(super) fn filters_ui(ui: &mut Ui, state: &mut ConflictsState, wishes: &mut Vec<Wish>) {
    let p = palette(ui);
    let mut filter = state.filter.clone();
    let all = state.all.figure();
    Frame::new().inner_margin(Margin::symmetric(12, 8)).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
            ui.label(widgets::tone("Conflicts", theme::strong(theme::BODY), p.ink));
            let (shown, total) = (state.rows.len(), all.total());
            let count = if shown == total { widgets::grouped(total) } else { format!("{shown} of {total}") };
            ui.label(widgets::tone(count, theme::regular(theme::BODY), p.soft));
            // Beside the title: at the end of the chips it would often stand on a line by itself.
            export_ui(ui, false, wishes);
            ui.add_space(2.0);
            for (&severity, &count) in &all.by_severity {
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
            for (&kind, &count) in &all.by_kind {
                let word = kind_word(kind);
                if chip(ui, word, Some(count), &format!("Only what differs in {word}"), filter.kinds.contains(&kind)) {
                    toggle(&mut filter.kinds, kind);
                }
            }
            ui.add_space(2.0 * STEP);
            let left = all.total() - all.reviewed;
            if chip(ui, "not reviewed", Some(left), "Only conflicts that nobody has decided on", filter.unreviewed_only) {
                filter.unreviewed_only = !filter.unreviewed_only;
            }
            if filter != ConflictFilter::default() && widgets::button(ui, "Show all", "", Emphasis::Quiet).clicked() {
                filter = ConflictFilter::default();
            }
        });
    });
    if filter != state.filter {
        let at_hand = state.current().map(|row| row.conflict);
        state.filter = filter;
        state.filter_again(at_hand);
        state.show = true;
    }
}

fn toggle<T: Ord>(set: &mut std::collections::BTreeSet<T>, value: T) {
    if !set.remove(&value) {
        set.insert(value);
    }
}
