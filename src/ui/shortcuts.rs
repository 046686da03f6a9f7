//! Keys become actions. Nothing fires that a field, a menu or a window over everything would want for itself.

use eframe::egui::{Event, Key, KeyboardShortcut, Modifiers, Popup, Ui};

use super::{
    actions::{Action, Menu},
    desk::{Desk, Wish},
    keymap::Keymap,
    picker::Picker,
    places,
    windows::Window,
};

/// Takes the keys that actions answer to out of the input, and says what was asked for.
///
/// Where an action opens a field, what was typed after it in the same frame is for that field: it is kept for the next frame.
pub fn take(ui: &Ui, desk: &mut Desk, wishes: &mut Vec<Wish>) {
    if desk.picker.as_ref().is_some_and(Picker::is_deciding) {
        return;
    }
    let earlier = std::mem::take(&mut desk.typed_ahead);
    if !earlier.is_empty() {
        ui.input_mut(|input| {
            input.events.splice(0..0, earlier);
        });
    }
    if desk.is_covered() || Popup::is_any_open(ui.ctx()) {
        return;
    }
    if desk.find.hold() {
        // Its field has the keyboard from the next frame on.
        let typed = |event: &mut Event| matches!(event, Event::Text(_) | Event::Key { .. });
        desk.typed_ahead = ui.input_mut(|input| input.events.extract_if(.., typed).collect());
        ui.ctx().request_repaint();
        return;
    }
    let keymap = Keymap::of(ui.ctx());
    let typing = ui.ctx().text_edit_focused();
    let walking = places::keyboard_is_free(ui.ctx());
    let events = ui.input_mut(|input| std::mem::take(&mut input.events));
    let mut left = Vec::with_capacity(events.len());
    let mut bare = false;
    let mut events = events.into_iter();
    for event in events.by_ref() {
        let action = match &event {
            Event::Copy if !typing => Some(Action::Copy),
            Event::Paste(text) if !typing && !text.trim().is_empty() => {
                wishes.push(Wish::Open(Window::paste(text.clone())));
                break;
            }
            &Event::Key { key, physical_key, pressed: true, repeat, modifiers } => {
                let takes_keyboard_away = key == Key::Escape && desk.widget_had_keyboard;
                let action = action_of(&keymap, key, physical_key, modifiers)
                    .filter(|_| !takes_keyboard_away && may_fire(key, modifiers, typing, walking));
                bare |= action.is_some() && !modifiers.command;
                if action.is_some_and(|action| repeat && !action.repeats()) {
                    continue;
                }
                action
            }
            _ => None,
        };
        match action {
            Some(action) => {
                wishes.push(Wish::Do(action));
                if action.opens_something() {
                    break;
                }
            }
            None => left.push(event),
        }
    }
    if bare {
        // The letter itself must not arrive in a field that the action gives the keyboard to.
        left.retain(|event| !matches!(event, Event::Text(_)));
    }
    let mut ahead: Vec<Event> = events.collect();
    if bare && matches!(ahead.first(), Some(Event::Text(_))) {
        ahead.remove(0);
    }
    let typed = |event: &Event| matches!(event, Event::Text(_) | Event::Key { .. });
    desk.typed_ahead = ahead.extract_if(.., |event| typed(event)).collect();
    left.append(&mut ahead);
    ui.input_mut(|input| input.events = left);
    if !desk.typed_ahead.is_empty() {
        ui.ctx().request_repaint();
    }
}

fn action_of(keymap: &Keymap, key: Key, physical: Option<Key>, modifiers: Modifiers) -> Option<Action> {
    let fits = |keys: &KeyboardShortcut| fits(*keys, key, physical, modifiers);
    Menu::actions().find(|action| keymap.keys(*action).iter().any(fits))
}

