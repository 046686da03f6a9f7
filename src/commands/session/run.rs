//! Every command, to the function that does it.

use super::{NoticeKind, Session};
use crate::commands::{Command, Edit, history::Merge, sample};

impl Session {
    /// Does what the user asks for.
    pub fn run(&mut self, command: Command) {
        if self.read_only && changes_the_project(&command) {
            self.refuse("This project comes from a newer version and is open for reading only");
            return;
        }
        match command {
            Command::NewProject => self.new_project(),
            Command::OpenSample => self.open_sample(),
            Command::OpenProject(path) => self.open_project(path),
            Command::OpenBackup(path) => self.open_backup(path),
            Command::OpenPaths(paths) => self.open_paths(paths),
            Command::Import(paths) => self.import(paths),
            Command::ImportPasted(text) => self.import_pasted(text),
            Command::Save => self.save(),
            Command::SaveAs(path) => self.save_as(path),
            Command::Recover(path) => self.recover(path),
            Command::DiscardRecovery(path) => self.discard_recovery(path),
            Command::Cancel => self.cancel(),
            Command::AnalyseAgain => {
                if self.analysis.stopped {
                    self.want_analysis();
                }
            }
            Command::DismissNotice(at) => {
                if at < self.notices.len() {
                    self.notices.remove(at);
                }
            }

            Command::Undo => self.undo(),
            Command::Redo => self.redo(),

            Command::SetProjectTitle(title) => {
                if title != self.project.title {
                    self.change("Rename the project", Some(Merge::Title), vec![Edit::Title(title)]);
                }
            }
            Command::RemoveSource(source) => self.remove_source(source),
            Command::MoveSource { source, to } => self.move_source(source, to),
            Command::SetMetadata { source, metadata } => self.set_metadata(source, metadata),

            Command::CreateTag { name, colour } => self.create_tag(&name, colour),
            Command::RenameTag(tag, name) => self.rename_tag(tag, &name),
            Command::RecolourTag(tag, colour) => self.recolour_tag(tag, colour),
            Command::DescribeTag(tag, description) => self.describe_tag(tag, description),
            Command::SetTagKey(tag, key) => self.set_tag_key(tag, key),
            Command::EditTag { tag, name, colour, description, key } => self.edit_tag(tag, &name, colour, description, key),
            Command::MoveTag(tag, to) => self.move_tag(tag, to),
            Command::SetTagParent(tag, parent) => self.set_tag_parent(tag, parent),
            Command::MergeTags { from, into } => self.merge_tags(&from, into),
            Command::MoveTags { tags, parent } => self.move_tags(&tags, parent),
            Command::RecolourTags(tags, colour) => self.recolour_tags(&tags, colour),
            Command::DeleteTags(tags) => self.delete_tags(&tags),
            Command::ReadTags(path) => self.read_tags(path),
            Command::ImportTags(decisions) => self.import_tags(&decisions),

            Command::ToggleTag(tag) => self.toggle_tag(tag),
            Command::CreateAndApplyTag(name) => self.create_and_apply_tag(&name),
            Command::Annotate { source, span, tag, memo } => self.annotate(source, span, tag, memo),
            Command::TagAll { places, tag } => self.tag_all(&places, tag),
            Command::TakeTagsOff(annotations) => self.take_tags_off(&annotations),
            Command::RemoveAnnotation(annotation) => self.remove_annotation(annotation),
            Command::SetMemo(annotation, memo) => self.set_memo(annotation, memo),
            Command::PlaceAnnotation(annotation) => self.place_annotation(annotation),

            Command::Correct { subject, decision, note } => self.correct(subject, decision, note),
            Command::RemoveCorrection(correction) => self.remove_correction(correction),
            Command::TakeBack(corrections) => self.take_back(&corrections),
            Command::SetQuotation { source, quotation, span } => self.set_quotation(source, quotation, span),
            Command::MarkQuotation { source, span, kind, speaker } => self.mark_quotation(source, span, kind, &speaker),
            Command::PlaceCorrection(correction) => self.place_correction(correction),
            Command::OneEntity(names) => self.one_entity(&names),
            Command::TwoEntities(names) => self.two_entities(&names),
            Command::TakeNameOut { name, from } => self.take_name_out(&name, &from),
            Command::MoveMention { source, span, to } => self.move_mention(source, span, to),
            Command::MergeClaims(claims) => self.merge_claims(&claims),
            Command::SplitMention { source, span } => self.split_mention(source, span),
            Command::SameClaim(places) => self.same_claim(&places),

            Command::OpenSource(source) => self.open_in_view(source),
            Command::Select(selection) => self.select(selection),
            Command::Deselect => {
                self.history.seal();
                self.selection = None;
            }
            Command::SelectClaim { claim, source } => self.select_claim(claim, source),
            Command::FilterClaims(filter) => {
                if filter != self.claims.filter {
                    self.claims.filter = filter;
                    self.refresh_rows();
                }
            }
            Command::SortClaims(sort) => {
                if sort != self.claims.sort {
                    self.claims.sort = sort;
                    self.refresh_rows();
                }
            }
            Command::Find(query) => self.find(query),
            Command::GoToHit(at) => self.go_to_hit(at),
            Command::StepToHit { back, within } => self.step_to_hit(back, within),
            Command::ExportPassages { path, marks } => self.export_passages(path, marks),
            Command::SetCoder(coder) => coder.trim().clone_into(&mut self.coder),
        }
    }

