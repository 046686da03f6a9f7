//! Every action with its keys, by menu.

use eframe::egui::{ScrollArea, Ui};

use super::{Outcome, field_ui};
use crate::{
    commands::Session,
    ui::{
        actions::Menu,
        fuzzy::fit,
        perform,
        theme::{self, STEP, palette},
        widgets,
    },
};

/// Draws the list.
pub(super) fn keys_ui(ui: &mut Ui, session: &Session, typed: &mut String, fresh: bool) -> Outcome {
    field_ui(ui, "Look for", typed, "An action", fresh);
    let p = palette(ui);
    ScrollArea::vertical().auto_shrink([false, true]).show(ui, |ui| {
        for menu in Menu::ALL {
            let actions = menu.groups().iter().copied().flatten().copied();
            let shown: Vec<_> = actions.filter(|a| fit(typed, a.label()).is_some() && !a.facts().keys.is_empty()).collect();
            if shown.is_empty() {
                continue;
            }
            ui.add_space(2.0 * STEP);
            widgets::caps(ui, menu.label());
            for action in shown {
                ui.horizontal(|ui| {
                    ui.set_min_height(24.0);
                    let title = perform::title(action, session);
                    ui.add_sized([300.0, 20.0], |ui: &mut Ui| {
                        ui.with_layout(eframe::egui::Layout::left_to_right(eframe::egui::Align::Center), |ui| {
                            ui.label(widgets::tone(&*title, theme::regular(theme::BODY), p.ink))
                        })
                        .inner
                    });
                    for &keys in action.facts().keys {
                        let text = widgets::key_text(ui, keys);
                        widgets::key_cap(ui, &text);
                    }
                });
            }
        }
    });
    Outcome::Stay
}
