//! Every action with its keys, by menu; a click on them picks others.

use eframe::egui::{Align, Event, Key, KeyboardShortcut, Layout, Modifiers, ScrollArea, Ui};

use super::{Outcome, field_ui};
use crate::{
    commands::Session,
    ui::{
        actions::{Action, Menu},
        available,
        fuzzy::fit,
        keymap::{self, Keymap},
        settings::Settings,
        theme::{self, STEP, palette},
        widgets::{self, Emphasis},
    },
};

/// What is looked for, and the action whose keys are being picked.
#[derive(Clone, Debug, Default)]
pub struct KeysDraft {
    typed: String,
    picking: Option<Action>,
    /// Why the last keys were refused.
    refused: Option<(Action, String)>,
}

/// Draws the list.
pub(super) fn keys_ui(ui: &mut Ui, session: &Session, settings: &mut Settings, draft: &mut KeysDraft, fresh: bool) -> Outcome {
    if let Some(action) = draft.picking {
        pick(ui, settings, draft, action);
    }
    field_ui(ui, "Look for", &mut draft.typed, "An action", fresh);
    widgets::quiet(ui, "Press the keys of an action to pick others. Esc leaves them as they are, Backspace takes them away.");
    let keymap = Keymap::of(ui.ctx());
    ScrollArea::vertical().auto_shrink([false, true]).show(ui, |ui| {
        for menu in Menu::ALL {
            let actions = menu.groups().iter().copied().flatten().copied();
            let shown: Vec<_> = actions.filter(|a| fit(&draft.typed, a.label()).is_some()).collect();
            if shown.is_empty() {
                continue;
            }
            ui.add_space(2.0 * STEP);
            widgets::caps(ui, menu.label());
            for action in shown {
                row_ui(ui, session, settings, draft, &keymap, action);
            }
        }
    });
    Outcome::Stay
}

fn row_ui(ui: &mut Ui, session: &Session, settings: &mut Settings, draft: &mut KeysDraft, keymap: &Keymap, action: Action) {
    let p = palette(ui);
    let title = available::title(action, session);
    ui.horizontal(|ui| {
        ui.set_min_height(24.0);
        ui.add_sized([290.0, 20.0], |ui: &mut Ui| {
            let words = widgets::elided(ui, &title, theme::regular(theme::BODY), p.ink, 286.0);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| ui.label(words)).inner
        });
        let keys: Vec<String> = keymap.keys(action).iter().map(|&keys| widgets::key_text(ui, keys)).collect();
        let words = match (draft.picking == Some(action), keys.is_empty()) {
            (true, _) => "press keys…".to_owned(),
            (false, true) => "none".to_owned(),
            (false, false) => keys.join(" or "),
        };
        let mut picking = draft.picking == Some(action);
        let name = format!("Keys of {title}: {words}");
        if widgets::toggle_chip(ui, &words, &name, &mut picking).clicked() {
            draft.picking = picking.then_some(action);
            draft.refused = None;
        }
        if keymap.is_picked(action) && widgets::button(ui, "Reset", "", Emphasis::Quiet).clicked() {
            // Its own keys may be another action's by now.
            let taken = action.facts().keys.iter().find_map(|&keys| keymap.holder(keys).filter(|holder| *holder != action));
            match taken {
                Some(holder) => draft.refused = Some((action, format!("“{}” has these keys now", holder.label()))),
                None => {
                    settings.keys.remove(&keymap::name(action));
                }
            }
        }
        if let Some((_, why)) = draft.refused.as_ref().filter(|(refused, _)| *refused == action) {
            ui.label(widgets::tone(why, theme::regular(theme::SMALL), p.removed));
        }
    });
}

/// Takes the next keys that are pressed for `action`.
fn pick(ui: &Ui, settings: &mut Settings, draft: &mut KeysDraft, action: Action) {
    let pressed = ui.input_mut(|input| {
        let at = input.events.iter().position(|event| matches!(event, Event::Key { pressed: true, .. }))?;
        let Event::Key { key, modifiers, .. } = input.events.remove(at) else { return None };
        // The letter itself is not for the field.
        input.events.retain(|event| !matches!(event, Event::Text(_) | Event::Copy | Event::Cut | Event::Paste(_)));
        Some((key, modifiers))
    });
    let Some((key, modifiers)) = pressed else { return };
    draft.picking = None;
    match key {
        Key::Escape => {}
        Key::Backspace => {
            settings.keys.insert(keymap::name(action), Vec::new());
        }
        _ => {
            let held =
                [(modifiers.command, Modifiers::COMMAND), (modifiers.alt, Modifiers::ALT), (modifiers.shift, Modifiers::SHIFT)];
            let modifiers = held.into_iter().filter(|(held, _)| *held).fold(Modifiers::NONE, |all, (_, one)| all.plus(one));
            let keys = KeyboardShortcut::new(modifiers, key);
            match Keymap::of(ui.ctx()).holder(keys).filter(|holder| *holder != action) {
                Some(holder) => draft.refused = Some((action, format!("“{}” has them", holder.label()))),
                None => {
                    settings.keys.insert(keymap::name(action), vec![keymap::words(keys)]);
                }
            }
        }
    }
}