    fn open_sample(&mut self) {
        match sample::documents() {
            Ok(documents) => {
                let mut project = crate::project::Project::new(super::now());
                sample::TITLE.clone_into(&mut project.title);
                project.sources = documents.into_iter().map(super::sources::new_source).collect();
                self.replace_project(project, std::collections::BTreeMap::new(), true);
            }
            Err(error) => self.notice(NoticeKind::Error, "The sample could not be opened", vec![error.to_string()]),
        }
    }
}

/// Whether the command would change what the file keeps.
fn changes_the_project(command: &Command) -> bool {
    match command {
        Command::NewProject
        | Command::OpenSample
        | Command::OpenProject(_)
        | Command::OpenBackup(_)
        | Command::OpenPaths(_)
        | Command::Save
        | Command::SaveAs(_)
        | Command::Recover(_)
        | Command::DiscardRecovery(_)
        | Command::Cancel
        | Command::AnalyseAgain
        | Command::DismissNotice(_)
        | Command::Undo
        | Command::Redo
        | Command::OpenSource(_)
        | Command::Select(_)
        | Command::Deselect
        | Command::SelectClaim { .. }
        | Command::FilterClaims(_)
        | Command::SortClaims(_)
        | Command::Find(_)
        | Command::GoToHit(_)
        | Command::StepToHit { .. }
        | Command::ExportPassages { .. }
        | Command::ReadTags(_)
        | Command::SetCoder(_) => false,
        Command::Import(_)
        | Command::ImportPasted(_)
        | Command::SetProjectTitle(_)
        | Command::RemoveSource(_)
        | Command::MoveSource { .. }
        | Command::SetMetadata { .. }
        | Command::CreateTag { .. }
        | Command::RenameTag(..)
        | Command::RecolourTag(..)
        | Command::DescribeTag(..)
        | Command::SetTagKey(..)
        | Command::EditTag { .. }
        | Command::MoveTag(..)
        | Command::SetTagParent(..)
        | Command::MergeTags { .. }
        | Command::MoveTags { .. }
        | Command::RecolourTags(..)
        | Command::DeleteTags(_)
        | Command::ImportTags(_)
        | Command::ToggleTag(_)
        | Command::CreateAndApplyTag(_)
        | Command::Annotate { .. }
        | Command::TagAll { .. }
        | Command::TakeTagsOff(_)
        | Command::RemoveAnnotation(_)
        | Command::SetMemo(..)
        | Command::PlaceAnnotation(_)
        | Command::Correct { .. }
        | Command::RemoveCorrection(_)
        | Command::TakeBack(_)
        | Command::SetQuotation { .. }
        | Command::MarkQuotation { .. }
        | Command::PlaceCorrection(_)
        | Command::OneEntity(_)
        | Command::TwoEntities(_)
        | Command::TakeNameOut { .. }
        | Command::MoveMention { .. }
        | Command::MergeClaims(_)
        | Command::SplitMention { .. }
        | Command::SameClaim(_) => true,
    }
}
