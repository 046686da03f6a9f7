//! Whom an age means: where the article has "Tom Gray, 34, …", "the 34-year-old" and "a 34-year-old baker" are Tom Gray.
//!
//! Only where one person with a name is of that age, and the noun may be said of that person.

use std::collections::BTreeMap;

use super::{Nominal, link::Linking, phrases::years_old};
use crate::parse::{Entity, EntityIndex, EntityKind, Form, Gender, Mention};

/// Nobody is older.
pub(crate) const OLDEST: u32 = 125;

/// Whether the `number` behind a name is an age, by the marks around it: "Ann Lee, 34, said", "Ann Lee (34)".
pub(crate) fn is_apposed_age(before: &str, number: &str, behind: &str) -> bool {
    let marks = matches!((before, behind), (",", "," | ".") | ("(", ")"));
    marks && number.bytes().all(|b| b.is_ascii_digit()) && number.parse::<u32>().is_ok_and(|age| (1..=OLDEST).contains(&age))
}

/// The persons behind whose name an age stands in commas, by the age; `None` where it is that of several.
pub(super) fn of_names<'t>(text: &'t str, mentions: &[Mention], entities: &[Entity]) -> BTreeMap<&'t str, Option<EntityIndex>> {
    let mut ages: BTreeMap<&str, Option<EntityIndex>> = BTreeMap::new();
    let person = |e: EntityIndex| entities.get(e.0 as usize).is_some_and(|e| e.named && e.kind == EntityKind::Person);
    for mention in mentions.iter().filter(|m| m.form == Form::Name && person(m.entity)) {
        let Some(behind) = text.get(mention.span.end as usize..) else { continue };
        let comma = behind.strip_prefix(", ").map(|age| (",", age));
        let Some((open, age)) = comma.or_else(|| behind.strip_prefix(" (").map(|age| ("(", age))) else { continue };
        let digits = age.bytes().take_while(u8::is_ascii_digit).count();
        let (Some(age), Some(rest)) = (age.get(..digits), age.get(digits..)) else { continue };
        let (close, rest) = rest.split_at_checked(1).unwrap_or_default();
        // "Ann Lee, 3.5 miles away"
        let goes_on = rest.starts_with(|c: char| c.is_ascii_digit());
        if is_apposed_age(open, age, close) && !goes_on {
            ages.entry(age).and_modify(|one| *one = one.filter(|&e| e == mention.entity)).or_insert(Some(mention.entity));
        }
    }
    ages
}

impl Linking<'_> {
    /// The person whose age the noun tells.
    pub(super) fn of_that_age(&self, nominal: &Nominal) -> Option<EntityIndex> {
        if self.ages.is_empty() || nominal.many || nominal.kind != EntityKind::Person {
            return None;
        }
        let age = nominal.span.of(self.text).split_whitespace().find_map(years_old)?;
        let entity = self.ages.get(age).copied().flatten()?;
        let gender = self.entities.get(entity.0 as usize).map_or(Gender::Unknown, |e| e.gender);
        (gender == Gender::Unknown || nominal.gender == Gender::Unknown || gender == nominal.gender).then_some(entity)
    }
}

#[cfg(test)]
mod tests {
    use super::is_apposed_age;
    use crate::{
        parse::parse,
        text::{Document, Metadata},
    };

    /// The mentions of Tom Gray.
    fn check(text: &str, wanted: &[&str]) {
        let document = Document { text: text.into(), file: None, metadata: Metadata::default() };
        let parsed = parse(&document);
        let his = parsed.mentions.iter().filter(|m| parsed.entities[m.entity.0 as usize].name == "Tom Gray");
        assert_eq!(his.map(|m| m.span.of(text)).collect::<Vec<_>>(), wanted, "{text}");
    }

    #[test]
    fn who_is_of_that_age_is_meant() {
        check("Tom Gray, 34, fell off a ladder. The 34-year-old was unhurt.", &["Tom Gray", "34-year-old"]);
        check("A 34-year-old baker fell off a ladder. Tom Gray, 34, was unhurt.", &["34-year-old baker", "Tom Gray"]);
    }

    #[test]
    fn only_what_can_be_an_age_is_one() {
        assert!(is_apposed_age(",", "34", ",") && is_apposed_age("(", "103", ")"));
        assert!(!is_apposed_age(",", "340", ",") && !is_apposed_age(",", "34", ")") && !is_apposed_age("-", "34", "."));
        check("Tom Gray (34) fell off a ladder. The 34-year-old was unhurt.", &["Tom Gray", "34-year-old"]);
    }

    #[test]
    fn of_two_of_one_age_neither_is_meant() {
        check("Tom Gray, 34, and Paul Hale, 34, fell. The 34-year-old was unhurt.", &["Tom Gray"]);
        check("Tom Gray, 34, fell. The 34-year-old house stands. A 35-year-old baker came.", &["Tom Gray"]);
    }
}
