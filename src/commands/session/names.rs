//! Names: two entities made one, a name taken out of one.

use super::Session;
use crate::{
    commands::Edit,
    compare::{Doubt, SharedEntity, SharedEntityIndex},
    parse::EntityIndex,
    project::{Correction, Decision, SourceId, Subject},
};

impl Session {
    /// A person or body over all sources.
    pub fn entity(&self, entity: SharedEntityIndex) -> Option<&SharedEntity> {
        self.comparison()?.entities.get(entity.0 as usize)
    }

    /// Which person or body over all sources one of an article is.
    pub fn shared_entity(&self, source: SourceId, entity: EntityIndex) -> Option<SharedEntityIndex> {
        let member = (self.source(source)?.compared?, entity);
        let at = self.comparison()?.entities.iter().position(|shared| shared.members.binary_search(&member).is_ok())?;
        Some(SharedEntityIndex(at as u32))
    }

    /// What was said of names, in the order in which it was said.
    pub fn said_of_names(&self) -> impl Iterator<Item = &Correction> {
        self.project.corrections.iter().filter(|correction| matches!(correction.subject, Subject::Names(_)))
    }

    pub(super) fn one_entity(&mut self, names: &[String]) {
        let names = each_once(names);
        if let [first, .., last] = names.as_slice() {
            let name = format!("Make “{first}” and “{last}” one");
            self.say_of_names(name, names, Decision::Together);
        } else {
            self.refuse("Choose two names that are those of one");
        }
    }

    /// Two persons or bodies that may be one, the doubtful names of the comparison that nothing was said of since.
    pub fn doubtful_names(&self) -> impl Iterator<Item = (&SharedEntity, &SharedEntity, Doubt)> {
        let said: Vec<&Correction> = self.said_of_names().collect();
        let is_said = move |a: &str, b: &str| {
            said.iter().any(|correction| {
                matches!(&correction.subject, Subject::Names(names) if names.iter().any(|n| n == a) && names.iter().any(|n| n == b))
            })
        };
        let doubtful = self.comparison().map_or(&[][..], |comparison| comparison.doubtful.as_slice());
        doubtful.iter().filter_map(move |d| {
            let (one, other) = (self.entity(d.one)?, self.entity(d.other)?);
            (!is_said(&one.name, &other.name)).then_some((one, other, d.why))
        })
    }

    pub(super) fn two_entities(&mut self, [one, other]: &[String; 2]) {
        let name = format!("Keep “{one}” and “{other}” apart");
        self.say_of_names(name, vec![one.clone(), other.clone()], Decision::Apart);
    }

    pub(super) fn take_name_out(&mut self, name: &str, from: &[String]) {
        let names = each_once(&std::iter::once(name.to_owned()).chain(from.iter().cloned()).collect::<Vec<_>>());
        if names.len() < 2 {
            self.refuse("There is no other name that it could be taken from");
            return;
        }
        self.say_of_names(format!("Take out the name “{}”", name.trim()), names, Decision::Apart);
    }

    /// What was said before of the very same names is replaced: both cannot hold.
    fn say_of_names(&mut self, name: String, names: Vec<String>, decision: Decision) {
        let new = self.new_correction(Subject::Names(names), decision, String::new());
        let old = self.said_of_names().filter(|old| old.subject == new.subject).map(|old| old.id).collect::<Vec<_>>();
        let at = self.project.corrections.len() - old.len();
        self.change(name, None, vec![Edit::RemoveCorrections(old), Edit::InsertCorrections(vec![(at, new)])]);
    }
}

/// The names in their order, each once.
fn each_once(names: &[String]) -> Vec<String> {
    let mut list: Vec<String> = Vec::new();
    for name in names.iter().map(|name| name.trim()).filter(|name| !name.is_empty()) {
        if !list.iter().any(|known| known == name) {
            list.push(name.to_owned());
        }
    }
    list
}
