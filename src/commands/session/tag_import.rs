//! Tags from another project's file: read in beside the window, shown with what clashes by name, then taken in as a person decided.
//!
//! Only tags come in: no passages, no memos, and a number key only where it is free here.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use super::{NoticeKind, Session, now};
use crate::{
    commands::{Edit, jobs::DiskJob},
    project::{Tag, TagId, file::FileError, tag_named},
};

/// What to do with a tag of the other project.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum TagImport {
    /// It comes in; where there is one of its name, under another name.
    #[default]
    Add,
    /// The tag of its name that is there stands for it; a description is taken over where that one has none.
    Merge,
    /// It stays away.
    Skip,
}

/// The tags of another project, that wait for a decision.
#[derive(Clone, PartialEq, Debug)]
pub struct OfferedTags {
    /// The file that they come from.
    pub path: PathBuf,
    /// In that project's order.
    pub tags: Vec<Tag>,
    /// How often tags were offered in this session: a window that shows an older offer is stale.
    pub number: u64,
}

impl Session {
    /// Tags of another project that wait for a decision.
    pub fn offered_tags(&self) -> Option<&OfferedTags> {
        self.offered_tags.as_ref()
    }

    pub(super) fn read_tags(&mut self, path: PathBuf) {
        self.ask_disk(DiskJob::ReadTags { path });
    }

    pub(super) fn tags_are_read(&mut self, path: PathBuf, result: Result<Vec<Tag>, FileError>) {
        match result {
            Ok(tags) if tags.is_empty() => self.warn(format!("{} has no tags", name_of(&path))),
            Ok(tags) => {
                let number = self.offered_tags.as_ref().map_or(0, |offered| offered.number) + 1;
                self.offered_tags = Some(OfferedTags { path, tags, number });
            }
            Err(error) => {
                let text = format!("The tags of {} could not be read", name_of(&path));
                self.notice(NoticeKind::Error, text, vec![error.to_string()]);
            }
        }
    }

    /// Takes in the tags that were offered, each as decided; those of which nothing is said come in.
    pub(super) fn import_tags(&mut self, decisions: &BTreeMap<TagId, TagImport>) {
        let Some(offered) = self.offered_tags.take() else {
            self.refuse("No tags are waiting to be imported");
            return;
        };
        let now = now();
        let mut codebook = self.project.codebook.clone();
        // Under which id each tag of the other project is known here.
        let mut here: BTreeMap<TagId, TagId> = BTreeMap::new();
        let mut edits = Vec::new();
        let mut added = Vec::new();
        for tag in &offered.tags {
            let same_name = tag_named(&codebook, &tag.name).cloned();
            match (decisions.get(&tag.id).copied().unwrap_or_default(), same_name) {
                (TagImport::Skip, _) => {}
                (TagImport::Merge, Some(own)) => {
                    here.insert(tag.id, own.id);
                    if own.description.trim().is_empty() && !tag.description.trim().is_empty() {
                        let description = tag.description.clone();
                        edits.push(Edit::ReplaceTag(Tag { description, modified: now, ..own }));
                    }
                }
                (TagImport::Add | TagImport::Merge, same_name) => {
                    let taken = codebook.iter().any(|own| own.id == tag.id);
                    let id = if taken { TagId::new() } else { tag.id };
                    let name = if same_name.is_some() { free_name(&codebook, &tag.name) } else { tag.name.trim().to_owned() };
                    let key = tag.key.filter(|key| codebook.iter().all(|own| own.key != Some(*key)));
                    here.insert(tag.id, id);
                    let new = Tag { id, name, key, parent: None, ..tag.clone() };
                    codebook.push(new.clone());
                    added.push((new, tag.parent));
                }
            }
        }
        let count = added.len();
        let from = self.project.codebook.len();
        edits.extend(added.into_iter().enumerate().map(|(nth, (tag, parent))| {
            // What is skipped leaves its kinds without a parent.
            let parent = parent.and_then(|parent| here.get(&parent)).copied();
            Edit::InsertTag { at: from + nth, tag: Tag { parent, ..tag } }
        }));
        if edits.is_empty() {
            self.warn("No tag came in");
            return;
        }
        let what = if count == 1 { "tag" } else { "tags" };
        self.change(format!("Import {count} {what} from {}", name_of(&offered.path)), None, edits);
    }
}

/// The name with a number that no tag has.
fn free_name(codebook: &[Tag], name: &str) -> String {
    let names = (2..).map(|number| format!("{} ({number})", name.trim()));
    names.into_iter().find(|name| tag_named(codebook, name).is_none()).unwrap_or_default()
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{commands::Command, project::tree};

    fn with(names: &[&str]) -> Session {
        let mut session = Session::new(Arc::new(|| {}));
        for name in names {
            session.run(Command::CreateTag { name: (*name).to_owned(), colour: None });
        }
        session
    }

    /// The tags "claim", "loaded", a kind of it, and "quiet", offered to a project with "Claim" and "own"; decisions by name.
    fn check(decisions: &[(&str, TagImport)]) -> String {
        let mut other = with(&["claim", "loaded", "quiet"]);
        let ids: Vec<TagId> = other.project().codebook.iter().map(|tag| tag.id).collect();
        other.run(Command::SetTagParent(ids[1], Some(ids[0])));
        other.run(Command::DescribeTag(ids[0], "What is said to be so".to_owned()));
        let tags = other.project().codebook.clone();
        let decisions = decisions.iter().map(|(name, decision)| (tag_named(&tags, name).unwrap().id, *decision)).collect();
        let mut session = with(&["Claim", "own"]);
        let before = session.project().codebook.clone();
        session.tags_are_read(PathBuf::from("other.crossread"), Ok(tags));
        session.run(Command::ImportTags(decisions));
        assert!(session.offered_tags().is_none());
        let codebook = session.project().codebook.clone();
        let keys: Vec<_> = codebook.iter().filter_map(|tag| tag.key).collect();
        assert_eq!(keys.iter().collect::<std::collections::BTreeSet<_>>().len(), keys.len(), "no key twice");
        session.run(Command::Undo);
        assert_eq!(session.project().codebook, before);
        let word = |(at, depth): &(usize, usize)| {
            let described = if codebook[*at].description.is_empty() { "" } else { "*" };
            format!("{}{}{described}", "-".repeat(*depth), codebook[*at].name)
        };
        tree(&codebook).iter().map(word).collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn a_tag_of_a_name_that_is_there_is_kept_beside_merged_or_skipped() {
        use TagImport::{Add, Merge, Skip};
        assert_eq!(check(&[]), "Claim, own, claim (2)*, -loaded, quiet");
        assert_eq!(check(&[("claim", Add), ("quiet", Skip)]), "Claim, own, claim (2)*, -loaded");
        assert_eq!(check(&[("claim", Merge)]), "Claim*, -loaded, own, quiet", "kinds come below the one that stands for it");
        assert_eq!(check(&[("claim", Skip)]), "Claim, own, loaded, quiet");
    }

    #[test]
    fn a_file_without_tags_or_that_cannot_be_read_offers_nothing() {
        let mut session = with(&[]);
        session.tags_are_read(PathBuf::from("empty.crossread"), Ok(Vec::new()));
        assert!(session.offered_tags().is_none() && session.notices().len() == 1);
    }
}
