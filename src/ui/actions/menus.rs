//! The menus of the bar: which actions stand in which, and in what order.

use super::{Action, ThemeChoice};
use crate::{
    commands::Sought,
    ui::{
        reading::Step,
        settings::{Layer, Place},
        views::{PictureKind, View},
    },
};

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
                &[A::CorrectSpeaker, A::SetQuotation, A::MarkQuotation, A::Names, A::DoubtfulNames, A::TakeBack],
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
