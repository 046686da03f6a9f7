//! What each action is called, one line more about it, and its keys.

use eframe::egui::{Key, KeyboardShortcut};

use super::{Action, Facts, ThemeChoice, alt, bare, ctrl, ctrl_shift, shift};
use crate::{
    commands::Sought,
    ui::{
        correcting,
        reading::Step,
        settings::{Layer, Place},
        tabling,
        views::{PictureKind, View},
    },
};

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
            | Self::DoubtfulNames
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
