//! Everything the user can do, once: its words, its keys, its menu.
//!
//! The menu bar, the palette, context menus, the shortcuts and the page of keys all read this list; [`super::perform`] does
//! what it says. A test finds keys that two actions would answer to.

use eframe::egui::{Key, KeyboardShortcut, Modifiers, ThemePreference};

use super::{
    correcting,
    reading::Step,
    settings::{Layer, Place},
    tabling,
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

/// The menus of the bar, in order.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "each says its name")]
pub enum Menu {
    File,
    Edit,
    View,
    Article,
    Go,
    Coverage,
    Tags,
    Help,
}

impl Menu {
    /// All menus, in order.
    pub const ALL: [Self; 8] =
        [Self::File, Self::Edit, Self::View, Self::Article, Self::Go, Self::Coverage, Self::Tags, Self::Help];

    /// What stands in the bar.
    pub fn label(self) -> &'static str {
        match self {
            Self::File => "File",
            Self::Edit => "Edit",
            Self::View => "View",
            Self::Article => "Article",
            Self::Go => "Go",
            Self::Coverage => "Coverage",
            Self::Tags => "Tags",
            Self::Help => "Help",
        }
    }

    /// What it holds, in groups that a line divides.
    pub fn groups(self) -> &'static [&'static [Action]] {
        use Action as A;
        match self {
            Self::File => &[
                &[A::NewProject, A::OpenSample, A::OpenProject],
                &[A::ImportFiles, A::ImportFolder, A::PasteArticle],
                &[A::Save, A::SaveAs, A::RenameProject],
                &[A::Quit],
            ],
            Self::Edit => &[
                &[A::Undo, A::Redo],
                &[A::Copy, A::CopyWithSource],
                &[A::Memo, A::RemoveTags],
                &[A::Deselect],
                &[
                    A::Find,
                    A::FindEverywhere,
                    A::FindBy(Sought::Speaker),
                    A::FindBy(Sought::Tag),
                    A::FindBy(Sought::Number),
                    A::NextHit,
                    A::PreviousHit,
                ],
                &[A::Palette, A::Settings],
            ],
            Self::View => &[
                &[A::Toggle(Place::Sources), A::Toggle(Place::Claims), A::Toggle(Place::Inspector)],
                &[A::Show(Place::Sources), A::Show(Place::Reading), A::Show(Place::Claims), A::Show(Place::Inspector)],
                &[A::NextPlace, A::PreviousPlace],
                &[
                    A::View(View::Read),
                    A::View(View::Voices),
                    A::View(View::Matrix),
                    A::View(View::Conflicts),
                    A::View(View::Timeline),
                    A::View(View::Tags),
                ],
                &[
                    A::SavePicture(PictureKind::Png),
                    A::SavePicture(PictureKind::Svg),
                    A::SavePicture(PictureKind::Csv),
                    A::CopyTable,
                ],
                &[A::ZoomIn, A::ZoomOut, A::ZoomReset],
                &[A::Theme(ThemeChoice::System), A::Theme(ThemeChoice::Light), A::Theme(ThemeChoice::Dark)],
            ],
            Self::Article => &[
                &[
                    A::MorePanes,
                    A::FewerPanes,
                    A::OtherPane,
                    A::NextBeside,
                    A::PreviousBeside,
                    A::DifferentBeside,
                    A::SwapPanes,
                    A::Together,
                ],
                &[
                    A::Legend,
                    A::Layer(Layer::Quotations),
                    A::Layer(Layer::Names),
                    A::Layer(Layer::Numbers),
                    A::Layer(Layer::Tags),
                    A::Layer(Layer::Links),
                    A::Layer(Layer::Differences),
                    A::Layer(Layer::Copies),
                ],
                &[A::LargerText, A::SmallerText, A::TextSizeReset, A::ParagraphNumbers, A::FocusMode],
            ],
            Self::Go => &[
                &[
                    A::Read(Step::NextSentence),
                    A::Read(Step::PreviousSentence),
                    A::Read(Step::ExtendDown),
                    A::Read(Step::ExtendUp),
                    A::Read(Step::EndLater),
                    A::Read(Step::EndEarlier),
                    A::Read(Step::StartLater),
                    A::Read(Step::StartEarlier),
                    A::Read(Step::NextQuotation),
                    A::Read(Step::PreviousQuotation),
                ],
                &[
                    A::Read(Step::NextParagraph),
                    A::Read(Step::PreviousParagraph),
                    A::Read(Step::PageDown),
                    A::Read(Step::PageUp),
                    A::Read(Step::First),
                    A::Read(Step::Last),
                ],
                &[A::GoBack, A::GoForward],
                &[A::NextSource, A::PreviousSource],
                &[A::NextClaim, A::PreviousClaim, A::NextConflict, A::PreviousConflict, A::GoToClaim, A::BackToSentence],
            ],
            Self::Coverage => &[
                &[A::Confirm, A::Reject, A::NextUnreviewed, A::PreviousUnreviewed],
                &[A::CorrectSpeaker, A::SetQuotation, A::MarkQuotation, A::Names, A::TakeBack],
                &[A::Reword, A::Verdict, A::ConfirmAbsent, A::MergeRows, A::MoveMention, A::SplitMention],
                &[A::AddRow, A::LinkSentence],
                &[A::PickRow, A::PickAllRows, A::CopyRows, A::CopyRowsMarkdown],
                &[A::SearchClaims, A::Conflicts, A::OnlyHere, A::MissingHere, A::NotReviewed, A::ClearFilters],
                &[A::SortColumn, A::ColumnLeft, A::ColumnRight, A::WidenColumn, A::NarrowColumn, A::UsualColumns],
                &[A::EditDetails, A::MoveSourceUp, A::MoveSourceDown, A::RemoveSource],
                &[A::AnalyseAgain],
            ],
            Self::Tags => &[
                &[A::TagPalette, A::NewTag, A::ImportTags, A::TagHits],
                &[
                    A::ApplyTag(1),
                    A::ApplyTag(2),
                    A::ApplyTag(3),
                    A::ApplyTag(4),
                    A::ApplyTag(5),
                    A::ApplyTag(6),
                    A::ApplyTag(7),
                    A::ApplyTag(8),
                    A::ApplyTag(9),
                ],
                &[A::Retrieval, A::ClaimPassages, A::Memos, A::ExportPassages],
                &[A::ShowClaims, A::Detached],
            ],
            Self::Help => &[&[A::Keys, A::Tour, A::About]],
        }
    }

    /// All actions of all menus, in order.
    pub fn actions() -> impl Iterator<Item = Action> {
        Self::ALL.into_iter().flat_map(|menu| menu.groups().iter().copied().flatten().copied())
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
    /// Its words and keys.
    pub fn facts(self) -> Facts {
        if let Some((label, tooltip, keys)) = correcting::facts(self).or_else(|| tabling::facts(self)) {
            return Facts { label, tooltip, keys };
        }
        let (label, tooltip, keys): (_, _, &'static [KeyboardShortcut]) = match self {
            Self::NewProject => ("New project", "Start with nothing", const { &[ctrl(Key::N)] }),
            Self::OpenSample => ("Open the sample", "Five short articles on one phone call, to try things on", &[]),
            Self::ImportFiles => ("Import articles…", "Read text files into this project", const { &[ctrl(Key::I)] }),
            Self::ImportFolder => ("Import a folder…", "Read every article in a folder", const { &[ctrl_shift(Key::I)] }),
            Self::PasteArticle => ("Paste an article…", "Put in an article from the clipboard", const { &[ctrl(Key::V)] }),
            Self::OpenProject => ("Open a project…", "Open a .crossread or .json file", const { &[ctrl(Key::O)] }),
            Self::Save => ("Save", "Write everything to the project's file", const { &[ctrl(Key::S)] }),
            Self::SaveAs => ("Save as…", "Write everything to another file and go on there", const { &[ctrl_shift(Key::S)] }),
            Self::RenameProject => ("Rename the project…", "Give the project a name of its own", &[]),
            Self::Quit => ("Quit", "Close the window", const { &[ctrl(Key::Q)] }),

            Self::Undo => ("Undo", "Take back the last change", const { &[ctrl(Key::Z)] }),
            Self::Redo => ("Redo", "Do again what was taken back", const { &[ctrl_shift(Key::Z), ctrl(Key::Y)] }),
            Self::Copy => ("Copy the words", "Copy what is selected", const { &[ctrl(Key::C)] }),
            Self::CopyWithSource => ("Copy with the source", "Copy what is selected, with outlet, title and date", &[]),
            Self::Memo => ("Write a memo", "A note on what is selected", const { &[bare(Key::M)] }),
            Self::RemoveTags => ("Remove tags", "Take all tags off what is selected", const { &[bare(Key::Delete)] }),
            Self::Deselect => ("Select nothing", "Leave the sentence", const { &[bare(Key::Escape)] }),

            Self::Find => ("Find…", "Words in this source", const { &[ctrl(Key::F)] }),
            Self::FindEverywhere => ("Find in all sources…", "All hits in a list", const { &[ctrl_shift(Key::F)] }),
            Self::FindBy(Sought::Words) => ("Find words…", "", &[]),
            Self::FindBy(Sought::Speaker) => ("Find by speaker…", "What somebody is quoted with, in all sources", &[]),
            Self::FindBy(Sought::Tag) => ("Find by tag…", "What bears a tag, in all sources", &[]),
            Self::FindBy(Sought::Number) => ("Find a number…", "However it is written, in all sources", &[]),
            Self::NextHit => ("Next hit", "", const { &[bare(Key::F3)] }),
            Self::PreviousHit => ("Previous hit", "", const { &[shift(Key::F3)] }),

            Self::Palette => {
                ("Find or do something…", "All actions, tags and sources by name", const { &[ctrl(Key::K), ctrl_shift(Key::P)] })
            }
            Self::Toggle(Place::Sources) => ("Sources and tags", "Show or hide the left side", const { &[ctrl(Key::B)] }),
            Self::Toggle(Place::Reading) => ("Article", "", &[]),
            Self::Toggle(Place::Claims) => ("Claims", "Show or hide the table", const { &[ctrl(Key::J)] }),
            Self::Toggle(Place::Inspector) => {
                ("Inspector", "Show or hide what is known of the selection", const { &[bare(Key::I)] })
            }
            Self::Show(Place::Sources) => ("Go to the sources", "", const { &[ctrl(Key::Num1)] }),
            Self::Show(Place::Reading) => ("Go to the article", "", const { &[ctrl(Key::Num2)] }),
            Self::Show(Place::Claims) => ("Go to the claims", "", const { &[ctrl(Key::Num3)] }),
            Self::Show(Place::Inspector) => ("Go to the inspector", "", const { &[ctrl(Key::Num4)] }),
            Self::NextPlace => ("Next place", "Sources, article, claims, inspector in turn", const { &[bare(Key::F6)] }),
            Self::PreviousPlace => ("Previous place", "", const { &[shift(Key::F6)] }),
            Self::View(view) => look(view),
            Self::SavePicture(PictureKind::Png) => ("Save the plot as PNG…", "A picture for a document or a page", &[]),
            Self::SavePicture(PictureKind::Svg) => ("Save the plot as SVG…", "A drawing that stays sharp and can be edited", &[]),
            Self::CopyTable => ("Copy the view as a table", "What it shows, with tabs between the columns, for a spreadsheet", &[]),
            Self::SavePicture(PictureKind::Csv) => ("Save the view as CSV…", "What it shows, as a table for a spreadsheet", &[]),
            Self::Theme(ThemeChoice::System) => ("Theme of the system", "", &[]),
            Self::Theme(ThemeChoice::Light) => ("Light theme", "", &[]),
            Self::Theme(ThemeChoice::Dark) => ("Dark theme", "", &[]),
            Self::ZoomIn => ("Zoom in", "Everything larger", const { &[ctrl(Key::Plus), ctrl(Key::Equals)] }),
            Self::ZoomOut => ("Zoom out", "Everything smaller", const { &[ctrl(Key::Minus)] }),
            Self::ZoomReset => ("Zoom to 100 %", "", const { &[ctrl(Key::Num0)] }),
            Self::LargerText => ("Larger article text", "", const { &[bare(Key::Plus), bare(Key::Equals)] }),
            Self::SmallerText => ("Smaller article text", "", const { &[bare(Key::Minus)] }),
            Self::TextSizeReset => ("Article text as it was", "", const { &[bare(Key::Num0)] }),
            Self::Layer(Layer::Quotations) => ("Mark quotations", "Tint, underline and name of the speaker", &[]),
            Self::Layer(Layer::Tags) => ("Mark tags", "Stripes in the margin", &[]),
            Self::Layer(Layer::Differences) => ("Mark differences", "Dotted underline", &[]),
            Self::Legend => ("What the marks mean", "All marks in an article, to switch on and off", const { &[shift(Key::M)] }),
            Self::MorePanes => ("One source more beside", "Up to three, side by side", const { &[bare(Key::W)] }),
            Self::FewerPanes => ("One source less beside", "", const { &[shift(Key::W)] }),
            Self::OtherPane => ("To the source beside", "", const { &[bare(Key::A)] }),
            Self::NextBeside => ("Another source beside", "The next that is not shown", const { &[bare(Key::B)] }),
            Self::PreviousBeside => ("The source before, beside", "", const { &[shift(Key::B)] }),
            Self::DifferentBeside => ("The source that differs most, beside", "With the most conflicts", const { &[bare(Key::D)] }),
            Self::SwapPanes => ("Swap the sources side by side", "", const { &[shift(Key::A)] }),
            Self::Together => ("Scroll together", "Sources side by side, by what they say", const { &[shift(Key::T)] }),
            Self::Layer(Layer::Names) => ("Mark names", "A fine frame", &[]),
            Self::Layer(Layer::Numbers) => ("Mark numbers and dates", "A ground behind them", &[]),
            Self::Layer(Layer::Links) => ("Mark what others say too", "At the right: in how many other sources", &[]),
            Self::Layer(Layer::Copies) => ("Mark copies", "Double line where words stand in another source too", &[]),

            Self::Read(step) => read(step),
            Self::GoBack => ("Back", "To where you were before", const { &[alt(Key::ArrowLeft)] }),
            Self::GoForward => ("Forward", "Where you went back from", const { &[alt(Key::ArrowRight)] }),
            Self::NextSource => ("Next source", "", const { &[bare(Key::S)] }),
            Self::PreviousSource => ("Previous source", "", const { &[shift(Key::S)] }),
            Self::NextClaim => ("Next claim", "The next row of the table", const { &[bare(Key::C)] }),
            Self::PreviousClaim => ("Previous claim", "", const { &[shift(Key::C)] }),
            Self::NextConflict => ("Next conflict", "The next row in which sources differ", const { &[bare(Key::X)] }),
            Self::PreviousConflict => ("Previous conflict", "", const { &[shift(Key::X)] }),
            Self::GoToClaim => ("Go to the claim", "From the sentence to its row", const { &[bare(Key::G)] }),
            Self::BackToSentence => ("Back to the sentence", "From the row to its sentence", const { &[shift(Key::G)] }),
            Self::Conflicts => ("Only claims with conflicts", "", const { &[bare(Key::F)] }),
            Self::OnlyHere => ("Only claims of one source", "What no other source has", const { &[bare(Key::O)] }),
            Self::MissingHere => ("Only claims missing here", "What this source does not have", const { &[shift(Key::O)] }),
            Self::NotReviewed => ("Only claims not reviewed", "", const { &[bare(Key::U)] }),
            Self::ClearFilters => ("All claims", "Take all filters off", const { &[shift(Key::F)] }),
            Self::NextUnreviewed => ("Next claim not reviewed", "The work list", const { &[bare(Key::R)] }),
            Self::PreviousUnreviewed => ("Previous claim not reviewed", "", const { &[shift(Key::R)] }),
            Self::AnalyseAgain => ("Analyse again", "Where the analysis was cancelled or broke off", &[]),
            Self::EditDetails => ("Edit details…", "Outlet, title, author, date, link, notes", const { &[ctrl(Key::E)] }),
            Self::MoveSourceUp => ("Move source up", "", &[]),
            Self::MoveSourceDown => ("Move source down", "", &[]),
            Self::RemoveSource => ("Remove source…", "Take the article out, with its tags and memos", &[]),

            Self::TagPalette => ("Tag…", "Find a tag by name, or make one", const { &[bare(Key::T)] }),
            Self::ApplyTag(number) => return apply_tag(number),
            Self::NewTag => ("New tag…", "", const { &[ctrl(Key::T)] }),
            Self::ImportTags => ("Import tags from a project…", "Its codebook, without its passages", &[]),
            Self::TagHits => {
                ("Tag what was found…", "Every hit with a tick, then one tag on all of them", const { &[alt(Key::T)] })
            }
            Self::ShowClaims => ("Show the claims", "Back from the passages of a tag", &[]),
            Self::Retrieval => {
                ("Passages by tag, speaker, claim…", "With this tag or that, together, or without", const { &[ctrl_shift(Key::T)] })
            }
            Self::ClaimPassages => {
                ("Passages on the claim", "What is tagged on its words, in all sources", const { &[alt(Key::G)] })
            }
            Self::Memos => ("All memos", "Everything that was noted", const { &[ctrl_shift(Key::M)] }),
            Self::ExportPassages => ("Export the listed passages…", "As CSV or Markdown", &[]),
            Self::Detached => ("Detached marks", "Marks whose words were not found again", &[]),

            // Said above.
            Self::Confirm
            | Self::CorrectSpeaker
            | Self::Reject
            | Self::SetQuotation
            | Self::MarkQuotation
            | Self::Names
            | Self::TakeBack
            | Self::Reword
            | Self::Verdict
            | Self::ConfirmAbsent
            | Self::MergeRows
            | Self::MoveMention
            | Self::SplitMention
            | Self::SearchClaims
            | Self::AddRow
            | Self::LinkSentence
            | Self::PickRow
            | Self::PickAllRows
            | Self::CopyRows
            | Self::CopyRowsMarkdown
            | Self::SortColumn
            | Self::ColumnLeft
            | Self::ColumnRight
            | Self::WidenColumn
            | Self::NarrowColumn
            | Self::UsualColumns => ("", "", &[]),

            Self::Settings => ("Settings…", "Reading, theme, keys, your name", const { &[ctrl(Key::Comma)] }),
            Self::ParagraphNumbers => ("Number paragraphs", "", &[]),
            Self::FocusMode => ("Focus mode", "All but the selected paragraph steps back", const { &[bare(Key::Z)] }),
            Self::Keys => ("All keys", "", const { &[bare(Key::F1), shift(Key::Questionmark)] }),
            Self::Tour => ("A short tour", "Five steps over the window", &[]),
            Self::About => ("About Crossread", "", &[]),
        };
        Facts { label, tooltip, keys }
    }

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

    /// What it is called in menus; see [`super::perform::title`] for what it is called just now.
    pub fn label(self) -> &'static str {
        self.facts().label
    }
}