/// Whether a key that was pressed is the one meant.
fn fits(keys: KeyboardShortcut, key: Key, physical: Option<Key>, pressed: Modifiers) -> bool {
    let wanted = keys.modifiers;
    // Where these stand on a keyboard differs; with or without shift they mean themselves.
    let shift_is_free = matches!(keys.logical_key, Key::Plus | Key::Questionmark);
    let modifiers = pressed.command == wanted.command
        && pressed.alt == wanted.alt
        && (shift_is_free || pressed.shift == wanted.shift)
        && (pressed.command || !pressed.ctrl);
    // On French keyboards digits need shift: there the place of the key counts.
    let digit = is_digit(keys.logical_key) && !is_digit(key) && physical == Some(keys.logical_key);
    modifiers && (key == keys.logical_key || digit)
}

fn is_digit(key: Key) -> bool {
    use Key::{Num0, Num1, Num2, Num3, Num4, Num5, Num6, Num7, Num8, Num9};
    matches!(key, Num0 | Num1 | Num2 | Num3 | Num4 | Num5 | Num6 | Num7 | Num8 | Num9)
}

fn may_fire(key: Key, modifiers: Modifiers, typing: bool, walking: bool) -> bool {
    let function_key = matches!(key, Key::F1 | Key::F3 | Key::F6);
    if typing {
        let of_the_field = matches!(key, Key::A | Key::C | Key::V | Key::X | Key::Y | Key::Z | Key::K | Key::U | Key::W);
        let palette = key == Key::K && modifiers.command;
        // On a Mac Alt types letters of its own, and everywhere it moves through words with the arrows.
        let arrow = matches!(key, Key::ArrowDown | Key::ArrowUp | Key::ArrowLeft | Key::ArrowRight);
        let beside = modifiers.alt && !arrow && !cfg!(target_os = "macos");
        return function_key || palette || beside || (modifiers.command && !of_the_field);
    }
    // Buttons and rows that have the keyboard use these themselves.
    let moves = matches!(key, Key::Home | Key::End | Key::PageUp | Key::PageDown);
    let of_a_widget = moves || matches!(key, Key::ArrowDown | Key::ArrowUp | Key::ArrowLeft | Key::ArrowRight | Key::Escape);
    walking || !of_a_widget || modifiers.command || modifiers.alt
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::reading::Step;

    fn check(key: Key, modifiers: Modifiers) -> Option<Action> {
        action_of(&Keymap::default(), key, Some(key), modifiers)
    }

    #[test]
    fn modifiers_must_fit_exactly() {
        let both = Modifiers::COMMAND | Modifiers::SHIFT;
        let ctrl = Modifiers { ctrl: true, ..Modifiers::COMMAND };
        assert_eq!(check(Key::Z, ctrl), Some(Action::Undo));
        assert_eq!(check(Key::Z, Modifiers { ctrl: true, ..both }), Some(Action::Redo));
        assert_eq!(check(Key::Z, Modifiers::NONE), Some(Action::FocusMode));
        assert_eq!(check(Key::Z, Modifiers::ALT), None);
        assert_eq!(check(Key::J, Modifiers::SHIFT), Some(Action::Read(Step::ExtendDown)));
    }

    #[test]
    fn plus_is_plus_with_or_without_shift() {
        assert_eq!(check(Key::Plus, Modifiers::SHIFT), Some(Action::LargerText));
        assert_eq!(check(Key::Plus, Modifiers::NONE), Some(Action::LargerText));
        assert_eq!(check(Key::Questionmark, Modifiers::SHIFT), Some(Action::Keys));
    }

    #[test]
    fn digits_count_by_their_place_where_they_need_shift() {
        assert_eq!(action_of(&Keymap::default(), Key::Quote, Some(Key::Num4), Modifiers::NONE), Some(Action::ApplyTag(4)));
    }

    #[test]
    fn letters_stay_in_a_field() {
        assert!(!may_fire(Key::J, Modifiers::NONE, true, true));
        assert!(!may_fire(Key::Num1, Modifiers::NONE, true, true));
        assert!(!may_fire(Key::Z, Modifiers::COMMAND, true, true));
        assert!(may_fire(Key::S, Modifiers::COMMAND, true, true));
        assert!(!may_fire(Key::ArrowDown, Modifiers::NONE, false, false));
        assert!(may_fire(Key::J, Modifiers::NONE, false, false));
    }
}
