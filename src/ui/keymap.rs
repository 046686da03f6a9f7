//! Which keys each action answers to: its own, or those that the user picked in their place.
//!
//! Kept in the settings as words ("Ctrl+Shift+F"), by the action's name in the program. What is not understood there, for it comes from
//! another version, is left alone and the action's own keys hold. Two actions never answer to one key: the second is refused.

use std::{collections::BTreeMap, sync::Arc};

use eframe::egui::{Context, Id, Key, KeyboardShortcut, Modifiers};

use super::actions::{Action, Menu};

/// Keys in force where they are not the action's own.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Keymap {
    picked: Vec<(Action, Vec<KeyboardShortcut>)>,
}

impl Keymap {
    /// The keymap that settings hold.
    pub fn new(settings: &BTreeMap<String, Vec<String>>) -> Self {
        let of = |action: Action| {
            let keys = settings.get(&name(action))?;
            Some((action, keys.iter().map(|keys| parse(keys)).collect::<Option<Vec<_>>>()?))
        };
        Self { picked: Menu::actions().filter_map(of).collect() }
    }

    /// The keys that an action answers to, the one to show first.
    pub fn keys(&self, action: Action) -> &[KeyboardShortcut] {
        let picked = self.picked.iter().find(|(own, _)| *own == action);
        picked.map_or(action.facts().keys, |(_, keys)| keys)
    }

    /// Whether the user picked an action's keys.
    pub fn is_picked(&self, action: Action) -> bool {
        self.picked.iter().any(|(own, _)| *own == action)
    }

    /// The action that answers to `keys` already.
    pub fn holder(&self, keys: KeyboardShortcut) -> Option<Action> {
        Menu::actions().find(|action| self.keys(*action).contains(&keys))
    }

    /// Makes it the one that views show keys by.
    pub fn install(self, ctx: &Context) {
        ctx.data_mut(|data| data.insert_temp(Id::unique("keymap"), Arc::new(self)));
    }

    /// The one in force.
    pub fn of(ctx: &Context) -> Arc<Self> {
        ctx.data(|data| data.get_temp(Id::unique("keymap"))).unwrap_or_default()
    }
}

/// What an action is called in the settings.
pub fn name(action: Action) -> String {
    format!("{action:?}")
}

/// Keys in words; "Ctrl" is the command key on a Mac.
pub fn words(keys: KeyboardShortcut) -> String {
    let Modifiers { alt, shift, command, .. } = keys.modifiers;
    let parts = [(command, "Ctrl"), (alt, "Alt"), (shift, "Shift")];
    let modifiers = parts.into_iter().filter(|(held, _)| *held).map(|(_, word)| format!("{word}+"));
    modifiers.chain([keys.logical_key.name().to_owned()]).collect()
}

/// Keys from words.
fn parse(text: &str) -> Option<KeyboardShortcut> {
    let mut modifiers = Modifiers::NONE;
    let mut rest = text;
    for (word, modifier) in [("Ctrl+", Modifiers::COMMAND), ("Alt+", Modifiers::ALT), ("Shift+", Modifiers::SHIFT)] {
        if let Some(after) = rest.strip_prefix(word) {
            modifiers = modifiers.plus(modifier);
            rest = after;
        }
    }
    Some(KeyboardShortcut::new(modifiers, Key::from_name(rest)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picked(action: Action, keys: &[&str]) -> BTreeMap<String, Vec<String>> {
        BTreeMap::from([(name(action), keys.iter().map(|k| (*k).to_owned()).collect())])
    }

    #[test]
    fn keys_go_into_words_and_back() {
        for action in Menu::actions() {
            for keys in action.facts().keys {
                assert_eq!(parse(&words(*keys)), Some(*keys), "{action:?}");
            }
        }
        assert_eq!(parse("Ctrl+Shift+Nonsense"), None);
    }

    #[test]
    fn picked_keys_take_the_place_of_the_own_ones() {
        let map = Keymap::new(&picked(Action::Verdict, &["Alt+V"]));
        let alt_v = KeyboardShortcut::new(Modifiers::ALT, Key::V);
        assert_eq!(map.keys(Action::Verdict), [alt_v]);
        assert_eq!(map.holder(alt_v), Some(Action::Verdict));
        assert_eq!(map.holder(KeyboardShortcut::new(Modifiers::NONE, Key::V)), None);
        assert!(map.is_picked(Action::Verdict) && !map.is_picked(Action::Reword));
        // No key at all is a choice too; what is not understood is none.
        assert!(Keymap::new(&picked(Action::Verdict, &[])).keys(Action::Verdict).is_empty());
        assert_eq!(Keymap::new(&picked(Action::Verdict, &["Hyper+V"])), Keymap::default());
    }
}
