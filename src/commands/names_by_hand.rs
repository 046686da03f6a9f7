//! Names as a person put them: one taken out of an entity, two entities made one.
//!
//! What was said is handed to the comparison, which gathers entities over all articles; here the mentions within one article are
//! parted where two names of one of its entities are those of two. Pure.

use crate::{
    compare::Names,
    parse::{Entity, EntityIndex, Form, Parsed},
    project::{Correction, Decision, Subject},
};

/// Whether a correction is about names.
pub(super) fn is_about_names(correction: &Correction) -> bool {
    matches!(correction.subject, Subject::Names(_))
}

/// What was said of names, the later word after the earlier one.
pub(super) fn said_of_names<'a>(corrections: impl IntoIterator<Item = &'a Correction>) -> Names {
    let mut said = Names::default();
    for correction in corrections {
        let Subject::Names(names) = &correction.subject else { continue };
        match (&correction.decision, names.split_first()) {
            (Decision::Together, _) => said.say_one(names),
            (Decision::Apart, Some((name, others))) => said.say_two(name, others),
            _ => {}
        }
    }
    said
}

/// Whether an article has an entity whose names are those of two.
pub(super) fn parts(parsed: &Parsed, said: &Names) -> bool {
    !said.is_empty() && parsed.entities.iter().any(|entity| taken_out(entity, said).is_some())
}

/// Parts the entities of an article whose names are those of two; whether there were any.
pub(super) fn part(text: &str, parsed: &mut Parsed, said: &Names) -> bool {
    let mut any = false;
    for at in 0..parsed.entities.len() {
        while let Some(name) = parsed.entities.get(at).and_then(|entity| taken_out(entity, said)) {
            take_out(text, parsed, at, &name);
            any = true;
        }
    }
    any
}

/// A name of the entity that is somebody else's than its fullest one.
fn taken_out(entity: &Entity, said: &Names) -> Option<String> {
    entity.aliases.iter().find(|alias| said.are_two(alias, &entity.name)).cloned()
}

/// Makes an entity of one name of another, with the mentions that give that name and those that follow them.
fn take_out(text: &str, parsed: &mut Parsed, at: usize, name: &str) {
    let new = EntityIndex(parsed.entities.len() as u32);
    let Some(old) = parsed.entities.get_mut(at) else { return };
    old.aliases.retain(|alias| alias != name);
    let names: Vec<String> = std::iter::once(&old.name).chain(&old.aliases).cloned().collect();
    let entity = Entity { name: name.to_owned(), aliases: Vec::new(), roles: Vec::new(), ..old.clone() };
    parsed.entities.push(entity);
    let old = EntityIndex(at as u32);
    let gives = |words: &str, name: &str| words == name || words.strip_suffix(name).is_some_and(|title| title.ends_with(' '));
    // Who was named last before a "he".
    let mut last = old;
    for mention in parsed.mentions.iter_mut().filter(|mention| mention.entity == old) {
        if mention.form == Form::Name {
            let words = mention.span.of(text);
            let kept = names.iter().any(|other| other.len() > name.len() && gives(words, other));
            last = if gives(words, name) && !kept { new } else { old };
        }
        mention.entity = last;
    }
    for quotation in parsed.quotations.iter_mut().filter(|quotation| quotation.entity == Some(old)) {
        let mention = quotation.speaker.and_then(|span| parsed.mentions.iter().find(|mention| mention.span == span));
        quotation.entity = mention.map(|mention| mention.entity).or(Some(old));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        parse::parse,
        text::{Document, Metadata},
    };

    #[test]
    fn a_name_is_taken_out_with_what_follows_it() {
        let text = "Mayor Ann Lee opened the gate. She waved. “It is late,” Lee said. He left.";
        let document = Document { text: text.into(), file: None, metadata: Metadata::default() };
        let mut parsed = parse(&document);
        let of = |parsed: &Parsed| -> Vec<String> {
            let name = |at: EntityIndex| parsed.entities.get(at.0 as usize).map_or("-", |e| e.name.as_str());
            parsed.mentions.iter().map(|m| format!("{}: {}", m.span.of(text), name(m.entity))).collect()
        };
        let before = of(&parsed);
        assert!(before.iter().any(|m| m == "Lee: Ann Lee"), "{before:?}");
        let mut said = Names::default();
        said.say_two("Lee", &["Ann Lee".to_owned()]);
        assert!(part(text, &mut parsed, &said));
        let after = of(&parsed);
        assert!(after.iter().any(|m| m == "Lee: Lee") && after.iter().any(|m| m.ends_with("Ann Lee: Ann Lee")), "{after:?}");
        let entity = parsed.quotations[0].entity.and_then(|e| parsed.entities.get(e.0 as usize)).map(|e| e.name.clone());
        assert_eq!(entity.as_deref(), Some("Lee"));
        assert!(!part(text, &mut parsed, &said), "there is nothing more to part");
    }
}
