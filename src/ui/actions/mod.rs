//! Everything the user can do, once: its words, its keys, its menu.
//!
//! The menu bar, the palette, context menus, the shortcuts and the page of keys all read this list; [`super::perform`] does
//! what it says, and [`super::available`] knows what can be done now. A test finds keys that two actions would answer to.

mod menus;
mod words;

use eframe::egui::{Key, KeyboardShortcut, Modifiers, ThemePreference};

pub use self::menus::Menu;
use super::{
    reading::Step,
    settings::{Layer, Place},
    views::{PictureKind, View},
};
use crate::commands::Sought;

/// A thing to do.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[expect(missing_docs, reason = "each is named and explained to the user by `facts`")]
pub enum Action {
    NewProject,
    OpenSample,
    ImportFiles,
    ImportFolder,
    PasteArticle,
    OpenProject,
    Save,
    SaveAs,
    RenameProject,
    Quit,

    Undo,
    Redo,
    Copy,
    CopyWithSource,
    Memo,
    RemoveTags,
    Deselect,

    Find,
    FindEverywhere,
    FindBy(Sought),
    NextHit,
    PreviousHit,
    Palette,
    Toggle(Place),
    Show(Place),
    NextPlace,
    PreviousPlace,
    View(View),
    SavePicture(PictureKind),
    CopyTable,
    Theme(ThemeChoice),
    ZoomIn,
    ZoomOut,
    ZoomReset,
    LargerText,
    SmallerText,
    TextSizeReset,
    Layer(Layer),
    Legend,
    MorePanes,
    FewerPanes,
    OtherPane,
    NextBeside,
    PreviousBeside,
    DifferentBeside,
    SwapPanes,
    Together,

    Read(Step),
    GoBack,
    GoForward,
    NextSource,
    PreviousSource,
    NextClaim,
    PreviousClaim,
    NextConflict,
    PreviousConflict,
    GoToClaim,
    BackToSentence,
    Conflicts,
    OnlyHere,
    MissingHere,
    NotReviewed,
    ClearFilters,
    Confirm,
    CorrectSpeaker,
    Reject,
    SetQuotation,
    MarkQuotation,
    Names,
    DoubtfulNames,
    TakeBack,
    NextUnreviewed,
    PreviousUnreviewed,
    Reword,
    Verdict,
    ConfirmAbsent,
    PickRow,
    PickAllRows,
    MergeRows,
    MoveMention,
    SplitMention,
    SearchClaims,
    CopyRows,
    CopyRowsMarkdown,
    AddRow,
    LinkSentence,
    SortColumn,
    ColumnLeft,
    ColumnRight,
    WidenColumn,
    NarrowColumn,
    UsualColumns,
    AnalyseAgain,
    EditDetails,
    MoveSourceUp,
    MoveSourceDown,
    RemoveSource,

    TagPalette,
    ApplyTag(u8),
    NewTag,
    ImportTags,
    TagHits,
    ShowClaims,
    Retrieval,
    ClaimPassages,
    Memos,
    ExportPassages,
    Detached,

    Settings,
    ParagraphNumbers,
    FocusMode,
    Keys,
    Tour,
    About,
}

/// Which theme to use.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, serde::Serialize, serde::Deserialize)]
pub enum ThemeChoice {
    /// Whatever the system uses.
    #[default]
    System,
    /// Dark words on light paper.
    Light,
    /// Light words on dark paper.
    Dark,
}

impl From<ThemeChoice> for ThemePreference {
    fn from(choice: ThemeChoice) -> Self {
        match choice {
            ThemeChoice::System => Self::System,
            ThemeChoice::Light => Self::Light,
            ThemeChoice::Dark => Self::Dark,
        }
    }
}

/// What is said of an action.
#[derive(Clone, Copy, Debug)]
pub struct Facts {
    /// In menus and in the palette.
    pub label: &'static str,
    /// One line more.
    pub tooltip: &'static str,
    /// The keys it answers to, the one to show first.
    pub keys: &'static [KeyboardShortcut],
}

pub(super) const fn bare(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::NONE, key)
}
pub(super) const fn shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::SHIFT, key)
}
pub(super) const fn ctrl(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND, key)
}
pub(super) const fn alt(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::ALT, key)
}
pub(super) const fn alt_shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::ALT.plus(Modifiers::SHIFT), key)
}
pub(super) const fn ctrl_shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), key)
}

impl Action {
    /// Whether holding the key down does it again and again.
    pub fn repeats(self) -> bool {
        matches!(
            self,
            Self::Read(_)
                | Self::NextClaim
                | Self::PreviousClaim
                | Self::NextConflict
                | Self::PreviousConflict
                | Self::NextUnreviewed
                | Self::PreviousUnreviewed
                | Self::NextHit
                | Self::PreviousHit
                | Self::Undo
                | Self::Redo
                | Self::LargerText
                | Self::SmallerText
                | Self::ZoomIn
                | Self::ZoomOut
                | Self::WidenColumn
                | Self::NarrowColumn
        )
    }

    /// Whether it opens a window or a field that what is typed next is meant for.
    pub fn opens_something(self) -> bool {
        matches!(self, Self::Memo | Self::Keys | Self::Tour | Self::About)
            || self.label().ends_with('…') && !matches!(self, Self::Retrieval | Self::TagHits)
    }

    /// What it is called in menus; see [`super::available::title`] for what it is called just now.
    pub fn label(self) -> &'static str {
        self.facts().label
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn no_two_actions_answer_to_the_same_keys() {
        let mut taken: BTreeMap<String, Action> = BTreeMap::new();
        for action in Menu::actions() {
            for keys in action.facts().keys {
                let name = format!("{:?}", (keys.modifiers.command, keys.modifiers.shift, keys.modifiers.alt, keys.logical_key));
                if let Some(other) = taken.insert(name, action) {
                    panic!("{other:?} and {action:?} share {keys:?}");
                }
            }
        }
    }

    #[test]
    fn every_action_stands_in_one_menu_and_has_words_of_its_own() {
        let all: Vec<Action> = Menu::actions().collect();
        let mut labels: Vec<&str> = all.iter().map(|a| a.label()).collect();
        labels.sort_unstable();
        assert!(labels.windows(2).all(|pair| pair[0] != pair[1]), "two actions have one label: {labels:?}");
        for label in labels {
            assert!(label.chars().next().is_some_and(char::is_uppercase), "sentence case: {label}");
            assert!(!label.ends_with('.'), "no final period: {label}");
        }
    }
}
