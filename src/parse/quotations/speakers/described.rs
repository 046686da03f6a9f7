//! Speakers whom nobody has named: what describes them becomes a mention, and an entity without a name.

use super::{People, parts::head_of};
use crate::{
    parse::{Entity, EntityIndex, EntityKind, Form, Gender, Mention},
    text::Span,
};

impl People<'_> {
    /// Enters `description` as one more mention of the one who is named by `name`, unless it is only the article before the name.
    pub(super) fn also(&mut self, description: Span, name: Mention, text: &str) {
        let span = description.trim(text);
        let words = span.of(text);
        if !words.is_empty() && !["the", "a", "an"].iter().any(|article| words.eq_ignore_ascii_case(article)) {
            self.added.push((Mention { span, entity: name.entity, form: Form::Nominal }, None));
        }
    }

    /// A new entity for one who is only described; the same words mean the same one.
    pub(in crate::parse::quotations) fn describe(
        &mut self,
        text: &str,
        span: Span,
        kind: EntityKind,
        gender: Gender,
    ) -> EntityIndex {
        let words = span.of(text);
        // "the company" is the same one throughout; "an official" is another each time.
        // So are "Mr Lee and Ms Ray".
        let named = words.starts_with(char::is_uppercase) && !words.starts_with("A ") && !words.starts_with("An ");
        let pair = named
            && words.split_once(" and ").is_some_and(|(first, second)| {
                first.split_whitespace().chain(second.split_whitespace()).all(|word| word.starts_with(char::is_uppercase))
            });
        let definite = pair || words.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("the "));
        let key = words.to_lowercase();
        let head = head_of(&key);
        // "The spokesman" is the one who was "a spokesman for the town" before.
        let again = || self.indefinite.get(head?).copied().filter(|_| kind == EntityKind::Person);
        let same = self.described.get(&key).copied().or_else(again).filter(|_| definite);
        let entity = same.unwrap_or(EntityIndex(self.kinds.len() as u32 + self.new));
        let mention = Mention { span, entity, form: Form::Nominal };
        if same.is_some() {
            self.added.push((mention, None));
            return entity;
        }
        self.new += 1;
        if let Some(head) = head.filter(|_| key.starts_with("a ") || key.starts_with("an ")) {
            self.indefinite.insert(head.to_owned(), entity);
        }
        self.described.insert(key, entity);
        let described = Entity {
            kind,
            name: words.split_whitespace().collect::<Vec<_>>().join(" "),
            aliases: Vec::new(),
            roles: Vec::new(),
            gender: if kind == EntityKind::Person { gender } else { Gender::Unknown },
            owner: None,
            named: false,
        };
        self.added.push((mention, Some(described)));
        entity
    }
}
