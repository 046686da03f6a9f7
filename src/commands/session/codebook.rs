//! The codebook's commands.

use super::{Session, now};
use crate::{
    commands::{Edit, history::Merge},
    project::{Rgb, Tag, TagId, Unknown, kinds_of, next_colour, next_key, tag_named},
};

impl Session {
    /// A new tag at the end of the codebook, or why there cannot be one.
    pub(super) fn new_tag(&self, name: &str, colour: Option<Rgb>) -> Result<Tag, String> {
        let name = name.trim();
        if name.is_empty() {
            return Err("A tag needs a name".to_owned());
        }
        let codebook = &self.project.codebook;
        if let Some(tag) = tag_named(codebook, name) {
            return Err(format!("There is a tag “{}” already", tag.name));
        }
        let now = now();
        Ok(Tag {
            id: TagId::new(),
            name: name.to_owned(),
            colour: colour.unwrap_or_else(|| next_colour(codebook)),
            description: String::new(),
            key: next_key(codebook),
            parent: None,
            created: now,
            modified: now,
            unknown: Unknown::new(),
        })
    }

    pub(super) fn create_tag(&mut self, name: &str, colour: Option<Rgb>) {
        match self.new_tag(name, colour) {
            Ok(tag) => {
                let name = format!("Create tag “{}”", tag.name);
                self.change(name, None, vec![Edit::InsertTag { at: self.project.codebook.len(), tag }]);
            }
            Err(why) => self.refuse(why),
        }
    }

    /// The tag, or a message that there is none.
    pub(super) fn tag_or_say(&mut self, id: TagId) -> Option<Tag> {
        let tag = self.tag(id).cloned();
        if tag.is_none() {
            self.refuse("There is no such tag any more");
        }
        tag
    }

    /// Changes one tag; nothing where `change` changes nothing.
    fn change_tag(&mut self, id: TagId, verb: &str, merge: Option<Merge>, change: impl FnOnce(&mut Tag)) {
        let Some(old) = self.tag_or_say(id) else { return };
        let mut tag = old.clone();
        change(&mut tag);
        if tag != old {
            tag.modified = now();
            self.change(format!("{verb} tag “{}”", old.name), merge, vec![Edit::ReplaceTag(tag)]);
        }
    }

    /// Whether the tag can have this name; where not, that is said.
    fn may_be_called(&mut self, id: TagId, name: &str) -> bool {
        let other = tag_named(&self.project.codebook, name).filter(|other| other.id != id);
        let why = match other {
            _ if name.is_empty() => "A tag needs a name".to_owned(),
            Some(other) => format!("There is a tag “{}” already", other.name),
            None => return true,
        };
        self.refuse(why);
        false
    }

    pub(super) fn rename_tag(&mut self, id: TagId, name: &str) {
        let name = name.trim();
        if self.may_be_called(id, name) {
            self.change_tag(id, "Rename", Some(Merge::TagName(id)), |tag| name.clone_into(&mut tag.name));
        }
    }

    pub(super) fn edit_tag(&mut self, id: TagId, name: &str, colour: Rgb, description: String, key: Option<u8>) {
        let Some(old) = self.tag_or_say(id) else { return };
        let name = name.trim();
        if !self.may_be_called(id, name) || !self.may_be_key(key) {
            return;
        }
        let mut tag = Tag { name: name.to_owned(), colour, description, key, ..old.clone() };
        if tag != old {
            tag.modified = now();
            let mut edits = if key == old.key { Vec::new() } else { self.key_taken(id, key) };
            edits.push(Edit::ReplaceTag(tag));
            self.change(format!("Edit tag “{}”", old.name), None, edits);
        }
    }

    pub(super) fn recolour_tag(&mut self, id: TagId, colour: Rgb) {
        self.change_tag(id, "Recolour", Some(Merge::TagColour(id)), |tag| tag.colour = colour);
    }

    pub(super) fn describe_tag(&mut self, id: TagId, description: String) {
        self.change_tag(id, "Describe", Some(Merge::TagDescription(id)), |tag| tag.description = description);
    }

    fn may_be_key(&mut self, key: Option<u8>) -> bool {
        let may = key.is_none_or(|key| (1..=9).contains(&key));
        if !may {
            self.refuse("The number keys are 1 to 9");
        }
        may
    }

    /// The edit that takes a number key from the tag that has it, where that is another one.
    fn key_taken(&self, by: TagId, key: Option<u8>) -> Vec<Edit> {
        let holder = self.project.codebook.iter().find(|other| key.is_some() && other.key == key && other.id != by);
        holder.map(|other| Edit::ReplaceTag(Tag { key: None, modified: now(), ..other.clone() })).into_iter().collect()
    }

    pub(super) fn set_tag_key(&mut self, id: TagId, key: Option<u8>) {
        let Some(mut tag) = self.tag_or_say(id) else { return };
        if !self.may_be_key(key) || tag.key == key {
            return;
        }
        let mut edits = self.key_taken(id, key);
        (tag.key, tag.modified) = (key, now());
        let name = format!("Key of tag “{}”", tag.name);
        edits.push(Edit::ReplaceTag(tag));
        self.change(name, None, edits);
    }

    pub(super) fn move_tag(&mut self, id: TagId, to: usize) {
        let Some(tag) = self.tag_or_say(id) else { return };
        let from = self.project.codebook.iter().position(|other| other.id == id);
        let to = to.min(self.project.codebook.len().saturating_sub(1));
        if from != Some(to) {
            self.change(format!("Move tag “{}”", tag.name), None, vec![Edit::MoveTag { tag: id, to }]);
        }
    }

    pub(super) fn set_tag_parent(&mut self, id: TagId, parent: Option<TagId>) {
        let Some(tag) = self.tag_or_say(id) else { return };
        if parent.is_some_and(|parent| kinds_of(&self.project.codebook, id).contains(&parent)) {
            self.refuse(format!("“{}” cannot be a kind of itself", tag.name));
            return;
        }
        if parent.is_none_or(|parent| self.tag(parent).is_some()) {
            self.change_tag(id, "Move", None, |tag| tag.parent = parent);
        }
    }
}