/// Words and keys of the views.
fn look(view: View) -> (&'static str, &'static str, &'static [KeyboardShortcut]) {
    match view {
        View::Read => ("Read", "The open article", const { &[ctrl(Key::Num5)] }),
        View::Voices => ("Voices", "Who is quoted, how much and where", const { &[ctrl(Key::Num6)] }),
        View::Matrix => ("Matrix", "What sources share and leave out, and who copies whom", const { &[ctrl(Key::Num7)] }),
        View::Conflicts => ("Conflicts", "Where sources differ, to be worked through", const { &[ctrl(Key::Num8)] }),
        View::Timeline => ("Timeline", "Which source speaks of which date", const { &[ctrl(Key::Num9)] }),
        View::Tags => ("Tags that occur together", "Tag against tag, with the passages", const { &[alt(Key::Num5)] }),
    }
}

/// Words and keys of the steps through an article.
fn read(step: Step) -> (&'static str, &'static str, &'static [KeyboardShortcut]) {
    match step {
        Step::NextSentence => ("Next sentence", "", const { &[bare(Key::J), bare(Key::ArrowDown)] }),
        Step::PreviousSentence => ("Previous sentence", "", const { &[bare(Key::K), bare(Key::ArrowUp)] }),
        Step::ExtendDown => ("Select one sentence more", "", const { &[shift(Key::J), shift(Key::ArrowDown)] }),
        Step::ExtendUp => ("Select one sentence less", "", const { &[shift(Key::K), shift(Key::ArrowUp)] }),
        Step::NextQuotation => ("Next quotation", "", const { &[bare(Key::Q)] }),
        Step::PreviousQuotation => ("Previous quotation", "", const { &[shift(Key::Q)] }),
        Step::NextParagraph => ("Next paragraph", "", const { &[bare(Key::L), ctrl(Key::ArrowDown)] }),
        Step::PreviousParagraph => ("Previous paragraph", "", const { &[shift(Key::L), ctrl(Key::ArrowUp)] }),
        Step::First => ("First sentence", "", const { &[bare(Key::Home)] }),
        Step::Last => ("Last sentence", "", const { &[bare(Key::End)] }),
        Step::EndLater => ("Select one word more", "", const { &[shift(Key::ArrowRight)] }),
        Step::EndEarlier => ("Select one word less", "", const { &[shift(Key::ArrowLeft)] }),
        Step::StartLater => ("Begin the selection one word later", "", const { &[ctrl_shift(Key::ArrowRight)] }),
        Step::StartEarlier => ("Begin the selection one word earlier", "", const { &[ctrl_shift(Key::ArrowLeft)] }),
        Step::PageDown => ("A screen further", "", const { &[bare(Key::PageDown)] }),
        Step::PageUp => ("A screen back", "", const { &[bare(Key::PageUp)] }),
    }
}

fn apply_tag(number: u8) -> Facts {
    const ROWS: [(&str, &[KeyboardShortcut]); 9] = [
        ("Tag 1", &[bare(Key::Num1)]),
        ("Tag 2", &[bare(Key::Num2)]),
        ("Tag 3", &[bare(Key::Num3)]),
        ("Tag 4", &[bare(Key::Num4)]),
        ("Tag 5", &[bare(Key::Num5)]),
        ("Tag 6", &[bare(Key::Num6)]),
        ("Tag 7", &[bare(Key::Num7)]),
        ("Tag 8", &[bare(Key::Num8)]),
        ("Tag 9", &[bare(Key::Num9)]),
    ];
    let (label, keys) = ROWS.get(usize::from(number.saturating_sub(1))).copied().unwrap_or(("Tag", &[]));
    Facts { label, tooltip: "Put the tag with this number on the selection, or take it off", keys }
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
